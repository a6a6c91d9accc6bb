//! What stands around every screen: the practice band, the rail and the top bar, and the rectangles they are cut from.

use egui::Align;
use egui::Id;
use egui::Layout;
use egui::Margin;
use egui::Rect;
use egui::Ui;
use egui::UiBuilder;

use super::Act;
use super::key_cap;
use super::scan;
use super::theme;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::galley;
use super::theme::say;
use super::widgets::Button;
use super::widgets::Icon;
use super::widgets::RailItem;
use super::widgets::Select;
use super::widgets::practice_band_ui;
use crate::command::Command;
use crate::domain::World;
use crate::session::Screen;
use crate::session::Session;
use crate::session::SetupStep;
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
            Screen::Settings if session.setup_waits() => (SetupStep::ALL.len() - session.steps_done()) as u32,
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

/// Title, the order in hand, the scan field, whose account pays, and the way to packing mode.
pub(super) fn top_bar_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, tokens.line));
    let words = session.words;
    padded(ui, "bar", Margin { left: 20, right: 20, top: 8, bottom: 8 }, |ui| {
        let mut room = ui.max_rect();
        let folded = ui.ctx().content_rect().width() < super::WORDED_RAIL_FROM;
        if folded && session.scan.open {
            // The field takes the whole bar; left empty it folds again.
            scan::field_ui(ui, session, commands, room.width(), words.get("scan-or-search"));
            return;
        }
        // What stands at the right is measured first, since it is read last.
        let key = key_cap(words, Act::TurnPacking);
        let packing = Button::plain(words.get("packing-mode")).key(&key);
        let wide = galley(ui, words.get("packing-mode"), Type::BodyMedium, tokens.text, f32::INFINITY).size().x;
        let packing_room = (!folded).then(|| cut_right(&mut room, wide + 70.0));
        let account_room = account_width(ui, session, room.width()).map(|width| {
            room.max.x -= if folded { 0.0 } else { 12.0 };
            cut_right(&mut room, width)
        });
        room.max.x -= 12.0;
        let wanted = if folded { 36.0 } else { (rect.width() * 0.32).clamp(190.0, 366.0) };
        let scan_room = cut_right(&mut room, wanted);
        room.max.x -= 12.0;

        pane(ui, "title", room, |ui| title_ui(ui, session));
        pane(ui, "scan", scan_room.expand(4.0), |ui| {
            padded(ui, "inner", Margin::same(4), |ui| {
                if folded {
                    if ui.add(Button::icon_only(Icon::Scan, words.get("scan-or-search"))).clicked() {
                        session.wait_for_scan();
                    }
                } else {
                    scan::field_ui(ui, session, commands, scan_room.width(), words.get("scan-or-search"));
                }
            });
        });
        if let Some(place) = account_room {
            let builder =
                UiBuilder::new().id_salt("account").max_rect(place).layout(Layout::right_to_left(Align::Center));
            account_ui(&mut ui.new_child(builder), session);
        }
        if let Some(place) = packing_room {
            let pressed = pane(ui, "packing", place.expand(4.0), |ui| {
                padded(ui, "inner", Margin::same(4), |ui| ui.add(packing.width(place.width())).clicked())
            });
            if pressed {
                session.turn_packing(commands);
            }
        }
    });
}

/// How much room the account takes; none where there is none.
fn account_width(ui: &Ui, session: &Session, room: f32) -> Option<f32> {
    let account = session.account()?;
    let most = room * 0.28;
    if session.accounts.len() > 1 {
        return Some(most.min(240.0));
    }
    let ink = Tokens::of(ui).text2;
    Some(galley(ui, &account.nickname, Type::Label, ink, f32::INFINITY).size().x.min(most) + 2.0)
}

/// The screen's name, and what it counts.
fn title_ui(ui: &mut Ui, session: &Session) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let room = ui.available_width();
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.set_max_width(room);
        say(ui, title(words, session.screen), Type::Title, tokens.text);
        if let (Screen::History, Some(page)) = (session.screen, session.history.page.known()) {
            say(ui, words.with("shipments", &[("count", page.total.into())]), Type::Body, tokens.text2);
        }
        let number = session.ship.draft.order.number.trim();
        if session.screen == Screen::Ship && !number.is_empty() {
            say(ui, words.with("order-number", &[("number", number.into())]), Type::Body, tokens.text2);
        }
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
        session.pay_with(account.id.clone());
    }
}
