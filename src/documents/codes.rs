//! The codes that papers carry, as black runs of modules.

use barcoders::sym::code128::Code128;
use rxing::pdf417::encoder::PDF417;

use super::page::Page;

/// A longer code is wider than any paper.
const MOST_SIGNS: usize = 60;

/// Code 128 of letters and figures, as `(start, length)` of its black runs in modules, and its length; none where a sign cannot
/// be coded.
pub(super) fn code_128(text: &str) -> Option<(Vec<(usize, usize)>, usize)> {
    if !(1..=MOST_SIGNS).contains(&text.len()) || !text.bytes().all(|sign| (b' '..=b'~').contains(&sign)) {
        return None;
    }
    let modules = Code128::new(with_sets(text)).ok()?.encode();
    Some((runs(modules.iter().map(|module| *module == 1)), modules.len()))
}

/// The text with the signs that choose a set of symbols before it is coded: figures go two to a symbol where that is shorter.
fn with_sets(text: &str) -> String {
    const CAPITALS_AND_SMALL: char = '\u{181}';
    const PAIRS: char = '\u{106}';
    let mut coded = String::new();
    let mut set = None;
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
        // A change of set costs a symbol: four figures pay for one at either end, six for the two in the middle.
        let at_an_end = rest.len() == text.len() || rest.len() == figures;
        let paired = figures >= if at_an_end { 4 } else { 6 } && figures.is_multiple_of(2);
        let (wanted, taken) = if paired { (PAIRS, figures) } else { (CAPITALS_AND_SMALL, sign.len_utf8()) };
        if set.replace(wanted) != Some(wanted) {
            coded.push(wanted);
        }
        let (now, later) = rest.split_at(taken);
        coded.push_str(now);
        rest = later;
    }
    coded
}

/// A stacked code: rows of modules, each row [`Stacked::ROW`] modules high.
pub(super) struct Stacked {
    /// The black runs of each row.
    pub rows: Vec<Vec<(usize, usize)>>,
    /// How many modules a row is long.
    pub length: usize,
}

impl Stacked {
    /// How high a row is, in modules: the least that the standard allows.
    pub const ROW: usize = 3;
    /// Clear modules on each side.
    pub const QUIET: usize = 2;

    /// How high it is, in modules.
    pub fn height(&self) -> usize {
        self.rows.len() * Self::ROW
    }
}

/// PDF417 of capitals and figures with the error correction that the standard recommends for its length; none where it is too
/// long. It is so many columns wide.
pub(super) fn pdf_417(text: &str, columns: u32) -> Option<Stacked> {
    let correction = match text.len() {
        0..=60 => 2,
        61..=250 => 3,
        251..=500 => 4,
        _ => 5,
    };
    let mut encoder = PDF417::new();
    encoder.setDimensions(columns, columns, 90, 3);
    encoder.generateBarcodeLogic(text, correction).ok()?;
    // The writer counts from the bottom.
    let mut rows = encoder.getBarcodeMatrix().as_ref()?.getScaledMatrix(1, 1);
    rows.reverse();
    let length = rows.first()?.len();
    Some(Stacked { rows: rows.iter().map(|row| runs(row.iter().map(|module| *module == 1))).collect(), length })
}

fn runs(modules: impl Iterator<Item = bool>) -> Vec<(usize, usize)> {
    let modules: Vec<bool> = modules.collect();
    let mut at = 0;
    let mut runs = Vec::new();
    for run in modules.chunk_by(|a, b| a == b) {
        if run[0] {
            runs.push((at, run.len()));
        }
        at += run.len();
    }
    runs
}

/// The narrowest bar that any scanner reads off paper, in millimetres: what the UPU advises for its numbers.
const NARROWEST: f32 = 0.33;
/// Wider bars gain nothing.
const WIDEST: f32 = 0.51;
/// Clear modules on each side of a Code 128.
const QUIET: f32 = 10.0;

/// Draws a Code 128 in the middle of a room, its bars whole dots of a head of `dpi` dots to the inch. Gives whether there was
/// room for bars that can be read.
pub(super) fn draw_code_128(page: &mut Page, text: &str, (x, y, room, height): (f32, f32, f32, f32), dpi: u32) -> bool {
    let Some((runs, modules)) = code_128(text) else { return false };
    let dot = 25.4 / dpi as f32;
    let most = (room / (modules as f32 + 2.0 * QUIET)).min(WIDEST);
    let module = (most / dot).floor() * dot;
    if module < NARROWEST {
        return false;
    }
    let start = ((x + (room - modules as f32 * module) / 2.0) / dot).round() * dot;
    page.fill_all(runs.iter().map(|(at, long)| (start + *at as f32 * module, y, *long as f32 * module, height)));
    true
}

/// Draws a PDF417 in the middle of an area, its modules whole dots of a 203 dpi head and nearly whole ones of a 300 dpi head.
/// Gives whether it fits.
pub(super) fn draw_pdf_417(page: &mut Page, text: &str, (x, y, width, height): (f32, f32, f32, f32)) -> bool {
    let dot = 25.4 / 203.0;
    for module in [4.0 * dot, 3.0 * dot] {
        let quiet = Stacked::QUIET * 2;
        let codes = (2..=30).filter_map(|columns| pdf_417(text, columns));
        // The narrowest that is at least twice as wide as it is high: one sweep of a scanner sees all of it.
        let fitting = codes.into_iter().find(|code| {
            let (wide, high) = ((code.length + quiet) as f32 * module, (code.height() + quiet) as f32 * module);
            wide <= width && high <= height && wide >= 2.0 * high
        });
        let Some(code) = fitting else { continue };
        let snapped = |start: f32, room: f32, modules: usize| {
            ((start + (room - modules as f32 * module) / 2.0) / dot).round() * dot
        };
        let (left, top) = (snapped(x, width, code.length), snapped(y, height, code.height()));
        let high = Stacked::ROW as f32 * module;
        let bars = code.rows.iter().enumerate().flat_map(|(row, runs)| {
            let y = top + row as f32 * high;
            runs.iter().map(move |(at, long)| (left + *at as f32 * module, y, *long as f32 * module, high))
        });
        page.fill_all(bars);
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_go_two_to_a_symbol_where_that_is_shorter() {
        // A symbol is 11 modules, the stop sign 13; the first and the last but one are start and check.
        let symbols = |text: &str| (code_128(text).unwrap().1 - 13) / 11;
        assert_eq!(symbols("8Q54016039950"), 1 + 3 + 1 + 5 + 1);
        assert_eq!(symbols("EY926652383FR"), 1 + 3 + 1 + 4 + 1 + 2 + 1);
        assert_eq!(symbols("123456"), 1 + 3 + 1);
        assert_eq!(symbols("ENVOIDOPRINT"), 1 + 12 + 1);
        assert_eq!(symbols("A1234B"), 1 + 6 + 1);
        assert!(code_128("").is_none() && code_128("Zürich").is_none());
    }

    #[test]
    fn a_slip_of_fifty_parcels_is_one_code_and_one_of_a_thousand_letters_is_none() {
        let slip = |parcels: usize| format!("DEBBORCS{}FINBORCS", "8Q5401603995".repeat(parcels));
        let code = pdf_417(&slip(50), 20).unwrap();
        assert!(
            code.length <= 17 * 20 + 69 && code.height() <= 90 * Stacked::ROW,
            "{} × {}",
            code.length,
            code.height()
        );
        assert!(pdf_417(&slip(1), 20).is_some());
        assert!(pdf_417(&slip(250), 20).is_none());
    }
}
