//! Money: what was meant to be bought, what was sent, what came of it.
//!
//! An intent is one wish for one label. It is bought by attempts; each sends one request that may cost money and is on the disk
//! before that request goes out. Another attempt follows only when the last one certainly bought nothing. So there is at most
//! one label per intent, whenever the power fails:
//!
//! ```text
//! begin -> start_attempt -> request -> end_attempt: bought -> labelled -> (voided)
//!                |                        | refused, not sent, busy, settled as absent
//!                |<-----------------------+
//!                                         | in doubt -> end_attempt: bought, or settled as absent
//! ```

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use rusqlite::params;

use super::FileHash;
use super::Forbidden;
use super::Store;
use super::StoreError;
use super::outbox;
use super::purchases::read_state;
use super::purchases::stored_state;
use super::spending;
use super::to_json;
use crate::domain::BoughtLabel;
use crate::domain::Budget;
use crate::domain::CarrierAccount;
use crate::domain::CarrierWords;
use crate::domain::ExternalId;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::PaperKind;
use crate::domain::PrinterId;
use crate::domain::RawAnswer;
use crate::domain::Shipment;
use crate::domain::ShipmentState;
use crate::domain::Spending;
use crate::domain::fold;

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptEnd {
    /// No connection: nothing went out.
    NotSent,
    /// The carrier said no.
    Refused(CarrierWords),
    /// The carrier said "later"; the purchase goes on, with another attempt.
    Busy,
    /// The request went out and no usable answer came.
    InDoubt,
    /// The doubt is settled: there is no such label.
    SettledAbsent,
    /// The doubt is settled for good: the carrier has cancelled what it knew under this id, and another attempt needs a new one.
    Withdrawn,
    /// There is such a label.
    Bought(BoughtLabel),
}

/// A paper that is on the disk: what it is for, its format, and its file.
pub type KeptPaper = (PaperKind, LabelFormat, FileHash);

/// What is recorded of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Sent,
    NotSent,
    Refused,
    Busy,
    InDoubt,
    Absent,
    Bought,
}

/// Where an intent stands, for deciding what may follow.
struct Standing {
    state: ShipmentState,
    given_up: bool,
    label_id: Option<String>,
    last: Option<Attempt>,
}

struct Attempt {
    number: u32,
    external: ExternalId,
    outcome: Outcome,
}

impl Store {
    /// Records the wish to buy a label, the button having just been pressed. Refused if it is recorded already, or if it would
    /// pass what may be spent in a day: what is begun counts at once, so that two lanes cannot both take the last of it.
    pub fn begin(
        &mut self,
        intent: &IntentId,
        account: &CarrierAccount,
        shipment: &Shipment,
        printer: Option<&PrinterId>,
        spending: &Spending,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        let begun = "SELECT EXISTS (SELECT 1 FROM intent WHERE id = ?1)";
        if change.query_row(begun, [&intent.0], |row| row.get(0))? {
            return Err(forbidden(intent, Forbidden::Begun));
        }
        let over_cap = spending::check(&change, intent, spending)?;
        change.execute(
            "INSERT INTO intent (id, desk_id, account_id, state, created_ms, changed_ms, weight_grams, printer_id, digest,
                 search_text, shipment, account, expected_cents, expected_currency, price_source, price_list,
                 cap_passed_cents)
             VALUES (?1, ?2, ?3, 'buying', ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            params![
                intent.0,
                desk,
                account.id.0,
                now_ms,
                shipment.weight().0,
                printer.map(|printer| &printer.0),
                shipment.digest().0,
                search_text(shipment),
                to_json(shipment),
                to_json(account),
                spending.expected.map(|expected| expected.price.cents),
                spending.expected.map(|expected| expected.price.currency.code().to_owned()),
                spending.expected.map(|expected| spending::stored_source(expected.source)),
                spending.expected.and_then(|expected| spending::list_of(expected.source)),
                over_cap.map(|cap| cap.cents),
            ],
        )?;
        // From here on the intent itself remembers what was typed; were the form given back too, it could be bought twice.
        change.execute("DELETE FROM draft WHERE intent_id = ?1", [&intent.0])?;
        Ok(change.commit()?)
    }

