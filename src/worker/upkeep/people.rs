//! One person: shown, handed out, erased.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::command::ExportTo;
use crate::domain::Erased;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::Mishap;
use crate::domain::PersonFound;
use crate::domain::Remedy;
use crate::store::Files;
use crate::store::Store;
use crate::worker::dialogs;
use crate::worker::now_ms;

pub(super) fn find(folder: &Path, text: &str) -> Result<PersonFound, Failure> {
    Ok(Store::open(folder)?.find_person(text)?)
}

/// A folder of its own with a file that both people and programs read, and the labels. None when the operator cancelled.
pub(super) fn export(folder: &Path, text: &str, to: ExportTo) -> Result<Option<PathBuf>, Failure> {
    let into = match to {
        ExportTo::Ask => match dialogs::pick_folder() {
            Some(picked) => picked,
            None => return Ok(None),
        },
        ExportTo::Path(path) => path,
    };
    let cannot = |error: std::io::Error| {
        tracing::warn!(%error, "a person's records could not be written");
        Failure::new(Mishap::CannotWrite { path: into.display().to_string() }, Remedy::TryAgain)
    };
    if !into.is_absolute() || !into.is_dir() {
        return Err(cannot(std::io::ErrorKind::NotADirectory.into()));
    }
    let (records, files) = Store::open(folder)?.person_records(text, &Files::open(folder)?)?;
    // Its name says when, not who: it may lie about.
    let place = into.join(format!("envoi-person-{}", jiff::Zoned::now().strftime("%Y-%m-%d-%H%M%S")));
    fs::create_dir(&place).map_err(cannot)?;
    let text = serde_json::to_vec_pretty(&records).map_err(|error| cannot(std::io::Error::other(error)))?;
    fs::write(place.join("person.json"), text).map_err(cannot)?;
    for file in files {
        fs::write(place.join(file.name), file.bytes).map_err(cannot)?;
    }
    Ok(Some(place))
}

pub(super) fn erase(folder: &Path, text: &str, shipments: &[IntentId]) -> Result<Erased, Failure> {
    let files = Files::open(folder)?;
    let erased = Store::open(folder)?.erase_person(text, shipments, &files, now_ms())?;
    tracing::info!(shipments = erased.shipments, files = erased.files, "a person was erased");
    Ok(erased)
}
