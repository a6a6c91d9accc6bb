//! Putting bytes on paper.
//!
//! A [`Printer`] moves bytes that are already in its own language and says how far they got. It knows no parcels, no files of
//! ours and no jobs: bytes are kept, and a job is written down, before they come here.

mod folder;
mod raw;

use std::io;

use crate::domain::Failure;
use crate::domain::JobState;
use crate::domain::JobTrouble;
use crate::domain::LabelFormat;
use crate::domain::Mishap;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::PrinterWay;
use crate::domain::Remedy;
use crate::label;

/// Something that takes labels.
///
/// There is no `poll` and no `cancel`: neither a folder nor a raw port says what became of a job, so [`Printer::submit`]
/// returns all that will ever be known. Printers with queues will bring both.
pub trait Printer: Send {
    /// What it says of itself now; one that answers and says nothing is taken at its silence. May take a few seconds when
    /// it does not answer.
    fn status(&mut self) -> Result<PrinterReadiness, PrintError>;

    /// Sends one label and says how far it got. On an error, what is on paper is for a person to see: never send again unasked.
    fn submit(&mut self, payload: &Payload) -> Result<JobState, PrintError>;
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
        PrinterWay::Raw { host, port } => Box::new(raw::RawPrinter::new(setup, host, *port)),
    }
}

impl PrintError {
    /// What is recorded of it.
    pub fn trouble(&self) -> JobTrouble {
        match self {
            Self::NoAnswer { .. } => JobTrouble::NoAnswer,
            Self::Interrupted { .. } => JobTrouble::Interrupted,
            Self::WrongFormat { .. } => JobTrouble::WrongFormat,
            Self::NotALabel { .. } => JobTrouble::NotALabel,
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
            PrintError::Interrupted { name, .. } => {
                Failure::new(Mishap::PrinterUnreachable { name }, Remedy::OpenPrinters)
            }
            PrintError::WrongFormat { name, format } => {
                Failure::new(Mishap::WrongFormat { format: format.name(), name }, Remedy::OpenPrinters)
            }
            PrintError::NotALabel { .. } => Failure::new(Mishap::NotALabel, Remedy::Nothing),
            PrintError::CannotWrite { path, .. } => Failure::new(Mishap::CannotWrite { path }, Remedy::OpenPrinters),
        }
    }
}
