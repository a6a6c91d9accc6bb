//! Secrets and people stay where they belong: never in a log, never where a key could be found on the disk.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command as Program;
use std::sync::Mutex;
use std::sync::Once;
use std::sync::PoisonError;

use envoi::command::Command;
use envoi::command::Event;
use envoi::command::PushRequest;
use envoi::command::Ticket;
use envoi::domain::CarrierKind;
use envoi::domain::Failure;
use envoi::domain::KeepSecrets;
use envoi::domain::LabelFormat;
use envoi::domain::ShipmentDraft;
use envoi::domain::ShipmentState;
use envoi::practice::Misbehaviour;
use envoi::practice::lateshipment;
use envoi::words::Lang;
use envoi::words::Words;
use secrecy::SecretString;

use crate::desk::Desk;
use crate::desk::PortPrinter;
use crate::desk::draft;
use crate::desk::folder_printer;
use crate::desk::sender;
use crate::desk::wait_until;

/// A key that the practice carrier takes and that looks like nothing else.
const KEY: &str = "CANARY-key-8f1d";
/// The same for LateShipment, and its account.
const PUSH_KEY: &str = "PRACTICE-push-9c2e";
const PUSH_EMAIL: &str = "canary-push@shop.example";
/// What is nowhere but in memory and in the keyring.
const SECRETS: [&str; 2] = [KEY, PUSH_KEY];
/// A person, a street and an address that look like nothing else.
const PERSON: [&str; 4] =
    ["Zéphyrine Quasiment", "91 impasse du Kiwi", "zephyrine@quasiment.example", "06 98 76 54 32"];

#[test]
fn no_log_no_failure_and_no_record_holds_the_key_and_no_log_a_person() {
    listen_to_the_log();
    let mut failures = Vec::new();
    let mut desk = Desk::for_real();
    desk.send(test_key(&desk, KEY));
    failures.extend(key_tested(&mut desk));
    desk.send(test_key(&desk, "CANARY-key-8f1d-wrong"));
    failures.extend(key_tested(&mut desk));
    desk.connect(KEY, None).expect("connected");
    failures.extend(desk.connect("CANARY-key-8f1d-wrong", None).err());
    desk.save_sender(sender());
    let books = tempfile::tempdir().expect("a folder");
    let hook = lateshipment::Server::start(lateshipment::Options::new(books.path())).expect("a hook");
    failures.extend(push_tried(&mut desk, &hook, PUSH_KEY));

    let shipment = desk.shipment(&order(), LabelFormat::Pdf);
    desk.rates(&shipment).expect("a price");
    for misbehaviour in [
        Misbehaviour::DropAfterCommit,
        Misbehaviour::FailBeforeCommit(400),
        Misbehaviour::FailBeforeCommit(401),
        Misbehaviour::WebPage,
        Misbehaviour::BadGateway,
    ] {
        desk.carrier().misbehave(misbehaviour, 1);
        desk.carrier().misbehave_on(misbehaviour, 1, "POST /v1/rates");
        failures.extend(desk.rates(&shipment).err());
        let intent = desk.buy(&shipment, None);
        failures.extend(desk.end_of(&intent).1.err());
    }
    for misbehaviour in [
        lateshipment::Misbehaviour::Fail(409),
        lateshipment::Misbehaviour::WebPage,
        lateshipment::Misbehaviour::DropAfter,
        lateshipment::Misbehaviour::Fail(401),
    ] {
        hook.misbehave(misbehaviour, 1);
        desk.bought(&order());
    }
    wait_until("all answers", || hook.asked() >= 5);
    failures.extend(push_tried(&mut desk, &hook, PUSH_KEY));
    let row = desk.bought(&order());
    wait_until("a delivery", || hook.delivered().iter().any(|told| told.field("customer_name") == PERSON[0]));
    let port = PortPrinter::on(LabelFormat::Zpl);
    desk.keep_printer(&port.setup);
    desk.print(&row.intent).1.expect("printed");
    desk.keep_printer(&folder_printer(Path::new("/nonexistent/tray"), LabelFormat::Pdf));
    failures.extend(desk.print(&row.intent).1.err());
    assert_eq!(desk.history("quasiment").rows.first().map(|row| row.state), Some(ShipmentState::Labelled));
    failures.extend(desk.void(&row.intent).1.err());
    assert_eq!(desk.disconnect(), Ok(()));
    desk.close();

    assert!(failures.len() >= 6, "{failures:?}");
    let mut said: Vec<String> = failures.iter().map(|failure| format!("{failure:?}")).collect();
    for lang in [Lang::FR, Lang::EN] {
        let words = Words::new(lang);
        said.extend(failures.iter().map(|failure| words.mishap(&failure.mishap)));
    }
    check_silent("a failure", said.join("\n").as_bytes(), &SECRETS);
    check_silent("a failure", said.join("\n").as_bytes(), &PERSON);

    let log = LOG.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let text = String::from_utf8_lossy(&log);
    assert!(text.contains("answered") && text.contains("/v1/labels"), "the log was listened to");
    check_silent("the log", &log, &SECRETS);
    check_silent("the log", &log, &PERSON);
    check_silent("the log", &log, &[PUSH_EMAIL]);

    let files = files_below(&desk.folder().join("station"));
    assert!(files.iter().any(|file| file.ends_with("desk/envoi.db")), "{files:?}");
    let mut records_know_her = false;
    for file in files {
        let bytes = fs::read(&file).expect("a file of the station");
        check_silent(&file.display().to_string(), &bytes, &SECRETS);
        records_know_her = records_know_her || holds(&bytes, PERSON[0]);
    }
    assert!(records_know_her, "the search would find what is there");
}

