//! What others are still to be told: the connection to LateShipment, and one row for each label it is told of.
//!
//! A row is written in the transaction that records the label, so a label without its row, or a row without its label, cannot
//! be. Before each request the row says that its fate is unknown, and after it what became of it: after a crash in between it is
//! sent once more, since twice does less harm than never.
//!
//! ```text
//! label bought -> waiting -> request -> sent
//!                    |          | later, or all paused: waiting
//!                    |          | unclear: held -> (a person) waiting | cancelled
//!                    |          | refused      -> (a person) waiting | cancelled
//!                    | voided: cancelled
//!                                  sent, then voided: flagged
//! ```

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use rusqlite::Row;
use rusqlite::params;

use super::Store;
use super::StoreError;
use super::from_json;
use super::to_json;
use crate::domain::IntentId;
use crate::domain::PushAccount;
use crate::domain::PushFate;
use crate::domain::PushFlag;
use crate::domain::PushHeard;
use crate::domain::PushReason;
use crate::domain::PushRecord;
use crate::domain::PushState;
use crate::domain::PushStatus;
use crate::domain::WithoutNumber;
use crate::domain::own_reference;

/// A telling whose time has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuePush {
    /// Of which label.
    pub intent: IntentId,
    /// The number it goes under.
    pub order_no: String,
    /// What the parcel is followed by.
    pub tracking: String,
    /// When the label was bought, in milliseconds since 1970.
    pub bought_ms: i64,
    /// How many times it was sent already.
    pub tries: u32,
}

/// What came of a telling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushEnd {
    /// The answer.
    pub reason: PushReason,
    /// LateShipment's own sentence.
    pub said: String,
    /// When it is tried again, if it is, in milliseconds since 1970.
    pub next_ms: i64,
}

/// Longer than anybody is ever asked to wait: a day and an hour.
const LONGEST_WAIT_MS: i64 = 25 * 3_600_000;

impl Store {
    /// The connection to LateShipment; none where there is none.
    pub fn push_account(&self) -> Result<Option<PushAccount>, StoreError> {
        account(&self.database)
    }

