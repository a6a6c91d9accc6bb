//! A corpus of label files, each with what must come of it: the dots on its printer's paper, what is said, and the codes that can
//! be read from those dots.
//!
//! The files are every label of the recordings, the practice carriers' in every format and for both heads, and torture pages of
//! our own. rxing reads the codes here; where `ENVOI_CORPUS_OUT` names a folder, the same dots are put there for a judge that
//! shares no line with it (`tests/corpus_judge.py`, run by `packaging/test.sh`), and what a Zebra got of them for another
//! ([`received`]).

mod carriers;
pub mod received;
mod recorded;
mod torture;

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use envoi::domain::Dots;
use envoi::domain::LabelFormat;
use envoi::domain::PageTarget;
use envoi::label::fit;
use envoi::label::fit::Page;
use envoi::label::fit::PageWish;
use rxing::BarcodeFormat;
use rxing::DecodeHintValue;
use rxing::DecodeHints;

use crate::desk::PortPrinter;
use received::DrawnBy;

/// One file and what must come of it.
pub struct Case {
    /// What it is called in a failure, and its file's name for the judge.
    pub name: String,
    /// The label's file.
    pub file: Vec<u8>,
    /// The printer that it is put on paper for.
    pub target: PageTarget,
    /// What must come of it.
    pub expected: Expected,
}

/// What must come of a file.
pub enum Expected {
    /// A page of so many dots, with the ids of what is said, and a code that holds this number.
    Page {
        /// Across and down.
        size: (u32, u32),
        /// The ids of the notes, in their order.
        notes: Vec<&'static str>,
        /// What a code on it must hold; none where it has no code that matters.
        number: Option<String>,
    },
    /// No page, and no panic either.
    Refused,
}

/// The least number of files that this corpus has.
const LEAST: usize = 60;

#[test]
fn every_file_of_the_corpus_comes_to_what_it_must() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cases = torture::cases();
    cases.extend(carriers::cases(folder.path()));
    match std::env::var_os("ENVOI_SHARED").map(PathBuf::from) {
        Some(shared) => cases.extend(recorded::cases(&shared)),
        None => eprintln!("skipped: ENVOI_SHARED does not say where the recordings are"),
    }
    assert!(cases.len() >= LEAST, "{} files", cases.len());
    let out = std::env::var_os("ENVOI_CORPUS_OUT").map(PathBuf::from);
    if let Some(out) = &out {
        fs::create_dir_all(out).expect("a folder for the judge");
    }
    // Readers take their time over whole pages: the files are shared out.
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let complaints: Vec<String> = std::thread::scope(|scope| {
        let share = cases.len().div_ceil(threads);
        let out = out.as_deref();
        let lanes: Vec<_> = cases
            .chunks(share)
            .map(|cases| {
                scope.spawn(move || {
                    let zebra = PortPrinter::on(LabelFormat::Zpl);
                    cases.iter().filter_map(|case| complaint(case, &zebra, out)).collect::<Vec<_>>()
                })
            })
            .collect();
        lanes.into_iter().flat_map(|lane| lane.join().expect("no panic")).collect()
    });
    assert!(complaints.is_empty(), "{} of {}:\n{}", complaints.len(), cases.len(), complaints.join("\n"));
}

/// What is wrong with what came of a file.
fn complaint(case: &Case, zebra: &PortPrinter, out: Option<&Path>) -> Option<String> {
    let page = fit::page(&case.file, &case.target, PageWish::default());
    let Expected::Page { size, notes, number } = &case.expected else {
        return page.is_ok().then(|| format!("{}: {:?}", case.name, page.map(|page| page.notes)));
    };
    let page = match page {
        Ok(page) => page,
        Err(error) => return Some(format!("{}: {error}", case.name)),
    };
    let said: Vec<&str> = page.notes.iter().map(|note| note.id()).collect();
    if let (Some(out), Some(number)) = (out, number) {
        keep_for_the_judge(out, &case.name, &page.dots, number);
    }
    let has = (page.dots.width(), page.dots.height());
    if has != *size || said != *notes {
        return Some(format!("{}: {has:?} {said:?} {:?}", case.name, page.notes));
    }
    let payload = match fit::payload(&page, &case.target, "corpus") {
        Ok(payload) if !payload.is_empty() => payload,
        Ok(_) | Err(_) => return Some(format!("{}: nothing to send", case.name)),
    };
    if case.target.language == LabelFormat::Zpl {
        let drawn_by = if fit::goes_out_untouched(&case.file, &case.target) { DrawnBy::Carrier } else { DrawnBy::Us };
        let program = if drawn_by == DrawnBy::Carrier { case.file.clone() } else { payload };
        let got = zebra.prints(program.clone());
        if got != program {
            return Some(format!("{}: the printer got {} bytes of {}", case.name, got.len(), program.len()));
        }
        received::keep(&case.name, &got, &page.dots, drawn_by);
    }
    number.as_ref().and_then(|number| {
        let read = codes_of(&page);
        let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        let found = read.iter().any(|text| plain(text).contains(&plain(number)));
        (!found).then(|| format!("{}: {number} is not in {read:?}", case.name))
    })
}

/// The texts of the bar codes on a page, whichever way they lie.
fn codes_of(page: &Page) -> Vec<String> {
    let dots = &page.dots;
    let gray = dots.to_gray_scaled(dots.width(), dots.height());
    let mut hints = DecodeHints::default().with(DecodeHintValue::TryHarder(true));
    // Every number stands in a Code 128; looking for codes of squares too would take minutes.
    hints = hints.with(DecodeHintValue::PossibleFormats([BarcodeFormat::CODE_128].into_iter().collect()));
    let read = rxing::helpers::detect_multiple_in_luma_with_hints(gray, dots.width(), dots.height(), &mut hints);
    read.unwrap_or_default().iter().map(|code| code.getText().to_owned()).collect()
}

/// A picture of one byte a dot, and beside it what a code on it must hold.
fn keep_for_the_judge(out: &Path, name: &str, dots: &Dots, number: &str) {
    let stem = stem(name);
    let mut bytes = format!("P5\n{} {}\n255\n", dots.width(), dots.height()).into_bytes();
    bytes.extend(dots.to_gray_scaled(dots.width(), dots.height()));
    fs::write(out.join(format!("{stem}.pgm")), bytes).expect("a picture for the judge");
    fs::write(out.join(format!("{stem}.txt")), number).expect("a number for the judge");
}

/// What a file for a judge is called.
fn stem(name: &str) -> String {
    name.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect()
}
