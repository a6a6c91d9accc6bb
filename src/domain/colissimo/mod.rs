//! What Colissimo sells, and where it goes: tables, and what follows from them.
//!
//! La Poste's service answers "wrong product for this postcode" after the fact; the desk says it before. A place is a
//! [`Territory`], for customs draw the map otherwise than countries do. What the tables do not hold is refused, never guessed.
//! Knows no contract: an offer may still be missing from the shop's own.

mod customs;
mod offers;
mod postcodes;
mod products;
mod telephones;
mod territory;

pub use customs::Cn23;
pub use customs::Exempt;
pub use customs::Needed;
pub use customs::cn23;
pub use offers::DutiesPaid;
pub use offers::WhyNot;
pub use offers::comes_back_by;
pub use offers::duties;
pub use offers::has_letter_boxes;
pub use offers::heaviest;
pub use offers::insurance_max;
pub use offers::offers;
pub use offers::prefixes;
pub use offers::return_choice_needed;
pub use postcodes::Postcode;
pub use postcodes::STATES_NEEDED;
pub use postcodes::postcode;
pub use postcodes::state_fits;
pub use products::INSURANCE;
pub use products::Insured;
pub use products::Product;
pub use products::Way;
pub use products::insured;
pub use telephones::telephones;
pub use territory::Area;
pub use territory::Special;
pub use territory::Territory;
pub use territory::destination;
pub use territory::postcode_of;
