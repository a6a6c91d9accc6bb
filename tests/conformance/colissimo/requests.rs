//! What we ask La Poste: the documented and recorded samples said again with our types mean the same, and every request obeys the
//! strict schema, which catches what is spoilt.

use std::collections::BTreeSet;
use std::fs;

use envoi::carriers::Carrier as _;
use envoi::domain::LabelFormat;
use envoi::domain::MailboxPickup;
use envoi::domain::PointsWanted;
use envoi::domain::Shipment;
use envoi::domain::TrackingNumber;
use serde_json::Value;
use serde_json::json;

use super::super::ear::Exchange;
use super::super::shared;
use super::bytes;
use super::own;
use super::saying;

/// Every operation that is asked, and the schema of its body.
const SCHEMAS: &[(&str, &str)] = &[
    ("checkGenerateLabel", "GenerateLabelRequestV31"),
    ("generateLabel", "GenerateLabelRequestV31"),
    ("generateToken", "GenerateLabelRequestV31"),
    ("generateCN23", "GenerateLabelRequestV31"),
    ("getLabel", "GetLabelRequest"),
    ("getProductInter", "GetProductInterRequest"),
    ("getListMailBoxPickingDates", "GetListMailBoxPickingDatesRetourRequest"),
    ("planPickup", "PlanPickupRequest"),
    ("generateBordereauByParcelsNumbers", "GenerateBordereauByParcelsNumbersRequest"),
];

/// Documented and recorded requests, and the product that ours stands for: names that La Poste still takes are its older ones.
const SAMPLES: &[(&str, &str)] = &[
    ("roulier/DOM_product.1.generateLabel.request.json", "DOM"),
    ("roulier/full_customs_declarations.1.generateLabel.request.json", "COM"),
    ("roulier/colissimo_label_zpl.1.generateLabel.request.json", "COL"),
    ("doc_samples/generateLabel.REST_International.json", "DOS"),
    ("doc_samples/generateLabel.REST_National_return.json", "CORE"),
    ("doc_samples/generateLabel.REST_out_of_home_delivery.json", "HD"),
    ("spec2019/05.A2P.FR.generateLabel.request.json", "A2P"),
    ("spec2019/07.COLI.CN.generateLabel.request.json", "COLI"),
    ("spec2019/17.CORI_7R_return_CH.generateLabel.request.json", "CORI"),
];

#[test]
fn our_requests_mean_what_the_samples_mean() {
    let Some(shared) = shared() else { return };
    for (name, product) in SAMPLES {
        let sample: Value = serde_json::from_slice(&bytes(&shared, name)).expect("JSON");
        let asked = asked_for(&shipment("Pdf", &sample));
        assert_eq!(meaning(&asked)["product"], *product, "{name}");
        assert_eq!(meaning(&asked), meaning(&sample), "{name}");
    }
}

#[test]
fn a_purchase_asks_twice_the_same_and_the_second_time_for_real() {
    let heard = {
        let (endpoint, heard) = super::selling((200, "application/json".to_owned(), b"{}".to_vec()));
        drop(super::carrier((endpoint, heard.clone())).buy(&super::plain(), &super::id()));
        heard.all()
    };
    let paths: Vec<&str> = heard.iter().map(|exchange| exchange.path.as_str()).collect();
    let service = "/sls-ws/SlsServiceWSRest/3.1";
    assert_eq!(paths, [format!("{service}/checkGenerateLabel"), format!("{service}/generateLabel")]);
    assert_eq!(heard[0].request, heard[1].request);
}

#[test]
fn every_request_is_what_the_strict_schema_says() {
    let Some(shared) = shared() else { return };
    let mut used = BTreeSet::new();
    let mut complaints = Vec::new();
    for exchange in everything_that_is_asked() {
        let operation = exchange.path.rsplit('/').next().unwrap_or_default().to_owned();
        let Some((_, schema)) = SCHEMAS.iter().find(|(known, _)| *known == operation) else { continue };
        used.insert(operation.clone());
        complaints.extend(judge(&shared, schema, &serde_json::from_slice(&exchange.request).expect("JSON")));
    }
    // The document types three dates as moments, and says itself that they are days.
    complaints.retain(|complaint| !(complaint.contains("mailBoxPickingDate") && complaint.contains("date-time")));
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    let known: BTreeSet<String> = SCHEMAS.iter().map(|(operation, _)| (*operation).to_owned()).collect();
    assert_eq!(used, known, "what is asked and what is listed");
}

