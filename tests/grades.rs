//! The grader against labels that it did not draw: the practice carrier's in every format, and those of the recordings, each
//! with what it must say.

use std::fs;
use std::path::PathBuf;

use envoi::domain::CodeDemands;
use envoi::domain::Grade;
use envoi::domain::LabelFormat;
use envoi::domain::LabelGrades;
use envoi::domain::Media;
use envoi::domain::PageNote;
use envoi::domain::PageTarget;
use envoi::domain::PrinterPaper;
use envoi::domain::Scaling;
use envoi::domain::Symbology;
use envoi::domain::TrackingNumber;
use envoi::domain::codes_carry;
use envoi::label;
use envoi::label::fit;
use envoi::label::fit::PageWish;
use envoi::practice::specimen::Address;
use envoi::practice::specimen::Specimen;

/// A recorded label, its tracking number, and from 203 and from 300 dpi the worst grade of its linear codes.
#[rustfmt::skip]
const RECORDED: [(&str, &str, [Grade; 2]); 12] = [
    // The carrier's ZPL is in whole dots of whatever head it meets.
    ("colissimo/roulier/colissimo_label_zpl.1.generateLabel.part.label", "9V3492981852", [Grade::A, Grade::A]),
    ("swiss-post/zpl/swisspost.zpl", "99.60.000000.00000000", [Grade::A, Grade::A]),
    ("swiss-post/zpl/synthetic_cp850.zpl", "990000000000000001", [Grade::A, Grade::A]),
    ("swiss-post/zpl/swisspost.png", "996000000000000000", [Grade::A, Grade::A]),
    // Its bars are a picture of 0.373 mm a pixel: 2.98 dots at 203 dpi, and 4.41 at 300.
    ("colissimo/roulier/DOM_product.1.generateLabel.part.label", "6A0178665736", [Grade::D, Grade::B]),
    ("colissimo/roulier/colissimo_label.1.generateLabel.part.label", "9V3457460921", [Grade::D, Grade::B]),
    ("colissimo/roulier/pickup_ok.1.generateLabel.part.label", "9V3492981853", [Grade::D, Grade::B]),
    // And a second code of 0.4 mm, 3.2 dots, which no rounding helps.
    ("colissimo/roulier/full_customs_declarations.1.generateLabel.part.label", "8Q54016039950", [Grade::D, Grade::B]),
    ("colissimo/roulier/full_customs_declarations.1.generateLabel.part.cn23", "8Q54016039950", [Grade::B, Grade::A]),
    ("swiss-post/barcode/20210311_label_PRI_A6_pdf_pack18.pdf", "99.60.013217.00008966", [Grade::A, Grade::A]),
    ("swiss-post/barcode/label_PRI_A6_pdf_pack103_a.pdf", "996001321700016917", [Grade::A, Grade::A]),
    ("swiss-post/barcode/label_PRI_LQ_unnumbers_A6_pdf.pdf", "996001321700016892", [Grade::B, Grade::A]),
];

#[test]
fn a_recorded_label_carries_its_number_and_gets_the_grade_that_its_dots_earn() {
    let Some(shared) = std::env::var_os("ENVOI_SHARED").map(PathBuf::from) else {
        eprintln!("skipped: ENVOI_SHARED does not say where the recordings are");
        return;
    };
    for (name, number, expected) in RECORDED {
        let bytes = fs::read(shared.join("recordings").join(name)).expect(name);
        for (dpi, expected) in [203, 300].into_iter().zip(expected) {
            let grades = graded(&bytes, dpi);
            assert!(codes_carry(&grades, &TrackingNumber(number.to_owned())), "{name} at {dpi}");
            assert!(!codes_carry(&grades, &TrackingNumber("1L00482917365".to_owned())), "{name} at {dpi}");
            let linear =
                grades.codes.iter().filter(|code| matches!(code.symbology, Symbology::Code128 | Symbology::Gs1128));
            let worst = linear.map(|code| code.grade).min();
            assert_eq!(worst, Some(expected), "{name} at {dpi}: {grades:?}");
            let unread = grades.codes.iter().filter(|code| code.text.is_none()).count();
            assert_eq!(unread, 0, "{name} at {dpi}: {grades:?}");
        }
    }
}

#[test]
fn bars_that_a_recorded_label_carries_as_a_picture_are_an_a_where_they_may_be_put_on_whole_dots() {
    let Some(shared) = std::env::var_os("ENVOI_SHARED").map(PathBuf::from) else {
        eprintln!("skipped: ENVOI_SHARED does not say where the recordings are");
        return;
    };
    let paper = PrinterPaper { scaling: Scaling::WholeModules, ..PrinterPaper::default() };
    let target = PageTarget { language: LabelFormat::Zpl, dpi: 203, paper, ..PageTarget::default() };
    for name in ["DOM_product", "colissimo_label", "pickup_ok"] {
        let path = format!("recordings/colissimo/roulier/{name}.1.generateLabel.part.label");
        let bytes = fs::read(shared.join(path)).expect(name);
        let page = fit::page(&bytes, &target, PageWish::default()).expect(name);
        assert!(page.notes.contains(&PageNote::BarsRounded), "{name}: it is said");
        let grades = label::grade(&page.dots, &CodeDemands::USUAL);
        let linear = grades.codes.iter().filter(|code| code.symbology == Symbology::Code128);
        assert_eq!(linear.map(|code| code.grade).min(), Some(Grade::A), "{name}: {grades:?}");
    }
}

