//! What is asked of what is being typed beside its price: whether another desk has shipped the order, and what the carrier's
//! service makes of the address.

use crate::command::Command;
use crate::command::Ticket;
use crate::domain::Address;
use crate::domain::AddressCheck;
use crate::domain::AddressFound;
use crate::domain::AddressVerdict;
use crate::domain::Elsewhere;
use crate::domain::Failure;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::IntentId;
use crate::domain::OrderFound;
use crate::domain::Party;
use crate::domain::Problem;
use crate::domain::rules;

use super::Session;
use super::ship::TYPING_RESTS_MS;

/// How long an address must rest before it is asked about, in milliseconds.
const ADDRESS_RESTS_MS: i64 = 900;

/// What was asked last, and when something is due.
#[derive(Debug, Default)]
pub(super) struct Inquiries {
    /// The order's number that was asked about.
    order: String,
    order_ticket: Option<Ticket>,
    order_due_ms: Option<i64>,
    /// The address that was asked about.
    address: Option<Address>,
    address_ticket: Option<Ticket>,
    address_due_ms: Option<i64>,
}

impl Session {
    /// Until when the carrier asks to wait with the price, in milliseconds since 1970; none where it does not.
    pub fn price_waits_until(&self) -> Option<i64> {
        self.ship.price_waits_until_ms.filter(|until| *until > self.now_ms())
    }

    /// A purchase waits because its carrier asks to.
    pub(super) fn purchase_waits(&mut self, intent: &IntentId, until_ms: i64) {
        for under_way in self.ship.under_way.iter_mut().filter(|under_way| under_way.intent == *intent) {
            under_way.waits_until_ms = Some(until_ms);
        }
    }

    /// Findings about what is no longer typed are dropped: an emptied form is empty.
    pub(super) fn forget_old_findings(&mut self) {
        let number = self.ship.draft.order.number.trim();
        self.ship.draft.findings.order.take_if(|found| found.number != number);
        let address = rules::read_address(&self.ship.draft.consignee);
        self.ship.draft.findings.address.take_if(|found| found.of != address);
    }

    /// Asks what is due once typing rests. Says in how many milliseconds that will be.
    pub(super) fn ask_for_due_findings(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        let due = [self.ask_for_due_order(commands), self.ask_for_due_address(commands)];
        due.into_iter().flatten().min()
    }

    /// An address is asked about once it is whole and rests: each time may be charged for.
    fn ask_for_due_address(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        let account = self.account().filter(|account| account.address_check == AddressCheck::WhileTyping)?.id.clone();
        let at_fault = |problem: &Problem| matches!(problem.field, Field::Address(Party::Consignee, _));
        if self.ship.is_blank() || self.ship.checked.problems.errors().any(at_fault) {
            self.ship.inquiries.address_due_ms = None;
            return None;
        }
        let address = rules::read_address(&self.ship.draft.consignee);
        if self.ship.inquiries.address.as_ref() != Some(&address) {
            self.ship.inquiries.address = Some(address);
            self.ship.inquiries.address_due_ms = Some(self.now_ms() + ADDRESS_RESTS_MS);
        }
        let rest = self.ship.inquiries.address_due_ms? - self.now_ms();
        if rest > 0 {
            return u64::try_from(rest).ok();
        }
        self.ship.inquiries.address_due_ms = None;
        let ticket = self.ticket();
        self.ship.inquiries.address_ticket = Some(ticket);
        let address = self.ship.inquiries.address.clone()?;
        commands.push(Command::CheckAddress { ticket, account, address });
        None
    }

    pub(super) fn address_checked(&mut self, ticket: Ticket, outcome: Result<AddressFound, Failure>) {
        // Without an answer the form goes on as before: nobody waits for it.
        let (Ok(found), true) = (outcome, self.ship.inquiries.address_ticket == Some(ticket)) else { return };
        if found.of == rules::read_address(&self.ship.draft.consignee) && found.verdict != AddressVerdict::Known {
            self.ship.draft.findings.address = Some(found);
            self.recheck();
        }
    }

