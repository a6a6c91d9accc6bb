//! The slip that a day's parcels are handed over with: which of them, and its page once it is made.

use egui::Id;
use egui::ScrollArea;
use egui::Ui;

use crate::command::Command;
use crate::command::Remote;
use crate::domain::DepositSlip;
use crate::domain::IntentId;
use crate::session::Session;
use crate::ui::failure::failure_ui;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tone;
use crate::ui::widgets::check_ui;
use crate::ui::widgets::field_ui;

/// The room that the foot of the history takes while a slip is made.
pub(super) const HEIGHT: f32 = 280.0;

/// The list of parcels is no taller than this.
const TALLEST: f32 = 130.0;

/// Draws the choice, if a slip is being made.
pub(super) fn slip_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let Some(slip) = &session.customs.slip else { return };
    let words = session.words;
    let tokens = Tokens::of(ui);
    let made = slip.made.here().cloned();
    let waiting = slip.made.is_waiting();
    let failure = match &slip.made {
        Remote::Failed(failure) => Some(failure.clone()),
        Remote::NotAsked | Remote::Waiting(..) | Remote::Here(_) => None,
    };
    let (mut make, mut close) = (false, false);
    ui.add_space(4.0);
    Card::new().show(ui, |ui| {
        if let Some(made) = made {
            close |= made_ui(ui, session, &made, commands);
            return;
        }
        say_wrapped(ui, words.get("slip-title"), Type::BodyStrong, tokens.text);
        let chosen = parcels_ui(ui, session);
        if let Some(failure) = failure {
            make |= failure_ui(ui, Id::unique("slip failed"), words, &failure, "");
        }
        ui.horizontal_wrapped(|ui| {
            let sentence = words.with("slip-make", &[("count", chosen.into())]);
            make |= ui.add_enabled(chosen > 0 && !waiting, Button::filled(&sentence)).clicked();
            close |= ui.add(Button::plain(words.get("cancel"))).clicked();
            if waiting {
                say_wrapped(ui, words.get("slip-coming"), Type::Label, tokens.wait);
            }
        });
    });
    if close {
        session.customs.slip = None;
    } else if make {
        session.make_slip(commands);
    }
}

/// Draws the parcels with a box each; how many are on it.
fn parcels_ui(ui: &mut Ui, session: &mut Session) -> usize {
    let words = session.words;
    let parcels: Vec<(IntentId, String)> = session
        .slip_parcels()
        .into_iter()
        .map(|row| {
            let number = row.tracking.as_ref().map(|tracking| tracking.grouped()).unwrap_or_default();
            (row.intent.clone(), format!("{number} · {}, {}", super::list::whom(words, row), row.consignee.city))
        })
        .collect();
    if parcels.is_empty() {
        say_wrapped(ui, words.get("slip-none"), Type::Label, Tokens::of(ui).text2);
    }
    if parcels.len() == DepositSlip::MOST {
        let most = words.with("slip-most", &[("most", DepositSlip::MOST.into())]);
        say_wrapped(ui, most, Type::Small, Tokens::of(ui).text2);
    }
    let Some(slip) = &mut session.customs.slip else { return 0 };
    ScrollArea::vertical().id_salt("slip parcels").max_height(TALLEST).min_scrolled_height(TALLEST).show(ui, |ui| {
        ui.take_available_width();
        for (intent, name) in &parcels {
            let mut on = !slip.left_off.contains(intent);
            if check_ui(ui, &mut on, name).changed() {
                if on {
                    slip.left_off.remove(intent);
                } else {
                    slip.left_off.insert(intent.clone());
                }
            }
        }
    });
    parcels.iter().filter(|(intent, _)| !slip.left_off.contains(intent)).count()
}

/// Draws the slip that was made; true when it is put away.
fn made_ui(ui: &mut Ui, session: &mut Session, made: &DepositSlip, commands: &mut Vec<Command>) -> bool {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let facts = [("number", made.number.as_str().into()), ("count", made.parcels.len().into())];
    say_wrapped(ui, words.with("slip-made", &facts), Type::BodyStrong, Tone::Done.ink(tokens));
    say_wrapped(ui, words.get("slip-hand-over"), Type::Label, tokens.text2);
    if let Some(path) = session.customs.slip.as_mut().and_then(|slip| slip.path.as_mut()) {
        let spec = FieldSpec::new(Id::unique("slip path"), words.get("panel-export-path"), path);
        field_ui(ui, spec.placeholder(words.get("panel-export-example")));
    }
    let (mut export, mut close) = (false, false);
    ui.horizontal_wrapped(|ui| {
        export = ui.add(Button::filled(words.get("slip-export")).icon(Icon::Download)).clicked();
        close = ui.add(Button::plain(words.get("close"))).clicked();
    });
    if export {
        session.export_slip(commands);
    }
    close
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::command::CustomsCommand;
    use crate::command::CustomsEvent;
    use crate::command::Event;
    use crate::domain::CarrierKind;
    use crate::domain::HistoryPage;
    use crate::domain::ShipmentState;
    use crate::ui::history::history_ui;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::row;
    use crate::ui::one_screen::session;
    use crate::words::Lang;

    #[test]
    fn a_slip_is_made_of_the_parcels_that_were_not_left_off() {
        let mut session = session(Lang::EN);
        fill(&mut session);
        session.customs.slip = None;
        let mut desk = desk(session, history_ui);
        desk.get_by_label("Deposit slip…").click();
        desk.run();
        let first = desk.get_all_by_role(egui::accesskit::Role::CheckBox).next().expect("two parcels wait");
        first.click();
        desk.run();
        desk.get_by_label("Make the slip for 1 parcel").click();
        desk.run();
        let commands = &desk.state().1;
        let asked = commands.iter().find_map(|command| match command {
            Command::Customs(CustomsCommand::MakeSlip { ticket, parcels, .. }) => Some((*ticket, parcels.len())),
            _ => None,
        });
        let (ticket, count) = asked.expect("a slip was asked for");
        assert_eq!(count, 1);
        let slip = DepositSlip {
            number: "4711".to_owned(),
            made_ms: 0,
            parcels: Vec::new(),
            site: String::new(),
            client: String::new(),
            pdf: Vec::new(),
        };
        let (session, commands) = desk.state_mut();
        let made = CustomsEvent::SlipMade { ticket, outcome: Ok(Box::new(slip)) };
        session.apply(Event::Customs(made), commands);
        desk.run();
        desk.get_by_label("Save the page…").click();
        desk.run();
        let exported = desk.state().1.iter().any(|command| {
            matches!(command, Command::Customs(CustomsCommand::ExportSlip { number, .. }) if number == "4711")
        });
        assert!(exported || desk.state().0.customs.slip.as_ref().is_some_and(|slip| slip.path.is_some()));
    }

    #[test]
    fn it_fits_every_desk() {
        draw_everywhere(fill, history_ui);
    }

    fn fill(session: &mut Session) {
        for account in &mut session.accounts {
            account.kind = CarrierKind::Colissimo;
        }
        let mut rows =
            vec![row(1, ShipmentState::Labelled, "Camille Roussel"), row(2, ShipmentState::Labelled, "Lukas Roussel")];
        let account = session.accounts[0].id.clone();
        for row in &mut rows {
            row.account = account.clone();
        }
        session.history.page = Remote::Here(HistoryPage { rows, matches: 2, total: 2, ..HistoryPage::default() });
        session.customs.slip = Some(Default::default());
    }
}
