//! What was sent to which printer, and how far it got. A row is written before the first byte goes out.

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use rusqlite::params;

use super::Store;
use super::StoreError;
use crate::domain::IntentId;
use crate::domain::JobState;
use crate::domain::JobTrouble;
use crate::domain::PaperKind;
use crate::domain::PrinterSetup;

impl Store {
    /// Records that a paper is about to be sent to a printer; send it only after this has returned.
    pub fn job_begin(
        &mut self,
        intent: &IntentId,
        kind: PaperKind,
        printer: &PrinterSetup,
        now_ms: i64,
    ) -> Result<i64, StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        let known = change.query_row("SELECT 1 FROM intent WHERE id = ?1", [&intent.0], |_| Ok(())).optional()?;
        known.ok_or_else(|| StoreError::Missing(intent.0.clone()))?;
        change.execute(
            "INSERT INTO print_job (intent_id, desk_id, printer_id, printer_name, state, begun_ms, kind)
             VALUES (?1, ?2, ?3, ?4, 'queued', ?5, ?6)",
            params![intent.0, desk, printer.id.0, printer.name, now_ms, kind.code()],
        )?;
        let job = change.last_insert_rowid();
        // What was put away and is printed again is of interest again.
        change.execute("UPDATE intent SET given_up_ms = NULL WHERE id = ?1 AND state = 'labelled'", [&intent.0])?;
        change.commit()?;
        Ok(job)
    }

    /// Records how far a job got, and why not further.
    pub fn job_end(
        &mut self,
        job: i64,
        state: JobState,
        trouble: Option<JobTrouble>,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let change = self.change()?;
        let changed = change.execute(
            "UPDATE print_job SET state = ?2, reason = ?3, ended_ms = ?4 WHERE id = ?1",
            params![job, stored_job(state), trouble.map(JobTrouble::code), now_ms],
        )?;
        if changed == 0 {
            return Err(StoreError::Missing(format!("print job {job}")));
        }
        Ok(change.commit()?)
    }
}

/// After a crash nobody knows whether the bytes went out. Failed is the honest side to err on: the operator looks at the
/// printer, and printing twice costs paper, while a parcel without its label costs a customer.
pub(super) fn fail_forgotten(database: &Connection, now_ms: i64) -> Result<(), StoreError> {
    database.execute(
        "UPDATE print_job SET state = 'failed', reason = ?2, ended_ms = ?1 WHERE state = 'queued'",
        params![now_ms, JobTrouble::Stopped.code()],
    )?;
    Ok(())
}

/// How a job's state is written down. Never changes, unlike the words on the screen.
pub(super) fn stored_job(state: JobState) -> &'static str {
    match state {
        JobState::Queued => "queued",
        JobState::SentUnconfirmed => "sent",
        JobState::Written => "written",
        JobState::Failed => "failed",
    }
}

/// Reads what [`stored_job`] wrote.
pub(super) fn read_job(text: &str) -> Option<JobState> {
    JobState::ALL.into_iter().find(|state| stored_job(*state) == text)
}
