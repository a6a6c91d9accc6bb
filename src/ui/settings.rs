//! The station's own settings: how it speaks and looks, its printers, and what it is.

mod printers;

use egui::Id;
use egui::Rect;
use egui::ScrollArea;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;

use super::theme::Tokens;
use super::theme::Type;
use super::theme::say_wrapped;
use super::welcome::choose_language;
use super::welcome::theme_word;
use super::widgets::Select;
use super::widgets::section_ui;
use super::widgets::select_ui;
use super::widgets::separator_ui;
use crate::command::Command;
use crate::domain::ThemeChoice;
use crate::session::Session;
use crate::words::Lang;

/// No line of the settings grows wider than this.
const WIDTH: f32 = 720.0;
/// The labels of the settings' rows.
const COLUMN: f32 = 130.0;
/// The zooms that are offered, in percent.
const ZOOMS: [u16; 4] = [100, 125, 150, 200];

/// Draws the settings.
pub(super) fn settings_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(ui.max_rect(), 0.0, tokens.surface);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let whole = ui.max_rect();
        let width = (whole.width() - 44.0).min(WIDTH);
        let place = Rect::from_min_size(whole.min + Vec2::new(22.0, 14.0), Vec2::new(width, f32::INFINITY));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            look_ui(ui, session, commands);
            ui.add_space(8.0);
            separator_ui(ui);
            ui.add_space(12.0);
            printers::printers_ui(ui, session, commands);
            ui.add_space(16.0);
            separator_ui(ui);
            ui.add_space(12.0);
            about_ui(ui, session);
            ui.add_space(20.0);
        });
    });
}

fn look_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    section_ui(ui, words.get("settings-look"), |_| ());
    ui.add_space(4.0);

    let languages: Vec<&str> = Lang::all().iter().map(|lang| lang.name()).collect();
    let mut language = Lang::all().iter().position(|lang| *lang == words.lang()).unwrap_or(0);
    let select = Select::new(Id::unique("settings language"), words.get("language"), &languages);
    if select_ui(ui, select.column(COLUMN).width(240.0), &mut language).changed()
        && let Some(lang) = Lang::all().get(language)
    {
        choose_language(session, *lang, commands);
    }

    let themes = ThemeChoice::ALL.map(|theme| theme_word(words, theme));
    let mut theme = ThemeChoice::ALL.iter().position(|theme| *theme == session.settings.theme).unwrap_or(0);
    let select = Select::new(Id::unique("settings theme"), words.get("theme"), &themes);
    if select_ui(ui, select.column(COLUMN).width(240.0), &mut theme).changed()
        && let Some(theme) = ThemeChoice::ALL.get(theme)
    {
        session.settings.theme = *theme;
        session.settings_changed(commands);
    }

    let zooms = ZOOMS.map(|percent| words.with("settings-percent", &[("percent", percent.into())]));
    let zooms = zooms.each_ref().map(String::as_str);
    let now = session.settings.zoom_percent.unwrap_or(100);
    let mut zoom = ZOOMS.iter().position(|percent| *percent == now).unwrap_or(0);
    let select = Select::new(Id::unique("settings zoom"), words.get("settings-zoom"), &zooms);
    if select_ui(ui, select.column(COLUMN).width(240.0), &mut zoom).changed() {
        session.settings.zoom_percent = ZOOMS.get(zoom).copied();
        session.settings_changed(commands);
    }
}

fn about_ui(ui: &mut Ui, session: &Session) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    section_ui(ui, words.get("settings-about"), |_| ());
    let version = words.with("settings-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    say_wrapped(ui, version, Type::Body, tokens.text);
    for line in ["settings-data", "settings-licence", "settings-fonts"] {
        say_wrapped(ui, words.get(line), Type::Label, tokens.text2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::session;
    use egui::accesskit::Role;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn the_zoom_is_kept() {
        let mut desk = desk(session(Lang::EN), settings_ui);
        desk.get_by_role_and_label(Role::ComboBox, "Size").click();
        desk.run();
        desk.get_by_label("200%").click();
        desk.run();
        assert!(
            matches!(desk.state().1.as_slice(), [Command::SaveSettings(settings)] if settings.zoom_percent == Some(200))
        );
    }

    #[test]
    fn it_fits_every_desk() {
        draw_everywhere(|session| session.edit_printer(None), settings_ui);
    }
}
