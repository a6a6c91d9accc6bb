//! A parcel into a label: three columns, two, or one, by how much room there is.

use egui::Frame;
use egui::Id;
use egui::Rect;
use egui::ScrollArea;
use egui::Stroke;
use egui::Ui;

use super::action_bar;
use super::customs::customs_ui;
use super::frame;
use super::handling::handling_ui;
use super::order::Folding;
use super::order::order_ui;
use super::parcel::packages_at;
use super::parcel::parcel_ui;
use super::recipient::keep_in_book_ui;
use super::recipient::recipient_ui;
use super::service::handover_ui;
use super::service::service_ui;
use super::sketch;
use super::strip;
use super::theme::ACTION_BAR;
use super::theme::COLUMN_PADDING;
use super::theme::STRIP;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say;
use super::widgets::Button;
use super::widgets::segments_ui;
use super::widgets::separator_ui;
use crate::command::Command;
use crate::session::Session;
use crate::session::SettingsPage;

/// From this many points of window width on there are three columns.
const THREE_COLUMNS_FROM: f32 = 1280.0;

/// From this many on there are two.
const TWO_COLUMNS_FROM: f32 = 800.0;

/// From this many on the order unfolds under the parcel.
const WIDE_FROM: f32 = 1920.0;

/// Height of the strip on one line.
const STRIP_FOLDED: f32 = 44.0;

/// Height of the action bar where there is little room.
const ACTION_BAR_LOW: f32 = 64.0;

/// Padding of the column that holds the table of articles.
const CUSTOMS_PADDING: egui::Margin = egui::Margin::symmetric(16, 14);

/// Height of the lines that name the papers.
const PAPERS: f32 = 84.0;

/// Height of the printer's card while its words take two lines.
const PRINTER: f32 = 48.0;

/// Draws the screen.
pub(super) fn ship_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let width = ui.ctx().content_rect().width();
    let mut columns = ui.max_rect();
    let narrow = width < TWO_COLUMNS_FROM;
    let bar = frame::cut_bottom(&mut columns, if narrow { ACTION_BAR_LOW } else { ACTION_BAR });
    let strip_height = match (narrow, strip::is_empty(session)) {
        (true, true) => 0.0,
        (true, false) => STRIP_FOLDED,
        (false, _) => STRIP,
    };
    let strip = frame::cut_bottom(&mut columns, strip_height);

    // Another parcel begins at the top of its form, wherever the one before was scrolled to.
    ui.push_id(session.ship.parcels_begun(), |ui| {
        if width >= THREE_COLUMNS_FROM {
            three_columns_ui(ui, columns, width, session, commands);
        } else if narrow {
            column_ui(ui, "all", columns, |ui| one_column_ui(ui, session, commands));
        } else {
            two_columns_ui(ui, columns, session, commands);
        }
    });
    if narrow && strip_height > 0.0 {
        frame::pane(ui, "strip", strip, |ui| strip::folded_ui(ui, session, commands));
    } else if !narrow {
        frame::pane(ui, "strip", strip, |ui| strip::strip_ui(ui, session, commands));
    }
    frame::pane(ui, "action bar", bar, |ui| action_bar::action_bar_ui(ui, session, commands));
}

fn three_columns_ui(ui: &mut Ui, mut rest: Rect, width: f32, session: &mut Session, commands: &mut Vec<Command>) {
    // The outer columns grow with the window up to where longer lines read no better.
    let share = ((width - THREE_COLUMNS_FROM) / (WIDE_FROM - THREE_COLUMNS_FROM)).clamp(0.0, 1.0);
    // The table of articles gets the room; To keeps its left edge.
    let (to, label) =
        if session.needs_customs() { (330.0..=440.0, 236.0..=420.0) } else { (392.0..=520.0, 388.0..=620.0) };
    let to = frame::cut_left(&mut rest, egui::lerp(to, share));
    let label = frame::cut_right(&mut rest, egui::lerp(label, share));
    let unfolded = width >= WIDE_FROM;
    column_ui(ui, "to", to, |ui| {
        to_ui(ui, session, commands);
        if unfolded {
            line_between(ui);
            order_ui(ui, session, Folding::Unfolded);
        }
    });
    let padding = if session.needs_customs() { CUSTOMS_PADDING } else { COLUMN_PADDING };
    padded_column_ui(ui, "how", rest, padding, |ui| {
        how_ui(ui, session, commands);
        if !unfolded {
            line_between(ui);
            order_ui(ui, session, Folding::Foldable);
        }
    });
    frame::pane(ui, "label", label, |ui| label_ui(ui, session, commands));
    for x in [to.right(), rest.right()] {
        ui.painter().vline(x - 0.5, to.y_range(), Stroke::new(1.0, Tokens::of(ui).line));
    }
}

/// With a declaration there is no room for three, so the label is a tab of How.
fn customs_beside_ui(ui: &mut Ui, mut rest: Rect, session: &mut Session, commands: &mut Vec<Command>) {
    let width = (rest.width() * 0.42).clamp(300.0, 392.0);
    let to = frame::cut_left(&mut rest, width);
    column_ui(ui, "to", to, |ui| to_ui(ui, session, commands));
    let tab = Id::unique("how or label");
    let mut shown: usize = ui.data(|data| data.get_temp(tab)).unwrap_or(0);
    if session.ship.focus.is_some() {
        shown = 0;
    }
    let mut column = rest;
    let tabs = frame::cut_top(&mut column, 52.0);
    ui.painter().rect_filled(tabs, 0.0, Tokens::of(ui).surface);
    frame::pane(ui, "tabs", tabs, |ui| {
        frame::padded(ui, "tabs", egui::Margin::symmetric(20, 8), |ui| {
            let words = session.words;
            ui.horizontal(|ui| segments_ui(ui, &mut shown, &[words.get("service-and-customs"), words.get("label")]));
        });
    });
    ui.data_mut(|data| data.insert_temp(tab, shown));
    if shown == 0 {
        column_ui(ui, "how", column, |ui| {
            how_ui(ui, session, commands);
            line_between(ui);
            order_ui(ui, session, Folding::Foldable);
        });
    } else {
        frame::pane(ui, "label", column, |ui| label_ui(ui, session, commands));
    }
    ui.painter().vline(to.right() - 0.5, to.y_range(), Stroke::new(1.0, Tokens::of(ui).line));
}

