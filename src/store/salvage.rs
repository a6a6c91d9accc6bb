//! Damaged records: what can be read of them is brought over into a new file, and the damaged one is kept beside it.
//!
//! A row is read alone where its neighbours cannot be, so that a bad page costs the rows on it and no others. What is known of
//! money is never thrown away: where the attempts of a purchase are lost, the purchase is treated as one that may have been
//! made, or was.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::FILE;
use super::Store;
use super::StoreError;
use super::Trouble;
use super::database;
use super::database::free;
use super::database::private_file;
use super::database::with_side_files;

/// What became of damaged records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvage {
    /// The name of the damaged file, beside the new one.
    pub aside: PathBuf,
    /// How many rows were brought over.
    pub saved: u64,
    /// Purchases of which only the attempt is known: what the carrier knows them by. They may be paid.
    pub strangers: Vec<String>,
}

/// Beside the records, this says that they are to be looked through at the next start.
const SUSPECT: &str = "envoi.db.suspect";

/// Records up to this size are looked through at every start; larger ones when the station is at rest.
const SMALL: u64 = 16 << 20;

/// How far beyond the last row that can be read others are looked for, where the end of a table cannot be read.
const BEYOND: i64 = 100_000;

impl Store {
    /// Opens the records; damaged ones are put aside, and what can be read of them is brought over.
    pub fn open_or_salvage(folder: &Path) -> Result<(Self, Option<Salvage>), StoreError> {
        match Self::open(folder).and_then(|store| store.looked_through(folder)) {
            Err(error) if error.trouble() == Trouble::Damaged => {
                tracing::error!(%error, "the records are damaged");
                let salvage = salvage(folder)?;
                Ok((Self::open(folder)?, Some(salvage)))
            }
            Err(error) => Err(error),
            Ok(store) => {
                store.keep_a_reserve();
                Ok((store, None))
            }
        }
    }

    /// Looks through all pages; tells whether they are sound. Takes seconds where there is much.
    pub fn is_sound(&self) -> Result<bool, StoreError> {
        let said: String = self.database.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
        Ok(said == "ok")
    }

    /// Has the records looked through, and salvaged if need be, at the next start.
    pub fn suspect(&self) -> Result<(), StoreError> {
        let path = self.folder.join(SUSPECT);
        private_file().create(true).append(true).open(path).map_err(StoreError::Folder)?;
        Ok(())
    }

    fn looked_through(self, folder: &Path) -> Result<Self, StoreError> {
        let suspect = folder.join(SUSPECT);
        let size = fs::metadata(folder.join(FILE)).map_or(0, |file| file.len());
        if (size < SMALL || suspect.exists()) && !self.is_sound()? {
            let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
            return Err(StoreError::Database(rusqlite::Error::SqliteFailure(code, None)));
        }
        if suspect.exists() {
            fs::remove_file(suspect).map_err(StoreError::Folder)?;
        }
        Ok(self)
    }
}

/// The new file is whole before it takes the damaged one's place, so that a power cut in between changes nothing.
fn salvage(folder: &Path) -> Result<Salvage, StoreError> {
    let path = folder.join(FILE);
    let day = jiff::Zoned::now().strftime("%Y-%m-%d").to_string();
    let aside = free(&folder.join(format!("{FILE}.damaged-{day}")));
    let (work, new) = (folder.join("salvage.db"), folder.join("salvaged.db"));
    for left in [&work, &new].into_iter().flat_map(|path| with_side_files(path)) {
        remove(&left)?;
    }
    for (file, to) in with_side_files(&path).into_iter().zip(with_side_files(&aside)) {
        copy(&file, &to)?;
    }
    for (file, to) in with_side_files(&path).into_iter().zip(with_side_files(&work)) {
        copy(&file, &to)?;
    }
    let saved = {
        let mut fresh = database::open(&new, database::STORE)?;
        mend_head(&work, &new)?;
        let saved = bring_over(&work, &fresh)?;
        let strangers = mend_money(&mut fresh)?;
        // All of it in the one file that takes the place.
        fresh.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
        Salvage { aside: aside.clone(), saved, strangers }
    };
    for left in with_side_files(&work).into_iter().chain(with_side_files(&path).into_iter().skip(1)) {
        remove(&left)?;
    }
    fs::rename(&new, &path).map_err(StoreError::Folder)?;
    for left in with_side_files(&new).into_iter().chain([folder.join(SUSPECT)]) {
        remove(&left)?;
    }
    tracing::warn!(saved = saved.saved, strangers = saved.strangers.len(), "what can be read is brought over");
    Ok(saved)
}

