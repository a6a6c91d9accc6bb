//! The language printer against peers that behave as printers do, and as they should not.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::net::TcpStream;
use std::thread;
use std::thread::JoinHandle;

use super::*;
use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::PrinterId;
use crate::domain::PrinterWay;

#[test]
fn a_label_arrives_to_the_byte_and_the_connection_closes() {
    let (mut printer, peer) = printer_at(|mut stream| {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        bytes
    });
    assert_eq!(printer.submit(&zpl(3000), &mut |_| Go::On).unwrap().state, JobState::SentUnconfirmed);
    assert_eq!(peer.join().unwrap(), zpl(3000).bytes);
}

#[test]
fn a_slow_printer_gets_all_of_it() {
    let (mut printer, peer) = printer_at(|mut stream| {
        let (mut bytes, mut buffer) = (Vec::new(), [0; 64 * 1024]);
        loop {
            let count = stream.read(&mut buffer).unwrap();
            if count == 0 {
                break bytes;
            }
            bytes.extend(&buffer[..count]);
            thread::sleep(Duration::from_millis(5));
        }
    });
    let payload = zpl(4_000_000);
    assert_eq!(printer.submit(&payload, &mut |_| Go::On).unwrap().state, JobState::SentUnconfirmed);
    assert_eq!(peer.join().unwrap().len(), payload.bytes.len());
}

#[test]
fn a_printer_that_talks_and_keeps_the_line_open_does_not_hold_us() {
    let (mut printer, peer) = printer_at(|mut stream| {
        stream.write_all(b"hello\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        thread::sleep(Duration::from_millis(600));
        bytes
    });
    assert_eq!(printer.submit(&zpl(100), &mut |_| Go::On).unwrap().state, JobState::SentUnconfirmed);
    assert_eq!(peer.join().unwrap(), zpl(100).bytes);
}

#[test]
fn a_name_that_is_looked_up_for_ever_is_given_up() {
    let mut printer = printer("printer.example", 9100, LabelFormat::Zpl);
    printer.patience.open = Duration::from_millis(30);
    let look_up = |_: &str, _| loop {
        thread::park();
    };
    printer.way = Box::new(Port { host: "printer.example".to_owned(), port: 9100, look_up });
    let error = printer.submit(&zpl(100), &mut |_| Go::On).unwrap_err();
    assert!(matches!(error, PrintError::NoAnswer { .. }), "{error}");
}

#[test]
fn a_printer_that_is_off_got_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let mut printer = printer("127.0.0.1", port, LabelFormat::Zpl);
    let error = printer.submit(&zpl(100), &mut |_| Go::On).unwrap_err();
    assert!(matches!(error, PrintError::NoAnswer { .. }), "{error}");
    assert_eq!(Failure::from(error).mishap, Mishap::PrinterUnreachable { name: "Zebra".to_owned() });
    assert!(matches!(printer.status(), Err(PrintError::NoAnswer { .. })));
}

#[test]
fn a_host_without_an_address_is_no_answer() {
    for host in ["", "no such host", "-", "999.1.1.1"] {
        let error = printer(host, 9100, LabelFormat::Zpl).submit(&zpl(100), &mut |_| Go::On).unwrap_err();
        assert!(matches!(error, PrintError::NoAnswer { .. }), "{host}: {error}");
    }
}

#[test]
fn a_printer_that_hangs_up_midway_has_failed() {
    let (mut printer, peer) = printer_at(|mut stream| {
        // Closing with bytes unread makes the system send a reset.
        let mut few = [0; 50];
        stream.read_exact(&mut few).unwrap();
        few.to_vec()
    });
    let error = printer.submit(&zpl(8_000_000), &mut |_| Go::On).unwrap_err();
    assert!(matches!(error, PrintError::Interrupted { .. }), "{error}");
    peer.join().unwrap();
}

#[test]
fn a_reset_after_the_last_byte_left_is_noticed() {
    let (mut printer, peer) = printer_at(|mut stream| {
        thread::sleep(Duration::from_millis(100));
        let mut few = [0; 50];
        stream.read_exact(&mut few).unwrap();
        few.to_vec()
    });
    let error = printer.submit(&zpl(94), &mut |_| Go::On).unwrap_err();
    assert!(matches!(error, PrintError::Interrupted { sent: 94, .. }), "{error}");
    peer.join().unwrap();
}

