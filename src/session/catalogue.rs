//! What the carrier lists for an account and the images that it keeps: read, and read again every day.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::command::Command;
use crate::command::ImageWish;
use crate::command::PickFile;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::AccountId;
use crate::domain::CarrierAccount;
use crate::domain::Failure;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::LabelDownload;
use crate::domain::LabelImage;
use crate::domain::LabelImageId;
use crate::domain::NewLogo;
use crate::domain::PickedLogo;
use crate::domain::Problem;
use crate::domain::Problems;
use crate::domain::rules;

use super::Session;

/// A carrier's lists are read again after a day.
const DAY_MS: i64 = 24 * 3600 * 1000;
/// Lists that could not be read are tried again after an hour.
const HOUR_MS: i64 = 3600 * 1000;

/// What is under way on an account's page.
#[derive(Debug, Default)]
pub struct AccountDesk {
    /// The lists, as they were asked for by hand; read by themselves, they say nothing.
    pub catalogue: Remote<AccountId>,
    /// The images that the carrier keeps.
    pub images: Remote<Vec<LabelImage>>,
    /// The image that would be forgotten, while that is asked.
    pub forgetting: Option<LabelImageId>,
    /// The form that adds an image.
    pub logo: LogoDesk,
    images_of: Option<AccountId>,
    tried_ms: BTreeMap<AccountId, i64>,
}

/// The form that adds an image.
#[derive(Debug, Default)]
pub struct LogoDesk {
    /// What the image is called.
    pub name: String,
    /// The file's path as typed.
    pub path: String,
    /// The file that was picked.
    pub picked: Remote<PickedLogo>,
    /// The image is on its way.
    pub sending: Option<Ticket>,
    tried: bool,
    refused: Problems,
}

impl LogoDesk {
    /// What stands in the way of sending the image.
    pub fn problems(&self) -> Problems {
        rules::check_logo(&self.name, self.picked.known().map(|picked| picked.facts))
    }

    /// What to say at a box; that it is empty only once the operator has tried.
    pub fn problem_at(&self, field: Field) -> Option<Problem> {
        let problem = self.refused.at(field).cloned().or_else(|| self.problems().at(field).cloned())?;
        (problem.fault != Fault::Missing || self.tried).then_some(problem)
    }

    /// A box was edited: what the carrier said of it no longer holds.
    pub fn edited(&mut self) {
        self.refused = Problems::default();
    }
}

impl Session {
    /// Reads what the carrier lists for the open account, now.
    pub fn read_catalogue(&mut self, commands: &mut Vec<Command>) {
        if let Some(account) = self.account().map(|account| account.id.clone()) {
            let ticket = self.ticket();
            self.account_desk.catalogue.wait(ticket);
            self.account_desk.tried_ms.insert(account.clone(), self.now_ms());
            commands.push(Command::ReadCatalogue { ticket, account });
        }
    }

    /// Reads what is a day old. Says in how many milliseconds the next is due.
    pub(super) fn read_due_catalogues(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        let now = self.now_ms();
        let mut next: Option<i64> = None;
        let accounts: Vec<(AccountId, Option<i64>)> =
            self.accounts.iter().map(|account| (account.id.clone(), account.catalogue.read_ms)).collect();
        for (account, read) in accounts {
            let tried = self.account_desk.tried_ms.get(&account).map(|tried| tried + HOUR_MS);
            let due = read.map(|read| read + DAY_MS).max(tried).filter(|due| *due > now);
            if due.is_none() {
                let ticket = self.ticket();
                self.account_desk.tried_ms.insert(account.clone(), now);
                commands.push(Command::ReadCatalogue { ticket, account });
            }
            let due = due.unwrap_or(now + HOUR_MS);
            next = Some(next.map_or(due, |known| known.min(due)));
        }
        next.and_then(|due| u64::try_from(due - now).ok())
    }

    pub(super) fn catalogue_read(&mut self, ticket: Ticket, outcome: Result<CarrierAccount, Failure>) {
        match outcome {
            Ok(account) => {
                self.account_desk.catalogue.answer(ticket, Ok(account.id.clone()));
                self.account_changed(account);
            }
            // Read by itself, it is tried again by itself.
            Err(failure) => {
                self.account_desk.catalogue.answer(ticket, Err(failure));
            }
        }
    }

