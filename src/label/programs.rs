//! Dots in the languages of label printers: ZPL, TSPL and EPL.
//!
//! Each says the size of the paper itself, so that what an earlier job left in the printer does not cut the label.

use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::convert::runs;
use crate::domain::Dots;
use crate::domain::Media;
use crate::domain::Packing;

/// A ZPL program that prints the dots, one for one, on a head of the same resolution.
///
/// The picture is a `^GFA` field. In runs, Zebra's alternative compression, it is half a hundred times smaller than plain
/// hexadecimal, and understood by printers that do not know Z64; Z64 is half of that again. `^PW` and `^LL` set the paper to
/// the picture.
pub fn to_zpl(dots: &Dots, packing: Packing) -> Vec<u8> {
    let (row, total) = (dots.row_bytes(), dots.bits().len());
    let mut zpl = format!("^XA^PW{}^LL{}^LH0,0^FO0,0^GFA,{total},{total},{row},", dots.width(), dots.height());
    match packing {
        Packing::Runs => runs(dots, &mut zpl),
        Packing::Z64 => zpl.push_str(&z64(dots.bits())),
    }
    zpl.push_str("^FS^XZ\n");
    zpl.into_bytes()
}

/// `:Z64:`, the deflated bytes in base 64, and a check of that text; a printer refuses a graphic whose check is wrong (Zebra's
/// programming guide, "ZB64 encoding and compression").
fn z64(bytes: &[u8]) -> String {
    let mut deflate = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to a Vec cannot fail.
    let _ = deflate.write_all(bytes);
    let text = STANDARD.encode(deflate.finish().unwrap_or_default());
    let check = crc_16(text.as_bytes());
    format!(":Z64:{text}:{check:04x}")
}

/// CRC-16/XMODEM: polynomial 0x1021, beginning with nought.
fn crc_16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc: u16, byte| {
        (0..8).fold(crc ^ u16::from(*byte) << 8, |crc, _| if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 })
    })
}

/// A TSPL program that prints the dots, one for one. `DIRECTION` and `REFERENCE` take back what an earlier job set; the gap
/// between two labels stays as the printer measured it. In a `BITMAP` a bit that is not set is black.
pub fn to_tspl(dots: &Dots) -> Vec<u8> {
    let paper = Media::of_dots(dots.width(), dots.height(), dots.dpi());
    let millimetres = |tenths: u32| format!("{}.{}", tenths / 10, tenths % 10);
    let (width, height) = (millimetres(paper.width), millimetres(paper.height));
    let (row, rows) = (dots.row_bytes(), dots.height());
    let head =
        format!("SIZE {width} mm,{height} mm\r\nDIRECTION 0,0\r\nREFERENCE 0,0\r\nCLS\r\nBITMAP 0,0,{row},{rows},0,");
    let mut tspl = head.into_bytes();
    tspl.extend(dots.bits().iter().map(|byte| !byte));
    tspl.extend_from_slice(b"\r\nPRINT 1,1\r\n");
    tspl
}

