//! From the last byte of a label at the station to its first byte at the printer: kept and recorded on the disk, drawn, its codes
//! graded, the printer asked how it is.
//!
//! A whole station buys from a practice carrier over HTTP, through a relay that writes down when it has handed on the last bytes
//! of a label's file. The printer is a port of this computer that says at once that it is ready, and writes down when the first byte
//! of a label arrives; the question how it is does not count as one. Everything is in one process and on one disk.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use envoi::command::Deed;
use envoi::domain::FormatChoice;
use envoi::domain::LabelFormat;
use envoi::domain::PrinterId;
use envoi::domain::PrinterSetup;
use envoi::domain::PrinterWay;
use envoi::domain::ShipmentDraft;

use crate::desk::Desk;
use crate::desk::draft;
use crate::tell;

/// How many stations are opened for each kind of label, and how many labels each prints: more in a minute its own gate holds back, as
/// the carrier wants it.
const STATIONS: usize = 5;
const LABELS: usize = 40;

/// What it is asked: how it is, and how many labels it has brought out in its life.
const HOW: &[u8] = b"~HS\r\n";
const COUNT: &[u8] = b"! U1 getvar";
/// It keeps no such count.
const NO_COUNT: &[u8] = b"\"?\"";
/// What a printer that is ready says.
const READY: &[u8] =
    b"\x02030,0,0,1218,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n";

pub fn measure() {
    for (format, target) in [(LabelFormat::Zpl, 60), (LabelFormat::Pdf, 150)] {
        let mut taken: Vec<Duration> = (0..STATIONS).flat_map(|_| printed(format)).collect();
        taken.sort_unstable();
        let at = |hundredths: usize| taken[taken.len() * hundredths / 100];
        tell(
            &format!("last byte of a {} label to first byte of paper", format.name()),
            &format!(
                "{:.2?} median, {:.2?} p99 of {} (the aim is {target} ms), {:.2?} slowest",
                at(50),
                at(99),
                taken.len(),
                taken[taken.len() - 1]
            ),
        );
    }
}

/// Buys and prints labels that the carrier sells in a format, one after the other.
fn printed(format: LabelFormat) -> Vec<Duration> {
    let marks = Arc::new(Marks::default());
    let mut desk = Desk::behind(|carrier| relay(carrier, &marks));
    let printer = printer(&marks);
    desk.keep_printer(&printer);
    let mut print = |order: usize| {
        let draft = ShipmentDraft { format: FormatChoice::Fixed(format), ..draft(&order.to_string()) };
        let shipment = desk.shipment(&draft, LabelFormat::Zpl);
        let intent = desk.buy(&shipment, Some(&printer));
        let (_, outcome) = desk.after(&intent, Deed::Printed);
        assert_eq!(outcome, Ok(()), "a label that is not printed measures nothing");
        marks.taken().expect("the label went through both ends")
    };
    // The first one opens files and connections.
    print(0);
    let taken = (1..=LABELS).map(print).collect();
    desk.close();
    taken
}

/// When a label was where.
#[derive(Default)]
struct Marks {
    /// Its last bytes so far were handed to the station.
    here: Mutex<Option<Instant>>,
    /// How long after that its first byte was at the printer.
    taken: Mutex<Option<Duration>>,
}

impl Marks {
    fn is_here(&self) {
        *self.here.lock().expect("no panic") = Some(Instant::now());
    }

    fn is_on_paper(&self) {
        let now = Instant::now();
        let here = self.here.lock().expect("no panic").take();
        *self.taken.lock().expect("no panic") = here.map(|here| now - here);
    }

    fn taken(&self) -> Option<Duration> {
        self.taken.lock().expect("no panic").take()
    }
}

/// Stands before a carrier; gives its own address.
fn relay(carrier: &str, marks: &Arc<Marks>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound");
    let (carrier, marks) = (carrier.trim_start_matches("http://").trim_end_matches('/').to_owned(), Arc::clone(marks));
    spawn("relay", move || {
        for station in listener.incoming().flatten() {
            let carrier = TcpStream::connect(&carrier).expect("the carrier is on");
            for stream in [&station, &carrier] {
                stream.set_nodelay(true).expect("a stream");
            }
            let ends = || (station.try_clone().expect("a stream"), carrier.try_clone().expect("a stream"));
            let is_label = Arc::new(AtomicBool::new(false));
            let ((asks, asked), (told, tells)) = (ends(), ends());
            let (marks, of_answer) = (Arc::clone(&marks), Arc::clone(&is_label));
            // A new question ends what was told before.
            spawn("asks", move || hand_on(asks, asked, |_| is_label.store(false, Ordering::SeqCst)));
            spawn("tells", move || {
                hand_on(tells, told, |part| {
                    let begins = [b"%PDF-".as_slice(), b"^XA"];
                    let has = |what: &[u8]| part.windows(what.len()).any(|window| window == what);
                    if begins.into_iter().any(has) {
                        of_answer.store(true, Ordering::SeqCst);
                    }
                    if of_answer.load(Ordering::SeqCst) {
                        marks.is_here();
                    }
                });
            });
        }
    });
    format!("http://{address}")
}

/// Copies until one end is closed; tells each part just before it is handed on.
fn hand_on(mut from: TcpStream, mut to: TcpStream, mut heed: impl FnMut(&[u8])) {
    let mut part = [0; 65_536];
    while let Ok(count @ 1..) = from.read(&mut part) {
        heed(&part[..count]);
        if to.write_all(&part[..count]).is_err() {
            break;
        }
    }
    // Whoever waits at the other end is told that no more comes.
    let _ = to.shutdown(std::net::Shutdown::Both);
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    thread::Builder::new().name(name.to_owned()).spawn(work).expect("a thread");
}

/// A printer that is always ready.
fn printer(marks: &Arc<Marks>) -> PrinterSetup {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("bound").port();
    let marks = Arc::clone(marks);
    spawn("printer", move || {
        for mut line in listener.incoming().flatten() {
            let mut part = [0; 65_536];
            let mut is_label = false;
            while let Ok(count @ 1..) = line.read(&mut part) {
                let said = &part[..count];
                let counts = said.starts_with(COUNT);
                if !is_label && !counts && said != HOW {
                    is_label = true;
                    marks.is_on_paper();
                }
                // Also behind the last byte of a label, where it has read all of it.
                if said.ends_with(HOW) && line.write_all(READY).is_err() || counts && line.write_all(NO_COUNT).is_err()
                {
                    break;
                }
            }
        }
    });
    PrinterSetup {
        id: PrinterId::new(),
        name: "Zebra".to_owned(),
        way: PrinterWay::Raw { host: "127.0.0.1".to_owned(), port },
        language: LabelFormat::Zpl,
        dpi: 203,
        shift: Default::default(),
        paper: Default::default(),
    }
}