    /// Takes up again what certainly bought nothing, before its next attempt. Refused like a new purchase if it would pass what
    /// may be spent in a day, unless a person let it pass when it was begun.
    pub fn resume(&mut self, intent: &IntentId, budget: &Budget, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        let standing = standing(&change, intent)?;
        standing.next_attempt(intent).map_err(|why| forbidden(intent, why))?;
        let spending = spending::of_intent(&change, intent, *budget)?;
        spending::check(&change, intent, &spending)?;
        change.execute(
            "UPDATE intent SET state = 'buying', refusal = NULL, changed_ms = ?2 WHERE id = ?1",
            params![intent.0, now_ms],
        )?;
        Ok(change.commit()?)
    }

    /// Records that a request to buy is about to be sent; send it only after this has returned. Gives the attempt's number
    /// and what it is to be known by at the carrier.
    ///
    /// Refused unless the intent is new or its last attempt certainly bought nothing. After a refusal the carrier may hold the
    /// old id, so a new one is used. In all other cases the old one is used again: should the old request turn up late after
    /// all, the two collide at the carrier and do not become two labels.
    pub fn start_attempt(&mut self, intent: &IntentId, now_ms: i64) -> Result<(u32, ExternalId), StoreError> {
        let change = self.change()?;
        let standing = standing(&change, intent)?;
        let (number, external) = standing.next_attempt(intent).map_err(|why| forbidden(intent, why))?;
        change.execute(
            "INSERT INTO attempt (intent_id, number, external_id, outcome, sent_ms) VALUES (?1, ?2, ?3, 'sent', ?4)",
            params![intent.0, number, external.0, now_ms],
        )?;
        change.execute(
            "UPDATE intent SET state = 'buying', refusal = NULL, changed_ms = ?2 WHERE id = ?1",
            params![intent.0, now_ms],
        )?;
        change.commit()?;
        Ok((number, external))
    }

    /// Records what came of the last attempt, or what was found out about it later.
    pub fn end_attempt(
        &mut self,
        intent: &IntentId,
        attempt: u32,
        end: &AttemptEnd,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        self.end_attempt_with_papers(intent, attempt, end, &[], now_ms)
    }

    /// The same, with the papers that came in the same answer and are on the disk already: neither is ever recorded without the
    /// other, since not every carrier gives its papers twice.
    pub fn end_attempt_with_papers(
        &mut self,
        intent: &IntentId,
        attempt: u32,
        end: &AttemptEnd,
        papers: &[KeptPaper],
        now_ms: i64,
    ) -> Result<(), StoreError> {
        self.even_if_full(|store| store.write_end(intent, attempt, end, papers, now_ms))
    }

    fn write_end(
        &mut self,
        intent: &IntentId,
        attempt: u32,
        end: &AttemptEnd,
        papers: &[KeptPaper],
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let change = self.change()?;
        let standing = standing(&change, intent)?;
        if !standing.may_end(attempt, end).map_err(|why| forbidden(intent, why))? {
            return Ok(());
        }
        change.execute(
            "UPDATE attempt SET outcome = ?3, ended_ms = ?4 WHERE intent_id = ?1 AND number = ?2",
            params![intent.0, attempt, end.outcome().stored(), now_ms],
        )?;
        let refusal = match end {
            AttemptEnd::Refused(words) => Some(to_json(words)),
            AttemptEnd::Bought(label) => {
                record_label(&change, intent, label, now_ms)?;
                None
            }
            AttemptEnd::NotSent
            | AttemptEnd::Busy
            | AttemptEnd::InDoubt
            | AttemptEnd::SettledAbsent
            | AttemptEnd::Withdrawn => None,
        };
        change.execute(
            "UPDATE intent SET state = ?2, refusal = ?3, changed_ms = ?4 WHERE id = ?1",
            params![intent.0, stored_state(end.state()), refusal, now_ms],
        )?;
        record_papers(&change, intent, papers, now_ms)?;
        Ok(change.commit()?)
    }

