//! Articles as a spreadsheet has them: pasted, read from a list, and written as one.
//!
//! A spreadsheet drops what its cells do not show and adds what they do: units, currency signs, thousands, noughts behind the
//! decimal mark. What is meant is taken; what cannot be read stays as it came, for the rules to object to at its cell.

mod heads;
mod numbers;

use crate::domain::KnownArticle;
use crate::domain::countries;
use crate::domain::decoded;
use crate::domain::from_cell;
use crate::domain::to_cell;

use super::ArticleColumn;
use super::ArticleDraft;
use super::RowId;
use heads::Head;

/// More rows than any declaration has: the rest of a longer paste is left out, and said to be.
pub const MOST_ROWS: usize = 500;

/// More lines than any catalogue has; the rest of a longer list is left out.
const MOST_KNOWN: usize = 20_000;

/// The text of the cells of one row.
pub type RowTexts = Vec<(ArticleColumn, String)>;

/// What a pasted block or a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedRows {
    /// The rows from the top, each with the columns that it names.
    pub rows: Vec<RowTexts>,
    /// How many rows beyond [`MOST_ROWS`] were left out.
    pub left_out: usize,
}

/// What a list for the catalogue of articles holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleList {
    /// The articles.
    pub articles: Vec<KnownArticle>,
    /// Lines that do not say what they are.
    pub nameless: usize,
    /// Cells that cannot be read, and were left empty.
    pub unread: usize,
}

/// The text has no row of articles in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no list of articles")]
pub struct NoArticles;

/// Whether a text is rows of a spreadsheet, and not a word or a sentence for one cell.
pub fn is_rows(text: &str) -> bool {
    let text = text.trim_end_matches(['\r', '\n']);
    text.contains('\t') || text.trim().contains('\n')
}

/// Reads what was copied from a spreadsheet: columns by their heads where the first row has them, in any of the desk's
/// languages; else one after the other in the order of `columns`, which begins at the cell that is pasted into.
pub fn read_pasted(text: &str, columns: &[ArticleColumn]) -> PastedRows {
    let quoted = text.matches('"').count().is_multiple_of(2);
    read(text, b'\t', quoted, columns, MOST_ROWS)
}

/// Reads a list from a file: any of the usual separators, UTF-8 or what older spreadsheets write in Western Europe. Without
/// heads, its columns are those of [`write_articles`], in its order.
pub fn read_articles(bytes: &[u8]) -> Result<PastedRows, NoArticles> {
    read_list(bytes, &ArticleColumn::ALL, MOST_ROWS)
}

/// Reads a list for the catalogue of articles, which has to have heads: any text with commas would be articles else. What a
/// catalogue does not remember, such as quantities, is passed over.
pub fn read_catalogue(bytes: &[u8]) -> Result<ArticleList, NoArticles> {
    let mut list = ArticleList::default();
    for texts in read_list(bytes, &[], MOST_KNOWN)?.rows {
        let typed = new_article(RowId::default(), &texts);
        let article = KnownArticle::read(&typed);
        if article.description.is_empty() {
            list.nameless += 1;
        } else {
            list.unread += KnownArticle::unread(&typed);
            list.articles.push(article);
        }
    }
    Ok(list)
}

fn read_list(bytes: &[u8], columns: &[ArticleColumn], most: usize) -> Result<PastedRows, NoArticles> {
    let text = decoded(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let marks = [b';', b',', b'\t'].into_iter();
    let mark = marks.max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count()).unwrap_or(b';');
    let list = read(text, mark, true, columns, most);
    let has_words = |row: &RowTexts| row.iter().any(|(column, _)| *column == ArticleColumn::Description);
    // One column of anything is no list of articles, and neither is what no description stands in.
    let sound = first.bytes().any(|byte| byte == mark) && !first.contains('\u{0}') && list.rows.iter().any(has_words);
    if sound { Ok(list) } else { Err(NoArticles) }
}

