//! What the station says without words: a tone, and an edge that is seen from the corner of the eye. Never alone: a word stands by.

use serde::Deserialize;
use serde::Serialize;

/// The two things worth turning round for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Signal {
    /// It is done: the paper is coming.
    Done,
    /// It waits for a person.
    NeedsYou,
}

/// Something that can be switched off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Switch {
    /// As the station comes.
    #[default]
    On,
    /// Not wanted at this desk.
    Off,
}

/// What tones would be heard through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SoundOutput {
    /// This program of the system plays them.
    Through(&'static str),
    /// The system has none that we know.
    Absent,
}

impl Signal {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Done, Self::NeedsYou];
}

impl Switch {
    /// Whether it is wanted.
    #[must_use]
    pub fn is_on(self) -> bool {
        self == Self::On
    }

    /// As a box that is ticked or not.
    #[must_use]
    pub fn ticked(ticked: bool) -> Self {
        if ticked { Self::On } else { Self::Off }
    }
}
