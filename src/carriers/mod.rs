//! Buying: our words to theirs, one request, theirs to ours.
//!
//! A carrier is a folder: `impl Carrier` on top, `mod wire` (its JSON) below. Knows shipments and labels; knows no journal, so
//! it never decides whether to try again.

pub mod colissimo;
mod lenient;
pub mod shipengine;

use std::collections::BTreeMap;
use std::sync::Arc;

use secrecy::SecretString;

use crate::domain::Address;
use crate::domain::AddressVerdict;
use crate::domain::BoughtLabel;
use crate::domain::CarrierAccount;
use crate::domain::CarrierKind;
use crate::domain::CarrierWords;
use crate::domain::DepositSlip;
use crate::domain::ExternalId;
use crate::domain::Failure;
use crate::domain::KeyKind;
use crate::domain::KeyTested;
use crate::domain::LabelFile;
use crate::domain::LabelFormat;
use crate::domain::LabelImage;
use crate::domain::LabelImageId;
use crate::domain::Listed;
use crate::domain::ListedLabel;
use crate::domain::MailboxDates;
use crate::domain::MailboxPickup;
use crate::domain::Mishap;
use crate::domain::NewLogo;
use crate::domain::PaperKind;
use crate::domain::PickupPoint;
use crate::domain::PointWanted;
use crate::domain::PointsWanted;
use crate::domain::Problems;
use crate::domain::Rate;
use crate::domain::RawAnswer;
use crate::domain::Remedy;
use crate::domain::ReturnCode;
use crate::domain::Shipment;
use crate::domain::Tracking;
use crate::domain::TrackingNumber;
use crate::http::Hindrance;
use crate::http::Http;
use crate::http::HttpError;
use crate::http::Patience;
use crate::http::RateGate;

/// One connected account. Blocking; called from the account's own lanes.
pub trait Carrier: Send + Sync {
    /// The services, packages and options that the account may use now.
    fn catalogue(&self) -> Result<Listed, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// What the shipment would cost with each service.
    fn rates(&self, _: &Shipment) -> Result<Vec<Rate>, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// Buys a label. Costs money: one call, one request. [`CarrierError::InDoubt`] means that it may have been made.
    fn buy(&self, shipment: &Shipment, id: &ExternalId) -> Purchased;

    /// Looks for what was bought under our id.
    fn find(&self, _: &ExternalId) -> Result<Found, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// Makes sure that nothing is sold any more under our id: a shipment that the carrier knows without a label is cancelled
    /// there, and looked for once more. A label that turns up is what was found.
    fn withdraw(&self, _: &ExternalId) -> Result<Found, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// One page of the labels that the account has bought since a moment, from whichever desk, the newest first. Pages are
    /// counted from 1.
    fn labels(&self, _: i64, _: u32) -> Result<LabelsPage, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// What the carrier's service makes of an address. [`CarrierError::Unsupported`] where the account's plan does not have it.
    fn check_address(&self, _: &Address) -> Result<AddressVerdict, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// Where a label's parcel has been.
    fn track(&self, _: &str) -> Result<Tracking, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// The bytes of a label that was bought, in these formats, as far as the carrier has them. The first is the one asked for
    /// when it was bought: without it there is no paper. `dpi` is [`Shipment::dpi`].
    fn paper(
        &self,
        label: &BoughtLabel,
        formats: &[LabelFormat],
        dpi: Option<u32>,
    ) -> Result<Vec<LabelFile>, CarrierError>;

    /// Voids a label. What is voided already counts as voided.
    fn void(&self, _: &str) -> Result<(), CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// The images that the carrier keeps for labels.
    fn images(&self) -> Result<Vec<LabelImage>, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// Gives the carrier an image to keep.
    fn add_image(&self, _: &NewLogo) -> Result<(), CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// Calls an image that the carrier keeps by another name.
    fn rename_image(&self, _: &LabelImage) -> Result<(), CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// Lets the carrier forget an image. One that is gone already counts as forgotten.
    fn delete_image(&self, _: &LabelImageId) -> Result<(), CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// Where a parcel can be picked up near an address, the nearest first.
    fn pickup_points(&self, _: &PointsWanted) -> Result<Vec<PickupPoint>, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// A point that was chosen before, as it is now.
    fn pickup_point(&self, _: &PointWanted) -> Result<PickupPoint, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// The slip that parcels are handed over with, at most [`DepositSlip::MOST`] of them.
    fn deposit_slip(&self, _: &[TrackingNumber]) -> Result<DepositSlip, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// A slip that was made before, by its number. Which parcels are on it, the carrier may not say again.
    fn deposit_slip_again(&self, _: &str) -> Result<DepositSlip, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// A code in place of a return label, for a shipment that is a return. Another one each time it is asked for.
    fn return_code(&self, _: &Shipment) -> Result<ReturnCode, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// When a return can be fetched from the letter box of an address.
    fn mailbox_dates(&self, _: &Address) -> Result<MailboxDates, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// Has a return fetched from a letter box.
    fn plan_mailbox_pickup(&self, _: &MailboxPickup) -> Result<(), CarrierError> {
        Err(CarrierError::Unsupported)
    }

