//! Pick-up points: asked for near an address, and one by its id.

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

use crate::domain::CountryCode;
use crate::domain::Grams;
use crate::domain::OpenSpan;
use crate::domain::PickupPoint;
use crate::domain::PointWanted;
use crate::domain::PointsWanted;

use super::paris::Paris;
use super::read::lenient;

/// `findRDVPointRetraitAcheminement`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct PointQuestion {
    address: String,
    zip_code: String,
    city: String,
    country_code: String,
    weight: String,
    shipping_date: String,
    /// Post offices, shops and lockers.
    filter_relay: &'static str,
    lang: &'static str,
    /// Since 2025 points abroad are asked for alone.
    option_inter: &'static str,
}

/// `findPointRetraitAcheminementByID`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct PointById {
    id: String,
    date: String,
    weight: String,
    filter_relay: &'static str,
    /// Left out for the points of France.
    #[serde(skip_serializing_if = "String::is_empty")]
    reseau: String,
    langue: &'static str,
}

/// The points near an address.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct PointsAnswer {
    /// `0` where all is well.
    #[serde(deserialize_with = "lenient::text")]
    pub(in crate::carriers::colissimo) error_code: Option<String>,
    /// In La Poste's words.
    #[serde(deserialize_with = "lenient::text")]
    pub(in crate::carriers::colissimo) error_message: Option<String>,
    #[serde(rename = "listePointRetraitAcheminement", deserialize_with = "lenient::list")]
    points: Vec<Point>,
}

