//! The codes of labels, as modules.

use barcoders::sym::code128::Code128;
use datamatrix::DataMatrix;
use datamatrix::SymbolList;
use rxing::BarcodeFormat;
use rxing::EncodeHints;
use rxing::Writer as _;
use rxing::aztec::AztecWriter;
use rxing::common::BitMatrix;
use rxing::pdf417::PDF417Writer;

/// A linear code: black and white modules from the left, without quiet zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::practice) struct Bars {
    pub modules: Vec<bool>,
    /// The same content as ZPL's `^BC` wants it, with its set switches.
    pub zpl: String,
}

/// How a matrix is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::practice) enum Symbol {
    DataMatrix,
    Aztec,
    Pdf417,
}

/// A code in two directions: rows of modules from the top, without quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::practice) struct Matrix {
    pub symbol: Symbol,
    /// Modules in a row.
    pub side: usize,
    pub modules: Vec<bool>,
    /// What it says.
    pub content: String,
}

/// Code 128 of a number made of capitals and figures; everything else is left out.
///
/// An even run of figures at the end goes two to a symbol (set C): `1L00482917365` takes 134 modules instead of 178,
/// and so fits the label with bars of four dots.
pub(in crate::practice) fn code_128(number: &str) -> Option<Bars> {
    let number = plain(number);
    let figures = number.bytes().rev().take_while(u8::is_ascii_digit).count();
    let paired = if figures < 4 { 0 } else { figures / 2 * 2 };
    let (single, paired) = number.split_at(number.len() - paired);
    let (coded, zpl) = match (single, paired) {
        ("", pairs) => (format!("\u{106}{pairs}"), format!(">;{pairs}")),
        (single, "") => (format!("\u{181}{single}"), format!(">:{single}")),
        (single, pairs) => (format!("\u{181}{single}\u{106}{pairs}"), format!(">:{single}>5{pairs}")),
    };
    let modules = Code128::new(coded).ok()?.encode().into_iter().map(|module| module == 1).collect();
    Some(Bars { modules, zpl })
}

/// A square Data Matrix of capitals and figures; everything else is left out.
pub(in crate::practice) fn data_matrix(content: &str) -> Option<Matrix> {
    let content = plain(content);
    let symbol = DataMatrix::encode(content.as_bytes(), SymbolList::default().enforce_square()).ok()?;
    let bitmap = symbol.bitmap();
    let side = bitmap.width();
    let mut modules = vec![false; side * bitmap.height()];
    for (x, y) in bitmap.pixels() {
        modules[y * side + x] = true;
    }
    Some(Matrix { symbol: Symbol::DataMatrix, side, modules, content })
}

/// An Aztec code of up to a few hundred letters of Latin-1, with a quarter of its room for mending.
pub(in crate::practice) fn aztec(content: &str) -> Option<Matrix> {
    let hints = EncodeHints { ErrorCorrection: Some("23".to_owned()), ..EncodeHints::default() };
    let bits = AztecWriter.encode_with_hints(content, &BarcodeFormat::AZTEC, 0, 0, &hints).ok()?;
    let (side, modules) = modules(&bits)?;
    Some(Matrix { symbol: Symbol::Aztec, side, modules, content: content.to_owned() })
}

/// A PDF417 of capitals and figures, each row of it already several modules high.
pub(in crate::practice) fn pdf417(content: &str) -> Option<Matrix> {
    let hints = EncodeHints { Margin: Some("0".to_owned()), ..EncodeHints::default() };
    let bits = PDF417Writer.encode_with_hints(content, &BarcodeFormat::PDF_417, 0, 0, &hints).ok()?;
    let (side, modules) = modules(&bits)?;
    Some(Matrix { symbol: Symbol::Pdf417, side, modules, content: content.to_owned() })
}

/// A bit for each module: how many are in a row, and all of them.
fn modules(bits: &BitMatrix) -> Option<(usize, Vec<bool>)> {
    let (width, height) = (bits.getWidth(), bits.getHeight());
    let modules = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| bits.get(x, y)).collect();
    Some((usize::try_from(width).ok()?, modules))
}

fn plain(text: &str) -> String {
    let capitals = text.chars().map(|letter| letter.to_ascii_uppercase());
    capitals.filter(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit()).take(40).collect()
}
