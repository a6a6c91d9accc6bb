//! The papers that come with a parcel.

use serde::Deserialize;
use serde::Serialize;

/// What a paper is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PaperKind {
    /// The label: it carries the parcel.
    #[default]
    Label,
    /// The customs declaration.
    Cn23,
    /// The invoice that the carrier drew for the customs.
    Invoice,
}

impl PaperKind {
    /// Every kind, in the order in which they are printed.
    pub const ALL: [Self; 3] = [Self::Label, Self::Cn23, Self::Invoice];

    /// How it is written down. Never changes, unlike the words on the screen.
    pub fn code(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Cn23 => "cn23",
            Self::Invoice => "invoice",
        }
    }

    /// Reads what [`PaperKind::code`] wrote.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The id of its name in the words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Label => "paper-label",
            Self::Cn23 => "paper-cn23",
            Self::Invoice => "paper-invoice",
        }
    }
}
