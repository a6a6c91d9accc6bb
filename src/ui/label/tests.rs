//! The large label, read as an operator looks at it.

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::domain::Dots;
use crate::domain::LabelFormat;
use crate::domain::Mishap;
use crate::domain::ShipmentState;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::desk_at;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::row;
use crate::ui::one_screen::session;
use crate::words::Lang;

fn shown(session: &mut Session) {
    let row = row(1, ShipmentState::Labelled, "Camille Roussel");
    let dots = Dots::from_fn(812, 1218, 203, |x, y| (x / 4) % 3 == 0 && y > 600).expect("a sound size");
    let view =
        LabelView { intent: row.intent.clone(), dots, notes: Vec::new(), from: LabelFormat::Pdf, specimen: true };
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
