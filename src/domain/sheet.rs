//! Lines for a spreadsheet, as the one of the country opens them, and harmless whatever a cell says.

use super::HistoryRow;
use super::ShipmentState;

/// How the spreadsheets of a country want a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetHabits {
    /// Between two cells.
    pub separator: char,
    /// Before the hundredths.
    pub decimal: char,
}

/// The words of a list of shipments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetWords {
    /// How the country wants it.
    pub habits: SheetHabits,
    /// The heads of [`SheetWords::COLUMNS`].
    pub heads: Vec<String>,
    /// What each state is called.
    pub states: Vec<(ShipmentState, String)>,
}

impl SheetWords {
    /// The ids of the heads, in their order.
    pub const COLUMNS: [&str; 12] = [
        "sheet-date",
        "sheet-time",
        "sheet-order",
        "sheet-service",
        "sheet-tracking",
        "sheet-weight",
        "sheet-price",
        "sheet-currency",
        "sheet-state",
        "sheet-country",
        "sheet-region",
        "sheet-account",
    ];

    /// The head of a list.
    pub fn begin(&self) -> Sheet {
        let mut sheet = Sheet::new(self.habits);
        sheet.line(&self.heads);
        sheet
    }

    /// A shipment's line: what the books need, and nobody's name.
    pub fn add(&self, sheet: &mut Sheet, row: &HistoryRow, begun: &jiff::Zoned, account: &str) {
        let state = self.states.iter().find(|(state, _)| *state == row.state).map_or("", |(_, word)| word);
        let region: String = row.consignee.postcode.chars().take(2).collect();
        let cells = [
            begun.strftime("%Y-%m-%d").to_string(),
            begun.strftime("%H:%M").to_string(),
            row.order.number.clone().unwrap_or_default(),
            row.service.0.clone(),
            row.tracking.as_ref().map(|tracking| tracking.0.clone()).unwrap_or_default(),
            row.weight.0.to_string(),
            row.cost.map(|cost| sheet.hundredths(cost.cents)).unwrap_or_default(),
            row.cost.map(|cost| cost.currency.code().to_owned()).unwrap_or_default(),
            state.to_owned(),
            row.consignee.country.code().to_owned(),
            region,
            account.to_owned(),
        ];
        sheet.line(cells);
    }
}

/// A list that grows by lines.
#[derive(Clone, Debug)]
pub struct Sheet {
    habits: SheetHabits,
    text: String,
}

impl Sheet {
    /// An empty one. The mark at its start tells a spreadsheet that letters have accents.
    pub fn new(habits: SheetHabits) -> Self {
        Self { habits, text: "\u{feff}".to_owned() }
    }

    /// Adds a line.
    pub fn line<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push(self.habits.separator);
            }
            self.text.push_str(&quoted(cell.as_ref(), self.habits.separator));
        }
        self.text.push_str("\r\n");
    }

    /// Hundredths as a number of the country: `4,55`.
    pub fn hundredths(&self, hundredths: i64) -> String {
        let sign = if hundredths < 0 { "-" } else { "" };
        let whole = hundredths.unsigned_abs();
        format!("{sign}{}{}{:02}", whole / 100, self.habits.decimal, whole % 100)
    }

    /// All of it.
    pub fn text(self) -> String {
        self.text
    }
}

/// A spreadsheet takes a cell that begins like a formula for one, and may run what it says; an apostrophe before it makes it a
/// text. A number with a minus is a number.
fn quoted(cell: &str, separator: char) -> String {
    let number =
        |text: &str| !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '.'));
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        && !cell.strip_prefix('-').is_some_and(number);
    let text = if formula { format!("'{cell}") } else { cell.to_owned() };
    if text.contains(['"', '\n', '\r', separator]) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: SheetHabits = SheetHabits { separator: ';', decimal: ',' };

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, written) in [
            ("Roussel", "Roussel"),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+33 6", "'+33 6"),
            ("-1+1|cmd", "'-1+1|cmd"),
            ("-4,55", "-4,55"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("a;b", "\"a;b\""),
            ("a\nb", "\"a\nb\""),
            ("", ""),
        ] {
            assert_eq!(quoted(cell, ';'), written, "{cell:?}");
        }
    }

    #[test]
    fn a_sheet_is_as_the_country_opens_it() {
        let mut sheet = Sheet::new(FRENCH);
        sheet.line(["Prix", "Ville"]);
        sheet.line([sheet.hundredths(455), "Haÿ".to_owned()]);
        sheet.line([sheet.hundredths(-5), String::new()]);
        assert_eq!(sheet.text(), "\u{feff}Prix;Ville\r\n4,55;Haÿ\r\n-0,05;\r\n");
    }
}
