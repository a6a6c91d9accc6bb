//! Who answers at the practice Colissimo: lets a request in, sends it where it belongs, and misbehaves when told to.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::Weak;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;
use serde_json::json;

use super::Ledger;
use super::Options;
use super::Rights;
use super::answers;
use super::answers::Said;
use super::checks;
use super::checks::Complaint;
use super::checks::Terms;
use super::checks::text;
use super::ledger::Labelled;
use super::travels;
use super::travels::Travel;
use crate::practice::Misbehaviour;
use crate::practice::Shape;
use crate::practice::books::Books;
use crate::practice::listener;
use crate::practice::listener::Answer;
use crate::practice::listener::Reply;
use crate::practice::listener::Request;
use crate::practice::misbehaviour::Script;
use crate::practice::misbehaviour::garbage;

/// Where the label service lives; a version and an operation follow.
const SLS: &str = "/sls-ws/SlsServiceWSRest/";
const WEB_PAGE: &str =
    "<!DOCTYPE html>\n<html><head><title>Practice</title></head><body><h1>Passerelle indisponible</h1></body></html>\n";

#[derive(Debug)]
pub(super) struct Desk {
    pub(super) options: Options,
    rights: Mutex<Rights>,
    books: Mutex<Books<Ledger>>,
    script: Script,
    /// What has happened to parcels that a test moves, by their numbers.
    travels: Mutex<HashMap<String, Vec<(Timestamp, Travel)>>>,
    door: Mutex<Door>,
    /// The points abroad that were shown: country, postcode and town by network and id.
    pub(super) shown: Mutex<HashMap<(String, String), [String; 3]>>,
    /// For work that outlives its request.
    own: Weak<Desk>,
}

/// How often in a row somebody knocked with a wrong key.
#[derive(Debug, Default)]
struct Door {
    wrong: u32,
    locked_until: Option<Instant>,
}

/// What becomes of a request, or the codes that refuse it.
pub(super) type Outcome = Result<Said, Vec<Complaint>>;

/// A refusal by one code.
pub(super) fn refused(id: &'static str) -> Vec<Complaint> {
    vec![Complaint { id, holes: Vec::new() }]
}

impl Desk {
    pub fn open(options: Options) -> io::Result<Arc<Desk>> {
        let books = Mutex::new(Books::open(&options.ledger)?);
        Ok(Arc::new_cyclic(|own| Desk {
            rights: Mutex::new(options.rights.clone()),
            options,
            books,
            script: Script::default(),
            travels: Mutex::default(),
            door: Mutex::default(),
            shown: Mutex::default(),
            own: own.clone(),
        }))
    }

    pub fn ledger(&self) -> Ledger {
        self.books().ledger.clone()
    }

    pub fn close(&self) {
        self.books().close();
    }

    pub fn grant(&self, rights: Rights) {
        *lock(&self.rights) = rights;
    }

    pub(super) fn rights(&self) -> Rights {
        lock(&self.rights).clone()
    }

    pub fn misbehave(&self, misbehaviour: Misbehaviour, times: u32, on: Option<&str>) {
        match on {
            Some(on) => self.script.plan(misbehaviour, times, on),
            // A sale of whichever version.
            None => self.script.plan(misbehaviour, times, GENERATE),
        }
    }

    pub fn behave(&self) {
        self.script.clear();
    }

    pub fn travel(&self, parcel_number: &str, steps: &[Travel]) {
        let now = Timestamp::now();
        // A minute apart, the last one now.
        let minutes = |step: usize| SignedDuration::from_mins((steps.len() - 1 - step) as i64);
        let at = |step| now.saturating_sub(minutes(step)).unwrap_or(now);
        let steps = steps.iter().enumerate().map(|(step, travel)| (at(step), *travel)).collect();
        lock(&self.travels).insert(parcel_number.to_owned(), steps);
    }

    /// What has happened to a parcel so far, the oldest first.
    pub(super) fn travels(&self, label: &Labelled) -> Vec<(Timestamp, Travel)> {
        let told = lock(&self.travels).get(&label.parcel_number).cloned();
        told.unwrap_or_else(|| travels::by_the_clock(label, self.options.pace, Timestamp::now()))
    }