    /// Takes over a line as the carrier's service would write it; the other lines keep theirs.
    pub fn take_suggestion(&mut self, field: Field) {
        let Some(Fault::AddressSuggested { suggestion }) =
            self.ship.checked.problems.at(field).map(|problem| problem.fault.clone())
        else {
            return;
        };
        let Field::Address(Party::Consignee, line) = field else { return };
        if let Some(text) = self.ship.draft.consignee.line_mut(line) {
            *text = suggestion;
        }
        // What is left of the suggestion is about the address as it stands now, which is not asked about a second time.
        let address = rules::read_address(&self.ship.draft.consignee);
        if let Some(found) = &mut self.ship.draft.findings.address
            && let AddressVerdict::Suggests(lines) = &mut found.verdict
        {
            lines.retain(|(suggested, _)| *suggested != line);
            found.of = address.clone();
        }
        self.ship.inquiries.address = Some(address);
        self.edited();
    }

    /// Has addresses checked like this from now on, for the account that ships.
    pub fn use_address_check(&mut self, check: AddressCheck, commands: &mut Vec<Command>) {
        if let Some(account) = self.account().map(|account| account.id.clone()) {
            commands.push(Command::UseAddressCheck { account, check });
        }
    }

    fn ask_for_due_order(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        let number = self.ship.draft.order.number.trim();
        if number != self.ship.inquiries.order {
            self.ship.inquiries.order = number.to_owned();
            let due = (!number.is_empty()).then(|| self.now_ms() + TYPING_RESTS_MS);
            self.ship.inquiries.order_due_ms = due;
        }
        let rest = self.ship.inquiries.order_due_ms? - self.now_ms();
        if rest > 0 {
            return u64::try_from(rest).ok();
        }
        self.ship.inquiries.order_due_ms = None;
        let account = self.account()?.id.clone();
        let ticket = self.ticket();
        self.ship.inquiries.order_ticket = Some(ticket);
        commands.push(Command::LookForOrder { ticket, account, order: self.ship.inquiries.order.clone() });
        None
    }

    /// Something was bought elsewhere: perhaps for this very order.
    pub(super) fn look_for_order_again(&mut self) {
        if !self.ship.inquiries.order.is_empty() {
            self.ship.inquiries.order_due_ms = Some(self.now_ms());
        }
    }

