//! Paper measured in millimetres, drawn in whole dots.

use crate::practice::specimen::codes;
use crate::practice::specimen::codes::Matrix;
use crate::practice::specimen::marks::Ink;
use crate::practice::specimen::marks::Mark;
use crate::practice::specimen::marks::Page;
use crate::practice::specimen::text;
pub(super) use crate::practice::specimen::text::Weight;

/// One side of paper that is being drawn on. Lengths are millimetres from the top left corner, letters are points.
pub(super) struct Sheet {
    page: Page,
    /// What letters are shrunk by where there is little room.
    shrunk: f32,
}

impl Sheet {
    pub fn new(width: f32, height: f32, dpi: u32) -> Sheet {
        let dots = |millimetres: f32| (millimetres * dpi as f32 / 25.4).round() as u32;
        Sheet { page: Page { width: dots(width), height: dots(height), dpi, marks: Vec::new() }, shrunk: 1.0 }
    }

    /// Draws letters smaller from now on, or as large as they are.
    pub fn shrink(&mut self, by: f32) {
        self.shrunk = by.min(1.0);
    }

    pub fn page(self) -> Page {
        self.page
    }

    fn dots(&self, millimetres: f32) -> u32 {
        (millimetres * self.page.dpi as f32 / 25.4).round().max(0.0) as u32
    }

    /// A line of text from x on its baseline y, smaller or cut where it is wider than its room.
    pub fn text(&mut self, [x, y]: [f32; 2], points: f32, weight: Weight, room: f32, line: &str) {
        self.ink([x, y], points, weight, room, line, Ink::Black);
    }

    fn ink(&mut self, [x, y]: [f32; 2], points: f32, weight: Weight, room: f32, line: &str, ink: Ink) {
        let line = text::clean(line);
        if line.is_empty() {
            return;
        }
        let size = points * self.shrunk * self.page.dpi as f32 / 72.0;
        let room = room * self.page.dpi as f32 / 25.4;
        let (line, size) = text::fit(&line, weight, &[size, size * 0.85, size * 0.7], room);
        let (x, baseline) = (self.dots(x) as f32, self.dots(y) as f32);
        self.page.marks.push(Mark::Text { x, baseline, size, weight, ink, line });
    }

    /// A line of text in the middle of a room that begins at x.
    pub fn middle(&mut self, [x, y]: [f32; 2], points: f32, weight: Weight, room: f32, line: &str) {
        let wide = text::width(&text::clean(line), weight, points * self.shrunk) * 25.4 / 72.0;
        let inset = ((room - wide) / 2.0).max(0.0);
        self.text([x + inset, y], points, weight, room - inset, line);
    }

    /// White letters on a black block.
    pub fn block(&mut self, [x, y]: [f32; 2], [width, height]: [f32; 2], line: &str) {
        self.fill([x, y], [width, height]);
        let shrunk = std::mem::replace(&mut self.shrunk, 1.0);
        let points = height * 0.6 * 72.0 / 25.4;
        let wide = text::width(line, Weight::Bold, points) * 25.4 / 72.0;
        let points = points * (width * 0.92 / wide).min(1.0);
        let wide = text::width(line, Weight::Bold, points) * 25.4 / 72.0;
        let baseline = y + (height + points * 25.4 / 72.0 * 0.72) / 2.0;
        self.ink([x + (width - wide) / 2.0, baseline], points, Weight::Bold, width, line, Ink::White);
        self.shrunk = shrunk;
    }

    pub fn fill(&mut self, [x, y]: [f32; 2], [width, height]: [f32; 2]) {
        let [x, y, width, height] = [x, y, width, height].map(|length| self.dots(length));
        self.page.marks.push(Mark::Fill { x, y, width: width.max(1), height: height.max(1) });
    }

    /// A rule across, of even dots.
    pub fn across(&mut self, x: f32, y: f32, length: f32) {
        let thin = 3.0 * 25.4 / 300.0;
        self.fill([x, y], [length, thin]);
    }

    /// A rule down, of even dots.
    pub fn down(&mut self, x: f32, y: f32, length: f32) {
        let thin = 3.0 * 25.4 / 300.0;
        self.fill([x, y], [thin, length]);
    }

    pub fn frame(&mut self, [x, y]: [f32; 2], [width, height]: [f32; 2]) {
        self.across(x, y, width);
        self.across(x, y + height, width);
        self.down(x, y, height);
        self.down(x + width, y, height);
    }

    /// A linear code in the middle of its room, its bars as wide as leave ten modules of white on both sides.
    pub fn bars(&mut self, [x, y]: [f32; 2], [room, height]: [f32; 2], content: &str) {
        let Some(bars) = codes::code_128(content) else { return };
        let (room, modules) = (self.dots(room), bars.modules.len() as u32);
        let module = (room / (modules + 20)).clamp(1, 6);
        let inset = room.saturating_sub(modules * module) / 2;
        let (x, y, height) = (self.dots(x) + inset, self.dots(y), self.dots(height));
        self.page.marks.push(Mark::Bars { x, y, module, height, bars });
    }

    /// A code in two directions, as large as its room allows.
    pub fn matrix(&mut self, [x, y]: [f32; 2], [width, height]: [f32; 2], matrix: Option<Matrix>) {
        let Some(matrix) = matrix else { return };
        let rows = (matrix.modules.len() / matrix.side.max(1)) as u32;
        let module = (self.dots(width) / matrix.side as u32).min(self.dots(height) / rows.max(1)).max(1);
        let inset = self.dots(width).saturating_sub(matrix.side as u32 * module) / 2;
        let (x, y) = (self.dots(x) + inset, self.dots(y));
        self.page.marks.push(Mark::Matrix { x, y, module, matrix });
    }
}
