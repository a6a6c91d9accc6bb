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

    /// It sends by a carrier whose parcels take customs declarations.
    pub fn declares(&self) -> bool {
        self.account.as_ref().is_some_and(|(_, kind)| kind.declares())
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

    /// What the sender says in every declaration stands in an empty form, to be typed over for one parcel.
    pub(super) fn begin_with_the_sender(&mut self) {
        let declares = self.account().filter(|account| account.kind.declares());
        let Some(sender) = declares.and_then(|account| account.sender.clone()).filter(|_| self.ship.is_blank()) else {
            return;
        };
        let customs = &mut self.ship.draft.customs;
        if let Some(eori) = sender.eori {
            customs.eori = eori;
        }
        customs.category = sender.contents.or(customs.category);
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
        self.begin_with_the_sender();
        commands.push(Command::SaveSender { account, sender });
        self.go_to(Screen::Ship, commands);
        self.ship.focus = Some(super::ship::FIRST_FIELD);
        self.recheck();
        self.show_setup_once(commands);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ContentsCategory;
    use crate::session::tests::desk;

    #[test]
    fn a_declaration_begins_with_what_the_sender_says_and_a_parcel_may_say_otherwise() {
        let (mut session, mut commands) = desk();
        session.accounts[0].kind = CarrierKind::Colissimo;
        session.edit_sender();
        session.sender.draft.eori = "FR 123 456 789".to_owned();
        session.sender.draft.contents = Some(ContentsCategory::Commercial);
        session.save_sender(&mut commands);
        let says = |session: &Session| {
            let customs = &session.ship.draft.customs;
            (customs.eori.clone(), customs.category, session.ship.is_blank())
        };
        let own = ("FR123456789".to_owned(), Some(ContentsCategory::Commercial), true);
        assert_eq!(says(&session), own);

        let customs = &mut session.ship.draft.customs;
        (customs.eori, customs.category) = ("FR987654321".to_owned(), Some(ContentsCategory::Return));
        session.edited();
        assert_eq!(session.ship.draft.customs.eori, "FR987654321", "it is this parcel's");
        session.clear_form();
        assert_eq!(says(&session), own, "the next one's is the sender's again");
    }
}
