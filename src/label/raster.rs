//! Dots as the raster and the picture that printers without a driver take: PWG raster and JPEG.
//!
//! Both are in grey, since every such printer must take grey; no dot is anything but black or white.

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::jpeg::PixelDensity;
use image::codecs::jpeg::PixelDensityUnit;

use super::NotALabel;
use crate::domain::Dots;

/// The length of a page's header (PWG 5102.4, "PWG Raster Format", 4.3).
const HEADER: usize = 1796;

/// A page of PWG raster in 8-bit grey, one pixel a dot.
pub fn to_pwg(dots: &Dots) -> Vec<u8> {
    let mut bytes = b"RaS2".to_vec();
    bytes.extend_from_slice(&header(dots));
    let mut rows = dots.rows().peekable();
    while let Some(row) = rows.next() {
        let mut repeats = 0_u8;
        while repeats < 255 && rows.next_if(|next| *next == row).is_some() {
            repeats += 1;
        }
        bytes.push(repeats);
        pack_row(row, dots.width() as usize, &mut bytes);
    }
    bytes
}

/// The page's header: what is not written here is nought, which is "as the printer likes".
fn header(dots: &Dots) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..9].copy_from_slice(b"PwgRaster");
    let mut put = |at: usize, number: u32| header[at..at + 4].copy_from_slice(&number.to_be_bytes());
    let points = |side: u32| (f64::from(side) * 72.0 / f64::from(dots.dpi())).round() as u32;
    for at in [276, 280] {
        put(at, dots.dpi());
    }
    put(340, 1); // Copies.
    put(352, points(dots.width()));
    put(356, points(dots.height()));
    put(372, dots.width());
    put(376, dots.height());
    put(384, 8); // Bits a colour,
    put(388, 8); // and a pixel.
    put(392, dots.width()); // Bytes a line.
    put(400, 18); // The colour space sGray.
    put(420, 1); // Colours.
    put(452, 1); // Pages in all.
    put(456, 1); // As it is across,
    put(460, 1); // and along the feed.
    put(472, dots.width()); // The picture is the page: left and top are nought.
    put(476, dots.height());
    header
}

/// One row in runs: a count less one, then the pixel.
fn pack_row(row: &[u8], width: usize, bytes: &mut Vec<u8>) {
    let pixels: Vec<u8> = (0..width).map(|x| if row[x / 8] & (0x80 >> (x % 8)) == 0 { 255 } else { 0 }).collect();
    for run in pixels.chunk_by(|a, b| a == b) {
        for part in run.chunks(128) {
            bytes.extend([(part.len() - 1) as u8, part[0]]);
        }
    }
}

/// A grey JPEG that knows its resolution, of the finest quality: what its squares blur stays far from the half between
/// black and white.
pub fn to_jpeg(dots: &Dots) -> Result<Vec<u8>, NotALabel> {
    let pixels: Vec<u8> = dots.to_gray_scaled(dots.width(), dots.height());
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 100);
    let dpi = dots.dpi().min(u16::MAX.into()) as u16;
    encoder.set_pixel_density(PixelDensity { density: (dpi, dpi), unit: PixelDensityUnit::Inches });
    encoder
        .encode(&pixels, dots.width(), dots.height(), ExtendedColorType::L8)
        .map_err(|error| NotALabel::Broken { format: "JPEG", why: error.to_string() })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Media;
    use crate::label::convert::tests::pictures;
    use crate::label::decode;

    #[test]
    fn dots_come_back_from_the_raster_one_for_one() {
        for dots in pictures() {
            assert_eq!(read(&to_pwg(&dots)), dots);
        }
    }

    #[test]
    fn dots_come_back_from_a_jpeg_one_for_one() {
        for dots in pictures() {
            let media = Media::of_dots(dots.width(), dots.height(), dots.dpi());
            assert_eq!(decode(&to_jpeg(&dots).unwrap(), dots.dpi(), media), Ok(dots));
        }
    }

    /// A reader of the raster, written from the printer's side: a line is repeated, a run repeats one pixel or lists several.
    fn read(bytes: &[u8]) -> Dots {
        assert!(bytes.starts_with(b"RaS2PwgRaster\0"));
        let page = &bytes[4..];
        let number = |at: usize| u32::from_be_bytes(page[at..at + 4].try_into().unwrap());
        let (width, height, dpi) = (number(372), number(376), number(276));
        assert_eq!((number(388), number(392), number(400)), (8, width, 18));
        let mut rest = page[1796..].iter().copied();
        let mut lines: Vec<Vec<u8>> = Vec::new();
        while let Some(repeats) = rest.next() {
            let mut line = Vec::new();
            while line.len() < width as usize {
                match rest.next().unwrap() {
                    count @ 0..=127 => line.extend(std::iter::repeat_n(rest.next().unwrap(), usize::from(count) + 1)),
                    128 => line.resize(width as usize, 255),
                    count => line.extend(rest.by_ref().take(257 - usize::from(count))),
                }
            }
            assert_eq!(line.len(), width as usize);
            lines.extend(std::iter::repeat_n(line, usize::from(repeats) + 1));
        }
        assert_eq!(lines.len(), height as usize);
        Dots::from_fn(width, height, dpi, |x, y| lines[y as usize][x as usize] < 128).unwrap()
    }
}
