//! What comes back: what was shipped is read again, codes are asked for, and letter boxes have their returns fetched.

use jiff::civil::Date;

use crate::command::CustomsEvent;
use crate::command::Deed;
use crate::command::Event;
use crate::command::Ticket;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::MailboxDates;
use crate::domain::MailboxPickup;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::ReturnCode;
use crate::domain::Shipment;
use crate::store::Purchase;

use super::now_ms;
use super::world::Desk;
use super::world::Records;

impl Desk {
    /// What was shipped, whole.
    pub(super) fn read_shipment(&self, records: &Records, ticket: Ticket, intent: &IntentId) {
        let outcome = purchase(records, intent).map(|purchase| Box::new(purchase.shipment));
        self.shared.tell(Event::Customs(CustomsEvent::ShipmentRead { ticket, outcome }));
    }

    /// Asks for a code for the return of what was shipped, and keeps it: asked for again, it would be another.
    pub(super) fn make_return_code(
        &self,
        records: &mut Records,
        ticket: Ticket,
        intent: &IntentId,
        comes_back: &Shipment,
    ) {
        let outcome = self.return_code(records, intent, comes_back);
        if outcome.is_ok() {
            self.tell_row(&records.store, intent, Deed::Tracked, Ok(()));
        }
        self.shared.tell(Event::Customs(CustomsEvent::ReturnCodeMade { ticket, outcome }));
    }

    /// On which days a return is fetched from the letter box of whom it comes from.
    pub(super) fn find_pickup_days(&self, records: &Records, ticket: Ticket, intent: &IntentId) {
        let outcome = self.pickup_days(records, intent);
        self.shared.tell(Event::Customs(CustomsEvent::PickupDays { ticket, outcome }));
    }

    /// Has a return fetched on that day, and keeps the day with it.
    pub(super) fn plan_pickup(&self, records: &mut Records, ticket: Ticket, intent: &IntentId, day: Date) {
        let outcome = self.planned(records, intent, day);
        if outcome.is_ok() {
            self.tell_row(&records.store, intent, Deed::Tracked, Ok(()));
        }
        self.shared.tell(Event::Customs(CustomsEvent::PickupPlanned { ticket, outcome }));
    }

    fn return_code(
        &self,
        records: &mut Records,
        intent: &IntentId,
        comes_back: &Shipment,
    ) -> Result<ReturnCode, Failure> {
        let account = purchase(records, intent)?.account;
        let code = self.carrier(&account.id, Some(&account))?.return_code(comes_back)?;
        records.store.keep_return_code(intent, &code, now_ms())?;
        Ok(code)
    }

    fn pickup_days(&self, records: &Records, intent: &IntentId) -> Result<MailboxDates, Failure> {
        let Purchase { account, shipment, .. } = purchase(records, intent)?;
        Ok(self.carrier(&account.id, Some(&account))?.mailbox_dates(shipment.consignee())?)
    }

    fn planned(&self, records: &mut Records, intent: &IntentId, day: Date) -> Result<Date, Failure> {
        let Purchase { account, shipment, label, .. } = purchase(records, intent)?;
        let pickup = MailboxPickup {
            parcel: label.ok_or_else(gone)?.tracking,
            day,
            at: shipment.consignee().clone(),
            email: shipment.order().email.clone(),
        };
        self.carrier(&account.id, Some(&account))?.plan_mailbox_pickup(&pickup)?;
        records.store.keep_pickup(intent, day, now_ms())?;
        Ok(day)
    }
}

fn purchase(records: &Records, intent: &IntentId) -> Result<Purchase, Failure> {
    records.store.purchase(intent)?.ok_or_else(gone)
}

fn gone() -> Failure {
    Failure::new(Mishap::Gone, Remedy::Nothing)
}
