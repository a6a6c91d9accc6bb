//! The last parcel and the purchases under way: the form above is free meanwhile.

use egui::Align;
use egui::Id;
use egui::Layout;
use egui::Margin;
use egui::Popup;
use egui::Rect;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::accesskit::Live;
use egui::accesskit::Role;

use super::Act;
use super::frame;
use super::history::panel::whom;
use super::key_cap;
use super::keyboard::key_of;
use super::label::dots;
use super::signal;
use super::theme::PAPER;
use super::theme::RADIUS_TAG;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say;
use super::widgets::Button;
use super::widgets::Card;
use super::widgets::Icon;
use super::widgets::Tone;
use super::widgets::hold_button;
use super::widgets::hold_key;
use super::widgets::icon_ui;
use super::widgets::paint_icon;
use crate::command::Command;
use crate::command::LabelView;
use crate::domain::HistoryRow;
use crate::domain::JobState;
use crate::domain::PaperKind;
use crate::domain::ShipmentState;
use crate::domain::Unused;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::session::SetupList;
use crate::session::SetupStep;
use crate::session::UnderWay;
use crate::words::Words;

/// A purchase that takes longer than this says for how long, in milliseconds.
const WAIT_IS_SAID_FROM_MS: i64 = 3000;

/// Whether there is anything to show.
pub(super) fn is_empty(session: &Session) -> bool {
    session.ship.last.is_none() && session.ship.under_way.is_empty()
}

/// Draws the strip with its buttons.
pub(super) fn strip_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    signal::flash_ui(ui, session, rect);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    frame::padded(ui, "strip", Margin { left: 20, right: 20, top: 4, bottom: 4 }, |ui| {
        let room = ui.max_rect();
        let Some(last) = session.ship.last.clone() else {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if session.ship.under_way.is_empty() && session.setup_waits() {
                    setup_ui(ui, session, commands);
                } else if session.ship.under_way.is_empty() {
                    say(ui, words.get("strip-empty"), Type::Label, tokens.text3);
                }
                under_way_ui(ui, session, commands, 2);
            });
            return;
        };
        // The buttons know their width only when drawn, and are read after the parcel: so they are measured first.
        let width = actions_width(ui, words, &last);
        let (mut left, mut right) = (room, room);
        left.max.x = (room.right() - width - 16.0).max(room.left() + 40.0);
        right.min.x = left.max.x + 16.0;
        let layout = Layout::left_to_right(Align::Center);
        let mut parcel = ui.new_child(UiBuilder::new().id_salt("parcel").max_rect(left).layout(layout));
        parcel.set_clip_rect(left.expand(4.0).intersect(ui.clip_rect()));
        last_ui(&mut parcel, session, &last, commands);
        announce(&parcel, words, &last, left);
        let items = if left.width() > 480.0 { 1 } else { 0 };
        under_way_ui(&mut parcel, session, commands, items);
        let mut actions = ui.new_child(UiBuilder::new().id_salt("actions").max_rect(right).layout(layout));
        actions_ui(&mut actions, session, &last, commands);
    });
    if !session.ship.under_way.is_empty() {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    }
}

/// Before there is a last parcel, its place reminds of the first steps.
fn setup_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let counts = [("done", session.steps_done().into()), ("all", SetupStep::ALL.len().into())];
    icon_ui(ui, Icon::List, 18.0, tokens.text2);
    say(ui, words.with("setup-so-far", &counts), Type::BodyMedium, tokens.text);
    if ui.add(Button::plain(words.get("setup-go-on"))).clicked() {
        session.open_settings(SettingsPage::Setup, commands);
    }
    if ui.add(Button::quiet(words.get("setup-put-away"))).clicked() {
        session.put_setup_away(SetupList::Away, commands);
    }
}

