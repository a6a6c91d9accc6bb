//! A code in two directions as a grid of modules: sampled, and measured for what scaling does to it.

use super::lines::View;
use super::measure;
use super::measure::Module;
use crate::domain::CodeDemands;
use crate::domain::CodeFault;
use crate::domain::CodeFrame;
use crate::domain::CodeGrade;
use crate::domain::CodeReason;
use crate::domain::CodeSide;
use crate::domain::CodeText;
use crate::domain::Grade;
use crate::domain::Neighbour;
use crate::domain::Symbology;

/// Which directions of a code are made of equal modules.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Even {
    /// Both.
    BothWays,
    /// Only along the rows: a stacked code's rows are of any height.
    AlongRows,
    /// None: hexagons.
    Neither,
}

/// A code in two directions, upright in a view.
pub(super) struct MatrixCode {
    pub(super) symbology: Symbology,
    /// None where it has all the looks of the code and cannot be read.
    pub(super) text: Option<String>,
    pub(super) frame: CodeFrame,
    /// Modules in a row.
    pub(super) columns: u32,
    /// Modules in a column.
    pub(super) rows: u32,
    /// How much clear space the symbology asks for around it, in modules.
    pub(super) quiet: u32,
    pub(super) even: Even,
}

/// The modules of a frame, row by row, each black where its middle is.
pub(super) fn sampled(view: View<'_>, frame: CodeFrame, columns: u32, rows: u32) -> Vec<bool> {
    let middle = |from: u32, length: u32, at: u32, count: u32| from + (2 * at + 1) * length / (2 * count);
    let place = |x, y| (middle(frame.left, frame.width, x, columns), middle(frame.top, frame.height, y, rows));
    (0..rows).flat_map(|y| (0..columns).map(move |x| place(x, y))).map(|(x, y)| view.black(x, y)).collect()
}

/// The code's grade: the worst of all that can be seen in it.
pub(super) fn grade(view: View<'_>, code: &MatrixCode, demands: &CodeDemands) -> CodeGrade {
    let frame = code.frame;
    let module = Module::of(f64::from(frame.width) / f64::from(code.columns.max(1)), view.dpi());
    let mut reasons = vec![module.against(demands.module)];
    if code.text.is_none() {
        reasons.push(CodeReason { fault: CodeFault::Unreadable, grade: Grade::F });
    }
    let mut uneven: Option<(f64, Module)> = None;
    let mut direction = |part: f64, module: Module| {
        if uneven.is_none_or(|(most, _)| most < part) {
            uneven = Some((part, module));
        }
    };
    let (across, down) = (frame.left..frame.right(), frame.top..frame.bottom());
    if code.even != Even::Neither {
        let row = |y, edges: &mut Vec<u16>| view.row(y, edges);
        direction(unevenness(row, down.clone(), across.clone(), code.columns), module);
    }
    if code.even == Even::BothWays {
        let column = |x, edges: &mut Vec<u16>| view.column(x, edges);
        let module = Module::of(f64::from(frame.height) / f64::from(code.rows.max(1)), view.dpi());
        direction(unevenness(column, across, down, code.rows), module);
    }
    if let Some((part, module)) = uneven {
        let grade = measure::uneven(part);
        let percent = (part * 100.0).round() as u32;
        reasons.push(CodeReason { fault: CodeFault::UnevenGrid { percent }, grade });
        if (module.dots() - module.dots().round()).abs() > 0.005 {
            reasons.push(CodeReason { fault: module.part_dots(), grade });
        }
    }
    if code.quiet > 0 {
        for (side, dots, by) in clear(view, frame) {
            reasons.push(measure::too_near(view.side_on_label(side), dots.into(), by, module, code.quiet.into()));
        }
    }
    let reasons = measure::what_matters(reasons);
    CodeGrade {
        symbology: code.symbology,
        text: code.text.clone().map(CodeText),
        frame: view.on_label(frame),
        grade: reasons.iter().map(|reason| reason.grade).min().unwrap_or(Grade::A),
        reasons,
        module_tenths: module.tenths(),
        module_um: module.um(),
    }
}

