//! Packing mode, and the card that gives its commands to the scanner.

use egui::Id;
use egui::Ui;

use crate::command::Card as CommandCard;
use crate::command::Command;
use crate::command::ExportTo;
use crate::command::FileDialogs;
use crate::session::CardCommand;
use crate::session::Session;
use crate::ui::Act;
use crate::ui::key_cap;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::section_ui;

/// Draws the page.
pub(super) fn packing_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    section_ui(ui, words.get("settings-packing"), |_| ());
    say_wrapped(ui, words.get("packing-what"), Type::Body, tokens.text2);
    ui.add_space(4.0);
    let key = key_cap(words, Act::TurnPacking);
    if ui.add(Button::plain(words.get("packing-begin")).key(&key)).clicked() {
        session.turn_packing(commands);
    }
    ui.add_space(14.0);
    section_ui(ui, words.get("card-title"), |_| ());
    say_wrapped(ui, words.get("card-hint"), Type::Body, tokens.text2);
    ui.add_space(4.0);
    for command in CardCommand::ALL {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            say(ui, words.get(command.id()), Type::BodyStrong, tokens.text);
            say_wrapped(ui, words.get(does(command)), Type::Label, tokens.text2);
        });
    }
    ui.add_space(6.0);
    export_ui(ui, session, commands);
}

fn does(command: CardCommand) -> &'static str {
    match command {
        CardCommand::Print => "card-print-does",
        CardCommand::Reprint => "card-reprint-does",
        CardCommand::Another => "card-another-does",
        CardCommand::Next => "card-next-does",
        CardCommand::Void => "card-void-does",
    }
}

/// The system's dialog asks where the card goes; where there is none, a path is typed.
fn export_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let typed = Id::unique("card path");
    let mut to = None;
    if session.dialogs == FileDialogs::Available {
        if ui.add(Button::plain(words.get("card-export")).icon(Icon::Download)).clicked() {
            to = Some(ExportTo::Ask);
        }
    } else {
        let mut text: String = ui.data(|data| data.get_temp(typed)).unwrap_or_default();
        let absolute = std::path::Path::new(text.trim()).is_absolute();
        let wrong = !text.trim().is_empty() && !absolute;
        let note = wrong.then(|| Note::error(words.get("settings-folder-wrong")));
        let label = words.get("settings-folder");
        field_ui(ui, FieldSpec::new(typed.with("box"), label, &mut text).column(super::COLUMN).note(note));
        if ui.add_enabled(absolute, Button::plain(words.get("card-export")).icon(Icon::Download)).clicked() {
            to = Some(ExportTo::Path(text.trim().into()));
        }
        ui.data_mut(|data| data.insert_temp(typed, text));
    }
    if let Some(to) = to {
        let lines = CardCommand::ALL.map(|command| (words.get(command.id()).to_owned(), command.code()));
        let card = CommandCard {
            title: words.get("card-title").to_owned(),
            hint: words.get("card-hint").to_owned(),
            commands: lines.to_vec(),
        };
        commands.push(Command::ExportCard { card, to });
    }
}
