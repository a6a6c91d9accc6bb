//! What is asked before a label is printed, and the words of its answers.

use crate::domain::CutCodes;
use crate::domain::Edges;
use crate::domain::HistoryRow;
use crate::domain::JobTrouble;
use crate::domain::LetThrough;
use crate::domain::LowGrade;
use crate::domain::Mend;
use crate::domain::PrintQuestion;
use crate::domain::PrintRecord;
use crate::domain::PrintWish;
use crate::domain::TooLarge;

use super::Words;

/// A question, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What has happened.
    pub title: String,
    /// Why, and what to do.
    pub text: String,
}

impl Words {
    /// What is asked about a label that was stopped on its way to a printer.
    pub fn asked(&self, print: &PrintRecord) -> Asked {
        let printer = print.printer_name.as_str();
        let plain =
            |title: &str, text: &str| Asked { title: self.get(title).to_owned(), text: self.get(text).to_owned() };
        match (&print.question, print.trouble) {
            (Some(PrintQuestion::LowGrade(low)), _) => self.asked_about_grade(low, printer),
            (Some(PrintQuestion::TooLarge(larger)), _) => self.asked_about_size(larger, printer),
            (None, Some(JobTrouble::TooLarge)) => plain("ask-too-large", "ask-too-large-unknown"),
            (None, Some(JobTrouble::LowGrade)) => plain("print-asks-tag", "ask-low-grade-unknown"),
            (None, _) => plain("ask-no-code", "ask-no-code-text"),
        }
    }