#[test]
fn a_spoilt_request_is_caught() {
    let Some(shared) = shared() else { return };
    let good = asked_for(&declared());
    assert_eq!(judge(&shared, "GenerateLabelRequestV31", &good), Vec::<String>::new());
    let spoilt: [(&str, Value); 12] = [
        ("/letter/service/productCode", json!("DOMICILE")),
        ("/letter/service/depositDate", json!("22/11/2026")),
        ("/letter/service/totalAmount", json!(0)),
        ("/letter/service/returnTypeChoice", json!(1)),
        ("/letter/parcel/weight", json!(1250)),
        ("/letter/parcel/insuranceValue", json!("150.00")),
        ("/letter/addressee/address/countryCode", json!("Suisse")),
        ("/letter/addressee/address/mobileNumber", json!("+41 79 123 45 67 (home)")),
        ("/letter/customsDeclarations/numberOfCopies", json!(5)),
        ("/letter/customsDeclarations/contents/article/0/hsCode", json!("6109.10")),
        ("/letter/customsDeclarations/contents/article/0/currency", json!("HKD")),
        ("/outputFormat/outputPrintingType", json!("PDF")),
    ];
    for (at, value) in spoilt {
        let mut bad = good.clone();
        *bad.pointer_mut(at).unwrap_or_else(|| panic!("{at} is sent")) = value;
        assert_ne!(judge(&shared, "GenerateLabelRequestV31", &bad), Vec::<String>::new(), "{at} was let pass");
    }
    let mut stranger = good.clone();
    stranger["letter"]["customsDeclarations"]["includesCustomsDeclarations"] = json!(true);
    assert_ne!(judge(&shared, "GenerateLabelRequestV31", &stranger), Vec::<String>::new(), "a key that nobody knows");
    let mut without = good;
    without["letter"]["parcel"].as_object_mut().expect("a parcel").remove("weight");
    assert_ne!(judge(&shared, "GenerateLabelRequestV31", &without), Vec::<String>::new(), "no weight");
}

/// The shipment that a request stands for, read back as the journal reads one.
pub fn shipment(format: &str, request: &Value) -> Shipment {
    let letter = &request["letter"];
    let (service, parcel) = (&letter["service"], &letter["parcel"]);
    let product = service["productCode"].as_str().expect("a product");
    let returns = product.starts_with("COR");
    let (from, to) = (&letter["sender"]["address"], &letter["addressee"]["address"]);
    let (desk, customer) = if returns { (to, from) } else { (from, to) };
    let number = service["orderNumber"].as_str().map(str::to_owned);
    let contact = |name: &str| customer[name].as_str().map(str::to_owned);
    let customs = &letter["customsDeclarations"];
    let point = parcel["pickupLocationId"].as_str().map(|id| {
        json!({ "id": id, "network": "R01", "name": "", "street": "", "postcode": "", "city": "", "country": "FR", "kind": "",
            "distance_m": null, "max_weight": null, "hours": [], "closed": [] })
    });
    let undeliverable = match whole(&service["returnTypeChoice"]) {
        Some(2) => json!("ComeBack"),
        Some(3) => json!("Abandon"),
        _ => Value::Null,
    };
    let mut made = json!({
        "account": "an-account", "service": product, "package": "", "weight": thousandths(&parcel["weight"]),
        "sender": { "address": address(desk, service["commercialName"].as_str()), "return_to": null },
        "consignee": address(customer, None),
        "size": { "length": 300, "width": 200, "height": 100 },
        "order": { "number": number, "date": null, "email": contact("email"), "phone": contact("mobileNumber"), "contents": null,
            "amount": null, "items": null, "billing": null },
        "ship_date": "2026-11-22", "format": format, "kept_warnings": [],
        "handling": { "point": point, "undeliverable": undeliverable, "direction": if returns { "Return" } else { "Out" },
            "instructions": null },
    });
    if customs["contents"].is_object() {
        made["customs"] = declaration(customs, service);
    }
    serde_json::from_value(made).expect("a shipment as the journal has it")
}

