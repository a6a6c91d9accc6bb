//! A picture to dots: one pixel, one dot.

use std::io::Cursor;

use image::DynamicImage;
use image::ImageDecoder;
use image::Limits;
use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;

use super::NotALabel;
use super::guarded::guarded;
use crate::domain::Dots;
use crate::domain::Media;

/// The resolutions that labels are drawn at when the picture does not say.
const USUAL_DPI: [u32; 3] = [203, 300, 600];

/// The resolutions that a picture's own header is believed.
const BELIEVABLE: std::ops::RangeInclusive<u32> = 100..=2400;

/// The largest whole factor that a picture is enlarged by.
const MAX_FACTOR: u32 = 4;

/// The kinds of pictures that labels come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Png,
    Jpeg,
    Gif,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Gif => "GIF",
        }
    }
}

/// The picture's own dots, enlarged by a whole factor where that makes it exactly the paper at `dpi`. A picture that
/// fits the paper at another usual resolution keeps its dots and says that resolution; any other says what its header
/// claims, or the resolution at which it is as wide as the paper.
///
/// Of a picture that moves, the first frame is the label. What is transparent is paper. Colours and greys become black where
/// they are darker than half: dots that were scattered to look grey would be read as bars.
pub(super) fn decode(bytes: &[u8], kind: Kind, dpi: u32, media: Media) -> Result<Dots, NotALabel> {
    let bytes = bytes.to_vec();
    guarded(kind.name(), move || match kind {
        Kind::Png => {
            let decoder =
                PngDecoder::with_limits(Cursor::new(&bytes), limits()).map_err(|error| broken(kind, &error))?;
            draw(decoder, kind, claimed_by_png(&bytes), dpi, media)
        }
        Kind::Jpeg => {
            let decoder = JpegDecoder::new(Cursor::new(&bytes)).map_err(|error| broken(kind, &error))?;
            draw(decoder, kind, claimed_by_jpeg(&bytes), dpi, media)
        }
        Kind::Gif => {
            let decoder = GifDecoder::new(Cursor::new(&bytes)).map_err(|error| broken(kind, &error))?;
            draw(decoder, kind, None, dpi, media)
        }
    })
}

fn draw(
    mut decoder: impl ImageDecoder,
    kind: Kind,
    claimed: Option<u32>,
    dpi: u32,
    media: Media,
) -> Result<Dots, NotALabel> {
    let (width, height) = decoder.dimensions();
    let own_dpi = own_dpi(claimed, (width, height), dpi, media);
    let too_large = NotALabel::TooLarge { width: width.into(), height: height.into() };
    if Dots::white(width, height, own_dpi).is_none() {
        return Err(too_large);
    }
    decoder.set_limits(limits()).map_err(|error| broken(kind, &error))?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| broken(kind, &error))?.into_luma_alpha8();
    let black = |x, y| {
        let [light, cover] = picture.get_pixel(x, y).0.map(u32::from);
        // Seen on white paper: what is transparent is paper.
        light * cover + 255 * (255 - cover) < 128 * 255
    };
    let paper = media.dots(dpi);
    let factor = (2..=MAX_FACTOR).find(|factor| (width * factor, height * factor) == paper);
    let dots = match factor {
        Some(factor) => Dots::from_fn(paper.0, paper.1, dpi, |x, y| black(x / factor, y / factor)),
        None => Dots::from_fn(width, height, own_dpi, black),
    };
    dots.ok_or(too_large)
}

fn own_dpi(claimed: Option<u32>, size: (u32, u32), dpi: u32, media: Media) -> u32 {
    let mut usual = [dpi].into_iter().chain(USUAL_DPI);
    usual
        .find(|dpi| media.dots(*dpi) == size)
        .or(claimed)
        .unwrap_or_else(|| (u64::from(size.0) * 254 / u64::from(media.width.max(1))).clamp(1, 10_000) as u32)
}

