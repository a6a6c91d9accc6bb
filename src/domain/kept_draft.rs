//! What is being typed, as it is kept so that a crash loses nothing.

use serde::Deserialize;
use serde::Serialize;

use super::IntentId;
use super::ShipmentDraft;

/// A form as it was when typing last rested.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptDraft {
    /// The wish it is to become. Once the records hold a purchase of that id, the form was bought and is not given back.
    pub intent: IntentId,
    /// What was typed.
    pub draft: ShipmentDraft,
    /// The warnings that the operator keeps, by [`super::ProblemKey::text`].
    pub accepted: Vec<String>,
    /// When, in milliseconds since 1970.
    pub saved_ms: i64,
}

impl KeptDraft {
    /// Takes a form down.
    pub fn of(intent: IntentId, draft: &ShipmentDraft, now_ms: i64) -> Self {
        let accepted = draft.accepted.iter().map(super::ProblemKey::text).collect();
        Self { intent, draft: draft.clone(), accepted, saved_ms: now_ms }
    }
}
