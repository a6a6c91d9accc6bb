//! People: for how long they are remembered, and what is known of one.

use egui::Id;
use egui::Ui;

use super::COLUMN;
use super::ask;
use crate::command::Command;
use crate::command::Remote;
use crate::domain::PersonFound;
use crate::domain::Retention;
use crate::session::Ask;
use crate::session::Busy;
use crate::session::Session;
use crate::ui::failure::failure_ui;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::Select;
use crate::ui::widgets::Tone;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::select_ui;

/// The periods that are offered, in days.
const AFTER_DELIVERY: [u16; 5] = [14, 30, 60, 90, 180];
const AFTER_CREATION: [u16; 5] = [60, 90, 180, 365, 730];
const CUSTOMS: [u16; 3] = [1095, 1825, 3650];

/// So many of the found shipments are listed; of the rest the number is enough.
const LISTED: usize = 12;

/// Draws the periods and the search for one person.
pub(super) fn people_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    section_ui(ui, words.get("settings-people"), |_| ());
    say_wrapped(ui, words.get("people-what"), Type::Label, tokens.text2);
    ui.add_space(4.0);
    periods_ui(ui, session, commands);
    say_wrapped(ui, words.get("people-backups"), Type::Label, tokens.text2);
    ui.add_space(14.0);
    section_ui(ui, words.get("people-one"), |_| ());
    say_wrapped(ui, words.get("people-one-what"), Type::Label, tokens.text2);
    ui.add_space(4.0);
    let spec = FieldSpec::new(Id::unique("person"), words.get("people-search"), &mut session.upkeep.person);
    let spec = spec.column(COLUMN).icon(Icon::Search).note(Note::hint(words.get("people-search-hint")));
    let entered = {
        let response = field_ui(ui, spec);
        response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
    };
    let may = session.upkeep.person.trim().chars().count() >= 3;
    if ui.add_enabled(may, Button::plain(words.get("people-find"))).clicked() || (entered && may) {
        session.find_person(commands);
    }
    found_ui(ui, session, commands);
    if let Some(erased) = session.upkeep.erased {
        let facts = [
            ("shipments", erased.shipments.into()),
            ("files", erased.files.into()),
            ("elsewhere", erased.elsewhere.into()),
        ];
        Card::new().edge(Tone::Done).show(ui, |ui| {
            say_wrapped(ui, words.with("people-erased", &facts), Type::Body, tokens.text);
        });
    }
    if session.upkeep.asks == Some(Ask::Erase)
        && let Some(found) = session.upkeep.found.here()
    {
        let facts = [("shipments", found.shipments.len().into()), ("elsewhere", found.elsewhere.into())];
        let counted = words.with("people-erase-counted", &facts);
        let texts = [counted.as_str(), words.get("people-erase-asked")];
        ask::ask_ui(ui, session, commands, words.get("people-erase-title"), &texts, words.get("people-erase-yes"));
    }
}

fn periods_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let before = session.settings.retention;
    let Retention { mut after_delivery, mut after_creation, mut customs } = before;
    period_ui(ui, session, "people-after-delivery", &AFTER_DELIVERY, &mut after_delivery);
    period_ui(ui, session, "people-after-creation", &AFTER_CREATION, &mut after_creation);
    period_ui(ui, session, "people-customs", &CUSTOMS, &mut customs);
    let now = Retention { after_delivery, after_creation, customs };
    if now != before {
        session.settings.retention = now;
        session.settings_changed(commands);
    }
}

fn period_ui(ui: &mut Ui, session: &Session, label: &'static str, offered: &[u16], days: &mut u16) {
    let words = session.words;
    // One that was written into the settings by another hand is offered beside the usual ones.
    let mut all = offered.to_vec();
    if !all.contains(days) {
        all.push(*days);
    }
    let names: Vec<String> = all.iter().map(|days| words.with("people-days", &[("days", (*days).into())])).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut at = all.iter().position(|offered| offered == days).unwrap_or(0);
    let select = Select::new(Id::unique(label), words.get(label), &names).column(240.0).width(160.0);
    if select_ui(ui, select, &mut at).changed() {
        *days = all.get(at).copied().unwrap_or(*days);
    }
}

