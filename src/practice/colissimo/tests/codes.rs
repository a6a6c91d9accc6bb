//! Every code that the practice Colissimo says it judges, provoked by a request that is otherwise good.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json::json;

use super::shop::Heard;
use super::shop::Shop;
use super::shop::abroad;
use super::shop::back;
use super::shop::back_from_abroad;
use super::shop::home;
use super::shop::overseas;
use super::shop::paid;
use super::shop::pickup;
use super::shop::request;
use super::shop::shop;
use super::shop::shop_with;
use super::shop::with;
use crate::practice::Misbehaviour;
use crate::practice::RetryAfter;
use crate::practice::colissimo::Options;
use crate::practice::colissimo::Rights;
use crate::practice::colissimo::codes;

/// A code, a good request, and what spoils it: in pairs of place and value, where null leaves the place out.
type Spoilt = (&'static str, Value, Vec<(&'static str, Value)>);

#[test]
fn good_requests_are_taken() {
    let shop = shop();
    for good in [home(), pickup(), overseas(), abroad(), paid(), back(), back_from_abroad()] {
        assert_eq!(shop.server.refusals(&good), Vec::<&str>::new(), "{good}");
        assert_eq!(shop.ask("checkGenerateLabel", &good).code(), "0");
    }
}

#[test]
fn every_judged_code_is_answered_to_a_request_that_earns_it() {
    let shop = shop();
    let mut earned = BTreeSet::new();
    for (id, good, changes) in spoilt() {
        let bad = with(good, &changes);
        let refusals = shop.server.refusals(&bad);
        assert!(refusals.contains(&id), "{id} is not among {refusals:?} of {changes:?}");
        // On the wire the first stands for all.
        let heard = shop.ask("checkGenerateLabel", &bad);
        assert_eq!((heard.status, heard.code()), (400, refusals[0].to_owned()));
        assert_eq!(heard.json()["messages"].as_array().unwrap().len(), 1);
        earned.insert(id.to_owned());
    }
    earned.extend(elsewhere());
    let judged: BTreeSet<String> =
        codes().into_iter().filter(|(_, reason)| reason.is_none()).map(|(id, _)| id.to_owned()).collect();
    assert_eq!(judged.difference(&earned).collect::<Vec<_>>(), Vec::<&String>::new(), "said to be judged, never seen");
    assert_eq!(earned.difference(&judged).collect::<Vec<_>>(), Vec::<&String>::new(), "seen, said not to be judged");
}

/// The codes of other operations, of accounts and of the service itself.
fn elsewhere() -> Vec<String> {
    let shop = shop();
    let mut heard = vec![
        shop.ask("checkGenerateLabel", &home()),
        shop.ask("generateCN23", &overseas()),
        shop.ask("getLabel", &json!({ "token": "short", "outputPrintingType": "PDF_10x15_300dpi" })),
        shop.ask("getLabel", &json!({ "token": "039ABCDEF", "outputPrintingType": "PDF_10x15_300dpi" })),
        shop.ask("generateToken", &home()),
        shop.ask("planPickup", &plan("8R00000000000")),
        shop.ask("generateBordereauByParcelsNumbers", &slip(&["unknown", "missing"])),
        shop.ask("generateBordereauByParcelsNumbers", &slip(&["6A07905668182"; 251])),
        shop.hear("POST", "/sls-ws/SlsServiceWSRest/3.1/generateLabel", &[], b"{").unwrap(),
    ];
    let returned = shop.ask("generateLabel", &back()).number();
    assert_eq!(shop.ask("planPickup", &plan(&returned)).code(), "0");
    heard.push(shop.ask("planPickup", &plan(&returned)));
    shop.server.misbehave(Misbehaviour::TooManyRequests(RetryAfter::Missing), 1);
    heard.push(shop.ask("generateLabel", &home()));
    let rights = |change: fn(&mut Rights)| {
        let mut rights = Rights::default();
        change(&mut rights);
        shop.server.grant(rights);
    };
    rights(|rights| rights.active = false);
    heard.push(shop.ask("checkGenerateLabel", &home()));
    rights(|rights| rights.service = false);
    heard.push(shop.ask("checkGenerateLabel", &home()));
    rights(|rights| rights.token = false);
    heard.push(shop.ask("generateToken", &back()));
    rights(|rights| rights.hazmat.clear());
    heard.push(shop.ask("checkGenerateLabel", &with(home(), &[("/letter/parcel/hazmatFlag", json!(1))])));
    rights(|rights| rights.letter_box = false);
    heard.push(shop.ask("checkGenerateLabel", &with(back(), &letter_box("2026-10-02"))));
    heard.extend(knocks());
    heard.iter().map(Heard::code).collect()
}

