//! What the operator reads, in the language of the desk.
//!
//! A word has an id; its sentence stands in `assets/i18n/<language>/*.ftl`. A country that shares a language has a folder
//! of its own, such as `de-CH`, with its habits and the few words it says otherwise; the rest it takes from its language.
//! Fixed words are resolved once per language, so asking for one costs a look-up. Numbers, money, measures and dates are written here too, because a comma is a matter of
//! language. Knows ids and plain numbers; knows no screen and does no arithmetic on what it writes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::sync::PoisonError;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use include_dir::Dir;
use include_dir::include_dir;

use crate::domain::Tongue;

mod codes;
mod formats;
mod questions;
mod sentences;

pub use fluent_bundle::FluentValue as Value;
pub use questions::Asked;

use formats::Habits;

/// The space at which no line breaks: in a number, before its unit, before a French mark.
const UNBROKEN: &str = "\u{a0}";

/// Every folder in here is a language, and every file in one is read: a language is added without a line of code.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/i18n");

/// A language the desk can speak, by the code of its folder: `de`, or `de-CH` as one country speaks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(&'static str);

impl Lang {
    /// French, the language of the first desks, and the one that stands in where another lacks a word.
    pub const FR: Self = Self("fr");
    /// English.
    pub const EN: Self = Self("en");

    /// Every language, in the order a list offers them: the two that are always there, then the others by their codes,
    /// each with its countries behind it.
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Lang>> = LazyLock::new(|| {
            let codes = FILES.dirs().filter_map(|folder| folder.path().to_str());
            let mut all: Vec<Lang> = codes.map(Lang).collect();
            let first =
                |lang: &Lang| [Lang::FR, Lang::EN].iter().position(|first| *first == lang.language()).unwrap_or(2);
            all.sort_unstable_by_key(|lang| (first(lang), *lang));
            all
        });
        &ALL
    }

    /// The languages alone, without the countries that share one: each has every text.
    pub fn languages() -> impl Iterator<Item = Self> {
        Self::all().iter().copied().filter(|lang| *lang == lang.language())
    }

    /// The language of the system, or French where it is one the desk does not speak.
    #[must_use]
    pub fn of_the_system() -> Self {
        sys_locale::get_locales().find_map(|locale| Self::from_code(&locale)).unwrap_or(Self::FR)
    }

    /// Reads `fr`, `fr-CH`, `en_GB.UTF-8`. A country without habits of its own here gets those of its language.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let mut parts = code.split(['.', '@']).next()?.split(['-', '_']);
        let language = parts.next()?;
        let known = |code: &str| Self::all().iter().copied().find(|known| known.0.eq_ignore_ascii_case(code));
        parts.find_map(|country| known(&format!("{language}-{country}"))).or_else(|| known(language))
    }

    /// Its code, as settings keep it: `de`, `de-CH`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Its own name for itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        Words::new(self).get("language-name")
    }

    /// The language without the country.
    fn language(self) -> Self {
        Self(self.0.split_once('-').map_or(self.0, |(language, _)| language))
    }

    /// The language of the domain's tables that is nearest: English where they have none of it.
    #[must_use]
    pub fn tongue(self) -> Tongue {
        match self.language().0 {
            "fr" => Tongue::Fr,
            "de" => Tongue::De,
            "it" => Tongue::It,
            _ => Tongue::En,
        }
    }

    /// The texts of its own folder, by their names.
    fn files(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let files = FILES.get_dir(self.0).into_iter().flat_map(Dir::files);
        files.filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?)))
    }

    /// Every text that it speaks: its language's first, then what its country says otherwise.
    fn texts(self) -> impl Iterator<Item = (&'static str, String)> {
        let country = (self != self.language()).then_some(self);
        let files = self.language().files().chain(country.into_iter().flat_map(Self::files));
        files.map(move |(name, text)| (name, self.spelled(text)))
    }

    /// The spelling of its country. Swiss German has no ß and quotes «so»; French keeps its punctuation at its word. Spaces that
    /// must not break are the wide ones: at the narrow one the window breaks its lines.
    fn spelled(self, text: &str) -> String {
        let text = text.replace('\u{202f}', UNBROKEN);
        if self.0 == "de-CH" {
            text.replace('ß', "ss").replace('„', "«").replace('“', "»")
        } else if self.language() == Self::FR {
            // What stands before the sign is an id, and the space behind it no part of the text.
            let lines = text.split('\n').map(|line| match line.split_once(" = ") {
                Some((id, text)) => format!("{id} = {}", marks_kept(text)),
                None => marks_kept(line),
            });
            lines.collect::<Vec<String>>().join("\n")
        } else {
            text
        }
    }

    fn vocabulary(self) -> &'static Vocabulary {
        static VOCABULARIES: LazyLock<BTreeMap<Lang, Vocabulary>> =
            LazyLock::new(|| Lang::all().iter().map(|lang| (*lang, Vocabulary::read(*lang))).collect());
        // A `Lang` is only ever made from the list that this map was made from.
        VOCABULARIES.get(&self).expect("every language of the list has been read")
    }
}

