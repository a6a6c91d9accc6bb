//! A state a thing can be in, and the three ways it shows: colour, shape, word. Any one of them is enough.

use egui::Color32;

use super::Icon;
use crate::ui::theme::Tokens;

/// What a tag, an edge or a note says of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Stops the purchase.
    Error,
    /// Lets the purchase go on and is recorded when kept.
    Warning,
    /// Something is awaited; the next parcel can begin.
    Waiting,
    /// It has happened.
    Done,
    /// A fact without a judgement.
    Neutral,
    /// Chosen, or on its way.
    Chosen,
    /// Belongs to the practice station.
    Practice,
}

impl Tone {
    /// The colour of its words and of its icon.
    #[must_use]
    pub const fn ink(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Error => tokens.err,
            Self::Warning => tokens.warn,
            Self::Waiting => tokens.wait,
            Self::Done => tokens.ok,
            Self::Neutral => tokens.text2,
            Self::Chosen => tokens.accent_text,
            Self::Practice => tokens.practice_text,
        }
    }

    /// The colour of its edge.
    #[must_use]
    pub const fn edge(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Error => tokens.err_edge,
            Self::Warning => tokens.warn_edge,
            Self::Waiting | Self::Neutral => tokens.wait_edge,
            Self::Done => tokens.ok_edge,
            Self::Chosen => tokens.accent,
            Self::Practice => tokens.practice,
        }
    }

    /// The fill of its tag.
    #[must_use]
    pub const fn tint(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Error => tokens.err_tint,
            Self::Warning => tokens.warn_tint,
            Self::Waiting | Self::Neutral => tokens.wait_tint,
            Self::Done => tokens.ok_tint,
            Self::Chosen => tokens.tint,
            Self::Practice => tokens.practice_tint,
        }
    }

    /// The shape that says the same without colour.
    #[must_use]
    pub const fn icon(self) -> Option<Icon> {
        match self {
            Self::Error => Some(Icon::Error),
            Self::Warning => Some(Icon::Warning),
            Self::Waiting => Some(Icon::Waiting),
            Self::Done => Some(Icon::Done),
            Self::Neutral | Self::Chosen | Self::Practice => None,
        }
    }
}
