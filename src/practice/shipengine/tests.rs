//! The practice ShipEngine seen from outside, over its socket.

mod shop;

use std::collections::HashSet;
use std::time::Duration;
use std::time::Instant;

use serde_json::Value;
use serde_json::json;

use super::LimitsProfile;
use super::Options;
use super::Server;
use shop::Shop;
use shop::account;
use shop::check_parcel;
use shop::code;
use shop::field;
use shop::hear;
use shop::inside;
use shop::shop;
use shop::wait_for;

use crate::domain::Media;
use crate::label;
use crate::practice::Ledger;
use crate::practice::Misbehaviour;
use crate::practice::RetryAfter;

const CONNECT: &str = "/v1/connections/carriers/la_poste_lettre_suivie";

#[test]
fn from_a_key_to_a_label_and_back() {
    let shop = shop();
    let carriers = shop.get("/v1/carriers").json();
    assert_eq!(carriers["carriers"][0]["carrier_code"], "la_poste_lettre_suivie");
    assert_eq!(carriers["carriers"][0]["carrier_id"], shop.carrier_id);
    for list in ["services", "packages", "options"] {
        assert!(shop.get(&format!("/v1/carriers/{}/{list}", shop.carrier_id)).json()[list].is_array());
    }

    let label = shop.buy("A-1").json();
    assert_eq!(label["shipment_cost"], json!({"currency": "eur", "amount": 4.44}));
    assert_eq!(label["batch_id"], "");
    assert_eq!(label["tracking_number"].as_str().unwrap().len(), 13);
    for format in ["pdf", "png", "zpl"] {
        let link = label["label_download"][format].as_str().unwrap();
        let bytes = shop.get(link.strip_prefix(&shop.server.base_url()).unwrap()).body;
        assert!(label::says_specimen(&bytes), "{format}");
    }

    let id = label["label_id"].as_str().unwrap();
    assert_eq!(shop.get(&format!("/v1/labels/{id}")).json()["label_id"], id);
    assert_eq!(shop.get("/v1/labels/external_shipment_id/A-1").json()["label_id"], id);
    assert_eq!(shop.get("/v1/shipments/external_shipment_id/A-1").json()["shipment_status"], "label_purchased");
    assert_eq!(shop.get(&format!("/v1/labels/{id}/track")).json()["status_code"], "NY");
    let number = label["tracking_number"].as_str().unwrap();
    let tracked = shop.get(&format!("/v1/tracking?carrier_code=la_poste_lettre_suivie&tracking_number={number}"));
    assert_eq!(tracked.json()["tracking_number"], number);

    let void = format!("/v1/labels/{id}/void");
    assert_eq!(shop.ask("PUT", &void, &Value::Null).unwrap().json()["approved"], true);
    let again = shop.ask("PUT", &void, &Value::Null).unwrap().json();
    assert_eq!(
        (again["approved"].clone(), again["reason_code"].clone()),
        (json!(false), json!("label_already_voided"))
    );
    assert_eq!(shop.get(&format!("/v1/labels/{id}")).json()["voided"], true);

    let ledger = shop.server.ledger();
    assert_eq!(ledger.labels().len(), 1);
    assert!(ledger.labels()[0].voided());
    assert_eq!(ledger.labels()[0].external_shipment_id.as_deref(), Some("A-1"));
    assert_eq!(ledger.labels()[0].cost_cents, 444);
}

#[test]
fn an_inline_label_is_inside_its_answer() {
    let shop = shop();
    for (format, head) in [("pdf", "%PDF"), ("png", "\u{fffd}PNG"), ("zpl", "^XA")] {
        let mut order = shop.order(&format!("I-{format}"));
        order["label_format"] = json!(format);
        order["label_download_type"] = json!("inline");
        let label = shop.ask("POST", "/v1/labels", &order).unwrap().json();
        assert_eq!(label["label_download"].as_object().unwrap().len(), 1);
        assert!(String::from_utf8_lossy(&inside(&label)).starts_with(head));
        let id = label["label_id"].as_str().unwrap();
        let again = shop.get(&format!("/v1/labels/{id}?label_download_type=inline")).json();
        assert_eq!(inside(&again), inside(&label), "a reprint is the same bytes");
    }
}

