//! Descriptions that customs refuses: "gift", "goods", "1234".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::Tongue;
use crate::domain::terms;

/// Why a description says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// It is on somebody's list.
    Term(VagueTerm),
    /// It is a number (CBSA).
    DigitsOnly,
    /// One sign, three times or more: `xxx` (CBSA).
    OneSign,
    /// No letter and no digit (CBSA).
    SignsOnly,
    /// One or two letters: no word of any language that customs knows.
    TooShort,
}

/// A term that is too vague where it is all that a description says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VagueTerm {
    /// As the list spells it.
    pub term: &'static str,
    /// The weightiest list that it is on.
    pub source: VagueSource,
}

/// Whose list a vague term is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VagueSource {
    /// The European Union's stop words for advance data (ICS2).
    Eu,
    /// The Canada Border Services Agency (PACT).
    Cbsa,
    /// IATA's guidance on ICS2.
    Iata,
    /// Our own equivalents of the others' terms; official nowhere.
    Ours,
}

impl VagueSource {
    /// All of them, the weightiest first.
    pub const ALL: [Self; 4] = [Self::Eu, Self::Cbsa, Self::Iata, Self::Ours];

    /// The id of its name on screen.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Eu => "vague-source-eu",
            Self::Cbsa => "vague-source-cbsa",
            Self::Iata => "vague-source-iata",
            Self::Ours => "vague-source-ours",
        }
    }
}

/// Why customs would refuse this description; none where it says something, or nothing at all: an empty box is another matter.
///
/// The whole description is held against the lists, without regard to case, accents, signs or plural: `Cadeaux !` is `cadeau`,
/// `gift wrap paper` is not `gift`.
pub fn vague(description: &str) -> Option<Vague> {
    let description = description.trim();
    let mut signs = description.chars();
    let first = signs.next()?;
    if description.chars().all(|sign| !sign.is_alphanumeric()) {
        return Some(Vague::SignsOnly);
    }
    if description.chars().filter(|sign| sign.is_alphanumeric()).all(|sign| sign.is_ascii_digit()) {
        return Some(Vague::DigitsOnly);
    }
    let same = |sign: char| sign.to_lowercase().eq(first.to_lowercase());
    if signs.all(same) && description.chars().count() >= 3 {
        return Some(Vague::OneSign);
    }
    // Scripts that write a word in one sign are no business of this list.
    if description.is_ascii() && description.chars().filter(char::is_ascii_alphanumeric).count() < 3 {
        return Some(Vague::TooShort);
    }
    TERMS.get(&plain(description)).copied().map(Vague::Term)
}

/// What might be written in place of a vague description, as an example; none where ours has none for it.
pub fn suggestion(description: &str, tongue: Tongue) -> Option<&'static str> {
    BETTER.get(&plain(description)).map(|better| better[tongue.column()])
}

/// A description as it is compared: words alone, folded, in the singular.
fn plain(text: &str) -> String {
    terms(text).split_whitespace().map(in_the_singular).collect::<Vec<_>>().join(" ")
}

fn in_the_singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) if stem.len() > 2 => format!("{stem}y"),
        _ => {
            let without = word.strip_suffix(['s', 'x']).filter(|stem| stem.len() > 2 && !stem.ends_with('s'));
            without.unwrap_or(word).to_owned()
        }
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

static TERMS: LazyLock<BTreeMap<String, VagueTerm>> = LazyLock::new(|| {
    let mut terms = BTreeMap::<String, VagueTerm>::new();
    for line in lines(include_str!("../../../assets/customs/vague.tsv")) {
        if let Some(term) = read(line) {
            let known = terms.entry(plain(term.term)).or_insert(term);
            if term.source < known.source {
                *known = term;
            }
        }
    }
    terms
});

fn read(line: &'static str) -> Option<VagueTerm> {
    let (term, sources) = line.split_once('\t')?;
    let source = match sources.split(',').next()? {
        "eu" => VagueSource::Eu,
        "cbsa" => VagueSource::Cbsa,
        "iata" => VagueSource::Iata,
        "ours" => VagueSource::Ours,
        _ => return None,
    };
    Some(VagueTerm { term, source })
}

