//! Paper, and everything that comes between: printers that fail on cue, and a desk that loses and doubles no label.

mod machine;
mod peers;
mod questions;
mod queues;
mod soak;
mod ways;

use std::thread;
use std::time::Duration;
use std::time::Instant;

use envoi::command::Command;
use envoi::command::Deed;
use envoi::command::Event;
use envoi::domain::HistoryRow;
use envoi::domain::IntentId;
use envoi::domain::JobState;
use envoi::domain::JobTrouble;
use envoi::domain::LabelFormat;
use envoi::domain::Mishap;
use envoi::domain::PaperKind;
use envoi::domain::PrintWish;
use envoi::domain::PrinterSetup;
use envoi::domain::PrinterTrouble;
use envoi::domain::PrinterWay;
use envoi::printing;
use envoi::printing::Go;
use envoi::printing::Payload;

use crate::desk::Desk;
use crate::desk::draft;
use crate::desk::folder_printer;
use crate::desk::wait_until;
use machine::Machine;
use machine::Manner;

#[test]
fn whatever_a_printer_needs_before_a_label_is_waited_for_and_the_label_comes_once() {
    let mut desk = Desk::open();
    let zebra = Machine::zebra();
    desk.keep_printer(&zebra.setup);
    let troubles = [
        PrinterTrouble::PaperOut,
        PrinterTrouble::HeadOpen,
        PrinterTrouble::Paused,
        PrinterTrouble::RibbonOut,
        PrinterTrouble::OverTemperature,
        PrinterTrouble::TakesNothing,
    ];
    for (before, trouble) in troubles.into_iter().enumerate() {
        zebra.has(&[trouble]);
        let intent = buy(&mut desk, &zebra.setup, &before.to_string());
        let row = held(&mut desk, &intent);
        assert_eq!(state_of(&row), (JobState::Queued, Some(JobTrouble::Printer(trouble))));
        assert_eq!(zebra.came_out(), before, "{trouble:?}");
        assert!(zebra.inside().got.len() == before || before > 0, "not a byte goes to a printer that is not ready");
        zebra.has(&[]);
        let (row, outcome) = desk.after(&intent, Deed::Printed);
        assert_eq!((outcome, state_of(&row)), (Ok(()), (JobState::Printed, None)), "{trouble:?}");
        assert_eq!(zebra.came_out(), before + 1, "{trouble:?}");
    }
}

#[test]
fn paper_that_runs_out_under_a_label_is_said_and_the_label_follows_by_itself() {
    let mut desk = Desk::open();
    let zebra = Machine::zebra();
    desk.keep_printer(&zebra.setup);
    zebra.inside().pace = Duration::from_millis(1500);
    let intent = buy(&mut desk, &zebra.setup, "1");
    wait_until("the label is in the printer", || !zebra.inside().got.is_empty());
    zebra.has(&[PrinterTrouble::PaperOut]);
    let row = held(&mut desk, &intent);
    assert_eq!(state_of(&row), (JobState::Sending, Some(JobTrouble::Printer(PrinterTrouble::PaperOut))));
    zebra.has(&[]);
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row).0, zebra.came_out()), (Ok(()), JobState::Printed, 1));
}

#[test]
fn a_reset_in_the_middle_leaves_a_doubt_that_only_a_person_ends() {
    let mut desk = Desk::open();
    let zebra = Machine::zebra();
    desk.keep_printer(&zebra.setup);
    // The question how it is comes first, and is answered.
    zebra.inside().resets_after = Some(200);
    let intent = buy(&mut desk, &zebra.setup, "1");
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!(outcome.expect_err("cut off").mishap, Mishap::PrintInDoubt { name: "Zebra".to_owned() });
    assert_eq!(state_of(&row), (JobState::Failed, Some(JobTrouble::Interrupted)));
    zebra.inside().resets_after = None;
    assert_eq!(desk.history("").to_settle.len(), 1, "it waits for a person");
    assert_eq!(zebra.came_out(), 0, "nothing is sent again by itself");
    let (row, outcome) = desk.print(&intent);
    let print = row.print.expect("a job");
    assert_eq!((outcome, print.state, print.wish, print.times), (Ok(()), JobState::Printed, PrintWish::Again, 2));
    assert_eq!(zebra.came_out(), 1);
}

