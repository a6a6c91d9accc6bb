//! The page of ColiShip's list, and its line on the Ship screen.

use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use crate::command::ColishipFile;
use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::FileDialogs;
use crate::command::ImportFrom;
use crate::domain::ShipmentDraft;
use crate::domain::rules::tests::draft;
use crate::session::Screen;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::session::WaitingParcel;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::session;
use crate::ui::settings::settings_ui;
use crate::ui::ship::ship_ui;
use crate::words::Lang;

#[test]
fn a_file_is_opened_only_once_there_is_a_mapping() {
    let mut session = session(Lang::EN);
    session.settings_page = SettingsPage::Coliship;
    let mut desk = desk(session, settings_ui);
    assert!(desk.get_by_label("Open a ColiShip file…").accesskit_node().is_disabled());
    desk.get_by_label("Open the mapping (.fmt)…").click();
    desk.run();
    assert_eq!(asked(&desk.state().1), [(ColishipFile::Mapping, ImportFrom::Ask)]);
    desk.state_mut().0.settings.coliship_mapping = Some("[CHAMPS]\nPoids=3\n".to_owned());
    desk.run();
    desk.get_by_label("Open a ColiShip file…").click();
    desk.run();
    assert_eq!(asked(&desk.state().1).last(), Some(&(ColishipFile::Parcels, ImportFrom::Ask)));
}

#[test]
fn without_dialogs_a_file_is_named_by_its_path() {
    let mut session = session(Lang::EN);
    session.settings_page = SettingsPage::Coliship;
    session.dialogs = FileDialogs::Absent;
    let mut desk = desk(session, settings_ui);
    desk.get_by_label("Open the mapping (.fmt)…").click();
    desk.run();
    let path = desk.get_by_role_and_label(Role::TextInput, "Mapping (.fmt) to read");
    assert!(path.is_focused(), "who opens the box can type at once");
    path.type_text("/srv/coliship.fmt");
    desk.run();
    desk.get_by_label("Open").click();
    desk.run();
    let path = ImportFrom::Path("/srv/coliship.fmt".into());
    assert_eq!(asked(&desk.state().1), [(ColishipFile::Mapping, path)]);
}

#[test]
fn a_parcel_is_taken_from_the_page_and_the_next_from_the_form() {
    let mut session = session(Lang::EN);
    with_a_list(&mut session, 3);
    session.settings_page = SettingsPage::Coliship;
    let mut desk = desk(session, |ui, session, commands| match session.screen {
        Screen::Ship => ship_ui(ui, session, commands),
        _ => settings_ui(ui, session, commands),
    });
    desk.state_mut().0.screen = Screen::Settings;
    desk.run();
    desk.get_by_label("3 of 3 to take");
    desk.get_by_label("Lines left out: 4, 9. Look at them in the file.");
    desk.get_by_label_contains("Take this parcel: Number 1").click();
    desk.run();
    assert_eq!((desk.state().0.screen, name(&desk.state().0)), (Screen::Ship, "Number 1"));
    desk.get_by_label("ColiShip: 2 parcels wait");
    desk.get_by_label("Take the next").click();
    desk.run();
    assert_eq!(name(&desk.state().0), "Number 0");
    desk.get_by_label("See the list").click();
    desk.run();
    desk.get_by_label_contains("Taken, take again: Number 1");
    desk.get_by_label("Forget the list").click();
    desk.run();
    assert!(desk.state().0.coliship.parcels.is_empty());
}

#[test]
fn the_list_fits_every_desk() {
    draw_everywhere(
        |session| {
            with_a_list(session, 12);
            session.coliship.skipped = (1..60).collect();
            session.coliship.parcels[1].taken = true;
            session.settings_page = SettingsPage::Coliship;
        },
        settings_ui,
    );
}

#[test]
fn its_line_fits_every_form() {
    draw_everywhere(|session| with_a_list(session, 12), ship_ui);
}

fn name(session: &Session) -> &str {
    &session.ship.draft.consignee.name
}

fn with_a_list(session: &mut Session, count: usize) {
    let parcel = |number: usize| {
        let mut parcel = ShipmentDraft { consignee: draft().consignee, ..ShipmentDraft::default() };
        parcel.consignee.name = format!("Number {number}");
        parcel.order.number = format!("1048{number}");
        parcel.parcel.weight = "412 g".into();
        WaitingParcel { draft: parcel, taken: false }
    };
    session.settings.coliship_mapping = Some("[CHAMPS]\nPoids=3\n".to_owned());
    session.coliship.parcels = (0..count).map(parcel).collect();
    session.coliship.skipped = vec![4, 9];
}

fn asked(commands: &[Command]) -> Vec<(ColishipFile, ImportFrom)> {
    let read = commands.iter().filter_map(|command| match command {
        Command::Customs(CustomsCommand::ReadColiship { file, from }) => Some((*file, from.clone())),
        _ => None,
    });
    read.collect()
}
