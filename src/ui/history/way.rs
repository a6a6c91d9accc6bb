//! Where a parcel is: its state, what happened to it, and the carrier's own page. And what other desks have shipped.

use egui::Id;
use egui::Margin;
use egui::OpenUrl;
use egui::Ui;

use super::list::way_tag;
use super::marks::grouped;
use crate::command::Command;
use crate::command::Look;
use crate::command::Remote;
use crate::command::TrackingView;
use crate::domain::CarrierKind;
use crate::domain::HistoryRow;
use crate::domain::Moment;
use crate::domain::Tracking;
use crate::domain::TrackingEvent;
use crate::domain::Whereabouts;
use crate::session::Session;
use crate::ui::failure::fact_ui;
use crate::ui::failure::fold_ui;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tone;
use crate::ui::widgets::section_ui;
use crate::words::Words;

/// Draws the section of the panel.
pub(super) fn way_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let mut ask = false;
    section_ui(ui, words.get("way-title"), |ui| {
        ask = ui.add(Button::icon_only(Icon::Refresh, words.get("way-ask-now"))).clicked();
    });
    ui.spacing_mut().item_spacing.y = 4.0;
    let view = session.history.tracking.known().filter(|view| view.intent == row.intent).cloned();
    let tracking = view.as_ref().and_then(|view| view.tracking.as_ref());
    // What a list has said since is newer than what was asked for: an arrival above all.
    let whereabouts = row.whereabouts.as_ref().or(tracking.map(|tracking| &tracking.whereabouts));
    ui.horizontal_wrapped(|ui| {
        ui.add(way_tag(words, whereabouts));
        if let Some(Whereabouts::Other(code)) = whereabouts {
            say(ui, code, Type::Label, tokens.text2);
        }
        // What is finer must not be older.
        let same = tracking.filter(|tracking| whereabouts == Some(&tracking.whereabouts));
        if let Some(detail) = same.and_then(|tracking| tracking.detail.as_deref()) {
            say(ui, words.detail(detail), Type::Label, tokens.text2);
        }
    });
    task_ui(ui, session, commands, row);
    if let Some(exception) = tracking.and_then(|tracking| tracking.exception.as_deref()) {
        say_wrapped(ui, exception, Type::Label, tokens.err);
    }
    match (row.delivered_ms, tracking.and_then(|tracking| tracking.expected)) {
        (Some(delivered_ms), _) => fact_ui(ui, words.get("way-delivered"), &words.moment_ms(delivered_ms)),
        (None, Some(expected)) => fact_ui(ui, words.get("way-expected"), &words.date(expected)),
        (None, None) => (),
    }
    events_ui(ui, session, tracking);
    standing_ui(ui, session, view.as_ref());
    page_ui(ui, session, row);
    if ask {
        session.track(Look::Now, commands);
    }
}

/// What customs wait for, and the button that says that it is done.
fn task_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, row: &HistoryRow) {
    let Some(task) = row.customs_wait() else { return };
    let tokens = Tokens::of(ui);
    let words = session.words;
    let card = Card::new().edge(Tone::Warning).tinted().margin(Margin { left: 14, right: 10, top: 8, bottom: 8 });
    let mut done = false;
    card.show(ui, |ui| {
        say_wrapped(ui, words.get("customs-task-title"), Type::LabelStrong, Tone::Warning.ink(tokens));
        say_wrapped(ui, words.customs_task(task), Type::Label, tokens.text);
        done = ui.push_id("panel", |ui| ui.add(Button::plain(words.get("customs-task-done")))).inner.clicked();
    });
    if done {
        session.customs_task_done(row, commands);
    }
}

fn events_ui(ui: &mut Ui, session: &Session, tracking: Option<&Tracking>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some(tracking) = tracking else { return };
    if tracking.events.is_empty() {
        say_wrapped(ui, words.get("way-no-events"), Type::Label, tokens.text2);
        return;
    }
    ui.add_space(2.0);
    for event in &tracking.events {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            say_wrapped(ui, happened(words, event), Type::LabelMedium, tokens.text);
            let place = Some(event.place.as_str()).filter(|place| !place.is_empty());
            let at = moment(words, event.moment);
            let parts: Vec<&str> = [Some(at.as_str()), place].into_iter().flatten().collect();
            say_wrapped(ui, parts.join(" · "), Type::Small, tokens.text2);
        });
    }
    let local = tracking.events.iter().any(|event| matches!(event.moment, Moment::Local(_)));
    let zone = session.now.time_zone().iana_name().unwrap_or("UTC").to_owned();
    let id = if local { "way-zone-local" } else { "way-zone" };
    say_wrapped(ui, words.with(id, &[("zone", zone.into())]), Type::Small, tokens.text3);
}

