//! Buttons. Their size and text never change with their state; what changes is fill, edge and ink.

use egui::Color32;
use egui::CursorIcon;
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
use egui::accesskit::Toggled;

use super::Icon;
use super::focus_ring;
use super::key::key_cap_width;
use super::paint_icon;
use super::paint_key_cap;
use crate::ui::theme::CONTROL;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Sizes;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;

const PADDING: f32 = 13.0;

/// A button to be drawn, by `ui.add` or `ui.add_enabled`.
#[must_use]
pub struct Button<'a> {
    text: &'a str,
    look: Look,
    style: Option<Type>,
    height: Option<f32>,
    icon: Option<Icon>,
    /// The icon stands without its word.
    alone: bool,
    key: Option<&'a str>,
    on: Option<bool>,
    width: Option<f32>,
    least_width: f32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    Filled,
    Link,
    Bare,
}

impl<'a> Button<'a> {
    /// A button with an edge: the usual one.
    pub const fn plain(text: &'a str) -> Self {
        Self {
            text,
            look: Look::Plain,
            style: None,
            height: None,
            icon: None,
            alone: false,
            key: None,
            on: None,
            width: None,
            least_width: CONTROL,
        }
    }

    /// The blue one: what happens next. One a screen.
    pub const fn filled(text: &'a str) -> Self {
        Self { look: Look::Filled, ..Self::plain(text) }
    }

    /// An underlined word in a line of text.
    pub const fn link(text: &'a str) -> Self {
        Self { look: Look::Link, style: Some(Type::Label), height: Some(24.0), least_width: 0.0, ..Self::plain(text) }
    }

    /// An icon alone, for close, copy and zoom only; `name` is its accessible name and its tooltip.
    pub const fn icon_only(icon: Icon, name: &'a str) -> Self {
        Self { look: Look::Bare, icon: Some(icon), alone: true, ..Self::plain(name) }
    }

    /// A word without an edge, for rows of a menu and for a disclosure.
    pub const fn quiet(text: &'a str) -> Self {
        Self { look: Look::Bare, ..Self::plain(text) }
    }

    /// A toggle: one of several that stay pressed.
    pub const fn toggle(text: &'a str, on: bool) -> Self {
        Self { on: Some(on), ..Self::plain(text) }
    }

    /// An icon left of the word.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that does the same, as a cap inside.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// An exact width in points.
    pub const fn width(mut self, points: f32) -> Self {
        self.width = Some(points);
        self
    }

    /// 52 points high with larger letters, for the two choices of the welcome screen.
    pub const fn tall(mut self) -> Self {
        self.height = Some(52.0);
        self.style = Some(Type::Heading);
        self
    }

    /// How wide it will be on one line, so that a row of buttons can end at the right and still be read from the left.
    pub fn wide(&self, ui: &Ui) -> f32 {
        let size = Tokens::of(ui).size;
        let style = self.style.unwrap_or(size.word);
        let word = galley(ui, self.text, style, Color32::PLACEHOLDER, f32::INFINITY).size().x;
        let icon = if self.icon.is_some() { size.icon + 8.0 } else { 0.0 };
        let key = self.key.map_or(0.0, |key| key_cap_width(ui, key) + 8.0);
        let padding = if self.look == Look::Link { 0.0 } else { PADDING };
        self.width.unwrap_or((word + icon + key + 2.0 * padding).max(self.least_width))
    }

    fn is_icon_alone(&self) -> bool {
        self.alone
    }

