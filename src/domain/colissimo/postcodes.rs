//! How a postcode looks, and which state or province it is in.
//!
//! The service refuses what does not fit (30211, 30212, 30224) without saying what would. The shapes are the countries' own, the
//! states' those of the postal services of the United States and Canada; a country that is not in the table is not checked.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::CountryCode;

/// What a typed postcode is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Postcode {
    /// It looks right; here as the country writes it, `1012 AB` for `1012ab` and `1234` for `L-1234`.
    Written(String),
    /// It is none of the country's, which look like this: `N` is a digit, `A` a letter, `X` either.
    Wrong(&'static [&'static str]),
    /// The country has no postcodes.
    NoneThere,
    /// Nobody here knows how they look there.
    Unknown,
}

/// The countries where the label needs a state or a province of two letters (30224).
pub const STATES_NEEDED: [&str; 2] = ["US", "CA"];

/// Holds a postcode against its country.
pub fn postcode(country: CountryCode, typed: &str) -> Postcode {
    let Some(shapes) = SHAPES.get(country.code()) else { return Postcode::Unknown };
    if shapes.is_empty() {
        return Postcode::NoneThere;
    }
    let bare: String = typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
    let bare = bare.to_uppercase();
    // `L-1234`, `LV-1010`, `CH-8001`: letters that the old sign of the country puts before.
    let digits = bare.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
    let without_sign = if bare.len() - digits.len() <= 2 { digits } else { "" };
    let written = |typed: &str| shapes.iter().find_map(|shape| fitted(shape, typed));
    match written(&bare).or_else(|| written(without_sign)) {
        Some(written) => Postcode::Written(written),
        None => Postcode::Wrong(shapes),
    }
}

/// Whether a postcode of the United States or Canada is in a state or province, by its two letters; none where the letters are
/// no state there, or the postcode begins like no code of that country.
pub fn state_fits(country: CountryCode, state: &str, postcode: &str) -> Option<bool> {
    let state = state.trim().to_ascii_uppercase();
    let begins = match country.code() {
        "US" => STATES_US.iter().find(|(_, states)| states.split(' ').any(|known| known == state)).map(|_| STATES_US),
        "CA" => STATES_CA.iter().find(|(_, states)| states.split(' ').any(|known| known == state)).map(|_| STATES_CA),
        _ => None,
    }?;
    let first = postcode.trim().chars().next()?.to_ascii_uppercase();
    let (_, states) = begins.iter().find(|(begin, _)| *begin == first)?;
    Some(states.split(' ').any(|known| known == state))
}

/// The states by the first digit of their postcodes; territories and the army's three among them.
const STATES_US: &[(char, &str)] = &[
    ('0', "AE CT MA ME NH NJ NY PR RI VT VI"),
    ('1', "DE NY PA"),
    ('2', "DC MD NC SC VA WV"),
    ('3', "AA AL FL GA MS TN"),
    ('4', "IN KY MI OH"),
    ('5', "DC IA MN MT ND SD WI"),
    ('6', "IL KS MO NE"),
    ('7', "AR LA OK TX"),
    ('8', "AZ CO ID NM NV TX UT WY"),
    ('9', "AK AP AS CA FM GU HI MH MP OR PW WA"),
];

/// The provinces by the first letter of their postcodes.
const STATES_CA: &[(char, &str)] = &[
    ('A', "NL"),
    ('B', "NS"),
    ('C', "PE"),
    ('E', "NB"),
    ('G', "QC"),
    ('H', "QC"),
    ('J', "QC"),
    ('K', "ON"),
    ('L', "ON"),
    ('M', "ON"),
    ('N', "ON"),
    ('P', "ON"),
    ('R', "MB"),
    ('S', "SK"),
    ('T', "AB"),
    ('V', "BC"),
    ('X', "NT NU"),
    ('Y', "YT"),
];

/// The typed signs in a shape, with its spaces and hyphens; none where they do not fit.
fn fitted(shape: &str, typed: &str) -> Option<String> {
    let mut typed = typed.chars();
    let mut written = String::with_capacity(shape.len());
    for slot in shape.chars() {
        let fits: fn(&char) -> bool = match slot {
            'N' => char::is_ascii_digit,
            'A' => char::is_ascii_uppercase,
            'X' => |sign| sign.is_ascii_digit() || sign.is_ascii_uppercase(),
            between => {
                written.push(between);
                continue;
            }
        };
        written.push(typed.next().filter(fits)?);
    }
    typed.next().is_none().then_some(written)
}

