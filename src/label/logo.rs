//! What a picture is that is to become a logo: its kind, its size, and whether anything shines through. It is not drawn here; the
//! carrier does that.

use std::io::Cursor;

use png::ColorType;
use png::Decoder;
use png::Limits;
use png::Transformations;

use crate::domain::LogoFacts;
use crate::domain::LogoKind;

/// A picture of more points than this is no logo, and takes memory to look through.
const MOST_POINTS: u64 = 40_000_000;

/// The facts of a picture; none where the bytes are no PNG or JPEG that can be read.
pub fn facts(bytes: &[u8]) -> Option<LogoFacts> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        of_png(bytes)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        of_jpeg(bytes)
    } else {
        None
    }
}

fn of_png(bytes: &[u8]) -> Option<LogoFacts> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: 256 << 20 });
    // A palette's transparent colours become points with an alpha like any other.
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let (width, height) = (reader.info().width, reader.info().height);
    if u64::from(width) * u64::from(height) > MOST_POINTS {
        return None;
    }
    let mut points = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut points).ok()?;
    let points = points.get(..frame.buffer_size())?;
    let transparent = match frame.color_type {
        ColorType::Rgba => points.chunks_exact(4).any(|point| point[3] < 255),
        ColorType::GrayscaleAlpha => points.chunks_exact(2).any(|point| point[1] < 255),
        ColorType::Rgb | ColorType::Grayscale | ColorType::Indexed => false,
    };
    Some(LogoFacts { kind: LogoKind::Png, bytes: bytes.len(), width, height, transparent })
}

/// Reads as far as the frame's header, which has the size; a JPEG has nothing that could shine through.
fn of_jpeg(bytes: &[u8]) -> Option<LogoFacts> {
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes.get(at) == Some(&0xff))?;
        match marker {
            // Filling, or a marker that stands alone.
            0xff => at += 1,
            0x01 | 0xd0..=0xd7 => at += 2,
            // The picture's data begins, or the file ends, and no size was said.
            0xd8..=0xda => return None,
            // A frame of any kind; the four left out are tables.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let two = |at: usize| Some(u32::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
                let (height, width) = (two(at + 5)?, two(at + 7)?);
                let is_one = width > 0 && height > 0;
                return is_one.then_some(LogoFacts {
                    kind: LogoKind::Jpeg,
                    bytes: bytes.len(),
                    width,
                    height,
                    transparent: false,
                });
            }
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                at += 2 + length.max(2);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_is_transparent_only_where_something_shines_through() {
        let opaque = facts(&png_of(ColorType::Rgba, &[9, 9, 9, 255].repeat(6))).expect("a picture");
        assert_eq!((opaque.kind, opaque.width, opaque.height, opaque.transparent), (LogoKind::Png, 3, 2, false));
        let mut points = [9, 9, 9, 255].repeat(6);
        points[3] = 254;
        assert!(facts(&png_of(ColorType::Rgba, &points)).expect("a picture").transparent);
        assert!(!facts(&png_of(ColorType::Rgb, &[7; 18])).expect("a picture").transparent);
        assert!(facts(&png_of(ColorType::GrayscaleAlpha, &[7; 12])).expect("a picture").transparent);
    }

    #[test]
    fn a_jpeg_says_its_size_wherever_its_frame_is() {
        let mut jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc4\x00\x02\xff\xc2\x00\x0b\x08".to_vec();
        jpeg.extend([1, 44, 2, 88, 1, 0, 0, 0]);
        let found = facts(&jpeg).expect("a picture");
        assert_eq!((found.kind, found.width, found.height, found.transparent), (LogoKind::Jpeg, 600, 300, false));
        for length in 0..jpeg.len() - 4 {
            assert_eq!(facts(&jpeg[..length]), None, "cut at {length}");
        }
    }

    #[test]
    fn anything_else_is_no_picture() {
        for bytes in
            [&b""[..], b"GIF89a", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xda\x00\x02"]
        {
            assert_eq!(facts(bytes), None);
        }
    }

    fn png_of(colour: ColorType, points: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 3, 2);
        encoder.set_color(colour);
        encoder.write_header().and_then(|mut writer| writer.write_image_data(points)).expect("a picture");
        bytes
    }
}
