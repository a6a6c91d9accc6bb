//! Whether a label says that it is none.

use super::kind;
use super::pdf;
use super::picture;
use crate::domain::LabelFormat;

/// The words that a label that must not be posted carries, without accents and in capitals.
const WORDS: [&str; 2] = ["SPECIMEN", "SPÉCIMEN"];

/// Whether the label's own text says SPECIMEN, in any case and spacing.
///
/// Sees the text of a PDF's first page as far as its fonts name their letters, the text of ZPL's fields, and a PNG's
/// text chunks (`tEXt`, and `iTXt` that is not compressed). It does not see letters that are only drawn: those in a
/// picture, in a ZPL graphic, or turned into curves. So "true" is sure and "false" is not.
pub fn says_specimen(bytes: &[u8]) -> bool {
    match kind(bytes) {
        Ok(LabelFormat::Pdf) => pdf::text(bytes).is_ok_and(|text| says_so(&text)),
        Ok(LabelFormat::Png) => {
            let is_text = |name: &[u8; 4]| name == b"tEXt" || name == b"iTXt";
            picture::chunks(bytes).any(|(name, body)| is_text(name) && says_so(&String::from_utf8_lossy(body)))
        }
        Ok(LabelFormat::Zpl) => fields(bytes).any(|field| says_so(&field)),
        Ok(LabelFormat::Jpeg | LabelFormat::Gif | LabelFormat::Tspl | LabelFormat::Epl | LabelFormat::Pwg) | Err(_) => {
            false
        }
    }
}

/// The texts between `^FD` (or `^FV`) and the next command.
fn fields(zpl: &[u8]) -> impl Iterator<Item = String> {
    zpl.split(|byte| *byte == b'^').filter_map(|command| {
        let name = command.get(..2)?;
        let is_text = name.eq_ignore_ascii_case(b"FD") || name.eq_ignore_ascii_case(b"FV");
        is_text.then(|| String::from_utf8_lossy(&command[2..]).into_owned())
    })
}

fn says_so(text: &str) -> bool {
    let letters: String = text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    WORDS.iter().any(|word| letters.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zpl_says_it_in_a_field_and_not_in_a_comment() {
        assert!(says_specimen(b"^XA^FO10,10^A0N,30^FDS P E C I M E N^FS^XZ"));
        assert!(says_specimen(b"^XA^FDspecimen^FS^XZ"));
        assert!(!says_specimen(b"^XA^FXSPECIMEN^FS^FDCamille Roussel^FS^XZ"));
    }

    #[test]
    fn what_is_no_label_says_nothing() {
        assert!(!says_specimen(b"<html>SPECIMEN</html>"));
        assert!(!says_specimen(b""));
        assert!(!says_specimen(b"%PDF-1.4 SPECIMEN"));
    }
}
