//! Telephones in the form that each country's check wants: which box of a request a number goes into.

/// A telephone as fixed or mobile. In France, its overseas parts and Belgium the number tells; elsewhere a mobile is what La Poste
/// checks for, so it goes there. First the fixed one, then the mobile.
pub fn telephones(typed: &str, country: &str) -> (Option<String>, Option<String>) {
    let number = bare(typed);
    if number.is_empty() {
        return (None, None);
    }
    let national = match country {
        "FR" | "MC" => after(&number, &["+33"]),
        "GP" | "MQ" | "GF" | "RE" | "YT" | "PM" | "BL" | "MF" => {
            after(&number, &["+33", "+590", "+596", "+594", "+262", "+508"])
        }
        "BE" => after(&number, &["+32"]),
        _ => None,
    };
    match (country, national) {
        ("BE", Some(national)) if national.starts_with('4') => (None, Some(format!("+32{national}"))),
        ("BE", _) => (Some(number), None),
        (_, Some(national)) if national.starts_with(['6', '7']) => (None, Some(number)),
        (_, Some(_)) => (Some(number), None),
        (_, None) => (None, Some(number)),
    }
}

/// The national part: after the country's code, or after the zero that stands for it at home.
fn after(number: &str, codes: &[&str]) -> Option<String> {
    let abroad = codes.iter().find_map(|code| number.strip_prefix(code));
    let national = abroad.or_else(|| number.strip_prefix('0'))?;
    Some(national.strip_prefix('0').unwrap_or(national).to_owned())
}

/// Digits, with a `+` before where it is international; brackets as in `+33 (0)6` hold the zero that is left out then.
fn bare(typed: &str) -> String {
    let typed = typed.trim().replace("(0)", "");
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    match (typed.starts_with('+'), digits.strip_prefix("00")) {
        (true, _) => format!("+{digits}"),
        (false, Some(abroad)) => format!("+{abroad}"),
        (false, None) => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_is_told_from_a_fixed_line_where_the_number_tells() {
        let kind = |typed: &str, country: &str| match telephones(typed, country) {
            (Some(fixed), None) => format!("fixed {fixed}"),
            (None, Some(mobile)) => format!("mobile {mobile}"),
            (None, None) => "none".to_owned(),
            both => panic!("{both:?}"),
        };
        for (typed, country, expected) in [
            ("06 12 34 56 78", "FR", "mobile 0612345678"),
            ("+33 (0)6 12 34 56 78", "FR", "mobile +33612345678"),
            ("01.42.00.00.00", "FR", "fixed 0142000000"),
            ("0690 12 34 56", "GP", "mobile 0690123456"),
            ("+590 690 12 34 56", "GP", "mobile +590690123456"),
            ("0470 12 34 56", "BE", "mobile +32470123456"),
            ("0032 470 12 34 56", "BE", "mobile +32470123456"),
            ("02 123 45 67", "BE", "fixed 021234567"),
            ("+41 79 123 45 67", "CH", "mobile +41791234567"),
            ("+1 212 555 01 23", "US", "mobile +12125550123"),
            ("", "FR", "none"),
        ] {
            assert_eq!(kind(typed, country), expected, "{typed} {country}");
        }
    }
}
