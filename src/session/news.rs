//! What there is to tell that belongs to no field.

use std::path::PathBuf;

use crate::command::Restored;
use crate::command::Salvaged;
use crate::domain::Contact;
use crate::domain::Failure;
use crate::domain::HistoryRow;
use crate::domain::LetThrough;
use crate::domain::PushReason;

use super::Did;

/// Something to tell that belongs to no field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Never given twice: a screen reader speaks a notice when its node is new.
    pub id: u64,
    /// What there is to tell.
    pub news: News,
}

/// What a notice tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Something did not work.
    Failed(Failure),
    /// A file was written.
    Exported(PathBuf),
    /// A paper waits because its printer needs a hand.
    PrinterHolds(Box<HistoryRow>),
    /// A label is not printed before a person has decided.
    PrintAsks(Box<HistoryRow>),
    /// Such labels are printed without being asked about from now on.
    LetThrough(LetThrough),
    /// A label was voided.
    Voided(Box<HistoryRow>),
    /// An account was disconnected.
    Disconnected,
    /// A doubt was settled.
    Settled(Box<HistoryRow>),
    /// Another sum was charged than was on screen.
    ChargedOtherwise(Box<HistoryRow>),
    /// An order was scanned that was shipped before.
    ShippedBefore(Box<HistoryRow>),
    /// Nothing here has what was scanned.
    NothingFound(String),
    /// An order was scanned while another is open.
    OrderOpen {
        /// The one that is open.
        open: String,
        /// The one that was scanned.
        scanned: String,
    },
    /// A command of the card came while nothing is open that it could be for.
    NothingOpen,
    /// A command of the card came outside packing mode.
    CardOutsidePacking,
    /// The card's void was read once.
    ReadVoidAgain(Box<HistoryRow>),
    /// No backup could be made.
    BackupFailed,
    /// Everything was brought back.
    Restored(Box<Restored>),
    /// Damaged records were put aside, and what could be read was brought over.
    Salvaged(Box<Salvaged>),
    /// LateShipment is told of nothing until a person has seen to it.
    PushPaused(PushReason),
    /// Something was done that can be undone.
    Did {
        /// The step to undo.
        step: u64,
        /// What it was.
        what: Did,
    },
    /// What was being typed is there again.
    DraftRestored {
        /// When it was kept, in milliseconds since 1970.
        saved_ms: i64,
        /// How many days ago that was.
        days_ago: i32,
    },
    /// An entry of the address book was kept.
    ContactKept(Box<Contact>),
    /// A file holds no list of articles.
    NoArticlesInList,
    /// The address book was written as a list.
    BookExported(PathBuf),
    /// A label turned up that was believed not to be.
    CameLate(Box<HistoryRow>),
}

impl News {
    /// It tells that something is done, and is read once: it need not follow the operator to another screen. What waits for a
    /// person, and what can be taken back, stays until it is closed.
    pub(super) fn is_of_its_screen(&self) -> bool {
        match self {
            Self::Exported(_)
            | Self::Voided(_)
            | Self::Disconnected
            | Self::Settled(_)
            | Self::NothingFound(_)
            | Self::NothingOpen
            | Self::CardOutsidePacking
            | Self::ContactKept(_)
            | Self::BookExported(_)
            | Self::DraftRestored { .. }
            | Self::LetThrough(_) => true,
            Self::Restored(restored) => restored.keys_missing.is_empty(),
            Self::Failed(_)
            | Self::PrinterHolds(_)
            | Self::PrintAsks(_)
            | Self::ChargedOtherwise(_)
            | Self::ShippedBefore(_)
            | Self::OrderOpen { .. }
            | Self::ReadVoidAgain(_)
            | Self::BackupFailed
            | Self::Salvaged(_)
            | Self::PushPaused(_)
            | Self::Did { .. }
            | Self::NoArticlesInList
            | Self::CameLate(_) => false,
        }
    }
}
