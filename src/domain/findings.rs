//! What others said of what is being typed: facts from outside, which the rules look at like at the text itself.

use serde::Deserialize;
use serde::Serialize;

use super::Address;
use super::Elsewhere;
use super::Line;
use super::fold;

/// What others said of a draft. Each finding names what it was found for, so that one that comes late, or is left behind by an
/// edit, is about nothing.
#[derive(Clone, Default, PartialEq)]
pub struct Findings {
    /// What other desks have bought for an order.
    pub order: Option<OrderFound>,
    /// What the carrier's service says of the address.
    pub address: Option<AddressFound>,
}

/// What other desks have bought for an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFound {
    /// The order's number.
    pub number: String,
    /// The labels that stand, the newest first.
    pub labels: Vec<Elsewhere>,
}

/// What the carrier's service says of an address.
#[derive(Clone, PartialEq, Eq)]
pub struct AddressFound {
    /// Which address.
    pub of: Address,
    /// What it says.
    pub verdict: AddressVerdict,
}

/// What a service says of an address.
#[derive(Clone, PartialEq, Eq)]
pub enum AddressVerdict {
    /// It knows it as it is.
    Known,
    /// It would write these lines otherwise.
    Suggests(Vec<(Line, String)>),
    /// It does not know it, or is not sure; in its own words, where it has any.
    Doubts(String),
}

/// Whether and how an account has addresses checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AddressCheck {
    /// Not at all: a check may be charged for.
    #[default]
    Off,
    /// Each address as soon as it is typed.
    WhileTyping,
    /// The same was wished, and the account's plan does not have it.
    NotInThePlan,
    /// By the purchase itself, which is refused for an address that cannot be.
    AtPurchase,
}

impl Findings {
    /// The newest label that another desk has bought for this order.
    pub fn shipped_elsewhere(&self, number: &str) -> Option<&Elsewhere> {
        self.order.as_ref().filter(|found| found.number == number.trim())?.labels.first()
    }

    /// What the service says of exactly this address.
    pub fn verdict(&self, address: &Address) -> Option<&AddressVerdict> {
        self.address.as_ref().filter(|found| found.of == *address).map(|found| &found.verdict)
    }
}

/// Two ways to write the same: case, accents, commas and spaces do not matter.
pub fn says_the_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| fold(text).chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    letters(one) == letters(other)
}

impl std::fmt::Debug for Findings {
    /// Never what was found: it is about somebody's address.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Findings(…)")
    }
}

impl std::fmt::Debug for AddressFound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AddressFound(…)")
    }
}

impl std::fmt::Debug for AddressVerdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Known => "Known",
            Self::Suggests(_) => "Suggests(…)",
            Self::Doubts(_) => "Doubts(…)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_commas_are_no_suggestion() {
        assert!(says_the_same("27, rue du Modèle", "27 RUE DU MODELE"));
        assert!(!says_the_same("27 bd du Modèle", "27 BOULEVARD DU MODELE"));
    }
}
