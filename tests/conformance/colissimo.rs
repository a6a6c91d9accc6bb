//! Colissimo against La Poste's own papers: every recorded answer goes through our reader, and every request of ours is held against
//! the documented samples and the schema.

pub mod requests;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use envoi::carriers;
use envoi::carriers::Carrier;
use envoi::carriers::CarrierError;
use envoi::carriers::Keys;
use envoi::carriers::Reach;
use envoi::carriers::colissimo::Colissimo;
use envoi::domain::AccountId;
use envoi::domain::CarrierAccount;
use envoi::domain::CarrierKind;
use envoi::domain::ExternalId;
use envoi::domain::IntentId;
use envoi::domain::LabelFormat;
use envoi::domain::PaperKind;
use envoi::domain::PointWanted;
use envoi::domain::PointsWanted;
use envoi::domain::Shipment;
use envoi::domain::TrackingNumber;
use envoi::domain::Undeliverable;
use envoi::domain::Whereabouts;
use envoi::http::Http;
use envoi::http::RateGate;
use envoi::label;
use secrecy::SecretString;
use serde_json::Value;
use serde_json::json;

use super::ear;
use super::ear::Heard;
use super::ear::Said;
use super::shared;
use crate::desk;

const WELL: &str = r#"{"messages":[{"id":"0","type":"INFOS","messageContent":"Oui","replacementValues":[]}]}"#;

#[test]
fn every_recorded_label_is_taken_with_its_number_and_its_papers() {
    let Some(shared) = shared() else { return };
    let (mut labels, mut declarations, mut zpl) = (0, 0, 0);
    for recording in recordings(&shared, "roulier", ".generateLabel.response.multipart.bin") {
        let stem = recording.trim_end_matches(".response.multipart.bin");
        let (status, content_type) = head(&shared, &format!("{stem}.response.headers.txt"));
        let body = bytes(&shared, &recording);
        let asked: Value = serde_json::from_slice(&bytes(&shared, &format!("{stem}.request.json"))).expect("JSON");
        let infos: Value = serde_json::from_slice(&bytes(&shared, &format!("{stem}.part.jsonInfos"))).expect("JSON");
        let is_zpl = asked["outputFormat"]["outputPrintingType"].as_str().is_some_and(|name| name.starts_with("ZPL"));
        let shipment = shipment(if is_zpl { "Zpl" } else { "Pdf" }, &asked);
        for content_type in [content_type.as_str(), "application/octet-stream"] {
            let said = (status, content_type.to_owned(), body.clone());
            let bought = carrier(selling(said)).buy(&shipment, &id());
            let label = bought.outcome.unwrap_or_else(|error| panic!("{recording}: {error:?}"));
            assert_eq!(
                Some(label.tracking.0.as_str()),
                infos["labelV2Response"]["parcelNumber"].as_str(),
                "{recording}"
            );
            assert_eq!((label.label_id.as_str(), label.cost), (label.tracking.0.as_str(), None));
            assert_eq!((bought.missing.len(), bought.raw.is_some()), (0, true), "{recording}");
            for file in &bought.files {
                let part = match file.kind {
                    PaperKind::Label => "label",
                    PaperKind::Cn23 => "cn23",
                    PaperKind::Invoice => "proforma",
                };
                let recorded = bytes(&shared, &format!("{stem}.part.{part}"));
                assert!(
                    recorded.ends_with(&file.bytes) && recorded.len() - file.bytes.len() <= 7,
                    "{recording} {part}"
                );
                assert_eq!(label::kind(&file.bytes), Ok(file.format), "{recording} {part}");
            }
        }
        let kinds = kinds_of(&carrier(selling((status, content_type, body))).buy(&shipment, &id()).files);
        assert_eq!(kinds.first(), Some(&PaperKind::Label), "{recording}");
        labels += 1;
        declarations += usize::from(kinds.contains(&PaperKind::Cn23));
        zpl += usize::from(is_zpl);
    }
    assert!(labels >= 9 && declarations >= 1 && zpl >= 1, "{labels} labels, {declarations} declarations, {zpl} ZPL");
}

