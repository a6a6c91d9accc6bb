//! Packing mode by label, by key and by card, at every size.

use egui::Key;
use egui::Modifiers;
use egui::Theme;
use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::domain::rules::tests::draft;
use crate::session::CardCommand;
use crate::session::Session;
use crate::ui::inspection::SIZES;
use crate::ui::inspection::inspect_everywhere;
use crate::ui::testing::bought;
use crate::ui::testing::desk;
use crate::ui::testing::desk_of;
use crate::ui::testing::printer;
use crate::ui::testing::quote;
use crate::ui::testing::session;
use crate::words::Lang;

#[test]
fn f11_enters_and_leaves_and_the_parcel_stays() {
    let mut desk = desk(filled(Lang::EN, |_| ()));
    desk.key_press(Key::F11);
    desk.run();
    assert!(desk.state().0.is_packing());
    desk.get_by_label("Camille Roussel");
    desk.get_by_label("69003 Lyon");
    assert!(desk.get_by_role_and_label(Role::TextInput, "Order or number to scan").is_focused());
    desk.get_by_label("Leave").click();
    desk.run();
    assert!(!desk.state().0.is_packing());
    assert_eq!(desk.state().0.ship.draft, draft());
}

#[test]
fn controls_are_as_large_as_gloves_need_and_the_main_button_as_a_hand() {
    let mut desk = desk(packing(Lang::EN, |session| session.ship.last = Some(bought())));
    for name in ["Leave", "Reprint", "Another parcel"] {
        let height = desk.get_by_role_and_label(Role::Button, name).rect().height();
        assert!(height >= 64.0, "{name} is {height}");
    }
    assert!(desk.get_by_label_contains("Buy and keep").rect().height() >= 96.0);
    assert!(desk.get_by_label("Camille Roussel").rect().height() >= 100.0);
    desk.run();
}

#[test]
fn a_problem_takes_the_cards_place_and_its_button_opens_the_box_that_mends_it() {
    let mut desk = desk(packing(Lang::EN, |session| session.ship.draft.consignee.postcode = "6903".to_owned()));
    assert!(desk.query_by_label_contains("Weight").is_none());
    desk.get_by_role_and_label(Role::Button, "Fix").click();
    desk.run();
    desk.run();
    let field = desk.get_by_role_and_label(Role::TextInput, "Postcode");
    assert!(field.is_focused());
    assert!(field.rect().height() >= 64.0);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.event(egui::Event::Text("69003".to_owned()));
    desk.run();
    desk.key_press(Key::Enter);
    desk.run();
    let (session, commands) = desk.state();
    assert_eq!(session.ship.draft.consignee.postcode, "69003");
    assert!(session.pack.mending.is_none());
    assert!(commands.iter().all(|command| !matches!(command, Command::Buy(_))));
    desk.get_by_label_contains("Weight");
}

#[test]
fn the_keys_buy_reprint_and_void_as_at_the_desk() {
    let mut session = packing(Lang::EN, |session| session.ship.last = Some(bought()));
    quote(&mut session, &mut Vec::new());
    let mut desk = desk(session);
    desk.key_press(Key::F8);
    desk.run();
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    desk.key_press(Key::F9);
    desk.run();
    let commands = &desk.state().1;
    let count = |wanted: fn(&Command) -> bool| commands.iter().filter(|command| wanted(command)).count();
    assert_eq!(count(|command| matches!(command, Command::Print { .. })), 1);
    assert_eq!(count(|command| matches!(command, Command::Buy(_))), 1);
    assert_eq!(count(|command| matches!(command, Command::Void { .. })), 0);
    desk.get_by_label_contains("Nothing open");
}

#[test]
fn a_name_of_any_length_is_whole() {
    for name in ["Jo", "Maximiliane Wertheimer-Schlossgartenstein", &"Donaudampfschifffahrt".repeat(4)] {
        for size in SIZES {
            let session = packing(Lang::EN, |session| session.ship.draft.consignee.name = name.to_owned());
            let desk = desk_of(session, Theme::Light, size);
            let shown = desk.get_by_label(name).rect();
            assert!(shown.left() >= 0.0 && shown.right() <= size.x, "{name} at {size:?}: {shown:?}");
        }
    }
}

#[test]
fn name_weight_and_button_are_on_screen_at_the_least_room_that_the_zoom_leaves() {
    for lang in Lang::languages() {
        let session = packing(lang, |session| session.ship.last = Some(bought()));
        let words = session.words;
        let size = Vec2::new(900.0, 620.0);
        let desk = desk_of(session, Theme::Light, size);
        for label in ["Camille Roussel", words.get("buy-and-keep"), words.get("leave")] {
            let shown = desk.get_by_label_contains(label).rect();
            assert!(shown.bottom() <= size.y && shown.right() <= size.x, "{lang:?} {label}: {shown:?}");
        }
    }
}

#[test]
fn it_fits_every_desk() {
    for prepare in [
        |_: &mut Session| (),
        |session: &mut Session| session.ship.draft.parcel.size = "22x16x2".into(),
        |session: &mut Session| session.ship.draft = crate::domain::ShipmentDraft::default(),
        |session: &mut Session| session.obey(CardCommand::Void, &mut Vec::new()),
    ] {
        inspect_everywhere(|lang, theme, size| {
            let session = packing(lang, |session| {
                session.ship.last = Some(bought());
                session.settings.printers.push(printer());
                prepare(session);
            });
            desk_of(session, theme, size)
        });
    }
}

fn filled(lang: Lang, change: impl FnOnce(&mut Session)) -> Session {
    let mut session = session(lang);
    session.ship.draft = draft();
    change(&mut session);
    session.edited();
    session
}

fn packing(lang: Lang, change: impl FnOnce(&mut Session)) -> Session {
    let mut session = filled(lang, change);
    session.turn_packing(&mut Vec::new());
    session
}
