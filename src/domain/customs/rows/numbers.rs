//! Numbers as cells of a spreadsheet show them, made into what an operator would have typed.

use crate::domain::ArticleColumn;
use crate::domain::ArticleDraft;
use crate::domain::Grams;
use crate::domain::Hundredths;

use super::heads::Head;

/// No parcel of ours weighs more kilograms; a larger bare number among decimals was meant in grams.
const HEAVIEST_KG: u32 = 30;

/// What only a whole column tells of its cells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// The weights have decimals: a bare whole number among them is kilograms too, since a spreadsheet drops noughts.
    weights_in_kg: bool,
    /// `1.234` is a thousand among amounts that have a comma and two decimals.
    point_groups: bool,
    /// `1,234` is a thousand among amounts that have a point and two decimals.
    comma_groups: bool,
}

impl Habits {
    /// Looks at all cells of a list.
    pub(super) fn of(lines: &[csv::StringRecord], heads: &[Option<Head>]) -> Self {
        let mut habits = Self::default();
        for line in lines {
            for (head, cell) in heads.iter().zip(line.iter()) {
                let Some(head) = head else { continue };
                match head.column {
                    ArticleColumn::Weight => habits.weights_in_kg |= is_bare(cell) && cell.contains([',', '.']),
                    ArticleColumn::Value | ArticleColumn::Vat | ArticleColumn::CustomsFees => {
                        let decimals = |mark| cell.rsplit_once(mark).is_some_and(|(_, after)| digits(after) == 2);
                        habits.point_groups |= decimals(',');
                        habits.comma_groups |= decimals('.');
                    }
                    ArticleColumn::Description
                    | ArticleColumn::English
                    | ArticleColumn::Quantity
                    | ArticleColumn::Currency
                    | ArticleColumn::HsCode
                    | ArticleColumn::Origin
                    | ArticleColumn::Reference
                    | ArticleColumn::OriginalIdent
                    | ArticleColumn::OriginLabel => (),
                }
            }
        }
        // A list that does both is read cell by cell.
        if habits.point_groups && habits.comma_groups {
            (habits.point_groups, habits.comma_groups) = (false, false);
        }
        habits
    }

    /// A weight with the unit that was meant: what the head says, else what its column tells.
    pub(super) fn weight(self, cell: &str, unit: Option<&str>) -> String {
        let cell = cell.trim();
        if !is_bare(cell) {
            return cell.to_owned();
        }
        let whole = cell.parse::<u32>().ok();
        match (unit, whole) {
            (Some("kg"), Some(whole)) if whole <= HEAVIEST_KG => format!("{cell} kg"),
            (Some("g"), _) => format!("{cell} g"),
            (None, Some(whole)) if self.weights_in_kg && whole <= HEAVIEST_KG => format!("{cell} kg"),
            (_, _) => cell.to_owned(),
        }
    }

    /// An amount as digits with at most two decimals, and the currency that its cell names.
    pub(super) fn amount(self, cell: &str) -> (String, Option<String>) {
        let sign = cell.chars().find_map(currency_sign);
        let letters: String = cell.chars().filter(|sign| sign.is_ascii_alphabetic()).collect();
        let code = (letters.len() == 3).then(|| letters.to_ascii_uppercase());
        let said = sign.map(str::to_owned).or(code);
        let kept = |sign: &char| sign.is_ascii_digit() || matches!(sign, ',' | '.' | '-');
        let bare: String = match &said {
            Some(_) => cell.chars().filter(kept).collect(),
            None => cell.to_owned(),
        };
        (self.decimal(&bare), said)
    }

    /// One decimal mark and no thousands, and no noughts behind the second decimal: `1.250,5000` is `1250,50`.
    fn decimal(self, number: &str) -> String {
        let number: String =
            number.chars().filter(|sign| !matches!(sign, '\'' | '’') && !sign.is_whitespace()).collect();
        if !number.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '.')) {
            return number;
        }
        let groups = match (number.rfind(','), number.rfind('.')) {
            (Some(comma), Some(point)) => Some(if comma < point { ',' } else { '.' }),
            (Some(_), None) if self.comma_groups => Some(','),
            (None, Some(_)) if self.point_groups => Some('.'),
            (_, _) => None,
        };
        let mut plain: String = match groups {
            // Only where it parts threes: `1,5` stays what it is.
            Some(mark) if groups_threes(&number, mark) => number.chars().filter(|sign| *sign != mark).collect(),
            Some(_) | None => number,
        };
        while let Some(at) = plain.find([',', '.']) {
            if plain.len() - at > 3 && plain.ends_with('0') {
                plain.pop();
            } else {
                break;
            }
        }
        plain
    }
}

/// A number of pieces: a spreadsheet may show three as `3,00`.
pub(super) fn count(cell: &str) -> String {
    match cell.split_once([',', '.']) {
        Some((whole, noughts)) if !noughts.is_empty() && noughts.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        Some(_) | None => cell.to_owned(),
    }
}

/// A currency by its sign or its code.
pub(super) fn currency(cell: &str) -> String {
    let sign = cell.chars().find_map(currency_sign);
    sign.map_or_else(|| cell.trim().to_ascii_uppercase(), str::to_owned)
}

/// The currency of a sign that only one of those that La Poste takes has.
pub(super) fn currency_sign(sign: char) -> Option<&'static str> {
    match sign {
        '€' => Some("EUR"),
        '$' => Some("USD"),
        '£' => Some("GBP"),
        _ => None,
    }
}

/// The text of a cell for a list: weights in kilograms and amounts with their decimals, as far as they can be read.
pub(super) fn written(article: &ArticleDraft, column: ArticleColumn, decimal: char) -> String {
    let sum = |read: Result<Hundredths, _>| match read {
        Ok(sum) => Some(sum.to_string().replace('.', &decimal.to_string())),
        Err(super::super::NotASum) => None,
    };
    let read = match column {
        ArticleColumn::Weight => {
            let grams = |Grams(grams)| format!("{}{decimal}{:03}", grams / 1000, grams % 1000);
            article.weight.value().ok().map(grams)
        }
        ArticleColumn::Value => sum(article.value.value()),
        ArticleColumn::Vat => sum(article.vat.value()),
        ArticleColumn::CustomsFees => sum(article.customs_fees.value()),
        ArticleColumn::Description
        | ArticleColumn::English
        | ArticleColumn::Quantity
        | ArticleColumn::Currency
        | ArticleColumn::HsCode
        | ArticleColumn::Origin
        | ArticleColumn::Reference
        | ArticleColumn::OriginalIdent
        | ArticleColumn::OriginLabel => None,
    };
    read.unwrap_or_else(|| article.text(column).trim().to_owned())
}

fn is_bare(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '.'))
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

fn groups_threes(number: &str, mark: char) -> bool {
    let whole = number.split([',', '.']).collect::<Vec<_>>();
    let other = number.chars().any(|sign| matches!(sign, ',' | '.') && sign != mark);
    let groups = if other { whole.get(1..whole.len() - 1) } else { whole.get(1..) };
    groups.is_some_and(|groups| !groups.is_empty() && groups.iter().all(|group| group.len() == 3))
}
