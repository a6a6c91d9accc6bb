//! Addresses on their lines.
//!
//! `line2` is the street and the only one that a Swiss label prints; `line1` building and floor. `line3` takes what of a street does
//! not fit, as the rules have told the operator; Belgium drops it. What is longer than a line is cut here, at a space, for La Poste
//! would cut it anywhere.

use serde::Serialize;

use crate::domain::Address;
use crate::domain::Order;
use crate::domain::colissimo::Area;
use crate::domain::colissimo::destination;
use crate::domain::colissimo::telephones;
use crate::domain::rules::parted_line;

use super::sent::text;

/// The longest line that a label prints.
const LINE: usize = 35;

/// The longest first name (SLS documentation, "AN1…29").
const FIRST_NAME: usize = 29;

/// An address as SLS takes it. What is not known is left out, never sent empty.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AddressBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    company_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line1: Option<String>,
    line2: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line3: Option<String>,
    country_code: String,
    city: String,
    zip_code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mobile_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state_or_province_code: Option<String>,
}

/// Whether a name goes out in one piece, as it was typed, or parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// All of it as the surname: nothing is guessed.
    Whole,
    /// First name and surname, which a pick-up point asks for (30202).
    Parted,
}

impl AddressBody {
    pub(super) fn new(address: &Address, names: Names) -> Self {
        let (first_name, last_name) = match names {
            Names::Whole => (None, address.name.trim()),
            Names::Parted => parted(address.name.trim()),
        };
        let place = destination(address.country, &address.postcode);
        let line = |text: &str| self::text(parted_line(text).0);
        let extra = address.extra.as_deref().and_then(line);
        let (street, rest) = parted_line(&address.street);
        let goes_on = extra.is_none() && !matches!(address.country.code(), "CH" | "BE");
        let (phone_number, mobile_number) =
            telephones(address.phone.as_deref().unwrap_or_default(), address.country.code());
        Self {
            company_name: address.company.as_deref().and_then(line),
            last_name: line(last_name),
            first_name,
            line1: extra,
            line2: street.to_owned(),
            line3: line(rest).filter(|_| goes_on),
            country_code: place.wire_country().to_owned(),
            city: if place.area == Area::Army { ARMY_TOWN.to_owned() } else { parted_line(&address.city).0.to_owned() },
            zip_code: address.postcode.trim().to_owned(),
            phone_number,
            mobile_number,
            email: None,
            state_or_province_code: address.state.as_deref().and_then(text),
        }
    }

    /// How the customer of an order is reached stands with the order, and goes before what stands with the address.
    pub(super) fn reached_by(mut self, order: &Order, country: &str) -> Self {
        if let Some(phone) = order.phone.as_deref().and_then(text) {
            (self.phone_number, self.mobile_number) = telephones(&phone, country);
        }
        self.email = order.email.as_deref().and_then(text);
        self
    }

    /// A label to Switzerland prints the street's line alone: what fits goes on it.
    pub(super) fn delivered_to(mut self) -> Self {
        if let Some(extra) = self.line1.take_if(|extra| {
            self.country_code == "CH" && self.line2.chars().count() + 2 + extra.chars().count() <= LINE
        }) {
            self.line2 = format!("{}, {extra}", self.line2);
        }
        self
    }

    /// Who receives a return is a company (30089).
    pub(super) fn of_a_company(mut self) -> Self {
        self.company_name = self.company_name.or_else(|| self.last_name.clone());
        self
    }
}

/// The armed forces have a town of their own (SLS documentation).
const ARMY_TOWN: &str = "Hub Armée";

