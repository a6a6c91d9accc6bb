//! Labels as files, named by what is in them.
//!
//! A file is complete and on the disk before anything names it, and is checked against its name when it is read: what is
//! printed is what was bought, or nothing. Files that nothing names are harmless.

use std::fmt;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use sha2::Digest as _;
use sha2::Sha256;

use super::database::make_folder;
use super::database::private_file;
use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::Remedy;

/// The folder of a world's label files.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

/// A file's name: the SHA-256 of its bytes in 64 lower-case hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileHash(String);

/// Why a label's bytes could not be kept or given back.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The disk refused.
    #[error("label file: {0}")]
    Disk(#[from] io::Error),
    /// The file is not there any more.
    #[error("label file {0:?} is gone")]
    Gone(FileHash),
    /// The file is not what was put there.
    #[error("label file {0:?} is damaged")]
    Damaged(FileHash),
}

impl Files {
    /// The label files of a world's folder, in `labels` below it.
    pub fn open(folder: &Path) -> Result<Self, FilesError> {
        let folder = folder.join("labels");
        make_folder(&folder)?;
        Ok(Self { folder })
    }

    /// Keeps bytes; they are on the disk when this returns. The same bytes are kept once.
    pub fn put(&self, bytes: &[u8]) -> Result<FileHash, FilesError> {
        let hash = FileHash::of(bytes);
        match self.get(&hash) {
            Ok(_) => (),
            Err(FilesError::Gone(_) | FilesError::Damaged(_)) => self.write(&hash, bytes)?,
            Err(error @ FilesError::Disk(_)) => return Err(error),
        }
        // Also for a file that was there: its name may not have reached the disk before a power cut.
        sync_folder(&self.folder)?;
        Ok(hash)
    }

    /// Gives back what was put, or an error: never other bytes.
    pub fn get(&self, hash: &FileHash) -> Result<Vec<u8>, FilesError> {
        let bytes = match fs::read(self.folder.join(&hash.0)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(FilesError::Gone(hash.clone())),
            Err(error) => return Err(FilesError::Disk(error)),
        };
        if FileHash::of(&bytes) == *hash { Ok(bytes) } else { Err(FilesError::Damaged(hash.clone())) }
    }

    /// Takes a file away for good. One that is gone already is gone.
    pub fn remove(&self, hash: &FileHash) -> Result<(), FilesError> {
        match fs::remove_file(self.folder.join(&hash.0)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(FilesError::Disk(error)),
            _ => Ok(()),
        }
    }

    fn write(&self, hash: &FileHash, bytes: &[u8]) -> Result<(), FilesError> {
        let unfinished = self.folder.join(format!("{}.part", uuid::Uuid::now_v7()));
        let written =
            write_synced(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, self.folder.join(&hash.0)));
        if written.is_err() {
            // Half a file on a full disk helps nobody; that it cannot be removed changes nothing.
            let _ = fs::remove_file(&unfinished);
        }
        Ok(written?)
    }
}

impl FileHash {
    /// The name of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// A name as it was written down. None if it is no name of a file: it becomes part of a path.
    pub fn parse(text: &str) -> Option<Self> {
        let hexadecimal = |sign: u8| matches!(sign, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 64 && text.bytes().all(hexadecimal)).then(|| Self(text.to_owned()))
    }

    /// The 64 digits.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<FilesError> for Failure {
    fn from(error: FilesError) -> Self {
        match error {
            FilesError::Disk(_) => Failure::new(error.trouble().mishap(), Remedy::Nothing),
            // The label is paid and the carrier still has its paper.
            FilesError::Gone(_) | FilesError::Damaged(_) => Failure::new(Mishap::PaperMissing, Remedy::FetchThePaper),
        }
    }
}

pub(super) fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private_file().create_new(true).write(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A new name is on the disk only when its folder is.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_were_put() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        for bytes in [b"".as_slice(), b"^XA^XZ", &[0, 255, 10]] {
            let hash = files.put(bytes).unwrap();
            assert_eq!(files.put(bytes).unwrap(), hash);
            assert_eq!(Files::open(folder.path()).unwrap().get(&hash).unwrap(), bytes);
        }
        assert_eq!(fs::read_dir(folder.path().join("labels")).unwrap().count(), 3, "no unfinished files, none twice");
    }

    #[test]
    fn a_damaged_file_is_an_error_until_it_is_put_again() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let hash = files.put(b"label").unwrap();
        fs::write(folder.path().join("labels").join(hash.text()), b"lable").unwrap();
        let error = files.get(&hash).unwrap_err();
        assert!(matches!(error, FilesError::Damaged(_)));
        assert_eq!(Failure::from(error).remedy, Remedy::FetchThePaper);
        assert_eq!(files.put(b"label").unwrap(), hash);
        assert_eq!(files.get(&hash).unwrap(), b"label");
    }

    #[test]
    fn a_file_that_is_gone_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        assert!(matches!(files.get(&FileHash::of(b"never put")), Err(FilesError::Gone(_))));
    }

    #[test]
    fn only_a_hash_becomes_part_of_a_path() {
        assert!(FileHash::parse(FileHash::of(b"").text()).is_some());
        for text in ["", "../../etc/passwd", &"A".repeat(64), &"0".repeat(63), &"é".repeat(32)] {
            assert_eq!(FileHash::parse(text), None, "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn label_files_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let hash = Files::open(folder.path()).unwrap().put(b"label").unwrap();
        let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder.path().join("labels")), 0o700);
        assert_eq!(mode(folder.path().join("labels").join(hash.text())), 0o600);
    }
}
