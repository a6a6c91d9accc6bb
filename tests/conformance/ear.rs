//! Between the station and its carrier: hears every exchange, changes none. And a carrier that always says the same.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;

use serde_json::Value;

/// One request with its answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    pub method: String,
    pub path: String,
    pub query: Vec<String>,
    pub request: Vec<u8>,
    pub status: u16,
    pub answer: Vec<u8>,
}

/// Everything that was heard so far.
#[derive(Clone, Default)]
pub struct Heard(Arc<Mutex<Vec<Exchange>>>);

impl Heard {
    pub fn all(&self) -> Vec<Exchange> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The same, and forgets it.
    pub fn take(&self) -> Vec<Exchange> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Listens before a carrier; gives the address to speak to instead.
pub fn before(carrier: &str) -> (String, Heard) {
    let heard = Heard::default();
    let (noted, upstream) = (heard.clone(), carrier.trim_start_matches("http://").to_owned());
    let address = serve(move |mut stream| {
        let Some((head, body)) = message(&mut stream) else { return };
        let Ok(mut carrier) = TcpStream::connect(&upstream) else { return };
        let sent = carrier.write_all(&[head.as_slice(), body.as_slice()].concat());
        let Some((answer_head, answer)) = sent.ok().and_then(|()| message(&mut carrier)) else { return };
        let line = String::from_utf8_lossy(&head).lines().next().unwrap_or_default().to_owned();
        let mut words = line.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let names = query.split('&').filter_map(|pair| pair.split('=').next());
        let status = String::from_utf8_lossy(&answer_head).split(' ').nth(1).and_then(|status| status.parse().ok());
        noted.0.lock().unwrap_or_else(PoisonError::into_inner).push(Exchange {
            method: method.to_owned(),
            path: path.to_owned(),
            query: names.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            request: body,
            status: status.unwrap_or(0),
            answer: answer.clone(),
        });
        let _ = stream.write_all(&[answer_head, answer].concat());
    });
    (address, heard)
}

/// A carrier that answers everything with this; gives its address.
pub fn that_says(status: u16, body: &Value) -> String {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    serve(move |mut stream| {
        if message(&mut stream).is_some() {
            let head = format!("HTTP/1.1 {status} Recorded\r\ncontent-type: application/json\r\nconnection: close\r\n");
            let _ = write!(stream, "{head}content-length: {}\r\n\r\n{body}", body.len());
        }
    })
}

/// What is answered: a status, a type of body, the body.
pub type Said = (u16, String, Vec<u8>);

/// A carrier that answers by the path that it is asked at; hears every exchange.
pub fn that_answers(answers: impl Fn(&str) -> Said + Send + Sync + 'static) -> (String, Heard) {
    let heard = Heard::default();
    let noted = heard.clone();
    let address = serve(move |mut stream| {
        let Some((head, request)) = message(&mut stream) else { return };
        let line = String::from_utf8_lossy(&head).lines().next().unwrap_or_default().to_owned();
        let mut words = line.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let path = target.split('?').next().unwrap_or_default().to_owned();
        let (status, content_type, answer) = answers(&path);
        noted.0.lock().unwrap_or_else(PoisonError::into_inner).push(Exchange {
            method: method.to_owned(),
            path,
            query: Vec::new(),
            request,
            status,
            answer: answer.clone(),
        });
        let head = format!("HTTP/1.1 {status} Recorded\r\ncontent-type: {content_type}\r\nconnection: close\r\n");
        let head = format!("{head}content-length: {}\r\n\r\n", answer.len());
        let _ = stream.write_all(&[head.into_bytes(), answer].concat());
    });
    (address, heard)
}

fn serve(answer: impl Fn(TcpStream) + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("bound"));
    let named = thread::Builder::new().name("ear".to_owned());
    named.spawn(move || listener.incoming().flatten().for_each(answer)).expect("a thread");
    address
}

/// One message: its head to the empty line, and as much body as it says.
fn message(stream: &mut TcpStream) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 16 << 10];
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            let whole = end + 4 + length.unwrap_or(0_usize);
            if bytes.len() >= whole {
                let body = bytes[end + 4..whole].to_vec();
                bytes.truncate(end + 4);
                return Some((bytes, body));
            }
        }
        match stream.read(&mut buffer) {
            Ok(count @ 1..) => bytes.extend_from_slice(&buffer[..count]),
            Ok(0) | Err(_) => return None,
        }
    }
}