    /// Keeps what the carrier answered to an attempt, for whoever has to find out later what happened. It names people: it goes
    /// when they are erased.
    pub fn keep_answer(&mut self, intent: &IntentId, attempt: u32, raw: &RawAnswer) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute(
            "UPDATE attempt SET raw_answer = ?3 WHERE intent_id = ?1 AND number = ?2",
            params![intent.0, attempt, raw.0],
        )?;
        Ok(change.commit()?)
    }

    /// Records that a bought label's paper is kept in these files. More formats may follow; a voided label stays voided.
    pub fn labelled(&mut self, intent: &IntentId, papers: &[KeptPaper], now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        let standing = standing(&change, intent)?;
        if standing.label_id.is_none() {
            return Err(forbidden(intent, Forbidden::NotBought));
        }
        record_papers(&change, intent, papers, now_ms)?;
        Ok(change.commit()?)
    }

    /// Records that the carrier has voided a label; nobody needs to be told of it any more.
    pub fn voided(&mut self, intent: &IntentId, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        if standing(&change, intent)?.label_id.is_none() {
            return Err(forbidden(intent, Forbidden::NotBought));
        }
        change.execute(
            "UPDATE intent SET state = 'voided', voided_ms = ?2, changed_ms = ?2 WHERE id = ?1 AND state <> 'voided'",
            params![intent.0, now_ms],
        )?;
        outbox::note_void(&change, intent, now_ms)?;
        Ok(change.commit()?)
    }

    /// Records that a label will not be used, or that a purchase whose answer was lost is left alone, at a carrier that bills
    /// neither: nobody needs to be told of it any more, and nothing is bought under this intent again.
    pub fn discard(&mut self, intent: &IntentId, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        match standing(&change, intent)?.state {
            ShipmentState::InDoubt | ShipmentState::PaperMissing | ShipmentState::Labelled => (),
            ShipmentState::Discarded => return Ok(()),
            ShipmentState::Buying => return Err(forbidden(intent, Forbidden::UnderWay)),
            ShipmentState::NotBought | ShipmentState::Refused | ShipmentState::NotSent | ShipmentState::Voided => {
                return Err(forbidden(intent, Forbidden::NotBought));
            }
        }
        change.execute(
            "UPDATE intent SET state = 'voided', discarded_ms = ?2, changed_ms = ?2 WHERE id = ?1",
            params![intent.0, now_ms],
        )?;
        outbox::note_void(&change, intent, now_ms)?;
        Ok(change.commit()?)
    }

    /// Puts away what waits for a person and needs none any more: it leaves the shelf and stays in the history. Refused while
    /// money may be at stake. What is put away is not bought again; "ship again" begins a new intent.
    pub fn give_up(&mut self, intent: &IntentId, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        match standing(&change, intent)?.state {
            ShipmentState::NotBought
            | ShipmentState::Refused
            | ShipmentState::NotSent
            // Its paper is here and the operator got it onto the parcel some other way.
            | ShipmentState::Labelled
            | ShipmentState::Voided
            | ShipmentState::Discarded => (),
            ShipmentState::Buying => return Err(forbidden(intent, Forbidden::UnderWay)),
            ShipmentState::InDoubt => return Err(forbidden(intent, Forbidden::InDoubt)),
            ShipmentState::PaperMissing => return Err(forbidden(intent, Forbidden::Bought)),
        }
        change.execute("UPDATE intent SET given_up_ms = ?2 WHERE id = ?1", params![intent.0, now_ms])?;
        Ok(change.commit()?)
    }

    /// Sorts out what a crash left, once at the start, before anything is bought: an attempt without an end is in doubt; a
    /// purchase between attempts bought nothing; a print job that was not reported on has failed, since nobody knows better.
    pub fn recover(&mut self, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute("UPDATE attempt SET outcome = 'in_doubt' WHERE outcome = 'sent'", ())?;
        change.execute(
            "UPDATE intent SET changed_ms = ?1, state = CASE
                 WHEN EXISTS (SELECT 1 FROM attempt WHERE attempt.intent_id = intent.id AND attempt.outcome = 'in_doubt')
                 THEN 'in_doubt' ELSE 'not_bought' END
             WHERE state = 'buying'",
            [now_ms],
        )?;
        super::print_jobs::fail_forgotten(&change, now_ms)?;
        Ok(change.commit()?)
    }
}

