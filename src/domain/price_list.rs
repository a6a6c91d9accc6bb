//! The owner's own prices: weight by zone, each table in force from a date until the next.
//!
//! For carriers that quote no price, and for the hours in which one that does cannot be asked. Knows shipments and money; how
//! a table is written down as CSV is in [`reading`](read_price_lists).

mod reading;

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

use super::Address;
use super::CarrierKind;
use super::CountryCode;
use super::Grams;
use super::Money;
use super::Service;
use super::Shipment;

pub use reading::PriceColumn;
pub use reading::PriceFault;
pub use reading::PriceMistake;
pub use reading::read_price_lists;
pub use reading::write_price_lists;

/// What one service costs to one zone up to one weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedPrice {
    /// The service's code; none for every service.
    pub service: Option<String>,
    /// Where to.
    pub zone: Zone,
    /// The heaviest parcel that costs this.
    pub up_to: Grams,
    /// What it costs.
    pub price: Money,
}

/// A part of the world with prices of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// What the owner calls it; may be empty.
    pub name: String,
    /// Its countries; none for the whole world.
    pub countries: Vec<CountryCode>,
    /// How its postcodes begin; none for the whole of each country.
    pub postcodes: Vec<String>,
}

/// The owner's prices from one day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceList {
    /// The first day on which they hold.
    pub valid_from: Date,
    /// In the order of the file.
    pub prices: Vec<ListedPrice>,
}

/// Every list that the owner has given, the newest first. Each date has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceBook(Vec<PriceList>);

impl PriceBook {
    /// Nothing is listed at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lists, the newest first.
    pub fn lists(&self) -> &[PriceList] {
        &self.0
    }

    /// Takes a list in, in place of the one of the same date.
    pub fn put(&mut self, list: PriceList) {
        self.remove(list.valid_from);
        self.0.push(list);
        self.0.sort_unstable_by_key(|list| std::cmp::Reverse(list.valid_from));
    }

    /// Takes the list of a date out and gives it back.
    pub fn remove(&mut self, valid_from: Date) -> Option<PriceList> {
        let at = self.0.iter().position(|list| list.valid_from == valid_from)?;
        Some(self.0.remove(at))
    }

    /// The list that holds on a day: the newest that has begun.
    pub fn in_force(&self, day: Date) -> Option<&PriceList> {
        self.0.iter().find(|list| list.valid_from <= day)
    }

    /// What a shipment costs with a service on the day it is handed over, and since when.
    pub fn price(&self, shipment: &Shipment, service: &Service) -> Option<(Money, Date)> {
        let list = self.in_force(shipment.ship_date())?;
        let price = list.price(&service.code, shipment.consignee(), shipment.weight())?;
        Some((price, list.valid_from))
    }
}

impl FromIterator<PriceList> for PriceBook {
    fn from_iter<T: IntoIterator<Item = PriceList>>(lists: T) -> Self {
        let mut book = Self::default();
        lists.into_iter().for_each(|list| book.put(list));
        book
    }
}

impl PriceList {
    /// What a parcel of this weight costs with a service to an address. The narrowest zone counts, a price for this very
    /// service before one for all, and there the lowest weight that is enough. A parcel that is too heavy for its zone has no
    /// price: that of a wider zone would be a guess.
    pub fn price(&self, service: &str, to: &Address, weight: Grams) -> Option<Money> {
        let served = |listed: &&ListedPrice| listed.service.as_deref().is_none_or(|code| code == service);
        let narrowness = |listed: &ListedPrice| Some((listed.zone.narrowness(to)?, listed.service.is_some()));
        let narrowest = self.prices.iter().filter(served).filter_map(narrowness).max()?;
        let here = self.prices.iter().filter(served).filter(|listed| narrowness(listed) == Some(narrowest));
        here.filter(|listed| listed.up_to >= weight).min_by_key(|listed| listed.up_to).map(|listed| listed.price)
    }
}

