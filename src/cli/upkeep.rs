//! Copies, the way back and the list for the books, without a window.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::Zoned;
use jiff::civil::Date;

use super::say;
use super::say_wrong;
use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::Settings;
use crate::domain::World;
use crate::store::BackupPlace;
use crate::store::InstanceLock;
use crate::store::Station;
use crate::store::Store;
use crate::words::Words;
use crate::worker;

/// Copies the station in `home`, beside one that is open.
pub(super) fn back_up(words: Words, home: &Path, to: Option<PathBuf>) -> ExitCode {
    let outcome = Station::open(home).map_err(Failure::from).and_then(|mut station| {
        let settings = station.settings()?;
        let Some(folder) = to.or(settings.backup_folder) else { return Ok(None) };
        let keep = settings.backup_keep.unwrap_or(Settings::BACKUPS_KEPT);
        let worlds = worker::WORLDS.map(worker::folder_of);
        let now = Zoned::now();
        let contents = BackupPlace::new(&folder).back_up(home, &worlds, keep, &now)?;
        station.save_last_backup(&contents.record())?;
        Ok(Some((folder, contents)))
    });
    match outcome {
        Ok(Some((folder, contents))) => {
            let facts = [
                ("folder", folder.display().to_string().into()),
                ("shipments", contents.shipments.into()),
                ("files", contents.files.into()),
            ];
            say(&words.with("line-backed-up", &facts));
            ExitCode::SUCCESS
        }
        Ok(None) => {
            say_wrong(words.get("line-no-folder"));
            ExitCode::from(2)
        }
        Err(failure) => wrong(words, &failure),
    }
}

/// Whether what is there may be put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MoveAside {
    /// It may.
    Yes,
    /// Then nothing is restored over it.
    No,
}

/// Restores the newest backup in `from` into `home`.
pub(super) fn restore(words: Words, from: &Path, home: &Path, may: MoveAside) -> ExitCode {
    // A lock and a log are nobody's data.
    let is_data = |entry: &fs::DirEntry| !["envoi.lock", "log"].iter().any(|name| entry.file_name() == *name);
    let holds_something = fs::read_dir(home).is_ok_and(|entries| entries.flatten().any(|entry| is_data(&entry)));
    if holds_something && may == MoveAside::No {
        say_wrong(&words.with("line-home-not-empty", &[("folder", home.display().to_string().into())]));
        return ExitCode::from(2);
    }
    let _lock = match InstanceLock::take(home) {
        Ok(lock) => lock,
        Err(error) => {
            say_wrong(words.get(worker::StartError::from(error).id()));
            return ExitCode::FAILURE;
        }
    };
    match BackupPlace::new(from).restore(home, &Zoned::now()) {
        Ok((contents, aside)) => {
            let facts = [
                ("at", words.moment_ms(contents.made_ms).into()),
                ("shipments", contents.shipments.into()),
                ("files", contents.files.into()),
            ];
            say(&words.with("line-restored", &facts));
            if let Some(aside) = aside {
                say(&words.with("backup-aside", &[("folder", aside.display().to_string().into())]));
            }
            if !contents.accounts.is_empty() {
                say(&words.with("backup-keys-missing", &[("accounts", contents.accounts.join(", ").into())]));
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "nothing was restored");
            wrong(words, &error.into())
        }
    }
}

/// Writes the shipments of these days, both included, as a list.
pub(super) fn list(
    words: Words,
    home: &Path,
    world: World,
    file: &Path,
    from: Option<Date>,
    to: Option<Date>,
) -> ExitCode {
    let until = to.and_then(|day| day.tomorrow().ok());
    let written = Store::open(&home.join(worker::folder_of(world)))
        .and_then(|store| worker::history_sheet(&store, from, until, &words.sheet()))
        .map_err(Failure::from)
        .and_then(|text| {
            fs::write(file, text).map_err(|error| {
                tracing::warn!(%error, "a list could not be written");
                Failure::new(Mishap::CannotWrite { path: file.display().to_string() }, Remedy::TryAgain)
            })
        });
    match written {
        Ok(()) => {
            say(&words.with("line-listed", &[("file", file.display().to_string().into())]));
            ExitCode::SUCCESS
        }
        Err(failure) => wrong(words, &failure),
    }
}

fn wrong(words: Words, failure: &Failure) -> ExitCode {
    say_wrong(&words.mishap(&failure.mishap));
    ExitCode::FAILURE
}
