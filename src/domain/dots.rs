//! A label as dots.
//!
//! What the screen shows, what is graded and what the printer gets are the same [`Dots`]. Knows nothing of
//! PDF, PNG or ZPL: those become dots in `label`.

use super::Media;
use super::PrintShift;
use super::media::tenths_to_dots;

/// A picture of black dots on white paper, at the dots of a print head.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dots {
    width: u32,
    height: u32,
    dpi: u32,
    /// Rows from the top, each padded to whole bytes with white, the leftmost dot in the highest bit, 1 is black.
    bits: Vec<u8>,
}

impl Dots {
    /// The largest side, in dots: 80 cm at 203 dpi. More is no label.
    pub const MAX_SIDE: u32 = 6400;
    /// The most dots in a picture: an A3 sheet at 300 dpi is 17 million.
    pub const MAX_DOTS: u64 = 24_000_000;

    /// Blank paper. None when a side is zero or the picture would be larger than [`Self::MAX_SIDE`] or
    /// [`Self::MAX_DOTS`], so that no file can ask for absurd amounts of memory.
    pub fn white(width: u32, height: u32, dpi: u32) -> Option<Dots> {
        let sides = 1..=Self::MAX_SIDE;
        let fits = sides.contains(&width)
            && sides.contains(&height)
            && dpi > 0
            && u64::from(width) * u64::from(height) <= Self::MAX_DOTS;
        fits.then(|| Dots { width, height, dpi, bits: vec![0; row_bytes(width) * height as usize] })
    }

    /// A picture from rows of bytes, as [`Self::bits`] gives them. None when the size is absurd or the number of
    /// bytes does not fit it. Padding bits are made white.
    pub fn from_bits(width: u32, height: u32, dpi: u32, bits: Vec<u8>) -> Option<Dots> {
        let mut dots = Dots::white(width, height, dpi)?;
        if bits.len() != dots.bits.len() {
            return None;
        }
        dots.bits = bits;
        let padding = dots.row_bytes() as u32 * 8 - width;
        if padding > 0 {
            let row_bytes = dots.row_bytes();
            for row in dots.bits.chunks_exact_mut(row_bytes) {
                if let Some(last) = row.last_mut() {
                    *last &= 0xff << padding;
                }
            }
        }
        Some(dots)
    }

    /// A picture whose dot at x, y is black where `is_black` says so. None when the size is absurd.
    pub fn from_fn(width: u32, height: u32, dpi: u32, mut is_black: impl FnMut(u32, u32) -> bool) -> Option<Dots> {
        let mut dots = Dots::white(width, height, dpi)?;
        for y in 0..height {
            for x in 0..width {
                if is_black(x, y) {
                    dots.blacken(x, y);
                }
            }
        }
        Some(dots)
    }

    /// Dots across.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Dots down.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Dots per inch, the same both ways.
    pub fn dpi(&self) -> u32 {
        self.dpi
    }

    /// Bytes in a row.
    pub fn row_bytes(&self) -> usize {
        row_bytes(self.width)
    }

    /// All rows from the top: padded to whole bytes with white, the leftmost dot in the highest bit, 1 is black.
    pub fn bits(&self) -> &[u8] {
        &self.bits
    }

    /// The rows from the top, each of [`Self::row_bytes`] bytes.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.bits.chunks_exact(self.row_bytes())
    }

    /// Whether the dot is black. Outside the picture is white paper.
    pub fn black(&self, x: u32, y: u32) -> bool {
        x < self.width && y < self.height && self.bits[self.index(x, y)] & (0x80 >> (x % 8)) != 0
    }

    /// Makes a dot black. Outside the picture nothing happens.
    pub fn blacken(&mut self, x: u32, y: u32) {
        if x < self.width && y < self.height {
            let index = self.index(x, y);
            self.bits[index] |= 0x80 >> (x % 8);
        }
    }

    /// The same picture moved on its paper. What leaves the paper is gone, what comes onto it is white.
    #[must_use]
    pub fn shifted(&self, shift: PrintShift) -> Dots {
        let dots = |tenths: i32| {
            let dots = i64::from(tenths_to_dots(tenths.unsigned_abs(), self.dpi));
            if tenths < 0 { -dots } else { dots }
        };
        let (right, down) = (dots(shift.right), dots(shift.down));
        let before = |at: u32, moved: i64| u32::try_from(i64::from(at) - moved).ok();
        let moved = Dots::from_fn(self.width, self.height, self.dpi, |x, y| {
            before(x, right).zip(before(y, down)).is_some_and(|(x, y)| self.black(x, y))
        });
        moved.expect("a picture of this size is there already")
    }

    /// How many dots are black.
    pub fn ink(&self) -> u64 {
        self.bits.iter().map(|byte| u64::from(byte.count_ones())).sum()
    }

    /// Width and height in millimetres.
    pub fn size_mm(&self) -> (f32, f32) {
        let millimetres = |dots: u32| dots as f32 * 25.4 / self.dpi as f32;
        (millimetres(self.width), millimetres(self.height))
    }

    /// Whether this picture is exactly that paper at its own resolution: then it prints dot for dot.
    pub fn fits(&self, media: Media) -> bool {
        media.dots(self.dpi) == (self.width, self.height)
    }

    /// Gray pixels (0 black, 255 white) for a preview of exactly `width` × `height` pixels, row by row.
    ///
    /// Each pixel is the mean of the area of paper it covers, so a small preview of a barcode turns evenly gray and
    /// shows no bars that are not there. At one pixel a dot and above the dots stay sharp wherever edges fall on pixels.
    /// A zero or absurd size gives an empty picture.
    pub fn to_gray_scaled(&self, width: u32, height: u32) -> Vec<u8> {
        if width == 0 || height == 0 || u64::from(width) * u64::from(height) > 4 * Self::MAX_DOTS {
            return Vec::new();
        }
        // Columns first, into one row of sums a line of dots; then rows. Weights are in parts of `width` and
        // `height`, so all sums are whole numbers and exact.
        let columns = spans(self.width, width);
        let rows = spans(self.height, height);
        let mut gray = Vec::with_capacity(width as usize * height as usize);
        let full = u64::from(self.width) * u64::from(self.height);
        let mut kept: Option<(u32, Vec<u64>)> = None;
        for row in &rows {
            let mut sums = vec![0_u64; width as usize];
            for (y, weight) in row {
                let line = match &kept {
                    Some((at, line)) if at == y => line,
                    Some(_) | None => &kept.insert((*y, self.column_sums(*y, &columns))).1,
                };
                for (sum, black) in sums.iter_mut().zip(line) {
                    *sum += black * weight;
                }
            }
            gray.extend(sums.iter().map(|black| 255 - (black * 255 / full) as u8));
        }
        gray
    }

    /// How much of each column of a row is black, in parts of the picture's width.
    fn column_sums(&self, y: u32, columns: &[Vec<(u32, u64)>]) -> Vec<u64> {
        let black =
            |span: &Vec<(u32, u64)>| span.iter().filter(|(x, _)| self.black(*x, y)).map(|(_, weight)| weight).sum();
        columns.iter().map(black).collect()
    }

    fn index(&self, x: u32, y: u32) -> usize {
        y as usize * self.row_bytes() + (x / 8) as usize
    }
}

