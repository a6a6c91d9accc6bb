//! The printers: which there are, which takes the labels, how it is, and the form that sets one up.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Ui;

use super::COLUMN;
use super::printer_paper;
use super::printer_test;
use super::routes;
use crate::command::Command;
use crate::command::FileDialogs;
use crate::command::Remote;
use crate::domain::LabelFormat;
use crate::domain::LetThrough;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::PrinterWay;
use crate::session::PrinterDesk;
use crate::session::PrinterWayChoice;
use crate::session::Session;
use crate::ui::sheet;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldRow;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::Select;
use crate::ui::widgets::Tag;
use crate::ui::widgets::Tone;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::segments_ui;
use crate::ui::widgets::select_ui;
use crate::words::Words;

/// What was pressed at a printer of the list.
enum Wish {
    Use,
    UseForPapers,
    Change,
    Remove,
    Ask,
    Test,
}

/// Draws the list of printers, and the form while it is open.
pub(super) fn printers_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("settings-printers"), |_| ());
    if session.settings.printers.is_empty() {
        say_wrapped(ui, words.get("settings-no-printer"), Type::Body, tokens.text2);
    }
    let in_use = session.settings.label_printer().map(|printer| printer.id.clone());
    for printer in session.settings.printers.clone() {
        let for_labels = in_use.as_ref() == Some(&printer.id);
        match ui.push_id(&printer.id, |ui| printer_ui(ui, session, commands, &printer, for_labels)).inner {
            Some(Wish::Use) => session.use_printer(&printer.id, commands),
            Some(Wish::UseForPapers) => session.use_printer_for_papers(&printer.id, commands),
            Some(Wish::Change) => session.edit_printer(Some(&printer)),
            Some(Wish::Remove) => session.remove_printer(&printer.id, commands),
            Some(Wish::Ask) => session.ask_label_printer(commands),
            Some(Wish::Test) => session.print_test(&printer, commands),
            None => (),
        }
        if session.printer_test.as_ref().is_some_and(|test| test.printer == printer.id) {
            printer_test::test_ui(ui, session, commands, &printer);
        }
        ui.add_space(2.0);
    }
    ui.add_space(4.0);
    // Before the form's own widgets see it: Enter would press what has the focus.
    if session.printer.open && ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Enter)) {
        session.save_printer(commands);
    }
    if session.printer.open {
        form_ui(ui, session, commands);
    } else if ui.add(Button::plain(words.get("settings-add-printer")).icon(Icon::Plus)).clicked() {
        session.add_printer(commands);
        ui.memory_mut(|memory| memory.request_focus(name_id()));
    }
    ui.add_space(8.0);
    routes::routes_ui(ui, session, commands);
}

fn printer_ui(
    ui: &mut Ui,
    session: &mut Session,
    commands: &mut Vec<Command>,
    printer: &PrinterSetup,
    for_labels: bool,
) -> Option<Wish> {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let mut wish = None;
    // Only who ships beyond the customs has papers beside the label.
    let declares = session.accounts.iter().any(|account| account.kind.declares());
    let for_papers = session.settings.document_printer.as_ref() == Some(&printer.id);
    Card::new().show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            icon_ui(ui, Icon::Printer, 18.0, tokens.text2);
            say(ui, &printer.name, Type::BodyStrong, tokens.text);
            if for_labels {
                ui.add(Tag::new(Tone::Chosen, words.get("settings-for-labels")));
            }
            if for_papers {
                ui.add(Tag::new(Tone::Chosen, words.get("settings-for-papers")));
            }
            if session.settings.proven_printers.contains(&printer.id) {
                ui.add(Tag::new(Tone::Done, words.get("test-proven")));
            }
        });
        say_wrapped(ui, described(words, printer), Type::Label, tokens.text2);
        if for_labels {
            readiness_ui(ui, session, printer);
        }
        let_through_ui(ui, session, commands, printer);
        sheet::sheet_ui(ui, session, commands, printer);
        ui.horizontal_wrapped(|ui| {
            if for_labels {
                if ui.add(Button::plain(words.get("settings-ask-printer")).icon(Icon::Refresh)).clicked() {
                    wish = Some(Wish::Ask);
                }
            } else if ui.add(Button::plain(words.get("settings-use-for-labels"))).clicked() {
                wish = Some(Wish::Use);
            }
            if declares && !for_papers && ui.add(Button::plain(words.get("settings-use-for-papers"))).clicked() {
                wish = Some(Wish::UseForPapers);
            }
            if ui.add(Button::plain(words.get("test-print")).icon(Icon::Ruler)).clicked() {
                wish = Some(Wish::Test);
            }
            if ui.add(Button::plain(words.get("edit"))).clicked() {
                wish = Some(Wish::Change);
            }
            if ui.add(Button::plain(words.get("remove"))).clicked() {
                wish = Some(Wish::Remove);
            }
        });
    });
    wish
}

