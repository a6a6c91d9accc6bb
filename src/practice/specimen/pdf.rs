//! Pages of marks as a PDF. All coordinates are dots of the head, scaled once for a whole page.

use printpdf::Color;
use printpdf::CurTransMat;
use printpdf::FontId;
use printpdf::Greyscale;
use printpdf::LinePoint;
use printpdf::Op;
use printpdf::PaintMode;
use printpdf::PdfDocument;
use printpdf::PdfFont;
use printpdf::PdfFontHandle;
use printpdf::Point;
use printpdf::Polygon;
use printpdf::PolygonRing;
use printpdf::Pt;
use printpdf::TextItem;
use printpdf::TextRenderingMode;
use printpdf::WindingOrder;

use super::marks::Ink;
use super::marks::Mark;
use super::marks::Page;
use super::text;
use super::text::Weight;
use crate::label::convert::Streams;
use crate::label::convert::pdf_bytes;
use crate::label::convert::pdf_page;

/// The edge of outlined letters, in dots: thinner would break up on the head.
const OUTLINE: f32 = 2.0;

/// The pages in order; the same pages give the same bytes.
pub(in crate::practice) fn draw(pages: &[Page]) -> Vec<u8> {
    let mut document = PdfDocument::new("SPECIMEN");
    for weight in [Weight::Regular, Weight::Bold] {
        document.resources.fonts.map.insert(font(weight), PdfFont::new(text::face(weight).clone()));
    }
    for page in pages {
        let point = 72.0 / page.dpi as f32;
        let scale = Op::SetTransformationMatrix { matrix: CurTransMat::Raw([point, 0.0, 0.0, point, 0.0, 0.0]) };
        let mut ops = vec![scale];
        for mark in &page.marks {
            mark_ops(mark, page.height, &mut ops);
        }
        document.pages.push(pdf_page(page.width as f32 * point, page.height as f32 * point, ops));
    }
    pdf_bytes(&document, Streams::Packed)
}

fn mark_ops(mark: &Mark, bottom: u32, ops: &mut Vec<Op>) {
    match mark {
        Mark::Fill { x, y, width, height } => ops.push(polygon([rectangle(bottom, *x, *y, *width, *height)])),
        Mark::Bars { x, y, module, height, bars } => {
            let bar = |(start, length): (usize, usize)| {
                rectangle(bottom, x + start as u32 * module, *y, length as u32 * module, *height)
            };
            ops.push(polygon(runs(&bars.modules).map(bar)));
        }
        Mark::Matrix { x, y, module, matrix } => {
            let rows = (0_u32..).zip(matrix.modules.chunks(matrix.side));
            let rings = rows.flat_map(|(row, modules)| {
                runs(modules).map(move |(start, length)| {
                    let (left, top) = (x + start as u32 * module, y + row * module);
                    rectangle(bottom, left, top, length as u32 * module, *module)
                })
            });
            ops.push(polygon(rings));
        }
        Mark::Text { x, baseline, size, weight, ink, line } => {
            let mode = match ink {
                Ink::Black | Ink::White => TextRenderingMode::Fill,
                Ink::Outline => TextRenderingMode::Stroke,
            };
            let fill = match ink {
                Ink::Black | Ink::Outline => 0.0,
                Ink::White => 1.0,
            };
            ops.extend([
                Op::SetFillColor { col: gray(fill) },
                Op::SetOutlineThickness { pt: Pt(OUTLINE) },
                Op::StartTextSection,
                Op::SetTextRenderingMode { mode },
                Op::SetFont { font: PdfFontHandle::External(font(*weight)), size: Pt(*size) },
                Op::SetTextCursor { pos: Point { x: Pt(*x), y: Pt(bottom as f32 - baseline) } },
                Op::ShowText { items: vec![TextItem::Text(line.clone())] },
                Op::EndTextSection,
                Op::SetFillColor { col: gray(0.0) },
            ]);
        }
    }
}

/// One filled shape, so that no viewer draws seams between its parts.
fn polygon(rings: impl IntoIterator<Item = PolygonRing>) -> Op {
    let rings = rings.into_iter().collect();
    Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero } }
}

fn rectangle(page: u32, x: u32, y: u32, width: u32, height: u32) -> PolygonRing {
    let (left, right) = (x as f32, (x + width) as f32);
    let (top, bottom) = (page as f32 - y as f32, page as f32 - (y + height) as f32);
    let corner = |(x, y)| LinePoint { p: Point { x: Pt(x), y: Pt(y) }, bezier: false };
    PolygonRing { points: [(left, bottom), (right, bottom), (right, top), (left, top)].map(corner).to_vec() }
}

/// Where black runs start and how long they are.
fn runs(modules: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    let runs = modules.chunk_by(|a, b| a == b).map(move |run| {
        at += run.len();
        (run[0], at - run.len(), run.len())
    });
    runs.filter(|(black, ..)| *black).map(|(_, start, length)| (start, length))
}

fn font(weight: Weight) -> FontId {
    FontId(match weight {
        Weight::Regular => "Regular".into(),
        Weight::Bold => "Bold".into(),
    })
}

fn gray(light: f32) -> Color {
    Color::Greyscale(Greyscale { percent: light, icc_profile: None })
}
