//! The papers that come with a parcel.

use serde::Deserialize;
use serde::Serialize;

use super::Tongue;

/// The slip's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackingWords {
    /// What the paper is.
    pub title: String,
    /// Over the sender's address.
    pub sender: String,
    /// Over the consignee's address.
    pub consignee: String,
    /// Beside the order's number.
    pub order: String,
    /// Beside the day.
    pub date: String,
    /// Beside the service.
    pub service: String,
    /// Beside what the parcel weighs.
    pub weight: String,
    /// Beside the parcel's number.
    pub tracking: String,
    /// Over the order's contents, where no article is named.
    pub contents: String,
    /// The head of the articles' column.
    pub article: String,
    /// The head of the column of how many.
    pub quantity: String,
    /// The head of the column of references.
    pub reference: String,
    /// The head of the column of what one weighs.
    pub unit_weight: String,
}

/// What a packing slip is drawn with beside the shipment: everything that a language decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackingText {
    /// Its words.
    pub words: PackingWords,
    /// In which language countries are named.
    pub tongue: Tongue,
    /// The day, as that language writes days.
    pub date: String,
    /// The mark before decimals.
    pub decimal: char,
}

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
