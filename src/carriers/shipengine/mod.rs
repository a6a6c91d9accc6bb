//! The ShipStation API (formerly ShipEngine), version 1, for La Poste Lettre Suivie.
//!
//! There is no idempotency key: what protects a purchase is `external_shipment_id`, which must be unique, and the look-up by
//! it. Live answers break the published schema with nulls, empty strings and extra keys, so reading is lenient and writing
//! strict.

mod addresses;
mod errors;
mod tracking;
mod wire;

use std::collections::BTreeMap;

use secrecy::ExposeSecret as _;
use secrecy::SecretString;
use serde::de::DeserializeOwned;

use crate::domain::Address;
use crate::domain::AddressCheck;
use crate::domain::AddressVerdict;
use crate::domain::BoughtLabel;
use crate::domain::CarrierAccount;
use crate::domain::CarrierWords;
use crate::domain::ExternalId;
use crate::domain::LabelFile;
use crate::domain::LabelFormat;
use crate::domain::Rate;
use crate::domain::ServiceCode;
use crate::domain::Shipment;
use crate::domain::Tracking;
use crate::http::Answer;
use crate::http::Charges;
use crate::http::Http;
use crate::http::HttpError;

use super::Carrier;
use super::CarrierError;
use super::Connection;
use super::Found;
use super::LabelsPage;
use super::whole_seconds;

/// Documented: 200 requests a minute with a production key.
pub const REQUESTS_A_MINUTE: usize = 200;
/// Documented: 20 a minute with a sandbox key.
pub const SANDBOX_REQUESTS_A_MINUTE: usize = 20;
/// The header that carries the key.
pub const KEY_HEADER: &str = "API-Key";

/// The name under which the guide connects Lettre Suivie.
const CARRIER_NAME: &str = "la_poste_lettre_suivie";

/// One connected Lettre Suivie account.
pub struct ShipEngine {
    http: Http,
    carrier_id: String,
    address_check: AddressCheck,
}

impl ShipEngine {
    /// Speaks for this account.
    pub fn new(http: Http, account: &CarrierAccount) -> Self {
        Self { http, carrier_id: account.carrier_id.clone(), address_check: account.address_check }
    }
}

impl Carrier for ShipEngine {
    fn services(&self) -> Result<Vec<ServiceCode>, CarrierError> {
        let path = format!("/v1/carriers/{}/services", path_part(&self.carrier_id));
        let answer: wire::Services = read(self.http.get(&path)?)?;
        Ok(answer.into_codes())
    }

    fn rates(&self, shipment: &Shipment) -> Result<Vec<Rate>, CarrierError> {
        let request = wire::RatesRequest::new(&self.carrier_id, shipment).checking(self.address_check);
        let answer: wire::RatesAnswer = read(self.http.post("/v1/rates", &request, Charges::No)?)?;
        answer.into_rates()
    }

    fn buy(&self, shipment: &Shipment, id: &ExternalId) -> Result<BoughtLabel, CarrierError> {
        let request = wire::LabelRequest::new(&self.carrier_id, shipment, id).checking(self.address_check);
        let answer = match self.http.post("/v1/labels", &request, Charges::Yes) {
            Ok(answer) => answer,
            Err(HttpError::NotSent { host }) => return Err(CarrierError::Unreachable { host }),
            Err(HttpError::BadAddress) => return Err(CarrierError::Unreachable { host: self.http.host() }),
            Err(HttpError::Wait { wait }) => return Err(CarrierError::Busy { seconds: whole_seconds(wait) }),
            Err(HttpError::Lost | HttpError::TooLarge { .. }) => return Err(CarrierError::InDoubt),
        };
        match answer.status {
            200..=299 => {
                read_json::<wire::Label>(&answer).and_then(wire::Label::into_bought).ok_or(CarrierError::InDoubt)
            }
            _ => Err(errors::of_purchase(&answer)),
        }
    }

