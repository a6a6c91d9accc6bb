//! What is in the parcel, for those who look into it at a border.

use serde_json::Value;

use super::Complaints;
use super::Fields;
use super::flag;
use super::has_decimals;
use super::number;
use super::route;
use super::route::Route;
use super::service;
use super::text;
use crate::practice::colissimo::facts;
use crate::practice::colissimo::facts::Country;
use crate::practice::colissimo::facts::Kind;

/// The currencies that a declaration may be in.
const CURRENCIES: [&str; 8] = ["USD", "EUR", "CHF", "GBP", "CNY", "JPY", "CAD", "AUD"];
/// The schema's own limit; one error text speaks of ten.
const MOST_ARTICLES: usize = 100;

/// Whether a parcel between these places is declared.
pub(in crate::practice::colissimo) fn needs_declaration(from: &Country, to: &Country, postcode: &str) -> bool {
    /// Corners of the Union that its customs leave out, by the first figures of their postcodes.
    const CORNERS: &[(&str, &[&str])] = &[
        ("ES", &["35", "38", "51", "52"]),
        ("GR", &["63086"]),
        ("DE", &["27498", "78266"]),
        ("IT", &["23030", "23041", "22060", "22061"]),
        ("FI", &["22"]),
    ];
    if from.area.is_overseas() {
        return !route::is_one_island(from, to);
    }
    let corners = CORNERS.iter().find(|(code, _)| *code == to.code).map_or(&[][..], |(_, corners)| corners);
    to.cn23 || corners.iter().any(|corner| postcode.starts_with(corner))
}

/// Looks through a declaration; says whether one will be printed.
pub(super) fn declaration(letter: &Value, route: Option<&Route>, fields: &Fields, complaints: &mut Complaints) -> bool {
    let Some(route) = route else { return false };
    let customs = &letter["customsDeclarations"];
    let needed = match route.prefix {
        "7R" => needs_declaration(route.to, route.from, &route.left),
        "8R" => false,
        _ => needs_declaration(route.from, route.to, &route.postcode),
    };
    let ddp = flag(&letter["parcel"]["ddp"]) == Ok(true);
    lengths(customs, complaints);
    eori(route, fields, ddp, needed && total(customs) >= 1000.0, complaints);
    if !needed {
        return false;
    }
    if customs["contents"].as_object().is_none() {
        complaints.say("30500");
        return false;
    }
    // Left out it means yes; where the data travels by wire, no is not taken.
    let refused =
        flag(&customs["includeCustomsDeclarations"]) == Ok(false) && !customs["includeCustomsDeclarations"].is_null();
    complaints.say_if(refused && (ddp || route.to.area.is_overseas()), "30500");
    service::carriage(letter, complaints);
    let back = matches!(route.prefix, "7R" | "5R");
    let category = category(&customs["contents"], back, complaints);
    let rules = Rules { commercial: category == Some(3), back };
    articles(&customs["contents"], letter, &rules, complaints);
    if ddp && route.to.code == "GB" {
        complaints.say_if(category.is_some_and(|category| category != 3), "40022");
        complaints.say_if(!(160.0..=1050.0).contains(&total(customs)), "40023");
    }
    !refused
}

/// What an article must say beyond its usual.
struct Rules {
    /// Sold goods: tariff number and origin.
    commercial: bool,
    /// On its way back from outside: all that, currency and reference.
    back: bool,
}

fn category(contents: &Value, back: bool, complaints: &mut Complaints) -> Option<u32> {
    let Some(value) = text(&contents["category"]["value"]) else {
        complaints.say("30503");
        return None;
    };
    match value.parse::<u32>() {
        Ok(category @ 1..=6) => {
            complaints.say_if(back && category != 6, "30542");
            Some(category)
        }
        Ok(_) | Err(_) => {
            complaints.say("30504");
            None
        }
    }
}

fn articles(contents: &Value, letter: &Value, rules: &Rules, complaints: &mut Complaints) {
    let listed = contents["article"].as_array().map(Vec::as_slice).unwrap_or_default();
    let listed: Vec<&Value> = listed.iter().filter(|article| article.is_object()).collect();
    complaints.say_if(listed.is_empty(), "30505");
    complaints.say_if(listed.len() > MOST_ARTICLES, "30506");
    for article in &listed {
        one_article(article, rules, complaints);
    }
    let distinct = |name: &str, usual: &str| {
        let mut found: Vec<String> =
            listed.iter().map(|article| text(&article[name]).unwrap_or_else(|| usual.to_owned())).collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    };
    complaints.say_if(distinct("currency", "EUR") > 1, "30537");
    complaints.say_if(rules.back && distinct("originCountry", "FR") > 1, "30538");
    let sum: f64 = listed.iter().map(|article| amount(article, "value") * amount(article, "quantity")).sum();
    complaints.say_if(!listed.is_empty() && sum > 0.0 && sum < 1.0, "30517");
    weights(&listed, letter, complaints);
}