/// Three wrong keys where three lock the door.
fn knocks() -> Vec<Heard> {
    let shop = shop_with(|options| Options { tries: 3, ..options });
    let knock = |key: &str| {
        let body = home().to_string();
        shop.hear("POST", "/sls-ws/SlsServiceWSRest/3.1/checkGenerateLabel", &[("apikey", key)], body.as_bytes())
            .unwrap()
    };
    let answers: Vec<Heard> = ["wrong", "wrong", "wrong", "PRACTICE"].into_iter().map(knock).collect();
    assert_eq!(answers.iter().map(Heard::code).collect::<Vec<_>>(), ["30000", "30000", "30013", "30013"]);
    answers
}

fn plan(number: &str) -> Value {
    json!({
        "parcelNumber": number, "mailBoxPickingDate": "2026-10-02",
        "sender": { "lastName": "Essai", "line2": "1 rue du Modèle", "zipCode": "75020", "city": "Paris", "countryCode": "FR" },
    })
}

fn slip(numbers: &[&str]) -> Value {
    json!({ "generateBordereauParcelNumberList": { "parcelsNumbers": numbers } })
}

fn letter_box(day: &str) -> Vec<(&'static str, Value)> {
    vec![("/letter/service/mailBoxPicking", json!(true)), ("/letter/service/mailBoxPickingDate", json!(day))]
}

/// Whatever a request for a label can be refused for.
fn spoilt() -> Vec<Spoilt> {
    [of_the_service(), of_people(), of_the_parcel(), of_articles(), of_returns(), of_extras()].concat()
}

fn of_the_service() -> Vec<Spoilt> {
    let service = |name: &'static str| -> &'static str {
        match name {
            "product" => "/letter/service/productCode",
            "date" => "/letter/service/depositDate",
            "choice" => "/letter/service/returnTypeChoice",
            _ => "/outputFormat/outputPrintingType",
        }
    };
    vec![
        ("30002", home(), vec![(service("date"), json!("2026-09-30"))]),
        ("30010", home(), vec![(service("date"), Value::Null)]),
        ("30014", home(), vec![(service("product"), Value::Null)]),
        ("30015", home(), vec![(service("product"), json!("DOMM"))]),
        ("30009", home(), vec![(service("product"), json!("CNT"))]),
        ("30700", home(), vec![(service("product"), json!("COLR"))]),
        ("30018", pickup(), vec![("/letter/service/commercialName", Value::Null)]),
        ("30020", overseas(), vec![("/letter/service/totalAmount", json!(0))]),
        ("30025", home(), vec![(service("format"), Value::Null)]),
        ("30026", home(), vec![(service("format"), json!("DPL_10x15_203dpi"))]),
        ("30026", back_from_abroad(), vec![(service("format"), json!("PDF_10x15_300dpi"))]),
        ("30027", home(), vec![("/letter/service/reseauPostal", json!(1))]),
        ("30323", abroad(), vec![(service("choice"), Value::Null)]),
        ("30324", abroad(), vec![(service("choice"), json!(1))]),
        ("30804", home(), letter_box("2026-10-02")),
        ("30805", with(back(), &[("/letter/sender/address/zipCode", json!("20000"))]), letter_box("2026-10-02")),
        ("30806", back(), letter_box("2026-10-01")),
        ("30809", back(), vec![("/letter/service/mailBoxPickingDate", json!("2026-10-02"))]),
        ("30813", back(), vec![("/letter/service/mailBoxPicking", json!("1"))]),
        ("30043", with(back(), &[("/letter/sender/address/firstName", Value::Null)]), letter_box("2026-10-02")),
        ("30045", with(back(), &[("/letter/sender/address/email", Value::Null)]), letter_box("2026-10-02")),
    ]
}

