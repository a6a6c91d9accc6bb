//! An open world: its records, its accounts and the lanes that work for it.

mod perform;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::sync::mpsc;

use crate::carriers;
use crate::carriers::Carrier;
use crate::carriers::Reach;
use crate::command::BookEvent;
use crate::command::Deed;
use crate::command::Event;
use crate::command::OpenedWorld;
use crate::domain::AccountId;
use crate::domain::CarrierAccount;
use crate::domain::Failure;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::Mishap;
use crate::domain::PriceBook;
use crate::domain::PrinterId;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::Remedy;
use crate::domain::World;
use crate::secrets::Secrets;
use crate::secrets::SessionSecrets;
use crate::store::Files;
use crate::store::Station;
use crate::store::Store;
use crate::store::StoreError;

use super::Doubt;
use super::Follow;
use super::Options;
use super::PracticeCarrier;
use super::Telling;
use super::dialogs;
use super::folder_of;
use super::following::Follower;
use super::lane::Lane;
use super::now_ms;
use super::outbox::Outbox;
use super::practice;
use super::print_queue::AtPrinter;
use super::settling::Settler;
use super::upkeep;
use super::watching::Watcher;

/// What every world and lane of a station shares.
pub(super) struct Shared {
    pub(super) root: PathBuf,
    pub(super) reach: Reach,
    pub(super) doubt: Doubt,
    pub(super) telling: Telling,
    pub(super) follow: Option<Follow>,
    pub(super) practice: PracticeCarrier,
    pub(super) practice_colissimo: PracticeCarrier,
    pub(super) companions: Vec<LabelFormat>,
    keyring: bool,
    events: mpsc::SyncSender<Event>,
    wake: Box<dyn Fn() + Send + Sync>,
    station: Mutex<Station>,
    stirred_ms: AtomicI64,
    /// Held by whoever copies everything or brings it back.
    pub(super) copying: Mutex<()>,
}

/// What the lanes of a world share.
pub(super) struct Desk {
    pub(super) shared: Arc<Shared>,
    pub(super) world: World,
    pub(super) folder: PathBuf,
    secrets: Secrets,
    /// The owner's own prices.
    pub(super) prices: Mutex<PriceBook>,
    /// The practice desk's carrier, as long as its world is open.
    pub(super) practice: practice::Servers,
    accounts: Mutex<Vec<CarrierAccount>>,
    /// Held from reading an account to having written it: two lanes change accounts.
    pub(super) changing: Mutex<()>,
    carriers: Mutex<BTreeMap<AccountId, Arc<dyn Carrier>>>,
    printers: Mutex<BTreeMap<PrinterId, Arc<Lane<AtPrinter>>>>,
    /// What each printer said last.
    pub(super) said: Mutex<BTreeMap<PrinterId, Result<PrinterReadiness, Failure>>>,
    /// The printers whose lane has the question already how they are.
    pub(super) asked: Mutex<BTreeSet<PrinterId>>,
    /// The print jobs on their way that a person wants back.
    pub(super) taken_back: Mutex<BTreeSet<i64>>,
    /// The world closes: nobody waits for a printer any more.
    pub(super) closing: AtomicBool,
    /// The newest question about prices: older ones are not asked any more.
    pub(super) newest_rates: AtomicU64,
    /// The newest questions to the address book.
    pub(super) newest_suggestions: AtomicU64,
    pub(super) newest_find: AtomicU64,
    pub(super) newest_articles: AtomicU64,
    pub(super) newest_catalogue: AtomicU64,
    pub(super) newest_points: AtomicU64,
    pub(super) newest_drawing: AtomicU64,
}

/// A lane's own connection to the records.
pub(super) struct Records {
    pub(super) store: Store,
    pub(super) files: Files,
}

/// A world with its lanes. They end in this order: those that buy first, since they still give work to the others.
pub(super) struct OpenWorld {
    buying: Mutex<BTreeMap<AccountId, Lane<Records>>>,
    settler: Settler,
    /// None in practice, where nobody is told of anything.
    outbox: Option<Outbox>,
    follower: Follower,
    watcher: Watcher,
    asking: Mutex<BTreeMap<AccountId, Lane<Records>>>,
    papers: Lane<Records>,
    setup: Lane<Records>,
    dialogs: Lane<Records>,
    records: Lane<Records>,
    tones: Lane<()>,
    book: Lane<Records>,
    desk: Printers,
}

