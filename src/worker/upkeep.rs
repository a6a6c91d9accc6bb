//! Seeing to the station itself: copies of everything by night, forgetting people whose time has come, and what a person asks of
//! this kind by day.
//!
//! A thread of its own, with connections of its own: no lane waits for it. What is due is done when nobody has asked for anything
//! for a while.

mod books;
mod diagnosis;
mod people;

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use jiff::Zoned;

use crate::command::CertificatesFound;
use crate::command::Event;
use crate::command::Salvaged;
use crate::command::Upkeep;
use crate::command::UpkeepNews;
use crate::domain::BackupContents;
use crate::domain::BackupOutcome;
use crate::domain::BackupRecord;
use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::Settings;
use crate::domain::World;
use crate::http;
use crate::store::BackupPlace;
use crate::store::Files;
use crate::store::Salvage;
use crate::store::Station;
use crate::store::Store;

use super::folder_of;
use super::now_ms;
use super::world::Shared;

pub use books::history_sheet;

/// Both worlds, by their folders.
pub const WORLDS: [World; 2] = [World::Desk, World::Practice];

/// How often it is looked whether something is due, and for how long nobody must have asked for anything.
const GLANCE: Duration = Duration::from_secs(60);
const REST_MS: i64 = 10 * 60 * 1000;

/// The night ends at this hour: what was copied after it counts for the day.
const NIGHT_ENDS: i8 = 2;

/// A backup that went wrong is tried again after this.
const AGAIN_MS: i64 = 6 * 60 * 60 * 1000;

/// The thread that sees to the station.
pub(super) struct Upkeeper {
    work: Option<mpsc::SyncSender<(World, Upkeep)>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Upkeeper {
    /// Starts it. A station that cannot start one more thread works on without.
    pub(super) fn start(shared: &Arc<Shared>) -> Self {
        let shared = Arc::clone(shared);
        let (work, inbox) = mpsc::sync_channel(16);
        let named = thread::Builder::new().name("upkeep".to_owned());
        let thread = named.spawn(move || {
            let mut looked_through = false;
            loop {
                match inbox.recv_timeout(GLANCE) {
                    Ok((world, work)) => perform(&shared, world, work),
                    Err(mpsc::RecvTimeoutError::Timeout) if shared.rested_ms() >= REST_MS => {
                        do_what_is_due(&shared, &Zoned::now(), &mut looked_through);
                    }
                    Err(mpsc::RecvTimeoutError::Timeout) => (),
                    Err(mpsc::RecvTimeoutError::Disconnected) => break,
                }
            }
        });
        match thread {
            Ok(thread) => Self { work: Some(work), thread: Some(thread) },
            Err(error) => {
                tracing::error!(%error, "nobody sees to the station");
                Self { work: None, thread: None }
            }
        }
    }

    /// Gives it something to do for a world.
    pub(super) fn give(&self, world: World, work: Upkeep) -> Result<(), Failure> {
        let full = || Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain);
        self.work.as_ref().ok_or_else(full)?.try_send((world, work)).map_err(|_| full())
    }
}

impl Drop for Upkeeper {
    fn drop(&mut self) {
        self.work = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the upkeep ended in a panic");
        }
    }
}

/// How the last backup went, for a window that opens.
pub(super) fn backups(shared: &Shared) -> UpkeepNews {
    UpkeepNews::Backups(shared.station().last_backup().unwrap_or_default())
}

/// What became of damaged records, for the window.
pub(super) fn salvaged(salvage: &Salvage) -> UpkeepNews {
    let Salvage { aside, saved, strangers } = salvage;
    UpkeepNews::Salvaged(Salvaged { aside: aside.clone(), saved: *saved, strangers: strangers.len() as u64 })
}

