//! What the way that the parcel goes asks of the form.

use super::Session;
use crate::domain::CarrierKind;

impl Session {
    /// The account ships with a carrier that takes declarations and pick-up points.
    pub fn ships_colissimo(&self) -> bool {
        match self.account().map(|account| account.kind) {
            Some(CarrierKind::Colissimo) => true,
            Some(CarrierKind::LettreSuivie) | None => false,
        }
    }
}
