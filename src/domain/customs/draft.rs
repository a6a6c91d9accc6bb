//! A declaration as it is being typed.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use crate::domain::AddressDraft;
use crate::domain::Count;
use crate::domain::Entry;
use crate::domain::Grams;
use crate::domain::Money;
use crate::domain::OrderDate;

use super::ArticleColumn;
use super::ContentsCategory;
use super::CustomsBox;
use super::Hundredths;
use super::OriginalColumn;
use super::RowId;

/// What the customs are told, half-typed. A parcel that stays inside the customs territory leaves all of it alone.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomsDraft {
    /// The articles, in the order of the form.
    pub articles: Vec<ArticleDraft>,
    /// Why it is sent.
    pub category: Option<ContentsCategory>,
    /// See [`CustomsBox::Explanation`].
    pub explanation: String,
    /// See [`CustomsBox::Description`].
    pub description: String,
    /// See [`CustomsBox::Invoice`].
    pub invoice: String,
    /// See [`CustomsBox::Licence`].
    pub licence: String,
    /// See [`CustomsBox::Certificate`].
    pub certificate: String,
    /// See [`CustomsBox::ImportersReference`].
    pub importers_reference: String,
    /// Filled in when somebody else than the consignee imports.
    pub importer: Option<AddressDraft>,
    /// See [`CustomsBox::Eori`].
    pub eori: String,
    /// See [`CustomsBox::ConsigneeEori`].
    pub consignee_eori: String,
    /// See [`CustomsBox::Gst`].
    pub gst: String,
    /// See [`CustomsBox::Comments`].
    pub comments: String,
    /// What the carriage costs, as it is printed on the form.
    pub postage: Entry<Money>,
    /// How many copies of the form; four where nothing is said.
    pub copies: Entry<Count>,
    /// The outgoing parcels whose articles come back: the first is A.
    pub originals: Vec<OriginalDraft>,
    /// The number of the row that is added next.
    pub next_row: u32,
}

/// An article as it is being typed.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleDraft {
    /// Which row it is.
    pub row: RowId,
    /// See [`ArticleColumn::Description`].
    pub description: String,
    /// See [`ArticleColumn::English`].
    pub english: String,
    /// See [`ArticleColumn::Quantity`].
    pub quantity: Entry<Count>,
    /// See [`ArticleColumn::Weight`].
    pub weight: Entry<Grams>,
    /// See [`ArticleColumn::Value`].
    pub value: Entry<Hundredths>,
    /// See [`ArticleColumn::Currency`].
    pub currency: String,
    /// See [`ArticleColumn::HsCode`].
    pub hs_code: String,
    /// See [`ArticleColumn::Origin`].
    pub origin: String,
    /// See [`ArticleColumn::Reference`].
    pub reference: String,
    /// See [`ArticleColumn::OriginalIdent`].
    pub original_ident: String,
    /// See [`ArticleColumn::Vat`].
    pub vat: Entry<Hundredths>,
    /// See [`ArticleColumn::CustomsFees`].
    pub customs_fees: Entry<Hundredths>,
    /// See [`ArticleColumn::OriginLabel`].
    pub origin_label: String,
}

/// An outgoing parcel whose articles come back, as it is being typed.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OriginalDraft {
    /// Which row it is.
    pub row: RowId,
    /// See [`OriginalColumn::InvoiceNumber`].
    pub invoice_number: String,
    /// See [`OriginalColumn::InvoiceDate`].
    pub invoice_date: Entry<OrderDate>,
    /// See [`OriginalColumn::ParcelNumber`].
    pub parcel_number: String,
}

impl CustomsDraft {
    /// Nothing was typed.
    pub fn is_blank(&self) -> bool {
        Self { next_row: 0, ..self.clone() } == Self::default()
    }

    /// A number for a row that is new.
    pub fn new_row(&mut self) -> RowId {
        self.next_row += 1;
        RowId(self.next_row)
    }

    /// Adds an empty article below the others.
    pub fn add_article(&mut self) -> RowId {
        let row = self.new_row();
        self.articles.push(ArticleDraft { row, ..ArticleDraft::default() });
        row
    }

    /// The article of a row.
    pub fn article(&self, row: RowId) -> Option<&ArticleDraft> {
        self.articles.iter().find(|article| article.row == row)
    }

