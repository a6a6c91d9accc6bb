//! What the desk asks about declarations, articles, pick-up points, deposit slips and returns, and what it hears back.

use std::fmt;
use std::path::PathBuf;

use jiff::civil::Date;

use super::ExportTo;
use super::ImportFrom;
use super::Ticket;
use crate::domain::AccountId;
use crate::domain::ArticleColumn;
use crate::domain::ArticleId;
use crate::domain::ArticleImportUndo;
use crate::domain::ArticlePage;
use crate::domain::ArticlesImported;
use crate::domain::DepositSlip;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::KnownArticle;
use crate::domain::MailboxDates;
use crate::domain::PackingText;
use crate::domain::PaperKind;
use crate::domain::PickupPoint;
use crate::domain::PointsWanted;
use crate::domain::ReturnCode;
use crate::domain::Shipment;

/// Please do.
#[derive(Debug)]
pub enum CustomsCommand {
    /// Which articles of the catalogue may be meant by what is being typed. The newest question wins.
    SuggestArticles {
        /// Of the question.
        ticket: Ticket,
        /// What is typed.
        text: String,
    },
    /// Look into the catalogue of articles. The newest question wins.
    FindArticles {
        /// Of the question.
        ticket: Ticket,
        /// What for.
        text: String,
    },
    /// Keep an article, new or changed.
    KeepArticle(Box<KnownArticle>),
    /// Take an article off the catalogue.
    RemoveArticle(ArticleId),
    /// Take a list into the catalogue.
    ImportArticles(ImportFrom),
    /// Take a list back that was taken in.
    UndoArticleImport(Box<ArticleImportUndo>),
    /// Write the catalogue as a list.
    ExportArticles {
        /// Where.
        to: ExportTo,
        /// The name that the system's dialog offers.
        name: String,
        /// Its columns with their heads, in the operator's words.
        heads: Vec<(ArticleColumn, String)>,
        /// The mark before decimals.
        decimal: char,
    },
    /// Read a list of articles for the declaration.
    ReadList(ImportFrom),
    /// Read one of ColiShip's files.
    ReadColiship {
        /// Which of the two.
        file: ColishipFile,
        /// From where.
        from: ImportFrom,
    },
    /// Write a list of articles, already made.
    WriteList {
        /// Where.
        to: ExportTo,
        /// The name that the system's dialog offers.
        name: String,
        /// The list.
        bytes: Vec<u8>,
    },
    /// Draw the declaration of what is on screen. The newest question wins.
    Draw {
        /// Of the question.
        ticket: Ticket,
        /// What it is for.
        shipment: Box<Shipment>,
        /// How fine, in dots to the inch.
        dpi: u32,
    },
    /// Where a parcel can be picked up. The newest question wins.
    FindPoints {
        /// Of the question.
        ticket: Ticket,
        /// Whose carrier.
        account: AccountId,
        /// Near what.
        wanted: PointsWanted,
    },
    /// Make the slip for these parcels.
    MakeSlip {
        /// Of the question.
        ticket: Ticket,
        /// Whose carrier.
        account: AccountId,
        /// Which.
        parcels: Vec<IntentId>,
    },
    /// Write the page of a slip to a file.
    ExportSlip {
        /// Whose carrier.
        account: AccountId,
        /// The carrier's number of it.
        number: String,
        /// Where.
        to: ExportTo,
    },
    /// Put away a label that is not used, or a purchase whose answer was lost: the carrier bills neither.
    Discard(IntentId),
    /// Put away a purchase whose answer was lost and buy the same again as a new wish, in one step.
    BuyAnew {
        /// What is put away.
        lost: IntentId,
        /// What is bought in its place.
        intent: IntentId,
    },
    /// Print one of a shipment's papers.
    PrintPaper {
        /// Whose.
        intent: IntentId,
        /// Which.
        kind: PaperKind,
        /// How many times.
        copies: u8,
    },
    /// Draw a shipment's packing slip and print it on the printer of documents. It is drawn anew each time, and not kept.
    PrintPackingSlip {
        /// Whose.
        intent: IntentId,
        /// In which words.
        text: Box<PackingText>,
    },
    /// Draw a shipment's packing slip into a file.
    ExportPackingSlip {
        /// Whose.
        intent: IntentId,
        /// In which words.
        text: Box<PackingText>,
        /// Where.
        to: ExportTo,
    },
    /// Write one of a shipment's papers to a file.
    ExportPaper {
        /// Whose.
        intent: IntentId,
        /// Which.
        kind: PaperKind,
        /// Where.
        to: ExportTo,
    },
    /// A person has done what customs wait for.
    TaskDone(IntentId),
    /// Read what was shipped, whole.
    ReadShipment {
        /// Of the question.
        ticket: Ticket,
        /// Which.
        intent: IntentId,
    },
    /// Ask for a code in place of a return label. Each time it is another.
    MakeReturnCode {
        /// Of the question.
        ticket: Ticket,
        /// What comes back.
        intent: IntentId,
        /// The same as a return.
        comes_back: Box<Shipment>,
    },
    /// On which days a return can be fetched from the letter box of whom it comes from.
    FindPickupDays {
        /// Of the question.
        ticket: Ticket,
        /// Which return.
        intent: IntentId,
    },
    /// Have a return fetched from that letter box.
    PlanPickup {
        /// Of the question.
        ticket: Ticket,
        /// Which return.
        intent: IntentId,
        /// One of the days that were offered.
        day: Date,
    },
}

