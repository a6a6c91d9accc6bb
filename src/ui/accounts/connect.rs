//! The form that connects an account: the key first, tried alone, so that a wrong key is never blamed on the contract.

use egui::Id;
use egui::Key;
use egui::Layout;
use egui::Rect;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;

use super::cancel;
use crate::command::Command;
use crate::command::Remote;
use crate::domain::CarrierKind;
use crate::domain::CredentialField;
use crate::domain::Field;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::SecretKey;
use crate::session::ConnectStep;
use crate::session::Session;
use crate::ui::failure::failure_ui;
use crate::ui::failure::fold_ui;
use crate::ui::fields;
use crate::ui::fields::field_id;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::FieldRow;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::Tag;
use crate::ui::widgets::Tone;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::forget_what_was_typed;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::key_cap_ui;
use crate::ui::widgets::segments_ui;
use crate::ui::widgets::separator_ui;
use crate::words::Words;

/// The labels stand in a wider column than on a parcel's form: credentials have long names.
const COLUMN: f32 = 150.0;

const API_KEY: Field = Field::Credential(SecretKey::API_KEY);

/// Draws both steps.
pub(super) fn form_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some(kind) = session.connect.kind else { return };
    let title = match session.connect.renews {
        Some(_) => words.with("accounts-reconnect-title", &[("carrier", kind.name().into())]),
        None => words.with("accounts-connect-title", &[("carrier", kind.name().into())]),
    };
    say_wrapped(ui, title, Type::Heading, tokens.text);
    if session.connect.renews.is_none() {
        carrier_ui(ui, session, kind);
    }
    say_wrapped(ui, words.get(of_carrier(kind).how), Type::Label, tokens.text2);
    ui.add_space(10.0);
    key_step_ui(ui, session, commands);
    super::keyring::choice_ui(ui, session, commands, |session| &mut session.connect.session_only);
    ui.add_space(8.0);
    separator_ui(ui);
    ui.add_space(8.0);
    contract_step_ui(ui, session, kind);
    if let Remote::Failed(failure) = &session.connect.outcome {
        let failure = failure.clone();
        ui.add_space(8.0);
        // The remedy of a refused contract is the form itself, and of a lost connection the same button again.
        if failure_ui(ui, Id::unique("connect failed"), words, &failure, "") {
            match (session.connect.step(), failure.remedy) {
                // Once it is unlocked, the same button connects.
                (_, Remedy::OpenAccounts) => session.unlock_keyring(commands),
                (ConnectStep::Contract, _) => session.connect_account(commands),
                (ConnectStep::Key, _) => session.change_key(),
            }
        }
    }
}

/// The words of the form that differ from carrier to carrier.
struct OfCarrier {
    how: &'static str,
    key_step: &'static str,
    key_hint: &'static str,
}

fn of_carrier(kind: CarrierKind) -> OfCarrier {
    match kind {
        CarrierKind::LettreSuivie => OfCarrier {
            how: "accounts-not-by-dashboard",
            key_step: "accounts-key-step",
            key_hint: "accounts-api-key-hint",
        },
        CarrierKind::Colissimo => OfCarrier {
            how: "accounts-colissimo-how",
            key_step: "accounts-colissimo-key-step",
            key_hint: "accounts-colissimo-key-hint",
        },
    }
}

/// Which carrier is connected, as long as nothing was connected yet.
fn carrier_ui(ui: &mut Ui, session: &mut Session, kind: CarrierKind) {
    let names: Vec<&str> = CarrierKind::ALL.iter().map(|kind| kind.name()).collect();
    let mut at = CarrierKind::ALL.iter().position(|other| *other == kind).unwrap_or(0);
    ui.add_space(4.0);
    let changed = ui.horizontal_wrapped(|ui| segments_ui(ui, &mut at, &names)).inner;
    ui.add_space(4.0);
    if changed && let Some(other) = CarrierKind::ALL.get(at) {
        forget_secrets(ui, Some(kind));
        session.close_connect_form();
        session.open_connect_form(*other, None);
    }
}

