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
use crate::domain::LabelDownload;
use crate::domain::LabelFile;
use crate::domain::LabelFormat;
use crate::domain::LabelImage;
use crate::domain::LabelImageId;
use crate::domain::Listed;
use crate::domain::NewLogo;
use crate::domain::PaperKind;
use crate::domain::Rate;
use crate::domain::Shipment;
use crate::domain::Tracking;
use crate::http::Answer;
use crate::http::Charges;
use crate::http::Hindrance;
use crate::http::Http;
use crate::http::HttpError;

use super::Carrier;
use super::CarrierError;
use super::Connection;
use super::Found;
use super::LabelsPage;
use super::Purchased;
use super::whole_seconds;

/// Documented: 200 requests a minute with a production key.
pub const REQUESTS_A_MINUTE: usize = 200;
/// Documented: 20 a minute with a sandbox key.
pub const SANDBOX_REQUESTS_A_MINUTE: usize = 20;
/// The header that carries the key.
pub const KEY_HEADER: &str = "API-Key";

/// Where the API says that its files lie, whatever address it is reached by.
const DOWNLOAD_HOSTS: &[&str] = &["api.shipengine.com"];

/// The name under which the guide connects Lettre Suivie.
const CARRIER_NAME: &str = "la_poste_lettre_suivie";

/// Where the account's images are.
const IMAGES: &str = "/v1/account/settings/images";
/// So many pages of a list are read: more images than anybody keeps, and an end to pages that name each other.
const MOST_PAGES: usize = 40;

/// One connected Lettre Suivie account.
pub struct ShipEngine {
    http: Http,
    carrier_id: String,
    address_check: AddressCheck,
    download: LabelDownload,
}

impl ShipEngine {
    /// Speaks for this account.
    pub fn new(http: Http, account: &CarrierAccount) -> Self {
        let CarrierAccount { carrier_id, address_check, download, .. } = account;
        Self { http, carrier_id: carrier_id.clone(), address_check: *address_check, download: *download }
    }
}

impl Carrier for ShipEngine {
    fn catalogue(&self) -> Result<Listed, CarrierError> {
        Ok(carrier(&self.http, &self.carrier_id)?.into_listed())
    }

    fn rates(&self, shipment: &Shipment) -> Result<Vec<Rate>, CarrierError> {
        let request = wire::RatesRequest::new(&self.carrier_id, shipment).checking(self.address_check);
        let answer: wire::RatesAnswer = read(self.http.post("/v1/rates", &request, Charges::No)?)?;
        answer.into_rates()
    }

    fn buy(&self, shipment: &Shipment, id: &ExternalId) -> Purchased {
        let request = wire::LabelRequest::new(&self.carrier_id, shipment, id, self.download);
        let request = request.checking(self.address_check);
        let answer = match self.http.post("/v1/labels", &request, Charges::Yes) {
            Ok(answer) => answer,
            Err(error) => {
                let error = match error {
                    HttpError::NotSent { host, why } => CarrierError::Unreachable { host, why },
                    HttpError::BadAddress => {
                        CarrierError::Unreachable { host: self.http.host(), why: Hindrance::NoConnection }
                    }
                    HttpError::Wait { wait } => CarrierError::Busy { seconds: whole_seconds(wait) },
                    HttpError::Lost | HttpError::TooLarge { .. } => CarrierError::InDoubt,
                };
                return Purchased { outcome: Err(error), files: Vec::new(), raw: None, missing: Vec::new() };
            }
        };
        let raw = wire::raw(&answer.body);
        let label = (200..=299).contains(&answer.status).then(|| read_json::<wire::Label>(&answer));
        let (outcome, files) = match label {
            Some(label) => {
                let label = label.unwrap_or_default();
                let format = shipment.format();
                let file = label.inline_file(format).map(|bytes| LabelFile { kind: PaperKind::Label, format, bytes });
                (label.into_bought().ok_or(CarrierError::InDoubt), file.into_iter().collect())
            }
            None => (Err(errors::of_purchase(&answer)), Vec::new()),
        };
        Purchased { outcome, files, raw, missing: Vec::new() }
    }

    fn find(&self, id: &ExternalId) -> Result<Found, CarrierError> {
        let id = path_part(&id.0);
        if let Some(label) = self.get_if_there::<wire::Label>(&format!("/v1/labels/external_shipment_id/{id}"))? {
            return Ok(label.into_found());
        }
        let path = format!("/v1/shipments/external_shipment_id/{id}");
        let Some(shipment) = self.get_if_there::<wire::KnownShipment>(&path)? else { return Ok(Found::Nothing) };
        let path = format!("/v1/labels?shipment_id={}&page_size=25", path_part(shipment.id()?));
        let labels = self.get_if_there::<wire::Labels>(&path)?;
        if let Some(label) = labels.and_then(wire::Labels::standing) {
            return Ok(Found::Label(label));
        }
        // A shipment without a label is one that may still get it; the caller knows how long to believe that.
        Ok(shipment.into_found())
    }

