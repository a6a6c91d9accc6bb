//! Practising without a window: a list of orders becomes SPECIMEN labels in a folder.
//!
//! The folder is a station of its own, with its records and the carrier's books, so that a run that was interrupted goes on
//! where it stopped: doubts are settled first, and an order that is shipped is not shipped again
//! (by its number: an order without one is shipped each time).

use std::net::Ipv4Addr;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;
use std::time::Instant;

use jiff::civil::Date;

use crate::cli::ServedArgument;
use crate::cli::orders;
use crate::cli::orders::OrderLine;
use crate::cli::say;
use crate::cli::say_wrong;
use crate::command::Command;
use crate::command::Deed;
use crate::command::Event;
use crate::command::OpenedWorld;
use crate::command::Purchase;
use crate::command::Ticket;
use crate::domain::AddressDraft;
use crate::domain::CarrierAccount;
use crate::domain::Failure;
use crate::domain::HistoryQuery;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::Mishap;
use crate::domain::OverCap;
use crate::domain::Remedy;
use crate::domain::SenderDraft;
use crate::domain::Shipment;
use crate::domain::ShipmentState;
use crate::domain::World;
use crate::domain::rules;
use crate::domain::rules::RuleContext;
use crate::practice::colissimo;
use crate::practice::lateshipment;
use crate::practice::shipengine;
use crate::words::Lang;
use crate::words::Words;
use crate::worker::Doubt;
use crate::worker::Options;
use crate::worker::PracticeCarrier;
use crate::worker::Worker;

/// Longer than any purchase with all its waits: after this the run says that it got no answer.
const LONGEST_STEP: Duration = Duration::from_secs(600);

/// How often the history is looked at while old doubts are being settled.
const GLANCE: Duration = Duration::from_millis(500);

/// The carrier in the box sells at once or not at all, so nobody practises waiting for minutes. One that is told to sell later
/// still sells an order once: what was not bought is bought again under its old id.
const DOUBT: Doubt = Doubt {
    look_back_every: Duration::from_secs(6 * 3600),
    first: Duration::from_millis(250),
    longest: Duration::from_secs(2),
    believe_absence_after: Duration::from_secs(5),
};

