//! Key caps: the key that does the same, inside the control it triggers.

use egui::Align2;
use egui::Color32;
use egui::Painter;
use egui::Pos2;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;

use crate::ui::theme::RADIUS_TAG;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::paint_text;

const HEIGHT: f32 = 17.0;
const PADDING: f32 = 6.0;

/// Draws a key cap on its own, beside a link or a count.
pub fn key_cap_ui(ui: &mut Ui, key: &str) -> Response {
    let size = Vec2::new(key_cap_width(ui, key), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let tokens = Tokens::of(ui);
    paint_key_cap(ui.painter(), rect.left_center(), rect.width(), key, tokens.text2, tokens.line);
    response
}

/// Paints a key cap whose left edge is centred at `left`, `width` points wide.
pub fn paint_key_cap(painter: &Painter, left: Pos2, width: f32, key: &str, ink: Color32, line: Color32) {
    let rect = Rect::from_min_size(left - Vec2::new(0.0, HEIGHT / 2.0), Vec2::new(width, HEIGHT));
    painter.rect_stroke(rect, RADIUS_TAG, Stroke::new(1.0, line), StrokeKind::Inside);
    paint_text(painter, rect.center(), Align2::CENTER_CENTER, key, Type::KeyCap, ink);
}

/// How wide the cap of `key` is, in points.
pub fn key_cap_width(ui: &Ui, key: &str) -> f32 {
    galley(ui, key, Type::KeyCap, Color32::PLACEHOLDER, f32::INFINITY).size().x.ceil() + 2.0 * PADDING
}
