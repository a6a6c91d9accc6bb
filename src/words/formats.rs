//! Numbers, money, measures and dates as each language writes them.
//!
//! What differs between languages stands in their `formats.ftl`. The space inside a number does not break, so that neither `1 234` nor `4,55 €` is torn apart.

use fluent_bundle::FluentResource;
use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::Zoned;
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use super::Lang;
use super::UNBROKEN;
use super::Words;
use crate::domain::Media;

/// How a language writes numbers and days.
#[derive(Clone, Debug)]
pub(super) struct Habits {
    decimal_mark: String,
    group_mark: String,
    sign_place: SignPlace,
    weekdays: Vec<String>,
    months: Vec<String>,
}

/// On which side of the number a currency's sign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SignPlace {
    /// `€4.55`.
    Before,
    /// `4,55 €`.
    After,
    /// `CHF 4.55`, `€ 4.55`.
    BeforeApart,
}

impl Habits {
    /// Reads them among a language's words; what is missing is as French has it.
    pub(super) fn read<'a>(word: impl Fn(&str) -> Option<&'a str>) -> Self {
        let text = |id: &str, usual: &str| word(id).unwrap_or(usual).to_owned();
        let list = |id: &str| word(id).unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        Self {
            decimal_mark: text("format-decimal-mark", ","),
            group_mark: text("format-group-mark", UNBROKEN),
            sign_place: match word("format-money-sign") {
                Some("before") => SignPlace::Before,
                Some("before-apart") => SignPlace::BeforeApart,
                _ => SignPlace::After,
            },
            weekdays: list("format-weekdays"),
            months: list("format-months"),
        }
    }

    /// Groups of three, from the right.
    fn grouped(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut written = String::with_capacity(digits.len() + 8);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                written.push_str(&self.group_mark);
            }
            written.push(digit);
        }
        written
    }

    /// A number given in its smallest part, with at least `least` of its `decimals`.
    fn decimal(&self, smallest_parts: u64, decimals: usize, least: usize) -> String {
        let unit = 10_u64.pow(decimals as u32);
        let whole = self.grouped(smallest_parts / unit);
        let mut parts = format!("{:0decimals$}", smallest_parts % unit);
        while parts.len() > least && parts.ends_with('0') {
            parts.pop();
        }
        if parts.is_empty() { whole } else { format!("{whole}{}{parts}", self.decimal_mark) }
    }
}

impl Words {
    /// A number of things: `41 206`, `41,206`.
    #[must_use]
    pub fn count(&self, number: u64) -> String {
        self.habits().grouped(number)
    }

    /// A mass in grams: `412 g`, and from a kilogram on `1,25 kg`.
    #[must_use]
    pub fn grams(&self, grams: u32) -> String {
        if grams < 1000 { format!("{grams}{UNBROKEN}g") } else { self.kilograms(grams) }
    }

    /// A mass in kilograms, to the gram, without needless noughts: `0,412 kg`.
    #[must_use]
    pub fn kilograms(&self, grams: u32) -> String {
        let number = self.habits().decimal(u64::from(grams), 3, 0);
        format!("{number}{UNBROKEN}kg")
    }

    /// An amount in a currency's hundredths: `4,55 €`, `€4.55`, `CHF 4.55`.
    #[must_use]
    pub fn money(&self, cents: i64, currency: &str) -> String {
        let number = self.habits().decimal(cents.unsigned_abs(), 2, 2);
        let minus = if cents < 0 { "−" } else { "" };
        match (self.habits().sign_place, sign(currency)) {
            (SignPlace::After, Some(sign)) => format!("{minus}{number}{UNBROKEN}{sign}"),
            (SignPlace::After, None) => format!("{minus}{number}{UNBROKEN}{currency}"),
            (SignPlace::Before, Some(sign)) => format!("{minus}{sign}{number}"),
            (SignPlace::BeforeApart, Some(sign)) => format!("{sign}{UNBROKEN}{minus}{number}"),
            (SignPlace::BeforeApart, None) => format!("{currency}{UNBROKEN}{minus}{number}"),
            (SignPlace::Before, None) => format!("{minus}{currency}{UNBROKEN}{number}"),
        }
    }

