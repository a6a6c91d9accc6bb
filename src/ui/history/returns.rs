//! What comes back: a return label or a code for what went out, and the letter box that a return is fetched from.

use egui::Id;
use egui::Label;
use egui::Ui;

use crate::command::Command;
use crate::domain::Failure;
use crate::domain::HistoryRow;
use crate::domain::MailboxDates;
use crate::domain::Remedy;
use crate::domain::ReturnCode;
use crate::domain::colissimo::Product;
use crate::session::ComesBack;
use crate::session::Session;
use crate::ui::failure::failure_ui;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Select;
use crate::ui::widgets::Tone;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::select_ui;
use crate::ui::widgets::separator_ui;

/// Draws the section; nothing where nothing comes back and nothing has been asked to.
pub(super) fn returns_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let comes_back = session.comes_back(row);
    if comes_back.is_none() && row.return_code.is_none() && row.pickup.is_none() {
        return;
    }
    let words = session.words;
    ui.add_space(6.0);
    separator_ui(ui);
    ui.add_space(6.0);
    section_ui(ui, words.get("returns"), |_| ());
    if let Some(code) = &row.return_code {
        code_ui(ui, session, code);
    }
    if let Some(day) = row.pickup {
        let planned = words.with("pickup-planned", &[("day", words.date(day).into())]);
        say_wrapped(ui, planned, Type::BodyMedium, Tone::Done.ink(Tokens::of(ui)));
    }
    let open = session.customs.returns.as_ref().is_some_and(|desk| desk.row.intent == row.intent);
    match (comes_back, open) {
        (Some(ComesBack::ByLabel(product)), true) => choice_ui(ui, session, commands, product),
        (Some(ComesBack::FromALetterBox), true) => days_ui(ui, session, commands),
        (Some(ComesBack::ByLabel(_)), false) => {
            if ui.add(Button::plain(words.get("return-begin")).icon(Icon::ArrowLeft)).clicked() {
                session.begin_return(row, commands);
            }
        }
        (Some(ComesBack::FromALetterBox), false) => {
            if row.pickup.is_none() && ui.add(Button::plain(words.get("pickup-begin"))).clicked() {
                session.begin_return(row, commands);
            }
        }
        (None, _) => (),
    }
}

/// The code, large enough to be read out on the telephone, and for how long it is good.
fn code_ui(ui: &mut Ui, session: &Session, code: &ReturnCode) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    say_wrapped(ui, words.get("return-code"), Type::LabelStrong, tokens.text2);
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(Type::Title.rich(&code.code, tokens.text)));
        if ui.add(Button::plain(words.get("return-code-copy")).icon(Icon::Copy)).clicked() {
            ui.ctx().copy_text(code.code.clone());
        }
    });
    let day = [("day", words.date(code.until).into())];
    let (good, ink) = if code.until < session.today() {
        (words.with("return-code-over", &day), tokens.err)
    } else {
        (words.with("return-code-until", &day), tokens.text2)
    };
    say_wrapped(ui, good, Type::Label, ink);
    let parcel = words.with("return-code-parcel", &[("number", code.parcel.grouped().into())]);
    say_wrapped(ui, parcel, Type::Label, tokens.text2);
}

/// What was pressed in an open card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    Nothing,
    Again,
    Label,
    Code,
    Plan,
    Close,
}

/// Draws the two ways back of what went out.
fn choice_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, product: Product) {
    let Some(desk) = &session.customs.returns else { return };
    let tokens = Tokens::of(ui);
    let words = session.words;
    let read = desk.shipped.here().is_some();
    let waiting = desk.code.is_waiting();
    let failed = desk.shipped.failure().or(desk.code.failure()).cloned();
    let why_no_code = session.why_no_return_code().map(|problem| words.problem(&problem));
    let mut pressed = Pressed::Nothing;
    Card::new().show(ui, |ui| {
        say_wrapped(ui, words.get("return-label-means"), Type::Label, tokens.text2);
        if ui.add_enabled(read, Button::filled(words.get("return-label"))).clicked() {
            pressed = Pressed::Label;
        }
        if product == Product::Core {
            ui.add_space(6.0);
            say_wrapped(ui, words.get("return-code-means"), Type::Label, tokens.text2);
            let possible = read && !waiting && why_no_code.is_none();
            if ui.add_enabled(possible, Button::plain(words.get("return-code-make"))).clicked() {
                pressed = Pressed::Code;
            }
            if waiting {
                say_wrapped(ui, words.get("return-code-coming"), Type::Label, tokens.wait);
            } else if let Some(why) = &why_no_code {
                say_wrapped(ui, words.get("return-code-not-yet"), Type::Small, tokens.err);
                say_wrapped(ui, why.as_str(), Type::Small, tokens.err);
            }
        }
        end_ui(ui, session, failed.as_ref(), &mut pressed);
    });
    match pressed {
        Pressed::Label => session.fill_in_return(commands),
        // What is refused is mended in the form of the label.
        Pressed::Again if read && failed.is_some_and(|failure| failure.remedy == Remedy::MendTheFields) => {
            session.fill_in_return(commands);
        }
        Pressed::Again if read => session.make_return_code(commands),
        Pressed::Again => session.read_what_was_shipped(commands),
        Pressed::Code => session.make_return_code(commands),
        Pressed::Close => session.customs.returns = None,
        Pressed::Plan | Pressed::Nothing => (),
    }
}

