//! What the operator reads, in the language of the desk.
//!
//! A word has an id; its sentence stands in `assets/i18n/<language>/*.ftl`. Fixed words are resolved once per language,
//! so asking for one costs a look-up. Numbers, money, measures and dates are written here too, because a comma is a matter of
//! language. Knows ids and plain numbers; knows no screen and does no arithmetic on what it writes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::sync::PoisonError;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

mod formats;
mod sentences;

pub use fluent_bundle::FluentValue as Value;

/// A language the desk can speak. To add one: its folder in `assets/i18n`, a variant, and a line in each `match` here
/// and in `formats`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// French, the language of the first desks.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order a list offers them.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The language of the system, or French where it is one the desk does not speak.
    #[must_use]
    pub fn of_the_system() -> Self {
        sys_locale::get_locales().find_map(|locale| Self::from_code(&locale)).unwrap_or_default()
    }

    /// Reads `fr`, `fr-CH`, `en_GB.UTF-8`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|known| known.code().eq_ignore_ascii_case(language))
    }

    /// Its code of two letters, as settings keep it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    const fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Fr => FR,
            Self::En => EN,
        }
    }

    fn vocabulary(self) -> &'static Vocabulary {
        static FRENCH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(Lang::Fr));
        static ENGLISH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(Lang::En));
        match self {
            Self::Fr => &FRENCH,
            Self::En => &ENGLISH,
        }
    }
}

/// Lists the files of every language at once, so that a file added in one language is asked of the others by the compiler.
macro_rules! volumes {
    ($($name:literal),* $(,)?) => {
        const FR: &[(&str, &str)] = &[$(($name, include_str!(concat!("../assets/i18n/fr/", $name, ".ftl")))),*];
        const EN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../assets/i18n/en/", $name, ".ftl")))),*];
    };
}

volumes!["accounts", "common", "facts", "frame", "history", "label", "sender", "settings", "ship", "welcome"];

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
        [self.vocabulary, Lang::Fr.vocabulary(), Lang::En.vocabulary()].into_iter()
    }
}

struct Vocabulary {
    bundle: FluentBundle<FluentResource>,
    /// The words that speak of nothing else.
    fixed: BTreeMap<&'static str, String>,
}

impl Vocabulary {
    fn read(lang: Lang) -> Self {
        let language = lang.code().parse().expect("a code of two letters is a language");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Fluent's marks around what is put in would be drawn as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Fr => |value, _| formats::plain_number(Lang::Fr, value),
            Lang::En => |value, _| formats::plain_number(Lang::En, value),
        }));
        for (name, text) in lang.files() {
            // What can be read is taken even so; a test reads every file strictly.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
                tracing::error!(lang = lang.code(), name, ?errors, "words that cannot be read");
                resource
            });
            bundle.add_resource_overriding(resource);
        }
        let fixed = ids(lang).filter_map(|id| Some((id, fixed_word(&bundle, id)?))).collect();
        Self { bundle, fixed }
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

/// Every id of a language: what stands at the start of a line, before ` =`.
fn ids(lang: Lang) -> impl Iterator<Item = &'static str> {
    let lines = lang.files().iter().flat_map(|(_, text)| text.lines());
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
        let all: BTreeSet<&str> = Lang::ALL.into_iter().flat_map(ids).collect();
        for lang in Lang::ALL {
            let own: BTreeSet<&str> = ids(lang).collect();
            let lacking: Vec<&&str> = all.difference(&own).collect();
            assert!(lacking.is_empty(), "{lang:?} lacks {lacking:?}");
        }
    }

    #[test]
    fn no_word_is_said_twice() {
        for lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for id in ids(lang) {
                assert!(seen.insert(id), "{lang:?} has {id} twice");
            }
        }
    }

    #[test]
    fn every_file_reads_without_a_mistake_and_is_listed() {
        for lang in Lang::ALL {
            for (name, text) in lang.files() {
                let read = FluentResource::try_new((*text).to_owned());
                assert!(read.is_ok(), "{lang:?} {name}: {:?}", read.map_err(|(_, errors)| errors));
            }
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n").join(lang.code());
            for entry in std::fs::read_dir(folder).expect("the words are in the source") {
                let file = entry.expect("a folder that can be read").file_name();
                let name = file.to_string_lossy().trim_end_matches(".ftl").to_owned();
                assert!(lang.files().iter().any(|(listed, _)| *listed == name), "{name}.ftl is in no list");
            }
        }
    }

    #[test]
    fn every_word_the_source_asks_for_is_there() {
        let known: BTreeSet<&str> = ids(Lang::En).collect();
        let mut asked = Vec::new();
        collect_ids(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut asked);
        let lacking: Vec<&String> = asked.iter().filter(|id| !known.contains(id.as_str())).collect();
        assert!(lacking.is_empty(), "no file says {lacking:?}");
    }

    #[test]
    fn a_fixed_word_comes_in_its_language_and_a_missing_one_shows_its_id() {
        assert_eq!(Words::new(Lang::Fr).get("rail-ship"), "Expédier");
        assert_eq!(Words::new(Lang::En).get("rail-ship"), "Ship");
        let unknown = ["no", "such-word"].join("-");
        assert_eq!(Words::new(Lang::En).get(&unknown), "⟦no-such-word⟧");
    }

    #[test]
    fn a_sentence_takes_what_it_speaks_of_in_the_numbers_of_its_language() {
        let to_fix = |lang, count: u32| Words::new(lang).with("to-fix", &[("count", count.into())]);
        assert_eq!(to_fix(Lang::Fr, 2), "2 à corriger");
        assert_eq!(to_fix(Lang::En, 1), "1 to fix");
        assert_eq!(to_fix(Lang::Fr, 41_206), "41\u{202f}206 à corriger");
    }

    #[test]
    fn the_system_says_its_language_in_several_ways() {
        assert_eq!(Lang::from_code("fr_CH.UTF-8"), Some(Lang::Fr));
        assert_eq!(Lang::from_code("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_code("tlh"), None);
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
