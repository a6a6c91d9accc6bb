//! Declarations, articles, pick-up points, deposit slips, and what is put away unused.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::command::ColishipFile;
use crate::command::CustomsCommand;
use crate::command::CustomsEvent;
use crate::command::Deed;
use crate::command::Event;
use crate::command::ExportTo;
use crate::command::FileBytes;
use crate::command::ImportFrom;
use crate::command::Ticket;
use crate::domain::AccountId;
use crate::domain::ArticleColumn;
use crate::domain::ArticleImportUndo;
use crate::domain::ArticlesImported;
use crate::domain::CarrierAccount;
use crate::domain::DepositSlip;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::Mishap;
use crate::domain::PaperKind;
use crate::domain::PointsWanted;
use crate::domain::PrintWish;
use crate::domain::Remedy;
use crate::domain::ShipmentState;
use crate::domain::TrackingNumber;
use crate::domain::Unused;
use crate::domain::read_catalogue;
use crate::domain::write_articles;
use crate::printing::Payload;
use crate::store::Store;

use super::book;
use super::declarations;
use super::dialogs;
use super::now_ms;
use super::packing_slip;
use super::papers;
use super::printers;
use super::slip_page;
use super::world::Desk;
use super::world::Records;

impl Desk {
    /// Does what was asked of the catalogue of articles, of lists and of papers.
    pub(super) fn customs(self: &Arc<Self>, records: &mut Records, command: CustomsCommand) {
        let store = &mut records.store;
        let newest = self.newest_articles.load(Ordering::SeqCst);
        let said = match command {
            CustomsCommand::SuggestArticles { ticket, .. } if ticket.0 < newest => return,
            CustomsCommand::SuggestArticles { ticket, text } => {
                CustomsEvent::Suggested { ticket, outcome: store.article_suggestions(&text).map_err(Failure::from) }
            }
            CustomsCommand::FindArticles { ticket, .. } if ticket.0 < self.newest_catalogue.load(Ordering::SeqCst) => {
                return;
            }
            CustomsCommand::FindArticles { ticket, text } => {
                CustomsEvent::Found { ticket, outcome: store.articles(&text).map_err(Failure::from) }
            }
            CustomsCommand::KeepArticle(article) => {
                CustomsEvent::Kept(store.keep_article(&article, now_ms()).map_err(Failure::from))
            }
            CustomsCommand::RemoveArticle(id) => {
                let removed = store.remove_article(&id).map(|article| article.map(Box::new));
                CustomsEvent::Removed(removed.map_err(Failure::from))
            }
            CustomsCommand::ImportArticles(from) => CustomsEvent::Imported(import(store, from)),
            CustomsCommand::UndoArticleImport(undo) => {
                CustomsEvent::Kept(store.undo_article_import(&undo, now_ms()).map_err(Failure::from))
            }
            CustomsCommand::ExportArticles { to, name, heads, decimal } => {
                CustomsEvent::Written(export_articles(store, to, &name, &heads, decimal))
            }
            CustomsCommand::ReadList(from) => CustomsEvent::ListRead(read_list(from, dialogs::open_list)),
            CustomsCommand::ReadColiship { file, from } => {
                let ask = match file {
                    ColishipFile::Mapping => dialogs::open_mapping,
                    ColishipFile::Parcels => dialogs::open_list,
                };
                CustomsEvent::ColishipRead { file, outcome: read_list(from, ask).map(|bytes| bytes.map(FileBytes)) }
            }
            CustomsCommand::WriteList { to, name, bytes } => CustomsEvent::Written(write_list(to, &name, &bytes)),
            CustomsCommand::Draw { ticket, .. } if ticket.0 < self.newest_drawing.load(Ordering::SeqCst) => return,
            CustomsCommand::Draw { ticket, shipment, dpi } => {
                CustomsEvent::Drawn { ticket, outcome: declarations::drawn(&shipment, dpi) }
            }
            CustomsCommand::FindPoints { ticket, account, wanted } => {
                return self.find_points(ticket, &account, &wanted);
            }
            CustomsCommand::MakeSlip { ticket, account, parcels } => {
                let outcome = self.make_slip(records, &account, &parcels).map(Box::new);
                CustomsEvent::SlipMade { ticket, outcome }
            }
            CustomsCommand::ExportSlip { account, number, to } => {
                CustomsEvent::Written(export_slip(records, &account, &number, to))
            }
            CustomsCommand::ExportPaper { intent, kind, to } => {
                CustomsEvent::Written(export_paper(records, &intent, kind, to))
            }
            CustomsCommand::PrintPaper { intent, kind, copies } => {
                match self.print_paper(records, &intent, kind, copies) {
                    Ok(()) => return,
                    Err(failure) => CustomsEvent::NotDone { intent, failure },
                }
            }
            CustomsCommand::PrintPackingSlip { intent, text } => {
                match self.print_packing_slip(records, &intent, &text) {
                    Ok(()) => return,
                    Err(failure) => CustomsEvent::NotDone { intent, failure },
                }
            }
            CustomsCommand::ExportPackingSlip { intent, text, to } => {
                CustomsEvent::Written(packing_slip::export(records, &intent, &text, to))
            }
            CustomsCommand::Discard(intent) => {
                let outcome = discard(records, &intent);
                return self.tell_row(&records.store, &intent, Deed::Voided, outcome);
            }
            CustomsCommand::BuyAnew { lost, intent } => return self.buy_anew(records, &lost, &intent),
            CustomsCommand::TaskDone(intent) => {
                let outcome = records.store.task_done(&intent, now_ms()).map_err(Failure::from);
                return self.tell_row(&records.store, &intent, Deed::Tracked, outcome);
            }
            CustomsCommand::ReadShipment { ticket, intent } => return self.read_shipment(records, ticket, &intent),
            CustomsCommand::MakeReturnCode { ticket, intent, comes_back } => {
                return self.make_return_code(records, ticket, &intent, &comes_back);
            }
            CustomsCommand::FindPickupDays { ticket, intent } => {
                return self.find_pickup_days(records, ticket, &intent);
            }
            CustomsCommand::PlanPickup { ticket, intent, day } => {
                return self.plan_pickup(records, ticket, &intent, day);
            }
        };
        self.shared.tell(Event::Customs(said));
    }

