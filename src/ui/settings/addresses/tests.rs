//! The page of the address book.

use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

use crate::command::BookCommand;
use crate::command::BookEvent;
use crate::command::Command;
use crate::command::Event;
use crate::command::FileDialogs;
use crate::command::ImportFrom;
use crate::domain::AddressDraft;
use crate::domain::BookPage;
use crate::domain::Contact;
use crate::domain::rules::tests::draft;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::session;
use crate::ui::settings::settings_ui;
use crate::words::Lang;

#[test]
fn an_entry_is_mended_in_its_place_and_taken_off() {
    let mut session = session(Lang::EN);
    open(&mut session, 3);
    let mut desk = desk(session, settings_ui);
    desk.get_by_label("3 addresses");
    desk.get_by_label("Number 1, Atelier Roussel, 27 rue Paul Bert, 69003 Lyon").click();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "Name").type_text(" the second");
    desk.run();
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    desk.get_by_label("Remove Number 2").click();
    desk.run();
    let asked: Vec<&BookCommand> = desk.state().1.iter().filter_map(book_command).collect();
    assert!(
        matches!(asked.as_slice(), [BookCommand::Keep(kept), BookCommand::Remove(_)] if kept.called() == "Number 1 the second")
    );
}

#[test]
fn an_entry_needs_something_to_call_it_by() {
    let mut session = session(Lang::EN);
    open(&mut session, 0);
    let mut desk = desk(session, settings_ui);
    desk.get_by_label("Add an address").click();
    desk.run();
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    let name = desk.get_by_role_and_label(Role::TextInput, "Name");
    assert!(name.accesskit_node().description().is_some_and(|said| said.contains("a name or a company")));
    assert!(desk.state().1.iter().filter_map(book_command).next().is_none());
}

#[test]
fn without_dialogs_a_list_is_named_by_its_path() {
    let mut session = session(Lang::EN);
    open(&mut session, 2);
    session.dialogs = FileDialogs::Absent;
    let mut desk = desk(session, settings_ui);
    desk.get_by_label("Import CSV").click();
    desk.run();
    desk.get_by_role_and_label(Role::TextInput, "List to read").type_text("/srv/book.csv");
    desk.run();
    desk.get_by_label("Import").click();
    desk.run();
    let (session, commands) = desk.state();
    let asked = commands.iter().filter_map(book_command).next();
    let named = matches!(asked, Some(BookCommand::Import(ImportFrom::Path(path))) if path.ends_with("book.csv"));
    assert!(named, "{commands:?} {:?}", session.book.import_path);
}

#[test]
fn it_fits_every_desk_with_its_form_open() {
    draw_everywhere(
        |session| {
            open(session, 12);
            let first = session.book.page.known().map(|page| page.rows[0].clone());
            session.edit_contact(first.as_ref());
        },
        settings_ui,
    );
}

/// Opens the page on so many entries.
fn open(session: &mut Session, count: usize) {
    let contact = |n: usize| Contact::at(AddressDraft { name: format!("Number {n}"), ..draft().consignee });
    let page = BookPage { rows: (0..count).map(contact).collect(), matches: count as u64, total: count as u64 };
    session.settings_page = SettingsPage::Addresses;
    let mut commands = Vec::new();
    session.find_in_book(&mut commands);
    let Some(Command::Book(BookCommand::Find { ticket, .. })) = commands.pop() else { panic!("the book is asked") };
    session.apply(Event::Book(BookEvent::Found { ticket, outcome: Ok(page) }), &mut commands);
}

fn book_command(command: &Command) -> Option<&BookCommand> {
    match command {
        Command::Book(command) => Some(command),
        _ => None,
    }
}