fn row_bytes(width: u32) -> usize {
    width.div_ceil(8) as usize
}

/// For each of `to` equal spans over `from` cells: the cells it touches and how much of each, in parts that add up to
/// `from` a span.
fn spans(from: u32, to: u32) -> Vec<Vec<(u32, u64)>> {
    let (cells, count) = (u64::from(from), u64::from(to));
    (0..count)
        .map(|span| {
            let (start, end) = (span * cells, (span + 1) * cells);
            (start / count..end.div_ceil(count))
                .map(|cell| (cell as u32, end.min((cell + 1) * count) - start.max(cell * count)))
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_is_where_it_was_put_and_nowhere_else() {
        let mut dots = Dots::white(10, 2, 203).unwrap();
        dots.blacken(9, 1);
        assert!(dots.black(9, 1));
        assert_eq!(dots.ink(), 1);
        assert_eq!(dots.bits(), [0, 0, 0, 0b0100_0000]);
        dots.blacken(10, 0);
        assert!(!dots.black(10, 0) && dots.ink() == 1, "outside is paper");
    }

    #[test]
    fn an_absurd_size_is_refused_and_takes_no_memory() {
        assert_eq!(Dots::white(0, 5, 203), None);
        assert_eq!(Dots::white(u32::MAX, u32::MAX, 203), None);
        assert_eq!(Dots::white(6000, 6000, 203), None);
        assert_eq!(Dots::from_bits(8, 2, 203, vec![0; 3]), None);
    }

    #[test]
    fn padding_is_white_whatever_comes_in() {
        let dots = Dots::from_bits(3, 1, 203, vec![0xff]).unwrap();
        assert_eq!(dots.bits(), [0b1110_0000]);
    }

    #[test]
    fn a_small_preview_is_the_mean_of_the_dots_under_it() {
        let stripes = Dots::from_fn(812, 1218, 203, |x, _| x % 2 == 0).unwrap();
        let gray = stripes.to_gray_scaled(406, 609);
        assert_eq!(gray.len(), 406 * 609);
        assert!(gray.iter().all(|pixel| (127..=128).contains(pixel)), "no false bars");
        assert!(stripes.to_gray_scaled(373, 560).iter().all(|pixel| (80..=175).contains(pixel)));
    }

    #[test]
    fn at_one_pixel_a_dot_the_preview_is_the_dots() {
        let dots = Dots::from_fn(9, 3, 203, |x, y| (x + y) % 3 == 0).unwrap();
        let expected: Vec<u8> = (0..27).map(|i| if dots.black(i % 9, i / 9) { 0 } else { 255 }).collect();
        assert_eq!(dots.to_gray_scaled(9, 3), expected);
        assert_eq!(dots.to_gray_scaled(18, 6).iter().filter(|pixel| **pixel == 0).count(), 4 * dots.ink() as usize);
        assert!(dots.to_gray_scaled(0, 6).is_empty());
    }

    #[test]
    fn a_picture_is_moved_by_whole_dots_and_loses_what_leaves_the_paper() {
        let dots = Dots::from_fn(40, 30, 254, |x, y| x == 10 && y < 20).unwrap();
        let moved = dots.shifted(PrintShift { right: 5, down: -3 });
        for (x, y) in (0..40).flat_map(|x| (0..30).map(move |y| (x, y))) {
            assert_eq!(moved.black(x, y), x == 15 && y < 17, "{x} {y}");
        }
        assert_eq!(dots.shifted(PrintShift::default()), dots);
        assert_eq!(dots.shifted(PrintShift { right: -100, down: 0 }).ink(), 0);
    }
}
