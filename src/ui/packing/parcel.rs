//! The parcel in large: who and where; below, what it weighs and what it is in, or what is wrong.

use std::borrow::Cow;

use egui::Id;
use egui::Margin;
use egui::Rect;
use egui::Response;
use egui::ScrollArea;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use super::NOTHING_OPEN;
use super::mend;
use crate::command::Command;
use crate::domain::Field;
use crate::domain::Limits;
use crate::session::Session;
use crate::ui::frame;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::large_galley;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Tone;
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::severity_edge;

/// Height of the two cards.
const CARD: f32 = 128.0;
/// The same where there is little room: the value alone.
const CARD_LOW: f32 = 64.0;
/// Less room than this for name and town is little.
const LOW: f32 = 330.0;

/// Draws the parcel into what is left.
pub(super) fn parcel_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let mut rest = ui.available_rect_before_wrap();
    if session.ship.is_blank() && session.pack.mending.is_none() {
        return waiting_ui(ui, session);
    }
    let low = rest.height() < LOW;
    if let Some(field) = session.pack.mending {
        let foot = frame::cut_bottom(&mut rest, mend::height(ui));
        who_ui(ui, session, rest, low);
        frame::pane(ui, "mending", foot, |ui| mend::field_ui(ui, session, field));
        return;
    }
    let problems = session.ship.to_fix().len();
    if problems == 0 {
        let foot = frame::cut_bottom(&mut rest, if low { CARD_LOW } else { CARD });
        who_ui(ui, session, rest, low);
        frame::pane(ui, "cards", foot.expand(4.0), |ui| {
            frame::padded(ui, "inner", Margin::same(4), |ui| cards_ui(ui, session, commands, low));
        });
    } else {
        // Each has one sentence and one button; what finds no room here is counted.
        let shown = if low { 1 } else { 2 }.min(problems);
        let counted = if problems > shown { 26.0 } else { 0.0 };
        let foot = frame::cut_bottom(&mut rest, shown as f32 * 80.0 + counted);
        who_ui(ui, session, rest, low);
        frame::pane(ui, "problems", foot.expand(4.0), |ui| {
            frame::padded(ui, "inner", Margin::same(4), |ui| problems_ui(ui, session, commands, shown));
        });
    }
}

fn waiting_ui(ui: &mut Ui, session: &Session) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let room = ui.available_width();
    if ui.available_height() < LOW {
        say_wrapped(ui, words.get("pack-scan"), Type::PackAction, tokens.text);
        say_wrapped(ui, words.get("pack-waits-hint"), Type::PackBody, tokens.text2);
        return;
    }
    ui.add_space((ui.available_height() * 0.24 - 20.0).max(0.0));
    icon_ui(ui, NOTHING_OPEN, 44.0, tokens.text3);
    ui.add_space(4.0);
    large_label(ui, words.get("pack-scan"), 56.0, room);
    say_wrapped(ui, words.get("pack-waits-hint"), Type::PackBody, tokens.text2);
}

/// The order, the name, the town, and the street.
fn who_ui(ui: &mut Ui, session: &Session, rect: Rect, low: bool) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let to = &session.ship.draft.consignee;
    frame::pane(ui, "who", rect, |ui| {
        ScrollArea::vertical().id_salt("who").auto_shrink(false).show(ui, |ui| {
            let room = ui.available_width();
            ui.spacing_mut().item_spacing.y = 2.0;
            let order = order(session);
            if !order.is_empty() && !low {
                say(ui, order, Type::PackBody, tokens.text2);
            }
            let town = format!("{} {}", to.postcode.trim(), to.city.trim());
            // Both lines share the height that the cards and the street leave.
            let each = (rect.height() - if low { 4.0 } else { 80.0 }) / 2.0;
            let largest = (each / 1.08).clamp(56.0, 96.0);
            for line in [to.name.trim(), town.trim()] {
                if !line.is_empty() {
                    large_label(ui, line, largest, room);
                }
            }
            let street = [to.company.trim(), to.street.trim(), to.extra.trim()];
            let street: Vec<&str> = street.into_iter().filter(|part| !part.is_empty()).collect();
            if !street.is_empty() {
                say_wrapped(ui, street.join(" · "), Type::PackLine, tokens.text2);
            }
            let country = words.country(to.country);
            if to.country != crate::domain::CountryCode::FR {
                say(ui, country, Type::PackLine, tokens.text);
            }
        });
    });
}

/// `Commande 10482 · 3 articles`, as far as it is known.
fn order(session: &Session) -> String {
    let words = session.words;
    let order = &session.ship.draft.order;
    let number = order.number.trim();
    let number = (!number.is_empty()).then(|| words.with("order-number", &[("number", number.into())]));
    let items = order.items.value().ok().filter(|count| count.0 > 0);
    let items = items.map(|count| words.with("items", &[("count", count.0.into())]));
    [number, items].into_iter().flatten().collect::<Vec<String>>().join(" · ")
}

/// A line in the large type, read by a screen reader as what it says.
fn large_label(ui: &mut Ui, text: &str, largest: f32, width: f32) {
    let galley = large_galley(ui, text, largest, Tokens::of(ui).text, width);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().galley(rect.min, galley, Tokens::of(ui).text);
}

