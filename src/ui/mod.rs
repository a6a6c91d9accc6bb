//! Drawing: functions of `(ui, &mut Session, &mut Vec<Command>)`.
//!
//! [`desk_ui`] draws the whole window: band, rail, top bar, notices and the screen that is open. A screen edits the
//! session in place and pushes commands; it never waits, opens a file or takes a lock. What is drawn first is read and
//! tabbed to first, so everything is laid out in reading order by plain rectangles.

mod accounts;
mod action_bar;
mod country;
mod customs;
mod failure;
mod fields;
mod frame;
mod handling;
mod history;
mod keyboard;
mod label;
mod notices;
mod options;
mod order;
mod packages;
mod packing;
mod parcel;
mod picker;
mod points;
mod print_question;
mod recipient;
mod scan;
mod sender;
mod service;
mod settings;
mod sheet;
mod ship;
mod signal;
mod sketch;
mod strip;
mod suggest;
pub mod theme;
mod welcome;
pub mod widgets;

#[cfg(test)]
mod inspection;
#[cfg(test)]
mod one_screen;
#[cfg(test)]
mod testing;

use egui::Rect;
use egui::Ui;

use crate::command::Command;
use crate::domain::Failure;
use crate::domain::World;
use crate::session::Screen;
use crate::session::Session;
use crate::words::Words;
use theme::BAND;
use theme::RAIL_FOLDED;
use theme::TOP_BAR;
use theme::Tokens;
use theme::Type;
use theme::say;
use widgets::practice_frame;

pub use keyboard::Act;
pub use keyboard::key_cap;
pub use packing::packing_zoom;

/// From this many points of window width on, the rail has words.
const WORDED_RAIL_FROM: f32 = 800.0;

/// From this many points of room on, notices lie over the label's column.
const FLOATING_NOTICES_FROM: f32 = 700.0;

/// The width of a notice there: no wider than the label's column, which is narrower beside two columns than beside three.
fn notice_width(room: f32) -> f32 {
    if room >= 1100.0 { 388.0 } else { 300.0 }
}

/// Draws the whole desk.
pub fn desk_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    keyboard::take_shortcuts(ui, session, commands);
    leave_the_last_screen(ui, session);
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, Tokens::of(ui).bg);
    let mut rest = whole;
    if session.is_practice() {
        let band = frame::cut_top(&mut rest, BAND);
        frame::pane(ui, "band", band, |ui| frame::band_ui(ui, session, commands));
    }
    if session.world.is_none() {
        frame::pane(ui, "opening", rest, |ui| opening_ui(ui, session, commands));
    } else if session.is_packing() {
        frame::pane(ui, "packing", rest, |ui| packing::packing_ui(ui, session, commands));
    } else if has_rail(session.screen) {
        railed_ui(ui, rest, session, commands);
    } else {
        noticed_ui(ui, rest, session, commands);
    }
    if session.is_practice() {
        practice_frame(ui.ctx());
    }
}

/// Whether the field that has the focus takes codes: what is scanned there belongs into it. What is scanned into the scan field is
/// taken as any scan.
#[must_use]
pub fn takes_codes(ctx: &egui::Context) -> bool {
    let takes = [history::search_id(), fields::field_id(crate::domain::Field::OrderNumber)];
    ctx.memory(|memory| memory.focused()).is_some_and(|focused| takes.contains(&focused))
}

/// What had the focus on the screen before is not there any more, and must not take what is typed now.
fn leave_the_last_screen(ui: &Ui, session: &Session) {
    let screen = (session.screen, session.is_packing());
    let id = egui::Id::unique("the screen that was drawn last");
    let last: Option<(Screen, bool)> = ui.data(|data| data.get_temp(id));
    if last == Some(screen) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, screen));
    egui::Popup::close_all(ui.ctx());
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}

/// The window's title: practice says so first.
pub fn window_title(session: &Session) -> String {
    let name = session.words.get("app-name");
    if session.is_practice() { format!("{} · {name}", session.words.get("practice-title")) } else { name.to_owned() }
}

/// The picture for the task bar.
pub fn window_icon() -> egui::IconData {
    let picture = include_bytes!("../../assets/icons/app.png");
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().expect("our own picture is a PNG");
    let mut rgba = vec![0; reader.output_buffer_size().expect("our own picture is small")];
    let frame = reader.next_frame(&mut rgba).expect("our own picture is whole");
    egui::IconData { rgba, width: frame.width, height: frame.height }
}

