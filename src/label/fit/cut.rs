//! What of a label that is too large still fits, where a person wants that rather than nothing: laid so that no code is cut.

use super::Block;
use super::Page;
use super::blocks;
use super::on_sheet;
use super::over;
use super::turn;
use crate::domain::CodeDemands;
use crate::domain::CutCodes;
use crate::domain::Dots;
use crate::domain::Edges;
use crate::domain::LabelGrades;
use crate::domain::PageNote;
use crate::domain::PageTarget;
use crate::domain::Placement;
use crate::domain::TrackingNumber;
use crate::domain::codes_carry;
use crate::label::grade;

/// What fits of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatFits {
    /// The page that would be printed.
    pub page: Page,
    /// The dots that it leaves out.
    pub lost: Edges,
    /// What becomes of its codes.
    pub codes: CutCodes,
}

/// The most of a label that its printer can print. `page` is the label as [`super::page`] gives one that is too large.
///
/// It is laid to each edge in turn, the way that loses least ink first, and the first way is taken on which every code of the whole
/// label is found again, graded no worse: a code that is cut is none, and one whose clear space is cut grades lower. None where
/// nothing is too large, or where a carrier's own program goes out, which nobody cuts but its printer.
pub fn what_fits(page: &Page, printer: &PageTarget, place: u8, tracking: Option<&TrackingNumber>) -> Option<WhatFits> {
    let larger = |note: &PageNote| matches!(note, PageNote::TooLarge { .. });
    if !page.notes.iter().any(larger) || page.notes.contains(&PageNote::Untouched) {
        return None;
    }
    let size = printer.paper.printable(printer.language, page.dots.dpi());
    let (across, down) = printer.paper.sheet.cells();
    let cell = (size.0 / across, size.1 / down);
    let ink = blocks::ink_of(&page.dots)?;
    let lying = over((ink.height, ink.width), cell) < over((ink.width, ink.height), cell);
    let whole = if lying { turn::turned(&page.dots)? } else { page.dots.clone() };
    let ink = blocks::ink_of(&whole)?;
    let codes = grade(&whole, &CodeDemands::USUAL);

    let mut ways = ways(&whole, ink, cell, printer.paper.place);
    ways.sort_by_key(|(window, _)| std::cmp::Reverse(window.ink(&whole)));
    let mut notes: Vec<PageNote> = page.notes.iter().filter(|note| !larger(note)).copied().collect();
    if lying {
        notes.push(PageNote::Turned);
    }
    let made = |(window, lost): &(Window, Edges)| {
        let mut notes = notes.clone();
        notes.push(PageNote::CutOff { lost: *lost });
        let label = window.of(&whole)?;
        let layout = printer.paper.sheet;
        let dots = on_sheet(&label, size, cell, place % layout.places(), layout, &mut notes).ok()?;
        Some(Page { dots: dots.shifted(printer.shift), from: page.from, notes })
    };
    let unknown = codes.codes.is_empty() || tracking.is_some_and(|tracking| !codes_carry(&codes, tracking));
    if unknown {
        let least = ways.first()?;
        return Some(WhatFits { page: made(least)?, lost: least.1, codes: CutCodes::NoNumber });
    }
    let holds = |window: &Window| codes.codes.iter().all(|code| window.holds(code.frame.into()));
    for way in ways.iter().filter(|(window, _)| holds(window)) {
        let page = made(way)?;
        let after = grade(&page.dots, &CodeDemands::USUAL);
        if let Some(worst) = after.worst().filter(|_| none_is_worse(&codes, &after)) {
            return Some(WhatFits { page, lost: way.1, codes: CutCodes::Whole { worst } });
        }
    }
    let least = ways.first()?;
    Some(WhatFits { page: made(least)?, lost: least.1, codes: CutCodes::Cut })
}

/// Every code is found again, and is graded no lower.
fn none_is_worse(before: &LabelGrades, after: &LabelGrades) -> bool {
    before.codes.iter().all(|code| {
        after
            .codes
            .iter()
            .any(|found| found.symbology == code.symbology && found.text == code.text && found.grade >= code.grade)
    })
}

/// A part of a picture as large as what can be printed; it may begin before the picture does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    left: i64,
    top: i64,
    width: u32,
    height: u32,
}

impl Window {
    fn of(&self, dots: &Dots) -> Option<Dots> {
        let at = |begin: i64, on: u32| u32::try_from(begin + i64::from(on)).ok();
        Dots::from_fn(self.width, self.height, dots.dpi(), |x, y| {
            at(self.left, x).zip(at(self.top, y)).is_some_and(|(x, y)| dots.black(x, y))
        })
    }

    fn holds(&self, block: Block) -> bool {
        let within = |begin: i64, long: u32, at: u32, size: u32| {
            begin <= i64::from(at) && i64::from(at) + i64::from(size) <= begin + i64::from(long)
        };
        within(self.left, self.width, block.left, block.width) && within(self.top, self.height, block.top, block.height)
    }

    fn ink(&self, dots: &Dots) -> u64 {
        let clamp = |begin: i64, long: u32, end: u32| {
            let from = begin.clamp(0, end.into()) as u32;
            (from, (begin + i64::from(long)).clamp(0, end.into()) as u32 - from)
        };
        let (left, width) = clamp(self.left, self.width, dots.width());
        let (top, height) = clamp(self.top, self.height, dots.height());
        blocks::ink_in(dots, Block { left, top, width, height })
    }
}

