//! From a label's file to the page that a printer gets.
//!
//! [`page`] is the one way there: what the screen shows, what is graded and what is printed all come from it. A millimetre
//! stays a millimetre and a dot a dot: a label is taken out of a larger page, turned, put in its place and moved as its printer
//! needs, and made larger or smaller only where the operator has asked for it, to whole dots a module. Nothing is dithered.
//! Whatever was done or would be lost is said as a [`PageNote`]. Knows no store, no carrier and no way to a printer.

mod blocks;
mod cut;
mod turn;

use blocks::Block;

use super::NotALabel;
use super::convert;
use super::decode;
use super::kind;
use super::pdf;
use crate::domain::Dots;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::PageNote;
use crate::domain::PageTarget;
use crate::domain::Scaling;
use crate::domain::SheetLayout;

pub use cut::WhatFits;
pub use cut::what_fits;
pub use turn::whole_modules;

/// What is known of one label beside its file and its printer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PageWish {
    /// The narrowest bar or square of its codes, in dots of its picture; none where nobody has measured it. Without it nothing
    /// is made larger or smaller.
    pub module: Option<f64>,
    /// Which place of a sheet it takes, from 0 on, by rows.
    pub place: u8,
}

/// A label as its printer gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its dots: those that go on paper, or, of a carrier's own program, those that the printer makes of it.
    pub dots: Dots,
    /// What the file is that they come from.
    pub from: LabelFormat,
    /// What was done, in the order in which it was done.
    pub notes: Vec<PageNote>,
}

impl Page {
    /// What would be lost on this paper; none where everything gets there.
    pub fn loss(&self) -> Option<&PageNote> {
        self.notes.iter().find(|note| note.is_loss())
    }
}

/// Whether a printer gets this file to the byte: a carrier's ZPL says itself where everything stands, and its printer has the
/// letters for it. Where everything has to be moved, or shares a page, its dots go out.
pub fn goes_out_untouched(file: &[u8], printer: &PageTarget) -> bool {
    printer.takes_programs() && kind(file) == Ok(LabelFormat::Zpl)
}

/// The page that a printer gets of a label.
///
/// Where a label is larger than what can be printed, its page has the label's own size and says by how much: a picture of what
/// is cut off would show nothing of it.
pub fn page(file: &[u8], printer: &PageTarget, wish: PageWish) -> Result<Page, NotALabel> {
    let from = kind(file)?;
    let decoded = decode(file, printer.dpi, printer.paper.media)?;
    if decoded.ink() == 0 {
        return Err(NotALabel::Blank);
    }
    if goes_out_untouched(file, printer) {
        return Ok(program(decoded, printer));
    }
    let mut notes = Vec::new();
    let asked = from == LabelFormat::Pdf && printer.paper.scaling == Scaling::WholeModules;
    let whole = if asked { pdf::in_whole_dots(file, &decoded)? } else { None };
    let decoded = whole.inspect(|_| notes.push(PageNote::BarsRounded)).unwrap_or(decoded);
    let dots = at_the_head(file, from, decoded, printer, wish, &mut notes)?;
    let size = printer.paper.printable(printer.language, dots.dpi());
    let layout = printer.paper.sheet;
    let (across, down) = layout.cells();
    let cell = (size.0 / across, size.1 / down);
    let dots = match fitted(dots, cell, printer, &mut notes) {
        Ok(label) => on_sheet(&label, size, cell, wish.place % layout.places(), layout, &mut notes)?,
        Err(larger) => return Ok(Page { dots: larger, from, notes }),
    };
    let moved = dots.shifted(printer.shift);
    let lost = dots.ink() - moved.ink();
    if lost > 0 {
        notes.push(PageNote::MovedOff { dots: lost });
    }
    Ok(Page { dots: moved, from, notes })
}

/// The page in its printer's language.
pub fn payload(page: &Page, printer: &PageTarget, title: &str) -> Result<Vec<u8>, NotALabel> {
    convert::to_language(&page.dots, printer.language, printer.paper.packing, title)
}

/// A carrier's own program as its printer draws it, and whether all of it gets on paper.
fn program(dots: Dots, printer: &PageTarget) -> Page {
    let mut notes = vec![PageNote::Untouched];
    let room = printer.paper.printable(LabelFormat::Zpl, printer.dpi);
    let lost = blocks::ink_of(&dots)
        .map(|ink| ((ink.left + ink.width).saturating_sub(room.0), (ink.top + ink.height).saturating_sub(room.1)));
    if let Some((across, down)) = lost.filter(|lost| *lost != (0, 0)) {
        notes.push(too_large((dots.width(), dots.height()), room, across, down, printer.dpi));
    }
    Page { dots, from: LabelFormat::Zpl, notes }
}