#[test]
fn a_key_opens_what_it_should() {
    let shop = shop();
    for key in ["", "nonsense"] {
        let refused = hear(&shop.server, "GET", "/v1/carriers", key, &Value::Null).unwrap();
        assert_eq!(refused.status, 401);
        assert_eq!(refused.json()["errors"][0]["error_code"], "unauthorized");
        assert!(refused.json()["request_id"].is_string());
    }
    assert_eq!(hear(&shop.server, "GET", "/v1/carriers", "configured", &Value::Null).unwrap().status, 200);
    let sandbox = hear(&shop.server, "GET", "/v1/carriers", "TEST_1", &Value::Null).unwrap();
    assert_eq!(sandbox.json()["carriers"], json!([]));
    let refused = hear(&shop.server, "POST", CONNECT, "TEST_1", &account()).unwrap();
    assert_eq!((refused.status, code(&refused)), (400, "carrier_not_supported".into()));
}

#[test]
fn a_connection_names_the_field_that_is_wrong() {
    let shop = shop();
    for name in ["nickname", "contract_number", "cust_account_number"] {
        for value in [Value::Null, json!(""), json!("  "), json!(7)] {
            let mut account = account();
            account[name] = value;
            let refused = shop.ask("POST", CONNECT, &account).unwrap();
            assert_eq!((refused.status, field(&refused)), (400, name.to_owned()));
        }
    }
    let mut wrong = account();
    wrong["password"] = json!("x");
    assert_eq!(field(&shop.ask("POST", CONNECT, &wrong).unwrap()), "password");
    let mut unknown = account();
    unknown["contract_number"] = json!("000000");
    let refused = shop.ask("POST", CONNECT, &unknown).unwrap().json();
    assert_eq!(refused["errors"][0]["error_source"], "carrier");
    assert_eq!(shop.ask("POST", CONNECT, &json!([])).unwrap().status, 400);
}

#[test]
fn a_new_connection_has_a_new_id() {
    let shop = shop();
    let gone = shop.ask("DELETE", &format!("{CONNECT}/{}", shop.carrier_id), &Value::Null).unwrap();
    assert_eq!((gone.status, gone.body.len()), (204, 0));
    assert_eq!(shop.get("/v1/carriers").json()["carriers"], json!([]));
    assert_eq!(shop.get(&format!("/v1/carriers/{}", shop.carrier_id)).status, 404);
    assert_eq!(shop.buy("A-1").status, 400);
    let again = shop.ask("POST", CONNECT, &account()).unwrap().json();
    assert_ne!(again["carrier_id"], shop.carrier_id);
}

#[test]
fn the_documented_limits_hold_on_both_sides() {
    let shop = shop();
    for (sides, fits) in [
        ([14.0, 9.0, 3.0], true),
        ([3.0, 14.0, 9.0], true),
        ([14.1, 9.0, 3.0], false),
        ([14.0, 9.1, 3.0], false),
        ([14.0, 9.0, 3.1], false),
        ([0.0, 0.0, 0.0], true),
    ] {
        check_parcel(
            &shop,
            &json!({"unit": "centimeter", "length": sides[0], "width": sides[1], "height": sides[2]}),
            fits,
        );
    }
    check_parcel(&shop, &json!({"length": 5.5, "width": 3.5, "height": 1.1}), true);
    check_parcel(&shop, &json!({"length": 5.6, "width": 3.5, "height": 1.1}), false);
    check_parcel(&shop, &json!({"unit": "centimeter", "length": 5}), false);
    for (value, unit, fits) in [
        (3000.0, "gram", true),
        (3.0, "kilogram", true),
        (3001.0, "gram", false),
        (0.0, "gram", false),
        (-1.0, "gram", false),
        (1.0, "ounce", true),
        (6.7, "pound", false),
        (1.0, "stone", false),
    ] {
        let mut order = shop.new_order();
        order["shipment"]["packages"][0]["weight"] = json!({"value": value, "unit": unit});
        let answer = shop.ask("POST", "/v1/labels", &order).unwrap();
        assert_eq!(answer.status == 200, fits, "{value} {unit}");
    }
}

