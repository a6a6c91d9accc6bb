//! A text field: what is typed at the left, how it is read or how much room is left at the right, the problem below.

use egui::Align2;
use egui::Context;
use egui::Frame;
use egui::Id;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Shape;
use egui::Stroke;
use egui::StrokeKind;
use egui::TextEdit;
use egui::Ui;
use egui::Vec2;
use egui::accesskit::Invalid;
use egui::epaint::RectShape;
use egui::text_edit::TextEditState;

use super::FieldRow;
use super::Icon;
use super::Labels;
use super::Note;
use super::Tone;
use super::focus_ring;
use super::key::key_cap_width;
use super::paint::follow_focus;
use super::paint_icon;
use super::paint_key_cap;
use crate::ui::theme::LABEL_COLUMN;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::paint_text;

const PADDING: f32 = 11.0;

/// A field to be drawn.
#[must_use]
pub struct FieldSpec<'a> {
    id: Id,
    pub(super) label: &'a str,
    text: &'a mut String,
    pub(super) note: Option<Note<'a>>,
    pub(super) width: Option<f32>,
    counter: Option<(usize, usize)>,
    echo: Option<&'a str>,
    placeholder: &'a str,
    description: &'a str,
    icon: Option<Icon>,
    key: Option<&'a str>,
    style: Option<Type>,
    secret: bool,
    column: f32,
    labels: Option<Labels>,
}

impl<'a> FieldSpec<'a> {
    /// A field for `text`, named `label`. The id is its own, so that a problem can send the focus to it.
    pub const fn new(id: Id, label: &'a str, text: &'a mut String) -> Self {
        Self {
            id,
            label,
            text,
            note: None,
            width: None,
            counter: None,
            echo: None,
            placeholder: "",
            description: "",
            icon: None,
            key: None,
            style: None,
            secret: false,
            column: LABEL_COLUMN,
            labels: None,
        }
    }

    /// The hint or the problem in the note line.
    pub fn note(mut self, note: impl Into<Option<Note<'a>>>) -> Self {
        self.note = note.into();
        self
    }

    /// How many characters are used, and how many there is room for. Turns red beyond.
    pub const fn counter(mut self, used: usize, room: usize) -> Self {
        self.counter = Some((used, room));
        self
    }

    /// How the text is read, in place of a counter: `0,412 kg`.
    pub fn echo(mut self, reading: impl Into<Option<&'a str>>) -> Self {
        self.echo = reading.into();
        self
    }

    /// An example, shown while the field is empty.
    pub const fn placeholder(mut self, example: &'a str) -> Self {
        self.placeholder = example;
        self
    }

    /// What a screen reader adds when there is no problem.
    pub const fn description(mut self, sentence: &'a str) -> Self {
        self.description = sentence;
        self
    }

    /// An icon at the left end.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that leads here, shown while the field is empty.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// A width in points; otherwise what is left of the row.
    pub const fn width(mut self, points: f32) -> Self {
        self.width = Some(points);
        self
    }

