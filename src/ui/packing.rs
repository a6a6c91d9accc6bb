//! Packing mode: two metres, gloves, one hand. Only what a packer checks by eye is here: who, where, does the weight look right,
//! does it fit.

mod last;
mod mend;
mod parcel;

use egui::Align;
use egui::Context;
use egui::Layout;
use egui::Margin;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;

use super::Act;
use super::action_bar;
use super::frame;
use super::key_cap;
use super::notices;
use super::scan;
use super::sketch::printer_state;
use super::theme;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::galley;
use super::theme::say;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Icon;
use super::widgets::MainAction;
use super::widgets::NoticeAnswer;
use super::widgets::Tone;
use super::widgets::icon_ui;
use super::widgets::severity_edge;
use crate::command::Command;
use crate::session::Session;

/// The least room, in points, in which name, weight and button are on one screen.
const LEAST: Vec2 = Vec2::new(900.0, 620.0);

/// From this many points of width on, the last parcel stands at the right; below, it is a strip.
const LAST_BESIDE_FROM: f32 = 1100.0;

/// Below this height there is room for the parcel alone.
const LOW_BELOW: f32 = 540.0;

/// The zoom of packing mode: what is wanted, up to where name, weight and button are still on one screen.
#[must_use]
pub fn packing_zoom(ctx: &Context, wanted: f32) -> f32 {
    let room = ctx.content_rect().size() * ctx.zoom_factor();
    let most = (room.x / LEAST.x).min(room.y / LEAST.y);
    wanted.min(most.max(1.0))
}

/// Draws packing mode over all of the window but the practice band.
pub(super) fn packing_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    theme::pack(ui);
    let tokens = Tokens::of(ui);
    let mut rest = ui.max_rect();
    let low = rest.height() < LOW_BELOW;
    let top = frame::cut_top(&mut rest, if low { 72.0 } else { 80.0 });
    let bar = frame::cut_bottom(&mut rest, if low { 104.0 } else { 124.0 });
    let beside = rest.width() >= LAST_BESIDE_FROM;
    let side = beside.then(|| frame::cut_right(&mut rest, 388.0));
    let strip = (!beside && !low && session.ship.last.is_some()).then(|| frame::cut_bottom(&mut rest, 84.0));

    frame::pane(ui, "pack top", top, |ui| top_ui(ui, session, commands));
    ui.painter().rect(rest, 0.0, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    frame::pane(ui, "pack parcel", rest, |ui| {
        let (side, above) = if low { (20, 8) } else { (32, 20) };
        frame::padded(ui, "inner", Margin::symmetric(side, above), |ui| {
            news_ui(ui, session, commands);
            parcel::parcel_ui(ui, session, commands);
        });
    });
    if let Some(side) = side {
        frame::pane(ui, "pack last", side, |ui| last::side_ui(ui, session, commands));
    }
    if let Some(strip) = strip {
        frame::pane(ui, "pack strip", strip, |ui| last::strip_ui(ui, session, commands));
    }
    frame::pane(ui, "pack bar", bar, |ui| bar_ui(ui, session, commands, low));
}

/// The scan field, and the way out.
fn top_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    frame::padded(ui, "inner", Margin { left: 24, right: 24, top: 8, bottom: 0 }, |ui| {
        let (leave, key) = (words.get("leave"), key_cap(words, Act::TurnPacking));
        let wide = galley(ui, leave, Type::PackBody, tokens.text, f32::INFINITY).size().x + 84.0;
        let room = ui.available_width();
        let width = (room - wide - 20.0).min(520.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            scan::field_ui(ui, session, commands, width, words.get("pack-scan"));
            ui.add_space(room - width - wide);
            ui.add(Button::plain(leave).key(&key).width(wide))
        })
        .inner
        .clicked()
        .then(|| session.turn_packing(commands));
    });
}

/// The newest thing to tell; the ones before come when it is closed.
fn news_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let Some(notice) = session.notices.last().cloned() else { return };
    let words = session.words;
    let tokens = Tokens::of(ui);
    let said = notices::said(words, &notice.news);
    let mut answer = NoticeAnswer::None;
    let frame = egui::Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(theme::RADIUS_CARD)
        .inner_margin(Margin { left: 22, right: 8, top: 8, bottom: 8 });
    let shown = ui.push_id(("notice", notice.id), |ui| {
        frame.show(ui, |ui| {
            let (close, act) = (words.get("close"), said.action.unwrap_or_default());
            let also = said.also.unwrap_or_default();
            let wide = |word: &str| match word {
                "" => 0.0,
                word => galley(ui, word, Type::PackBody, tokens.text, f32::INFINITY).size().x + 48.0,
            };
            let buttons = wide(close) + wide(act) + wide(also);
            ui.take_available_width();
            ui.horizontal(|ui| {
                if let Some(icon) = said.tone.icon() {
                    icon_ui(ui, icon, tokens.size.icon, said.tone.ink(tokens));
                }
                let room = (ui.available_width() - buttons - 24.0).max(120.0);
                ui.allocate_ui_with_layout(Vec2::new(room, 64.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(room);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    say_wrapped(ui, &said.title, Type::PackBody, tokens.text);
                    if !said.text.is_empty() {
                        say_wrapped(ui, &said.text, Type::Body, tokens.text2);
                    }
                });
                if !also.is_empty() && ui.add(Button::plain(also)).clicked() {
                    answer = NoticeAnswer::Also;
                }
                if !act.is_empty() && ui.add(Button::plain(act)).clicked() {
                    answer = NoticeAnswer::Act;
                }
                if ui.add(Button::plain(close)).clicked() {
                    answer = NoticeAnswer::Close;
                }
            });
        })
    });
    let response = shown.inner.response;
    severity_edge(ui.painter(), response.rect, theme::RADIUS_CARD, said.tone, tokens);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    match answer {
        NoticeAnswer::None => (),
        NoticeAnswer::Close => session.close_notice(notice.id),
        NoticeAnswer::Act => {
            session.close_notice(notice.id);
            notices::act_on(session, &notice.news, commands);
        }
        NoticeAnswer::Also => {
            session.close_notice(notice.id);
            notices::act_also_on(session, &notice.news, commands);
        }
    }
}