    fn find(&self, id: &ExternalId) -> Result<Found, CarrierError> {
        let id = path_part(&id.0);
        if let Some(label) = self.get_if_there::<wire::Label>(&format!("/v1/labels/external_shipment_id/{id}"))? {
            return Ok(label.into_found());
        }
        let path = format!("/v1/shipments/external_shipment_id/{id}");
        let Some(shipment) = self.get_if_there::<wire::KnownShipment>(&path)? else { return Ok(Found::Nothing) };
        let path = format!("/v1/labels?shipment_id={}&page_size=25", path_part(&shipment.shipment_id));
        let labels = self.get_if_there::<wire::Labels>(&path)?.unwrap_or_default();
        if let Some(label) = labels.standing() {
            return Ok(Found::Label(label));
        }
        // A shipment without a label is one that may still get it; the caller knows how long to believe that.
        Ok(shipment.into_found())
    }

    fn withdraw(&self, id: &ExternalId) -> Result<Found, CarrierError> {
        let path = format!("/v1/shipments/external_shipment_id/{}", path_part(&id.0));
        let Some(shipment) = self.get_if_there::<wire::KnownShipment>(&path)? else { return self.find(id) };
        if shipment.status() != wire::ShipmentStatus::Cancelled {
            let answer = self.http.put(&format!("/v1/shipments/{}/cancel", path_part(&shipment.shipment_id)))?;
            if !(200..=299).contains(&answer.status) {
                return Err(errors::of_question(&answer));
            }
        }
        // A label that was made in the last moment is told by the look that follows, and never lost.
        self.find(id)
    }

    fn labels(&self, since_ms: i64, page: u32) -> Result<LabelsPage, CarrierError> {
        let answer: tracking::Page = read(self.http.get(&tracking::page_path(since_ms, page))?)?;
        Ok(answer.into_labels())
    }

    fn check_address(&self, address: &Address) -> Result<AddressVerdict, CarrierError> {
        let answer = self.http.post("/v1/addresses/validate", &[wire::AddressBody::new(address)], Charges::No)?;
        if !(200..=299).contains(&answer.status) {
            return Err(addresses::refusal(&answer));
        }
        let checked: Vec<addresses::Checked> = read(answer)?;
        Ok(checked.into_iter().next().unwrap_or_default().into_verdict(address))
    }

    fn track(&self, label_id: &str) -> Result<Tracking, CarrierError> {
        let log: tracking::Log = read(self.http.get(&format!("/v1/labels/{}/track", path_part(label_id)))?)?;
        Ok(log.into_tracking())
    }

    fn paper(&self, label: &BoughtLabel, formats: &[LabelFormat]) -> Result<Vec<LabelFile>, CarrierError> {
        let path = format!("/v1/labels/{}", path_part(&label.label_id));
        let known: wire::Label = read(self.http.get(&path)?)?;
        let mut files = Vec::new();
        for (nth, format) in formats.iter().enumerate() {
            match self.file(&label.label_id, &known, *format) {
                Ok(bytes) => files.push(LabelFile { format: *format, bytes }),
                Err(error) if nth == 0 => return Err(error),
                // What was not asked for when buying is a courtesy of the carrier.
                Err(error) => tracing::info!(%error, format = format.name(), "no companion file"),
            }
        }
        Ok(files)
    }

    fn void(&self, label_id: &str) -> Result<(), CarrierError> {
        let path = format!("/v1/labels/{}", path_part(label_id));
        let answer = match self.http.put(&format!("{path}/void")) {
            // A void that was lost is looked up: asking again would be harmless too, but this tells what is.
            Err(HttpError::Lost | HttpError::TooLarge { .. }) => {
                let label: wire::Label = read(self.http.get(&path)?)?;
                return if label.is_voided() {
                    Ok(())
                } else {
                    Err(CarrierError::Unexpected { words: CarrierWords::default() })
                };
            }
            answer => answer?,
        };
        let status = answer.status;
        let request_id = answer.request_id.clone();
        let verdict: wire::VoidAnswer = read(answer)?;
        verdict.into_outcome(status, request_id)
    }

