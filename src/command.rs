//! What the desk asks the background to do, and what it hears back.
//!
//! Effects only: edits never go through here, so it cannot grow into a second language. A question carries a [`Ticket`];
//! the answer carries it back, and an answer to an older question is dropped.

mod asker;
mod book;
mod customs;
mod remote;
mod shown;
mod upkeep;
mod wishes;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use secrecy::SecretString;

use crate::domain::AccountId;
use crate::domain::Address;
use crate::domain::AddressCheck;
use crate::domain::AddressFound;
use crate::domain::CarrierAccount;
use crate::domain::CarrierKind;
use crate::domain::Elsewhere;
use crate::domain::Failure;
use crate::domain::FoundPrinter;
use crate::domain::HistoryPage;
use crate::domain::HistoryQuery;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::KeepSecrets;
use crate::domain::KeyTested;
use crate::domain::KeyringState;
use crate::domain::LabelDownload;
use crate::domain::LabelImage;
use crate::domain::LimitsProfile;
use crate::domain::PageTarget;
use crate::domain::PaperKind;
use crate::domain::PickedLogo;
use crate::domain::PriceBook;
use crate::domain::PriceFault;
use crate::domain::PriceList;
use crate::domain::PrintWish;
use crate::domain::PrinterId;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::PushAccount;
use crate::domain::PushStatus;
use crate::domain::PushTrial;
use crate::domain::Rate;
use crate::domain::Sender;
use crate::domain::Settings;
use crate::domain::Shipment;
use crate::domain::Signal;
use crate::domain::SoundOutput;
use crate::domain::World;

pub use asker::Asker;
pub use book::BookCommand;
pub use book::BookEvent;
pub use book::ImportFrom;
pub use customs::ColishipFile;
pub use customs::CustomsCommand;
pub use customs::CustomsEvent;
pub use customs::FileBytes;
pub use remote::Remote;
pub use shown::LabelView;
pub use shown::OpenedWorld;
pub use shown::TrackingView;
pub use upkeep::*;
pub use wishes::*;

