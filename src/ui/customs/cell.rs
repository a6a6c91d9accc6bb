//! One cell of the table: text until it has the focus, then a field over all of it.

use egui::Align2;
use egui::Rect;
use egui::Response;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::TextEdit;
use egui::Ui;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Invalid;
use egui::accesskit::Role;
use egui::text::CCursor;
use egui::text::CCursorRange;
use egui::text::LayoutJob;
use egui::text::TextWrapping;
use egui::text_edit::TextEditState;

use super::layout::INSET;
use super::layout::is_number;
use crate::domain::ArticleColumn;
use crate::domain::ArticleDraft;
use crate::domain::Count;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::Hundredths;
use crate::domain::RowId;
use crate::domain::Severity;
use crate::domain::rules::Shown;
use crate::domain::rules::shown_currency;
use crate::domain::rules::shown_ident;
use crate::domain::rules::shown_origin;
use crate::session::Session;
use crate::ui::fields::field_id;
use crate::ui::fields::follow;
use crate::ui::picker;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::widgets::Tone;
use crate::ui::widgets::paint_icon;
use crate::words::Words;

/// Draws the cell of a row, the `place`th from the top.
pub(super) fn cell_ui(ui: &mut Ui, session: &mut Session, rect: Rect, row: RowId, place: usize, column: ArticleColumn) {
    let field = Field::Article(row, column);
    let id = field_id(field);
    let words = session.words;
    let said = session.ship.problem_at(field).map(|problem| (problem.severity, words.problem(problem)));
    let tone = said.as_ref().and_then(|(severity, _)| tone(*severity));
    let name = words.with("article-cell", &[("column", words.get(column.id()).into()), ("number", place.into())]);
    let typing = ui.memory(|memory| memory.has_focus(id));
    let response = if typing {
        let response = typing_ui(ui, session, rect, row, column, tone);
        if let Some(response) = response { response } else { return }
    } else {
        showing_ui(ui, session, rect, row, column, tone, &name)
    };
    let response = if typing { response.accessible_name(&name) } else { response };
    let ghost = ghost(session, row, column).map(|(_, sentence)| sentence);
    let sentence = said.map(|(severity, sentence)| (Some(severity), sentence));
    if let Some((severity, sentence)) = sentence.or(ghost.map(|sentence| (None, sentence.to_owned()))) {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(sentence.as_str());
            if severity.is_some_and(Severity::stops) {
                node.set_invalid(Invalid::True);
            }
        });
        if !typing {
            response.clone().on_hover_text(sentence);
        }
    }
    if response.gained_focus() || typing {
        session.enter_cell(row, column);
    } else if response.lost_focus() {
        session.leave_cell(row, column);
    }
    follow(&response, session, field);
    picker::list_ui(ui, session, field);
}

/// What a problem of this severity looks like.
pub(super) fn tone(severity: Severity) -> Option<Tone> {
    match severity {
        Severity::Error | Severity::Objection => Some(Tone::Error),
        Severity::Warning => Some(Tone::Warning),
        // Worth knowing, and no state of the cell.
        Severity::Note => None,
    }
}

fn typing_ui(
    ui: &mut Ui,
    session: &mut Session,
    rect: Rect,
    row: RowId,
    column: ArticleColumn,
    tone: Option<Tone>,
) -> Option<Response> {
    let tokens = Tokens::of(ui);
    let field = Field::Article(row, column);
    let id = field_id(field);
    let ghost = ghost(session, row, column).map_or("", |(short, _)| short);
    let mut text = std::mem::take(session.ship.draft.customs.article_mut(row)?.text_mut(column));
    if session.customs.cell != Some((row, column)) {
        // What one comes to is replaced by typing, as in a spreadsheet.
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), id);
    }
    let edge = tone.map_or(tokens.accent_text, |tone| tone.edge(tokens));
    let place = rect.shrink2(Vec2::new(1.0, 2.0));
    ui.painter().rect(place, RADIUS, tokens.field, Stroke::new(2.0, edge), StrokeKind::Inside);
    let align = if is_number(column) { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let inner = Rect::from_min_max(place.min + Vec2::new(INSET - 1.0, 0.0), place.max - Vec2::new(INSET - 1.0, 0.0));
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .font(style(column).font())
        .text_color(tokens.text)
        .hint_text(style(column).rich(ghost, tokens.text3))
        .frame(egui::Frame::NONE)
        .desired_width(inner.width())
        .min_size(inner.size())
        .align(align)
        // Tab is ours: it goes to cells that are not on screen, too.
        .lock_focus(true);
    let response = ui.place(inner, edit);
    if let Some(article) = session.ship.draft.customs.article_mut(row) {
        *article.text_mut(column) = text;
    }
    if response.changed() {
        session.edited();
        session.typed_at(field);
    }
    Some(response)
}

