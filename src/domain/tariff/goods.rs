//! Everyday goods, as people call them.
//!
//! The official list says "made up articles, n.e.c." where a shop says "shoelaces". This table is ours: what is usually posted,
//! under the names that four languages have for it, each with a description that customs officers can work with.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::Tongue;
use crate::domain::terms;

/// A thing that shops post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Good {
    /// Its six digits of the Harmonized System.
    pub code: &'static str,
    names: [&'static str; 4],
    /// What to write on an English declaration: at most 64 characters.
    pub wording_en: &'static str,
    /// What to write on a French declaration: at most 64 characters.
    pub wording_fr: &'static str,
}

impl Good {
    /// What it is called, the usual name first.
    pub fn names(&self, tongue: Tongue) -> impl Iterator<Item = &'static str> + use<> {
        self.names[tongue.column()].split(';')
    }

    /// Its usual name.
    pub fn name(&self, tongue: Tongue) -> &'static str {
        self.names(tongue).next().unwrap_or_default()
    }
}

/// All of them, sorted by code; each code is there once.
pub fn goods() -> &'static [Good] {
    static GOODS: LazyLock<Vec<Good>> =
        LazyLock::new(|| include_str!("../../../assets/customs/goods.tsv").lines().filter_map(read).collect());
    &GOODS
}

/// The good of a code, of which the first six digits count.
pub fn good(code: &str) -> Option<&'static Good> {
    let six = code.get(..6)?;
    let at = goods().binary_search_by(|good| good.code.cmp(six)).ok()?;
    goods().get(at)
}

/// The good that just this is a name of, in any language, in the singular or the plural: what a better wording is drawn from.
pub fn good_called(name: &str) -> Option<&'static Good> {
    CALLED.get(&called(name)).copied()
}

fn called(name: &str) -> String {
    terms(name).split_whitespace().map(singular).collect::<Vec<_>>().join(" ")
}

static CALLED: LazyLock<BTreeMap<String, &Good>> = LazyLock::new(|| {
    let mut by_name = BTreeMap::new();
    for tongue in Tongue::ALL {
        for good in goods() {
            for name in good.names(tongue) {
                by_name.entry(called(name)).or_insert(good);
            }
        }
    }
    by_name
});

/// A folded word without the mark of the French and English plural: `bougies`, `bijoux`.
pub(super) fn singular(word: &str) -> &str {
    let without = word.strip_suffix(['s', 'x']);
    without.filter(|without| without.len() > 2 && !without.ends_with('s')).unwrap_or(word)
}

fn read(line: &'static str) -> Option<Good> {
    if line.starts_with('#') {
        return None;
    }
    let mut columns = line.split('\t');
    let mut column = || columns.next().filter(|text| !text.is_empty());
    Some(Good {
        code: column()?,
        names: [column()?, column()?, column()?, column()?],
        wording_en: column()?,
        wording_fr: column()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold;
    use crate::domain::tariff::lookup;
    use crate::domain::wording::looks_french;
    use crate::domain::wording::vague;

    #[test]
    fn every_good_has_a_code_of_the_list_and_all_its_names() {
        let lines = include_str!("../../../assets/customs/goods.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.clone().count(), goods().len(), "a line that is not read");
        assert!(lines.clone().all(|line| line.split('\t').count() == 7));
        assert!(goods().len() > 300);
        assert!(goods().is_sorted_by(|a, b| a.code < b.code), "sorted, and each code once");
        for thing in goods() {
            assert!(thing.code.len() == 6 && lookup(thing.code).is_some(), "{thing:?}");
            assert_eq!(good(thing.code), Some(thing));
            for name in Tongue::ALL.iter().flat_map(|tongue| thing.names(*tongue)) {
                assert!(!name.is_empty() && name.trim() == name, "{thing:?}");
            }
        }
    }

    #[test]
    fn no_name_leads_two_ways_in_one_language() {
        for tongue in Tongue::ALL {
            let mut seen = BTreeMap::new();
            for (name, code) in goods().iter().flat_map(|good| good.names(tongue).map(|name| (fold(name), good.code))) {
                assert_eq!(seen.insert(name.clone(), code), None, "{name} in {tongue:?}");
            }
        }
    }

    #[test]
    fn each_wording_fits_the_form_and_would_pass_customs() {
        for good in goods() {
            for wording in [good.wording_en, good.wording_fr] {
                assert!(wording.chars().count() <= 64, "{wording}");
                assert_eq!(vague(wording), None, "{wording}");
            }
            assert!(good.wording_en.is_ascii(), "{}", good.wording_en);
            assert!(!looks_french(good.wording_en), "{}", good.wording_en);
        }
    }

    #[test]
    fn a_good_is_known_by_any_of_its_names() {
        for (name, code) in [
            ("Bougies parfumées", Some("340600")),
            ("bougie", Some("340600")),
            ("Mugs", Some("691200")),
            ("KERZE", Some("340600")),
            ("t shirt", Some("610910")),
            ("nœud papillon en soie", Some("621510")),
            ("cadeau", None),
            ("", None),
            ("…", None),
        ] {
            assert_eq!(good_called(name).map(|good| good.code), code, "{name}");
        }
        assert_eq!(good("3406").map(|good| good.code), None);
        assert_eq!(good("34060000").map(|good| good.name(Tongue::It)), Some("candela"));
    }
}
