//! What the carrier lists for an account, and the images that it keeps: asked in the lane that asks, where a purchase never waits.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::command::Event;
use crate::command::ImageWish;
use crate::command::PickFile;
use crate::command::Ticket;
use crate::domain::AccountId;
use crate::domain::CarrierAccount;
use crate::domain::Failure;
use crate::domain::LabelImage;
use crate::domain::Mishap;
use crate::domain::PickedLogo;
use crate::domain::Remedy;
use crate::label;

use super::dialogs;
use super::now_ms;
use super::setup::today;
use super::world::Desk;
use super::world::Records;

/// A file is read so far and no further: what is longer is no logo by far.
const MOST_READ: u64 = 8 << 20;

impl Desk {
    /// Reads what the carrier lists for an account and keeps it.
    pub(super) fn read_catalogue(&self, ticket: Ticket, id: &AccountId) {
        let outcome = self.try_to_read_catalogue(id);
        self.shared.tell(Event::CatalogueRead { ticket, outcome });
    }

    fn try_to_read_catalogue(&self, id: &AccountId) -> Result<CarrierAccount, Failure> {
        let listed = self.carrier(id, None)?.catalogue()?;
        let mut records = Records::open(self)?;
        self.changed(&mut records, id, |account| {
            account.catalogue = account.catalogue.updated(account.kind, listed, today(), now_ms());
        })
    }

    /// Does what is wanted of the images, and tells which there are then.
    pub(super) fn images(&self, ticket: Ticket, id: &AccountId, wish: ImageWish) {
        let outcome = self.try_with_images(id, wish);
        self.shared.tell(Event::Images { ticket, outcome });
    }

    fn try_with_images(&self, id: &AccountId, wish: ImageWish) -> Result<Vec<LabelImage>, Failure> {
        let carrier = self.carrier(id, None)?;
        match wish {
            ImageWish::List => (),
            ImageWish::Add(logo) => carrier.add_image(&logo)?,
            ImageWish::Rename(image) => carrier.rename_image(&image)?,
            ImageWish::Delete(image) => carrier.delete_image(&image)?,
        }
        let images = carrier.images()?;
        self.follow_the_logo(id, &images)?;
        Ok(images)
    }

    /// A logo that the carrier does not keep any more is on no label; one that it calls by another name is called so here.
    fn follow_the_logo(&self, id: &AccountId, images: &[LabelImage]) -> Result<(), Failure> {
        let Some(logo) = self.account(id).and_then(|account| account.logo) else { return Ok(()) };
        let kept = images.iter().find(|image| image.id == logo.id);
        if kept != Some(&logo) {
            let mut records = Records::open(self)?;
            let account = self.changed(&mut records, id, |account| account.logo = kept.cloned())?;
            self.shared.tell(Event::AccountChanged(account));
        }
        Ok(())
    }

    /// Looks at a file that may become an image.
    pub(super) fn look_at_logo(&self, ticket: Ticket, from: PickFile) {
        let path = match from {
            PickFile::Ask => dialogs::pick_picture(),
            PickFile::Path(path) => Some(path),
        };
        let outcome = path.map(|path| look_at(&path)).transpose();
        self.shared.tell(Event::LogoLookedAt { ticket, outcome });
    }
}

fn look_at(path: &Path) -> Result<PickedLogo, Failure> {
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_READ).read_to_end(&mut bytes));
    if let Err(error) = read {
        tracing::warn!(%error, "a picked file cannot be read");
        return Err(Failure::new(Mishap::CannotRead { path: file_name }, Remedy::TryAgain));
    }
    let facts = label::logo::facts(&bytes).ok_or_else(|| Failure::new(Mishap::NotAPicture, Remedy::TryAgain))?;
    Ok(PickedLogo { file_name, facts, bytes })
}
