//! What was recorded of the real service: requests read back into drafts, with what it answered.
//!
//! The recordings are not ours to copy; where they lie, `ENVOI_SHARED` says.

use std::fs;
use std::path::PathBuf;

use envoi::domain::AddressDraft;
use envoi::domain::ArticleDraft;
use envoi::domain::ContentsCategory;
use envoi::domain::CustomsDraft;
use envoi::domain::LabelFormat;
use envoi::domain::OriginalDraft;
use envoi::domain::RowId;
use envoi::domain::ShipmentDraft;
use serde_json::Value;

use super::bases::Case;
use crate::article_rules::parcels;

/// What a product of the recordings is sold as now. `INVALID_PRODUCT` is none: a desk chooses from a list.
const PRODUCTS: &[(&str, &str)] = &[("DOM", "DOM"), ("COL", "DOS"), ("BPR", "HD"), ("COM", "COM"), ("DOS", "DOS")];

/// Each recorded check as a case, and the code of its answer: `0` where it was taken.
pub fn recorded() -> Vec<(Case, String)> {
    let Some(shared) = std::env::var_os("ENVOI_SHARED").map(PathBuf::from) else {
        eprintln!("skipped: ENVOI_SHARED does not say where the recordings are");
        return Vec::new();
    };
    let entries = fs::read_dir(shared.join("recordings/colissimo/roulier")).expect("the recordings");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("one").path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".checkGenerateLabel.request.json"));
    files.sort();
    let read = |file: PathBuf| -> Value { serde_json::from_slice(&fs::read(file).expect("recorded")).expect("JSON") };
    let case = |file: PathBuf| {
        let answer = PathBuf::from(file.to_string_lossy().replace(".request.json", ".response.json"));
        let code = read(answer)["messages"][0]["id"].as_str().expect("a code").to_owned();
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        Some((case(&read(file), name)?, code))
    };
    files.into_iter().filter_map(case).collect()
}

fn case(request: &Value, name: String) -> Option<Case> {
    let letter = &request["letter"];
    let product = letter["service"]["productCode"].as_str()?;
    let (_, service) = PRODUCTS.iter().find(|(theirs, _)| *theirs == product)?;
    let to = &letter["addressee"]["address"];
    let mut draft = ShipmentDraft { consignee: address(to), ..ShipmentDraft::default() };
    draft.order.phone = some(&to["mobileNumber"]).unwrap_or_else(|| text(&to["phoneNumber"])).as_str().into();
    draft.order.email = text(&to["email"]).as_str().into();
    draft.parcel.weight = format!("{} kg", letter["parcel"]["weight"]).as_str().into();
    draft.handling.point = some(&letter["parcel"]["pickupLocationId"]).and_then(|id| {
        let mut point = parcels::picked_up().handling.point?;
        point.id = id;
        Some(point)
    });
    draft.customs = declaration(letter);
    let sender = address(&letter["sender"]["address"]);
    let (service, edits) = ((*service).to_owned(), vec![name]);
    Some(Case { base: "recorded", edits, service, sender, draft, printer: LabelFormat::Pdf })
}

fn address(theirs: &Value) -> AddressDraft {
    let names = [&theirs["firstName"], &theirs["lastName"]].map(text);
    AddressDraft {
        name: names.join(" ").trim().to_owned(),
        company: text(&theirs["companyName"]),
        street: text(&theirs["line2"]),
        extra: some(&theirs["line0"]).unwrap_or_else(|| text(&theirs["line1"])),
        postcode: text(&theirs["zipCode"]),
        city: text(&theirs["city"]),
        country: text(&theirs["countryCode"]).parse().expect("a code"),
        state: text(&theirs["stateOrProvinceCode"]),
        phone: some(&theirs["phoneNumber"]).unwrap_or_else(|| text(&theirs["mobileNumber"])),
        ..AddressDraft::default()
    }
}

fn declaration(letter: &Value) -> CustomsDraft {
    let customs = &letter["customsDeclarations"];
    let contents = &customs["contents"];
    if !contents.is_object() {
        return CustomsDraft::default();
    }
    let rows = |list: &str| contents[list].as_array().cloned().unwrap_or_default().into_iter().zip(1..);
    let article = |(theirs, row): (Value, u32)| ArticleDraft {
        row: RowId(row),
        description: text(&theirs["description"]),
        quantity: theirs["quantity"].to_string().as_str().into(),
        weight: format!("{} kg", theirs["weight"]).as_str().into(),
        value: theirs["value"].to_string().as_str().into(),
        currency: text(&theirs["currency"]),
        hs_code: text(&theirs["hsCode"]),
        origin: text(&theirs["originCountry"]),
        reference: text(&theirs["artref"]),
        original_ident: text(&theirs["originalIdent"]),
        ..ArticleDraft::default()
    };
    let original = |(theirs, row): (Value, u32)| OriginalDraft {
        row: RowId(row),
        invoice_number: text(&theirs["originalInvoiceNumber"]),
        invoice_date: text(&theirs["originalInvoiceDate"]).as_str().into(),
        parcel_number: text(&theirs["originalParcelNumber"]),
    };
    use ContentsCategory::*;
    let number = contents["category"]["value"].as_u64().and_then(|number| usize::try_from(number).ok());
    let categories = [Gift, Sample, Commercial, Document, Other, Return];
    let postage = letter["service"]["totalAmount"].as_f64().map(|cents| format!("{:.2}", cents / 100.0));
    CustomsDraft {
        articles: rows("article").map(article).collect(),
        category: number.and_then(|number| categories.get(number.checked_sub(1)?).copied()),
        description: text(&customs["description"]),
        comments: text(&customs["comments"]),
        invoice: text(&customs["invoiceNumber"]),
        originals: rows("original").map(original).collect(),
        postage: postage.unwrap_or_default().as_str().into(),
        next_row: 100,
        ..CustomsDraft::default()
    }
}

fn some(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn text(value: &Value) -> String {
    some(value).unwrap_or_default()
}
