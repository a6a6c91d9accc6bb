//! Articles that were declared before: what the catalogue of articles remembers.

use serde::Deserialize;
use serde::Serialize;

use super::Grams;
use super::Hundredths;

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
