//! Printers that speak IPP, by themselves and behind CUPS.

use envoi::command::Command;
use envoi::command::Deed;
use envoi::domain::JobState;
use envoi::domain::JobTrouble;
use envoi::domain::LabelFormat;
use envoi::domain::Media;
use envoi::domain::Mishap;
use envoi::domain::PaperKind;
use envoi::domain::PrinterSetup;
use envoi::domain::PrinterTrouble;
use envoi::domain::PrinterWay;
use envoi::label;
use envoi::printing;
use envoi::printing::Go;
use envoi::printing::JobHandle;
use envoi::printing::Payload;

use super::buy;
use super::held;
use super::peers;
use super::peers::Cups;
use super::peers::Eve;
use super::state_of;
use super::wait_for;
use crate::desk::Desk;
use crate::desk::wait_until;

#[test]
fn a_network_printer_gets_the_dots_that_are_shown_on_paper_of_its_exact_size() {
    let Some(eve) = Eve::on() else { return };
    let mut desk = Desk::open();
    desk.keep_printer(&eve.setup);
    let intent = buy(&mut desk, &eve.setup, "1");
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row)), (Ok(()), (JobState::Printed, None)));
    let pages = eve.printed();
    let [page] = pages.as_slice() else { panic!("{} pages came out", pages.len()) };
    let printed = label::decode(page, 203, Media::FOUR_BY_SIX).expect("a page");
    assert!(printed == desk.show(&intent).dots, "what came out is not what is shown");
    let asked = eve.asked();
    for wanted in ["x-dimension=10160", "y-dimension=15240", "IPP_PRINT_SCALING=none", "IPP_COPIES=1"] {
        assert!(asked.contains(wanted), "{wanted} in {asked}");
    }
    assert!(!asked.contains("IPP_ORIENTATION_REQUESTED="), "{asked}");
}

#[test]
fn a_network_printer_says_what_it_can_and_what_it_needs() {
    let Some(eve) = Eve::on() else { return };
    let mut printer = printing::open(&eve.setup);
    let abilities = printer.abilities().expect("it answers");
    assert_eq!((abilities.languages.as_slice(), abilities.dpi), (&[LabelFormat::Pdf][..], Some(203)));
    assert_eq!(abilities.media_ready, [Media::FOUR_BY_SIX]);
    let found = printing::find::at(&format!("localhost:{}", eve.port)).expect("found by its port");
    assert_eq!((found.way, found.language), (eve.setup.way.clone(), LabelFormat::Pdf));

    // A label printer's program is refused here before a byte of it goes out.
    let zpl = PrinterSetup { language: LabelFormat::Zpl, ..eve.setup.clone() };
    let payload = Payload {
        bytes: b"^XA^XZ".to_vec(),
        format: LabelFormat::Zpl,
        file_stem: "1L".to_owned(),
        media: Some(Media::FOUR_BY_SIX),
    };
    let refused = printing::open(&zpl).submit(&payload, &mut |_| Go::On).expect_err("no ZPL here");
    assert_eq!(refused.trouble(), JobTrouble::WrongFormat);
    // So is paper that it has not.
    let page =
        Payload { bytes: b"%PDF-1.7\n%%EOF".to_vec(), format: LabelFormat::Pdf, media: Some(Media::A4), ..payload };
    let refused = printer.submit(&page, &mut |_| Go::On).expect_err("no A4 here");
    assert_eq!(refused.trouble(), JobTrouble::Refused);
    assert_eq!(eve.printed().len(), 0);
}

#[test]
fn a_network_printer_without_labels_is_waited_for() {
    let Some(eve) = Eve::on() else { return };
    let mut desk = Desk::open();
    desk.keep_printer(&eve.setup);
    eve.has_labels(0);
    let intent = buy(&mut desk, &eve.setup, "1");
    let row = held(&mut desk, &intent);
    assert_eq!(state_of(&row), (JobState::Queued, Some(JobTrouble::Printer(PrinterTrouble::PaperOut))));
    assert_eq!(eve.printed().len(), 0);
    eve.has_labels(100);
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row).0, eve.printed().len()), (Ok(()), JobState::Printed, 1));
}

#[test]
fn labels_that_run_out_under_a_job_are_said() {
    let Some(eve) = Eve::on() else { return };
    let mut desk = Desk::open();
    desk.keep_printer(&eve.setup);
    eve.is("slow", true);
    let intent = buy(&mut desk, &eve.setup, "1");
    wait_until("it is at the job", || eve.printed().len() == 1);
    eve.has_labels(0);
    let row = held(&mut desk, &intent);
    assert_eq!(state_of(&row), (JobState::Sending, Some(JobTrouble::Printer(PrinterTrouble::PaperOut))));
    eve.has_labels(100);
    eve.is("slow", false);
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row).0, eve.printed().len()), (Ok(()), JobState::Printed, 1));
}

