//! What was sent to which printer, and how far it got. A row is written before the first byte goes out, and a job that waits is
//! a row that waits: it outlives the station.

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use rusqlite::Row;
use rusqlite::params;

use super::Store;
use super::StoreError;
use super::to_json;
use crate::domain::IntentId;
use crate::domain::JobState;
use crate::domain::JobTrouble;
use crate::domain::PaperKind;
use crate::domain::PrintQuestion;
use crate::domain::PrintWish;
use crate::domain::PrinterId;
use crate::domain::PrinterSetup;

/// A print job that is not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenJob {
    /// Its number here.
    pub id: i64,
    /// Whose paper.
    pub intent: IntentId,
    /// Which of its papers.
    pub kind: PaperKind,
    /// Which printer it was given to.
    pub printer: PrinterId,
    /// Waiting, or on its way.
    pub state: JobState,
    /// What its printer calls it, once it has it.
    pub handle: Option<String>,
    /// Whether it came with the purchase.
    pub wish: PrintWish,
}

impl Store {
    /// Records that a paper waits for a printer; send it only after [`Store::job_sending`] has returned.
    pub fn job_begin(
        &mut self,
        intent: &IntentId,
        kind: PaperKind,
        printer: &PrinterSetup,
        wish: PrintWish,
        now_ms: i64,
    ) -> Result<i64, StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        let known = change.query_row("SELECT 1 FROM intent WHERE id = ?1", [&intent.0], |_| Ok(())).optional()?;
        known.ok_or_else(|| StoreError::Missing(intent.0.clone()))?;
        change.execute(
            "INSERT INTO print_job (intent_id, desk_id, printer_id, printer_name, state, begun_ms, kind, wish, consent)
             VALUES (?1, ?2, ?3, ?4, 'queued', ?5, ?6, ?7, ?8)",
            params![
                intent.0,
                desk,
                printer.id.0,
                printer.name,
                now_ms,
                kind.code(),
                stored_wish(wish),
                stored_consent(wish)
            ],
        )?;
        let job = change.last_insert_rowid();
        // What was put away and is printed again is of interest again.
        change.execute("UPDATE intent SET given_up_ms = NULL WHERE id = ?1 AND state = 'labelled'", [&intent.0])?;
        change.commit()?;
        Ok(job)
    }

    /// Records that the first byte of a job goes out next. False when it was taken back meanwhile: then nothing may go out.
    pub fn job_sending(&mut self, job: i64) -> Result<bool, StoreError> {
        let change = self.change()?;
        let changed = change.execute(
            "UPDATE print_job SET state = 'sending', reason = NULL WHERE id = ?1 AND state = 'queued'",
            [job],
        )?;
        change.commit()?;
        Ok(changed > 0)
    }

    /// Records that not a byte of a job went out after all: it waits as before.
    pub fn job_waits_again(&mut self, job: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute("UPDATE print_job SET state = 'queued' WHERE id = ?1 AND state = 'sending'", [job])?;
        Ok(change.commit()?)
    }

    /// Records what a job waits for; nothing when it goes on.
    pub fn job_waits(&mut self, job: i64, trouble: Option<JobTrouble>) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute(
            "UPDATE print_job SET reason = ?2 WHERE id = ?1 AND state IN ('queued', 'sending')",
            params![job, trouble.map(JobTrouble::code)],
        )?;
        Ok(change.commit()?)
    }

    /// Records what its printer calls a job, so that it is followed also after a restart.
    pub fn job_has(&mut self, job: i64, handle: &str) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute("UPDATE print_job SET handle = ?2 WHERE id = ?1", params![job, handle])?;
        Ok(change.commit()?)
    }

    /// Records what a person is asked before a job's label is printed; the job ends with the trouble that it is.
    pub fn job_asks(&mut self, job: i64, question: &PrintQuestion) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute("UPDATE print_job SET question = ?2 WHERE id = ?1", params![job, to_json(question)])?;
        Ok(change.commit()?)
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

    /// Takes back what waits of a shipment's label or another of its papers. Gives the jobs that are on their way: only their
    /// printer can take those back.
    pub fn jobs_cancel(&mut self, intent: &IntentId, kind: PaperKind, now_ms: i64) -> Result<Vec<i64>, StoreError> {
        let change = self.change()?;
        change.execute(
            "UPDATE print_job SET state = 'cancelled', reason = NULL, ended_ms = ?3
             WHERE intent_id = ?1 AND kind = ?2 AND state = 'queued'",
            params![intent.0, kind.code(), now_ms],
        )?;
        let under_way = {
            let mut query =
                change.prepare("SELECT id FROM print_job WHERE intent_id = ?1 AND kind = ?2 AND state = 'sending'")?;
            query.query_map(params![intent.0, kind.code()], |row| row.get(0))?.collect::<Result<_, _>>()?
        };
        change.commit()?;
        Ok(under_way)
    }

    /// The job that a printer does next: one that it has already, else the one that waits longest.
    pub fn job_next(&self, printer: &PrinterId) -> Result<Option<OpenJob>, StoreError> {
        let found = self.database.query_row(
            "SELECT id, intent_id, kind, printer_id, state, handle, wish, consent FROM print_job
             WHERE state IN ('queued', 'sending') AND printer_id = ?1 ORDER BY state DESC, id LIMIT 1",
            [&printer.0],
            open_job,
        );
        Ok(found.optional()?)
    }

    /// Whether a job still waits: it may have been taken back.
    pub fn job_is_queued(&self, job: i64) -> Result<bool, StoreError> {
        let found = self.database.query_row("SELECT state FROM print_job WHERE id = ?1", [job], |row| row.get(0));
        Ok(found.optional()?.is_some_and(|state: String| state == stored_job(JobState::Queued)))
    }

    /// The printers that have jobs waiting.
    pub fn printers_with_jobs(&self) -> Result<Vec<PrinterId>, StoreError> {
        let mut query =
            self.database.prepare("SELECT DISTINCT printer_id FROM print_job WHERE state IN ('queued', 'sending')")?;
        Ok(query.query_map((), |row| Ok(PrinterId(row.get(0)?)))?.collect::<Result<_, _>>()?)
    }
}

