//! The background: takes commands, gives events, and does everything slow or fallible in between.
//!
//! A few named threads, the lanes, do the work: for each account one that buys (first in, first out) and one that asks (the
//! latest question wins); one for each printer; one that settles doubts; one for records, one for the address book, one for papers, one for set-up, one
//! for file dialogs. So a printer that is off never delays a label, and a slow purchase never delays a price. Channels are
//! bounded: a full lane is a failure that the operator sees, not a wait.

mod book;
mod buying;
mod catalogue;
mod customs;
mod declarations;
mod dialogs;
mod following;
mod lane;
mod outbox;
mod packing_slip;
mod pages;
mod papers;
mod practice;
mod prices;
mod print_gate;
mod print_queue;
mod printers;
mod records;
mod returns;
mod routes;
mod settling;
mod setup;
mod slip_page;
mod tones;
mod upkeep;
mod watching;
mod world;

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::command::Command;
use crate::command::Event;
use crate::command::Restored;
use crate::command::Upkeep;
use crate::command::UpkeepNews;
use crate::domain::Failure;
use crate::domain::LabelFormat;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::World;
use crate::http;
use crate::http::Patience;
use crate::store::InstanceError;
use crate::store::InstanceLock;
use crate::store::Station;
use crate::store::StoreError;
use crate::store::Trouble;
use crate::waiting::at_most;

pub use upkeep::WORLDS;
pub use upkeep::history_sheet;

pub use following::Follow;
use world::OpenWorld;

/// How a station is set up.
pub struct Options {
    /// The folder of everything that is remembered.
    pub root: PathBuf,
    /// Timeouts and caps of every request.
    pub patience: Patience,
    /// How long a doubt is looked into before "there is none" is believed.
    pub doubt: Doubt,
    /// How parcels are followed; as suits the world where nothing is said.
    pub follow: Option<Follow>,
    /// The formats that are kept of each label beside the one it is bought as, as far as the carrier has them.
    pub companions: Vec<LabelFormat>,
    /// How LateShipment is told.
    pub telling: Telling,
    /// Use the system's keyring; without, secrets live in this process alone.
    pub keyring: bool,
    /// What the practice desk's carriers are told beside their books: tests make them misbehave.
    pub practice: PracticeCarrier,
    /// The same for Colissimo.
    pub practice_colissimo: PracticeCarrier,
    /// Called after each event, so that a window draws itself.
    pub wake: Box<dyn Fn() + Send + Sync>,
}

/// How long and how often a purchase in doubt is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The first look-up comes so long after the answer was lost; the following ones at growing distances.
    pub first: Duration,
    /// The longest distance between two look-ups.
    pub longest: Duration,
    /// Before this has passed since the request was sent, an absence is not believed: the carrier may still be at it.
    pub believe_absence_after: Duration,
    /// How often an absence that was believed is looked at once more, for three days: a sale that comes later still is told.
    pub look_back_every: Duration,
}

/// How fast LateShipment is told of labels, and how it is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Between two deliveries that are taken.
    pub pause: Duration,
    /// After the first trouble; the following waits are twice as long each.
    pub first: Duration,
    /// The longest wait, unless it is asked for.
    pub longest: Duration,
}

/// Where one of the practice desk's carriers is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PracticeCarrier {
    /// In this process, with its books in the practice folder.
    #[default]
    Inside,
    /// At this address, as a process of its own.
    At(String),
}

