//! What a practice server can be told to do wrong.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::SystemTime;

use serde_json::Value;

use super::listener::Answer;

/// One way to fail a customer. "Commit" is the moment when the sale is in the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misbehaviour {
    /// Hangs up without having done anything.
    DropBeforeCommit,
    /// Does as asked and hangs up instead of answering.
    DropAfterCommit,
    /// Answers this status in the carrier's error shape, nothing done.
    FailBeforeCommit(u16),
    /// Does as asked and answers this status.
    FailAfterCommit(u16),
    /// Answers 429, nothing done.
    TooManyRequests(RetryAfter),
    /// Does as asked and waits before the first byte of the answer.
    SlowStart(Duration),
    /// Does as asked and lets the answer's body trickle for that long.
    SlowBody(Duration),
    /// Takes the shipment in, makes no label of it, and answers 500.
    ShipmentOnly,
    /// Hangs up at once and does as asked only after that time.
    LateCommit(Duration),
    /// Answers 502 with a web page, nothing done.
    BadGateway,
    /// Does as asked and answers 200 with a web page.
    WebPage,
    /// Does as asked and cuts the answer's body in half.
    CutShort,
    /// Does as asked and answers JSON that goes on for this many bytes.
    Endless(u64),
    /// Sends a web page under the name of the label.
    LabelIsWebPage,
    /// Refuses to void, politely, with status 200.
    VoidRefused,
    /// Does as asked and answers bytes that mean nothing.
    Garbage,
    /// Does as asked and answers in another of the carrier's shapes, where it has several.
    OtherShape(Shape),
}

/// How else an answer of La Poste's may look. All of them were seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `multipart/mixed` in place of `multipart/related`.
    Mixed,
    /// The label's facts at the root, in no block of their own.
    Flat,
    /// The boundary is missing in the header and stands in the body alone.
    Unbound,
    /// A refusal with the status of a success.
    Refused200,
    /// The label without the declaration that belongs to it.
    NoDeclaration,
    /// The message alone, without the label that was made.
    NoLabel,
}

impl Shape {
    fn of(name: &str) -> Option<Shape> {
        Some(match name {
            "mixed" => Shape::Mixed,
            "flat" => Shape::Flat,
            "unbound" => Shape::Unbound,
            "refused_200" => Shape::Refused200,
            "no_declaration" => Shape::NoDeclaration,
            "no_label" => Shape::NoLabel,
            _ => return None,
        })
    }
}

/// An answer that nobody can read, under a name that anybody would.
pub(super) fn garbage() -> Answer {
    let body = (0_u32..2048).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    Answer { body, content_type: "application/json".into(), ..Answer::text(200, "") }
}

/// What a 429 says about when to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// That many seconds.
    Seconds(u32),
    /// Nothing.
    Missing,
    /// A date so many seconds ahead.
    Date(u32),
}

impl RetryAfter {
    /// The header that says so.
    pub(super) fn header(self) -> Option<(&'static str, String)> {
        let when = match self {
            Self::Seconds(seconds) => seconds.to_string(),
            Self::Date(seconds) => httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(seconds.into())),
            Self::Missing => return None,
        };
        Some(("Retry-After", when))
    }
}

impl Misbehaviour {
    /// Reads one from the control path's JSON: its name in `kind` (`drop_after_commit`, `too_many_requests` …) and,
    /// where it takes one, `status`, `seconds`, `bytes`, `shape` or `retry_after` (a number, `"missing"` or `"date"`).
    pub(super) fn from_json(order: &Value) -> Option<Misbehaviour> {
        let status = |usual| order["status"].as_u64().and_then(|status| status.try_into().ok()).unwrap_or(usual);
        let wait = || Duration::from_secs_f64(order["seconds"].as_f64().unwrap_or(1.0).clamp(0.0, 3600.0));
        let retry_after = || match &order["retry_after"] {
            Value::Number(seconds) => RetryAfter::Seconds(seconds.as_u64().unwrap_or(1).min(86_400) as u32),
            Value::String(word) if word == "date" => {
                RetryAfter::Date(order["seconds"].as_u64().unwrap_or(1).min(86_400) as u32)
            }
            _ => RetryAfter::Missing,
        };
        Some(match order["kind"].as_str()? {
            "drop_before_commit" => Misbehaviour::DropBeforeCommit,
            "drop_after_commit" => Misbehaviour::DropAfterCommit,
            "fail_before_commit" => Misbehaviour::FailBeforeCommit(status(500)),
            "fail_after_commit" => Misbehaviour::FailAfterCommit(status(500)),
            "too_many_requests" => Misbehaviour::TooManyRequests(retry_after()),
            "slow_start" => Misbehaviour::SlowStart(wait()),
            "slow_body" => Misbehaviour::SlowBody(wait()),
            "late_commit" => Misbehaviour::LateCommit(wait()),
            "shipment_only" => Misbehaviour::ShipmentOnly,
            "bad_gateway" => Misbehaviour::BadGateway,
            "web_page" => Misbehaviour::WebPage,
            "cut_short" => Misbehaviour::CutShort,
            "endless" => Misbehaviour::Endless(order["bytes"].as_u64().unwrap_or(200_000_000)),
            "label_is_web_page" => Misbehaviour::LabelIsWebPage,
            "void_refused" => Misbehaviour::VoidRefused,
            "garbage" => Misbehaviour::Garbage,
            "other_shape" => Misbehaviour::OtherShape(Shape::of(order["shape"].as_str()?)?),
            _ => return None,
        })
    }
}

