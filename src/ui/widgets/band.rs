//! What says "practice" at every moment: the violet band with its stripes, and the frame around the window.

use egui::Color32;
use egui::Context;
use egui::LayerId;
use egui::Order;
use egui::Pos2;
use egui::Rect;
use egui::Sense;
use egui::Shape;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use crate::ui::theme::BAND;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;

const STRIPES: f32 = 240.0;

/// Draws the band over the whole width; true when its link was pressed.
pub fn practice_band_ui(ui: &mut Ui, text: &str, leave: &str) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), BAND), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens.practice);

    let words = galley(ui, text, Type::LabelStrong, tokens.on_practice, f32::INFINITY);
    let link = galley(ui, leave, Type::Label, tokens.on_practice, f32::INFINITY);
    let width = words.size().x + 14.0 + link.size().x;
    let start = Pos2::new(rect.center().x - width / 2.0, rect.center().y - words.size().y / 2.0);
    // The stripes give way to the words, never the words to them.
    let free = ((rect.width() - width) / 2.0 - 16.0).clamp(0.0, STRIPES);
    stripes(ui, Rect::from_min_size(rect.min, Vec2::new(free, BAND)));
    stripes(ui, Rect::from_min_size(Pos2::new(rect.right() - free, rect.top()), Vec2::new(free, BAND)));

    let mut pressed = false;
    let builder = UiBuilder::new().max_rect(rect).id_salt("practice band");
    ui.scope_builder(builder, |ui| {
        let said = Rect::from_min_size(start, words.size());
        let label = ui.interact(said, ui.scope_id().with("text"), Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        ui.painter().galley(start, words, tokens.on_practice);

        let at = Pos2::new(said.right() + 14.0, start.y);
        let place = Rect::from_min_size(at, link.size());
        let response = ui.interact(place.expand2(Vec2::new(4.0, 6.0)), ui.scope_id().with("leave"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), leave));
        ui.painter().galley(at, link, tokens.on_practice);
        ui.painter().hline(place.x_range(), place.bottom() - 2.0, Stroke::new(1.0, tokens.on_practice));
        if response.has_focus() {
            let stroke = Stroke::new(2.0, tokens.on_practice);
            ui.painter().rect_stroke(place.expand2(Vec2::new(4.0, 3.0)), 4.0, stroke, StrokeKind::Middle);
        }
        pressed = response.clicked();
    });
    pressed
}

/// Paints the frame of 3 points around the window, over everything.
pub fn practice_frame(ctx: &Context) {
    let tokens = Tokens::of_theme(ctx.theme());
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, egui::Id::unique("practice frame")));
    let stroke = Stroke::new(3.0, tokens.practice);
    painter.rect_stroke(ctx.content_rect(), 0.0, stroke, StrokeKind::Inside);
}

/// Ten stripes at 45°, white at 28 %.
fn stripes(ui: &Ui, rect: Rect) {
    let painter = ui.painter_at(rect);
    let step = STRIPES / 10.0;
    for index in 0..11_u8 {
        let x = rect.left() + f32::from(index) * step;
        let corners = vec![
            Pos2::new(x, rect.bottom()),
            Pos2::new(x + step / 2.0, rect.bottom()),
            Pos2::new(x + step / 2.0 + BAND / 2.0, rect.top()),
            Pos2::new(x + BAND / 2.0, rect.top()),
        ];
        painter.add(Shape::convex_polygon(corners, Color32::from_white_alpha(71), Stroke::NONE));
    }
}