    /// Where a parcel can be picked up, unless a newer question has come since.
    fn find_points(&self, ticket: Ticket, account: &AccountId, wanted: &PointsWanted) {
        if self.newest_points.load(Ordering::SeqCst) != ticket.0 {
            return;
        }
        let carrier = self.carrier(account, None);
        let outcome = carrier.and_then(|carrier| carrier.pickup_points(wanted).map_err(Failure::from));
        self.shared.tell(Event::Customs(CustomsEvent::Points { ticket, outcome }));
    }

    /// Makes the slip for these parcels, keeps it, and prints it where a printer takes pages.
    fn make_slip(
        self: &Arc<Self>,
        records: &mut Records,
        account: &AccountId,
        parcels: &[IntentId],
    ) -> Result<DepositSlip, Failure> {
        let mut numbers: Vec<TrackingNumber> = Vec::new();
        for intent in parcels {
            let row = records.store.row(intent)?;
            numbers.extend(row.filter(|row| row.state == ShipmentState::Labelled).and_then(|row| row.tracking));
        }
        if numbers.is_empty() {
            return Err(Failure::new(Mishap::Gone, Remedy::Nothing));
        }
        let mut slip = self.carrier(account, None)?.deposit_slip(&numbers)?;
        if slip.pdf.is_empty() {
            slip.pdf = slip_page::drawn(records, &slip, parcels).unwrap_or_default();
        }
        let page = if slip.pdf.is_empty() { None } else { Some(records.files.put(&slip.pdf)?) };
        records.store.keep_slip(account, &slip, page.as_ref(), now_ms())?;
        for intent in parcels {
            self.tell_row(&records.store, intent, Deed::Tracked, Ok(()));
        }
        if let Some((setup, copies)) = self.routed_slip(self.account(account).map(|account| account.kind))
            && setup.language == LabelFormat::Pdf
            && !slip.pdf.is_empty()
        {
            let stem = format!("bordereau-{}", slip.number);
            let payload =
                Payload { bytes: slip.pdf.clone(), format: LabelFormat::Pdf, file_stem: stem, media: Some(Media::A4) };
            let desk = Arc::clone(self);
            self.printer_lane(&setup.id)?.give(move |at| {
                let sent = (0..copies).try_for_each(|_| desk.send_aside(at, &setup, &payload).map(|_| ()));
                if let Err(failure) = sent {
                    tracing::warn!(mishap = failure.mishap.id(), "a slip did not get to its printer");
                    desk.shared.tell(Event::Customs(CustomsEvent::Written(Err(failure))));
                }
            })?;
        }
        Ok(slip)
    }

    fn print_paper(
        self: &Arc<Self>,
        records: &mut Records,
        intent: &IntentId,
        kind: PaperKind,
        copies: u8,
    ) -> Result<(), Failure> {
        let none = || Failure::new(Mishap::NoPagePrinter, Remedy::OpenPrinters);
        let (setup, _) = self.routed_paper(records, intent, kind)?.ok_or_else(none)?;
        self.hand_paper_to(&mut records.store, intent, kind, copies, &setup, PrintWish::Again)
    }

