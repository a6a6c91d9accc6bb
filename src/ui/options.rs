//! A list under the field that is being typed into, chosen by arrows and Enter or by the mouse.
//!
//! The focus stays in the field; a screen reader is told which of the list is marked. Knows no session: who uses it says what
//! stands in the list and does what was chosen.

use egui::Align2;
use egui::Area;
use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Order;
use egui::Rect;
use egui::Response;
use egui::ScrollArea;
use egui::Sense;
use egui::Stroke;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::HasPopup;
use egui::accesskit::Live;
use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::text::TextWrapping;

use super::theme::RADIUS;
use super::theme::RADIUS_CARD;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::paint_text;
use super::theme::say;

/// Height of one of the list.
const ROW: f32 = 44.0;
/// Height of the line that says which keys choose.
const HINT: f32 = 24.0;
/// Around the list.
const MARGIN: f32 = 5.0;
/// No list is taller than this many rows.
const MOST: f32 = 6.0;

/// One of the list.
#[derive(Clone, Debug, Default)]
pub(super) struct Offered {
    /// What it is.
    pub(super) title: String,
    /// More of it, on a second line.
    pub(super) detail: String,
    /// Where it comes from, at the right.
    pub(super) tag: String,
}

/// A list to be drawn.
pub(super) struct Options<'a> {
    /// The field under which it opens.
    pub(super) field: Id,
    /// Its name for screen readers.
    pub(super) name: &'a str,
    /// Which keys choose.
    pub(super) hint: &'a str,
    /// What it offers.
    pub(super) rows: &'a [Offered],
    /// Which of it is marked.
    pub(super) marked: Option<usize>,
    /// The least width, in points.
    pub(super) width: f32,
}

/// What became of a list that was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nothing yet.
    Open,
    /// This one was pressed.
    Picked(usize),
    /// The field was left.
    Left,
}

/// A key that chooses from an open list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Takes the list away.
    Close,
    /// Marks the next.
    Next,
    /// Marks the one before.
    Before,
    /// Takes the marked one.
    Take,
}

/// Takes a key that chooses from a list that is open under `field`, before the field and the focus can.
pub(super) fn pressed(ui: &Ui, field: Id, marked: bool) -> Option<Pressed> {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        return Some(Pressed::Close);
    }
    if ui.memory(|memory| memory.focused()) != Some(field) {
        return None;
    }
    if pressed(Key::ArrowDown) {
        Some(Pressed::Next)
    } else if pressed(Key::ArrowUp) {
        Some(Pressed::Before)
    } else if marked && pressed(Key::Enter) {
        Some(Pressed::Take)
    } else {
        None
    }
}

