//! First start: connect an account, or practise. Two choices of equal size, one press each.

use std::sync::Arc;

use egui::Frame;
use egui::Galley;
use egui::Id;
use egui::Key;
use egui::Margin;
use egui::Modifiers;
use egui::Panel;
use egui::Rect;
use egui::ScrollArea;
use egui::Stroke;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;

use super::theme::RADIUS_CARD;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::galley;
use super::theme::say;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Icon;
use super::widgets::Select;
use super::widgets::icon_ui;
use super::widgets::separator_ui;
use crate::command::Command;
use crate::domain::ThemeChoice;
use crate::domain::World;
use crate::session::Screen;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::words::Lang;
use crate::words::Words;

/// The widest that the two cards and the gap between them get.
const WIDTH: f32 = 928.0;
const GAP: f32 = 24.0;
const PADDING: f32 = 28.0;
/// From this much room for a card on, the two stand side by side.
const BESIDE_FROM: f32 = 800.0;
/// Two whole cards under one another, with the sentence above them, take this much.
const STACKED_HEIGHT: f32 = 830.0;
/// Two whole cards side by side take this much.
const BESIDE_HEIGHT: f32 = 480.0;

/// One of the two choices.
struct Choice {
    icon: Icon,
    title: &'static str,
    text: &'static str,
    points: [&'static str; 3],
    button: &'static str,
    note: &'static str,
    key: Key,
}

/// Draws the whole window of the first start.
pub(super) fn welcome_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let bar = Frame::new().fill(tokens.bg).inner_margin(Margin::symmetric(24, 10));
    Panel::top("welcome top").frame(bar).show_separator_line(false).show(ui, |ui| top_ui(ui, session, commands));
    let foot = Frame::new().fill(tokens.bg);
    Panel::bottom("welcome foot").frame(foot).show_separator_line(false).show(ui, |ui| {
        separator_ui(ui);
        Frame::new().inner_margin(Margin { left: 24, right: 24, top: 8, bottom: 12 }).show(ui, |ui| {
            say_wrapped(ui, words.get("welcome-foot"), Type::Label, tokens.text2);
        });
    });
    let rest = Frame::new().fill(tokens.bg).inner_margin(Margin::symmetric(24, 4));
    egui::CentralPanel::no_frame().frame(rest).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| choices_ui(ui, session, commands));
    });
}

/// The widths of the boxes of languages and of themes: the longest word in each fits.
const LANGUAGES: f32 = 190.0;
const THEMES: f32 = 180.0;

/// Draws the language and the theme as two boxes side by side. What is chosen holds at once.
pub(super) fn look_selects_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let languages: Vec<&str> = Lang::all().iter().map(|lang| lang.name()).collect();
    let mut language = Lang::all().iter().position(|lang| *lang == words.lang()).unwrap_or(0);
    let select = Select::new(Id::unique("welcome language"), words.get("language"), &languages).width(LANGUAGES);
    if select.bare_ui(ui, &mut language).changed()
        && let Some(lang) = Lang::all().get(language)
    {
        choose_language(session, *lang, commands);
    }
    let themes = ThemeChoice::ALL.map(|theme| theme_word(words, theme));
    let mut theme = ThemeChoice::ALL.iter().position(|theme| *theme == session.settings.theme).unwrap_or(0);
    let select = Select::new(Id::unique("welcome theme"), words.get("theme"), &themes).width(THEMES);
    if select.bare_ui(ui, &mut theme).changed()
        && let Some(theme) = ThemeChoice::ALL.get(theme)
    {
        session.settings.theme = *theme;
        session.settings_changed(commands);
    }
}

/// Speaks another language from now on. What was asked for on the command line gives way to what is chosen here.
pub(super) fn choose_language(session: &mut Session, lang: Lang, commands: &mut Vec<Command>) {
    session.forced_language = None;
    session.settings.language = Some(lang.code().to_owned());
    session.settings_changed(commands);
}

/// A theme's word.
pub(super) fn theme_word(words: Words, theme: ThemeChoice) -> &'static str {
    match theme {
        ThemeChoice::System => words.get("theme-system"),
        ThemeChoice::Light => words.get("theme-light"),
        ThemeChoice::Dark => words.get("theme-dark"),
    }
}

