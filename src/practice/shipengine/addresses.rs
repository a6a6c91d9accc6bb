//! The address service of the practice ShipEngine: knows a few towns, writes in capitals, and is part of a plan.

use serde_json::Value;
use serde_json::json;

use super::checks::Fault;
use super::checks::text;
use super::desk::Outcome;
use super::desk::Refusal;

/// What the customer pays for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Plan {
    /// Everything.
    #[default]
    Advanced,
    /// All but the address service.
    Free,
}

/// Postcodes and the towns that they are of.
const TOWNS: [(&str, &str); 5] =
    [("69002", "LYON"), ("69003", "LYON"), ("13006", "MARSEILLE"), ("75011", "PARIS"), ("44000", "NANTES")];

/// The plan first, then each address by itself.
pub(super) fn validate(body: &Value, plan: Plan) -> Outcome {
    if plan == Plan::Free {
        let message = "Your plan does not include address validation.";
        let fault = Fault::new("shipengine", "business_rules", "invalid_billing_plan", message);
        return Err(Refusal::new(403, fault));
    }
    let Some(addresses) = body.as_array() else {
        let message = "The body must be a list of addresses.";
        return Err(Refusal::new(400, Fault::new("shipengine", "validation", "request_body_required", message)));
    };
    Ok((200, addresses.iter().map(checked).collect()))
}

fn checked(asked: &Value) -> Value {
    let own = |name: &str| text(&asked[name]).unwrap_or_default().to_uppercase();
    let known = TOWNS.iter().find(|(postcode, _)| *postcode == own("postal_code"));
    let nowhere = own("address_line1").contains("NULLE PART");
    let (status, matched, messages) = match known {
        _ if own("country_code") != "FR" => {
            ("unverified", Value::Null, json!([message("a1001", "The country is not supported.", "warning")]))
        }
        _ if nowhere => ("error", Value::Null, json!([message("a1002", "Address not found.", "error")])),
        None => {
            ("warning", Value::Null, json!([message("a1004", "The postal code could not be verified.", "warning")]))
        }
        Some((_, town)) => {
            let street = own("address_line1").replace(" BD ", " BOULEVARD ").replace(" AV ", " AVENUE ");
            let mut matched = asked.clone();
            matched["name"] = json!(own("name"));
            matched["address_line1"] = json!(street);
            matched["city_locality"] = json!(town);
            ("verified", matched, json!([message("a1007", "Verified to the street.", "info")]))
        }
    };
    json!({ "status": status, "original_address": asked, "matched_address": matched, "messages": messages })
}

fn message(code: &str, message: &str, kind: &str) -> Value {
    json!({ "code": code, "message": message, "type": kind, "detail_code": null })
}
