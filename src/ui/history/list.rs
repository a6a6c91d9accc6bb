//! The rows: state as icon and word, number, whom for, where to, and at the right what it cost and when.

use egui::Align2;
use egui::Color32;
use egui::Id;
use egui::Rect;
use egui::ScrollArea;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;
use egui::text::LayoutJob;

use super::marks::grouped;
use super::marks::marked;
use crate::domain::CarrierKind;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::JobState;
use crate::domain::Service;
use crate::domain::ShipmentState;
use crate::domain::Whereabouts;
use crate::session::Session;
use crate::ui::theme::RADIUS_CARD;
use crate::ui::theme::TABLE_ROW;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::paint_text;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Tag;
use crate::ui::widgets::Tone;
use crate::words::Words;

/// Below this width a row has two lines.
pub(super) const TWO_LINES_BELOW: f32 = 640.0;
const TWO_LINES: f32 = 60.0;
const HEAD: f32 = 32.0;
const PADDING: f32 = 10.0;
const GAP: f32 = 10.0;

/// The places of a row's cells, from left to right.
struct Columns {
    state: f32,
    number: f32,
    who: f32,
    town: f32,
    service: Option<f32>,
    price: f32,
    created: f32,
}

/// A row was chosen by an arrow and must come into sight.
pub(super) fn follow_flag() -> Id {
    Id::unique("history follow")
}

/// Draws the table; with `room` its rows scroll in so many points. Gives the row that was pressed.
pub(super) fn table_ui(ui: &mut Ui, session: &Session, room: Option<f32>) -> Option<IntentId> {
    let tokens = Tokens::of(ui);
    let width = ui.available_width();
    let columns = (width >= TWO_LINES_BELOW).then(|| columns(width));
    let ground = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().min;
    ui.spacing_mut().item_spacing.y = 0.0;
    if let Some(columns) = &columns {
        head_ui(ui, session.words, columns);
    }
    let pressed = match room {
        Some(room) => {
            let room = room - if columns.is_some() { HEAD } else { 0.0 };
            ScrollArea::vertical()
                .id_salt("rows")
                .max_height(room)
                .show(ui, |ui| rows_ui(ui, session, columns.as_ref()))
                .inner
        }
        None => rows_ui(ui, session, columns.as_ref()),
    };
    let whole = Rect::from_min_max(top, egui::pos2(top.x + width, ui.cursor().top()));
    let frame = egui::epaint::RectShape::new(
        whole,
        RADIUS_CARD,
        tokens.surface,
        Stroke::new(1.0, tokens.line),
        StrokeKind::Inside,
    );
    ui.painter().set(ground, frame);
    pressed
}

fn columns(width: f32) -> Columns {
    let (state, number, price, created) = (134.0, 124.0, 58.0, 88.0);
    let service = (width >= 780.0).then_some(86.0);
    let gaps = GAP * if service.is_some() { 6.0 } else { 5.0 };
    let rest = width - 2.0 * PADDING - gaps - state - number - price - created - service.unwrap_or(0.0);
    let who = (rest * 0.5).floor();
    Columns { state, number, who, town: rest - who, service, price, created }
}

fn head_ui(ui: &mut Ui, words: Words, columns: &Columns) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEAD), Sense::hover());
    let rounding = egui::CornerRadius { nw: RADIUS_CARD as u8, ne: RADIUS_CARD as u8, sw: 0, se: 0 };
    ui.painter().rect_filled(rect.shrink(1.0), rounding, tokens.bg);
    let mut x = rect.left() + PADDING;
    let mut cell = |word: &str, width: f32, right: bool| {
        let (at, anchor) = if right { (x + width, Align2::RIGHT_CENTER) } else { (x, Align2::LEFT_CENTER) };
        paint_text(ui.painter(), egui::pos2(at, rect.center().y), anchor, word, Type::SmallMedium, tokens.text2);
        x += width + GAP;
    };
    cell(words.get("history-state"), columns.state, false);
    cell(words.get("history-number"), columns.number, false);
    cell(words.get("history-who"), columns.who, false);
    cell(words.get("history-town"), columns.town, false);
    if let Some(service) = columns.service {
        cell(words.get("field-service"), service, false);
    }
    cell(words.get("history-price"), columns.price, true);
    cell(words.get("history-created"), columns.created, true);
}

