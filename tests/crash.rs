//! Faults and kills: whatever goes wrong, the carrier's books hold one label for each parcel, and its paper is here.
//!
//! The last part kills the real program with SIGKILL, at the moments that matter and, in a longer torture, at any moment:
//! `ENVOI_TORTURE=1 cargo test --test all crash::` runs it for some minutes, outside CI.

use std::collections::BTreeMap;
use std::fs;
use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command as Program;
use std::process::ExitStatus;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use envoi::command::Command;
use envoi::command::Deed;
use envoi::domain::HistoryQuery;
use envoi::domain::HistoryRow;
use envoi::domain::LabelFormat;
use envoi::domain::Mishap;
use envoi::domain::Remedy;
use envoi::domain::ShipmentState;
use envoi::practice::Ledger;
use envoi::practice::Misbehaviour;
use envoi::practice::RetryAfter;
use envoi::store::Store;
use envoi::words::Lang;
use envoi::words::Words;

use crate::desk::Desk;
use crate::desk::draft;

/// Far longer than anything takes: who waits so long waits in vain.
const IN_VAIN: Duration = Duration::from_secs(90);

// ---- a carrier that misbehaves

#[test]
fn an_answer_that_is_lost_after_the_sale_is_found_out() {
    for misbehaviour in [
        Misbehaviour::DropAfterCommit,
        Misbehaviour::FailAfterCommit(500),
        Misbehaviour::FailAfterCommit(503),
        Misbehaviour::SlowStart(Duration::from_secs(3)),
        Misbehaviour::SlowBody(Duration::from_secs(6)),
        Misbehaviour::LateCommit(Duration::from_millis(400)),
        Misbehaviour::WebPage,
        Misbehaviour::CutShort,
        Misbehaviour::Endless(200_000_000),
    ] {
        let (tried, mut desk, row) = carried_through(misbehaviour, 1);
        assert_eq!(tried.as_slice(), [ShipmentState::Labelled], "{misbehaviour:?} needs nobody");
        check_balance(&mut desk, &[row]);
    }
}

#[test]
fn an_answer_that_is_lost_before_the_sale_is_believed_after_a_while_and_bought_again() {
    for misbehaviour in [Misbehaviour::DropBeforeCommit, Misbehaviour::FailBeforeCommit(500), Misbehaviour::BadGateway]
    {
        let (tried, mut desk, row) = carried_through(misbehaviour, 1);
        assert_eq!(tried.as_slice(), [ShipmentState::NotBought, ShipmentState::Labelled], "{misbehaviour:?}");
        check_balance(&mut desk, &[row]);
    }
}

#[test]
fn a_refusal_is_no_doubt() {
    for status in [400, 401, 422] {
        let (tried, mut desk, row) = carried_through(Misbehaviour::FailBeforeCommit(status), 1);
        assert_eq!(tried.as_slice(), [ShipmentState::Refused, ShipmentState::Labelled], "{status}");
        check_balance(&mut desk, &[row]);
    }
}

#[test]
fn a_carrier_that_asks_to_wait_is_waited_for() {
    for retry_after in [RetryAfter::Seconds(1), RetryAfter::Seconds(0), RetryAfter::Date(1), RetryAfter::Missing] {
        let (tried, mut desk, row) = carried_through(Misbehaviour::TooManyRequests(retry_after), 1);
        assert_eq!(tried.as_slice(), [ShipmentState::Labelled], "{retry_after:?}");
        check_balance(&mut desk, &[row]);
    }
}

#[test]
fn a_sale_that_comes_after_its_absence_was_believed_is_taken_over_and_not_doubled() {
    let (tried, mut desk, row) = carried_through(Misbehaviour::LateCommit(Duration::from_secs(3)), 1);
    // The second attempt either comes first, and the late sale is turned away, or it meets the late sale and takes it over.
    assert_eq!(tried.as_slice(), [ShipmentState::NotBought, ShipmentState::Labelled]);
    thread::sleep(Duration::from_secs(3));
    check_balance(&mut desk, &[row]);

    let mut desk = Desk::open();
    desk.carrier().misbehave(Misbehaviour::LateCommit(Duration::from_secs(3)), 1);
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::NotBought);
    wait_until("the late sale", || desk.carrier().ledger().labels().len() == 1);
    desk.send(Command::BuyAgain { intent: intent.clone() });
    let (row, _) = desk.end_of(&intent);
    check_balance(&mut desk, &[row]);
}