    /// Puts a lost purchase away and buys the same anew. Should the station stop in between, the lost one is put away and nothing is
    /// bought: the parcel is in the history, to be shipped again.
    fn buy_anew(self: &Arc<Self>, records: &mut Records, lost: &IntentId, intent: &IntentId) {
        let put_away = discard(records, lost);
        let failed = put_away.is_err();
        self.tell_row(&records.store, lost, Deed::Voided, put_away);
        if failed {
            return;
        }
        match records.store.purchase(lost) {
            Ok(Some(purchase)) => {
                let account: CarrierAccount = self.account(&purchase.account.id).unwrap_or(purchase.account);
                self.buy_the_same(records, intent, &account, &purchase.shipment, purchase.printer.as_ref());
            }
            Ok(None) => self.shared.tell(Event::Refused(Failure::new(Mishap::Gone, Remedy::Nothing))),
            Err(error) => self.shared.tell(Event::Refused(error.into())),
        }
    }
}

/// Only at a carrier that bills what it has scanned and nothing else: elsewhere a label is voided, and a doubt found out.
fn discard(records: &mut Records, intent: &IntentId) -> Result<(), Failure> {
    let purchase = records.store.purchase(intent)?.ok_or_else(|| Failure::new(Mishap::Gone, Remedy::Nothing))?;
    match purchase.account.kind.unused() {
        Unused::NotBilled => Ok(records.store.discard(intent, now_ms())?),
        Unused::VoidedThere => Err(Failure::new(Mishap::Unsupported, Remedy::Nothing)),
    }
}

/// A file without an article in it adds nothing.
fn import(store: &mut Store, from: ImportFrom) -> Result<Option<(ArticlesImported, Box<ArticleImportUndo>)>, Failure> {
    let Some(bytes) = read_list(from, dialogs::open_list)? else { return Ok(None) };
    let list = read_catalogue(&bytes).unwrap_or_default();
    let (imported, undo) = store.import_articles(list.articles, now_ms())?;
    let imported = ArticlesImported { nameless: list.nameless, unread: list.unread, ..imported };
    Ok(Some((imported, Box::new(undo))))
}

fn export_articles(
    store: &Store,
    to: ExportTo,
    name: &str,
    heads: &[(ArticleColumn, String)],
    decimal: char,
) -> Result<Option<PathBuf>, Failure> {
    let articles: Vec<_> = store.all_articles()?.iter().map(|article| article.typed(decimal)).collect();
    write_list(to, name, &write_articles(&articles, heads, decimal))
}

fn read_list(from: ImportFrom, ask: fn() -> Option<PathBuf>) -> Result<Option<Vec<u8>>, Failure> {
    let path = match from {
        ImportFrom::Ask => match ask() {
            Some(path) => path,
            None => return Ok(None),
        },
        ImportFrom::Path(path) => path,
    };
    let unreadable = || Failure::new(Mishap::CannotRead { path: path.display().to_string() }, Remedy::Nothing);
    book::read(&path).map(Some).ok_or_else(unreadable)
}

fn write_list(to: ExportTo, name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, Failure> {
    let path = match to {
        ExportTo::Ask => dialogs::save_sheet(name),
        ExportTo::Path(path) => Some(papers::typed_path(Path::new(&path), name)?),
    };
    let Some(path) = path else { return Ok(None) };
    papers::write(&path, bytes)?;
    Ok(Some(path))
}

fn export_paper(
    records: &Records,
    intent: &IntentId,
    kind: PaperKind,
    to: ExportTo,
) -> Result<Option<PathBuf>, Failure> {
    let gone = || Failure::new(Mishap::Gone, Remedy::Nothing);
    let purchase = records.store.purchase(intent)?.ok_or_else(gone)?;
    let stem = printers::file_stem(&records.store.row(intent)?.ok_or_else(gone)?);
    let kept = match kind {
        PaperKind::Label => purchase.papers.first().map(|(format, hash)| (*format, hash)),
        PaperKind::Cn23 | PaperKind::Invoice => {
            let of_kind = purchase.customs_papers.iter().find(|(of, ..)| *of == kind);
            of_kind.map(|(_, format, hash)| (*format, hash))
        }
    };
    let (format, hash) = kept.ok_or_else(gone)?;
    let name = format!("{stem}-{}.{}", kind.code(), format.extension());
    papers::keep(&records.files.get(hash)?, &name, to)
}

fn export_slip(records: &Records, account: &AccountId, number: &str, to: ExportTo) -> Result<Option<PathBuf>, Failure> {
    let gone = || Failure::new(Mishap::Gone, Remedy::Nothing);
    let page = records.store.slip_page(account, number)?.ok_or_else(gone)?;
    papers::keep(&records.files.get(&page)?, &format!("bordereau-{number}.pdf"), to)
}
