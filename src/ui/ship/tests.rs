//! Shipping, by label and by key.

use egui::Key;
use egui::Modifiers;
use egui::Theme;
use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::domain::LimitsProfile;
use crate::domain::rules::tests::draft;
use crate::session::Session;
use crate::ui::testing::Desk;
use crate::ui::testing::bought;
use crate::ui::testing::desk;
use crate::ui::testing::desk_of;
use crate::ui::testing::printer;
use crate::ui::testing::quote;
use crate::ui::testing::session;
use crate::words::Lang;

#[test]
fn a_parcel_typed_by_keyboard_alone_is_bought_once_even_when_enter_comes_twice() {
    let mut desk = desk(session(Lang::EN));
    // The focus waits at the name; Enter goes on to the next box.
    for text in ["Camille Roussel", "", "27 rue Paul Bert", "", "69003", "Lyon"] {
        type_on(&mut desk, text, Key::Enter);
    }
    desk.key_press(Key::Tab);
    desk.run();
    type_on(&mut desk, "412 g", Key::Enter);
    type_on(&mut desk, "14x9x2,5", Key::Enter);
    assert!(desk.get_by_label_contains("Buy and keep").accesskit_node().is_disabled());
    answer_price(&mut desk);
    assert!(!desk.get_by_label_contains("Buy and keep").accesskit_node().is_disabled());
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    let (session, commands) = desk.state();
    assert_eq!(commands.iter().filter(|command| matches!(command, Command::Buy(_))).count(), 1);
    assert!(session.ship.is_blank() && session.ship.is_only_unfinished());
    assert!(desk.get_by_role_and_label(Role::TextInput, "Name").is_focused());
}

#[test]
fn f6_walks_the_problems_and_the_blocked_button_goes_to_the_first() {
    let mut desk = desk(filled(|session| {
        session.ship.draft.consignee.postcode = "6903".to_owned();
        session.ship.draft.parcel.size = "22x16x2".into();
    }));
    desk.get_by_label("2 to fix");
    desk.key_press(Key::F6);
    desk.run();
    assert!(desk.get_by_role_and_label(Role::TextInput, "Postcode").is_focused());
    desk.key_press(Key::F6);
    desk.run();
    assert!(desk.get_by_role_and_label(Role::TextInput, "Size").is_focused());
    desk.key_press_modifiers(Modifiers::SHIFT, Key::F6);
    desk.run();
    assert!(desk.get_by_role_and_label(Role::TextInput, "Postcode").is_focused());
    desk.get_by_role_and_label(Role::TextInput, "Size").focus();
    desk.run();
    desk.get_by_label_contains("Buy and keep").click();
    desk.run();
    assert!(desk.get_by_role_and_label(Role::TextInput, "Postcode").is_focused());
    assert!(desk.state().1.iter().all(|command| !matches!(command, Command::Buy(_))));
}

#[test]
fn a_refused_size_shows_both_documents_before_the_other_limits_are_used() {
    let mut desk = desk(filled(|session| session.ship.draft.parcel.size = "22x16x2".into()));
    desk.get_by_label("La Poste allows this: use its limits…").click();
    desk.run();
    desk.get_by_label("La Poste, page on letter sizes");
    desk.get_by_label("Use La Poste’s limits").click();
    desk.run();
    let (session, commands) = desk.state();
    assert!(
        commands.iter().any(|command| matches!(command, Command::UseLimits { profile: LimitsProfile::LaPoste, .. }))
    );
    assert!(session.ship.to_fix().is_empty());
    desk.get_by_label("Back to ShipStation’s limits");
}

#[test]
fn a_pasted_block_fills_the_form() {
    let mut desk = desk(session(Lang::EN));
    desk.key_press_modifiers(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::V);
    desk.run();
    desk.event(egui::Event::Paste("Camille Roussel\n27 rue Paul Bert\n69003 Lyon".to_owned()));
    desk.run();
    let consignee = &desk.state().0.ship.draft.consignee;
    assert_eq!((consignee.name.as_str(), consignee.postcode.as_str()), ("Camille Roussel", "69003"));
    assert!(desk.get_by_role_and_label(Role::TextInput, "Weight").is_focused());
}

