//! What was bought, as the history shows it.

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

use super::AccountId;
use super::Address;
use super::CarrierWords;
use super::CustomsTask;
use super::Dimensions;
use super::Elsewhere;
use super::ExpectedPrice;
use super::Grams;
use super::IntentId;
use super::LabelFormat;
use super::Money;
use super::Order;
use super::OverCap;
use super::PaperKind;
use super::Part;
use super::PriceSource;
use super::PrintQuestion;
use super::PrinterId;
use super::PrinterTrouble;
use super::PushRecord;
use super::ReturnCode;
use super::ServiceCode;
use super::TrackingNumber;
use super::Whereabouts;

/// One shipment of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// Ours; one label at most.
    pub intent: IntentId,
    /// Whose account paid.
    pub account: AccountId,
    /// Where it stands.
    pub state: ShipmentState,
    /// Where its paper stands; none before it was first sent to a printer.
    pub print: Option<PrintRecord>,
    /// Which service.
    pub service: ServiceCode,
    /// Whom it was for.
    pub consignee: Address,
    /// What it weighed.
    pub weight: Grams,
    /// How large it was.
    pub size: Dimensions,
    /// The order it belonged to.
    pub order: Order,
    /// What it is followed by, once bought.
    pub tracking: Option<TrackingNumber>,
    /// The carrier's id of the label, once bought.
    pub label_id: Option<String>,
    /// What it cost, once bought.
    pub cost: Option<Money>,
    /// What it was expected to cost when the button was pressed, and who had said so.
    pub expected: Option<ExpectedPrice>,
    /// A person let it pass the day's cap.
    pub over_cap: OverCap,
    /// The warnings that were kept as they were.
    pub kept_warnings: Vec<String>,
    /// The formats of the label whose bytes are kept here.
    pub formats: Vec<LabelFormat>,
    /// Its papers beside the label.
    pub papers: Vec<PaperRecord>,
    /// It was declared to the customs.
    pub declared: bool,
    /// Its place among the parcels of one shipment.
    pub part: Option<Part>,
    /// The deposit slip that it stands on.
    pub slip: Option<String>,
    /// When the operator pressed the button, in milliseconds since 1970.
    pub created_ms: i64,
    /// What the carrier said when it refused.
    pub refusal: Option<CarrierWords>,
    /// When the person was erased from it, in milliseconds since 1970; the figures stay.
    pub erased_ms: Option<i64>,
    /// The operator has put away what there was to sort out about its purchase or its paper.
    pub put_away: bool,
    /// What LateShipment was told of it; none where it is told nothing.
    pub push: Option<PushRecord>,
    /// Where the parcel is, once the carrier was asked.
    pub whereabouts: Option<Whereabouts>,
    /// When it arrived, in milliseconds since 1970.
    pub delivered_ms: Option<i64>,
    /// What customs wait for, until the parcel goes on or a person says that it is done.
    pub task: Option<CustomsTask>,
    /// The code that was made for its return.
    pub return_code: Option<ReturnCode>,
    /// When it is fetched from a letter box: a return.
    pub pickup: Option<Date>,
}

/// A paper beside the label, and how far it got the last time it was sent to a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperRecord {
    /// What it is for.
    pub kind: PaperKind,
    /// How far it got; none before it was first sent.
    pub job: Option<JobState>,
    /// Why it did not get there, where that is known.
    pub trouble: Option<JobTrouble>,
}

/// Where a purchase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ShipmentState {
    /// Being bought.
    Buying,
    /// The request went out and no usable answer came: being found out.
    InDoubt,
    /// The doubt is settled: there is no such label. May be bought again.
    NotBought,
    /// The carrier refused it.
    Refused,
    /// Nothing was sent: no connection.
    NotSent,
    /// Paid; its paper is still to be fetched.
    PaperMissing,
    /// Paid, and its paper is kept here.
    Labelled,
    /// Voided at the carrier.
    Voided,
    /// Put away unused, at a carrier that bills only what is used: a label that nobody sticks on a parcel, or a purchase whose
    /// answer was lost.
    Discarded,
}