fn rows_ui(ui: &mut Ui, session: &Session, columns: Option<&Columns>) -> Option<IntentId> {
    let page = session.history.page.known()?;
    let mut pressed = None;
    let height = if columns.is_some() { TABLE_ROW } else { TWO_LINES };
    let follow = ui.data_mut(|data| data.remove_temp::<bool>(follow_flag())).unwrap_or(false);
    ui.spacing_mut().item_spacing.y = 0.0;
    for row in &page.rows {
        let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), height));
        let selected = session.history.selected.as_ref() == Some(&row.intent);
        if selected && follow {
            ui.scroll_to_rect(rect, None);
        }
        // Only what can be seen is laid out: a page may hold hundreds of rows.
        if !ui.is_rect_visible(rect) {
            continue;
        }
        if row_ui(ui, session, row, columns, rect, selected) {
            pressed = Some(row.intent.clone());
        }
    }
    pressed
}

fn row_ui(
    ui: &mut Ui,
    session: &Session,
    row: &HistoryRow,
    columns: Option<&Columns>,
    rect: Rect,
    selected: bool,
) -> bool {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let response = ui.interact(rect, Id::unique(("history row", &row.intent)), Sense::click());
    let name = spoken(words, row);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, name.as_str()));
    let fill = match (selected, response.hovered()) {
        (true, _) => tokens.tint,
        (false, true) => tokens.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect.shrink2(Vec2::new(1.0, 0.0)), 0.0, fill);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.line));
    if selected {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, Vec2::new(3.0, rect.height())), 0.0, tokens.accent);
    }
    match columns {
        Some(columns) => wide_ui(ui, session, row, columns, rect, selected),
        None => two_lines_ui(ui, session, row, rect),
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens.accent_text);
        ui.painter().rect_stroke(rect.shrink(2.0), 3.0, stroke, StrokeKind::Inside);
    }
    response.clicked()
}

fn wide_ui(ui: &mut Ui, session: &Session, row: &HistoryRow, columns: &Columns, rect: Rect, selected: bool) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let query = session.history.query.text.as_str();
    let mut x = rect.left() + PADDING;
    state_tag_ui(ui, words, row, egui::pos2(x, rect.center().y - 11.0));
    x += columns.state + GAP;
    let mut cell = |job: LayoutJob, width: f32, right: bool| {
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let (at, anchor) = if right { (x + width, Align2::RIGHT_CENTER) } else { (x, Align2::LEFT_CENTER) };
        let place = anchor.anchor_size(egui::pos2(at, rect.center().y), galley.size());
        ui.painter().galley(place.min, galley, tokens.text);
        x += width + GAP;
    };
    let number = row.tracking.as_ref().map_or("", |tracking| tracking.0.as_str());
    cell(grouped(number, Type::Code, tokens.text), columns.number, false);
    let style = if selected { Type::BodyStrong } else { Type::Body };
    cell(marked(&whom(words, row), query, style, tokens.text, tokens, columns.who), columns.who, false);
    cell(marked(&town(row), query, Type::Body, tokens.text2, tokens, columns.town), columns.town, false);
    if let Some(width) = columns.service {
        cell(marked(brand(row), "", Type::Body, tokens.text2, tokens, width), width, false);
    }
    cell(marked(&price(words, row), "", Type::Body, tokens.text, tokens, f32::INFINITY), columns.price, true);
    let created = words.moment_ms(row.created_ms);
    cell(marked(&created, "", Type::Body, tokens.text2, tokens, f32::INFINITY), columns.created, true);
    if row.price_listed().is_some() {
        let price_end = rect.right() - PADDING - columns.created - GAP;
        let below = egui::pos2(price_end, rect.bottom() - 2.0);
        paint_text(ui.painter(), below, Align2::RIGHT_BOTTOM, words.get("history-listed"), Type::Small, tokens.text2);
    }
}

