//! What a customer-notification service is told of bought labels, and how far each telling got.
//!
//! Knows LateShipment's answers by what an operator can do about them; knows no HTTP, no store and no words.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use super::AccountId;
use super::CarrierKind;
use super::IntentId;
use super::SecretKey;

/// The connection to LateShipment. Holds no secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushAccount {
    /// The e-mail address of the account there.
    pub email: String,
    /// The last four signs of the key, the only part ever shown.
    pub key_tail: String,
    /// Where deliveries are sent.
    pub endpoint: String,
    /// What LateShipment is told a carrier is called, where it is not the usual name.
    #[serde(default)]
    pub carrier_types: BTreeMap<CarrierKind, String>,
    /// What goes for an order without a number.
    #[serde(default)]
    pub without_number: WithoutNumber,
    /// Why nothing is sent for now. Kept beside the rest in the records, since the outbox itself sets it.
    #[serde(skip)]
    pub paused: Option<PushReason>,
}

/// What goes to LateShipment for an order that has no number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WithoutNumber {
    /// Our own reference of the shipment.
    #[default]
    OurReference,
    /// Nothing, until a person has given a number.
    Wait,
}

/// How far the telling of one label got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PushState {
    /// In the outbox.
    Waiting,
    /// LateShipment has taken it.
    Sent,
    /// It answered, and not clearly: a person decides.
    Held,
    /// It refused, or a field it requires is missing: a person mends it.
    Refused,
    /// Nobody needs to be told any more.
    Cancelled,
}

/// Why a telling, or the whole outbox, stands where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PushReason {
    /// 200 and `Success`.
    Taken,
    /// 200 with another status.
    OtherStatus,
    /// 200, and no JSON: as a rule a network's own page.
    NotJson,
    /// 200 and nothing at all.
    Empty,
    /// Too much came to be an answer.
    TooLong,
    /// 409 about empty fields.
    FieldsEmpty,
    /// 409 about the JSON's form: our fault.
    JsonRefused,
    /// 409 with other words, or another refusal of this one delivery.
    Conflict,
    /// 401: the e-mail or the key.
    Credentials,
    /// 400 about the content type.
    ContentType,
    /// 400: the headers did not arrive.
    HeadersMissing,
    /// 400 with other words.
    BadRequest,
    /// There is no such address, or none that may be spoken to.
    WrongAddress,
    /// 429.
    Busy,
    /// 5xx, or a redirect as networks do before they let anybody in.
    ServerError,
    /// No connection.
    Unreachable,
    /// It went out, and no whole answer came.
    Lost,
    /// No order number, and our reference is not to be used.
    NoOrderNumber,
    /// The carrier gave no tracking number.
    NoTrackingNumber,
    /// No carrier type is set.
    NoCarrierType,
    /// The shipment's record cannot be read.
    Unreadable,
    /// No key is known in this session.
    KeyMissing,
    /// The keyring is locked or does not answer.
    Keyring,
    /// The operator paused it.
    ByHand,
    /// The label was voided before anybody was told.
    Voided,
    /// The operator let it go, or disconnected.
    LetGo,
}

/// What is done with a telling after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushFate {
    /// It is done.
    Done,
    /// It waits for a person, since it may have been taken.
    Hold,
    /// It waits for a person, since it was not taken.
    Refuse,
    /// Nothing at all is sent until a person has seen to it.
    PauseAll,
    /// It is sent again later.
    Later,
}

/// Whether LateShipment may know of a telling after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushHeard {
    /// It does.
    Yes,
    /// Nobody can tell.
    Perhaps,
    /// Certainly not.
    No,
}

/// What is known of the telling of one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushRecord {
    /// How far it got.
    pub state: PushState,
    /// Why, if more than nothing was done.
    pub reason: Option<PushReason>,
    /// LateShipment's own sentence, cleaned and cut; empty where there was none.
    pub said: String,
    /// The number it goes under there.
    pub order_no: String,
    /// When it got there, in milliseconds since 1970.
    pub changed_ms: i64,
    /// When it is tried next, while it waits.
    pub next_ms: i64,
    /// How many times it was sent.
    pub tries: u32,
    /// The label was voided when LateShipment knew of it, or may have: it is still followed there.
    pub flagged: PushFlag,
}

/// Whether LateShipment still follows a voided label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PushFlag {
    /// No.
    #[default]
    None,
    /// It does, and no person has noted it.
    New,
    /// It does, and a person knows.
    Noted,
}

/// What LateShipment said when its credentials were tried with a delivery that is empty on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushTrial {
    /// Its answer.
    pub reason: PushReason,
    /// Its own sentence, cleaned and cut; empty where there was none.
    pub said: String,
}