/// Brings everything back from a folder of backups. No world may be open.
pub(super) fn restore(shared: &Shared, from: &Path) -> Result<(BackupContents, Option<PathBuf>), Failure> {
    let _alone = shared.copying.lock().unwrap_or_else(PoisonError::into_inner);
    // Its file is exchanged; whoever asks meanwhile finds a station that was told nothing.
    *shared.station() = Station::without_a_file()?;
    let outcome = BackupPlace::new(from).restore(&shared.root, &Zoned::now());
    *shared.station() = Station::open(&shared.root)?;
    outcome.map_err(|error| {
        tracing::error!(%error, "nothing was restored");
        error.into()
    })
}

fn perform(shared: &Shared, world: World, work: Upkeep) {
    let folder = shared.root.join(folder_of(world));
    let news = match work {
        Upkeep::BackUp => {
            let settings = shared.station().settings().unwrap_or_default();
            UpkeepNews::Backups(back_up(shared, &settings, &Zoned::now()))
        }
        // The dispatcher does it, with no world open.
        Upkeep::Restore { .. } => return,
        Upkeep::FindPerson { ticket, text } => {
            UpkeepNews::PersonFound { ticket, outcome: people::find(&folder, &text) }
        }
        Upkeep::ExportPerson { text, to } => {
            return shared.tell(Event::Exported(people::export(&folder, &text, to)));
        }
        Upkeep::ErasePerson { text, shipments } => UpkeepNews::PersonErased(people::erase(&folder, &text, &shipments)),
        Upkeep::CheckCertificates { ticket, file } => {
            let outcome = match http::read_certificates(&file) {
                Ok(found) => Ok(CertificatesFound { file, count: found.count, until_ms: found.until * 1000 }),
                Err(error) => {
                    tracing::warn!(%error, "no certificates");
                    Err(Failure::new(Mishap::NotACertificate, Remedy::Nothing))
                }
            };
            UpkeepNews::Certificates { ticket, outcome }
        }
        Upkeep::ExportHistory { from, until, words, to } => {
            return shared.tell(Event::Exported(books::export(&folder, from, until, &words, to)));
        }
        Upkeep::Diagnose { language } => UpkeepNews::Diagnosed(diagnosis::text(shared, language)),
    };
    shared.tell(Event::Upkeep(news));
}

fn do_what_is_due(shared: &Shared, now: &Zoned, looked_through: &mut bool) {
    let settings = shared.station().settings().unwrap_or_default();
    let last = shared.station().last_backup().unwrap_or_default();
    if settings.backup_folder.is_some() && backup_is_due(last.as_ref(), now) {
        let record = back_up(shared, &settings, now);
        shared.tell(Event::Upkeep(UpkeepNews::Backups(record)));
    }
    if shared.station().last_erasing().unwrap_or_default() != Some(now.date()) {
        forget_whose_time_has_come(shared, &settings, now);
    }
    if !*looked_through {
        *looked_through = true;
        look_through(shared);
    }
}

/// Once a night; one that went wrong is tried again by day.
fn backup_is_due(last: Option<&BackupRecord>, now: &Zoned) -> bool {
    let Some(last) = last else { return true };
    let now_ms = now.timestamp().as_millisecond();
    let day = if now.hour() < NIGHT_ENDS { now.date().yesterday().unwrap_or(now.date()) } else { now.date() };
    let night = day.at(NIGHT_ENDS, 0, 0, 0).to_zoned(now.time_zone().clone());
    let of_another_night = night.is_ok_and(|night| last.at_ms < night.timestamp().as_millisecond());
    match last.outcome {
        BackupOutcome::Verified { .. } => of_another_night,
        BackupOutcome::CannotWrite | BackupOutcome::Full | BackupOutcome::Damaged | BackupOutcome::Incomplete => {
            now_ms - last.at_ms >= AGAIN_MS
        }
    }
}

