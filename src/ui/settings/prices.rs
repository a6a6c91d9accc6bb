//! Prices and caps: what may be spent in a day, and the owner's own prices with what is wrong with a file of them.

use egui::Id;
use egui::Key;
use egui::Ui;

use super::COLUMN;
use crate::command::Command;
use crate::domain::ListUse;
use crate::domain::ListedPrice;
use crate::domain::PriceList;
use crate::domain::Service;
use crate::domain::Zone;
use crate::session::Session;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Labels;
use crate::ui::widgets::Note;
use crate::ui::widgets::Select;
use crate::ui::widgets::Tag;
use crate::ui::widgets::Tone;
use crate::ui::widgets::check_ui;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::select_ui;
use crate::words::Words;

/// As many lines of a list are drawn; a spreadsheet shows the others.
const LINES: usize = 200;

/// Draws the page.
pub(super) fn prices_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    cap_ui(ui, session, commands);
    ui.add_space(14.0);
    let words = session.words;
    section_ui(ui, words.get("prices-own"), |_| ());
    say_wrapped(ui, words.get("prices-own-why"), Type::Label, Tokens::of(ui).text2);
    ui.add_space(4.0);
    files_ui(ui, session, commands);
    refused_ui(ui, session);
    removed_ui(ui, session, commands);
    list_ui(ui, session, commands);
    ui.add_space(8.0);
    let mut also = session.settings.list_use == ListUse::AlsoWhenTheQuoteFails;
    if check_ui(ui, &mut also, words.get("prices-when-the-quote-fails")).changed() {
        session.settings.list_use = if also { ListUse::AlsoWhenTheQuoteFails } else { ListUse::WhereNoneIsQuoted };
        session.settings_changed(commands);
    }
}

/// What may be spent in a day, and what of it is.
fn cap_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    section_ui(ui, words.get("cap"), |_| ());
    let currency = session.settings.daily_cap.map_or(crate::domain::Currency::EUR, |cap| cap.currency);
    let spent = words.with("cap-spent", &[("spent", words.price(session.spent_today(currency)).into())]);
    let wrong = session.typed_cap().is_err();
    let hint = format!("{spent}. {}", words.get("cap-hint"));
    let note = if wrong { Note::error(words.get("cap-wrong")) } else { Note::hint(&hint) };
    let kept = session.settings.daily_cap.map(|cap| words.price(cap)).unwrap_or_default();
    let mut text = session.prices.cap_text.clone().unwrap_or(kept);
    let spec = FieldSpec::new(Id::unique("daily cap"), words.get("cap-a-day"), &mut text);
    let response = field_ui(ui, spec.column(COLUMN).width(180.0).placeholder(words.get("cap-none")).note(note));
    if response.changed() {
        session.prices.cap_text = Some(text);
    }
    if response.lost_focus() {
        session.keep_cap(commands);
    }
}

fn files_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let (mut import, mut export) = (false, false);
    ui.horizontal_wrapped(|ui| {
        import = ui.add(Button::plain(words.get("prices-import")).icon(Icon::Folder)).clicked();
        let word = if session.prices.book.is_empty() { "prices-export-template" } else { "prices-export" };
        export = ui.add(Button::plain(words.get(word)).icon(Icon::Download)).clicked();
    });
    if import {
        session.import_prices(commands);
    }
    if export {
        session.export_prices(commands);
    }
    let asked = |ui: &mut Ui, id: &str, label: &str, example: &str, path: &mut Option<String>| {
        let Some(text) = path else { return false };
        let spec = FieldSpec::new(Id::unique(id), label, text).placeholder(example).labels(Labels::Above);
        let response = field_ui(ui, spec);
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !text.trim().is_empty()
    };
    let example = words.get("prices-path-example");
    if asked(ui, "prices import path", words.get("prices-import-path"), example, &mut session.prices.import_path) {
        session.import_prices(commands);
    }
    if asked(ui, "prices export path", words.get("panel-export-path"), example, &mut session.prices.export_path) {
        session.export_prices(commands);
    }
}

/// Every mistake of the file that was not taken in, by its line.
fn refused_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    let Some((file, faults)) = session.prices.refused.clone() else { return };
    let tokens = Tokens::of(ui);
    let mut closed = false;
    Card::new().edge(Tone::Error).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let facts = [("file", file.into()), ("count", (faults.len() as u64).into())];
        say_wrapped(ui, words.with("prices-refused", &facts), Type::BodyStrong, tokens.text);
        for fault in &faults {
            say_wrapped(ui, words.price_fault(fault), Type::Label, tokens.text);
        }
        closed = ui.add(Button::plain(words.get("close"))).clicked();
    });
    if closed {
        session.prices.refused = None;
    }
}

