//! What printers of ZPL got, beside the dots that were shown for it: kept where `ENVOI_CORPUS_OUT` names a folder, for a second
//! renderer of ZPL (`tests/zpl_judge.mjs`, run by `packaging/test.sh`), which did not draw what was shown.

use std::fs;
use std::path::PathBuf;

use envoi::domain::Dots;
use envoi::label::convert::to_png;
use serde_json::json;

/// Who drew a program, and so how near to what is shown it must come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnBy {
    /// Us: a picture, dot for dot.
    Us,
    /// The carrier, in letters and codes: each renderer has letters of its own.
    Carrier,
}

/// Keeps what a printer got, and what was shown.
pub fn keep(name: &str, got: &[u8], shown: &Dots, drawn_by: DrawnBy) {
    let Some(folder) = std::env::var_os("ENVOI_CORPUS_OUT").map(|out| PathBuf::from(out).join("received")) else {
        return;
    };
    let place = |ending: &str| folder.join(super::stem(name)).with_extension(ending);
    let how = json!({ "dpi": shown.dpi(), "dot_for_dot": drawn_by == DrawnBy::Us }).to_string();
    fs::create_dir_all(&folder).expect("a folder for the judge");
    fs::write(place("zpl"), got).expect("a program for the judge");
    fs::write(place("png"), to_png(shown, "x").expect("a PNG")).expect("a picture for the judge");
    fs::write(place("json"), how).expect("a word for the judge");
}
