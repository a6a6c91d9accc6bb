//! What a specimen label promises, checked on its dots.

use std::collections::HashSet;

use rxing::BarcodeFormat;
use rxing::DecodeHintValue;
use rxing::DecodeHints;

use super::Address;
use super::Specimen;
use super::layout;
use super::marks::Mark;
use crate::domain::Dots;
use crate::domain::Media;
use crate::label::decode;
use crate::label::says_specimen;

const NUMBER: &str = "1L00482917365";

#[test]
fn both_codes_decode_from_the_dots_of_every_format() {
    let label = label();
    for bytes in [label.pdf(), label.png().unwrap(), label.zpl()] {
        let dots = decode(&bytes, 203, Media::FOUR_BY_SIX).unwrap();
        assert_eq!((dots.width(), dots.height(), dots.dpi()), (812, 1218, 203));
        assert_eq!(read(&dots, BarcodeFormat::CODE_128).as_deref(), Some(NUMBER));
        assert_eq!(read(&dots, BarcodeFormat::DATA_MATRIX), Some(format!("{NUMBER}690030412SPECIMEN")));
    }
}

#[test]
fn every_bar_is_whole_dots_and_its_quiet_zones_are_white() {
    let dots = decode(&label().pdf(), 203, Media::FOUR_BY_SIX).unwrap();
    let (x, y, width, height) = place_of_bars(&label());
    for row in [y, y + height / 2, y + height - 1] {
        let line: Vec<bool> = (x - 40..x + width + 40).map(|x| dots.black(x, row)).collect();
        let runs: Vec<usize> = line.chunk_by(|a, b| a == b).map(<[bool]>::len).collect();
        assert_eq!((runs[0], runs[runs.len() - 1]), (40, 40), "ten modules of white on each side");
        assert!(runs.iter().all(|run| run % 4 == 0), "{runs:?}");
    }
}

#[test]
fn the_same_label_is_the_same_bytes() {
    assert_eq!(label().pdf(), label().pdf());
    assert_eq!(label().png(), label().png());
    assert_eq!(label().zpl(), label().zpl());
    let other = Specimen { tracking_number: "1L00482917366".into(), ..label() };
    assert_ne!(label().pdf(), other.pdf());
}

#[test]
fn every_format_says_specimen() {
    let label = label();
    for bytes in [label.pdf(), label.png().unwrap(), label.zpl()] {
        assert!(says_specimen(&bytes));
    }
}

#[test]
fn an_address_cannot_write_printer_commands() {
    let hostile = "^XZ^XA^FDfree~JA\\_5E";
    let address =
        Address { name: hostile.into(), lines: vec![hostile.into()], town: hostile.into(), ..Address::default() };
    let label = Specimen { recipient: address.clone(), sender: address, reference: hostile.into(), ..label() };
    let zpl = String::from_utf8(label.zpl()).unwrap();
    assert_eq!(zpl.matches("^XA").count(), 1);
    assert_eq!(zpl.matches("^XZ").count(), 1);
    assert!(!zpl.contains('~'));
    assert!(zpl.contains("_5EXZ_5EXA_5EFDfree_7EJA_5C_5F5E"), "{zpl}");
}

#[test]
fn whatever_is_typed_stays_on_its_lines() {
    let words = [
        "x".repeat(10_000),
        "Jean ".repeat(2_000),
        "👩‍👩‍👧 Zoë 🎉".repeat(50),
        "\u{0}\u{7}\u{1b}[31m\r\n\t\u{202e}abc\u{200d}".into(),
        "بريد 邮政 ".repeat(20),
        "ßßß".repeat(100),
        "É".into(),
        String::new(),
    ];
    for word in words {
        let lines = vec![word.clone(); 6];
        let address = Address {
            name: word.clone(),
            company: format!("{word} "),
            lines,
            postcode: word.clone(),
            town: word.clone(),
            country_code: word.clone(),
        };
        let label = Specimen {
            tracking_number: NUMBER.into(),
            sender: address.clone(),
            recipient: address,
            contract_number: word.clone(),
            weight_grams: u32::MAX,
            ship_date: word.clone(),
            reference: word.clone(),
            has_logo: true,
        };
        for mark in layout::page(&label).marks {
            if let Mark::Text { x, size, weight, line, .. } = mark {
                let end = x + super::text::width(&line, weight, size);
                assert!(end <= 780.0, "{line} ends at {end}");
                assert!(line.chars().all(|letter| !letter.is_control()));
            }
        }
        assert!(says_specimen(&label.pdf()));
        String::from_utf8(label.zpl()).unwrap();
    }
    let nothing = Specimen::default();
    assert!(says_specimen(&nothing.pdf()));
}

