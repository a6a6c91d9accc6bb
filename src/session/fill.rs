//! Filling the form in one go: pasted, picked, from a package, or from an earlier shipment. Each can be undone.

use crate::command::Command;
use crate::domain::AddressDraft;
use crate::domain::Contact;
use crate::domain::Field;
use crate::domain::HistoryRow;
use crate::domain::Line;
use crate::domain::OrderDraft;
use crate::domain::Part;
use crate::domain::Party;
use crate::domain::Preset;
use crate::domain::ShipmentDraft;
use crate::domain::Suggestion;
use crate::domain::take_apart;
use crate::domain::typed_size;
use crate::domain::typed_weight;

use super::Did;
use super::Screen;
use super::Session;
use super::customs;
use super::undo::GaveWay;

impl Session {
    /// Fills the form from a pasted block. What was typed and is not in the block stays.
    pub fn paste_address(&mut self, block: &str) {
        let before = self.ship.draft.clone();
        let taken = take_apart(block);
        let phone = std::mem::take(&mut self.ship.draft.consignee.phone);
        self.ship.draft.consignee = AddressDraft { phone: String::new(), ..taken.address.clone() };
        if !taken.address.phone.is_empty() {
            self.ship.draft.order.phone = taken.address.phone.as_str().into();
        } else {
            self.ship.draft.consignee.phone = phone;
        }
        if let Some(email) = taken.email {
            self.ship.draft.order.email = email.as_str().into();
        }
        self.ship.paste = None;
        self.recipient_filled();
        let gave_way = if before.consignee.is_blank() { GaveWay::Nothing } else { GaveWay::Typed };
        self.did_to_form(Did::Pasted, before, gave_way);
    }

    /// Fills the recipient with one of those that are suggested.
    pub fn pick(&mut self, suggestion: &Suggestion) {
        let before = self.ship.draft.clone();
        let Contact { address, email, .. } = &suggestion.contact;
        self.ship.draft.consignee = AddressDraft { phone: String::new(), ..address.clone() };
        // What somebody else is reached by must not be left to this parcel.
        let order = &mut self.ship.draft.order;
        let other = self.ship.suggest.picked.take();
        let others = |text: &str, of: fn(&Contact) -> &str| other.as_ref().is_some_and(|other| of(other) == text);
        if !email.is_empty() || others(&order.email.text, |contact| &contact.email) {
            order.email = email.as_str().into();
        }
        if !address.phone.is_empty() || others(&order.phone.text, |contact| &contact.address.phone) {
            order.phone = address.phone.as_str().into();
        }
        self.ship.suggest.close();
        self.ship.suggest.picked = Some(suggestion.contact.clone());
        self.recipient_filled();
        // The name or the company was typed to find somebody; what stood in the other lines was meant.
        let typed = AddressDraft { name: String::new(), company: String::new(), ..before.consignee.clone() };
        let gave_way = if typed.is_blank() { GaveWay::Nothing } else { GaveWay::Typed };
        self.did_to_form(Did::Picked(Box::new(suggestion.contact.clone())), before, gave_way);
    }

    /// Fills size, weight and service as a package has them.
    pub fn use_preset(&mut self, at: usize) {
        let Some(preset) = self.settings.presets.get(at).cloned() else { return };
        let before = self.ship.draft.clone();
        let Preset { name, size, weight, service } = preset;
        let draft = &mut self.ship.draft;
        if let Some(size) = size {
            draft.parcel.size = typed_size(size).as_str().into();
        }
        if let Some(weight) = weight {
            draft.parcel.weight = typed_weight(weight).as_str().into();
        }
        if service.is_some() {
            draft.service = service;
        }
        let parcel = &draft.parcel;
        let typed = |was: &str, is: &str| !was.trim().is_empty() && was != is;
        let lost = typed(&before.parcel.weight.text, &parcel.weight.text)
            || typed(&before.parcel.size.text, &parcel.size.text);
        self.edited();
        self.did_to_form(Did::UsedPreset(name), before, if lost { GaveWay::Typed } else { GaveWay::Nothing });
        if self.ship.draft.parcel.weight.is_blank() {
            self.ship.focus = Some(Field::Weight);
        }
    }

