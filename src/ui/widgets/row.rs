//! A row of the form: a label, one or more controls 36 points high, and the note line that is always reserved.

use egui::Align;
use egui::Align2;
use egui::Id;
use egui::Layout;
use egui::Pos2;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use super::FieldSpec;
use super::Select;
use super::Tone;
use super::choice::select_in;
use super::field::field_in;
use super::paint_icon;
use crate::ui::theme::CONTROL;
use crate::ui::theme::LABEL_COLUMN;
use crate::ui::theme::LABELS_BESIDE_FROM;
use crate::ui::theme::NOTE;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;

/// Where the labels of a form stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Labels {
    /// In a column of this many points, left of the fields.
    Beside(f32),
    /// Over the fields, where the window is narrow.
    Above,
}

impl Labels {
    /// Beside in a column of `column` points, unless the whole window has less than 600.
    #[must_use]
    pub fn fitting(ui: &Ui, column: f32) -> Self {
        if ui.ctx().content_rect().width() < LABELS_BESIDE_FROM { Self::Above } else { Self::Beside(column) }
    }
}

/// What stands in the note line under a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// `None` for a hint.
    pub tone: Option<Tone>,
    /// The whole sentence.
    pub sentence: &'a str,
}

impl<'a> Note<'a> {
    /// Where to find it, or what it means: no judgement.
    #[must_use]
    pub const fn hint(sentence: &'a str) -> Self {
        Self { tone: None, sentence }
    }

    /// What is wrong; it stops the purchase.
    #[must_use]
    pub const fn error(sentence: &'a str) -> Self {
        Self { tone: Some(Tone::Error), sentence }
    }

    /// What to say instead; the purchase may go on.
    #[must_use]
    pub const fn warning(sentence: &'a str) -> Self {
        Self { tone: Some(Tone::Warning), sentence }
    }
}

/// A row with a label; `show` adds its controls.
#[must_use]
pub struct FieldRow<'a> {
    label: &'a str,
    column: f32,
    labels: Option<Labels>,
    silent: bool,
}

impl<'a> FieldRow<'a> {
    /// A row whose visible label is `label`.
    pub const fn new(label: &'a str) -> Self {
        Self { label, column: LABEL_COLUMN, labels: None, silent: false }
    }

    /// Another width than 88 points for the column of labels.
    pub const fn column(mut self, points: f32) -> Self {
        self.column = points;
        self
    }

    /// Says where the label stands, whatever the window's width.
    pub const fn labels(mut self, labels: Labels) -> Self {
        self.labels = Some(labels);
        self
    }

    /// Leaves the sentences of its controls to whoever draws below it; their edges still tell.
    pub const fn silent(mut self) -> Self {
        self.silent = true;
        self
    }

    /// Draws the row. Its controls share the width; their notes share the note line under them.
    pub fn show<R>(self, ui: &mut Ui, controls: impl FnOnce(&mut Row<'_>) -> R) -> R {
        let tokens = Tokens::of(ui);
        let labels = self.labels.unwrap_or_else(|| Labels::fitting(ui, self.column));
        let start = ui.next_widget_position();
        let width = ui.available_width();
        let id = ui.next_auto_id();
        ui.skip_ahead_auto_ids(1);

        let (place, anchor, left, top) = match labels {
            Labels::Beside(column) => {
                let place = Rect::from_min_size(start, Vec2::new((column - 6.0).max(0.0), CONTROL));
                (place, Align2::LEFT_CENTER, start.x + column, start.y)
            }
            Labels::Above => {
                let place = Rect::from_min_size(start, Vec2::new(width, Type::Label.line()));
                (place, Align2::LEFT_CENTER, start.x, start.y + Type::Label.line() + 2.0)
            }
        };
        let label = label_ui(ui, id.with("label"), place, anchor, self.label, Type::Label);

        let right = start.x + width;
        let area = Rect::from_min_max(Pos2::new(left, top), Pos2::new(right, top + CONTROL));
        let builder = UiBuilder::new().id_salt(id).max_rect(area).layout(Layout::left_to_right(Align::Min));
        let mut child = ui.new_child(builder);
        let mut row = Row { ui: &mut child, label: label.map(|label| (self.label, label.id)), notes: Vec::new() };
        let answer = controls(&mut row);
        let notes = if self.silent { Vec::new() } else { std::mem::take(&mut row.notes) };

        // Two points lower than the line begins, so that the ring around an invalid field does not strike the sentence.
        let mut below = area.bottom().max(child.min_rect().bottom()) + 2.0;
        let mut end = below - 2.0 + if self.silent { 4.0 } else { NOTE };
        for (index, note) in notes.iter().enumerate() {
            below += note_ui(ui, id.with(("note", index)), Pos2::new(note.left, below), right, note, tokens);
            end = end.max(below - 2.0);
        }
        ui.advance_cursor_after_rect(Rect::from_min_max(start, Pos2::new(right, end)));
        answer
    }
}

/// The controls of a row, from left to right.
pub struct Row<'r> {
    ui: &'r mut Ui,
    label: Option<(&'r str, Id)>,
    notes: Vec<PlacedNote>,
}

struct PlacedNote {
    left: f32,
    tone: Option<Tone>,
    sentence: String,
}

impl Row<'_> {
    /// Adds a field: of its own width, or of what is left of the row.
    pub fn field(&mut self, spec: FieldSpec<'_>) -> Response {
        let rect = self.place(spec.width);
        self.note(rect, spec.note);
        let label = self.label_of(spec.label);
        field_in(self.ui, rect, spec, label)
    }

