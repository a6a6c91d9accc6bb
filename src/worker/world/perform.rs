//! Which lane does what.
//!
//! Each command of the window is given to one lane of the open world, and nothing is done here but giving it.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use crate::command::BookCommand;
use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::Deed;
use crate::command::Event;
use crate::command::ExportTo;
use crate::command::ImportFrom;
use crate::command::Ticket;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::Mishap;
use crate::domain::PushReason;
use crate::domain::Remedy;
use crate::store::StoreError;
use crate::worker::dialogs;
use crate::worker::now_ms;
use crate::worker::outbox::Outbox;
use crate::worker::outbox::Waker;
use crate::worker::printers::Tell;

use super::OpenWorld;
use super::Records;

impl OpenWorld {
    /// Gives a command to the lane that does such things.
    pub(in crate::worker) fn perform(&self, command: Command) -> Result<(), Failure> {
        let desk = Arc::clone(&self.desk.0);
        match command {
            // The dispatcher opens worlds, and gives what is the station's to its upkeeper.
            Command::OpenWorld(_) | Command::Upkeep(_) => Ok(()),
            Command::TestKey { ticket, kind, endpoint, key } => {
                self.setup.give(move |_| desk.test_key(ticket, kind, &endpoint, key))
            }
            Command::Connect { ticket, form } => self.setup.give(move |records| desk.connect(records, ticket, form)),
            // In the lane that buys: what is being bought with the account is finished first.
            Command::Disconnect { account } => {
                self.buy(&account.clone(), move |records| desk.disconnect(records, &account))
            }
            Command::SaveSender { account, sender } => {
                self.setup.give(move |records| desk.save_sender(records, &account, sender))
            }
            Command::UseLimits { account, profile } => {
                self.setup.give(move |records| desk.use_limits(records, &account, profile))
            }
            Command::ReadCatalogue { ticket, account } => {
                self.ask(&account.clone(), move |_| desk.read_catalogue(ticket, &account))
            }
            Command::Images { ticket, account, wish } => {
                self.ask(&account.clone(), move |_| desk.images(ticket, &account, wish))
            }
            Command::LookAtLogo { ticket, from } => self.dialogs.give(move |_| desk.look_at_logo(ticket, from)),
            Command::UseLogo { account, logo } => {
                self.setup.give(move |records| desk.use_logo(records, &account, logo))
            }
            Command::UseDownload { account, download } => {
                self.setup.give(move |records| desk.use_download(records, &account, download))
            }
            Command::SaveSettings(settings) => self.records.give(move |_| desk.save_settings(&settings)),
            Command::AskPrinter(setup) => desk.ask_printer(setup, Tell::Always),
            Command::WatchPrinter(setup) => self.watcher.watch(setup),
            Command::FindPrinters { ticket, at } => {
                self.dialogs.give(move |_| desk.find_printers(ticket, at.as_deref()))
            }
            Command::GetRates { ticket, shipment } => {
                desk.newest_rates.store(ticket.0, Ordering::SeqCst);
                self.ask(&shipment.account().clone(), move |records| {
                    desk.rates(records, ticket, &shipment);
                })
            }
            Command::Buy(purchase) => self.buy(&purchase.shipment.account().clone(), move |records| {
                desk.buy(records, purchase);
            }),
            Command::BuyAgain { intent } => {
                let account = self.account_of(&intent)?;
                self.buy(&account, move |records| desk.buy_again(records, &intent))
            }
            Command::Void { intent } => {
                let account = self.account_of(&intent)?;
                self.buy(&account, move |records| desk.void(records, &intent))
            }
            Command::FetchPaper { intent } => {
                let account = self.account_of(&intent)?;
                self.buy(&account, move |records| desk.fetch_paper(records, &intent))
            }
            Command::Settle { intent } => {
                self.settler.look_now(&intent);
                Ok(())
            }
            Command::Dismiss { intent } => self.records.give(move |records| desk.dismiss(records, &intent)),
            Command::Print { intent, printer, wish } => {
                self.records.give(move |records| desk.print_again(records, &intent, printer.as_ref(), wish))
            }
            Command::UseSheetPlace { printer, place } => {
                self.records.give(move |_| desk.shared.use_sheet_place(&printer, place))
            }
            Command::CancelPrint { intent, kind } => {
                self.records.give(move |records| desk.cancel_print(records, &intent, kind))
            }
            Command::ShowLabel { ticket, intent, printer, target } => {
                self.papers.give(move |records| desk.show_label(records, ticket, &intent, printer.as_ref(), &target))
            }
            Command::ExportPdf { intent, to } => {
                self.dialogs.give(move |records| desk.export_pdf(records, &intent, to))
            }
            Command::ExportFiles { intent, folder } => {
                self.papers.give(move |records| desk.export_files(records, &intent, &folder))
            }
            Command::PrintTest { printer, lines } => {
                let lane = self.desk.0.printer_lane(&printer.id)?;
                lane.give(move |at| desk.print_test(at, &printer, &lines))
            }
            Command::ExportCard { card, to } => self.dialogs.give(move |_| desk.export_card(&card, to)),
            Command::AskSound => self.tones.give(move |_| desk.ask_sound()),
            Command::Play(signal) => self.tones.give(move |_| desk.play(signal)),
            Command::PickFolder => {
                self.dialogs.give(move |_| desk.shared.tell(Event::FolderPicked(dialogs::pick_folder())))
            }
            Command::ImportPrices(from) => self.dialogs.give(move |records| desk.import_prices(records, from)),
            Command::KeepPrices(list) => self.records.give(move |records| desk.keep_prices(records, &[list])),
            Command::RemovePrices(valid_from) => {
                self.records.give(move |records| desk.remove_prices(records, valid_from))
            }
            Command::ExportPrices { text, to } => self.dialogs.give(move |_| desk.export_prices(&text, to)),
            Command::AskKeyring => self.setup.give(move |_| desk.ask_keyring()),
            Command::UnlockKeyring => self.setup.give(move |_| desk.unlock_keyring()),
            Command::TryPush { ticket, request, connect } => {
                let wake = self.outbox_waker()?;
                self.setup.give(move |records| {
                    desk.try_push(records, ticket, request, connect);
                    wake.wake();
                })
            }
            Command::SavePush(account) => {
                self.change_outbox(move |records| records.store.change_push(&account, now_ms()))
            }
            Command::PausePush => self.change_outbox(move |records| records.store.pause_push(PushReason::ByHand)),
            Command::ResumePush => self.change_outbox(move |records| records.store.resume_push(now_ms())),
            Command::DisconnectPush => self.change_outbox(move |records| {
                desk.forget_push_key();
                records.store.disconnect_push(now_ms())
            }),
            Command::SendPushAgain { intent, order_no } => self.change_telling(intent, move |records, intent| {
                records.store.send_push_again(intent, order_no.as_deref(), now_ms())
            }),
            Command::DismissPush { intent } => {
                self.change_telling(intent, move |records, intent| records.store.dismiss_push(intent, now_ms()))
            }

            // A dialog waits for a person, and must not keep a draft waiting.
            Command::Book(
                command @ (BookCommand::Import(ImportFrom::Ask) | BookCommand::Export { to: ExportTo::Ask, .. }),
            ) => self.dialogs.give(move |records| desk.book(records, command)),
            Command::Book(command) => {
                desk.newest_in_book(&command);
                self.book.give(move |records| desk.book(records, command))
            }
            Command::Customs(command) => self.customs(command),
            Command::Track { ticket, intent, look } => self.follower.track(ticket, intent, look),
            Command::LookForOrder { ticket, account, order } => {
                self.follower.look_at_the_newest(account);
                self.records.give(move |records| desk.look_for_order(records, ticket, &order))
            }
            Command::CheckAddress { ticket, account, address } => {
                self.ask(&account.clone(), move |_| desk.check_address(ticket, &account, address))
            }
            Command::UseAddressCheck { account, check } => {
                self.setup.give(move |records| desk.use_address_check(records, &account, check))
            }
            Command::FindInHistory { ticket, query } => {
                self.records.give(move |records| desk.find_in_history(records, ticket, &query))
            }
        }
    }

