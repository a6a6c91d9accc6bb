//! A small HTTP server on loopback: a thread a connection, one request a connection, everything bounded.

use std::borrow::Cow;
use std::io;
use std::io::Read as _;
use std::io::Write as _;
use std::net::Shutdown;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

/// A customer that says nothing for this long is hung up on.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a waiting thread looks whether the server stops.
const TICK: Duration = Duration::from_millis(20);
/// The most connections at a time; more wait in the system's queue.
const MOST_CONNECTIONS: usize = 64;
const MOST_HEADER_BYTES: usize = 64 * 1024;
const MOST_HEADERS: usize = 100;
/// The bytes of a chunk: small enough that a label has several.
const CHUNK: usize = 8 * 1024;
const MOST_BODY_BYTES: usize = 20 * 1024 * 1024;

/// What a customer asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Request {
    pub method: String,
    /// The path without its query, its escapes undone.
    pub path: String,
    pub query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn asks(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// What a customer is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub status: u16,
    pub content_type: Cow<'static, str>,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// How the answer reaches the customer.
#[derive(Debug)]
pub(super) enum Reply {
    /// As it should.
    Whole(Answer),
    /// In chunks, as a server does that does not count its bytes first.
    InChunks(Answer),
    /// After a while, or trickling for a while.
    Slow { answer: Answer, start: Duration, body: Duration },
    /// The head promises all of it, the body ends half way.
    CutShort(Answer),
    /// A body without end, or of so many bytes.
    Endless { bytes: u64 },
    /// Not at all.
    HangUp,
}

/// Who answers.
pub(super) trait Desk: Send + Sync + 'static {
    /// Answers one request. May be called from many threads at once.
    fn reply(&self, request: &Request) -> Reply;
}

/// A running server. Dropped, it stops and frees its port.
#[derive(Debug)]
pub(super) struct Listener {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Listener {
    pub fn start(address: SocketAddr, desk: Arc<dyn Desk>) -> io::Result<Listener> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        let stopping = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&stopping);
        let accepting =
            thread::Builder::new().name("practice".into()).spawn(move || accept(&listener, &desk, &seen))?;
        Ok(Listener { address, stopping, accepting: Some(accepting) })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Says in one line where it listens, and serves until the process ends.
    pub fn serve(mut self, url: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        writeln!(out, "{url}")?;
        out.flush()?;
        drop(out);
        if let Some(accepting) = self.accepting.take() {
            // A server that panicked has stopped, which is all that is waited for.
            drop(accepting.join());
        }
        Ok(())
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        if let Some(accepting) = self.accepting.take() {
            // A last connection wakes the thread that waits for one.
            drop(TcpStream::connect_timeout(&self.address, Duration::from_secs(1)));
            drop(accepting.join());
        }
    }
}

fn accept(listener: &TcpListener, desk: &Arc<dyn Desk>, stopping: &Arc<AtomicBool>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        while open.load(Ordering::SeqCst) >= MOST_CONNECTIONS && !stopping.load(Ordering::SeqCst) {
            thread::sleep(TICK);
        }
        if stopping.load(Ordering::SeqCst) {
            break;
        }
        let Ok(stream) = stream else { continue };
        let (desk, stopping, counted) = (Arc::clone(desk), Arc::clone(stopping), Counted::new(&open));
        let spawned = thread::Builder::new().name("practice-customer".into()).spawn(move || {
            // A customer who is gone needs no answer.
            drop(serve(stream, desk.as_ref(), &stopping));
            drop(counted);
        });
        if spawned.is_err() {
            thread::sleep(TICK);
        }
    }
}

/// Counts an open connection for as long as it lives, also when its thread panics.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(open: &Arc<AtomicUsize>) -> Counted {
        open.fetch_add(1, Ordering::SeqCst);
        Counted(Arc::clone(open))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn serve(mut stream: TcpStream, desk: &dyn Desk, stopping: &AtomicBool) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let reply = match read(&mut stream)? {
        Ok(request) => desk.reply(&request),
        Err(status) => Reply::Whole(Answer::text(status, "")),
    };
    send(&mut stream, reply, stopping)?;
    // Without this, closing with unread bytes would reset the connection before the answer is read.
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(TICK))?;
    let _ = stream.read(&mut [0; 1024]);
    Ok(())
}

