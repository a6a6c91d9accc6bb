//! The connected accounts. Removing one keeps what was bought with it.

use rusqlite::params;

use super::Store;
use super::StoreError;
use super::from_json;
use super::to_json;
use crate::domain::AccountId;
use crate::domain::CarrierAccount;

impl Store {
    /// The connected accounts, the first connected first. One that cannot be read is left out and logged by its id.
    pub fn accounts(&self) -> Result<Vec<CarrierAccount>, StoreError> {
        let mut query = self.database.prepare(
            "SELECT account.id, account.body, catalogue.body FROM account
             LEFT JOIN catalogue ON catalogue.account_id = account.id WHERE removed_ms IS NULL ORDER BY account.rowid",
        )?;
        let mut rows = query.query(())?;
        let mut accounts: Vec<CarrierAccount> = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            let listed: Option<String> = row.get(2)?;
            // Lists that cannot be read are read anew from the carrier.
            let catalogue = listed.and_then(|body| from_json(&body, "catalogue", &id).ok()).unwrap_or_default();
            match from_json(&row.get::<_, String>(1)?, "account", &id) {
                Ok(account) => accounts.push(CarrierAccount { catalogue, ..account }),
                Err(error) => tracing::error!(%error, "left out of the accounts"),
            }
        }
        Ok(accounts)
    }

    /// Keeps an account, new or changed.
    pub fn save_account(&mut self, account: &CarrierAccount, now_ms: i64) -> Result<(), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        change.execute(
            "INSERT INTO account (id, desk_id, saved_ms, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET saved_ms = excluded.saved_ms, removed_ms = NULL, body = excluded.body",
            params![account.id.0, desk, now_ms, to_json(account)],
        )?;
        change.execute(
            "INSERT INTO catalogue (account_id, body) VALUES (?1, ?2)
             ON CONFLICT (account_id) DO UPDATE SET body = excluded.body",
            params![account.id.0, to_json(&account.catalogue)],
        )?;
        Ok(change.commit()?)
    }

    /// Takes an account off the list; its purchases stay in the history, and those in doubt can still be settled.
    pub fn remove_account(&mut self, account: &AccountId, now_ms: i64) -> Result<(), StoreError> {
        let change = self.change()?;
        change.execute(
            "UPDATE account SET removed_ms = ?2 WHERE id = ?1 AND removed_ms IS NULL",
            params![account.0, now_ms],
        )?;
        Ok(change.commit()?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Desk;
    use super::*;
    use crate::domain::LimitsProfile;
    use crate::domain::ListedPackage;

    #[test]
    fn accounts_are_kept_changed_and_removed() {
        let mut desk = Desk::new();
        let mut first = desk.account.clone();
        let second = CarrierAccount { id: AccountId("b".to_owned()), nickname: "L'autre".to_owned(), ..first.clone() };
        desk.store.save_account(&first, 1).unwrap();
        desk.store.save_account(&second, 2).unwrap();
        first.limits = LimitsProfile::LaPoste;
        first.catalogue.read_ms = Some(7);
        first.catalogue.packages.push(ListedPackage { code: "p".to_owned(), name: "P".to_owned() });
        first.sender = None;
        desk.store.save_account(&first, 3).unwrap();
        desk.restart();
        assert_eq!(desk.store.accounts().unwrap(), [first.clone(), second.clone()]);
        desk.store.remove_account(&first.id, 4).unwrap();
        assert_eq!(desk.store.accounts().unwrap(), [second]);
        desk.store.save_account(&first, 5).unwrap();
        assert_eq!(desk.store.accounts().unwrap().len(), 2, "connected again");
    }

    #[test]
    fn an_account_that_cannot_be_read_does_not_hide_the_others() {
        let mut desk = Desk::new();
        let account = desk.account.clone();
        desk.store.save_account(&account, 1).unwrap();
        let other = CarrierAccount { id: AccountId("b".to_owned()), ..account.clone() };
        desk.store.save_account(&other, 2).unwrap();
        desk.store.database.execute("UPDATE account SET body = '{' WHERE id = ?1", [&account.id.0]).unwrap();
        assert_eq!(desk.store.accounts().unwrap(), [other]);
    }
}
