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
/// An even run of figures goes two to a symbol (set C), wherever it stands: `1L00482917365` takes 134 modules instead of 178,
/// and so fits the label with bars of four dots.
pub(in crate::practice) fn code_128(number: &str) -> Option<Bars> {
    let number = plain(number);
    let (head, pairs, tail) = parted(&number);
    let (mut coded, mut zpl) = (String::new(), String::new());
    let mut set = |coded_as: char, start: &str, change: &str, part: &str| {
        if !part.is_empty() {
            zpl.push_str(if coded.is_empty() { start } else { change });
            coded.push(coded_as);
            coded.push_str(part);
            zpl.push_str(part);
        }
    };
    set('\u{181}', ">:", ">6", head);
    set('\u{106}', ">;", ">5", pairs);
    set('\u{181}', ">:", ">6", tail);
    let modules = Code128::new(coded).ok()?.encode().into_iter().map(|module| module == 1).collect();
    Some(Bars { modules, zpl })
}

/// What comes before the longest run of figures, as many of these as go in pairs, and what comes after. A run that is too short to
/// pay for the change of set is none.
fn parted(number: &str) -> (&str, &str, &str) {
    let runs = number.split(|sign: char| !sign.is_ascii_digit());
    let longest = runs.max_by_key(|run| run.len()).unwrap_or_default();
    let start = number.find(longest).unwrap_or_default();
    let end = start + longest.len();
    let worth = if end == number.len() || start == 0 { 4 } else { 6 };
    if longest.len() < worth {
        return (number, "", "");
    }
    let start = start + longest.len() % 2;
    (&number[..start], &number[start..end], &number[end..])
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
