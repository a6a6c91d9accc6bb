//! La Poste Colissimo through its own web services: labels and slips (SLS 3.1 over REST), pick-up points, tracking.
//!
//! There is no idempotency and no look-up by an id of ours; and a label is billed when the parcel is scanned, not when it is made. So a
//! lost answer stays a doubt that the operator ends by discarding it: an unused label costs nothing. La Poste gives a label and its
//! declaration in one answer; the label can be had again, the declaration only by declaring anew.

mod errors;
mod identity;
mod services;
mod tracking;
mod wire;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::Address;
use crate::domain::BoughtLabel;
use crate::domain::CarrierAccount;
use crate::domain::CarrierKind;
use crate::domain::CarrierWords;
use crate::domain::DepositSlip;
use crate::domain::Direction;
use crate::domain::ExternalId;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::LaPosteService;
use crate::domain::LabelFile;
use crate::domain::LabelFormat;
use crate::domain::Listed;
use crate::domain::MailboxDates;
use crate::domain::MailboxPickup;
use crate::domain::PaperKind;
use crate::domain::PickupPoint;
use crate::domain::PointWanted;
use crate::domain::PointsWanted;
use crate::domain::Problems;
use crate::domain::ReturnCode;
use crate::domain::Shipment;
use crate::domain::Tracking;
use crate::domain::TrackingNumber;
use crate::http::Answer;
use crate::http::Charges;
use crate::http::Hindrance;
use crate::http::Http;
use crate::http::HttpError;

use super::Carrier;
use super::CarrierError;
use super::Connection;
use super::Keys;
use super::Purchased;
use super::Reach;
use super::whole_seconds;
use errors::Said;
use identity::Identity;
use identity::Signed;
use wire::Answered;
use wire::Paris;

pub use services::ReturnChoices;

/// The header that the key travels in.
pub(super) const KEY_HEADER: &str = "apiKey";

/// No limit is published; a desk does not come near this one.
pub(super) const REQUESTS_A_MINUTE: usize = 120;

/// Labels, declarations and slips.
const SLS: &str = "/sls-ws/SlsServiceWSRest/3.1";
/// Pick-up points.
const POINTS: &str = "/pointretrait-ws-cxf/rest/v2/pointretrait";
/// Tracking for who has a contract.
const TIMELINE: &str = "/tracking-timeline-ws/rest/tracking/timelineCompany";
/// Tracking for everybody, at a server of its own.
const SUIVI: &str = "/suivi/v2/idships";
/// That server, for accounts of the real service.
const SUIVI_SERVER: &str = "https://api.laposte.fr";
/// The header of its key.
const SUIVI_KEY_HEADER: &str = "X-Okapi-Key";

/// One connected Colissimo account.
pub struct Colissimo {
    http: Http,
    identity: Identity,
    /// The public tracking, for accounts with a key for it.
    suivi: Option<Http>,
    /// Why the door is shut: what asks by itself does not knock again, since each wrong key brings the lock nearer.
    shut: Mutex<Option<CarrierError>>,
}

impl Colissimo {
    /// Speaks for this account. The number of its contract is kept as the carrier's id of the connection.
    pub fn open(http: Http, account: &CarrierAccount, keys: &Keys, reach: &Reach) -> Result<Self, CarrierError> {
        let identity = Identity::new(keys, &account.carrier_id);
        let suivi = match keys.others.get("okapi_key") {
            Some(key) => {
                let real = account.endpoint == CarrierKind::Colissimo.endpoint();
                let server = if real { SUIVI_SERVER } else { &account.endpoint };
                let gate = reach.gate(account.kind, super::KeyKind::Production, &format!("{} suivi", account.id.0));
                Some(Http::new(server, SUIVI_KEY_HEADER, key.clone(), gate, reach.patience)?)
            }
            None => None,
        };
        Ok(Self { http, identity, suivi, shut: Mutex::default() })
    }
}

