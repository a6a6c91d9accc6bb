//! Forgotten is forgotten: in the rows, in the index, in the file, in the log and on the disk.

use super::super::AttemptEnd;
use super::super::tests::Desk;
use super::*;
use crate::domain::Contact;
use crate::domain::HistoryQuery;
use crate::domain::KeptDraft;
use crate::domain::LabelFormat;
use crate::domain::PaperKind;
use crate::domain::RawAnswer;
use crate::domain::ShipmentDraft;

const PERSON: [&str; 5] =
    ["Zephyrine Quasiment", "91 impasse du Kiwi", "zephyrine@quasiment.example", "0698765432", "Pamplemousse"];

const DAY: i64 = DAY_MS;

#[test]
fn after_its_time_nothing_in_any_file_tells_for_whom_it_was() {
    let mut desk = Desk::new();
    let files = Files::open(desk.folder()).unwrap();
    // Others before and after, so that pages are shared and split.
    for at in 0..40 {
        desk.label(400 * DAY + at, &format!("1L9{at}"), |_| ());
    }
    let hash = files.put(b"^XA^FDZephyrine Quasiment^FS^XZ").unwrap();
    let intent = desk.buy(1, "1L1", her);
    desk.store.labelled(&intent, &[(PaperKind::Label, LabelFormat::Zpl, hash.clone())], 2).unwrap();
    let answer = "UPDATE attempt SET raw_answer = ?2 WHERE intent_id = ?1";
    desk.store.database.execute(answer, [&intent.0, "{\"ship_to\":{\"name\":\"Zephyrine Quasiment\"}}"]).unwrap();
    for at in 40..80 {
        desk.label(400 * DAY + at, &format!("1L9{at}"), |_| ());
    }
    desk.store.empty_the_log().unwrap();
    assert!(told_anywhere(&desk), "the search finds what is there");

    let erased = desk.store.erase_due(&files, &Retention::default(), 401 * DAY).unwrap();
    assert_eq!(erased, Erased { shipments: 1, elsewhere: 0, files: 1 });
    assert!(!told_anywhere(&desk), "in no byte of any file");
    assert!(files.get(&hash).is_err());
    let row = desk.store.row(&intent).unwrap().expect("it stays in the books");
    assert_eq!((row.consignee.name.as_str(), row.consignee.postcode.as_str()), ("", "69"));
    assert_eq!((row.weight.0, row.cost.map(|cost| cost.cents), row.erased_ms), (412, Some(315), Some(401 * DAY)));
    assert_eq!(row.order.number.as_deref(), Some("Q1"));
    let found = |text: &str| {
        let query = HistoryQuery { text: text.to_owned(), ..HistoryQuery::default() };
        desk.store.page(&query, 0).unwrap().rows.len()
    };
    assert_eq!((found("quasiment"), found("kiwi"), found("Q1 1L1")), (0, 0, 1));
    assert!(desk.store.is_sound().unwrap());
    desk.store.database.execute("INSERT INTO search_letters (search_letters) VALUES ('integrity-check')", ()).unwrap();
    assert_eq!(desk.store.erase_due(&files, &Retention::default(), 402 * DAY).unwrap(), Erased::default());
}

#[test]
fn a_delivered_parcel_is_forgotten_sooner() {
    let mut desk = Desk::new();
    let files = Files::open(desk.folder()).unwrap();
    let (arrived, under_way) = (desk.label(1, "1L1", her), desk.label(1, "1L2", her));
    desk.store
        .database
        .execute("UPDATE intent SET delivered_ms = ?2 WHERE id = ?1", params![arrived.0, 10 * DAY])
        .unwrap();
    let mut erased = |day: i64| desk.store.erase_due(&files, &Retention::default(), day * DAY).unwrap().shipments;
    assert_eq!((erased(69), erased(71), erased(179), erased(182)), (0, 1, 0, 1));
    assert!(desk.store.row(&under_way).unwrap().unwrap().erased_ms.is_some());
}

