//! What a screen shows of a world, a label and a parcel's way.

use crate::domain::CarrierAccount;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::LabelGrades;
use crate::domain::PageNote;
use crate::domain::PriceBook;
use crate::domain::PrinterId;
use crate::domain::Sender;
use crate::domain::Settings;
use crate::domain::Tracking;
use crate::domain::World;

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
    /// The printer that gets them; none where none takes it.
    pub printer: Option<PrinterId>,
    /// The dots that go on paper.
    pub dots: Dots,
    /// What was done so that they lie there, and what would be lost.
    pub notes: Vec<PageNote>,
    /// From which kept file they come.
    pub from: LabelFormat,
    /// Its text says SPECIMEN.
    pub specimen: bool,
    /// How well its codes will scan, by these dots.
    pub grades: LabelGrades,
}

impl LabelView {
    /// It is one of several on a page.
    pub fn is_on_sheet(&self) -> bool {
        self.notes.iter().any(|note| matches!(note, PageNote::OnSheet { .. }))
    }
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
    /// The owner's own prices.
    pub prices: PriceBook,
    /// The last label that was bought, for the strip.
    pub last: Option<HistoryRow>,
}
