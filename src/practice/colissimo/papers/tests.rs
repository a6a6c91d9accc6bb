//! What the papers of the practice Colissimo promise, checked on their dots and their text.

use std::collections::HashSet;

use rxing::BarcodeFormat;
use rxing::DecodeHintValue;
use rxing::DecodeHints;
use serde_json::json;

use super::Labelled;
use super::Size;
use super::Slip;
use super::ZPL_HEAD;
use crate::domain::CodeDemands;
use crate::domain::Dots;
use crate::domain::Grade;
use crate::domain::Media;
use crate::domain::TrackingNumber;
use crate::domain::codes_carry;
use crate::label::decode;
use crate::label::says_specimen;

const FORMATS: [&str; 14] = [
    "PDF_10x15_300dpi",
    "PDF_10x12_300dpi",
    "PDF_10x10_300dpi",
    "PDF_A4_300dpi",
    "PDF_10x15_300dpi_UL",
    "PDF_A4_300dpi_UL",
    "ZPL_10x15_203dpi",
    "ZPL_10x15_300dpi",
    "ZPL_10x12_203dpi",
    "ZPL_10x12_300dpi",
    "ZPL_10x10_203dpi",
    "ZPL_10x10_300dpi",
    "ZPL_10x15_203dpi_UL",
    "ZPL_10x15_300dpi_UL",
];

#[test]
fn a_label_says_its_three_codes_in_every_format_that_is_offered() {
    let label = labelled();
    for format in FORMATS {
        let dots = dots(&super::label(&label, format), format);
        let scale =
            if format.ends_with("_UL") && !format.contains("A4") { 92.0 / 120.0 } else { height(format) / 120.0 };
        let part = |from: f32, to: f32, left: f32, right: f32| cut(&dots, [left, from * scale, right, to * scale]);
        let tracking = part(41.5, 52.0, 0.0, 50.0);
        assert_eq!(read(&tracking, BarcodeFormat::CODE_128).as_deref(), Some("8Q54016039950"), "{format}");
        let routing = part(90.5, 116.0, 0.6, 98.8);
        let routed = Some("0097100118Q5401603995101312V");
        assert_eq!(read(&routing, BarcodeFormat::CODE_128).as_deref(), routed, "{format}");
        let square = part(34.0, 67.2, 66.4, 98.8);
        let said = read(&square, BarcodeFormat::AZTEC);
        assert_eq!(said.as_deref(), Some(super::cab_2d(&label).as_str()), "{format}");
    }
}

#[test]
fn all_codes_of_a_label_are_an_a_on_the_head_that_it_is_drawn_for() {
    let label = labelled();
    for format in FORMATS {
        let grades = crate::label::grade(&dots(&super::label(&label, format), format), &CodeDemands::USUAL);
        // A sheet of A4 has the customs form's copy of the number too.
        assert_eq!(grades.codes.len(), if format == "PDF_A4_300dpi_UL" { 4 } else { 3 }, "{format}: {grades:?}");
        assert_eq!(grades.worst(), Some(Grade::A), "{format}: {grades:?}");
        assert!(codes_carry(&grades, &TrackingNumber("8Q54016039950".to_owned())), "{format}");
    }
}

#[test]
fn every_paper_says_that_it_is_none() {
    let label = labelled();
    let slip = Slip { number: 1, account: "900001".into(), parcels: Vec::new(), created_at: label.created_at.clone() };
    for format in FORMATS {
        assert!(says_specimen(&bare(super::label(&label, format))), "{format}");
    }
    let papers = [
        super::cn23(&label, "PDF_A4_300dpi"),
        super::cn23(&label, "PDF_10x12_300dpi"),
        bare(super::cn23(&label, "ZPL_10x12_203dpi")),
        super::proforma(&label),
        super::token(&label),
        super::slip(&slip, &[label]),
    ];
    assert!(papers.iter().all(|paper| says_specimen(paper)));
}

#[test]
fn a_label_program_begins_with_what_the_real_one_begins_with() {
    let program = super::label(&labelled(), "ZPL_10x15_300dpi");
    assert!(program.starts_with(b"\xef\xbb\xbf\xef\xbb\xbf\x10CT~~CD,~CC^~CT~\n^XA"));
}

#[test]
fn a_declaration_has_four_equal_pages_or_as_many_as_were_asked_for() {
    let pages = |copies: serde_json::Value| {
        let mut label = labelled();
        label.request["letter"]["customsDeclarations"]["numberOfCopies"] = copies;
        let paper = super::cn23(&label, "PDF_A4_300dpi");
        paper.windows(9).filter(|window| *window == b"/MediaBox").count()
    };
    assert_eq!(pages(serde_json::Value::Null), 4);
    assert_eq!(pages(json!(2)), 2);
    assert_eq!(pages(json!(9)), 4);
}

