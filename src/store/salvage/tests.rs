//! Damage of several kinds, done to real files.

use std::io::Seek as _;
use std::io::SeekFrom;

use super::super::AttemptEnd;
use super::super::tests::Desk;
use super::*;
use crate::domain::IntentId;
use crate::domain::ShipmentState;

const PAGE: u64 = 4096;

#[test]
fn sound_records_are_left_alone() {
    let mut desk = Desk::new();
    desk.label(1, "1L1", |_| ());
    let folder = closed(desk);
    let (store, salvage) = Store::open_or_salvage(folder.path()).unwrap();
    assert_eq!(salvage, None);
    assert!(store.is_sound().unwrap());
}

#[test]
fn one_bad_page_costs_the_rows_on_it_alone_and_the_file_is_kept() {
    let mut desk = Desk::new();
    let intents: Vec<IntentId> = (0..300).map(|at| desk.label(at, &format!("1L{at}"), |_| ())).collect();
    let root = page_of(&desk, "intent");
    let folder = closed(desk);
    let damaged = garble_a_leaf_of_intents(folder.path(), root);
    let (store, salvage) = Store::open_or_salvage(folder.path()).unwrap();
    let salvage = salvage.expect("it was damaged");
    assert_eq!(fs::read(&salvage.aside).unwrap(), damaged, "to the byte");
    let kept = intents.iter().filter(|intent| store.row(intent).unwrap().is_some()).count();
    assert!((280..300).contains(&kept), "{kept} of 300");
    assert_eq!(salvage.strangers.len(), 300 - kept, "each lost purchase is named by what the carrier calls it");
    assert!(store.is_sound().unwrap());
    let (_, again) = Store::open_or_salvage(folder.path()).unwrap();
    assert_eq!(again, None, "once is enough");
}

#[test]
fn records_with_a_spoilt_first_page_are_read_with_a_new_one() {
    let mut desk = Desk::new();
    let intent = desk.label(1, "1L1", |_| ());
    let folder = closed(desk);
    garble(folder.path(), 0, 100);
    let (store, salvage) = Store::open_or_salvage(folder.path()).unwrap();
    assert!(salvage.is_some());
    assert_eq!(store.row(&intent).unwrap().map(|row| row.state), Some(ShipmentState::Labelled));
}

#[test]
fn what_is_no_database_at_all_is_put_aside_and_a_new_one_begun() {
    let folder = tempfile::tempdir().unwrap();
    let nonsense = b"this was a database once, and long ago ".repeat(500);
    fs::write(folder.path().join(FILE), &nonsense).unwrap();
    let (store, salvage) = Store::open_or_salvage(folder.path()).unwrap();
    let salvage = salvage.expect("damaged");
    assert_eq!((fs::read(salvage.aside).unwrap(), salvage.saved), (nonsense, 0));
    assert_eq!(store.accounts().unwrap(), []);
}

#[test]
fn a_purchase_whose_attempts_are_lost_is_never_bought_again_blindly() {
    let mut desk = Desk::new();
    let bought = desk.label(1, "1L1", |_| ());
    let doubtful = desk.begin(2, |_| ());
    let (attempt, external) = desk.store.start_attempt(&doubtful, 2).unwrap();
    desk.store.end_attempt(&doubtful, attempt, &AttemptEnd::InDoubt, 3).unwrap();
    desk.store.database.execute_batch("PRAGMA foreign_keys = off; DELETE FROM attempt").unwrap();
    assert_eq!(mend_money(&mut desk.store.database).unwrap(), Vec::<String>::new());
    assert!(desk.store.start_attempt(&bought, 4).is_err());
    assert!(desk.store.start_attempt(&doubtful, 4).is_err());
    let open = desk.store.open_intents().unwrap();
    assert_eq!(open.iter().map(|open| &open.external).collect::<Vec<_>>(), [&external], "it is asked for by its name");
}

#[test]
fn suspected_records_are_looked_through_at_the_next_start() {
    let desk = Desk::new();
    desk.store.suspect().unwrap();
    let folder = closed(desk);
    assert!(Store::open_or_salvage(folder.path()).unwrap().1.is_none());
    assert!(!folder.path().join(SUSPECT).exists());
}

