//! The list under a cell or a country: articles of the catalogue, tariff numbers with where they were found, countries.

use egui::Key;
use egui::Modifiers;
use egui::Ui;

use super::fields::field_id;
use super::options::Answer;
use super::options::Offered;
use super::options::Options;
use super::options::Pressed;
use super::options::pressed;
use crate::domain::CountryCode;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::HsCode;
use crate::domain::KnownArticle;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::tariff;
use crate::session::Choice;
use crate::session::Screen;
use crate::session::Session;
use crate::words::Words;

/// Takes the keys that choose from an open list, before the field, the table and the focus can.
pub(super) fn take_keys(ui: &Ui, session: &mut Session) {
    let Some(field) = session.picker.open_at() else { return offer_countries(ui, session) };
    if !matches!(session.screen, Screen::Ship | Screen::Sender) {
        session.picker.close();
        return;
    }
    match pressed(ui, field_id(field), session.picker.marked().is_some()) {
        Some(Pressed::Close) => {
            session.picker.close();
            // Escape has taken the focus away before anybody was asked.
            session.focus_on(field);
        }
        Some(Pressed::Next) => session.picker.mark_next(),
        Some(Pressed::Before) => session.picker.mark_before(),
        Some(Pressed::Take) => session.pick_choice(),
        None => (),
    }
}

/// The arrow down opens the list of a country before anything is typed.
fn offer_countries(ui: &Ui, session: &mut Session) {
    let focused = ui.memory(|memory| memory.focused());
    let parties = match session.screen {
        Screen::Ship => [Party::Consignee, Party::Billing],
        Screen::Sender => [Party::Sender, Party::Return],
        Screen::Welcome | Screen::Label | Screen::History | Screen::Accounts | Screen::Settings => return,
    };
    for party in parties {
        let field = Field::Address(party, Line::Country);
        if focused == Some(field_id(field)) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
        {
            session.offer_countries(field);
        }
    }
}

/// Draws the list under a field that was just drawn, if it is open there.
pub(super) fn list_ui(ui: &Ui, session: &mut Session, field: Field) {
    let choices = session.picker.rows_at(field).to_vec();
    if choices.is_empty() {
        return;
    }
    let words = session.words;
    let rows: Vec<Offered> = choices.iter().map(|choice| offered(words, choice)).collect();
    let hint = words.with("suggest-hint", &[("count", rows.len().into())]);
    let wide = choices.iter().any(|choice| !matches!(choice, Choice::Country(_)));
    let options = Options {
        field: field_id(field),
        name: words.get("picker-list"),
        hint: &hint,
        rows: &rows,
        marked: session.picker.marked(),
        width: if wide { 480.0 } else { 280.0 },
    };
    match options.show(ui, session.awaits_focus(field)) {
        Answer::Picked(at) => {
            if let Some(choice) = choices.get(at) {
                session.take_choice(field, choice);
            }
        }
        Answer::Left => session.picker.close(),
        Answer::Open => (),
    }
}

pub(super) fn offered(words: Words, choice: &Choice) -> Offered {
    match choice {
        Choice::Known(known) => Offered {
            title: known.description.clone(),
            detail: known_of(words, known),
            tag: words.get("from-catalogue").to_owned(),
        },
        Choice::Tariff(hit) => tariff_of(words, *hit),
        Choice::Country(country) => {
            Offered { title: words.country(*country).to_owned(), detail: String::new(), tag: country.code().to_owned() }
        }
    }
}

/// `6109.10 · 180 g · 19,90 € · Portugal`.
pub(super) fn known_of(words: Words, known: &KnownArticle) -> String {
    let currency = if known.currency.is_empty() { "EUR" } else { known.currency.as_str() };
    let origin = known.origin.parse::<CountryCode>().ok().map(|country| words.country(country).to_owned());
    let parts = [
        known.hs_code.parse::<HsCode>().ok().map(|code| code.dotted()),
        known.weight.map(|Grams(grams)| words.grams(grams)),
        known.value.map(|value| words.money(value.0, currency)),
        origin,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A tariff number with what it covers, and under which chapter and heading it stands: in the list's own English.
fn tariff_of(words: Words, hit: tariff::Hit) -> Offered {
    let code = hit.code.parse::<HsCode>().map_or_else(|_| hit.code.to_owned(), |code| code.dotted());
    let text = hit.text(words.lang().tongue());
    let tag = match hit.found {
        tariff::Found::Goods(_) => "from-goods",
        tariff::Found::Official => "from-tariff",
    };
    let path = tariff::path(hit.code);
    let detail = path.map_or_else(String::new, |path| {
        format!("{} {} › {} {}", path.chapter.code, path.chapter.text, path.heading.code, path.heading.text)
    });
    Offered { title: format!("{code} · {text}"), detail, tag: words.get(tag).to_owned() }
}
