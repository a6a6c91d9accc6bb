//! What is said of a code's grade, and what can be done about it.

use crate::domain::CodeFault;
use crate::domain::CodeRemedy;
use crate::domain::CodeSide;
use crate::domain::Symbology;

use super::Value;
use super::Words;

impl Words {
    /// What kind of code it is.
    pub fn symbology(&self, symbology: Symbology) -> &'static str {
        symbology.name().unwrap_or_else(|| self.get("code-bars"))
    }

    /// How wide its modules are: `Module 4 points, 0,50 mm`.
    pub fn module(&self, tenths: u32, um: u32) -> String {
        let dots =
            if tenths.is_multiple_of(10) { self.count(u64::from(tenths / 10)) } else { self.tenths(u64::from(tenths)) };
        self.with("code-module", &[("dots", dots.into()), ("mm", self.micrometres(um).into())])
    }

    /// What is wrong with a code.
    pub fn code_fault(&self, fault: &CodeFault) -> String {
        let hundredths = |number: u32| self.number(u64::from(number), 2);
        let percent = |number: u32| [("percent", self.count(u64::from(number)).into())];
        match *fault {
            CodeFault::Unreadable => self.get("code-unreadable").to_owned(),
            CodeFault::LinesUnread { lines } => {
                self.with("code-lines-unread", &[("lines", self.count(u64::from(lines)).into())])
            }
            CodeFault::Decodability { percent: left } => self.with("code-decodability", &percent(left)),
            CodeFault::PartDots { hundredths: dots, made_for: None } => {
                self.with("code-part-dots", &[("dots", hundredths(dots).into())])
            }
            CodeFault::PartDots { hundredths: dots, made_for: Some(dpi) } => {
                // A resolution is a name, and takes no mark between its thousands.
                self.with("code-made-for", &[("dots", hundredths(dots).into()), ("dpi", dpi.to_string().into())])
            }
            CodeFault::UnevenGrid { percent: most } => self.with("code-uneven-grid", &percent(most)),
            CodeFault::QuietZone { side, tenths, wanted, by: _ } => {
                let [found, wanted] = [tenths, wanted].map(|number| self.tenths(u64::from(number)));
                let side = self.get(side_id(side));
                self.with(
                    "code-quiet-zone",
                    &[("side", side.into()), ("found", found.into()), ("wanted", wanted.into())],
                )
            }
            CodeFault::BarHeight { um, wanted } => self.with("code-bar-height", &self.found_and_wanted(um, wanted)),
            CodeFault::ModuleSize { um, wanted } => self.with("code-module-size", &self.found_and_wanted(um, wanted)),
            CodeFault::WideToNarrow { tenths } => {
                self.with("code-wide-to-narrow", &[("times", self.tenths(u64::from(tenths)).into())])
            }
        }
    }

    /// What to do about it.
    pub fn code_remedy(&self, remedy: CodeRemedy) -> &'static str {
        self.get(match remedy {
            CodeRemedy::CarriersZpl => "code-do-zpl",
            CodeRemedy::NoFitToPage => "code-do-no-fit",
            CodeRemedy::OwnResolution => "code-do-own-resolution",
            CodeRemedy::LargerLabel => "code-do-larger-label",
            CodeRemedy::FetchAgain => "code-do-fetch-again",
        })
    }

    fn found_and_wanted(&self, found: u32, wanted: u32) -> [(&'static str, Value<'static>); 2] {
        [("found", self.micrometres(found).into()), ("wanted", self.micrometres(wanted).into())]
    }

    /// In millimetres, to the hundredth.
    fn micrometres(&self, um: u32) -> String {
        self.number(u64::from((um + 5) / 10), 2)
    }
}

fn side_id(side: CodeSide) -> &'static str {
    match side {
        CodeSide::Left => "code-side-left",
        CodeSide::Right => "code-side-right",
        CodeSide::Top => "code-side-top",
        CodeSide::Bottom => "code-side-bottom",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Neighbour;
    use crate::words::Lang;

    #[test]
    fn every_fault_and_remedy_has_a_sentence_in_every_language() {
        let quiet = |by| CodeFault::QuietZone { side: CodeSide::Left, tenths: 65, wanted: 100, by };
        let faults = [
            CodeFault::Unreadable,
            CodeFault::LinesUnread { lines: 4 },
            CodeFault::Decodability { percent: 31 },
            CodeFault::PartDots { hundredths: 240, made_for: None },
            CodeFault::PartDots { hundredths: 203, made_for: Some(300) },
            CodeFault::UnevenGrid { percent: 40 },
            quiet(Neighbour::Ink),
            quiet(Neighbour::PaperEdge),
            CodeFault::BarHeight { um: 4200, wanted: 5000 },
            CodeFault::ModuleSize { um: 200, wanted: 250 },
            CodeFault::WideToNarrow { tenths: 15 },
        ];
        for lang in Lang::languages() {
            let words = Words::new(lang);
            for fault in &faults {
                let said = words.code_fault(fault);
                assert!(said.contains(' ') && !said.contains('{'), "{said}");
                assert!(fault.remedies().iter().all(|remedy| words.code_remedy(*remedy).ends_with('.')));
            }
        }
        let said = Words::new(Lang::FR).code_fault(&quiet(Neighbour::Ink));
        assert_eq!(said, "Marge blanche à gauche\u{a0}: 6,5 modules, il en faut 10");
        assert_eq!(Words::new(Lang::EN).module(40, 500), "Module 4 dots, 0.50 mm");
    }
}
