//! Rules that look at all articles together: their weight against the parcel's, and what they are worth.

use crate::domain::Currency;
use crate::domain::CustomsBox;
use crate::domain::CustomsFault;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::Money;
use crate::domain::Problems;

use super::super::colissimo::Way;
use super::shown::CustomsTotals;

/// From this value on, in euro cents, an export declaration and an EORI are needed (La Poste's pages).
pub(super) const EXPORT: i64 = 100_000;

/// What duties paid to the United Kingdom hold for, in euro cents (SLS documentation, error 40023).
const BRITISH: std::ops::RangeInclusive<i64> = 16_000..=105_000;

/// Below this share of the parcel, in hundredths, an article may have been forgotten.
const FEW: u64 = 20;

pub(super) fn figures(sums: &CustomsTotals, way: &Way, parcel: Option<Grams>, problems: &mut Problems) {
    weight(sums, parcel, problems);
    value(sums, way, problems);
}

/// What all articles are worth where that is in euros, in cents.
pub(super) fn value_in_euros(sums: &CustomsTotals) -> Option<i64> {
    sums.currency.filter(|currency| *currency == Currency::EUR).map(|_| sums.value.0)
}

fn weight(sums: &CustomsTotals, parcel: Option<Grams>, problems: &mut Problems) {
    let Some(parcel) = parcel.filter(|parcel| parcel.0 > 0) else { return };
    let at = Field::Customs(CustomsBox::Articles);
    let articles = Grams(u32::try_from(sums.net_weight).unwrap_or(u32::MAX));
    if sums.net_weight > u64::from(parcel.0) {
        problems.error(at, CustomsFault::ArticlesOverParcel { articles, parcel }.into());
    } else if sums.unread == 0 && sums.net_weight > 0 && sums.net_weight * 100 < u64::from(parcel.0) * FEW {
        problems.note(at, CustomsFault::ArticlesFarUnderParcel { articles, parcel }.into());
    }
}

/// Thresholds are in euros: values in another currency are declared as they are and held against none of them.
fn value(sums: &CustomsTotals, way: &Way, problems: &mut Problems) {
    let at = Field::Customs(CustomsBox::Articles);
    if sums.unread > 0 || sums.pieces == 0 {
        return;
    }
    if sums.value.0 < 100 {
        problems.error(at, CustomsFault::TotalUnderOne.into());
    }
    let Some(currency) = sums.currency else { return };
    let total = Money { cents: sums.value.0, currency };
    let Some(euros) = value_in_euros(sums) else {
        return problems.warning(at, CustomsFault::NotInEuros { currency }.into());
    };
    if way.duties_paid && way.goes_to("GB") && !BRITISH.contains(&euros) {
        problems.error(at, CustomsFault::BritishValue { total }.into());
    }
    if euros >= EXPORT {
        problems.warning(at, CustomsFault::ExportDeclaration { total }.into());
    }
}
