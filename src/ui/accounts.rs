//! The carriers: what is connected, the form that connects, and what a carrier does and does not do.

mod card;
mod connect;
mod keyring;
mod listed;
mod logo;
mod page;
mod push;
mod push_form;

use egui::Align2;
use egui::Id;
use egui::Key;
use egui::Margin;
use egui::Modifiers;
use egui::Rect;
use egui::Response;
use egui::ScrollArea;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use super::frame;
use super::theme::RADIUS_CARD;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::paint_text;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Icon;
use super::widgets::Select;
use super::widgets::Tag;
use super::widgets::Tone;
use super::widgets::focus_ring;
use super::widgets::section_ui;
use crate::command::Command;
use crate::domain::CarrierKind;
use crate::domain::LimitsProfile;
use crate::session::ConnectStep;
use crate::session::Screen;
use crate::session::Session;
use crate::words::Words;

/// Widths of the list at the left and of the card at the right.
const LIST: f32 = 250.0;
const CARD: f32 = 314.0;
/// The height of the bar that connects.
const FOOT: f32 = 64.0;
/// From these many points of window width on there is room for three columns, and for two.
const THREE_FROM: f32 = 1280.0;

/// What a line of the list stands for.
enum Entry {
    /// A connected account, by its place.
    Account(usize),
    /// The form that connects an account.
    Form,
    /// LateShipment, connected or not.
    Push,
}

/// Draws the accounts.
pub(super) fn accounts_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    // A desk without an account has one thing to do here, so the form is open.
    if session.accounts.is_empty() && session.connect.kind.is_none() && !session.is_practice() && !session.push.open {
        session.open_any_connect_form();
    }
    if is_connecting(session) {
        // Before any widget sees them: Enter would press what has the focus.
        take_keys(ui, session, commands);
    }
    let tokens = Tokens::of(ui);
    let three = ui.ctx().content_rect().width() >= THREE_FROM;
    let mut middle = ui.max_rect();
    let card = three.then(|| frame::cut_right(&mut middle, CARD));
    if three {
        let list = frame::cut_left(&mut middle, LIST);
        frame::pane(ui, "carriers", list, |ui| {
            frame::padded(ui, "list", Margin::symmetric(12, 16), |ui| list_ui(ui, session, commands));
        });
    }
    ui.painter().rect(middle, 0.0, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);

    let foot = is_connecting(session).then(|| frame::cut_bottom(&mut middle, FOOT));
    frame::pane(ui, "account", middle, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let whole = ui.max_rect();
            let size = Vec2::new((whole.width() - 48.0).min(760.0), f32::INFINITY);
            let place = Rect::from_min_size(whole.min + Vec2::new(24.0, 14.0), size);
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                if !three {
                    menu_ui(ui, session, commands);
                }
                if is_push(session) {
                    push::push_ui(ui, session, commands);
                } else if is_connecting(session) {
                    connect::form_ui(ui, session, commands);
                } else {
                    page::account_ui(ui, session, commands);
                }
                if !three {
                    ui.add_space(16.0);
                    right_ui(ui, session);
                }
                ui.add_space(20.0);
            });
        });
    });
    if let Some(foot) = foot {
        frame::pane(ui, "account foot", foot, |ui| connect::foot_ui(ui, session, commands));
    }
    if let Some(card) = card {
        frame::pane(ui, "capabilities", card, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let place = Rect::from_min_size(
                    ui.max_rect().min + Vec2::new(20.0, 16.0),
                    Vec2::new(CARD - 40.0, f32::INFINITY),
                );
                ui.scope_builder(UiBuilder::new().max_rect(place), |ui| right_ui(ui, session));
            });
        });
    }
}

/// What the thing in the middle does and does not do.
fn right_ui(ui: &mut Ui, session: &Session) {
    if is_push(session) {
        push::card_ui(ui, session.words);
    } else {
        card::card_ui(ui, session);
    }
}

