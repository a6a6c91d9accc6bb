//! From a few words, or the first digits, to codes.
//!
//! Every word of the search must be found: whole, in the plural, by how it begins, or, in our own table, within a compound such
//! as `Baumwollhemd`. Our table leads, the official list follows. The first search reads the list's 5,612 subheadings into an
//! index; those after it take a fraction of a millisecond.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::LazyLock;

use crate::domain::Tongue;
use crate::domain::terms;

use super::Good;
use super::entries;
use super::goods;
use super::goods::singular;
use super::lookup;

/// The most that a search gives: more than anybody reads.
const MOST: usize = 40;

/// A code that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Six digits.
    pub code: &'static str,
    /// Where it was found. The screen says which it is: our table is made for the desk, the list is the law's.
    pub found: Found,
}

/// Where a code was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// In our table of everyday goods.
    Goods(&'static Good),
    /// In the official list.
    Official,
}

impl Hit {
    /// What the code covers: the good's usual name, or the list's English text.
    pub fn text(&self, tongue: Tongue) -> &'static str {
        match self.found {
            Found::Goods(good) => good.name(tongue),
            Found::Official => lookup(self.code).map_or("", |entry| entry.text),
        }
    }
}

/// The codes for a few words in any of the languages, or for a code's first digits, with or without dots; the likeliest first.
/// Names in the operator's own language go before those in others.
pub fn search(query: &str, tongue: Tongue) -> Vec<Hit> {
    let mut hits = match digits(query) {
        Some(digits) => by_digits(&digits),
        None => by_words(&query_words(query), tongue),
    };
    hits.truncate(MOST);
    hits
}

/// Reads the tables ahead of the first search, which else waits for it: for a thread that nobody waits for, when the editor opens.
pub fn prepare() {
    LazyLock::force(&NAMED);
    LazyLock::force(&INDEX);
}

/// The digits of a search that is a code.
fn digits(query: &str) -> Option<String> {
    let bare: String = query.chars().filter(|sign| !sign.is_whitespace() && *sign != '.').collect();
    let is_code = !bare.is_empty() && bare.bytes().all(|sign| sign.is_ascii_digit());
    // Longer codes are some country's: the six that all share are looked for.
    is_code.then(|| bare.chars().take(6).collect())
}

fn by_digits(digits: &str) -> Vec<Hit> {
    let ours = goods().iter().filter(|good| good.code.starts_with(digits));
    let ours = ours.map(|good| Hit { code: good.code, found: Found::Goods(good) });
    let listed = entries().iter().filter(|entry| entry.code.len() == 6 && entry.code.starts_with(digits));
    let listed = listed.map(|entry| Hit { code: entry.code, found: Found::Official });
    once_each(ours.collect(), listed)
}

fn by_words(words: &[Typed], tongue: Tongue) -> Vec<Hit> {
    if words.is_empty() {
        return Vec::new();
    }
    let ours = ours(words, tongue).into_iter().map(|good| Hit { code: good.code, found: Found::Goods(good) });
    let listed = INDEX.search(words).into_iter().map(|code| Hit { code, found: Found::Official });
    once_each(ours.collect(), listed)
}

/// Our goods that have every word, the nearest first.
fn ours(words: &[Typed], tongue: Tongue) -> Vec<&'static Good> {
    let found = NAMED.iter().filter_map(|named| Some((named.distance(words, tongue)?, named.good)));
    let mut found: Vec<(u32, &Good)> = found.collect();
    found.sort_by_key(|(distance, good)| (*distance, good.code));
    found.into_iter().map(|(_, good)| good).collect()
}

/// What our table has found is not said again by the list.
fn once_each(mut hits: Vec<Hit>, more: impl Iterator<Item = Hit>) -> Vec<Hit> {
    let ours = hits.len();
    for hit in more {
        if hits[..ours].iter().all(|known| known.code != hit.code) {
            hits.push(hit);
        }
    }
    hits
}

/// Words that bind and say nothing; they count only where nothing else was typed.
const BINDING: &str = " a al and au aus aux avec con d da de della des di du e en et for fur il in l la le les mit of or ou per pour s the to und von with ";

