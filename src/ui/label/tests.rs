//! The large label, read as an operator looks at it.

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::command::Event;
use crate::domain::CodeFault;
use crate::domain::CodeFrame;
use crate::domain::CodeGrade;
use crate::domain::CodeReason;
use crate::domain::CodeText;
use crate::domain::CutCodes;
use crate::domain::Dots;
use crate::domain::Edges;
use crate::domain::Grade;
use crate::domain::JobState;
use crate::domain::LabelFormat;
use crate::domain::LabelGrades;
use crate::domain::LowGrade;
use crate::domain::Media;
use crate::domain::Mend;
use crate::domain::Mishap;
use crate::domain::PageNote;
use crate::domain::PrintQuestion;
use crate::domain::PrintRecord;
use crate::domain::PrintWish;
use crate::domain::PrinterId;
use crate::domain::PrinterPaper;
use crate::domain::PrinterSetup;
use crate::domain::SheetLayout;
use crate::domain::ShipmentState;
use crate::domain::Symbology;
use crate::domain::TooLarge;
use crate::session::News;
use crate::ui::notices::notices_ui;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::desk_at;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::row;
use crate::ui::one_screen::session;
use crate::ui::testing::printer;
use crate::words::Lang;

/// A code of that grade, in the upper half or the lower one.
fn code(grade: Grade) -> CodeGrade {
    let top = if grade == Grade::A { 100 } else { 700 };
    let fault = CodeFault::PartDots { hundredths: 240, made_for: Some(300) };
    CodeGrade {
        symbology: Symbology::Code128,
        text: (grade == Grade::A).then(|| CodeText("1L00000000001".to_owned())),
        frame: CodeFrame { left: 120, top, width: 400, height: 160 },
        grade,
        reasons: if grade == Grade::A { Vec::new() } else { vec![CodeReason { fault, grade }] },
        module_tenths: if grade == Grade::A { 30 } else { 24 },
        module_um: 375,
    }
}

fn shown(session: &mut Session) {
    let row = row(1, ShipmentState::Labelled, "Camille Roussel");
    let dots = Dots::from_fn(812, 1218, 203, |x, y| (x / 4) % 3 == 0 && y > 600).expect("a sound size");
    let grades = LabelGrades { codes: vec![code(Grade::A), code(Grade::C)] };
    let (intent, notes) = (row.intent.clone(), Vec::new());
    let view = LabelView { intent, printer: None, dots, notes, from: LabelFormat::Pdf, specimen: true, grades };
    session.screen = Screen::Label;
    session.label.back = Some(Screen::History);
    session.label.rulers = true;
    session.label.view = Remote::Here(view);
    session.label.row = Some(row);
}

fn large() -> Session {
    let mut session = session(Lang::EN);
    shown(&mut session);
    session
}

#[test]
fn a_specimen_says_so_and_the_dots_are_counted() {
    let desk = desk(large(), label_ui);
    desk.get_by_label("SPECIMEN");
    desk.get_by_label_contains("812 × 1218");
    desk.get_by_role(Role::Image);
}

#[test]
fn plus_minus_and_nought_change_the_zoom() {
    let mut desk = desk(large(), label_ui);
    desk.key_press(Key::Plus);
    desk.run();
    assert_eq!(desk.state().0.label.zoom, Some(1.0));
    desk.key_press(Key::Plus);
    desk.run();
    assert_eq!(desk.state().0.label.zoom, Some(2.0));
    desk.key_press(Key::Minus);
    desk.run();
    assert_eq!(desk.state().0.label.zoom, Some(1.0));
    desk.key_press(Key::Num0);
    desk.run();
    assert_eq!(desk.state().0.label.zoom, None);
    desk.key_press(Key::R);
    desk.run();
    assert!(!desk.state().0.label.rulers);
}

#[test]
fn a_picture_is_made_once() {
    let mut desk = desk(large(), label_ui);
    let textures = |desk: &egui_kittest::Harness<'_, crate::ui::one_screen::Desk>| {
        desk.ctx.tex_manager().read().allocated().filter(|(_, meta)| meta.name == "label").count()
    };
    desk.run();
    desk.run();
    assert_eq!(textures(&desk), 1);
    desk.key_press(Key::Plus);
    desk.run();
    assert_eq!(textures(&desk), 1, "the one before is let go");
}

#[test]
fn f8_prints_again_and_a_held_f9_voids() {
    let mut desk = desk(large(), label_ui);
    desk.key_press(Key::F8);
    desk.run();
    desk.key_down(Key::F9);
    for _ in 0..80 {
        desk.step();
    }
    desk.key_up(Key::F9);
    desk.run();
    assert!(matches!(desk.state().1.as_slice(), [Command::Print { .. }, Command::Void { .. }]), "{:?}", desk.state().1);
}

#[test]
fn paper_that_is_not_here_is_fetched() {
    let mut session = large();
    session.label.view = Remote::Failed(Failure::new(Mishap::PaperMissing, Remedy::FetchThePaper));
    let mut desk = desk(session, label_ui);
    desk.get_by_role_and_label(Role::Button, "Fetch the label").click();
    desk.run();
    assert!(matches!(desk.state().1.as_slice(), [Command::FetchPaper { .. }]));
}

#[test]
fn a_voided_label_is_shown_but_not_printed() {
    let mut session = large();
    session.label.row = Some(row(1, ShipmentState::Voided, "Camille Roussel"));
    let desk = desk(session, label_ui);
    assert!(desk.get_by_label("Reprint").accesskit_node().is_disabled());
    desk.get_by_role(Role::Image);
}

