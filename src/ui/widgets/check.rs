//! A box to tick, with its sentence.

use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;
use egui::accesskit::Toggled;

use super::Icon;
use super::focus_ring;
use super::paint_icon;
use crate::ui::theme::CONTROL;
use crate::ui::theme::RADIUS_TAG;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;

const BOX: f32 = 18.0;
const GAP: f32 = 10.0;

/// Draws a box that is ticked or not; `changed()` when it was pressed. The whole line takes the click.
pub fn check_ui(ui: &mut Ui, ticked: &mut bool, sentence: &str) -> Response {
    let tokens = Tokens::of(ui);
    let room = (ui.available_width() - BOX - GAP).max(CONTROL);
    let text = galley(ui, sentence, Type::Body, tokens.text, room);
    let size = Vec2::new(BOX + GAP + text.size().x, CONTROL.max(text.size().y + 8.0));
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *ticked = !*ticked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::labeled(Role::CheckBox, ui.is_enabled(), sentence));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::from(*ticked)));

    let place = Rect::from_center_size(rect.left_center() + Vec2::new(BOX / 2.0, 0.0), Vec2::splat(BOX));
    let (fill, edge) = if *ticked { (tokens.accent, tokens.accent) } else { (tokens.field, tokens.edge) };
    ui.painter().rect(place, RADIUS_TAG, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if *ticked {
        paint_icon(ui, Icon::Done, place.shrink(2.0), tokens.on_accent);
    }
    let at = egui::pos2(place.right() + GAP, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, tokens.text);
    focus_ring(ui, &response, rect.expand2(Vec2::new(2.0, -4.0)), RADIUS_TAG);
    response
}
