//! The table of articles, over as many pages as it needs.

use std::ops::Range;

use super::Cn23;
use super::FORM;
use super::layout::Column;
use super::layout::Layout;
use crate::documents::form::Area;
use crate::documents::form::country_names;
use crate::documents::form::either;
use crate::documents::form::write_amid;
use crate::documents::grid::Grid;
use crate::documents::grid::Room;
use crate::documents::lettering::Weight;
use crate::documents::lettering::width;
use crate::documents::page::Align;
use crate::documents::page::LINE;
use crate::documents::page::Page;
use crate::domain::CustomsItem;

/// How high the line "continued on page 2" is.
const CONTINUED: f32 = 2.8;

/// The table, laid out.
pub(super) struct Table<'a> {
    layout: &'a Layout,
    heads: Vec<String>,
    /// How high the words over the columns for commercial items are.
    banner: f32,
    grid: Grid,
    pages: Vec<Range<usize>>,
}

impl<'a> Table<'a> {
    /// Measures every article and shares them out among pages.
    pub fn of(form: &Cn23<'_>, layout: &'a Layout) -> Self {
        let columns: Vec<_> = layout.columns.iter().map(|(column, wide)| (*wide, align(*column))).collect();
        let cells = |item: &CustomsItem| layout.columns.iter().map(|(column, _)| cell(*column, item, form)).collect();
        let rows = form.declaration.items.iter().map(cells);
        let grid = Grid::of(&columns, rows, layout.filled[0], layout.pad);
        let room = |table: Area| table.height - layout.heads;
        let (first, later) = (room(layout.table), room(layout.later_table));
        let pages = grid.pages(Room { first, later, followed: CONTINUED, last: 0.0 });
        let heads = layout.columns.iter().map(|(column, _)| head(*column, form.declaration.currency.code())).collect();
        let over = layout.columns.iter().filter(|(column, _)| matches!(column, Column::Tariff | Column::Origin));
        let over: f32 = over.map(|(_, wide)| wide).sum();
        let is_short = width(&FORM.both("commercial"), Weight::Bold, layout.small * 0.8) <= over;
        let banner = layout.small * if is_short { 1.5 } else { 2.4 };
        Self { layout, heads, banner, grid, pages }
    }

    /// How many pages the form has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Draws one page's part of it.
    pub fn draw(&self, page: &mut Page, index: usize) {
        let layout = self.layout;
        let area = if index == 0 { layout.table } else { layout.later_table };
        self.draw_heads(page, area.top(layout.heads));
        let y = self.grid.draw(page, (area.x, area.y + layout.heads), self.pages[index].clone());
        let mut x = area.x;
        // Columns go down to the foot of the first page's table, and no further than the articles on later ones.
        let foot = if index == 0 { area.bottom() } else { y };
        let more = index + 1 < self.pages.len();
        let posts = if more { y } else { foot };
        for (column, wide) in &layout.columns[..layout.columns.len() - 1] {
            x += wide;
            // The words over the tariff number and the origin go across both.
            let top = if *column == Column::Tariff { area.y + self.banner } else { area.y };
            page.post(x, top, posts - top);
        }
        page.frame(area.x, area.y, area.width, foot - area.y);
        if more {
            let line = FORM.says("continued").map(|words| format!("{words} {}", index + 2)).join(" / ");
            let baseline = if index == 0 { area.bottom() - 0.8 } else { y + CONTINUED };
            let room = area.width - 2.0 * layout.pad;
            page.aligned(area.x + layout.pad, room, baseline, layout.small, (Align::Right, Weight::Bold), &line);
        }
    }

    fn draw_heads(&self, page: &mut Page, area: Area) {
        let layout = self.layout;
        if layout.side.is_some() {
            page.shade(area.x, area.y, area.width, area.height);
        }
        let mut x = area.x;
        let mut commercial: Option<Area> = None;
        for ((column, wide), head) in layout.columns.iter().zip(&self.heads) {
            let mut cell = Area::new(x, area.y, *wide, area.height);
            if matches!(column, Column::Tariff | Column::Origin) {
                let start = commercial.map_or(x, |banner| banner.x);
                commercial = Some(Area::new(start, area.y, x + wide - start, self.banner));
                cell = cell.below(self.banner);
            }
            let cell = cell.inset(layout.pad * 0.6);
            write_amid(page, cell, &layout.small_sizes(), (Align::Centre, Weight::Regular), head);
            x += wide;
        }
        if let Some(banner) = commercial {
            page.rule(banner.x, banner.bottom(), banner.width);
            let text = FORM.both("commercial");
            write_amid(page, banner.inset(LINE), &layout.small_sizes(), (Align::Centre, Weight::Bold), &text);
        }
        page.rule(area.x, area.bottom(), area.width);
    }
}

fn align(column: Column) -> Align {
    match column {
        Column::Description | Column::Origin | Column::OriginalParcel | Column::OriginalInvoice => Align::Left,
        Column::Quantity | Column::Tariff => Align::Centre,
        Column::NetWeight | Column::Value => Align::Right,
    }
}

fn head(column: Column, currency: &str) -> String {
    match column {
        Column::Description => FORM.both("description"),
        Column::Quantity => FORM.both("quantity"),
        Column::NetWeight => FORM.both("net-weight"),
        Column::Value => format!("{} ({currency})", FORM.both("value")),
        Column::Tariff => FORM.both("tariff"),
        Column::Origin => FORM.both("origin"),
        Column::OriginalParcel => FORM.both("original-parcel"),
        Column::OriginalInvoice => FORM.both("original-invoice"),
    }
}

fn cell(column: Column, item: &CustomsItem, form: &Cn23<'_>) -> String {
    let original = || form.declaration.originals.iter().find(|original| Some(original.ident) == item.original_ident);
    match column {
        Column::Description => match &item.reference {
            Some(reference) => format!("{} ({} {reference})", item.description, FORM.french("reference")),
            None => item.description.clone(),
        },
        Column::Quantity => item.quantity.to_string(),
        Column::NetWeight => kilograms(item.weight.0.into()),
        Column::Value => item.value.to_string(),
        Column::Tariff => item.hs_code.as_ref().map(|code| code.digits().to_owned()).unwrap_or_default(),
        Column::Origin => {
            let [french, english] = country_names(item.origin);
            either([&french, &english])
        }
        Column::OriginalParcel => original().map(|original| original.parcel_number.clone()).unwrap_or_default(),
        Column::OriginalInvoice => original()
            .map(|original| format!("{}, {}", original.invoice_number, original.invoice_date.strftime("%d/%m/%Y")))
            .unwrap_or_default(),
    }
}

/// Grams as the form has them: `0.500`.
pub(super) fn kilograms(grams: u64) -> String {
    format!("{}.{:03}", grams / 1000, grams % 1000)
}
