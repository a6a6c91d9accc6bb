//! Looking into the records and keeping settings.

use crate::command::Deed;
use crate::command::Event;
use crate::command::Ticket;
use crate::domain::Failure;
use crate::domain::HistoryPage;
use crate::domain::HistoryQuery;
use crate::domain::IntentId;
use crate::domain::Settings;
use crate::http;

use super::now_ms;
use super::world::Desk;
use super::world::Records;

impl Desk {
    /// Looks into the history.
    pub(super) fn find_in_history(&self, records: &mut Records, ticket: Ticket, query: &HistoryQuery) {
        let outcome: Result<HistoryPage, Failure> = records.store.page(query, midnight_ms()).map_err(Failure::from);
        self.shared.tell(Event::History { ticket, outcome });
    }

    /// Tells what other desks have bought for an order.
    pub(super) fn look_for_order(&self, records: &mut Records, ticket: Ticket, order: &str) {
        let outcome = records.store.elsewhere_of(order).map_err(Failure::from);
        self.shared.tell(Event::OrderSeen { ticket, outcome });
    }

    /// Takes a purchase that came to nothing off the shelf.
    pub(super) fn dismiss(&self, records: &mut Records, intent: &IntentId) {
        let outcome = records.store.give_up(intent, now_ms()).map_err(Failure::from);
        self.tell_row(&records.store, intent, Deed::Dismissed, outcome);
    }

    /// Keeps the station's settings.
    pub(super) fn save_settings(&self, settings: &Settings) {
        let before = self.shared.station().settings().unwrap_or_default().company_certificates;
        let kept = self.shared.station().save_settings(settings).map_err(Failure::from);
        if kept.is_ok() && before != settings.company_certificates {
            http::trust_also(settings.company_certificates.as_deref());
        }
        self.shared.tell(Event::SettingsKept(kept.map(|()| settings.clone())));
    }
}

/// When this day began at the desk, in milliseconds since 1970.
fn midnight_ms() -> i64 {
    let now = jiff::Zoned::now();
    let midnight = now.start_of_day().unwrap_or(now);
    midnight.timestamp().as_millisecond()
}
