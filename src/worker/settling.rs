//! Doubts: purchases whose request went out and whose answer never came, found out by asking the carrier for our own id.
//!
//! A thread of its own walks all doubts of a world in turn, so that none delays another or the next parcel. An absence is
//! believed only after a while, since a carrier may commit late; a carrier that cannot be asked proves nothing.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::carriers::CarrierError;
use crate::carriers::Found;
use crate::command::Deed;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::ShipmentState;
use crate::store::AttemptEnd;
use crate::store::OpenIntent;

use super::buying::Paper;
use super::now_ms;
use super::world::Desk;
use super::world::Records;

/// For how long an absence that was believed is looked at again.
const LOOK_BACK_MS: i64 = 3 * 24 * 3_600_000;

/// How often open doubts are looked at, and how often the journal is while there is none.
const ROUND: Duration = Duration::from_millis(250);
const IDLE_ROUND: Duration = Duration::from_secs(2);

/// The thread that settles doubts.
pub(super) struct Settler {
    wishes: Option<mpsc::SyncSender<IntentId>>,
    thread: Option<thread::JoinHandle<()>>,
}

/// When a doubt is looked into next.
struct Plan {
    due: Instant,
    pause: Duration,
    wished: Wished,
}

impl Settler {
    /// Starts looking into this world's doubts.
    pub(super) fn start(desk: &Arc<Desk>) -> Result<Self, Failure> {
        let mut records = Records::open(desk)?;
        let desk = Arc::clone(desk);
        let (wishes, inbox) = mpsc::sync_channel(16);
        let thread = thread::Builder::new()
            .name("settling".to_owned())
            .spawn(move || {
                let mut plans: BTreeMap<IntentId, Plan> = BTreeMap::new();
                let mut look_back = Instant::now();
                loop {
                    let pause = if plans.is_empty() { IDLE_ROUND.min(desk.shared.doubt.longest) } else { ROUND };
                    match inbox.recv_timeout(pause) {
                        Ok(intent) => {
                            let (due, pause) = (Instant::now(), desk.shared.doubt.first);
                            plans.insert(intent, Plan { due, pause, wished: Wished::Yes });
                        }
                        Err(mpsc::RecvTimeoutError::Timeout) => (),
                        Err(mpsc::RecvTimeoutError::Disconnected) => break,
                    }
                    round(&desk, &mut records, &mut plans);
                    if Instant::now() >= look_back {
                        look_back = Instant::now() + desk.shared.doubt.look_back_every;
                        look_back_at_all(&desk, &mut records);
                    }
                }
            })
            .map_err(|error| {
                tracing::error!(%error, "no thread for doubts");
                Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain)
            })?;
        Ok(Self { wishes: Some(wishes), thread: Some(thread) })
    }

    /// Looks into a doubt at once.
    pub(super) fn look_now(&self, intent: &IntentId) {
        if let Some(wishes) = &self.wishes {
            // So many wishes wait already that this one is looked into soon in any case.
            let _ = wishes.try_send(intent.clone());
        }
    }
}

impl Drop for Settler {
    fn drop(&mut self) {
        self.wishes = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("settling ended in a panic");
        }
    }
}

fn round(desk: &Arc<Desk>, records: &mut Records, plans: &mut BTreeMap<IntentId, Plan>) {
    let open = match records.store.open_intents() {
        Ok(open) => open,
        Err(error) => return tracing::error!(%error, "doubts cannot be read"),
    };
    // One that is still being bought by its lane is none yet, unless no request can take as long: then its lane could not
    // record what came of it, and it is found out like any other.
    let longest = desk.shared.reach.patience.purchase + desk.shared.reach.patience.body + desk.shared.doubt.longest;
    let (open, buying): (Vec<OpenIntent>, Vec<OpenIntent>) =
        open.into_iter().partition(|open| open.state == ShipmentState::InDoubt);
    for stuck in buying.iter().filter(|buying| age(buying) > longest * 2) {
        if let Err(error) = records.store.end_attempt(&stuck.intent, stuck.attempt, &AttemptEnd::InDoubt, now_ms()) {
            tracing::error!(%error, "a purchase that was not recorded cannot be found out yet");
        }
    }
    // Where nothing can be asked, only a person can put the doubt away.
    let open: Vec<OpenIntent> = open.into_iter().filter(|doubt| doubt.account.kind.finds_lost_purchases()).collect();
    plans.retain(|intent, _| open.iter().any(|open| open.intent == *intent));
    for doubt in open {
        let first = desk.shared.doubt.first;
        let plan = plans.entry(doubt.intent.clone()).or_insert_with(|| Plan {
            due: Instant::now() + pause_before_first(desk, &doubt, first),
            pause: first,
            wished: Wished::No,
        });
        if Instant::now() < plan.due {
            continue;
        }
        plan.pause = (plan.pause * 2).min(desk.shared.doubt.longest);
        plan.due = Instant::now() + plan.pause;
        let wished = std::mem::replace(&mut plan.wished, Wished::No);
        look_into(desk, records, &doubt, wished);
    }
}

