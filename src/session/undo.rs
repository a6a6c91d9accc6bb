//! Taking back what was done to the form as a whole, or taken off a list. Text fields undo their own typing.

use crate::command::BookCommand;
use crate::command::Command;
use crate::command::CustomsCommand;
use crate::domain::ArticleImportUndo;
use crate::domain::ArticlesImported;
use crate::domain::Contact;
use crate::domain::ImportUndo;
use crate::domain::Imported;
use crate::domain::KnownArticle;
use crate::domain::Preset;
use crate::domain::ShipmentDraft;

use super::ArticleDeed;
use super::News;
use super::Screen;
use super::Session;
use super::customs;

/// As far back as anybody remembers.
const MOST: usize = 20;

/// What was done that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    /// The form was cleared.
    Cleared,
    /// A pasted address was filled in.
    Pasted,
    /// Somebody was picked from the suggestions.
    Picked(Box<Contact>),
    /// A package was filled in.
    UsedPreset(String),
    /// The form was filled in from an earlier shipment.
    ShippedAgain,
    /// A parcel of a waiting list was taken into the form.
    TakenFromList,
    /// Something was done to the table of articles.
    Articles(ArticleDeed),
    /// An entry was taken off the address book.
    ContactRemoved(Box<Contact>),
    /// A package was taken off the list.
    PresetRemoved(String),
    /// A list was taken into the address book.
    Imported(Imported),
    /// An article was taken off the catalogue: what it is called.
    ArticleForgotten(String),
    /// A list was taken into the catalogue of articles.
    ArticlesImported(ArticlesImported),
}

/// What can be undone, and what was.
#[derive(Default)]
pub struct UndoDesk {
    steps: Vec<Step>,
    undone: Vec<Step>,
    last: u64,
    /// The last thing that was done to the form was a step, and not typing.
    fresh: bool,
}

struct Step {
    id: u64,
    did: Did,
    change: Change,
}

enum Change {
    /// The form as it was before and after.
    Form(Box<ShipmentDraft>, Box<ShipmentDraft>),
    Contact(Box<Contact>),
    Preset(usize, Preset),
    Import(Box<ImportUndo>),
    Article(Box<KnownArticle>),
    ArticleImport(Box<ArticleImportUndo>),
}

impl std::fmt::Debug for UndoDesk {
    /// Never what was typed: it is somebody's address.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "UndoDesk({} steps)", self.steps.len())
    }
}

impl Did {
    /// It concerns the form, and means nothing any more once that is bought.
    pub(super) fn is_about_the_form(&self) -> bool {
        match self {
            Self::Cleared
            | Self::Pasted
            | Self::Picked(_)
            | Self::UsedPreset(_)
            | Self::ShippedAgain
            | Self::TakenFromList
            | Self::Articles(_) => true,
            Self::ContactRemoved(_)
            | Self::PresetRemoved(_)
            | Self::Imported(_)
            | Self::ArticleForgotten(_)
            | Self::ArticlesImported(_) => false,
        }
    }

    /// All of the form was replaced, and not a part of it.
    fn replaced_the_form(&self) -> bool {
        match self {
            Self::Cleared | Self::ShippedAgain | Self::TakenFromList => true,
            Self::Pasted
            | Self::Picked(_)
            | Self::UsedPreset(_)
            | Self::Articles(_)
            | Self::ContactRemoved(_)
            | Self::PresetRemoved(_)
            | Self::Imported(_)
            | Self::ArticleForgotten(_)
            | Self::ArticlesImported(_) => false,
        }
    }
}

impl UndoDesk {
    /// There is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The last thing that was done to the form was such a step: its undoing comes before that of typing.
    pub fn comes_before_typing(&self) -> bool {
        self.fresh
    }

    /// Something was typed since: a text field's own undoing comes first now.
    pub(super) fn typed(&mut self) {
        self.fresh = false;
    }

