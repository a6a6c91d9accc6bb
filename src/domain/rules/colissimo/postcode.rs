//! Postcodes and states: how each country writes them, and which belong together.
//!
//! The service checks the postcode's shape against the country and, where FedEx carries, the state against the postcode. The
//! shapes are those of the postal services themselves; of a country that is not here, any postcode passes.

use crate::domain::AddressDraft;
use crate::domain::CountryCode;
use crate::domain::CustomsFault;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Problems;
use crate::domain::department;

use super::signs;

/// The longest that any country writes.
const LONGEST: usize = 12;

/// Looks at a postcode and at whether its country is the right one.
pub(super) fn fits(draft: &AddressDraft, party: Party, problems: &mut Problems) {
    let at = Field::Address(party, Line::Postcode);
    let text = draft.postcode.trim();
    if text.is_empty() {
        if !WITHOUT.contains(&draft.country.code()) {
            problems.error(at, Fault::Missing);
        }
        return;
    }
    if !signs(text, at, problems) {
        return;
    }
    let shape = SHAPES.iter().find(|(country, ..)| *country == draft.country.code());
    if let Some((_, masks, example)) = shape {
        let plain = plain(text);
        if !masks.iter().any(|mask| is_like(&plain, mask)) {
            return problems.error(at, CustomsFault::PostcodeShape { example: (*example).to_owned() }.into());
        }
    } else if text.chars().count() > LONGEST {
        return problems.error(at, CustomsFault::PostcodeShape { example: "12345".to_owned() }.into());
    }
    if draft.country == CountryCode::FR {
        let digits = plain(text);
        if let Some(country) = territory(&digits) {
            let fault = CustomsFault::PostcodeOfTerritory { country };
            problems.error(Field::Address(party, Line::Country), fault.into());
        } else if department(&digits).is_none() && !digits.starts_with("00") {
            problems.error(at, Fault::PostcodeUnknown);
        }
    }
}

/// The state or province, which the United States and Canada sort by.
pub(super) fn state(draft: &AddressDraft, problems: &mut Problems) {
    let at = Field::Address(Party::Consignee, Line::State);
    let state = draft.state.trim().to_ascii_uppercase();
    let country = draft.country.code();
    if !matches!(country, "US" | "CA") {
        return;
    }
    if state.is_empty() {
        return problems.error(at, Fault::Missing);
    }
    if state.len() != 2 || !state.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return problems.error(at, CustomsFault::StateShape.into());
    }
    let postcode = plain(draft.postcode.trim());
    let (known, fits) = if country == "US" {
        (STATES.iter().any(|(own, _)| *own == state), is_in_state(&postcode, &state))
    } else {
        (PROVINCES.iter().any(|(own, _)| *own == state), is_in_province(&postcode, &state))
    };
    if !known {
        problems.error(at, CustomsFault::StateShape.into());
    } else if !fits {
        // The ranges move once in a while: whoever knows better may keep it.
        problems.objection(at, CustomsFault::StateNotPostcode.into());
    }
}

/// The place with a country code of its own that a French postcode belongs to; the documentation wants that code.
fn territory(postcode: &str) -> Option<CountryCode> {
    let code = match postcode.get(..3)? {
        "971" if postcode == "97133" => "BL",
        "971" if postcode == "97150" => "MF",
        "971" => "GP",
        "972" => "MQ",
        "973" => "GF",
        "974" => "RE",
        "975" => "PM",
        "976" => "YT",
        "980" => "MC",
        "984" => "TF",
        "986" => "WF",
        "987" => "PF",
        "988" => "NC",
        _ => return None,
    };
    code.parse().ok()
}

/// In capitals and without what only parts it.
fn plain(postcode: &str) -> String {
    let signs = postcode.chars().filter(|sign| !(sign.is_whitespace() || *sign == '-'));
    signs.map(|sign| sign.to_ascii_uppercase()).collect()
}

/// Whether a postcode looks like a mask: `N` is a digit, `A` a letter, `X` either, anything else itself.
fn is_like(postcode: &str, mask: &str) -> bool {
    let fits = |(sign, wanted): (u8, u8)| match wanted {
        b'N' => sign.is_ascii_digit(),
        b'A' => sign.is_ascii_uppercase(),
        b'X' => sign.is_ascii_alphanumeric(),
        _ => sign == wanted,
    };
    postcode.len() == mask.len() && postcode.bytes().zip(mask.bytes()).all(fits)
}

fn is_in_state(postcode: &str, state: &str) -> bool {
    let Some(area) = postcode.get(..3).and_then(|area| area.parse::<u16>().ok()) else { return true };
    STATES.iter().any(|(own, areas)| *own == state && areas.iter().any(|(from, to)| (*from..=*to).contains(&area)))
}

fn is_in_province(postcode: &str, province: &str) -> bool {
    let Some(first) = postcode.chars().next() else { return true };
    PROVINCES.iter().any(|(own, letters)| *own == province && letters.contains(first))
}

