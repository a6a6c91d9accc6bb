//! The Harmonized System, offline: what a code says, and which code a thing has.
//!
//! The list is that of 2022 in English, the one language in which it is free to use; our own table of everyday goods leads to it
//! in four languages. Both stand in `assets/customs`, whose README says whose they are. Knows six digits and no more: what a
//! country adds behind them is that country's.

mod goods;
mod search;

pub use goods::Good;
pub use goods::good;
pub use goods::good_called;
pub use goods::goods;
pub use search::Found;
pub use search::Hit;
pub use search::prepare;
pub use search::search;

use std::sync::LazyLock;

/// A line of the list: a chapter (two digits), a heading (four) or a subheading (six).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its digits, without dots.
    pub code: &'static str,
    /// What it covers, in English.
    pub text: &'static str,
}

/// A subheading and what stands above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Path {
    /// Two digits.
    pub chapter: Entry,
    /// Four digits.
    pub heading: Entry,
    /// Six digits.
    pub subheading: Entry,
}

/// The entry with just these digits: two, four or six. None where the list has none.
pub fn lookup(code: &str) -> Option<Entry> {
    let at = ENTRIES.binary_search_by(|entry| entry.code.cmp(code)).ok()?;
    ENTRIES.get(at).copied()
}

/// The subheading of a code of six digits or more, with its chapter and heading: the digits past the sixth are some country's.
pub fn path(code: &str) -> Option<Path> {
    let up_to = |digits| lookup(code.get(..digits)?);
    Some(Path { chapter: up_to(2)?, heading: up_to(4)?, subheading: up_to(6)? })
}

/// Every entry, sorted by code, so that each stands under its parent.
fn entries() -> &'static [Entry] {
    &ENTRIES
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/customs/hs2022_en.tsv").lines();
    lines.filter_map(|line| line.split_once('\t')).map(|(code, text)| Entry { code, text }).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_list_is_found_and_stands_under_its_parent() {
        let of_length = |digits| entries().iter().filter(|entry| entry.code.len() == digits).count();
        assert_eq!([2, 4, 6].map(of_length), [96, 1228, 5612]);
        assert_eq!(entries().len(), 96 + 1228 + 5612);
        assert!(entries().is_sorted_by(|a, b| a.code < b.code));
        for entry in entries() {
            assert!(entry.code.bytes().all(|digit| digit.is_ascii_digit()) && !entry.text.is_empty(), "{entry:?}");
            assert_eq!(lookup(entry.code), Some(*entry));
            let parent = entry.code.get(..entry.code.len() - 2).unwrap();
            assert!(parent.is_empty() || lookup(parent).is_some(), "{entry:?}");
        }
    }

    #[test]
    fn a_code_leads_up_to_its_chapter() {
        let path = path("6109100010").unwrap();
        assert_eq!([path.chapter.code, path.heading.code, path.subheading.code], ["61", "6109", "610910"]);
        assert_eq!(path.subheading.text, "T-shirts, singlets and other vests; of cotton, knitted or crocheted");
    }

    #[test]
    fn what_is_no_code_is_not_found() {
        for code in ["", "6", "61091", "610999", "9999", "999999", "6109.10", "abcdef", "é10910", " 610910"] {
            assert_eq!(lookup(code), None, "{code}");
            assert_eq!(path(code), None, "{code}");
        }
    }
}