fn of_people() -> Vec<Spoilt> {
    const SENDER: &str = "/letter/sender/address";
    let mut cases: Vec<Spoilt> = vec![
        (
            "30065",
            home(),
            vec![("/letter/sender/address/lastName", Value::Null), ("/letter/sender/address/companyName", Value::Null)],
        ),
        ("30109", request("DOM", ("DE", "10115"), ("FR", "75004")), vec![]),
        ("30213", request("DOM", ("FR", "69002"), ("US", "10118")), vec![]),
        ("30213", home(), vec![("/letter/addressee/address/zipCode", json!("97100"))]),
        ("30089", back(), vec![("/letter/addressee/address/companyName", Value::Null)]),
        ("30090", home(), vec![("/letter/addressee/addresseeParcelRef", json!("sixteen letters!"))]),
        ("30200", home(), vec![("/letter/addressee/address/lastName", json!(" "))]),
        ("30202", pickup(), vec![("/letter/addressee/address/firstName", Value::Null)]),
        ("30220", pickup(), vec![("/letter/addressee/address/mobileNumber", Value::Null)]),
        ("30220", paid(), vec![("/letter/addressee/address/mobileNumber", Value::Null)]),
        ("30221", pickup(), vec![("/letter/addressee/address/mobileNumber", json!("+33412340678"))]),
        ("30221", home(), vec![("/letter/addressee/address/mobileNumber", json!("+33 6 12 34 06 78"))]),
        ("30222", pickup(), vec![("/letter/addressee/address/email", Value::Null)]),
        ("30224", paid(), vec![("/letter/addressee/address/stateOrProvinceCode", json!("CA"))]),
        ("30600", home(), vec![("/letter/addressee/address/line2", json!("улица 1"))]),
    ];
    let both = [
        (["30100", "30204"], "line2", Value::Null),
        (["30102", "30206"], "countryCode", Value::Null),
        (["30103", "30207"], "countryCode", json!("ZZ")),
        (["30104", "30208"], "city", Value::Null),
        (["30110", "30214"], "city", json!("75004")),
        (["30106", "30210"], "zipCode", Value::Null),
        (["30107", "30211"], "zipCode", json!("69*02")),
        (["30108", "30212"], "zipCode", json!("9999")),
        (["30022", "30023"], "language", json!("french")),
        (["30046", "30223"], "email", json!("camille@example")),
        (["30047", "30085"], "phoneNumber", json!("04 72")),
    ];
    for (ids, name, value) in both {
        for (id, whose) in ids.into_iter().zip([SENDER, "/letter/addressee/address"]) {
            let place: &'static str = Box::leak(format!("{whose}/{name}").into_boxed_str());
            cases.push((id, home(), vec![(place, value.clone())]));
        }
    }
    cases
}