/// Why the background did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another station is open on this folder, or the folder cannot be used.
    #[error(transparent)]
    Instance(#[from] InstanceError),
    /// The station's records cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No thread could be started.
    #[error("no thread could be started: {0}")]
    Thread(#[from] std::io::Error),
}

impl StartError {
    /// The id of the sentence that says why, and what to do.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Instance(InstanceError::AlreadyRunning) => "start-already-running",
            Self::Instance(InstanceError::Unusable(error)) => match Trouble::of_the_system(error) {
                Trouble::Full => "start-records-full",
                Trouble::ReadOnly | Trouble::Damaged | Trouble::Newer | Trouble::Other => "start-folder-unusable",
            },
            Self::Store(error) => match error.trouble() {
                Trouble::Full => "start-records-full",
                Trouble::ReadOnly => "start-records-read-only",
                Trouble::Newer => "start-records-newer",
                Trouble::Damaged => "start-records-damaged",
                Trouble::Other => "start-records-unusable",
            },
            Self::Thread(_) => "start-records-unusable",
        }
    }
}

/// The way into the background. A process that ends with it ends the lanes where they are; the journal knows what to find out at
/// the next start. [`Worker::finish`] waits for them.
pub struct Worker {
    commands: Option<mpsc::SyncSender<Command>>,
    dispatch: Option<thread::JoinHandle<()>>,
}

/// As many commands may wait as a person can give in a minute.
const COMMANDS: usize = 64;
/// Events are drained every frame; this many mean that the window stands still.
const EVENTS: usize = 1024;

impl Default for Doubt {
    /// ShipEngine may commit up to a minute and a half late; two minutes without a trace are an absence.
    fn default() -> Self {
        Self {
            first: Duration::from_secs(1),
            longest: Duration::from_secs(20),
            believe_absence_after: Duration::from_secs(120),
            look_back_every: Duration::from_secs(6 * 3600),
        }
    }
}

impl Default for Telling {
    /// Four a second empty a day's queue in minutes and crowd nobody.
    fn default() -> Self {
        Self { pause: Duration::from_millis(250), first: Duration::from_secs(5), longest: Duration::from_secs(3600) }
    }
}

impl Options {
    /// A station on this folder, as the operator runs it.
    pub fn new(root: PathBuf) -> Self {
        Self {
            root,
            patience: Patience::default(),
            doubt: Doubt::default(),
            telling: Telling::default(),
            follow: None,
            companions: vec![LabelFormat::Pdf],
            keyring: true,
            practice: PracticeCarrier::Inside,
            practice_colissimo: PracticeCarrier::Inside,
            wake: Box::new(|| ()),
        }
    }
}

impl Worker {
    /// Starts the background on a folder that no other station has open. No world is open yet.
    pub fn start(options: Options) -> Result<(Self, mpsc::Receiver<Event>), StartError> {
        let lock = InstanceLock::take(&options.root)?;
        let station = Station::open(&options.root)?;
        let certificates = station.settings()?.company_certificates;
        http::trust_also(certificates.as_deref());
        let (commands, inbox) = mpsc::sync_channel(COMMANDS);
        let (events, outbox) = mpsc::sync_channel(EVENTS);
        let shared = Arc::new(world::Shared::new(options, events, station));
        let dispatch = thread::Builder::new().name("dispatch".to_owned()).spawn(move || {
            dispatch(&shared, &inbox);
            drop(lock);
        })?;
        Ok((Self { commands: Some(commands), dispatch: Some(dispatch) }, outbox))
    }

    /// Gives a command. One that cannot be taken comes back as the event that answers it.
    pub fn send(&self, command: Command) -> Result<(), Box<Event>> {
        let asker = command.asker();
        let taken = self.commands.as_ref().is_some_and(|commands| commands.try_send(command).is_ok());
        if taken {
            Ok(())
        } else {
            Err(Box::new(asker.refused(Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain))))
        }
    }

    /// Waits until everything that was asked is done, and no longer than that: a window that closes does not hang. What is
    /// under way then is found again at the next start, as after a crash.
    pub fn finish_within(self, limit: Duration) {
        // Whatever is not done in time was said by whoever gave it up.
        let _ = at_most(limit, "closing", move || self.finish());
    }

    /// Waits until everything that was asked is done.
    pub fn finish(mut self) {
        self.commands = None;
        if let Some(dispatch) = self.dispatch.take()
            && dispatch.join().is_err()
        {
            tracing::error!("the dispatcher ended in a panic");
        }
    }
}