    /// Each to the lane that it would delay least.
    fn customs(&self, command: CustomsCommand) -> Result<(), Failure> {
        let desk = Arc::clone(&self.desk.0);
        let newest = |of: &AtomicU64, ticket: &Ticket| of.fetch_max(ticket.0, Ordering::SeqCst);
        match &command {
            // A dialog waits for a person, and must not keep an answer waiting.
            CustomsCommand::ReadList(_)
            | CustomsCommand::ReadColiship { .. }
            | CustomsCommand::ImportArticles(ImportFrom::Ask)
            | CustomsCommand::ExportArticles { to: ExportTo::Ask, .. }
            | CustomsCommand::WriteList { .. }
            | CustomsCommand::ExportPaper { .. }
            | CustomsCommand::ExportPackingSlip { .. }
            | CustomsCommand::ExportSlip { .. } => self.dialogs.give(move |records| desk.customs(records, command)),
            CustomsCommand::SuggestArticles { ticket, .. } => {
                newest(&desk.newest_articles, ticket);
                self.book.give(move |records| desk.customs(records, command))
            }
            CustomsCommand::FindArticles { ticket, .. } => {
                newest(&desk.newest_catalogue, ticket);
                self.book.give(move |records| desk.customs(records, command))
            }
            CustomsCommand::ImportArticles(ImportFrom::Path(_))
            | CustomsCommand::ExportArticles { to: ExportTo::Path(_), .. }
            | CustomsCommand::UndoArticleImport(_)
            | CustomsCommand::KeepArticle(_)
            | CustomsCommand::RemoveArticle(_)
            | CustomsCommand::PrintPackingSlip { .. }
            | CustomsCommand::PrintPaper { .. } => self.book.give(move |records| desk.customs(records, command)),
            CustomsCommand::Draw { ticket, .. } => {
                newest(&desk.newest_drawing, ticket);
                self.papers.give(move |records| desk.customs(records, command))
            }
            CustomsCommand::FindPoints { ticket, account, .. } => {
                newest(&desk.newest_points, ticket);
                self.ask(&account.clone(), move |records| desk.customs(records, command))
            }
            CustomsCommand::MakeSlip { account, .. } => {
                self.buy(&account.clone(), move |records| desk.customs(records, command))
            }
            CustomsCommand::TaskDone(_) | CustomsCommand::ReadShipment { .. } => {
                self.records.give(move |records| desk.customs(records, command))
            }
            CustomsCommand::FindPickupDays { intent, .. } => {
                let account = self.account_of(intent)?;
                self.ask(&account, move |records| desk.customs(records, command))
            }
            CustomsCommand::Discard(intent)
            | CustomsCommand::BuyAnew { lost: intent, .. }
            | CustomsCommand::MakeReturnCode { intent, .. }
            | CustomsCommand::PlanPickup { intent, .. } => {
                let account = self.account_of(intent)?;
                self.buy(&account, move |records| desk.customs(records, command))
            }
        }
    }

    fn outbox_waker(&self) -> Result<Waker, Failure> {
        let unsupported = || Failure::new(Mishap::Unsupported, Remedy::Nothing);
        self.outbox.as_ref().map(Outbox::waker).ok_or_else(unsupported)
    }

    /// Changes something about the outbox, which looks at it at once and tells the window.
    fn change_outbox(
        &self,
        change: impl FnOnce(&mut Records) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<(), Failure> {
        let (desk, wake) = (Arc::clone(&self.desk.0), self.outbox_waker()?);
        self.setup.give(move |records| {
            if let Err(error) = change(records) {
                desk.shared.tell(Event::Refused(error.into()));
            }
            wake.wake();
        })
    }

    /// The same for one telling, whose shipment the window sees again.
    fn change_telling(
        &self,
        intent: IntentId,
        change: impl FnOnce(&mut Records, &IntentId) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<(), Failure> {
        let (desk, wake) = (Arc::clone(&self.desk.0), self.outbox_waker()?);
        self.setup.give(move |records| {
            let outcome = change(records, &intent).map_err(Failure::from);
            desk.tell_row(&records.store, &intent, Deed::Told, outcome);
            wake.wake();
        })
    }
}
