//! From bytes to dots, and what the dots are worth.
//!
//! A label is decoded by what its bytes are, never by what a header or a file name claims. What comes in is other
//! people's data: every size is bounded, and garbage is an answer ([`NotALabel`]), never a panic or a hang.
//! Knows dots and paper; knows no carrier, no printer and no screen.

pub mod convert;
pub mod fit;
mod grade;
mod guarded;
pub mod logo;
mod pdf;
mod picture;
mod programs;
mod raster;
mod specimen;
mod zpl;

use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::Mishap;
use crate::domain::Remedy;

pub use grade::grade;
pub use specimen::says_specimen;

/// The most bytes a label may have: a hundred times what any carrier sends.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// Why bytes are not a label that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotALabel {
    /// There is nothing.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`MAX_BYTES`].
    #[error("the file has {0} bytes, which no label has")]
    TooManyBytes(usize),
    /// A web page: what a captive portal or an error page sends in a label's place.
    #[error("the file is a web page, not a label")]
    WebPage,
    /// None of the formats.
    #[error("the file is no PDF, PNG, JPEG, GIF or ZPL")]
    Unknown,
    /// It begins like the format but cannot be read.
    #[error("the {format} cannot be read: {why}")]
    Broken {
        /// The format it claims by its first bytes.
        format: &'static str,
        /// What the reader said, for the log.
        why: String,
    },
    /// There is nothing on its page.
    #[error("the page is blank")]
    Blank,
    /// The page or picture is larger than any label.
    #[error("the page of {width} x {height} dots is larger than any label")]
    TooLarge {
        /// Dots across, at the resolution asked for.
        width: u64,
        /// Dots down.
        height: u64,
    },
    /// Drawing took longer than anyone waits.
    #[error("the file takes too long to draw")]
    TooSlow,
}

impl From<NotALabel> for Failure {
    fn from(error: NotALabel) -> Self {
        tracing::warn!(%error, "no label that can be shown");
        Self::new(Mishap::NotALabel, Remedy::FetchThePaper)
    }
}

/// What the bytes are, by their first ones. Leading white space and byte order marks are passed over.
pub fn kind(bytes: &[u8]) -> Result<LabelFormat, NotALabel> {
    let head = &bytes[..bytes.len().min(1024)];
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins = |with: &[u8]| text.len() >= with.len() && text[..with.len()].eq_ignore_ascii_case(with);
    let holds = |what: &[u8]| head.windows(what.len()).any(|window| window.eq_ignore_ascii_case(what));
    if bytes.is_empty() {
        Err(NotALabel::Empty)
    } else if bytes.len() > MAX_BYTES {
        Err(NotALabel::TooManyBytes(bytes.len()))
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Ok(LabelFormat::Png)
    } else if head.starts_with(b"\xff\xd8\xff") {
        Ok(LabelFormat::Jpeg)
    } else if head.starts_with(b"GIF8") {
        Ok(LabelFormat::Gif)
    } else if head.starts_with(b"RaS2") {
        Ok(LabelFormat::Pwg)
    } else if begins(b"SIZE ") {
        Ok(LabelFormat::Tspl)
    } else if begins(b"N\n") || begins(b"N\r\n") {
        Ok(LabelFormat::Epl)
    } else if begins(b"<!doctype") || begins(b"<html") || begins(b"<head") || begins(b"<body") {
        Err(NotALabel::WebPage)
    } else if begins(b"^") || begins(b"~") || holds(b"^XA") && !holds(b"%PDF-") {
        Ok(LabelFormat::Zpl)
    } else if holds(b"%PDF-") {
        // Readers accept bytes before the header, and some carriers send them.
        Ok(LabelFormat::Pdf)
    } else {
        Err(NotALabel::Unknown)
    }
}