/// State, name and price; below them number, town and date.
fn two_lines_ui(ui: &mut Ui, session: &Session, row: &HistoryRow, rect: Rect) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let query = session.history.query.text.as_str();
    let (left, right) = (rect.left() + PADDING, rect.right() - PADDING);
    let (first, second) = (rect.top() + 18.0, rect.top() + 43.0);
    let price_at = egui::pos2(right, first);
    let mut price = price(words, row);
    if row.price_listed().is_some() {
        price = format!("{price} ({})", words.get("history-listed"));
    }
    let price = paint_text(ui.painter(), price_at, Align2::RIGHT_CENTER, &price, Type::Body, tokens.text);
    let tag = state_tag_ui(ui, words, row, egui::pos2(left, first - 11.0));
    let put = |ui: &Ui, job: LayoutJob, at: egui::Pos2| {
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let place = Align2::LEFT_CENTER.anchor_size(at, galley.size());
        ui.painter().galley(place.min, galley, tokens.text);
        place.right()
    };
    let name_at = tag + 8.0;
    let room = price.left() - name_at - 8.0;
    put(ui, marked(&whom(words, row), query, Type::BodyMedium, tokens.text, tokens, room), egui::pos2(name_at, first));

    let created = words.moment_ms(row.created_ms);
    let created_at = egui::pos2(right, second);
    let created = paint_text(ui.painter(), created_at, Align2::RIGHT_CENTER, &created, Type::Label, tokens.text2);
    let number = row.tracking.as_ref().map_or("", |tracking| tracking.0.as_str());
    let end = put(ui, grouped(number, Type::Code, tokens.text2), egui::pos2(left, second));
    let town_at = if number.is_empty() { left } else { end + 12.0 };
    let room = created.left() - town_at - 8.0;
    put(ui, marked(&town(row), query, Type::Label, tokens.text2, tokens, room), egui::pos2(town_at, second));
}

fn state_tag_ui(ui: &mut Ui, words: Words, row: &HistoryRow, at: egui::Pos2) -> f32 {
    let place = Rect::from_min_size(at, Vec2::new(220.0, 22.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt(&row.intent.0).max_rect(place));
    child.add(state_tag(words, row)).rect.right()
}

/// The state of a shipment and of its paper, in one tag.
pub(in crate::ui) fn state_tag(words: Words, row: &HistoryRow) -> Tag<'static> {
    match row.state {
        ShipmentState::Buying => Tag::new(Tone::Waiting, words.state(row.state)),
        ShipmentState::InDoubt => Tag::new(Tone::Waiting, words.state(row.state)),
        ShipmentState::NotBought | ShipmentState::NotSent => Tag::new(Tone::Warning, words.state(row.state)),
        ShipmentState::Refused => Tag::new(Tone::Error, words.state(row.state)),
        ShipmentState::PaperMissing => Tag::new(Tone::Warning, words.get("history-tag-fetch")),
        ShipmentState::Voided | ShipmentState::Discarded => {
            Tag::new(Tone::Neutral, words.state(row.state)).icon(Icon::Ban)
        }
        ShipmentState::Labelled => match row.print.as_ref().map(|print| print.state) {
            Some(JobState::Failed) if row.asking().is_some() => Tag::new(Tone::Warning, words.get("print-asks-tag")),
            Some(JobState::Failed) => Tag::new(Tone::Error, words.job(JobState::Failed)),
            // Once the carrier has the parcel, its paper is of no interest any more.
            _ if row.whereabouts.as_ref().is_some_and(has_left) => way_tag(words, row.whereabouts.as_ref()),
            None => Tag::new(Tone::Neutral, words.state(row.state)).icon(Icon::Done),
            Some(job @ (JobState::Queued | JobState::Sending)) => {
                let held = row.print.as_ref().is_some_and(|print| print.trouble.is_some());
                Tag::new(if held { Tone::Warning } else { Tone::Waiting }, words.job(job))
            }
            Some(JobState::Printed) => Tag::new(Tone::Done, words.job(JobState::Printed)).icon(Icon::Printer),
            Some(JobState::Cancelled) => Tag::new(Tone::Neutral, words.job(JobState::Cancelled)).icon(Icon::Ban),
            Some(JobState::SentUnconfirmed) => {
                Tag::new(Tone::Neutral, words.get("history-tag-sent")).icon(Icon::Printer)
            }
            Some(JobState::Written) => Tag::new(Tone::Neutral, words.job(JobState::Written)).icon(Icon::Folder),
        },
    }
}

