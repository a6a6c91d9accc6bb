//! The numbers of a parcel, with their keys.
//!
//! At home two signs, ten figures and a key of GS1; abroad the thirteen signs of UPU's S10; and the routing code of 28 signs that
//! ends in a key of ISO 7064. No number of a range comes twice.

use super::facts::Country;

/// The figures of a key of ISO 7064 MOD 37,36.
const SIGNS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A parcel's number, in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// As it stands on the label: thirteen signs.
    pub whole: String,
    /// The two signs at its head.
    prefix: String,
    /// The figures without head, key and country.
    figures: String,
}

impl Number {
    /// The so-manieth number of its prefix.
    pub fn new(prefix: &str, serial: u64) -> Number {
        let is_s10 = prefix.bytes().all(|sign| sign.is_ascii_uppercase());
        let (figures, whole) = if is_s10 {
            let figures = format!("{:08}", scattered(serial, 100_000_000));
            (figures.clone(), format!("{prefix}{figures}{}FR", s10_key(&figures)))
        } else {
            let figures = format!("{:010}", scattered(serial, 10_000_000_000));
            (figures.clone(), format!("{prefix}{figures}{}", key_of_ten(&figures)))
        };
        Number { whole, prefix: prefix.to_owned(), figures }
    }

    /// The 28 signs of the bar code at the foot of a label.
    ///
    /// The four signs of an S10 prefix are made of the network and the prefix; only `CF` and `EY` were ever seen, the others are
    /// invented.
    pub fn routing(&self, postcode: &str, service: &str, country: &Country, network: &str) -> String {
        let head = match (self.prefix.as_str(), network) {
            ("EY", "FEDEX") => "7551",
            ("EY", "KPG") => "5151",
            ("EY", _) => "7751",
            ("CF", "EPG") => "5280",
            ("CF", _) => "5180",
            ("CB", _) => "5620",
            ("CA", _) => "5210",
            ("CM", _) => "5630",
            ("CG", _) => "5631",
            ("CI", _) => "5632",
            ("CQ", _) => "5240",
            (own, _) => own,
        };
        let plain: String = postcode.chars().filter(char::is_ascii_alphanumeric).collect();
        let plain = plain.to_ascii_uppercase();
        let plain = &plain[plain.len().saturating_sub(7)..];
        let body = format!("{plain:0>7}11{head}{}{service}{}", self.figures, country.numeric);
        let key = key_37_36(&body);
        format!("{body}{key}")
    }
}

/// Whether a number has the key that its other figures ask for.
pub(super) fn is_number(number: &str) -> bool {
    let bytes = number.as_bytes();
    if bytes.len() != 13 || !number.is_ascii() {
        return false;
    }
    let all_figures = |part: &str| part.bytes().all(|sign| sign.is_ascii_digit());
    if bytes[..2].iter().all(u8::is_ascii_uppercase) && bytes[11..].iter().all(u8::is_ascii_uppercase) {
        return all_figures(&number[2..11]) && s10_key(&number[2..10]) == number[10..11];
    }
    all_figures(&number[2..]) && key_of_ten(&number[2..12]) == number[12..]
}

/// An S10 number of another post, as a return from abroad carries one.
pub(super) fn foreign_s10(prefix: &str, serial: u64, country: &str) -> String {
    let figures = format!("{:08}", scattered(serial, 100_000_000));
    format!("{prefix}{figures}{}{country}", s10_key(&figures))
}

/// GS1's key: weights three and one from the right.
fn key_of_ten(figures: &str) -> String {
    let weighed = figures.bytes().rev().zip([3, 1].into_iter().cycle()).map(|(figure, weight)| value(figure) * weight);
    ((10 - weighed.sum::<u32>() % 10) % 10).to_string()
}

/// UPU's key of eight figures.
fn s10_key(figures: &str) -> String {
    let weighed = figures.bytes().zip([8, 6, 4, 2, 3, 5, 9, 7]).map(|(figure, weight)| value(figure) * weight);
    match 11 - weighed.sum::<u32>() % 11 {
        10 => "0".to_owned(),
        11 => "5".to_owned(),
        key => key.to_string(),
    }
}

/// ISO 7064's key of figures and capitals.
pub(super) fn key_37_36(text: &str) -> char {
    let mut rest = 36;
    for sign in text.bytes() {
        let at = SIGNS.iter().position(|own| *own == sign).unwrap_or(0);
        let sum = (rest + at) % 36;
        rest = if sum == 0 { 36 } else { sum } * 2 % 37;
    }
    char::from(SIGNS[(37 - rest) % 36])
}

fn value(figure: u8) -> u32 {
    u32::from(figure.wrapping_sub(b'0'))
}

/// Neighbours that do not look alike: multiplying by a number without a common divisor with ten visits each number once.
fn scattered(serial: u64, numbers: u64) -> u64 {
    ((u128::from(serial) * 3_819_660_113 + 48_291_736_541) % u128::from(numbers)) as u64
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::facts::country;
    use super::*;

    #[test]
    fn keys_are_those_of_numbers_that_were_published() {
        for number in
            ["6A07905668182", "6A15984040331", "6M17372480385", "7R00198736552", "CA268091420FR", "CB199930761FR"]
        {
            assert!(is_number(number), "{number}");
        }
        for number in ["6A07905668183", "CA268091421FR", "", "6A0790566818", "unknown", "6Aé905668182"] {
            assert!(!is_number(number), "{number}");
        }
        assert_eq!(key_37_36("0031410116A0790566818801250"), 'U');
        assert_eq!(key_37_36("0075001116A1598404033801250"), 'L');
    }

    #[test]
    fn every_number_is_valid_and_comes_once() {
        for prefix in ["6A", "8Q", "CB"] {
            let numbers: HashSet<String> = (0..2000).map(|serial| Number::new(prefix, serial).whole).collect();
            assert_eq!(numbers.len(), 2000);
            assert!(numbers.iter().all(|number| is_number(number) && number.starts_with(prefix)));
        }
        assert!(is_number(&foreign_s10("CZ", 7, "CH")));
    }

    #[test]
    fn a_routing_code_has_28_signs_wherever_it_leads() {
        for (prefix, postcode, land) in
            [("6A", "75004", "FR"), ("8Q", "97100", "GP"), ("CB", "SW1A 1AA", "GB"), ("EY", "", "AE")]
        {
            let code = Number::new(prefix, 3).routing(postcode, "101", country(land).unwrap(), "DPD");
            assert_eq!(code.len(), 28, "{code}");
            assert_eq!(key_37_36(&code[..27]), code.chars().last().unwrap());
        }
    }
}