/// Weight and box, side by side. A press opens the box that changes one.
fn cards_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, low: bool) {
    let words = session.words;
    let parcel = &session.ship.draft.parcel;
    let weight = parcel.weight.value().map(|weight| words.weight(weight)).unwrap_or_default();
    let size = parcel.size.value().map(|size| words.sides(&size.sides())).unwrap_or_default();
    let service = session.service().map_or(Cow::Borrowed(""), |service| service.name);
    let limit =
        limits(session).map(|limits| words.with("pack-up-to", &[("weight", words.weight(limits.weight).into())]));
    let fits = words.with("fits-in", &[("service", service.into())]);
    let width = (ui.available_width() - 16.0) / 2.0;
    let mut mend = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let cards = [
            (Field::Weight, words.field(Field::Weight), weight, limit.unwrap_or_default()),
            (Field::Size, words.field(Field::Size), size, fits),
        ];
        for (field, label, value, note) in cards {
            if card_ui(ui, Vec2::new(width, if low { CARD_LOW } else { CARD }), label, &value, &note).clicked() {
                mend = Some(field);
            }
        }
    });
    if let Some(field) = mend {
        session.mend(field, commands);
    }
}

fn limits(session: &Session) -> Option<&'static Limits> {
    let account = session.account()?;
    Some(account.kind.limits(account.limits))
}

fn card_ui(ui: &mut Ui, size: Vec2, label: &str, value: &str, note: &str) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{label} {value}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(note));
    let fill = if response.hovered() { tokens.hover } else { tokens.surface };
    ui.painter().rect(rect, RADIUS, fill, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    severity_edge(ui.painter(), rect, RADIUS, Tone::Done, tokens);
    let inner = rect.shrink2(Vec2::new(26.0, 8.0));
    let room = inner.width();
    let say = |text: &str, style: Type, ink, y: f32| {
        let galley = galley(ui, text, style, ink, room);
        ui.painter().galley(egui::pos2(inner.left(), y), galley, ink);
    };
    // A long size gets smaller letters; it is never cut.
    let fitting = |style: Type| galley(ui, value, style, tokens.text, f32::INFINITY).size().x <= room;
    let style = [Type::PackValue, Type::PackAction, Type::PackLine].into_iter().find(|style| fitting(*style));
    let style = style.unwrap_or(Type::PackBody);
    if size.y < CARD {
        say(value, style, tokens.text, rect.center().y - style.line() / 2.0);
    } else {
        say(label, Type::PackBody, tokens.text2, inner.top());
        say(value, style, tokens.text, inner.top() + 26.0 + (50.0 - style.line()) / 2.0);
        let at = egui::pos2(inner.left(), inner.top() + 78.0);
        let icon = Rect::from_min_size(at, Vec2::splat(22.0));
        crate::ui::widgets::paint_icon(ui, crate::ui::widgets::Icon::Done, icon, tokens.ok);
        let said = galley(ui, note, Type::PackBody, tokens.ok, room - 30.0);
        ui.painter().galley(at + Vec2::new(30.0, -2.0), said, tokens.ok);
    }
    focus_ring(ui, &response, rect, RADIUS);
    response
}

/// The first problems: a sentence and a button each.
fn problems_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, shown: usize) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let problems: Vec<(Field, String)> = session
        .ship
        .to_fix()
        .into_iter()
        .map(|problem| (problem.field, format!("{} · {}", words.field(problem.field), words.problem(problem))))
        .collect();
    let fix = words.get("correct");
    let button = galley(ui, fix, Type::PackBody, tokens.text, f32::INFINITY).size().x + 48.0;
    let mut mend = None;
    // Rows are 80 points apart, whatever lies between them.
    ui.spacing_mut().item_spacing.y = 0.0;
    for (field, sentence) in problems.iter().take(shown) {
        let (row, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 72.0), Sense::hover());
        ui.painter().rect(row, RADIUS, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
        severity_edge(ui.painter(), row, RADIUS, Tone::Error, tokens);
        let mut text = row.shrink2(Vec2::new(22.0, 4.0));
        text.max.x = row.right() - button - 16.0;
        ui.push_id(field, |ui| {
            frame::pane(ui, "sentence", text, |ui| {
                let height = galley(ui, sentence, Type::PackBody, tokens.err, text.width() - 40.0).size().y;
                ui.add_space(((text.height() - height) / 2.0).max(0.0));
                ui.spacing_mut().interact_size.y = 26.0;
                ui.spacing_mut().item_spacing.x = 12.0;
                ui.horizontal_top(|ui| {
                    icon_ui(ui, crate::ui::widgets::Icon::Error, tokens.size.icon, tokens.err);
                    say_wrapped(ui, sentence, Type::PackBody, tokens.err);
                });
            });
            let place = Rect::from_min_max(egui::pos2(row.right() - button - 4.0, row.top() + 4.0), row.max);
            frame::pane(ui, "fix", place, |ui| {
                let response = ui.add(Button::plain(fix).width(button));
                // Several say the same word; a screen reader is told which is which.
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(sentence.as_str()));
                if response.clicked() {
                    mend = Some(*field);
                }
            });
        });
        ui.add_space(8.0);
    }
    if problems.len() > shown {
        let rest = problems.len() - shown;
        ui.spacing_mut().interact_size.y = 20.0;
        say(ui, words.with("pack-more", &[("count", rest.into())]), Type::PackBody, tokens.text2);
    }
    if let Some(field) = mend {
        session.mend(field, commands);
    }
}

/// The id of the box that mends.
pub(super) fn box_id() -> Id {
    Id::unique("pack box")
}
