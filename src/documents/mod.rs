//! Paper that we draw ourselves.
//!
//! A document is laid out once into a [`Page`] of marks in millimetres, and the page becomes a PDF of equal bytes for equal
//! input. Its words come as data, in the operator's language. Knows paper; knows no shipment, no printer and no screen.

mod card;
mod codes;
mod page;
mod test_label;

pub use card::command_card;
pub use page::Page;
pub use test_label::test_label;
