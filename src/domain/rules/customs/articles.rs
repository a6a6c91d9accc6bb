//! Rules for the cells of the table of articles, each at its cell.

use crate::domain::ArticleColumn;
use crate::domain::ArticleDraft;
use crate::domain::Count;
use crate::domain::CountryCode;
use crate::domain::Currency;
use crate::domain::CustomsBox;
use crate::domain::CustomsFault;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::HsCode;
use crate::domain::Hundredths;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;
use crate::domain::Source;
use crate::domain::Tongue;
use crate::domain::tariff;
use crate::domain::wording;
use crate::domain::wording::Vague;

use super::super::colissimo::signs;
use super::ARTICLES;
use super::Demands;
use super::described::described;
use super::rows;
use super::sent_description;
use super::shown::CustomsTotals;
use super::shown::Shown;
use super::shown::Sums;
use super::shown::shown_currency;
use super::shown::shown_ident;
use super::shown::shown_origin;

/// Signs of a description (Article schema, "AN1…64").
const DESCRIPTION: usize = 64;

/// Signs of a reference (Article schema, "AN1...35").
const REFERENCE: usize = 35;

/// Lines that La Poste's list of errors speaks of (30523), against the schema's hundred.
const OLD_ARTICLES: usize = 10;

/// What La Poste's own plug-in declares at the least for one piece.
const LIGHT: Grams = Grams(10);

/// Looks at every row that something was typed into, and says what all come to.
pub(super) fn articles(
    draft: &ShipmentDraft,
    demands: &Demands,
    parcel: Option<Grams>,
    problems: &mut Problems,
) -> CustomsTotals {
    let whole = Field::Customs(CustomsBox::Articles);
    let mut lines = 0;
    let (mut sums, mut first) = (Sums::default(), First::default());
    for article in rows(draft) {
        lines += 1;
        description(article, demands, problems);
        let quantity = quantity(article, problems);
        let weight = weight(article, parcel, problems);
        let value = value(article, problems);
        let currency = currency(article, demands, &mut first, problems);
        hs_code(article, demands, problems);
        origin(article, demands, &mut first, problems);
        reference(article, demands, problems);
        ident(article, demands, draft, problems);
        rest(article, problems);
        sums.add(quantity, weight, value, currency);
    }
    if lines == 0 {
        problems.error(whole, CustomsFault::NoArticle.into());
    } else if lines > ARTICLES {
        problems.error(whole, CustomsFault::TooManyArticles { lines }.into());
    } else if lines > OLD_ARTICLES {
        problems.warning(whole, CustomsFault::OverTenArticles { lines }.into());
    }
    sums.totals(parcel)
}

/// What is wrong with an article of the catalogue by itself. Only what it is has to be said; the rest is asked for by a route.
pub fn known_article(article: &ArticleDraft) -> Problems {
    let given = |column| !article.text(column).trim().is_empty();
    let mut problems = Problems::default();
    let plain = Demands::default();
    description(article, &plain, &mut problems);
    if given(ArticleColumn::English) {
        description(article, &Demands { english: true, ..plain }, &mut problems);
    }
    if given(ArticleColumn::Weight) {
        weight(article, None, &mut problems);
    }
    if given(ArticleColumn::Value) {
        value(article, &mut problems);
    }
    if given(ArticleColumn::Currency) {
        currency(article, &plain, &mut First::default(), &mut problems);
    }
    if given(ArticleColumn::HsCode) {
        // Eleven digits are those of a return, which the catalogue learns from as well.
        let returned = article.hs_code.parse::<HsCode>().is_ok_and(|code| code.digits().len() == 11);
        hs_code(article, &Demands { returned, ..plain }, &mut problems);
    }
    if given(ArticleColumn::Origin) {
        origin(article, &plain, &mut First::default(), &mut problems);
    }
    reference(article, &plain, &mut problems);
    problems
}

/// What the first article has and all others must have too.
#[derive(Default)]
struct First {
    currency: Option<Currency>,
    origin: Option<CountryCode>,
}

