//! Where on its sheet the next label goes: a little picture of the sheet, whose places are pressed.

use egui::Id;
use egui::Rect;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use super::theme::PAPER;
use super::theme::RADIUS_TAG;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::paint_text;
use super::theme::say_wrapped;
use super::widgets::focus_ring;
use crate::command::Command;
use crate::domain::PrinterSetup;
use crate::domain::SheetLayout;
use crate::session::Session;
use crate::words::Words;

/// The sheet on the screen, in points: each of its places is a target that is large enough.
const SHEET: Vec2 = Vec2::new(88.0, 124.0);
/// Between two places, and between them and the edge, in points.
const GAP: f32 = 4.0;

/// Draws the sheet of the printer that the large label is shown for, where labels share one.
pub(super) fn place_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let on_sheet = session.label.view.known().filter(|view| view.is_on_sheet());
    let Some(id) = on_sheet.and_then(|view| view.printer.clone()) else { return };
    if let Some(printer) = session.settings.printers.iter().find(|printer| printer.id == id).cloned() {
        sheet_ui(ui, session, commands, &printer);
    }
}

/// Draws a printer's sheet with its next place; nothing for one that puts one label on a page.
pub(super) fn sheet_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, printer: &PrinterSetup) {
    let layout = printer.paper.sheet;
    if layout == SheetLayout::One || printer.language.is_program() {
        return;
    }
    let tokens = Tokens::of(ui);
    let words = session.words;
    let next = session.sheet_place(&printer.id);
    ui.add_space(6.0);
    let mut chosen = None;
    ui.horizontal_top(|ui| {
        chosen = places_ui(ui, words, Id::unique(("sheet", &printer.id)), layout, next);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            say_wrapped(ui, words.get("settings-sheet-next"), Type::LabelStrong, tokens.text);
            say_wrapped(ui, named(words, layout, next), Type::Label, tokens.text);
            say_wrapped(ui, words.get("sheet-next-hint"), Type::Small, tokens.text2);
        });
    });
    if let Some(place) = chosen.filter(|place| *place != next) {
        session.use_sheet_place(&printer.id, place, commands);
    }
}

/// The picture; gives the place that was pressed.
fn places_ui(ui: &mut Ui, words: Words, id: Id, layout: SheetLayout, next: u8) -> Option<u8> {
    let tokens = Tokens::of(ui);
    // The paper is white in both themes.
    let paper = Tokens::of_theme(egui::Theme::Light);
    let (sheet, _) = ui.allocate_exact_size(SHEET, Sense::hover());
    ui.painter().rect(sheet, RADIUS_TAG, PAPER, Stroke::new(1.0, tokens.edge), StrokeKind::Inside);
    let (across, down) = layout.cells();
    let room = sheet.shrink(GAP);
    let cell = Vec2::new(
        (room.width() - GAP * (across - 1) as f32) / across as f32,
        (room.height() - GAP * (down - 1) as f32) / down as f32,
    );
    let mut pressed = None;
    for place in 0..layout.places() {
        let (column, row) = (u32::from(place) % across, u32::from(place) / across);
        let corner = Vec2::new(column as f32 * (cell.x + GAP), row as f32 * (cell.y + GAP));
        let rect = Rect::from_min_size(room.min + corner, cell);
        let response = ui.interact(rect, id.with(place), Sense::click());
        let is_next = place == next;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_next, named(words, layout, place)));
        let (fill, stroke, ink) = match place {
            _ if is_next => (paper.tint, Stroke::new(2.0, paper.accent), paper.accent_text),
            // Those before it are used.
            used if used < next => (paper.sunken, Stroke::new(1.0, paper.line), paper.text3),
            _ if response.hovered() => (paper.hover, Stroke::new(1.0, paper.edge), paper.text),
            _ => (PAPER, Stroke::new(1.0, paper.edge), paper.text),
        };
        ui.painter().rect(rect, RADIUS_TAG, fill, stroke, StrokeKind::Inside);
        let number = (place + 1).to_string();
        paint_text(ui.painter(), rect.center(), egui::Align2::CENTER_CENTER, &number, Type::BodyMedium, ink);
        focus_ring(ui, &response, rect, RADIUS_TAG);
        if response.clicked() {
            pressed = Some(place);
        }
    }
    pressed
}

/// `Place 3 of 4, bottom left`.
fn named(words: Words, layout: SheetLayout, place: u8) -> String {
    let id = match (layout, place) {
        (SheetLayout::One, _) | (SheetLayout::Two, 0) => "sheet-place-top",
        (SheetLayout::Two, _) => "sheet-place-bottom",
        (SheetLayout::Four, 0) => "sheet-place-top-left",
        (SheetLayout::Four, 1) => "sheet-place-top-right",
        (SheetLayout::Four, 2) => "sheet-place-bottom-left",
        (SheetLayout::Four, _) => "sheet-place-bottom-right",
    };
    words.with(id, &[("place", (u32::from(place) + 1).into()), ("of", u32::from(layout.places()).into())])
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::Harness;
    use egui_kittest::Node;
    use egui_kittest::kittest::NodeT as _;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::domain::LabelFormat;
    use crate::domain::PrinterPaper;
    use crate::session::SettingsPage;
    use crate::ui::one_screen::Desk;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::session;
    use crate::ui::settings::settings_ui;
    use crate::ui::testing::printer;
    use crate::words::Lang;

    #[test]
    fn a_place_of_a_sheet_that_is_partly_used_is_chosen_by_mouse_and_by_key() {
        let mut session = session(Lang::EN);
        with_sheets(&mut session);
        let mut desk = desk(session, settings_ui);
        place(&desk, "Place 3 of 4, bottom left").click();
        desk.run();
        let used = |place| move |command: &Command| matches!(command, Command::UseSheetPlace { place: at, .. } if *at == place);
        assert!(desk.state().1.iter().any(used(2)), "{:?}", desk.state().1);
        let chosen = place(&desk, "Place 3 of 4, bottom left");
        assert_eq!(chosen.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
        place(&desk, "Place 2 of 4, top right").focus();
        desk.run();
        desk.key_press(Key::Enter);
        desk.run();
        assert!(desk.state().1.iter().any(used(1)), "{:?}", desk.state().1);
    }

    #[test]
    fn a_printer_that_puts_one_label_on_a_page_shows_no_sheet() {
        let mut session = session(Lang::EN);
        with_sheets(&mut session);
        session.settings.printers[0].paper.sheet = SheetLayout::One;
        let desk = desk(session, settings_ui);
        assert!(desk.query_by_label("Next label on the sheet").is_none());
    }

    #[test]
    fn the_sheet_fits_every_desk() {
        draw_everywhere(with_sheets, settings_ui);
    }

    fn place<'d>(desk: &'d Harness<'static, Desk>, name: &'d str) -> Node<'d> {
        desk.get_by_role_and_label(Role::RadioButton, name)
    }

    fn with_sheets(session: &mut Session) {
        session.settings_page = SettingsPage::Printers;
        let paper =
            PrinterPaper { media: crate::domain::Media::A4, sheet: SheetLayout::Four, ..PrinterPaper::default() };
        session.settings.printers = vec![PrinterSetup { language: LabelFormat::Pdf, paper, ..printer() }];
    }
}