/// Draws the strip on one line of 44 points, its actions in a menu; their keys stay.
pub(super) fn folded_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    signal::flash_ui(ui, session, rect);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    frame::padded(ui, "strip", Margin { left: 12, right: 12, top: 4, bottom: 4 }, |ui| {
        let room = ui.max_rect();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if !session.ship.under_way.is_empty() {
                let count = session.ship.under_way.len();
                icon_ui(ui, Icon::Waiting, 16.0, tokens.wait);
                say(ui, words.with("purchases-under-way", &[("count", count.into())]), Type::LabelMedium, tokens.wait);
            }
            let refused = session.ship.under_way.iter().find(|under_way| is_refused(session, under_way)).cloned();
            if let Some(refused) = refused
                && ui.add(Button::plain(words.get("take-back"))).clicked()
            {
                session.take_back(&refused.intent, commands);
            }
            let Some(last) = session.ship.last.clone() else { return };
            announce(ui, words, &last, room);
            let word = super::theme::galley(ui, words.get("actions"), Type::BodyMedium, PAPER, f32::INFINITY);
            let menu_width = word.size().x + 60.0;
            let width = (ui.available_width() - menu_width).max(40.0);
            ui.allocate_ui_with_layout(Vec2::new(width, 36.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(width);
                let (tone, state) = paper_state(words, &last);
                say(ui, whom(words, &last), Type::LabelMedium, tokens.text);
                say(ui, state, Type::Label, tone.ink(tokens));
            });
            let menu = ui.add(Button::plain(words.get("actions")).icon(Icon::ChevronUp));
            Popup::menu(&menu).show(|ui| actions_ui(ui, session, &last, commands));
            if !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&menu))
                && can_void(&last)
                && let Some(key) = key_of(Act::Void)
                && hold_key(ui, Id::unique("void by key"), key)
            {
                session.void(&last.intent, commands);
            }
        });
    });
    if !session.ship.under_way.is_empty() {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    }
}

fn last_ui(ui: &mut Ui, session: &mut Session, last: &HistoryRow, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let view = session.ship.last_view.here().filter(|view| view.intent == last.intent);
    if label_button(ui, words.get("enlarge-label"), view) {
        session.show_label(last, commands);
    }
    ui.add_space(4.0);
    // While the void is held, its consequence stands where the number was.
    let voiding = can_void(last) && key_of(Act::Void).is_some_and(|key| ui.input(|input| input.key_down(key)));
    // A purchase under way is news; where the last paper is, was read before.
    let alone = session.ship.under_way.is_empty();
    let width = ui.available_width().min(if alone { 480.0 } else { 210.0 });
    ui.allocate_ui_with_layout(Vec2::new(width, 40.0), Layout::top_down(Align::Min), |ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 18.0;
        let to = &last.consignee;
        let name = format!("{}, {} {}", whom(words, last), to.postcode, to.city);
        say(ui, name, Type::BodyStrong, tokens.text);
        ui.horizontal(|ui| {
            if voiding {
                say(ui, words.get("void-consequence"), Type::LabelMedium, tokens.err);
                return;
            }
            if let Some(tracking) = &last.tracking {
                say(ui, tracking.grouped(), Type::Code, tokens.text);
                ui.add_space(2.0);
            }
            let (tone, state) = paper_state(words, last);
            if let Some(icon) = tone.icon() {
                icon_ui(ui, icon, 16.0, tone.ink(tokens)).on_hover_text(&state);
            }
            // A word that would be cut says less than its icon, which has it in its tooltip.
            let word = super::theme::galley(ui, &state, Type::LabelMedium, PAPER, f32::INFINITY).size().x;
            if alone && word <= ui.available_width() {
                say(ui, state, Type::LabelMedium, tone.ink(tokens));
            }
        });
    });
}

/// Says to a screen reader what has become of the last parcel. A node of its own for each state, because a live region is
/// spoken when it is new; the seconds of a purchase under way are in none.
fn announce(ui: &Ui, words: Words, last: &HistoryRow, place: Rect) {
    let number = last.tracking.as_ref().map(|tracking| tracking.grouped()).unwrap_or_default();
    let (_, state) = paper_state(words, last);
    let facts = [("who", whom(words, last).into()), ("number", number.into()), ("state", state.into())];
    let sentence = words.with("strip-spoken", &facts);
    let id = Id::unique(("spoken", &last.intent, &sentence));
    let response = ui.interact(place, id, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Status, true, &sentence));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// A small sheet that opens the label large.
