//! The place that speaks HTTP.
//!
//! Lanes call it as blocking functions; inside, one thread drives the connections, so that every call has a timeout for its
//! first byte, a cap on its body and an end. Knows how to say whether a request was sent at all, which is the question that
//! matters when a request costs money. Logs methods, paths and numbers; never a header, a query or a body.

mod device;
mod engine;
mod gate;
mod trust;

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;
use std::time::Instant;

use reqwest::Method;
use reqwest::Url;
use secrecy::ExposeSecret as _;
use secrecy::SecretString;
use serde::Serialize;

pub use device::DevicePatience;
pub use device::post_to_device;
pub use engine::trust_also;
pub use gate::RateGate;
pub use trust::Certificates;
pub use trust::NoCertificate;
pub use trust::read_certificates;

use engine::Engine;
use trust::hindrance;

/// Whether a request spends money. One that does gets a fresh connection and a long wait, and is never sent twice by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charges {
    /// It buys something.
    Yes,
    /// It asks or tells.
    No,
}

/// What a server answered, whatever its status.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, capped.
    pub body: Vec<u8>,
    /// What kind of body it says it is, with a multipart's boundary.
    pub content_type: Option<String>,
    /// What the server calls this request, for its support.
    pub request_id: Option<String>,
    /// How long it asks to wait, read from `Retry-After` in either form.
    pub retry_after: Option<Duration>,
    /// The same without the cut that keeps a desk from standing still: for what can wait as long as it is asked to.
    pub retry_after_in_full: Option<Duration>,
    /// Where it points instead. Nothing is followed but a download.
    pub sent_on_to: Option<String>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    /// No connection could be made: not a byte of the request was sent.
    #[error("{host} could not be reached, nothing was sent ({why:?})")]
    NotSent {
        /// Where to.
        host: String,
        /// What stood in the way.
        why: Hindrance,
    },
    /// The request went out, or may have, and no whole answer came back.
    #[error("the answer was lost")]
    Lost,
    /// The body grew past what any answer of this kind holds.
    #[error("the answer is larger than {cap} bytes")]
    TooLarge {
        /// In bytes.
        cap: usize,
    },
    /// The gate is closed: the request was not sent.
    #[error("the rate limit asks to wait {} s", wait.as_secs())]
    Wait {
        /// For how long.
        wait: Duration,
    },
    /// The address is none that may be spoken to: https only, unless it is this machine.
    #[error("not an address to speak to")]
    BadAddress,
}

/// What stood in the way of a connection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hindrance {
    /// Nobody answered, as far as can be told.
    #[default]
    NoConnection,
    /// The server's certificate was issued by nobody that is trusted here.
    Untrusted,
    /// The certificate is not valid at this time, or this computer's clock is wrong.
    NotValidNow,
}

/// How long to wait and how much to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// From sending to the first byte of the answer, for a request that is free.
    pub first_byte: Duration,
    /// The same for one that charges.
    pub purchase: Duration,
    /// From the first byte to the last.
    pub body: Duration,
    /// The most a JSON answer may hold, in bytes.
    pub json_cap: usize,
    /// The most a downloaded file may hold, in bytes.
    pub file_cap: usize,
}

/// One server, one key.
#[derive(Clone)]
pub struct Http {
    base: Url,
    key_header: &'static str,
    key: SecretString,
    /// A second header that says who asks, for servers that want one beside the key.
    who: Option<(&'static str, SecretString)>,
    gate: Arc<RateGate>,
    patience: Patience,
}

/// A file that is sent on more often than this is in a circle.
const MOST_REDIRECTS: usize = 4;

/// A look-up waits this long for the gate; longer is an answer the operator should see.
const GATE_PATIENCE: Duration = Duration::from_secs(2);

/// What a server may ask us to wait at the most; a wrong header must not stop the desk for a day.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// The same for what can wait: more than a day is a slip.
const LONGEST_WAIT_IN_FULL: Duration = Duration::from_secs(24 * 3600);

/// What is waited when a server says 429 and not for how long.
const DEFAULT_WAIT: Duration = Duration::from_secs(5);

impl Default for Patience {
    /// ShipEngine's own clients wait 60 and 65 seconds for a label; shorter waits are why people buy twice.
    fn default() -> Self {
        Self {
            first_byte: Duration::from_secs(20),
            purchase: Duration::from_secs(75),
            body: Duration::from_secs(30),
            json_cap: 8 << 20,
            file_cap: 20 << 20,
        }
    }
}

impl Http {
    /// Speaks to `base` with a key in a header; one that is empty is none, and no header is sent. Refuses plain http to anything
    /// but this machine.
    pub fn new(
        base: &str,
        key_header: &'static str,
        key: SecretString,
        gate: Arc<RateGate>,
        patience: Patience,
    ) -> Result<Self, HttpError> {
        let base = Url::parse(base).map_err(|_| HttpError::BadAddress)?;
        if !may_speak_to(&base) {
            return Err(HttpError::BadAddress);
        }
        Ok(Self { base, key_header, key, who: None, gate, patience })
    }