    pub(super) fn books(&self) -> MutexGuard<'_, Books<Ledger>> {
        lock(&self.books)
    }

    /// The day in Paris, or the one that it was told to believe in.
    pub(super) fn today(&self) -> Date {
        let paris = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
        self.options.today.unwrap_or_else(|| Timestamp::now().to_zoned(paris).date())
    }

    pub(super) fn terms(&self, version: u8) -> Terms {
        let Rights { letter_box, contract, hazmat, .. } = self.rights();
        Terms { today: self.today(), contract, letter_box, hazmat, version }
    }

    pub fn refusals(&self, request: &Value) -> Vec<&'static str> {
        let judged = checks::order(request, &self.terms(31));
        judged.err().map(|complaints| complaints.0.iter().map(|complaint| complaint.id).collect()).unwrap_or_default()
    }
}

/// How a plan names the sale of a label, in whichever version.
const GENERATE: &str = "POST generateLabel";

impl listener::Desk for Desk {
    fn reply(&self, request: &Request) -> Reply {
        if let Some(order) = request.path.strip_prefix("/practice/") {
            return Reply::Whole(self.obey(order, request));
        }
        let is_sale = request.path.starts_with(SLS) && request.path.ends_with("/generateLabel");
        let planned = self.script.take(&request.method, &request.path);
        let planned = planned.or_else(|| is_sale.then(|| self.script.take("POST", "generateLabel")).flatten());
        let Some(misbehaviour) = planned else {
            return Reply::InChunks(self.answer(request, None));
        };
        let well = || self.answer(request, None);
        match misbehaviour {
            Misbehaviour::DropBeforeCommit => Reply::HangUp,
            Misbehaviour::FailBeforeCommit(status) => Reply::Whole(failure(status)),
            Misbehaviour::TooManyRequests(retry_after) => {
                let mut answer = busy(request);
                answer.headers.extend(retry_after.header());
                Reply::Whole(answer)
            }
            Misbehaviour::BadGateway => Reply::Whole(web_page(502)),
            Misbehaviour::LateCommit(delay) => {
                self.answer_later(request, delay);
                Reply::HangUp
            }
            Misbehaviour::DropAfterCommit => {
                well();
                Reply::HangUp
            }
            Misbehaviour::FailAfterCommit(status) => {
                well();
                Reply::Whole(failure(status))
            }
            Misbehaviour::WebPage => {
                well();
                Reply::Whole(web_page(200))
            }
            Misbehaviour::Garbage => {
                well();
                Reply::Whole(garbage())
            }
            Misbehaviour::Endless(bytes) => {
                well();
                Reply::Endless { bytes }
            }
            Misbehaviour::LabelIsWebPage => Reply::Whole(self.with_web_page_as_label(request)),
            Misbehaviour::OtherShape(shape) => Reply::InChunks(self.answer(request, Some(shape))),
            Misbehaviour::CutShort => Reply::CutShort(well()),
            Misbehaviour::SlowStart(start) => Reply::Slow { answer: well(), start, body: Duration::ZERO },
            Misbehaviour::SlowBody(body) => Reply::Slow { answer: well(), start: Duration::ZERO, body },
            // It sells labels alone, and takes none back.
            Misbehaviour::ShipmentOnly | Misbehaviour::VoidRefused => Reply::Whole(failure(500)),
        }
    }
}