fn removed_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let Some(removed) = session.prices.removed.as_ref().map(|list| list.valid_from) else { return };
    let mut back = false;
    Card::new().edge(Tone::Done).show(ui, |ui| {
        let sentence = words.with("prices-removed", &[("date", words.day(removed).into())]);
        say_wrapped(ui, sentence, Type::Body, Tokens::of(ui).text);
        back = ui.add(Button::plain(words.get("prices-put-back"))).clicked();
    });
    if back {
        session.put_prices_back(commands);
    }
}

/// Which lists there are, which of them is in force, and what the shown one says.
fn list_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let (words, today) = (session.words, session.today());
    let in_force = session.prices.book.in_force(today).map(|list| list.valid_from);
    let Some(shown) = session.prices.shown_list(today).cloned() else {
        say_wrapped(ui, words.get("prices-none"), Type::Body, tokens.text2);
        return;
    };
    ui.add_space(6.0);
    let days: Vec<_> = session.prices.book.lists().iter().map(|list| list.valid_from).collect();
    let names: Vec<String> =
        days.iter().map(|day| words.with("prices-from", &[("date", words.day(*day).into())])).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut at = days.iter().position(|day| *day == shown.valid_from).unwrap_or(0);
    let select = Select::new(Id::unique("price list"), words.get("prices-list"), &names);
    if select_ui(ui, select.column(COLUMN).width(240.0), &mut at).changed() {
        session.prices.shown = days.get(at).copied();
    }
    let mut remove = false;
    Card::new().show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            icon_ui(ui, Icon::List, 18.0, tokens.text2);
            let title = words.with("prices-from", &[("date", words.day(shown.valid_from).into())]);
            say(ui, title, Type::BodyStrong, tokens.text);
            if in_force == Some(shown.valid_from) {
                ui.add(Tag::new(Tone::Chosen, words.get("prices-in-force")));
            } else if shown.valid_from > today {
                ui.add(Tag::new(Tone::Waiting, words.get("prices-to-come")));
            }
        });
        ui.add_space(4.0);
        table_ui(ui, words, &shown);
        ui.add_space(4.0);
        remove = ui.add(Button::plain(words.get("prices-remove")).icon(Icon::Trash)).clicked();
    });
    if remove {
        session.remove_prices(shown.valid_from, commands);
    }
}

fn table_ui(ui: &mut Ui, words: Words, list: &PriceList) {
    let tokens = Tokens::of(ui);
    let room = ui.available_width();
    egui::Grid::new(list.valid_from).num_columns(3).spacing([16.0, 3.0]).striped(true).show(ui, |ui| {
        for head in ["price-column-zone", "price-column-up-to", "price-column-price"] {
            say(ui, words.get(head), Type::LabelMedium, tokens.text2);
        }
        ui.end_row();
        for listed in list.prices.iter().take(LINES) {
            ui.scope(|ui| {
                ui.set_max_width((room - 190.0).max(120.0));
                say_wrapped(ui, place(words, listed), Type::Label, tokens.text);
            });
            say(ui, words.weight(listed.up_to), Type::Label, tokens.text);
            say(ui, words.price(listed.price), Type::LabelMedium, tokens.text);
            ui.end_row();
        }
    });
    if let Some(more) = list.prices.len().checked_sub(LINES).filter(|more| *more > 0) {
        let sentence = words.with("prices-more", &[("count", (more as u64).into())]);
        say_wrapped(ui, sentence, Type::Label, tokens.text2);
    }
}

/// Where to and with what: `Corse (FR 20) · Lettre Suivie`.
fn place(words: Words, listed: &ListedPrice) -> String {
    let Zone { name, countries, postcodes } = &listed.zone;
    let mut where_to: Vec<&str> = countries.iter().map(|country| country.code()).collect();
    where_to.extend(postcodes.iter().map(String::as_str));
    let where_to = where_to.join(" ");
    let zone = match (name.is_empty(), where_to.is_empty()) {
        (true, true) => words.get("prices-everywhere").to_owned(),
        (true, false) => where_to,
        (false, true) => format!("{name} ({})", words.get("prices-everywhere")),
        (false, false) => format!("{name} ({where_to})"),
    };
    let service = listed.service.as_deref().and_then(|code| {
        crate::domain::CarrierKind::ALL
            .iter()
            .find_map(|kind| Service::by_code(*kind, code))
            .map(|found| found.name.as_ref())
    });
    match service {
        Some(service) => format!("{zone} · {service}"),
        None => zone,
    }
}