/// What the picture's pHYs chunk says, if it is square and believable.
fn claimed_by_png(bytes: &[u8]) -> Option<u32> {
    let (_, body) = chunks(bytes).find(|(name, _)| *name == b"pHYs")?;
    let per_metre = |at: usize| Some(u32::from_be_bytes(body.get(at..at + 4)?.try_into().ok()?));
    let (across, down, unit) = (per_metre(0)?, per_metre(4)?, *body.get(8)?);
    let dpi = (f64::from(across) * 0.0254).round() as u32;
    (unit == 1 && across == down && BELIEVABLE.contains(&dpi)).then_some(dpi)
}

/// What the JFIF header says, which stands right after the picture's first two bytes; if it is square and believable.
fn claimed_by_jpeg(bytes: &[u8]) -> Option<u32> {
    let header = bytes.get(6..).and_then(|rest| rest.strip_prefix(b"JFIF\0"))?;
    let density = |at: usize| Some(u32::from(u16::from_be_bytes(header.get(at..at + 2)?.try_into().ok()?)));
    let (unit, across, down) = (*header.get(2)?, density(3)?, density(5)?);
    let dpi = match unit {
        1 => across,
        2 => (f64::from(across) * 2.54).round() as u32,
        _ => return None,
    };
    (across == down && BELIEVABLE.contains(&dpi)).then_some(dpi)
}

/// The chunks of a PNG: name and body, up to the first that does not hold together.
pub(super) fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let body = after.get(..length)?;
        rest = after.get(length + 4..).unwrap_or_default();
        Some((name, body))
    })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(Dots::MAX_SIDE);
    limits.max_image_height = Some(Dots::MAX_SIDE);
    limits.max_alloc = Some(8 * Dots::MAX_DOTS);
    limits
}

fn broken(kind: Kind, error: &image::ImageError) -> NotALabel {
    NotALabel::Broken { format: kind.name(), why: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> Vec<u8> {
        let gray =
            image::GrayImage::from_fn(width, height, |x, y| image::Luma([if (x + y) % 3 == 0 { 0 } else { 255 }]));
        let mut bytes = Vec::new();
        gray.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_picture_at_the_printers_dots_is_taken_dot_for_dot() {
        let dots = decode(&picture(812, 1218), Kind::Png, 203, Media::FOUR_BY_SIX).unwrap();
        assert_eq!((dots.width(), dots.height(), dots.dpi()), (812, 1218, 203));
        assert!(dots.black(0, 0) && dots.black(2, 1) && !dots.black(1, 0));
    }

    #[test]
    fn a_picture_for_another_head_keeps_its_dots_and_says_so() {
        let dots = decode(&picture(1200, 1800), Kind::Png, 203, Media::FOUR_BY_SIX).unwrap();
        assert_eq!((dots.width(), dots.height(), dots.dpi()), (1200, 1800, 300));
    }

    #[test]
    fn only_whole_factors_reach_the_paper() {
        let dots = decode(&picture(406, 609), Kind::Png, 203, Media::FOUR_BY_SIX).unwrap();
        assert_eq!((dots.width(), dots.height(), dots.dpi()), (812, 1218, 203));
        let odd = decode(&picture(500, 700), Kind::Png, 203, Media::FOUR_BY_SIX).unwrap();
        assert_eq!((odd.width(), odd.height(), odd.dpi()), (500, 700, 125));
    }

    #[test]
    fn what_is_transparent_is_paper() {
        let clear = image::RgbaImage::from_pixel(8, 8, image::Rgba([0, 0, 0, 0]));
        let mut bytes = Vec::new();
        clear.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        assert_eq!(decode(&bytes, Kind::Png, 203, Media::FOUR_BY_SIX).unwrap().ink(), 0);
    }

    #[test]
    fn a_header_that_claims_an_absurd_size_is_refused() {
        let mut bytes = picture(8, 8);
        bytes[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
        assert!(decode(&bytes, Kind::Png, 203, Media::FOUR_BY_SIX).is_err());
    }
}
