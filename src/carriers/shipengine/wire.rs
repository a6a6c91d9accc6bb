//! ShipEngine's JSON. What we write is strict; what we read takes nulls, blanks, unknown keys and codes as they come.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;

use crate::domain::Address;
use crate::domain::AddressCheck;
use crate::domain::BoughtLabel;
use crate::domain::CarrierWords;
use crate::domain::CountryCode;
use crate::domain::ExternalId;
use crate::domain::LabelFormat;
use crate::domain::Money;
use crate::domain::Rate;
use crate::domain::ServiceCode;
use crate::domain::Shipment;
use crate::domain::Surcharges;
use crate::domain::TrackingNumber;
use crate::domain::department;

use super::CarrierError;
use super::Found;
use super::errors;

// ---- what we send

/// `POST /v1/labels`.
#[derive(Serialize)]
pub(super) struct LabelRequest<'a> {
    shipment: ShipmentBody<'a>,
    label_format: &'static str,
    label_layout: &'static str,
    label_download_type: &'static str,
    display_scheme: &'static str,
    validate_address: &'static str,
}

/// `POST /v1/rates`.
#[derive(Serialize)]
pub(super) struct RatesRequest<'a> {
    rate_options: RateOptions<'a>,
    shipment: ShipmentBody<'a>,
}

#[derive(Serialize)]
struct RateOptions<'a> {
    carrier_ids: [&'a str; 1],
    service_codes: [&'a str; 1],
    package_types: [&'a str; 1],
}

#[derive(Serialize)]
struct ShipmentBody<'a> {
    carrier_id: &'a str,
    service_code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_shipment_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipment_number: Option<&'a str>,
    /// The same number once more: lists of labels give this one back, so that another desk sees what is shipped already.
    #[serde(skip_serializing_if = "Option::is_none")]
    external_order_id: Option<&'a str>,
    /// Inside a shipment that is rated; a purchase says it beside.
    #[serde(skip_serializing_if = "Option::is_none")]
    validate_address: Option<&'static str>,
    ship_date: String,
    ship_to: AddressBody<'a>,
    ship_from: AddressBody<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_to: Option<AddressBody<'a>>,
    confirmation: &'static str,
    insurance_provider: &'static str,
    packages: [PackageBody<'a>; 1],
}

#[derive(Serialize)]
pub(super) struct AddressBody<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    company_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    address_line1: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_line2: Option<&'a str>,
    city_locality: &'a str,
    state_province: &'a str,
    postal_code: &'a str,
    country_code: &'a str,
    address_residential_indicator: &'static str,
}

#[derive(Serialize)]
struct PackageBody<'a> {
    package_code: &'a str,
    weight: WeightBody,
    dimensions: DimensionsBody,
}

#[derive(Serialize)]
struct WeightBody {
    value: u32,
    unit: &'static str,
}

#[derive(Serialize)]
struct DimensionsBody {
    unit: &'static str,
    length: f64,
    width: f64,
    height: f64,
}

impl<'a> LabelRequest<'a> {
    /// A 4x6 label by address: one purchase then gives all formats.
    pub(super) fn new(carrier_id: &'a str, shipment: &'a Shipment, id: &'a ExternalId) -> Self {
        Self {
            shipment: ShipmentBody::new(carrier_id, shipment, Some(&id.0)),
            label_format: shipment.format().extension(),
            label_layout: "4x6",
            label_download_type: "url",
            display_scheme: "label",
            // The station has checked what can be checked; a carrier that rewrites an address would print what was not on screen.
            validate_address: "no_validation",
        }
    }
}

/// How the API is to look at addresses. Never so that it rewrites them: what is printed is what was on screen.
fn validation(check: AddressCheck) -> &'static str {
    match check {
        AddressCheck::AtPurchase => "validate_only",
        AddressCheck::Off | AddressCheck::WhileTyping | AddressCheck::NotInThePlan => "no_validation",
    }
}

impl LabelRequest<'_> {
    /// With addresses looked at as the account wants it.
    pub(super) fn checking(self, check: AddressCheck) -> Self {
        Self { validate_address: validation(check), ..self }
    }
}

impl RatesRequest<'_> {
    /// With addresses looked at as the account wants it.
    pub(super) fn checking(mut self, check: AddressCheck) -> Self {
        self.shipment.validate_address = Some(validation(check));
        self
    }
}

impl<'a> RatesRequest<'a> {
    pub(super) fn new(carrier_id: &'a str, shipment: &'a Shipment) -> Self {
        Self {
            rate_options: RateOptions {
                carrier_ids: [carrier_id],
                service_codes: [&shipment.service().0],
                package_types: [shipment.package()],
            },
            shipment: ShipmentBody::new(carrier_id, shipment, None),
        }
    }
}

