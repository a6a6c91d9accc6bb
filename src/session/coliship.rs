//! Parcels that were made for ColiShip: they wait as a list, and one after the other is taken into the form.
//!
//! The list is of this session alone: the file it came from is still where it was.

use std::fmt;

use crate::command::ColishipFile;
use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::FileBytes;
use crate::command::FileDialogs;
use crate::command::ImportFrom;
use crate::domain::AccountId;
use crate::domain::CarrierKind;
use crate::domain::ColishipMapping;
use crate::domain::Field;
use crate::domain::ShipmentDraft;
use crate::domain::coliship_text;
use crate::domain::read_coliship;

use super::Did;
use super::Screen;
use super::Session;
use super::undo::GaveWay;

/// The parcels that wait, and what the last file could not give.
#[derive(Default)]
pub struct ColishipDesk {
    /// The parcels, in the order of the file.
    pub parcels: Vec<WaitingParcel>,
    /// The lines of the file, counted from 1, that were passed over.
    pub skipped: Vec<u64>,
    /// What is wrong with the file that was opened last.
    pub fault: Option<ColishipFault>,
    /// The box for the path of a file, where the system has no dialog.
    pub path: Option<(ColishipFile, String)>,
}

/// A parcel of the list.
#[derive(Clone, PartialEq)]
pub struct WaitingParcel {
    /// What the file says of it.
    pub draft: ShipmentDraft,
    /// It was taken into the form.
    pub taken: bool,
}

/// What is wrong with a file of ColiShip's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColishipFault {
    /// The mapping names no column of a parcel.
    NotAMapping,
    /// No line of the file is a parcel by the mapping.
    NoParcel,
}

impl fmt::Debug for ColishipDesk {
    /// Never who is sent what.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ColishipDesk({} parcels)", self.parcels.len())
    }
}

impl ColishipFault {
    /// The id of its sentence.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotAMapping => "coliship-not-a-mapping",
            Self::NoParcel => "coliship-no-parcel",
        }
    }
}

impl ColishipDesk {
    /// How many wait to be taken.
    pub fn waiting(&self) -> usize {
        self.parcels.iter().filter(|parcel| !parcel.taken).count()
    }
}

impl Session {
    /// The mapping that files are read by; none before one was opened.
    pub fn coliship_mapping(&self) -> Option<ColishipMapping> {
        self.settings.coliship_mapping.as_ref()?.parse().ok()
    }

    /// Opens one of ColiShip's files: the system's dialog asks which, else a box for a path opens.
    pub fn open_coliship(&mut self, file: ColishipFile, commands: &mut Vec<Command>) {
        let typed = self.coliship.path.take().filter(|(of, _)| *of == file).map(|(_, path)| path).unwrap_or_default();
        let from = match self.dialogs {
            FileDialogs::Available => ImportFrom::Ask,
            FileDialogs::Absent if !typed.trim().is_empty() => ImportFrom::Path(typed.trim().into()),
            FileDialogs::Absent => {
                self.coliship.path = Some((file, String::new()));
                return;
            }
        };
        commands.push(Command::Customs(CustomsCommand::ReadColiship { file, from }));
    }

    pub(super) fn coliship_read(&mut self, file: ColishipFile, bytes: &FileBytes, commands: &mut Vec<Command>) {
        let text = coliship_text(&bytes.0);
        match file {
            ColishipFile::Mapping => match text.parse::<ColishipMapping>() {
                Ok(_) => {
                    self.coliship.fault = None;
                    self.settings.coliship_mapping = Some(text);
                    self.settings_changed(commands);
                }
                Err(_) => self.coliship.fault = Some(ColishipFault::NotAMapping),
            },
            ColishipFile::Parcels => self.take_list_in(&text),
        }
    }

    /// Takes a parcel of the list into the form. What was being typed can be had back.
    pub fn take_waiting(&mut self, at: usize, commands: &mut Vec<Command>) {
        let Some(parcel) = self.coliship.parcels.get_mut(at) else { return };
        parcel.taken = true;
        let taken = parcel.draft.clone();
        let before = self.ship.draft.clone();
        let blank = self.ship.is_blank();
        if let Some(account) = self.account_for_coliship() {
            self.account = Some(account);
        }
        self.clear_form();
        let empty = &self.ship.draft;
        let mut draft = ShipmentDraft { format: empty.format, logo: empty.logo, ..taken };
        // A product that the account does not have is no choice; the first that goes there is offered instead.
        let offered =
            |code: &str| self.account().is_some_and(|own| own.offers().iter().any(|it| it.service.code == code));
        draft.service = draft.service.filter(|code| offered(&code.0)).or_else(|| empty.service.clone());
        draft.customs.category = draft.customs.category.or(empty.customs.category);
        draft.customs.eori.clone_from(&empty.customs.eori);
        self.ship.draft = draft;
        self.recheck();
        // All of it came at once: what is missing in it is said at once.
        self.ship.touch_all();
        let wrong = self.ship.to_fix().first().map(|problem| problem.field);
        self.ship.focus = Some(wrong.unwrap_or(Field::Weight));
        self.go_to(Screen::Ship, commands);
        self.did_to_form(Did::TakenFromList, before, if blank { GaveWay::Nothing } else { GaveWay::Typed });
        if self.account().is_some_and(|account| account.sender.is_none()) {
            self.edit_sender();
        }
    }

    /// Takes the first parcel that waits.
    pub fn take_next_waiting(&mut self, commands: &mut Vec<Command>) {
        if let Some(at) = self.coliship.parcels.iter().position(|parcel| !parcel.taken) {
            self.take_waiting(at, commands);
        }
    }

    /// Puts the list away.
    pub fn forget_waiting(&mut self) {
        self.coliship = ColishipDesk::default();
    }

    fn take_list_in(&mut self, text: &str) {
        let Some(mapping) = self.coliship_mapping() else { return };
        let list = read_coliship(text, &mapping);
        if list.parcels.is_empty() {
            // The list that waits already is as good as before.
            self.coliship.fault = Some(ColishipFault::NoParcel);
            return;
        }
        let before = std::mem::take(&mut self.coliship).parcels;
        // The same file, opened again, must not offer a parcel twice.
        let taken = |draft: &ShipmentDraft| before.iter().any(|parcel| parcel.taken && parcel.draft == *draft);
        let parcels = list.parcels.into_iter().map(|draft| WaitingParcel { taken: taken(&draft), draft }).collect();
        self.coliship = ColishipDesk { parcels, skipped: list.skipped, ..ColishipDesk::default() };
    }

    /// ColiShip's parcels are Colissimo's: the account that ships them, where it is not the open one.
    fn account_for_coliship(&self) -> Option<AccountId> {
        let colissimo = |kind: CarrierKind| match kind {
            CarrierKind::Colissimo => true,
            CarrierKind::LettreSuivie => false,
        };
        if self.account().is_some_and(|account| colissimo(account.kind)) {
            return None;
        }
        self.accounts.iter().find(|account| colissimo(account.kind)).map(|account| account.id.clone())
    }
}

#[cfg(test)]
mod tests;