    /// Adds a select box: of its own width, or of what is left of the row.
    pub fn select(&mut self, select: Select<'_>, chosen: &mut usize) -> Response {
        let rect = self.place(select.width);
        self.note(rect, select.note);
        let label = self.label_of(select.label);
        select_in(self.ui, rect, select, chosen, label)
    }

    /// The layout itself, for a button or whatever else stands in the row.
    pub fn ui(&mut self) -> &mut Ui {
        self.ui
    }

    fn place(&mut self, width: Option<f32>) -> Rect {
        let left = self.ui.available_width();
        let (_, rect) = self.ui.allocate_space(Vec2::new(width.unwrap_or(left).min(left.max(CONTROL)), CONTROL));
        rect
    }

    fn note(&mut self, rect: Rect, note: Option<Note<'_>>) {
        if let Some(Note { tone, sentence }) = note
            && !sentence.is_empty()
        {
            self.notes.push(PlacedNote { left: rect.left(), tone, sentence: sentence.to_owned() });
        }
    }

    /// The row's label names a control only if it says the same: `Code, ville` names neither of its two.
    fn label_of(&self, name: &str) -> Option<Id> {
        self.label.filter(|(label, _)| *label == name).map(|(_, id)| id)
    }
}

/// Draws a label that names a control, unless it is empty: an empty label is noise to a screen reader.
fn label_ui(ui: &Ui, id: Id, place: Rect, anchor: Align2, text: &str, style: Type) -> Option<Response> {
    if text.is_empty() {
        return None;
    }
    let tokens = Tokens::of(ui);
    let galley = galley(ui, text, style, tokens.text2, place.width());
    let rect = anchor.anchor_size(anchor.pos_in_rect(&place), galley.size());
    ui.painter().galley(rect.min, galley, tokens.text2);
    let response = ui.interact(place, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    Some(response)
}

/// Draws one note and gives its height in points.
fn note_ui(ui: &Ui, id: Id, at: Pos2, right: f32, note: &PlacedNote, tokens: &Tokens) -> f32 {
    let (ink, style) = match note.tone {
        None => (tokens.text3, Type::Small),
        Some(tone) => (tone.ink(tokens), Type::SmallMedium),
    };
    let mut text_at = at;
    if let Some(icon) = note.tone.and_then(Tone::icon) {
        let place = Rect::from_min_size(at + Vec2::new(0.0, 1.0), Vec2::splat(14.0));
        paint_icon(ui, icon, place, ink);
        text_at.x += 17.0;
    }
    let galley = galley(ui, &note.sentence, style, ink, (right - text_at.x).max(CONTROL));
    let rect = Rect::from_min_size(text_at, galley.size());
    ui.painter().galley(rect.min, galley, ink);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &note.sentence));
    rect.height().max(NOTE)
}
