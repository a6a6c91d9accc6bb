//! From where to where, by which product, under which number: what a request comes to.

use serde_json::Value;

use super::Complaints;
use super::flag;
use super::text;
use crate::practice::colissimo::facts::Area;
use crate::practice::colissimo::facts::Country;
use crate::practice::colissimo::facts::Kind;
use crate::practice::colissimo::facts::Product;
use crate::practice::colissimo::points;

/// The road of a parcel.
#[derive(Clone, Debug)]
pub(in crate::practice::colissimo) struct Route {
    pub product: &'static Product,
    pub from: &'static Country,
    pub to: &'static Country,
    /// Where the addressee's postcode is, as it came.
    pub postcode: String,
    /// Where the sender's is, as it came.
    pub left: String,
    pub prefix: &'static str,
    /// The three figures of the service in the routing code.
    pub service: &'static str,
    /// Who carries it on: `COL`, `DPD`, `EPG`, `KPG`, `UPU` or `FEDEX`.
    pub network: &'static str,
}

/// Finds the road, or says why there is none.
pub(super) fn find(
    letter: &Value,
    product: Option<&'static Product>,
    from: Option<&'static Country>,
    to: Option<&'static Country>,
    complaints: &mut Complaints,
) -> Option<Route> {
    let (product, from, to) = (product?, from?, to?);
    let postcode = |whose: &str| text(&letter[whose]["address"]["zipCode"]).unwrap_or_default();
    let ends = Ends { from, leaves: postcode("sender"), to, arrives: postcode("addressee") };
    if let Some(refused) = ends.refused(product) {
        complaints.say(refused);
        return None;
    }
    let point = text(&letter["parcel"]["pickupLocationId"]);
    let ddp = flag(&letter["parcel"]["ddp"]) == Ok(true);
    let local_post = flag(&letter["service"]["reseauPostal"]) == Ok(true);
    let (prefix, network) = match (product.code, to.network) {
        ("DOM" | "DOS", "COL") => (if product.signed { "6C" } else { "6A" }, "COL"),
        ("DOM", network) => ("CA", network),
        ("DOS", "DPD") if local_post => ("CF", "EPG"),
        ("DOS", "DPD") => ("CB", "DPD"),
        ("DOS" | "COLI", "KPG") if ddp => ("EY", "FEDEX"),
        ("DOS" | "COLI", "KPG") => ("EY", "KPG"),
        ("COLI", "DPD") => ("CF", "EPG"),
        ("DOS" | "COLI", network) => ("CF", network),
        ("CORF", _) => ("CQ", "EPG"),
        ("CORI", _) if from.area.is_overseas() || to.area.is_overseas() => ("5R", "COL"),
        ("CORI", _) => ("7R", "EPG"),
        ("HD", network) => (points::prefix(point.as_deref().unwrap_or_default(), to), network),
        (code, network) => (prefix(code), network),
    };
    let service = match (product.kind, network) {
        (_, "FEDEX") => "886",
        (Kind::Overseas | Kind::Abroad, _) => "101",
        (_, network) if network != "COL" => "101",
        _ if product.signed && product.kind == Kind::Home => "802",
        _ => "801",
    };
    Some(Route { product, from, to, postcode: ends.arrives, left: ends.leaves, prefix, service, network })
}

/// The head of the numbers of a product that has but one.
fn prefix(code: &str) -> &'static str {
    match code {
        "COL" => "9V",
        "COLD" => "9L",
        "COM" => "8Q",
        "CDS" => "7Q",
        "ECO" => "9W",
        "BPR" => "6H",
        "A2P" => "6M",
        "CMT" => "CM",
        "PCS" => "CG",
        "BDP" => "CI",
        "CORE" => "8R",
        "COLR" => "6G",
        "J+1" => "6V",
        "CECO" => "8W",
        "COPLAT" => "6P",
        _ => "6X",
    }
}

struct Ends {
    from: &'static Country,
    leaves: String,
    to: &'static Country,
    arrives: String,
}

