//! The table of rules that was gathered from La Poste's papers, held against ours: each has one here, or a reason why it is held
//! elsewhere, and La Poste's code is the one that the table names.
//!
//! The table is not ours to copy; where it lies, `ENVOI_SHARED` says. Without it, ours are broken one by one all the same.

mod held;
pub mod parcels;

use std::collections::BTreeMap;
use std::path::PathBuf;

use envoi::domain::CarrierKind;
use envoi::domain::LabelFormat;
use envoi::domain::Problem;
use envoi::domain::Service;
use envoi::domain::ShipmentDraft;
use envoi::domain::rules;
use envoi::domain::rules::RuleContext;
use held::HELD;
use held::Held;
use jiff::civil::date;

/// Rules whose code in the table is of another matter than ours, and why.
const OTHER_CODES: &[(&str, &str)] = &[
    ("A13", "30557 is about the description of the whole; of one article La Poste says nothing"),
    ("D01", "an empty declaration is one without articles, 30505"),
];

/// A kind of parcel, and how it is made.
type Parcel = (&'static str, fn() -> ShipmentDraft);

#[test]
fn a_parcel_with_nothing_wrong_is_not_stopped() {
    let parcels: [Parcel; 7] = [
        ("DOM", parcels::home),
        ("HD", parcels::picked_up),
        ("DOS", parcels::swiss),
        ("DOS", parcels::american),
        ("DOS", parcels::british),
        ("CDS", parcels::overseas),
        ("CORI", parcels::back),
    ];
    for (service, parcel) in parcels {
        let stops: Vec<_> = said(service, &parcel()).into_iter().filter(|problem| problem.severity.stops()).collect();
        assert!(stops.is_empty(), "{service}: {stops:?}");
    }
}

#[test]
fn each_rule_is_broken_and_says_so() {
    for (id, held) in HELD {
        match held {
            Held::Here(service, parcel, spoil, expected) => {
                let mut draft = parcel();
                spoil(&mut draft);
                let said: Vec<String> = said(service, &draft).iter().map(|problem| problem.key().text()).collect();
                assert!(said.iter().any(|text| text == expected), "{id}: {expected} is not in {said:#?}");
            }
            Held::Elsewhere(reason) => assert!(!reason.is_empty(), "{id} is held nowhere, and nobody says why"),
        }
    }
}

#[test]
fn every_rule_of_the_table_is_held_with_its_severity_and_its_code() {
    let Some(table) = table() else { return };
    let ours: BTreeMap<&str, &Held> = HELD.iter().map(|(id, held)| (*id, held)).collect();
    let ids: Vec<&str> = table.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, HELD.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    for row in &table {
        let Held::Here(service, parcel, spoil, expected) = ours[row.id.as_str()] else { continue };
        let mut draft = parcel();
        spoil(&mut draft);
        let problems = said(service, &draft);
        let problem = problems.iter().find(|problem| problem.key().text() == *expected).expect("it is broken");
        // What the table calls an error stops; what only a guess stands behind may be kept by a person.
        let stops = row.severity.starts_with("error");
        let is_way = row.severity.contains('/') || row.severity == "fix" || row.id == "A90" || row.id == "P11";
        assert!(is_way || problem.severity.stops() == stops, "{}: {:?}", row.id, problem.severity);
        let other = OTHER_CODES.iter().any(|(id, _)| *id == row.id);
        if stops && problem.severity.stops() && !row.codes.is_empty() && !other && row.id != "P11" {
            let code = problem.la_poste_code().unwrap_or_default();
            assert!(row.codes.iter().any(|known| covers(known, code)), "{}: {code} is not in {:?}", row.id, row.codes);
        }
    }
}

/// `30329-30335` covers what lies between.
fn covers(known: &str, code: &str) -> bool {
    match known.split_once('-') {
        Some((first, last)) => (first..=last).contains(&code),
        None => known == code,
    }
}

fn said(service: &str, draft: &ShipmentDraft) -> Vec<Problem> {
    let account = parcels::account();
    let service = Service::by_code(CarrierKind::Colissimo, service).expect("in the table");
    let context =
        RuleContext { account: &account, service, today: date(2026, 11, 22), printer: LabelFormat::Zpl, dpi: 203 };
    rules::check(draft, &context).problems.iter().cloned().collect()
}

struct Row {
    id: String,
    severity: String,
    codes: Vec<String>,
}

fn table() -> Option<Vec<Row>> {
    let Some(shared) = std::env::var_os("ENVOI_SHARED").map(PathBuf::from) else {
        eprintln!("skipped: ENVOI_SHARED does not say where the table of rules is");
        return None;
    };
    let path = shared.join("facts/colissimo/article_rules.tsv");
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_path(&path).expect("the table of rules");
    let rows = reader.records().map(|record| {
        let record = record.expect("a row");
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let codes = cell(5);
        let codes = codes.split(" / ").map(|code| code.split(' ').next().unwrap_or_default().to_owned());
        Row { id: cell(0), severity: cell(4), codes: codes.filter(|code| !code.is_empty()).collect() }
    });
    Some(rows.collect())
}
