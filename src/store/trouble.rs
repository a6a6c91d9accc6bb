//! What is wrong with the records' file, sorted by what the operator can do about it.

use std::io::ErrorKind;

use rusqlite::ErrorCode;

use super::FilesError;
use super::StoreError;
use crate::domain::Mishap;

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// It may be read and not written.
    ReadOnly,
    /// It is not what was written.
    Damaged,
    /// A newer program wrote it.
    Newer,
    /// Something else.
    Other,
}

/// SQLite's extended code for a shared-memory file that cannot grow: a full disk, said differently.
const SHARED_MEMORY_SIZE: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl Trouble {
    /// What happened, for the operator.
    pub fn mishap(self) -> Mishap {
        match self {
            Self::Full => Mishap::RecordsFull,
            Self::ReadOnly => Mishap::RecordsReadOnly,
            Self::Damaged => Mishap::RecordsDamaged,
            Self::Newer => Mishap::RecordsNewer,
            Self::Other => Mishap::Records,
        }
    }

    /// What an error of the system means.
    pub fn of_the_system(error: &std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            // The list is the system's and grows.
            _ => Self::Other,
        }
    }

    fn of_the_database(error: &rusqlite::Error) -> Self {
        if error.sqlite_error().is_some_and(|error| error.extended_code == SHARED_MEMORY_SIZE) {
            return Self::Full;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            // The list is SQLite's and grows.
            _ => Self::Other,
        }
    }
}

impl StoreError {
    /// What is wrong with the file, if the error is about the file.
    pub fn trouble(&self) -> Trouble {
        match self {
            Self::Database(error) => Trouble::of_the_database(error),
            Self::Folder(error) => Trouble::of_the_system(error),
            Self::Newer { .. } => Trouble::Newer,
            Self::Damaged { .. } | Self::Missing(_) | Self::Forbidden { .. } => Trouble::Other,
        }
    }
}

impl FilesError {
    /// What is wrong with the disk, if the error is about the disk.
    pub fn trouble(&self) -> Trouble {
        match self {
            Self::Disk(error) => Trouble::of_the_system(error),
            Self::Gone(_) | Self::Damaged(_) => Trouble::Other,
        }
    }
}
