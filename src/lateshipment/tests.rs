//! The wire, to the letter.

use jiff::civil::date;
use jiff::tz::TimeZone;
use serde_json::Value;
use serde_json::json;

use super::*;
use crate::domain::AddressDraft;
use crate::domain::LabelFormat;
use crate::domain::PushFate;
use crate::domain::Service;
use crate::domain::ShipmentDraft;
use crate::domain::rules;

#[test]
fn a_delivery_is_exactly_twelve_strings() {
    let body = told(|draft| {
        draft.order.number = "10391".to_owned();
        draft.order.date = "19/11/2026".into();
        draft.order.email = "camille@roussel.example".into();
        draft.order.phone = "06 12 34 56 78".into();
        draft.order.contents = "Carnet cousu, A5".to_owned();
        draft.order.amount = "1 048,9 €".into();
        draft.order.items = "2".into();
        draft.order.billing = Some(AddressDraft {
            name: "Atelier, Compta".to_owned(),
            street: "1 place du Marché".to_owned(),
            postcode: "69002".to_owned(),
            city: "Lyon".to_owned(),
            ..AddressDraft::default()
        });
    });
    assert_eq!(
        body,
        json!({
            "order_no": "10391",
            "order_date": "2026-11-19 00:00:00",
            "customer_name": "Camille Roussel",
            "customer_email": "camille@roussel.example",
            "customer_phoneno": "06 12 34 56 78",
            "trackingnumber": "1L0048",
            "carrier_type": "La Poste",
            "product": "Carnet cousu, A5",
            "amount": "1048.90",
            "number_of_items": "2",
            "shipping_address": "Camille Roussel,27 rue Paul Bert bât. C,Lyon,fr 69003",
            "billing_address": "Atelier Compta,1 place du Marché,Lyon,fr 69002",
        })
    );
}

#[test]
fn what_nobody_gave_is_an_empty_string_and_the_date_is_the_labels_own() {
    let body = told(|_| ());
    let object = body.as_object().expect("an object");
    assert_eq!((object.len(), object.values().all(Value::is_string)), (12, true));
    assert_eq!(body["order_date"], "2026-11-21 14:32:05");
    for name in ["customer_email", "customer_phoneno", "product", "amount", "number_of_items"] {
        assert_eq!(body[name], "", "{name}");
    }
    assert_eq!(body["billing_address"], body["shipping_address"]);
}

#[test]
fn odd_letters_and_long_texts_arrive_whole_on_one_line() {
    let long = "Carnet à spirale, 200 pages. ".repeat(360);
    assert!(long.len() > 10_000);
    let shipment = shipment(|draft| {
        draft.consignee.name = "Zoë Œuvrard-Nguyễn".to_owned();
        draft.order.contents = "Carnet «cousu» \"A5\" 📓\\".to_owned();
    });
    let delivery = |shipment: &Shipment| Delivery::new(shipment, "1L0048", "10391", "La Poste", &moment());
    let body = serde_json::to_value(delivery(&shipment)).expect("JSON");
    assert_eq!(body["customer_name"], "Zoë Œuvrard-Nguyễn");
    assert_eq!(body["product"], "Carnet «cousu» \"A5\" 📓\\");
    // The rules of the form keep a text shorter; the wire would take it.
    let mut kept = serde_json::to_value(&shipment).expect("JSON");
    kept["order"]["contents"] = json!(format!("{long}\r\nfin\u{7}"));
    let shipment: Shipment = serde_json::from_value(kept).expect("a shipment");
    let body = serde_json::to_value(delivery(&shipment)).expect("JSON");
    assert_eq!(body["product"], format!("{long}fin"));
}

#[test]
fn each_of_the_three_fields_is_missed_blank_or_empty() {
    let shipment = shipment(|_| ());
    for blank in ["", " ", "\t\u{a0}\n"] {
        for (fields, gap) in [
            ([blank, "1L", "La Poste"], PushReason::NoOrderNumber),
            (["1", blank, "La Poste"], PushReason::NoTrackingNumber),
            (["1", "1L", blank], PushReason::NoCarrierType),
        ] {
            let [order, tracking, carrier] = fields;
            let delivery = Delivery::new(&shipment, tracking, order, carrier, &moment());
            assert_eq!(delivery.gap(), Some(gap), "{fields:?}");
        }
    }
    assert_eq!(Delivery::new(&shipment, "1L", "1", "La Poste", &moment()).gap(), None);
}

