//! The address book, found by how any word of an entry begins; and those that parcels went to before.

use rusqlite::OptionalExtension as _;
use rusqlite::Row;
use rusqlite::Transaction;
use rusqlite::params;

use super::Store;
use super::StoreError;
use super::from_json;
use super::to_json;
use crate::domain::AddressDraft;
use crate::domain::BookPage;
use crate::domain::Contact;
use crate::domain::ContactId;
use crate::domain::ImportUndo;
use crate::domain::Imported;
use crate::domain::KnownFrom;
use crate::domain::Shipment;
use crate::domain::Suggestion;
use crate::domain::beginnings;
use crate::domain::terms;

/// As many as fit under a field.
const SUGGESTED: usize = 8;

/// Among so many of the newest parcels a consignee is looked for.
const EARLIER: i64 = 20_000;

/// So many parcels that match are read for the few different consignees among them.
const READ: usize = 64;

/// Every word of a search must begin a word of the entry. The words come as a JSON list, as in the history's search.
const MATCHING: &str = "NOT EXISTS (SELECT 1 FROM json_each(?1) AS word WHERE instr(search_text, word.value) = 0)";

impl Store {
    /// The entries that match, by name; all of them for an empty search.
    pub fn contacts(&self, text: &str) -> Result<BookPage, StoreError> {
        let words = to_json(&beginnings(text));
        let count = |sql: &str, params: &[&dyn rusqlite::ToSql]| -> Result<u64, StoreError> {
            let count: i64 = self.database.prepare_cached(sql)?.query_row(params, |row| row.get(0))?;
            Ok(count.unsigned_abs())
        };
        let total = count("SELECT count(*) FROM contact", &[])?;
        let matches = count(&format!("SELECT count(*) FROM contact WHERE {MATCHING}"), &[&words])?;
        let rows = self.readable(
            &format!("SELECT id, body FROM contact WHERE {MATCHING} ORDER BY sort_text, id LIMIT ?2"),
            params![words, BookPage::ROWS as i64],
        )?;
        Ok(BookPage { rows, matches, total })
    }

    /// Every entry, by name.
    pub fn all_contacts(&self) -> Result<Vec<Contact>, StoreError> {
        self.readable("SELECT id, body FROM contact ORDER BY sort_text, id", ())
    }

    /// Who may be meant: first those of the book, those first whose name begins so, then those that parcels went to before.
    pub fn suggestions(&self, text: &str) -> Result<Vec<Suggestion>, StoreError> {
        let words = beginnings(text);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let from_book = self.readable(
            &format!(
                "SELECT id, body FROM contact WHERE {MATCHING}
                 ORDER BY instr(sort_text, ?2) = 1 DESC, sort_text, id LIMIT ?3"
            ),
            params![to_json(&words), terms(text), SUGGESTED as i64],
        )?;
        let named = |known: KnownFrom| move |contact: Contact| Suggestion { contact, known };
        let mut suggestions: Vec<Suggestion> = from_book.into_iter().map(named(KnownFrom::TheBook)).collect();
        if suggestions.len() < SUGGESTED {
            let earlier = self.earlier_consignees(&words, SUGGESTED - suggestions.len(), &suggestions)?;
            suggestions.extend(earlier.into_iter().map(named(KnownFrom::AnEarlierParcel)));
        }
        Ok(suggestions)
    }

