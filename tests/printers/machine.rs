//! A label printer behind a port: takes labels at its own speed, says how it is in one of two tongues, keeps what came out on
//! paper, and fails on cue.

mod tongue;

use std::collections::VecDeque;
use std::io::Read as _;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

use envoi::domain::LabelFormat;
use envoi::domain::PrinterId;
use envoi::domain::PrinterPaper;
use envoi::domain::PrinterSetup;
use envoi::domain::PrinterTrouble;
use envoi::domain::PrinterWay;

/// A virtual label printer. Switched off when it is dropped.
pub struct Machine {
    /// How it is set up at the desk.
    pub setup: PrinterSetup,
    inside: Arc<Mutex<Inside>>,
    off: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

/// What is wrong with it, what it does, and what it got.
pub struct Inside {
    /// What it says is wrong; nothing comes out meanwhile.
    pub troubles: Vec<PrinterTrouble>,
    /// Its head is too cold, which stops it as a trouble does.
    pub is_cold: bool,
    /// How it answers a question.
    pub manner: Manner,
    /// It hangs up, with what was not read lost, after so many bytes of a label.
    pub resets_after: Option<usize>,
    /// It reads nothing more of a caller after so many bytes.
    pub stalls_after: Option<usize>,
    /// When it last hung up, or stopped reading, in the middle.
    pub knew: Option<Instant>,
    /// How many are on its line.
    pub callers: u32,
    /// Since when a part of a label is read and the rest is not.
    pub half_read: Option<Instant>,
    /// It has no power: its memory is empty and nobody answers at its port.
    pub dark: bool,
    /// A label stays under its head.
    pub holds: bool,
    /// How long a label takes.
    pub pace: Duration,
    /// So many bytes are read at once, with a pause after each.
    pub sips: Option<usize>,
    /// How many labels it brought out in its life; none where it keeps no count.
    pub counted: Option<u64>,
    /// Everything that it got, but the questions.
    pub got: Vec<u8>,
    /// The labels that came out.
    pub out: Vec<Vec<u8>>,
    waiting: VecDeque<Vec<u8>>,
    at_it: Option<Vec<u8>>,
    /// A label that it is at is gone when this has changed.
    starts: u32,
}

/// How a printer answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As it should.
    Well,
    /// Not at all.
    Silent,
    /// Bytes that mean nothing.
    Garbage,
    /// The first half of what it should.
    Half,
    /// As it should, but so much later.
    Late(Duration),
}

impl Machine {
    /// Switches a Zebra on.
    pub fn zebra() -> Self {
        Self::at(0)
    }

    /// Switches a Zebra on at this port; at any where it is 0.
    pub fn at(port: u16) -> Self {
        Self::on(port, "Zebra", LabelFormat::Zpl)
    }

    /// Switches on one that speaks TSPL.
    pub fn tsc() -> Self {
        Self::on(0, "TSC", LabelFormat::Tspl)
    }

    fn on(port: u16, name: &str, language: LabelFormat) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let inside = Arc::new(Mutex::new(Inside::new()));
        let off = Arc::new(AtomicBool::new(false));
        let (ours, end) = (Arc::clone(&inside), Arc::clone(&off));
        let paper = spawn("the head", move || {
            while !end.load(Ordering::Relaxed) {
                print_one(&ours);
                thread::sleep(Duration::from_millis(5));
            }
        });
        let (ours, end) = (Arc::clone(&inside), Arc::clone(&off));
        let port_thread = spawn("the port", move || listen(listener, language, &ours, &end));
        let way = PrinterWay::Raw { host: "127.0.0.1".to_owned(), port };
        Self {
            setup: PrinterSetup {
                id: PrinterId::new(),
                name: name.to_owned(),
                way,
                language,
                dpi: 203,
                shift: Default::default(),
                paper: PrinterPaper::default(),
            },
            inside,
            off,
            threads: vec![paper, port_thread],
        }
    }

    /// The port that it listens at.
    pub fn port(&self) -> u16 {
        match self.setup.way {
            PrinterWay::Raw { port, .. } => port,
            PrinterWay::Folder { .. } | PrinterWay::Ipp { .. } | PrinterWay::Usb { .. } => 0,
        }
    }

    /// Its inside, to be changed or looked at.
    pub fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().expect("no panic in the printer")
    }

    /// Something goes wrong, or all is well again.
    pub fn has(&self, troubles: &[PrinterTrouble]) {
        self.inside().troubles = troubles.to_vec();
    }

    /// How many labels came out.
    pub fn came_out(&self) -> usize {
        self.inside().out.len()
    }

    /// How many labels are in its memory.
    pub fn holds(&self) -> usize {
        let inside = self.inside();
        inside.waiting.len() + usize::from(inside.at_it.is_some())
    }

    /// Power is cut for good, or until [`Machine::gets_power`]: what was in its memory is gone.
    pub fn loses_power(&self) {
        let mut inside = self.inside();
        inside.forget();
        inside.dark = true;
    }

    /// Power is back, and it starts.
    pub fn gets_power(&self) {
        self.inside().dark = false;
    }

    /// Power was away for so short that nobody called meanwhile.
    pub fn blinks(&self) {
        self.inside().forget();
    }

    /// Whether it has nothing to do.
    pub fn is_idle(&self) -> bool {
        self.holds() == 0 && self.inside().half_read.is_none()
    }

    /// Another desk's label, in its memory at once.
    pub fn takes_from_another_desk(&self, label: &[u8]) {
        self.inside().waiting.push_back(label.to_vec());
    }

    /// Takes it from the desk: what was in its memory is gone.
    pub fn switch_off(&mut self) {
        self.off.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            thread.join().expect("no panic in the printer");
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.switch_off();
    }
}

