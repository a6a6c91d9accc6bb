//! What ties a widget to a field of the domain: its id, its problem, and the focus that is sent to it.

use egui::Id;
use egui::Response;

use crate::domain::Field;
use crate::domain::Severity;
use crate::session::Session;
use super::widgets::Note;

/// The id of a field's box, the same wherever it is drawn.
pub fn field_id(field: Field) -> Id {
    Id::unique(("field", field))
}

/// The note of a problem: an error or a warning, by its severity.
pub fn problem_note(severity: Severity, sentence: &str) -> Note<'_> {
    match severity {
        Severity::Error => Note::error(sentence),
        Severity::Warning => Note::warning(sentence),
    }
}

/// Sends the focus to a box that asked for it, and notes when the operator has left it.
pub fn follow(response: &Response, session: &mut Session, field: Field) {
    if session.ship.focus == Some(field) {
        session.ship.focus = None;
        response.request_focus();
        response.scroll_to_me(Some(egui::Align::Center));
    }
    if response.lost_focus() {
        session.ship.touch(field);
    }
}
