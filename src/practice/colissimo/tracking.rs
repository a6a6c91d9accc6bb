//! Where a parcel is: the contract's tracking by key, the public one by another.

use jiff::Timestamp;
use serde_json::Value;
use serde_json::json;

use super::answers;
use super::answers::Said;
use super::checks::text;
use super::desk::Desk;
use super::ledger::Labelled;
use super::sales::in_paris;
use super::travels::Travel;
use crate::practice::listener::Answer;
use crate::practice::listener::Request;

/// Numbers longer than any of La Poste's.
const LONGEST: usize = 15;

impl Desk {
    /// The contract's tracking: one parcel, all its events with their places.
    pub(super) fn timeline(&self, request: &Request) -> Answer {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let lang = text(&body["lang"]).unwrap_or_else(|| "fr_FR".to_owned());
        let status = |code: &str, said: &str, parcel: Value| {
            let json = json!({ "lang": lang, "status": [{ "code": code, "message": said }], "parcel": parcel });
            Said::plain(json).answer(None)
        };
        if self.let_in(request, &body).is_err() {
            return status("202", "Service fermé à ce compte", Value::Null);
        }
        let number = text(&body["parcelNumber"]).unwrap_or_default();
        let found = self.books().ledger.label(&number).cloned();
        match found {
            None => status("105", "Colis inconnu", Value::Null),
            Some(label) => status("0", "OK", parcel(&label, &self.travels(&label))),
        }
    }

    /// The public tracking: an object for one number, a list for several.
    pub(super) fn idships(&self, ids: &str, request: &Request) -> Answer {
        let lang = request.asks("lang").unwrap_or("fr_FR").to_owned();
        if !request.header("X-Okapi-Key").is_some_and(|key| key.starts_with("PRACTICE")) {
            let json = json!({ "code": "UNAUTHORIZED", "message": "clé refusée" });
            return Said { status: 401, ..Said::plain(json) }.answer(None);
        }
        let one = |id: &str| {
            let refused = |code: u16, said: &str| {
                let json = json!({
                    "returnCode": code, "returnMessage": said, "lang": lang, "scope": "open", "idShip": id,
                });
                (code, json)
            };
            if id.is_empty() || id.len() > LONGEST || !id.bytes().all(|sign| sign.is_ascii_alphanumeric()) {
                return refused(400, "Numéro illisible");
            }
            let found = self.books().ledger.label(id).cloned();
            match found {
                None => refused(404, "Numéro inconnu"),
                Some(label) => (200, shipment(&label, &self.travels(&label), &lang)),
            }
        };
        let mut answers: Vec<(u16, Value)> = ids.split(',').map(|id| one(id.trim())).collect();
        let (status, json) = match answers.len() {
            1 => answers.remove(0),
            _ => (207, answers.into_iter().map(|(_, json)| json).collect()),
        };
        Said { status, ..Said::plain(json) }.answer(None)
    }
}

fn parcel(label: &Labelled, taken: &[(Timestamp, Travel)]) -> Value {
    let address = &label.request["letter"]["addressee"]["address"];
    let own = |name: &str| text(&address[name]).unwrap_or_default();
    let reached = taken.iter().map(|(_, travel)| travel.facts().stage).max().unwrap_or(0);
    let step = |stage: usize| {
        let last = taken.iter().rfind(|(_, travel)| travel.facts().stage == stage);
        let mut step = json!({
            "stepId": stage,
            "labelShort": last.map(|(_, travel)| travel.facts().said),
            "labelLong": if stage == 0 { json!("") } else { Value::Null },
            "status": if stage <= reached { "STEP_STATUS_ACTIVE" } else { "STEP_STATUS_INACTIVE" },
            "countryCodeISO": "",
            "date": last.filter(|_| stage > 0).map(|(at, _)| local(*at)),
        });
        if stage == 0 {
            step["type"] = json!("N");
        }
        step
    };
    let steps: Vec<Value> = (0..=5).map(step).collect();
    let events: Vec<Value> = taken.iter().enumerate().map(|(at, (when, travel))| event(at, *when, *travel)).collect();
    let mut parcel = json!({
        "parcelNumber": label.parcel_number,
        "parcelNumberAVPI": "",
        "parcelNumberInstance": "",
        "contractNumber": label.account,
        "consigneeInformation": {
            "companyName": own("companyName"), "civility": "", "name": own("lastName"), "firstName": own("firstName"),
            "address": {
                "address0": own("line0"), "address1": own("line1"), "address2": own("line2"), "address3": own("line3"),
                "zipCode": own("zipCode"), "city": own("city"), "countryCodeISO": own("countryCode"),
            },
            "mobilePhone": own("mobileNumber"), "email": own("email"),
        },
        "removalPoint": null,
        "goal": false,
        "goalContractID": "",
        "service": { "deliveryChoice": false },
        "step": steps,
        "event": events,
    });
    if label.network != "COL" {
        let partner = answers::partner_name(label);
        let reference = match label.network.as_str() {
            "FEDEX" => answers::fedex_number(&label.parcel_number),
            _ => label.parcel_number.clone(),
        };
        parcel["infoInter"] = json!({
            "partnerName": partner,
            "partnerReference": reference,
            "partnerTrackingUrl": format!("https://tracking.invalid/{reference}"),
        });
    }
    parcel
}

