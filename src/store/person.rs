//! One person: everything that is kept of her, to be handed to her or erased.

use rusqlite::Row;
use serde_json::Value;
use serde_json::json;

use super::Files;
use super::Store;
use super::StoreError;
use super::erasing::ERASABLE;
use super::to_json;
use crate::domain::Erased;
use crate::domain::IntentId;
use crate::domain::PersonFound;
use crate::domain::fold;
use crate::domain::search_words;

/// Shorter words are in everybody's records.
const SHORTEST: usize = 3;

/// More than any one person was ever sent.
const MOST: i64 = 1000;

/// A file that is kept of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFile {
    /// How it is to be called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Store {
    /// What is kept of a person, by the words of a name, an address or a number. Nothing for words that are too short.
    pub fn find_person(&self, text: &str) -> Result<PersonFound, StoreError> {
        let text = text.trim();
        let mut found = PersonFound { text: text.to_owned(), ..PersonFound::default() };
        let words = search_words(text);
        if words.iter().all(|word| word.chars().count() < SHORTEST) {
            return Ok(found);
        }
        for intent in self.shipments_with(&words)? {
            let erasable =
                self.count(&format!("SELECT count(*) FROM intent WHERE id = ?1 AND {ERASABLE}"), [&intent.0])?;
            match self.row(&intent)? {
                Some(row) if erasable > 0 => found.shipments.push(row),
                Some(_) | None => found.kept_back += 1,
            }
        }
        found.elsewhere = self.places_with(&words)?.len() as u64;
        Ok(found)
    }

    /// Everything that is kept of a person, as JSON, and the files that belong to it.
    pub fn person_records(&self, text: &str, files: &Files) -> Result<(Value, Vec<PersonFile>), StoreError> {
        let words = search_words(text);
        let (mut shipments, mut kept) = (Vec::new(), Vec::new());
        for intent in self.shipments_with(&words)? {
            let Some(purchase) = self.purchase(&intent)? else { continue };
            let mut names = Vec::new();
            for (format, hash) in &purchase.papers {
                let stem = purchase.label.as_ref().map_or(intent.0.as_str(), |label| label.tracking.0.as_str());
                let name = format!("{stem}.{}", format.extension());
                match files.get(hash) {
                    Ok(bytes) => {
                        names.push(name.clone());
                        kept.push(PersonFile { name, bytes });
                    }
                    Err(error) => tracing::warn!(%error, "a label of a person cannot be handed out"),
                }
            }
            let created_ms: i64 =
                self.database
                    .query_row("SELECT created_ms FROM intent WHERE id = ?1", [&intent.0], |row| row.get(0))?;
            shipments.push(json!({
                "id": intent.0,
                "created_ms": created_ms,
                "shipment": serde_json::to_value(&purchase.shipment).unwrap_or_default(),
                "label": purchase.label.map(|label| serde_json::to_value(&label).unwrap_or_default()),
                "files": names,
            }));
        }
        let elsewhere: Vec<Value> = self
            .places_with(&words)?
            .into_iter()
            .map(|place| json!({ "kept_in": place.table.name(), "entry": serde_json::from_str(&place.body).unwrap_or(Value::Null) }))
            .collect();
        Ok((json!({ "looked_for": text.trim(), "shipments": shipments, "elsewhere": elsewhere }), kept))
    }

    /// Erases what was shown of a person: these shipments, and every other place that speaks of her.
    pub fn erase_person(
        &mut self,
        text: &str,
        shipments: &[IntentId],
        files: &Files,
        now_ms: i64,
    ) -> Result<Erased, StoreError> {
        let words = search_words(text);
        let places = self.places_with(&words)?;
        let mut elsewhere = 0;
        if !places.is_empty() {
            let change = self.change()?;
            for place in &places {
                elsewhere += change.execute(place.table.removal(), [&place.id])? as u64;
            }
            change.commit()?;
            self.empty_the_log()?;
        }
        let erased = self.erase(shipments, files, now_ms)?;
        Ok(Erased { elsewhere, ..erased })
    }

    fn shipments_with(&self, words: &[String]) -> Result<Vec<IntentId>, StoreError> {
        let mut query = self.database.prepare(
            "SELECT intent_id FROM search WHERE NOT EXISTS (
                 SELECT 1 FROM json_each(?1) AS word WHERE instr(text, word.value) = 0)
             ORDER BY id DESC LIMIT ?2",
        )?;
        let ids = query.query_map((to_json(&words), MOST), |row| row.get(0).map(IntentId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    fn places_with(&self, words: &[String]) -> Result<Vec<Place>, StoreError> {
        let mut places = Vec::new();
        for table in Table::ALL {
            let mut query = self.database.prepare(table.bodies())?;
            let read = |row: &Row<'_>| Ok(Place { table, id: row.get(0)?, body: row.get(1)? });
            for place in query.query_map((), read)? {
                let place = place?;
                let folded = fold(&place.body);
                if words.iter().all(|word| folded.contains(word.as_str())) {
                    places.push(place);
                }
            }
        }
        Ok(places)
    }
}

/// An entry that speaks of a person, outside the history.
struct Place {
    table: Table,
    id: String,
    body: String,
}

/// Where else people are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Table {
    Contacts,
    Drafts,
}

impl Table {
    const ALL: [Self; 2] = [Self::Contacts, Self::Drafts];

    fn name(self) -> &'static str {
        match self {
            Self::Contacts => "contact",
            Self::Drafts => "draft",
        }
    }

    fn bodies(self) -> &'static str {
        match self {
            Self::Contacts => "SELECT id, body FROM contact",
            Self::Drafts => "SELECT intent_id, body FROM draft",
        }
    }

    fn removal(self) -> &'static str {
        match self {
            Self::Contacts => "DELETE FROM contact WHERE id = ?1",
            Self::Drafts => "DELETE FROM draft WHERE intent_id = ?1",
        }
    }
}
