//! The label printer's state before money is spent, its notices, and setting one up with as few questions as can be.

use super::super::News;
use super::super::Screen;
use super::super::WhyNot;
use super::bought;
use super::desk;
use super::let_time_pass;
use super::ready_desk;
use super::row;
use crate::command::Command;
use crate::command::Deed;
use crate::command::Event;
use crate::command::Ticket;
use crate::domain::FoundPrinter;
use crate::domain::IntentId;
use crate::domain::JobState;
use crate::domain::JobTrouble;
use crate::domain::LabelFormat;
use crate::domain::PrintRecord;
use crate::domain::PrintWish;
use crate::domain::PrinterId;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterTrouble;
use crate::domain::PrinterWay;
use crate::domain::ShipmentState;
use crate::domain::Troubles;
use crate::session::Session;

#[test]
fn a_printer_without_paper_is_waited_for_and_a_second_press_buys_and_prints_later() {
    let (mut session, mut commands) = ready_desk();
    said(&mut session, Troubles::from(PrinterTrouble::PaperOut).readiness());
    assert_eq!(session.why_not(), Some(WhyNot::PrinterWaits(PrinterTrouble::PaperOut)));
    session.buy(&mut commands);
    assert_eq!(bought(&commands), [], "the first press only says what the second does");
    session.buy(&mut commands);
    assert_eq!(bought(&commands).len(), 1);
    assert!(!session.ship.print_later, "the next parcel is asked about anew");
}

#[test]
fn a_printer_that_is_ready_again_is_no_reason_to_wait() {
    let (mut session, mut commands) = ready_desk();
    said(&mut session, Troubles::from(PrinterTrouble::HeadOpen).readiness());
    session.buy(&mut commands);
    said(&mut session, PrinterReadiness::Ready);
    assert_eq!((session.why_not(), session.ship.print_later), (None, false));
    session.buy(&mut commands);
    assert_eq!(bought(&commands).len(), 1);
}

#[test]
fn a_held_label_is_one_notice_that_goes_with_its_cause() {
    let (mut session, mut commands) = desk();
    let held = |session: &Session| {
        session.notices.iter().filter(|notice| matches!(notice.news, News::PrinterHolds(_))).count()
    };
    for (trouble, notices) in [
        (Some(PrinterTrouble::PaperOut), 1),
        (Some(PrinterTrouble::HeadOpen), 1),
        (None, 0),
        (Some(PrinterTrouble::Paused), 1),
    ] {
        session.apply(moved(JobState::Sending, trouble, Deed::Printing), &mut commands);
        assert_eq!(held(&session), notices, "{trouble:?}");
    }
    session.apply(moved(JobState::Printed, None, Deed::Printed), &mut commands);
    assert_eq!(held(&session), 0);
}

#[test]
fn the_label_printer_is_watched_on_the_ship_screen_alone() {
    let (mut session, mut commands) = desk();
    let watched = |commands: &mut Vec<Command>| {
        let found = commands.iter().find_map(|command| match command {
            Command::WatchPrinter(printer) => Some(printer.as_ref().map(|printer| printer.id.0.clone())),
            _ => None,
        });
        commands.clear();
        found
    };
    let_time_pass(&mut session, 10, &mut commands);
    assert_eq!(watched(&mut commands), Some(Some("folder".to_owned())));
    let_time_pass(&mut session, 10, &mut commands);
    assert_eq!(watched(&mut commands), None, "once is enough");
    session.go_to(Screen::History, &mut commands);
    let_time_pass(&mut session, 10, &mut commands);
    assert_eq!(watched(&mut commands), Some(None));
}

#[test]
fn a_printer_that_was_found_is_set_up_by_one_press() {
    let (mut session, mut commands) = desk();
    session.add_printer(&mut commands);
    let queue = FoundPrinter {
        name: "Labels".to_owned(),
        way: PrinterWay::Ipp { uri: "ipp://localhost:631/printers/Labels".to_owned() },
        language: LabelFormat::Pdf,
        dpi: Some(300),
    };
    let ticket = asked(&commands).expect("they are looked for");
    session.apply(Event::PrintersFound { ticket, outcome: Ok(vec![queue.clone()]) }, &mut commands);
    let found = session.printer.known.here().expect("found")[0].clone();
    session.use_found_printer(found, &mut commands);
    let kept = session.settings.printers.last().expect("kept");
    assert_eq!((kept.name.as_str(), &kept.way, kept.language, kept.dpi), ("Labels", &queue.way, LabelFormat::Pdf, 300));
    assert!(!session.printer.open);
}

#[test]
fn of_an_address_nothing_more_is_asked() {
    let (mut session, mut commands) = desk();
    session.edit_printer(None);
    session.printer.way = super::super::PrinterWayChoice::Raw;
    session.look_at_address(&mut commands);
    assert_eq!(asked(&commands), None, "there is no address yet");
    session.printer.host = "192.168.1.40".to_owned();
    session.look_at_address(&mut commands);
    let ticket = asked(&commands).expect("it is looked at");
    let way = PrinterWay::Raw { host: "192.168.1.40".to_owned(), port: 9100 };
    let zebra = FoundPrinter { name: "ZD421".to_owned(), way, language: LabelFormat::Zpl, dpi: Some(203) };
    session.apply(Event::PrintersFound { ticket, outcome: Ok(vec![zebra]) }, &mut commands);
    assert_eq!(session.settings.printers.last().map(|kept| kept.language), Some(LabelFormat::Zpl));
}

fn said(session: &mut Session, readiness: PrinterReadiness) {
    let event = Event::PrinterSaid { printer: PrinterId("folder".to_owned()), outcome: Ok(readiness) };
    session.apply(event, &mut Vec::new());
}

fn moved(state: JobState, trouble: Option<PrinterTrouble>, deed: Deed) -> Event {
    let mut row = row(&IntentId("1".to_owned()), ShipmentState::Labelled);
    row.print = Some(PrintRecord {
        printer: PrinterId("folder".to_owned()),
        printer_name: "Folder".to_owned(),
        state,
        at_ms: 1,
        times: 1,
        trouble: trouble.map(JobTrouble::Printer),
        wish: PrintWish::Bought,
        question: None,
    });
    Event::Shipment { row: Box::new(row), deed, outcome: Ok(()) }
}

fn asked(commands: &[Command]) -> Option<Ticket> {
    commands.iter().find_map(|command| match command {
        Command::FindPrinters { ticket, .. } => Some(*ticket),
        _ => None,
    })
}
