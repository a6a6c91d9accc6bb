//! The system's file dialogs.
//!
//! Where no service shows them, a dialog answers like a cancelled one; so it is found out first, and a path is typed instead.

use std::path::PathBuf;
use std::time::Duration;

use crate::command::FileDialogs;
use crate::waiting::at_most;

/// The service that shows dialogs on a Linux desktop.
const PORTAL: &str = "org.freedesktop.portal.Desktop";

/// How long the session's bus may take to say what runs.
const ANSWER: Duration = Duration::from_secs(3);

/// Whether the system can show a file dialog: a portal that runs or can be started, or the program that stands in for it.
pub(super) fn probe() -> FileDialogs {
    // A bus that takes the call and never answers must not keep a world from opening, nor a path from being typed.
    let portal = || at_most(ANSWER, "portal", has_portal).unwrap_or(false);
    if cfg!(feature = "window") && (has_zenity() || portal()) { FileDialogs::Available } else { FileDialogs::Absent }
}

/// Asks where to save a file; none when the operator cancelled.
#[cfg(feature = "window")]
pub(super) fn save_as(name: &str) -> Option<PathBuf> {
    rfd::FileDialog::new().set_file_name(name).add_filter("PDF", &["pdf"]).save_file()
}

/// Asks where to save a list; none when the operator cancelled.
#[cfg(feature = "window")]
pub(super) fn save_sheet(name: &str) -> Option<PathBuf> {
    rfd::FileDialog::new().set_file_name(name).add_filter("CSV", &["csv"]).save_file()
}

/// Asks for a list to read; none when the operator cancelled.
#[cfg(feature = "window")]
pub(super) fn open_list() -> Option<PathBuf> {
    rfd::FileDialog::new().add_filter("CSV", &["csv", "txt", "tsv"]).pick_file()
}

/// Asks for a mapping of ColiShip's; none when the operator cancelled.
#[cfg(feature = "window")]
pub(super) fn open_mapping() -> Option<PathBuf> {
    rfd::FileDialog::new().add_filter("FMT", &["fmt", "FMT", "txt"]).pick_file()
}

/// Asks for a folder; none when the operator cancelled.
#[cfg(feature = "window")]
pub(super) fn pick_folder() -> Option<PathBuf> {
    rfd::FileDialog::new().pick_folder()
}

/// Asks for a picture; none when the operator cancelled.
#[cfg(feature = "window")]
pub(super) fn pick_picture() -> Option<PathBuf> {
    rfd::FileDialog::new().add_filter("PNG, JPEG", &["png", "jpg", "jpeg"]).pick_file()
}

#[cfg(not(feature = "window"))]
pub(super) fn pick_picture() -> Option<PathBuf> {
    None
}

#[cfg(not(feature = "window"))]
pub(super) fn save_as(_: &str) -> Option<PathBuf> {
    None
}

#[cfg(not(feature = "window"))]
pub(super) fn save_sheet(_: &str) -> Option<PathBuf> {
    None
}

#[cfg(not(feature = "window"))]
pub(super) fn open_list() -> Option<PathBuf> {
    None
}

#[cfg(not(feature = "window"))]
pub(super) fn open_mapping() -> Option<PathBuf> {
    None
}

#[cfg(not(feature = "window"))]
pub(super) fn pick_folder() -> Option<PathBuf> {
    None
}

#[cfg(target_os = "linux")]
fn has_portal() -> bool {
    let names = || {
        let session = zbus::blocking::Connection::session().ok()?;
        let bus = zbus::blocking::fdo::DBusProxy::new(&session).ok()?;
        let mut names: Vec<String> = bus.list_activatable_names().ok()?.iter().map(ToString::to_string).collect();
        names.extend(bus.list_names().ok()?.iter().map(ToString::to_string));
        Some(names)
    };
    names().is_some_and(|names| names.iter().any(|name| name == PORTAL))
}

/// Windows and macOS show their own dialogs.
#[cfg(not(target_os = "linux"))]
fn has_portal() -> bool {
    true
}

fn has_zenity() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
}
