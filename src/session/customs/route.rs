//! What the way that the parcel goes asks of the form.

use super::Session;
use crate::domain::Field;
use crate::domain::rules;
use crate::domain::rules::CustomsTotals;

impl Session {
    /// The customs want a declaration: the form shows it.
    pub fn needs_customs(&self) -> bool {
        self.customs.demands.declared
    }

    /// The sums of the articles, against the parcel's weight where it is known.
    pub fn totals(&self) -> CustomsTotals {
        let draft = &self.ship.draft;
        rules::totals(&draft.customs, draft.parcel.weight.value().ok())
    }

    /// What a problem's chip calls its field: a cell by its article.
    pub fn field_name(&self, field: Field) -> String {
        let words = self.words;
        let place = match field {
            Field::Article(row, _) => self.ship.draft.customs.place(row),
            _ => None,
        };
        match (field, place) {
            (Field::Article(_, column), Some(place)) => {
                let facts = [("number", place.into()), ("column", words.get(column.id()).into())];
                words.with("article-and-column", &facts)
            }
            (_, _) => words.field(field).to_owned(),
        }
    }

    /// The account ships with a carrier that takes declarations and pick-up points.
    pub fn ships_colissimo(&self) -> bool {
        self.account().is_some_and(|account| account.kind.declares())
    }
}
