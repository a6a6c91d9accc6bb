//! What the operator is in the middle of.
//!
//! Screens edit it in place; what needs the background leaves as a [`Command`], and an [`Event`] comes back through
//! [`Session::apply`]. So every change of state can be tested without a window, a thread or a socket.

mod accounts;
mod articles;
mod book;
mod catalogue;
mod coliship;
mod connect;
mod customs;
mod drafts;
mod fill;
mod findings;
mod history;
mod kept;
mod news;
mod packing;
mod pages;
mod picker;
mod presets;
mod prices;
mod print_questions;
mod printer_paper;
mod printer_test;
mod printers;
mod push;
mod routes;
mod scan;
mod sender;
mod setup;
mod ship;
mod signal;
mod undo;
mod upkeep;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;

use crate::command::Command;
use crate::command::Deed;
use crate::command::Event;
use crate::command::FileDialogs;
use crate::command::OpenedWorld;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::AccountId;
use crate::domain::CarrierAccount;
use crate::domain::Failure;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::KeyringState;
use crate::domain::PrinterId;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::Sender;
use crate::domain::Settings;
use crate::domain::Signal;
use crate::domain::World;
use crate::words::Lang;
use crate::words::Words;

pub use articles::ArticleDesk;
pub use articles::ArticleForm;
pub use book::BookDesk;
pub use book::ContactForm;
pub use book::SuggestDesk;
#[cfg(feature = "window")]
pub(crate) use book::head_id;
pub use catalogue::AccountDesk;
pub use catalogue::LogoDesk;
pub use coliship::ColishipDesk;
pub use coliship::WaitingParcel;
pub use connect::ConnectDesk;
pub use connect::ConnectStep;
pub use customs::ArticleDeed;
pub use customs::ArticleFile;
pub use customs::ComesBack;
pub use customs::CustomsDesk;
pub use customs::CustomsPreview;
pub use customs::PaperPath;
pub use customs::ReturnDesk;
pub use customs::Sheet;
pub use customs::SlipDesk;
pub use customs::Step;
pub use history::HistoryDesk;
pub use history::LabelDesk;
pub use news::News;
pub use news::Notice;
pub use packing::CardCommand;
pub use packing::PackingDesk;
pub use pages::SettingsPage;
pub use picker::Choice;
pub use picker::Picker;
pub use presets::PresetForm;
pub use prices::CapPassed;
pub use prices::NotACap;
pub use prices::PriceDesk;
pub use printer_paper::PaperDesk;
pub use printer_test::PrinterTest;
pub use printer_test::TestStage;
pub use printers::PicksFor;
pub use printers::PrinterDesk;
pub use printers::PrinterWayChoice;
pub use push::PushDesk;
pub use push::PushField;
pub use scan::ScanDesk;
pub use scan::reads_as_code;
pub use sender::SenderDesk;
pub use setup::SetupList;
pub use setup::SetupStep;
pub use ship::Price;
pub use ship::ShipDesk;
pub use ship::Turn;
pub use ship::UnderWay;
pub use ship::WhyNot;
pub use signal::Raised;
pub use signal::SoundDesk;
pub use undo::Did;
pub use undo::UndoDesk;
pub use upkeep::Ask;
pub use upkeep::Busy;
pub use upkeep::ListDesk;
pub use upkeep::UpkeepDesk;

/// The screens of the one window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    /// First start: connect an account, or practise.
    Welcome,
    /// Who sends: asked once for an account.
    Sender,
    /// A parcel into a label.
    Ship,
    /// One label, large.
    Label,
    /// What was shipped.
    History,
    /// The carriers.
    Accounts,
    /// Language, look and printers.
    Settings,
}

