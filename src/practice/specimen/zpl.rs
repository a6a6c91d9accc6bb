//! A page of marks as a program for a printer with the same head.
//!
//! Text is in the printer's own scalable font, widened to about what the other formats have. Every byte of a field
//! that could begin a command is written in hexadecimal, so an address can hold `^XA` and still be an address.

use std::fmt::Write as _;

use super::codes::Symbol;
use super::marks::Ink;
use super::marks::Mark;
use super::marks::Page;

/// The printer's font is condensed: this much wider it takes the room that was measured.
const WIDER: f32 = 1.18;

/// A whole program, from `^XA` to `^XZ`.
pub(in crate::practice) fn draw(page: &Page) -> Vec<u8> {
    // ^CI28 is UTF-8; ^LH and ^FW undo what an earlier job left behind.
    let mut zpl = format!("^XA\n^CI28^PW{}^LL{}^LH0,0^FWN\n", page.width, page.height);
    for mark in &page.marks {
        // Writing to a String cannot fail.
        let _ = match mark {
            Mark::Fill { x, y, width, height } => {
                writeln!(zpl, "^FO{x},{y}^GB{width},{height},{}^FS", width.min(height))
            }
            Mark::Text { x, baseline, size, ink, line, .. } => {
                let reverse = match ink {
                    Ink::White => "^FR",
                    Ink::Black | Ink::Outline => "",
                };
                let (x, y, height, width) = (x.round(), baseline.round(), size.round(), (size * WIDER).round());
                writeln!(zpl, "^FT{x},{y}^A0N,{height},{width}{reverse}^FH_^FD{}^FS", field(line))
            }
            Mark::Bars { x, y, module, height, bars } => {
                writeln!(zpl, "^FO{x},{y}^BY{module}^BCN,{height},N,N,N^FD{}^FS", bars.zpl)
            }
            Mark::Matrix { x, y, module, matrix } => {
                let (side, content) = (matrix.side, field(&matrix.content));
                match matrix.symbol {
                    Symbol::DataMatrix => {
                        writeln!(zpl, "^FO{x},{y}^BXN,{module},200,{side},{side}^FD{content}^FS")
                    }
                    // Only slips have one, and they are printed on A4.
                    Symbol::Pdf417 => writeln!(zpl, "^FO{x},{y}^BY{module}^B7N,4,2^FD{content}^FS"),
                    Symbol::Aztec => writeln!(zpl, "^FO{x},{y}^BON,{module},N,23,N,1^FH_^FD{content}^FS"),
                }
            }
        };
    }
    zpl.push_str("^XZ\n");
    zpl.into_bytes()
}

/// Field data after `^FH_`: what begins a command, an escape or is unseen goes in hexadecimal.
fn field(line: &str) -> String {
    let mut field = String::new();
    for letter in line.chars() {
        if matches!(letter, '^' | '~' | '\\' | '_' | '>') || letter.is_control() {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(field, "_{byte:02X}");
            }
        } else {
            field.push(letter);
        }
    }
    field
}
