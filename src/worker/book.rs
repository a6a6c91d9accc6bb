//! The address book and the drafts: a lane of their own, so that a search under a field waits for nothing else.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use crate::command::BookCommand;
use crate::command::BookEvent;
use crate::command::Event;
use crate::command::ExportTo;
use crate::command::ImportFrom;
use crate::command::Ticket;
use crate::domain::Contact;
use crate::domain::ContactId;
use crate::domain::Failure;
use crate::domain::ImportUndo;
use crate::domain::Imported;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::read_contacts;
use crate::domain::write_contacts;
use crate::store::Store;

use super::dialogs;
use super::now_ms;
use super::papers;
use super::world::Desk;
use super::world::Records;

/// Larger than any address book.
const LARGEST_LIST: u64 = 32 << 20;

impl Desk {
    /// Notes which question is the newest, so that older ones are not looked into any more. Called before the lane gets it.
    pub(super) fn newest_in_book(&self, command: &BookCommand) {
        match command {
            BookCommand::Suggest { ticket, .. } => self.newest_suggestions.store(ticket.0, Ordering::SeqCst),
            BookCommand::Find { ticket, .. } => self.newest_find.store(ticket.0, Ordering::SeqCst),
            BookCommand::Keep(_)
            | BookCommand::Remove(_)
            | BookCommand::Import(_)
            | BookCommand::UndoImport(_)
            | BookCommand::Export { .. }
            | BookCommand::KeepDraft(_)
            | BookCommand::DropDraft(_) => (),
        }
    }

    /// Does what was asked about the address book or the drafts.
    pub(super) fn book(&self, records: &mut Records, command: BookCommand) {
        let store = &mut records.store;
        let said = match command {
            BookCommand::Suggest { ticket, .. } if ticket.0 < self.newest_suggestions.load(Ordering::SeqCst) => return,
            BookCommand::Find { ticket, .. } if ticket.0 < self.newest_find.load(Ordering::SeqCst) => return,
            BookCommand::Suggest { ticket, text } => suggest(store, ticket, &text),
            BookCommand::Find { ticket, text } => find(store, ticket, &text),
            BookCommand::Keep(contact) => BookEvent::Kept(keep(store, *contact)),
            BookCommand::Remove(id) => BookEvent::Removed(remove(store, &id)),
            BookCommand::Import(from) => BookEvent::Imported(import(store, from)),
            BookCommand::UndoImport(undo) => {
                BookEvent::ImportUndone(store.undo_import(&undo, now_ms()).map_err(Failure::from))
            }
            BookCommand::Export { to, name, heads } => BookEvent::Exported(export(store, to, &name, &heads)),
            BookCommand::KeepDraft(draft) => BookEvent::DraftKept(store.keep_draft(&draft).map_err(Failure::from)),
            BookCommand::DropDraft(intent) => BookEvent::DraftKept(store.drop_draft(&intent).map_err(Failure::from)),
        };
        self.shared.tell(Event::Book(said));
    }
}

fn suggest(store: &Store, ticket: Ticket, text: &str) -> BookEvent {
    BookEvent::Suggested { ticket, outcome: store.suggestions(text).map_err(Failure::from) }
}

fn find(store: &Store, ticket: Ticket, text: &str) -> BookEvent {
    BookEvent::Found { ticket, outcome: store.contacts(text).map_err(Failure::from) }
}

fn keep(store: &mut Store, contact: Contact) -> Result<(Box<Contact>, Option<Box<Contact>>), Failure> {
    let before = store.keep_contact(&contact, now_ms())?;
    Ok((Box::new(contact), before.map(Box::new)))
}

fn remove(store: &mut Store, id: &ContactId) -> Result<Option<Box<Contact>>, Failure> {
    Ok(store.remove_contact(id)?.map(Box::new))
}

fn import(store: &mut Store, from: ImportFrom) -> Result<Option<(Imported, Box<ImportUndo>)>, Failure> {
    let path = match from {
        ImportFrom::Ask => match dialogs::open_list() {
            Some(path) => path,
            None => return Ok(None),
        },
        ImportFrom::Path(path) => path,
    };
    let not_a_list = || Failure::new(Mishap::NotAList { path: path.display().to_string() }, Remedy::Nothing);
    let list = read_contacts(&read(&path).ok_or_else(not_a_list)?).map_err(|_| not_a_list())?;
    let (imported, undo) = store.import_contacts(&list.contacts, now_ms())?;
    Ok(Some((Imported { nameless: list.nameless, ..imported }, Box::new(undo))))
}

/// A list's bytes; none where it cannot be read or is too large for one.
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    let size = fs::metadata(path).ok()?.len();
    let read = if size <= LARGEST_LIST { fs::read(path) } else { Err(std::io::ErrorKind::FileTooLarge.into()) };
    read.inspect_err(|error| tracing::warn!(%error, "a list could not be read")).ok()
}

fn export(store: &Store, to: ExportTo, name: &str, heads: &[String; 10]) -> Result<Option<PathBuf>, Failure> {
    let path = match to {
        ExportTo::Ask => dialogs::save_sheet(name),
        ExportTo::Path(path) => Some(papers::typed_path(&path, name)?),
    };
    let Some(path) = path else { return Ok(None) };
    papers::write(&path, &write_contacts(&store.all_contacts()?, heads))?;
    Ok(Some(path))
}