impl Zone {
    /// How narrowly it holds an address; none if it does not.
    fn narrowness(&self, to: &Address) -> Option<usize> {
        if self.countries.is_empty() {
            return Some(0);
        }
        if !self.countries.contains(&to.country) {
            return None;
        }
        if self.postcodes.is_empty() {
            return Some(1);
        }
        let bare: String = to.postcode.chars().filter(|sign| sign.is_ascii_alphanumeric()).collect();
        let bare = bare.to_ascii_uppercase();
        self.postcodes.iter().filter(|start| bare.starts_with(start.as_str())).map(|start| 1 + start.len()).max()
    }
}

/// The service that a list means by a code or a brand name.
fn service_named(text: &str) -> Option<&'static Service> {
    let mut services = CarrierKind::ALL.iter().flat_map(|kind| kind.services());
    services.find(|service| service.code.eq_ignore_ascii_case(text) || service.name.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::rules;

    const LISTS: &str = "from;service;zone;countries;postcodes;up to;price;currency\n\
        2026-01-01;;France;FR;;100 g;3,15;EUR\n\
        2026-01-01;;France;FR;;500 g;4,95;EUR\n\
        2026-01-01;;France;FR;;3 kg;9,95;EUR\n\
        2026-01-01;Lettre Suivie;France;FR;;500 g;4,55;EUR\n\
        2026-01-01;;Corse;FR;20;500 g;6,10;EUR\n\
        2026-01-01;;Outre-mer;FR;971 972 973;500 g;12;EUR\n\
        2026-01-01;;Monde;;;500 g;21;CHF\n\
        2027-01-01;;France;FR;;500 g;5,05;EUR\n";

    #[test]
    fn the_narrowest_zone_and_the_lowest_sufficient_weight_count() {
        let book: PriceBook = read_price_lists(LISTS).unwrap().into_iter().collect();
        let list = book.in_force(date(2026, 11, 21)).unwrap();
        let check = |service: &str, country: &str, postcode: &str, grams: u32, price: Option<&str>| {
            let mut to = rules::read_address(&rules::tests::draft().consignee);
            (to.country, to.postcode) = (country.parse().unwrap(), postcode.to_owned());
            let found = list.price(service, &to, Grams(grams)).map(|price| price.to_string());
            assert_eq!(found.as_deref(), price, "{service} {country} {postcode} {grams}");
        };
        check("other", "FR", "69003", 100, Some("3.15 EUR"));
        check("other", "FR", "69003", 101, Some("4.95 EUR"));
        check("la_poste_lettre_suivie_b2c_std", "FR", "69003", 101, Some("4.55 EUR"));
        check("la_poste_lettre_suivie_b2c_std", "FR", "69003", 501, None);
        check("other", "FR", "20 000", 50, Some("6.10 EUR"));
        check("other", "FR", "97234", 50, Some("12.00 EUR"));
        check("other", "FR", "97434", 50, Some("3.15 EUR"));
        check("other", "CH", "1003", 500, Some("21.00 CHF"));
        check("other", "CH", "1003", 501, None);
        check("other", "FR", "20000", 2000, None);
    }

    #[test]
    fn the_newest_list_that_has_begun_is_in_force() {
        let mut book: PriceBook = read_price_lists(LISTS).unwrap().into_iter().collect();
        let from = |book: &PriceBook, day| book.in_force(day).map(|list| list.valid_from);
        assert_eq!(from(&book, date(2025, 12, 31)), None);
        assert_eq!(from(&book, date(2026, 1, 1)), Some(date(2026, 1, 1)));
        assert_eq!(from(&book, date(2026, 12, 31)), Some(date(2026, 1, 1)));
        assert_eq!(from(&book, date(2027, 1, 1)), Some(date(2027, 1, 1)));
        let removed = book.remove(date(2027, 1, 1)).unwrap();
        assert_eq!(from(&book, date(2027, 6, 1)), Some(date(2026, 1, 1)));
        book.put(removed);
        assert_eq!(from(&book, date(2027, 6, 1)), Some(date(2027, 1, 1)));
        assert_eq!(book.lists().len(), 2);
    }
}