#[test]
fn a_printer_that_is_off_delays_nothing_else_and_got_nothing() {
    let mut desk = Desk::open();
    let mut zebra = Machine::zebra();
    let setup = zebra.setup.clone();
    zebra.switch_off();
    let tray = desk.new_folder("tray");
    let folder = folder_printer(&tray, LabelFormat::Pdf);
    desk.keep_printer(&folder);
    desk.keep_printer(&setup);
    let lost = buy(&mut desk, &setup, "1");
    let (row, outcome) = desk.after(&lost, Deed::Printed);
    assert!(matches!(outcome.expect_err("off").mishap, Mishap::PrinterUnreachable { .. }));
    assert_eq!(state_of(&row), (JobState::Failed, Some(JobTrouble::NoAnswer)));

    let zebra = Machine::at(zebra.port());
    zebra.has(&[PrinterTrouble::Paused]);
    let waits = buy(&mut desk, &setup, "2");
    held(&mut desk, &waits);
    desk.keep_printer(&folder);
    let shipment = desk.shipment(&draft("3"), LabelFormat::Pdf);
    let quick = desk.buy(&shipment, Some(&folder));
    let (row, outcome) = desk.after(&quick, Deed::Printed);
    assert_eq!((outcome, state_of(&row).0), (Ok(()), JobState::Written));
    assert_eq!(zebra.came_out(), 0);
}

#[test]
fn a_printer_that_goes_off_with_a_label_inside_is_missed_and_the_label_is_in_doubt() {
    let mut desk = Desk::open();
    let mut zebra = Machine::zebra();
    desk.keep_printer(&zebra.setup);
    zebra.inside().pace = Duration::from_millis(500);
    let intent = buy(&mut desk, &zebra.setup, "1");
    wait_until("the label is in the printer", || !zebra.inside().got.is_empty());
    zebra.has(&[PrinterTrouble::HeadOpen]);
    held(&mut desk, &intent);
    zebra.switch_off();
    let offline = Some(JobTrouble::Printer(PrinterTrouble::Offline));
    wait_for(&mut desk, &intent, |row| state_of(row) == (JobState::Sending, offline));
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert!(matches!(outcome.expect_err("in doubt").mishap, Mishap::PrintInDoubt { .. }));
    assert_eq!(state_of(&row), (JobState::Failed, Some(JobTrouble::Interrupted)));
    let back = Machine::at(zebra.port());
    desk.send(Command::AskPrinter(back.setup.clone()));
    assert_eq!(back.came_out(), 0, "a job in doubt is never printed by itself");
}

#[test]
fn a_printer_that_says_nothing_is_never_believed_to_have_printed() {
    let mut desk = Desk::open();
    let zebra = Machine::zebra();
    zebra.inside().manner = Manner::Silent;
    desk.keep_printer(&zebra.setup);
    let intent = buy(&mut desk, &zebra.setup, "1");
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row)), (Ok(()), (JobState::SentUnconfirmed, None)));
    wait_until("it comes out all the same", || zebra.came_out() == 1);
}

#[test]
fn what_waits_can_be_taken_back_and_what_the_printer_has_too() {
    let mut desk = Desk::open();
    let zebra = Machine::zebra();
    desk.keep_printer(&zebra.setup);
    let first = buy(&mut desk, &zebra.setup, "0");
    let (_, outcome) = desk.after(&first, Deed::Printed);
    assert_eq!(outcome, Ok(()), "its counter is seen to move");
    zebra.has(&[PrinterTrouble::PaperOut]);
    let waits = buy(&mut desk, &zebra.setup, "1");
    held(&mut desk, &waits);
    desk.send(Command::CancelPrint { intent: waits.clone(), kind: PaperKind::Label });
    wait_for(&mut desk, &waits, |row| state_of(row).0 == JobState::Cancelled);
    zebra.has(&[]);

    zebra.inside().pace = Duration::from_millis(800);
    let inside = buy(&mut desk, &zebra.setup, "2");
    wait_until("the label is in the printer", || zebra.holds() == 1);
    zebra.has(&[PrinterTrouble::PaperOut]);
    held(&mut desk, &inside);
    desk.send(Command::CancelPrint { intent: inside.clone(), kind: PaperKind::Label });
    wait_for(&mut desk, &inside, |row| state_of(row).0 == JobState::Cancelled);
    zebra.has(&[]);
    zebra.inside().pace = Duration::ZERO;

    let (_, outcome) = desk.print(&waits);
    assert_eq!((outcome, zebra.came_out()), (Ok(()), 2), "only what was asked for again");
}

