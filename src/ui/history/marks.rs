//! Where the words that were searched for stand in a text, and numbers in groups for the eye.

use egui::Color32;
use egui::text::LayoutJob;
use egui::text::TextWrapping;

use crate::ui::theme::Tokens;
use crate::ui::theme::Type;

/// Lays a text out on one line of at most `width` points, with what was searched for marked.
pub(super) fn marked(text: &str, query: &str, style: Type, ink: Color32, tokens: &Tokens, width: f32) -> LayoutJob {
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width), ..LayoutJob::default() };
    let mut at = 0;
    for (start, end) in hits(text, query) {
        job.append(text.get(at..start).unwrap_or(""), 0.0, style.format(ink));
        let mut hit = style.format(tokens.text);
        hit.background = tokens.warn_tint;
        job.append(text.get(start..end).unwrap_or(""), 0.0, hit);
        at = end;
    }
    job.append(text.get(at..).unwrap_or(""), 0.0, style.format(ink));
    job
}

/// Lays a tracking number out in groups: `1L 0048 2917 365`. The gaps are no characters.
pub(in crate::ui) fn grouped(number: &str, style: Type, ink: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let signs: Vec<char> = number.chars().collect();
    let (head, rest) = signs.split_at(signs.len().min(2));
    job.append(&head.iter().collect::<String>(), 0.0, style.format(ink));
    for group in rest.chunks(4) {
        job.append(&group.iter().collect::<String>(), 7.0, style.format(ink));
    }
    job
}

/// The byte ranges of the words of `query` in `text`, in order and apart, whatever their case and accents.
fn hits(text: &str, query: &str) -> Vec<(usize, usize)> {
    let letters: Vec<(usize, char)> = text.char_indices().map(|(at, letter)| (at, folded(letter))).collect();
    let mut found = vec![false; letters.len()];
    for word in query.split_whitespace() {
        let word: Vec<char> = word.chars().map(folded).collect();
        for (start, window) in letters.windows(word.len()).enumerate() {
            if window.iter().map(|(_, letter)| letter).eq(&word) {
                found[start..start + word.len()].fill(true);
            }
        }
    }
    let mut hits: Vec<(usize, usize)> = Vec::new();
    for (index, (at, _)) in letters.iter().enumerate().filter(|(index, _)| found[*index]) {
        let end = letters.get(index + 1).map_or(text.len(), |(next, _)| *next);
        match hits.last_mut() {
            Some((_, last)) if *last == *at => *last = end,
            Some(_) | None => hits.push((*at, end)),
        }
    }
    hits
}

/// A letter in lower case and without the accents of French.
fn folded(letter: char) -> char {
    match letter.to_lowercase().next().unwrap_or(letter) {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ÿ' => 'y',
        plain => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_is_found_whatever_its_case_and_accents() {
        check_hits("Camille Roussel", "rous", &["Rous"]);
        check_hits("Hélène et fils", "helene FILS", &["Hélène", "fils"]);
        check_hits("Lyon", "", &[]);
        check_hits("aaa", "aa", &["aaa"]);
        check_hits("Lyon", "Lyonnais", &[]);
    }

    #[test]
    fn a_number_keeps_its_signs() {
        let job = grouped("1L00482917365", Type::Code, Color32::BLACK);
        assert_eq!(job.text, "1L00482917365");
        assert_eq!(job.sections.len(), 4);
        assert_eq!(grouped("", Type::Code, Color32::BLACK).text, "");
    }

    fn check_hits(text: &str, query: &str, expected: &[&str]) {
        let found: Vec<&str> = hits(text, query).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(found, expected);
    }
}
