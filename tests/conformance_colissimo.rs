//! The practice Colissimo against what was recorded of the real one, and against its documents' samples.
//!
//! The recordings are not ours to copy; where they lie, `ENVOI_SHARED` says. Without it the tests say that they were skipped; with it,
//! a file that is missing fails them. Keys are changed to ones that the practice carrier knows, and a placeholder that is too long.

mod wire;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use envoi::practice::colissimo;
use envoi::practice::colissimo::Options;
use envoi::practice::colissimo::Server;
use envoi::practice::colissimo::Travel;
use serde_json::Value;
use serde_json::json;
use wire::Heard;
use wire::ask;
use wire::frame;
use wire::parts;

const SLS: &str = "/sls-ws/SlsServiceWSRest";
const POINTS: &str = "/pointretrait-ws-cxf/rest/v2/pointretrait";

/// Samples of the documents that are refused, by the end of their names: the first code, and why.
const REFUSED: &[(&str, &str, &str)] = &[
    ("doc_samples/generateLabel.REST_International.json", "30214", "its town and its country are question marks"),
    (
        "doc_samples/generateLabel.REST_out_of_home_delivery.json",
        "30303",
        "bulky, which the same document forbids for a pick-up",
    ),
    (
        "spec2019/17.CORI_7R_return_CH.generateLabel.request.json",
        "30519",
        "eight figures of a tariff, where the schema wants six or eleven",
    ),
    (
        "karrio/DOS_US_DDP.generateLabel.request.json",
        "30323",
        "a client's own request, never answered: no word on its return, no category",
    ),
];

#[test]
fn every_code_of_the_list_is_judged_or_has_its_reason() {
    let Some(shared) = shared() else { return };
    let list = fs::read_to_string(shared.join("facts/colissimo/errors.tsv")).expect("the list of codes");
    let listed: BTreeSet<&str> = list.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    let codes = colissimo::codes();
    let ours: BTreeSet<&str> = codes.iter().map(|(id, _)| *id).collect();
    assert_eq!(ours, listed);
    assert!(codes.iter().filter(|(_, reason)| reason.is_none()).count() > 150);
}

#[test]
fn recorded_requests_are_judged_as_they_were_recorded() {
    let Some(shared) = shared() else { return };
    let shop = Shop::open();
    let recordings = shared.join("recordings/colissimo/roulier");
    let mut count = 0;
    for path in files(&recordings, ".checkGenerateLabel.request.json") {
        let heard = shop.sls("2.0", "checkGenerateLabel", &read(&path));
        let recorded: Value = read(&sibling(&path, ".response.json"));
        let name = path.display();
        assert_eq!(heard.first_code(), recorded["messages"][0]["id"].as_str().unwrap_or_default(), "{name}");
        assert_eq!(shape(&heard.json()), shape(&recorded), "{name}");
        assert_eq!((heard.status, heard.content_type), status_and_type(&path), "{name}");
        count += 1;
    }
    assert!(count > 10, "only {count} checks are recorded");
}

#[test]
fn recorded_labels_are_answered_in_the_same_frame() {
    let Some(shared) = shared() else { return };
    let shop = Shop::open();
    let recordings = shared.join("recordings/colissimo/roulier");
    let mut count = 0;
    for path in files(&recordings, ".generateLabel.request.json") {
        let heard = shop.sls("2.0", "generateLabel", &read(&path));
        let name = path.display();
        let bytes = fs::read(sibling(&path, ".response.multipart.bin")).expect("an answer was recorded");
        // One day had another type, which a misbehaviour has too.
        let (status, content_type) = status_and_type(&path);
        assert_eq!(heard.status, status, "{name}");
        if content_type.starts_with("multipart/related") {
            assert_eq!(without_boundary(&heard.content_type), without_boundary(&content_type), "{name}");
        }
        assert_eq!(frame(&heard.body), frame(&bytes), "{name}");
        let recorded = parts(&bytes);
        let json: Value = serde_json::from_slice(&recorded[0].1).expect("the first part is JSON");
        assert_eq!(shape(&heard.json()), shape(&json), "{name}");
        for (id, bytes) in heard.parts().iter().skip(1) {
            let real = &recorded.iter().find(|(own, _)| own == id).expect("the same parts").1;
            let head = if real.starts_with(b"%PDF") { 5 } else { 20 };
            assert_eq!(bytes[..head], real[..head], "{id} of {name}");
        }
        // The figures are ours, the rest of the numbers is theirs.
        let block = |json: &Value, key: &str| json["labelV2Response"][key].as_str().unwrap_or_default().to_owned();
        let (ours, theirs) = (heard.json(), json);
        assert_eq!(block(&ours, "parcelNumber")[..2], block(&theirs, "parcelNumber")[..2], "{name}");
        let around = |code: String| [code[..11].to_owned(), code[21..27].to_owned()];
        let routed = |json| around(block(json, "parcelNumberPartner"));
        assert_eq!(routed(&ours), routed(&theirs), "{name}");
        count += 1;
    }
    assert!(count > 8, "only {count} labels are recorded");
}