impl<'a> ShipmentBody<'a> {
    fn new(carrier_id: &'a str, shipment: &'a Shipment, id: Option<&'a str>) -> Self {
        let size = shipment.size();
        // Tenths are exact in what JSON writes: 25 mm is 2.5, never 2.5000000001.
        let centimetres = |millimetres: u32| f64::from(millimetres) / 10.0;
        Self {
            carrier_id,
            service_code: &shipment.service().0,
            external_shipment_id: id,
            shipment_number: shipment.order().number.as_deref(),
            external_order_id: shipment.order().number.as_deref(),
            validate_address: None,
            ship_date: shipment.ship_date().to_string(),
            ship_to: AddressBody::new(shipment.consignee()),
            ship_from: AddressBody::new(&shipment.sender().address),
            return_to: shipment.sender().return_to.as_ref().map(AddressBody::new),
            confirmation: "none",
            insurance_provider: "none",
            packages: [PackageBody {
                package_code: shipment.package(),
                weight: WeightBody { value: shipment.weight().0, unit: "gram" },
                dimensions: DimensionsBody {
                    unit: "centimeter",
                    length: centimetres(size.length.0),
                    width: centimetres(size.width.0),
                    height: centimetres(size.height.0),
                },
            }],
        }
    }
}

impl<'a> AddressBody<'a> {
    pub(super) fn new(address: &'a Address) -> Self {
        // The API wants a state and France has none: the department stands for it, else the town.
        let department = (address.country == CountryCode::FR).then(|| department(&address.postcode)).flatten();
        Self {
            name: &address.name,
            company_name: address.company.as_deref(),
            phone: address.phone.as_deref(),
            address_line1: &address.street,
            address_line2: address.extra.as_deref(),
            city_locality: &address.city,
            state_province: department.unwrap_or(&address.city),
            postal_code: &address.postcode,
            country_code: address.country.code(),
            address_residential_indicator: "unknown",
        }
    }
}

// ---- what we read

/// A null stands for what is left out.
fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[derive(Deserialize)]
pub(super) struct Connected {
    pub(super) carrier_id: String,
}

