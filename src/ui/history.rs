//! What was shipped: what needs a person first, then everything, found by anything.

mod books;
mod list;
mod marks;
pub(super) mod panel;
mod papers;
mod returns;
mod settle;
mod slip;
mod way;

use egui::Id;
use egui::Key;
use egui::Margin;
use egui::Modifiers;
use egui::Rect;
use egui::ScrollArea;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::text_edit::TextEditState;

use super::failure::failure_ui;
use super::frame;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::FieldSpec;
use super::widgets::Icon;
use super::widgets::empty_ui;
use super::widgets::segments_ui;
use crate::command::Command;
use crate::command::Remote;
use crate::domain::Counted;
use crate::domain::HistoryFilter;
use crate::domain::HistoryQuery;
use crate::domain::HistoryRow;
use crate::domain::Money;
use crate::session::ListDesk;
use crate::session::Screen;
use crate::session::Session;

/// Width of the panel, and from how many points of window width it stands beside the list.
const PANEL: f32 = 338.0;
const PANEL_BESIDE_FROM: f32 = 1180.0;
/// Below this height the whole list scrolls, and not only its rows.
const FIXED_HEAD_FROM: f32 = 560.0;

/// Draws the history.
pub(super) fn history_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    if matches!(session.history.page, Remote::NotAsked) {
        session.find_in_history(commands);
    }
    let beside = ui.ctx().content_rect().width() >= PANEL_BESIDE_FROM;
    take_keys(ui, session, commands);
    session.follow_the_open_panel(commands);
    let row = session.history.selected_row().cloned();
    let open = row.is_some() && (beside || is_panel_open(ui));
    let mut rest = ui.max_rect();
    match row.filter(|_| open) {
        Some(row) if beside => {
            let place = frame::cut_right(&mut rest, PANEL);
            frame::pane(ui, "history list", rest, |ui| list_ui(ui, session, commands));
            frame::pane(ui, "history panel", place, |ui| panel_ui(ui, session, commands, &row, beside));
        }
        Some(row) => frame::pane(ui, "history panel", rest, |ui| panel_ui(ui, session, commands, &row, beside)),
        None => frame::pane(ui, "history list", rest, |ui| list_ui(ui, session, commands)),
    }
}

fn panel_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow, beside: bool) {
    let tokens = Tokens::of(ui);
    ui.painter().rect(ui.max_rect(), 0.0, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let whole = ui.max_rect();
        let size = Vec2::new((whole.width() - 40.0).min(620.0), f32::INFINITY);
        let place = Rect::from_min_size(whole.min + Vec2::new(20.0, 14.0), size);
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            if !beside && ui.add(Button::plain(session.words.get("back")).icon(Icon::ArrowLeft)).clicked() {
                close_panel(ui, session);
            }
            if panel::panel_ui(ui, session, commands, row, beside) {
                close_panel(ui, session);
            }
            ui.add_space(16.0);
        });
    });
}

/// Where the panel takes the list's place, an arrow only marks a row and Enter opens it.
fn panel_flag() -> Id {
    Id::unique("history panel open")
}

fn is_panel_open(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(panel_flag()).unwrap_or(false))
}

fn open_panel(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(panel_flag(), true));
}

fn close_panel(ui: &Ui, session: &mut Session) {
    ui.data_mut(|data| data.remove::<bool>(panel_flag()));
    session.history.selected = None;
    session.history.export_path = None;
}

pub(super) fn search_id() -> Id {
    Id::unique("history search")
}

/// Arrows walk the rows from wherever the focus is; letters typed anywhere go to the search field.
fn take_keys(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let focused = ui.memory(|memory| memory.focused());
    let in_search = focused == Some(search_id());
    let typing_elsewhere = !in_search && focused.is_some_and(|id| TextEditState::load(ui.ctx(), id).is_some());
    let choosing = egui::Popup::is_any_open(ui.ctx());
    if choosing {
        return;
    }
    let on_list = PANEL_BESIDE_FROM <= ui.ctx().content_rect().width() || !is_panel_open(ui);
    if on_list && !typing_elsewhere {
        for (key, forward) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                session.select_row(forward);
                session.history.export_path = None;
                ui.data_mut(|data| data.insert_temp(list::follow_flag(), true));
            }
        }
        let enter = (in_search || focused.is_none()) && ui.input(|input| input.key_pressed(Key::Enter));
        if enter && session.history.selected.is_some() {
            open_panel(ui);
        }
        if !in_search {
            type_into_search(ui);
        }
    }
    if let Some(row) = session.history.selected_row().cloned() {
        panel::take_keys(ui, session, commands, &row);
    }
}

/// The field takes the focus before it is drawn, so the letters that brought it there are its own.
fn type_into_search(ui: &Ui) {
    let typed = ui.input(|input| {
        input.events.iter().any(|event| matches!(event, egui::Event::Text(text) if !text.trim().is_empty()))
    });
    if typed {
        // A fresh state has its caret at the end.
        TextEditState::default().store(ui.ctx(), search_id());
        ui.memory_mut(|memory| memory.request_focus(search_id()));
    }
}

