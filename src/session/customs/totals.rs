//! What the articles come to, and how that stands to the parcel on the scale.

use super::Session;
use crate::domain::Count;
use crate::domain::Currency;
use crate::domain::Grams;

/// The sums of the table, as far as its cells can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Articles that something was typed into.
    pub articles: usize,
    /// Pieces of all of them.
    pub pieces: u64,
    /// What they weigh, in grams.
    pub net: u64,
    /// What they are worth, in hundredths.
    pub value: u64,
    /// The currency of all; none where they differ or cannot be read.
    pub currency: Option<Currency>,
    /// Every cell that a sum needs could be read.
    pub whole: bool,
    /// What the parcel weighs in grams, where that is known.
    pub gross: Option<u64>,
}

impl Totals {
    /// What the parcel weighs beyond its articles, in grams: paper and box. Negative where it cannot be.
    pub fn rest(&self) -> Option<i64> {
        let net = i64::try_from(self.net).ok()?;
        self.gross.and_then(|gross| i64::try_from(gross).ok()).map(|gross| gross - net)
    }
}

impl Session {
    /// The sums of what is typed now.
    pub fn totals(&self) -> Totals {
        let draft = &self.ship.draft;
        let gross = draft.parcel.weight.value().ok().map(|Grams(grams)| u64::from(grams));
        let mut totals = Totals { gross, whole: true, ..Totals::default() };
        let mut currencies = std::collections::BTreeSet::new();
        for article in draft.customs.articles.iter().filter(|article| !article.is_blank()) {
            let pieces = article.quantity.value().ok().map(|Count(pieces)| u64::from(pieces));
            let weight = article.weight.value().ok().map(|Grams(grams)| u64::from(grams));
            let value = article.value.value().ok().and_then(|value| u64::try_from(value.0).ok());
            totals.whole &= pieces.is_some() && weight.is_some() && value.is_some();
            let pieces = pieces.unwrap_or(0);
            totals.articles += 1;
            totals.pieces += pieces;
            totals.net = totals.net.saturating_add(weight.unwrap_or(0).saturating_mul(pieces));
            totals.value = totals.value.saturating_add(value.unwrap_or(0).saturating_mul(pieces));
            let typed = article.currency.trim();
            currencies.insert(if typed.is_empty() { Some(Currency::EUR) } else { typed.parse().ok() });
        }
        totals.currency = match currencies.len() {
            0 => Some(Currency::EUR),
            1 => currencies.pop_first().flatten(),
            _ => None,
        };
        totals
    }
}
