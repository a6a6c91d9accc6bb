//! What comes back: the code that was made for a return, and the day on which one is fetched from its letter box.

use jiff::civil::Date;
use rusqlite::params;

use super::Store;
use super::StoreError;
use super::to_json;
use crate::domain::IntentId;
use crate::domain::ReturnCode;

impl Store {
    /// Keeps the code that was made for the return of a shipment, in place of one that was made before.
    pub fn keep_return_code(&mut self, intent: &IntentId, code: &ReturnCode, now_ms: i64) -> Result<(), StoreError> {
        self.note_return("return_code", intent, &to_json(code), now_ms)
    }

    /// Keeps the day on which a return is fetched from its letter box.
    pub fn keep_pickup(&mut self, intent: &IntentId, day: Date, now_ms: i64) -> Result<(), StoreError> {
        self.note_return("pickup_day", intent, &day.to_string(), now_ms)
    }

    fn note_return(&mut self, column: &str, intent: &IntentId, text: &str, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        let noted = change.execute(
            &format!("UPDATE intent SET {column} = ?2, changed_ms = ?3 WHERE id = ?1"),
            params![intent.0, text, now_ms],
        )?;
        if noted == 0 {
            return Err(StoreError::Missing(intent.0.clone()));
        }
        Ok(change.commit()?)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::Desk;
    use super::*;
    use crate::domain::TrackingNumber;
    use crate::store::Files;

    #[test]
    fn a_code_and_a_pick_up_stay_with_the_shipment_and_the_code_goes_with_its_person() {
        let mut desk = Desk::new();
        let parcel = desk.label(10, "8R1", |_| ());
        let (code, parcel_number) = ("0391234AB".to_owned(), TrackingNumber("8R00000000002".to_owned()));
        let code = ReturnCode { code, parcel: parcel_number, until: date(2026, 12, 2) };
        desk.store.keep_return_code(&parcel, &code, 20).unwrap();
        desk.store.keep_pickup(&parcel, date(2026, 11, 24), 20).unwrap();
        desk.restart();
        let row = desk.store.row(&parcel).unwrap().unwrap();
        assert_eq!((row.return_code, row.pickup), (Some(code.clone()), Some(date(2026, 11, 24))));
        assert!(!format!("{code:?}").contains("0391234AB"));

        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        assert_eq!(desk.store.erase(std::slice::from_ref(&parcel), &files, 30).unwrap().shipments, 1);
        assert_eq!(desk.store.row(&parcel).unwrap().unwrap().return_code, None);
        let nobody = IntentId("nobody".to_owned());
        assert!(matches!(desk.store.keep_pickup(&nobody, date(2026, 11, 24), 20), Err(StoreError::Missing(_))));
    }
}
