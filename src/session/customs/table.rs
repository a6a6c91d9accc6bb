//! The table of articles: adding, doubling, moving and removing rows, pasting many, and going from cell to cell.

use crate::domain::ArticleColumn;
use crate::domain::Currency;
use crate::domain::CustomsDraft;
use crate::domain::Field;
use crate::domain::PastedRows;
use crate::domain::RowId;
use crate::domain::fill_row;
use crate::domain::new_article;
use crate::domain::read_pasted;

use super::Session;
use crate::session::Did;
use crate::session::undo::GaveWay;

/// What was done to the table as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleDeed {
    /// A row was added.
    Added,
    /// A row was doubled.
    Doubled,
    /// A row was moved.
    Moved,
    /// A row was removed: at this place, counted from 1.
    Removed(usize),
    /// So many rows were pasted or read from a list, and so many did not fit.
    Filled {
        /// Rows.
        rows: usize,
        /// Rows that no declaration holds.
        left_out: usize,
    },
    /// A row was filled in from the catalogue or the tariff.
    Picked,
}

/// Where to from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next cell, and from the last of a row the first of the next.
    Next,
    /// The cell before.
    Back,
    /// The same column, one row down.
    Down,
    /// The same column, one row up.
    Up,
}

impl Session {
    /// Adds an article below the others, or goes to the last where nothing was typed into that yet.
    pub fn add_article(&mut self) {
        let blank = self.ship.draft.customs.articles.last().filter(|article| article.is_blank());
        let row = match blank.map(|article| article.row) {
            Some(row) => row,
            None => {
                let before = self.ship.draft.clone();
                let customs = &mut self.ship.draft.customs;
                let currency = customs.articles.last().map(|last| last.currency.clone()).unwrap_or_default();
                let row = customs.add_article();
                if let Some(article) = customs.article_mut(row) {
                    // A declaration has one currency.
                    article.currency = currency;
                }
                self.done_to_articles(ArticleDeed::Added, before, GaveWay::Nothing);
                row
            }
        };
        self.go_to_cell(row, ArticleColumn::Description);
    }

    /// The currency of all values; every article is given it.
    pub fn choose_currency(&mut self, code: &str) {
        let typed = if code == Currency::EUR.code() { "" } else { code };
        for article in &mut self.ship.draft.customs.articles {
            typed.clone_into(&mut article.currency);
        }
        self.edited();
    }

    /// Doubles an article, right below it.
    pub fn double_article(&mut self, row: RowId) {
        let before = self.ship.draft.clone();
        let customs = &mut self.ship.draft.customs;
        let Some(at) = customs.place(row) else { return };
        let new = customs.new_row();
        let mut double = customs.articles[at - 1].clone();
        double.row = new;
        customs.articles.insert(at, double);
        self.done_to_articles(ArticleDeed::Doubled, before, GaveWay::Nothing);
        self.go_to_cell(new, self.column_now());
    }

    /// Moves an article one place up or down.
    pub fn move_article(&mut self, row: RowId, step: Step) {
        let before = self.ship.draft.clone();
        let articles = &mut self.ship.draft.customs.articles;
        let Some(at) = articles.iter().position(|article| article.row == row) else { return };
        let to = match step {
            Step::Up | Step::Back => at.checked_sub(1),
            Step::Down | Step::Next => Some(at + 1).filter(|to| *to < articles.len()),
        };
        let Some(to) = to else { return };
        articles.swap(at, to);
        self.done_to_articles(ArticleDeed::Moved, before, GaveWay::Nothing);
        self.go_to_cell(row, self.column_now());
    }

    /// Takes an article off the declaration; the one that takes its place gets the focus.
    pub fn remove_article(&mut self, row: RowId) {
        let before = self.ship.draft.clone();
        let articles = &mut self.ship.draft.customs.articles;
        let Some(at) = articles.iter().position(|article| article.row == row) else { return };
        let gone = articles.remove(at);
        let next = articles.get(at).or_else(|| articles.last()).map(|article| article.row);
        let gave_way = if gone.is_blank() { GaveWay::Nothing } else { GaveWay::Typed };
        self.done_to_articles(ArticleDeed::Removed(at + 1), before, gave_way);
        self.customs.cell = None;
        if let Some(next) = next {
            self.go_to_cell(next, ArticleColumn::Description);
        }
    }

    /// Fills the table from copied rows: from the current cell on, and with new rows below the last.
    pub fn paste_articles(&mut self, text: &str) {
        let at = self.cell_now();
        let first = at.map_or(ArticleColumn::Description, |(_, column)| column);
        let columns: Vec<ArticleColumn> =
            self.article_columns().into_iter().skip_while(|column| *column != first).collect();
        let pasted = read_pasted(text, &columns);
        self.customs.paste = None;
        self.fill_articles(at.map(|(row, _)| row), &pasted);
    }