/// Ctrl+Enter: the next step, whichever it is.
pub(super) fn go_on(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>) {
    match session.connect.step() {
        ConnectStep::Key => test_key(ui, session, commands),
        ConnectStep::Contract => connect(ui, session, commands),
    }
}

/// Puts the focus at the first box that stands in the way.
pub(super) fn go_to_problem(session: &mut Session) {
    match session.connect.step() {
        ConnectStep::Key => session.connect.focus = Some(API_KEY),
        ConnectStep::Contract => {
            if session.connect.problems().has_errors() {
                // With a problem in the form nothing is sent: it only goes there.
                session.connect_account(&mut Vec::new());
            }
        }
    }
}

fn test_key(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>) {
    if !session.connect.key.is_waiting() {
        session.test_key(commands);
        if session.connect.focus == Some(Field::Endpoint) {
            return;
        }
        forget_what_was_typed(ui.ctx(), field_id(API_KEY));
    }
}

fn connect(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>) {
    session.connect_account(commands);
    if session.connect.outcome.is_waiting() {
        forget_secrets(ui, session.connect.kind);
    }
}

/// Empties what egui keeps for undoing in the boxes of the key and of the secrets.
pub(super) fn forget_secrets(ui: &Ui, kind: Option<CarrierKind>) {
    forget_what_was_typed(ui.ctx(), field_id(API_KEY));
    let credentials = kind.map_or(&[][..], CarrierKind::credentials);
    for field in credentials.iter().filter(|field| field.secret) {
        forget_what_was_typed(ui.ctx(), field_id(Field::Credential(field.name)));
    }
}

fn key_step_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some(kind) = session.connect.kind else { return };
    let tag = match (&session.connect.key, session.connect.step()) {
        (_, ConnectStep::Contract) if session.connect.is_without_key() => None,
        (_, ConnectStep::Contract) => Some((Tone::Done, words.get("accounts-key-good"))),
        (Remote::Waiting(..), ConnectStep::Key) => Some((Tone::Waiting, words.get("accounts-key-tested"))),
        (Remote::NotAsked | Remote::Here(_) | Remote::Failed(_), ConnectStep::Key) => None,
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        say(ui, words.get(of_carrier(kind).key_step), Type::LabelStrong, tokens.text);
        if let Some((tone, word)) = tag {
            ui.add(Tag::new(tone, word));
        }
    });
    ui.add_space(2.0);
    match session.connect.step() {
        ConnectStep::Contract => known_key_ui(ui, session),
        ConnectStep::Key => {
            key_field_ui(ui, session, kind, commands);
            let without = match kind {
                CarrierKind::LettreSuivie => false,
                CarrierKind::Colissimo => ui.add(Button::link(words.get("accounts-without-key"))).clicked(),
            };
            if without {
                forget_what_was_typed(ui.ctx(), field_id(API_KEY));
                session.connect_without_key();
                return;
            }
            if let Remote::Failed(failure) = &session.connect.key {
                let failure = failure.clone();
                let explained = match failure.mishap {
                    Mishap::SandboxKey => words.get("accounts-test-key-explained"),
                    _ => "",
                };
                if failure_ui(ui, Id::unique("key failed"), words, &failure, explained) {
                    match failure.remedy {
                        // The key may well be right: it is tried again as it is.
                        Remedy::TryAgain | Remedy::CheckTheNetwork => test_key(ui, session, commands),
                        Remedy::TypeTheKeyAgain
                        | Remedy::ReconnectTheAccount
                        | Remedy::MendTheFields
                        | Remedy::Settle
                        | Remedy::FetchThePaper
                        | Remedy::OpenPrinters
                        | Remedy::OpenPrices
                        | Remedy::OpenAccounts
                        | Remedy::OpenNetwork
                        | Remedy::Nothing => session.change_key(),
                    }
                }
            }
            let wrong = session.connect.endpoint_problem();
            if fold_ui(ui, Id::unique("advanced"), words.get("accounts-advanced"), false) || wrong.is_some() {
                let label = words.get("accounts-endpoint");
                let sentence = wrong.as_ref().map(|problem| (problem.severity, words.problem(problem)));
                let note = match &sentence {
                    Some((severity, sentence)) => fields::note(*severity, sentence),
                    None => Note::hint(words.get("accounts-endpoint-hint")),
                };
                let spec = FieldSpec::new(field_id(Field::Endpoint), label, &mut session.connect.endpoint);
                let response = field_ui(ui, spec.column(COLUMN).note(note).code());
                if session.connect.focus == Some(Field::Endpoint) {
                    session.connect.focus = None;
                    response.request_focus();
                    response.scroll_to_me(None);
                }
            }
        }
    }
}

