//! Decimal numbers, written as they are meant.

use serde::Serialize;
use serde::Serializer;

use crate::domain::Grams;
use crate::domain::Hundredths;
use crate::domain::Money;

/// A number of tenths, hundredths or thousandths. It leaves as the shortest decimal that it is: a whole number of units divided
/// by a power of ten is the floating-point number nearest to that decimal, and JSON is written with the fewest digits that tell it
/// from its neighbours. So up to fifteen digits, no noise such as `0.30000000000000004` can come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    units: i64,
    places: u32,
}

impl Decimal {
    /// A parcel in kilograms: La Poste accepts two decimals. A part of ten grams counts as a whole ten, so that its contents
    /// never weigh more than it does.
    pub(super) fn parcel(weight: Grams) -> Self {
        Self { units: i64::from(weight.0.div_ceil(10)), places: 2 }
    }

    /// An article in kilograms, to the gram.
    pub(super) fn article(weight: Grams) -> Self {
        Self { units: i64::from(weight.0), places: 3 }
    }

    /// A value in units of its currency.
    pub(super) fn value(value: Hundredths) -> Self {
        Self { units: value.0, places: 2 }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let one = 10_i64.pow(self.places);
        if self.units % one == 0 {
            return serializer.serialize_i64(self.units / one);
        }
        serializer.serialize_f64(self.units as f64 / one as f64)
    }
}

/// An amount that La Poste takes in euro cents.
pub(super) fn cents(money: Money) -> i64 {
    money.cents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_and_every_price_leaves_as_the_decimal_that_it_is() {
        let written = |number: Decimal| serde_json::to_string(&number).unwrap();
        for units in 0..=30_000_u32 {
            assert_eq!(written(Decimal::article(Grams(units))), plain(units.into(), 3));
            assert_eq!(written(Decimal::value(Hundredths(units.into()))), plain(units.into(), 2));
        }
        for units in [99_999_999_i64, 12_345_678_901, 99_999_999_999_999] {
            assert_eq!(written(Decimal::value(Hundredths(units))), plain(units, 2));
        }
    }

    #[test]
    fn a_parcel_never_weighs_less_than_what_is_in_it() {
        let written = |grams| serde_json::to_string(&Decimal::parcel(Grams(grams))).unwrap();
        assert_eq!(["1.26", "1.25", "0.01", "30"], [1255, 1250, 1, 30_000].map(written).each_ref().map(String::as_str));
    }

    /// By integer arithmetic alone.
    fn plain(units: i64, places: usize) -> String {
        let one = 10_i64.pow(places as u32);
        let text = format!("{}.{:0places$}", units / one, units % one);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}
