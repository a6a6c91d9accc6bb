//! Which product goes from one place to another, and why another does not.
//!
//! The product is the service *and* the country: without signature to Spain there is none, to Réunion it has another code. After
//! the capability files of La Poste's plug-ins; a place that is not in them is refused.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::Grams;

use super::Area;
use super::Product;
use super::Territory;

/// Why a product cannot be had between two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// No parcel leaves from there: La Poste's files know France, Monaco and overseas France's first zone.
    NotFromThere,
    /// The files do not have the place that it goes to.
    UnknownDestination,
    /// The product does not go there.
    NotThere {
        /// The one that does, with or without signature.
        instead: Option<Product>,
    },
    /// There are no pick-up points.
    NoPickup,
    /// Nothing comes back that way.
    NoReturn,
}

/// Who pays what customs asks for, where it need not be the consignee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutiesPaid {
    /// `ddp`: delivered duty paid, abroad. Asks for a mobile number, a size, an English description and an EORI.
    Ddp,
    /// `ftd`: free of taxes and duties, overseas.
    Ftd,
}

/// What the table says of a place.
struct Destination {
    without: Option<Sold>,
    with: Option<Sold>,
    ddp: bool,
    pickup: bool,
    returns: bool,
    insured: bool,
    overseas_without: Option<Sold>,
    overseas_with: Option<Sold>,
}

/// A cell of the table.
#[derive(Clone, Copy)]
enum Sold {
    This(Product),
    /// What it is depends on the island it comes from.
    Own,
}

/// Every product between two places, in the order in which they are offered: a parcel out, or a return from the first to the
/// second.
pub fn offers(from: &Territory, to: &Territory) -> Vec<(Product, Result<(), WhyNot>)> {
    Product::ALL.into_iter().map(|product| (product, offer(product, from, to))).collect()
}

/// By which product a parcel that went from one place to another comes back; none where none does.
pub fn comes_back_by(from: &Territory, to: &Territory) -> Option<Product> {
    returned_by(to, from).filter(|product| matches!(product, Product::Core | Product::Cori))
}

/// Whether a return can be fetched from a letter box there: in France, and there alone.
pub fn has_letter_boxes(at: &Territory) -> bool {
    at.area == Area::France
}

/// The most that may be insured, in whole euros; nothing where the product or the place allows none.
pub fn insurance_max(product: Product, to: &Territory) -> u32 {
    let is_insured = table(to).is_some_and(|place| place.insured);
    if is_insured { product.line().insured_euros } else { 0 }
}

/// The heaviest parcel of a product: 20 kg at pick-up points and for the army, 30 kg otherwise.
pub fn heaviest(product: Product, to: &Territory) -> Grams {
    const ARMY: Grams = Grams(20_000);
    let heaviest = product.line().heaviest;
    if to.area == Area::Army { heaviest.min(ARMY) } else { heaviest }
}

/// Whether the sender may pay the duties, and how it is called there. An option, never a must.
pub fn duties(product: Product, from: &Territory, to: &Territory) -> Option<DutiesPaid> {
    if !is_home(from) {
        return None;
    }
    match product {
        Product::Dos if table(to).is_some_and(|place| place.ddp) => Some(DutiesPaid::Ddp),
        // La Poste's text lists Mayotte too, and then leaves it out.
        Product::Cds if matches!(to.country.code(), "GP" | "MQ" | "RE" | "GF") => Some(DutiesPaid::Ftd),
        _ => None,
    }
}

/// Whether `returnTypeChoice` must say what becomes of a parcel that cannot be delivered: outside the Union it must, inside it
/// must not.
pub fn return_choice_needed(product: Product, to: &Territory) -> bool {
    matches!(product, Product::Dos | Product::Dom | Product::Coli) && to.area == Area::World
}

/// What a parcel number may begin with: two letters for a number that other countries' posts read, a digit and a letter
/// otherwise.
pub fn prefixes(product: Product, from: &Territory, to: &Territory) -> &'static [&'static str] {
    let [france, overseas, abroad] = &product.line().prefixes;
    let is_abroad = |place: &Territory| matches!(place.area, Area::Union | Area::World);
    if is_abroad(from) || is_abroad(to) {
        abroad
    } else if from.is_overseas() || to.is_overseas() {
        overseas
    } else {
        france
    }
}

