//! Choosing from the list under a field, by keys and by mouse.

use egui::Key;
use egui::Modifiers;
use egui::Theme;
use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use crate::command::BookCommand;
use crate::command::BookEvent;
use crate::command::Command;
use crate::command::Event;
use crate::domain::AddressDraft;
use crate::domain::Contact;
use crate::domain::KnownFrom;
use crate::domain::Preset;
use crate::domain::Suggestion;
use crate::domain::rules::tests::draft;
use crate::ui::testing::Desk;
use crate::ui::testing::desk;
use crate::ui::testing::desk_of;
use crate::ui::testing::session;
use crate::words::Lang;

#[test]
fn arrows_and_enter_take_somebody_and_the_weight_is_next() {
    let mut desk = suggesting(desk(session(Lang::EN)));
    desk.get_by_label("2 known · ↓ then Enter picks one");
    desk.key_press(Key::ArrowDown);
    desk.run();
    desk.key_press(Key::ArrowDown);
    desk.run();
    let marked =
        desk.get_by_role_and_label(Role::ListBoxOption, "Roux & fils, 27 rue Paul Bert, 69003 Lyon, shipped before");
    assert_eq!(marked.accesskit_node().is_selected(), Some(true));
    desk.key_press(Key::ArrowUp);
    desk.run();
    desk.key_press(Key::Enter);
    desk.run();
    let consignee = &desk.state().0.ship.draft.consignee;
    assert_eq!((consignee.name.as_str(), consignee.city.as_str()), ("Camille Roussel", "Lyon"));
    assert!(desk.get_by_role_and_label(Role::TextInput, "Weight").is_focused());
    assert!(desk.query_by_role(Role::ListBox).is_none());
}

#[test]
fn who_types_on_is_not_interrupted_and_escape_loses_nothing() {
    let mut desk = suggesting(desk(session(Lang::EN)));
    desk.key_press(Key::Escape);
    desk.run();
    assert!(desk.query_by_role(Role::ListBox).is_none());
    assert!(desk.get_by_role_and_label(Role::TextInput, "Name").is_focused());
    assert_eq!(desk.state().0.ship.draft.consignee.name, "rou");
    let mut desk = suggesting(desk);
    desk.key_press(Key::Enter);
    desk.run();
    assert!(desk.get_by_role_and_label(Role::TextInput, "Company").is_focused());
    assert_eq!(desk.state().0.ship.draft.consignee.name, "rourou");
    assert!(desk.query_by_role(Role::ListBox).is_none());
}

#[test]
fn a_click_takes_somebody() {
    let mut desk = suggesting(desk(session(Lang::EN)));
    desk.get_by_role_and_label(Role::ListBoxOption, "Camille Roussel, 27 rue Paul Bert, 69003 Lyon, address book")
        .click();
    desk.run();
    assert_eq!(desk.state().0.ship.draft.consignee.name, "Camille Roussel");
}

#[test]
fn undo_takes_back_the_pick_until_something_is_typed() {
    let mut desk = suggesting(desk(session(Lang::EN)));
    desk.key_press(Key::ArrowDown);
    desk.run();
    desk.key_press(Key::Enter);
    desk.run();
    desk.key_press_modifiers(Modifiers::CTRL, Key::Z);
    desk.run();
    assert_eq!(desk.state().0.ship.draft.consignee.name, "rou");
    desk.key_press_modifiers(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::Z);
    desk.run();
    assert_eq!(desk.state().0.ship.draft.consignee.name, "Camille Roussel");
    desk.event(egui::Event::Text("412 g".to_owned()));
    desk.run();
    desk.key_press_modifiers(Modifiers::CTRL, Key::Z);
    desk.run();
    assert_eq!(desk.state().0.ship.draft.consignee.name, "Camille Roussel", "that is for the weight's own typing now");
}

#[test]
fn the_list_fits_every_window() {
    for lang in Lang::all().iter().copied() {
        for theme in [Theme::Light, Theme::Dark] {
            for size in [(1280.0, 800.0), (1920.0, 1080.0), (900.0, 700.0), (640.0, 400.0)] {
                suggesting(desk_of(session(lang), theme, Vec2::new(size.0, size.1)));
            }
        }
    }
}

#[test]
fn alt_and_the_first_key_of_a_french_keyboard_take_the_first_package() {
    let mut session = session(Lang::EN);
    let size = Some([140, 90, 25].into());
    session.settings.presets.push(Preset { name: "Small box".to_owned(), size, ..Preset::default() });
    let mut desk = desk(session);
    desk.event(egui::Event::Key {
        key: Key::Quote,
        physical_key: Some(Key::Num1),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::ALT,
    });
    desk.event(egui::Event::Text("&".to_owned()));
    desk.run();
    let draft = &desk.state().0.ship.draft;
    assert_eq!((draft.parcel.size.text.as_str(), draft.consignee.name.as_str()), ("140x90x25 mm", ""));
    assert!(desk.get_by_role_and_label(Role::TextInput, "Weight").is_focused());
    desk.get_by_label("Packages").click();
    desk.run();
    desk.get_by_label_contains("Small box").click();
    desk.run();
    assert!(desk.query_by_label("Manage packages…").is_none());
}

#[test]
fn clearing_tells_and_gives_back() {
    let mut session = session(Lang::EN);
    session.ship.draft = draft();
    session.edited();
    let mut desk = desk(session);
    desk.get_by_label("Clear").click();
    desk.run();
    assert!(desk.state().0.ship.is_blank());
    desk.get_by_label("Undo").click();
    desk.run();
    assert_eq!(desk.state().0.ship.draft, draft());
}

#[test]
fn the_recipient_is_kept_in_the_book() {
    let mut session = session(Lang::EN);
    session.ship.draft = draft();
    session.ship.draft.order.email = "c@a.example".into();
    session.edited();
    let mut desk = desk(session);
    desk.get_by_label("Keep in address book").click();
    desk.run();
    let kept = desk.state().1.iter().find_map(|command| match command {
        Command::Book(BookCommand::Keep(contact)) => Some(contact),
        _ => None,
    });
    assert_eq!(
        kept.map(|contact| (contact.called(), contact.email.as_str())),
        Some(("Camille Roussel", "c@a.example"))
    );
}

/// Types three letters of a name, and answers the question that follows.
fn suggesting(mut desk: Harness<'static, Desk>) -> Harness<'static, Desk> {
    desk.event(egui::Event::Text("rou".to_owned()));
    desk.run();
    let (session, commands) = desk.state_mut();
    let later = session.now.saturating_add(jiff::SignedDuration::from_millis(100));
    session.tick(later, commands);
    let asked = commands.drain(..).find_map(|command| match command {
        Command::Book(BookCommand::Suggest { ticket, .. }) => Some(ticket),
        _ => None,
    });
    let ticket = asked.expect("the book is asked");
    let somebody = |name: &str, known| {
        let address = AddressDraft { name: name.to_owned(), company: String::new(), ..draft().consignee };
        Suggestion { contact: Contact::at(address), known }
    };
    let found =
        vec![somebody("Camille Roussel", KnownFrom::TheBook), somebody("Roux & fils", KnownFrom::AnEarlierParcel)];
    session.apply(Event::Book(BookEvent::Suggested { ticket, outcome: Ok(found) }), commands);
    desk.run();
    desk
}
