//! Countries by name and by code: the one list of them.
//!
//! Names are as people say them, `Türkiye` and `Tchéquie`, not as a treaty does; besides stand those they are typed by, `Holland`
//! and `Angleterre`. Overseas territories have entries of their own, for a post counts by the code of ISO 3166-1.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::CountryCode;
use super::Tongue;
use super::fold;
use super::terms;

/// A country or a territory with a code of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Two letters, ISO 3166-1 alpha-2.
    pub code: CountryCode,
    /// Three letters, ISO 3166-1 alpha-3.
    pub alpha3: &'static str,
    /// Three digits, ISO 3166-1 numeric: Colissimo's routing barcode holds them.
    pub numeric: &'static str,
    names: [&'static str; 4],
    aliases: &'static str,
}

impl Country {
    /// Its name as people say it.
    pub const fn name(&self, tongue: Tongue) -> &'static str {
        self.names[tongue.column()]
    }

    /// Its name in capitals, as it stands in the last line of an address and on a customs form.
    pub fn postal_name(&self, tongue: Tongue) -> String {
        self.name(tongue).to_uppercase()
    }

    /// Everything it is called, its names first.
    fn called(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.names.into_iter().chain(self.aliases.split(';').filter(|alias| !alias.is_empty()))
    }
}

/// All of them, sorted by code.
pub fn all() -> &'static [Country] {
    static ALL: LazyLock<Vec<Country>> =
        LazyLock::new(|| include_str!("../../assets/customs/countries.tsv").lines().filter_map(read).collect());
    &ALL
}

/// The country of a code; none where ISO has given it to nobody.
pub fn country(code: CountryCode) -> Option<&'static Country> {
    let at = all().binary_search_by_key(&code, |country| country.code).ok()?;
    all().get(at)
}

/// What a code's country is called; none where ISO has given it to nobody.
pub fn name(code: CountryCode, tongue: Tongue) -> Option<&'static str> {
    country(code).map(|country| country.name(tongue))
}

/// The country that this is: a whole name in any of the languages, an alias, or a code of two or three letters.
pub fn named(text: &str) -> Option<CountryCode> {
    static BY_NAME: LazyLock<BTreeMap<String, CountryCode>> = LazyLock::new(|| {
        let mut by_name = BTreeMap::new();
        for country in all() {
            let codes = [country.code.code(), country.alpha3].map(terms);
            for key in codes.into_iter().chain(country.called().map(terms)) {
                by_name.entry(key).or_insert(country.code);
            }
        }
        by_name
    });
    BY_NAME.get(&terms(text)).copied()
}

/// The country that is meant by what was typed and left: one of that name or code, else the only one whose name begins so.
pub fn meant(text: &str) -> Option<CountryCode> {
    let typed = terms(text);
    named(text).or_else(|| {
        let begins = |spelled: &&Spelled| spelled.names.iter().any(|name| name.starts_with(&typed));
        let mut found = SPELLED.iter().filter(begins).filter(|_| typed.trim().chars().count() >= MEANT_FROM);
        found.next().filter(|_| found.next().is_none()).map(|spelled| spelled.code)
    })
}

/// Fewer letters are a code, or a beginning.
const MEANT_FROM: usize = 3;

/// The countries that a few letters may stand for, the likeliest first: by their code, their name, how a name begins, how a
/// word of it begins. In whatever language: an operator in Zürich types `Suède` as well.
pub fn search(text: &str) -> Vec<CountryCode> {
    let typed = terms(text);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<((u8, usize), CountryCode)> =
        SPELLED.iter().filter_map(|spelled| Some((spelled.distance(&typed)?, spelled.code))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, code)| code).collect()
}

/// A country with all that it may be found by, folded as [`terms`] folds.
struct Spelled {
    code: CountryCode,
    codes: [String; 2],
    names: Vec<String>,
}

static SPELLED: LazyLock<Vec<Spelled>> = LazyLock::new(|| {
    let spelled = |country: &Country| Spelled {
        code: country.code,
        codes: [country.code.code(), country.alpha3].map(|code| format!(" {}", fold(code))),
        names: country.called().map(terms).collect(),
    };
    all().iter().map(spelled).collect()
});

impl Spelled {
    /// The kind of match, and, within the vaguer kinds, how much name is left over.
    fn distance(&self, typed: &str) -> Option<(u8, usize)> {
        let [two, three] = &self.codes;
        let any = |is: fn(&str, &str) -> bool| self.names.iter().any(|name| is(name, typed));
        if two == typed || any(|name, typed| name == typed) {
            Some((0, 0))
        } else if three == typed {
            Some((1, 0))
        } else if any(|name, typed| name.starts_with(typed)) {
            Some((2, 0))
        } else {
            let shortest = |kind: u8, is: &dyn Fn(&str) -> bool| {
                let lengths = self.names.iter().filter(|name| is(name)).map(String::len);
                lengths.min().map(|length| (kind, length))
            };
            // `unis etats`: every word begins one of the name's.
            let every_word = |name: &str| typed.split_whitespace().all(|word| name.contains(&format!(" {word}")));
            shortest(3, &|name| name.contains(typed)).or_else(|| shortest(4, &every_word))
        }
    }
}

