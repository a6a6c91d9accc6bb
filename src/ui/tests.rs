//! The frame, met as an operator meets it.

use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable as _;

use super::inspection::inspect_everywhere;
use super::testing::bought;
use super::testing::desk;
use super::testing::desk_of;
use super::testing::printer;
use super::testing::session;
use crate::command::Command;
use crate::domain::CarrierKind;
use crate::domain::CarrierWords;
use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::World;
use crate::session::News;
use crate::session::Screen;
use crate::words::Lang;

#[test]
fn the_rail_and_its_keys_open_the_screens() {
    let mut desk = desk(session(Lang::EN));
    assert_eq!(desk.state().0.screen, Screen::Ship);
    desk.get_by_label("Accounts").click();
    desk.run();
    assert_eq!(desk.state().0.screen, Screen::Accounts);
    desk.key_press_modifiers(Modifiers::CTRL, Key::Num2);
    desk.run();
    assert_eq!(desk.state().0.screen, Screen::History);
}

#[test]
fn without_a_world_there_are_only_words() {
    let mut waiting = session(Lang::EN);
    waiting.world = None;
    let desk = desk(waiting);
    desk.get_by_label("Opening the station…");
    assert!(desk.query_by_label("Ship").is_none());
}

#[test]
fn practice_says_so_and_can_be_left() {
    let mut practising = session(Lang::EN);
    practising.world = Some(World::Practice);
    let mut desk = desk(practising);
    desk.get_by_label("Leave practice").click();
    desk.run();
    assert!(matches!(desk.state().1.as_slice(), [Command::OpenWorld(World::Desk)]));
}

#[test]
fn a_failure_keeps_the_words_of_the_carrier_folded_until_asked_for() {
    let mut failed = session(Lang::EN);
    let details = CarrierWords { code: "invalid_field".to_owned(), ..CarrierWords::default() };
    let failure = Failure::new(
        Mishap::Refused { said: Box::new(CarrierWords { message: "phone".to_owned(), ..CarrierWords::default() }) },
        Remedy::MendTheFields,
    );
    failed.tell(News::Failed(Failure { details: Some(details), ..failure }));
    let mut desk = desk(failed);
    assert!(desk.query_by_label_contains("invalid_field").is_none());
    desk.get_by_label("Details").click();
    desk.run();
    desk.get_by_label_contains("invalid_field");
    desk.get_by_label("Copy");
    desk.get_by_label("Close").click();
    desk.run();
    assert!(desk.state().0.notices.is_empty());
}

#[test]
fn the_whole_desk_is_legible_and_named_on_every_screen() {
    let screens = [Screen::Ship, Screen::History, Screen::Accounts, Screen::Settings];
    for screen in screens {
        inspect_everywhere(|lang, look, size| {
            let mut session = session(lang);
            session.world = Some(World::Practice);
            session.ship.last = Some(bought());
            session.ship.draft.parcel.size = "22x16x2".into();
            session.settings.printers.push(printer());
            session.edited();
            session.go_to(screen, &mut Vec::new());
            desk_of(session, look, size)
        });
    }
}

#[test]
fn escape_leaves_the_connect_form_and_keeps_what_was_typed_but_no_secret() {
    let mut session = session(Lang::EN);
    session.go_to(Screen::Accounts, &mut Vec::new());
    session.open_connect_form(CarrierKind::LettreSuivie, None);
    session.connect.texts.insert("contract_number", "123456789".to_owned());
    session.connect.secret_texts.insert("client_secret", "hush".to_owned());
    session.connect.key_text = "k-0123456789".to_owned();
    let mut desk = desk(session);
    desk.key_press(Key::Escape);
    desk.run();
    let session = &mut desk.state_mut().0;
    assert!(session.connect.kind.is_none());
    session.open_connect_form(CarrierKind::LettreSuivie, None);
    assert_eq!(session.connect.texts["contract_number"], "123456789");
    assert!(session.connect.key_text.is_empty() && session.connect.secret_texts.is_empty());
}
