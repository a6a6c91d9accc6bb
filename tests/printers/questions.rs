//! What is asked before a label is printed: low grades and labels that are too large stop, are kept with their figures, and go on
//! when a person has decided.

use std::fs;
use std::path::Path;

use envoi::command::Command;
use envoi::command::Deed;
use envoi::command::Event;
use envoi::domain::CarrierKind;
use envoi::domain::Dots;
use envoi::domain::Grade;
use envoi::domain::HistoryRow;
use envoi::domain::JobState;
use envoi::domain::JobTrouble;
use envoi::domain::LabelFormat;
use envoi::domain::LetThrough;
use envoi::domain::LowGrade;
use envoi::domain::Media;
use envoi::domain::Mend;
use envoi::domain::Mishap;
use envoi::domain::PrintQuestion;
use envoi::domain::PrintWish;
use envoi::domain::PrinterPaper;
use envoi::domain::PrinterSetup;
use envoi::domain::Route;
use envoi::domain::RoutedPaper;
use envoi::domain::Settings;
use envoi::domain::SheetLayout;

use super::buy;
use super::state_of;
use crate::desk::Desk;
use crate::desk::folder_printer;

#[test]
fn a_label_whose_codes_will_scan_badly_asks_outlives_a_restart_and_is_printed_when_a_person_says_so() {
    let mut desk = Desk::open();
    let tray = desk.new_folder("tray");
    let printer = odd_printer(&tray);
    desk.keep_printer(&printer);
    let intent = buy(&mut desk, &printer, "1");
    let (row, outcome) = desk.after(&intent, Deed::Printed);
    let low = low_grade(&row);
    assert_eq!(outcome.expect_err("it asks").mishap, Mishap::LowGrade { grade: low.grade });
    assert_eq!(state_of(&row), (JobState::Failed, Some(JobTrouble::LowGrade)));
    assert!(low.grade < Grade::B && low.fault.is_some(), "{low:?}");
    assert_eq!(papers_in(&tray), 0, "not a byte goes out unasked");

    let mut desk = desk.reopen();
    let waiting = desk.history("").to_settle;
    assert_eq!(waiting.iter().map(low_grade).collect::<Vec<_>>(), [low], "the question is kept with its figures");
    let (row, outcome) = desk.print_as(&intent, waiting[0].next_wish());
    let wish = row.print.as_ref().map(|print| print.wish);
    assert_eq!((outcome, state_of(&row).0, wish), (Ok(()), JobState::Written, Some(PrintWish::Anyway)));
    assert_eq!(papers_in(&tray), 1);
    assert!(desk.history("").to_settle.is_empty());
}

#[test]
fn an_explicit_print_is_asked_about_too_and_what_was_let_through_on_one_printer_was_not_on_another() {
    let mut desk = Desk::open();
    let tray = desk.new_folder("tray");
    let good = folder_printer(&tray, LabelFormat::Pdf);
    desk.keep_printer(&good);
    let intent = buy(&mut desk, &good, "1");
    assert_eq!(desk.after(&intent, Deed::Printed).1, Ok(()));
    let odd = odd_printer(&tray);
    desk.keep_printer(&odd);
    let (row, _) = desk.print(&intent);
    assert_eq!(state_of(&row), (JobState::Failed, Some(JobTrouble::LowGrade)));

    let other = odd_printer(&tray);
    desk.keep_settings(Settings { printers: vec![other, good], ..Settings::default() });
    let (row, _) = desk.print_as(&intent, PrintWish::Anyway);
    assert_eq!(state_of(&row), (JobState::Failed, Some(JobTrouble::LowGrade)), "it was asked for another one");
    assert_eq!(low_grade(&row).mend, Mend::WholeModules { grade: Grade::B }, "what would mend it is tried and said");
    assert_eq!(papers_in(&tray), 1);
}

#[test]
fn an_answer_for_all_labels_of_a_carrier_is_not_asked_again_and_holds_for_no_worse_grade() {
    let mut desk = Desk::open();
    let tray = desk.new_folder("tray");
    let printer = odd_printer(&tray);
    desk.keep_printer(&printer);
    let intent = buy(&mut desk, &printer, "1");
    let low = low_grade(&desk.after(&intent, Deed::Printed).0);
    let answer = |down_to| LetThrough { printer: printer.id.clone(), carrier: CarrierKind::LettreSuivie, down_to };
    let printers = vec![printer.clone()];
    for (down_to, state) in [(Grade::B, JobState::Failed), (low.grade, JobState::Written)] {
        let let_through = vec![answer(down_to)];
        desk.keep_settings(Settings { let_through, printers: printers.clone(), ..Settings::default() });
        let next = buy(&mut desk, &printer, "2");
        let (row, _) = desk.after(&next, Deed::Printed);
        assert_eq!(state_of(&row).0, state, "{down_to:?}");
    }
}

