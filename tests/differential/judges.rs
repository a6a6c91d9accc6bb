//! Who judges a parcel: our rules, the practice carrier, the strict schema.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use envoi::carriers::Carrier as _;
use envoi::carriers::Keys;
use envoi::carriers::Reach;
use envoi::carriers::colissimo::Colissimo;
use envoi::domain::CarrierAccount;
use envoi::domain::CarrierKind;
use envoi::domain::ExternalId;
use envoi::domain::IntentId;
use envoi::domain::Problem;
use envoi::domain::SenderDraft;
use envoi::domain::Service;
use envoi::domain::Severity;
use envoi::domain::Shipment;
use envoi::domain::rules;
use envoi::domain::rules::RuleContext;
use envoi::http::Http;
use envoi::http::RateGate;
use envoi::practice::colissimo::Options;
use envoi::practice::colissimo::Server;
use jiff::civil::Date;
use jiff::civil::date;
use secrecy::SecretString;
use serde_json::Value;
use serde_json::json;

use super::bases::Case;
use super::request::request;
use crate::article_rules::parcels;
use crate::conformance::ear;
use crate::conformance::ear::Heard;
use crate::desk;

/// What all of them said of one parcel.
#[derive(Debug)]
pub struct Found {
    /// What stops it here.
    pub stops: Vec<Problem>,
    /// The practice carrier's codes.
    pub codes: Vec<&'static str>,
    /// What the schema does not allow, by place and keyword; none where the schema is not there.
    pub schema: Option<BTreeSet<String>>,
    /// Where our carrier's request and the one that was written here differ.
    pub differs: Option<String>,
}

/// All of them, and the day on which they judge.
pub struct Judges {
    today: Date,
    server: Server,
    schema: Option<jsonschema::Validator>,
    carrier: Colissimo,
    heard: Heard,
    _books: tempfile::TempDir,
}

impl Found {
    /// All that speaks against it beyond our rules.
    pub fn refusals(&self) -> Vec<String> {
        let schema = self.schema.iter().flatten().cloned();
        self.codes.iter().map(|code| (*code).to_owned()).chain(schema).collect()
    }

    /// A person may keep it as it is: what stops it is only guessed at.
    pub fn may_be_kept(&self) -> bool {
        self.stops.iter().all(|problem| problem.severity == Severity::Objection)
    }
}

impl Judges {
    pub fn open() -> Self {
        let today = date(2026, 11, 22);
        let books = tempfile::tempdir().expect("a folder");
        let options = Options { today: Some(today), ..Options::new(books.path()) };
        let server = Server::start(options).expect("a carrier starts");
        // Every check is refused, so that a parcel is asked for once and nothing is made.
        let no =
            json!({ "messages": [{ "id": "30300", "type": "ERROR", "messageContent": "", "replacementValues": [] }] });
        let no = no.to_string().into_bytes();
        let (endpoint, heard) = ear::that_answers(move |_| (400, "application/json".to_owned(), no.clone()));
        let (key, gate) = (SecretString::from("PRACTICE".to_owned()), Arc::new(RateGate::new(1_000_000)));
        let http = Http::new(&endpoint, "apiKey", key.clone(), gate, desk::little_patience()).expect("loopback");
        let keys = Keys { api: key, others: Default::default() };
        let account = CarrierAccount { endpoint, ..parcels::account() };
        let reach = Reach::new(desk::little_patience());
        let carrier = Colissimo::open(http, &account, &keys, &reach).expect("loopback");
        Self { today, server, schema: schema(), carrier, heard, _books: books }
    }

    pub fn judge(&self, case: &Case) -> Found {
        let address = SenderDraft { address: case.sender.clone(), ..SenderDraft::default() };
        let (of_sender, sender) = rules::check_sender(&address, CarrierKind::Colissimo);
        let account = CarrierAccount { sender, ..parcels::account() };
        let service = Service::by_code(CarrierKind::Colissimo, &case.service).expect("in the table");
        let context = RuleContext { account: &account, service, today: self.today, printer: case.printer, dpi: 203 };
        let checked = rules::check(&case.draft, &context);
        let all = of_sender.iter().chain(checked.problems.iter());
        let stops: Vec<Problem> = all.filter(|problem| problem.severity.stops()).cloned().collect();
        assert_eq!(checked.shipment.is_none(), !stops.is_empty(), "{} {:?}: {stops:?}", case.base, case.edits);
        let ours = request(case, self.today);
        let Some(shipment) = &checked.shipment else { return self.of_request(&ours, stops) };
        let asked = self.asked_for(shipment, case);
        let declared = shipment.customs().is_some();
        let differs = difference(&meant(&ours, &asked, declared), &meant(&asked, &asked, declared), "");
        Found { differs, ..self.of_request(&asked, stops) }
    }