/// The articles weigh no more than the parcel: even one of each is 30507, all of them 30540.
fn weights(listed: &[&Value], letter: &Value, complaints: &mut Complaints) {
    let Ok(Some(parcel)) = number(&letter["parcel"]["weight"]) else { return };
    let single: f64 = listed.iter().map(|article| amount(article, "weight")).sum();
    let all: f64 = listed.iter().map(|article| amount(article, "weight") * amount(article, "quantity")).sum();
    let slack = 1e-6;
    if single > parcel + slack {
        complaints.say("30507");
    } else if all > parcel + slack {
        complaints.say("30540");
    }
}

fn one_article(article: &Value, rules: &Rules, complaints: &mut Complaints) {
    match text(&article["description"]) {
        None => complaints.say("30510"),
        Some(words) => complaints.say_if(!words.chars().any(char::is_alphanumeric), "30511"),
    }
    let mut positive =
        |name: &str, missing: &'static str, wrong: &'static str, decimals: i32| match number(&article[name]) {
            Ok(None) => complaints.say(missing),
            Ok(Some(number)) => complaints.say_if(number <= 0.0 || !has_decimals(number, decimals), wrong),
            Err(()) => complaints.say(wrong),
        };
    positive("quantity", "30512", "30513", 0);
    positive("weight", "30514", "30515", 3);
    positive("value", "30516", "30517", 2);
    match text(&article["hsCode"]) {
        None => complaints.say_if(rules.commercial || rules.back, "30518"),
        Some(code) => {
            let lengths: &[usize] = if rules.back { &[6, 11] } else { &[6, 8, 10] };
            let fits = lengths.contains(&code.len()) && code.bytes().all(|figure| figure.is_ascii_digit());
            complaints.say_if(!fits, "30519");
        }
    }
    match text(&article["originCountry"]) {
        None => complaints.say_if(rules.commercial || rules.back, "30520"),
        // The army and the Canaries have rows of their own, and no code of ISO.
        Some(code) => {
            let is_known = facts::country(&code).is_some() && !matches!(code.as_str(), "S1" | "IC");
            complaints.say_if(!is_known, "30521");
        }
    }
    match text(&article["currency"]) {
        None => complaints.say_if(rules.back, "30524"),
        Some(currency) => complaints.say_if(!CURRENCIES.contains(&currency.as_str()), "30544"),
    }
    match text(&article["artref"]) {
        None => complaints.say_if(rules.back, "30522"),
        // One document allows 35 letters, another 44: beyond both it is refused.
        Some(reference) => complaints.say_if(reference.chars().count() > 44, "30543"),
    }
}

/// Most long texts are cut; these have codes of their own.
fn lengths(customs: &Value, complaints: &mut Complaints) {
    for (name, id) in [("comments", "30539"), ("invoiceNumber", "30532"), ("importersReference", "30535")] {
        complaints.say_if(text(&customs[name]).is_some_and(|text| text.chars().count() > 35), id);
    }
}

/// The number by which customs know a company: needed where the sender pays the duties, for the United States, and for a thousand
/// euros that are declared.
fn eori(route: &Route, fields: &Fields, ddp: bool, is_dear: bool, complaints: &mut Complaints) {
    let leaves = route.product.kind != Kind::Return;
    match fields.get("EORI") {
        None => complaints.say_if(leaves && (ddp || route.to.code == "US" || is_dear), "30561"),
        Some(number) => complaints.say_if(!is_eori(number), "30562"),
    }
    for key in ["EORI_ADDRESSEE", "EORI_ADRESSEE"] {
        complaints.say_if(fields.get(key).is_some_and(|number| !is_eori(number)), "30562");
    }
}

/// Two letters and up to fifteen signs; a French one has the nine figures of the company since 2026. Nothing says that those of
/// before, of fourteen, are refused.
fn is_eori(number: &str) -> bool {
    let (Some(country), Some(rest)) = (number.get(..2), number.get(2..)) else { return false };
    let figures = rest.bytes().all(|sign| sign.is_ascii_digit());
    match country {
        "FR" => matches!(rest.len(), 9 | 14) && figures,
        country => {
            country.bytes().all(|sign| sign.is_ascii_uppercase())
                && (1..=15).contains(&rest.len())
                && rest.bytes().all(|sign| sign.is_ascii_digit() || sign.is_ascii_uppercase())
        }
    }
}

/// What all articles are worth.
fn total(customs: &Value) -> f64 {
    let listed = customs["contents"]["article"].as_array().map(Vec::as_slice).unwrap_or_default();
    listed.iter().map(|article| amount(article, "value") * amount(article, "quantity")).sum()
}

fn amount(article: &Value, name: &str) -> f64 {
    number(&article[name]).ok().flatten().unwrap_or(0.0)
}
