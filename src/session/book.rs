//! The address book: who may be meant while one types, and the page that keeps it in order.

use crate::command::BookCommand;
use crate::command::BookEvent;
use crate::command::Command;
use crate::command::ExportTo;
use crate::command::FileDialogs;
use crate::command::ImportFrom;
use crate::command::Remote;
use crate::domain::BookPage;
use crate::domain::Contact;
use crate::domain::ContactColumn;
use crate::domain::ContactId;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Suggestion;

use super::News;
use super::Session;
use super::ship::FIRST_FIELD;

/// One letter says nothing yet.
const FROM_LETTERS: usize = 2;

/// How long typing must rest before the book is asked, in milliseconds: shorter than a person waits, longer than a key lasts.
const TYPING_RESTS_MS: i64 = 60;

/// Who may be meant by what is typed at a field.
#[derive(Default)]
pub struct SuggestDesk {
    /// Where it is typed; none while no list is wanted.
    at: Option<Line>,
    found: Remote<Vec<Suggestion>>,
    /// Which of the list is marked.
    marked: Option<usize>,
    /// Who was picked last for this form.
    pub(super) picked: Option<Contact>,
    due_ms: Option<i64>,
}

/// The page of the address book.
#[derive(Debug, Default)]
pub struct BookDesk {
    /// What is looked for.
    pub text: String,
    /// What was found.
    pub page: Remote<BookPage>,
    /// The form of an entry, while it is open.
    pub form: Option<ContactForm>,
    /// The box for the path of a list to take in, where the system has no file dialog.
    pub import_path: Option<String>,
    /// The box for the path of a list to write.
    pub export_path: Option<String>,
}

/// An entry as it is being typed.
#[derive(Debug, Default)]
pub struct ContactForm {
    /// What is typed.
    pub contact: Contact,
    /// It changes an entry that is there.
    pub changes: bool,
    /// The operator has tried to save.
    pub tried: bool,
}

impl std::fmt::Debug for SuggestDesk {
    /// Never whom it suggests.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SuggestDesk({:?})", self.at)
    }
}

impl SuggestDesk {
    /// The list under a field, while there is one.
    pub fn rows_at(&self, line: Line) -> &[Suggestion] {
        let rows = self.found.known().filter(|_| self.at == Some(line));
        rows.map_or(&[], Vec::as_slice)
    }

    /// The field whose list is open.
    pub fn open_at(&self) -> Option<Line> {
        self.at.filter(|line| !self.rows_at(*line).is_empty())
    }

    /// Which of the list is marked.
    pub fn marked(&self) -> Option<usize> {
        self.marked
    }

    /// Marks the next one; after the last, none, so that what was typed can be kept.
    pub fn mark_next(&mut self) {
        let count = self.at.map_or(0, |line| self.rows_at(line).len());
        self.marked = match self.marked {
            None => (count > 0).then_some(0),
            Some(at) => Some(at + 1).filter(|at| *at < count),
        };
    }

    /// Marks the one before.
    pub fn mark_before(&mut self) {
        let count = self.at.map_or(0, |line| self.rows_at(line).len());
        self.marked = match self.marked {
            None => count.checked_sub(1),
            Some(at) => at.checked_sub(1),
        };
    }

    /// Takes the list away; what was typed stays.
    pub fn close(&mut self) {
        let picked = self.picked.take();
        *self = Self { picked, ..Self::default() };
    }
}

impl ContactForm {
    /// Something to call it by is missing.
    pub fn is_nameless(&self) -> bool {
        self.contact.called().is_empty()
    }
}

impl Session {
    /// Takes in that something was typed at a field: for a name or a company, the book is asked who may be meant.
    pub fn typed_at(&mut self, field: Field) {
        self.look_up_typed(field);
        let Field::Address(Party::Consignee, line @ (Line::Name | Line::Company)) = field else { return };
        let due_ms = self.now_ms() + TYPING_RESTS_MS;
        let text = self.ship.draft.consignee.line(line).trim();
        if text.chars().count() < FROM_LETTERS {
            self.ship.suggest.close();
            return;
        }
        let suggest = &mut self.ship.suggest;
        if suggest.at != Some(line) {
            suggest.close();
        }
        (suggest.at, suggest.marked, suggest.due_ms) = (Some(line), None, Some(due_ms));
    }

    /// Asks the book once typing rests. Says in how many milliseconds that will be.
    pub(super) fn suggest_if_due(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        let rest = self.ship.suggest.due_ms? - self.now_ms();
        if rest > 0 {
            return u64::try_from(rest).ok();
        }
        self.ship.suggest.due_ms = None;
        let line = self.ship.suggest.at?;
        let text = self.ship.draft.consignee.line(line).trim().to_owned();
        let ticket = self.ticket();
        self.ship.suggest.found.wait(ticket);
        commands.push(Command::Book(BookCommand::Suggest { ticket, text }));
        None
    }

    /// Fills the recipient with the marked one of the list.
    pub fn pick_marked(&mut self) {
        let suggest = &self.ship.suggest;
        let rows = suggest.at.map_or(&[][..], |line| suggest.rows_at(line));
        if let Some(suggestion) = suggest.marked.and_then(|at| rows.get(at)).cloned() {
            self.pick(&suggestion);
        }
    }

    /// Keeps the recipient of the form in the address book.
    pub fn keep_recipient(&mut self, commands: &mut Vec<Command>) {
        let order = &self.ship.draft.order;
        let mut contact = Contact::at(self.ship.draft.consignee.clone());
        contact.email = order.email.text.trim().to_owned();
        if contact.address.phone.is_empty() {
            contact.address.phone = order.phone.text.trim().to_owned();
        }
        if contact.called().is_empty() {
            self.ship.focus = Some(FIRST_FIELD);
        } else {
            commands.push(Command::Book(BookCommand::Keep(Box::new(contact))));
        }
    }