fn address(theirs: &Value, company: Option<&str>) -> Value {
    let text = |name: &str| theirs[name].as_str().filter(|text| !text.is_empty());
    let name = [text("firstName"), text("lastName")].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let company = text("companyName").or(company);
    json!({ "name": if name.is_empty() { company.unwrap_or_default() } else { &name }, "company": company,
        "street": text("line2"), "extra": text("line1"), "postcode": text("zipCode"), "city": text("city"),
        "country": text("countryCode").filter(|code| *code != "?").unwrap_or("US"), "phone": null })
}

fn declaration(customs: &Value, service: &Value) -> Value {
    let contents = &customs["contents"];
    let items = contents["article"].as_array().into_iter().flatten().map(|article| {
        json!({ "description": article["description"], "quantity": article["quantity"], "weight": thousandths(&article["weight"]),
            "value": hundredths(&article["value"]), "hs_code": article["hsCode"],
            "origin": article["originCountry"].as_str().unwrap_or("FR"), "reference": article["artref"],
            "original_ident": article["originalIdent"], "vat": null, "customs_fees": null, "origin_label": null })
    });
    let originals = contents["original"].as_array().into_iter().flatten().map(|original| {
        json!({ "ident": original["originalIdent"], "invoice_number": original["originalInvoiceNumber"],
            "invoice_date": original["originalInvoiceDate"], "parcel_number": original["originalParcelNumber"] })
    });
    let category = ["Gift", "Sample", "Commercial", "Document", "Other", "Return"];
    let category = category[contents["category"]["value"].as_u64().expect("a category") as usize - 1];
    let currency = contents["article"][0]["currency"].as_str().unwrap_or("EUR");
    let text = |name: &str| customs[name].as_str().filter(|text| !text.is_empty());
    json!({ "category": category, "explanation": null, "description": text("description"), "items": items.collect::<Vec<_>>(),
        "currency": currency, "invoice": text("invoiceNumber"), "licence": null, "certificate": null,
        "importers_reference": null, "importer": null, "eori": null, "consignee_eori": null, "gst": null,
        "comments": text("comments"), "postage": { "cents": whole(&service["totalAmount"]).unwrap_or(1), "currency": "EUR" },
        "copies": 4, "originals": originals.collect::<Vec<_>>() })
}

/// What a request says, whoever wrote it: defaults that La Poste applies in silence are written out, names are one text.
fn meaning(request: &Value) -> Value {
    let letter = &request["letter"];
    let (service, parcel, customs) = (&letter["service"], &letter["parcel"], &letter["customsDeclarations"]);
    let someone = |address: &Value| {
        let text = |name: &str| address[name].as_str().unwrap_or_default().to_owned();
        let name = format!("{} {}", text("firstName"), text("lastName")).trim().to_owned();
        let name = if name.is_empty() { text("companyName") } else { name };
        let country = text("countryCode").replace('?', "US");
        json!({ "name": name, "street": text("line2"), "zip": text("zipCode"), "city": text("city"), "country": country,
            "email": text("email") })
    };
    let articles = customs["contents"]["article"].as_array().into_iter().flatten().map(|article| {
        json!({ "description": article["description"], "quantity": article["quantity"], "weight": thousandths(&article["weight"]),
            "value": hundredths(&article["value"]), "hs": article["hsCode"],
            "origin": article["originCountry"].as_str().unwrap_or("FR"), "currency": article["currency"].as_str().unwrap_or("EUR"),
            "artref": article["artref"], "ident": article["originalIdent"] })
    });
    let says = |name: &str| customs[name].as_str().filter(|text| !text.is_empty());
    json!({
        "product": service["productCode"], "weight": thousandths(&parcel["weight"]),
        "total": whole(&service["totalAmount"]).filter(|_| customs.is_object()),
        "order": service["orderNumber"], "undeliverable": whole(&service["returnTypeChoice"]),
        "point": parcel["pickupLocationId"], "from": someone(&letter["sender"]["address"]),
        "to": someone(&letter["addressee"]["address"]), "mobile": letter["addressee"]["address"]["mobileNumber"],
        "category": customs["contents"]["category"]["value"], "articles": articles.collect::<Vec<_>>(),
        "originals": customs["contents"]["original"], "description": says("description"), "comments": says("comments"),
        "invoice": says("invoiceNumber"),
    })
}