fn offer(product: Product, from: &Territory, to: &Territory) -> Result<(), WhyNot> {
    match product {
        Product::Core | Product::Cori | Product::Corf => {
            (returned_by(from, to) == Some(product)).then_some(()).ok_or(WhyNot::NoReturn)
        }
        _ if !is_home(from) && from.area != Area::Overseas1 => Err(WhyNot::NotFromThere),
        _ => {
            let place = table(to).ok_or(WhyNot::UnknownDestination)?;
            let (without, with) = home_delivery(place, from, to);
            let instead = |likely: Option<Product>, other| Err(WhyNot::NotThere { instead: likely.or(other) });
            match product {
                _ if Some(product) == without || Some(product) == with => Ok(()),
                Product::Hd if is_home(from) && place.pickup && to.area != Area::Army => Ok(()),
                Product::Hd => Err(WhyNot::NoPickup),
                Product::Eco if is_home(from) && to.is_overseas() => Ok(()),
                _ if product.is_signed_for() => instead(with, without),
                _ => instead(without, with),
            }
        }
    }
}

/// The products to the consignee's door, without and with signature.
fn home_delivery(place: &Destination, from: &Territory, to: &Territory) -> (Option<Product>, Option<Product>) {
    let (without, with) = match from.area {
        Area::Overseas1 => (place.overseas_without, place.overseas_with),
        _ => (place.without, place.with),
    };
    let (own_without, own_with) =
        if from.is_one_island_with(to) { (Product::Cold, Product::Col) } else { (Product::Com, Product::Cds) };
    let product = |sold: Sold, own| match sold {
        Sold::This(product) => product,
        Sold::Own => own,
    };
    let without = without.map(|sold| product(sold, own_without));
    let with = with.map(|sold| product(sold, own_with));
    // The army takes nothing but what is signed for.
    (without.filter(|_| to.area != Area::Army), with)
}

/// The return from a consignee's place to a sender's.
fn returned_by(from: &Territory, to: &Territory) -> Option<Product> {
    // The four of the Antilles are one to a return (SLS documentation, 5R), though not to a parcel out.
    let antilles = |place: &Territory| matches!(place.country.code(), "GP" | "MQ" | "BL" | "MF");
    if (is_home(from) && is_home(to)) || from.is_one_island_with(to) || (antilles(from) && antilles(to)) {
        return Some(Product::Core);
    }
    let comes_back = |place: &Territory| table(place).is_some_and(|place| place.returns);
    // A postal sector sends nothing back.
    if from.area == Area::Army || to.area == Area::Army {
        return None;
    }
    let mainland = |place: &Territory| is_home(place) || place.area == Area::Andorra;
    let overseas = |place: &Territory| place.area == Area::Overseas1;
    match (is_home(to), is_home(from)) {
        _ if (mainland(to) && overseas(from)) || (mainland(from) && overseas(to)) => Some(Product::Cori),
        (true, _) if comes_back(from) => Some(Product::Cori),
        (_, true) if comes_back(to) && matches!(to.area, Area::Union | Area::World) => Some(Product::Corf),
        // Between two islands.
        _ if from.area == Area::Overseas1 && to.area == Area::Overseas1 => Some(Product::Cori),
        _ => None,
    }
}

const fn is_home(place: &Territory) -> bool {
    matches!(place.area, Area::France | Area::Monaco)
}

fn table(place: &Territory) -> Option<&'static Destination> {
    static DESTINATIONS: LazyLock<BTreeMap<&str, Destination>> = LazyLock::new(|| {
        let lines = include_str!("../../../assets/colissimo/destinations.tsv").lines();
        lines.filter(|line| !line.starts_with('#')).filter_map(read).collect()
    });
    DESTINATIONS.get(place.row())
}

fn read(line: &'static str) -> Option<(&'static str, Destination)> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [code, _, without, with, ddp, pickup, returns, _, insured, overseas_without, overseas_with, _] =
        columns.as_slice()
    else {
        return None;
    };
    let sold = |cell: &str| match cell {
        "own" => Some(Sold::Own),
        _ => cell.parse().ok().map(Sold::This),
    };
    let destination = Destination {
        without: sold(without),
        with: sold(with),
        ddp: *ddp == "yes",
        pickup: *pickup == "yes",
        returns: *returns != "-",
        insured: *insured == "yes",
        overseas_without: sold(overseas_without),
        overseas_with: sold(overseas_with),
    };
    Some((code, destination))
}

