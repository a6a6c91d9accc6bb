//! The services one can ship by, as cards with a radio, the cheapest that can first.

use egui::Align2;
use egui::Color32;
use egui::EventFilter;
use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Response;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;
use egui::accesskit::Toggled;

use super::Tone;
use super::focus_ring;
use crate::ui::theme::CARD_ROW;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::paint_text;

const LEFT: f32 = 41.0;
const RIGHT: f32 = 13.0;

/// One service. A service that cannot stays in its place with its reason; chosen before, it stays chosen.
#[derive(Clone, Copy, Debug)]
pub struct ServiceCard<'a> {
    /// Its name.
    pub title: &'a str,
    /// What it is, or why it cannot carry this parcel.
    pub subtitle: &'a str,
    /// The tone of the subtitle when it says a problem.
    pub tone: Option<Tone>,
    /// The price, or what stands in its place; empty for none.
    pub price: &'a str,
    /// What the price leaves out, below it.
    pub price_note: &'a str,
    /// Whether the price is of before the last change.
    pub stale: bool,
    /// Whether it can be chosen.
    pub offered: bool,
}

/// Draws the cards under one another; true when another was chosen. Arrows move the choice as in any group of radios.
pub fn service_list_ui(ui: &mut Ui, id: Id, cards: &[ServiceCard<'_>], chosen: &mut Option<usize>) -> bool {
    let before = *chosen;
    let mut focused = None;
    for (index, card) in cards.iter().enumerate() {
        let selected = *chosen == Some(index);
        let response = card_ui(ui, id.with(index), card, selected);
        if response.clicked() && card.offered {
            *chosen = Some(index);
        }
        if response.has_focus() {
            focused = Some(index);
        }
    }
    if let Some(index) = focused {
        move_by_arrows(ui, id, index, cards, chosen);
    }
    *chosen != before
}

fn move_by_arrows(ui: &Ui, id: Id, index: usize, cards: &[ServiceCard<'_>], chosen: &mut Option<usize>) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id.with(index), filter));
    let (down, up) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp))
    });
    let next = match (down, up) {
        (true, false) => (index + 1..cards.len()).find(|next| cards[*next].offered),
        (false, true) => (0..index).rev().find(|next| cards[*next].offered),
        (true, true) | (false, false) => None,
    };
    if let Some(next) = next {
        *chosen = Some(next);
        ui.memory_mut(|memory| memory.request_focus(id.with(next)));
    }
}

fn card_ui(ui: &mut Ui, id: Id, card: &ServiceCard<'_>, selected: bool) -> Response {
    let tokens = Tokens::of(ui);
    let live = card.offered && ui.is_enabled();
    let (title_ink, subtitle_ink) = match (live || selected, card.tone) {
        (true, Some(tone)) => (tokens.text, tone.ink(tokens)),
        (true, None) => (tokens.text, tokens.text2),
        (false, _) => (tokens.disabled_text, tokens.disabled_text),
    };
    let note_ink = if live || selected { tokens.text2 } else { tokens.disabled_text };
    let price_ink = if card.stale || !live && !selected { tokens.text3 } else { tokens.text };

    // The price never breaks; the subtitle does, and the card grows with it.
    let price = galley(ui, card.price, Type::BodyStrong, price_ink, f32::INFINITY);
    let note = galley(ui, card.price_note, Type::Small, note_ink, f32::INFINITY);
    let aside = price.size().x.max(note.size().x);
    let room = ui.available_width() - LEFT - RIGHT - aside - 12.0;
    let title = galley(ui, card.title, Type::BodyStrong, title_ink, room);
    let style = if card.tone.is_some() { Type::SmallMedium } else { Type::Small };
    let subtitle = galley(ui, card.subtitle, style, subtitle_ink, room);
    let height = CARD_ROW.max(title.size().y + subtitle.size().y + 16.0);

    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), height));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, live, selected, card.title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_toggled(Toggled::from(selected));
        node.set_description(format!("{} {} {}", card.subtitle, card.price, card.price_note));
    });

    let (fill, stroke) = match (selected, live) {
        (true, _) => (tokens.tint, Stroke::new(2.0, tokens.accent)),
        (false, false) => (tokens.bg, Stroke::new(1.0, tokens.line)),
        (false, true) if response.hovered() => (tokens.hover, Stroke::new(1.0, tokens.line)),
        (false, true) => (tokens.surface, Stroke::new(1.0, tokens.line)),
    };
    ui.painter().rect(rect, RADIUS, fill, stroke, StrokeKind::Inside);
    radio(ui, rect.left_center() + Vec2::new(22.0, 0.0), selected);

    let top = rect.center().y - (title.size().y + subtitle.size().y) / 2.0;
    let title_height = title.size().y;
    ui.painter().galley(egui::pos2(rect.left() + LEFT, top), title, title_ink);
    ui.painter().galley(egui::pos2(rect.left() + LEFT, top + title_height), subtitle, subtitle_ink);
    let right = rect.right() - RIGHT;
    if card.price_note.is_empty() {
        let at = egui::pos2(right, rect.center().y);
        paint_text(ui.painter(), at, Align2::RIGHT_CENTER, card.price, Type::BodyStrong, price_ink);
    } else {
        ui.painter().galley(egui::pos2(right - price.size().x, top), price, price_ink);
        ui.painter().galley(egui::pos2(right - note.size().x, top + title_height), note, note_ink);
    }
    focus_ring(ui, &response, rect, RADIUS);
    response
}

fn radio(ui: &Ui, centre: egui::Pos2, selected: bool) {
    let tokens = Tokens::of(ui);
    let colour: Color32 = if selected { tokens.accent } else { tokens.edge };
    ui.painter().circle(centre, 8.5, tokens.field, Stroke::new(1.0, colour));
    if selected {
        ui.painter().circle_filled(centre, 5.0, tokens.accent);
    }
}
