//! The `.fmt` file that says how a ColiShip file is laid out: sections in brackets, and a name and a number on each line.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::domain::Entry;
use crate::domain::Grams;

/// How a ColiShip file is laid out. Columns are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColishipMapping {
    /// What stands between two columns.
    pub separator: u8,
    /// What stands around a text that holds a separator.
    pub quote: u8,
    /// What a line of a parcel begins with.
    pub parcel_mark: String,
    /// What a line of an article begins with.
    pub article_mark: String,
    /// What parcels are weighed in.
    pub parcel_unit: ColishipUnit,
    /// What articles are weighed in.
    pub article_unit: ColishipUnit,
    parcel: BTreeMap<String, usize>,
    article: BTreeMap<String, usize>,
}

/// What a file weighs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColishipUnit {
    /// Grams.
    #[default]
    Grams,
    /// Kilograms.
    Kilograms,
}

/// The text is no mapping: it names no column of a parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no mapping of columns")]
pub struct NotAMapping;

impl ColishipMapping {
    /// The column of a parcel's line that holds this; 0, which is no column, where none does.
    pub fn parcel_column(&self, name: &str) -> usize {
        self.parcel.get(name).copied().unwrap_or_default()
    }

    /// The same of an article's line.
    pub fn article_column(&self, name: &str) -> usize {
        self.article.get(name).copied().unwrap_or_default()
    }
}

impl ColishipUnit {
    /// A number of the file as something that is typed.
    pub fn weight(self, number: &str) -> Entry<Grams> {
        if number.is_empty() {
            return Entry::default();
        }
        let unit = match self {
            Self::Grams => "g",
            Self::Kilograms => "kg",
        };
        format!("{number} {unit}").as_str().into()
    }

    fn of(text: &str) -> Self {
        if text.eq_ignore_ascii_case("kg") { Self::Kilograms } else { Self::Grams }
    }
}

impl FromStr for ColishipMapping {
    type Err = NotAMapping;

    fn from_str(text: &str) -> Result<Self, NotAMapping> {
        let mut sections: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
        let mut section = "";
        for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => section = name,
                None => {
                    if let Some((name, value)) = line.split_once('=') {
                        sections.entry(section).or_default().insert(name.trim(), value.trim());
                    }
                }
            }
        }
        let columns = |name: &str| {
            let lines = sections.get(name).into_iter().flatten();
            let columns = lines.filter_map(|(name, column)| Some(((*name).to_owned(), column.parse().ok()?)));
            columns.filter(|(_, column)| *column > 0).collect::<BTreeMap<String, usize>>()
        };
        let parcel = columns("CHAMPS");
        if parcel.is_empty() {
            return Err(NotAMapping);
        }
        let general = |name: &str| sections.get("GENERAL").and_then(|general| general.get(name)).copied();
        let sign = |name: &str, otherwise| general(name).and_then(|code| code.parse().ok()).unwrap_or(otherwise);
        // The name has an accent, which an old file may have lost on its way.
        let weighed = sections.get("GENERAL").into_iter().flatten().find(|(name, _)| name.ends_with(" poids"));
        Ok(Self {
            separator: sign("SEPARATEUR", b';'),
            quote: sign("DELIMITEUR", b'"'),
            parcel_mark: general("EntetLigneColis").unwrap_or("EXP").to_owned(),
            article_mark: general("EntetLigneArticle").unwrap_or("CN2").to_owned(),
            parcel_unit: weighed.map(|(_, unit)| ColishipUnit::of(unit)).unwrap_or_default(),
            article_unit: general("UnitePoidsARTICLE").map(ColishipUnit::of).unwrap_or_default(),
            parcel,
            article: columns("CN23"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_written_as_numbers_and_units_as_letters() {
        let mapping: ColishipMapping =
            "[GENERAL]\nSEPARATEUR=9\nUnit\u{fffd} poids=KG\n[CHAMPS]\nPoids=3\nPortable=0\n".parse().unwrap();
        assert_eq!((mapping.separator, mapping.quote, mapping.parcel_unit), (b'\t', b'"', ColishipUnit::Kilograms));
        assert_eq!((mapping.parcel_column("Poids"), mapping.parcel_column("Portable")), (3, 0));
        assert_eq!((mapping.parcel_mark.as_str(), mapping.article_unit), ("EXP", ColishipUnit::Grams));
        assert_eq!(mapping.parcel_unit.weight("1,25").value(), Ok(Grams(1250)));
    }

    #[test]
    fn what_names_no_column_is_no_mapping() {
        for text in ["", "[CHAMPS]\n", "Poids=3", "[CHAMPS]\nPoids=three\n"] {
            assert_eq!(text.parse::<ColishipMapping>(), Err(NotAMapping), "{text}");
        }
    }
}