impl Standing {
    fn next_attempt(&self, intent: &IntentId) -> Result<(u32, ExternalId), Forbidden> {
        if self.given_up || self.state == ShipmentState::Discarded {
            return Err(Forbidden::GivenUp);
        }
        let Some(last) = &self.last else { return Ok((1, ExternalId::of(intent, 1))) };
        let number = last.number + 1;
        match last.outcome {
            Outcome::Refused => Ok((number, ExternalId::of(intent, number))),
            Outcome::NotSent | Outcome::Busy | Outcome::Absent => Ok((number, last.external.clone())),
            Outcome::Sent => Err(Forbidden::UnderWay),
            Outcome::InDoubt => Err(Forbidden::InDoubt),
            Outcome::Bought => Err(Forbidden::Bought),
        }
    }

    /// Whether an attempt may end like this: yes, no, or it has already (`false`).
    fn may_end(&self, attempt: u32, end: &AttemptEnd) -> Result<bool, Forbidden> {
        let last = self.last.as_ref().filter(|last| last.number == attempt).ok_or(Forbidden::Ended)?;
        match (last.outcome, end) {
            (Outcome::Bought, AttemptEnd::Bought(label)) if Some(&label.label_id) == self.label_id.as_ref() => {
                Ok(false)
            }
            (Outcome::Bought, _) => Err(Forbidden::Bought),
            (Outcome::Sent, _) => Ok(true),
            (Outcome::InDoubt, AttemptEnd::InDoubt) => Ok(false),
            (Outcome::InDoubt, AttemptEnd::SettledAbsent | AttemptEnd::Withdrawn) => Ok(true),
            // News of a paid label is never turned away, whatever was believed before.
            (
                Outcome::InDoubt | Outcome::NotSent | Outcome::Refused | Outcome::Busy | Outcome::Absent,
                AttemptEnd::Bought(_),
            ) => Ok(true),
            (Outcome::InDoubt | Outcome::NotSent | Outcome::Refused | Outcome::Busy | Outcome::Absent, _) => {
                Err(Forbidden::Ended)
            }
        }
    }
}

impl AttemptEnd {
    /// Where the purchase stands then.
    pub fn state(&self) -> ShipmentState {
        match self {
            Self::NotSent => ShipmentState::NotSent,
            Self::Refused(_) => ShipmentState::Refused,
            Self::Busy => ShipmentState::Buying,
            Self::InDoubt => ShipmentState::InDoubt,
            Self::SettledAbsent | Self::Withdrawn => ShipmentState::NotBought,
            Self::Bought(label) if label.voided => ShipmentState::Voided,
            Self::Bought(_) => ShipmentState::PaperMissing,
        }
    }

    fn outcome(&self) -> Outcome {
        match self {
            Self::NotSent => Outcome::NotSent,
            // The old id is spent, as after a refusal.
            Self::Refused(_) | Self::Withdrawn => Outcome::Refused,
            Self::Busy => Outcome::Busy,
            Self::InDoubt => Outcome::InDoubt,
            Self::SettledAbsent => Outcome::Absent,
            Self::Bought(_) => Outcome::Bought,
        }
    }
}

impl Outcome {
    const ALL: [Self; 7] =
        [Self::Sent, Self::NotSent, Self::Refused, Self::Busy, Self::InDoubt, Self::Absent, Self::Bought];

    fn stored(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::NotSent => "not_sent",
            Self::Refused => "refused",
            Self::Busy => "busy",
            Self::InDoubt => "in_doubt",
            Self::Absent => "absent",
            Self::Bought => "bought",
        }
    }
}