    fn withdraw(&self, id: &ExternalId) -> Result<Found, CarrierError> {
        let path = format!("/v1/shipments/external_shipment_id/{}", path_part(&id.0));
        let Some(shipment) = self.get_if_there::<wire::KnownShipment>(&path)? else { return self.find(id) };
        if shipment.status() != wire::ShipmentStatus::Cancelled {
            let answer = self.http.put(&format!("/v1/shipments/{}/cancel", path_part(shipment.id()?)))?;
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

    fn paper(
        &self,
        label: &BoughtLabel,
        formats: &[LabelFormat],
        _: Option<u32>,
    ) -> Result<Vec<LabelFile>, CarrierError> {
        let path = format!("/v1/labels/{}", path_part(&label.label_id));
        let known: wire::Label = read(self.http.get(&path)?)?;
        let mut files = Vec::new();
        for (nth, format) in formats.iter().enumerate() {
            match self.file(&label.label_id, &known, *format) {
                Ok(bytes) => files.push(LabelFile { kind: PaperKind::Label, format: *format, bytes }),
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

    fn images(&self) -> Result<Vec<LabelImage>, CarrierError> {
        let mut images = Vec::new();
        let mut next = Some(IMAGES.to_owned());
        for _ in 0..MOST_PAGES {
            let Some(path) = next.take() else { break };
            let page: wire::Images = read(self.http.get(&path)?)?;
            next = page.next(IMAGES);
            images.extend(page.into_images());
        }
        Ok(images)
    }

    fn add_image(&self, logo: &NewLogo) -> Result<(), CarrierError> {
        done(&self.http.post(IMAGES, &wire::NewImage::new(logo), Charges::No)?)
    }

    fn rename_image(&self, image: &LabelImage) -> Result<(), CarrierError> {
        let path = format!("{IMAGES}/{}", path_part(&image.id.0));
        done(&self.http.put_json(&path, &wire::ImageChange::new(image))?)
    }

    fn delete_image(&self, id: &LabelImageId) -> Result<(), CarrierError> {
        gone(&self.http.delete(&format!("{IMAGES}/{}", path_part(&id.0)))?)
    }

    fn disconnect(&self) -> Result<(), CarrierError> {
        let path = format!("/v1/connections/carriers/{CARRIER_NAME}/{}", path_part(&self.carrier_id));
        gone(&self.http.delete(&path)?)
    }
}

impl ShipEngine {
    /// A label's file: by the address in its record, else inline.
    fn file(&self, label_id: &str, label: &wire::Label, format: LabelFormat) -> Result<Vec<u8>, CarrierError> {
        if let Some(address) = label.file_address(format) {
            let answer = match wire::inline_bytes(&address) {
                Some(bytes) => return Ok(bytes),
                None => self.http.download(&address, DOWNLOAD_HOSTS),
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
    let Some(carrier_id) = connected.carrier_id else {
        return Err(CarrierError::Unexpected { words: CarrierWords::default() });
    };
    // It is connected; what it lists is read again every day, and now if it can be.
    let carrier = carrier(http, &carrier_id).unwrap_or_default();
    let carrier_code = carrier.carrier_code.clone().unwrap_or_else(|| CARRIER_NAME.to_owned());
    Ok(Connection { carrier_id, carrier_code, listed: carrier.into_listed() })
}

/// A carrier with its three lists: in one answer, and what that leaves out from the list's own address.
fn carrier(http: &Http, carrier_id: &str) -> Result<wire::Carrier, CarrierError> {
    let path = format!("/v1/carriers/{}", path_part(carrier_id));
    let mut carrier: wire::Carrier = read(http.get(&path)?)?;
    for list in wire::List::ALL {
        if !carrier.has(list) {
            carrier.take_over(list, read(http.get(&format!("{path}/{}", list.path()))?)?);
        }
    }
    Ok(carrier)
}

/// An answer of which only the status matters.
fn done(answer: &Answer) -> Result<(), CarrierError> {
    if (200..=299).contains(&answer.status) { Ok(()) } else { Err(errors::of_question(answer)) }
}

/// The same, where being gone already is what was wanted.
fn gone(answer: &Answer) -> Result<(), CarrierError> {
    if answer.status == 404 { Ok(()) } else { done(answer) }
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
