//! The real window met by a screen reader: everything is found by its role and name, and pressed and filled in without a key or
//! a pixel.
//!
//! Needs Xvfb, xdotool, dbus-daemon and AT-SPI, which `packaging/test.sh` installs. Without them it says that it was skipped; where
//! the whole suite is run it fails.

use std::fs;
use std::io::BufRead as _;
use std::io::BufReader;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use zbus::blocking::Connection;
use zbus::blocking::MessageIterator;
use zbus::blocking::connection::Builder;
use zbus::zvariant::OwnedObjectPath;
use zbus::zvariant::OwnedValue;
use zbus::zvariant::Value;

use super::desktop::has;
use super::desktop::set_up_folder_printer;
use super::desktop::start_display;

/// Far longer than anything takes on a busy machine; a healthy run never waits for it.
const LONGEST: Duration = Duration::from_secs(90);

/// Where Debian keeps the program that starts the bus of screen readers.
const LAUNCHER: &str = "/usr/libexec/at-spi-bus-launcher";

const REGISTRY: &str = "org.a11y.atspi.Registry";
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";

/// AT-SPI's numbers for the roles that are looked for.
const BUTTON: u32 = 43;
const TAB: u32 = 37;
const ENTRY: u32 = 79;
const PASSWORD: u32 = 40;

/// AT-SPI's numbers for the states that are looked at.
const EDITABLE: u32 = 7;
const ENABLED: u32 = 8;
const FOCUSED: u32 = 12;

#[test]
fn a_parcel_is_shipped_by_what_a_screen_reader_finds_and_hears() {
    let Some(desk) = Desk::open(&["--practice"], "Telephone") else { return };

    for (name, text) in [
        ("Name", "Papeterie du Rhone"),
        ("Address", "14 rue Sala"),
        ("Postcode", "69002"),
        ("Town", "Lyon"),
        ("Telephone", "04 72 00 00 00"),
    ] {
        desk.fill_in(name, text);
    }
    desk.press(BUTTON, "Save the sender");

    desk.wait_for(ENTRY, "Weight");
    for (name, text) in [
        ("Name", "Camille Roussel"),
        ("Address", "27 rue Paul Bert"),
        ("Postcode", "6903"),
        ("Town", "Lyon"),
        ("Weight", "412 g"),
        ("Size", "14x9x2,5"),
    ] {
        desk.fill_in(name, text);
    }
    // While something is in the way the button is disabled and says why. The problem beside it goes to the field, which says
    // what is wrong.
    let buy = desk.wait_for(BUTTON, "Buy and print");
    assert!(!desk.is(&buy, ENABLED));
    assert!(desk.description(&buy).contains("1 to fix"), "{}", desk.description(&buy));
    desk.press(BUTTON, "Postcode 5 digits needed");
    desk.wait_until("the postcode has the focus", |desk| {
        desk.find(ENTRY, "Postcode").is_some_and(|node| desk.is(&node, FOCUSED))
    });
    let postcode = desk.wait_for(ENTRY, "Postcode");
    assert!(desk.is(&postcode, EDITABLE));
    assert_eq!(desk.description(&postcode), "5 digits are needed, there are 4");

    desk.fill_in("Postcode", "69003");
    desk.wait_until("the price is there", |desk| {
        desk.find(BUTTON, "Buy and print").is_some_and(|node| desk.is(&node, ENABLED))
    });
    desk.press(BUTTON, "Buy and print");
    desk.wait_until("the label is spoken", |desk| desk.heard("Label for Camille Roussel"));

    desk.press(TAB, "History");
    desk.wait_until("the shipment is in the list", |desk| {
        desk.tree().iter().any(|node| node.role != BUTTON && node.name.contains("Camille Roussel"))
    });

    let spoken = desk.spoken.lock().expect("nobody panicked").clone();
    assert!(spoken.iter().all(|said| !said.starts_with("Being bought")), "the seconds are spoken: {spoken:?}");
    let labels = fs::read_dir(desk.home.path().join("paper")).expect("the printer's folder");
    assert_eq!(
        labels.filter_map(Result::ok).filter(|file| file.path().extension().is_some_and(|end| end == "pdf")).count(),
        1
    );
}

