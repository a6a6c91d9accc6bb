//! Rows of cells that break and shrink to their columns, shared out among pages.

use std::ops::Range;

use super::lettering::LEADING;
use super::lettering::Weight;
use super::lettering::clean;
use super::lettering::width;
use super::lettering::wrapped;
use super::page::Align;
use super::page::Page;

/// The rows of a table, measured.
pub(super) struct Grid {
    columns: Vec<(f32, Align)>,
    rows: Vec<Row>,
    pad: f32,
}

struct Row {
    cells: Vec<(Vec<String>, f32)>,
    height: f32,
}

/// How much of a page is there for rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// On the first page.
    pub first: f32,
    /// On each later one.
    pub later: f32,
    /// What a page that others follow needs below its rows.
    pub followed: f32,
    /// What the last page needs below its rows.
    pub last: f32,
}

impl Grid {
    /// Measures rows. `largest` is the size of their letters; `pad` is between a cell and its text.
    pub fn of(columns: &[(f32, Align)], rows: impl Iterator<Item = Vec<String>>, largest: f32, pad: f32) -> Self {
        let rows = rows.map(|cells| row(&cells, columns, largest, pad)).collect();
        Self { columns: columns.to_vec(), rows, pad }
    }

    /// Which rows stand on which page. Each page takes as many as it holds; there is one at least.
    pub fn pages(&self, room: Room) -> Vec<Range<usize>> {
        let heights: Vec<f32> = self.rows.iter().map(|row| row.height).collect();
        shared_out(&heights, room)
    }

    /// Draws rows under each other with a line below each. Gives the bottom of the last.
    pub fn draw(&self, page: &mut Page, (x, top): (f32, f32), rows: Range<usize>) -> f32 {
        let across: f32 = self.columns.iter().map(|(wide, _)| wide).sum();
        let mut y = top;
        for row in &self.rows[rows] {
            let mut left = x;
            for ((wide, align), (lines, size)) in self.columns.iter().zip(&row.cells) {
                let room = wide - 2.0 * self.pad;
                let inset = (row.height - tall(lines, *size)) / 2.0;
                page.lines(left + self.pad, y + inset, room, *size, (*align, Weight::Regular), lines);
                left += wide;
            }
            y += row.height;
            page.rule(x, y, across);
        }
        y
    }
}

fn row(cells: &[String], columns: &[(f32, Align)], largest: f32, pad: f32) -> Row {
    let cells: Vec<_> =
        cells.iter().zip(columns).map(|(text, (wide, _))| cell(text, wide - 2.0 * pad, largest)).collect();
    let height = cells.iter().map(|(lines, size)| tall(lines, *size)).fold(largest, f32::max);
    Row { height: height + 1.44 * pad, cells }
}

/// A cell's text: a little smaller on one line before it takes a second.
fn cell(text: &str, room: f32, largest: f32) -> (Vec<String>, f32) {
    let text = clean(text);
    let sizes = [largest, largest * 0.94, largest * 0.88, largest * 0.82];
    match sizes.iter().find(|size| width(&text, Weight::Regular, **size) <= room) {
        Some(size) => (vec![text], *size),
        None => (wrapped(&text, Weight::Regular, sizes[3], room, usize::MAX), sizes[3]),
    }
}

/// From the top of the first line's letters to the foot of the last one's.
fn tall(lines: &[String], size: f32) -> f32 {
    size * (0.95 + LEADING * lines.len().saturating_sub(1) as f32)
}

fn shared_out(heights: &[f32], room: Room) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut start = 0;
    loop {
        let here = if pages.is_empty() { room.first } else { room.later };
        let rest: f32 = heights[start..].iter().sum();
        let left = heights.len() - start;
        // A row that no page holds is the last one's nevertheless, so that this ends.
        if rest + room.last <= here || left == 0 || left == 1 && !pages.is_empty() {
            pages.push(start..heights.len());
            return pages;
        }
        let mut taken = 0.0;
        let fitting = heights[start..].iter().take_while(|height| {
            taken += **height;
            taken <= here - room.followed
        });
        // One row at least is left for the last page, and one is taken by every page but the first.
        let least = usize::from(!pages.is_empty());
        let count = fitting.count().clamp(least, left.saturating_sub(1).max(least));
        pages.push(start..start + count);
        start += count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_shared_out_among_pages_and_none_is_lost() {
        let room = |first, later| Room { first, later, followed: 2.8, last: 0.0 };
        assert_eq!(ends(&[4.0; 5], room(20.0, 100.0)), [(0, 5)]);
        assert_eq!(ends(&[4.0; 6], room(20.0, 100.0)), [(0, 4), (4, 6)]);
        assert_eq!(ends(&[4.0; 9], room(20.0, 15.0)), [(0, 4), (4, 7), (7, 9)]);
        assert_eq!(ends(&[30.0, 4.0], room(20.0, 40.0)), [(0, 0), (0, 2)]);
        assert_eq!(ends(&[], room(20.0, 40.0)), [(0, 0)]);
        assert_eq!(ends(&[99.0, 99.0], room(20.0, 40.0)), [(0, 0), (0, 1), (1, 2)]);
    }

    #[test]
    fn the_last_page_has_a_row_and_the_place_that_it_needs_below() {
        let room = Room { first: 40.0, later: 40.0, followed: 4.0, last: 20.0 };
        assert_eq!(ends(&[4.0; 5], room), [(0, 5)]);
        assert_eq!(ends(&[4.0; 6], room), [(0, 5), (5, 6)]);
        assert_eq!(ends(&[4.0; 10], room), [(0, 9), (9, 10)]);
        assert_eq!(ends(&[4.0; 16], room), [(0, 9), (9, 15), (15, 16)]);
    }

    #[test]
    fn a_long_cell_takes_a_second_line_and_its_row_grows() {
        let columns = [(20.0, Align::Left), (10.0, Align::Right)];
        let rows =
            [vec!["short".to_owned(), "1".to_owned()], vec!["a text that is too long".to_owned(), "2".to_owned()]];
        let grid = Grid::of(&columns, rows.into_iter(), 2.5, 1.0);
        assert_eq!(grid.rows[1].cells[0].0.len(), 2);
        assert!(grid.rows[1].height > grid.rows[0].height + 1.5);
    }

    /// Each page's first row, and the one after its last.
    fn ends(heights: &[f32], room: Room) -> Vec<(usize, usize)> {
        shared_out(heights, room).into_iter().map(|rows| (rows.start, rows.end)).collect()
    }
}
