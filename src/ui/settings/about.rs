//! What this program is, and under which licences.

use egui::Ui;

use crate::command::Command;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Icon;
use crate::ui::widgets::section_ui;

/// Draws the version and the licences.
pub(super) fn about_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("settings-about"), |_| ());
    let version = words.with("settings-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    say_wrapped(ui, version, Type::Body, tokens.text);
    for line in ["settings-data", "settings-licence", "settings-fonts"] {
        say_wrapped(ui, words.get(line), Type::Label, tokens.text2);
    }
    ui.add_space(14.0);
    section_ui(ui, words.get("diagnosis"), |_| ());
    say_wrapped(ui, words.get("diagnosis-what"), Type::Label, tokens.text2);
    ui.add_space(4.0);
    let Some(text) = session.upkeep.diagnosis.clone() else {
        if ui.add(Button::plain(words.get("diagnosis-make"))).clicked() {
            session.diagnose(commands);
        }
        return;
    };
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::plain(words.get("diagnosis-copy")).icon(Icon::Copy)).clicked() {
            ui.ctx().copy_text(text.clone());
        }
        if ui.add(Button::plain(words.get("diagnosis-again")).icon(Icon::Refresh)).clicked() {
            session.diagnose(commands);
        }
    });
    say_wrapped(ui, text, Type::Label, tokens.text2);
}
