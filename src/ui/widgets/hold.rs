//! A button that acts only when it is held: for what cannot be taken back.

use egui::Align2;
use egui::Color32;
use egui::Id;
use egui::Key;
use egui::Rect;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use super::focus_ring;
use super::key::key_cap_width;
use super::paint_key_cap;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Tokens;
use crate::ui::theme::galley;
use crate::ui::theme::paint_text;

/// How long it must be held, in seconds. This wait is the safety itself, so reduced motion keeps it.
const HOLD: f64 = 0.6;

/// Where a hold stands between two frames.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hold {
    /// Pressed since this time, in egui's seconds.
    Since(f64),
    /// It has acted and waits to be let go.
    Spent,
}

/// Draws a button that fires once when held for 600 ms, by pointer, by Space or Enter on it, or by `key` from anywhere.
/// Let go before, nothing happens. `holding_text` is its word meanwhile.
pub fn hold_button(ui: &mut Ui, text: &str, holding_text: &str, key: Option<Key>) -> bool {
    let tokens = Tokens::of(ui);
    let style = tokens.size.word;
    let padding = if tokens.size.across { 18.0 } else { 13.0 };
    let cap_text = key.map(Key::name).unwrap_or_default();
    let cap = if cap_text.is_empty() { 0.0 } else { key_cap_width(ui, cap_text) };
    let needed = hold_width(ui, text, holding_text, key);
    let width = if tokens.size.across { needed.max(ui.available_width()) } else { needed };
    let size = Vec2::new(width, tokens.size.control);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(holding_text));

    let focused = response.has_focus();
    let down = ui.is_enabled()
        && (response.is_pointer_button_down_on()
            || ui.input(|input| {
                key.is_some_and(|key| input.key_down(key))
                    || focused && (input.key_down(Key::Space) || input.key_down(Key::Enter))
            }));
    let (share, fired) = advance(ui, response.id.with("hold"), down);

    let (fill, edge, ink) = match (ui.is_enabled(), response.hovered()) {
        (false, _) => (tokens.disabled_fill, tokens.line, tokens.disabled_text),
        (true, true) => (tokens.hover, tokens.edge, tokens.text),
        (true, false) => (tokens.surface, tokens.edge, tokens.text),
    };
    ui.painter().rect_filled(rect, RADIUS, fill);
    if share > 0.0 {
        let filled = Rect::from_min_size(rect.min, Vec2::new(rect.width() * share, rect.height()));
        ui.painter().with_clip_rect(filled.intersect(ui.clip_rect())).rect_filled(rect, RADIUS, tokens.err_tint);
    }
    let (word, ink, edge) = if share > 0.0 { (holding_text, tokens.err, tokens.err_edge) } else { (text, ink, edge) };
    ui.painter().rect_stroke(rect, RADIUS, Stroke::new(1.0, edge), StrokeKind::Inside);
    let at = rect.left_center() + Vec2::new(padding, 0.0);
    paint_text(ui.painter(), at, Align2::LEFT_CENTER, word, style, ink);
    if cap > 0.0 {
        let left = rect.right_center() - Vec2::new(padding + cap, 0.0);
        paint_key_cap(ui.painter(), left, cap, cap_text, tokens.text2, tokens.line);
    }
    focus_ring(ui, &response, rect, RADIUS);
    fired
}

/// How wide the button is at least: both of its words fit, and nothing jumps when it is held.
pub fn hold_width(ui: &Ui, text: &str, holding_text: &str, key: Option<Key>) -> f32 {
    let size = Tokens::of(ui).size;
    let wide = |word: &str| galley(ui, word, size.word, Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let cap = key.map_or(0.0, |key| key_cap_width(ui, key.name()) + 8.0);
    wide(text).max(wide(holding_text)) + cap + 2.0 * if size.across { 18.0 } else { 13.0 }
}

/// The same without a button, for a key whose button is folded into a menu: fires once when it is held for 600 ms.
pub fn hold_key(ui: &Ui, id: Id, key: Key) -> bool {
    let down = ui.input(|input| input.key_down(key));
    advance(ui, id, down).1
}

/// Takes the hold one frame on: the share that is filled, and whether it acts now.
#[expect(clippy::disallowed_methods, reason = "the fill grows while the key is held, and only then")]
fn advance(ui: &Ui, id: Id, down: bool) -> (f32, bool) {
    let now = ui.input(|input| input.time);
    let hold: Option<Hold> = ui.data(|data| data.get_temp(id));
    let (next, share, fired) = match (down, hold) {
        (false, _) => (None, 0.0, false),
        (true, Some(Hold::Spent)) => (Some(Hold::Spent), 0.0, false),
        (true, None) => (Some(Hold::Since(now)), 0.01, false),
        (true, Some(Hold::Since(start))) if now - start >= HOLD => (Some(Hold::Spent), 0.0, true),
        (true, Some(Hold::Since(start))) => (Some(Hold::Since(start)), ((now - start) / HOLD) as f32, false),
    };
    if next != hold {
        ui.data_mut(|data| match next {
            Some(hold) => {
                data.insert_temp(id, hold);
            }
            None => data.remove::<Hold>(id),
        });
    }
    if matches!(next, Some(Hold::Since(_))) {
        ui.request_repaint();
    }
    (share, fired)
}
