//! What a purchase is expected to cost, whether that is usual, and how much may be spent in a day.

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

use super::Currency;
use super::Grams;
use super::Money;

/// Who names a price before it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PriceSource {
    /// The carrier quotes it.
    Quoted,
    /// The owner's own list of this date.
    Listed {
        /// The first day on which it holds.
        from: Date,
    },
}

/// What was on screen when the button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpectedPrice {
    /// How much.
    pub price: Money,
    /// Who says so.
    pub source: PriceSource,
}

/// What such a parcel costs as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usual {
    /// How much.
    pub price: Money,
    /// How that is known.
    pub basis: UsualBasis,
}

/// How it is known what a parcel costs as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsualBasis {
    /// So many like it were bought here lately.
    Bought {
        /// How many.
        times: u32,
    },
    /// The owner's own list of this date.
    Listed {
        /// The first day on which it holds.
        from: Date,
    },
}

/// Whether the owner's prices stand in where a carrier that quotes prices cannot be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ListUse {
    /// Only for what no carrier quotes.
    #[default]
    WhereNoneIsQuoted,
    /// Also while the carrier's quote cannot be had.
    AlsoWhenTheQuoteFails,
}

/// Whether a purchase may pass the day's cap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OverCap {
    /// It may not.
    #[default]
    Held,
    /// A person has allowed this one.
    AllowedOnce,
}

/// How much may be spent in a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// The most; none for no limit.
    pub cap: Option<Money>,
    /// When the operator's day began, in milliseconds since 1970.
    pub midnight_ms: i64,
}

/// What the journal holds a purchase against before it is begun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spending {
    /// What it is expected to cost; none where nobody named a price.
    pub expected: Option<ExpectedPrice>,
    /// Whether it may pass the cap.
    pub over_cap: OverCap,
    /// The day's limit.
    pub budget: Budget,
}

impl Usual {
    /// Fewer purchases than this tell nothing yet.
    pub const ENOUGH: usize = 5;
    /// How far back purchases are like today's.
    pub const DAYS: i64 = 90;

    /// The middle of what was paid, if that is enough to go by.
    pub fn of(mut paid_cents: Vec<i64>, currency: Currency) -> Option<Self> {
        if paid_cents.len() < Self::ENOUGH {
            return None;
        }
        paid_cents.sort_unstable();
        let cents = *paid_cents.get(paid_cents.len() / 2)?;
        let times = u32::try_from(paid_cents.len()).unwrap_or(u32::MAX);
        Some(Self { price: Money { cents, currency }, basis: UsualBasis::Bought { times } })
    }

    /// By how many percent a price is unusually high; none if it is not. Both must be much: the share and the sum.
    pub fn exceeded_by(&self, price: Money) -> Option<u32> {
        const PERCENT: i64 = 30;
        const CENTS: i64 = 100;
        let more = price.cents - self.price.cents;
        let much = price.currency == self.price.currency
            && self.price.cents > 0
            && more > CENTS
            && more.saturating_mul(100) > self.price.cents.saturating_mul(PERCENT);
        much.then(|| u32::try_from(more.saturating_mul(100) / self.price.cents).unwrap_or(u32::MAX))
    }
}

impl Budget {
    /// A purchase of this price would pass the cap, after what is spent and bound already, in cents of the cap's currency. A
    /// price that nobody named counts as the least there is.
    pub fn is_passed_by(&self, spent_cents: i64, price: Option<Money>) -> bool {
        let Some(cap) = self.cap else { return false };
        let cents = match price {
            Some(price) if price.currency == cap.currency => price.cents,
            // Another currency has a day of its own, which no cap speaks of.
            Some(_) => return false,
            None => 1,
        };
        spent_cents.saturating_add(cents) > cap.cents
    }
}

/// The weights between which carriers charge the same as a rule: heavier than the first, up to the second.
pub fn weight_class(weight: Grams) -> (Grams, Grams) {
    const STEPS: [u32; 13] = [20, 50, 100, 250, 500, 1000, 2000, 3000, 5000, 10_000, 15_000, 20_000, 30_000];
    let above = STEPS.iter().rev().find(|step| **step < weight.0).copied().unwrap_or(0);
    let up_to = STEPS.iter().find(|step| **step >= weight.0).copied().unwrap_or(u32::MAX);
    (Grams(above), Grams(up_to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_unusual_when_share_and_sum_are_both_much() {
        let usual = |cents| Usual { price: Money::euros(cents), basis: UsualBasis::Bought { times: 5 } };
        assert_eq!(usual(455).exceeded_by(Money::euros(455)), None);
        assert_eq!(usual(1000).exceeded_by(Money::euros(1300)), None, "exactly 30 percent is not over it");
        assert_eq!(usual(1000).exceeded_by(Money::euros(1301)), Some(30));
        assert_eq!(usual(100).exceeded_by(Money::euros(200)), None, "one euro is not over one euro");
        assert_eq!(usual(100).exceeded_by(Money::euros(201)), Some(101));
        assert_eq!(usual(0).exceeded_by(Money::euros(900)), None);
        let francs = Money { cents: 9000, currency: Currency::CHF };
        assert_eq!(usual(100).exceeded_by(francs), None, "another currency compares with nothing");
    }

    #[test]
    fn a_few_purchases_are_no_habit() {
        assert_eq!(Usual::of(vec![455; 4], Currency::EUR), None);
        let usual = Usual::of(vec![455, 455, 315, 9000, 455], Currency::EUR).unwrap();
        assert_eq!((usual.price, usual.basis), (Money::euros(455), UsualBasis::Bought { times: 5 }));
    }

    #[test]
    fn the_cap_holds_to_the_cent() {
        let budget = Budget { cap: Some(Money::euros(1000)), midnight_ms: 0 };
        assert!(!budget.is_passed_by(545, Some(Money::euros(455))));
        assert!(budget.is_passed_by(546, Some(Money::euros(455))));
        assert!(!budget.is_passed_by(999, None));
        assert!(budget.is_passed_by(1000, None), "once it is reached, nothing without a price goes on");
        assert!(!Budget::default().is_passed_by(i64::MAX, Some(Money::euros(i64::MAX))));
    }

    #[test]
    fn a_weight_is_in_one_class() {
        for (grams, class) in
            [(1, (0, 20)), (20, (0, 20)), (21, (20, 50)), (412, (250, 500)), (99_999, (30_000, u32::MAX))]
        {
            let (above, up_to) = weight_class(Grams(grams));
            assert_eq!((above.0, up_to.0), class, "{grams}");
        }
    }
}
