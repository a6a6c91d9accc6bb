//! The forms that a label has between a carrier and a printer.

use serde::Deserialize;
use serde::Serialize;

/// The form that a label has: as a carrier sells it ([`LabelFormat::BOUGHT`]), as a file, or as a printer takes it
/// ([`LabelFormat::PRINTED`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LabelFormat {
    /// A page.
    Pdf,
    /// A picture.
    Png,
    /// The language of Zebra's label printers.
    Zpl,
    /// A picture as cameras make them. Some carriers draw their labels in it; some printers take nothing else.
    Jpeg,
    /// A picture as old web pages have them. Some carriers draw their labels in it.
    Gif,
    /// The language of TSC's label printers and of most cheaper ones.
    Tspl,
    /// The language of Eltron's label printers, which Zebra went on making.
    Epl,
    /// The raster that every printer that needs no driver takes.
    Pwg,
}

impl LabelFormat {
    /// Every format.
    pub const ALL: [Self; 8] =
        [Self::Pdf, Self::Png, Self::Zpl, Self::Jpeg, Self::Gif, Self::Tspl, Self::Epl, Self::Pwg];

    /// The formats that labels are bought in.
    pub const BOUGHT: [Self; 3] = [Self::Pdf, Self::Png, Self::Zpl];

    /// The formats that printers take.
    pub const PRINTED: [Self; 7] = [Self::Pdf, Self::Png, Self::Zpl, Self::Tspl, Self::Epl, Self::Pwg, Self::Jpeg];

    /// The format that a label is bought in for a printer that takes this one. A page is drawn at any head's resolution.
    pub fn bought(self) -> Self {
        match self {
            Self::Png => Self::Png,
            Self::Zpl => Self::Zpl,
            Self::Pdf | Self::Jpeg | Self::Gif | Self::Tspl | Self::Epl | Self::Pwg => Self::Pdf,
        }
    }

    /// Whether it is a label printer's own language, which has the dots of its head.
    pub fn is_program(self) -> bool {
        match self {
            Self::Zpl | Self::Tspl | Self::Epl => true,
            Self::Pdf | Self::Png | Self::Jpeg | Self::Gif | Self::Pwg => false,
        }
    }

    /// The ending of a file's name, which is also how the API spells it.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Zpl => "zpl",
            Self::Jpeg => "jpg",
            Self::Gif => "gif",
            Self::Tspl => "tspl",
            Self::Epl => "epl",
            Self::Pwg => "pwg",
        }
    }

    /// The name as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Zpl => "ZPL",
            Self::Jpeg => "JPEG",
            Self::Gif => "GIF",
            Self::Tspl => "TSPL",
            Self::Epl => "EPL",
            Self::Pwg => "PWG",
        }
    }
}