/// One of the two files that parcels made for ColiShip come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColishipFile {
    /// Which column holds what.
    Mapping,
    /// The parcels.
    Parcels,
}

/// What a file holds. `Debug` never shows it: it may name people.
#[derive(Clone, PartialEq, Eq)]
pub struct FileBytes(pub Vec<u8>);

impl fmt::Debug for FileBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileBytes({})", self.0.len())
    }
}

/// It happened.
#[derive(Debug)]
pub enum CustomsEvent {
    /// Which articles may be meant.
    Suggested {
        /// Of the question.
        ticket: Ticket,
        /// The most used first.
        outcome: Result<Vec<KnownArticle>, Failure>,
    },
    /// What the catalogue holds.
    Found {
        /// Of the question.
        ticket: Ticket,
        /// The page.
        outcome: Result<ArticlePage, Failure>,
    },
    /// An article was kept, or a list was taken back.
    Kept(Result<(), Failure>),
    /// An article was taken off the catalogue; none if it was not there any more.
    Removed(Result<Option<Box<KnownArticle>>, Failure>),
    /// A list was taken into the catalogue, and how it is taken back; none when the operator cancelled.
    Imported(Result<Option<(ArticlesImported, Box<ArticleImportUndo>)>, Failure>),
    /// A list was read: its bytes; none when the operator cancelled.
    ListRead(Result<Option<Vec<u8>>, Failure>),
    /// One of ColiShip's files was read; none when the operator cancelled.
    ColishipRead {
        /// Which of the two.
        file: ColishipFile,
        /// What it holds.
        outcome: Result<Option<FileBytes>, Failure>,
    },
    /// A list or a paper was written; none when the operator cancelled.
    Written(Result<Option<PathBuf>, Failure>),
    /// What was asked for a shipment was not done.
    NotDone {
        /// Whose.
        intent: IntentId,
        /// Why.
        failure: Failure,
    },
    /// The declaration's pages as dots.
    Drawn {
        /// Of the question.
        ticket: Ticket,
        /// One for each page.
        outcome: Result<Vec<Dots>, Failure>,
    },
    /// Where the parcel can be picked up, the nearest first.
    Points {
        /// Of the question.
        ticket: Ticket,
        /// The points.
        outcome: Result<Vec<PickupPoint>, Failure>,
    },
    /// The slip that was made, and the file that it was written to.
    SlipMade {
        /// Of the question.
        ticket: Ticket,
        /// The slip; its page is kept.
        outcome: Result<Box<DepositSlip>, Failure>,
    },
    /// What was shipped.
    ShipmentRead {
        /// Of the question.
        ticket: Ticket,
        /// Whole.
        outcome: Result<Box<Shipment>, Failure>,
    },
    /// A code for a return was made; it is kept.
    ReturnCodeMade {
        /// Of the question.
        ticket: Ticket,
        /// The code.
        outcome: Result<ReturnCode, Failure>,
    },
    /// On which days a return can be fetched.
    PickupDays {
        /// Of the question.
        ticket: Ticket,
        /// The days.
        outcome: Result<MailboxDates, Failure>,
    },
    /// A return will be fetched; the day is kept.
    PickupPlanned {
        /// Of the question.
        ticket: Ticket,
        /// The day.
        outcome: Result<Date, Failure>,
    },
}