/// How things stand, and the one button.
fn bar_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, low: bool) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, tokens.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    let above = if low { 4 } else { 14 };
    frame::padded(ui, "inner", Margin { left: 24, right: 24, top: above, bottom: above }, |ui| {
        let mut room = ui.max_rect();
        let standing = standing(session);
        let wide = |text: &str, style| galley(ui, text, style, tokens.text, f32::INFINITY).size().x;
        let printer = printer_line(session);
        let width = (wide(&standing.1, Type::PackBody) + 44.0).max(wide(&printer, Type::Body)).min(room.width() * 0.4);
        if room.width() >= 760.0 {
            let left = frame::cut_left(&mut room, width + 24.0);
            frame::pane(ui, "standing", left, |ui| {
                ui.spacing_mut().interact_size.y = 26.0;
                ui.spacing_mut().item_spacing = Vec2::new(10.0, 2.0);
                ui.add_space((left.height() - 52.0) / 2.0);
                ui.set_width(width);
                ui.horizontal(|ui| {
                    if let Some(icon) = standing.0.icon() {
                        icon_ui(ui, icon, tokens.size.icon, standing.0.ink(tokens));
                    }
                    say(ui, &standing.1, Type::PackBody, standing.0.ink(tokens));
                });
                say(ui, printer, Type::Body, tokens.text2);
            });
        }
        let (act, detail) = (action_bar::act(session), detail(session));
        let ready = session.why_not().is_none();
        let action = if ready { MainAction::ready(&act, &detail, "") } else { MainAction::blocked(&act, &detail, "") };
        let pressed = frame::pane(ui, "button", room, |ui| ui.add(action.width(room.width())).clicked());
        if pressed {
            press(session, commands);
        }
    });
}

/// Presses the one button: buys, or opens the box of what stands in the way.
pub(super) fn press(session: &mut Session, commands: &mut Vec<Command>) {
    if session.ship.is_blank() && session.account().is_some() {
        session.wait_for_scan();
    } else if session.ship.to_fix().is_empty() {
        session.buy(commands);
    } else {
        mend_first(session, commands);
    }
}

/// Opens the box of the first thing that stands in the way.
pub(super) fn mend_first(session: &mut Session, commands: &mut Vec<Command>) {
    if let Some(field) = session.ship.to_fix().first().map(|problem| problem.field) {
        session.mend(field, commands);
    }
}

fn standing(session: &Session) -> (Tone, String) {
    let words = session.words;
    let count = session.ship.to_fix().len();
    match count {
        _ if session.ship.is_blank() => (Tone::Waiting, words.get("pack-waits").to_owned()),
        count if session.ship.is_only_unfinished() && count > 0 => {
            (Tone::Waiting, words.with("to-fill-in", &[("count", count.into())]))
        }
        0 => (Tone::Done, words.get("everything-ready").to_owned()),
        count => (Tone::Error, words.with("to-fix", &[("count", count.into())])),
    }
}

fn printer_line(session: &Session) -> String {
    let Some(printer) = session.label_printer() else { return String::new() };
    let (_, state) = printer_state(session);
    session.words.with("printer-named", &[("name", printer.name.as_str().into()), ("state", state.into())])
}

/// What the price leaves out, and how it is pressed without a mouse.
fn detail(session: &Session) -> String {
    let words = session.words;
    let why = action_bar::why(session);
    if session.ship.is_blank() {
        return words.get("pack-scan").to_owned();
    }
    let key = key_cap(words, Act::Buy);
    let how = match session.why_not() {
        None => Some(words.with("pack-press", &[("key", key.into())])),
        Some(_) => None,
    };
    [why, how].into_iter().flatten().collect::<Vec<String>>().join(" · ")
}

/// The icon that says "nothing is open".
const NOTHING_OPEN: Icon = Icon::Scan;

#[cfg(test)]
mod tests;
