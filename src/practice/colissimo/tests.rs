//! The practice Colissimo seen from outside, over its socket.

mod codes;
mod shop;

use std::time::Duration;

use serde_json::Value;
use serde_json::json;

use shop::SLS;
use shop::Shop;
use shop::abroad;
use shop::back;
use shop::home;
use shop::overseas;
use shop::paid;
use shop::pickup;
use shop::request;
use shop::shop;
use shop::with;

use super::Ledger;
use super::Travel;
use super::numbers::is_number;
use crate::practice::Misbehaviour;
use crate::practice::Shape;

#[test]
fn a_label_comes_in_parts_as_it_was_recorded() {
    let shop = shop();
    let heard = shop.ask("generateLabel", &home());
    assert_eq!(heard.status, 200);
    let media_type = heard.header("content-type").unwrap();
    assert!(media_type.starts_with("multipart/related; type=\"application/json\"; boundary=\"uuid:"), "{media_type}");
    assert!(media_type.ends_with("\"; start=\"<jsonInfos>\""), "{media_type}");
    assert!(heard.body.starts_with(b"\r\n--uuid:"), "the body begins with an empty line");
    assert!(heard.body.ends_with(b"--"), "and ends without one");
    assert_eq!(heard.parts(), ["jsonInfos", "label"]);
    assert!(heard.part("label").unwrap().starts_with(b"%PDF-"));
    assert!(is_number(&heard.number()) && heard.number().starts_with("6A"));
    let label = heard.label();
    assert_eq!(label["pdfUrl"], Value::Null);
    assert_eq!(label["parcelNumberPartner"].as_str().unwrap().len(), 28);
    assert_eq!(label["fields"]["field"], label["fields"]["customField"]);

    for (version, block) in [("2.0", "labelV2Response"), ("3.0", "labelResponse"), ("3.1", "labelV31Response")] {
        let heard = shop.post(&format!("/sls-ws/SlsServiceWSRest/{version}/generateLabel"), &home());
        assert!(heard.json()[block]["parcelNumber"].is_string(), "{version}");
    }
}

#[test]
fn an_order_that_is_asked_for_twice_has_two_labels_and_both_are_in_the_books() {
    let shop = shop();
    let [first, second] = [(), ()].map(|()| shop.ask("generateLabel", &home()).number());
    assert_ne!(first, second);
    let ledger = Ledger::read(shop.folder.path()).unwrap();
    assert_eq!(ledger, shop.server.ledger());
    assert_eq!(ledger.labels().len(), 2);
    assert!(ledger.labels().iter().all(|label| label.order_number == "A-1"));
    let books = serde_json::to_string(ledger.labels()).unwrap();
    assert!(!books.contains("PRACTICE-1"), "a key is in the books");
    assert_eq!(shop.ask("checkGenerateLabel", &home()).code(), "0");
    assert_eq!(shop.server.ledger().labels().len(), 2, "a check makes nothing");
}

#[test]
fn a_declaration_comes_where_one_is_needed_and_never_again() {
    let shop = shop();
    let heard = shop.ask("generateLabel", &overseas());
    assert_eq!(heard.parts(), ["jsonInfos", "label", "cn23"]);
    assert!(heard.number().starts_with("8Q"));
    assert_eq!(heard.label()["fields"]["field"][0], json!({ "key": "NETWORK_NAME", "value": "COL" }));
    let again =
        shop.ask("getLabel", &json!({ "parcelNumber": heard.number(), "outputPrintingType": "PDF_10x15_300dpi" }));
    assert_eq!(again.parts(), ["jsonInfos", "label"]);
    let one_sheet = with(overseas(), &[("/outputFormat/outputPrintingType", json!("PDF_10x15_300dpi_UL"))]);
    assert_eq!(shop.ask("generateLabel", &one_sheet).parts(), ["jsonInfos", "label"]);
    let alone = with(overseas(), &[("/letter/parcel/parcelNumber", json!(heard.number()))]);
    assert_eq!(shop.ask("generateCN23", &alone).parts(), ["jsonInfos", "cn23"]);
}

