//! Code 128 by the reference decode algorithm of ISO/IEC 15417.
//!
//! A sign is known by the distances between similar edges, which heat and ink do not change, and checked by the sum of its
//! bars. The distance to the next possible value is its decodability.

use super::Elements;
use super::Reading;
use crate::domain::Symbology;

/// The widths of a sign's six elements, in modules; the stop has a seventh, a bar of two.
#[rustfmt::skip]
pub(super) const PATTERNS: [[u8; 6]; 107] = [
    *b"212222", *b"222122", *b"222221", *b"121223", *b"121322", *b"131222", *b"122213", *b"122312", *b"132212",
    *b"221213", *b"221312", *b"231212", *b"112232", *b"122132", *b"122231", *b"113222", *b"123122", *b"123221",
    *b"223211", *b"221132", *b"221231", *b"213212", *b"223112", *b"312131", *b"311222", *b"321122", *b"321221",
    *b"312212", *b"322112", *b"322211", *b"212123", *b"212321", *b"232121", *b"111323", *b"131123", *b"131321",
    *b"112313", *b"132113", *b"132311", *b"211313", *b"231113", *b"231311", *b"112133", *b"112331", *b"132131",
    *b"113123", *b"113321", *b"133121", *b"313121", *b"211331", *b"231131", *b"213113", *b"213311", *b"213131",
    *b"311123", *b"311321", *b"331121", *b"312113", *b"312311", *b"332111", *b"314111", *b"221411", *b"431111",
    *b"111224", *b"111422", *b"121124", *b"121421", *b"141122", *b"141221", *b"112214", *b"112412", *b"122114",
    *b"122411", *b"142112", *b"142211", *b"241211", *b"221114", *b"413111", *b"241112", *b"134111", *b"111242",
    *b"121142", *b"121241", *b"114212", *b"124112", *b"124211", *b"411212", *b"421112", *b"421211", *b"212141",
    *b"214121", *b"412121", *b"111143", *b"111341", *b"131141", *b"114113", *b"114311", *b"411113", *b"411311",
    *b"113141", *b"114131", *b"311141", *b"411131", *b"211412", *b"211214", *b"211232", *b"233111",
];

const STARTS: std::ops::RangeInclusive<u8> = 103..=105;
const STOP: u8 = 106;

/// Room for the longest code that anybody prints.
const MOST_SIGNS: usize = 120;

/// Reads a code that begins with the first element.
pub(super) fn read(elements: Elements<'_>) -> Option<Reading> {
    // All starts begin with a bar of two and two elements of one: most places are dismissed by that.
    let module = elements.between(0, 6)? / 11.0;
    if (elements.between(0, 2)? / module).round() != 3.0 || (elements.between(1, 3)? / module).round() != 2.0 {
        return None;
    }
    let (start, mut margin) = sign(elements, 0)?;
    if !STARTS.contains(&start) {
        return None;
    }
    let mut signs = vec![start];
    loop {
        let at = signs.len() * 6;
        let (next, its_margin) = sign(elements, at)?;
        margin = margin.min(its_margin);
        if next == STOP {
            let module = elements.between(at, at + 6)? / 11.0;
            if (elements.width(at + 6)? / module - 2.0).abs() > 1.0 {
                return None;
            }
            break;
        }
        if STARTS.contains(&next) || signs.len() == MOST_SIGNS {
            return None;
        }
        signs.push(next);
    }
    let elements_read = signs.len() * 6 + 7;
    let check = signs.pop()?;
    if signs.len() < 2 {
        return None;
    }
    let sum = (1..).zip(&signs[1..]).fold(usize::from(start), |sum, (place, sign)| sum + place * usize::from(*sign));
    if sum % 103 != usize::from(check) {
        return None;
    }
    let gs1 = signs[1] == 102;
    let text = text_of(&signs);
    signs.push(check);
    let modules = widths_of(&signs);
    Some(Reading {
        symbology: if gs1 { Symbology::Gs1128 } else { Symbology::Code128 },
        text,
        elements: elements_read,
        modules: (signs.len() * 11 + 13) as f64,
        whole: elements.are_whole(&modules),
        decodability: margin,
        wide_to_narrow: None,
    })
}

/// The value of the sign whose first bar is that element, and its decodability: 1 is ideal, 0 the edge to another sign.
fn sign(elements: Elements<'_>, at: usize) -> Option<(u8, f64)> {
    let module = elements.between(at, at + 6)? / 11.0;
    let mut similar = [0_u8; 4];
    let mut margin: f64 = 1.0;
    for (place, edges) in similar.iter_mut().enumerate() {
        let distance = elements.between(at + place, at + place + 2)? / module;
        *edges = distance.round() as u8;
        margin = margin.min(1.0 - 2.0 * (distance - distance.round()).abs());
    }
    let bars = (elements.width(at)? + elements.width(at + 2)? + elements.width(at + 4)?) / module;
    let fits = |pattern: &[u8; 6]| {
        let width = |place: usize| pattern[place] - b'0';
        (0..4).all(|place| width(place) + width(place + 1) == similar[place])
            && (bars - f64::from(width(0) + width(2) + width(4))).abs() < 1.75
    };
    let value = PATTERNS.iter().position(fits)?;
    let ideal: f64 = [0, 2, 4].map(|place| f64::from(PATTERNS[value][place] - b'0')).iter().sum();
    margin = margin.min((1.75 - (bars - ideal).abs()) / 1.75);
    Some((value as u8, margin))
}

/// The widths of all elements in modules, the stop's among them.
fn widths_of(signs: &[u8]) -> Vec<u8> {
    let stop = PATTERNS[usize::from(STOP)].into_iter().chain([b'2']);
    let signs = signs.iter().flat_map(|sign| PATTERNS[usize::from(*sign)]);
    signs.chain(stop).map(|digit| digit - b'0').collect()
}

/// The sets that a sign's value is read in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    Capitals,
    Letters,
    Pairs,
}

/// The text of signs, the start among them and the check left out. FNC1 that is not first separates.
fn text_of(signs: &[u8]) -> String {
    let mut set = match signs[0] {
        103 => Set::Capitals,
        104 => Set::Letters,
        _ => Set::Pairs,
    };
    let (mut text, mut shifted, mut high) = (String::new(), None, false);
    for (at, sign) in signs.iter().enumerate().skip(1) {
        let now = shifted.take().unwrap_or(set);
        let letter = match (now, *sign) {
            (Set::Pairs, pair @ 0..=99) => {
                text.push(char::from(b'0' + pair / 10));
                Some(b'0' + pair % 10)
            }
            (Set::Capitals, control @ 64..=95) => Some(control - 64),
            (Set::Capitals | Set::Letters, printed @ 0..=95) => Some(printed + 32),
            (_, 102) => (at > 1).then_some(0x1d),
            (Set::Capitals, 98) => {
                shifted = Some(Set::Letters);
                None
            }
            (Set::Letters, 98) => {
                shifted = Some(Set::Capitals);
                None
            }
            (Set::Capitals, 101) | (Set::Letters, 100) => {
                high = true;
                None
            }
            (_, 99) => {
                set = Set::Pairs;
                None
            }
            (_, 100) => {
                set = Set::Letters;
                None
            }
            (_, 101) => {
                set = Set::Capitals;
                None
            }
            // FNC2 and FNC3 speak to the scanner.
            (_, _) => None,
        };
        if let Some(letter) = letter {
            // FNC4 asks for the upper half of Latin-1.
            text.push(char::from(if high { letter | 0x80 } else { letter }));
            high = false;
        }
    }
    text
}
