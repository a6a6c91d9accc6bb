//! Postcodes and states: whether they fit their country, and it them.

use crate::domain::AddressDraft;
use crate::domain::CustomsFault;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Problems;
use crate::domain::colissimo::Area;
use crate::domain::colissimo::Postcode;
use crate::domain::colissimo::STATES_NEEDED;
use crate::domain::colissimo::destination;
use crate::domain::colissimo::postcode;
use crate::domain::colissimo::postcode_of;
use crate::domain::colissimo::state_fits;
use crate::domain::department;

use super::signs;

/// Signs of a postcode that nobody here knows the shape of.
const LONGEST: usize = 12;

/// Looks at a postcode, and at whether the place has a country code of its own, which the documentation wants.
pub(super) fn fits(draft: &AddressDraft, party: Party, problems: &mut Problems) {
    let at = Field::Address(party, Line::Postcode);
    let text = draft.postcode.trim();
    let known = postcode(draft.country, text);
    if text.is_empty() {
        if known != Postcode::NoneThere {
            problems.error(at, Fault::Missing);
        }
        return;
    }
    if !signs(text, at, problems) {
        return;
    }
    let place = destination(draft.country, text);
    match known {
        Postcode::Wrong(shapes) => {
            let example = example(shapes.first().copied().unwrap_or_default());
            problems.error(at, CustomsFault::PostcodeShape { example }.into());
        }
        Postcode::Unknown if text.chars().count() > LONGEST => {
            problems.error(at, CustomsFault::PostcodeShape { example: example("NNNNN") }.into());
        }
        Postcode::Written(_) | Postcode::NoneThere | Postcode::Unknown if place.country != draft.country => {
            let fault = CustomsFault::PostcodeOfTerritory { country: place.country };
            problems.error(Field::Address(party, Line::Country), fault.into());
        }
        Postcode::Written(_) if postcode_of(draft.country, text).is_some() => {
            let country = postcode_of(draft.country, text).unwrap_or(place.country);
            problems.error(Field::Address(party, Line::Country), CustomsFault::PostcodeOfTerritory { country }.into());
        }
        Postcode::Written(digits) if place.area == Area::France && department(&digits).is_none() => {
            problems.error(at, Fault::PostcodeUnknown);
        }
        Postcode::Written(_) | Postcode::NoneThere | Postcode::Unknown => (),
    }
}

/// A postcode as it goes out: without spaces and without the old sign of its country.
pub(super) fn sent(draft: &AddressDraft) -> String {
    let text = match postcode(draft.country, draft.postcode.trim()) {
        Postcode::Written(written) => written,
        Postcode::Wrong(_) | Postcode::NoneThere | Postcode::Unknown => draft.postcode.clone(),
    };
    text.split_whitespace().collect()
}

/// A state as it goes out: where it is sorted by, and elsewhere only if it is the two letters that the box takes.
pub(super) fn sent_state(draft: &AddressDraft) -> Option<String> {
    let state = draft.state.trim().to_uppercase();
    let is_code = state.len() == 2 && state.bytes().all(|sign| sign.is_ascii_uppercase());
    let is_asked = STATES_NEEDED.contains(&draft.country.code());
    (is_code || is_asked && !state.is_empty()).then_some(state)
}

/// The state or province, which the United States and Canada sort by.
pub(super) fn state(draft: &AddressDraft, problems: &mut Problems) {
    let at = Field::Address(Party::Consignee, Line::State);
    if !STATES_NEEDED.contains(&draft.country.code()) {
        return;
    }
    let state = draft.state.trim();
    let fits = |postcode: &str| state_fits(draft.country, state, postcode);
    let exists = || "0123456789ABCEGHJKLMNPRSTVXY".chars().any(|first| fits(first.encode_utf8(&mut [0; 4])).is_some());
    if state.is_empty() {
        problems.error(at, Fault::Missing);
    } else if !exists() {
        problems.error(at, CustomsFault::StateShape.into());
    } else if fits(&draft.postcode) == Some(false) {
        // La Poste leaves this to FedEx, whose tables are finer than ours: whoever knows better may keep it.
        problems.objection(at, CustomsFault::StateNotPostcode.into());
    }
}

/// A postcode that looks like its shape: `NNNN AA` gives `1234 AB`.
fn example(shape: &str) -> String {
    let (mut digits, mut letters) = ("1234567890".chars().cycle(), "ABCDEFGH".chars().cycle());
    let sign = |slot| match slot {
        'N' | 'X' => digits.next().unwrap_or('1'),
        'A' => letters.next().unwrap_or('A'),
        other => other,
    };
    shape.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_looks_like_its_shape() {
        assert_eq!(example("NNNN AA"), "1234 AB");
        assert_eq!(example("ANA NAN"), "A1B 2C3");
    }

    #[test]
    fn a_postcode_goes_out_without_spaces_and_old_signs() {
        let written = |country: &str, typed: &str| {
            let country = country.parse().unwrap();
            sent(&AddressDraft { country, postcode: typed.to_owned(), ..AddressDraft::default() })
        };
        assert_eq!(written("LU", "L-1234"), "1234");
        assert_eq!(written("CA", "h2y 1c6"), "H2Y1C6");
        assert_eq!(written("KE", " 00100 "), "00100");
    }
}
