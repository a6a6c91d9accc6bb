//! Following parcels: where each is, asked politely, and which labels other desks of the account have bought.
//!
//! A thread of its own goes through the pages of an account's labels with a pause after each, and only while something is under
//! way; then it asks for the events of a few parcels. So it never takes more than a fraction of what the carrier's limit allows,
//! and never stands in the way of a purchase. A panel that is opened asks for its own parcel at once.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::carriers::CarrierError;
use crate::carriers::LabelsPage;
use crate::command::Deed;
use crate::command::Event;
use crate::command::Look;
use crate::command::Ticket;
use crate::command::TrackingView;
use crate::domain::AccountId;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::World;
use crate::store::Followed;

use super::now_ms;
use super::settling;
use super::world::Desk;
use super::world::Records;

/// How often, and how gently, carriers are asked where parcels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Follow {
    /// After a start, nothing is asked for so long: the desk has other things to do.
    pub first: Duration,
    /// From the end of a round to the next.
    pub every: Duration,
    /// Between two requests of a round.
    pub between: Duration,
    /// The events of one parcel are not asked for more often, unless somebody looks at it.
    pub again: Duration,
}

/// A parcel that has not arrived after so long is not followed any more.
const YOUNG_MS: i64 = 60 * 24 * 3_600_000;
/// So many parcels are asked for in a round.
const EVENTS_A_ROUND: u32 = 10;
/// What an open panel shows may be so old.
const FRESH_MS: i64 = 5 * 60_000;
/// The newest page is not asked for more often for a form.
const NEWEST_EVERY_MS: i64 = 30_000;
/// Our clock and the carrier's may differ by so much.
const CLOCKS_DIFFER_MS: i64 = 10 * 60_000;
/// How often there may be something to do at the soonest.
const IDLE: Duration = Duration::from_secs(2);

impl Follow {
    /// At the practice desk parcels take minutes instead of days, and its carrier is in the box.
    pub fn of(world: World) -> Self {
        let seconds = Duration::from_secs;
        match world {
            World::Desk => Self {
                first: seconds(20),
                every: seconds(15 * 60),
                between: Duration::from_millis(1500),
                again: seconds(6 * 3600),
            },
            World::Practice => {
                Self { first: seconds(20), every: seconds(20), between: Duration::from_millis(200), again: seconds(20) }
            }
        }
    }
}

/// The thread that follows parcels.
pub(super) struct Follower {
    wishes: Option<mpsc::SyncSender<Wish>>,
    thread: Option<thread::JoinHandle<()>>,
}

/// Something that cannot wait for its turn.
enum Wish {
    /// An open panel asks for its parcel.
    Track { ticket: Ticket, intent: IntentId, look: Look },
    /// A form asks what other desks have just bought.
    Newest { account: AccountId },
}

/// How far the round of an account is.
struct Round {
    due: Instant,
    /// The page to ask for next; none between rounds.
    page: Option<u32>,
    since_ms: i64,
    /// The parcels whose events are asked for at the end of the round.
    parcels: VecDeque<Followed>,
    newest_ms: i64,
}