    /// The form was bought: what had been filled into it is over; a form that was replaced before can still come back.
    pub(super) fn bought(&mut self) {
        self.steps.retain(|step| match &step.change {
            Change::Form(before, _) => step.did.replaced_the_form() && !is_blank(before),
            Change::Contact(_)
            | Change::Preset(..)
            | Change::Import(_)
            | Change::Article(_)
            | Change::ArticleImport(_) => true,
        });
        self.undone.clear();
        self.fresh = false;
    }

    fn push(&mut self, did: Did, change: Change) -> u64 {
        self.last += 1;
        self.fresh = did.is_about_the_form();
        self.steps.push(Step { id: self.last, did, change });
        if self.steps.len() > MOST {
            self.steps.remove(0);
        }
        self.last
    }
}

impl Session {
    /// Notes a change to the form that is done now. Tells it where something typed had to give way.
    pub(super) fn did_to_form(&mut self, did: Did, before: ShipmentDraft, gave_way: GaveWay) {
        self.close_notices_about_the_form();
        if before == self.ship.draft {
            return;
        }
        let after = Box::new(self.ship.draft.clone());
        let step = self.ship.undo.push(did.clone(), Change::Form(Box::new(before), after));
        self.ship.undo.undone.clear();
        if gave_way == GaveWay::Typed {
            self.tell(News::Did { step, what: did });
        }
    }

    /// Notes that an entry was taken off the address book.
    pub(super) fn did_remove_contact(&mut self, contact: Box<Contact>) {
        let did = Did::ContactRemoved(contact.clone());
        let step = self.ship.undo.push(did.clone(), Change::Contact(contact));
        self.tell(News::Did { step, what: did });
    }

    /// Notes that a package was taken off the list.
    pub(super) fn did_remove_preset(&mut self, at: usize, preset: Preset) {
        let did = Did::PresetRemoved(preset.name.clone());
        let step = self.ship.undo.push(did.clone(), Change::Preset(at, preset));
        self.tell(News::Did { step, what: did });
    }

    /// Notes that a list was taken into the address book.
    pub(super) fn did_import(&mut self, imported: Imported, undo: Box<ImportUndo>) {
        let did = Did::Imported(imported);
        let step = self.ship.undo.push(did.clone(), Change::Import(undo));
        self.tell(News::Did { step, what: did });
    }

    /// Notes that an article was taken off the catalogue.
    pub(super) fn did_forget_article(&mut self, article: Box<KnownArticle>) {
        let did = Did::ArticleForgotten(article.description.clone());
        let step = self.ship.undo.push(did.clone(), Change::Article(article));
        self.tell(News::Did { step, what: did });
    }

    /// Notes that a list was taken into the catalogue of articles.
    pub(super) fn did_import_articles(&mut self, imported: ArticlesImported, undo: Box<ArticleImportUndo>) {
        let did = Did::ArticlesImported(imported);
        let step = self.ship.undo.push(did.clone(), Change::ArticleImport(undo));
        self.tell(News::Did { step, what: did });
    }

    /// There is something to undo that the open screen shows.
    pub fn can_undo_here(&self) -> bool {
        let last = self.ship.undo.steps.last();
        match self.screen {
            Screen::Ship => last.is_some(),
            Screen::Settings => last.is_some_and(|step| !step.did.is_about_the_form()),
            Screen::Welcome | Screen::Sender | Screen::Label | Screen::History | Screen::Accounts => false,
        }
    }

    /// Undoes the last step.
    pub fn undo(&mut self, commands: &mut Vec<Command>) {
        if let Some(step) = self.ship.undo.steps.pop() {
            self.take_back_step(step, commands);
        }
    }

    /// Undoes one step, wherever it stands.
    pub fn undo_step(&mut self, id: u64, commands: &mut Vec<Command>) {
        if let Some(at) = self.ship.undo.steps.iter().position(|step| step.id == id) {
            let step = self.ship.undo.steps.remove(at);
            self.take_back_step(step, commands);
        }
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) {
        let Some(Step { did, change: Change::Form(_, after), .. }) = self.ship.undo.undone.pop() else { return };
        let before = std::mem::replace(&mut self.ship.draft, *after);
        let after = Box::new(self.ship.draft.clone());
        self.ship.undo.push(did, Change::Form(Box::new(before), after));
        self.form_is_other();
    }