fn top_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        say(ui, session.words.get("app-name"), Type::Heading, tokens.text);
        let selects = LANGUAGES + THEMES + ui.spacing().item_spacing.x;
        ui.add_space((ui.available_width() - selects).max(0.0));
        look_selects_ui(ui, session, commands);
    });
}

fn choices_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let choices = choices(words);
    let beside = ui.available_width() + 48.0 >= BESIDE_FROM;
    let room = ui.available_height();
    let folded = room < if beside { BESIDE_HEIGHT } else { STACKED_HEIGHT };
    let width = ui.available_width().min(WIDTH);
    let left = ((ui.available_width() - width) / 2.0).max(0.0);
    if !folded {
        ui.add_space(((room - if beside { 510.0 } else { STACKED_HEIGHT - 20.0 }) * 0.42).max(0.0));
    }
    let place = Rect::from_min_size(ui.cursor().min + Vec2::new(left, 0.0), Vec2::new(width, f32::INFINITY));
    let pressed = ui
        .scope_builder(UiBuilder::new().max_rect(place), |ui| {
            let style = if folded { Type::Title } else { Type::Display };
            say_wrapped(ui, words.get("welcome-title"), style, tokens.text);
            if !folded {
                say_wrapped(ui, words.get("welcome-subtitle"), Type::Body, tokens.text2);
                ui.add_space(12.0);
            }
            match (folded, beside) {
                (true, _) => folded_ui(ui, words, &choices),
                (false, true) => beside_ui(ui, &choices, width),
                (false, false) => stacked_ui(ui, &choices, width),
            }
        })
        .inner;
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.add_space(left);
        if ui.add(Button::link(words.get("welcome-restore"))).clicked() {
            restore(session, commands);
        }
    });
    ui.add_space(12.0);

    let by_key = choices.iter().position(|choice| ui.input_mut(|input| input.consume_key(Modifiers::NONE, choice.key)));
    match pressed.or(by_key) {
        Some(0) => connect(session, commands),
        Some(_) => session.open_world(World::Practice, commands),
        None => (),
    }
}

fn connect(session: &mut Session, commands: &mut Vec<Command>) {
    if session.world != Some(World::Desk) {
        session.open_world(World::Desk, commands);
    }
    session.open_any_connect_form();
    session.go_to(Screen::Accounts, commands);
}

/// The desk of a computer before this one: its backup is brought back.
fn restore(session: &mut Session, commands: &mut Vec<Command>) {
    if session.world != Some(World::Desk) {
        session.open_world(World::Desk, commands);
    }
    session.open_settings(SettingsPage::Backup, commands);
}

fn choices(words: Words) -> [Choice; 2] {
    [
        Choice {
            icon: Icon::Plug,
            title: words.get("welcome-connect-title"),
            text: words.get("welcome-connect-text"),
            points: [
                words.get("welcome-connect-contract"),
                words.get("welcome-connect-keys"),
                words.get("welcome-connect-nothing-bought"),
            ],
            button: words.get("welcome-connect-title"),
            note: words.get("welcome-connect-note"),
            key: Key::Num1,
        },
        Choice {
            icon: Icon::Printer,
            title: words.get("welcome-practice-title"),
            text: words.get("welcome-practice-text"),
            points: [
                words.get("welcome-practice-free"),
                words.get("welcome-practice-specimen"),
                words.get("welcome-practice-kept"),
            ],
            button: words.get("welcome-practice-button"),
            note: words.get("welcome-practice-note"),
            key: Key::Num2,
        },
    ]
}

/// Two cards whose rows share their heights, so that the buttons stand on one line whatever the language.
fn beside_ui(ui: &mut Ui, choices: &[Choice; 2], width: f32) -> Option<usize> {
    let card = (width - GAP) / 2.0;
    let heights = Heights::of(ui, choices, card - 2.0 * PADDING);
    let start = ui.cursor().min;
    let mut pressed = None;
    let mut end = start.y;
    for (index, choice) in choices.iter().enumerate() {
        let left = start + Vec2::new((card + GAP) * index as f32, 0.0);
        let place = Rect::from_min_size(left, Vec2::new(card, f32::INFINITY));
        let shown = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| card_ui(ui, choice, &heights, index));
        end = end.max(shown.response.rect.bottom());
        if shown.inner {
            pressed = Some(index);
        }
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(start, egui::pos2(start.x + width, end)));
    pressed
}