#[derive(Deserialize)]
pub(super) struct Carriers {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) carriers: Vec<Carrier>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Carrier {
    pub(super) carrier_code: Option<String>,
    #[serde(flatten)]
    pub(super) services: Services,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Services {
    #[serde(deserialize_with = "or_default")]
    services: Vec<ServiceBody>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ServiceBody {
    service_code: Option<String>,
}

impl Services {
    pub(super) fn into_codes(self) -> Vec<ServiceCode> {
        self.services.into_iter().filter_map(|service| service.service_code).map(ServiceCode).collect()
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct MoneyBody {
    currency: Option<String>,
    amount: Option<f64>,
}

impl MoneyBody {
    /// Cents, rounded to the nearest: `3.79` comes as what a float makes of it.
    fn money(&self) -> Option<Money> {
        let currency = self.currency.as_deref()?.parse().ok()?;
        let cents = (self.amount? * 100.0).round();
        // Beyond this a float holds no cents any more, and no label costs as much.
        (cents.abs() < 1e12).then_some(Money { cents: cents as i64, currency })
    }
}

#[derive(Deserialize)]
pub(super) struct RatesAnswer {
    #[serde(default, deserialize_with = "or_default")]
    rate_response: RateResponse,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RateResponse {
    #[serde(deserialize_with = "or_default")]
    rates: Vec<RateBody>,
    #[serde(deserialize_with = "or_default")]
    invalid_rates: Vec<RateBody>,
    #[serde(deserialize_with = "or_default")]
    errors: Vec<errors::ErrorBody>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RateBody {
    service_code: Option<String>,
    shipping_amount: Option<MoneyBody>,
    insurance_amount: Option<MoneyBody>,
    confirmation_amount: Option<MoneyBody>,
    other_amount: Option<MoneyBody>,
    tax_amount: Option<MoneyBody>,
    #[serde(deserialize_with = "or_default")]
    warning_messages: Vec<String>,
    #[serde(deserialize_with = "or_default")]
    error_messages: Vec<String>,
}

impl RateBody {
    /// The reference: a rate's total is the sum of its amounts.
    fn price(&self) -> Option<Money> {
        let shipping = self.shipping_amount.as_ref()?.money()?;
        let others = [&self.insurance_amount, &self.confirmation_amount, &self.other_amount, &self.tax_amount];
        let others = others.into_iter().flatten().filter_map(MoneyBody::money);
        // An amount in another currency cannot be added; the carrier's total then stands as its first part.
        let same = others.filter(|other| other.currency == shipping.currency);
        Some(Money { cents: shipping.cents + same.map(|other| other.cents).sum::<i64>(), ..shipping })
    }
}

impl RatesAnswer {
    /// The rates; the errors inside an answer that says 200 where it has none.
    pub(super) fn into_rates(self) -> Result<Vec<Rate>, CarrierError> {
        let RateResponse { rates, invalid_rates, errors } = self.rate_response;
        let rates: Vec<Rate> = rates
            .into_iter()
            .filter(|rate| rate.error_messages.is_empty())
            .filter_map(|rate| {
                let price = rate.price()?;
                let service = ServiceCode(rate.service_code?);
                Some(Rate { service, price, surcharges: Surcharges::Excluded, warnings: rate.warning_messages })
            })
            .collect();
        if !rates.is_empty() {
            return Ok(rates);
        }
        if !errors.is_empty() {
            return Err(errors::inside(&errors));
        }
        let said: Vec<String> = invalid_rates.into_iter().flat_map(|rate| rate.error_messages).collect();
        if said.is_empty() {
            return Ok(Vec::new());
        }
        let words = CarrierWords { message: said.join(" · "), status: 200, ..CarrierWords::default() };
        Err(CarrierError::Rejected { problems: Default::default(), words })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Label {
    label_id: Option<String>,
    status: Option<String>,
    shipment_id: Option<String>,
    tracking_number: Option<String>,
    shipment_cost: Option<MoneyBody>,
    voided: Option<bool>,
    label_download: Option<Download>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Download {
    pdf: Option<String>,
    png: Option<String>,
    zpl: Option<String>,
    href: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct KnownShipment {
    pub(super) shipment_id: String,
    #[serde(default)]
    shipment_status: Option<String>,
}

/// Where a shipment stands, as far as that tells whether it may get a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShipmentStatus {
    /// The carrier says that it has a label, or will.
    BeingLabelled,
    /// It will never have one.
    Cancelled,
    /// Whatever else.
    Waiting,
}

impl KnownShipment {
    pub(super) fn status(&self) -> ShipmentStatus {
        match self.shipment_status.as_deref() {
            Some("processing" | "label_purchased") => ShipmentStatus::BeingLabelled,
            Some("cancelled") => ShipmentStatus::Cancelled,
            Some(_) | None => ShipmentStatus::Waiting,
        }
    }

    /// What a look-up that gave this record and no label of it has found.
    pub(super) fn into_found(self) -> Found {
        match self.status() {
            ShipmentStatus::BeingLabelled => Found::BeingMade,
            ShipmentStatus::Cancelled => Found::Withdrawn,
            ShipmentStatus::Waiting => Found::Pending,
        }
    }
}

#[derive(Default, Deserialize)]
pub(super) struct Labels {
    #[serde(default, deserialize_with = "or_default")]
    labels: Vec<Label>,
}

impl Label {
    /// The label, if there is one: the API also records labels that it failed to make.
    pub(super) fn into_bought(self) -> Option<BoughtLabel> {
        let made = !matches!(self.status.as_deref(), Some("error" | "processing"));
        let voided = self.is_voided();
        let label_id = self.label_id.filter(|id| !id.is_empty())?;
        made.then(|| BoughtLabel {
            label_id,
            carrier_shipment_id: self.shipment_id.unwrap_or_default(),
            tracking: TrackingNumber(
                self.tracking_number.unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect(),
            ),
            cost: self.shipment_cost.as_ref().and_then(MoneyBody::money),
            voided,
        })
    }

    /// What a look-up that gave this record has found.
    pub(super) fn into_found(self) -> Found {
        let is_being_made = self.status.as_deref() == Some("processing");
        match self.into_bought() {
            Some(label) => Found::Label(label),
            None if is_being_made => Found::BeingMade,
            None => Found::Pending,
        }
    }

    pub(super) fn is_voided(&self) -> bool {
        self.voided == Some(true) || self.status.as_deref() == Some("voided")
    }

    /// Where the label's file in a format is, if the record says.
    pub(super) fn file_address(&self, format: LabelFormat) -> Option<String> {
        let download = self.label_download.clone()?;
        let address = match format {
            LabelFormat::Pdf => download.pdf,
            LabelFormat::Png => download.png,
            LabelFormat::Zpl => download.zpl,
        };
        address.filter(|address| !address.is_empty())
    }

    /// The bytes of an inline answer. It has one file, whose kind its media type should tell; ZPL's is documented nowhere.
    pub(super) fn inline_file(&self, format: LabelFormat) -> Option<Vec<u8>> {
        let address = self.file_address(format).or_else(|| self.label_download.as_ref()?.href.clone())?;
        let media = address.strip_prefix("data:")?.split([';', ',']).next()?.to_owned();
        let matches = match format {
            LabelFormat::Pdf => media.ends_with("pdf"),
            LabelFormat::Png => media.ends_with("png"),
            LabelFormat::Zpl => !media.ends_with("pdf") && !media.ends_with("png"),
        };
        if matches { inline_bytes(&address) } else { None }
    }
}

impl Labels {
    /// The label that stands, else the newest that was voided.
    pub(super) fn standing(self) -> Option<BoughtLabel> {
        let labels: Vec<BoughtLabel> = self.labels.into_iter().filter_map(Label::into_bought).collect();
        labels.iter().find(|label| !label.voided).or_else(|| labels.first()).cloned()
    }
}

/// The bytes of a `data:…;base64,…` address; none for any other address.
pub(super) fn inline_bytes(address: &str) -> Option<Vec<u8>> {
    let (_, encoded) = address.strip_prefix("data:")?.split_once(";base64,")?;
    STANDARD.decode(encoded.trim()).ok()
}

/// `PUT /v1/labels/{id}/void`: 200 can be a refusal.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct VoidAnswer {
    approved: Option<bool>,
    message: Option<String>,
    reason_code: Option<String>,
}

impl VoidAnswer {
    pub(super) fn into_outcome(self, status: u16, request_id: Option<String>) -> Result<(), CarrierError> {
        let code = self.reason_code.unwrap_or_default();
        if self.approved == Some(true) || code == "label_already_voided" {
            return Ok(());
        }
        let words = CarrierWords {
            source: "carrier".to_owned(),
            code,
            message: self.message.unwrap_or_default(),
            request_id: request_id.unwrap_or_default(),
            status,
        };
        Err(CarrierError::VoidRefused { words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(json: &str) -> Option<BoughtLabel> {
        serde_json::from_str::<Label>(json).ok().and_then(Label::into_bought)
    }

    #[test]
    fn a_label_reads_with_nulls_blanks_and_keys_nobody_knows() {
        let bought = label(
            r#"{"label_id":"se-7","status":"completed","shipment_id":null,"batch_id":"","tracking_number":"1L 0048 2917 365",
               "shipment_cost":{"currency":"eur","amount":4.55},"voided":null,"news":[1],"label_download":null}"#,
        )
        .expect("a label");
        assert_eq!(bought.tracking.0, "1L00482917365");
        assert_eq!(bought.cost, Some(Money::euros(455)));
        assert!(!bought.voided);
    }

    #[test]
    fn a_label_that_failed_or_is_being_made_is_none_yet() {
        assert_eq!(label(r#"{"label_id":"se-7","status":"error"}"#), None);
        assert_eq!(label(r#"{"label_id":"se-7","status":"processing"}"#), None);
        assert_eq!(label(r#"{"status":"completed"}"#), None);
        assert!(label(r#"{"label_id":"se-7","status":"a status of tomorrow"}"#).is_some());
    }

    #[test]
    fn a_rate_is_the_sum_of_its_amounts() {
        let answer = r#"{"rate_response":{"rates":[{"service_code":"s","shipping_amount":{"currency":"eur","amount":4.10},
            "other_amount":{"currency":"eur","amount":0.45},"insurance_amount":null,"warning_messages":null}],"errors":null}}"#;
        let rates = serde_json::from_str::<RatesAnswer>(answer).expect("json").into_rates().expect("rates");
        assert_eq!(rates.first().map(|rate| rate.price), Some(Money::euros(455)));
    }

    #[test]
    fn errors_inside_a_200_are_a_refusal() {
        let answer = r#"{"rate_response":{"rates":[],"errors":[{"error_source":"carrier","message":"No tariff"}]}}"#;
        let error = serde_json::from_str::<RatesAnswer>(answer).expect("json").into_rates().expect_err("no rates");
        assert!(matches!(error, CarrierError::Rejected { words, .. } if words.message == "No tariff"));
    }

    #[test]
    fn a_void_that_says_200_may_be_a_refusal() {
        let outcome = |json: &str| serde_json::from_str::<VoidAnswer>(json).expect("json").into_outcome(200, None);
        assert_eq!(outcome(r#"{"approved":true,"message":"done"}"#), Ok(()));
        assert_eq!(outcome(r#"{"approved":false,"reason_code":"label_already_voided"}"#), Ok(()));
        assert!(outcome(r#"{"approved":false,"message":"used"}"#).is_err());
        assert!(outcome("{}").is_err());
    }

    #[test]
    fn an_inline_file_is_read_by_its_media_type() {
        let json = r#"{"label_download":{"href":"data:application/pdf;base64,JVBERg=="}}"#;
        let label: Label = serde_json::from_str(json).expect("json");
        assert_eq!(label.inline_file(LabelFormat::Pdf).as_deref(), Some(b"%PDF".as_slice()));
        assert_eq!(label.inline_file(LabelFormat::Png), None);
        assert_eq!(inline_bytes("https://somewhere.example/label.pdf"), None);
    }
}
