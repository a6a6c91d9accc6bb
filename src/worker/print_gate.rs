//! Before a label's first byte goes out: what a person is asked. Its codes are graded on the dots that its printer would get; a low
//! grade, a number that no code gives and a label that is too large stop it, unless a person has let it through.

use crate::domain::CarrierKind;
use crate::domain::CodeDemands;
use crate::domain::CodeGrade;
use crate::domain::CodeRemedy;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::Grade;
use crate::domain::JobTrouble;
use crate::domain::LabelFormat;
use crate::domain::LabelGrades;
use crate::domain::LowGrade;
use crate::domain::Mend;
use crate::domain::Mishap;
use crate::domain::PageTarget;
use crate::domain::PaperKind;
use crate::domain::PrintQuestion;
use crate::domain::PrintShift;
use crate::domain::PrintWish;
use crate::domain::PrinterPaper;
use crate::domain::PrinterSetup;
use crate::domain::Remedy;
use crate::domain::Scaling;
use crate::domain::Settings;
use crate::domain::SheetLayout;
use crate::domain::TooLarge;
use crate::domain::TrackingNumber;
use crate::domain::codes_carry;
use crate::label;
use crate::label::fit;
use crate::printing::Payload;
use crate::store::FileHash;
use crate::store::OpenJob;

use super::pages;
use super::printers::prepare;
use super::world::Records;
use super::world::Shared;

/// Why nothing goes out.
pub(super) struct Stop {
    pub(super) trouble: JobTrouble,
    pub(super) failure: Failure,
    /// What a person is asked, where there is more to say than the trouble says.
    pub(super) question: Option<PrintQuestion>,
}

/// A label on its way to a printer, as far as a question about it needs to know.
struct Label<'a> {
    records: &'a Records,
    papers: &'a [(LabelFormat, FileHash)],
    carrier: CarrierKind,
    tracking: Option<TrackingNumber>,
    setup: &'a PrinterSetup,
    place: u8,
}

/// What a printer is sent of a job's paper, or what stands in the way.
pub(super) fn ready(
    shared: &Shared,
    records: &Records,
    job: &OpenJob,
    setup: &PrinterSetup,
    place: u8,
) -> Result<Payload, Box<Stop>> {
    let prepared = prepare(records, &job.intent, job.kind, setup, place);
    let purchase = records.store.purchase(&job.intent).ok().flatten().filter(|_| job.kind == PaperKind::Label);
    let Some(purchase) = purchase else { return prepared.map(|(payload, _)| payload).map_err(stopped) };
    let tracking = records.store.row(&job.intent).ok().flatten().and_then(|row| row.tracking);
    let (papers, carrier) = (purchase.papers.as_slice(), purchase.account.kind);
    let label = Label { records, papers, carrier, tracking, setup, place };
    match prepared {
        Ok((payload, drawn)) => match job.wish {
            PrintWish::Bought | PrintWish::Again => label.asks_about_codes(shared, drawn).map_or(Ok(payload), Err),
            PrintWish::Anyway | PrintWish::WhatFits => Ok(payload),
        },
        Err(failure) => match failure.mishap {
            Mishap::LabelTooLarge { .. } => label.what_fits(job.wish, failure),
            _ => Err(stopped(failure)),
        },
    }
}

