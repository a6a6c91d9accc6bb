//! What a screen says when it has nothing to show: one sentence, and the button that changes that.

use egui::Ui;

use super::Button;
use super::Icon;
use super::icon_ui;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;

/// Draws the sentence in the middle, with its button; true when that was pressed.
pub fn empty_ui(ui: &mut Ui, icon: Icon, sentence: &str, action: Option<&str>) -> bool {
    let tokens = Tokens::of(ui);
    let mut pressed = false;
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 2.0 - 70.0).clamp(24.0, 160.0));
        icon_ui(ui, icon, 28.0, tokens.text3);
        ui.add_space(6.0);
        ui.scope(|ui| {
            ui.set_max_width(420.0);
            say_wrapped(ui, sentence, Type::Body, tokens.text2);
        });
        ui.add_space(8.0);
        if let Some(action) = action {
            pressed = ui.add(Button::plain(action)).clicked();
        }
    });
    pressed
}
