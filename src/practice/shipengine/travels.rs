//! Parcels that travel, or seem to: a practised label moves along by itself, in minutes what takes days, so that an operator
//! sees what tracking shows. A test says where a parcel is instead.

use std::time::Duration;

use jiff::SignedDuration;
use jiff::Timestamp;
use serde_json::Value;
use serde_json::json;

use super::checks::CARRIER;
use crate::practice::Sold;

/// A step of a parcel's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travel {
    /// Handed over.
    Accepted,
    /// Sorted.
    OnItsWay,
    /// In the van.
    OutForDelivery,
    /// Nobody was there.
    Attempted,
    /// At the post office, for a fortnight.
    ToCollect,
    /// Nobody knows the addressee.
    Problem,
    /// Given back to the sender.
    Returned,
    /// Arrived.
    Delivered,
    /// A code that no reference lists, at a time without a zone.
    Odd,
}

/// How long a step takes where nobody says otherwise.
pub(super) const PACE: Duration = Duration::from_secs(60);

/// The steps that a parcel has taken so far, the oldest first: by the clock, and by its number now and then not as it should.
pub(super) fn by_the_clock(sold: &Sold, pace: Duration, now: Timestamp) -> Vec<(Timestamp, Travel)> {
    let Ok(sold_at) = sold.created_at.parse::<Timestamp>() else { return Vec::new() };
    let number: u64 = sold.label_id.trim_start_matches("se-").parse().unwrap_or(0);
    let way: &[Travel] = match number % 8 {
        4 => &[Travel::Accepted, Travel::OnItsWay, Travel::Attempted, Travel::ToCollect, Travel::Delivered],
        7 => &[Travel::Accepted, Travel::OnItsWay, Travel::Problem, Travel::Returned],
        _ => &[Travel::Accepted, Travel::OnItsWay, Travel::OutForDelivery, Travel::Delivered],
    };
    let step = SignedDuration::try_from(pace).unwrap_or(SignedDuration::MAX);
    let mut at = sold_at;
    let mut taken = Vec::new();
    for travel in way {
        at = at.saturating_add(step).unwrap_or(Timestamp::MAX);
        if at > now {
            break;
        }
        taken.push((at, *travel));
    }
    taken
}

/// What a list of labels says of it: in transit from the very first, as the real one does.
pub(super) fn standing(sold: &Sold, taken: &[(Timestamp, Travel)]) -> &'static str {
    match taken.last() {
        _ if sold.voided() => "unknown",
        Some((_, Travel::Delivered)) => "delivered",
        Some((_, Travel::Problem | Travel::Returned)) => "error",
        Some((
            _,
            Travel::Accepted
            | Travel::OnItsWay
            | Travel::OutForDelivery
            | Travel::Attempted
            | Travel::ToCollect
            | Travel::Odd,
        ))
        | None => "in_transit",
    }
}

/// The log of a parcel, the newest first.
pub(super) fn log(sold: &Sold, taken: &[(Timestamp, Travel)]) -> Value {
    let last = taken.last().map(|(_, travel)| *travel).filter(|_| !sold.voided());
    let (code, detail) = last.map_or(("NY", "ELEC_ADVICE_RECD_BY_CARRIER"), Travel::codes);
    let arrived = taken.iter().find(|(_, travel)| *travel == Travel::Delivered).map(|(at, _)| at.to_string());
    let events: Vec<Value> = taken.iter().rev().map(|(at, travel)| event(sold, *at, *travel)).collect();
    json!({
        "tracking_number": sold.tracking_number,
        "tracking_url": null,
        "status_code": code,
        "status_detail_code": detail,
        "carrier_code": CARRIER,
        "carrier_id": 1,
        "carrier_detail_code": null,
        "status_description": if last.is_none() { "Not Yet In System" } else { "Practice" },
        "carrier_status_code": null,
        "carrier_status_description": if sold.voided() { "Étiquette annulée" } else { "Envoi annoncé" },
        "ship_date": format!("{}T00:00:00Z", sold.ship_date),
        "estimated_delivery_date": null,
        "actual_delivery_date": arrived,
        "exception_description": (last == Some(Travel::Problem)).then_some("Destinataire inconnu à l'adresse"),
        "events": if sold.voided() { Vec::new() } else { events },
    })
}

fn event(sold: &Sold, at: Timestamp, travel: Travel) -> Value {
    let (code, detail) = travel.codes();
    // The carrier's own clock, without a zone now and then, as live answers have it.
    let local = at.to_zoned(jiff::tz::TimeZone::UTC).datetime().to_string();
    let town = match travel {
        Travel::Accepted => &sold.shipment["ship_from"]["city_locality"],
        Travel::OnItsWay | Travel::Odd | Travel::Returned => &Value::Null,
        Travel::OutForDelivery | Travel::Attempted | Travel::ToCollect | Travel::Problem | Travel::Delivered => {
            &sold.shipment["ship_to"]["city_locality"]
        }
    };
    json!({
        "occurred_at": at.to_string(),
        "carrier_occurred_at": if travel == Travel::Odd { local } else { at.to_string() },
        "description": travel.said(),
        "city_locality": town,
        "state_province": null,
        "postal_code": "",
        "country_code": if town.is_null() { Value::Null } else { json!("FR") },
        "company_name": null,
        "signer": null,
        "event_code": null,
        "carrier_detail_code": null,
        "status_code": code,
        "status_detail_code": detail,
        "status_description": "Practice",
        "carrier_status_code": null,
        "carrier_status_description": travel.said(),
        "latitude": null,
        "longitude": null,
    })
}

impl Travel {
    const ALL: [Self; 9] = [
        Self::Accepted,
        Self::OnItsWay,
        Self::OutForDelivery,
        Self::Attempted,
        Self::ToCollect,
        Self::Problem,
        Self::Returned,
        Self::Delivered,
        Self::Odd,
    ];

    /// Reads one by its finer code, as the control path has it.
    pub(super) fn of(detail: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|travel| travel.codes().1 == detail)
    }

    fn codes(self) -> (&'static str, &'static str) {
        match self {
            Self::Accepted => ("AC", "DROPPED_OFF"),
            Self::OnItsWay => ("IT", "HUB_SCAN_OUT"),
            Self::OutForDelivery => ("IT", "OUT_FOR_DELIVERY"),
            Self::Attempted => ("AT", "ATTEMPTED_DELIVERY"),
            Self::ToCollect => ("SP", "COLLECT_AT_LOCAL_PO"),
            Self::Problem => ("EX", "ADDRESS_QUERY"),
            Self::Returned => ("EX", "RETURN_TO_SENDER"),
            Self::Delivered => ("DE", "DELIVERED"),
            Self::Odd => ("QZ", "TAKEN_BY_A_CAT"),
        }
    }

    fn said(self) -> &'static str {
        match self {
            Self::Accepted => "Votre courrier a été déposé.",
            Self::OnItsWay => "Votre courrier est en cours d'acheminement.",
            Self::OutForDelivery => "Votre courrier est en cours de distribution.",
            Self::Attempted => "Votre courrier n'a pas pu être remis.",
            Self::ToCollect => "Votre courrier vous attend au bureau de poste.",
            Self::Problem => "Le destinataire est inconnu à cette adresse.",
            Self::Returned => "Votre courrier est retourné à l'expéditeur.",
            Self::Delivered => "Votre courrier a été distribué.",
            Self::Odd => "Un chat a emporté votre courrier.",
        }
    }
}