impl Label<'_> {
    /// Stops a label of which no code gives its number, and one whose codes will scan badly. What cannot be drawn here, such as
    /// another printer's own program, is not judged; what was drawn for the printer is not drawn again.
    fn asks_about_codes(&self, shared: &Shared, drawn: Option<Dots>) -> Option<Box<Stop>> {
        let grades = match drawn {
            Some(dots) => label::grade(&dots, &CodeDemands::USUAL),
            None => self.grades(&self.setup.target())?,
        };
        if self.tracking.as_ref().is_some_and(|tracking| !codes_carry(&grades, tracking)) {
            let failure = Failure::new(Mishap::NoCode, Remedy::Nothing);
            return Some(Box::new(Stop { trouble: JobTrouble::NoCode, failure, question: None }));
        }
        let code = grades.to_warn_of(self.tracking.as_ref())?;
        let settings = shared.station().settings().unwrap_or_default();
        if settings.lets_through(&self.setup.id, self.carrier, code.grade) {
            return None;
        }
        let low = LowGrade {
            symbology: code.symbology,
            grade: code.grade,
            carries: self.tracking.as_ref().is_some_and(|tracking| code.carries(tracking)),
            fault: code.reasons.first().map(|reason| reason.fault),
            mend: self.mend(code, &settings),
        };
        let failure = Failure::new(Mishap::LowGrade { grade: code.grade }, Remedy::Nothing);
        let question = Some(PrintQuestion::LowGrade(low));
        Some(Box::new(Stop { trouble: JobTrouble::LowGrade, failure, question }))
    }

    /// What would mend it: tried on this very label, what changes least first. This takes a moment, and only where something is wrong.
    fn mend(&self, code: &CodeGrade, settings: &Settings) -> Mend {
        let target = self.setup.target();
        let good = |target: &PageTarget| self.worst(target).filter(|grade| *grade >= Grade::B);
        let has_zpl = self.papers.iter().any(|(format, _)| *format == LabelFormat::Zpl);
        if has_zpl && !target.takes_programs() {
            let paper = PrinterPaper { sheet: SheetLayout::One, ..target.paper };
            let plain = PageTarget { language: LabelFormat::Zpl, shift: PrintShift::default(), paper, ..target };
            if let Some(grade) = good(&plain) {
                let speaks_zpl = target.language == LabelFormat::Zpl;
                return if speaks_zpl { Mend::PlainZpl { grade } } else { Mend::CarriersZpl { grade } };
            }
        }
        if target.paper.scaling == Scaling::Never {
            let paper = PrinterPaper { scaling: Scaling::WholeModules, ..target.paper };
            if let Some(grade) = good(&PageTarget { paper, ..target }) {
                return Mend::WholeModules { grade };
            }
        }
        let others = settings.printers.iter().filter(|printer| printer.id != self.setup.id);
        let other =
            others.filter_map(|printer| Some((printer, good(&printer.target())?))).max_by_key(|(_, grade)| *grade);
        if let Some((printer, grade)) = other {
            return Mend::OtherPrinter { name: printer.name.clone(), grade };
        }
        let usual = code.reasons.first().and_then(|reason| reason.fault.remedies().first());
        Mend::Usual(usual.copied().unwrap_or(CodeRemedy::FetchAgain))
    }

    /// A label that is too large: what fits of it, where a person has asked for that and no code is cut; else the question.
    fn what_fits(&self, wish: PrintWish, failure: Failure) -> Result<Payload, Box<Stop>> {
        let target = self.setup.target();
        let drawn = pages::label_page(&self.records.files, self.papers, &target, self.place).ok();
        let fits = drawn.and_then(|page| fit::what_fits(&page, &target, self.place, self.tracking.as_ref()));
        let (Some(fits), Mishap::LabelTooLarge { label, room, .. }) = (fits, &failure.mishap) else {
            return Err(Box::new(Stop { trouble: JobTrouble::TooLarge, failure, question: None }));
        };
        let larger =
            TooLarge { label: *label, room: *room, dpi: fits.page.dots.dpi(), lost: fits.lost, codes: fits.codes };
        if wish != PrintWish::WhatFits || !larger.is_offered() {
            let question = Some(PrintQuestion::TooLarge(larger));
            return Err(Box::new(Stop { trouble: JobTrouble::TooLarge, failure, question }));
        }
        let stem = self.tracking.as_ref().map_or("label", |tracking| tracking.0.as_str());
        let bytes = fit::payload(&fits.page, &target, stem).map_err(|error| stopped(error.into()))?;
        let (format, media) = (target.language, Some(target.paper.media));
        Ok(Payload { bytes, format, file_stem: stem.to_owned(), media })
    }

    fn worst(&self, target: &PageTarget) -> Option<Grade> {
        let grades = self.grades(target)?;
        let carries = self.tracking.as_ref().is_none_or(|tracking| codes_carry(&grades, tracking));
        grades.worst().filter(|_| carries)
    }

    /// The grades of its codes on a printer; none where it cannot be drawn for it, or does not fit.
    fn grades(&self, target: &PageTarget) -> Option<LabelGrades> {
        let page = pages::label_page(&self.records.files, self.papers, target, self.place).ok()?;
        Some(label::grade(&page.dots, &CodeDemands::USUAL))
    }
}

fn stopped(failure: Failure) -> Box<Stop> {
    let trouble = match failure.mishap {
        Mishap::NoPagePrinter | Mishap::WrongFormat { .. } => JobTrouble::WrongFormat,
        _ => JobTrouble::NotALabel,
    };
    Box::new(Stop { trouble, failure, question: None })
}