/// One point.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct PointAnswer {
    /// `0` where all is well.
    #[serde(deserialize_with = "lenient::text")]
    pub(in crate::carriers::colissimo) error_code: Option<String>,
    /// In La Poste's words.
    #[serde(deserialize_with = "lenient::text")]
    pub(in crate::carriers::colissimo) error_message: Option<String>,
    #[serde(rename = "pointRetraitAcheminement", deserialize_with = "lenient::thing")]
    point: Option<Point>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Point {
    #[serde(deserialize_with = "lenient::text")]
    identifiant: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    nom: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    adresse1: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    adresse2: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    adresse3: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    code_postal: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    localite: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    code_pays: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    type_de_point: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    reseau: Option<String>,
    /// Documented in kilograms; what comes is grams.
    #[serde(deserialize_with = "lenient::number")]
    poids_maxi: Option<f64>,
    #[serde(deserialize_with = "lenient::number")]
    distance_en_metre: Option<f64>,
    #[serde(deserialize_with = "lenient::flag")]
    conges_total: Option<bool>,
    #[serde(deserialize_with = "lenient::list")]
    liste_conges: Vec<Holiday>,
    #[serde(deserialize_with = "lenient::text")]
    horaires_ouverture_lundi: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    horaires_ouverture_mardi: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    horaires_ouverture_mercredi: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    horaires_ouverture_jeudi: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    horaires_ouverture_vendredi: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    horaires_ouverture_samedi: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    horaires_ouverture_dimanche: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Holiday {
    calendar_de_debut: i64,
    calendar_de_fin: i64,
}

impl PointQuestion {
    pub(in crate::carriers::colissimo) fn new(wanted: &PointsWanted) -> Self {
        let near = &wanted.near;
        let at_home = near.country == CountryCode::FR;
        Self {
            address: near.street.trim().to_owned(),
            zip_code: near.postcode.trim().to_owned(),
            city: near.city.trim().to_owned(),
            country_code: near.country.code().to_owned(),
            weight: grams(wanted.weight),
            shipping_date: day(wanted.ship_date),
            filter_relay: "1",
            lang: "FR",
            option_inter: if at_home { "0" } else { "1" },
        }
    }
}

impl PointById {
    pub(in crate::carriers::colissimo) fn new(wanted: &PointWanted) -> Self {
        Self {
            id: wanted.id.clone(),
            date: day(wanted.ship_date),
            weight: grams(wanted.weight),
            filter_relay: "1",
            reseau: wanted.network.clone(),
            langue: "FR",
        }
    }
}

impl PointsAnswer {
    /// The nearest first, without those that are closed for good.
    pub(in crate::carriers::colissimo) fn into_points(self) -> Vec<PickupPoint> {
        let open = self.points.into_iter().filter(|point| point.conges_total != Some(true));
        let mut points: Vec<PickupPoint> = open.filter_map(Point::into_point).collect();
        points.sort_by_key(|point| point.distance_m.unwrap_or(u32::MAX));
        points
    }
}

impl PointAnswer {
    pub(in crate::carriers::colissimo) fn into_point(self) -> Option<PickupPoint> {
        self.point?.into_point()
    }
}

impl Point {
    /// A point without an id cannot be sent to.
    fn into_point(self) -> Option<PickupPoint> {
        let paris = Paris::clock();
        let street = [self.adresse1, self.adresse2, self.adresse3];
        let hours = [
            self.horaires_ouverture_lundi,
            self.horaires_ouverture_mardi,
            self.horaires_ouverture_mercredi,
            self.horaires_ouverture_jeudi,
            self.horaires_ouverture_vendredi,
            self.horaires_ouverture_samedi,
            self.horaires_ouverture_dimanche,
        ];
        let closed = self.liste_conges.iter().filter_map(|holiday| {
            Some((paris.day_of_ms(holiday.calendar_de_debut)?, paris.day_of_ms(holiday.calendar_de_fin)?))
        });
        let mut closed: Vec<(Date, Date)> = closed.collect();
        closed.sort_unstable();
        Some(PickupPoint {
            id: self.identifiant?,
            network: self.reseau.unwrap_or_default(),
            name: self.nom.unwrap_or_default(),
            street: street.into_iter().flatten().collect::<Vec<_>>().join(", "),
            postcode: self.code_postal.unwrap_or_default(),
            city: self.localite.unwrap_or_default(),
            country: self.code_pays.and_then(|code| code.parse().ok()).unwrap_or_default(),
            kind: self.type_de_point.unwrap_or_default(),
            distance_m: self.distance_en_metre.and_then(whole),
            max_weight: self.poids_maxi.and_then(whole).filter(|grams| *grams > 0).map(Grams),
            hours: hours.iter().map(|day| spans(day.as_deref().unwrap_or_default())).collect(),
            closed,
        })
    }
}

/// A number that is not below nothing: -1 stands for "not known".
fn whole(number: f64) -> Option<u32> {
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

/// `09:00-12:00 14:00-18:00`; a span from midnight to midnight is none.
fn spans(day: &str) -> Vec<OpenSpan> {
    let spans = day.split_whitespace().filter_map(|span| {
        let (from, to) = span.split_once('-')?;
        Some(OpenSpan { from: minutes(from)?, to: minutes(to)? })
    });
    spans.filter(|span| span.from < span.to).collect()
}

fn minutes(clock: &str) -> Option<u16> {
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Five digits at the most, and at least one gram.
fn grams(weight: Grams) -> String {
    weight.0.clamp(1, 99_999).to_string()
}

fn day(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn points(json: serde_json::Value) -> Vec<PickupPoint> {
        serde_json::from_value::<PointsAnswer>(json).unwrap().into_points()
    }

    #[test]
    fn a_point_is_read_with_its_hours_its_holidays_and_its_network() {
        let near = json!({ "identifiant": "000001", "nom": "TABAC DU MODELE", "adresse1": "1 RUE DU MODELE", "adresse2": "",
            "codePostal": "69001", "localite": "LYON", "codePays": "FR", "typeDePoint": "A2P", "reseau": "R03", "poidsMaxi": 20000,
            "distanceEnMetre": 172, "congesTotal": false, "horairesOuvertureLundi": "09:00-12:00 14:00-18:30",
            "horairesOuvertureDimanche": "00:00-00:00 00:00-00:00", "listeConges": [
                { "numero": 1, "calendarDeDebut": 1_795_302_000_000_i64, "calendarDeFin": 1_795_388_400_000_i64 }] });
        let nearer = json!({ "identifiant": "000002", "distanceEnMetre": "90", "reseau": "R12" });
        let closed = json!({ "identifiant": "000003", "congesTotal": true });
        let nameless = json!({ "nom": "NOWHERE" });
        let found =
            points(json!({ "errorCode": 0, "listePointRetraitAcheminement": [near, nearer, closed, nameless] }));
        assert_eq!(found.iter().map(|point| point.id.as_str()).collect::<Vec<_>>(), ["000002", "000001"]);
        let point = &found[1];
        assert_eq!(
            (point.network.as_str(), point.max_weight, point.distance_m),
            ("R03", Some(Grams(20_000)), Some(172))
        );
        assert_eq!(point.hours[0], [OpenSpan { from: 540, to: 720 }, OpenSpan { from: 840, to: 1110 }]);
        assert_eq!((point.hours.len(), point.hours[6].len()), (7, 0));
        assert_eq!(point.closed, [(jiff::civil::date(2026, 11, 22), jiff::civil::date(2026, 11, 23))]);
        assert_eq!(found[0].max_weight, None);
    }

    #[test]
    fn a_question_says_grams_a_french_day_and_whether_it_is_abroad() {
        let near = crate::domain::rules::read_address(&crate::domain::AddressDraft {
            street: "1 rue du Modèle".to_owned(),
            postcode: "1000".to_owned(),
            city: "Bruxelles".to_owned(),
            country: "BE".parse().unwrap(),
            ..Default::default()
        });
        let wanted = PointsWanted { near, weight: Grams(1250), ship_date: jiff::civil::date(2026, 11, 2) };
        let asked = serde_json::to_value(PointQuestion::new(&wanted)).unwrap();
        assert_eq!(
            asked,
            json!({ "address": "1 rue du Modèle", "zipCode": "1000", "city": "Bruxelles", "countryCode": "BE", "weight": "1250",
                "shippingDate": "02/11/2026", "filterRelay": "1", "lang": "FR", "optionInter": "1" })
        );
    }
}