fn open_job(row: &Row<'_>) -> rusqlite::Result<OpenJob> {
    let kind: String = row.get(2)?;
    let state: String = row.get(4)?;
    Ok(OpenJob {
        id: row.get(0)?,
        intent: IntentId(row.get(1)?),
        kind: PaperKind::from_code(&kind).unwrap_or(PaperKind::Label),
        printer: PrinterId(row.get(3)?),
        state: read_job(&state).unwrap_or(JobState::Queued),
        handle: row.get(5)?,
        wish: read_wish(row.get::<_, Option<String>>(6)?.as_deref(), row.get::<_, Option<String>>(7)?.as_deref()),
    })
}

/// What waited goes on waiting. Of what was on its way without a name at its printer nobody knows what became of it. Failed is
/// the honest side to err on: the operator looks at the printer, and printing twice costs paper, while a parcel without its
/// label costs a customer.
pub(super) fn fail_forgotten(database: &Connection, now_ms: i64) -> Result<(), StoreError> {
    database.execute(
        "UPDATE print_job SET state = 'failed', reason = ?2, ended_ms = ?1 WHERE state = 'sending' AND handle IS NULL",
        params![now_ms, JobTrouble::Stopped.code()],
    )?;
    Ok(())
}

/// How a job's state is written down. Never changes, unlike the words on the screen.
pub(super) fn stored_job(state: JobState) -> &'static str {
    match state {
        JobState::Queued => "queued",
        JobState::Sending => "sending",
        JobState::SentUnconfirmed => "sent",
        JobState::Printed => "printed",
        JobState::Written => "written",
        JobState::Failed => "failed",
        JobState::Cancelled => "cancelled",
    }
}

/// Reads what [`stored_job`] wrote.
pub(super) fn read_job(text: &str) -> Option<JobState> {
    JobState::ALL.into_iter().find(|state| stored_job(*state) == text)
}

fn stored_wish(wish: PrintWish) -> &'static str {
    match wish {
        PrintWish::Bought => "bought",
        PrintWish::Again | PrintWish::Anyway | PrintWish::WhatFits => "again",
    }
}

fn stored_consent(wish: PrintWish) -> Option<&'static str> {
    match wish {
        PrintWish::Bought | PrintWish::Again => None,
        PrintWish::Anyway => Some("anyway"),
        PrintWish::WhatFits => Some("what-fits"),
    }
}

/// Reads what [`stored_wish`] and [`stored_consent`] wrote.
pub(super) fn read_wish(wish: Option<&str>, consent: Option<&str>) -> PrintWish {
    match (wish, consent) {
        (_, Some("anyway")) => PrintWish::Anyway,
        (_, Some("what-fits")) => PrintWish::WhatFits,
        (Some("again"), _) => PrintWish::Again,
        (Some(_) | None, _) => PrintWish::Bought,
    }
}