/// Copies everything and keeps how it went. None where no folder was chosen.
fn back_up(shared: &Shared, settings: &Settings, now: &Zoned) -> Option<BackupRecord> {
    let folder = settings.backup_folder.as_ref()?;
    let _alone = shared.copying.lock().unwrap_or_else(PoisonError::into_inner);
    let keep = settings.backup_keep.unwrap_or(Settings::BACKUPS_KEPT);
    let worlds = WORLDS.map(folder_of);
    let made = BackupPlace::new(folder).back_up(&shared.root, &worlds, keep, now);
    let last = shared.station().last_backup().unwrap_or_default();
    let at_ms = now.timestamp().as_millisecond();
    let record = match made {
        Ok(contents) => contents.record(),
        Err(error) => {
            tracing::error!(%error, "no backup");
            let outcome = BackupOutcome::of(&Failure::from(error));
            BackupRecord { at_ms, outcome, verified_ms: last.and_then(|last| last.verified_ms) }
        }
    };
    if let Err(error) = shared.station().save_last_backup(&record) {
        tracing::warn!(%error, "how the backup went is not kept");
    }
    Some(record)
}

fn forget_whose_time_has_come(shared: &Shared, settings: &Settings, now: &Zoned) {
    for world in WORLDS {
        let folder = shared.root.join(folder_of(world));
        if !folder.exists() {
            continue;
        }
        let erased = Files::open(&folder)
            .map_err(Failure::from)
            .and_then(|files| Ok(Store::open(&folder)?.erase_due(&files, &settings.retention, now_ms())?));
        match erased {
            Ok(erased) if erased.shipments > 0 => {
                tracing::info!(shipments = erased.shipments, files = erased.files, "people were forgotten");
            }
            Ok(_) => (),
            Err(failure) => {
                return tracing::error!(mishap = failure.mishap.id(), "people are not forgotten yet");
            }
        }
    }
    if let Err(error) = shared.station().save_last_erasing(now.date()) {
        tracing::warn!(%error, "people are looked for again");
    }
}

/// All pages of the records, once while a station runs: damage is better known before it is needed.
fn look_through(shared: &Shared) {
    for world in WORLDS {
        let folder = shared.root.join(folder_of(world));
        if !folder.exists() {
            continue;
        }
        let sound = Store::open(&folder).and_then(|store| {
            let sound = store.is_sound()?;
            if !sound {
                store.suspect()?;
            }
            Ok(sound)
        });
        match sound {
            Ok(true) => (),
            Ok(false) => shared.tell(Event::Refused(Failure::new(Mishap::RecordsDamaged, Remedy::Nothing))),
            Err(error) => shared.tell(Event::Refused(error.into())),
        }
    }
}

/// A day begins at this moment here.
fn midnight_ms(day: jiff::civil::Date) -> i64 {
    day.to_zoned(jiff::tz::TimeZone::system()).map_or(0, |day| day.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_backup_is_due_once_a_night_and_again_where_it_went_wrong() {
        let at = |day: i8, hour: i8| {
            date(2026, 11, day).at(hour, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).expect("a moment")
        };
        let made = |day, hour, outcome| BackupRecord {
            at_ms: at(day, hour).timestamp().as_millisecond(),
            outcome,
            verified_ms: None,
        };
        let good = BackupOutcome::Verified { shipments: 1, files: 1 };
        assert!(backup_is_due(None, &at(20, 12)));
        assert!(!backup_is_due(Some(&made(20, 3, good)), &at(20, 23)));
        assert!(!backup_is_due(Some(&made(20, 23, good)), &at(21, 1)), "still the same night");
        assert!(backup_is_due(Some(&made(20, 23, good)), &at(21, 3)));
        assert!(!backup_is_due(Some(&made(20, 10, BackupOutcome::Full)), &at(20, 15)));
        assert!(backup_is_due(Some(&made(20, 10, BackupOutcome::Full)), &at(20, 17)));
        let tomorrow = at(20, 12).checked_add(1.day()).expect("a day");
        assert!(backup_is_due(Some(&made(20, 12, good)), &tomorrow));
    }
}
