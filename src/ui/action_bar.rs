//! The bar at the foot: what still stands in the way, and the one big button that says what it will do and what it costs.

use egui::Align;
use egui::Layout;
use egui::Margin;
use egui::Rect;
use egui::Stroke;
use egui::Ui;
use egui::UiBuilder;

use super::Act;
use super::frame;
use super::key_cap;
use super::sketch::printer_state;
use super::strip::seconds_until;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::galley;
use super::theme::say;
use super::widgets::Icon;
use super::widgets::MainAction;
use super::widgets::Tone;
use super::widgets::icon_ui;
use super::widgets::key_cap_ui;
use super::widgets::key_cap_width;
use super::widgets::problem_chip_ui;
use crate::command::Command;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::PaperKind;
use crate::domain::Party;
use crate::domain::Surcharges;
use crate::session::CapPassed;
use crate::session::Price;
use crate::session::Session;
use crate::session::Turn;
use crate::session::WhyNot;
use crate::words::Words;

/// From this many points of window width on, a chip also says what is wrong.
const WORDED_CHIPS_FROM: f32 = 1280.0;

/// Presses the main button. On an empty form there is nothing to blame: the focus goes where typing begins. So a second
/// Enter, right after a purchase has cleared the form, does nothing at all.
pub(super) fn press(session: &mut Session, commands: &mut Vec<Command>) {
    if session.ship.is_blank() && session.account().is_some() {
        session.ship.focus = Some(Field::Address(Party::Consignee, Line::Name));
    } else {
        session.buy(commands);
    }
}

/// Draws the bar.
pub(super) fn action_bar_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, tokens.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    let window = ui.ctx().content_rect().width();
    let narrow = window < super::WORDED_RAIL_FROM;
    let (side, above) = if narrow { (12, 4) } else { (20, 10) };
    frame::padded(ui, "action", Margin { left: side, right: side, top: above, bottom: above }, |ui| {
        let room = ui.max_rect();
        let ready = session.why_not().is_none();
        let (act, detail) = (act(session), detail(session, narrow));
        let key = key_cap(session.words, Act::Buy);
        let action =
            if ready { MainAction::ready(&act, &detail, &key) } else { MainAction::blocked(&act, &detail, &key) };
        let width = match (narrow, ready) {
            (true, true) => room.width(),
            (true, false) => room.width() - 170.0,
            // Long words take the room of what stands beside it: the act and its price are never broken.
            (false, _) => {
                let usual = (room.width() * 0.46).clamp(300.0, 388.0);
                action.width_of_its_words(ui).clamp(usual, (room.width() * 0.62).max(usual))
            }
        };
        let mut left = room;
        left.max.x = room.right() - width - 12.0;
        if left.width() > 60.0 {
            let layout = Layout::left_to_right(Align::Center);
            let mut said = ui.new_child(UiBuilder::new().id_salt("said").max_rect(left).layout(layout));
            said.set_clip_rect(left.expand(6.0).intersect(ui.clip_rect()));
            standing_ui(&mut said, session, narrow);
        }
        let place = Rect::from_min_max(egui::pos2(room.right() - width, room.top()), room.max);
        let layout = Layout::left_to_right(Align::Center);
        let mut button = ui.new_child(UiBuilder::new().id_salt("button").max_rect(place).layout(layout));
        if button.add(action.width(width)).clicked() {
            press(session, commands);
        }
    });
}