/// The desk, whose printers' lanes end with the world and not with whoever holds the desk last.
struct Printers(Arc<Desk>);

impl Drop for Printers {
    fn drop(&mut self) {
        self.0.closing.store(true, Ordering::Relaxed);
        let lanes = std::mem::take(&mut *lock(&self.0.printers));
        drop(lanes);
    }
}

impl Shared {
    pub(super) fn new(options: Options, events: mpsc::SyncSender<Event>, station: Station) -> Self {
        Self {
            root: options.root,
            reach: Reach::new(options.patience),
            doubt: options.doubt,
            telling: options.telling,
            follow: options.follow,
            practice: options.practice,
            practice_colissimo: options.practice_colissimo,
            companions: options.companions,
            keyring: options.keyring,
            events,
            wake: options.wake,
            station: Mutex::new(station),
            stirred_ms: AtomicI64::new(now_ms()),
            copying: Mutex::default(),
        }
    }

    /// Somebody is at work.
    pub(super) fn stir(&self) {
        self.stirred_ms.store(now_ms(), Ordering::Relaxed);
    }

    /// For how many milliseconds nobody has asked for anything.
    pub(super) fn rested_ms(&self) -> i64 {
        now_ms() - self.stirred_ms.load(Ordering::Relaxed)
    }

    /// Tells the window something and wakes it.
    pub(super) fn tell(&self, event: Event) {
        // The window is gone; what was done is in the records.
        if self.events.send(event).is_ok() {
            (self.wake)();
        }
    }

    /// The station's own settings.
    pub(super) fn station(&self) -> MutexGuard<'_, Station> {
        self.station.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A printer as it is set up now; one that was removed since is stood in for by the one that labels go to.
    pub(super) fn printer(&self, id: &PrinterId) -> Option<PrinterSetup> {
        let settings = self.station().settings().ok()?;
        let asked = settings.printers.iter().find(|printer| printer.id == *id);
        asked.or_else(|| settings.label_printer()).cloned()
    }
}

impl Records {
    pub(super) fn open(desk: &Desk) -> Result<Self, Failure> {
        let files = Files::open(&desk.folder)?;
        Ok(Self { store: Store::open(&desk.folder)?, files })
    }
}

impl Desk {
    /// An account of this world as it is now.
    pub(super) fn account(&self, id: &AccountId) -> Option<CarrierAccount> {
        self.accounts().iter().find(|account| account.id == *id).cloned()
    }

    /// The accounts of this world now.
    pub(super) fn account_ids(&self) -> Vec<AccountId> {
        self.accounts().iter().map(|account| account.id.clone()).collect()
    }

    /// Takes an account in, new or changed; its carrier is opened anew.
    pub(super) fn keep_account(&self, account: CarrierAccount) {
        self.forget_carrier(&account.id);
        let mut accounts = self.accounts();
        match accounts.iter_mut().find(|known| known.id == account.id) {
            Some(known) => *known = account,
            None => accounts.push(account),
        }
    }

    /// Lets an account go.
    pub(super) fn drop_account(&self, id: &AccountId) {
        self.forget_carrier(id);
        self.accounts().retain(|account| account.id != *id);
    }

    /// The carrier behind an account, opened once. `known` is the account as it was when something was bought, for one that
    /// has been removed since.
    pub(super) fn carrier(&self, id: &AccountId, known: Option<&CarrierAccount>) -> Result<Arc<dyn Carrier>, Failure> {
        if let Some(carrier) = lock(&self.carriers).get(id) {
            return Ok(Arc::clone(carrier));
        }
        let gone = || Failure::new(Mishap::Gone, Remedy::ReconnectTheAccount);
        let account = self.account(id).or_else(|| known.cloned()).ok_or_else(gone)?;
        let keys = self.keys(&account)?;
        let carrier: Arc<dyn Carrier> = Arc::from(carriers::open(&account, keys, &self.shared.reach)?);
        lock(&self.carriers).insert(id.clone(), Arc::clone(&carrier));
        Ok(carrier)
    }

