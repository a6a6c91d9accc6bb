//! What a carrier lists for an account: its services, packages and options, read at connecting and then once a day.
//!
//! Our tables know limits and names; the carrier's list knows what can be bought today. A service of the list that is not in our
//! tables is offered all the same, as that; one that is not in the list any more is shown with the day it went.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

use super::CarrierAccount;
use super::CarrierKind;
use super::Known;
use super::Service;
use super::ServiceCode;

/// For so many days a service that our tables do not know is still shown after it went.
const DAYS_REMEMBERED: i32 = 90;

/// The lists of one account, as they were last read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Catalogue {
    /// When they were read, in milliseconds since 1970; none before the first time.
    pub read_ms: Option<i64>,
    /// With those that went, each with its day.
    pub services: Vec<ListedService>,
    /// What may be sent.
    pub packages: Vec<ListedPackage>,
    /// What may be asked besides.
    pub options: Vec<ListedOption>,
}

/// The lists as a carrier gives them now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// What may be bought.
    pub services: Vec<ListedService>,
    /// What may be sent.
    pub packages: Vec<ListedPackage>,
    /// What may be asked besides.
    pub options: Vec<ListedOption>,
}

/// A service by the carrier's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedService {
    /// As the carrier spells it.
    pub code: ServiceCode,
    /// As the carrier calls it.
    pub name: String,
    /// It leaves the country.
    pub international: bool,
    /// The first day on which it was not listed any more.
    pub gone: Option<Date>,
}

/// A package type by the carrier's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedPackage {
    /// As the carrier spells it.
    pub code: String,
    /// As the carrier calls it.
    pub name: String,
}

/// An option by the carrier's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedOption {
    /// Its name in requests.
    pub name: String,
    /// What it does.
    pub description: String,
}

/// A service as it stands on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// From our tables, or made of what the carrier lists.
    pub service: Service,
    /// The first day on which it was not listed any more: it cannot be chosen.
    pub gone: Option<Date>,
}

impl Catalogue {
    /// The lists with what the carrier gives now. What our tables or the lists before had and these have not, went today.
    ///
    /// A carrier that lists no service at all has told nothing: the services stay as they were.
    pub fn updated(&self, kind: CarrierKind, listed: Listed, today: Date, now_ms: i64) -> Self {
        let Listed { services: mut now, packages, options } = listed;
        if now.is_empty() {
            return Self { read_ms: Some(now_ms), services: self.services.clone(), packages, options };
        }
        let before = self.services.iter().cloned();
        let ours = kind.services().iter().map(|service| ListedService {
            code: ServiceCode(service.code.to_string()),
            name: service.name.to_string(),
            international: false,
            gone: None,
        });
        for service in before.chain(ours) {
            if now.iter().all(|known| known.code != service.code) {
                now.push(ListedService { gone: service.gone.or(Some(today)), ..service });
            }
        }
        let is_remembered = |service: &ListedService| {
            let is_fresh = service.gone.is_none_or(|gone| (today - gone).get_days() < DAYS_REMEMBERED);
            is_fresh || Service::by_code(kind, &service.code.0).is_some()
        };
        now.retain(is_remembered);
        Self { read_ms: Some(now_ms), services: now, packages, options }
    }

    fn listed(&self, code: &str) -> Option<&ListedService> {
        self.services.iter().find(|service| service.code.0 == code)
    }
}

impl CarrierAccount {
    /// Every service of this account: those of our tables first, then those that only the carrier knows.
    pub fn offers(&self) -> Vec<Offer> {
        let tables = self.kind.services();
        let ours = tables.iter().map(|service| Offer {
            service: service.clone(),
            gone: self.catalogue.listed(&service.code).and_then(|listed| listed.gone),
        });
        let theirs =
            self.catalogue.services.iter().filter(|listed| Service::by_code(self.kind, &listed.code.0).is_none());
        ours.chain(theirs.filter_map(|listed| self.stranger(listed))).collect()
    }

    /// The service with this code, or else the first that can be bought.
    pub fn offer(&self, code: Option<&ServiceCode>) -> Option<Offer> {
        let offers = self.offers();
        let chosen = code.and_then(|code| offers.iter().find(|offer| offer.service.code == code.0.as_str()));
        let first = || offers.iter().find(|offer| offer.gone.is_none()).or(offers.first());
        chosen.or_else(first).cloned()
    }

    /// A service that our tables do not know: in the package that the carrier lists first, and in the formats of its system.
    fn stranger(&self, listed: &ListedService) -> Option<Offer> {
        let known = self.kind.services().first()?;
        let package = self.catalogue.packages.first().map(|package| Cow::Owned(package.code.clone()));
        let service = Service {
            carrier: self.kind,
            code: Cow::Owned(listed.code.0.clone()),
            name: Cow::Owned(listed.name.clone()),
            package: package.unwrap_or_else(|| known.package.clone()),
            capabilities: super::Capabilities { offered: &[], not_offered: &[], formats: known.capabilities.formats },
            known: Known::ListedOnly { international: listed.international },
        };
        Some(Offer { service, gone: listed.gone })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "la_poste_lettre_suivie_b2c_std";

    #[test]
    fn what_is_listed_no_more_went_on_that_day_and_may_come_back() {
        let first = Catalogue::default().updated(CarrierKind::LettreSuivie, listed(&[OURS, "new"]), day(1), 1);
        assert_eq!(standing(&first), [(OURS, None), ("new", None)]);
        let second = first.updated(CarrierKind::LettreSuivie, listed(&[OURS]), day(2), 2);
        let third = second.updated(CarrierKind::LettreSuivie, listed(&[OURS]), day(3), 3);
        assert_eq!(
            standing(&third),
            [(OURS, None), ("new", Some(day(2)))],
            "the day it went, not the last day it was missed"
        );
        let fourth = third.updated(CarrierKind::LettreSuivie, listed(&["new"]), day(4), 4);
        assert_eq!(standing(&fourth), [("new", None), (OURS, Some(day(4)))]);
        assert_eq!(fourth.read_ms, Some(4));
    }

    #[test]
    fn a_list_without_any_service_tells_nothing() {
        let before = Catalogue::default().updated(CarrierKind::LettreSuivie, listed(&[OURS]), day(1), 1);
        let after = before.updated(CarrierKind::LettreSuivie, listed(&[]), day(2), 2);
        assert_eq!(standing(&after), [(OURS, None)]);
    }

    #[test]
    fn a_stranger_that_went_is_forgotten_in_time_and_ours_never() {
        let before = Catalogue::default().updated(CarrierKind::LettreSuivie, listed(&["a", "b"]), day(1), 1);
        let gone = before.updated(CarrierKind::LettreSuivie, listed(&["a"]), day(2), 2);
        let later = Date::constant(2027, 3, 1);
        assert_eq!(
            standing(&gone.updated(CarrierKind::LettreSuivie, listed(&["a"]), later, 3)),
            [("a", None), (OURS, Some(day(1)))]
        );
    }

    fn listed(codes: &[&str]) -> Listed {
        let service = |code: &&str| ListedService {
            code: ServiceCode((*code).to_owned()),
            name: code.to_uppercase(),
            international: false,
            gone: None,
        };
        Listed { services: codes.iter().map(service).collect(), ..Listed::default() }
    }

    fn standing(catalogue: &Catalogue) -> Vec<(&str, Option<Date>)> {
        catalogue.services.iter().map(|service| (service.code.0.as_str(), service.gone)).collect()
    }

    fn day(day: i8) -> Date {
        Date::constant(2026, 11, day)
    }
}
