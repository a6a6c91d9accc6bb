//! Shipping in types.
//!
//! What a parcel, an address, a service, a label and a problem are, and which rules hold between
//! them. Knows no network, disk, clock, language or window; also holds the plain data that crosses
//! threads, so that a screen needs nothing but this, the session, the commands and the words.

mod account;
mod address;
mod address_block;
mod catalogue;
mod department;
mod dots;
mod entry;
mod failure;
mod findings;
mod history;
mod logo;
mod printer;
mod problem;
mod push;
pub mod rules;
mod service;
mod settings;
mod shipment;
mod signal;
mod tracking;
mod units;

pub use account::*;
pub use address::*;
pub use address_block::*;
pub use catalogue::*;
pub use department::*;
pub use dots::*;
pub use entry::*;
pub use failure::*;
pub use findings::*;
pub use history::*;
pub use logo::*;
pub use printer::*;
pub use problem::*;
pub use push::*;
pub use service::*;
pub use settings::*;
pub use shipment::*;
pub use signal::*;
pub use tracking::*;
pub use units::*;