/// Is a practice system, until killed.
pub(super) fn serve(ledger: PathBuf, port: u16, system: ServedArgument) -> ExitCode {
    let address = (Ipv4Addr::LOCALHOST, port).into();
    let served = match system {
        ServedArgument::Shipengine => {
            shipengine::serve(shipengine::Options { address, ..shipengine::Options::new(ledger) })
        }
        ServedArgument::Lateshipment => {
            lateshipment::serve(lateshipment::Options { address, ..lateshipment::Options::new(ledger) })
        }
        ServedArgument::Colissimo => {
            colissimo::serve(colissimo::Options { address, ..colissimo::Options::new(ledger) })
        }
    };
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_wrong(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Buys a label for each order and leaves the files. Fails when an order did not get its label.
pub(super) fn run(lang: Lang, out: &Path, list: Option<&Path>, carrier: Option<String>) -> ExitCode {
    let words = Words::new(lang);
    let list = match orders::read(list) {
        Ok(list) => list,
        Err(error) => {
            say_wrong(&words.with("practice-orders-unreadable", &[("why", error.to_string().into())]));
            return ExitCode::FAILURE;
        }
    };
    let mut options = Options::new(out.join("station"));
    options.keyring = false;
    options.companions = LabelFormat::BOUGHT.to_vec();
    options.doubt = DOUBT;
    if let Some(carrier) = carrier {
        options.practice = PracticeCarrier::At(carrier);
    }
    let (worker, events) = match Worker::start(options) {
        Ok(started) => started,
        Err(error) => {
            tracing::debug!(%error, "the background did not start");
            say_wrong(words.get(error.id()));
            return ExitCode::FAILURE;
        }
    };
    let desk = Desk { words, worker, events, tickets: 0 };
    desk.ship(out, list)
}

/// One run.
struct Desk {
    words: Words,
    worker: Worker,
    events: mpsc::Receiver<Event>,
    tickets: u64,
}

/// What became of an order.
enum Outcome {
    Shipped(Box<HistoryRow>),
    Before(Box<HistoryRow>),
    Failed(String),
}

impl Desk {
    fn ship(mut self, out: &Path, list: Vec<OrderLine>) -> ExitCode {
        let account = match self.open() {
            Ok(account) => account,
            Err(failure) => {
                say_wrong(&self.words.mishap(&failure.mishap));
                return ExitCode::FAILURE;
            }
        };
        let mut summary = Summary::default();
        for order in list {
            let line = order.line;
            let number = order.draft.order.number.trim().to_owned();
            let outcome = self.ship_one(out, &account, &order);
            summary.add(&self.words, line, &number, &outcome);
        }
        let written = summary.write(out);
        let failed = summary.failed;
        let folder = out.display().to_string();
        let facts = [("bought", summary.bought.into()), ("failed", failed.into()), ("folder", folder.into())];
        say(&self.words.with("practice-done", &facts));
        self.worker.finish();
        if let Err(error) = written {
            say_wrong(&error.to_string());
            return ExitCode::FAILURE;
        }
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// Opens the practice world with a made-up sender, and waits until its old doubts are settled.
    fn open(&mut self) -> Result<CarrierAccount, Failure> {
        self.send(Command::OpenWorld(World::Practice))?;
        let opened: OpenedWorld = self.wait(|event| match event {
            Event::WorldOpened(opened) => Ok(Some(*opened)),
            Event::WorldFailed(failure) => Err(failure),
            _ => Ok(None),
        })?;
        let mut account =
            opened.accounts.into_iter().next().ok_or_else(|| Failure::new(Mishap::Gone, Remedy::Nothing))?;
        if account.sender.is_none() {
            let (_, sender) =
                rules::check_sender(&SenderDraft { address: sender(), ..SenderDraft::default() }, account.kind);
            account.sender = sender.clone();
            if let Some(sender) = sender {
                self.send(Command::SaveSender { account: account.id.clone(), sender })?;
            }
        }
        let give_up = Instant::now() + LONGEST_STEP;
        while self.history(None)?.iter().any(|row| matches!(row.state, ShipmentState::InDoubt | ShipmentState::Buying))
        {
            if Instant::now() > give_up {
                return Err(Failure::new(Mishap::InDoubt, Remedy::Settle));
            }
            // Whatever happens is a reason to look again; so is nothing, since the end may have come while the history was read.
            drop(self.events.recv_timeout(GLANCE));
        }
        Ok(account)
    }

    fn ship_one(&mut self, out: &Path, account: &CarrierAccount, order: &OrderLine) -> Outcome {
        match self.try_to_ship(out, account, order) {
            Ok(outcome) => outcome,
            Err(failure) => Outcome::Failed(self.words.mishap(&failure.mishap)),
        }
    }

    fn try_to_ship(&mut self, out: &Path, account: &CarrierAccount, order: &OrderLine) -> Result<Outcome, Failure> {
        let before = self.known(order.draft.order.number.trim())?;
        let is_paid = |row: &&HistoryRow| row.state.is_paid() || row.state == ShipmentState::InDoubt;
        if let Some(row) = before.iter().find(is_paid) {
            let is_here = row.state != ShipmentState::PaperMissing;
            let row = if is_here { Box::new(row.clone()) } else { self.fetch_paper(row)? };
            self.leave_files(out, &row)?;
            return Ok(Outcome::Before(row));
        }
        let Some(service) = account.kind.services().first() else {
            return Err(Failure::new(Mishap::Unsupported, Remedy::Nothing));
        };
        let today = jiff::Zoned::now().date();
        let context = RuleContext { account, service, today, printer: LabelFormat::Pdf, dpi: 203 };
        let checked = rules::check(&order.draft, &context);
        let Some(shipment) = checked.shipment else {
            let problems: Vec<String> = checked
                .problems
                .errors()
                .map(|problem| format!("{} : {}", self.words.field(problem.field), self.words.problem(problem)))
                .collect();
            return Ok(Outcome::Failed(problems.join(" · ")));
        };
        // A purchase that is believed not to have been made may turn up after all: tried again, it is the same one. One of another
        // day can no longer be handed over on its day, and will not turn up any more.
        let believed_absent = before
            .into_iter()
            .find(|row| row.state == ShipmentState::NotBought && is_of(row, today) && is_same(row, &shipment));
        let intent = match believed_absent {
            Some(row) => {
                self.send(Command::BuyAgain { intent: row.intent.clone() })?;
                row.intent
            }
            None => {
                let intent = IntentId::new();
                let digest = shipment.digest();
                self.send(Command::Buy(Purchase {
                    intent: intent.clone(),
                    shipment,
                    digest,
                    printer: None,
                    expected: None,
                    over_cap: OverCap::Held,
                }))?;
                intent
            }
        };
        let row = self.wait(|event| match event {
            Event::Shipment { row, deed: Deed::Bought | Deed::Settled, outcome } if row.intent == intent => {
                match (row.state, outcome) {
                    (ShipmentState::Labelled | ShipmentState::NotBought, _) => Ok(Some(row)),
                    // The station is finding out; the answer comes as settled.
                    (ShipmentState::InDoubt, _) => Ok(None),
                    (_, Err(failure)) => Err(failure),
                    (_, Ok(())) => Err(Failure::new(Mishap::InDoubt, Remedy::Settle)),
                }
            }
            Event::NotTaken { intent: turned_away, failure } if turned_away == intent => Err(failure),
            Event::Refused(failure) => Err(failure),
            _ => Ok(None),
        })?;
        if row.state == ShipmentState::NotBought {
            return Ok(Outcome::Failed(self.words.state(row.state).to_owned()));
        }
        self.leave_files(out, &row)?;
        Ok(Outcome::Shipped(row))
    }

    /// What was done about an order before; nothing where it has no number to be known by.
    fn known(&mut self, number: &str) -> Result<Vec<HistoryRow>, Failure> {
        if number.is_empty() {
            return Ok(Vec::new());
        }
        self.history(Some(number))
    }

    /// Waits for the paper of a label that was paid for before the last stop.
    fn fetch_paper(&self, row: &HistoryRow) -> Result<Box<HistoryRow>, Failure> {
        self.send(Command::FetchPaper { intent: row.intent.clone() })?;
        self.wait(|event| match event {
            Event::Shipment { row: fetched, deed: Deed::Fetched, outcome } if fetched.intent == row.intent => {
                outcome.map(|()| Some(fetched))
            }
            _ => Ok(None),
        })
    }

    /// The label as PDF, PNG and ZPL, each under its tracking number.
    fn leave_files(&mut self, out: &Path, row: &HistoryRow) -> Result<(), Failure> {
        self.send(Command::ExportFiles { intent: row.intent.clone(), folder: out.to_path_buf() })?;
        self.wait(|event| match event {
            Event::Exported(Ok(_)) => Ok(Some(())),
            Event::Exported(Err(failure)) => Err(failure),
            _ => Ok(None),
        })
    }

    fn history(&mut self, order: Option<&str>) -> Result<Vec<HistoryRow>, Failure> {
        self.tickets += 1;
        let asked = Ticket(self.tickets);
        let query = HistoryQuery { order: order.map(str::to_owned), ..HistoryQuery::default() };
        self.send(Command::FindInHistory { ticket: asked, query })?;
        let page = self.wait(|event| match event {
            Event::History { ticket, outcome } if ticket == asked => outcome.map(Some),
            _ => Ok(None),
        })?;
        Ok(page.rows)
    }

    fn send(&self, command: Command) -> Result<(), Failure> {
        self.worker.send(command).map_err(|_| Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain))
    }

    fn wait<T>(&self, mut wanted: impl FnMut(Event) -> Result<Option<T>, Failure>) -> Result<T, Failure> {
        loop {
            match self.events.recv_timeout(LONGEST_STEP) {
                Ok(event) => {
                    if let Some(found) = wanted(event)? {
                        return Ok(found);
                    }
                }
                Err(_) => return Err(Failure::new(Mishap::InDoubt, Remedy::Settle)),
            }
        }
    }
}

/// Whether a shipment was begun on this day.
fn is_of(row: &HistoryRow, day: Date) -> bool {
    let begun = jiff::Timestamp::from_millisecond(row.created_ms).ok();
    begun.is_some_and(|begun| begun.to_zoned(jiff::tz::TimeZone::system()).date() == day)
}

/// Whether a shipment of the history is this one, whatever the day on its label.
fn is_same(row: &HistoryRow, shipment: &Shipment) -> bool {
    row.consignee == *shipment.consignee()
        && row.service == *shipment.service()
        && (row.weight, row.size) == (shipment.weight(), shipment.size())
        && row.order == *shipment.order()
}

/// What the run leaves beside the labels.
#[derive(Default)]
struct Summary {
    rows: Vec<[String; 6]>,
    bought: u64,
    failed: u64,
}

impl Summary {
    fn add(&mut self, words: &Words, line: u64, number: &str, outcome: &Outcome) {
        let place = |row: &HistoryRow| format!("{} {}", row.consignee.postcode, row.consignee.city);
        let tracking = |row: &HistoryRow| row.tracking.clone().map(|number| number.0).unwrap_or_default();
        let cost = |row: &HistoryRow| row.cost.map(|cost| words.price(cost)).unwrap_or_default();
        let (row, said) = match outcome {
            Outcome::Shipped(row) => {
                self.bought += 1;
                let facts = [
                    ("line", line.into()),
                    ("tracking", tracking(row).into()),
                    ("price", cost(row).into()),
                    ("place", place(row).into()),
                ];
                (Some(row), words.with("practice-line-bought", &facts))
            }
            Outcome::Before(row) => {
                let facts =
                    [("line", line.into()), ("order", number.to_owned().into()), ("tracking", tracking(row).into())];
                (Some(row), words.with("practice-line-skipped", &facts))
            }
            Outcome::Failed(problem) => {
                self.failed += 1;
                let facts = [("line", line.into()), ("problem", problem.clone().into())];
                (None, words.with("practice-line-failed", &facts))
            }
        };
        say(&said);
        let problem = match outcome {
            Outcome::Failed(problem) => problem.clone(),
            Outcome::Shipped(_) | Outcome::Before(_) => String::new(),
        };
        let state = row.map_or("", |row| words.state(row.state));
        self.rows.push([
            line.to_string(),
            number.to_owned(),
            row.map(|row| tracking(row)).unwrap_or_default(),
            row.and_then(|row| row.cost).map(|cost| cost.to_string()).unwrap_or_default(),
            state.to_owned(),
            problem,
        ]);
    }

    fn write(&self, out: &Path) -> Result<(), csv::Error> {
        let mut file = csv::Writer::from_path(out.join("summary.csv"))?;
        file.write_record(["line", "order", "tracking", "price", "state", "problem"])?;
        for row in &self.rows {
            file.write_record(row)?;
        }
        Ok(file.flush()?)
    }
}

/// A made-up sender: what practice ships goes nowhere.
fn sender() -> AddressDraft {
    AddressDraft {
        name: "Papeterie du Rhône".to_owned(),
        street: "14 rue Sala".to_owned(),
        postcode: "69002".to_owned(),
        city: "Lyon".to_owned(),
        phone: "04 72 00 00 00".to_owned(),
        ..AddressDraft::default()
    }
}
