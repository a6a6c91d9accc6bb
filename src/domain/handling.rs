//! What a parcel's carrier is asked to do with it beyond carrying: insurance, pick-up, duties, and what when it cannot be delivered.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use super::CountryCode;
use super::Entry;
use super::Money;
use super::TrackingNumber;

/// As it is being chosen and typed. What the chosen service does not do is not on the screen.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandlingDraft {
    /// For how much it is insured; blank for the carrier's own liability.
    pub insurance: Entry<Money>,
    /// It rolls, is soft, or has another shape that a belt cannot carry. Size alone is seen by the rules.
    pub awkward: bool,
    /// Who pays duties and taxes.
    pub duties: Duties,
    /// What becomes of it when it cannot be delivered; has to be said outside the European Union.
    pub undeliverable: Option<Undeliverable>,
    /// Where it is picked up.
    pub point: Option<PickupPoint>,
    /// For whoever delivers.
    pub instructions: String,
    /// Its place among the parcels of one shipment.
    pub part: Option<Part>,
    /// What it is: on its way out or on its way back.
    pub direction: Direction,
}

/// As the rules found it sound. Left out of what is kept where nothing was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handling {
    /// For how much it is insured.
    pub insurance: Option<Money>,
    /// Carried by hand: of an awkward shape or beyond the standard size.
    pub non_machinable: bool,
    /// Who pays duties and taxes.
    pub duties: Duties,
    /// What becomes of it when it cannot be delivered.
    pub undeliverable: Option<Undeliverable>,
    /// Where it is picked up.
    pub point: Option<PickupPoint>,
    /// For whoever delivers.
    pub instructions: Option<String>,
    /// Its place among the parcels of one shipment.
    pub part: Option<Part>,
    /// On its way out or on its way back.
    pub direction: Direction,
}

/// Who pays duties and taxes: the incoterm, as far as the carrier offers a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Duties {
    /// The consignee (DAP).
    #[default]
    Consignee,
    /// The sender, abroad (DDP; `parcel.ddp`).
    Sender,
    /// The sender, overseas (`parcel.ftd`).
    SenderOverseas,
}

/// What becomes of a parcel that cannot be delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Undeliverable {
    /// It comes back by the quick way, for money (`returnTypeChoice` 2).
    ComeBack,
    /// It is abandoned (`returnTypeChoice` 3).
    Abandon,
}

/// Which way a parcel goes, seen from the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// To the consignee.
    #[default]
    Out,
    /// From the consignee's address back to the desk: a return label.
    Return,
}

/// A place among the parcels of one shipment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which, counted from 1.
    pub number: u8,
    /// Of how many.
    pub of: u8,
    /// The parcels before it, once bought. The last one names them all.
    pub followers: Vec<TrackingNumber>,
}

/// A shop, locker or post office where a parcel is picked up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupPoint {
    /// The carrier's id of it. Another network may use the same.
    pub id: String,
    /// The network that the id belongs to (`reseau`).
    pub network: String,
    /// What it is called.
    pub name: String,
    /// Number and street.
    pub street: String,
    /// As the country writes it.
    pub postcode: String,
    /// The town.
    pub city: String,
    /// Where all of it is.
    pub country: CountryCode,
    /// What kind of place (`typeDePoint`): `A2P`, `BPR`, `PCS` and so on.
    pub kind: String,
    /// How far from the address that was asked for, in metres.
    pub distance_m: Option<u32>,
    /// The most that a parcel may weigh there.
    pub max_weight: Option<super::Grams>,
    /// When it is open: seven days from Monday, each with its spans; empty where it is closed.
    pub hours: Vec<Vec<OpenSpan>>,
    /// When it is closed for holidays: first and last day.
    pub closed: Vec<(jiff::civil::Date, jiff::civil::Date)>,
}

/// From when to when a place is open on a day, in minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OpenSpan {
    /// Opens.
    pub from: u16,
    /// Closes.
    pub to: u16,
}

/// Near what a point is looked for.
#[derive(Clone, PartialEq, Eq)]
pub struct PointsWanted {
    /// The address that it should be near.
    pub near: super::Address,
    /// What the parcel weighs.
    pub weight: super::Grams,
    /// When it is handed over.
    pub ship_date: jiff::civil::Date,
}

/// Which point is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointWanted {
    /// The carrier's id of it.
    pub id: String,
    /// The network that the id belongs to.
    pub network: String,
    /// What the parcel weighs.
    pub weight: super::Grams,
    /// When it is handed over.
    pub ship_date: jiff::civil::Date,
}

impl fmt::Debug for PointsWanted {
    /// Never the address: it is a person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PointsWanted({:?})", self.near.country)
    }
}

impl Handling {
    /// Nothing was asked for.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

impl Duties {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Consignee, Self::Sender, Self::SenderOverseas];

    /// The id of its words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Consignee => "duties-consignee",
            Self::Sender => "duties-sender",
            Self::SenderOverseas => "duties-sender-overseas",
        }
    }
}

impl Undeliverable {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::ComeBack, Self::Abandon];

    /// The id of its words.
    pub fn id(self) -> &'static str {
        match self {
            Self::ComeBack => "undeliverable-come-back",
            Self::Abandon => "undeliverable-abandon",
        }
    }
}

impl fmt::Debug for HandlingDraft {
    /// Never what was typed: it may name a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HandlingDraft(…)")
    }
}

impl fmt::Debug for PickupPoint {
    /// Where somebody picks parcels up tells where they live.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PickupPoint({})", self.network)
    }
}
