//! What the way that the parcel goes asks of the form.

use super::Session;
use crate::domain::CarrierKind;
use crate::domain::ContentsCategory;
use crate::domain::CountryCode;
use crate::domain::Field;

impl Session {
    /// The parcel leaves the customs territory: the form shows the declaration.
    pub fn needs_customs(&self) -> bool {
        let abroad = self.ship.draft.consignee.country != CountryCode::FR;
        self.ships_colissimo() && (abroad || !self.ship.draft.customs.articles.is_empty())
    }

    /// What La Poste will declare as the origin of an article for which none is given; none where one has to be given.
    pub fn origin_when_empty(&self) -> Option<CountryCode> {
        let commercial = self.ship.draft.customs.category == Some(ContentsCategory::Commercial);
        (!commercial && !self.is_return()).then_some(CountryCode::FR)
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
        match self.account().map(|account| account.kind) {
            Some(CarrierKind::Colissimo) => true,
            Some(CarrierKind::LettreSuivie) | None => false,
        }
    }
}
