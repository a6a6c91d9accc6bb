//! One station per data folder: two would settle each other's purchases.

use std::fs::File;
use std::fs::TryLockError;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use super::database::make_folder;
use super::database::private_file;

/// How long a folder that is taken is tried again: whoever closes the window and opens it at once meets a station that is still
/// putting its things away.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(20);

/// Held while a station works in a folder. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct InstanceLock {
    _file: File,
}

/// Why a folder cannot be worked in.
#[derive(Debug, thiserror::Error)]
pub enum InstanceError {
    /// Another station works in it.
    #[error("another Envoi is open on this folder")]
    AlreadyRunning,
    /// The folder or its lock cannot be made or locked.
    #[error("the data folder cannot be used: {0}")]
    Unusable(std::io::Error),
}

impl InstanceLock {
    /// Takes a folder for this process, making it where it is not there yet.
    pub fn take(folder: &Path) -> Result<Self, InstanceError> {
        make_folder(folder).map_err(InstanceError::Unusable)?;
        let file = private_file()
            .create(true)
            .append(true)
            .open(folder.join("envoi.lock"))
            .map_err(InstanceError::Unusable)?;
        let began = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if began.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(InstanceError::AlreadyRunning),
                Err(TryLockError::Error(error)) => return Err(InstanceError::Unusable(error)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_station_on_a_folder_is_told_so() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("desk");
        let first = InstanceLock::take(&data).unwrap();
        assert!(matches!(InstanceLock::take(&data), Err(InstanceError::AlreadyRunning)));
        assert!(InstanceLock::take(&folder.path().join("practice")).is_ok(), "another folder is another station");
        drop(first);
        assert!(InstanceLock::take(&data).is_ok());
    }

    #[test]
    fn a_station_that_is_just_closing_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let closing = InstanceLock::take(folder.path()).unwrap();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                std::thread::sleep(PAUSE * 3);
                drop(closing);
            });
            assert!(InstanceLock::take(folder.path()).is_ok());
        });
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_another_matter() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, b"").unwrap();
        assert!(matches!(InstanceLock::take(&file.join("desk")), Err(InstanceError::Unusable(_))));
    }
}
