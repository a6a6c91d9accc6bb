//! How well the codes of a label will scan, as far as its dots can tell.
//!
//! A *dot grade* is a forecast: it takes the dots for perfect ink on perfect paper. It is no verification by ISO/IEC 15416 or
//! 15415, which measure a print's reflectance; heat, ribbon and paper can only make it worse. Knows figures and no sentence:
//! what a fault is called and what to do about it is said in the operator's language elsewhere.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use super::TrackingNumber;

/// How well a code will scan. Better is greater, so that "below B" is `grade < Grade::B`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Fails.
    F,
    /// Poor.
    D,
    /// Fair: what GS1 asks of a print in the world.
    C,
    /// Good.
    B,
    /// Very good.
    A,
}

impl Grade {
    /// All, from the worst.
    pub const ALL: [Grade; 5] = [Grade::F, Grade::D, Grade::C, Grade::B, Grade::A];

    /// The grade's value in means, as ISO/IEC 15416 counts: 4 for A, 0 for F.
    pub fn points(self) -> u32 {
        match self {
            Grade::A => 4,
            Grade::B => 3,
            Grade::C => 2,
            Grade::D => 1,
            Grade::F => 0,
        }
    }

    /// The grade of a mean of points, given in tenths: 35 and more are an A, then a grade for each ten.
    pub fn of_tenths(tenths: u32) -> Grade {
        match tenths {
            35.. => Grade::A,
            25..=34 => Grade::B,
            15..=24 => Grade::C,
            5..=14 => Grade::D,
            0..=4 => Grade::F,
        }
    }

    /// Its letter.
    pub fn letter(self) -> char {
        match self {
            Grade::A => 'A',
            Grade::B => 'B',
            Grade::C => 'C',
            Grade::D => 'D',
            Grade::F => 'F',
        }
    }
}

/// What kind of code it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Symbology {
    /// Code 128 of any content.
    Code128,
    /// Code 128 whose first sign is FNC1.
    Gs1128,
    /// Interleaved 2 of 5.
    Itf,
    /// Code 39.
    Code39,
    /// Data Matrix ECC 200, square or oblong.
    DataMatrix,
    /// QR Code.
    QrCode,
    /// PDF417.
    Pdf417,
    /// Aztec Code.
    Aztec,
    /// MaxiCode.
    MaxiCode,
    /// Bars that look like a code and are none that can be read.
    Bars,
}

impl Symbology {
    /// Its name in the trade, the same in every language; none for bars that are no code.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Symbology::Code128 => "Code 128",
            Symbology::Gs1128 => "GS1-128",
            Symbology::Itf => "ITF",
            Symbology::Code39 => "Code 39",
            Symbology::DataMatrix => "Data Matrix",
            Symbology::QrCode => "QR Code",
            Symbology::Pdf417 => "PDF417",
            Symbology::Aztec => "Aztec",
            Symbology::MaxiCode => "MaxiCode",
            Symbology::Bars => return None,
        })
    }
}

/// A part of a label, in dots from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CodeFrame {
    /// The first column.
    pub left: u32,
    /// The first row.
    pub top: u32,
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

impl CodeFrame {
    /// The first column after it.
    pub fn right(&self) -> u32 {
        self.left + self.width
    }

    /// The first row after it.
    pub fn bottom(&self) -> u32 {
        self.top + self.height
    }

    /// Whether any dot is in both.
    pub fn meets(&self, other: &CodeFrame) -> bool {
        self.left < other.right() && other.left < self.right() && self.top < other.bottom() && other.top < self.bottom()
    }
}

/// What a code says. It may name people, so it is not shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CodeText(pub String);

impl fmt::Debug for CodeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodeText({} signs)", self.0.chars().count())
    }
}

/// A side of a code, as it lies on the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CodeSide {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Above.
    Top,
    /// Below.
    Bottom,
}

/// What ends a quiet zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Neighbour {
    /// Other ink.
    Ink,
    /// The edge of the paper.
    PaperEdge,
}

