//! LateShipment's webhook, with books.
//!
//! It answers as documented: each refusal with its status, the headers looked at before the body. What is documented nowhere
//! is decided here: a delivery that comes twice is taken twice, so that the books show it.

mod desk;

use std::fs;
use std::io;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;

use super::RetryAfter;
use super::listener::Listener;
use desk::Desk;

/// The name of the books in their folder.
const FILE: &str = "deliveries.jsonl";

/// How a server is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the books. Made if it is not there.
    pub ledger: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// E-mail addresses and keys that are taken; any address with a key that begins with `PRACTICE` is taken as well.
    pub accounts: Vec<(String, String)>,
}

/// One delivery that was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delivered {
    /// When, in RFC 3339.
    pub at: String,
    /// What came, to the letter.
    pub body: Value,
}

/// One way to fail a customer. "Taken" is the moment when the delivery is in the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misbehaviour {
    /// Hangs up without having taken anything.
    DropBefore,
    /// Takes it and hangs up instead of answering.
    DropAfter,
    /// Answers this status in the documented shape, nothing taken.
    Fail(u16),
    /// Takes it and answers this status.
    FailAfter(u16),
    /// Answers 429, nothing taken.
    TooManyRequests(RetryAfter),
    /// Takes it and waits before the first byte of the answer.
    Slow(Duration),
    /// Answers 200 with another status, nothing taken.
    OtherStatus,
    /// A network's own page, with 200, in place of an answer: nothing taken.
    WebPage,
    /// Takes it and answers 200 with nothing.
    Empty,
    /// Takes it and cuts the answer in half.
    CutShort,
    /// Redirects to a page to sign in at, as networks do: nothing taken.
    Redirect,
}

/// A running server. Dropped, it stops and frees its port.
#[derive(Debug)]
pub struct Server {
    desk: Arc<Desk>,
    listener: Option<Listener>,
    base_url: String,
}

impl Options {
    /// Books in that folder, a free port on loopback.
    pub fn new(ledger: impl Into<PathBuf>) -> Options {
        Options { ledger: ledger.into(), address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), accounts: Vec::new() }
    }
}

impl Delivered {
    /// A field of it, empty where it is not there.
    pub fn field(&self, name: &str) -> &str {
        self.body[name].as_str().unwrap_or_default()
    }
}

impl Server {
    /// Opens the books and listens. Fails when the folder cannot be written or the port is taken.
    pub fn start(options: Options) -> io::Result<Server> {
        let address = options.address;
        let desk = Arc::new(Desk::open(options)?);
        let listener = Listener::start(address, Arc::clone(&desk) as Arc<_>)?;
        let base_url = format!("http://{}/Genericwebhook/webhookapi.php", listener.address());
        Ok(Server { desk, listener: Some(listener), base_url })
    }

    /// The webhook's address.
    pub fn url(&self) -> String {
        self.base_url.clone()
    }

    /// All that was taken, in order.
    pub fn delivered(&self) -> Vec<Delivered> {
        self.desk.delivered()
    }

    /// How many requests came, whatever was answered.
    pub fn asked(&self) -> u64 {
        self.desk.asked()
    }

    /// Misbehaves on the next `times` requests.
    pub fn misbehave(&self, misbehaviour: Misbehaviour, times: u32) {
        self.desk.misbehave(misbehaviour, times);
    }

    /// Forgets all misbehaviour that is still planned.
    pub fn behave(&self) {
        self.desk.behave();
    }

    /// Takes these accounts alone from now on: a key that is not among them is refused.
    pub fn take_only(&self, accounts: Vec<(String, String)>) {
        self.desk.take_only(accounts);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listener = None;
    }
}

/// Reads the books in a folder. No books are empty books; a last line that a crash cut short counts as not written.
pub fn read_books(folder: &Path) -> io::Result<Vec<Delivered>> {
    let bytes = match fs::read(folder.join(FILE)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let lines = bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
    lines.map(|line| serde_json::from_slice(line).map_err(io::Error::from)).collect()
}

/// Serves until the process is killed. Prints one line, the webhook's address, once it listens.
///
/// Told over HTTP, since it is another process: `POST /practice/misbehave` with `{"kind":"drop_after","times":1}`,
/// `POST /practice/behave`, and `GET /practice/ledger`.
pub fn serve(options: Options) -> io::Result<()> {
    let mut server = Server::start(options)?;
    let url = server.url();
    server.listener.take().map_or(Ok(()), |listener| listener.serve(&url))
}

#[cfg(test)]
mod tests;