fn showing_ui(
    ui: &mut Ui,
    session: &Session,
    rect: Rect,
    row: RowId,
    column: ArticleColumn,
    tone: Option<Tone>,
    name: &str,
) -> Response {
    let tokens = Tokens::of(ui);
    let id = field_id(Field::Article(row, column));
    let response = ui.interact(rect, id, Sense::click());
    let words = session.words;
    let Some(article) = session.ship.draft.customs.article(row) else { return response };
    let text = reading(words, article, column);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, ui.is_enabled(), name);
        info.current_text_value = Some(article.text(column).to_owned());
        info
    });
    if response.clicked() {
        response.request_focus();
    }
    let mut right = rect.right() - INSET;
    let place = rect.shrink2(Vec2::new(1.0, 3.0));
    match tone {
        Some(tone) => {
            let edge = Stroke::new(2.0, tone.edge(tokens));
            ui.painter().rect(place, RADIUS, tokens.field, edge, StrokeKind::Inside);
            if let Some(icon) = tone.icon().filter(|_| rect.width() > 73.0) {
                let side = 14.0;
                let at = egui::pos2(place.right() - side / 2.0 - 6.0, rect.center().y);
                paint_icon(ui, icon, Rect::from_center_size(at, Vec2::splat(side)), tone.ink(tokens));
                right = at.x - side / 2.0 - 4.0;
            }
        }
        None if response.hovered() => {
            ui.painter().rect_stroke(place, RADIUS, Stroke::new(1.0, tokens.edge), StrokeKind::Inside);
        }
        None => (),
    }
    let ghost = ghost(session, row, column).map(|(short, _)| short.to_owned());
    let (text, ink) = match (text.is_empty(), ghost) {
        (true, Some(ghost)) => (ghost, if tone.is_some() { tokens.text2 } else { tokens.text3 }),
        (_, _) => (text, tokens.text),
    };
    let left = rect.left() + INSET;
    let mut job = LayoutJob::single_section(text, style(column).format(ink));
    job.wrap = TextWrapping::truncate_at_width((right - left).max(1.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    // What is cut short is whole in its tooltip.
    let response =
        if galley.elided && tone.is_none() { response.on_hover_text(article.text(column)) } else { response };
    let x = if is_number(column) { right - galley.size().x } else { left };
    ui.painter().galley(egui::pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
    response
}

/// The text of a cell as it is understood: weights in kilograms, amounts with two decimals, codes with their dots; what cannot be
/// read stands as it was typed.
pub(super) fn reading(words: Words, article: &ArticleDraft, column: ArticleColumn) -> String {
    let sum = |sum: Hundredths| words.number(sum.0.unsigned_abs(), 2);
    let read = match column {
        ArticleColumn::Quantity => article.quantity.value().ok().map(|Count(count)| words.count(u64::from(count))),
        ArticleColumn::Weight => article.weight.value().ok().map(|Grams(grams)| words.number(u64::from(grams), 3)),
        ArticleColumn::Value => article.value.value().ok().map(sum),
        ArticleColumn::Vat => article.vat.value().ok().map(sum),
        ArticleColumn::CustomsFees => article.customs_fees.value().ok().map(sum),
        ArticleColumn::HsCode => article.hs_code.parse::<crate::domain::HsCode>().ok().map(|code| code.dotted()),
        ArticleColumn::Description
        | ArticleColumn::English
        | ArticleColumn::Currency
        | ArticleColumn::Origin
        | ArticleColumn::Reference
        | ArticleColumn::OriginalIdent
        | ArticleColumn::OriginLabel => None,
    };
    read.unwrap_or_else(|| article.text(column).trim().to_owned())
}

/// What is sent for a cell that is left empty, in short and as a sentence.
pub(super) fn ghost(session: &Session, row: RowId, column: ArticleColumn) -> Option<(&'static str, &'static str)> {
    let words = session.words;
    let article = session.ship.draft.customs.article(row)?;
    if !article.text(column).trim().is_empty() || article.is_blank() {
        return None;
    }
    match column {
        ArticleColumn::Origin => match shown_origin(article, &session.customs.demands) {
            Shown::Assumed(_) => Some((words.get("origin-empty"), words.get("origin-empty-means"))),
            Shown::Typed(_) | Shown::Wanted | Shown::Unreadable => None,
        },
        ArticleColumn::Currency => match shown_currency(article, &session.customs.demands) {
            Shown::Assumed(_) => Some((words.get("currency-empty"), words.get("currency-empty-means"))),
            Shown::Typed(_) | Shown::Wanted | Shown::Unreadable => None,
        },
        ArticleColumn::OriginalIdent => match shown_ident(article, &session.ship.draft.customs) {
            Shown::Assumed(_) => Some(("A", words.get("ident-empty-means"))),
            Shown::Typed(_) | Shown::Wanted | Shown::Unreadable => None,
        },
        ArticleColumn::Description
        | ArticleColumn::English
        | ArticleColumn::Quantity
        | ArticleColumn::Weight
        | ArticleColumn::Value
        | ArticleColumn::HsCode
        | ArticleColumn::Reference
        | ArticleColumn::Vat
        | ArticleColumn::CustomsFees
        | ArticleColumn::OriginLabel => None,
    }
}

fn style(column: ArticleColumn) -> Type {
    if column == ArticleColumn::HsCode { Type::Code } else { Type::Body }
}