/// Reads one request, or says with which status to refuse it.
fn read(stream: &mut TcpStream) -> io::Result<Result<Request, u16>> {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 16 * 1024];
    let (mut request, body_at, length) = loop {
        let count = stream.read(&mut buffer)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&buffer[..count]);
        match parse(&bytes) {
            Parsed::Head(request, body_at, length) => break (request, body_at, length),
            Parsed::Refused(status) => return Ok(Err(status)),
            Parsed::Unfinished if bytes.len() > MOST_HEADER_BYTES => return Ok(Err(431)),
            Parsed::Unfinished => (),
        }
    };
    request.body = bytes.split_off(body_at);
    while request.body.len() < length {
        let count = stream.read(&mut buffer)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        request.body.extend_from_slice(&buffer[..count]);
    }
    request.body.truncate(length);
    Ok(Ok(request))
}

enum Parsed {
    /// The request so far, where its body begins and how long it is.
    Head(Request, usize, usize),
    Unfinished,
    Refused(u16),
}

fn parse(bytes: &[u8]) -> Parsed {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    let body_at = match head.parse(bytes) {
        Ok(httparse::Status::Complete(body_at)) => body_at,
        Ok(httparse::Status::Partial) => return Parsed::Unfinished,
        Err(_) => return Parsed::Refused(400),
    };
    let (path, query) = head.path.unwrap_or("/").split_once('?').unwrap_or((head.path.unwrap_or("/"), ""));
    let text = |value: &[u8]| String::from_utf8_lossy(value).trim().to_owned();
    let request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        path: unescape(path, Plus::IsPlus),
        query: query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect(),
        headers: head.headers.iter().map(|header| (header.name.to_owned(), text(header.value))).collect(),
        body: Vec::new(),
    };
    if request.header("transfer-encoding").is_some() {
        return Parsed::Refused(411);
    }
    let length = match request.header("content-length").map(str::parse::<usize>) {
        None => 0,
        Some(Ok(length)) if length <= MOST_BODY_BYTES => length,
        Some(Ok(_)) => return Parsed::Refused(413),
        Some(Err(_)) => return Parsed::Refused(400),
    };
    Parsed::Head(request, body_at, length)
}

#[derive(Clone, Copy)]
enum Plus {
    IsPlus,
    IsSpace,
}

fn pair(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    (unescape(name, Plus::IsSpace), unescape(value, Plus::IsSpace))
}

