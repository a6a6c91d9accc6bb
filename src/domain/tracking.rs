//! Where a parcel is, as far as its carrier says.
//!
//! Carriers answer codes that their references do not list, and times without a zone: a code that nobody knows is kept as it
//! came, and a time without a zone stays the local one that it is.

use jiff::civil::Date;
use jiff::civil::DateTime;
use serde::Deserialize;
use serde::Serialize;

use super::CarrierKind;
use super::CustomsTask;
use super::TrackingNumber;
use super::la_poste_event;

/// Where a parcel is, in a word.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Whereabouts {
    /// The carrier knows of the label and has not seen the parcel. A label says "in transit" from the moment it is bought, so
    /// that word alone means no more than this.
    Announced,
    /// The carrier has it.
    Accepted,
    /// It moves.
    OnItsWay,
    /// Nobody was there, or nobody let the carrier in.
    Attempted,
    /// It waits for its addressee.
    ToCollect,
    /// It has arrived.
    Delivered,
    /// Something went wrong: lost, damaged, refused, on its way back.
    Problem,
    /// The carrier says that it does not know.
    Unknown,
    /// A code that this program does not know, as it came.
    Other(String),
}

/// What a carrier knows of a parcel's way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tracking {
    /// Where it is.
    pub whereabouts: Whereabouts,
    /// The carrier's finer code: one of [`DETAILS`], one of La Poste's or any other.
    pub detail: Option<String>,
    /// What the carrier says went wrong, in its own words.
    pub exception: Option<String>,
    /// When it should arrive.
    pub expected: Option<Date>,
    /// When it arrived, in milliseconds since 1970.
    pub delivered_ms: Option<i64>,
    /// What happened to it, the newest first.
    pub events: Vec<TrackingEvent>,
    /// What customs wait for, as long as nothing has happened since.
    #[serde(default)]
    pub task: Option<CustomsTask>,
}

/// One thing that happened to a parcel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackingEvent {
    /// When, as far as it is said.
    pub moment: Moment,
    /// Where it was then.
    pub whereabouts: Whereabouts,
    /// The finer code.
    pub detail: Option<String>,
    /// The carrier's own words.
    pub said: String,
    /// The town and country, as far as they are said.
    pub place: String,
}

/// When something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moment {
    /// In milliseconds since 1970: shown at the desk's own time.
    At(i64),
    /// By the clock of the place where it happened; which zone that is, nobody says.
    Local(DateTime),
    /// Not said.
    Unsaid,
}

/// A label as the carrier lists it, whoever bought it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedLabel {
    /// The carrier's id of the label.
    pub label_id: String,
    /// What its buyer called the shipment.
    pub external: Option<String>,
    /// The number of the order that it was bought for.
    pub order: Option<String>,
    /// What the parcel is followed by.
    pub tracking: TrackingNumber,
    /// The list's coarse word for where it is.
    pub standing: Standing,
    /// The carrier has voided it.
    pub voided: bool,
    /// When it was bought, in milliseconds since 1970.
    pub created_ms: Option<i64>,
}

/// The coarse word of a list: less than [`Whereabouts`], and it does not undo what is known more finely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Said from the purchase on.
    InTransit,
    /// It has arrived.
    Delivered,
    /// Something went wrong.
    Problem,
    /// The carrier does not know.
    Unknown,
    /// A word that this program does not know, as it came.
    Other(String),
}

/// A label of the same carrier account that this desk did not buy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The carrier's id of the label.
    pub label_id: String,
    /// The number of the order that it was bought for.
    pub order: Option<String>,
    /// What the parcel is followed by.
    pub tracking: TrackingNumber,
    /// Where it is.
    pub whereabouts: Option<Whereabouts>,
    /// The carrier has voided it.
    pub voided: bool,
    /// When it was bought, in milliseconds since 1970.
    pub created_ms: Option<i64>,
}

