//! La Poste Colissimo through its web service (SLS 3.1 over REST).

use std::collections::BTreeMap;

use secrecy::SecretString;

use crate::domain::BoughtLabel;
use crate::domain::CarrierAccount;
use crate::domain::ExternalId;
use crate::domain::LabelFile;
use crate::domain::LabelFormat;
use crate::domain::Shipment;
use crate::http::Http;

use super::Carrier;
use super::CarrierError;
use super::Connection;
use super::Purchased;

/// The header that the key travels in.
pub(super) const KEY_HEADER: &str = "apiKey";

/// No limit is published; a desk does not come near this one.
pub(super) const REQUESTS_A_MINUTE: usize = 120;

/// One connected Colissimo account.
pub struct Colissimo {
    _http: Http,
}

impl Colissimo {
    /// Speaks for this account.
    pub fn new(http: Http, _: &CarrierAccount) -> Self {
        Self { _http: http }
    }
}

impl Carrier for Colissimo {
    fn buy(&self, _: &Shipment, _: &ExternalId) -> Purchased {
        Purchased { outcome: Err(CarrierError::Unsupported), files: Vec::new(), raw: None }
    }

    fn paper(&self, _: &BoughtLabel, _: &[LabelFormat]) -> Result<Vec<LabelFile>, CarrierError> {
        Err(CarrierError::Unsupported)
    }

    fn disconnect(&self) -> Result<(), CarrierError> {
        Ok(())
    }
}

pub(super) fn test_key(_: &Http) -> Result<usize, CarrierError> {
    Err(CarrierError::Unsupported)
}

pub(super) fn connect(
    _: &Http,
    _: &BTreeMap<&'static str, String>,
    _: &BTreeMap<&'static str, SecretString>,
) -> Result<Connection, CarrierError> {
    Err(CarrierError::Unsupported)
}
