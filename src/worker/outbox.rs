//! The outbox: tells LateShipment of bought labels, one after the other, for as many days as it takes.
//!
//! A thread of its own, so that nobody who packs ever waits for it. What is told is in the records, written with each label;
//! this only follows them. A delivery whose answer was lost is sent again: LateShipment may hear of a label twice, and never not
//! at all.

use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use secrecy::ExposeSecret as _;
use secrecy::SecretString;

use crate::carriers;
use crate::command::Deed;
use crate::command::Event;
use crate::command::PushRequest;
use crate::command::Ticket;
use crate::domain::AccountId;
use crate::domain::CarrierAccount;
use crate::domain::Failure;
use crate::domain::KeepSecrets;
use crate::domain::KeyringState;
use crate::domain::Mishap;
use crate::domain::PushAccount;
use crate::domain::PushFate;
use crate::domain::PushReason;
use crate::domain::PushStatus;
use crate::domain::PushTrial;
use crate::domain::Remedy;
use crate::domain::SecretKey;
use crate::domain::WithoutNumber;
use crate::domain::World;
use crate::domain::own_reference;
use crate::lateshipment::Delivery;
use crate::lateshipment::LateShipment;
use crate::lateshipment::Told;
use crate::secrets::SecretError;
use crate::store::DuePush;
use crate::store::PushEnd;
use crate::store::StoreError;

use super::Telling;
use super::now_ms;
use super::world::Desk;
use super::world::Records;

/// How often the records are asked whether something is due.
const ROUND: Duration = Duration::from_millis(250);

/// A telling that failed so many times is stepped over until its time comes.
const STEP_OVER_FROM: u32 = 6;

/// The thread that tells.
pub(super) struct Outbox {
    wishes: Option<mpsc::SyncSender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

/// Makes the outbox look at its records at once.
pub(super) struct Waker(Option<mpsc::SyncSender<()>>);

/// What the thread remembers between two rounds.
struct Lane {
    desk: Arc<Desk>,
    records: Records,
    /// How many requests in a row met a passing trouble.
    troubles: u32,
    /// Nothing is sent before.
    rest_until: Instant,
    /// Read once: a locked keyring is not to ask a person over and over.
    key: Option<SecretString>,
    told: Option<PushStatus>,
    seen: Option<i64>,
}

/// What came of one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// One telling got somewhere; there may be more.
    Done,
    /// Nothing is due, or all rest.
    Idle,
}

impl Outbox {
    /// Starts telling what this world's records say is to be told.
    pub(super) fn start(desk: &Arc<Desk>) -> Result<Self, Failure> {
        let records = Records::open(desk)?;
        let troubles = records.store.most_push_tries()?;
        let mut lane = Lane {
            desk: Arc::clone(desk),
            records,
            troubles,
            rest_until: Instant::now(),
            key: None,
            told: None,
            seen: None,
        };
        let (wishes, inbox) = mpsc::sync_channel(4);
        let named = thread::Builder::new().name("outbox".to_owned());
        let thread = named.spawn(move || lane.run(&inbox)).map_err(|error| {
            tracing::error!(%error, "no thread for the outbox");
            Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain)
        })?;
        Ok(Self { wishes: Some(wishes), thread: Some(thread) })
    }

    pub(super) fn waker(&self) -> Waker {
        Waker(self.wishes.clone())
    }
}

impl Waker {
    pub(super) fn wake(&self) {
        if let Some(wishes) = &self.0 {
            // A full channel means that it is about to look in any case.
            let _ = wishes.try_send(());
        }
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        self.wishes = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the outbox ended in a panic");
        }
    }
}

impl Lane {
    fn run(&mut self, inbox: &mpsc::Receiver<()>) {
        if let Err(error) = self.miss_the_key() {
            tracing::error!(%error, "the outbox cannot be read");
        }
        let mut pause = Duration::ZERO;
        loop {
            match inbox.recv_timeout(pause) {
                Ok(()) => {
                    // The operator has changed something: what was waited for may be there now.
                    (self.key, self.troubles, self.rest_until, self.seen) = (None, 0, Instant::now(), None);
                }
                Err(mpsc::RecvTimeoutError::Timeout) => (),
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
            pause = match self.step() {
                Ok(Step::Done) => self.pace().pause,
                Ok(Step::Idle) => ROUND,
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be read or written");
                    self.pace().first
                }
            };
            if let Err(error) = self.tell_the_window() {
                tracing::error!(%error, "the outbox cannot be counted");
            }
        }
    }

    fn pace(&self) -> Telling {
        self.desk.shared.telling
    }

