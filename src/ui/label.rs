//! One label, large: the screen is the paper, dot for dot, with rulers from its edge.

mod codes;
mod details;
pub(super) mod dots;

use egui::Id;
use egui::Key;
use egui::Layout;
use egui::Margin;
use egui::Modifiers;
use egui::Rect;
use egui::ScrollArea;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;

use super::failure::failure_ui;
use super::frame;
use super::theme::Tokens;
use super::widgets::Button;
use super::widgets::Icon;
use super::widgets::Paper;
use super::widgets::Tag;
use super::widgets::Tone;
use super::widgets::empty_ui;
use super::widgets::paper_ui;
use super::widgets::segments_ui;
use crate::command::Command;
use crate::command::LabelView;
use crate::command::Remote;
use crate::domain::Failure;
use crate::domain::HistoryRow;
use crate::domain::Remedy;
use crate::session::Screen;
use crate::session::Session;
use crate::session::SettingsPage;

/// From this many points of window width on, the details stand beside the paper.
const BESIDE_FROM: f32 = 1000.0;
/// Below this height they are behind a tab.
const TABS_BELOW: f32 = 500.0;
/// The zooms that plus and minus step through: pixels of the screen for one dot.
const ZOOMS: [f32; 7] = [0.25, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0];
/// What the rulers and a margin take beside the paper, in points.
const AROUND: Vec2 = Vec2::new(54.0, 46.0);
/// The height of the bar over the paper.
const BAR: f32 = 52.0;

/// Draws the label that was asked for.
pub(super) fn label_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let Some(row) = session.label.row.clone() else {
        if empty_ui(ui, Icon::Box, session.words.get("label-none"), Some(session.words.get("back"))) {
            session.close_label(commands);
        }
        return;
    };
    take_keys(ui, session, commands, &row);
    let tokens = Tokens::of(ui);
    let mut rest = ui.max_rect();
    if ui.ctx().content_rect().width() >= BESIDE_FROM {
        let place = frame::cut_right(&mut rest, (ui.max_rect().width() * 0.42).clamp(380.0, 560.0));
        frame::pane(ui, "paper", rest, |ui| paper_side_ui(ui, session, commands, &row));
        ui.painter().rect(place, 0.0, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
        frame::pane(ui, "details", place, |ui| details_ui(ui, session, commands, &row));
    } else if rest.height() < TABS_BELOW {
        tabbed_ui(ui, session, commands, &row);
    } else {
        let height = (rest.height() * 0.4).max(260.0);
        let place = frame::cut_bottom(&mut rest, height);
        frame::pane(ui, "paper", rest, |ui| paper_side_ui(ui, session, commands, &row));
        ui.painter().rect(place, 0.0, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
        frame::pane(ui, "details", place, |ui| details_ui(ui, session, commands, &row));
    }
}

/// Little room: the paper first, the details behind a tab.
fn tabbed_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let words = session.words;
    let id = Id::unique("label tab");
    let mut tab: usize = ui.data(|data| data.get_temp(id).unwrap_or(0));
    let mut rest = ui.max_rect();
    let head = frame::cut_top(&mut rest, 44.0);
    frame::pane(ui, "tabs", head, |ui| {
        frame::padded(ui, "tabs", Margin::symmetric(10, 4), |ui| {
            ui.horizontal(|ui| segments_ui(ui, &mut tab, &[words.get("label-paper"), words.get("details")]));
        });
    });
    ui.data_mut(|data| data.insert_temp(id, tab));
    frame::pane(ui, "tab", rest, |ui| match tab {
        0 => paper_side_ui(ui, session, commands, row),
        _ => details_ui(ui, session, commands, row),
    });
}

fn details_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    ScrollArea::vertical().id_salt("label details").auto_shrink(false).show(ui, |ui| {
        let whole = ui.max_rect();
        let place =
            Rect::from_min_size(whole.min + Vec2::new(20.0, 14.0), Vec2::new(whole.width() - 40.0, f32::INFINITY));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            details::details_ui(ui, session, commands, row);
            ui.add_space(14.0);
        });
    });
}

