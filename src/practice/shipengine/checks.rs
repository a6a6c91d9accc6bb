//! What the carrier refuses, in its error shape.
//!
//! Written from the carrier's documents, not from the station's rules: the two must be able to disagree.

use jiff::civil::Date;
use serde_json::Value;
use serde_json::json;

use super::LimitsProfile;

/// The one service.
pub(super) const SERVICE: &str = "la_poste_lettre_suivie_b2c_std";
/// The one package.
pub(super) const PACKAGE: &str = "la_poste_lettre_suivie_package";
/// The carrier's name in addresses of the API and its code in answers.
pub(super) const CARRIER: &str = "la_poste_lettre_suivie";

/// One entry of an error answer's `errors`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    /// Who refuses: `shipengine` itself or the `carrier` behind it.
    pub source: &'static str,
    pub kind: &'static str,
    pub code: &'static str,
    pub message: String,
    pub field: Option<String>,
    pub value: Option<Value>,
}

impl Fault {
    pub fn new(source: &'static str, kind: &'static str, code: &'static str, message: impl Into<String>) -> Fault {
        Fault { source, kind, code, message: message.into(), field: None, value: None }
    }

    pub fn at(self, field: impl Into<String>) -> Fault {
        Fault { field: Some(field.into()), ..self }
    }

    pub fn with(self, value: &Value) -> Fault {
        Fault { value: Some(value.clone()), ..self }
    }

    fn required(field: impl Into<String>) -> Fault {
        let field = field.into();
        let name = field.rsplit('.').next().unwrap_or(&field);
        let message = format!("'{name}' should not be empty.");
        Fault::new("shipengine", "validation", "field_value_required", message).at(field)
    }

    fn invalid(field: impl Into<String>, message: impl Into<String>) -> Fault {
        Fault::new("shipengine", "validation", "invalid_field_value", message).at(field)
    }

    fn carrier(field: impl Into<String>, message: impl Into<String>) -> Fault {
        Fault::new("carrier", "business_rules", "invalid_field_value", message).at(field)
    }
}

/// A shipment that was looked through.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parcel {
    pub carrier_id: String,
    pub service_code: String,
    pub external_shipment_id: Option<String>,
    /// Whole grams, rounded up.
    pub grams: u32,
    pub ship_date: Date,
}

/// What is wrong with a request for a connection. Only what the guide names may be in it.
pub(super) fn connection(body: &Value) -> Vec<Fault> {
    const REQUIRED: [&str; 3] = ["nickname", "contract_number", "cust_account_number"];
    const OPTIONAL: [&str; 3] = ["client_id", "client_secret", "sales_channel"];
    let Some(fields) = body.as_object() else { return vec![no_body()] };
    let mut faults = Vec::new();
    for name in REQUIRED {
        if text(&body[name]).is_none() {
            faults.push(Fault::required(name));
        }
    }
    for (name, value) in fields {
        let known = REQUIRED.contains(&name.as_str()) || OPTIONAL.contains(&name.as_str());
        if !known {
            faults.push(Fault::invalid(name, format!("'{name}' is not a field of this carrier.")));
        } else if !value.is_null() && !value.is_string() {
            faults.push(Fault::invalid(name, format!("'{name}' must be a string.")));
        }
    }
    // A contract of zeroes is the way to be refused by the carrier itself.
    if text(&body["contract_number"]).is_some_and(|number| number.bytes().all(|digit| digit == b'0')) {
        faults.push(Fault::carrier("contract_number", "Contrat inconnu.").with(&body["contract_number"]));
    }
    faults
}

/// What is wrong with the options around a shipment in a request for a label.
pub(super) fn label_options(body: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut one_of = |name: &str, allowed: &[&str]| {
        let value = &body[name];
        let fine = value.is_null() || value.as_str().is_some_and(|value| allowed.contains(&value));
        if !fine {
            faults.push(Fault::invalid(name, format!("'{name}' must be one of {}.", allowed.join(", "))).with(value));
        }
    };
    one_of("label_format", &["pdf", "png", "zpl"]);
    one_of("label_layout", &["4x6"]);
    one_of("label_download_type", &["url", "inline"]);
    one_of("display_scheme", &["label"]);
    one_of("validate_address", &["no_validation", "validate_only", "validate_and_clean"]);
    one_of("charge_event", &["carrier_default", "on_creation", "on_carrier_acceptance"]);
    if body["is_return_label"] == true {
        let fault = Fault::new("carrier", "business_rules", "return_label_not_supported", "No return labels.");
        faults.push(fault.at("is_return_label"));
    }
    if text(&body["label_image_id"]).is_some() && body["label_format"] == "zpl" {
        let message = "Custom label images are not supported for ZPL.";
        faults.push(Fault::new("shipengine", "validation", "label_images_not_supported", message).at("label_image_id"));
    }
    faults
}

