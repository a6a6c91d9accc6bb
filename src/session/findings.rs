//! What is asked of what is being typed beside its price: whether another desk has shipped the order.

use crate::command::Command;
use crate::command::Ticket;
use crate::domain::Elsewhere;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::OrderFound;

use super::Session;
use super::ship::TYPING_RESTS_MS;

/// What was asked last, and when something is due.
#[derive(Debug, Default)]
pub(super) struct Inquiries {
    /// The order's number that was asked about.
    order: String,
    order_ticket: Option<Ticket>,
    order_due_ms: Option<i64>,
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
    }

    /// Asks what is due once typing rests. Says in how many milliseconds that will be.
    pub(super) fn ask_for_due_findings(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
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
