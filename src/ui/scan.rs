//! The scan field of the top bar: what is scanned or typed here is found, or begins an order.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Ui;

use super::Act;
use super::key_cap;
use super::theme::Tokens;
use super::theme::galley;
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
    // The key gives way to the words, and long words to short ones.
    let room = width - Tokens::of(ui).size.icon - 34.0;
    let wanted = wide(ui, example);
    let shown = if wanted > room { session.words.get("scan-short") } else { example };
    spec = spec.placeholder(shown);
    if wanted + wide(ui, &key) + 12.0 < room && !session.packing {
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

/// How wide a text is as it would be typed here.
fn wide(ui: &Ui, text: &str) -> f32 {
    let style = Tokens::of(ui).size.input;
    galley(ui, text, style, egui::Color32::PLACEHOLDER, f32::INFINITY).size().x
}
