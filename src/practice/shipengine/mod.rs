//! ShipEngine (ShipStation API v1) as far as Lettre Suivie goes, with books.
//!
//! The shapes are the documented ones with what live traffic adds: lower-case currencies, nulls, an empty `batch_id`,
//! fields that no document names. What is documented nowhere is decided here and said at its place: a duplicate
//! `external_shipment_id` is a 400 with `identifier_conflict`, "today" is the day in UTC, prices are invented.

mod addresses;
mod answers;
mod checks;
mod desk;
mod images;
mod prices;
mod sales;
mod travels;

use std::io;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::Ledger;
use super::Misbehaviour;
use super::listener::Listener;
pub use addresses::Plan;
use desk::Desk;
pub use travels::Travel;

/// How a server is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the books. Made if it is not there.
    pub ledger: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// Which document's limits are enforced.
    pub limits: LimitsProfile,
    /// API keys that are taken besides those that begin with `PRACTICE` or `TEST_`.
    pub keys: Vec<String>,
    /// Requests a minute before 429; 200 is ShipEngine's default, and keys beginning `TEST_` get a tenth.
    pub requests_per_minute: u32,
    /// What the customers pay for.
    pub plan: Plan,
    /// The most labels on a page of a list, whatever is asked for.
    pub most_on_a_page: usize,
    /// How long a parcel takes for a step of its way.
    pub pace: Duration,
}

impl Options {
    /// Books in that folder, a free port on loopback, the documented limits.
    pub fn new(ledger: impl Into<PathBuf>) -> Options {
        Options {
            ledger: ledger.into(),
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            limits: LimitsProfile::Documented,
            keys: Vec::new(),
            requests_per_minute: 200,
            plan: Plan::default(),
            most_on_a_page: 500,
            pace: travels::PACE,
        }
    }
}

/// The two documents about what a Lettre Suivie may measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LimitsProfile {
    /// ShipEngine's guide: at most 14 × 9 × 3 cm.
    #[default]
    Documented,
    /// La Poste: at least 14 × 9 cm, at most 60 cm long and 3 cm thick.
    LaPoste,
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

    /// The address in place of `https://api.shipengine.com`, without a slash at its end.
    pub fn base_url(&self) -> String {
        self.base_url.clone()
    }

    /// What the books say now.
    pub fn ledger(&self) -> Ledger {
        self.desk.ledger()
    }

    /// Misbehaves so many times, on the requests where that misbehaviour matters: downloads for a label that is none,
    /// voids for a refusal, purchases for everything else.
    pub fn misbehave(&self, misbehaviour: Misbehaviour, times: u32) {
        self.desk.misbehave(misbehaviour, times, None);
    }

    /// Misbehaves so many times on the requests named as `GET /v1/labels`, or `GET /v1/labels/*` for all that begin so.
    pub fn misbehave_on(&self, misbehaviour: Misbehaviour, times: u32, on: &str) {
        self.desk.misbehave(misbehaviour, times, Some(on));
    }

    /// Forgets all misbehaviour that is still planned.
    pub fn behave(&self) {
        self.desk.behave();
    }

    /// Enforces another document's limits from now on.
    pub fn use_limits(&self, limits: LimitsProfile) {
        self.desk.use_limits(limits);
    }

    /// Lists these services from now on, each by its code and name, and sells them alone.
    pub fn list_services(&self, services: &[(&str, &str)]) {
        self.desk.list_services(services);
    }

    /// Says what has happened to a parcel so far, the oldest first; from then on the clock moves it no more.
    pub fn travel(&self, label_id: &str, steps: &[Travel]) {
        self.desk.travel(label_id, steps);
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
/// Told over HTTP, since it is another process: `POST /practice/misbehave` with `{"kind":"drop_after_commit","times":1,
/// "on":"POST /v1/labels"}`, `POST /practice/behave`, and `GET /practice/ledger`.
pub fn serve(options: Options) -> io::Result<()> {
    let mut server = Server::start(options)?;
    let url = server.base_url();
    server.listener.take().map_or(Ok(()), |listener| listener.serve(&url))
}

#[cfg(test)]
mod tests;