#[test]
fn several_faults_in_a_row_are_several_attempts_at_one_label() {
    for misbehaviour in [
        Misbehaviour::DropBeforeCommit,
        Misbehaviour::FailBeforeCommit(400),
        Misbehaviour::TooManyRequests(RetryAfter::Seconds(0)),
    ] {
        let (_, mut desk, row) = carried_through(misbehaviour, 3);
        check_balance(&mut desk, &[row]);
    }
}

#[test]
fn paper_that_is_a_web_page_is_never_kept_and_is_fetched_when_it_is_there() {
    for misbehaviour in [
        Misbehaviour::LabelIsWebPage,
        Misbehaviour::FailBeforeCommit(503),
        Misbehaviour::DropBeforeCommit,
        Misbehaviour::CutShort,
        Misbehaviour::WebPage,
    ] {
        let mut desk = Desk::open();
        // The file, and the label's record that may have it inside.
        for on in ["GET /v1/downloads/*", "GET /v1/labels/*"] {
            desk.carrier().misbehave_on(misbehaviour, 1000, on);
        }
        let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
        let intent = desk.buy(&shipment, None);
        let (row, outcome) = desk.end_of(&intent);
        assert_eq!(row.state, ShipmentState::PaperMissing, "{misbehaviour:?}");
        let failure = outcome.expect_err("no paper");
        assert_eq!((failure.mishap, failure.remedy), (Mishap::PaperMissing, Remedy::FetchThePaper));
        assert_eq!(desk.history("").to_settle.len(), 1, "it waits for a person");

        desk.carrier().behave();
        desk.send(Command::FetchPaper { intent: intent.clone() });
        let (row, outcome) = desk.end_of(&intent);
        assert_eq!(outcome, Ok(()), "{misbehaviour:?}");
        check_balance(&mut desk, &[row]);
    }
}

#[test]
fn a_download_that_fails_once_costs_nobody_a_thought() {
    for misbehaviour in [Misbehaviour::LabelIsWebPage, Misbehaviour::CutShort, Misbehaviour::FailBeforeCommit(503)] {
        let mut desk = Desk::open();
        desk.carrier().misbehave_on(misbehaviour, 1, "GET /v1/downloads/*");
        let row = desk.bought(&draft("1"));
        check_balance(&mut desk, &[row]);
    }
}

#[test]
fn paper_that_was_missing_yesterday_is_fetched_this_morning() {
    let mut desk = Desk::open();
    desk.carrier().misbehave_on(Misbehaviour::LabelIsWebPage, 1000, "GET /v1/*");
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::PaperMissing);
    desk.carrier().behave();
    let mut desk = desk.reopen();
    let (row, outcome) = desk.after(&intent, Deed::Fetched);
    assert_eq!(outcome, Ok(()));
    check_balance(&mut desk, &[row]);
}

#[test]
fn a_doubt_does_not_hold_up_the_next_parcel_and_no_press_buys_it_twice() {
    let mut desk = Desk::open();
    desk.carrier().misbehave(Misbehaviour::DropAfterCommit, 1);
    // While nobody can ask either, the doubt stands.
    desk.carrier().misbehave_on(Misbehaviour::FailBeforeCommit(500), 1000, "GET /v1/labels/external_shipment_id/*");
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let doubtful = desk.buy(&shipment, None);
    let (row, outcome) = desk.after(&doubtful, Deed::Bought);
    assert_eq!((row.state, outcome.expect_err("a doubt").remedy), (ShipmentState::InDoubt, Remedy::Settle));
    let next = desk.bought(&draft("2"));

    desk.buy_as(&doubtful, &shipment, None);
    desk.send(Command::BuyAgain { intent: doubtful.clone() });
    let (row, outcome) = desk.after(&doubtful, Deed::Bought);
    assert_eq!((row.state, outcome.expect_err("a doubt").remedy), (ShipmentState::InDoubt, Remedy::Settle));
    desk.send(Command::Dismiss { intent: doubtful.clone() });
    let (_, outcome) = desk.after(&doubtful, Deed::Dismissed);
    assert_eq!(outcome.expect_err("money may be at stake").remedy, Remedy::Settle);

    desk.carrier().behave();
    desk.send(Command::Settle { intent: doubtful.clone() });
    let (row, _) = desk.end_of(&doubtful);
    check_balance(&mut desk, &[row, next]);
}