#[test]
fn every_recorded_refusal_of_a_check_is_a_definite_no_at_its_box_and_nothing_is_asked_for_after_it() {
    let Some(shared) = shared() else { return };
    let (mut refused, mut passed) = (0, 0);
    for recording in recordings(&shared, "roulier", ".checkGenerateLabel.response.json") {
        let (status, content_type) = head(&shared, &recording.replace(".response.json", ".response.headers.txt"));
        let body = bytes(&shared, &recording);
        let json: Value = serde_json::from_slice(&body).expect("JSON");
        let code = json["messages"][0]["id"].as_str().expect("a code").to_owned();
        let (endpoint, heard) = ear::that_answers(move |path| match path.rsplit('/').next() {
            Some("checkGenerateLabel") => (status, content_type.clone(), body.clone()),
            _ => (200, "application/json".to_owned(), b"{}".to_vec()),
        });
        let outcome = carrier((endpoint, heard.clone())).buy(&plain(), &id()).outcome;
        if code == "0" {
            assert_eq!(outcome, Err(CarrierError::InDoubt), "an answer without a number");
            passed += 1;
            continue;
        }
        match outcome {
            Err(CarrierError::Rejected { problems, words }) => {
                assert_eq!(words.code, code);
                assert!(!problems.is_empty() && words.sentence().is_some() && !words.message.is_empty(), "{recording}");
            }
            other => panic!("{recording}: {other:?}"),
        }
        assert_eq!(heard.all().len(), 1, "{recording}: nothing but the check was asked");
        refused += 1;
    }
    assert!(refused >= 7 && passed >= 8, "{refused} refused, {passed} passed");
}

#[test]
fn recorded_slips_are_read_and_an_unknown_parcel_is_refused() {
    let Some(shared) = shared() else { return };
    let slip = |stem: &str| {
        let (status, content_type) = head(&shared, &format!("roulier/{stem}.response.headers.txt"));
        let body = bytes(&shared, &format!("roulier/{stem}.response.multipart.bin"));
        let carrier = carrier(ear::that_answers(move |_| (status, content_type.clone(), body.clone())));
        carrier.deposit_slip(&[TrackingNumber("6A00000000000".to_owned())])
    };
    let made = slip("common_success_get_packing_slip.2.generateBordereauByParcelsNumbers").expect("a slip");
    assert!(made.pdf.starts_with(b"%PDF") && !made.number.is_empty() && !made.client.is_empty() && made.made_ms > 0);
    assert_eq!(made.parcels.len(), 1);
    match slip("packing_slip_unknown_parcel.0.generateBordereauByParcelsNumbers") {
        Err(CarrierError::Rejected { words, .. }) => assert_eq!(words.sentence(), Some("la-poste-slip-parcel")),
        other => panic!("{other:?}"),
    }
    let flat = bytes(&shared, "doc_samples/generateBordereauByParcelsNumbers.REST_Response.json");
    let flat = carrier(saying(flat)).deposit_slip(&[TrackingNumber("6A".to_owned())]).expect("a slip without its page");
    assert!(flat.pdf.is_empty() && !flat.number.is_empty());
}

#[test]
fn recorded_pick_up_points_are_read_near_an_address_and_by_id() {
    let Some(shared) = shared() else { return };
    let mut found = 0;
    for recording in recordings(&shared, "roulier", ".findRDVPointRetraitAcheminement.response.json") {
        let body = bytes(&shared, &recording);
        let recorded: Value = serde_json::from_slice(&body).expect("JSON");
        let count = recorded["listePointRetraitAcheminement"].as_array().map_or(0, Vec::len);
        let near = plain().consignee().clone();
        let wanted = PointsWanted { near, weight: envoi::domain::Grams(1000), ship_date: desk::today() };
        let points = carrier(saying(body)).pickup_points(&wanted).expect("points");
        assert_eq!(points.len(), count, "{recording}");
        assert!(points.is_sorted_by_key(|point| point.distance_m), "{recording}");
        for point in &points {
            assert_eq!((point.id.len(), point.hours.len()), (6, 7), "{recording}");
            assert!(!point.network.is_empty() && !point.name.is_empty() && point.max_weight.is_some(), "{recording}");
        }
        found += points.len();
    }
    assert!(found > 3, "{found} points");
    let body = bytes(&shared, "roulier/get_pickup_site_ok.0.findPointRetraitAcheminementByID.response.json");
    let point = carrier(saying(body)).pickup_point(&wanted_point()).expect("a point");
    assert_eq!((point.closed.len(), point.distance_m, point.kind.as_str()), (5, None, "BPR"));
    assert_eq!((point.hours[0].len(), point.hours[6].len()), (1, 0));
}