/// The outbox, as a screen shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PushStatus {
    /// The connection; none where there is none.
    pub account: Option<PushAccount>,
    /// How many are yet to be sent.
    pub waiting: u64,
    /// How many were taken.
    pub sent: u64,
    /// How many were answered and not clearly.
    pub held: u64,
    /// How many wait to be mended.
    pub refused: u64,
    /// When the next one goes out at the earliest, in milliseconds since 1970, if one waits for its time.
    pub next_ms: Option<i64>,
    /// What the last answer was, when it was a passing trouble.
    pub trouble: Option<PushReason>,
}

impl PushAccount {
    /// Where LateShipment takes deliveries.
    pub const ENDPOINT: &str = "https://smart.lateshipment.com/Genericwebhook/webhookapi.php";

    /// The key among the secrets.
    pub fn secret() -> SecretKey {
        SecretKey { account: AccountId("lateshipment".to_owned()), name: SecretKey::API_KEY }
    }

    /// What LateShipment is told a carrier is called.
    pub fn carrier_type(&self, kind: CarrierKind) -> &str {
        self.carrier_types.get(&kind).map_or_else(|| usual_carrier_type(kind), String::as_str)
    }

    /// Whether it is told of labels from a carrier that answers there. A practice carrier sells specimens, and answers on this
    /// machine; so nobody's customer is told of one, while a practice LateShipment, which is on this machine too, may be.
    pub fn takes_labels_of(&self, carrier_endpoint: &str) -> bool {
        !is_on_this_machine(carrier_endpoint) || is_on_this_machine(&self.endpoint)
    }
}

impl fmt::Debug for PushAccount {
    /// Never the address, which is a person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PushAccount(••••{}, paused {:?})", self.key_tail, self.paused)
    }
}

/// What a carrier is called there unless the operator says otherwise. Their list is documented nowhere, so this is unverified.
pub fn usual_carrier_type(kind: CarrierKind) -> &'static str {
    match kind {
        CarrierKind::LettreSuivie | CarrierKind::Colissimo => "La Poste",
    }
}

/// Our own reference of a shipment, in place of an order's number: short enough to read out, and names nobody.
pub fn own_reference(intent: &IntentId) -> String {
    let signs: Vec<char> = intent.0.chars().filter(char::is_ascii_alphanumeric).collect();
    let tail: String = signs[signs.len().saturating_sub(12)..].iter().collect();
    format!("E-{}", tail.to_ascii_uppercase())
}

fn is_on_this_machine(endpoint: &str) -> bool {
    let Some((_, rest)) = endpoint.trim().split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host).to_ascii_lowercase();
    if host.starts_with("[::1]") {
        return true;
    }
    let name = host.split(':').next().unwrap_or_default();
    let is_loopback = name.starts_with("127.") && name.chars().all(|c| c.is_ascii_digit() || c == '.');
    name == "localhost" || is_loopback
}

impl PushState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Sent, Self::Held, Self::Refused, Self::Cancelled];

    /// How it is written down. Never changes, unlike the words on the screen.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Held => "held",
            Self::Refused => "refused",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads what [`PushState::code`] wrote.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

impl PushReason {
    /// Every reason, with how it is written down. That never changes, unlike the words on the screen.
    pub const ALL: [(Self, &str); 26] = [
        (Self::Taken, "taken"),
        (Self::OtherStatus, "other-status"),
        (Self::NotJson, "not-json"),
        (Self::Empty, "empty"),
        (Self::TooLong, "too-long"),
        (Self::FieldsEmpty, "fields-empty"),
        (Self::JsonRefused, "json-refused"),
        (Self::Conflict, "conflict"),
        (Self::Credentials, "credentials"),
        (Self::ContentType, "content-type"),
        (Self::HeadersMissing, "headers-missing"),
        (Self::BadRequest, "bad-request"),
        (Self::WrongAddress, "wrong-address"),
        (Self::Busy, "busy"),
        (Self::ServerError, "server-error"),
        (Self::Unreachable, "unreachable"),
        (Self::Lost, "lost"),
        (Self::NoOrderNumber, "no-order-number"),
        (Self::NoTrackingNumber, "no-tracking-number"),
        (Self::NoCarrierType, "no-carrier-type"),
        (Self::Unreadable, "unreadable"),
        (Self::KeyMissing, "key-missing"),
        (Self::Keyring, "keyring"),
        (Self::ByHand, "by-hand"),
        (Self::Voided, "voided"),
        (Self::LetGo, "let-go"),
    ];