fn query_words(query: &str) -> Vec<Typed> {
    let folded = terms(query);
    let words: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).take(16).map(str::to_owned).collect();
    let telling: Vec<String> = words.iter().filter(|word| !BINDING.contains(&format!(" {word} "))).cloned().collect();
    let words = if telling.is_empty() { words } else { telling };
    words.into_iter().map(Typed::new).collect()
}

/// A typed word, and what is left of it when its ending is taken for a plural or a bending.
struct Typed {
    word: String,
    one: usize,
    root: usize,
}

impl Typed {
    fn new(word: String) -> Self {
        let (one, root) = (singular(&word).len(), root(&word).len());
        Self { word, one, root }
    }

    /// How far it is from a word that is there: none where that is another word.
    fn apart(&self, word: &str) -> Option<u32> {
        let (one, root) = (&self.word[..self.one], &self.word[..self.root]);
        if word == self.word {
            Some(0)
        } else if singular(word) == one {
            Some(1)
        } else if word.starts_with(root) && word.len() <= root.len() + 2 {
            // German and Italian bend the end: Kerzen and Kerze, candele and candela.
            Some(2)
        } else {
            word.starts_with(one).then_some(3)
        }
    }

    /// The same among the words of a name, where it may also be within a compound.
    fn nearest(&self, words: &[String]) -> Option<u32> {
        let within = |word: &str| (self.word.len() >= 4 && word.contains(&self.word)).then_some(4);
        words.iter().filter_map(|word| self.apart(word).or_else(|| within(word))).min()
    }
}

/// What of a word stays when its ending bends: at least four letters.
fn root(word: &str) -> &str {
    const ENDINGS: [char; 7] = ['a', 'e', 'i', 'o', 'n', 's', 'x'];
    let mut root = word;
    for _ in 0..2 {
        root = root.strip_suffix(ENDINGS).filter(|shorter| shorter.chars().count() >= 4).unwrap_or(root);
    }
    root
}

/// A good with the words of its names.
struct Named {
    good: &'static Good,
    names: Vec<Name>,
}

struct Name {
    tongue: Tongue,
    /// It is the one that is shown.
    usual: bool,
    words: Vec<String>,
}

static NAMED: LazyLock<Vec<Named>> = LazyLock::new(|| goods().iter().map(Named::new).collect());

impl Named {
    fn new(good: &'static Good) -> Self {
        let words = |text: &str| {
            let mut words: Vec<String> = terms(text).split_whitespace().map(str::to_owned).collect();
            // `t-shirt` is also typed in one word.
            words.extend(text.split(' ').filter(|word| word.contains('-')).map(|word| terms(word).replace(' ', "")));
            words
        };
        let of = |tongue: Tongue| {
            let numbered = good.names(tongue).enumerate();
            numbered.map(move |(at, name)| Name { tongue, usual: at == 0, words: words(name) })
        };
        Self { good, names: Tongue::ALL.into_iter().flat_map(of).collect() }
    }

    /// How far its nearest name is from a search; further where only all its names together have every word.
    fn distance(&self, query: &[Typed], tongue: Tongue) -> Option<u32> {
        let of_name = |name: &Name| {
            let found: Option<u32> = query.iter().map(|typed| typed.nearest(&name.words)).sum();
            let left_over = name.words.len().saturating_sub(query.len()) as u32;
            let other_tongue = if name.tongue == tongue { 0 } else { 12 };
            Some(found? * 8 + left_over + other_tongue + u32::from(!name.usual))
        };
        let by_one_name = self.names.iter().filter_map(of_name).min();
        let by_all = || {
            let all = |typed: &Typed| self.names.iter().filter_map(|name| typed.nearest(&name.words)).min();
            let found: Option<u32> = query.iter().map(all).sum();
            Some(found? * 8 + 60)
        };
        by_one_name.or_else(by_all)
    }
}

/// Where a word stands in the list.
#[derive(Clone, Copy)]
struct Place {
    /// Which subheading, in the order of the list.
    row: u16,
    /// What the place takes away from the match.
    further: u8,
}