/// All that the window shows and edits.
#[derive(Debug)]
pub struct Session {
    /// What the operator reads.
    pub words: Words,
    /// Which screen is open.
    pub screen: Screen,
    /// The world that is open; none until the background has opened one.
    pub world: Option<World>,
    /// The station's settings.
    pub settings: Settings,
    /// The accounts of this world.
    pub accounts: Vec<CarrierAccount>,
    /// The account that ships.
    pub account: Option<AccountId>,
    /// Whether secrets can be kept.
    pub keyring: KeyringState,
    /// Whether file dialogs can be shown.
    pub dialogs: FileDialogs,
    /// How the printers are, as far as they were asked.
    pub printers: BTreeMap<PrinterId, Remote<PrinterReadiness>>,
    /// The place on its sheet that the next label of each printer takes, from 0 on.
    pub sheet_places: BTreeMap<PrinterId, u8>,
    /// The parcel.
    pub ship: ShipDesk,
    /// The sender's form.
    pub sender: SenderDesk,
    /// The connect form.
    pub connect: ConnectDesk,
    /// The account's page.
    pub account_desk: AccountDesk,
    /// Telling LateShipment.
    pub push: PushDesk,
    /// Accounts whose key was kept for a session that is over.
    pub without_key: Vec<AccountId>,
    /// The history.
    pub history: HistoryDesk,
    /// The label that is shown large.
    pub label: LabelDesk,
    /// Which page of the settings is open.
    pub settings_page: SettingsPage,
    /// What a folder is being picked for.
    pub picks_for: PicksFor,
    /// The printer's form.
    pub printer: PrinterDesk,
    /// The owner's prices and the day's cap.
    pub prices: PriceDesk,
    /// The test label that is being judged.
    pub printer_test: Option<PrinterTest>,
    /// The scan field.
    pub scan: ScanDesk,
    /// Packing mode is on: full screen, for two metres and gloves.
    pub packing: bool,
    /// What packing mode is at.
    pub pack: PackingDesk,
    /// What was last worth a tone and an edge.
    pub raised: Option<Raised>,
    /// The tones, as far as they were asked for.
    pub sound: SoundDesk,
    /// The address book.
    pub book: BookDesk,
    /// The catalogue of articles.
    pub articles: ArticleDesk,
    /// The declaration, its articles, pick-up points and slips.
    pub customs: CustomsDesk,
    /// Parcels made for ColiShip that wait.
    pub coliship: ColishipDesk,
    /// The list under a field that is being typed into.
    pub picker: Picker,
    /// The form of a package, while it is open.
    pub preset: Option<PresetForm>,
    /// The station's own upkeep.
    pub upkeep: UpkeepDesk,
    /// Why the world that was asked for is not open, when none is.
    pub closed: Option<Failure>,
    /// What there is to tell.
    pub notices: Vec<Notice>,
    /// The time at the desk.
    pub now: Zoned,
    /// Language given on the command line, which wins over the settings.
    pub forced_language: Option<Lang>,
    known_sender: Option<Sender>,
    watched: Option<PrinterSetup>,
    tickets: u64,
}

impl Session {
    /// A session before any world is open.
    pub fn new(words: Words, now: Zoned) -> Self {
        Self {
            words,
            screen: Screen::Welcome,
            world: None,
            settings: Settings::default(),
            accounts: Vec::new(),
            account: None,
            keyring: KeyringState::Asked,
            dialogs: FileDialogs::Absent,
            printers: BTreeMap::new(),
            sheet_places: BTreeMap::new(),
            ship: ShipDesk::default(),
            sender: SenderDesk::default(),
            connect: ConnectDesk::default(),
            account_desk: AccountDesk::default(),
            push: PushDesk::default(),
            without_key: Vec::new(),
            history: HistoryDesk::default(),
            label: LabelDesk::default(),
            settings_page: SettingsPage::default(),
            picks_for: PicksFor::default(),
            printer: PrinterDesk::default(),
            prices: PriceDesk::default(),
            printer_test: None,
            scan: ScanDesk::default(),
            packing: false,
            pack: PackingDesk::default(),
            raised: None,
            sound: SoundDesk::default(),
            book: BookDesk::default(),
            articles: ArticleDesk::default(),
            customs: CustomsDesk::default(),
            coliship: ColishipDesk::default(),
            picker: Picker::default(),
            preset: None,
            upkeep: UpkeepDesk::default(),
            closed: None,
            notices: Vec::new(),
            now,
            forced_language: None,
            known_sender: None,
            watched: None,
            tickets: 0,
        }
    }