/// A French text whose marks stay at their words.
fn marks_kept(text: &str) -> String {
    let opened = text.replace("« ", &format!("«{UNBROKEN}"));
    let marks = [":", ";", "?", "!", "»"];
    marks.iter().fold(opened, |text, mark| text.replace(&format!(" {mark}"), &format!("{UNBROKEN}{mark}")))
}

/// The words of one language. A copy costs nothing.
#[derive(Clone, Copy)]
pub struct Words {
    lang: Lang,
    vocabulary: &'static Vocabulary,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Words({})", self.lang.code())
    }
}

impl Words {
    /// The words of a language, read at their first use.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang, vocabulary: lang.vocabulary() }
    }

    /// The language they are of.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A fixed word. One that is missing comes in French, then in English, then as its id in brackets.
    #[must_use]
    pub fn get(&self, id: &str) -> &'static str {
        self.vocabularies().find_map(|vocabulary| vocabulary.fixed.get(id)).map_or_else(|| missing(id), String::as_str)
    }

    /// A sentence with what it speaks of: `words.with("to-fix", &[("count", 2.into())])`.
    #[must_use]
    pub fn with(&self, id: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let mut named = FluentArgs::new();
        for (name, value) in arguments {
            named.set(*name, value.clone());
        }
        self.vocabularies()
            .find_map(|vocabulary| vocabulary.sentence(id, &named))
            .map_or_else(|| missing(id).to_owned(), Cow::into_owned)
    }

    fn vocabularies(&self) -> impl Iterator<Item = &'static Vocabulary> {
        [self.vocabulary, Lang::FR.vocabulary(), Lang::EN.vocabulary()].into_iter()
    }
}

struct Vocabulary {
    bundle: FluentBundle<FluentResource>,
    /// The words that speak of nothing else.
    fixed: BTreeMap<&'static str, String>,
    /// How the language writes numbers and days.
    habits: Habits,
}

impl Vocabulary {
    fn read(lang: Lang) -> Self {
        let language = lang.code().parse().expect("the name of a folder is the code of a language");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Fluent's marks around what is put in would be drawn as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(formats::plain_number));
        for (name, text) in lang.texts() {
            // What can be read is taken even so; a test reads every file strictly.
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
                tracing::error!(lang = lang.code(), name, ?errors, "words that cannot be read");
                resource
            });
            bundle.add_resource_overriding(resource);
        }
        let fixed: BTreeMap<&'static str, String> =
            ids(lang).filter_map(|id| Some((id, fixed_word(&bundle, id)?))).collect();
        let habits = Habits::read(|id| fixed.get(id).map(String::as_str));
        Self { bundle, fixed, habits }
    }

    fn sentence<'a>(&'a self, id: &str, arguments: &FluentArgs<'_>) -> Option<Cow<'a, str>> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let sentence = self.bundle.format_pattern(pattern, Some(arguments), &mut errors);
        if !errors.is_empty() {
            tracing::error!(id, ?errors, "a sentence lacks what it speaks of");
        }
        Some(sentence)
    }
}

/// Every id that a language has a text for.
fn ids(lang: Lang) -> impl Iterator<Item = &'static str> {
    let country = (lang != lang.language()).then_some(lang);
    own_ids(lang.language()).chain(country.into_iter().flat_map(own_ids))
}

