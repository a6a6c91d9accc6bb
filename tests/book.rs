//! The address book and the drafts of a real station, closed, opened again and killed.

use std::fs;
use std::path::Path;
use std::process::Command as Program;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use envoi::command::BookCommand;
use envoi::command::BookEvent;
use envoi::command::Command;
use envoi::command::Event;
use envoi::command::ExportTo;
use envoi::command::ImportFrom;
use envoi::command::Purchase;
use envoi::command::Ticket;
use envoi::domain::ContactColumn;
use envoi::domain::Imported;
use envoi::domain::IntentId;
use envoi::domain::KeptDraft;
use envoi::domain::KnownFrom;
use envoi::domain::LabelFormat;
use envoi::domain::Suggestion;
use envoi::domain::World;
use envoi::store::Store;
use envoi::worker::PracticeCarrier;
use envoi::worker::Worker;

use crate::desk::Desk;
use crate::desk::draft;
use crate::desk::options;
use crate::desk::wait_until;

/// Where the process that is to be killed keeps its station.
const FOLDER: &str = "ENVOI_TEST_DRAFT_FOLDER";

#[test]
fn who_was_shipped_to_or_kept_is_suggested() {
    let mut desk = Desk::open();
    desk.bought(&draft("A1"));
    let known = suggested(&mut desk, "Élo");
    assert_eq!(known.len(), 1);
    assert_eq!(known[0].known, KnownFrom::AnEarlierParcel);
    desk.send(Command::Book(BookCommand::Keep(Box::new(known[0].contact.clone()))));
    desk.wait(|event| matches!(event, Event::Book(BookEvent::Kept(Ok(_)))).then_some(()));
    let mut desk = desk.reopen();
    let known: Vec<KnownFrom> = suggested(&mut desk, "elo oeuv").iter().map(|suggestion| suggestion.known).collect();
    assert_eq!(known, [KnownFrom::TheBook]);
}

#[test]
fn a_list_is_taken_in_and_written_again_without_a_formula() {
    let mut desk = Desk::open();
    let list = desk.folder().join("liste.csv");
    fs::write(&list, "Nom;Rue;PLZ;City;Telefono\n=1+1;1 rue X;69003;Lyon;+33 6 12 34 56 78\n;;;;\n").expect("a list");
    desk.send(Command::Book(BookCommand::Import(ImportFrom::Path(list.clone()))));
    let imported = desk.wait(|event| match event {
        Event::Book(BookEvent::Imported(outcome)) => Some(outcome.clone()),
        _ => None,
    });
    let (imported, undo) = imported.expect("taken in").expect("a list");
    assert_eq!(imported, Imported { added: 1, known: 0, nameless: 1 });
    let to = ExportTo::Path(desk.new_folder("lists"));
    let heads = Box::new(ContactColumn::ALL.map(|column| format!("{column:?}")));
    desk.send(Command::Book(BookCommand::Export { to, name: "book.csv".to_owned(), heads }));
    let path = desk.wait(|event| match event {
        Event::Book(BookEvent::Exported(outcome)) => Some(outcome.clone().expect("written").expect("a path")),
        _ => None,
    });
    let written = fs::read_to_string(path).expect("a list");
    assert!(written.contains("\n'=1+1;") && written.contains(";'+33 6"), "{written}");
    desk.send(Command::Book(BookCommand::UndoImport(undo)));
    let undone = desk.wait(|event| match event {
        Event::Book(BookEvent::ImportUndone(outcome)) => Some(outcome.clone()),
        _ => None,
    });
    assert_eq!(undone, Ok(1));
    desk.send(Command::Book(BookCommand::Find { ticket: Ticket(77), text: String::new() }));
    let total = desk.wait(|event| match event {
        Event::Book(BookEvent::Found { outcome, .. }) => outcome.as_ref().ok().map(|page| page.total),
        _ => None,
    });
    assert_eq!(total, 0, "one undo takes the whole list away");
    fs::write(&list, "no list").expect("a file");
    desk.send(Command::Book(BookCommand::Import(ImportFrom::Path(list))));
    let refused = desk.wait(|event| match event {
        Event::Book(BookEvent::Imported(outcome)) => outcome.clone().err(),
        _ => None,
    });
    assert_eq!(refused.mishap.id(), "mishap-not-a-list");
}

