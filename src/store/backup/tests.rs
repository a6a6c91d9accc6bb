//! Copies, and the way back from them.

use super::super::Store;
use super::super::tests::Desk;
use super::*;
use crate::domain::LabelFormat;
use crate::domain::PaperKind;
use crate::domain::Settings;
use crate::store::Station;

#[test]
fn a_backup_brings_everything_back_on_a_bare_machine() {
    let station = a_station();
    let chosen = tempfile::tempdir().unwrap();
    let place = BackupPlace::new(chosen.path());
    let made = place.back_up(station.path(), &["desk", "practice"], 3, &at(1)).unwrap();
    assert_eq!((made.shipments, made.files), (1, 1));
    assert_eq!(made.accounts.len(), 1);
    let bare = tempfile::tempdir().unwrap();
    let (contents, aside) = place.restore(bare.path(), &at(2)).unwrap();
    assert_eq!((contents, aside), (made, None));
    let store = Store::open(&bare.path().join("desk")).unwrap();
    let row = store.last_bought(1).unwrap().pop().expect("the label is back");
    let purchase = store.purchase(&row.intent).unwrap().unwrap();
    assert_eq!(Files::open(&bare.path().join("desk")).unwrap().get(&purchase.papers[0].1).unwrap(), b"^XA^XZ");
    assert_eq!(Station::open(bare.path()).unwrap().settings().unwrap().language.as_deref(), Some("fr"));
}

#[test]
fn what_was_here_is_put_aside_and_nothing_is_lost() {
    let station = a_station();
    let chosen = tempfile::tempdir().unwrap();
    let place = BackupPlace::new(chosen.path());
    place.back_up(station.path(), &["desk"], 3, &at(1)).unwrap();
    let since = Desk::in_folder(&station.path().join("desk"), |desk| desk.label(9, "1L-since", |_| ()));
    let (_, aside) = place.restore(station.path(), &at(2)).unwrap();
    let aside = aside.expect("there was something");
    assert!(Store::open(&station.path().join("desk")).unwrap().row(&since).unwrap().is_none());
    assert!(Store::open(&aside.join("desk")).unwrap().row(&since).unwrap().is_some());
    assert!(aside.join("station.db").exists());
    let (_, again) = place.restore(station.path(), &at(2)).unwrap();
    assert_ne!(again.expect("put aside too"), aside);
}

#[test]
fn label_files_are_copied_once_and_go_with_the_last_night_that_names_them() {
    let station = a_station();
    let chosen = tempfile::tempdir().unwrap();
    let place = BackupPlace::new(chosen.path());
    let labels = chosen.path().join("Envoi/labels");
    let count = || fs::read_dir(&labels).unwrap().count();
    for night in 1..=3 {
        place.back_up(station.path(), &["desk"], 2, &at(night)).unwrap();
        assert_eq!(count(), 1);
    }
    assert_eq!(place.nights().unwrap().len(), 2, "the oldest is gone");
    let desk = station.path().join("desk");
    Desk::in_folder(&desk, |desk| {
        let row = desk.store.last_bought(1).unwrap().pop().unwrap();
        desk.store.erase(&[row.intent], &Files::open(desk.folder()).unwrap(), 9).unwrap()
    });
    place.back_up(station.path(), &["desk"], 2, &at(4)).unwrap();
    assert_eq!(count(), 1, "an older night still names it");
    place.back_up(station.path(), &["desk"], 2, &at(5)).unwrap();
    assert_eq!(count(), 0);
}

#[test]
fn a_copy_that_is_not_whole_is_no_backup_and_is_not_restored() {
    let station = a_station();
    let chosen = tempfile::tempdir().unwrap();
    let place = BackupPlace::new(chosen.path());
    place.back_up(station.path(), &["desk"], 3, &at(1)).unwrap();
    let night = place.newest_night().unwrap();
    let label = fs::read_dir(chosen.path().join("Envoi/labels")).unwrap().next().unwrap().unwrap().path();
    let spoil = |path: &Path| {
        let before = fs::read(path).unwrap();
        fs::write(path, b"something else").unwrap();
        let home = tempfile::tempdir().unwrap();
        let error = place.restore(home.path(), &at(2)).expect_err("spoilt");
        assert!(matches!(error, BackupError::Incomplete(_)), "{}: {error}", path.display());
        assert_eq!(Failure::from(error).mishap, Mishap::BackupIncomplete);
        assert!(!home.path().join("desk").exists(), "nothing of it is taken over");
        fs::write(path, before).unwrap();
    };
    for path in [label, night.join("desk/envoi.db"), night.join("station.db"), night.join(LIST)] {
        spoil(&path);
    }
    let home = tempfile::tempdir().unwrap();
    assert!(place.restore(home.path(), &at(2)).is_ok());
}

#[test]
fn damaged_records_make_no_backup_and_the_good_one_stays() {
    let station = a_station();
    let chosen = tempfile::tempdir().unwrap();
    let place = BackupPlace::new(chosen.path());
    place.back_up(station.path(), &["desk"], 1, &at(1)).unwrap();
    let file = station.path().join("desk").join(FILE);
    let mut bytes = fs::read(&file).unwrap();
    let size = bytes.len();
    bytes[4096..size].fill(0xA5);
    fs::write(&file, bytes).unwrap();
    let error = place.back_up(station.path(), &["desk"], 1, &at(2)).expect_err("damaged");
    assert_eq!(Failure::from(error).mishap, Mishap::RecordsDamaged);
    assert_eq!(place.newest().unwrap().shipments, 1);
}

#[test]
fn a_folder_without_a_backup_is_said_to_be_one() {
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(BackupPlace::new(empty.path()).newest(), Err(BackupError::NoBackup)));
    assert!(matches!(BackupPlace::new(&empty.path().join("gone")).newest(), Err(BackupError::NoBackup)));
    let chosen = tempfile::tempdir().unwrap();
    BackupPlace::new(chosen.path()).back_up(a_station().path(), &["desk"], 1, &at(1)).unwrap();
    assert!(BackupPlace::new(&chosen.path().join("Envoi")).newest().is_ok(), "who points inside means the same");
}

/// One shipment with its label, and settings.
fn a_station() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    Desk::in_folder(&root.path().join("desk"), |desk| {
        let hash = Files::open(desk.folder()).unwrap().put(b"^XA^XZ").unwrap();
        let account = desk.account.clone();
        desk.store.save_account(&account, 1).unwrap();
        let intent = desk.buy(1, "1L1", |_| ());
        desk.store.labelled(&intent, &[(PaperKind::Label, LabelFormat::Zpl, hash)], 2).unwrap();
        desk.store.empty_the_log().unwrap();
    });
    let settings = Settings { language: Some("fr".to_owned()), ..Settings::default() };
    Station::open(root.path()).unwrap().save_settings(&settings).unwrap();
    root
}

fn at(night: i64) -> jiff::Zoned {
    let second = 1_795_000_000 + night * 86_400;
    jiff::Timestamp::from_second(second).unwrap().to_zoned(jiff::tz::TimeZone::UTC)
}
