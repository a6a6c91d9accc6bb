//! PDF417: rows of code words between two guards that are the same in every row.

use super::grid::Even;
use super::grid::MatrixCode;
use super::lines::View;
use super::reader;
use super::reader::Reader;
use crate::domain::CodeFrame;
use crate::domain::Symbology;

/// The guards, in modules.
const START: [u8; 8] = [8, 1, 1, 1, 1, 1, 1, 3];
const STOP: [u8; 9] = [7, 1, 1, 3, 1, 1, 1, 2, 1];

/// Modules of a code word, and of the guards and the row indicators together.
const WORD: u32 = 17;
const FRAME: u32 = 69;

/// More guards than this are a pattern.
const MOST: usize = 20;

/// A start guard as far as it goes down.
struct Guard {
    left: u32,
    width: u32,
    top: u32,
    bottom: u32,
    /// Where the stop guard ends, where there is one.
    right: Option<u32>,
}

/// All symbols that stand upright in this view.
pub(super) fn find(view: View<'_>, reader: &mut Reader) -> Vec<MatrixCode> {
    let mut found: Vec<MatrixCode> = Vec::new();
    for guard in guards(view) {
        let module = f64::from(guard.width) / f64::from(WORD);
        let Some(right) = guard.right.filter(|_| f64::from(guard.bottom - guard.top) >= 6.0 * module) else { continue };
        let height = guard.bottom - guard.top;
        let frame = CodeFrame { left: guard.left, top: guard.top, width: right - guard.left, height };
        if found.iter().any(|code| code.frame.meets(&frame)) {
            continue;
        }
        let words = ((f64::from(frame.width) / module - f64::from(FRAME)) / f64::from(WORD)).round().max(1.0) as u32;
        let columns = FRAME + words * WORD;
        let margin = (module * 4.0) as u32 + 8;
        let text = reader.picture(rxing::BarcodeFormat::PDF_417, reader::crop(view, frame, margin));
        found.push(MatrixCode {
            symbology: Symbology::Pdf417,
            text: text.map(|(text, _)| text),
            frame,
            columns,
            rows: 1,
            quiet: 2,
            even: Even::AlongRows,
        });
    }
    found
}

fn guards(view: View<'_>) -> Vec<Guard> {
    let mut guards: Vec<Guard> = Vec::new();
    let mut row = Vec::new();
    for y in 0..view.height() {
        view.row_to_search(y, &mut row);
        for at in (0..row.len().saturating_sub(START.len())).step_by(2) {
            let Some((left, end)) = is_guard(&row[at..], &START) else { continue };
            let width = end - left;
            let stop = (at + START.len()..row.len()).step_by(2).find_map(|at| {
                let (left, right) = is_guard(&row[at..], &STOP)?;
                ((right - left) * WORD).abs_diff(width * 18).le(&(3 * WORD)).then_some(right)
            });
            // A row or two may be torn.
            let goes_on = |guard: &&mut Guard| {
                guard.left.abs_diff(left) <= 1
                    && guard.width.abs_diff(width) <= 1
                    && y <= guard.bottom + width / WORD + 1
            };
            let has_room = guards.len() < 50 * MOST;
            match guards.iter_mut().rev().find(goes_on) {
                Some(guard) => {
                    guard.bottom = y + 1;
                    guard.right = guard.right.or(stop);
                }
                None if has_room => {
                    guards.push(Guard { left, width, top: y, bottom: y + 1, right: stop });
                }
                None => return Vec::new(),
            }
        }
    }
    guards.retain(|guard| guard.bottom - guard.top >= 3);
    guards.truncate(MOST);
    guards
}

/// Where a guard begins and ends, if these are its edges.
fn is_guard(edges: &[u16], pattern: &[u8]) -> Option<(u32, u32)> {
    let edges = edges.get(..=pattern.len())?;
    // The first bar is by far the longest: most places are dismissed by that.
    if edges[1] - edges[0] < 3 * (edges[2] - edges[1]) {
        return None;
    }
    let (left, right) = (u32::from(edges[0]), u32::from(edges[pattern.len()]));
    let module = f64::from(right - left) / pattern.iter().map(|width| f64::from(*width)).sum::<f64>();
    let fits = |(pair, ideal): (&[u16], &u8)| {
        (f64::from(pair[1] - pair[0]) - module * f64::from(*ideal)).abs() <= 0.3 * module + 0.5
    };
    (module >= 1.0 && edges.windows(2).zip(pattern).all(fits)).then_some((left, right))
}