    /// Takes away what was told about the form before this one.
    pub(super) fn close_notices_about_the_form(&mut self) {
        self.notices.retain(|notice| match &notice.news {
            News::Did { what, .. } => !what.is_about_the_form(),
            News::DraftRestored { .. } | News::ShippedBefore(_) | News::OrderOpen { .. } => false,
            News::Failed(_)
            | News::Exported(_)
            | News::Voided(_)
            | News::Disconnected
            | News::Settled(_)
            | News::ChargedOtherwise(_)
            | News::CameLate(_)
            | News::PrinterHolds(_)
            | News::PrintAsks(_)
            | News::LetThrough(_)
            | News::NothingFound(_)
            | News::NothingOpen
            | News::CardOutsidePacking
            | News::ReadVoidAgain(_)
            | News::PushPaused(_)
            | News::BackupFailed
            | News::Restored(_)
            | News::Salvaged(_)
            | News::ContactKept(_)
            | News::NoArticlesInList
            | News::BookExported(_) => true,
        });
    }

    fn take_back_step(&mut self, step: Step, commands: &mut Vec<Command>) {
        let Step { id, did, change } = step;
        self.notices.retain(|notice| !matches!(&notice.news, News::Did { step, .. } if *step == id));
        match change {
            Change::Form(before, after) => {
                let now = self.ship.draft.clone();
                self.ship.draft =
                    if did.replaced_the_form() { (*before).clone() } else { without(&now, &before, &after) };
                // What was there is not lost: doing it again brings back just that.
                let back = Box::new(self.ship.draft.clone());
                self.ship.undo.undone.push(Step { id, did, change: Change::Form(back, Box::new(now)) });
                self.form_is_other();
            }
            Change::Import(undo) => commands.push(Command::Book(BookCommand::UndoImport(undo))),
            Change::Article(article) => commands.push(Command::Customs(CustomsCommand::KeepArticle(article))),
            Change::ArticleImport(undo) => commands.push(Command::Customs(CustomsCommand::UndoArticleImport(undo))),
            Change::Contact(contact) => commands.push(Command::Book(BookCommand::Keep(contact))),
            Change::Preset(at, preset) => {
                let at = at.min(self.settings.presets.len());
                self.settings.presets.insert(at, preset);
                self.settings_changed(commands);
            }
        }
    }

    fn form_is_other(&mut self) {
        self.ship.suggest.close();
        self.edited();
        self.ship.undo.fresh = true;
    }
}

/// Whether what an act replaced had been typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GaveWay {
    /// Nothing of worth: the act is undone by key alone.
    Nothing,
    /// Something typed: it is told, with a button.
    Typed,
}

/// The form without what an act did to it: the parts that it changed are as before, the others stay as they are now.
fn without(now: &ShipmentDraft, before: &ShipmentDraft, after: &ShipmentDraft) -> ShipmentDraft {
    let mut draft = now.clone();
    if before.consignee != after.consignee {
        draft.consignee = before.consignee.clone();
    }
    if before.parcel.weight != after.parcel.weight {
        draft.parcel.weight = before.parcel.weight.clone();
    }
    if before.parcel.size != after.parcel.size {
        draft.parcel.size = before.parcel.size.clone();
    }
    if before.customs != after.customs {
        draft.customs = customs::without(&now.customs, &before.customs, &after.customs);
    }
    if before.order.email != after.order.email {
        draft.order.email = before.order.email.clone();
    }
    if before.order.phone != after.order.phone {
        draft.order.phone = before.order.phone.clone();
    }
    if before.service != after.service {
        draft.service = before.service.clone();
    }
    draft
}

fn is_blank(draft: &ShipmentDraft) -> bool {
    *draft == draft.emptied()
}
