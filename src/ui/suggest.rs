//! Who may be meant while a name is typed: a list under the field, chosen by arrows and Enter or by the mouse.

use egui::Ui;

use super::fields::field_id;
use super::options::Answer;
use super::options::Offered;
use super::options::Options;
use super::options::Pressed;
use super::options::pressed;
use crate::domain::Contact;
use crate::domain::Field;
use crate::domain::KnownFrom;
use crate::domain::Line;
use crate::domain::Party;
use crate::session::Screen;
use crate::session::Session;

/// The least width of the list.
const WIDTH: f32 = 300.0;

/// Takes the keys that choose from an open list, before the field and the focus can.
pub(super) fn take_keys(ui: &Ui, session: &mut Session) {
    let Some(line) = session.ship.suggest.open_at() else { return };
    if session.screen != Screen::Ship {
        session.ship.suggest.close();
        return;
    }
    match pressed(ui, field_id(field(line)), session.ship.suggest.marked().is_some()) {
        Some(Pressed::Close) => {
            session.ship.suggest.close();
            // Escape has taken the focus away before anybody was asked.
            session.ship.focus = Some(field(line));
        }
        Some(Pressed::Next) => session.ship.suggest.mark_next(),
        Some(Pressed::Before) => session.ship.suggest.mark_before(),
        Some(Pressed::Take) => session.pick_marked(),
        None => (),
    }
}

/// Draws the list under a field that was just drawn, if it is open there.
pub(super) fn list_ui(ui: &Ui, session: &mut Session, line: Line) {
    let found = session.ship.suggest.rows_at(line).to_vec();
    if found.is_empty() {
        return;
    }
    let words = session.words;
    let rows: Vec<Offered> = found
        .iter()
        .map(|suggestion| Offered {
            title: who(&suggestion.contact),
            detail: place(&suggestion.contact),
            tag: words
                .get(match suggestion.known {
                    KnownFrom::TheBook => "suggest-from-book",
                    KnownFrom::AnEarlierParcel => "suggest-from-parcel",
                })
                .to_owned(),
        })
        .collect();
    let hint = words.with("suggest-hint", &[("count", rows.len().into())]);
    let options = Options {
        field: field_id(field(line)),
        name: words.get("suggest-list"),
        hint: &hint,
        rows: &rows,
        marked: session.ship.suggest.marked(),
        width: WIDTH,
    };
    match options.show(ui, session.ship.focus == Some(field(line))) {
        Answer::Picked(at) => {
            if let Some(suggestion) = found.get(at) {
                session.pick(suggestion);
            }
        }
        Answer::Left => session.ship.suggest.close(),
        Answer::Open => (),
    }
}

/// `Camille Roussel, Atelier Roussel`.
pub(super) fn who(contact: &Contact) -> String {
    joined([&contact.address.name, &contact.address.company], ", ")
}

/// `27 rue Paul Bert, 69003 Lyon`.
pub(super) fn place(contact: &Contact) -> String {
    let address = &contact.address;
    let town = joined([&address.postcode, &address.city], " ");
    joined([&address.street, &town], ", ")
}

fn joined(parts: [&String; 2], between: &str) -> String {
    let parts = parts.map(|part| part.trim());
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

fn field(line: Line) -> Field {
    Field::Address(Party::Consignee, line)
}

#[cfg(test)]
mod tests;
