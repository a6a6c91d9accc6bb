//! What the practice Colissimo refuses, by La Poste's own codes.
//!
//! Written from the carrier's documents, not from the station's rules: the two must be able to disagree. All checks run and all codes
//! are kept, in the order in which the service looks; how many of them an answer shows is the desk's business. Where the documents say
//! nothing, a field is taken as it comes; where they contradict each other, the place says which side was taken.

mod customs;
mod extras;
mod parcel;
mod people;
mod returns;
mod route;
mod service;

use jiff::civil::Date;
use serde_json::Value;

use super::facts::Area;
use super::facts::Country;
use super::facts::Open;
use super::facts::Product;
pub(super) use customs::needs_declaration;
pub(super) use people::has_letter_box;
pub(super) use people::is_email;
pub(super) use route::Route;
pub(super) use service::is_format;
pub(super) use service::picking_days;

/// A code, and what its words have holes for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    pub id: &'static str,
    /// What replaces `{0}`, `{1}` in its words.
    pub holes: Vec<String>,
}

/// Everything that is wrong, in order.
#[derive(Debug, Default)]
pub(super) struct Complaints(pub Vec<Complaint>);

impl Complaints {
    pub fn say(&mut self, id: &'static str) {
        self.say_with(id, &[]);
    }

    pub fn say_with(&mut self, id: &'static str, holes: &[&str]) {
        let complaint = Complaint { id, holes: holes.iter().map(|hole| (*hole).to_owned()).collect() };
        if !self.0.contains(&complaint) {
            self.0.push(complaint);
        }
    }

    pub fn say_if(&mut self, is_wrong: bool, id: &'static str) {
        if is_wrong {
            self.say(id);
        }
    }
}

/// What an account may do, and which day it is.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    pub today: Date,
    /// Products beyond those that every account has.
    pub contract: Vec<String>,
    /// Whether returns may be left in the letter box.
    pub letter_box: bool,
    /// The classes of dangerous goods of the contract; none closes the option.
    pub hazmat: Vec<String>,
    /// The version of the service: 20, 30 or 31.
    pub version: u8,
}

/// A request that was looked through.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub route: Route,
    pub grams: u32,
    pub deposit_date: Date,
    /// The label's format, one of those that are drawn here.
    pub format: String,
    /// The declaration's format, where it is not A4.
    pub cn23_format: Option<String>,
    /// Whether a declaration comes with the label.
    pub with_cn23: bool,
    pub order_number: String,
}

/// Looks through a request for a label.
pub(super) fn order(body: &Value, terms: &Terms) -> Result<Order, Complaints> {
    let mut complaints = Complaints::default();
    let letter = &body["letter"];
    let fields = Fields::of(body);
    let format = service::format(body, &mut complaints);
    let product = service::product(letter, terms, &mut complaints);
    let deposit_date = service::deposit_date(letter, terms, &mut complaints);
    let sender = people::sender(body, &mut complaints);
    let addressee = people::addressee(letter, product, &mut complaints);
    let route = route::find(letter, product, sender, addressee, &mut complaints);
    service::wishes(letter, product, route.as_ref(), terms, &mut complaints);
    let grams = parcel::weight(letter, product, route.as_ref(), &mut complaints);
    parcel::options(letter, product, route.as_ref(), &fields, &mut complaints);
    let with_cn23 = customs::declaration(letter, route.as_ref(), &fields, &mut complaints);
    if let Some(route) = &route {
        people::phones(letter, route, &mut complaints);
        returns::check(letter, route, terms, &mut complaints);
        service::return_format(format.as_deref(), route, &mut complaints);
    }
    extras::check(body, &fields, route.as_ref(), terms, &mut complaints);
    people::letters(body, &mut complaints);
    match (route, grams, deposit_date, format) {
        (Some(route), Some(grams), Some(deposit_date), Some(format)) if complaints.0.is_empty() => {
            let cn23_format = fields.get("OUTPUT_PRINT_TYPE_CN23").map(str::to_owned);
            let order_number = text(&letter["service"]["orderNumber"]).unwrap_or_default();
            Ok(Order { route, grams, deposit_date, format, cn23_format, with_cn23, order_number })
        }
        _ => Err(complaints),
    }
}

/// The free `fields` of a request: `field` and `customField` alike.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn of(body: &Value) -> Fields {
        let lists = ["field", "customField"].map(|name| body["fields"][name].as_array());
        let entries = lists.into_iter().flatten().flatten();
        Fields(entries.filter_map(|entry| Some((text(&entry["key"])?, text(&entry["value"])?))).collect())
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }
}

impl Product {
    /// Which code refuses this product to an account, if one does.
    fn refused(&self, terms: &Terms) -> Option<&'static str> {
        match self.open {
            Open::Yes => None,
            Open::ByContract if terms.contract.iter().any(|own| own == self.code) => None,
            Open::ByContract => Some("30700"),
            Open::Closed => Some("30009"),
        }
    }
}

/// A text with something in it; a number is one too, as the carrier's own samples send them.
pub(super) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// A number, or a text that is one; none where there is nothing; an error where it is something else.
pub(super) fn number(value: &Value) -> Result<Option<f64>, ()> {
    match text(value) {
        Some(text) => text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Some).ok_or(()),
        None if value.is_null() || value == "" => Ok(None),
        None => Err(()),
    }
}

/// Yes or no as `true`, `"true"`, `1` or `"1"`; nothing is no; an error where it is something else.
pub(super) fn flag(value: &Value) -> Result<bool, ()> {
    match value {
        Value::Null => Ok(false),
        Value::Bool(flag) => Ok(*flag),
        other => match text(other).as_deref() {
            None if other == "" => Ok(false),
            Some("true" | "1" | "1.0") => Ok(true),
            Some("false" | "0" | "0.0") => Ok(false),
            Some(_) | None => Err(()),
        },
    }
}

/// Whether a number has at most so many decimals.
fn has_decimals(number: f64, most: i32) -> bool {
    let scaled = number * 10_f64.powi(most);
    (scaled - scaled.round()).abs() < 1e-6 * scaled.abs().max(1.0)
}

/// A day as `2026-10-01`, with or without a time after it.
fn day(text: &str) -> Option<Date> {
    text.get(..10).and_then(|day| day.parse().ok())
}

/// Whether a road leads out of the European Union's customs, or overseas.
fn is_far(country: &Country) -> bool {
    country.area == Area::Abroad
}
