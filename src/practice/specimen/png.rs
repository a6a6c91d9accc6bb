//! The PDF's dots as a PNG that says what it is.

use std::io::Cursor;

use image::GrayImage;
use image::ImageFormat;
use image::Luma;

use super::layout::DPI;
use crate::domain::Media;
use crate::label;
use crate::label::NotALabel;

/// Where the chunks after the first (IHDR, always 25 bytes) begin.
const AFTER_HEADER: usize = 8 + 25;

pub(super) fn draw(pdf: &[u8]) -> Result<Vec<u8>, NotALabel> {
    let dots = label::decode(pdf, DPI, Media::FOUR_BY_SIX)?;
    let pixel = |x, y| Luma([if dots.black(x, y) { 0 } else { 255 }]);
    let mut png = Vec::new();
    GrayImage::from_fn(dots.width(), dots.height(), pixel)
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|error| NotALabel::Broken { format: "PNG", why: error.to_string() })?;

    let per_metre = (f64::from(DPI) / 0.0254).round() as u32;
    let mut density = [per_metre.to_be_bytes(), per_metre.to_be_bytes()].concat();
    density.push(1);
    let mut extra = chunk(b"pHYs", &density);
    extra.extend(chunk(b"tEXt", b"Title\0SPECIMEN"));
    png.splice(AFTER_HEADER..AFTER_HEADER, extra);
    Ok(png)
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut chunk = (body.len() as u32).to_be_bytes().to_vec();
    chunk.extend(name);
    chunk.extend(body);
    let sum = crc(&chunk[4..]);
    chunk.extend(sum.to_be_bytes());
    chunk
}

/// The CRC-32 of the PNG specification.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    };
    !bytes.iter().fold(!0, step)
}
