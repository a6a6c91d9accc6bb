//! What needs a person, the oldest first: one sentence of fact, one of comfort, and what can be done.

use egui::Align;
use egui::Color32;
use egui::Frame;
use egui::Layout;
use egui::Margin;
use egui::Rect;
use egui::ScrollArea;
use egui::Stroke;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;

use crate::command::Command;
use crate::domain::HistoryRow;
use crate::domain::ShipmentState;
use crate::session::Screen;
use crate::session::Session;
use crate::ui::theme::RADIUS_CARD;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Tag;
use crate::ui::widgets::Tone;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;
use crate::words::Words;

/// What can be done about something that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deal {
    LookNow,
    BuyAgain,
    Leave,
    TakeBack,
    Fetch,
    Print,
}

/// What is said of it.
struct Case {
    tone: Tone,
    title: String,
    comfort: String,
    deals: &'static [Deal],
}

/// Draws the card, its rows in at most so many points; nothing at all where nothing waits.
pub(super) fn settle_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, most: f32) {
    let rows = session.history.page.known().map(|page| page.to_settle.clone()).unwrap_or_default();
    if rows.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui);
    let words = session.words;
    let mut chosen = None;
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(RADIUS_CARD)
        .inner_margin(Margin::symmetric(0, 6))
        .show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 14, right: 14, top: 2, bottom: 4 }).show(ui, |ui| {
                let count = rows.len().to_string();
                let title = words.get("settle-title");
                section_ui(ui, title, |ui| {
                    if ui.available_width() > 260.0 {
                        crate::ui::theme::say(ui, words.get("settle-nothing-blocked"), Type::Label, tokens.text2);
                    }
                    ui.add(Tag::new(Tone::Neutral, &count));
                });
            });
            ScrollArea::vertical().id_salt("to settle").max_height(most).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                for row in &rows {
                    if let Some(deal) = ui.push_id(&row.intent.0, |ui| row_ui(ui, words, row)).inner {
                        chosen = Some((row, deal));
                    }
                }
            });
        });
    ui.add_space(8.0);
    if let Some((row, deal)) = chosen {
        act(session, commands, row, deal);
    }
}

fn row_ui(ui: &mut Ui, words: Words, row: &HistoryRow) -> Option<Deal> {
    let tokens = Tokens::of(ui);
    let case = case(words, row);
    let mut chosen = None;
    let margin = Margin { left: 16, right: 10, top: 6, bottom: 6 };
    Card::new().edge(case.tone).margin(margin).show(ui, |ui| {
        let narrow = ui.available_width() < 520.0;
        let start = ui.cursor().min;
        let width = ui.available_width();
        let buttons = if narrow { 0.0 } else { deals_width(ui, words, case.deals) };
        let place = Rect::from_min_size(start, Vec2::new((width - buttons).max(120.0), f32::INFINITY));
        let said = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().interact_size.y = 20.0;
                if let Some(icon) = case.tone.icon() {
                    icon_ui(ui, icon, 18.0, case.tone.ink(tokens));
                }
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    say_wrapped(ui, &case.title, Type::BodyStrong, tokens.text);
                    say_wrapped(ui, &case.comfort, Type::Label, tokens.text2);
                });
            });
        });
        if narrow {
            ui.horizontal_wrapped(|ui| chosen = deals_ui(ui, words, case.deals.iter()));
        } else {
            let height = said.response.rect.height().max(36.0);
            let right = Rect::from_min_size(start + Vec2::new(width - buttons, 0.0), Vec2::new(buttons, height));
            let builder = UiBuilder::new().max_rect(right).layout(Layout::left_to_right(Align::Center));
            // The first of them stands outermost, where the eye ends up; Tab comes to them as they are read.
            chosen = ui.scope_builder(builder, |ui| deals_ui(ui, words, case.deals.iter().rev())).inner;
        }
    });
    chosen
}

fn deals_ui<'d>(ui: &mut Ui, words: Words, deals: impl Iterator<Item = &'d Deal>) -> Option<Deal> {
    let mut chosen = None;
    for deal in deals {
        if ui.add(Button::plain(deal_word(words, *deal))).clicked() {
            chosen = Some(*deal);
        }
    }
    chosen
}

