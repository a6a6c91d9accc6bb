//! Where an account's key lives, and what to do when the keyring is locked or there is none.

use egui::Ui;

use crate::command::Command;
use crate::domain::KeyringState;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tone;
use crate::ui::widgets::check_ui;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;

/// Draws where the secrets of the form will live; without a keyring the operator must say that this session is enough.
pub(super) fn choice_ui(
    ui: &mut Ui,
    session: &mut Session,
    commands: &mut Vec<Command>,
    session_only: fn(&mut Session) -> &mut bool,
) {
    let words = session.words;
    match session.keyring {
        KeyringState::Ready => calm_ui(ui, words.get("accounts-in-the-keyring")),
        KeyringState::Asked => calm_ui(ui, words.get("keyring-asked")),
        KeyringState::Locked | KeyringState::Absent => {
            ui.add_space(4.0);
            Card::new().edge(Tone::Warning).tinted().show(ui, |ui| {
                trouble_ui(ui, session, commands);
                check_ui(ui, session_only(session), words.get("accounts-session-only"));
            });
        }
    }
}

/// Draws where the key of a connected account lives.
pub(super) fn home_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    section_ui(ui, words.get("keyring-title"), |_| ());
    match session.keyring {
        KeyringState::Ready => calm_ui(ui, words.get("keyring-home")),
        KeyringState::Asked => calm_ui(ui, words.get("keyring-asked")),
        KeyringState::Locked | KeyringState::Absent => {
            Card::new().edge(Tone::Warning).tinted().show(ui, |ui| trouble_ui(ui, session, commands));
        }
    }
}

fn calm_ui(ui: &mut Ui, sentence: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = Type::Label.line();
        icon_ui(ui, Icon::Key, 16.0, tokens.text2);
        say_wrapped(ui, sentence, Type::Label, tokens.text2);
    });
}

/// What it means, what to do, and the buttons that ask anew without opening Envoi again.
fn trouble_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let locked = session.keyring == KeyringState::Locked;
    let why = if locked { words.get("accounts-keyring-locked") } else { words.get("accounts-keyring-absent") };
    say_wrapped(ui, why, Type::Label, Tokens::of(ui).text);
    if locked {
        say_wrapped(ui, words.get("keyring-auto-login"), Type::Label, Tokens::of(ui).text);
    }
    ui.horizontal_wrapped(|ui| {
        if locked && ui.add(Button::plain(words.get("keyring-unlock")).icon(Icon::Key)).clicked() {
            session.unlock_keyring(commands);
        }
        if ui.add(Button::plain(words.get("keyring-ask-again")).icon(Icon::Refresh)).clicked() {
            session.ask_keyring(commands);
        }
    });
}