#[test]
fn la_postes_own_limits_can_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { limits: LimitsProfile::LaPoste, ..Options::new(folder.path()) };
    let shop = Shop::open(folder, options);
    for (sides, fits) in [
        ([14.0, 9.0, 3.0], true),
        ([13.9, 9.0, 3.0], false),
        ([35.0, 25.0, 3.0], true),
        ([60.1, 9.0, 1.0], false),
        ([60.0, 27.0, 2.9], true),
        ([60.0, 27.0, 3.0], false),
        ([30.0, 20.0, 3.1], false),
    ] {
        check_parcel(
            &shop,
            &json!({"unit": "centimeter", "length": sides[0], "width": sides[1], "height": sides[2]}),
            fits,
        );
    }
}

#[test]
fn a_shipment_is_looked_through() {
    let shop = shop();
    let cases: &[(&str, Value, &str)] = &[
        ("/shipment/service_code", json!("usps_ground"), "service_code"),
        ("/shipment/service_code", Value::Null, "service_code"),
        ("/shipment/ship_to/name", json!(""), "ship_to.name"),
        ("/shipment/ship_to/state_province", Value::Null, "ship_to.state_province"),
        ("/shipment/ship_to/country_code", json!("DE"), "ship_to.country_code"),
        ("/shipment/ship_to/postal_code", json!("6900"), "ship_to.postal_code"),
        ("/shipment/ship_from/phone", Value::Null, "ship_from.phone"),
        ("/shipment/ship_from", Value::Null, "ship_from"),
        ("/shipment/ship_date", json!("2020-01-01"), "ship_date"),
        ("/shipment/ship_date", json!("tomorrow"), "ship_date"),
        ("/shipment/external_shipment_id", json!("x".repeat(51)), "external_shipment_id"),
        ("/shipment/confirmation", json!("signature"), "confirmation"),
        ("/shipment/insurance_provider", json!("carrier"), "insurance_provider"),
        ("/shipment/carrier_id", json!("se-1"), "carrier_id"),
        ("/shipment/packages", json!([]), "packages"),
        ("/shipment/packages/0/package_code", json!("package"), "packages[0].package_code"),
        ("/shipment/packages/0/weight", Value::Null, "packages[0].weight"),
        ("/label_format", json!("gif"), "label_format"),
        ("/label_layout", json!("letter"), "label_layout"),
        ("/is_return_label", json!(true), "is_return_label"),
    ];
    for (place, value, at) in cases {
        let mut order = shop.new_order();
        *order.pointer_mut(place).unwrap() = value.clone();
        let refused = shop.ask("POST", "/v1/labels", &order).unwrap();
        assert_eq!((refused.status, field(&refused).as_str()), (400, *at), "{place}");
    }
    assert_eq!(shop.ask("POST", "/v1/labels", &Value::Null).unwrap().status, 400);
    assert!(shop.server.ledger().labels().is_empty());
}

#[test]
fn what_is_not_there_is_said_so() {
    let shop = shop();
    assert_eq!(shop.get("/v1/labels/nonsense").status, 400);
    assert_eq!(shop.get("/v1/labels/se-1").status, 404);
    assert_eq!(code(&shop.get("/v1/labels/external_shipment_id/none")), "invalid_identifier");
    assert_eq!(code(&shop.get("/v1/shipments/external_shipment_id/none")), "invalid_identifier");
    assert_eq!(code(&shop.get("/v1/pickups")), "not_found");
    assert_eq!(shop.get("/v1/downloads/1/guessed/label-700001.pdf").status, 404);
}

