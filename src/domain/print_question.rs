//! Why a label is not printed before a person has said so, and what there is to decide by.

use serde::Deserialize;
use serde::Serialize;

use super::CarrierKind;
use super::CodeFault;
use super::CodeGrade;
use super::CodeRemedy;
use super::Grade;
use super::HistoryRow;
use super::JobState;
use super::JobTrouble;
use super::LabelGrades;
use super::Media;
use super::PrintRecord;
use super::PrintWish;
use super::PrinterId;
use super::Settings;
use super::Symbology;
use super::TrackingNumber;

/// What is asked before a label goes to its printer. It is kept with the print job, so that it outlives the station; it names
/// nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrintQuestion {
    /// A code of it will scan badly.
    LowGrade(LowGrade),
    /// It is larger than what its printer prints.
    TooLarge(TooLarge),
}

/// The code of a label that will scan worst, and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowGrade {
    /// What kind of code it is.
    pub symbology: Symbology,
    /// Its dot grade.
    pub grade: Grade,
    /// It gives the tracking number.
    pub carries: bool,
    /// What is wrong with it, where that is known.
    pub fault: Option<CodeFault>,
    /// What to do about it.
    pub mend: Mend,
}

/// What would mend a low grade. All but the last were tried on this very label before they are said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mend {
    /// The carrier's own ZPL, which is kept here, on a printer that is set to ZPL.
    CarriersZpl {
        /// The grade that it then gets.
        grade: Grade,
    },
    /// The carrier's own ZPL, which a correction of the position, or several labels on a page, keeps from the printer.
    PlainZpl {
        /// The grade that it then gets.
        grade: Grade,
    },
    /// A few per cent larger or smaller, so that its bars are whole dots.
    WholeModules {
        /// The grade that it then gets.
        grade: Grade,
    },
    /// Another printer of this station.
    OtherPrinter {
        /// What it is called.
        name: String,
        /// The grade that it then gets.
        grade: Grade,
    },
    /// What usually helps against such a fault.
    Usual(CodeRemedy),
}

/// How a label is larger than what its printer prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TooLarge {
    /// How large it is.
    pub label: Media,
    /// How large what can be printed is.
    pub room: Media,
    /// The dots to the inch that the edges are counted in.
    pub dpi: u32,
    /// The dots that do not fit, where it is laid so that the least is lost.
    pub lost: Edges,
    /// What becomes of its codes.
    pub codes: CutCodes,
}

/// So many dots at each edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edges {
    /// At the left.
    pub left: u32,
    /// At the right.
    pub right: u32,
    /// At the top.
    pub top: u32,
    /// At the foot.
    pub bottom: u32,
}

/// What becomes of a label's codes where only what fits is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CutCodes {
    /// Each of them lies wholly on it, with its clear space; the worst has this grade.
    Whole {
        /// The worst grade, after the cut.
        worst: Grade,
    },
    /// A code, or the clear space beside it, would be cut, however the label is laid.
    Cut,
    /// None of its codes gives its number even now, so nothing tells that none would be cut.
    NoNumber,
}

/// A person's answer for all labels of one carrier on one printer: they are printed without being asked about, down to a grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetThrough {
    /// On which printer.
    pub printer: PrinterId,
    /// Whose labels.
    pub carrier: CarrierKind,
    /// The worst grade that was seen and let through. What is worse still is asked about.
    pub down_to: Grade,
}

impl PrintQuestion {
    /// What the job is recorded as.
    pub fn trouble(&self) -> JobTrouble {
        match self {
            Self::LowGrade(_) => JobTrouble::LowGrade,
            Self::TooLarge(_) => JobTrouble::TooLarge,
        }
    }
}

impl TooLarge {
    /// What fits may be printed: no code is cut.
    pub fn is_offered(&self) -> bool {
        match self.codes {
            CutCodes::Whole { .. } => true,
            CutCodes::Cut | CutCodes::NoNumber => false,
        }
    }
}

