//! Data Matrix: two solid sides that meet at the bottom left, two sides of single modules across from them.

use super::grid;
use super::grid::Even;
use super::grid::MatrixCode;
use super::lines::View;
use super::reader;
use super::reader::Reader;
use crate::domain::CodeFrame;
use crate::domain::Symbology;

/// The smallest symbols are 8 × 18 and 10 × 10 modules, the largest 144 × 144.
const SHORTEST: u32 = 10;
const LOWEST: u32 = 8;
const LONGEST: u32 = 144;

/// How many symbols with a torn border are shown to a reader that looks for itself.
const TORN: usize = 12;

/// All symbols that stand upright in this view.
pub(super) fn find(view: View<'_>, reader: &mut Reader) -> Vec<MatrixCode> {
    let mut found: Vec<MatrixCode> = Vec::new();
    let mut torn = Vec::new();
    let mut edges = Vec::new();
    for y in LOWEST..view.height() {
        view.row_to_search(y, &mut edges);
        for run in edges.chunks_exact(2) {
            let (left, right) = (u32::from(run[0]), u32::from(run[1]));
            let is_bottom = || ![left, left.midpoint(right), right - 1].iter().any(|x| view.black(*x, y + 1));
            if right - left < SHORTEST || !is_bottom() {
                continue;
            }
            let Some(frame) = corner(view, left, right, y) else { continue };
            if found.iter().any(|code| code.frame.meets(&frame)) {
                continue;
            }
            match border(view, frame) {
                Some((columns, rows)) => found.push(read(view, whole(view, frame), columns, rows, reader)),
                None => torn.push(frame),
            }
        }
    }
    let torn = torn.into_iter().filter(|frame| is_mixed(view, *frame)).take(TORN);
    for frame in torn {
        let module = thickness(view, frame.right() - 1, frame.bottom() - 1).max(1);
        let crop = reader::crop(view, frame, 4 * module);
        if !found.iter().any(|code| code.frame.meets(&frame))
            && let Some((text, _)) = reader.picture(rxing::BarcodeFormat::DATA_MATRIX, crop)
        {
            let even = |length: u32| (length + module / 2) / module / 2 * 2;
            let (columns, rows) = (even(frame.width), even(frame.height));
            found.push(symbol(frame, columns, rows, Some(text)));
        }
    }
    found
}

/// The frame of what has a solid left side on a solid bottom of these columns.
fn corner(view: View<'_>, left: u32, right: u32, y: u32) -> Option<CodeFrame> {
    let width = right - left;
    // In the last column the bottom is one module thick, and what is above it is white.
    let module = thickness(view, right - 1, y);
    if width < SHORTEST * module * 9 / 10 || width > LONGEST * (module + 1) {
        return None;
    }
    let height = thickness(view, left, y);
    let is_solid = thickness(view, left + module / 2, y) == height;
    let fits = height * 10 >= LOWEST * module * 9 && height <= LONGEST * (module + 1);
    (fits && is_solid).then(|| CodeFrame { left, top: y + 1 - height, width, height })
}

/// The frame with the dot more that rounding may have given the sides opposite the solid ones.
fn whole(view: View<'_>, frame: CodeFrame) -> CodeFrame {
    let mut whole = frame;
    if frame.left > 0 && (frame.top..frame.bottom()).any(|y| view.black(frame.left - 1, y)) {
        whole.left -= 1;
        whole.width += 1;
    }
    if (frame.top..frame.bottom()).any(|y| view.black(frame.right(), y)) {
        whole.width += 1;
    }
    if frame.top > 0 && (frame.left..frame.right()).any(|x| view.black(x, frame.top - 1)) {
        whole.top -= 1;
        whole.height += 1;
    }
    whole
}

/// How many dots are black from there up.
fn thickness(view: View<'_>, x: u32, y: u32) -> u32 {
    (0..=y).rev().take_while(|y| view.black(x, *y)).count() as u32
}

/// How many modules the symbol has across and down, by the single modules of its upper and its right side.
fn border(view: View<'_>, frame: CodeFrame) -> Option<(u32, u32)> {
    let module = thickness(view, frame.right() - 1, frame.bottom() - 1);
    let mut edges = Vec::new();
    view.row(frame.top + module / 2, &mut edges);
    let columns = alternating(&edges, frame.left, frame.right(), End::White)?;
    view.column(frame.right() - 1 - module / 2, &mut edges);
    let rows = alternating(&edges, frame.top, frame.bottom(), End::Black)?;
    Some((columns, rows))
}

/// The colour that a side ends with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Black,
    White,
}

/// How many modules a side has that goes from black to white with each, or the other way; none where one is not as long as
/// the rest.
fn alternating(edges: &[u16], from: u32, to: u32, end: End) -> Option<u32> {
    let near = from.saturating_sub(1)..=to + 1;
    let inside: Vec<u32> = edges.iter().map(|edge| u32::from(*edge)).filter(|edge| near.contains(edge)).collect();
    let (first, last) = (*inside.first()?, *inside.last()?);
    let fits = match end {
        End::White => first <= from + 1 && last + 1 < to,
        End::Black => first > from + 1 && last + 1 >= to,
    };
    let count = inside.len() as u32;
    let module = f64::from(to - from) / f64::from(count);
    let is_even = inside.windows(2).all(|pair| (f64::from(pair[1] - pair[0]) - module).abs() <= 1.0 + module / 5.0);
    (fits && is_even && count.is_multiple_of(2) && (LOWEST..=LONGEST).contains(&count)).then_some(count)
}

fn read(view: View<'_>, frame: CodeFrame, columns: u32, rows: u32, reader: &mut Reader) -> MatrixCode {
    let modules = grid::sampled(view, frame, columns, rows);
    symbol(frame, columns, rows, reader.modules(Symbology::DataMatrix, columns, modules))
}

fn symbol(frame: CodeFrame, columns: u32, rows: u32, text: Option<String>) -> MatrixCode {
    MatrixCode { symbology: Symbology::DataMatrix, text, frame, columns, rows, quiet: 1, even: Even::BothWays }
}

/// Whether a frame is about half black, as a code is and a drawn frame is not.
fn is_mixed(view: View<'_>, frame: CodeFrame) -> bool {
    let dots = grid::sampled(view, frame, 48, 48);
    let black = dots.iter().filter(|black| **black).count();
    (dots.len() / 4..dots.len() * 3 / 4).contains(&black)
}
