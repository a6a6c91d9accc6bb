//! The card of commands for the scanner: an A5 sheet to be laid beside the scale.

use super::codes::code_128;
use super::lettering::Weight;
use super::lettering::width;
use super::page::Page;

/// A5, as half of what an office printer takes.
const PAPER: (f32, f32) = (148.0, 210.0);
/// Wide enough for a scanner that is held by hand.
const MODULE: f32 = 0.33;

/// The card: a title, what it is for, and a code for each command, with its word.
pub fn command_card(title: &str, hint: &str, commands: &[(String, String)]) -> Vec<u8> {
    let mut page = Page::new(PAPER.0, PAPER.1);
    let left = 12.0;
    page.text(left, 18.0, 8.0, Weight::Bold, title);
    let top = page.wrapped(left, 26.0, 4.2, PAPER.0 - 2.0 * left, hint) + 4.0;
    let pitch = ((PAPER.1 - 10.0 - top) / commands.len().max(1) as f32).min(34.0);
    for (index, (word, code)) in commands.iter().enumerate() {
        let y = top + index as f32 * pitch;
        page.fill(left, y, PAPER.0 - 2.0 * left, 0.25);
        let size = fitting(word, 44.0);
        page.text(left, y + pitch / 2.0 + size / 3.0, size, Weight::Bold, word);
        let Some((runs, modules)) = code_128(code) else { continue };
        // Far enough from the word and from the edge for the code's quiet zone.
        let start = PAPER.0 - left - modules as f32 * MODULE;
        let bars =
            runs.iter().map(|(at, long)| (start + *at as f32 * MODULE, y + 6.0, *long as f32 * MODULE, pitch - 15.0));
        page.fill_all(bars);
        page.text(start, y + pitch - 4.5, 3.0, Weight::Regular, code);
    }
    page.pdf(title)
}

/// The largest size at which a word is no wider than that.
fn fitting(word: &str, room: f32) -> f32 {
    let sizes = [7.0, 6.0, 5.0, 4.2];
    sizes.into_iter().find(|size| width(word, Weight::Bold, *size) <= room).unwrap_or(3.4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Media;
    use crate::label;

    #[test]
    fn every_command_can_be_read_from_the_card() {
        let commands = ["PRINT", "REPRINT", "OTHER", "NEXT", "VOID"];
        let lines: Vec<(String, String)> =
            commands.iter().map(|word| ((*word).to_lowercase(), format!("ENVOIDO{word}"))).collect();
        let pdf = command_card("Commands", "Scan a command once the order is open.", &lines);
        assert_eq!(pdf, command_card("Commands", "Scan a command once the order is open.", &lines));
        let dots = label::decode(&pdf, 300, Media::FOUR_BY_SIX).unwrap();
        let mut read = Vec::new();
        // Each code alone, as it is scanned.
        for slice in 0..40 {
            let height = dots.height() / 40;
            let row = |y| (0..dots.width()).map(move |x| (x, y));
            let gray: Vec<u8> = (slice * height..(slice + 1) * height)
                .flat_map(row)
                .map(|(x, y)| if dots.black(x, y) { 0 } else { 255 })
                .collect();
            if let Ok(code) = rxing::helpers::detect_in_luma(gray, dots.width(), height, None) {
                read.push(code.getText().to_owned());
            }
        }
        for (_, code) in lines {
            assert!(read.contains(&code), "{code} of {read:?}");
        }
    }
}
