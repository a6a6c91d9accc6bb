//! What a measure is worth: the tables from figures to grades, for all symbologies.

use crate::domain::CodeFault;
use crate::domain::CodeReason;
use crate::domain::CodeSide;
use crate::domain::Grade;
use crate::domain::Neighbour;

/// The resolutions that labels are made for.
const USUAL_DPI: [u32; 3] = [203, 300, 600];

/// The narrowest bar of a code, or its module.
#[derive(Clone, Copy)]
pub(super) struct Module {
    dots: f64,
    dpi: u32,
}

impl Module {
    pub(super) fn of(dots: f64, dpi: u32) -> Module {
        Module { dots, dpi }
    }

    pub(super) fn dots(self) -> f64 {
        self.dots
    }

    pub(super) fn tenths(self) -> u32 {
        (self.dots * 10.0).round() as u32
    }

    pub(super) fn um(self) -> u32 {
        (self.dots * 25_400.0 / f64::from(self.dpi.max(1))).round() as u32
    }

    /// That it is no whole number of dots, and which usual resolution would make it one. A picture that was merely scaled
    /// fits another resolution only by chance, so it must fit closely.
    pub(super) fn part_dots(self) -> CodeFault {
        let at = |dpi: u32| self.dots * f64::from(dpi) / f64::from(self.dpi.max(1));
        let fits = |dots: f64| dots >= 1.9 && (dots - dots.round()).abs() < 0.02;
        let mut others = USUAL_DPI.into_iter().filter(|dpi| dpi.abs_diff(self.dpi) > 5);
        let hundredths = (self.dots * 100.0).round() as u32;
        CodeFault::PartDots { hundredths, made_for: others.find(|dpi| fits(at(*dpi))) }
    }

    /// Against the least that is asked for.
    pub(super) fn against(self, wanted: u32) -> CodeReason {
        CodeReason { fault: CodeFault::ModuleSize { um: self.um(), wanted }, grade: at_least(self.um(), wanted) }
    }
}

/// Decodability as ISO/IEC 15416 grades it.
pub(super) fn decodability(margin: f64) -> Grade {
    // What is exact on paper is a hair less in binary fractions.
    graded(margin + 1e-9, [0.62, 0.50, 0.37, 0.25])
}

/// Modules that differ by a part of one. At 203 dpi a scaled code has modules of two and three dots, which scanners feel as
/// they feel bars of a decodability of D.
pub(super) fn uneven(part: f64) -> Grade {
    graded(-part, [-0.10, -0.20, -0.30, -0.45])
}

/// The clear space beside a code, in dots. The standards know only enough and not enough; scanners forgive a little.
pub(super) fn quiet_zone(dots: f64, module: Module, wanted: f64) -> Grade {
    graded(dots / (wanted * module.dots), [0.95, 0.75, 0.55, 0.35])
}

pub(super) fn too_near(side: CodeSide, dots: f64, by: Neighbour, module: Module, wanted: f64) -> CodeReason {
    let tenths = (dots * 10.0 / module.dots).round().min(9999.0) as u32;
    let fault = CodeFault::QuietZone { side, tenths, wanted: (wanted * 10.0) as u32, by };
    CodeReason { fault, grade: quiet_zone(dots, module, wanted) }
}

pub(super) fn bar_height(dots: u32, dpi: u32, wanted: u32) -> CodeReason {
    let um = (u64::from(dots) * 25_400 / u64::from(dpi.max(1))) as u32;
    CodeReason { fault: CodeFault::BarHeight { um, wanted }, grade: at_least(um, wanted) }
}

/// ISO/IEC 16390 and 16388 ask for 2 to 3, and a print is let pass with a little less or more.
pub(super) fn wide_to_narrow(ratio: Option<f64>) -> CodeReason {
    let ratio = ratio.unwrap_or(2.5);
    let grade = if (1.8..=3.4).contains(&ratio) { Grade::A } else { Grade::F };
    CodeReason { fault: CodeFault::WideToNarrow { tenths: (ratio * 10.0).round() as u32 }, grade }
}

/// A size that should be at least so much. A carrier that asks for a size refuses less, so a twentieth is already fair.
fn at_least(found: u32, wanted: u32) -> Grade {
    graded(f64::from(found) / f64::from(wanted.max(1)), [0.97, 0.95, 0.85, 0.70])
}

fn graded(figure: f64, [a, b, c, d]: [f64; 4]) -> Grade {
    match figure {
        figure if figure >= a => Grade::A,
        figure if figure >= b => Grade::B,
        figure if figure >= c => Grade::C,
        figure if figure >= d => Grade::D,
        _ => Grade::F,
    }
}

/// The reasons that took something off, the worst first.
pub(super) fn what_matters(mut reasons: Vec<CodeReason>) -> Vec<CodeReason> {
    reasons.retain(|reason| reason.grade < Grade::A);
    reasons.sort_by_key(|reason| reason.grade);
    reasons
}