fn of_the_parcel() -> Vec<Spoilt> {
    let insured = ("/letter/parcel/insuranceValue", json!(15_000));
    let signed = || with(home(), &[("/letter/service/productCode", json!("DOS"))]);
    let cash = |amount: Value, currency: Value| {
        vec![
            ("/letter/parcel/cod", json!(true)),
            ("/letter/parcel/codamount", amount),
            ("/letter/parcel/codcurrency", currency),
        ]
    };
    let sizes = |at: usize, value: &str| {
        let place = ["/fields/field/1/value", "/fields/field/2/value", "/fields/field/3/value"][at];
        vec![(place, json!(value))]
    };
    vec![
        ("30300", home(), vec![("/letter/parcel/weight", json!(0.0))]),
        ("30301", home(), vec![("/letter/parcel/weight", json!(30.01))]),
        ("30301", home(), vec![("/letter/parcel/weight", json!("1.234"))]),
        ("30301", pickup(), vec![("/letter/parcel/weight", json!(20.01))]),
        ("30303", pickup(), vec![("/letter/parcel/nonMachinable", json!(true))]),
        ("30306", home(), vec![("/letter/parcel/recommendationLevel", json!("R1"))]),
        ("30310", home(), vec![("/letter/parcel/recommendationLevel", json!(""))]),
        ("30311", home(), vec![("/letter/parcel/recommendationLevel", json!("R9"))]),
        ("14040", signed(), vec![("/letter/parcel/recommendationLevel", json!("R1")), insured.clone()]),
        ("30309", home(), vec![insured]),
        ("30309", signed(), vec![("/letter/parcel/insuranceValue", json!(500_001))]),
        ("30325", home(), vec![("/letter/parcel/returnReceipt", json!("perhaps"))]),
        ("30910", home(), vec![("/letter/parcel/disabledDeliveryBlockingCode", json!(2))]),
        ("30400", pickup(), vec![("/letter/parcel/pickupLocationId", Value::Null)]),
        ("30401", pickup(), vec![("/letter/parcel/pickupLocationId", json!("75004"))]),
        ("30404", home(), vec![("/letter/parcel/pickupLocationId", json!("750045"))]),
        ("30317", home(), cash(json!(1000), Value::Null)),
        ("30017", signed(), cash(json!(0), Value::Null)),
        ("30907", signed(), cash(json!(1000), json!("€"))),
        ("30908", signed(), cash(json!(1000), json!("CHF"))),
        (
            "31001",
            with(signed(), &[("/fields", fields(&[("ACCOUNT_NUMBER", "900002")]))]),
            cash(json!(1000), Value::Null),
        ),
        ("30326", overseas(), vec![("/letter/parcel/ftd", json!(true))]),
        ("30328", abroad(), vec![("/letter/parcel/ddp", json!(true))]),
        ("30329", paid(), vec![("/fields/field/1/key", json!("x"))]),
        ("30330", paid(), vec![("/fields/field/2/key", json!("x"))]),
        ("30331", paid(), vec![("/fields/field/3/key", json!("x"))]),
        ("30332", paid(), sizes(0, "0")),
        ("30333", paid(), sizes(1, "wide")),
        ("30334", paid(), sizes(2, "-3")),
        ("30335", paid(), sizes(0, "275")),
        ("30557", paid(), vec![("/letter/customsDeclarations/description", Value::Null)]),
        ("30561", paid(), vec![("/fields/field/0/key", json!("x"))]),
        ("30562", paid(), vec![("/fields/field/0/value", json!("1234567"))]),
    ]
}