    /// A key that was kept for a session that is over is missed at once, and not only when the next label is bought.
    fn miss_the_key(&mut self) -> Result<(), StoreError> {
        let Some(account) = self.records.store.push_account()? else { return Ok(()) };
        let gone = self.desk.key_is_gone(self.desk.secrets().state(), &PushAccount::secret());
        if gone && account.paused.is_none() {
            self.records.store.pause_push(PushReason::KeyMissing)?;
        }
        Ok(())
    }

    /// Sends what is due first, if anything is.
    fn step(&mut self) -> Result<Step, StoreError> {
        if Instant::now() < self.rest_until {
            return Ok(Step::Idle);
        }
        let Some(due) = self.records.store.due_push(now_ms(), STEP_OVER_FROM)? else { return Ok(Step::Idle) };
        let Some(account) = self.records.store.push_account()? else { return Ok(Step::Idle) };
        let (order_no, delivery) = match self.delivery(&due, &account) {
            Ok(delivery) => delivery,
            Err(reason) => return self.keep_back(&due, reason),
        };
        let key = match self.key() {
            Ok(key) => key,
            Err(reason) => return self.keep_back(&due, reason),
        };
        if !self.records.store.begin_push(&due.intent, &order_no, now_ms())? {
            // It was voided or let go in this very moment.
            return Ok(Step::Done);
        }
        let patience = self.desk.shared.reach.patience;
        let told = LateShipment::new(&account.endpoint, &account.email, key, patience).tell(&delivery);
        let end = self.end(told, due.tries);
        tracing::info!(intent = due.intent.0, answer = end.reason.code(), "LateShipment was told");
        self.records.store.end_push(&due.intent, &end, now_ms())?;
        self.desk.tell_row(&self.records.store, &due.intent, Deed::Told, Ok(()));
        self.seen = None;
        Ok(Step::Done)
    }

    /// Something of ours stands in the way: no request goes out.
    fn keep_back(&mut self, due: &DuePush, reason: PushReason) -> Result<Step, StoreError> {
        let end = self.end(Told { reason, said: String::new(), wait: None }, due.tries);
        self.records.store.keep_push_back(&due.intent, &end, now_ms())?;
        self.desk.tell_row(&self.records.store, &due.intent, Deed::Told, Ok(()));
        self.seen = None;
        Ok(Step::Done)
    }

    /// When a telling is tried next, and until when all rest.
    fn end(&mut self, told: Told, tries: u32) -> PushEnd {
        let now = now_ms();
        let next_ms = match told.reason.fate() {
            PushFate::Later => {
                self.troubles = self.troubles.saturating_add(1);
                let rest = told.wait.unwrap_or_else(|| backoff(self.pace(), self.troubles));
                self.rest_until = Instant::now() + rest;
                // One that fails again and again lets the others go first.
                let own = if tries >= STEP_OVER_FROM { backoff(self.pace(), tries) * 2 } else { Duration::ZERO };
                now + i64::try_from(rest.max(own).as_millis()).unwrap_or(0)
            }
            PushFate::Done | PushFate::Hold | PushFate::Refuse | PushFate::PauseAll => {
                self.troubles = 0;
                now
            }
        };
        PushEnd { reason: told.reason, said: told.said, next_ms }
    }

    /// What is told, from the shipment as it was recorded; or what is missing for it.
    fn delivery(&self, due: &DuePush, account: &PushAccount) -> Result<(String, Delivery), PushReason> {
        let purchase = self.records.store.purchase(&due.intent).ok().flatten().ok_or(PushReason::Unreadable)?;
        let order_no = match (due.order_no.trim(), account.without_number) {
            ("", WithoutNumber::OurReference) => own_reference(&due.intent),
            (number, WithoutNumber::OurReference | WithoutNumber::Wait) => number.to_owned(),
        };
        let bought = Timestamp::from_millisecond(due.bought_ms).unwrap_or_default().to_zoned(TimeZone::system());
        let carrier_type = account.carrier_type(purchase.account.kind);
        let delivery = Delivery::new(&purchase.shipment, &due.tracking, &order_no, carrier_type, &bought);
        delivery.gap().map_or(Ok((order_no, delivery)), Err)
    }

    fn key(&mut self) -> Result<SecretString, PushReason> {
        if let Some(key) = &self.key {
            return Ok(key.clone());
        }
        let key = self.desk.secrets().get(&PushAccount::secret());
        match key {
            Ok(Some(key)) => Ok(self.key.insert(key).clone()),
            Ok(None) | Err(SecretError::Absent) => Err(PushReason::KeyMissing),
            Err(SecretError::Locked | SecretError::Unusable) => Err(PushReason::Keyring),
        }
    }

