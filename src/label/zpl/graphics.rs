//! A program's graphics in plain digits, for a reader that knows nothing else.
//!
//! Graphics come as digits, as runs of digits, as raw bytes that may look like commands, and packed as Z64 or B64, a few
//! kilobytes of which may stand for gigabytes. They are read here, as far as a label goes, and written down plainly. Only what
//! is drawn is rewritten: the bytes that go to a printer are never touched.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::ZlibDecoder;

use super::NotALabel;
use crate::domain::Dots;

/// The most bytes that all graphics of a program may have: three pages full of dots.
const MOST: usize = 3 * Dots::MAX_DOTS as usize / 8;

/// The same program with every `^GFA`, `^GFB` and `~DG` in plain digits. What cannot be read is left as it is.
pub(super) fn in_plain_digits(zpl: &[u8]) -> Result<Vec<u8>, NotALabel> {
    let mut plain = Vec::with_capacity(zpl.len());
    let mut room = MOST;
    let mut at = 0;
    while at < zpl.len() {
        let graphic = Graphic::at(&zpl[at..]);
        let Some(graphic) = graphic else {
            plain.push(zpl[at]);
            at += 1;
            continue;
        };
        let decoded = graphic.decoded(room).ok_or(NotALabel::TooLarge { width: MOST as u64, height: 8 })?;
        room -= decoded.len();
        let total = decoded.len();
        match graphic.name {
            Name::Field => plain.extend(format!("^GFA,{total},{total},{},", graphic.row).bytes()),
            Name::Download(path) => {
                plain.extend_from_slice(b"~DG");
                plain.extend_from_slice(path);
                plain.extend(format!(",{total},{},", graphic.row).bytes());
            }
        }
        for byte in decoded {
            plain.extend([byte >> 4, byte & 15].map(|digit| b"0123456789ABCDEF"[usize::from(digit)]));
        }
        at += graphic.length;
    }
    Ok(plain)
}

/// One graphic as it stands in a program.
struct Graphic<'a> {
    name: Name<'a>,
    /// How many bytes it is said to have.
    total: usize,
    /// Bytes in a row.
    row: usize,
    data: Data<'a>,
    /// Bytes of the program that it takes.
    length: usize,
}

#[derive(Clone, Copy)]
enum Name<'a> {
    /// `^GF`.
    Field,
    /// `~DG` and the name under which it is kept.
    Download(&'a [u8]),
}