/// A parcel to Switzerland with its declaration.
pub fn to_switzerland(format: &str) -> Shipment {
    let place = |country: &str, zip: &str, city: &str| {
        json!({ "lastName": "Camille Roussel", "line1": "Bâtiment B", "line2": "27 rue du Modèle", "zipCode": zip, "city": city,
            "countryCode": country, "mobileNumber": "+41791234567", "email": "c.roussel@atelier.example" })
    };
    let shirt = json!({ "description": "Cotton T-shirt", "quantity": 2, "weight": 0.18, "value": 19.9, "hsCode": "610910",
        "originCountry": "PT", "currency": "EUR", "artref": "TS-1" });
    let contents = json!({ "article": [shirt], "category": { "value": 3 } });
    let request = json!({ "letter": {
        "service": { "productCode": "DOS", "totalAmount": 1450, "orderNumber": "10481", "returnTypeChoice": 2 },
        "parcel": { "weight": 0.5 },
        "sender": { "address": place("FR", "69002", "Lyon") },
        "addressee": { "address": place("CH", "1003", "Lausanne") },
        "customsDeclarations": {
            "description": "Clothing", "comments": "Fragile", "invoiceNumber": "F-1", "contents": contents,
        } } });
    shipment(format, &request)
}

/// The same with everything that a parcel may have.
fn declared() -> Shipment {
    let mut json = serde_json::to_value(to_switzerland("Zpl")).expect("a shipment is JSON");
    json["handling"]["insurance"] = json!({ "cents": 15_000, "currency": "EUR" });
    json["handling"]["duties"] = json!("Sender");
    json["handling"]["instructions"] = json!("Sonner deux fois");
    json["handling"]["part"] = json!({ "number": 2, "of": 2, "followers": ["6C00000000000"] });
    json["customs"]["eori"] = json!("FR123456789");
    json["customs"]["importers_reference"] = json!("CHE-123.456.789");
    serde_json::from_value(json).expect("a shipment")
}

/// The request for a label of this shipment.
fn asked_for(shipment: &Shipment) -> Value {
    let (endpoint, heard) = super::selling((200, "application/json".to_owned(), b"{}".to_vec()));
    drop(super::carrier((endpoint, heard.clone())).buy(shipment, &super::id()));
    serde_json::from_slice(&heard.all().pop().expect("it asked").request).expect("JSON")
}

/// Each question that the station has.
fn everything_that_is_asked() -> Vec<Exchange> {
    let answer = r#"{"messages":[{"id":"0","type":"INFOS"}],"parcelNumber":"8R00000000000","token":"039ACJ2HJ"}"#;
    let (endpoint, heard) = saying(answer.as_bytes().to_vec());
    let own = own((endpoint, heard.clone()));
    let parcel = TrackingNumber("8R00000000000".to_owned());
    for shipment in [declared(), super::plain()] {
        drop(own.buy(&shipment, &super::id()));
        drop(own.declare(&shipment, &parcel));
        drop(own.return_code(&shipment));
    }
    let at = super::plain().consignee().clone();
    drop(own.label_again(&parcel, LabelFormat::Zpl, Some(300)));
    drop(own.return_choices("DOS", &at, true));
    drop(own.mailbox_dates(&at));
    let email = Some("c.roussel@atelier.example".to_owned());
    let pickup = MailboxPickup { parcel: parcel.clone(), day: crate::desk::today(), at: at.clone(), email };
    own.plan_mailbox_pickup(&pickup).expect("planned");
    drop(own.deposit_slip(&[parcel]));
    let wanted = PointsWanted { near: at, weight: envoi::domain::Grams(1), ship_date: crate::desk::today() };
    drop(own.pickup_points(&wanted));
    heard.all()
}

fn judge(shared: &std::path::Path, name: &str, body: &Value) -> Vec<String> {
    let path = shared.join("specs/colissimo/colissimo-sls.strict.schema.json");
    let mut schema: Value = serde_json::from_slice(&fs::read(&path).expect("the schema")).expect("JSON");
    schema["allOf"] = json!([{ "$ref": format!("#/definitions/{name}") }]);
    let validator =
        jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{name} does not compile: {error}"));
    validator.iter_errors(body).map(|error| format!("{name} at {}: {error}", error.instance_path())).collect()
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}

fn whole(value: &Value) -> Option<i64> {
    number(value).map(|number| number.round() as i64)
}

fn thousandths(value: &Value) -> Option<i64> {
    number(value).map(|number| (number * 1000.0).round() as i64)
}

fn hundredths(value: &Value) -> Option<i64> {
    number(value).map(|number| (number * 100.0).round() as i64)
}
