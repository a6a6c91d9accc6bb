//! The rail: the desk's screens, icon over word.

use egui::Align2;
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

use super::Icon;
use super::focus_ring;
use super::paint_icon;
use crate::ui::theme::RADIUS_BADGE;
use crate::ui::theme::RADIUS_CARD;
use crate::ui::theme::RAIL;
use crate::ui::theme::RAIL_FOLDED;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::paint_text;

/// One screen in the rail.
#[must_use]
pub struct RailItem<'a> {
    icon: Icon,
    word: &'a str,
    selected: bool,
    badge: Option<u32>,
}

impl<'a> RailItem<'a> {
    /// A screen that is not the open one.
    pub const fn new(icon: Icon, word: &'a str) -> Self {
        Self { icon, word, selected: false, badge: None }
    }

    /// Says whether it is the open one.
    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// How many wait there; none for 0.
    pub const fn badge(mut self, count: u32) -> Self {
        self.badge = if count == 0 { None } else { Some(count) };
        self
    }
}

/// The width that holds the longest of the words: 84 points at least, 104 at most.
#[must_use]
pub fn rail_width(ui: &Ui, words: &[&str]) -> f32 {
    let wide = |word: &&str| galley(ui, word, Type::SmallMedium, Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let longest = words.iter().map(wide).fold(0.0, f32::max);
    (longest.ceil() + 18.0).clamp(*RAIL.start(), *RAIL.end())
}

impl Widget for RailItem<'_> {
    /// Draws the item over the rail's width; folded to its icon where the rail is narrow.
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let folded = ui.available_width() <= RAIL_FOLDED;
        let height = if folded { 44.0 } else { 60.0 };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), self.selected, self.word));
        if let Some(count) = self.badge {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(count.to_string()));
        }

        let place = rect.shrink2(Vec2::new(if folded { 4.0 } else { 6.0 }, 0.0));
        let (fill, edge, icon_ink, ink) = match (self.selected, response.hovered()) {
            (true, _) => (tokens.surface, tokens.line, tokens.accent_text, tokens.accent_text),
            (false, true) => (tokens.hover, Color32::TRANSPARENT, tokens.text2, tokens.text),
            (false, false) => (Color32::TRANSPARENT, Color32::TRANSPARENT, tokens.text2, tokens.text2),
        };
        ui.painter().rect(place, RADIUS_CARD, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        if self.selected {
            let mark = Rect::from_min_max(
                place.left_top() + Vec2::new(0.0, 13.0),
                place.left_bottom() + Vec2::new(3.0, -13.0),
            );
            ui.painter().rect_filled(mark, 0.0, tokens.accent);
        }
        let icon_at = if folded { place.center() } else { place.center_top() + Vec2::new(0.0, 21.0) };
        paint_icon(ui, self.icon, Rect::from_center_size(icon_at, Vec2::splat(22.0)), icon_ink);
        if !folded {
            let at = place.center_top() + Vec2::new(0.0, 44.0);
            paint_text(ui.painter(), at, Align2::CENTER_CENTER, self.word, Type::SmallMedium, ink);
        }
        if let Some(count) = self.badge {
            badge(ui, icon_at + Vec2::new(9.0, -7.0), count);
        }
        focus_ring(ui, &response, place.shrink(2.0), RADIUS_CARD);
        if folded { response.on_hover_text(self.word) } else { response }
    }
}

/// The counter, the one pill of the desk.
fn badge(ui: &Ui, at: egui::Pos2, count: u32) {
    let tokens = Tokens::of(ui);
    let text = count.to_string();
    let galley = galley(ui, &text, Type::SmallMedium, tokens.surface, f32::INFINITY);
    let width = (galley.size().x + 10.0).max(2.0 * RADIUS_BADGE);
    let rect = Rect::from_min_size(at - Vec2::new(4.0, RADIUS_BADGE), Vec2::new(width, 2.0 * RADIUS_BADGE));
    ui.painter().rect_filled(rect, RADIUS_BADGE, tokens.text2);
    let place = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(place.min, galley, tokens.surface);
}
