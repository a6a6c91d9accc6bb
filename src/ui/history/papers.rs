//! The papers of a shipment, each with how far it got, printed and taken out one by one.

use egui::Id;
use egui::Ui;

use crate::command::Command;
use crate::domain::HistoryRow;
use crate::domain::JobState;
use crate::domain::PaperKind;
use crate::domain::ShipmentState;
use crate::session::Session;
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
    if row.papers.is_empty() {
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
    for paper in &row.papers {
        let name = words.get(paper.kind.id());
        let held = paper.trouble.filter(|_| paper.job.is_some_and(JobState::is_open));
        let state = match held {
            // What holds it is the news, and says what to do.
            Some(trouble) => words.get(trouble.id()),
            None => paper.job.map_or(words.get("paper-never-sent"), |job| words.job(job)),
        };
        let ink = if paper.job == Some(JobState::Failed) { tokens.err } else { tokens.text2 };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            say(ui, name, Type::BodyMedium, tokens.text);
            say(ui, state, Type::Label, ink);
        });
        ui.horizontal_wrapped(|ui| {
            let facts = [("paper", name.into())];
            let (one, other) = (words.with("paper-print", &facts), words.with("paper-export", &facts));
            if paper.job.is_some_and(JobState::is_open) {
                if ui.add(Button::link(words.get("cancel-print"))).clicked() {
                    cancel = Some(paper.kind);
                }
            } else if ui.add_enabled(can, Button::link(&one)).clicked() {
                print = Some(paper.kind);
            }
            if ui.add_enabled(can, Button::link(&other)).clicked() {
                export = Some(paper.kind);
            }
        });
    }
    if let Some(slip) = &row.slip {
        say_wrapped(ui, words.with("paper-on-slip", &[("number", slip.as_str().into())]), Type::Label, tokens.text2);
    }
    if let Some(kind) = path_ui(ui, session, row) {
        export = Some(kind);
    }
    if let Some(kind) = print {
        session.print_paper(&row.intent, kind, commands);
    }
    if let Some(kind) = cancel {
        session.cancel_print(&row.intent, kind, commands);
    }
    if let Some(kind) = export {
        session.export_paper(&row.intent, kind, commands);
    }
}

/// Where the system has no file dialog, a path is typed.
fn path_ui(ui: &mut Ui, session: &mut Session, row: &HistoryRow) -> Option<PaperKind> {
    let words = session.words;
    let typed = session.customs.paper_path.as_mut().filter(|typed| typed.intent == row.intent)?;
    let spec = FieldSpec::new(Id::unique("paper path"), words.get("panel-export-path"), &mut typed.path);
    field_ui(ui, spec.placeholder(words.get("panel-export-example")).labels(Labels::Above));
    let (mut write, mut cancel) = (false, false);
    let (blank, kind) = (typed.path.trim().is_empty(), typed.kind);
    ui.horizontal_wrapped(|ui| {
        write = ui.add_enabled(!blank, Button::plain(words.get("panel-export-write"))).clicked();
        cancel = ui.add(Button::plain(words.get("cancel"))).clicked();
    });
    if cancel {
        session.customs.paper_path = None;
    }
    write.then_some(kind)
}