fn take_keys(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>) {
    if ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Enter)) {
        connect::go_on(ui, session, commands);
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F6)) {
        connect::go_to_problem(session);
    }
}

/// The form is what the middle shows.
fn is_connecting(session: &Session) -> bool {
    session.connect.kind.is_some() && !session.is_practice() && !is_push(session)
}

/// LateShipment is what the middle shows. In practice nobody is told of anything.
fn is_push(session: &Session) -> bool {
    session.push.open && !session.is_practice()
}

/// Whose limits and capabilities are shown.
fn shown(session: &Session) -> (CarrierKind, LimitsProfile) {
    match (session.connect.kind, session.account()) {
        (Some(kind), _) => (kind, LimitsProfile::default()),
        (None, Some(account)) => (account.kind, account.limits),
        (None, None) => (CarrierKind::LettreSuivie, LimitsProfile::default()),
    }
}

fn entries(session: &Session) -> Vec<Entry> {
    let mut entries: Vec<Entry> = (0..session.accounts.len()).map(Entry::Account).collect();
    if is_connecting(session) && renewed(session).is_none() {
        entries.push(Entry::Form);
    }
    if !session.is_practice() {
        entries.push(Entry::Push);
    }
    entries
}

/// The place of the account that the form connects anew.
fn renewed(session: &Session) -> Option<usize> {
    let renews = session.connect.renews.as_ref()?;
    session.accounts.iter().position(|account| account.id == *renews)
}

/// Says whether an entry is the one that is open.
fn is_open(session: &Session, entry: &Entry) -> bool {
    match entry {
        Entry::Form => is_connecting(session),
        Entry::Push => is_push(session),
        Entry::Account(at) if is_connecting(session) => renewed(session) == Some(*at),
        Entry::Account(at) => {
            !is_push(session)
                && session
                    .accounts
                    .get(*at)
                    .is_some_and(|account| Some(&account.id) == session.account().map(|it| &it.id))
        }
    }
}

fn open(session: &mut Session, entry: &Entry, commands: &mut Vec<Command>) {
    match entry {
        Entry::Account(at) => {
            let Some(id) = session.accounts.get(*at).map(|account| account.id.clone()) else { return };
            session.close_connect_form();
            session.push.open = false;
            session.account = Some(id);
            session.see_images(commands);
            session.recheck();
        }
        Entry::Push => session.show_push(),
        Entry::Form => (),
    }
}

fn list_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    section_ui(ui, words.get("accounts-carriers"), |_| ());
    ui.add_space(2.0);
    let (told, bought): (Vec<Entry>, Vec<Entry>) =
        entries(session).into_iter().partition(|entry| matches!(entry, Entry::Push));
    entries_ui(ui, session, commands, &bought);
    another_ui(ui, session);
    if !told.is_empty() {
        ui.add_space(14.0);
        section_ui(ui, words.get("push-section"), |_| ());
        ui.add_space(2.0);
        entries_ui(ui, session, commands, &told);
    }
}

fn entries_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, entries: &[Entry]) {
    for entry in entries {
        if entry_ui(ui, session, entry).clicked() {
            open(session, entry, commands);
        }
        ui.add_space(4.0);
    }
}

/// Below three columns the list is a box above the page.
fn menu_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let entries = entries(session);
    ui.horizontal_wrapped(|ui| {
        if entries.len() > 1 {
            let names: Vec<String> = entries.iter().map(|entry| names(session, entry).0).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let mut at = entries.iter().position(|entry| is_open(session, entry)).unwrap_or(0);
            let select = Select::new(Id::unique("carriers"), words.get("accounts-carriers"), &names);
            if select.width(280.0).bare_ui(ui, &mut at).changed()
                && let Some(entry) = entries.get(at)
            {
                open(session, entry, commands);
            }
        }
        another_ui(ui, session);
    });
    ui.add_space(6.0);
}

