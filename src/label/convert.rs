//! Dots to what a printer or an office wants: a program for a label printer, a page or a picture for any other.
//!
//! All carry the same dots. Nothing is scaled, nothing is dithered.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use printpdf::CurTransMat;
use printpdf::DictItem;
use printpdf::ExternalStream;
use printpdf::ExternalXObject;
use printpdf::Op;
use printpdf::PdfDocument;
use printpdf::PdfPage;
use printpdf::PdfSaveOptions;
use printpdf::Pt;
use printpdf::Rect;
use printpdf::XObject;
use printpdf::XObjectId;
use printpdf::XObjectTransform;
use sha2::Digest as _;
use sha2::Sha256;

use super::NotALabel;
use super::programs;
use super::raster;
use crate::domain::Dots;
use crate::domain::LabelFormat;
use crate::domain::Packing;

/// The dots in a language that printers take, one for one. Nobody writes a GIF.
pub fn to_language(dots: &Dots, language: LabelFormat, packing: Packing, title: &str) -> Result<Vec<u8>, NotALabel> {
    match language {
        LabelFormat::Pdf => Ok(to_pdf(dots, title)),
        LabelFormat::Png => to_png(dots, title),
        LabelFormat::Zpl => Ok(programs::to_zpl(dots, packing)),
        LabelFormat::Tspl => Ok(programs::to_tspl(dots)),
        LabelFormat::Epl => Ok(programs::to_epl(dots)),
        LabelFormat::Pwg => Ok(raster::to_pwg(dots)),
        LabelFormat::Jpeg => raster::to_jpeg(dots),
        LabelFormat::Gif => Err(NotALabel::Unknown),
    }
}

/// A ZPL program that prints the dots, one for one, in the packing that every printer reads.
pub fn to_zpl(dots: &Dots) -> Vec<u8> {
    programs::to_zpl(dots, Packing::Runs)
}

/// The data of a `^GFA` field in runs: a row that is the one above it is `:`.
pub(super) fn runs(dots: &Dots, zpl: &mut String) {
    let mut above: Option<&[u8]> = None;
    for line in dots.rows() {
        if above == Some(line) {
            zpl.push(':');
        } else {
            compress_row(line, zpl);
        }
        above = Some(line);
    }
}

/// One row: runs of a hexadecimal digit as a count and the digit, `,` for "zeroes to the end", `!` for "ones".
fn compress_row(line: &[u8], zpl: &mut String) {
    let mut digits: Vec<u8> = line.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect();
    let last = digits.last().copied();
    let tail = digits.iter().rev().take_while(|digit| Some(**digit) == last).count();
    let end = match last {
        Some(0) => Some(','),
        Some(15) => Some('!'),
        Some(_) | None => None,
    };
    if end.is_some() {
        digits.truncate(digits.len() - tail);
    }
    for run in digits.chunk_by(|a, b| a == b) {
        count(run.len(), zpl);
        let digit = char::from_digit(u32::from(run[0]), 16).unwrap_or('0');
        zpl.push(digit.to_ascii_uppercase());
    }
    zpl.extend(end);
}

/// How often the next digit stands: `g` to `z` are 20 to 400 in steps of 20, `G` to `Y` are 1 to 19; they add up. A
/// digit alone has no count.
fn count(mut times: usize, zpl: &mut String) {
    if times == 1 {
        return;
    }
    while times >= 400 {
        zpl.push('z');
        times -= 400;
    }
    if times >= 20 {
        zpl.push(char::from(b'g' + (times / 20 - 1) as u8));
    }
    if !times.is_multiple_of(20) {
        zpl.push(char::from(b'G' + (times % 20 - 1) as u8));
    }
}

