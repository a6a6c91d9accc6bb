//! The station killed between label, telling and answer: every order is told at least once, and whatever is told twice is
//! explained by an answer that nobody heard.
//!
//! `ENVOI_TORTURE=1 cargo test --test all push::killed -- --nocapture` tells of 1,000 labels; without it the same happens to a
//! few. The station is this very test program, started again on one of its tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Child;
use std::process::Command as Program;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use envoi::command::Command;
use envoi::command::Event;
use envoi::command::PushRequest;
use envoi::command::Ticket;
use envoi::domain::BoughtLabel;
use envoi::domain::CarrierAccount;
use envoi::domain::IntentId;
use envoi::domain::KeepSecrets;
use envoi::domain::LabelFormat;
use envoi::domain::PaperKind;
use envoi::domain::PushState;
use envoi::domain::Shipment;
use envoi::domain::Spending;
use envoi::domain::TrackingNumber;
use envoi::domain::World;
use envoi::domain::rules;
use envoi::domain::rules::RuleContext;
use envoi::http::Patience;
use envoi::practice::RetryAfter;
use envoi::practice::lateshipment::Misbehaviour;
use envoi::practice::lateshipment::Options;
use envoi::practice::lateshipment::Server;
use envoi::store::AttemptEnd;
use envoi::store::Files;
use envoi::store::KeptPaper;
use envoi::store::Store;
use envoi::worker::PracticeCarrier;
use envoi::worker::Telling;
use envoi::worker::Worker;
use secrecy::SecretString;

use super::EMAIL;
use super::KEY;
use crate::desk::draft;
use crate::desk::nobody;
use crate::desk::options;
use crate::desk::sender;
use crate::desk::wait_until;

const FOLDER: &str = "ENVOI_TEST_PUSH_FOLDER";
const HOOK: &str = "ENVOI_TEST_PUSH_HOOK";
const ORDERS: &str = "ENVOI_TEST_PUSH_ORDERS";
const PATIENCE_MS: &str = "ENVOI_TEST_PUSH_PATIENCE_MS";

/// After so long, and so much for each order, a run goes nowhere: most requests are answered badly, and some not at all.
const IN_VAIN: Duration = Duration::from_secs(120);
const FOR_EACH: Duration = Duration::from_secs(4);

#[test]
fn killed_between_the_label_and_its_telling_it_is_told_once() {
    let trial = Trial::new(3);
    // The trial of the key is answered well, all that follows is not.
    trial.hook.misbehave(Misbehaviour::Slow(Duration::ZERO), 1);
    trial.hook.misbehave(Misbehaviour::TooManyRequests(RetryAfter::Seconds(3600)), 100_000);
    let station = trial.start(5000);
    wait_until("the labels", || trial.waiting() == 3);
    station.kill();
    trial.hook.behave();
    trial.run_to_the_end(5000);
    assert_eq!(trial.check().doubled, 0);
}

#[test]
fn killed_between_the_telling_and_its_answer_it_is_told_again_and_it_is_known_why() {
    let trial = Trial::new(2);
    trial.hook.misbehave(Misbehaviour::Slow(Duration::ZERO), 1);
    trial.hook.misbehave(Misbehaviour::Slow(Duration::from_secs(60)), 1);
    let station = trial.start(60_000);
    wait_until("the first delivery", || trial.hook.delivered().len() == 1);
    station.kill();
    trial.run_to_the_end(5000);
    assert_eq!(trial.check().doubled, 1);
}

#[test]
fn every_answer_every_fault_and_kills_in_between_lose_no_order() {
    let (orders, kills) = if std::env::var_os("ENVOI_TORTURE").is_some() { (1000, 60) } else { (60, 4) };
    let began = Instant::now();
    let trial = Trial::new(orders);
    let mut chance = Chance(0x5eed_0004);
    let kinds = kinds();
    // More than will ever be asked; every third request is answered well.
    for _ in 0..orders * 6 {
        let kind = if chance.below(3) == 0 { Misbehaviour::Slow(Duration::ZERO) } else { chance.one_of(&kinds) };
        trial.hook.misbehave(kind, 1);
    }
    for _ in 0..kills {
        let station = trial.start(150);
        thread::sleep(Duration::from_millis(400 + chance.below(1200)));
        station.kill();
    }
    trial.run_to_the_end(150);
    let found = trial.check();
    assert!(found.doubled > 0, "answers were lost, so some came twice");
    println!(
        "{orders} labels, {kills} kills, {} requests, {} deliveries, {} more than orders, all explained by {} requests \
         whose answer nobody heard, none lost, {:.0} s",
        trial.hook.asked(),
        trial.hook.delivered().len(),
        found.doubled,
        found.unknown,
        began.elapsed().as_secs_f64(),
    );
}

