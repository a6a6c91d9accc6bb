//! The webhook itself: what is looked at, in which order, and what is answered.

use std::collections::VecDeque;
use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::Write as _;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::Value;
use serde_json::json;

use super::Delivered;
use super::FILE;
use super::Misbehaviour;
use super::Options;
use super::read_books;
use crate::practice::RetryAfter;
use crate::practice::listener;
use crate::practice::listener::Answer;
use crate::practice::listener::Reply;
use crate::practice::listener::Request;

/// What a hotel's network answers to everything before somebody has signed in.
const WEB_PAGE: &str = "<!doctype html>\n<html><body><h1>Welcome to the guest network</h1></body></html>\n";

/// Whether any key that begins with `PRACTICE` opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    AnyPractice,
    Listed,
}

#[derive(Debug)]
pub(super) struct Desk {
    accounts: Mutex<(Vec<(String, String)>, Door)>,
    books: Mutex<Books>,
    plan: Mutex<VecDeque<(Misbehaviour, u32)>>,
    asked: AtomicU64,
}

#[derive(Debug)]
struct Books {
    file: File,
    taken: Vec<Delivered>,
}

impl Desk {
    pub fn open(options: Options) -> io::Result<Desk> {
        fs::create_dir_all(&options.ledger)?;
        let taken = read_books(&options.ledger)?;
        let file = OpenOptions::new().create(true).append(true).open(options.ledger.join(FILE))?;
        Ok(Desk {
            accounts: Mutex::new((options.accounts, Door::AnyPractice)),
            books: Mutex::new(Books { file, taken }),
            plan: Mutex::default(),
            asked: AtomicU64::new(0),
        })
    }

    pub fn delivered(&self) -> Vec<Delivered> {
        lock(&self.books).taken.clone()
    }

    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::SeqCst)
    }

    pub fn misbehave(&self, misbehaviour: Misbehaviour, times: u32) {
        lock(&self.plan).push_back((misbehaviour, times));
    }

    pub fn behave(&self) {
        lock(&self.plan).clear();
    }

    pub fn take_only(&self, accounts: Vec<(String, String)>) {
        *lock(&self.accounts) = (accounts, Door::Listed);
    }

    /// What to do wrong on this request; counts as done.
    fn next_misbehaviour(&self) -> Option<Misbehaviour> {
        let mut plan = lock(&self.plan);
        let (misbehaviour, times) = plan.front_mut()?;
        *times = times.saturating_sub(1);
        let (misbehaviour, spent) = (*misbehaviour, *times == 0);
        if spent {
            plan.pop_front();
        }
        Some(misbehaviour)
    }

    /// Looks at a request as the documents have it: headers, type, account, body, fields.
    fn take(&self, request: &Request) -> Answer {
        let (Some(email), Some(key)) = (header(request, "x-auth-email"), header(request, "x-auth-key")) else {
            return failed(400, "Authorization Header Error. Email and key are required");
        };
        if request.header("content-type") != Some("application/json") {
            return failed(400, "Authorization Header Error. Content-Type : application/json alone is taken");
        }
        if !self.knows(email, key) {
            return failed(401, "Authorization Header Error. Check the email and the key");
        }
        let Some(body) = serde_json::from_slice::<Value>(&request.body).ok().filter(Value::is_object) else {
            return failed(409, "Invalid JSON format");
        };
        let blank = |name: &str| body[name].as_str().is_none_or(|text| text.trim().is_empty());
        if ["order_no", "trackingnumber", "carrier_type"].into_iter().any(blank) {
            return failed(409, "Order number, tracking number and carrier type must not be empty");
        }
        match self.write_down(body) {
            Ok(()) => json_answer(200, &json!({ "message": "Request received", "status": "Success" })),
            Err(_) => failed(500, "The books cannot be written"),
        }
    }

    fn knows(&self, email: &str, key: &str) -> bool {
        let accounts = lock(&self.accounts);
        let (listed, door) = &*accounts;
        let any = *door == Door::AnyPractice && key.starts_with("PRACTICE");
        any || listed.iter().any(|(own, theirs)| own == email && theirs == key)
    }

    fn write_down(&self, body: Value) -> io::Result<()> {
        let delivered = Delivered { at: jiff::Timestamp::now().to_string(), body };
        let mut line = serde_json::to_vec(&delivered)?;
        line.push(b'\n');
        let mut books = lock(&self.books);
        books.file.write_all(&line)?;
        books.file.sync_data()?;
        books.taken.push(delivered);
        Ok(())
    }

    /// The private paths by which a server in another process is told what to do.
    fn obey(&self, order: &str, request: &Request) -> Answer {
        match (request.method.as_str(), order) {
            ("POST", "misbehave") => {
                let order: Value = serde_json::from_slice(&request.body).unwrap_or_default();
                let Some(misbehaviour) = Misbehaviour::from_json(&order) else {
                    return Answer::text(400, "unknown kind of misbehaviour\n");
                };
                let times = order["times"].as_u64().unwrap_or(1).min(1_000_000) as u32;
                self.misbehave(misbehaviour, times);
                json_answer(200, &json!({ "planned": times }))
            }
            ("POST", "behave") => {
                self.behave();
                json_answer(200, &json!({}))
            }
            ("GET", "ledger") => json_answer(200, &json!({ "delivered": self.delivered() })),
            _ => Answer::text(404, "no such order\n"),
        }
    }
}

