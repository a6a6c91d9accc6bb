//! The carrier's own papers: what we send against its schema, what the practice carrier answers against its schema, and what was
//! recorded of it against our reader.
//!
//! Schema and recordings are not ours to copy; where they lie, `ENVOI_SHARED` says. Without it the tests say that they were
//! skipped; with it, a file that is missing fails them.

pub mod colissimo;
pub mod ear;
mod schema;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use envoi::carriers;
use envoi::carriers::CarrierError;
use envoi::carriers::Keys;
use envoi::carriers::Reach;
use envoi::domain::AccountId;
use envoi::domain::AddressCheck;
use envoi::domain::CarrierAccount;
use envoi::domain::CarrierKind;
use envoi::domain::ExternalId;
use envoi::domain::IntentId;
use envoi::domain::LabelDownload;
use envoi::domain::LabelFormat;
use envoi::domain::LabelImage;
use envoi::domain::LimitsProfile;
use envoi::domain::LogoKind;
use envoi::domain::NewLogo;
use envoi::domain::Shipment;
use envoi::domain::rules;
use envoi::domain::rules::RuleContext;
use envoi::http::Patience;
use envoi::practice::Misbehaviour;
use envoi::practice::RetryAfter;
use envoi::practice::shipengine;
use envoi::practice::shipengine::Server;
use envoi::practice::shipengine::Travel;
use secrecy::SecretString;
use serde_json::Value;
use serde_json::json;

use crate::desk;
use ear::Exchange;
use schema::Document;
use schema::finished;

/// Every endpoint that the station uses. One that is used and not here fails, and so does one that is here and not used.
const USED: &[&str] = &[
    "DELETE /v1/account/settings/images/{label_image_id}",
    "DELETE /v1/connections/carriers/{carrier_name}/{carrier_id}",
    "GET /v1/account/settings/images",
    "GET /v1/carriers",
    "GET /v1/carriers/{carrier_id}",
    "GET /v1/downloads/{dir}/{subdir}/{filename}",
    "GET /v1/labels",
    "GET /v1/labels/external_shipment_id/{external_shipment_id}",
    "GET /v1/labels/{label_id}",
    "GET /v1/labels/{label_id}/track",
    "GET /v1/shipments/external_shipment_id/{external_shipment_id}",
    "POST /v1/account/settings/images",
    "POST /v1/addresses/validate",
    "POST /v1/connections/carriers/{carrier_name}",
    "POST /v1/labels",
    "POST /v1/rates",
    "PUT /v1/account/settings/images/{label_image_id}",
    "PUT /v1/labels/{label_id}/void",
    "PUT /v1/shipments/{shipment_id}/cancel",
];

/// Where the document contradicts itself or what was recorded: the endpoint, what is complained of, and why it is let pass.
const DEFECTS: &[(&str, &str, &str)] = &[
    ("GET /v1/labels 200", "/batch_id", "live labels have an empty one"),
    ("GET /v1/labels 200", "'shipping_rule_id'", "live labels have this key, which the list's schema forbids"),
    ("POST /v1/rates 200", "/rate_response/created_at", "an id and a moment at once, says the document"),
];

#[test]
fn what_we_send_and_what_practice_answers_is_what_the_schema_says() {
    let Some(shared) = shared() else { return };
    let requests = Document::read(&shared.join("specs/shipengine/openapi.patched.yaml"));
    let answers = Document::read(&shared.join("specs/shipengine/openapi.live.yaml"));
    let (mut used, mut complaints) = (BTreeSet::new(), BTreeSet::new());
    for exchange in everything_the_station_asks() {
        let Exchange { method, path, .. } = &exchange;
        let Some((template, operation)) = requests.operation(method, path) else {
            complaints.insert(format!("{method} {path} is no endpoint"));
            continue;
        };
        let name = format!("{method} {template}");
        let known = requests.query_names(operation);
        for stranger in exchange.query.iter().filter(|name| !known.contains(name)) {
            complaints.insert(format!("{name}: no {stranger} in its query"));
        }
        match requests.request(operation) {
            Some(schema) => complaints.extend(judge(&format!("{name} request"), &schema, &exchange.request)),
            None if !exchange.request.is_empty() => drop(complaints.insert(format!("{name} takes no body"))),
            None => (),
        }
        let (_, operation) = answers.operation(method, path).expect("both documents have the same endpoints");
        match answers.answer(operation, exchange.status) {
            None => drop(complaints.insert(format!("{name} never answers {}", exchange.status))),
            // A file, or nothing: no JSON to judge.
            Some(Value::Null) => (),
            Some(schema) => complaints.extend(judge(&format!("{name} {}", exchange.status), &schema, &exchange.answer)),
        }
        used.insert(name);
    }
    for (endpoint, about, why) in DEFECTS {
        let before = complaints.len();
        complaints.retain(|complaint| !(complaint.starts_with(endpoint) && complaint.contains(about)));
        assert!(complaints.len() < before, "{endpoint} {about} is a defect no more: {why}");
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.into_iter().collect::<Vec<_>>().join("\n"));
    let known: BTreeSet<String> = USED.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(used, known, "what is used and what is listed");
}

