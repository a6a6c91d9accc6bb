//! What the desk asks the background to do, and what it hears back.
//!
//! Effects only: edits never go through here, so it cannot grow into a second language. A question carries a [`Ticket`];
//! the answer carries it back, and an answer to an older question is dropped.

use std::collections::BTreeMap;
use std::path::PathBuf;

use secrecy::SecretString;

use crate::domain::AccountId;
use crate::domain::Address;
use crate::domain::AddressCheck;
use crate::domain::AddressFound;
use crate::domain::CarrierAccount;
use crate::domain::CarrierKind;
use crate::domain::Dots;
use crate::domain::Elsewhere;
use crate::domain::Failure;
use crate::domain::HistoryPage;
use crate::domain::HistoryQuery;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::KeepSecrets;
use crate::domain::KeyTested;
use crate::domain::KeyringState;
use crate::domain::LabelFormat;
use crate::domain::LimitsProfile;
use crate::domain::PrinterId;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::Rate;
use crate::domain::Sender;
use crate::domain::Settings;
use crate::domain::Shipment;
use crate::domain::ShipmentDigest;
use crate::domain::Tracking;
use crate::domain::World;

/// Numbers a question, so that its answer can be told from an older one's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// Something asked of the background, and how far it is.
#[derive(Debug, Default)]
pub enum Remote<T> {
    /// Nobody asked.
    #[default]
    NotAsked,
    /// Asked; what was known before stays on screen.
    Waiting(Ticket, Option<T>),
    /// Answered.
    Here(T),
    /// Answered with a failure.
    Failed(Failure),
}

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
    /// Keep these settings.
    SaveSettings(Settings),
    /// Ask a printer how it is.
    AskPrinter(PrinterSetup),
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
    },
    /// Show a label's dots.
    ShowLabel {
        /// Of the question.
        ticket: Ticket,
        /// Which.
        intent: IntentId,
        /// What the printer takes: where the carrier's own file is in that language, its dots are shown.
        language: LabelFormat,
        /// The printer's dots to the inch.
        dpi: u32,
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
    /// Let the operator pick a folder for a printer.
    PickFolder,
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
}

/// One wish for one label, bound to what was on screen.
#[derive(Clone, Debug)]
pub struct Purchase {
    /// Ours; the journal takes it once.
    pub intent: IntentId,
    /// What is bought.
    pub shipment: Shipment,
    /// The fingerprint of what was on screen; the worker buys nothing that differs from it.
    pub digest: ShipmentDigest,
    /// Where the paper goes; none keeps the label without printing.
    pub printer: Option<PrinterId>,
}

/// What a connect form holds when it is sent. Its secrets have left the text boxes.
#[derive(Debug)]
pub struct ConnectRequest {
    /// Which carrier system.
    pub kind: CarrierKind,
    /// Where its API answers.
    pub endpoint: String,
    /// The key that was tried.
    pub key: SecretString,
    /// The boxes that are no secret, by the carrier's names; blank ones left out.
    pub texts: BTreeMap<&'static str, String>,
    /// The boxes that are.
    pub secrets: BTreeMap<&'static str, SecretString>,
    /// Where the secrets may live.
    pub keep: KeepSecrets,
    /// The account that this connects anew, keeping its sender and history.
    pub renews: Option<AccountId>,
}

/// Whether a carrier is asked although something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What was told a moment ago is told again.
    IfOld,
    /// It is asked.
    Now,
}

/// Where an exported file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportTo {
    /// The system's file dialog asks.
    Ask,
    /// Typed by the operator.
    Path(PathBuf),
}

/// Whether the system can show a file dialog. Asked first: a missing one answers like a cancelled one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileDialogs {
    /// It can.
    Available,
    /// It cannot: a path is typed.
    #[default]
    Absent,
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
    /// The settings were kept, or not.
    SettingsKept(Result<Settings, Failure>),
    /// A printer answered.
    PrinterSaid {
        /// Which.
        printer: PrinterId,
        /// How it is.
        outcome: Result<PrinterReadiness, Failure>,
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
    /// What the history holds.
    History {
        /// Of the question.
        ticket: Ticket,
        /// The page.
        outcome: Result<HistoryPage, Failure>,
    },
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
}

/// Whom a command that cannot be taken in has to be answered to.
#[derive(Clone, Debug)]
pub enum Asker {
    /// A purchase, whose form must come back.
    Buy(IntentId),
    /// The question about prices.
    Rates(Ticket),
    /// The question about a label.
    Label(Ticket),
    /// The question about the history.
    History(Ticket),
    /// The question about a parcel's way.
    Tracking(Ticket),
    /// The question about an order.
    Order(Ticket),
    /// The question about an address.
    Address(Ticket),
    /// The trial of a key.
    Key(Ticket),
    /// The connect form.
    Connect(Ticket),
    /// Nobody waits for this very command.
    Nobody,
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
    /// It was sent to a printer.
    Printed,
    /// It was voided.
    Voided,
    /// It was taken off the shelf.
    Dismissed,
    /// It is known where the parcel is.
    Tracked,
    /// A label turned up that was believed not to be: paid, kept, and not printed by itself.
    CameLate,
}

/// What is known of a parcel's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackingView {
    /// Whose.
    pub intent: IntentId,
    /// What was told last.
    pub tracking: Option<Tracking>,
    /// When that was, in milliseconds since 1970.
    pub asked_ms: Option<i64>,
    /// Why it could not be told now.
    pub failure: Option<Failure>,
}

