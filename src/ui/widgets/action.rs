//! The one big button: the act and its cost, and below what the cost leaves out and the printer.

use egui::Color32;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::Widget;
use egui::WidgetInfo;
use egui::accesskit::Role;
use egui::text::LayoutJob;

use super::Icon;
use super::focus_ring;
use super::key::key_cap_width;
use super::paint_icon;
use super::paint_key_cap;
use crate::ui::theme::RADIUS_CARD;
use crate::ui::theme::Tokens;

/// The main button. Blocked, it keeps its place, its size and its first line, and the second says why; pressing it is
/// reported all the same, so that it can lead to the first problem.
#[must_use]
pub struct MainAction<'a> {
    act: &'a str,
    detail: &'a str,
    key: &'a str,
    blocked: bool,
    width: Option<f32>,
}

impl<'a> MainAction<'a> {
    /// A button that may be pressed. `detail` is its second line, `key` what is on its cap.
    pub const fn ready(act: &'a str, detail: &'a str, key: &'a str) -> Self {
        Self { act, detail, key, blocked: false, width: None }
    }

    /// A button that waits; `why` is its second line.
    pub const fn blocked(act: &'a str, why: &'a str, key: &'a str) -> Self {
        Self { act, detail: why, key, blocked: true, width: None }
    }

    /// The width in points at which each of its two lines stays one line.
    pub fn width_of_its_words(&self, ui: &Ui) -> f32 {
        let text = ui.fonts_mut(|fonts| {
            fonts.layout_job(self.words(ui, f32::INFINITY, Color32::PLACEHOLDER, Color32::PLACEHOLDER))
        });
        let (padding, cap) = self.margins(ui);
        text.size().x.ceil() + cap + 3.0 * padding
    }

    /// How far its words are from its edges and its key cap, and how wide the cap is.
    fn margins(&self, ui: &Ui) -> (f32, f32) {
        let size = &Tokens::of(ui).size;
        if size.across { (28.0, size.icon + 8.0) } else { (17.0, key_cap_width(ui, self.key)) }
    }

    fn words(&self, ui: &Ui, room: f32, act_ink: Color32, detail_ink: Color32) -> LayoutJob {
        let size = &Tokens::of(ui).size;
        let mut job = LayoutJob::default();
        job.append(self.act, 0.0, size.act.format(act_ink));
        job.append("\n", 0.0, size.detail.format(detail_ink));
        job.append(self.detail, 0.0, size.detail.format(detail_ink));
        job.wrap.max_width = room.max(100.0);
        job
    }

    /// An exact width in points; otherwise as wide as its words.
    pub const fn width(mut self, points: f32) -> Self {
        self.width = Some(points);
        self
    }
}

impl Widget for MainAction<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let large = tokens.size.across;
        let (padding, cap) = self.margins(ui);
        let room = self.width.unwrap_or_else(|| ui.available_width()) - cap - 3.0 * padding;
        let (act_ink, detail_ink) = match (self.blocked, ui.is_enabled()) {
            (false, true) => (tokens.on_accent, tokens.on_accent),
            (true, true) => (tokens.text, tokens.disabled_text),
            (true | false, false) => (tokens.disabled_text, tokens.disabled_text),
        };
        let job = self.words(ui, room, act_ink, detail_ink);
        let text = ui.fonts_mut(|fonts| fonts.layout_job(job));

        let size = Vec2::new(
            self.width.unwrap_or(text.size().x + cap + 3.0 * padding),
            tokens.size.main_action.max(text.size().y + 16.0),
        );
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let ready = ui.is_enabled() && !self.blocked;
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ready, self.act));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(self.detail));

        let (fill, edge) = if ready {
            let fill = match (response.is_pointer_button_down_on(), response.hovered()) {
                (true, _) => tokens.accent_press,
                (false, true) => tokens.accent_hover,
                (false, false) => tokens.accent,
            };
            (fill, Color32::TRANSPARENT)
        } else {
            (tokens.disabled_fill, tokens.line)
        };
        ui.painter().rect(rect, RADIUS_CARD, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let at = egui::pos2(rect.left() + padding, rect.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, act_ink);
        let key_left = rect.right_center() - Vec2::new(padding + cap, 0.0);
        if large {
            let place = Rect::from_min_size(key_left - Vec2::new(0.0, cap / 2.0), Vec2::splat(cap));
            paint_icon(ui, Icon::Printer, place, act_ink);
        } else {
            let line = if ready { tokens.on_accent.gamma_multiply(0.7) } else { tokens.edge };
            paint_key_cap(ui.painter(), key_left, cap, self.key, act_ink, line);
        }
        focus_ring(ui, &response, rect, RADIUS_CARD);
        response
    }
}
