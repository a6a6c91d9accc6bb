//! What needs a person, the oldest first: one sentence of fact, one of comfort, and what can be done.

mod cases;

use egui::Align;
use egui::Color32;
use egui::Frame;
use egui::Id;
use egui::Key;
use egui::Layout;
use egui::Margin;
use egui::Rect;
use egui::ScrollArea;
use egui::Stroke;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::domain::CarrierAccount;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::PushReason;
use crate::domain::Unused;
use crate::session::Screen;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::ui::theme::RADIUS_CARD;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Tag;
use crate::ui::widgets::Tone;
use crate::ui::widgets::icon_ui;
use crate::ui::widgets::section_ui;
use crate::words::Words;
use cases::Case;
use cases::Deal;
use cases::Item;
use cases::deal_word;

/// Draws the card, its rows in at most so many points; nothing at all where nothing waits.
pub(super) fn settle_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, most: f32) {
    let rows = session.history.page.known().map(|page| page.to_settle.clone()).unwrap_or_default();
    let accounts = session.accounts.clone();
    let items = items(session, &accounts, &rows);
    if items.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui);
    let words = session.words;
    let status = session.push.status.clone();
    let mut chosen = None;
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(RADIUS_CARD)
        .inner_margin(Margin::symmetric(0, 6))
        .show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 14, right: 14, top: 2, bottom: 4 }).show(ui, |ui| {
                let count = items.len().to_string();
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
                for item in &items {
                    let case = item.case(words, &status);
                    let drawn = ui.push_id(salt(item), |ui| {
                        let deal = case_ui(ui, words, &case);
                        let entered = number_ui(ui, session, item);
                        deal.or(entered)
                    });
                    if let Some(deal) = drawn.inner {
                        chosen = Some((item, deal));
                    }
                }
            });
        });
    ui.add_space(8.0);
    if let Some((item, deal)) = chosen {
        act(ui, session, commands, item, deal);
    }
}

/// What stands for many comes first, then shipments, the oldest first.
fn items<'a>(session: &Session, accounts: &'a [CarrierAccount], rows: &'a [HistoryRow]) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    items.extend(session.push.status.paused().filter(|reason| *reason != PushReason::ByHand).map(Item::Outbox));
    let gone = accounts.iter().filter(|account| session.without_key.contains(&account.id));
    items.extend(gone.map(Item::Account));
    for row in rows {
        if row.needs_a_person() {
            let account = accounts.iter().find(|account| account.id == row.account);
            let unused = account.map_or(Unused::VoidedThere, |account| account.kind.unused());
            items.push(Item::Shipment(row, unused));
        }
        if let Some(push) = row.push.as_ref().filter(|push| push.needs_a_person()) {
            items.push(Item::Telling(row, push));
        }
        items.extend(row.customs_wait().map(|task| Item::Customs(row, task)));
    }
    items
}

fn salt(item: &Item<'_>) -> String {
    match item {
        Item::Outbox(_) => "outbox".to_owned(),
        Item::Account(account) => format!("account {}", account.id.0),
        Item::Shipment(row, _) => row.intent.0.clone(),
        Item::Telling(row, _) => format!("telling {}", row.intent.0),
        Item::Customs(row, _) => format!("customs {}", row.intent.0),
    }
}

/// The box for another order number, under the line whose button opened it. Says so when it was entered.
fn number_ui(ui: &mut Ui, session: &mut Session, item: &Item<'_>) -> Option<Deal> {
    let Item::Telling(row, _) = item else { return None };
    let words = session.words;
    let (intent, text) = session.push.order_no.as_mut()?;
    if *intent != row.intent {
        return None;
    }
    let mut chosen = None;
    Frame::new().inner_margin(Margin { left: 46, right: 10, top: 0, bottom: 6 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let spec = FieldSpec::new(number_id(), words.get("settle-push-number-label"), text).width(220.0);
            let response = spec.bare_ui(ui);
            let blank = text.trim().is_empty();
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let pressed = ui.add_enabled(!blank, Button::plain(words.get("settle-push-again"))).clicked();
            if !blank && (entered || pressed) {
                chosen = Some(Deal::TellAgain);
            }
        });
    });
    chosen
}

fn number_id() -> Id {
    Id::unique("order number of a telling")
}

fn case_ui(ui: &mut Ui, words: Words, case: &Case) -> Option<Deal> {
    let tokens = Tokens::of(ui);
    let mut chosen = None;
    let margin = Margin { left: 16, right: 10, top: 6, bottom: 6 };
    Card::new().edge(case.tone).margin(margin).show(ui, |ui| {
        let start = ui.cursor().min;
        let width = ui.available_width();
        let beside = deals_width(ui, words, case.deals);
        // What is said needs room to be read in.
        let narrow = width < 520.0 || beside > width * 0.6;
        let buttons = if narrow { 0.0 } else { beside };
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

fn act(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>, item: &Item<'_>, deal: Deal) {
    match item {
        Item::Outbox(_) => {
            session.show_push();
            if deal == Deal::ReconnectPush {
                session.open_push_form();
            }
            session.go_to(Screen::Accounts, commands);
        }
        Item::Account(account) => {
            session.open_connect_form(account.kind, Some(account.id.clone()));
            session.go_to(Screen::Accounts, commands);
        }
        Item::Shipment(row, _) | Item::Telling(row, _) | Item::Customs(row, _) => {
            act_on_row(ui, session, commands, row, deal);
        }
    }
}

fn act_on_row(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow, deal: Deal) {
    let intent = row.intent.clone();
    match deal {
        Deal::LookNow => commands.push(Command::Settle { intent }),
        Deal::MakeAnew => {
            let anew = CustomsCommand::BuyAnew { lost: intent, intent: IntentId::new() };
            commands.push(Command::Customs(anew));
        }
        Deal::PutAway => commands.push(Command::Customs(CustomsCommand::Discard(intent))),
        Deal::BuyAgain => commands.push(Command::BuyAgain { intent }),
        Deal::Leave => commands.push(Command::Dismiss { intent }),
        Deal::Fetch => commands.push(Command::FetchPaper { intent }),
        Deal::Print | Deal::PrintAnyway | Deal::PrintWhatFits => session.reprint(row, commands),
        Deal::PrintAllSuch => session.print_all_such(row, commands),
        Deal::SeeLabel => session.show_label(row, commands),
        Deal::SeePrinters => session.open_settings(SettingsPage::Printers, commands),
        Deal::MendNumber => {
            let number = row.push.as_ref().map(|push| push.order_no.clone()).unwrap_or_default();
            session.push.order_no = Some((intent, number));
            ui.memory_mut(|memory| memory.request_focus(number_id()));
        }
        Deal::TellAgain => session.send_push_again(&intent, commands),
        Deal::TaskDone => session.customs_task_done(row, commands),
        Deal::SeeParcel => {
            session.history.selected = Some(intent);
            super::open_panel(ui);
        }
        Deal::LetGo | Deal::Noted => commands.push(Command::DismissPush { intent }),
        Deal::SeePush | Deal::ReconnectPush | Deal::ReconnectAccount => {
            session.show_push();
            session.go_to(Screen::Accounts, commands);
        }
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
