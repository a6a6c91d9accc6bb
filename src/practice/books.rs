//! Books that a practice carrier keeps: lines of JSON in a file that only grows.
//!
//! A line is on the disk before the answer leaves, so that after any crash the books say what the customer may have
//! been told. Any process may read them at any time; one server at a time writes.

use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::Write as _;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The name of the books in their folder.
const FILE: &str = "ledger.jsonl";

/// What a carrier's books add up to.
pub(super) trait Records: Default {
    /// A line of them.
    type Entry: Serialize + DeserializeOwned;

    /// Counts a line.
    fn apply(&mut self, entry: Self::Entry);
}

/// Reads the books in a folder. No books are empty books; a last line that a crash cut short counts as not written,
/// since its answer never left.
pub(super) fn read<R: Records>(folder: &Path) -> io::Result<R> {
    let mut records = R::default();
    let bytes = match fs::read(folder.join(FILE)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(records),
        Err(error) => return Err(error),
    };
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n")) {
        records.apply(serde_json::from_slice(line).map_err(io::Error::from)?);
    }
    Ok(records)
}

/// The books with the pen: held by the one server that writes them.
#[derive(Debug)]
pub(super) struct Books<R> {
    pub ledger: R,
    /// None once the books are closed.
    file: Option<File>,
}

impl<R: Records> Books<R> {
    /// Opens the books of a folder, which is made if it is not there. Fails if another server has the pen.
    pub fn open(folder: &Path) -> io::Result<Books<R>> {
        fs::create_dir_all(folder)?;
        let file = OpenOptions::new().create(true).append(true).open(folder.join(FILE))?;
        file.try_lock()
            .map_err(|_| io::Error::new(io::ErrorKind::ResourceBusy, "another practice server writes this ledger"))?;
        // A line without its end was never answered for: it is cut off, so that the next does not join it.
        let whole = fs::read(folder.join(FILE))?.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        file.set_len(whole as u64)?;
        let ledger = read(folder)?;
        file.sync_all()?;
        File::open(folder)?.sync_all()?;
        Ok(Books { ledger, file: Some(file) })
    }

    /// Writes a line to the disk, then counts it. Where the disk refuses, nothing has happened.
    pub fn record(&mut self, entry: R::Entry) -> io::Result<()> {
        let closed = || io::Error::new(io::ErrorKind::NotConnected, "the books are closed");
        let mut line = serde_json::to_vec(&entry)?;
        line.push(b'\n');
        let file = self.file.as_mut().ok_or_else(closed)?;
        file.write_all(&line)?;
        file.sync_data()?;
        self.ledger.apply(entry);
        Ok(())
    }

    /// Lays down the pen, so that another server may take it.
    pub fn close(&mut self) {
        self.file = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Books that hold words.
    #[derive(Debug, Default)]
    struct Words(Vec<String>);

    impl Records for Words {
        type Entry = String;

        fn apply(&mut self, entry: String) {
            self.0.push(entry);
        }
    }

    #[test]
    fn a_line_cut_short_by_a_crash_was_never_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut books = Books::<Words>::open(folder.path()).unwrap();
        books.record("first".into()).unwrap();
        books.close();
        let path = folder.path().join(FILE);
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend(b"\"sec");
        fs::write(&path, bytes).unwrap();
        assert_eq!(read::<Words>(folder.path()).unwrap().0, ["first"]);

        let mut books = Books::<Words>::open(folder.path()).unwrap();
        books.record("third".into()).unwrap();
        assert_eq!(read::<Words>(folder.path()).unwrap().0, ["first", "third"]);
    }

    #[test]
    fn one_server_at_a_time_writes() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = Books::<Words>::open(folder.path()).unwrap();
        assert_eq!(Books::<Words>::open(folder.path()).unwrap_err().kind(), io::ErrorKind::ResourceBusy);
        first.close();
        assert!(Books::<Words>::open(folder.path()).is_ok());
        assert!(first.record("late".into()).is_err());
    }
}