#[test]
fn a_station_that_is_closed_in_doubt_finds_out_when_it_is_opened() {
    let mut desk = Desk::open();
    desk.carrier().misbehave(Misbehaviour::DropAfterCommit, 1);
    desk.carrier().misbehave_on(Misbehaviour::FailBeforeCommit(500), 1000, "GET /v1/labels/external_shipment_id/*");
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    assert_eq!(desk.after(&intent, Deed::Bought).0.state, ShipmentState::InDoubt);
    desk.close();
    desk.carrier().behave();
    let mut desk = desk.reopen();
    let (row, _) = desk.end_of(&intent);
    check_balance(&mut desk, &[row]);
}

/// Buys one parcel from a carrier that misbehaves so many times, pressing the button that the station offers until there is a
/// label. Tells how each press ended.
fn carried_through(misbehaviour: Misbehaviour, times: u32) -> (Vec<ShipmentState>, Desk, HistoryRow) {
    let mut desk = Desk::open();
    desk.carrier().misbehave(misbehaviour, times);
    let shipment = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    // A double Enter, every time.
    desk.buy_as(&intent, &shipment, None);
    let mut ends = Vec::new();
    loop {
        let (row, outcome) = desk.end_of(&intent);
        ends.push(row.state);
        assert!(ends.len() < 10, "{misbehaviour:?} never ends: {ends:?}");
        match row.state {
            ShipmentState::Labelled => return (ends, desk, row),
            ShipmentState::NotBought | ShipmentState::Refused | ShipmentState::NotSent => {
                desk.send(Command::BuyAgain { intent: intent.clone() });
            }
            ShipmentState::PaperMissing => desk.send(Command::FetchPaper { intent: intent.clone() }),
            ShipmentState::Buying | ShipmentState::InDoubt | ShipmentState::Voided => {
                panic!("{misbehaviour:?}: {:?}, {outcome:?}", row.state)
            }
        }
    }
}

/// The carrier sold exactly these, the history says so, and each has its paper.
fn check_balance(desk: &mut Desk, rows: &[HistoryRow]) {
    let ledger = desk.carrier().ledger();
    let sold: Vec<&str> = ledger.labels().iter().map(|sold| sold.tracking_number.as_str()).collect();
    let page = desk.history("");
    let mut known: Vec<&str> = page.rows.iter().filter_map(|row| Some(row.tracking.as_ref()?.0.as_str())).collect();
    known.sort_unstable();
    let mut expected = sold.clone();
    expected.sort_unstable();
    assert_eq!(known, expected, "the books and the history");
    assert_eq!((sold.len(), page.total), (rows.len(), rows.len() as u64));
    assert_eq!(page.to_settle, [], "nothing is left to settle");
    for row in rows {
        assert_eq!(row.state, ShipmentState::Labelled);
        assert!(desk.show(&row.intent).specimen, "its paper is here");
    }
}

// ---- the real program, killed