#[test]
fn rates_come_with_a_status_of_their_own() {
    let shop = shop();
    let mut ask = json!({
        "rate_options": {"carrier_ids": [shop.carrier_id]},
        "shipment": shop.new_order()["shipment"],
    });
    let answer = shop.ask("POST", "/v1/rates", &ask).unwrap().json();
    assert_eq!(answer["rate_response"]["status"], "completed");
    assert_eq!(answer["total_weight"], json!({"value": 412, "unit": "gram"}));
    assert_eq!(answer["rate_response"]["rates"][0]["shipping_amount"]["amount"], 4.44);
    ask["shipment"]["packages"][0]["weight"] = json!({"value": 3001, "unit": "gram"});
    let refused = shop.ask("POST", "/v1/rates", &ask).unwrap();
    assert_eq!(refused.status, 200, "a carrier's refusal of a rate is inside an answer of 200");
    assert_eq!(refused.json()["rate_response"]["status"], "error");
    assert_eq!(refused.json()["rate_response"]["errors"][0]["field_name"], "packages[0].weight");

    let end = |whose: &str| {
        [("country_code", "FR"), ("postal_code", "69003"), ("city_locality", "Lyon"), ("state_province", "Rhône")]
            .map(|(name, value)| (format!("{whose}_{name}"), json!(value)))
    };
    let mut estimate: serde_json::Map<String, Value> = end("from").into_iter().chain(end("to")).collect();
    estimate.insert("carrier_ids".into(), json!([shop.carrier_id]));
    estimate.insert("weight".into(), json!({"value": 20, "unit": "gram"}));
    let estimated = shop.ask("POST", "/v1/rates/estimate", &Value::Object(estimate)).unwrap().json();
    assert_eq!(estimated[0]["shipping_amount"]["amount"], 1.11);
}

#[test]
fn labels_are_listed_in_pages() {
    let shop = shop();
    for number in 0..5 {
        assert_eq!(shop.buy(&format!("L-{number}")).status, 200);
    }
    let page = shop.get("/v1/labels?page=2&page_size=2").json();
    assert_eq!((page["total"].clone(), page["pages"].clone()), (json!(5), json!(3)));
    let ids: Vec<&str> = page["labels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|label| label["external_shipment_id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["L-2", "L-1"], "the newest first");
    assert!(page["links"]["next"]["href"].is_string());
    let beyond = shop.get("/v1/labels?page=99").json();
    assert_eq!((beyond["labels"].clone(), beyond["links"]["next"].clone()), (json!([]), json!({})));
    let number = page["labels"][0]["tracking_number"].as_str().unwrap();
    let found = shop.get(&format!("/v1/labels?tracking_number={number}&label_status=completed")).json();
    assert_eq!(found["total"], 1);
    assert_eq!(shop.get("/v1/labels?label_status=voided").json()["total"], 0);
    assert_eq!(shop.get("/v1/labels?created_at_start=2000-01-01T00:00:00Z").json()["total"], 5);
    assert_eq!(shop.get("/v1/labels?created_at_end=2000-01-01T00:00:00Z").json()["total"], 0);
    let numbers: HashSet<String> =
        shop.server.ledger().labels().iter().map(|sold| sold.tracking_number.clone()).collect();
    assert_eq!(numbers.len(), 5);
}

#[test]
fn an_external_id_sells_once() {
    let shop = shop();
    assert_eq!(shop.buy("A-1").status, 200);
    let refused = shop.buy("A-1");
    assert_eq!((refused.status, code(&refused)), (400, "identifier_conflict".into()));
    assert_eq!(field(&refused), "external_shipment_id");
    assert_eq!(shop.server.ledger().labels().len(), 1);

    // Twenty at once, of which one is sold.
    std::thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| shop.buy("A-2"));
        }
    });
    assert_eq!(shop.server.ledger().labels().len(), 2);
}

