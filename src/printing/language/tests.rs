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
        printer_that_says(vec![("000", "00000000"), ("002", "00000001"), ("000", "00000001"), ("000", "00000000")]);
    assert_eq!(printer.status().unwrap(), PrinterReadiness::Ready);
    let sent = printer.submit(&zpl(100), &mut |_| Go::On).unwrap();
    assert_eq!(sent, Sent { state: JobState::Sending, job: Some(JobHandle::InMemory) });
    let states = [(); 3].map(|()| printer.poll(&JobHandle::InMemory).unwrap().state);
    assert_eq!(states, [JobState::Sending, JobState::Sending, JobState::Printed]);
    assert_eq!(peer.join().unwrap(), zpl(100).bytes, "nothing of ours between the bytes of a label");
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
    for (waiting, forgets) in [("001", true), ("002", false)] {
        let (mut printer, peer) = printer_that_says(vec![("000", "00000000"), (waiting, "00000000")]);
        printer.status().unwrap();
        assert_eq!(printer.cancel(&JobHandle::InMemory).is_ok(), forgets, "{waiting}");
        assert_eq!(peer.join().unwrap(), if forgets { &b"~JA\r\n"[..] } else { b"" });
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

/// A Zebra that answers each question with the next of these: labels in its memory, and left of the one it is at. Gives what it
/// got beside the questions.
fn printer_that_says(answers: Vec<(&'static str, &'static str)>) -> (LanguagePrinter, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serve = move || {
        let (mut got, mut answers) = (Vec::new(), answers.into_iter());
        for (waiting, at_it) in answers.by_ref() {
            let mut asked = false;
            while !asked {
                let (mut stream, _) = listener.accept().unwrap();
                let mut buffer = [0; 4096];
                while let Ok(count @ 1..) = stream.read(&mut buffer) {
                    let said = &buffer[..count];
                    let rest = said.strip_prefix(b"~HS\r\n");
                    got.extend(rest.unwrap_or(said));
                    if rest.is_some() {
                        let lines = format!(
                            "\u{2}030,0,0,1225,{waiting},0,0,0,000,0,0,0\u{3}\r\n\u{2}000,0,0,0,0,2,4,0,{at_it},1,000\u{3}\r\n\u{2}1234,0\u{3}\r\n"
                        );
                        stream.write_all(lines.as_bytes()).unwrap();
                        asked = true;
                    }
                }
            }
        }
        got
    };
    let peer = thread::Builder::new().name("zebra".to_owned()).spawn(serve).unwrap();
    (printer("127.0.0.1", port, LabelFormat::Zpl), peer)
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
