//! What drivers do to a code: "fit to page", other resolutions, the edge of the paper.

use datamatrix::SymbolList;
use rxing::BarcodeFormat;

use super::draw::*;
use crate::domain::CodeFault;
use crate::domain::CodeRemedy;
use crate::domain::CodeSide;
use crate::domain::Dots;
use crate::domain::Grade;
use crate::domain::Neighbour;
use crate::domain::Symbology;

/// The grades at all places that the first bar may have within a dot, from the worst, and the median.
fn grades(dots_a_module: f64, dpi: u32) -> (Grade, Grade) {
    let mut grades: Vec<Grade> = (0..20)
        .map(|phase| {
            let mut dots = Dots::white(1200, 300, dpi).unwrap();
            number().draw_scaled(&mut dots, (100.0 + f64::from(phase) / 20.0, 50.0), (dots_a_module, 150.0));
            let codes = codes(&dots);
            assert_eq!(codes.len(), 1, "{dots_a_module} {phase}");
            assert_eq!(codes[0].text.as_ref().map(|text| text.0.as_str()), Some(NUMBER), "{dots_a_module} {phase}");
            codes[0].grade
        })
        .collect();
    grades.sort();
    (grades[0], grades[10])
}

#[test]
fn a_page_fitted_to_paper_gets_the_grades_that_were_foretold() {
    // The worst and the median of all phases, as simulated apart from this program.
    for (module, dpi, worst, median) in [
        (3.0, 203, Grade::A, Grade::A),
        (3.0 * 0.99, 203, Grade::C, Grade::B),
        (3.0 * 0.9676, 203, Grade::D, Grade::C),
        (3.0 * 0.94, 203, Grade::D, Grade::D),
        (3.0 * 0.80, 203, Grade::F, Grade::F),
        (3.0 * 1.03, 203, Grade::C, Grade::C),
        (4.0, 300, Grade::A, Grade::A),
        (4.0 * 0.9676, 300, Grade::B, Grade::B),
        (4.0 * 0.94, 300, Grade::C, Grade::C),
        (4.0 * 0.80, 300, Grade::D, Grade::D),
        (5.0 * 0.9676, 300, Grade::A, Grade::A),
        (5.0 * 0.94, 300, Grade::B, Grade::A),
        (5.0 * 0.80, 300, Grade::A, Grade::A),
    ] {
        let seen = grades(module, dpi);
        // The simulation leaves the stop out, which may be what is worst.
        let as_foretold = |seen: Grade, foretold: Grade| seen <= foretold && seen.points() + 1 >= foretold.points();
        assert!(as_foretold(seen.0, worst) && as_foretold(seen.1, median), "{module} at {dpi}: {seen:?}");
        assert!(
            worst < Grade::A || seen == (Grade::A, Grade::A) || module.fract() > 0.0,
            "{module} at {dpi}: {seen:?}"
        );
    }
}

#[test]
fn a_scaled_code_says_why_and_what_to_do() {
    let mut dots = label();
    number().draw_scaled(&mut dots, (100.0, 100.0), (3.0 * 0.94, 200.0));
    let scaled = codes(&dots).remove(0);
    let part = |fault: &CodeFault| matches!(fault, CodeFault::PartDots { hundredths: 282, made_for: None });
    assert!(scaled.reasons.iter().any(|reason| part(&reason.fault)), "{scaled:?}");
    let remedies: Vec<CodeRemedy> = scaled.reasons.iter().flat_map(|reason| reason.fault.remedies()).copied().collect();
    assert!(remedies.contains(&CodeRemedy::NoFitToPage) && remedies.contains(&CodeRemedy::CarriersZpl));

    let mut dots = label();
    number().draw_scaled(&mut dots, (100.0, 100.0), (4.0 * 203.0 / 300.0, 200.0));
    let made_for_another = codes(&dots).remove(0);
    let other = |fault: &CodeFault| matches!(fault, CodeFault::PartDots { made_for: Some(300), .. });
    assert!(made_for_another.reasons.iter().any(|reason| other(&reason.fault)), "{made_for_another:?}");
}

#[test]
fn modules_of_part_dots_cost_a_matrix_its_grade() {
    let matrix = Picture::data_matrix(NUMBER, SymbolList::default().enforce_square());
    let qr = Picture::of(BarcodeFormat::QR_CODE, NUMBER);
    for (picture, symbology) in [(matrix, Symbology::DataMatrix), (qr, Symbology::QrCode)] {
        for (module, worst_allowed) in [(3.0 * 0.9676, Grade::C), (3.0 * 0.94, Grade::C), (4.0 * 0.94, Grade::C)] {
            let mut dots = label();
            picture.draw_scaled(&mut dots, (100.3, 100.6), (module, module));
            let codes = codes(&dots);
            assert_eq!(codes.len(), 1, "{symbology:?} {module}");
            assert_eq!(codes[0].text.as_ref().map(|text| text.0.as_str()), Some(NUMBER));
            assert!(codes[0].grade <= worst_allowed, "{symbology:?} {module} {:?}", codes[0]);
        }
    }
}

