//! The last parcel with its label, so that the right paper goes on the right box; and the three things to do about it.

use egui::Margin;
use egui::Rect;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;

use crate::command::Command;
use crate::command::LabelView;
use crate::domain::HistoryRow;
use crate::session::Session;
use crate::ui::Act;
use crate::ui::frame;
use crate::ui::history::panel::whom;
use crate::ui::key_cap;
use crate::ui::keyboard::key_of;
use crate::ui::label::dots;
use crate::ui::signal;
use crate::ui::strip::can_print;
use crate::ui::strip::can_void;
use crate::ui::strip::paper_state;
use crate::ui::theme::PAPER;
use crate::ui::theme::RADIUS;
use crate::ui::theme::RADIUS_TAG;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Tone;
use crate::ui::widgets::hold_button;
use crate::ui::widgets::hold_width;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::severity_edge;

/// The label beside its name, 102 × 152 mm at a tenth of their size in points.
const LABEL: Vec2 = Vec2::new(110.0, 165.0);

/// Draws the column at the right.
pub(super) fn side_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    signal::flash_ui(ui, session, ui.max_rect());
    frame::padded(ui, "inner", Margin { left: 24, right: 24, top: 20, bottom: 24 }, |ui| {
        let mut rest = ui.max_rect();
        let waiting = session.history.waiting();
        if waiting > 0 {
            let foot = frame::cut_bottom(&mut rest, 46.0);
            ui.painter().rect(foot, RADIUS, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
            severity_edge(ui.painter(), foot, RADIUS, Tone::Error, tokens);
            frame::pane(ui, "to settle", foot.shrink2(Vec2::new(20.0, 10.0)), |ui| {
                say(ui, words.with("pack-to-settle", &[("count", waiting.into())]), Type::PackBody, tokens.text);
            });
        }
        frame::pane(ui, "last", rest.expand(4.0), |ui| {
            frame::padded(ui, "inner", Margin::same(4), |ui| {
                ui.spacing_mut().interact_size.y = 26.0;
                say(ui, words.get("pack-last"), Type::PackBody, tokens.text2);
                under_way_ui(ui, session);
                let Some(last) = session.ship.last.clone() else {
                    say_wrapped(ui, words.get("pack-no-last"), Type::Body, tokens.text2);
                    return;
                };
                ui.horizontal_top(|ui| {
                    let view = session.ship.last_view.here().filter(|view| view.intent == last.intent);
                    label_ui(ui, view, LABEL);
                    ui.vertical(|ui| {
                        ui.spacing_mut().interact_size.y = 22.0;
                        told_ui(ui, session, &last);
                    });
                });
                ui.add_space(4.0);
                actions_ui(ui, session, commands, &last, [ui.available_width(); 2]);
            });
        });
    });
}

/// Draws the last parcel on one line, with its buttons.
pub(super) fn strip_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let Some(last) = session.ship.last.clone() else { return };
    let rect = ui.max_rect();
    signal::flash_ui(ui, session, rect);
    frame::padded(ui, "inner", Margin { left: 24, right: 24, top: 10, bottom: 10 }, |ui| {
        let mut room = ui.max_rect();
        let words = session.words;
        let whole = (room.width() * 0.72 - 24.0).min(690.0);
        let hold = hold_width(ui, words.get("void-hold"), words.get("holding"), key_of(Act::Void)).max(whole / 3.0);
        let each = (whole - hold) / 2.0;
        let actions = frame::cut_right(&mut room, whole + 24.0);
        room.max.x -= 12.0;
        frame::pane(ui, "told", room, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = 22.0;
            told_short_ui(ui, session, &last);
        });
        frame::pane(ui, "actions", actions.expand(4.0), |ui| {
            frame::padded(ui, "inner", Margin::same(4), |ui| {
                ui.horizontal(|ui| actions_ui(ui, session, commands, &last, [each, hold]));
            });
        });
    });
}

/// A purchase that is not over: the parcel may be put aside meanwhile.
fn under_way_ui(ui: &mut Ui, session: &Session) {
    let count = session.ship.under_way.len();
    if count > 0 {
        let tokens = Tokens::of(ui);
        ui.horizontal(|ui| {
            icon_ui(ui, crate::ui::widgets::Icon::Waiting, 22.0, tokens.wait);
            let said = session.words.with("purchases-under-way", &[("count", count.into())]);
            say(ui, said, Type::PackBody, tokens.wait);
        });
        ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    }
}

fn told_ui(ui: &mut Ui, session: &Session, last: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let to = &last.consignee;
    say_wrapped(ui, whom(session.words, last), Type::Title, tokens.text);
    say_wrapped(ui, format!("{} {}", to.postcode, to.city), Type::PackBody, tokens.text);
    let (tone, state) = paper_state(session.words, last);
    ui.horizontal_top(|ui| {
        if let Some(icon) = tone.icon() {
            icon_ui(ui, icon, 22.0, tone.ink(tokens));
        }
        say_wrapped(ui, state, Type::PackBody, tone.ink(tokens));
    });
}

fn told_short_ui(ui: &mut Ui, session: &Session, last: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let to = &last.consignee;
    say(ui, format!("{}, {}", whom(session.words, last), to.city), Type::PackBody, tokens.text);
    let (tone, state) = paper_state(session.words, last);
    ui.horizontal(|ui| {
        if let Some(icon) = tone.icon() {
            icon_ui(ui, icon, 22.0, tone.ink(tokens));
        }
        say(ui, state, Type::PackBody, tone.ink(tokens));
    });
}

fn label_ui(ui: &mut Ui, view: Option<&LabelView>, size: Vec2) {
    let tokens = Tokens::of(ui);
    let (sheet, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect(sheet, RADIUS_TAG, PAPER, Stroke::new(1.0, tokens.edge), StrokeKind::Inside);
    let Some(view) = view else { return };
    let inside = sheet.shrink(2.0);
    let zoom = inside.width() * ui.pixels_per_point() / view.dots.width() as f32;
    let picture = dots::picture(ui, &view.dots, zoom, "packing");
    let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
    ui.painter().image(picture.texture.id(), inside, whole, egui::Color32::WHITE);
}

/// The buttons: so wide, and the one that is held so wide.
fn actions_ui(
    ui: &mut Ui,
    session: &mut Session,
    commands: &mut Vec<Command>,
    last: &HistoryRow,
    [width, hold]: [f32; 2],
) {
    let words = session.words;
    let (reprint, another) = (key_cap(words, Act::Reprint), key_cap(words, Act::AnotherParcel));
    if can_print(last) && ui.add(Button::plain(words.print_word(last)).key(&reprint).width(width)).clicked() {
        session.reprint(last, commands);
    }
    if ui.add(Button::plain(words.get("another-parcel-short")).key(&another).width(width)).clicked() {
        session.another_parcel(commands);
        session.wait_for_scan();
    }
    if can_void(last) {
        let held = ui.scope(|ui| {
            ui.set_max_width(hold);
            hold_button(ui, words.get("void-hold"), words.get("holding"), key_of(Act::Void))
        });
        if held.inner {
            session.void(&last.intent, commands);
        }
    }
}