    /// Says who asks in a header beside the key. It goes along wherever the key goes.
    #[must_use]
    pub fn with_who(mut self, header: &'static str, who: SecretString) -> Self {
        self.who = Some((header, who));
        self
    }

    /// The server's name, for messages.
    pub fn host(&self) -> String {
        self.base.host_str().unwrap_or_default().to_owned()
    }

    /// Asks for something.
    pub fn get(&self, path: &str) -> Result<Answer, HttpError> {
        self.send(Method::GET, path, None, Charges::No)
    }

    /// Sends JSON.
    pub fn post(&self, path: &str, body: &impl Serialize, charges: Charges) -> Result<Answer, HttpError> {
        let body = serde_json::to_vec(body).map_err(|_| HttpError::BadAddress)?;
        self.send(Method::POST, path, Some(body), charges)
    }

    /// Changes something, without a body.
    pub fn put(&self, path: &str) -> Result<Answer, HttpError> {
        self.send(Method::PUT, path, None, Charges::No)
    }

    /// Changes something, with JSON.
    pub fn put_json(&self, path: &str, body: &impl Serialize) -> Result<Answer, HttpError> {
        let body = serde_json::to_vec(body).map_err(|_| HttpError::BadAddress)?;
        self.send(Method::PUT, path, Some(body), Charges::No)
    }

    /// Deletes something.
    pub fn delete(&self, path: &str) -> Result<Answer, HttpError> {
        self.send(Method::DELETE, path, None, Charges::No)
    }

    /// Fetches a file from the address that the server gave: from that server, or from one of `also`, where its files may lie. The
    /// key goes along only to the server it belongs to, whatever it points at. It may send on a few times, within these bounds.
    pub fn download(&self, address: &str, also: &[&str]) -> Result<Answer, HttpError> {
        let mut url = Url::parse(address).map_err(|_| HttpError::BadAddress)?;
        for _ in 0..MOST_REDIRECTS {
            let answer = self.download_from(url.clone(), also)?;
            match answer.sent_on_to.as_deref().filter(|_| (300..400).contains(&answer.status)) {
                Some(place) => url = url.join(place).map_err(|_| HttpError::BadAddress)?,
                None => return Ok(answer),
            }
        }
        Err(HttpError::BadAddress)
    }

    fn download_from(&self, url: Url, also: &[&str]) -> Result<Answer, HttpError> {
        let host = url.host_str().unwrap_or_default();
        let known = Some(host) == self.base.host_str() || also.contains(&host);
        if !known || !may_speak_to(&url) {
            tracing::warn!(known, "a file lies where no connected account is: it is not fetched");
            return Err(HttpError::BadAddress);
        }
        let ours = url.origin() == self.base.origin();
        if ours {
            self.pass_the_gate()?;
        }
        let key = ours.then_some(&self.key);
        self.run(Method::GET, url, None, Charges::No, key, self.patience.file_cap)
    }

    fn send(&self, method: Method, path: &str, body: Option<Vec<u8>>, charges: Charges) -> Result<Answer, HttpError> {
        let url = self.base.join(path).map_err(|_| HttpError::BadAddress)?;
        self.pass_the_gate()?;
        self.run(method, url, body, charges, Some(&self.key), self.patience.json_cap)
    }

    fn pass_the_gate(&self) -> Result<(), HttpError> {
        self.gate.enter(GATE_PATIENCE).map_err(|wait| HttpError::Wait { wait })
    }

    fn run(
        &self,
        method: Method,
        url: Url,
        body: Option<Vec<u8>>,
        charges: Charges,
        key: Option<&SecretString>,
        cap: usize,
    ) -> Result<Answer, HttpError> {
        let engine = Engine::get();
        let host = url.host_str().unwrap_or_default().to_owned();
        let path = url.path().to_owned();
        let client = engine.client(charges, is_this_machine(&url));
        let mut request = client.request(method.clone(), url).header("accept", "application/json, */*");
        if let Some(key) = key.filter(|key| !key.expose_secret().is_empty()) {
            request = request.header(self.key_header, key.expose_secret());
            if let Some((header, who)) = &self.who {
                request = request.header(*header, who.expose_secret());
            }
        }
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body);
        }
        let first_byte = match charges {
            Charges::Yes => self.patience.purchase,
            Charges::No => self.patience.first_byte,
        };
        let whole = self.patience.body;
        let (answer_in, answer_out) = mpsc::sync_channel(1);
        let began = Instant::now();
        engine.handle.spawn(async move {
            let outcome = exchange(request, host, first_byte, whole, cap).await;
            // Nobody listens any more when the caller gave up; there is nobody to tell.
            let _ = answer_in.send(outcome);
        });
        let outcome = answer_out.recv().unwrap_or(Err(HttpError::Lost));
        let ms = began.elapsed().as_millis();
        match &outcome {
            Ok(answer) => tracing::debug!(%method, path, status = answer.status, ms, "answered"),
            Err(error) => tracing::warn!(%method, path, %error, ms, "not answered"),
        }
        if let Ok(answer) = &outcome
            && answer.status == 429
        {
            self.gate.close_for(answer.retry_after.unwrap_or(DEFAULT_WAIT));
        }
        outcome
    }
}