fn of_articles() -> Vec<Spoilt> {
    const ARTICLE: &str = "/letter/customsDeclarations/contents/article/0/";
    let article = |name: &str, value: Value| -> Vec<(&'static str, Value)> {
        vec![(Box::leak(format!("{ARTICLE}{name}").into_boxed_str()), value)]
    };
    let contents = "/letter/customsDeclarations/contents";
    let category = "/letter/customsDeclarations/contents/category/value";
    let list = "/letter/customsDeclarations/contents/article";
    let one = abroad()["letter"]["customsDeclarations"]["contents"]["article"][0].clone();
    let other =
        |name: &str, value: &str| with(one.clone(), &[(Box::leak(format!("/{name}").into_boxed_str()), json!(value))]);
    let british = || {
        with(
            paid(),
            &[
                ("/letter/addressee/address/countryCode", json!("GB")),
                ("/letter/addressee/address/zipCode", json!("SW1A 1AA")),
            ],
        )
    };
    vec![
        ("30500", abroad(), vec![("/letter/customsDeclarations", Value::Null)]),
        ("30500", overseas(), vec![(contents, Value::Null)]),
        ("30503", abroad(), vec![(category, Value::Null)]),
        ("30504", abroad(), vec![(category, json!(7))]),
        ("30505", abroad(), vec![(list, json!([]))]),
        ("30506", abroad(), vec![(list, json!(vec![one.clone(); 101]))]),
        ("30507", abroad(), article("weight", json!(1.3))),
        ("30540", abroad(), article("weight", json!(0.7))),
        ("30510", abroad(), article("description", Value::Null)),
        ("30511", abroad(), article("description", json!("---"))),
        ("30512", abroad(), article("quantity", Value::Null)),
        ("30513", abroad(), article("quantity", json!(1.5))),
        ("30514", abroad(), article("weight", Value::Null)),
        ("30515", abroad(), article("weight", json!(0))),
        ("30516", abroad(), article("value", Value::Null)),
        ("30517", abroad(), article("value", json!(0))),
        ("30517", abroad(), article("value", json!(25.005))),
        ("30518", abroad(), article("hsCode", Value::Null)),
        ("30519", abroad(), article("hsCode", json!("6109.10"))),
        ("30520", abroad(), article("originCountry", Value::Null)),
        ("30521", abroad(), article("originCountry", json!("FRA"))),
        ("30544", abroad(), article("currency", json!("HKD"))),
        ("30537", abroad(), vec![(list, json!([one, other("currency", "USD")]))]),
        ("30543", abroad(), article("artref", json!("x".repeat(45)))),
        ("30532", abroad(), vec![("/letter/customsDeclarations/invoiceNumber", json!("x".repeat(36)))]),
        ("30535", abroad(), vec![("/letter/customsDeclarations/importersReference", json!("x".repeat(36)))]),
        ("30539", abroad(), vec![("/letter/customsDeclarations/comments", json!("x".repeat(36)))]),
        ("30561", abroad(), article("value", json!(500))),
        ("40022", british(), vec![(category, json!(1))]),
        ("40023", british(), vec![]),
    ]
}

fn of_returns() -> Vec<Spoilt> {
    const CONTENTS: &str = "/letter/customsDeclarations/contents";
    let at = |place: &str, value: Value| -> Vec<(&'static str, Value)> {
        vec![(Box::leak(format!("{CONTENTS}{place}").into_boxed_str()), value)]
    };
    let good = back_from_abroad;
    let one = good()["letter"]["customsDeclarations"]["contents"]["original"][0].clone();
    let article = good()["letter"]["customsDeclarations"]["contents"]["article"][0].clone();
    let two = |changes: &[(&str, Value)]| json!([one.clone(), with(one.clone(), changes)]);
    vec![
        ("30518", good(), at("/article/0/hsCode", Value::Null)),
        ("30519", good(), at("/article/0/hsCode", json!("61091000"))),
        ("30522", good(), at("/article/0/artref", Value::Null)),
        ("30524", good(), at("/article/0/currency", Value::Null)),
        ("30538", good(), at("/article", json!([article, with(article.clone(), &[("/originCountry", json!("CH"))])]))),
        ("30542", good(), at("/category/value", json!(3))),
        ("30554", good(), at("/original", Value::Null)),
        ("30531", good(), at("/original", json!(vec![one.clone(); 6]))),
        ("30546", good(), at("/original/0/originalIdent", Value::Null)),
        ("30534", good(), at("/original/0/originalIdent", json!("Z"))),
        ("30529", good(), at("/original/0/originalInvoiceNumber", Value::Null)),
        ("30530", good(), at("/original/0/originalInvoiceDate", Value::Null)),
        ("30533", good(), at("/original/0/originalInvoiceDate", json!("2026-10-02"))),
        ("30528", good(), at("/original/0/originalParcelNumber", Value::Null)),
        ("30525", good(), at("/original/0/originalParcelNumber", json!("CB199930762FR"))),
        ("30549", good(), at("/original", two(&[("/originalParcelNumber", json!("CA268091420FR"))]))),
        ("30550", good(), at("/original", two(&[("/originalIdent", json!("B"))]))),
        ("30553", good(), at("/original", two(&[("/originalInvoiceDate", json!("2026-09-02"))]))),
        ("30548", good(), at("/article/0/originalIdent", Value::Null)),
        ("30541", good(), at("/article/0/originalIdent", json!("AB"))),
        ("30547", good(), at("/article/0/originalIdent", json!("B"))),
        ("30545", request("CORI", ("BR", "01310100"), ("FR", "69002")), vec![]),
        ("40011", request("CORI", ("CH", "3000"), ("DE", "10115")), vec![]),
        ("40013", request("CORE", ("GP", "97100"), ("RE", "97400")), vec![]),
    ]
}

