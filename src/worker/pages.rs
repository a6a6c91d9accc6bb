//! A kept label for a printer: its page, as the screen shows it, and its bytes, as the printer gets them.

use crate::command::Event;
use crate::domain::CodeDemands;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::Mishap;
use crate::domain::PageNote;
use crate::domain::PageTarget;
use crate::domain::PrinterId;
use crate::domain::Remedy;
use crate::domain::Scaling;
use crate::domain::SheetLayout;
use crate::label;
use crate::label::fit;
use crate::label::fit::Page;
use crate::label::fit::PageWish;
use crate::store::FileHash;
use crate::store::Files;

use super::world::Shared;

/// A label's page for a printer, from the first of its files that can be drawn.
pub(super) fn label_page(
    files: &Files,
    papers: &[(LabelFormat, FileHash)],
    target: &PageTarget,
    place: u8,
) -> Result<Page, Failure> {
    let mut answer = Err(Failure::new(Mishap::NotALabel, Remedy::FetchThePaper));
    for (_, hash) in in_order(papers, target) {
        let file = files.get(hash)?;
        match fit::page(&file, target, PageWish { place, ..PageWish::default() }) {
            Ok(page) if target.paper.scaling == Scaling::WholeModules => {
                let wish = PageWish { place, module: narrowest_module(&page) };
                return Ok(fit::page(&file, target, wish).unwrap_or(page));
            }
            Ok(page) => return Ok(page),
            Err(error) => answer = Err(error.into()),
        }
    }
    answer
}

/// The narrowest module of a page's codes, in dots; none where no code tells.
fn narrowest_module(page: &Page) -> Option<f64> {
    let grades = label::grade(&page.dots, &CodeDemands::USUAL);
    let narrowest = grades.codes.iter().map(|code| code.module_tenths).filter(|tenths| *tenths > 0).min()?;
    Some(f64::from(narrowest) / 10.0)
}

/// A label's bytes for a printer: a carrier's own program to the byte where the printer speaks it, else the dots of
/// [`label_page`], which are told too. A label of which a part would be lost is no bytes but a failure with its figures.
pub(super) fn label_bytes(
    files: &Files,
    papers: &[(LabelFormat, FileHash)],
    target: &PageTarget,
    place: u8,
    title: &str,
) -> Result<(Vec<u8>, Option<Dots>), Failure> {
    if let Some((_, hash)) = papers.iter().find(|(format, _)| *format == LabelFormat::Zpl) {
        let program = files.get(hash)?;
        if fit::goes_out_untouched(&program, target) {
            return Ok((program, None));
        }
    }
    let page = label_page(files, papers, target, place)?;
    match too_large(&page) {
        Some(failure) => Err(failure),
        None => Ok((fit::payload(&page, target, title)?, Some(page.dots))),
    }
}

/// A label's bytes in a format, for keeping: the carrier's own file where there is one, else the dots of another.
pub(super) fn in_language(
    files: &Files,
    papers: &[(LabelFormat, FileHash)],
    language: LabelFormat,
    dpi: u32,
    title: &str,
) -> Result<Vec<u8>, Failure> {
    if let Some((_, hash)) = papers.iter().find(|(format, _)| *format == language) {
        return Ok(files.get(hash)?);
    }
    let target = PageTarget { language, dpi, ..PageTarget::default() };
    let page = label_page(files, papers, &target, 0)?;
    Ok(label::convert::to_language(&page.dots, language, target.paper.packing, title)?)
}

/// How large the page of a paper is, as its first file that says so has it. A program has no page: it takes the paper's.
pub(super) fn size_of(files: &Files, papers: &[(LabelFormat, FileHash)]) -> Option<Media> {
    let target = PageTarget::default();
    let pages = in_order(papers, &target).filter(|(format, _)| *format != LabelFormat::Zpl);
    pages
        .filter_map(|(_, hash)| label::decode(&files.get(hash).ok()?, target.dpi, target.paper.media).ok())
        .map(|dots| Media::of_dots(dots.width(), dots.height(), dots.dpi()))
        .next()
}

impl Shared {
    /// The place that a printer's next label takes on its sheet, from 0 on.
    pub(super) fn sheet_place(&self, printer: Option<&PrinterId>, target: &PageTarget) -> u8 {
        let places = target.paper.sheet.places();
        let Some(printer) = printer.filter(|_| target.paper.sheet != SheetLayout::One) else { return 0 };
        self.station().sheet_place(printer).unwrap_or_default() % places
    }

    /// A label has taken its place: the next one takes the one after it.
    pub(super) fn sheet_place_taken(&self, printer: &PrinterId, target: &PageTarget) {
        if target.paper.sheet == SheetLayout::One {
            return;
        }
        let next = (self.sheet_place(Some(printer), target) + 1) % target.paper.sheet.places();
        self.use_sheet_place(printer, next);
    }

    /// The next label of a printer takes this place of its sheet, from 0 on.
    pub(super) fn use_sheet_place(&self, printer: &PrinterId, place: u8) {
        if let Err(error) = self.station().keep_sheet_place(printer, place) {
            tracing::warn!(%error, "the place on a sheet is not remembered");
        }
        self.tell_sheet_places();
    }

    /// Tells which places are next.
    pub(super) fn tell_sheet_places(&self) {
        let places = self.station().sheet_places();
        match places {
            Ok(places) => self.tell(Event::SheetPlaces(places)),
            Err(error) => tracing::warn!(%error, "the places on sheets cannot be read"),
        }
    }
}

/// A label's files, the best for a printer first: its own language where it goes out untouched, then a page, which is drawn
/// at any resolution, then pictures, which have their own, then ZPL, whose letters are not quite the printer's.
fn in_order<'a>(
    papers: &'a [(LabelFormat, FileHash)],
    target: &PageTarget,
) -> impl Iterator<Item = &'a (LabelFormat, FileHash)> {
    let plain = target.shift.is_none() && target.paper.sheet == SheetLayout::One;
    let first = match target.language.bought() {
        LabelFormat::Zpl if !plain => LabelFormat::Pdf,
        language => language,
    };
    let order = [first, LabelFormat::Pdf, LabelFormat::Png, LabelFormat::Gif, LabelFormat::Jpeg, LabelFormat::Zpl];
    order.into_iter().filter_map(|wanted| papers.iter().find(|(format, _)| *format == wanted))
}

fn too_large(page: &Page) -> Option<Failure> {
    page.notes.iter().find_map(|note| match *note {
        PageNote::TooLarge { label, room, across, down } => {
            Some(Failure::new(Mishap::LabelTooLarge { label, room, across, down }, Remedy::OpenPrinters))
        }
        PageNote::Untouched
        | PageNote::CutOut { .. }
        | PageNote::Turned
        | PageNote::OtherHead { .. }
        | PageNote::Scaled { .. }
        | PageNote::BarsRounded
        | PageNote::CutOff { .. }
        | PageNote::MovedOff { .. }
        | PageNote::OnSheet { .. } => None,
    })
}
