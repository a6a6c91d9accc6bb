//! What the carrier is asked to do with the parcel beyond carrying: only what the chosen service does there.

use egui::Id;
use egui::Ui;

use super::fields::Look;
use super::fields::box_ui;
use super::fields::field_id;
use super::fields::follow;
use super::fields::keep_ui;
use super::fields::note;
use super::points::points_ui;
use super::widgets::FieldRow;
use super::widgets::Select;
use super::widgets::check_ui;
use super::widgets::section_ui;
use super::widgets::select_ui;
use crate::command::Command;
use crate::domain::Duties;
use crate::domain::Field;
use crate::domain::Part;
use crate::domain::Undeliverable;
use crate::session::Session;

/// The width of the labels: what becomes of a parcel is a long word in every language.
const COLUMN: f32 = 104.0;

/// The most parcels of one shipment (SLS documentation, error 30341).
const PARTS: [&str; 5] = ["1", "2", "3", "4", "5"];

/// Draws the section, for a carrier that takes such wishes.
pub(super) fn handling_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    if !session.ships_colissimo() {
        return;
    }
    let words = session.words;
    section_ui(ui, words.get("handling"), |_| ());
    if session.is_picked_up() || session.ship.draft.handling.point.is_some() {
        points_ui(ui, session, commands);
    }
    duties_ui(ui, session);
    undeliverable_ui(ui, session);
    let most = session.insurance_most();
    if most > 0 || !session.ship.draft.handling.insurance.is_blank() {
        let hint = words.with("insurance-up-to", &[("most", words.money(i64::from(most) * 100, "EUR").into())]);
        let echo = session.ship.draft.handling.insurance.value().ok().map(|sum| words.price(sum));
        line_of(ui, session, Field::Insurance, Look { hint: Some(hint), echo, ..Look::default() });
    }
    line_of(ui, session, Field::Instructions, Look { room: Some(35), ..Look::default() });
    let mut awkward = session.ship.draft.handling.awkward;
    if check_ui(ui, &mut awkward, words.get("handling-awkward")).changed() {
        session.ship.draft.handling.awkward = awkward;
        session.edited();
    }
    part_ui(ui, session);
}

fn line_of(ui: &mut Ui, session: &mut Session, field: Field, look: Look) {
    let label = session.words.field(field);
    FieldRow::new(label).column(COLUMN).show(ui, |row| box_ui(row, session, field, look));
    keep_ui(ui, session, field);
}

fn duties_ui(ui: &mut Ui, session: &mut Session) {
    let there = session.duties_there();
    if there.len() < 2 {
        return;
    }
    let words = session.words;
    let names: Vec<&str> = there.iter().map(|duties: &Duties| words.get(duties.id())).collect();
    let chosen = there.iter().position(|duties| *duties == session.ship.draft.handling.duties).unwrap_or(0);
    if let Some(duties) = choose(ui, session, Field::Duties, &names, chosen).and_then(|at| there.get(at)) {
        session.ship.draft.handling.duties = *duties;
        session.edited();
    }
}

fn undeliverable_ui(ui: &mut Ui, session: &mut Session) {
    if !session.asks_what_becomes_of_it() && session.ship.problem_at(Field::Undeliverable).is_none() {
        return;
    }
    let words = session.words;
    let mut names = vec![words.get("undeliverable-choose")];
    names.extend(Undeliverable::ALL.iter().map(|fate| words.get(fate.id())));
    let chosen = session.ship.draft.handling.undeliverable;
    let at = chosen.and_then(|chosen| Undeliverable::ALL.iter().position(|fate| *fate == chosen));
    if let Some(at) = choose(ui, session, Field::Undeliverable, &names, at.map_or(0, |at| at + 1)) {
        session.ship.draft.handling.undeliverable =
            at.checked_sub(1).and_then(|at| Undeliverable::ALL.get(at)).copied();
        session.edited();
    }
}

/// Whether the parcel is one of several of a shipment, and which.
fn part_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    let mut several = session.ship.draft.handling.part.is_some();
    if check_ui(ui, &mut several, words.get("handling-several")).changed() {
        session.ship.draft.handling.part = several.then(|| Part { number: 1, of: 2, followers: Vec::new() });
        session.edited();
    }
    let Some(part) = session.ship.draft.handling.part.clone() else { return };
    let said = session.ship.problem_at(Field::Part).map(|problem| (problem.severity, words.problem(problem)));
    let known = words.with("part-followers", &[("count", part.followers.len().into())]);
    let hint = (!part.followers.is_empty()).then_some(known);
    let (mut number, mut of) = (usize::from(part.number.max(1)) - 1, usize::from(part.of.max(1)) - 1);
    let changed = FieldRow::new(words.get("field-part")).column(COLUMN).show(ui, |row| {
        let note = match (&said, &hint) {
            (Some((severity, sentence)), _) => Some(note(*severity, sentence)),
            (None, Some(hint)) => Some(super::widgets::Note::hint(hint)),
            (None, None) => None,
        };
        let first = Select::new(field_id(Field::Part), words.get("part-number"), &PARTS).width(76.0).note(note);
        let first = row.select(first, &mut number);
        follow(&first, session, Field::Part);
        let second = Select::new(Id::unique("parts in all"), words.get("part-of"), &PARTS).width(76.0);
        let second = row.select(second, &mut of);
        first.changed() || second.changed()
    });
    if changed {
        let read = |at: usize| u8::try_from(at + 1).unwrap_or(1);
        session.ship.draft.handling.part = Some(Part { number: read(number), of: read(of), ..part });
        session.edited();
    }
}

/// Draws a select box; says which option was chosen now.
fn choose(ui: &mut Ui, session: &mut Session, field: Field, names: &[&str], chosen: usize) -> Option<usize> {
    let words = session.words;
    let said = session.ship.problem_at(field).map(|problem| (problem.severity, words.problem(problem)));
    let note = said.as_ref().map(|(severity, sentence)| note(*severity, sentence));
    let mut at = chosen;
    let response =
        select_ui(ui, Select::new(field_id(field), words.field(field), names).column(COLUMN).note(note), &mut at);
    follow(&response, session, field);
    keep_ui(ui, session, field);
    response.changed().then_some(at)
}