    /// Looks into the address book for what its search field holds.
    pub fn find_in_book(&mut self, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        self.book.page.wait(ticket);
        commands.push(Command::Book(BookCommand::Find { ticket, text: self.book.text.clone() }));
    }

    /// Opens the form of an entry, or of a new one.
    pub fn edit_contact(&mut self, contact: Option<&Contact>) {
        let changes = contact.is_some();
        let contact = contact.cloned().unwrap_or_default();
        self.book.form = Some(ContactForm { contact, changes, tried: false });
    }

    /// Keeps the entry that the form holds.
    pub fn save_contact(&mut self, commands: &mut Vec<Command>) {
        let Some(form) = &mut self.book.form else { return };
        form.tried = true;
        if !form.is_nameless() {
            commands.push(Command::Book(BookCommand::Keep(Box::new(form.contact.clone()))));
            self.book.form = None;
        }
    }

    /// Takes an entry off the book.
    pub fn remove_contact(&mut self, id: &ContactId, commands: &mut Vec<Command>) {
        commands.push(Command::Book(BookCommand::Remove(id.clone())));
    }

    /// Takes a list in: the system's dialog asks which, else a box for a path opens.
    pub fn import_contacts(&mut self, commands: &mut Vec<Command>) {
        let from = match (self.dialogs, self.book.import_path.take()) {
            (FileDialogs::Available, _) => ImportFrom::Ask,
            (FileDialogs::Absent, Some(path)) if !path.trim().is_empty() => ImportFrom::Path(path.trim().into()),
            (FileDialogs::Absent, _) => {
                self.book.import_path = Some(String::new());
                return;
            }
        };
        commands.push(Command::Book(BookCommand::Import(from)));
    }

    /// Writes the book as a list: the system's dialog asks where, else a box for a path opens.
    pub fn export_contacts(&mut self, commands: &mut Vec<Command>) {
        let to = match (self.dialogs, self.book.export_path.take()) {
            (FileDialogs::Available, _) => ExportTo::Ask,
            (FileDialogs::Absent, Some(path)) if !path.trim().is_empty() => ExportTo::Path(path.trim().into()),
            (FileDialogs::Absent, _) => {
                self.book.export_path = Some(String::new());
                return;
            }
        };
        let name = format!("{}.csv", self.words.get("book-file-name"));
        let heads = Box::new(ContactColumn::ALL.map(|column| self.words.get(head_id(column)).to_owned()));
        commands.push(Command::Book(BookCommand::Export { to, name, heads }));
    }

    pub(super) fn book_said(&mut self, event: BookEvent, commands: &mut Vec<Command>) {
        match event {
            BookEvent::Suggested { ticket, outcome } => {
                self.ship.suggest.found.answer(ticket, outcome.map(|found| self.other_than_typed(found)));
            }
            BookEvent::Found { ticket, outcome } => {
                self.book.page.answer(ticket, outcome);
            }
            BookEvent::Kept(Ok((contact, _))) => {
                self.notices.retain(|notice| !matches!(notice.news, News::ContactKept(_)));
                self.tell(News::ContactKept(contact));
                self.look_again(commands);
            }
            BookEvent::Removed(Ok(contact)) => {
                if let Some(contact) = contact {
                    self.did_remove_contact(contact);
                }
                self.look_again(commands);
            }
            BookEvent::Imported(Ok(Some((imported, undo)))) => {
                self.did_import(imported, undo);
                self.look_again(commands);
            }
            BookEvent::ImportUndone(Ok(_)) => self.look_again(commands),
            BookEvent::Exported(Ok(Some(path))) => self.tell(News::BookExported(path)),
            BookEvent::Imported(Ok(None)) | BookEvent::Exported(Ok(None)) => (),
            BookEvent::Kept(Err(failure))
            | BookEvent::Removed(Err(failure))
            | BookEvent::Imported(Err(failure))
            | BookEvent::ImportUndone(Err(failure))
            | BookEvent::Exported(Err(failure)) => self.tell(News::Failed(failure)),
            BookEvent::DraftKept(outcome) => self.draft_kept(outcome),
            BookEvent::DraftsFound(drafts) => self.drafts_found(drafts),
        }
    }

    /// Who stands in the form already need not be suggested.
    fn other_than_typed(&self, mut found: Vec<Suggestion>) -> Vec<Suggestion> {
        let typed = Contact::at(self.ship.draft.consignee.clone());
        found.retain(|suggestion| !suggestion.contact.is_same_as(&typed));
        found
    }

    fn look_again(&mut self, commands: &mut Vec<Command>) {
        if !matches!(self.book.page, Remote::NotAsked) {
            self.find_in_book(commands);
        }
    }
}

/// The id of the head of a column, which is also the label of its field.
pub(crate) fn head_id(column: ContactColumn) -> &'static str {
    match column {
        ContactColumn::Name => "book-name",
        ContactColumn::Company => "book-company",
        ContactColumn::Street => "book-street",
        ContactColumn::Extra => "book-extra",
        ContactColumn::Postcode => "book-postcode",
        ContactColumn::City => "book-city",
        ContactColumn::Country => "book-country",
        ContactColumn::State => "book-state",
        ContactColumn::Email => "book-email",
        ContactColumn::Phone => "book-phone",
    }
}