#[test]
fn of_a_label_that_is_too_large_what_fits_is_printed_once_a_person_has_read_what_does_not() {
    let mut desk = Desk::open();
    let tray = desk.new_folder("tray");
    let wide = folder_printer(&tray, LabelFormat::Pdf);
    desk.keep_printer(&wide);
    let intent = buy(&mut desk, &wide, "1");
    assert_eq!(desk.after(&intent, Deed::Printed).1, Ok(()));
    let ink = ink_across(&desk.show(&intent).dots);
    let head = PrinterPaper { head: Some(ink - 4), ..PrinterPaper::default() };
    let narrow = PrinterSetup { paper: head, language: LabelFormat::Tspl, ..folder_printer(&tray, LabelFormat::Tspl) };
    desk.keep_printer(&narrow);

    let (row, outcome) = desk.print(&intent);
    assert!(matches!(outcome.expect_err("too large").mishap, Mishap::LabelTooLarge { .. }));
    assert_eq!(state_of(&row), (JobState::Failed, Some(JobTrouble::TooLarge)));
    let Some(PrintQuestion::TooLarge(larger)) = row.print.as_ref().and_then(|print| print.question.clone()) else {
        panic!("{row:?}")
    };
    assert_eq!(larger.lost.left + larger.lost.right, 4, "{larger:?}");
    assert!(larger.is_offered(), "{larger:?}");
    assert_eq!((row.next_wish(), papers_in(&tray)), (PrintWish::WhatFits, 1));

    let (row, _) = desk.print_as(&intent, PrintWish::Again);
    assert_eq!(state_of(&row).0, JobState::Failed, "never by pressing print once more");
    let (row, outcome) = desk.print_as(&intent, PrintWish::WhatFits);
    assert_eq!((outcome, state_of(&row).0), (Ok(()), JobState::Written));
    assert_eq!(papers_in(&tray), 2);
}

#[test]
fn a_label_is_shown_for_the_printer_that_its_carrier_is_routed_to() {
    let mut desk = Desk::open();
    let tray = desk.new_folder("tray");
    let usual = folder_printer(&tray, LabelFormat::Pdf);
    let routed = odd_printer(&tray);
    let route = Route {
        carrier: Some(CarrierKind::LettreSuivie),
        printer: Some(routed.id.clone()),
        ..Route::of(RoutedPaper::Label)
    };
    let printers = vec![usual.clone(), routed.clone()];
    desk.keep_settings(Settings { printers, routes: vec![route], ..Settings::default() });
    let intent = buy(&mut desk, &usual, "1");
    let (row, _) = desk.after(&intent, Deed::Printed);
    assert_eq!(row.print.as_ref().map(|print| &print.printer), Some(&routed.id));
    let view = desk.show_for(&intent, &usual);
    assert_eq!((view.printer, view.dots.dpi()), (Some(routed.id), 300));
}

#[test]
fn the_next_place_of_a_sheet_is_the_one_that_was_said_and_what_is_shown() {
    let mut desk = Desk::open();
    let tray = desk.new_folder("tray");
    let paper = PrinterPaper { media: Media::A4, sheet: SheetLayout::Four, ..PrinterPaper::default() };
    let printer = PrinterSetup { paper, ..folder_printer(&tray, LabelFormat::Pdf) };
    desk.keep_printer(&printer);
    desk.send(Command::UseSheetPlace { printer: printer.id.clone(), place: 2 });
    let told = |desk: &mut Desk, wanted: u8| {
        let id = printer.id.clone();
        desk.wait(|event| match event {
            Event::SheetPlaces(places) if places.get(&id) == Some(&wanted) => Some(()),
            _ => None,
        });
    };
    told(&mut desk, 2);
    let intent = buy(&mut desk, &printer, "1");
    assert_eq!(desk.after(&intent, Deed::Printed).1, Ok(()));
    told(&mut desk, 3);
}

/// A head of a resolution at which the bars of the practice carrier's page, which is drawn for 203 dpi, are no whole dots.
fn odd_printer(tray: &Path) -> PrinterSetup {
    PrinterSetup { dpi: 300, ..folder_printer(tray, LabelFormat::Pdf) }
}

fn low_grade(row: &HistoryRow) -> LowGrade {
    match row.print.as_ref().and_then(|print| print.question.clone()) {
        Some(PrintQuestion::LowGrade(low)) => low,
        Some(PrintQuestion::TooLarge(_)) | None => panic!("nothing is asked about a grade: {row:?}"),
    }
}

fn papers_in(tray: &Path) -> usize {
    fs::read_dir(tray).map_or(0, |files| files.count())
}

/// From the first black column to the last.
fn ink_across(dots: &Dots) -> u32 {
    let inked = |x: &u32| (0..dots.height()).any(|y| dots.black(*x, y));
    let first = (0..dots.width()).find(inked).expect("a label has ink");
    (first..dots.width()).rev().find(inked).expect("a label has ink") + 1 - first
}