/// Draws the days on which a return can be fetched.
fn days_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let Some(desk) = &session.customs.returns else { return };
    let tokens = Tokens::of(ui);
    let words = session.words;
    let (dates, chosen) = (desk.days.here().cloned(), desk.day);
    let (coming, planning) = (desk.days.is_waiting(), desk.planned.is_waiting());
    let failed = desk.days.failure().or(desk.planned.failure()).cloned();
    let town = format!("{} {}", desk.row.consignee.postcode, desk.row.consignee.city);
    let asked = dates.is_some();
    let mut pressed = Pressed::Nothing;
    let mut day = chosen;
    Card::new().show(ui, |ui| {
        say_wrapped(ui, words.with("pickup-means", &[("town", town.into())]), Type::Label, tokens.text2);
        if coming {
            say_wrapped(ui, words.get("pickup-days-coming"), Type::Label, tokens.wait);
        }
        match &dates {
            Some(MailboxDates { days, .. }) if days.is_empty() => {
                say_wrapped(ui, words.get("pickup-no-days"), Type::Label, tokens.err);
            }
            Some(dates) => {
                let names: Vec<String> = dates.days.iter().map(|day| words.date(*day)).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let mut at = dates.days.iter().position(|day| Some(*day) == chosen).unwrap_or(0);
                let select = Select::new(Id::unique("pick-up day"), words.get("pickup-day"), &names);
                select_ui(ui, select.column(80.0), &mut at);
                day = dates.days.get(at).copied();
                hours_ui(ui, session, dates);
                if ui.add_enabled(!planning, Button::filled(words.get("pickup-plan"))).clicked() {
                    pressed = Pressed::Plan;
                }
            }
            None => (),
        }
        end_ui(ui, session, failed.as_ref(), &mut pressed);
    });
    if let Some(desk) = &mut session.customs.returns {
        desk.day = day;
    }
    match pressed {
        Pressed::Plan => session.plan_pickup(commands),
        Pressed::Again if asked => session.plan_pickup(commands),
        Pressed::Again => session.find_pickup_days(commands),
        Pressed::Close => session.customs.returns = None,
        Pressed::Label | Pressed::Code | Pressed::Nothing => (),
    }
}

/// Until when the parcel must be in the box, and until when it must be asked for, as the carrier writes hours.
fn hours_ui(ui: &mut Ui, session: &Session, dates: &MailboxDates) {
    let ink = Tokens::of(ui).text2;
    let hours = [("pickup-until", &dates.until), ("pickup-ask-before", &dates.ask_before)];
    for (id, hour) in hours {
        if let Some(hour) = hour {
            say_wrapped(ui, session.words.with(id, &[("hour", hour.as_str().into())]), Type::Small, ink);
        }
    }
}

/// What went wrong, and the button that closes the card.
fn end_ui(ui: &mut Ui, session: &Session, failed: Option<&Failure>, pressed: &mut Pressed) {
    if let Some(failure) = failed
        && failure_ui(ui, Id::unique("return failed"), session.words, failure, "")
    {
        *pressed = Pressed::Again;
    }
    ui.add_space(4.0);
    if ui.push_id("return", |ui| ui.add(Button::quiet(session.words.get("close")))).inner.clicked() {
        *pressed = Pressed::Close;
    }
}

#[cfg(test)]
mod tests;