    /// Asks once which images the carrier keeps for the open account.
    pub fn see_images(&mut self, commands: &mut Vec<Command>) {
        let account = self.account().map(|account| account.id.clone());
        if account.is_some() && self.account_desk.images_of != account {
            self.account_desk.images = Remote::NotAsked;
            self.account_desk.logo = LogoDesk::default();
            self.account_desk.forgetting = None;
            self.account_desk.images_of = account;
            self.wish_for_images(ImageWish::List, commands);
        }
    }

    /// Asks for the images, or for a change among them.
    pub fn wish_for_images(&mut self, wish: ImageWish, commands: &mut Vec<Command>) {
        if let Some(account) = self.account().map(|account| account.id.clone()) {
            let ticket = self.ticket();
            self.account_desk.images.wait(ticket);
            self.account_desk.forgetting = None;
            commands.push(Command::Images { ticket, account, wish });
        }
    }

    /// Looks at a file that may become an image.
    pub fn look_at_logo(&mut self, from: PickFile, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        self.account_desk.logo.picked.wait(ticket);
        self.account_desk.logo.edited();
        commands.push(Command::LookAtLogo { ticket, from });
    }

    /// The file whose path was typed.
    pub fn look_at_typed_logo(&mut self, commands: &mut Vec<Command>) {
        let typed = self.account_desk.logo.path.trim();
        if !typed.is_empty() {
            self.look_at_logo(PickFile::Path(PathBuf::from(typed)), commands);
        }
    }

    /// Sends the image, if nothing stands in the way.
    pub fn send_logo(&mut self, commands: &mut Vec<Command>) {
        let desk = &mut self.account_desk.logo;
        desk.tried = true;
        let Some(picked) = desk.picked.known().filter(|_| !desk.problems().has_errors()) else { return };
        let logo = NewLogo { name: desk.name.trim().to_owned(), kind: picked.facts.kind, bytes: picked.bytes.clone() };
        self.wish_for_images(ImageWish::Add(logo), commands);
        if let Remote::Waiting(ticket, _) = self.account_desk.images {
            self.account_desk.logo.sending = Some(ticket);
        }
    }

    pub(super) fn images_came(&mut self, ticket: Ticket, outcome: Result<Vec<LabelImage>, Failure>) {
        let sent = self.account_desk.logo.sending.take_if(|sending| *sending == ticket).is_some();
        match outcome {
            Ok(images) => {
                if sent {
                    self.account_desk.logo = LogoDesk::default();
                }
                self.account_desk.images.answer(ticket, Ok(images));
            }
            Err(failure) => {
                if sent {
                    // The API calls an image's name as it calls a person's.
                    let refused = failure.problems.iter().map(|problem| match problem.field {
                        Field::LogoFile => problem.clone(),
                        _ => Problem { field: Field::LogoName, ..problem.clone() },
                    });
                    self.account_desk.logo.refused = refused.collect();
                }
                self.account_desk.images.answer(ticket, Err(failure));
            }
        }
    }

    pub(super) fn logo_looked_at(&mut self, ticket: Ticket, outcome: Result<Option<PickedLogo>, Failure>) {
        let desk = &mut self.account_desk.logo;
        match outcome.transpose() {
            Some(outcome) => {
                if let Ok(picked) = &outcome
                    && desk.name.trim().is_empty()
                {
                    let stem = picked.file_name.rsplit_once('.').map_or(picked.file_name.as_str(), |(stem, _)| stem);
                    desk.name = stem.chars().take(rules::LOGO_NAME).collect();
                }
                desk.picked.answer(ticket, outcome);
            }
            // The dialog was cancelled: what was picked before stays.
            None if desk.picked.awaits(ticket) => {
                desk.picked = match std::mem::take(&mut desk.picked) {
                    Remote::Waiting(_, Some(before)) => Remote::Here(before),
                    Remote::Waiting(_, None) | Remote::NotAsked | Remote::Here(_) | Remote::Failed(_) => {
                        Remote::NotAsked
                    }
                };
            }
            None => (),
        }
    }

    /// What the open account's labels carry from now on.
    pub fn use_logo(&mut self, logo: Option<LabelImage>, commands: &mut Vec<Command>) {
        if let Some(account) = self.account().map(|account| account.id.clone()) {
            commands.push(Command::UseLogo { account, logo });
        }
    }

    /// How the open account's label files come from now on.
    pub fn use_download(&mut self, download: LabelDownload, commands: &mut Vec<Command>) {
        if let Some(account) = self.account().map(|account| account.id.clone()) {
            commands.push(Command::UseDownload { account, download });
        }
    }
}
