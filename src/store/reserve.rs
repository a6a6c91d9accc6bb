//! Room on the disk that is kept for the one thing that must be written: what became of money that is spent already.
//!
//! A file of no meaning lies beside the records. When the disk is full after a label was bought, it is removed, and the
//! journal takes its room. A new purchase never touches it: that one is refused before anything is sent.

use std::fs;
use std::io::Write as _;

use super::Store;
use super::StoreError;
use super::Trouble;
use super::database::private_file;

/// Enough for the log of some hundred purchases.
const SIZE: usize = 2 << 20;

/// Its name, in the folder of the records.
const FILE: &str = "reserve";

impl Store {
    /// Keeps the room, if there is any to keep.
    pub(super) fn keep_a_reserve(&self) {
        let path = self.folder.join(FILE);
        if fs::metadata(&path).is_ok_and(|file| file.len() >= SIZE as u64) {
            return;
        }
        // Noise, so that no disk packs it away to nothing.
        let noise: Vec<u8> = (0..SIZE as u64).map(|at| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8).collect();
        let written = private_file()
            .create(true)
            .write(true)
            .truncate(true)
            .open(&path)
            .and_then(|mut file| file.write_all(&noise).and_then(|()| file.sync_all()));
        if let Err(error) = written {
            tracing::warn!(%error, "no room can be kept for bad days");
            // Half of it would be of no use to the journal and a loss to everybody else.
            let _ = fs::remove_file(&path);
        }
    }

    /// Writes what must be written: on a full disk, into the room that was kept for it.
    pub(super) fn even_if_full<T>(
        &mut self,
        write: impl Fn(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match write(self) {
            Err(error) if error.trouble() == Trouble::Full => {
                tracing::warn!("the disk is full: the room that was kept is used");
                match fs::remove_file(self.folder.join(FILE)) {
                    Ok(()) => write(self),
                    Err(_) => Err(error),
                }
            }
            outcome => outcome,
        }
    }
}
