//! What was bought, found again by anything.

use rusqlite::Row;

use super::Store;
use super::StoreError;
use super::from_json;
use super::outbox::read_push;
use super::print_jobs::read_job;
use super::print_jobs::read_wish;
use super::purchases::cost_of;
use super::purchases::read_format;
use super::purchases::read_state;
use super::search::Found;
use super::spending;
use super::to_json;
use crate::domain::AccountId;
use crate::domain::CustomsTask;
use crate::domain::HistoryFilter;
use crate::domain::HistoryPage;
use crate::domain::HistoryQuery;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::JobTrouble;
use crate::domain::LabelFormat;
use crate::domain::PaperKind;
use crate::domain::PaperRecord;
use crate::domain::PrintQuestion;
use crate::domain::PrintRecord;
use crate::domain::PrinterId;
use crate::domain::Shipment;
use crate::domain::TrackingNumber;
use crate::domain::Whereabouts;
use crate::domain::search_words;

/// What waits for a person, as [`HistoryRow::to_sort_out`] counts it. The inner select finds the few
/// candidates by their indices.
const TO_SETTLE: &str = "((given_up_ms IS NULL
        AND (state NOT IN ('labelled', 'voided')
            OR (state = 'labelled' AND (job_state = 'failed' OR customs_papers LIKE '%:failed:%'))))
        OR (customs_task IS NOT NULL AND task_done_ms IS NULL AND state IN ('paper_missing', 'labelled'))
        OR push_state IN ('held', 'refused') OR (push_flagged_ms IS NOT NULL AND push_noted_ms IS NULL))
    AND id IN (
        SELECT id FROM intent WHERE state IN ('in_doubt', 'not_bought', 'refused', 'not_sent', 'paper_missing')
        UNION SELECT intent_id FROM print_job WHERE state = 'failed'
        UNION SELECT id FROM intent WHERE customs_task IS NOT NULL AND task_done_ms IS NULL
        UNION SELECT intent_id FROM push
            WHERE state IN ('held', 'refused') OR (flagged_ms IS NOT NULL AND noted_ms IS NULL))";

