//! A sheet of paper as marks in millimetres, and the PDF of one or more.

use std::collections::BTreeSet;

use printpdf::Color;
use printpdf::FontId;
use printpdf::Greyscale;
use printpdf::LinePoint;
use printpdf::Op;
use printpdf::PaintMode;
use printpdf::PdfDocument;
use printpdf::PdfFont;
use printpdf::PdfFontHandle;
use printpdf::PdfPage;
use printpdf::Point;
use printpdf::Polygon;
use printpdf::PolygonRing;
use printpdf::Pt;
use printpdf::TextItem;
use printpdf::WindingOrder;

use super::lettering::LEADING;
use super::lettering::Weight;
use super::lettering::face;
use super::lettering::has_glyph;
use super::lettering::width;
use super::lettering::wrapped;
use super::subset::subset;
use crate::label::convert::Streams;
use crate::label::convert::pdf_bytes;
use crate::label::convert::pdf_page;

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// How thick a form's lines are: two dots of a 300 dpi head.
pub(super) const LINE: f32 = 0.18;

/// A page of marks. Millimetres from its left top corner.
#[derive(Clone)]
pub struct Page {
    width: f32,
    height: f32,
    marks: Vec<Mark>,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// Rectangles as one shape: `(x, y, width, height)`, in a grey from 0, black, to 1.
    Fill { shapes: Vec<(f32, f32, f32, f32)>, light: f32 },
    /// A line of text whose letters stand on `baseline`.
    Text { x: f32, baseline: f32, size: f32, weight: Weight, line: String },
}

/// Where a line of text stands in its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
}

impl Page {
    /// A blank page.
    pub(super) fn new(width: f32, height: f32) -> Self {
        Self { width, height, marks: Vec::new() }
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.fill_all([(x, y, width, height)]);
    }

    /// Fills several rectangles as one shape, so that no viewer draws seams between them.
    pub(super) fn fill_all(&mut self, rectangles: impl IntoIterator<Item = (f32, f32, f32, f32)>) {
        self.marks.push(Mark::Fill { shapes: rectangles.into_iter().collect(), light: 0.0 });
    }

    /// Lays a light grey under what is drawn afterwards.
    pub(super) fn shade(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.marks.push(Mark::Fill { shapes: vec![(x, y, width, height)], light: 0.91 });
    }

    /// A frame of thin lines; the lines of neighbours lie on each other.
    pub(super) fn frame(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let (left, top) = (x - LINE / 2.0, y - LINE / 2.0);
        self.fill_all([
            (left, top, width + LINE, LINE),
            (left, top + height, width + LINE, LINE),
            (left, top, LINE, height + LINE),
            (left + width, top, LINE, height + LINE),
        ]);
    }

    /// A thin line across.
    pub(super) fn rule(&mut self, x: f32, y: f32, width: f32) {
        self.fill(x, y - LINE / 2.0, width, LINE);
    }

    /// A thin line down.
    pub(super) fn post(&mut self, x: f32, y: f32, height: f32) {
        self.fill(x - LINE / 2.0, y, LINE, height);
    }

    /// Writes a line of text whose letters stand on `baseline`, `size` millimetres from one line to the next.
    pub(super) fn text(&mut self, x: f32, baseline: f32, size: f32, weight: Weight, text: &str) {
        let line: String = text.chars().map(|letter| if has_glyph(letter) { letter } else { '?' }).collect();
        if !line.is_empty() {
            self.marks.push(Mark::Text { x, baseline, size, weight, line });
        }
    }

    /// Writes a line of text into a room of that width.
    pub(super) fn aligned(
        &mut self,
        x: f32,
        room: f32,
        baseline: f32,
        size: f32,
        (align, weight): (Align, Weight),
        text: &str,
    ) {
        let left = room - width(text, weight, size);
        let inset = match align {
            Align::Left => 0.0,
            Align::Centre => left / 2.0,
            Align::Right => left,
        };
        self.text(x + inset, baseline, size, weight, text);
    }

