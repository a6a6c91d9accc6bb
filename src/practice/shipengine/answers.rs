//! The bodies of answers, in the shapes that live traffic has.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use serde_json::json;

use super::checks::CARRIER;
use super::checks::Fault;
use super::checks::PACKAGE;
use super::checks::SERVICE;
use super::checks::fault_json;
use super::checks::text;
use crate::label::NotALabel;
use crate::practice::Account;
use crate::practice::Noted;
use crate::practice::Sold;
use crate::practice::specimen::Address;
use crate::practice::specimen::Specimen;

const NAME: &str = "La Poste Lettre Suivie";

pub(super) fn errors(request_id: &str, faults: &[Fault]) -> Value {
    json!({ "request_id": request_id, "errors": faults.iter().map(fault_json).collect::<Vec<_>>() })
}

pub(super) fn carrier(account: &Account, listed: &[(String, String)]) -> Value {
    json!({
        "carrier_id": account.carrier_id,
        "carrier_code": CARRIER,
        "account_number": account.cust_account_number,
        "requires_funded_amount": false,
        "balance": 0.0,
        "nickname": account.nickname,
        "friendly_name": NAME,
        "primary": false,
        "has_multi_package_supporting_services": false,
        "allows_returns": false,
        "supports_label_messages": false,
        "disabled_by_billing_plan": false,
        "funding_source_id": null,
        "services": services(&account.carrier_id, listed),
        "packages": packages(),
        "options": [],
        "send_rates": true,
        "supports_user_managed_rates": false,
        "connection_status": "approved",
    })
}

pub(super) fn services(carrier_id: &str, listed: &[(String, String)]) -> Value {
    let service = |(code, name): &(String, String)| {
        json!({
            "carrier_id": carrier_id,
            "carrier_code": CARRIER,
            "service_code": code,
            "name": name,
            "domestic": true,
            "international": false,
            "is_multi_package_supported": false,
            "is_return_supported": false,
        })
    };
    listed.iter().map(service).collect()
}

pub(super) fn packages() -> Value {
    json!([{ "package_id": null, "package_code": PACKAGE, "name": "Package", "description": null }])
}

/// A label, with links to its files at that base address.
pub(super) fn label(sold: &Sold, base_url: &str) -> Value {
    let shipment = &sold.shipment;
    let file =
        |format: &str| format!("{base_url}/v1/downloads/1/{}/label-{}.{format}", secret(sold), number(&sold.label_id));
    json!({
        "label_id": sold.label_id,
        "status": if sold.voided() { "voided" } else { "completed" },
        "shipment_id": sold.shipment_id,
        "external_shipment_id": sold.external_shipment_id,
        "external_order_id": shipment["external_order_id"],
        "ship_date": format!("{}T00:00:00Z", sold.ship_date),
        "created_at": sold.created_at,
        "shipment_cost": euros(sold.cost_cents),
        "insurance_cost": euros(0),
        "requested_comparison_amount": euros(0),
        "rate_details": [],
        "tracking_number": sold.tracking_number,
        "is_return_label": false,
        "rma_number": null,
        "is_international": false,
        "batch_id": "",
        "carrier_id": sold.carrier_id,
        "service_code": service(sold),
        "package_code": PACKAGE,
        "voided": sold.voided(),
        "voided_at": sold.voided_at,
        "void_type": sold.voided().then_some("manual"),
        "label_format": sold.label_format,
        "display_scheme": "label",
        "label_layout": "4x6",
        "trackable": true,
        "label_image_id": sold.label_image_id,
        "carrier_code": CARRIER,
        "confirmation": "none",
        "tracking_status": if sold.voided() { "unknown" } else { "in_transit" },
        "tracking_url": null,
        "ship_to": shipment["ship_to"],
        "label_download": {
            "pdf": file("pdf"), "png": file("png"), "zpl": file("zpl"), "href": file(&sold.label_format),
        },
        "form_download": null,
        "qr_code_download": null,
        "insurance_claim": null,
        "paperless_download": null,
        "packages": [package(sold)],
        "charge_event": "carrier_default",
        "alternative_identifiers": [],
        "shipping_rule_id": null,
    })
}

/// The same label with its file inside, as `label_download_type=inline` asks.
pub(super) fn inline_label(sold: &Sold, base_url: &str) -> Result<Value, NotALabel> {
    let (media_type, bytes) = file(sold, &sold.label_format)?;
    let mut label = label(sold, base_url);
    label["label_download"] = json!({ "href": data_url(media_type, &bytes) });
    Ok(label)
}

pub(super) fn data_url(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}

/// The label's file in a format, with its media type. An unknown format is a PDF.
pub(super) fn file(sold: &Sold, format: &str) -> Result<(&'static str, Vec<u8>), NotALabel> {
    let specimen = specimen(sold);
    Ok(match format {
        "zpl" => ("application/zpl", specimen.zpl()),
        "png" => ("image/png", specimen.png()?),
        _ => ("application/pdf", specimen.pdf()),
    })
}