#[test]
fn the_command_line_says_nothing_of_a_person_in_its_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let orders = folder.path().join("orders.csv");
    let [name, street, email, phone] = PERSON;
    let list = format!(
        "order;name;street;postcode;city;weight;size;email;phone\n\
         Q1;{name};{street};13006;Marseille;412 g;14x9x2,5;{email};{phone}\n\
         Q2;{name};{street};1300;Marseille;412 g;14x9x2,5;{email};{phone}\n"
    );
    fs::write(&orders, list).expect("the orders");
    let out = folder.path().join("out");
    let mut program = Program::new(env!("CARGO_BIN_EXE_envoi"));
    program
        .env("ENVOI_LOG", "debug")
        .args(["practice", "--lang", "en", "--out"])
        .arg(&out)
        .arg("--orders")
        .arg(&orders);
    let ended = program.output().expect("the program runs");
    assert!(!ended.status.success(), "the second order has a postcode that is none");
    let log = String::from_utf8_lossy(&ended.stderr);
    assert!(log.contains("answered"), "the log was asked for: {log}");
    check_silent("the log", &ended.stderr, &PERSON);
    check_silent("the log", &ended.stderr, &["PRACTICE-desk-key"]);
    check_silent("what is printed", &ended.stdout, &PERSON);
    for file in files_below(&out.join("station")) {
        check_silent(&file.display().to_string(), &fs::read(&file).expect("a file"), &["PRACTICE-desk-key"]);
    }
}

fn order() -> ShipmentDraft {
    let mut draft = draft("Q1");
    [draft.consignee.name, draft.consignee.street] = [PERSON[0].to_owned(), PERSON[1].to_owned()];
    draft.order.email = PERSON[2].into();
    draft.order.phone = PERSON[3].into();
    draft
}

fn test_key(desk: &Desk, key: &str) -> Command {
    let (kind, endpoint) = (CarrierKind::LettreSuivie, desk.carrier().base_url());
    Command::TestKey { ticket: Ticket(0), kind, endpoint, key: SecretString::from(key.to_owned()) }
}

fn key_tested(desk: &mut Desk) -> Option<Failure> {
    desk.wait(|event| match event {
        Event::KeyTested { outcome, .. } => Some(outcome.clone().err()),
        _ => None,
    })
}

fn push_tried(desk: &mut Desk, hook: &lateshipment::Server, key: &str) -> Option<Failure> {
    let key = Some(SecretString::from(key.to_owned()));
    let request = PushRequest { email: PUSH_EMAIL.to_owned(), key, endpoint: hook.url() };
    desk.send(Command::TryPush { ticket: Ticket(0), request, connect: Some(KeepSecrets::ForThisSession) });
    desk.wait(|event| match event {
        Event::PushTried { outcome, .. } => Some(outcome.clone().err()),
        _ => None,
    })
}

fn check_silent(what: &str, bytes: &[u8], secrets: &[&str]) {
    for secret in secrets {
        assert!(!holds(bytes, secret), "{what} tells {secret}");
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// All that any thread of these tests logs. Other tests ship to other people.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Listener;

impl Write for Listener {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The lanes are threads of their own, so the whole process is listened to.
fn listen_to_the_log() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing_subscriber::fmt()
            .with_env_filter(tracing_subscriber::EnvFilter::new("debug"))
            .with_ansi(false)
            .with_writer(|| Listener)
            .init();
    });
}