#[test]
fn duties_paid_ahead_go_by_fedex_with_an_invoice_and_cannot_be_printed_again() {
    let shop = shop();
    let heard = shop.ask("generateLabel", &paid());
    assert_eq!(heard.parts(), ["jsonInfos", "label", "cn23", "proforma"]);
    assert!(heard.number().starts_with("EY") && heard.number().ends_with("FR"));
    let label = heard.label();
    let routing = label["parcelNumberPartner"].as_str().unwrap();
    assert_eq!((&routing[7..13], &routing[21..24]), ("117551", "886"));
    let code = label["fields"]["field"][2]["value"].as_str().unwrap();
    assert_ne!(code, heard.number(), "FedEx has a number of its own");
    let again =
        shop.ask("getLabel", &json!({ "parcelNumber": heard.number(), "outputPrintingType": "PDF_10x15_300dpi" }));
    assert_eq!((again.status, again.code()), (400, "30317".to_owned()));
}

#[test]
fn the_head_of_a_number_says_what_the_parcel_is() {
    let shop = shop();
    let point = |id: &str, to: (&str, &str)| {
        with(request("HD", ("FR", "69002"), to), &[("/letter/parcel/pickupLocationId", json!(id))])
    };
    let belgian = |id: &str| {
        with(point(id, ("BE", "1000")), &[("/letter/addressee/address/mobileNumber", json!("+32470000000"))])
    };
    let local_post =
        with(request("DOS", ("FR", "69002"), ("DE", "10115")), &[("/letter/service/reseauPostal", json!(1))]);
    let cases = [
        (request("DOS", ("FR", "69002"), ("FR", "75004")), "6C"),
        (request("COL", ("FR", "69002"), ("FR", "75004")), "9V"),
        (request("DOM", ("FR", "69002"), ("BE", "1000")), "CA"),
        (request("DOS", ("FR", "69002"), ("DE", "10115")), "CB"),
        (local_post, "CF"),
        (abroad(), "CF"),
        (point("750041", ("FR", "75004")), "6H"),
        (point("750045", ("FR", "75004")), "6M"),
        (belgian("991230"), "CM"),
        (belgian("991235"), "CG"),
        (belgian("991239"), "CI"),
        (back(), "8R"),
        (with(shop::back_from_abroad(), &[]), "7R"),
        (request("CORF", ("FR", "69002"), ("DE", "10115")), "CQ"),
    ];
    for (request, prefix) in cases {
        let made = with(request, &[("/letter/addressee/address/mobileNumber", Value::Null)]);
        let made = if prefix.starts_with(['6', 'C']) && made["letter"]["parcel"]["pickupLocationId"].is_string() {
            let mobile = if prefix.starts_with('C') { "+32470000000" } else { "+33612340678" };
            with(made, &[("/letter/addressee/address/mobileNumber", json!(mobile))])
        } else {
            made
        };
        let heard = shop.ask("generateLabel", &made);
        assert_eq!(heard.status, 200, "{prefix}: {}", heard.json());
        assert!(heard.number().starts_with(prefix) && is_number(&heard.number()), "{prefix}: {}", heard.number());
    }
}

#[test]
fn what_is_refused_is_wrapped_as_the_service_wraps_it() {
    let shop = shop();
    let bad = with(home(), &[("/letter/parcel/weight", json!(35))]);
    let check = shop.ask("checkGenerateLabel", &bad);
    assert_eq!((check.status, check.header("content-type")), (400, Some("application/json;charset=UTF-8")));
    assert_eq!(check.json()["messages"][0]["replacementValues"], json!([]));
    let newest = shop.ask("generateLabel", &bad);
    assert_eq!((newest.status, newest.code()), (400, "30301".to_owned()));
    assert_eq!(newest.json()["labelV2Response"], Value::Null);
    let oldest = shop.post("/sls-ws/SlsServiceWSRest/2.0/generateLabel", &bad);
    assert_eq!((oldest.status, oldest.parts()), (400, vec!["jsonInfos".to_owned()]));
    let slip = shop.ask(
        "generateBordereauByParcelsNumbers",
        &json!({ "generateBordereauParcelNumberList": { "parcelsNumbers": ["x"] } }),
    );
    assert_eq!((slip.status, slip.parts(), slip.code()), (400, vec!["jsonInfos".to_owned()], "50031".to_owned()));
    assert!(slip.json()["messages"][0].get("replacementValues").is_none());

    let broken =
        shop.hear("POST", &format!("{SLS}/generateLabel"), &[("apiKey", "PRACTICE")], b"{\"letter\":").unwrap();
    assert_eq!(broken.status, 422);
    assert_eq!(shop.post("/sls-ws/SlsServiceWSRest/9.9/generateLabel", &home()).status, 404);
    assert_eq!(shop.server.ledger().labels().len(), 0);
}

