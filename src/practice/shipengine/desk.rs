//! Who answers at the practice ShipEngine: lets a request in, sends it where it belongs, and misbehaves when told to.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::Weak;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use jiff::SignedDuration;
use jiff::Timestamp;
use serde_json::Value;
use serde_json::json;

use super::LimitsProfile;
use super::Options;
use super::addresses;
use super::answers;
use super::checks;
use super::checks::CARRIER;
use super::checks::Fault;
use super::images;
use super::sales::shown;
use super::travels;
use super::travels::Travel;
use crate::practice::Ledger;
use crate::practice::Misbehaviour;
use crate::practice::RetryAfter;
use crate::practice::Sold;
use crate::practice::books::Books;
use crate::practice::listener;
use crate::practice::listener::Answer;
use crate::practice::listener::Reply;
use crate::practice::listener::Request;
use crate::practice::misbehaviour::Script;
use crate::practice::misbehaviour::garbage;

const MINUTE: Duration = Duration::from_secs(60);
const WEB_PAGE: &str =
    "<!DOCTYPE html>\n<html><head><title>Practice</title></head><body><h1>Sign in to the network</h1></body></html>\n";

#[derive(Debug)]
pub(super) struct Desk {
    pub(super) options: Options,
    /// Whose limits are enforced; changed while it runs.
    limits: Mutex<LimitsProfile>,
    books: Mutex<Books<Ledger>>,
    /// What is listed now: code and name.
    services: Mutex<Vec<(String, String)>>,
    script: Script,
    /// What has happened to parcels that a test moves, by their labels.
    travels: Mutex<HashMap<String, Vec<(Timestamp, Travel)>>>,
    /// When each key asked within the last minute.
    asked: Mutex<HashMap<String, VecDeque<Instant>>>,
    /// Numbers for what is in no books: requests, rates.
    numbers: AtomicU64,
    /// For work that outlives its request.
    own: Weak<Desk>,
}

/// An answer's status and body, before headers.
pub(super) type Outcome = Result<(u16, Value), Refusal>;

/// Why not.
pub(super) struct Refusal {
    pub status: u16,
    pub faults: Vec<Fault>,
}

/// What a misbehaviour changes inside an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voids {
    Approved,
    Refused,
}

impl Desk {
    pub fn open(options: Options) -> io::Result<Arc<Desk>> {
        let books = Mutex::new(Books::open(&options.ledger)?);
        let limits = Mutex::new(options.limits);
        Ok(Arc::new_cyclic(|own| Desk {
            options,
            limits,
            books,
            services: Mutex::new(vec![(checks::SERVICE.to_owned(), "Lettre Suivie B2C Standard".to_owned())]),
            script: Script::default(),
            travels: Mutex::default(),
            asked: Mutex::default(),
            numbers: AtomicU64::new(1),
            own: own.clone(),
        }))
    }

    pub fn ledger(&self) -> Ledger {
        self.books().ledger.clone()
    }

    pub fn close(&self) {
        self.books().close();
    }

    pub fn misbehave(&self, misbehaviour: Misbehaviour, times: u32, on: Option<&str>) {
        let usual = match misbehaviour {
            Misbehaviour::LabelIsWebPage => "GET /v1/downloads/*",
            Misbehaviour::VoidRefused => "PUT /v1/labels/*",
            Misbehaviour::DropBeforeCommit
            | Misbehaviour::DropAfterCommit
            | Misbehaviour::FailBeforeCommit(_)
            | Misbehaviour::FailAfterCommit(_)
            | Misbehaviour::TooManyRequests(_)
            | Misbehaviour::SlowStart(_)
            | Misbehaviour::SlowBody(_)
            | Misbehaviour::LateCommit(_)
            | Misbehaviour::BadGateway
            | Misbehaviour::WebPage
            | Misbehaviour::CutShort
            | Misbehaviour::ShipmentOnly
            | Misbehaviour::Garbage
            | Misbehaviour::OtherShape(_)
            | Misbehaviour::Endless(_) => "POST /v1/labels",
        };
        self.script.plan(misbehaviour, times, on.unwrap_or(usual));
    }

    pub fn behave(&self) {
        self.script.clear();
    }

    pub fn travel(&self, label_id: &str, steps: &[Travel]) {
        let now = Timestamp::now();
        // A minute apart, the last one now.
        let minutes = |step: usize| SignedDuration::from_mins((steps.len() - 1 - step) as i64);
        let steps =
            steps.iter().enumerate().map(|(step, travel)| (now.saturating_sub(minutes(step)).unwrap_or(now), *travel));
        let mut travels = self.travels.lock().unwrap_or_else(PoisonError::into_inner);
        travels.insert(label_id.to_owned(), steps.collect());
    }

