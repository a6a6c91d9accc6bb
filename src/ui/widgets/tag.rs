//! Tags: a state as icon and word on a tint.

use egui::Align2;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Ui;
use egui::Vec2;
use egui::Widget;
use egui::WidgetInfo;
use egui::accesskit::Role;

use super::Icon;
use super::Tone;
use super::paint_icon;
use crate::ui::theme;
use crate::ui::theme::RADIUS_TAG;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::paint_text;

const ICON: f32 = 14.0;
const PADDING: f32 = 7.0;
const GAP: f32 = 5.0;

/// A tag, 22 points high. Its icon is its tone's unless another is given.
#[must_use]
pub struct Tag<'a> {
    tone: Tone,
    word: &'a str,
    icon: Option<Icon>,
}

impl<'a> Tag<'a> {
    /// A tag that says `word`.
    pub const fn new(tone: Tone, word: &'a str) -> Self {
        Self { tone, word, icon: tone.icon() }
    }

    /// The same with another shape, for a state that has its own.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The same without a shape.
    pub const fn plain(mut self) -> Self {
        self.icon = None;
        self
    }
}

impl Widget for Tag<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let ink = self.tone.ink(tokens);
        let text = galley(ui, self.word, Type::SmallMedium, ink, f32::INFINITY);
        let before = if self.icon.is_some() { ICON + GAP } else { 0.0 };
        let size = Vec2::new(2.0 * PADDING + before + text.size().x, theme::TAG);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.word));

        ui.painter().rect_filled(rect, RADIUS_TAG, self.tone.tint(tokens));
        let mut at = rect.left_center() + Vec2::new(PADDING, 0.0);
        if let Some(icon) = self.icon {
            let place = Rect::from_min_size(at - Vec2::new(0.0, ICON / 2.0), Vec2::splat(ICON));
            paint_icon(ui, icon, place, ink);
            at.x += ICON + GAP;
        }
        paint_text(ui.painter(), at, Align2::LEFT_CENTER, self.word, Type::SmallMedium, ink);
        response
    }
}
