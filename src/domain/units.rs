//! Mass, length and money: read what people type, kept in the unit a desk can measure.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::Serialize;

/// A mass in whole grams, the finest a parcel scale reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Grams(pub u32);

/// A length in whole millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Millimetres(pub u32);

/// The three sides of a parcel, in the order they were typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dimensions {
    /// The side typed first.
    pub length: Millimetres,
    /// The side typed second.
    pub width: Millimetres,
    /// The side typed last.
    pub height: Millimetres,
}

/// An ISO 4217 code: three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// An amount in hundredths of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Hundredths: cents, centimes.
    pub cents: i64,
    /// What they are hundredths of.
    pub currency: Currency,
}

/// A number of things, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Count(pub u32);

/// The text cannot be read as a mass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAWeight;

/// The text cannot be read as three sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASize {
    /// How many sides could be read.
    pub sides: usize,
}

/// The text cannot be read as an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAmount;

/// The text cannot be read as a whole number of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACount;

/// The text is not a currency code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a currency code is three letters")]
pub struct NotACurrency;

impl FromStr for Grams {
    type Err = NotAWeight;

    /// Reads what an operator types: `1250`, `1250 g`, `1.25 kg`, `1,25kg`, `2 lb`, `4 oz`. A bare whole number is grams, a
    /// bare decimal number kilograms. A part of a gram counts as a whole one.
    fn from_str(typed: &str) -> Result<Self, NotAWeight> {
        let (number, unit) = Decimal::leading(typed).ok_or(NotAWeight)?;
        // Micrograms in one of the unit, so that pounds and ounces are exact enough and whole.
        let unit = unit.trim();
        let is = |names: &[&str]| names.iter().any(|name| unit.eq_ignore_ascii_case(name));
        let micrograms: u128 = match unit {
            "" if number.places == 0 => 1_000_000,
            "" => 1_000_000_000,
            _ if is(&["g", "gr", "gramme", "grammes", "gram", "grams", "gramm", "grammi"]) => 1_000_000,
            _ if is(&["kg", "kgs", "kilo", "kilos"]) => 1_000_000_000,
            _ if is(&["lb", "lbs"]) => 453_592_370,
            _ if is(&["oz"]) => 28_349_523,
            _ => return Err(NotAWeight),
        };
        number.times_rounded_up(micrograms, 1_000_000).map(Self).ok_or(NotAWeight)
    }
}

impl Dimensions {
    /// The sides in millimetres from the longest to the shortest: a parcel may be turned.
    pub fn sorted(self) -> [u32; 3] {
        let mut sides = self.sides();
        sides.sort_unstable_by(|a, b| b.cmp(a));
        sides
    }

    /// The sides in millimetres as typed.
    pub fn sides(self) -> [u32; 3] {
        [self.length.0, self.width.0, self.height.0]
    }

    /// Length plus width plus height, in millimetres.
    pub fn sum(self) -> u64 {
        self.sides().into_iter().map(u64::from).sum()
    }
}

impl From<[u32; 3]> for Dimensions {
    fn from([length, width, height]: [u32; 3]) -> Self {
        Self { length: Millimetres(length), width: Millimetres(width), height: Millimetres(height) }
    }
}

impl FromStr for Dimensions {
    type Err = NotASize;

    /// Reads `14x9x3`, `14 × 9 × 2,5 cm`, `140*90*25mm`, `14 9 3`, `5.5x3.5x1 in`. Centimetres unless said; a unit
    /// after the last side counts for all that have none. A part of a millimetre counts as a whole one.
    fn from_str(typed: &str) -> Result<Self, NotASize> {
        let lower = typed.trim().to_lowercase().replace(['×', '*', '✕', '/'], "x");
        let parts: Vec<&str> = if lower.contains('x') {
            lower.split('x').map(str::trim).collect()
        } else {
            lower.split_whitespace().collect()
        };
        let (parts, trailing) = match parts.as_slice() {
            [first, second, third, unit] if micrometres(unit).is_some() => (vec![*first, *second, *third], *unit),
            _ => (parts, ""),
        };
        let mut sides = Vec::new();
        for part in &parts {
            let (number, unit) = Decimal::leading(part).ok_or(NotASize { sides: sides.len() })?;
            sides.push((number, unit.trim().to_owned()));
        }
        let [a, b, c] = <[_; 3]>::try_from(sides).map_err(|sides| NotASize { sides: sides.len() })?;
        let shared = if trailing.is_empty() { c.1.clone() } else { trailing.to_owned() };
        let side = |(number, unit): (Decimal, String)| {
            let unit = if unit.is_empty() { shared.as_str() } else { unit.as_str() };
            let micrometres = micrometres(unit).unwrap_or(0);
            number.times_rounded_up(micrometres, 1000).filter(|_| micrometres > 0).ok_or(NotASize { sides: 3 })
        };
        Ok([side(a)?, side(b)?, side(c)?].into())
    }
}

