//! Bars that no reference algorithm reads: a code that was cut, scaled beyond reading, or none at all.

use super::super::lines::View;
use super::super::measure;
use super::super::reader;
use super::super::reader::Reader;
use crate::domain::CodeFault;
use crate::domain::CodeFrame;
use crate::domain::CodeGrade;
use crate::domain::CodeReason;
use crate::domain::CodeText;
use crate::domain::Grade;
use crate::domain::Symbology;

/// More stripes than this are a pattern, and no label's codes.
const MOST: usize = 40;

/// The least height of what is called bars, in micrometres.
const LEAST_HEIGHT: u32 = 4000;

/// Bars that go on over several rows.
#[derive(Clone)]
pub(in crate::label::grade) struct Stripes {
    edges: Vec<u16>,
    top: u32,
    bottom: u32,
}

/// All bars of a view that were not read.
#[derive(Default)]
pub(in crate::label::grade) struct StripesFound {
    open: Vec<Stripes>,
}

impl StripesFound {
    /// The same bars at another row; `step` is how far down the next look is.
    pub(super) fn add(&mut self, y: u32, step: u32, edges: &[u16]) {
        for edges in apart(edges) {
            let has_room = self.open.len() < 50 * MOST;
            let goes_on = |stripes: &&mut Stripes| stripes.bottom >= y && alike(&stripes.edges, edges);
            match self.open.iter_mut().find(goes_on) {
                Some(stripes) => stripes.bottom = y + step + 1,
                None if has_room => {
                    self.open.push(Stripes { edges: edges.to_vec(), top: y, bottom: y + step + 1 });
                }
                None => (),
            }
        }
    }

    /// Those that are high enough and look like a code.
    pub(in crate::label::grade) fn like_codes(self, view: View<'_>) -> Vec<Stripes> {
        let least = view.dots_in(LEAST_HEIGHT);
        let like = |stripes: &Stripes| stripes.bottom - stripes.top >= least && looks_like_a_code(&stripes.edges);
        let mut stripes: Vec<Stripes> = self.open.into_iter().filter(like).take(MOST).collect();
        for stripes in &mut stripes {
            stripes.bottom = stripes.bottom.min(view.height());
        }
        stripes
    }
}

impl Stripes {
    pub(in crate::label::grade) fn frame(&self) -> CodeFrame {
        let left = self.edges.first().copied().unwrap_or_default();
        let right = self.edges.last().copied().unwrap_or_default();
        let height = self.bottom - self.top;
        CodeFrame { left: left.into(), top: self.top, width: u32::from(right - left), height }
    }

    /// A code that fails: read by a reader that takes more than the standard allows, or not at all.
    pub(in crate::label::grade) fn grade(&self, view: View<'_>, reader: &mut Reader) -> CodeGrade {
        let read = reader.bars(reader::crop(view, self.frame(), self.frame().width / 8 + 20));
        let (symbology, text, fault) = match read {
            Some((symbology, text)) => (symbology, Some(CodeText(text)), CodeFault::Decodability { percent: 0 }),
            None => (Symbology::Bars, None, CodeFault::Unreadable),
        };
        CodeGrade {
            symbology,
            text,
            frame: view.on_label(self.frame()),
            grade: Grade::F,
            reasons: measure::what_matters(vec![CodeReason { fault, grade: Grade::F }]),
            module_tenths: 0,
            module_um: 0,
        }
    }
}

/// The parts of a row between wide spaces.
fn apart(edges: &[u16]) -> impl Iterator<Item = &[u16]> {
    let mut widths: Vec<u16> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
    widths.sort_unstable();
    let space = widths.get(widths.len() / 2).copied().unwrap_or_default().saturating_mul(8).max(8);
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, pair) in edges.windows(2).enumerate() {
        if at % 2 == 1 && pair[1] - pair[0] > space {
            parts.push(&edges[from..=at]);
            from = at + 1;
        }
    }
    parts.push(&edges[from..]);
    parts.into_iter().filter(|part| part.len() >= super::FEWEST_EDGES)
}

/// Whether two rows have nearly all edges in common.
fn alike(a: &[u16], b: &[u16]) -> bool {
    a.len().abs_diff(b.len()) * 5 <= a.len() && super::alike(a, b) && super::alike(b, a)
}

/// Bars and spaces of several widths, none of them most of the rest: not a hatching, a comb or a table.
fn looks_like_a_code(edges: &[u16]) -> bool {
    let widths: Vec<u16> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let Some(narrow) = sorted.get(sorted.len() / 6).copied().filter(|narrow| *narrow > 0) else { return false };
    let is_mixed = |first: usize| {
        let some: Vec<u16> = widths.iter().skip(first).step_by(2).copied().collect();
        let wide = some.iter().filter(|width| **width * 2 >= narrow * 3).count();
        let most = some.iter().copied().max().unwrap_or_default();
        wide * 8 > some.len() && wide * 8 < some.len() * 7 && most <= narrow.saturating_mul(6)
    };
    is_mixed(0) && is_mixed(1)
}