/// Every way that a label's ink can be laid on a place that is too small for it, and what each loses.
fn ways(dots: &Dots, ink: Block, cell: (u32, u32), place: Placement) -> Vec<(Window, Edges)> {
    debug_assert!(ink.left + ink.width <= dots.width(), "the ink is the picture's");
    let across = begins(ink.left, ink.width, cell.0, place);
    let down = begins(ink.top, ink.height, cell.1, place);
    let pairs = across.iter().flat_map(|across| down.iter().map(move |down| (*across, *down)));
    pairs
        .map(|((left, lost_left, lost_right), (top, lost_top, lost_bottom))| {
            let lost = Edges { left: lost_left, right: lost_right, top: lost_top, bottom: lost_bottom };
            (Window { left, top, width: cell.0, height: cell.1 }, lost)
        })
        .collect()
}

/// Where a window along one side of the ink may begin, and what it loses before and behind: at the ink's beginning first, since that
/// is where printers begin.
fn begins(at: u32, long: u32, room: u32, place: Placement) -> Vec<(i64, u32, u32)> {
    let Some(over) = long.checked_sub(room).filter(|over| *over > 0) else {
        let free = room - long;
        let before = match place {
            Placement::Centre => free / 2,
            Placement::TopLeft => 0,
        };
        return vec![(i64::from(at) - i64::from(before), 0, 0)];
    };
    let begin = |before: u32| (i64::from(at + before), before, over - before);
    vec![begin(0), begin(over), begin(over / 2)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::LabelFormat;
    use crate::domain::Media;
    use crate::domain::PrinterPaper;

    #[test]
    fn a_frame_beyond_the_head_is_left_out_and_the_code_stays_whole() {
        let fits = fits(&label(60), 812).expect("too large");
        assert_eq!(fits.lost, Edges { right: 28, ..Edges::default() });
        assert!(matches!(fits.codes, CutCodes::Whole { .. }), "{:?}", fits.codes);
        assert_eq!((fits.page.dots.width(), fits.page.dots.height()), (812, 1183));
        assert_eq!(fits.page.notes, [PageNote::CutOff { lost: fits.lost }]);
    }

    #[test]
    fn a_code_at_one_edge_moves_the_cut_to_the_other() {
        // The code ends, with its clear space, at the right edge of the ink: only the left one can be left out.
        let near_right = label(840 - 40 - code().width() - 2);
        let fits = fits(&near_right, 812).expect("too large");
        assert_eq!(fits.lost, Edges { left: 28, ..Edges::default() });
        assert!(matches!(fits.codes, CutCodes::Whole { .. }), "{:?}", fits.codes);
    }

    #[test]
    fn a_label_whose_code_is_as_wide_as_what_fits_would_be_cut_and_says_so() {
        let room = code().width() + 20;
        let fits = fits(&label(60), room).expect("too large");
        assert_eq!(fits.codes, CutCodes::Cut);
        let other = TrackingNumber("OTHER".to_owned());
        let page = too_large(&label(60), 812);
        assert_eq!(what_fits(&page, &target(812), 0, Some(&other)).map(|fits| fits.codes), Some(CutCodes::NoNumber));
    }

    #[test]
    fn nothing_is_cut_of_a_label_that_fits_or_of_a_program() {
        let page = too_large(&label(60), 812);
        let fitting = Page { notes: Vec::new(), ..page.clone() };
        assert_eq!(what_fits(&fitting, &target(840), 0, Some(&number())), None);
        let program = Page { notes: [vec![PageNote::Untouched], page.notes.clone()].concat(), ..page };
        assert_eq!(what_fits(&program, &target(812), 0, Some(&number())), None);
    }

    fn fits(label: &Dots, head: u32) -> Option<WhatFits> {
        what_fits(&too_large(label, head), &target(head), 0, Some(&number()))
    }

    /// An A6 label with a frame at its edges and a code that begins so many dots from the left.
    fn label(left: u32) -> Dots {
        let code = code();
        Dots::from_fn(840, 1183, 203, |x, y| {
            let edge = !(2..838).contains(&x) || !(2..1181).contains(&y);
            let on = x >= left && y >= 500 && x - left < code.width() && y - 500 < code.height();
            edge || on && code.black(x - left, y - 500)
        })
        .expect("a sound size")
    }

    /// The bars of a Code 128, cut out of a drawn label.
    fn code() -> Dots {
        let zpl = b"^XA^PW812^LL300^FO100,50^BY2^BCN,120,N,N,N^FD6A12345678901^FS^XZ";
        let drawn = crate::label::decode(zpl, 203, Media { width: 1016, height: 375 }).expect("a label");
        let ink = blocks::ink_of(&drawn).expect("bars");
        blocks::taken(&drawn, ink).expect("bars")
    }

    fn number() -> TrackingNumber {
        TrackingNumber("6A12345678901".to_owned())
    }

    fn target(head: u32) -> PageTarget {
        let paper = PrinterPaper { media: Media::A6, head: Some(head), ..PrinterPaper::default() };
        PageTarget { language: LabelFormat::Tspl, dpi: 203, paper, ..PageTarget::default() }
    }

    fn too_large(label: &Dots, head: u32) -> Page {
        let room = Media::of_dots(head, 1183, 203);
        let note = PageNote::TooLarge { label: Media::A6, room, across: 840 - head, down: 0 };
        Page { dots: label.clone(), from: LabelFormat::Png, notes: vec![note] }
    }
}
