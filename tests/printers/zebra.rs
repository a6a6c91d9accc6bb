//! A label printer behind a port, as a Zebra is one: takes labels at its own speed, says how it is, and fails on cue.

use std::collections::VecDeque;
use std::io::Read as _;
use std::io::Write as _;
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

use envoi::domain::LabelFormat;
use envoi::domain::PrinterId;
use envoi::domain::PrinterPaper;
use envoi::domain::PrinterSetup;
use envoi::domain::PrinterTrouble;
use envoi::domain::PrinterWay;

/// A virtual Zebra. Switched off when it is dropped.
pub struct Zebra {
    /// How it is set up at the desk.
    pub setup: PrinterSetup,
    inside: Arc<Mutex<Inside>>,
    off: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

/// What is wrong with it, what it does, and what it got.
#[derive(Default)]
pub struct Inside {
    /// What it says is wrong; nothing comes out meanwhile.
    pub troubles: Vec<PrinterTrouble>,
    /// It answers nothing.
    pub silent: bool,
    /// It hangs up, with what was not read lost, after so many bytes of a label.
    pub resets_after: Option<usize>,
    /// It reads nothing.
    pub stalls: bool,
    /// How long a label takes.
    pub pace: Duration,
    /// So many bytes are read at once, with a pause after each.
    pub sips: Option<usize>,
    /// Everything that it got, but the questions.
    pub got: Vec<u8>,
    /// The labels that came out.
    pub out: Vec<Vec<u8>>,
    waiting: VecDeque<Vec<u8>>,
    at_it: Option<Vec<u8>>,
}

impl Zebra {
    /// Switches one on.
    pub fn on() -> Self {
        Self::at(0)
    }

    /// Switches one on at this port; at any where it is 0.
    pub fn at(port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a port");
        let port = listener.local_addr().expect("bound").port();
        listener.set_nonblocking(true).expect("a listener");
        let inside = Arc::new(Mutex::new(Inside::default()));
        let off = Arc::new(AtomicBool::new(false));
        let (ours, end) = (Arc::clone(&inside), Arc::clone(&off));
        let paper = spawn("zebra's head", move || {
            while !end.load(Ordering::Relaxed) {
                print_one(&ours);
                thread::sleep(Duration::from_millis(5));
            }
        });
        let (ours, end) = (Arc::clone(&inside), Arc::clone(&off));
        let port_thread = spawn("zebra's port", move || {
            // One caller at a time, as such printers have it.
            while !end.load(Ordering::Relaxed) {
                match listener.accept() {
                    Ok((stream, _)) => serve(stream, &ours, &end),
                    Err(_) => thread::sleep(Duration::from_millis(5)),
                }
            }
        });
        let way = PrinterWay::Raw { host: "127.0.0.1".to_owned(), port };
        Self {
            setup: PrinterSetup {
                id: PrinterId::new(),
                name: "Zebra".to_owned(),
                way,
                language: LabelFormat::Zpl,
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

    /// Pulls the plug: what was in its memory is gone.
    pub fn switch_off(&mut self) {
        self.off.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            thread.join().expect("no panic in the printer");
        }
    }
}

impl Drop for Zebra {
    fn drop(&mut self) {
        self.switch_off();
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> JoinHandle<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).expect("a thread")
}

fn print_one(inside: &Mutex<Inside>) {
    let pace = {
        let mut inside = inside.lock().expect("no panic");
        if !inside.troubles.is_empty() {
            return;
        }
        if inside.at_it.is_none() {
            inside.at_it = inside.waiting.pop_front();
        }
        if inside.at_it.is_none() {
            return;
        }
        inside.pace
    };
    thread::sleep(pace);
    let mut inside = inside.lock().expect("no panic");
    // Paper that ran out meanwhile leaves the label where it is.
    if inside.troubles.is_empty() {
        let label = inside.at_it.take();
        inside.out.extend(label);
    }
}

fn serve(mut stream: TcpStream, inside: &Mutex<Inside>, off: &AtomicBool) {
    stream.set_nonblocking(false).expect("a stream");
    stream.set_read_timeout(Some(Duration::from_millis(10))).expect("a stream");
    let mut read = Vec::new();
    let (mut count, mut seen) = (0, 0);
    while !off.load(Ordering::Relaxed) {
        let (stalls, most) = {
            let inside = inside.lock().expect("no panic");
            let left = inside.resets_after.map(|after| after.saturating_sub(count).max(1));
            (inside.stalls, inside.sips.or(left).unwrap_or(4096))
        };
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
                take(&mut read, &mut seen, &mut stream, inside);
                let inside = inside.lock().expect("no panic");
                if inside.sips.is_some() {
                    drop(inside);
                    thread::sleep(Duration::from_millis(2));
                } else if inside.resets_after.is_some_and(|after| count >= after) {
                    // Closing with bytes unread makes the system send a reset.
                    return;
                }
            }
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => (),
            Err(_) => break,
        }
    }
}

/// Takes questions and whole labels out of what was read.
fn take(read: &mut Vec<u8>, seen: &mut usize, stream: &mut TcpStream, inside: &Mutex<Inside>) {
    loop {
        let mut inside = inside.lock().expect("no panic");
        if let Some(rest) = read.strip_prefix(b"~HS\r\n") {
            *read = rest.to_vec();
            let said = status(&inside);
            if !inside.silent {
                let _ = stream.write_all(said.as_bytes());
            }
        } else if let Some(rest) = read.strip_prefix(b"~HI\r\n") {
            *read = rest.to_vec();
            if !inside.silent {
                let _ = stream.write_all(b"\x02ZD421-203dpi,V93.21.07Z,8,8192KB\x03\r\n");
            }
        } else if let Some(rest) = read.strip_prefix(b"~JA\r\n") {
            *read = rest.to_vec();
            inside.waiting.clear();
            inside.at_it = None;
        } else if let Some(end) = end_of_label(read, *seen) {
            let label: Vec<u8> = read.drain(..end).collect();
            *seen = 0;
            inside.got.extend_from_slice(&label);
            inside.waiting.push_back(label);
        } else if !read.is_empty() && read.iter().all(u8::is_ascii_whitespace) {
            inside.got.append(read);
        } else {
            *seen = read.len().saturating_sub(2);
            return;
        }
    }
}

/// Where the first label ends; looked for behind what was seen already.
fn end_of_label(read: &[u8], seen: usize) -> Option<usize> {
    let at = read.get(seen..)?.windows(3).position(|window| window == b"^XZ")?;
    Some(seen + at + 3)
}

fn status(inside: &Inside) -> String {
    let has = |trouble| u8::from(inside.troubles.contains(&trouble));
    let (paper, pause) = (has(PrinterTrouble::PaperOut), has(PrinterTrouble::Paused));
    let (full, hot) = (has(PrinterTrouble::TakesNothing), has(PrinterTrouble::OverTemperature));
    let (head, ribbon) = (has(PrinterTrouble::HeadOpen), has(PrinterTrouble::RibbonOut));
    let (waiting, at_it) = (inside.waiting.len(), usize::from(inside.at_it.is_some()));
    format!(
        "\x02030,{paper},{pause},1225,{waiting:03},{full},0,0,000,0,0,{hot}\x03\r\n\
         \x02000,0,{head},{ribbon},0,2,4,0,{at_it:08},1,000\x03\r\n\x021234,0\x03\r\n"
    )
}
