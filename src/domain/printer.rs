//! What a printer says of itself.

/// Whether a printer can be sent something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrinterReadiness {
    /// It answers, or its folder can be written.
    Ready,
    /// It answers and says that it needs a hand.
    NeedsHand(PrinterTrouble),
}

/// What a printer says it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrinterTrouble {
    /// Labels.
    PaperOut,
    /// Its head closed.
    HeadOpen,
    /// Its pause ended.
    Paused,
    /// A ribbon.
    RibbonOut,
}

impl PrinterTrouble {
    /// Every trouble.
    pub const ALL: [Self; 4] = [Self::PaperOut, Self::HeadOpen, Self::Paused, Self::RibbonOut];

    /// The id of its sentence.
    pub fn id(self) -> &'static str {
        match self {
            Self::PaperOut => "printer-paper-out",
            Self::HeadOpen => "printer-head-open",
            Self::Paused => "printer-paused",
            Self::RibbonOut => "printer-ribbon-out",
        }
    }
}
