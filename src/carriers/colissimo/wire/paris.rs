//! La Poste's clock: days and times without a zone are those of Paris.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The rule of metropolitan France, so that no table of the system is needed: summer time from the last Sunday of March to the last
/// of October.
const RULE: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// La Poste's clock.
pub(in crate::carriers::colissimo) struct Paris(TimeZone);

impl Paris {
    pub(in crate::carriers::colissimo) fn clock() -> Self {
        Self(TimeZone::posix(RULE).unwrap_or(TimeZone::UTC))
    }

    /// The day in Paris.
    pub(in crate::carriers::colissimo) fn day(&self, moment: Timestamp) -> Date {
        moment.to_zoned(self.0.clone()).date()
    }

    /// The day in Paris of a moment given in milliseconds since 1970.
    pub(in crate::carriers::colissimo) fn day_of_ms(&self, ms: i64) -> Option<Date> {
        Timestamp::from_millisecond(ms).ok().map(|moment| self.day(moment))
    }

    /// What a clock on a wall in Paris means, in milliseconds since 1970.
    pub(in crate::carriers::colissimo) fn ms(&self, local: DateTime) -> Option<i64> {
        local.to_zoned(self.0.clone()).ok().map(|zoned| zoned.timestamp().as_millisecond())
    }

    /// The day a parcel is handed in: a day that is past in Paris would be refused (30002), though a desk overseas still has it.
    pub(in crate::carriers::colissimo) fn deposit(&self, ship_date: Date, now: Timestamp) -> Date {
        ship_date.max(self.day(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_one_in_paris_in_summer_and_in_winter() {
        let paris = Paris::clock();
        let day = |moment: &str| paris.day(moment.parse().unwrap()).to_string();
        assert_eq!(day("2026-11-21T22:59:59Z"), "2026-11-21");
        assert_eq!(day("2026-11-21T23:00:00Z"), "2026-11-22");
        assert_eq!(day("2026-07-14T21:59:59Z"), "2026-07-14");
        assert_eq!(day("2026-07-14T22:00:00Z"), "2026-07-15");
        assert_eq!(paris.ms("2026-11-22T10:00:00".parse().unwrap()), Some(1_795_338_000_000));
    }

    #[test]
    fn a_desk_behind_paris_hands_in_on_the_day_that_paris_has() {
        let paris = Paris::clock();
        let now = "2026-11-22T01:00:00Z".parse().unwrap();
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(paris.deposit(date("2026-11-21"), now), date("2026-11-22"));
        assert_eq!(paris.deposit(date("2026-11-24"), now), date("2026-11-24"));
    }
}