    /// Writes text over as many lines as it needs within `room` millimetres. Gives the baseline of the line after the last.
    pub(super) fn wrapped(&mut self, x: f32, baseline: f32, size: f32, room: f32, text: &str) -> f32 {
        let mut at = baseline;
        for line in wrapped(text, Weight::Regular, size, room, usize::MAX) {
            self.text(x, at, size, Weight::Regular, &line);
            at += size * 1.35;
        }
        at.max(baseline + size * 1.35)
    }

    /// Writes lines under each other, the first with its letters' top at `top`. Gives the bottom of the last.
    pub(super) fn lines(
        &mut self,
        x: f32,
        top: f32,
        room: f32,
        size: f32,
        way: (Align, Weight),
        lines: &[String],
    ) -> f32 {
        let mut baseline = top + size * 0.76;
        for line in lines {
            self.aligned(x, room, baseline, size, way, line);
            baseline += size * LEADING;
        }
        top + size * (1.0 + LEADING * (lines.len().max(1) - 1) as f32)
    }

    /// What is on it, in the order in which it is drawn.
    #[cfg(test)]
    pub(super) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// How wide and high it is.
    #[cfg(test)]
    pub(super) fn size(&self) -> (f32, f32) {
        (self.width, self.height)
    }

    /// The page as a PDF, the same bytes for the same marks.
    pub fn pdf(self, title: &str) -> Vec<u8> {
        bound(&[self], title)
    }

    fn drawn(&self) -> PdfPage {
        let mut ops = Vec::with_capacity(self.marks.len() * 2);
        let mut ink = None;
        for mark in &self.marks {
            let light = match mark {
                Mark::Fill { light, .. } => *light,
                Mark::Text { .. } => 0.0,
            };
            if ink.replace(light) != Some(light) {
                ops.push(Op::SetFillColor { col: Color::Greyscale(Greyscale { percent: light, icc_profile: None }) });
            }
            match mark {
                Mark::Fill { shapes, .. } => {
                    let rings = shapes.iter().map(|shape| self.ring(*shape)).collect();
                    ops.push(Op::DrawPolygon {
                        polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero },
                    });
                }
                Mark::Text { x, baseline, size, weight, line } => ops.extend([
                    Op::StartTextSection,
                    Op::SetFont { font: PdfFontHandle::External(font(*weight)), size: Pt(size * POINTS) },
                    Op::SetTextCursor { pos: self.point(*x, *baseline) },
                    Op::ShowText { items: vec![TextItem::Text(line.clone())] },
                    Op::EndTextSection,
                ]),
            }
        }
        pdf_page(self.width * POINTS, self.height * POINTS, ops)
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

/// Pages as one PDF, the same bytes for the same marks. It holds the letters that it uses and no others.
pub(super) fn bound(pages: &[Page], title: &str) -> Vec<u8> {
    let mut document = PdfDocument::new(title);
    for weight in [Weight::Regular, Weight::Bold] {
        let letters = letters(pages, weight);
        if !letters.is_empty() {
            document.resources.fonts.map.insert(font(weight), PdfFont::new(subset(face(weight), &letters)));
        }
    }
    document.pages.extend(pages.iter().map(Page::drawn));
    pdf_bytes(&document, Streams::Plain)
}

fn letters(pages: &[Page], wanted: Weight) -> BTreeSet<char> {
    let marks = pages.iter().flat_map(|page| &page.marks);
    let lines = marks.filter_map(|mark| match mark {
        Mark::Text { weight, line, .. } if *weight == wanted => Some(line),
        Mark::Text { .. } | Mark::Fill { .. } => None,
    });
    lines.flat_map(|line| line.chars()).collect()
}

fn font(weight: Weight) -> FontId {
    FontId(match weight {
        Weight::Regular => "Regular".into(),
        Weight::Bold => "Bold".into(),
    })
}
