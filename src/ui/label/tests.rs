//! The large label, read as an operator looks at it.

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::domain::CodeFault;
use crate::domain::CodeFrame;
use crate::domain::CodeGrade;
use crate::domain::CodeReason;
use crate::domain::CodeText;
use crate::domain::Dots;
use crate::domain::Grade;
use crate::domain::LabelFormat;
use crate::domain::LabelGrades;
use crate::domain::Mishap;
use crate::domain::ShipmentState;
use crate::domain::Symbology;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::desk_at;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::row;
use crate::ui::one_screen::session;
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
    let view = LabelView { intent, dots, notes, from: LabelFormat::Pdf, specimen: true, grades };
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
