//! A logo on the label: images of the account at the carrier, and the file that one is made of.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

/// The carrier's id of an image.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LabelImageId(pub String);

/// An image that the carrier keeps and can put on labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelImage {
    /// The carrier's.
    pub id: LabelImageId,
    /// What the operator calls it.
    pub name: String,
    /// The carrier puts it on labels unasked.
    pub is_default: bool,
}

/// What kind of picture a file is, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// What can be told of a picture without looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogoFacts {
    /// By its first bytes.
    pub kind: LogoKind,
    /// The size of the file.
    pub bytes: usize,
    /// Across, in points of the picture.
    pub width: u32,
    /// Down.
    pub height: u32,
    /// Something shines through.
    pub transparent: bool,
}

/// A picture that was picked to become an image of the account.
#[derive(Clone, PartialEq, Eq)]
pub struct PickedLogo {
    /// The file's name, without its folder.
    pub file_name: String,
    /// What it is.
    pub facts: LogoFacts,
    /// The file to the byte.
    pub bytes: Vec<u8>,
}

/// What is sent to the carrier to keep.
#[derive(Clone, PartialEq, Eq)]
pub struct NewLogo {
    /// What the operator calls it.
    pub name: String,
    /// What kind of picture it is.
    pub kind: LogoKind,
    /// The file to the byte.
    pub bytes: Vec<u8>,
}

/// Whether this parcel's label carries the account's logo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LogoChoice {
    /// As the account has it.
    #[default]
    AsTheAccount,
    /// None, whatever the account has.
    Without,
}

impl fmt::Debug for PickedLogo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PickedLogo({:?})", self.facts)
    }
}

impl fmt::Debug for NewLogo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewLogo({:?}, {} bytes)", self.kind, self.bytes.len())
    }
}