#[test]
fn a_key_that_is_typed_is_read_nowhere() {
    const KEY: &str = "CANARY-typed-5b3c";
    let Some(desk) = Desk::open(&[], "Connect an account") else { return };
    desk.press(BUTTON, "Connect an account");
    let field = desk.wait_for(PASSWORD, "API key");
    desk.call(&field, "org.a11y.atspi.EditableText", "SetTextContents", &(KEY,));
    desk.wait_until("the key is typed", |desk| {
        let field = desk.find(PASSWORD, "API key");
        field.and_then(|field| desk.text(&field)).is_some_and(|text| text.chars().count() == KEY.len())
    });
    for node in desk.tree() {
        let said = [Some(node.name.clone()), Some(desk.description(&node)), desk.text(&node)];
        assert!(said.into_iter().flatten().all(|said| !said.contains(KEY)), "{node:?} tells the key");
    }
    assert!(desk.spoken.lock().expect("nobody panicked").iter().all(|said| !said.contains(KEY)));
    // The station is what was started last.
    let station = desk.started.0[0].id();
    for file in ["environ", "cmdline"] {
        let seen = fs::read(format!("/proc/{station}/{file}")).expect("anybody can look");
        assert!(seen.windows(4).any(|window| window == b"envo" || window == b"ENVO"), "{file} is the station's");
        assert!(!seen.windows(KEY.len()).any(|window| window == KEY.as_bytes()), "{file} tells the key");
    }
}

/// A node of the tree, as a screen reader gets it.
#[derive(Clone, Debug)]
struct Node {
    owner: String,
    path: OwnedObjectPath,
    role: u32,
    name: String,
}

/// A display, two buses and the station on them. Dropped, all of them go.
struct Desk {
    bus: Connection,
    spoken: Arc<Mutex<Vec<String>>>,
    started: Started,
    home: tempfile::TempDir,
}