#[test]
fn what_waits_outlives_the_station_and_comes_once() {
    let mut desk = Desk::open();
    let zebra = Machine::zebra();
    desk.keep_printer(&zebra.setup);
    zebra.has(&[PrinterTrouble::PaperOut]);
    let intents = ["1", "2", "3"].map(|order| buy(&mut desk, &zebra.setup, order));
    held(&mut desk, &intents[0]);
    let mut desk = desk.reopen();
    held(&mut desk, &intents[0]);
    assert_eq!(zebra.came_out(), 0);
    zebra.has(&[]);
    for intent in &intents {
        let (row, outcome) = desk.after(intent, Deed::Printed);
        assert_eq!((outcome, state_of(&row).0), (Ok(()), JobState::Printed));
    }
    assert_eq!(zebra.came_out(), 3);
}

#[test]
fn a_watched_printer_tells_what_is_new_before_anything_is_bought() {
    let mut desk = Desk::open();
    let zebra = Machine::zebra();
    desk.keep_printer(&zebra.setup);
    desk.send(Command::WatchPrinter(Some(zebra.setup.clone())));
    let said = |event: &Event| match event {
        Event::PrinterSaid { outcome: Ok(readiness), .. } => Some(readiness.troubles().worst()),
        _ => None,
    };
    assert_eq!(desk.wait(said), None);
    zebra.has(&[PrinterTrouble::PaperOut]);
    desk.wait(|event| said(event).flatten().filter(|worst| *worst == PrinterTrouble::PaperOut));
    zebra.has(&[]);
    desk.wait(|event| said(event).filter(Option::is_none));
}