    /// The lane of a printer, started at its first job.
    pub(super) fn printer_lane(&self, id: &PrinterId) -> Result<Arc<Lane<AtPrinter>>, Failure> {
        let mut lanes = lock(&self.printers);
        if let Some(lane) = lanes.get(id) {
            return Ok(Arc::clone(lane));
        }
        let lane = Arc::new(start("printer", AtPrinter::new(Records::open(self)?))?);
        lanes.insert(id.clone(), Arc::clone(&lane));
        Ok(lane)
    }

    /// Tells the window how a shipment stands after something was done about it.
    pub(super) fn tell_row(&self, store: &Store, intent: &IntentId, deed: Deed, outcome: Result<(), Failure>) {
        match store.row(intent) {
            Ok(Some(row)) => self.tell_shipment(row, deed, outcome),
            Ok(None) => self.shared.tell(Event::Refused(Failure::new(Mishap::Gone, Remedy::Nothing))),
            Err(error) => {
                tracing::error!(%error, "a shipment cannot be read back");
                self.shared.tell(Event::Refused(outcome.err().unwrap_or_else(|| error.into())));
            }
        }
    }

    fn tell_shipment(&self, row: HistoryRow, deed: Deed, outcome: Result<(), Failure>) {
        self.shared.tell(Event::Shipment { row: Box::new(row), deed, outcome });
    }

    /// The secrets of this world.
    pub(super) fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    pub(super) fn accounts(&self) -> MutexGuard<'_, Vec<CarrierAccount>> {
        lock(&self.accounts)
    }

    fn forget_carrier(&self, id: &AccountId) {
        lock(&self.carriers).remove(id);
    }
}

impl OpenWorld {
    /// Opens a world: its records are sorted out after a crash, its doubts are looked into, and the window hears of it.
    pub(super) fn open(shared: &Arc<Shared>, world: World) -> Result<Self, Failure> {
        let folder = shared.root.join(folder_of(world));
        let (mut store, salvage) = Store::open_or_salvage(&folder)?;
        store.recover(now_ms())?;
        // Each world has a service name of its own in the keyring. The practice desk's first account needs nothing of it: its
        // key is no secret.
        let secrets =
            if shared.keyring { Secrets::of(world) } else { Secrets::in_store(Box::new(SessionSecrets::default())) };
        let prices = store.price_book()?;
        let mut accounts = store.accounts()?;
        let practice = match world {
            World::Desk => practice::Servers::default(),
            World::Practice => practice::open(shared, &folder, &mut store, &mut accounts)?,
        };
        let desk = Arc::new(Desk {
            shared: Arc::clone(shared),
            world,
            folder,
            secrets,
            prices: Mutex::new(prices.clone()),
            practice,
            accounts: Mutex::new(accounts.clone()),
            changing: Mutex::default(),
            carriers: Mutex::default(),
            printers: Mutex::default(),
            said: Mutex::default(),
            asked: Mutex::default(),
            taken_back: Mutex::default(),
            closing: AtomicBool::new(false),
            newest_rates: AtomicU64::new(0),
            newest_suggestions: AtomicU64::new(0),
            newest_find: AtomicU64::new(0),
            newest_articles: AtomicU64::new(0),
            newest_catalogue: AtomicU64::new(0),
            newest_points: AtomicU64::new(0),
            newest_drawing: AtomicU64::new(0),
        });
        let lane = |name| start(name, Records::open(&desk)?);
        let mut opened = Self {
            buying: Mutex::default(),
            asking: Mutex::default(),
            settler: Settler::start(&desk)?,
            outbox: None,
            follower: Follower::start(&desk)?,
            watcher: Watcher::start(&desk)?,
            papers: lane("papers")?,
            setup: lane("setup")?,
            dialogs: lane("dialogs")?,
            records: lane("records")?,
            tones: start("tones", ())?,
            book: lane("book")?,
            desk: Printers(Arc::clone(&desk)),
        };
        let (settings, sender) = {
            let station = shared.station();
            (station.settings()?, station.sender()?)
        };
        let last = store.last_bought(1)?.into_iter().next();
        shared.tell(Event::WorldOpened(Box::new(OpenedWorld { world, accounts, settings, sender, prices, last })));
        shared.tell_sheet_places();
        // After the window knows that the world is open: what it hears of the outbox belongs to it.
        match world {
            World::Desk => opened.outbox = Some(Outbox::start(&desk)?),
            World::Practice => (),
        }
        let drafts = store.drafts()?;
        if !drafts.is_empty() {
            shared.tell(Event::Book(BookEvent::DraftsFound(drafts)));
        }
        if let Some(salvage) = salvage {
            shared.tell(Event::Upkeep(upkeep::salvaged(&salvage)));
        }
        shared.tell(Event::Upkeep(upkeep::backups(shared)));
        opened.ask_the_system()?;
        if let Err(failure) = opened.desk.0.go_on_printing(&store) {
            tracing::error!(mishap = failure.mishap.id(), "what waited for its printer waits on");
        }
        if let Err(failure) = opened.fetch_missing_papers(&store) {
            tracing::error!(mishap = failure.mishap.id(), "papers that are missing are not fetched yet");
        }
        Ok(opened)
    }

