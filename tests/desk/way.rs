//! Where parcels are, and what other desks have shipped, as a desk of the tests asks it.

use envoi::command::Command;
use envoi::command::Event;
use envoi::command::Look;
use envoi::command::TrackingView;
use envoi::domain::Elsewhere;
use envoi::domain::IntentId;

use super::Desk;

impl Desk {
    /// Opens a parcel's panel: where it is.
    pub fn track(&mut self, intent: &IntentId, look: Look) -> TrackingView {
        let ticket = self.ticket();
        self.send(Command::Track { ticket, intent: intent.clone(), look });
        let outcome = self.wait(|event| match event {
            Event::Tracking { ticket: answered, outcome } if *answered == ticket => Some(outcome.clone()),
            _ => None,
        });
        outcome.expect("a parcel that is known")
    }

    /// Types an order's number: what other desks have bought for it.
    pub fn look_for_order(&mut self, order: &str) -> Vec<Elsewhere> {
        let ticket = self.ticket();
        let (account, order) = (self.account.id.clone(), order.to_owned());
        self.send(Command::LookForOrder { ticket, account, order });
        let outcome = self.wait(|event| match event {
            Event::OrderSeen { ticket: answered, outcome } if *answered == ticket => Some(outcome.clone()),
            _ => None,
        });
        outcome.expect("the records answer")
    }

    /// Waits until the desk has heard of another desk's label.
    pub fn hear_of_another_desk(&mut self) {
        self.wait(|event| match event {
            Event::ParcelsMoved { elsewhere: 1.., .. } => Some(()),
            _ => None,
        });
    }
}