#[test]
fn the_account_and_its_password_open_where_there_is_no_key() {
    let shop = shop();
    let ask = |headers: &[(&str, &str)], changes: &[(&str, Value)]| {
        let body = with(home(), changes).to_string();
        shop.hear("POST", &format!("{SLS}/checkGenerateLabel"), headers, body.as_bytes()).unwrap().code()
    };
    let account = [("/contractNumber", json!("900001")), ("/password", json!("PRACTICE"))];
    assert_eq!(ask(&[], &account), "0");
    assert_eq!(ask(&[("apiKey", "wrong")], &account), "30000", "the header counts");
    assert_eq!(ask(&[], &[("/contractNumber", json!("900001")), ("/password", json!("x"))]), "30000");
    assert_eq!(ask(&[], &[]), "30000");
}

#[test]
fn a_slip_names_its_parcels_and_counts_up() {
    let shop = shop();
    let numbers = [(), ()].map(|()| shop.ask("generateLabel", &home()).number());
    let ask = |numbers: &[String]| {
        shop.ask(
            "generateBordereauByParcelsNumbers",
            &json!({ "generateBordereauParcelNumberList": { "parcelsNumbers": numbers } }),
        )
    };
    let heard = ask(&numbers);
    assert_eq!(heard.parts(), ["jsonInfos", "deliveryPaper"]);
    let header = &heard.json()["bordereauHeader"];
    assert_eq!((&header["bordereauNumber"], &header["numberOfParcels"]), (&json!(1), &json!(2)));
    assert!(header["publishingDate"].is_i64());
    assert_eq!(ask(&numbers[..1]).json()["bordereauHeader"]["bordereauNumber"], 2);
    let again = shop.ask("getBordereauByNumber", &json!({ "bordereauNumber": 1 }));
    assert_eq!(again.json()["bordereauHeader"], *header);
    assert_eq!(again.part("deliveryPaper"), heard.part("deliveryPaper"));
}

#[test]
fn a_return_by_code_is_printed_by_its_code() {
    let shop = shop();
    let heard = shop.ask("generateToken", &back());
    let token = heard.json()["token"].as_str().unwrap().to_owned();
    assert_eq!((token.len(), heard.parts()), (9, vec!["jsonInfos".to_owned(), "label".to_owned()]));
    let label = shop.ask("getLabel", &json!({ "token": token, "outputPrintingType": "PDF_A4_300dpi" }));
    assert_eq!(label.code(), "0");
    assert!(label.part("label").unwrap().starts_with(b"%PDF-"));
}

#[test]
fn letter_boxes_are_emptied_on_days_to_come() {
    let shop = shop();
    let sender =
        json!({ "sender": { "line2": "1 rue du Modèle", "countryCode": "FR", "zipCode": "75007", "city": "Paris" } });
    let heard = shop.ask("getListMailBoxPickingDates", &sender).json();
    let days = heard["mailBoxPickingDates"].as_array().unwrap();
    assert_eq!((days.len(), &days[0]), (5, &json!(1_790_892_000_000_i64)), "midnight in Paris, 2 October 2026");
    let inter =
        shop.ask("getProductInter", &json!({ "productCode": "COLI", "countryCode": "DZ", "zipCode": "2000" })).json();
    assert_eq!((&inter["product"], &inter["returnTypeChoice"]), (&json!(["CF"]), &json!(["2", "3"])));
}

