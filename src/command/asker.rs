//! Whom a command that cannot be taken in has to be answered to.

use super::Command;
use super::Event;
use super::Ticket;
use super::book::BookAsker;
use super::customs::CustomsAsker;
use crate::domain::Failure;
use crate::domain::IntentId;

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
    /// The question about what the carrier lists.
    Catalogue(Ticket),
    /// The question about images.
    Images(Ticket),
    /// The question about a file.
    Logo(Ticket),
    /// The question about printers.
    Printers(Ticket),
    /// LateShipment's form.
    Push(Ticket),
    /// The address book, by its own question.
    Book(BookAsker),
    /// Customs and the like, by their own question.
    Customs(CustomsAsker),
    /// Nobody waits for this very command.
    Nobody,
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
            Self::ReadCatalogue { ticket, .. } => Asker::Catalogue(*ticket),
            Self::Images { ticket, .. } => Asker::Images(*ticket),
            Self::LookAtLogo { ticket, .. } => Asker::Logo(*ticket),
            Self::FindPrinters { ticket, .. } => Asker::Printers(*ticket),
            Self::Book(command) => Asker::Book(command.asker()),
            Self::Customs(command) => Asker::Customs(command.asker()),
            Self::TryPush { ticket, .. } => Asker::Push(*ticket),
            Self::SavePush(_)
            | Self::PausePush
            | Self::ResumePush
            | Self::DisconnectPush
            | Self::SendPushAgain { .. }
            | Self::DismissPush { .. }
            | Self::OpenWorld(_)
            | Self::Disconnect { .. }
            | Self::SaveSender { .. }
            | Self::UseLimits { .. }
            | Self::UseAddressCheck { .. }
            | Self::UseLogo { .. }
            | Self::UseDownload { .. }
            | Self::SaveSettings(_)
            | Self::AskPrinter(_)
            | Self::WatchPrinter(_)
            | Self::CancelPrint { .. }
            | Self::BuyAgain { .. }
            | Self::Settle { .. }
            | Self::FetchPaper { .. }
            | Self::Dismiss { .. }
            | Self::Void { .. }
            | Self::Print { .. }
            | Self::UseSheetPlace { .. }
            | Self::ExportPdf { .. }
            | Self::ExportFiles { .. }
            | Self::PrintTest { .. }
            | Self::ExportCard { .. }
            | Self::AskSound
            | Self::Play(_)
            | Self::ImportPrices(_)
            | Self::KeepPrices(_)
            | Self::RemovePrices(_)
            | Self::ExportPrices { .. }
            | Self::AskKeyring
            | Self::UnlockKeyring
            | Self::PickFolder
            | Self::Upkeep(_) => Asker::Nobody,
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
            Self::Catalogue(ticket) => Event::CatalogueRead { ticket, outcome: Err(failure) },
            Self::Images(ticket) => Event::Images { ticket, outcome: Err(failure) },
            Self::Logo(ticket) => Event::LogoLookedAt { ticket, outcome: Err(failure) },
            Self::Printers(ticket) => Event::PrintersFound { ticket, outcome: Err(failure) },
            Self::Push(ticket) => Event::PushTried { ticket, outcome: Err(failure) },
            Self::Book(asker) => Event::Book(asker.refused(failure)),
            Self::Customs(asker) => Event::Customs(asker.refused(failure)),
            Self::Nobody => Event::Refused(failure),
        }
    }
}
