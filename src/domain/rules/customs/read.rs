//! From a draft that the rules found sound to the declaration that goes out.

use crate::domain::ArticleDraft;
use crate::domain::Currency;
use crate::domain::CustomsDeclaration;
use crate::domain::CustomsDraft;
use crate::domain::CustomsItem;
use crate::domain::Entry;
use crate::domain::Hundredths;
use crate::domain::OriginalDraft;
use crate::domain::OriginalInvoice;
use crate::domain::ShipmentDraft;

use super::super::RuleContext;
use super::super::colissimo::sent_address;
use super::super::optional;
use super::Demands;
use super::boxes::COPIES;
use super::originals::compact;
use super::originals::letter;
use super::rows;
use super::sent_description;
use super::shown::shown_currency;
use super::shown::shown_ident;
use super::shown::shown_origin;

/// The declaration, which is none where the customs want none. None in its place when something cannot be read after all.
pub(in crate::domain::rules) fn read(
    draft: &ShipmentDraft,
    context: &RuleContext<'_>,
) -> Option<Option<CustomsDeclaration>> {
    let demands = Demands::of(draft, context);
    if !demands.declared {
        return Some(None);
    }
    let customs = &draft.customs;
    let items = rows(draft).map(|article| item(article, customs, &demands)).collect::<Option<Vec<_>>>()?;
    let currency = rows(draft).next().and_then(|article| shown_currency(article, &demands).sent());
    let originals = if demands.returned {
        customs.originals.iter().enumerate().map(|(at, parcel)| original(at, parcel)).collect::<Option<Vec<_>>>()?
    } else {
        Vec::new()
    };
    let copies = if customs.copies.is_blank() { COPIES } else { customs.copies.value().ok()?.0 };
    Some(Some(CustomsDeclaration {
        category: customs.category?,
        explanation: optional(&customs.explanation),
        description: optional(&customs.description),
        items,
        currency: currency.unwrap_or(Currency::EUR),
        invoice: optional(&customs.invoice),
        licence: optional(&customs.licence),
        certificate: optional(&customs.certificate),
        importers_reference: optional(&customs.importers_reference),
        importer: customs.importer.as_ref().filter(|importer| !importer.is_blank()).map(sent_address),
        eori: optional(&compact(&customs.eori)),
        consignee_eori: optional(&compact(&customs.consignee_eori)),
        gst: optional(&customs.gst),
        comments: optional(&customs.comments),
        postage: customs.postage.value().ok()?,
        copies: u8::try_from(copies).ok()?,
        originals,
    }))
}

fn item(article: &ArticleDraft, customs: &CustomsDraft, demands: &Demands) -> Option<CustomsItem> {
    let hs_code = if article.hs_code.trim().is_empty() { None } else { Some(article.hs_code.parse().ok()?) };
    let original_ident = if demands.returned { shown_ident(article, customs).sent() } else { None };
    Some(CustomsItem {
        description: sent_description(article, demands.english).to_owned(),
        own_description: own_description(article, demands),
        quantity: article.quantity.value().ok()?.0,
        weight: article.weight.value().ok()?,
        value: article.value.value().ok()?,
        hs_code,
        origin: shown_origin(article, demands).sent()?,
        reference: optional(&article.reference),
        original_ident,
        vat: sum(&article.vat)?,
        customs_fees: sum(&article.customs_fees)?,
        origin_label: optional(&article.origin_label),
    })
}

/// What the desk itself calls it, where something else is sent.
fn own_description(article: &ArticleDraft, demands: &Demands) -> Option<String> {
    let sent = sent_description(article, demands.english);
    optional(&article.description).filter(|own| own != sent)
}

fn sum(typed: &Entry<Hundredths>) -> Option<Option<Hundredths>> {
    if typed.is_blank() { Some(None) } else { typed.value().ok().map(Some) }
}

fn original(at: usize, parcel: &OriginalDraft) -> Option<OriginalInvoice> {
    Some(OriginalInvoice {
        ident: letter(at)?,
        invoice_number: parcel.invoice_number.trim().to_owned(),
        invoice_date: parcel.invoice_date.value().ok()?.0,
        parcel_number: compact(&parcel.parcel_number),
    })
}
