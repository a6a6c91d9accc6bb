//! Putting bytes on paper.
//!
//! A [`Printer`] moves bytes that are already in its own language and says how far they got. It knows no parcels, no files of
//! ours and no queue: bytes are kept, and a job is written down, before they come here. [`find`] looks for printers.

mod announced;
mod evidence;
pub mod find;
mod folder;
mod ipp;
mod language;
mod line;
mod tspl;
mod zebra;

use std::io;

use crate::domain::Failure;
use crate::domain::JobState;
use crate::domain::JobTrouble;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::Mishap;
use crate::domain::PrinterAbilities;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::PrinterWay;
use crate::domain::Remedy;
use crate::domain::Troubles;
use crate::label;

/// Something that takes labels. One holder at a time, for as long as it likes: what was learned of a printer stays in it.
pub trait Printer: Send {
    /// What it has proved that it can do. Asks it; may take a few seconds when it does not answer.
    fn abilities(&mut self) -> Result<PrinterAbilities, PrintError>;

    /// What it says of itself now; one that answers and says nothing is taken at its silence. May take a few seconds when
    /// it does not answer.
    fn status(&mut self) -> Result<PrinterReadiness, PrintError>;

    /// Sends one label and says how far it got. While it takes long, `heed` hears what is in the way and says whether to go on.
    /// On an error, what is on paper is for a person to see: never send again unasked.
    fn submit(&mut self, payload: &Payload, heed: Heed<'_>) -> Result<Sent, PrintError>;

    /// What became of a job that it has.
    fn poll(&mut self, job: &JobHandle) -> Result<Progress, PrintError>;

    /// Takes back a job that it has. An error means that it goes on; what became of it is still to be asked.
    fn cancel(&mut self, job: &JobHandle) -> Result<(), PrintError>;
}

/// Hears what is in the way while a label is sent, and says whether to go on.
pub type Heed<'a> = &'a mut dyn FnMut(Troubles) -> Go;

/// Whether to go on sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// Go on.
    On,
    /// A person takes it back: stop here.
    Stop,
}

/// A label that has left this desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// How far it got so far.
    pub state: JobState,
    /// What the printer calls the job; none where nothing more will be heard of it.
    pub job: Option<JobHandle>,
}

/// How a job stands at its printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How far it got.
    pub state: JobState,
    /// What holds it, as far as the printer says.
    pub troubles: Troubles,
}

/// What a printer knows a job by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobHandle {
    /// Its number, which the printer keeps also while this station is off.
    Numbered(i32),
    /// What lies in the printer's memory: known only to who has just sent it.
    InMemory,
}

impl JobHandle {
    /// How it is written down; none for one that is worth nothing after a restart.
    pub fn stored(&self) -> Option<String> {
        match self {
            Self::Numbered(number) => Some(number.to_string()),
            Self::InMemory => None,
        }
    }

    /// Reads what [`JobHandle::stored`] wrote.
    pub fn read(stored: &str) -> Option<Self> {
        stored.parse().ok().map(Self::Numbered)
    }
}

/// One label, in a printer's language.
#[derive(Clone, PartialEq, Eq)]
pub struct Payload {
    /// To the byte.
    pub bytes: Vec<u8>,
    /// What they are.
    pub format: LabelFormat,
    /// What a file of it is called, without ending: the tracking number as a rule.
    pub file_stem: String,
    /// The paper that it was made for, to the tenth of a millimetre; none where its pages say so themselves.
    pub media: Option<Media>,
}