#[test]
fn no_schema_is_left_out_because_it_does_not_compile() {
    let Some(shared) = shared() else { return };
    for (name, at_least) in [("openapi.patched.yaml", 700), ("openapi.live.yaml", 700)] {
        let (bodies, failed) = Document::read(&shared.join("specs/shipengine").join(name)).compiled();
        assert!(failed.is_empty(), "{name}: {} of {bodies} do not compile, such as {:?}", failed.len(), failed.first());
        assert!(bodies >= at_least, "{name} has only {bodies} bodies");
    }
}

#[test]
fn the_judge_lets_a_good_body_pass_and_catches_every_bad_one() {
    let Some(shared) = shared() else { return };
    let document = Document::read(&shared.join("specs/shipengine/openapi.patched.yaml"));
    let (_, operation) = document.operation("POST", "/v1/labels").expect("the endpoint that sells");
    let schema = document.request(operation).expect("it takes a body");
    let asked = everything_the_station_asks();
    let sold =
        asked.iter().find(|exchange| exchange.method == "POST" && exchange.path == "/v1/labels").expect("a sale");
    let good: Value = serde_json::from_slice(&sold.request).expect("JSON");
    let verdict = |body: &Value| judge("labels", &schema, body.to_string().as_bytes());
    assert_eq!(verdict(&good), Vec::<String>::new());
    let spoilt: [(&str, Value); 9] = [
        ("/shipment/ship_to/state_province", json!("")),
        ("/shipment/ship_to/country_code", json!("FRANCE")),
        ("/shipment/packages", json!([])),
        ("/shipment/packages/0/weight/value", json!(0)),
        ("/shipment/packages/0/weight/unit", json!("g")),
        ("/shipment/external_shipment_id", json!("x".repeat(51))),
        ("/label_format", json!("gif")),
        ("/label_download_type", json!("post")),
        ("/shipment/carrier_id", json!(7)),
    ];
    for (at, value) in spoilt {
        let mut bad = good.clone();
        *bad.pointer_mut(at).unwrap_or_else(|| panic!("{at} is sent")) = value;
        assert_ne!(verdict(&bad), Vec::<String>::new(), "{at} was let pass");
    }
    let mut stranger = good.clone();
    stranger["shipment"]["colour"] = json!("blue");
    assert_ne!(verdict(&stranger), Vec::<String>::new(), "a key that nobody knows");
    let mut without = good;
    without["shipment"]["ship_to"].as_object_mut().expect("an address").remove("city_locality");
    assert_ne!(verdict(&without), Vec::<String>::new(), "an address without a town");
}

#[test]
fn every_recorded_answer_is_read_or_sorted_into_the_right_error() {
    let Some(shared) = shared() else { return };
    let mut read = BTreeMap::new();
    for entry in
        fs::read_dir(shared.join("recordings/shipengine")).expect("the recordings").map(|entry| entry.expect("one"))
    {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        let recorded: Value = serde_json::from_slice(&fs::read(&path).expect("a recording")).expect("JSON");
        let status = recorded["response"]["status"].as_u64().expect("a status") as u16;
        *read.entry(check_recorded(&name, &recorded["request"], status, &recorded["response"]["body"])).or_insert(0) +=
            1;
    }
    let total: usize = read.values().sum();
    assert!(total >= 37, "only {total} recordings: {read:?}");
    for kind in ["label", "track", "void", "carriers", "rates", "refusal", "key", "busy", "doubt", "no label"] {
        assert!(read.contains_key(kind), "nothing was recorded of {kind}: {read:?}");
    }
}

