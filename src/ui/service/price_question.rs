//! The one question that a price may ask before it is paid: whether an unusual one is kept, or whether the day's cap is passed.
//! A card at the price, never a window of its own.

use egui::Response;
use egui::Ui;

use crate::command::Command;
use crate::session::CapPassed;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::session::WhyNot;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Tone;

/// Draws the question, if there is one.
pub(super) fn price_question_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    match session.why_not() {
        Some(WhyNot::PriceUnusual) => {
            let Some(problem) = session.unusual_price() else { return };
            let (sentence, field) = (words.problem(problem), problem.field);
            let mut kept = false;
            card_ui(ui, &sentence, |ui| {
                let button = ui.add(Button::plain(words.get("price-keep")));
                kept = button.clicked();
                take_focus(session, &button);
            });
            if kept {
                session.keep_warning(field);
            }
        }
        Some(WhyNot::OverCap(CapPassed { cap, spent })) => {
            let facts = [("cap", words.price(cap).into()), ("spent", words.price(spent).into())];
            let (mut allowed, mut change) = (false, false);
            card_ui(ui, &words.with("over-cap", &facts), |ui| {
                let button = ui.add(Button::plain(words.get("over-cap-allow")));
                allowed = button.clicked();
                take_focus(session, &button);
                change = ui.add(Button::plain(words.get("over-cap-change"))).clicked();
            });
            if allowed {
                session.allow_over_cap();
            } else if change {
                session.open_settings(SettingsPage::Prices, commands);
            }
        }
        Some(WhyNot::NoAccount | WhyNot::ToFix(_) | WhyNot::PriceComing | WhyNot::PrinterWaits(_)) | None => {
            session.ship.asking_about_price = false;
        }
    }
}

fn card_ui(ui: &mut Ui, sentence: &str, buttons: impl FnOnce(&mut Ui)) {
    ui.add_space(4.0);
    Card::new().edge(Tone::Warning).tinted().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        say_wrapped(ui, sentence, Type::BodyMedium, Tokens::of(ui).text);
        ui.horizontal_wrapped(buttons);
    });
}

/// The main button leads here.
fn take_focus(session: &mut Session, button: &Response) {
    if std::mem::take(&mut session.ship.asking_about_price) {
        button.request_focus();
        button.scroll_to_me(None);
    }
}
