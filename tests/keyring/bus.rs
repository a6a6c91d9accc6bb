//! Session buses for the tests of the keyring: an empty one, one with the real daemon, and one that never says a word. Nothing of
//! whoever runs the tests is on them.

use std::collections::HashMap;
use std::fs;
use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Write as _;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use zbus::blocking::Connection;
use zbus::blocking::Proxy;
use zbus::blocking::connection::Builder;
use zbus::zvariant::OwnedObjectPath;

use super::INSIDE;

/// Far longer than anything takes on a busy machine; a healthy run never waits for it.
const LONGEST: Duration = Duration::from_secs(60);

const SECRETS: &str = "org.freedesktop.secrets";
const SERVICE: &str = "org.freedesktop.Secret.Service";
const COLLECTION: &str = "org.freedesktop.Secret.Collection";
const ITEM: &str = "org.freedesktop.Secret.Item";

/// The names that an item of a keyring is found by.
pub type Attributes = HashMap<String, String>;

/// A session bus with a home of its own. Dropped, it goes with everything on it.
pub struct Bus {
    address: String,
    connection: Connection,
    home: tempfile::TempDir,
    children: Vec<Child>,
}

impl Bus {
    /// A bus on which nothing is, and which starts nothing by itself.
    pub fn empty() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let mut daemon = bus_daemon(home.path()).stdout(Stdio::piped()).spawn().expect("dbus-daemon is installed");
        let mut address = String::new();
        let out = daemon.stdout.take().expect("piped");
        BufReader::new(out).read_line(&mut address).expect("an address");
        let address = address.trim().to_owned();
        Self { connection: connect(&address), address, home, children: vec![daemon] }
    }

    /// A bus with a keyring that is open, as after a log-in with a password.
    pub fn with_the_daemon() -> Self {
        let mut bus = Self::empty();
        let mut daemon = Command::new("gnome-keyring-daemon");
        daemon.args(["--foreground", "--unlock", "--components=secrets"]);
        bus.dress(&mut daemon);
        let mut daemon = quiet(&mut daemon).stdin(Stdio::piped()).spawn().expect("gnome-keyring-daemon is installed");
        daemon.stdin.take().expect("piped").write_all(b"a log-in").expect("it takes a password");
        bus.children.insert(0, daemon);
        let began = Instant::now();
        while bus.default_collection().is_none() {
            assert!(began.elapsed() < LONGEST, "the keyring's daemon never came to its bus");
            thread::sleep(Duration::from_millis(20));
        }
        bus
    }

    /// Gives a program this bus, and a home away from everybody's.
    pub fn dress(&self, program: &mut Command) {
        let home = self.home.path();
        program
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_RUNTIME_DIR", home);
    }

    /// Does one of the things of `inside` in a process that is on this bus, and tells what it said.
    #[track_caller]
    pub fn inside(&self, what: &str) -> String {
        let mut program = inside(what);
        self.dress(&mut program);
        said(what, program.output())
    }

    /// A connection of its own to it.
    pub fn connect(&self) -> Connection {
        connect(&self.address)
    }

    /// Locks the place where new secrets go, as it is after a log-in without a password.
    pub fn lock(&self) {
        let collection = self.default_collection().expect("a keyring");
        let service = proxy(&self.connection, "/org/freedesktop/secrets", SERVICE);
        let asked = service.call::<_, _, (Vec<OwnedObjectPath>, OwnedObjectPath)>("Lock", &(vec![&collection],));
        let (locked, _) = asked.expect("it can be locked");
        assert_eq!(locked, [collection]);
        assert!(self.is_locked());
    }

    /// Whether it is locked.
    pub fn is_locked(&self) -> bool {
        let collection = self.default_collection().expect("a keyring");
        proxy(&self.connection, collection.as_str(), COLLECTION).get_property("Locked").expect("it knows")
    }

    /// What the keyring holds, as anybody on the bus can list it: names, no secret.
    pub fn items(&self) -> Vec<Attributes> {
        let collection = self.default_collection().expect("a keyring");
        let items =
            proxy(&self.connection, collection.as_str(), COLLECTION).get_property::<Vec<OwnedObjectPath>>("Items");
        let attributes = |item: &OwnedObjectPath| {
            proxy(&self.connection, item.as_str(), ITEM).get_property::<Attributes>("Attributes").expect("its names")
        };
        items.expect("its items").iter().map(attributes).collect()
    }

    /// The services that the keyring's items are under.
    pub fn services(&self) -> Vec<String> {
        let mut services: Vec<String> =
            self.items().into_iter().filter_map(|mut item| item.remove("service")).collect();
        services.sort();
        services
    }

    fn default_collection(&self) -> Option<OwnedObjectPath> {
        let service = proxy(&self.connection, "/org/freedesktop/secrets", SERVICE);
        let path: OwnedObjectPath = service.call("ReadAlias", &("default",)).ok()?;
        (path.as_str() != "/").then_some(path)
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        for child in &mut self.children {
            // It may have ended by itself, and then there is nothing to end.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A socket where a session bus should be: it takes whoever comes and never answers.
pub struct SilentBus {
    folder: tempfile::TempDir,
    came: Arc<AtomicUsize>,
}

impl SilentBus {
    /// A bus that is there and says nothing.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = UnixListener::bind(folder.path().join("bus")).expect("a socket");
        let came = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&came);
        // It ends with the process of the tests.
        let listening = thread::Builder::new().name("silence".to_owned()).spawn(move || {
            let mut kept = Vec::new();
            for stream in listener.incoming() {
                kept.push(stream);
                counted.fetch_add(1, Ordering::SeqCst);
            }
        });
        listening.expect("a thread");
        Self { folder, came }
    }

    /// How often somebody came to it.
    pub fn came(&self) -> usize {
        self.came.load(Ordering::SeqCst)
    }

    /// Does one of the things of `inside` in a process that has this bus.
    #[track_caller]
    pub fn inside(&self, what: &str) -> String {
        let mut program = inside(what);
        let address = format!("unix:path={}", self.folder.path().join("bus").display());
        program.env("DBUS_SESSION_BUS_ADDRESS", address);
        said(what, program.output())
    }
}

/// This program once more, for the one test that does what it is told.
fn inside(what: &str) -> Command {
    let mut program = Command::new(std::env::current_exe().expect("this program"));
    program.args(["--exact", "keyring::inside_a_session", "--nocapture"]).env(INSIDE, what);
    program.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    program
}

#[track_caller]
fn said(what: &str, output: std::io::Result<Output>) -> String {
    let output = output.expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{what}: {said}");
    assert!(said.contains(&super::done(what)), "{what} was not done: {said}");
    said.into_owned()
}

fn connect(address: &str) -> Connection {
    Builder::address(address).and_then(Builder::build).expect("the bus takes connections")
}

fn proxy<'a>(connection: &Connection, path: &'a str, interface: &'a str) -> Proxy<'a> {
    Proxy::new(connection, SECRETS, path, interface).expect("a keyring to ask")
}

fn bus_daemon(home: &Path) -> Command {
    let config = home.join("bus.conf");
    let rules = r#"<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;
    fs::write(&config, rules).expect("written");
    let mut daemon = Command::new("dbus-daemon");
    daemon.args(["--nofork", "--print-address=1"]).arg(format!("--config-file={}", config.display()));
    quiet(&mut daemon).stdin(Stdio::null());
    daemon
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::null()).stderr(Stdio::null())
}