fn list_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let narrow = ui.max_rect().width() < list::TWO_LINES_BELOW;
    let margin = if narrow { Margin::symmetric(10, 10) } else { Margin::symmetric(16, 14) };
    frame::padded(ui, "list", margin, |ui| {
        if ui.max_rect().height() < FIXED_HEAD_FROM {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                // The ring of a focused control needs room inside the clip.
                ui.set_max_width(ui.available_width() - 6.0);
                head_ui(ui, session, commands, f32::INFINITY);
                body_ui(ui, session, commands, None);
                foot_ui(ui, session, commands);
            });
        } else {
            // More than three scroll, so that the list below keeps its place.
            head_ui(ui, session, commands, 222.0);
            let below = match (&session.upkeep.list, &session.customs.slip) {
                (_, Some(_)) => slip::HEIGHT,
                (Some(_), None) => books::HEIGHT,
                (None, None) => 34.0,
            };
            let rows = (ui.available_height() - below).max(120.0);
            body_ui(ui, session, commands, Some(rows));
            foot_ui(ui, session, commands);
        }
    });
}

fn head_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, most_settled: f32) {
    settle::settle_ui(ui, session, commands, most_settled);
    let words = session.words;
    let matches = session.history.page.known().map(|page| {
        let facts = [("matches", page.matches.into()), ("total", page.total.into())];
        match page.counted {
            Counted::All => words.with("history-matches", &facts),
            Counted::AtLeast => words.with("history-matches-at-least", &facts),
        }
    });
    let filters = HistoryFilter::ALL.map(|filter| match filter {
        HistoryFilter::All => words.get("history-all"),
        HistoryFilter::Today => words.get("history-today"),
        HistoryFilter::Voided => words.get("history-voided"),
        HistoryFilter::Undelivered => words.get("history-undelivered"),
        HistoryFilter::Trouble => words.get("history-trouble"),
    });
    let mut filter = HistoryFilter::ALL.iter().position(|filter| *filter == session.history.query.filter).unwrap_or(0);
    let mut asked = false;
    ui.horizontal_wrapped(|ui| {
        let whole = ui.available_width();
        let width = if whole < 560.0 { whole } else { (whole - 340.0).clamp(220.0, 440.0) };
        let searching = !session.history.query.text.is_empty();
        let echo = matches.as_deref().filter(|_| searching);
        let spec = FieldSpec::new(search_id(), words.get("history-search"), &mut session.history.query.text);
        let spec = spec.placeholder(words.get("history-search-example")).icon(Icon::Search).width(width).echo(echo);
        asked = spec.bare_ui(ui).changed();
        asked |= segments_ui(ui, &mut filter, &filters);
    });
    session.history.query.filter = HistoryFilter::ALL.get(filter).copied().unwrap_or_default();
    if asked {
        session.find_in_history(commands);
    }
    ui.add_space(4.0);
}

fn body_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, room: Option<f32>) {
    let words = session.words;
    if let Remote::Failed(failure) = &session.history.page {
        let failure = failure.clone();
        if failure_ui(ui, Id::unique("history failed"), words, &failure, "") {
            session.find_in_history(commands);
        }
        return;
    }
    let Some(page) = session.history.page.known() else { return };
    if !page.rows.is_empty() {
        if let Some(pressed) = list::table_ui(ui, session, room) {
            session.history.selected = Some(pressed);
            session.history.export_path = None;
            open_panel(ui);
        }
        return;
    }
    if page.total == 0 {
        if empty_ui(ui, Icon::Box, words.get("history-nothing-yet"), Some(words.get("history-ship-first"))) {
            session.go_to(Screen::Ship, commands);
        }
    } else if empty_ui(ui, Icon::Search, words.get("history-nothing-found"), Some(words.get("history-show-all"))) {
        session.history.query = HistoryQuery::default();
        session.find_in_history(commands);
    }
}

fn foot_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    way::elsewhere_ui(ui, session);
    let Some(page) = session.history.page.known().filter(|page| page.total > 0) else { return };
    let count = ("count", page.today_count.into());
    // Where no carrier named a price, nought would be one.
    let today = if page.today_cents == 0 {
        words.with("history-count", &[count])
    } else {
        let currency = session.account().map_or(crate::domain::Currency::EUR, |account| account.kind.currency());
        let sum = words.price(Money { cents: page.today_cents, currency });
        words.with("history-sum", &[count, ("sum", sum.into())])
    };
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        say_wrapped(ui, today, Type::Label, tokens.text2);
        if session.upkeep.list.is_none()
            && ui.add(Button::quiet(words.get("history-list")).icon(Icon::Download)).clicked()
        {
            session.upkeep.list = Some(ListDesk::default());
        }
        let slips = session.slip_account().is_some() && session.customs.slip.is_none();
        if slips && ui.add(Button::quiet(words.get("slip-begin")).icon(Icon::List)).clicked() {
            session.begin_slip(commands);
        }
    });
    books::list_ui(ui, session, commands);
    slip::slip_ui(ui, session, commands);
}

#[cfg(test)]
mod tests;
