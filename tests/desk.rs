//! A packing desk for the tests: a station on a folder of its own, beside a practice carrier that the test holds.
//!
//! The only code of these tests that knows commands and events. What it waits for comes or the test fails; nothing is timed.

// The paths are for `tests/bench`, which has this file from outside its folder.
#[path = "desk/paper.rs"]
mod paper;
#[path = "desk/port_printer.rs"]
mod port_printer;
#[path = "desk/way.rs"]
mod way;

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use envoi::command::Command;
use envoi::command::ConnectRequest;
use envoi::command::Deed;
use envoi::command::Event;
use envoi::command::Purchase;
use envoi::command::Ticket;
use envoi::domain::AccountId;
use envoi::domain::AddressDraft;
use envoi::domain::CarrierAccount;
use envoi::domain::CarrierKind;
use envoi::domain::Failure;
use envoi::domain::HistoryPage;
use envoi::domain::HistoryQuery;
use envoi::domain::HistoryRow;
use envoi::domain::IntentId;
use envoi::domain::KeepSecrets;
use envoi::domain::LabelFormat;
use envoi::domain::LimitsProfile;
use envoi::domain::OverCap;
use envoi::domain::PrinterSetup;
use envoi::domain::Rate;
use envoi::domain::Sender;
use envoi::domain::SenderDraft;
use envoi::domain::Shipment;
use envoi::domain::ShipmentDraft;
use envoi::domain::ShipmentState;
use envoi::domain::World;
use envoi::domain::rules;
use envoi::domain::rules::Checked;
use envoi::domain::rules::RuleContext;
use envoi::http::Patience;
use envoi::practice::shipengine;
use envoi::practice::shipengine::Server;
use envoi::worker::Doubt;
use envoi::worker::Follow;
use envoi::worker::Options;
use envoi::worker::PracticeCarrier;
use envoi::worker::Telling;
use envoi::worker::Worker;
use secrecy::SecretString;

pub use paper::folder_printer;
pub use port_printer::PortPrinter;

/// Far longer than anything takes: who waits so long waits in vain.
const IN_VAIN: Duration = Duration::from_secs(60);

/// A station with its carrier.
pub struct Desk {
    /// The account that it ships with.
    pub account: CarrierAccount,
    carrier: Option<Server>,
    worker: Option<Worker>,
    events: mpsc::Receiver<Event>,
    heard: Vec<Event>,
    tickets: u64,
    folder: tempfile::TempDir,
}

impl Desk {
    /// The practice desk, with its sender given.
    pub fn open() -> Self {
        Self::behind(str::to_owned)
    }

