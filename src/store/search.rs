//! Finding shipments by anything, while it is being typed, among a million.
//!
//! Every word of a search must stand somewhere in what a shipment is found by, be it inside another word. An index of letters
//! in threes names the few texts that may hold a word; the text itself decides. A word of one or two letters is in nearly every
//! text: it is looked for among the newest alone.

use rusqlite::ToSql;
use rusqlite::named_params;

use super::Store;
use super::StoreError;
use super::to_json;
use crate::domain::Counted;
use crate::domain::HistoryFilter;
use crate::domain::HistoryPage;
use crate::domain::HistoryQuery;
use crate::domain::HistoryRow;
use crate::domain::search_words;

/// As many matches are counted as are shown; of more it is said that there are more.
const MOST: i64 = HistoryPage::ROWS as i64 + 1;

/// No part of the history is counted beyond this.
const MOST_COUNTED: i64 = 10_000;

/// How many of the newest shipments are looked through for words of one or two letters.
const NEWEST: i64 = 10_000;

/// How many threes of letters stand for a word: more would cost more than they spare.
const THREES: usize = 5;

/// The words come as a JSON list, so that the statement is the same for any number of them and nothing typed is ever part of
/// it; `instr`, not `LIKE`, so that no sign of theirs means anything but itself.
const HOLDS: &str = "NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE instr(text, word.value) = 0)";

/// Parcels that are not delivered. As the index has it; the plus keeps SQLite from going by the state, which nearly all share.
const UNDER_WAY: &str = "whereabouts IS NOT 'track-delivered' AND +state IN ('paper_missing', 'labelled')";

/// Parcels that could not be delivered so far.
const IN_TROUBLE: &str =
    "whereabouts IN ('track-attempted', 'track-problem') AND +state IN ('paper_missing', 'labelled')";

/// What a search found.
pub(super) struct Found {
    pub(super) rows: Vec<HistoryRow>,
    pub(super) matches: u64,
    pub(super) counted: Counted,
}

impl Store {
    pub(super) fn find(&self, query: &HistoryQuery, midnight_ms: i64) -> Result<Found, StoreError> {
        let words = search_words(&query.text);
        let list = to_json(&words);
        if let Some(order) = &query.order {
            // As the index has it: a row that cannot be read belongs to no order.
            let number = "CASE WHEN json_valid(shipment) THEN json_extract(shipment, '$.order.number') END = :order";
            return self.filtered(number, &list, named_params! { ":words": list, ":order": order });
        }
        match query.filter {
            HistoryFilter::Today => {
                let since = named_params! { ":words": list, ":since": midnight_ms };
                self.filtered("created_ms >= :since", &list, since)
            }
            HistoryFilter::Voided => self.filtered("state = 'voided'", &list, named_params! { ":words": list }),
            HistoryFilter::Undelivered => self.filtered(UNDER_WAY, &list, named_params! { ":words": list }),
            HistoryFilter::Trouble => self.filtered(IN_TROUBLE, &list, named_params! { ":words": list }),
            HistoryFilter::All if words.is_empty() => {
                let sql =
                    format!("SELECT * FROM history ORDER BY created_ms DESC, id DESC LIMIT {}", HistoryPage::ROWS);
                Ok(Found { rows: self.rows(&sql, ())?, matches: self.total()?, counted: Counted::All })
            }
            HistoryFilter::All => self.among_all(&words, &list),
        }
    }

    /// How many shipments there are.
    pub(super) fn total(&self) -> Result<u64, StoreError> {
        self.count("SELECT coalesce(max(id), 0) FROM search", ())
    }

    /// A part of the history that an index names: each of it is looked at.
    fn filtered(&self, part: &str, words: &str, params: &[(&str, &dyn ToSql)]) -> Result<Found, StoreError> {
        let holds = if words == "[]" {
            // So that the parameter is there all the same.
            ":words = '[]'".to_owned()
        } else {
            HOLDS.replace("text", "search_text")
        };
        let counted =
            format!("SELECT count(*) FROM (SELECT 1 FROM intent WHERE {part} AND {holds} LIMIT {MOST_COUNTED})");
        let matches = self.count(&counted, params)?;
        let rows = self.rows(
            &format!(
                "SELECT * FROM history WHERE {part} AND {holds} ORDER BY created_ms DESC, id DESC LIMIT {}",
                HistoryPage::ROWS
            ),
            params,
        )?;
        let all = matches < MOST_COUNTED.unsigned_abs();
        Ok(Found { rows, matches, counted: if all { Counted::All } else { Counted::AtLeast } })
    }