    /// Fill, edge and ink of a state.
    fn colours(&self, ui: &Ui, response: &Response, tokens: &Tokens) -> (Color32, Color32, Color32) {
        let enabled = ui.is_enabled();
        let pressed = enabled && response.is_pointer_button_down_on();
        let hovered = enabled && response.hovered();
        match self.look {
            Look::Plain if !enabled => (tokens.disabled_fill, tokens.line, tokens.disabled_text),
            Look::Filled if !enabled => (tokens.disabled_fill, tokens.line, tokens.disabled_text),
            Look::Plain if self.on == Some(true) => (tokens.tint, tokens.accent, tokens.accent_text),
            Look::Plain if pressed => (tokens.line, tokens.edge, tokens.text),
            Look::Plain if hovered => (tokens.hover, tokens.edge, tokens.text),
            Look::Plain => (tokens.surface, tokens.edge, tokens.text),
            Look::Filled if pressed => (tokens.accent_press, tokens.accent_press, tokens.on_accent),
            Look::Filled if hovered => (tokens.accent_hover, tokens.accent_hover, tokens.on_accent),
            Look::Filled => (tokens.accent, tokens.accent, tokens.on_accent),
            Look::Link if !enabled => (Color32::TRANSPARENT, Color32::TRANSPARENT, tokens.disabled_text),
            Look::Link => (Color32::TRANSPARENT, Color32::TRANSPARENT, tokens.accent_text),
            Look::Bare if !enabled => (Color32::TRANSPARENT, Color32::TRANSPARENT, tokens.disabled_text),
            Look::Bare if pressed => (tokens.line, Color32::TRANSPARENT, tokens.text),
            Look::Bare if hovered => (tokens.hover, Color32::TRANSPARENT, tokens.text),
            Look::Bare => (Color32::TRANSPARENT, Color32::TRANSPARENT, tokens.text),
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let padding = if self.look == Look::Link { 0.0 } else { PADDING };
        let word = if self.is_icon_alone() { "" } else { self.text };
        let cap = self.key.map_or(0.0, |key| key_cap_width(ui, key));
        let side = if self.look == Look::Link { Sizes::DESK.icon } else { tokens.size.icon };
        let style = self.style.unwrap_or(tokens.size.word);
        let before = self.icon.map_or(0.0, |_| if word.is_empty() { side } else { side + 8.0 });
        let after = if cap > 0.0 { cap + 8.0 } else { 0.0 };

        // A word too long for its place takes a second line; it is never cut.
        let room = self.width.unwrap_or_else(|| ui.available_width()) - 2.0 * padding - before - after;
        let text = galley(ui, word, style, Color32::PLACEHOLDER, room.max(CONTROL));
        let content = before + text.size().x + after;
        let pad = if self.is_icon_alone() { 9.0 } else { padding };
        let width = self.width.unwrap_or((content + 2.0 * pad).max(self.least_width));
        let height = self
            .height
            .unwrap_or(tokens.size.control)
            .max(text.size().y + if self.look == Look::Link { 0.0 } else { 16.0 });
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
        let role = if self.look == Look::Link { Role::Link } else { Role::Button };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), self.text));
        if let Some(on) = self.on {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::from(on)));
        }

        if ui.is_rect_visible(rect) {
            let (fill, edge, ink) = self.colours(ui, &response, tokens);
            ui.painter().rect(rect, RADIUS, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
            let across = tokens.size.across && self.width.is_some();
            let mut x = if across { rect.left() + 18.0 } else { rect.center().x - content / 2.0 };
            if let Some(icon) = self.icon {
                let centre = egui::pos2(x + side / 2.0, rect.center().y);
                paint_icon(ui, icon, Rect::from_center_size(centre, Vec2::splat(side)), ink);
                x += before;
            }
            let at = egui::pos2(x, rect.center().y - text.size().y / 2.0);
            let words = Rect::from_min_size(at, text.size());
            let lines: Vec<Rect> = text.rows.iter().map(|row| row.rect()).collect();
            ui.painter().galley(at, text, ink);
            if self.look == Look::Link {
                for line in &lines {
                    let line = line.translate(words.min.to_vec2());
                    ui.painter().hline(line.x_range(), line.center().y + 7.5, Stroke::new(1.0, ink));
                }
            }
            if let Some(key) = self.key {
                let beside = if across { rect.right() - 18.0 - cap } else { words.right() + 8.0 };
                let left = egui::pos2(beside, rect.center().y);
                let (ink, line) = match self.look {
                    Look::Filled if ui.is_enabled() => (ink, ink.gamma_multiply(0.6)),
                    Look::Plain | Look::Filled | Look::Link | Look::Bare => (tokens.text2, tokens.line),
                };
                paint_key_cap(ui.painter(), left, cap, key, ink, line);
            }
        }
        focus_ring(ui, &response, rect, RADIUS);
        if self.look == Look::Link && ui.is_enabled() {
            return response.on_hover_cursor(CursorIcon::PointingHand);
        }
        if self.is_icon_alone() { response.on_hover_text(self.text) } else { response }
    }
}