#[test]
fn slips_points_and_tracking_have_the_recorded_shape() {
    let Some(shared) = shared() else { return };
    let shop = Shop::open();
    let recordings = shared.join("recordings/colissimo");
    let bytes = |name: &str| fs::read(recordings.join(name)).expect("it was recorded");
    let part = |name: &str| parse(&bytes(name));

    let unknown =
        read(&recordings.join("roulier/packing_slip_unknown_parcel.0.generateBordereauByParcelsNumbers.request.json"));
    let heard = shop.sls("2.0", "generateBordereauByParcelsNumbers", &unknown);
    let theirs =
        bytes("roulier/packing_slip_unknown_parcel.0.generateBordereauByParcelsNumbers.response.multipart.bin");
    assert_eq!((heard.status, frame(&heard.body)), (400, frame(&theirs)));
    assert_eq!(shape(&heard.json()), shape(&parse(&parts(&theirs)[0].1)));
    assert_eq!(heard.first_code(), "50031");
    let number = shop.label(&read(&recordings.join("roulier/DOM_product.1.generateLabel.request.json")));
    let asked = json!({ "generateBordereauParcelNumberList": { "parcelsNumbers": [number] } });
    let heard = shop.sls("2.0", "generateBordereauByParcelsNumbers", &asked);
    let theirs = "roulier/common_success_get_packing_slip.2.generateBordereauByParcelsNumbers";
    assert_eq!(frame(&heard.body), frame(&bytes(&format!("{theirs}.response.multipart.bin"))));
    assert_eq!(shape(&heard.json()), shape(&part(&format!("{theirs}.part.jsonInfos"))));

    for (name, operation) in [
        ("search_pickup_sites_api_key_ok.0", "findRDVPointRetraitAcheminement"),
        ("get_pickup_site_ok.0", "findPointRetraitAcheminementByID"),
    ] {
        let request = read(&recordings.join(format!("roulier/{name}.{operation}.request.json")));
        let heard = ask(&shop.server.base_url(), "POST", &format!("{POINTS}/{operation}"), &known(request).to_string());
        let recorded = part(&format!("roulier/{name}.{operation}.response.json"));
        assert_eq!(heard.content_type, "application/json");
        assert_eq!(heard.json()["errorCode"], recorded["errorCode"], "{operation}: {}", heard.json());
        assert_eq!(shape(&without_closures(heard.json())), shape(&without_closures(recorded)), "{operation}");
    }

    shop.server.travel(&number, &[Travel::Announced, Travel::Accepted, Travel::Delivered]);
    let timeline = |number: &str| {
        let body = json!({ "apiKey": "PRACTICE", "parcelNumber": number, "lang": "fr_FR" });
        ask(&shop.server.base_url(), "POST", "/tracking-timeline-ws/rest/tracking/timelineCompany", &body.to_string())
            .json()
    };
    assert_eq!(shape(&timeline(&number)), shape(&part("rem42/tracking_timeline.domestic.response.json")));
    assert_eq!(shape(&timeline("6A07905668182")), shape(&part("rem42/tracking_timeline.error105.response.json")));
    let idships =
        |id: &str| ask(&shop.server.base_url(), "GET", &format!("/suivi/v2/idships/{id}?lang=fr_FR"), "").json();
    assert_eq!(shape(&idships(&number)), shape(&part("suivi/karrio.idships.TrackingResponse.json")[0]));
    assert_eq!(shape(&idships(&"W".repeat(64))), shape(&part("suivi/karrio.idships.ErrorResponse.json")));
}