    /// What has happened to a parcel so far, the oldest first.
    pub(super) fn travels(&self, sold: &Sold) -> Vec<(Timestamp, Travel)> {
        let told = self.travels.lock().unwrap_or_else(PoisonError::into_inner).get(&sold.label_id).cloned();
        told.unwrap_or_else(|| travels::by_the_clock(sold, self.options.pace, Timestamp::now()))
    }

    pub(super) fn limits(&self) -> LimitsProfile {
        *self.limits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn use_limits(&self, limits: LimitsProfile) {
        *self.limits.lock().unwrap_or_else(PoisonError::into_inner) = limits;
    }

    /// What is listed now.
    pub(super) fn services(&self) -> Vec<(String, String)> {
        self.services.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn list_services(&self, services: &[(&str, &str)]) {
        let services = services.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect();
        *self.services.lock().unwrap_or_else(PoisonError::into_inner) = services;
    }

    pub(super) fn books(&self) -> MutexGuard<'_, Books<Ledger>> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// A request id in the form of a UUID, as the real ones are.
    pub(super) fn request_id(&self) -> String {
        uuid::Uuid::now_v7().to_string()
    }
}

impl listener::Desk for Desk {
    fn reply(&self, request: &Request) -> Reply {
        if let Some(order) = request.path.strip_prefix("/practice/") {
            return Reply::Whole(self.obey(order, request));
        }
        let Some(misbehaviour) = self.script.take(&request.method, &request.path) else {
            return Reply::Whole(self.answer(request, Voids::Approved));
        };
        let well = || self.answer(request, Voids::Approved);
        match misbehaviour {
            Misbehaviour::DropBeforeCommit => Reply::HangUp,
            Misbehaviour::FailBeforeCommit(status) => Reply::Whole(self.failure(status)),
            Misbehaviour::TooManyRequests(retry_after) => Reply::Whole(self.too_many_requests(retry_after)),
            Misbehaviour::BadGateway => Reply::Whole(web_page(502, "text/html")),
            Misbehaviour::LateCommit(delay) => {
                self.answer_later(request, delay);
                Reply::HangUp
            }
            Misbehaviour::DropAfterCommit => {
                well();
                Reply::HangUp
            }
            Misbehaviour::ShipmentOnly => {
                self.note_the_shipment(request);
                Reply::Whole(self.failure(500))
            }
            Misbehaviour::FailAfterCommit(status) => {
                well();
                Reply::Whole(self.failure(status))
            }
            Misbehaviour::WebPage => {
                well();
                Reply::Whole(web_page(200, "text/html"))
            }
            Misbehaviour::Endless(bytes) => {
                well();
                Reply::Endless { bytes }
            }
            Misbehaviour::Garbage => {
                well();
                Reply::Whole(garbage())
            }
            // Its answers have one shape.
            Misbehaviour::OtherShape(_) => Reply::Whole(well()),
            Misbehaviour::CutShort => Reply::CutShort(well()),
            Misbehaviour::SlowStart(start) => Reply::Slow { answer: well(), start, body: Duration::ZERO },
            Misbehaviour::SlowBody(body) => Reply::Slow { answer: well(), start: Duration::ZERO, body },
            Misbehaviour::LabelIsWebPage => Reply::Whole(with_web_page_as_label(well())),
            Misbehaviour::VoidRefused => Reply::Whole(self.answer(request, Voids::Refused)),
        }
    }
}

impl Desk {
    /// The private paths by which a server in another process is told what to do.
    fn obey(&self, order: &str, request: &Request) -> Answer {
        match (request.method.as_str(), order) {
            ("POST", "misbehave") => {
                let order: Value = serde_json::from_slice(&request.body).unwrap_or_default();
                let Some(misbehaviour) = Misbehaviour::from_json(&order) else {
                    return Answer::text(400, "unknown kind of misbehaviour\n");
                };
                let times = order["times"].as_u64().unwrap_or(1).min(1_000_000) as u32;
                self.misbehave(misbehaviour, times, order["on"].as_str());
                json_answer(200, &json!({ "planned": times }))
            }
            ("POST", "behave") => {
                self.behave();
                json_answer(200, &json!({}))
            }
            ("POST", "travel") => {
                let order: Value = serde_json::from_slice(&request.body).unwrap_or_default();
                let steps = order["steps"].as_array().into_iter().flatten();
                let steps: Vec<Travel> = steps.filter_map(|step| Travel::of(step.as_str()?)).collect();
                self.travel(order["label_id"].as_str().unwrap_or_default(), &steps);
                json_answer(200, &json!({ "steps": steps.len() }))
            }
            ("GET", "ledger") => {
                let ledger = self.ledger();
                json_answer(200, &json!({ "accounts": ledger.accounts(), "labels": ledger.labels() }))
            }
            _ => Answer::text(404, "no such order\n"),
        }
    }

    /// Does as asked after a while, unless the server is gone by then.
    fn answer_later(&self, request: &Request, delay: Duration) {
        let late = request.clone();
        let own = self.own.clone();
        let later = move || {
            thread::sleep(delay);
            if let Some(desk) = own.upgrade() {
                desk.answer(&late, Voids::Approved);
            }
        };
        // A thread that cannot start is a commit that never comes, which is allowed here.
        drop(thread::Builder::new().name("practice-late".into()).spawn(later));
    }

    /// Does what is asked and says so.
    fn answer(&self, request: &Request, voids: Voids) -> Answer {
        if request.path.starts_with("/v1/downloads/") {
            return self.download(request);
        }
        let key = request.header("api-key").unwrap_or_default();
        if !self.takes(key) {
            let message = "The API key is invalid.";
            let refusal = Refusal::new(401, Fault::new("shipengine", "security", "unauthorized", message));
            return self.outcome(Err(refusal));
        }
        match self.pass(key) {
            Ok(remaining) => {
                let mut answer = self.outcome(self.route(request, key, voids));
                answer.headers.push(("RateLimit-Limit", self.limit(key).to_string()));
                answer.headers.push(("RateLimit-Remaining", remaining.to_string()));
                answer
            }
            Err(wait) => self.too_many_requests(RetryAfter::Seconds(wait)),
        }
    }

    fn takes(&self, key: &str) -> bool {
        key.starts_with("PRACTICE") || key.starts_with("TEST_") || self.options.keys.iter().any(|own| own == key)
    }

    fn limit(&self, key: &str) -> usize {
        let limit = self.options.requests_per_minute;
        if key.starts_with("TEST_") { limit.div_ceil(10) as usize } else { limit as usize }
    }

    /// How many requests are left this minute, or how many seconds to wait.
    fn pass(&self, key: &str) -> Result<usize, u32> {
        let (now, limit) = (Instant::now(), self.limit(key));
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let times = asked.entry(key.to_owned()).or_default();
        while times.front().is_some_and(|time| now.duration_since(*time) >= MINUTE) {
            times.pop_front();
        }
        if times.len() >= limit {
            let oldest = times.front().map_or(MINUTE, |time| MINUTE.saturating_sub(now.duration_since(*time)));
            return Err(oldest.as_secs() as u32 + 1);
        }
        times.push_back(now);
        Ok(limit - times.len())
    }

    fn route(&self, request: &Request, key: &str, voids: Voids) -> Outcome {
        let path: Vec<&str> = request.path.trim_matches('/').split('/').collect();
        let base_url = format!("http://{}", request.header("host").unwrap_or("127.0.0.1"));
        match (request.method.as_str(), path.as_slice()) {
            ("GET", ["v1", "carriers"]) => Ok((200, self.carriers(key))),
            ("GET", ["v1", "carriers", id]) => {
                self.account(id, key).map(|account| (200, answers::carrier(&account, &self.services())))
            }
            ("GET", ["v1", "carriers", id, "services"]) => self
                .account(id, key)
                .map(|account| (200, json!({ "services": answers::services(&account.carrier_id, &self.services()) }))),
            ("GET", ["v1", "carriers", id, "packages"]) => {
                self.account(id, key).map(|_| (200, json!({ "packages": answers::packages() })))
            }
            ("GET", ["v1", "carriers", id, "options"]) => {
                self.account(id, key).map(|_| (200, json!({ "options": [] })))
            }
            ("GET", ["v1", "account", "settings", "images"]) => Ok((200, self.images(request, &base_url))),
            ("POST", ["v1", "account", "settings", "images"]) => self.add_image(&body(request)?),
            ("GET", ["v1", "account", "settings", "images", id]) => Ok((200, images::shown(&self.image(id)?))),
            ("PUT", ["v1", "account", "settings", "images", id]) => self.change_image(id, &body(request)?),
            ("DELETE", ["v1", "account", "settings", "images", id]) => self.delete_image(id),
            ("POST", ["v1", "connections", "carriers", CARRIER]) => self.connect(&body(request)?, key),
            ("DELETE", ["v1", "connections", "carriers", CARRIER, id] | ["v1", "carriers", id]) => {
                self.disconnect(id, key)
            }
            ("POST", ["v1", "rates"]) => self.rates(&body(request)?, key),
            ("POST", ["v1", "rates", "estimate"]) => self.estimate(&body(request)?, key),
            ("POST", ["v1", "labels"]) => self.buy(&body(request)?, key, &base_url),
            ("POST", ["v1", "addresses", "validate"]) => {
                let addresses: Value = serde_json::from_slice(&request.body).unwrap_or_default();
                addresses::validate(&addresses, self.options.plan)
            }
            ("GET", ["v1", "labels"]) => Ok((200, self.list(request, &base_url))),
            ("GET", ["v1", "labels", "external_shipment_id", id]) => {
                let sold = self.sold_as(id).ok_or_else(|| Refusal::unknown("external_shipment_id", id))?;
                self.standing(&sold, shown(&sold, request.asks("label_download_type"), &base_url)?)
            }
            ("GET", ["v1", "labels", id]) => {
                let sold = self.sold(id)?;
                self.standing(&sold, shown(&sold, request.asks("label_download_type"), &base_url)?)
            }
            ("PUT", ["v1", "labels", id, "void"]) => self.void(id, voids),
            ("GET", ["v1", "labels", id, "track"]) => {
                let sold = self.sold(id)?;
                Ok((200, travels::log(&sold, &self.travels(&sold))))
            }
            ("GET", ["v1", "tracking"]) => self.track(request),
            ("GET", ["v1", "shipments", "external_shipment_id", id]) => {
                if let Some(noted) = self.noted_as(id) {
                    return Ok((200, answers::noted(&noted)));
                }
                let sold = self.sold_as(id).ok_or_else(|| Refusal::unknown("external_shipment_id", id))?;
                Ok((200, answers::shipment(&sold)))
            }
            ("GET", ["v1", "shipments", id]) => {
                if let Some(noted) = self.noted(id) {
                    return Ok((200, answers::noted(&noted)));
                }
                let found = self.books().ledger.labels().iter().find(|sold| sold.shipment_id == *id).cloned();
                let sold = found.ok_or_else(|| Refusal::unknown("shipment_id", id))?;
                Ok((200, answers::shipment(&sold)))
            }
            ("PUT", ["v1", "shipments", id, "cancel"]) => self.cancel(id),
            (method, _) => {
                let message = format!("{method} {} is not a valid API endpoint.", request.path);
                Err(Refusal::new(404, Fault::new("shipengine", "security", "not_found", message)))
            }
        }
    }

    pub(super) fn outcome(&self, outcome: Outcome) -> Answer {
        let id = self.request_id();
        let mut answer = match outcome {
            Ok((204, _)) => Answer::text(204, ""),
            Ok((status, body)) => json_answer(status, &body),
            Err(refusal) => json_answer(refusal.status, &answers::errors(&id, &refusal.faults)),
        };
        answer.headers.push(("request-id", id.clone()));
        answer.headers.push(("x-shipengine-requestid", id));
        answer
    }

    pub(super) fn failure(&self, status: u16) -> Answer {
        let fault = Fault::new("shipengine", "system", "unspecified", "An unexpected error occurred.");
        self.outcome(Err(Refusal::new(status, fault)))
    }

    fn too_many_requests(&self, retry_after: RetryAfter) -> Answer {
        let fault = Fault::new("shipengine", "system", "rate_limit_exceeded", "You have exceeded the rate limit.");
        let mut answer = self.outcome(Err(Refusal::new(429, fault)));
        answer.headers.extend(retry_after.header());
        answer
    }
}

impl Refusal {
    pub(super) fn new(status: u16, fault: Fault) -> Refusal {
        Refusal { status, faults: vec![fault] }
    }

    pub(super) fn unknown(field: &str, value: &str) -> Refusal {
        let fault = Fault::new("shipengine", "business_rules", "invalid_identifier", format!("Invalid {field}."));
        Refusal::new(404, fault.at(field).with(&json!(value)))
    }

    /// The disk refused, so nothing was done.
    pub(super) fn books(error: io::Error) -> Refusal {
        Refusal::new(500, Fault::new("shipengine", "system", "unspecified", error.to_string()))
    }
}

fn body(request: &Request) -> Result<Value, Refusal> {
    let body = serde_json::from_slice(&request.body).ok().filter(Value::is_object);
    body.ok_or_else(|| Refusal::new(400, checks::no_body()))
}

fn web_page(status: u16, content_type: impl Into<Cow<'static, str>>) -> Answer {
    Answer { content_type: content_type.into(), ..Answer::text(status, WEB_PAGE) }
}

/// A label's file, or the file inside a label, replaced by a web page under the same name.
fn with_web_page_as_label(answer: Answer) -> Answer {
    let Ok(mut label) = serde_json::from_slice::<Value>(&answer.body) else {
        return web_page(200, answer.content_type);
    };
    let inside = label["label_download"]["href"].as_str().and_then(|href| href.strip_prefix("data:"));
    if let Some((media_type, _)) = inside.and_then(|href| href.split_once(';')) {
        label["label_download"]["href"] = json!(answers::data_url(media_type, WEB_PAGE.as_bytes()));
    }
    Answer { body: label.to_string().into_bytes(), ..answer }
}

fn json_answer(status: u16, body: &Value) -> Answer {
    Answer { content_type: "application/json; charset=utf-8".into(), ..Answer::text(status, &body.to_string()) }
}
