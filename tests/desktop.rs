//! The real window on a virtual display, driven by keys alone as a packer would.
//!
//! Needs Xvfb and xdotool, which `packaging/test.sh` installs. Without them it says that it was skipped; where the whole suite is run
//! it fails.

use std::fs;
use std::io::BufRead as _;
use std::io::BufReader;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use envoi::domain::LabelFormat;
use envoi::domain::PrinterId;
use envoi::domain::PrinterSetup;
use envoi::domain::PrinterWay;
use envoi::domain::Settings;
use envoi::practice::Ledger;
use envoi::store::Station;

/// Far longer than anything takes on a busy machine; a healthy run never waits for it.
const LONGEST: Duration = Duration::from_secs(60);

#[test]
fn a_newcomer_ships_reprints_and_voids_a_parcel_by_keyboard_alone() {
    let Some(desk) = Window::open(&["--practice", "--lang", "en", "--theme", "light"]) else { return };

    // Who sends: name, company, street, more, postcode, town, past the country, telephone.
    desk.type_fields(&["Papeterie du Rhone", "", "14 rue Sala", "", "69002", "Lyon"]);
    desk.key("Tab");
    desk.type_text("04 72 00 00 00");
    desk.key("ctrl+Return");
    desk.settle();

    desk.type_fields(&["Camille Roussel", "Atelier Roussel", "27 rue Paul Bert", "", "69003", "Lyon"]);
    desk.key("Tab");
    desk.type_fields(&["412 g"]);
    desk.type_text("14x9x2,5");
    // Pressed again and again, as by an impatient hand: before the price is there nothing happens, then once is what is bought.
    desk.wait_until("one label is bought", |desk| {
        desk.key("ctrl+Return");
        desk.key("ctrl+Return");
        desk.ledger().labels().len() == 1
    });
    desk.wait_until("it lies in the printer's folder", |desk| desk.printed().len() == 1);
    let sold = desk.ledger().labels()[0].clone();
    assert_eq!((sold.weight_grams, sold.voided()), (412, false));
    assert_eq!(sold.shipment["ship_to"]["name"], "Camille Roussel");
    let paper = fs::read(&desk.printed()[0]).expect("the printed label");
    assert!(paper.starts_with(b"%PDF-"));

    desk.settle();
    desk.key("F8");
    desk.wait_until("it is printed again", |desk| desk.printed().len() == 2);

    // Let go at once, F9 does nothing; held, it voids.
    desk.key("F9");
    desk.settle();
    assert!(!desk.ledger().labels()[0].voided());
    desk.hold("F9", Duration::from_millis(1500));
    desk.wait_until("it is voided", |desk| desk.ledger().labels()[0].voided());
    assert_eq!(desk.ledger().labels().len(), 1);
}

#[test]
fn a_second_window_on_the_same_desk_says_so_and_changes_nothing() {
    let Some(first) = Window::open(&["--practice", "--lang", "en"]) else { return };
    let mut second = first.start(&["--lang", "en"]);
    let (tell, told) = mpsc::sync_channel(64);
    let words = BufReader::new(second.stderr.take().expect("piped"));
    let listening = thread::Builder::new().name("words".to_owned()).spawn(move || {
        for line in words.lines().map_while(Result::ok) {
            // Whoever listened has heard enough.
            let _ = tell.send(line);
        }
    });
    listening.expect("a thread");
    let mut said = String::new();
    while !said.contains("another Envoi is open") {
        let line = told.recv_timeout(LONGEST);
        said.push_str(&line.unwrap_or_else(|_| panic!("it never said why: {said}")));
    }
    let running = second.try_wait().expect("a child").is_none();
    second.kill().expect("ours to end");
    second.wait().expect("it ends");
    assert!(running, "it stays open to say why: {said}");
}

/// A display, a window on it and a desk's folder. Dropped, all three go.
struct Window {
    home: tempfile::TempDir,
    display: String,
    server: Child,
    station: Option<Child>,
}