impl Store {
    /// The newest rows that match, with what waits for a person and the day's sums. `midnight_ms` is when the operator's day
    /// began, in milliseconds since 1970.
    pub fn page(&self, query: &HistoryQuery, midnight_ms: i64) -> Result<HistoryPage, StoreError> {
        let found = self.find(query, midnight_ms)?;
        let elsewhere = match query.filter {
            HistoryFilter::All => self.elsewhere(&to_json(&search_words(&query.text)))?,
            HistoryFilter::Today | HistoryFilter::Voided | HistoryFilter::Undelivered | HistoryFilter::Trouble => {
                Vec::new()
            }
        };
        let to_settle = self.rows(
            &format!("SELECT * FROM history WHERE {TO_SETTLE} ORDER BY created_ms, id LIMIT ?1"),
            [HistoryPage::ROWS as i64],
        )?;
        let (today_count, today_cents): (i64, i64) = self.database.query_row(
            &format!("SELECT count(*), coalesce(sum(cost_cents), 0) FROM intent WHERE {}", spending::BOUGHT_SINCE),
            [midnight_ms],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let total = self.total()?;
        let Found { rows, matches, counted } = found;
        let today_count = today_count.unsigned_abs();
        let spent_today = spending::spent(&self.database, midnight_ms, None)?;
        Ok(HistoryPage { rows, matches, counted, total, to_settle, elsewhere, today_count, today_cents, spent_today })
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

    /// Every shipment begun from one moment up to another, the oldest first, one after the other.
    pub fn each_between(
        &self,
        from_ms: i64,
        until_ms: i64,
        mut take: impl FnMut(HistoryRow),
    ) -> Result<(), StoreError> {
        let mut query = self
            .database
            .prepare("SELECT * FROM history WHERE created_ms >= ?1 AND created_ms < ?2 ORDER BY created_ms, id")?;
        let mut rows = query.query([from_ms, until_ms])?;
        while let Some(row) = rows.next()? {
            match read(row) {
                Ok(row) => take(row),
                Err(error @ StoreError::Damaged { .. }) => tracing::error!(%error, "left out of a list"),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// How many shipments stand where, by the words of the records.
    pub fn state_counts(&self) -> Result<Vec<(String, u64)>, StoreError> {
        let mut query = self.database.prepare("SELECT state, count(*) FROM intent GROUP BY state ORDER BY state")?;
        let counts = query.query_map((), |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?;
        Ok(counts.collect::<Result<_, _>>()?)
    }

    /// A row that cannot be read is left out and logged by its id: the others are worth seeing all the same.
    pub(super) fn rows(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<HistoryRow>, StoreError> {
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

    pub(super) fn count(&self, sql: &str, params: impl rusqlite::Params) -> Result<u64, StoreError> {
        let count: i64 = self.database.prepare_cached(sql)?.query_row(params, |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }
}

fn read(row: &Row<'_>) -> Result<HistoryRow, StoreError> {
    let id: String = row.get("id")?;
    let shipment: Shipment = from_json(&row.get::<_, String>("shipment")?, "shipment of intent", &id)?;
    let refusal: Option<String> = row.get("refusal")?;
    let return_code: Option<String> = row.get("return_code")?;
    let task_done: Option<i64> = row.get("task_done_ms")?;
    let task = row.get::<_, Option<String>>("customs_task")?.filter(|_| task_done.is_none());
    Ok(HistoryRow {
        account: AccountId(row.get("account_id")?),
        state: read_state(&row.get::<_, String>("state")?, row.get("discarded_ms")?, &id)?,
        print: print_record(row, &id)?,
        service: shipment.service().clone(),
        consignee: shipment.consignee().clone(),
        weight: shipment.weight(),
        size: shipment.size(),
        order: shipment.order().clone(),
        tracking: row.get::<_, Option<String>>("tracking")?.map(TrackingNumber),
        label_id: row.get("label_id")?,
        cost: cost_of(row)?,
        expected: spending::expected_of(row)?,
        over_cap: spending::over_cap_of(row)?,
        kept_warnings: shipment.kept_warnings().to_vec(),
        formats: formats(row.get("formats")?),
        papers: customs_papers(row.get("customs_papers")?),
        declared: shipment.customs().is_some(),
        part: shipment.handling().part.clone(),
        slip: row.get("slip")?,
        created_ms: row.get("created_ms")?,
        refusal: refusal.map(|words| from_json(&words, "refusal of intent", &id)).transpose()?,
        erased_ms: row.get("erased_ms")?,
        put_away: row.get::<_, Option<i64>>("given_up_ms")?.is_some(),
        push: read_push(row, &id)?,
        whereabouts: row.get::<_, Option<String>>("whereabouts")?.map(Whereabouts::from),
        delivered_ms: row.get("delivered_ms")?,
        task: task.as_deref().and_then(CustomsTask::from_code),
        return_code: return_code.map(|code| from_json(&code, "return code of intent", &id)).transpose()?,
        pickup: row.get::<_, Option<String>>("pickup_day")?.and_then(|day| day.parse().ok()),
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
        wish: read_wish(
            row.get::<_, Option<String>>("job_wish")?.as_deref(),
            row.get::<_, Option<String>>("job_consent")?.as_deref(),
        ),
        question: row.get::<_, Option<String>>("job_question")?.and_then(|text| read_question(&text)),
    }))
}

/// What cannot be read is asked in general words: the job's trouble says which kind of question it is.
fn read_question(text: &str) -> Option<PrintQuestion> {
    let question = serde_json::from_str(text);
    if question.is_err() {
        tracing::warn!("what a print job asks cannot be read");
    }
    question.ok()
}

/// Reads `cn23:written:` and `invoice:failed:no-answer`, one after the other, as the view lists them.
fn customs_papers(listed: Option<String>) -> Vec<PaperRecord> {
    let listed = listed.unwrap_or_default();
    let each = listed.split(',').filter_map(|paper| {
        let mut parts = paper.split(':');
        let kind = PaperKind::from_code(parts.next()?)?;
        let job = parts.next().and_then(read_job);
        let trouble = parts.next().and_then(JobTrouble::from_code);
        Some(PaperRecord { kind, job, trouble })
    });
    let mut papers: Vec<PaperRecord> = each.collect();
    papers.sort_unstable_by_key(|paper| paper.kind);
    papers.dedup_by_key(|paper| paper.kind);
    papers
}

fn formats(listed: Option<String>) -> Vec<LabelFormat> {
    let mut formats: Vec<LabelFormat> = listed.unwrap_or_default().split(',').filter_map(read_format).collect();
    formats.sort_unstable();
    formats
}

#[cfg(test)]
mod tests;
