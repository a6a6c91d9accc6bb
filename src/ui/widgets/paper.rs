//! Paper on the screen: the label's own dots at whole pixels, rulers from its edge, and the sketch that is not dots yet.
//!
//! Below 1:1 the dots must come already reduced to greys at the exact size: scaling bars here would invent bars.

use egui::Align2;
use egui::Color32;
use egui::Painter;
use egui::Pos2;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::TextureId;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;
use egui::emath::GuiRounding as _;

use super::dashed_rect;
use crate::ui::theme::PAPER;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::paint_text;

/// Room the rulers take at the left and at the top, in points.
const RULER: f32 = 34.0;
const RULER_TOP: f32 = 26.0;

/// A sheet to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// The dots, loaded with `TextureOptions::NEAREST`.
    pub texture: TextureId,
    /// The size of the texture in its own pixels.
    pub pixels: [usize; 2],
    /// Pixels of the screen that one pixel of the texture takes, a whole number.
    pub scale: u32,
    /// The size of the paper, `[width, height]` in mm.
    pub millimetres: [f32; 2],
    /// Whether rulers stand at its edges.
    pub rulers: bool,
    /// What a screen reader says of it.
    pub name: &'a str,
}

/// Draws the paper and gives the rectangle of its dots, for frames and badges beside them.
pub fn paper_ui(ui: &mut Ui, paper: &Paper<'_>) -> (Rect, Response) {
    let per_point = ui.pixels_per_point();
    let [width, height] = paper.pixels.map(|pixels| pixels as f32 * paper.scale as f32 / per_point);
    let before = if paper.rulers { Vec2::new(RULER, RULER_TOP) } else { Vec2::ZERO };
    let (place, response) = ui.allocate_exact_size(before + Vec2::new(width, height), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, paper.name));

    // A dot begins where a pixel begins, or the bars blur.
    let dots = Rect::from_min_size((place.min + before).round_to_pixels(per_point), Vec2::new(width, height));
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(dots, 0.0, PAPER);
    let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
    ui.painter().image(paper.texture, dots, whole, Color32::WHITE);
    ui.painter().rect_stroke(dots, 0.0, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
    if paper.rulers {
        ruler(ui.painter(), tokens, dots, paper.millimetres);
    }
    (dots, response)
}

/// Draws the sheet of a sketch, white with a dashed border, and gives its rectangle. It never pretends to be dots.
pub fn sketch_frame(ui: &mut Ui, size: Vec2, name: &str) -> Rect {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let rect = rect.round_to_pixels(ui.pixels_per_point());
    ui.painter().rect_filled(rect, 0.0, PAPER);
    // On paper the ink is the light theme's: the sheet is white in both.
    let edge = Tokens::of_theme(egui::Theme::Light).text2;
    dashed_rect(ui.painter(), rect.shrink(0.5), Stroke::new(1.0, edge));
    rect
}

/// Draws a grade as a badge of 26 points. `A` and `B` go, `C` and `D` warn, `F` stops.
pub fn grade_badge_ui(ui: &mut Ui, letter: char) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(26.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, letter));
    paint_grade_badge(ui, rect.min, letter);
    response
}

/// Paints a grade's badge with its left top at `at`, such as beside its code on the preview, never over dots.
pub fn paint_grade_badge(ui: &Ui, at: Pos2, letter: char) {
    let tokens = Tokens::of(ui);
    let fill = match letter {
        'A' | 'B' => tokens.ok,
        'C' | 'D' => tokens.warn,
        _ => tokens.err,
    };
    let rect = Rect::from_min_size(at, Vec2::splat(26.0));
    ui.painter().rect_filled(rect, RADIUS, fill);
    let centre = rect.center();
    paint_text(ui.painter(), centre, Align2::CENTER_CENTER, &letter.to_string(), Type::BodyStrong, tokens.surface);
}

/// One line for every 2 mm, a long one for every 10, a number for every 20.
fn ruler(painter: &Painter, tokens: &Tokens, dots: Rect, [wide, high]: [f32; 2]) {
    let stroke = Stroke::new(1.0, tokens.edge);
    let long = |mm: u16| if mm.is_multiple_of(10) { 9.0 } else { 4.0 };
    for mm in (0..=wide as u16).step_by(2) {
        let x = dots.left() + f32::from(mm) * dots.width() / wide;
        painter.vline(x, dots.top() - 2.0 - long(mm)..=dots.top() - 2.0, stroke);
        if mm.is_multiple_of(20) && f32::from(mm) + 6.0 < wide {
            let at = Pos2::new(x + 3.0, dots.top() - 10.0);
            paint_text(painter, at, Align2::LEFT_BOTTOM, &mm.to_string(), Type::KeyCap, tokens.text2);
        }
    }
    for mm in (0..=high as u16).step_by(2) {
        let y = dots.top() + f32::from(mm) * dots.height() / high;
        painter.hline(dots.left() - 2.0 - long(mm)..=dots.left() - 2.0, y, stroke);
        if mm.is_multiple_of(20) && f32::from(mm) + 6.0 < high {
            let at = Pos2::new(dots.left() - 13.0, y);
            paint_text(painter, at, Align2::RIGHT_CENTER, &mm.to_string(), Type::KeyCap, tokens.text2);
        }
    }
}
