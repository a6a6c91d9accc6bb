//! Opening a database file: private, safe against power cuts, and of a version that this program knows.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use rusqlite::Connection;
use rusqlite::ErrorCode;

use super::StoreError;
use super::change;

/// The steps from nothing to today's records of a world. A step that has been released never changes.
pub(super) const STORE: &[&str] = &[
    include_str!("migrations/store-1.sql"),
    include_str!("migrations/store-2.sql"),
    include_str!("migrations/store-3.sql"),
    include_str!("migrations/store-4.sql"),
    include_str!("migrations/store-5.sql"),
    include_str!("migrations/store-6.sql"),
];

/// The steps from nothing to today's records of the station.
pub(super) const STATION: &[&str] = &[include_str!("migrations/station-1.sql")];

/// How long a lane waits for another to finish writing.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// Opens a database file, making it and its folder where they are not there yet, and brings it to today's version.
pub(super) fn open(path: &Path, steps: &[&str]) -> Result<Connection, StoreError> {
    make_private(path).map_err(StoreError::Folder)?;
    let mut database = Connection::open(path)?;
    database.busy_timeout(PATIENCE)?;
    keep_a_log(&database)?;
    // A commit in WAL mode is on the disk only with FULL: money is written before it is spent.
    database.pragma_update(None, "synchronous", "FULL")?;
    database.pragma_update(None, "foreign_keys", true)?;
    database.pragma_update(None, "trusted_schema", false)?;
    // What is erased is overwritten, and not only let go of.
    database.pragma_update(None, "secure_delete", true)?;
    migrate(&mut database, steps)?;
    Ok(database)
}

/// A folder for its owner alone.
pub(super) fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// How to open a file so that, if it is made, it is for its owner alone.
pub(super) fn private_file() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A database's file and the two that SQLite keeps beside it.
pub(super) fn with_side_files(path: &Path) -> [PathBuf; 3] {
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    [path.to_path_buf(), beside("-wal"), beside("-shm")]
}

/// The path itself, or with `.2`, `.3`, … after it where there is a file already.
pub(super) fn free(path: &Path) -> PathBuf {
    let numbered = (2_u32..).map(|number| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{number}"));
        PathBuf::from(name)
    });
    let mut names = std::iter::once(path.to_path_buf()).chain(numbered.take(9_999));
    names.find(|path| !path.exists()).unwrap_or_else(|| path.to_path_buf())
}

/// SQLite gives its side files the permissions of the main one, so that one is made first.
fn make_private(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    private_file().create(true).append(true).open(path)?;
    Ok(())
}

/// Puts the file into WAL mode. Of two lanes that open a new file at once, SQLite turns one away without the usual wait.
fn keep_a_log(database: &Connection) -> Result<(), StoreError> {
    let end = Instant::now() + PATIENCE;
    loop {
        match database.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && Instant::now() < end => {
                thread::sleep(Duration::from_millis(10));
            }
            outcome => return Ok(outcome?),
        }
    }
}

fn migrate(database: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let known = steps.len() as u32;
    if version(database)? == known {
        return Ok(());
    }
    // Read again inside: another lane may have been quicker.
    let change = change(database)?;
    let found = version(&change)?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for step in steps.iter().skip(found as usize) {
        change.execute_batch(step)?;
    }
    change.pragma_update(None, "user_version", known)?;
    change.commit()?;
    Ok(())
}

fn version(database: &Connection) -> Result<u32, StoreError> {
    Ok(database.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_fails_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let first = "CREATE TABLE a (id TEXT PRIMARY KEY) STRICT;";
        assert!(open(&path, &[first, "CREATE TABLE b (id TEXT) STRICT; CREATE nonsense;"]).is_err());
        let database = open(&path, &[first]).unwrap();
        assert_eq!(version(&database).unwrap(), 1);
        assert!(database.execute("INSERT INTO b VALUES ('x')", ()).is_err());
    }

    #[test]
    fn older_records_are_brought_to_today() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let steps = ["CREATE TABLE a (id TEXT) STRICT;", "ALTER TABLE a ADD COLUMN more TEXT;"];
        open(&path, &steps[..1]).unwrap().execute("INSERT INTO a VALUES ('x')", ()).unwrap();
        let database = open(&path, &steps).unwrap();
        assert_eq!(database.execute("UPDATE a SET more = 'y'", ()).unwrap(), 1);
    }
}