#[test]
fn points_are_the_same_every_time_and_known_again_by_their_ids() {
    let shop = shop();
    let base = "/pointretrait-ws-cxf/rest/v2/pointretrait";
    let around = |changes: &[(&str, Value)]| {
        let body = json!({
            "address": "1 rue du Modèle", "zipCode": "75004", "city": "Paris", "countryCode": "FR", "weight": "1200",
            "shippingDate": "01/10/2026", "filterRelay": "1", "optionInter": "0",
        });
        shop.post(&format!("{base}/findRDVPointRetraitAcheminement"), &with(body, changes)).json()
    };
    let found = around(&[]);
    assert_eq!(
        (&found["errorCode"], found["listePointRetraitAcheminement"].as_array().unwrap().len()),
        (&json!(0), 10)
    );
    assert_eq!(around(&[]), found);
    let count =
        |changes: &[(&str, Value)]| around(changes)["listePointRetraitAcheminement"].as_array().map_or(0, Vec::len);
    assert_eq!(count(&[("/filterRelay", json!("0"))]), 5);
    assert_eq!(count(&[("/weight", json!(25_000))]), 5, "shops take twenty kilograms");
    let abroad = [("/zipCode", json!("1000")), ("/countryCode", json!("BE")), ("/optionInter", json!("1"))];
    let belgian = around(&abroad);
    for list in [&found, &belgian] {
        for point in list["listePointRetraitAcheminement"].as_array().unwrap() {
            let body = json!({ "id": point["identifiant"], "date": "01/10/2026", "reseau": point["reseau"] });
            let again = shop.post(&format!("{base}/findPointRetraitAcheminementByID"), &body).json();
            let own = &again["pointRetraitAcheminement"];
            for name in ["identifiant", "nom", "adresse1", "codePostal", "typeDePoint", "poidsMaxi"] {
                assert_eq!(own[name], point[name], "{name} of {}", point["identifiant"]);
            }
            let taken = with(pickup(), &[("/letter/parcel/pickupLocationId", point["identifiant"].clone())]);
            assert!(!shop.server.refusals(&taken).contains(&"30401"));
        }
    }
    for (code, changes) in [
        (104, vec![("/zipCode", Value::Null)]),
        (105, vec![("/city", Value::Null)]),
        (106, vec![("/shippingDate", Value::Null)]),
        (120, vec![("/weight", json!("1.2"))]),
        (121, vec![("/weight", json!(0))]),
        (122, vec![("/shippingDate", json!("2026-10-01"))]),
        (123, vec![("/filterRelay", json!("7"))]),
        (125, vec![("/zipCode", json!("97100"))]),
        (144, vec![("/zipCode", json!("10")), ("/countryCode", json!("BE")), ("/optionInter", json!("1"))]),
        (146, vec![("/countryCode", json!("US"))]),
        (203, vec![("/optionInter", json!("1"))]),
        (300, vec![("/weight", json!(31_000))]),
    ] {
        assert_eq!(around(&changes)["errorCode"], code, "{changes:?}");
    }
}

