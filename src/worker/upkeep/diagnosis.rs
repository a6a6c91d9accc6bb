//! What helps whoever helps: figures and states, safe to paste anywhere.
//!
//! Nothing that was typed gets in: no name, no address, no key, no path. What went wrong is told by the log's own lines, which hold
//! ids and numbers alone. The words are those of programs, in no language of the desk.

use std::fmt::Write as _;

use super::WORLDS;
use crate::domain::BackupOutcome;
use crate::domain::PrinterWay;
use crate::domain::World;
use crate::log;
use crate::store::Store;
use crate::store::StoreError;
use crate::worker::folder_of;
use crate::worker::world::Shared;

pub(super) fn text(shared: &Shared, language: &str) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: String| {
        // Writing into a text never fails.
        let _ = writeln!(text, "{name}: {value}");
    };
    line("envoi", env!("CARGO_PKG_VERSION").to_owned());
    line("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
    line("renderer", if cfg!(feature = "window") { "glow" } else { "none" }.to_owned());
    line("language", language.to_owned());
    line("time", jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    let settings = shared.station().settings().unwrap_or_default();
    for printer in &settings.printers {
        let way = match printer.way {
            PrinterWay::Folder { .. } => "folder",
            PrinterWay::Raw { .. } => "raw",
            PrinterWay::Ipp { .. } => "ipp",
            PrinterWay::Usb { .. } => "usb",
        };
        line("printer", format!("{way} {} {} dpi", printer.language.extension(), printer.dpi));
    }
    line("company certificates", if settings.company_certificates.is_some() { "yes" } else { "no" }.to_owned());
    let retention = settings.retention;
    line("retention days", format!("{} {}", retention.after_delivery, retention.after_creation));
    line(
        "backup",
        match shared.station().last_backup() {
            Ok(None) => "never".to_owned(),
            Ok(Some(record)) => match record.outcome {
                BackupOutcome::Verified { shipments, files } => {
                    format!("verified, {shipments} shipments, {files} files")
                }
                BackupOutcome::CannotWrite => "folder cannot be written".to_owned(),
                BackupOutcome::Full => "disk full".to_owned(),
                BackupOutcome::Damaged => "records damaged".to_owned(),
                BackupOutcome::Incomplete => "not whole".to_owned(),
            },
            Err(_) => "unknown".to_owned(),
        },
    );
    for world in WORLDS {
        let name = match world {
            World::Desk => "desk",
            World::Practice => "practice",
        };
        let folder = shared.root.join(folder_of(world));
        if !folder.exists() {
            continue;
        }
        let counted =
            Store::open(&folder).and_then(|store| Ok::<_, StoreError>((store.state_counts()?, store.accounts()?)));
        match counted {
            Ok((states, accounts)) => {
                let states: Vec<String> = states.iter().map(|(state, count)| format!("{state} {count}")).collect();
                line(name, format!("{} accounts; {}", accounts.len(), states.join(", ")));
            }
            Err(error) => line(name, format!("{:?}", error.trouble())),
        }
    }
    for said in log::last_lines() {
        line("log", said);
    }
    text
}
