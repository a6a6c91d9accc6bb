//! La Poste's codes of refusal: at which field each is mended, and by which sentence of ours it is said.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::CarrierWords;
use crate::domain::CustomsBox;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;

/// A service of La Poste's. Each has codes of its own: `105` is a missing town to one and an unknown parcel to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaPosteService {
    /// Labels, declarations, slips (SLS).
    Sls,
    /// Pick-up points.
    Points,
    /// Tracking for who has a contract.
    Timeline,
    /// Tracking for everybody (Suivi v2).
    Suivi,
}

/// What one of La Poste's refusals means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaPosteRefusal {
    /// Where it is mended; none where no box of the desk mends it.
    pub field: Option<Field>,
    /// The id of our sentence.
    pub sentence: &'static str,
}

impl LaPosteService {
    /// Every service.
    pub const ALL: [Self; 4] = [Self::Sls, Self::Points, Self::Timeline, Self::Suivi];

    /// How it is named as the source of [`CarrierWords`]; kept in the journal, so it never changes.
    pub fn source(self) -> &'static str {
        match self {
            Self::Sls => "La Poste SLS",
            Self::Points => "La Poste Point Retrait",
            Self::Timeline => "La Poste Timeline",
            Self::Suivi => "La Poste Suivi",
        }
    }

    /// The service that these words are of; none for another carrier's.
    pub fn of(words: &CarrierWords) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.source() == words.source)
    }

    /// What a code of this service means; none for one that is not in our table.
    pub fn refusal(self, code: &str) -> Option<LaPosteRefusal> {
        REFUSALS.get(&(self, code.trim())).copied()
    }

    fn in_the_table(self) -> &'static str {
        match self {
            Self::Sls => "sls",
            Self::Points => "points",
            Self::Timeline => "timeline",
            Self::Suivi => "suivi",
        }
    }
}

impl CarrierWords {
    /// The id of our own sentence for what the carrier said, where we have one.
    pub fn sentence(&self) -> Option<&'static str> {
        Some(LaPosteService::of(self)?.refusal(&self.code)?.sentence)
    }
}

static TABLE: &str = include_str!("../../../assets/colissimo/errors.tsv");

static REFUSALS: LazyLock<BTreeMap<(LaPosteService, &'static str), LaPosteRefusal>> =
    LazyLock::new(|| TABLE.lines().skip(1).filter_map(row).collect());

fn row(line: &'static str) -> Option<((LaPosteService, &'static str), LaPosteRefusal)> {
    let mut cells = line.split('\t');
    let (service, code, field, sentence) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let service = LaPosteService::ALL.into_iter().find(|known| known.in_the_table() == service)?;
    Some(((service, code), LaPosteRefusal { field: field_of(field), sentence }))
}

/// `to.postcode`, `weight`, `eori`: how the table spells our fields. `-` is none.
fn field_of(text: &str) -> Option<Field> {
    let party = |party, line| Some(Field::Address(party, line_of(line)?));
    if let Some(line) = text.strip_prefix("to.") {
        return party(Party::Consignee, line);
    }
    if let Some(line) = text.strip_prefix("from.") {
        return party(Party::Sender, line);
    }
    Some(match text {
        "weight" => Field::Weight,
        "size" => Field::Size,
        "service" => Field::Service,
        "ship-date" => Field::ShipDate,
        "format" => Field::Format,
        "order-number" => Field::OrderNumber,
        "email" => Field::OrderEmail,
        "phone" => Field::OrderPhone,
        "insurance" => Field::Insurance,
        "duties" => Field::Duties,
        "undeliverable" => Field::Undeliverable,
        "pickup-point" => Field::PickupPoint,
        "part" => Field::Part,
        "shipment" => Field::Shipment,
        "articles" => Field::Customs(CustomsBox::Articles),
        "category" => Field::Customs(CustomsBox::Category),
        "description" => Field::Customs(CustomsBox::Description),
        "invoice" => Field::Customs(CustomsBox::Invoice),
        "importers-reference" => Field::Customs(CustomsBox::ImportersReference),
        "eori" => Field::Customs(CustomsBox::Eori),
        "comments" => Field::Customs(CustomsBox::Comments),
        "postage" => Field::Customs(CustomsBox::Postage),
        _ => return None,
    })
}

fn line_of(text: &str) -> Option<Line> {
    Some(match text {
        "name" => Line::Name,
        "company" => Line::Company,
        "street" => Line::Street,
        "extra" => Line::Extra,
        "postcode" => Line::Postcode,
        "city" => Line::City,
        "country" => Line::Country,
        "state" => Line::State,
        "phone" => Line::Phone,
        _ => return None,
    })
}

/// Every sentence that a code leads to, for the test that walks them.
pub fn la_poste_sentences() -> impl Iterator<Item = &'static str> {
    REFUSALS.values().map(|refusal| refusal.sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_names_a_field_that_is_there() {
        assert_eq!(REFUSALS.len(), TABLE.lines().skip(1).count());
        for line in TABLE.lines().skip(1) {
            let field = line.split('\t').nth(2).unwrap();
            assert_eq!(field_of(field).is_none(), field == "-", "{line}");
        }
    }

    #[test]
    fn one_code_means_different_things_to_different_services() {
        let sentence = |service: LaPosteService, code| service.refusal(code).map(|refusal| refusal.sentence);
        assert_eq!(sentence(LaPosteService::Points, "105"), Some("la-poste-points-postcode"));
        assert_eq!(sentence(LaPosteService::Timeline, "105"), Some("la-poste-not-announced"));
        assert_eq!(sentence(LaPosteService::Sls, "105"), None);
    }

    #[test]
    fn words_find_our_sentence_by_who_said_them_and_by_their_code() {
        let said = |source: &str, code: &str| {
            CarrierWords { source: source.to_owned(), code: code.to_owned(), ..CarrierWords::default() }.sentence()
        };
        assert_eq!(said("La Poste SLS", "30220"), Some("la-poste-mobile-missing"));
        assert_eq!(said("La Poste SLS", "99999"), None);
        assert_eq!(said("carrier", "30220"), None);
    }
}
