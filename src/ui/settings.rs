//! The station's own settings: a list of pages, and the page that is open.

mod about;
mod addresses;
mod articles;
mod ask;
mod backup;
mod coliship;
mod look;
mod network;
mod packages;
mod packing;
mod people;
mod prices;
mod printer_paper;
mod printer_test;
mod printers;
mod routes;
mod setup;
mod sounds;

use egui::Align2;
use egui::Id;
use egui::Margin;
use egui::Rect;
use egui::Response;
use egui::ScrollArea;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use super::frame;
use super::theme::RADIUS;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::paint_text;
use super::widgets::Select;
use super::widgets::focus_ring;
use crate::command::Command;
use crate::session::Session;
use crate::session::SettingsPage;

/// No line of the settings grows wider than this.
const WIDTH: f32 = 720.0;
/// The labels of the settings' rows.
const COLUMN: f32 = 130.0;
/// The list of pages at the left, and from how many points of window width it stands there.
const LIST: f32 = 222.0;
const LIST_FROM: f32 = 1000.0;

/// Draws the settings.
pub(super) fn settings_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let mut middle = ui.max_rect();
    let wide = ui.ctx().content_rect().width() >= LIST_FROM;
    if wide {
        let list = frame::cut_left(&mut middle, LIST);
        frame::pane(ui, "pages", list, |ui| {
            frame::padded(ui, "list", Margin::symmetric(12, 14), |ui| list_ui(ui, session, commands));
        });
    }
    ui.painter().rect(middle, 0.0, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    frame::pane(ui, "page", middle, |ui| {
        ScrollArea::vertical().id_salt(session.settings_page).auto_shrink(false).show(ui, |ui| {
            let whole = ui.max_rect();
            let width = (whole.width() - 44.0).min(WIDTH);
            let place = Rect::from_min_size(whole.min + Vec2::new(22.0, 14.0), Vec2::new(width, f32::INFINITY));
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                if !wide {
                    menu_ui(ui, session, commands);
                }
                page_ui(ui, session, commands);
                ui.add_space(20.0);
            });
        });
    });
}

fn page_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    match session.settings_page {
        SettingsPage::Setup => setup::setup_ui(ui, session, commands),
        SettingsPage::Look => look::look_ui(ui, session, commands),
        SettingsPage::Printers => printers::printers_ui(ui, session, commands),
        SettingsPage::Prices => prices::prices_ui(ui, session, commands),
        SettingsPage::Backup => backup::backup_ui(ui, session, commands),
        SettingsPage::People => people::people_ui(ui, session, commands),
        SettingsPage::Network => network::network_ui(ui, session, commands),
        SettingsPage::Sounds => sounds::sounds_ui(ui, session, commands),
        SettingsPage::Packing => packing::packing_ui(ui, session, commands),
        SettingsPage::Addresses => addresses::addresses_ui(ui, session, commands),
        SettingsPage::Articles => articles::articles_ui(ui, session, commands),
        SettingsPage::Coliship => coliship::coliship_ui(ui, session, commands),
        SettingsPage::Packages => packages::packages_ui(ui, session, commands),
        SettingsPage::About => about::about_ui(ui, session, commands),
    }
}

fn list_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    for page in SettingsPage::ALL {
        if entry_ui(ui, session.words.get(page.id()), page == session.settings_page).clicked() {
            session.open_settings(page, commands);
        }
    }
}

/// Where the list does not fit beside the page, it is a box above it.
fn menu_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let names = SettingsPage::ALL.map(|page| session.words.get(page.id()));
    let mut at = SettingsPage::ALL.iter().position(|page| *page == session.settings_page).unwrap_or(0);
    let select = Select::new(Id::unique("settings page"), session.words.get("settings-page"), &names);
    if select.width(280.0).bare_ui(ui, &mut at).changed()
        && let Some(page) = SettingsPage::ALL.get(at)
    {
        session.open_settings(*page, commands);
    }
    ui.add_space(10.0);
}

fn entry_ui(ui: &mut Ui, name: &str, chosen: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 36.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
    let fill = match (chosen, response.hovered()) {
        (true, _) => tokens.tint,
        (false, true) => tokens.hover,
        (false, false) => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, RADIUS, fill);
    let (style, colour) = if chosen { (Type::BodyStrong, tokens.accent_text) } else { (Type::Body, tokens.text) };
    paint_text(ui.painter(), rect.left_center() + Vec2::new(12.0, 0.0), Align2::LEFT_CENTER, name, style, colour);
    focus_ring(ui, &response, rect.shrink(3.0), RADIUS);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::session;
    use crate::words::Lang;
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
        for page in SettingsPage::ALL {
            draw_everywhere(
                move |session| {
                    session.settings_page = page;
                    session.edit_printer(None);
                },
                settings_ui,
            );
        }
    }
}