    /// Keeps an entry, new or changed. One that is at the same address under the same name is the same: it is replaced, and given
    /// back.
    pub fn keep_contact(&mut self, contact: &Contact, now_ms: i64) -> Result<Option<Contact>, StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        let same = same(contact);
        let before = known(&change, "SELECT id, body FROM contact WHERE same = ?1", &same)?;
        change.execute("DELETE FROM contact WHERE id = ?1 OR same = ?2", [&contact.id.0, &same])?;
        write(&change, contact, &desk, now_ms)?;
        change.commit()?;
        Ok(before.filter(|before| before.id != contact.id))
    }

    /// Takes an entry off the book and gives it back; none if it is not there.
    pub fn remove_contact(&mut self, id: &ContactId) -> Result<Option<Contact>, StoreError> {
        let change = self.change()?;
        let before = known(&change, "SELECT id, body FROM contact WHERE id = ?1", &id.0)?;
        change.execute("DELETE FROM contact WHERE id = ?1", [&id.0])?;
        change.commit()?;
        Ok(before)
    }

    /// Takes a list in, all of it or nothing. Who is known already keeps the place, and gets the e-mail and telephone of the
    /// list where it has them. Also gives what it takes to take it back.
    pub fn import_contacts(&mut self, contacts: &[Contact], now_ms: i64) -> Result<(Imported, ImportUndo), StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        let mut imported = Imported::default();
        let mut undo = ImportUndo { at_ms: now_ms, ..ImportUndo::default() };
        for contact in contacts {
            match known(&change, "SELECT id, body FROM contact WHERE same = ?1", &same(contact))? {
                Some(mut known) => {
                    // Somebody who is twice in the list was not here before it.
                    if !undo.added.contains(&known.id) {
                        undo.before.entry(known.id.clone()).or_insert_with(|| known.clone());
                    }
                    if !contact.email.is_empty() {
                        known.email.clone_from(&contact.email);
                    }
                    if !contact.address.phone.is_empty() {
                        known.address.phone.clone_from(&contact.address.phone);
                    }
                    change.execute("DELETE FROM contact WHERE id = ?1", [&known.id.0])?;
                    write(&change, &known, &desk, now_ms)?;
                    imported.known += 1;
                }
                None => {
                    write(&change, contact, &desk, now_ms)?;
                    undo.added.insert(contact.id.clone());
                    imported.added += 1;
                }
            }
        }
        change.commit()?;
        Ok((imported, undo))
    }

    /// Takes a list back: who came with it goes, who was known before is as before. Whoever was changed since stays as he is.
    pub fn undo_import(&mut self, undo: &ImportUndo, now_ms: i64) -> Result<u64, StoreError> {
        let desk = self.desk.clone();
        let change = self.change()?;
        let mut gone = 0;
        let remove = "DELETE FROM contact WHERE id = ?1 AND saved_ms = ?2";
        for id in &undo.added {
            gone += change.prepare_cached(remove)?.execute(params![id.0, undo.at_ms])? as u64;
        }
        for contact in undo.before.values() {
            if change.prepare_cached(remove)?.execute(params![contact.id.0, undo.at_ms])? > 0 {
                write(&change, contact, &desk, now_ms)?;
            }
        }
        change.commit()?;
        Ok(gone)
    }

    /// Different consignees among the newest parcels, the newest first, that are not among `known`.
    fn earlier_consignees(
        &self,
        words: &[String],
        most: usize,
        known: &[Suggestion],
    ) -> Result<Vec<Contact>, StoreError> {
        // The history's text has no space at its beginnings, so it only says which parcels are worth reading.
        let bare: Vec<&str> = words.iter().map(|word| word.trim_start()).collect();
        let mut hits = self.database.prepare_cached(&format!(
            "SELECT id FROM (
                 SELECT id, search_text FROM intent WHERE bought_ms IS NOT NULL ORDER BY bought_ms DESC LIMIT {EARLIER})
             WHERE {MATCHING}"
        ))?;
        let mut shipment = self.database.prepare_cached("SELECT shipment FROM intent WHERE id = ?1")?;
        let mut taken: Vec<String> = known.iter().map(|suggestion| same(&suggestion.contact)).collect();
        let mut found = Vec::new();
        let mut rows = hits.query([to_json(&bare)])?;
        let mut read = 0;
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            let text: String = shipment.query_row([&id], |row| row.get(0))?;
            // One that cannot be read any more suggests nobody.
            let Ok(shipment) = from_json::<Shipment>(&text, "shipment of intent", &id) else { continue };
            let contact = consignee(&shipment);
            let (same, searched) = (same(&contact), search_text(&contact));
            if words.iter().all(|word| searched.contains(word)) && !taken.contains(&same) {
                taken.push(same);
                found.push(contact);
            }
            read += 1;
            if found.len() >= most || read >= READ {
                break;
            }
        }
        Ok(found)
    }

    /// One that cannot be read is left out and logged by its id.
    fn readable(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Contact>, StoreError> {
        let mut query = self.database.prepare_cached(sql)?;
        let mut rows = query.query(params)?;
        let mut contacts = Vec::new();
        while let Some(row) = rows.next()? {
            match read(row) {
                Ok(contact) => contacts.push(contact),
                Err(error @ StoreError::Damaged { .. }) => tracing::error!(%error, "left out of the address book"),
                Err(error) => return Err(error),
            }
        }
        Ok(contacts)
    }
}

fn write(change: &Transaction<'_>, contact: &Contact, desk: &str, now_ms: i64) -> Result<(), StoreError> {
    let mut insert = change.prepare_cached(
        "INSERT INTO contact (id, desk_id, saved_ms, same, sort_text, search_text, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    insert.execute(params![
        contact.id.0,
        desk,
        now_ms,
        same(contact),
        terms(contact.called()),
        search_text(contact),
        to_json(contact),
    ])?;
    Ok(())
}

/// The one entry that a statement finds; none too where it cannot be read any more, so that it can be written anew.
fn known(change: &Transaction<'_>, sql: &str, by: &str) -> Result<Option<Contact>, StoreError> {
    let read = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
    let found = change.prepare_cached(sql)?.query_row([by], read).optional()?;
    Ok(found.and_then(|(id, body)| from_json(&body, "contact", &id).ok()))
}

fn read(row: &Row<'_>) -> Result<Contact, StoreError> {
    let id: String = row.get(0)?;
    from_json(&row.get::<_, String>(1)?, "contact", &id)
}

fn consignee(shipment: &Shipment) -> Contact {
    let (order, mut address) = (shipment.order(), AddressDraft::from(shipment.consignee()));
    if address.phone.is_empty() {
        address.phone = order.phone.clone().unwrap_or_default();
    }
    Contact { email: order.email.clone().unwrap_or_default(), ..Contact::at(address) }
}

/// By what an entry is known again: the address and the name, whatever their accents, case and commas.
fn same(contact: &Contact) -> String {
    let AddressDraft { name, company, street, extra, postcode, city, country, country_text: _, state: _, phone: _ } =
        &contact.address;
    let lines = [name, company, street, extra, postcode, city].map(|line| terms(line));
    format!("{}|{}", lines.join("|"), country.code())
}

fn search_text(contact: &Contact) -> String {
    let AddressDraft { name, company, street, extra, postcode, city, country: _, country_text: _, state: _, phone } =
        &contact.address;
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let email = contact.email.as_str();
    terms(&[name, company, street, extra, postcode, city, phone, digits.as_str(), email].join(" "))
}

#[cfg(test)]
mod tests;
