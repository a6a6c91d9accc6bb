//! Packages that are used again and again, beside the parcel's fields: a menu, and a key for each of the first nine.

use egui::Event;
use egui::Key;
use egui::Popup;
use egui::Ui;

use super::theme::Tokens;
use super::theme::Type;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Icon;
use crate::command::Command;
use crate::domain::Preset;
use crate::domain::Service;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::words::Words;

/// As many as there are keys for.
const KEYS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Draws the link that opens the menu, and the menu.
pub(super) fn packages_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let link = ui.add(Button::link(words.get("packages")));
    let menu = Popup::menu(&link).width(300.0);
    menu.show(|ui| {
        if session.settings.presets.is_empty() {
            say_wrapped(ui, words.get("packages-none"), Type::Label, Tokens::of(ui).text2);
        }
        let mut chosen = None;
        egui::ScrollArea::vertical().max_height(260.0).auto_shrink([true, true]).show(ui, |ui| {
            for (at, preset) in session.settings.presets.iter().enumerate() {
                let text = format!("{} · {}", preset.name, described(words, preset));
                let cap = key_cap(words, at);
                let mut button = Button::quiet(&text);
                if let Some(cap) = &cap {
                    button = button.key(cap);
                }
                if ui.add(button).clicked() {
                    chosen = Some(at);
                }
            }
        });
        if session.is_new_package() && ui.add(Button::quiet(words.get("packages-keep")).icon(Icon::Plus)).clicked() {
            session.preset_from_parcel(commands);
            ui.close();
        }
        if ui.add(Button::quiet(words.get("packages-manage")).icon(Icon::Sliders)).clicked() {
            session.open_settings(SettingsPage::Packages, commands);
            ui.close();
        }
        if let Some(at) = chosen {
            session.use_preset(at);
            ui.close();
        }
    });
}

/// Takes Alt with a digit, before it can be typed. The digit is the key's place: a French keyboard has `&` on the first.
pub(super) fn take_key(ui: &Ui, session: &mut Session) {
    if session.settings.presets.is_empty() {
        return;
    }
    let at = ui.input_mut(|input| {
        let (index, at) = input.events.iter().enumerate().find_map(|(index, event)| match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. }
                if modifiers.alt && !modifiers.ctrl && !modifiers.shift =>
            {
                let digit = |key: Key| KEYS.iter().position(|digit| *digit == key);
                physical_key.and_then(digit).or_else(|| digit(*key)).map(|at| (index, at))
            }
            _ => None,
        })?;
        input.events.remove(index);
        // What the key would type is not meant.
        if matches!(input.events.get(index), Some(Event::Text(_))) {
            input.events.remove(index);
        }
        Some(at)
    });
    if let Some(at) = at {
        session.use_preset(at);
    }
}

/// `Alt 1`, for the first nine.
pub(super) fn key_cap(words: Words, at: usize) -> Option<String> {
    let key = KEYS.get(at)?;
    Some(format!("{} {}", words.get("key-alt"), key.symbol_or_name()))
}

/// `14 × 9 × 2,5 cm, 412 g, Lettre Suivie`, as far as it is said.
pub(super) fn described(words: Words, preset: &Preset) -> String {
    let kinds = crate::domain::CarrierKind::ALL;
    let service = preset.service.as_ref().map(|code| {
        let known = kinds.iter().find_map(|kind| Service::by_code(*kind, &code.0));
        known.map_or_else(|| code.0.clone(), |service| service.name.to_string())
    });
    let parts =
        [preset.size.map(|size| words.sides(&size.sides())), preset.weight.map(|weight| words.weight(weight)), service];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
