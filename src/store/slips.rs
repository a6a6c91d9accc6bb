//! Deposit slips: which parcels were handed over with which.

use rusqlite::OptionalExtension as _;
use rusqlite::params;

use super::FileHash;
use super::Store;
use super::StoreError;
use super::to_json;
use crate::domain::AccountId;
use crate::domain::DepositSlip;

impl Store {
    /// Records a slip that the carrier made, and on it every parcel of ours that it names. Its page is kept in a file.
    pub fn keep_slip(
        &mut self,
        account: &AccountId,
        slip: &DepositSlip,
        page: Option<&FileHash>,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        // The page is in the file alone.
        let bare = DepositSlip { pdf: Vec::new(), ..slip.clone() };
        change.execute(
            "INSERT INTO slip (account_id, number, desk_id, made_ms, sha256, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (account_id, number) DO UPDATE SET sha256 = excluded.sha256, body = excluded.body",
            params![account.0, slip.number, desk, now_ms, page.map(FileHash::text), to_json(&bare)],
        )?;
        for parcel in &slip.parcels {
            change.execute(
                "UPDATE intent SET slip = ?3 WHERE account_id = ?1 AND tracking = ?2 AND discarded_ms IS NULL",
                params![account.0, parcel.0, slip.number],
            )?;
        }
        Ok(change.commit()?)
    }

    /// The file that holds a slip's page; none where there is no such slip or the carrier gave no page.
    pub fn slip_page(&self, account: &AccountId, number: &str) -> Result<Option<FileHash>, StoreError> {
        let found: Option<Option<String>> = self
            .database
            .query_row("SELECT sha256 FROM slip WHERE account_id = ?1 AND number = ?2", [&account.0, number], |row| {
                row.get(0)
            })
            .optional()?;
        Ok(found.flatten().as_deref().and_then(FileHash::parse))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TrackingNumber;
    use crate::store::Files;

    #[test]
    fn a_slip_is_kept_with_its_page() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let account = AccountId("a".to_owned());
        let page = Files::open(folder.path()).unwrap().put(b"%PDF-1.7").unwrap();
        let slip = DepositSlip {
            number: "0000000017".to_owned(),
            made_ms: 5,
            parcels: vec![TrackingNumber("6A11111111117".to_owned())],
            site: "PFC".to_owned(),
            client: "123456".to_owned(),
            pdf: b"%PDF-1.7".to_vec(),
        };
        store.keep_slip(&account, &slip, Some(&page), 5).unwrap();
        store.keep_slip(&account, &slip, Some(&page), 6).unwrap();
        assert_eq!(store.slip_page(&account, "0000000017").unwrap(), Some(page));
        assert_eq!(store.slip_page(&account, "18").unwrap(), None);
    }
}
