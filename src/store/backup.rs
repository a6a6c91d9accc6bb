//! A second copy of everything, and back from it.
//!
//! Each night is a folder of its own with the databases and a list of what belongs to them; the label files lie beside, each
//! once, whatever the number of nights that name it. A backup counts only when it was restored for trial and found whole.
//! Restoring puts what was there before aside and deletes nothing. Keys are in no backup: they are the keyring's.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Read as _;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::OpenFlags;
use serde::Deserialize;
use serde::Serialize;
use sha2::Digest as _;
use sha2::Sha256;

use super::FILE;
use super::FileHash;
use super::Files;
use super::FilesError;
use super::Station;
use super::StoreError;
use super::Trouble;
use super::database;
use super::database::make_folder;
use super::database::private_file;
use super::files::sync_folder;
use super::files::write_synced;
use crate::domain::BackupContents;
use crate::domain::CarrierAccount;
use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::Remedy;

/// The folder of backups inside the one that the owner chose.
const FOLDER: &str = "Envoi";
/// The label files of every night.
const FILES: &str = "labels";
/// What says what belongs to a night.
const LIST: &str = "contents.json";
/// The station's own records.
const STATION: &str = "station.db";
/// Not finished yet: never restored from.
const UNFINISHED: &str = ".unfinished";

