//! Aztec and MaxiCode: codes around a target, of squares or of circles.

use super::grid;
use super::grid::Even;
use super::grid::MatrixCode;
use super::lines::View;
use super::reader;
use super::reader::Reader;
use crate::domain::CodeFrame;
use crate::domain::Symbology;

/// More targets than this are a pattern.
const MOST: usize = 20;

/// Runs across the inside of an Aztec's target: single modules, the middle one black and the outermost white. The black
/// ring around them may run into what is beyond it.
const AZTEC_RUNS: usize = 7;

/// Modules from the middle of the largest Aztec to its edge.
const AZTEC_REACH: f64 = 76.0;

/// Runs across a MaxiCode's target: three black rings and a white middle.
const MAXI_RUNS: usize = 11;

/// How far a MaxiCode reaches from its middle, in diameters of its target: to the sides, and up and down.
const MAXI_REACH: (f64, f64) = (1.78, 1.70);

/// The diameter of a MaxiCode's target, in micrometres: the standard knows one size, 7.7 mm, and a program for another
/// resolution makes it two thirds of that.
const MAXI_UM: std::ops::RangeInclusive<u32> = 4500..=9500;

/// A target, by its outer edges.
#[derive(Clone, Copy)]
struct Target {
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
}

/// All Aztec codes, whichever way they lie.
pub(super) fn find_aztec(view: View<'_>, reader: &mut Reader) -> Vec<MatrixCode> {
    let mut found: Vec<MatrixCode> = Vec::new();
    for target in targets(view, AZTEC_RUNS, First::White, is_aztec) {
        let module = f64::from(target.right - target.left) / AZTEC_RUNS as f64;
        if found.iter().any(|code| target.is_in(code.frame)) || !is_ringed(view, target, module) {
            continue;
        }
        // The reader looks at the picture's middle.
        let (across, down) = target.middle();
        let reach = (module * AZTEC_REACH) as u32 + 8;
        let crop = reader::around(view, (across as u32, down as u32), reach);
        let origin = (across - f64::from(reach), down - f64::from(reach));
        let read = reader.picture(rxing::BarcodeFormat::AZTEC, crop).and_then(|(text, corners)| {
            let frame = cornered(view, &corners, origin, module)?;
            Some((Some(text), frame, aztec_side(view, frame, module)?))
        });
        // Unread, as much is known of it as its target.
        let (text, frame, modules) = read.unwrap_or((None, target.frame(), AZTEC_RUNS as u32));
        found.push(MatrixCode {
            symbology: Symbology::Aztec,
            text,
            frame,
            columns: modules,
            rows: modules,
            quiet: 0,
            even: Even::BothWays,
        });
    }
    found
}

/// All MaxiCodes; those that stand upright in this view are read.
pub(super) fn find_maxi(view: View<'_>, reader: &mut Reader) -> Vec<MatrixCode> {
    let mut found: Vec<MatrixCode> = Vec::new();
    let sizes = view.dots_in(*MAXI_UM.start())..=view.dots_in(*MAXI_UM.end());
    let is_maxi = |edges: &[u16]| sizes.contains(&u32::from(edges[MAXI_RUNS] - edges[0])) && is_maxi(edges);
    for target in targets(view, MAXI_RUNS, First::Black, is_maxi) {
        if found.iter().any(|code| target.is_in(code.frame)) || !is_round(view, target) {
            continue;
        }
        let Some(frame) = inked(view, target) else { continue };
        // The reader takes the picture for the code: it has to be alone.
        let read = reader.picture(rxing::BarcodeFormat::MAXICODE, reader::crop(view, frame, 20));
        found.push(MatrixCode {
            symbology: Symbology::MaxiCode,
            text: read.map(|(text, _)| text),
            frame,
            columns: 30,
            rows: 33,
            quiet: 1,
            even: Even::Neither,
        });
    }
    found
}

/// The ink within the corners that the reader measured, of which each may be most of a module off.
fn cornered(view: View<'_>, corners: &[(f32, f32)], origin: (f64, f64), module: f64) -> Option<CodeFrame> {
    let across = corners.iter().map(|(x, _)| origin.0 + f64::from(*x));
    let down = corners.iter().map(|(_, y)| origin.1 + f64::from(*y));
    let within = |places: &mut dyn Iterator<Item = f64>, length: u32| {
        let (least, most) = places.fold((f64::MAX, f64::MIN), |(least, most), at| (least.min(at), most.max(at)));
        let from = (least - 0.8 * module).max(0.0) as u32;
        from..((most + 0.8 * module).max(0.0) as u32).min(length)
    };
    let (across, down) = (within(&mut { across }, view.width()), within(&mut { down }, view.height()));
    ink_in(view, across, down)
}

/// How many modules an Aztec in this frame has on a side: of the sizes that there are and that come near, the one whose grid
/// fits the edges best.
fn aztec_side(view: View<'_>, frame: CodeFrame, module: f64) -> Option<u32> {
    let full = (4..=32).map(|layers: u32| {
        let without_lines = 14 + 4 * layers;
        without_lines + 1 + 2 * ((without_lines / 2 - 1) / 15)
    });
    let about = f64::from(frame.width) / module;
    let sizes = [15, 19, 23, 27].into_iter().chain(full).filter(|side| (f64::from(*side) / about - 1.0).abs() < 0.15);
    sizes.min_by(|a, b| grid::misfit(view, frame, *a).total_cmp(&grid::misfit(view, frame, *b)))
}

impl Target {
    fn middle(&self) -> (f64, f64) {
        (f64::from(self.left + self.right) / 2.0, f64::from(self.top + self.bottom) / 2.0)
    }