#[cfg(test)]
mod tests {
    use super::super::destination;
    use super::*;

    fn at(place: &str) -> Territory {
        let (country, postcode) = place.split_once(' ').unwrap_or((place, ""));
        destination(country.parse().unwrap(), postcode)
    }

    #[track_caller]
    fn check(from: &str, to: &str, expected: &[Product]) {
        let offers = offers(&at(from), &at(to));
        let offered: Vec<_> =
            offers.into_iter().filter(|(_, offer)| offer.is_ok()).map(|(product, _)| product).collect();
        assert_eq!(offered, expected, "{from} to {to}");
    }

    #[test]
    fn each_destination_has_its_products() {
        use Product::*;
        check("FR 75002", "FR 69003", &[Dom, Dos, Hd, Core]);
        check("FR 75002", "MC 98000", &[Dom, Dos, Hd, Core]);
        check("FR 75002", "AD AD500", &[Dom, Dos]);
        check("FR 75002", "BE 1000", &[Dom, Dos, Hd, Corf]);
        check("FR 75002", "CH 1201", &[Dom, Dos, Corf]);
        check("FR 75002", "DE 10115", &[Dos, Hd, Corf]);
        check("FR 75002", "GB", &[Dos, Corf]);
        check("FR 75002", "US 10118", &[Dos]);
        check("FR 75002", "ES 35001", &[Dos]);
        check("FR 75002", "FR 97400", &[Com, Cds, Eco, Cori]);
        check("FR 75002", "FR 97150", &[Com, Cds, Eco, Cori]);
        check("FR 75002", "NC 98800", &[Com, Cds, Eco]);
        check("FR 75002", "FR 00200", &[Dos]);
    }

    #[test]
    fn overseas_has_products_of_its_own() {
        use Product::*;
        check("FR 97400", "FR 75002", &[Com, Cds, Cori]);
        check("FR 97400", "RE 97410", &[Cold, Col, Core]);
        check("GP 97110", "MQ 97200", &[Cold, Col, Core]);
        check("GP 97110", "GF 97300", &[Com, Cds, Cori]);
        check("FR 97400", "DE 10115", &[Coli]);
        check("FR 97400", "US 10118", &[Dos]);
        check("FR 97400", "NC 98800", &[Com, Cds]);
    }

    #[test]
    fn returns_go_the_other_way() {
        use Product::*;
        check("DE 10115", "FR 75002", &[Cori]);
        check("US 10118", "FR 75002", &[]);
        check("BG", "FR 75002", &[]);
        check("RE 97400", "FR 75002", &[Com, Cds, Cori]);
        assert_eq!(prefixes(Cori, &at("DE"), &at("FR")), ["7R"]);
        assert_eq!(prefixes(Cori, &at("RE"), &at("FR")), ["5R"]);
        assert_eq!(prefixes(Core, &at("FR"), &at("FR")), ["8R"]);
    }

    #[test]
    fn what_went_out_comes_back_the_other_way() {
        let back = |from: &str, to: &str| comes_back_by(&at(from), &at(to));
        assert_eq!(back("FR 75002", "FR 69003"), Some(Product::Core));
        assert_eq!(back("FR 75002", "DE 10115"), Some(Product::Cori));
        assert_eq!(back("FR 75002", "CH 1201"), Some(Product::Cori));
        assert_eq!(back("FR 75002", "FR 97400"), Some(Product::Cori));
        assert_eq!(back("FR 75002", "US 10118"), None);
        assert_eq!(back("FR 75002", "FR 00200"), None, "a postal sector sends nothing back");
        assert_eq!((has_letter_boxes(&at("FR 69003")), has_letter_boxes(&at("FR 97400"))), (true, false));
    }

