//! A declaration as SLS takes it.

use serde::Serialize;

use crate::domain::CustomsDeclaration;
use crate::domain::CustomsItem;
use crate::domain::OriginalInvoice;

use super::address::AddressBody;
use super::address::Names;
use super::number::Decimal;
use super::sent::text;

/// `customsDeclarations`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Declarations {
    include_customs_declarations: bool,
    number_of_copies: u8,
    contents: Contents,
    #[serde(skip_serializing_if = "Option::is_none")]
    importers_reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    importer_address: Option<AddressBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comments: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    invoice_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence_number: Option<String>,
    /// So La Poste spells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    certificat_number: Option<String>,
}

#[derive(Serialize)]
struct Contents {
    article: Vec<Article>,
    category: Category,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    original: Vec<Original>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanations: Option<String>,
}

#[derive(Serialize)]
struct Category {
    value: u8,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article {
    description: String,
    quantity: u32,
    weight: Decimal,
    value: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    hs_code: Option<String>,
    origin_country: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin_country_label: Option<String>,
    currency: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    artref: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_ident: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vat_amount: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    customs_fees: Option<Decimal>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Original {
    original_ident: String,
    original_invoice_number: String,
    original_invoice_date: String,
    original_parcel_number: String,
}

impl Declarations {
    pub(super) fn new(declaration: &CustomsDeclaration) -> Self {
        let of = |field: &Option<String>| field.as_deref().and_then(text);
        let currency = declaration.currency.code();
        Self {
            include_customs_declarations: true,
            number_of_copies: declaration.copies.clamp(1, 4),
            contents: Contents {
                article: declaration.items.iter().map(|item| Article::new(item, currency)).collect(),
                category: Category { value: declaration.category.number() },
                original: declaration.originals.iter().map(Original::new).collect(),
                explanations: of(&declaration.explanation),
            },
            importers_reference: of(&declaration.importers_reference),
            importer_address: declaration.importer.as_ref().map(|importer| AddressBody::new(importer, Names::Whole)),
            comments: of(&declaration.comments),
            description: of(&declaration.description),
            invoice_number: of(&declaration.invoice),
            licence_number: of(&declaration.licence),
            certificat_number: of(&declaration.certificate),
        }
    }
}

impl Article {
    fn new(item: &CustomsItem, currency: &str) -> Self {
        Self {
            description: item.description.trim().to_owned(),
            quantity: item.quantity,
            weight: Decimal::article(item.weight),
            value: Decimal::value(item.value),
            hs_code: item.hs_code.as_ref().map(|code| code.digits().to_owned()),
            origin_country: item.origin.code().to_owned(),
            origin_country_label: item.origin_label.as_deref().and_then(text),
            currency: currency.to_owned(),
            artref: item.reference.as_deref().and_then(text),
            original_ident: item.original_ident.map(String::from),
            vat_amount: item.vat.map(Decimal::value),
            customs_fees: item.customs_fees.map(Decimal::value),
        }
    }
}

impl Original {
    fn new(original: &OriginalInvoice) -> Self {
        Self {
            original_ident: original.ident.to_string(),
            original_invoice_number: original.invoice_number.trim().to_owned(),
            original_invoice_date: original.invoice_date.to_string(),
            original_parcel_number: original.parcel_number.chars().filter(|sign| !sign.is_whitespace()).collect(),
        }
    }
}
