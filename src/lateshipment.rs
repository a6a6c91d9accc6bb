//! What was shipped, told to LateShipment.
//!
//! Our words to theirs, one request, theirs to ours: twelve strings to a webhook, and its answer sorted by what can be done
//! about it. Knows shipments and HTTP; knows no outbox, so it never decides whether to try again.

use std::time::Duration;

use jiff::Zoned;
use secrecy::SecretString;
use serde::Deserialize;
use serde::Serialize;

use crate::domain::Address;
use crate::domain::Money;
use crate::domain::PushReason;
use crate::domain::Shipment;
use crate::http::Answer;
use crate::http::Charges;
use crate::http::Http;
use crate::http::HttpError;
use crate::http::Patience;
use crate::http::RateGate;

/// The header that carries the key.
const KEY_HEADER: &str = "X-Auth-Key";
/// The header that carries the account's e-mail address.
const EMAIL_HEADER: &str = "X-Auth-Email";

/// The longest sentence of an answer that is kept: a page of HTML is no sentence.
const LONGEST_SENTENCE: usize = 200;

/// The most that is read of an answer, which is a line long.
const CAP: usize = 64 << 10;

/// One delivery, in LateShipment's words: exactly these twelve strings.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Delivery {
    order_no: String,
    order_date: String,
    customer_name: String,
    customer_email: String,
    customer_phoneno: String,
    trackingnumber: String,
    carrier_type: String,
    product: String,
    amount: String,
    number_of_items: String,
    shipping_address: String,
    billing_address: String,
}

/// The webhook, spoken to with one account.
pub struct LateShipment {
    endpoint: String,
    email: SecretString,
    key: SecretString,
    patience: Patience,
}

/// What came of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The answer, sorted.
    pub reason: PushReason,
    /// Its own sentence, cleaned and cut; empty where there was none.
    pub said: String,
    /// How long it asks to wait.
    pub wait: Option<Duration>,
}

/// What LateShipment answers, as far as it is documented.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    message: Option<serde_json::Value>,
    status: Option<serde_json::Value>,
}

impl Delivery {
    /// What is told of a bought label. `bought` is when, at the desk's own time: it stands for an order's date that nobody gave.
    pub fn new(shipment: &Shipment, tracking: &str, order_no: &str, carrier_type: &str, bought: &Zoned) -> Self {
        let (to, order) = (shipment.consignee(), shipment.order());
        let text = |text: &Option<String>| text.as_deref().map(clean).unwrap_or_default();
        let date = order.date.map_or_else(
            || bought.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            |date| format!("{} 00:00:00", date.strftime("%Y-%m-%d")),
        );
        Self {
            order_no: clean(order_no),
            order_date: date,
            customer_name: clean(name(to)),
            customer_email: text(&order.email),
            customer_phoneno: text(if order.phone.is_some() { &order.phone } else { &to.phone }),
            trackingnumber: clean(tracking),
            carrier_type: clean(carrier_type),
            product: text(&order.contents),
            amount: order.amount.map(amount).unwrap_or_default(),
            number_of_items: order.items.map(|items| items.to_string()).unwrap_or_default(),
            shipping_address: address_line(to),
            billing_address: address_line(order.billing.as_ref().unwrap_or(to)),
        }
    }

    /// Which of the three fields that LateShipment requires is empty.
    pub fn gap(&self) -> Option<PushReason> {
        [
            (&self.order_no, PushReason::NoOrderNumber),
            (&self.trackingnumber, PushReason::NoTrackingNumber),
            (&self.carrier_type, PushReason::NoCarrierType),
        ]
        .into_iter()
        .find_map(|(field, gap)| field.trim().is_empty().then_some(gap))
    }
}

impl LateShipment {
    /// Speaks to an endpoint for an account.
    pub fn new(endpoint: &str, email: &str, key: SecretString, patience: Patience) -> Self {
        let patience = Patience { json_cap: CAP, ..patience };
        Self { endpoint: endpoint.to_owned(), email: SecretString::from(email.to_owned()), key, patience }
    }

