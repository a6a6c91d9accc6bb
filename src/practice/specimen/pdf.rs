//! The marks as a PDF page. All coordinates are dots of the head, scaled once for the whole page.

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

use super::layout::DPI;
use super::layout::HEIGHT;
use super::layout::Ink;
use super::layout::Mark;
use super::layout::WIDTH;
use super::text;
use super::text::Weight;
use crate::label::convert::pdf_bytes;
use crate::label::convert::pdf_page;

/// The edge of outlined letters, in dots: thinner would break up on the head.
const OUTLINE: f32 = 2.0;

pub(super) fn draw(marks: &[Mark]) -> Vec<u8> {
    let mut document = PdfDocument::new("SPECIMEN");
    for weight in [Weight::Regular, Weight::Bold] {
        document.resources.fonts.map.insert(font(weight), PdfFont::new(text::face(weight).clone()));
    }
    let point = 72.0 / DPI as f32;
    let mut ops = vec![Op::SetTransformationMatrix { matrix: CurTransMat::Raw([point, 0.0, 0.0, point, 0.0, 0.0]) }];
    for mark in marks {
        mark_ops(mark, &mut ops);
    }
    document.pages.push(pdf_page(WIDTH as f32 * point, HEIGHT as f32 * point, ops));
    pdf_bytes(&document)
}

fn mark_ops(mark: &Mark, ops: &mut Vec<Op>) {
    match mark {
        Mark::Fill { x, y, width, height } => ops.push(polygon([rectangle(*x, *y, *width, *height)])),
        Mark::Bars { x, y, module, height, bars } => {
            let bar = |(start, length): (usize, usize)| {
                rectangle(x + start as u32 * module, *y, length as u32 * module, *height)
            };
            ops.push(polygon(runs(&bars.modules).map(bar)));
        }
        Mark::Matrix { x, y, module, matrix } => {
            let rows = (0_u32..).zip(matrix.modules.chunks(matrix.side));
            let rings = rows.flat_map(|(row, modules)| {
                runs(modules).map(move |(start, length)| {
                    rectangle(x + start as u32 * module, y + row * module, length as u32 * module, *module)
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
                Op::SetTextCursor { pos: Point { x: Pt(*x), y: Pt(HEIGHT as f32 - baseline) } },
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

fn rectangle(x: u32, y: u32, width: u32, height: u32) -> PolygonRing {
    let (left, right) = (x as f32, (x + width) as f32);
    let (top, bottom) = ((HEIGHT - y) as f32, (HEIGHT - y - height) as f32);
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
