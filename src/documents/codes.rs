//! The code that a card and a test label carry, as black runs.

use barcoders::sym::code128::Code128;

/// Code 128 of letters and figures, as `(start, length)` of its black runs in modules, and its length; none where a sign cannot
/// be coded.
pub(super) fn code_128(text: &str) -> Option<(Vec<(usize, usize)>, usize)> {
    // U+0181 chooses the set with capitals and small letters.
    let modules = Code128::new(format!("\u{181}{text}")).ok()?.encode();
    let mut at = 0;
    let mut runs = Vec::new();
    for run in modules.chunk_by(|a, b| a == b) {
        if run[0] == 1 {
            runs.push((at, run.len()));
        }
        at += run.len();
    }
    Some((runs, modules.len()))
}
