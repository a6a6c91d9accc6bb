//! The articles where there is little room: each a card of labelled fields.

use egui::Id;
use egui::Margin;
use egui::Ui;
use egui::Vec2;

use super::cell;
use super::table;
use crate::domain::ArticleColumn;
use crate::domain::Field;
use crate::domain::RowId;
use crate::session::Session;
use crate::ui::fields::Look;
use crate::ui::fields::box_ui;
use crate::ui::fields::field_id;
use crate::ui::fields::keep_ui;
use crate::ui::picker;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldRow;
use crate::ui::widgets::Icon;

/// The width of the labels.
const COLUMN: f32 = 140.0;

/// What a card takes until it has been drawn once.
const GUESSED: f32 = 460.0;

/// Draws the cards that are on screen or next to it, and the sums.
pub(super) fn cards_ui(ui: &mut Ui, session: &mut Session) {
    let tokens = Tokens::of(ui);
    if session.ship.draft.customs.articles.is_empty() {
        super::none_ui(ui, session);
    }
    let rows: Vec<RowId> = session.ship.draft.customs.articles.iter().map(|article| article.row).collect();
    let wanted = match session.ship.focus {
        Some(Field::Article(row, _)) => Some(row),
        Some(_) | None => None,
    };
    // The cards before and after are there too, so that Tab finds them.
    let near = ui.clip_rect().expand2(Vec2::new(0.0, GUESSED * 1.5));
    for (at, row) in rows.into_iter().enumerate() {
        let known = Id::unique(("article card", row));
        let height = ui.data(|data| data.get_temp::<f32>(known));
        let top = ui.next_widget_position().y;
        let seen = top <= near.bottom() && top + height.unwrap_or(GUESSED) >= near.top();
        let current = session.customs.cell.is_some_and(|(cell, _)| cell == row);
        if seen || current || wanted == Some(row) {
            let card = ui.scope(|ui| card_ui(ui, session, row, at + 1));
            ui.data_mut(|data| data.insert_temp(known, card.response.rect.height()));
        } else {
            ui.add_space(height.unwrap_or(GUESSED));
        }
    }
    let totals = session.totals();
    say(ui, table::counted(session, &totals), Type::BodyStrong, tokens.text);
    let sums = [
        session.words.kilograms(u32::try_from(totals.net_weight).unwrap_or(u32::MAX)),
        totals.currency.map_or_else(|| "–".to_owned(), |currency| session.words.money(totals.value.0, currency.code())),
    ];
    say(ui, sums.join(" · "), Type::Body, tokens.text);
    let (rest, too_much) = table::rest(session, &totals);
    say_wrapped(ui, rest, Type::Label, if too_much { tokens.err } else { tokens.text2 });
    ui.add_space(6.0);
}

fn card_ui(ui: &mut Ui, session: &mut Session, row: RowId, place: usize) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let columns = session.article_columns();
    let worst = columns.iter().filter_map(|column| session.ship.problem_at(Field::Article(row, *column)));
    let worst = worst.map(|problem| problem.severity).min();
    let (mut double, mut remove) = (false, false);
    let mut card = Card::new().margin(Margin::same(12));
    if let Some(tone) = worst.and_then(cell::tone) {
        card = card.edge(tone);
    }
    card.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            say(ui, words.with("article-number", &[("number", place.into())]), Type::BodyStrong, tokens.text);
            double = ui.add(Button::link(words.get("article-double"))).clicked();
            remove = ui.add(Button::link(words.get("article-remove")).icon(Icon::Trash)).clicked();
        });
        for column in columns {
            let field = Field::Article(row, column);
            if ui.memory(|memory| memory.has_focus(field_id(field))) {
                session.customs.cell = Some((row, column));
            }
            let look = look(session, row, column);
            FieldRow::new(words.get(column.id())).column(COLUMN).show(ui, |line| box_ui(line, session, field, look));
            keep_ui(ui, session, field);
            picker::list_ui(ui, session, field);
        }
    });
    ui.add_space(6.0);
    if double {
        session.double_article(row);
    }
    if remove {
        session.remove_article(row);
    }
}

fn look(session: &Session, row: RowId, column: ArticleColumn) -> Look {
    let words = session.words;
    let Some(article) = session.ship.draft.customs.article(row) else { return Look::default() };
    let ghost = cell::ghost(session, row, column);
    let read = cell::reading(words, article, column);
    let typed = article.text(column).trim();
    let echo = (read != typed && !typed.is_empty()).then(|| match column {
        ArticleColumn::Weight => format!("{read} kg"),
        ArticleColumn::Description
        | ArticleColumn::English
        | ArticleColumn::Quantity
        | ArticleColumn::Value
        | ArticleColumn::Currency
        | ArticleColumn::HsCode
        | ArticleColumn::Origin
        | ArticleColumn::Reference
        | ArticleColumn::OriginalIdent
        | ArticleColumn::Vat
        | ArticleColumn::CustomsFees
        | ArticleColumn::OriginLabel => read.clone(),
    });
    let (example, hint) = match ghost {
        Some((short, sentence)) => (short, Some(sentence.to_owned())),
        None => ("", None),
    };
    Look { label: Some(words.get(column.id())), echo, hint, example, ..Look::default() }
}