/// Countries with the masks of their postcodes, and one that looks right.
const SHAPES: &[(&str, &[&str], &str)] = &[
    ("AD", &["ADN00"], "AD500"),
    ("AR", &["NNNN", "ANNNNAAA"], "1001"),
    ("AT", &["NNNN"], "1010"),
    ("AU", &["NNNN"], "2000"),
    ("BE", &["NNNN"], "1000"),
    ("BG", &["NNNN"], "1000"),
    ("BL", &["97133"], "97133"),
    ("BR", &["NNNNNNNN"], "01310-100"),
    ("CA", &["ANANAN"], "M5V 3L9"),
    ("CH", &["NNNN"], "1003"),
    ("CL", &["NNNNNNN"], "8320000"),
    ("CN", &["NNNNNN"], "100000"),
    ("CO", &["NNNNNN"], "110111"),
    ("CY", &["NNNN"], "1010"),
    ("CZ", &["NNNNN"], "110 00"),
    ("DE", &["NNNNN"], "10115"),
    ("DK", &["NNNN"], "1050"),
    ("DZ", &["NNNNN"], "16000"),
    ("EE", &["NNNNN"], "10111"),
    ("EG", &["NNNNN", "NNNNNNN"], "11511"),
    ("ES", &["NNNNN"], "28013"),
    ("FI", &["NNNNN"], "00100"),
    ("FR", &["NNNNN"], "75002"),
    ("GB", &["ANNAA", "ANNNAA", "AANNAA", "AANNNAA", "ANANAA", "AANANAA"], "SW1A 1AA"),
    ("GF", &["973NN"], "97300"),
    ("GG", &["GYNNAA", "GYNNNAA"], "GY1 1AA"),
    ("GL", &["39NN"], "3900"),
    ("GP", &["971NN"], "97110"),
    ("GR", &["NNNNN"], "105 57"),
    ("HR", &["NNNNN", "HRNNNNN"], "10000"),
    ("HU", &["NNNN"], "1051"),
    ("ID", &["NNNNN"], "10110"),
    ("IE", &["ANNXXXX", "ANAXXXX"], "D02 X285"),
    ("IL", &["NNNNN", "NNNNNNN"], "9414101"),
    ("IM", &["IMNNAA", "IMNNNAA"], "IM1 1AA"),
    ("IN", &["NNNNNN"], "110001"),
    ("IS", &["NNN"], "101"),
    ("IT", &["NNNNN"], "00118"),
    ("JE", &["JENNAA", "JENNNAA"], "JE2 3AB"),
    ("JP", &["NNNNNNN"], "100-0001"),
    ("KR", &["NNNNN"], "04524"),
    ("LI", &["NNNN"], "9490"),
    ("LT", &["NNNNN", "LTNNNNN"], "01100"),
    ("LU", &["NNNN"], "1009"),
    ("LV", &["NNNN", "LVNNNN"], "LV-1010"),
    ("MA", &["NNNNN"], "20000"),
    ("MC", &["980NN"], "98000"),
    ("MF", &["97150"], "97150"),
    ("MQ", &["972NN"], "97200"),
    ("MT", &["AAANNNN", "AAANN"], "VLT 1117"),
    ("MX", &["NNNNN"], "06000"),
    ("MY", &["NNNNN"], "50000"),
    ("NC", &["988NN"], "98800"),
    ("NL", &["NNNNAA"], "1012 AB"),
    ("NO", &["NNNN"], "0150"),
    ("NZ", &["NNNN"], "1010"),
    ("PF", &["987NN"], "98714"),
    ("PH", &["NNNN"], "1000"),
    ("PL", &["NNNNN"], "00-950"),
    ("PM", &["975NN"], "97500"),
    ("PT", &["NNNN", "NNNNNNN"], "1000-205"),
    ("RE", &["974NN"], "97400"),
    ("RO", &["NNNNNN"], "010011"),
    ("RS", &["NNNNN", "NNNNNN"], "11000"),
    ("S1", &["00100", "00200"], "00200"),
    ("SE", &["NNNNN"], "111 22"),
    ("SG", &["NNNNNN"], "018956"),
    ("SI", &["NNNN", "SINNNN"], "1000"),
    ("SK", &["NNNNN"], "811 01"),
    ("SM", &["4789N"], "47890"),
    ("TH", &["NNNNN"], "10200"),
    ("TN", &["NNNN"], "1000"),
    ("TR", &["NNNNN"], "34000"),
    ("UA", &["NNNNN"], "01001"),
    ("US", &["NNNNN", "NNNNNNNNN"], "10118"),
    ("VA", &["00120"], "00120"),
    ("WF", &["986NN"], "98600"),
    ("YT", &["976NN"], "97600"),
    ("ZA", &["NNNN"], "8001"),
];

