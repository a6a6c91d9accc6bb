//! The books of the practice Colissimo: labels, slips and pick-ups. Nothing in them costs anything before it is scanned, and nothing
//! keeps an order from having two labels.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;

use crate::practice::books;
use crate::practice::books::Records;

/// What the books say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    labels: Vec<Labelled>,
    slips: Vec<Slip>,
    /// The day on which a letter box is emptied, by the parcel in it.
    pickings: BTreeMap<String, String>,
}

/// A label that was made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Labelled {
    /// The parcel's number: thirteen signs, unique in these books.
    pub parcel_number: String,
    /// The routing code, or the other post's number.
    pub partner_number: String,
    /// The product that was asked for.
    pub product: String,
    /// The two signs at the head of the number.
    pub prefix: String,
    /// The customer's own number, which may come twice.
    pub order_number: String,
    /// The account that asked.
    pub account: String,
    /// The parcel's weight in whole grams.
    pub weight_grams: u32,
    /// The day of posting, as `2026-11-21`.
    pub deposit_date: String,
    /// The format asked for, such as `PDF_10x15_300dpi`.
    pub format: String,
    /// Where it goes, by two letters.
    pub country: String,
    /// Who carries it on.
    pub network: String,
    /// Whether a declaration came with it.
    pub with_cn23: bool,
    /// Whether the sender pays the duties.
    pub ddp: bool,
    /// The code that stands for the label, where one was asked for instead.
    #[serde(default)]
    pub token: Option<String>,
    /// When it was made, in RFC 3339.
    pub created_at: String,
    /// What was asked, without who asked.
    pub request: Value,
}

/// A deposit slip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    /// Its number, counted up by account.
    pub number: u32,
    /// The account that asked.
    pub account: String,
    /// The parcels on it.
    pub parcels: Vec<String>,
    /// When it was made, in RFC 3339.
    pub created_at: String,
}

impl Ledger {
    /// Reads the books in a folder. No books are empty books; a last line that a crash cut short counts as not
    /// written, since its answer never left.
    pub fn read(folder: &Path) -> io::Result<Ledger> {
        books::read(folder)
    }

    /// All labels ever made, in order.
    pub fn labels(&self) -> &[Labelled] {
        &self.labels
    }

    /// All slips ever made, in order.
    pub fn slips(&self) -> &[Slip] {
        &self.slips
    }

    /// The label of a parcel.
    pub fn label(&self, parcel_number: &str) -> Option<&Labelled> {
        self.labels.iter().find(|label| label.parcel_number == parcel_number)
    }

    /// The day on which a parcel is fetched from a letter box, if that was asked for.
    pub fn picking(&self, parcel_number: &str) -> Option<&str> {
        self.pickings.get(parcel_number).map(String::as_str)
    }
}

/// A line of the books.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub(in crate::practice) enum Entry {
    Labelled(Box<Labelled>),
    Slip(Slip),
    Picking { parcel_number: String, day: String },
}

impl Records for Ledger {
    type Entry = Entry;

    fn apply(&mut self, entry: Entry) {
        match entry {
            Entry::Labelled(label) => self.labels.push(*label),
            Entry::Slip(slip) => self.slips.push(slip),
            Entry::Picking { parcel_number, day } => drop(self.pickings.insert(parcel_number, day)),
        }
    }
}