/// What is wrong with a code. Lengths are in micrometres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CodeFault {
    /// It looks like a code and cannot be read.
    Unreadable,
    /// Of ten lines across the bars so many cannot be read.
    LinesUnread {
        /// How many of ten.
        lines: u32,
    },
    /// Bars and spaces lie too near to those of another sign: the margin left, in hundredths of the ideal one.
    Decodability {
        /// Of the worst line.
        percent: u32,
    },
    /// The narrowest bar is no whole number of dots, so equal bars come out unequal.
    PartDots {
        /// The mean width of a module, in hundredths of a dot.
        hundredths: u32,
        /// The usual resolution at which it would be whole.
        made_for: Option<u32>,
    },
    /// Modules that should be equal differ by so much of one.
    UnevenGrid {
        /// The largest deviation, in hundredths of a module.
        percent: u32,
    },
    /// The clear space beside the code is too small.
    QuietZone {
        /// Where.
        side: CodeSide,
        /// How much there is, in tenths of a module.
        tenths: u32,
        /// How much there should be, in tenths of a module.
        wanted: u32,
        /// What ends it.
        by: Neighbour,
    },
    /// The bars are too short.
    BarHeight {
        /// How high they are.
        um: u32,
        /// How high they should be.
        wanted: u32,
    },
    /// The narrowest bar or module is too small.
    ModuleSize {
        /// How wide it is.
        um: u32,
        /// How wide it should be.
        wanted: u32,
    },
    /// Wide bars are too many times as wide as narrow ones, or too few.
    WideToNarrow {
        /// How many times, in tenths.
        tenths: u32,
    },
}

/// What can be done about a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CodeRemedy {
    /// Ask the carrier for ZPL, which is drawn in whole dots of the head.
    CarriersZpl,
    /// Turn off "fit to page" and every other scaling.
    NoFitToPage,
    /// Ask for the label at the printer's own resolution.
    OwnResolution,
    /// Print on a larger label, or move the picture away from the edge.
    LargerLabel,
    /// Fetch the label again, or have it made anew.
    FetchAgain,
}

impl CodeFault {
    /// What to do about it, the likeliest first; never nothing.
    pub fn remedies(&self) -> &'static [CodeRemedy] {
        use CodeRemedy::CarriersZpl;
        use CodeRemedy::FetchAgain;
        use CodeRemedy::LargerLabel;
        use CodeRemedy::NoFitToPage;
        use CodeRemedy::OwnResolution;
        match self {
            CodeFault::Unreadable | CodeFault::LinesUnread { .. } => &[FetchAgain, CarriersZpl, NoFitToPage],
            CodeFault::PartDots { made_for: Some(_), .. } => &[OwnResolution, CarriersZpl],
            CodeFault::PartDots { made_for: None, .. } => &[NoFitToPage, CarriersZpl],
            CodeFault::Decodability { .. } | CodeFault::UnevenGrid { .. } => &[CarriersZpl, NoFitToPage],
            CodeFault::QuietZone { by: Neighbour::PaperEdge, .. } => &[LargerLabel],
            CodeFault::QuietZone { by: Neighbour::Ink, .. } => &[CarriersZpl, FetchAgain],
            CodeFault::BarHeight { .. } | CodeFault::ModuleSize { .. } => &[NoFitToPage, LargerLabel],
            CodeFault::WideToNarrow { .. } => &[CarriersZpl, FetchAgain],
        }
    }
}

/// A fault and the grade that it alone would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CodeReason {
    /// What is wrong.
    pub fault: CodeFault,
    /// How bad it is.
    pub grade: Grade,
}

/// A code of a label, read and graded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeGrade {
    /// What kind of code it is.
    pub symbology: Symbology,
    /// What it says, with GS (U+001D) where FNC1 separates; none where it cannot be read.
    pub text: Option<CodeText>,
    /// Where it is, without its quiet zone.
    pub frame: CodeFrame,
    /// The dot grade: the worst of all that was looked at.
    pub grade: Grade,
    /// Why it is no A, the worst first.
    pub reasons: Vec<CodeReason>,
    /// The width of its narrowest bar or module (the X-dimension), in tenths of a dot; 0 where nothing tells.
    pub module_tenths: u32,
    /// The same in micrometres.
    pub module_um: u32,
}

