//! The history as a list for the books.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::midnight_ms;
use crate::command::ExportTo;
use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::SheetWords;
use crate::store::Store;
use crate::store::StoreError;
use crate::worker::dialogs;

/// The shipments of these days, up to the day before `until`, the oldest first.
pub fn history_sheet(
    store: &Store,
    from: Option<Date>,
    until: Option<Date>,
    words: &SheetWords,
) -> Result<String, StoreError> {
    let accounts = store.accounts()?;
    let mut sheet = words.begin();
    let (from, until) = (from.map_or(i64::MIN, midnight_ms), until.map_or(i64::MAX, midnight_ms));
    store.each_between(from, until, |row| {
        let begun = Timestamp::from_millisecond(row.created_ms).unwrap_or_default().to_zoned(TimeZone::system());
        let account = accounts.iter().find(|account| account.id == row.account);
        words.add(&mut sheet, &row, &begun, account.map_or("", |account| account.nickname.as_str()));
    })?;
    Ok(sheet.text())
}

pub(super) fn export(
    folder: &Path,
    from: Option<Date>,
    until: Option<Date>,
    words: &SheetWords,
    to: ExportTo,
) -> Result<Option<PathBuf>, Failure> {
    let name = format!("envoi-{}.csv", jiff::Zoned::now().strftime("%Y-%m-%d"));
    let path = match to {
        ExportTo::Ask => match dialogs::save_sheet(&name) {
            Some(path) => path,
            None => return Ok(None),
        },
        ExportTo::Path(path) if path.is_dir() => path.join(name),
        ExportTo::Path(path) => path,
    };
    let text = history_sheet(&Store::open(folder)?, from, until, words)?;
    let written = if path.is_absolute() { fs::write(&path, text) } else { Err(std::io::ErrorKind::NotFound.into()) };
    match written {
        Ok(()) => Ok(Some(path)),
        Err(error) => {
            tracing::warn!(%error, "a list could not be written");
            Err(Failure::new(Mishap::CannotWrite { path: path.display().to_string() }, Remedy::TryAgain))
        }
    }
}
