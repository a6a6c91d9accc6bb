//! Choosing one of several: the select box and the row of toggles.

use egui::Align2;
use egui::Color32;
use egui::EventFilter;
use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Popup;
use egui::PopupCloseBehavior;
use egui::Rect;
use egui::Response;
use egui::ScrollArea;
use egui::Sense;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;
use egui::epaint::Stroke;

use super::Button;
use super::FieldRow;
use super::Icon;
use super::Note;
use super::field::ground_shape;
use super::field::name;
use super::field::trouble;
use super::focus_ring;
use super::paint::follow_focus;
use super::paint_icon;
use crate::ui::theme::CONTROL;
use crate::ui::theme::LABEL_COLUMN;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;

/// A select box to be drawn: one of `options`.
#[must_use]
pub struct Select<'a> {
    id: Id,
    pub(super) label: &'a str,
    options: &'a [&'a str],
    pub(super) width: Option<f32>,
    pub(super) note: Option<Note<'a>>,
    column: f32,
}

impl<'a> Select<'a> {
    /// A box named `label`. The id is its own, so that a problem can send the focus to it.
    pub const fn new(id: Id, label: &'a str, options: &'a [&'a str]) -> Self {
        Self { id, label, options, width: None, note: None, column: LABEL_COLUMN }
    }

    /// A width in points; otherwise what is left of the row.
    pub const fn width(mut self, points: f32) -> Self {
        self.width = Some(points);
        self
    }

    /// The hint or the problem in the note line.
    pub fn note(mut self, note: impl Into<Option<Note<'a>>>) -> Self {
        self.note = note.into();
        self
    }

    /// Another width than 88 points for the column of labels.
    pub const fn column(mut self, points: f32) -> Self {
        self.column = points;
        self
    }

    /// Draws the box alone, without a visible label and without a note line, such as in a bar.
    pub fn bare_ui(self, ui: &mut Ui, chosen: &mut usize) -> Response {
        let widest = |ui: &Ui| {
            let wide = |text: &&str| galley(ui, text, Type::Body, Color32::PLACEHOLDER, f32::INFINITY).size().x;
            self.options.iter().map(wide).fold(0.0, f32::max) + 48.0
        };
        let width = self.width.unwrap_or_else(|| widest(ui));
        let (_, rect) = ui.allocate_space(Vec2::new(width, CONTROL));
        select_in(ui, rect, self, chosen, None)
    }
}

/// Draws a labelled select box over the whole width, with its note line. `changed()` when another option was chosen.
pub fn select_ui(ui: &mut Ui, select: Select<'_>, chosen: &mut usize) -> Response {
    FieldRow::new(select.label).column(select.column).show(ui, |row| row.select(select, chosen))
}

/// Draws toggles side by side of which exactly one is on; true when another was chosen.
pub fn segments_ui(ui: &mut Ui, chosen: &mut usize, words: &[&str]) -> bool {
    let before = *chosen;
    for (index, word) in words.iter().enumerate() {
        if ui.add(Button::toggle(word, index == *chosen)).clicked() {
            *chosen = index;
        }
    }
    *chosen != before
}

pub(super) fn select_in(
    ui: &mut Ui,
    rect: Rect,
    select: Select<'_>,
    chosen: &mut usize,
    label: Option<Id>,
) -> Response {
    let tokens = Tokens::of(ui);
    let before = *chosen;
    let mut response = ui.interact(rect, select.id, Sense::click());
    let current = select.options.get(*chosen).copied().unwrap_or_default();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), select.label);
        info.current_text_value = Some(current.to_owned());
        info
    });
    name(ui, &response, select.label, label, select.note, "");

    let popup = Popup::default_response_id(&response);
    if response.has_focus() && !Popup::is_id_open(ui.ctx(), popup) {
        choose_by_key(ui, select.id, select.options, chosen);
    }

    ui.painter().add(ground_shape(ui, rect, &response, select.note, tokens));
    follow_focus(ui, &response, rect);
    if trouble(select.note).is_some() {
        focus_ring(ui, &response, rect, RADIUS);
    }
    let ink = if ui.is_enabled() { tokens.text } else { tokens.disabled_text };
    let current = select.options.get(*chosen).copied().unwrap_or_default();
    let text = one_line(ui, current, rect.width() - 44.0, ink);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + Vec2::new(11.0, 0.0), text.size());
    ui.painter().galley(at.min, text, ink);
    let chevron = Rect::from_center_size(rect.right_center() - Vec2::new(19.0, 0.0), Vec2::splat(16.0));
    paint_icon(ui, Icon::ChevronDown, chevron, ink);

    list_ui(ui, &response, popup, select.options, chosen);
    if *chosen != before {
        response.mark_changed();
    }
    response
}