fn standing(database: &Connection, intent: &IntentId) -> Result<Standing, StoreError> {
    let found = database
        .query_row("SELECT state, discarded_ms, given_up_ms, label_id FROM intent WHERE id = ?1", [&intent.0], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, Option<i64>>(2)?, row.get(3)?))
        })
        .optional()?;
    let (state, discarded, given_up, label_id) = found.ok_or_else(|| StoreError::Missing(intent.0.clone()))?;
    let last = database
        .query_row(
            "SELECT number, external_id, outcome FROM attempt WHERE intent_id = ?1 ORDER BY number DESC LIMIT 1",
            [&intent.0],
            |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)),
        )
        .optional()?;
    let last = match last {
        Some((number, external, outcome)) => {
            let read = Outcome::ALL.into_iter().find(|known| known.stored() == outcome);
            let outcome =
                read.ok_or_else(|| StoreError::Damaged { table: "attempt of intent", id: intent.0.clone() })?;
            Some(Attempt { number, external: ExternalId(external), outcome })
        }
        None => None,
    };
    let state = read_state(&state, discarded, &intent.0)?;
    Ok(Standing { state, given_up: given_up.is_some(), label_id, last })
}

/// With a label on the disk the purchase is whole, whatever else is still missing.
fn record_papers(
    database: &Connection,
    intent: &IntentId,
    papers: &[KeptPaper],
    now_ms: i64,
) -> Result<(), StoreError> {
    for (kind, format, hash) in papers {
        database.execute(
            "INSERT INTO paper (intent_id, kind, format, sha256, kept_ms) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (intent_id, kind, format) DO UPDATE SET sha256 = excluded.sha256, kept_ms = excluded.kept_ms",
            params![intent.0, kind.code(), format.extension(), hash.text(), now_ms],
        )?;
    }
    if papers.iter().any(|(kind, ..)| *kind == PaperKind::Label) {
        database.execute(
            "UPDATE intent SET state = 'labelled', changed_ms = ?2 WHERE id = ?1 AND state = 'paper_missing'",
            params![intent.0, now_ms],
        )?;
    }
    Ok(())
}

/// A bought label, even of something that was put away, is for the operator to see.
fn record_label(database: &Connection, intent: &IntentId, label: &BoughtLabel, now_ms: i64) -> Result<(), StoreError> {
    let voided_ms = label.voided.then_some(now_ms);
    database.execute(
        "UPDATE intent SET label_id = ?2, carrier_shipment_id = ?3, tracking = ?4, cost_cents = ?5, cost_currency = ?6,
             bought_ms = ?7, voided_ms = ?8, given_up_ms = NULL, search_text = search_text || char(10) || ?9
         WHERE id = ?1",
        params![
            intent.0,
            label.label_id,
            label.carrier_shipment_id,
            label.tracking.0,
            label.cost.map(|cost| cost.cents),
            label.cost.map(|cost| cost.currency.code().to_owned()),
            now_ms,
            voided_ms,
            fold(&format!("{}\n{}", label.tracking.0, label.label_id)),
        ],
    )?;
    if !label.voided {
        outbox::note_label(database, intent, &label.tracking.0, now_ms)?;
    }
    Ok(())
}

/// All that a shipment can be found by, folded, a thing a line.
fn search_text(shipment: &Shipment) -> String {
    let (to, order) = (shipment.consignee(), shipment.order());
    let bare = |phone: &String| phone.chars().filter(char::is_ascii_digit).collect::<String>();
    let phones = [&to.phone, &order.phone].into_iter().flatten();
    let texts = [&to.name, &to.street, &to.postcode, &to.city].into_iter().chain(
        [&to.company, &to.extra, &to.phone, &order.number, &order.email, &order.phone, &order.contents]
            .into_iter()
            .flatten(),
    );
    let lines: Vec<String> = texts.cloned().chain(phones.map(bare)).collect();
    fold(&lines.join("\n"))
}

fn forbidden(intent: &IntentId, why: Forbidden) -> StoreError {
    StoreError::Forbidden { intent: intent.clone(), why }
}

#[cfg(test)]
mod tests;
