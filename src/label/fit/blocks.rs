//! The label on a page that is larger than it: found by its ink.

use crate::domain::CodeFrame;
use crate::domain::Dots;

/// White between two things on a page that are not one, in tenths of a millimetre.
const GAP: u32 = 30;

/// A part of a picture, in dots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl From<CodeFrame> for Block {
    fn from(frame: CodeFrame) -> Self {
        Self { left: frame.left, top: frame.top, width: frame.width, height: frame.height }
    }
}

/// Where the ink is; none on white paper.
pub(super) fn ink_of(dots: &Dots) -> Option<Block> {
    trimmed(dots, Block { left: 0, top: 0, width: dots.width(), height: dots.height() })
}

/// The label of a page: the block of ink that fits, and of several the one with the most ink. A page is cut at its widest white
/// bands, again and again, until what is left fits or cannot be cut. None where nothing fits.
pub(super) fn label_of(dots: &Dots, fits: impl Fn(Block) -> bool) -> Option<Block> {
    let gap = (GAP * dots.dpi() / 254).max(1);
    let mut open: Vec<Block> = ink_of(dots).into_iter().collect();
    let mut found: Vec<Block> = Vec::new();
    while let Some(block) = open.pop() {
        if fits(block) {
            found.push(block);
        } else if let Some(parts) = cut(dots, block, gap) {
            open.extend(parts);
        }
    }
    found.into_iter().max_by_key(|block| ink_in(dots, *block))
}

/// How many dots of a part are black.
pub(super) fn ink_in(dots: &Dots, block: Block) -> u64 {
    (block.top..block.top + block.height).map(|y| black_in(dots, y, block.left, block.left + block.width)).sum()
}

/// A part of a picture as a picture of its own.
pub(super) fn taken(dots: &Dots, block: Block) -> Option<Dots> {
    Dots::from_fn(block.width, block.height, dots.dpi(), |x, y| dots.black(block.left + x, block.top + y))
}

/// The two parts beside the widest white band, if one is wide enough.
fn cut(dots: &Dots, block: Block, gap: u32) -> Option<Vec<Block>> {
    let rows: Vec<bool> =
        (0..block.height).map(|y| black_in(dots, block.top + y, block.left, block.left + block.width) > 0).collect();
    let mut columns = vec![false; block.width as usize];
    for y in block.top..block.top + block.height {
        for (x, inked) in (block.left..).zip(&mut columns) {
            *inked = *inked || dots.black(x, y);
        }
    }
    let across = widest_gap(&rows).filter(|(_, wide)| *wide >= gap);
    let down = widest_gap(&columns).filter(|(_, wide)| *wide >= gap);
    let parts = match (across, down) {
        (Some((at, wide)), other) if other.is_none_or(|(_, narrower)| narrower <= wide) => [
            Block { height: at, ..block },
            Block { top: block.top + at + wide, height: block.height - at - wide, ..block },
        ],
        (_, Some((at, wide))) => [
            Block { width: at, ..block },
            Block { left: block.left + at + wide, width: block.width - at - wide, ..block },
        ],
        (Some(_), None) | (None, None) => return None,
    };
    Some(parts.into_iter().filter_map(|part| trimmed(dots, part)).collect())
}

/// Where the longest run of white begins, and how long it is. Both ends of a block have ink, so it is always between two.
fn widest_gap(inked: &[bool]) -> Option<(u32, u32)> {
    let mut at = 0;
    let mut widest: Option<(u32, u32)> = None;
    for run in inked.chunk_by(|a, b| a == b) {
        let long = run.len() as u32;
        if run.first() == Some(&false) && widest.is_none_or(|(_, wide)| long > wide) {
            widest = Some((at, long));
        }
        at += long;
    }
    widest
}

/// A part without the white at its edges; none where it is all white.
fn trimmed(dots: &Dots, block: Block) -> Option<Block> {
    let (right, bottom) = (block.left + block.width, block.top + block.height);
    let inked = |y: &u32| black_in(dots, *y, block.left, right) > 0;
    let top = (block.top..bottom).find(inked)?;
    let last = (top..bottom).rev().find(inked)?;
    let (mut left, mut end) = (right, block.left);
    for y in top..=last {
        left = (block.left..left).find(|x| dots.black(*x, y)).unwrap_or(left);
        end = (end..right).rev().find(|x| dots.black(*x, y)).map_or(end, |x| x + 1);
    }
    Some(Block { left, top, width: end - left, height: last + 1 - top })
}

/// The black dots of a row from one column up to another: whole bytes at a time, since pages have millions of dots.
fn black_in(dots: &Dots, y: u32, from: u32, to: u32) -> u64 {
    let row = dots.row_bytes();
    let line = &dots.bits()[y as usize * row..(y as usize + 1) * row];
    let (first, last) = ((from / 8) as usize, (to.div_ceil(8)) as usize);
    let mut count = 0;
    for (at, byte) in line.iter().enumerate().take(last).skip(first) {
        let mut seen = *byte;
        if at == first {
            seen &= 0xff >> (from % 8);
        }
        if at + 1 == last && !to.is_multiple_of(8) {
            seen &= 0xff << (8 - to % 8);
        }
        count += u64::from(seen.count_ones());
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_is_counted_dot_for_dot_whatever_the_bytes() {
        let dots = Dots::from_fn(37, 5, 203, |x, y| (x * 5 + y * 3) % 7 < 3).unwrap();
        for (from, to) in [(0, 37), (3, 5), (7, 9), (8, 16), (15, 37), (36, 37)] {
            let one_by_one = (from..to).filter(|x| dots.black(*x, 2)).count() as u64;
            assert_eq!(black_in(&dots, 2, from, to), one_by_one, "{from} to {to}");
        }
    }

    #[test]
    fn the_block_with_the_most_ink_that_fits_is_the_label() {
        // A label in the upper left, a few words at the right of it, a line of small print across the foot.
        let page = Dots::from_fn(1678, 2374, 203, |x, y| {
            let label = (80..800).contains(&x) && (60..1100).contains(&y) && (x / 3 + y / 40) % 2 == 0;
            let words = (1000..1500).contains(&x) && (100..300).contains(&y) && (x + y) % 5 == 0;
            let small_print = y > 2200 && y < 2220 && x > 100 && x < 1600;
            label || words || small_print
        })
        .unwrap();
        let found = label_of(&page, |block| block.width <= 812 && block.height <= 1218).unwrap();
        assert!(found.left.abs_diff(80) < 4 && found.top == 60, "{found:?}");
        assert!(found.width.abs_diff(720) < 8 && found.height == 1040, "{found:?}");
    }

    #[test]
    fn white_paper_has_no_label_and_a_full_page_none_that_fits() {
        let white = Dots::white(100, 100, 203).unwrap();
        assert_eq!(ink_of(&white), None);
        assert_eq!(label_of(&white, |_| true), None);
        let full = Dots::from_fn(1000, 1000, 203, |_, _| true).unwrap();
        assert_eq!(label_of(&full, |block| block.width < 900), None);
    }
}
