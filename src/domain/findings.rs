//! What others said of what is being typed: facts from outside, which the rules look at like at the text itself.

use super::Elsewhere;

/// What others said of a draft. Each finding names what it was found for, so that one that comes late, or is left behind by an
/// edit, is about nothing.
#[derive(Clone, Default, PartialEq)]
pub struct Findings {
    /// What other desks have bought for an order.
    pub order: Option<OrderFound>,
}

/// What other desks have bought for an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFound {
    /// The order's number.
    pub number: String,
    /// The labels that stand, the newest first.
    pub labels: Vec<Elsewhere>,
}

impl Findings {
    /// The newest label that another desk has bought for this order.
    pub fn shipped_elsewhere(&self, number: &str) -> Option<&Elsewhere> {
        self.order.as_ref().filter(|found| found.number == number.trim())?.labels.first()
    }
}

impl std::fmt::Debug for Findings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Findings(…)")
    }
}