/// Why there is no backup, or no way back from one.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The records could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A label file could not be kept.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The disk refused.
    #[error("the backup's disk: {0}")]
    Disk(#[from] io::Error),
    /// There is no backup in this folder.
    #[error("no backup is here")]
    NoBackup,
    /// Something of it is missing or is not what it was.
    #[error("the backup is not whole: {0}")]
    Incomplete(&'static str),
    /// A newer Envoi made it.
    #[error("a newer Envoi made this backup")]
    Newer,
}

/// A folder with backups, or one of them.
#[derive(Clone, Debug)]
pub struct BackupPlace {
    root: PathBuf,
}

/// What belongs to a night.
#[derive(Debug, Serialize, Deserialize)]
struct Contents {
    envoi: String,
    format: u32,
    made_ms: i64,
    station: Option<String>,
    worlds: Vec<World>,
}

#[derive(Debug, Serialize, Deserialize)]
struct World {
    name: String,
    /// The SHA-256 of its database.
    database: String,
    rows: BTreeMap<String, u64>,
    files: Vec<String>,
    /// Accounts by name and the tail of their key, for whoever has to find the keys again.
    accounts: Vec<String>,
}

/// How this program writes [`Contents`].
const FORMAT: u32 = 1;

impl BackupPlace {
    /// Backups are made in, and looked for below, this folder.
    pub fn new(chosen: &Path) -> Self {
        let inside = chosen.join(FOLDER);
        // Who points at the folder inside means the same.
        let is_it = chosen.ends_with(FOLDER) && !inside.exists();
        Self { root: if is_it { chosen.to_path_buf() } else { inside } }
    }

    /// Copies the station in `home` with these worlds, restores the copy for trial and lets go of the oldest beyond `keep`.
    pub fn back_up(
        &self,
        home: &Path,
        worlds: &[&str],
        keep: u16,
        now: &jiff::Zoned,
    ) -> Result<BackupContents, BackupError> {
        make_folder(&self.root.join(FILES))?;
        self.remove_unfinished()?;
        let name = now.with_time_zone(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%d-%H%M%S").to_string();
        let (unfinished, night) = (self.root.join(format!("{name}{UNFINISHED}")), self.root.join(&name));
        make_folder(&unfinished)?;
        let mut contents = Contents {
            envoi: env!("CARGO_PKG_VERSION").to_owned(),
            format: FORMAT,
            made_ms: now.timestamp().as_millisecond(),
            station: None,
            worlds: Vec::new(),
        };
        for name in worlds {
            let folder = home.join(name);
            if folder.join(FILE).exists() {
                contents.worlds.push(self.copy_world(&folder, &unfinished.join(name), name)?);
            }
        }
        if home.join(STATION).exists() {
            let copy = unfinished.join(STATION);
            copy_database(&home.join(STATION), &copy)?;
            contents.station = Some(hash_of(&copy)?);
        }
        let list = serde_json::to_vec_pretty(&contents).map_err(io::Error::other)?;
        write_synced(&unfinished.join(LIST), &list)?;
        fs::rename(&unfinished, &night)?;
        sync_folder(&self.root)?;
        let trial = self.root.join("restored-for-trial");
        remove_all(&trial)?;
        let outcome = self.restore_night(&night, &trial, Trial::Yes);
        remove_all(&trial)?;
        let restored = outcome?;
        self.prune(usize::from(keep.max(1)))?;
        Ok(restored)
    }

    /// What the newest backup holds, without looking whether it is whole.
    pub fn newest(&self) -> Result<BackupContents, BackupError> {
        Ok(summary(&read_list(&self.newest_night()?)?))
    }

    /// Restores the newest night, or the one that was pointed at, into `home`. What is there is put aside: tells where.
    pub fn restore(&self, home: &Path, now: &jiff::Zoned) -> Result<(BackupContents, Option<PathBuf>), BackupError> {
        let night = self.newest_night()?;
        let fresh = home.join("being-restored");
        remove_all(&fresh)?;
        let contents = self.restore_night(&night, &fresh, Trial::No)?;
        // The station was copied before anything could be kept of its copy.
        Station::open(&fresh)?.save_last_backup(&contents.record())?;
        let stamp = now.strftime("%Y-%m-%d-%H%M%S");
        let aside = database::free(&home.join(format!("before-restore-{stamp}")));
        let mut moved = None;
        for entry in fs::read_dir(&fresh)? {
            let entry = entry?;
            let place = home.join(entry.file_name());
            for (file, name) in parts_of(&place) {
                make_folder(&aside)?;
                fs::rename(file, aside.join(name))?;
                moved = Some(aside.clone());
            }
            fs::rename(entry.path(), place)?;
        }
        sync_folder(home)?;
        remove_all(&fresh)?;
        Ok((contents, moved))
    }

    fn copy_world(&self, from: &Path, to: &Path, name: &str) -> Result<World, BackupError> {
        make_folder(to)?;
        let copy = to.join(FILE);
        copy_database(&from.join(FILE), &copy)?;
        let database = read_only(&copy)?;
        let (source, target) = (Files::open(from)?, self.files()?);
        let mut files = BTreeSet::new();
        for hash in named_files(&database)? {
            match source.get(&hash) {
                Ok(bytes) => {
                    target.put(&bytes)?;
                    files.insert(hash.text().to_owned());
                }
                // It was gone before, and is fetched again where it is wanted; the others are worth keeping all the same.
                Err(error @ (FilesError::Gone(_) | FilesError::Damaged(_))) => {
                    tracing::warn!(%error, "a label file is in no backup");
                }
                Err(error @ FilesError::Disk(_)) => return Err(error.into()),
            }
        }
        Ok(World {
            name: name.to_owned(),
            database: hash_of(&copy)?,
            rows: rows_of(&database)?,
            files: files.into_iter().collect(),
            accounts: accounts_in(&database)?,
        })
    }

    /// Brings one night back and looks whether all of it is there. On trial the label files are looked at where they lie.
    fn restore_night(&self, night: &Path, to: &Path, trial: Trial) -> Result<BackupContents, BackupError> {
        let contents = read_list(night)?;
        make_folder(to)?;
        let files = self.files()?;
        for world in &contents.worlds {
            let folder = to.join(safe_name(&world.name)?);
            make_folder(&folder)?;
            restore_database(&night.join(&world.name).join(FILE), &folder.join(FILE), &world.database)?;
            {
                let database = read_only(&folder.join(FILE))?;
                let sound: String =
                    database.query_row("PRAGMA integrity_check(1)", (), |row| row.get(0)).map_err(StoreError::from)?;
                if sound != "ok" {
                    return Err(BackupError::Incomplete("a database"));
                }
                if rows_of(&database)? != world.rows {
                    return Err(BackupError::Incomplete("the rows of a database"));
                }
            }
            for name in &world.files {
                let hash = FileHash::parse(name).ok_or(BackupError::Incomplete("the list"))?;
                let bytes = files.get(&hash).map_err(|error| match error {
                    FilesError::Gone(_) | FilesError::Damaged(_) => BackupError::Incomplete("a label file"),
                    FilesError::Disk(error) => BackupError::Disk(error),
                })?;
                match trial {
                    Trial::Yes => (),
                    Trial::No => drop(Files::open(&folder)?.put(&bytes)?),
                }
            }
        }
        if let Some(hash) = &contents.station {
            restore_database(&night.join(STATION), &to.join(STATION), hash)?;
        }
        Ok(summary(&contents))
    }

    fn files(&self) -> Result<Files, BackupError> {
        // `Files` makes the folder `labels` below the one it is given.
        Ok(Files::open(&self.root)?)
    }

    /// The nights, the oldest first. Their names sort by time.
    fn nights(&self) -> Result<Vec<PathBuf>, BackupError> {
        let Ok(entries) = fs::read_dir(&self.root) else { return Err(BackupError::NoBackup) };
        let mut nights: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.join(LIST).is_file() && !is_unfinished(path))
            .collect();
        nights.sort();
        Ok(nights)
    }

    fn newest_night(&self) -> Result<PathBuf, BackupError> {
        self.nights()?.pop().ok_or(BackupError::NoBackup)
    }

    fn remove_unfinished(&self) -> Result<(), BackupError> {
        for entry in fs::read_dir(&self.root)? {
            let path = entry?.path();
            if is_unfinished(&path) {
                remove_all(&path)?;
            }
        }
        Ok(())
    }

    /// Lets go of the oldest nights, and of the files that none names any more.
    fn prune(&self, keep: usize) -> Result<(), BackupError> {
        let nights = self.nights()?;
        let (old, kept) = nights.split_at(nights.len().saturating_sub(keep));
        if old.is_empty() {
            return Ok(());
        }
        let mut named = BTreeSet::new();
        for night in kept {
            // A list that cannot be read may name any file: then all stay.
            named.extend(read_list(night)?.worlds.into_iter().flat_map(|world| world.files));
        }
        for night in old {
            remove_all(night)?;
        }
        for entry in fs::read_dir(self.root.join(FILES))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !named.contains(&name) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Whether a night is brought back to work with it, or only to see that it could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trial {
    Yes,
    No,
}

/// A copy as of one moment, without what was erased and let go of.
fn copy_database(from: &Path, to: &Path) -> Result<(), BackupError> {
    let database =
        Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(StoreError::from)?;
    // The file is made first, for its owner alone; SQLite fills an empty one.
    drop(private_file().create_new(true).write(true).open(to)?);
    let name = to.to_str().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
    database.busy_timeout(database::PATIENCE).map_err(StoreError::from)?;
    database.execute("VACUUM INTO ?1", [name]).map_err(StoreError::from)?;
    File::open(to)?.sync_all()?;
    Ok(())
}

fn restore_database(from: &Path, to: &Path, hash: &str) -> Result<(), BackupError> {
    if hash_of(from).map_err(|_| BackupError::Incomplete("a database"))? != hash {
        return Err(BackupError::Incomplete("a database"));
    }
    let mut file = private_file().create_new(true).write(true).open(to)?;
    io::copy(&mut File::open(from)?, &mut file)?;
    file.sync_all()?;
    Ok(())
}

fn read_only(path: &Path) -> Result<Connection, StoreError> {
    Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?)
}

fn rows_of(database: &Connection) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut names = database.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'",
    )?;
    let names: Vec<String> = names.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut rows = BTreeMap::new();
    for name in names {
        let count: i64 = database.query_row(&format!("SELECT count(*) FROM \"{name}\""), (), |row| row.get(0))?;
        rows.insert(name, count.unsigned_abs());
    }
    Ok(rows)
}