#[test]
fn samples_of_the_documents_are_taken_or_refused_for_a_reason() {
    let Some(shared) = shared() else { return };
    let shop = Shop::open();
    let recordings = shared.join("recordings/colissimo");
    let mut samples = Vec::new();
    for folder in ["doc_samples", "spec2019", "karrio"] {
        let all = files(&recordings.join(folder), ".json");
        samples.extend(all.into_iter().filter(|path| {
            let name = path.to_string_lossy().into_owned();
            let is_label = name.contains("enerateLabel") || name.contains("generateToken");
            is_label && !name.to_lowercase().contains("response")
        }));
    }
    assert!(samples.len() > 14, "only {} samples", samples.len());
    let (mut used, mut complaints) = (BTreeSet::new(), Vec::new());
    for path in samples {
        let name = path.to_string_lossy().into_owned();
        let operation = if name.contains("generateToken") { "generateToken" } else { "generateLabel" };
        let heard = shop.sls("3.1", operation, &read(&path));
        match REFUSED.iter().find(|(end, ..)| name.ends_with(end)) {
            Some((end, code, why)) => {
                if heard.first_code() != *code {
                    complaints.push(format!("{name}: {} and not {code}, {why}", heard.first_code()));
                }
                used.insert(*end);
            }
            None if heard.status == 200 && heard.first_code() == "0" => (),
            None => complaints.push(format!("{name}: {}", heard.json())),
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    assert_eq!(used.len(), REFUSED.len(), "a sample that was refused is gone");
    for (operation, sample) in [
        ("getProductInter", "doc_samples/getProductInter.REST_Request.json"),
        ("getListMailBoxPickingDates", "doc_samples/getListMailBoxPickingDates.REST_Request.json"),
    ] {
        let heard = shop.sls("3.1", operation, &read(&recordings.join(sample)));
        let documented = read(&recordings.join(sample.replace("Request", "Response")));
        assert_eq!((heard.status, shape(&heard.json())), (200, shape(&documented)), "{operation}");
    }
    // A declaration for a parcel that was made elsewhere, and two requests for parcels that nobody here has made.
    let declared =
        shop.sls("3.1", "generateCN23", &read(&recordings.join("doc_samples/generateCN23.REST_request.json")));
    assert_eq!(
        (declared.first_code(), declared.ids()),
        ("0".to_owned(), vec!["jsonInfos".to_owned(), "cn23".to_owned()])
    );
    let again = shop.sls("3.1", "getLabel", &read(&recordings.join("doc_samples/getLabel.REST_request.json")));
    assert_eq!(again.first_code(), "30321");
}

#[test]
fn newer_answers_have_the_recorded_shape() {
    let Some(shared) = shared() else { return };
    let shop = Shop::open();
    let recordings = shared.join("recordings/colissimo");
    let request = read(&recordings.join("roulier/DOM_product.1.generateLabel.request.json"));
    let newest = shop.sls("3.1", "generateLabel", &request);
    assert_eq!(shape(&newest.json()), shape(&read(&recordings.join("rem42/sls31_success.jsonInfos.json"))));
    let mut bad = request;
    bad["fields"] = json!({ "field": [{ "key": "EORI", "value": "1234567" }] });
    let refused = shop.sls("3.1", "generateLabel", &bad);
    let recorded = read(&recordings.join("rem42/sls31_error_30562.http400.json"));
    assert_eq!((refused.status, refused.first_code()), (400, "30562".to_owned()));
    assert_eq!(shape(&refused.json()), shape(&recorded));
}

/// A practice carrier that believes in an early day, so that no recorded one is over.
struct Shop {
    server: Server,
    /// Kept so that the books are removed with the shop.
    _folder: tempfile::TempDir,
}

impl Shop {
    fn open() -> Shop {
        let folder = tempfile::tempdir().expect("a folder");
        let today = "2017-01-01".parse().ok();
        let server = Server::start(Options { today, ..Options::new(folder.path()) }).expect("it listens");
        Shop { server, _folder: folder }
    }

    fn sls(&self, version: &str, operation: &str, body: &Value) -> Heard {
        let body = known(body.clone()).to_string();
        ask(&self.server.base_url(), "POST", &format!("{SLS}/{version}/{operation}"), &body)
    }

    fn label(&self, request: &Value) -> String {
        let heard = self.sls("3.1", "generateLabel", request).json();
        heard["labelV31Response"]["parcelNumber"].as_str().expect("a label").to_owned()
    }
}

/// A request without the keys of others. The samples put each field's name for its value, and one name is longer than its field.
fn known(mut request: Value) -> Value {
    if let Some(reference) = request.pointer_mut("/letter/addressee/addresseeParcelRef")
        && reference == "addresseeParcelRef"
    {
        *reference = json!("addressee");
    }
    if let Some(account) = request.pointer_mut("/fields/customField/0/value")
        && account == "MY_LOGIN"
    {
        *account = json!("900001");
    }
    for name in ["apiKey", "contractNumber", "accountNumber", "password"] {
        if let Some(own) = request.get_mut(name) {
            *own = json!(if name == "apiKey" || name == "password" { "PRACTICE" } else { "900001" });
        }
    }
    request
}

/// The paths of a value with the types at their ends; what may be null says nothing of its type.
fn shape(value: &Value) -> BTreeMap<String, String> {
    fn walk(value: &Value, path: &str, found: &mut BTreeMap<String, BTreeSet<&'static str>>) {
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "bool",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(values) => {
                values.iter().for_each(|value| walk(value, &format!("{path}[]"), found));
                "array"
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| walk(value, &format!("{path}.{name}"), found));
                "object"
            }
        };
        found.entry(path.to_owned()).or_default().insert(kind);
    }
    let mut found = BTreeMap::new();
    walk(value, "", &mut found);
    // A text here and a null there, or a figure and a text, were recorded at the same place of one answer.
    const LOOSE: [&str; 5] = [
        ".parcel.step[].labelShort",
        ".parcel.step[].labelLong",
        ".parcel.step[].date",
        ".parcel.event[].siteZipCode",
        ".parcel",
    ];
    let said = |path: &str, kinds: BTreeSet<&str>| {
        if LOOSE.contains(&path) { "any".to_owned() } else { kinds.into_iter().collect::<Vec<_>>().join("|") }
    };
    found.into_iter().map(|(path, kinds)| (path.clone(), said(&path, kinds))).collect()
}

