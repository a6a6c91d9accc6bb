//! The box of a country: its name until it has the focus, then whatever one types to find it, in any of the desk's languages or as
//! a code.

use egui::Response;
use egui::Ui;
use egui::text::CCursor;
use egui::text::CCursorRange;
use egui::text_edit::TextEditState;

use super::fields::field_id;
use super::fields::note;
use super::widgets::FieldSpec;
use super::widgets::Labels;
use super::widgets::field_ui;
use crate::domain::CountryCode;
use crate::domain::Field;
use crate::domain::Severity;
use crate::session::Session;

/// What a box of a country shows beside its name.
pub(super) struct CountryBox<'a> {
    /// Which field.
    pub(super) field: Field,
    /// What it is called.
    pub(super) label: &'a str,
    /// What is chosen.
    pub(super) country: CountryCode,
    /// What was typed that names none.
    pub(super) unknown: &'a str,
    /// What is wrong with it.
    pub(super) said: Option<&'a (Severity, String)>,
    /// What stands at its right end.
    pub(super) echo: &'a str,
    /// Where its label stands, where that is not for the form to say.
    pub(super) labels: Option<Labels>,
}

impl CountryBox<'_> {
    /// Draws it. The list under it is drawn by [`super::picker::list_ui`].
    pub(super) fn show(&self, ui: &mut Ui, session: &mut Session) -> Response {
        let Self { field, country, .. } = *self;
        let id = field_id(field);
        let typing = ui.memory(|memory| memory.has_focus(id));
        if typing && !session.is_choosing_country(field) {
            session.begin_country(field, country);
            let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
            let end = CCursor::new(session.picker.country_text.chars().count());
            state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
            state.store(ui.ctx(), id);
        }
        let known = || session.words.country(country);
        let name = if self.unknown.is_empty() { known() } else { self.unknown }.to_owned();
        let mut text = if typing { std::mem::take(&mut session.picker.country_text) } else { name };
        let note = self.said.map(|(severity, sentence)| note(*severity, sentence));
        let spec = FieldSpec::new(id, self.label, &mut text).note(note).echo(self.echo);
        let spec = match self.labels {
            Some(labels) => spec.labels(labels),
            None => spec,
        };
        let response = field_ui(ui, spec);
        if typing {
            session.picker.country_text = text;
            if response.changed() {
                session.country_typed(field);
            }
        }
        if response.lost_focus() {
            session.end_country(field);
        }
        response
    }
}
