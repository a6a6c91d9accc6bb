//! The articles as a table: the head, the rows that are on screen, and the sums.

use egui::Align2;
use egui::Id;
use egui::Rect;
use egui::ScrollArea;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;

use super::cell;
use super::layout::INSET;
use super::layout::Layout;
use super::layout::NUMBER;
use super::layout::is_number;
use crate::domain::ArticleColumn;
use crate::domain::Currency;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::RowId;
use crate::domain::rules::CustomsTotals;
use crate::session::Session;
use crate::ui::theme::CUSTOMS_ROW;
use crate::ui::theme::RADIUS_CARD;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::galley;
use crate::ui::theme::paint_text;
use crate::ui::widgets::Button;
use crate::ui::widgets::Icon;
use crate::words::Words;

/// Height of the heads.
const HEAD: f32 = 32.0;

/// What else a window 800 points high has to show beside the rows.
const BESIDE_ROWS: f32 = 560.0;

/// Draws the table.
pub(super) fn table_ui(ui: &mut Ui, session: &mut Session) {
    let columns = session.article_columns();
    let hidden = Id::unique("columns hidden before");
    let width = ui.available_width();
    let mut before: usize = ui.data(|data| data.get_temp(hidden)).unwrap_or(0);
    if let Some(Field::Article(_, column)) = session.ship.focus {
        before = Layout::before_for(&columns, width, before, column);
    }
    let layout = Layout::of(&columns, width, before);
    ui.spacing_mut().item_spacing.y = 0.0;
    let start = ui.next_widget_position();
    let turned = head_ui(ui, session, &layout, width);
    let before = match turned {
        Some(Turned::On) => before + 1,
        Some(Turned::Back) => layout.before.saturating_sub(1),
        None => layout.before,
    };
    ui.data_mut(|data| data.insert_temp(hidden, before));
    if session.ship.draft.customs.articles.is_empty() {
        super::none_ui(ui, session);
    } else {
        rows_ui(ui, session, &layout, width);
    }
    totals_ui(ui, session, &layout, width);
    let whole = Rect::from_min_max(start, egui::pos2(start.x + width, ui.min_rect().bottom()));
    let stroke = Stroke::new(1.0, Tokens::of(ui).line);
    ui.painter().rect_stroke(whole, RADIUS_CARD, stroke, StrokeKind::Inside);
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(8.0);
}

/// Which way the columns were turned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turned {
    On,
    Back,
}

fn head_ui(ui: &mut Ui, session: &Session, layout: &Layout, width: f32) -> Option<Turned> {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let mut turned = None;
    if layout.before + layout.after > 0 {
        ui.horizontal(|ui| {
            let back = Button::quiet(words.get("columns-back")).icon(Icon::ChevronLeft);
            if ui.add_enabled(layout.before > 0, back).clicked() {
                turned = Some(Turned::Back);
            }
            let on = Button::quiet(words.get("columns-on")).icon(Icon::ChevronRight);
            if ui.add_enabled(layout.after > 0, on).clicked() {
                turned = Some(Turned::On);
            }
        });
    }
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, HEAD), Sense::hover());
    let round = egui::CornerRadius { nw: RADIUS_CARD as u8, ne: RADIUS_CARD as u8, sw: 0, se: 0 };
    ui.painter().rect_filled(rect, round, tokens.bg);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let totals = session.totals();
    for (column, _, _) in &layout.columns {
        let Some(cell) = layout.cell(rect, *column) else { continue };
        let text = head(words, *column, &totals);
        let (at, anchor) = if is_number(*column) {
            (cell.right_center() - Vec2::new(INSET, 0.0), Align2::RIGHT_CENTER)
        } else {
            (cell.left_center() + Vec2::new(INSET, 0.0), Align2::LEFT_CENTER)
        };
        paint_text(ui.painter(), at, anchor, &text, Type::Small, tokens.text2);
    }
    turned
}