impl Desk {
    /// Opens a desk where a screen reader listens, up to a field of its first screen. None where the tools are missing.
    fn open(arguments: &[&str], first: &str) -> Option<Self> {
        if !(has("Xvfb") && has("xdotool") && has("dbus-daemon") && Path::new(LAUNCHER).is_file()) {
            assert!(!crate::is_whole_suite(), "the whole suite must have Xvfb, xdotool, dbus-daemon and at-spi2-core");
            eprintln!("skipped: Xvfb, xdotool, dbus-daemon or at-spi2-core is not installed");
            return None;
        }
        let home = tempfile::tempdir().expect("a folder");
        let mut started = Started(Vec::new());
        let children = &mut started.0;
        let (server, display) = start_display();
        children.insert(0, server);
        set_up_folder_printer(home.path());
        let session_bus = start(children, &mut bus_daemon(home.path()));
        let mut launcher = Command::new(LAUNCHER);
        launcher
            .arg("--launch-immediately")
            .env("DBUS_SESSION_BUS_ADDRESS", &session_bus)
            .env("DISPLAY", &display)
            .env("XDG_RUNTIME_DIR", home.path())
            // What is switched on is kept by the launcher alone, and not in the settings of whoever runs this.
            .env("GSETTINGS_BACKEND", "memory");
        children.insert(0, quiet(&mut launcher).stdout(Stdio::null()).spawn().expect("the launcher starts"));
        let session = Builder::address(session_bus.as_str()).and_then(Builder::build).expect("the session bus");
        let bus = Self::accessibility_bus(&session);
        let spoken = listen(&bus);
        let mut station = Command::new(env!("CARGO_BIN_EXE_envoi"));
        station
            .args(arguments)
            .args(["--lang", "en", "--theme", "light", "--size", "1280x800"])
            .env("DISPLAY", &display)
            .env("ENVOI_HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .env("DBUS_SESSION_BUS_ADDRESS", &session_bus)
            .env_remove("WAYLAND_DISPLAY");
        children.insert(0, quiet(&mut station).stdout(Stdio::null()).spawn().expect("the program starts"));
        let desk = Self { bus, spoken, started, home };
        desk.wait_until(&format!("{first} is there"), |desk| desk.tree().iter().any(|node| node.name == first));
        // No window manager runs here, so the focus is given by hand.
        let focus = ["search", "--onlyvisible", "--name", "Envoi", "windowfocus", "--sync"];
        let focused = Command::new("xdotool").args(focus).env("DISPLAY", &display).status();
        assert!(focused.is_ok_and(|status| status.success()), "the window takes the focus");
        Some(desk)
    }

    /// Says that a screen reader is there, and connects to the bus that it would be on.
    fn accessibility_bus(session: &Connection) -> Connection {
        let began = Instant::now();
        loop {
            for state in ["IsEnabled", "ScreenReaderEnabled"] {
                let set = ("org.a11y.Status", state, Value::from(true));
                // The launcher may not be there yet.
                let _ = session.call_method(
                    Some("org.a11y.Bus"),
                    "/org/a11y/bus",
                    Some("org.freedesktop.DBus.Properties"),
                    "Set",
                    &set,
                );
            }
            let asked =
                session.call_method(Some("org.a11y.Bus"), "/org/a11y/bus", Some("org.a11y.Bus"), "GetAddress", &());
            if let Ok(answer) = asked {
                let address: String = answer.body().deserialize().expect("an address");
                return Builder::address(address.as_str()).and_then(Builder::build).expect("the accessibility bus");
            }
            assert!(began.elapsed() < LONGEST, "there is no accessibility bus: {asked:?}");
            thread::sleep(Duration::from_millis(50));
        }
    }

    // ---- what a screen reader does

    fn fill_in(&self, name: &str, text: &str) {
        let node = self.wait_for(ENTRY, name);
        self.call(&node, "org.a11y.atspi.EditableText", "SetTextContents", &(text,));
        self.wait_until(&format!("{name} holds {text}"), |desk| {
            desk.find(ENTRY, name).is_some_and(|node| desk.text(&node).as_deref() == Some(text))
        });
    }

    fn press(&self, role: u32, name: &str) {
        let node = self.wait_for(role, name);
        self.call(&node, "org.a11y.atspi.Action", "DoAction", &(0_i32,));
    }

    fn heard(&self, start: &str) -> bool {
        self.spoken.lock().expect("nobody panicked").iter().any(|said| said.starts_with(start))
    }

    #[track_caller]
    fn wait_for(&self, role: u32, name: &str) -> Node {
        self.wait_until(&format!("{name} is there"), |desk| desk.find(role, name).is_some());
        self.find(role, name).unwrap_or_else(|| panic!("{name} went away"))
    }

    #[track_caller]
    fn wait_until(&self, what: &str, done: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !done(self) {
            assert!(
                began.elapsed() < LONGEST,
                "never happened: {what}\nspoken: {:?}\n{:#?}",
                self.spoken.lock(),
                self.tree().iter().map(|node| (node.role, node.name.clone())).collect::<Vec<_>>()
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn find(&self, role: u32, name: &str) -> Option<Node> {
        let exactly = |node: &&Node| node.role == role && node.name == name;
        let begins = |node: &&Node| node.role == role && node.name.starts_with(name);
        let tree = self.tree();
        tree.iter().find(exactly).or_else(|| tree.iter().find(begins)).cloned()
    }

    // ---- AT-SPI

    /// Every node of the window, in the order a screen reader reads them. What goes away meanwhile is left out.
    fn tree(&self) -> Vec<Node> {
        let root = Node {
            owner: REGISTRY.to_owned(),
            path: OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root").expect("a path"),
            role: 0,
            name: String::new(),
        };
        let mut nodes = Vec::new();
        self.add_below(&root, &mut nodes);
        nodes
    }

    fn add_below(&self, node: &Node, nodes: &mut Vec<Node>) {
        let Some(answer) = self.ask(node, ACCESSIBLE, "GetChildren", &()) else { return };
        let Ok(children) = answer.body().deserialize::<Vec<(String, OwnedObjectPath)>>() else { return };
        for (owner, path) in children {
            let mut child = Node { owner, path, role: 0, name: String::new() };
            let role = self.ask(&child, ACCESSIBLE, "GetRole", &()).and_then(|answer| answer.body().deserialize().ok());
            let (Some(role), Some(name)) = (role, self.property(&child, "Name")) else { continue };
            (child.role, child.name) = (role, name);
            nodes.push(child.clone());
            self.add_below(&child, nodes);
        }
    }

    fn description(&self, node: &Node) -> String {
        self.property(node, "Description").unwrap_or_default()
    }

    fn property(&self, node: &Node, property: &str) -> Option<String> {
        let answer = self.ask(node, "org.freedesktop.DBus.Properties", "Get", &(ACCESSIBLE, property))?;
        String::try_from(answer.body().deserialize::<OwnedValue>().ok()?).ok()
    }

    fn text(&self, node: &Node) -> Option<String> {
        self.ask(node, "org.a11y.atspi.Text", "GetText", &(0_i32, -1_i32))?.body().deserialize().ok()
    }

    fn is(&self, node: &Node, state: u32) -> bool {
        let answer = self.ask(node, ACCESSIBLE, "GetState", &());
        let words: Vec<u32> = answer.and_then(|answer| answer.body().deserialize().ok()).unwrap_or_default();
        words.get((state / 32) as usize).is_some_and(|word| word & (1 << (state % 32)) != 0)
    }

    #[track_caller]
    fn call<B: serde::Serialize + zbus::zvariant::DynamicType>(
        &self,
        node: &Node,
        interface: &str,
        method: &str,
        body: &B,
    ) {
        let answer = self.bus.call_method(Some(node.owner.as_str()), &node.path, Some(interface), method, body);
        assert!(answer.is_ok(), "{method} of {node:?}: {answer:?}");
    }

    fn ask<B: serde::Serialize + zbus::zvariant::DynamicType>(
        &self,
        node: &Node,
        interface: &str,
        method: &str,
        body: &B,
    ) -> Option<zbus::Message> {
        self.bus.call_method(Some(node.owner.as_str()), &node.path, Some(interface), method, body).ok()
    }
}

/// What was started, the last first, until it is dropped.
struct Started(Vec<Child>);

impl Drop for Started {
    fn drop(&mut self) {
        for child in &mut self.0 {
            // It may have ended by itself, and then there is nothing to end. The launcher ends with its bus, and takes the
            // bus it started with it, so it is asked and not killed.
            let _ = Command::new("kill").arg(child.id().to_string()).status();
            let _ = child.wait();
        }
    }
}

/// Collects what is announced, for as long as the bus lives.
fn listen(bus: &Connection) -> Arc<Mutex<Vec<String>>> {
    let rule = zbus::MatchRule::builder()
        .msg_type(zbus::message::Type::Signal)
        .interface("org.a11y.atspi.Event.Object")
        .and_then(|rule| rule.member("Announcement"))
        .expect("a rule")
        .build();
    let announcements = MessageIterator::for_match_rule(rule, bus, Some(64)).expect("announcements");
    let spoken = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&spoken);
    let listener = thread::Builder::new().name("listener".to_owned());
    let listening = listener.spawn(move || {
        for message in announcements.flatten() {
            let body = message.body();
            let Ok(event) = body.deserialize::<zbus::zvariant::Structure<'_>>() else { continue };
            let said = event.fields().iter().find_map(|field| match field {
                Value::Value(inner) => String::try_from(inner.try_clone().ok()?).ok(),
                _ => None,
            });
            heard.lock().expect("nobody panicked").extend(said);
        }
    });
    listening.expect("a thread");
    spoken
}

/// Starts what says where it is on its first line, and gives that line.
fn start(children: &mut Vec<Child>, command: &mut Command) -> String {
    let mut child = quiet(command).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut line = String::new();
    let out = child.stdout.take().expect("piped");
    BufReader::new(out).read_line(&mut line).expect("a line");
    children.insert(0, child);
    line.trim().to_owned()
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stderr(Stdio::null())
}

/// A session bus that starts nothing by itself: no keyring and no screen reader of this machine.
fn bus_daemon(home: &Path) -> Command {
    let config = home.join("bus.conf");
    let rules = r#"<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;
    fs::write(&config, rules).expect("written");
    let mut daemon = Command::new("dbus-daemon");
    daemon.args(["--nofork", "--print-address=1"]).arg(format!("--config-file={}", config.display()));
    daemon
}