/// The last time a label was sent to a printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintRecord {
    /// Which printer.
    pub printer: PrinterId,
    /// Its name then.
    pub printer_name: String,
    /// How far it got.
    pub state: JobState,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// How many times this label was sent to any printer.
    pub times: u32,
    /// Why it did not get there, or why it waits, where that is known.
    pub trouble: Option<JobTrouble>,
    /// Who wished for it.
    pub wish: PrintWish,
    /// What a person is asked, where it stopped for that.
    pub question: Option<PrintQuestion>,
}

/// Who wished for a print job.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PrintWish {
    /// It came with the purchase.
    #[default]
    Bought,
    /// A person asked for it once more.
    Again,
    /// A person has read what was asked about it, and wants it printed all the same.
    Anyway,
    /// A person has read that it is larger than what can be printed, and wants what fits.
    WhatFits,
}

/// Why a label did not get to its printer, or why it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JobTrouble {
    /// No connection: nothing was sent.
    NoAnswer,
    /// The connection broke; a part may have arrived.
    Interrupted,
    /// The printer does not take what was to be sent.
    WrongFormat,
    /// The kept file is no label.
    NotALabel,
    /// No code on it gives its tracking number, so nothing was sent: a person decides.
    NoCode,
    /// A code on it will scan badly, so nothing was sent: a person decides.
    LowGrade,
    /// It is larger than what can be printed, so nothing was sent: a person decides.
    TooLarge,
    /// The folder cannot be written.
    CannotWrite,
    /// The station stopped in between.
    Stopped,
    /// The printer looked at it and did not take it.
    Refused,
    /// The printer needs a hand.
    Printer(PrinterTrouble),
}

/// How far a print job got, as far as the printer tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum JobState {
    /// Noted, not sent yet.
    Queued,
    /// On its way to paper: bytes go out, or the printer is at it.
    Sending,
    /// The bytes left this desk; the printer does not say what became of them.
    SentUnconfirmed,
    /// The printer says that it is on paper.
    Printed,
    /// Written to a folder: that is all a folder does.
    Written,
    /// It did not get there.
    Failed,
    /// A person took it back.
    Cancelled,
}

/// What the history shows of all there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryQuery {
    /// Words that must all be found: in names, towns, postcodes, numbers, orders. Blank finds all.
    pub text: String,
    /// Which of them.
    pub filter: HistoryFilter,
    /// Only what was shipped for the order with exactly this number.
    pub order: Option<String>,
}

/// A part of the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HistoryFilter {
    /// Everything.
    #[default]
    All,
    /// Since midnight.
    Today,
    /// Voided ones.
    Voided,
    /// Paid ones that have not arrived.
    Undelivered,
    /// Those that will not arrive by themselves.
    Trouble,
}

/// How far a search counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// To the end.
    #[default]
    All,
    /// As far as is quick: there may be more.
    AtLeast,
}

/// The newest rows that match, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryPage {
    /// The newest first, at most [`HistoryPage::ROWS`].
    pub rows: Vec<HistoryRow>,
    /// How many match.
    pub matches: u64,
    /// Whether all that match were counted.
    pub counted: Counted,
    /// How many there are at all.
    pub total: u64,
    /// What needs a person, the oldest first, whatever was asked for.
    pub to_settle: Vec<HistoryRow>,
    /// Labels of our accounts that another desk bought and that match, the newest first.
    pub elsewhere: Vec<Elsewhere>,
    /// How many were bought since midnight and not voided.
    pub today_count: u64,
    /// What they cost together, in cents of the carrier's currency.
    pub today_cents: i64,
    /// What is spent today or bound by purchases that are under way or in doubt, a sum a currency.
    pub spent_today: Vec<Money>,
}

impl HistoryPage {
    /// The most rows that a page holds: more than anybody scrolls through, searching is quicker.
    pub const ROWS: usize = 200;
}

impl HistoryFilter {
    /// Every filter.
    pub const ALL: [Self; 5] = [Self::All, Self::Today, Self::Voided, Self::Undelivered, Self::Trouble];
}