/// Asks a carrier that answers like this, and says what the recording was of.
fn check_recorded(name: &str, request: &Value, status: u16, body: &Value) -> &'static str {
    let endpoint = ear::that_says(status, body);
    let account = CarrierAccount { endpoint: endpoint.clone(), ..account() };
    // With a gate of its own each time: a 429 closes it.
    let carrier = || carriers::open(&account, key(), &Reach::new(desk::little_patience())).expect("loopback");
    let shipment = shipment(&account, LabelFormat::Pdf);
    let bought = || carrier().buy(&shipment, &new_id());
    let asked = || carrier().rates(&shipment);
    let target = request["uri"].as_str().unwrap_or_default();
    let is_of = |what: &str| target.contains(what);
    match status {
        401 | 403 => {
            assert!(matches!(asked(), Err(CarrierError::Credentials { .. })), "{name}");
            assert!(matches!(bought().outcome, Err(CarrierError::Credentials { .. })), "{name}");
            "key"
        }
        429 => {
            assert!(matches!(asked(), Err(CarrierError::Busy { .. })), "{name}");
            assert!(matches!(bought().outcome, Err(CarrierError::Busy { .. })), "{name}");
            "busy"
        }
        400..=499 => {
            let said = |words: &envoi::domain::CarrierWords| !words.message.is_empty() && words.status == status;
            assert!(matches!(asked(), Err(CarrierError::Rejected { words, .. }) if said(&words)), "{name}");
            match bought().outcome {
                Err(CarrierError::Rejected { words, .. }) => assert!(said(&words), "{name}"),
                // About our own id: to be looked up.
                Err(CarrierError::InDoubt) => assert!(body.to_string().contains("external_shipment_id"), "{name}"),
                other => panic!("{name}: {other:?}"),
            }
            "refusal"
        }
        500..=599 => {
            assert!(matches!(asked(), Err(CarrierError::Unexpected { .. })), "{name}");
            let bought = bought();
            assert_eq!(bought.outcome, Err(CarrierError::InDoubt), "{name}");
            assert!(bought.raw.is_some(), "{name}: the answer is kept");
            "doubt"
        }
        _ if body["label_id"].is_string() => {
            let bought = bought();
            let label = bought.outcome.unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert_eq!(Some(label.label_id.as_str()), body["label_id"].as_str(), "{name}");
            assert!(!label.tracking.0.is_empty() && label.cost.is_some(), "{name}: {label:?}");
            assert!(bought.raw.is_some(), "{name}");
            "label"
        }
        _ if is_of("/track") && body["status_code"].is_string() => {
            carrier().track("se-1").unwrap_or_else(|error| panic!("{name}: {error:?}"));
            "track"
        }
        _ if body.get("approved").is_some() => {
            let outcome = carrier().void("se-1");
            assert_eq!(outcome.is_ok(), body["approved"] == true, "{name}: {outcome:?}");
            "void"
        }
        _ if body["carriers"].is_array() => {
            let reach = Reach::new(desk::little_patience());
            let tested = carriers::test_key(CarrierKind::LettreSuivie, &endpoint, key(), &reach);
            assert!(tested.is_ok_and(|tested| tested.carriers > 0), "{name}");
            "carriers"
        }
        _ if body["rate_response"].is_object() => {
            assert!(asked().is_ok_and(|rates| !rates.is_empty()), "{name}");
            "rates"
        }
        // Of endpoints that the station does not use: whatever it is, it must not be taken for a label.
        _ => {
            assert_eq!(bought().outcome, Err(CarrierError::InDoubt), "{name}");
            "no label"
        }
    }
}

