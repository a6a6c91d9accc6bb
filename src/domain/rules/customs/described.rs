//! What was found of descriptions before: a hundred of them are judged anew at every key that is pressed, and one has changed.
//!
//! Only saves time: the same text is always judged the same.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::domain::wording;
use crate::domain::wording::Vague;

/// More texts than a declaration has, in two languages; past it all are forgotten and judged anew.
const MOST: usize = 512;

/// See [`wording::vague`].
pub(super) fn vague(text: &str) -> Option<Vague> {
    thread_local! {
        static KNOWN: Judged<Option<Vague>> = Judged::default();
    }
    KNOWN.with(|known| known.of(text, wording::vague))
}

/// See [`wording::looks_french`].
pub(super) fn looks_french(text: &str) -> bool {
    thread_local! {
        static KNOWN: Judged<bool> = Judged::default();
    }
    KNOWN.with(|known| known.of(text, wording::looks_french))
}

/// Texts with what was found of them.
struct Judged<T>(RefCell<HashMap<String, T>>);

impl<T> Default for Judged<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Copy> Judged<T> {
    fn of(&self, text: &str, judge: fn(&str) -> T) -> T {
        if let Some(found) = self.0.borrow().get(text) {
            return *found;
        }
        let found = judge(text);
        let mut known = self.0.borrow_mut();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(text.to_owned(), found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_once_is_found_again() {
        for _ in 0..2 {
            assert_eq!(vague("12345"), Some(Vague::DigitsOnly));
            assert_eq!(vague("T-shirt en coton"), None);
            assert!(looks_french("Bougie parfumée") && !looks_french("Cotton T-shirt"));
        }
    }

    #[test]
    fn no_more_is_remembered_than_a_form_needs() {
        let judged = Judged::default();
        for text in 0..=MOST {
            judged.of(&text.to_string(), str::len);
        }
        assert_eq!(judged.0.borrow().len(), 1);
    }
}