/// The list under the box. It opens on the chosen option, moves by arrows, and Escape gives the focus back.
fn list_ui(ui: &Ui, response: &Response, popup: Id, options: &[&str], chosen: &mut usize) {
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    let opened = response.clicked() && !was_open;
    let mut inside = response.has_focus();
    Popup::menu(response)
        .id(popup)
        .width(response.rect.width())
        .gap(2.0)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_min_width(response.rect.width() - 14.0);
            ScrollArea::vertical().max_height(ui.spacing().combo_height).show(ui, |ui| {
                for (index, option) in options.iter().enumerate() {
                    let item = option_ui(ui, option, index == *chosen);
                    if opened && index == *chosen {
                        item.request_focus();
                        item.scroll_to_me(Some(egui::Align::Center));
                    }
                    if item.gained_focus() {
                        item.scroll_to_me(None);
                    }
                    inside |= item.has_focus();
                    if item.clicked() {
                        *chosen = index;
                        response.request_focus();
                    }
                }
            });
        });
    if was_open && !Popup::is_id_open(ui.ctx(), popup) && ui.input(|input| input.key_pressed(Key::Escape)) {
        response.request_focus();
    }
    // Whoever went on, by F6 or a scan, is done with the list.
    if was_open && !inside && ui.memory(|memory| memory.focused().is_some()) {
        Popup::close_id(ui.ctx(), popup);
    }
}

fn option_ui(ui: &mut Ui, option: &str, chosen: bool) -> Response {
    let tokens = Tokens::of(ui);
    let size = Vec2::new(ui.available_width(), CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), chosen, option));
    let (fill, ink) = match (chosen, response.hovered() || response.has_focus()) {
        (true, _) => (tokens.tint, tokens.accent_text),
        (false, true) => (tokens.hover, tokens.text),
        (false, false) => (Color32::TRANSPARENT, tokens.text),
    };
    ui.painter().rect_filled(rect, RADIUS, fill);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens.accent_text);
        ui.painter().rect_stroke(rect, RADIUS, stroke, egui::StrokeKind::Inside);
    }
    let text = one_line(ui, option, rect.width() - 20.0, ink);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + Vec2::new(10.0, 0.0), text.size());
    ui.painter().galley(at.min, text, ink);
    response
}

/// Arrows step through the options of a closed box, and a letter jumps to the next option that begins with it.
fn choose_by_key(ui: &Ui, id: Id, options: &[&str], chosen: &mut usize) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) && *chosen + 1 < options.len() {
            *chosen += 1;
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            *chosen = chosen.saturating_sub(1);
        }
        for event in &input.events {
            if let egui::Event::Text(typed) = event
                && let Some(index) = next_beginning_with(options, *chosen, typed)
            {
                *chosen = index;
            }
        }
    });
}

fn next_beginning_with(options: &[&str], chosen: usize, typed: &str) -> Option<usize> {
    let typed = typed.to_lowercase();
    if typed.trim().is_empty() {
        return None;
    }
    let begins = |index: &usize| options[*index].to_lowercase().starts_with(&typed);
    (chosen + 1..options.len()).chain(0..options.len().min(chosen + 1)).find(begins)
}

/// One line of body text, ended by `…` where the box is too narrow for it.
fn one_line(ui: &Ui, text: &str, width: f32, ink: Color32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), Type::Body.format(ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_jumps_to_the_next_option_that_begins_with_it() {
        let options = ["Belgique", "France", "Finlande", "Suisse"];
        assert_eq!(next_beginning_with(&options, 0, "f"), Some(1));
        assert_eq!(next_beginning_with(&options, 1, "F"), Some(2));
        assert_eq!(next_beginning_with(&options, 2, "f"), Some(1));
        assert_eq!(next_beginning_with(&options, 0, "x"), None);
        assert_eq!(next_beginning_with(&options, 0, " "), None);
    }
}