    /// Shows bullets and keeps the text from screen readers.
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Letters of one width, for tracking numbers and codes.
    pub const fn code(mut self) -> Self {
        self.style = Some(Type::Code);
        self
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

    /// Draws the field alone, without a visible label and without a note line, such as in a bar or in a table's cell.
    pub fn bare_ui(self, ui: &mut Ui) -> Response {
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let (_, rect) = ui.allocate_space(Vec2::new(width, Tokens::of(ui).size.control));
        field_in(ui, rect, self, None)
    }
}

/// Draws a labelled field over the whole width, with its note line.
pub fn field_ui(ui: &mut Ui, spec: FieldSpec<'_>) -> Response {
    let mut row = FieldRow::new(spec.label).column(spec.column);
    if let Some(labels) = spec.labels {
        row = row.labels(labels);
    }
    row.show(ui, |row| row.field(spec))
}

/// Forgets the undo history of a field. For secrets: egui would keep their clear text.
pub fn forget_what_was_typed(ctx: &Context, id: Id) {
    TextEditState::default().store(ctx, id);
}

pub(super) fn field_in(ui: &mut Ui, rect: Rect, spec: FieldSpec<'_>, label: Option<Id>) -> Response {
    let tokens = Tokens::of(ui);
    let ground = ui.painter().add(Shape::Noop);
    // The whole box takes the click, also where the echo stands; only the text itself takes the focus.
    let frame = ui.interact(rect, spec.id.with("frame"), Sense::CLICK);

    let aside = aside(ui, rect, &spec);
    let style = spec.style.unwrap_or(tokens.size.input);
    let left = if spec.icon.is_some() { tokens.size.icon + 18.0 } else { PADDING };
    let inner = Rect::from_min_max(
        rect.min + Vec2::new(left, 0.0),
        rect.max - Vec2::new(aside.map_or(PADDING, |width| width + PADDING + 6.0), 0.0),
    );
    let ink = if ui.is_enabled() { tokens.text } else { tokens.disabled_text };
    let edit = TextEdit::singleline(spec.text)
        .id(spec.id)
        .font(style.font())
        .text_color(ink)
        .hint_text(style.rich(spec.placeholder, tokens.text3))
        .password(spec.secret)
        .frame(Frame::NONE)
        .desired_width(inner.width())
        .min_size(inner.size())
        .align(Align2::LEFT_CENTER);
    let response = ui.place(inner, edit);
    if frame.clicked() {
        response.request_focus();
    }

    if let Some(icon) = spec.icon {
        let side = tokens.size.icon;
        let place = Rect::from_center_size(rect.left_center() + Vec2::new(11.0 + side / 2.0, 0.0), Vec2::splat(side));
        paint_icon(ui, icon, place, tokens.text2);
    }
    ui.painter().set(ground, ground_shape(ui, rect, &response, spec.note, tokens));
    follow_focus(ui, &response, rect);
    if trouble(spec.note).is_some() {
        focus_ring(ui, &response, rect, RADIUS);
    }
    name(ui, &response, spec.label, label, spec.note, spec.description);
    response
}

/// The note's tone, if it objects.
pub(super) fn trouble(note: Option<Note<'_>>) -> Option<Tone> {
    note.and_then(|note| note.tone).filter(|tone| matches!(tone, Tone::Error | Tone::Warning))
}

/// Names an input and says its problem to a screen reader.
pub(super) fn name(
    ui: &Ui,
    response: &Response,
    label: &str,
    label_id: Option<Id>,
    note: Option<Note<'_>>,
    description: &str,
) {
    match label_id {
        Some(id) => response.clone().labelled_by(id),
        None => response.clone().accessible_name(label),
    };
    let sentence = note.map_or(description, |note| note.sentence);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if !sentence.is_empty() {
            node.set_description(sentence);
        }
        if note.and_then(|note| note.tone) == Some(Tone::Error) {
            node.set_invalid(Invalid::True);
        }
    });
}

/// The box of a field or of a select box, by state.
pub(super) fn ground_shape(
    ui: &Ui,
    rect: Rect,
    response: &Response,
    note: Option<Note<'_>>,
    tokens: &Tokens,
) -> RectShape {
    let (fill, stroke) = if !ui.is_enabled() {
        (tokens.disabled_fill, Stroke::new(1.0, tokens.line))
    } else {
        let stroke = match trouble(note) {
            Some(tone) => Stroke::new(2.0, tone.edge(tokens)),
            None if response.has_focus() => Stroke::new(2.0, tokens.accent_text),
            None => Stroke::new(1.0, tokens.edge),
        };
        (tokens.field, stroke)
    };
    RectShape::new(rect, RADIUS, fill, stroke, StrokeKind::Inside)
}

/// Paints what stands at the right end and gives its width: the reading, the counter, or the key that leads here.
fn aside(ui: &Ui, rect: Rect, spec: &FieldSpec<'_>) -> Option<f32> {
    let tokens = Tokens::of(ui);
    let right = rect.right_center() - Vec2::new(PADDING, 0.0);
    let counted;
    let (text, ink) = match (spec.echo, spec.counter) {
        (Some(echo), _) => (echo, tokens.text3),
        (None, Some((used, room))) => {
            counted = format!("{used}/{room}");
            (counted.as_str(), if used > room { tokens.err } else { tokens.text3 })
        }
        (None, None) => {
            let key = spec.key?;
            let width = key_cap_width(ui, key);
            paint_key_cap(ui.painter(), right - Vec2::new(width, 0.0), width, key, tokens.text2, tokens.line);
            return Some(width);
        }
    };
    // It gives way to what is typed: better no reading than a field one cannot see into. A line that is too long says so.
    let width = galley(ui, text, Type::Small, ink, f32::INFINITY).size().x;
    let typed = galley(ui, spec.text, Type::Body, ink, f32::INFINITY).size().x;
    let fits = typed + width + 3.0 * PADDING <= rect.width() || spec.counter.is_some_and(|(used, room)| used > room);
    if width > rect.width() * 0.6 || !fits {
        return None;
    }
    paint_text(ui.painter(), right, Align2::RIGHT_CENTER, text, Type::Small, ink);
    Some(width)
}