    /// What the others say of a request that our rules stopped for these reasons.
    fn of_request(&self, asked: &Value, stops: Vec<Problem>) -> Found {
        let said = |validator: &jsonschema::Validator| {
            let at = |place: &str| -> String {
                place.split('/').filter(|step| step.parse::<usize>().is_err()).skip(1).collect::<Vec<_>>().join(".")
            };
            let errors = validator.iter_errors(asked);
            errors.map(|error| format!("{} {}", at(error.instance_path().as_str()), error.kind().keyword())).collect()
        };
        Found { stops, codes: self.server.refusals(asked), schema: self.schema.as_ref().map(said), differs: None }
    }

    /// The request that our carrier sends, on the day of the test.
    fn asked_for(&self, shipment: &Shipment, case: &Case) -> Value {
        drop(self.carrier.buy(shipment, &ExternalId::of(&IntentId::new(), 1)));
        let heard = self.heard.take();
        assert_eq!(heard.len(), 1, "{}: {:?}", case.base, case.edits);
        let mut asked: Value = serde_json::from_slice(&heard[0].request).expect("JSON");
        asked["letter"]["service"]["depositDate"] = json!(shipment.ship_date().to_string());
        asked
    }
}

/// The schema of a request for a label, where it lies.
fn schema() -> Option<jsonschema::Validator> {
    let Some(shared) = std::env::var_os("ENVOI_SHARED").map(PathBuf::from) else {
        eprintln!("skipped: ENVOI_SHARED does not say where the strict schema is");
        return None;
    };
    let text = fs::read(shared.join("specs/colissimo/colissimo-sls.strict.schema.json")).expect("the schema");
    let mut schema: Value = serde_json::from_slice(&text).expect("JSON");
    schema["allOf"] = json!([{ "$ref": "#/definitions/GenerateLabelRequestV31" }]);
    Some(jsonschema::validator_for(&schema).expect("it compiles"))
}

/// A request with what La Poste assumes in silence written out and numbers as numbers. What our carrier leaves away because nobody
/// asks for it there (a declaration within the Union, a choice for what cannot be delivered) is not held against the other.
fn meant(request: &Value, asked: &Value, declared: bool) -> Value {
    let mut request = request.clone();
    let letter = &mut request["letter"];
    if asked["letter"]["service"]["returnTypeChoice"].is_null() {
        letter["service"].as_object_mut().map(|service| service.remove("returnTypeChoice"));
    }
    if !declared {
        letter.as_object_mut().map(|letter| letter.remove("customsDeclarations"));
        for name in ["totalAmount", "transportationAmount"] {
            letter["service"].as_object_mut().map(|service| service.remove(name));
        }
    }
    let articles = letter.pointer_mut("/customsDeclarations/contents/article").and_then(Value::as_array_mut);
    for article in articles.into_iter().flatten() {
        for (name, assumed) in [("currency", "EUR"), ("originCountry", "FR")] {
            if article[name].is_null() {
                article[name] = json!(assumed);
            }
        }
    }
    if let Some(fields) = request.pointer_mut("/fields/field").and_then(Value::as_array_mut) {
        let of_customs = ["OUTPUT_PRINT_TYPE_CN23", "EORI", "EORI_ADDRESSEE", "GST"];
        fields.retain(|field| declared || field["key"].as_str().is_none_or(|key| !of_customs.contains(&key)));
        if fields.is_empty() {
            request.as_object_mut().map(|request| request.remove("fields"));
        }
    }
    numbered(request)
}

/// The first place where two requests differ, with both.
fn difference(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(ones), Value::Object(others)) => {
            let keys: BTreeSet<&String> = ones.keys().chain(others.keys()).collect();
            keys.into_iter().find_map(|key| difference(&one[key], &other[key], &format!("{at}/{key}")))
        }
        (Value::Array(ones), Value::Array(others)) if ones.len() == others.len() => {
            ones.iter().zip(others).find_map(|(one, other)| difference(one, other, at))
        }
        _ => (one != other).then(|| format!("{at}: {one} and {other}")),
    }
}

fn numbered(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(values) => values.into_iter().map(numbered).collect(),
        Value::Object(values) => values.into_iter().map(|(key, value)| (key, numbered(value))).collect(),
        other => other,
    }
}
