//! The fixed text of a printed form, and the boxes that it is made of.

use std::sync::OnceLock;

use super::lettering::Weight;
use super::lettering::boxed;
use super::lettering::clean;
use super::lettering::width;
use super::page::Align;
use super::page::Page;
use crate::domain::CountryCode;
use crate::domain::Tongue;
use crate::domain::countries::country;

/// A form's fixed text, read once: id, French, and English where the form has it.
pub(super) struct Form {
    table: &'static str,
    lines: OnceLock<Vec<[&'static str; 3]>>,
}

/// A rectangle in millimetres from the page's left top corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Form {
    /// A form whose text is that table.
    pub const fn new(table: &'static str) -> Self {
        Self { table, lines: OnceLock::new() }
    }

    /// What the form says, in French and in English.
    pub fn says(&self, id: &str) -> [&'static str; 2] {
        let found = self.lines().iter().find(|[known, ..]| *known == id);
        debug_assert!(found.is_some(), "{id} is not in the form");
        found.map_or([""; 2], |[_, french, english]| [*french, *english])
    }

    /// What the form says in French.
    pub fn french(&self, id: &str) -> &'static str {
        self.says(id)[0]
    }

    /// What the form says in both languages, on one line; once where both say the same.
    pub fn both(&self, id: &str) -> String {
        either(self.says(id))
    }

    /// Every text of the form.
    pub fn lines(&self) -> &[[&'static str; 3]] {
        self.lines.get_or_init(|| {
            let line = |line: &'static str| {
                let mut columns = line.split('\t');
                [
                    columns.next().unwrap_or_default(),
                    columns.next().unwrap_or_default(),
                    columns.next().unwrap_or_default(),
                ]
            };
            self.table.lines().map(line).collect()
        })
    }
}

/// A country's name in French and in English, in capitals; its code where nobody has it.
pub(super) fn country_names(code: CountryCode) -> [String; 2] {
    [Tongue::Fr, Tongue::En].map(|tongue| match country(code) {
        Some(country) => country.postal_name(tongue),
        None => code.code().to_owned(),
    })
}

/// The same in two languages, once where they agree.
pub(super) fn either([french, english]: [&str; 2]) -> String {
    if french == english || english.is_empty() { french.to_owned() } else { format!("{french} / {english}") }
}

impl Area {
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// What is left of it within margins of that width.
    pub fn inset(self, by: f32) -> Self {
        Self::new(self.x + by, self.y + by, self.width - 2.0 * by, self.height - 2.0 * by)
    }

    /// What is left of it below that height.
    pub fn below(self, height: f32) -> Self {
        Self::new(self.x, self.y + height, self.width, self.height - height)
    }

    /// Its top, so high.
    pub fn top(self, height: f32) -> Self {
        Self { height, ..self }
    }

    /// Its parts side by side, so wide each.
    pub fn columns<const N: usize>(self, widths: [f32; N]) -> [Self; N] {
        let mut x = self.x;
        widths.map(|width| {
            let column = Self { x, width, ..self };
            x += width;
            column
        })
    }

    /// Where it ends on the right.
    pub fn right(self) -> f32 {
        self.x + self.width
    }

    /// Where it ends below.
    pub fn bottom(self) -> f32 {
        self.y + self.height
    }
}

/// How many steps a text is shrunk in before it is cut.
const STEPS: usize = 12;

/// The sizes that a text may have, the largest first.
pub(super) fn sizes(largest: f32, smallest: f32) -> [f32; STEPS] {
    std::array::from_fn(|step| largest - (largest - smallest) * step as f32 / (STEPS - 1) as f32)
}

/// Writes a text into a box: as large as it may be, shrunk and broken until it fits, from the top.
pub(super) fn write(page: &mut Page, area: Area, sizes: &[f32], way: (Align, Weight), text: &str) {
    let (lines, size) = boxed(&clean(text), way.1, sizes, area.width, area.height);
    page.lines(area.x, area.y, area.width, size, way, &lines);
}

/// Writes a text into a box, in the middle of its height.
pub(super) fn write_amid(page: &mut Page, area: Area, sizes: &[f32], way: (Align, Weight), text: &str) {
    let (lines, size) = boxed(&clean(text), way.1, sizes, area.width, area.height);
    let high = size * (0.95 + super::lettering::LEADING * lines.len().saturating_sub(1) as f32);
    page.lines(area.x, area.y + (area.height - high) / 2.0, area.width, size, way, &lines);
}

/// A square to be ticked, its left top corner there, crossed where it is.
pub(super) fn tick_box(page: &mut Page, x: f32, y: f32, side: f32, ticked: Ticked) {
    page.frame(x, y, side, side);
    if ticked == Ticked::Yes {
        let size = side * 1.1;
        let inset = (side - width("X", Weight::Bold, size)) / 2.0;
        page.text(x + inset, y + side / 2.0 + size * 0.364, size, Weight::Bold, "X");
    }
}

/// Whether a square is crossed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ticked {
    Yes,
    No,
}

impl From<bool> for Ticked {
    fn from(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}
