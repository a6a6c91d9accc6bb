//! Seeing to the station itself, from outside: copies and the way back, one person, damage, what is pasted for help, the books.

use std::fs;
use std::path::Path;
use std::process::Command as Program;
use std::process::Output;

use envoi::command::Command;
use envoi::command::Event;
use envoi::command::ExportTo;
use envoi::command::Restored;
use envoi::command::Ticket;
use envoi::command::Upkeep;
use envoi::command::UpkeepNews;
use envoi::domain::BackupOutcome;
use envoi::domain::BackupRecord;
use envoi::domain::Failure;
use envoi::domain::Mishap;
use envoi::domain::PersonFound;
use envoi::domain::Settings;
use envoi::domain::ShipmentDraft;
use envoi::words::Lang;
use envoi::words::Words;

use crate::desk::Desk;
use crate::desk::draft;
use crate::desk::sender;

const KEY: &str = "CANARY-key-8f1d";
const PERSON: [&str; 3] = ["Zéphyrine Quasiment", "91 impasse du Kiwi", "zephyrine@quasiment.example"];

#[test]
fn a_backup_is_made_checked_and_brought_back() {
    let mut desk = a_real_desk();
    let kept = desk.bought(&draft("R-1"));
    let copies = desk.new_folder("copies");
    keep_settings(&mut desk, Settings { backup_folder: Some(copies.clone()), ..Settings::default() });
    desk.send(Command::Upkeep(Upkeep::BackUp));
    let record = next_backup(&mut desk).expect("a folder was chosen");
    assert_eq!(record.outcome, BackupOutcome::Verified { shipments: 1, files: 1 });
    assert_eq!(record.verified_ms, Some(record.at_ms));
    let since = desk.bought(&draft("R-2"));

    desk.send(Command::Upkeep(Upkeep::Restore { from: copies }));
    let restored = restored(&mut desk).expect("it was whole");
    assert_eq!(restored.contents.shipments, 1);
    // The keys of this desk live in its process alone, and its world was opened anew.
    assert_eq!(restored.keys_missing, ["Comptoir"]);
    let rows = desk.history("").rows;
    assert_eq!(rows.iter().map(|row| &row.intent).collect::<Vec<_>>(), [&kept.intent]);
    assert!(desk.show(&kept.intent).dots.width() > 0, "its label is here too");
    let aside = restored.aside.expect("there was something");
    let station = envoi::store::Station::open(aside.parent().expect("the desk's folder")).expect("read");
    assert_eq!(station.last_backup().expect("read"), Some(record), "the copy that was brought back is known");
    let there = envoi::store::Store::open(&aside.join("desk")).expect("what was here is kept");
    assert!(there.row(&since.intent).expect("read").is_some());
}

#[test]
fn a_folder_that_is_gone_makes_no_backup_and_says_so() {
    let mut desk = a_real_desk();
    let file = desk.folder().join("no folder");
    fs::write(&file, b"").expect("written");
    keep_settings(&mut desk, Settings { backup_folder: Some(file.clone()), ..Settings::default() });
    desk.send(Command::Upkeep(Upkeep::BackUp));
    let record = next_backup(&mut desk).expect("it was tried");
    assert_eq!((record.outcome, record.verified_ms), (BackupOutcome::CannotWrite, None));
    desk.send(Command::Upkeep(Upkeep::Restore { from: desk.folder().join("nothing") }));
    assert_eq!(restored(&mut desk).expect_err("nothing is there").mishap, Mishap::NotABackup);
    assert_eq!(desk.history("").total, 0, "the desk works on");
}

