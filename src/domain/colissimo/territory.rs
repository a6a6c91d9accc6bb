//! Where a parcel really goes: country and postcode, as customs and La Poste read them.

use crate::domain::CountryCode;

/// A place by what its post and its customs make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Territory {
    /// The place's own code: `RE` for a French address in 97400, `AX` for a Finnish one in 22100.
    pub country: CountryCode,
    /// How it stands to France.
    pub area: Area,
    /// It is part of a country of the Union and outside its customs or tax territory.
    pub special: Option<Special>,
}

/// How a place stands to France, where the parcels come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// France in Europe, Corsica with it.
    France,
    /// Monaco: France, for the post and for customs.
    Monaco,
    /// Andorra: France for the post, abroad for customs.
    Andorra,
    /// The army's postal sectors, handed over in France.
    Army,
    /// La Poste's first overseas zone, `OM1`.
    Overseas1,
    /// Its second, in the Pacific and the far south, `OM2`.
    Overseas2,
    /// The other countries of the European Union.
    Union,
    /// Everywhere else.
    World,
}

/// A part of a country of the Union that customs counts as outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Special {
    /// Spain, 35xxx and 38xxx.
    Canaries,
    /// Spain, 51xxx.
    Ceuta,
    /// Spain, 52xxx.
    Melilla,
    /// Greece, 63086.
    Athos,
    /// Germany, 27498.
    Helgoland,
    /// Germany, 78266.
    Buesingen,
    /// Italy, 23030 and 23041. The first is shared with villages that are inside: La Poste asks for the form all the same.
    Livigno,
    /// Italy, 22060 and 22061, of which the same is true.
    Campione,
    /// Finland, 22xxx, with a code of its own, `AX`.
    Aland,
}

/// The code by which La Poste knows an army postal sector; no code of ISO.
const ARMY: &str = "S1";

const OVERSEAS_1: [&str; 8] = ["BL", "GF", "GP", "MF", "MQ", "PM", "RE", "YT"];
const OVERSEAS_2: [&str; 4] = ["NC", "PF", "TF", "WF"];
const UNION: [&str; 26] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
    "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// What begins a French postcode overseas, and whose it is; the longest first. 97133 and 97150 are older than 977 and 978.
const FRENCH_POSTCODES: [(&str, &str); 14] = [
    ("97133", "BL"),
    ("97150", "MF"),
    ("971", "GP"),
    ("972", "MQ"),
    ("973", "GF"),
    ("974", "RE"),
    ("975", "PM"),
    ("976", "YT"),
    ("977", "BL"),
    ("978", "MF"),
    ("980", "MC"),
    ("984", "TF"),
    ("986", "WF"),
    ("987", "PF"),
];

impl Territory {
    /// The code that La Poste wants in `countryCode`: the place's own, `S1` for the army.
    pub fn wire_country(&self) -> &str {
        if self.area == Area::Army { ARMY } else { self.country.code() }
    }

    /// The code under which the table of destinations has it.
    pub(super) fn row(&self) -> &str {
        if self.special == Some(Special::Canaries) { "IC" } else { self.country.code() }
    }

    /// Whether goods come from there and go there without customs: the Union's territory for both duties and taxes.
    pub(super) fn is_inside(&self) -> bool {
        self.special.is_none() && matches!(self.area, Area::France | Area::Monaco | Area::Army | Area::Union)
    }

    /// Overseas France.
    pub fn is_overseas(&self) -> bool {
        matches!(self.area, Area::Overseas1 | Area::Overseas2)
    }

    /// The same island, or the two that La Poste counts as one for its products.
    pub(super) fn is_one_island_with(&self, other: &Self) -> bool {
        let antilles = |place: &Self| matches!(place.country.code(), "GP" | "MQ");
        let same = self.country == other.country || (antilles(self) && antilles(other));
        same && self.area == Area::Overseas1
    }
}