fn another_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    if session.is_practice() {
        let tokens = Tokens::of(ui);
        say_wrapped(ui, words.get("accounts-practice"), Type::Label, tokens.text2);
    } else if !is_connecting(session)
        && ui.add(Button::plain(words.get("accounts-connect-another")).icon(Icon::Plus)).clicked()
    {
        session.open_any_connect_form();
    }
}

/// Name, second line, and the state with its tone.
fn names(session: &Session, entry: &Entry) -> (String, String, &'static str, Tone) {
    let words = session.words;
    let seller = |kind: CarrierKind| words.with("accounts-by", &[("seller", kind.seller().into())]);
    match entry {
        Entry::Account(at) => match session.accounts.get(*at) {
            Some(account) => {
                let (state, tone) = if is_connecting(session) && renewed(session) == Some(*at) {
                    (step_word(words, session), Tone::Chosen)
                } else if session.is_practice() {
                    (words.get("practice-title"), Tone::Practice)
                } else if session.without_key.contains(&account.id) {
                    (words.get("accounts-to-reconnect"), Tone::Warning)
                } else {
                    (words.get("accounts-connected"), Tone::Done)
                };
                let second = format!("{}, {}", account.kind.name(), seller(account.kind));
                (account.nickname.clone(), second, state, tone)
            }
            None => (String::new(), String::new(), "", Tone::Neutral),
        },
        Entry::Form => {
            let kind = session.connect.kind.unwrap_or(CarrierKind::LettreSuivie);
            (kind.name().to_owned(), seller(kind), step_word(words, session), Tone::Chosen)
        }
        Entry::Push => {
            let (state, tone) = push::state(words, &session.push.status);
            ("LateShipment".to_owned(), words.get("push-by").to_owned(), state, tone)
        }
    }
}

fn step_word(words: Words, session: &Session) -> &'static str {
    match session.connect.step() {
        ConnectStep::Key => words.get("accounts-step-1"),
        ConnectStep::Contract => words.get("accounts-step-2"),
    }
}

fn entry_ui(ui: &mut Ui, session: &Session, entry: &Entry) -> Response {
    let tokens = Tokens::of(ui);
    let selected = is_open(session, entry);
    let (name, second, state, tone) = names(session, entry);
    let room = ui.available_width() - 26.0;
    let wrapped = super::theme::galley(ui, &second, Type::Label, tokens.text2, room);
    let size = Vec2::new(ui.available_width(), 62.0 + wrapped.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spoken = format!("{name}, {second}, {state}");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, spoken.as_str()));
    let (fill, stroke) = match (selected, response.hovered()) {
        (true, _) => (tokens.tint, Stroke::new(2.0, tokens.accent)),
        (false, true) => (tokens.hover, Stroke::NONE),
        (false, false) => (egui::Color32::TRANSPARENT, Stroke::NONE),
    };
    ui.painter().rect(rect, RADIUS_CARD, fill, stroke, StrokeKind::Inside);
    let left = rect.left_top() + Vec2::new(13.0, 9.0);
    paint_text(ui.painter(), left, Align2::LEFT_TOP, &name, Type::BodyStrong, tokens.text);
    let below = wrapped.size().y;
    ui.painter().galley(left + Vec2::new(0.0, 20.0), wrapped, tokens.text2);
    let tag = Rect::from_min_size(left + Vec2::new(0.0, 24.0 + below), Vec2::new(room, 22.0));
    ui.new_child(UiBuilder::new().max_rect(tag)).add(Tag::new(tone, state));
    focus_ring(ui, &response, rect.shrink(3.0), RADIUS_CARD);
    response
}

/// Leaves the form: to the accounts there are, else to the first two choices.
pub(super) fn cancel(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>) {
    connect::forget_secrets(ui, session.connect.kind);
    session.close_connect_form();
    if session.accounts.is_empty() {
        session.go_to(Screen::Welcome, commands);
    }
}

#[cfg(test)]
mod tests;