/// The label's dots at the resolution of its printer: resized where that was asked for and makes its bars whole dots.
fn at_the_head(
    file: &[u8],
    from: LabelFormat,
    dots: Dots,
    printer: &PageTarget,
    wish: PageWish,
    notes: &mut Vec<PageNote>,
) -> Result<Dots, NotALabel> {
    let made_for = dots.dpi();
    // A page for an office printer carries a picture at whatever resolution the picture has.
    let head = if printer.language == LabelFormat::Pdf { made_for } else { printer.dpi };
    let true_size = f64::from(head) / f64::from(made_for);
    let module = wish.module.filter(|_| printer.paper.scaling == Scaling::WholeModules);
    let factor =
        module.and_then(|module| whole_modules(module, true_size)).filter(|factor| (factor - 1.0).abs() > 1e-6);
    if let Some(factor) = factor {
        let thousandths = (factor / true_size * 1000.0).round() as u32;
        let resized = match from {
            // A page is drawn anew, so that not only its bars are exact.
            LabelFormat::Pdf => Some(pdf::decode_resized(file, printer.dpi, factor)?),
            LabelFormat::Png
            | LabelFormat::Zpl
            | LabelFormat::Jpeg
            | LabelFormat::Gif
            | LabelFormat::Tspl
            | LabelFormat::Epl
            | LabelFormat::Pwg => turn::resized(&dots, factor).and_then(|dots| turn::at_dpi(&dots, head)),
        };
        if let Some(resized) = resized {
            notes.push(PageNote::Scaled { thousandths });
            return Ok(resized);
        }
    }
    if made_for == head {
        return Ok(dots);
    }
    notes.push(PageNote::OtherHead { made_for, head });
    let too_large = NotALabel::TooLarge { width: dots.width().into(), height: dots.height().into() };
    turn::at_dpi(&dots, head).ok_or(too_large)
}

/// The label on a page of exactly that size, or, where it does not fit, the label as it is.
fn fitted(dots: Dots, room: (u32, u32), printer: &PageTarget, notes: &mut Vec<PageNote>) -> Result<Dots, Dots> {
    let fits = |size: (u32, u32)| size.0 <= room.0 && size.1 <= room.1;
    let lies = |size: (u32, u32)| fits((size.1, size.0));
    let size = (dots.width(), dots.height());
    let part = if fits(size) || lies(size) {
        None
    } else {
        let Some(found) = blocks::label_of(&dots, |block| {
            let size = (block.width, block.height);
            fits(size) || lies(size)
        }) else {
            let whole = Block { left: 0, top: 0, width: size.0, height: size.1 };
            let ink = blocks::ink_of(&dots).unwrap_or(whole);
            // It is said for the way it lies better.
            let (across, down) = over((ink.width, ink.height), room).min(over((ink.height, ink.width), room));
            notes.push(too_large((ink.width, ink.height), room, across, down, dots.dpi()));
            return Err(dots);
        };
        Some(found)
    };
    let label = match part.and_then(|part| Some((part, blocks::taken(&dots, part)?))) {
        Some((part, label)) => {
            let place = Media::of_dots(part.left, part.top, dots.dpi());
            notes.push(PageNote::CutOut {
                page: Media::of_dots(size.0, size.1, dots.dpi()),
                left: place.width,
                top: place.height,
                left_off: dots.ink() - label.ink(),
            });
            label
        }
        None => dots,
    };
    let label = if fits((label.width(), label.height())) {
        label
    } else {
        notes.push(PageNote::Turned);
        match turn::turned(&label) {
            Some(turned) => turned,
            None => return Err(label),
        }
    };
    turn::laid(&label, room.0, room.1, printer.paper.place).ok_or(label)
}

/// A label in its place on a sheet.
fn on_sheet(
    label: &Dots,
    size: (u32, u32),
    cell: (u32, u32),
    place: u8,
    layout: SheetLayout,
    notes: &mut Vec<PageNote>,
) -> Result<Dots, NotALabel> {
    if layout == SheetLayout::One {
        return Ok(label.clone());
    }
    let too_large = NotALabel::TooLarge { width: size.0.into(), height: size.1.into() };
    let mut sheet = Dots::white(size.0, size.1, label.dpi()).ok_or(too_large)?;
    let (across, _) = layout.cells();
    let (column, row) = (u32::from(place) % across, u32::from(place) / across);
    turn::copy(label, &mut sheet, column * cell.0, row * cell.1);
    notes.push(PageNote::OnSheet { place: place + 1, of: layout.places() });
    Ok(sheet)
}

fn over(size: (u32, u32), room: (u32, u32)) -> (u32, u32) {
    (size.0.saturating_sub(room.0), size.1.saturating_sub(room.1))
}

fn too_large(size: (u32, u32), room: (u32, u32), across: u32, down: u32, dpi: u32) -> PageNote {
    let (label, room) = (Media::of_dots(size.0, size.1, dpi), Media::of_dots(room.0, room.1, dpi));
    PageNote::TooLarge { label, room, across, down }
}

#[cfg(test)]
mod tests;
