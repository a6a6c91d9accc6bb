//! What we read: rates, labels, shipments, voids.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::GeneralPurpose;
use base64::engine::GeneralPurposeConfig;
use serde::Deserialize;

use super::super::CarrierError;
use super::super::Found;
use super::super::errors;
use super::lenient;
use crate::domain::BoughtLabel;
use crate::domain::CarrierWords;
use crate::domain::LabelFormat;
use crate::domain::Money;
use crate::domain::PriceSource;
use crate::domain::Rate;
use crate::domain::RawAnswer;
use crate::domain::ServiceCode;
use crate::domain::Surcharges;
use crate::domain::TrackingNumber;

/// The most of an answer that is kept, in signs: ten times what a label's record comes to.
const LONGEST_RAW: usize = 64 << 10;

/// Base64 as carriers write it: with its padding or without.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

#[derive(Default, Deserialize)]
#[serde(default)]
struct MoneyBody {
    #[serde(deserialize_with = "lenient::text")]
    currency: Option<String>,
    #[serde(deserialize_with = "lenient::number")]
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
pub(in crate::carriers::shipengine) struct RatesAnswer {
    #[serde(default, deserialize_with = "lenient::thing")]
    rate_response: RateResponse,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RateResponse {
    #[serde(deserialize_with = "lenient::list")]
    rates: Vec<RateBody>,
    #[serde(deserialize_with = "lenient::list")]
    invalid_rates: Vec<RateBody>,
    #[serde(deserialize_with = "lenient::list")]
    errors: Vec<errors::ErrorBody>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RateBody {
    #[serde(deserialize_with = "lenient::text")]
    service_code: Option<String>,
    #[serde(deserialize_with = "lenient::thing")]
    shipping_amount: Option<MoneyBody>,
    #[serde(deserialize_with = "lenient::thing")]
    insurance_amount: Option<MoneyBody>,
    #[serde(deserialize_with = "lenient::thing")]
    confirmation_amount: Option<MoneyBody>,
    #[serde(deserialize_with = "lenient::thing")]
    other_amount: Option<MoneyBody>,
    #[serde(deserialize_with = "lenient::thing")]
    tax_amount: Option<MoneyBody>,
    #[serde(deserialize_with = "lenient::list")]
    warning_messages: Vec<String>,
    #[serde(deserialize_with = "lenient::list")]
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
    pub(in crate::carriers::shipengine) fn into_rates(self) -> Result<Vec<Rate>, CarrierError> {
        let RateResponse { rates, invalid_rates, errors } = self.rate_response;
        let rates: Vec<Rate> = rates
            .into_iter()
            .filter(|rate| rate.error_messages.is_empty())
            .filter_map(|rate| {
                let price = rate.price()?;
                let service = ServiceCode(rate.service_code?);
                Some(Rate {
                    service,
                    price,
                    source: PriceSource::Quoted,
                    usual: None,
                    surcharges: Surcharges::Excluded,
                    warnings: rate.warning_messages,
                })
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
pub(in crate::carriers::shipengine) struct Label {
    #[serde(deserialize_with = "lenient::text")]
    label_id: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    status: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    shipment_id: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    tracking_number: Option<String>,
    #[serde(deserialize_with = "lenient::thing")]
    shipment_cost: Option<MoneyBody>,
    #[serde(deserialize_with = "lenient::flag")]
    voided: Option<bool>,
    #[serde(deserialize_with = "lenient::thing")]
    label_download: Option<Download>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Download {
    #[serde(deserialize_with = "lenient::text")]
    pdf: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    png: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    zpl: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    href: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::carriers::shipengine) struct KnownShipment {
    #[serde(deserialize_with = "lenient::text")]
    shipment_id: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    shipment_status: Option<String>,
}

/// Where a shipment stands, as far as that tells whether it may get a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::carriers::shipengine) enum ShipmentStatus {
    /// The carrier says that it has a label, or will.
    BeingLabelled,
    /// It will never have one.
    Cancelled,
    /// Whatever else.
    Waiting,
}

impl KnownShipment {
    /// The carrier's id. A shipment whose id cannot be read is there all the same: that is no absence.
    pub(in crate::carriers::shipengine) fn id(&self) -> Result<&str, CarrierError> {
        let words = CarrierWords::default();
        self.shipment_id.as_deref().ok_or(CarrierError::Unexpected { words })
    }

    pub(in crate::carriers::shipengine) fn status(&self) -> ShipmentStatus {
        match self.shipment_status.as_deref() {
            Some("processing" | "label_purchased") => ShipmentStatus::BeingLabelled,
            Some("cancelled") => ShipmentStatus::Cancelled,
            Some(_) | None => ShipmentStatus::Waiting,
        }
    }

    /// What a look-up that gave this record and no label of it has found.
    pub(in crate::carriers::shipengine) fn into_found(self) -> Found {
        match self.status() {
            ShipmentStatus::BeingLabelled => Found::BeingMade,
            ShipmentStatus::Cancelled => Found::Withdrawn,
            ShipmentStatus::Waiting => Found::Pending,
        }
    }
}

/// A list that is none is unreadable, not empty: an absence that is believed lets a label be bought again.
#[derive(Deserialize)]
pub(in crate::carriers::shipengine) struct Labels {
    labels: Vec<Label>,
}

impl Label {
    /// The label, if there is one: the API also records labels that it failed to make.
    pub(in crate::carriers::shipengine) fn into_bought(self) -> Option<BoughtLabel> {
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
    pub(in crate::carriers::shipengine) fn into_found(self) -> Found {
        let is_being_made = self.status.as_deref() == Some("processing");
        match self.into_bought() {
            Some(label) => Found::Label(label),
            None if is_being_made => Found::BeingMade,
            None => Found::Pending,
        }
    }

    pub(in crate::carriers::shipengine) fn is_voided(&self) -> bool {
        self.voided == Some(true) || self.status.as_deref() == Some("voided")
    }

    /// Where the label's file in a format is, if the record says.
    pub(in crate::carriers::shipengine) fn file_address(&self, format: LabelFormat) -> Option<String> {
        let download = self.label_download.clone()?;
        let address = match format {
            LabelFormat::Pdf => download.pdf,
            LabelFormat::Png => download.png,
            LabelFormat::Zpl => download.zpl,
            LabelFormat::Jpeg | LabelFormat::Gif | LabelFormat::Tspl | LabelFormat::Epl | LabelFormat::Pwg => None,
        };
        address.filter(|address| !address.is_empty())
    }

    /// The file inside an inline answer, if it is of this format. Its own first bytes tell: what the media type of ZPL is, is
    /// documented nowhere.
    pub(in crate::carriers::shipengine) fn inline_file(&self, format: LabelFormat) -> Option<Vec<u8>> {
        let address = self.file_address(format).or_else(|| self.label_download.as_ref()?.href.clone())?;
        inline_bytes(&address).filter(|bytes| format_of(bytes) == format)
    }
}

impl Labels {
    /// The label that stands, else the newest that was voided.
    pub(in crate::carriers::shipengine) fn standing(self) -> Option<BoughtLabel> {
        let labels: Vec<BoughtLabel> = self.labels.into_iter().filter_map(Label::into_bought).collect();
        labels.iter().find(|label| !label.voided).or_else(|| labels.first()).cloned()
    }
}

/// The bytes of a `data:…;base64,…` address, whatever its media type; none for any other address.
pub(in crate::carriers::shipengine) fn inline_bytes(address: &str) -> Option<Vec<u8>> {
    let (scheme, rest) = address.split_at_checked("data:".len())?;
    let (media, encoded) = rest.split_once(',')?;
    let is_base64 = media.rsplit(';').next().is_some_and(|last| last.trim().eq_ignore_ascii_case("base64"));
    if !scheme.eq_ignore_ascii_case("data:") || !is_base64 {
        return None;
    }
    let encoded: Vec<u8> = encoded.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(encoded).ok().filter(|bytes| !bytes.is_empty())
}

/// An answer to the letter, for the records: the files inside it left out, which are kept as files, and no longer than any label's
/// record is.
pub(in crate::carriers::shipengine) fn raw(body: &[u8]) -> Option<RawAnswer> {
    let Ok(mut value) = serde_json::from_slice::<serde_json::Value>(body) else {
        let text: String = String::from_utf8_lossy(body).chars().take(LONGEST_RAW).collect();
        return (!text.is_empty()).then_some(RawAnswer(text));
    };
    leave_files_out(&mut value);
    Some(RawAnswer(value.to_string().chars().take(LONGEST_RAW).collect()))
}

fn leave_files_out(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => {
            if let Some(bytes) = inline_bytes(text) {
                let media = text.split([';', ',']).next().unwrap_or_default();
                *text = format!("{media} ({} bytes)", bytes.len());
            }
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(leave_files_out),
        serde_json::Value::Object(values) => values.values_mut().for_each(leave_files_out),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => (),
    }
}

/// What a file is by its first bytes. A page and a picture have theirs; a printer's program has none that is sure.
fn format_of(bytes: &[u8]) -> LabelFormat {
    if bytes.starts_with(b"%PDF") {
        LabelFormat::Pdf
    } else if bytes.starts_with(b"\x89PNG") {
        LabelFormat::Png
    } else {
        LabelFormat::Zpl
    }
}

/// `PUT /v1/labels/{id}/void`: 200 can be a refusal.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::carriers::shipengine) struct VoidAnswer {
    #[serde(deserialize_with = "lenient::flag")]
    approved: Option<bool>,
    #[serde(deserialize_with = "lenient::text")]
    message: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    reason_code: Option<String>,
}

impl VoidAnswer {
    pub(in crate::carriers::shipengine) fn into_outcome(
        self,
        status: u16,
        request_id: Option<String>,
    ) -> Result<(), CarrierError> {
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
    fn an_inline_file_is_read_whatever_media_type_it_has() {
        let file = |address: &str, format| {
            let json = serde_json::json!({ "label_download": { "href": address } }).to_string();
            serde_json::from_str::<Label>(&json).expect("json").inline_file(format)
        };
        for address in [
            "data:application/pdf;base64,JVBERg==",
            "data:application/pdf;charset=utf-8;base64,JVBERg",
            "DATA:application/octet-stream;BASE64,JVB\nERg==",
            "data:;base64,JVBERg==",
        ] {
            assert_eq!(file(address, LabelFormat::Pdf).as_deref(), Some(b"%PDF".as_slice()), "{address}");
            assert_eq!(file(address, LabelFormat::Png), None, "{address}");
        }
        for media in ["application/zpl", "text/plain", "x-application/zpl", "application/octet-stream"] {
            let address = format!("data:{media};base64,XlhBXlha");
            assert_eq!(file(&address, LabelFormat::Zpl).as_deref(), Some(b"^XA^XZ".as_slice()), "{media}");
        }
        for address in ["https://somewhere.example/label.pdf", "data:text/plain,plain", "data:a;base64,", "data", ""] {
            assert_eq!(inline_bytes(address), None, "{address}");
        }
    }
}
