//! Paper: how large it is, and how a printer's own is laid out.

use serde::Deserialize;
use serde::Serialize;

use super::LabelFormat;

/// Tenths of a millimetre in an inch: the exact bridge between paper and dots per inch.
const TENTHS_PER_INCH: u64 = 254;

/// The size of the paper in the printer, in whole tenths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Media {
    /// Across the head, in tenths of a millimetre.
    pub width: u32,
    /// Along the feed, in tenths of a millimetre.
    pub height: u32,
}

/// What is loaded in a printer, and how a label is put on it. What is left at its default is as if nothing had been said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrinterPaper {
    /// How large it is; 4 × 6 inches where nothing was said.
    pub media: Media,
    /// The dots across the head; none where it is as wide as the paper. Most four-inch heads have 832 at 203 dpi.
    pub head: Option<u32>,
    /// How many labels go on one page.
    pub sheet: SheetLayout,
    /// Where a label lies that is smaller than its place.
    pub place: Placement,
    /// Whether a label may be made a little larger or smaller.
    pub scaling: Scaling,
    /// How pictures are packed for a ZPL printer.
    pub packing: Packing,
}

/// How many labels go on one page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SheetLayout {
    /// One label is the page.
    #[default]
    One,
    /// One above the other.
    Two,
    /// Two beside each other, twice.
    Four,
}

/// Where a label lies that is smaller than its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Placement {
    /// In the middle.
    #[default]
    Centre,
    /// In the corner where printing begins.
    TopLeft,
}

/// Whether a label may be made a little larger or smaller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scaling {
    /// Never: a millimetre stays one.
    #[default]
    Never,
    /// By up to seven in a hundred, and only so that the bars of its codes are whole dots.
    WholeModules,
}

/// How pictures are packed for a ZPL printer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Packing {
    /// Runs of the same digit. Every ZPL printer reads it.
    #[default]
    Runs,
    /// Z64: smaller still; printers that only resemble a Zebra may not read it.
    Z64,
}

impl Media {
    /// The 4 × 6 inch label (101.6 × 152.4 mm), the only layout that exists in PDF, PNG and ZPL alike.
    pub const FOUR_BY_SIX: Media = Media { width: 1016, height: 1524 };

    /// The metric label that is taken for 4 × 6 inches, and is smaller.
    pub const HUNDRED_BY_150: Media = Media { width: 1000, height: 1500 };

    /// A quarter of an office page.
    pub const A6: Media = Media { width: 1050, height: 1480 };

    /// Half an office page.
    pub const A5: Media = Media { width: 1480, height: 2100 };

    /// A page as offices have it.
    pub const A4: Media = Media { width: 2100, height: 2970 };

    /// The papers that are offered by name.
    pub const USUAL: [Media; 5] = [Self::FOUR_BY_SIX, Self::HUNDRED_BY_150, Self::A6, Self::A5, Self::A4];

    /// The least and the most that a side may have, in tenths of a millimetre: from a tag for jewels to a sheet of A3.
    pub const SIDES: std::ops::RangeInclusive<u32> = 100..=4200;

    /// The width and height in whole dots of a head of that many dots per inch: 4 × 6 inches at 203 dpi are
    /// 812 × 1218.
    pub fn dots(self, dpi: u32) -> (u32, u32) {
        (tenths_to_dots(self.width, dpi), tenths_to_dots(self.height, dpi))
    }

    /// So many dots as paper.
    pub fn of_dots(width: u32, height: u32, dpi: u32) -> Media {
        let tenths = |dots| dots_to_tenths(dots, dpi);
        Media { width: tenths(width), height: tenths(height) }
    }

    /// Its short name, where it has one.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::FOUR_BY_SIX => Some("4 × 6 in"),
            Self::A6 => Some("A6"),
            Self::A5 => Some("A5"),
            Self::A4 => Some("A4"),
            // Any other is called by its millimetres.
            Media { .. } => None,
        }
    }
}

impl Default for Media {
    /// What was taken for granted before it could be said.
    fn default() -> Self {
        Self::FOUR_BY_SIX
    }
}

