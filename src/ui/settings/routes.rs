//! Which document goes to which printer, and how many of it.

use egui::Id;
use egui::Ui;

use super::printer_paper::media_name;
use crate::command::Command;
use crate::domain::CarrierKind;
use crate::domain::Media;
use crate::domain::PrinterId;
use crate::domain::Route;
use crate::domain::RoutedPaper;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Select;
use crate::ui::widgets::section_ui;
use crate::words::Words;

/// The width of the box of printers and of that of copies, in points.
const PRINTER: f32 = 280.0;
const COPIES: f32 = 72.0;

/// Draws the table: one line for each document, then the exceptions, then the way to another one.
pub(super) fn routes_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    if session.settings.printers.is_empty() {
        return;
    }
    let words = session.words;
    section_ui(ui, words.get("settings-routes"), |_| ());
    Card::new().show(ui, |ui| {
        for paper in RoutedPaper::ALL {
            let route = session.general_route(paper);
            line_ui(ui, session, commands, &route, words.get(paper.id()));
        }
        let exceptions: Vec<Route> =
            session.settings.routes.iter().filter(|route| !route.is_general()).cloned().collect();
        for route in exceptions {
            line_ui(ui, session, commands, &route, &named(words, &route));
        }
        add_ui(ui, session, commands);
    });
}

/// One document: its name, its printer, how many of it; an exception can be taken back.
fn line_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, route: &Route, name: &str) {
    let words = session.words;
    let usual = match session.settings.usual_printer(route.paper) {
        Some(printer) => words.with("settings-route-usual", &[("name", printer.name.as_str().into())]),
        None => words.get("settings-route-usual-none").to_owned(),
    };
    let ids: Vec<_> = session.settings.printers.iter().map(|printer| printer.id.clone()).collect();
    let names = session.settings.printers.iter().map(|printer| printer.name.clone());
    let names: Vec<String> = std::iter::once(usual).chain(names).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = route.printer.as_ref().and_then(|id| ids.iter().position(|known| known == id));
    let mut at = chosen.map_or(0, |at| at + 1);
    let counts: Vec<String> = (1..=Route::MOST_COPIES).map(|copies| copies.to_string()).collect();
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    let mut copies = usize::from(route.copies.clamp(1, Route::MOST_COPIES)) - 1;
    let mut removed = false;
    say_wrapped(ui, name, Type::BodyMedium, Tokens::of(ui).text);
    ui.horizontal_wrapped(|ui| {
        let id = Id::unique(("route", name));
        let printer = format!("{name}, {}", words.get("settings-route-printer"));
        Select::new(id, &printer, &names).width(PRINTER.min(ui.available_width())).bare_ui(ui, &mut at);
        let many = format!("{name}, {}", words.get("settings-route-copies"));
        Select::new(id.with("copies"), &many, &counts).width(COPIES).bare_ui(ui, &mut copies);
        say_wrapped(ui, words.get("settings-route-copies"), Type::Label, Tokens::of(ui).text2);
        if !route.is_general() {
            removed = ui.add(Button::plain(words.get("remove"))).clicked();
        }
    });
    ui.add_space(4.0);
    let printer = at.checked_sub(1).and_then(|at| ids.get(at).cloned());
    let now = Route { printer, copies: copies as u8 + 1, ..route.clone() };
    if removed {
        session.remove_route(route, commands);
    } else if now != *route {
        session.keep_route(now, commands);
    }
}

/// An exception for the papers of one kind that are of one carrier or one size.
fn add_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let id = Id::unique("route exception");
    let (mut paper, mut carrier, mut media): (usize, usize, usize) =
        ui.data(|data| data.get_temp(id).unwrap_or_default());
    let papers = RoutedPaper::ALL.map(|paper| words.get(paper.id()));
    let carriers: Vec<&str> = std::iter::once(words.get("settings-route-any"))
        .chain(CarrierKind::ALL.iter().map(|kind| kind.name()))
        .collect();
    let any = words.get("settings-route-any-media").to_owned();
    let sizes: Vec<String> = std::iter::once(any).chain(Media::USUAL.map(|media| media_name(words, media))).collect();
    let sizes: Vec<&str> = sizes.iter().map(String::as_str).collect();
    ui.horizontal_wrapped(|ui| {
        Select::new(id.with("paper"), words.get("settings-route-paper"), &papers).bare_ui(ui, &mut paper);
        Select::new(id.with("carrier"), words.get("settings-route-carrier"), &carriers).bare_ui(ui, &mut carrier);
        Select::new(id.with("media"), words.get("settings-route-media"), &sizes).bare_ui(ui, &mut media);
        let wanted = carrier > 0 || media > 0;
        let button = Button::plain(words.get("settings-route-add")).icon(Icon::Plus);
        if ui.add_enabled(wanted, button).clicked()
            && let Some(of) = RoutedPaper::ALL.get(paper).copied()
            && let Some(printer) = first_printer(session, of)
        {
            let kind = carrier.checked_sub(1).and_then(|at| CarrierKind::ALL.get(at).copied());
            let size = media.checked_sub(1).and_then(|at| Media::USUAL.get(at).copied());
            session.add_route(of, kind, size, printer, commands);
            (paper, carrier, media) = (0, 0, 0);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, (paper, carrier, media)));
}

