//! Points where parcels are fetched: made up, but the same for the same postcode every time.
//!
//! In France a point's id is its postcode with one more figure, so that it is known again without a list. Abroad it begins with 99 and
//! is known again as long as the server runs; a point is therefore asked for with its network, as at the real one.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;
use serde_json::json;

use super::answers::Said;
use super::checks::text;
use super::desk::Desk;
use super::facts;
use super::facts::Country;
use crate::practice::listener::Answer;
use crate::practice::listener::Request;

/// How many points there are to a postcode.
const POINTS: u32 = 10;

/// Whether an id may be one.
pub(super) fn is_id(id: &str) -> bool {
    id.len() == 6 && id.bytes().all(|figure| figure.is_ascii_digit()) && id != "000000"
}

/// What a point takes at most. The last figure of an id says what it is.
pub(super) fn most_grams(id: &str) -> u32 {
    if id.starts_with("99") || kind(id, "FR") == "A2P" { 20_000 } else { 30_000 }
}

/// The head of the number of a parcel that is fetched at a point.
pub(super) fn prefix(id: &str, to: &Country) -> &'static str {
    match to.code {
        "FR" | "MC" if kind(id, "FR") == "A2P" => "6M",
        "FR" | "MC" => "6H",
        _ => match kind_abroad(id, to) {
            "PCS" => "CG",
            "BDP" => "CI",
            _ => "CM",
        },
    }
}

fn kind(id: &str, country: &str) -> &'static str {
    let last = id.bytes().last().unwrap_or(b'0') - b'0';
    match (country, last) {
        ("FR" | "MC", 0..=2) => "BPR",
        ("FR" | "MC", 3) => "ACP",
        ("FR" | "MC", 4) => "CDI",
        ("FR" | "MC", _) => "A2P",
        (code, _) => facts::country(code).map_or("CMT", |country| kind_abroad(id, country)),
    }
}

fn kind_abroad(id: &str, country: &Country) -> &'static str {
    let last = id.bytes().last().unwrap_or(b'0') - b'0';
    let has = |kind: &str| country.has_points(kind);
    match last {
        5..=7 if has("PCS") => "PCS",
        8 | 9 if has("BDP") => "BDP",
        _ if has("CMT") => "CMT",
        _ => "PCS",
    }
}

/// Which kinds a filter lets through. Lockers are among the shops: those whose id ends in 8 or 9.
fn passes(filter: &str, kind: &str, last: u32) -> bool {
    let post_office = matches!(kind, "BPR" | "ACP" | "CDI" | "BDP");
    let locker = kind == "PCS" || kind == "A2P" && last >= 8;
    match filter {
        "0" => post_office,
        "2" => !post_office,
        "3" => !post_office && !locker,
        "5" | "10" => !locker,
        _ => true,
    }
}

impl Desk {
    pub(super) fn points(&self, operation: &str, request: &Request) -> Answer {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let found = match operation {
            "findRDVPointRetraitAcheminement" => self.around(request, &body),
            "findPointRetraitAcheminementByID" => self.by_id(request, &body),
            _ => return Answer::text(404, ""),
        };
        let json = found.unwrap_or_else(|(code, said)| json!({ "errorCode": code, "errorMessage": said }));
        let mut answer = Said::plain(json).answer(None);
        answer.content_type = "application/json".into();
        answer
    }

    fn around(&self, request: &Request, body: &Value) -> Result<Value, Refused> {
        self.known(request, body)?;
        let own = |name: &str| text(&body[name]);
        if own("address").is_some_and(|address| address.chars().count() > 200) {
            return Err((129, "Adresse trop longue"));
        }
        let postcode = own("zipCode").ok_or((104, "Code postal absent"))?;
        let city = own("city").ok_or((105, "Commune absente"))?;
        let code = own("countryCode").unwrap_or_else(|| "FR".to_owned());
        let country = facts::country(&code).filter(|country| !country.pickup.is_empty()).ok_or((146, "Pays fermé"))?;
        let date = shipping_date(own("shippingDate").ok_or((106, "Date absente"))?)?;
        let grams = weight(&body["weight"])?;
        let filter = own("filterRelay").unwrap_or_else(|| "1".to_owned());
        if !["0", "1", "2", "3", "5", "10", "11"].contains(&filter.as_str()) {
            return Err((123, "Filtre inconnu"));
        }
        if own("requestId").is_some_and(|id| id.chars().count() > 64) {
            return Err((127, "Identifiant de requête trop long"));
        }
        let abroad = !matches!(country.code, "FR" | "MC");
        if matches!(own("optionInter").as_deref(), Some("1")) != abroad && body.get("optionInter").is_some() {
            return Err((203, "Option et pays en désaccord"));
        }
        let is_known = if abroad { country.fits(&postcode) } else { is_french(&postcode) };
        if !is_known {
            return Err(if abroad { (144, "Code postal illisible") } else { (125, "Code postal hors de France") });
        }
        let mut points = Vec::new();
        for last in 0..POINTS {
            let id = id_of(country, &postcode, last);
            let kind = kind(&id, country.code);
            if !passes(&filter, kind, last) || grams.is_some_and(|grams| grams > most_of(&id, country)) {
                continue;
            }
            let point = Point { id, last, country, postcode: &postcode, city: &city };
            points.push(point.json(date, i64::from(87 + 231 * last)));
            if abroad {
                let place = [country.code.to_owned(), postcode.clone(), city.clone()];
                let mut shown = self.shown.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                shown.insert((network(country).to_owned(), point.id.clone()), place);
            }
        }
        if points.is_empty() {
            return Err((300, "Aucun point ne convient"));
        }
        Ok(json!({
            "errorCode": 0,
            "errorMessage": "OK",
            "qualiteReponse": if own("address").is_some() { 2 } else { 1 },
            "wsRequestId": format!("{:064x}", u128::from(seed(&postcode)) * 1_000_003),
            "rdv": false,
            "listePointRetraitAcheminement": points,
        }))
    }