/// One request, one answer, both within their time.
async fn exchange(
    request: reqwest::RequestBuilder,
    host: String,
    first_byte: Duration,
    whole: Duration,
    cap: usize,
) -> Result<Answer, HttpError> {
    let response = match tokio::time::timeout(first_byte, request.send()).await {
        Err(_) => return Err(HttpError::Lost),
        // A builder error means that no request could be made, so none was sent.
        Ok(Err(error)) if error.is_connect() || error.is_builder() => {
            return Err(HttpError::NotSent { host, why: hindrance(&error) });
        }
        Ok(Err(_)) => return Err(HttpError::Lost),
        Ok(Ok(response)) => response,
    };
    let status = response.status().as_u16();
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let request_id = header("x-shipengine-requestid").or_else(|| header("request-id"));
    let retry_after_in_full = header("retry-after").as_deref().and_then(read_retry_after);
    let retry_after = retry_after_in_full.map(|wait| wait.min(LONGEST_WAIT));
    let sent_on_to = header("location");
    let content_type = header("content-type");
    let body = match tokio::time::timeout(whole, read_body(response, cap)).await {
        Err(_) => return Err(HttpError::Lost),
        Ok(body) => body?,
    };
    Ok(Answer { status, body, content_type, request_id, retry_after, retry_after_in_full, sent_on_to })
}