fn read(line: &'static str) -> Option<Country> {
    if line.starts_with('#') {
        return None;
    }
    let mut columns = line.split('\t');
    let mut column = || columns.next();
    Some(Country {
        code: column()?.parse().ok()?,
        alpha3: column()?,
        numeric: column()?,
        names: [column()?, column()?, column()?, column()?],
        aliases: column()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str) -> CountryCode {
        code.parse().unwrap()
    }

    #[test]
    fn every_line_is_a_country_with_its_codes_and_names() {
        let lines = include_str!("../../assets/customs/countries.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), all().len(), "a line that is not read");
        assert_eq!(all().len(), 249, "as many as ISO 3166-1 lists");
        assert!(all().is_sorted_by(|a, b| a.code < b.code));
        for entry in all() {
            let letters = |text: &str| text.bytes().all(|sign| sign.is_ascii_uppercase());
            assert!(entry.alpha3.len() == 3 && letters(entry.alpha3), "{entry:?}");
            assert!(entry.numeric.len() == 3 && entry.numeric.parse::<u16>().is_ok(), "{entry:?}");
            assert!(entry.called().all(|name| !name.is_empty() && name.trim() == name), "{entry:?}");
            assert!(
                !entry.name(Tongue::De).contains('ß'),
                "the Swiss write ss, and names are not spelled anew: {entry:?}"
            );
            assert_eq!(country(entry.code), Some(entry));
        }
        for own in [|entry: &Country| entry.alpha3, |entry: &Country| entry.numeric] {
            let mut codes: Vec<_> = all().iter().map(own).collect();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), all().len());
        }
    }

    #[test]
    fn a_name_leads_to_one_country_alone() {
        let mut seen = BTreeMap::<String, CountryCode>::new();
        for entry in all() {
            let codes = [entry.code.code(), entry.alpha3];
            for name in codes.into_iter().chain(entry.called()).map(terms) {
                let known = seen.insert(name.clone(), entry.code);
                assert!(known.is_none_or(|known| known == entry.code), "{name} is {known:?} and {:?}", entry.code);
            }
        }
    }

    #[test]
    fn a_country_is_known_by_any_of_its_names_and_codes() {
        for (text, expected) in [
            ("France", Some("FR")),
            ("frankreich", Some("FR")),
            ("FRA", Some("FR")),
            ("fr", Some("FR")),
            ("Etats-Unis", Some("US")),
            ("États-Unis d’Amérique", Some("US")),
            ("USA", Some("US")),
            ("U.S.A.", Some("US")),
            ("Vereinigte Staaten", Some("US")),
            ("UK", Some("GB")),
            ("Royaume Uni", Some("GB")),
            ("Angleterre", Some("GB")),
            ("Hollande", Some("NL")),
            ("Côte d'Ivoire", Some("CI")),
            ("Cote d’Ivoire", Some("CI")),
            ("la réunion", Some("RE")),
            ("REUNION", Some("RE")),
            ("Schweiz", Some("CH")),
            ("Svizzera", Some("CH")),
            ("République tchèque", Some("CZ")),
            ("Turkey", Some("TR")),
            ("Atlantis", None),
            ("", None),
            ("ZZ", None),
        ] {
            assert_eq!(named(text), expected.map(code), "{text}");
        }
    }

    #[test]
    fn every_country_is_known_by_each_of_its_names() {
        for entry in all() {
            for name in entry.called() {
                assert_eq!(named(name), Some(entry.code), "{name}");
                assert_eq!(search(name).first(), Some(&entry.code), "{name}");
            }
        }
    }

    #[test]
    fn a_few_letters_find_the_likeliest_first() {
        let firsts = |text: &str| search(text).iter().take(3).map(|code| code.code().to_owned()).collect::<Vec<_>>();
        assert_eq!(firsts("all"), ["DE"]);
        assert_eq!(firsts("ch")[0], "CH", "a code goes before the names that begin so");
        assert_eq!(firsts("roy"), ["GB"]);
        assert_eq!(firsts("etats"), ["US", "VI", "UM"]);
        assert_eq!(firsts("unis etats")[0], "US");
        assert_eq!(firsts("caledonie"), ["NC"]);
        assert_eq!(firsts("Öst"), ["AT", "TL"], "Österreich, then Osttimor");
        assert!(firsts("xyz").is_empty() && firsts("").is_empty() && firsts("…").is_empty());
    }

    #[test]
    fn a_form_has_its_name_in_capitals() {
        let name = |text: &str, tongue| country(code(text)).unwrap().postal_name(tongue);
        assert_eq!(name("CI", Tongue::Fr), "CÔTE D’IVOIRE");
        assert_eq!(name("US", Tongue::En), "UNITED STATES");
        assert_eq!(super::name(code("ZZ"), Tongue::Fr), None);
    }
}