impl Edges {
    /// Each edge at which something is lost: the id of its words, and how many dots.
    pub fn each(self) -> impl Iterator<Item = (&'static str, u32)> {
        let all = [
            ("edge-left", self.left),
            ("edge-right", self.right),
            ("edge-top", self.top),
            ("edge-bottom", self.bottom),
        ];
        all.into_iter().filter(|(_, dots)| *dots > 0)
    }
}

impl Mend {
    /// One of each, for the test that walks their words.
    pub fn examples() -> Vec<Self> {
        let grade = Grade::A;
        vec![
            Self::CarriersZpl { grade },
            Self::PlainZpl { grade },
            Self::WholeModules { grade },
            Self::OtherPrinter { name: "Zebra".to_owned(), grade },
            Self::Usual(CodeRemedy::NoFitToPage),
        ]
    }
}

impl LabelGrades {
    /// The code to warn of before printing: the worst, where that is below B; of equals the one with the tracking number.
    pub fn to_warn_of(&self, tracking: Option<&TrackingNumber>) -> Option<&CodeGrade> {
        let carries = |code: &CodeGrade| tracking.is_some_and(|tracking| code.carries(tracking));
        let worst = self.codes.iter().min_by_key(|code| (code.grade, !carries(code)))?;
        (worst.grade < Grade::B).then_some(worst)
    }
}

impl PrintRecord {
    /// The job stopped because a person is to decide.
    pub fn asks(&self) -> bool {
        self.state == JobState::Failed && self.trouble.is_some_and(JobTrouble::is_question)
    }

    /// What pressing "print" means now: the answer to what was asked, where something was, and else the label once more.
    pub fn next_wish(&self) -> PrintWish {
        match (&self.question, self.trouble) {
            _ if !self.asks() => PrintWish::Again,
            (Some(PrintQuestion::TooLarge(larger)), _) if larger.is_offered() => PrintWish::WhatFits,
            (Some(PrintQuestion::TooLarge(_)), _) | (_, Some(JobTrouble::TooLarge)) => PrintWish::Again,
            (Some(PrintQuestion::LowGrade(_)) | None, _) => PrintWish::Anyway,
        }
    }
}

impl HistoryRow {
    /// The print job that waits for a person's decision, if the label still can be printed.
    pub fn asking(&self) -> Option<&PrintRecord> {
        self.print.as_ref().filter(|print| print.asks() && self.is_printable())
    }

    /// What pressing "print" means now.
    pub fn next_wish(&self) -> PrintWish {
        self.asking().map_or(PrintWish::Again, PrintRecord::next_wish)
    }
}

impl Settings {
    /// Whether labels of that grade were let through for this printer and carrier.
    pub fn lets_through(&self, printer: &PrinterId, carrier: CarrierKind, grade: Grade) -> bool {
        let mut answers = self.let_through.iter().filter(|known| known.printer == *printer && known.carrier == carrier);
        answers.any(|known| known.down_to <= grade)
    }

