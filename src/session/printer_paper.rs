//! What is loaded in a printer, as its form asks for it.

use crate::domain::Dots;
use crate::domain::Media;
use crate::domain::PrinterPaper;

/// The paper's part of the printer's form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperDesk {
    /// What is not typed.
    pub chosen: PrinterPaper,
    /// The paper has a size of its own, which is typed.
    pub own: Option<[String; 2]>,
    /// The dots across the head, as typed.
    pub head: String,
}

impl PaperDesk {
    /// The form for what a printer has.
    pub fn of(paper: PrinterPaper) -> Self {
        let own = !Media::USUAL.contains(&paper.media);
        let typed = |tenths: u32| format!("{}.{}", tenths / 10, tenths % 10);
        Self {
            chosen: paper,
            own: own.then(|| [paper.media.width, paper.media.height].map(typed)),
            head: paper.head.map(|dots| dots.to_string()).unwrap_or_default(),
        }
    }

    /// What the form says, if it can be read.
    pub fn paper(&self) -> Option<PrinterPaper> {
        Some(PrinterPaper { media: self.media()?, head: self.head_dots()?, ..self.chosen })
    }

    /// The paper's size; none where what is typed is no size of paper.
    pub fn media(&self) -> Option<Media> {
        match &self.own {
            None => Some(self.chosen.media),
            Some([width, height]) => Some(Media { width: tenths(width)?, height: tenths(height)? }),
        }
    }

    /// The dots across the head, none of them where nothing is typed; nothing at all where that is no number of dots.
    pub fn head_dots(&self) -> Option<Option<u32>> {
        let typed = self.head.trim();
        if typed.is_empty() {
            return Some(None);
        }
        let dots = typed.parse().ok().filter(|dots| (8..=Dots::MAX_SIDE).contains(dots))?;
        Some(Some(dots))
    }

    /// Takes a size of the list, or opens the two boxes for another.
    pub fn take_media(&mut self, media: Option<Media>) {
        match media {
            Some(media) => *self = Self { own: None, chosen: PrinterPaper { media, ..self.chosen }, ..self.clone() },
            None if self.own.is_none() => self.own = Some(Default::default()),
            None => (),
        }
    }
}

/// Millimetres with one decimal, by comma or point; whole ones too.
fn tenths(typed: &str) -> Option<u32> {
    let typed = typed.trim().trim_end_matches("mm").trim_end().replace(',', ".");
    let tenths = (typed.parse::<f64>().ok()? * 10.0).round();
    let tenths = (0.0..=f64::from(u16::MAX)).contains(&tenths).then_some(tenths as u32)?;
    Media::SIDES.contains(&tenths).then_some(tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_as_people_write_it() {
        let read = |width: &str, height: &str| {
            let own = Some([width.to_owned(), height.to_owned()]);
            PaperDesk { own, ..PaperDesk::default() }.media()
        };
        assert_eq!(read("101,6", "152.4 mm"), Some(Media::FOUR_BY_SIX));
        assert_eq!(read(" 105 ", "148"), Some(Media::A6));
        for wrong in ["", "9.9", "421", "wide", "-100", "NaN", "inf"] {
            assert_eq!(read(wrong, "150"), None, "{wrong}");
        }
    }

    #[test]
    fn the_form_gives_back_what_it_was_given() {
        for media in [Media::A6, Media { width: 1000, height: 1925 }] {
            let paper = PrinterPaper { media, head: Some(832), ..PrinterPaper::default() };
            assert_eq!(PaperDesk::of(paper).paper(), Some(paper));
        }
        let mut desk = PaperDesk::default();
        for (typed, dots) in [("", Some(None)), ("832", Some(Some(832))), ("7", None), ("wide", None), ("99999", None)]
        {
            desk.head = typed.to_owned();
            assert_eq!(desk.head_dots(), dots, "{typed}");
        }
    }
}
