//! A folder that something else watches: a print queue's hot folder, a shared drive.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use super::Heed;
use super::JobHandle;
use super::Payload;
use super::PrintError;
use super::Printer;
use super::Progress;
use super::Sent;
use crate::domain::JobState;
use crate::domain::LabelFormat;
use crate::domain::PrinterAbilities;
use crate::domain::PrinterReadiness;
use crate::domain::Troubles;

/// The longest stem of a file's name; file systems take 255 bytes, people far less.
const STEM: usize = 80;

/// Writes each label as a file.
pub(super) struct FolderPrinter {
    path: PathBuf,
}

impl FolderPrinter {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    fn cannot_write(&self, cause: io::Error) -> PrintError {
        PrintError::CannotWrite { path: last_parts(&self.path), cause }
    }
}

impl Printer for FolderPrinter {
    fn abilities(&mut self) -> Result<PrinterAbilities, PrintError> {
        Ok(PrinterAbilities { languages: LabelFormat::ALL.to_vec(), ..PrinterAbilities::default() })
    }

    /// A folder takes anything; its watcher was set up for what it is given.
    fn status(&mut self) -> Result<PrinterReadiness, PrintError> {
        let found = fs::metadata(&self.path).map_err(|cause| self.cannot_write(cause))?;
        match (found.is_dir(), found.permissions().readonly()) {
            (true, false) => Ok(PrinterReadiness::Ready),
            (true, true) => Err(self.cannot_write(io::ErrorKind::PermissionDenied.into())),
            (false, _) => Err(self.cannot_write(io::ErrorKind::NotADirectory.into())),
        }
    }

    fn submit(&mut self, payload: &Payload, _: Heed<'_>) -> Result<Sent, PrintError> {
        payload.check()?;
        // A missing folder is told, never made: a shared drive that is not mounted must not become a local folder.
        let unfinished = self.path.join(format!(".{}.part", uuid::Uuid::now_v7()));
        let written = write(&unfinished, &payload.bytes)
            .and_then(|()| place(&unfinished, &self.path, &stem(&payload.file_stem), payload.format.extension()));
        if written.is_err() {
            // A watcher ignores it; that it cannot be removed changes nothing.
            let _ = fs::remove_file(&unfinished);
        }
        let sent = Sent { state: JobState::Written, job: None };
        written.map(|()| sent).map_err(|cause| self.cannot_write(cause))
    }

    fn poll(&mut self, _: &JobHandle) -> Result<Progress, PrintError> {
        Ok(Progress { state: JobState::Written, troubles: Troubles::NONE })
    }

    /// A written file is its watcher's.
    fn cancel(&mut self, _: &JobHandle) -> Result<(), PrintError> {
        Err(PrintError::NotTakenBack { name: last_parts(&self.path), said: "a file is written".to_owned() })
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a complete file its name, which a watcher sees at once and whole, and never takes a name that is in use.
fn place(unfinished: &Path, folder: &Path, stem: &str, ending: &str) -> io::Result<()> {
    const MOST: u32 = 9999;
    for copy in 1..=MOST {
        let name = if copy == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{copy}.{ending}") };
        let target = folder.join(name);
        match fs::hard_link(unfinished, &target) {
            Ok(()) => return fs::remove_file(unfinished),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => (),
            // Memory sticks and some shared drives have no links; there, looking first has to do.
            Err(_) if target.exists() => (),
            Err(_) => return fs::rename(unfinished, &target),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "too many files of one name"))
}

/// A name that every file system takes, whatever is in `wished`.
fn stem(wished: &str) -> String {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.') { sign } else { '-' };
    let name: String = wished.chars().map(plain).take(STEM).collect();
    let name = name.trim_matches(['-', '.', '_']);
    // Windows keeps a few names for devices, with any ending.
    let device = ["con", "prn", "aux", "nul", "com", "lpt"].iter().any(|device| {
        let first = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
        first.strip_prefix(device).is_some_and(|rest| rest.len() <= 1 && rest.bytes().all(|sign| sign.is_ascii_digit()))
    });
    match (name, device) {
        ("", _) => "label".to_owned(),
        (name, true) => format!("label-{name}"),
        (name, false) => name.to_owned(),
    }
}

/// The end of a path, which is what tells folders apart and fits on a line.
fn last_parts(path: &Path) -> String {
    let parts: Vec<_> = path.components().collect();
    let kept: PathBuf = parts.iter().skip(parts.len().saturating_sub(2)).collect();
    if parts.len() > 2 {
        format!("…{}{}", std::path::MAIN_SEPARATOR, kept.display())
    } else {
        kept.display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Failure;
    use crate::domain::Mishap;
    use crate::printing::Go;

    #[test]
    fn a_label_becomes_a_file_and_never_replaces_one() {
        let folder = tempfile::tempdir().unwrap();
        let mut printer = printer(folder.path());
        assert_eq!(printer.status().unwrap(), PrinterReadiness::Ready);
        for text in ["^XA1^XZ", "^XA2^XZ", "^XA3^XZ"] {
            assert_eq!(printer.submit(&zpl("1L 0048", text), &mut |_| Go::On).unwrap().state, JobState::Written);
        }
        let content = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(
            [content("1L-0048.zpl"), content("1L-0048-2.zpl"), content("1L-0048-3.zpl")],
            ["^XA1^XZ", "^XA2^XZ", "^XA3^XZ"]
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "no unfinished files");
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_and_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("drive").join("labels");
        let mut printer = printer(&path);
        assert!(matches!(printer.status(), Err(PrintError::CannotWrite { .. })));
        let failure = Failure::from(printer.submit(&zpl("a", "^XA^XZ"), &mut |_| Go::On).unwrap_err());
        let shown = format!("…{0}drive{0}labels", std::path::MAIN_SEPARATOR);
        assert_eq!(failure.mishap, Mishap::CannotWrite { path: shown });
        assert!(!path.exists());
    }

    #[test]
    fn bytes_that_are_no_label_are_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let error = printer(folder.path()).submit(&zpl("a", "<html>"), &mut |_| Go::On).unwrap_err();
        assert_eq!(Failure::from(error).mishap, Mishap::NotALabel);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn any_text_becomes_a_name() {
        for (wished, name) in [
            ("1L00482917365", "1L00482917365"),
            ("../../etc/passwd", "etc-passwd"),
            ("", "label"),
            ("...", "label"),
            ("a\0b\nc:d", "a-b-c-d"),
            ("Élodie 😀 x", "lodie---x"),
            ("NUL", "label-NUL"),
            ("com1.x", "label-com1.x"),
            ("common", "common"),
        ] {
            assert_eq!(stem(wished), name, "{wished}");
        }
        assert_eq!(stem(&"x".repeat(10_000)).len(), STEM);
    }

    fn printer(path: &Path) -> FolderPrinter {
        FolderPrinter::new(path)
    }

    fn zpl(stem: &str, text: &str) -> Payload {
        Payload { bytes: text.as_bytes().to_vec(), format: LabelFormat::Zpl, file_stem: stem.to_owned(), media: None }
    }
}