#[test]
fn a_job_that_the_printer_gives_up_has_failed_and_one_taken_back_is_cancelled() {
    let Some(eve) = Eve::on() else { return };
    let mut desk = Desk::open();
    desk.keep_printer(&eve.setup);
    eve.is("fail", true);
    let intent = buy(&mut desk, &eve.setup, "1");
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert!(matches!(outcome.expect_err("aborted").mishap, Mishap::PrinterRefused { .. }));
    assert_eq!(state_of(&row), (JobState::Failed, Some(JobTrouble::Refused)));
    eve.is("fail", false);

    eve.is("slow", true);
    let intent = buy(&mut desk, &eve.setup, "2");
    wait_until("it is at the job", || eve.printed().len() == 2);
    desk.send(Command::CancelPrint { intent: intent.clone(), kind: PaperKind::Label });
    eve.is("slow", false);
    wait_for(&mut desk, &intent, |row| !state_of(row).0.is_open());
}

#[test]
fn a_network_printer_that_goes_off_at_a_job_leaves_a_doubt() {
    let Some(mut eve) = Eve::on() else { return };
    let mut desk = Desk::open();
    desk.keep_printer(&eve.setup);
    eve.is("slow", true);
    let intent = buy(&mut desk, &eve.setup, "1");
    wait_until("it is at the job", || eve.printed().len() == 1);
    eve.switch_off();
    let offline = Some(JobTrouble::Printer(PrinterTrouble::Offline));
    wait_for(&mut desk, &intent, |row| state_of(row) == (JobState::Sending, offline));
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert!(matches!(outcome.expect_err("in doubt").mishap, Mishap::PrintInDoubt { .. }));
    assert_eq!(state_of(&row), (JobState::Failed, Some(JobTrouble::Interrupted)));
    // And before a job, nothing was sent.
    let (row, outcome) = desk.print(&intent);
    assert!(matches!(outcome.expect_err("off").mishap, Mishap::PrinterUnreachable { .. }));
    assert_eq!(state_of(&row).1, Some(JobTrouble::NoAnswer));
}

#[test]
fn a_job_that_a_printer_has_is_followed_over_a_restart_and_not_sent_again() {
    let Some(eve) = Eve::on() else { return };
    let mut desk = Desk::open();
    desk.keep_printer(&eve.setup);
    eve.is("slow", true);
    let intent = buy(&mut desk, &eve.setup, "1");
    wait_until("it is at the job", || eve.printed().len() == 1);
    wait_for(&mut desk, &intent, |row| state_of(row).0 == JobState::Sending);
    let mut desk = desk.reopen();
    eve.is("slow", false);
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row).0, eve.printed().len()), (Ok(()), JobState::Printed, 1));
}

#[test]
fn a_queue_of_cups_is_found_and_printed_through_and_says_when_it_is_stopped() {
    let Some(eve) = Eve::on() else { return };
    let Some(cups) = Cups::before(&eve, "Labels4x6") else { return };
    // CUPS makes the queue at once and its driver a moment later.
    wait_until("the queue takes pages", || {
        let found = printing::find::queues(&cups.server());
        found.iter().any(|found| found.language == LabelFormat::Pdf)
    });
    let found = printing::find::queues(&cups.server()).remove(0);
    let uri = format!("ipp://{}/printers/Labels4x6", cups.server());
    assert_eq!(found.way, PrinterWay::Ipp { uri: uri.clone() });
    let setup = peers::setup("CUPS", uri);
    let mut desk = Desk::open();
    desk.keep_printer(&setup);
    let intent = buy(&mut desk, &setup, "1");
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row).0), (Ok(()), JobState::Printed));
    assert_eq!(eve.printed().len(), 1);
    assert!(eve.asked().contains("x-dimension=10160"), "{}", eve.asked());

    cups.run("cupsdisable", &["Labels4x6"]);
    let intent = buy(&mut desk, &setup, "2");
    let row = held(&mut desk, &intent);
    assert_eq!(state_of(&row), (JobState::Queued, Some(JobTrouble::Printer(PrinterTrouble::Paused))));
    cups.run("cupsenable", &["Labels4x6"]);
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    assert_eq!((outcome, state_of(&row).0, eve.printed().len()), (Ok(()), JobState::Printed, 2));
}

#[test]
fn what_a_printer_forgot_is_in_doubt() {
    let Some(eve) = Eve::on() else { return };
    let mut printer = printing::open(&eve.setup);
    let error = printer.poll(&JobHandle::Numbered(4711)).expect_err("no such job");
    assert_eq!(error.trouble(), JobTrouble::Refused);
}