#[test]
fn a_person_is_found_handed_out_and_erased() {
    let mut desk = a_real_desk();
    desk.bought(&hers());
    desk.bought(&draft("R-2"));
    let found = find(&mut desk, "quasiment");
    assert_eq!(found.shipments.len(), 1);
    let folder = desk.new_folder("handed out");
    desk.send(Command::Upkeep(Upkeep::ExportPerson { text: found.text.clone(), to: ExportTo::Path(folder) }));
    let place = desk.wait(|event| match event {
        Event::Exported(outcome) => Some(outcome.clone()),
        _ => None,
    });
    let place = place.expect("written").expect("not cancelled");
    let text = fs::read_to_string(place.join("person.json")).expect("there");
    assert!(PERSON.iter().all(|known| text.contains(known)), "{text}");
    assert!(fs::read_dir(&place).expect("a folder").count() > 1, "with her label");
    assert!(!place.display().to_string().to_lowercase().contains("quasiment"));

    let shipments = found.shipments.iter().map(|row| row.intent.clone()).collect();
    desk.send(Command::Upkeep(Upkeep::ErasePerson { text: found.text, shipments }));
    let erased = desk.wait(|event| match event {
        Event::Upkeep(UpkeepNews::PersonErased(outcome)) => Some(outcome.clone()),
        _ => None,
    });
    assert_eq!(erased.map(|erased| erased.shipments), Ok(1));
    assert!(find(&mut desk, "quasiment").is_empty());
    assert_eq!(desk.history("").total, 2, "both stay in the books");
    desk.close();
    for file in files_below(&desk.folder().join("station")) {
        let bytes = fs::read(&file).expect("a file of the station");
        for known in PERSON.into_iter().chain(["quasiment", "kiwi"]) {
            assert!(!holds(&bytes, known), "{} tells {known}", file.display());
        }
    }
}

#[test]
fn what_is_pasted_for_help_tells_no_key_no_person_and_no_place() {
    let mut desk = a_real_desk();
    desk.bought(&hers());
    desk.carrier().misbehave(envoi::practice::Misbehaviour::FailBeforeCommit(400), 1);
    let shipment = desk.shipment(&hers(), envoi::domain::LabelFormat::Pdf);
    let intent = desk.buy(&shipment, None);
    assert!(desk.end_of(&intent).1.is_err());
    let copies = Some(desk.folder().join("copies"));
    keep_settings(&mut desk, Settings { backup_folder: copies, ..Settings::default() });
    desk.send(Command::Upkeep(Upkeep::Diagnose { language: "fr" }));
    let text = desk.wait(|event| match event {
        Event::Upkeep(UpkeepNews::Diagnosed(text)) => Some(text.clone()),
        _ => None,
    });
    assert!(text.contains(env!("CARGO_PKG_VERSION")) && text.contains("labelled 1"), "{text}");
    let place = desk.folder().display().to_string();
    let user = std::env::var("HOME").unwrap_or_else(|_| place.clone());
    for secret in PERSON.into_iter().chain([KEY, "8f1d", place.as_str(), "Comptoir", "quasiment", "13006"]) {
        assert!(!text.to_lowercase().contains(&secret.to_lowercase()), "{secret} is in:\n{text}");
    }
    assert!(user.len() < 4 || !text.contains(&user), "{text}");
}

#[test]
fn damaged_records_are_salvaged_at_the_start_and_the_window_hears_of_it() {
    let mut desk = Desk::open();
    let row = desk.bought(&draft("R-1"));
    let file = desk.folder().join("station/practice/envoi.db");
    let copy = desk.folder().join("damaged.db");
    desk.close();
    let mut bytes = fs::read(&file).expect("the records");
    bytes[..100].fill(0xA5);
    fs::write(&file, &bytes).expect("spoilt");
    fs::write(&copy, &bytes).expect("written");
    let mut desk = desk.reopen();
    let salvaged = desk.wait(|event| match event {
        Event::Upkeep(UpkeepNews::Salvaged(salvaged)) => Some(salvaged.clone()),
        _ => None,
    });
    assert!(salvaged.saved > 0 && salvaged.strangers == 0, "{salvaged:?}");
    assert_eq!(fs::read(&salvaged.aside).expect("kept"), fs::read(&copy).expect("ours"), "nothing was deleted");
    assert_eq!(desk.history("").rows.first().map(|row| row.intent.clone()), Some(row.intent));
}

#[test]
fn the_list_for_the_books_is_no_formula_and_names_nobody() {
    let mut desk = a_real_desk();
    let mut order = hers();
    order.order.number = "=1+1".to_owned();
    desk.bought(&order);
    let path = desk.folder().join("list.csv");
    let words = Words::new(Lang::FR).sheet();
    let to = ExportTo::Path(path.clone());
    desk.send(Command::Upkeep(Upkeep::ExportHistory { from: None, until: None, words, to }));
    let written = desk.wait(|event| match event {
        Event::Exported(outcome) => Some(outcome.clone()),
        _ => None,
    });
    assert_eq!(written, Ok(Some(path.clone())));
    let text = fs::read_to_string(path).expect("written");
    let line = text.lines().nth(1).expect("a shipment");
    assert!(text.starts_with("\u{feff}Date;"), "{text}");
    assert!(line.contains(";'=1+1;") && line.contains(";EUR;") && line.contains(";13;"), "{line}");
    assert!(PERSON.iter().all(|known| !text.contains(known)), "{text}");
}

