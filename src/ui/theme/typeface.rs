//! The type of the desk: which letters, how large, on what line.
//!
//! egui knows no weights, so each weight is a family of its own; and it takes the line height run by run, so text
//! that must stand on the grid goes through here.

use std::sync::Arc;

use egui::Align2;
use egui::Color32;
use egui::FontFamily;
use egui::FontId;
use egui::Galley;
use egui::Label;
use egui::Painter;
use egui::Pos2;
use egui::Rect;
use egui::Response;
use egui::RichText;
use egui::TextStyle;
use egui::TextWrapMode;
use egui::Ui;
use egui::text::LayoutJob;
use egui::text::TextFormat;
use egui::text::TextWrapping;

/// A style of type. One weight step carries hierarchy; there are no capitals for emphasis and no italics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// The one large sentence of the welcome screen.
    Display,
    /// The screen's title, one a screen.
    Title,
    /// A section's head.
    Heading,
    /// The first line of the main button.
    Action,
    /// Fields, rows, sentences.
    Body,
    /// What stands on a button.
    BodyMedium,
    /// Names.
    BodyStrong,
    /// Field labels and secondary lines.
    Label,
    /// The word of a link and of a tag.
    LabelMedium,
    /// A head inside a section.
    LabelStrong,
    /// Hints, counters, table heads.
    Small,
    /// Problems, and words that must hold at this size.
    SmallMedium,
    /// What stands on a key cap; nothing else is this small.
    KeyCap,
    /// Tracking numbers, codes, ids.
    Code,
    /// Packing mode: a name or a town.
    PackName,
    /// Packing mode: a weight, a box.
    PackValue,
    /// Packing mode: everything else.
    PackBody,
    /// Packing mode: the street, and what is typed.
    PackLine,
    /// Packing mode: the first line of the main button.
    PackAction,
}

impl Type {
    /// Every style, for whoever fills egui's table of them.
    pub const ALL: [Self; 19] = [
        Self::Display,
        Self::Title,
        Self::Heading,
        Self::Action,
        Self::Body,
        Self::BodyMedium,
        Self::BodyStrong,
        Self::Label,
        Self::LabelMedium,
        Self::LabelStrong,
        Self::Small,
        Self::SmallMedium,
        Self::KeyCap,
        Self::Code,
        Self::PackName,
        Self::PackValue,
        Self::PackBody,
        Self::PackLine,
        Self::PackAction,
    ];

    /// The font and its size in points.
    #[must_use]
    pub fn font(self) -> FontId {
        let (size, family) = match self {
            Self::Display => (30.0, "inter-semibold"),
            Self::Title => (20.0, "inter-semibold"),
            Self::Heading => (16.0, "inter-semibold"),
            Self::Action => (17.0, "inter-semibold"),
            Self::Body => (14.0, "inter"),
            Self::BodyMedium => (14.0, "inter-medium"),
            Self::BodyStrong => (14.0, "inter-semibold"),
            Self::Label => (13.0, "inter"),
            Self::LabelMedium => (13.0, "inter-medium"),
            Self::LabelStrong => (13.0, "inter-semibold"),
            Self::Small => (12.0, "inter"),
            Self::SmallMedium => (12.0, "inter-medium"),
            Self::KeyCap => (11.0, "inter-medium"),
            Self::Code => (13.0, "mono"),
            Self::PackName => (96.0, "inter-bold"),
            Self::PackValue => (40.0, "inter-bold"),
            Self::PackBody => (18.0, "inter-medium"),
            Self::PackLine => (24.0, "inter"),
            Self::PackAction => (30.0, "inter-semibold"),
        };
        FontId::new(size, FontFamily::Name(family.into()))
    }

    /// The height of its line in points.
    #[must_use]
    pub const fn line(self) -> f32 {
        match self {
            Self::Display => 38.0,
            Self::Title => 26.0,
            Self::Heading => 24.0,
            Self::Action => 23.0,
            Self::Body | Self::BodyMedium | Self::BodyStrong => 20.0,
            Self::Label | Self::LabelMedium | Self::LabelStrong | Self::Code => 18.0,
            Self::Small | Self::SmallMedium => 16.0,
            Self::KeyCap => 14.0,
            Self::PackName => 104.0,
            Self::PackValue => 50.0,
            Self::PackBody => 26.0,
            Self::PackLine => 32.0,
            Self::PackAction => 38.0,
        }
    }

    /// Its name in egui's table of text styles.
    #[must_use]
    pub fn style(self) -> TextStyle {
        TextStyle::Name(format!("{self:?}").into())
    }

    /// A run of this type in a colour, for layouts of several runs.
    #[must_use]
    pub fn format(self, colour: Color32) -> TextFormat {
        TextFormat { font_id: self.font(), line_height: Some(self.line()), color: colour, ..TextFormat::default() }
    }

    /// `text` in this type and colour, for egui's own widgets.
    #[must_use]
    pub fn rich(self, text: impl Into<String>, colour: Color32) -> RichText {
        RichText::new(text).font(self.font()).line_height(Some(self.line())).color(colour)
    }
}

/// Says a text on one line, where the layout stands. A text too long for its place ends in `…` and is whole in its tooltip.
pub fn say(ui: &mut Ui, text: impl Into<String>, style: Type, colour: Color32) -> Response {
    ui.add(Label::new(style.rich(text, colour)).wrap_mode(TextWrapMode::Truncate))
}

/// Says a text over as many lines as it needs.
pub fn say_wrapped(ui: &mut Ui, text: impl Into<String>, style: Type, colour: Color32) -> Response {
    ui.add(Label::new(style.rich(text, colour)).wrap())
}

/// Lays a text out, broken at `width` points, for a widget that paints itself.
#[must_use]
pub fn galley(ui: &Ui, text: &str, style: Type, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), style.format(colour));
    job.wrap = TextWrapping::wrap_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Lays a name or a town out for packing mode: as large as fits on one line, from 96 points down to 56; then over as many lines as
/// it takes. Never cut.
#[must_use]
pub fn large_galley(ui: &Ui, text: &str, largest: f32, colour: Color32, width: f32) -> Arc<Galley> {
    const SIZES: [f32; 6] = [96.0, 88.0, 80.0, 72.0, 64.0, 56.0];
    let laid_out = |size: f32, width: f32| {
        let font = FontId::new(size, Type::PackName.font().family);
        let format =
            TextFormat { font_id: font, line_height: Some(size * 1.08), color: colour, ..TextFormat::default() };
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping::wrap_at_width(width);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let on_one_line = SIZES.into_iter().filter(|size| *size <= largest).map(|size| laid_out(size, f32::INFINITY));
    let mut fitting = on_one_line.filter(|galley| galley.size().x <= width);
    fitting.next().unwrap_or_else(|| laid_out(56.0, width))
}

/// Paints one line of text and says where it went. It adds nothing to the accessibility tree: the widget it is part of names itself.
pub fn paint_text(painter: &Painter, at: Pos2, anchor: Align2, text: &str, style: Type, colour: Color32) -> Rect {
    let job = LayoutJob::single_section(text.to_owned(), style.format(colour));
    let galley = painter.layout_job(job);
    let rect = anchor.anchor_size(at, galley.size());
    painter.galley(rect.min, galley, colour);
    rect
}
