//! Every label of the recordings, on 4 × 6 inches at 203 dpi.

use std::fs;
use std::path::Path;

use envoi::domain::LabelFormat;
use envoi::domain::PageTarget;
use serde_json::Value;

use super::Case;
use super::Expected;

const PAPER: (u32, u32) = (812, 1218);

/// A form of A4 as large as its page.
const A4: (u32, u32) = (1678, 2374);

/// A program for a head of 300 dpi says so by its width.
const FINE: (u32, u32) = (1181, 1218);

/// A recorded file, the dots that come of it, what is said of it, and the number that a code on it holds.
type Recorded = (&'static str, (u32, u32), &'static [&'static str], Option<&'static str>);

#[rustfmt::skip]
const FILES: [Recorded; 20] = [
    ("colissimo/roulier/DOM_product.1.generateLabel.part.label", PAPER, &[], Some("6A0178665736")),
    ("colissimo/roulier/common_success_get_packing_slip.1.generateLabel.part.label", PAPER, &[], None),
    ("colissimo/roulier/colissimo_label.1.generateLabel.part.label", PAPER, &[], Some("9V3457460921")),
    ("colissimo/roulier/colissimo_label_api_key.1.generateLabel.part.label", PAPER, &[], None),
    ("colissimo/roulier/colissimo_label_login_password.1.generateLabel.part.label", PAPER, &[], None),
    ("colissimo/roulier/colissimo_multi_label_api_key.1.generateLabel.part.label", PAPER, &[], None),
    ("colissimo/roulier/colissimo_multi_label_api_key.3.generateLabel.part.label", PAPER, &[], None),
    ("colissimo/roulier/pickup_ok.1.generateLabel.part.label", PAPER, &[], Some("9V3492981853")),
    ("colissimo/roulier/full_customs_declarations.1.generateLabel.part.label", PAPER, &[], Some("8Q54016039950")),
    ("colissimo/roulier/colissimo_label_zpl.1.generateLabel.part.label", FINE, &["page-untouched", "page-too-large"], Some("9V3492981852")),
    ("colissimo/roulier/full_customs_declarations.1.generateLabel.part.cn23", A4, &["page-too-large"], None),
    ("colissimo/roulier/common_success_get_packing_slip.2.generateBordereauByParcelsNumbers.part.deliveryPaper", PAPER, &["page-cut-out-of-more"], None),
    ("swiss-post/barcode/20210311_label_PRI_A6_pdf_pack18.pdf", PAPER, &["page-cut-out"], Some("996001321700008966")),
    ("swiss-post/barcode/label_PRI_A6_pdf_pack103_a.pdf", PAPER, &["page-cut-out"], Some("996001321700016917")),
    ("swiss-post/barcode/label_PRI_LQ_unnumbers_A6_pdf.pdf", PAPER, &["page-cut-out", "page-turned"], Some("996001321700016892")),
    ("swiss-post/zpl/swisspost.zpl", PAPER, &["page-untouched"], Some("996000000000000000")),
    ("swiss-post/zpl/synthetic_cp850.zpl", PAPER, &["page-untouched"], Some("990000000000000001")),
    ("swiss-post/zpl/synthetic_utf8_ci28.zpl", PAPER, &["page-untouched"], None),
    ("swiss-post/zpl/WRONG_utf8_lossy.zpl", PAPER, &["page-untouched"], None),
    ("swiss-post/zpl/swisspost.png", PAPER, &["page-cut-out"], Some("996000000000000000")),
];

/// Answers that carry their label in base 64, what is said of it, and the number that a code on it holds. A page of A6 is 3 mm wider
/// than the paper whichever way it lies, and its margins are white.
const ANSWERS: [(&str, &[&str], &str); 3] = [
    ("20210311_label_PRI_A6_pdf_pack18", &["page-cut-out"], "996001321700008966"),
    ("label_PRI_A6_pdf_pack103_a", &["page-cut-out"], "996001321700016917"),
    ("label_PRI_LQ_unnumbers_A6_pdf", &["page-cut-out", "page-turned"], "996001321700016892"),
];

/// All of them.
pub fn cases(shared: &Path) -> Vec<Case> {
    let recordings = shared.join("recordings");
    let files = FILES.iter().map(|(name, size, notes, number)| {
        let file = fs::read(recordings.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        case((*name).to_owned(), file, *size, notes, *number)
    });
    let answers = ANSWERS.iter().map(|(name, notes, number)| {
        let path = recordings.join("swiss-post/barcode").join(format!("{name}.response.json"));
        let answer: Value = serde_json::from_slice(&fs::read(path).expect(name)).expect("JSON");
        let label = label_in(&answer).expect("a label in base 64");
        case(format!("{name} in its answer"), label, PAPER, notes, Some(*number))
    });
    files.chain(answers).collect()
}

fn case(name: String, file: Vec<u8>, size: (u32, u32), notes: &[&'static str], number: Option<&str>) -> Case {
    let target = PageTarget { language: LabelFormat::Zpl, ..PageTarget::default() };
    let number = number.map(str::to_owned);
    Case { name, file, target, expected: Expected::Page { size, notes: notes.to_vec(), number } }
}

/// The first text of an answer that is a PDF in base 64.
fn label_in(answer: &Value) -> Option<Vec<u8>> {
    use base64::Engine as _;
    match answer {
        Value::String(text) if text.starts_with("JVBERi0") => {
            base64::engine::general_purpose::STANDARD.decode(text).ok()
        }
        Value::Array(values) => values.iter().find_map(label_in),
        Value::Object(values) => values.values().find_map(label_in),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}
