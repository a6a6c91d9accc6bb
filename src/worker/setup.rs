//! Accounts: trying a key, connecting, disconnecting, and the practice desk's own account.

use std::collections::BTreeMap;

use secrecy::ExposeSecret as _;
use secrecy::SecretString;

use crate::carriers;
use crate::carriers::Keys;
use crate::command::ConnectRequest;
use crate::command::Event;
use crate::command::Ticket;
use crate::domain::AccountId;
use crate::domain::Address;
use crate::domain::AddressCheck;
use crate::domain::AddressFound;
use crate::domain::CarrierAccount;
use crate::domain::CarrierKind;
use crate::domain::Failure;
use crate::domain::KeepSecrets;
use crate::domain::KeyKind;
use crate::domain::LabelDownload;
use crate::domain::LabelImage;
use crate::domain::LimitsProfile;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::SecretKey;
use crate::domain::Sender;
use crate::domain::World;

use super::now_ms;
use super::practice;
use super::world::Desk;
use super::world::Records;
use super::world::lock;

impl Desk {
    /// Tries a key alone.
    pub(super) fn test_key(&self, ticket: Ticket, kind: CarrierKind, endpoint: &str, key: SecretString) {
        let outcome = carriers::test_key(kind, endpoint, key, &self.shared.reach).map_err(Failure::from);
        self.shared.tell(Event::KeyTested { ticket, outcome });
    }

    /// Connects an account and keeps its secrets.
    pub(super) fn connect(&self, records: &mut Records, ticket: Ticket, form: ConnectRequest) {
        let outcome = self.try_to_connect(records, form);
        self.shared.tell(Event::Connected { ticket, outcome });
    }

    fn try_to_connect(&self, records: &mut Records, form: ConnectRequest) -> Result<CarrierAccount, Failure> {
        let ConnectRequest { kind, endpoint, key, texts, secrets, keep, renews } = form;
        // Said to whoever asks, and not to the form alone: a label of the sandbox must never be taken for one, nor told of.
        if KeyKind::of(secrecy::ExposeSecret::expose_secret(&key)) == KeyKind::Sandbox {
            return Err(Failure::new(Mishap::SandboxKey, Remedy::Nothing));
        }
        let before = renews.as_ref().and_then(|id| self.account(id));
        // The account stays the same for its history; only the carrier calls it anew.
        let id = renews.unwrap_or_else(|| AccountId(uuid::Uuid::now_v7().to_string()));
        // First of all for a new account, so that nothing is connected whose key is lost at once. An old one keeps its old key
        // until the new one has served.
        if before.is_none() {
            self.keep_secrets(&id, &key, &secrets, keep)?;
        }
        let keys = Keys { api: key.clone(), others: secrets.clone() };
        let connection = carriers::connect(kind, &endpoint, keys, &texts, &self.shared.reach);
        let connection = connection.map_err(|error| {
            if before.is_none() {
                self.forget_secrets(&id, kind);
            }
            Failure::from(error)
        })?;
        if before.is_some() {
            self.keep_secrets(&id, &key, &secrets, keep)?;
        }
        let catalogue = before.as_ref().map(|account| account.catalogue.clone()).unwrap_or_default();
        let account = CarrierAccount {
            id,
            kind,
            nickname: texts.get("nickname").cloned().unwrap_or_else(|| kind.name().to_owned()),
            carrier_id: connection.carrier_id,
            carrier_code: connection.carrier_code,
            endpoint,
            key_tail: carriers::tail(secrecy::ExposeSecret::expose_secret(&key)),
            limits: before.as_ref().map(|account| account.limits).unwrap_or_default(),
            address_check: before.as_ref().map(|account| account.address_check).unwrap_or_default(),
            catalogue: catalogue.updated(kind, connection.listed, today(), now_ms()),
            logo: before.as_ref().and_then(|account| account.logo.clone()),
            download: before.as_ref().map(|account| account.download).unwrap_or_default(),
            sender: before.and_then(|account| account.sender),
        };
        records.store.save_account(&account, now_ms())?;
        self.keep_account(account.clone());
        Ok(account)
    }

    fn keep_secrets(
        &self,
        account: &AccountId,
        key: &SecretString,
        secrets: &BTreeMap<&'static str, SecretString>,
        keep: KeepSecrets,
    ) -> Result<(), Failure> {
        let mut all = Vec::new();
        // An account without a key says who it is by its other secrets, and no more by a key that it had.
        if key.expose_secret().is_empty() {
            self.secrets().remove(&SecretKey::api_key(account))?;
        } else {
            all.push((SecretKey::API_KEY, key));
        }
        all.extend(secrets.iter().map(|(name, secret)| (*name, secret)));
        for (name, secret) in all {
            self.secrets().set(&SecretKey { account: account.clone(), name }, secret, keep)?;
        }
        Ok(())
    }

    /// The secrets of an account: its key, and what else its form kept. Some accounts have no key.
    pub(super) fn keys(&self, account: &CarrierAccount) -> Result<Keys, Failure> {
        if self.world == World::Practice {
            return Ok(practice::key().into());
        }
        let secret = |name| self.secrets().get(&SecretKey { account: account.id.clone(), name });
        let mut others = BTreeMap::new();
        for field in account.kind.credentials().iter().filter(|field| field.secret) {
            if let Some(secret) = secret(field.name)? {
                others.insert(field.name, secret);
            }
        }
        let api = secret(SecretKey::API_KEY)?;
        let may_enter = api.is_some() || account.kind.ways_in().iter().any(|name| others.contains_key(name));
        if may_enter {
            Ok(Keys { api: api.unwrap_or_default(), others })
        } else {
            Err(Failure::new(Mishap::KeyMissing, Remedy::ReconnectTheAccount))
        }
    }