/// Who waits for an answer.
#[derive(Clone, Debug)]
pub enum CustomsAsker {
    /// The list under a cell.
    Suggest(Ticket),
    /// The catalogue's page.
    Find(Ticket),
    /// Whoever keeps an article.
    Keep,
    /// Whoever reads a list.
    Read,
    /// Whoever writes a list or a paper.
    Write,
    /// Whoever looks at a shipment.
    Row(IntentId),
    /// The preview.
    Draw(Ticket),
    /// The list of points.
    Points(Ticket),
    /// The slip.
    Slip(Ticket),
    /// Whoever makes a return of what was shipped.
    Shipment(Ticket),
    /// Whoever asks for a code.
    ReturnCode(Ticket),
    /// The choice of days.
    PickupDays(Ticket),
    /// Whoever has a return fetched.
    Pickup(Ticket),
}

impl CustomsCommand {
    pub(super) fn asker(&self) -> CustomsAsker {
        match self {
            Self::SuggestArticles { ticket, .. } => CustomsAsker::Suggest(*ticket),
            Self::FindArticles { ticket, .. } => CustomsAsker::Find(*ticket),
            Self::KeepArticle(_) | Self::RemoveArticle(_) | Self::ImportArticles(_) | Self::UndoArticleImport(_) => {
                CustomsAsker::Keep
            }
            Self::ReadList(_) | Self::ReadColiship { .. } => CustomsAsker::Read,
            Self::WriteList { .. }
            | Self::ExportArticles { .. }
            | Self::ExportPaper { .. }
            | Self::ExportPackingSlip { .. }
            | Self::ExportSlip { .. } => CustomsAsker::Write,
            Self::PrintPaper { intent, .. }
            | Self::PrintPackingSlip { intent, .. }
            | Self::Discard(intent)
            | Self::BuyAnew { lost: intent, .. }
            | Self::TaskDone(intent) => CustomsAsker::Row(intent.clone()),
            Self::Draw { ticket, .. } => CustomsAsker::Draw(*ticket),
            Self::FindPoints { ticket, .. } => CustomsAsker::Points(*ticket),
            Self::MakeSlip { ticket, .. } => CustomsAsker::Slip(*ticket),
            Self::ReadShipment { ticket, .. } => CustomsAsker::Shipment(*ticket),
            Self::MakeReturnCode { ticket, .. } => CustomsAsker::ReturnCode(*ticket),
            Self::FindPickupDays { ticket, .. } => CustomsAsker::PickupDays(*ticket),
            Self::PlanPickup { ticket, .. } => CustomsAsker::Pickup(*ticket),
        }
    }
}

impl CustomsAsker {
    pub(super) fn refused(self, failure: Failure) -> CustomsEvent {
        match self {
            Self::Suggest(ticket) => CustomsEvent::Suggested { ticket, outcome: Err(failure) },
            Self::Find(ticket) => CustomsEvent::Found { ticket, outcome: Err(failure) },
            Self::Keep => CustomsEvent::Kept(Err(failure)),
            Self::Read => CustomsEvent::ListRead(Err(failure)),
            Self::Write => CustomsEvent::Written(Err(failure)),
            Self::Row(intent) => CustomsEvent::NotDone { intent, failure },
            Self::Draw(ticket) => CustomsEvent::Drawn { ticket, outcome: Err(failure) },
            Self::Points(ticket) => CustomsEvent::Points { ticket, outcome: Err(failure) },
            Self::Slip(ticket) => CustomsEvent::SlipMade { ticket, outcome: Err(failure) },
            Self::Shipment(ticket) => CustomsEvent::ShipmentRead { ticket, outcome: Err(failure) },
            Self::ReturnCode(ticket) => CustomsEvent::ReturnCodeMade { ticket, outcome: Err(failure) },
            Self::PickupDays(ticket) => CustomsEvent::PickupDays { ticket, outcome: Err(failure) },
            Self::Pickup(ticket) => CustomsEvent::PickupPlanned { ticket, outcome: Err(failure) },
        }
    }
}
