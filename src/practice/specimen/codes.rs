//! The two codes of a label, as modules.

use barcoders::sym::code128::Code128;
use datamatrix::DataMatrix;
use datamatrix::SymbolList;

/// A linear code: black and white modules from the left, without quiet zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bars {
    pub modules: Vec<bool>,
    /// The same content as ZPL's `^BC` wants it, with its set switches.
    pub zpl: String,
}

/// A square code: rows of modules from the top, without quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Matrix {
    pub side: usize,
    pub modules: Vec<bool>,
    /// What it says.
    pub content: String,
}

/// Code 128 of a number made of capitals and figures; everything else is left out.
///
/// An even run of figures at the end goes two to a symbol (set C): `1L00482917365` takes 134 modules instead of 178,
/// and so fits the label with bars of four dots.
pub(super) fn code_128(number: &str) -> Option<Bars> {
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
pub(super) fn data_matrix(content: &str) -> Option<Matrix> {
    let content = plain(content);
    let symbol = DataMatrix::encode(content.as_bytes(), SymbolList::default().enforce_square()).ok()?;
    let bitmap = symbol.bitmap();
    let side = bitmap.width();
    let mut modules = vec![false; side * bitmap.height()];
    for (x, y) in bitmap.pixels() {
        modules[y * side + x] = true;
    }
    Some(Matrix { side, modules, content })
}

fn plain(text: &str) -> String {
    let capitals = text.chars().map(|letter| letter.to_ascii_uppercase());
    capitals.filter(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit()).take(40).collect()
}