/// Where an exception begins: the printer that such papers go to anyway, else the one for labels.
fn first_printer(session: &Session, paper: RoutedPaper) -> Option<PrinterId> {
    let usual = session.settings.usual_printer(paper).or_else(|| session.settings.label_printer());
    usual.map(|printer| printer.id.clone())
}

/// What an exception is for: `Labels, Colissimo, A4 · 210 × 297 mm`.
fn named(words: Words, route: &Route) -> String {
    let mut parts = vec![words.get(route.paper.id()).to_owned()];
    parts.extend(route.carrier.map(|kind| kind.name().to_owned()));
    parts.extend(route.media.map(|media| media_name(words, media)));
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use egui::accesskit::Role;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::domain::LabelFormat;
    use crate::domain::PrinterSetup;
    use crate::session::SettingsPage;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::session;
    use crate::ui::settings::settings_ui;
    use crate::ui::testing::printer;
    use crate::words::Lang;

    #[test]
    fn a_document_is_given_to_another_printer_and_an_exception_is_taken_back() {
        let mut session = session(Lang::EN);
        two_printers(&mut session);
        session.add_route(
            RoutedPaper::Label,
            Some(CarrierKind::Colissimo),
            Some(Media::A4),
            office().id,
            &mut Vec::new(),
        );
        let mut desk = desk(session, settings_ui);
        desk.run();
        desk.get_by_role_and_label(Role::ComboBox, "CN23, Printer").click();
        desk.run();
        desk.get_all_by_label("Office").last().expect("the printer in the list").click();
        desk.run();
        desk.run();
        let routed = |session: &Session, paper| {
            session
                .settings
                .routed(paper, Some(CarrierKind::Colissimo), Some(Media::A4))
                .map(|to| to.printer.id.clone())
        };
        let (session, commands) = desk.state();
        assert_eq!(routed(session, RoutedPaper::Cn23), Some(office().id));
        assert_eq!(routed(session, RoutedPaper::Label), Some(office().id));
        assert!(commands.iter().any(|command| matches!(command, Command::SaveSettings(_))));
        desk.get_all_by_label("Remove").last().expect("the exception's button").click();
        desk.run();
        assert_eq!(routed(&desk.state().0, RoutedPaper::Label), Some(printer().id));
    }

    #[test]
    fn each_document_can_have_an_exception_of_its_own() {
        let mut session = session(Lang::EN);
        two_printers(&mut session);
        session.settings.document_printer = Some(office().id);
        let mut desk = desk(session, settings_ui);
        for (list, choice) in [("Document", "Invoices"), ("Carrier", "La Poste Colissimo")] {
            desk.get_by_role_and_label(Role::ComboBox, list).click();
            desk.run();
            desk.get_all_by_label(choice).last().expect("the choice in the list").click();
            desk.run();
            desk.run();
        }
        desk.get_by_label("Add an exception…").click();
        desk.run();
        let routes = &desk.state().0.settings.routes;
        let expected = Route {
            carrier: Some(CarrierKind::Colissimo),
            printer: Some(office().id),
            ..Route::of(RoutedPaper::Invoice)
        };
        assert_eq!(routes.as_slice(), [expected]);
    }

    #[test]
    fn the_table_fits_every_desk() {
        draw_everywhere(
            |session| {
                two_printers(session);
                session.add_route(
                    RoutedPaper::Label,
                    Some(CarrierKind::LettreSuivie),
                    Some(Media::A4),
                    office().id,
                    &mut Vec::new(),
                );
            },
            settings_ui,
        );
    }

    fn two_printers(session: &mut Session) {
        session.settings_page = SettingsPage::Printers;
        session.settings.printers = vec![printer(), office()];
    }

    fn office() -> PrinterSetup {
        let (id, name) = (PrinterId("office".to_owned()), "Office".to_owned());
        PrinterSetup { id, name, language: LabelFormat::Pdf, ..printer() }
    }
}