#[test]
fn the_books_outlive_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    let shop = Shop::open(folder, Options::new(&path));
    shop.buy("A-1");
    assert!(Server::start(Options::new(&path)).is_err(), "one server a ledger");
    let Shop { server, carrier_id, folder } = shop;
    let before = server.ledger();
    server.stop();
    assert_eq!(Ledger::read(&path).unwrap(), before);
    let shop = Shop { server: Server::start(Options::new(&path)).unwrap(), carrier_id, folder };
    assert_eq!(shop.buy("A-1").status, 400);
    assert_eq!(shop.get("/v1/labels/external_shipment_id/A-1").status, 200);
}

#[test]
fn a_desk_that_asks_too_often_waits() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { requests_per_minute: 5, ..Options::new(folder.path()) };
    let shop = Shop::open(folder, options);
    for _ in 0..4 {
        assert_eq!(shop.get("/v1/carriers").status, 200);
    }
    let refused = shop.get("/v1/carriers");
    assert_eq!((refused.status, code(&refused)), (429, "rate_limit_exceeded".into()));
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait));
}

#[test]
fn a_dropped_or_failed_purchase_is_in_the_books_only_after_the_commit() {
    for (misbehaviour, sold, status) in [
        (Misbehaviour::DropBeforeCommit, 0, None),
        (Misbehaviour::DropAfterCommit, 1, None),
        (Misbehaviour::FailBeforeCommit(500), 0, Some(500)),
        (Misbehaviour::FailAfterCommit(503), 1, Some(503)),
        (Misbehaviour::BadGateway, 0, Some(502)),
        (Misbehaviour::WebPage, 1, Some(200)),
    ] {
        let shop = shop();
        shop.server.misbehave(misbehaviour, 1);
        let answer = shop.try_buy("A-1");
        assert_eq!(answer.as_ref().ok().map(|answer| answer.status), status, "{misbehaviour:?}");
        assert_eq!(shop.server.ledger().labels().len(), sold, "{misbehaviour:?}");
        let found = shop.get("/v1/labels/external_shipment_id/A-1").status;
        assert_eq!(found, if sold == 1 { 200 } else { 404 });
        if sold == 0 {
            assert_eq!(shop.buy("A-1").status, 200, "the misbehaviour was for once");
        }
    }
}

#[test]
fn a_refusal_for_haste_says_when_in_every_way_or_not_at_all() {
    let shop = shop();
    for (retry_after, header) in [
        (RetryAfter::Seconds(0), Some("0")),
        (RetryAfter::Seconds(1), Some("1")),
        (RetryAfter::Seconds(60), Some("60")),
        (RetryAfter::Missing, None),
    ] {
        shop.server.misbehave(Misbehaviour::TooManyRequests(retry_after), 1);
        let refused = shop.buy("A-1");
        assert_eq!((refused.status, refused.header("retry-after")), (429, header));
    }
    shop.server.misbehave(Misbehaviour::TooManyRequests(RetryAfter::Date(30)), 1);
    assert!(httpdate::parse_http_date(shop.buy("A-1").header("retry-after").unwrap()).is_ok());
    assert!(shop.server.ledger().labels().is_empty());
}

#[test]
fn an_answer_can_be_slow_cut_short_or_endless_and_the_label_is_sold() {
    let shop = shop();
    shop.server.misbehave(Misbehaviour::SlowStart(Duration::from_millis(300)), 1);
    shop.server.misbehave(Misbehaviour::SlowBody(Duration::from_millis(300)), 1);
    for id in ["S-1", "S-2"] {
        let started = Instant::now();
        assert_eq!(shop.buy(id).json()["external_shipment_id"], id);
        assert!(started.elapsed() >= Duration::from_millis(280));
    }
    shop.server.misbehave(Misbehaviour::CutShort, 1);
    let cut = shop.buy("S-3");
    assert_eq!(cut.status, 200);
    assert!(cut.body.len() < cut.header("content-length").unwrap().parse().unwrap());
    assert!(serde_json::from_slice::<Value>(&cut.body).is_err());
    shop.server.misbehave(Misbehaviour::Endless(3_000_000), 1);
    assert!(shop.buy("S-4").body.len() > 3_000_000);
    assert_eq!(shop.server.ledger().labels().len(), 4);
}

