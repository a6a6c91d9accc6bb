//! The thread that drives all connections of this process, and the clients it drives.
//!
//! They go by the system's proxy and trust what the system trusts, and beside that a company's own certificates.

use std::path::Path;
use std::sync::OnceLock;
use std::sync::PoisonError;
use std::sync::RwLock;
use std::thread;
use std::time::Duration;

use reqwest::Client;
use tokio::runtime::Handle;

use super::Charges;
use super::trust;

/// The thread that drives all connections of this process.
pub(super) struct Engine {
    pub(super) handle: Handle,
    clients: RwLock<Clients>,
}

struct Clients {
    asking: Client,
    buying: Client,
    /// For this machine alone, past any proxy of the environment: what is not encrypted must not leave.
    local: Client,
    /// For the printers of the house. Their certificates are their own work, and what goes to them goes over plain IPP as well: with
    /// one it is at least hidden from who listens. No secret is ever sent this way.
    devices: Client,
}

/// Trusts the certificates in this file beside those of the system, from now on; none trusts the system's alone. A file that cannot
/// be read is as none: the sentence about an unknown issuer then leads to the settings.
pub fn trust_also(file: Option<&Path>) {
    let engine = Engine::get();
    let clients = {
        let _inside = engine.handle.enter();
        Clients::trusting(file)
    };
    *engine.clients.write().unwrap_or_else(PoisonError::into_inner) = clients;
}

impl Engine {
    pub(super) fn get() -> &'static Self {
        static ENGINE: OnceLock<Engine> = OnceLock::new();
        ENGINE.get_or_init(Self::start)
    }

    /// The client for a printer of the house: never by way of a proxy.
    pub(super) fn client_for_devices(&self) -> Client {
        self.clients.read().unwrap_or_else(PoisonError::into_inner).devices.clone()
    }

    /// The client for a request; a copy costs nothing.
    pub(super) fn client(&self, charges: Charges, to_this_machine: bool) -> Client {
        let clients = self.clients.read().unwrap_or_else(PoisonError::into_inner);
        let client = match charges {
            _ if to_this_machine => &clients.local,
            Charges::Yes => &clients.buying,
            Charges::No => &clients.asking,
        };
        client.clone()
    }

    fn start() -> Self {
        // A second installation says that there is one already, which is what is wanted.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime needs a thread and a poll, which every system has");
        let handle = runtime.handle().clone();
        let clients = {
            let _inside = runtime.enter();
            Clients::trusting(None)
        };
        thread::Builder::new()
            .name("http".to_owned())
            .spawn(move || runtime.block_on(std::future::pending::<()>()))
            .expect("a station that cannot start a thread cannot do anything");
        Self { handle, clients: RwLock::new(clients) }
    }
}

impl Clients {
    fn trusting(file: Option<&Path>) -> Self {
        let also = file.and_then(|file| match trust::certificates_in(file) {
            Ok(also) => Some(also),
            Err(error) => {
                tracing::warn!(%error, "the company's certificates are not used");
                None
            }
        });
        let client = || {
            let client = Client::builder()
                .connect_timeout(Duration::from_secs(5))
                .redirect(reqwest::redirect::Policy::none())
                .retry(reqwest::retry::never())
                .user_agent(concat!("Envoi/", env!("CARGO_PKG_VERSION")));
            client.tls_certs_merge(also.iter().flatten().cloned())
        };
        let built = "a client of constants is built or never was";
        // A purchase never goes down a connection that may have died unseen: that would be a doubt for nothing.
        let fresh = || client().pool_max_idle_per_host(0);
        let local = fresh().no_proxy().build().expect(built);
        let devices = fresh().no_proxy().tls_danger_accept_invalid_certs(true).build().expect(built);
        Self { asking: client().build().expect(built), buying: fresh().build().expect(built), local, devices }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::io::Write as _;
    use std::net::TcpListener;
    use std::process::Command;
    use std::sync::Arc;

    use secrecy::SecretString;

    use super::super::Hindrance;
    use super::super::Http;
    use super::super::HttpError;
    use super::super::Patience;
    use super::super::RateGate;
    use super::*;

    const INSIDE: &str = "ENVOI_TEST_BEHIND_A_PROXY";

    /// The proxy is the process's own environment, so the request is made by a process of its own.
    #[test]
    fn the_systems_proxy_is_honoured_and_gets_no_key() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let proxy = format!("http://{}", listener.local_addr().expect("bound"));
        let asked = thread::Builder::new()
            .name("proxy".to_owned())
            .spawn(move || {
                let (mut stream, _) = listener.accept().expect("a connection");
                let mut buffer = [0; 2048];
                let count = stream.read(&mut buffer).expect("a request");
                let _ = stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n");
                String::from_utf8_lossy(&buffer[..count]).into_owned()
            })
            .expect("a thread");
        let ended = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "http::engine::tests::behind_a_proxy", "--nocapture"])
            .env(INSIDE, "1")
            .env("HTTPS_PROXY", &proxy)
            .env_remove("NO_PROXY")
            .env_remove("no_proxy")
            .output()
            .expect("this test runs");
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        let asked = asked.join().expect("the proxy was asked");
        assert!(asked.starts_with("CONNECT carrier.example:443"), "{asked}");
        assert!(!asked.contains("a key"), "{asked}");
    }

    /// Does nothing by itself; see above.
    #[test]
    fn behind_a_proxy() {
        if std::env::var_os(INSIDE).is_none() {
            return;
        }
        let key = SecretString::from("a key".to_owned());
        let gate = Arc::new(RateGate::new(10));
        let http = Http::new("https://carrier.example", "API-Key", key, gate, Patience::default()).expect("an address");
        let host = "carrier.example".to_owned();
        let refused = HttpError::NotSent { host, why: Hindrance::NoConnection };
        assert_eq!(http.post("/buy", &(), Charges::Yes), Err(refused));
    }
}