    /// The date at the desk.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// Milliseconds since 1970.
    pub fn now_ms(&self) -> i64 {
        self.now.timestamp().as_millisecond()
    }

    /// The account that ships.
    pub fn account(&self) -> Option<&CarrierAccount> {
        let chosen = self.account.as_ref().and_then(|id| self.accounts.iter().find(|account| account.id == *id));
        chosen.or_else(|| self.accounts.first())
    }

    /// The open world is the practice desk.
    pub fn is_practice(&self) -> bool {
        self.world == Some(World::Practice)
    }

    /// Packing mode is on screen.
    pub fn is_packing(&self) -> bool {
        self.packing && self.screen == Screen::Ship
    }

    /// Lets time pass: asks what is due. Says in how many milliseconds it wants to be called again at the latest.
    pub fn tick(&mut self, now: Zoned, commands: &mut Vec<Command>) -> Option<u64> {
        let new_day = now.date() != self.now.date();
        self.now = now;
        if new_day {
            // The day's sums begin anew.
            self.history.stale = true;
            self.recheck();
        }
        self.watch_the_printer(commands);
        if std::mem::take(&mut self.history.stale) {
            self.find_in_history(commands);
        }
        let due = [
            self.ask_what_is_due(commands),
            self.suggest_if_due(commands),
            self.suggest_articles_if_due(commands),
            self.draw_if_due(commands),
            self.keep_draft_if_due(commands),
        ];
        due.into_iter().flatten().min()
    }

    /// Goes to a screen and asks for what it shows.
    pub fn go_to(&mut self, screen: Screen, commands: &mut Vec<Command>) {
        if self.screen != screen {
            self.notices.retain(|notice| !notice.news.is_of_its_screen());
        }
        self.screen = screen;
        self.packing &= screen == Screen::Ship;
        match screen {
            Screen::History => self.find_in_history(commands),
            Screen::Ship => {
                self.ask_printer(commands);
                self.wait_at_the_form();
            }
            Screen::Accounts => self.see_images(commands),
            Screen::Settings if self.settings_page == SettingsPage::Addresses => self.find_in_book(commands),
            Screen::Settings if self.settings_page == SettingsPage::Articles => self.find_articles(commands),
            Screen::Welcome | Screen::Sender | Screen::Label | Screen::Settings => (),
        }
    }

    /// Opens the other world, or the first.
    pub fn open_world(&mut self, world: World, commands: &mut Vec<Command>) {
        self.keep_draft_now(commands);
        commands.push(Command::OpenWorld(world));
    }

    /// Keeps settings that were just changed.
    pub fn settings_changed(&mut self, commands: &mut Vec<Command>) {
        self.use_settings();
        commands.push(Command::SaveSettings(self.settings.clone()));
    }

    /// Takes a notice away.
    pub fn close_notice(&mut self, id: u64) {
        self.notices.retain(|notice| notice.id != id);
    }

    /// Tells something that belongs to no field.
    pub fn tell(&mut self, news: News) {
        let id = self.ticket().0;
        // Three at once are all that a packer reads; the oldest go.
        if self.notices.len() >= 3 {
            self.notices.remove(0);
        }
        self.notices.push(Notice { id, news });
    }