/// The room that the buttons take side by side.
fn deals_width(ui: &Ui, words: Words, deals: &[Deal]) -> f32 {
    let wide = |deal: &Deal| {
        galley(ui, deal_word(words, *deal), Type::BodyMedium, Color32::PLACEHOLDER, f32::INFINITY).size().x + 36.0
    };
    deals.iter().map(wide).sum()
}

fn deal_word(words: Words, deal: Deal) -> &'static str {
    match deal {
        Deal::LookNow => words.get("remedy-settle"),
        Deal::BuyAgain => words.get("settle-buy-again"),
        Deal::Leave => words.get("settle-leave"),
        Deal::TakeBack => words.get("settle-take-back"),
        Deal::Fetch => words.get("remedy-fetch-the-paper"),
        Deal::Print => words.get("reprint"),
    }
}

fn case(words: Words, row: &HistoryRow) -> Case {
    let who = if row.consignee.name.is_empty() {
        row.consignee.company.clone().unwrap_or_default()
    } else {
        row.consignee.name.clone()
    };
    let titled = |id: &str| {
        let place = format!("{} {}", row.consignee.postcode, row.consignee.city);
        words.with(id, &[("who", who.clone().into()), ("place", place.into())])
    };
    let plain = |id: &str| words.get(id).to_owned();
    match row.state {
        ShipmentState::InDoubt | ShipmentState::Buying => Case {
            tone: Tone::Waiting,
            title: titled("settle-in-doubt"),
            comfort: words.with("settle-in-doubt-comfort", &[("time", words.minute_ms(row.created_ms).into())]),
            deals: &[Deal::LookNow],
        },
        ShipmentState::NotBought => Case {
            tone: Tone::Warning,
            title: titled("settle-not-bought"),
            comfort: plain("settle-not-bought-comfort"),
            deals: &[Deal::BuyAgain, Deal::Leave],
        },
        ShipmentState::Refused => Case {
            tone: Tone::Error,
            title: titled("settle-refused"),
            comfort: match row.refusal.as_ref().filter(|said| !said.message.is_empty()) {
                Some(said) => words.with("settle-refused-comfort", &[("message", said.message.as_str().into())]),
                None => plain("settle-nothing-paid"),
            },
            deals: &[Deal::TakeBack, Deal::Leave],
        },
        ShipmentState::NotSent => Case {
            tone: Tone::Warning,
            title: titled("settle-not-sent"),
            comfort: plain("settle-not-sent-comfort"),
            deals: &[Deal::BuyAgain, Deal::Leave],
        },
        ShipmentState::PaperMissing => Case {
            tone: Tone::Warning,
            title: titled("settle-paper-missing"),
            comfort: plain("settle-paper-missing-comfort"),
            deals: &[Deal::Fetch],
        },
        ShipmentState::Labelled | ShipmentState::Voided => Case {
            tone: Tone::Error,
            title: titled("settle-not-printed"),
            comfort: match &row.print {
                Some(print) => {
                    words.with("settle-not-printed-comfort", &[("printer", print.printer_name.as_str().into())])
                }
                None => plain("settle-kept-here"),
            },
            deals: &[Deal::Print],
        },
    }
}

fn act(session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow, deal: Deal) {
    let intent = row.intent.clone();
    match deal {
        Deal::LookNow => commands.push(Command::Settle { intent }),
        Deal::BuyAgain => commands.push(Command::BuyAgain { intent }),
        Deal::Leave => commands.push(Command::Dismiss { intent }),
        Deal::Fetch => commands.push(Command::FetchPaper { intent }),
        Deal::Print => session.reprint(&intent, commands),
        Deal::TakeBack => {
            if session.ship.under_way.iter().any(|under_way| under_way.intent == intent) {
                session.take_back(&intent, commands);
                session.go_to(Screen::Ship, commands);
            } else {
                session.ship_again(row, commands);
                commands.push(Command::Dismiss { intent });
            }
        }
    }
}