    /// Tells of one label.
    pub fn tell(&self, delivery: &Delivery) -> Told {
        // When to come back is the outbox's business, so each request has a gate of its own.
        let gate = std::sync::Arc::new(RateGate::new(1));
        let http = Http::new(&self.endpoint, KEY_HEADER, self.key.clone(), gate, self.patience);
        let answer =
            http.and_then(|http| http.with_who(EMAIL_HEADER, self.email.clone()).post("", delivery, Charges::No));
        match answer {
            Ok(answer) => read(&answer),
            Err(HttpError::NotSent { .. }) => Told::new(PushReason::Unreachable),
            Err(HttpError::Lost) => Told::new(PushReason::Lost),
            Err(HttpError::TooLarge { .. }) => Told::new(PushReason::TooLong),
            Err(HttpError::Wait { wait }) => Told { wait: Some(wait), ..Told::new(PushReason::Busy) },
            Err(HttpError::BadAddress) => Told::new(PushReason::WrongAddress),
        }
    }

    /// Tries the e-mail and the key without telling of anything: the delivery is empty on purpose, so the documents promise a
    /// 401 where the credentials are wrong, and where they are right a 409 about the empty fields.
    pub fn test(&self) -> Told {
        self.tell(&Delivery::default())
    }
}

impl Told {
    fn new(reason: PushReason) -> Self {
        Self { reason, said: String::new(), wait: None }
    }
}

fn read(answer: &Answer) -> Told {
    let body: Option<Body> = serde_json::from_slice(&answer.body).ok();
    let text = |value: &Option<serde_json::Value>| value.as_ref().and_then(|value| value.as_str()).map(clean);
    let said: String =
        body.as_ref().and_then(|body| text(&body.message)).unwrap_or_default().chars().take(LONGEST_SENTENCE).collect();
    let status = body.as_ref().and_then(|body| text(&body.status)).unwrap_or_default();
    // The sentences are documented, but only hints: what is done follows from the status, and is the same for each of its hints.
    let hint = said.to_lowercase();
    let reason = match answer.status {
        200 if answer.body.iter().all(u8::is_ascii_whitespace) => PushReason::Empty,
        200 if body.is_none() => PushReason::NotJson,
        200 if status.eq_ignore_ascii_case("success") => PushReason::Taken,
        200..=299 => PushReason::OtherStatus,
        300..=399 => PushReason::ServerError,
        401 | 403 | 407 => PushReason::Credentials,
        404 | 405 | 410 | 421 => PushReason::WrongAddress,
        408 | 425 | 429 => PushReason::Busy,
        409 if hint.contains("empty") => PushReason::FieldsEmpty,
        409 if hint.contains("json") => PushReason::JsonRefused,
        400 | 406 | 415 if hint.contains("content-type") => PushReason::ContentType,
        400 if hint.contains("required") => PushReason::HeadersMissing,
        400 | 406 | 415 => PushReason::BadRequest,
        402..=499 => PushReason::Conflict,
        _ => PushReason::ServerError,
    };
    let wait = matches!(reason, PushReason::Busy | PushReason::ServerError).then_some(answer.retry_after_in_full);
    Told { reason, said, wait: wait.flatten() }
}

/// The person, or the company where no person is named.
fn name(address: &Address) -> &str {
    if address.name.trim().is_empty() { address.company.as_deref().unwrap_or_default() } else { &address.name }
}

/// `Name,street,city,cc postcode` on one line. Commas part the parts, so none is left inside one.
fn address_line(address: &Address) -> String {
    let bare = |text: &str| clean(&text.replace(',', " "));
    let extra = address.extra.as_deref().unwrap_or_default();
    let country = address.country.code().to_ascii_lowercase();
    [
        bare(name(address)),
        bare(&format!("{} {extra}", address.street)),
        bare(&address.city),
        bare(&format!("{country} {}", address.postcode)),
    ]
    .join(",")
}

/// `9.99`, whatever the language.
fn amount(money: Money) -> String {
    let sign = if money.cents < 0 { "-" } else { "" };
    let cents = money.cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// One line without control signs, each gap one space wide.
fn clean(text: &str) -> String {
    let spaced: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