    /// The practice desk with something between it and its carrier: told the carrier's address, it gives its own.
    pub fn behind(between: impl FnOnce(&str) -> String) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let carrier = carrier(&folder.path().join("books"));
        let address = PracticeCarrier::At(between(&carrier.base_url()));
        Self::start(folder, Some(carrier), address).in_practice()
    }

    /// The practice desk as an operator has it, with the carrier inside.
    pub fn with_the_carrier_inside() -> Self {
        Self::start(tempfile::tempdir().expect("a folder"), None, PracticeCarrier::Inside).in_practice()
    }

    /// The real desk, without a keyring and without an account; the practice carrier stands in for the real one.
    pub fn for_real() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let carrier = carrier(&folder.path().join("books"));
        let mut desk = Self::start(folder, Some(carrier), PracticeCarrier::Inside);
        desk.open_world(World::Desk);
        desk
    }

    /// Closes the station and opens its real desk again on the same folder; what was kept for the session is gone.
    pub fn reopen_for_real(mut self) -> Self {
        self.close();
        let Self { folder, carrier, account, .. } = self;
        let mut desk = Self { account, ..Self::start(folder, carrier, PracticeCarrier::Inside) };
        desk.open_world(World::Desk);
        desk
    }

    /// Closes the station and opens it again, in practice, on the same folder; the carrier stays.
    pub fn reopen(mut self) -> Self {
        self.close();
        let Self { folder, carrier, .. } = self;
        let address =
            carrier.as_ref().map_or(PracticeCarrier::Inside, |carrier| PracticeCarrier::At(carrier.base_url()));
        Self::start(folder, carrier, address).in_practice()
    }

    /// Closes the station, does something with its folder and its carrier's address, and opens it again in practice.
    pub fn closed_for(mut self, doing: impl FnOnce(&Path, &str)) -> Self {
        self.close();
        doing(self.folder.path(), &self.carrier().base_url());
        self.reopen()
    }

    /// The practice desk with a follower that does not rest, and a carrier whose lists have two labels on a page.
    pub fn that_follows() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let books = folder.path().join("books");
        let pages = shipengine::Options { most_on_a_page: 2, ..shipengine::Options::new(books) };
        let carrier = Server::start(pages).expect("a carrier starts");
        let options = Options {
            follow: Some(Follow {
                first: Duration::ZERO,
                every: Duration::from_millis(100),
                between: Duration::from_millis(10),
                again: Duration::ZERO,
            }),
            ..options(folder.path(), PracticeCarrier::At(carrier.base_url()))
        };
        Self::start_with(folder, Some(carrier), options).in_practice()
    }

    /// A second practice desk with the carrier account of another one.
    pub fn beside(other: &Self) -> Self {
        let address = PracticeCarrier::At(other.carrier().base_url());
        Self::start(tempfile::tempdir().expect("a folder"), None, address).in_practice()
    }

    fn start(folder: tempfile::TempDir, carrier: Option<Server>, address: PracticeCarrier) -> Self {
        let options = options(folder.path(), address);
        Self::start_with(folder, carrier, options)
    }

    fn start_with(folder: tempfile::TempDir, carrier: Option<Server>, options: Options) -> Self {
        let (worker, events) = Worker::start(options).expect("a station starts");
        let (worker, heard) = (Some(worker), Vec::new());
        Self { account: nobody(), carrier, worker, events, heard, tickets: 0, folder }
    }

    fn in_practice(mut self) -> Self {
        let accounts = self.open_world(World::Practice);
        self.account = accounts.into_iter().next().expect("practice has an account from the start");
        if self.account.sender.is_none() {
            self.save_sender(sender());
        }
        self
    }

    /// Opens a world and tells its accounts.
    pub fn open_world(&mut self, world: World) -> Vec<CarrierAccount> {
        self.send(Command::OpenWorld(world));
        self.wait(|event| match event {
            Event::WorldOpened(opened) => Some(opened.accounts.clone()),
            Event::WorldFailed(failure) => panic!("{failure:?}"),
            _ => None,
        })
    }

    /// Ends what is under way and closes the station.
    pub fn close(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.finish();
        }
    }

    /// The carrier beside the desk.
    pub fn carrier(&self) -> &Server {
        self.carrier.as_ref().expect("this desk's carrier is inside")
    }

    /// Stops the carrier beside the desk.
    pub fn switch_the_carrier_off(&mut self) {
        self.carrier = None;
    }

    /// Starts it again, with its books, where it was.
    pub fn switch_the_carrier_on(&mut self) {
        let address = self.account.endpoint.trim_start_matches("http://").parse().expect("an address on loopback");
        let options = shipengine::Options { address, ..shipengine::Options::new(self.folder().join("books")) };
        self.carrier = Some(Server::start(options).expect("the carrier starts again"));
    }

    /// Where everything of this desk is.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A new folder of this desk.
    pub fn new_folder(&self, name: &str) -> PathBuf {
        let folder = self.folder().join(name);
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    // ---- the account

    /// Connects the real account with a key.
    pub fn connect(&mut self, key: &str, renews: Option<AccountId>) -> Result<CarrierAccount, Failure> {
        let ticket = self.ticket();
        let texts = [("nickname", "Comptoir"), ("contract_number", "123456789"), ("cust_account_number", "123abc")];
        let form = ConnectRequest {
            kind: CarrierKind::LettreSuivie,
            endpoint: self.carrier().base_url(),
            key: SecretString::from(key.to_owned()),
            texts: texts.map(|(name, text)| (name, text.to_owned())).into(),
            secrets: [("client_secret", SecretString::from(format!("{key}-secret")))].into(),
            keep: KeepSecrets::ForThisSession,
            renews,
        };
        self.send(Command::Connect { ticket, form });
        let outcome = self.wait(|event| match event {
            Event::Connected { ticket: answered, outcome } if *answered == ticket => Some(outcome.clone()),
            _ => None,
        });
        if let Ok(account) = &outcome {
            self.account = account.clone();
        }
        outcome
    }

    /// Disconnects the account.
    pub fn disconnect(&mut self) -> Result<(), Failure> {
        let account = self.account.id.clone();
        self.send(Command::Disconnect { account: account.clone() });
        self.wait(|event| match event {
            Event::Disconnected { account: gone, outcome } if *gone == account => Some(outcome.clone()),
            _ => None,
        })
    }

    /// Says who sends.
    pub fn save_sender(&mut self, sender: Sender) {
        self.send(Command::SaveSender { account: self.account.id.clone(), sender });
        self.hear_of_the_account();
    }

    /// Says whose limits are in force.
    pub fn use_limits(&mut self, profile: LimitsProfile) {
        self.send(Command::UseLimits { account: self.account.id.clone(), profile });
        self.hear_of_the_account();
    }

    fn hear_of_the_account(&mut self) {
        self.account = self.wait(|event| match event {
            Event::AccountChanged(account) => Some(account.clone()),
            _ => None,
        });
    }

    // ---- the parcel

    /// Runs the rules as the form does; `printer` is what the printer speaks.
    pub fn check(&self, draft: &ShipmentDraft, printer: LabelFormat) -> Checked {
        let service = self.account.kind.services().first().expect("a carrier sells something");
        let today = today();
        rules::check(draft, &RuleContext { account: &self.account, service, today, printer, dpi: 203 })
    }

    /// What is bought when this draft is on screen.
    pub fn shipment(&self, draft: &ShipmentDraft, printer: LabelFormat) -> Shipment {
        let checked = self.check(draft, printer);
        checked.shipment.unwrap_or_else(|| panic!("not sound: {:?}", checked.problems))
    }

    /// Asks for prices.
    pub fn rates(&mut self, shipment: &Shipment) -> Result<Vec<Rate>, Failure> {
        let ticket = self.ticket();
        self.send(Command::GetRates { ticket, shipment: shipment.clone() });
        self.wait(|event| match event {
            Event::Rates { ticket: answered, outcome } if *answered == ticket => Some(outcome.clone()),
            _ => None,
        })
    }

    /// Presses "Buy and print".
    pub fn buy(&mut self, shipment: &Shipment, printer: Option<&PrinterSetup>) -> IntentId {
        let intent = IntentId::new();
        self.buy_as(&intent, shipment, printer);
        intent
    }

    /// Presses it for this intent.
    pub fn buy_as(&mut self, intent: &IntentId, shipment: &Shipment, printer: Option<&PrinterSetup>) {
        let printer = printer.map(|printer| printer.id.clone());
        let (intent, digest) = (intent.clone(), shipment.digest());
        self.send(Command::Buy(Purchase {
            intent,
            shipment: shipment.clone(),
            digest,
            printer,
            expected: None,
            over_cap: OverCap::Held,
        }));
    }

    /// Buys a parcel without printing it, and waits for its label.
    pub fn bought(&mut self, draft: &ShipmentDraft) -> HistoryRow {
        let shipment = self.shipment(draft, LabelFormat::Pdf);
        let intent = self.buy(&shipment, None);
        let (row, outcome) = self.end_of(&intent);
        assert_eq!((row.state, outcome), (ShipmentState::Labelled, Ok(())));
        row
    }

    /// Waits until a purchase, or what was done about it, has come to an end: no doubt is left.
    pub fn end_of(&mut self, intent: &IntentId) -> (HistoryRow, Result<(), Failure>) {
        self.wait(|event| match event {
            Event::Shipment { row, deed: Deed::Bought | Deed::Settled | Deed::Fetched, outcome }
                if row.intent == *intent && !matches!(row.state, ShipmentState::Buying | ShipmentState::InDoubt) =>
            {
                Some(((**row).clone(), outcome.clone()))
            }
            _ => None,
        })
    }

    /// Waits until this was done about a shipment.
    pub fn after(&mut self, intent: &IntentId, wanted: Deed) -> (HistoryRow, Result<(), Failure>) {
        self.wait(|event| match event {
            Event::Shipment { row, deed, outcome } if row.intent == *intent && *deed == wanted => {
                Some(((**row).clone(), outcome.clone()))
            }
            _ => None,
        })
    }

    /// Voids a label.
    pub fn void(&mut self, intent: &IntentId) -> (HistoryRow, Result<(), Failure>) {
        self.send(Command::Void { intent: intent.clone() });
        self.after(intent, Deed::Voided)
    }

    // ---- the history

    /// Looks into the history.
    pub fn history(&mut self, text: &str) -> HistoryPage {
        let ticket = self.ticket();
        let query = HistoryQuery { text: text.to_owned(), ..HistoryQuery::default() };
        self.send(Command::FindInHistory { ticket, query });
        let outcome = self.wait(|event| match event {
            Event::History { ticket: answered, outcome } if *answered == ticket => Some(outcome.clone()),
            _ => None,
        });
        outcome.expect("the history opens")
    }

    // ---- below

    /// Forgets what came and was waited for by nobody.
    pub fn forget_what_was_heard(&mut self) {
        while self.events.try_recv().is_ok() {}
        self.heard.clear();
    }

    /// What came and was waited for by nobody yet.
    pub fn heard(&self) -> &[Event] {
        &self.heard
    }

    /// Gives a command.
    pub fn send(&self, command: Command) {
        let worker = self.worker.as_ref().expect("the station is open");
        worker.send(command).expect("the station takes commands");
    }

    /// Waits for an event. Others that come before it are kept for whoever waits for them later.
    pub fn wait<T>(&mut self, wanted: impl Fn(&Event) -> Option<T>) -> T {
        let known = self.heard.iter().enumerate().find_map(|(at, event)| Some((at, wanted(event)?)));
        if let Some((at, found)) = known {
            self.heard.remove(at);
            return found;
        }
        let end = Instant::now() + IN_VAIN;
        loop {
            let event = self.events.recv_timeout(end.saturating_duration_since(Instant::now()));
            let event = event.unwrap_or_else(|_| panic!("it never came; what came: {:#?}", self.heard));
            match wanted(&event) {
                Some(found) => return found,
                None => self.heard.push(event),
            }
        }
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }
}

