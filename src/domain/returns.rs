//! What comes back: codes in place of return labels, and returns that are fetched from a letter box.

use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

use super::Address;
use super::TrackingNumber;

/// A return that needs no printer: the customer shows the code at a post office, where the label is printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnCode {
    /// What the customer shows.
    pub code: String,
    /// The parcel that it stands for.
    pub parcel: TrackingNumber,
    /// The last day on which it is good.
    pub until: Date,
}

/// When a return may be fetched from a letter box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailboxDates {
    /// The days, where the box is.
    pub days: Vec<Date>,
    /// Until when the parcel must be in the box, as the carrier writes it (`08h00`).
    pub until: Option<String>,
    /// Until when it must be asked for (`23h00`).
    pub ask_before: Option<String>,
}

/// A return that is to be fetched from a letter box.
#[derive(Clone, PartialEq, Eq)]
pub struct MailboxPickup {
    /// The return's parcel, announced before.
    pub parcel: TrackingNumber,
    /// One of [`MailboxDates::days`].
    pub day: Date,
    /// Where the box is: in France.
    pub at: Address,
    /// Who is told of it.
    pub email: Option<String>,
}

impl fmt::Debug for ReturnCode {
    /// Never the code: who has it sends at the shop's cost.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReturnCode(until {})", self.until)
    }
}

impl fmt::Debug for MailboxPickup {
    /// Never where somebody lives.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailboxPickup({})", self.day)
    }
}