/// A window that only says why there is no desk in it. Says whether its button was pressed.
pub fn refusal_ui(ui: &mut Ui, words: Words, sentence: &str) -> bool {
    ui.painter().rect_filled(ui.max_rect(), 0.0, Tokens::of(ui).bg);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 3.0).max(8.0));
        widgets::empty_ui(ui, widgets::Icon::Info, sentence, Some(words.get("close")))
    })
    .inner
}

/// Welcome and the sender's form come before the desk is of use: there is nowhere else to go yet.
fn has_rail(screen: Screen) -> bool {
    match screen {
        Screen::Welcome | Screen::Sender => false,
        Screen::Ship | Screen::Label | Screen::History | Screen::Accounts | Screen::Settings => true,
    }
}

fn railed_ui(ui: &mut Ui, mut rest: Rect, session: &mut Session, commands: &mut Vec<Command>) {
    let folded = ui.ctx().content_rect().width() < WORDED_RAIL_FROM;
    let width = if folded { RAIL_FOLDED } else { frame::rail_width(ui, session) };
    let rail = frame::cut_left(&mut rest, width);
    frame::pane(ui, "rail", rail, |ui| frame::rail_ui(ui, session, commands));
    let bar = frame::cut_top(&mut rest, TOP_BAR);
    frame::pane(ui, "top bar", bar, |ui| frame::top_bar_ui(ui, session, commands));
    noticed_ui(ui, rest, session, commands);
}

/// The notices, and the screen in what they leave. Where a parcel is being typed they lie over the label's column, so that news
/// from the background moves nothing under the hand.
fn noticed_ui(ui: &mut Ui, mut rest: Rect, session: &mut Session, commands: &mut Vec<Command>) {
    if session.screen == Screen::Ship && rest.width() >= FLOATING_NOTICES_FROM {
        frame::pane(ui, "screen", rest, |ui| screen_ui(ui, session, commands));
        if !session.notices.is_empty() {
            rest.min.x = rest.max.x - notice_width(rest.width());
            frame::pane(ui, "notices", rest, |ui| notices::notices_ui(ui, session, commands));
        }
        return;
    }
    if !session.notices.is_empty() {
        let used = frame::pane(ui, "notices", rest, |ui| notices::notices_ui(ui, session, commands));
        rest.min.y = used.min(rest.bottom());
    }
    frame::pane(ui, "screen", rest, |ui| screen_ui(ui, session, commands));
}

fn screen_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    match session.screen {
        Screen::Welcome => welcome::welcome_ui(ui, session, commands),
        Screen::Sender => sender::sender_ui(ui, session, commands),
        Screen::Ship => ship::ship_ui(ui, session, commands),
        Screen::Label => label::label_ui(ui, session, commands),
        Screen::History => history::history_ui(ui, session, commands),
        Screen::Accounts => accounts::accounts_ui(ui, session, commands),
        Screen::Settings => settings::settings_ui(ui, session, commands),
    }
}

/// Before a world is open there are only words: what is opened is on this desk's own disk and takes no time to speak of.
fn opening_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    if !session.notices.is_empty() {
        notices::notices_ui(ui, session, commands);
    }
    if let Some(failure) = session.closed.clone() {
        return frame::padded(ui, "closed", egui::Margin::same(20), |ui| closed_ui(ui, session, commands, &failure));
    }
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 2.0 - 40.0).max(8.0));
        say(ui, session.words.get("app-name"), Type::Title, tokens.text);
        say(ui, session.words.get("opening"), Type::Body, tokens.text2);
    });
}

/// No world could be opened: why, what to do, and the two things that can be tried.
fn closed_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, failure: &Failure) {
    let words = session.words;
    ui.add_space((ui.available_height() / 4.0).max(4.0));
    say(ui, words.get("closed-title"), Type::Title, Tokens::of(ui).text);
    ui.add_space(6.0);
    failure::failure_ui(ui, egui::Id::unique("closed"), words, failure, words.get("closed-nothing-lost"));
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        if ui.add(widgets::Button::filled(words.get("remedy-try-again"))).clicked() {
            session.open_world(World::Desk, commands);
        }
        if ui.add(widgets::Button::plain(words.get("closed-practise"))).clicked() {
            session.open_world(World::Practice, commands);
        }
    });
}

#[cfg(test)]
mod tests;
