//! How the station speaks and looks.

use egui::Id;
use egui::Ui;

use super::COLUMN;
use crate::command::Command;
use crate::domain::ThemeChoice;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::welcome::choose_language;
use crate::ui::welcome::theme_word;
use crate::ui::widgets::Button;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Select;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::select_ui;
use crate::words::Lang;

/// A bank card, width and height in inches (ISO 7810 ID-1).
const CARD_INCHES: [f32; 2] = [3.370, 2.125];

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
    ui.add_space(8.0);
    true_size_ui(ui, session, commands);
}

/// A bank card laid on the screen tells how many pixels an inch has here, for labels in their true size.
fn true_size_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    section_ui(ui, words.get("true-size"), |_| ());
    say_wrapped(ui, words.get("true-size-hint"), Type::Label, tokens.text2);
    let per_point = ui.pixels_per_point();
    let native = 96.0 * per_point / ui.ctx().zoom_factor();
    let kept = session.settings.screen_dpi.map_or(native, f32::from);
    let trial = Id::unique("screen dpi on trial");
    let mut dpi: f32 = ui.data(|data| data.get_temp(trial)).unwrap_or(kept);
    let card = |dpi: f32| CARD_INCHES.map(|inches| inches * dpi / per_point);
    let [width, height] = card(dpi);
    let (rect, response) = ui.allocate_exact_size(egui::Vec2::new(width, height), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Image, true, words.get("true-size")));
    let stroke = egui::Stroke::new(2.0, tokens.accent_text);
    ui.painter().rect(rect, 9.0, tokens.tint, stroke, egui::StrokeKind::Inside);
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::plain(words.get("true-size-smaller")).icon(Icon::Minus)).clicked() {
            dpi = (dpi - 1.0).max(50.0);
        }
        if ui.add(Button::plain(words.get("true-size-larger")).icon(Icon::Plus)).clicked() {
            dpi = (dpi + 1.0).min(500.0);
        }
        if ui.add(Button::plain(words.get("true-size-keep")).icon(Icon::Done)).clicked() {
            session.settings.screen_dpi = Some(dpi.round() as u16);
            session.settings_changed(commands);
        }
    });
    ui.data_mut(|data| data.insert_temp(trial, dpi));
    let said = match session.settings.screen_dpi {
        Some(dpi) => words.with("true-size-measured", &[("dpi", u32::from(dpi).into())]),
        None => words.get("true-size-assumed").to_owned(),
    };
    say_wrapped(ui, said, Type::Small, tokens.text3);
}
