//! La Poste's Colissimo services with books: labels (SLS 2.0 to 3.1 over REST), slips, pick-up points and both ways of tracking.
//!
//! The shapes are the recorded ones; the words of messages are our own and short. What is documented nowhere is decided here and said
//! at its place: five wrong keys in a row lock the door, an account's key is the word `PRACTICE`, prices are nobody's business since
//! nothing is billed before it is scanned, and a label asked for twice is two labels. "Today" is the day in Paris.

mod answers;
mod checks;
mod desk;
mod facts;
mod ledger;
mod numbers;
mod papers;
mod points;
mod sales;
mod slips;
mod tracking;
mod travels;

use std::io;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use serde_json::Value;

use super::Misbehaviour;
use super::listener::Listener;
use desk::Desk;
pub use ledger::Labelled;
pub use ledger::Ledger;
pub use ledger::Slip;
pub use travels::Travel;

/// How a server is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the books. Made if it is not there.
    pub ledger: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// API keys that are taken besides those that begin with `PRACTICE`.
    pub keys: Vec<String>,
    /// The account behind every key: six figures. With the password it is taken in place of a key.
    pub account: String,
    /// The password of that account.
    pub password: String,
    /// What the account may do.
    pub rights: Rights,
    /// How many wrong keys in a row lock the door.
    pub tries: u32,
    /// For how long it is locked.
    pub lock: Duration,
    /// The day that it believes to be; none is the real one in Paris.
    pub today: Option<Date>,
    /// How long a parcel takes for a step of its way.
    pub pace: Duration,
}

impl Options {
    /// Books in that folder, a free port on loopback, an account that may do everything but dangerous goods beyond class A.
    pub fn new(ledger: impl Into<PathBuf>) -> Options {
        Options {
            ledger: ledger.into(),
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            keys: Vec::new(),
            account: "900001".to_owned(),
            password: "PRACTICE".to_owned(),
            rights: Rights::default(),
            tries: 5,
            lock: Duration::from_secs(300),
            today: None,
            pace: travels::PACE,
        }
    }
}

/// What the account may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    /// Whether the account is alive; else 30007.
    pub active: bool,
    /// Whether it may use web services at all; else 30008.
    pub service: bool,
    /// Whether returns may go by code; else 943.
    pub token: bool,
    /// Whether returns may be left in the letter box; else 30028.
    pub letter_box: bool,
    /// Products beyond those that every account has, such as `COLR`; else 30700.
    pub contract: Vec<String>,
    /// Classes of dangerous goods; none closes the option.
    pub hazmat: Vec<String>,
}

impl Default for Rights {
    fn default() -> Self {
        Rights {
            active: true,
            service: true,
            token: true,
            letter_box: true,
            contract: Vec::new(),
            hazmat: vec!["A".to_owned()],
        }
    }
}

/// Every code of La Poste's list; where it is never answered here, why not.
pub fn codes() -> Vec<(&'static str, Option<&'static str>)> {
    facts::messages().iter().map(|message| (message.id, (!message.judged).then_some(message.words))).collect()
}

/// A running server. Dropped, it stops, lays down its books and frees its port.
#[derive(Debug)]
pub struct Server {
    desk: Arc<Desk>,
    listener: Option<Listener>,
    base_url: String,
}

impl Server {
    /// Opens the books and listens. Fails when the folder cannot be written, another server writes it, or the port is taken.
    pub fn start(options: Options) -> io::Result<Server> {
        let address = options.address;
        let desk = Desk::open(options)?;
        let listener = Listener::start(address, Arc::clone(&desk) as Arc<_>)?;
        let base_url = format!("http://{}", listener.address());
        Ok(Server { desk, listener: Some(listener), base_url })
    }

    /// The address in place of `https://ws.colissimo.fr` and `https://api.laposte.fr`, without a slash at its end.
    pub fn base_url(&self) -> String {
        self.base_url.clone()
    }

    /// What the books say now.
    pub fn ledger(&self) -> Ledger {
        self.desk.ledger()
    }

    /// Every code that refuses a request for a label of version 3.1, in order; none where it would be made. An answer on the wire
    /// names the first alone, as the real one does.
    pub fn refusals(&self, request: &Value) -> Vec<&'static str> {
        self.desk.refusals(request)
    }

    /// Gives the account other rights from now on.
    pub fn grant(&self, rights: Rights) {
        self.desk.grant(rights);
    }

    /// Misbehaves so many times, on requests for a label.
    pub fn misbehave(&self, misbehaviour: Misbehaviour, times: u32) {
        self.desk.misbehave(misbehaviour, times, None);
    }

    /// Misbehaves so many times on the requests named as `POST /sls-ws/SlsServiceWSRest/3.1/generateLabel`, or with `*` at the end
    /// for all that begin so.
    pub fn misbehave_on(&self, misbehaviour: Misbehaviour, times: u32, on: &str) {
        self.desk.misbehave(misbehaviour, times, Some(on));
    }

    /// Forgets all misbehaviour that is still planned.
    pub fn behave(&self) {
        self.desk.behave();
    }

    /// Says what has happened to a parcel so far, the oldest first; from then on the clock moves it no more.
    pub fn travel(&self, parcel_number: &str, steps: &[Travel]) {
        self.desk.travel(parcel_number, steps);
    }

    /// Stops and frees the port.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listener = None;
        self.desk.close();
    }
}

/// Serves until the process is killed. Prints one line, the base URL, once it listens.
///
/// Told over HTTP, since it is another process: `POST /practice/misbehave` with `{"kind":"drop_after_commit","times":1}`,
/// `POST /practice/behave`, `POST /practice/travel` with `{"parcel_number":"…","steps":["PCHCFM"]}`, and `GET /practice/ledger`.
pub fn serve(options: Options) -> io::Result<()> {
    let mut server = Server::start(options)?;
    let url = server.base_url();
    server.listener.take().map_or(Ok(()), |listener| listener.serve(&url))
}

#[cfg(test)]
mod tests;