#[test]
fn a_late_sale_appears_later_and_collides_with_a_second_one() {
    let shop = shop();
    shop.server.misbehave(Misbehaviour::LateCommit(Duration::from_millis(300)), 2);
    assert!(shop.try_buy("A-1").is_err());
    assert_eq!(shop.get("/v1/labels/external_shipment_id/A-1").status, 404);
    wait_for(|| shop.server.ledger().labels().len() == 1);
    assert_eq!(shop.get("/v1/labels/external_shipment_id/A-1").status, 200);

    assert!(shop.try_buy("A-2").is_err());
    assert_eq!(shop.buy("A-2").status, 200, "the second attempt overtakes the first");
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(shop.server.ledger().labels().len(), 2, "and the first finds its id taken");
}

#[test]
fn a_label_can_be_something_else_under_its_name() {
    let shop = shop();
    let link = shop.buy("A-1").json()["label_download"]["pdf"].as_str().unwrap().to_owned();
    let path = link.strip_prefix(&shop.server.base_url()).unwrap();
    shop.server.misbehave(Misbehaviour::LabelIsWebPage, 1);
    let page = shop.get(path);
    assert_eq!(page.header("content-type"), Some("application/pdf"));
    assert_eq!(label::decode(&page.body, 203, Media::FOUR_BY_SIX), Err(label::NotALabel::WebPage));
    assert!(label::decode(&shop.get(path).body, 203, Media::FOUR_BY_SIX).is_ok());

    shop.server.misbehave_on(Misbehaviour::LabelIsWebPage, 1, "POST /v1/labels");
    let mut order = shop.order("A-2");
    order["label_download_type"] = json!("inline");
    let label = shop.ask("POST", "/v1/labels", &order).unwrap().json();
    assert_eq!(label::kind(&inside(&label)), Err(label::NotALabel::WebPage));
}

#[test]
fn a_void_can_be_refused() {
    let shop = shop();
    let id = shop.buy("A-1").json()["label_id"].as_str().unwrap().to_owned();
    shop.server.misbehave(Misbehaviour::VoidRefused, 1);
    let void = |shop: &Shop| shop.ask("PUT", &format!("/v1/labels/{id}/void"), &Value::Null).unwrap();
    let refused = void(&shop);
    assert_eq!((refused.status, refused.json()["approved"].clone()), (200, json!(false)));
    assert!(!shop.server.ledger().labels()[0].voided());
    assert_eq!(void(&shop).json()["approved"], true);
}

#[test]
fn a_server_elsewhere_is_told_over_http() {
    let shop = shop();
    let order = json!({"kind": "drop_after_commit", "times": 1, "on": "POST /v1/labels"});
    assert_eq!(hear(&shop.server, "POST", "/practice/misbehave", "", &order).unwrap().status, 200);
    assert!(shop.try_buy("A-1").is_err());
    let ledger = hear(&shop.server, "GET", "/practice/ledger", "", &Value::Null).unwrap().json();
    assert_eq!(ledger["labels"][0]["external_shipment_id"], "A-1");
    assert_eq!(hear(&shop.server, "POST", "/practice/misbehave", "", &json!({"kind": "x"})).unwrap().status, 400);
    hear(&shop.server, "POST", "/practice/misbehave", "", &order).unwrap();
    hear(&shop.server, "POST", "/practice/behave", "", &Value::Null).unwrap();
    assert_eq!(shop.buy("A-2").status, 200);
}