/// An EPL program that prints the dots, one for one. It begins with a line's end, which closes whatever half a command an
/// earlier job left. In a `GW` a bit that is not set is black. The gap of `Q` is that of die-cut labels, three millimetres.
pub fn to_epl(dots: &Dots) -> Vec<u8> {
    let (row, width, height) = (dots.row_bytes(), dots.width(), dots.height());
    let (_, gap) = Media { width: 30, height: 30 }.dots(dots.dpi());
    let mut epl = format!("\nN\nq{width}\nQ{height},{gap}\nGW0,0,{row},{height},").into_bytes();
    epl.extend(dots.bits().iter().map(|byte| !byte));
    epl.extend_from_slice(b"\nP1\n");
    epl
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::label::convert::tests::pictures;

    #[test]
    fn the_check_is_the_one_that_printers_make() {
        // The check value of CRC-16/XMODEM in every catalogue of such checks.
        assert_eq!(crc_16(b"123456789"), 0x31c3);
    }

    #[test]
    fn z64_comes_back_one_for_one_and_is_smaller() {
        for dots in pictures() {
            let zpl = to_zpl(&dots, Packing::Z64);
            let text = String::from_utf8(zpl.clone()).unwrap();
            let (_, packed) = text.split_once(":Z64:").unwrap();
            let (packed, check) = packed.strip_suffix("^FS^XZ\n").unwrap().split_once(':').unwrap();
            assert_eq!(u16::from_str_radix(check, 16).unwrap(), bitwise_crc(packed.as_bytes()));
            let mut bits = Vec::new();
            flate2::read::ZlibDecoder::new(STANDARD.decode(packed).unwrap().as_slice()).read_to_end(&mut bits).unwrap();
            assert_eq!(bits, dots.bits());
            assert!(zpl.len() < to_zpl(&dots, Packing::Runs).len() || bits.len() < 10_000, "{}", zpl.len());
        }
    }

    #[test]
    fn what_a_cheaper_printer_gets_are_the_same_dots() {
        for dots in pictures() {
            assert_eq!(read_tspl(&to_tspl(&dots), dots.dpi()), dots);
            assert_eq!(read_epl(&to_epl(&dots), dots.dpi()), dots);
        }
    }

    #[test]
    fn a_second_reader_of_both_languages_sees_each_dot_in_its_place() {
        let dots = Dots::from_fn(120, 80, 203, |x, y| (x * 7 + y * 5) % 13 < 4).unwrap();
        let read_by_labelize = |label: labelize::LabelInfo| {
            let options = labelize::DrawerOptions {
                label_width_mm: 15.0,
                label_height_mm: 10.0,
                dpmm: 8,
                ..labelize::DrawerOptions::default()
            };
            let mut png = Vec::new();
            labelize::Renderer::new().draw_label_as_png(&label, &mut png, options).unwrap();
            let picture = image::load_from_memory(&png).unwrap().into_luma8();
            Dots::from_fn(120, 80, 203, |x, y| picture.get_pixel(x, y).0[0] < 128).unwrap()
        };
        // It holds a printer's usual direction for the other one.
        let program = to_tspl(&dots);
        let turn = b"DIRECTION 0,0\r\n";
        let at = program.windows(turn.len()).position(|line| line == turn).unwrap();
        let program = [&program[..at], &program[at + turn.len()..]].concat();
        let tspl = labelize::TsplParser::new().parse(&program).unwrap().remove(0);
        assert_eq!(read_by_labelize(tspl), dots);
        // Printers burn the bits of a `GW` that are not set, as CUPS' driver for them knows; this reader shows those that are.
        let negative = Dots::from_bits(120, 80, 203, dots.bits().iter().map(|byte| !byte).collect()).unwrap();
        let epl = labelize::EplParser::new().parse(&to_epl(&dots)).unwrap().remove(0);
        assert_eq!(read_by_labelize(epl), negative);
    }

    /// The same check, bit by bit as its definition has it.
    fn bitwise_crc(bytes: &[u8]) -> u16 {
        let bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| u32::from(byte >> bit & 1))).chain([0; 16]);
        bits.fold(0_u32, |register, bit| {
            let shifted = register << 1 | bit;
            if shifted & 0x1_0000 == 0 { shifted } else { shifted ^ 0x1_1021 }
        }) as u16
    }

    fn read_tspl(bytes: &[u8], dpi: u32) -> Dots {
        let (head, rest) = bytes.split_at(bytes.windows(7).position(|at| at == b"BITMAP ").unwrap());
        let head = std::str::from_utf8(head).unwrap();
        let width: f64 = head.split_once("SIZE ").unwrap().1.split_once(" mm").unwrap().0.parse().unwrap();
        picture(&rest[7..], 4, (width / 25.4 * f64::from(dpi)).round() as u32, dpi, b"\r\nPRINT 1,1\r\n")
    }

    fn read_epl(bytes: &[u8], dpi: u32) -> Dots {
        let (head, rest) = bytes.split_at(bytes.windows(2).position(|at| at == b"GW").unwrap());
        let head = std::str::from_utf8(head).unwrap();
        let width = head.split_once("\nq").unwrap().1.split_once('\n').unwrap().0.parse().unwrap();
        picture(&rest[2..], 3, width, dpi, b"\nP1\n")
    }

    /// Numbers up to the comma before the data: x, y, bytes in a row, rows.
    fn picture(mut rest: &[u8], last: usize, width: u32, dpi: u32, end: &[u8]) -> Dots {
        let mut numbers = Vec::new();
        for _ in 0..=last {
            let comma = rest.iter().position(|byte| *byte == b',').unwrap();
            numbers.push(std::str::from_utf8(&rest[..comma]).unwrap().parse::<usize>().unwrap());
            rest = &rest[comma + 1..];
        }
        let (row, height) = (numbers[2], numbers[3]);
        let bits = rest[..row * height].iter().map(|byte| !byte).collect();
        assert_eq!(&rest[row * height..], end);
        Dots::from_bits(width, height as u32, dpi, bits).unwrap()
    }
}