/// A file whose first page is spoilt is read with the first page of a new one: its tables stand at the same places.
fn mend_head(work: &Path, fresh: &Path) -> Result<(), StoreError> {
    const PAGE: usize = 4096;
    let read = |path: &Path| -> Result<i64, rusqlite::Error> {
        Connection::open(path)?.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0))
    };
    if read(work).is_ok_and(|tables| tables > 0) {
        return Ok(());
    }
    tracing::warn!("the first page of the records cannot be read");
    let (mut spoilt, mut first) =
        (fs::read(work).map_err(StoreError::Folder)?, fs::read(fresh).map_err(StoreError::Folder)?);
    // What a new database has still in its log is not in its file.
    let log = Connection::open(fresh)?;
    log.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
    first.splice(.., fs::read(fresh).map_err(StoreError::Folder)?);
    if spoilt.len() < 2 * PAGE || first.len() < PAGE {
        return Ok(());
    }
    let pages = ((spoilt.len() / PAGE) as u32).to_be_bytes();
    spoilt[..PAGE].copy_from_slice(&first[..PAGE]);
    spoilt[28..32].copy_from_slice(&pages);
    // No page is known to be free.
    spoilt[32..40].fill(0);
    // In the old way, not with a log: the log that there was belongs to another first page.
    spoilt[18..20].fill(1);
    let [_, log, shared] = with_side_files(work);
    remove(&log)?;
    remove(&shared)?;
    let mut file = private_file().write(true).truncate(true).open(work).map_err(StoreError::Folder)?;
    file.write_all(&spoilt).map_err(StoreError::Folder)
}

/// Every row of every table that can be read. Says how many.
fn bring_over(work: &Path, fresh: &Connection) -> Result<u64, StoreError> {
    let damaged = Connection::open(work)?;
    // A page is read as it is, whatever else is wrong.
    damaged.pragma_update(None, "cell_size_check", false)?;
    let mut names = fresh.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'
         ORDER BY rowid",
    )?;
    let names: Vec<String> = names.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    fresh.pragma_update(None, "foreign_keys", false)?;
    let mut saved = 0;
    for name in names {
        fresh.execute_batch("BEGIN")?;
        saved += match Table::open(&damaged, fresh, &name) {
            Ok(Some(table)) => table.bring_over()?,
            Ok(None) => 0,
            Err(error) => {
                tracing::error!(%error, table = name, "nothing of a table can be read");
                0
            }
        };
        fresh.execute_batch("COMMIT")?;
    }
    Ok(saved)
}

/// One table of the damaged file, and where its rows go.
struct Table<'a> {
    damaged: &'a Connection,
    fresh: &'a Connection,
    name: &'a str,
    columns: Vec<String>,
}

impl<'a> Table<'a> {
    /// None if the damaged file has no such table.
    fn open(damaged: &'a Connection, fresh: &'a Connection, name: &'a str) -> Result<Option<Self>, rusqlite::Error> {
        let columns = |database: &Connection| -> Result<Vec<String>, rusqlite::Error> {
            let mut query = database.prepare("SELECT name FROM pragma_table_info(?1)")?;
            query.query_map([name], |row| row.get(0))?.collect()
        };
        let theirs = columns(damaged)?;
        let columns: Vec<String> = columns(fresh)?.into_iter().filter(|column| theirs.contains(column)).collect();
        Ok((!columns.is_empty()).then_some(Self { damaged, fresh, name, columns }))
    }

