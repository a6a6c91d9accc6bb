//! Whether a parcel takes a customs declaration, and why.
//!
//! After La Poste's list of destinations (site and plug-ins, 2025-26). Colissimo knows one form: the CN23.

use super::Area;
use super::Special;
use super::Territory;

/// Whether a CN23 goes with the parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cn23 {
    /// It does.
    Needed(Needed),
    /// It does not.
    NotNeeded(Exempt),
}

/// Why a CN23 is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// One of the two places is outside the European Union.
    OutsideTheUnion,
    /// It goes to overseas France, which has taxes of its own.
    ToOverseas,
    /// It comes from there: even to France.
    FromOverseas,
    /// Andorra: a parcel at home prices, and customs all the same.
    Andorra,
    /// A part of the Union that customs counts as outside.
    Special(Special),
}

/// Why no CN23 is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exempt {
    /// France to France.
    WithinFrance,
    /// Monaco is one customs territory with France.
    Monaco,
    /// Inside the European Union.
    WithinTheUnion,
    /// It never leaves the island.
    SameIsland,
    /// It is handed to the army in France. La Poste's documents say nothing of customs for it.
    Army,
}

impl Cn23 {
    /// Whether there is a form to fill in.
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::Needed(_))
    }
}

/// Whether a parcel between two places takes a CN23.
pub fn cn23(from: &Territory, to: &Territory) -> Cn23 {
    if from.is_overseas() && from.country == to.country {
        return Cn23::NotNeeded(Exempt::SameIsland);
    }
    if from.is_overseas() {
        return Cn23::Needed(Needed::FromOverseas);
    }
    if to.is_overseas() {
        return Cn23::Needed(Needed::ToOverseas);
    }
    if let Some(special) = to.special.or(from.special) {
        return Cn23::Needed(Needed::Special(special));
    }
    if from.area == Area::Andorra || to.area == Area::Andorra {
        return Cn23::Needed(Needed::Andorra);
    }
    if !from.is_inside() || !to.is_inside() {
        return Cn23::Needed(Needed::OutsideTheUnion);
    }
    Cn23::NotNeeded(match (from.area, to.area) {
        (_, Area::Army) => Exempt::Army,
        (Area::France, Area::France) => Exempt::WithinFrance,
        (Area::France | Area::Monaco, Area::Monaco) | (Area::Monaco, Area::France) => Exempt::Monaco,
        _ => Exempt::WithinTheUnion,
    })
}

#[cfg(test)]
mod tests {
    use super::super::destination;
    use super::*;

    fn at(place: &str) -> Territory {
        let (country, postcode) = place.split_once(' ').unwrap_or((place, ""));
        destination(country.parse().unwrap(), postcode)
    }

    #[test]
    fn a_declaration_is_asked_for_where_la_poste_asks_for_it() {
        use Cn23::Needed as Yes;
        use Cn23::NotNeeded as No;
        for (from, to, expected) in [
            ("FR 75002", "FR 69003", No(Exempt::WithinFrance)),
            ("FR 75002", "FR 20000", No(Exempt::WithinFrance)),
            ("FR 75002", "MC 98000", No(Exempt::Monaco)),
            ("FR 75002", "FR 98000", No(Exempt::Monaco)),
            ("FR 75002", "FR 00200", No(Exempt::Army)),
            ("FR 75002", "DE 10115", No(Exempt::WithinTheUnion)),
            ("DE 10115", "FR 75002", No(Exempt::WithinTheUnion)),
            ("FR 75002", "IE", No(Exempt::WithinTheUnion)),
            ("FR 75002", "AD AD500", Yes(Needed::Andorra)),
            ("FR 75002", "CH 1201", Yes(Needed::OutsideTheUnion)),
            ("CH 1201", "FR 75002", Yes(Needed::OutsideTheUnion)),
            ("FR 75002", "GB", Yes(Needed::OutsideTheUnion)),
            ("FR 75002", "US 10118", Yes(Needed::OutsideTheUnion)),
            ("FR 75002", "FR 97400", Yes(Needed::ToOverseas)),
            ("FR 75002", "NC", Yes(Needed::ToOverseas)),
            ("FR 97400", "FR 75002", Yes(Needed::FromOverseas)),
            ("FR 97400", "RE 97410", No(Exempt::SameIsland)),
            ("FR 97110", "FR 97200", Yes(Needed::FromOverseas)),
            ("FR 98800", "FR 98800", No(Exempt::SameIsland)),
            ("FR 75002", "ES 35001", Yes(Needed::Special(Special::Canaries))),
            ("FR 75002", "ES 28001", No(Exempt::WithinTheUnion)),
            ("FR 75002", "IT 23041", Yes(Needed::Special(Special::Livigno))),
            ("FR 75002", "FI 22100", Yes(Needed::Special(Special::Aland))),
            ("DE 78266", "FR 75002", Yes(Needed::Special(Special::Buesingen))),
        ] {
            assert_eq!(cn23(&at(from), &at(to)), expected, "{from} to {to}");
        }
    }

    #[test]
    fn the_table_of_destinations_says_the_same() {
        let lines =
            include_str!("../../../assets/colissimo/destinations.tsv").lines().filter(|line| !line.starts_with('#'));
        let france = at("FR 75002");
        for line in lines {
            let columns: Vec<&str> = line.split('\t').collect();
            let to = at(columns[0]);
            assert_eq!(cn23(&france, &to).is_needed(), columns[7] == "yes", "{line}");
        }
    }
}
