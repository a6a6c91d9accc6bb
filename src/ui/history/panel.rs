//! One shipment: what it was, what was paid and printed, and what can still be done; what cannot says why.

use egui::Id;
use egui::Key;
use egui::Label;
use egui::Modifiers;
use egui::Ui;

use super::list::service;
pub(in crate::ui) use super::list::state_tag;
pub(in crate::ui) use super::list::whom;
pub(in crate::ui) use super::marks::grouped;
use super::papers::papers_ui;
use super::returns::returns_ui;
use super::way::way_ui;
use crate::command::Command;
use crate::domain::Address;
use crate::domain::CarrierKind;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::OverCap;
use crate::domain::PaperKind;
use crate::domain::PrintWish;
use crate::domain::PushFlag;
use crate::domain::PushReason;
use crate::domain::PushRecord;
use crate::domain::PushState;
use crate::domain::Service;
use crate::domain::ShipmentState;
use crate::domain::Unused;
use crate::session::Session;
use crate::ui::failure::details_ui;
use crate::ui::failure::fact_ui;
use crate::ui::print_question::question_ui;
use crate::ui::strip::can_cancel;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tone;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::hold_button;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::separator_ui;
use crate::words::Words;

/// Draws the panel; true when it was closed. `closable` gives it its own cross.
pub(super) fn panel_ui(
    ui: &mut Ui,
    session: &mut Session,
    commands: &mut Vec<Command>,
    row: &HistoryRow,
    closable: bool,
) -> bool {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let mut closed = false;
    section_ui(ui, &whom(words, row), |ui| {
        if closable {
            closed = ui.add(Button::icon_only(Icon::Cross, words.get("close"))).clicked();
        }
    });
    say_wrapped(ui, address_line(&row.consignee), Type::Label, tokens.text2);
    number_ui(ui, words, row);
    ui.add_space(4.0);
    separator_ui(ui);
    ui.add_space(6.0);
    facts_ui(ui, words, row);
    if let Some(refusal) = &row.refusal {
        ui.add_space(6.0);
        say_wrapped(ui, words.said(refusal), Type::Body, tokens.err);
        details_ui(ui, Id::unique(("refusal", &row.intent)), words, refusal);
    }
    if row.label_id.is_some() {
        ui.add_space(6.0);
        separator_ui(ui);
        ui.add_space(6.0);
        way_ui(ui, session, commands, row);
    }
    question_ui(ui, session, commands, row);
    papers_ui(ui, session, commands, row);
    returns_ui(ui, session, commands, row);
    ui.add_space(10.0);
    separator_ui(ui);
    ui.add_space(8.0);
    actions_ui(ui, session, commands, row);
    closed
}

/// The keys of the panel: F8 and Ctrl+L for its paper, Ctrl+Enter to ship again. F9 is the button's own.
pub(super) fn take_keys(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::F8) && why_not_printed(session.words, row).is_none() {
        session.reprint(row, commands);
    }
    if pressed(Modifiers::CTRL, Key::L) && !row.formats.is_empty() {
        session.show_label(row, commands);
    } else if pressed(Modifiers::CTRL, Key::Enter) {
        session.ship_again(row, commands);
    }
}

/// Why it cannot be printed once more; none when it can.
pub(in crate::ui) fn why_not_printed(words: Words, row: &HistoryRow) -> Option<&'static str> {
    match row.state {
        ShipmentState::Labelled if row.is_printable() => None,
        ShipmentState::Labelled => Some(words.get("panel-erased")),
        ShipmentState::PaperMissing => Some(words.get("panel-paper-missing")),
        ShipmentState::Voided => Some(words.get("panel-voided")),
        ShipmentState::Discarded => Some(words.get("panel-discarded")),
        ShipmentState::Buying | ShipmentState::InDoubt => Some(words.get("panel-not-yet")),
        ShipmentState::NotBought | ShipmentState::Refused | ShipmentState::NotSent => {
            Some(words.get("panel-not-bought"))
        }
    }
}

/// Why it cannot be voided; none when it can.
pub(in crate::ui) fn why_not_voided(words: Words, row: &HistoryRow) -> Option<&'static str> {
    match row.state {
        ShipmentState::Labelled | ShipmentState::PaperMissing => None,
        ShipmentState::Voided => Some(words.get("panel-voided")),
        ShipmentState::Discarded => Some(words.get("panel-discarded")),
        ShipmentState::Buying | ShipmentState::InDoubt => Some(words.get("panel-not-yet")),
        ShipmentState::NotBought | ShipmentState::Refused | ShipmentState::NotSent => {
            Some(words.get("panel-not-bought"))
        }
    }
}