#[test]
fn a_doubt_and_a_label_without_its_paper_are_never_erased() {
    let mut desk = Desk::new();
    let files = Files::open(desk.folder()).unwrap();
    let doubtful = desk.begin(1, her);
    let (attempt, _) = desk.store.start_attempt(&doubtful, 1).unwrap();
    desk.store.end_attempt(&doubtful, attempt, &AttemptEnd::InDoubt, 1).unwrap();
    let paid = desk.buy(1, "1L1", her);
    let all = [doubtful.clone(), paid.clone()];
    assert_eq!(desk.store.erase(&all, &files, 1000 * DAY).unwrap(), Erased::default());
    assert_eq!(desk.store.erase_due(&files, &Retention::default(), 1000 * DAY).unwrap(), Erased::default());
    for intent in all {
        assert_eq!(desk.store.row(&intent).unwrap().unwrap().consignee.name, PERSON[0]);
    }
}

#[test]
fn what_was_erased_is_not_bought_again() {
    let mut desk = Desk::new();
    let files = Files::open(desk.folder()).unwrap();
    let intent = desk.begin(1, her);
    let (attempt, _) = desk.store.start_attempt(&intent, 1).unwrap();
    desk.store.end_attempt(&intent, attempt, &AttemptEnd::NotSent, 1).unwrap();
    assert_eq!(desk.store.erase(std::slice::from_ref(&intent), &files, 2).unwrap().shipments, 1);
    assert!(desk.store.start_attempt(&intent, 3).is_err(), "there is nobody to send it to");
    assert_eq!(desk.store.page(&HistoryQuery::default(), 0).unwrap().to_settle, []);
}

#[test]
fn a_file_that_another_label_names_stays() {
    let mut desk = Desk::new();
    let files = Files::open(desk.folder()).unwrap();
    let hash = files.put(b"^XA^XZ").unwrap();
    let (first, second) = (desk.label(1, "1L1", her), desk.label(2, "1L2", |_| ()));
    assert_eq!(desk.store.erase(&[first], &files, 3).unwrap().files, 0);
    assert!(files.get(&hash).is_ok());
    assert_eq!(desk.store.erase(&[second], &files, 3).unwrap().files, 1);
}

#[test]
fn a_person_is_found_handed_out_and_erased() {
    let mut desk = Desk::new();
    let files = Files::open(desk.folder()).unwrap();
    files.put(b"^XA^XZ").unwrap();
    let (hers, _others) = (desk.label(1, "1L1", her), desk.label(2, "1L2", |_| ()));
    let doubtful = desk.begin(3, her);
    desk.store.start_attempt(&doubtful, 3).unwrap();
    let found = desk.store.find_person(" QUASIMENT zéphyrine ").unwrap();
    assert_eq!(found.shipments.iter().map(|row| &row.intent).collect::<Vec<_>>(), [&hers]);
    assert_eq!(found.kept_back, 1);
    assert!(desk.store.find_person("ze").unwrap().is_empty(), "two letters are in everybody's records");
    let (records, kept) = desk.store.person_records("quasiment", &files).unwrap();
    let text = records.to_string();
    assert!(PERSON[..3].iter().all(|known| text.contains(known)), "{text}");
    assert_eq!(kept.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["1L1.zpl"]);
    let erased = desk.store.erase_person("quasiment", &[hers, doubtful], &files, 4).unwrap();
    assert_eq!(erased.shipments, 1);
    assert_eq!(desk.store.find_person("quasiment").unwrap().kept_back, 1, "until it is settled");
}

