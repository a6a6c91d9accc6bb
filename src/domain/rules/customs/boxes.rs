//! Rules for the boxes of the declaration around the table: why it is sent, papers, numbers, what the carriage costs.

use crate::domain::ContentsCategory;
use crate::domain::Count;
use crate::domain::Currency;
use crate::domain::CustomsBox;
use crate::domain::CustomsDraft;
use crate::domain::CustomsFault;
use crate::domain::Direction;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;
use crate::domain::Source;
use crate::domain::wording::Vague;

use super::super::colissimo::Way;
use super::super::colissimo::lengths;
use super::super::colissimo::signs;
use super::Demands;
use super::described::described;
use super::figures::EXPORT;
use super::figures::value_in_euros;
use super::shown::CustomsTotals;

/// Signs of a box (SLS documentation, "AN1…35").
const BOX: usize = 35;

/// Signs of the description of the whole; the documentation gives none, La Poste's plug-in those of an article.
const WHOLE: usize = 64;

/// Copies that La Poste asks for, which is also the most it gives.
pub(super) const COPIES: u32 = 4;

/// Below this value, in euro cents, the United Kingdom taxes the seller (135 pounds).
const BRITISH_SMALL: i64 = 16_000;

/// What is chosen and written around the table.
pub(super) fn boxes(customs: &CustomsDraft, demands: &Demands, way: &Way, problems: &mut Problems) {
    category(customs, demands, way, problems);
    texts(customs, problems);
    importer(customs, problems);
    whole(customs, way, problems);
    postage(customs, problems);
    copies(customs, demands, problems);
    if customs.category == Some(ContentsCategory::Commercial) && customs.invoice.trim().is_empty() {
        problems.warning(Field::Customs(CustomsBox::Invoice), CustomsFault::InvoiceAdvised.into());
    }
}

/// Numbers that senders and importers are known by.
pub(super) fn numbers(draft: &ShipmentDraft, way: &Way, sums: &CustomsTotals, problems: &mut Problems) {
    let euros = value_in_euros(sums);
    eori(draft, way, euros, problems);
    let customs = &draft.customs;
    let of_consignee: String = customs.consignee_eori.split_whitespace().collect();
    if !of_consignee.is_empty() {
        eori_shape(&of_consignee, Field::Customs(CustomsBox::ConsigneeEori), problems);
    }
    if way.direction == Direction::Return {
        return;
    }
    let is_empty = |text: &str| text.trim().is_empty();
    let to_a_company = !is_empty(&draft.consignee.company);
    if way.to.is_overseas() && to_a_company {
        if is_empty(&customs.importers_reference) {
            problems.warning(Field::Customs(CustomsBox::ImportersReference), CustomsFault::ImporterAdvised.into());
        }
        if is_empty(&customs.consignee_eori) {
            problems.warning(Field::Customs(CustomsBox::ConsigneeEori), CustomsFault::ConsigneeEoriAdvised.into());
        }
    }
    if way.goes_to("AU") && is_empty(&customs.gst) {
        problems.warning(Field::Customs(CustomsBox::Gst), CustomsFault::GstAdvised.into());
    }
    let small = euros.is_some_and(|euros| euros < BRITISH_SMALL);
    if way.goes_to("GB") && small && is_empty(&customs.comments) {
        problems.note(Field::Customs(CustomsBox::Comments), CustomsFault::BritishVatAdvised.into());
    }
}

fn category(customs: &CustomsDraft, demands: &Demands, way: &Way, problems: &mut Problems) {
    let at = Field::Customs(CustomsBox::Category);
    let Some(category) = customs.category else { return problems.error(at, Fault::Missing) };
    if demands.returned && category != ContentsCategory::Return {
        problems.error(at, CustomsFault::CategoryNotReturn.into());
    } else if way.duties_paid && way.goes_to("GB") && category != ContentsCategory::Commercial {
        problems.error(at, CustomsFault::CategoryNotSale.into());
    } else if way.direction == Direction::Out && !demands.returned {
        match category {
            // Whoever has a contract is a company.
            ContentsCategory::Gift => problems.warning(at, CustomsFault::GiftFromCompany.into()),
            ContentsCategory::Return => problems.warning(at, CustomsFault::CategoryReturnOutward.into()),
            ContentsCategory::Sample
            | ContentsCategory::Commercial
            | ContentsCategory::Document
            | ContentsCategory::Other => (),
        }
    }
    if category == ContentsCategory::Other && customs.explanation.trim().is_empty() {
        problems.warning(Field::Customs(CustomsBox::Explanation), CustomsFault::CategoryUnexplained.into());
    }
}

fn texts(customs: &CustomsDraft, problems: &mut Problems) {
    let boxes = [
        (CustomsBox::Explanation, &customs.explanation),
        (CustomsBox::Invoice, &customs.invoice),
        (CustomsBox::Licence, &customs.licence),
        (CustomsBox::Certificate, &customs.certificate),
        (CustomsBox::ImportersReference, &customs.importers_reference),
        (CustomsBox::ConsigneeEori, &customs.consignee_eori),
        (CustomsBox::Gst, &customs.gst),
        (CustomsBox::Comments, &customs.comments),
    ];
    for (at, text) in boxes {
        line(text, Field::Customs(at), BOX, problems);
    }
}