/// The carrier has the parcel, or had it.
fn has_left(whereabouts: &Whereabouts) -> bool {
    match whereabouts {
        Whereabouts::Announced | Whereabouts::Unknown => false,
        Whereabouts::Accepted
        | Whereabouts::OnItsWay
        | Whereabouts::Attempted
        | Whereabouts::ToCollect
        | Whereabouts::Delivered
        | Whereabouts::Problem
        | Whereabouts::Other(_) => true,
    }
}

/// Where a parcel is, as icon and word.
pub(super) fn way_tag(words: Words, whereabouts: Option<&Whereabouts>) -> Tag<'static> {
    let unknown = &Whereabouts::Unknown;
    let whereabouts = whereabouts.unwrap_or(unknown);
    let word = words.whereabouts(whereabouts);
    match whereabouts {
        Whereabouts::Announced => Tag::new(Tone::Neutral, word).icon(Icon::Box),
        Whereabouts::Accepted | Whereabouts::OnItsWay => Tag::new(Tone::Neutral, word).icon(Icon::Truck),
        Whereabouts::ToCollect => Tag::new(Tone::Waiting, word),
        Whereabouts::Delivered => Tag::new(Tone::Done, word),
        Whereabouts::Attempted => Tag::new(Tone::Warning, word),
        Whereabouts::Problem => Tag::new(Tone::Error, word),
        Whereabouts::Unknown | Whereabouts::Other(_) => Tag::new(Tone::Neutral, word).icon(Icon::Info),
    }
}

/// Whom it is for: the person, else the company, else that nobody is to be known any more.
pub(in crate::ui) fn whom(words: Words, row: &HistoryRow) -> String {
    let named = Some(&row.consignee.name).filter(|name| !name.is_empty()).or(row.consignee.company.as_ref());
    match named {
        None if row.erased_ms.is_some() => words.get("history-erased").to_owned(),
        named => named.cloned().unwrap_or_default(),
    }
}

fn town(row: &HistoryRow) -> String {
    format!("{} {}", row.consignee.postcode, row.consignee.city)
}

/// What of a service's name the narrow column holds: which of Colissimo's it is stands in the panel.
fn brand(row: &HistoryRow) -> &str {
    match Service::by_code(CarrierKind::Colissimo, &row.service.0) {
        Some(_) => "Colissimo",
        None => service(row),
    }
}

/// The service's name, or its code where our tables do not know it.
pub(super) fn service(row: &HistoryRow) -> &str {
    let known = CarrierKind::ALL.iter().find_map(|kind| Service::by_code(*kind, &row.service.0));
    known.map_or(row.service.0.as_str(), |service| &service.name)
}

fn price(words: Words, row: &HistoryRow) -> String {
    row.cost.map_or_else(String::new, |cost| words.price(cost))
}

/// The row as a screen reader says it.
fn spoken(words: Words, row: &HistoryRow) -> String {
    let number = row.tracking.as_ref().map_or("", |tracking| tracking.0.as_str());
    let way = row.whereabouts.as_ref().map_or("", |whereabouts| words.whereabouts(whereabouts));
    let state = words.state(row.state);
    let listed = row.price_listed().map(|from| words.with("price-listed", &[("date", words.day(from).into())]));
    let listed = listed.unwrap_or_default();
    let parts = [whom(words, row), town(row), state.to_owned(), way.to_owned(), number.to_owned(), listed];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
