//! Shipping in types.
//!
//! What a parcel, an address, a service, a label and a problem are, and which rules hold between
//! them. Knows no network, disk, clock, language or window; also holds the plain data that crosses
//! threads, so that a screen needs nothing but this, the session, the commands and the words.

mod account;
mod address;
mod address_block;
mod catalogue;
pub mod colissimo;
mod contact;
mod contact_list;
mod customs;

pub mod countries;mod department;
mod deposit_slip;
mod dots;
mod entry;
mod failure;
mod findings;
mod fold;
mod handling;
mod history;
mod kept_draft;
mod known_article;
mod logo;
mod paper;
mod preset;
mod price_list;
mod printer;
mod problem;
mod push;
pub mod rules;
mod service;
mod settings;
mod sheet;
mod shipment;
mod signal;
mod spending;
mod spreadsheet;
pub mod tariff;
mod tongue;
mod tracking;
mod units;
mod upkeep;
pub mod wording;

pub use account::*;
pub use address::*;
pub use address_block::*;
pub use catalogue::*;
pub use contact::*;
pub use contact_list::*;
pub use customs::*;
pub use department::*;
pub use deposit_slip::*;
pub use dots::*;
pub use entry::*;
pub use failure::*;
pub use findings::*;
pub use fold::*;
pub use handling::*;
pub use history::*;
pub use kept_draft::*;
pub use known_article::*;
pub use logo::*;
pub use paper::*;
pub use preset::*;
pub use price_list::*;
pub use printer::*;
pub use problem::*;
pub use push::*;
pub use service::*;
pub use settings::*;
pub use sheet::*;
pub use shipment::*;
pub use signal::*;
pub use spending::*;
pub use spreadsheet::*;
pub use tongue::*;
pub use tracking::*;
pub use units::*;
pub use upkeep::*;