impl Desk {
    /// The private paths by which a server in another process is told what to do.
    fn obey(&self, order: &str, request: &Request) -> Answer {
        let asked: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        match (request.method.as_str(), order) {
            ("POST", "misbehave") => {
                let Some(misbehaviour) = Misbehaviour::from_json(&asked) else {
                    return Answer::text(400, "unknown kind of misbehaviour\n");
                };
                let times = asked["times"].as_u64().unwrap_or(1).min(1_000_000) as u32;
                self.misbehave(misbehaviour, times, asked["on"].as_str());
                Said::plain(json!({ "planned": times })).answer(None)
            }
            ("POST", "behave") => {
                self.behave();
                Said::plain(json!({})).answer(None)
            }
            ("POST", "travel") => {
                let steps = asked["steps"].as_array().into_iter().flatten();
                let steps: Vec<Travel> = steps.filter_map(|step| Travel::of(step.as_str()?)).collect();
                self.travel(asked["parcel_number"].as_str().unwrap_or_default(), &steps);
                Said::plain(json!({ "steps": steps.len() })).answer(None)
            }
            ("GET", "ledger") => {
                let ledger = self.ledger();
                Said::plain(json!({ "labels": ledger.labels(), "slips": ledger.slips() })).answer(None)
            }
            _ => Answer::text(404, "no such order\n"),
        }
    }

    /// Does as asked after a while, unless the server is gone by then.
    fn answer_later(&self, request: &Request, delay: Duration) {
        let (late, own) = (request.clone(), self.own.clone());
        let later = move || {
            thread::sleep(delay);
            if let Some(desk) = own.upgrade() {
                desk.answer(&late, None);
            }
        };
        // A thread that cannot start is a commit that never comes, which is allowed here.
        drop(thread::Builder::new().name("practice-late".into()).spawn(later));
    }

    /// Does what is asked and says so.
    fn answer(&self, request: &Request, shape: Option<Shape>) -> Answer {
        if let Some(rest) = request.path.strip_prefix(SLS) {
            return match rest.split_once('/') {
                Some((version, operation)) if request.method == "POST" => self.sls(version, operation, request, shape),
                Some(_) | None => Answer::text(404, ""),
            };
        }
        let path: Vec<&str> = request.path.trim_matches('/').split('/').collect();
        match (request.method.as_str(), path.as_slice()) {
            ("POST", ["pointretrait-ws-cxf", "rest", "v2", "pointretrait", operation]) => {
                self.points(operation, request)
            }
            ("POST", ["tracking-timeline-ws", "rest", "tracking", "timelineCompany"]) => self.timeline(request),
            ("GET", ["suivi", "v2", "idships", ids]) => self.idships(ids, request),
            _ => Answer::text(404, ""),
        }
    }

    /// One operation of the label service.
    fn sls(&self, version: &str, operation: &str, request: &Request, shape: Option<Shape>) -> Answer {
        let version = match version {
            "2.0" => 20,
            "3.0" => 30,
            "3.1" => 31,
            _ => return Answer::text(404, ""),
        };
        let Some(body) = serde_json::from_slice::<Value>(&request.body).ok().filter(is_well_formed) else {
            return refusal(&refused("1"), 422, Wrapping { operation, version }, shape);
        };
        if let Err((status, id)) = self.let_in(request, &body) {
            return refusal(&refused(id), status, Wrapping { operation, version }, shape);
        }
        let outcome = match operation {
            "checkGenerateLabel" => self.check(&body, version),
            "generateLabel" => self.generate(&body, version),
            "generateCN23" => self.generate_cn23(&body, version),
            "generateToken" => self.generate_token(&body, version),
            "getLabel" => self.get_label(&body),
            "getProductInter" => Self::product_inter(&body),
            "getListMailBoxPickingDates" => self.picking_dates(&body),
            "planPickup" => self.plan_pickup(&body),
            "generateBordereauByParcelsNumbers" => self.slip(&body),
            "getBordereauByNumber" => self.slip_again(&body),
            _ => return Answer::text(404, ""),
        };
        match outcome {
            Ok(said) => said.answer(shape),
            Err(complaints) => refusal(&complaints, 400, Wrapping { operation, version }, shape),
        }
    }