impl Carrier for Colissimo {
    fn buy(&self, shipment: &Shipment, _: &ExternalId) -> Purchased {
        let request = wire::LabelRequest::new(shipment, deposit(shipment));
        let direction = shipment.handling().direction;
        let nothing = |error| Purchased { outcome: Err(error), files: Vec::new(), raw: None, missing: Vec::new() };
        if let Err(error) = self.check(&request, direction) {
            return nothing(error);
        }
        let answer = match self.sls("generateLabel", &request, Charges::Yes) {
            Ok(answer) => answer,
            Err(error) => return nothing(not_bought(error, &self.http)),
        };
        let Some(answered) = Answered::read(&answer) else {
            return nothing(self.noted(errors::of_purchase(&answer, None, direction)));
        };
        let raw = Some(answered.raw());
        let Some(parcel) = answered.text("parcelNumber").filter(|_| (200..=299).contains(&answer.status)) else {
            let error = self.noted(errors::of_purchase(&answer, Some(&answered), direction));
            return Purchased { raw, ..nothing(error) };
        };
        let label = bought(parcel);
        let mut files = papers(&answered, wire::asked_format(shipment));
        let mut missing = Vec::new();
        if files.iter().all(|file| file.kind != PaperKind::Label) {
            match self.label_again(&label.tracking, wire::asked_format(shipment), shipment.dpi()) {
                Ok(file) => files.insert(0, file),
                // It is fetched like any paper that did not come.
                Err(error) => tracing::warn!(%error, label = label.label_id, "a label came without its file"),
            }
        }
        if shipment.customs().is_some() && files.iter().all(|file| file.kind != PaperKind::Cn23) {
            match self.declare(shipment, &label.tracking) {
                Ok(file) => files.push(file),
                Err(error) => {
                    tracing::error!(%error, label = label.label_id, "a label came without its declaration");
                    missing.push(PaperKind::Cn23);
                }
            }
        }
        Purchased { outcome: Ok(label), files, raw, missing }
    }

    fn track(&self, label_id: &str) -> Result<Tracking, CarrierError> {
        let by_contract =
            if self.identity.is_known() { self.timeline(label_id) } else { Err(CarrierError::Unsupported) };
        let told = match (by_contract, &self.suivi) {
            (Ok(tracking), _) => Ok(tracking),
            (Err(error), None) => Err(error),
            (Err(error), Some(suivi)) => {
                tracing::debug!(%error, "the contract's tracking does not tell, the public one is asked");
                public(suivi, label_id)
            }
        };
        match told {
            // A label is unknown until its parcel is seen: there is one, so it is announced.
            Err(CarrierError::Rejected { words, .. }) if words.sentence() == Some("la-poste-not-announced") => {
                Ok(tracking::announced())
            }
            told => told,
        }
    }

    fn paper(
        &self,
        label: &BoughtLabel,
        formats: &[LabelFormat],
        dpi: Option<u32>,
    ) -> Result<Vec<LabelFile>, CarrierError> {
        let mut files = Vec::new();
        for (nth, format) in formats.iter().enumerate() {
            match self.label_again(&label.tracking, *format, dpi) {
                Ok(file) => files.push(file),
                Err(error) if nth == 0 => return Err(error),
                // What was not asked for when buying is a courtesy; pictures are not made at all.
                Err(error) => tracing::info!(%error, format = format.name(), "no companion file"),
            }
        }
        Ok(files)
    }

    fn pickup_points(&self, wanted: &PointsWanted) -> Result<Vec<PickupPoint>, CarrierError> {
        let question = wire::PointQuestion::new(wanted);
        let path = format!("{POINTS}/findRDVPointRetraitAcheminement");
        let found: wire::PointsAnswer = self.ask_points(&path, &question)?;
        point_refusal(found.error_code.as_deref(), found.error_message.as_deref())
            .map_err(|error| self.noted(error))?;
        Ok(found.into_points())
    }

    fn pickup_point(&self, wanted: &PointWanted) -> Result<PickupPoint, CarrierError> {
        let question = wire::PointById::new(wanted);
        let path = format!("{POINTS}/findPointRetraitAcheminementByID");
        let found: wire::PointAnswer = self.ask_points(&path, &question)?;
        point_refusal(found.error_code.as_deref(), found.error_message.as_deref())
            .map_err(|error| self.noted(error))?;
        let gone = || Said::new("301", "");
        found.into_point().ok_or_else(|| errors::refused(LaPosteService::Points, 200, &[gone()], Direction::Out))
    }

    fn deposit_slip(&self, parcels: &[TrackingNumber]) -> Result<DepositSlip, CarrierError> {
        // More are cut into several by whoever asks: see `DepositSlip::batches`.
        if parcels.is_empty() || parcels.len() > DepositSlip::MOST {
            return Err(CarrierError::Unsupported);
        }
        self.slip("generateBordereauByParcelsNumbers", &wire::SlipRequest::new(parcels), parcels.to_vec())
    }

    fn deposit_slip_again(&self, number: &str) -> Result<DepositSlip, CarrierError> {
        self.slip("getBordereauByNumber", &serde_json::json!({ "bordereauNumber": number }), Vec::new())
    }

    fn return_code(&self, shipment: &Shipment) -> Result<ReturnCode, CarrierError> {
        self.ask_return_code(shipment)
    }