/// Every id of one folder: what stands at the start of a line, before ` =`.
fn own_ids(lang: Lang) -> impl Iterator<Item = &'static str> {
    let lines = lang.files().flat_map(|(_, text)| text.lines());
    lines.filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic())).filter_map(|line| {
        let (id, _) = line.split_once('=')?;
        Some(id.trim())
    })
}

/// A word that speaks of nothing else; `None` if it wants arguments.
fn fixed_word(bundle: &FluentBundle<FluentResource>, id: &str) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let word = bundle.format_pattern(pattern, None, &mut errors).into_owned();
    errors.is_empty().then_some(word)
}

/// A missing word is kept once for ever, so that it can be lent like the others.
fn missing(id: &str) -> &'static str {
    static MISSING: Mutex<BTreeMap<String, &'static str>> = Mutex::new(BTreeMap::new());
    let mut known = MISSING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(word) = known.get(id) {
        return word;
    }
    tracing::error!(id, "a word is missing");
    let word: &'static str = Box::leak(format!("⟦{id}⟧").into_boxed_str());
    known.insert(id.to_owned(), word);
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn every_language_says_everything() {
        let all: BTreeSet<&str> = Lang::all().iter().copied().flat_map(own_ids).collect();
        for lang in Lang::languages() {
            let own: BTreeSet<&str> = own_ids(lang).collect();
            let lacking: Vec<&&str> = all.difference(&own).collect();
            assert!(lacking.is_empty(), "{lang:?} lacks {lacking:?}");
        }
    }

    #[test]
    fn no_word_is_said_twice() {
        for lang in Lang::all().iter().copied() {
            let mut seen = BTreeSet::new();
            for id in own_ids(lang) {
                assert!(seen.insert(id), "{lang:?} has {id} twice");
            }
        }
    }

    #[test]
    fn every_file_reads_without_a_mistake() {
        for lang in Lang::all().iter().copied() {
            for (name, text) in lang.files() {
                let read = FluentResource::try_new(text.to_owned());
                assert!(read.is_ok(), "{lang:?} {name}: {:?}", read.map_err(|(_, errors)| errors));
            }
        }
    }

    #[test]
    fn every_word_the_source_asks_for_is_there() {
        let known: BTreeSet<&str> = ids(Lang::EN).collect();
        let mut asked = Vec::new();
        collect_ids(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut asked);
        let lacking: Vec<&String> = asked.iter().filter(|id| !known.contains(id.as_str())).collect();
        assert!(lacking.is_empty(), "no file says {lacking:?}");
    }

    #[test]
    fn a_fixed_word_comes_in_its_language_and_a_missing_one_shows_its_id() {
        assert_eq!(Words::new(Lang::FR).get("rail-ship"), "Expédier");
        assert_eq!(Words::new(Lang::EN).get("rail-ship"), "Ship");
        let unknown = ["no", "such-word"].join("-");
        assert_eq!(Words::new(Lang::EN).get(&unknown), "⟦no-such-word⟧");
    }

    #[test]
    fn a_sentence_takes_what_it_speaks_of_in_the_numbers_of_its_language() {
        let to_fix = |lang, count: u32| Words::new(lang).with("to-fix", &[("count", count.into())]);
        assert_eq!(to_fix(Lang::FR, 2), "2 à corriger");
        assert_eq!(to_fix(Lang::EN, 1), "1 to fix");
        assert_eq!(to_fix(Lang::FR, 41_206), "41\u{a0}206 à corriger");
    }

    #[test]
    fn the_system_says_its_language_in_several_ways() {
        let named = |code: &str| Lang::from_code(code).map(Lang::code);
        assert_eq!(named("fr_FR.UTF-8"), Some("fr"));
        assert_eq!(named("en-GB"), Some("en"));
        assert_eq!(named("DE"), Some("de"));
        assert_eq!(named("it_IT@euro"), Some("it"));
        assert_eq!(named("tlh"), None);
    }

    #[test]
    fn a_country_has_its_habits_and_another_those_of_its_language() {
        let named = |code: &str| Lang::from_code(code).map(Lang::code);
        assert_eq!(named("fr_CH.UTF-8"), Some("fr-CH"));
        assert_eq!(named("de-Latn-CH"), Some("de-CH"));
        assert_eq!(named("it-ch"), Some("it-CH"));
        assert_eq!(named("de_AT"), Some("de"));
    }

    #[test]
    fn the_list_of_languages_names_the_countries_behind_their_language() {
        let names: Vec<&str> = Lang::all().iter().map(|lang| lang.name()).collect();
        let expected = [
            "Français",
            "Français (Suisse)",
            "English",
            "Deutsch",
            "Deutsch (Schweiz)",
            "Italiano",
            "Italiano (Svizzera)",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_country_says_otherwise_only_what_its_language_says_too() {
        for lang in Lang::all().iter().copied().filter(|lang| *lang != lang.language()) {
            let language: BTreeSet<&str> = own_ids(lang.language()).collect();
            let unknown: Vec<&str> = own_ids(lang).filter(|id| !language.contains(id)).collect();
            assert!(unknown.is_empty(), "{lang:?} alone says {unknown:?}");
            let count = own_ids(lang).count();
            assert!(count > 0 && count < language.len() / 4, "{lang:?} has {count} texts of its own");
        }
    }

    #[test]
    fn a_country_takes_its_texts_from_its_language_in_its_own_spelling() {
        let [german, swiss] = ["de", "de-CH"].map(|code| Words::new(Lang::from_code(code).expect("a language")));
        assert_eq!((german.get("close"), swiss.get("close")), ("Schließen", "Schliessen"));
        assert_eq!(german.get("rail-ship"), swiss.get("rail-ship"));
        assert_eq!(german.get("document-shipstation"), "ShipStation API, Leitfaden „La Poste-Lettre Suivie“");
        assert_eq!(swiss.get("document-shipstation"), "ShipStation API, Leitfaden «La Poste-Lettre Suivie»");
        for (_, text) in swiss.lang().texts() {
            assert!(!text.contains(['ß', '„', '“']), "{text}");
        }
    }

    #[test]
    fn no_french_line_begins_with_a_mark_and_no_unit_leaves_its_number() {
        for lang in Lang::all().iter().copied() {
            for (name, text) in lang.texts() {
                assert!(!text.contains('\u{202f}'), "{lang:?} {name}");
                let says = text.lines().filter(|line| !line.starts_with('#'));
                let says = says.map(|line| line.split_once(" = ").map_or(line, |(_, text)| text));
                let apart = |line: &&str| [" :", " ;", " ?", " !", " »", "« "].iter().any(|mark| line.contains(mark));
                let torn: Vec<&str> = says.filter(apart).collect();
                assert!(torn.is_empty() || lang.language() != Lang::FR, "{lang:?} {name}: {torn:?}");
            }
        }
        assert_eq!(Words::new(Lang::FR).get("backup-restore-title"), "Reprendre la sauvegarde\u{a0}?");
        assert_eq!(Words::new(Lang::FR).get("sheet-separator"), ";", "a mark that is all of a text has no word");
    }

    #[test]
    fn an_example_on_screen_can_be_typed_as_it_stands() {
        for lang in Lang::all().iter().copied() {
            let words = Words::new(lang);
            let example = |id: &str, before: &str| {
                let sentence = words.get(id);
                let (_, example) = sentence.split_once(before).unwrap_or_else(|| panic!("{lang:?} {id}: {sentence}"));
                example.to_owned()
            };
            let such_as = if lang == Lang::EN { "such as " } else { ", " };
            let last =
                |id: &str| example(id, such_as).split([' ', '\u{a0}']).next_back().unwrap_or_default().to_owned();
            assert!(last("not-a-date").parse::<crate::domain::OrderDate>().is_ok(), "{lang:?}");
            assert!(last("not-an-amount").parse::<crate::domain::Money>().is_ok(), "{lang:?}");
            assert!(last("not-a-count").parse::<crate::domain::Count>().is_ok(), "{lang:?}");
        }
    }

    /// Finds each `words.get("…")` and `words.with("…")` in the source, whatever the variable is reached through.
    fn collect_ids(folder: &Path, asked: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("a folder that can be read").path();
            if path.is_dir() {
                collect_ids(&path, asked);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("words.rs") {
                let text = std::fs::read_to_string(&path).expect("source is text");
                for call in ["words.get(\"", "words.with(\"", "words().get(\"", "words().with(\""] {
                    let after = text.split(call).skip(1);
                    asked.extend(after.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
                }
            }
        }
    }
}