fn key_field_ui(ui: &mut Ui, session: &mut Session, kind: CarrierKind, commands: &mut Vec<Command>) {
    let words = session.words;
    let label = words.get("accounts-api-key");
    let button = words.get("accounts-test-key");
    let waiting = session.connect.key.is_waiting();
    let mut tested = false;
    FieldRow::new(label).column(COLUMN).show(ui, |row| {
        let width = (row.ui().available_width() - 150.0).max(140.0);
        let hint = Note::hint(words.get(of_carrier(kind).key_hint));
        let spec = FieldSpec::new(field_id(API_KEY), label, &mut session.connect.key_text);
        let response = row.field(spec.secret().code().width(width).note(hint));
        if session.connect.focus == Some(API_KEY) {
            session.connect.focus = None;
            response.request_focus();
        }
        tested = response.lost_focus() && row.ui().input(|input| input.key_pressed(Key::Enter));
        let blank = session.connect.key_text.trim().is_empty();
        tested |= row.ui().add_enabled(!blank && !waiting, Button::plain(button)).clicked();
    });
    if tested {
        test_key(ui, session, commands);
    }
}

/// A key that was tried: its last four signs are all that is ever shown of it.
fn known_key_ui(ui: &mut Ui, session: &mut Session) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some((tail, carriers)) = session.connect.key.here().map(|tested| (tested.tail.clone(), tested.carriers)) else {
        return;
    };
    let label = words.get("accounts-api-key");
    FieldRow::new(label).column(COLUMN).show(ui, |row| {
        let ui = row.ui();
        ui.horizontal_centered(|ui| {
            if session.connect.is_without_key() {
                say(ui, words.get("accounts-no-key"), Type::Body, tokens.text);
            } else {
                say(ui, format!("••••••••••••{tail}"), Type::Code, tokens.text);
            }
            ui.add_space(8.0);
            if ui.add(Button::plain(words.get("change"))).clicked() {
                session.change_key();
            }
        });
    });
    if carriers > 0 {
        let text = words.with("accounts-carriers-behind-key", &[("count", (carriers as u64).into())]);
        say_wrapped(ui, text, Type::Small, tokens.text3);
    }
}

fn contract_step_ui(ui: &mut Ui, session: &mut Session, kind: CarrierKind) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    say(ui, words.get("accounts-contract-step"), Type::LabelStrong, tokens.text);
    if session.connect.step() == ConnectStep::Key {
        say_wrapped(ui, words.get("accounts-contract-waits"), Type::Label, tokens.text2);
        return;
    }
    ui.add_space(4.0);
    let wanted = |session: &Session, field: &CredentialField| {
        field.required || session.connect.is_wanted_instead_of_a_key(field.name)
    };
    for field in kind.credentials().iter().filter(|field| wanted(session, field)).collect::<Vec<_>>() {
        credential_ui(ui, session, field);
    }
    let focused = kind
        .credentials()
        .iter()
        .any(|field| !wanted(session, field) && session.connect.focus == Some(Field::Credential(field.name)));
    if fold_ui(ui, Id::unique("optional"), words.get("accounts-optional"), session.connect.optional_open) || focused {
        ui.add_space(4.0);
        for field in kind.credentials().iter().filter(|field| !wanted(session, field)).collect::<Vec<_>>() {
            credential_ui(ui, session, field);
        }
    }
}