/// What stands over a column: short, with the unit of its numbers.
fn head(words: Words, column: ArticleColumn, totals: &CustomsTotals) -> String {
    let currency = words.currency_sign(totals.currency.unwrap_or(Currency::EUR).code());
    let of = |id: &str| words.with(id, &[("currency", currency.as_str().into())]);
    match column {
        ArticleColumn::Description => words.get("article-description").to_owned(),
        ArticleColumn::English => words.get("head-english").to_owned(),
        ArticleColumn::Quantity => words.get("head-quantity").to_owned(),
        ArticleColumn::Weight => words.get("head-weight").to_owned(),
        ArticleColumn::Value => of("head-value"),
        ArticleColumn::Currency => words.get("article-currency").to_owned(),
        ArticleColumn::HsCode => words.get("head-hs-code").to_owned(),
        ArticleColumn::Origin => words.get("head-origin").to_owned(),
        ArticleColumn::Reference => words.get("article-reference").to_owned(),
        ArticleColumn::OriginalIdent => words.get("head-original-ident").to_owned(),
        ArticleColumn::Vat => of("head-vat"),
        ArticleColumn::CustomsFees => of("head-customs-fees"),
        ArticleColumn::OriginLabel => words.get("head-origin-label").to_owned(),
    }
}

fn rows_ui(ui: &mut Ui, session: &mut Session, layout: &Layout, width: f32) {
    let count = session.ship.draft.customs.articles.len();
    let height = count as f32 * CUSTOMS_ROW;
    let window = ui.ctx().content_rect().height();
    let most = ((window - BESIDE_ROWS) / CUSTOMS_ROW).floor().clamp(4.0, 16.0) * CUSTOMS_ROW;
    if height <= most {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
        return each_row_ui(ui, session, layout, rect);
    }
    let focused = matches!(session.ship.focus, Some(Field::Article(..)));
    let area = ScrollArea::vertical().id_salt("articles").max_height(most).auto_shrink(false);
    let shown = area.show(ui, |ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
        each_row_ui(ui, session, layout, rect);
    });
    if focused {
        // The rows' own area has taken what was asked of the scroll; the column has to follow.
        ui.scroll_to_rect(shown.inner_rect, None);
    }
}

/// Draws the rows that are on screen, and the one that has the focus or is to get it.
fn each_row_ui(ui: &mut Ui, session: &mut Session, layout: &Layout, rect: Rect) {
    let clip = ui.clip_rect();
    let wanted = match session.ship.focus {
        Some(Field::Article(row, _)) => Some(row),
        Some(_) | None => None,
    };
    // The row that was just sent the focus is drawn until it has come into sight.
    let sent = Id::unique("row that was sent the focus");
    if let Some(row) = wanted {
        ui.data_mut(|data| data.insert_temp(sent, row));
    }
    let sent: Option<RowId> = ui.data(|data| data.get_temp(sent));
    let current = session.customs.cell.map(|(row, _)| row);
    let rows: Vec<RowId> = session.ship.draft.customs.articles.iter().map(|article| article.row).collect();
    for (at, row) in rows.into_iter().enumerate() {
        let top = rect.top() + at as f32 * CUSTOMS_ROW;
        let place = Rect::from_min_size(egui::pos2(rect.left(), top), Vec2::new(rect.width(), CUSTOMS_ROW));
        if place.intersects(clip) || [wanted, sent, current].contains(&Some(row)) {
            row_ui(ui, session, layout, place, row, at + 1);
        }
    }
}

fn row_ui(ui: &mut Ui, session: &mut Session, layout: &Layout, rect: Rect, row: RowId, place: usize) {
    let tokens = Tokens::of(ui);
    let problems = layout.columns.iter().filter_map(|(column, _, _)| {
        session.ship.problem_at(Field::Article(row, *column)).map(|problem| problem.severity)
    });
    // The worst of the row tints it.
    let ground = problems.min().and_then(cell::tone).map_or(tokens.surface, |tone| tone.tint(tokens));
    ui.painter().rect_filled(rect, 0.0, ground);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let number = egui::pos2(rect.left() + NUMBER / 2.0 + 2.0, rect.center().y);
    paint_text(ui.painter(), number, Align2::CENTER_CENTER, &place.to_string(), Type::Small, tokens.text2);
    for (column, _, _) in &layout.columns {
        if let Some(at) = layout.cell(rect, *column) {
            cell::cell_ui(ui, session, at, row, place, *column);
        }
    }
}