    /// Tells the window how the outbox stands, if that is news.
    fn tell_the_window(&mut self) -> Result<(), StoreError> {
        let seen = self.records.store.changes_by_others()?;
        if self.seen == Some(seen) {
            return Ok(());
        }
        self.seen = Some(seen);
        let status = self.records.store.push_status()?;
        if self.told.as_ref() != Some(&status) {
            self.desk.shared.tell(Event::Push(Box::new(status.clone())));
            self.told = Some(status);
        }
        Ok(())
    }
}

impl Desk {
    /// Tries LateShipment's credentials and, if a place to keep the key is given and they are taken, connects.
    pub(super) fn try_push(
        &self,
        records: &mut Records,
        ticket: Ticket,
        request: PushRequest,
        connect: Option<KeepSecrets>,
    ) {
        let outcome = self.try_push_and_keep(records, request, connect);
        self.shared.tell(Event::PushTried { ticket, outcome });
    }

    fn try_push_and_keep(
        &self,
        records: &mut Records,
        request: PushRequest,
        connect: Option<KeepSecrets>,
    ) -> Result<PushTrial, Failure> {
        let PushRequest { email, key, endpoint } = request;
        let kept = PushAccount::secret();
        let key = match key {
            Some(key) => key,
            None => {
                let missing = || Failure::new(Mishap::KeyMissing, Remedy::ReconnectTheAccount);
                self.secrets().get(&kept)?.ok_or_else(missing)?
            }
        };
        let Told { reason, said, .. } =
            LateShipment::new(&endpoint, &email, key.clone(), self.shared.reach.patience).test();
        if let Some(keep) = connect.filter(|_| reason.opens()) {
            self.secrets().set(&kept, &key, keep)?;
            let before = records.store.push_account()?;
            let account = PushAccount {
                email,
                key_tail: carriers::tail(key.expose_secret()),
                endpoint,
                carrier_types: before.as_ref().map(|account| account.carrier_types.clone()).unwrap_or_default(),
                without_number: before.map(|account| account.without_number).unwrap_or_default(),
                paused: None,
            };
            records.store.connect_push(&account, now_ms())?;
        }
        Ok(PushTrial { reason, said })
    }

    /// Forgets LateShipment's key in both places.
    pub(super) fn forget_push_key(&self) {
        if let Err(error) = self.secrets().remove(&PushAccount::secret()) {
            tracing::warn!(%error, "a secret may still be in the keyring");
        }
    }

    /// Whether the keyring works, and the accounts whose key was kept for a session that is over.
    pub(super) fn keys_that_are_gone(&self) -> (KeyringState, Vec<AccountId>) {
        let keyring = self.secrets().state();
        let gone = match self.world {
            World::Practice => Vec::new(),
            World::Desk => {
                let accounts: Vec<CarrierAccount> = self.accounts().clone();
                let gone = accounts.into_iter().filter(|account| {
                    let names = account.kind.ways_in().iter();
                    let mut keys = names.map(|name| SecretKey { account: account.id.clone(), name });
                    keys.all(|key| self.key_is_gone(keyring, &key))
                });
                gone.map(|account| account.id).collect()
            }
        };
        (keyring, gone)
    }

    /// Whether a key is kept nowhere. A keyring that is locked may have it, and is not made to ask for that.
    fn key_is_gone(&self, keyring: KeyringState, key: &SecretKey) -> bool {
        match keyring {
            KeyringState::Locked => false,
            KeyringState::Asked | KeyringState::Ready | KeyringState::Absent => {
                matches!(self.secrets().get(key), Ok(None) | Err(SecretError::Absent))
            }
        }
    }
}

/// How long all rest after so many troubles in a row: twice as long each time, a fifth more or less, so that many desks do not
/// come back at once.
fn backoff(pace: Telling, troubles: u32) -> Duration {
    let doubled = pace.first.saturating_mul(1_u32.checked_shl(troubles.saturating_sub(1)).unwrap_or(u32::MAX));
    let [.., last] = uuid::Uuid::now_v7().into_bytes();
    doubled.min(pace.longest).mul_f64(0.8 + 0.4 * f64::from(last) / 255.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_five_seconds_to_an_hour_and_is_never_the_same() {
        let pace = Telling::default();
        for (troubles, seconds) in [(1, 5.0), (2, 10.0), (5, 80.0), (20, 3600.0), (u32::MAX, 3600.0)] {
            let waits: Vec<Duration> = (0..200).map(|_| backoff(pace, troubles)).collect();
            let near = |wait: &Duration| (0.79 * seconds..=1.21 * seconds).contains(&wait.as_secs_f64());
            assert!(waits.iter().all(near), "{troubles}: {waits:?}");
            assert!(waits.iter().any(|wait| *wait != waits[0]), "{troubles}");
        }
    }
}