fn rest(article: &ArticleDraft, problems: &mut Problems) {
    for (sum, column) in [(&article.vat, ArticleColumn::Vat), (&article.customs_fees, ArticleColumn::CustomsFees)] {
        if !sum.is_blank() && sum.value().is_err() {
            problems.error(Field::Article(article.row, column), CustomsFault::NotASum.into());
        }
    }
    signs(&article.origin_label, Field::Article(article.row, ArticleColumn::OriginLabel), problems);
}

/// The text that goes out: the English one where the route demands it.
fn description(article: &ArticleDraft, demands: &Demands, problems: &mut Problems) {
    let at = |column| Field::Article(article.row, column);
    let typed = article.description.trim();
    let english = article.english.trim();
    let sent = sent_description(article, demands.english);
    let of_sent =
        if demands.english && !english.is_empty() { ArticleColumn::English } else { ArticleColumn::Description };
    if sent.is_empty() {
        return problems.error(at(ArticleColumn::Description), Fault::Missing);
    }
    if !signs(sent, at(of_sent), problems) {
        return;
    }
    let length = sent.chars().count();
    if length > DESCRIPTION {
        let fault = Fault::TooLong { length, limit: DESCRIPTION, source: Source::ArticleSchema };
        return problems.error(at(of_sent), fault);
    }
    let found = described(sent);
    if demands.english {
        let at = at(ArticleColumn::English);
        if found.french {
            problems.objection(at, CustomsFault::LooksFrench { text: sent.to_owned() }.into());
        } else if english.is_empty() {
            problems.warning(at, CustomsFault::SentAsEnglish { text: sent.to_owned() }.into());
        }
    }
    match found.vague {
        Some(Vague::DigitsOnly | Vague::OneSign | Vague::SignsOnly | Vague::TooShort) => {
            problems.objection(at(of_sent), CustomsFault::NotADescription.into());
        }
        Some(Vague::Term(_)) => {
            let tongue = if demands.english { Tongue::En } else { Tongue::Fr };
            let better = wording::suggestion(sent, tongue);
            problems.warning(at(of_sent), CustomsFault::Vague { better }.into());
        }
        None if !typed.is_empty() && sent == article.reference.trim() => {
            problems.warning(at(of_sent), CustomsFault::DescriptionIsReference.into());
        }
        None => (),
    }
}

fn quantity(article: &ArticleDraft, problems: &mut Problems) -> Option<Count> {
    let at = Field::Article(article.row, ArticleColumn::Quantity);
    let quantity = article.quantity.value();
    if article.quantity.is_blank() {
        problems.error(at, Fault::Missing);
    } else if quantity.is_err() {
        problems.error(at, Fault::NotACount);
    }
    quantity.ok()
}

/// One piece weighs something, and not more than the parcel.
fn weight(article: &ArticleDraft, parcel: Option<Grams>, problems: &mut Problems) -> Option<Grams> {
    let at = Field::Article(article.row, ArticleColumn::Weight);
    let weight = article.weight.value();
    match (weight, parcel) {
        (Err(_), _) if article.weight.is_blank() => problems.error(at, Fault::Missing),
        (Err(_), _) => problems.error(at, Fault::NotAWeight),
        (Ok(Grams(0)), _) => problems.error(at, CustomsFault::PieceWeightZero.into()),
        (Ok(piece), Some(parcel)) if piece > parcel => {
            problems.error(at, CustomsFault::PieceOverParcel { piece, parcel }.into());
        }
        (Ok(piece), _) if piece < LIGHT => problems.warning(at, CustomsFault::PieceWeightLight.into()),
        (Ok(_), _) => (),
    }
    weight.ok()
}

fn value(article: &ArticleDraft, problems: &mut Problems) -> Option<Hundredths> {
    let at = Field::Article(article.row, ArticleColumn::Value);
    let value = article.value.value();
    match value {
        Err(_) if article.value.is_blank() => problems.error(at, Fault::Missing),
        Err(_) => problems.error(at, CustomsFault::NotASum.into()),
        Ok(Hundredths(0)) => problems.error(at, CustomsFault::ValueZero.into()),
        Ok(_) => (),
    }
    value.ok()
}

