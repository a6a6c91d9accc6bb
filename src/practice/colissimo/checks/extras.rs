//! The free fields around a letter: other accounts, groups of parcels, what the customer prints itself, dangerous goods.

use serde_json::Value;

use super::Complaints;
use super::Fields;
use super::Terms;
use super::flag;
use super::number;
use super::route::Route;
use super::text;
use crate::practice::colissimo::facts::Area;
use crate::practice::colissimo::numbers;

/// As many parcels as travel in a group.
const MOST_IN_A_GROUP: u32 = 5;
/// The classes that exist; a contract names those that it allows.
const HAZMAT: [&str; 9] = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];

pub(super) fn check(body: &Value, fields: &Fields, route: Option<&Route>, terms: &Terms, complaints: &mut Complaints) {
    let is_account = |number: &str| number.len() == 6 && number.bytes().all(|figure| figure.is_ascii_digit());
    complaints.say_if(fields.get("ACCOUNT_NUMBER").is_some_and(|number| !is_account(number)), "30001");
    group(fields, route, complaints);
    if terms.version >= 30 {
        own_fields(body, complaints);
    }
    if terms.version >= 31 {
        hazmat(&body["letter"]["parcel"], terms, complaints);
    }
}

/// A group is for parcels that leave the country.
fn group(fields: &Fields, route: Option<&Route>, complaints: &mut Complaints) {
    let Some(role) = fields.get("TYPE_MULTI_PARCEL") else { return };
    let figure = |name: &str| fields.get(name).and_then(|number| number.parse::<u32>().ok()).unwrap_or(0);
    let (at, of) = (figure("PARCEL_ITERATION_NUMBER"), figure("TOTAL_NUMBER_PARCEL"));
    complaints.say_if(of > MOST_IN_A_GROUP || at > of, "30341");
    complaints.say_if(route.is_some_and(|route| route.to.area == Area::France), "30345");
    if role == "MASTER" {
        let followers = fields.get("LIST_FOLLOWER_PARCEL").unwrap_or_default();
        let followers: Vec<&str> = followers.split('/').filter(|number| !number.is_empty()).collect();
        complaints.say_if(!followers.iter().all(|number| numbers::is_number(number)), "30321");
        complaints.say_if(followers.len() >= MOST_IN_A_GROUP as usize, "30341");
    }
}

/// Texts and codes of the customer's own. The schema and the sample name the list differently: both are read.
fn own_fields(body: &Value, complaints: &mut Complaints) {
    let own = &body["customizationFields"];
    let dpl = text(&body["outputFormat"]["outputPrintingType"]).is_some_and(|format| format.starts_with("DPL"));
    for list in ["customizationField", "customizationFields"] {
        for field in own[list].as_array().into_iter().flatten() {
            let (most, id) = if dpl { (10.0, "31103") } else { (20.0, "31102") };
            let size = number(&field["taille"]);
            let value = text(&field["value"]);
            match text(&field["type"]).as_deref() {
                Some("TEXT") => {
                    complaints.say_if(value.is_none(), "31101");
                    complaints.say_if(!matches!(size, Ok(Some(size)) if (1.0..=most).contains(&size)), id);
                }
                Some("BARCODE128") => complaints.say_if(value.is_none(), "31111"),
                Some(_) | None => complaints.say("31100"),
            }
        }
    }
    for mask in own["reference"].as_array().into_iter().flatten() {
        complaints.say_if(matches!(number(&mask["customizableReferenceKey"]), Ok(Some(key)) if key < 0.0), "31108");
        complaints.say_if(text(&mask["customizableReferenceValue"]).is_none(), "31109");
    }
}

fn hazmat(parcel: &Value, terms: &Terms, complaints: &mut Complaints) {
    if flag(&parcel["hazmatFlag"]) != Ok(true) {
        return;
    }
    if terms.hazmat.is_empty() {
        complaints.say("32001");
        return;
    }
    match text(&parcel["hazmatCategory"]) {
        None => complaints.say("32003"),
        Some(class) if !HAZMAT.contains(&class.as_str()) => complaints.say("32004"),
        Some(class) => complaints.say_if(!terms.hazmat.contains(&class), "32002"),
    }
}