static BETTER: LazyLock<BTreeMap<String, [&'static str; 4]>> = LazyLock::new(|| {
    let mut better = BTreeMap::new();
    for line in lines(include_str!("../../../assets/customs/better.tsv")) {
        let mut columns = line.split('\t');
        let vague = columns.next().unwrap_or_default();
        let examples: Vec<&str> = columns.collect();
        if let Ok(examples) = examples.try_into() {
            better.extend(vague.split(';').map(|term| (plain(term), examples)));
        }
    }
    better
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::wording::looks_french;

    #[track_caller]
    fn term(description: &str) -> Option<(&'static str, VagueSource)> {
        match vague(description)? {
            Vague::Term(VagueTerm { term, source }) => Some((term, source)),
            other => panic!("{description} is {other:?}"),
        }
    }

    #[test]
    fn a_vague_term_is_known_in_any_case_number_and_accent() {
        for (description, known, source) in [
            ("gift", "gifts", VagueSource::Cbsa),
            ("GIFTS", "gifts", VagueSource::Cbsa),
            ("Cadeau", "cadeau", VagueSource::Ours),
            (" cadeaux ! ", "cadeau", VagueSource::Ours),
            ("Vetements", "vêtement", VagueSource::Ours),
            ("VÊTEMENT", "vêtement", VagueSource::Ours),
            ("accessory", "accessories", VagueSource::Eu),
            ("Accessoires", "accessoire", VagueSource::Ours),
            ("pieces detachees", "pièces détachées", VagueSource::Ours),
            ("e commerce", "e-commerce", VagueSource::Eu),
            ("Parts", "parts", VagueSource::Cbsa),
            ("household-goods", "household goods", VagueSource::Iata),
            ("Geschenke", "Geschenke", VagueSource::Ours),
        ] {
            let (found, by) = term(description).unwrap_or_else(|| panic!("{description}"));
            assert_eq!((plain(found), by), (plain(known), source), "{description}");
        }
    }

    #[test]
    fn a_term_among_other_words_is_no_matter() {
        for description in
            ["gift wrap paper", "pièces détachées de vélo", "cotton clothing for dolls", "USB cables", "bougie"]
        {
            assert_eq!(vague(description), None, "{description}");
        }
    }

    #[test]
    fn what_says_nothing_at_all_is_known_without_a_list() {
        for (description, expected) in [
            ("12345", Some(Vague::DigitsOnly)),
            ("610910", Some(Vague::DigitsOnly)),
            ("12-345 / 6", Some(Vague::DigitsOnly)),
            ("xxx", Some(Vague::OneSign)),
            ("Aaaaaa", Some(Vague::OneSign)),
            ("ééé", Some(Vague::OneSign)),
            ("…", Some(Vague::SignsOnly)),
            ("---", Some(Vague::SignsOnly)),
            ("🙂🙂", Some(Vague::SignsOnly)),
            ("ab", Some(Vague::TooShort)),
            ("a.", Some(Vague::TooShort)),
            ("", None),
            ("   ", None),
            ("thé", None),
            ("tea", None),
        ] {
            assert_eq!(vague(description), expected, "{description}");
        }
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        let read_lines = lines(include_str!("../../../assets/customs/vague.tsv")).filter_map(read);
        assert_eq!(read_lines.count(), lines(include_str!("../../../assets/customs/vague.tsv")).count());
        for line in lines(include_str!("../../../assets/customs/vague.tsv")) {
            let known = line.split('\t').next().unwrap();
            assert!(vague(known).is_some(), "{known}");
        }
    }

    #[test]
    fn a_better_wording_is_in_the_language_of_the_operator() {
        assert_eq!(suggestion("Cadeaux", Tongue::Fr), Some("bougie parfumée en verre"));
        assert_eq!(suggestion("gift", Tongue::Fr), Some("bougie parfumée en verre"));
        assert_eq!(suggestion("gift", Tongue::En), Some("scented candle in glass"));
        assert_eq!(suggestion("vêtements", Tongue::De), Some("Herren-T-Shirt aus Baumwolle, gestrickt"));
        assert_eq!(suggestion("bougie", Tongue::Fr), None);
        assert_eq!(suggestion("", Tongue::Fr), None);
    }

    #[test]
    fn every_better_wording_is_for_a_vague_term_and_is_not_vague_itself() {
        for line in lines(include_str!("../../../assets/customs/better.tsv")) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 5, "{line}");
            for term in columns[0].split(';') {
                assert!(vague(term).is_some(), "{term} is not vague");
                assert_eq!(suggestion(term, Tongue::It), Some(columns[4]), "{term} is there twice");
            }
            for example in &columns[1..] {
                assert!(vague(example).is_none() && example.chars().count() <= 64, "{example}");
            }
            assert!(looks_french(columns[1]) || !looks_french(columns[2]), "{line}");
            assert!(!looks_french(columns[2]), "{}", columns[2]);
        }
    }
}