/// An event with its place, whose postcode is a figure or a text as it comes; the announcement has none.
fn event(at: usize, when: Timestamp, travel: Travel) -> Value {
    let facts = travel.facts();
    let mut event = json!({ "date": local(when), "code": facts.code, "labelLong": facts.said });
    if travel != Travel::Announced {
        event["siteCode"] = json!("999001");
        event["siteName"] = json!("PFC PRACTICE");
        event["siteZipCode"] = if at.is_multiple_of(2) { json!("75000") } else { json!(75000) };
    }
    event
}

/// Paris's clock, without saying so.
fn local(at: Timestamp) -> String {
    in_paris(&at.to_string()).strftime("%Y-%m-%dT%H:%M:%S.000").to_string()
}

fn shipment(label: &Labelled, taken: &[(Timestamp, Travel)], lang: &str) -> Value {
    let zoned = |at: Timestamp| in_paris(&at.to_string()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let reached = taken.iter().map(|(_, travel)| travel.facts().stage).max().unwrap_or(0);
    let delivered = taken.iter().find(|(_, travel)| *travel == Travel::Delivered).map(|(at, _)| zoned(*at));
    let is_final = taken.last().is_some_and(|(_, travel)| matches!(travel, Travel::Delivered | Travel::Returned));
    let timeline = |stage: usize| {
        let last = taken.iter().rfind(|(_, travel)| travel.facts().stage == stage);
        let mut step = json!({
            "id": stage,
            "shortLabel": last.map_or("", |(_, travel)| travel.facts().said),
            "longLabel": "",
            "country": if stage < 3 { "FR" } else { label.country.as_str() },
            "status": stage <= reached,
            "type": 1,
        });
        if let Some((at, _)) = last.filter(|_| stage == 5) {
            step["date"] = json!(zoned(*at));
        }
        step
    };
    let steps: Vec<Value> = (1..=5).map(timeline).collect();
    let event = |(at, travel): &(Timestamp, Travel)| {
        let facts = travel.facts();
        json!({ "code": facts.public, "label": facts.said, "date": zoned(*at) })
    };
    let events: Vec<Value> = taken.iter().rev().map(event).collect();
    let mut shipment = json!({
        "idShip": label.parcel_number,
        "holder": 4,
        "product": "colissimo",
        "isFinal": is_final,
        "entryDate": zoned(label.created_at.parse().unwrap_or(Timestamp::UNIX_EPOCH)),
        "timeline": steps,
        "event": events,
        "contextData": {
            "deliveryChoice": { "deliveryChoice": 0 },
            "originCountry": "FR",
            "arrivalCountry": label.country,
        },
        "url": format!("https://tracking.invalid/{}", label.parcel_number),
    });
    if let Some(delivered) = delivered {
        shipment["deliveryDate"] = json!(delivered);
        shipment["estimDate"] = json!(delivered);
    }
    json!({ "lang": lang, "scope": "open", "returnCode": 200, "shipment": shipment })
}