static SHAPES: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/colissimo/postcodes.tsv").lines();
    let read = |line: &'static str| {
        let (country, shapes) = line.split_once('\t')?;
        let shapes = if shapes == "-" { Vec::new() } else { shapes.split(';').collect() };
        Some((country, shapes))
    };
    lines.filter(|line| !line.starts_with('#')).filter_map(read).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::countries;

    fn code(country: &str) -> CountryCode {
        country.parse().unwrap()
    }

    #[test]
    fn a_postcode_is_written_as_its_country_writes_it() {
        for (country, typed, written) in [
            ("FR", "75002", "75002"),
            ("FR", "75 002", "75002"),
            ("FR", "F-75002", "75002"),
            ("NL", "1012ab", "1012 AB"),
            ("NL", "1012 AB", "1012 AB"),
            ("GB", "sw1a1aa", "SW1A 1AA"),
            ("GB", "M1 1AE", "M1 1AE"),
            ("CA", "h2y1c6", "H2Y 1C6"),
            ("US", "10118", "10118"),
            ("US", "10118-0110", "10118-0110"),
            ("US", "101180110", "10118-0110"),
            ("PT", "1000205", "1000-205"),
            ("PL", "00-001", "00-001"),
            ("LU", "L-1234", "1234"),
            ("CH", "CH-8001", "8001"),
            ("LV", "LV-1010", "1010"),
            ("SE", "11455", "114 55"),
            ("IE", "d02af30", "D02 AF30"),
            ("AD", "ad500", "AD500"),
            ("MT", "vlt1117", "VLT 1117"),
            ("JP", "100-0001", "100-0001"),
        ] {
            assert_eq!(postcode(code(country), typed), Postcode::Written(written.to_owned()), "{country} {typed}");
        }
    }

    #[test]
    fn what_does_not_fit_is_said_with_what_would() {
        assert_eq!(postcode(code("FR"), "7500"), Postcode::Wrong(&["NNNNN"]));
        assert_eq!(postcode(code("NL"), "1012"), Postcode::Wrong(&["NNNN AA"]));
        assert_eq!(postcode(code("CA"), "10118"), Postcode::Wrong(&["ANA NAN"]));
        assert_eq!(postcode(code("AE"), "00000"), Postcode::NoneThere);
        assert_eq!(postcode(code("KE"), "00100"), Postcode::Unknown);
        for odd in ["", "é", "🙂🙂", "ABCDE75002", "----"] {
            assert!(matches!(postcode(code("FR"), odd), Postcode::Wrong(_)), "{odd}");
        }
    }

    #[test]
    fn a_state_and_its_postcode_go_together() {
        for (country, state, typed, fits) in [
            ("US", "NY", "10118", Some(true)),
            ("US", "ny", "10118-0110", Some(true)),
            ("US", "CA", "10118", Some(false)),
            ("US", "XX", "10118", None),
            ("US", "NY", "", None),
            ("CA", "QC", "H2Y 1C6", Some(true)),
            ("CA", "ON", "h2y1c6", Some(false)),
            ("CA", "ON", "Z2Y 1C6", None),
            ("FR", "NY", "75002", None),
        ] {
            assert_eq!(state_fits(code(country), state, typed), fits, "{country} {state} {typed}");
        }
        let states = STATES_US.iter().flat_map(|(_, states)| states.split(' '));
        let states: std::collections::BTreeSet<_> = states.collect();
        assert_eq!(states.len(), 50 + 1 + 8 + 3, "states, the capital, territories and associated states, the army");
    }

    #[test]
    fn every_shape_is_of_a_country_and_readable() {
        for (country, shapes) in SHAPES.iter() {
            assert!(countries::country(code(country)).is_some(), "{country}");
            for shape in shapes {
                assert!(shape.chars().all(|slot| "NAX -".contains(slot)) && shape.len() <= 10, "{country} {shape}");
            }
        }
    }
}