/// The dots of a label for a head of `dpi` dots per inch.
///
/// A PDF is drawn at that resolution, its first page at its own size: a 4 × 6 inch page at 203 dpi is exactly
/// 812 × 1218 dots. A picture keeps its own dots: they are only ever enlarged by whole factors, to reach the paper at `dpi`.
/// Where neither fits, the answer has another [`Dots::dpi`] or another size than the paper ([`Dots::fits`] says so);
/// nothing is scaled silently. ZPL is drawn as a head of that resolution would print it.
pub fn decode(bytes: &[u8], dpi: u32, media: Media) -> Result<Dots, NotALabel> {
    match kind(bytes)? {
        LabelFormat::Pdf => pdf::decode(bytes, dpi, media),
        LabelFormat::Png => picture::decode(bytes, picture::Kind::Png, dpi, media),
        LabelFormat::Jpeg => picture::decode(bytes, picture::Kind::Jpeg, dpi, media),
        LabelFormat::Gif => picture::decode(bytes, picture::Kind::Gif, dpi, media),
        LabelFormat::Zpl => zpl::decode(bytes, dpi, media),
        // What other printers take is written here and never read: no carrier sells it.
        LabelFormat::Tspl | LabelFormat::Epl | LabelFormat::Pwg => Err(NotALabel::Unknown),
    }
}

/// The pages of a paper for a screen, at most `most` of them: what is not a PDF has one.
pub fn decode_pages(bytes: &[u8], dpi: u32, media: Media, most: usize) -> Result<Vec<Dots>, NotALabel> {
    match kind(bytes)? {
        LabelFormat::Pdf => pdf::decode_pages(bytes, dpi, media, most),
        LabelFormat::Png
        | LabelFormat::Zpl
        | LabelFormat::Jpeg
        | LabelFormat::Gif
        | LabelFormat::Tspl
        | LabelFormat::Epl
        | LabelFormat::Pwg => Ok(vec![decode(bytes, dpi, media)?]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_what_its_bytes_are() {
        assert_eq!(kind(b"%PDF-1.3\n"), Ok(LabelFormat::Pdf));
        assert_eq!(kind(b"\r\n%PDF-1.3\n"), Ok(LabelFormat::Pdf));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n...."), Ok(LabelFormat::Png));
        assert_eq!(kind(b"\xef\xbb\xbf ^XA^FS"), Ok(LabelFormat::Zpl));
        assert_eq!(kind(b"~DGR:X.GRF,1,1,00^XA"), Ok(LabelFormat::Zpl));
        assert_eq!(kind(b"CT~~CD,~CC^~CT~\n^XA"), Ok(LabelFormat::Zpl));
        assert_eq!(kind(b"\xff\xd8\xff\xe0"), Ok(LabelFormat::Jpeg));
        assert_eq!(kind(b"GIF89a"), Ok(LabelFormat::Gif));
        assert_eq!(kind(b"RaS2PwgRaster"), Ok(LabelFormat::Pwg));
        assert_eq!(kind(b"SIZE 100 mm,150 mm\r\n"), Ok(LabelFormat::Tspl));
        assert_eq!(kind(b"\nN\nq812\n"), Ok(LabelFormat::Epl));
        assert_eq!(kind(b"\n<!DOCTYPE html><p>^XA"), Err(NotALabel::WebPage));
        assert_eq!(kind(b"{\"label_id\":1}"), Err(NotALabel::Unknown));
        assert_eq!(kind(b""), Err(NotALabel::Empty));
    }

    #[test]
    fn garbage_is_an_answer() {
        let mut noise = 0x2545_f491_4f6c_dd1d_u64;
        for length in [1_usize, 7, 64, 1000, 20_000] {
            let mut bytes: Vec<u8> = (0..length)
                .map(|_| {
                    noise ^= noise << 13;
                    noise ^= noise >> 7;
                    noise ^= noise << 17;
                    noise as u8
                })
                .collect();
            for head in [&b""[..], b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"^XA"] {
                let both: Vec<u8> = head.iter().chain(&bytes).copied().collect();
                assert!(decode(&both, 203, Media::FOUR_BY_SIX).is_err());
                says_specimen(&both);
            }
            bytes.clear();
        }
    }

    #[test]
    fn what_printers_drivers_send_is_known_for_what_it_is() {
        for (bytes, format) in [
            (b"\n\n%PDF-1.4".as_slice(), Some(LabelFormat::Pdf)),
            (b"\xef\xbb\xbf\r\n ^XA^XZ", Some(LabelFormat::Zpl)),
            (b"~DGR:A.GRF,1,1,00^XA^XZ", Some(LabelFormat::Zpl)),
            (b"CT~~CD,~CC^~CT~\r\n^XA^XZ", Some(LabelFormat::Zpl)),
            (b"CT~~CD,~CC^~CT~", None),
            (b"%PD", None),
        ] {
            assert_eq!(kind(bytes).ok(), format, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
