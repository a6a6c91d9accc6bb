//! What the API lists of an account: services, packages and options.

use serde::Deserialize;

use super::lenient;
use crate::domain::Listed;
use crate::domain::ListedOption;
use crate::domain::ListedPackage;
use crate::domain::ListedService;
use crate::domain::ServiceCode;

/// `POST /v1/connections/carriers/{carrier_name}`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::carriers::shipengine) struct Connected {
    #[serde(deserialize_with = "lenient::text")]
    pub(in crate::carriers::shipengine) carrier_id: Option<String>,
}

/// `GET /v1/carriers`.
#[derive(Deserialize)]
pub(in crate::carriers::shipengine) struct Carriers {
    #[serde(default, deserialize_with = "lenient::list")]
    pub(in crate::carriers::shipengine) carriers: Vec<Carrier>,
}

/// `GET /v1/carriers/{carrier_id}`, and each of its three lists alone: whatever is not in an answer is none.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::carriers::shipengine) struct Carrier {
    #[serde(deserialize_with = "lenient::text")]
    pub(in crate::carriers::shipengine) carrier_code: Option<String>,
    #[serde(deserialize_with = "lenient::thing")]
    services: Option<Vec<serde_json::Value>>,
    #[serde(deserialize_with = "lenient::thing")]
    packages: Option<Vec<serde_json::Value>>,
    #[serde(deserialize_with = "lenient::thing")]
    options: Option<Vec<serde_json::Value>>,
}

/// One of the three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::carriers::shipengine) enum List {
    Services,
    Packages,
    Options,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ServiceBody {
    #[serde(deserialize_with = "lenient::text")]
    service_code: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    name: Option<String>,
    #[serde(deserialize_with = "lenient::flag")]
    international: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PackageBody {
    #[serde(deserialize_with = "lenient::text")]
    package_code: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct OptionBody {
    #[serde(deserialize_with = "lenient::text")]
    name: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    description: Option<String>,
}

impl List {
    /// All three.
    pub(in crate::carriers::shipengine) const ALL: [Self; 3] = [Self::Services, Self::Packages, Self::Options];

    /// The end of its own address.
    pub(in crate::carriers::shipengine) fn path(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Packages => "packages",
            Self::Options => "options",
        }
    }
}

impl Carrier {
    /// The answer has this list, if only an empty one.
    pub(in crate::carriers::shipengine) fn has(&self, list: List) -> bool {
        match list {
            List::Services => self.services.is_some(),
            List::Packages => self.packages.is_some(),
            List::Options => self.options.is_some(),
        }
    }

    /// Takes a list over from an answer that has it alone.
    pub(in crate::carriers::shipengine) fn take_over(&mut self, list: List, other: Self) {
        match list {
            List::Services => self.services = other.services,
            List::Packages => self.packages = other.packages,
            List::Options => self.options = other.options,
        }
    }

    /// The three lists in our words. What has no code cannot be asked for, so it is not there.
    pub(in crate::carriers::shipengine) fn into_listed(self) -> Listed {
        let services = read::<ServiceBody>(self.services).filter_map(|service| {
            let code = service.service_code?;
            let name = service.name.unwrap_or_else(|| code.clone());
            let international = service.international.unwrap_or(false);
            Some(ListedService { code: ServiceCode(code), name, international, gone: None })
        });
        let packages = read::<PackageBody>(self.packages).filter_map(|package| {
            let code = package.package_code?;
            Some(ListedPackage { name: package.name.unwrap_or_else(|| code.clone()), code })
        });
        let options = read::<OptionBody>(self.options).filter_map(|option| {
            Some(ListedOption { name: option.name?, description: option.description.unwrap_or_default() })
        });
        Listed { services: services.collect(), packages: packages.collect(), options: options.collect() }
    }
}

fn read<T: serde::de::DeserializeOwned>(list: Option<Vec<serde_json::Value>>) -> impl Iterator<Item = T> {
    list.unwrap_or_default().into_iter().filter_map(|value| serde_json::from_value(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_with_nulls_strangers_and_what_has_no_code() {
        let json = r#"{"carrier_code":"x","services":[{"service_code":"a","name":null,"international":null},
            {"service_code":"","name":"No code"},7,{"service_code":"b","name":"B","international":true,"news":1}],
            "packages":[{"package_id":null,"package_code":"p","name":"P"}],"options":null}"#;
        let carrier: Carrier = serde_json::from_str(json).expect("json");
        assert_eq!(List::ALL.map(|list| carrier.has(list)), [true, true, false]);
        let listed = carrier.into_listed();
        let services: Vec<_> =
            listed.services.iter().map(|it| (it.code.0.as_str(), it.name.as_str(), it.international)).collect();
        assert_eq!(services, [("a", "a", false), ("b", "B", true)]);
        assert_eq!(listed.packages, [ListedPackage { code: "p".to_owned(), name: "P".to_owned() }]);
        assert!(listed.options.is_empty());
    }
}