    fn bring_over(&self) -> Result<u64, StoreError> {
        let mut saved = 0;
        let first = self.walk("ASC", i64::MIN, i64::MAX, &mut saved)?;
        let Walked::Stopped(first) = first else { return Ok(saved) };
        // From the other end, and then what is between, in halves.
        let last = match self.walk("DESC", first.saturating_add(1), i64::MAX, &mut saved)? {
            Walked::Through => return Ok(saved),
            Walked::Stopped(i64::MAX) => first.max(0).saturating_add(BEYOND),
            Walked::Stopped(last) => last,
        };
        let mut ranges = vec![(first.max(0).saturating_add(1), last.saturating_sub(1))];
        while let Some((from, to)) = ranges.pop() {
            if from > to {
                continue;
            }
            match self.walk("ASC", from, to, &mut saved)? {
                Walked::Stopped(_) if from < to => {
                    let middle = from + (to - from) / 2;
                    ranges.extend([(from, middle), (middle + 1, to)]);
                }
                Walked::Stopped(_) | Walked::Through => (),
            }
        }
        Ok(saved)
    }

    /// Brings rows over until one cannot be read; tells the number of the last that could.
    fn walk(&self, order: &str, from: i64, to: i64, saved: &mut u64) -> Result<Walked, StoreError> {
        let listed = self.columns.join(", ");
        let marks = vec!["?"; self.columns.len() + 1].join(", ");
        let mut keep = self
            .fresh
            .prepare_cached(&format!("INSERT OR IGNORE INTO {} (rowid, {listed}) VALUES ({marks})", self.name))?;
        let query = format!(
            "SELECT rowid, {listed} FROM {} NOT INDEXED WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid {order}",
            self.name
        );
        let start = if order == "ASC" { from.saturating_sub(1) } else { to };
        let mut last = start;
        let Ok(mut query) = self.damaged.prepare_cached(&query) else { return Ok(Walked::Stopped(last)) };
        let Ok(mut rows) = query.query([from, to]) else { return Ok(Walked::Stopped(last)) };
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(Walked::Through),
                Err(_) => return Ok(Walked::Stopped(last)),
            };
            let values: Result<Vec<Value>, _> = (0..=self.columns.len()).map(|at| row.get(at)).collect();
            let Ok(values) = values else { return Ok(Walked::Stopped(last)) };
            if let Some(Value::Integer(number)) = values.first() {
                last = *number;
            }
            // A row that breaks the table's own rules is none of ours.
            match keep.execute(rusqlite::params_from_iter(values)) {
                Ok(kept) => *saved += kept as u64,
                Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => (),
                Err(error) => return Err(error.into()),
            }
        }
    }
}

enum Walked {
    /// To the end.
    Through,
    /// The row after this one could not be read.
    Stopped(i64),
}

/// Where half of what is known of a purchase is lost, the other half is believed to mean the worse. Gives what is known of
/// attempts whose purchase is lost.
fn mend_money(fresh: &mut Connection) -> Result<Vec<String>, StoreError> {
    let change = super::change(fresh)?;
    let strangers = {
        let mut query = change.prepare(
            "SELECT external_id FROM attempt WHERE outcome IN ('sent', 'in_doubt', 'bought')
             AND intent_id NOT IN (SELECT id FROM intent)",
        )?;
        query.query_map((), |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?
    };
    for table in ["attempt", "paper", "print_job", "tracking", "push"] {
        change.execute(&format!("DELETE FROM {table} WHERE intent_id NOT IN (SELECT id FROM intent)"), ())?;
    }
    // The name that a first attempt has at the carrier is the purchase's own.
    change.execute(
        "INSERT OR IGNORE INTO attempt (intent_id, number, external_id, outcome, sent_ms)
         SELECT id, 1, id || '-1', CASE WHEN label_id IS NULL THEN 'in_doubt' ELSE 'bought' END, created_ms FROM intent
         WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.intent_id = intent.id)
             AND (label_id IS NOT NULL OR state IN ('buying', 'in_doubt'))",
        (),
    )?;
    change.execute(
        "UPDATE intent SET state = 'paper_missing' WHERE state = 'labelled' AND erased_ms IS NULL
             AND NOT EXISTS (SELECT 1 FROM paper WHERE paper.intent_id = intent.id)",
        (),
    )?;
    change.commit()?;
    fresh.pragma_update(None, "foreign_keys", true)?;
    Ok(strangers)
}

fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    if from.exists() {
        fs::copy(from, to).map_err(StoreError::Folder)?;
    }
    Ok(())
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::Folder(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
