//! LateShipment: how the outbox stands, what carriers are called there, what goes without an order number, and how to part.

use egui::Id;
use egui::Ui;

use super::push_form;
use crate::command::Command;
use crate::command::Remote;
use crate::domain::CarrierKind;
use crate::domain::PushAccount;
use crate::domain::PushReason;
use crate::domain::PushStatus;
use crate::domain::WithoutNumber;
use crate::domain::usual_carrier_type;
use crate::session::Session;
use crate::ui::failure::fact_ui;
use crate::ui::failure::failure_ui;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tone;
use crate::ui::widgets::check_ui;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::separator_ui;
use crate::words::Words;

/// The labels stand in as wide a column as on the form.
pub(super) const COLUMN: f32 = 150.0;

/// The state in a word, with its tone.
pub(super) fn state(words: Words, status: &PushStatus) -> (&'static str, Tone) {
    match (&status.account, status.paused()) {
        (None, _) => (words.get("push-not-connected"), Tone::Neutral),
        (Some(_), None) => (words.get("push-connected"), Tone::Done),
        (Some(_), Some(PushReason::KeyMissing | PushReason::Credentials)) => {
            (words.get("push-to-reconnect"), Tone::Warning)
        }
        (Some(_), Some(_)) => (words.get("push-paused"), Tone::Warning),
    }
}

/// Draws the form where there is no connection, else the connection.
pub(super) fn push_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    match session.push.status.account.clone().filter(|_| !session.push.is_form()) {
        None => push_form::form_ui(ui, session, commands),
        Some(account) => connected_ui(ui, session, commands, &account),
    }
}

fn connected_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, account: &PushAccount) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, "LateShipment", |_| ());
    say_wrapped(ui, words.get("push-intro"), Type::Label, tokens.text2);
    ui.add_space(8.0);
    facts_ui(ui, words, account);
    ui.add_space(14.0);
    outbox_ui(ui, session, commands, account);
    ui.add_space(14.0);
    names_ui(ui, session, commands);
    ui.add_space(8.0);
    let mut ours = account.without_number == WithoutNumber::OurReference;
    if check_ui(ui, &mut ours, words.get("push-own-reference")).changed() {
        let choice = if ours { WithoutNumber::OurReference } else { WithoutNumber::Wait };
        session.use_without_number(choice, commands);
    }
    say_wrapped(ui, words.get("push-own-reference-means"), Type::Small, tokens.text3);
    ui.add_space(14.0);
    connection_ui(ui, session, commands);
}

fn facts_ui(ui: &mut Ui, words: Words, account: &PushAccount) {
    ui.spacing_mut().item_spacing.y = 4.0;
    fact_ui(ui, words.get("push-account-email"), &account.email);
    fact_ui(ui, words.get("push-key"), &format!("••••{}", account.key_tail));
    if account.endpoint != PushAccount::ENDPOINT {
        fact_ui(ui, words.get("accounts-endpoint-short"), &account.endpoint);
    }
}

/// The counters, why nothing goes out if nothing does, and the button that changes that.
fn outbox_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, account: &PushAccount) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let status = session.push.status.clone();
    if let Some(reason) = account.paused {
        Card::new().edge(Tone::Warning).tinted().show(ui, |ui| {
            say_wrapped(ui, words.get("push-paused-title"), Type::BodyStrong, tokens.text);
            say_wrapped(ui, words.push_reason(reason), Type::Body, tokens.text);
            let kept = words.with("push-paused-kept", &[("count", status.waiting.into())]);
            say_wrapped(ui, kept, Type::Label, tokens.text2);
            ui.add_space(4.0);
            ui.horizontal_wrapped(|ui| {
                if matches!(reason, PushReason::KeyMissing | PushReason::Credentials)
                    && ui.add(Button::filled(words.get("accounts-reconnect"))).clicked()
                {
                    session.open_push_form();
                }
                if reason != PushReason::KeyMissing && ui.add(Button::plain(words.get("push-resume"))).clicked() {
                    commands.push(Command::ResumePush);
                }
            });
        });
        ui.add_space(8.0);
    }
    let waiting = match status.next_ms.filter(|next| *next > session.now_ms() && account.paused.is_none()) {
        Some(next) => {
            let next = words.with("push-next", &[("time", words.time_ms(next).into())]);
            format!("{}, {next}", status.waiting)
        }
        None => status.waiting.to_string(),
    };
    fact_ui(ui, words.get("push-waiting"), &waiting);
    if let Some(trouble) = status.trouble.filter(|_| account.paused.is_none()) {
        fact_ui(ui, "", &words.with("push-trouble", &[("reason", words.push_reason(trouble).into())]));
    }
    fact_ui(ui, words.get("push-sent"), &status.sent.to_string());
    for (count, id) in [(status.held, "push-held"), (status.refused, "push-refused")] {
        if count > 0 {
            fact_ui(ui, words.get(id), &count.to_string());
        }
    }
    if account.paused.is_none() {
        ui.add_space(4.0);
        if ui.add(Button::plain(words.get("push-pause"))).clicked() {
            commands.push(Command::PausePush);
        }
    }
}