/// What stands in the way, or what is about to be bought.
fn standing_ui(ui: &mut Ui, session: &mut Session, narrow: bool) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let count = session.ship.to_fix().len();
    let review = session.ship.to_review().len();
    if count == 0 && review > 0 {
        icon_ui(ui, Icon::Warning, 18.0, tokens.warn);
        say(ui, words.with("to-review", &[("count", review.into())]), Type::BodyStrong, tokens.text);
        key_cap_ui(ui, &key_cap(words, Act::NextProblem));
        if !narrow {
            ui.add_space(6.0);
            chips_ui(ui, session, Tone::Warning);
        }
        return;
    }
    if count == 0 {
        icon_ui(ui, Icon::Done, 18.0, tokens.ok);
        say(ui, words.get("everything-ready"), Type::BodyStrong, tokens.text);
        match session.price_waits_until() {
            Some(until_ms) => countdown_ui(ui, session, until_ms),
            None => {
                say(ui, about_to_buy(session), Type::Label, tokens.text2);
            }
        }
        return;
    }
    let unfinished = session.ship.is_only_unfinished();
    let mut walk = false;
    if unfinished {
        say(ui, words.with("to-fill-in", &[("count", count.into())]), Type::Body, tokens.text2);
    } else {
        icon_ui(ui, Icon::Error, 18.0, tokens.err);
        walk = say(ui, words.with("to-fix", &[("count", count.into())]), Type::BodyStrong, tokens.text)
            .interact(egui::Sense::click_and_drag() - egui::Sense::FOCUSABLE)
            .clicked();
    }
    let key = key_cap(words, Act::NextProblem);
    if key_cap_width(ui, &key) <= ui.available_width() {
        key_cap_ui(ui, &key);
    }
    if !unfinished && !narrow {
        ui.add_space(6.0);
        chips_ui(ui, session, Tone::Error);
    }
    if walk {
        session.focus_problem(Turn::Next);
    }
}

/// How long the carrier makes the price wait. Painted alone, and so silent: a screen reader would speak each second.
fn countdown_ui(ui: &mut Ui, session: &Session, until_ms: i64) {
    let tokens = Tokens::of(ui);
    let seconds = seconds_until(session, until_ms);
    let text = session.words.with("price-waits", &[("seconds", seconds.into())]);
    let text = galley(ui, &text, Type::Label, tokens.wait, ui.available_width());
    let (rect, _) = ui.allocate_exact_size(text.size(), egui::Sense::hover());
    ui.painter().galley(rect.min, text, tokens.wait);
    ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
}

/// As many problems as there is room for; F6 walks the others.
fn chips_ui(ui: &mut Ui, session: &mut Session, tone: Tone) {
    let words = session.words;
    let worded = ui.ctx().content_rect().width() >= WORDED_CHIPS_FROM;
    let problems = if tone == Tone::Error { session.ship.to_fix() } else { session.ship.to_review() };
    let chips: Vec<(Field, String, String)> = problems
        .into_iter()
        .map(|problem| (problem.field, session.field_name(problem.field), words.short_fault(&problem.fault)))
        .collect();
    let mut go_to = None;
    for (index, (field, name, wrong)) in chips.iter().enumerate() {
        let wrong = if worded { wrong.as_str() } else { "" };
        let wide = |text: &str, style| galley(ui, text, style, egui::Color32::PLACEHOLDER, f32::INFINITY).size().x;
        let width = wide(name, Type::LabelMedium) + wide(wrong, Type::Label) + 32.0;
        let rest = chips.len() - index;
        let reserve = if rest > 1 { 36.0 } else { 0.0 };
        if width + reserve > ui.available_width() {
            say(ui, format!("+{rest}"), Type::LabelMedium, Tokens::of(ui).text2);
            break;
        }
        if problem_chip_ui(ui, tone, name, wrong).clicked() {
            go_to = Some(*field);
        }
    }
    if let Some(field) = go_to {
        session.go_to_field(field);
    }
}

/// Who, how heavy, how large: what is about to be bought.
fn about_to_buy(session: &Session) -> String {
    let words = session.words;
    session.ship.checked.shipment.as_ref().map_or_else(String::new, |shipment| {
        let to = shipment.consignee();
        let who = format!("{}, {} {}", to.name, to.postcode, to.city);
        [who, words.weight(shipment.weight()), words.sides(&shipment.size().sides())].join(" · ")
    })
}