    fn frame(&self) -> CodeFrame {
        CodeFrame { left: self.left, top: self.top, width: self.right - self.left, height: self.bottom - self.top }
    }

    fn is_in(&self, frame: CodeFrame) -> bool {
        self.frame().meets(&frame)
    }
}

/// The ink around a target as far as a MaxiCode reaches; none where there is less than a code of it.
fn inked(view: View<'_>, target: Target) -> Option<CodeFrame> {
    let diameter = f64::from(target.right - target.left);
    let (across, down) = target.middle();
    let least = |middle: f64, reach: f64| (middle - reach * diameter).max(0.0) as u32;
    let (left, top) = (least(across, MAXI_REACH.0), least(down, MAXI_REACH.1));
    let right = ((across + MAXI_REACH.0 * diameter) as u32).min(view.width());
    let bottom = ((down + MAXI_REACH.1 * diameter) as u32).min(view.height());
    let frame = ink_in(view, left..right, top..bottom)?;
    (f64::from(frame.width.min(frame.height)) > 2.6 * diameter).then_some(frame)
}

fn ink_in(view: View<'_>, across: std::ops::Range<u32>, down: std::ops::Range<u32>) -> Option<CodeFrame> {
    let is_row = |y: &u32| across.clone().any(|x| view.black(x, *y));
    let is_column = |x: &u32| down.clone().any(|y| view.black(*x, y));
    let (top, bottom) = (down.clone().find(is_row)?, down.clone().rev().find(is_row)? + 1);
    let (left, right) = (across.clone().find(is_column)?, across.clone().rev().find(is_column)? + 1);
    Some(CodeFrame { left, top, width: right - left, height: bottom - top })
}

fn is_aztec(edges: &[u16]) -> bool {
    // Neighbours are alike: most places are dismissed by that.
    if (edges[1] - edges[0]).abs_diff(edges[2] - edges[1]) > 2 + (edges[2] - edges[1]) / 4 {
        return false;
    }
    let module = f64::from(edges[AZTEC_RUNS] - edges[0]) / AZTEC_RUNS as f64;
    let fits = |pair: &[u16]| (f64::from(pair[1] - pair[0]) - module).abs() <= 0.1 * module + 0.6;
    module >= 1.0 && edges.windows(2).all(fits)
}

fn is_maxi(edges: &[u16]) -> bool {
    let mut widths = [0.0; MAXI_RUNS];
    for (width, pair) in widths.iter_mut().zip(edges.windows(2)) {
        *width = f64::from(pair[1] - pair[0]);
    }
    let ring = widths.iter().sum::<f64>() / 11.5;
    let is_mirrored = (0..5).all(|at| (widths[at] - widths[10 - at]).abs() <= 2.0 + 0.2 * ring);
    is_mirrored && widths.iter().all(|width| (0.4 * ring - 1.0..=2.4 * ring + 1.0).contains(width))
}

/// Whether the squares around a target's middle are white and black in turn, as far as the compact one has them.
fn is_ringed(view: View<'_>, target: Target, module: f64) -> bool {
    let (across, down) = target.middle();
    let at = |middle: f64, modules: i32| (middle + f64::from(modules) * module) as u32;
    let places = (-4..=4).flat_map(|y: i32| (-4..=4).map(move |x: i32| (x, y)));
    let fits = |(x, y): &(i32, i32)| view.black(at(across, *x), at(down, *y)) == (x.abs().max(y.abs()) % 2 == 0);
    places.filter(fits).count() >= 77
}

/// Whether the outermost ring is a ring all round, with a white one inside and no further one outside.
fn is_round(view: View<'_>, target: Target) -> bool {
    let radius = f64::from(target.right - target.left) / 2.0;
    let ring = radius / 5.75;
    let (across, down) = target.middle();
    let black_at = |radius: f64| {
        let place = |step: u32| f64::from(step) * std::f64::consts::TAU / 32.0;
        let dot = |angle: f64| ((across + radius * angle.cos()) as u32, (down + radius * angle.sin()) as u32);
        (0..32).map(place).map(dot).filter(|(x, y)| view.black(*x, *y)).count()
    };
    black_at(radius - ring / 2.0) >= 29 && black_at(radius - 1.5 * ring) <= 3 && black_at(radius + 1.5 * ring) <= 28
}

/// The colour of a target's outermost runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    Black,
    White,
}

/// Where so many runs fit both along a row and along the column through their middle.
fn targets(view: View<'_>, runs: usize, first: First, fits: impl Fn(&[u16]) -> bool) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    let (mut row, mut column) = (Vec::new(), Vec::new());
    let odd = usize::from(first == First::White);
    for y in (0..view.height()).step_by(view.fine_step()) {
        view.row_to_search(y, &mut row);
        for at in (odd..row.len().saturating_sub(runs)).step_by(2) {
            let edges = &row[at..=at + runs];
            if !fits(edges) {
                continue;
            }
            let (left, right) = (u32::from(edges[0]), u32::from(edges[runs]));
            let x = left.midpoint(right);
            view.column(x, &mut column);
            let inside = column.partition_point(|edge| u32::from(*edge) <= y);
            let Some(from) = inside.checked_sub(runs / 2 + 1).filter(|from| from % 2 == odd) else { continue };
            let Some(edges) = column.get(from..=from + runs).filter(|edges| fits(edges)) else { continue };
            let target = Target { left, right, top: edges[0].into(), bottom: edges[runs].into() };
            let middle = CodeFrame { left, top: target.top, width: right - left, height: target.bottom - target.top };
            if middle.width.abs_diff(middle.height) <= middle.width / 8 + 1
                && !targets.iter().any(|known| known.is_in(middle))
            {
                targets.push(target);
            }
            if targets.len() == MOST {
                return targets;
            }
        }
    }
    targets
}