impl Window {
    /// Opens the real program on a display of its own. None where the tools are missing.
    fn open(arguments: &[&str]) -> Option<Self> {
        if !(has("Xvfb") && has("xdotool")) {
            assert!(!crate::is_whole_suite(), "the whole suite must have Xvfb and xdotool");
            eprintln!("skipped: Xvfb or xdotool is not installed");
            return None;
        }
        let home = tempfile::tempdir().expect("a folder");
        set_up_folder_printer(home.path());
        let (server, display) = start_display();
        let mut window = Self { home, display, server, station: None };
        window.station = Some(window.start(arguments));
        window.wait_until("the window is there", |window| !window.windows().is_empty());
        let id = window.windows().remove(0);
        // No window manager runs here, so the focus is given by hand.
        window.tell(&["windowfocus", "--sync", &id]);
        window.wait_until("the practice desk is open", |window| window.home.path().join("practice/ledger").is_dir());
        window.settle();
        Some(window)
    }

    fn start(&self, arguments: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_envoi"))
            .args(arguments)
            .args(["--size", "1280x800"])
            .env("DISPLAY", &self.display)
            .env("ENVOI_HOME", self.home.path())
            .env("XDG_RUNTIME_DIR", self.home.path())
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts")
    }

    fn windows(&self) -> Vec<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", "Envoi"]);
        found.lines().map(str::to_owned).collect()
    }

    /// Types each text and goes on to the next field; the last keeps the focus after its Tab.
    fn type_fields(&self, texts: &[&str]) {
        for text in texts {
            self.type_text(text);
            self.key("Tab");
        }
    }

    fn type_text(&self, text: &str) {
        if !text.is_empty() {
            self.tell(&["type", "--delay", "8", text]);
        }
    }

    fn key(&self, key: &str) {
        self.tell(&["key", "--delay", "30", key]);
    }

    fn hold(&self, key: &str, time: Duration) {
        self.tell(&["keydown", key]);
        thread::sleep(time);
        self.tell(&["keyup", key]);
    }

    fn tell(&self, words: &[&str]) {
        self.xdotool(words);
    }

    fn xdotool(&self, words: &[&str]) -> String {
        let output = Command::new("xdotool").args(words).env("DISPLAY", &self.display).output().expect("xdotool runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Lets frames and prices come: keys are taken in order, so this is only for what answers from elsewhere.
    fn settle(&self) {
        thread::sleep(Duration::from_millis(900));
    }

    fn ledger(&self) -> Ledger {
        Ledger::read(&self.home.path().join("practice/ledger")).expect("the carrier's books")
    }

    fn printed(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.home.path().join("paper")).expect("the printer's folder");
        let mut files: Vec<PathBuf> = folder.map(|entry| entry.expect("a file").path()).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
        files.sort();
        files
    }

    #[track_caller]
    fn wait_until(&self, what: &str, done: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !done(self) {
            assert!(began.elapsed() < LONGEST, "never happened: {what}");
            thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        for child in self.station.iter_mut().chain([&mut self.server]) {
            // It may have ended by itself, and then there is nothing to end.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

pub(crate) fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// The display picks a free number itself and writes it down.
pub(crate) fn start_display() -> (Child, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb starts");
    let mut number = String::new();
    let out = server.stdout.take().expect("piped");
    BufReader::new(out).read_line(&mut number).expect("a display number");
    (server, format!(":{}", number.trim()))
}

pub(crate) fn set_up_folder_printer(home: &Path) {
    let path = home.join("paper");
    fs::create_dir(&path).expect("a folder");
    let id = PrinterId("paper".to_owned());
    let printer = PrinterSetup {
        id: id.clone(),
        name: "Folder".to_owned(),
        way: PrinterWay::Folder { path },
        language: LabelFormat::Pdf,
        dpi: 203,
        shift: Default::default(),
        paper: Default::default(),
    };
    let settings = Settings { printers: vec![printer], label_printer: Some(id), ..Settings::default() };
    Station::open(home).expect("a station").save_settings(&settings).expect("kept");
}
