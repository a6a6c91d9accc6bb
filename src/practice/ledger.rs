//! The books of the practice ShipEngine: what was connected, sold, noted and voided.

use std::io;
use std::path::Path;

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;

use super::books;
use super::books::Records;

/// What the books say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    accounts: Vec<Account>,
    sold: Vec<Sold>,
    noted: Vec<Noted>,
    images: Vec<Image>,
}

/// An image of the customer's that labels can carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// The carrier's id of it.
    pub label_image_id: String,
    /// What the customer calls it.
    pub name: String,
    /// Whether labels carry it unasked.
    pub is_default: bool,
    /// `image/png` or `image/jpeg`.
    pub image_content_type: String,
    /// The file in base64.
    pub image_data: String,
    /// When it came, in RFC 3339.
    pub created_at: String,
    /// When it was changed, in RFC 3339.
    pub modified_at: String,
}

/// A connected account of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The id the carrier gave it, new with each connection.
    pub carrier_id: String,
    /// The customer's name for it.
    pub nickname: String,
    /// The contract with the carrier.
    pub contract_number: String,
    /// The account under that contract.
    pub cust_account_number: String,
    /// Whether it was disconnected since.
    #[serde(default)]
    pub disconnected: bool,
}

/// A label that was sold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sold {
    /// The carrier's id of the label.
    pub label_id: String,
    /// The carrier's id of the shipment.
    pub shipment_id: String,
    /// The customer's own id of the shipment, if one came.
    pub external_shipment_id: Option<String>,
    /// The tracking number, unique in these books.
    pub tracking_number: String,
    /// The account it was sold to.
    pub carrier_id: String,
    /// The contract it was sold under.
    pub contract_number: String,
    /// What it cost, in euro cents.
    pub cost_cents: u32,
    /// The parcel's weight in whole grams, rounded up.
    pub weight_grams: u32,
    /// The day of posting, as `2026-11-21`.
    pub ship_date: String,
    /// When it was sold, in RFC 3339.
    pub created_at: String,
    /// The format asked for: `pdf`, `png` or `zpl`.
    pub label_format: String,
    /// The image it carries.
    #[serde(default)]
    pub label_image_id: Option<String>,
    /// When it was voided, in RFC 3339.
    #[serde(default)]
    pub voided_at: Option<String>,
    /// The shipment as it was asked for.
    pub shipment: Value,
}

/// A shipment that was taken in and never got a label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// The carrier's id of the shipment.
    pub shipment_id: String,
    /// The customer's own id of it.
    pub external_shipment_id: String,
    /// When it was taken in, in RFC 3339.
    pub created_at: String,
    /// Whether it was cancelled since.
    #[serde(default)]
    pub cancelled: bool,
    /// The shipment as it was asked for.
    pub shipment: Value,
}

impl Sold {
    /// Whether it was voided since.
    pub fn voided(&self) -> bool {
        self.voided_at.is_some()
    }
}

impl Ledger {
    /// Reads the books in a folder. No books are empty books; a last line that a crash cut short counts as not
    /// written, since its answer never left.
    pub fn read(folder: &Path) -> io::Result<Ledger> {
        books::read(folder)
    }

    /// All labels ever sold, in order.
    pub fn labels(&self) -> &[Sold] {
        &self.sold
    }

    /// All shipments ever taken in without a label, in order.
    pub fn shipments(&self) -> &[Noted] {
        &self.noted
    }

    /// All accounts ever connected, in order.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    /// The images that are kept, in order.
    pub fn images(&self) -> &[Image] {
        &self.images
    }
}

impl Records for Ledger {
    type Entry = Entry;

    fn apply(&mut self, entry: Entry) {
        match entry {
            Entry::Connected(account) => self.accounts.push(account),
            Entry::Disconnected { carrier_id } => {
                for account in self.accounts.iter_mut().filter(|account| account.carrier_id == carrier_id) {
                    account.disconnected = true;
                }
            }
            Entry::Sold(sold) => self.sold.push(*sold),
            Entry::ImageKept(image) => {
                match self.images.iter_mut().find(|known| known.label_image_id == image.label_image_id) {
                    Some(known) => *known = *image,
                    None => self.images.push(*image),
                }
            }
            Entry::ImageDeleted { label_image_id } => {
                self.images.retain(|image| image.label_image_id != label_image_id);
            }
            Entry::Noted(noted) => self.noted.push(*noted),
            Entry::Cancelled { shipment_id } => {
                for noted in self.noted.iter_mut().filter(|noted| noted.shipment_id == shipment_id) {
                    noted.cancelled = true;
                }
            }
            Entry::Voided { label_id, at } => {
                for sold in self.sold.iter_mut().filter(|sold| sold.label_id == label_id) {
                    sold.voided_at = Some(at.clone());
                }
            }
        }
    }
}

/// A line of the books.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub(super) enum Entry {
    Connected(Account),
    Disconnected { carrier_id: String },
    Sold(Box<Sold>),
    Noted(Box<Noted>),
    Cancelled { shipment_id: String },
    Voided { label_id: String, at: String },
    ImageKept(Box<Image>),
    ImageDeleted { label_image_id: String },
}

#[cfg(test)]
mod tests {
    use super::super::books::Books;
    use super::*;

    #[test]
    fn what_was_written_is_there_for_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let mut books = Books::<Ledger>::open(folder.path()).unwrap();
        books.record(Entry::Connected(account("se-1"))).unwrap();
        books.record(Entry::Sold(Box::new(sold("se-10")))).unwrap();
        books.record(Entry::Voided { label_id: "se-10".into(), at: "2026-11-21T10:00:00Z".into() }).unwrap();
        books.record(Entry::Disconnected { carrier_id: "se-1".into() }).unwrap();
        let read = Ledger::read(folder.path()).unwrap();
        assert_eq!(read, books.ledger);
        assert!(read.labels()[0].voided());
        assert!(read.accounts()[0].disconnected);
    }

    fn account(carrier_id: &str) -> Account {
        Account {
            carrier_id: carrier_id.into(),
            nickname: "Desk".into(),
            contract_number: "1".into(),
            cust_account_number: "2".into(),
            disconnected: false,
        }
    }

    fn sold(label_id: &str) -> Sold {
        Sold {
            label_id: label_id.into(),
            shipment_id: "se-1".into(),
            external_shipment_id: None,
            tracking_number: "1L00000000001".into(),
            carrier_id: "se-1".into(),
            contract_number: "1".into(),
            cost_cents: 111,
            weight_grams: 20,
            ship_date: "2026-11-21".into(),
            created_at: "2026-11-21T09:00:00Z".into(),
            label_format: "pdf".into(),
            label_image_id: None,
            voided_at: None,
            shipment: Value::Null,
        }
    }
}
