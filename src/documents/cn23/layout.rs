//! Where the form's boxes are, on each paper.

use super::Cn23Paper;
use crate::documents::form::Area;
use crate::documents::form::sizes;

/// The boxes of a paper. Millimetres.
pub(super) struct Layout {
    /// The page.
    pub paper: (f32, f32),
    /// For whose dots the code is drawn.
    pub dpi: u32,
    pub header: Area,
    pub number: Area,
    /// The number on the pages after the first.
    pub later_number: Area,
    pub sender: Area,
    pub consignee: Area,
    pub importer: Area,
    /// The table of articles with its heads.
    pub table: Area,
    /// The same on the pages after the first.
    pub later_table: Area,
    /// How high the table's heads are.
    pub heads: f32,
    pub totals: Area,
    pub category: Area,
    pub comments: Area,
    pub permits: Area,
    pub office: Area,
    pub certification: Area,
    /// How wide what is in a party's second column is; none where all is in one.
    pub side: Option<f32>,
    /// Between a box and its text.
    pub pad: f32,
    /// How large the form's own text is.
    pub small: f32,
    /// How large what is filled in is, at most and at least.
    pub filled: [f32; 2],
    /// The columns of the table.
    pub columns: Vec<(Column, f32)>,
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Description,
    Quantity,
    NetWeight,
    Value,
    Tariff,
    Origin,
    OriginalParcel,
    OriginalInvoice,
}

impl Layout {
    /// The boxes on that paper; goods that come back have two columns more.
    pub fn of(paper: Cn23Paper, comes_back: bool) -> Self {
        match paper {
            Cn23Paper::A4 => Self::a4(comes_back),
            Cn23Paper::Label { dpi } => Self::label(dpi, comes_back),
        }
    }

    /// The form's sizes for what is filled in.
    pub fn sizes(&self) -> [f32; 12] {
        sizes(self.filled[0], self.filled[1])
    }

    /// The sizes for the form's own text, which shrinks a little in narrow boxes.
    pub fn small_sizes(&self) -> [f32; 12] {
        sizes(self.small, self.small * 0.72)
    }

    fn a4(comes_back: bool) -> Self {
        let (left, width) = (10.0, 190.0);
        let (wide, narrow) = (104.0, 86.0);
        let right = left + wide;
        Self {
            paper: (210.0, 297.0),
            // An office printer's 600 and 1200 dots are whole ones of these.
            dpi: 300,
            header: Area::new(left, 7.0, width, 12.0),
            number: Area::new(right, 19.0, narrow, 27.0),
            later_number: Area::new(left, 19.0, width, 17.0),
            sender: Area::new(left, 19.0, wide, 27.0),
            consignee: Area::new(left, 46.0, wide, 27.0),
            importer: Area::new(right, 46.0, narrow, 27.0),
            table: Area::new(left, 73.0, width, 33.0),
            later_table: Area::new(left, 36.0, width, 249.0),
            heads: 8.6,
            totals: Area::new(left, 106.0, width, 6.6),
            category: Area::new(left, 112.6, wide, 14.0),
            comments: Area::new(left, 126.6, wide, 7.4),
            permits: Area::new(left, 134.0, wide, 11.0),
            office: Area::new(right, 112.6, narrow, 7.4),
            certification: Area::new(right, 120.0, narrow, 25.0),
            side: Some(38.0),
            pad: 1.0,
            small: 1.8,
            filled: [2.6, 1.5],
            columns: match comes_back {
                false => columns([66.0, 12.0, 19.0, 21.0, 28.0, 44.0]),
                true => returned([46.0, 10.0, 17.0, 18.0, 22.0, 26.0], [25.0, 26.0]),
            },
        }
    }

    fn label(dpi: u32, comes_back: bool) -> Self {
        let (left, width) = (3.0, 94.0);
        let half = width / 2.0;
        let right = left + half;
        Self {
            paper: (100.0, 150.0),
            dpi,
            header: Area::new(left, 2.5, width, 8.0),
            number: Area::new(left, 10.5, width, 16.0),
            later_number: Area::new(left, 10.5, width, 16.0),
            sender: Area::new(left, 26.5, half, 28.5),
            consignee: Area::new(right, 26.5, half, 28.5),
            importer: Area::new(left, 55.0, width, 10.5),
            table: Area::new(left, 65.5, width, 28.8),
            later_table: Area::new(left, 26.5, width, 120.5),
            heads: if comes_back { 12.0 } else { 9.4 },
            totals: Area::new(left, 94.3, width, 8.0),
            category: Area::new(left, 102.3, width, 11.4),
            comments: Area::new(left, 113.7, width, 5.3),
            permits: Area::new(left, 119.0, width, 9.0),
            office: Area::new(left + 56.0, 128.0, 38.0, 6.5),
            certification: Area::new(left, 128.0, width, 19.0),
            side: None,
            pad: 0.8,
            small: 1.6,
            filled: [2.1, 1.4],
            columns: match comes_back {
                false => columns([32.0, 7.0, 11.0, 12.0, 14.0, 18.0]),
                true => returned([22.0, 6.0, 9.0, 10.0, 11.0, 12.0], [12.0, 12.0]),
            },
        }
    }
}

fn columns(widths: [f32; 6]) -> Vec<(Column, f32)> {
    let columns =
        [Column::Description, Column::Quantity, Column::NetWeight, Column::Value, Column::Tariff, Column::Origin];
    columns.into_iter().zip(widths).collect()
}

fn returned(widths: [f32; 6], more: [f32; 2]) -> Vec<(Column, f32)> {
    let mut columns = columns(widths);
    columns.extend([Column::OriginalParcel, Column::OriginalInvoice].into_iter().zip(more));
    columns
}
