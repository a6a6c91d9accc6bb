//! What the desk asks about the address book and about what is being typed, and what it hears back.

use std::path::PathBuf;

use super::ExportTo;
use super::Ticket;
use crate::domain::BookPage;
use crate::domain::Contact;
use crate::domain::ContactId;
use crate::domain::Failure;
use crate::domain::ImportUndo;
use crate::domain::Imported;
use crate::domain::IntentId;
use crate::domain::KeptDraft;
use crate::domain::Suggestion;

/// Please do, with the address book or the drafts.
#[derive(Debug)]
pub enum BookCommand {
    /// Who may be meant by what is being typed. The newest question wins.
    Suggest {
        /// Of the question.
        ticket: Ticket,
        /// What is typed.
        text: String,
    },
    /// Look into the address book. The newest question wins.
    Find {
        /// Of the question.
        ticket: Ticket,
        /// What for.
        text: String,
    },
    /// Keep an entry, new or changed.
    Keep(Box<Contact>),
    /// Take an entry off the book.
    Remove(ContactId),
    /// Take a list in.
    Import(ImportFrom),
    /// Take a list back that was taken in.
    UndoImport(Box<ImportUndo>),
    /// Write the book as a list.
    Export {
        /// Where.
        to: ExportTo,
        /// The name that the system's dialog offers.
        name: String,
        /// The heads of its columns, in the operator's words.
        heads: Box<[String; 10]>,
    },
    /// Keep what is being typed.
    KeepDraft(Box<KeptDraft>),
    /// Forget what was typed.
    DropDraft(IntentId),
}

/// Where a list comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFrom {
    /// The system's file dialog asks.
    Ask,
    /// Typed by the operator.
    Path(PathBuf),
}

/// It happened, to the address book or the drafts.
#[derive(Debug)]
pub enum BookEvent {
    /// Who may be meant.
    Suggested {
        /// Of the question.
        ticket: Ticket,
        /// The best first.
        outcome: Result<Vec<Suggestion>, Failure>,
    },
    /// What the address book holds.
    Found {
        /// Of the question.
        ticket: Ticket,
        /// The page.
        outcome: Result<BookPage, Failure>,
    },
    /// An entry was kept. With it, what was in its place and is the same person.
    Kept(Result<(Box<Contact>, Option<Box<Contact>>), Failure>),
    /// An entry was taken off; none if it was not there any more.
    Removed(Result<Option<Box<Contact>>, Failure>),
    /// A list was taken in, and how it is taken back; none when the operator cancelled.
    Imported(Result<Option<(Imported, Box<ImportUndo>)>, Failure>),
    /// A list was taken back: so many entries went.
    ImportUndone(Result<u64, Failure>),
    /// The book was written as a list; none when the operator cancelled.
    Exported(Result<Option<PathBuf>, Failure>),
    /// What is being typed was kept, or not.
    DraftKept(Result<(), Failure>),
    /// What was being typed when the station last stopped, the newest first.
    DraftsFound(Vec<KeptDraft>),
}

/// Who waits for an answer about the address book.
#[derive(Clone, Debug)]
pub enum BookAsker {
    /// The list under a field.
    Suggest(Ticket),
    /// The book's page.
    Find(Ticket),
    /// Whoever keeps, takes in or writes.
    Desk,
    /// The draft, which is asked to be kept again.
    Draft,
}

impl BookCommand {
    pub(super) fn asker(&self) -> BookAsker {
        match self {
            Self::Suggest { ticket, .. } => BookAsker::Suggest(*ticket),
            Self::Find { ticket, .. } => BookAsker::Find(*ticket),
            Self::Keep(_) | Self::Remove(_) | Self::Import(_) | Self::UndoImport(_) | Self::Export { .. } => {
                BookAsker::Desk
            }
            Self::KeepDraft(_) | Self::DropDraft(_) => BookAsker::Draft,
        }
    }
}

impl BookAsker {
    pub(super) fn refused(self, failure: Failure) -> BookEvent {
        match self {
            Self::Suggest(ticket) => BookEvent::Suggested { ticket, outcome: Err(failure) },
            Self::Find(ticket) => BookEvent::Found { ticket, outcome: Err(failure) },
            Self::Desk => BookEvent::Kept(Err(failure)),
            Self::Draft => BookEvent::DraftKept(Err(failure)),
        }
    }
}
