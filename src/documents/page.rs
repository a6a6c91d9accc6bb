//! A sheet of paper as marks in millimetres, and the PDF of it.

use std::sync::OnceLock;

use printpdf::Color;
use printpdf::FontId;
use printpdf::Greyscale;
use printpdf::LinePoint;
use printpdf::Op;
use printpdf::PaintMode;
use printpdf::ParsedFont;
use printpdf::PdfDocument;
use printpdf::PdfFont;
use printpdf::PdfFontHandle;
use printpdf::Point;
use printpdf::Polygon;
use printpdf::PolygonRing;
use printpdf::Pt;
use printpdf::TextItem;
use printpdf::WindingOrder;

use crate::label::convert::pdf_bytes;
use crate::label::convert::pdf_page;

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// A page of black marks. Millimetres from its left top corner.
pub struct Page {
    width: f32,
    height: f32,
    ops: Vec<Op>,
}

/// How strong letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Page {
    /// A blank page.
    pub(super) fn new(width: f32, height: f32) -> Self {
        Self { width, height, ops: Vec::new() }
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.fill_all([(x, y, width, height)]);
    }

    /// Fills several rectangles as one shape, so that no viewer draws seams between them.
    pub(super) fn fill_all(&mut self, rectangles: impl IntoIterator<Item = (f32, f32, f32, f32)>) {
        let rings = rectangles.into_iter().map(|rectangle| self.ring(rectangle)).collect();
        self.ops.push(Op::DrawPolygon {
            polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero },
        });
    }

    /// Writes a line of text whose letters stand on `baseline`, `size` millimetres from one line to the next.
    pub(super) fn text(&mut self, x: f32, baseline: f32, size: f32, weight: Weight, text: &str) {
        let line: String = text.chars().map(|letter| if has_glyph(letter) { letter } else { '?' }).collect();
        self.ops.extend([
            Op::SetFillColor { col: Color::Greyscale(Greyscale { percent: 0.0, icc_profile: None }) },
            Op::StartTextSection,
            Op::SetFont { font: PdfFontHandle::External(font(weight)), size: Pt(size * POINTS) },
            Op::SetTextCursor { pos: self.point(x, baseline) },
            Op::ShowText { items: vec![TextItem::Text(line)] },
            Op::EndTextSection,
        ]);
    }

    /// Writes text over as many lines as it needs within `room` millimetres. Gives the baseline of the line after the last.
    pub(super) fn wrapped(&mut self, x: f32, baseline: f32, size: f32, room: f32, text: &str) -> f32 {
        let mut at = baseline;
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if !line.is_empty() && width(&longer, Weight::Regular, size) > room {
                self.text(x, at, size, Weight::Regular, &line);
                at += size * 1.35;
                line = word.to_owned();
            } else {
                line = longer;
            }
        }
        self.text(x, at, size, Weight::Regular, &line);
        at + size * 1.35
    }

    /// The page as a PDF, the same bytes for the same marks.
    pub fn pdf(self, title: &str) -> Vec<u8> {
        let mut document = PdfDocument::new(title);
        for weight in [Weight::Regular, Weight::Bold] {
            document.resources.fonts.map.insert(font(weight), PdfFont::new(face(weight).clone()));
        }
        document.pages.push(pdf_page(self.width * POINTS, self.height * POINTS, self.ops));
        pdf_bytes(&document)
    }

    fn ring(&self, (x, y, width, height): (f32, f32, f32, f32)) -> PolygonRing {
        let corner = |x, y| LinePoint { p: self.point(x, y), bezier: false };
        let (right, bottom) = (x + width, y + height);
        PolygonRing { points: vec![corner(x, bottom), corner(right, bottom), corner(right, y), corner(x, y)] }
    }

    /// In points from the left bottom corner, as PDF counts.
    fn point(&self, x: f32, y: f32) -> Point {
        Point { x: Pt(x * POINTS), y: Pt((self.height - y) * POINTS) }
    }
}

/// How wide a line is, in millimetres.
pub(super) fn width(line: &str, weight: Weight, size: f32) -> f32 {
    let face = face(weight);
    let advance = |letter: char| {
        let glyph = face.lookup_glyph_index(letter.into())?;
        face.get_glyph_width(glyph)
    };
    let units: u32 = line.chars().filter_map(advance).map(u32::from).sum();
    units as f32 * size / f32::from(face.units_per_em.max(1))
}

fn has_glyph(letter: char) -> bool {
    [Weight::Regular, Weight::Bold].iter().all(|weight| face(*weight).lookup_glyph_index(letter.into()).is_some())
}

/// The face of a weight, parsed once.
fn face(weight: Weight) -> &'static ParsedFont {
    static REGULAR: OnceLock<ParsedFont> = OnceLock::new();
    static BOLD: OnceLock<ParsedFont> = OnceLock::new();
    match weight {
        Weight::Regular => {
            REGULAR.get_or_init(|| parse("Inter-Regular", include_bytes!("../../assets/fonts/Inter-Regular.ttf")))
        }
        Weight::Bold => BOLD.get_or_init(|| parse("Inter-Bold", include_bytes!("../../assets/fonts/Inter-Bold.ttf"))),
    }
}

fn parse(name: &str, bytes: &[u8]) -> ParsedFont {
    let mut font = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).expect("the fonts in assets are whole");
    font.font_name = Some(name.to_owned());
    font
}

fn font(weight: Weight) -> FontId {
    FontId(match weight {
        Weight::Regular => "Regular".into(),
        Weight::Bold => "Bold".into(),
    })
}