fn stacked_ui(ui: &mut Ui, choices: &[Choice; 2], width: f32) -> Option<usize> {
    let mut pressed = None;
    for (index, choice) in choices.iter().enumerate() {
        let heights = Heights::of(ui, std::slice::from_ref(choice), width - 2.0 * PADDING);
        if card_ui(ui, choice, &heights, index) {
            pressed = Some(index);
        }
        ui.add_space(6.0);
    }
    pressed
}

/// The room that each row of a card takes in the card that needs most.
struct Heights {
    title: f32,
    text: f32,
    points: [f32; 3],
}

impl Heights {
    fn of(ui: &Ui, choices: &[Choice], width: f32) -> Self {
        let most = |text: fn(&Choice) -> &'static str, style: Type, width: f32| {
            choices.iter().map(|choice| laid_out(ui, text(choice), style, width).size().y).fold(0.0, f32::max)
        };
        Self {
            title: most(|choice| choice.title, Type::Title, width),
            text: most(|choice| choice.text, Type::Body, width),
            points: [
                most(|choice| choice.points[0], Type::Body, width - 26.0),
                most(|choice| choice.points[1], Type::Body, width - 26.0),
                most(|choice| choice.points[2], Type::Body, width - 26.0),
            ],
        }
    }
}

fn card_ui(ui: &mut Ui, choice: &Choice, heights: &Heights, index: usize) -> bool {
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.edge))
        .corner_radius(RADIUS_CARD)
        .inner_margin(Margin::symmetric(PADDING as i8, 24));
    frame
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            icon_ui(ui, choice.icon, 28.0, tokens.accent_text);
            ui.add_space(18.0);
            block_ui(ui, choice.title, Type::Title, tokens.text, heights.title);
            ui.add_space(8.0);
            block_ui(ui, choice.text, Type::Body, tokens.text2, heights.text);
            ui.add_space(18.0);
            for (point, height) in choice.points.iter().zip(heights.points) {
                point_ui(ui, point, height);
                ui.add_space(8.0);
            }
            ui.add_space(18.0);
            let pressed = choice_button_ui(ui, choice, index, ui.available_width());
            ui.add_space(10.0);
            ui.vertical_centered(|ui| say_wrapped(ui, choice.note, Type::Small, tokens.text3));
            pressed
        })
        .inner
}

/// Little room: title and button in one line, the rest folded away under it.
fn folded_ui(ui: &mut Ui, words: Words, choices: &[Choice; 2]) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let mut pressed = None;
    let wide = |ui: &Ui, choice: &Choice| laid_out(ui, choice.button, Type::Heading, f32::INFINITY).size().x + 80.0;
    let button = choices.iter().map(|choice| wide(ui, choice)).fold(220.0, f32::max).min(ui.available_width() * 0.5);
    for (index, choice) in choices.iter().enumerate() {
        let open_id = Id::unique(("welcome more", index));
        let mut open = ui.data(|data| data.get_temp(open_id).unwrap_or(false));
        let frame = Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(1.0, tokens.edge))
            .corner_radius(RADIUS_CARD)
            .inner_margin(Margin::symmetric(16, 12));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let left = ui.available_width() - button - 16.0;
                ui.vertical(|ui| {
                    ui.set_width(left);
                    say_wrapped(ui, choice.title, Type::Heading, tokens.text);
                    if ui.add(Button::link(words.get("learn-more"))).clicked() {
                        open = !open;
                    }
                });
                if choice_button_ui(ui, choice, index, button) {
                    pressed = Some(index);
                }
            });
            if open {
                say_wrapped(ui, choice.text, Type::Body, tokens.text2);
                for point in choice.points {
                    point_ui(ui, point, Type::Body.line());
                }
            }
            say_wrapped(ui, choice.note, Type::Small, tokens.text3);
        });
        ui.data_mut(|data| data.insert_temp(open_id, open));
    }
    pressed
}

