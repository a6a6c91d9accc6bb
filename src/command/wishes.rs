//! The details of what is asked: where a file comes from or goes, what a form holds, how hard to look.

use std::path::PathBuf;

use secrecy::SecretString;

use crate::domain::Dots;
use crate::domain::JobState;
use crate::domain::LabelImage;
use crate::domain::LabelImageId;
use crate::domain::NewLogo;

/// What is wanted of the images that a carrier keeps. The list comes back in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageWish {
    /// The list alone.
    List,
    /// Keep another.
    Add(NewLogo),
    /// Call one by another name.
    Rename(LabelImage),
    /// Forget one.
    Delete(LabelImageId),
}

/// Where a picked file comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickFile {
    /// The system's file dialog asks.
    Ask,
    /// Typed or dropped by the operator.
    Path(PathBuf),
}

/// A card of commands for the scanner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its title.
    pub title: String,
    /// What it is for, in a sentence or two.
    pub hint: String,
    /// Each command's word, and what its code says.
    pub commands: Vec<(String, String)>,
}

/// A test label that was sent to a printer.
#[derive(Clone, Debug)]
pub struct TestSent {
    /// How far it got.
    pub state: JobState,
    /// The dots that it was made of.
    pub dots: Dots,
}

/// What LateShipment's connect form holds.
pub struct PushRequest {
    /// The e-mail address of the account there.
    pub email: String,
    /// The key; the one that is kept where none was typed.
    pub key: Option<SecretString>,
    /// Where deliveries are sent.
    pub endpoint: String,
}

impl std::fmt::Debug for PushRequest {
    /// Neither the address nor the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PushRequest(…)")
    }
}

/// Whether a carrier is asked although something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What was told a moment ago is told again.
    IfOld,
    /// It is asked.
    Now,
}

/// Where an exported file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportTo {
    /// The system's file dialog asks.
    Ask,
    /// Typed by the operator.
    Path(PathBuf),
}

/// Whether the system can show a file dialog. Asked first: a missing one answers like a cancelled one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileDialogs {
    /// It can.
    Available,
    /// It cannot: a path is typed.
    #[default]
    Absent,
}
