//! What stands beside the paper: whose it is, what its dots are, what was printed, and what can be done.

use egui::Label;
use egui::Ui;

use super::codes::codes_ui;
use crate::command::Command;
use crate::domain::HistoryRow;
use crate::domain::LabelFormat;
use crate::domain::PageNote;
use crate::domain::PrinterSetup;
use crate::session::Session;
use crate::ui::failure::fact_ui;
use crate::ui::history::panel;
use crate::ui::print_question::question_ui;
use crate::ui::sheet;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Icon;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::separator_ui;

/// Draws the details with the buttons under them.
pub(super) fn details_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let town = format!("{}, {} {}", panel::whom(words, row), row.consignee.postcode, row.consignee.city);
    section_ui(ui, &town, |_| ());
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        if let Some(tracking) = &row.tracking {
            ui.add(Label::new(panel::grouped(&tracking.0, Type::Code, tokens.text)));
        }
        ui.add(panel::state_tag(words, row));
    });
    question_ui(ui, session, commands, row);
    dots_ui(ui, session, row);
    sheet::place_ui(ui, session, commands);
    ui.add_space(8.0);
    codes_ui(ui, session, row);
    separator_ui(ui);
    ui.add_space(8.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if !row.formats.is_empty() {
            let formats: Vec<&str> = row.formats.iter().map(|format| format.name()).collect();
            fact_ui(ui, words.get("panel-kept"), &formats.join(", "));
        }
        fact_ui(ui, words.get("history-created"), &words.moment_ms(row.created_ms));
        if let Some(print) = &row.print {
            let printed = format!("{}, {}, {}", words.time_ms(print.at_ms), print.printer_name, words.job(print.state));
            fact_ui(ui, words.get("panel-print"), &printed);
        }
    });
    ui.add_space(8.0);
    separator_ui(ui);
    ui.add_space(8.0);
    buttons_ui(ui, session, commands, row);
}

/// How many dots there are, and whether the printer gets these.
fn dots_ui(ui: &mut Ui, session: &Session, row: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some(view) = session.label.view.known() else { return };
    let facts = [
        ("width", view.dots.width().to_string().into()),
        ("height", view.dots.height().to_string().into()),
        ("dpi", view.dots.dpi().to_string().into()),
    ];
    let drawn_from_program = view.notes.contains(&PageNote::Untouched);
    let gets_zpl = drawn_from_program || gets_program(session, row);
    let printer = session.settings.printers.iter().find(|known| Some(&known.id) == view.printer.as_ref());
    if let Some(printer) = printer {
        let named = words.with("label-on-printer", &[("printer", printer.name.as_str().into())]);
        say_wrapped(ui, named, Type::LabelMedium, tokens.text2);
    }
    let sentence = if gets_zpl { words.with("label-dots", &facts) } else { words.with("label-same-dots", &facts) };
    say_wrapped(ui, sentence, Type::Label, tokens.text2);
    if drawn_from_program {
        say_wrapped(ui, words.get("label-zpl-drawn"), Type::Label, tokens.text2);
    } else if gets_zpl {
        let from = words.with("label-zpl", &[("format", view.from.name().into())]);
        say_wrapped(ui, from, Type::Label, tokens.text2);
    }
    for note in view.notes.iter().filter(|note| **note != PageNote::Untouched) {
        let ink = if note.is_loss() { tokens.err } else { tokens.text2 };
        say_wrapped(ui, words.page_note(note), Type::Label, ink);
    }
}

/// The printer gets the carrier's ZPL, although the picture could not be drawn from it.
fn gets_program(session: &Session, row: &HistoryRow) -> bool {
    let printer = session.label.view.known().and_then(|view| view.printer.as_ref());
    let printer = session.settings.printers.iter().find(|known| Some(&known.id) == printer);
    let target = printer.map(PrinterSetup::target);
    target.is_some_and(|target| target.takes_programs()) && row.formats.contains(&LabelFormat::Zpl)
}

fn buttons_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let no_print = panel::why_not_printed(words, row);
    ui.horizontal_wrapped(|ui| {
        let reprint = Button::filled(words.print_word(row)).icon(Icon::Printer).key("F8");
        if ui.add_enabled(no_print.is_none(), reprint).clicked() {
            session.reprint(row, commands);
        }
        if ui.add_enabled(no_print.is_none(), Button::plain(words.get("export-pdf"))).clicked() {
            session.export_pdf(&row.intent, commands);
        }
    });
    panel::export_box_ui(ui, session, commands, &row.intent);
    ui.add_space(4.0);
    panel::void_ui(ui, session, commands, row);
    if let Some(why) = no_print.filter(|why| panel::why_not_voided(words, row) != Some(*why)) {
        say_wrapped(ui, why, Type::Small, tokens.text3);
    }
}
