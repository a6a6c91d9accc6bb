//! The first steps: five lines, each ticked by a fact, each leading to its place. Left at any time and taken up again.

use egui::Id;
use egui::Ui;
use egui::Vec2;

use crate::command::Command;
use crate::command::FileDialogs;
use crate::session::Session;
use crate::session::SetupList;
use crate::session::SetupStep;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::Tone;
use crate::ui::widgets::check_ui;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;

/// Draws the list.
pub(super) fn setup_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    section_ui(ui, words.get("settings-setup"), |_| ());
    let counts = [("done", session.steps_done().into()), ("all", SetupStep::ALL.len().into())];
    say_wrapped(ui, words.with("setup-so-far", &counts), Type::Body, tokens.text2);
    ui.add_space(4.0);
    let next = session.next_step();
    for step in SetupStep::ALL {
        let pressed = ui.push_id(step.id(), |ui| step_ui(ui, session, step, next == Some(step))).inner;
        if step == SetupStep::Backup {
            backup_ui(ui, session, commands);
        } else if pressed {
            session.open_step(step, commands);
        }
    }
    ui.add_space(8.0);
    let mut reminds = !session.settings.setup_put_away;
    if check_ui(ui, &mut reminds, words.get("setup-remind")).changed() {
        session.put_setup_away(if reminds { SetupList::Open } else { SetupList::Away }, commands);
    }
}

/// One line: its tick, what it is, how it stands, and the way to its place.
fn step_ui(ui: &mut Ui, session: &Session, step: SetupStep, next: bool) -> bool {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let done = session.is_done(step);
    let tone = match (done, next) {
        (true, _) => Tone::Done,
        (false, true) => Tone::Chosen,
        (false, false) => Tone::Neutral,
    };
    let mut pressed = false;
    Card::new().edge(tone).margin(egui::Margin { left: 18, right: 12, top: 8, bottom: 8 }).show(ui, |ui| {
        let button = match (step, done) {
            (SetupStep::Backup, _) => None,
            (_, true) => Some(words.get("change")),
            (_, false) => Some(words.get("open")),
        };
        let wide = |word: &str| galley(ui, word, Type::BodyMedium, tokens.text, f32::INFINITY).size().x + 30.0;
        let room = ui.available_width() - button.map_or(0.0, wide) - 46.0;
        ui.horizontal(|ui| {
            if done {
                icon_ui(ui, Icon::Done, 22.0, tokens.ok);
            } else {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(22.0), egui::Sense::hover());
                ui.painter().circle_stroke(rect.center(), 9.0, egui::Stroke::new(1.5, tokens.edge));
            }
            ui.allocate_ui_with_layout(Vec2::new(room, 40.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.spacing_mut().interact_size.y = 20.0;
                say_wrapped(ui, words.get(step.id()), Type::BodyStrong, tokens.text);
                say_wrapped(ui, standing(session, step), Type::Label, tone_ink(tone, tokens));
            });
            if let Some(word) = button {
                let shown = if next { Button::filled(word) } else { Button::plain(word) };
                let response = ui.add(shown);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(words.get(step.id())));
                pressed = response.clicked();
            }
        });
    });
    pressed
}

fn tone_ink(tone: Tone, tokens: &Tokens) -> egui::Color32 {
    if tone == Tone::Done { tokens.ok } else { tokens.text2 }
}

/// How a step stands, in words: what was done, or what it is for.
fn standing(session: &Session, step: SetupStep) -> String {
    let words = session.words;
    if !session.is_done(step) {
        return words.get(todo(session, step)).to_owned();
    }
    match step {
        SetupStep::Account => session.account().map(|account| account.nickname.clone()).unwrap_or_default(),
        SetupStep::Sender => {
            let sender = session.account().and_then(|account| account.sender.as_ref());
            sender.map(|sender| format!("{}, {}", sender.address.name, sender.address.city)).unwrap_or_default()
        }
        SetupStep::Printer => {
            let name = session.settings.label_printer().map_or("", |printer| printer.name.as_str());
            words.with("setup-printer-done", &[("name", name.into())])
        }
        SetupStep::LanguageAndSound => {
            let sounds = if session.settings.sounds.is_on() { "setup-sounds-on" } else { "setup-sounds-off" };
            format!("{} · {}", words.lang().name(), words.get(sounds))
        }
        SetupStep::Backup => {
            session.settings.backup_folder.as_ref().map(|folder| folder.display().to_string()).unwrap_or_default()
        }
    }
}

fn todo(session: &Session, step: SetupStep) -> &'static str {
    match step {
        SetupStep::Account => "setup-account-todo",
        SetupStep::Sender => "setup-sender-todo",
        SetupStep::Printer if session.settings.printers.is_empty() => "setup-printer-none",
        SetupStep::Printer => "setup-printer-todo",
        SetupStep::LanguageAndSound => "setup-language-todo",
        SetupStep::Backup => "setup-backup-todo",
    }
}

/// The place for copies is chosen here.
fn backup_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let typed = Id::unique("backup folder typed");
    let kept = session.settings.backup_folder.as_ref().map(|folder| folder.display().to_string());
    let mut text: String = ui.data(|data| data.get_temp(typed)).unwrap_or(kept.clone().unwrap_or_default());
    let path = std::path::PathBuf::from(text.trim());
    let wrong = !text.trim().is_empty() && !path.is_absolute();
    let note = wrong.then(|| Note::error(words.get("settings-folder-wrong")));
    let id = Id::unique("backup folder");
    let label = words.get("settings-folder");
    let response = field_ui(ui, FieldSpec::new(id, label, &mut text).column(super::COLUMN).note(note));
    let entered = response.lost_focus();
    ui.data_mut(|data| data.insert_temp(typed, text.clone()));
    let mut keep = entered;
    ui.horizontal_wrapped(|ui| {
        if session.dialogs == FileDialogs::Available
            && ui.add(Button::plain(words.get("settings-pick-folder")).icon(Icon::Folder)).clicked()
        {
            session.picks_for = crate::session::PicksFor::Backup;
            ui.data_mut(|data| data.remove::<String>(typed));
            commands.push(Command::PickFolder);
        }
        keep |= ui.add_enabled(!wrong, Button::plain(words.get("keep-place"))).clicked();
    });
    let chosen = (!text.trim().is_empty() && !wrong).then_some(path);
    if keep && !wrong && chosen != session.settings.backup_folder {
        session.settings.backup_folder = chosen;
        session.settings_changed(commands);
    }
}