#[test]
fn a_slow_printer_gets_all_of_a_long_label_and_a_stall_is_told() {
    let zebra = Machine::zebra();
    let payload = long_label(6_000_000);
    let mut printer = printing::open(&zebra.setup);
    printer.status().expect("it answers");
    zebra.inside().stalls_after = Some(200);
    let mut heard = Vec::new();
    let mut heed = |troubles: envoi::domain::Troubles| {
        heard.push(troubles.worst());
        zebra.inside().stalls_after = None;
        Go::On
    };
    let sent = printer.submit(&payload, &mut heed).expect("it goes on");
    assert_eq!(heard.first(), Some(&Some(PrinterTrouble::TakesNothing)), "{heard:?}");
    assert_eq!(heard.last(), Some(&None), "{heard:?}");
    let job = sent.job.expect("it answers");
    let begun = Instant::now();
    while printer.poll(&job).expect("it answers").state != JobState::Printed {
        assert!(begun.elapsed() < Duration::from_secs(60), "never out");
        thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(zebra.inside().got, payload.bytes);
}

#[test]
fn a_page_never_reaches_a_label_printer() {
    let zebra = Machine::zebra();
    let pdf = Payload {
        bytes: b"%PDF-1.7\n%%EOF".to_vec(),
        format: LabelFormat::Pdf,
        file_stem: "1L".to_owned(),
        media: None,
    };
    let lie = Payload { format: LabelFormat::Zpl, ..pdf.clone() };
    for payload in [pdf, lie] {
        printing::open(&zebra.setup).submit(&payload, &mut |_| Go::On).expect_err("never");
    }
    assert_eq!(zebra.inside().got, b"");
}

#[test]
fn an_address_is_all_that_a_label_printer_is_asked_for() {
    let zebra = Machine::zebra();
    let found = printing::find::at(&format!("127.0.0.1:{}", zebra.port())).expect("a printer");
    assert_eq!((found.name.as_str(), found.language, found.dpi), ("ZD421-203dpi", LabelFormat::Zpl, Some(203)));
    assert_eq!(found.way, zebra.setup.way);
}

#[test]
fn a_printer_of_tspl_is_known_by_its_answer_and_says_when_a_label_is_out() {
    let tsc = Machine::tsc();
    let found = printing::find::at(&format!("127.0.0.1:{}", tsc.port())).expect("a printer");
    assert_eq!((found.language, found.dpi), (LabelFormat::Tspl, None));
    assert_eq!(found.way, tsc.setup.way);
    let mut printer = printing::open(&tsc.setup);
    assert!(printer.abilities().expect("it answers").confirms);
    tsc.has(&[PrinterTrouble::Jam, PrinterTrouble::Paused]);
    assert_eq!(printer.status().expect("it answers").troubles().worst(), Some(PrinterTrouble::Jam));
    tsc.has(&[]);
    tsc.inside().holds = true;
    let bytes = b"SIZE 10 mm,10 mm\r\nCLS\r\nPRINT 1,1\r\n".to_vec();
    let payload = Payload { bytes, format: LabelFormat::Tspl, file_stem: "1L".to_owned(), media: None };
    let job = printer.submit(&payload, &mut |_| Go::On).expect("sent").job.expect("it answers");
    wait_until("it is at it", || tsc.holds() == 1);
    let poll = |printer: &mut dyn printing::Printer| printer.poll(&job).expect("it answers").state;
    wait_until("it moves", || tsc.inside().is_at_it());
    assert_eq!(poll(printer.as_mut()), JobState::Sending);
    printer.cancel(&job).expect_err("nobody knows whose labels are in its memory");
    tsc.inside().holds = false;
    wait_until("it is out", || tsc.came_out() == 1);
    assert_eq!(poll(printer.as_mut()), JobState::Printed);
}

#[test]
fn a_printer_at_the_usb_is_the_same_printer_over_another_line() {
    let zebra = Machine::zebra();
    let Some((device, _cable)) = peers::cable_to(&zebra) else { return };
    let setup = PrinterSetup { way: PrinterWay::Usb { device }, ..zebra.setup.clone() };
    let mut printer = printing::open(&setup);
    assert_eq!(printer.abilities().expect("it answers").dpi, Some(203));
    zebra.has(&[PrinterTrouble::HeadOpen]);
    let readiness = printer.status().expect("it answers");
    assert_eq!(readiness.troubles().worst(), Some(PrinterTrouble::HeadOpen));
    zebra.has(&[]);
    let payload = long_label(50_000);
    let sent = printer.submit(&payload, &mut |_| Go::On).expect("sent");
    let job = sent.job.expect("it answers");
    wait_until("it is out", || zebra.came_out() == 1);
    assert_eq!(printer.poll(&job).expect("it answers").state, JobState::Printed);
    assert_eq!(zebra.inside().got, payload.bytes);
}

/// Buys a label for that printer.
fn buy(desk: &mut Desk, setup: &PrinterSetup, order: &str) -> IntentId {
    let shipment = desk.shipment(&draft(order), setup.language);
    desk.buy(&shipment, Some(setup))
}

/// Its row, once its label waits for a hand.
fn held(desk: &mut Desk, intent: &IntentId) -> HistoryRow {
    wait_for(desk, intent, |row| row.held_by().is_some())
}

/// Its row, once it is as wanted.
fn wait_for(desk: &mut Desk, intent: &IntentId, wanted: impl Fn(&HistoryRow) -> bool) -> HistoryRow {
    desk.wait(|event| match event {
        Event::Shipment { row, .. } if row.intent == *intent && row.print.is_some() && wanted(row) => {
            Some((**row).clone())
        }
        _ => None,
    })
}

fn state_of(row: &HistoryRow) -> (JobState, Option<JobTrouble>) {
    row.print.as_ref().map(|print| (print.state, print.trouble)).expect("a job")
}

/// A label of so many bytes.
fn long_label(length: usize) -> Payload {
    let mut bytes = b"^XA^FX".to_vec();
    bytes.resize(length - 3, b'.');
    bytes.extend(b"^XZ");
    Payload { bytes, format: LabelFormat::Zpl, file_stem: "1L".to_owned(), media: None }
}