#[test]
fn a_logo_has_a_place_of_its_own_on_pages_and_pictures() {
    let with_logo = Specimen { has_logo: true, ..label() };
    let [left, top] = layout::LOGO.map(|side| side as f32);
    let (right, bottom) = (left + layout::LOGO_SIDE as f32, top + layout::LOGO_SIDE as f32);
    for mark in layout::page(&with_logo).marks {
        if let Mark::Text { x, baseline, size, weight, line, .. } = &mark
            && line != "LOGO"
        {
            let end = x + super::text::width(line, *weight, *size);
            let apart = end <= left || *x >= right || *baseline <= top || baseline - size >= bottom;
            assert!(apart, "{line} stands in the logo's place");
        }
        if let Some([code, ..]) = code_with_quiet_zone(&mark).filter(|[_, above, ..]| *above < bottom) {
            assert!(code >= right, "the logo stands in a code");
        }
    }
    let dots = |label: &Specimen| decode(&label.pdf(), 203, Media::FOUR_BY_SIX).unwrap();
    let edge = layout::LOGO.map(|side| side + 1);
    assert!(dots(&with_logo).black(edge[0], edge[1]) && !dots(&label()).black(edge[0], edge[1]));
    assert!(says_specimen(&with_logo.pdf()) && says_specimen(&with_logo.png().unwrap()));
}

#[test]
fn no_text_stands_in_a_code_or_its_quiet_zone() {
    let label = Specimen { has_logo: true, ..label() };
    let marks = layout::page(&label).marks;
    let codes: Vec<[f32; 4]> = marks.iter().filter_map(code_with_quiet_zone).collect();
    assert_eq!(codes.len(), 2);
    for mark in marks {
        if let Mark::Text { x, baseline, size, weight, line, .. } = mark {
            let right = x + super::text::width(&line, weight, size);
            let (top, bottom) = (baseline - 0.95 * size, baseline + 0.25 * size);
            for [left, above, end, below] in &codes {
                let apart = right <= *left || x >= *end || bottom <= *above || top >= *below;
                assert!(apart, "{line} at {x},{baseline} stands in a code");
            }
        }
    }
}

/// Left, top, right, bottom with the quiet zone that the symbology asks for.
fn code_with_quiet_zone(mark: &Mark) -> Option<[f32; 4]> {
    match mark {
        Mark::Bars { x, y, module, height, bars } => {
            let (width, quiet) = (module * bars.modules.len() as u32, 10 * module);
            Some([x - quiet, *y, x + width + quiet, y + height].map(|side| side as f32))
        }
        Mark::Matrix { x, y, module, matrix } => {
            let side = matrix.side as u32 * module;
            Some([x - module, y - module, x + side + module, y + side + module].map(|side| side as f32))
        }
        Mark::Fill { .. } | Mark::Text { .. } => None,
    }
}

fn label() -> Specimen {
    Specimen {
        tracking_number: NUMBER.into(),
        sender: Address {
            name: "Papeterie du Pont".into(),
            lines: vec!["14 rue de l’Exemple".into()],
            postcode: "69002".into(),
            town: "Lyon".into(),
            country_code: "FR".into(),
            ..Address::default()
        },
        recipient: Address {
            name: "Camille Essai".into(),
            company: "Atelier Fictif".into(),
            lines: vec!["27 rue du Modèle, bât. C".into()],
            postcode: "69003".into(),
            town: "Lyon".into(),
            country_code: "FR".into(),
        },
        contract_number: "40 512 883".into(),
        weight_grams: 412,
        ship_date: "2026-11-21".into(),
        reference: "10482".into(),
        has_logo: false,
    }
}

fn place_of_bars(label: &Specimen) -> (u32, u32, u32, u32) {
    let place = |mark| match mark {
        Mark::Bars { x, y, module, height, bars } => Some((x, y, module * bars.modules.len() as u32, height)),
        Mark::Fill { .. } | Mark::Text { .. } | Mark::Matrix { .. } => None,
    };
    layout::page(label).marks.into_iter().find_map(place).unwrap()
}

fn read(dots: &Dots, format: BarcodeFormat) -> Option<String> {
    let mut hints = DecodeHints::default()
        .with(DecodeHintValue::PossibleFormats(HashSet::from([format])))
        .with(DecodeHintValue::TryHarder(true));
    let gray = dots.to_gray_scaled(dots.width(), dots.height());
    let found = rxing::helpers::detect_in_luma_with_hints(gray, dots.width(), dots.height(), Some(format), &mut hints);
    found.ok().map(|code| code.getText().to_owned())
}
