//! Ten lines across a code's bars, as ISO/IEC 15416 lays them, on dots instead of reflectance.

use super::Elements;
use super::LinearCode;
use super::Reading;
use super::read;
use crate::domain::CodeDemands;
use crate::domain::CodeFault;
use crate::domain::CodeGrade;
use crate::domain::CodeReason;
use crate::domain::CodeSide;
use crate::domain::CodeText;
use crate::domain::Grade;
use crate::domain::Neighbour;
use crate::label::grade::lines::View;
use crate::label::grade::measure;
use crate::label::grade::measure::Module;

/// How many lines are laid.
const LINES: u32 = 10;

/// How wide the clear space beside the bars should be, in modules: the same for all these symbologies.
const QUIET: f64 = 10.0;

/// What is clear beside a code on one line.
#[derive(Clone, Copy)]
struct Clear {
    dots: u32,
    by: Neighbour,
}

/// One line across the bars.
struct Line {
    reading: Reading,
    left: Clear,
    right: Clear,
}

/// The code's grade: the mean of ten lines, or worse for what concerns the whole code.
pub(in crate::label::grade) fn grade(view: View<'_>, code: &LinearCode, demands: &CodeDemands) -> CodeGrade {
    let frame = code.frame;
    let module = Module::of(f64::from(frame.width) / code.reading.modules, view.dpi());
    let lines: Vec<Option<Line>> = (0..LINES)
        .map(|line| {
            // The lines lie in the middle four fifths of the bars.
            let down = frame.height * (2 * (LINES + line * 8) + 8) / (2 * LINES * LINES);
            across(view, frame.top + down.min(frame.height - 1), code)
        })
        .collect();

    let quiet = |clear: Clear| measure::quiet_zone(f64::from(clear.dots), module, QUIET);
    let points = lines.iter().flatten().map(|line| {
        let decodability = measure::decodability(line.reading.decodability);
        decodability.min(quiet(line.left)).min(quiet(line.right)).points()
    });
    let mean = Grade::of_tenths(points.sum::<u32>() * 10 / LINES);

    let mut reasons = Vec::new();
    let unread = lines.iter().filter(|line| line.is_none()).count() as u32;
    if unread > 0 {
        let grade = Grade::of_tenths((LINES - unread) * 40 / LINES);
        reasons.push(CodeReason { fault: CodeFault::LinesUnread { lines: unread }, grade });
    }
    let worst = lines.iter().flatten().map(|line| line.reading.decodability).fold(1.0, f64::min);
    let decodability = measure::decodability(worst);
    let percent = (worst.max(0.0) * 100.0).round() as u32;
    reasons.push(CodeReason { fault: CodeFault::Decodability { percent }, grade: decodability });
    if lines.iter().flatten().any(|line| !line.reading.whole) {
        reasons.push(CodeReason { fault: module.part_dots(), grade: decodability });
    }
    let side = |of: fn(&Line) -> Clear| lines.iter().flatten().map(of).min_by_key(|clear| clear.dots);
    let sides = [(CodeSide::Left, side(|line| line.left)), (CodeSide::Right, side(|line| line.right))];
    for (side, clear) in sides.into_iter().filter_map(|(side, clear)| Some((side, clear?))) {
        let side = view.side_on_label(side);
        reasons.push(measure::too_near(side, f64::from(clear.dots), clear.by, module, QUIET));
    }
    // A fault of one line takes from the code what it takes from the mean.
    for reason in &mut reasons {
        reason.grade = reason.grade.max(mean);
    }
    let whole_code = [
        measure::bar_height(frame.height, view.dpi(), demands.height),
        module.against(demands.bar),
        measure::wide_to_narrow(code.reading.wide_to_narrow),
    ];
    let grade = whole_code.iter().map(|reason| reason.grade).fold(mean, Grade::min);
    reasons.extend(whole_code);
    CodeGrade {
        symbology: code.reading.symbology,
        text: Some(CodeText(code.reading.text.clone())),
        frame: view.on_label(frame),
        grade,
        reasons: measure::what_matters(reasons),
        module_tenths: module.tenths(),
        module_um: module.um(),
    }
}

/// One line, if it says what the code says.
fn across(view: View<'_>, y: u32, code: &LinearCode) -> Option<Line> {
    let mut edges = Vec::new();
    view.row(y, &mut edges);
    let (left, right) = (code.frame.left, code.frame.right());
    let near = |edge: u16, place: u32| u32::from(edge).abs_diff(place) <= 1;
    let first = edges.partition_point(|edge| u32::from(*edge) + 1 < left);
    let last = first + code.reading.elements;
    let ends = |at: usize, place: u32| edges.get(at).is_some_and(|edge| near(*edge, place));
    if first % 2 == 1 || !ends(first, left) || !ends(last, right) {
        return None;
    }
    let before = first.checked_sub(1).map_or(0, |before| edges[before]);
    let elements = Elements { edges: &edges[first..=last], before: edges[first] - before };
    let reading = read(elements).filter(|reading| reading.text == code.reading.text)?;
    let by = |ink: bool| if ink { Neighbour::Ink } else { Neighbour::PaperEdge };
    let after = edges.get(last + 1).map_or(view.width(), |after| u32::from(*after));
    Some(Line {
        reading,
        left: Clear { dots: u32::from(edges[first] - before), by: by(first > 0) },
        right: Clear { dots: after - u32::from(edges[last]), by: by(last + 1 < edges.len()) },
    })
}
