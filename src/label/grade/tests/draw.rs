//! Codes on paper, for the tests.

use barcoders::sym::code39::Code39;
use barcoders::sym::code128::Code128;
use barcoders::sym::tf::TF;
use datamatrix::DataMatrix;
use datamatrix::SymbolList;
use rxing::BarcodeFormat;
use rxing::EncodeHints;
use rxing::Writer as _;

use crate::domain::CodeDemands;
use crate::domain::CodeGrade;
use crate::domain::Dots;
use crate::domain::Symbology;

/// A picture of modules: rows from the top, true is black.
#[derive(Clone)]
pub struct Picture(pub Vec<Vec<bool>>);

impl Picture {
    pub fn code_128(set_and_text: &str) -> Picture {
        Picture(vec![bits(Code128::new(set_and_text).unwrap().encode())])
    }

    pub fn code_39(text: &str) -> Picture {
        Picture(vec![bits(Code39::new(text).unwrap().encode())])
    }

    pub fn itf(text: &str) -> Picture {
        Picture(vec![bits(TF::interleaved(text).unwrap().encode())])
    }

    pub fn data_matrix(text: &str, sizes: SymbolList) -> Picture {
        let symbol = DataMatrix::encode(text.as_bytes(), sizes).unwrap();
        let bitmap = symbol.bitmap();
        let mut rows = vec![vec![false; bitmap.width()]; bitmap.height()];
        for (x, y) in bitmap.pixels() {
            rows[y][x] = true;
        }
        Picture(rows)
    }

    pub fn of(format: BarcodeFormat, text: &str) -> Picture {
        let hints = EncodeHints { Margin: Some("0".to_owned()), ..EncodeHints::default() };
        let bits = match format {
            BarcodeFormat::QR_CODE => rxing::qrcode::QRCodeWriter.encode_with_hints(text, &format, 0, 0, &hints),
            BarcodeFormat::AZTEC => {
                rxing::aztec::AztecWriter.encode_with_hints(text, &format, 0, 0, &EncodeHints::default())
            }
            _ => rxing::pdf417::PDF417Writer.encode_with_hints(text, &format, 0, 0, &hints),
        };
        let bits = bits.unwrap();
        let row = |y| (0..bits.getWidth()).map(|x| bits.get(x, y)).collect();
        Picture((0..bits.getHeight()).map(row).collect())
    }

    pub fn width(&self) -> u32 {
        self.0[0].len() as u32
    }

    pub fn height(&self) -> u32 {
        self.0.len() as u32
    }

    /// Drawn with its corner at a place, each module so many dots wide and high.
    pub fn draw(&self, dots: &mut Dots, (left, top): (u32, u32), (wide, high): (u32, u32)) {
        for (y, row) in (0..).zip(&self.0) {
            for (x, _) in (0..).zip(row).filter(|(_, black)| **black) {
                fill(dots, (left + x * wide, top + y * high), (wide, high));
            }
        }
    }

    /// Drawn with modules of any width: a dot is black where its middle is. That is how most drivers scale.
    pub fn draw_scaled(&self, dots: &mut Dots, (left, top): (f64, f64), (wide, high): (f64, f64)) {
        let (right, bottom) = (left + f64::from(self.width()) * wide, top + f64::from(self.height()) * high);
        for y in top as u32..=bottom as u32 {
            for x in left as u32..=right as u32 {
                let module = |at: u32, from: f64, size: f64| ((f64::from(at) + 0.5 - from) / size).floor();
                let (column, row) = (module(x, left, wide), module(y, top, high));
                let is_black = column >= 0.0
                    && row >= 0.0
                    && self.0.get(row as usize).and_then(|row| row.get(column as usize)) == Some(&true);
                if is_black {
                    dots.blacken(x, y);
                }
            }
        }
    }
}

fn bits(modules: Vec<u8>) -> Vec<bool> {
    modules.into_iter().map(|module| module == 1).collect()
}

/// A number as Code 128 in set B, then C.
pub const NUMBER: &str = "6A12345678901";

pub fn number() -> Picture {
    Picture::code_128("\u{181}6A1\u{106}2345678901")
}

pub fn label() -> Dots {
    Dots::white(812, 1218, 203).unwrap()
}

/// A box of ink.
pub fn fill(dots: &mut Dots, (left, top): (u32, u32), (width, height): (u32, u32)) {
    for (x, y) in (top..top + height).flat_map(|y| (left..left + width).map(move |x| (x, y))) {
        dots.blacken(x, y);
    }
}

/// A box of paper.
pub fn clear(dots: &mut Dots, (left, top): (u32, u32), (width, height): (u32, u32)) {
    let cleared = |x, y| (left..left + width).contains(&x) && (top..top + height).contains(&y);
    *dots = Dots::from_fn(dots.width(), dots.height(), dots.dpi(), |x, y| dots.black(x, y) && !cleared(x, y)).unwrap();
}

/// The picture a quarter further, clockwise, so often.
pub fn turned(dots: &Dots, quarters: u32) -> Dots {
    (0..quarters).fold(dots.clone(), |dots, _| {
        let (width, height) = (dots.height(), dots.width());
        Dots::from_fn(width, height, dots.dpi(), |x, y| dots.black(y, dots.height() - 1 - x)).unwrap()
    })
}

pub fn codes(dots: &Dots) -> Vec<CodeGrade> {
    crate::label::grade(dots, &CodeDemands::USUAL).codes
}

/// What a picture says: kind, text and grade of each code.
pub fn said(dots: &Dots) -> Vec<(Symbology, String, char)> {
    let text = |code: &CodeGrade| code.text.as_ref().map_or(String::new(), |text| text.0.clone());
    codes(dots).iter().map(|code| (code.symbology, text(code), code.grade.letter())).collect()
}
