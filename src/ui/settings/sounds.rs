//! Tones and edges: two tones that can be tried, and each of them can be switched off. The word beside them cannot.

use egui::Ui;

use crate::command::Command;
use crate::domain::Signal;
use crate::domain::SoundOutput;
use crate::domain::Switch;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tone;
use crate::ui::widgets::check_ui;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;

/// Draws the page.
pub(super) fn sounds_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    section_ui(ui, words.get("settings-sounds"), |_| ());
    let mut sounds = session.settings.sounds.is_on();
    if check_ui(ui, &mut sounds, words.get("sounds-on")).changed() {
        session.use_sounds(Switch::ticked(sounds), commands);
    }
    for signal in Signal::ALL {
        let (tone, name, means, test) = match signal {
            Signal::Done => (Tone::Done, "sound-done", "sound-done-means", "sound-done-test"),
            Signal::NeedsYou => (Tone::Error, "sound-needs-you", "sound-needs-you-means", "sound-needs-you-test"),
        };
        Card::new().edge(tone).margin(egui::Margin { left: 18, right: 12, top: 10, bottom: 10 }).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().interact_size.y = Type::Body.line();
                if let Some(icon) = tone.icon() {
                    icon_ui(ui, icon, 18.0, tone.ink(tokens));
                }
                say_wrapped(ui, words.get(name), Type::BodyStrong, tokens.text);
            });
            say_wrapped(ui, words.get(means), Type::Label, tokens.text2);
            ui.add_space(4.0);
            if ui.add(Button::plain(words.get(test))).clicked() {
                session.try_tone(signal, commands);
            }
        });
        ui.add_space(2.0);
    }
    output_ui(ui, session);
    ui.add_space(12.0);

    section_ui(ui, words.get("edges"), |_| ());
    let mut edges = session.settings.edges.is_on();
    if check_ui(ui, &mut edges, words.get("edges-on")).changed() {
        session.settings.edges = Switch::ticked(edges);
        session.settings_changed(commands);
    }
    let mut calm = !session.settings.motion.is_on();
    if check_ui(ui, &mut calm, words.get("motion-off")).changed() {
        session.settings.motion = Switch::ticked(!calm);
        session.settings_changed(commands);
    }
    say_wrapped(ui, words.get("edges-never-alone"), Type::Small, tokens.text3);
}

/// What the tones are heard through, or that they are not.
fn output_ui(ui: &mut Ui, session: &Session) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    match &session.sound.output {
        None => (),
        Some(SoundOutput::Through(program)) => {
            let said = words.with("sound-through", &[("program", (*program).into())]);
            say_wrapped(ui, said, Type::Small, tokens.text3);
        }
        Some(SoundOutput::Absent) => {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().interact_size.y = Type::Label.line();
                icon_ui(ui, Icon::Warning, 16.0, tokens.warn);
                say_wrapped(ui, words.get("sound-absent"), Type::LabelMedium, tokens.warn);
            });
        }
    }
}