#[test]
fn a_chip_goes_to_its_field() {
    let mut desk = desk(filled(|session| session.ship.draft.parcel.size = "22x16x2".into()));
    desk.get_by_label("Size too large").click();
    desk.run();
    assert!(desk.get_by_role_and_label(Role::TextInput, "Size").is_focused());
}

#[test]
fn absurd_text_neither_breaks_nor_hangs_the_screen() {
    for name in ["é".repeat(10_000), "🙂🙃".repeat(300), "a\u{0}b\u{7}^XA\u{202e}".to_owned()] {
        let mut desk = desk(filled(|_| ()));
        // Signs that no font here holds are drawn as boxes at a desk; only tests ask for more.
        desk.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        let session = &mut desk.state_mut().0;
        session.ship.draft.consignee.name.clone_from(&name);
        session.ship.draft.parcel.weight = name.as_str().into();
        session.ship.draft.order.number.clone_from(&name);
        session.ship.order_open = true;
        session.edited();
        desk.run();
    }
}

#[test]
fn every_size_draws_in_both_languages_and_themes() {
    let sizes = [(1280.0, 800.0), (1920.0, 1080.0), (900.0, 700.0), (640.0, 400.0), (500.0, 400.0)];
    for lang in Lang::languages() {
        for theme in [Theme::Light, Theme::Dark] {
            for (width, height) in sizes {
                let mut session = filled_in(lang, |session| session.ship.draft.parcel.size = "22x16x2".into());
                session.settings.printers.push(printer());
                session.ship.order_open = true;
                session.edited();
                desk_of(session, theme, Vec2::new(width, height)).run();
            }
        }
    }
}

#[test]
fn the_last_parcel_is_reprinted_by_key_and_voided_only_by_holding_one() {
    for size in [Vec2::new(1280.0, 800.0), Vec2::new(640.0, 400.0)] {
        let mut session = session(Lang::EN);
        session.ship.last = Some(bought());
        let mut desk = desk_of(session, Theme::Light, size);
        desk.key_press(Key::F8);
        desk.run();
        assert!(matches!(desk.state().1.as_slice(), [Command::Print { .. }]));
        for frames in [10, 90] {
            desk.key_down(Key::F9);
            for _ in 0..frames {
                desk.step();
            }
            desk.key_up(Key::F9);
            desk.run();
        }
        let voids = desk.state().1.iter().filter(|command| matches!(command, Command::Void { .. })).count();
        assert_eq!(voids, 1, "{size:?}");
    }
}

#[test]
fn another_parcel_keeps_all_but_the_measures() {
    let mut session = session(Lang::EN);
    session.ship.last = Some(bought());
    let mut desk = desk(session);
    desk.key_press(Key::F7);
    desk.run();
    let draft = &desk.state().0.ship.draft;
    assert_eq!((draft.consignee.city.as_str(), draft.parcel.weight.text.as_str()), ("Lyon", ""));
    assert!(desk.get_by_role_and_label(Role::TextInput, "Weight").is_focused());
}

fn filled(change: impl FnOnce(&mut Session)) -> Session {
    filled_in(Lang::EN, change)
}

fn filled_in(lang: Lang, change: impl FnOnce(&mut Session)) -> Session {
    let mut session = session(lang);
    session.ship.draft = draft();
    change(&mut session);
    session.edited();
    session
}

/// Types into what has the focus, and presses a key to go on.
fn type_on(desk: &mut Harness<'_, Desk>, text: &str, key: Key) {
    if !text.is_empty() {
        desk.event(egui::Event::Text(text.to_owned()));
        desk.run();
    }
    desk.key_press(key);
    desk.run();
}

fn answer_price(desk: &mut Harness<'_, Desk>) {
    let (session, commands) = desk.state_mut();
    quote(session, commands);
    desk.run();
}
