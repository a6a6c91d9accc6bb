//! What a printer says of itself.

use serde::Deserialize;
use serde::Serialize;

use super::LabelFormat;
use super::Media;
use super::PrinterWay;

/// Whether a printer can be sent something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrinterReadiness {
    /// It answers, or its folder can be written.
    Ready,
    /// It answers and says that it needs a hand.
    NeedsHand(Troubles),
}

/// What a printer says it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PrinterTrouble {
    /// Its head closed.
    HeadOpen,
    /// Its cover closed.
    CoverOpen,
    /// What is stuck taken out.
    Jam,
    /// Labels, or paper.
    PaperOut,
    /// Another roll or another tray: what is loaded has not the size that was asked for.
    WrongMedia,
    /// A ribbon.
    RibbonOut,
    /// Toner or ink.
    InkOut,
    /// Time to cool down.
    OverTemperature,
    /// Its pause ended.
    Paused,
    /// Its queue on this or another computer started again.
    Stopped,
    /// To be switched on, or its cable: whoever prints for it does not reach it.
    Offline,
    /// Patience: it has answered before and says nothing now, since it starts or prints for another desk.
    Silent,
    /// It takes no more for now: its memory is full, or it does not say why.
    TakesNothing,
    /// Somebody to look at its own display: it names nothing that we know.
    Attention,
}

/// All that a printer says it needs at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Troubles(u16);

/// What a printer has proved that it can do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrinterAbilities {
    /// What it takes, the best first.
    pub languages: Vec<LabelFormat>,
    /// Dots to the inch of its head, where it says so.
    pub dpi: Option<u32>,
    /// What is loaded, where it says so.
    pub media_ready: Vec<Media>,
    /// It says when something is on paper.
    pub confirms: bool,
    /// A job that it has can be taken back.
    pub cancels: bool,
}

/// A printer that was found, as it would be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPrinter {
    /// What it or its queue is called.
    pub name: String,
    /// How it is reached.
    pub way: PrinterWay,
    /// What is best sent to it.
    pub language: LabelFormat,
    /// Dots to the inch, where it says so.
    pub dpi: Option<u32>,
}

impl PrinterTrouble {
    /// Every trouble, the one that a hand is needed for first before the others.
    pub const ALL: [Self; 14] = [
        Self::HeadOpen,
        Self::CoverOpen,
        Self::Jam,
        Self::PaperOut,
        Self::WrongMedia,
        Self::RibbonOut,
        Self::InkOut,
        Self::OverTemperature,
        Self::Paused,
        Self::Stopped,
        Self::Offline,
        Self::Silent,
        Self::TakesNothing,
        Self::Attention,
    ];

    /// How it is written down. Never changes, unlike the words on the screen.
    pub fn code(self) -> &'static str {
        match self {
            Self::HeadOpen => "head-open",
            Self::CoverOpen => "cover-open",
            Self::Jam => "jam",
            Self::PaperOut => "paper-out",
            Self::WrongMedia => "wrong-media",
            Self::RibbonOut => "ribbon-out",
            Self::InkOut => "ink-out",
            Self::OverTemperature => "over-temperature",
            Self::Paused => "paused",
            Self::Stopped => "printer-stopped",
            Self::Offline => "offline",
            Self::Silent => "silent",
            Self::TakesNothing => "takes-nothing",
            Self::Attention => "attention",
        }
    }

    /// The id of its sentence.
    pub fn id(self) -> &'static str {
        match self {
            Self::HeadOpen => "printer-head-open",
            Self::CoverOpen => "printer-cover-open",
            Self::Jam => "printer-jam",
            Self::PaperOut => "printer-paper-out",
            Self::WrongMedia => "printer-wrong-media",
            Self::RibbonOut => "printer-ribbon-out",
            Self::InkOut => "printer-ink-out",
            Self::OverTemperature => "printer-over-temperature",
            Self::Paused => "printer-paused",
            Self::Stopped => "printer-stopped",
            Self::Offline => "printer-offline",
            Self::Silent => "printer-no-word",
            Self::TakesNothing => "printer-takes-nothing",
            Self::Attention => "printer-attention",
        }
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Troubles {
    /// None at all.
    pub const NONE: Self = Self(0);

    /// With one more.
    #[must_use]
    pub fn and(self, trouble: PrinterTrouble) -> Self {
        Self(self.0 | trouble.bit())
    }

    /// With another's.
    #[must_use]
    pub fn and_all(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it is among them.
    pub fn has(self, trouble: PrinterTrouble) -> bool {
        self.0 & trouble.bit() != 0
    }

    /// Every one of them, the worst first.
    pub fn each(self) -> impl Iterator<Item = PrinterTrouble> {
        PrinterTrouble::ALL.into_iter().filter(move |trouble| self.has(*trouble))
    }

    /// The one that is said where there is room for one.
    pub fn worst(self) -> Option<PrinterTrouble> {
        self.each().next()
    }

    /// What that means for the next label.
    pub fn readiness(self) -> PrinterReadiness {
        if self.is_empty() { PrinterReadiness::Ready } else { PrinterReadiness::NeedsHand(self) }
    }
}

impl PrinterReadiness {
    /// What it needs; nothing when it is ready.
    pub fn troubles(self) -> Troubles {
        match self {
            Self::Ready => Troubles::NONE,
            Self::NeedsHand(troubles) => troubles,
        }
    }
}

impl From<PrinterTrouble> for Troubles {
    fn from(trouble: PrinterTrouble) -> Self {
        Self::NONE.and(trouble)
    }
}

impl FromIterator<PrinterTrouble> for Troubles {
    fn from_iter<T: IntoIterator<Item = PrinterTrouble>>(troubles: T) -> Self {
        troubles.into_iter().fold(Self::NONE, Self::and)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trouble_has_a_bit_and_a_code_of_its_own() {
        let all: Troubles = PrinterTrouble::ALL.into_iter().collect();
        assert_eq!(all.each().collect::<Vec<_>>(), PrinterTrouble::ALL);
        let mut codes = PrinterTrouble::ALL.map(PrinterTrouble::code);
        codes.sort_unstable();
        assert!(codes.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(Troubles::NONE.worst(), None);
    }

    #[test]
    fn an_open_head_is_said_before_the_paper_that_it_hides() {
        let both = Troubles::from(PrinterTrouble::PaperOut).and(PrinterTrouble::HeadOpen);
        assert_eq!(both.worst(), Some(PrinterTrouble::HeadOpen));
        assert_eq!(both.readiness().troubles(), both);
    }
}
