//! The frame, met as an operator meets it.

use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable as _;

use super::testing::desk;
use super::testing::session;
use crate::session::Screen;
use crate::words::Lang;

#[test]
fn the_rail_and_its_keys_open_the_screens() {
    let mut desk = desk(session(Lang::En));
    assert_eq!(desk.state().0.screen, Screen::Ship);
    desk.get_by_label("Accounts").click();
    desk.run();
    assert_eq!(desk.state().0.screen, Screen::Accounts);
    desk.key_press_modifiers(Modifiers::CTRL, Key::Num2);
    desk.run();
    assert_eq!(desk.state().0.screen, Screen::History);
}