fn of_extras() -> Vec<Spoilt> {
    let own = |field: Value| vec![("/customizationFields", json!({ "customizationField": [field] }))];
    let mask = |field: Value| vec![("/customizationFields", json!({ "reference": [field] }))];
    let group = |of: &str, followers: &str| {
        let pairs = [("TYPE_MULTI_PARCEL", "MASTER"), ("TOTAL_NUMBER_PARCEL", of), ("LIST_FOLLOWER_PARCEL", followers)];
        vec![("/fields", fields(&pairs))]
    };
    let hazmat =
        |class: Value| vec![("/letter/parcel/hazmatFlag", json!(true)), ("/letter/parcel/hazmatCategory", class)];
    vec![
        ("30001", home(), vec![("/fields", fields(&[("ACCOUNT_NUMBER", "12345")]))]),
        ("30341", overseas(), group("6", "")),
        ("30345", home(), group("2", "")),
        ("30321", overseas(), group("2", "8Q53764663748")),
        ("31100", home(), own(json!({ "type": "QR", "value": "x" }))),
        ("31101", home(), own(json!({ "type": "TEXT", "taille": 3 }))),
        ("31102", home(), own(json!({ "type": "TEXT", "taille": 21, "value": "x" }))),
        ("31111", home(), own(json!({ "type": "BARCODE128" }))),
        (
            "31103",
            with(home(), &[("/outputFormat/outputPrintingType", json!("DPL_10x15_203dpi"))]),
            own(json!({ "type": "TEXT", "taille": 11, "value": "x" })),
        ),
        ("31108", home(), mask(json!({ "customizableReferenceKey": -1, "customizableReferenceValue": "x" }))),
        ("31109", home(), mask(json!({ "customizableReferenceKey": 1 }))),
        ("32002", home(), hazmat(json!("B"))),
        ("32003", home(), hazmat(Value::Null)),
        ("32004", home(), hazmat(json!("Q"))),
    ]
}

fn fields(pairs: &[(&str, &str)]) -> Value {
    let list: Vec<Value> = pairs.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect();
    json!({ "field": list })
}

#[test]
fn an_older_version_knows_nothing_of_what_came_later() {
    let shop: Shop = shop();
    let bad =
        with(home(), &[("/letter/parcel/hazmatFlag", json!(true)), ("/letter/parcel/hazmatCategory", json!("Q"))]);
    let ask = |version: &str| shop.post(&format!("/sls-ws/SlsServiceWSRest/{version}/checkGenerateLabel"), &bad).code();
    assert_eq!([ask("2.0"), ask("3.0"), ask("3.1")], ["0", "0", "32004"]);
}
