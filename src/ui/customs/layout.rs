//! Where the columns of the table of articles stand.

use egui::Rect;

use crate::domain::ArticleColumn;

/// The number of the row.
pub(super) const NUMBER: f32 = 26.0;

/// The least that a description is shown on; it takes what the others leave.
const DESCRIPTION: f32 = 150.0;

/// Between the edge of a cell and its text.
pub(super) const INSET: f32 = 8.0;

/// Which columns are on screen and where: the number and the description are held, the others go by whole columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    /// From the left: each column with its left edge, counted from the table's, and its width.
    pub(super) columns: Vec<(ArticleColumn, f32, f32)>,
    /// How many columns are hidden before the first that goes.
    pub(super) before: usize,
    /// How many are hidden after the last.
    pub(super) after: usize,
}

impl Layout {
    /// Lays `columns` out on `width` points, with as many hidden before as was asked, as far as that helps.
    pub(super) fn of(columns: &[ArticleColumn], width: f32, before: usize) -> Self {
        let going: Vec<ArticleColumn> = columns.iter().copied().filter(|column| !is_held(*column)).collect();
        let room = width - NUMBER - DESCRIPTION;
        let all: f32 = going.iter().map(|column| wide(*column)).sum();
        let (first, end) = if all <= room { (0, going.len()) } else { window(&going, room, before) };
        let shown = going.get(first..end).unwrap_or_default();
        let used: f32 = shown.iter().map(|column| wide(*column)).sum();
        let description = (width - NUMBER - used).max(DESCRIPTION);
        // English takes half of what the description could spare.
        let spare = description - DESCRIPTION;
        let english = if shown.contains(&ArticleColumn::English) { spare / 2.0 } else { 0.0 };
        let mut left = NUMBER;
        let mut placed = Vec::new();
        for column in columns.iter().filter(|column| is_held(**column)).chain(shown) {
            let width = match column {
                ArticleColumn::Description => description - english,
                ArticleColumn::English => wide(*column) + english,
                other => wide(*other),
            };
            placed.push((*column, left, width));
            left += width;
        }
        Self { columns: placed, before: first, after: going.len() - end }
    }

    /// The cell of a column in a row; none while the column is hidden.
    pub(super) fn cell(&self, row: Rect, column: ArticleColumn) -> Option<Rect> {
        let (_, left, width) = self.columns.iter().find(|(shown, _, _)| *shown == column)?;
        let min = egui::pos2(row.left() + left, row.top());
        Some(Rect::from_min_size(min, egui::Vec2::new(*width, row.height())))
    }

    /// How many have to be hidden before so that a column is on screen.
    pub(super) fn before_for(columns: &[ArticleColumn], width: f32, before: usize, wanted: ArticleColumn) -> usize {
        let count = columns.len();
        let shows =
            |before: &usize| Self::of(columns, width, *before).columns.iter().any(|(column, _, _)| *column == wanted);
        if shows(&before) {
            return before;
        }
        let nearest = (0..count).filter(shows).min_by_key(|other| other.abs_diff(before));
        nearest.unwrap_or(before)
    }
}

/// Numbers stand at the right of their column.
pub(super) fn is_number(column: ArticleColumn) -> bool {
    match column {
        ArticleColumn::Quantity
        | ArticleColumn::Weight
        | ArticleColumn::Value
        | ArticleColumn::Vat
        | ArticleColumn::CustomsFees => true,
        ArticleColumn::Description
        | ArticleColumn::English
        | ArticleColumn::Currency
        | ArticleColumn::HsCode
        | ArticleColumn::Origin
        | ArticleColumn::Reference
        | ArticleColumn::OriginalIdent
        | ArticleColumn::OriginLabel => false,
    }
}

fn is_held(column: ArticleColumn) -> bool {
    column == ArticleColumn::Description
}

fn wide(column: ArticleColumn) -> f32 {
    match column {
        ArticleColumn::Description => DESCRIPTION,
        ArticleColumn::English => 150.0,
        ArticleColumn::Quantity => 50.0,
        ArticleColumn::Weight => 74.0,
        ArticleColumn::Value => 76.0,
        ArticleColumn::Currency => 72.0,
        ArticleColumn::HsCode => 94.0,
        ArticleColumn::Origin => 72.0,
        ArticleColumn::Reference => 110.0,
        ArticleColumn::OriginalIdent => 78.0,
        ArticleColumn::Vat => 82.0,
        ArticleColumn::CustomsFees => 82.0,
        ArticleColumn::OriginLabel => 120.0,
    }
}

/// From which to which of the columns fit, beginning at `before` or earlier, so that no room stays empty at the end.
fn window(going: &[ArticleColumn], room: f32, before: usize) -> (usize, usize) {
    let fits_from = |first: usize| {
        let mut left = room;
        let mut end = first;
        while let Some(column) = going.get(end)
            && (wide(*column) <= left || end == first)
        {
            left -= wide(*column);
            end += 1;
        }
        end
    };
    let mut first = before.min(going.len().saturating_sub(1));
    while first > 0 && fits_from(first - 1) == going.len() {
        first -= 1;
    }
    (first, fits_from(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_shown_whole_and_the_description_takes_the_rest() {
        let columns = [ArticleColumn::Description, ArticleColumn::Quantity, ArticleColumn::Weight];
        let layout = Layout::of(&columns, 590.0, 3);
        assert_eq!((layout.before, layout.after, layout.columns.len()), (0, 0, 3));
        let (_, left, width) = layout.columns[2];
        assert_eq!(left + width, 590.0);
    }

    #[test]
    fn where_there_is_little_room_whole_columns_go_and_the_description_stays() {
        let columns = ArticleColumn::ALL;
        for before in 0..14 {
            let layout = Layout::of(&columns, 420.0, before);
            assert_eq!(layout.columns[0].0, ArticleColumn::Description);
            assert!(layout.columns.len() > 1, "{layout:?}");
            assert_eq!(layout.columns.len() + layout.before + layout.after, 13);
            let (_, left, width) = layout.columns[layout.columns.len() - 1];
            assert!((left + width - 420.0).abs() < 0.5, "{layout:?}");
        }
        for wanted in columns {
            let before = Layout::before_for(&columns, 420.0, 0, wanted);
            let layout = Layout::of(&columns, 420.0, before);
            assert!(layout.columns.iter().any(|(column, _, _)| *column == wanted), "{wanted:?}");
        }
    }
}