#[test]
fn the_command_line_copies_restores_and_lists() {
    let mut desk = a_real_desk();
    desk.bought(&draft("R-1"));
    desk.close();
    let home = desk.folder().join("station");
    let (copies, bare) = (desk.folder().join("copies"), desk.folder().join("bare"));
    let said = run(&home, &["backup"]);
    assert_eq!(said.status.code(), Some(2), "no folder was chosen");
    let said = run(&home, &["backup", "--to", &text(&copies)]);
    assert!(said.status.success(), "{said:?}");
    let said = run(&home, &["restore", &text(&copies)]);
    assert_eq!(said.status.code(), Some(2), "it would stand in the way of what is there");
    assert!(String::from_utf8_lossy(&said.stderr).contains("--move-aside"));
    let said = run(&home, &["restore", &text(&copies), "--move-aside"]);
    assert!(said.status.success(), "{said:?}");
    assert!(fs::read_dir(&home).expect("home").flatten().any(|entry| {
        entry.file_name().to_string_lossy().starts_with("before-restore-") && entry.path().join("desk").exists()
    }));
    let said = run(&home, &["restore", &text(&copies), "--to", &text(&bare)]);
    let told = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(told.contains("Comptoir (…8f1d)"), "which key is to be given again: {told}");
    let list = desk.folder().join("list.csv");
    let said = run(&bare, &["history", "--csv", &text(&list)]);
    assert!(said.status.success(), "{said:?}");
    assert_eq!(fs::read_to_string(list).expect("written").lines().count(), 2);
    let said = run(&bare, &["restore", &text(&bare), "--to", &text(&desk.folder().join("other"))]);
    assert!(String::from_utf8_lossy(&said.stderr).contains("no Envoi backup"), "{said:?}");
}

/// The real world with an account, beside a practice carrier.
fn a_real_desk() -> Desk {
    let mut desk = Desk::for_real();
    desk.connect(KEY, None).expect("connected");
    desk.save_sender(sender());
    // What the opening told of backups is not what is waited for later.
    let first = next_backup(&mut desk);
    assert_eq!(first, None);
    desk
}

fn hers() -> ShipmentDraft {
    let mut draft = draft("Q1");
    [draft.consignee.name, draft.consignee.street] = [PERSON[0].to_owned(), PERSON[1].to_owned()];
    draft.order.email = PERSON[2].into();
    draft
}

fn keep_settings(desk: &mut Desk, settings: Settings) {
    desk.send(Command::SaveSettings(settings));
    let kept = desk.wait(|event| match event {
        Event::SettingsKept(outcome) => Some(outcome.clone()),
        _ => None,
    });
    kept.expect("settings are kept");
}

fn next_backup(desk: &mut Desk) -> Option<BackupRecord> {
    desk.wait(|event| match event {
        Event::Upkeep(UpkeepNews::Backups(record)) => Some(record.clone()),
        _ => None,
    })
}

fn restored(desk: &mut Desk) -> Result<Restored, Failure> {
    desk.wait(|event| match event {
        Event::Upkeep(UpkeepNews::Restored(outcome)) => Some(outcome.clone()),
        _ => None,
    })
}

fn find(desk: &mut Desk, text: &str) -> PersonFound {
    desk.send(Command::Upkeep(Upkeep::FindPerson { ticket: Ticket(77), text: text.to_owned() }));
    let found = desk.wait(|event| match event {
        Event::Upkeep(UpkeepNews::PersonFound { ticket: Ticket(77), outcome }) => Some(outcome.clone()),
        _ => None,
    });
    found.expect("the records can be read")
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    let mut program = Program::new(env!("CARGO_BIN_EXE_envoi"));
    program.env("ENVOI_HOME", home).args(arguments).args(["--lang", "en"]);
    program.output().expect("the program runs")
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
}

fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for path in crate::desk::files_in(folder) {
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}