/// Countries that write none.
const WITHOUT: &[&str] = &[
    "AE", "AG", "AN", "AO", "AW", "BF", "BI", "BJ", "BO", "BQ", "BS", "BW", "BZ", "CD", "CF", "CG", "CI", "CK", "CM",
    "CW", "DJ", "DM", "ER", "FJ", "GA", "GD", "GH", "GM", "GN", "GQ", "GY", "HK", "JM", "KI", "KM", "KN", "KP", "LC",
    "LY", "ML", "MO", "MR", "MS", "MW", "NA", "NR", "NU", "PA", "QA", "RW", "SB", "SC", "SL", "SR", "ST", "SX", "SY",
    "TD", "TF", "TG", "TK", "TL", "TO", "TT", "TV", "UG", "VC", "VU", "YE", "ZW",
];

/// States by the first three digits of their postcodes.
const STATES: &[(&str, &[(u16, u16)])] = &[
    ("AA", &[(340, 340)]),
    ("AE", &[(90, 99)]),
    ("AK", &[(995, 999)]),
    ("AL", &[(350, 369)]),
    ("AP", &[(962, 966)]),
    ("AR", &[(716, 729)]),
    ("AZ", &[(850, 865)]),
    ("CA", &[(900, 961)]),
    ("CO", &[(800, 816)]),
    ("CT", &[(60, 69)]),
    ("DC", &[(200, 205), (569, 569)]),
    ("DE", &[(197, 199)]),
    ("FL", &[(320, 349)]),
    ("GA", &[(300, 319), (398, 399)]),
    ("HI", &[(967, 968)]),
    ("IA", &[(500, 528)]),
    ("ID", &[(832, 838)]),
    ("IL", &[(600, 629)]),
    ("IN", &[(460, 479)]),
    ("KS", &[(660, 679)]),
    ("KY", &[(400, 427)]),
    ("LA", &[(700, 714)]),
    ("MA", &[(10, 27), (55, 55)]),
    ("MD", &[(206, 219)]),
    ("ME", &[(39, 49)]),
    ("MI", &[(480, 499)]),
    ("MN", &[(550, 567)]),
    ("MO", &[(630, 658)]),
    ("MS", &[(386, 397)]),
    ("MT", &[(590, 599)]),
    ("NC", &[(270, 289)]),
    ("ND", &[(580, 588)]),
    ("NE", &[(680, 693)]),
    ("NH", &[(30, 38)]),
    ("NJ", &[(70, 89)]),
    ("NM", &[(870, 884)]),
    ("NV", &[(889, 898)]),
    ("NY", &[(5, 5), (63, 63), (100, 149)]),
    ("OH", &[(430, 459)]),
    ("OK", &[(730, 749)]),
    ("OR", &[(970, 979)]),
    ("PA", &[(150, 196)]),
    ("RI", &[(28, 29)]),
    ("SC", &[(290, 299)]),
    ("SD", &[(570, 577)]),
    ("TN", &[(370, 385)]),
    ("TX", &[(733, 733), (750, 799), (885, 885)]),
    ("UT", &[(840, 847)]),
    ("VA", &[(201, 201), (220, 246)]),
    ("VT", &[(50, 59)]),
    ("WA", &[(980, 994)]),
    ("WI", &[(530, 549)]),
    ("WV", &[(247, 268)]),
    ("WY", &[(820, 831)]),
];

/// Provinces by the first letter of their postcodes.
const PROVINCES: &[(&str, &str)] = &[
    ("AB", "T"),
    ("BC", "V"),
    ("MB", "R"),
    ("NB", "E"),
    ("NL", "A"),
    ("NS", "B"),
    ("NT", "X"),
    ("NU", "X"),
    ("ON", "KLMNP"),
    ("PE", "C"),
    ("QC", "GHJ"),
    ("SK", "S"),
    ("YT", "Y"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_looks_like_its_own_country() {
        for (country, masks, example) in SHAPES {
            assert!(masks.iter().any(|mask| is_like(&plain(example), mask)), "{country} {example}");
        }
    }

    #[test]
    fn a_postcode_looks_like_a_mask_or_not() {
        assert!(is_like("SW1A1AA", "AANANAA"));
        assert!(!is_like("L1009", "NNNN"));
        assert!(!is_like("7500", "NNNNN"));
    }

    #[test]
    fn overseas_postcodes_know_their_territory() {
        let code = |postcode| territory(postcode).map(|country| country.code().to_owned());
        assert_eq!(code("97110").as_deref(), Some("GP"));
        assert_eq!(code("97133").as_deref(), Some("BL"));
        assert_eq!(code("97150").as_deref(), Some("MF"));
        assert_eq!(code("98000").as_deref(), Some("MC"));
        assert_eq!(code("75002"), None);
    }

    #[test]
    fn a_postcode_lies_in_its_state_and_in_no_other() {
        assert!(is_in_state("10118", "NY") && !is_in_state("10118", "CA"));
        assert!(is_in_state("94105", "CA"));
        assert!(is_in_province("M5V3L9", "ON") && !is_in_province("M5V3L9", "QC"));
    }
}
