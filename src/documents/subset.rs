//! A font cut to the letters that one paper uses.
//!
//! The PDF writer embeds a face whole and packs it anew for each file: most of a paper's bytes and of its time. Here the
//! outlines that are not used are emptied and the tables that a page has no use for are left out. Glyphs keep their numbers,
//! so nothing else changes.

use std::collections::BTreeSet;

use printpdf::ParsedFont;
use sha2::Digest as _;
use sha2::Sha256;

/// What a page needs of a TrueType font.
const TABLES: [&[u8; 4]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];

/// In a compound glyph's flags: the numbers that place a part are words and not bytes.
const WORDS: u16 = 1;
/// One scale follows.
const SCALE: u16 = 1 << 3;
/// Another part follows.
const MORE: u16 = 1 << 5;
/// Two scales follow.
const TWO_SCALES: u16 = 1 << 6;
/// A matrix of four follows.
const MATRIX: u16 = 1 << 7;

/// The face with the outlines of `letters` alone, under a name that says so; the whole face where its tables are not as
/// they should be.
pub(super) fn subset(face: &ParsedFont, letters: &BTreeSet<char>) -> ParsedFont {
    let mut glyphs: BTreeSet<u16> =
        letters.iter().filter_map(|letter| face.lookup_glyph_index((*letter).into())).collect();
    glyphs.insert(0);
    let Some(bytes) = cut(&face.original_bytes, &mut glyphs) else { return face.clone() };
    let name = format!("{}+{}", tag(&glyphs), face.font_name.as_deref().unwrap_or_default());
    ParsedFont {
        original_bytes: bytes,
        font_index: 0,
        font_name: Some(name),
        codepoint_to_glyph: letters
            .iter()
            .filter_map(|letter| Some((u32::from(*letter), face.lookup_glyph_index((*letter).into())?)))
            .collect(),
        glyph_widths: glyphs.iter().filter_map(|glyph| Some((*glyph, face.get_glyph_width(*glyph)?))).collect(),
        units_per_em: face.units_per_em,
        font_metrics: face.font_metrics.clone(),
        font_type: face.font_type,
        pdf_font_metrics: face.pdf_font_metrics.clone(),
    }
}

