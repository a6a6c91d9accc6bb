//! The customs declaration CN 23 of the Universal Postal Union, drawn from what was declared.
//!
//! It stands in where a carrier gives none, and shows the form while it is typed. All of its boxes are on the first page;
//! articles that have no room there follow on pages of their own. Its text is `assets/forms/cn23.tsv`.

mod articles;
mod boxes;
mod layout;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::form::Form;
use super::page::Page;
use super::page::bound;
use crate::domain::Address;
use crate::domain::CustomsDeclaration;
use crate::domain::Grams;
use crate::domain::TrackingNumber;
use layout::Layout;

/// The form's text.
static FORM: Form = Form::new(include_str!("../../assets/forms/cn23.tsv"));

/// What stands on the form.
#[derive(Clone, Copy)]
pub struct Cn23<'a> {
    /// What is declared.
    pub declaration: &'a CustomsDeclaration,
    /// Who carries it: `La Poste`.
    pub operator: &'a str,
    /// Where it comes from.
    pub sender: Cn23Party<'a>,
    /// Where it goes.
    pub consignee: Cn23Party<'a>,
    /// The sender's own number for the customs: an order or a file.
    pub reference: Option<&'a str>,
    /// What the parcel weighs, packing included.
    pub gross: Grams,
    /// The parcel's number; none as long as it is only being typed.
    pub number: Option<&'a TrackingNumber>,
    /// Where it is posted.
    pub office: Option<&'a str>,
    /// When it is posted, and the form signed.
    pub date: Option<Date>,
}

/// Somebody on the form.
#[derive(Clone, Copy)]
pub struct Cn23Party<'a> {
    /// Where they are.
    pub address: &'a Address,
    /// How the customs write to them.
    pub email: Option<&'a str>,
}

/// What the form is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cn23Paper {
    /// An A5 form on the upper half of A4, as La Poste prints it; what follows takes whole pages.
    A4,
    /// Pages of 100 × 150 mm for a label printer.
    Label {
        /// The head's dots to the inch: the code's bars are whole dots.
        dpi: u32,
    },
}

/// The form as a PDF, as often as the declaration has copies: 1 to 4. The same form gives the same bytes.
pub fn cn23(form: &Cn23<'_>, paper: Cn23Paper) -> Vec<u8> {
    let once = pages(form, paper);
    let copies = usize::from(form.declaration.copies.clamp(1, 4));
    let all: Vec<Page> = std::iter::repeat_n(once, copies).flatten().collect();
    bound(&all, "CN 23")
}

/// One copy.
fn pages(form: &Cn23<'_>, paper: Cn23Paper) -> Vec<Page> {
    let layout = Layout::of(paper, !form.declaration.originals.is_empty());
    let table = articles::Table::of(form, &layout);
    let of = table.pages();
    (0..of)
        .map(|index| {
            let mut page = Page::new(layout.paper.0, layout.paper.1);
            boxes::header(&mut page, form, &layout, (index + 1, of));
            if index == 0 {
                boxes::first(&mut page, form, &layout);
            } else {
                boxes::number(&mut page, form, &layout, layout.later_number);
            }
            table.draw(&mut page, index);
            page
        })
        .collect()
}