#[test]
fn what_was_typed_is_there_after_a_restart_until_it_is_bought() {
    let mut desk = Desk::open();
    let kept = KeptDraft::of(IntentId::new(), &draft("A1"), 1);
    keep(&mut desk, &kept);
    let mut desk = desk.reopen();
    let found = desk.wait(|event| match event {
        Event::Book(BookEvent::DraftsFound(drafts)) => Some(drafts.clone()),
        _ => None,
    });
    assert_eq!(found, std::slice::from_ref(&kept));
    let shipment = desk.shipment(&draft("A1"), LabelFormat::Pdf);
    let digest = shipment.digest();
    let purchase = Purchase {
        intent: kept.intent.clone(),
        shipment,
        digest,
        printer: None,
        expected: None,
        over_cap: envoi::domain::OverCap::Held,
    };
    desk.send(Command::Buy(purchase));
    desk.end_of(&kept.intent).1.expect("bought");
    // Kept once more, too late: it is bought, and must not come back to be bought again.
    keep(&mut desk, &kept);
    let desk = desk.reopen();
    let store = Store::open(&desk.folder().join("station/practice")).expect("records");
    assert_eq!(store.drafts().expect("drafts"), []);
}

#[test]
fn what_was_typed_survives_a_kill() {
    let folder = tempfile::tempdir().expect("a folder");
    let me = std::env::current_exe().expect("this program");
    let mut child = Program::new(me)
        .args(["--exact", "book::a_station_that_waits_to_be_killed", "--nocapture"])
        .env(FOLDER, folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let records = folder.path().join("station/practice");
    let drafts = || {
        // Opening would make them, which is for the station to do.
        let there = records.join("envoi.db").is_file();
        there.then(|| Store::open(&records).ok()?.drafts().ok()).flatten().unwrap_or_default()
    };
    wait_until("that the draft is kept", || !drafts().is_empty());
    child.kill().expect("our own child");
    child.wait().expect("our own child");
    assert_eq!(drafts()[0].draft, draft("A1"));
    let (worker, events) = Worker::start(options(folder.path(), PracticeCarrier::Inside)).expect("it starts again");
    worker.send(Command::OpenWorld(World::Practice)).expect("taken");
    let found = wait_for(&events, |event| match event {
        Event::Book(BookEvent::DraftsFound(drafts)) => Some(drafts),
        _ => None,
    });
    assert_eq!(found[0].draft, draft("A1"));
    worker.finish();
}

/// The other process of the test above; by itself it does nothing.
#[test]
fn a_station_that_waits_to_be_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    let (worker, events) = Worker::start(options(folder, PracticeCarrier::Inside)).expect("it starts");
    worker.send(Command::OpenWorld(World::Practice)).expect("taken");
    wait_for(&events, |event| matches!(event, Event::WorldOpened(_)).then_some(()));
    let kept = KeptDraft::of(IntentId::new(), &draft("A1"), 1);
    worker.send(Command::Book(BookCommand::KeepDraft(Box::new(kept)))).expect("taken");
    // It is killed long before; were nobody left to kill it, it ends by itself.
    std::thread::sleep(Duration::from_secs(120));
}

fn suggested(desk: &mut Desk, text: &str) -> Vec<Suggestion> {
    let ticket = Ticket(1);
    desk.send(Command::Book(BookCommand::Suggest { ticket, text: text.to_owned() }));
    desk.wait(|event| match event {
        Event::Book(BookEvent::Suggested { outcome: Ok(found), .. }) => Some(found.clone()),
        _ => None,
    })
}

fn keep(desk: &mut Desk, kept: &KeptDraft) {
    desk.send(Command::Book(BookCommand::KeepDraft(Box::new(kept.clone()))));
    desk.wait(|event| matches!(event, Event::Book(BookEvent::DraftKept(Ok(())))).then_some(()));
}

fn wait_for<T>(events: &mpsc::Receiver<Event>, wanted: impl Fn(Event) -> Option<T>) -> T {
    loop {
        let event = events.recv_timeout(Duration::from_secs(60)).expect("who waits so long waits in vain");
        if let Some(found) = wanted(event) {
            return found;
        }
    }
}