    fn disconnect(&self) -> Result<(), CarrierError> {
        let path = format!("/v1/connections/carriers/{CARRIER_NAME}/{}", path_part(&self.carrier_id));
        let answer = self.http.delete(&path)?;
        match answer.status {
            // Gone is what was wanted.
            200..=299 | 404 => Ok(()),
            _ => Err(errors::of_question(&answer)),
        }
    }
}

impl ShipEngine {
    /// A label's file: by the address in its record, else inline.
    fn file(&self, label_id: &str, label: &wire::Label, format: LabelFormat) -> Result<Vec<u8>, CarrierError> {
        if let Some(address) = label.file_address(format) {
            let answer = match wire::inline_bytes(&address) {
                Some(bytes) => return Ok(bytes),
                None => self.http.download(&address),
            };
            if let Ok(answer) = answer
                && answer.status == 200
                && !answer.body.is_empty()
            {
                return Ok(answer.body);
            }
        }
        let path = format!("/v1/labels/{}?label_download_type=inline", path_part(label_id));
        let inline: wire::Label = read(self.http.get(&path)?)?;
        inline.inline_file(format).ok_or(CarrierError::PaperMissing)
    }

    fn get_if_there<T: DeserializeOwned>(&self, path: &str) -> Result<Option<T>, CarrierError> {
        let answer = self.http.get(path)?;
        if answer.status == 404 { Ok(None) } else { read(answer).map(Some) }
    }
}

/// How many carriers a key opens: the smallest question that tells whether it is good.
pub fn count_carriers(http: &Http) -> Result<usize, CarrierError> {
    let answer: wire::Carriers = read(http.get("/v1/carriers")?)?;
    Ok(answer.carriers.len())
}

/// Connects a Lettre Suivie account, and reads how the API calls it from then on.
pub fn connect(
    http: &Http,
    texts: &BTreeMap<&'static str, String>,
    secrets: &BTreeMap<&'static str, SecretString>,
) -> Result<Connection, CarrierError> {
    let secrets = secrets.iter().map(|(name, secret)| (*name, secret.expose_secret()));
    let form: BTreeMap<&str, &str> = texts.iter().map(|(name, text)| (*name, text.as_str())).chain(secrets).collect();
    let path = format!("/v1/connections/carriers/{CARRIER_NAME}");
    let connected: wire::Connected = read(http.post(&path, &form, Charges::No)?)?;
    let carrier_id = connected.carrier_id;
    let carrier = http.get(&format!("/v1/carriers/{}", path_part(&carrier_id)));
    let carrier = carrier.ok().and_then(|answer| read::<wire::Carrier>(answer).ok()).unwrap_or_default();
    let services = carrier.services.into_codes();
    Ok(Connection {
        carrier_id,
        carrier_code: carrier.carrier_code.unwrap_or_else(|| CARRIER_NAME.to_owned()),
        services,
    })
}

/// Reads an answer to a question that is free to ask again.
fn read<T: DeserializeOwned>(answer: Answer) -> Result<T, CarrierError> {
    if !(200..=299).contains(&answer.status) {
        return Err(errors::of_question(&answer));
    }
    let words = || CarrierWords {
        status: answer.status,
        request_id: answer.request_id.clone().unwrap_or_default(),
        ..CarrierWords::default()
    };
    read_json(&answer).ok_or_else(|| CarrierError::Unexpected { words: words() })
}

fn read_json<T: DeserializeOwned>(answer: &Answer) -> Option<T> {
    serde_json::from_slice(&answer.body).ok()
}

/// An id as part of a path: anything but the signs of an id is spelled out, so that no answer can lead elsewhere.
fn path_part(id: &str) -> String {
    let mut part = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            part.push(char::from(byte));
        } else {
            part.push_str(&format!("%{byte:02X}"));
        }
    }
    part
}
