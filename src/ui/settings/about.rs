//! What this program is, and under which licences.

use egui::Ui;

use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::section_ui;

/// Draws the version and the licences.
pub(super) fn about_ui(ui: &mut Ui, session: &Session) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("settings-about"), |_| ());
    let version = words.with("settings-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    say_wrapped(ui, version, Type::Body, tokens.text);
    for line in ["settings-data", "settings-licence", "settings-fonts"] {
        say_wrapped(ui, words.get(line), Type::Label, tokens.text2);
    }
}
