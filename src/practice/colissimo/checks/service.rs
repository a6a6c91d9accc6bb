//! The output format and the service block: what is asked for, on which day, with which wishes.

use jiff::civil::Date;
use serde_json::Value;

use super::Complaints;
use super::Fields;
use super::Terms;
use super::day;
use super::flag;
use super::is_far;
use super::number;
use super::people;
use super::route::Route;
use super::text;
use crate::practice::colissimo::facts;
use crate::practice::colissimo::facts::Kind;
use crate::practice::colissimo::facts::Product;

/// The formats that labels are drawn in here. La Poste has the same in DPL, which no printer of this house speaks.
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

/// The formats of a declaration on its own paper.
const CN23_FORMATS: [&str; 4] = ["PDF_A4_300dpi", "PDF_10x12_300dpi", "ZPL_10x12_203dpi", "ZPL_10x12_300dpi"];

pub(in crate::practice::colissimo) fn is_format(name: &str) -> bool {
    FORMATS.contains(&name)
}

pub(super) fn format(body: &Value, complaints: &mut Complaints) -> Option<String> {
    let Some(name) = text(&body["outputFormat"]["outputPrintingType"]) else {
        complaints.say("30025");
        return None;
    };
    let cn23 = Fields::of(body).get("OUTPUT_PRINT_TYPE_CN23").map(str::to_owned);
    let cn23_is_known = cn23.as_deref().is_none_or(|cn23| CN23_FORMATS.contains(&cn23) || cn23.ends_with("_UL"));
    // One sheet for both needs the same format twice.
    let agree = cn23.as_deref().is_none_or(|cn23| !cn23.ends_with("_UL") && !name.ends_with("_UL") || cn23 == name);
    if !is_format(&name) || !cn23_is_known || !agree {
        complaints.say("30026");
        return None;
    }
    Some(name)
}

/// A return from abroad is printed on A4 alone.
pub(super) fn return_format(format: Option<&str>, route: &Route, complaints: &mut Complaints) {
    complaints.say_if(route.prefix == "7R" && format.is_some_and(|format| format != "PDF_A4_300dpi"), "30026");
}

pub(super) fn product(letter: &Value, terms: &Terms, complaints: &mut Complaints) -> Option<&'static Product> {
    let Some(code) = text(&letter["service"]["productCode"]) else {
        complaints.say("30014");
        return None;
    };
    let Some(product) = facts::product(&code) else {
        complaints.say("30015");
        return None;
    };
    if let Some(id) = product.refused(terms) {
        complaints.say(id);
        return None;
    }
    Some(product)
}

pub(super) fn deposit_date(letter: &Value, terms: &Terms, complaints: &mut Complaints) -> Option<Date> {
    let date = text(&letter["service"]["depositDate"]).and_then(|date| day(&date));
    match date {
        None => complaints.say("30010"),
        Some(date) if date < terms.today => complaints.say("30002"),
        Some(_) => (),
    }
    date
}

/// What else the service block asks for.
pub(super) fn wishes(
    letter: &Value,
    product: Option<&Product>,
    route: Option<&Route>,
    terms: &Terms,
    complaints: &mut Complaints,
) {
    let service = &letter["service"];
    // The older codes of a pick-up were recorded without it.
    complaints.say_if(
        product.is_some_and(|product| product.code == "HD") && text(&service["commercialName"]).is_none(),
        "30018",
    );
    return_choice(service, route, complaints);
    network(service, product, route, complaints);
    letter_box(letter, product, terms, complaints);
}

/// Outside the Union a parcel that nobody takes comes back (2) or does not (3); in the Union and at home nobody asks.
fn return_choice(service: &Value, route: Option<&Route>, complaints: &mut Complaints) {
    let Some(route) = route.filter(|route| is_far(route.to) && route.product.kind != Kind::Return) else { return };
    // The army's sectors are at home, for the price and for the customs.
    if route.product.kind == Kind::Pickup || route.to.code == "S1" {
        return;
    }
    match text(&service["returnTypeChoice"]).as_deref() {
        None => complaints.say("30323"),
        Some("2" | "3") => (),
        Some(_) => complaints.say("30324"),
    }
}

/// The local post may be chosen for some countries, and for signed parcels alone.
fn network(service: &Value, product: Option<&Product>, route: Option<&Route>, complaints: &mut Complaints) {
    const LOCAL_POST: [&str; 11] = ["AT", "BE", "DE", "DK", "EE", "ES", "FI", "IT", "LU", "NL", "PL"];
    let wished = flag(&service["reseauPostal"]);
    let may = product.is_some_and(|product| product.code == "DOS")
        && route.is_none_or(|route| LOCAL_POST.contains(&route.to.code));
    complaints.say_if(wished.is_err() || wished == Ok(true) && !may, "30027");
}

/// A return that is left in the letter box, fetched on a day that was offered.
fn letter_box(letter: &Value, product: Option<&Product>, terms: &Terms, complaints: &mut Complaints) {
    let service = &letter["service"];
    let date = text(&service["mailBoxPickingDate"]);
    if flag(&service["mailBoxPicking"]) != Ok(true) {
        complaints.say_if(date.is_some(), "30809");
        return;
    }
    if !product.is_some_and(|product| matches!(product.code, "CORE" | "CORF")) {
        complaints.say("30804");
        return;
    }
    complaints.say_if(!terms.letter_box, "30028");
    match date.map(|date| day(&date)) {
        None => complaints.say("30813"),
        Some(Some(date)) if picking_days(terms.today).contains(&date) => (),
        Some(_) => complaints.say("30806"),
    }
    let sender = &letter["sender"]["address"];
    complaints.say_if(text(&sender["firstName"]).is_none(), "30043");
    complaints.say_if(text(&sender["email"]).is_none(), "30045");
    complaints.say_if(text(&sender["zipCode"]).is_some_and(|postcode| !people::has_letter_box(&postcode)), "30805");
}

/// The next five days on which a letter box is emptied: not today, and no Sunday.
pub(in crate::practice::colissimo) fn picking_days(today: Date) -> Vec<Date> {
    let next = std::iter::successors(today.tomorrow().ok(), |day| day.tomorrow().ok());
    next.filter(|day| day.weekday() != jiff::civil::Weekday::Sunday).take(5).collect()
}

/// The price of the carriage, which a declaration has to name.
pub(super) fn carriage(letter: &Value, complaints: &mut Complaints) {
    let cents = number(&letter["service"]["totalAmount"]);
    complaints.say_if(!matches!(cents, Ok(Some(cents)) if cents > 0.0), "30020");
}