fn paper_side_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let mut rest = ui.max_rect();
    let bar = frame::cut_top(&mut rest, BAR);
    let fit = session.label.view.known().map(|view| fit(ui, view, rest.size() - AROUND));
    frame::pane(ui, "paper bar", bar, |ui| {
        frame::padded(ui, "paper bar", Margin::symmetric(16, 8), |ui| bar_ui(ui, session, commands, fit));
    });
    match &session.label.view {
        Remote::Failed(failure) => {
            let failure = failure.clone();
            frame::pane(ui, "no paper", rest, |ui| {
                frame::padded(ui, "no paper", Margin::same(16), |ui| failed_ui(ui, session, commands, row, &failure));
            });
        }
        Remote::NotAsked | Remote::Waiting(_, None) => {
            frame::pane(ui, "waiting", rest, |ui| empty_ui(ui, Icon::Waiting, session.words.get("label-coming"), None));
        }
        Remote::Here(view) | Remote::Waiting(_, Some(view)) => {
            let zoom = session.label.zoom.or(fit).unwrap_or(1.0);
            let rulers = session.label.rulers;
            let codes = (!session.label.codes_hidden).then_some(session.label.code);
            let name = session.words.with(
                "label-picture",
                &[
                    ("name", super::history::panel::whom(session.words, row).into()),
                    ("format", view.from.name().into()),
                ],
            );
            frame::pane(ui, "sheet", rest, |ui| sheet_ui(ui, view, zoom, (rulers, codes), &name));
        }
    }
}

/// Back, and how the paper is shown.
fn bar_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, fit: Option<f32>) {
    let words = session.words;
    let specimen = session.label.view.known().is_some_and(|view| view.specimen);
    let roomy = ui.available_width() > 600.0;
    ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
        if ui.add(Button::icon_only(Icon::ArrowLeft, words.get("back"))).clicked() {
            session.close_label(commands);
        }
        if specimen {
            ui.add(Tag::new(Tone::Practice, words.get("specimen")));
        }
        let Some(fit) = fit else { return };
        let rulers = Button::toggle(words.get("label-rulers"), session.label.rulers).icon(Icon::Ruler);
        if ui.add(rulers).clicked() {
            session.label.rulers = !session.label.rulers;
        }
        if ui.add(Button::toggle(words.get("codes"), !session.label.codes_hidden)).clicked() {
            session.label.codes_hidden = !session.label.codes_hidden;
        }
        if roomy && ui.add(Button::toggle(words.get("label-fit"), session.label.zoom.is_none())).clicked() {
            session.label.zoom = None;
        }
        if roomy && ui.add(Button::plain(words.get("label-true-size"))).clicked() {
            session.label.zoom = true_size(ui, session);
        }
        if ui.add(Button::icon_only(Icon::ZoomOut, words.get("zoom-out"))).clicked() {
            step(session, fit, false);
        }
        if ui.add(Button::icon_only(Icon::ZoomIn, words.get("zoom-in"))).clicked() {
            step(session, fit, true);
        }
    });
}

/// Draws the paper, with rulers and with the codes' frames where these are wanted.
fn sheet_ui(ui: &mut Ui, view: &LabelView, zoom: f32, (rulers, codes): (bool, Option<Option<usize>>), name: &str) {
    let picture = dots::picture(ui, &view.dots, zoom, "large");
    let (wide, high) = view.dots.size_mm();
    let paper = Paper {
        texture: picture.texture.id(),
        pixels: picture.pixels,
        scale: picture.scale,
        millimetres: [wide, high],
        rulers,
        name,
    };
    let per_point = ui.pixels_per_point();
    let sheet = Vec2::new(picture.pixels[0] as f32, picture.pixels[1] as f32) * picture.scale as f32 / per_point;
    ScrollArea::both().id_salt("sheet").auto_shrink(false).show(ui, |ui| {
        scroll_by_arrows(ui);
        // In the middle where there is room; at the left where there is not, so that all of it can be reached.
        let room = ui.available_width();
        let left = ((room - sheet.x - if rulers { 34.0 } else { 0.0 }) / 2.0).max(10.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(left);
            let (paper, _) = paper_ui(ui, &paper);
            if let Some(chosen) = codes {
                codes::frames(ui, view, paper, chosen);
            }
            ui.add_space(10.0);
        });
        ui.add_space(10.0);
    });
}