impl ShipmentState {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Buying,
        Self::InDoubt,
        Self::NotBought,
        Self::Refused,
        Self::NotSent,
        Self::PaperMissing,
        Self::Labelled,
        Self::Voided,
        Self::Discarded,
    ];

    /// The id of its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Buying => "state-buying",
            Self::InDoubt => "state-in-doubt",
            Self::NotBought => "state-not-bought",
            Self::Refused => "state-refused",
            Self::NotSent => "state-not-sent",
            Self::PaperMissing => "state-paper-missing",
            Self::Labelled => "state-labelled",
            Self::Voided => "state-voided",
            Self::Discarded => "state-discarded",
        }
    }

    /// A label was paid for and stands.
    pub fn is_paid(self) -> bool {
        match self {
            Self::PaperMissing | Self::Labelled => true,
            Self::Buying
            | Self::InDoubt
            | Self::NotBought
            | Self::Refused
            | Self::NotSent
            | Self::Voided
            | Self::Discarded => false,
        }
    }
}

impl JobState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Queued,
        Self::Sending,
        Self::SentUnconfirmed,
        Self::Printed,
        Self::Written,
        Self::Failed,
        Self::Cancelled,
    ];

    /// The id of its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Queued => "job-queued",
            Self::Sending => "job-sending",
            Self::SentUnconfirmed => "job-sent",
            Self::Printed => "job-printed",
            Self::Written => "job-written",
            Self::Failed => "job-failed",
            Self::Cancelled => "job-cancelled",
        }
    }

    /// Something may still become of it, and it can be taken back.
    pub fn is_open(self) -> bool {
        match self {
            Self::Queued | Self::Sending => true,
            Self::SentUnconfirmed | Self::Printed | Self::Written | Self::Failed | Self::Cancelled => false,
        }
    }
}

impl JobTrouble {
    /// Every trouble.
    pub fn all() -> impl Iterator<Item = Self> {
        const OURS: [JobTrouble; 10] = [
            JobTrouble::NoAnswer,
            JobTrouble::Interrupted,
            JobTrouble::WrongFormat,
            JobTrouble::NotALabel,
            JobTrouble::NoCode,
            JobTrouble::LowGrade,
            JobTrouble::TooLarge,
            JobTrouble::CannotWrite,
            JobTrouble::Stopped,
            JobTrouble::Refused,
        ];
        OURS.into_iter().chain(PrinterTrouble::ALL.map(Self::Printer))
    }

    /// How it is written down. Never changes, unlike the words on the screen.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoAnswer => "no-answer",
            Self::Interrupted => "interrupted",
            Self::WrongFormat => "wrong-format",
            Self::NotALabel => "not-a-label",
            Self::NoCode => "no-code",
            Self::LowGrade => "low-grade",
            Self::TooLarge => "too-large",
            Self::CannotWrite => "cannot-write",
            Self::Stopped => "stopped",
            Self::Refused => "refused",
            Self::Printer(trouble) => trouble.code(),
        }
    }

    /// Reads what [`JobTrouble::code`] wrote.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|trouble| trouble.code() == code)
    }

    /// Nothing is wrong with the printer: a person is to decide.
    pub fn is_question(self) -> bool {
        match self {
            Self::NoCode | Self::LowGrade | Self::TooLarge => true,
            Self::NoAnswer
            | Self::Interrupted
            | Self::WrongFormat
            | Self::NotALabel
            | Self::CannotWrite
            | Self::Stopped
            | Self::Refused
            | Self::Printer(_) => false,
        }
    }

    /// The id of its sentence.
    pub fn id(self) -> &'static str {
        match self {
            Self::NoAnswer => "job-trouble-no-answer",
            Self::Interrupted => "job-trouble-interrupted",
            Self::WrongFormat => "job-trouble-wrong-format",
            Self::NotALabel => "job-trouble-not-a-label",
            Self::NoCode => "job-trouble-no-code",
            Self::LowGrade => "job-trouble-low-grade",
            Self::TooLarge => "job-trouble-too-large",
            Self::CannotWrite => "job-trouble-cannot-write",
            Self::Stopped => "job-trouble-stopped",
            Self::Refused => "job-trouble-refused",
            Self::Printer(trouble) => trouble.id(),
        }
    }
}