impl PrinterPaper {
    /// The dots that the usual four-inch head has at a resolution: 104 mm of them.
    pub fn usual_head(dpi: u32) -> u32 {
        match dpi {
            203 => 832,
            300 => 1248,
            600 => 2496,
            _ => tenths_to_dots(1040, dpi),
        }
    }

    /// How wide and high the picture is that a printer of that language gets, in dots. A head that is narrower than its
    /// paper prints no more than it is wide; pages are for printers that are no such heads.
    pub fn printable(&self, language: LabelFormat, dpi: u32) -> (u32, u32) {
        let (width, height) = self.media.dots(dpi);
        match (language.is_program(), self.head) {
            (true, Some(head)) => (width.min(head.max(1)), height),
            (true, None) | (false, _) => (width, height),
        }
    }

    /// How many dots of the paper's width the head does not reach.
    pub fn beyond_the_head(&self, dpi: u32) -> u32 {
        self.head.map_or(0, |head| self.media.dots(dpi).0.saturating_sub(head))
    }
}

impl SheetLayout {
    /// Every layout.
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Four];

    /// Labels across and down.
    pub fn cells(self) -> (u32, u32) {
        match self {
            Self::One => (1, 1),
            Self::Two => (1, 2),
            Self::Four => (2, 2),
        }
    }

    /// How many labels a page takes.
    pub fn places(self) -> u8 {
        let (across, down) = self.cells();
        (across * down) as u8
    }

    /// The id of its words.
    pub fn id(self) -> &'static str {
        match self {
            Self::One => "sheet-one",
            Self::Two => "sheet-two",
            Self::Four => "sheet-four",
        }
    }
}

impl Placement {
    /// Every placement.
    pub const ALL: [Self; 2] = [Self::Centre, Self::TopLeft];

    /// The id of its words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Centre => "place-centre",
            Self::TopLeft => "place-top-left",
        }
    }
}

/// Whole dots for a length of paper, to the nearest.
pub(super) fn tenths_to_dots(tenths: u32, dpi: u32) -> u32 {
    let dots = (u64::from(tenths) * u64::from(dpi) + TENTHS_PER_INCH / 2) / TENTHS_PER_INCH;
    dots.min(u64::from(u32::MAX)) as u32
}

/// The length of paper that so many dots take, to the nearest tenth of a millimetre.
fn dots_to_tenths(dots: u32, dpi: u32) -> u32 {
    let dpi = u64::from(dpi.max(1));
    ((u64::from(dots) * TENTHS_PER_INCH + dpi / 2) / dpi).min(u64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_by_six_inches_are_812_by_1218_dots_at_203() {
        assert_eq!(Media::FOUR_BY_SIX.dots(203), (812, 1218));
        assert_eq!(Media::FOUR_BY_SIX.dots(300), (1200, 1800));
        assert_eq!(Media::HUNDRED_BY_150.dots(203), (799, 1199));
        assert_eq!(Media::A6.dots(203), (839, 1183));
        for media in Media::USUAL {
            let (width, height) = media.dots(300);
            assert_eq!(Media::of_dots(width, height, 300), media);
        }
    }

    #[test]
    fn a_head_that_is_narrower_than_its_paper_says_how_much() {
        let paper = PrinterPaper { media: Media::A6, head: Some(832), ..PrinterPaper::default() };
        assert_eq!(paper.beyond_the_head(203), 7);
        assert_eq!(paper.printable(LabelFormat::Zpl, 203), (832, 1183));
        assert_eq!(paper.printable(LabelFormat::Pdf, 203), (839, 1183), "an office printer has no such head");
        assert_eq!(PrinterPaper::default().beyond_the_head(203), 0);
        assert_eq!(PrinterPaper::default().printable(LabelFormat::Zpl, 203), (812, 1218));
    }

    #[test]
    fn a_printer_that_was_set_up_before_has_what_was_taken_for_granted() {
        let kept: PrinterPaper = serde_json::from_str("{}").unwrap();
        assert_eq!(kept, PrinterPaper::default());
        assert_eq!(kept.media, Media::FOUR_BY_SIX);
    }
}
