//! ShipEngine's JSON. What we write is strict; what we read takes nulls, blanks, unknown keys and codes as they come.

mod images;
mod listed;
mod read;
mod sent;

pub(super) use super::super::lenient;
pub(super) use images::*;
pub(super) use listed::*;
pub(super) use read::*;
pub(super) use sent::*;
