//! Codes of narrow and wide elements, by the reference decode algorithms of ISO/IEC 16390 (Interleaved 2 of 5) and ISO/IEC
//! 16388 (Code 39).

use super::Elements;
use super::Reading;
use crate::domain::Symbology;

/// Which of five elements are wide, for each figure, the first in the highest bit.
const FIGURES: [u16; 10] = [0b00110, 0b10001, 0b01001, 0b11000, 0b00101, 0b10100, 0b01100, 0b00011, 0b10010, 0b01010];

/// The letters of Code 39 and which of their nine elements are wide, the first in the highest bit.
#[rustfmt::skip]
const LETTERS: [(u8, u16); 44] = [
    (b'0', 0x034), (b'1', 0x121), (b'2', 0x061), (b'3', 0x160), (b'4', 0x031), (b'5', 0x130), (b'6', 0x070),
    (b'7', 0x025), (b'8', 0x124), (b'9', 0x064), (b'A', 0x109), (b'B', 0x049), (b'C', 0x148), (b'D', 0x019),
    (b'E', 0x118), (b'F', 0x058), (b'G', 0x00d), (b'H', 0x10c), (b'I', 0x04c), (b'J', 0x01c), (b'K', 0x103),
    (b'L', 0x043), (b'M', 0x142), (b'N', 0x013), (b'O', 0x112), (b'P', 0x052), (b'Q', 0x007), (b'R', 0x106),
    (b'S', 0x046), (b'T', 0x016), (b'U', 0x181), (b'V', 0x0c1), (b'W', 0x1c0), (b'X', 0x091), (b'Y', 0x190),
    (b'Z', 0x0d0), (b'-', 0x085), (b'.', 0x184), (b' ', 0x0c4), (b'$', 0x0a8), (b'/', 0x0a2), (b'+', 0x08a),
    (b'%', 0x02a), (STAR, 0x094),
];

/// What begins and ends a Code 39.
const STAR: u8 = b'*';

/// Fewer figures are found in any pattern of stripes.
const FEWEST_FIGURES: usize = 6;

/// No code has more.
const MOST_SIGNS: usize = 120;

/// The widths of narrow and wide elements met so far.
#[derive(Default)]
struct Widths {
    narrow: Vec<f64>,
    wide: Vec<f64>,
    /// Decodability as ISO/IEC 15416 has it for two widths: the nearest that an element comes to the threshold, as a
    /// part of how far it should be.
    nearest: Vec<(f64, f64)>,
}

impl Widths {
    /// The pattern of these elements, wide where they are wider than the threshold.
    fn pattern(&mut self, widths: &[f64], threshold: f64) -> u16 {
        let mut pattern = 0;
        for width in widths {
            let wide = *width > threshold;
            pattern = pattern << 1 | u16::from(wide);
            if wide {
                self.wide.push(*width)
            } else {
                self.narrow.push(*width)
            }
            self.nearest.push((*width, threshold));
        }
        pattern
    }

    fn ratio(&self) -> Option<f64> {
        let mean = |widths: &[f64]| widths.iter().sum::<f64>() / widths.len() as f64;
        let ratio = mean(&self.wide) / mean(&self.narrow);
        ratio.is_finite().then_some(ratio)
    }

    fn reading(&self, symbology: Symbology, text: String, elements: usize, length: f64) -> Option<Reading> {
        let ratio = self.ratio()?;
        let module = self.narrow.iter().sum::<f64>() / self.narrow.len() as f64;
        let margin = self.nearest.iter().map(|(width, threshold)| {
            if width > threshold {
                (width - threshold) / (ratio * module - threshold)
            } else {
                (threshold - width) / (threshold - module)
            }
        });
        let same = |widths: &[f64]| widths.iter().all(|width| (width - widths[0]).abs() < f64::EPSILON);
        Some(Reading {
            symbology,
            text,
            elements,
            modules: length / module,
            whole: same(&self.narrow) && same(&self.wide),
            decodability: margin.fold(1.0, f64::min),
            wide_to_narrow: Some(ratio),
        })
    }
}

/// Reads an Interleaved 2 of 5 that begins with the first element. It has no check of its own, so its figures are many and
/// their elements exactly two wide of five.
pub(super) fn read_itf(elements: Elements<'_>) -> Option<Reading> {
    let width = |at: usize| elements.width(at);
    let start = [width(0)?, width(1)?, width(2)?, width(3)?];
    if !elements.begins_after_paper() {
        return None;
    }
    let (narrowest, widest) =
        (start.iter().copied().fold(f64::MAX, f64::min), start.iter().copied().fold(0.0, f64::max));
    if widest > narrowest * 1.5 + 1.0 {
        return None;
    }
    let mut widths = Widths::default();
    let mut text = String::new();
    let mut at = 4;
    loop {
        let stops = |at: usize| Some(width(at)? > 1.5 * width(at + 1)? && width(at)? > 1.5 * width(at + 2)?);
        if text.len() >= FEWEST_FIGURES && elements.count() == at + 3 && stops(at)? {
            break;
        }
        let pair: Vec<f64> = (at..at + 10).map(width).collect::<Option<_>>()?;
        let threshold = pair.iter().sum::<f64>() * 7.0 / 64.0;
        for half in 0..2 {
            let five: Vec<f64> = pair.iter().skip(half).step_by(2).copied().collect();
            let pattern = widths.pattern(&five, threshold);
            let figure = FIGURES.iter().position(|wide| *wide == pattern)?;
            text.push(char::from(b'0' + figure as u8));
        }
        at += 10;
        if text.len() > MOST_SIGNS {
            return None;
        }
        // What follows decides where the code ends: a stop with paper behind it, or another pair.
        if text.len() >= FEWEST_FIGURES && stops(at).unwrap_or(false) && elements.ends_after(at + 3) {
            break;
        }
    }
    let module = widths.narrow.iter().sum::<f64>() / widths.narrow.len() as f64;
    let fixed = [0, 1, 2, 3, at + 1, at + 2].map(width);
    if fixed.iter().any(|width| width.is_none_or(|width| width > 1.6 * module || width < 0.4 * module)) {
        return None;
    }
    widths.reading(Symbology::Itf, text, at + 3, elements.between(0, at + 3)?)
}

/// Reads a Code 39 that begins with the first element.
pub(super) fn read_code_39(elements: Elements<'_>) -> Option<Reading> {
    let mut widths = Widths::default();
    let mut text = String::new();
    let mut at = 0;
    loop {
        let threshold = elements.between(at, at + 9)? / 8.0;
        let mut nine = [0.0; 9];
        for (place, width) in nine.iter_mut().enumerate() {
            *width = elements.width(at + place)?;
        }
        // A star's second element is wide and its first is not: most places are dismissed by that.
        if at == 0 && (nine[0] > threshold || nine[1] <= threshold) {
            return None;
        }
        let pattern = widths.pattern(&nine, threshold);
        let (letter, _) = LETTERS.iter().find(|(_, wide)| *wide == pattern)?;
        match (at, *letter) {
            (0, STAR) => (),
            (0, _) => return None,
            (_, STAR) => break,
            (_, letter) => text.push(char::from(letter)),
        }
        let gap = elements.width(at + 9)?;
        if gap > 6.0 * threshold || text.len() > MOST_SIGNS {
            return None;
        }
        at += 10;
    }
    if text.is_empty() {
        return None;
    }
    widths.reading(Symbology::Code39, text, at + 9, elements.between(0, at + 9)?)
}
