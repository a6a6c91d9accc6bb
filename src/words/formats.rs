//! Numbers, money, measures and dates as each language writes them.
//!
//! The space inside a number is the narrow one that does not break, so that neither `1 234` nor `4,55 €` is torn apart.

use fluent_bundle::FluentValue;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::civil::Weekday;

use super::Lang;
use super::Words;

/// Between the groups of a number, and between a number and its unit.
const NARROW: char = '\u{202f}';

impl Words {
    /// A number of things: `41 206`, `41,206`.
    #[must_use]
    pub fn count(&self, number: u64) -> String {
        grouped(self.lang, number)
    }

    /// A mass in grams: `412 g`, and from a kilogram on `1,25 kg`.
    #[must_use]
    pub fn grams(&self, grams: u32) -> String {
        if grams < 1000 { format!("{grams}{NARROW}g") } else { self.kilograms(grams) }
    }

    /// A mass in kilograms, to the gram, without needless noughts: `0,412 kg`.
    #[must_use]
    pub fn kilograms(&self, grams: u32) -> String {
        let number = decimal(self.lang, u64::from(grams), 3, 0);
        format!("{number}{NARROW}kg")
    }

    /// An amount in a currency's hundredths: `4,55 €`, `€4.55`, `CHF 4.55`. The code of a currency without a sign stands before.
    #[must_use]
    pub fn money(&self, cents: i64, currency: &str) -> String {
        let number = decimal(self.lang, cents.unsigned_abs(), 2, 2);
        let minus = if cents < 0 { "−" } else { "" };
        match (self.lang, sign(currency)) {
            (Lang::Fr, Some(sign)) => format!("{minus}{number}{NARROW}{sign}"),
            (Lang::Fr, None) => format!("{minus}{number}{NARROW}{currency}"),
            (Lang::En, Some(sign)) => format!("{minus}{sign}{number}"),
            (Lang::En, None) => format!("{minus}{currency}{NARROW}{number}"),
        }
    }

    /// A size given in mm, in centimetres: `14 × 9 × 2,5 cm`.
    #[must_use]
    pub fn centimetres(&self, millimetres: [u32; 3]) -> String {
        let [length, width, height] = millimetres.map(|side| decimal(self.lang, u64::from(side), 1, 0));
        format!("{length} × {width} × {height}{NARROW}cm")
    }

    /// A number with a fixed count of decimals, given in its smallest part: `number(125, 2)` is `1,25`.
    #[must_use]
    pub fn number(&self, smallest_parts: u64, decimals: usize) -> String {
        decimal(self.lang, smallest_parts, decimals, decimals)
    }

    /// Millimetres as centimetres, without needless noughts: `2,5`.
    #[must_use]
    pub fn tenths(&self, tenths: u64) -> String {
        decimal(self.lang, tenths, 1, 0)
    }

    /// A day near today: `sam. 21 nov.`, `Sat 21 Nov`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        format!("{} {} {}", weekday(self.lang, date.weekday()), date.day(), month(self.lang, date.month()))
    }

    /// A day with its year: `21/11/2026`.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
    }

    /// A moment of these months: `21/11 14:18`.
    #[must_use]
    pub fn moment(&self, at: &Zoned) -> String {
        format!("{:02}/{:02} {}", at.day(), at.month(), self.minute(at))
    }

    /// A moment of today, to the minute: `14:18`.
    #[must_use]
    pub fn minute(&self, at: &Zoned) -> String {
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// A moment of today, to the second: `14:31:52`.
    #[must_use]
    pub fn time(&self, at: &Zoned) -> String {
        format!("{}:{:02}", self.minute(at), at.second())
    }
}

/// How Fluent writes a number it is handed: in the language's own way when it is whole, as it comes when it is not.
pub(super) fn plain_number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let written = number.as_string();
    match written.parse::<u64>() {
        Ok(whole) => Some(grouped(lang, whole)),
        Err(_) => Some(written.replace('.', &mark(lang).to_string())),
    }
}

