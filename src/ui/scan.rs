//! The scan field of the top bar: what is scanned or typed here is found, or begins an order.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Ui;

use super::Act;
use super::key_cap;
use super::widgets::FieldSpec;
use super::widgets::Icon;
use crate::command::Command;
use crate::session::Session;

/// The field's id, the same wherever it is drawn.
pub(super) fn field_id() -> Id {
    Id::unique("scan field")
}

/// Draws the field, `width` points wide. `example` is what it says while it is empty.
pub(super) fn field_ui(
    ui: &mut Ui,
    session: &mut Session,
    commands: &mut Vec<Command>,
    width: f32,
    example: &'static str,
) {
    let key = key_cap(session.words, Act::Scan);
    let mut text = std::mem::take(&mut session.scan.text);
    // Before the field gives the focus up for it.
    let entered = ui.memory(|memory| memory.has_focus(field_id()))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let mut spec = FieldSpec::new(field_id(), session.words.get("scan-field"), &mut text).icon(Icon::Scan).width(width);
    // A field that has no room for both says what it is for.
    spec = spec.placeholder(example);
    if text_fits(ui, example, &key, width) && !session.packing {
        spec = spec.key(&key);
    }
    let response = spec.bare_ui(ui);
    session.scan.text = text;
    if std::mem::take(&mut session.scan.wants_focus) {
        response.request_focus();
    }
    if entered {
        session.search_from_bar(commands);
    }
    if response.lost_focus() && session.scan.text.is_empty() {
        session.scan.open = false;
    }
}

fn text_fits(ui: &Ui, example: &str, key: &str, width: f32) -> bool {
    let wide = |text: &str| {
        super::theme::galley(ui, text, super::theme::Type::Body, egui::Color32::PLACEHOLDER, f32::INFINITY).size().x
    };
    wide(example) + wide(key) + 84.0 < width
}
