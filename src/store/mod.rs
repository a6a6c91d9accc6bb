//! What we remember.
//!
//! The only place that knows SQL. [`Store`] holds one world's accounts, purchases and print jobs, [`Station`] what both
//! worlds share, [`Files`] the labels' bytes. Each lane opens its own `Store`; SQLite lets them take turns. Every method that
//! changes something is one transaction, on the disk when the method returns. Knows no carrier, printer, secret or window.

mod accounts;
mod articles;
mod backup;
mod contacts;
mod database;
mod drafts;
mod erasing;
mod files;
mod history;
mod journal;
mod lock;
mod outbox;
mod person;
mod prices;
mod print_jobs;
mod purchases;
mod reserve;
mod returns;
mod salvage;
mod search;
mod settings;
mod slips;
mod spending;
#[cfg(test)]
mod tests;
mod tracking;
mod trouble;

use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::Mishap;
use crate::domain::Money;
use crate::domain::Remedy;

pub use backup::BackupError;
pub use backup::BackupPlace;
pub use files::FileHash;
pub use files::Files;
pub use files::FilesError;
pub use journal::AttemptEnd;
pub use journal::KeptPaper;
pub use lock::InstanceError;
pub use lock::InstanceLock;
pub use outbox::DuePush;
pub use outbox::PushEnd;
pub use person::PersonFile;
pub use print_jobs::OpenJob;
pub use purchases::OpenIntent;
pub use purchases::PaperWanted;
pub use purchases::Purchase;
pub use salvage::Salvage;
pub use settings::Station;
pub use tracking::Followed;
pub use tracking::KeptTracking;
pub use tracking::TakenIn;
pub use trouble::Trouble;

/// The file of a world's records.
const FILE: &str = "envoi.db";

/// A world's records: accounts, purchases, print jobs.
pub struct Store {
    database: Connection,
    desk: String,
    folder: PathBuf,
}

/// Why the records could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused: a full disk, a damaged file, no permission.
    #[error("the records: {0}")]
    Database(#[from] rusqlite::Error),
    /// The folder or file of the records cannot be made.
    #[error("the records' folder: {0}")]
    Folder(std::io::Error),
    /// A row says something that this program cannot read. Which row, never what it says.
    #[error("unreadable {table} {id}")]
    Damaged {
        /// The table.
        table: &'static str,
        /// The row.
        id: String,
    },
    /// A newer Envoi wrote these records; this one leaves them alone.
    #[error("the records have version {found}, this program knows {known}")]
    Newer {
        /// Their version.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// No such thing is recorded.
    #[error("nothing is recorded of {0}")]
    Missing(String),
    /// The step would break the promise of one label per intent, or does not follow from where the purchase stands.
    #[error("{} must not be done: {}", .intent.0, .why.text())]
    Forbidden {
        /// Whose step.
        intent: IntentId,
        /// Why not.
        why: Forbidden,
    },
}

/// Why a step of a purchase is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// The intent is recorded already: a second press of the button.
    Begun,
    /// An attempt is under way.
    UnderWay,
    /// An attempt may have bought it.
    InDoubt,
    /// It is bought.
    Bought,
    /// It is not bought.
    NotBought,
    /// The operator has put it away.
    GivenUp,
    /// The attempt is not the last one, or ended otherwise.
    Ended,
    /// It would pass what may be spent in a day.
    OverCap {
        /// The most that may be spent.
        cap: Money,
        /// What is spent or bound already.
        spent: Money,
    },
}

impl Store {
    /// Opens the records in a folder, making both where they are not there yet.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let mut database = database::open(&folder.join(FILE), database::STORE)?;
        let desk = desk(&mut database)?;
        Ok(Self { database, desk, folder: folder.to_path_buf() })
    }

    /// Begins a change; dropped without a commit, nothing has changed.
    fn change(&mut self) -> Result<Transaction<'_>, StoreError> {
        change(&mut self.database)
    }
}

impl Forbidden {
    /// For logs.
    fn text(self) -> &'static str {
        match self {
            Self::Begun => "it has begun already",
            Self::UnderWay => "an attempt is under way",
            Self::InDoubt => "an attempt may have bought it",
            Self::Bought => "it is bought",
            Self::NotBought => "it is not bought",
            Self::GivenUp => "it has been put away",
            Self::Ended => "that attempt has ended",
            Self::OverCap { .. } => "it would pass the day's cap",
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing(_) => Failure::new(Mishap::Gone, Remedy::Nothing),
            StoreError::Forbidden { why: Forbidden::InDoubt | Forbidden::UnderWay, .. } => {
                Failure::new(Mishap::InDoubt, Remedy::Settle)
            }
            StoreError::Forbidden { why: Forbidden::OverCap { cap, spent }, .. } => {
                Failure::new(Mishap::OverCap { cap, spent }, Remedy::OpenPrices)
            }
            // It was pressed twice, or is somewhere else than the screen still shows.
            StoreError::Forbidden {
                why: Forbidden::Begun | Forbidden::Bought | Forbidden::NotBought | Forbidden::GivenUp | Forbidden::Ended,
                ..
            } => Failure::new(Mishap::Gone, Remedy::Nothing),
            StoreError::Database(_) | StoreError::Folder(_) | StoreError::Damaged { .. } | StoreError::Newer { .. } => {
                Failure::new(error.trouble().mishap(), Remedy::Nothing)
            }
        }
    }
}

/// `BEGIN IMMEDIATE`: whoever means to write waits for its turn at the start, where nothing has been read yet.
fn change(database: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(database.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// This desk's id, made up at its first start.
fn desk(database: &mut Connection) -> Result<String, StoreError> {
    let known = |database: &Connection| database.query_row("SELECT id FROM desk", (), |row| row.get(0)).optional();
    if let Some(id) = known(database)? {
        return Ok(id);
    }
    let change = change(database)?;
    if let Some(id) = known(&change)? {
        return Ok(id);
    }
    let id = uuid::Uuid::now_v7().to_string();
    change.execute("INSERT INTO desk (id) VALUES (?1)", [&id])?;
    change.commit()?;
    Ok(id)
}

fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("our types are strings, numbers and lists, which JSON always takes")
}

/// Reads back what [`to_json`] wrote. The error drops serde's words, which may quote a person's data.
fn from_json<T: DeserializeOwned>(text: &str, table: &'static str, id: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Damaged { table, id: id.to_owned() })
}