#[test]
fn the_practice_carriers_labels_are_an_a_wherever_their_dots_are_the_heads() {
    let specimen = specimen();
    let number = TrackingNumber(specimen.tracking_number.clone());
    let png = specimen.png().expect("our own label");
    // Its PDF is drawn for 203 dpi, so that 300 dots to the inch do not fit its modules: that is what a grade is for.
    for (format, bytes, dpi, expected) in [
        ("PDF", specimen.pdf(), 203, Grade::A),
        ("PDF", specimen.pdf(), 300, Grade::B),
        ("PNG", png.clone(), 203, Grade::A),
        ("PNG", png, 300, Grade::A),
        ("ZPL", specimen.zpl(), 203, Grade::A),
        ("ZPL", specimen.zpl(), 300, Grade::A),
    ] {
        let grades = graded(&bytes, dpi);
        let kinds: Vec<Symbology> = grades.codes.iter().map(|code| code.symbology).collect();
        assert_eq!(kinds.len(), 2, "{format} at {dpi}: {grades:?}");
        assert!(kinds.contains(&Symbology::Code128) && kinds.contains(&Symbology::DataMatrix), "{format} at {dpi}");
        assert_eq!(grades.worst(), Some(expected), "{format} at {dpi}: {grades:?}");
        assert!(grades.codes.iter().all(|code| code.text.is_some()), "{format} at {dpi}: {grades:?}");
        assert!(codes_carry(&grades, &number), "{format} at {dpi}");
    }
}

#[test]
fn labels_are_graded_drawn_and_converted_from_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name).display().to_string();
    fs::write(place("label.pdf"), specimen().pdf()).expect("written");
    fs::write(place("page.html"), "<html>").expect("written");

    let graded = envoi(&["label", "grade", "--json", "--tracking", "1L 0048 2917 365", &place("label.pdf")]);
    assert!(graded.status.success(), "{graded:?}");
    let facts: serde_json::Value = serde_json::from_slice(&graded.stdout).expect("JSON");
    assert_eq!((&facts[0]["worst"], &facts[0]["carries_tracking"]), (&"A".into(), &true.into()));
    assert_eq!(facts[0]["codes"].as_array().map(Vec::len), Some(2));
    let another = envoi(&["label", "grade", "--tracking", "1L00000000000", &place("label.pdf")]);
    assert!(!another.status.success() && String::from_utf8_lossy(&another.stdout).contains("TrackingMissing"));
    let page = envoi(&["label", "grade", "--json", &place("label.pdf"), &place("page.html")]);
    assert!(!page.status.success());
    let facts: serde_json::Value = serde_json::from_slice(&page.stdout).expect("JSON");
    assert!(facts[0]["codes"].is_array() && facts[1]["error"].is_string(), "the good one is told all the same");

    for (verb, name) in
        [(["render", "--out"].as_slice(), "label.png"), (&["convert", "--to", "zpl", "--out"], "label.zpl")]
    {
        let arguments: Vec<&str> = ["label"].iter().chain(verb).copied().collect();
        let (out, file) = (place(name), place("label.pdf"));
        let done = envoi(&[arguments.as_slice(), &[&out, &file, "--json"]].concat());
        assert!(done.status.success(), "{done:?}");
        let dots =
            |file: &str| label::decode(&fs::read(file).expect("a file"), 203, Media::FOUR_BY_SIX).expect("a label");
        assert_eq!(dots(&out), dots(&file), "{name}");
    }
}

fn envoi(arguments: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_envoi")).args(arguments).output().expect("started")
}

fn specimen() -> Specimen {
    let address = |name: &str| Address {
        name: name.to_owned(),
        company: String::new(),
        lines: vec!["14 rue Sala".to_owned()],
        postcode: "69002".to_owned(),
        town: "Lyon".to_owned(),
        country_code: "FR".to_owned(),
    };
    Specimen {
        tracking_number: "1L00482917365".to_owned(),
        sender: address("Papeterie du Lac"),
        recipient: address("Camille Roussel"),
        contract_number: "123456789".to_owned(),
        weight_grams: 412,
        ship_date: "2026-11-22".to_owned(),
        reference: "10482".to_owned(),
        has_logo: false,
    }
}

fn graded(bytes: &[u8], dpi: u32) -> LabelGrades {
    let dots = label::decode(bytes, dpi, Media::FOUR_BY_SIX).expect("a label");
    label::grade(&dots, &CodeDemands::USUAL)
}
