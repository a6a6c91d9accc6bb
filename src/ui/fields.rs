//! Boxes of the parcel's form: each knows its field of the draft, its problem, and the focus that is sent to it.

use egui::Id;
use egui::Response;
use egui::Ui;

use super::theme::LABEL_COLUMN;
use super::widgets::Button;
use super::widgets::FieldRow;
use super::widgets::FieldSpec;
use super::widgets::Labels;
use super::widgets::Note;
use super::widgets::Row;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Severity;
use crate::session::Session;

/// How a box of the form looks beside its text.
#[derive(Default)]
pub(super) struct Look {
    /// Its label, where the section already says half of the field's name.
    pub(super) label: Option<&'static str>,
    /// How many characters there is room for: a counter.
    pub(super) room: Option<usize>,
    /// How the text is read.
    pub(super) echo: Option<String>,
    /// What stands in the note line while there is no problem.
    pub(super) hint: Option<String>,
    /// An example, shown while it is empty.
    pub(super) example: &'static str,
    /// Its width in points; else what is left of the row.
    pub(super) width: Option<f32>,
}

/// The id of a field's box, the same wherever it is drawn.
pub(super) fn field_id(field: Field) -> Id {
    Id::unique(("field", field))
}

/// Draws a labelled line of text over the whole width.
pub(super) fn line_ui(ui: &mut Ui, session: &mut Session, field: Field, look: Look) {
    let label = look.label.unwrap_or(session.words.field(field));
    FieldRow::new(label).show(ui, |row| box_ui(row, session, field, look));
    keep_ui(ui, session, field);
}

/// Adds a field's line of text to a row.
pub(super) fn box_ui(row: &mut Row<'_>, session: &mut Session, field: Field, look: Look) {
    let words = session.words;
    let problem = session.ship.problem_at(field);
    let said = problem.map(|problem| (problem.severity, words.problem(problem)));
    // The text leaves the draft while it is drawn, so that the rest of the session can be read.
    let Some(mut text) = session.ship.draft.text_mut(field).map(std::mem::take) else { return };
    let used = text.chars().count();
    let note = match (&said, &look.hint) {
        (Some((severity, sentence)), _) => Some(note(*severity, sentence)),
        (None, Some(hint)) => Some(Note::hint(hint)),
        (None, None) => None,
    };
    let label = look.label.unwrap_or(words.field(field));
    let mut spec = FieldSpec::new(field_id(field), label, &mut text).note(note).placeholder(look.example);
    if let Some(room) = look.room {
        spec = spec.counter(used, room);
    }
    if let Some(echo) = &look.echo {
        spec = spec.echo(echo.as_str());
    }
    if let Some(width) = look.width {
        spec = spec.width(width);
    }
    let response = row.field(spec);
    if let Some(kept) = session.ship.draft.text_mut(field) {
        *kept = text;
    }
    if response.changed() {
        session.edited();
        session.typed_at(field);
    }
    follow(&response, session, field);
}

/// A warning or an objection may be kept as it is; what is bought says so.
pub(super) fn keep_ui(ui: &mut Ui, session: &mut Session, field: Field) {
    let Some(warning) = session.ship.problem_at(field).filter(|problem| problem.severity.may_be_kept()) else {
        return;
    };
    let suggested = matches!(warning.fault, Fault::AddressSuggested { .. });
    let words = session.words;
    let (mut take, mut keep) = (false, false);
    under_fields(ui, |ui| {
        ui.horizontal(|ui| {
            take = suggested && ui.add(Button::link(words.get("address-take"))).clicked();
            keep = ui.add(Button::link(words.get("keep"))).clicked();
        });
    });
    if take {
        session.take_suggestion(field);
    } else if keep {
        session.keep_warning(field);
        session.recheck();
    }
}

/// Draws under the boxes of a form, at their left edge.
pub(super) fn under_fields<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let left = match Labels::fitting(ui, LABEL_COLUMN) {
        Labels::Beside(column) => column,
        Labels::Above => 0.0,
    };
    let width = (ui.available_width() - left).max(1.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing = egui::Vec2::new(8.0, 2.0);
            content(ui)
        })
        .inner
    })
    .inner
}

/// The note of a problem, by its severity.
pub(super) fn note(severity: Severity, sentence: &str) -> Note<'_> {
    match severity {
        Severity::Error | Severity::Objection => Note::error(sentence),
        Severity::Warning => Note::warning(sentence),
        Severity::Note => Note::hint(sentence),
    }
}

/// Sends the focus to a box that asked for it, keeps a box in sight that has just got it, and notes when it was left.
pub(super) fn follow(response: &Response, session: &mut Session, field: Field) {
    if session.ship.focus == Some(field) {
        session.ship.focus = None;
        response.request_focus();
        // Which keys the box keeps to itself is settled in the frame after, and that must not wait for the next key.
        response.ctx.request_repaint_after(std::time::Duration::ZERO);
        in_sight(response);
    } else if response.gained_focus() {
        in_sight(response);
    }
    if response.lost_focus() {
        session.ship.touch(field);
    }
}

/// Scrolls as little as it takes to show a box, its label and its note.
fn in_sight(response: &Response) {
    let whole = response.rect.expand2(egui::Vec2::new(0.0, 34.0));
    response.clone().with_new_rect(whole).scroll_to_me(None);
}