/// Numbers a question, so that its answer can be told from an older one's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// Please do.
#[derive(Debug)]
pub enum Command {
    /// Work in that world: its folder, accounts and history.
    OpenWorld(World),
    /// Try an API key alone, before anything is connected with it.
    TestKey {
        /// Of the question.
        ticket: Ticket,
        /// Whose key.
        kind: CarrierKind,
        /// Where its API answers.
        endpoint: String,
        /// The key.
        key: SecretString,
    },
    /// Connect an account with a key that was tried.
    Connect {
        /// Of the question.
        ticket: Ticket,
        /// All that the form holds.
        form: ConnectRequest,
    },
    /// Disconnect an account; its history stays.
    Disconnect {
        /// Which.
        account: AccountId,
    },
    /// Who sends with this account from now on.
    SaveSender {
        /// Whose account.
        account: AccountId,
        /// Who.
        sender: Sender,
    },
    /// Whose limits are in force for this account from now on.
    UseLimits {
        /// Which account.
        account: AccountId,
        /// Which limits.
        profile: LimitsProfile,
    },
    /// Read what the carrier lists for an account.
    ReadCatalogue {
        /// Of the question.
        ticket: Ticket,
        /// For which.
        account: AccountId,
    },
    /// Look at the images that the carrier keeps, or change them.
    Images {
        /// Of the question.
        ticket: Ticket,
        /// Whose.
        account: AccountId,
        /// What is wanted.
        wish: ImageWish,
    },
    /// Look at a file that may become an image.
    LookAtLogo {
        /// Of the question.
        ticket: Ticket,
        /// Which.
        from: PickFile,
    },
    /// What this account's labels carry from now on.
    UseLogo {
        /// Which account.
        account: AccountId,
        /// The image; none for labels without.
        logo: Option<LabelImage>,
    },
    /// How this account's label files come from now on.
    UseDownload {
        /// Which account.
        account: AccountId,
        /// How.
        download: LabelDownload,
    },
    /// Keep these settings.
    SaveSettings(Settings),
    /// Ask a printer how it is.
    AskPrinter(PrinterSetup),
    /// Keep an eye on this printer, and tell what is new of it; on none where none is said.
    WatchPrinter(Option<PrinterSetup>),
    /// Look for printers.
    FindPrinters {
        /// Of the question.
        ticket: Ticket,
        /// At this address; among those that this computer knows where none is said.
        at: Option<String>,
    },
    /// Ask for prices.
    GetRates {
        /// Of the question.
        ticket: Ticket,
        /// For what.
        shipment: Shipment,
    },
    /// Buy one label and print it: run to its end, whatever the window does.
    Buy(Purchase),
    /// Try a purchase again that is settled as not bought, refused or not sent.
    BuyAgain {
        /// Which.
        intent: IntentId,
    },
    /// Find out now whether a purchase in doubt was made.
    Settle {
        /// Which.
        intent: IntentId,
    },
    /// Fetch the paper of a label that is paid.
    FetchPaper {
        /// Which.
        intent: IntentId,
    },
    /// Take a purchase that came to nothing off the shelf.
    Dismiss {
        /// Which.
        intent: IntentId,
    },
    /// Void a label at the carrier.
    Void {
        /// Which.
        intent: IntentId,
    },
    /// Print a label once more.
    Print {
        /// Which.
        intent: IntentId,
        /// On which printer; the label printer where none is said.
        printer: Option<PrinterId>,
        /// Once more, or after a question that a person has read.
        wish: PrintWish,
    },
    /// The next label of a printer takes this place of its sheet, from 0 on.
    UseSheetPlace {
        /// Which printer.
        printer: PrinterId,
        /// Which place, by rows.
        place: u8,
    },
    /// Take back what is not on paper yet.
    CancelPrint {
        /// Whose.
        intent: IntentId,
        /// Which of its papers.
        kind: PaperKind,
    },
    /// Show a label's dots.
    ShowLabel {
        /// Of the question.
        ticket: Ticket,
        /// Which.
        intent: IntentId,
        /// The printer that it is shown for: this one, or, where this is the label printer, the one that labels of its carrier and
        /// size go to.
        printer: Option<PrinterId>,
        /// What its page is made for where no printer takes it.
        target: PageTarget,
    },
    /// Write a label's PDF where the operator wants it.
    ExportPdf {
        /// Which.
        intent: IntentId,
        /// Where.
        to: ExportTo,
    },
    /// Write a label as PDF, PNG and ZPL into a folder, under its tracking number.
    ExportFiles {
        /// Which.
        intent: IntentId,
        /// Where.
        folder: PathBuf,
    },
    /// Print a label that shows how a printer was set up.
    PrintTest {
        /// On which printer.
        printer: PrinterSetup,
        /// What stands on it, in the operator's language.
        lines: Vec<String>,
    },
    /// Write the card of commands for the scanner as a PDF.
    ExportCard {
        /// What stands on it.
        card: Card,
        /// Where.
        to: ExportTo,
    },
    /// Say what tones would be heard through.
    AskSound,
    /// Sound a tone.
    Play(Signal),
    /// Let the operator pick a folder for a printer.
    PickFolder,
    /// Take the owner's prices in from a CSV file, each list in place of the one of its date.
    ImportPrices(ImportFrom),
    /// Keep a list of the owner's prices: one that was removed a moment ago.
    KeepPrices(PriceList),
    /// Forget the list of a date.
    RemovePrices(Date),
    /// Write a price list as CSV where the operator wants it.
    ExportPrices {
        /// What to write.
        text: String,
        /// Where.
        to: ExportTo,
    },
    /// Ask the keyring how it is.
    AskKeyring,
    /// Make the keyring ask the person to unlock it.
    UnlockKeyring,
    /// Try LateShipment's credentials, telling of nothing; with somewhere to keep the key, connect if they are taken.
    TryPush {
        /// Of the question.
        ticket: Ticket,
        /// What the form holds.
        request: PushRequest,
        /// Where the key may live; none only tries.
        connect: Option<KeepSecrets>,
    },
    /// Keep what LateShipment is told carriers are called, and what goes for an order without a number.
    SavePush(PushAccount),
    /// Stop telling LateShipment for now.
    PausePush,
    /// Go on telling it.
    ResumePush,
    /// Part with LateShipment: what was not told is not told any more.
    DisconnectPush,
    /// Tell LateShipment of a label once more.
    SendPushAgain {
        /// Which.
        intent: IntentId,
        /// Under another number than before.
        order_no: Option<String>,
    },
    /// A person has seen what became of a telling, and wants nothing done.
    DismissPush {
        /// Which.
        intent: IntentId,
    },
    /// Something about the address book, or about what is being typed.
    Book(BookCommand),
    /// Declarations, articles, pick-up points and deposit slips.
    Customs(CustomsCommand),
    /// Tell where a parcel is.
    Track {
        /// Of the question.
        ticket: Ticket,
        /// Which.
        intent: IntentId,
        /// Whether what is known may do.
        look: Look,
    },
    /// Tell whether another desk has shipped an order.
    LookForOrder {
        /// Of the question.
        ticket: Ticket,
        /// Whose desks.
        account: AccountId,
        /// The order's number.
        order: String,
    },
    /// Ask the carrier's service about an address.
    CheckAddress {
        /// Of the question.
        ticket: Ticket,
        /// Whose account.
        account: AccountId,
        /// Which address.
        address: Address,
    },
    /// Have addresses checked like this from now on, for this account.
    UseAddressCheck {
        /// Which account.
        account: AccountId,
        /// Whether and how.
        check: AddressCheck,
    },
    /// Look into the history.
    FindInHistory {
        /// Of the question.
        ticket: Ticket,
        /// What for.
        query: HistoryQuery,
    },
    /// See to the station itself.
    Upkeep(Upkeep),
}

