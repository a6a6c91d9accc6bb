//! The papers of a shipment, each with how far it got, printed and taken out one by one.

use egui::Id;
use egui::Ui;

use crate::command::Command;
use crate::domain::HistoryRow;
use crate::domain::JobState;
use crate::domain::ShipmentState;
use crate::session::Session;
use crate::session::Sheet;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Labels;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::separator_ui;

/// Draws the section; nothing where the label is the only paper.
pub(super) fn papers_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let drawn = row.has_packing_slip().then_some((Sheet::PackingSlip, None));
    let kept = row.papers.iter().map(|paper| (Sheet::Kept(paper.kind), Some(paper.job)));
    let sheets: Vec<(Sheet, Option<Option<JobState>>)> = kept.chain(drawn).collect();
    if sheets.is_empty() {
        return;
    }
    let words = session.words;
    let tokens = Tokens::of(ui);
    ui.add_space(6.0);
    separator_ui(ui);
    ui.add_space(6.0);
    section_ui(ui, words.get("papers"), |_| ());
    let can = row.state == ShipmentState::Labelled;
    let (mut print, mut export, mut cancel) = (None, None, None);
    for (sheet, job) in sheets {
        let name = words.get(match sheet {
            Sheet::Kept(kind) => kind.id(),
            Sheet::PackingSlip => "paper-packing-slip",
        });
        let open = job.flatten().filter(|job| job.is_open());
        let held = row.papers.iter().find(|paper| sheet == Sheet::Kept(paper.kind)).and_then(|paper| paper.trouble);
        let state = match (open.and(held), job) {
            // What holds it is the news, and says what to do.
            (Some(trouble), _) => words.get(trouble.id()),
            (None, Some(job)) => job.map_or(words.get("paper-never-sent"), |job| words.job(job)),
            (None, None) => words.get("paper-drawn-anew"),
        };
        let ink = if job == Some(Some(JobState::Failed)) { tokens.err } else { tokens.text2 };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            say(ui, name, Type::BodyMedium, tokens.text);
            say(ui, state, Type::Label, ink);
        });
        ui.horizontal_wrapped(|ui| {
            let facts = [("paper", name.into())];
            let (one, other) = (words.with("paper-print", &facts), words.with("paper-export", &facts));
            if let (Some(_), Sheet::Kept(kind)) = (open, sheet) {
                if ui.add(Button::link(words.get("cancel-print"))).clicked() {
                    cancel = Some(kind);
                }
            } else if ui.add_enabled(can, Button::link(&one)).clicked() {
                print = Some(sheet);
            }
            if ui.add_enabled(can, Button::link(&other)).clicked() {
                export = Some(sheet);
            }
        });
    }
    if let Some(slip) = &row.slip {
        say_wrapped(ui, words.with("paper-on-slip", &[("number", slip.as_str().into())]), Type::Label, tokens.text2);
    }
    if let Some(sheet) = path_ui(ui, session, row) {
        export = Some(sheet);
    }
    if let Some(sheet) = print {
        session.print_paper(row, sheet, commands);
    }
    if let Some(kind) = cancel {
        session.cancel_print(&row.intent, kind, commands);
    }
    if let Some(sheet) = export {
        session.export_paper(row, sheet, commands);
    }
}

/// Where the system has no file dialog, a path is typed.
fn path_ui(ui: &mut Ui, session: &mut Session, row: &HistoryRow) -> Option<Sheet> {
    let words = session.words;
    let typed = session.customs.paper_path.as_mut().filter(|typed| typed.intent == row.intent)?;
    let spec = FieldSpec::new(Id::unique("paper path"), words.get("panel-export-path"), &mut typed.path);
    field_ui(ui, spec.placeholder(words.get("panel-export-example")).labels(Labels::Above));
    let (mut write, mut cancel) = (false, false);
    let (blank, sheet) = (typed.path.trim().is_empty(), typed.sheet);
    ui.horizontal_wrapped(|ui| {
        write = ui.add_enabled(!blank, Button::plain(words.get("panel-export-write"))).clicked();
        cancel = ui.add(Button::plain(words.get("cancel"))).clicked();
    });
    if cancel {
        session.customs.paper_path = None;
    }
    write.then_some(sheet)
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::command::CustomsCommand;
    use crate::command::ExportTo;
    use crate::command::Remote;
    use crate::domain::HistoryPage;
    use crate::domain::Order;
    use crate::session::Screen;
    use crate::ui::history::history_ui;
    use crate::ui::one_screen::Desk;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::row;
    use crate::ui::one_screen::session;
    use crate::words::Lang;

    #[test]
    fn a_packing_slip_is_printed_and_saved_for_what_lists_articles_or_contents() {
        for row in [declared(), with_contents()] {
            let mut desk = panel(row.clone());
            for label in ["Print: Packing slip", "Save: Packing slip…"] {
                desk.get_by_label(label).click();
                desk.run();
            }
            let asked: Vec<&CustomsCommand> = desk.state().1.iter().filter_map(customs).collect();
            let [
                CustomsCommand::PrintPackingSlip { intent, text },
                CustomsCommand::ExportPackingSlip { to: ExportTo::Ask, .. },
            ] = asked.as_slice()
            else {
                panic!("{asked:?}")
            };
            assert_eq!((intent, text.words.article.as_str()), (&row.intent, "Article"));
        }
    }

    #[test]
    fn what_lists_nothing_and_whom_nobody_remembers_have_no_packing_slip() {
        let plain = row(1, ShipmentState::Labelled, "Camille Roussel");
        let erased = HistoryRow { erased_ms: Some(1), ..declared() };
        let voided = HistoryRow { state: ShipmentState::Voided, ..declared() };
        for row in [plain, erased, voided] {
            assert!(panel(row).query_by_label("Print: Packing slip").is_none());
        }
    }

    #[test]
    fn the_papers_fit_every_desk() {
        draw_everywhere(|session| open(session, declared()), history_ui);
    }

    fn declared() -> HistoryRow {
        HistoryRow { declared: true, ..row(1, ShipmentState::Labelled, "Camille Roussel") }
    }

    fn with_contents() -> HistoryRow {
        let order = Order { contents: Some("2 carnets".to_owned()), ..Order::default() };
        HistoryRow { order, ..row(1, ShipmentState::Labelled, "Camille Roussel") }
    }

    fn panel(row: HistoryRow) -> Harness<'static, Desk> {
        let mut session = session(Lang::EN);
        open(&mut session, row);
        desk(session, history_ui)
    }

    fn open(session: &mut Session, row: HistoryRow) {
        session.screen = Screen::History;
        session.history.selected = Some(row.intent.clone());
        session.history.page =
            Remote::Here(HistoryPage { rows: vec![row], matches: 1, total: 1, ..HistoryPage::default() });
    }

    fn customs(command: &Command) -> Option<&CustomsCommand> {
        match command {
            Command::Customs(command) => Some(command),
            _ => None,
        }
    }
}