/// Undoes `%41`; what is no escape stays as it is.
fn unescape(text: &str, plus: Plus) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let escaped = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let escaped = escaped.filter(|two| two.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match (byte, plus, escaped.and_then(|two| u8::from_str_radix(two, 16).ok())) {
            (b'%', _, Some(escaped)) => {
                bytes.push(escaped);
                rest = &after[2..];
                continue;
            }
            (b'+', Plus::IsSpace, _) => bytes.push(b' '),
            (byte, _, _) => bytes.push(*byte),
        }
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn send(stream: &mut TcpStream, reply: Reply, stopping: &AtomicBool) -> io::Result<()> {
    match reply {
        Reply::Whole(answer) => {
            stream.write_all(&head(&answer, Some(answer.body.len())))?;
            stream.write_all(&answer.body)
        }
        Reply::InChunks(mut answer) => {
            answer.headers.push(("Transfer-Encoding", "chunked".to_owned()));
            stream.write_all(&head(&answer, None))?;
            for piece in answer.body.chunks(CHUNK) {
                write!(stream, "{:x}\r\n", piece.len())?;
                stream.write_all(piece)?;
                stream.write_all(b"\r\n")?;
            }
            stream.write_all(b"0\r\n\r\n")
        }
        Reply::Slow { answer, start, body } => {
            pause(start, stopping);
            stream.write_all(&head(&answer, Some(answer.body.len())))?;
            let pieces = answer.body.chunks(answer.body.len().div_ceil(20).max(1));
            for piece in pieces {
                stream.write_all(piece)?;
                pause(body / 20, stopping);
            }
            Ok(())
        }
        Reply::CutShort(answer) => {
            stream.write_all(&head(&answer, Some(answer.body.len())))?;
            stream.write_all(&answer.body[..answer.body.len() / 2])
        }
        Reply::Endless { bytes } => {
            let answer = Answer { content_type: "application/json; charset=utf-8".into(), ..Answer::text(200, "") };
            stream.write_all(&head(&answer, None))?;
            stream.write_all(b"{\"label_id\":\"")?;
            let piece = [b'x'; 64 * 1024];
            let mut left = bytes;
            while left > 0 && !stopping.load(Ordering::SeqCst) {
                let count = left.min(piece.len() as u64);
                stream.write_all(&piece[..count as usize])?;
                left -= count;
            }
            stream.write_all(b"\"}")
        }
        Reply::HangUp => Ok(()),
    }
}

fn head(answer: &Answer, length: Option<usize>) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    let mut line = |name: &str, value: &str| {
        head.push_str(name);
        head.push_str(": ");
        head.push_str(value);
        head.push_str("\r\n");
    };
    line("Connection", "close");
    line("Date", &httpdate::fmt_http_date(std::time::SystemTime::now()));
    if answer.status != 204 {
        line("Content-Type", &answer.content_type);
        length.iter().for_each(|length| line("Content-Length", &length.to_string()));
    }
    for (name, value) in &answer.headers {
        line(name, value);
    }
    head.push_str("\r\n");
    head.into_bytes()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "Answer",
    }
}

/// Waits, but not beyond the server's end.
fn pause(time: Duration, stopping: &AtomicBool) {
    let until = Instant::now() + time;
    while Instant::now() < until && !stopping.load(Ordering::SeqCst) {
        thread::sleep(TICK.min(until.saturating_duration_since(Instant::now())));
    }
}

impl Answer {
    pub fn text(status: u16, text: &str) -> Answer {
        Answer { status, content_type: "text/plain; charset=utf-8".into(), headers: Vec::new(), body: text.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_in_any_pieces() {
        let whole = b"POST /v1/a%2Fb?x=1+2&y=%C3%A9 HTTP/1.1\r\nAPI-Key:  k \r\nContent-Length: 3\r\n\r\nabc";
        let desk = Arc::new(Echo);
        let listener = Listener::start(SocketAddr::from(([127, 0, 0, 1], 0)), desk).unwrap();
        for size in [1, 7, whole.len()] {
            let mut stream = TcpStream::connect(listener.address()).unwrap();
            for piece in whole.chunks(size) {
                stream.write_all(piece).unwrap();
            }
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.ends_with("POST /v1/a/b x=1 2 y=é k abc"), "{answer}");
        }
    }

    #[test]
    fn what_is_no_request_is_refused_and_the_port_is_freed_at_the_end() {
        let listener = Listener::start(SocketAddr::from(([127, 0, 0, 1], 0)), Arc::new(Echo)).unwrap();
        let address = listener.address();
        let ask = |bytes: &[u8]| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(bytes).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer.split_whitespace().nth(1).unwrap_or_default().to_owned()
        };
        assert_eq!(ask(b"\x16\x03\x01 tls\r\n\r\n"), "400");
        assert_eq!(ask(b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"), "413");
        assert_eq!(ask(b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"), "400");
        assert_eq!(ask(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), "411");
        drop(listener);
        assert!(TcpListener::bind(address).is_ok());
    }

    struct Echo;

    impl Desk for Echo {
        fn reply(&self, request: &Request) -> Reply {
            let query: String = request.query.iter().map(|(name, value)| format!("{name}={value} ")).collect();
            let body = String::from_utf8_lossy(&request.body);
            let key = request.header("api-key").unwrap_or_default();
            Reply::Whole(Answer::text(200, &format!("{} {} {query}{key} {body}", request.method, request.path)))
        }
    }
}
