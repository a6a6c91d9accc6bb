//! The address book: who parcels go to again and again.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use super::AddressDraft;

/// Our own id of an entry of the address book.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ContactId(pub String);

/// One entry of the address book. Kept as typed: the rules look at it when a parcel goes there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Ours.
    pub id: ContactId,
    /// Where they are, with their telephone.
    pub address: AddressDraft,
    /// Their e-mail; empty for none.
    pub email: String,
}

/// Somebody that may be meant by what is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Who.
    pub contact: Contact,
    /// How we know them.
    pub known: KnownFrom,
}

/// How somebody is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KnownFrom {
    /// From the address book.
    TheBook,
    /// From a parcel that went there before.
    AnEarlierParcel,
}

/// What a search in the address book found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookPage {
    /// By name, at most [`BookPage::ROWS`].
    pub rows: Vec<Contact>,
    /// How many match in all.
    pub matches: u64,
    /// How many there are.
    pub total: u64,
}

/// What an import took in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries that are new.
    pub added: usize,
    /// Entries that were known, with something changed or not.
    pub known: usize,
    /// Lines without a name or a company.
    pub nameless: usize,
}

/// What it takes to take an import back. Says nothing of anybody in `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ImportUndo {
    /// When it was taken in, in milliseconds since 1970.
    pub at_ms: i64,
    /// Who came with it.
    pub added: BTreeSet<ContactId>,
    /// Who was known, as they were.
    pub before: BTreeMap<ContactId, Contact>,
}

impl fmt::Debug for ImportUndo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ImportUndo({} added, {} known)", self.added.len(), self.before.len())
    }
}

impl ContactId {
    /// A new one.
    pub fn new() -> Self {
        Self(uuid::Uuid::now_v7().to_string())
    }
}

impl Default for ContactId {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for Contact {
    fn default() -> Self {
        Self::at(AddressDraft::default())
    }
}

impl Contact {
    /// A new entry at an address.
    pub fn at(address: AddressDraft) -> Self {
        Self { id: ContactId::new(), address, email: String::new() }
    }

    /// What it is called by: the person, else the company.
    pub fn called(&self) -> &str {
        let name = self.address.name.trim();
        if name.is_empty() { self.address.company.trim() } else { name }
    }

    /// Both are at the same address under the same name, as it is written.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let lines = |contact: &Self| {
            let AddressDraft { name, company, street, extra, postcode, city, .. } = &contact.address;
            [name, company, street, extra, postcode, city].map(|line| line.trim().to_owned())
        };
        self.address.country == other.address.country && lines(self) == lines(other)
    }
}

impl BookPage {
    /// As many as anybody reads; a search narrows them down.
    pub const ROWS: usize = 500;
}

impl fmt::Debug for Contact {
    /// Never the person: a log may hold a `Debug`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Contact({})", self.id.0)
    }
}