/// How it is reached, what it takes and how fine it is, in one line.
fn described(words: Words, printer: &PrinterSetup) -> String {
    let way = match &printer.way {
        PrinterWay::Folder { path } => {
            words.with("settings-way-folder-at", &[("path", path.display().to_string().into())])
        }
        PrinterWay::Raw { host, port } => {
            words.with("settings-way-raw-at", &[("host", host.as_str().into()), ("port", port.to_string().into())])
        }
        PrinterWay::Ipp { uri } => words.with("settings-way-ipp-at", &[("uri", uri.as_str().into())]),
        PrinterWay::Usb { device } => {
            words.with("settings-way-usb-at", &[("device", device.display().to_string().into())])
        }
    };
    let dpi = words.with("settings-dpi-of", &[("dpi", printer.dpi.to_string().into())]);
    let media = printer_paper::media_name(words, printer.paper.media);
    format!("{way} · {} · {dpi} · {media}", printer.language.name())
}

/// What was answered once for all about labels that go to this printer; each answer can be taken back.
fn let_through_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, printer: &PrinterSetup) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let answers = session.settings.let_through.iter().filter(|answer| answer.printer == printer.id);
    let answers: Vec<LetThrough> = answers.cloned().collect();
    for answer in answers {
        ui.horizontal_wrapped(|ui| {
            icon_ui(ui, Icon::Info, 16.0, tokens.text2);
            say(ui, words.let_through("let-through-line", &answer, &printer.name), Type::Label, tokens.text);
            if ui.add(Button::plain(words.get("let-through-take-back"))).clicked() {
                session.ask_again(&answer, commands);
            }
        });
    }
}

fn readiness_ui(ui: &mut Ui, session: &Session, printer: &PrinterSetup) {
    let words = session.words;
    let Some(state) = session.printers.get(&printer.id) else { return };
    let (tone, sentence) = match state {
        Remote::NotAsked => return,
        Remote::Waiting(..) => (Tone::Waiting, words.get("settings-printer-asked").to_owned()),
        Remote::Here(PrinterReadiness::Ready) => (Tone::Done, words.get("settings-printer-ready").to_owned()),
        Remote::Here(PrinterReadiness::NeedsHand(troubles)) => {
            let all: Vec<&str> = troubles.each().map(|trouble| words.get(trouble.id())).collect();
            (Tone::Warning, all.join(" · "))
        }
        Remote::Failed(failure) => (Tone::Error, words.mishap(&failure.mishap)),
    };
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = Type::Label.line();
        if let Some(icon) = tone.icon() {
            icon_ui(ui, icon, 16.0, tone.ink(tokens));
        }
        say_wrapped(ui, sentence, Type::LabelMedium, tone.ink(tokens));
    });
}

fn name_id() -> Id {
    Id::unique("printer name")
}

