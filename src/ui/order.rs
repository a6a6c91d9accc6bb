//! The order a parcel belongs to: two lines of summary, or its fields. All of it is optional.

use egui::Ui;

use super::fields::Look;
use super::fields::line_ui;
use super::recipient::address_ui;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say;
use super::widgets::Button;
use super::widgets::check_ui;
use super::widgets::section_ui;
use crate::domain::AddressDraft;
use crate::domain::Field;
use crate::domain::Party;
use crate::domain::rules::ORDER_NUMBER;
use crate::session::Session;

/// Whether the order's fields can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folding {
    /// Folded to a summary until asked for.
    Foldable,
    /// There is room: always unfolded.
    Unfolded,
}

/// Draws the section.
pub(super) fn order_ui(ui: &mut Ui, session: &mut Session, folding: Folding) {
    let words = session.words;
    let mut toggled = false;
    section_ui(ui, words.get("order"), |ui| match folding {
        Folding::Foldable => {
            let word = if session.ship.order_open { words.get("fold") } else { words.get("edit") };
            toggled = ui.add(Button::link(word)).clicked();
        }
        Folding::Unfolded => {
            say(ui, words.get("optional"), Type::Small, Tokens::of(ui).text3);
        }
    });
    if toggled {
        session.ship.order_open = !session.ship.order_open;
        if session.ship.order_open {
            session.ship.focus = Some(Field::OrderNumber);
        }
    }
    if session.ship.order_open || folding == Folding::Unfolded {
        fields_ui(ui, session);
    } else {
        summary_ui(ui, session);
    }
}

fn fields_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    line_ui(
        ui,
        session,
        Field::OrderNumber,
        Look { label: Some(words.get("order-number-label")), room: Some(ORDER_NUMBER), ..Look::default() },
    );
    let date = session.ship.draft.order.date.value().ok().map(|date| words.date(date.0));
    line_ui(
        ui,
        session,
        Field::OrderDate,
        Look {
            label: Some(words.get("order-date-label")),
            echo: date,
            example: words.get("date-example"),
            ..Look::default()
        },
    );
    line_ui(ui, session, Field::OrderEmail, Look::default());
    line_ui(ui, session, Field::OrderPhone, Look::default());
    line_ui(ui, session, Field::OrderContents, Look::default());
    let amount = session.ship.draft.order.amount.value().ok().map(|amount| words.price(amount));
    line_ui(ui, session, Field::OrderAmount, Look { echo: amount, example: "48,90", ..Look::default() });
    line_ui(ui, session, Field::OrderItems, Look::default());

    let mut elsewhere = session.ship.draft.order.billing.is_some();
    if check_ui(ui, &mut elsewhere, words.get("bill-elsewhere")).changed() {
        session.ship.draft.order.billing = elsewhere.then(AddressDraft::default);
        session.edited();
    }
    if elsewhere {
        address_ui(ui, session, Party::Billing);
    }
}

fn summary_ui(ui: &mut Ui, session: &Session) {
    let tokens = Tokens::of(ui);
    let [first, second] = summary(session);
    if first.is_empty() && second.is_empty() {
        say(ui, session.words.get("order-blank"), Type::Label, tokens.text3);
    }
    for line in [first, second] {
        if !line.is_empty() {
            say(ui, line, Type::Label, tokens.text2);
        }
    }
}

/// `n° 10482 du 20/11/2026 · 3 articles · 48,90 €`, and how the customer is reached.
fn summary(session: &Session) -> [String; 2] {
    let words = session.words;
    let order = &session.ship.draft.order;
    let number = order.number.trim();
    let date = order.date.value().ok().map(|date| words.day(date.0));
    let order_of = match (number.is_empty(), date) {
        (true, None) => None,
        (true, Some(date)) => Some(words.with("order-of", &[("date", date.into())])),
        (false, None) => Some(words.with("order-no", &[("number", number.into())])),
        (false, Some(date)) => Some(words.with("order-no-of", &[("number", number.into()), ("date", date.into())])),
    };
    let items = order.items.value().ok().map(|items| words.with("items", &[("count", items.0.into())]));
    let amount = order.amount.value().ok().map(|amount| words.price(amount));
    let contents = Some(order.contents.trim().to_owned()).filter(|contents| !contents.is_empty());
    let billing = order.billing.is_some().then(|| words.get("billed-elsewhere").to_owned());
    let reached = [order.email.text.trim(), order.phone.text.trim()];
    let reached: Vec<&str> = reached.into_iter().filter(|text| !text.is_empty()).collect();
    let first: Vec<String> = [order_of, items, amount].into_iter().flatten().collect();
    let second: Vec<String> =
        [Some(reached.join(" · ")).filter(|text| !text.is_empty()), contents, billing].into_iter().flatten().collect();
    [first.join(" · "), second.join(" · ")]
}