    pub(super) fn order_seen(&mut self, ticket: Ticket, outcome: Result<Vec<Elsewhere>, Failure>) {
        // Without an answer the form goes on as before: nobody waits for it.
        let (Ok(labels), true) = (outcome, self.ship.inquiries.order_ticket == Some(ticket)) else { return };
        let number = self.ship.inquiries.order.clone();
        if number == self.ship.draft.order.number.trim() {
            self.ship.draft.findings.order = (!labels.is_empty()).then_some(OrderFound { number, labels });
            self.recheck();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Event;
    use crate::domain::Line;
    use crate::domain::Mishap;
    use crate::domain::Remedy;
    use crate::domain::TrackingNumber;
    use crate::domain::rules::tests::account;
    use crate::domain::rules::tests::draft;
    use crate::words::Lang;
    use crate::words::Words;

    const STREET: Field = Field::Address(Party::Consignee, Line::Street);

    #[test]
    fn an_order_that_another_desk_has_shipped_is_a_warning_that_can_be_kept() {
        let mut session = typing();
        session.ship.draft.order.number = "10391".to_owned();
        session.edited();
        let commands = rest(&mut session);
        let asked = commands.iter().find_map(|command| match command {
            Command::LookForOrder { ticket, order, .. } if order == "10391" => Some(*ticket),
            _ => None,
        });
        let label = Elsewhere {
            label_id: "se-9".to_owned(),
            order: Some("10391".to_owned()),
            tracking: TrackingNumber("1L00000000009".to_owned()),
            whereabouts: None,
            voided: false,
            created_ms: None,
        };
        session
            .apply(Event::OrderSeen { ticket: asked.expect("a question"), outcome: Ok(vec![label]) }, &mut Vec::new());
        assert!(session.ship.problem_at(Field::OrderNumber).is_some());
        assert!(session.ship.checked.shipment.is_some(), "a warning stops nothing");
        session.keep_warning(Field::OrderNumber);
        assert_eq!(session.ship.problem_at(Field::OrderNumber), None);
        session.ship.draft.order.number = "10392".to_owned();
        session.edited();
        assert_eq!(session.ship.draft.findings.order, None, "another order is another matter");
    }

    #[test]
    fn a_suggestion_changes_nothing_until_it_is_taken() {
        let mut session = typing();
        assert!(asked_about(&rest(&mut session)).is_none(), "a check may be charged for, so nothing is asked unasked");
        session.accounts[0].address_check = AddressCheck::WhileTyping;
        let ticket = asked_about(&rest(&mut session)).expect("a question");
        assert!(asked_about(&rest(&mut session)).is_none(), "once for each address");
        let typed = session.ship.draft.consignee.street.clone();
        let verdict = AddressVerdict::Suggests(vec![(Line::Street, "27 BOULEVARD DU MODELE".to_owned())]);
        let found = AddressFound { of: rules::read_address(&session.ship.draft.consignee), verdict };
        session.apply(Event::AddressChecked { ticket, outcome: Ok(found) }, &mut Vec::new());
        assert_eq!(session.ship.draft.consignee.street, typed);
        assert!(session.ship.problem_at(STREET).is_some());
        session.take_suggestion(STREET);
        assert_eq!(session.ship.draft.consignee.street, "27 BOULEVARD DU MODELE");
        assert_eq!(session.ship.problem_at(STREET), None);
        assert!(asked_about(&rest(&mut session)).is_none(), "what was suggested is not asked about");
    }

    #[test]
    fn a_price_that_must_wait_counts_down_and_is_asked_again_by_itself() {
        let mut session = typing();
        let ticket = priced(&rest(&mut session)).expect("a question");
        let failure = Failure::new(Mishap::Busy { seconds: 7 }, Remedy::TryAgain);
        session.apply(Event::Rates { ticket, outcome: Err(failure) }, &mut Vec::new());
        let until = session.price_waits_until().expect("a wait");
        assert_eq!(until - session.now_ms(), 7000);
        let mut commands = Vec::new();
        let soon = session.now.saturating_add(jiff::SignedDuration::from_secs(3));
        session.tick(soon, &mut commands);
        assert!(priced(&commands).is_none(), "not before the carrier takes it");
        let then = session.now.saturating_add(jiff::SignedDuration::from_secs(5));
        session.tick(then, &mut commands);
        assert!(priced(&commands).is_some(), "{commands:?}");
        assert_eq!(session.price_waits_until(), None);
    }

    fn typing() -> Session {
        let now = "2026-11-20T14:31:00[Europe/Paris]".parse().expect("a moment");
        let mut session = Session::new(Words::new(Lang::EN), now);
        session.accounts = vec![account()];
        session.ship.draft = draft();
        session.edited();
        session
    }

    /// Lets typing rest for a second.
    fn rest(session: &mut Session) -> Vec<Command> {
        let mut commands = Vec::new();
        for _ in 0..2 {
            let later = session.now.saturating_add(jiff::SignedDuration::from_secs(1));
            session.tick(later, &mut commands);
        }
        commands
    }

    fn asked_about(commands: &[Command]) -> Option<Ticket> {
        commands.iter().find_map(|command| match command {
            Command::CheckAddress { ticket, .. } => Some(*ticket),
            _ => None,
        })
    }

    fn priced(commands: &[Command]) -> Option<Ticket> {
        commands.iter().find_map(|command| match command {
            Command::GetRates { ticket, .. } => Some(*ticket),
            _ => None,
        })
    }
}