    /// Disconnects the account at the carrier.
    fn disconnect(&self) -> Result<(), CarrierError>;
}

/// What came of a request to buy, and what came with the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchased {
    /// The label, or why there is none.
    pub outcome: Result<BoughtLabel, CarrierError>,
    /// The files that were inside the answer.
    pub files: Vec<LabelFile>,
    /// The answer itself, without the files; none where none came.
    pub raw: Option<RawAnswer>,
    /// Papers that the parcel cannot do without and that did not come; this carrier does not give them again.
    pub missing: Vec<PaperKind>,
}

/// The secrets of an account.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// The API key; empty for an account that says who it is by the others.
    pub api: SecretString,
    /// The secret boxes of its connect form, by their names.
    pub others: BTreeMap<&'static str, SecretString>,
}

/// What a look-up by our own id found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A label; it may have been voided since.
    Label(BoughtLabel),
    /// The carrier has taken it in and is still making it.
    BeingMade,
    /// The carrier knows the shipment and no label of it.
    Pending,
    /// The carrier knows the shipment and will never make a label of it: it was cancelled there.
    Withdrawn,
    /// Nothing under this id.
    Nothing,
}

/// A page of what an account has bought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelsPage {
    /// The newest first.
    pub labels: Vec<ListedLabel>,
    /// How many pages there are.
    pub pages: u32,
}

/// Why a carrier did not do what it was asked, sorted by what can be done next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CarrierError {
    /// A definite no, with what is wrong where the carrier says so.
    #[error("the carrier refused ({}: {})", words.status, words.code)]
    Rejected {
        /// At the fields that the carrier named.
        problems: Problems,
        /// To the letter.
        words: CarrierWords,
    },
    /// The key was refused.
    #[error("the carrier refused the key")]
    Credentials {
        /// To the letter.
        words: CarrierWords,
    },
    /// The access is locked after too many wrong keys. Trying again by itself would keep it locked.
    #[error("the carrier has locked the access")]
    Locked {
        /// To the letter.
        words: CarrierWords,
    },
    /// Not now; nothing was done.
    #[error("the carrier asks to wait {seconds} s")]
    Busy {
        /// From now.
        seconds: u64,
    },
    /// No connection: nothing was sent.
    #[error("{host} could not be reached")]
    Unreachable {
        /// Where to.
        host: String,
        /// What stood in the way.
        why: Hindrance,
    },
    /// The request to buy went out and no usable answer came back.
    #[error("the label may or may not have been made")]
    InDoubt,
    /// An answer that cannot be read, to a question that is free to ask again.
    #[error("the answer cannot be read (status {})", words.status)]
    Unexpected {
        /// What little there is.
        words: CarrierWords,
    },
    /// A void was asked for and refused, by an answer that says 200.
    #[error("the void was refused ({})", words.code)]
    VoidRefused {
        /// To the letter.
        words: CarrierWords,
    },
    /// The label is bought and its file is not to be had yet.
    #[error("the label's file could not be fetched")]
    PaperMissing,
    /// The carrier does not do this.
    #[error("not offered by this carrier")]
    Unsupported,
}

/// How carriers are reached: what the tests and the practice desk set differently.
#[derive(Clone, Debug)]
pub struct Reach {
    /// Timeouts and caps.
    pub patience: Patience,
    gates: Arc<std::sync::Mutex<BTreeMap<String, Arc<RateGate>>>>,
}

impl Reach {
    /// With these timeouts and caps.
    pub fn new(patience: Patience) -> Self {
        Self { patience, gates: Arc::default() }
    }

    /// One gate for all that speak to a server for one account: two lanes must not each take the whole limit.
    fn gate(&self, kind: CarrierKind, key_kind: KeyKind, account: &str) -> Arc<RateGate> {
        let per_minute = match (kind, key_kind) {
            (CarrierKind::Colissimo, _) => colissimo::REQUESTS_A_MINUTE,
            (CarrierKind::LettreSuivie, KeyKind::Production) => shipengine::REQUESTS_A_MINUTE,
            (CarrierKind::LettreSuivie, KeyKind::Sandbox) => shipengine::SANDBOX_REQUESTS_A_MINUTE,
        };
        let mut gates = self.gates.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(gates.entry(account.to_owned()).or_insert_with(|| Arc::new(RateGate::new(per_minute))))
    }

    fn http(&self, kind: CarrierKind, endpoint: &str, account: &str, key: SecretString) -> Result<Http, CarrierError> {
        let key_kind = KeyKind::of(secrecy::ExposeSecret::expose_secret(&key));
        let gate = self.gate(kind, key_kind, account);
        let header = match kind {
            CarrierKind::LettreSuivie => shipengine::KEY_HEADER,
            CarrierKind::Colissimo => colissimo::KEY_HEADER,
        };
        Ok(Http::new(endpoint, header, key, gate, self.patience)?)
    }
}

