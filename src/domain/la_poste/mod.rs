//! What La Poste's services answer, as data: the codes of their refusals and of their tracking events, with what they mean here.
//!
//! The tables are `assets/colissimo/*.tsv`. They hold codes, our fields and the ids of our own sentences; La Poste's wording is
//! shown as received, under details.

mod events;
mod refusals;

pub use events::*;
pub use refusals::*;