async fn read_body(mut response: reqwest::Response, cap: usize) -> Result<Vec<u8>, HttpError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| HttpError::Lost)? {
        if body.len() + chunk.len() > cap {
            return Err(HttpError::TooLarge { cap });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Seconds, or an HTTP date; neither past nor longer than [`LONGEST_WAIT_IN_FULL`].
fn read_retry_after(value: &str) -> Option<Duration> {
    let wait = match value.trim().parse::<u64>() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => {
            let at = httpdate::parse_http_date(value.trim()).ok()?;
            at.duration_since(std::time::SystemTime::now()).unwrap_or_default()
        }
    };
    Some(wait.min(LONGEST_WAIT_IN_FULL))
}

/// https to anybody, http to this machine alone.
fn may_speak_to(url: &Url) -> bool {
    match url.scheme() {
        "https" => url.host_str().is_some(),
        "http" => is_this_machine(url),
        _ => false,
    }
}

fn is_this_machine(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

impl std::fmt::Debug for Answer {
    /// Never the body: it holds people's addresses.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({}, {} bytes)", self.status, self.body.len())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::io::Write as _;
    use std::net::TcpListener;
    use std::sync::Mutex;
    use std::thread;

    use super::*;

    /// A server that gives each connection to `answer`.
    fn server(answer: impl Fn(std::net::TcpStream) + Send + 'static) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("bound"));
        thread::Builder::new()
            .name("test server".to_owned())
            .spawn(move || listener.incoming().flatten().for_each(&answer))
            .expect("a thread");
        base
    }

    fn read_request(stream: &mut std::net::TcpStream) -> String {
        let mut buffer = [0; 4096];
        let length = stream.read(&mut buffer).unwrap_or(0);
        String::from_utf8_lossy(&buffer[..length]).into_owned()
    }

    fn http(base: &str) -> Http {
        let patience = Patience {
            first_byte: Duration::from_millis(400),
            purchase: Duration::from_millis(400),
            body: Duration::from_millis(400),
            json_cap: 1000,
            file_cap: 2000,
        };
        let key = SecretString::from("a key".to_owned());
        Http::new(base, "API-Key", key, Arc::new(RateGate::new(200)), patience).expect("loopback")
    }

    #[test]
    fn nobody_at_home_means_that_nothing_was_sent() {
        let port = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("bound").port();
        let error = http(&format!("http://127.0.0.1:{port}")).post("/buy", &(), Charges::Yes).expect_err("nobody");
        assert_eq!(error, HttpError::NotSent { host: "127.0.0.1".to_owned(), why: Hindrance::NoConnection });
    }

    #[test]
    fn a_server_that_hangs_up_leaves_a_doubt() {
        let base = server(|mut stream| drop(read_request(&mut stream)));
        assert_eq!(http(&base).post("/buy", &(), Charges::Yes), Err(HttpError::Lost));
    }

    #[test]
    fn a_server_that_says_nothing_is_not_waited_for_for_ever() {
        let base = server(|mut stream| {
            read_request(&mut stream);
            thread::sleep(Duration::from_secs(5));
        });
        assert_eq!(http(&base).get("/"), Err(HttpError::Lost));
    }

    #[test]
    fn an_endless_answer_is_cut_off() {
        let base = server(|mut stream| {
            read_request(&mut stream);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n");
            while stream.write_all(&[b' '; 500]).is_ok() {}
        });
        assert_eq!(http(&base).get("/"), Err(HttpError::TooLarge { cap: 1000 }));
    }

    #[test]
    fn the_key_goes_to_its_own_server_alone() {
        let echo = |mut stream: std::net::TcpStream| {
            let request = read_request(&mut stream).to_lowercase();
            let seen = if request.contains("api-key: a key") { "key" } else { "none" };
            let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{seen}", seen.len());
        };
        let (ours, theirs) = (server(echo), server(echo));
        let http = http(&ours);
        assert_eq!(http.download(&format!("{ours}/x"), &[]).expect("an answer").body, b"key");
        assert_eq!(http.download(&format!("{theirs}/x"), &[]).expect("an answer").body, b"none");
    }

    #[test]
    fn a_file_is_fetched_from_known_hosts_alone() {
        let base = server(|mut stream| {
            read_request(&mut stream);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
        });
        let elsewhere = base.replace("127.0.0.1", "localhost");
        assert_eq!(http(&base).download(&format!("{elsewhere}/x"), &[]), Err(HttpError::BadAddress));
        assert_eq!(http(&base).download(&format!("{elsewhere}/x"), &["localhost"]).expect("an answer").body, b"ok");
        assert_eq!(
            http(&base).download("http://files.example/x", &["files.example"]),
            Err(HttpError::BadAddress),
            "http"
        );
    }

    #[test]
    fn a_redirect_takes_no_key_along_and_leads_to_no_stranger() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&seen);
        let theirs = server(move |mut stream| {
            told.lock().expect("no panic").push(read_request(&mut stream).to_lowercase());
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfile");
        });
        let to = format!("{theirs}/file");
        let ours = server(move |mut stream| {
            let place = match read_request(&mut stream) {
                request if request.contains("/away") => "https://elsewhere.example/file".to_owned(),
                request if request.contains("/circle") => "/circle".to_owned(),
                _ => to.clone(),
            };
            let _ = write!(stream, "HTTP/1.1 302 Found\r\nlocation: {place}\r\ncontent-length: 0\r\n\r\n");
        });
        let http = http(&ours);
        assert_eq!(http.download(&format!("{ours}/label"), &[]).expect("an answer").body, b"file");
        assert_eq!(http.download(&format!("{ours}/away"), &[]), Err(HttpError::BadAddress));
        assert_eq!(http.download(&format!("{ours}/circle"), &[]), Err(HttpError::BadAddress));
        assert_eq!(http.post("/buy", &(), Charges::Yes).expect("an answer").status, 302, "only a download is followed");
        let seen = seen.lock().expect("no panic");
        assert_eq!(seen.len(), 1, "{seen:?}");
        assert!(!seen[0].contains("api-key") && !seen[0].contains("a key"), "{seen:?}");
    }

    #[test]
    fn after_a_429_nothing_is_sent_until_it_said() {
        let base = server(|mut stream| {
            read_request(&mut stream);
            let _ = stream.write_all(b"HTTP/1.1 429 Too Many\r\nretry-after: 60\r\ncontent-length: 0\r\n\r\n");
        });
        let http = http(&base);
        assert_eq!(http.get("/").expect("an answer").retry_after, Some(Duration::from_secs(60)));
        match http.get("/") {
            Err(HttpError::Wait { wait }) => assert!(wait > Duration::from_secs(50), "{wait:?}"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn retry_after_reads_seconds_and_dates_and_no_nonsense() {
        assert_eq!(read_retry_after("0"), Some(Duration::ZERO));
        assert_eq!(read_retry_after(" 7 "), Some(Duration::from_secs(7)));
        assert_eq!(read_retry_after("99999999"), Some(LONGEST_WAIT_IN_FULL));
        assert_eq!(read_retry_after("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO));
        assert_eq!(read_retry_after("soon"), None);
    }

    #[test]
    fn plain_http_goes_to_this_machine_alone() {
        let may = |address: &str| may_speak_to(&Url::parse(address).expect("an address"));
        assert!(may("https://api.shipengine.com") && may("http://127.0.0.1:8080") && may("http://[::1]:1"));
        assert!(!may("http://api.shipengine.com") && !may("http://10.0.0.1") && !may("ftp://127.0.0.1"));
    }
}