impl Follower {
    /// Starts following this world's parcels.
    pub(super) fn start(desk: &Arc<Desk>) -> Result<Self, Failure> {
        let mut records = Records::open(desk)?;
        let desk = Arc::clone(desk);
        let (wishes, inbox) = mpsc::sync_channel(16);
        let thread = thread::Builder::new()
            .name("following".to_owned())
            .spawn(move || {
                let follow = desk.shared.follow.unwrap_or_else(|| Follow::of(desk.world));
                let first = Instant::now() + follow.first;
                let mut rounds: BTreeMap<AccountId, Round> = BTreeMap::new();
                loop {
                    match inbox.recv_timeout(follow.between.min(IDLE)) {
                        Ok(Wish::Track { ticket, intent, look }) => track(&desk, &mut records, ticket, &intent, look),
                        Ok(Wish::Newest { account }) => {
                            let round = rounds.entry(account.clone()).or_insert_with(|| Round::due(first));
                            newest(&desk, &mut records, &account, round);
                        }
                        Err(mpsc::RecvTimeoutError::Timeout) => (),
                        Err(mpsc::RecvTimeoutError::Disconnected) => break,
                    }
                    let accounts = desk.account_ids();
                    rounds.retain(|account, _| accounts.contains(account));
                    for account in accounts {
                        let round = rounds.entry(account.clone()).or_insert_with(|| Round::due(first));
                        if Instant::now() >= round.due {
                            step(&desk, &mut records, &account, round, &follow);
                        }
                    }
                }
            })
            .map_err(|error| {
                tracing::error!(%error, "no thread to follow parcels");
                Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain)
            })?;
        Ok(Self { wishes: Some(wishes), thread: Some(thread) })
    }

    /// Tells where a parcel is, for whoever looks at it.
    pub(super) fn track(&self, ticket: Ticket, intent: IntentId, look: Look) -> Result<(), Failure> {
        self.wish(Wish::Track { ticket, intent, look })
    }

    /// Looks soon at what was bought last from other desks.
    pub(super) fn look_at_the_newest(&self, account: AccountId) {
        // So much waits already that the form does without: what is known is shown in any case.
        let _ = self.wish(Wish::Newest { account });
    }

    fn wish(&self, wish: Wish) -> Result<(), Failure> {
        let full = || Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain);
        self.wishes.as_ref().ok_or_else(full)?.try_send(wish).map_err(|_| full())
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.wishes = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("following ended in a panic");
        }
    }
}

impl Round {
    fn due(due: Instant) -> Self {
        Self { due, page: None, since_ms: 0, parcels: VecDeque::new(), newest_ms: 0 }
    }

    fn rest(&mut self, follow: &Follow) {
        self.page = None;
        self.parcels.clear();
        self.due = Instant::now() + follow.every;
    }
}

/// One request of a round, or none where nothing is under way.
fn step(desk: &Arc<Desk>, records: &mut Records, account: &AccountId, round: &mut Round, follow: &Follow) {
    if let Some(parcel) = round.parcels.pop_front() {
        round.due = Instant::now() + follow.between;
        if round.parcels.is_empty() {
            round.rest(follow);
        }
        if let Err(failure) = ask(desk, records, account, &parcel) {
            pause(round, follow, &failure);
        }
        return;
    }
    let page = match round.page {
        Some(page) => page,
        None => match records.store.oldest_under_way(account, now_ms() - YOUNG_MS) {
            Ok(Some(oldest_ms)) => {
                round.since_ms = oldest_ms - CLOCKS_DIFFER_MS;
                1
            }
            Ok(None) => return round.rest(follow),
            Err(error) => {
                tracing::error!(%error, "parcels under way cannot be read");
                return round.rest(follow);
            }
        },
    };
    round.page = Some(page);
    match look_at(desk, records, account, round.since_ms, page) {
        Ok(pages) if page < pages => {
            round.page = Some(page + 1);
            round.due = Instant::now() + follow.between;
        }
        Ok(_) => {
            round.rest(follow);
            let asked_ms = now_ms() - i64::try_from(follow.again.as_millis()).unwrap_or(i64::MAX);
            let parcels = records.store.to_follow(account, now_ms() - YOUNG_MS, asked_ms, EVENTS_A_ROUND);
            round.parcels = parcels.unwrap_or_default().into();
            if !round.parcels.is_empty() {
                round.due = Instant::now() + follow.between;
            }
        }
        Err(failure) => pause(round, follow, &failure),
    }
}

/// A carrier that asks to wait is waited for, and the round goes on where it was; anything else ends it until the next.
fn pause(round: &mut Round, follow: &Follow, failure: &Failure) {
    tracing::info!(mishap = failure.mishap.id(), "parcels are not followed just now");
    match failure.mishap {
        Mishap::Busy { seconds } => round.due = Instant::now() + Duration::from_secs(seconds.max(1)),
        _ => round.rest(follow),
    }
}