/// What a shipment is held against.
pub(super) struct Terms {
    pub limits: LimitsProfile,
    /// The first day it may be posted.
    pub today: Date,
    /// The services that are listed now: code and name.
    pub services: Vec<(String, String)>,
}

/// Looks through a shipment.
pub(super) fn shipment(shipment: &Value, terms: &Terms) -> Result<Parcel, Vec<Fault>> {
    if !shipment.is_object() {
        return Err(vec![Fault::required("shipment")]);
    }
    let mut faults = Vec::new();
    service(shipment, &terms.services, &mut faults);
    address(&shipment["ship_to"], "ship_to", &mut faults);
    if text(&shipment["warehouse_id"]).is_none() {
        address(&shipment["ship_from"], "ship_from", &mut faults);
        if text(&shipment["ship_from"]["phone"]).is_none() {
            faults.push(Fault::required("ship_from.phone"));
        }
    }
    not_offered(shipment, &mut faults);

    let carrier_id = text(&shipment["carrier_id"]).map(str::to_owned);
    if carrier_id.is_none() {
        faults.push(Fault::required("carrier_id"));
    }
    let external_shipment_id = text(&shipment["external_shipment_id"]).map(str::to_owned);
    if external_shipment_id.as_ref().is_some_and(|id| id.chars().count() > 50) {
        let message = "'external_shipment_id' must be 50 characters or fewer.";
        faults
            .push(Fault::new("shipengine", "validation", "invalid_string_length", message).at("external_shipment_id"));
    }
    let ship_date = ship_date(&shipment["ship_date"], terms.today, &mut faults);
    let grams = packages(&shipment["packages"], terms.limits, &mut faults);
    match (carrier_id, ship_date, grams) {
        (Some(carrier_id), Some(ship_date), Some(grams)) if faults.is_empty() => {
            let service_code = text(&shipment["service_code"]).unwrap_or(SERVICE).to_owned();
            Ok(Parcel { carrier_id, service_code, external_shipment_id, grams, ship_date })
        }
        _ => Err(faults),
    }
}

/// The request has no JSON object where one is needed.
pub(super) fn no_body() -> Fault {
    Fault::new("shipengine", "validation", "request_body_required", "Request body cannot be empty.")
}

fn service(shipment: &Value, listed: &[(String, String)], faults: &mut Vec<Fault>) {
    const NAME: &str = "service_code";
    match text(&shipment[NAME]) {
        None => faults.push(Fault::required(NAME)),
        Some(code) if listed.iter().any(|(known, _)| known == code) => (),
        Some(_) => {
            let known: Vec<&str> = listed.iter().map(|(code, _)| code.as_str()).collect();
            let message = format!("'{NAME}' must be {}.", known.join(" or "));
            faults.push(Fault::carrier(NAME, message).with(&shipment[NAME]));
        }
    }
}

fn address(address: &Value, whose: &str, faults: &mut Vec<Fault>) {
    if !address.is_object() {
        faults.push(Fault::required(whose));
        return;
    }
    // A French address has no state, and yet the API wants one in every address.
    for name in ["name", "address_line1", "city_locality", "state_province", "postal_code", "country_code"] {
        if text(&address[name]).is_none() {
            faults.push(Fault::required(format!("{whose}.{name}")));
        }
    }
    match text(&address["country_code"]) {
        Some("FR") | None => (),
        Some(_) => {
            let message = "La Poste Lettre Suivie is only available within France.";
            faults.push(Fault::carrier(format!("{whose}.country_code"), message).with(&address["country_code"]));
        }
    }
    let five = |code: &str| code.len() == 5 && code.bytes().all(|digit| digit.is_ascii_digit());
    if text(&address["postal_code"]).is_some_and(|code| !five(code)) {
        let fault = Fault::new("carrier", "business_rules", "invalid_address", "Code postal invalide.");
        faults.push(fault.at(format!("{whose}.postal_code")).with(&address["postal_code"]));
    }
}

/// What the guide says this carrier does not do.
fn not_offered(shipment: &Value, faults: &mut Vec<Fault>) {
    let none = |value: &Value| text(value).is_none_or(|value| value == "none");
    if !none(&shipment["confirmation"]) {
        let fault = Fault::new("carrier", "business_rules", "confirmation_not_supported", "No delivery confirmation.");
        faults.push(fault.at("confirmation").with(&shipment["confirmation"]));
    }
    if !none(&shipment["insurance_provider"]) {
        let fault = Fault::new("carrier", "business_rules", "carrier_insurance_not_supported", "No insurance.");
        faults.push(fault.at("insurance_provider").with(&shipment["insurance_provider"]));
    }
}

/// The day of posting: today where none is given.
fn ship_date(value: &Value, today: Date, faults: &mut Vec<Fault>) -> Option<Date> {
    let Some(date) = text(value) else { return Some(today) };
    let read = date.get(..10).and_then(|day| day.parse::<Date>().ok());
    let message = match read {
        Some(day) if day >= today => return Some(day),
        Some(_) => "ship_date must be today or later.",
        None => "ship_date is not a date.",
    };
    faults.push(Fault::new("shipengine", "validation", "invalid_date", message).at("ship_date").with(value));
    None
}