/// What a server was told to do wrong next, and on which requests.
#[derive(Debug, Default)]
pub(super) struct Script(Mutex<VecDeque<Planned>>);

#[derive(Debug)]
struct Planned {
    misbehaviour: Misbehaviour,
    times: u32,
    /// `POST /v1/labels`, or with `*` at its end whatever begins so.
    on: String,
}

impl Script {
    /// Adds to the plan: on the next `times` requests that `on` names.
    pub fn plan(&self, misbehaviour: Misbehaviour, times: u32, on: &str) {
        self.planned().push_back(Planned { misbehaviour, times, on: on.to_owned() });
    }

    /// Back to good behaviour.
    pub fn clear(&self) {
        self.planned().clear();
    }

    /// What to do wrong on this request; counts as done.
    pub fn take(&self, method: &str, path: &str) -> Option<Misbehaviour> {
        let asked = format!("{method} {path}");
        let mut planned = self.planned();
        let concerns = |planned: &Planned| match planned.on.strip_suffix('*') {
            Some(begin) => asked.starts_with(begin),
            None => asked == planned.on,
        };
        let at = planned.iter().position(|planned| planned.times > 0 && concerns(planned))?;
        planned[at].times -= 1;
        let misbehaviour = planned[at].misbehaviour;
        planned.retain(|planned| planned.times > 0);
        Some(misbehaviour)
    }

    fn planned(&self) -> std::sync::MutexGuard<'_, VecDeque<Planned>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_plan_concerns_its_requests_and_runs_out() {
        let script = Script::default();
        script.plan(Misbehaviour::DropAfterCommit, 2, "POST /v1/labels");
        script.plan(Misbehaviour::LabelIsWebPage, 1, "GET /v1/downloads/*");
        assert_eq!(script.take("GET", "/v1/labels"), None);
        assert_eq!(script.take("POST", "/v1/labels/se-1"), None);
        assert_eq!(script.take("POST", "/v1/labels"), Some(Misbehaviour::DropAfterCommit));
        assert_eq!(script.take("POST", "/v1/labels"), Some(Misbehaviour::DropAfterCommit));
        assert_eq!(script.take("POST", "/v1/labels"), None);
        assert_eq!(script.take("GET", "/v1/downloads/1/x.pdf"), Some(Misbehaviour::LabelIsWebPage));
        script.plan(Misbehaviour::BadGateway, 1, "*");
        script.clear();
        assert_eq!(script.take("GET", "/v1/labels"), None);
    }

    #[test]
    fn orders_come_as_json() {
        let read = |order: Value| Misbehaviour::from_json(&order);
        assert_eq!(read(json!({"kind": "fail_after_commit", "status": 503})), Some(Misbehaviour::FailAfterCommit(503)));
        assert_eq!(
            read(json!({"kind": "too_many_requests", "retry_after": 60})),
            Some(Misbehaviour::TooManyRequests(RetryAfter::Seconds(60)))
        );
        assert_eq!(
            read(json!({"kind": "too_many_requests", "retry_after": "missing"})),
            Some(Misbehaviour::TooManyRequests(RetryAfter::Missing))
        );
        assert_eq!(
            read(json!({"kind": "late_commit", "seconds": 0.5})),
            Some(Misbehaviour::LateCommit(Duration::from_millis(500)))
        );
        assert_eq!(
            read(json!({"kind": "other_shape", "shape": "mixed"})),
            Some(Misbehaviour::OtherShape(Shape::Mixed))
        );
        assert_eq!(read(json!({"kind": "other_shape", "shape": "round"})), None);
        assert_eq!(read(json!({"kind": "dance"})), None);
        assert_eq!(read(json!(null)), None);
    }
}
