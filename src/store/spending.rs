//! What a day's purchases come to, and whether another may be begun.

use jiff::civil::Date;
use rusqlite::Connection;
use rusqlite::Row;
use rusqlite::params;

use super::Forbidden;
use super::Store;
use super::StoreError;
use crate::domain::Budget;
use crate::domain::CountryCode;
use crate::domain::Currency;
use crate::domain::ExpectedPrice;
use crate::domain::Grams;
use crate::domain::IntentId;
use crate::domain::Money;
use crate::domain::OverCap;
use crate::domain::PriceSource;
use crate::domain::Shipment;
use crate::domain::Spending;
use crate::domain::weight_class;

/// Bought since a moment, the first parameter, and not voided. The plus keeps SQLite from going by the state: nearly all shipments of
/// a desk have the same.
pub(super) const BOUGHT_SINCE: &str = "bought_ms >= ?1 AND +state IN ('paper_missing', 'labelled')";

/// As many purchases are looked through for comparable ones: enough for a habit, and quick whatever the history holds.
const LOOKED_THROUGH: i64 = 1000;
/// As many comparable ones are enough.
const COMPARED: i64 = 25;

impl Store {
    /// What parcels like this one cost lately, in cents, the newest first: bought since a moment with the same service, in the
    /// same class of weight, to the same country, and not voided.
    pub fn paid_lately(&self, shipment: &Shipment, currency: Currency, since_ms: i64) -> Result<Vec<i64>, StoreError> {
        let (Grams(above), Grams(up_to)) = weight_class(shipment.weight());
        let country: CountryCode = shipment.consignee().country;
        let mut query = self.database.prepare_cached(
            "SELECT cost_cents FROM (SELECT * FROM intent WHERE bought_ms >= ?1 ORDER BY bought_ms DESC LIMIT ?7)
             WHERE state IN ('paper_missing', 'labelled') AND cost_cents IS NOT NULL AND cost_currency = ?2
                 AND weight_grams > ?3 AND weight_grams <= ?4 AND json_extract(shipment, '$.service') = ?5
                 AND json_extract(shipment, '$.consignee.country') = ?6
             ORDER BY bought_ms DESC LIMIT ?8",
        )?;
        let service = &shipment.service().0;
        let facts = params![since_ms, currency.code(), above, up_to, service, country.code(), LOOKED_THROUGH, COMPARED];
        let paid = query.query_map(facts, |row| row.get(0))?;
        Ok(paid.collect::<Result<_, _>>()?)
    }
}

/// What is spent since midnight and not voided, and what purchases that may still be paid are expected to cost, however old;
/// a sum a currency. One intent may be left out.
pub(super) fn spent(
    database: &Connection,
    midnight_ms: i64,
    except: Option<&IntentId>,
) -> Result<Vec<Money>, StoreError> {
    let mut query = database.prepare_cached(&format!(
        "SELECT currency, sum(cents) FROM (
             SELECT id, coalesce(cost_currency, expected_currency) AS currency, coalesce(cost_cents, expected_cents) AS cents
             FROM intent WHERE {BOUGHT_SINCE}
             UNION ALL
             SELECT id, expected_currency, expected_cents FROM intent WHERE state IN ('buying', 'in_doubt'))
         WHERE currency IS NOT NULL AND id IS NOT ?2 GROUP BY currency ORDER BY currency"
    ))?;
    let mut rows = query.query(params![midnight_ms, except.map(|intent| &intent.0)])?;
    let mut sums = Vec::new();
    while let Some(row) = rows.next()? {
        if let Ok(currency) = row.get::<_, String>(0)?.parse() {
            sums.push(Money { cents: row.get(1)?, currency });
        }
    }
    Ok(sums)
}

/// Refuses what would pass the day's cap. Gives the cap that it passes by a person's leave.
pub(super) fn check(
    database: &Connection,
    intent: &IntentId,
    spending: &Spending,
) -> Result<Option<Money>, StoreError> {
    let Spending { expected, over_cap, budget } = spending;
    let Some(cap) = budget.cap else { return Ok(None) };
    let spent = spent(database, budget.midnight_ms, Some(intent))?;
    let spent = spent.into_iter().find(|sum| sum.currency == cap.currency);
    let spent = spent.unwrap_or(Money { cents: 0, currency: cap.currency });
    if !budget.is_passed_by(spent.cents, expected.map(|expected| expected.price)) {
        return Ok(None);
    }
    match over_cap {
        OverCap::AllowedOnce => Ok(Some(cap)),
        OverCap::Held => Err(StoreError::Forbidden { intent: intent.clone(), why: Forbidden::OverCap { cap, spent } }),
    }
}

/// What an intent that was begun before is held against today's budget with.
pub(super) fn of_intent(database: &Connection, intent: &IntentId, budget: Budget) -> Result<Spending, StoreError> {
    let read = |row: &Row<'_>| Ok((expected_of(row)?, over_cap_of(row)?));
    let (expected, over_cap) = database.query_row("SELECT * FROM intent WHERE id = ?1", [&intent.0], read)?;
    Ok(Spending { expected, over_cap, budget })
}

pub(super) fn stored_source(source: PriceSource) -> &'static str {
    match source {
        PriceSource::Quoted => "quoted",
        PriceSource::Listed { .. } => "listed",
    }
}

pub(super) fn list_of(source: PriceSource) -> Option<String> {
    match source {
        PriceSource::Quoted => None,
        PriceSource::Listed { from } => Some(from.to_string()),
    }
}

/// What a purchase was expected to cost, from a row with all that is recorded of it.
pub(super) fn expected_of(row: &Row<'_>) -> rusqlite::Result<Option<ExpectedPrice>> {
    let (cents, code): (Option<i64>, Option<String>) = (row.get("expected_cents")?, row.get("expected_currency")?);
    let (source, list): (Option<String>, Option<String>) = (row.get("price_source")?, row.get("price_list")?);
    let currency = code.and_then(|code| code.parse::<Currency>().ok());
    let source = match source.as_deref() {
        Some("quoted") => Some(PriceSource::Quoted),
        Some("listed") => list.and_then(|day| day.parse::<Date>().ok()).map(|from| PriceSource::Listed { from }),
        Some(_) | None => None,
    };
    let price = cents.zip(currency).map(|(cents, currency)| Money { cents, currency });
    Ok(price.zip(source).map(|(price, source)| ExpectedPrice { price, source }))
}

pub(super) fn over_cap_of(row: &Row<'_>) -> rusqlite::Result<OverCap> {
    let passed: Option<i64> = row.get("cap_passed_cents")?;
    Ok(if passed.is_some() { OverCap::AllowedOnce } else { OverCap::Held })
}

#[cfg(test)]
mod tests;
