//! Forgetting people: what was bought stays in the books, for whom it was does not.
//!
//! Never touches a purchase whose end is not known, or a label that is paid and whose paper is still to come. What is erased is
//! overwritten in the file, in its indices and in its log, so that no search of the disk finds it.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use rusqlite::params;

use super::FileHash;
use super::Files;
use super::Store;
use super::StoreError;
use super::to_json;
use crate::domain::Erased;
use crate::domain::IntentId;
use crate::domain::Retention;
use crate::domain::Shipment;
use crate::domain::fold;

/// What may be erased of `intent`: nothing whose end is open.
pub(super) const ERASABLE: &str = "erased_ms IS NULL AND state NOT IN ('buying', 'in_doubt', 'paper_missing')
    AND NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.intent_id = intent.id AND attempt.outcome IN ('sent', 'in_doubt')
        AND intent.discarded_ms IS NULL)";

/// So many are erased in one go: a lane that buys waits no longer than that.
const AT_ONCE: usize = 100;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Store {
    /// Erases everybody whose time has come.
    pub fn erase_due(&mut self, files: &Files, retention: &Retention, now_ms: i64) -> Result<Erased, StoreError> {
        let due = {
            let mut query = self.database.prepare(&format!(
                "SELECT id FROM intent WHERE (created_ms < ?1 OR delivered_ms < ?2) AND {ERASABLE} ORDER BY created_ms"
            ))?;
            let before = |days: u16| now_ms - i64::from(days) * DAY_MS;
            let (created, delivered) = (before(retention.after_creation), before(retention.after_delivery));
            query.query_map([created, delivered], |row| row.get(0).map(IntentId))?.collect::<Result<Vec<_>, _>>()?
        };
        let erased = self.erase(&due, files, now_ms)?;
        let removed = self.erase_customs_papers(files, now_ms - i64::from(retention.customs) * DAY_MS)?;
        Ok(Erased { files: erased.files + removed, ..erased })
    }

    /// Removes the customs papers of shipments begun before then, whose people are erased already.
    fn erase_customs_papers(&mut self, files: &Files, before_ms: i64) -> Result<u64, StoreError> {
        let change = self.change()?;
        let due = "FROM paper WHERE kind <> 'label' AND intent_id IN (
            SELECT id FROM intent WHERE erased_ms IS NOT NULL AND created_ms < ?1)";
        let mut papers = BTreeSet::new();
        {
            let mut query = change.prepare(&format!("SELECT sha256 {due}"))?;
            for paper in query.query_map([before_ms], |row| row.get(0))? {
                papers.insert(paper?);
            }
        }
        change.execute(&format!("DELETE {due}"), [before_ms])?;
        change.commit()?;
        self.unlink(&papers, files)
    }

    /// Erases the people of these shipments; those whose end is open are left as they are, and papers for the customs stay for as
    /// long as the law wants them kept.
    pub fn erase(&mut self, intents: &[IntentId], files: &Files, now_ms: i64) -> Result<Erased, StoreError> {
        let mut erased = Erased::default();
        let mut papers = BTreeSet::new();
        for some in intents.chunks(AT_ONCE) {
            let change = self.change()?;
            for intent in some {
                if erase_one(&change, intent, now_ms, &mut papers)? {
                    erased.shipments += 1;
                }
            }
            change.commit()?;
        }
        erased.files = self.unlink(&papers, files)?;
        if erased.shipments > 0 {
            self.empty_the_log()?;
        }
        Ok(erased)
    }

    /// Removes files that nothing names any more.
    fn unlink(&self, papers: &BTreeSet<String>, files: &Files) -> Result<u64, StoreError> {
        let mut removed = 0;
        for paper in papers {
            let named = self
                .database
                .query_row("SELECT 1 FROM paper WHERE sha256 = ?1", [paper], |_| Ok(()))
                .optional()?
                .is_some();
            let Some(hash) = FileHash::parse(paper).filter(|_| !named) else { continue };
            match files.remove(&hash) {
                Ok(()) => removed += 1,
                Err(error) => tracing::error!(%error, "a file that is to be forgotten is still there"),
            }
        }
        Ok(removed)
    }

    /// What was overwritten still stands in the log until the log is emptied. Another lane that reads just now puts that off to
    /// the next time.
    pub(super) fn empty_the_log(&self) -> Result<(), StoreError> {
        let busy: i64 = self.database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0))?;
        if busy != 0 {
            tracing::warn!("the log of the records is not emptied yet");
        }
        Ok(())
    }
}

/// Whether there was anything to erase.
fn erase_one(
    database: &Connection,
    intent: &IntentId,
    now_ms: i64,
    papers: &mut BTreeSet<String>,
) -> Result<bool, StoreError> {
    type Found = (String, Option<String>, Option<String>);
    let found: Option<Found> = database
        .query_row(
            &format!("SELECT shipment, tracking, label_id FROM intent WHERE id = ?1 AND {ERASABLE}"),
            [&intent.0],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let Some((shipment, tracking, label)) = found else { return Ok(false) };
    // What cannot be read cannot be kept in part.
    let bare = serde_json::from_str::<Shipment>(&shipment).ok().map(|shipment| shipment.without_its_person());
    let order = bare.as_ref().and_then(|bare| bare.order().number.clone());
    let found_by: Vec<String> = [order, tracking, label].into_iter().flatten().collect();
    database.execute(
        "UPDATE intent SET shipment = ?2, search_text = ?3, digest = '', refusal = NULL, return_code = NULL,
             customs_task = NULL, task_done_ms = NULL, erased_ms = ?4,
             given_up_ms = coalesce(given_up_ms, ?4) WHERE id = ?1",
        params![
            intent.0,
            bare.map_or_else(|| "{}".to_owned(), |bare| to_json(&bare)),
            fold(&found_by.join("\n")),
            now_ms
        ],
    )?;
    let mut query = database.prepare_cached("SELECT sha256 FROM paper WHERE intent_id = ?1 AND kind = 'label'")?;
    for paper in query.query_map([&intent.0], |row| row.get(0))? {
        papers.insert(paper?);
    }
    database.execute("DELETE FROM paper WHERE intent_id = ?1 AND kind = 'label'", [&intent.0])?;
    // A parcel's way ends at somebody's door.
    database.execute("DELETE FROM tracking WHERE intent_id = ?1", [&intent.0])?;
    // The carrier's answers repeat the address.
    database.execute("UPDATE attempt SET raw_answer = NULL WHERE intent_id = ?1", [&intent.0])?;
    // There is nobody left to tell of.
    database.execute(
        "UPDATE push SET said = '', noted_ms = coalesce(noted_ms, ?2), changed_ms = ?2,
             state = CASE state WHEN 'sent' THEN 'sent' ELSE 'cancelled' END WHERE intent_id = ?1",
        params![intent.0, now_ms],
    )?;
    Ok(true)
}

#[cfg(test)]
mod tests;