#[test]
fn on_a_full_disk_nothing_is_begun() {
    let mut desk = Desk::new();
    let pages: i64 = desk.store.database.query_row("PRAGMA page_count", (), |row| row.get(0)).unwrap();
    desk.store.database.pragma_update(None, "max_page_count", pages + 2).unwrap();
    let account = desk.account.clone();
    let shipment = super::super::tests::shipment(&account, |_| ());
    // Until no page has any room left.
    let refused = (0..1000).find_map(|at| desk.store.begin(&IntentId::new(), &account, &shipment, None, at).err());
    let refused = refused.expect("the disk is full");
    assert_eq!(refused.trouble(), Trouble::Full, "{refused}");
    assert_eq!(crate::domain::Failure::from(refused).mishap, crate::domain::Mishap::RecordsFull);
    let before = desk.store.page(&crate::domain::HistoryQuery::default(), 0).unwrap().total;
    assert!(desk.store.begin(&IntentId::new(), &account, &shipment, None, 1).is_err());
    assert_eq!(
        desk.store.page(&crate::domain::HistoryQuery::default(), 0).unwrap().total,
        before,
        "and nothing is lost"
    );
}

#[test]
fn on_a_full_disk_what_became_of_money_gets_the_room_that_was_kept() {
    let mut desk = Desk::new();
    desk.store.keep_a_reserve();
    let reserve = desk.store.folder.join("reserve");
    assert!(reserve.exists());
    let full = || StoreError::Folder(std::io::ErrorKind::StorageFull.into());
    let there = reserve.clone();
    desk.store.even_if_full(|_| if there.exists() { Err(full()) } else { Ok(()) }).unwrap();
    assert!(!reserve.exists());
    assert_eq!(
        desk.store.even_if_full(|_| Err::<(), _>(full())).unwrap_err().trouble(),
        Trouble::Full,
        "nothing is left"
    );
    desk.store.keep_a_reserve();
    assert!(desk.store.even_if_full(|_| Err::<(), _>(StoreError::Missing(String::new()))).is_err());
    assert!(reserve.exists(), "other errors do not touch it");
}

#[test]
fn records_that_may_only_be_read_say_so() {
    let mut desk = Desk::new();
    desk.store.database.pragma_update(None, "query_only", true).unwrap();
    assert_eq!(desk.store.accounts().unwrap(), []);
    let account = desk.account.clone();
    let error = desk.store.save_account(&account, 1).unwrap_err();
    assert_eq!(crate::domain::Failure::from(error).mishap, crate::domain::Mishap::RecordsReadOnly);
}

fn page_of(desk: &Desk, table: &str) -> u64 {
    let query = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let page: i64 = desk.store.database.query_row(query, [table], |row| row.get(0)).unwrap();
    page.unsigned_abs()
}

fn closed(desk: Desk) -> tempfile::TempDir {
    desk.store.empty_the_log().unwrap();
    desk.close()
}

/// Spoils the middle child of the table's root page; gives the file as it is then.
fn garble_a_leaf_of_intents(folder: &Path, root: u64) -> Vec<u8> {
    let bytes = fs::read(folder.join(FILE)).unwrap();
    let at = ((root - 1) * PAGE) as usize;
    assert_eq!(bytes[at], 5, "an inner page of a table");
    let cells = usize::from(u16::from_be_bytes([bytes[at + 3], bytes[at + 4]]));
    let pointer = at + 12 + 2 * (cells / 2);
    let cell = at + usize::from(u16::from_be_bytes([bytes[pointer], bytes[pointer + 1]]));
    let child = u64::from(u32::from_be_bytes([bytes[cell], bytes[cell + 1], bytes[cell + 2], bytes[cell + 3]]));
    garble(folder, (child - 1) * PAGE, PAGE as usize);
    fs::read(folder.join(FILE)).unwrap()
}

fn garble(folder: &Path, at: u64, length: usize) {
    let mut file = fs::OpenOptions::new().write(true).open(folder.join(FILE)).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&vec![0xA5; length]).unwrap();
}