/// Micrometres in one of the unit; centimetres when none is said.
fn micrometres(unit: &str) -> Option<u128> {
    match unit {
        "" | "cm" => Some(10_000),
        "mm" => Some(1_000),
        "m" => Some(1_000_000),
        "in" | "\"" | "″" | "inch" | "inches" => Some(25_400),
        _ => None,
    }
}

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");
    /// The Swiss franc.
    pub const CHF: Self = Self(*b"CHF");

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl FromStr for Currency {
    type Err = NotACurrency;

    /// Reads a code in either case: carriers answer `eur` as well as `EUR`.
    fn from_str(code: &str) -> Result<Self, NotACurrency> {
        let letters: [u8; 3] = code.trim().as_bytes().try_into().map_err(|_| NotACurrency)?;
        let sound = letters.iter().all(u8::is_ascii_alphabetic);
        if sound { Ok(Self(letters.map(|letter| letter.to_ascii_uppercase()))) } else { Err(NotACurrency) }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;

    fn try_from(code: String) -> Result<Self, NotACurrency> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Money {
    /// An amount of euros, given in cents.
    pub const fn euros(cents: i64) -> Self {
        Self { cents, currency: Currency::EUR }
    }
}

impl FromStr for Money {
    type Err = NotAnAmount;

    /// Reads `48,90`, `48.90 €`, `EUR 48.9`, `CHF 1'000`. Euros unless said; at most two decimals.
    fn from_str(typed: &str) -> Result<Self, NotAnAmount> {
        let typed = typed.trim();
        let (front, rest) = match typed.find(|c: char| c.is_ascii_digit()) {
            Some(start) => (typed.get(..start).unwrap_or(""), typed.get(start..).unwrap_or("")),
            None => return Err(NotAnAmount),
        };
        let (number, back) = Decimal::leading(rest).ok_or(NotAnAmount)?;
        let currency = match (front.trim(), back.trim()) {
            ("", "") | ("€", "") | ("", "€") => Currency::EUR,
            (code, "") | ("", code) => code.parse().map_err(|_| NotAnAmount)?,
            _ => return Err(NotAnAmount),
        };
        if number.places > 2 {
            return Err(NotAnAmount);
        }
        let cents = number.times_rounded_up(100, 1).ok_or(NotAnAmount)?;
        Ok(Self { cents: i64::from(cents), currency })
    }
}

impl fmt::Display for Money {
    /// `4.55 EUR`: for logs and files; a screen formats it by language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.cents < 0 { "-" } else { "" };
        let cents = self.cents.unsigned_abs();
        write!(f, "{sign}{}.{:02} {}", cents / 100, cents % 100, self.currency.code())
    }
}

impl FromStr for Count {
    type Err = NotACount;

    fn from_str(typed: &str) -> Result<Self, NotACount> {
        let (number, rest) = Decimal::leading(typed).ok_or(NotACount)?;
        if number.places > 0 || !rest.trim().is_empty() || !(1..=999_999).contains(&number.digits) {
            return Err(NotACount);
        }
        u32::try_from(number.digits).map(Self).map_err(|_| NotACount)
    }
}

/// A number as typed: `digits` with a decimal mark before the last `places` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Decimal {
    digits: u128,
    places: u32,
}

impl Decimal {
    /// Reads the number at the start of `typed` and gives the rest. One comma or point is the decimal mark; thousands only
    /// by space or apostrophe, and only before exactly three digits.
    fn leading(typed: &str) -> Option<(Self, &str)> {
        let typed = typed.trim();
        let (mut digits, mut count, mut places, mut marked) = (0_u128, 0_usize, 0, false);
        let mut rest = typed;
        while let Some(next) = rest.chars().next() {
            let after = rest.get(next.len_utf8()..).unwrap_or("");
            if let Some(digit) = next.to_digit(10) {
                count += 1;
                // Twelve digits are more than any parcel needs and keep the arithmetic far from overflow.
                if count > 12 {
                    return None;
                }
                digits = digits * 10 + u128::from(digit);
                places += u32::from(marked);
            } else if matches!(next, ',' | '.') {
                if marked || count == 0 {
                    return None;
                }
                marked = true;
            } else if is_thousands_mark(next) && count > 0 && !marked && has_three_digits(after) {
                // Nothing to keep: the mark only groups.
            } else {
                break;
            }
            rest = after;
        }
        // "12," is half typed and "1.2.3" is no number.
        if count == 0 || (marked && places == 0) {
            return None;
        }
        Some((Self { digits, places }, rest))
    }