    /// Remembers a person's answer. One that reaches further down takes the place of one that does not.
    pub fn let_through(&mut self, answer: LetThrough) {
        if self.lets_through(&answer.printer, answer.carrier, answer.down_to) {
            return;
        }
        self.let_through.retain(|known| known.printer != answer.printer || known.carrier != answer.carrier);
        self.let_through.push(answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Address;
    use crate::domain::CodeFrame;
    use crate::domain::CodeText;
    use crate::domain::ShipmentState;

    #[test]
    fn the_worst_code_is_warned_of_and_of_equals_the_one_with_the_number() {
        let number = TrackingNumber("6A1".to_owned());
        let of = |codes: &[(&str, Grade)]| {
            let codes = codes.iter().map(|(text, grade)| code(text, *grade)).collect();
            let grades = LabelGrades { codes };
            let found = grades.to_warn_of(Some(&number)).map(|code| (code.text.clone(), code.grade));
            found.map(|(text, grade)| (text.map(|text| text.0).unwrap_or_default(), grade))
        };
        assert_eq!(of(&[("6A1", Grade::B), ("other", Grade::A)]), None);
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("other", Grade::C), ("6A1", Grade::C)]), Some(("6A1".to_owned(), Grade::C)));
        assert_eq!(of(&[("6A1", Grade::C), ("other", Grade::F)]), Some(("other".to_owned(), Grade::F)));
    }

    #[test]
    fn an_answer_holds_for_its_printer_and_carrier_down_to_the_grade_that_was_seen() {
        let mut settings = Settings::default();
        let zebra = PrinterId("zebra".to_owned());
        let answer = |down_to| LetThrough { printer: zebra.clone(), carrier: CarrierKind::Colissimo, down_to };
        settings.let_through(answer(Grade::D));
        let lets = |settings: &Settings, carrier, grade| settings.lets_through(&zebra, carrier, grade);
        assert!(lets(&settings, CarrierKind::Colissimo, Grade::C) && lets(&settings, CarrierKind::Colissimo, Grade::D));
        assert!(!lets(&settings, CarrierKind::Colissimo, Grade::F), "worse than what was seen");
        assert!(!lets(&settings, CarrierKind::LettreSuivie, Grade::C));
        assert!(!settings.lets_through(&PrinterId("office".to_owned()), CarrierKind::Colissimo, Grade::C));
        settings.let_through(answer(Grade::C));
        settings.let_through(answer(Grade::F));
        assert_eq!(settings.let_through, [answer(Grade::F)], "the answer that reaches furthest stands alone");
    }

    #[test]
    fn what_print_means_follows_from_what_was_asked() {
        let low = || {
            PrintQuestion::LowGrade(LowGrade {
                symbology: Symbology::Code128,
                grade: Grade::D,
                carries: true,
                fault: None,
                mend: Mend::Usual(CodeRemedy::NoFitToPage),
            })
        };
        let large = |codes| {
            let (label, room) = (Media::A6, Media::FOUR_BY_SIX);
            let lost = Edges { right: 27, ..Edges::default() };
            Some(PrintQuestion::TooLarge(TooLarge { label, room, dpi: 203, lost, codes }))
        };
        let wish = |trouble, question| asked(JobState::Failed, trouble, question).next_wish();
        assert_eq!(wish(JobTrouble::NoCode, None), PrintWish::Anyway);
        assert_eq!(wish(JobTrouble::LowGrade, Some(low())), PrintWish::Anyway);
        assert_eq!(wish(JobTrouble::TooLarge, large(CutCodes::Whole { worst: Grade::A })), PrintWish::WhatFits);
        assert_eq!(wish(JobTrouble::TooLarge, large(CutCodes::Cut)), PrintWish::Again, "no code is ever cut");
        assert_eq!(wish(JobTrouble::TooLarge, None), PrintWish::Again);
        assert_eq!(wish(JobTrouble::NoAnswer, None), PrintWish::Again);
        assert_eq!(asked(JobState::Printed, JobTrouble::LowGrade, Some(low())).next_wish(), PrintWish::Again);
    }

    fn asked(state: JobState, trouble: JobTrouble, question: Option<PrintQuestion>) -> HistoryRow {
        let consignee = Address { name: "A".to_owned(), ..crate::domain::rules::read_address(&Default::default()) };
        let print = PrintRecord {
            printer: PrinterId("p".to_owned()),
            printer_name: "Zebra".to_owned(),
            state,
            at_ms: 0,
            times: 1,
            trouble: Some(trouble),
            wish: PrintWish::Bought,
            question,
        };
        HistoryRow { print: Some(print), ..HistoryRow::example("1", ShipmentState::Labelled, consignee) }
    }

    fn code(text: &str, grade: Grade) -> CodeGrade {
        CodeGrade {
            symbology: Symbology::Code128,
            text: Some(CodeText(text.to_owned())),
            frame: CodeFrame { left: 0, top: 0, width: 1, height: 1 },
            grade,
            reasons: Vec::new(),
            module_tenths: 30,
            module_um: 375,
        }
    }
}