impl listener::Desk for Desk {
    fn reply(&self, request: &Request) -> Reply {
        if let Some(order) = request.path.strip_prefix("/practice/") {
            return Reply::Whole(self.obey(order, request));
        }
        if (request.method.as_str(), request.path.as_str()) != ("POST", "/Genericwebhook/webhookapi.php") {
            return Reply::Whole(Answer::text(404, "Not Found\n"));
        }
        self.asked.fetch_add(1, Ordering::SeqCst);
        let Some(misbehaviour) = self.next_misbehaviour() else { return Reply::Whole(self.take(request)) };
        match misbehaviour {
            Misbehaviour::DropBefore => Reply::HangUp,
            Misbehaviour::DropAfter => {
                self.take(request);
                Reply::HangUp
            }
            Misbehaviour::Fail(status) => Reply::Whole(failed(status, documented(status))),
            Misbehaviour::FailAfter(status) => {
                self.take(request);
                Reply::Whole(failed(status, documented(status)))
            }
            Misbehaviour::TooManyRequests(retry_after) => Reply::Whole(too_many_requests(retry_after)),
            Misbehaviour::Slow(start) => Reply::Slow { answer: self.take(request), start, body: Duration::ZERO },
            Misbehaviour::OtherStatus => {
                Reply::Whole(json_answer(200, &json!({ "message": "Received in part", "status": "Pending" })))
            }
            Misbehaviour::WebPage => {
                Reply::Whole(Answer { content_type: "text/html".into(), ..Answer::text(200, WEB_PAGE) })
            }
            Misbehaviour::Empty => {
                self.take(request);
                Reply::Whole(Answer { content_type: "application/json".into(), ..Answer::text(200, "") })
            }
            Misbehaviour::CutShort => Reply::CutShort(self.take(request)),
            Misbehaviour::Redirect => {
                let mut answer = Answer::text(302, "");
                answer.headers.push(("Location", "http://127.0.0.1:9/sign-in".to_owned()));
                Reply::Whole(answer)
            }
        }
    }
}

impl Misbehaviour {
    /// Reads one from the control path's JSON: its name in `kind` (`drop_after`, `fail`, `too_many_requests` …) and, where it
    /// takes one, `status`, `seconds` or `retry_after` (a number, `"missing"` or `"date"`).
    fn from_json(order: &Value) -> Option<Misbehaviour> {
        let status = order["status"].as_u64().and_then(|status| status.try_into().ok()).unwrap_or(500);
        let seconds = order["seconds"].as_f64().unwrap_or(1.0).clamp(0.0, 3600.0);
        Some(match order["kind"].as_str()? {
            "drop_before" => Misbehaviour::DropBefore,
            "drop_after" => Misbehaviour::DropAfter,
            "fail" => Misbehaviour::Fail(status),
            "fail_after" => Misbehaviour::FailAfter(status),
            "too_many_requests" => Misbehaviour::TooManyRequests(match &order["retry_after"] {
                Value::Number(seconds) => RetryAfter::Seconds(seconds.as_u64().unwrap_or(1).min(86_400) as u32),
                Value::String(word) if word == "date" => RetryAfter::Date(seconds as u32),
                _ => RetryAfter::Missing,
            }),
            "slow" => Misbehaviour::Slow(Duration::from_secs_f64(seconds)),
            "other_status" => Misbehaviour::OtherStatus,
            "web_page" => Misbehaviour::WebPage,
            "empty" => Misbehaviour::Empty,
            "cut_short" => Misbehaviour::CutShort,
            "redirect" => Misbehaviour::Redirect,
            _ => return None,
        })
    }
}

fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.header(name).map(str::trim).filter(|value| !value.is_empty())
}

/// What is said with a status, where the documents have one.
fn documented(status: u16) -> &'static str {
    match status {
        400 => "Authorization Header Error. Email and key are required",
        401 => "Authorization Header Error. Check the email and the key",
        409 => "Order number, tracking number and carrier type must not be empty",
        _ => "Something went wrong",
    }
}

fn failed(status: u16, message: &str) -> Answer {
    json_answer(status, &json!({ "message": message, "status": "Failed" }))
}

fn too_many_requests(retry_after: RetryAfter) -> Answer {
    let mut answer = failed(429, "Too many requests");
    answer.headers.extend(retry_after.header());
    answer
}

fn json_answer(status: u16, body: &Value) -> Answer {
    Answer { content_type: "application/json".into(), ..Answer::text(status, &body.to_string()) }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
