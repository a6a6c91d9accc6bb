//! The records' file, and a desk with records in a folder of its own for the tests of this room.

use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::domain::BoughtLabel;
use crate::domain::CarrierAccount;
use crate::domain::Currency;
use crate::domain::LabelFormat;
use crate::domain::Money;
use crate::domain::PaperKind;
use crate::domain::PrinterId;
use crate::domain::PrinterSetup;
use crate::domain::PrinterWay;
use crate::domain::Service;
use crate::domain::Shipment;
use crate::domain::ShipmentDraft;
use crate::domain::ShipmentState;
use crate::domain::Spending;
use crate::domain::TrackingNumber;
use crate::domain::rules;

#[test]
fn a_desk_keeps_its_id() {
    let folder = tempfile::tempdir().unwrap();
    let first = Store::open(folder.path()).unwrap().desk;
    assert_eq!(Store::open(folder.path()).unwrap().desk, first);
}

#[test]
fn a_damaged_file_is_an_error_and_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("envoi.db");
    std::fs::write(&path, b"this was a database once, and long ago ".repeat(200)).unwrap();
    let before = std::fs::read(&path).unwrap();
    let error = Store::open(folder.path()).err().unwrap();
    assert!(matches!(error, StoreError::Database(_)), "{error}");
    assert_eq!(Failure::from(error).mishap, Mishap::RecordsDamaged);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn records_of_a_newer_version_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    Store::open(folder.path()).unwrap().database.pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Store::open(folder.path()), Err(StoreError::Newer { found: 99, .. })));
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, b"").unwrap();
    assert!(matches!(Store::open(&file.join("desk")), Err(StoreError::Folder(_))));
}

#[cfg(unix)]
#[test]
fn records_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("desk");
    let _store = Store::open(&folder).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn a_commit_reaches_the_disk_before_it_returns() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let pragma = |name: &str| store.database.pragma_query_value(None, name, |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(pragma("journal_mode"), "wal");
    let synchronous: i64 = store.database.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
    assert_eq!(synchronous, 2, "FULL");
}

/// A store that can be closed and opened again, as after a crash.
pub(super) struct Desk {
    temporary: Option<TempDir>,
    pub(super) store: Store,
    pub(super) account: CarrierAccount,
}

impl Desk {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        // An intent keeps the account without what the carrier listed.
        let account = CarrierAccount { catalogue: Default::default(), ..rules::tests::account() };
        Self { temporary: Some(folder), store, account }
    }

    /// A desk in a folder that stays.
    pub(super) fn in_folder<T>(folder: &Path, act: impl FnOnce(&mut Self) -> T) -> T {
        let store = Store::open(folder).unwrap();
        act(&mut Self {
            temporary: None,
            store,
            account: CarrierAccount { catalogue: Default::default(), ..rules::tests::account() },
        })
    }

    /// Where its records are.
    pub(super) fn folder(&self) -> &Path {
        &self.store.folder
    }

    /// Closes the records and leaves their folder.
    pub(super) fn close(self) -> TempDir {
        self.temporary.expect("a folder of its own")
    }

    /// Another connection to the same records, as another lane has.
    pub(super) fn lane(&self) -> Store {
        Store::open(self.folder()).unwrap()
    }

    /// Lets go of the records without a word and opens them again.
    pub(super) fn restart(&mut self) {
        self.store = self.lane();
    }

    /// A new intent for a parcel as `change` makes it.
    pub(super) fn begin(&mut self, now_ms: i64, change: impl FnOnce(&mut ShipmentDraft)) -> IntentId {
        let intent = IntentId::new();
        self.store
            .begin(&intent, &self.account, &shipment(&self.account, change), None, &Spending::default(), now_ms)
            .unwrap();
        intent
    }

    /// The same, bought as `tracking`.
    pub(super) fn buy(&mut self, now_ms: i64, tracking: &str, change: impl FnOnce(&mut ShipmentDraft)) -> IntentId {
        let intent = self.begin(now_ms, change);
        let (attempt, _) = self.store.start_attempt(&intent, now_ms).unwrap();
        self.store.end_attempt(&intent, attempt, &AttemptEnd::Bought(label(tracking)), now_ms).unwrap();
        intent
    }

    /// The same, with its paper.
    pub(super) fn label(&mut self, now_ms: i64, tracking: &str, change: impl FnOnce(&mut ShipmentDraft)) -> IntentId {
        let intent = self.buy(now_ms, tracking, change);
        self.store.labelled(&intent, &[(PaperKind::Label, LabelFormat::Zpl, FileHash::of(b"^XA^XZ"))], now_ms).unwrap();
        intent
    }

    pub(super) fn state(&self, intent: &IntentId) -> ShipmentState {
        self.store.row(intent).unwrap().unwrap().state
    }
}

pub(super) fn shipment(account: &CarrierAccount, change: impl FnOnce(&mut ShipmentDraft)) -> Shipment {
    let mut draft = rules::tests::draft();
    change(&mut draft);
    let context = rules::RuleContext {
        account,
        service: Service::by_code(account.kind, "la_poste_lettre_suivie_b2c_std").unwrap(),
        today: jiff::civil::date(2026, 11, 20),
        printer: LabelFormat::Zpl,
        dpi: 203,
    };
    let checked = rules::check(&draft, &context);
    checked.shipment.unwrap_or_else(|| panic!("{:?}", checked.problems))
}

pub(super) fn label(tracking: &str) -> BoughtLabel {
    BoughtLabel {
        label_id: format!("se-label-{tracking}"),
        carrier_shipment_id: format!("se-shipment-{tracking}"),
        tracking: TrackingNumber(tracking.to_owned()),
        cost: Some(Money { cents: 315, currency: Currency::EUR }),
        voided: false,
    }
}

pub(super) fn printer() -> PrinterSetup {
    PrinterSetup {
        id: PrinterId("printer".to_owned()),
        name: "Packing table".to_owned(),
        way: PrinterWay::Raw { host: "printer.example".to_owned(), port: 9100 },
        language: LabelFormat::Zpl,
        dpi: 203,
        shift: Default::default(),
        paper: Default::default(),
    }
}
