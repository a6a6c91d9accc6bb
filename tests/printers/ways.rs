//! Printers at the end of ways of their own: announced to the neighbours, encrypted with a certificate that nobody issued, behind a
//! password, behind a printer application.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::thread;

use envoi::command::Command;
use envoi::command::Deed;
use envoi::command::Event;
use envoi::command::Ticket;
use envoi::domain::JobState;
use envoi::domain::LabelFormat;
use envoi::domain::Mishap;
use envoi::domain::PrinterWay;
use envoi::printing;
use envoi::printing::find::NoPrinter;
use mdns_sd::IfKind;
use mdns_sd::ServiceDaemon;
use mdns_sd::ServiceInfo;

use super::buy;
use super::peers;
use super::peers::Eve;
use super::peers::LPrint;
use super::state_of;
use crate::desk::Desk;
use crate::desk::wait_until;

#[test]
fn a_printer_with_a_certificate_of_its_own_prints_all_the_same() {
    let Some(eve) = Eve::on() else { return };
    let uri = format!("ipps://localhost:{}/ipp/print", eve.port);
    let found = printing::find::at(&uri).expect("it answers over TLS");
    assert_eq!(found.way, PrinterWay::Ipp { uri: uri.clone() });
    let setup = peers::setup("Eve", uri);
    let mut desk = Desk::open();
    desk.keep_printer(&setup);
    let intent = buy(&mut desk, &setup, "1");
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row).0, eve.printed().len()), (Ok(()), JobState::Printed, 1));
}

#[test]
fn a_printer_that_announces_itself_is_found_without_an_address() {
    let Some(eve) = Eve::on() else { return };
    let daemon = ServiceDaemon::new().expect("a daemon");
    daemon.enable_interface(IfKind::LoopbackV4).expect("this computer");
    let facts = [("rp", "ipp/print"), ("ty", "Labels of a test")];
    let service = ServiceInfo::new("_ipp._tcp.local.", "Labels", "labels.local.", "127.0.0.1", eve.port, &facts[..]);
    daemon.register(service.expect("a service")).expect("it is announced");
    let way = PrinterWay::Ipp { uri: format!("ipp://127.0.0.1:{}/ipp/print", eve.port) };
    wait_until("it is heard of", || printing::find::known().iter().any(|found| found.way == way));
    let found = printing::find::known().into_iter().find(|found| found.way == way).expect("it is there still");
    assert_eq!((found.language, found.dpi), (LabelFormat::Pdf, Some(203)));
    // It ends by itself; the test has heard enough.
    let _ = daemon.shutdown();
}

#[test]
fn a_printer_that_wants_a_password_says_so_when_it_is_set_up_and_when_it_prints() {
    let port = locked_printer();
    let typed = format!("127.0.0.1:{port}");
    let uri = format!("ipp://{typed}/ipp/print");
    assert_eq!(printing::find::at(&uri), Err(NoPrinter::Locked));
    let setup = peers::setup("Accounts", uri.clone());
    let mut desk = Desk::open();
    desk.keep_printer(&setup);
    desk.send(Command::FindPrinters { ticket: Ticket(7), at: Some(uri.clone()) });
    let found = desk.wait(|event| match event {
        Event::PrintersFound { outcome, .. } => Some(outcome.clone()),
        _ => None,
    });
    assert_eq!(found.expect_err("locked").mishap, Mishap::PrinterLocked { name: uri });
    let intent = buy(&mut desk, &setup, "1");
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!(outcome.expect_err("locked").mishap, Mishap::PrinterLocked { name: "Accounts".to_owned() });
    assert_eq!(state_of(&row).0, JobState::Failed);
}

#[test]
fn a_printer_application_passes_the_carrier_s_zpl_on_to_the_byte() {
    let Some(lprint) = LPrint::on() else { return };
    let found = printing::find::at(&format!("localhost:{}", lprint.port)).expect("found by its port");
    assert_eq!(found.language, LabelFormat::Zpl);
    let mut setup = lprint.setup.clone();
    setup.way = found.way;
    let mut desk = Desk::open();
    desk.keep_printer(&setup);
    let intent = buy(&mut desk, &setup, "1");
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row).0), (Ok(()), JobState::Printed));
    let tracking = row.tracking.expect("a number").0;
    wait_until("the label is out", || lprint.behind.came_out() == 1);
    let label = lprint.behind.inside().out.remove(0);
    let text = String::from_utf8_lossy(&label);
    assert!(text.contains("^XA") && text.contains(&tracking), "{text}");
}

/// Answers whatever it is asked with 401, for as long as the test runs.
fn locked_printer() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("bound").port();
    let answer = b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"printer\"\r\nContent-Length: 0\r\n\
        Connection: close\r\n\r\n";
    let answering = move || {
        for mut stream in listener.incoming().flatten() {
            let mut head = [0; 4096];
            // Whoever hangs up has heard enough.
            let _ = stream.read(&mut head);
            let _ = stream.write_all(answer);
        }
    };
    thread::Builder::new().name("locked printer".to_owned()).spawn(answering).expect("a thread");
    port
}