impl Inside {
    fn new() -> Self {
        Self {
            troubles: Vec::new(),
            is_cold: false,
            manner: Manner::Well,
            resets_after: None,
            stalls_after: None,
            knew: None,
            callers: 0,
            half_read: None,
            dark: false,
            holds: false,
            pace: Duration::ZERO,
            sips: None,
            counted: Some(4711),
            got: Vec::new(),
            out: Vec::new(),
            waiting: VecDeque::new(),
            at_it: None,
            starts: 0,
        }
    }

    /// Whether a label is under its head.
    pub fn is_at_it(&self) -> bool {
        self.at_it.is_some()
    }

    fn forget(&mut self) {
        self.waiting.clear();
        self.at_it = None;
        self.starts += 1;
    }

    fn is_stopped(&self) -> bool {
        self.is_cold || !self.troubles.is_empty() || self.dark || self.holds
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> JoinHandle<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).expect("a thread")
}

fn print_one(inside: &Mutex<Inside>) {
    let (pace, starts) = {
        let mut inside = inside.lock().expect("no panic");
        if inside.is_cold || !inside.troubles.is_empty() || inside.dark {
            return;
        }
        if inside.at_it.is_none() {
            inside.at_it = inside.waiting.pop_front();
        }
        if inside.at_it.is_none() {
            return;
        }
        (inside.pace, inside.starts)
    };
    thread::sleep(pace);
    let mut inside = inside.lock().expect("no panic");
    // Paper that ran out meanwhile leaves the label where it is.
    if inside.is_stopped() || inside.starts != starts {
        return;
    }
    if let Some(label) = inside.at_it.take() {
        inside.out.push(label);
        inside.counted = inside.counted.map(|count| count + 1);
    }
}

/// One caller at a time, as such printers have it. Without power there is nobody at the port.
fn listen(listener: TcpListener, language: LabelFormat, inside: &Mutex<Inside>, off: &AtomicBool) {
    let address = listener.local_addr().expect("bound");
    let mut listener = Some(listener);
    while !off.load(Ordering::Relaxed) {
        let dark = inside.lock().expect("no panic").dark;
        if dark {
            listener = None;
        } else if listener.is_none() {
            listener = TcpListener::bind(address).ok();
        }
        let caller = listener.as_ref().and_then(|listener| {
            listener.set_nonblocking(true).expect("a listener");
            listener.accept().ok()
        });
        match caller {
            Some((stream, _)) => serve(stream, language, inside, off),
            None => thread::sleep(Duration::from_millis(5)),
        }
    }
}

fn serve(stream: TcpStream, language: LabelFormat, inside: &Mutex<Inside>, off: &AtomicBool) {
    inside.lock().expect("no panic").callers += 1;
    hear_out(stream, language, inside, off);
    let mut inside = inside.lock().expect("no panic");
    inside.callers -= 1;
    // Half a label is forgotten with who sent it.
    inside.half_read = None;
}

fn hear_out(mut stream: TcpStream, language: LabelFormat, inside: &Mutex<Inside>, off: &AtomicBool) {
    stream.set_nonblocking(false).expect("a stream");
    stream.set_read_timeout(Some(Duration::from_millis(10))).expect("a stream");
    let mut read = Vec::new();
    let (mut count, mut seen) = (0, 0);
    while !off.load(Ordering::Relaxed) {
        let (stalls, most, dark) = {
            let mut inside = inside.lock().expect("no panic");
            let ends = inside.resets_after.or(inside.stalls_after);
            let left = ends.map(|after| after.saturating_sub(count).max(1));
            let stalls = inside.stalls_after.is_some_and(|after| count >= after);
            if stalls && inside.knew.is_none() {
                inside.knew = Some(Instant::now());
            }
            (stalls, inside.sips.or(left).unwrap_or(4096), inside.dark)
        };
        if dark {
            return;
        }
        if stalls {
            thread::sleep(Duration::from_millis(5));
            continue;
        }
        let mut buffer = vec![0; most];
        match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(got) => {
                count += got;
                read.extend_from_slice(&buffer[..got]);
                tongue::take(language, &mut read, &mut seen, &mut stream, inside);
                let (sips, resets_after) = {
                    let mut inside = inside.lock().expect("no panic");
                    let since = inside.half_read.unwrap_or_else(Instant::now);
                    // What is shorter may be the beginning of a question.
                    inside.half_read = (read.len() > 100).then_some(since);
                    (inside.sips, inside.resets_after)
                };
                if sips.is_some() {
                    thread::sleep(Duration::from_millis(2));
                } else if resets_after.is_some_and(|after| count >= after) {
                    inside.lock().expect("no panic").knew = Some(Instant::now());
                    // Closing with bytes unread makes the system send a reset.
                    return;
                }
            }
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => (),
            Err(_) => break,
        }
    }
}