fn label_button(ui: &mut Ui, name: &str, view: Option<&LabelView>) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(38.0, 57.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, name));
    let sheet = Rect::from_center_size(rect.center(), Vec2::new(37.0, 55.5));
    ui.painter().rect(sheet, RADIUS_TAG, PAPER, Stroke::new(1.0, tokens.edge), StrokeKind::Inside);
    match view {
        Some(view) => {
            let inside = sheet.shrink(1.0);
            let zoom = inside.width() * ui.pixels_per_point() / view.dots.width() as f32;
            let picture = dots::picture(ui, &view.dots, zoom, "strip");
            let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
            ui.painter().image(picture.texture.id(), inside, whole, egui::Color32::WHITE);
        }
        None => {
            let ink = Tokens::of_theme(egui::Theme::Light).text2;
            paint_icon(ui, Icon::ZoomIn, Rect::from_center_size(sheet.center(), Vec2::splat(16.0)), ink);
        }
    }
    super::widgets::focus_ring(ui, &response, sheet, RADIUS_TAG);
    response.on_hover_text(name).clicked()
}

/// Where the label is: voided, on paper as far as the printer tells, or kept here.
pub(super) fn paper_state(words: Words, row: &HistoryRow) -> (Tone, String) {
    if row.state != ShipmentState::Labelled {
        let tone = if row.state == ShipmentState::Voided { Tone::Neutral } else { Tone::Warning };
        return (tone, words.state(row.state).to_owned());
    }
    if !row.is_printable() {
        return (Tone::Neutral, words.get("panel-erased").to_owned());
    }
    let Some(print) = &row.print else { return (Tone::Done, words.get("kept-here").to_owned()) };
    if let Some(asking) = row.asking() {
        return (Tone::Warning, words.asked(asking).title);
    }
    let tone = match print.state {
        JobState::Queued | JobState::Sending if print.trouble.is_some() => Tone::Warning,
        JobState::Queued | JobState::Sending => Tone::Waiting,
        // A printer that says nothing never says what became of it, so nothing here says "done".
        JobState::SentUnconfirmed | JobState::Cancelled => Tone::Neutral,
        JobState::Printed | JobState::Written => Tone::Done,
        JobState::Failed => Tone::Error,
    };
    // What holds it is the news, and says what to do.
    if let Some(trouble) = print.trouble.filter(|_| print.state.is_open()) {
        return (tone, words.with(trouble.id(), &[("printer", print.printer_name.as_str().into())]));
    }
    let facts = [("state", words.job(print.state).into()), ("time", words.time_ms(print.at_ms).into())];
    (tone, words.with("job-at", &facts))
}

pub(super) fn can_void(row: &HistoryRow) -> bool {
    row.state.is_paid()
}

pub(super) fn can_print(row: &HistoryRow) -> bool {
    row.is_printable()
}

/// Its label waits for its printer, or is on its way to paper.
pub(super) fn can_cancel(row: &HistoryRow) -> bool {
    row.is_printable() && row.print.as_ref().is_some_and(|print| print.state.is_open())
}

fn actions_ui(ui: &mut Ui, session: &mut Session, last: &HistoryRow, commands: &mut Vec<Command>) {
    let words = session.words;
    let another = key_cap(words, Act::AnotherParcel);
    if ui.add(Button::plain(another_word(ui, words)).key(&another)).clicked() {
        session.another_parcel(commands);
    }
    if can_cancel(last) && ui.add(Button::plain(words.get("cancel-print"))).clicked() {
        session.cancel_print(&last.intent, PaperKind::Label, commands);
    }
    let reprint = key_cap(words, Act::Reprint);
    if can_print(last) && !can_cancel(last) && ui.add(Button::plain(words.print_word(last)).key(&reprint)).clicked() {
        session.reprint(last, commands);
    }
    if can_void(last) {
        let held = ui.scope(|ui| hold_button(ui, hold_word(session, last), words.get("holding"), key_of(Act::Void)));
        held.response.on_hover_text(consequence(session, last));
        if held.inner {
            session.void(&last.intent, commands);
        }
    }
}

/// What is held to take the last label back.
fn hold_word(session: &Session, last: &HistoryRow) -> &'static str {
    match session.unused(last) {
        Unused::VoidedThere => session.words.get("void-hold"),
        Unused::NotBilled => session.words.get("discard-hold"),
    }
}

/// What holding it does.
fn consequence(session: &Session, last: &HistoryRow) -> &'static str {
    match session.unused(last) {
        Unused::VoidedThere => session.words.get("void-consequence"),
        Unused::NotBilled => session.words.get("panel-discard-means"),
    }
}

fn another_word(ui: &Ui, words: Words) -> &'static str {
    if ui.ctx().content_rect().width() < 1280.0 {
        words.get("another-parcel-short")
    } else {
        words.get("another-parcel")
    }
}