/// By how much of a module the most uneven one differs from the mean, as far as its two edges are seen anywhere in the lines.
fn unevenness(
    line: impl Fn(u32, &mut Vec<u16>),
    lines: std::ops::Range<u32>,
    within: std::ops::Range<u32>,
    count: u32,
) -> f64 {
    let module = f64::from(within.end - within.start) / f64::from(count.max(1));
    // Where each line of the grid is at least and at most.
    let mut seen: Vec<Option<(u16, u16)>> = vec![None; count as usize + 1];
    let mut edges = Vec::new();
    for at in lines {
        line(at, &mut edges);
        for edge in edges.iter().filter(|edge| (within.start..=within.end).contains(&u32::from(**edge))) {
            let place = (f64::from(*edge) - f64::from(within.start)) / module;
            if let Some(grid_line) = seen.get_mut(place.round() as usize) {
                let (least, most) = grid_line.unwrap_or((*edge, *edge));
                *grid_line = Some((least.min(*edge), most.max(*edge)));
            }
        }
    }
    let modules = seen.windows(2).filter_map(|pair| Some((pair[0]?, pair[1]?)));
    let off = modules.map(|((least, most), (next_least, next_most))| {
        let narrowest = (f64::from(next_least) - f64::from(most)) / module;
        let widest = (f64::from(next_most) - f64::from(least)) / module;
        (1.0 - narrowest).max(widest - 1.0)
    });
    off.fold(0.0, f64::max)
}

/// How far the edges in a frame are from the nearest line of a grid of so many columns, in modules, on the mean.
pub(super) fn misfit(view: View<'_>, frame: CodeFrame, columns: u32) -> f64 {
    let module = f64::from(frame.width) / f64::from(columns.max(1));
    let (mut sum, mut count) = (0.0, 0.0);
    let mut edges = Vec::new();
    for y in frame.top..frame.bottom() {
        view.row(y, &mut edges);
        for edge in edges.iter().filter(|edge| (frame.left..=frame.right()).contains(&u32::from(**edge))) {
            let place = (f64::from(*edge) - f64::from(frame.left)) / module;
            sum += (place - place.round()).abs();
            count += 1.0;
        }
    }
    sum / f64::max(count, 1.0)
}

/// How many dots are clear on each side of a frame, and what ends them.
fn clear(view: View<'_>, frame: CodeFrame) -> [(CodeSide, u32, Neighbour); 4] {
    let row = |y, edges: &mut Vec<u16>| view.row(y, edges);
    let column = |x, edges: &mut Vec<u16>| view.column(x, edges);
    let [left, right] = clear_beside(row, frame.top..frame.bottom(), frame.left..frame.right(), view.width());
    let [top, bottom] = clear_beside(column, frame.left..frame.right(), frame.top..frame.bottom(), view.height());
    [
        (CodeSide::Left, left.0, left.1),
        (CodeSide::Right, right.0, right.1),
        (CodeSide::Top, top.0, top.1),
        (CodeSide::Bottom, bottom.0, bottom.1),
    ]
}

fn clear_beside(
    line: impl Fn(u32, &mut Vec<u16>),
    lines: std::ops::Range<u32>,
    code: std::ops::Range<u32>,
    paper: u32,
) -> [(u32, Neighbour); 2] {
    let mut least = [(code.start, Neighbour::PaperEdge), (paper - code.end, Neighbour::PaperEdge)];
    let mut edges = Vec::new();
    for at in lines {
        line(at, &mut edges);
        let before = edges.partition_point(|edge| u32::from(*edge) < code.start);
        // An odd number of edges before the code: ink runs into it.
        let ink_before = match (before, before % 2) {
            (0, _) => None,
            (_, 1) => Some(0),
            (_, _) => Some(code.start - u32::from(edges[before - 1])),
        };
        let after = edges.partition_point(|edge| u32::from(*edge) <= code.end);
        let ink_after = match (edges.get(after), after % 2) {
            (None, _) => None,
            (Some(_), 1) => Some(0),
            (Some(edge), _) => Some(u32::from(*edge) - code.end),
        };
        for (least, ink) in least.iter_mut().zip([ink_before, ink_after]) {
            if let Some(ink) = ink.filter(|ink| *ink < least.0) {
                *least = (ink, Neighbour::Ink);
            }
        }
    }
    least
}