/// The weight of the one package in grams, if it may travel.
fn packages(packages: &Value, limits: LimitsProfile, faults: &mut Vec<Fault>) -> Option<u32> {
    let package = match packages.as_array().map(Vec::as_slice) {
        None | Some([]) => {
            faults.push(Fault::required("packages"));
            return None;
        }
        Some([package]) => package,
        Some(_) => {
            let fault = Fault::new("carrier", "business_rules", "multipackage_not_supported", "One package a label.");
            faults.push(fault.at("packages"));
            return None;
        }
    };
    let package_code = &package["package_code"];
    if text(package_code).is_some_and(|code| code != PACKAGE) {
        faults.push(
            Fault::carrier("packages[0].package_code", format!("'package_code' must be {PACKAGE}.")).with(package_code),
        );
    }
    if !package["dimensions"].is_null() {
        dimensions(&package["dimensions"], limits, faults);
    }
    weight(&package["weight"], faults)
}

fn weight(weight: &Value, faults: &mut Vec<Fault>) -> Option<u32> {
    const FIELD: &str = "packages[0].weight";
    let unit = match weight["unit"].as_str() {
        Some("gram") => 1.0,
        Some("kilogram") => 1000.0,
        Some("ounce") => 28.349_523_125,
        Some("pound") => 453.592_37,
        Some(_) | None => {
            faults.push(Fault::invalid(FIELD, "'unit' must be one of pound, ounce, gram, kilogram.").with(weight));
            return None;
        }
    };
    let grams = weight["value"].as_f64().unwrap_or(0.0) * unit;
    if grams <= 0.0 {
        faults.push(Fault::invalid(FIELD, "'value' must be greater than 0.").with(weight));
        None
    } else if grams > 3000.0 {
        faults.push(Fault::carrier(FIELD, "The maximum weight is 3 kg.").with(weight));
        None
    } else {
        // A thousandth of a gram is the slack of a conversion, not weight.
        Some((grams - 0.001).ceil().max(1.0) as u32)
    }
}

fn dimensions(dimensions: &Value, limits: LimitsProfile, faults: &mut Vec<Fault>) {
    const FIELD: &str = "packages[0].dimensions";
    let unit = match dimensions["unit"].as_str() {
        Some("inch") | None => 25.4,
        Some("centimeter") => 10.0,
        Some(_) => {
            faults.push(Fault::invalid(FIELD, "'unit' must be one of inch, centimeter.").with(dimensions));
            return;
        }
    };
    let mut sides = [0.0; 3];
    for (side, name) in sides.iter_mut().zip(["length", "width", "height"]) {
        match dimensions[name].as_f64() {
            Some(value) if value >= 0.0 => *side = value * unit,
            Some(_) | None => {
                faults.push(Fault::invalid(format!("{FIELD}.{name}"), format!("'{name}' must be a number.")))
            }
        }
    }
    // Three zeroes are what the API itself puts where no dimensions were given.
    if sides == [0.0; 3] {
        return;
    }
    sides.sort_by(f64::total_cmp);
    let [height, width, length] = sides;
    // A hundredth of a millimetre is the slack of a conversion, not size.
    let over = |side: f64, most: f64| side > most + 0.01;
    let refusal = match limits {
        LimitsProfile::Documented if over(length, 140.0) || over(width, 90.0) || over(height, 30.0) => {
            "The maximum dimensions are 14 x 9 x 3 cm."
        }
        LimitsProfile::LaPoste if over(140.0, length) || over(90.0, width) => "Le format minimum est de 14 x 9 cm.",
        LimitsProfile::LaPoste if over(length, 600.0) || over(height, 30.0) => {
            "La longueur maximale est de 60 cm, l'épaisseur de 3 cm."
        }
        LimitsProfile::Documented | LimitsProfile::LaPoste if !over(900.0, length + width + height) => {
            "The sum of all dimensions must be less than 90 cm."
        }
        LimitsProfile::Documented | LimitsProfile::LaPoste => return,
    };
    faults.push(Fault::carrier(FIELD, refusal).with(dimensions));
}

/// A string with something in it.
pub(super) fn text(value: &Value) -> Option<&str> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The carrier that a fault of the carrier comes from, for the error answer.
pub(super) fn fault_json(fault: &Fault) -> Value {
    let mut error = json!({
        "error_source": fault.source,
        "error_type": fault.kind,
        "error_code": fault.code,
        "message": fault.message,
        "field_name": fault.field,
    });
    if fault.source == "carrier" {
        error["carrier_code"] = json!(CARRIER);
        error["carrier_name"] = json!("La Poste Lettre Suivie");
    }
    if let Some(value) = &fault.value {
        error["field_value"] = if value.is_string() { value.clone() } else { json!(value.to_string()) };
    }
    error
}
