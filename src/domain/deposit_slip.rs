//! The slip that a day's parcels are handed over with.

use serde::Deserialize;
use serde::Serialize;

use super::TrackingNumber;

/// A deposit slip as the carrier made it (La Poste: bordereau de dépôt).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositSlip {
    /// The carrier's number of it.
    pub number: String,
    /// When it was made, in milliseconds since 1970.
    pub made_ms: i64,
    /// The parcels on it.
    pub parcels: Vec<TrackingNumber>,
    /// Where they are handed over, as the carrier calls it.
    pub site: String,
    /// The account's number on it.
    pub client: String,
    /// The page, as a PDF; empty where the carrier gave none.
    pub pdf: Vec<u8>,
}

impl DepositSlip {
    /// The most parcels on one slip: the documentation allows 250, La Poste's own plug-ins stop at 50.
    pub const MOST: usize = 50;

    /// A day's parcels, cut into as many slips as they take.
    pub fn batches(parcels: &[TrackingNumber]) -> impl Iterator<Item = &[TrackingNumber]> {
        parcels.chunks(Self::MOST)
    }
}

impl std::fmt::Debug for DepositSlip {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DepositSlip({} parcels, {} bytes)", self.parcels.len(), self.pdf.len())
    }
}