#[test]
fn killed_while_the_carrier_has_sold_and_not_said_so_the_program_finds_its_label() {
    let trial = Trial::new();
    trial.carrier.misbehave(r#"{"kind":"slow_start","seconds":20}"#);
    let station = trial.ship();
    wait_until("the sale", || trial.sold().len() == 1);
    station.kill();
    trial.ship_to_the_end();
    trial.check_balance();
}

#[test]
fn killed_while_the_paper_is_on_its_way_the_program_fetches_it() {
    let trial = Trial::new();
    trial.carrier.misbehave(r#"{"kind":"slow_start","seconds":20,"on":"GET /v1/downloads/*"}"#);
    let station = trial.ship();
    wait_until("the sale", || trial.sold().len() == 1);
    wait_until("that the station knows", || trial.station_knows(ShipmentState::PaperMissing));
    station.kill();
    trial.ship_to_the_end();
    trial.check_balance();
}

#[test]
fn killed_in_doubt_before_the_sale_the_program_meets_the_late_label() {
    let trial = Trial::new();
    trial.carrier.misbehave(r#"{"kind":"late_commit","seconds":2}"#);
    let station = trial.ship();
    wait_until("the doubt", || trial.station_knows(ShipmentState::InDoubt));
    station.kill();
    trial.ship_to_the_end();
    trial.check_balance();
}

#[test]
fn killed_in_doubt_with_nothing_sold_the_program_buys_again() {
    let trial = Trial::new();
    trial.carrier.misbehave(r#"{"kind":"drop_before_commit"}"#);
    let station = trial.ship();
    wait_until("the doubt", || trial.station_knows(ShipmentState::InDoubt));
    station.kill();
    trial.ship_to_the_end();
    trial.check_balance();
}

#[test]
fn a_carrier_that_is_killed_in_the_middle_of_a_sale_is_found_again() {
    let mut trial = Trial::new();
    trial.carrier.misbehave(r#"{"kind":"slow_start","seconds":60}"#);
    let station = trial.ship();
    wait_until("the sale", || trial.sold().len() == 1);
    trial.restart_the_carrier();
    let (status, said) = station.end();
    assert!(status.success(), "{said}");
    trial.check_balance();
}

#[test]
fn a_second_program_on_the_same_folder_says_so_and_does_nothing() {
    let trial = Trial::new();
    trial.carrier.misbehave(r#"{"kind":"slow_start","seconds":60}"#);
    let first = trial.ship();
    wait_until("the sale", || trial.sold().len() == 1);
    let (status, said) = trial.ship().end();
    assert!(!status.success());
    assert_eq!(said.trim(), format!("envoi: {}", Words::new(Lang::EN).get("start-already-running")));
    assert_eq!(trial.sold().len(), 1);
    first.kill();
}

/// Outside CI: kills at any moment, of the station and sometimes of the carrier, until all is shipped.
#[test]
fn killed_at_any_moment_the_books_balance() {
    if std::env::var_os("ENVOI_TORTURE").is_none() {
        return;
    }
    const ROUNDS: u64 = 40;
    let kinds =
        ["slow_start", "slow_body", "late_commit", "drop_after_commit", "drop_before_commit", "fail_after_commit"];
    for round in 0..ROUNDS {
        let mut trial = Trial::new();
        for nth in 0..3 {
            let kind = kinds[(round + nth) as usize % kinds.len()];
            trial.carrier.misbehave(&format!(r#"{{"kind":"{kind}","seconds":1}}"#));
        }
        for kill in 0..3 {
            let station = trial.ship();
            // Spread over the first three seconds, each round elsewhere.
            thread::sleep(Duration::from_millis((round * 77 + kill * 997) % 3000));
            if (round + kill) % 4 == 3 {
                trial.restart_the_carrier();
            }
            station.kill();
        }
        // What the carrier was told to do wrong may still be to come: who ships again then gets the rest.
        let mut runs = 0;
        while !trial.ship().end().0.success() {
            runs += 1;
            assert!(runs < 5, "{}", trial.summary());
        }
        trial.check_balance();
    }
}

/// A carrier in a process of its own, a list of three orders, and a folder to ship them into.
struct Trial {
    carrier: CarrierProcess,
    folder: tempfile::TempDir,
}

/// `envoi practice serve`; ended with the test, however it ends.
struct CarrierProcess {
    child: Child,
    url: String,
}

/// `envoi practice --out …`; ended with the test, however it ends.
struct Station {
    child: Child,
}

impl Trial {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("out")).expect("a folder");
        let orders = "order;name;street;postcode;city;weight;size\n\
            A1;Nadia Ferrand;12 avenue de la Gare;31000;Toulouse;96 g;14x9x1,5\n\
            A2;Camille Roussel;27 rue Paul Bert;69003;Lyon;412 g;14x9x2,5\n\
            A3;Paul Meyer;3 quai des Bateliers;67000;Strasbourg;1,25 kg;14x9x3\n";
        fs::write(folder.path().join("orders.csv"), orders).expect("the orders");
        let carrier = CarrierProcess::start(&folder.path().join("books"), 0);
        Self { carrier, folder }
    }

    /// Starts the program on the orders.
    fn ship(&self) -> Station {
        let mut program = program();
        program.arg("practice").arg("--out").arg(self.out());
        program.arg("--orders").arg(self.folder.path().join("orders.csv")).args(["--carrier", &self.carrier.url]);
        program.args(["--lang", "en"]).stdout(Stdio::null()).stderr(Stdio::piped());
        Station { child: program.spawn().expect("the program starts") }
    }

    /// Runs it until it ends by itself: everything is shipped.
    fn ship_to_the_end(&self) {
        let (status, said) = self.ship().end();
        assert!(status.success(), "{said}\n{}", self.summary());
    }

    /// Kills the carrier and starts it on the same books at the same address.
    fn restart_the_carrier(&mut self) {
        let port = self.carrier.url.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
        self.carrier.end();
        self.carrier = CarrierProcess::start(&self.folder.path().join("books"), port);
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// The order number and tracking number of all that was ever sold.
    fn sold(&self) -> Vec<(String, String)> {
        let ledger = Ledger::read(&self.folder.path().join("books")).expect("the books");
        let order = |sold: &envoi::practice::Sold| sold.shipment["shipment_number"].as_str().unwrap_or("").to_owned();
        ledger.labels().iter().map(|sold| (order(sold), sold.tracking_number.clone())).collect()
    }

    /// Whether some purchase stands so in the station's own records.
    fn station_knows(&self, state: ShipmentState) -> bool {
        let records = self.out().join("station/practice");
        // Opening would make them, which is for the station to do.
        let page = records
            .join("envoi.db")
            .is_file()
            .then(|| Store::open(&records).ok()?.page(&HistoryQuery::default(), 0).ok());
        page.flatten().is_some_and(|page| page.rows.iter().any(|row| row.state == state))
    }

    fn summary(&self) -> String {
        fs::read_to_string(self.out().join("summary.csv")).unwrap_or_default()
    }

    /// One label in the books for each order, the same in the summary, and the three files of each.
    fn check_balance(&self) {
        let sold: BTreeMap<String, String> = self.sold().into_iter().collect();
        assert_eq!(self.sold().len(), 3, "{:?}", self.sold());
        assert_eq!(sold.keys().collect::<Vec<_>>(), ["A1", "A2", "A3"]);
        let summary = self.summary();
        let said: BTreeMap<String, String> = summary
            .lines()
            .skip(1)
            .map(|line| line.split(',').collect::<Vec<_>>())
            .map(|cells| (cells[1].to_owned(), cells[2].to_owned()))
            .collect();
        assert_eq!(said, sold, "{summary}");
        for tracking in sold.values() {
            for format in LabelFormat::ALL {
                let path = self.out().join(format!("{tracking}.{}", format.extension()));
                let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                assert!(envoi::label::kind(&bytes).is_ok(), "{}", path.display());
            }
        }
    }
}

impl CarrierProcess {
    fn start(books: &Path, port: u16) -> Self {
        let mut program = program();
        program.args(["practice", "serve", "--port", &port.to_string(), "--ledger"]).arg(books);
        let mut child = program.stdout(Stdio::piped()).spawn().expect("the carrier starts");
        let mut url = String::new();
        let out = child.stdout.take().expect("piped");
        BufReader::new(out).read_line(&mut url).expect("it says where it is");
        let url = url.trim().to_owned();
        let carrier = Self { child, url };
        assert!(carrier.url.starts_with("http://127.0.0.1:"), "{}", carrier.url);
        carrier
    }

    /// Tells it to misbehave once more.
    fn misbehave(&self, order: &str) {
        let address = self.url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).expect("the carrier is there");
        let length = order.len();
        write!(
            stream,
            "POST /practice/misbehave HTTP/1.1\r\nHost: {address}\r\nContent-Length: {length}\r\n\r\n{order}"
        )
        .expect("an order");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    fn end(&mut self) {
        end(&mut self.child);
    }
}

impl Station {
    /// SIGKILL: no handler, no last words.
    fn kill(mut self) {
        end(&mut self.child);
    }

    /// Waits until it ends by itself; tells what it complained of.
    fn end(mut self) -> (ExitStatus, String) {
        let give_up = Instant::now() + IN_VAIN;
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("our own child") {
                break status;
            }
            assert!(Instant::now() < give_up, "the program never ends");
            thread::sleep(Duration::from_millis(20));
        };
        let mut said = String::new();
        if let Some(mut wrong) = self.child.stderr.take() {
            wrong.read_to_string(&mut said).expect("text");
        }
        (status, said)
    }
}

impl Drop for CarrierProcess {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

impl Drop for Station {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Kills a child if it still lives, and waits until it is gone.
fn end(child: &mut Child) {
    // It may have ended by itself.
    drop(child.kill());
    drop(child.wait());
}

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_envoi"))
}

fn wait_until(what: &str, done: impl Fn() -> bool) {
    let give_up = Instant::now() + IN_VAIN;
    while !done() {
        assert!(Instant::now() < give_up, "{what} never came");
        thread::sleep(Duration::from_millis(10));
    }
}
