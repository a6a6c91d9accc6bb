//! Who sends: asked once for an account, changed in the settings.

use std::collections::BTreeSet;

use crate::command::Command;
use crate::domain::AccountId;
use crate::domain::AddressDraft;
use crate::domain::CarrierKind;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Problem;
use crate::domain::Problems;
use crate::domain::Sender;
use crate::domain::SenderDraft;
use crate::domain::rules;

use super::Screen;
use super::Session;

/// The sender's form.
#[derive(Debug, Default)]
pub struct SenderDesk {
    /// What is being typed.
    pub draft: SenderDraft,
    /// The field that takes the focus when the form is drawn next.
    pub focus: Option<Field>,
    /// Whose sender it is, and whose rules it goes by.
    account: Option<(AccountId, CarrierKind)>,
    touched: BTreeSet<Field>,
    tried: bool,
}

impl SenderDesk {
    /// What to say at a field. That something is missing is said only once the operator has been there, or has tried to save.
    pub fn problem_at(&self, field: Field) -> Option<Problem> {
        let (problems, _) = self.check();
        let problem = problems.at(field).cloned()?;
        let quiet = problem.fault == Fault::Missing && !self.tried && !self.touched.contains(&field);
        (!quiet).then_some(problem)
    }

    /// For how many signs a line has room; none while no account is asked about.
    pub fn room(&self, line: Line) -> Option<usize> {
        self.account.as_ref().map(|(_, kind)| rules::address_room(*kind, line))
    }

    /// How many errors stand in the way.
    pub fn to_fix(&self) -> usize {
        self.check().0.errors().count()
    }

    fn check(&self) -> (Problems, Option<Sender>) {
        let account = self.account.as_ref();
        account.map(|(_, kind)| rules::check_sender(&self.draft, *kind)).unwrap_or_default()
    }

    /// Notes that the operator was at a field and left it.
    pub fn touch(&mut self, field: Field) {
        self.touched.insert(field);
    }
}

impl Session {
    /// Opens the sender's form, filled with what this account has, else with what this station's last sender was.
    pub fn edit_sender(&mut self) {
        let Some(account) = self.account() else { return };
        let known = account.sender.as_ref().or(self.known_sender.as_ref());
        let account = (account.id.clone(), account.kind);
        self.sender = SenderDesk {
            draft: known.map(SenderDraft::from).unwrap_or_default(),
            focus: Some(Field::Address(Party::Sender, Line::Name)),
            account: Some(account),
            ..SenderDesk::default()
        };
        self.screen = Screen::Sender;
    }

    /// Adds or takes away the address that undelivered parcels go to.
    pub fn return_elsewhere(&mut self, elsewhere: bool) {
        let phone = self.sender.draft.address.phone.clone();
        self.sender.draft.return_to = elsewhere.then(|| AddressDraft { phone, ..AddressDraft::default() });
        if elsewhere {
            self.sender.focus = Some(Field::Address(Party::Return, Line::Name));
        }
    }

    /// Saves the sender and goes on to the parcel, or goes to what stands in the way.
    pub fn save_sender(&mut self, commands: &mut Vec<Command>) {
        self.sender.tried = true;
        let (problems, sender) = self.sender.check();
        let (Some(sender), Some((account, _))) = (sender, self.sender.account.clone()) else {
            self.sender.focus = problems.errors().next().map(|problem| problem.field);
            return;
        };
        // Shown at once; the background keeps it.
        if let Some(known) = self.accounts.iter_mut().find(|known| known.id == account) {
            known.sender = Some(sender.clone());
        }
        self.known_sender = Some(sender.clone());
        commands.push(Command::SaveSender { account, sender });
        self.go_to(Screen::Ship, commands);
        self.ship.focus = Some(super::ship::FIRST_FIELD);
        self.recheck();
        self.show_setup_once(commands);
    }
}