/// An old doubt, from before a restart, is looked into at once.
fn pause_before_first(desk: &Desk, doubt: &OpenIntent, first: Duration) -> Duration {
    if age(doubt) > desk.shared.doubt.longest { Duration::ZERO } else { first }
}

/// Whether the operator asked for this look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wished {
    Yes,
    No,
}

/// Nothing is known yet: told to who asked, and otherwise only to the log.
fn not_yet(desk: &Desk, records: &Records, intent: &IntentId, wished: Wished, failure: Failure) {
    tracing::info!(mishap = failure.mishap.id(), "a doubt is not settled yet");
    if wished == Wished::Yes {
        desk.tell_row(&records.store, intent, Deed::Settled, Err(failure));
    }
}

fn look_into(desk: &Arc<Desk>, records: &mut Records, doubt: &OpenIntent, wished: Wished) {
    let OpenIntent { intent, account, shipment, external, attempt, printer, .. } = doubt;
    let found =
        desk.carrier(&account.id, Some(account)).and_then(|carrier| carrier.find(external).map_err(Failure::from));
    let old_enough = age(doubt) > desk.shared.doubt.believe_absence_after;
    let found = match found {
        Ok(Found::Pending) if old_enough => withdraw(desk, doubt),
        found => found,
    };
    let end = match found {
        Ok(Found::Label(label)) => AttemptEnd::Bought(label),
        Ok(Found::Withdrawn) => AttemptEnd::Withdrawn,
        Ok(Found::Nothing) if old_enough => AttemptEnd::SettledAbsent,
        // The carrier has taken it in; however long that takes, it is no absence.
        Ok(Found::BeingMade | Found::Pending | Found::Nothing) => {
            return not_yet(desk, records, intent, wished, Failure::new(Mishap::InDoubt, Remedy::Settle));
        }
        Err(failure) => return not_yet(desk, records, intent, wished, failure),
    };
    if let Err(error) = records.store.end_attempt(intent, *attempt, &end, now_ms()) {
        return tracing::error!(%error, "a doubt was settled and cannot be recorded");
    }
    match end {
        AttemptEnd::Bought(label) => {
            let format = shipment.format();
            let printer = printer.as_ref();
            desk.bring_home(records, intent, account, &label, Paper::ToFetch, format, printer, Deed::Settled);
        }
        AttemptEnd::SettledAbsent
        | AttemptEnd::Withdrawn
        | AttemptEnd::NotSent
        | AttemptEnd::Refused(_)
        | AttemptEnd::Busy
        | AttemptEnd::InDoubt => desk.tell_row(&records.store, intent, Deed::Settled, Ok(())),
    }
}

/// The carrier knows our shipment and has made no label of it. Bought again under its old id, it would be turned away as a
/// duplicate for ever; under a new one, the old one might still be sold. So the old one is cancelled there first, and whether a
/// label came of it after all is looked at once more. A carrier that does not cancel leaves an absence as any other.
fn withdraw(desk: &Desk, doubt: &OpenIntent) -> Result<Found, Failure> {
    let carrier = desk.carrier(&doubt.account.id, Some(&doubt.account))?;
    match carrier.withdraw(&doubt.external) {
        Err(CarrierError::Rejected { words, .. }) => {
            tracing::warn!(code = words.code, "a shipment without a label was not cancelled");
            Ok(Found::Nothing)
        }
        answer => Ok(answer?),
    }
}

/// Looks once more at every absence that was believed in the last days.
fn look_back_at_all(desk: &Arc<Desk>, records: &mut Records) {
    match records.store.believed_absent(now_ms() - LOOK_BACK_MS) {
        Ok(absent) => absent.iter().for_each(|absent| look_back(desk, records, absent)),
        Err(error) => tracing::error!(%error, "believed absences cannot be read"),
    }
}

/// Looks once more at one absence that was believed; a doubt that is still open is looked into in any case.
pub(super) fn look_back_at(desk: &Arc<Desk>, records: &mut Records, intent: &IntentId) {
    let absent = records.store.believed_absent(now_ms() - LOOK_BACK_MS).unwrap_or_default();
    if let Some(absent) = absent.iter().find(|absent| absent.intent == *intent) {
        look_back(desk, records, absent);
    }
}

/// A label that came after all is paid: it is kept and told, and not printed, since its parcel may have left with another.
fn look_back(desk: &Arc<Desk>, records: &mut Records, absent: &OpenIntent) {
    let OpenIntent { intent, account, shipment, external, attempt, .. } = absent;
    let found = desk.carrier(&account.id, Some(account)).and_then(|carrier| Ok(carrier.find(external)?));
    let Ok(Found::Label(label)) = found else { return };
    match records.store.end_attempt(intent, *attempt, &AttemptEnd::Bought(label.clone()), now_ms()) {
        Ok(()) => {
            let format = shipment.format();
            desk.bring_home(records, intent, account, &label, Paper::ToFetch, format, None, Deed::CameLate);
        }
        // It is being bought again at this very moment, and collides with what was found.
        Err(error) => tracing::info!(%error, "a late label is somebody else's to take in"),
    }
}

fn age(doubt: &OpenIntent) -> Duration {
    Duration::from_millis(u64::try_from(now_ms() - doubt.sent_ms).unwrap_or(0))
}