    /// The form again with what a shipment of the history was: same consignee, parcel and order, to be bought anew. What was being
    /// typed can be had back.
    pub fn ship_again(&mut self, row: &HistoryRow, commands: &mut Vec<Command>) {
        self.fill_from(row, Parcel::TheSame, commands);
    }

    /// Another parcel for the order of the last one: all but weight and size.
    pub fn another_parcel(&mut self, commands: &mut Vec<Command>) {
        if let Some(last) = self.ship.last.clone() {
            self.fill_from(&last, Parcel::Another, commands);
        }
    }

    /// Empties the form at the operator's wish.
    pub fn clear_typed(&mut self) {
        let before = self.ship.draft.clone();
        let blank = self.ship.is_blank();
        self.clear_form();
        self.did_to_form(Did::Cleared, before, if blank { GaveWay::Nothing } else { GaveWay::Typed });
    }

    fn fill_from(&mut self, row: &HistoryRow, parcel: Parcel, commands: &mut Vec<Command>) {
        let mut draft = draft_from(row, &self.ship.draft.emptied());
        if parcel == Parcel::Another {
            draft.parcel = Default::default();
            draft.handling.part = next_part(row);
        }
        self.fill_form(draft, commands);
    }

    /// Puts a draft into the form in place of what is being typed, which can be had back.
    pub(super) fn fill_form(&mut self, draft: ShipmentDraft, commands: &mut Vec<Command>) {
        let before = self.ship.draft.clone();
        let blank = self.ship.is_blank();
        self.ship.clear();
        self.ship.draft = draft;
        self.recheck();
        self.ship.focus = Some(Field::Weight);
        self.go_to(Screen::Ship, commands);
        self.did_to_form(Did::ShippedAgain, before, if blank { GaveWay::Nothing } else { GaveWay::Typed });
    }

    /// After the recipient was filled in one go: goes to what is still open.
    fn recipient_filled(&mut self) {
        for line in [Line::Name, Line::Street, Line::Postcode, Line::City] {
            self.ship.touch(Field::Address(Party::Consignee, line));
        }
        self.edited();
        self.ship.focus = match self.ship.to_fix().first() {
            Some(problem) => Some(problem.field),
            None => Some(Field::Weight),
        };
    }
}

/// Which parcel of an order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parcel {
    TheSame,
    Another,
}

/// The place of the next parcel of a shipment that goes in several: the last of them names all that were bought before.
fn next_part(row: &HistoryRow) -> Option<Part> {
    let part = row.part.as_ref().filter(|part| part.number < part.of)?;
    let followers = part.followers.iter().chain(&row.tracking).cloned().collect();
    Some(Part { number: part.number + 1, of: part.of, followers })
}

/// What a shipment was, in a form that keeps what an emptied one keeps.
pub(super) fn draft_from(row: &HistoryRow, empty: &ShipmentDraft) -> ShipmentDraft {
    let order = &row.order;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut draft = ShipmentDraft { consignee: AddressDraft::from(&row.consignee), ..empty.clone() };
    draft.parcel.weight = typed_weight(row.weight).as_str().into();
    draft.parcel.size = typed_size(row.size).as_str().into();
    draft.order = OrderDraft {
        number: text(&order.number),
        date: order.date.map(|date| date.to_string()).unwrap_or_default().as_str().into(),
        email: text(&order.email).as_str().into(),
        phone: text(&order.phone).as_str().into(),
        contents: text(&order.contents),
        amount: order.amount.map(|amount| amount.to_string()).unwrap_or_default().as_str().into(),
        items: order.items.map(|items| items.to_string()).unwrap_or_default().as_str().into(),
        billing: order.billing.as_ref().map(AddressDraft::from),
    };
    draft.service = Some(row.service.clone());
    draft.handling.direction = customs::direction_of(&row.service);
    draft
}
