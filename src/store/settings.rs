//! What the whole station was told. Nothing in here is worth refusing to start for.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use serde_json::Map;
use serde_json::Value;

use super::StoreError;
use super::Trouble;
use super::change;
use super::database;
use super::database::free;
use super::database::with_side_files;
use super::to_json;
use crate::domain::BackupRecord;
use crate::domain::PrinterId;
use crate::domain::Sender;
use crate::domain::Settings;

/// The station's own records, shared by both worlds.
pub struct Station {
    database: Connection,
}

impl Station {
    /// Opens `station.db` in the station's root folder. A damaged one is put aside as `station.db.damaged` and begun anew:
    /// language, printers and sender can be given again, and a station that does not start cannot ask for them.
    pub fn open(root: &Path) -> Result<Self, StoreError> {
        let path = root.join("station.db");
        match database::open(&path, database::STATION) {
            Ok(database) => Ok(Self { database }),
            Err(error) if error.trouble() == Trouble::Damaged => {
                tracing::error!(%error, "the station's settings are damaged; starting without");
                put_aside(&path).map_err(StoreError::Folder)?;
                Ok(Self { database: database::open(&path, database::STATION)? })
            }
            Err(error) => Err(error),
        }
    }

    /// What the station was told. What cannot be read is as if it had never been told, and logged by its name.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        Ok(self.kept("settings")?.map(|text| readable_settings(&text)).unwrap_or_default())
    }

    /// Keeps what the station was told.
    pub fn save_settings(&mut self, settings: &Settings) -> Result<(), StoreError> {
        self.keep("settings", &to_json(settings))
    }

    /// The sender that a new account starts with.
    pub fn sender(&self) -> Result<Option<Sender>, StoreError> {
        let Some(text) = self.kept("sender")? else { return Ok(None) };
        let sender = serde_json::from_str(&text);
        if sender.is_err() {
            tracing::warn!("the kept sender cannot be read");
        }
        Ok(sender.ok())
    }

    /// Keeps the sender that a new account starts with.
    pub fn save_sender(&mut self, sender: &Sender) -> Result<(), StoreError> {
        self.keep("sender", &to_json(sender))
    }

    /// How the last backup went; none if none was made.
    pub fn last_backup(&self) -> Result<Option<BackupRecord>, StoreError> {
        Ok(self.kept("backup")?.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Keeps how a backup went.
    pub fn save_last_backup(&mut self, record: &BackupRecord) -> Result<(), StoreError> {
        self.keep("backup", &to_json(record))
    }

    /// The day on which those whose time had come were last forgotten.
    pub fn last_erasing(&self) -> Result<Option<Date>, StoreError> {
        Ok(self.kept("erasing")?.and_then(|text| text.parse().ok()))
    }

    /// Keeps that day.
    pub fn save_last_erasing(&mut self, day: Date) -> Result<(), StoreError> {
        self.keep("erasing", &day.to_string())
    }

    /// The place on its sheet that the next label of a printer takes, from 0 on.
    pub fn sheet_place(&self, printer: &PrinterId) -> Result<u8, StoreError> {
        Ok(self.sheet_places()?.get(printer).copied().unwrap_or_default())
    }

    /// Keeps that place.
    pub fn keep_sheet_place(&mut self, printer: &PrinterId, place: u8) -> Result<(), StoreError> {
        let mut places = self.sheet_places()?;
        places.insert(printer.clone(), place);
        self.keep("sheet places", &to_json(&places))
    }

    /// The place on its sheet that the next label of each printer takes, where one was ever taken or said.
    pub fn sheet_places(&self) -> Result<BTreeMap<PrinterId, u8>, StoreError> {
        Ok(self.kept("sheet places")?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// A station without a file, while its file is exchanged.
    pub fn without_a_file() -> Result<Self, StoreError> {
        Ok(Self { database: Connection::open_in_memory()? })
    }

    fn kept(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.database.query_row("SELECT body FROM kept WHERE name = ?1", [name], |row| row.get(0)).optional()?)
    }

    fn keep(&mut self, name: &str, body: &str) -> Result<(), StoreError> {
        let change = change(&mut self.database)?;
        change.execute(
            "INSERT INTO kept (name, body) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            [name, body],
        )?;
        Ok(change.commit()?)
    }
}

/// Each setting is read alone, and each of a list's entries, so that one that cannot be read takes no other with it.
fn readable_settings(text: &str) -> Settings {
    let Ok(Value::Object(told)) = serde_json::from_str(text) else {
        tracing::warn!("the kept settings cannot be read");
        return Settings::default();
    };
    let read = |name: &str, value: &Value| {
        serde_json::from_value::<Settings>(Value::Object(Map::from_iter([(name.to_owned(), value.clone())])))
    };
    let mut readable = Map::new();
    for (name, mut value) in told {
        if let Value::Array(entries) = &mut value {
            entries.retain(|entry| read(&name, &Value::Array(vec![entry.clone()])).is_ok());
        }
        if read(&name, &value).is_ok() {
            readable.insert(name, value);
        } else {
            tracing::warn!(name, "a setting cannot be read; it is as if it had never been told");
        }
    }
    serde_json::from_value(Value::Object(readable)).unwrap_or_default()
}

/// Nothing is deleted: what one program cannot read, another may.
fn put_aside(path: &Path) -> std::io::Result<()> {
    let aside = free(&path.with_extension("db.damaged"));
    for (file, to) in with_side_files(path).into_iter().zip(with_side_files(&aside)) {
        if file.exists() {
            fs::rename(file, to)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::LabelFormat;
    use crate::domain::PrinterSetup;
    use crate::domain::PrinterWay;
    use crate::domain::ThemeChoice;
    use crate::domain::rules::tests::account;

    #[test]
    fn settings_and_sender_survive_a_restart() {
        let root = tempfile::tempdir().unwrap();
        let mut station = Station::open(root.path()).unwrap();
        assert_eq!(station.settings().unwrap(), Settings::default());
        assert_eq!(station.sender().unwrap(), None);
        let sender = account().sender.unwrap();
        station.save_settings(&settings()).unwrap();
        station.save_sender(&sender).unwrap();
        drop(station);
        let station = Station::open(root.path()).unwrap();
        assert_eq!(station.settings().unwrap(), settings());
        assert_eq!(station.sender().unwrap(), Some(sender));
    }

    #[test]
    fn the_place_on_a_sheet_survives_a_restart() {
        let root = tempfile::tempdir().unwrap();
        let printer = PrinterId("p".to_owned());
        let mut station = Station::open(root.path()).unwrap();
        assert_eq!(station.sheet_place(&printer).unwrap(), 0);
        station.keep_sheet_place(&printer, 3).unwrap();
        drop(station);
        let station = Station::open(root.path()).unwrap();
        assert_eq!(station.sheet_place(&printer).unwrap(), 3);
        assert_eq!(station.sheet_place(&PrinterId("other".to_owned())).unwrap(), 0);
    }

    #[test]
    fn a_bad_setting_takes_no_other_with_it() {
        let mut told = serde_json::to_value(settings()).unwrap();
        told["theme"] = "Purple".into();
        told["zoom_percent"] = (-3).into();
        told["from_the_future"] = 1.into();
        told["printers"].as_array_mut().unwrap().insert(0, "a printer?".into());
        let expected = Settings { theme: ThemeChoice::System, zoom_percent: None, ..settings() };
        assert_eq!(readable_settings(&told.to_string()), expected);
        for nonsense in ["", "[]", "{", "null", "\"settings\""] {
            assert_eq!(readable_settings(nonsense), Settings::default(), "{nonsense}");
        }
    }

    #[test]
    fn a_damaged_file_is_put_aside_and_the_station_starts() {
        let root = tempfile::tempdir().unwrap();
        let nonsense = b"no database at all, just words, again and again ".repeat(100);
        fs::write(root.path().join("station.db"), &nonsense).unwrap();
        let mut station = Station::open(root.path()).unwrap();
        assert_eq!(station.settings().unwrap(), Settings::default());
        station.save_settings(&settings()).unwrap();
        assert_eq!(fs::read(root.path().join("station.db.damaged")).unwrap(), nonsense);
    }

    fn settings() -> Settings {
        Settings {
            language: Some("fr".to_owned()),
            theme: ThemeChoice::Dark,
            zoom_percent: Some(125),
            printers: vec![PrinterSetup {
                id: PrinterId("p".to_owned()),
                name: "L'imprimante".to_owned(),
                way: PrinterWay::Raw { host: "printer.example".to_owned(), port: 9100 },
                language: LabelFormat::Zpl,
                dpi: 203,
                shift: Default::default(),
                paper: Default::default(),
            }],
            label_printer: Some(PrinterId("p".to_owned())),
            ..Settings::default()
        }
    }
}
