//! What is loaded in a printer: the paper's size, the head's width, and how a label is put on it.

use egui::Id;
use egui::Ui;

use super::COLUMN;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::Packing;
use crate::domain::Placement;
use crate::domain::PrinterPaper;
use crate::domain::Scaling;
use crate::domain::SheetLayout;
use crate::session::PrinterDesk;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Note;
use crate::ui::widgets::Select;
use crate::ui::widgets::check_ui;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::select_ui;
use crate::words::Words;

/// The width of the select boxes of this form, in points.
const SELECT: f32 = 240.0;

/// Draws the paper's part of the printer's form.
pub(super) fn paper_ui(ui: &mut Ui, words: Words, desk: &mut PrinterDesk) {
    media_ui(ui, words, desk);
    if desk.language.is_program() {
        head_ui(ui, words, desk);
    } else {
        sheet_ui(ui, words, desk);
    }
    let names = Placement::ALL.map(|place| words.get(place.id()));
    let chosen = &mut desk.paper.chosen;
    let mut place = Placement::ALL.iter().position(|place| *place == chosen.place).unwrap_or(0);
    let select = Select::new(Id::unique("printer place"), words.get("settings-place"), &names);
    select_ui(ui, select.column(COLUMN).width(SELECT), &mut place);
    chosen.place = Placement::ALL.get(place).copied().unwrap_or_default();

    let mut scales = chosen.scaling == Scaling::WholeModules;
    check_ui(ui, &mut scales, words.get("settings-scaling"));
    chosen.scaling = if scales { Scaling::WholeModules } else { Scaling::Never };
    if desk.language == LabelFormat::Zpl {
        let mut packs = chosen.packing == Packing::Z64;
        check_ui(ui, &mut packs, words.get("settings-z64"));
        chosen.packing = if packs { Packing::Z64 } else { Packing::Runs };
    }
    ui.add_space(6.0);
}

/// The papers by name, and two boxes for any other.
fn media_ui(ui: &mut Ui, words: Words, desk: &mut PrinterDesk) {
    let mut names: Vec<String> = Media::USUAL.map(|media| media_name(words, media)).to_vec();
    names.push(words.get("settings-media-own").to_owned());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let own = Media::USUAL.len();
    let of_list = Media::USUAL.iter().position(|media| *media == desk.paper.chosen.media);
    let mut at = if desk.paper.own.is_some() { own } else { of_list.unwrap_or(own) };
    let select = Select::new(Id::unique("printer media"), words.get("settings-media"), &names);
    if select_ui(ui, select.column(COLUMN).width(SELECT), &mut at).changed() {
        desk.paper.take_media(Media::USUAL.get(at).copied());
    }
    let wrong = desk.tried && desk.paper.media().is_none();
    let Some(typed) = &mut desk.paper.own else { return };
    for (text, name, example) in typed
        .iter_mut()
        .zip(["settings-media-width", "settings-media-height"])
        .zip(["101,6", "152,4"])
        .map(|((text, name), example)| (text, name, example))
    {
        let note = wrong.then(|| Note::error(words.get("settings-media-wrong")));
        let spec = FieldSpec::new(Id::unique(name), words.get(name), text);
        field_ui(ui, spec.column(COLUMN).width(SELECT).placeholder(example).note(note));
    }
}

/// The dots across the head, with what they leave of the paper.
fn head_ui(ui: &mut Ui, words: Words, desk: &mut PrinterDesk) {
    let usual = PrinterPaper::usual_head(desk.dpi).to_string();
    let hint = words.with("settings-head-hint", &[("dots", usual.as_str().into())]);
    let beyond = desk.paper.paper().map_or(0, |paper| paper.beyond_the_head(desk.dpi));
    let narrower = words.with("settings-head-narrower", &[("dots", beyond.into())]);
    let note = match desk.paper.head_dots() {
        None if desk.tried => Note::error(words.get("settings-head-wrong")),
        Some(_) if beyond > 0 => Note::warning(&narrower),
        Some(_) | None => Note::hint(&hint),
    };
    let spec = FieldSpec::new(Id::unique("printer head"), words.get("settings-head"), &mut desk.paper.head);
    field_ui(ui, spec.column(COLUMN).width(SELECT).placeholder(&usual).note(note));
}

/// How many labels share a page.
fn sheet_ui(ui: &mut Ui, words: Words, desk: &mut PrinterDesk) {
    let names = SheetLayout::ALL.map(|layout| words.get(layout.id()));
    let chosen = &mut desk.paper.chosen.sheet;
    let mut at = SheetLayout::ALL.iter().position(|layout| layout == chosen).unwrap_or(0);
    let select = Select::new(Id::unique("printer sheet"), words.get("settings-sheet"), &names);
    select_ui(ui, select.column(COLUMN).width(SELECT), &mut at);
    *chosen = SheetLayout::ALL.get(at).copied().unwrap_or_default();
}

/// A paper's name with its millimetres: `A6 · 105 × 148 mm`.
pub(super) fn media_name(words: Words, media: Media) -> String {
    let sides = words.paper(media);
    media.name().map_or_else(|| sides.clone(), |name| format!("{name} · {sides}"))
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui::Modifiers;
    use egui::accesskit::Role;
    use egui_kittest::kittest::NodeT as _;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::session::SettingsPage;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::session;
    use crate::ui::settings::settings_ui;
    use crate::ui::testing::printer;
    use crate::words::Lang;

    #[test]
    fn a_head_that_is_narrower_than_its_paper_says_by_how_many_dots() {
        let mut session = session(Lang::EN);
        session.settings_page = SettingsPage::Printers;
        session.settings.printers = vec![printer()];
        session.edit_printer(Some(&printer()));
        session.printer.paper.take_media(Some(Media::A6));
        session.printer.paper.head = "832".to_owned();
        let mut desk = desk(session, settings_ui);
        desk.run();
        let head = desk.get_by_role_and_label(Role::TextInput, "Head");
        assert!(head.accesskit_node().description().is_some_and(|said| said.contains("7 dots wider")));
        desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
        desk.run();
        let paper = desk.state().0.settings.printers[0].paper;
        assert_eq!((paper.media, paper.head), (Media::A6, Some(832)));
    }

    #[test]
    fn a_size_that_cannot_be_read_is_not_kept_and_every_desk_has_room_for_the_form() {
        draw_everywhere(
            |session| {
                session.settings_page = SettingsPage::Printers;
                session.settings.printers = vec![printer()];
                session.edit_printer(Some(&printer()));
                session.printer.paper.take_media(None);
                session.printer.paper.head = "broad".to_owned();
                let mut commands = Vec::new();
                session.save_printer(&mut commands);
                assert!(commands.is_empty() && session.printer.open);
            },
            settings_ui,
        );
    }
}
