//! Where the parcel is picked up: a plain list, the nearest first, and the one that was chosen.

use egui::Id;
use egui::Margin;
use egui::ScrollArea;
use egui::Ui;

use super::failure::failure_ui;
use super::fields::field_id;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Card;
use super::widgets::Icon;
use super::widgets::Tone;
use crate::command::Command;
use crate::command::Remote;
use crate::domain::Field;
use crate::domain::OpenSpan;
use crate::domain::PickupPoint;
use crate::session::Session;
use crate::words::Words;

/// The list is no taller than this.
const TALLEST: f32 = 300.0;

/// Draws the chosen point, or the list to choose from.
pub(super) fn points_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    if let Some(point) = session.ship.draft.handling.point.clone() {
        let mut other = false;
        Card::new().edge(Tone::Chosen).margin(Margin { left: 16, right: 12, top: 8, bottom: 8 }).show(ui, |ui| {
            point_lines_ui(ui, session, &point);
            other = ui.add(Button::link(words.get("point-other"))).clicked();
        });
        said_ui(ui, session);
        ui.add_space(6.0);
        if other {
            session.forget_point();
            session.find_points(commands);
        }
        return;
    }
    let waiting = session.customs.points.is_waiting();
    let find = Button::plain(words.get("points-find")).icon(Icon::Search);
    let find = ui.push_id(field_id(Field::PickupPoint), |ui| ui.add_enabled(!waiting, find)).inner;
    if session.ship.focus == Some(Field::PickupPoint) {
        session.ship.focus = None;
        find.request_focus();
        find.scroll_to_me(None);
    }
    said_ui(ui, session);
    if find.clicked() {
        session.find_points(commands);
    }
    match &session.customs.points {
        Remote::NotAsked => (),
        Remote::Waiting(_, None) => {
            say_wrapped(ui, words.get("points-coming"), Type::Label, tokens.wait);
        }
        Remote::Failed(failure) => {
            let failure = failure.clone();
            if failure_ui(ui, Id::unique("points failed"), words, &failure, "") {
                session.find_points(commands);
            }
        }
        Remote::Here(points) | Remote::Waiting(_, Some(points)) => {
            let points = points.clone();
            list_ui(ui, session, &points);
        }
    }
    ui.add_space(6.0);
}

/// What is wrong with the choice.
fn said_ui(ui: &mut Ui, session: &Session) {
    if let Some(problem) = session.ship.problem_at(Field::PickupPoint) {
        let ink = if problem.severity.stops() { Tokens::of(ui).err } else { Tokens::of(ui).warn };
        say_wrapped(ui, session.words.problem(problem), Type::SmallMedium, ink);
    }
}

fn list_ui(ui: &mut Ui, session: &mut Session, points: &[PickupPoint]) {
    let words = session.words;
    if points.is_empty() {
        say_wrapped(ui, words.get("points-none"), Type::Label, Tokens::of(ui).text2);
    }
    let mut chosen = None;
    // Within a column that scrolls itself there is always room.
    ScrollArea::vertical().id_salt("points").max_height(TALLEST).min_scrolled_height(TALLEST).show(ui, |ui| {
        ui.take_available_width();
        for point in points {
            let card = Card::new().margin(Margin { left: 12, right: 12, top: 8, bottom: 8 });
            card.show(ui, |ui| {
                point_lines_ui(ui, session, point);
                let take = words.with("point-take", &[("name", point.name.as_str().into())]);
                if ui.add(Button::plain(&take)).clicked() {
                    chosen = Some(point.clone());
                }
            });
            ui.add_space(4.0);
        }
    });
    if let Some(point) = chosen {
        session.choose_point(&point);
    }
}

/// What it is called, where it is, how far, when it is open and what it takes.
fn point_lines_ui(ui: &mut Ui, session: &Session, point: &PickupPoint) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    let far = point.distance_m.map(|metres| distance(words, metres));
    let title = [Some(point.name.clone()), far].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    say_wrapped(ui, title, Type::BodyStrong, tokens.text);
    let place = format!("{}, {} {}", point.street, point.postcode, point.city);
    say_wrapped(ui, place, Type::Label, tokens.text2);
    let hours = hours(words, &point.hours);
    if !hours.is_empty() {
        say_wrapped(ui, hours, Type::Small, tokens.text2);
    }
    for (from, to) in point.closed.iter().filter(|(_, to)| *to >= session.today()) {
        let facts = [("from", words.day(*from).into()), ("to", words.day(*to).into())];
        say_wrapped(ui, words.with("point-closed", &facts), Type::SmallMedium, tokens.warn);
    }
    if let Some(most) = point.max_weight {
        say_wrapped(ui, words.with("point-most", &[("weight", words.weight(most).into())]), Type::Small, tokens.text2);
    }
}

/// `350 m`, `1,2 km`.
fn distance(words: Words, metres: u32) -> String {
    if metres < 1000 { format!("{metres} m") } else { format!("{} km", words.tenths(u64::from(metres / 100))) }
}

/// `Lu–Ve 09:00–12:00, 14:00–18:00 · Sa 09:00–12:00`: days that are alike stand together, closed ones are left out.
fn hours(words: Words, days: &[Vec<OpenSpan>]) -> String {
    let names: Vec<&str> = words.get("days-short").split(' ').collect();
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(spans) = days.get(at) {
        let alike = days.iter().skip(at).take_while(|other| *other == spans).count();
        if !spans.is_empty()
            && let (Some(first), Some(last)) = (names.get(at), names.get(at + alike - 1))
        {
            let spans: Vec<String> =
                spans.iter().map(|span| format!("{}–{}", clock(span.from), clock(span.to))).collect();
            let days = if alike == 1 { (*first).to_owned() } else { format!("{first}–{last}") };
            parts.push(format!("{days} {}", spans.join(", ")));
        }
        at += alike;
    }
    parts.join(" · ")
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn days_that_are_open_alike_stand_together() {
        let span = |from: u16, to: u16| OpenSpan { from: from * 60, to: to * 60 };
        let weekday = vec![span(9, 12), span(14, 18)];
        let mut days = vec![weekday; 5];
        days.push(vec![span(9, 12)]);
        days.push(Vec::new());
        assert_eq!(hours(Words::new(Lang::EN), &days), "Mo–Fr 09:00–12:00, 14:00–18:00 · Sa 09:00–12:00");
        assert_eq!(hours(Words::new(Lang::EN), &[]), "");
    }
}
