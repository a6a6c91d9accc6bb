//! The carriers in the box: loopback servers that keep books, sell SPECIMEN labels and misbehave when told to.
//!
//! They speak the real carriers' HTTP, so that the station cannot tell them from the real ones; they run in the
//! station's own process for practice mode or in one of their own (`envoi practice serve`) for crash tests. They know
//! labels and paper, and nothing of the station's rules: a carrier that shared its customer's rules would agree with
//! its mistakes. Words in here are the carriers' own and are not translated.

mod books;
pub mod colissimo;
pub mod lateshipment;
mod ledger;
mod listener;
mod misbehaviour;
pub mod shipengine;
pub mod specimen;

pub use ledger::Account;
pub use ledger::Image;
pub use ledger::Ledger;
pub use ledger::Noted;
pub use ledger::Sold;
pub use misbehaviour::Misbehaviour;
pub use misbehaviour::RetryAfter;
pub use misbehaviour::Shape;
