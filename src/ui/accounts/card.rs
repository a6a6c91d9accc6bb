//! The honest answer to "can it do …": what a carrier's documents offer, what they do not, and whose limits are in force.

use egui::Ui;

use super::shown;
use crate::domain::Limits;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Card;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tone;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::separator_ui;
use crate::words::Words;

/// Draws the card of the carrier that is shown.
pub(super) fn card_ui(ui: &mut Ui, session: &Session) {
    let words = session.words;
    let (kind, profile) = shown(session);
    let limits = kind.limits(profile);
    section_ui(ui, words.get("accounts-does"), |_| ());
    // One carrier, one answer: its products differ in where they go, which the parcel's own form says.
    for service in kind.services().iter().take(1) {
        Card::new().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 5.0;
            let tokens = Tokens::of(ui);
            say(ui, words.get("accounts-offered"), Type::LabelStrong, tokens.text);
            for capability in service.capabilities.offered {
                line_ui(ui, Icon::Done, &words.capability(*capability, limits), true);
            }
            ui.add_space(4.0);
            separator_ui(ui);
            ui.add_space(4.0);
            say(ui, words.get("accounts-not-offered"), Type::LabelStrong, tokens.text);
            for capability in service.capabilities.not_offered {
                line_ui(ui, Icon::Cross, &words.capability(*capability, limits), false);
            }
        });
    }
    ui.add_space(4.0);
    if kind.has_two_documents() {
        Card::new().edge(Tone::Neutral).show(ui, |ui| limits_ui(ui, words, limits));
    }
}

fn line_ui(ui: &mut Ui, icon: Icon, text: &str, offered: bool) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = Type::Label.line();
        icon_ui(ui, icon, 16.0, if offered { tokens.ok } else { tokens.text2 });
        say_wrapped(ui, text, Type::Label, tokens.text);
    });
}

fn limits_ui(ui: &mut Ui, words: Words, limits: &Limits) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    let source = words.with("accounts-limits-of", &[("source", words.source(limits.source).into())]);
    say_wrapped(ui, source, Type::LabelStrong, tokens.text);
    say_wrapped(ui, words.get("accounts-limits-switch"), Type::Label, tokens.text2);
}