#[test]
fn the_address_book_and_drafts_forget_with_the_history() {
    let mut desk = Desk::new();
    let files = Files::open(desk.folder()).unwrap();
    let rows = "INSERT INTO contact (id, desk_id, saved_ms, same, sort_text, search_text, body)
         VALUES ('c', 'd', 1, 'x', 'zephyrine quasiment', 'zephyrine quasiment', '{\"name\":\"Zéphyrine Quasiment\"}');
         INSERT INTO draft (intent_id, desk_id, saved_ms, body) VALUES ('i', 'd', 1, '{\"name\":\"Zephyrine Quasiment\"}');
         INSERT INTO draft (intent_id, desk_id, saved_ms, body) VALUES ('j', 'd', 1, '{\"name\":\"Camille Roussel\"}')";
    desk.store.database.execute_batch(rows).unwrap();
    let found = desk.store.find_person("quasiment").unwrap();
    assert_eq!((found.shipments.len(), found.elsewhere), (0, 2));
    assert_eq!(desk.store.erase_person("quasiment", &[], &files, 2).unwrap().elsewhere, 2);
    assert!(!told_anywhere(&desk));
    assert_eq!(desk.store.find_person("roussel").unwrap().elsewhere, 1);
}

#[test]
fn one_person_is_erased_from_her_parcel_its_answer_the_book_and_the_drafts_at_once() {
    let mut desk = Desk::new();
    let files = Files::open(desk.folder()).unwrap();
    let hers = desk.label(1, "1L1", her);
    let answer = RawAnswer("{\"ship_to\":{\"name\":\"Zephyrine Quasiment\"}}".to_owned());
    desk.store.keep_answer(&hers, 1, &answer).unwrap();
    let mut typed = ShipmentDraft::default();
    her(&mut typed);
    desk.store.keep_draft(&KeptDraft::of(IntentId("typed".to_owned()), &typed, 2)).unwrap();
    desk.store.keep_contact(&Contact::at(typed.consignee.clone()), 2).unwrap();
    let erased = desk.store.erase_person("quasiment", std::slice::from_ref(&hers), &files, 3).unwrap();
    assert_eq!((erased.shipments, erased.elsewhere), (1, 2));
    assert!(!told_anywhere(&desk), "in no byte of any file");
    assert!(desk.store.find_person("quasiment").unwrap().is_empty());
}

fn her(draft: &mut ShipmentDraft) {
    draft.consignee.name = PERSON[0].to_owned();
    draft.consignee.street = PERSON[1].to_owned();
    draft.order.number = "Q1".to_owned();
    draft.order.email = PERSON[2].into();
    draft.order.phone = "06 98 76 54 32".into();
    draft.order.contents = PERSON[4].to_owned();
}

/// Whether any file of the desk holds any of it, in capitals or not.
fn told_anywhere(desk: &Desk) -> bool {
    let mut folders = vec![desk.folder().to_path_buf()];
    let mut told = false;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
            told |= PERSON.iter().chain(&["quasiment", "06 98 76"]).any(|known| text.contains(&known.to_lowercase()));
        }
    }
    told
}

#[test]
fn customs_papers_outlive_the_label_for_as_long_as_the_law_wants_them() {
    let mut desk = Desk::new();
    let files = Files::open(desk.folder()).unwrap();
    let intent = desk.buy(1, "1L1", her);
    let (label, declaration) = (files.put(b"label").unwrap(), files.put(b"declaration").unwrap());
    let papers =
        [(PaperKind::Label, LabelFormat::Pdf, label.clone()), (PaperKind::Cn23, LabelFormat::Pdf, declaration.clone())];
    desk.store.labelled(&intent, &papers, 2).unwrap();
    let retention = Retention { customs: 3650, ..Retention::default() };
    desk.store.erase_due(&files, &retention, 400 * DAY).unwrap();
    assert!(files.get(&label).is_err() && files.get(&declaration).is_ok());
    desk.store.erase_due(&files, &retention, 3652 * DAY).unwrap();
    assert!(files.get(&declaration).is_err());
    assert!(desk.store.row(&intent).unwrap().unwrap().papers.is_empty());
}
