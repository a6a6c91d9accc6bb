//! One field of the parcel as a box of 64 points, to be mended or changed without leaving packing mode.

use egui::Key;
use egui::Modifiers;
use egui::Ui;

use super::parcel::box_id;
use crate::domain::Field;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::icon_ui;

/// How high it is: a label, the box, and two lines of what is wrong.
pub(super) fn height(ui: &Ui) -> f32 {
    26.0 + Tokens::of(ui).size.control + 64.0
}

/// Draws the box. Enter or the button closes it.
pub(super) fn field_ui(ui: &mut Ui, session: &mut Session, field: Field) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    let label = words.field(field);
    let problem = session.ship.problem_at(field).map(|problem| words.problem(problem));
    say(ui, label, Type::PackBody, tokens.text2);
    let enter = ui.memory(|memory| memory.has_focus(box_id()))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let Some(mut text) = session.ship.draft.text_mut(field).map(std::mem::take) else {
        return session.mended();
    };
    let done = words.get("pack-mended");
    let wide = galley(ui, done, Type::PackBody, tokens.text, f32::INFINITY).size().x + 84.0;
    let (mut changed, mut close) = (false, enter);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - wide - 16.0).min(620.0);
        let note = problem.as_deref().map(Note::error);
        let response = FieldSpec::new(box_id(), label, &mut text).note(note).width(width).bare_ui(ui);
        changed = response.changed();
        if session.ship.focus.take().is_some() {
            response.request_focus();
        }
        close |= ui.add(Button::plain(done).key(words.get("key-enter")).width(wide)).clicked();
    });
    if let Some(kept) = session.ship.draft.text_mut(field) {
        *kept = text;
    }
    if changed {
        session.edited();
    }
    if let Some(sentence) = problem {
        ui.spacing_mut().interact_size.y = 26.0;
        ui.horizontal_top(|ui| {
            icon_ui(ui, Icon::Error, 22.0, tokens.err);
            say_wrapped(ui, sentence, Type::PackBody, tokens.err);
        });
    }
    if close {
        session.mended();
    }
}
