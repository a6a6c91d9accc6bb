//! What a parcel tells the customs: the CN23's articles and figures, as typed and as checked.
//!
//! The shapes follow La Poste's Article schema and the UPU's form CN23; what must hold of them is in [`super::rules`].

mod draft;
mod fault;
mod rows;

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

use super::Address;
use super::CountryCode;
use super::Currency;
use super::Grams;
use super::Money;

pub use draft::*;
pub use fault::*;
pub use rows::*;

/// Names a row of a form for as long as the form lives, wherever the row moves to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowId(pub u32);

/// A column of the table of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ArticleColumn {
    /// What it is, in French or as the route demands.
    Description,
    /// What it is, in English: for the United States and where duties are paid by the sender.
    English,
    /// How many.
    Quantity,
    /// Net weight of one.
    Weight,
    /// Value of one.
    Value,
    /// The currency of its value.
    Currency,
    /// The tariff number.
    HsCode,
    /// Where it was made.
    Origin,
    /// Article reference or serial number.
    Reference,
    /// Which outgoing parcel it came in, by letter.
    OriginalIdent,
    /// VAT on one.
    Vat,
    /// Customs duties on one.
    CustomsFees,
    /// The country of origin in words.
    OriginLabel,
}

/// A box of a declaration outside the table of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CustomsBox {
    /// The articles as a whole: none, too many, their sums.
    Articles,
    /// Why it is sent.
    Category,
    /// Why, in words, where the category is "other".
    Explanation,
    /// What the parcel holds as a whole, in English.
    Description,
    /// The invoice's number.
    Invoice,
    /// The licence's number.
    Licence,
    /// The certificate's number.
    Certificate,
    /// The importer's VAT, EORI or tax number.
    ImportersReference,
    /// The sender's EORI.
    Eori,
    /// The consignee's EORI.
    ConsigneeEori,
    /// Australia's goods and services tax number.
    Gst,
    /// Remarks for the customs.
    Comments,
    /// What the carriage costs, printed on the form.
    Postage,
    /// How many copies of the form.
    Copies,
}

/// A box of a row that names an outgoing parcel whose articles come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OriginalColumn {
    /// The outgoing invoice's number.
    InvoiceNumber,
    /// The outgoing invoice's date.
    InvoiceDate,
    /// The outgoing parcel's number.
    ParcelNumber,
}

/// Why the contents are sent, as the CN23's boxes have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ContentsCategory {
    /// A gift.
    Gift,
    /// A commercial sample.
    Sample,
    /// A sale of goods.
    Commercial,
    /// Documents.
    Document,
    /// Anything else, explained in words.
    Other,
    /// Goods on their way back.
    Return,
}

/// A tariff number: digits alone. Which lengths are right depends on the way the parcel goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HsCode(String);

/// The text has something other than digits, dots and spaces in it, or no digit at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a tariff number is digits")]
pub struct NotAnHsCode;

/// A sum in hundredths, without its currency: at most two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hundredths(pub i64);

/// The text is no sum, or has more than two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASum;

/// What is declared: it has passed the rules.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomsDeclaration {
    /// Why it is sent.
    pub category: ContentsCategory,
    /// Why, in words.
    pub explanation: Option<String>,
    /// What the parcel holds as a whole, in English.
    pub description: Option<String>,
    /// 1 to 100, in the order of the form.
    pub items: Vec<CustomsItem>,
    /// The one currency of all values.
    pub currency: Currency,
    /// The invoice's number.
    pub invoice: Option<String>,
    /// The licence's number.
    pub licence: Option<String>,
    /// The certificate's number.
    pub certificate: Option<String>,
    /// The importer's VAT, EORI or tax number.
    pub importers_reference: Option<String>,
    /// Who imports, where that is not the consignee.
    pub importer: Option<Address>,
    /// The sender's EORI.
    pub eori: Option<String>,
    /// The consignee's EORI.
    pub consignee_eori: Option<String>,
    /// Australia's goods and services tax number.
    pub gst: Option<String>,
    /// Remarks for the customs.
    pub comments: Option<String>,
    /// What the carriage costs.
    pub postage: Money,
    /// How many copies of the form, 1 to 4.
    pub copies: u8,
    /// The outgoing parcels whose articles come back, A first.
    pub originals: Vec<OriginalInvoice>,
}