/// Somebody else than the consignee imports: a name, a street and a town, in lines that the service takes.
fn importer(customs: &CustomsDraft, problems: &mut Problems) {
    let Some(importer) = customs.importer.as_ref().filter(|importer| !importer.is_blank()) else { return };
    let at = Field::Customs(CustomsBox::ImportersReference);
    let is_empty = |text: &str| text.trim().is_empty();
    let nobody = is_empty(&importer.name) && is_empty(&importer.company);
    if nobody || is_empty(&importer.street) || is_empty(&importer.city) {
        problems.error(at, CustomsFault::ImporterIncomplete.into());
    }
    lengths(importer, |_| at, problems);
    line(&importer.postcode, at, BOX, problems);
}

/// Whether a box's text can be sent; says why not.
pub(super) fn line(text: &str, at: Field, limit: usize, problems: &mut Problems) -> bool {
    if !signs(text, at, problems) {
        return false;
    }
    let length = text.trim().chars().count();
    if length > limit {
        problems.error(at, Fault::TooLong { length, limit, source: Source::SlsDocumentation });
    }
    length <= limit
}

/// What the parcel holds as a whole, in English: for duties that the sender pays (SLS documentation, error 30557).
fn whole(customs: &CustomsDraft, way: &Way, problems: &mut Problems) {
    let at = Field::Customs(CustomsBox::Description);
    let text = customs.description.trim();
    if text.is_empty() {
        if way.duties_paid {
            problems.error(at, Fault::Missing);
        }
        return;
    }
    if !line(text, at, WHOLE, problems) {
        return;
    }
    let found = described(text);
    if way.duties_paid && found.french {
        problems.objection(at, CustomsFault::LooksFrench { text: text.to_owned() }.into());
    } else if matches!(found.vague, Some(Vague::DigitsOnly | Vague::OneSign | Vague::SignsOnly | Vague::TooShort)) {
        problems.objection(at, CustomsFault::NotADescription.into());
    }
}

/// Printed on the form, so it is said even where the customer pays nothing (SLS documentation, error 30020).
fn postage(customs: &CustomsDraft, problems: &mut Problems) {
    let at = Field::Customs(CustomsBox::Postage);
    if customs.postage.is_blank() {
        return problems.error(at, Fault::Missing);
    }
    match customs.postage.value() {
        Err(_) => problems.error(at, Fault::NotAnAmount),
        Ok(postage) if postage.currency != Currency::EUR => problems.error(at, CustomsFault::NotEuros.into()),
        Ok(postage) if postage.cents == 0 => problems.error(at, CustomsFault::PostageZero.into()),
        Ok(_) => (),
    }
}

/// Four where nothing is said; returns have a form of their own and heed no number.
fn copies(customs: &CustomsDraft, demands: &Demands, problems: &mut Problems) {
    let at = Field::Customs(CustomsBox::Copies);
    if customs.copies.is_blank() {
        return;
    }
    match customs.copies.value() {
        Err(_) => problems.error(at, Fault::NotACount),
        Ok(Count(copies)) if copies > COPIES => problems.error(at, CustomsFault::CopiesOver.into()),
        Ok(Count(copies)) if copies < COPIES && !demands.returned => {
            problems.warning(at, CustomsFault::CopiesFew.into());
        }
        Ok(_) => (),
    }
}

/// Needed to the United States, where the sender pays the duties, and from a thousand euros on.
fn eori(draft: &ShipmentDraft, way: &Way, euros: Option<i64>, problems: &mut Problems) {
    let at = Field::Customs(CustomsBox::Eori);
    let typed: String = draft.customs.eori.split_whitespace().collect();
    if typed.is_empty() {
        let out = way.direction == Direction::Out;
        let asked = way.duties_paid || way.goes_to("US") || euros.is_some_and(|euros| euros >= EXPORT);
        if out && asked {
            problems.error(at, Fault::Missing);
        }
        return;
    }
    eori_shape(&typed, at, problems);
}

/// The sender's own, which declarations begin with; none is well.
pub(in crate::domain::rules) fn sender_eori(typed: &str, problems: &mut Problems) {
    let typed: String = typed.split_whitespace().collect();
    if !typed.is_empty() {
        eori_shape(&typed, Field::Customs(CustomsBox::Eori), problems);
    }
}

/// Both the sender's number and the addressee's are refused by their shape (30562).
fn eori_shape(typed: &str, at: Field, problems: &mut Problems) {
    let number = typed.get(2..).unwrap_or_default();
    let lettered = typed.len() > 2 && typed.bytes().take(2).all(|sign| sign.is_ascii_alphabetic());
    let digits = number.bytes().all(|sign| sign.is_ascii_digit());
    let french = typed.get(..2).is_some_and(|country| country.eq_ignore_ascii_case("FR"));
    match (lettered, french, digits, number.len()) {
        (true, true, true, 9) => (),
        // The old shape, from the SIRET, held until the end of 2025.
        (true, true, true, 14) => problems.warning(at, CustomsFault::EoriSiret.into()),
        (true, false, _, 1..=15) if number.bytes().all(|sign| sign.is_ascii_alphanumeric()) => (),
        _ => problems.error(at, CustomsFault::EoriShape.into()),
    }
}