/// The number in groups, copied without them, and the state.
fn number_ui(ui: &mut Ui, words: Words, row: &HistoryRow) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        if let Some(tracking) = &row.tracking {
            ui.add(Label::new(grouped(&tracking.0, Type::Code, tokens.text)));
            if ui.add(Button::icon_only(Icon::Copy, words.get("panel-copy-number"))).clicked() {
                ui.ctx().copy_text(tracking.0.clone());
            }
        }
        ui.add(state_tag(words, row));
    });
}

fn facts_ui(ui: &mut Ui, words: Words, row: &HistoryRow) {
    section_ui(ui, words.get("field-shipment"), |_| ());
    ui.spacing_mut().item_spacing.y = 4.0;
    fact_ui(ui, words.get("field-service"), &format!("{}, {}", service(row), words.weight(row.weight)));
    fact_ui(ui, words.get("field-size"), &words.sides(&row.size.sides()));
    if let Some(cost) = row.cost {
        let paid = words.with("panel-paid-without-surcharges", &[("price", words.price(cost).into())]);
        fact_ui(ui, words.get("panel-paid"), &paid);
    }
    price_facts_ui(ui, words, row);
    if let Some(number) = &row.order.number {
        fact_ui(ui, words.get("panel-order"), number);
    }
    fact_ui(ui, words.get("history-created"), &words.moment_ms(row.created_ms));
    if let Some(print) = &row.print {
        let at = words.time_ms(print.at_ms);
        let printed = format!("{at}, {}, {}", print.printer_name, words.job(print.state));
        fact_ui(ui, words.get("panel-print"), &printed);
        if print.times > 1 {
            fact_ui(ui, "", &words.with("panel-times", &[("times", print.times.into())]));
        }
        let wished = match print.wish {
            PrintWish::Bought => None,
            PrintWish::Again => Some("panel-printed-again"),
            PrintWish::Anyway => Some("panel-printed-anyway"),
            PrintWish::WhatFits => Some("panel-printed-what-fits"),
        };
        if let Some(wished) = wished {
            fact_ui(ui, "", words.get(wished));
        }
        // What is asked stands beside its answers.
        if let Some(trouble) = print.trouble.filter(|_| row.asking().is_none()) {
            let printer = [("printer", print.printer_name.as_str().into())];
            fact_ui(ui, "", &words.with(trouble.id(), &printer));
        }
    }
    if let Some(push) = &row.push {
        push_facts_ui(ui, words, row, push);
    }
    if !row.formats.is_empty() {
        let formats: Vec<&str> = row.formats.iter().map(|format| format.name()).collect();
        fact_ui(ui, words.get("panel-kept"), &formats.join(", "));
    }
}

/// What was on screen before it was paid, who had said so, and what a person kept or let pass.
fn price_facts_ui(ui: &mut Ui, words: Words, row: &HistoryRow) {
    if let Some(expected) = row.expected {
        let source = words.price_source(expected.source, seller(row));
        let said = match row.charged_otherwise() {
            Some(_) => format!("{}, {source}", words.price(expected.price)),
            None => source,
        };
        fact_ui(ui, words.get("panel-price"), &said);
    }
    if let Some((expected, cost)) = row.charged_otherwise() {
        let facts = [("charged", words.price(cost).into()), ("expected", words.price(expected.price).into())];
        say_wrapped(ui, words.with("charged-otherwise", &facts), Type::LabelMedium, Tone::Warning.ink(Tokens::of(ui)));
    }
    if row.over_cap == OverCap::AllowedOnce {
        fact_ui(ui, "", words.get("panel-over-cap"));
    }
    if row.kept_warnings.iter().any(|rule| rule.starts_with("price-over-")) {
        fact_ui(ui, "", words.get("panel-price-kept"));
    }
}

/// Whose API sells the service.
fn seller(row: &HistoryRow) -> &'static str {
    let kind = CarrierKind::ALL.iter().find(|kind| Service::by_code(**kind, &row.service.0).is_some());
    kind.map_or("", |kind| kind.seller())
}

