//! Rules of Colissimo: where it goes from and to, what it asks of an address, what it can be told to do.
//!
//! What a declaration must hold is next door, in [`super::customs`]. Sources: La Poste's documentation of its web service (SLS),
//! its Article schema, and its pages on sizes and destinations.

mod address;
mod options;
mod parcel;
mod postcode;
mod route;
#[cfg(test)]
pub(super) mod tests;
mod way;

pub use address::COLISSIMO_LINE;
pub(super) use address::consignee;
pub(super) use address::lengths;
pub use address::parted_line;
pub(super) use address::place;
pub(super) use address::reached;
pub(super) use address::sender_lines;
pub(super) use address::sent_address;
pub(super) use address::signs;
pub(super) use options::duties;
pub(super) use options::handling;
pub(super) use options::instructions;
pub(super) use options::insurance;
pub(super) use options::part;
pub(super) use options::point;
pub(super) use options::undeliverable;
pub(super) use parcel::format;
pub(super) use parcel::order_number;
pub(super) use parcel::sent_dpi;
pub(super) use parcel::sent_format;
pub use parcel::sent_weight;
pub(super) use parcel::size;
pub(super) use parcel::weight;
pub(super) use route::route;
pub(super) use way::Way;
