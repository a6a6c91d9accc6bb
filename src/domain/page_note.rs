//! What was done to a label so that it lies on its paper, and what could not be done.

use super::Edges;
use super::Fact;
use super::Media;

/// One thing that was done to a label on its way to paper, or that stands in its way. Nothing of the kind happens unsaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageNote {
    /// The carrier's own program goes out to the byte; the picture is drawn from it.
    Untouched,
    /// It was taken out of a larger page.
    CutOut {
        /// The whole page.
        page: Media,
        /// Where on it the label begins, in tenths of a millimetre from its left edge.
        left: u32,
        /// And from its top.
        top: u32,
        /// The black dots of the page that are not the label's.
        left_off: u64,
    },
    /// It lay on its side, and was turned.
    Turned,
    /// Its picture was drawn for a head of another resolution, and is not drawn anew.
    OtherHead {
        /// The dots to the inch that it was drawn for.
        made_for: u32,
        /// The dots to the inch of the printer.
        head: u32,
    },
    /// It was made larger or smaller, so that the bars of its codes are whole dots.
    Scaled {
        /// Of its size, in thousandths.
        thousandths: u32,
    },
    /// Bar codes that it carries as pictures were put on whole dots, which moved their ends by a millimetre at most.
    BarsRounded,
    /// It is larger than what can be printed: some of it would be lost.
    TooLarge {
        /// How large it is.
        label: Media,
        /// How large what can be printed is.
        room: Media,
        /// The dots that would be lost across.
        across: u32,
        /// And down.
        down: u32,
    },
    /// A person wanted what fits, and so much of it is not printed.
    CutOff {
        /// The dots that are left out at each edge.
        lost: Edges,
    },
    /// Where it is moved to, a part of it leaves the paper.
    MovedOff {
        /// The black dots that are lost.
        dots: u64,
    },
    /// It is one of several on a page.
    OnSheet {
        /// Its place, from 1 on, by rows.
        place: u8,
        /// How many there are.
        of: u8,
    },
}

impl PageNote {
    /// An example of each, for the test that walks their words.
    pub const EXAMPLES: [Self; 10] = [
        Self::Untouched,
        Self::CutOut { page: Media::A4, left: 120, top: 80, left_off: 12 },
        Self::Turned,
        Self::OtherHead { made_for: 300, head: 203 },
        Self::Scaled { thousandths: 985 },
        Self::BarsRounded,
        Self::TooLarge { label: Media::A6, room: Media::FOUR_BY_SIX, across: 27, down: 0 },
        Self::CutOff { lost: Edges { left: 0, right: 27, top: 0, bottom: 4 } },
        Self::MovedOff { dots: 400 },
        Self::OnSheet { place: 3, of: 4 },
    ];

    /// The id of its sentence.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Untouched => "page-untouched",
            Self::CutOut { left_off: 0, .. } => "page-cut-out",
            Self::CutOut { .. } => "page-cut-out-of-more",
            Self::Turned => "page-turned",
            Self::OtherHead { .. } => "page-other-head",
            Self::Scaled { .. } => "page-scaled",
            Self::BarsRounded => "page-bars-rounded",
            Self::TooLarge { .. } => "page-too-large",
            Self::CutOff { .. } => "page-cut-off",
            Self::MovedOff { .. } => "page-moved-off",
            Self::OnSheet { .. } => "page-on-sheet",
        }
    }

    /// What its sentence names.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        let number = |number: u32| Fact::Number(number.into());
        match self {
            Self::Untouched | Self::Turned | Self::BarsRounded => Vec::new(),
            Self::CutOut { page, left, top, left_off } => vec![
                ("page", Fact::Paper(*page)),
                ("left", Fact::Tenths((*left).into())),
                ("top", Fact::Tenths((*top).into())),
                ("dots", Fact::Number(*left_off)),
            ],
            Self::OtherHead { made_for, head } => vec![("made", number(*made_for)), ("head", number(*head))],
            Self::Scaled { thousandths } => vec![("percent", Fact::Tenths((*thousandths).into()))],
            Self::TooLarge { label, room, across, down } => vec![
                ("label", Fact::Paper(*label)),
                ("room", Fact::Paper(*room)),
                ("across", number(*across)),
                ("down", number(*down)),
            ],
            Self::CutOff { lost } => vec![
                ("left", number(lost.left)),
                ("right", number(lost.right)),
                ("top", number(lost.top)),
                ("bottom", number(lost.bottom)),
            ],
            Self::MovedOff { dots } => vec![("dots", Fact::Number(*dots))],
            Self::OnSheet { place, of } => vec![("place", number((*place).into())), ("of", number((*of).into()))],
        }
    }

    /// Something of the label does not get on paper.
    pub fn is_loss(&self) -> bool {
        match self {
            Self::TooLarge { .. } | Self::CutOff { .. } | Self::MovedOff { .. } => true,
            Self::Untouched
            | Self::CutOut { .. }
            | Self::Turned
            | Self::OtherHead { .. }
            | Self::Scaled { .. }
            | Self::BarsRounded
            | Self::OnSheet { .. } => false,
        }
    }
}