impl Ends {
    /// Why a product does not go this way, if it does not.
    fn refused(&self, product: &Product) -> Option<&'static str> {
        if product.kind == Kind::Return {
            let lost = |end: &Country, postcode: &str| end.code == "FR" && is_beyond(postcode);
            return match (lost(self.from, &self.leaves), lost(self.to, &self.arrives)) {
                (true, _) => Some("30109"),
                (_, true) => Some("30213"),
                _ => self.refused_back(product.code),
            };
        }
        let (from, to) = (self.from, self.to);
        // What France sends leaves France, where the overseas have countries of their own.
        let leaves_france = from.area == Area::France && !(from.code == "FR" && is_beyond(&self.leaves));
        // What is sold from Andorra and from the Pacific no document says; returns alone begin in Andorra.
        if from.code == "AD" || !leaves_france && from.area != Area::Overseas1 {
            return Some("30109");
        }
        if to.code == "FR" && is_beyond(&self.arrives) {
            return Some("30213");
        }
        let goes = match (product.kind, from.area.is_overseas()) {
            (Kind::Home, false) if product.code == "DOM" => to.home == "DOM",
            (Kind::Home, false) if product.code == "DOS" => to.signed == "DOS",
            (Kind::Home, false) => to.area == Area::France,
            (Kind::Overseas, false) => to.area.is_overseas(),
            (Kind::Abroad, false) => matches!(to.area, Area::Union | Area::Abroad),
            (Kind::Pickup, false) => match product.code {
                "HD" => !to.pickup.is_empty(),
                code => to.has_points(code),
            },
            (Kind::Home, true) if product.code == "DOS" => to.area == Area::Abroad && to.network != "DPD",
            (Kind::Home, true) => matches!(product.code, "COL" | "COLD") && is_one_island(from, to),
            // By sea it goes there, not back; on one island there are products of their own; to Andorra it is signed for.
            (Kind::Overseas, true) if product.code == "ECO" || is_one_island(from, to) => false,
            (Kind::Overseas, true) if to.code == "AD" => product.signed,
            (Kind::Overseas, true) => to.area == Area::France || to.area.is_overseas(),
            (Kind::Abroad, true) => matches!(to.area, Area::Union | Area::Abroad),
            (Kind::Pickup, true) | (Kind::Return, _) => false,
        };
        (!goes).then_some("30213")
    }

    fn refused_back(&self, code: &str) -> Option<&'static str> {
        let (from, to) = (self.from, self.to);
        let islands = from.area.is_overseas() || to.area.is_overseas();
        match code {
            "CORE" if islands => (!is_one_island(from, to) && !are_neighbours(from, to)).then_some("40013"),
            "CORE" if from.back != "CORE" => Some("30109"),
            "CORE" => (to.back != "CORE").then_some("30213"),
            "CORI" if islands => {
                let is_end = |country: &Country| country.area == Area::Overseas1 || country.area == Area::France;
                let goes = is_end(from) && is_end(to) && !is_one_island(from, to) && !are_neighbours(from, to);
                (!goes).then_some("40013")
            }
            "CORI" if from.back != "CORI" => Some("30545"),
            "CORI" => (to.area != Area::France).then_some("40011"),
            _ if from.area != Area::France => Some("30109"),
            _ => (to.back != "CORI" || to.area == Area::France || islands).then_some("30213"),
        }
    }
}

pub(super) fn is_one_island(from: &Country, to: &Country) -> bool {
    from.area.is_overseas() && from.code == to.code
}

/// Guadeloupe with its two neighbours, and Martinique: a return among them is one within the country.
fn are_neighbours(from: &Country, to: &Country) -> bool {
    const ANTILLES: [&str; 4] = ["GP", "MF", "BL", "MQ"];
    ANTILLES.contains(&from.code) && ANTILLES.contains(&to.code)
}

/// A French postcode of the overseas, of Monaco, which has a code of its own, or of nowhere.
fn is_beyond(postcode: &str) -> bool {
    !matches!(postcode.parse::<u32>(), Ok(0..=95_999))
}