fn named_files(database: &Connection) -> Result<BTreeSet<FileHash>, StoreError> {
    let mut query =
        database.prepare("SELECT sha256 FROM paper UNION SELECT sha256 FROM slip WHERE sha256 IS NOT NULL")?;
    let names: Vec<String> = query.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names.iter().filter_map(|name| FileHash::parse(name)).collect())
}

fn accounts_in(database: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = database.prepare("SELECT body FROM account WHERE removed_ms IS NULL ORDER BY rowid")?;
    let bodies: Vec<String> = query.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    let accounts = bodies.iter().filter_map(|body| serde_json::from_str::<CarrierAccount>(body).ok());
    // An account without a tail has no key of its own: it is that of practice.
    Ok(accounts
        .filter(|account| !account.key_tail.is_empty())
        .map(|account| format!("{} (…{})", account.nickname, account.key_tail))
        .collect())
}

fn read_list(night: &Path) -> Result<Contents, BackupError> {
    let text = fs::read(night.join(LIST)).map_err(|_| BackupError::NoBackup)?;
    let contents: Contents = serde_json::from_slice(&text).map_err(|_| BackupError::Incomplete("the list"))?;
    if contents.format > FORMAT { Err(BackupError::Newer) } else { Ok(contents) }
}

fn summary(contents: &Contents) -> BackupContents {
    let shipments = contents.worlds.iter().filter_map(|world| world.rows.get("intent")).sum();
    let files = contents.worlds.iter().map(|world| world.files.len() as u64).sum();
    let accounts = contents.worlds.iter().flat_map(|world| world.accounts.clone()).collect();
    BackupContents { made_ms: contents.made_ms, shipments, files, accounts }
}

/// The list comes from a disk that others write to, and a name in it becomes part of a path.
fn safe_name(name: &str) -> Result<&str, BackupError> {
    let plain = !name.is_empty() && name.chars().all(|sign| sign.is_ascii_lowercase());
    if plain { Ok(name) } else { Err(BackupError::Incomplete("the list")) }
}

/// What stands where something is to be restored: a folder, or a database with its side files.
fn parts_of(place: &Path) -> Vec<(PathBuf, std::ffi::OsString)> {
    let parts = database::with_side_files(place).into_iter().filter(|path| path.exists());
    parts.filter_map(|path| path.file_name().map(|name| (path.clone(), name.to_owned()))).collect()
}

fn is_unfinished(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(UNFINISHED))
}

fn hash_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hasher.update(buffer.get(..count).unwrap_or_default());
    }
}

fn remove_all(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        let mishap = match &error {
            BackupError::Store(error) => error.trouble().mishap(),
            BackupError::Files(error) => error.trouble().mishap(),
            BackupError::Disk(error) => match Trouble::of_the_system(error) {
                Trouble::Full => Mishap::RecordsFull,
                Trouble::ReadOnly | Trouble::Damaged | Trouble::Newer | Trouble::Other => Mishap::BackupFolder,
            },
            BackupError::NoBackup => Mishap::NotABackup,
            BackupError::Incomplete(_) => Mishap::BackupIncomplete,
            BackupError::Newer => Mishap::RecordsNewer,
        };
        Self::new(mishap, Remedy::Nothing)
    }
}

#[cfg(test)]
mod tests;
