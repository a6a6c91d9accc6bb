//! Where parcels are, as their carriers told, and labels of our accounts that another desk bought.

use rusqlite::OptionalExtension as _;
use rusqlite::Row;
use rusqlite::Transaction;
use rusqlite::params;

use super::Store;
use super::StoreError;
use super::from_json;
use super::to_json;
use crate::domain::AccountId;
use crate::domain::CustomsTask;
use crate::domain::Elsewhere;
use crate::domain::IntentId;
use crate::domain::ListedLabel;
use crate::domain::Tracking;
use crate::domain::TrackingNumber;
use crate::domain::Whereabouts;
use crate::domain::fold;

/// A parcel that is under way, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Which.
    pub intent: IntentId,
    /// The carrier's id of its label.
    pub label_id: String,
}

/// What was last told of a parcel's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTracking {
    /// What was told.
    pub tracking: Tracking,
    /// When it was asked for, in milliseconds since 1970.
    pub asked_ms: i64,
}

/// What a page of the carrier's labels changed here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// The parcels that are elsewhere now than was known.
    pub moved: Vec<IntentId>,
    /// Purchases of ours whose label the carrier has and whose end we do not know: to be looked into.
    pub doubts: Vec<IntentId>,
    /// How many labels of other desks came to be known.
    pub elsewhere: usize,
}

impl Store {
    // The pluses keep SQLite from going by the state, which nearly all shipments of a desk share.

    /// When the oldest parcel of an account was bought that is not known to have arrived, in milliseconds since 1970, of those
    /// bought after `young_ms`; none where nothing is under way.
    pub fn oldest_under_way(&self, account: &AccountId, young_ms: i64) -> Result<Option<i64>, StoreError> {
        Ok(self.database.query_row(
            "SELECT min(bought_ms) FROM intent WHERE account_id = ?1 AND bought_ms >= ?2
                 AND +state IN ('paper_missing', 'labelled') AND delivered_ms IS NULL",
            params![account.0, young_ms],
            |row| row.get(0),
        )?)
    }