    /// Asks in the lanes what the system may be slow to answer, or never answers: a world opens without it.
    fn ask_the_system(&self) -> Result<(), Failure> {
        let desk = Arc::clone(&self.desk.0);
        self.setup.give(move |_| desk.ask_keyring())?;
        let desk = Arc::clone(&self.desk.0);
        self.dialogs.give(move |_| desk.shared.tell(Event::Dialogs(dialogs::probe())))
    }

    /// Which world it is.
    pub(super) fn world(&self) -> World {
        self.desk.0.world
    }

    /// The accounts whose key is not in this computer's keyring, by their names.
    pub(super) fn keys_missing(&self) -> Vec<String> {
        let desk = &self.desk.0;
        if desk.world == World::Practice {
            return Vec::new();
        }
        let accounts = desk.accounts().clone();
        let missing = accounts.into_iter().filter(|account| desk.keys(account).is_err());
        missing.map(|account| account.nickname).collect()
    }

    /// Labels that were paid for before the last stop and whose paper never came are fetched first of all.
    fn fetch_missing_papers(&self, store: &Store) -> Result<(), Failure> {
        let mut wanted: BTreeMap<AccountId, Vec<IntentId>> = BTreeMap::new();
        for paper in store.paper_missing()? {
            wanted.entry(paper.account.id).or_default().push(paper.intent);
        }
        for (account, intents) in wanted {
            let desk = Arc::clone(&self.desk.0);
            self.buy(&account, move |records| {
                for intent in &intents {
                    desk.fetch_paper(records, intent);
                }
            })?;
        }
        Ok(())
    }

    fn account_of(&self, intent: &IntentId) -> Result<AccountId, Failure> {
        let store = Store::open(&self.desk.0.folder)?;
        let purchase = store.purchase(intent)?.ok_or_else(|| StoreError::Missing(intent.0.clone()))?;
        Ok(purchase.account.id)
    }

    fn buy(&self, account: &AccountId, job: impl FnOnce(&mut Records) + Send + 'static) -> Result<(), Failure> {
        let mut lanes = lock(&self.buying);
        if !lanes.contains_key(account) {
            lanes.insert(account.clone(), start("buying", Records::open(&self.desk.0)?)?);
        }
        lanes.get(account).map_or(Ok(()), |lane| lane.give(job))
    }

    fn ask(&self, account: &AccountId, job: impl FnOnce(&mut Records) + Send + 'static) -> Result<(), Failure> {
        let mut lanes = lock(&self.asking);
        if !lanes.contains_key(account) {
            lanes.insert(account.clone(), start("asking", Records::open(&self.desk.0)?)?);
        }
        lanes.get(account).map_or(Ok(()), |lane| lane.give(job))
    }
}

fn start<T: Send + 'static>(name: &str, state: T) -> Result<Lane<T>, Failure> {
    Lane::start(name, state).map_err(|error| {
        tracing::error!(%error, name, "no lane");
        Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain)
    })
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