#[test]
fn at_twice_the_size_the_paper_comes_first_and_the_details_are_a_tab_away() {
    let mut desk = desk_at(large(), Theme::Light, Vec2::new(640.0, 400.0), label_ui);
    desk.get_by_role(Role::Image);
    assert!(desk.query_by_label("Reprint").is_none());
    desk.get_by_label("Details").click();
    desk.run();
    desk.get_by_label("Reprint");
}

#[test]
fn it_fits_every_desk() {
    draw_everywhere(shown, label_ui);
}

#[test]
fn a_code_is_explained_by_one_press_and_stepped_to_by_a_key() {
    let mut desk = desk(large(), label_ui);
    desk.get_by_label("Why C").click();
    desk.run();
    let made_for = "The narrowest bar is 2.40 dots: the picture is made for 300 dpi";
    assert!(desk.query_by_label(made_for).is_some());
    assert_eq!(desk.state().0.label.code, Some(1));
    for expected in [None, Some(0), Some(1), None] {
        desk.key_press(Key::C);
        desk.run();
        assert_eq!(desk.state().0.label.code, expected);
    }
}

#[test]
fn what_is_asked_stands_over_the_dots_with_both_answers() {
    let mut desk = desk(asking(large(), low()), label_ui);
    desk.get_by_label("Not printed yet: a code grades D");
    desk.get_by_label_contains("set it to ZPL");
    desk.get_by_label_contains("Print anyway").click();
    desk.run();
    let wish = |commands: &[Command]| match commands {
        [Command::Print { wish, .. }] => Some(*wish),
        _ => None,
    };
    assert_eq!(wish(&desk.state().1), Some(PrintWish::Anyway));
    desk.state_mut().1.clear();
    desk.key_press(Key::F8);
    desk.run();
    assert_eq!(wish(&desk.state().1), Some(PrintWish::Anyway), "one key goes on");
    desk.state_mut().1.clear();
    desk.get_by_label("Stop asking").click();
    desk.run();
    let (session, commands) = desk.state();
    assert_eq!(session.settings.let_through.len(), 1);
    assert!(matches!(commands.as_slice(), [Command::SaveSettings(_), Command::Print { wish: PrintWish::Anyway, .. }]));
}

#[test]
fn a_label_that_would_be_cut_through_a_code_offers_no_such_print() {
    let question = |codes| {
        let lost = Edges { right: 27, ..Edges::default() };
        PrintQuestion::TooLarge(TooLarge { label: Media::A6, room: Media::FOUR_BY_SIX, dpi: 203, lost, codes })
    };
    let mut whole = desk(asking(large(), question(CutCodes::Whole { worst: Grade::A })), label_ui);
    whole.get_by_label_contains("27 dots (3.4 mm) at the right");
    whole.get_by_label_contains("Print what fits").click();
    whole.run();
    assert!(matches!(whole.state().1.as_slice(), [Command::Print { wish: PrintWish::WhatFits, .. }]));
    let cut = desk(asking(large(), question(CutCodes::Cut)), label_ui);
    cut.get_by_label_contains("would cut a code");
    assert!(cut.query_by_label_contains("Print what fits").is_none());
}

#[test]
fn a_question_fits_every_desk() {
    draw_everywhere(
        |session| {
            shown(session);
            ask(session, low());
        },
        label_ui,
    );
}

#[test]
fn a_question_can_be_read_and_answered_in_the_notice_of_every_desk() {
    draw_everywhere(
        |session| {
            shown(session);
            ask(session, low());
            let row = session.label.row.clone().expect("a label is open");
            session.tell(News::PrintAsks(Box::new(row)));
        },
        |ui, session, commands| {
            ui.set_max_width(360.0);
            notices_ui(ui, session, commands);
        },
    );
}

#[test]
fn the_place_on_a_sheet_is_chosen_beside_the_preview() {
    let mut session = large();
    let paper = PrinterPaper { media: Media::A4, sheet: SheetLayout::Two, ..PrinterPaper::default() };
    let printer = PrinterSetup { language: LabelFormat::Pdf, paper, ..printer() };
    let Remote::Here(view) = &mut session.label.view else { panic!("the label is here") };
    view.printer = Some(printer.id.clone());
    view.notes = vec![PageNote::OnSheet { place: 1, of: 2 }];
    session.settings.printers = vec![printer];
    let mut desk = desk(session, label_ui);
    desk.get_by_label("Place 2 of 2, bottom").click();
    desk.run();
    assert!(matches!(desk.state().1.as_slice(), [Command::UseSheetPlace { place: 1, .. }]), "{:?}", desk.state().1);
    let places = [(printer_id(), 1)].into();
    let (session, commands) = desk.state_mut();
    commands.clear();
    session.apply(Event::SheetPlaces(places), commands);
    assert!(matches!(commands.as_slice(), [Command::ShowLabel { .. }]), "the preview follows");
}

fn printer_id() -> PrinterId {
    printer().id
}

fn low() -> PrintQuestion {
    PrintQuestion::LowGrade(LowGrade {
        symbology: Symbology::Code128,
        grade: Grade::D,
        carries: true,
        fault: Some(CodeFault::PartDots { hundredths: 240, made_for: Some(300) }),
        mend: Mend::CarriersZpl { grade: Grade::A },
    })
}

fn asking(mut session: Session, question: PrintQuestion) -> Session {
    ask(&mut session, question);
    session
}

fn ask(session: &mut Session, question: PrintQuestion) {
    session.settings.printers = vec![printer()];
    let account = session.accounts[0].id.clone();
    let row = session.label.row.take().expect("a label is open");
    let print = PrintRecord {
        printer: printer_id(),
        printer_name: printer().name,
        state: JobState::Failed,
        at_ms: 1_795_271_521_000,
        times: 1,
        trouble: Some(question.trouble()),
        wish: PrintWish::Bought,
        question: Some(question),
    };
    session.label.row = Some(HistoryRow { account, print: Some(print), ..row });
}
