//! What can be wrong with a declaration or with what a Colissimo parcel is told to do, with the facts that a sentence needs.

use crate::domain::Fact;

/// A fault of a declaration. The rules that find them name La Poste's own code where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomsFault {
    /// The parcel needs a declaration and it has no article.
    NoArticle,
}

impl CustomsFault {
    /// The id of its sentence in the words; also the id of the rule.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoArticle => "customs-no-article",
        }
    }

    /// What its sentence is made of.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NoArticle => Vec::new(),
        }
    }

    /// The code that La Poste's service would refuse it with, for the details.
    pub fn la_poste_code(&self) -> Option<&'static str> {
        match self {
            Self::NoArticle => Some("30505"),
        }
    }

    /// One of each, so that a test can walk their sentences in every language.
    pub fn examples() -> Vec<Self> {
        vec![Self::NoArticle]
    }
}
