//! Where a parcel is: by the contract's timeline, or by the public service with a key of its own.
//!
//! The timeline's times are those of Paris, without a zone; the public service says its zone.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::civil::DateTime;
use serde::Deserialize;
use serde::Serialize;

use crate::domain::CustomsTask;
use crate::domain::Moment;
use crate::domain::Tracking;
use crate::domain::TrackingEvent;
use crate::domain::Whereabouts;
use crate::domain::la_poste_event;

use super::errors::Said;
use super::wire::Paris;
use super::wire::lenient;

/// `timelineCompany`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TimelineQuestion<'a> {
    parcel_number: &'a str,
    lang: &'static str,
}

/// What the timeline answers.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Timeline {
    #[serde(deserialize_with = "lenient::list")]
    status: Vec<Status>,
    #[serde(deserialize_with = "lenient::thing")]
    parcel: Option<TimelineParcel>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Status {
    #[serde(deserialize_with = "lenient::text")]
    code: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    message: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TimelineParcel {
    #[serde(deserialize_with = "lenient::list")]
    step: Vec<Step>,
    #[serde(deserialize_with = "lenient::list")]
    event: Vec<TimelineEvent>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Step {
    step_id: Option<u8>,
    #[serde(deserialize_with = "lenient::text")]
    status: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct TimelineEvent {
    #[serde(deserialize_with = "lenient::text")]
    date: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    code: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    label_long: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    site_name: Option<String>,
}

/// What the public service answers for one parcel.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Suivi {
    #[serde(deserialize_with = "lenient::text")]
    return_code: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    return_message: Option<String>,
    #[serde(deserialize_with = "lenient::thing")]
    shipment: Option<SuiviShipment>,
}

/// A list with the parcel inside, or the parcel alone. In this order: a list would be read as the fields of one.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    Many(Vec<Suivi>),
    One(Box<Suivi>),
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct SuiviShipment {
    #[serde(deserialize_with = "lenient::text")]
    delivery_date: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    estim_date: Option<String>,
    #[serde(deserialize_with = "lenient::list")]
    event: Vec<SuiviEvent>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SuiviEvent {
    #[serde(deserialize_with = "lenient::text")]
    code: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    label: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    date: Option<String>,
}

impl<'a> TimelineQuestion<'a> {
    pub(super) fn new(parcel: &'a str) -> Self {
        Self { parcel_number: parcel, lang: "fr_FR" }
    }
}

impl Timeline {
    /// What it knows, or what it refused.
    pub(super) fn into_tracking(self) -> Result<Tracking, Said> {
        let status = self.status.into_iter().next().unwrap_or_default();
        let code = status.code.unwrap_or_default();
        let Some(parcel) = self.parcel.filter(|_| matches!(code.as_str(), "" | "0")) else {
            return Err(Said::new(&code, &status.message.unwrap_or_default()));
        };
        let paris = Paris::clock();
        let events = parcel.event.into_iter().map(|event| event.read(&paris)).collect();
        let reached = parcel.step.iter().filter(|step| step.status.as_deref() == Some("STEP_STATUS_ACTIVE"));
        let step = match reached.filter_map(|step| step.step_id).max() {
            None => Whereabouts::Unknown,
            Some(0) => Whereabouts::Announced,
            Some(1) => Whereabouts::Accepted,
            Some(5) => Whereabouts::Delivered,
            Some(_) => Whereabouts::OnItsWay,
        };
        Ok(tracking(events, step, None, None))
    }
}

impl TimelineEvent {
    fn read(self, paris: &Paris) -> TrackingEvent {
        let local: Option<DateTime> = self.date.and_then(|date| date.parse().ok());
        let moment = local.and_then(|local| paris.ms(local)).map_or(Moment::Unsaid, Moment::At);
        event(self.code, self.label_long, self.site_name, moment)
    }
}

impl OneOrMany {
    /// The one that was asked for.
    pub(super) fn first(self) -> Suivi {
        match self {
            Self::One(one) => *one,
            Self::Many(many) => many.into_iter().next().unwrap_or_default(),
        }
    }
}

impl Suivi {
    /// What it knows, or what it refused.
    pub(super) fn into_tracking(self) -> Result<Tracking, Said> {
        let Some(shipment) = self.shipment else {
            return Err(Said::new(&self.return_code.unwrap_or_default(), &self.return_message.unwrap_or_default()));
        };
        let events = shipment.event.into_iter().map(|found| {
            let moment = found.date.as_deref().and_then(zoned_ms).map_or(Moment::Unsaid, Moment::At);
            event(found.code, found.label, None, moment)
        });
        let delivered_ms = shipment.delivery_date.as_deref().and_then(zoned_ms);
        let expected = shipment.estim_date.as_deref().and_then(|date| date.get(..10)?.parse().ok());
        Ok(tracking(events.collect(), Whereabouts::Announced, expected, delivered_ms))
    }
}

/// What is known of a label whose parcel nobody has seen.
pub(super) fn announced() -> Tracking {
    tracking(Vec::new(), Whereabouts::Announced, None, None)
}

/// A code that is in our table says where the parcel is; one that is not is kept as it came.
fn event(code: Option<String>, said: Option<String>, place: Option<String>, moment: Moment) -> TrackingEvent {
    let whereabouts = match code.as_deref().map(|code| (code, la_poste_event(code))) {
        Some((_, Some(known))) => known.whereabouts.clone().unwrap_or(Whereabouts::Unknown),
        Some((code, None)) => Whereabouts::Other(code.to_owned()),
        None => Whereabouts::Unknown,
    };
    TrackingEvent {
        moment,
        whereabouts,
        detail: code,
        said: said.unwrap_or_default(),
        place: place.unwrap_or_default(),
    }
}

/// The newest event that says where the parcel is decides; `otherwise` where none does.
fn tracking(
    mut events: Vec<TrackingEvent>,
    otherwise: Whereabouts,
    expected: Option<Date>,
    delivered_ms: Option<i64>,
) -> Tracking {
    // Either order comes. What cannot be ordered keeps its place.
    if events.iter().all(|event| event.moment.ms().is_some()) {
        events.sort_by_key(|event| std::cmp::Reverse(event.moment.ms()));
    }
    let telling =
        events.iter().find(|event| event.whereabouts.id().is_some() && event.whereabouts != Whereabouts::Unknown);
    let whereabouts = telling.map_or(otherwise, |event| event.whereabouts.clone());
    let arrived = events.iter().find(|event| event.whereabouts == Whereabouts::Delivered);
    let delivered_ms = delivered_ms.or_else(|| arrived.and_then(|event| event.moment.ms()));
    Tracking {
        detail: telling.or(events.first()).and_then(|event| event.detail.clone()),
        exception: telling.filter(|event| event.whereabouts.is_trouble()).map(|event| event.said.clone()),
        task: telling.and_then(task),
        delivered_ms: delivered_ms.filter(|_| whereabouts == Whereabouts::Delivered),
        whereabouts,
        expected,
        events,
    }
}

/// What customs wait for, if that is the last that was heard.
fn task(event: &TrackingEvent) -> Option<CustomsTask> {
    la_poste_event(event.detail.as_deref()?)?.task
}

fn zoned_ms(text: &str) -> Option<i64> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(json: &str) -> Result<Tracking, Said> {
        serde_json::from_str::<Timeline>(json).expect("json").into_tracking()
    }

    fn suivi(json: &str) -> Result<Tracking, Said> {
        serde_json::from_str::<OneOrMany>(json).expect("json").first().into_tracking()
    }

    #[test]
    fn a_timeline_is_read_by_the_clock_of_paris_with_the_newest_first() {
        let tracking = timeline(
            r#"{"status":[{"code":"0"}],"parcel":{"step":[{"stepId":0,"status":"STEP_STATUS_ACTIVE"}],"event":[
                {"date":"2026-11-20T08:00:00.000","code":"PCHMQT","labelLong":"Bientôt"},
                {"date":"2026-11-22T10:00:00.000","code":"PCHCFM","labelLong":"Pris","siteName":"LYON PFC","siteZipCode":69000}]}}"#,
        )
        .unwrap_or_else(|said| panic!("{}", said.code));
        assert_eq!((tracking.whereabouts, tracking.detail.as_deref()), (Whereabouts::Accepted, Some("PCHCFM")));
        let first = &tracking.events[0];
        assert_eq!((first.moment, first.place.as_str()), (Moment::At(1_795_338_000_000), "LYON PFC"));
        assert_eq!((tracking.task, tracking.delivered_ms), (None, None));
    }

    #[test]
    fn customs_that_wait_are_a_task_until_something_else_happens() {
        let held = r#"{"date":"2026-11-21T10:00:00","code":"DOUFCM","labelLong":"Facture"}"#;
        let enquiry = r#"{"date":"2026-11-22T10:00:00","code":"DSCOUV"}"#;
        let cleared = r#"{"date":"2026-11-23T10:00:00","code":"DOUEXP"}"#;
        let asked = |events: &[&str]| {
            let json = format!(r#"{{"status":[{{"code":0}}],"parcel":{{"event":[{}]}}}}"#, events.join(","));
            timeline(&json).unwrap_or_else(|said| panic!("{}", said.code))
        };
        let waiting = asked(&[held, enquiry]);
        assert_eq!((waiting.task, waiting.whereabouts), (Some(CustomsTask::InvoiceMissing), Whereabouts::Problem));
        assert_eq!(waiting.exception.as_deref(), Some("Facture"));
        let done = asked(&[held, enquiry, cleared]);
        assert_eq!((done.task, done.whereabouts), (None, Whereabouts::OnItsWay));
    }

    #[test]
    fn the_public_service_answers_one_or_a_list_and_its_codes_are_not_mistaken() {
        let one = r#"{"returnCode":200,"shipment":{"deliveryDate":"2026-11-21T09:38:00+01:00","event":[
            {"code":"DI1","label":"Livré","date":"2026-11-21T09:38:00+01:00"},
            {"code":"ET1","label":"En cours","date":"2026-11-20T23:13:12+01:00"}]}}"#;
        for json in [one.to_owned(), format!("[{one}]")] {
            let tracking = suivi(&json).unwrap_or_else(|said| panic!("{}", said.code));
            assert_eq!(
                (tracking.whereabouts, tracking.delivered_ms),
                (Whereabouts::Delivered, Some(1_795_250_280_000))
            );
            assert_eq!(tracking.events[1].whereabouts, Whereabouts::OnItsWay);
        }
        let fresh = suivi(r#"{"returnCode":200,"shipment":{"estimDate":"2026-11-24T00:00:00+01:00","event":[]}}"#);
        let fresh = fresh.unwrap_or_else(|said| panic!("{}", said.code));
        assert_eq!((fresh.whereabouts, fresh.expected), (Whereabouts::Announced, "2026-11-24".parse().ok()));
    }

    #[test]
    fn a_code_that_nobody_knows_is_kept_and_decides_nothing() {
        let odd = timeline(
            r#"{"status":[],"parcel":{"step":[{"stepId":4,"status":"STEP_STATUS_ACTIVE"},{"stepId":5,"status":"STEP_STATUS_INACTIVE"}],
                "event":[{"date":null,"code":"QZQZQZ","labelLong":"?"}]}}"#,
        );
        let odd = odd.unwrap_or_else(|said| panic!("{}", said.code));
        assert_eq!(odd.events[0].whereabouts, Whereabouts::Other("QZQZQZ".to_owned()));
        assert_eq!((odd.whereabouts, odd.detail.as_deref()), (Whereabouts::OnItsWay, Some("QZQZQZ")));
    }

    #[test]
    fn a_refusal_is_told_with_its_code() {
        let refused = timeline(r#"{"status":[{"code":"105","message":"Inconnu"}],"parcel":null}"#);
        assert_eq!(refused.err().map(|said| (said.code, said.message)), Some(("105".to_owned(), "Inconnu".to_owned())));
        let refused = suivi(r#"{"returnCode":400,"returnMessage":"Faux"}"#);
        assert_eq!(refused.err().map(|said| said.code).as_deref(), Some("400"));
    }
}