/// A station's options with little patience: what takes minutes at a real desk takes a second here.
pub fn options(folder: &Path, practice: PracticeCarrier) -> Options {
    Options {
        patience: little_patience(),
        doubt: Doubt {
            first: Duration::from_millis(50),
            longest: Duration::from_millis(200),
            believe_absence_after: Duration::from_secs(2),
            look_back_every: Duration::from_secs(3600),
        },
        telling: Telling {
            pause: Duration::ZERO,
            first: Duration::from_millis(20),
            longest: Duration::from_millis(200),
        },
        keyring: false,
        practice,
        ..Options::new(folder.join("station"))
    }
}

/// Enough for a carrier in the same process, even on a busy machine.
pub fn little_patience() -> Patience {
    Patience {
        first_byte: Duration::from_secs(5),
        purchase: Duration::from_secs(1),
        body: Duration::from_secs(2),
        json_cap: 1 << 20,
        file_cap: 4 << 20,
    }
}

/// A practice carrier with its books in this folder. It takes one key that does not look like practice.
pub fn carrier(books: &Path) -> Server {
    let keys = vec!["CANARY-key-8f1d".to_owned()];
    Server::start(shipengine::Options { keys, ..shipengine::Options::new(books) }).expect("a carrier starts")
}

/// A shop that never was.
pub fn sender() -> Sender {
    let address = AddressDraft {
        name: "Papeterie Imaginaire".to_owned(),
        street: "14 rue Sala".to_owned(),
        postcode: "69002".to_owned(),
        city: "Lyon".to_owned(),
        phone: "04 72 00 00 00".to_owned(),
        ..AddressDraft::default()
    };
    let (_, sender) =
        rules::check_sender(&SenderDraft { address, ..SenderDraft::default() }, CarrierKind::LettreSuivie);
    sender.expect("a sound sender")
}