    fn among_all(&self, words: &[String], list: &str) -> Result<Found, StoreError> {
        let letters = letters(words);
        let (sql, complete) = if letters.is_empty() {
            let newest = format!("SELECT max(id) - {NEWEST} FROM search");
            let sql = format!(
                "SELECT intent_id FROM search WHERE :letters = '' AND id > ({newest}) AND {HOLDS} ORDER BY id DESC LIMIT {MOST}"
            );
            (sql, self.total()? <= NEWEST.unsigned_abs())
        } else {
            // The outer loop is the index, newest first: it stops as soon as a page is full.
            let holds = HOLDS.replace("text", "search.text");
            let sql = format!(
                "SELECT intent_id FROM search_letters CROSS JOIN search ON search.id = search_letters.rowid
                 WHERE search_letters MATCH :letters AND {holds} ORDER BY search_letters.rowid DESC LIMIT {MOST}"
            );
            (sql, true)
        };
        let mut query = self.database.prepare_cached(&sql)?;
        let named = named_params! { ":words": list, ":letters": letters };
        let ids: Vec<String> = query.query_map(named, |row| row.get(0))?.collect::<Result<_, _>>()?;
        let all = complete && (ids.len() as i64) < MOST;
        let sql = "SELECT history.* FROM json_each(:ids) AS wanted CROSS JOIN history ON history.id = wanted.value
            ORDER BY wanted.key";
        let shown = to_json(&ids.iter().take(HistoryPage::ROWS).collect::<Vec<_>>());
        Ok(Found {
            rows: self.rows(sql, named_params! { ":ids": shown })?,
            matches: if all { ids.len() as u64 } else { ids.len().min(HistoryPage::ROWS) as u64 },
            counted: if all { Counted::All } else { Counted::AtLeast },
        })
    }
}

/// What the index is asked for: a few threes of letters of each word, all of which must be there. Empty if no word is so long.
fn letters(words: &[String]) -> String {
    let mut wanted = Vec::new();
    for word in words {
        let signs: Vec<char> = word.chars().collect();
        // The beginning tells words apart; the end is often a town's "-sur-Seine" or a mail's ".com".
        let places = signs.len().min(14).saturating_sub(2);
        let wanted_places = places.min(THREES);
        for at in 0..wanted_places {
            // Evenly spread from the first place to the last.
            let start = at * (places - 1) / (wanted_places - 1).max(1);
            let three: String = signs.iter().skip(start).take(3).collect();
            wanted.push(format!("\"{}\"", three.replace('"', "\"\"")));
        }
    }
    wanted.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::Desk;
    use super::*;

    #[test]
    fn a_word_asks_for_a_few_threes_of_its_beginning() {
        let asked = |text: &str| letters(&search_words(text));
        assert_eq!(asked("le de"), "");
        assert_eq!(asked("Élo"), "\"elo\"");
        assert_eq!(asked("rue du lac"), "\"rue\" \"lac\"");
        assert_eq!(asked("1L00482917365").matches('"').count(), 2 * THREES);
        assert_eq!(asked("a\"b\"c"), "\"a\"\"b\" \"\"\"b\"\"\" \"b\"\"c\"");
    }

    #[test]
    fn more_than_a_page_is_said_to_be_more() {
        let mut desk = Desk::new();
        for at in 0..MOST {
            desk.begin(at, |draft| draft.consignee.name = "Camille Roussel".to_owned());
        }
        let page = |text: &str| {
            let query = HistoryQuery { text: text.to_owned(), ..HistoryQuery::default() };
            let page = desk.store.page(&query, 0).unwrap();
            (page.rows.len(), page.matches, page.counted, page.total)
        };
        let (rows, total) = (HistoryPage::ROWS, MOST.unsigned_abs());
        for text in ["roussel", "ca"] {
            assert_eq!(page(text), (rows, rows as u64, Counted::AtLeast, total), "{text}");
        }
        assert_eq!(page(""), (rows, total, Counted::All, total));
        assert_eq!(page("rousselle"), (0, 0, Counted::All, total));
    }

    #[test]
    fn a_part_of_the_history_is_found_without_reading_all_of_it() {
        let desk = Desk::new();
        for (part, index) in [(UNDER_WAY, "intent_under_way"), (IN_TROUBLE, "intent_by_whereabouts")] {
            let sql = format!("EXPLAIN QUERY PLAN SELECT 1 FROM intent WHERE {part}");
            let plan: String = desk.store.database.query_row(&sql, (), |row| row.get("detail")).unwrap();
            assert!(plan.contains(index), "{plan}");
        }
    }

    #[test]
    fn old_records_are_found_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(super::super::FILE);
        let old = super::super::database::open(&path, &super::super::database::STORE[..1]).unwrap();
        let shipment = super::super::tests::shipment(&crate::domain::rules::tests::account(), |_| ());
        old.execute(
            "INSERT INTO intent (id, desk_id, account_id, state, created_ms, changed_ms, weight_grams, digest, search_text,
                 shipment, account) VALUES ('i', 'd', 'a', 'refused', 1, 1, 1, '', 'camille roussel', ?1, '{}')",
            [to_json(&shipment)],
        )
        .unwrap();
        drop(old);
        let store = Store::open(folder.path()).unwrap();
        let query = HistoryQuery { text: "rouss".to_owned(), ..HistoryQuery::default() };
        assert_eq!(store.page(&query, 0).unwrap().rows.len(), 1);
    }
}