/// A label as it is shown.
#[derive(Clone, Debug)]
pub struct LabelView {
    /// Whose.
    pub intent: IntentId,
    /// The dots that go on paper.
    pub dots: Dots,
    /// From which kept file they come.
    pub from: LabelFormat,
    /// Its text says SPECIMEN.
    pub specimen: bool,
}

/// All that a screen needs when a world opens.
#[derive(Debug)]
pub struct OpenedWorld {
    /// Which.
    pub world: World,
    /// Its accounts, the first connected first.
    pub accounts: Vec<CarrierAccount>,
    /// The station's settings.
    pub settings: Settings,
    /// Who sent last on this station: offered to the next account.
    pub sender: Option<Sender>,
    /// Whether secrets can be kept.
    pub keyring: KeyringState,
    /// Whether file dialogs can be shown.
    pub dialogs: FileDialogs,
    /// The last label that was bought, for the strip.
    pub last: Option<HistoryRow>,
}

impl Command {
    /// Who waits for an answer to it.
    pub fn asker(&self) -> Asker {
        match self {
            Self::Buy(purchase) => Asker::Buy(purchase.intent.clone()),
            Self::GetRates { ticket, .. } => Asker::Rates(*ticket),
            Self::ShowLabel { ticket, .. } => Asker::Label(*ticket),
            Self::FindInHistory { ticket, .. } => Asker::History(*ticket),
            Self::Track { ticket, .. } => Asker::Tracking(*ticket),
            Self::LookForOrder { ticket, .. } => Asker::Order(*ticket),
            Self::CheckAddress { ticket, .. } => Asker::Address(*ticket),
            Self::TestKey { ticket, .. } => Asker::Key(*ticket),
            Self::Connect { ticket, .. } => Asker::Connect(*ticket),
            Self::OpenWorld(_)
            | Self::Disconnect { .. }
            | Self::SaveSender { .. }
            | Self::UseLimits { .. }
            | Self::UseAddressCheck { .. }
            | Self::SaveSettings(_)
            | Self::AskPrinter(_)
            | Self::BuyAgain { .. }
            | Self::Settle { .. }
            | Self::FetchPaper { .. }
            | Self::Dismiss { .. }
            | Self::Void { .. }
            | Self::Print { .. }
            | Self::ExportPdf { .. }
            | Self::ExportFiles { .. }
            | Self::PickFolder => Asker::Nobody,
        }
    }
}

impl Asker {
    /// The answer that the command could not be taken in.
    pub fn refused(self, failure: Failure) -> Event {
        match self {
            Self::Buy(intent) => Event::NotTaken { intent, failure },
            Self::Rates(ticket) => Event::Rates { ticket, outcome: Err(failure) },
            Self::Label(ticket) => Event::Label { ticket, outcome: Err(failure) },
            Self::History(ticket) => Event::History { ticket, outcome: Err(failure) },
            Self::Tracking(ticket) => Event::Tracking { ticket, outcome: Err(failure) },
            Self::Order(ticket) => Event::OrderSeen { ticket, outcome: Err(failure) },
            Self::Address(ticket) => Event::AddressChecked { ticket, outcome: Err(failure) },
            Self::Key(ticket) => Event::KeyTested { ticket, outcome: Err(failure) },
            Self::Connect(ticket) => Event::Connected { ticket, outcome: Err(failure) },
            Self::Nobody => Event::Refused(failure),
        }
    }
}

impl<T> Remote<T> {
    /// What is known, fresh or from before.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Here(known) => Some(known),
            Self::Waiting(_, known) => known.as_ref(),
            Self::NotAsked | Self::Failed(_) => None,
        }
    }

    /// What is known and fresh.
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(known) => Some(known),
            Self::NotAsked | Self::Waiting(..) | Self::Failed(_) => None,
        }
    }

    /// Why it failed.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            Self::NotAsked | Self::Waiting(..) | Self::Here(_) => None,
        }
    }

    /// An answer is awaited.
    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Waiting(..))
    }

    /// Asks anew and keeps what was known.
    pub fn wait(&mut self, ticket: Ticket) {
        let known = match std::mem::take(self) {
            Self::Here(known) => Some(known),
            Self::Waiting(_, known) => known,
            Self::NotAsked | Self::Failed(_) => None,
        };
        *self = Self::Waiting(ticket, known);
    }

    /// The answer to this question is awaited.
    pub fn awaits(&self, ticket: Ticket) -> bool {
        matches!(self, Self::Waiting(asked, _) if *asked == ticket)
    }

    /// Takes an answer in, if it is the one awaited. Says whether it was.
    pub fn answer(&mut self, ticket: Ticket, outcome: Result<T, Failure>) -> bool {
        let awaited = self.awaits(ticket);
        if awaited {
            *self = match outcome {
                Ok(known) => Self::Here(known),
                Err(failure) => Self::Failed(failure),
            };
        }
        awaited
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_to_an_older_question_is_dropped() {
        let mut price = Remote::NotAsked;
        price.wait(Ticket(1));
        price.wait(Ticket(2));
        assert!(!price.answer(Ticket(1), Ok(4)));
        assert_eq!(price.here(), None);
        assert!(price.answer(Ticket(2), Ok(5)));
        assert_eq!(price.here(), Some(&5));
    }

    #[test]
    fn what_was_known_stays_while_a_new_answer_is_awaited() {
        let mut price = Remote::Here(4);
        price.wait(Ticket(1));
        assert_eq!((price.known(), price.here()), (Some(&4), None));
    }
}
