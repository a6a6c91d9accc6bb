//! The station's own upkeep: copies, what is known of people, the network, the books and what helps when something is wrong.

use std::path::PathBuf;

use jiff::civil::Date;

use super::ExportTo;
use super::Ticket;
use crate::domain::BackupContents;
use crate::domain::BackupRecord;
use crate::domain::Erased;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::PersonFound;
use crate::domain::SheetWords;

/// Please see to this.
#[derive(Debug)]
pub enum Upkeep {
    /// Copy everything now.
    BackUp,
    /// Bring everything back from a folder of backups; what is here is put aside.
    Restore {
        /// The folder.
        from: PathBuf,
    },
    /// Look for a person.
    FindPerson {
        /// Of the question.
        ticket: Ticket,
        /// A name, an address, a number.
        text: String,
    },
    /// Write down all that is known of a person, with the label files.
    ExportPerson {
        /// As she was looked for.
        text: String,
        /// Into which folder.
        to: ExportTo,
    },
    /// Erase what was shown of a person.
    ErasePerson {
        /// As she was looked for.
        text: String,
        /// The shipments that were shown.
        shipments: Vec<IntentId>,
    },
    /// Look whether a file holds certificates.
    CheckCertificates {
        /// Of the question.
        ticket: Ticket,
        /// The file.
        file: PathBuf,
    },
    /// Write a part of the history as a list for the books.
    ExportHistory {
        /// From this day.
        from: Option<Date>,
        /// Up to the day before this one.
        until: Option<Date>,
        /// The words of the list.
        words: SheetWords,
        /// Where.
        to: ExportTo,
    },
    /// Put together what helps whoever helps; nothing in it is secret or personal.
    Diagnose {
        /// The language of the desk.
        language: &'static str,
    },
}

/// It was seen to.
#[derive(Debug)]
pub enum UpkeepNews {
    /// How the last backup went; none was ever made.
    Backups(Option<BackupRecord>),
    /// Everything was brought back, or not.
    Restored(Result<Restored, Failure>),
    /// A person was looked for.
    PersonFound {
        /// Of the question.
        ticket: Ticket,
        /// What is known of her.
        outcome: Result<PersonFound, Failure>,
    },
    /// A person was erased, or not.
    PersonErased(Result<Erased, Failure>),
    /// A file of certificates was looked at.
    Certificates {
        /// Of the question.
        ticket: Ticket,
        /// What it holds.
        outcome: Result<CertificatesFound, Failure>,
    },
    /// What helps whoever helps.
    Diagnosed(String),
    /// The records were damaged.
    Salvaged(Salvaged),
}

/// What was brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// From when, and how much.
    pub contents: BackupContents,
    /// Where what was here before is now.
    pub aside: Option<PathBuf>,
    /// Accounts whose key is not in this computer's keyring: it is to be given again.
    pub keys_missing: Vec<String>,
}

/// What a file of certificates holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificatesFound {
    /// The file.
    pub file: PathBuf,
    /// How many.
    pub count: usize,
    /// When the first of them runs out, in milliseconds since 1970.
    pub until_ms: i64,
}

/// What became of damaged records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// The damaged file, kept beside the new one.
    pub aside: PathBuf,
    /// Rows that were brought over.
    pub saved: u64,
    /// Purchases of which only the carrier's name for them is left: they may be paid.
    pub strangers: u64,
}