    /// Connects, or connects anew: whatever paused the outbox is over, and what waits goes out at once.
    pub fn connect_push(&mut self, account: &PushAccount, now_ms: i64) -> Result<(), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        change.execute(
            "INSERT INTO push_account (id, desk_id, saved_ms, paused, body) VALUES (1, ?1, ?2, NULL, ?3)
             ON CONFLICT (id) DO UPDATE SET saved_ms = excluded.saved_ms, paused = NULL, body = excluded.body",
            params![desk, now_ms, to_json(account)],
        )?;
        change.execute("UPDATE push SET next_ms = ?1 WHERE state = 'waiting'", [now_ms])?;
        Ok(change.commit()?)
    }

    /// Keeps what the operator set; a pause stays. What waited for a field that may be there now is looked at again.
    pub fn change_push(&mut self, account: &PushAccount, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute("UPDATE push_account SET saved_ms = ?1, body = ?2", params![now_ms, to_json(account)])?;
        change.execute(
            "UPDATE push SET state = 'waiting', reason = NULL, changed_ms = ?1, next_ms = ?1
             WHERE state = 'refused' AND reason IN (?2, ?3)",
            params![now_ms, PushReason::NoOrderNumber.code(), PushReason::NoCarrierType.code()],
        )?;
        Ok(change.commit()?)
    }

    /// Stops the whole outbox; what waits is kept.
    pub fn pause_push(&mut self, reason: PushReason) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute("UPDATE push_account SET paused = ?1", [reason.code()])?;
        Ok(change.commit()?)
    }

    /// Lets the outbox go on at once.
    pub fn resume_push(&mut self, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute("UPDATE push_account SET paused = NULL", ())?;
        change.execute("UPDATE push SET next_ms = ?1 WHERE state = 'waiting'", [now_ms])?;
        Ok(change.commit()?)
    }

    /// Disconnects: what was not told is not told any more.
    pub fn disconnect_push(&mut self, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute("DELETE FROM push_account", ())?;
        change.execute(
            "UPDATE push SET state = 'cancelled', reason = ?2, changed_ms = ?1 WHERE state IN ('waiting', 'held', 'refused')",
            params![now_ms, PushReason::LetGo.code()],
        )?;
        Ok(change.commit()?)
    }

    /// The first telling in the order of the labels, if its time has come; none while all is paused. One that failed
    /// `step_over_from` times is stepped over until its time comes, so that it keeps nobody waiting for ever. A time further
    /// ahead than any wait is a clock that was set back, and counts as come.
    pub fn due_push(&self, now_ms: i64, step_over_from: u32) -> Result<Option<DuePush>, StoreError> {
        let due = self
            .database
            .prepare_cached(
                "SELECT intent_id, order_no, tracking, tries, created_ms FROM (
                     SELECT *, next_ms <= ?1 OR next_ms > ?3 AS due FROM push
                     WHERE state = 'waiting' AND (tries < ?2 OR next_ms <= ?1 OR next_ms > ?3)
                     ORDER BY id LIMIT 1)
                 WHERE due AND EXISTS (SELECT 1 FROM push_account WHERE paused IS NULL)",
            )?
            .query_row(params![now_ms, step_over_from, now_ms + LONGEST_WAIT_MS], |row| {
                Ok(DuePush {
                    intent: IntentId(row.get(0)?),
                    order_no: row.get(1)?,
                    tracking: row.get(2)?,
                    tries: row.get(3)?,
                    bought_ms: row.get(4)?,
                })
            })
            .optional()?;
        Ok(due)
    }

    /// Records that a request is about to be sent, under this number; send it only after this has returned, and only if it says
    /// that the telling still waits.
    pub fn begin_push(&mut self, intent: &IntentId, order_no: &str, now_ms: i64) -> Result<bool, StoreError> {
        let change = self.change()?;
        let waits = change.execute(
            "UPDATE push SET tries = tries + 1, unknown = unknown + 1, order_no = ?2, changed_ms = ?3
             WHERE intent_id = ?1 AND state = 'waiting'",
            params![intent.0, order_no, now_ms],
        )?;
        change.commit()?;
        Ok(waits == 1)
    }

    /// Records what came of the request. Where the answer pauses the whole outbox, it is paused with the same commit.
    pub fn end_push(&mut self, intent: &IntentId, end: &PushEnd, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        let known = match end.reason.heard() {
            PushHeard::Yes | PushHeard::No => 1,
            PushHeard::Perhaps => 0,
        };
        change.execute("UPDATE push SET unknown = unknown - ?2 WHERE intent_id = ?1", params![intent.0, known])?;
        settle(&change, intent, end, now_ms)?;
        Ok(change.commit()?)
    }

    /// Records what kept a telling from being sent at all.
    pub fn keep_push_back(&mut self, intent: &IntentId, end: &PushEnd, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        settle(&change, intent, end, now_ms)?;
        Ok(change.commit()?)
    }

    /// A person wants it sent, perhaps under another number.
    pub fn send_push_again(
        &mut self,
        intent: &IntentId,
        order_no: Option<&str>,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute(
            "UPDATE push SET state = 'waiting', reason = NULL, said = '', order_no = coalesce(?2, order_no), changed_ms = ?3,
                 next_ms = ?3
             WHERE intent_id = ?1 AND state IN ('held', 'refused', 'cancelled') AND flagged_ms IS NULL
                 AND NOT EXISTS (SELECT 1 FROM intent WHERE intent.id = ?1 AND intent.state = 'voided')",
            params![intent.0, order_no, now_ms],
        )?;
        Ok(change.commit()?)
    }

    /// A person has seen it and wants nothing done.
    pub fn dismiss_push(&mut self, intent: &IntentId, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute(
            "UPDATE push SET state = 'cancelled', reason = ?2, changed_ms = ?3
             WHERE intent_id = ?1 AND state IN ('held', 'refused')",
            params![intent.0, PushReason::LetGo.code(), now_ms],
        )?;
        change.execute(
            "UPDATE push SET noted_ms = ?2 WHERE intent_id = ?1 AND flagged_ms IS NOT NULL AND noted_ms IS NULL",
            params![intent.0, now_ms],
        )?;
        Ok(change.commit()?)
    }

    /// How the outbox stands.
    pub fn push_status(&self) -> Result<PushStatus, StoreError> {
        let count = |state: PushState| -> Result<u64, StoreError> {
            let count: i64 = self
                .database
                .prepare_cached("SELECT count(*) FROM push WHERE state = ?1")?
                .query_row([state.code()], |row| row.get(0))?;
            Ok(count.unsigned_abs())
        };
        let next_ms = "SELECT min(next_ms) FROM push WHERE state = 'waiting'";
        let trouble = "SELECT reason FROM push WHERE state = 'waiting' AND reason IS NOT NULL
             ORDER BY changed_ms DESC LIMIT 1";
        let trouble: Option<String> = self.database.query_row(trouble, (), |row| row.get(0)).optional()?;
        Ok(PushStatus {
            account: self.push_account()?,
            waiting: count(PushState::Waiting)?,
            sent: count(PushState::Sent)?,
            held: count(PushState::Held)?,
            refused: count(PushState::Refused)?,
            next_ms: self.database.query_row(next_ms, (), |row| row.get(0))?,
            trouble: trouble.as_deref().and_then(PushReason::from_code),
        })
    }

    /// A number that is another when another lane has changed something.
    pub fn changes_by_others(&self) -> Result<i64, StoreError> {
        Ok(self.database.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// How many times the most tried of what waits was sent: how long the trouble has lasted already.
    pub fn most_push_tries(&self) -> Result<u32, StoreError> {
        let sql = "SELECT coalesce(max(tries), 0) FROM push WHERE state = 'waiting'";
        Ok(self.database.query_row(sql, (), |row| row.get(0))?)
    }

    /// How many requests for a label went out whose fate nobody knows: as many times more may LateShipment have heard of it.
    pub fn push_doubles(&self, intent: &IntentId) -> Result<u32, StoreError> {
        let sql = "SELECT unknown FROM push WHERE intent_id = ?1";
        Ok(self.database.query_row(sql, [&intent.0], |row| row.get(0)).optional()?.unwrap_or(0))
    }
}

/// A label is bought: if LateShipment is to be told, it is written down now. Part of the label's own transaction.
pub(super) fn note_label(
    database: &Connection,
    intent: &IntentId,
    tracking: &str,
    now_ms: i64,
) -> Result<(), StoreError> {
    let account = match account(database) {
        Ok(Some(account)) => account,
        Ok(None) => return Ok(()),
        // A paid label is recorded whatever else cannot be read.
        Err(error @ StoreError::Damaged { .. }) => {
            tracing::error!(%error, "LateShipment is not told of a label");
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let (number, carrier): (Option<String>, Option<String>) = database.query_row(
        "SELECT CASE WHEN json_valid(shipment) THEN json_extract(shipment, '$.order.number') END,
             CASE WHEN json_valid(account) THEN json_extract(account, '$.endpoint') END
         FROM intent WHERE id = ?1",
        [&intent.0],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if !account.takes_labels_of(&carrier.unwrap_or_default()) {
        return Ok(());
    }
    let number = number.unwrap_or_default();
    let order_no = match (number.trim(), account.without_number) {
        ("", WithoutNumber::OurReference) => own_reference(intent),
        (number, WithoutNumber::OurReference | WithoutNumber::Wait) => number.to_owned(),
    };
    database.execute(
        "INSERT INTO push (intent_id, order_no, tracking, state, created_ms, changed_ms, next_ms)
         VALUES (?1, ?2, ?3, 'waiting', ?4, ?4, ?4) ON CONFLICT DO NOTHING",
        params![intent.0, order_no, tracking, now_ms],
    )?;
    Ok(())
}

/// A label is voided: what was not told is not told, and of what was, or may have been, a person hears that it is still followed
/// there. Part of the void's own transaction.
pub(super) fn note_void(database: &Connection, intent: &IntentId, now_ms: i64) -> Result<(), StoreError> {
    database.execute(
        "UPDATE push SET flagged_ms = coalesce(flagged_ms, ?2) WHERE intent_id = ?1 AND (state IN ('sent', 'held') OR unknown > 0)",
        params![intent.0, now_ms],
    )?;
    database.execute(
        "UPDATE push SET state = 'cancelled', reason = ?3, changed_ms = ?2
         WHERE intent_id = ?1 AND state IN ('waiting', 'held', 'refused')",
        params![intent.0, now_ms, PushReason::Voided.code()],
    )?;
    Ok(())
}

/// Reads a row of the view `history`.
pub(super) fn read_push(row: &Row<'_>, id: &str) -> Result<Option<PushRecord>, StoreError> {
    let Some(state) = row.get::<_, Option<String>>("push_state")? else { return Ok(None) };
    let damaged = || StoreError::Damaged { table: "push of intent", id: id.to_owned() };
    let (flagged, noted): (Option<i64>, Option<i64>) = (row.get("push_flagged_ms")?, row.get("push_noted_ms")?);
    let reason: Option<String> = row.get("push_reason")?;
    Ok(Some(PushRecord {
        state: PushState::from_code(&state).ok_or_else(damaged)?,
        reason: reason.as_deref().and_then(PushReason::from_code),
        said: row.get("push_said")?,
        order_no: row.get("push_order_no")?,
        changed_ms: row.get("push_changed_ms")?,
        next_ms: row.get("push_next_ms")?,
        tries: row.get("push_tries")?,
        flagged: match (flagged, noted) {
            (None, _) => PushFlag::None,
            (Some(_), None) => PushFlag::New,
            (Some(_), Some(_)) => PushFlag::Noted,
        },
    }))
}

/// Puts a telling where its answer puts it. One that was voided or let go meanwhile stays so, unless LateShipment has it.
fn settle(database: &Connection, intent: &IntentId, end: &PushEnd, now_ms: i64) -> Result<(), StoreError> {
    let state = match end.reason.fate() {
        PushFate::Done => PushState::Sent,
        PushFate::Hold => PushState::Held,
        PushFate::Refuse => PushState::Refused,
        PushFate::PauseAll | PushFate::Later => PushState::Waiting,
    };
    if end.reason.fate() == PushFate::PauseAll {
        database.execute("UPDATE push_account SET paused = ?1", [end.reason.code()])?;
    }
    database.execute(
        "UPDATE push SET state = ?2, reason = ?3, said = ?4, next_ms = ?5, changed_ms = ?6
         WHERE intent_id = ?1 AND (state = 'waiting' OR ?2 = 'sent')",
        params![intent.0, state.code(), end.reason.code(), end.said, end.next_ms, now_ms],
    )?;
    // A label that was voided while its telling was on its way: now it is known whether it is followed there.
    database.execute(
        "UPDATE push SET flagged_ms = CASE
             WHEN state = 'sent' OR unknown > 0 THEN coalesce(flagged_ms, ?2) ELSE NULL END
         WHERE intent_id = ?1
             AND EXISTS (SELECT 1 FROM intent WHERE intent.id = ?1 AND intent.state = 'voided')",
        params![intent.0, now_ms],
    )?;
    Ok(())
}

fn account(database: &Connection) -> Result<Option<PushAccount>, StoreError> {
    let found = database
        .query_row("SELECT body, paused FROM push_account", (), |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))
        })
        .optional()?;
    let Some((body, paused)) = found else { return Ok(None) };
    let account: PushAccount = from_json(&body, "push_account", "1")?;
    let paused = paused.map(|code| PushReason::from_code(&code).unwrap_or(PushReason::Unreadable));
    Ok(Some(PushAccount { paused, ..account }))
}

#[cfg(test)]
mod tests;
