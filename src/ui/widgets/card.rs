//! Cards: paper with a line around, and an edge at the left when they speak of a state.

use egui::Align2;
use egui::Frame;
use egui::InnerResponse;
use egui::Margin;
use egui::Response;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use super::Tone;
use super::focus_ring;
use super::paint::severity_edge;
use crate::ui::theme::RADIUS;
use crate::ui::theme::RADIUS_CARD;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::paint_text;

/// A card to be filled.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Card {
    tone: Option<Tone>,
    margin: Margin,
    tinted: bool,
    selected: bool,
}

impl Default for Card {
    fn default() -> Self {
        Self::new()
    }
}

impl Card {
    /// A card without an edge.
    pub const fn new() -> Self {
        Self { tone: None, margin: Margin::same(14), tinted: false, selected: false }
    }

    /// The same with the edge of a state: 4 points, dashed for what is awaited.
    pub const fn edge(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    /// The same filled with the tint of its state, for a warning's panel.
    pub const fn tinted(mut self) -> Self {
        self.tinted = true;
        self
    }

    /// The same as the chosen one of several.
    pub const fn selected(mut self) -> Self {
        self.selected = true;
        self
    }

    /// Another padding than 14 points.
    pub const fn margin(mut self, margin: Margin) -> Self {
        self.margin = margin;
        self
    }

    /// Draws the card around its content, over the whole width.
    pub fn show<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let tokens = Tokens::of(ui);
        let (fill, stroke) = match (self.selected, self.tinted, self.tone) {
            (true, _, _) => (tokens.tint, Stroke::new(2.0, tokens.accent)),
            (false, true, Some(tone)) => (tone.tint(tokens), Stroke::new(1.0, tokens.line)),
            (false, true, None) | (false, false, _) => (tokens.surface, Stroke::new(1.0, tokens.line)),
        };
        let frame = Frame::new().fill(fill).stroke(stroke).corner_radius(RADIUS_CARD).inner_margin(self.margin);
        let shown = frame.show(ui, |ui| {
            ui.take_available_width();
            content(ui)
        });
        if let Some(tone) = self.tone {
            severity_edge(ui.painter(), shown.response.rect, RADIUS_CARD, tone, tokens);
        }
        shown
    }
}

/// Draws one of the problems counted in the action bar: what it concerns and what is wrong. A click goes there.
pub fn problem_chip_ui(ui: &mut Ui, tone: Tone, subject: &str, wrong: &str) -> Response {
    let tokens = Tokens::of(ui);
    let wide = |text: &str, style: Type| galley(ui, text, style, tokens.text, f32::INFINITY).size().x;
    let subject_width = wide(subject, Type::LabelMedium);
    let gap = if wrong.is_empty() { 0.0 } else { 8.0 };
    let size = Vec2::new(13.0 + subject_width + gap + wide(wrong, Type::Label) + 10.0, 40.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{subject} {wrong}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name.trim()));

    let fill = if response.hovered() { tokens.hover } else { tokens.surface };
    ui.painter().rect(rect, RADIUS, fill, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    severity_edge(ui.painter(), rect, RADIUS, tone, tokens);
    let at = rect.left_center() + Vec2::new(13.0, 0.0);
    paint_text(ui.painter(), at, Align2::LEFT_CENTER, subject, Type::LabelMedium, tokens.text);
    let after = at + Vec2::new(subject_width + gap, 0.0);
    paint_text(ui.painter(), after, Align2::LEFT_CENTER, wrong, Type::Label, tokens.text2);
    focus_ring(ui, &response, rect, RADIUS);
    response
}