fn found_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let found = match &session.upkeep.found {
        Remote::NotAsked | Remote::Waiting(..) => return,
        Remote::Failed(failure) => {
            let failure = failure.clone();
            if failure_ui(ui, Id::unique("person failed"), words, &failure, "") {
                session.find_person(commands);
            }
            return;
        }
        Remote::Here(found) => found.clone(),
    };
    Card::new().show(ui, |ui| {
        let facts = [
            ("text", found.text.as_str().into()),
            ("shipments", found.shipments.len().into()),
            ("elsewhere", found.elsewhere.into()),
        ];
        say_wrapped(ui, words.with("people-found", &facts), Type::BodyMedium, tokens.text);
        if found.kept_back > 0 {
            let kept = words.with("people-kept-back", &[("count", found.kept_back.into())]);
            say_wrapped(ui, kept, Type::Label, tokens.text2);
        }
        list_ui(ui, session, &found);
        if let Some(folder) = &mut session.upkeep.person_folder {
            let spec = FieldSpec::new(Id::unique("person folder"), words.get("settings-folder"), folder);
            field_ui(ui, spec.column(COLUMN).note(Note::hint(words.get("settings-folder-wrong"))));
        }
        ui.horizontal_wrapped(|ui| {
            let any = !found.is_empty() || found.kept_back > 0;
            if ui.add_enabled(any, Button::plain(words.get("people-export")).icon(Icon::Folder)).clicked() {
                session.export_person(commands);
            }
            let may = !found.is_empty() && session.upkeep.busy == Busy::No;
            if ui.add_enabled(may, Button::plain(words.get("people-erase"))).clicked() {
                session.upkeep.asks = Some(Ask::Erase);
            }
        });
    });
}

/// What will go, to be looked at before it does.
fn list_ui(ui: &mut Ui, session: &Session, found: &PersonFound) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    for row in found.shipments.iter().take(LISTED) {
        let mut parts = vec![words.moment_ms(row.created_ms), row.consignee.name.clone()];
        parts.push(format!("{} {}", row.consignee.postcode, row.consignee.city));
        parts.extend(row.order.number.clone());
        parts.push(words.state(row.state).to_owned());
        say_wrapped(ui, parts.join(" · "), Type::Label, tokens.text2);
    }
    if found.shipments.len() > LISTED {
        let rest = words.with("people-more", &[("count", (found.shipments.len() - LISTED).into())]);
        say_wrapped(ui, rest, Type::Label, tokens.text2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Event;
    use crate::command::Ticket;
    use crate::command::Upkeep;
    use crate::command::UpkeepNews;
    use crate::domain::ShipmentState;
    use crate::session::SettingsPage;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::row;
    use crate::ui::one_screen::session;
    use crate::ui::settings::settings_ui;
    use crate::words::Lang;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn only_what_was_shown_is_erased_and_only_after_a_yes() {
        let mut session = session(Lang::EN);
        session.settings_page = SettingsPage::People;
        show(&mut session);
        // What is typed meanwhile is not what is shown.
        session.upkeep.person = "somebody else".to_owned();
        let mut desk = desk(session, settings_ui);
        desk.get_by_label("Erase…").click();
        desk.run();
        assert!(desk.state().1.is_empty(), "nobody has said yes");
        desk.get_by_label("Erase for good").click();
        desk.run();
        assert!(matches!(desk.state().1.as_slice(), [Command::Upkeep(Upkeep::ErasePerson { text, shipments })]
            if text == "quasiment" && shipments.len() == 1));
    }

    #[test]
    fn a_person_that_was_found_fits_every_desk() {
        draw_everywhere(
            |session| {
                session.settings_page = SettingsPage::People;
                show(session);
            },
            settings_ui,
        );
    }

    #[test]
    fn the_question_fits_every_desk() {
        draw_everywhere(
            |session| {
                session.settings_page = SettingsPage::People;
                show(session);
                session.upkeep.asks = Some(Ask::Erase);
            },
            settings_ui,
        );
    }

    fn show(session: &mut Session) {
        let mut commands = Vec::new();
        session.upkeep.person = "quasiment".to_owned();
        session.find_person(&mut commands);
        let Some(Command::Upkeep(Upkeep::FindPerson { ticket, .. })) = commands.pop() else { panic!("{commands:?}") };
        let found = PersonFound {
            text: "quasiment".to_owned(),
            shipments: vec![row(1, ShipmentState::Labelled, "Zéphyrine Quasiment")],
            kept_back: 1,
            elsewhere: 2,
        };
        let old = UpkeepNews::PersonFound { ticket: Ticket(0), outcome: Ok(PersonFound::default()) };
        session.apply(Event::Upkeep(old), &mut commands);
        session.apply(Event::Upkeep(UpkeepNews::PersonFound { ticket, outcome: Ok(found) }), &mut commands);
    }
}