/// The finer codes that have a sentence of their own; any other is shown as it came.
pub const DETAILS: [&str; 75] = [
    "CARRIER_STATUS_NOT_MAPPED",
    "SHIPMENT_CREATED",
    "AWAITING_PICKUP_DROP_OFF",
    "DROPPED_OFF",
    "ELEC_ADVICE_RECD_BY_CARRIER",
    "PICKED_UP",
    "CUSTOMS_CLEARED",
    "CUSTOMS_PROCESSING",
    "DELIVERY_ARRANGED_WITH_RECIPIENT",
    "HUB_SCAN_OUT",
    "HUB_SCAN_IN",
    "IN_TRANSIT",
    "INFORMATION",
    "PARCEL_OVER_LABELLED",
    "PARCEL_UPDATE_NOTIFICATION",
    "RECEIVED_BY_CARRIER",
    "RECEIVED_LOCAL_DELIVERY_DEPOT",
    "SUB_CONTRACTOR_EVENT",
    "SUB_CONTRACTOR_RECEIVED",
    "PARCEL_REDIRECTED",
    "DELIVERY_SCHEDULED",
    "HUB_PROCESSING",
    "DELIVERY_RESCHEDULED",
    "ATTEMPTED_DELIVERY",
    "ATTEMPTED_DELIVERY_FINAL",
    "COD_AMOUNT_PAID",
    "CUSTOMER_CARDED",
    "OUT_FOR_DELIVERY",
    "AWAITING_COLLECTION_FROM_PICKUP_POINT",
    "COLLECT_AT_LOCAL_PO",
    "CUSTOMER_TO_COLLECT_FROM_CARRIER",
    "DELIVERED_TO_RECEPTION",
    "DELIVERED",
    "DELIVERED_DAMAGED",
    "DELIVERED_IN_PART",
    "DELIVERED_SPECIFIED_SAFE_PLACE",
    "DELIVERED_TO_ALTERNATIVE_DELIVERY_LOCATION",
    "DELIVERED_TO_NEIGHBOUR",
    "DELIVERED_TO_PO_BOX",
    "PARCEL_COLLECTED_FROM_PICKUP_POINT",
    "POST_TRANSIT_STATUS",
    "PROOF_OF_DELIVERY",
    "PICKUP_FAILED",
    "NOT_YET_RECEIVED_BY_CARRIER",
    "PARCEL_DAMAGED",
    "ADDRESS_QUERY",
    "CARRIER_DELAYS",
    "DELAYED_NOT_CARRIER",
    "HELD_BY_CARRIER",
    "HELD_BY_CARRIER_FOR_CLEARANCE_PRE_PROCESSING",
    "HELD_BY_CUSTOMS",
    "INCORRECT_DECLARATION",
    "MISROUTED",
    "PARCEL_REPACKED",
    "RECD_BY_CARRIER_NO_ELEC_ADVICE",
    "COD_AMOUNT_NOT_PAID",
    "CUSTOMER_IDENTIFICATION_FAILED",
    "NO_ACCESS_TO_RECIPIENTS_ADDRESS",
    "CANCELLED",
    "CUSTOMER_MOVED",
    "HAZARDOUS_PROHIBITED",
    "NOT_COLLECTED_FROM_PICKUP_POINT",
    "NOT_DELIVERED",
    "NOT_DELIVERED_ADDRESSEE_DECEASED",
    "PARCEL_DISPOSED",
    "PARCEL_LOST",
    "PARCEL_OUTSIDE_OF_SERVICE_CAPABILITY",
    "REFUSED_BY_CUSTOMER",
    "RETURN_TO_SENDER",
    "UNSPECIFIED_EXCEPTION",
    "TRACKING_EXPIRED",
    "DUTY_NOT_PAID",
    "PARCEL_REDIRECTED_BY_CARRIER",
    "DELIVERED_TO_PICKUP_POINT",
    "UNDELIVERABLE_RETURNED_TO_SENDER",
];

impl Whereabouts {
    /// Every one that has a word.
    pub const ALL: [Self; 8] = [
        Self::Announced,
        Self::Accepted,
        Self::OnItsWay,
        Self::Attempted,
        Self::ToCollect,
        Self::Delivered,
        Self::Problem,
        Self::Unknown,
    ];

