//! What the practice LateShipment answers, over a bare socket.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpStream;

use serde_json::json;

use super::*;

const GOOD: &str = r#"{"order_no":"1","trackingnumber":"1L1","carrier_type":"La Poste"}"#;
const HEADERS: [(&str, &str); 3] =
    [("X-Auth-Email", "desk@shop.example"), ("X-Auth-Key", "PRACTICE-1"), ("Content-Type", "application/json")];

#[test]
fn each_row_of_the_documents_is_answered() {
    let shop = Shop::open();
    assert_eq!(shop.ask(&HEADERS, GOOD), (200, "Success".to_owned()));
    for (headers, body, status) in [
        (vec![HEADERS[1], HEADERS[2]], GOOD, 400),
        (vec![HEADERS[0], HEADERS[2]], GOOD, 400),
        (vec![("X-Auth-Email", " "), HEADERS[1], HEADERS[2]], GOOD, 400),
        (vec![HEADERS[0], HEADERS[1], ("Content-Type", "text/plain")], GOOD, 400),
        (vec![HEADERS[0], HEADERS[1], ("Content-Type", "application/json; charset=utf-8")], GOOD, 400),
        (vec![HEADERS[0], HEADERS[1]], GOOD, 400),
        (vec![HEADERS[0], ("X-Auth-Key", "wrong"), HEADERS[2]], GOOD, 401),
        (HEADERS.to_vec(), r#"{"order_no":"#, 409),
        (HEADERS.to_vec(), "[]", 409),
        (HEADERS.to_vec(), "{}", 409),
        (HEADERS.to_vec(), r#"{"order_no":" ","trackingnumber":"1L1","carrier_type":"La Poste"}"#, 409),
        (HEADERS.to_vec(), r#"{"order_no":"1","trackingnumber":"","carrier_type":"La Poste"}"#, 409),
        (HEADERS.to_vec(), r#"{"order_no":"1","trackingnumber":"1L1"}"#, 409),
        (HEADERS.to_vec(), r#"{"order_no":1,"trackingnumber":"1L1","carrier_type":"La Poste"}"#, 409),
    ] {
        assert_eq!(shop.ask(&headers, body), (status, "Failed".to_owned()), "{headers:?} {body}");
    }
    let lower = HEADERS.map(|(name, value)| (name.to_lowercase(), value));
    let lower: Vec<(&str, &str)> = lower.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    assert_eq!(shop.ask(&lower, GOOD).0, 200, "names of headers have no case");
    assert_eq!(shop.server.delivered().len(), 2);
}

#[test]
fn the_books_outlive_the_server_and_say_what_came() {
    let shop = Shop::open();
    shop.ask(&HEADERS, GOOD);
    let Shop { server, folder } = shop;
    drop(server);
    let books = read_books(folder.path()).unwrap();
    assert_eq!((books.len(), books[0].field("trackingnumber")), (1, "1L1"));
    let again = Server::start(Options::new(folder.path())).unwrap();
    assert_eq!(again.delivered(), books);
}

#[test]
fn it_misbehaves_as_told_and_the_books_say_what_was_taken() {
    let shop = Shop::open();
    for (misbehaviour, status, taken) in [
        (Misbehaviour::DropBefore, 0, 0),
        (Misbehaviour::DropAfter, 0, 1),
        (Misbehaviour::Fail(503), 503, 0),
        (Misbehaviour::FailAfter(500), 500, 1),
        (Misbehaviour::TooManyRequests(RetryAfter::Seconds(7)), 429, 0),
        (Misbehaviour::OtherStatus, 200, 0),
        (Misbehaviour::WebPage, 200, 0),
        (Misbehaviour::Empty, 200, 1),
        (Misbehaviour::Redirect, 302, 0),
        (Misbehaviour::Slow(Duration::from_millis(5)), 200, 1),
    ] {
        let before = shop.server.delivered().len();
        shop.server.misbehave(misbehaviour, 1);
        assert_eq!(shop.ask(&HEADERS, GOOD).0, status, "{misbehaviour:?}");
        assert_eq!(shop.server.delivered().len() - before, taken, "{misbehaviour:?}");
    }
    let order = json!({"kind": "too_many_requests", "retry_after": 60, "times": 2}).to_string();
    assert_eq!(shop.post("/practice/misbehave", &[], &order).0, 200);
    assert_eq!(shop.ask(&HEADERS, GOOD).0, 429);
    assert_eq!(shop.post("/practice/behave", &[], "").0, 200);
    assert_eq!(shop.ask(&HEADERS, GOOD).0, 200);
}

struct Shop {
    server: Server,
    folder: tempfile::TempDir,
}

impl Shop {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { server: Server::start(Options::new(folder.path())).unwrap(), folder }
    }

    fn ask(&self, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        self.post("/Genericwebhook/webhookapi.php", headers, body)
    }

    /// The status, 0 where it hung up, and the status in words.
    fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        let url = self.server.url();
        let address = url.trim_start_matches("http://").split('/').next().unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        write!(stream, "POST {path} HTTP/1.1\r\nHost: {address}\r\n{headers}Content-Length: {length}\r\n\r\n{body}")
            .unwrap();
        let mut answer = String::new();
        // A server that hangs up is an answer too.
        drop(stream.read_to_string(&mut answer));
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let body = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
        let body: Value = serde_json::from_str(body).unwrap_or_default();
        (status, body["status"].as_str().unwrap_or_default().to_owned())
    }
}