    /// What a currency is written with: `€`, `CHF`.
    #[must_use]
    pub fn currency_sign(&self, currency: &str) -> String {
        sign(currency).map_or_else(|| currency.to_owned(), str::to_owned)
    }

    /// A size given in mm, in centimetres: `14 × 9 × 2,5 cm`.
    #[must_use]
    pub fn centimetres(&self, millimetres: [u32; 3]) -> String {
        self.sides(&millimetres)
    }

    /// A number with a fixed count of decimals, given in its smallest part: `number(125, 2)` is `1,25`.
    #[must_use]
    pub fn number(&self, smallest_parts: u64, decimals: usize) -> String {
        self.habits().decimal(smallest_parts, decimals, decimals)
    }

    /// Millimetres as centimetres, without needless noughts: `2,5`.
    #[must_use]
    pub fn tenths(&self, tenths: u64) -> String {
        self.habits().decimal(tenths, 1, 0)
    }

    /// A paper's two sides: `101,6 × 152,4 mm`; whole millimetres without a fraction.
    #[must_use]
    pub fn paper(&self, media: Media) -> String {
        let side = |tenths: u32| match tenths % 10 {
            0 => (tenths / 10).to_string(),
            _ => self.tenths(tenths.into()),
        };
        format!("{} × {} mm", side(media.width), side(media.height))
    }

    /// A day near today: `sam. 21 nov.`, `Sa 21. Nov.`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let nth = |names: &[String], index: i8| {
            usize::try_from(index).ok().and_then(|index| names.get(index)).cloned().unwrap_or_default()
        };
        let habits = self.habits();
        let weekday = nth(&habits.weekdays, date.weekday().to_monday_zero_offset());
        let month = nth(&habits.months, date.month() - 1);
        self.with(
            "format-date",
            &[("weekday", weekday.into()), ("day", date.day().to_string().into()), ("month", month.into())],
        )
    }

    /// A day with its year: `21/11/2026`, `21.11.2026`.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        let [day, month] = two_digits(date);
        self.with("format-day", &[("day", day), ("month", month), ("year", date.year().to_string().into())])
    }

    /// A moment of these months: `21/11 14:18`, `21.11. 14:18`.
    #[must_use]
    pub fn moment(&self, at: &Zoned) -> String {
        let [day, month] = two_digits(at.date());
        self.with("format-moment", &[("day", day), ("month", month), ("time", self.minute(at).into())])
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

    fn habits(&self) -> &'static Habits {
        &self.vocabulary.habits
    }
}

/// Day and month as text, so that Fluent writes them as they are.
fn two_digits(date: Date) -> [FluentValue<'static>; 2] {
    [date.day(), date.month()].map(|number| FluentValue::from(format!("{number:02}")))
}

/// How Fluent writes a number it is handed: in the language's own way when it is whole, as it comes when it is not.
pub(super) fn plain_number(value: &FluentValue<'_>, languages: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let written = number.as_string();
    let write = |marks: &Marks| match written.parse::<u64>() {
        Ok(whole) => marks.0.grouped(whole),
        Err(_) => written.replace('.', &marks.0.decimal_mark),
    };
    languages.with_try_get::<Marks, _, _>((), write).ok()
}

/// The habits of the language that Fluent is writing in, found by its code.
struct Marks(Habits);

impl Memoizable for Marks {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let lang = Lang::from_code(&language.to_string()).ok_or(())?;
        // Not through the vocabulary, which is only being read when this is first asked.
        let mut bundle = FluentBundle::<FluentResource>::new_concurrent(vec![language]);
        for (_, text) in lang.texts().filter(|(name, _)| *name == "formats") {
            let read = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(read);
        }
        let words: std::collections::BTreeMap<&str, String> =
            super::ids(lang).filter_map(|id| Some((id, super::fixed_word(&bundle, id)?))).collect();
        Ok(Self(Habits::read(|id| words.get(id).map(String::as_str))))
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    #[test]
    fn money_is_written_as_the_country_writes_it() {
        let all = |cents: i64, currency: &str| {
            Lang::all().iter().map(|lang| Words::new(*lang).money(cents, currency)).collect::<Vec<_>>()
        };
        let swiss = "€\u{a0}1’234.50";
        let comma = "1.234,50\u{a0}€";
        assert_eq!(all(123_450, "EUR"), ["1\u{a0}234,50\u{a0}€", swiss, "€1,234.50", comma, swiss, comma, swiss]);
        let [before, after] = ["CHF\u{a0}4.55", "4,55\u{a0}CHF"];
        assert_eq!(all(455, "CHF"), [after, before, before, after, before, after, before]);
        let [swiss, comma] = ["€\u{a0}−0.05", "−0,05\u{a0}€"];
        assert_eq!(all(-5, "EUR"), [comma, swiss, "−€0.05", comma, swiss, comma, swiss]);
    }