    /// Fills rows from `from` on; with none, a blank last row and new ones below.
    pub(super) fn fill_articles(&mut self, from: Option<RowId>, pasted: &PastedRows) {
        if pasted.rows.is_empty() {
            return;
        }
        let before = self.ship.draft.clone();
        let customs = &mut self.ship.draft.customs;
        let blank_last = || customs.articles.last().filter(|article| article.is_blank()).map(|article| article.row);
        let from = from.or_else(blank_last);
        let first = from.and_then(|row| customs.place(row)).map_or(customs.articles.len(), |place| place - 1);
        let mut over_typed = false;
        for (at, texts) in (first..).zip(&pasted.rows) {
            match customs.articles.get_mut(at) {
                Some(article) => {
                    over_typed |= texts.iter().any(|(column, text)| {
                        let typed = article.text(*column).trim();
                        !typed.is_empty() && typed != text
                    });
                    fill_row(article, texts);
                }
                None => {
                    let row = customs.new_row();
                    customs.articles.push(new_article(row, texts));
                }
            }
        }
        let first = customs.articles.get(first).map(|article| article.row);
        let deed = ArticleDeed::Filled { rows: pasted.rows.len(), left_out: pasted.left_out };
        let told = over_typed || pasted.left_out > 0 || pasted.rows.len() > 1;
        self.done_to_articles(deed, before, if told { GaveWay::Typed } else { GaveWay::Nothing });
        if let Some(row) = first {
            self.go_to_cell(row, self.column_now());
        }
        // All of it came at once: what is missing in it is said at once.
        let fields: Vec<Field> =
            self.ship.checked.problems.iter().map(|problem| problem.field).filter(is_cell).collect();
        for field in fields {
            self.ship.touch(field);
        }
    }

    /// The cell that Tab, Enter or an arrow leads to; none where the table ends.
    pub fn cell_after(&self, row: RowId, column: ArticleColumn, step: Step) -> Option<Field> {
        let columns = self.article_columns();
        let articles = &self.ship.draft.customs.articles;
        let at = articles.iter().position(|article| article.row == row)?;
        let across = columns.iter().position(|shown| *shown == column)?;
        let (at, across) = match step {
            Step::Next if across + 1 < columns.len() => (Some(at), across + 1),
            Step::Next => (Some(at + 1), 0),
            Step::Back if across > 0 => (Some(at), across - 1),
            Step::Back => (at.checked_sub(1), columns.len() - 1),
            Step::Down => (Some(at + 1), across),
            Step::Up => (at.checked_sub(1), across),
        };
        let row = articles.get(at?)?.row;
        Some(Field::Article(row, *columns.get(across)?))
    }

    /// The cell that has, or last had, the focus, while its row is there.
    pub fn cell_now(&self) -> Option<(RowId, ArticleColumn)> {
        self.customs.cell.filter(|(row, _)| self.ship.draft.customs.article(*row).is_some())
    }

    fn column_now(&self) -> ArticleColumn {
        self.customs.cell.map_or(ArticleColumn::Description, |(_, column)| column)
    }

    fn go_to_cell(&mut self, row: RowId, column: ArticleColumn) {
        self.customs.cell = Some((row, column));
        self.ship.focus = Some(Field::Article(row, column));
    }

    pub(in crate::session) fn done_to_articles(
        &mut self,
        deed: ArticleDeed,
        before: crate::domain::ShipmentDraft,
        gave_way: GaveWay,
    ) {
        self.edited();
        self.did_to_form(Did::Articles(deed), before, gave_way);
    }
}

fn is_cell(field: &Field) -> bool {
    matches!(field, Field::Article(..))
}

/// The articles as they are now without what an act did to them: rows that it took away are back at their places, rows that it
/// added are gone, and the cells that it changed are as before. What was typed into other cells since stays.
pub(in crate::session) fn without(now: &CustomsDraft, before: &CustomsDraft, after: &CustomsDraft) -> CustomsDraft {
    let mut back = CustomsDraft { articles: Vec::new(), ..now.clone() };
    for article in &before.articles {
        let kept = match (now.article(article.row), after.article(article.row)) {
            (Some(here), Some(then)) => {
                let mut kept = here.clone();
                for column in ArticleColumn::ALL {
                    if then.text(column) != article.text(column) {
                        article.text(column).clone_into(kept.text_mut(column));
                    }
                }
                kept
            }
            // It was removed by this act, or by a later one that is undone by itself.
            (None, None) => article.clone(),
            (None, Some(_)) => continue,
            (Some(here), None) => here.clone(),
        };
        back.articles.push(kept);
    }
    let later = now.articles.iter().filter(|article| before.article(article.row).is_none());
    back.articles.extend(later.filter(|article| after.article(article.row).is_none()).cloned());
    back
}