/// A parcel that fits, for a customer who never was.
pub fn draft(order: &str) -> ShipmentDraft {
    let mut draft = ShipmentDraft {
        consignee: AddressDraft {
            name: "Élodie Œuvrard".to_owned(),
            street: "27 rue du Modèle".to_owned(),
            extra: "bât. C".to_owned(),
            postcode: "13006".to_owned(),
            city: "Marseille".to_owned(),
            ..AddressDraft::default()
        },
        ..ShipmentDraft::default()
    };
    draft.parcel.weight = "412 g".into();
    draft.parcel.size = "14x9x2,5".into();
    draft.order.number = order.to_owned();
    draft
}

/// The carrier's day, which is that of UTC.
pub fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Waits until something has come about.
pub fn wait_until(what: &str, done: impl Fn() -> bool) {
    let give_up = Instant::now() + IN_VAIN;
    while !done() {
        assert!(Instant::now() < give_up, "{what} never came");
        thread::sleep(Duration::from_millis(10));
    }
}

/// The files in a folder, by name.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// Stands where no account is connected yet.
pub fn nobody() -> CarrierAccount {
    CarrierAccount {
        id: AccountId(String::new()),
        kind: CarrierKind::LettreSuivie,
        nickname: String::new(),
        carrier_id: String::new(),
        carrier_code: String::new(),
        endpoint: String::new(),
        key_tail: String::new(),
        limits: LimitsProfile::default(),
        address_check: Default::default(),
        catalogue: Default::default(),
        logo: None,
        download: Default::default(),
        sender: None,
    }
}