/// The first line: the act, and the price once it is known.
pub(super) fn act(session: &Session) -> String {
    let words = session.words;
    let prints = session.label_printer().is_some();
    let act = match session.printer_waits() {
        Some(_) if session.ship.print_later => words.get("buy-print-later"),
        _ if prints => words.get("buy-and-print"),
        _ => words.get("buy-and-keep"),
    };
    let known = session.ship.rates.known();
    let code = session.service().map(|service| service.code);
    let rate = known.and_then(|rates| rates.iter().find(|rate| Some(rate.service.0.as_str()) == code.as_deref()));
    match rate {
        Some(rate) => format!("{act} · {}", words.price(rate.price)),
        None => act.to_owned(),
    }
}

/// The second line: what the price leaves out and the printer, or why the button waits.
fn detail(session: &Session, narrow: bool) -> String {
    let first = why(session);
    // Beside a count there is no room for the printer as well; it is said again once the button can be pressed.
    let said = if session.needs_customs() { Some(papers(session)) } else { printer(session) };
    let printer = said.filter(|_| !narrow || first.is_none() || session.why_not().is_none());
    let parts: Vec<String> = [first, printer].into_iter().flatten().collect();
    parts.join(" · ")
}

/// What the price leaves out, or why the button waits.
pub(super) fn why(session: &Session) -> Option<String> {
    let words = session.words;
    match session.why_not() {
        Some(WhyNot::NoAccount) => Some(words.get("connect-first").to_owned()),
        Some(WhyNot::ToFix(count)) if session.ship.is_only_unfinished() => {
            Some(words.with("to-fill-in", &[("count", count.into())]))
        }
        Some(WhyNot::ToFix(count)) => Some(words.with("to-fix-before-buying", &[("count", count.into())])),
        Some(WhyNot::PriceComing) => Some(words.get("price-asked").to_owned()),
        Some(WhyNot::PriceUnusual) => Some(words.get("price-unusual-short").to_owned()),
        Some(WhyNot::OverCap(CapPassed { cap, spent })) => {
            let facts = [("cap", words.price(cap).into()), ("spent", words.price(spent).into())];
            Some(words.with("over-cap-short", &facts))
        }
        Some(WhyNot::PrinterWaits(_)) => Some(words.get("waits-for-printer").to_owned()),
        None => cost(session, words),
    }
}

fn cost(session: &Session, words: Words) -> Option<String> {
    let unknown = |id| Some(words.get(id).to_owned());
    match session.price() {
        Price::Known(rate) => {
            let seller = session.account().map_or("", |account| account.kind.seller());
            let source = words.price_source(rate.source, seller);
            Some(match rate.surcharges {
                Surcharges::Excluded => format!("{source}, {}", words.get("without-surcharges")),
                Surcharges::Included => source,
            })
        }
        Price::NotQuoted => unknown("price-not-quoted"),
        Price::Failed(_) => unknown("price-unknown"),
        Price::Open | Price::Coming(_) => None,
    }
}

/// Which papers will be made: `étiquette, 4 CN23`.
fn papers(session: &Session) -> String {
    let copies =
        session.papers().into_iter().find(|(kind, _)| *kind == PaperKind::Cn23).map_or(0, |(_, copies)| copies);
    session.words.with("papers-named", &[("copies", copies.into())])
}

/// The printer's state, before money is spent.
fn printer(session: &Session) -> Option<String> {
    let name = session.label_printer()?.name.clone();
    let (_, state) = printer_state(session);
    Some(format!("{name} {state}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Event;
    use crate::domain::PrinterTrouble;
    use crate::domain::Troubles;
    use crate::ui::testing::printer as label_printer;
    use crate::words::Lang;

    #[test]
    fn the_button_says_what_the_printer_lacks_and_what_pressing_again_does() {
        let mut session = crate::ui::testing::session(Lang::EN);
        session.settings.printers.push(label_printer());
        let readiness = Troubles::from(PrinterTrouble::PaperOut).readiness();
        session.apply(Event::PrinterSaid { printer: label_printer().id, outcome: Ok(readiness) }, &mut Vec::new());
        assert_eq!(act(&session), session.words.get("buy-and-print"));
        let said = printer(&session).unwrap();
        assert!(said.starts_with("Zebra ZD421") && said.contains("Out of labels"), "{said}");
        session.ship.print_later = true;
        assert_eq!(act(&session), "Buy and keep, print later");
    }
}