/// A point may be closed for some days or for none.
fn without_closures(mut json: Value) -> Value {
    if let Some(point) = json.get_mut("pointRetraitAcheminement") {
        point["listeConges"] = json!([]);
    }
    if let Some(points) = json.get_mut("listePointRetraitAcheminement").and_then(Value::as_array_mut) {
        points.iter_mut().for_each(|point| point["listeConges"] = json!([]));
    }
    json
}

fn without_boundary(content_type: &str) -> String {
    let mut pieces: Vec<&str> = content_type.split('"').collect();
    pieces.retain(|piece| !piece.starts_with("uuid:"));
    pieces.join("\"")
}

fn shared() -> Option<PathBuf> {
    let shared = std::env::var_os("ENVOI_SHARED").map(PathBuf::from);
    if shared.is_none() {
        eprintln!("skipped: ENVOI_SHARED says nowhere where the recordings are");
    }
    shared
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the recordings are there");
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    found.retain(|path| path.to_string_lossy().ends_with(end));
    found.sort();
    found
}

fn sibling(request: &Path, end: &str) -> PathBuf {
    PathBuf::from(request.to_string_lossy().replace(".request.json", end))
}

fn read(path: &Path) -> Value {
    parse(&fs::read(path).expect("the recording is there"))
}

fn parse(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("the recording is JSON")
}

/// The recorded status and type of an answer.
fn status_and_type(request: &Path) -> (u16, String) {
    let head = fs::read_to_string(sibling(request, ".response.headers.txt")).expect("the head was recorded");
    let status =
        head.lines().find_map(|line| line.strip_prefix("HTTP/1.1 ")).and_then(|status| status.trim().parse().ok());
    let content_type = head.lines().find_map(|line| line.strip_prefix("Content-Type: ")).unwrap_or_default();
    (status.expect("a status"), content_type.trim().to_owned())
}
