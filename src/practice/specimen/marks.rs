//! Ink on paper: marks at the dots of a printer's head, x from the left, y from the top.

use super::codes::Bars;
use super::codes::Matrix;
use super::text::Weight;

/// One side of paper.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::practice) struct Page {
    /// In dots.
    pub width: u32,
    /// In dots.
    pub height: u32,
    pub dpi: u32,
    pub marks: Vec<Mark>,
}

/// Ink on the label.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::practice) enum Mark {
    /// A black rectangle.
    Fill { x: u32, y: u32, width: u32, height: u32 },
    /// A line of text, its left end on the baseline.
    Text { x: f32, baseline: f32, size: f32, weight: Weight, ink: Ink, line: String },
    /// A linear code, its first bar at x.
    Bars { x: u32, y: u32, module: u32, height: u32, bars: Bars },
    /// A code in two directions.
    Matrix { x: u32, y: u32, module: u32, matrix: Matrix },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::practice) enum Ink {
    Black,
    /// White, on a black rectangle.
    White,
    /// Only the edge of the letters.
    Outline,
}