    fn mailbox_dates(&self, at: &Address) -> Result<MailboxDates, CarrierError> {
        self.ask_mailbox_dates(at)
    }

    fn plan_mailbox_pickup(&self, pickup: &MailboxPickup) -> Result<(), CarrierError> {
        self.plan_pickup(pickup)
    }

    /// There is nothing to disconnect: a key is unmade in Colissimo Box alone.
    fn disconnect(&self) -> Result<(), CarrierError> {
        Ok(())
    }
}

impl Colissimo {
    /// The same checks as a purchase, and no label: whatever is wrong is known before anything is made.
    fn check(&self, request: &wire::LabelRequest, direction: Direction) -> Result<(), CarrierError> {
        let answer = match self.sls("checkGenerateLabel", request, Charges::No) {
            Ok(answer) => answer,
            // Nothing was asked for that could have been made: to the journal that is a purchase that was not sent.
            Err(HttpError::Lost | HttpError::TooLarge { .. }) => return Err(self.unreachable()),
            Err(error) => return Err(error.into()),
        };
        match read(&answer, direction).map_err(|error| self.noted(error)) {
            Ok(_) => {
                *self.door() = None;
                Ok(())
            }
            Err(CarrierError::Unexpected { .. }) => Err(self.unreachable()),
            Err(error) => Err(error),
        }
    }

    fn timeline(&self, parcel: &str) -> Result<Tracking, CarrierError> {
        self.knock()?;
        let asked = tracking::TimelineQuestion::new(parcel);
        let answer = self.http.post(TIMELINE, &self.identity.in_timeline(&asked), Charges::No)?;
        let timeline: tracking::Timeline = read_json(LaPosteService::Timeline, &answer)?;
        let refused = |said| errors::refused(LaPosteService::Timeline, answer.status, &[said], Direction::Out);
        timeline.into_tracking().map_err(|said| self.noted(refused(said)))
    }

    fn ask_points<T: DeserializeOwned>(&self, path: &str, asked: &impl Serialize) -> Result<T, CarrierError> {
        let answer = self.http.post(path, &self.identity.in_points(asked), Charges::No)?;
        read_json(LaPosteService::Points, &answer)
    }

    fn slip(
        &self,
        operation: &str,
        asked: &impl Serialize,
        parcels: Vec<TrackingNumber>,
    ) -> Result<DepositSlip, CarrierError> {
        let answer = self.sls(operation, asked, Charges::No)?;
        let answered = read(&answer, Direction::Out).map_err(|error| self.noted(error))?;
        let pdf = answered.file("deliveryPaper").unwrap_or_default();
        let slip = answered.slip().into_slip(parcels, pdf);
        slip.ok_or_else(|| errors::unreadable(LaPosteService::Sls, &answer))
    }

    /// Asks one of the operations of SLS.
    fn sls(&self, operation: &str, asked: &impl Serialize, charges: Charges) -> Result<Answer, HttpError> {
        let signed: Signed<'_, _> = self.identity.in_sls(asked);
        self.http.post(&format!("{SLS}/{operation}"), &signed, charges)
    }

    /// What the station asks by itself does not go where it was turned away.
    fn knock(&self) -> Result<(), CarrierError> {
        self.door().clone().map_or(Ok(()), Err)
    }

    /// Remembers being turned away, until a person's purchase is let in. An account that is connected anew begins with an open door.
    fn noted(&self, error: CarrierError) -> CarrierError {
        if matches!(error, CarrierError::Credentials { .. } | CarrierError::Locked { .. }) {
            *self.door() = Some(error.clone());
        }
        error
    }

    fn door(&self) -> MutexGuard<'_, Option<CarrierError>> {
        self.shut.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn unreachable(&self) -> CarrierError {
        CarrierError::Unreachable { host: self.http.host(), why: Hindrance::NoConnection }
    }
}

/// Asks the public service.
fn public(suivi: &Http, parcel: &str) -> Result<Tracking, CarrierError> {
    // Nothing but letters and digits goes into an address.
    let parcel: String = parcel.chars().filter(char::is_ascii_alphanumeric).collect();
    let answer = suivi.get(&format!("{SUIVI}/{parcel}?lang=fr_FR"))?;
    let found: tracking::OneOrMany = read_json(LaPosteService::Suivi, &answer)?;
    let refused = |said| errors::refused(LaPosteService::Suivi, answer.status, &[said], Direction::Out);
    found.first().into_tracking().map_err(refused)
}

/// Tries a key alone: La Poste checks a parcel that nobody sends. Whatever it has against the parcel, the key is known then.
pub(super) fn test_key(http: &Http) -> Result<usize, CarrierError> {
    try_out(http, &Identity::new(&Keys::default(), ""))?;
    Ok(1)
}

