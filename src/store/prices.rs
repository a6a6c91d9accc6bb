//! The owner's own prices.

use rusqlite::params;

use super::Store;
use super::StoreError;
use super::change;
use super::from_json;
use super::to_json;
use crate::domain::ListedPrice;
use crate::domain::PriceBook;
use crate::domain::PriceList;
use jiff::civil::Date;

impl Store {
    /// Every list that was kept. One that cannot be read is left out and logged by its date.
    pub fn price_book(&self) -> Result<PriceBook, StoreError> {
        let mut query = self.database.prepare("SELECT valid_from, prices FROM price_list")?;
        let rows = query.query_map((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let mut lists = Vec::new();
        for row in rows {
            let (day, prices) = row?;
            match (day.parse::<Date>(), from_json::<Vec<ListedPrice>>(&prices, "price list", &day)) {
                (Ok(valid_from), Ok(prices)) => lists.push(PriceList { valid_from, prices }),
                _ => tracing::error!(day, "a price list cannot be read"),
            }
        }
        Ok(lists.into_iter().collect())
    }

    /// Keeps lists, each in place of the one of its date: all of them or none.
    pub fn keep_price_lists(&mut self, lists: &[PriceList], now_ms: i64) -> Result<(), StoreError> {
        let desk = self.desk.clone();
        let change = change(&mut self.database)?;
        for list in lists {
            change.execute(
                "INSERT INTO price_list (valid_from, desk_id, kept_ms, prices) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (valid_from) DO UPDATE SET prices = excluded.prices, kept_ms = excluded.kept_ms",
                params![list.valid_from.to_string(), desk, now_ms, to_json(&list.prices)],
            )?;
        }
        Ok(change.commit()?)
    }

    /// Forgets the list of a date. It is no error if there is none.
    pub fn remove_price_list(&mut self, valid_from: Date) -> Result<(), StoreError> {
        let change = change(&mut self.database)?;
        change.execute("DELETE FROM price_list WHERE valid_from = ?1", [valid_from.to_string()])?;
        Ok(change.commit()?)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::read_price_lists;

    #[test]
    fn lists_survive_a_restart_and_a_date_has_one() {
        let folder = tempfile::tempdir().unwrap();
        let text = "from;up to;price\n2026-01-01;100 g;3\n2027-01-01;100 g;4\n";
        let lists = read_price_lists(text).unwrap();
        Store::open(folder.path()).unwrap().keep_price_lists(&lists, 1).unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        assert_eq!(store.price_book().unwrap(), lists.iter().cloned().collect());
        let dearer = read_price_lists("from;up to;price\n2027-01-01;100 g;5\n").unwrap();
        store.keep_price_lists(&dearer, 2).unwrap();
        store.remove_price_list(date(2026, 1, 1)).unwrap();
        store.remove_price_list(date(2026, 1, 1)).unwrap();
        assert_eq!(store.price_book().unwrap(), dearer.into_iter().collect());
    }
}
