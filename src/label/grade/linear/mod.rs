//! Codes made of bars: found by looking for rows that repeat, read by the reference algorithms, graded on ten lines.

mod code_128;
mod lines_graded;
mod two_widths;
mod unread;

use super::lines::View;
use crate::domain::CodeFrame;
use crate::domain::Symbology;

pub(super) use lines_graded::grade;
pub(super) use unread::Stripes;
pub(super) use unread::StripesFound;

/// The shortest code has so many edges; shorter patterns are letters and frames.
const FEWEST_EDGES: usize = 26;

/// How far apart rows are looked at, in micrometres.
const STEP: u32 = 500;

/// How many rows may differ from the bars above before the code counts as ended, in micrometres.
const GAP: u32 = 1000;

/// The least height of a code without a check sign, in micrometres.
const FEWEST_UM: u32 = 1500;

/// The bars and spaces of a row from a bar on, as the edges between them.
#[derive(Clone, Copy)]
struct Elements<'a> {
    edges: &'a [u16],
    /// How much paper is before the first.
    before: u16,
}

impl Elements<'_> {
    fn width(&self, at: usize) -> Option<f64> {
        self.between(at, at + 1)
    }

    fn between(&self, from: usize, to: usize) -> Option<f64> {
        Some(f64::from(*self.edges.get(to)?) - f64::from(*self.edges.get(from)?))
    }

    fn count(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// Whether the space at that place is as wide as paper beside a code, not as one within it.
    fn ends_after(&self, at: usize) -> bool {
        let module = self.between(0, 4).unwrap_or_default() / 4.0;
        self.width(at).is_none_or(|space| space >= 4.0 * module)
    }

    /// Whether the paper before the first bar is wider than any space of a code of four modules.
    fn begins_after_paper(&self) -> bool {
        f64::from(self.before) >= 3.0 * self.between(0, 4).unwrap_or_default() / 4.0
    }

    /// Whether every element is as many times a whole number of dots as it has modules.
    fn are_whole(&self, modules: &[u8]) -> bool {
        let dots = self.width(0).unwrap_or_default() / f64::from(modules[0]);
        dots.fract() == 0.0
            && modules.iter().enumerate().all(|(at, count)| self.width(at) == Some(dots * f64::from(*count)))
    }
}

/// What a line across a code says.
#[derive(Clone, Debug)]
struct Reading {
    symbology: Symbology,
    text: String,
    /// How many bars and spaces it has.
    elements: usize,
    /// How many modules it is wide.
    modules: f64,
    /// All modules are the same whole number of dots.
    whole: bool,
    decodability: f64,
    wide_to_narrow: Option<f64>,
}

/// A code that was read.
pub(super) struct LinearCode {
    pub(super) frame: CodeFrame,
    reading: Reading,
}

fn read(elements: Elements<'_>) -> Option<Reading> {
    code_128::read(elements).or_else(|| two_widths::read_code_39(elements)).or_else(|| two_widths::read_itf(elements))
}

/// All codes that stand upright in this view; what looks like bars and is no code goes to `stripes`.
pub(super) fn find(view: View<'_>, mut stripes: Option<&mut StripesFound>) -> Vec<LinearCode> {
    let mut found: Vec<LinearCode> = Vec::new();
    let (mut row, mut next) = (Vec::new(), Vec::new());
    let step = view.dots_in(STEP);
    for y in (0..view.height()).step_by(step as usize) {
        view.row_to_search(y, &mut row);
        view.row((y + step).min(view.height() - 1), &mut next);
        for strip in repeated(&row, &next) {
            let mut left_over = strip.start;
            let mut at = strip.start;
            while at + FEWEST_EDGES <= strip.end {
                if let Some(known) = found.iter().find(|code| covers(code.frame, row[at], y)) {
                    let after = row.partition_point(|edge| u32::from(*edge) <= known.frame.right());
                    at = after.next_multiple_of(2).max(at + 2);
                    left_over = at;
                    continue;
                }
                let before = row[at] - at.checked_sub(1).map_or(0, |before| row[before]);
                let elements = Elements { edges: &row[at..strip.end], before };
                match read(elements).and_then(|reading| placed(view, y, &row[at..], reading)) {
                    Some(code) => {
                        at += code.reading.elements + 1;
                        left_over = at;
                        found.push(code);
                    }
                    None => at += 2,
                }
            }
            if let Some(stripes) = &mut stripes
                && left_over + FEWEST_EDGES <= strip.end
            {
                stripes.add(y, step, &row[left_over..strip.end]);
            }
        }
    }
    found
}

fn covers(frame: CodeFrame, x: u16, y: u32) -> bool {
    let x = u32::from(x);
    (frame.left..=frame.right()).contains(&x) && (frame.top..frame.bottom()).contains(&y)
}

/// Where a row has the same edges as another, one after the other and each within a dot: in places of the first, from a bar's
/// beginning to a bar's end.
fn repeated(row: &[u16], next: &[u16]) -> Vec<std::ops::Range<usize>> {
    let mut strips = Vec::new();
    let (mut here, mut there, mut start) = (0, 0, None);
    let mut close = |start: &mut Option<usize>, end: usize| {
        if let Some(from) = start.take() {
            let (from, end) = (from.next_multiple_of(2), end & !1);
            if from + FEWEST_EDGES <= end {
                strips.push(from..end);
            }
        }
    };
    while here < row.len() && there < next.len() {
        if row[here].abs_diff(next[there]) <= 1 && here % 2 == there % 2 {
            start.get_or_insert(here);
            here += 1;
            there += 1;
        } else {
            close(&mut start, here);
            if row[here] <= next[there] { here += 1 } else { there += 1 }
        }
    }
    close(&mut start, here);
    strips
}

/// The code with its height: all rows above and below that show the same bars, or at least half of them.
fn placed(view: View<'_>, y: u32, row: &[u16], reading: Reading) -> Option<LinearCode> {
    let bars = &row[..=reading.elements];
    let gap = view.dots_in(GAP);
    let mut edges = Vec::new();
    let mut furthest = |rows: &mut dyn Iterator<Item = u32>| {
        let mut last = y;
        for at in rows {
            view.row(at, &mut edges);
            if alike(&edges, bars) {
                last = at;
            } else if at.abs_diff(last) > gap {
                break;
            }
        }
        last
    };
    let top = furthest(&mut (0..y).rev());
    let bottom = furthest(&mut (y + 1..view.height())) + 1;
    let has_check = matches!(reading.symbology, Symbology::Code128 | Symbology::Gs1128);
    let (left, right) = (u32::from(bars[0]), u32::from(*bars.last()?));
    let frame = CodeFrame { left, top, width: right - left, height: bottom - top };
    (has_check || frame.height >= view.dots_in(FEWEST_UM)).then_some(LinearCode { frame, reading })
}

/// Whether a row shows most of these bars.
fn alike(edges: &[u16], bars: &[u16]) -> bool {
    let from = edges.partition_point(|edge| *edge + 1 < bars[0]);
    let mut rest = edges[from..].iter().peekable();
    let mut same = 0;
    for bar in bars {
        while rest.next_if(|edge| **edge + 1 < *bar).is_some() {}
        same += usize::from(rest.next_if(|edge| edge.abs_diff(*bar) <= 1).is_some());
    }
    same * 2 > bars.len()
}