/// The part of a label's links that nobody can guess from its number; the same for as long as the label is.
pub(super) fn secret(sold: &Sold) -> String {
    let turned: u64 = sold
        .created_at
        .bytes()
        .chain(sold.label_id.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{turned:016x}")
}

/// A shipment that was taken in and never got a label.
pub(super) fn noted(noted: &Noted) -> Value {
    let mut shipment = echo(&noted.shipment, &noted.shipment_id, &noted.created_at);
    shipment["external_shipment_id"] = json!(noted.external_shipment_id);
    shipment["shipment_status"] = json!(if noted.cancelled { "cancelled" } else { "pending" });
    shipment
}

pub(super) fn shipment(sold: &Sold) -> Value {
    let mut shipment = echo(&sold.shipment, &sold.shipment_id, &sold.created_at);
    shipment["external_shipment_id"] = json!(sold.external_shipment_id);
    shipment["ship_date"] = json!(format!("{}T00:00:00Z", sold.ship_date));
    shipment["modified_at"] = json!(sold.voided_at.as_ref().unwrap_or(&sold.created_at));
    shipment["shipment_status"] = json!("label_purchased");
    shipment
}

/// A shipment as it was asked for, with what every shipment in an answer has besides.
pub(super) fn echo(asked: &Value, shipment_id: &str, created_at: &str) -> Value {
    let mut shipment = json!({
        "external_order_id": null,
        "order_source_code": null,
        "warehouse_id": null,
        "return_to": asked["ship_from"],
        "is_return": false,
        "confirmation": "none",
        "customs": null,
        "advanced_options": {},
        "comparison_rate_type": null,
        "shipping_rule_id": null,
        "insurance_provider": "none",
        "tags": [],
        "items": [],
    });
    for (name, value) in asked.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        // An order to the API and no part of the shipment.
        if name != "validate_address" {
            shipment[name] = value.clone();
        }
    }
    shipment["shipment_id"] = json!(shipment_id);
    shipment["created_at"] = json!(created_at);
    shipment["modified_at"] = json!(created_at);
    shipment["shipment_status"] = json!("pending");
    shipment["total_weight"] = asked["packages"][0]["weight"].clone();
    shipment
}

pub(super) fn rate(account: &Account, service: &str, id: u64, cents: u32, ship_date: &str) -> Value {
    json!({
        "rate_id": format!("se-{id}"),
        "rate_type": "shipment",
        "carrier_id": account.carrier_id,
        "shipping_amount": euros(cents),
        "insurance_amount": euros(0),
        "confirmation_amount": euros(0),
        "other_amount": euros(0),
        "requested_comparison_amount": euros(0),
        "rate_details": [],
        "zone": null,
        "package_type": PACKAGE,
        "delivery_days": null,
        "guaranteed_service": false,
        "estimated_delivery_date": null,
        "carrier_delivery_days": null,
        "ship_date": ship_date,
        "negotiated_rate": false,
        "service_type": "Lettre Suivie B2C Standard",
        "service_code": service,
        "trackable": true,
        "carrier_code": CARRIER,
        "carrier_nickname": account.nickname,
        "carrier_friendly_name": NAME,
        "validation_status": "unknown",
        "warning_messages": [],
        "error_messages": [],
    })
}

/// The service a label was sold as; books from before there was more than one do not say.
fn service(sold: &Sold) -> &str {
    text(&sold.shipment["service_code"]).unwrap_or(SERVICE)
}

/// Money as live traffic has it: the currency in small letters.
pub(super) fn euros(cents: u32) -> Value {
    json!({ "currency": "eur", "amount": f64::from(cents) / 100.0 })
}

fn package(sold: &Sold) -> Value {
    let asked = &sold.shipment["packages"][0];
    let none = json!({ "unit": "inch", "length": 0.0, "width": 0.0, "height": 0.0 });
    let number: u64 = number(&sold.label_id).parse().unwrap_or_default();
    json!({
        "package_id": number + 1,
        "package_code": PACKAGE,
        "weight": asked["weight"],
        "dimensions": if asked["dimensions"].is_null() { none } else { asked["dimensions"].clone() },
        "insured_value": euros(0),
        "tracking_number": sold.tracking_number,
        "qr_code_download": null,
        "paperless_download": null,
        "label_messages": { "reference1": null, "reference2": null, "reference3": null },
        "external_package_id": null,
        "content_description": null,
        "sequence": 1,
        "alternative_identifiers": [],
        "has_label_documents": false,
        "has_form_documents": false,
        "has_qr_code_documents": false,
        "has_paperless_label_documents": false,
    })
}

fn number(id: &str) -> &str {
    id.strip_prefix("se-").unwrap_or(id)
}

fn specimen(sold: &Sold) -> Specimen {
    let shipment = &sold.shipment;
    let reference = ["external_order_id", "shipment_number"];
    let reference = reference.iter().find_map(|name| text(&shipment[*name]));
    Specimen {
        tracking_number: sold.tracking_number.clone(),
        sender: address(&shipment["ship_from"]),
        recipient: address(&shipment["ship_to"]),
        contract_number: sold.contract_number.clone(),
        weight_grams: sold.weight_grams,
        ship_date: sold.ship_date.clone(),
        has_logo: sold.label_image_id.is_some(),
        reference: reference.unwrap_or_default().to_owned(),
    }
}

fn address(address: &Value) -> Address {
    let own = |name: &str| text(&address[name]).unwrap_or_default().to_owned();
    let lines = ["address_line1", "address_line2", "address_line3"].map(own);
    Address {
        name: own("name"),
        company: own("company_name"),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        postcode: own("postal_code"),
        town: own("city_locality"),
        country_code: own("country_code"),
    }
}