    /// Takes in what happened.
    pub fn apply(&mut self, event: Event, commands: &mut Vec<Command>) {
        match event {
            Event::WorldOpened(opened) => self.world_opened(*opened, commands),
            // With no world at all there is nothing to show but the reason.
            Event::WorldFailed(failure) if self.world.is_none() => self.closed = Some(failure),
            Event::WorldFailed(failure) | Event::Refused(failure) => self.tell(News::Failed(failure)),
            Event::Upkeep(news) => self.seen_to(news, commands),
            Event::NotTaken { intent, failure } => {
                self.raise(Signal::NeedsYou, commands);
                self.not_taken(&intent, failure);
            }
            Event::KeyTested { ticket, outcome } => self.key_tested(ticket, outcome),
            Event::Connected { ticket, outcome } => self.connected(ticket, outcome),
            Event::Disconnected { account, outcome } => self.disconnected(&account, outcome),
            Event::AccountChanged(account) => self.account_changed(account),
            Event::CatalogueRead { ticket, outcome } => self.catalogue_read(ticket, outcome),
            Event::Images { ticket, outcome } => self.images_came(ticket, outcome),
            Event::LogoLookedAt { ticket, outcome } => self.logo_looked_at(ticket, outcome),
            Event::SettingsKept(Ok(settings)) => self.settings_kept(settings, commands),
            Event::SettingsKept(Err(failure)) => self.tell(News::Failed(failure)),
            Event::PrinterSaid { printer, outcome } => {
                let state = outcome.map_or_else(Remote::Failed, Remote::Here);
                self.printers.insert(printer, state);
                // Ready again: the button buys and prints as ever.
                self.ship.print_later &= self.printer_waits().is_some();
            }
            Event::SheetPlaces(places) => self.sheet_places_are(places, commands),
            Event::PrintersFound { ticket, outcome } => self.printers_found(ticket, outcome, commands),
            Event::Rates { ticket, outcome } => self.rates_came(ticket, outcome),
            Event::Shipment { row, deed, outcome } => self.shipment_changed(*row, deed, outcome, commands),
            Event::Label { ticket, outcome } => {
                if self.label.view.awaits(ticket) {
                    self.label.view.answer(ticket, outcome);
                } else {
                    self.ship.last_view.answer(ticket, outcome);
                }
            }
            Event::Tracking { ticket, outcome } => {
                self.history.tracking.answer(ticket, outcome);
            }
            Event::OrderSeen { ticket, outcome } => self.order_seen(ticket, outcome),
            Event::AddressChecked { ticket, outcome } => self.address_checked(ticket, outcome),
            Event::ParcelsMoved { moved: _, elsewhere } => {
                self.history.stale = true;
                if elsewhere > 0 {
                    self.look_for_order_again();
                }
            }
            Event::PurchaseWaits { intent, until_ms } => self.purchase_waits(&intent, until_ms),
            Event::Exported(Ok(Some(path))) => self.tell(News::Exported(path)),
            Event::Exported(Ok(None)) | Event::FolderPicked(None) => (),
            Event::Exported(Err(failure)) => self.tell(News::Failed(failure)),
            Event::FolderPicked(Some(path)) => self.folder_picked(path, commands),
            Event::Prices(outcome) => self.prices_changed(outcome, commands),
            Event::PricesRefused { file, faults } => self.prices.refused = Some((file, faults)),
            Event::Keyring { state, without_key } => self.keyring_said(state, without_key, commands),
            Event::Dialogs(dialogs) => self.dialogs = dialogs,
            Event::History { ticket, outcome } if self.scan_awaits(ticket) => self.scan_found(outcome, commands),
            Event::PushTried { ticket, outcome } => self.push_tried(ticket, outcome),
            Event::Push(status) => self.push_changed(*status),
            Event::Book(event) => self.book_said(event, commands),
            Event::Customs(event) => self.customs_said(event, commands),
            Event::History { ticket, outcome } => {
                self.history.page.answer(ticket, outcome);
            }
            Event::Sound(output) => self.sound.output = Some(output),
            Event::TestPrinted { printer, outcome } => self.test_printed(&printer, outcome),
        }
    }

    fn world_opened(&mut self, opened: OpenedWorld, commands: &mut Vec<Command>) {
        let OpenedWorld { world, accounts, settings, sender, prices, last } = opened;
        self.world = Some(world);
        self.closed = None;
        self.account = accounts.first().map(|account| account.id.clone());
        self.accounts = accounts;
        self.settings = settings;
        self.keyring = KeyringState::Asked;
        self.prices = PriceDesk { book: prices, ..PriceDesk::default() };
        self.known_sender = sender;
        // The world before has taken its watcher along.
        self.watched = None;
        self.ship = ShipDesk::default();
        self.ship.last = last;
        self.history = HistoryDesk::default();
        self.label = LabelDesk::default();
        self.connect = ConnectDesk::default();
        self.account_desk = AccountDesk::default();
        self.push = PushDesk::default();
        self.without_key.clear();
        self.book = BookDesk::default();
        self.articles = ArticleDesk::default();
        self.customs = CustomsDesk::default();
        self.coliship = ColishipDesk::default();
        self.picker = Picker::default();
        self.close_notices_about_the_form();
        self.use_settings();
        match self.account() {
            None if world == World::Desk && self.screen == Screen::Accounts => (),
            None => self.screen = Screen::Welcome,
            Some(_) => self.ship_or_ask_for_the_sender(),
        }
        self.begin_with_the_sender();
        self.recheck();
        self.ask_printer(commands);
        self.ask_for_last_label(commands);
        self.find_in_history(commands);
    }

