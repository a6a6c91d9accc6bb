//! The PDF's dots as a PNG that says what it is.

use super::layout::DPI;
use crate::domain::Media;
use crate::label;
use crate::label::NotALabel;

pub(super) fn draw(pdf: &[u8]) -> Result<Vec<u8>, NotALabel> {
    let dots = label::decode(pdf, DPI, Media::FOUR_BY_SIX)?;
    label::convert::to_png(&dots, "SPECIMEN")
}
