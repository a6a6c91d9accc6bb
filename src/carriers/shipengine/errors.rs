//! Refusals: the API's envelope of errors, sorted by what can be done, with its own words kept to the letter.

use serde::Deserialize;

use crate::domain::CarrierWords;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Problems;
use crate::http::Answer;

use super::CarrierError;
use super::whole_seconds;
use super::wire::lenient;

/// `{request_id, errors: […]}`; live answers leave any of it out.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Envelope {
    #[serde(deserialize_with = "lenient::text")]
    request_id: Option<String>,
    #[serde(deserialize_with = "lenient::list")]
    errors: Vec<ErrorBody>,
}

/// One error. Every code is open: the API answers codes that its reference does not list.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ErrorBody {
    #[serde(deserialize_with = "lenient::text")]
    error_source: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    error_code: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    message: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    field_name: Option<String>,
}

/// What is waited when the API says 429 and not for how long, in seconds.
const DEFAULT_WAIT: u64 = 5;

/// The longest sentence of a carrier that is kept: a page of HTML is no sentence.
const LONGEST_MESSAGE: usize = 500;

/// Sorts the answer to a request that charges. Only an envelope of errors is a definite no; whatever else came may hide a label.
pub(super) fn of_purchase(answer: &Answer) -> CarrierError {
    let Some((errors, request_id)) = envelope(answer) else {
        // The gateway in front may say 429 without an envelope; it has not passed the request on.
        return if answer.status == 429 { busy(answer) } else { CarrierError::InDoubt };
    };
    match answer.status {
        401 | 403 => CarrierError::Credentials { words: words(&errors, &request_id, answer.status) },
        429 => busy(answer),
        // Our id exists already: what it names is looked up and taken over, never bought a second time.
        400 | 409 if errors.iter().any(is_about_our_id) => CarrierError::InDoubt,
        400 | 404 | 422 => rejected(&errors, &request_id, answer.status),
        _ => CarrierError::InDoubt,
    }
}

/// Sorts the answer to a question that is free to ask again.
pub(super) fn of_question(answer: &Answer) -> CarrierError {
    let found = envelope(answer);
    let (errors, request_id) = found.unwrap_or((Vec::new(), answer.request_id.clone().unwrap_or_default()));
    match answer.status {
        401 | 403 => CarrierError::Credentials { words: words(&errors, &request_id, answer.status) },
        429 => busy(answer),
        400..=499 if !errors.is_empty() => rejected(&errors, &request_id, answer.status),
        _ => CarrierError::Unexpected { words: words(&errors, &request_id, answer.status) },
    }
}

/// Errors inside an answer that says 200.
pub(super) fn inside(errors: &[ErrorBody]) -> CarrierError {
    rejected(errors, "", 200)
}

fn envelope(answer: &Answer) -> Option<(Vec<ErrorBody>, String)> {
    let envelope: Envelope = serde_json::from_slice(&answer.body).ok()?;
    let request_id = envelope.request_id.or_else(|| answer.request_id.clone()).unwrap_or_default();
    (!envelope.errors.is_empty()).then_some((envelope.errors, request_id))
}

fn is_about_our_id(error: &ErrorBody) -> bool {
    let named = error.field_name.as_deref().is_some_and(|field| field.contains("external_shipment_id"));
    named || error.error_code.as_deref() == Some("identifier_conflict")
}

fn busy(answer: &Answer) -> CarrierError {
    CarrierError::Busy { seconds: answer.retry_after.map_or(DEFAULT_WAIT, whole_seconds) }
}

fn rejected(errors: &[ErrorBody], request_id: &str, status: u16) -> CarrierError {
    let mut problems = Problems::default();
    for error in errors {
        let field = error.field_name.as_deref().and_then(field);
        if let Some(field) = field {
            let words = words(std::slice::from_ref(error), request_id, status);
            problems.error(field, Fault::CarrierRefused(words));
        }
    }
    CarrierError::Rejected { problems, words: words(errors, request_id, status) }
}

/// The first error's words, and the sentences of all of them.
fn words(errors: &[ErrorBody], request_id: &str, status: u16) -> CarrierWords {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let first = errors.first().cloned().unwrap_or_default();
    let message: Vec<String> = errors.iter().filter_map(|error| error.message.clone()).collect();
    CarrierWords {
        source: text(&first.error_source),
        code: text(&first.error_code),
        message: message.join(" · ").chars().filter(|c| !c.is_control()).take(LONGEST_MESSAGE).collect(),
        request_id: request_id.to_owned(),
        status,
    }
}