    /// The header's key counts; without one, the account and its password in the body. Who is wrong too often waits.
    pub(super) fn let_in(&self, request: &Request, body: &Value) -> Result<(), (u16, &'static str)> {
        let mut door = lock(&self.door);
        if door.locked_until.is_some_and(|until| Instant::now() < until) {
            return Err((400, "30013"));
        }
        door.locked_until = None;
        let key = request.header("apiKey").or_else(|| body["apiKey"].as_str()).or_else(|| body["apikey"].as_str());
        let own = |name: &str| text(&body[name]).unwrap_or_default();
        let (account, password) = (&self.options.account, &self.options.password);
        let is_known = match key {
            Some(key) => key.starts_with("PRACTICE") || self.options.keys.iter().any(|own| own == key),
            None => {
                let names = ["contractNumber", "accountNumber", "login"];
                names.iter().any(|name| own(name) == *account) && own("password") == *password
            }
        };
        if !is_known {
            door.wrong += 1;
            if door.wrong < self.options.tries {
                return Err((400, "30000"));
            }
            *door = Door { wrong: 0, locked_until: Some(Instant::now() + self.options.lock) };
            return Err((400, "30013"));
        }
        door.wrong = 0;
        let rights = self.rights();
        match (rights.active, rights.service) {
            (false, _) => Err((403, "30007")),
            (true, false) => Err((403, "30008")),
            (true, true) => Ok(()),
        }
    }

    /// The label that was made, with a web page in its place.
    fn with_web_page_as_label(&self, request: &Request) -> Answer {
        let mut answer = self.answer(request, None);
        let label = b"Content-ID: <label>\r\n\r\n";
        if let Some(at) = answer.body.windows(label.len()).position(|window| window == label) {
            let begin = at + label.len();
            let end = answer.body[begin..].windows(8).position(|window| window == b"\r\n--uuid");
            let end = end.map_or(answer.body.len(), |length| begin + length);
            answer.body.splice(begin..end, WEB_PAGE.bytes());
        }
        answer
    }
}

/// What a refusal is wrapped in depends on what was asked, and on the version.
#[derive(Clone, Copy)]
struct Wrapping<'a> {
    operation: &'a str,
    version: u8,
}

/// The first of the codes, as the service answers it: in a part of its own where a file would have followed, else plain.
fn refusal(complaints: &[Complaint], status: u16, wrapping: Wrapping, shape: Option<Shape>) -> Answer {
    let Wrapping { operation, version } = wrapping;
    let is_label = matches!(operation, "generateLabel" | "generateToken" | "getLabel" | "generateCN23");
    let is_slip = operation.contains("Bordereau");
    let first = complaints.get(..1).unwrap_or(complaints);
    let mut json = json!({ "messages": answers::messages(first, is_label || operation == "checkGenerateLabel") });
    if is_label {
        json["labelXmlV2Reponse"] = Value::Null;
        // The newest version was seen to name the old block where there is none.
        json["labelV2Response"] = Value::Null;
    } else if is_slip {
        json["bordereauHeader"] = Value::Null;
    }
    let in_parts = is_slip || is_label && version < 31;
    Said { json, parts: Vec::new(), in_parts, status }.answer(shape)
}

/// An object whose blocks are objects: anything else does not get as far as the checks.
fn is_well_formed(body: &Value) -> bool {
    let is_block = |value: &Value| value.is_null() || value.is_object();
    let letter = &body["letter"];
    body.is_object()
        && ["letter", "outputFormat", "fields"].iter().all(|name| is_block(&body[*name]))
        && ["service", "parcel", "sender", "addressee", "customsDeclarations"]
            .iter()
            .all(|name| is_block(&letter[*name]))
}

/// A failure of the service itself.
fn failure(status: u16) -> Answer {
    let json = json!({ "messages": answers::messages(&refused("1"), true) });
    Said { status, ..Said::plain(json) }.answer(None)
}

/// Too much was asked: tracking has a word for it, the label service a code.
fn busy(request: &Request) -> Answer {
    let json = if request.path.starts_with("/suivi/") {
        json!({ "code": "TOO_MANY_REQUESTS", "message": "trop de demandes" })
    } else {
        json!({ "messages": answers::messages(&refused("40015"), true) })
    };
    Said { status: 429, ..Said::plain(json) }.answer(None)
}

fn web_page(status: u16) -> Answer {
    Answer { content_type: "text/html".into(), ..Answer::text(status, WEB_PAGE) }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