    fn settings_kept(&mut self, settings: Settings, commands: &mut Vec<Command>) {
        let printer_before = self.label_printer().cloned();
        self.settings = settings;
        self.use_settings();
        if self.label_printer().cloned() != printer_before {
            self.ask_printer(commands);
        }
        self.recheck();
    }

    fn use_settings(&mut self) {
        let chosen = self.settings.language.as_deref().and_then(Lang::from_code);
        let lang = self.forced_language.or(chosen).unwrap_or_else(Lang::of_the_system);
        if lang != self.words.lang() {
            self.words = Words::new(lang);
        }
    }

    fn ask_printer(&mut self, commands: &mut Vec<Command>) {
        let routed = self.label_printer().cloned();
        let usual = self
            .settings
            .label_printer()
            .filter(|usual| self.screen == Screen::Settings && routed.as_ref() != Some(*usual));
        for printer in usual.cloned().into_iter().chain(routed) {
            let ticket = self.ticket();
            self.printers.entry(printer.id.clone()).or_default().wait(ticket);
            commands.push(Command::AskPrinter(printer));
        }
    }

    fn shipment_changed(
        &mut self,
        row: HistoryRow,
        deed: Deed,
        outcome: Result<(), Failure>,
        commands: &mut Vec<Command>,
    ) {
        self.history.row_changed(&row);
        self.label.row_changed(&row);
        self.history.stale = true;
        self.raise_for(&row, deed, outcome.is_ok(), commands);
        match (deed, outcome) {
            (Deed::Began | Deed::Bought, outcome) => self.purchase_changed(row, deed, outcome, commands),
            (Deed::Voided, Ok(())) => {
                self.ship.row_changed(&row);
                self.tell(News::Voided(Box::new(row)));
            }
            (Deed::Settled, Ok(())) => {
                self.purchase_changed(row.clone(), deed, Ok(()), commands);
                self.tell(News::Settled(Box::new(row)));
            }
            (Deed::Fetched, Ok(())) => self.purchase_changed(row, deed, Ok(()), commands),
            // What became of it stands on the shelf and in the panel: nobody is interrupted for it.
            (Deed::Told, Ok(())) => self.ship.row_changed(&row),
            (Deed::Told, Err(failure)) => self.tell(News::Failed(failure)),
            (Deed::Printing, Ok(())) => self.paper_moved(row),
            (Deed::Printed, Ok(())) => self.paper_moved(row),
            (Deed::Tracked, Ok(())) => self.ship.row_changed(&row),
            // It is paid, whether or not its file is here yet.
            (Deed::CameLate, _) => self.tell(News::CameLate(Box::new(row))),
            (Deed::Dismissed, outcome) => self.dismissed(&row, outcome),
            (
                Deed::Printing | Deed::Printed | Deed::Fetched | Deed::Voided | Deed::Settled | Deed::Tracked,
                Err(failure),
            ) => {
                // What is asked says more than that it was not printed. It is asked once the last copy has come to it.
                let waits = row.print.as_ref().is_some_and(|print| print.state.is_open());
                let asks = row.asking().is_some() || waits && failure.mishap.is_question();
                self.paper_moved(row);
                if !asks {
                    self.tell(News::Failed(failure));
                }
            }
        }
    }

    /// Voids a label at the carrier, or puts it away where an unused one is not billed.
    pub fn void(&mut self, intent: &IntentId, commands: &mut Vec<Command>) {
        self.take_back_label(intent, commands);
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }
}