impl HistoryRow {
    /// It has a label that can go to paper: of a person who was erased nothing is left to print.
    pub fn is_printable(&self) -> bool {
        self.state == ShipmentState::Labelled && self.erased_ms.is_none()
    }

    /// There is something to list on a packing slip: declared articles, or what the order says is inside.
    pub fn has_packing_slip(&self) -> bool {
        self.is_printable() && (self.declared || self.order.contents.is_some())
    }

    /// What its label, or another of its papers, waits for at its printer.
    pub fn held_by(&self) -> Option<JobTrouble> {
        let label = self.print.as_ref().filter(|print| print.state.is_open()).and_then(|print| print.trouble);
        let paper = |paper: &PaperRecord| paper.trouble.filter(|_| paper.job.is_some_and(JobState::is_open));
        label.or_else(|| self.papers.iter().find_map(paper))
    }

    /// The date of the owner's list that its price is from; none where the carrier named it.
    pub fn price_listed(&self) -> Option<Date> {
        let expected = self.expected.filter(|expected| Some(expected.price) == self.cost)?;
        match expected.source {
            PriceSource::Quoted => None,
            PriceSource::Listed { from } => Some(from),
        }
    }

    /// What was charged, where it is another sum than was expected.
    pub fn charged_otherwise(&self) -> Option<(ExpectedPrice, Money)> {
        self.expected.zip(self.cost).filter(|(expected, cost)| expected.price != *cost)
    }

    /// What there is to sort out about it: of its purchase or its paper, of its telling, and at the customs.
    pub fn to_sort_out(&self) -> usize {
        let told = self.push.as_ref().is_some_and(PushRecord::needs_a_person);
        usize::from(self.needs_a_person()) + usize::from(told) + usize::from(self.customs_wait().is_some())
    }

    /// What customs wait for, of a parcel that is under way.
    pub fn customs_wait(&self) -> Option<CustomsTask> {
        self.task.filter(|_| self.state.is_paid())
    }

    /// Something about its purchase or its paper waits for a person.
    pub fn needs_a_person(&self) -> bool {
        if self.put_away {
            return false;
        }
        match self.state {
            ShipmentState::InDoubt
            | ShipmentState::NotBought
            | ShipmentState::Refused
            | ShipmentState::NotSent
            | ShipmentState::PaperMissing => true,
            ShipmentState::Labelled => {
                let label_failed = self.print.as_ref().is_some_and(|print| print.state == JobState::Failed);
                label_failed || self.papers.iter().any(|paper| paper.job == Some(JobState::Failed))
            }
            ShipmentState::Buying | ShipmentState::Voided | ShipmentState::Discarded => false,
        }
    }
}

#[cfg(test)]
impl HistoryRow {
    /// A Lettre Suivie that nothing has happened to since: what a test is about is said where it is made.
    pub(crate) fn example(intent: &str, state: ShipmentState, consignee: Address) -> Self {
        Self {
            intent: IntentId(intent.to_owned()),
            account: AccountId("account".to_owned()),
            state,
            print: None,
            service: ServiceCode("la_poste_lettre_suivie_b2c_std".to_owned()),
            consignee,
            weight: Grams(412),
            size: [140, 90, 25].into(),
            order: Order::default(),
            tracking: Some(TrackingNumber("1L00482917365".to_owned())),
            label_id: Some("se-1".to_owned()),
            cost: Some(Money::euros(455)),
            expected: None,
            over_cap: OverCap::Held,
            kept_warnings: Vec::new(),
            formats: vec![LabelFormat::Pdf],
            papers: Vec::new(),
            declared: false,
            part: None,
            slip: None,
            created_ms: 0,
            refusal: None,
            erased_ms: None,
            put_away: false,
            push: None,
            whereabouts: None,
            delivered_ms: None,
            task: None,
            return_code: None,
            pickup: None,
        }
    }
}