enum Data<'a> {
    Bytes(&'a [u8]),
    Text(&'a [u8]),
}

impl<'a> Graphic<'a> {
    fn at(zpl: &'a [u8]) -> Option<Self> {
        let (name, rest) = zpl.split_first_chunk::<3>()?;
        match &name.map(|letter| letter.to_ascii_uppercase()) {
            b"^GF" => Self::field(zpl, rest),
            b"~DG" => Self::download(zpl, rest),
            _ => None,
        }
    }

    /// `^GFa,b,c,d,data`: b bytes of data where they are raw, c bytes of picture, d bytes in a row.
    fn field(zpl: &'a [u8], rest: &'a [u8]) -> Option<Self> {
        let (way, rest) = rest.split_first()?;
        let (sent, rest) = number(rest.strip_prefix(b",")?)?;
        let (total, rest) = number(rest)?;
        let (row, rest) = number(rest)?;
        let start = zpl.len() - rest.len();
        let (data, taken) = match way.to_ascii_uppercase() {
            b'A' => {
                let text = text(rest);
                (Data::Text(text), text.len())
            }
            b'B' => (Data::Bytes(rest.get(..sent)?), sent),
            _ => return None,
        };
        Some(Self { name: Name::Field, total, row, data, length: start + taken })
    }

    /// `~DGd:o.x,t,w,data`: t bytes of picture, w bytes in a row.
    fn download(zpl: &'a [u8], rest: &'a [u8]) -> Option<Self> {
        let comma = rest.iter().take(64).position(|byte| *byte == b',')?;
        let (path, rest) = (&rest[..comma], &rest[comma + 1..]);
        let (total, rest) = number(rest)?;
        let (row, rest) = number(rest)?;
        let start = zpl.len() - rest.len();
        let text = text(rest);
        Some(Self { name: Name::Download(path), total, row, data: Data::Text(text), length: start + text.len() })
    }

    /// Its bytes; none where they are more than there is room for.
    fn decoded(&self, room: usize) -> Option<Vec<u8>> {
        match self.data {
            Data::Bytes(bytes) => (bytes.len() <= room).then(|| bytes.to_vec()),
            Data::Text(text) => match packed(text) {
                Some((Packed::Deflated, bytes)) => {
                    let mut decoded = Vec::new();
                    // What is broken in the middle is drawn as far as it goes, as printers do.
                    let _ = ZlibDecoder::new(bytes.as_slice()).take(room as u64 + 1).read_to_end(&mut decoded);
                    (decoded.len() <= room).then_some(decoded)
                }
                Some((Packed::Plain, bytes)) => (bytes.len() <= room).then_some(bytes),
                None => runs(text, self.row, self.total.min(room)),
            },
        }
    }
}

enum Packed {
    Deflated,
    Plain,
}

/// What `:Z64:` or `:B64:` and the base 64 up to the next colon hold.
fn packed(text: &[u8]) -> Option<(Packed, Vec<u8>)> {
    let text = text.trim_ascii();
    let (packed, rest) = match text.split_first_chunk::<5>()? {
        (b":Z64:", rest) => (Packed::Deflated, rest),
        (b":B64:", rest) => (Packed::Plain, rest),
        (_, _) => return None,
    };
    let letters: Vec<u8> =
        rest.iter().copied().take_while(|byte| *byte != b':').filter(|byte| !byte.is_ascii_whitespace()).collect();
    Some((packed, STANDARD.decode(letters).ok()?))
}

/// Digits, with runs: `G` to `Y` and `g` to `z` say how often the next one stands, `,` and `!` fill the row, `:` repeats the one
/// above. None where they are more bytes than the graphic is said to have room for.
fn runs(text: &[u8], row: usize, most: usize) -> Option<Vec<u8>> {
    let row = row.max(1).checked_mul(2)?;
    let most = most.checked_mul(2)?;
    let mut digits: Vec<u8> = Vec::new();
    let mut times = 0_usize;
    for letter in text {
        let left = row - digits.len() % row;
        let (digit, count) = match letter {
            b'G'..=b'Y' => {
                times = times.saturating_add(usize::from(letter - b'G') + 1);
                continue;
            }
            b'g'..=b'z' => {
                times = times.saturating_add(20 * (usize::from(letter - b'g') + 1));
                continue;
            }
            // At a row's very beginning the whole row is meant.
            b',' => (0, left),
            b'!' => (15, left),
            b':' => {
                let above = digits.len().saturating_sub(row);
                if digits.len() + row > most {
                    return None;
                }
                digits.extend_from_within(above..above + row.min(digits.len()));
                continue;
            }
            digit => match char::from(*digit).to_digit(16) {
                Some(digit) => (digit as u8, times.max(1)),
                None => continue,
            },
        };
        times = 0;
        // A run may go past the last row by what fills it.
        if digits.len().saturating_add(count) > most.saturating_add(row) {
            return None;
        }
        digits.extend(std::iter::repeat_n(digit, count));
    }
    digits.truncate(most);
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default()).collect())
}

/// Up to the next command.
fn text(rest: &[u8]) -> &[u8] {
    let end = rest.iter().position(|byte| matches!(byte, b'^' | b'~')).unwrap_or(rest.len());
    &rest[..end]
}

/// A number and the comma after it.
fn number(rest: &[u8]) -> Option<(usize, &[u8])> {
    let digits = rest.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
    let number = std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()?;
    Some((number, rest[digits..].strip_prefix(b",")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_graphic_becomes_the_same_digits() {
        let plain = "^XA^FO0,0^GFA,4,4,2,FFF00A0A^FS^XZ";
        let base = STANDARD.encode([0xff, 0xf0, 0x0a, 0x0a]);
        for way in ["FFF00A0A", "!0A0A", "JF\nF0A0A", "IF00A0A", &format!(":B64:{base}:0000")] {
            let expected = if way == "!0A0A" { plain.replace("FFF0", "FFFF") } else { plain.to_owned() };
            let expected = if way == "JF\nF0A0A" { expected.replace("FFF00A0A", "FFFFF0A0") } else { expected };
            let zpl = format!("^XA^FO0,0^GFA,4,4,2,{way}^FS^XZ");
            assert_eq!(String::from_utf8(in_plain_digits(zpl.as_bytes()).unwrap()).unwrap(), expected, "{way}");
        }
        let raw = b"^XA^FO0,0^GFB,4,4,2,\xff\xf0\x0a\x0a^FS^XZ";
        assert_eq!(in_plain_digits(raw).unwrap(), plain.as_bytes());
        let kept = in_plain_digits(b"~DGR:A.GRF,4,2,FF,:^XA^XZ").unwrap();
        assert_eq!(kept, b"~DGR:A.GRF,4,2,FF00FF00^XA^XZ");
    }

    #[test]
    fn what_is_no_graphic_is_left_as_it_is() {
        for zpl in ["", "^XA^FDplain^FS^XZ", "^GF", "^GFA,1,", "^GFB,99999,1,1,short", "~DG", "~DGR:X", "^GFA,4,4,2"] {
            assert_eq!(in_plain_digits(zpl.as_bytes()).unwrap(), zpl.as_bytes(), "{zpl}");
        }
    }
}