/// The place of an address. An address in overseas France may be given as French or under its own code; an army address is in
/// France, with postcode 00100 (navy) or 00200.
pub fn destination(country: CountryCode, postcode: &str) -> Territory {
    let postcode: String = postcode.chars().filter(char::is_ascii_alphanumeric).collect();
    // `F-97400`, `FI-22100`: the country's letters are no part of it.
    let digits = postcode.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
    let special = special(country.code(), digits);
    let own = match (country.code(), special) {
        (_, Some(Special::Aland)) => "AX",
        ("FR" | "GP", _) => french(digits).unwrap_or(country.code()),
        ("IC", _) => "ES",
        (code, _) => code,
    };
    let is_army = country == CountryCode::FR && matches!(digits, "00100" | "00200");
    let area = if is_army { Area::Army } else { area(own) };
    Territory { country: own.parse().unwrap_or(country), area, special }
}

/// Whose a French postcode is that was given with an overseas country or Monaco; none where it is that country's own, or the
/// country has postcodes of another kind. The islands around Guadeloupe share its postcodes (SLS documentation, 5R).
pub fn postcode_of(country: CountryCode, postcode: &str) -> Option<CountryCode> {
    let begins: &[&str] = match country.code() {
        "GP" => &["971"],
        "MQ" => &["972"],
        "GF" => &["973"],
        "RE" => &["974", "978"],
        "PM" => &["975"],
        "YT" => &["976"],
        "BL" => &["970", "971", "977"],
        "MF" => &["970", "971", "978"],
        "MC" => &["980"],
        "TF" => &["984"],
        "WF" => &["986"],
        "PF" => &["987"],
        "NC" => &["988"],
        _ => return None,
    };
    let digits: String = postcode.chars().filter(char::is_ascii_digit).collect();
    let is_own = begins.iter().any(|begin| digits.starts_with(begin));
    (!is_own).then(|| destination(CountryCode::FR, &digits).country).filter(|other| *other != country)
}

fn french(digits: &str) -> Option<&'static str> {
    if digits.len() != 5 {
        return None;
    }
    // The end of 978 is of Réunion (SLS documentation, 5R).
    if ("97820"..="97899").contains(&digits) {
        return Some("RE");
    }
    let overseas = FRENCH_POSTCODES.iter().find(|(begins, _)| digits.starts_with(begins)).map(|(_, code)| *code);
    overseas.or_else(|| digits.starts_with("988").then_some("NC"))
}

fn area(code: &str) -> Area {
    match code {
        "FR" => Area::France,
        "MC" => Area::Monaco,
        "AD" => Area::Andorra,
        _ if OVERSEAS_1.contains(&code) => Area::Overseas1,
        _ if OVERSEAS_2.contains(&code) => Area::Overseas2,
        _ if UNION.contains(&code) => Area::Union,
        _ => Area::World,
    }
}

