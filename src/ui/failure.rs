//! What did not work, where it belongs: the sentence, the one thing to press, and the carrier's own words on demand.

use egui::Id;
use egui::Ui;

use super::theme::Tokens;
use super::theme::Type;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Card;
use super::widgets::Icon;
use super::widgets::Tone;
use super::widgets::icon_ui;
use crate::domain::CarrierWords;
use crate::domain::Failure;
use crate::domain::Mishap;
use crate::words::Words;

/// Draws a failure as a card over the whole width; true when the button of its remedy was pressed. `explained` is a further
/// sentence, empty for none.
pub fn failure_ui(ui: &mut Ui, id: Id, words: Words, failure: &Failure, explained: &str) -> bool {
    let tokens = Tokens::of(ui);
    // A doubt is not an error: something is awaited and nothing is to be mended.
    let tone = if failure.mishap == Mishap::InDoubt { Tone::Waiting } else { Tone::Error };
    let mut pressed = false;
    Card::new().edge(tone).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().interact_size.y = Type::Body.line();
            if let Some(icon) = tone.icon() {
                icon_ui(ui, icon, 18.0, tone.ink(tokens));
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                say_wrapped(ui, words.mishap(&failure.mishap), Type::BodyMedium, tokens.text);
                if !explained.is_empty() {
                    say_wrapped(ui, explained, Type::Label, tokens.text2);
                }
                if failure.remedy.id().is_none() && failure.details.is_none() {
                    return;
                }
                ui.horizontal_wrapped(|ui| {
                    if let Some(remedy) = words.remedy(failure.remedy) {
                        pressed = ui.add(Button::plain(remedy)).clicked();
                    }
                    if let Some(details) = &failure.details {
                        details_ui(ui, id, words, details);
                    }
                });
            });
        });
    });
    pressed
}

/// Draws the carrier's own words, folded until they are asked for.
pub fn details_ui(ui: &mut Ui, id: Id, words: Words, details: &CarrierWords) {
    let tokens = Tokens::of(ui);
    let open = fold_ui(ui, id.with("details"), words.get("details"), false);
    if !open {
        return;
    }
    let text = carrier_words(words, details);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for line in text.lines() {
            say_wrapped(ui, line, Type::Small, tokens.text2);
        }
        if ui.add(Button::plain(words.get("copy")).icon(Icon::Copy)).clicked() {
            ui.ctx().copy_text(text.clone());
        }
    });
}

/// Draws a head that folds and unfolds what comes after it; true while it is unfolded.
pub fn fold_ui(ui: &mut Ui, id: Id, head: &str, from_the_start: bool) -> bool {
    let open: bool = ui.data(|data| data.get_temp(id).unwrap_or(from_the_start));
    let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    let response = ui.push_id(id, |ui| ui.add(Button::quiet(head).icon(icon))).inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    open
}

/// A line of the facts of something: its name and what it is.
pub fn fact_ui(ui: &mut Ui, name: &str, fact: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = Type::Label.line();
        ui.scope(|ui| {
            ui.set_width(FACT_NAMES);
            say_wrapped(ui, name, Type::Label, tokens.text2);
        });
        say_wrapped(ui, fact, Type::Label, tokens.text);
    });
}

/// The width of the names of facts.
pub const FACT_NAMES: f32 = 96.0;

/// The carrier's words as lines, as they are quoted to its support.
fn carrier_words(words: Words, details: &CarrierWords) -> String {
    let status = if details.status == 0 { String::new() } else { details.status.to_string() };
    let named = [
        (words.get("details-source"), &details.source),
        (words.get("details-code"), &details.code),
        (words.get("details-message"), &details.message),
        (words.get("details-status"), &status),
        (words.get("details-request"), &details.request_id),
    ];
    let lines = named.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name} {text}"));
    lines.collect::<Vec<_>>().join("\n")
}
