//! The first steps: five lines, each ticked by a fact, each leading to its place. Left at any time and taken up again.

use egui::Ui;
use egui::Vec2;

use crate::command::Command;
use crate::session::Session;
use crate::session::SetupList;
use crate::session::SetupStep;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tone;
use crate::ui::widgets::check_ui;
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
        if pressed {
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
        let button = if done { words.get("change") } else { words.get("open") };
        let wide = |word: &str| galley(ui, word, Type::BodyMedium, tokens.text, f32::INFINITY).size().x + 30.0;
        let room = ui.available_width() - wide(button) - 46.0;
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
            let response = ui.add(if next { Button::filled(button) } else { Button::plain(button) });
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(words.get(step.id())));
            pressed = response.clicked();
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
