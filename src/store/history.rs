//! What was bought, found again by anything.

use rusqlite::Row;
use rusqlite::params;

use super::Store;
use super::StoreError;
use super::fold;
use super::from_json;
use super::outbox::read_push;
use super::print_jobs::read_job;
use super::purchases::cost_of;
use super::purchases::read_format;
use super::purchases::read_state;
use super::to_json;
use crate::domain::AccountId;
use crate::domain::HistoryFilter;
use crate::domain::HistoryPage;
use crate::domain::HistoryQuery;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::JobTrouble;
use crate::domain::LabelFormat;
use crate::domain::PrintRecord;
use crate::domain::PrinterId;
use crate::domain::Shipment;
use crate::domain::TrackingNumber;
use crate::domain::Whereabouts;

/// What a query asks of the rows of `history` (and, column by column, of `intent`). Every word must be found somewhere. The
/// words come as a JSON list, so that the statement is the same for any number of them and nothing typed is ever part of it;
/// `instr`, not `LIKE`, so that no sign of theirs means anything but itself.
const MATCHING: &str = "(?1 IS NULL OR created_ms >= ?1) AND (?2 IS NULL OR state = ?2)
    AND (?6 IS NULL OR (state IN ('paper_missing', 'labelled') AND CASE ?6
        WHEN 'undelivered' THEN whereabouts IS NULL OR whereabouts <> 'track-delivered'
        ELSE whereabouts IN ('track-attempted', 'track-problem') END))
    AND NOT EXISTS (SELECT 1 FROM json_each(?3) AS word WHERE instr(search_text, word.value) = 0)
    AND (?4 IS NULL OR json_extract(shipment, '$.order.number') = ?4)";

/// What waits for a person, as [`HistoryRow::needs_a_person`] says, and was not put away. The inner select finds the few
/// candidates by their indices.
const TO_SETTLE: &str = "((given_up_ms IS NULL
        AND (state NOT IN ('labelled', 'voided') OR (state = 'labelled' AND job_state = 'failed')))
        OR push_state IN ('held', 'refused') OR (push_flagged_ms IS NOT NULL AND push_noted_ms IS NULL))
    AND id IN (
        SELECT id FROM intent WHERE state IN ('in_doubt', 'not_bought', 'refused', 'not_sent', 'paper_missing')
        UNION SELECT intent_id FROM print_job WHERE state = 'failed'
        UNION SELECT intent_id FROM push
            WHERE state IN ('held', 'refused') OR (flagged_ms IS NOT NULL AND noted_ms IS NULL))";

