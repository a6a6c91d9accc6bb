//! Letters that fit: measured in the fonts that papers and labels are drawn with.
//!
//! The one place that reads the fonts in `assets`. Whatever a name or an address holds, it becomes lines that both faces can
//! draw and that are no wider than their room.

use std::sync::OnceLock;

use printpdf::ParsedFont;

/// More letters than this are never in one box of a paper; measuring stops there.
const MOST: usize = 300;

/// What stands for letters that the font does not have.
const UNKNOWN: char = '?';

/// From one line of a text to the next, in sizes of its letters.
pub(crate) const LEADING: f32 = 1.22;

/// How strong letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// As text is.
    Regular,
    /// For what is read first.
    Bold,
}

/// The face of a weight, parsed once.
pub(crate) fn face(weight: Weight) -> &'static ParsedFont {
    static REGULAR: OnceLock<ParsedFont> = OnceLock::new();
    static BOLD: OnceLock<ParsedFont> = OnceLock::new();
    match weight {
        Weight::Regular => {
            REGULAR.get_or_init(|| parse("Inter-Regular", include_bytes!("../../assets/fonts/Inter-Regular.ttf")))
        }
        Weight::Bold => BOLD.get_or_init(|| parse("Inter-Bold", include_bytes!("../../assets/fonts/Inter-Bold.ttf"))),
    }
}

fn parse(name: &str, bytes: &[u8]) -> ParsedFont {
    let mut font = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).expect("the fonts in assets are whole");
    font.font_name = Some(name.to_owned());
    font
}

/// The text as one line that both faces can draw: white space, control and invisible characters become single spaces,
/// each run of letters without a glyph one question mark. Never longer than [`MOST`] letters.
pub(crate) fn clean(text: &str) -> String {
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

/// Both faces can draw it.
pub(crate) fn has_glyph(letter: char) -> bool {
    [Weight::Regular, Weight::Bold].into_iter().all(|weight| advance(letter, weight).is_some())
}

/// How wide a line is, in the unit of its size.
pub(crate) fn width(line: &str, weight: Weight, size: f32) -> f32 {
    let units: u32 = line.chars().filter_map(|letter| advance(letter, weight)).map(u32::from).sum();
    units as f32 * size / f32::from(face(weight).units_per_em.max(1))
}

/// How far a letter takes the pen, in the face's own unit; none where the face cannot draw it. Looked up in a table: a form
/// that is drawn at every key measures some ten thousand letters.
fn advance(letter: char, weight: Weight) -> Option<u16> {
    static REGULAR: OnceLock<Vec<Option<u16>>> = OnceLock::new();
    static BOLD: OnceLock<Vec<Option<u16>>> = OnceLock::new();
    let table = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    let advances = table.get_or_init(|| {
        let face = face(weight);
        let last = face.codepoint_to_glyph.keys().next_back().copied().unwrap_or_default();
        let advance = |code| face.get_glyph_width(face.lookup_glyph_index(code)?);
        (0..=last.min(0xFFFF)).map(advance).collect()
    });
    advances.get(letter as usize).copied().flatten()
}

/// The line at the largest of the sizes at which it is no wider than `room`; at the smallest, cut and ended with "…".
pub(crate) fn fit(line: &str, weight: Weight, sizes: &[f32], room: f32) -> (String, f32) {
    if let Some(size) = sizes.iter().find(|size| width(line, weight, **size) <= room) {
        return (line.to_owned(), *size);
    }
    let size = sizes.last().copied().unwrap_or(20.0);
    (ended(line, weight, size, room), size)
}

/// A line in at most two lines that fit at that size; the second is cut if need be.
pub(crate) fn wrap(line: &str, weight: Weight, size: f32, room: f32) -> Vec<String> {
    wrapped(line, weight, size, room, 2)
}

/// A line in at most `most` lines that fit at that size, broken at spaces and where a word alone is too wide; the last is cut
/// if need be.
pub(crate) fn wrapped(line: &str, weight: Weight, size: f32, room: f32, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        if width(rest, weight, size) <= room {
            lines.push(rest.to_owned());
            break;
        }
        if lines.len() + 1 >= most {
            lines.push(ended(rest, weight, size, room));
            break;
        }
        let end = breaking(rest, weight, size, room);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    lines
}

/// A text at the largest of the sizes at which it stays within a box, and at the smallest cut to it.
pub(crate) fn boxed(line: &str, weight: Weight, sizes: &[f32], room: f32, height: f32) -> (Vec<String>, f32) {
    let mut best = (Vec::new(), 0.0);
    for size in sizes {
        let most = ((height / size - 1.0) / LEADING).floor().max(0.0) as usize + 1;
        let whole = wrapped(line, weight, *size, room, usize::MAX);
        if whole.len() <= most && *size <= height {
            return (whole, *size);
        }
        best = (wrapped(line, weight, *size, room, most), *size);
    }
    best
}

/// Where a line is broken so that what comes before is no wider than `room`: after the last space, else within the word.
fn breaking(line: &str, weight: Weight, size: f32, room: f32) -> usize {
    let mut taken = 0.0;
    let mut space = None;
    for (at, letter) in line.char_indices() {
        taken += width(letter.encode_utf8(&mut [0; 4]), weight, size);
        if letter == ' ' {
            space = Some(at);
        } else if taken > room {
            // One letter a line at least, however narrow the room is.
            let within = if at == 0 { letter.len_utf8() } else { at };
            return space.filter(|space| *space > 0).unwrap_or(within);
        }
    }
    line.len()
}

fn ended(line: &str, weight: Weight, size: f32, room: f32) -> String {
    let room = room - width("…", weight, size);
    let mut taken = 0.0;
    let fitting = line.char_indices().find(|(_, letter)| {
        taken += width(letter.encode_utf8(&mut [0; 4]), weight, size);
        taken > room
    });
    let end = fitting.map_or(line.len(), |(at, _)| at);
    format!("{}…", line[..end].trim_end())
}

/// The first so many letters.
fn cut(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_at_spaces_and_a_word_only_where_it_is_wider_than_its_room() {
        let room = width("Hemd aus", Weight::Regular, 2.0) + 0.1;
        let lines = wrapped("Hemd aus Baumwolle, blau", Weight::Regular, 2.0, room, 9);
        assert_eq!(lines.concat().replace(' ', ""), "HemdausBaumwolle,blau");
        assert_eq!(lines[0], "Hemd aus");
        assert!(lines.iter().all(|line| width(line, Weight::Regular, 2.0) <= room), "{lines:?}");
    }

    #[test]
    fn a_text_shrinks_to_its_box_before_it_is_cut() {
        let sizes = [3.0, 2.5, 2.0];
        let text = "T-shirt en coton biologique, manches courtes";
        let (lines, size) = boxed(text, Weight::Regular, &sizes, 40.0, 5.6);
        assert_eq!((lines.join(" ").as_str(), size), (text, 2.5));
        let (lines, size) = boxed(&text.repeat(9), Weight::Regular, &sizes, 40.0, 5.6);
        assert_eq!((lines.len(), size), (2, 2.0));
        assert!(lines[1].ends_with('…'));
    }

    #[test]
    fn what_no_face_can_draw_becomes_one_question_mark() {
        assert_eq!(clean("  Zoë\t邮政\u{202e} 🎉\u{0}"), "Zoë ? ?");
    }
}
