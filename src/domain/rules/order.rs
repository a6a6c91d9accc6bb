//! Rules for the order that a parcel belongs to. All of it may be left empty; what is typed must be readable.

use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Order;
use crate::domain::OrderDraft;
use crate::domain::Party;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;
use crate::domain::Source;

use super::RuleContext;
use super::address;
use super::optional;
use super::unprintable;

/// Signs that the API keeps of a number; it cuts the rest.
pub const ORDER_NUMBER: usize = 50;

/// Signs that the API takes as a description.
const CONTENTS: usize = 100;

pub(super) fn number(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    short_text(&draft.order.number, Field::OrderNumber, ORDER_NUMBER, problems);
    if let Some(label) = draft.findings.shipped_elsewhere(&draft.order.number) {
        let fault = Fault::ShippedElsewhere { tracking: label.tracking.grouped(), created_ms: label.created_ms };
        problems.warning(Field::OrderNumber, fault);
    }
}

pub(super) fn date(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let date = &draft.order.date;
    if date.is_blank() {
        return;
    }
    match date.value() {
        Err(_) => problems.error(Field::OrderDate, Fault::NotADate),
        Ok(date) if date.0 > context.today => problems.warning(Field::OrderDate, Fault::DateAhead),
        Ok(_) => (),
    }
}

pub(super) fn contact(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    let OrderDraft { email, phone, .. } = &draft.order;
    if !email.is_blank() && email.value().is_err() {
        problems.error(Field::OrderEmail, Fault::NotAnEmail);
    }
    if !phone.is_blank() && phone.value().is_err() {
        problems.error(Field::OrderPhone, Fault::NotAPhone);
    }
}

pub(super) fn contents(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    let OrderDraft { contents, amount, items, .. } = &draft.order;
    short_text(contents, Field::OrderContents, CONTENTS, problems);
    if !amount.is_blank() && amount.value().is_err() {
        problems.error(Field::OrderAmount, Fault::NotAnAmount);
    }
    if !items.is_blank() && items.value().is_err() {
        problems.error(Field::OrderItems, Fault::NotACount);
    }
}

pub(super) fn billing(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    if let Some(billing) = &draft.order.billing {
        address::lines(billing, Party::Billing, problems);
    }
}

pub(super) fn read(draft: &OrderDraft) -> Order {
    Order {
        number: optional(&draft.number),
        date: draft.date.value().ok().map(|date| date.0),
        email: draft.email.value().ok().map(|email| email.0),
        phone: draft.phone.value().ok().map(|phone| phone.0),
        contents: optional(&draft.contents),
        amount: draft.amount.value().ok(),
        items: draft.items.value().ok().map(|count| count.0),
        billing: draft.billing.as_ref().map(address::read),
    }
}

fn short_text(text: &str, at: Field, limit: usize, problems: &mut Problems) {
    let length = text.trim().chars().count();
    if let Some(sign) = unprintable(text) {
        problems.error(at, Fault::Unprintable { sign });
    } else if length > limit {
        problems.error(at, Fault::TooLong { length, limit, source: Source::ShipStationReference });
    }
}