/// Six capitals that differ for different sets of glyphs, as PDF wants a cut font marked.
fn tag(glyphs: &BTreeSet<u16>) -> String {
    let numbers: Vec<u8> = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
    Sha256::digest(&numbers).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The font file with those glyphs and the parts that they are made of.
fn cut(font: &[u8], glyphs: &mut BTreeSet<u16>) -> Option<Vec<u8>> {
    let table = |tag: &[u8; 4]| table(font, tag);
    let (glyf, loca, head) = (table(b"glyf")?, table(b"loca")?, table(b"head")?);
    let long = word(head, 50)? != 0;
    let count = word(table(b"maxp")?, 4)?;
    let offset = |index: u16| -> Option<usize> {
        let index = usize::from(index);
        if long { double(loca, index * 4) } else { word(loca, index * 2).map(|half| usize::from(half) * 2) }
    };
    let outline = |glyph: u16| glyf.get(offset(glyph)?..offset(glyph.checked_add(1)?)?);

    let mut unseen: Vec<u16> = glyphs.iter().copied().collect();
    while let Some(glyph) = unseen.pop() {
        for part in parts(outline(glyph)?)? {
            if glyphs.insert(part) {
                unseen.push(part);
            }
        }
    }

    let mut outlines = Vec::new();
    let mut places = Vec::new();
    for glyph in 0..count {
        place(&mut places, outlines.len(), long)?;
        if glyphs.contains(&glyph) {
            outlines.extend_from_slice(outline(glyph)?);
            outlines.resize(outlines.len().next_multiple_of(4), 0);
        }
    }
    place(&mut places, outlines.len(), long)?;

    let tables = TABLES.map(|tag| match tag {
        b"glyf" => Some((tag, outlines.clone())),
        b"loca" => Some((tag, places.clone())),
        tag => Some((tag, table(tag)?.to_vec())),
    });
    tables.into_iter().collect::<Option<Vec<_>>>().map(assembled)
}

fn place(places: &mut Vec<u8>, offset: usize, long: bool) -> Option<()> {
    if long {
        places.extend(u32::try_from(offset).ok()?.to_be_bytes());
    } else {
        places.extend(u16::try_from(offset / 2).ok()?.to_be_bytes());
    }
    Some(())
}

/// The glyphs that a compound glyph is made of; none for a simple one.
fn parts(outline: &[u8]) -> Option<Vec<u16>> {
    let mut parts = Vec::new();
    if outline.is_empty() || word(outline, 0)? < 0x8000 {
        return Some(parts);
    }
    let mut at = 10;
    loop {
        let flags = word(outline, at)?;
        parts.push(word(outline, at + 2)?);
        at += if flags & WORDS == 0 { 6 } else { 8 };
        at += match flags {
            flags if flags & SCALE != 0 => 2,
            flags if flags & TWO_SCALES != 0 => 4,
            flags if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE == 0 {
            return Some(parts);
        }
    }
}

/// A font file of those tables, which are in the order of their names.
fn assembled(tables: Vec<(&[u8; 4], Vec<u8>)>) -> Vec<u8> {
    let count = tables.len() as u16;
    let log = count.ilog2() as u16;
    let mut font = vec![0, 1, 0, 0];
    for number in [count, 16 << log, log, count * 16 - (16 << log)] {
        font.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, bytes) in &tables {
        font.extend_from_slice(*tag);
        for number in [checksum(bytes), at as u32, bytes.len() as u32] {
            font.extend(number.to_be_bytes());
        }
        at += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in &tables {
        font.extend_from_slice(bytes);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum: u32, chunk| {
        let mut number = [0; 4];
        number[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(number))
    })
}

fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(word(font, 4)?);
    let entry = (0..count).map(|index| 12 + index * 16).find(|at| font.get(*at..at + 4) == Some(tag))?;
    let (start, length) = (double(font, entry + 8)?, double(font, entry + 12)?);
    font.get(start..start.checked_add(length)?)
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn double(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize)
}

#[cfg(test)]
mod tests {
    use super::super::lettering::Weight;
    use super::super::lettering::face;
    use super::*;

    #[test]
    fn a_cut_font_has_the_outlines_of_its_letters_and_of_their_accents_alone() {
        let whole = face(Weight::Regular);
        let small = subset(whole, &"Élan".chars().collect());
        assert!(small.original_bytes.len() * 8 < whole.original_bytes.len(), "{}", small.original_bytes.len());
        assert!(small.font_name.as_deref().is_some_and(|name| name.ends_with("+Inter-Regular")));
        for letter in "Éla".chars() {
            let glyph = whole.lookup_glyph_index(letter.into()).unwrap();
            assert_eq!(small.lookup_glyph_index(letter.into()), Some(glyph));
            assert_eq!(outline(&small, glyph), outline(whole, glyph), "{letter}");
            for part in parts(outline(whole, glyph)).unwrap() {
                assert_eq!(outline(&small, part), outline(whole, part), "{letter}");
            }
        }
        let unused = whole.lookup_glyph_index('Q'.into()).unwrap();
        assert!(outline(&small, unused).is_empty() && !outline(whole, unused).is_empty());
    }

    #[test]
    fn what_is_no_font_stays_as_it_is() {
        let broken = ParsedFont { original_bytes: b"no font".to_vec(), ..face(Weight::Bold).clone() };
        assert_eq!(subset(&broken, &"a".chars().collect()).original_bytes, b"no font");
    }

    /// Without the bytes that fill it up to a whole number of words.
    fn outline(font: &ParsedFont, glyph: u16) -> &[u8] {
        let bytes = &font.original_bytes;
        let loca = table(bytes, b"loca").unwrap();
        let at = |index: u16| usize::from(word(loca, usize::from(index) * 2).unwrap()) * 2;
        let outline = &table(bytes, b"glyf").unwrap()[at(glyph)..at(glyph + 1)];
        let end = outline.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        &outline[..end]
    }
}