    #[test]
    fn a_mass_is_in_grams_below_a_kilogram() {
        check(|words| words.grams(412), ["412\u{a0}g", "412\u{a0}g", "412\u{a0}g", "412\u{a0}g"]);
        check(|words| words.grams(1250), ["1,25\u{a0}kg", "1.25\u{a0}kg", "1,25\u{a0}kg", "1.25\u{a0}kg"]);
        check(|words| words.grams(3000), ["3\u{a0}kg"; 4]);
        check(|words| words.kilograms(412), ["0,412\u{a0}kg", "0.412\u{a0}kg", "0,412\u{a0}kg", "0.412\u{a0}kg"]);
    }

    #[test]
    fn a_size_is_in_centimetres() {
        let [comma, point] = ["14 × 9 × 2,5\u{a0}cm", "14 × 9 × 2.5\u{a0}cm"];
        check(|words| words.centimetres([140, 90, 25]), [comma, point, comma, point]);
    }

    #[test]
    fn a_number_keeps_the_decimals_of_its_column() {
        check(|words| words.number(1_234_500, 3), ["1\u{a0}234,500", "1,234.500", "1.234,500", "1’234.500"]);
        check(|words| words.count(41_206), ["41\u{a0}206", "41,206", "41.206", "41’206"]);
        check(|words| words.count(7), ["7"; 4]);
        let to_fix = |words: Words| words.with("to-fix", &[("count", 41_206.into())]);
        check(to_fix, ["41\u{a0}206 à corriger", "41,206 to fix", "41.206 zu berichtigen", "41’206 zu berichtigen"]);
    }

    #[test]
    fn days_and_times_are_short() {
        let day = date(2026, 11, 21);
        check(|words| words.date(day), ["sam. 21 nov.", "Sat 21 Nov", "Sa 21. Nov.", "Sa 21. Nov."]);
        check(|words| words.day(day), ["21/11/2026", "21/11/2026", "21.11.2026", "21.11.2026"]);
        check(|words| words.day(date(2026, 2, 3)), ["03/02/2026", "03/02/2026", "03.02.2026", "03.02.2026"]);
        let at = day.at(14, 18, 5, 0).to_zoned(TimeZone::UTC).expect("a moment that is");
        check(|words| words.moment(&at), ["21/11 14:18", "21/11 14:18", "21.11. 14:18", "21.11. 14:18"]);
        check(|words| words.time(&at), ["14:18:05"; 4]);
    }

    #[test]
    fn every_day_and_month_has_its_name() {
        for lang in Lang::all() {
            let habits = &lang.vocabulary().habits;
            assert_eq!((habits.weekdays.len(), habits.months.len()), (7, 12), "{lang:?}");
        }
    }

    #[test]
    fn italian_and_romandy_write_days_as_their_country_does() {
        let day = |code: &str| {
            let words = Words::new(Lang::from_code(code).expect("a language"));
            (words.day(date(2026, 11, 21)), words.date(date(2026, 11, 21)))
        };
        let pair = |day: &str, date: &str| (day.to_owned(), date.to_owned());
        assert_eq!(day("it"), pair("21/11/2026", "sab 21 nov"));
        assert_eq!(day("it-CH"), pair("21.11.2026", "sab 21 nov"));
        assert_eq!(day("fr-CH"), pair("21.11.2026", "sam. 21 nov."));
    }

    /// French, English, German, and German in Switzerland.
    #[track_caller]
    fn check(write: impl Fn(Words) -> String, expected: [&str; 4]) {
        let written =
            ["fr", "en", "de", "de-CH"].map(|code| write(Words::new(Lang::from_code(code).expect("a language"))));
        assert_eq!(written, expected);
    }
}