#[test]
fn a_printer_that_takes_nothing_is_given_up() {
    let (sender, done) = std::sync::mpsc::sync_channel::<()>(0);
    let (mut printer, peer) = printer_at(move |stream| {
        done.recv().unwrap();
        drop(stream);
        Vec::new()
    });
    let error = printer.submit(&zpl(18_000_000), &mut |_| Go::On).unwrap_err();
    assert!(matches!(error, PrintError::Interrupted { .. }), "{error}");
    sender.send(()).unwrap();
    peer.join().unwrap();
}

#[test]
fn what_the_printer_does_not_speak_is_never_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let mut printer = printer("127.0.0.1", listener.local_addr().unwrap().port(), LabelFormat::Zpl);
    let pdf = Payload { bytes: b"%PDF-1.7".to_vec(), format: LabelFormat::Pdf, file_stem: String::new(), media: None };
    let failure = Failure::from(printer.submit(&pdf, &mut |_| Go::On).unwrap_err());
    assert_eq!(failure.mishap, Mishap::WrongFormat { format: "PDF", name: "Zebra".to_owned() });
    let lie = Payload { format: LabelFormat::Zpl, ..pdf };
    assert_eq!(Failure::from(printer.submit(&lie, &mut |_| Go::On).unwrap_err()).mishap, Mishap::NotALabel);
    assert!(listener.accept().is_err(), "nobody called");
}

#[test]
fn a_zebra_says_how_it_is() {
    for (first, second, status) in [
        ("030,0,0,1225,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000000,1,000", PrinterReadiness::Ready),
        (
            "030,1,1,1225,000,0,0,0,000,0,0,0",
            "000,0,0,0,0,2,4,0,00000000,1,000",
            Troubles::from(PrinterTrouble::PaperOut).and(PrinterTrouble::Paused).readiness(),
        ),
        (
            "030,0,1,1225,000,0,0,0,000,0,0,0",
            "000,0,0,0,0,2,4,0,00000000,1,000",
            Troubles::from(PrinterTrouble::Paused).readiness(),
        ),
        (
            "030,0,1,1225,000,0,0,0,000,0,0,0",
            "000,0,1,0,0,2,4,0,00000000,1,000",
            Troubles::from(PrinterTrouble::HeadOpen).and(PrinterTrouble::Paused).readiness(),
        ),
        (
            "030,0,0,1225,000,0,0,0,000,0,0,0",
            "000,0,0,1,0,2,4,0,00000000,1,000",
            Troubles::from(PrinterTrouble::RibbonOut).readiness(),
        ),
        ("nonsense", "more of it", PrinterReadiness::Ready),
    ] {
        let (mut printer, peer) = printer_at(move |mut stream| {
            let mut asked = [0; 5];
            stream.read_exact(&mut asked).unwrap();
            for line in [first, second, "0000,0"] {
                stream.write_all(format!("\u{2}{line}\u{3}\r\n").as_bytes()).unwrap();
            }
            asked.to_vec()
        });
        assert_eq!(printer.status().unwrap(), status, "{first} {second}");
        assert_eq!(peer.join().unwrap(), b"~HS\r\n");
    }
}

#[test]
fn one_that_answers_is_followed_until_its_memory_is_empty() {
    let (mut printer, peer) =
        printer_that_says(vec![IDLE, IDLE, ("001", 0, None), ("002", 1, None), ("000", 1, None), IDLE]);
    assert_eq!(printer.status().unwrap(), PrinterReadiness::Ready);
    let sent = printer.submit(&zpl(100), &mut |_| Go::On).unwrap();
    assert_eq!(sent, Sent { state: JobState::Sending, job: Some(JobHandle::InMemory) });
    let states = [(); 3].map(|()| printer.poll(&JobHandle::InMemory).unwrap().state);
    assert_eq!(states, [JobState::Sending, JobState::Sending, JobState::Printed]);
    assert_eq!(peer.join().unwrap(), zpl(100).bytes, "nothing of ours between the bytes of a label");
}

#[test]
fn one_that_counts_is_believed_when_its_counter_has_moved() {
    let counted = |count| ("000", 0, Some(count));
    let (mut printer, peer) = printer_that_says(vec![counted(7), counted(7), counted(7), counted(7), counted(8)]);
    printer.status().unwrap();
    printer.submit(&zpl(100), &mut |_| Go::On).unwrap();
    let states = [(); 2].map(|()| printer.poll(&JobHandle::InMemory).unwrap().state);
    assert_eq!(states, [JobState::Sending, JobState::Printed]);
    peer.join().unwrap();
}