/// All codes of a label, from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LabelGrades {
    /// The codes.
    pub codes: Vec<CodeGrade>,
}

impl LabelGrades {
    /// The worst grade; none where there is no code.
    pub fn worst(&self) -> Option<Grade> {
        self.codes.iter().map(|code| code.grade).min()
    }
}

/// What a carrier asks of the codes of its labels, in micrometres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeDemands {
    /// The narrowest bar of a linear code.
    pub bar: u32,
    /// The height of its bars.
    pub height: u32,
    /// The module of a code in two directions.
    pub module: u32,
}

impl CodeDemands {
    /// What usual scanners can read: bars of 0.25 mm (two dots at 203 dpi, three at 300) that are 5 mm high, the least that
    /// ISO/IEC 15417 asks of bars scanned by hand; modules of 0.16 mm (two dots at 300 dpi).
    pub const USUAL: CodeDemands = CodeDemands { bar: 250, height: 5000, module: 160 };
}

impl Default for CodeDemands {
    fn default() -> Self {
        Self::USUAL
    }
}

impl CodeGrade {
    /// Whether it contains the tracking number: see [`codes_carry`].
    pub fn carries(&self, tracking: &TrackingNumber) -> bool {
        let plain = |text: &str| -> String {
            text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_uppercase).collect()
        };
        let number = plain(&tracking.0);
        !number.is_empty() && self.text.as_ref().is_some_and(|text| plain(&text.0).contains(&number))
    }
}

/// Whether any code of the label contains the tracking number. Only letters and figures count, in any case: carriers embed
/// the number in routing codes, and set spaces and dots as they like.
pub fn codes_carry(grades: &LabelGrades, tracking: &TrackingNumber) -> bool {
    grades.codes.iter().any(|code| code.carries(tracking))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_is_greater_and_a_mean_is_rounded_as_the_standard_does() {
        assert!(Grade::F < Grade::D && Grade::D < Grade::C && Grade::C < Grade::B && Grade::B < Grade::A);
        assert_eq!(
            [40, 35, 34, 25, 15, 5, 4].map(|tenths| Grade::of_tenths(tenths).letter()),
            ['A', 'A', 'B', 'B', 'C', 'D', 'F']
        );
        for grade in Grade::ALL {
            assert_eq!(Grade::of_tenths(grade.points() * 10), grade);
        }
    }

    #[test]
    fn a_number_is_found_in_a_routing_code_whatever_its_spaces() {
        let says = |text: &str, number: &str| codes_carry(&said(text), &TrackingNumber(number.to_owned()));
        assert!(says("6A12345678901", "6A 12345 67890 1"));
        assert!(says("%0069003 6a1234567890 1801250", "6A1234567890"));
        assert!(says("990000000100000002", "99.00.000001.00000002"));
        assert!(!says("6A12345678901", "6A12345678902"));
        assert!(!says("6A12345678901", " "));
        assert!(!codes_carry(&LabelGrades::default(), &TrackingNumber("6A1".to_owned())));
    }

    #[test]
    fn what_a_code_says_is_in_no_debug_output() {
        let shown = format!("{:?}", said("Camille Roussel"));
        assert!(!shown.contains("Camille") && shown.contains("15 signs"), "{shown}");
    }

    fn said(text: &str) -> LabelGrades {
        let code = CodeGrade {
            symbology: Symbology::Code128,
            text: Some(CodeText(text.to_owned())),
            frame: CodeFrame { left: 0, top: 0, width: 1, height: 1 },
            grade: Grade::A,
            reasons: Vec::new(),
            module_tenths: 30,
            module_um: 375,
        };
        LabelGrades { codes: vec![code] }
    }
}
