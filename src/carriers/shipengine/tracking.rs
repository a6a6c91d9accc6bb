//! Following parcels: a page of labels with a coarse word for each, and the events of one.

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::Deserialize;
use serde::Deserializer;

use crate::domain::ListedLabel;
use crate::domain::Moment;
use crate::domain::Standing;
use crate::domain::Tracking;
use crate::domain::TrackingEvent;
use crate::domain::TrackingNumber;
use crate::domain::Whereabouts;

use super::super::LabelsPage;

/// Labels on a page: the reference gives no most, and a page of a hundred stays under half a megabyte.
const PAGE: u32 = 100;

/// `GET /v1/labels`, the newest first. Every carrier's: an order that went with another one is shipped all the same.
pub(super) fn page_path(since_ms: i64, page: u32) -> String {
    let since = Timestamp::from_millisecond(since_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    format!("/v1/labels?created_at_start={since}&page={page}&page_size={PAGE}&sort_by=created_at&sort_dir=desc")
}

/// A page of labels.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Page {
    #[serde(deserialize_with = "or_default")]
    labels: Vec<Listed>,
    pages: Option<u32>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Listed {
    label_id: Option<String>,
    status: Option<String>,
    external_shipment_id: Option<String>,
    external_order_id: Option<String>,
    tracking_number: Option<String>,
    tracking_status: Option<String>,
    voided: Option<bool>,
    created_at: Option<String>,
}

/// `GET /v1/labels/{id}/track`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Log {
    status_code: Option<String>,
    status_detail_code: Option<String>,
    estimated_delivery_date: Option<String>,
    actual_delivery_date: Option<String>,
    exception_description: Option<String>,
    #[serde(deserialize_with = "or_default")]
    events: Vec<Event>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Event {
    occurred_at: Option<String>,
    carrier_occurred_at: Option<String>,
    description: Option<String>,
    city_locality: Option<String>,
    country_code: Option<String>,
    status_code: Option<String>,
    status_detail_code: Option<String>,
}

impl Page {
    pub(super) fn into_labels(self) -> LabelsPage {
        let labels = self.labels.into_iter().filter_map(Listed::into_label).collect();
        LabelsPage { labels, pages: self.pages.unwrap_or(1) }
    }
}

impl Listed {
    /// A record of a label that was never made is none.
    fn into_label(self) -> Option<ListedLabel> {
        let made = !matches!(self.status.as_deref(), Some("error" | "processing"));
        let label_id = some(self.label_id).filter(|_| made)?;
        Some(ListedLabel {
            label_id,
            external: some(self.external_shipment_id),
            order: some(self.external_order_id),
            tracking: TrackingNumber(
                self.tracking_number.unwrap_or_default().chars().filter(|sign| !sign.is_whitespace()).collect(),
            ),
            standing: match self.tracking_status.as_deref() {
                Some("in_transit") => Standing::InTransit,
                Some("delivered") => Standing::Delivered,
                Some("error") => Standing::Problem,
                Some("unknown" | "") | None => Standing::Unknown,
                Some(word) => Standing::Other(word.to_owned()),
            },
            voided: self.voided == Some(true) || self.status.as_deref() == Some("voided"),
            created_ms: self.created_at.as_deref().and_then(zoned_ms),
        })
    }
}

impl Log {
    pub(super) fn into_tracking(self) -> Tracking {
        let mut events: Vec<(Option<i64>, TrackingEvent)> = self.events.into_iter().map(Event::read).collect();
        // Live answers come in either order. What cannot be ordered keeps its place.
        if events.iter().all(|(at, _)| at.is_some()) {
            events.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        }
        let events: Vec<TrackingEvent> = events.into_iter().map(|(_, event)| event).collect();
        let detail = some(self.status_detail_code).or_else(|| events.first()?.detail.clone());
        let whereabouts = whereabouts(some(self.status_code).as_deref());
        let arrived = || {
            let of = |event: &&TrackingEvent| event.whereabouts == Whereabouts::Delivered;
            events.iter().find(of).and_then(|event| event.moment.ms())
        };
        let delivered_ms = match whereabouts {
            Whereabouts::Delivered => self.actual_delivery_date.as_deref().and_then(zoned_ms).or_else(arrived),
            Whereabouts::Announced
            | Whereabouts::Accepted
            | Whereabouts::OnItsWay
            | Whereabouts::Attempted
            | Whereabouts::ToCollect
            | Whereabouts::Problem
            | Whereabouts::Unknown
            | Whereabouts::Other(_) => None,
        };
        Tracking {
            whereabouts,
            detail,
            exception: some(self.exception_description),
            // The day as it is written: a converted one could be the day before.
            expected: self.estimated_delivery_date.as_deref().and_then(|text| text.get(..10)?.parse().ok()),
            delivered_ms,
            events,
            task: None,
        }
    }
}

impl Event {
    fn read(self) -> (Option<i64>, TrackingEvent) {
        let occurred_ms = self.occurred_at.as_deref().and_then(zoned_ms);
        let local = self.carrier_occurred_at.as_deref().or(self.occurred_at.as_deref()).and_then(without_zone);
        let moment = match (local, occurred_ms) {
            // The carrier's own clock, as it wrote it down where it happened.
            (Some(local), _) => Moment::Local(local),
            (None, Some(ms)) => Moment::At(ms),
            (None, None) => Moment::Unsaid,
        };
        let place = [some(self.city_locality), some(self.country_code)];
        let event = TrackingEvent {
            moment,
            whereabouts: whereabouts(some(self.status_code).as_deref()),
            detail: some(self.status_detail_code),
            said: self.description.unwrap_or_default(),
            place: place.into_iter().flatten().collect::<Vec<_>>().join(", "),
        };
        (occurred_ms, event)
    }
}

/// `UN, AC, IT, DE, EX, AT, NY, SP`, and whatever comes one day.
fn whereabouts(code: Option<&str>) -> Whereabouts {
    match code {
        Some("NY") => Whereabouts::Announced,
        Some("AC") => Whereabouts::Accepted,
        Some("IT") => Whereabouts::OnItsWay,
        Some("AT") => Whereabouts::Attempted,
        Some("SP") => Whereabouts::ToCollect,
        Some("DE") => Whereabouts::Delivered,
        Some("EX") => Whereabouts::Problem,
        Some("UN") | None => Whereabouts::Unknown,
        Some(code) => Whereabouts::Other(code.to_owned()),
    }
}

/// A blank stands for what is left out.
fn some(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn zoned_ms(text: &str) -> Option<i64> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

/// A time that says no zone; one that does is another matter.
fn without_zone(text: &str) -> Option<DateTime> {
    if zoned_ms(text).is_some() { None } else { text.parse().ok() }
}

/// A null stands for what is left out.
fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(json: &str) -> Tracking {
        serde_json::from_str::<Log>(json).expect("json").into_tracking()
    }

    #[test]
    fn codes_that_nobody_knows_and_times_without_a_zone_are_kept_as_they_come() {
        let tracking = log(r#"{"status_code":"QZ","status_detail_code":"ABDUCTED","events":[
                {"occurred_at":"2026-11-20T06:42:00Z","carrier_occurred_at":"2026-11-20T07:42:00","description":"Tri",
                 "city_locality":"Lyon","country_code":"","status_code":"","status_detail_code":null},
                {"occurred_at":"2026-11-21T09:00:00Z","carrier_occurred_at":"2026-11-21T10:00:00+01:00","status_code":"IT"},
                {"occurred_at":null}]}"#);
        assert_eq!(tracking.whereabouts, Whereabouts::Other("QZ".to_owned()));
        assert_eq!(tracking.detail.as_deref(), Some("ABDUCTED"));
        let moments: Vec<Moment> = tracking.events.iter().map(|event| event.moment).collect();
        let local = "2026-11-20T07:42:00".parse().expect("a time");
        assert_eq!(moments, [Moment::Local(local), Moment::At(1_795_251_600_000), Moment::Unsaid]);
        assert_eq!(
            (tracking.events[0].place.as_str(), &tracking.events[0].whereabouts),
            ("Lyon", &Whereabouts::Unknown)
        );
    }

    #[test]
    fn the_newest_event_stands_first_whichever_way_they_come() {
        let tracking = log(
            r#"{"status_code":"DE","actual_delivery_date":null,"estimated_delivery_date":"2026-11-22T00:00:00Z","events":[
                {"occurred_at":"2026-11-20T06:00:00Z","status_code":"IT"},
                {"occurred_at":"2026-11-21T09:00:00Z","status_code":"DE"}]}"#,
        );
        assert_eq!(tracking.events[0].whereabouts, Whereabouts::Delivered);
        assert_eq!(tracking.delivered_ms, Some(1_795_251_600_000));
        assert_eq!(tracking.expected, "2026-11-22".parse().ok());
    }

    #[test]
    fn an_empty_log_is_one_too() {
        assert_eq!(log("{}").whereabouts, Whereabouts::Unknown);
        assert_eq!(log(r#"{"status_code":"NY","events":null}"#).whereabouts, Whereabouts::Announced);
    }

    #[test]
    fn a_page_leaves_out_what_is_no_label() {
        let page: Page = serde_json::from_str(
            r#"{"labels":[{"label_id":"se-1","status":"completed","tracking_status":"in_transit","tracking_number":"1L 00",
                "external_shipment_id":"","external_order_id":"10391","created_at":"2026-11-21T09:00:00Z","news":1},
                {"label_id":"se-2","status":"error"},{"status":"completed"},
                {"label_id":"se-3","status":"voided","tracking_status":"astray"}],"pages":3,"links":{"next":{}}}"#,
        )
        .expect("json");
        let LabelsPage { labels, pages } = page.into_labels();
        assert_eq!((labels.len(), pages), (2, 3));
        assert_eq!((labels[0].external.as_deref(), labels[0].order.as_deref()), (None, Some("10391")));
        assert_eq!((labels[0].tracking.0.as_str(), &labels[0].standing), ("1L00", &Standing::InTransit));
        assert_eq!((labels[1].voided, &labels[1].standing), (true, &Standing::Other("astray".to_owned())));
    }
}