    /// The article of a row, to edit.
    pub fn article_mut(&mut self, row: RowId) -> Option<&mut ArticleDraft> {
        self.articles.iter_mut().find(|article| article.row == row)
    }

    /// At which place a row stands, counted from 1 as people do.
    pub fn place(&self, row: RowId) -> Option<usize> {
        self.articles.iter().position(|article| article.row == row).map(|at| at + 1)
    }

    /// The text of a box, to edit; none for those that are chosen or are rows.
    pub fn text_mut(&mut self, at: CustomsBox) -> Option<&mut String> {
        match at {
            CustomsBox::Articles | CustomsBox::Category => None,
            CustomsBox::Explanation => Some(&mut self.explanation),
            CustomsBox::Description => Some(&mut self.description),
            CustomsBox::Invoice => Some(&mut self.invoice),
            CustomsBox::Licence => Some(&mut self.licence),
            CustomsBox::Certificate => Some(&mut self.certificate),
            CustomsBox::ImportersReference => Some(&mut self.importers_reference),
            CustomsBox::Eori => Some(&mut self.eori),
            CustomsBox::ConsigneeEori => Some(&mut self.consignee_eori),
            CustomsBox::Gst => Some(&mut self.gst),
            CustomsBox::Comments => Some(&mut self.comments),
            CustomsBox::Postage => Some(&mut self.postage.text),
            CustomsBox::Copies => Some(&mut self.copies.text),
        }
    }
}

impl ArticleDraft {
    /// Nothing was typed into it.
    pub fn is_blank(&self) -> bool {
        ArticleColumn::ALL.iter().all(|column| self.text(*column).trim().is_empty())
    }

    /// The text of a cell.
    pub fn text(&self, column: ArticleColumn) -> &str {
        match column {
            ArticleColumn::Description => &self.description,
            ArticleColumn::English => &self.english,
            ArticleColumn::Quantity => &self.quantity.text,
            ArticleColumn::Weight => &self.weight.text,
            ArticleColumn::Value => &self.value.text,
            ArticleColumn::Currency => &self.currency,
            ArticleColumn::HsCode => &self.hs_code,
            ArticleColumn::Origin => &self.origin,
            ArticleColumn::Reference => &self.reference,
            ArticleColumn::OriginalIdent => &self.original_ident,
            ArticleColumn::Vat => &self.vat.text,
            ArticleColumn::CustomsFees => &self.customs_fees.text,
            ArticleColumn::OriginLabel => &self.origin_label,
        }
    }

    /// The text of a cell, to edit.
    pub fn text_mut(&mut self, column: ArticleColumn) -> &mut String {
        match column {
            ArticleColumn::Description => &mut self.description,
            ArticleColumn::English => &mut self.english,
            ArticleColumn::Quantity => &mut self.quantity.text,
            ArticleColumn::Weight => &mut self.weight.text,
            ArticleColumn::Value => &mut self.value.text,
            ArticleColumn::Currency => &mut self.currency,
            ArticleColumn::HsCode => &mut self.hs_code,
            ArticleColumn::Origin => &mut self.origin,
            ArticleColumn::Reference => &mut self.reference,
            ArticleColumn::OriginalIdent => &mut self.original_ident,
            ArticleColumn::Vat => &mut self.vat.text,
            ArticleColumn::CustomsFees => &mut self.customs_fees.text,
            ArticleColumn::OriginLabel => &mut self.origin_label,
        }
    }
}

impl OriginalDraft {
    /// The text of a box, to edit.
    pub fn text_mut(&mut self, column: OriginalColumn) -> &mut String {
        match column {
            OriginalColumn::InvoiceNumber => &mut self.invoice_number,
            OriginalColumn::InvoiceDate => &mut self.invoice_date.text,
            OriginalColumn::ParcelNumber => &mut self.parcel_number,
        }
    }
}

impl fmt::Debug for CustomsDraft {
    /// Never what somebody sends to whom: a log may hold a `Debug`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CustomsDraft({} articles)", self.articles.len())
    }
}

impl fmt::Debug for ArticleDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ArticleDraft({})", self.row.0)
    }
}

impl fmt::Debug for OriginalDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OriginalDraft({})", self.row.0)
    }
}