fn form_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    Card::new().show(ui, |ui| {
        let title = match session.printer.changes {
            Some(_) => words.get("settings-change-printer"),
            None => words.get("settings-new-printer"),
        };
        say(ui, title, Type::LabelStrong, tokens.text);
        ui.add_space(6.0);
        if session.printer.changes.is_none() {
            found_ui(ui, session, commands);
        }
        let desk = &mut session.printer;
        let lacking = desk.tried && desk.name.trim().is_empty();
        let note = lacking.then(|| Note::error(words.get("settings-printer-name-missing")));
        let name = words.get("settings-printer-name");
        field_ui(ui, FieldSpec::new(name_id(), name, &mut desk.name).column(COLUMN).note(note));

        if desk.way != PrinterWayChoice::Device {
            let mut way = usize::from(desk.way == PrinterWayChoice::Raw);
            let ways = [words.get("settings-way-folder"), words.get("settings-way-raw")];
            let row = FieldRow::new(words.get("settings-way")).column(COLUMN);
            row.show(ui, |row| segments_ui(row.ui(), &mut way, &ways));
            desk.way = if way == 0 { PrinterWayChoice::Folder } else { PrinterWayChoice::Raw };
        }
        match desk.way {
            PrinterWayChoice::Folder => folder_ui(ui, session, commands),
            PrinterWayChoice::Raw => host_ui(ui, session, commands),
            PrinterWayChoice::Device => {
                let named = [("device", desk.path.as_str().into())];
                say_wrapped(ui, words.with("settings-way-usb-at", &named), Type::Body, tokens.text2);
            }
        }
        takes_ui(ui, words, &mut session.printer);
        printer_paper::paper_ui(ui, words, &mut session.printer);
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::filled(words.get("settings-save-printer")).key(words.get("key-ctrl-enter"))).clicked() {
                session.save_printer(commands);
            }
            if ui.add(Button::plain(words.get("cancel"))).clicked() {
                session.printer = PrinterDesk::default();
            }
        });
    });
}

fn folder_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let pick = session.dialogs == FileDialogs::Available;
    let desk = &mut session.printer;
    let wrong = desk.tried && desk.folder().is_none();
    let note = if wrong {
        Note::error(words.get("settings-folder-wrong"))
    } else {
        Note::hint(words.get("settings-folder-hint"))
    };
    let label = words.get("settings-folder");
    FieldRow::new(label).column(COLUMN).show(ui, |row| {
        let button = || Button::plain(words.get("settings-pick-folder")).icon(Icon::Folder);
        let wide = if pick { button().wide(row.ui()) + row.ui().spacing().item_spacing.x } else { 0.0 };
        let width = (row.ui().available_width() - wide).max(120.0);
        row.field(FieldSpec::new(Id::unique("printer folder"), label, &mut desk.path).width(width).note(note));
        if pick && row.ui().add(button()).clicked() {
            commands.push(Command::PickFolder);
        }
    });
}

/// The printers that this computer knows: one press sets one up.
fn found_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let found = match &session.printer.known {
        Remote::NotAsked | Remote::Failed(_) => return,
        Remote::Waiting(..) => {
            say(ui, words.get("settings-printers-looked-for"), Type::Label, tokens.wait);
            return;
        }
        Remote::Here(found) => found.clone(),
    };
    if found.is_empty() {
        return;
    }
    say(ui, words.get("settings-printers-found"), Type::LabelMedium, tokens.text2);
    let mut used = None;
    ui.horizontal_wrapped(|ui| {
        for printer in &found {
            let what = format!("{} · {}", printer.name, printer.language.name());
            if ui.add(Button::plain(&what).icon(Icon::Printer)).clicked() {
                used = Some(printer.clone());
            }
        }
    });
    ui.add_space(6.0);
    if let Some(printer) = used {
        session.use_found_printer(printer, commands);
    }
}

fn host_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let desk = &mut session.printer;
    let wrong = desk.tried && desk.network().is_none();
    let failed = desk.looked_at.failure().map(|failure| words.mishap(&failure.mishap));
    let note = match &desk.looked_at {
        _ if wrong => Note::error(words.get("settings-host-wrong")),
        Remote::Failed(_) => Note::error(failed.as_deref().unwrap_or_default()),
        Remote::Waiting(..) => Note::hint(words.get("settings-printers-looked-for")),
        Remote::NotAsked | Remote::Here(_) => Note::hint(words.get("settings-host-hint")),
    };
    let label = words.get("settings-host");
    let mut look = false;
    FieldRow::new(label).column(COLUMN).show(ui, |row| {
        let button = || Button::plain(words.get("settings-look-there")).icon(Icon::Search);
        let wide = button().wide(row.ui()) + row.ui().spacing().item_spacing.x;
        let width = (row.ui().available_width() - wide).max(120.0);
        let spec = FieldSpec::new(Id::unique("printer host"), label, &mut desk.host);
        row.field(spec.width(width).note(note).placeholder("192.168.1.40"));
        look = row.ui().add(button()).clicked();
    });
    if look {
        session.look_at_address(commands);
    }
}

