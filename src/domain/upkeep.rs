//! What a station keeps, for how long, and where it keeps a second copy.

use serde::Deserialize;
use serde::Serialize;

use super::Failure;
use super::HistoryRow;
use super::IntentId;
use super::Mishap;

/// How long people are remembered, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Retention {
    /// After a parcel was delivered.
    pub after_delivery: u16,
    /// After a shipment was begun, whatever became of it.
    pub after_creation: u16,
    /// Papers for the customs, which the law wants kept for longer.
    pub customs: u16,
}

/// How the last backup went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupRecord {
    /// When it was begun, in milliseconds since 1970.
    pub at_ms: i64,
    /// Whether it was restored into a folder of its own and found whole.
    pub outcome: BackupOutcome,
    /// When the last one was found whole, in milliseconds since 1970.
    pub verified_ms: Option<i64>,
}

/// How a backup went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupOutcome {
    /// Restored for trial: everything was there.
    Verified {
        /// Shipments in it.
        shipments: u64,
        /// Label files in it.
        files: u64,
    },
    /// The folder cannot be written.
    CannotWrite,
    /// The disk of the backups is full.
    Full,
    /// The station's own records are damaged.
    Damaged,
    /// It could not be restored whole.
    Incomplete,
}

/// What of a world is in a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupContents {
    /// When it was made, in milliseconds since 1970.
    pub made_ms: i64,
    /// Shipments in it.
    pub shipments: u64,
    /// Label files in it.
    pub files: u64,
    /// The accounts whose keys are to be given again: a keyring is no part of a backup.
    pub accounts: Vec<String>,
}

impl BackupContents {
    /// What is kept of a backup that was restored, for trial or for good, and found whole.
    pub fn record(&self) -> BackupRecord {
        let outcome = BackupOutcome::Verified { shipments: self.shipments, files: self.files };
        BackupRecord { at_ms: self.made_ms, outcome, verified_ms: Some(self.made_ms) }
    }
}

/// A person as the records know her.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonFound {
    /// What was looked for.
    pub text: String,
    /// The shipments that would be erased, the newest first.
    pub shipments: Vec<HistoryRow>,
    /// Shipments that are still being found out or settled, and so are kept for now.
    pub kept_back: u64,
    /// Entries of the address book, drafts and other places.
    pub elsewhere: u64,
}

/// What was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Shipments that lost their person.
    pub shipments: u64,
    /// Entries of the address book, drafts and other places.
    pub elsewhere: u64,
    /// Files that were removed.
    pub files: u64,
}

/// A part of the history by its days, for the books.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// The running month.
    #[default]
    ThisMonth,
    /// The one before.
    LastMonth,
    /// The running year.
    ThisYear,
    /// The one before.
    LastYear,
    /// Everything.
    Always,
}

/// Something that may be erased, and when it was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub intent: IntentId,
    /// In milliseconds since 1970.
    pub created_ms: i64,
}

impl Default for Retention {
    /// Two months for a complaint about a parcel that came; half a year for one that never did.
    fn default() -> Self {
        Self { after_delivery: 60, after_creation: 180, customs: 3650 }
    }
}

impl Period {
    /// Every period.
    pub const ALL: [Self; 5] = [Self::ThisMonth, Self::LastMonth, Self::ThisYear, Self::LastYear, Self::Always];

    /// Its first day and the first day after it; none where there is no such end.
    pub fn days(self, today: jiff::civil::Date) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
        let month = today.first_of_month();
        let year = today.first_of_year();
        let before = |day: jiff::civil::Date| day.yesterday().unwrap_or(day);
        match self {
            Self::ThisMonth => (Some(month), None),
            Self::LastMonth => (Some(before(month).first_of_month()), Some(month)),
            Self::ThisYear => (Some(year), None),
            Self::LastYear => (Some(before(year).first_of_year()), Some(year)),
            Self::Always => (None, None),
        }
    }

    /// The id of its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::ThisMonth => "period-this-month",
            Self::LastMonth => "period-last-month",
            Self::ThisYear => "period-this-year",
            Self::LastYear => "period-last-year",
            Self::Always => "period-always",
        }
    }
}

impl BackupOutcome {
    /// Why it is no backup; none if it is one.
    pub fn why_not(self) -> Option<&'static str> {
        match self {
            Self::Verified { .. } => None,
            Self::CannotWrite => Some("backup-cannot-write"),
            Self::Full => Some("backup-full"),
            Self::Damaged => Some("backup-damaged"),
            Self::Incomplete => Some("backup-incomplete"),
        }
    }

    /// How a failure is written down.
    pub fn of(failure: &Failure) -> Self {
        match failure.mishap {
            Mishap::RecordsFull => Self::Full,
            Mishap::RecordsDamaged => Self::Damaged,
            Mishap::BackupIncomplete | Mishap::NotABackup => Self::Incomplete,
            // Whatever else it is, the folder is what the owner can look at.
            _ => Self::CannotWrite,
        }
    }
}

impl PersonFound {
    /// Whether there is anything to erase.
    pub fn is_empty(&self) -> bool {
        self.shipments.is_empty() && self.elsewhere == 0
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_period_ends_where_the_next_begins() {
        let today = date(2026, 1, 15);
        assert_eq!(Period::ThisMonth.days(today), (Some(date(2026, 1, 1)), None));
        assert_eq!(Period::LastMonth.days(today), (Some(date(2025, 12, 1)), Some(date(2026, 1, 1))));
        assert_eq!(Period::LastYear.days(today), (Some(date(2025, 1, 1)), Some(date(2026, 1, 1))));
        assert_eq!(Period::Always.days(today), (None, None));
    }
}