/// A PNG of one bit a dot that knows its resolution and its title.
pub fn to_png(dots: &Dots, title: &str) -> Result<Vec<u8>, NotALabel> {
    let broken = |error: ::png::EncodingError| NotALabel::Broken { format: "PNG", why: error.to_string() };
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, dots.width(), dots.height());
    encoder.set_color(::png::ColorType::Grayscale);
    encoder.set_depth(::png::BitDepth::One);
    let per_metre = (f64::from(dots.dpi()) / 0.0254).round() as u32;
    let unit = ::png::Unit::Meter;
    encoder.set_pixel_dims(Some(::png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit }));
    encoder.add_text_chunk("Title".to_owned(), title.to_owned()).map_err(broken)?;
    // In a PNG a set bit is white; ours are black. Padding bits are nobody's.
    let white: Vec<u8> = dots.bits().iter().map(|byte| !byte).collect();
    let mut writer = encoder.write_header().map_err(broken)?;
    writer.write_image_data(&white).map_err(broken)?;
    writer.finish().map_err(broken)?;
    Ok(bytes)
}

/// A PDF of one page, exactly as large as the dots are on paper, with the dots as a picture of one bit a dot.
pub fn to_pdf(dots: &Dots, title: &str) -> Vec<u8> {
    let points = |side: u32| side as f32 * 72.0 / dots.dpi() as f32;
    let (width, height) = (points(dots.width()), points(dots.height()));
    let picture = XObjectId("Dots".into());
    let mut document = PdfDocument::new(title);
    document.resources.xobjects.map.insert(picture.clone(), XObject::External(one_bit_picture(dots)));
    let place = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
    let marks = vec![
        Op::SaveGraphicsState,
        Op::SetTransformationMatrix { matrix: CurTransMat::Raw([width, 0.0, 0.0, height, 0.0, 0.0]) },
        Op::UseXobject { id: picture, transform: place },
        Op::RestoreGraphicsState,
    ];
    document.pages.push(pdf_page(width, height, marks));
    pdf_bytes(&document, Streams::Packed)
}

/// A page of exactly that size in points.
pub fn pdf_page(width: f32, height: f32, ops: Vec<Op>) -> PdfPage {
    let paper = Rect::from_wh(Pt(width), Pt(height));
    PdfPage { media_box: paper.clone(), trim_box: paper.clone(), crop_box: paper, ops }
}

fn one_bit_picture(dots: &Dots) -> ExternalXObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(dots.width().into())),
        ("Height".to_owned(), DictItem::Int(dots.height().into())),
        ("BitsPerComponent".to_owned(), DictItem::Int(1)),
        ("ColorSpace".to_owned(), name("DeviceGray")),
        ("Interpolate".to_owned(), DictItem::Bool(false)),
    ]);
    // In a PDF's gray 1 is white.
    let content = dots.bits().iter().map(|byte| !byte).collect();
    let stream = ExternalStream { dict, content, compress: true };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

/// How a PDF's streams are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Streams {
    /// As small as they can be: a picture of dots is a hundred times smaller.
    Packed,
    /// As they are: a form of lines and letters is drawn in half the time, and at every key while it is typed.
    Plain,
}