/// The first is filled, which only marks where Enter goes: it has the focus until something else takes it.
fn choice_button_ui(ui: &mut Ui, choice: &Choice, index: usize, width: f32) -> bool {
    let button = if index == 0 { Button::filled(choice.button) } else { Button::plain(choice.button) };
    let response = ui.add(button.tall().key(choice.key.name()).width(width));
    if index == 0 && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.clicked()
}

/// A text in room that may be higher than it needs.
fn block_ui(ui: &mut Ui, text: &str, style: Type, colour: egui::Color32, height: f32) {
    let top = ui.cursor().top();
    say_wrapped(ui, text, style, colour);
    ui.add_space((top + height - ui.cursor().top()).max(0.0));
}

fn point_ui(ui: &mut Ui, point: &str, height: f32) {
    let tokens = Tokens::of(ui);
    let top = ui.cursor().top();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = Type::Body.line();
        icon_ui(ui, Icon::Done, 18.0, tokens.text2);
        say_wrapped(ui, point, Type::Body, tokens.text);
    });
    ui.add_space((top + height - ui.cursor().top()).max(0.0));
}

fn laid_out(ui: &Ui, text: &str, style: Type, width: f32) -> Arc<Galley> {
    galley(ui, text, style, egui::Color32::PLACEHOLDER, width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CarrierKind;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::desk_at;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::session;
    use egui::Theme;
    use egui::accesskit::Role;
    use egui_kittest::kittest::Queryable as _;

    fn first_start() -> Session {
        let mut session = session(Lang::EN);
        session.accounts.clear();
        session
    }

    #[test]
    fn enter_goes_to_the_first_choice() {
        let mut desk = desk(first_start(), welcome_ui);
        desk.key_press(Key::Enter);
        desk.run();
        let (session, commands) = desk.state();
        assert_eq!(session.screen, Screen::Accounts);
        assert_eq!(session.connect.kind, Some(CarrierKind::LettreSuivie));
        assert!(commands.is_empty(), "{commands:?}");
    }

    #[test]
    fn who_comes_from_another_computer_finds_where_backups_are_restored() {
        let mut desk = desk(first_start(), welcome_ui);
        desk.get_by_label(Words::new(Lang::EN).get("welcome-restore")).click();
        desk.run();
        let session = &desk.state().0;
        assert_eq!((session.screen, session.settings_page), (Screen::Settings, SettingsPage::Backup));
    }

    #[test]
    fn two_opens_the_practice_desk() {
        let mut desk = desk(first_start(), welcome_ui);
        desk.key_press(Key::Num2);
        desk.run();
        assert!(matches!(desk.state().1.as_slice(), [Command::OpenWorld(World::Practice)]));
    }

    #[test]
    fn the_language_changes_at_once() {
        let mut desk = desk(first_start(), welcome_ui);
        desk.get_by_role_and_label(Role::ComboBox, "Language").click();
        desk.run();
        desk.get_by_label("Français").click();
        desk.run();
        desk.get_by_role_and_label(Role::Button, "Connecter un compte");
        let (_, commands) = desk.state();
        assert!(matches!(commands.as_slice(), [Command::SaveSettings(kept)] if kept.language.as_deref() == Some("fr")));
    }

    #[test]
    fn at_twice_the_size_both_buttons_are_on_screen_and_the_rest_unfolds() {
        let size = Vec2::new(640.0, 400.0);
        for lang in Lang::languages() {
            let mut session = first_start();
            session.words = Words::new(lang);
            let desk = desk_at(session, Theme::Light, size, welcome_ui);
            for id in ["welcome-connect-title", "welcome-practice-button"] {
                let word = Words::new(lang).get(id);
                let button = desk.get_by_role_and_label(Role::Button, word);
                assert!(button.rect().bottom() < 360.0, "{word} ends at {}", button.rect().bottom());
            }
        }
    }

    #[test]
    fn it_fits_every_desk() {
        draw_everywhere(|session| session.accounts.clear(), welcome_ui);
    }
}