/// Why a label did not get to a printer.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// No connection, so nothing was sent.
    #[error("printer {name} does not answer: {cause}")]
    NoAnswer {
        /// The printer's name.
        name: String,
        /// What the system says.
        cause: io::Error,
    },
    /// The connection broke, or the printer stopped taking bytes. Some may have arrived.
    #[error("printer {name} stopped after {sent} bytes at the most: {cause}")]
    Interrupted {
        /// The printer's name.
        name: String,
        /// How many bytes left this desk.
        sent: usize,
        /// What the system says.
        cause: io::Error,
    },
    /// The printer would print these bytes as text, metres of it. Nothing was sent.
    #[error("printer {name} does not take {}", .format.name())]
    WrongFormat {
        /// The printer's name.
        name: String,
        /// What the bytes are.
        format: LabelFormat,
    },
    /// The bytes are no label in a language we know, or not the one they are said to be. Nothing was sent.
    #[error("the bytes are not {}", .claimed.name())]
    NotALabel {
        /// What they are said to be.
        claimed: LabelFormat,
    },
    /// The printer looked at the job and did not take it. Nothing is on paper.
    #[error("printer {name} refused the job: {said}")]
    Refused {
        /// The printer's name.
        name: String,
        /// What it says, in its protocol's own words.
        said: String,
    },
    /// It has forgotten the job, or may have: whether it is on paper is for a person to see.
    #[error("printer {name} has forgotten the job")]
    Forgotten {
        /// The printer's name.
        name: String,
    },
    /// The printer wants to know who prints. Nothing is on paper.
    #[error("printer {name} wants a name and a password")]
    Locked {
        /// The printer's name.
        name: String,
    },
    /// It has the job and does not give it back.
    #[error("printer {name} does not take the job back: {said}")]
    NotTakenBack {
        /// The printer's name.
        name: String,
        /// Why not.
        said: String,
    },
    /// The folder or the file in it cannot be written.
    #[error("the folder {path} cannot be written: {cause}")]
    CannotWrite {
        /// The folder's last parts.
        path: String,
        /// What the system says.
        cause: io::Error,
    },
}

/// The printer of a set-up. Opens nothing yet.
pub fn open(setup: &PrinterSetup) -> Box<dyn Printer> {
    match &setup.way {
        PrinterWay::Folder { path } => Box::new(folder::FolderPrinter::new(path)),
        PrinterWay::Raw { host, port } => Box::new(language::LanguagePrinter::at_port(setup, host, *port)),
        PrinterWay::Usb { device } => Box::new(language::LanguagePrinter::at_device(setup, device)),
        PrinterWay::Ipp { uri } => Box::new(ipp::IppPrinter::new(setup, uri)),
    }
}

impl PrintError {
    /// What is recorded of it.
    pub fn trouble(&self) -> JobTrouble {
        match self {
            Self::NoAnswer { .. } => JobTrouble::NoAnswer,
            Self::Interrupted { .. } | Self::Forgotten { .. } => JobTrouble::Interrupted,
            Self::WrongFormat { .. } => JobTrouble::WrongFormat,
            Self::NotALabel { .. } => JobTrouble::NotALabel,
            Self::Refused { .. } | Self::Locked { .. } => JobTrouble::Refused,
            // It goes on: whoever asked is told, and the job is not.
            Self::NotTakenBack { .. } => JobTrouble::Interrupted,
            Self::CannotWrite { .. } => JobTrouble::CannotWrite,
        }
    }
}

impl Payload {
    /// The bytes are what they are said to be.
    fn check(&self) -> Result<(), PrintError> {
        if label::kind(&self.bytes) == Ok(self.format) {
            Ok(())
        } else {
            Err(PrintError::NotALabel { claimed: self.format })
        }
    }
}

impl std::fmt::Debug for Payload {
    /// Never the bytes: a label is a person's address.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Payload({}, {} bytes)", self.format.name(), self.bytes.len())
    }
}

impl From<PrintError> for Failure {
    fn from(error: PrintError) -> Self {
        match error {
            PrintError::NoAnswer { name, .. } => Failure::new(Mishap::PrinterUnreachable { name }, Remedy::TryAgain),
            // Not "try again": half a label, or a whole one, may be lying there.
            PrintError::Interrupted { name, .. } | PrintError::Forgotten { name } => {
                Failure::new(Mishap::PrintInDoubt { name }, Remedy::Nothing)
            }
            PrintError::Refused { name, .. } => Failure::new(Mishap::PrinterRefused { name }, Remedy::OpenPrinters),
            PrintError::Locked { name } => Failure::new(Mishap::PrinterLocked { name }, Remedy::OpenPrinters),
            PrintError::NotTakenBack { name, .. } => Failure::new(Mishap::NotTakenBack { name }, Remedy::Nothing),
            PrintError::WrongFormat { name, format } => {
                Failure::new(Mishap::WrongFormat { format: format.name(), name }, Remedy::OpenPrinters)
            }
            PrintError::NotALabel { .. } => Failure::new(Mishap::NotALabel, Remedy::Nothing),
            PrintError::CannotWrite { path, .. } => Failure::new(Mishap::CannotWrite { path }, Remedy::OpenPrinters),
        }
    }
}