/// Writes these columns of articles under their heads, for spreadsheets: separated by `;`, in UTF-8 with its mark, no cell a formula. Weights are
/// written in kilograms with `decimal` as their mark, as the head says; what cannot be read is written as it was typed.
pub fn write_articles(articles: &[ArticleDraft], heads: &[(ArticleColumn, String)], decimal: char) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    let mut write = |cells: Vec<String>| {
        writer.write_record(cells.iter().map(|cell| to_cell(cell).into_owned())).expect("memory takes every record");
    };
    write(heads.iter().map(|(_, head)| head.clone()).collect());
    for article in articles.iter().filter(|article| !article.is_blank()) {
        write(heads.iter().map(|(column, _)| numbers::written(article, *column, decimal)).collect());
    }
    writer.into_inner().expect("memory takes every record")
}

/// Fills a row with what was read for it; the cells that were not named stay.
pub fn fill_row(article: &mut ArticleDraft, texts: &RowTexts) {
    for (column, text) in texts {
        text.clone_into(article.text_mut(*column));
    }
}

/// A row of its own with what was read for it.
pub fn new_article(row: RowId, texts: &RowTexts) -> ArticleDraft {
    let mut article = ArticleDraft { row, ..ArticleDraft::default() };
    fill_row(&mut article, texts);
    article
}

fn read(text: &str, mark: u8, quoted: bool, columns: &[ArticleColumn], most: usize) -> PastedRows {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mark)
        .flexible(true)
        .quoting(quoted)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let records = reader.records().filter_map(Result::ok);
    let mut lines: Vec<csv::StringRecord> =
        records.filter(|record| record.iter().any(|cell| !cell.is_empty())).collect();
    let heads = match lines.first().and_then(Head::of_row) {
        Some(heads) => {
            lines.remove(0);
            heads
        }
        None => columns.iter().map(|column| Some(Head::plain(*column))).collect(),
    };
    let left_out = lines.len().saturating_sub(most);
    lines.truncate(most);
    let decimals = numbers::Habits::of(&lines, &heads);
    let rows = lines.iter().map(|line| row(line, &heads, &decimals)).collect();
    PastedRows { rows, left_out }
}

fn row(line: &csv::StringRecord, heads: &[Option<Head>], habits: &numbers::Habits) -> RowTexts {
    let mut texts = RowTexts::new();
    let mut currency = None;
    for (head, cell) in heads.iter().zip(line.iter()) {
        let Some(head) = head else { continue };
        let cell = from_cell(cell).trim();
        if cell.is_empty() {
            continue;
        }
        let text = match head.column {
            ArticleColumn::Description
            | ArticleColumn::English
            | ArticleColumn::HsCode
            | ArticleColumn::Reference
            | ArticleColumn::OriginLabel => one_line(cell),
            ArticleColumn::Quantity => numbers::count(cell),
            ArticleColumn::Weight => habits.weight(cell, head.unit),
            ArticleColumn::Value | ArticleColumn::Vat | ArticleColumn::CustomsFees => {
                let (amount, said) = habits.amount(cell);
                currency = currency.or(said);
                amount
            }
            ArticleColumn::Currency => numbers::currency(cell),
            ArticleColumn::Origin => {
                countries::named(cell).map_or_else(|| one_line(cell), |country| country.code().to_owned())
            }
            ArticleColumn::OriginalIdent => cell.to_uppercase(),
        };
        texts.push((head.column, text));
    }
    let said = texts.iter().any(|(column, _)| *column == ArticleColumn::Currency);
    let of_heads = || heads.iter().flatten().find_map(|head| head.currency.map(str::to_owned));
    if let Some(currency) = currency.or_else(of_heads).filter(|_| !said && !texts.is_empty()) {
        texts.push((ArticleColumn::Currency, currency));
    }
    texts
}

/// A cell may hold several lines; a form's box holds one.
fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
