//! Lists as spreadsheets write them, and text for a cell, which a spreadsheet would run where it looks like a formula.

use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of a formula.
const BEGINNINGS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text with an apostrophe before it where a spreadsheet would take it for a formula.
pub fn to_cell(text: &str) -> Cow<'_, str> {
    // What begins with our own mark gets a second one, so that reading back takes away just what was put there.
    let marked = text.strip_prefix('\'').is_some_and(|rest| rest.trim_start_matches('\'').starts_with(BEGINNINGS));
    if marked || text.starts_with(BEGINNINGS) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`to_cell`] was given.
pub fn from_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(BEGINNINGS) => rest,
        Some(_) | None => cell,
    }
}

/// Reads a list with heads, its columns parted by semicolons, commas or tabs. The mark that the heads have most of parts them.
pub fn sheet_reader(text: &str) -> csv::Reader<&[u8]> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b',', b'\t'].into_iter().max_by_key(|mark| head.bytes().filter(|byte| byte == mark).count());
    csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b';'))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text_and_comes_back_as_it_was() {
        for (text, cell) in [
            ("=HYPERLINK(\"http://a.example\")", "'=HYPERLINK(\"http://a.example\")"),
            ("+33 6 12 34 56 78", "'+33 6 12 34 56 78"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("'=1", "''=1"),
            ("'t Hooft", "'t Hooft"),
            ("27 rue Paul Bert", "27 rue Paul Bert"),
            ("", ""),
        ] {
            assert_eq!(to_cell(text), cell);
            assert_eq!(from_cell(cell), text);
        }
    }
}