/// Asks for a page of labels and takes it in. Says how many pages there are.
fn look_at(
    desk: &Arc<Desk>,
    records: &mut Records,
    account: &AccountId,
    since_ms: i64,
    page: u32,
) -> Result<u32, Failure> {
    let LabelsPage { labels, pages } = match desk.carrier(account, None)?.labels(since_ms, page) {
        // A carrier without a list is asked parcel by parcel.
        Err(CarrierError::Unsupported) => return Ok(1),
        answer => answer?,
    };
    let taken = records.store.take_in(account, &labels, now_ms())?;
    for intent in &taken.doubts {
        settling::look_back_at(desk, records, intent);
    }
    if !taken.moved.is_empty() || taken.elsewhere > 0 {
        desk.shared.tell(Event::ParcelsMoved { moved: taken.moved.len(), elsewhere: taken.elsewhere });
    }
    Ok(pages)
}

/// What other desks have bought in the last hours, for a form whose order may be among them.
fn newest(desk: &Arc<Desk>, records: &mut Records, account: &AccountId, round: &mut Round) {
    if now_ms() - round.newest_ms < NEWEST_EVERY_MS {
        return;
    }
    round.newest_ms = now_ms();
    if let Err(failure) = look_at(desk, records, account, now_ms() - YOUNG_MS, 1) {
        tracing::info!(mishap = failure.mishap.id(), "what other desks have bought is not known just now");
    }
}

fn ask(desk: &Desk, records: &mut Records, account: &AccountId, parcel: &Followed) -> Result<(), Failure> {
    let tracking = desk.carrier(account, None)?.track(&parcel.label_id)?;
    records.store.keep_tracking(&parcel.intent, &tracking, now_ms())?;
    desk.tell_row(&records.store, &parcel.intent, Deed::Tracked, Ok(()));
    Ok(())
}

/// What an open panel shows: what is kept while it is fresh, else what the carrier says now, and what is kept with the reason
/// where it says nothing.
fn track(desk: &Desk, records: &mut Records, ticket: Ticket, intent: &IntentId, look: Look) {
    let outcome = track_one(desk, records, intent, look);
    desk.shared.tell(Event::Tracking { ticket, outcome });
}

fn track_one(desk: &Desk, records: &mut Records, intent: &IntentId, look: Look) -> Result<TrackingView, Failure> {
    let gone = || Failure::new(Mishap::Gone, Remedy::Nothing);
    let kept = records.store.tracking(intent)?;
    let view = |failure| {
        let (tracking, asked_ms) = kept.clone().map(|kept| (kept.tracking, kept.asked_ms)).unzip();
        TrackingView { intent: intent.clone(), tracking, asked_ms, failure }
    };
    // A list may have told since that it has arrived: then what is kept is old, whenever it was asked for.
    let known = records.store.row(intent)?.and_then(|row| row.whereabouts);
    let fresh = kept
        .as_ref()
        .is_some_and(|kept| now_ms() - kept.asked_ms < FRESH_MS && known.as_ref() == Some(&kept.tracking.whereabouts));
    if fresh && look == Look::IfOld {
        return Ok(view(None));
    }
    let purchase = records.store.purchase(intent)?.ok_or_else(gone)?;
    let label = purchase.label.ok_or_else(gone)?;
    let asked = desk.carrier(&purchase.account.id, Some(&purchase.account));
    match asked.and_then(|carrier| carrier.track(&label.label_id).map_err(Failure::from)) {
        Ok(tracking) => {
            let asked_ms = now_ms();
            records.store.keep_tracking(intent, &tracking, asked_ms)?;
            desk.tell_row(&records.store, intent, Deed::Tracked, Ok(()));
            let intent = intent.clone();
            Ok(TrackingView { intent, tracking: Some(tracking), asked_ms: Some(asked_ms), failure: None })
        }
        Err(failure) => Ok(view(Some(failure))),
    }
}