    /// `self * factor / divisor`, a part counted as a whole. None when it does not fit.
    fn times_rounded_up(self, factor: u128, divisor: u128) -> Option<u32> {
        let divisor = 10_u128.checked_pow(self.places)?.checked_mul(divisor)?;
        u32::try_from(self.digits.checked_mul(factor)?.div_ceil(divisor)).ok()
    }
}

fn is_thousands_mark(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
}

fn has_three_digits(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    digits == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_weight(typed: &str, grams: Option<u32>) {
        assert_eq!(typed.parse().ok(), grams.map(Grams), "{typed:?}");
    }

    #[test]
    fn a_weight_reads_as_people_type_it() {
        check_weight("1250", Some(1250));
        check_weight("1 250 g", Some(1250));
        check_weight("1'250", Some(1250));
        check_weight("1\u{202f}250 g", Some(1250));
        check_weight("1,25 kg", Some(1250));
        check_weight("1.25kg", Some(1250));
        check_weight("0,412", Some(412));
        check_weight("2 lb", Some(908));
        check_weight("1 oz", Some(29));
        check_weight("412,2 g", Some(413));
        check_weight("3000,0001 g", Some(3001));
    }

    #[test]
    fn what_is_no_weight_is_refused() {
        for typed in
            ["", "g", "kg 3", "-5", "1,2,3", "1.234,5", "12,", "3 stones", "1e9", "99999999999999", "∞", "１２"]
        {
            check_weight(typed, None);
        }
    }

    #[test]
    fn an_absurd_weight_neither_panics_nor_wraps() {
        check_weight("999999999999 kg", None);
        check_weight("4294967 kg", Some(4_294_967_000));
        check_weight("4294968 kg", None);
    }

    #[track_caller]
    fn check_size(typed: &str, sides: Result<[u32; 3], usize>) {
        assert_eq!(typed.parse::<Dimensions>().map(Dimensions::sides).map_err(|e| e.sides), sides, "{typed:?}");
    }

    #[test]
    fn a_size_reads_as_people_type_it() {
        check_size("14x9x3", Ok([140, 90, 30]));
        check_size("14 × 9 × 2,5 cm", Ok([140, 90, 25]));
        check_size("140*90*25mm", Ok([140, 90, 25]));
        check_size("140 x 90 x 25 mm", Ok([140, 90, 25]));
        check_size("14 9 3", Ok([140, 90, 30]));
        check_size("14 9 2,5 cm", Ok([140, 90, 25]));
        check_size("14cm x 90mm x 1in", Ok([140, 90, 26]));
        check_size("14,01x9x3", Ok([141, 90, 30]));
        check_size("0x0x0", Ok([0, 0, 0]));
    }

    #[test]
    fn a_size_says_how_many_sides_it_has() {
        check_size("", Err(0));
        check_size("14", Err(1));
        check_size("14x9", Err(2));
        check_size("14x9x", Err(2));
        check_size("14x9x3x2", Err(4));
        check_size("14x9x3 parsecs", Err(3));
    }

    #[test]
    fn an_amount_reads_with_its_currency() {
        let check = |typed: &str, cents: Option<(i64, &str)>| {
            let money = typed.parse::<Money>().ok();
            assert_eq!(money.as_ref().map(|m| (m.cents, m.currency.code())), cents, "{typed:?}");
        };
        check("48,90", Some((4890, "EUR")));
        check("48.9 €", Some((4890, "EUR")));
        check("€48", Some((4800, "EUR")));
        check("CHF 1'000", Some((100_000, "CHF")));
        check("1 000,50 eur", Some((100_050, "EUR")));
        check("48,905", None);
        check("-3", None);
        check("CHF 3 EUR", None);
        check("", None);
    }

    #[test]
    fn money_prints_with_two_decimals() {
        assert_eq!(Money::euros(455).to_string(), "4.55 EUR");
        assert_eq!(Money::euros(-5).to_string(), "-0.05 EUR");
    }
}
