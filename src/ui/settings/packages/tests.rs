//! The page of the packages.

use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::domain::Grams;
use crate::domain::Preset;
use crate::session::SettingsPage;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::session;
use crate::ui::settings::settings_ui;
use crate::words::Lang;

#[test]
fn a_package_is_added_and_says_what_cannot_be_read() {
    let mut session = session(Lang::EN);
    session.settings_page = SettingsPage::Packages;
    let mut desk = desk(session, settings_ui);
    desk.get_by_label("Add a package").click();
    desk.run();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Name").type_text("Small box");
    desk.get_by_role_and_label(Role::TextInput, "Size").focus();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Size").type_text("14x9");
    desk.run();
    desk.get_by_label("Save the package").click();
    desk.run();
    let size = desk.get_by_role_and_label(Role::TextInput, "Size");
    assert!(size.accesskit_node().description().is_some_and(|said| said.contains("three sides")));
    size.focus();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Size").type_text("x2,5");
    desk.run();
    desk.get_by_label("Save the package").click();
    desk.run();
    let (session, commands) = desk.state();
    let kept = Preset { name: "Small box".to_owned(), size: Some([140, 90, 25].into()), ..Preset::default() };
    assert_eq!(session.settings.presets, [kept]);
    assert!(matches!(commands.as_slice(), [Command::SaveSettings(_)]));
    desk.get_by_label("Small box");
}

#[test]
fn it_fits_every_desk_with_packages_and_the_form() {
    draw_everywhere(
        |session| {
            session.settings_page = SettingsPage::Packages;
            for name in ["Petite boîte", "Enveloppe à bulles, la grande, celle du rayon du haut", "C"] {
                let (size, weight) = (Some([350, 250, 25].into()), Some(Grams(412)));
                session.settings.presets.push(Preset { name: name.to_owned(), size, weight, service: None });
            }
            session.edit_preset(Some(1));
        },
        settings_ui,
    );
}
