//! The practice desk's carriers and the accounts that are there from the start.

use std::path::Path;

use secrecy::SecretString;

use crate::carriers;
use crate::domain::AccountId;
use crate::domain::AddressCheck;
use crate::domain::CarrierAccount;
use crate::domain::CarrierKind;
use crate::domain::Catalogue;
use crate::domain::Failure;
use crate::domain::LabelDownload;
use crate::domain::LimitsProfile;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::practice::colissimo;
use crate::practice::shipengine;
use crate::store::Store;

use super::PracticeCarrier;
use super::now_ms;
use super::setup::today;
use super::world::Shared;

/// The carriers in the box, as far as they run in this process.
#[derive(Debug, Default)]
pub(super) struct Servers {
    lettre_suivie: Option<shipengine::Server>,
    _colissimo: Option<colissimo::Server>,
}

/// The practice carriers' key: no secret, and good for nothing else.
pub(super) fn key() -> SecretString {
    SecretString::from("PRACTICE-desk-key".to_owned())
}

/// Starts the practice desk's carriers, where they are inside, and connects the accounts that are there from the start.
pub(super) fn open(
    shared: &Shared,
    folder: &Path,
    store: &mut Store,
    accounts: &mut Vec<CarrierAccount>,
) -> Result<Servers, Failure> {
    let mut servers = Servers::default();
    for kind in CarrierKind::ALL {
        let known = accounts.iter().find(|account| account.kind == *kind);
        let limits = known.map(|account| account.limits).unwrap_or_default();
        let endpoint = match (kind, place(shared, *kind)) {
            (_, PracticeCarrier::At(address)) => address.clone(),
            (CarrierKind::LettreSuivie, PracticeCarrier::Inside) => {
                let ledger = folder.join("ledger");
                let options = shipengine::Options { limits: limits_there(limits), ..shipengine::Options::new(ledger) };
                let server = shipengine::Server::start(options).map_err(not_started)?;
                servers.lettre_suivie.insert(server).base_url()
            }
            (CarrierKind::Colissimo, PracticeCarrier::Inside) => {
                let options = colissimo::Options::new(folder.join("ledger-colissimo"));
                let server = colissimo::Server::start(options).map_err(not_started)?;
                servers._colissimo.insert(server).base_url()
            }
        };
        match accounts.iter_mut().find(|account| account.kind == *kind) {
            // The port is another at each start.
            Some(account) => {
                account.endpoint = endpoint;
                store.save_account(account, now_ms())?;
            }
            None => {
                let account = connect(shared, *kind, endpoint)?;
                store.save_account(&account, now_ms())?;
                accounts.push(account);
            }
        }
    }
    Ok(servers)
}

impl Servers {
    /// Holds the carrier to these limits from now on.
    pub(super) fn use_limits(&self, profile: LimitsProfile) {
        if let Some(server) = &self.lettre_suivie {
            server.use_limits(limits_there(profile));
        }
    }
}

fn place(shared: &Shared, kind: CarrierKind) -> &PracticeCarrier {
    match kind {
        CarrierKind::LettreSuivie => &shared.practice,
        CarrierKind::Colissimo => &shared.practice_colissimo,
    }
}

fn connect(shared: &Shared, kind: CarrierKind, endpoint: String) -> Result<CarrierAccount, Failure> {
    let texts: &[(&str, &str)] = match kind {
        CarrierKind::LettreSuivie => {
            &[("nickname", "Practice desk"), ("contract_number", "123456789"), ("cust_account_number", "123abc")]
        }
        CarrierKind::Colissimo => &[("nickname", "Practice desk"), ("contract_number", "900001")],
    };
    let texts = texts.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    let connection = carriers::connect(kind, &endpoint, key(), &texts, &shared.reach)?;
    let nickname = match kind {
        CarrierKind::LettreSuivie => "Lettre Suivie",
        CarrierKind::Colissimo => "Colissimo",
    };
    Ok(CarrierAccount {
        id: AccountId(uuid::Uuid::now_v7().to_string()),
        kind,
        nickname: nickname.to_owned(),
        carrier_id: connection.carrier_id,
        carrier_code: connection.carrier_code,
        endpoint,
        key_tail: String::new(),
        limits: LimitsProfile::default(),
        catalogue: Catalogue::default().updated(kind, connection.listed, today(), now_ms()),
        logo: None,
        download: LabelDownload::default(),
        sender: None,
        address_check: AddressCheck::default(),
    })
}

/// The practice carrier knows nothing of our rules, so it has a profile of its own.
fn limits_there(profile: LimitsProfile) -> shipengine::LimitsProfile {
    match profile {
        LimitsProfile::Documented => shipengine::LimitsProfile::Documented,
        LimitsProfile::LaPoste => shipengine::LimitsProfile::LaPoste,
    }
}

fn not_started(error: std::io::Error) -> Failure {
    tracing::error!(%error, "a practice carrier did not start");
    Failure::new(Mishap::Records, Remedy::TryAgain)
}
