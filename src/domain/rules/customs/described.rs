//! What was found of descriptions before: a hundred of them are judged anew at every key that is pressed, and one has changed.
//!
//! Only saves time: the same text is always judged the same.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::domain::wording;
use crate::domain::wording::Vague;

/// More texts than a declaration has, in two languages; past it all are forgotten and judged anew.
const MOST: usize = 512;

/// What a description is.
#[derive(Clone, Copy)]
pub(super) struct Described {
    /// See [`wording::vague`].
    pub vague: Option<Vague>,
    /// See [`wording::looks_french`].
    pub french: bool,
}

/// What this description is.
pub(super) fn described(text: &str) -> Described {
    thread_local! {
        static KNOWN: RefCell<HashMap<String, Described>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(found) = known.get(text) {
            return *found;
        }
        let found = Described { vague: wording::vague(text), french: wording::looks_french(text) };
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(text.to_owned(), found);
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_once_is_found_again_also_after_more_than_a_form_holds() {
        for round in 0..2 {
            assert_eq!(described("12345").vague, Some(Vague::DigitsOnly));
            assert_eq!(described("T-shirt en coton").vague, None);
            assert!(described("Bougie parfumée").french && !described("Cotton T-shirt").french);
            for other in 0..=MOST {
                described(&format!("Cup {round} {other}"));
            }
        }
    }
}
