//! A connected account of a carrier, and what connecting one takes.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use super::AddressCheck;
use super::CarrierKind;
use super::Catalogue;
use super::LabelImage;
use super::LimitsProfile;
use super::Sender;

/// Our own id of an account; it outlives the carrier's, which changes with each reconnect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AccountId(pub String);

/// A connected account. Holds no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarrierAccount {
    /// Ours.
    pub id: AccountId,
    /// Which carrier system.
    pub kind: CarrierKind,
    /// What the operator calls it.
    pub nickname: String,
    /// The carrier's id of this connection (`se-…`).
    pub carrier_id: String,
    /// How the carrier calls itself in its lists; read from it, never assumed.
    pub carrier_code: String,
    /// Where its API answers.
    pub endpoint: String,
    /// The last four signs of the API key, the only part ever shown.
    pub key_tail: String,
    /// Whose limits are in force.
    pub limits: LimitsProfile,
    /// What the carrier lists for it. Kept in a row of its own, so that not every purchase drags it along.
    #[serde(skip)]
    pub catalogue: Catalogue,
    /// The image that its labels carry.
    #[serde(default)]
    pub logo: Option<LabelImage>,
    /// How its labels' files come.
    #[serde(default)]
    pub download: LabelDownload,
    /// Who sends with it, once asked.
    pub sender: Option<Sender>,
    /// Whether and how addresses are checked.
    #[serde(default)]
    pub address_check: AddressCheck,
}

/// How a label's file comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LabelDownload {
    /// By addresses in the answer: one purchase gives every format.
    #[default]
    ByAddress,
    /// Inside the answer: one request less, and the one format that was asked for.
    Inline,
}

/// What an API key is good for, as its first signs tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// Buys real labels.
    Production,
    /// The API's sandbox (`TEST_…`), where Lettre Suivie cannot be connected.
    Sandbox,
}

/// What an API key opened when it was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyTested {
    /// Sandbox or not.
    pub kind: KeyKind,
    /// The last four signs.
    pub tail: String,
    /// How many carriers are connected behind it already.
    pub carriers: usize,
}

/// The second step of the connect form: the text of each box that is no secret, by the field's name.
pub type CredentialTexts = BTreeMap<&'static str, String>;

/// Where a secret may live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepSecrets {
    /// In the system's keyring.
    InTheKeyring,
    /// In this process alone: gone when the window closes.
    ForThisSession,
}

/// Whether the system's keyring answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyringState {
    /// It keeps secrets.
    Ready,
    /// It is there but locked, or the prompt was dismissed.
    Locked,
    /// This system has none, or it does not answer.
    Absent,
}

/// Names a secret without being one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecretKey {
    /// Whose.
    pub account: AccountId,
    /// Which: `api_key`, or a credential's name.
    pub name: &'static str,
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.name, self.account.0)
    }
}

impl KeyKind {
    /// Reads it off the key's first signs.
    pub fn of(key: &str) -> Self {
        if key.starts_with("TEST_") { Self::Sandbox } else { Self::Production }
    }
}

impl SecretKey {
    /// The name of the API key among an account's secrets.
    pub const API_KEY: &str = "api_key";

    /// The account's API key.
    pub fn api_key(account: &AccountId) -> Self {
        Self { account: account.clone(), name: Self::API_KEY }
    }
}