/// Each question that the station has, put to the practice carrier, with the refusals that it may get. What is new is asked here.
fn everything_the_station_asks() -> Vec<Exchange> {
    let books = tempfile::tempdir().expect("a folder");
    let server = Server::start(shipengine::Options::new(books.path())).expect("a carrier");
    let (endpoint, heard) = ear::before(&server.base_url());
    // A picture inside an answer is drawn first, which takes a busy machine a while.
    let reach = || Reach::new(Patience::default());
    let kind = CarrierKind::LettreSuivie;
    carriers::test_key(kind, &endpoint, key(), &reach()).expect("a good key");
    assert!(carriers::test_key(kind, &endpoint, SecretString::from("nobody's".to_owned()), &reach()).is_err());
    let texts = kind.credentials().iter().filter(|field| !field.secret && !field.example.is_empty());
    let texts: BTreeMap<_, _> = texts.map(|field| (field.name, field.example.to_owned())).collect();
    let others = [("client_secret", SecretString::from("a secret".to_owned()))].into();
    let keys = Keys { api: key(), others };
    let connection = carriers::connect(kind, &endpoint, keys, &texts, &reach()).expect("connected");
    let mut account = CarrierAccount { carrier_id: connection.carrier_id, endpoint, ..account() };
    let carrier = |account: &CarrierAccount| carriers::open(account, key(), &reach()).expect("loopback");

    let open = carrier(&account);
    open.catalogue().expect("its lists");
    let logo = NewLogo { name: "Logo".to_owned(), kind: LogoKind::Png, bytes: picture() };
    open.add_image(&logo).expect("an image");
    let image = open.images().expect("the images").remove(0);
    open.rename_image(&LabelImage { name: "Atelier".to_owned(), ..image.clone() }).expect("another name");
    open.images().expect("the images");
    assert!(open.add_image(&NewLogo { kind: LogoKind::Jpeg, ..logo }).is_err(), "not what it says it is");

    account.logo = Some(image.clone());
    for (format, download) in [
        (LabelFormat::Pdf, LabelDownload::ByAddress),
        (LabelFormat::Png, LabelDownload::Inline),
        (LabelFormat::Zpl, LabelDownload::ByAddress),
    ] {
        if format == LabelFormat::Zpl {
            account.logo = None;
            account.address_check = AddressCheck::AtPurchase;
        }
        account.download = download;
        let (open, shipment, id) = (carrier(&account), shipment(&account, format), new_id());
        open.rates(&shipment).expect("prices");
        open.find(&id).expect("a look");
        let label = open.buy(&shipment, &id).outcome.expect("a label");
        assert_eq!(open.buy(&shipment, &id).outcome, Err(CarrierError::InDoubt), "the same once more");
        open.find(&id).expect("a look");
        assert!(open.withdraw(&id).is_err(), "a label is voided, not withdrawn");
        open.paper(&label, &LabelFormat::BOUGHT, None).expect("its paper");
        open.track(&label.label_id).expect("its way");
        let way = [Travel::Accepted, Travel::OnItsWay, Travel::Attempted, Travel::Problem, Travel::Delivered];
        server.travel(&label.label_id, &way);
        open.track(&label.label_id).expect("its way");
        open.labels(0, 1).expect("a page");
        open.check_address(shipment.consignee()).expect("a verdict");
        open.void(&label.label_id).expect("voided");
        open.void(&label.label_id).expect("voided before");
    }
    let (open, id) = (carrier(&account), new_id());
    server.misbehave(Misbehaviour::ShipmentOnly, 1);
    assert!(open.buy(&shipment(&account, LabelFormat::Pdf), &id).outcome.is_err());
    open.withdraw(&id).expect("withdrawn");
    for street in ["27 rue du Modèle", "27 bd du Modèle", "1 rue de Nulle Part"] {
        let mut typed = desk::draft("1").consignee;
        typed.street = street.to_owned();
        open.check_address(&rules::read_address(&typed)).expect("a verdict");
    }
    server.misbehave_on(Misbehaviour::TooManyRequests(RetryAfter::Seconds(1)), 1, "POST /v1/labels");
    assert!(carrier(&account).buy(&shipment(&account, LabelFormat::Pdf), &new_id()).outcome.is_err());
    let open = carrier(&account);
    open.delete_image(&image.id).expect("forgotten");
    open.disconnect().expect("disconnected");
    assert!(open.buy(&shipment(&account, LabelFormat::Pdf), &new_id()).outcome.is_err());
    heard.all()
}

/// What is wrong with a body, each complaint by its place.
fn judge(name: &str, schema: &Value, body: &[u8]) -> Vec<String> {
    let schema = finished(schema.as_object().cloned().unwrap_or_default());
    let validator =
        jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{name} does not compile: {error}"));
    match serde_json::from_slice::<Value>(body) {
        Ok(body) => {
            validator.iter_errors(&body).map(|error| format!("{name} at {}: {error}", error.instance_path())).collect()
        }
        Err(_) => vec![format!("{name} is no JSON")],
    }
}

/// Where papers that are not ours lie.
fn shared() -> Option<PathBuf> {
    match std::env::var_os("ENVOI_SHARED") {
        Some(folder) => Some(PathBuf::from(folder)),
        None => {
            eprintln!("skipped: ENVOI_SHARED does not say where the carrier's schema and recordings are");
            None
        }
    }
}

fn account() -> CarrierAccount {
    CarrierAccount {
        id: AccountId("an-account".to_owned()),
        kind: CarrierKind::LettreSuivie,
        nickname: "Comptoir".to_owned(),
        carrier_id: "se-501".to_owned(),
        carrier_code: "la_poste_lettre_suivie".to_owned(),
        endpoint: String::new(),
        key_tail: String::new(),
        limits: LimitsProfile::default(),
        catalogue: Default::default(),
        logo: None,
        download: LabelDownload::default(),
        address_check: Default::default(),
        sender: Some(desk::sender()),
    }
}

fn shipment(account: &CarrierAccount, format: LabelFormat) -> Shipment {
    let service = account.kind.services().first().expect("it sells something");
    let context = RuleContext { account, service, today: desk::today(), printer: format, dpi: 203 };
    rules::check(&desk::draft("10481"), &context).shipment.expect("a sound draft")
}

fn new_id() -> ExternalId {
    ExternalId::of(&IntentId::new(), 1)
}

fn key() -> SecretString {
    SecretString::from("PRACTICE-desk".to_owned())
}

/// A small picture without anything transparent.
pub fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 200, 200);
    encoder.set_color(png::ColorType::Grayscale);
    let points = vec![0x80; 200 * 200];
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&points)).expect("a picture");
    bytes
}
