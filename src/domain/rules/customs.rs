//! Rules of the customs declaration CN23, as La Poste's Article schema and the documentation of its web service state them.
//!
//! The schema is followed to the letter; where another source says otherwise, that is a warning which names it, and where the
//! schema's two languages differ, the French one decides. All of it is silent where the customs want no declaration.

mod articles;
mod boxes;
mod described;
mod figures;
mod originals;
mod read;
mod shown;
#[cfg(test)]
mod tests;

use crate::domain::ArticleDraft;
use crate::domain::ContentsCategory;
use crate::domain::CustomsBox;
use crate::domain::CustomsFault;
use crate::domain::Field;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;

use super::RuleContext;
use super::colissimo::Way;
use super::colissimo::sent_weight;

pub use articles::known_article;
pub(super) use boxes::sender_eori;
pub(super) use originals::key_holds;
pub(super) use read::read;
pub use shown::CustomsTotals;
pub use shown::Shown;
pub use shown::shown_currency;
pub use shown::shown_ident;
pub use shown::shown_origin;
pub use shown::totals;

/// Lines that a declaration takes (Article schema).
pub const ARTICLES: usize = 100;

/// The currencies that a declaration takes (Article schema), the most used first.
pub const CURRENCIES: [&str; 8] = ["EUR", "CHF", "GBP", "USD", "CAD", "AUD", "CNY", "JPY"];

/// What the way of a parcel asks of its declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demands {
    /// The customs want one.
    pub declared: bool,
    /// Descriptions have to be in English: to the United States, and where the sender pays the duties.
    pub english: bool,
    /// The parcel comes back from abroad or overseas (7R, 5R): stricter in all.
    pub returned: bool,
    /// Every article has a tariff number.
    pub hs_code: bool,
    /// Every article has a country of origin; elsewhere an empty one is France.
    pub origin: bool,
    /// Articles name their outgoing parcels and have references: returns from outside the Union, in the schema's French text.
    pub originals: bool,
}

impl Demands {
    /// What is asked of this draft.
    pub fn of(draft: &ShipmentDraft, context: &RuleContext<'_>) -> Self {
        let way = Way::of(draft, context);
        let returned = way.is_return_abroad();
        let strict = returned || draft.customs.category == Some(ContentsCategory::Commercial);
        Self {
            declared: way.is_declared(),
            english: way.duties_paid || way.goes_to("US"),
            returned,
            hs_code: strict,
            origin: strict,
            originals: returned && (way.is_return_overseas() || !way.starts_in_the_union()),
        }
    }
}

/// Looks at all of it: the cells, what they come to, the boxes around them, the outgoing parcels of a return. One rule, so that a
/// hundred articles are read once.
pub(super) fn declaration(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let demands = Demands::of(draft, context);
    if !demands.declared {
        if draft.customs.articles.iter().any(|article| !article.is_blank()) {
            problems.note(Field::Customs(CustomsBox::Articles), CustomsFault::DeclarationIgnored.into());
        }
        return;
    }
    let way = Way::of(draft, context);
    let parcel = draft.parcel.weight.value().ok().map(sent_weight);
    let sums = articles::articles(draft, &demands, parcel, problems);
    figures::figures(&sums, &way, parcel, problems);
    boxes::boxes(&draft.customs, &demands, &way, problems);
    boxes::numbers(draft, &way, &sums, problems);
    if demands.returned {
        originals::originals(&draft.customs, &demands, context, problems);
    }
}

/// The rows that something was typed into; the first where nothing was typed into any, so that it says what it wants.
fn rows(draft: &ShipmentDraft) -> impl Iterator<Item = &ArticleDraft> {
    let articles = &draft.customs.articles;
    let typed = articles.iter().any(|article| !article.is_blank());
    articles
        .iter()
        .enumerate()
        .filter(move |(at, article)| !article.is_blank() || (!typed && *at == 0))
        .map(|(_, row)| row)
}

/// The text that is sent as an article's description.
fn sent_description(article: &ArticleDraft, english: bool) -> &str {
    let own = article.english.trim();
    if english && !own.is_empty() { own } else { article.description.trim() }
}