    fn by_id(&self, request: &Request, body: &Value) -> Result<Value, Refused> {
        self.known(request, body)?;
        let id = text(&body["id"]).ok_or((107, "Identifiant absent"))?;
        if !is_id(&id) {
            return Err((124, "Identifiant illisible"));
        }
        let date = shipping_date(text(&body["date"]).ok_or((106, "Date absente"))?)?;
        let grams = weight(&body["weight"])?;
        let reseau = text(&body["reseau"]).unwrap_or_else(|| "R01".to_owned());
        let shown = self.shown.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let place = match shown.get(&(reseau.clone(), id.clone())) {
            Some(place) => place.clone(),
            None if !id.starts_with("99") => ["FR".to_owned(), id[..5].to_owned(), "VILLE MODELE".to_owned()],
            None => return Err((301, "Aucun point de ce nom")),
        };
        drop(shown);
        let [code, postcode, city] = &place;
        let country = facts::country(code).ok_or((146, "Pays fermé"))?;
        if country.code == "FR" && !is_french(postcode) {
            return Err((301, "Aucun point de ce nom"));
        }
        if grams.is_some_and(|grams| grams > most_of(&id, country)) {
            return Err((300, "Trop lourd pour ce point"));
        }
        let last = u32::from(id.bytes().last().unwrap_or(b'0') - b'0');
        // Nobody said from where it is far.
        let point = Point { id, last, country, postcode, city }.json(date, -1);
        Ok(json!({ "errorCode": 0, "errorMessage": "OK", "pointRetraitAcheminement": point }))
    }

    fn known(&self, request: &Request, body: &Value) -> Result<(), Refused> {
        let has_key = text(&body["apiKey"]).or_else(|| text(&body["apikey"])).is_some();
        let has_account = text(&body["accountNumber"]).is_some();
        if !has_key && request.header("apiKey").is_none() {
            if !has_account {
                return Err((101, "Compte absent"));
            }
            if text(&body["password"]).is_none() {
                return Err((102, "Mot de passe absent"));
            }
        }
        self.let_in(request, body).map_err(|(_, id)| match id {
            "30007" | "30008" => (202, "Service fermé à ce compte"),
            _ => (201, "Identifiant refusé"),
        })
    }
}

/// A code and its words.
type Refused = (u32, &'static str);

fn shipping_date(date: String) -> Result<Date, Refused> {
    Date::strptime("%d/%m/%Y", &date).map_err(|_| (122, "Date illisible"))
}

fn weight(value: &Value) -> Result<Option<u32>, Refused> {
    let Some(weight) = text(value) else { return Ok(None) };
    let grams: u32 = weight.parse().map_err(|_| (120, "Poids qui n’est pas en grammes"))?;
    if (1..=99_999).contains(&grams) { Ok(Some(grams)) } else { Err((121, "Poids hors limites")) }
}

fn is_french(postcode: &str) -> bool {
    let figures = postcode.len() == 5 && postcode.bytes().all(|figure| figure.is_ascii_digit());
    figures && matches!(postcode.parse::<u32>(), Ok(1_000..=95_999 | 98_000..=98_099))
}

/// An id abroad says nothing of its place but that it is abroad.
fn id_of(country: &Country, postcode: &str, last: u32) -> String {
    match country.code {
        "FR" | "MC" => format!("{postcode}{last}"),
        code => format!("99{:03}{last}", seed(&format!("{code}{postcode}")) % 1000),
    }
}

fn most_of(id: &str, country: &Country) -> u32 {
    if matches!(country.code, "FR" | "MC") { most_grams(id) } else { 20_000 }
}

fn network(country: &Country) -> &'static str {
    match country.code {
        "FR" | "MC" => "R01",
        "BE" | "NL" | "LU" => "R12",
        _ => "X00",
    }
}