fn dispatch(shared: &Arc<world::Shared>, inbox: &mpsc::Receiver<Command>) {
    let mut open: Option<OpenWorld> = None;
    let upkeeper = upkeep::Upkeeper::start(shared);
    // Worlds that were left finish what they are at, each in a thread of its own.
    let mut closing: Vec<(World, thread::JoinHandle<()>)> = Vec::new();
    while let Ok(command) = inbox.recv() {
        if let Command::OpenWorld(world) = command {
            switch(shared, world, &mut open, &mut closing);
            continue;
        }
        shared.stir();
        let asker = command.asker();
        let taken = match (command, &open) {
            (Command::Upkeep(Upkeep::Restore { from }), _) => {
                let world = open.as_ref().map_or(World::Desk, OpenWorld::world);
                open = None;
                closing.drain(..).for_each(|(_, thread)| joined(thread));
                restore(shared, world, &from, &mut open);
                Ok(())
            }
            (Command::Upkeep(work), _) => upkeeper.give(open.as_ref().map_or(World::Desk, OpenWorld::world), work),
            (command, Some(open)) => open.perform(command),
            (_, None) => Err(Failure::new(Mishap::Gone, Remedy::Nothing)),
        };
        if let Err(failure) = taken {
            shared.tell(asker.refused(failure));
        }
    }
    drop(upkeeper);
    drop(open);
    closing.into_iter().for_each(|(_, thread)| joined(thread));
}

/// Nothing is open while everything is brought back; then the world that was open is opened again.
fn restore(shared: &Arc<world::Shared>, world: World, from: &Path, open: &mut Option<OpenWorld>) {
    let outcome = upkeep::restore(shared, from);
    let mut keys_missing = Vec::new();
    match OpenWorld::open(shared, world) {
        Ok(opened) => keys_missing = open.insert(opened).keys_missing(),
        Err(failure) => shared.tell(Event::WorldFailed(failure)),
    }
    let outcome = outcome.map(|(contents, aside)| Restored { contents, aside, keys_missing });
    shared.tell(Event::Upkeep(UpkeepNews::Restored(outcome)));
}

/// Opens a world, then leaves the one before. Where it cannot be opened, the one before stays.
fn switch(
    shared: &Arc<world::Shared>,
    world: World,
    open: &mut Option<OpenWorld>,
    closing: &mut Vec<(World, thread::JoinHandle<()>)>,
) {
    // A world is never open twice: its folder and its carrier have one owner.
    if open.as_ref().is_some_and(|open| open.world() == world) {
        *open = None;
    }
    while let Some(at) = closing.iter().position(|(left, _)| *left == world) {
        joined(closing.swap_remove(at).1);
    }
    match OpenWorld::open(shared, world) {
        Ok(opened) => {
            if let Some(before) = open.replace(opened) {
                let left = before.world();
                let named = thread::Builder::new().name("closing".to_owned());
                match named.spawn(move || drop(before)) {
                    Ok(thread) => closing.push((left, thread)),
                    // The world went with the thread that did not start: it was closed here and now.
                    Err(error) => tracing::warn!(%error, "a world was closed in the dispatcher"),
                }
            }
        }
        Err(failure) => shared.tell(Event::WorldFailed(failure)),
    }
}

fn joined(thread: thread::JoinHandle<()>) {
    if thread.join().is_err() {
        tracing::error!("closing a world ended in a panic");
    }
}

/// The folder of a world under the station's.
pub fn folder_of(world: World) -> &'static str {
    match world {
        World::Desk => "desk",
        World::Practice => "practice",
    }
}

/// When this day began at the desk, in milliseconds since 1970.
fn midnight_ms() -> i64 {
    let now = jiff::Zoned::now();
    let midnight = now.start_of_day().unwrap_or(now);
    midnight.timestamp().as_millisecond()
}

/// Milliseconds since 1970.
fn now_ms() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