/// Does nothing by itself: the tests above start it in a process of its own, as a station whose operator buys, gives the key
/// when asked, and sends again what is held or refused.
#[test]
fn the_station_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok()).expect("a number");
    let hook = std::env::var(HOOK).expect("an address");
    let patience = Duration::from_millis(number(PATIENCE_MS));
    let folder = Path::new(&folder);
    let options = options(folder, PracticeCarrier::Inside);
    let options = envoi::worker::Options {
        patience: Patience { first_byte: patience, body: patience, ..options.patience },
        telling: Telling { pause: Duration::ZERO, first: Duration::from_millis(2), longest: Duration::from_millis(20) },
        ..options
    };
    let (worker, events) = Worker::start(options).expect("a station starts");
    let send = |command: Command| drop(worker.send(command));
    send(Command::OpenWorld(World::Desk));
    let connect = || {
        let key = Some(SecretString::from(KEY));
        let request = PushRequest { email: EMAIL.to_owned(), key, endpoint: hook.clone() };
        send(Command::TryPush { ticket: Ticket(1), request, connect: Some(KeepSecrets::ForThisSession) });
    };
    let mut store = Store::open(&folder.join("station/desk")).expect("its records");
    // With its paper, so that a label is on the shelf for its telling alone: the shelf shows no more than a page of them.
    let files = Files::open(&folder.join("station/desk")).expect("its files");
    let paper = (PaperKind::Label, LabelFormat::Pdf, files.put(b"%PDF-1.7").expect("kept"));
    let (mut bought, mut connected, orders) = (0, false, number(ORDERS));
    loop {
        while let Ok(event) = events.recv_timeout(Duration::from_millis(if bought < orders { 0 } else { 20 })) {
            match event {
                Event::WorldOpened(_) => connect(),
                Event::PushTried { outcome, .. } => match outcome {
                    Ok(trial) if trial.reason.opens() => connected = true,
                    Ok(_) | Err(_) => connect(),
                },
                Event::Push(status) if connected && status.paused().is_some() => {
                    connected = false;
                    connect();
                }
                _ => (),
            }
        }
        if connected && bought < orders {
            buy(&mut store, bought, &paper);
            bought += 1;
        }
        if bought < orders {
            continue;
        }
        let status = store.push_status().expect("the outbox");
        // The operator looks at the shelf when nothing else goes out.
        let shelf = if status.waiting == 0 { store.page(&Default::default(), 0).ok() } else { None };
        for row in shelf.map(|page| page.to_settle).unwrap_or_default() {
            if row.push.as_ref().is_some_and(|push| push.needs_a_person()) {
                send(Command::SendPushAgain { intent: row.intent, order_no: None });
            }
        }
        if status.waiting + status.held + status.refused == 0 {
            break;
        }
        if connected && status.paused().is_some() {
            connected = false;
            connect();
        }
    }
    worker.finish();
}

/// Buys a label as the buying lane does, as far as the records go; one that a kill left half bought is found at the carrier.
fn buy(store: &mut Store, order: u64, paper: &KeptPaper) {
    let (intent, account) = (intent(order), account());
    let purchase = store.purchase(&intent).expect("the records");
    if purchase.as_ref().is_some_and(|purchase| purchase.label.is_some()) {
        return;
    }
    let bought = AttemptEnd::Bought(label(order));
    let now = jiff::Timestamp::now().as_millisecond();
    if purchase.is_none() {
        store.begin(&intent, &account, &shipment(&account, order), None, &Spending::default(), now).expect("begun");
    }
    let open = store.open_intents().expect("the records").into_iter().find(|open| open.intent == intent);
    let attempt = match open {
        Some(open) => open.attempt,
        None => store.start_attempt(&intent, now).expect("started").0,
    };
    store.end_attempt_with_papers(&intent, attempt, &bought, std::slice::from_ref(paper), now).expect("bought");
}

fn intent(order: u64) -> IntentId {
    IntentId(format!("intent-{order:05}"))
}

fn label(order: u64) -> BoughtLabel {
    BoughtLabel {
        label_id: format!("se-{order}"),
        carrier_shipment_id: format!("se-shipment-{order}"),
        tracking: TrackingNumber(format!("1L{order:011}")),
        cost: None,
        voided: false,
    }
}