/// One line of a declaration.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomsItem {
    /// As it is sent: in English where the route demands it. 1 to 64 characters.
    pub description: String,
    /// What the desk calls it, where something else is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_description: Option<String>,
    /// At least 1.
    pub quantity: u32,
    /// Net weight of one.
    pub weight: Grams,
    /// Value of one, in the declaration's currency.
    pub value: Hundredths,
    /// The tariff number.
    pub hs_code: Option<HsCode>,
    /// Where it was made. What was left empty is FR here: it is sent as it is shown.
    pub origin: CountryCode,
    /// Article reference or serial number.
    pub reference: Option<String>,
    /// Which outgoing parcel it came in: A for the first.
    pub original_ident: Option<char>,
    /// VAT on one.
    pub vat: Option<Hundredths>,
    /// Customs duties on one.
    pub customs_fees: Option<Hundredths>,
    /// The country of origin in words.
    pub origin_label: Option<String>,
}

/// An outgoing parcel whose articles come back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginalInvoice {
    /// Its letter, by its place in the form: A for the first.
    pub ident: char,
    /// The outgoing invoice's number.
    pub invoice_number: String,
    /// The outgoing invoice's date.
    pub invoice_date: Date,
    /// The outgoing parcel's number.
    pub parcel_number: String,
}

impl ArticleColumn {
    /// Every column, in the order of the form.
    pub const ALL: [Self; 13] = [
        Self::Description,
        Self::English,
        Self::Quantity,
        Self::Weight,
        Self::Value,
        Self::Currency,
        Self::HsCode,
        Self::Origin,
        Self::Reference,
        Self::OriginalIdent,
        Self::Vat,
        Self::CustomsFees,
        Self::OriginLabel,
    ];

    /// The id of its head in the words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Description => "article-description",
            Self::English => "article-english",
            Self::Quantity => "article-quantity",
            Self::Weight => "article-weight",
            Self::Value => "article-value",
            Self::Currency => "article-currency",
            Self::HsCode => "article-hs-code",
            Self::Origin => "article-origin",
            Self::Reference => "article-reference",
            Self::OriginalIdent => "article-original-ident",
            Self::Vat => "article-vat",
            Self::CustomsFees => "article-customs-fees",
            Self::OriginLabel => "article-origin-label",
        }
    }
}

impl CustomsBox {
    /// Every box, in the order of the form.
    pub const ALL: [Self; 14] = [
        Self::Articles,
        Self::Category,
        Self::Explanation,
        Self::Description,
        Self::Invoice,
        Self::Licence,
        Self::Certificate,
        Self::ImportersReference,
        Self::Eori,
        Self::ConsigneeEori,
        Self::Gst,
        Self::Comments,
        Self::Postage,
        Self::Copies,
    ];

    /// The id of its name in the words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Articles => "customs-articles",
            Self::Category => "customs-category",
            Self::Explanation => "customs-explanation",
            Self::Description => "customs-description",
            Self::Invoice => "customs-invoice",
            Self::Licence => "customs-licence",
            Self::Certificate => "customs-certificate",
            Self::ImportersReference => "customs-importers-reference",
            Self::Eori => "customs-eori",
            Self::ConsigneeEori => "customs-consignee-eori",
            Self::Gst => "customs-gst",
            Self::Comments => "customs-comments",
            Self::Postage => "customs-postage",
            Self::Copies => "customs-copies",
        }
    }
}

impl OriginalColumn {
    /// Every box of the row.
    pub const ALL: [Self; 3] = [Self::InvoiceNumber, Self::InvoiceDate, Self::ParcelNumber];

    /// The id of its name in the words.
    pub fn id(self) -> &'static str {
        match self {
            Self::InvoiceNumber => "original-invoice-number",
            Self::InvoiceDate => "original-invoice-date",
            Self::ParcelNumber => "original-parcel-number",
        }
    }
}

impl ContentsCategory {
    /// Every category, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Commercial, Self::Gift, Self::Sample, Self::Document, Self::Return, Self::Other];

    /// The number that La Poste's service knows it by.
    pub fn number(self) -> u8 {
        match self {
            Self::Gift => 1,
            Self::Sample => 2,
            Self::Commercial => 3,
            Self::Document => 4,
            Self::Other => 5,
            Self::Return => 6,
        }
    }

    /// The id of its name in the words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Gift => "contents-gift",
            Self::Sample => "contents-sample",
            Self::Commercial => "contents-commercial",
            Self::Document => "contents-document",
            Self::Other => "contents-other",
            Self::Return => "contents-return",
        }
    }
}

