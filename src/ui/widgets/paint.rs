//! The strokes several widgets share.

use egui::Painter;
use egui::Pos2;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Shape;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;

use super::Tone;
use crate::ui::theme::Tokens;

/// Paints the keyboard's ring around a control that has the focus: 2 points, outside, over a gap of 2. What Tab comes to is
/// scrolled into sight.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: f32) {
    follow_focus(ui, response, rect);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Tokens::of(ui).accent_text);
        ui.painter().rect_stroke(rect.expand(3.0), radius + 3.0, stroke, StrokeKind::Middle);
    }
}

/// Scrolls to what Tab has just come to.
pub(super) fn follow_focus(ui: &Ui, response: &Response, rect: Rect) {
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
}

/// Paints a dashed rectangle, the border of what is only a sketch.
pub fn dashed_rect(painter: &Painter, rect: Rect, stroke: Stroke) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    for side in corners.windows(2) {
        painter.extend(Shape::dashed_line(side, stroke, 3.0, 2.0));
    }
}

/// Draws a 1-point line over the whole width.
pub fn separator_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, Tokens::of(ui).line);
}

/// Paints the edge that carries a severity at the left of a card: solid, or dashed for what is awaited.
pub fn severity_edge(painter: &Painter, rect: Rect, radius: f32, tone: Tone, tokens: &Tokens) {
    let (colour, width) = (tone.edge(tokens), tokens.size.edge);
    if tone == Tone::Waiting {
        let x = rect.left() + width / 2.0;
        let line = [Pos2::new(x, rect.top() + 1.0), Pos2::new(x, rect.bottom() - 1.0)];
        painter.extend(Shape::dashed_line(&line, Stroke::new(width, colour), 6.0, 4.0));
    } else {
        let edge = Rect::from_min_size(rect.min, Vec2::new(width, rect.height()));
        let rounding = egui::CornerRadius { nw: radius as u8, sw: radius as u8, ne: 0, se: 0 };
        painter.rect_filled(edge, rounding, colour);
    }
}