/// The sums under their columns, and what the box weighs beyond its articles.
fn totals_ui(ui: &mut Ui, session: &Session, layout: &Layout, width: f32) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let totals = session.totals();
    let counted = counted(session, &totals);
    let (rest, tone) = rest(session, &totals);
    let net = words.number(totals.net_weight, 3);
    let value = match totals.currency {
        None if totals.pieces > 0 => "–".to_owned(),
        Some(_) | None => words.number(totals.value.0.unsigned_abs(), 2),
    };
    let rest_ink = if tone { tokens.err } else { tokens.text2 };
    let value_ends = layout.columns.iter().find(|(column, _, _)| *column == ArticleColumn::Value);
    let room = value_ends.map_or(0.0, |(_, left, wide)| width - left - wide - 2.0 * INSET);
    let beside = galley(ui, &rest, Type::Small, rest_ink, f32::INFINITY).size().x <= room;
    let height = if beside || rest.is_empty() { CUSTOMS_ROW } else { CUSTOMS_ROW + 22.0 };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let spoken = [counted.as_str(), &net, &value, &rest].join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken.as_str()));
    let round = egui::CornerRadius { nw: 0, ne: 0, sw: RADIUS_CARD as u8, se: RADIUS_CARD as u8 };
    ui.painter().rect_filled(rect, round, tokens.bg);
    let line = Rect::from_min_size(rect.min, Vec2::new(width, CUSTOMS_ROW));
    if let Some(first) = layout.cell(line, ArticleColumn::Description) {
        let text = galley(ui, &counted, Type::BodyStrong, tokens.text, f32::INFINITY);
        // Where the description is narrow the words run on over the quantity, which has no sum of its own.
        ui.painter().galley(egui::pos2(first.left() + INSET, line.center().y - text.size().y / 2.0), text, tokens.text);
    }
    for (column, sum) in [(ArticleColumn::Weight, net), (ArticleColumn::Value, value)] {
        if let Some(cell) = layout.cell(line, column) {
            let at = cell.right_center() - Vec2::new(INSET, 0.0);
            paint_text(ui.painter(), at, Align2::RIGHT_CENTER, &sum, Type::BodyStrong, tokens.text);
        }
    }
    let at = if beside {
        line.right_center() - Vec2::new(INSET, 0.0)
    } else {
        egui::pos2(rect.right() - INSET, rect.bottom() - 15.0)
    };
    paint_text(ui.painter(), at, Align2::RIGHT_CENTER, &rest, Type::Small, rest_ink);
}

/// `6 articles, 13 pièces`.
pub(super) fn counted(session: &Session, totals: &CustomsTotals) -> String {
    let articles = session.ship.draft.customs.articles.iter().filter(|article| !article.is_blank()).count();
    session.words.with("articles-counted", &[("articles", articles.into()), ("pieces", totals.pieces.into())])
}

/// `brut 1,980 · reste 0,080 kg`, and whether the articles weigh more than the parcel.
pub(super) fn rest(session: &Session, totals: &CustomsTotals) -> (String, bool) {
    let words = session.words;
    let gross = session.ship.draft.parcel.weight.value().ok();
    let Some((Grams(gross), rest)) = gross.zip(totals.rest) else {
        return (words.get("rest-unknown").to_owned(), false);
    };
    let gross = words.number(u64::from(gross), 3);
    let beyond = words.number(rest.unsigned_abs(), 3);
    let id = if rest < 0 { "rest-negative" } else { "rest-of-parcel" };
    (words.with(id, &[("gross", gross.into()), ("rest", beyond.into())]), rest < 0)
}
