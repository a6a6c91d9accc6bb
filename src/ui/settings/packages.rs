//! Packages that are used again and again: the list, and the form of one.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Ui;

use super::COLUMN;
use crate::command::Command;
use crate::domain::CarrierKind;
use crate::domain::Preset;
use crate::domain::Service;
use crate::domain::ServiceCode;
use crate::session::PresetForm;
use crate::session::Session;
use crate::ui::packages::described;
use crate::ui::packages::key_cap;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::Select;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::key_cap_ui;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::select_ui;
use crate::words::Words;

/// What was pressed at a package of the list.
enum Wish {
    Change,
    Raise,
    Remove,
}

/// Draws the page.
pub(super) fn packages_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("settings-packages"), |_| ());
    say_wrapped(ui, words.get("packages-about"), Type::Body, tokens.text2);
    ui.add_space(4.0);
    // Before the form's own widgets see it: Enter would press what has the focus.
    if session.preset.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Enter)) {
        session.save_preset(commands);
    }
    let changed = session.preset.as_ref().and_then(|form| form.changes);
    for (at, preset) in session.settings.presets.clone().iter().enumerate() {
        if changed == Some(at) {
            form_ui(ui, session, commands);
            continue;
        }
        match ui.push_id(at, |ui| preset_ui(ui, words, at, preset)).inner {
            Some(Wish::Change) => {
                session.edit_preset(Some(at));
                ui.memory_mut(|memory| memory.request_focus(name_id()));
            }
            Some(Wish::Raise) => session.raise_preset(at, commands),
            Some(Wish::Remove) => session.remove_preset(at, commands),
            None => (),
        }
        ui.add_space(2.0);
    }
    ui.add_space(4.0);
    if session.preset.as_ref().is_some_and(|form| form.changes.is_none()) {
        form_ui(ui, session, commands);
    } else if ui.add(Button::plain(words.get("packages-add")).icon(Icon::Plus)).clicked() {
        session.edit_preset(None);
        ui.memory_mut(|memory| memory.request_focus(name_id()));
    }
}

fn preset_ui(ui: &mut Ui, words: Words, at: usize, preset: &Preset) -> Option<Wish> {
    let tokens = Tokens::of(ui);
    let mut wish = None;
    Card::new().show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            icon_ui(ui, Icon::Box, 18.0, tokens.text2);
            say(ui, &preset.name, Type::BodyStrong, tokens.text);
            if let Some(cap) = key_cap(words, at) {
                key_cap_ui(ui, &cap);
            }
        });
        let described = described(words, preset);
        if !described.is_empty() {
            say_wrapped(ui, described, Type::Label, tokens.text2);
        }
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::plain(words.get("edit"))).clicked() {
                wish = Some(Wish::Change);
            }
            if ui.add(Button::plain(words.get("remove"))).clicked() {
                wish = Some(Wish::Remove);
            }
            if at > 0 && ui.add(Button::plain(words.get("packages-raise")).icon(Icon::ChevronUp)).clicked() {
                wish = Some(Wish::Raise);
            }
        });
    });
    wish
}

fn name_id() -> Id {
    Id::unique("package name")
}

fn form_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some(form) = &mut session.preset else { return };
    let (mut save, mut cancel) = (false, false);
    Card::new().show(ui, |ui| {
        let title = if form.changes.is_some() { words.get("packages-change") } else { words.get("packages-new") };
        say(ui, title, Type::LabelStrong, tokens.text);
        ui.add_space(6.0);
        let lacking = form.tried && form.name.trim().is_empty();
        let note = lacking.then(|| Note::error(words.get("packages-name-missing")));
        let name = FieldSpec::new(name_id(), words.get("packages-name"), &mut form.name);
        field_ui(ui, name.column(COLUMN).note(note).placeholder(words.get("packages-name-example")));

        let read = form.read_size();
        let echo = read.ok().flatten().map(|size| words.sides(&size.sides()));
        let note = (form.tried && read.is_err()).then(|| Note::error(words.get("packages-size-unreadable")));
        let size = FieldSpec::new(Id::unique("package size"), words.get("field-size"), &mut form.size.text);
        field_ui(ui, size.column(COLUMN).note(note).echo(echo.as_deref()));

        let read = form.read_weight();
        let echo = read.ok().flatten().map(|weight| words.weight(weight));
        let note = match (form.tried, read.is_err()) {
            (true, true) => Note::error(words.get("packages-weight-unreadable")),
            (true, false) | (false, _) => Note::hint(words.get("packages-weight-hint")),
        };
        let weight = FieldSpec::new(Id::unique("package weight"), words.get("field-weight"), &mut form.weight.text);
        field_ui(ui, weight.column(COLUMN).note(note).echo(echo.as_deref()));

        service_ui(ui, words, form);
        ui.horizontal_wrapped(|ui| {
            let button = Button::filled(words.get("packages-save")).key(words.get("key-ctrl-enter"));
            save = ui.add(button).clicked();
            cancel = ui.add(Button::plain(words.get("cancel"))).clicked();
        });
    });
    if save {
        session.save_preset(commands);
    } else if cancel {
        session.preset = None;
    }
}

/// The service it goes by, or whichever is chosen.
fn service_ui(ui: &mut Ui, words: Words, form: &mut PresetForm) {
    let services: Vec<&Service> = CarrierKind::ALL.iter().flat_map(|kind| kind.services()).collect();
    let mut names = vec![words.get("packages-any-service")];
    names.extend(services.iter().map(|service| service.name.as_ref()));
    let at = |code: &ServiceCode| services.iter().position(|service| service.code == code.0);
    let mut chosen = form.service.as_ref().and_then(at).map_or(0, |at| at + 1);
    let select = Select::new(Id::unique("package service"), words.get("field-service"), &names);
    if select_ui(ui, select.column(COLUMN).width(260.0), &mut chosen).changed() {
        let service = chosen.checked_sub(1).and_then(|at| services.get(at));
        form.service = service.map(|service| ServiceCode(service.code.to_string()));
    }
}

#[cfg(test)]
mod tests;