    /// How it is written down.
    pub fn code(self) -> &'static str {
        Self::ALL.into_iter().find_map(|(reason, code)| (reason == self).then_some(code)).unwrap_or("unreadable")
    }

    /// Reads what [`PushReason::code`] wrote.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(reason, known)| (known == code).then_some(reason))
    }

    /// Whether this answer to an empty delivery means that the e-mail and the key are taken: the documents promise a 401 before
    /// anything else is looked at, so whatever is said of the delivery itself is said to a customer.
    pub fn opens(self) -> bool {
        match self {
            Self::Taken | Self::FieldsEmpty | Self::JsonRefused | Self::Conflict => true,
            Self::OtherStatus
            | Self::NotJson
            | Self::Empty
            | Self::TooLong
            | Self::Credentials
            | Self::ContentType
            | Self::HeadersMissing
            | Self::BadRequest
            | Self::WrongAddress
            | Self::Busy
            | Self::ServerError
            | Self::Unreachable
            | Self::Lost
            | Self::NoOrderNumber
            | Self::NoTrackingNumber
            | Self::NoCarrierType
            | Self::Unreadable
            | Self::KeyMissing
            | Self::Keyring
            | Self::ByHand
            | Self::Voided
            | Self::LetGo => false,
        }
    }

    /// What is done with the telling that got this answer.
    pub fn fate(self) -> PushFate {
        match self {
            Self::Taken => PushFate::Done,
            Self::OtherStatus | Self::NotJson | Self::Empty | Self::TooLong => PushFate::Hold,
            Self::FieldsEmpty
            | Self::JsonRefused
            | Self::Conflict
            | Self::NoOrderNumber
            | Self::NoTrackingNumber
            | Self::NoCarrierType
            | Self::Unreadable
            | Self::Voided
            | Self::LetGo => PushFate::Refuse,
            Self::Credentials
            | Self::ContentType
            | Self::HeadersMissing
            | Self::BadRequest
            | Self::WrongAddress
            | Self::KeyMissing
            | Self::ByHand => PushFate::PauseAll,
            Self::Busy | Self::ServerError | Self::Unreachable | Self::Lost | Self::Keyring => PushFate::Later,
        }
    }

    /// Whether LateShipment may know of the telling that got this answer.
    pub fn heard(self) -> PushHeard {
        match self {
            Self::Taken => PushHeard::Yes,
            // A network's own page, a cut answer or a server in trouble may all stand before or behind the taking.
            Self::OtherStatus | Self::NotJson | Self::Empty | Self::TooLong | Self::ServerError | Self::Lost => {
                PushHeard::Perhaps
            }
            Self::FieldsEmpty
            | Self::JsonRefused
            | Self::Conflict
            | Self::Credentials
            | Self::ContentType
            | Self::HeadersMissing
            | Self::BadRequest
            | Self::WrongAddress
            | Self::Busy
            | Self::Unreachable
            | Self::NoOrderNumber
            | Self::NoTrackingNumber
            | Self::NoCarrierType
            | Self::Unreadable
            | Self::KeyMissing
            | Self::Keyring
            | Self::ByHand
            | Self::Voided
            | Self::LetGo => PushHeard::No,
        }
    }
}

impl PushRecord {
    /// It waits for a person.
    pub fn needs_a_person(&self) -> bool {
        match self.state {
            PushState::Held | PushState::Refused => true,
            PushState::Waiting | PushState::Sent | PushState::Cancelled => self.flagged == PushFlag::New,
        }
    }
}

impl PushStatus {
    /// Why nothing is sent for now, if nothing is.
    pub fn paused(&self) -> Option<PushReason> {
        self.account.as_ref().and_then(|account| account.paused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for (reason, code) in PushReason::ALL {
            assert_eq!((reason.code(), PushReason::from_code(code)), (code, Some(reason)));
        }
        for state in PushState::ALL {
            assert_eq!(PushState::from_code(state.code()), Some(state));
        }
    }

    #[test]
    fn a_specimen_goes_to_nobody_but_a_practice_lateshipment() {
        let account = |endpoint: &str| PushAccount {
            email: "desk@shop.example".to_owned(),
            key_tail: String::new(),
            endpoint: endpoint.to_owned(),
            carrier_types: BTreeMap::new(),
            without_number: WithoutNumber::default(),
            paused: None,
        };
        let (real, practice) = (account(PushAccount::ENDPOINT), account("http://127.0.0.1:4711"));
        assert!(real.takes_labels_of(CarrierKind::LettreSuivie.endpoint()));
        for specimen in ["http://127.0.0.1:40123", "http://localhost:1/x", "http://[::1]:9", "http://a@127.0.0.1/"] {
            assert!(!real.takes_labels_of(specimen), "{specimen}");
            assert!(practice.takes_labels_of(specimen), "{specimen}");
        }
        for elsewhere in
            ["https://127.0.0.1.evil.example", "https://127.0.0.1@shop.example", "https://localhost.example"]
        {
            assert!(real.takes_labels_of(elsewhere), "{elsewhere}");
        }
        assert!(!format!("{real:?}").contains("shop.example"));
    }

    #[test]
    fn our_reference_is_short_and_stays() {
        let intent = IntentId("01935b2e-0000-7000-8000-0123456789ab".to_owned());
        assert_eq!(own_reference(&intent), "E-0123456789AB");
        assert_eq!(own_reference(&IntentId("a".to_owned())), "E-A");
    }
}