impl HsCode {
    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// With a dot after the heading and between pairs: `6109.10.00`.
    pub fn dotted(&self) -> String {
        let mut text = String::with_capacity(self.0.len() + 4);
        for (at, digit) in self.0.chars().enumerate() {
            if at >= 4 && at % 2 == 0 {
                text.push('.');
            }
            text.push(digit);
        }
        text
    }
}

impl FromStr for HsCode {
    type Err = NotAnHsCode;

    /// Dots and spaces are for the eye. Nothing is padded or cut: a wrong code that looks right is worse than a missing one.
    fn from_str(typed: &str) -> Result<Self, NotAnHsCode> {
        let mut digits = String::with_capacity(typed.len());
        digits.extend(typed.chars().filter(|sign| !(*sign == '.' || sign.is_whitespace())));
        let sound = !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit());
        if sound { Ok(Self(digits)) } else { Err(NotAnHsCode) }
    }
}

impl FromStr for Hundredths {
    type Err = NotASum;

    /// Reads `19,90`, `19.9`, `1 250`. A currency has a column of its own, so none is read here.
    fn from_str(typed: &str) -> Result<Self, NotASum> {
        if typed.chars().any(|sign| sign.is_alphabetic() || sign == '€') {
            return Err(NotASum);
        }
        typed.parse::<Money>().map(|money| Self(money.cents)).map_err(|_| NotASum)
    }
}

impl fmt::Display for Hundredths {
    /// `19.90`: for files and forms; a screen formats it by language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let value = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", value / 100, value % 100)
    }
}

impl CustomsDeclaration {
    /// The same with nothing that tells for whom it was: the goods and their figures stay.
    pub fn without_its_person(&self) -> Self {
        let (importer, importers_reference, consignee_eori) = (None, None, None);
        let (explanation, comments) = (None, None);
        Self { importer, importers_reference, consignee_eori, explanation, comments, ..self.clone() }
    }

    /// What all articles weigh, in grams.
    pub fn net_weight(&self) -> u64 {
        self.items.iter().map(|item| u64::from(item.weight.0) * u64::from(item.quantity)).sum()
    }

    /// What all articles are worth, in the declaration's currency.
    pub fn total_value(&self) -> Hundredths {
        Hundredths(self.items.iter().map(|item| item.value.0.saturating_mul(i64::from(item.quantity))).sum())
    }
}

impl fmt::Debug for CustomsDeclaration {
    /// Never what somebody sends to whom: a log may hold a `Debug`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CustomsDeclaration({} items)", self.items.len())
    }
}

impl fmt::Debug for CustomsItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CustomsItem({} pieces)", self.quantity)
    }
}

impl fmt::Debug for OriginalInvoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OriginalInvoice({})", self.ident)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tariff_number_is_read_with_its_dots_and_never_padded_or_cut() {
        let read = |typed: &str| typed.parse::<HsCode>().ok().map(|code| code.digits().to_owned());
        assert_eq!(read("6109.10"), Some("610910".to_owned()));
        assert_eq!(read(" 6109 10 00 "), Some("61091000".to_owned()));
        assert_eq!(read("61"), Some("61".to_owned()));
        for typed in ["", ". .", "61O910", "6109-10"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_tariff_number_is_shown_in_the_groups_of_the_tariff() {
        let dotted = |typed: &str| typed.parse::<HsCode>().unwrap().dotted();
        assert_eq!(dotted("610910"), "6109.10");
        assert_eq!(dotted("6109100010"), "6109.10.00.10");
        assert_eq!(dotted("61"), "61");
    }

    #[test]
    fn a_sum_has_two_decimals_and_no_currency() {
        assert_eq!("19,9".parse(), Ok(Hundredths(1990)));
        assert_eq!("1 250".parse(), Ok(Hundredths(125_000)));
        assert_eq!(Hundredths(1990).to_string(), "19.90");
        for typed in ["", "1.234,5", "9,999", "5 €", "EUR 5", "-5"] {
            assert_eq!(typed.parse::<Hundredths>(), Err(NotASum), "{typed}");
        }
    }

    #[test]
    fn the_categories_have_the_numbers_of_the_service() {
        let mut numbers: Vec<u8> = ContentsCategory::ALL.iter().map(|category| category.number()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    }
}