/// It happened.
#[derive(Debug)]
pub enum Event {
    /// A world is open.
    WorldOpened(Box<OpenedWorld>),
    /// The world could not be opened; the one before stays open.
    WorldFailed(Failure),
    /// An API key was tried.
    KeyTested {
        /// Of the question.
        ticket: Ticket,
        /// What it opens.
        outcome: Result<KeyTested, Failure>,
    },
    /// An account was connected, or not.
    Connected {
        /// Of the question.
        ticket: Ticket,
        /// The account.
        outcome: Result<CarrierAccount, Failure>,
    },
    /// An account was disconnected, or not.
    Disconnected {
        /// Which.
        account: AccountId,
        /// How it went.
        outcome: Result<(), Failure>,
    },
    /// An account is different now.
    AccountChanged(CarrierAccount),
    /// What a carrier lists was read, or not.
    CatalogueRead {
        /// Of the question.
        ticket: Ticket,
        /// The account with it.
        outcome: Result<CarrierAccount, Failure>,
    },
    /// The images that the carrier keeps now, or what went wrong.
    Images {
        /// Of the question.
        ticket: Ticket,
        /// All of them.
        outcome: Result<Vec<LabelImage>, Failure>,
    },
    /// A file was looked at; none when the operator cancelled.
    LogoLookedAt {
        /// Of the question.
        ticket: Ticket,
        /// What it is.
        outcome: Result<Option<PickedLogo>, Failure>,
    },
    /// The settings were kept, or not.
    SettingsKept(Result<Settings, Failure>),
    /// A printer answered.
    PrinterSaid {
        /// Which.
        printer: PrinterId,
        /// How it is.
        outcome: Result<PrinterReadiness, Failure>,
    },
    /// The place on its sheet that the next label of each printer takes, from 0 on.
    SheetPlaces(BTreeMap<PrinterId, u8>),
    /// Printers were looked for.
    PrintersFound {
        /// Of the question.
        ticket: Ticket,
        /// What there is.
        outcome: Result<Vec<FoundPrinter>, Failure>,
    },
    /// Prices came, or not.
    Rates {
        /// Of the question.
        ticket: Ticket,
        /// What it costs.
        outcome: Result<Vec<Rate>, Failure>,
    },
    /// Something about a shipment changed.
    Shipment {
        /// As it is now.
        row: Box<HistoryRow>,
        /// What was done.
        deed: Deed,
        /// How it went.
        outcome: Result<(), Failure>,
    },
    /// A label's dots, or why there are none.
    Label {
        /// Of the question.
        ticket: Ticket,
        /// The dots.
        outcome: Result<LabelView, Failure>,
    },
    /// A file was written; none when the operator cancelled.
    Exported(Result<Option<PathBuf>, Failure>),
    /// A folder was picked; none when the operator cancelled.
    FolderPicked(Option<PathBuf>),
    /// The owner's prices as they are now, or why they could not be changed.
    Prices(Result<PriceBook, Failure>),
    /// A file holds no price list that can be taken in: every mistake that stands in the way.
    PricesRefused {
        /// Its name.
        file: String,
        /// Line by line.
        faults: Vec<PriceFault>,
    },
    /// How the keyring is.
    Keyring {
        /// Whether secrets can be kept.
        state: KeyringState,
        /// Accounts whose key was kept for a session that is over: they are to be connected anew.
        without_key: Vec<AccountId>,
    },
    /// Whether file dialogs can be shown.
    Dialogs(FileDialogs),
    /// Something about the address book, or about what was being typed.
    Book(BookEvent),
    /// Declarations, articles, pick-up points and deposit slips.
    Customs(CustomsEvent),
    /// What the history holds.
    History {
        /// Of the question.
        ticket: Ticket,
        /// The page.
        outcome: Result<HistoryPage, Failure>,
    },
    /// A test label was sent to a printer, or not.
    TestPrinted {
        /// Which.
        printer: PrinterId,
        /// How it went.
        outcome: Result<TestSent, Failure>,
    },
    /// What tones are heard through.
    Sound(SoundOutput),
    /// LateShipment's credentials were tried.
    PushTried {
        /// Of the question.
        ticket: Ticket,
        /// What it said.
        outcome: Result<PushTrial, Failure>,
    },
    /// How the outbox stands.
    Push(Box<PushStatus>),
    /// Where a parcel is, or why that cannot be told.
    Tracking {
        /// Of the question.
        ticket: Ticket,
        /// What is known.
        outcome: Result<TrackingView, Failure>,
    },
    /// What other desks have bought for an order.
    OrderSeen {
        /// Of the question.
        ticket: Ticket,
        /// The labels that stand, the newest first.
        outcome: Result<Vec<Elsewhere>, Failure>,
    },
    /// What the carrier's service says of an address.
    AddressChecked {
        /// Of the question.
        ticket: Ticket,
        /// What it says.
        outcome: Result<AddressFound, Failure>,
    },
    /// Parcels are elsewhere than was known, or other desks have bought labels.
    ParcelsMoved {
        /// How many of ours.
        moved: usize,
        /// How many labels of other desks came to be known.
        elsewhere: usize,
    },
    /// A purchase waits because the carrier asks to; nothing of it has been sent.
    PurchaseWaits {
        /// Which.
        intent: IntentId,
        /// Until when, in milliseconds since 1970.
        until_ms: i64,
    },
    /// A purchase could not be taken in: nothing was recorded, nothing was sent.
    NotTaken {
        /// Which.
        intent: IntentId,
        /// Why not.
        failure: Failure,
    },
    /// A command could not be taken in.
    Refused(Failure),
    /// The station itself was seen to.
    Upkeep(UpkeepNews),
}

/// What was done about a shipment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The journal took the intent; the request goes out next.
    Began,
    /// The purchase ended, one way or another; the row's state says which.
    Bought,
    /// A doubt was looked into.
    Settled,
    /// The paper was fetched.
    Fetched,
    /// It was sent to a printer, or could not be: nothing more is heard of it.
    Printed,
    /// It waits for a printer, is on its way to paper, or was taken back; the row says which.
    Printing,
    /// It was voided.
    Voided,
    /// It was taken off the shelf.
    Dismissed,
    /// LateShipment was told, or not; the row says which.
    Told,
    /// It is known where the parcel is.
    Tracked,
    /// A label turned up that was believed not to be: paid, kept, and not printed by itself.
    CameLate,
}
