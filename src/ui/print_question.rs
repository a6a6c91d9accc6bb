//! What is asked about a label before it is printed: why, what would help, and the answer for all labels like it.

use egui::Margin;
use egui::Ui;

use super::theme::Tokens;
use super::theme::Type;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Card;
use super::widgets::Tone;
use crate::command::Command;
use crate::domain::HistoryRow;
use crate::domain::PrintQuestion;
use crate::session::Session;
use crate::session::SettingsPage;

/// Draws the question, where there is one. The answer for this label alone is the button that prints it.
pub(super) fn question_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let Some(print) = row.asking() else { return };
    let tokens = Tokens::of(ui);
    let words = session.words;
    let asked = words.asked(print);
    let answer = session.answer_for_all(row);
    let too_large = matches!(print.question, Some(PrintQuestion::TooLarge(_)));
    ui.add_space(6.0);
    let (mut for_all, mut to_printers) = (false, false);
    Card::new().edge(Tone::Warning).tinted().margin(Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        say_wrapped(ui, asked.title, Type::BodyStrong, tokens.text);
        say_wrapped(ui, asked.text, Type::Label, tokens.text);
        if let Some(answer) = &answer {
            ui.add_space(4.0);
            for_all = ui.add(Button::plain(words.get("print-all-such"))).clicked();
            let hint = words.let_through("print-all-such-hint", answer, &print.printer_name);
            say_wrapped(ui, hint, Type::Small, tokens.text2);
        }
        if too_large {
            ui.add_space(4.0);
            to_printers = ui.add(Button::plain(words.get("remedy-open-printers"))).clicked();
        }
    });
    ui.add_space(6.0);
    if for_all {
        session.print_all_such(row, commands);
    }
    if to_printers {
        session.open_settings(SettingsPage::Printers, commands);
    }
}
