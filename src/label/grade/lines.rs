//! The rows and columns of a picture as places where the colour changes, seen from any of its four sides.
//!
//! Everything that looks for codes looks at these: a code lies in one of four ways, and is looked for in the way it is
//! printed upright.

use crate::domain::CodeFrame;
use crate::domain::CodeSide;
use crate::domain::Dots;

/// Where the lines of a picture change their colour. Each line begins white; its first edge is its first black dot, its second
/// the first white one after it, and so on. A line that ends black has an edge at its length.
pub(super) struct Lines {
    edges: Vec<u16>,
    /// Where each line's edges begin in `edges`, and the end.
    starts: Vec<usize>,
}

impl Lines {
    fn of(width: u32, row_bytes: usize, bits: &[u8]) -> Lines {
        let mut lines = Lines { edges: Vec::new(), starts: vec![0] };
        for row in bits.chunks_exact(row_bytes) {
            let mut before = 0;
            for (at, part) in (0_u32..).step_by(64).zip(row.chunks(8)) {
                let mut bytes = [0; 8];
                bytes[..part.len()].copy_from_slice(part);
                let word = u64::from_be_bytes(bytes);
                let mut changes = word ^ (word >> 1 | before << 63);
                while changes != 0 {
                    let bit = changes.leading_zeros();
                    lines.edges.push((at + bit) as u16);
                    changes &= !(1 << (63 - bit));
                }
                before = word & 1;
            }
            let started = lines.starts.last().copied().unwrap_or_default();
            if (lines.edges.len() - started) % 2 == 1 {
                lines.edges.push(width as u16);
            }
            lines.starts.push(lines.edges.len());
        }
        lines
    }

    fn line(&self, at: u32) -> &[u16] {
        let at = at as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.edges[*start..*end],
            (_, _) => &[],
        }
    }
}

/// How a code lies: by how many quarters the label is turned, clockwise, for the code to stand upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    None,
    Quarter,
    Half,
    ThreeQuarters,
}

impl Turn {
    pub(super) const ALL: [Turn; 4] = [Turn::None, Turn::Quarter, Turn::Half, Turn::ThreeQuarters];
}

/// A picture with its rows and columns.
pub(super) struct Sheet<'a> {
    dots: &'a Dots,
    rows: Lines,
    columns: Lines,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(dots: &'a Dots) -> Sheet<'a> {
        let rows = Lines::of(dots.width(), dots.row_bytes(), dots.bits());
        let (column_bytes, columns) = transposed(dots);
        let columns = Lines::of(dots.height(), column_bytes, &columns);
        Sheet { dots, rows, columns }
    }

    pub(super) fn turned(&self, turn: Turn) -> View<'_> {
        View { sheet: self, turn }
    }
}

/// The picture's columns as rows of bits, and how many bytes each has. Done in blocks of 8 × 8 dots, since a page has millions.
fn transposed(dots: &Dots) -> (usize, Vec<u8>) {
    let (row_bytes, column_bytes) = (dots.row_bytes(), dots.height().div_ceil(8) as usize);
    let mut columns = vec![0_u8; row_bytes * 8 * column_bytes];
    for (down, rows) in dots.bits().chunks(row_bytes * 8).enumerate() {
        for across in 0..row_bytes {
            let mut block = [0; 8];
            for (byte, row) in block.iter_mut().zip(rows.chunks_exact(row_bytes)) {
                *byte = row[across];
            }
            let block = u64::from_be_bytes(block);
            if block != 0 {
                for (line, byte) in flipped(block).to_be_bytes().into_iter().enumerate() {
                    columns[(across * 8 + line) * column_bytes + down] = byte;
                }
            }
        }
    }
    columns.truncate(dots.width() as usize * column_bytes);
    (column_bytes, columns)
}

/// A block of 8 × 8 bits with rows and columns exchanged: quarters first, then quarters of quarters.
fn flipped(mut block: u64) -> u64 {
    for (shift, mask) in [(7, 0x00aa_00aa_00aa_00aa_u64), (14, 0x0000_cccc_0000_cccc), (28, 0x0000_0000_f0f0_f0f0)] {
        let moved = (block ^ (block >> shift)) & mask;
        block ^= moved ^ (moved << shift);
    }
    block
}

/// A picture seen from one of its sides.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    sheet: &'a Sheet<'a>,
    turn: Turn,
}

