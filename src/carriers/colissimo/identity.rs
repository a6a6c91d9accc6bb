//! How an account says who it is: by its key, or, for those that have none, by contract number and password.
//!
//! Three services, three spellings of the same. The body of every request is flattened beside it.

use std::collections::BTreeMap;

use secrecy::ExposeSecret as _;
use secrecy::SecretString;
use serde::Serialize;

use crate::carriers::Keys;

/// Who asks.
pub(super) struct Identity {
    key: SecretString,
    contract: String,
    password: SecretString,
}

/// A request with who asks.
#[derive(Serialize)]
pub(super) struct Signed<'a, T: Serialize> {
    #[serde(flatten)]
    who: BTreeMap<&'static str, &'a str>,
    #[serde(flatten)]
    asked: &'a T,
}

impl Identity {
    pub(super) fn new(keys: &Keys, contract: &str) -> Self {
        let password = keys.others.get("contract_password").cloned().unwrap_or_default();
        Self { key: keys.api.clone(), contract: contract.to_owned(), password }
    }

    /// Something to say who it is by.
    pub(super) fn is_known(&self) -> bool {
        self.has_key() || !(self.contract.is_empty() || self.password.expose_secret().is_empty())
    }

    /// Whether a box that stands in for the key is filled in.
    pub(super) fn has(&self, name: &str) -> bool {
        match name {
            "contract_number" => !self.contract.is_empty(),
            _ => !self.password.expose_secret().is_empty(),
        }
    }

    /// SLS takes the key in a header, which [`crate::http`] adds; without one, contract number and password in the body.
    pub(super) fn in_sls<'a, T: Serialize>(&'a self, asked: &'a T) -> Signed<'a, T> {
        let who = if self.has_key() { BTreeMap::new() } else { self.by_password("contractNumber") };
        Signed { who, asked }
    }

    /// As in SLS, for an account that is not open yet: a key that is known to [`crate::http`] alone travels by itself.
    pub(super) fn in_trial<'a, T: Serialize>(&'a self, asked: &'a T) -> Signed<'a, T> {
        let who = if self.is_known() && !self.has_key() { self.by_password("contractNumber") } else { BTreeMap::new() };
        Signed { who, asked }
    }

    /// The pick-up points' service takes the key in the body.
    pub(super) fn in_points<'a, T: Serialize>(&'a self, asked: &'a T) -> Signed<'a, T> {
        Signed { who: self.in_the_body("accountNumber"), asked }
    }

    /// So does the timeline.
    pub(super) fn in_timeline<'a, T: Serialize>(&'a self, asked: &'a T) -> Signed<'a, T> {
        Signed { who: self.in_the_body("login"), asked }
    }

    fn has_key(&self) -> bool {
        !self.key.expose_secret().is_empty()
    }

    fn in_the_body(&self, login: &'static str) -> BTreeMap<&'static str, &str> {
        if self.has_key() { [("apiKey", self.key.expose_secret())].into() } else { self.by_password(login) }
    }

    fn by_password(&self, login: &'static str) -> BTreeMap<&'static str, &str> {
        [(login, self.contract.as_str()), ("password", self.password.expose_secret())].into()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn identity(key: &str) -> Identity {
        let others = [("contract_password", SecretString::from("word".to_owned()))].into();
        Identity::new(&Keys { api: SecretString::from(key.to_owned()), others }, "123456")
    }

    fn json(signed: impl Serialize) -> serde_json::Value {
        serde_json::to_value(signed).unwrap()
    }

    #[test]
    fn a_key_goes_first_and_a_password_stands_in_where_there_is_none() {
        let asked = json!({ "parcelNumber": "1" });
        let (keyed, bare) = (identity("key"), identity(""));
        assert_eq!(json(keyed.in_sls(&asked)), asked);
        let by_contract = json!({ "contractNumber": "123456", "password": "word", "parcelNumber": "1" });
        assert_eq!(json(bare.in_sls(&asked)), by_contract);
        assert_eq!(json(keyed.in_points(&asked)), json!({ "apiKey": "key", "parcelNumber": "1" }));
        let by_account = json!({ "accountNumber": "123456", "password": "word", "parcelNumber": "1" });
        assert_eq!(json(bare.in_points(&asked)), by_account);
        let by_login = json!({ "login": "123456", "password": "word", "parcelNumber": "1" });
        assert_eq!(json(bare.in_timeline(&asked)), by_login);
        assert!(keyed.is_known() && bare.is_known() && !Identity::new(&Keys::default(), "123456").is_known());
    }
}