impl Options<'_> {
    /// Draws the list under its field, which was just drawn. `awaited` says that the focus is on its way to the field.
    pub(super) fn show(&self, ui: &Ui, awaited: bool) -> Answer {
        let id = self.field;
        let Some(at) = ui.ctx().read_response(id).map(|response| response.rect) else { return Answer::Open };
        let screen = ui.ctx().content_rect();
        let wanted = ROW * (self.rows.len() as f32).min(MOST) + HINT + 2.0 * MARGIN;
        let (above, below) = (at.top() - screen.top() - 8.0, screen.bottom() - at.bottom() - 8.0);
        let down = below >= wanted || below >= above;
        let height = wanted.min(if down { below } else { above });
        let top = if down { at.bottom() + 2.0 } else { at.top() - 2.0 - height };
        let width = (at.width() + 60.0).max(self.width).min(screen.width() - 16.0);
        let left = (at.left() - 11.0).min(screen.right() - width - 8.0).max(screen.left());
        let place = Rect::from_min_size(egui::pos2(left, top), Vec2::new(width, height));
        let area = Area::new(id.with("suggestions")).order(Order::Foreground).fixed_pos(place.min).constrain(true);
        let shown = area.show(ui.ctx(), |ui| self.popup_ui(ui, place.size()));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_has_popup(HasPopup::Listbox);
            node.set_expanded(true);
            node.push_controlled(self.list_id().accesskit_id());
            if let Some(marked) = self.marked {
                node.set_active_descendant(self.option_id(marked).accesskit_id());
            }
        });
        if let Some(picked) = shown.inner {
            return Answer::Picked(picked);
        }
        let typing = ui.memory(|memory| memory.focused()) == Some(id) || awaited;
        // A press on the list takes the focus before the click is over.
        if typing || shown.response.contains_pointer() { Answer::Open } else { Answer::Left }
    }

    /// Draws the list in its frame. Gives the one that was pressed.
    fn popup_ui(&self, ui: &mut Ui, size: Vec2) -> Option<usize> {
        let tokens = Tokens::of(ui);
        let mut pressed = None;
        let frame = egui::Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(1.0, tokens.edge))
            .corner_radius(RADIUS_CARD)
            .inner_margin(MARGIN)
            .shadow(ui.style().visuals.popup_shadow);
        frame.show(ui, |ui| {
            ui.set_width(size.x - 2.0 * MARGIN);
            ui.spacing_mut().item_spacing.y = 0.0;
            let builder = UiBuilder::new().scope_id(self.list_id()).accessibility_role(Role::ListBox);
            ui.scope_builder(builder.accessibility_label(self.name), |ui| {
                let height = (size.y - HINT - 2.0 * MARGIN).max(ROW);
                ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                    for (at, offered) in self.rows.iter().enumerate() {
                        let response = self.option_ui(ui, at, offered);
                        if self.marked == Some(at) {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() {
                            pressed = Some(at);
                        }
                    }
                });
            });
            ui.horizontal(|ui| {
                ui.set_height(HINT);
                ui.add_space(9.0);
                let said = say(ui, self.hint, Type::Small, tokens.text2);
                ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
            });
        });
        pressed
    }

    /// One of the list: what it is, and on a second line more of it.
    fn option_ui(&self, ui: &mut Ui, at: usize, offered: &Offered) -> Response {
        let tokens = Tokens::of(ui);
        let marked = self.marked == Some(at);
        let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), ROW));
        // No focus of its own: it stays in the field, where one goes on typing.
        let response = ui.interact(rect, self.option_id(at), Sense::CLICK);
        let parts = [&offered.title, &offered.detail, &offered.tag].into_iter().filter(|part| !part.is_empty());
        let name = parts.map(String::as_str).collect::<Vec<_>>().join(", ");
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, name.as_str()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(marked));
        let fill = match (marked, response.hovered()) {
            (true, _) => tokens.tint,
            (false, true) => tokens.hover,
            (false, false) => egui::Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(rect, RADIUS, fill);
        if marked {
            let stroke = Stroke::new(2.0, tokens.accent_text);
            ui.painter().rect_stroke(rect, RADIUS, stroke, egui::StrokeKind::Inside);
        }
        let right = rect.right() - 9.0;
        let first = if offered.detail.is_empty() { rect.center().y } else { rect.top() + 13.0 };
        let tag = paint_text(
            ui.painter(),
            egui::pos2(right, first),
            Align2::RIGHT_CENTER,
            &offered.tag,
            Type::Small,
            tokens.text2,
        );
        let left = rect.left() + 9.0;
        let lines = [
            (&offered.title, Type::BodyMedium, tokens.text, first, tag.left() - 8.0),
            (&offered.detail, Type::Label, tokens.text2, rect.top() + 32.0, right),
        ];
        for (text, style, ink, y, end) in lines {
            let mut job = LayoutJob::single_section(text.clone(), style.format(ink));
            job.wrap = TextWrapping::truncate_at_width((end - left).max(1.0));
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            let place = Align2::LEFT_CENTER.anchor_size(egui::pos2(left, y), galley.size());
            ui.painter().galley(place.min, galley, ink);
        }
        response
    }

    fn list_id(&self) -> Id {
        self.field.with("suggested")
    }

    fn option_id(&self, at: usize) -> Id {
        self.field.with(("suggested", at))
    }
}