/// What LateShipment was told, and when.
fn push_facts_ui(ui: &mut Ui, words: Words, row: &HistoryRow, push: &PushRecord) {
    let at = words.time_ms(push.changed_ms);
    let told = match push.state {
        PushState::Sent if row.order.number.as_deref() == Some(push.order_no.as_str()) => {
            words.with("push-fact-sent", &[("time", at.into())])
        }
        PushState::Sent => {
            words.with("push-fact-sent-as", &[("time", at.into()), ("number", push.order_no.as_str().into())])
        }
        PushState::Waiting if push.reason.is_some() => {
            words.with("push-fact-next", &[("time", words.minute_ms(push.next_ms).into())])
        }
        PushState::Waiting => words.get("push-fact-waiting").to_owned(),
        PushState::Held | PushState::Refused | PushState::Cancelled => {
            format!("{at}, {}", words.push_state(push.state))
        }
    };
    fact_ui(ui, words.get("push-fact"), &told);
    if let Some(reason) = push.reason.filter(|reason| *reason != PushReason::Taken) {
        fact_ui(ui, "", words.push_reason(reason));
    }
    if !push.said.is_empty() && push.state != PushState::Sent {
        fact_ui(ui, "", &words.with("push-said", &[("said", push.said.as_str().into())]));
    }
    if push.flagged != PushFlag::None {
        fact_ui(ui, "", words.get("push-fact-flagged"));
    }
}

fn actions_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let no_print = why_not_printed(words, row);
    let no_void = why_not_voided(words, row);
    // In the narrow panel the buttons stand under one another and are as wide as it is.
    let whole = ui.available_width();
    let wide = |button: Button<'static>| if whole < 340.0 { button.width(whole) } else { button };
    ui.horizontal_wrapped(|ui| {
        if row.state == ShipmentState::PaperMissing {
            if ui.add(wide(Button::plain(words.get("remedy-fetch-the-paper")))).clicked() {
                commands.push(Command::FetchPaper { intent: row.intent.clone() });
            }
        } else {
            if can_cancel(row) && ui.add(wide(Button::plain(words.get("cancel-print")))).clicked() {
                session.cancel_print(&row.intent, PaperKind::Label, commands);
            }
            let reprint = Button::plain(words.print_word(row)).icon(Icon::Printer).key("F8");
            if ui.add_enabled(no_print.is_none(), wide(reprint)).clicked() {
                session.reprint(row, commands);
            }
        }
        let again = Button::plain(words.get("panel-ship-again")).key(words.get("key-ctrl-enter"));
        if ui.add(wide(again)).clicked() {
            session.ship_again(row, commands);
        }
        let show = Button::plain(words.get("panel-show-label")).key(words.get("panel-key-show"));
        if ui.add_enabled(!row.formats.is_empty(), wide(show)).clicked() {
            session.show_label(row, commands);
        }
        if ui.add_enabled(no_print.is_none(), wide(Button::plain(words.get("export-pdf")))).clicked() {
            session.export_pdf(&row.intent, commands);
        }
    });
    export_box_ui(ui, session, commands, &row.intent);
    ui.add_space(4.0);
    void_ui(ui, session, commands, row);
    if let Some(why) = no_print.filter(|why| no_void != Some(*why)) {
        say_wrapped(ui, why, Type::Small, tokens.text3);
    }
}

/// The button that voids when held, and under it what that means, or why it cannot.
pub(in crate::ui) fn void_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let (hold, means) = match session.unused(row) {
        Unused::VoidedThere => (words.get("void-hold"), words.get("panel-void-means")),
        Unused::NotBilled => (words.get("discard-hold"), words.get("panel-discard-means")),
    };
    match why_not_voided(words, row) {
        None => {
            if hold_button(ui, hold, words.get("holding"), Some(Key::F9)) {
                session.void(&row.intent, commands);
            }
            say_wrapped(ui, means, Type::Small, tokens.text3);
        }
        Some(why) => {
            ui.add_enabled(false, Button::plain(hold).key("F9"));
            say_wrapped(ui, why, Type::Small, tokens.text3);
        }
    }
}

/// Where the system has no file dialog, a path is typed.
pub(in crate::ui) fn export_box_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, intent: &IntentId) {
    let words = session.words;
    let Some(path) = &mut session.history.export_path else { return };
    let id = Id::unique("export path");
    let spec = FieldSpec::new(id, words.get("panel-export-path"), path);
    let spec = spec.placeholder(words.get("panel-export-example")).labels(crate::ui::widgets::Labels::Above);
    let response = field_ui(ui, spec);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let blank = path.trim().is_empty();
    let mut written = entered && !blank;
    let mut left = false;
    ui.horizontal_wrapped(|ui| {
        written |= ui.add_enabled(!blank, Button::plain(words.get("panel-export-write"))).clicked();
        left = ui.add(Button::plain(words.get("cancel"))).clicked();
    });
    if written {
        session.export_pdf(intent, commands);
    } else if left {
        session.history.export_path = None;
    }
}

/// Everything after the name, in one line.
fn address_line(address: &Address) -> String {
    let town = format!("{} {}", address.postcode, address.city);
    let company = address.company.as_ref().filter(|_| !address.name.is_empty());
    let parts = [company, Some(&address.street), address.extra.as_ref(), Some(&town)];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}
