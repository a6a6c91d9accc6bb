//! The real window on a virtual display: how soon it is there, how still it stands, how much memory it takes.

use std::fs;
use std::io::BufRead as _;
use std::io::BufReader;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::tell;

/// How often the window is opened.
const STARTS: usize = 9;
/// How long it is left alone.
const REST: Duration = Duration::from_secs(10);

pub fn measure() {
    let Some((server, display)) = start_display() else {
        tell("the window", "not measured: Xvfb or xdotool is not installed");
        return;
    };
    let home = tempfile::tempdir().expect("a folder");
    // The first start makes the folder and its records.
    if let Some(window) = Window::open(home.path(), &display) {
        window.close();
    }
    let mut starts: Vec<(Duration, Duration)> = Vec::new();
    for _ in 0..STARTS {
        let window = Window::open(home.path(), &display).expect("the window opens");
        starts.push((window.first_frame, window.desk));
        window.close();
    }
    let mut middle = |of: fn(&(Duration, Duration)) -> Duration| {
        starts.sort_unstable_by_key(of);
        of(&starts[starts.len() / 2])
    };
    tell(
        "process start to the first frame given to the screen",
        &format!("{:.0?} median of {STARTS}", middle(|start| start.0)),
    );
    tell("process start to the desk", &format!("{:.0?} median of {STARTS}", middle(|start| start.1)));
    if let Some(window) = Window::open(home.path(), &display) {
        rest(&window);
        window.close();
    }
    end(server);
}

/// Leaves the window alone with the focus in a field.
fn rest(window: &Window) {
    let id = window.xdotool(&["search", "--onlyvisible", "--name", "Envoi"]);
    if let Some(id) = id.lines().next() {
        window.xdotool(&["windowfocus", "--sync", id]);
    }
    window.xdotool(&["type", "--delay", "20", "Camille"]);
    thread::sleep(Duration::from_secs(3));
    window.count_frames();
    let ticks = window.ticks();
    thread::sleep(REST);
    tell(&format!("repaints in {REST:?} of rest with the focus in a field"), &window.count_frames().to_string());
    tell(&format!("CPU in {REST:?} of rest"), &format!("{} ticks", window.ticks() - ticks));
    tell("resident memory", &window.memory());
}

/// The real program. It tells each frame on its standard error.
struct Window {
    child: Child,
    display: String,
    frames: mpsc::Receiver<Instant>,
    first_frame: Duration,
    desk: Duration,
}

impl Window {
    fn open(home: &Path, display: &str) -> Option<Self> {
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_envoi"))
            .args(["--practice", "--lang", "fr", "--theme", "light", "--size", "1280x800"])
            .env("DISPLAY", display)
            .env("ENVOI_HOME", home)
            .env("XDG_RUNTIME_DIR", home)
            .env("ENVOI_LOG", "envoi::app=trace")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .ok()?;
        let (frame, frames) = mpsc::sync_channel(100_000);
        let (desk_open, desk) = mpsc::sync_channel(1);
        let said = BufReader::new(child.stderr.take()?);
        thread::Builder::new()
            .name("said".to_owned())
            .spawn(move || {
                for line in said.lines().map_while(Result::ok) {
                    if line.contains("frame given") {
                        let _ = frame.try_send(Instant::now());
                    }
                    if line.contains("world=Some") {
                        let _ = desk_open.try_send(Instant::now());
                    }
                }
            })
            .ok()?;
        let first_frame = frames.recv_timeout(Duration::from_secs(60)).ok()? - began;
        let desk = desk.recv_timeout(Duration::from_secs(60)).ok()? - began;
        Some(Self { child, display: display.to_owned(), frames, first_frame, desk })
    }

    /// How many frames there were since this was asked last.
    fn count_frames(&self) -> usize {
        self.frames.try_iter().count()
    }

    fn xdotool(&self, arguments: &[&str]) -> String {
        let said = Command::new("xdotool").args(arguments).env("DISPLAY", &self.display).output();
        said.map(|said| String::from_utf8_lossy(&said.stdout).into_owned()).unwrap_or_default()
    }

    /// Processor time so far, in hundredths of a second.
    fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
    }

    fn memory(&self) -> String {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let part = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
            line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() / 1024
        };
        format!("{} MB, of which {} MB are not files", part("VmRSS"), part("RssAnon"))
    }

    fn close(self) {
        end(self.child);
    }
}

fn start_display() -> Option<(Child, String)> {
    Command::new("xdotool").arg("version").output().ok()?;
    // `-displayfd` lets the server choose a free number and say it.
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut number = String::new();
    BufReader::new(server.stdout.take()?).read_line(&mut number).ok()?;
    Some((server, format!(":{}", number.trim())))
}

fn end(mut child: Child) {
    // It may have ended by itself.
    drop(child.kill());
    drop(child.wait());
}