#[test]
fn answers_that_others_kept_are_read_too() {
    let Some(shared) = shared() else { return };
    let newest = bytes(&shared, "rem42/sls31_success.jsonInfos.json");
    let bought = carrier(selling((200, "application/json".to_owned(), newest))).buy(&plain(), &id());
    assert!(bought.outcome.is_ok_and(|label| label.tracking.0.starts_with("6A")) && bought.files.is_empty());
    let eori = bytes(&shared, "rem42/sls31_error_30562.http400.json");
    match carrier(selling((400, "application/json".to_owned(), eori))).buy(&plain(), &id()).outcome {
        Err(CarrierError::Rejected { words, .. }) => assert_eq!(words.sentence(), Some("la-poste-eori-wrong")),
        other => panic!("{other:?}"),
    }
    let mut numbers = 0;
    for folder in ["spec2019", "doc_samples"] {
        for recording in recordings(&shared, folder, ".json") {
            let json: Value = serde_json::from_slice(&bytes(&shared, &recording)).expect("JSON");
            let blocks = json.as_object().into_iter().flatten().map(|(_, value)| value).chain([&json]);
            let Some(number) = blocks.filter_map(|block| block["parcelNumber"].as_str()).next().map(str::to_owned)
            else {
                continue;
            };
            if !recording.to_lowercase().contains("response") {
                continue;
            }
            let body = bytes(&shared, &recording);
            let label = carrier(selling((200, "application/json".to_owned(), body))).buy(&plain(), &id()).outcome;
            assert_eq!(label.map(|label| label.tracking.0), Ok(number), "{recording}");
            numbers += 1;
        }
    }
    assert!(numbers >= 8, "{numbers} numbers");
    let choices = bytes(&shared, "spec2019/02.getProductInter.response.json");
    let choices = own(saying(choices)).return_choices("DOS", plain().consignee(), false).expect("choices");
    assert_eq!(choices.undeliverable, [Undeliverable::ComeBack, Undeliverable::Abandon]);
    let dates = bytes(&shared, "spec2019/25.getListMailBoxPickingDates.response.json");
    let dates = own(saying(dates)).mailbox_dates(plain().consignee()).expect("dates");
    assert_eq!(
        (dates.days.len(), dates.until.as_deref(), dates.ask_before.as_deref()),
        (1, Some("08h00"), Some("23h00"))
    );
}

#[test]
fn recorded_ways_are_read_by_contract_and_in_public() {
    let Some(shared) = shared() else { return };
    let way = bytes(&shared, "rem42/tracking_timeline.domestic.response.json");
    let tracking = carrier(saying(way)).track("6C00000000000").expect("its way");
    assert_eq!((tracking.whereabouts, tracking.events.len(), tracking.task), (Whereabouts::Accepted, 2, None));
    assert!(tracking.events[0].moment.ms() > tracking.events[1].moment.ms());
    let unknown = bytes(&shared, "rem42/tracking_timeline.error105.response.json");
    let fresh = carrier(saying(unknown.clone())).track("6C00000000000").expect("a label that is there");
    assert_eq!((fresh.whereabouts, fresh.events.len()), (Whereabouts::Announced, 0), "nobody has seen the parcel");
    // What the contract does not know, the public service may.
    let public = bytes(&shared, "suivi/karrio.idships.TrackingResponse.json");
    let (endpoint, _) = ear::that_answers(move |path| {
        let body = if path.starts_with("/suivi/") { public.clone() } else { unknown.clone() };
        (200, "application/json".to_owned(), body)
    });
    let tracking = carrier_with(&endpoint, &[("okapi_key", "okapi")]).track("EW000000000FR").expect("its way");
    assert_eq!(tracking.whereabouts, Whereabouts::Delivered);
    assert!(tracking.delivered_ms.is_some() && tracking.events.len() >= 9);
    assert!(tracking.events.iter().all(|event| event.whereabouts.id().is_some()), "{:?}", tracking.events);
    let refused = bytes(&shared, "suivi/karrio.idships.ErrorResponse.json");
    let (endpoint, _) = ear::that_answers(move |_| (400, "application/json".to_owned(), refused.clone()));
    assert!(carrier_with(&endpoint, &[("okapi_key", "okapi")]).track("no").is_err());
}

#[test]
fn what_cannot_be_read_is_a_doubt_and_a_lost_check_is_none() {
    let Some(shared) = shared() else { return };
    for recording in recordings(&shared, "doc_samples", ".invalid.txt") {
        let body = bytes(&shared, &recording);
        let bought = carrier(selling((200, "application/json".to_owned(), body))).buy(&plain(), &id());
        assert_eq!(bought.outcome, Err(CarrierError::InDoubt), "{recording}");
    }
    let whole = bytes(&shared, "roulier/DOM_product.1.generateLabel.response.multipart.bin");
    let cut = whole[..whole.len() / 2].to_vec();
    let bought = carrier(selling((200, "multipart/related".to_owned(), cut))).buy(&plain(), &id());
    assert_eq!((bought.outcome, bought.files), (Err(CarrierError::InDoubt), Vec::new()), "a label that is cut is none");
    let page = || (502, "text/html".to_owned(), b"<html>Bad gateway</html>".to_vec());
    let bought = carrier(ear::that_answers(move |_| page())).buy(&plain(), &id());
    assert!(
        matches!(bought.outcome, Err(CarrierError::Unreachable { .. })),
        "nothing was asked for that costs anything"
    );
    let refused = bytes(&shared, "karrio/schema_sample.error_response.json");
    assert!(carrier(selling((400, "application/json".to_owned(), refused))).buy(&plain(), &id()).outcome.is_err());
}