/// What each carrier is called there.
fn names_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("push-names"), |_| ());
    let mut save = false;
    let mut explained = None;
    for kind in CarrierKind::ALL.iter().copied() {
        let usual = usual_carrier_type(kind);
        // Carriers of one house share its name there, which is explained once.
        if explained.replace(usual) != Some(usual) {
            let why = words.with("push-names-why", &[("usual", usual.into())]);
            say_wrapped(ui, why, Type::Label, tokens.text2);
        }
        let known = session.push.status.account.as_ref().map(|account| account.carrier_type(kind).to_owned());
        let text = session.push.carrier_types.entry(kind).or_default();
        let changed = known.as_deref() != Some(text.trim());
        let id = Id::unique(("carrier type", kind.name()));
        let spec = FieldSpec::new(id, kind.name(), text).column(COLUMN).placeholder(usual);
        let response = field_ui(ui, spec);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let pressed = changed && ui.add(Button::plain(words.get("push-name-save"))).clicked();
        save |= changed && (entered || pressed);
    }
    if save {
        session.save_carrier_types(commands);
    }
}

fn connection_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("accounts-connection"), |_| ());
    let asked = Id::unique("disconnect LateShipment asked");
    let sure: bool = ui.data(|data| data.get_temp(asked).unwrap_or(false));
    if sure {
        let card = Card::new().edge(Tone::Warning).tinted().show(ui, |ui| {
            say_wrapped(ui, words.get("push-disconnect-consequence"), Type::Body, tokens.text);
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::plain(words.get("accounts-disconnect-really"))).clicked() {
                    ui.data_mut(|data| data.remove::<bool>(asked));
                    commands.push(Command::DisconnectPush);
                }
                if ui.add(Button::plain(words.get("accounts-stay-connected"))).clicked() {
                    ui.data_mut(|data| data.remove::<bool>(asked));
                }
            });
        });
        if ui.data_mut(|data| data.remove_temp::<bool>(asked.with("fresh"))).is_some() {
            card.response.scroll_to_me(None);
        }
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let waiting = session.push.trial.is_waiting();
        if ui.add_enabled(!waiting, Button::plain(words.get("push-test"))).clicked() {
            session.test_kept_push(commands);
        }
        if ui.add(Button::plain(words.get("accounts-reconnect"))).clicked() {
            session.open_push_form();
        }
        if ui.add(Button::plain(words.get("accounts-disconnect"))).clicked() {
            ui.data_mut(|data| data.insert_temp(asked, true));
            ui.data_mut(|data| data.insert_temp(asked.with("fresh"), true));
        }
    });
    trial_ui(ui, session);
    say_wrapped(ui, words.get("push-test-means"), Type::Small, tokens.text3);
}

/// What came of trying the credentials, explained.
pub(super) fn trial_ui(ui: &mut Ui, session: &mut Session) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    match &session.push.trial {
        Remote::NotAsked => (),
        Remote::Waiting(..) => {
            ui.horizontal(|ui| {
                icon_ui(ui, Icon::Waiting, 16.0, tokens.wait);
                say_wrapped(ui, words.get("push-testing"), Type::Label, tokens.text2);
            });
        }
        Remote::Here(trial) => {
            let tone = if trial.reason.opens() { Tone::Done } else { Tone::Error };
            Card::new().edge(tone).show(ui, |ui| {
                say_wrapped(ui, words.push_trial(trial.reason), Type::BodyMedium, tokens.text);
                // Where all is well, their complaint about the empty delivery would only startle.
                if !trial.said.is_empty() && !trial.reason.opens() {
                    let said = words.with("push-said", &[("said", trial.said.as_str().into())]);
                    say_wrapped(ui, said, Type::Label, tokens.text2);
                }
            });
        }
        Remote::Failed(failure) => {
            let failure = failure.clone();
            if failure_ui(ui, Id::unique("trial failed"), words, &failure, "") {
                session.push.trial = Remote::NotAsked;
            }
        }
    }
}

/// Draws what LateShipment is told, and what it never is.
pub(super) fn card_ui(ui: &mut Ui, words: Words) {
    section_ui(ui, words.get("push-card-title"), |_| ());
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        let tokens = Tokens::of(ui);
        say(ui, words.get("push-card-fields"), Type::LabelStrong, tokens.text);
        for id in ["push-card-order", "push-card-customer", "push-card-parcel", "push-card-addresses"] {
            line_ui(ui, Icon::Done, words.get(id));
        }
        ui.add_space(4.0);
        separator_ui(ui);
        ui.add_space(4.0);
        say(ui, words.get("push-card-never"), Type::LabelStrong, tokens.text);
        for id in ["push-card-never-practice", "push-card-never-test", "push-card-never-voided"] {
            line_ui(ui, Icon::Cross, words.get(id));
        }
    });
    ui.add_space(4.0);
    Card::new().edge(Tone::Neutral).show(ui, |ui| {
        say_wrapped(ui, words.get("push-card-twice"), Type::Label, Tokens::of(ui).text2);
    });
}

fn line_ui(ui: &mut Ui, icon: Icon, text: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = Type::Label.line();
        icon_ui(ui, icon, 16.0, tokens.text2);
        say_wrapped(ui, text, Type::Label, tokens.text);
    });
}

#[cfg(test)]
mod tests;
