//! What a printer says of itself.

/// What a printer says of itself when it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrinterStatus {
    /// It says that it can print; a folder can be written.
    Ready,
    /// It takes connections and tells no more than that.
    Reachable,
    /// It has no more labels.
    PaperOut,
    /// It has no more ribbon.
    RibbonOut,
    /// Its head or cover is open.
    HeadOpen,
    /// Somebody paused it.
    Paused,
    /// It does not answer.
    NoAnswer,
    /// The folder is not there or cannot be written.
    FolderMissing,
}

impl PrinterStatus {
    /// Every status.
    pub const ALL: [Self; 8] = [
        Self::Ready,
        Self::Reachable,
        Self::PaperOut,
        Self::RibbonOut,
        Self::HeadOpen,
        Self::Paused,
        Self::NoAnswer,
        Self::FolderMissing,
    ];

    /// The id of its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ready => "printer-ready",
            Self::Reachable => "printer-reachable",
            Self::PaperOut => "printer-paper-out",
            Self::RibbonOut => "printer-ribbon-out",
            Self::HeadOpen => "printer-head-open",
            Self::Paused => "printer-paused",
            Self::NoAnswer => "printer-no-answer",
            Self::FolderMissing => "printer-folder-missing",
        }
    }
}
