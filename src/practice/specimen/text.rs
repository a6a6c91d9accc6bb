//! Words that fit: measured in the fonts they are drawn with.

use std::sync::OnceLock;

use printpdf::ParsedFont;

/// More letters than this are never on a label; measuring stops there.
const MOST: usize = 300;

/// What stands for letters that the font does not have.
const UNKNOWN: char = '?';

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::practice) enum Weight {
    Regular,
    Bold,
}

/// The face of a weight, parsed once.
pub(in crate::practice) fn face(weight: Weight) -> &'static ParsedFont {
    static REGULAR: OnceLock<ParsedFont> = OnceLock::new();
    static BOLD: OnceLock<ParsedFont> = OnceLock::new();
    match weight {
        Weight::Regular => {
            REGULAR.get_or_init(|| parse("Inter-Regular", include_bytes!("../../../assets/fonts/Inter-Regular.ttf")))
        }
        Weight::Bold => {
            BOLD.get_or_init(|| parse("Inter-Bold", include_bytes!("../../../assets/fonts/Inter-Bold.ttf")))
        }
    }
}

fn parse(name: &str, bytes: &[u8]) -> ParsedFont {
    let mut font = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).expect("the fonts in assets are whole");
    font.font_name = Some(name.to_owned());
    font
}

/// The text as one line that both faces can draw: white space, control and invisible characters become single spaces,
/// each run of letters without a glyph one question mark. Never longer than [`MOST`] letters.
pub(in crate::practice) fn clean(text: &str) -> String {
    let mut line = String::new();
    for letter in text.chars().take(10 * MOST) {
        let unseen = letter.is_whitespace() || letter.is_control() || is_unseen(letter);
        let drawn = match letter {
            _ if unseen => ' ',
            letter if has_glyph(letter) => letter,
            _ => UNKNOWN,
        };
        let merges = drawn == ' ' || drawn == UNKNOWN && letter != UNKNOWN;
        if !(merges && line.ends_with(drawn)) {
            line.push(drawn);
        }
    }
    cut(line.trim(), MOST).to_owned()
}

/// Joiners, direction marks and variation selectors: they have no shape of their own.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(letter, '\u{fe00}'..='\u{fe0f}')
}

fn has_glyph(letter: char) -> bool {
    [Weight::Regular, Weight::Bold].iter().all(|weight| face(*weight).lookup_glyph_index(letter.into()).is_some())
}

/// How wide a line is, in the unit of its size.
pub(in crate::practice) fn width(line: &str, weight: Weight, size: f32) -> f32 {
    let face = face(weight);
    let advance = |letter: char| {
        let glyph = face.lookup_glyph_index(letter.into())?;
        face.get_glyph_width(glyph)
    };
    let units: u32 = line.chars().filter_map(advance).map(u32::from).sum();
    units as f32 * size / f32::from(face.units_per_em.max(1))
}

/// The line at the largest of the sizes at which it is no wider than `room`; at the smallest, cut and ended with "…".
pub(in crate::practice) fn fit(line: &str, weight: Weight, sizes: &[f32], room: f32) -> (String, f32) {
    if let Some(size) = sizes.iter().find(|size| width(line, weight, **size) <= room) {
        return (line.to_owned(), *size);
    }
    let size = sizes.last().copied().unwrap_or(20.0);
    let room = room - width("…", weight, size);
    let mut taken = 0.0;
    let fitting = line.char_indices().find(|(_, letter)| {
        taken += width(letter.encode_utf8(&mut [0; 4]), weight, size);
        taken > room
    });
    let end = fitting.map_or(line.len(), |(at, _)| at);
    (format!("{}…", line[..end].trim_end()), size)
}

/// A line in at most two lines that fit at that size; the second is cut if need be.
pub(in crate::practice) fn wrap(line: &str, weight: Weight, size: f32, room: f32) -> Vec<String> {
    if width(line, weight, size) <= room {
        return vec![line.to_owned()];
    }
    let breaks = line.match_indices(' ').map(|(at, _)| at);
    match breaks.take_while(|at| width(&line[..*at], weight, size) <= room).last() {
        Some(at) if at > 0 => vec![line[..at].to_owned(), fit(line[at..].trim(), weight, &[size], room).0],
        Some(_) | None => vec![fit(line, weight, &[size], room).0],
    }
}

/// The first so many letters.
fn cut(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(at, _)| &text[..at])
}