/// How wide the buttons will be, in points.
fn actions_width(ui: &Ui, words: Words, last: &HistoryRow) -> f32 {
    let wide = |word: &str| super::theme::galley(ui, word, Type::BodyMedium, PAPER, f32::INFINITY).size().x + 68.0;
    let mut width = wide(another_word(ui, words)) - 8.0;
    if can_cancel(last) {
        width += wide(words.get("cancel-print")) - 8.0;
    } else if can_print(last) {
        width += wide(words.print_word(last));
    }
    if can_void(last) {
        width += wide(words.get("void-hold")).max(wide(words.get("holding")));
    }
    width
}

/// The purchases that are not over: the first `most` with their names, the others counted.
fn under_way_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>, most: usize) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let mut all = session.ship.under_way.clone();
    // What needs a hand comes before what goes by itself.
    all.sort_by_key(|under_way| !is_refused(session, under_way));
    for under_way in all.iter().take(most) {
        let refused = is_refused(session, under_way);
        let tone = if refused { Tone::Error } else { Tone::Waiting };
        let width = ui.available_width().min(if refused { 380.0 } else { 250.0 });
        let mut take_back = false;
        ui.allocate_ui_with_layout(Vec2::new(width, 48.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_max_width(width);
            let margin = Margin { left: 14, right: 10, top: 4, bottom: 4 };
            Card::new().edge(tone).margin(margin).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().interact_size.y = 36.0;
                    if let Some(icon) = tone.icon() {
                        icon_ui(ui, icon, 16.0, tone.ink(tokens));
                    }
                    let room = (ui.available_width() - if refused { 170.0 } else { 0.0 }).max(60.0);
                    ui.allocate_ui_with_layout(Vec2::new(room, 36.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_max_width(room);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        say(ui, state_of(session, under_way, refused), Type::LabelMedium, tone.ink(tokens));
                        say(ui, &under_way.draft.consignee.name, Type::Label, tokens.text2);
                    });
                    take_back = refused && ui.add(Button::plain(words.get("take-back"))).clicked();
                });
            });
        });
        if take_back {
            session.take_back(&under_way.intent, commands);
        }
    }
    let rest = all.len().saturating_sub(most);
    if rest > 0 {
        icon_ui(ui, Icon::Waiting, 16.0, tokens.wait);
        say(ui, words.with("purchases-under-way", &[("count", rest.into())]), Type::LabelMedium, tokens.wait);
    }
}

fn state_of(session: &Session, under_way: &UnderWay, refused: bool) -> String {
    let words = session.words;
    if refused {
        let row = shelved(session, under_way);
        return row.map_or(String::new(), |row| words.state(row.state).to_owned());
    }
    let waited = session.now_ms() - under_way.since_ms;
    let buying = words.state(ShipmentState::Buying);
    // A carrier that asks to wait has been sent nothing: that is worth knowing, and so is how long it takes.
    if let Some(until_ms) = under_way.waits_until_ms.filter(|until_ms| *until_ms > session.now_ms()) {
        let seconds = seconds_until(session, until_ms);
        return words.with("waits-still", &[("seconds", seconds.into())]);
    }
    if waited < WAIT_IS_SAID_FROM_MS {
        return buying.to_owned();
    }
    format!("{buying} · {}", words.with("waiting-since", &[("seconds", (waited / 1000).into())]))
}

/// A part of a second counts as a whole one.
pub(super) fn seconds_until(session: &Session, until_ms: i64) -> u64 {
    (until_ms - session.now_ms()).max(0).unsigned_abs().div_ceil(1000)
}

/// A purchase that came to nothing while another parcel was being typed: its form waits to be taken back.
fn is_refused(session: &Session, under_way: &UnderWay) -> bool {
    let refused = shelved(session, under_way).is_some_and(|row| match row.state {
        ShipmentState::Refused | ShipmentState::NotSent => true,
        ShipmentState::Buying
        | ShipmentState::NotBought
        | ShipmentState::InDoubt
        | ShipmentState::PaperMissing
        | ShipmentState::Labelled
        | ShipmentState::Voided
        | ShipmentState::Discarded => false,
    });
    refused || under_way.not_taken
}

fn shelved<'s>(session: &'s Session, under_way: &UnderWay) -> Option<&'s HistoryRow> {
    let page = session.history.page.known()?;
    page.to_settle.iter().find(|row| row.intent == under_way.intent)
}