fn scroll_by_arrows(ui: &Ui) {
    let steps = [
        (Key::ArrowUp, Vec2::new(0.0, 40.0)),
        (Key::ArrowDown, Vec2::new(0.0, -40.0)),
        (Key::ArrowLeft, Vec2::new(40.0, 0.0)),
        (Key::ArrowRight, Vec2::new(-40.0, 0.0)),
    ];
    for (key, delta) in steps {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(delta);
        }
    }
}

/// The largest scale at which all of the paper is seen; whole pixels a dot where there is room for that.
fn fit(ui: &Ui, view: &LabelView, room: Vec2) -> f32 {
    let pixels = room.max(Vec2::splat(60.0)) * ui.pixels_per_point();
    let scale = (pixels.x / view.dots.width() as f32).min(pixels.y / view.dots.height() as f32);
    if scale >= 1.0 { scale.floor() } else { scale }
}

/// As large as on paper: by the screen's own measure where a card was laid against it, else by the one that systems go by, 96
/// points to the inch before zoom.
fn true_size(ui: &Ui, session: &Session) -> Option<f32> {
    let view = session.label.view.known()?;
    let native = ui.pixels_per_point() / ui.ctx().zoom_factor();
    let per_inch = session.settings.screen_dpi.map_or(96.0 * native, f32::from);
    Some(per_inch / view.dots.dpi() as f32)
}

/// To the next zoom of the row, nearer or farther.
fn step(session: &mut Session, fit: f32, nearer: bool) {
    let now = session.label.zoom.unwrap_or(fit);
    let next = if nearer {
        ZOOMS.into_iter().find(|zoom| *zoom > now + 0.01)
    } else {
        ZOOMS.into_iter().rev().find(|zoom| *zoom < now - 0.01)
    };
    session.label.zoom = next.or(Some(now));
}

fn take_keys(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::F8) && super::history::panel::why_not_printed(session.words, row).is_none() {
        session.reprint(row, commands);
    }
    if session.history.export_path.is_some() {
        // A path is being typed: its letters are no zoom.
        return;
    }
    let fit_now = session.label.view.known().map_or(1.0, |view| fit(ui, view, ui.max_rect().size() - AROUND));
    if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Plus))
        || pressed(Key::Plus)
        || pressed(Key::Equals)
    {
        step(session, fit_now, true);
    }
    if pressed(Key::Minus) {
        step(session, fit_now, false);
    }
    if pressed(Key::Num0) {
        session.label.zoom = None;
    }
    if pressed(Key::Num1) {
        session.label.zoom = true_size(ui, session);
    }
    if pressed(Key::C) {
        // Through the codes, and once more to none.
        let codes = session.label.view.known().map_or(0, |view| view.grades.codes.len());
        session.label.code = session.label.code.map_or(Some(0), |at| Some(at + 1)).filter(|at| *at < codes);
    }
    if pressed(Key::R) {
        session.label.rulers = !session.label.rulers;
    }
}

fn failed_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow, failure: &Failure) {
    if failure_ui(ui, Id::unique("no label"), session.words, failure, "") {
        match failure.remedy {
            Remedy::FetchThePaper => commands.push(Command::FetchPaper { intent: row.intent.clone() }),
            Remedy::OpenPrinters => session.open_settings(SettingsPage::Printers, commands),
            Remedy::OpenNetwork => session.open_settings(SettingsPage::Network, commands),
            Remedy::OpenPrices => session.open_settings(SettingsPage::Prices, commands),
            Remedy::ReconnectTheAccount | Remedy::TypeTheKeyAgain | Remedy::OpenAccounts => {
                session.go_to(Screen::Accounts, commands)
            }
            Remedy::Settle => commands.push(Command::Settle { intent: row.intent.clone() }),
            Remedy::TryAgain | Remedy::CheckTheNetwork | Remedy::MendTheFields | Remedy::Nothing => {
                session.ask_for_label(&row.intent, commands);
            }
        }
    }
}

#[cfg(test)]
mod tests;
