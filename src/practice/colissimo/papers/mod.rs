//! The papers of the practice Colissimo: labels, declarations, invoices and slips, all of which say SPECIMEN.
//!
//! They have the places and the codes of the real ones and none of their marks. A label comes as PDF or ZPL, the other papers as PDF
//! unless a declaration was asked for in ZPL. Equal facts give equal bytes.

mod form;
mod geolabel;
mod sheet;
mod slip;

use super::facts;
use super::ledger::Labelled;
use super::ledger::Slip;
use crate::practice::specimen::marks::Page;
use crate::practice::specimen::pdf;
use crate::practice::specimen::zpl;
pub(super) use geolabel::cab_2d;
use sheet::Sheet;

/// What a label program begins with: two marks of byte order, a stray control character, and the characters of its commands.
const ZPL_HEAD: &[u8] = b"\xef\xbb\xbf\xef\xbb\xbf\x10CT~~CD,~CC^~CT~\n";

/// A label in one of the formats that are drawn here.
pub(super) fn label(label: &Labelled, format: &str) -> Vec<u8> {
    let size = Size::of(format);
    let one_sheet = format.ends_with("_UL") && label.with_cn23;
    let mut sheet = Sheet::new(size.width, size.height, size.dpi);
    match (size.height, one_sheet) {
        (Size::A4_SIDE, _) => {
            geolabel::draw(&mut sheet, label, 120.0);
            if one_sheet {
                form::draw(&mut sheet, label, 105.0, 5.0, 1.0);
            } else {
                geolabel::receipt(&mut sheet, label);
            }
        }
        (150.0, true) => {
            geolabel::draw(&mut sheet, label, 92.0);
            form::small(&mut sheet, label, 94.0);
        }
        (150.0, false) => {
            geolabel::draw(&mut sheet, label, 120.0);
            geolabel::foot(&mut sheet, label);
        }
        (height, _) => geolabel::draw(&mut sheet, label, height),
    }
    drawn(&[sheet.page()], format)
}

/// A declaration: four equal pages on A4, one on the small roll. A customer may ask for fewer.
pub(super) fn cn23(label: &Labelled, format: &str) -> Vec<u8> {
    let asked = label.request["letter"]["customsDeclarations"]["numberOfCopies"].as_u64();
    let copies = asked.unwrap_or(4).clamp(1, 4) as usize;
    let page = if format.contains("10x12") {
        let size = Size::of(format);
        let mut sheet = Sheet::new(size.width, size.height, size.dpi);
        form::draw(&mut sheet, label, 1.0, 4.0, 0.52);
        sheet.page()
    } else {
        let mut sheet = Sheet::new(210.0, 297.0, 300);
        form::draw(&mut sheet, label, 11.0, 8.0, 1.0);
        sheet.page()
    };
    drawn(&vec![page; copies], format)
}

/// The invoice that goes with a parcel whose sender pays the duties.
pub(super) fn proforma(label: &Labelled) -> Vec<u8> {
    let mut sheet = Sheet::new(210.0, 297.0, 300);
    form::invoice(&mut sheet, label);
    pdf::draw(&[sheet.page()])
}

/// The page with the code of a return that is printed where it is handed in.
pub(super) fn token(label: &Labelled) -> Vec<u8> {
    let mut sheet = Sheet::new(100.0, 150.0, 300);
    geolabel::token(&mut sheet, label);
    pdf::draw(&[sheet.page()])
}

/// A deposit slip on as many pages as it takes.
pub(super) fn slip(slip: &Slip, labels: &[Labelled]) -> Vec<u8> {
    pdf::draw(&slip::pages(slip, labels))
}

fn drawn(pages: &[Page], format: &str) -> Vec<u8> {
    if !format.starts_with("ZPL") {
        return pdf::draw(pages);
    }
    let mut program = ZPL_HEAD.to_vec();
    for page in pages {
        program.extend(zpl::draw(page));
    }
    program
}

/// The paper that a format's name speaks of.
struct Size {
    /// In millimetres.
    width: f32,
    /// In millimetres.
    height: f32,
    dpi: u32,
}

impl Size {
    /// The short side of A4: a label on A4 lies across.
    const A4_SIDE: f32 = 210.0;

    fn of(format: &str) -> Size {
        let dpi = if format.contains("203dpi") { 203 } else { 300 };
        let (width, height) = if format.contains("A4") {
            (297.0, Self::A4_SIDE)
        } else if format.contains("10x10") {
            (100.0, 100.0)
        } else if format.contains("10x12") {
            (100.0, 120.0)
        } else {
            (100.0, 150.0)
        };
        Size { width, height, dpi }
    }
}

/// A country's name as it stands on paper.
fn country_name(code: &str) -> String {
    facts::country(code).map_or_else(|| code.to_owned(), |country| country.name.to_owned())
}

#[cfg(test)]
mod tests;