/// The words of the official list.
struct Index {
    codes: Vec<&'static str>,
    words: BTreeMap<Cow<'static, str>, Vec<Place>>,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::new);

/// A word of the heading alone is further than any of the subheading's own.
const OF_HEADING: u8 = 60;
/// `of wool, other than cotton`: cotton is what it is not.
const DENIED: u8 = 200;

impl Index {
    fn new() -> Self {
        let mut index = Self { codes: Vec::new(), words: BTreeMap::new() };
        let mut heading = "";
        for entry in entries() {
            match entry.code.len() {
                4 => heading = entry.text,
                6 => {
                    let row = index.codes.len() as u16;
                    index.codes.push(entry.code);
                    index.add(row, entry.text, 0);
                    index.add(row, heading, OF_HEADING);
                }
                _ => (),
            }
        }
        index
    }

    fn add(&mut self, row: u16, text: &'static str, further: u8) {
        let mut denied = false;
        let mut before = "";
        let words = text.split_inclusive(|sign: char| !sign.is_ascii_alphanumeric());
        for (at, part) in words.filter(|part| part.len() > 1 || !part.ends_with([' ', ','])).enumerate() {
            let word = part.trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric());
            denied |= matches!((before, word), ("other", "than") | (_, "excluding" | "excl" | "except" | "without"))
                || (word == "not" && before != "or");
            if !word.is_empty() {
                before = word;
                let place = if denied { DENIED } else { further.saturating_add((at as u8).min(30)) };
                let word = if word.bytes().any(|sign| sign.is_ascii_uppercase()) {
                    Cow::Owned(word.to_ascii_lowercase())
                } else {
                    Cow::Borrowed(word)
                };
                let places = self.words.entry(word).or_default();
                // The first place in a row is the best one, for the subheading is read before its heading.
                match places.last_mut().filter(|last| last.row == row) {
                    Some(last) => last.further = last.further.min(place),
                    None => places.push(Place { row, further: place }),
                }
            }
            denied &= !part.ends_with([';', ')']);
        }
    }

    /// The codes of the subheadings that have every word, the nearest first.
    fn search(&self, query: &[Typed]) -> Vec<&'static str> {
        let mut distances = vec![Some(0_u32); self.codes.len()];
        for typed in query {
            let mut found = vec![None::<u32>; self.codes.len()];
            let start = &typed.word[..typed.one.min(typed.root)];
            let from_start = self.words.range::<str, _>((Bound::Included(start), Bound::Unbounded));
            let from_start = from_start.take_while(|(word, _)| word.starts_with(start));
            for (word, places) in from_start {
                let Some(apart) = typed.apart(word) else { continue };
                for place in places {
                    let distance = apart * 10 + u32::from(place.further);
                    let best = &mut found[usize::from(place.row)];
                    *best = Some(best.map_or(distance, |known| known.min(distance)));
                }
            }
            for (sum, found) in distances.iter_mut().zip(found) {
                *sum = sum.zip(found).map(|(sum, found)| sum + found);
            }
        }
        let found = distances.into_iter().zip(&self.codes);
        let mut found: Vec<_> = found.filter_map(|(distance, code)| Some((distance?, *code))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, code)| code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn first(query: &str, tongue: Tongue) -> (&'static str, bool) {
        let hits = search(query, tongue);
        let hit = hits.first().unwrap_or_else(|| panic!("nothing is found for {query}"));
        (hit.code, matches!(hit.found, Found::Goods(_)))
    }

    #[test]
    fn our_goods_lead_in_each_language() {
        for (query, tongue, code) in [
            ("bougie", Tongue::Fr, "340600"),
            ("bougies parfumées", Tongue::Fr, "340600"),
            ("BOUGIE PARF", Tongue::Fr, "340600"),
            ("candle", Tongue::En, "340600"),
            ("Kerzen", Tongue::De, "340600"),
            ("candele", Tongue::It, "340600"),
            ("t-shirt", Tongue::Fr, "610910"),
            ("tshirt", Tongue::En, "610910"),
            ("chemise en coton", Tongue::Fr, "620520"),
            ("wollhemd", Tongue::De, "620520"),
            ("livre", Tongue::Fr, "490199"),
            ("livres", Tongue::Fr, "490199"),
            ("book", Tongue::Fr, "490199"),
            ("mug", Tongue::Fr, "691200"),
            ("nœud papillon", Tongue::Fr, "621510"),
            ("montre", Tongue::Fr, "910211"),
            ("Armbanduhr", Tongue::De, "910211"),
            ("coque telephone", Tongue::Fr, "392690"),
            ("sac à dos", Tongue::Fr, "420292"),
            ("huile essentielle lavande", Tongue::Fr, "330129"),
            ("pièce de vélo", Tongue::Fr, "871499"),
        ] {
            assert_eq!(first(query, tongue), (code, true), "{query}");
        }
    }

