//! The real program, killed: whatever it was at, the carrier's books hold one label for each order, and its paper is here.
//!
//! Killed with SIGKILL at the moments that matter and, in [`torture`], at any moment.

mod torture;

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

use envoi::domain::HistoryQuery;
use envoi::domain::LabelFormat;
use envoi::domain::ShipmentState;
use envoi::practice::Ledger;
use envoi::store::Store;
use envoi::words::Lang;
use envoi::words::Words;

use crate::desk::wait_until;

/// Far longer than anything takes: who waits so long waits in vain.
const IN_VAIN: Duration = Duration::from_secs(90);

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

/// A carrier in a process of its own, a list of orders, and a folder to ship them into.
struct Trial {
    carrier: CarrierProcess,
    folder: tempfile::TempDir,
    /// The numbers of the orders, sorted.
    orders: Vec<String>,
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
    /// Three orders.
    fn new() -> Self {
        Self::of(3)
    }

    fn of(count: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("out")).expect("a folder");
        let people = [
            "Nadia Ferrand;12 avenue de la Gare;31000;Toulouse;96 g;14x9x1,5",
            "Camille Roussel;27 rue Paul Bert;69003;Lyon;412 g;14x9x2,5",
            "Paul Meyer;3 quai des Bateliers;67000;Strasbourg;1,25 kg;14x9x3",
        ];
        let orders: Vec<String> = (1..=count).map(|nth| format!("A{nth:04}")).collect();
        let lines = orders.iter().zip(people.iter().cycle()).map(|(order, person)| format!("{order};{person}\n"));
        let list = format!("order;name;street;postcode;city;weight;size\n{}", lines.collect::<String>());
        fs::write(folder.path().join("orders.csv"), list).expect("the orders");
        let carrier = CarrierProcess::start(&folder.path().join("books"), 0);
        Self { carrier, folder, orders }
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
        assert_eq!(self.sold().len(), self.orders.len(), "{:?}", self.sold());
        assert_eq!(sold.keys().collect::<Vec<_>>(), self.orders.iter().collect::<Vec<_>>());
        let summary = self.summary();
        let said: BTreeMap<String, String> = summary
            .lines()
            .skip(1)
            .map(|line| line.split(',').collect::<Vec<_>>())
            .map(|cells| (cells[1].to_owned(), cells[2].to_owned()))
            .collect();
        assert_eq!(said, sold, "{summary}");
        for tracking in sold.values() {
            for format in LabelFormat::BOUGHT {
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