#[test]
fn one_that_fell_silent_is_sent_nothing_and_waited_for() {
    let (mut printer, peer) = printer_that_says(vec![IDLE]);
    printer.status().unwrap();
    let deaf = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = deaf.local_addr().unwrap().port();
    printer.way =
        Box::new(Port { host: String::new(), port, look_up: |_, port| Ok(vec![([127, 0, 0, 1], port).into()]) });
    let error = printer.submit(&zpl(100), &mut |_| Go::On).unwrap_err();
    assert!(matches!(error, PrintError::NoAnswer { .. }), "{error}");
    let waits = PrinterReadiness::NeedsHand(PrinterTrouble::Silent.into());
    assert_eq!(printer.status().unwrap(), waits);
    let mut asked = Vec::new();
    deaf.accept().unwrap().0.read_to_end(&mut asked).unwrap();
    assert_eq!(asked, b"~HS\r\n", "not a byte of the label");
    peer.join().unwrap();
}

#[test]
fn bytes_that_nobody_reads_are_no_label_that_was_sent() {
    let (mut printer, peer) = printer_that_says(vec![IDLE, IDLE]);
    printer.status().unwrap();
    let mut heard = Vec::new();
    let mut heed = |troubles: Troubles| {
        heard.push(troubles.worst());
        Go::On
    };
    let error = printer.submit(&zpl(100), &mut heed).unwrap_err();
    assert!(matches!(error, PrintError::Interrupted { sent: 100, .. }), "{error}");
    assert_eq!(heard.first(), Some(&Some(PrinterTrouble::TakesNothing)));
    drop(printer);
    peer.join().unwrap();
}

#[test]
fn a_printer_of_tspl_says_how_it_is_and_is_followed() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serve = move || {
        // How it is, all the time of the job's line, at it twice, and done.
        for byte in [0x04, 0x00, 0x20, 0x20, 0x00, 0x00] {
            let mut asked = false;
            while !asked {
                let (mut stream, _) = listener.accept().unwrap();
                let mut buffer = [0; 4096];
                while let Ok(count @ 1..) = stream.read(&mut buffer) {
                    if buffer[..count].ends_with(b"\x1b!?") {
                        stream.write_all(&[byte]).unwrap();
                        asked = true;
                    }
                }
            }
        }
    };
    let peer = thread::Builder::new().name("tsc".to_owned()).spawn(serve).unwrap();
    let mut printer = printer("127.0.0.1", port, LabelFormat::Tspl);
    assert_eq!(printer.status().unwrap().troubles(), PrinterTrouble::PaperOut.into());
    let label = b"SIZE 10 mm,10 mm\r\nCLS\r\nPRINT 1,1\r\n".to_vec();
    let payload = Payload { bytes: label, format: LabelFormat::Tspl, file_stem: "1L".to_owned(), media: None };
    let sent = printer.submit(&payload, &mut |_| Go::On).unwrap();
    assert_eq!(sent.state, JobState::Sending);
    let states = [(); 3].map(|()| printer.poll(&JobHandle::InMemory).unwrap().state);
    assert_eq!(states, [JobState::Sending, JobState::Sending, JobState::Printed]);
    printer.cancel(&JobHandle::InMemory).unwrap_err();
    peer.join().unwrap();
}

#[test]
fn a_stall_is_told_and_a_person_can_stop_it() {
    let (mut printer, peer) = printer_at(|stream| {
        thread::sleep(Duration::from_millis(400));
        drop(stream);
        Vec::new()
    });
    let mut heard = Vec::new();
    let mut stop = |troubles: Troubles| {
        heard.push(troubles.worst());
        Go::Stop
    };
    let sent = printer.submit(&zpl(18_000_000), &mut stop).unwrap();
    assert_eq!((sent.state, sent.job), (JobState::Cancelled, None));
    assert_eq!(heard, [Some(PrinterTrouble::TakesNothing)]);
    peer.join().unwrap();
}

#[test]
fn only_ones_own_label_is_forgotten() {
    let mine = [("001", 0, Some(7)), ("000", 1, Some(7))];
    let others = [("002", 0, Some(7)), ("001", 1, Some(7)), ("001", 0, Some(8)), ("001", 0, None), ("000", 0, Some(8))];
    let all = mine.map(|inside| (inside, true)).into_iter().chain(others.map(|inside| (inside, false)));
    for (inside, forgets) in all {
        let before = ("000", 0, inside.2.map(|_| 7));
        let (mut printer, peer) = printer_that_says(vec![before, before, before, inside]);
        printer.counter = Counter::Moves;
        printer.status().unwrap();
        printer.submit(&zpl(100), &mut |_| Go::On).unwrap();
        assert_eq!(printer.cancel(&JobHandle::InMemory).is_ok(), forgets, "{inside:?}");
        let got = peer.join().unwrap();
        assert_eq!(got.ends_with(b"~JA\r\n"), forgets, "{inside:?}");
    }
}

