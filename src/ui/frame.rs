//! The rectangles that a screen is cut into.

use egui::Align;
use egui::Layout;
use egui::Margin;
use egui::Rect;
use egui::Ui;
use egui::UiBuilder;

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