fn takes_ui(ui: &mut Ui, words: Words, desk: &mut PrinterDesk) {
    let names = LabelFormat::PRINTED.map(LabelFormat::name);
    let mut language = LabelFormat::PRINTED.iter().position(|format| *format == desk.language).unwrap_or(0);
    let hint = match desk.language {
        LabelFormat::Pdf => words.get("settings-takes-pdf"),
        LabelFormat::Png => words.get("settings-takes-png"),
        LabelFormat::Zpl => words.get("settings-takes-zpl"),
        LabelFormat::Tspl => words.get("settings-takes-tspl"),
        LabelFormat::Epl => words.get("settings-takes-epl"),
        LabelFormat::Pwg => words.get("settings-takes-pwg"),
        LabelFormat::Jpeg | LabelFormat::Gif => words.get("settings-takes-jpeg"),
    };
    let select = Select::new(Id::unique("printer language"), words.get("settings-takes"), &names);
    select_ui(ui, select.column(COLUMN).width(160.0).note(Note::hint(hint)), &mut language);
    desk.language = LabelFormat::PRINTED.get(language).copied().unwrap_or(desk.language);

    let dpis = PrinterDesk::DPIS.map(|dpi| words.with("settings-dpi-of", &[("dpi", dpi.to_string().into())]));
    let dpis = dpis.each_ref().map(String::as_str);
    let mut dpi = PrinterDesk::DPIS.iter().position(|dpi| *dpi == desk.dpi).unwrap_or(0);
    let select = Select::new(Id::unique("printer dpi"), words.get("settings-dpi"), &dpis);
    let note = Note::hint(words.get("settings-dpi-hint"));
    select_ui(ui, select.column(COLUMN).width(160.0).note(note), &mut dpi);
    desk.dpi = PrinterDesk::DPIS.get(dpi).copied().unwrap_or(desk.dpi);
}

#[cfg(test)]
mod tests {
    use crate::command::Command;
    use crate::command::FileDialogs;
    use crate::session::SettingsPage;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::session;
    use crate::ui::settings::settings_ui;
    use crate::words::Lang;
    use egui::Key;
    use egui::Modifiers;
    use egui::accesskit::Role;
    use egui_kittest::kittest::NodeT as _;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_folder_is_set_up_by_its_path_where_there_is_no_dialog() {
        let mut session = session(Lang::EN);
        session.settings_page = SettingsPage::Printers;
        session.dialogs = FileDialogs::Absent;
        let mut desk = desk(session, settings_ui);
        desk.get_by_label("Add a printer…").click();
        desk.run();
        desk.run();
        assert!(desk.query_by_label("Choose…").is_none());
        desk.get_by_role_and_label(Role::TextInput, "Name").type_text("Packing folder");
        desk.run();
        desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
        desk.run();
        let folder = desk.get_by_role_and_label(Role::TextInput, "Folder");
        assert!(folder.accesskit_node().description().is_some_and(|said| said.contains("whole path")));
        folder.focus();
        desk.run();
        desk.get_by_role_and_label(Role::TextInput, "Folder").type_text("/var/spool/labels");
        desk.run();
        desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
        desk.run();
        let (session, commands) = desk.state();
        assert_eq!(session.settings.printers.len(), 1);
        assert!(
            matches!(
                commands.as_slice(),
                [Command::FindPrinters { at: None, .. }, Command::SaveSettings(_), Command::AskPrinter(_), ..]
            ),
            "{commands:?}"
        );
    }

    #[test]
    fn a_network_printer_says_what_its_address_lacks() {
        let mut session = session(Lang::EN);
        session.settings_page = SettingsPage::Printers;
        session.edit_printer(None);
        let mut desk = desk(session, settings_ui);
        desk.get_by_label("Network").click();
        desk.run();
        desk.get_by_label("Save the printer").click();
        desk.run();
        let host = desk.get_by_role_and_label(Role::TextInput, "Network address");
        assert!(host.accesskit_node().description().is_some_and(|said| said.contains("9100")));
        assert!(desk.state().1.is_empty());
    }
}