fn two_columns_ui(ui: &mut Ui, mut rest: Rect, session: &mut Session, commands: &mut Vec<Command>) {
    if session.needs_customs() {
        return customs_beside_ui(ui, rest, session, commands);
    }
    let width = (rest.width() * 0.38).clamp(250.0, 388.0);
    let label = frame::cut_right(&mut rest, width);
    column_ui(ui, "form", rest, |ui| {
        to_ui(ui, session, commands);
        line_between(ui);
        how_ui(ui, session, commands);
        line_between(ui);
        order_ui(ui, session, Folding::Foldable);
    });
    frame::pane(ui, "label", label, |ui| label_ui(ui, session, commands));
    ui.painter().vline(rest.right() - 0.5, rest.y_range(), Stroke::new(1.0, Tokens::of(ui).line));
}

fn one_column_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    to_ui(ui, session, commands);
    line_between(ui);
    how_ui(ui, session, commands);
    line_between(ui);
    order_ui(ui, session, Folding::Foldable);
    line_between(ui);
    sketch::head_ui(ui, session);
    sketch::tabs_ui(ui, session);
    sketch::sketch_ui(ui, session, 420.0);
    ui.add_space(6.0);
    sketch::papers_ui(ui, session);
    ui.add_space(6.0);
    sketch::printer_ui(ui, session, commands);
}

fn to_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    waiting_ui(ui, session, commands);
    let below = recipient_ui(ui, session);
    line_between(ui);
    let head = parcel_ui(ui, session, commands);
    // Read and tabbed to after the fields, so that who types goes straight from the country to the weight.
    if let Some(place) = below {
        keep_in_book_ui(ui, place, session, commands);
    }
    packages_at(ui, head, session, commands);
}

/// How many parcels of an opened list wait, so that the next is one press away once this one is bought.
fn waiting_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let waiting = session.coliship.waiting();
    if waiting == 0 {
        return;
    }
    let words = session.words;
    let (mut next, mut list) = (false, false);
    ui.horizontal_wrapped(|ui| {
        let count = words.with("coliship-waiting", &[("count", waiting.into())]);
        say(ui, count, Type::Label, Tokens::of(ui).text2);
        next = ui.add(Button::link(words.get("coliship-take-next"))).clicked();
        list = ui.add(Button::link(words.get("coliship-see-list"))).clicked();
    });
    line_between(ui);
    if next {
        session.take_next_waiting(commands);
    } else if list {
        session.open_settings(SettingsPage::Coliship, commands);
    }
}

fn how_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    service_ui(ui, session, commands);
    ui.add_space(6.0);
    line_between(ui);
    if session.needs_customs() {
        customs_ui(ui, session, commands);
        line_between(ui);
    }
    if session.ships_colissimo() {
        handling_ui(ui, session, commands);
        line_between(ui);
    }
    handover_ui(ui, session);
}

/// The label's column: the sketch, and the printer at its foot.
fn label_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    frame::padded(ui, "column", COLUMN_PADDING, |ui| {
        let mut room = ui.max_rect();
        // The card is as high as its words; how high that is, the frame before tells.
        let card = Id::unique("printer card");
        let known = ui.data(|data| data.get_temp::<f32>(card)).unwrap_or(PRINTER);
        let printer = frame::cut_bottom(&mut room, known);
        frame::pane(ui, "sheet", room.expand2(egui::Vec2::new(4.0, 0.0)), |ui| {
            frame::padded(ui, "inner", egui::Margin::symmetric(4, 0), |ui| {
                sketch::head_ui(ui, session);
                sketch::tabs_ui(ui, session);
                let papers = if session.needs_customs() { PAPERS } else { 0.0 };
                let height = ui.available_height() - 8.0 - papers;
                sketch::sketch_ui(ui, session, height);
                ui.add_space(6.0);
                sketch::papers_ui(ui, session);
            });
        });
        let height = frame::pane(ui, "printer", printer.expand(4.0), |ui| {
            frame::padded(ui, "inner", egui::Margin::same(4), |ui| {
                sketch::printer_ui(ui, session, commands);
                ui.min_rect().height()
            })
        });
        if (height - known).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(card, height));
            ui.ctx().request_discard("the printer has more or fewer lines to say");
        }
    });
}

/// Draws a column that scrolls when it is too long.
fn column_ui(ui: &mut Ui, name: &str, rect: Rect, content: impl FnOnce(&mut Ui)) {
    padded_column_ui(ui, name, rect, COLUMN_PADDING, content);
}

fn padded_column_ui(ui: &mut Ui, name: &str, rect: Rect, padding: egui::Margin, content: impl FnOnce(&mut Ui)) {
    ui.painter().rect_filled(rect, 0.0, Tokens::of(ui).surface);
    frame::pane(ui, name, rect, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(padding).show(ui, |ui| {
                ui.take_available_width();
                content(ui);
            });
        });
    });
}

fn line_between(ui: &mut Ui) {
    separator_ui(ui);
    ui.add_space(2.0);
}

#[cfg(test)]
mod tests;
