//! Paper that we draw ourselves.
//!
//! A document is laid out once into a [`Page`] of marks in millimetres, and the page becomes a PDF of equal bytes for equal
//! input. Its words come as data, in the operator's language; a form's own text is in `assets/forms`. Knows paper, and the
//! domain's declarations and addresses; knows no carrier, no printer and no screen.

mod card;
mod cn23;
mod codes;
mod deposit_slip;
mod form;
mod grid;
pub(crate) mod lettering;
mod packing_slip;
mod page;
mod subset;
mod test_label;
#[cfg(test)]
mod tests;

pub use card::command_card;
pub use cn23::Cn23;
pub use cn23::Cn23Paper;
pub use cn23::Cn23Party;
pub use cn23::cn23;
pub use deposit_slip::NoSlip;
pub use deposit_slip::SlipPaper;
pub use deposit_slip::SlipParcel;
pub use deposit_slip::deposit_slip;
pub use packing_slip::PackingSlip;
pub use packing_slip::packing_slip;
pub use page::Page;
pub use test_label::test_label;
