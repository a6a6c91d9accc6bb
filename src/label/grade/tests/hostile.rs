//! Pictures that are no label.

use super::draw::*;
use crate::domain::CodeDemands;
use crate::domain::Dots;
use crate::label;

#[test]
fn nothing_is_found_where_there_is_nothing() {
    for (width, height) in [(1, 1), (1, 1218), (812, 1), (7, 9), (812, 1218)] {
        let white = Dots::white(width, height, 203).unwrap();
        let black = Dots::from_fn(width, height, 203, |_, _| true).unwrap();
        assert_eq!(said(&white), []);
        assert_eq!(said(&black), []);
    }
}

#[test]
fn patterns_are_no_codes() {
    let patterns: [fn(u32, u32) -> bool; 9] = [
        |x, y| (x + y) % 2 == 0,
        |x, _| x % 2 == 0,
        |x, _| x % 6 < 3,
        |x, _| x % 40 < 2,
        |_, y| y % 7 < 3,
        |x, y| (x + y) % 12 < 4,
        |x, y| x % 24 < 2 || y % 24 < 2,
        |x, y| (x / 12 + y / 12) % 2 == 0,
        |x, y| ((x as f32 - 400.0).hypot(y as f32 - 600.0) as u32) % 12 < 6,
    ];
    for (at, pattern) in patterns.into_iter().enumerate() {
        let dots = Dots::from_fn(812, 1218, 203, pattern).unwrap();
        assert_eq!(said(&dots), [], "{at}");
    }
}

#[test]
fn noise_is_an_answer() {
    let mut noise = 0x2545_f491_4f6c_dd1d_u64;
    for grain in [1, 2, 5] {
        for share in [2_u64, 8, 14] {
            let mut bits = vec![false; 812 * 1218];
            for bit in &mut bits {
                noise ^= noise << 13;
                noise ^= noise >> 7;
                noise ^= noise << 17;
                *bit = noise % 16 < share;
            }
            let black = |x: u32, y: u32| bits[(y / grain * 812 + x / grain) as usize];
            let dots = Dots::from_fn(812, 1218, 203, black).unwrap();
            let said = said(&dots);
            assert!(said.iter().all(|(_, text, _)| text.is_empty()), "{grain} {share} {said:?}");
        }
    }
}

#[test]
fn a_page_of_24_million_dots_is_graded() {
    let mut dots = Dots::white(4000, 6000, 600).unwrap();
    number().draw(&mut dots, (1000, 1000), (9, 600));
    fill(&mut dots, (0, 3000), (4000, 1000));
    assert_eq!(label::grade(&dots, &CodeDemands::USUAL).codes.len(), 1);
}