#[test]
fn each_documented_answer_is_sorted_by_what_can_be_done() {
    for (status, body, reason, fate) in [
        (200, r#"{"message":"Received","status":"Success"}"#, PushReason::Taken, PushFate::Done),
        (200, r#"{"status":" success "}"#, PushReason::Taken, PushFate::Done),
        (200, r#"{"message":"Later","status":"Pending"}"#, PushReason::OtherStatus, PushFate::Hold),
        (200, r#"{"message":"Received"}"#, PushReason::OtherStatus, PushFate::Hold),
        (200, r#"{"status":1}"#, PushReason::OtherStatus, PushFate::Hold),
        (202, r#"{"status":"Success"}"#, PushReason::OtherStatus, PushFate::Hold),
        (204, "", PushReason::OtherStatus, PushFate::Hold),
        (200, "<html>Sign in</html>", PushReason::NotJson, PushFate::Hold),
        (200, r#"{"status":"Succ"#, PushReason::NotJson, PushFate::Hold),
        (200, " \n", PushReason::Empty, PushFate::Hold),
        (409, r#"{"message":"Order number must not be empty"}"#, PushReason::FieldsEmpty, PushFate::Refuse),
        (409, r#"{"message":"Invalid JSON format"}"#, PushReason::JsonRefused, PushFate::Refuse),
        (409, "", PushReason::Conflict, PushFate::Refuse),
        (422, "", PushReason::Conflict, PushFate::Refuse),
        (401, r#"{"message":"Check the key"}"#, PushReason::Credentials, PushFate::PauseAll),
        (400, r#"{"message":"Content-Type : application/json alone"}"#, PushReason::ContentType, PushFate::PauseAll),
        (400, r#"{"message":"Email and key required"}"#, PushReason::HeadersMissing, PushFate::PauseAll),
        (400, "", PushReason::BadRequest, PushFate::PauseAll),
        (404, "", PushReason::WrongAddress, PushFate::PauseAll),
        (302, "", PushReason::ServerError, PushFate::Later),
        (429, "", PushReason::Busy, PushFate::Later),
        (500, "", PushReason::ServerError, PushFate::Later),
        (503, "<html>", PushReason::ServerError, PushFate::Later),
    ] {
        let told = read(&answer(status, body));
        assert_eq!((told.reason, told.reason.fate()), (reason, fate), "{status} {body}");
    }
}

#[test]
fn a_wait_that_is_asked_for_is_told_in_full_and_a_sentence_is_kept_short() {
    let hour = Some(Duration::from_secs(3600));
    let busy = Answer { retry_after_in_full: hour, ..answer(429, "") };
    assert_eq!(read(&busy).wait, hour);
    let message = format!(r#"{{"message":"{}\n\u0007end","status":"Failed"}}"#, "é".repeat(900));
    assert_eq!(read(&answer(409, &message)).said, "é".repeat(LONGEST_SENTENCE));
}

#[test]
fn nothing_but_https_is_spoken_to_beyond_this_machine() {
    let told = |endpoint: &str| {
        LateShipment::new(endpoint, "a@b.example", SecretString::from("k"), Patience::default()).test().reason
    };
    assert_eq!(told("http://lateshipment.example/"), PushReason::WrongAddress);
    assert_eq!(told("smart.lateshipment"), PushReason::WrongAddress);
    assert_eq!(told("http://127.0.0.1:9/"), PushReason::Unreachable);
}

fn told(change: impl FnOnce(&mut ShipmentDraft)) -> Value {
    let shipment = shipment(change);
    let number = shipment.order().number.clone().unwrap_or_else(|| "E-1".to_owned());
    let delivery = Delivery::new(&shipment, "1L0048", &number, "La Poste", &moment());
    serde_json::to_value(delivery).expect("JSON")
}

fn shipment(change: impl FnOnce(&mut ShipmentDraft)) -> Shipment {
    let account = rules::tests::account();
    let mut draft = rules::tests::draft();
    change(&mut draft);
    let context = rules::RuleContext {
        account: &account,
        service: Service::by_code(account.kind, "la_poste_lettre_suivie_b2c_std").expect("a service"),
        today: date(2026, 11, 20),
        printer: LabelFormat::Zpl,
        dpi: 203,
    };
    let checked = rules::check(&draft, &context);
    checked.shipment.unwrap_or_else(|| panic!("{:?}", checked.problems))
}

fn moment() -> Zoned {
    date(2026, 11, 21).at(14, 32, 5, 0).to_zoned(TimeZone::UTC).expect("a moment that is")
}

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