impl View<'_> {
    pub(super) fn dpi(&self) -> u32 {
        self.sheet.dots.dpi()
    }

    pub(super) fn width(&self) -> u32 {
        match self.turn {
            Turn::None | Turn::Half => self.sheet.dots.width(),
            Turn::Quarter | Turn::ThreeQuarters => self.sheet.dots.height(),
        }
    }

    pub(super) fn height(&self) -> u32 {
        match self.turn {
            Turn::None | Turn::Half => self.sheet.dots.height(),
            Turn::Quarter | Turn::ThreeQuarters => self.sheet.dots.width(),
        }
    }

    /// So many dots as a length in micrometres has, at least one.
    pub(super) fn dots_in(&self, um: u32) -> u32 {
        (u64::from(um) * u64::from(self.dpi()) / 25_400).max(1) as u32
    }

    /// How far apart lines may be looked at without missing what is two modules of 0.16 mm high.
    pub(super) fn fine_step(&self) -> usize {
        self.dots_in(160).max(1) as usize
    }

    /// The edges of a row, from the left; none outside the picture.
    pub(super) fn row(&self, y: u32, edges: &mut Vec<u16>) {
        let (line, backwards) = match self.turn {
            Turn::None => (self.sheet.rows.line(y), false),
            Turn::Half => (self.sheet.rows.line(self.height().wrapping_sub(y + 1)), true),
            Turn::Quarter => (self.sheet.columns.line(y), true),
            Turn::ThreeQuarters => (self.sheet.columns.line(self.height().wrapping_sub(y + 1)), false),
        };
        fill(edges, line, backwards, self.width());
    }

    /// The edges of a row that is worth a search: none where dots change so often all along that it is a raster and no code.
    pub(super) fn row_to_search(&self, y: u32, edges: &mut Vec<u16>) {
        self.row(y, edges);
        if edges.len() * 3 > self.width() as usize + 300 {
            edges.clear();
        }
    }

    /// The edges of a column, from the top.
    pub(super) fn column(&self, x: u32, edges: &mut Vec<u16>) {
        let (line, backwards) = match self.turn {
            Turn::None => (self.sheet.columns.line(x), false),
            Turn::Half => (self.sheet.columns.line(self.width().wrapping_sub(x + 1)), true),
            Turn::Quarter => (self.sheet.rows.line(self.width().wrapping_sub(x + 1)), false),
            Turn::ThreeQuarters => (self.sheet.rows.line(x), true),
        };
        fill(edges, line, backwards, self.height());
    }

    /// Whether a dot is black. Outside is paper.
    pub(super) fn black(&self, x: u32, y: u32) -> bool {
        if x >= self.width() || y >= self.height() {
            return false;
        }
        let dots = self.sheet.dots;
        match self.turn {
            Turn::None => dots.black(x, y),
            Turn::Half => dots.black(dots.width() - 1 - x, dots.height() - 1 - y),
            Turn::Quarter => dots.black(y, dots.height() - 1 - x),
            Turn::ThreeQuarters => dots.black(dots.width() - 1 - y, x),
        }
    }

    /// The same part of the picture as it lies there, unturned.
    pub(super) fn on_label(&self, frame: CodeFrame) -> CodeFrame {
        let (width, height) = (self.sheet.dots.width(), self.sheet.dots.height());
        let CodeFrame { left, top, .. } = frame;
        match self.turn {
            Turn::None => frame,
            Turn::Half => CodeFrame { left: width - frame.right(), top: height - frame.bottom(), ..frame },
            Turn::Quarter => {
                CodeFrame { left: top, top: height - frame.right(), width: frame.height, height: frame.width }
            }
            Turn::ThreeQuarters => {
                CodeFrame { left: width - frame.bottom(), top: left, width: frame.height, height: frame.width }
            }
        }
    }

    /// The side of the label that is this side here.
    pub(super) fn side_on_label(&self, side: CodeSide) -> CodeSide {
        let quarters = match self.turn {
            Turn::None => 0,
            Turn::Quarter => 1,
            Turn::Half => 2,
            Turn::ThreeQuarters => 3,
        };
        // Turned back, what is on top here was on the left there, and so on round.
        (0..quarters).fold(side, |side, _| match side {
            CodeSide::Top => CodeSide::Left,
            CodeSide::Left => CodeSide::Bottom,
            CodeSide::Bottom => CodeSide::Right,
            CodeSide::Right => CodeSide::Top,
        })
    }
}

fn fill(edges: &mut Vec<u16>, line: &[u16], backwards: bool, length: u32) {
    edges.clear();
    if backwards {
        edges.extend(line.iter().rev().map(|edge| length as u16 - edge));
    } else {
        edges.extend_from_slice(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_side_shows_the_same_dots() {
        for (width, height) in [(1, 1), (13, 7), (64, 64), (129, 75)] {
            let dots = Dots::from_fn(width, height, 203, |x, y| (x * 7919 + y * 104_729 + x * y) % 11 < 4).unwrap();
            let sheet = Sheet::new(&dots);
            for turn in Turn::ALL {
                let view = sheet.turned(turn);
                let mut edges = Vec::new();
                for y in 0..view.height() {
                    view.row(y, &mut edges);
                    assert!((0..view.width()).all(|x| view.black(x, y) == is_black(&edges, x)), "{turn:?}");
                }
                for x in 0..view.width() {
                    view.column(x, &mut edges);
                    assert!((0..view.height()).all(|y| view.black(x, y) == is_black(&edges, y)), "{turn:?}");
                }
                view.row(view.height(), &mut edges);
                assert!(edges.is_empty(), "outside is paper");
            }
        }
    }

    #[test]
    fn a_frame_goes_back_to_where_its_dots_are() {
        let dots = Dots::from_fn(40, 23, 203, |x, y| (5..9).contains(&x) && (2..20).contains(&y)).unwrap();
        let sheet = Sheet::new(&dots);
        for turn in Turn::ALL {
            let view = sheet.turned(turn);
            let black = |x: &u32| (0..view.height()).any(|y| view.black(*x, y));
            let left = (0..view.width()).find(black).unwrap();
            let top = (0..view.height()).find(|y| (0..view.width()).any(|x| view.black(x, *y))).unwrap();
            let width = (0..view.width()).filter(black).count() as u32;
            let frame = CodeFrame { left, top, width, height: 4 + 18 - width };
            assert_eq!(view.on_label(frame), CodeFrame { left: 5, top: 2, width: 4, height: 18 }, "{turn:?}");
        }
        let quarter = sheet.turned(Turn::Quarter);
        assert_eq!(quarter.side_on_label(CodeSide::Top), CodeSide::Left);
        assert_eq!(sheet.turned(Turn::Half).side_on_label(CodeSide::Left), CodeSide::Right);
        assert_eq!(sheet.turned(Turn::ThreeQuarters).side_on_label(CodeSide::Top), CodeSide::Right);
    }

    fn is_black(edges: &[u16], at: u32) -> bool {
        edges.iter().filter(|edge| u32::from(**edge) <= at).count() % 2 == 1
    }
}