/// Opens a connected account.
pub fn open(account: &CarrierAccount, keys: impl Into<Keys>, reach: &Reach) -> Result<Box<dyn Carrier>, CarrierError> {
    let keys = keys.into();
    let http = reach.http(account.kind, &account.endpoint, &account.id.0, keys.api.clone())?;
    Ok(match account.kind {
        CarrierKind::LettreSuivie => Box::new(shipengine::ShipEngine::new(http, account)),
        CarrierKind::Colissimo => Box::new(colissimo::Colissimo::open(http, account, &keys, reach)?),
    })
}

/// Tries a key alone.
pub fn test_key(
    kind: CarrierKind,
    endpoint: &str,
    keys: impl Into<Keys>,
    reach: &Reach,
) -> Result<KeyTested, CarrierError> {
    let key = keys.into().api;
    let tested = KeyTested {
        kind: KeyKind::of(secrecy::ExposeSecret::expose_secret(&key)),
        tail: tail(secrecy::ExposeSecret::expose_secret(&key)),
        carriers: 0,
    };
    let http = reach.http(kind, endpoint, endpoint, key)?;
    let carriers = match kind {
        CarrierKind::LettreSuivie => shipengine::count_carriers(&http)?,
        CarrierKind::Colissimo => colissimo::test_key(&http)?,
    };
    Ok(KeyTested { carriers, ..tested })
}

/// What a carrier calls a new connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The carrier's id of it.
    pub carrier_id: String,
    /// How the carrier calls itself in its lists.
    pub carrier_code: String,
    /// What the account may use.
    pub listed: Listed,
}

/// Connects an account with what its form held: its secrets, and the texts by the carrier's names.
pub fn connect(
    kind: CarrierKind,
    endpoint: &str,
    keys: impl Into<Keys>,
    texts: &BTreeMap<&'static str, String>,
    reach: &Reach,
) -> Result<Connection, CarrierError> {
    let keys = keys.into();
    let http = reach.http(kind, endpoint, endpoint, keys.api.clone())?;
    match kind {
        CarrierKind::LettreSuivie => shipengine::connect(&http, texts, &keys.others),
        CarrierKind::Colissimo => colissimo::connect(&http, texts, &keys),
    }
}

/// An account that has nothing but its API key.
impl From<SecretString> for Keys {
    fn from(api: SecretString) -> Self {
        Self { api, others: BTreeMap::new() }
    }
}

/// The last four signs of a key, the only part ever shown; nothing of one so short that four would give it away.
pub fn tail(key: &str) -> String {
    let signs: Vec<char> = key.chars().collect();
    if signs.len() < 12 { String::new() } else { signs[signs.len() - 4..].iter().collect() }
}

/// For questions that are free to ask again; a purchase sorts its own.
impl From<HttpError> for CarrierError {
    fn from(error: HttpError) -> Self {
        match error {
            HttpError::NotSent { host, why } => Self::Unreachable { host, why },
            HttpError::Wait { wait } => Self::Busy { seconds: whole_seconds(wait) },
            HttpError::Lost | HttpError::TooLarge { .. } => Self::Unexpected { words: CarrierWords::default() },
            HttpError::BadAddress => Self::Unreachable { host: String::new(), why: Hindrance::NoConnection },
        }
    }
}

/// A part of a second counts as a whole one: waiting too little is asked to wait again.
pub(crate) fn whole_seconds(wait: std::time::Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

impl From<CarrierError> for Failure {
    fn from(error: CarrierError) -> Self {
        let kept = |mishap, remedy, words: CarrierWords| Self { details: Some(words), ..Self::new(mishap, remedy) };
        match error {
            CarrierError::Rejected { problems, words } => Self {
                problems,
                ..kept(Mishap::Refused { said: Box::new(words.clone()) }, Remedy::MendTheFields, words)
            },
            CarrierError::Credentials { words } => kept(Mishap::KeyRefused, Remedy::ReconnectTheAccount, words),
            CarrierError::Locked { words } => kept(Mishap::AccessLocked, Remedy::ReconnectTheAccount, words),
            CarrierError::Busy { seconds } => Self::new(Mishap::Busy { seconds }, Remedy::TryAgain),
            CarrierError::Unreachable { host, why: Hindrance::NoConnection } => {
                Self::new(Mishap::Unreachable { host }, Remedy::CheckTheNetwork)
            }
            CarrierError::Unreachable { host, why: Hindrance::Untrusted } => {
                Self::new(Mishap::Untrusted { host }, Remedy::OpenNetwork)
            }
            CarrierError::Unreachable { host, why: Hindrance::NotValidNow } => {
                Self::new(Mishap::NotValidNow { host }, Remedy::CheckTheNetwork)
            }
            CarrierError::InDoubt => Self::new(Mishap::InDoubt, Remedy::Settle),
            CarrierError::Unexpected { words } => kept(Mishap::Unreadable, Remedy::TryAgain, words),
            CarrierError::VoidRefused { words } => {
                kept(Mishap::VoidRefused { message: words.message.clone() }, Remedy::Nothing, words)
            }
            CarrierError::PaperMissing => Self::new(Mishap::PaperMissing, Remedy::FetchThePaper),
            CarrierError::Unsupported => Self::new(Mishap::Unsupported, Remedy::Nothing),
        }
    }
}
