//! What stands around every screen: the practice band, the rail and the top bar, and the rectangles they are cut from.

use egui::Align;
use egui::Id;
use egui::Layout;
use egui::Margin;
use egui::Rect;
use egui::Ui;
use egui::UiBuilder;

use super::theme;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say;
use super::widgets::Icon;
use super::widgets::RailItem;
use super::widgets::Select;
use super::widgets::practice_band_ui;
use crate::command::Command;
use crate::domain::World;
use crate::session::Screen;
use crate::session::Session;
use crate::words::Words;

/// The screens of the rail, with their icon and the id of their word. Settings stand at the foot.
const RAIL: [(Screen, Icon, &str); 4] = [
    (Screen::Ship, Icon::Box, "rail-ship"),
    (Screen::History, Icon::Clock, "rail-history"),
    (Screen::Accounts, Icon::Plug, "rail-accounts"),
    (Screen::Settings, Icon::Sliders, "rail-settings"),
];

/// Cuts so many points off the top of what is left.
pub(super) fn cut_top(rest: &mut Rect, points: f32) -> Rect {
    let y = (rest.top() + points).min(rest.bottom());
    let cut = Rect::from_min_max(rest.min, egui::pos2(rest.right(), y));
    rest.min.y = y;
    cut
}

/// Cuts so many points off the foot of what is left.
pub(super) fn cut_bottom(rest: &mut Rect, points: f32) -> Rect {
    let y = (rest.bottom() - points).max(rest.top());
    let cut = Rect::from_min_max(egui::pos2(rest.left(), y), rest.max);
    rest.max.y = y;
    cut
}

/// Cuts so many points off the left of what is left.
pub(super) fn cut_left(rest: &mut Rect, points: f32) -> Rect {
    let x = (rest.left() + points).min(rest.right());
    let cut = Rect::from_min_max(rest.min, egui::pos2(x, rest.bottom()));
    rest.min.x = x;
    cut
}

/// Cuts so many points off the right of what is left.
pub(super) fn cut_right(rest: &mut Rect, points: f32) -> Rect {
    let x = (rest.right() - points).max(rest.left());
    let cut = Rect::from_min_max(egui::pos2(x, rest.top()), rest.max);
    rest.max.x = x;
    cut
}

/// Draws into a rectangle of the window, clipped to it, from the top down.
pub(super) fn pane<R>(ui: &mut Ui, name: &str, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child)
}

/// The same inside a margin.
pub(super) fn padded<R>(ui: &mut Ui, name: &str, margin: Margin, content: impl FnOnce(&mut Ui) -> R) -> R {
    let rect = ui.max_rect() - margin;
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    content(&mut child)
}

/// The practice band, with the way back to the real desk.
pub(super) fn band_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    // The whole sentence and the way back need this many points.
    let said = if ui.max_rect().width() < 760.0 { "practice-band-short" } else { "practice-band" };
    if practice_band_ui(ui, words.get(said), words.get("practice-leave")) {
        session.open_world(World::Desk, commands);
    }
}

/// The width of the rail with words.
pub(super) fn rail_width(ui: &Ui, session: &Session) -> f32 {
    super::widgets::rail_width(ui, &RAIL.map(|(_, _, word)| session.words.get(word)))
}

/// The rail.
pub(super) fn rail_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, Tokens::of(ui).sunken);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add_space(8.0);
    for (screen, icon, word) in RAIL {
        if screen == Screen::Settings {
            let height = if rect.width() <= theme::RAIL_FOLDED { 44.0 } else { 60.0 };
            ui.add_space((ui.available_height() - height - 8.0).max(0.0));
        }
        let badge = match screen {
            Screen::History => u32::try_from(session.to_sort_out()).unwrap_or(u32::MAX),
            Screen::Ship | Screen::Accounts | Screen::Settings | Screen::Label | Screen::Welcome | Screen::Sender => 0,
        };
        let item = RailItem::new(icon, session.words.get(word)).selected(of_rail(session) == screen).badge(badge);
        if ui.add(item).clicked() {
            session.go_to(screen, commands);
        }
    }
}

/// The item of the rail that the open screen belongs to: a large label belongs to where it was opened from.
fn of_rail(session: &Session) -> Screen {
    match session.screen {
        Screen::Label => session.label.back.unwrap_or(Screen::Ship),
        screen @ (Screen::Welcome
        | Screen::Sender
        | Screen::Ship
        | Screen::History
        | Screen::Accounts
        | Screen::Settings) => screen,
    }
}

/// Title, the order in hand, and whose account pays.
pub(super) fn top_bar_ui(ui: &mut Ui, session: &mut Session) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, tokens.line));
    let words = session.words;
    padded(ui, "bar", Margin { left: 20, right: 20, top: 8, bottom: 8 }, |ui| {
        let room = ui.max_rect();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            // The account keeps its place at the right; a long order number gives way.
            ui.set_max_width(room.width() * 0.6);
            say(ui, title(words, session.screen), Type::Title, tokens.text);
            if let (Screen::History, Some(page)) = (session.screen, session.history.page.known()) {
                say(ui, words.with("shipments", &[("count", page.total.into())]), Type::Body, tokens.text2);
            }
            let number = session.ship.draft.order.number.trim();
            if session.screen == Screen::Ship && !number.is_empty() {
                say(ui, words.with("order-number", &[("number", number.into())]), Type::Body, tokens.text2);
            }
        });
        let builder = UiBuilder::new()
            .id_salt("account")
            .max_rect(Rect::from_min_max(egui::pos2(room.left() + room.width() * 0.6, room.top()), room.max))
            .layout(Layout::right_to_left(Align::Center));
        account_ui(&mut ui.new_child(builder), session);
    });
}

fn title(words: Words, screen: Screen) -> &'static str {
    match screen {
        Screen::Ship => words.get("rail-ship"),
        Screen::History => words.get("rail-history"),
        Screen::Accounts => words.get("rail-accounts"),
        Screen::Settings => words.get("rail-settings"),
        Screen::Label => words.get("label"),
        Screen::Welcome | Screen::Sender => words.get("app-name"),
    }
}

/// Whose account pays: to choose among several, else its name alone.
fn account_ui(ui: &mut Ui, session: &mut Session) {
    let Some(account) = session.account() else { return };
    let (id, nickname) = (account.id.clone(), account.nickname.clone());
    if session.accounts.len() < 2 {
        say(ui, nickname, Type::Label, Tokens::of(ui).text2);
        return;
    }
    let names: Vec<&str> = session.accounts.iter().map(|account| account.nickname.as_str()).collect();
    let mut chosen = session.accounts.iter().position(|account| account.id == id).unwrap_or(0);
    let width = ui.available_width().min(240.0);
    let select = Select::new(Id::unique("account"), session.words.get("account"), &names).width(width);
    if select.bare_ui(ui, &mut chosen).changed()
        && let Some(account) = session.accounts.get(chosen)
    {
        session.account = Some(account.id.clone());
        session.ship.draft.service = None;
        session.edited();
    }
}
