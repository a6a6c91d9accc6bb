//! A list of shipments for the books: of which days, and where to.

use egui::Id;
use egui::Ui;

use crate::command::Command;
use crate::command::FileDialogs;
use crate::domain::Period;
use crate::session::Session;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::Select;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::select_ui;

/// The room that the foot of the history takes while a list is being chosen.
pub(super) const HEIGHT: f32 = 220.0;

/// Draws the choice, if a list is being chosen.
pub(super) fn list_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let dialogs = session.dialogs;
    let Some(list) = &mut session.upkeep.list else { return };
    let (mut write, mut cancel) = (false, false);
    Card::new().show(ui, |ui| {
        let names = Period::ALL.map(|period| words.get(period.id()));
        let mut at = Period::ALL.iter().position(|period| *period == list.period).unwrap_or(0);
        select_ui(
            ui,
            Select::new(Id::unique("list period"), words.get("history-list-period"), &names).width(200.0),
            &mut at,
        );
        list.period = Period::ALL.get(at).copied().unwrap_or_default();
        let mut possible = true;
        if dialogs == FileDialogs::Absent {
            possible = std::path::Path::new(list.path.trim()).is_absolute();
            let spec = FieldSpec::new(Id::unique("list path"), words.get("history-list-path"), &mut list.path);
            field_ui(ui, spec.note(Note::hint(words.get("history-list-path-hint"))));
        }
        ui.horizontal_wrapped(|ui| {
            let button = Button::filled(words.get("history-list-write")).icon(Icon::Download);
            write = ui.add_enabled(possible, button).clicked();
            cancel = ui.add(Button::plain(words.get("cancel"))).clicked();
        });
    });
    if write {
        session.export_list(commands);
    } else if cancel {
        session.upkeep.list = None;
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::command::ExportTo;
    use crate::command::Remote;
    use crate::command::Upkeep;
    use crate::domain::HistoryPage;
    use crate::domain::ShipmentState;
    use crate::session::ListDesk;
    use crate::ui::history::history_ui;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::row;
    use crate::ui::one_screen::session;
    use crate::words::Lang;

    #[test]
    fn a_list_is_written_for_the_days_that_were_chosen() {
        let mut session = session(Lang::EN);
        fill(&mut session);
        session.upkeep.list = None;
        let mut desk = desk(session, history_ui);
        desk.get_by_label("Export a list…").click();
        desk.run();
        desk.get_by_label("Write the list").click();
        desk.run();
        let month = jiff::civil::date(2026, 11, 1);
        assert!(matches!(desk.state().1.as_slice(),
            [Command::Upkeep(Upkeep::ExportHistory { from, until: None, to: ExportTo::Ask, words })]
                if *from == Some(month) && words.heads.len() == 12));
        assert!(desk.query_by_label("Write the list").is_none());
    }

    #[test]
    fn it_fits_every_desk() {
        draw_everywhere(fill, history_ui);
    }

    fn fill(session: &mut Session) {
        let rows = vec![row(1, ShipmentState::Labelled, "Camille Roussel")];
        session.history.page = Remote::Here(HistoryPage { rows, matches: 1, total: 1, ..HistoryPage::default() });
        session.upkeep.list = Some(ListDesk::default());
    }
}