/// The decimal mark.
const fn mark(lang: Lang) -> char {
    match lang {
        Lang::Fr => ',',
        Lang::En => '.',
    }
}

/// Groups of three, from the right.
fn grouped(lang: Lang, number: u64) -> String {
    let separator = match lang {
        Lang::Fr => NARROW,
        Lang::En => ',',
    };
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + 8);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

/// A number given in its smallest part, with at least `least` of its `decimals`.
fn decimal(lang: Lang, smallest_parts: u64, decimals: usize, least: usize) -> String {
    let unit = 10_u64.pow(decimals as u32);
    let whole = grouped(lang, smallest_parts / unit);
    let mut parts = format!("{:0decimals$}", smallest_parts % unit);
    while parts.len() > least && parts.ends_with('0') {
        parts.pop();
    }
    if parts.is_empty() { whole } else { format!("{whole}{}{parts}", mark(lang)) }
}

/// The sign everyone knows a currency by. The franc has none: `CHF`.
fn sign(currency: &str) -> Option<&'static str> {
    match currency {
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        "USD" => Some("$"),
        _ => None,
    }
}

fn weekday(lang: Lang, day: Weekday) -> &'static str {
    let index = day.to_monday_zero_offset() as usize;
    match lang {
        Lang::Fr => ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."][index],
        Lang::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][index],
    }
}

const fn month(lang: Lang, month: i8) -> &'static str {
    let index = (month - 1) as usize;
    match lang {
        Lang::Fr => {
            ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."][index]
        }
        Lang::En => ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][index],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    #[test]
    fn money_is_written_as_the_language_writes_it() {
        check(|words| words.money(455, "EUR"), "4,55\u{202f}€", "€4.55");
        check(|words| words.money(123_450, "EUR"), "1\u{202f}234,50\u{202f}€", "€1,234.50");
        check(|words| words.money(-5, "EUR"), "−0,05\u{202f}€", "−€0.05");
        check(|words| words.money(455, "CHF"), "4,55\u{202f}CHF", "CHF\u{202f}4.55");
    }

    #[test]
    fn a_mass_is_in_grams_below_a_kilogram() {
        check(|words| words.grams(412), "412\u{202f}g", "412\u{202f}g");
        check(|words| words.grams(1250), "1,25\u{202f}kg", "1.25\u{202f}kg");
        check(|words| words.grams(3000), "3\u{202f}kg", "3\u{202f}kg");
        check(|words| words.kilograms(412), "0,412\u{202f}kg", "0.412\u{202f}kg");
    }

    #[test]
    fn a_size_is_in_centimetres() {
        check(|words| words.centimetres([140, 90, 25]), "14 × 9 × 2,5\u{202f}cm", "14 × 9 × 2.5\u{202f}cm");
    }

    #[test]
    fn a_number_keeps_the_decimals_of_its_column() {
        check(|words| words.number(1_234_500, 3), "1\u{202f}234,500", "1,234.500");
        check(|words| words.count(41_206), "41\u{202f}206", "41,206");
        check(|words| words.count(7), "7", "7");
    }

    #[test]
    fn days_and_times_are_short() {
        check(|words| words.date(date(2026, 11, 21)), "sam. 21 nov.", "Sat 21 Nov");
        check(|words| words.day(date(2026, 11, 21)), "21/11/2026", "21/11/2026");
        let at = date(2026, 11, 21).at(14, 18, 5, 0).to_zoned(TimeZone::UTC).expect("a moment that is");
        check(|words| words.moment(&at), "21/11 14:18", "21/11 14:18");
        check(|words| words.time(&at), "14:18:05", "14:18:05");
    }

    fn check(write: impl Fn(Words) -> String, french: &str, english: &str) {
        assert_eq!(write(Words::new(Lang::Fr)), french);
        assert_eq!(write(Words::new(Lang::En)), english);
    }
}