    /// The parcels under way whose events are worth asking for: not asked for since `asked_ms`, in trouble first, then those
    /// that were asked for longest ago.
    pub fn to_follow(
        &self,
        account: &AccountId,
        young_ms: i64,
        asked_ms: i64,
        most: u32,
    ) -> Result<Vec<Followed>, StoreError> {
        let mut query = self.database.prepare_cached(
            "SELECT intent.id, intent.label_id FROM intent LEFT JOIN tracking ON tracking.intent_id = intent.id
             WHERE intent.account_id = ?1 AND intent.bought_ms >= ?2 AND intent.bought_ms < ?3
                 AND +intent.state IN ('paper_missing', 'labelled') AND intent.label_id IS NOT NULL
                 AND intent.delivered_ms IS NULL AND coalesce(tracking.asked_ms, 0) < ?3
             ORDER BY intent.whereabouts IN ('track-attempted', 'track-problem') DESC, coalesce(tracking.asked_ms, 0)
             LIMIT ?4",
        )?;
        let rows = query.query_map(params![account.0, young_ms, asked_ms, most], |row| {
            Ok(Followed { intent: IntentId(row.get(0)?), label_id: row.get(1)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was last told of a parcel's way.
    pub fn tracking(&self, intent: &IntentId) -> Result<Option<KeptTracking>, StoreError> {
        let found: Option<(i64, String)> = self
            .database
            .query_row("SELECT asked_ms, body FROM tracking WHERE intent_id = ?1", [&intent.0], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let Some((asked_ms, body)) = found else { return Ok(None) };
        Ok(Some(KeptTracking { tracking: from_json(&body, "tracking of intent", &intent.0)?, asked_ms }))
    }

    /// Keeps what a carrier told of a parcel's way.
    pub fn keep_tracking(&mut self, intent: &IntentId, tracking: &Tracking, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute(
            "INSERT INTO tracking (intent_id, asked_ms, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (intent_id) DO UPDATE SET asked_ms = excluded.asked_ms, body = excluded.body",
            params![intent.0, now_ms, to_json(tracking)],
        )?;
        // What was done about another wait says nothing of this one.
        change.execute(
            "UPDATE intent SET customs_task = ?2, task_done_ms = NULL WHERE id = ?1 AND customs_task IS NOT ?2",
            params![intent.0, tracking.task.map(CustomsTask::code)],
        )?;
        // A code that does not know is no news of a parcel whose whereabouts are known.
        if tracking.whereabouts != Whereabouts::Unknown {
            be_at(&change, intent, &tracking.whereabouts, tracking.delivered_ms, now_ms)?;
        }
        Ok(change.commit()?)
    }

    /// A person has done what customs wait for: it leaves the shelf.
    pub fn task_done(&mut self, intent: &IntentId, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute(
            "UPDATE intent SET task_done_ms = ?2 WHERE id = ?1 AND customs_task IS NOT NULL AND task_done_ms IS NULL",
            params![intent.0, now_ms],
        )?;
        Ok(change.commit()?)
    }

    /// Takes in a page of what an account has bought, from whichever desk.
    pub fn take_in(&mut self, account: &AccountId, labels: &[ListedLabel], now_ms: i64) -> Result<TakenIn, StoreError> {
        let change = self.change()?;
        let mut taken = TakenIn::default();
        for label in labels {
            let ours: Option<(String, Option<String>)> = change
                .prepare_cached("SELECT id, whereabouts FROM intent WHERE label_id = ?1")?
                .query_row([&label.label_id], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if let Some((id, known)) = ours {
                let known = known.map(Whereabouts::from);
                let now = Whereabouts::after(known.clone(), &label.standing);
                if !label.voided && known.as_ref() != Some(&now) {
                    let intent = IntentId(id);
                    be_at(&change, &intent, &now, None, now_ms)?;
                    taken.moved.push(intent);
                }
                continue;
            }
            if let Some(open) = without_label(&change, label)? {
                taken.doubts.push(open);
            } else if add_elsewhere(&change, account, label)? {
                taken.elsewhere += 1;
            }
        }
        change.commit()?;
        Ok(taken)
    }

    /// The labels that other desks bought for an order and that stand, the newest first.
    pub fn elsewhere_of(&self, order: &str) -> Result<Vec<Elsewhere>, StoreError> {
        let mut query = self.database.prepare_cached(
            "SELECT * FROM elsewhere WHERE order_number = ?1 AND voided = 0 ORDER BY created_ms DESC LIMIT 20",
        )?;
        let rows = query.query_map([order], read_elsewhere)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The labels of other desks in which every word of a JSON list is found, the newest first.
    pub(super) fn elsewhere(&self, words: &str) -> Result<Vec<Elsewhere>, StoreError> {
        let mut query = self.database.prepare_cached(
            "SELECT * FROM elsewhere
             WHERE NOT EXISTS (SELECT 1 FROM json_each(?1) AS word WHERE instr(search_text, word.value) = 0)
             ORDER BY created_ms DESC LIMIT 50",
        )?;
        let rows = query.query_map([words], read_elsewhere)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What has arrived stays arrived, whatever a list says later.
fn be_at(
    change: &Transaction<'_>,
    intent: &IntentId,
    whereabouts: &Whereabouts,
    delivered_ms: Option<i64>,
    now_ms: i64,
) -> Result<(), StoreError> {
    let delivered_ms = (*whereabouts == Whereabouts::Delivered).then(|| delivered_ms.unwrap_or(now_ms));
    // The carrier's own moment of arrival is better than the moment when we heard of it.
    change.execute(
        "UPDATE intent SET whereabouts = ?2, delivered_ms = ?3
         WHERE id = ?1 AND (delivered_ms IS NULL OR ?3 < delivered_ms)",
        params![intent.0, String::from(whereabouts.clone()), delivered_ms],
    )?;
    Ok(())
}

/// The purchase of ours that a listed label belongs to and that knows of none: a doubt, or an absence that was believed.
fn without_label(change: &Transaction<'_>, label: &ListedLabel) -> Result<Option<IntentId>, StoreError> {
    let Some(external) = &label.external else { return Ok(None) };
    // Our ids are made of the intent's, so that no index of the attempts is needed.
    let Some((intent, _)) = external.rsplit_once('-') else { return Ok(None) };
    let found = change
        .prepare_cached(
            "SELECT intent.id FROM intent JOIN attempt ON attempt.intent_id = intent.id
             WHERE intent.id = ?1 AND attempt.external_id = ?2 AND intent.label_id IS NULL LIMIT 1",
        )?
        .query_row([intent, external], |row| row.get(0))
        .optional()?;
    Ok(found.map(IntentId))
}

/// Says whether it was not known before.
fn add_elsewhere(change: &Transaction<'_>, account: &AccountId, label: &ListedLabel) -> Result<bool, StoreError> {
    let known: Option<String> = change
        .prepare_cached("SELECT whereabouts FROM elsewhere WHERE account_id = ?1 AND label_id = ?2")?
        .query_row([&account.0, &label.label_id], |row| row.get(0))
        .optional()?;
    let is_new = known.is_none();
    let now = Whereabouts::after(known.map(Whereabouts::from), &label.standing);
    let words = [Some(label.tracking.0.as_str()), label.order.as_deref(), Some(label.label_id.as_str())];
    change
        .prepare_cached(
            "INSERT INTO elsewhere (account_id, label_id, order_number, tracking, whereabouts, voided, created_ms, search_text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (account_id, label_id) DO UPDATE SET whereabouts = excluded.whereabouts, voided = excluded.voided",
        )?
        .execute(params![
            account.0,
            label.label_id,
            label.order,
            label.tracking.0,
            String::from(now),
            label.voided,
            label.created_ms,
            fold(&words.into_iter().flatten().collect::<Vec<_>>().join("\n")),
        ])?;
    Ok(is_new)
}

fn read_elsewhere(row: &Row<'_>) -> rusqlite::Result<Elsewhere> {
    Ok(Elsewhere {
        label_id: row.get("label_id")?,
        order: row.get("order_number")?,
        tracking: TrackingNumber(row.get("tracking")?),
        whereabouts: Some(Whereabouts::from(row.get::<_, String>("whereabouts")?)),
        voided: row.get("voided")?,
        created_ms: row.get("created_ms")?,
    })
}

#[cfg(test)]
mod tests;
