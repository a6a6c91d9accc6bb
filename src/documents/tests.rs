//! What the tests of papers hold them to: read as text, scanned as dots, and measured for what lies on what.

use std::io::Write as _;
use std::process::Command;
use std::process::Stdio;

use super::form::Area;
use super::lettering::width;
use super::page::Mark;
use super::page::Page;
use crate::domain::Media;
use crate::label;

/// The lines of text on a page, as they were drawn.
pub(super) fn lines_of(page: &Page) -> Vec<String> {
    let lines = page.marks().iter().filter_map(|mark| match mark {
        Mark::Text { line, .. } => Some(line.clone()),
        Mark::Fill { .. } => None,
    });
    lines.collect()
}

/// Every text is on the page, none lies on another one, and no line of the form runs through one.
pub(super) fn assert_laid_out(page: &Page) {
    let (wide, high) = page.size();
    let mut texts: Vec<(Area, &str)> = Vec::new();
    let mut lines: Vec<Area> = Vec::new();
    for mark in page.marks() {
        match mark {
            Mark::Text { x, baseline, size, weight, line } => {
                let (above, below) = reach(line);
                let area = Area::new(*x, baseline - above * size, width(line, *weight, *size), (above + below) * size);
                assert!(
                    area.x >= 0.0 && area.right() <= wide && area.y >= 0.0 && area.bottom() <= high,
                    "off the page: {line}"
                );
                for (other, text) in &texts {
                    assert!(apart(area, *other), "{line} lies on {text}: {area:?}, {other:?}");
                }
                texts.push((area, line));
            }
            Mark::Fill { shapes, light } if *light == 0.0 => {
                lines.extend(shapes.iter().map(|(x, y, width, height)| Area::new(*x, *y, *width, *height)));
            }
            Mark::Fill { .. } => (),
        }
    }
    for (area, text) in texts {
        for line in lines.iter().filter(|line| line.width.min(line.height) > 0.01) {
            assert!(apart(area, *line), "a line runs through {text}: {area:?}, {line:?}");
        }
    }
}

/// How far a line's letters reach above and below where they stand, in sizes.
fn reach(line: &str) -> (f32, f32) {
    let has_high = line.chars().any(|letter| letter.is_uppercase() && !letter.is_ascii());
    let has_low = line.chars().any(|letter| "gjpqyçQ,;()/".contains(letter));
    (if has_high { 0.95 } else { 0.75 }, if has_low { 0.2 } else { 0.02 })
}

fn apart(a: Area, b: Area) -> bool {
    // Rounding is no overlap.
    let near = 0.02;
    a.right() <= b.x + near || b.right() <= a.x + near || a.bottom() <= b.y + near || b.bottom() <= a.y + near
}

/// The text of all pages as poppler's `pdftotext` finds it.
pub(super) fn text_of(pdf: &[u8]) -> String {
    let mut program = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("poppler-utils is installed");
    let mut input = program.stdin.take().unwrap();
    let bytes = pdf.to_vec();
    let writer = std::thread::Builder::new().spawn(move || input.write_all(&bytes)).unwrap();
    let output = program.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// What a scanner reads from an area of a PDF's first page, drawn for a head of `dpi` dots to the inch.
pub(super) fn code_in(pdf: &[u8], dpi: u32, area: Area, format: rxing::BarcodeFormat) -> Option<String> {
    let dots = label::decode(pdf, dpi, Media::FOUR_BY_SIX).unwrap();
    let side = |mm: f32| (mm * dpi as f32 / 25.4).round() as u32;
    let (left, top, width, height) = (side(area.x), side(area.y), side(area.width), side(area.height));
    let row = |y| (left..left + width).map(move |x| (x, y));
    let gray = (top..top + height).flat_map(row).map(|(x, y)| if dots.black(x, y) { 0 } else { 255 }).collect();
    let read = rxing::helpers::detect_in_luma(gray, width, height, Some(format)).ok()?;
    Some(read.getText().to_owned())
}