/// A document's bytes, the same for the same document.
///
/// printpdf makes up a new `/ID` on each save. It is replaced by one derived from the rest of the file, of the same
/// length so that no offset moves. The caller names its fonts and pictures itself, since those names are made up too.
pub fn pdf_bytes(document: &PdfDocument, streams: Streams) -> Vec<u8> {
    let optimize = streams == Streams::Packed;
    let options = PdfSaveOptions { image_optimization: None, optimize, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let mut bytes = document.save(&options, &mut warnings);
    for id in made_up_ids(&bytes) {
        bytes[id].fill(b'0');
    }
    let mut digest = String::new();
    for byte in Sha256::digest(&bytes) {
        // Writing to a String cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    for id in made_up_ids(&bytes) {
        for (at, letter) in id.zip(digest.bytes().cycle()) {
            bytes[at] = letter;
        }
    }
    bytes
}

/// Where the letters of the two strings of the trailer's `/ID [(…)(…)]` stand.
fn made_up_ids(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let Some(id) = bytes.windows(3).rposition(|window| window == b"/ID") else { return Vec::new() };
    let mut ids = Vec::new();
    let mut open = None;
    for (at, byte) in (id..).zip(&bytes[id..]) {
        match (byte, open) {
            (b'(', None) => open = Some(at + 1),
            (b')', Some(start)) => {
                ids.push(start..at);
                open = None;
            }
            (b']', None) => break,
            (_, _) => (),
        }
    }
    ids
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::Media;
    use crate::label::decode;
    use crate::label::says_specimen;

    #[test]
    fn dots_come_back_from_zpl_one_for_one() {
        for dots in pictures() {
            assert_eq!(read_zpl(&to_zpl(&dots), dots.dpi()), dots);
        }
    }

    #[test]
    fn runs_are_counted_as_the_printer_counts_them() {
        let counted = |times| {
            let mut zpl = String::new();
            count(times, &mut zpl);
            zpl
        };
        assert_eq!(
            [1, 2, 19, 20, 21, 399, 400, 419, 820].map(counted),
            ["", "H", "Y", "g", "gG", "yY", "z", "zY", "zzg"]
        );
    }

    #[test]
    fn dots_come_back_from_a_pdf_one_for_one() {
        for dots in pictures() {
            let pdf = to_pdf(&dots, "Label");
            assert_eq!(decode(&pdf, dots.dpi(), Media::FOUR_BY_SIX), Ok(dots));
            assert!(!says_specimen(&pdf));
        }
    }

    #[test]
    fn the_same_dots_give_the_same_bytes_and_others_give_others() {
        let [first, second, ..] = pictures();
        assert_eq!(to_pdf(&first, "Label"), to_pdf(&first, "Label"));
        let ids = |dots| {
            let pdf = to_pdf(dots, "Label");
            made_up_ids(&pdf).into_iter().map(|id| pdf[id].to_vec()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&first).len(), 2);
        assert_ne!(ids(&first), ids(&second));
    }

    pub(in crate::label) fn pictures() -> [Dots; 3] {
        let (width, height) = Media::FOUR_BY_SIX.dots(203);
        let bars = Dots::from_fn(width, height, 203, |x, y| (x / 3) % 2 == 0 && y > 100 || y % 97 == 0).unwrap();
        let noise = Dots::from_fn(813, 64, 203, |x, y| (x * 7919 + y * 104_729) % 11 < 4).unwrap();
        let black = Dots::from_fn(1200, 1800, 300, |_, _| true).unwrap();
        [bars, noise, black]
    }

    /// A second reader of the compression, written from the printer's side.
    fn read_zpl(zpl: &[u8], dpi: u32) -> Dots {
        let text = std::str::from_utf8(zpl).unwrap();
        let number = |after: &str| -> usize {
            let rest = &text[text.find(after).unwrap() + after.len()..];
            rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap()].parse().unwrap()
        };
        let field: Vec<&str> =
            text.split("^GFA,").nth(1).unwrap().split("^FS").next().unwrap().splitn(4, ',').collect();
        let (total, row_bytes): (usize, usize) = (field[0].parse().unwrap(), field[2].parse().unwrap());
        let (mut rows, mut row, mut times): (Vec<Vec<u8>>, Vec<u8>, usize) = (Vec::new(), Vec::new(), 0);
        for letter in field[3].bytes() {
            match letter {
                b'G'..=b'Y' => times += usize::from(letter - b'G') + 1,
                b'g'..=b'z' => times += 20 * (usize::from(letter - b'g') + 1),
                b',' => row.resize(row_bytes * 2, 0),
                b'!' => row.resize(row_bytes * 2, 15),
                b':' => rows.push(rows.last().unwrap().clone()),
                digit => {
                    let value = char::from(digit).to_digit(16).unwrap() as u8;
                    row.extend(std::iter::repeat_n(value, times.max(1)));
                    times = 0;
                }
            }
            assert!(row.len() <= row_bytes * 2);
            if row.len() == row_bytes * 2 {
                rows.push(std::mem::take(&mut row));
            }
        }
        let bits: Vec<u8> = rows.concat().chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        assert_eq!(bits.len(), total);
        let height = number("^LL") as u32;
        Dots::from_bits(number("^PW") as u32, height, dpi, bits).unwrap()
    }
}
