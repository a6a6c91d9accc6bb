//! LateShipment's connect form: e-mail and key, tried without creating anything there, and each answer explained.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Ui;

use super::push::COLUMN;
use super::push::trial_ui;
use crate::command::Command;
use crate::session::PushField;
use crate::session::Session;
use crate::ui::failure::fold_ui;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::FieldRow;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Note;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::forget_what_was_typed;
use crate::words::Words;

/// Draws the form.
pub(super) fn form_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let title = if session.push.status.account.is_some() { "push-title-again" } else { "push-title" };
    say_wrapped(ui, words.get(title), Type::Heading, tokens.text);
    say_wrapped(ui, words.get("push-intro"), Type::Label, tokens.text2);
    ui.add_space(10.0);
    let mut entered = box_ui(ui, session, PushField::Email);
    entered |= key_ui(ui, session);
    super::keyring::choice_ui(ui, session, commands, |session| &mut session.push.session_only);
    let wrong = session.push.problem_at(PushField::Endpoint).is_some();
    if fold_ui(ui, Id::unique("LateShipment advanced"), words.get("accounts-advanced"), wrong) || wrong {
        box_ui(ui, session, PushField::Endpoint);
    }
    ui.add_space(8.0);
    trial_ui(ui, session);
    ui.add_space(4.0);
    buttons_ui(ui, session, commands, entered);
    ui.add_space(4.0);
    say_wrapped(ui, words.get("push-test-means"), Type::Small, tokens.text3);
}

fn buttons_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, entered: bool) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let waiting = session.push.trial.is_waiting();
    let disagreed = session.must_agree_to_push_session_only();
    let keyed = ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Enter));
    ui.horizontal_wrapped(|ui| {
        let may = !waiting && !disagreed;
        let connect = Button::filled(words.get("connect")).key(words.get("key-ctrl-enter"));
        if ui.add_enabled(may, connect).clicked() || (keyed && may) {
            session.connect_push(commands);
            forget_what_was_typed(ui.ctx(), field_id(PushField::Key));
        }
        if ui.add_enabled(!waiting, Button::plain(words.get("push-test"))).clicked() || (entered && !waiting) {
            session.test_push(commands);
            forget_what_was_typed(ui.ctx(), field_id(PushField::Key));
        }
        if ui.add(Button::plain(words.get("cancel"))).clicked() {
            session.close_push_form();
        }
        if disagreed {
            say_wrapped(ui, words.get("accounts-agree-first"), Type::Label, tokens.text2);
        }
    });
}

/// A box of the form; true when Enter left it.
fn box_ui(ui: &mut Ui, session: &mut Session, field: PushField) -> bool {
    let words = session.words;
    let problem = session.push.problem_at(field).map(|id| words.get(id));
    let hint = words.get(hint_id(field));
    let note = match problem {
        Some(sentence) => Note::error(sentence),
        None => Note::hint(hint),
    };
    let text = match field {
        PushField::Email => &mut session.push.email,
        PushField::Key => &mut session.push.key_text,
        PushField::Endpoint => &mut session.push.endpoint,
    };
    let mut spec = FieldSpec::new(field_id(field), label(words, field), text).column(COLUMN).note(note);
    if field == PushField::Key {
        spec = spec.secret();
    }
    if field != PushField::Email {
        spec = spec.code();
    }
    let response = field_ui(ui, spec);
    if session.push.focus == Some(field) {
        session.push.focus = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// The key: its box, or that it was tried.
fn key_ui(ui: &mut Ui, session: &mut Session) -> bool {
    if !session.push.has_tried_key() || !session.push.key_text.is_empty() || session.push.focus == Some(PushField::Key)
    {
        return box_ui(ui, session, PushField::Key);
    }
    let tokens = Tokens::of(ui);
    let words = session.words;
    FieldRow::new(words.get("push-key")).column(COLUMN).show(ui, |row| {
        row.ui().horizontal_centered(|ui| {
            say(ui, "••••••••••••", Type::Code, tokens.text);
            ui.add_space(8.0);
            if ui.add(Button::plain(words.get("change"))).clicked() {
                session.change_push_key();
            }
        });
    });
    false
}

fn field_id(field: PushField) -> Id {
    Id::unique(("LateShipment", field))
}

fn label(words: Words, field: PushField) -> &'static str {
    match field {
        PushField::Email => words.get("push-email"),
        PushField::Key => words.get("push-key"),
        PushField::Endpoint => words.get("push-endpoint"),
    }
}

fn hint_id(field: PushField) -> &'static str {
    match field {
        PushField::Email => "push-email-hint",
        PushField::Key => "push-key-hint",
        PushField::Endpoint => "accounts-endpoint-hint",
    }
}