/// The first word, and the rest; a single word is a surname.
fn parted(name: &str) -> (Option<String>, &str) {
    match name.split_once(' ') {
        Some((first, last)) => (text(&first.chars().take(FIRST_NAME).collect::<String>()), last.trim()),
        None => (None, name),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use serde_json::json;

    use super::*;

    fn address(country: &str) -> Address {
        Address {
            name: "Camille de la Tour".to_owned(),
            company: None,
            street: "12 rue du Modèle".to_owned(),
            extra: Some("Bâtiment B".to_owned()),
            postcode: "69001".to_owned(),
            city: "Lyon".to_owned(),
            country: country.parse().unwrap(),
            state: None,
            phone: Some("+33 6 12 34 56 78".to_owned()),
        }
    }

    fn json(body: AddressBody) -> Value {
        serde_json::to_value(body).unwrap()
    }

    #[test]
    fn a_long_street_goes_on_in_the_line_below_where_there_is_one_and_is_cut_at_a_space_elsewhere() {
        let lines = |country: &str, extra: Option<&str>| {
            let mut address = address(country);
            address.street = "1234 avenue du Général-de-Gaulle prolongée".to_owned();
            address.extra = extra.map(str::to_owned);
            let body = json(AddressBody::new(&address, Names::Whole));
            ["line1", "line2", "line3"].map(|line| body[line].as_str().unwrap_or("-").to_owned())
        };
        let head = "1234 avenue du Général-de-Gaulle";
        assert_eq!(lines("FR", None), ["-", head, "prolongée"]);
        assert_eq!(lines("FR", Some("Bâtiment B")), ["Bâtiment B", head, "-"]);
        assert_eq!(lines("BE", None), ["-", head, "-"]);
    }

    #[test]
    fn what_is_not_known_is_left_out_and_a_name_is_parted_only_where_it_must_be() {
        let whole = json(AddressBody::new(&address("FR"), Names::Whole));
        assert_eq!(
            whole,
            json!({ "lastName": "Camille de la Tour", "line1": "Bâtiment B", "line2": "12 rue du Modèle", "countryCode": "FR",
                "city": "Lyon", "zipCode": "69001", "mobileNumber": "+33612345678" })
        );
        let parted = json(AddressBody::new(&address("FR"), Names::Parted));
        assert_eq!((&parted["firstName"], &parted["lastName"]), (&json!("Camille"), &json!("de la Tour")));
    }

    #[test]
    fn a_swiss_label_prints_one_line_so_what_fits_goes_on_it() {
        let lines = |address: &Address| {
            let body = json(AddressBody::new(address, Names::Whole).delivered_to());
            (body.get("line1").cloned(), body["line2"].clone())
        };
        assert_eq!(lines(&address("CH")), (None, json!("12 rue du Modèle, Bâtiment B")));
        assert_eq!(lines(&address("BE")), (Some(json!("Bâtiment B")), json!("12 rue du Modèle")));
        let long = Address { extra: Some("Bâtiment B, escalier 3, code 1234".to_owned()), ..address("CH") };
        assert_eq!(lines(&long), (Some(json!("Bâtiment B, escalier 3, code 1234")), json!("12 rue du Modèle")));
    }

    #[test]
    fn the_armed_forces_have_a_country_of_their_own() {
        let sector = Address { postcode: "00200".to_owned(), city: "ARMEES".to_owned(), ..address("FR") };
        let body = json(AddressBody::new(&sector, Names::Whole));
        assert_eq!((&body["countryCode"], &body["city"]), (&json!("S1"), &json!("Hub Armée")));
    }

    #[test]
    fn a_place_goes_by_its_own_code_whatever_country_it_was_typed_under() {
        let code = |country: &str, postcode: &str| {
            let address = Address { postcode: postcode.to_owned(), ..address(country) };
            json(AddressBody::new(&address, Names::Whole))["countryCode"].as_str().unwrap().to_owned()
        };
        assert_eq!((code("FR", "97400").as_str(), code("FR", "69001").as_str()), ("RE", "FR"));
        assert_eq!((code("FI", "22100").as_str(), code("ES", "35001").as_str()), ("AX", "ES"));
    }

    #[test]
    fn a_return_goes_to_a_company() {
        let body = json(AddressBody::new(&address("FR"), Names::Whole).of_a_company());
        assert_eq!(body["companyName"], "Camille de la Tour");
    }
}