#[test]
fn ink_in_the_quiet_zone_is_said_with_its_side() {
    for (modules, grade) in [(10, 'A'), (8, 'B'), (6, 'C'), (4, 'D'), (2, 'F')] {
        let mut dots = label();
        number().draw(&mut dots, (100, 100), (3, 200));
        fill(&mut dots, (100 - modules * 3 - 2, 50), (2, 300));
        for quarters in 0..4 {
            let turned = turned(&dots, quarters);
            assert_eq!(said(&turned), [(Symbology::Code128, NUMBER.to_owned(), grade)], "{modules} {quarters}");
            if grade != 'A' {
                let side = [CodeSide::Left, CodeSide::Top, CodeSide::Right, CodeSide::Bottom][quarters as usize];
                let fault = CodeFault::QuietZone { side, tenths: modules * 10, wanted: 100, by: Neighbour::Ink };
                assert_eq!(codes(&turned)[0].reasons[0].fault, fault);
            }
        }
    }
}

#[test]
fn a_code_at_the_edge_of_the_paper_wants_a_larger_label() {
    let mut dots = label();
    number().draw(&mut dots, (9, 100), (3, 200));
    let code = codes(&dots).remove(0);
    assert_eq!(code.grade, Grade::F);
    assert!(matches!(code.reasons[0].fault, CodeFault::QuietZone { by: Neighbour::PaperEdge, tenths: 30, .. }));
    assert_eq!(code.reasons[0].fault.remedies(), [CodeRemedy::LargerLabel]);
}

#[test]
fn a_matrix_wants_its_own_quiet_zone() {
    for (module, clear, grade) in [(4, 4, 'A'), (4, 1, 'F')] {
        let mut dots = label();
        let matrix = Picture::data_matrix(NUMBER, SymbolList::default().enforce_square());
        matrix.draw(&mut dots, (100, 100), (module, module));
        fill(&mut dots, (100 + matrix.width() * module + clear, 90), (3, 100));
        assert_eq!(said(&dots), [(Symbology::DataMatrix, NUMBER.to_owned(), grade)]);
    }
}

#[test]
fn low_bars_and_thin_bars_are_faults() {
    let mut dots = label();
    number().draw(&mut dots, (100, 100), (3, 30));
    assert!(codes(&dots)[0].reasons.iter().any(|reason| matches!(reason.fault, CodeFault::BarHeight { um: 3753, .. })));
    assert_eq!(codes(&dots)[0].grade, Grade::D);

    let mut dots = label();
    number().draw(&mut dots, (100, 100), (1, 200));
    assert_eq!(said(&dots), [(Symbology::Code128, NUMBER.to_owned(), 'F')]);
    assert!(matches!(codes(&dots)[0].reasons[0].fault, CodeFault::ModuleSize { um: 125, wanted: 250 }));
}

#[test]
fn a_carrier_may_ask_for_more() {
    let mut dots = label();
    number().draw(&mut dots, (100, 100), (3, 200));
    let demands = crate::domain::CodeDemands { bar: 400, ..crate::domain::CodeDemands::USUAL };
    assert_eq!(crate::label::grade(&dots, &demands).worst(), Some(Grade::C));
}

#[test]
fn a_torn_line_costs_a_tenth_and_a_code_cut_in_half_all() {
    let mut dots = label();
    number().draw(&mut dots, (100, 100), (3, 200));
    // Three of the ten lines run through this.
    clear(&mut dots, (300, 180), (40, 48));
    let torn = codes(&dots);
    assert_eq!(torn.len(), 1);
    assert_eq!(torn[0].grade, Grade::B);
    assert!(matches!(torn[0].reasons[0].fault, CodeFault::LinesUnread { lines: 3 }), "{:?}", torn[0]);

    let mut dots = label();
    number().draw(&mut dots, (100, 100), (3, 200));
    clear(&mut dots, (340, 90), (400, 220));
    for quarters in 0..4 {
        let cut = said(&turned(&dots, quarters));
        assert_eq!(cut, [(Symbology::Bars, String::new(), 'F')], "{quarters}");
    }
}

#[test]
fn a_speck_beside_one_line_is_no_matter_and_beside_half_of_them_is() {
    for (height, grade, reasons) in [(4, 'A', 0), (100, 'C', 1)] {
        let mut dots = label();
        number().draw(&mut dots, (100, 100), (3, 200));
        fill(&mut dots, (92, 200), (4, height));
        assert_eq!(said(&dots), [(Symbology::Code128, NUMBER.to_owned(), grade)], "{height}");
        assert_eq!(codes(&dots)[0].reasons.len(), reasons, "{height}");
    }
}

#[test]
fn narrow_and_wide_bars_too_much_alike_are_an_f() {
    // Wide bars of three dots beside narrow ones of two.
    let elements = "1111".bytes().chain("1212112121".repeat(3).into_bytes()).chain("211".bytes());
    let mut dots = label();
    let mut x = 100;
    for (at, element) in elements.enumerate() {
        let width = if element == b'2' { 7 } else { 4 };
        if at % 2 == 0 {
            fill(&mut dots, (x, 100), (width, 120));
        }
        x += width;
    }
    let codes = codes(&dots);
    assert!(codes.iter().all(|code| code.grade == Grade::F), "{codes:?}");
}
