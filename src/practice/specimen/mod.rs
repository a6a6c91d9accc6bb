//! The labels of the practice carriers: a realistic 4 × 6 inch label that cannot be mistaken for postage.
//!
//! It is laid out once, into marks at the dots of a 203 dpi head, and drawn from those marks as PDF, PNG and ZPL, so
//! the three cannot disagree. SPECIMEN is part of the ink: a black block at the foot and outlined letters beside the
//! recipient, never over a code or its quiet zone. Whatever a name or an address holds, it is text: too long is
//! shrunk, then cut; what the font cannot draw becomes a question mark; and no command gets into the ZPL.
//! The same specimen gives the same bytes.

pub(in crate::practice) mod codes;
mod layout;
pub(in crate::practice) mod marks;
pub(in crate::practice) mod pdf;
mod png;
pub(in crate::practice) mod zpl;

pub(in crate::practice) use crate::documents::lettering as text;
use crate::label::NotALabel;

/// What stands on a specimen label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Specimen {
    /// The tracking number, in capitals and figures: what the bar code says.
    pub tracking_number: String,
    /// Where the parcel comes from.
    pub sender: Address,
    /// Where it goes.
    pub recipient: Address,
    /// The sender's contract with the carrier.
    pub contract_number: String,
    /// The parcel's weight in grams.
    pub weight_grams: u32,
    /// The day of posting, as `2026-11-21`.
    pub ship_date: String,
    /// The sender's own reference, such as an order number.
    pub reference: String,
    /// The customer's logo has its place on it.
    pub has_logo: bool,
}

/// An address as it stands on a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// A person or a shop.
    pub name: String,
    /// A company, if that is not the name.
    pub company: String,
    /// Street and further lines.
    pub lines: Vec<String>,
    /// The postcode.
    pub postcode: String,
    /// The town.
    pub town: String,
    /// The country's two letters.
    pub country_code: String,
}

impl Specimen {
    /// A PDF of one page of 288 × 432 points. Its bars and modules lie on the dots of a 203 dpi head; its text is text.
    pub fn pdf(&self) -> Vec<u8> {
        pdf::draw(&[layout::page(self)])
    }

    /// A PNG of 812 × 1218 pixels: the PDF's dots at 203 dpi. Says SPECIMEN in a text chunk too.
    ///
    /// Fails only when drawing takes longer than [`crate::label`] waits, on a machine that stands still.
    pub fn png(&self) -> Result<Vec<u8>, NotALabel> {
        png::draw(&self.pdf())
    }

    /// A ZPL program for a 203 dpi printer, in UTF-8, with the printer's own fonts and codes.
    pub fn zpl(&self) -> Vec<u8> {
        zpl::draw(&layout::page(self))
    }
}

#[cfg(test)]
mod tests;
