//! Goods on their way back through customs: which invoice and which parcel they went out with.

use serde_json::Value;

use super::Complaints;
use super::Terms;
use super::customs::needs_declaration;
use super::day;
use super::route::Route;
use super::text;
use crate::practice::colissimo::numbers;

/// As many parcels as one return may hold the goods of.
const MOST: usize = 5;

pub(super) fn check(letter: &Value, route: &Route, terms: &Terms, complaints: &mut Complaints) {
    let declared = match route.prefix {
        "7R" => needs_declaration(route.to, route.from, &route.left),
        "5R" => true,
        _ => false,
    };
    let contents = &letter["customsDeclarations"]["contents"];
    if !declared || !contents.is_object() {
        return;
    }
    let originals = contents["original"].as_array().map(Vec::as_slice).unwrap_or_default();
    let originals: Vec<&Value> = originals.iter().filter(|original| original.is_object()).collect();
    if originals.is_empty() {
        complaints.say("30554");
        return;
    }
    complaints.say_if(originals.len() > MOST, "30531");
    let mut seen: Vec<Original> = Vec::new();
    for original in &originals {
        let read = one(original, terms, complaints);
        complaints.say_if(read.letter.is_some() && seen.iter().any(|other| other.letter == read.letter), "30549");
        let is_same = |other: &Original| (&other.invoice, &other.parcel) == (&read.invoice, &read.parcel);
        complaints.say_if(read.parcel.is_some() && seen.iter().any(is_same), "30550");
        let other_day = |other: &Original| other.invoice == read.invoice && other.date != read.date;
        complaints.say_if(read.invoice.is_some() && seen.iter().any(other_day), "30553");
        seen.push(read);
    }
    let articles = contents["article"].as_array().map(Vec::as_slice).unwrap_or_default();
    for article in articles.iter().filter(|article| article.is_object()) {
        match text(&article["originalIdent"]) {
            None => complaints.say("30548"),
            Some(letter) if letter.chars().count() > 1 => complaints.say("30541"),
            Some(letter) => {
                let is_known = seen.iter().any(|original| original.letter.as_deref() == Some(letter.as_str()));
                complaints.say_if(!is_known, "30547");
            }
        }
    }
}

/// What a parcel went out with.
struct Original {
    letter: Option<String>,
    invoice: Option<String>,
    date: Option<String>,
    parcel: Option<String>,
}

fn one(original: &Value, terms: &Terms, complaints: &mut Complaints) -> Original {
    let own = |name: &str| text(&original[name]);
    let read = Original {
        letter: own("originalIdent"),
        invoice: own("originalInvoiceNumber"),
        date: own("originalInvoiceDate"),
        parcel: own("originalParcelNumber"),
    };
    match read.letter.as_deref() {
        None => complaints.say("30546"),
        Some("A" | "B" | "C" | "D" | "E") => (),
        Some(_) => complaints.say("30534"),
    }
    complaints.say_if(read.invoice.is_none(), "30529");
    match read.date.as_deref().map(day) {
        None | Some(None) => complaints.say("30530"),
        Some(Some(date)) => complaints.say_if(date > terms.today, "30533"),
    }
    match read.parcel.as_deref() {
        None => complaints.say("30528"),
        Some(number) => complaints.say_if(!numbers::is_number(number), "30525"),
    }
    read
}