/// Letters as a number, the same every time.
fn seed(text: &str) -> u64 {
    text.bytes().fold(14_695_981_039_346_656_037, |seed, byte| (seed ^ u64::from(byte)).wrapping_mul(1_099_511_628_211))
}

struct Point<'a> {
    id: String,
    last: u32,
    country: &'a Country,
    postcode: &'a str,
    city: &'a str,
}

impl Point<'_> {
    fn json(&self, date: Date, metres: i64) -> Value {
        const STREETS: [&str; 5] =
            ["RUE DU MODELE", "AVENUE DE L ESSAI", "PLACE DU SPECIMEN", "COURS TEST", "QUAI BROUILLON"];
        let kind = kind(&self.id, self.country.code);
        let seed = seed(&format!("{}{}", self.country.code, self.id));
        let locker = kind == "PCS" || kind == "A2P" && self.last >= 8;
        let name = match kind {
            "BPR" | "BDP" => "BUREAU DE POSTE",
            "ACP" => "AGENCE COLISSIMO",
            "CDI" => "CENTRE DE DISTRIBUTION",
            _ if locker => "CONSIGNE",
            _ => "RELAIS",
        };
        let (morning, weekday, saturday) = match (locker, seed % 3) {
            (true, _) => ("00:00-23:59 00:00-00:00", "00:00-23:59 00:00-00:00", "00:00-23:59 00:00-00:00"),
            (false, 0) => ("00:00-00:00 00:00-00:00", "09:00-12:00 14:00-18:00", "09:00-12:00 00:00-00:00"),
            (false, 1) => ("14:00-19:00 00:00-00:00", "08:30-19:00 00:00-00:00", "08:30-19:00 00:00-00:00"),
            (false, _) => ("09:00-12:00 14:00-17:30", "09:00-12:00 14:00-17:30", "00:00-00:00 00:00-00:00"),
        };
        let sunday = if locker { weekday } else { "00:00-00:00 00:00-00:00" };
        let spread = |shift: u64| ((seed >> shift) % 10_000) as f64 / 1_000_000.0;
        // A closure that begins after a week and takes three days, at every fourth point.
        let closures = if self.last % 4 == 1 { vec![closure(date)] } else { Vec::new() };
        let network = match kind {
            "A2P" => "R03",
            _ => network(self.country),
        };
        json!({
            "identifiant": self.id,
            "nom": format!("{name} SPECIMEN {}", self.last + 1),
            "adresse1": format!("{} {}", 1 + seed % 99, STREETS[(seed >> 8) as usize % STREETS.len()]),
            "adresse2": "",
            "adresse3": "",
            "codePostal": self.postcode,
            "localite": self.city.to_uppercase(),
            "indiceDeLocalisation": "",
            "coordGeolocalisationLatitude": format!("{:.6}", 45.75 + spread(16)),
            "coordGeolocalisationLongitude": format!("{:.6}", 4.85 + spread(32)),
            "accesPersonneMobiliteReduite": seed.is_multiple_of(2),
            "horairesOuvertureLundi": morning,
            "horairesOuvertureMardi": weekday,
            "horairesOuvertureMercredi": weekday,
            "horairesOuvertureJeudi": weekday,
            "horairesOuvertureVendredi": weekday,
            "horairesOuvertureSamedi": saturday,
            "horairesOuvertureDimanche": sunday,
            "periodeActiviteHoraireDeb": "01/01",
            "periodeActiviteHoraireFin": "31/12",
            "listeConges": closures,
            "typeDePoint": kind,
            "poidsMaxi": most_of(&self.id, self.country),
            "distanceEnMetre": metres,
            "congesPartiel": self.last % 4 == 1,
            "congesTotal": false,
            "reseau": network,
            "codePays": self.country.code,
            "libellePays": self.country.name,
            "langue": "FR",
            "parking": seed.is_multiple_of(3),
            "loanOfHandlingTool": false,
            "distributionSort": "",
            "lotAcheminement": "",
            "versionPlanTri": "",
        })
    }
}

fn closure(date: Date) -> Value {
    let midnight = |days: i64| {
        let day = date.saturating_add(jiff::SignedDuration::from_hours(24 * days));
        let paris = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
        day.to_zoned(paris).map_or(0, |at| at.timestamp().as_millisecond())
    };
    json!({ "numero": 1, "calendarDeDebut": midnight(7), "calendarDeFin": midnight(9) })
}
