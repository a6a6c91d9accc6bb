//! A test label: a frame at the paper's edges, rulers in millimetres, and a code to read.

use super::codes::code_128;
use super::lettering::Weight;
use super::page::Page;

/// The frame is as thick as what a printer may be off without harm.
const FRAME: f32 = 1.0;

/// A label of `width` × `height` millimetres for a head of `dpi` dots to the inch. The first line is its title.
pub fn test_label(width: f32, height: f32, dpi: u32, lines: &[String]) -> Vec<u8> {
    let mut page = Page::new(width, height);
    page.fill_all([
        (0.0, 0.0, width, FRAME),
        (0.0, height - FRAME, width, FRAME),
        (0.0, 0.0, FRAME, height),
        (width - FRAME, 0.0, FRAME, height),
    ]);
    rulers(&mut page, width, height);

    let (left, mut y) = (6.0, 11.0);
    for (index, line) in lines.iter().enumerate() {
        if index == 0 {
            page.text(left, y, 6.0, Weight::Bold, line);
            y += 6.0;
        } else {
            y = page.wrapped(left, y, 3.4, width / 2.0 - left - 5.0, line);
        }
    }

    // Whole dots of this head, so that the code is judged by the printer alone.
    let dot = 25.4 / dpi as f32;
    let module = (0.375 / dot).round().max(1.0) * dot;
    if let Some((runs, _)) = code_128("ENVOI1") {
        let start = (left / dot).round() * dot;
        let top = height - 30.0;
        page.fill_all(runs.iter().map(|(at, long)| (start + *at as f32 * module, top, *long as f32 * module, 16.0)));
        page.text(left, top + 20.0, 3.4, Weight::Regular, "ENVOI1");
    }
    page.pdf("ENVOI")
}

/// A ruler down the middle and one across, a line a millimetre, longer at five and at ten.
fn rulers(page: &mut Page, width: f32, height: f32) {
    let (x, y) = (width / 2.0, height / 2.0);
    let long = |mm: u32| match (mm.is_multiple_of(10), mm.is_multiple_of(5)) {
        (true, _) => 4.0,
        (false, true) => 2.6,
        (false, false) => 1.4,
    };
    page.fill_all([(x, 0.0, 0.25, height), (0.0, y, width, 0.25)]);
    page.fill_all((1..height as u32).map(|mm| (x, mm as f32 - 0.1, long(mm), 0.2)));
    page.fill_all((1..width as u32).map(|mm| (mm as f32 - 0.1, y - long(mm), 0.2, long(mm))));
    for mm in (20..height as u32 - 10).step_by(20).filter(|mm| (*mm as f32 - y).abs() > 8.0) {
        page.text(x + 5.0, mm as f32 + 1.1, 3.0, Weight::Regular, &mm.to_string());
    }
    for mm in (20..width as u32 - 10).step_by(20).filter(|mm| (*mm as f32 - x).abs() > 8.0) {
        page.text(mm as f32 - 2.0, y + 4.0, 3.0, Weight::Regular, &mm.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Media;
    use crate::label;

    #[test]
    fn its_frame_touches_the_four_edges_and_its_code_reads_at_every_resolution() {
        for dpi in [203, 300, 600] {
            let lines = ["TEST".to_owned(), "Zebra of the dock".to_owned()];
            let pdf = test_label(101.6, 152.4, dpi, &lines);
            let dots = label::decode(&pdf, dpi, Media::FOUR_BY_SIX).unwrap();
            assert!(dots.fits(Media::FOUR_BY_SIX), "{dpi}");
            let (right, bottom) = (dots.width() - 1, dots.height() - 1);
            for (x, y) in [(0, 0), (right, 0), (0, bottom), (right, bottom), (right / 3, 0), (0, bottom / 3)] {
                assert!(dots.black(x, y), "{x} {y} at {dpi} dpi");
            }
            let tenths = |mm: u32| mm * 10 * dpi / 254;
            let (width, height) = (tenths(47), tenths(22));
            let top = dots.height() - tenths(33);
            let row = |y| (tenths(2)..tenths(2) + width).map(move |x| (x, y));
            let gray: Vec<u8> =
                (top..top + height).flat_map(row).map(|(x, y)| if dots.black(x, y) { 0 } else { 255 }).collect();
            let read = rxing::helpers::detect_in_luma(gray, width, height, None).unwrap();
            assert_eq!(read.getText(), "ENVOI1", "{dpi} dpi");
        }
    }
}
