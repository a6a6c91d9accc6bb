//! Articles that were declared before: what the catalogue of articles remembers.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde::Serialize;

use super::ArticleColumn;
use super::ArticleDraft;
use super::CountryCode;
use super::Currency;
use super::Grams;
use super::HsCode;
use super::Hundredths;
use super::countries;
use super::rules::CURRENCIES;

/// Our own id of an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub String);

/// An article as it was last declared. Names no person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownArticle {
    /// Ours.
    pub id: ArticleId,
    /// What it is, as the desk calls it.
    pub description: String,
    /// What it is, in English; empty where nobody has said it yet.
    pub english: String,
    /// Net weight of one.
    pub weight: Option<Grams>,
    /// Value of one.
    pub value: Option<Hundredths>,
    /// The currency of its value; empty for euros.
    pub currency: String,
    /// The tariff number as it was typed; empty for none.
    pub hs_code: String,
    /// The country of origin's code; empty for none.
    pub origin: String,
    /// Article reference; empty for none.
    pub reference: String,
    /// How many declarations it was bought with. The records count that beside it.
    #[serde(skip)]
    pub times: u32,
}

/// What a list did to the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticlesImported {
    /// Articles that are new.
    pub added: usize,
    /// Articles that were known, with something changed or not.
    pub known: usize,
    /// Lines that do not say what they are.
    pub nameless: usize,
    /// Cells that cannot be read, and were left empty.
    pub unread: usize,
}

/// What it takes to take such a list back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleImportUndo {
    /// When it was taken in, in milliseconds since 1970.
    pub at_ms: i64,
    /// What came with it.
    pub added: BTreeSet<ArticleId>,
    /// What was known, as it was.
    pub before: BTreeMap<ArticleId, KnownArticle>,
}

/// What a search in the catalogue of articles found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticlePage {
    /// The most used first, at most [`ArticlePage::ROWS`].
    pub rows: Vec<KnownArticle>,
    /// How many match in all.
    pub matches: u64,
    /// How many there are.
    pub total: u64,
}

impl KnownArticle {
    /// What it remembers, in the order of the form. How many there are is a matter of each parcel.
    pub const COLUMNS: [ArticleColumn; 8] = [
        ArticleColumn::Description,
        ArticleColumn::English,
        ArticleColumn::HsCode,
        ArticleColumn::Weight,
        ArticleColumn::Value,
        ArticleColumn::Currency,
        ArticleColumn::Origin,
        ArticleColumn::Reference,
    ];

    /// What was typed of an article, as far as it can be read; the rest is empty.
    pub fn read(typed: &ArticleDraft) -> Self {
        let text = |text: &str| text.trim().to_owned();
        let currency = typed.currency.parse::<Currency>().ok().filter(|code| CURRENCIES.contains(&code.code()));
        let origin = typed.origin.trim();
        let origin = origin.parse::<CountryCode>().ok().filter(|code| countries::country(*code).is_some());
        Self {
            description: text(&typed.description),
            english: text(&typed.english),
            weight: typed.weight.value().ok(),
            value: typed.value.value().ok(),
            currency: currency.map(|currency| currency.code().to_owned()).unwrap_or_default(),
            hs_code: typed.hs_code.parse::<HsCode>().map(|code| code.digits().to_owned()).unwrap_or_default(),
            origin: origin.map(|origin| origin.code().to_owned()).unwrap_or_default(),
            reference: text(&typed.reference),
            ..Self::default()
        }
    }

    /// As it would be typed, with `decimal` as the mark of its value.
    pub fn typed(&self, decimal: char) -> ArticleDraft {
        let code = self.hs_code.parse::<HsCode>().map(|code| code.dotted());
        ArticleDraft {
            description: self.description.clone(),
            english: self.english.clone(),
            weight: self.weight.map(|Grams(grams)| format!("{grams} g")).unwrap_or_default().as_str().into(),
            value: self.value_typed(decimal).as_str().into(),
            currency: self.currency.clone(),
            hs_code: code.unwrap_or_else(|_| self.hs_code.clone()),
            origin: self.origin.clone(),
            reference: self.reference.clone(),
            ..ArticleDraft::default()
        }
    }

