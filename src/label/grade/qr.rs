//! QR Code: three squares in squares, at three corners.

use super::grid;
use super::grid::Even;
use super::grid::MatrixCode;
use super::lines::View;
use super::reader::Reader;
use crate::domain::CodeFrame;
use crate::domain::Symbology;

/// More squares than this are a pattern, and no label's codes.
const MOST: usize = 60;

/// The size of the square in modules.
const SQUARE: u32 = 7;

/// A square in a square, by its outer edges.
#[derive(Clone, Copy)]
struct Square {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

/// All symbols, whichever way they lie: they are the same seen from every side.
pub(super) fn find(view: View<'_>, reader: &mut Reader) -> Vec<MatrixCode> {
    let mut found: Vec<MatrixCode> = Vec::new();
    let squares = squares(view);
    for (at, corner) in squares.iter().enumerate() {
        let beside = squares.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, square)| square);
        let near = |a: u32, b: u32, square: &Square| a.abs_diff(b) <= square.width / 7 + 1;
        let alike = beside.filter(|square| near(square.width, corner.width, square));
        let (in_row, in_column): (Vec<&Square>, Vec<&Square>) =
            alike.partition(|square| near(square.top, corner.top, square));
        for across in in_row {
            for down in in_column.iter().filter(|square| near(square.left, corner.left, square)) {
                let frame = frame_of([*corner, *across, **down]);
                let is_square = frame.width.abs_diff(frame.height) <= frame.width / 20 + 2;
                if is_square && !found.iter().any(|code| code.frame.meets(&frame)) {
                    found.extend(read(view, frame, *corner, reader));
                }
            }
        }
    }
    found
}

fn frame_of(squares: [Square; 3]) -> CodeFrame {
    let left = squares.map(|square| square.left).into_iter().min().unwrap_or_default();
    let top = squares.map(|square| square.top).into_iter().min().unwrap_or_default();
    let right = squares.map(|square| square.left + square.width).into_iter().max().unwrap_or_default();
    let bottom = squares.map(|square| square.top + square.height).into_iter().max().unwrap_or_default();
    CodeFrame { left, top, width: right - left, height: bottom - top }
}

/// The code in a frame; none where three squares are too far apart or too near to be of one.
fn read(view: View<'_>, frame: CodeFrame, corner: Square, reader: &mut Reader) -> Option<MatrixCode> {
    let estimate = f64::from(frame.width) * f64::from(SQUARE) / f64::from(corner.width);
    // Sizes are 21 to 177 modules in steps of four. Squares are measured to a dot, so the neighbours are possible too.
    let nearest = ((estimate - 17.0) / 4.0).round();
    if !(0.0..=41.0).contains(&nearest) {
        return None;
    }
    let nearest = nearest as u32;
    let sizes = [nearest, nearest + 1, nearest.wrapping_sub(1)].into_iter().filter(|size| (1..=40).contains(size));
    let sizes: Vec<u32> = sizes.map(|size| 17 + 4 * size).collect();
    let symbol = |side, text| MatrixCode {
        symbology: Symbology::QrCode,
        text,
        frame,
        columns: side,
        rows: side,
        quiet: 4,
        even: Even::BothWays,
    };
    for side in &sizes {
        let modules = upright(grid::sampled(view, frame, *side, *side), *side as usize);
        if let Some(text) = reader.modules(Symbology::QrCode, *side, modules) {
            return Some(symbol(*side, Some(text)));
        }
    }
    Some(symbol(*sizes.first()?, None))
}

/// The modules turned until the corner without a square is at the bottom right.
fn upright(mut modules: Vec<bool>, side: usize) -> Vec<bool> {
    let from = side - SQUARE as usize;
    for _ in 0..3 {
        let all = (0..SQUARE as usize).flat_map(|y| (0..SQUARE as usize).map(move |x| (x, y)));
        // A white ring runs two modules from the middle of a square, and all else of it is black.
        let is_square =
            |(x, y): (usize, usize)| modules[(from + y) * side + from + x] == (x.abs_diff(3).max(y.abs_diff(3)) != 2);
        if all.filter(|place| is_square(*place)).count() < 44 {
            break;
        }
        let turned = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        modules = turned.map(|(x, y)| modules[(side - 1 - x) * side + y]).collect();
    }
    modules
}

/// All squares in squares: runs of 1, 1, 3, 1 and 1 modules both ways through the middle.
fn squares(view: View<'_>) -> Vec<Square> {
    let mut squares: Vec<Square> = Vec::new();
    let (mut row, mut column) = (Vec::new(), Vec::new());
    for y in (0..view.height()).step_by(view.fine_step()) {
        view.row_to_search(y, &mut row);
        for at in (0..row.len().saturating_sub(5)).step_by(2) {
            let Some((left, right)) = is_square_line(&row[at..at + 6]) else { continue };
            let x = left.midpoint(right);
            let known = |square: &Square| {
                (square.left..square.left + square.width).contains(&x)
                    && (square.top..square.top + square.height).contains(&y)
            };
            if squares.iter().any(known) {
                continue;
            }
            view.column(x, &mut column);
            // The run of the column that holds this dot is the inner square; two edges before it the outer one begins.
            let inside = column.partition_point(|edge| u32::from(*edge) <= y);
            let Some(first) = inside.checked_sub(3).filter(|first| first % 2 == 0) else { continue };
            let Some((top, bottom)) = column.get(first..first + 6).and_then(is_square_line) else { continue };
            let square = Square { left, top, width: right - left, height: bottom - top };
            if square.width.abs_diff(square.height) <= square.width / 5 + 1 {
                squares.push(square);
            }
            if squares.len() == MOST {
                return squares;
            }
        }
    }
    squares
}

/// Where five runs begin and end, if they are 1, 1, 3, 1 and 1 of something.
fn is_square_line(edges: &[u16]) -> Option<(u32, u32)> {
    // The middle run is the longest: most places are dismissed by that.
    if edges[3] - edges[2] <= (edges[2] - edges[1]).max(edges[4] - edges[3]) {
        return None;
    }
    let (left, right) = (u32::from(*edges.first()?), u32::from(*edges.get(5)?));
    let module = f64::from(right - left) / f64::from(SQUARE);
    let widths = edges.windows(2).map(|pair| f64::from(pair[1] - pair[0]));
    let fits = widths
        .zip([1.0, 1.0, 3.0, 1.0, 1.0])
        .all(|(width, ideal)| (width - ideal * module).abs() <= 0.3 * module + 0.5);
    (fits && module >= 1.0).then_some((left, right))
}