#[test]
fn a_parcel_is_where_a_test_says_and_else_where_the_clock_says() {
    let shop = shop();
    let number = shop.ask("generateLabel", &overseas()).number();
    let timeline = |number: &str| {
        let body = json!({ "apiKey": "PRACTICE", "parcelNumber": number, "lang": "fr_FR" });
        shop.post("/tracking-timeline-ws/rest/tracking/timelineCompany", &body).json()
    };
    let public = |ids: &str| {
        let headers = [("X-Okapi-Key", "PRACTICE")];
        shop.hear("GET", &format!("/suivi/v2/idships/{ids}?lang=fr_FR"), &headers, b"").unwrap()
    };
    let codes = |parcel: &Value| -> Vec<String> {
        let events = parcel["event"].as_array().unwrap();
        events.iter().map(|event| event["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes(&timeline(&number)["parcel"]), ["PCHMQT"]);
    shop.server.travel(&number, &[Travel::Announced, Travel::Accepted, Travel::InvoiceMissing]);
    let parcel = timeline(&number)["parcel"].clone();
    assert_eq!(codes(&parcel), ["PCHMQT", "PCHCFM", "DOUFCM"]);
    assert_eq!(parcel["step"][2]["status"], "STEP_STATUS_ACTIVE");
    assert_eq!(parcel["step"][5]["status"], "STEP_STATUS_INACTIVE");
    let one = public(&number);
    assert_eq!(codes(&one.json()["shipment"]), ["DO3", "PC1", "DR1"], "the newest first");
    let several = public(&format!("{number},6A00000000000"));
    assert_eq!((several.status, several.json().as_array().unwrap().len()), (207, 2));
    assert_eq!(public("6A07905668182").json()["returnCode"], 404);
    assert_eq!(timeline("6A07905668182")["status"][0]["code"], "105");
    let closed = shop.hear("GET", &format!("/suivi/v2/idships/{number}"), &[], b"").unwrap();
    assert_eq!(closed.status, 401);
}

#[test]
fn misbehaviour_happens_on_the_side_of_the_books_that_it_names() {
    let shop = shop();
    let sell =
        || shop.hear("POST", &format!("{SLS}/generateLabel"), &[("apiKey", "PRACTICE")], home().to_string().as_bytes());
    let sold = || shop.server.ledger().labels().len();
    for (misbehaviour, status, makes) in [
        (Misbehaviour::DropBeforeCommit, None, 0),
        (Misbehaviour::DropAfterCommit, None, 1),
        (Misbehaviour::FailBeforeCommit(500), Some(500), 0),
        (Misbehaviour::FailAfterCommit(503), Some(503), 1),
        (Misbehaviour::BadGateway, Some(502), 0),
        (Misbehaviour::WebPage, Some(200), 1),
        (Misbehaviour::Garbage, Some(200), 1),
        (Misbehaviour::SlowStart(Duration::from_millis(1)), Some(200), 1),
        (Misbehaviour::CutShort, Some(200), 1),
        (Misbehaviour::LabelIsWebPage, Some(200), 1),
        (Misbehaviour::OtherShape(Shape::Mixed), Some(200), 1),
    ] {
        let before = sold();
        shop.server.misbehave(misbehaviour, 1);
        let heard = sell().ok();
        assert_eq!(heard.map(|heard| heard.status), status, "{misbehaviour:?}");
        assert_eq!(sold() - before, makes, "{misbehaviour:?}");
    }
    assert_eq!(sell().unwrap().status, 200);
}

#[test]
fn an_answer_can_have_the_other_shapes_that_were_seen() {
    let shop = shop();
    let sell = |shape: Shape, request: &Value| {
        shop.server.misbehave(Misbehaviour::OtherShape(shape), 1);
        shop.ask("generateLabel", request)
    };
    let mixed = sell(Shape::Mixed, &home());
    assert!(mixed.header("content-type").unwrap().starts_with("multipart/mixed;boundary=\"uuid:"));
    assert!(mixed.part("label").is_some());
    let flat = sell(Shape::Flat, &overseas()).json();
    assert!(flat["parcelNumber"].is_string() && flat["networkName"] == "COL");
    assert!(!sell(Shape::Unbound, &home()).header("content-type").unwrap().contains("boundary"));
    assert_eq!(sell(Shape::NoDeclaration, &overseas()).parts(), ["jsonInfos", "label"]);
    assert_eq!(sell(Shape::NoLabel, &home()).parts(), ["jsonInfos"]);
    let refused = sell(Shape::Refused200, &with(home(), &[("/letter/parcel/weight", json!(35))]));
    assert_eq!((refused.status, refused.code()), (200, "30301".to_owned()));
}

#[test]
fn another_process_is_told_over_the_wire() {
    let shop: Shop = shop();
    let tell = |order: &str, body: &Value| shop.post(&format!("/practice/{order}"), body);
    assert_eq!(tell("misbehave", &json!({ "kind": "bad_gateway" })).json()["planned"], 1);
    assert_eq!(shop.ask("generateLabel", &home()).status, 502);
    assert_eq!(tell("misbehave", &json!({ "kind": "dance" })).status, 400);
    let number = shop.ask("generateLabel", &home()).number();
    let travel = json!({ "parcel_number": number, "steps": ["PCHCFM", "LIVCFM", "nonsense"] });
    assert_eq!(tell("travel", &travel).json()["steps"], 2);
    let books = shop.hear("GET", "/practice/ledger", &[], b"").unwrap().json();
    assert_eq!(books["labels"][0]["parcel_number"], number);
}