fn credential_ui(ui: &mut Ui, session: &mut Session, field: &'static CredentialField) {
    let words = session.words;
    let at = Field::Credential(field.name);
    let hint = hint(words, field);
    let problem = session.connect.problem_at(field.name);
    // A failed check takes the line and keeps the hint.
    let wrong = problem.as_ref().map(|problem| format!("{}. {hint}", words.problem(problem)));
    let note = match (&problem, &wrong) {
        (Some(problem), Some(sentence)) => fields::note(problem.severity, sentence),
        (None, _) | (_, None) => Note::hint(&hint),
    };
    let label = words.get(&format!("credential-{}", field.name));
    let text = session.connect.text_mut(field.name, field.secret);
    let used = text.chars().count();
    let mut spec = FieldSpec::new(field_id(at), label, text).column(COLUMN).note(note).placeholder(field.example);
    if field.secret {
        spec = spec.secret();
    } else if used > 0 {
        spec = spec.counter(used, field.max_length);
    }
    let response = field_ui(ui, spec);
    if response.changed() {
        session.connect.edited();
    }
    if response.lost_focus() {
        session.connect.touch(field.name);
    }
    if session.connect.focus == Some(at) {
        session.connect.focus = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
}

/// Where the value is found, and what it looks like.
fn hint(words: Words, field: &CredentialField) -> String {
    let hint = words.get(&format!("credential-{}-hint", field.name));
    if field.example.is_empty() {
        return hint.to_owned();
    }
    words.with("credential-example", &[("hint", hint.into()), ("example", field.example.into())])
}

/// Draws the bar: what stands in the way, leave, connect.
pub(super) fn foot_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, tokens.surface);
    let row = Rect::from_min_max(rect.min + Vec2::new(24.0, 12.0), rect.max - Vec2::new(24.0, 14.0));
    separator_ui(ui);
    let line = UiBuilder::new().max_rect(row);
    let at_key = session.connect.step() == ConnectStep::Key;
    let to_fix = session.connect.problems().errors().count();
    let waiting = session.connect.outcome.is_waiting();
    let disagreed = session.must_agree_to_session_only();

    let mut left = ui.new_child(line.clone().id_salt("left").layout(Layout::left_to_right(egui::Align::Center)));
    left.set_max_width((row.width() - 300.0).max(80.0));
    if at_key {
        say_wrapped(&mut left, words.get("accounts-key-first"), Type::Label, tokens.text2);
    } else if to_fix > 0 {
        let text = words.with("to-fix", &[("count", (to_fix as u64).into())]);
        if left.add(Button::link(&text)).clicked() {
            go_to_problem(session);
        }
        key_cap_ui(&mut left, "F6");
    } else if waiting {
        icon_ui(&mut left, Icon::Waiting, 16.0, tokens.wait);
        say_wrapped(&mut left, words.get("accounts-connecting"), Type::Label, tokens.text2);
    } else if disagreed {
        say_wrapped(&mut left, words.get("accounts-agree-first"), Type::Label, tokens.text2);
    }

    let ready = !at_key && to_fix == 0 && !waiting && !disagreed;
    let button = Button::filled(words.get("connect")).key(words.get("key-ctrl-enter"));
    let leave = Button::plain(words.get("cancel"));
    // They end at the right and are tabbed to from the left, as they are read.
    let width = button.wide(ui) + ui.spacing().item_spacing.x + leave.wide(ui);
    let place = row.with_min_x((row.right() - width).max(row.left()));
    let mut right =
        ui.new_child(line.id_salt("right").max_rect(place).layout(Layout::left_to_right(egui::Align::Center)));
    if right.add(leave).clicked() {
        cancel(ui, session, commands);
    }
    if right.add_enabled(ready, button).clicked() {
        connect(ui, session, commands);
    }
}
