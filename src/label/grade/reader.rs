//! rxing, asked about a part of the picture at a time, where neither its panic nor its endless loop reaches us.

use std::collections::HashSet;
use std::time::Duration;

use rxing::BarcodeFormat;
use rxing::DecodeHints;
use rxing::RXingResult;
use rxing::common::BitMatrix;

use super::lines::View;
use crate::domain::CodeFrame;
use crate::domain::Symbology;
use crate::label::NotALabel;
use crate::label::guarded::guarded_for;

/// How long one question may take. They take a millisecond or two.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often a label may make us ask: a page of noise must not keep us.
const QUESTIONS: u32 = 150;

/// A part of a picture in gray, with white around it.
pub(super) struct Crop {
    gray: Vec<u8>,
    width: u32,
    height: u32,
}

/// How many times a picture is enlarged that could not be read, and the largest that is.
const ENLARGED: u32 = 3;
const MOST_ENLARGED: usize = 1_000_000;

impl Crop {
    /// Three times as large, unless that is a page; then nothing.
    fn enlarged(&self) -> Crop {
        if self.gray.len() > MOST_ENLARGED {
            return Crop { gray: vec![255], width: 1, height: 1 };
        }
        let (width, height) = (self.width * ENLARGED, self.height * ENLARGED);
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x / ENLARGED, y / ENLARGED)));
        let gray = places.map(|(x, y)| self.gray[(y * self.width + x) as usize]).collect();
        Crop { gray, width, height }
    }
}

/// The dots of a frame as gray, `margin` dots of white on each side. Dots outside the picture are white.
pub(super) fn crop(view: View<'_>, frame: CodeFrame, margin: u32) -> Crop {
    let (width, height) = (frame.width + 2 * margin, frame.height + 2 * margin);
    let mut gray = vec![255; width as usize * height as usize];
    for y in 0..frame.height {
        let row = (y + margin) as usize * width as usize + margin as usize;
        for x in (0..frame.width).filter(|x| view.black(frame.left + x, frame.top + y)) {
            gray[row + x as usize] = 0;
        }
    }
    Crop { gray, width, height }
}

/// A square of the picture with that dot in its middle. Dots outside the picture are white.
pub(super) fn around(view: View<'_>, middle: (u32, u32), reach: u32) -> Crop {
    let side = 2 * reach + 1;
    let at = |middle: u32, offset: u32| (middle + offset).checked_sub(reach);
    let place = |x, y| Some((at(middle.0, x)?, at(middle.1, y)?));
    let dots = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    let gray = dots.map(|(x, y)| if place(x, y).is_some_and(|(x, y)| view.black(x, y)) { 0 } else { 255 }).collect();
    Crop { gray, width: side, height: side }
}

/// Asks until it hangs or has been asked too often; then it knows nothing more.
pub(super) struct Reader {
    left: u32,
}

impl Reader {
    pub(super) fn new() -> Reader {
        Reader { left: QUESTIONS }
    }

    fn ask<T: Send + 'static>(&mut self, question: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
        self.left = self.left.checked_sub(1)?;
        match guarded_for(PATIENCE, "code", move || question().ok_or(NotALabel::Unknown)) {
            Ok(answer) => Some(answer),
            Err(error) => {
                if error == NotALabel::TooSlow {
                    self.left = 0;
                }
                None
            }
        }
    }

    /// What a grid of modules says, each true where it is black, row by row from the top.
    pub(super) fn modules(&mut self, symbology: Symbology, columns: u32, modules: Vec<bool>) -> Option<String> {
        self.ask(move || {
            let rows = modules.len() as u32 / columns.max(1);
            let mut bits = BitMatrix::new(columns, rows).ok()?;
            for (at, _) in modules.iter().enumerate().filter(|(_, black)| **black) {
                bits.set(at as u32 % columns, at as u32 / columns);
            }
            let answer = match symbology {
                Symbology::DataMatrix => rxing::datamatrix::decoder::Decoder::new().decode(&bits),
                Symbology::QrCode => rxing::qrcode::decoder::qrcode_decoder::decode_bitmatrix(&bits),
                _ => return None,
            };
            Some(answer.ok()?.getText().to_owned())
        })
    }

    /// What a part of the picture says, and the points that the reader measured.
    pub(super) fn picture(&mut self, format: BarcodeFormat, crop: Crop) -> Option<(String, Vec<(f32, f32)>)> {
        self.ask(move || {
            let measured = |read: RXingResult, scale: f32| {
                let points = read.getPoints().iter().map(|point| (point.x / scale, point.y / scale)).collect();
                (read.getText().to_owned(), points)
            };
            // Modules of two or three dots are too few for some of its detectors.
            look(format, crop, true)
                .or_else(|crop| look(format, crop, false))
                .map(|read| measured(read, 1.0))
                .or_else(|crop| look(format, crop.enlarged(), true).map(|read| measured(read, ENLARGED as f32)))
                .ok()
        })
    }

    /// What bars say to a reader that takes more than the standards allow.
    pub(super) fn bars(&mut self, crop: Crop) -> Option<(Symbology, String)> {
        self.ask(move || {
            let formats = HashSet::from([BarcodeFormat::CODE_128, BarcodeFormat::CODE_39, BarcodeFormat::ITF]);
            let mut hints =
                DecodeHints { PossibleFormats: Some(formats), AssumeGs1: Some(true), ..DecodeHints::default() };
            let Crop { gray, width, height } = crop;
            let read = rxing::helpers::detect_in_luma_with_hints(gray, width, height, None, &mut hints).ok()?;
            let text = read.getText().to_owned();
            Some(match read.getBarcodeFormat() {
                BarcodeFormat::CODE_39 => (Symbology::Code39, text),
                BarcodeFormat::ITF => (Symbology::Itf, text),
                _ => match text.strip_prefix("]C1") {
                    Some(text) => (Symbology::Gs1128, text.to_owned()),
                    None => (Symbology::Code128, text),
                },
            })
        })
    }
}

/// Gives the picture back where it says nothing.
fn look(format: BarcodeFormat, crop: Crop, try_harder: bool) -> Result<RXingResult, Crop> {
    let mut hints = DecodeHints { TryHarder: Some(try_harder), ..DecodeHints::default() };
    let (width, height) = (crop.width, crop.height);
    rxing::helpers::detect_in_luma_slice_with_hints(&crop.gray, width, height, Some(format), &mut hints)
        .map_err(|_| crop)
}