    /// Its value as it would be typed; empty for none.
    pub fn value_typed(&self, decimal: char) -> String {
        self.value.map(|value| value.to_string().replace('.', &decimal.to_string())).unwrap_or_default()
    }

    /// How many cells were filled in and cannot be read.
    pub fn unread(typed: &ArticleDraft) -> usize {
        let read = Self::read(typed).typed('.');
        let lost = |column: &&ArticleColumn| !typed.text(**column).trim().is_empty() && read.text(**column).is_empty();
        Self::COLUMNS.iter().filter(lost).count()
    }

    /// With what `before` knew where this one says nothing; and it is the same article from here on.
    #[must_use]
    pub fn completed_by(self, before: &Self) -> Self {
        let text = |own: String, before: &String| if own.is_empty() { before.clone() } else { own };
        Self {
            id: before.id.clone(),
            description: text(self.description, &before.description),
            english: text(self.english, &before.english),
            weight: self.weight.or(before.weight),
            // A value means something in its own currency alone.
            currency: if self.value.is_some() { self.currency } else { before.currency.clone() },
            value: self.value.or(before.value),
            hs_code: text(self.hs_code, &before.hs_code),
            origin: text(self.origin, &before.origin),
            reference: text(self.reference, &before.reference),
            times: before.times,
        }
    }
}

impl ArticlePage {
    /// The most rows that a page holds.
    pub const ROWS: usize = 200;
}

impl ArticleId {
    /// A new one.
    pub fn new() -> Self {
        Self(uuid::Uuid::now_v7().to_string())
    }
}

impl Default for ArticleId {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shirt() -> KnownArticle {
        KnownArticle {
            description: "T-shirt en coton".to_owned(),
            weight: Some(Grams(180)),
            value: Some(Hundredths(1990)),
            currency: "CHF".to_owned(),
            hs_code: "61091000".to_owned(),
            origin: "PT".to_owned(),
            ..KnownArticle::default()
        }
    }

    #[test]
    fn what_is_shown_to_be_typed_over_is_read_as_it_was() {
        let known = shirt();
        let typed = known.typed(',');
        assert_eq!((typed.value.text.as_str(), typed.hs_code.as_str()), ("19,90", "6109.10.00"));
        assert_eq!(KnownArticle { id: known.id.clone(), ..KnownArticle::read(&typed) }, known);
        assert_eq!(KnownArticle::unread(&typed), 0);
    }

    #[test]
    fn what_cannot_be_read_is_empty_and_counted() {
        let typed = ArticleDraft {
            weight: "heavy".into(),
            currency: "XXX".to_owned(),
            origin: "Atlantis".to_owned(),
            hs_code: "61O9".to_owned(),
            ..shirt().typed(',')
        };
        let read = KnownArticle::read(&typed);
        assert_eq!((read.weight, read.currency.as_str(), read.origin.as_str()), (None, "", ""));
        assert_eq!(KnownArticle::unread(&typed), 4);
    }

    #[test]
    fn a_value_without_a_currency_is_not_given_that_of_another_value() {
        let cheaper = KnownArticle { value: Some(Hundredths(500)), ..KnownArticle::default() };
        let completed = cheaper.completed_by(&shirt());
        assert_eq!((completed.value, completed.currency.as_str()), (Some(Hundredths(500)), ""));
        let heavier = KnownArticle { weight: Some(Grams(200)), ..KnownArticle::default() };
        let completed = heavier.completed_by(&shirt());
        assert_eq!((completed.value, completed.currency.as_str()), (Some(Hundredths(1990)), "CHF"));
    }
}