    #[test]
    fn what_is_not_sold_says_what_is() {
        let why = |product, from: &str, to: &str| offer(product, &at(from), &at(to)).unwrap_err();
        let instead = |product| WhyNot::NotThere { instead: Some(product) };
        assert_eq!(why(Product::Dom, "FR 75002", "DE 10115"), instead(Product::Dos));
        assert_eq!(why(Product::Dom, "FR 75002", "FR 97400"), instead(Product::Com));
        assert_eq!(why(Product::Dos, "FR 75002", "FR 97400"), instead(Product::Cds));
        assert_eq!(why(Product::Com, "FR 75002", "FR 69003"), instead(Product::Dom));
        assert_eq!(why(Product::Hd, "FR 75002", "US 10118"), WhyNot::NoPickup);
        assert_eq!(why(Product::Dos, "FR 75002", "SO"), WhyNot::UnknownDestination, "Somalia is not in the files");
        assert_eq!(why(Product::Dos, "DE 10115", "FR 75002"), WhyNot::NotFromThere);
        assert_eq!(why(Product::Dos, "NC 98800", "FR 75002"), WhyNot::NotFromThere);
        assert_eq!(why(Product::Core, "FR 75002", "DE 10115"), WhyNot::NoReturn);
    }

    #[test]
    fn every_line_of_the_table_is_read_and_goes_somewhere() {
        let lines =
            || include_str!("../../../assets/colissimo/destinations.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines().count(), 251);
        for line in lines() {
            let (code, place) = read(line).unwrap_or_else(|| panic!("{line}"));
            assert!(place.with.is_some() && place.overseas_with.is_some(), "{code}");
            for cell in line.split('\t').skip(2).filter(|cell| cell.len() > 2) {
                assert!(matches!(cell, "yes" | "own") || cell.parse::<Product>().is_ok(), "{cell} for {code}");
            }
        }
    }

    #[test]
    fn the_sender_may_pay_the_duties_where_la_poste_offers_it() {
        let france = at("FR 75002");
        let ddp: Vec<_> = ["GB", "CH", "AU", "CA", "CN", "HK", "JP", "KR", "SG", "TH", "US", "AE", "MX", "ZA"]
            .into_iter()
            .filter(|code| duties(Product::Dos, &france, &at(code)) != Some(DutiesPaid::Ddp))
            .collect();
        assert!(ddp.is_empty(), "{ddp:?}");
        assert_eq!(duties(Product::Dos, &france, &at("DE")), None);
        assert_eq!(duties(Product::Dos, &france, &at("NO")), None);
        assert_eq!(duties(Product::Cds, &france, &at("FR 97400")), Some(DutiesPaid::Ftd));
        assert_eq!(duties(Product::Com, &france, &at("FR 97400")), None);
        assert_eq!(duties(Product::Cds, &france, &at("FR 97600")), None, "not Mayotte");
        assert_eq!(duties(Product::Dos, &at("FR 97400"), &at("US")), None);
    }

    #[test]
    fn limits_depend_on_the_place_too() {
        assert_eq!(heaviest(Product::Dos, &at("FR 75002")), Grams(30_000));
        assert_eq!(heaviest(Product::Dos, &at("FR 00200")), Grams(20_000));
        assert_eq!(heaviest(Product::Hd, &at("BE 1000")), Grams(20_000));
        assert_eq!(insurance_max(Product::Dos, &at("US")), 5000);
        assert_eq!(insurance_max(Product::Dos, &at("SS")), 0, "South Sudan is not insured");
        assert_eq!(insurance_max(Product::Dom, &at("FR")), 0);
        assert_eq!(insurance_max(Product::Hd, &at("FR")), 1000);
    }

    #[test]
    fn the_way_back_is_asked_for_outside_the_union_alone() {
        for (to, needed) in
            [("US", true), ("CH", true), ("DE", false), ("FR 97400", false), ("FR 75002", false), ("AD", false)]
        {
            assert_eq!(return_choice_needed(Product::Dos, &at(to)), needed, "{to}");
        }
        assert!(!return_choice_needed(Product::Cori, &at("US")));
    }

    #[test]
    fn numbers_begin_as_the_place_has_them() {
        let france = at("FR 75002");
        assert_eq!(prefixes(Product::Dom, &france, &at("FR 69003")), ["6A"]);
        assert_eq!(prefixes(Product::Dom, &france, &at("BE")), ["CA"]);
        assert_eq!(prefixes(Product::Dos, &france, &at("AD")), ["6C"]);
        assert_eq!(prefixes(Product::Dos, &france, &at("US")), ["CB", "CF", "EY"]);
        assert_eq!(prefixes(Product::Com, &france, &at("FR 97400")), ["8Q"]);
        assert_eq!(prefixes(Product::Hd, &france, &at("DE")), ["CM", "CG", "CI"]);
        assert!(prefixes(Product::Com, &france, &at("DE")).is_empty());
    }
}