#[test]
fn the_same_label_is_the_same_bytes() {
    let label = labelled();
    assert_eq!(super::label(&label, "PDF_10x15_300dpi"), super::label(&label, "PDF_10x15_300dpi"));
    assert_eq!(super::cn23(&label, "PDF_A4_300dpi"), super::cn23(&label, "PDF_A4_300dpi"));
}

#[test]
fn a_slip_names_the_parcels_of_each_page_in_its_code() {
    let labels: Vec<Labelled> =
        (0..30).map(|at| Labelled { parcel_number: format!("8Q540160{at:04}0"), ..labelled() }).collect();
    let slip = Slip {
        number: 7,
        account: "900001".into(),
        parcels: labels.iter().map(|label| label.parcel_number.clone()).collect(),
        created_at: labels[0].created_at.clone(),
    };
    let first = decode(&super::slip(&slip, &labels), 300, Media { width: 2970, height: 2100 }).unwrap();
    let said = read(&cut(&first, [75.0, 170.0, 240.0, 208.0]), BarcodeFormat::PDF_417).unwrap();
    assert!(said.starts_with("DEBBORCS900001011020260000000007") && said.ends_with("FINBORCS"), "{said}");
    assert_eq!(said.len(), 8 + 6 + 8 + 10 + 25 * 12 + 8);
}

fn labelled() -> Labelled {
    let person = |country: &str, postcode: &str| {
        json!({
            "companyName": "Atelier", "lastName": "Essai", "firstName": "Camille", "line0": "Étage 3", "line1": "Bâtiment B",
            "line2": "27 rue du Modèle", "line3": "Quartier Nord", "city": "Ville", "zipCode": postcode,
            "countryCode": country, "mobileNumber": "+33612340678", "email": "camille@example.com",
        })
    };
    Labelled {
        parcel_number: "8Q54016039950".into(),
        partner_number: "0097100118Q5401603995101312V".into(),
        product: "COM".into(),
        prefix: "8Q".into(),
        account: "900001".into(),
        weight_grams: 1200,
        deposit_date: "2026-10-01".into(),
        country: "GP".into(),
        network: "COL".into(),
        with_cn23: true,
        token: Some("039ABCDEF".into()),
        created_at: "2026-10-01T08:00:00Z".into(),
        request: json!({ "letter": {
            "service": { "totalAmount": 1200 },
            "sender": { "address": person("FR", "69002") },
            "addressee": { "address": person("GP", "97100") },
            "customsDeclarations": { "contents": {
                "article": [{ "description": "Cotton shirt", "quantity": 2, "weight": 0.5, "value": 25.0, "hsCode": "610910" }],
                "category": { "value": 3 },
            }},
        }}),
        ..Labelled::default()
    }
}

fn height(format: &str) -> f32 {
    Size::of(format).height.min(120.0)
}

/// A program without what stands before it on the wire.
fn bare(bytes: Vec<u8>) -> Vec<u8> {
    bytes.strip_prefix(ZPL_HEAD).map(<[u8]>::to_vec).unwrap_or(bytes)
}

fn dots(bytes: &[u8], format: &str) -> Dots {
    let size = Size::of(format);
    let tenths = |millimetres: f32| (millimetres * 10.0) as u32;
    let media = Media { width: tenths(size.width), height: tenths(size.height) };
    decode(&bare(bytes.to_vec()), size.dpi, media).unwrap()
}

/// The dots between these edges, in millimetres: left, top, right, bottom.
fn cut(dots: &Dots, edges: [f32; 4]) -> Dots {
    let [left, top, right, bottom] = edges.map(|edge| (edge * dots.dpi() as f32 / 25.4) as u32);
    let (width, height) = (right.min(dots.width()) - left, bottom.min(dots.height()) - top);
    Dots::from_fn(width, height, dots.dpi(), |x, y| dots.black(left + x, top + y)).unwrap()
}

fn read(dots: &Dots, format: BarcodeFormat) -> Option<String> {
    let mut hints = DecodeHints::default()
        .with(DecodeHintValue::PossibleFormats(HashSet::from([format])))
        .with(DecodeHintValue::TryHarder(true));
    let gray = dots.to_gray_scaled(dots.width(), dots.height());
    let found = rxing::helpers::detect_in_luma_with_hints(gray, dots.width(), dots.height(), Some(format), &mut hints);
    found.ok().map(|code| code.getText().to_owned())
}