    /// What the button says that prints a label now.
    pub fn print_word(&self, row: &HistoryRow) -> &'static str {
        self.get(match row.next_wish() {
            PrintWish::Bought | PrintWish::Again => "reprint",
            PrintWish::Anyway => "print-anyway",
            PrintWish::WhatFits => "print-what-fits",
        })
    }

    /// What an answer for all labels of a carrier means on a printer.
    pub fn let_through(&self, id: &str, answer: &LetThrough, printer: &str) -> String {
        let grade = answer.down_to.letter().to_string();
        let facts = [("carrier", answer.carrier.name().into()), ("grade", grade.into()), ("printer", printer.into())];
        self.with(id, &facts)
    }

    fn asked_about_grade(&self, low: &LowGrade, printer: &str) -> Asked {
        let title = self.with("ask-low-grade", &[("grade", low.grade.letter().to_string().into())]);
        let name = self.symbology(low.symbology);
        let code = if low.carries { self.with("code-with-number", &[("code", name.into())]) } else { name.to_owned() };
        let mend = self.mend(&low.mend, printer);
        let text = match &low.fault {
            Some(fault) => {
                let facts = [("code", code.into()), ("fault", self.code_fault(fault).into()), ("mend", mend.into())];
                self.with("ask-low-grade-text", &facts)
            }
            None => self.with("ask-low-grade-plain", &[("code", code.into()), ("mend", mend.into())]),
        };
        Asked { title, text }
    }

    fn mend(&self, mend: &Mend, printer: &str) -> String {
        match mend {
            Mend::CarriersZpl { grade } => self.mended("mend-carriers-zpl", grade.letter(), printer),
            Mend::PlainZpl { grade } => self.mended("mend-plain-zpl", grade.letter(), printer),
            Mend::WholeModules { grade } => self.mended("mend-whole-modules", grade.letter(), printer),
            Mend::OtherPrinter { name, grade } => {
                let facts = [("other", name.as_str().into()), ("grade", grade.letter().to_string().into())];
                self.with("mend-other-printer", &facts)
            }
            Mend::Usual(remedy) => self.code_remedy(*remedy).to_owned(),
        }
    }

    fn mended(&self, id: &str, grade: char, printer: &str) -> String {
        self.with(id, &[("grade", grade.to_string().into()), ("printer", printer.into())])
    }

    fn asked_about_size(&self, larger: &TooLarge, printer: &str) -> Asked {
        let codes = match larger.codes {
            CutCodes::Whole { worst } => self.with("cut-codes-whole", &[("grade", worst.letter().to_string().into())]),
            CutCodes::Cut => self.get("cut-codes-cut").to_owned(),
            CutCodes::NoNumber => self.get("cut-codes-no-number").to_owned(),
        };
        let facts = [
            ("label", self.paper(larger.label).into()),
            ("room", self.paper(larger.room).into()),
            ("printer", printer.into()),
            ("edges", self.edges(larger.lost, larger.dpi).into()),
            ("codes", codes.into()),
        ];
        Asked { title: self.get("ask-too-large").to_owned(), text: self.with("ask-too-large-text", &facts) }
    }

    /// How much is lost at each edge: `27 dots (3.4 mm) at the right`.
    fn edges(&self, lost: Edges, dpi: u32) -> String {
        let edge = |(id, dots): (&'static str, u32)| {
            let tenths = (u64::from(dots) * 254).div_ceil(u64::from(dpi.max(1)));
            self.with(id, &[("dots", self.count(dots.into()).into()), ("mm", self.tenths(tenths).into())])
        };
        lost.each().map(edge).collect::<Vec<String>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CarrierKind;
    use crate::domain::CodeFault;
    use crate::domain::Grade;
    use crate::domain::JobState;
    use crate::domain::Media;
    use crate::domain::PrinterId;
    use crate::domain::Symbology;
    use crate::words::Lang;

    #[test]
    fn every_question_is_a_sentence_in_every_language() {
        let large = |codes| {
            let lost = Edges { left: 1, right: 27, top: 3, bottom: 4 };
            TooLarge { label: Media::A6, room: Media::FOUR_BY_SIX, dpi: 203, lost, codes }
        };
        let all = [CutCodes::Whole { worst: Grade::B }, CutCodes::Cut, CutCodes::NoNumber];
        let sizes = all.map(|codes| Some(PrintQuestion::TooLarge(large(codes))));
        let grades = Mend::examples().into_iter().map(|mend| Some(PrintQuestion::LowGrade(low(mend))));
        let questions: Vec<_> = grades.chain(sizes).chain([None]).collect();
        for lang in Lang::languages() {
            let words = Words::new(lang);
            for question in &questions {
                for trouble in [JobTrouble::NoCode, JobTrouble::LowGrade, JobTrouble::TooLarge] {
                    let asked = words.asked(&record(trouble, question.clone()));
                    let said = format!("{} {}", asked.title, asked.text);
                    assert!(asked.text.ends_with('.') && !said.contains(['{', '⟦']), "{said}");
                }
            }
            let answer =
                LetThrough { printer: PrinterId("p".to_owned()), carrier: CarrierKind::Colissimo, down_to: Grade::D };
            for id in ["print-all-such-hint", "let-through-line"] {
                assert!(words.let_through(id, &answer, "Zebra").contains(" D "), "{lang:?} {id}");
            }
        }
    }

    #[test]
    fn a_low_grade_says_which_code_why_and_what_to_do() {
        let words = Words::new(Lang::EN);
        let question = Some(PrintQuestion::LowGrade(low(Mend::CarriersZpl { grade: Grade::A })));
        let asked = words.asked(&record(JobTrouble::LowGrade, question));
        assert_eq!(asked.title, "Not printed yet: a code grades D");
        assert_eq!(
            asked.text,
            "Code 128, tracking number. The narrowest bar is 2.40 dots: the picture is made for 300 dpi. If Zebra \
             speaks ZPL, set it to ZPL: the carrier’s own file then grades A."
        );
    }

    #[test]
    fn what_does_not_fit_is_counted_at_its_edge() {
        let lost = Edges { right: 27, ..Edges::default() };
        assert_eq!(Words::new(Lang::EN).edges(lost, 203), "27 dots (3.4 mm) at the right");
        assert_eq!(Words::new(Lang::FR).edges(lost, 203), "27 points (3,4 mm) à droite");
    }

    fn low(mend: Mend) -> LowGrade {
        LowGrade {
            symbology: Symbology::Code128,
            grade: Grade::D,
            carries: true,
            fault: Some(CodeFault::PartDots { hundredths: 240, made_for: Some(300) }),
            mend,
        }
    }

    fn record(trouble: JobTrouble, question: Option<PrintQuestion>) -> PrintRecord {
        PrintRecord {
            printer: PrinterId("p".to_owned()),
            printer_name: "Zebra".to_owned(),
            state: JobState::Failed,
            at_ms: 0,
            times: 1,
            trouble: Some(trouble),
            wish: PrintWish::Bought,
            question,
        }
    }
}
