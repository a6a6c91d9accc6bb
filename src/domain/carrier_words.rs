//! A carrier's own words.

use serde::Deserialize;
use serde::Serialize;

/// What a carrier itself said, kept to the letter for "details".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarrierWords {
    /// Who erred, as the carrier puts it (`error_source`).
    pub source: String,
    /// The carrier's code (`error_code`).
    pub code: String,
    /// The carrier's sentence.
    pub message: String,
    /// What to quote to the carrier's support.
    pub request_id: String,
    /// The HTTP status.
    pub status: u16,
}