fn account() -> CarrierAccount {
    CarrierAccount { endpoint: "http://127.0.0.1:9".to_owned(), sender: Some(sender()), ..nobody() }
}

fn shipment(account: &CarrierAccount, order: u64) -> Shipment {
    let service = account.kind.services().first().expect("a service");
    let today = jiff::Zoned::now().date();
    let context = RuleContext { account, service, today, printer: LabelFormat::Pdf, dpi: 203 };
    rules::check(&draft(&format!("T{order:05}")), &context).shipment.expect("sound")
}

/// A practice LateShipment, and a folder for the station.
struct Trial {
    hook: Server,
    orders: u64,
    folder: tempfile::TempDir,
}

/// What the books say when all is told.
struct Found {
    /// How many deliveries there are beyond one for each order.
    doubled: usize,
    /// How many requests went out whose answer nobody heard.
    unknown: usize,
}

impl Trial {
    fn new(orders: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let hook = Server::start(Options::new(folder.path().join("books"))).expect("a hook");
        Self { hook, orders, folder }
    }

    fn start(&self, patience_ms: u64) -> Station {
        let mut program = Program::new(std::env::current_exe().expect("this test"));
        program.args(["--exact", "push::killed::the_station_that_is_killed", "--nocapture"]);
        program.env(FOLDER, self.folder.path()).env(HOOK, self.hook.url());
        program.env(ORDERS, self.orders.to_string()).env(PATIENCE_MS, patience_ms.to_string());
        program.stdout(Stdio::null()).stderr(Stdio::null());
        Station(program.spawn().expect("a station"))
    }

    fn run_to_the_end(&self, patience_ms: u64) {
        let mut station = self.start(patience_ms);
        let give_up = Instant::now() + IN_VAIN + FOR_EACH * u32::try_from(self.orders).expect("not so many");
        let status = loop {
            if let Some(status) = station.0.try_wait().expect("our own child") {
                break status;
            }
            assert!(Instant::now() < give_up, "it never ends: {:?}", self.store().push_status());
            thread::sleep(Duration::from_millis(20));
        };
        assert!(status.success(), "{status}");
    }

    fn store(&self) -> Store {
        Store::open(&self.folder.path().join("station/desk")).expect("its records")
    }

    /// How many wait, as far as the station has records.
    fn waiting(&self) -> u64 {
        if !self.folder.path().join("station/desk/envoi.db").exists() {
            return 0;
        }
        self.store().push_status().map_or(0, |status| status.waiting)
    }

    /// Each order was told at least once; whatever came more often is explained by requests whose answer nobody heard.
    fn check(&self) -> Found {
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        for delivered in self.hook.delivered() {
            *told.entry(delivered.field("order_no").to_owned()).or_default() += 1;
        }
        let store = self.store();
        let mut found = Found { doubled: 0, unknown: 0 };
        for order in 0..self.orders {
            let intent = intent(order);
            let row = store.row(&intent).expect("the records").expect("a label");
            assert_eq!(row.push.map(|push| push.state), Some(PushState::Sent), "{order}");
            let times = told.remove(&format!("T{order:05}")).unwrap_or(0);
            let unknown = store.push_doubles(&intent).expect("the records") as usize;
            assert!(times >= 1, "{order} was lost");
            assert!(times <= 1 + unknown, "{order} came {times} times, and {unknown} answers were lost");
            found.doubled += times - 1;
            found.unknown += unknown;
        }
        assert!(told.is_empty(), "nobody ordered {told:?}");
        found
    }
}

/// The station's process; ended with the test, however it ends.
struct Station(Child);

impl Station {
    /// SIGKILL: no handler, no last words.
    fn kill(self) {
        drop(self);
    }
}

impl Drop for Station {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Every documented answer and every fault of the network.
fn kinds() -> Vec<Misbehaviour> {
    vec![
        Misbehaviour::Fail(400),
        Misbehaviour::Fail(401),
        Misbehaviour::Fail(409),
        Misbehaviour::Fail(500),
        Misbehaviour::Fail(503),
        Misbehaviour::FailAfter(502),
        Misbehaviour::TooManyRequests(RetryAfter::Missing),
        Misbehaviour::TooManyRequests(RetryAfter::Seconds(0)),
        Misbehaviour::OtherStatus,
        Misbehaviour::WebPage,
        Misbehaviour::Empty,
        Misbehaviour::CutShort,
        Misbehaviour::Redirect,
        Misbehaviour::DropBefore,
        Misbehaviour::DropAfter,
        Misbehaviour::Slow(Duration::from_millis(600)),
    ]
}

/// Chance that is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }
}
