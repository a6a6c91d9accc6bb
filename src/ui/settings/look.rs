//! How the station speaks and looks.

use egui::Id;
use egui::Ui;

use super::COLUMN;
use crate::command::Command;
use crate::domain::ThemeChoice;
use crate::session::Session;
use crate::ui::welcome::choose_language;
use crate::ui::welcome::theme_word;
use crate::ui::widgets::Select;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::select_ui;
use crate::words::Lang;

/// The zooms that are offered, in percent.
const ZOOMS: [u16; 4] = [100, 125, 150, 200];

/// Draws language, theme and size.
pub(super) fn look_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
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