impl Store {
    /// The newest rows that match, with what waits for a person and the day's sums. `midnight_ms` is when the operator's day
    /// began, in milliseconds since 1970.
    pub fn page(&self, query: &HistoryQuery, midnight_ms: i64) -> Result<HistoryPage, StoreError> {
        let (since, state, way) = match query.filter {
            HistoryFilter::All => (None, None, None),
            HistoryFilter::Today => (Some(midnight_ms), None, None),
            HistoryFilter::Voided => (None, Some("voided"), None),
            HistoryFilter::Undelivered => (None, None, Some("undelivered")),
            HistoryFilter::Trouble => (None, None, Some("trouble")),
        };
        let listed = to_json(&fold::words(&query.text));
        // One statement's numbering serves both: the count has no limit, and is given one that it does not look at.
        let params = params![since, state, listed, query.order, HistoryPage::ROWS as i64, way];
        let matches = self.count(&format!("SELECT count(*) FROM intent WHERE {MATCHING} AND ?5 > 0"), params)?;
        let rows = self.rows(
            &format!("SELECT * FROM history WHERE {MATCHING} ORDER BY created_ms DESC, id DESC LIMIT ?5"),
            params,
        )?;
        let elsewhere = match query.filter {
            HistoryFilter::All => self.elsewhere(&listed)?,
            HistoryFilter::Today | HistoryFilter::Voided | HistoryFilter::Undelivered | HistoryFilter::Trouble => {
                Vec::new()
            }
        };
        let to_settle = self.rows(
            &format!("SELECT * FROM history WHERE {TO_SETTLE} ORDER BY created_ms, id LIMIT ?1"),
            [HistoryPage::ROWS as i64],
        )?;
        let (today_count, today_cents): (i64, i64) = self.database.query_row(
            "SELECT count(*), coalesce(sum(cost_cents), 0) FROM intent
             WHERE bought_ms >= ?1 AND state IN ('paper_missing', 'labelled')",
            [midnight_ms],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let total = self.count("SELECT count(*) FROM intent", ())?;
        let today_count = today_count.unsigned_abs();
        Ok(HistoryPage { rows, matches, total, to_settle, elsewhere, today_count, today_cents })
    }

    /// One shipment's row; none if nothing is recorded of it.
    pub fn row(&self, intent: &IntentId) -> Result<Option<HistoryRow>, StoreError> {
        let mut query = self.database.prepare("SELECT * FROM history WHERE id = ?1")?;
        let mut rows = query.query([&intent.0])?;
        rows.next()?.map(read).transpose()
    }

    /// The last `most` parcels that were bought, the newest first, voided ones too.
    pub fn last_bought(&self, most: u32) -> Result<Vec<HistoryRow>, StoreError> {
        self.rows("SELECT * FROM history WHERE bought_ms IS NOT NULL ORDER BY bought_ms DESC, id DESC LIMIT ?1", [most])
    }

    /// A row that cannot be read is left out and logged by its id: the others are worth seeing all the same.
    fn rows(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<HistoryRow>, StoreError> {
        let mut query = self.database.prepare_cached(sql)?;
        let mut rows = query.query(params)?;
        let mut readable = Vec::new();
        while let Some(row) = rows.next()? {
            match read(row) {
                Ok(row) => readable.push(row),
                Err(error @ StoreError::Damaged { .. }) => tracing::error!(%error, "left out of the history"),
                Err(error) => return Err(error),
            }
        }
        Ok(readable)
    }

    fn count(&self, sql: &str, params: impl rusqlite::Params) -> Result<u64, StoreError> {
        let count: i64 = self.database.prepare_cached(sql)?.query_row(params, |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }
}

fn read(row: &Row<'_>) -> Result<HistoryRow, StoreError> {
    let id: String = row.get("id")?;
    let shipment: Shipment = from_json(&row.get::<_, String>("shipment")?, "shipment of intent", &id)?;
    let refusal: Option<String> = row.get("refusal")?;
    Ok(HistoryRow {
        account: AccountId(row.get("account_id")?),
        state: read_state(&row.get::<_, String>("state")?, &id)?,
        print: print_record(row, &id)?,
        service: shipment.service().clone(),
        consignee: shipment.consignee().clone(),
        weight: shipment.weight(),
        size: shipment.size(),
        order: shipment.order().clone(),
        tracking: row.get::<_, Option<String>>("tracking")?.map(TrackingNumber),
        label_id: row.get("label_id")?,
        cost: cost_of(row)?,
        formats: formats(row.get("formats")?),
        created_ms: row.get("created_ms")?,
        refusal: refusal.map(|words| from_json(&words, "refusal of intent", &id)).transpose()?,
        put_away: row.get::<_, Option<i64>>("given_up_ms")?.is_some(),
        push: read_push(row, &id)?,
        whereabouts: row.get::<_, Option<String>>("whereabouts")?.map(Whereabouts::from),
        delivered_ms: row.get("delivered_ms")?,
        intent: IntentId(id),
    })
}

fn print_record(row: &Row<'_>, id: &str) -> Result<Option<PrintRecord>, StoreError> {
    let Some(state) = row.get::<_, Option<String>>("job_state")? else { return Ok(None) };
    let damaged = || StoreError::Damaged { table: "print job of intent", id: id.to_owned() };
    Ok(Some(PrintRecord {
        printer: PrinterId(row.get("printer_id")?),
        printer_name: row.get("printer_name")?,
        state: read_job(&state).ok_or_else(damaged)?,
        at_ms: row.get("job_ms")?,
        times: row.get("job_count")?,
        trouble: row.get::<_, Option<String>>("job_reason")?.and_then(|code| JobTrouble::from_code(&code)),
    }))
}

fn formats(listed: Option<String>) -> Vec<LabelFormat> {
    let mut formats: Vec<LabelFormat> = listed.unwrap_or_default().split(',').filter_map(read_format).collect();
    formats.sort_unstable();
    formats
}

#[cfg(test)]
mod tests;
