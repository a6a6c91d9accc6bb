//! From a label's bytes to dots, and from dots to a printer's language.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

use envoi::domain::LabelFormat;
use envoi::domain::Media;
use envoi::domain::Packing;
use envoi::label;
use envoi::practice::specimen::Address;
use envoi::practice::specimen::Specimen;

use crate::measure as time;
use crate::tell;

/// A second drawing of the same page starts no process: this many pages more, divided by as many.
const PAGES: u32 = 41;

pub fn measure() {
    let specimen = specimen();
    let (pdf, zpl) = (specimen.pdf(), specimen.zpl());
    let png = specimen.png().expect("our own label");
    let dots = label::decode(&pdf, 203, Media::FOUR_BY_SIX).expect("our own label");

    time("a specimen drawn as PDF", 20, || specimen.pdf());
    let ours = time("a PDF label into dots at 203 dpi", 40, || label::decode(&pdf, 203, Media::FOUR_BY_SIX));
    time("a PDF label into dots at 300 dpi", 20, || label::decode(&pdf, 300, Media::FOUR_BY_SIX));
    time("a PNG label into dots at 203 dpi", 50, || label::decode(&png, 203, Media::FOUR_BY_SIX));
    let drawn = time("a ZPL label into dots at 203 dpi", 50, || label::decode(&zpl, 203, Media::FOUR_BY_SIX));
    beside("the same ZPL by npm's zpl-renderer-js", drawn, renderers(&zpl));
    for (name, packing) in [("runs", Packing::Runs), ("Z64", Packing::Z64)] {
        let program = || label::convert::to_language(&dots, LabelFormat::Zpl, packing, "x");
        time(&format!("dots into ZPL, in {name}"), 50, program);
        let bytes = program().map_or(0, |program| program.len());
        tell(&format!("bytes of that, in {name}"), &format!("{bytes} (the aim is under 20,000)"));
    }
    let own = label::convert::to_zpl(&dots);
    let drawn = time("our own ZPL into dots", 50, || label::decode(&own, 203, Media::FOUR_BY_SIX));
    beside("our own ZPL by npm's zpl-renderer-js", drawn, renderers(&own));
    time("dots into a small grey preview", 50, || dots.to_gray_scaled(284, 426));
    match popplers(&pdf) {
        Some(theirs) => {
            tell(
                "the same PDF page by pdftoppm -r 203 -mono",
                &format!("{theirs:.2?} ({PAGES} pages less 1, over {})", PAGES - 1),
            );
            tell("ours to theirs", &format!("{:.2}", ours.as_secs_f64() / theirs.as_secs_f64()));
        }
        None => tell("the same PDF page by pdftoppm", "not measured: poppler-utils is not installed"),
    }
}

/// Their time, and ours as a part of it; or that it was not measured.
fn beside(what: &str, ours: Duration, theirs: Option<Duration>) {
    match theirs {
        Some(theirs) => {
            tell(what, &format!("{theirs:.2?} median"));
            tell("ours to theirs", &format!("{:.2} (the aim is 0.50)", ours.as_secs_f64() / theirs.as_secs_f64()));
        }
        None => tell(what, "not measured: needs node, and packaging/test.sh run once to fetch it"),
    }
}

/// What zpl-renderer-js takes for a program, from its text to a PNG, where `packaging/test.sh` has put it.
fn renderers(zpl: &[u8]) -> Option<Duration> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let modules = target.join("tools/zpl-renderer-js-3.4.0/node_modules");
    let file = tempfile::NamedTempFile::new().ok()?;
    fs::write(&file, zpl).ok()?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/zpl_renderer.mjs");
    let said = Command::new("node").arg(script).arg(modules).arg(file.path()).arg("20").output().ok()?;
    let milliseconds: f64 = String::from_utf8(said.stdout).ok()?.trim().parse().ok()?;
    Some(Duration::from_secs_f64(milliseconds / 1000.0))
}

/// What one page more costs poppler, without its start.
fn popplers(pdf: &[u8]) -> Option<Duration> {
    let folder = tempfile::tempdir().ok()?;
    let (one, many) = (folder.path().join("one.pdf"), folder.path().join("many.pdf"));
    fs::write(&one, pdf).ok()?;
    let united = Command::new("pdfunite").args(std::iter::repeat_n(&one, PAGES as usize)).arg(&many).status().ok()?;
    united.success().then_some(())?;
    let median = |file: &Path| {
        let mut taken: Vec<Duration> = (0..9).filter_map(|_| drawn(file, folder.path())).collect();
        taken.sort_unstable();
        taken.get(taken.len() / 2).copied()
    };
    Some(median(&many)?.checked_sub(median(&one)?)? / (PAGES - 1))
}

fn drawn(file: &Path, folder: &Path) -> Option<Duration> {
    let began = Instant::now();
    let mut program = Command::new("pdftoppm");
    let ended = program.args(["-r", "203", "-mono"]).arg(file).arg(folder.join("page")).status().ok()?;
    ended.success().then(|| began.elapsed())
}

pub fn specimen() -> Specimen {
    let address = |name: &str, street: &str, postcode: &str, town: &str| Address {
        name: name.to_owned(),
        company: String::new(),
        lines: vec![street.to_owned()],
        postcode: postcode.to_owned(),
        town: town.to_owned(),
        country_code: "FR".to_owned(),
    };
    Specimen {
        tracking_number: "1L00482917365".to_owned(),
        sender: address("Papeterie du Lac", "14 rue Sala", "69002", "Lyon"),
        recipient: address("Camille Roussel", "27 rue Paul Bert", "69003", "Lyon"),
        contract_number: "123456789".to_owned(),
        weight_grams: 412,
        ship_date: "2026-11-22".to_owned(),
        reference: "10482".to_owned(),
        has_logo: false,
    }
}
