//! Parcels made for ColiShip: its mapping and its file are opened here, and its parcels wait to be taken into the form.

use egui::Id;
use egui::Sense;
use egui::Stroke;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::text::TextWrapping;

use super::addresses::path_ui;
use crate::command::ColishipFile;
use crate::command::Command;
use crate::session::Session;
use crate::session::WaitingParcel;
use crate::ui::theme::CARD_ROW;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tone;
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::section_ui;
use crate::words::Words;

/// So many numbers of lines are told; of the others, how many there are.
const TOLD: usize = 20;

/// Draws the page.
pub(super) fn coliship_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    section_ui(ui, words.get("settings-coliship"), |_| ());
    say_wrapped(ui, words.get("coliship-about"), Type::Body, tokens.text2);
    ui.add_space(8.0);
    files_ui(ui, session, commands);
    if let Some(fault) = session.coliship.fault {
        say_wrapped(ui, words.get(fault.id()), Type::Body, Tone::Error.ink(tokens));
        ui.add_space(4.0);
    }
    list_ui(ui, session, commands);
}

fn files_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let mapped = session.coliship_mapping().is_some();
    let mut open = None;
    ui.horizontal_wrapped(|ui| {
        let word = if mapped { "coliship-other-mapping" } else { "coliship-open-mapping" };
        if ui.add(Button::plain(words.get(word)).icon(Icon::Folder)).clicked() {
            open = Some(ColishipFile::Mapping);
        }
        let parcels = Button::plain(words.get("coliship-open-file")).icon(Icon::Folder);
        if ui.add_enabled(mapped, parcels).clicked() {
            open = Some(ColishipFile::Parcels);
        }
    });
    let state = if mapped { "coliship-mapping-kept" } else { "coliship-mapping-first" };
    say_wrapped(ui, words.get(state), Type::Small, tokens.text2);
    ui.add_space(6.0);
    if let Some(file) = open {
        session.open_coliship(file, commands);
    }
    // Where the system has no dialog, a path is typed.
    if let Some((file, mut path)) = session.coliship.path.take() {
        let label = match file {
            ColishipFile::Mapping => "coliship-mapping-path",
            ColishipFile::Parcels => "coliship-file-path",
        };
        let answer = path_ui(ui, words, ("coliship path", label, "coliship-go"), &mut path);
        session.coliship.path = (answer != Some(false)).then_some((file, path));
        if answer == Some(true) {
            session.open_coliship(file, commands);
        }
    }
}

fn list_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    if session.coliship.parcels.is_empty() {
        return;
    }
    let counts = [("total", session.coliship.parcels.len().into()), ("waiting", session.coliship.waiting().into())];
    section_ui(ui, words.get("coliship-parcels"), |_| ());
    say_wrapped(ui, words.with("coliship-counted", &counts), Type::Label, tokens.text2);
    if !session.coliship.skipped.is_empty() {
        let line = skipped(words, &session.coliship.skipped);
        say_wrapped(ui, line, Type::Label, Tone::Warning.ink(tokens));
    }
    ui.add_space(4.0);
    let (mut next, mut forget) = (false, false);
    ui.horizontal_wrapped(|ui| {
        let take = Button::filled(words.get("coliship-take-next"));
        next = ui.add_enabled(session.coliship.waiting() > 0, take).clicked();
        forget = ui.add(Button::plain(words.get("coliship-forget"))).clicked();
    });
    ui.add_space(4.0);
    let mut take = None;
    for (at, parcel) in session.coliship.parcels.iter().enumerate() {
        if row_ui(ui, words, at, parcel) {
            take = Some(at);
        }
    }
    if let Some(at) = take {
        session.take_waiting(at, commands);
    } else if next {
        session.take_next_waiting(commands);
    } else if forget {
        session.forget_waiting();
    }
}

/// `Lines left out: 3, 8, 12`, the first of them where there are many.
fn skipped(words: Words, lines: &[u64]) -> String {
    let told: Vec<String> = lines.iter().take(TOLD).map(u64::to_string).collect();
    let more = lines.len().saturating_sub(TOLD);
    words.with("coliship-skipped", &[("lines", told.join(", ").into()), ("more", more.into())])
}

/// Draws a parcel; true when it is to be taken.
fn row_ui(ui: &mut Ui, words: Words, at: usize, parcel: &WaitingParcel) -> bool {
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), CARD_ROW));
    // Only what can be seen is laid out: a file may hold hundreds of parcels.
    if !ui.is_rect_visible(rect) {
        return false;
    }
    let to = &parcel.draft.consignee;
    let called = if to.name.trim().is_empty() { to.company.trim() } else { to.name.trim() };
    let weight = parcel.draft.parcel.weight.value().ok().map(|weight| words.grams(weight.0));
    let articles = parcel.draft.customs.articles.len();
    let articles = (articles > 0).then(|| words.with("catalogue-count", &[("count", articles.into())]));
    let reference = Some(parcel.draft.order.number.trim().to_owned()).filter(|number| !number.is_empty());
    let place = format!("{} {}, {}", to.postcode.trim(), to.city.trim(), words.country(to.country));
    let first = [Some(called.to_owned()), reference].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let second = [Some(place), weight, articles].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let act = words.get(if parcel.taken { "coliship-taken" } else { "coliship-take" });

    let response = ui.interact(rect, Id::unique(("coliship row", at)), Sense::click());
    let name = format!("{act}: {first}, {second}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, tokens.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let ink = if parcel.taken { tokens.text2 } else { tokens.accent_text };
    let aside = galley(ui, act, Type::LabelMedium, ink, f32::INFINITY);
    let right = rect.right() - 8.0 - aside.size().x;
    ui.painter().galley(egui::pos2(right, rect.top() + 17.0 - aside.size().y / 2.0), aside, ink);
    let name_ink = if parcel.taken { tokens.text2 } else { tokens.text };
    let lines = [
        (first, Type::BodyMedium, name_ink, 17.0, right - 8.0),
        (second, Type::Label, tokens.text2, 36.0, rect.right() - 8.0),
    ];
    for (text, style, ink, y, end) in lines {
        let mut job = LayoutJob::single_section(text, style.format(ink));
        job.wrap = TextWrapping::truncate_at_width((end - rect.left() - 8.0).max(1.0));
        let line = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(egui::pos2(rect.left() + 8.0, rect.top() + y - line.size().y / 2.0), line, ink);
    }
    focus_ring(ui, &response, rect.shrink(3.0), 4.0);
    response.clicked()
}

#[cfg(test)]
mod tests;