/// The field of ours that theirs stands for. Paths come with and without their prefixes and indices.
fn field(name: &str) -> Option<Field> {
    let party = if name.contains("ship_from") {
        Party::Sender
    } else if name.contains("return_to") {
        Party::Return
    } else {
        Party::Consignee
    };
    let last = name.rsplit(['.', '/']).next().unwrap_or(name);
    let line = |line| Some(Field::Address(party, line));
    match last {
        "name" => line(Line::Name),
        "company_name" => line(Line::Company),
        "address_line1" => line(Line::Street),
        "address_line2" | "address_line3" => line(Line::Extra),
        "postal_code" => line(Line::Postcode),
        "city_locality" | "state_province" => line(Line::City),
        "country_code" => line(Line::Country),
        "phone" => line(Line::Phone),
        "ship_date" => Some(Field::ShipDate),
        "service_code" => Some(Field::Service),
        "label_format" | "label_layout" | "label_image_id" => Some(Field::Format),
        // Of an image: its own name has a path of one word, like the account's, and is told apart by whoever asked.
        "image_data" | "image_content_type" => Some(Field::LogoFile),
        "nickname" => Some(Field::Credential("nickname")),
        "contract_number" => Some(Field::Credential("contract_number")),
        "cust_account_number" => Some(Field::Credential("cust_account_number")),
        "client_id" => Some(Field::Credential("client_id")),
        "client_secret" => Some(Field::Credential("client_secret")),
        "sales_channel" => Some(Field::Credential("sales_channel")),
        _ if name.contains("weight") => Some(Field::Weight),
        _ if name.contains("dimensions") => Some(Field::Size),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            body: body.as_bytes().to_vec(),
            content_type: None,
            request_id: None,
            retry_after: None,
            retry_after_in_full: None,
            sent_on_to: None,
        }
    }

    #[test]
    fn only_an_envelope_of_errors_is_a_definite_no_to_a_purchase() {
        let refused = r#"{"request_id":"r","errors":[{"error_source":"carrier","error_code":"unspecified","message":"Too heavy","field_name":"shipment.packages[0].weight.value"}]}"#;
        match of_purchase(&answer(400, refused)) {
            CarrierError::Rejected { problems, words } => {
                assert!(problems.at(Field::Weight).is_some());
                assert_eq!((words.message.as_str(), words.request_id.as_str()), ("Too heavy", "r"));
            }
            other => panic!("{other:?}"),
        }
        for (status, body) in [
            (500, refused),
            (502, "<html>Bad gateway</html>"),
            (400, "<html>Bad request</html>"),
            (500, r#"{"error":{"message":"oops"}}"#),
            (400, "{}"),
            (302, ""),
        ] {
            assert_eq!(of_purchase(&answer(status, body)), CarrierError::InDoubt, "{status} {body}");
        }
    }

    #[test]
    fn an_id_that_exists_already_is_a_doubt_to_settle_and_no_refusal() {
        let named = r#"{"errors":[{"error_code":"invalid_field_value","field_name":"external_shipment_id"}]}"#;
        let coded = r#"{"errors":[{"error_code":"identifier_conflict"}]}"#;
        assert_eq!(of_purchase(&answer(400, named)), CarrierError::InDoubt);
        assert_eq!(of_purchase(&answer(409, coded)), CarrierError::InDoubt);
    }

    #[test]
    fn a_key_is_refused_with_and_without_a_request_id() {
        let body = r#"{"errors":[{"error_code":"unauthorized","message":"Access denied."}]}"#;
        assert!(matches!(of_purchase(&answer(401, body)), CarrierError::Credentials { .. }));
        assert!(matches!(of_question(&answer(401, "")), CarrierError::Credentials { .. }));
    }

    #[test]
    fn a_429_says_how_long_to_wait() {
        let mut gateway = answer(429, "slow down");
        assert_eq!(of_purchase(&gateway), CarrierError::Busy { seconds: DEFAULT_WAIT });
        gateway.retry_after = Some(std::time::Duration::from_millis(1500));
        assert_eq!(of_question(&gateway), CarrierError::Busy { seconds: 2 });
    }

    #[test]
    fn their_field_names_find_ours() {
        assert_eq!(field("shipment.ship_to.postal_code"), Some(Field::Address(Party::Consignee, Line::Postcode)));
        assert_eq!(field("ship_from.phone"), Some(Field::Address(Party::Sender, Line::Phone)));
        assert_eq!(field("shipment.packages[0].dimensions.length"), Some(Field::Size));
        assert_eq!(field("contract_number"), Some(Field::Credential("contract_number")));
        assert_eq!(field("carrier_id"), None);
    }
}