/// A carrier whose check always passes, and that answers everything else with this.
fn selling(said: Said) -> (String, Heard) {
    ear::that_answers(move |path| match path.rsplit('/').next() {
        Some("checkGenerateLabel") => (200, "application/json;charset=UTF-8".to_owned(), WELL.as_bytes().to_vec()),
        _ => said.clone(),
    })
}

fn saying(body: Vec<u8>) -> (String, Heard) {
    ear::that_answers(move |_| (200, "application/json".to_owned(), body.clone()))
}

fn carrier((endpoint, _): (String, Heard)) -> Box<dyn Carrier> {
    carrier_with(&endpoint, &[])
}

fn carrier_with(endpoint: &str, others: &[(&'static str, &str)]) -> Box<dyn Carrier> {
    carriers::open(&account(endpoint), keys(others), &reach()).expect("an address on loopback")
}

/// With what only Colissimo does.
fn own((endpoint, _): (String, Heard)) -> Colissimo {
    let gate = Arc::new(RateGate::new(1000));
    let http = Http::new(&endpoint, "apiKey", keys(&[]).api, gate, desk::little_patience()).expect("loopback");
    Colissimo::open(http, &account(&endpoint), &keys(&[]), &reach()).expect("loopback")
}

fn keys(others: &[(&'static str, &str)]) -> Keys {
    let secret = |text: &str| SecretString::from(text.to_owned());
    Keys { api: secret("PRACTICE-desk"), others: others.iter().map(|(name, text)| (*name, secret(text))).collect() }
}

fn reach() -> Reach {
    Reach::new(desk::little_patience())
}

/// An account of Colissimo at this address.
pub fn account(endpoint: &str) -> CarrierAccount {
    CarrierAccount {
        id: AccountId("an-account".to_owned()),
        kind: CarrierKind::Colissimo,
        nickname: "Colissimo".to_owned(),
        carrier_id: "900001".to_owned(),
        carrier_code: "colissimo".to_owned(),
        endpoint: endpoint.to_owned(),
        ..super::account()
    }
}

fn wanted_point() -> PointWanted {
    let (id, network) = ("000001".to_owned(), "R01".to_owned());
    PointWanted { id, network, weight: envoi::domain::Grams(1000), ship_date: desk::today() }
}

fn kinds_of(files: &[envoi::domain::LabelFile]) -> Vec<PaperKind> {
    files.iter().map(|file| file.kind).collect()
}

fn id() -> ExternalId {
    ExternalId::of(&IntentId::new(), 1)
}

/// A parcel within France.
fn plain() -> Shipment {
    shipment("Pdf", &within_france())
}

/// The request for one.
pub fn within_france() -> Value {
    json!({ "letter": { "service": { "productCode": "DOM" }, "parcel": { "weight": 1 },
        "sender": { "address": place() }, "addressee": { "address": place() } } })
}

fn place() -> Value {
    json!({ "lastName": "Camille Roussel", "line2": "27 rue du Modèle", "zipCode": "69002", "city": "Lyon", "countryCode": "FR" })
}

/// The shipment that a request stands for, read back as the journal reads one.
fn shipment(format: &str, request: &Value) -> Shipment {
    let _: LabelFormat = serde_json::from_value(json!(format)).expect("a format");
    requests::shipment(format, request)
}

fn head(shared: &Path, name: &str) -> (u16, String) {
    let text = String::from_utf8(bytes(shared, &with_folder(name))).expect("text");
    let status = text.lines().find_map(|line| line.strip_prefix("HTTP/1.1 ")?.split(' ').next()?.parse().ok());
    let kind = text.lines().find_map(|line| line.strip_prefix("Content-Type: "));
    (status.expect("a status"), kind.expect("a type").to_owned())
}

/// Names of recordings come with their folder.
fn with_folder(name: &str) -> String {
    if name.contains('/') { name.to_owned() } else { format!("roulier/{name}") }
}

fn bytes(shared: &Path, name: &str) -> Vec<u8> {
    let path = shared.join("recordings/colissimo").join(with_folder(name));
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn recordings(shared: &Path, folder: &str, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(shared.join("recordings/colissimo").join(folder)).expect("the recordings");
    let names = entries.map(|entry| entry.expect("one").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> =
        names.filter(|name| name.ends_with(ending)).map(|name| format!("{folder}/{name}")).collect();
    names.sort_unstable();
    names
}