    /// Asks the keyring how it is.
    pub(super) fn ask_keyring(&self) {
        let (state, without_key) = self.keys_that_are_gone();
        self.shared.tell(Event::Keyring { state, without_key });
    }

    /// Makes the keyring ask the person to unlock it, and tells how it is then.
    pub(super) fn unlock_keyring(&self) {
        if let Err(error) = self.secrets().unlock() {
            tracing::info!(%error, "the keyring was not unlocked");
        }
        self.ask_keyring();
    }

    fn forget_secrets(&self, account: &AccountId, kind: CarrierKind) {
        let names = kind.credentials().iter().filter(|field| field.secret).map(|field| field.name);
        for name in names.chain([SecretKey::API_KEY]) {
            if let Err(error) = self.secrets().remove(&SecretKey { account: account.clone(), name }) {
                tracing::warn!(%error, "a secret may still be in the keyring");
            }
        }
    }

    /// Disconnects an account at the carrier; its history stays here.
    pub(super) fn disconnect(&self, records: &mut Records, id: &AccountId) {
        let outcome = self.try_to_disconnect(records, id);
        self.shared.tell(Event::Disconnected { account: id.clone(), outcome });
    }

    fn try_to_disconnect(&self, records: &mut Records, id: &AccountId) -> Result<(), Failure> {
        let account = self.account(id).ok_or_else(|| Failure::new(Mishap::Gone, Remedy::Nothing))?;
        // Without the key nothing could be found out or fetched any more of what is paid, or may be.
        if records.store.open_intents()?.iter().any(|open| open.account.id == *id) {
            return Err(Failure::new(Mishap::InDoubt, Remedy::Settle));
        }
        if records.store.paper_missing()?.iter().any(|paper| paper.account.id == *id) {
            return Err(Failure::new(Mishap::PaperMissing, Remedy::FetchThePaper));
        }
        match self.carrier(id, None) {
            Ok(carrier) => carrier.disconnect()?,
            // Without its key an account cannot be told off at the carrier, and is of no use here either.
            Err(failure) if failure.mishap == Mishap::KeyMissing => (),
            Err(failure) => return Err(failure),
        }
        records.store.remove_account(id, now_ms())?;
        self.forget_secrets(id, account.kind);
        self.drop_account(id);
        Ok(())
    }

    /// Who sends with an account from now on; also offered to the next account of this station.
    pub(super) fn save_sender(&self, records: &mut Records, id: &AccountId, sender: Sender) {
        if let Err(error) = self.shared.station().save_sender(&sender) {
            tracing::warn!(%error, "the sender is not offered to the next account");
        }
        self.change_account(records, id, |account| account.sender = Some(sender));
    }

    /// Whose limits are in force for an account from now on.
    pub(super) fn use_limits(&self, records: &mut Records, id: &AccountId, profile: LimitsProfile) {
        self.change_account(records, id, |account| account.limits = profile);
        self.practice.use_limits(profile);
    }

    /// Whether and how addresses are checked for an account from now on.
    pub(super) fn use_address_check(&self, records: &mut Records, id: &AccountId, check: AddressCheck) {
        self.change_account(records, id, |account| account.address_check = check);
    }

    /// Asks the carrier's service about an address. A plan that does not have it is not asked again.
    pub(super) fn check_address(&self, ticket: Ticket, id: &AccountId, address: Address) {
        let asked = self.carrier(id, None).and_then(|carrier| Ok(carrier.check_address(&address)?));
        if asked.as_ref().is_err_and(|failure| failure.mishap == Mishap::Unsupported) {
            match Records::open(self) {
                Ok(mut records) => self.use_address_check(&mut records, id, AddressCheck::NotInThePlan),
                Err(failure) => tracing::warn!(mishap = failure.mishap.id(), "what the plan has is not remembered"),
            }
        }
        let outcome = asked.map(|verdict| AddressFound { of: address, verdict });
        self.shared.tell(Event::AddressChecked { ticket, outcome });
    }

    /// What an account's labels carry from now on.
    pub(super) fn use_logo(&self, records: &mut Records, id: &AccountId, logo: Option<LabelImage>) {
        self.change_account(records, id, |account| account.logo = logo);
    }

    /// How an account's label files come from now on.
    pub(super) fn use_download(&self, records: &mut Records, id: &AccountId, download: LabelDownload) {
        self.change_account(records, id, |account| account.download = download);
    }

    fn change_account(&self, records: &mut Records, id: &AccountId, change: impl FnOnce(&mut CarrierAccount)) {
        match self.changed(records, id, change) {
            Ok(account) => self.shared.tell(Event::AccountChanged(account)),
            Err(failure) => self.shared.tell(Event::Refused(failure)),
        }
    }

    /// Changes an account, here and in the records.
    pub(super) fn changed(
        &self,
        records: &mut Records,
        id: &AccountId,
        change: impl FnOnce(&mut CarrierAccount),
    ) -> Result<CarrierAccount, Failure> {
        let _alone = lock(&self.changing);
        let mut account = self.account(id).ok_or_else(|| Failure::new(Mishap::Gone, Remedy::Nothing))?;
        change(&mut account);
        records.store.save_account(&account, now_ms())?;
        self.keep_account(account.clone());
        Ok(account)
    }
}

/// The date at the desk.
pub(super) fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}