    #[test]
    fn a_good_is_found_among_the_first_by_its_usual_name() {
        for tongue in Tongue::ALL {
            // Every fifth, each language another: a search costs a while in a build for tests.
            for good in goods().iter().skip(tongue.column()).step_by(5) {
                let query = good.name(tongue);
                let found = ours(&query_words(query), tongue).iter().position(|known| known.code == good.code);
                assert!(found.is_some_and(|at| at < 3), "{query} in {tongue:?} is at {found:?}");
            }
        }
    }

    #[test]
    fn the_official_list_finds_what_we_have_no_word_for() {
        for (query, code) in [
            ("reproduction asses", "010130"),
            ("asses live", "010130"),
            ("centrifuges clothes-dryers", "842112"),
            ("zirconium ores", "261510"),
            ("weaving loom shuttleless", "844630"),
            ("anthracite", "270111"),
        ] {
            let hits = search(query, Tongue::En);
            if query.starts_with("reproduction") {
                assert!(hits.is_empty(), "a word that is not there finds nothing: {hits:?}");
            } else {
                assert_eq!(hits.first().map(|hit| (hit.code, hit.found)), Some((code, Found::Official)), "{query}");
            }
        }
    }

    #[test]
    fn our_goods_stand_before_the_official_list_and_no_code_comes_twice() {
        let hits = search("cotton", Tongue::En);
        let official = hits.iter().position(|hit| hit.found == Found::Official).unwrap();
        assert!(official > 0 && hits[official..].iter().all(|hit| hit.found == Found::Official));
        let mut codes: Vec<_> = hits.iter().map(|hit| hit.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), hits.len());
        assert!(hits.len() <= MOST);
    }

    #[test]
    fn what_a_heading_is_not_comes_last() {
        let codes = INDEX.search(&query_words("handkerchiefs cotton"));
        assert_eq!(codes.first(), Some(&"621320"));
        let other = codes.iter().position(|code| *code == "621390");
        assert!(other.is_none_or(|at| at > 0), "{codes:?}");
        // 6109.90 is of everything other than cotton.
        let codes = INDEX.search(&query_words("shirts cotton"));
        let at = |code| codes.iter().position(|known| *known == code);
        assert!(at("610910").unwrap() < at("610990").unwrap_or(usize::MAX), "{codes:?}");
    }

    #[test]
    fn digits_find_by_how_a_code_begins() {
        assert_eq!(first("3406", Tongue::Fr), ("340600", true));
        assert_eq!(first("6109.10", Tongue::Fr), ("610910", true));
        assert_eq!(first("6109 10 00 10", Tongue::Fr), ("610910", true));
        let hits = search("6109", Tongue::Fr);
        assert_eq!(hits.iter().map(|hit| hit.code).collect::<Vec<_>>(), ["610910", "610990"]);
        let hits = search("0101", Tongue::Fr);
        assert!(hits.len() == 4 && hits.iter().all(|hit| hit.found == Found::Official));
        assert!(search("77", Tongue::Fr).is_empty());
    }

    #[test]
    fn what_is_prepared_is_what_is_searched() {
        prepare();
        assert_eq!((NAMED.len(), INDEX.codes.len()), (goods().len(), 5612));
    }

    #[test]
    fn an_empty_or_mad_search_finds_nothing_and_breaks_nothing() {
        for query in ["", "   ", "…", "🙂", "xyzzyqk", &"bougie ".repeat(10_000).replace("bougie", "qqq")] {
            assert!(search(query, Tongue::Fr).is_empty());
        }
        assert!(!search("de", Tongue::Fr).is_empty(), "a binding word counts where it is alone");
    }

    #[test]
    fn a_hit_says_its_text_in_the_language_of_the_desk() {
        let hit = search("bougie", Tongue::Fr)[0];
        assert_eq!(hit.text(Tongue::De), "Kerze");
        let hit = search("anthracite", Tongue::Fr)[0];
        assert!(hit.text(Tongue::Fr).contains("anthracite"));
    }
}