fn special(code: &str, digits: &str) -> Option<Special> {
    let in_spain = |begins: &str| digits.len() == 5 && digits.starts_with(begins);
    Some(match (code, digits) {
        ("IC", _) => Special::Canaries,
        ("ES", _) if in_spain("35") || in_spain("38") => Special::Canaries,
        ("ES", _) if in_spain("51") => Special::Ceuta,
        ("ES", _) if in_spain("52") => Special::Melilla,
        ("GR", "63086") => Special::Athos,
        ("DE", "27498") => Special::Helgoland,
        ("DE", "78266") => Special::Buesingen,
        ("IT", "23030" | "23041") => Special::Livigno,
        ("IT", "22060" | "22061") => Special::Campione,
        ("AX", _) => Special::Aland,
        ("FI", _) if digits.len() == 5 && digits.starts_with("22") => Special::Aland,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(country: &str, postcode: &str) -> Territory {
        destination(country.parse().unwrap(), postcode)
    }

    #[test]
    fn a_postcode_beside_an_overseas_country_is_its_own_or_anothers() {
        let of =
            |country: &str, postcode| postcode_of(country.parse().unwrap(), postcode).map(|of| of.code().to_owned());
        assert_eq!(of("RE", "97400"), None);
        assert_eq!(of("RE", "75 002").as_deref(), Some("FR"));
        assert_eq!(of("YT", "97400").as_deref(), Some("RE"));
        assert_eq!(of("MF", "97110"), None, "shared");
        assert_eq!(of("MC", "75002").as_deref(), Some("FR"));
        assert_eq!(of("DE", "97400"), None);
    }

    #[test]
    fn a_french_postcode_tells_the_island() {
        for (postcode, code, area) in [
            ("75002", "FR", Area::France),
            ("20000", "FR", Area::France),
            ("97110", "GP", Area::Overseas1),
            ("97200", "MQ", Area::Overseas1),
            ("97300", "GF", Area::Overseas1),
            ("97400", "RE", Area::Overseas1),
            ("F-97400", "RE", Area::Overseas1),
            ("97 400", "RE", Area::Overseas1),
            ("97500", "PM", Area::Overseas1),
            ("97600", "YT", Area::Overseas1),
            ("97133", "BL", Area::Overseas1),
            ("97700", "BL", Area::Overseas1),
            ("97150", "MF", Area::Overseas1),
            ("97800", "MF", Area::Overseas1),
            ("97825", "RE", Area::Overseas1),
            ("98000", "MC", Area::Monaco),
            ("98410", "TF", Area::Overseas2),
            ("98600", "WF", Area::Overseas2),
            ("98714", "PF", Area::Overseas2),
            ("98800", "NC", Area::Overseas2),
            ("", "FR", Area::France),
            ("974", "FR", Area::France),
        ] {
            let place = at("FR", postcode);
            assert_eq!((place.country.code(), place.area, place.special), (code, area, None), "{postcode}");
        }
        assert_eq!(at("GP", "97150").country.code(), "MF");
        assert_eq!(at("RE", "97400"), at("FR", "97400"));
    }

    #[test]
    fn the_corners_of_the_union_are_known_by_their_postcodes() {
        for (country, postcode, special) in [
            ("ES", "35001", Some(Special::Canaries)),
            ("ES", "38001", Some(Special::Canaries)),
            ("IC", "35001", Some(Special::Canaries)),
            ("ES", "51001", Some(Special::Ceuta)),
            ("ES", "52001", Some(Special::Melilla)),
            ("ES", "28001", None),
            ("ES", "35", None),
            ("GR", "630 86", Some(Special::Athos)),
            ("GR", "63087", None),
            ("DE", "27498", Some(Special::Helgoland)),
            ("DE", "78266", Some(Special::Buesingen)),
            ("DE", "D-78266", Some(Special::Buesingen)),
            ("DE", "10115", None),
            ("IT", "23041", Some(Special::Livigno)),
            ("IT", "23030", Some(Special::Livigno)),
            ("IT", "22061", Some(Special::Campione)),
            ("IT", "20121", None),
            ("FI", "22100", Some(Special::Aland)),
            ("AX", "22100", Some(Special::Aland)),
            ("FI", "00100", None),
        ] {
            assert_eq!(at(country, postcode).special, special, "{country} {postcode}");
        }
        assert_eq!(at("FI", "22100").country.code(), "AX", "a territory goes by its own code");
        assert_eq!(at("ES", "35001").country.code(), "ES");
    }

    #[test]
    fn the_army_has_a_code_of_its_own() {
        for postcode in ["00100", "00200"] {
            let place = at("FR", postcode);
            assert_eq!((place.area, place.wire_country()), (Area::Army, "S1"));
        }
        assert_eq!(at("FI", "00100").area, Area::Union);
        assert_eq!(at("FR", "75002").wire_country(), "FR");
    }

    #[test]
    fn neighbours_stand_where_they_belong() {
        for (code, area) in [
            ("MC", Area::Monaco),
            ("AD", Area::Andorra),
            ("BE", Area::Union),
            ("IE", Area::Union),
            ("GB", Area::World),
            ("CH", Area::World),
            ("GL", Area::World),
            ("US", Area::World),
        ] {
            assert_eq!(at(code, "").area, area, "{code}");
        }
    }
}