#[test]
fn a_silent_or_babbling_peer_is_taken_at_its_word() {
    let (mut silent, peer) = printer_at(|stream| {
        thread::sleep(Duration::from_millis(500));
        drop(stream);
        Vec::new()
    });
    assert_eq!(silent.status().unwrap(), PrinterReadiness::Ready);
    peer.join().unwrap();
    let (mut babbling, peer) = printer_at(|mut stream| {
        while stream.write_all(&[0xff; 1000]).is_ok() {}
        Vec::new()
    });
    assert_eq!(babbling.status().unwrap(), PrinterReadiness::Ready);
    peer.join().unwrap();
}

/// A printer, and a peer behind it that serves one connection and returns what it got.
fn printer_at(serve: impl FnOnce(TcpStream) -> Vec<u8> + Send + 'static) -> (LanguagePrinter, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serve = move || serve(listener.accept().unwrap().0);
    let peer = thread::Builder::new().name("printer".to_owned()).spawn(serve).unwrap();
    (printer("127.0.0.1", port, LabelFormat::Zpl), peer)
}

/// Labels in a printer's memory, left of the one it is at, and how many it counted, where it counts.
type Inside = (&'static str, u32, Option<u64>);

const IDLE: Inside = ("000", 0, None);

/// A Zebra that answers each question with the next of these, and hangs up when it has no more. Gives what it got beside the
/// questions.
fn printer_that_says(answers: Vec<Inside>) -> (LanguagePrinter, JoinHandle<Vec<u8>>) {
    const COUNT: &[u8] = b"! U1 getvar \"odometer.total_label_count\"\r\n";
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serve = move || {
        let (mut got, mut answers, mut count) = (Vec::new(), answers.into_iter().peekable(), None);
        while answers.peek().is_some() {
            let (mut stream, _) = listener.accept().unwrap();
            let (mut read, mut buffer) = (Vec::new(), [0; 4096]);
            while let Ok(some @ 1..) = stream.read(&mut buffer) {
                read.extend_from_slice(&buffer[..some]);
                while let Some(at) = position(&read, b"~HS\r\n") {
                    got.extend(read.drain(..at));
                    read.drain(..5);
                    if let Some((waiting, at_it, counted)) = answers.next() {
                        count = counted;
                        let lines = format!(
                            "\u{2}030,0,0,1225,{waiting},0,0,0,000,0,0,0\u{3}\r\n\u{2}000,0,0,0,0,2,4,0,{at_it:08},1,000\u{3}\r\n\u{2}1234,0\u{3}\r\n"
                        );
                        stream.write_all(lines.as_bytes()).unwrap();
                    }
                }
                while let Some(at) = position(&read, COUNT) {
                    read.drain(at..at + COUNT.len());
                    let said = count.map_or("?".to_owned(), |count| count.to_string());
                    stream.write_all(format!("\"{said}\"").as_bytes()).unwrap();
                }
            }
            got.extend(read);
        }
        got
    };
    let peer = thread::Builder::new().name("zebra".to_owned()).spawn(serve).unwrap();
    (printer("127.0.0.1", port, LabelFormat::Zpl), peer)
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn printer(host: &str, port: u16, language: LabelFormat) -> LanguagePrinter {
    let setup = PrinterSetup {
        id: PrinterId("raw".to_owned()),
        name: "Zebra".to_owned(),
        way: PrinterWay::Raw { host: host.to_owned(), port },
        language,
        dpi: 203,
        shift: Default::default(),
        paper: Default::default(),
    };
    let patience = Patience {
        open: Duration::from_millis(1000),
        again: Duration::from_millis(1000),
        stall: Duration::from_millis(100),
        write: Duration::from_millis(300),
        close: Duration::from_millis(300),
        status: Duration::from_millis(200),
    };
    LanguagePrinter { patience, ..LanguagePrinter::at_port(&setup, host, port) }
}

/// A label of so many bytes.
fn zpl(length: usize) -> Payload {
    let mut bytes = b"^XA^FX".to_vec();
    bytes.resize(length - 3, b'.');
    bytes.extend(b"^XZ");
    Payload { bytes, format: LabelFormat::Zpl, file_stem: "1L".to_owned(), media: None }
}