/// Our sentence for its code, else the carrier's own words, else the code as it came.
fn happened(words: Words, event: &TrackingEvent) -> String {
    let known = event.detail.as_deref().filter(|code| crate::domain::detail_id(code).is_some());
    match (known, &event.whereabouts) {
        (Some(code), _) => words.detail(code),
        (None, _) if !event.said.trim().is_empty() => event.said.clone(),
        (None, Whereabouts::Other(code)) => code.clone(),
        (None, whereabouts) => match &event.detail {
            Some(code) => code.clone(),
            None => words.whereabouts(whereabouts).to_owned(),
        },
    }
}

/// At the desk's own time; a time without a zone is one of the place where it was written down, and says so.
fn moment(words: Words, moment: Moment) -> String {
    match moment {
        Moment::At(ms) => words.moment_ms(ms),
        Moment::Local(local) => {
            let time = format!("{} {:02}:{:02}", words.day(local.date()), local.hour(), local.minute());
            words.with("way-local", &[("time", time.into())])
        }
        Moment::Unsaid => words.get("way-no-time").to_owned(),
    }
}

/// How old all of it is, or why there is nothing newer.
fn standing_ui(ui: &mut Ui, session: &Session, view: Option<&TrackingView>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let asked = view.and_then(|view| view.asked_ms);
    match (&session.history.tracking, view.and_then(|view| view.failure.as_ref())) {
        (Remote::Waiting(..), _) => {
            say(ui, words.get("way-asking"), Type::Small, tokens.text3);
        }
        (Remote::Failed(failure), _) => {
            say_wrapped(ui, words.mishap(&failure.mishap), Type::Small, tokens.err);
        }
        (Remote::NotAsked | Remote::Here(_), Some(failure)) => {
            say_wrapped(ui, words.mishap(&failure.mishap), Type::Small, tokens.err);
            if asked.is_some() {
                say_wrapped(ui, words.get("way-kept"), Type::Small, tokens.text3);
            }
        }
        (Remote::NotAsked | Remote::Here(_), None) if asked.is_none() => {
            say_wrapped(ui, words.get("way-not-asked"), Type::Small, tokens.text3);
        }
        (Remote::NotAsked | Remote::Here(_), None) => (),
    }
    if let Some(asked_ms) = asked {
        let time = words.moment_ms(asked_ms);
        say(ui, words.with("way-asked", &[("time", time.into())]), Type::Small, tokens.text3);
    }
}

/// The carrier's public page; a practice parcel is on none.
fn page_ui(ui: &mut Ui, session: &Session, row: &HistoryRow) {
    let words = session.words;
    let Some(number) = row.tracking.as_ref().filter(|_| !session.is_practice()) else { return };
    let account = session.accounts.iter().find(|account| account.id == row.account);
    let kind = account.map_or(CarrierKind::LettreSuivie, |account| account.kind);
    let button = Button::plain(words.get("way-open-page")).icon(Icon::LinkExternal);
    if ui.add(button).on_hover_text(words.get("way-open-page-of")).clicked() {
        ui.ctx().open_url(OpenUrl::new_tab(kind.tracking_page(number)));
    }
}

/// Draws what other desks of the account have bought, folded until it is asked for; nothing where there is nothing.
pub(super) fn elsewhere_ui(ui: &mut Ui, session: &Session) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let Some(page) = session.history.page.known().filter(|page| !page.elsewhere.is_empty()) else { return };
    // Who searches for an order wants to see at once that it left from another desk.
    let searching = !session.history.query.text.trim().is_empty();
    let head = format!("{} ({})", words.get("elsewhere-title"), page.elsewhere.len());
    if !fold_ui(ui, Id::unique("elsewhere").with(searching), &head, searching && page.rows.is_empty()) {
        return;
    }
    say_wrapped(ui, words.get("elsewhere-means"), Type::Small, tokens.text2);
    egui::ScrollArea::vertical().id_salt("elsewhere").max_height(160.0).min_scrolled_height(160.0).show(ui, |ui| {
        for label in &page.elsewhere {
            ui.horizontal_wrapped(|ui| {
                let tag = if label.voided {
                    crate::ui::widgets::Tag::new(Tone::Neutral, words.get("state-voided")).icon(Icon::Ban)
                } else {
                    way_tag(words, label.whereabouts.as_ref())
                };
                ui.add(tag);
                ui.add(egui::Label::new(grouped(&label.tracking.0, Type::Code, tokens.text)));
                let order = match &label.order {
                    Some(order) => words.with("elsewhere-order", &[("order", order.as_str().into())]),
                    None => words.get("elsewhere-no-order").to_owned(),
                };
                say(ui, order, Type::Label, tokens.text2);
                if let Some(created_ms) = label.created_ms {
                    say(ui, words.moment_ms(created_ms), Type::Label, tokens.text2);
                }
            });
        }
    });
}