fn currency(article: &ArticleDraft, demands: &Demands, first: &mut First, problems: &mut Problems) -> Option<Currency> {
    let at = Field::Article(article.row, ArticleColumn::Currency);
    let shown = shown_currency(article, demands);
    match shown {
        Shown::Typed(_) => (),
        Shown::Assumed(_) => problems.note(at, CustomsFault::CurrencyEmpty.into()),
        Shown::Wanted => problems.error(at, Fault::Missing),
        Shown::Unreadable => {
            problems.error(at, CustomsFault::CurrencyRefused { text: article.currency.trim().to_owned() }.into());
        }
    }
    let currency = shown.sent();
    if let (Some(first), Some(own)) = (first.currency, currency)
        && first != own
    {
        problems.error(at, CustomsFault::CurrenciesDiffer { first }.into());
    }
    first.currency = first.currency.or(currency);
    currency
}

/// 6, 8 or 10 digits on the way out, 6 or 11 on the way back. Nothing is padded or cut.
fn hs_code(article: &ArticleDraft, demands: &Demands, problems: &mut Problems) {
    let at = Field::Article(article.row, ArticleColumn::HsCode);
    if article.hs_code.trim().is_empty() {
        if demands.hs_code {
            problems.error(at, Fault::Missing);
        } else {
            problems.warning(at, CustomsFault::HsAdvised.into());
        }
        return;
    }
    let Ok(code) = article.hs_code.parse::<HsCode>() else {
        return problems.error(at, CustomsFault::HsNotDigits.into());
    };
    let digits = code.digits().len();
    let fault = match (demands.returned, digits) {
        (false, 6 | 8 | 10) | (true, 6 | 11) => None,
        (false, _) => Some(CustomsFault::HsLength { digits }),
        (true, _) => Some(CustomsFault::HsReturnLength { digits }),
    };
    if let Some(fault) = fault {
        return problems.error(at, fault.into());
    }
    let six = code.digits().get(..6).unwrap_or_default();
    if tariff::lookup(six).is_none() {
        problems.warning(at, CustomsFault::HsUnknown { code: six.to_owned() }.into());
    } else if digits == 11 {
        problems.warning(at, CustomsFault::HsReturnSample.into());
    }
}

/// A wrong code is an error, never France; an empty one is France only where it need not be said.
fn origin(article: &ArticleDraft, demands: &Demands, first: &mut First, problems: &mut Problems) {
    let at = Field::Article(article.row, ArticleColumn::Origin);
    let shown = shown_origin(article, demands);
    match shown {
        Shown::Typed(_) => (),
        Shown::Assumed(_) => problems.warning(at, CustomsFault::OriginEmpty.into()),
        Shown::Wanted => problems.error(at, Fault::Missing),
        Shown::Unreadable => {
            problems.error(at, CustomsFault::OriginUnknown { text: article.origin.trim().to_owned() }.into());
        }
    }
    let origin = shown.sent();
    if let (true, Some(first), Some(own)) = (demands.returned, first.origin, origin)
        && first != own
    {
        problems.error(at, CustomsFault::OriginsDiffer { first }.into());
    }
    first.origin = first.origin.or(origin);
}

fn reference(article: &ArticleDraft, demands: &Demands, problems: &mut Problems) {
    let at = Field::Article(article.row, ArticleColumn::Reference);
    let text = article.reference.trim();
    if text.is_empty() {
        if demands.originals {
            problems.error(at, Fault::Missing);
        }
        return;
    }
    let length = text.chars().count();
    if signs(text, at, problems) && length > REFERENCE {
        problems.error(at, Fault::TooLong { length, limit: REFERENCE, source: Source::ArticleSchema });
    }
}

fn ident(article: &ArticleDraft, demands: &Demands, draft: &ShipmentDraft, problems: &mut Problems) {
    let at = Field::Article(article.row, ArticleColumn::OriginalIdent);
    match shown_ident(article, &draft.customs) {
        Shown::Typed(_) | Shown::Assumed(_) => (),
        Shown::Wanted if demands.originals => problems.error(at, Fault::Missing),
        Shown::Wanted => (),
        Shown::Unreadable if demands.returned => {
            let ident = article.original_ident.trim().to_owned();
            problems.error(at, CustomsFault::OriginalUnknown { ident }.into());
        }
        Shown::Unreadable => (),
    }
}