/// Makes sure that the account is known. Nothing is connected at La Poste: the contract's number is what the account is known by.
pub(super) fn connect(
    http: &Http,
    texts: &BTreeMap<&'static str, String>,
    keys: &Keys,
) -> Result<Connection, CarrierError> {
    let contract = texts.get("contract_number").map(|text| text.trim().to_owned()).unwrap_or_default();
    let identity = Identity::new(keys, &contract);
    if !identity.is_known() {
        let mut problems = Problems::default();
        for name in ["contract_number", "contract_password"].into_iter().filter(|name| !identity.has(name)) {
            problems.error(Field::Credential(name), Fault::Missing);
        }
        return Err(CarrierError::Rejected { problems, words: CarrierWords::default() });
    }
    try_out(http, &identity)?;
    Ok(Connection { carrier_id: contract, carrier_code: "colissimo".to_owned(), listed: Listed::default() })
}

fn try_out(http: &Http, identity: &Identity) -> Result<(), CarrierError> {
    let trial = wire::TrialRequest::new(Paris::clock().day(Timestamp::now()));
    // The key travels in the header, and stands in the body where the identity has it not.
    let answer = http.post(&format!("{SLS}/checkGenerateLabel"), &identity.in_trial(&trial), Charges::No)?;
    match read(&answer, Direction::Out) {
        Ok(_) => Ok(()),
        // These are about the account; anything else is about the parcel, which nobody sends.
        Err(CarrierError::Rejected { words, .. }) if !matches!(words.code.as_str(), "30001" | "30007" | "30008") => {
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Reads an answer of SLS that should be a yes.
fn read(answer: &Answer, direction: Direction) -> Result<Answered<'_>, CarrierError> {
    let answered = Answered::read(answer);
    let refused = answered.as_ref().is_some_and(|answered| answered.messages().iter().any(wire::Message::is_error));
    match answered {
        Some(answered) if (200..=299).contains(&answer.status) && !refused => Ok(answered),
        answered => Err(errors::of_question(answer, answered.as_ref(), direction)),
    }
}

/// Reads the JSON of a service that tells of its refusals inside it, whatever the status.
fn read_json<T: DeserializeOwned>(service: LaPosteService, answer: &Answer) -> Result<T, CarrierError> {
    let unreadable = || errors::unreadable(service, answer);
    if matches!(answer.status, 401 | 403 | 429 | 500..) {
        return Err(unreadable());
    }
    serde_json::from_slice(&answer.body).map_err(|_| unreadable())
}

/// `errorCode` of the pick-up points' service: `0` is well.
fn point_refusal(code: Option<&str>, message: Option<&str>) -> Result<(), CarrierError> {
    match code {
        Some("0") => Ok(()),
        // No point found is an answer.
        Some("300" | "301") => Ok(()),
        code => {
            let said = Said::new(code.unwrap_or_default(), message.unwrap_or_default());
            Err(errors::refused(LaPosteService::Points, 200, &[said], Direction::Out))
        }
    }
}

/// A request for a label that brought no answer.
fn not_bought(error: HttpError, http: &Http) -> CarrierError {
    match error {
        HttpError::NotSent { host, why } => CarrierError::Unreachable { host, why },
        HttpError::BadAddress => CarrierError::Unreachable { host: http.host(), why: Hindrance::NoConnection },
        HttpError::Wait { wait } => CarrierError::Busy { seconds: whole_seconds(wait) },
        HttpError::Lost | HttpError::TooLarge { .. } => CarrierError::InDoubt,
    }
}

/// A label is known by its parcel's number alone; what it costs stands on the month's bill.
fn bought(parcel: String) -> BoughtLabel {
    BoughtLabel {
        label_id: parcel.clone(),
        carrier_shipment_id: String::new(),
        tracking: TrackingNumber(parcel),
        cost: None,
        voided: false,
    }
}

/// What came beside the JSON, the label first.
fn papers(answered: &Answered<'_>, format: LabelFormat) -> Vec<LabelFile> {
    let named = [
        ("label", PaperKind::Label, format),
        ("cn23", PaperKind::Cn23, LabelFormat::Pdf),
        ("proforma", PaperKind::Invoice, LabelFormat::Pdf),
    ];
    let found = named.into_iter().filter_map(|(id, kind, format)| {
        let bytes = answered.file(id)?;
        Some(LabelFile { kind, format, bytes })
    });
    found.collect()
}

/// The day that a shipment is handed in, as La Poste counts days.
fn deposit(shipment: &Shipment) -> jiff::civil::Date {
    Paris::clock().deposit(shipment.ship_date(), Timestamp::now())
}