    /// How it is written down, and the id of its word; none for a code that nobody knows.
    pub fn id(&self) -> Option<&'static str> {
        Some(match self {
            Self::Announced => "track-announced",
            Self::Accepted => "track-accepted",
            Self::OnItsWay => "track-on-its-way",
            Self::Attempted => "track-attempted",
            Self::ToCollect => "track-to-collect",
            Self::Delivered => "track-delivered",
            Self::Problem => "track-problem",
            Self::Unknown => "track-unknown",
            Self::Other(_) => return None,
        })
    }

    /// Somebody should look at it: the parcel will not arrive by itself.
    pub fn is_trouble(&self) -> bool {
        match self {
            Self::Attempted | Self::Problem => true,
            Self::Announced
            | Self::Accepted
            | Self::OnItsWay
            | Self::ToCollect
            | Self::Delivered
            | Self::Unknown
            | Self::Other(_) => false,
        }
    }

    /// What is known after a list has said its coarse word.
    #[must_use]
    pub fn after(known: Option<Self>, standing: &Standing) -> Self {
        match standing {
            Standing::Delivered => Self::Delivered,
            Standing::Problem => known.filter(Self::is_trouble).unwrap_or(Self::Problem),
            Standing::InTransit => known.filter(|known| *known != Self::Unknown).unwrap_or(Self::Announced),
            Standing::Unknown => known.unwrap_or(Self::Unknown),
            Standing::Other(word) => known.unwrap_or_else(|| Self::Other(word.clone())),
        }
    }
}

impl From<Whereabouts> for String {
    fn from(whereabouts: Whereabouts) -> Self {
        match whereabouts {
            Whereabouts::Other(code) => code,
            known => known.id().unwrap_or_default().to_owned(),
        }
    }
}

impl From<String> for Whereabouts {
    fn from(text: String) -> Self {
        Self::ALL.into_iter().find(|known| known.id() == Some(text.as_str())).unwrap_or(Self::Other(text))
    }
}

impl Moment {
    /// In milliseconds since 1970, where the moment is one everywhere.
    pub fn ms(self) -> Option<i64> {
        match self {
            Self::At(ms) => Some(ms),
            Self::Local(_) | Self::Unsaid => None,
        }
    }
}

/// The id of a finer code's sentence; none for one that nobody knows.
pub fn detail_id(code: &str) -> Option<String> {
    let known = DETAILS.contains(&code).then(|| format!("detail-{}", code.to_ascii_lowercase().replace('_', "-")));
    known.or_else(|| Some(la_poste_event(code)?.sentence.clone()))
}

impl CarrierKind {
    /// The carrier's public page about a parcel.
    pub fn tracking_page(self, number: &TrackingNumber) -> String {
        // Nothing but letters and digits goes into an address.
        let code: String = number.0.chars().filter(char::is_ascii_alphanumeric).collect();
        match self {
            Self::LettreSuivie | Self::Colissimo => {
                format!("https://www.laposte.fr/outils/suivre-vos-envois?code={code}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_back_and_a_code_that_nobody_knows_is_kept_as_it_came() {
        for whereabouts in Whereabouts::ALL.into_iter().chain([Whereabouts::Other("QZ".to_owned())]) {
            assert_eq!(Whereabouts::from(String::from(whereabouts.clone())), whereabouts);
        }
    }

    #[test]
    fn in_transit_right_after_the_purchase_does_not_mean_that_it_moves() {
        let after = |known, standing| Whereabouts::after(known, &standing);
        assert_eq!(after(None, Standing::InTransit), Whereabouts::Announced);
        assert_eq!(after(Some(Whereabouts::OnItsWay), Standing::InTransit), Whereabouts::OnItsWay);
        assert_eq!(after(Some(Whereabouts::Attempted), Standing::Problem), Whereabouts::Attempted);
        assert_eq!(after(Some(Whereabouts::OnItsWay), Standing::Unknown), Whereabouts::OnItsWay);
        assert_eq!(after(Some(Whereabouts::Problem), Standing::Delivered), Whereabouts::Delivered);
        let word = || Standing::Other("lost_in_space".to_owned());
        assert_eq!(after(None, word()), Whereabouts::Other("lost_in_space".to_owned()));
    }

    #[test]
    fn the_page_of_a_parcel_takes_nothing_but_its_number() {
        let page = |number: &str| CarrierKind::LettreSuivie.tracking_page(&TrackingNumber(number.to_owned()));
        assert!(page("1L00482917365").ends_with("?code=1L00482917365"));
        assert!(page("1L&x=../\"").ends_with("?code=1Lx"));
    }
}
