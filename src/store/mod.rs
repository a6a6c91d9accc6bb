//! What we remember.
//!
//! The only place that knows SQL. [`Store`] holds one world's accounts, purchases and print jobs, [`Station`] what both
//! worlds share, [`Files`] the labels' bytes. Each lane opens its own `Store`; SQLite lets them take turns. Every method that
//! changes something is one transaction, on the disk when the method returns. Knows no carrier, printer, secret or window.

mod accounts;
mod database;
mod files;
#[cfg(test)]
mod fixtures;
mod fold;
mod history;
mod journal;
mod lock;
mod print_jobs;
mod purchases;
mod settings;

use std::path::Path;

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::Mishap;
use crate::domain::Remedy;

pub use files::FileHash;
pub use files::Files;
pub use files::FilesError;
pub use journal::AttemptEnd;
pub use lock::InstanceError;
pub use lock::InstanceLock;
pub use purchases::OpenIntent;
pub use purchases::PaperWanted;
pub use purchases::Purchase;
pub use settings::Station;

/// A world's records: accounts, purchases, print jobs.
pub struct Store {
    database: Connection,
    desk: String,
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
}

impl Store {
    /// Opens the records in a folder, making both where they are not there yet.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let mut database = database::open(&folder.join("envoi.db"), database::STORE)?;
        let desk = desk(&mut database)?;
        Ok(Self { database, desk })
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
            StoreError::Forbidden {
                why: Forbidden::Begun | Forbidden::Bought | Forbidden::NotBought | Forbidden::GivenUp | Forbidden::Ended,
                ..
            }
            | StoreError::Database(_)
            | StoreError::Folder(_)
            | StoreError::Damaged { .. }
            | StoreError::Newer { .. } => Failure::new(Mishap::Records, Remedy::Nothing),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_keeps_its_id() {
        let folder = tempfile::tempdir().unwrap();
        let first = Store::open(folder.path()).unwrap().desk;
        assert_eq!(Store::open(folder.path()).unwrap().desk, first);
    }

    #[test]
    fn a_damaged_file_is_an_error_and_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("envoi.db");
        std::fs::write(&path, b"this was a database once, and long ago ".repeat(200)).unwrap();
        let before = std::fs::read(&path).unwrap();
        let error = Store::open(folder.path()).err().unwrap();
        assert!(matches!(error, StoreError::Database(_)), "{error}");
        assert_eq!(Failure::from(error).mishap, Mishap::Records);
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn records_of_a_newer_version_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        Store::open(folder.path()).unwrap().database.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(Store::open(folder.path()), Err(StoreError::Newer { found: 99, known: 1 })));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, b"").unwrap();
        assert!(matches!(Store::open(&file.join("desk")), Err(StoreError::Folder(_))));
    }

    #[cfg(unix)]
    #[test]
    fn records_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("desk");
        let _store = Store::open(&folder).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }

    #[test]
    fn a_commit_reaches_the_disk_before_it_returns() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let pragma = |name: &str| store.database.pragma_query_value(None, name, |row| row.get::<_, String>(0)).unwrap();
        assert_eq!(pragma("journal_mode"), "wal");
        let synchronous: i64 = store.database.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
        assert_eq!(synchronous, 2, "FULL");
    }
}
