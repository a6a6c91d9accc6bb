//! Who sends and who receives.

use serde_json::Value;

use super::Complaints;
use super::route::Route;
use super::text;
use crate::practice::colissimo::facts;
use crate::practice::colissimo::facts::Country;
use crate::practice::colissimo::facts::Kind;
use crate::practice::colissimo::facts::Product;

/// The codes of one address: sender's or addressee's.
struct Codes {
    street: &'static str,
    country: &'static str,
    unknown_country: &'static str,
    city: &'static str,
    odd_city: &'static str,
    postcode: &'static str,
    odd_postcode: &'static str,
    foreign_postcode: &'static str,
    language: &'static str,
    email: &'static str,
    phone: &'static str,
}

const SENDER: Codes = Codes {
    street: "30100",
    country: "30102",
    unknown_country: "30103",
    city: "30104",
    odd_city: "30110",
    postcode: "30106",
    odd_postcode: "30107",
    foreign_postcode: "30108",
    language: "30022",
    email: "30046",
    phone: "30047",
};

const ADDRESSEE: Codes = Codes {
    street: "30204",
    country: "30206",
    unknown_country: "30207",
    city: "30208",
    odd_city: "30214",
    postcode: "30210",
    odd_postcode: "30211",
    foreign_postcode: "30212",
    language: "30023",
    email: "30223",
    phone: "30085",
};

/// The sender's country, where it is one.
pub(super) fn sender(body: &Value, complaints: &mut Complaints) -> Option<&'static Country> {
    let address = &body["letter"]["sender"]["address"];
    let own = |name: &str| text(&address[name]);
    complaints.say_if(own("lastName").is_none() && own("companyName").is_none(), "30065");
    let is_mailed = text(&body["outputFormat"]["returnType"]).is_some();
    complaints.say_if(is_mailed && own("email").is_none(), "30045");
    place(address, &SENDER, complaints)
}

/// The addressee's country, where it is one.
pub(super) fn addressee(
    letter: &Value,
    product: Option<&Product>,
    complaints: &mut Complaints,
) -> Option<&'static Country> {
    let address = &letter["addressee"]["address"];
    let own = |name: &str| text(&address[name]);
    let kind = product.map(|product| product.kind);
    // Asked of who receives a return in France, not abroad (CORF).
    let is_shop = kind == Some(Kind::Return) && product.is_some_and(|product| product.code != "CORF");
    if is_shop {
        complaints.say_if(own("companyName").is_none(), "30089");
    } else if kind.is_some() {
        // A large customer with a postcode of its own needs no name.
        let is_cedex = own("city").is_some_and(|city| city.to_ascii_uppercase().contains("CEDEX"));
        complaints.say_if(own("lastName").is_none() && !is_cedex, "30200");
    }
    if kind == Some(Kind::Pickup) {
        complaints.say_if(own("firstName").is_none(), "30202");
        complaints.say_if(own("email").is_none(), "30222");
    }
    let reference = letter["addressee"]["addresseeParcelRef"].as_str();
    let wants_code = super::flag(&letter["addressee"]["codeBarForReference"]) == Ok(true);
    let is_odd = reference.is_some_and(|reference| reference.trim().is_empty() || reference.chars().count() > 15);
    complaints.say_if(is_odd || wants_code && reference.is_none(), "30090");
    place(address, &ADDRESSEE, complaints)
}

fn place(address: &Value, codes: &Codes, complaints: &mut Complaints) -> Option<&'static Country> {
    let own = |name: &str| text(&address[name]);
    complaints.say_if(own("line2").is_none(), codes.street);
    match own("city") {
        None => complaints.say(codes.city),
        Some(city) => complaints.say_if(!city.chars().any(char::is_alphabetic), codes.odd_city),
    }
    let country = match own("countryCode") {
        None => {
            complaints.say(codes.country);
            None
        }
        Some(code) => {
            let country = facts::country(&code);
            complaints.say_if(country.is_none(), codes.unknown_country);
            country
        }
    };
    let needs_postcode = country.is_none_or(Country::has_postcodes);
    match own("zipCode") {
        None => complaints.say_if(needs_postcode, codes.postcode),
        Some(postcode) => {
            let is_odd = postcode.len() > 12
                || postcode.chars().any(|letter| !letter.is_ascii_alphanumeric() && letter != ' ' && letter != '-');
            complaints.say_if(is_odd, codes.odd_postcode);
            let is_foreign = country.is_some_and(|country| !country.fits(&postcode));
            complaints.say_if(!is_odd && is_foreign, codes.foreign_postcode);
        }
    }
    let is_language =
        |language: &str| language.len() == 2 && language.bytes().all(|letter| letter.is_ascii_alphabetic());
    complaints.say_if(own("language").is_some_and(|language| !is_language(&language)), codes.language);
    complaints.say_if(own("email").is_some_and(|email| !is_email(&email)), codes.email);
    complaints.say_if(own("phoneNumber").is_some_and(|phone| !is_phone(&phone)), codes.phone);
    country
}

/// The addressee's mobile phone, and the state that some countries sort by.
pub(super) fn phones(letter: &Value, route: &Route, complaints: &mut Complaints) {
    let address = &letter["addressee"]["address"];
    let ddp = super::flag(&letter["parcel"]["ddp"]) == Ok(true);
    let needs_mobile = route.product.kind == Kind::Pickup || ddp || route.to.code == "US";
    match text(&address["mobileNumber"]) {
        None => complaints.say_if(needs_mobile, "30220"),
        Some(mobile) => complaints.say_if(!is_mobile(&mobile, route), "30221"),
    }
    if matches!(route.to.code, "US" | "CA") {
        let state = text(&address["stateOrProvinceCode"]);
        let postcode = text(&address["zipCode"]).unwrap_or_default();
        let is_wrong = match &state {
            None => true,
            Some(state) => !is_state_of(state, &postcode, route.to.code),
        };
        complaints.say_if(is_wrong, "30224");
    }
}

fn is_mobile(mobile: &str, route: &Route) -> bool {
    let figures = mobile.strip_prefix('+').unwrap_or(mobile);
    let is_plain =
        mobile.chars().count() <= 15 && !figures.is_empty() && figures.bytes().all(|figure| figure.is_ascii_digit());
    let follow = |pair: &[u8]| pair[0] % 16 + 1 == pair[1] % 16 || pair == b"90";
    let counts_up = figures.len() > 1 && figures.as_bytes().windows(2).all(follow);
    if !is_plain || counts_up || figures.contains("123456789") {
        return false;
    }
    match route.to.code {
        "BE" => figures.len() == 11 && mobile.starts_with("+324"),
        // Who fetches a parcel gets its code by text message. Of foreign numbers nothing is said.
        "FR" | "MC" if route.product.kind == Kind::Pickup => {
            let national = ["+33", "0033", "0"].iter().find_map(|prefix| mobile.strip_prefix(prefix));
            national.is_none_or(|rest| rest.len() == 9 && rest.starts_with(['6', '7']))
        }
        _ => true,
    }
}

fn is_phone(phone: &str) -> bool {
    let figures = phone.strip_prefix('+').unwrap_or(phone);
    (8..=15).contains(&figures.len()) && figures.bytes().all(|figure| figure.is_ascii_digit())
}

/// Whether a text has the form text@text.text, of 5 to 80 letters.
pub(in crate::practice::colissimo) fn is_email(email: &str) -> bool {
    let parts = email.split_once('@');
    let domain = parts.map_or("", |(_, domain)| domain);
    let is_word = |word: &str| !word.is_empty() && !word.contains(['@', ' ', ',', ';']);
    let named = domain.rsplit_once('.').is_some_and(|(name, end)| is_word(name) && is_word(end));
    (5..=80).contains(&email.chars().count()) && named && parts.is_some_and(|(name, _)| is_word(name))
}

/// Letter boxes are emptied in France, Corsica left out here so that the refusal can be practised.
pub(in crate::practice::colissimo) fn has_letter_box(postcode: &str) -> bool {
    !postcode.starts_with("20") && !postcode.starts_with("97") && !postcode.starts_with("98")
}

/// Whether a state lies where its postcode begins.
fn is_state_of(state: &str, postcode: &str, country: &str) -> bool {
    const UNITED_STATES: [&str; 10] = [
        "CT MA ME NH NJ PR RI VT VI AE",
        "DE NY PA",
        "DC MD NC SC VA WV",
        "AL FL GA MS TN AA",
        "IN KY MI OH",
        "IA MN MT ND SD WI",
        "IL KS MO NE",
        "AR LA OK TX",
        "AZ CO ID NM NV UT WY",
        "AK CA HI OR WA AP GU MP AS",
    ];
    const CANADA: &[(&str, &str)] = &[
        ("A", "NL"),
        ("B", "NS"),
        ("C", "PE"),
        ("E", "NB"),
        ("GHJ", "QC"),
        ("KLMNP", "ON"),
        ("R", "MB"),
        ("S", "SK"),
        ("T", "AB"),
        ("V", "BC"),
        ("X", "NT NU"),
        ("Y", "YT"),
    ];
    let first = postcode.chars().next().unwrap_or(' ').to_ascii_uppercase();
    let states = match country {
        "US" => first.to_digit(10).map_or("", |figure| UNITED_STATES[figure as usize]),
        _ => CANADA.iter().find(|(letters, _)| letters.contains(first)).map_or("", |(_, states)| *states),
    };
    state.len() == 2 && states.split(' ').any(|own| own == state)
}

/// Every text of a letter may hold Latin letters, figures and common signs; accents are taken off, other scripts are refused.
pub(super) fn letters(body: &Value, complaints: &mut Complaints) {
    let letter = &body["letter"];
    for part in ["service", "sender", "addressee", "customsDeclarations", "parcel"] {
        walk(&letter[part], part, complaints);
    }
    walk(&body["fields"], "fields", complaints);
}

fn walk(value: &Value, name: &str, complaints: &mut Complaints) {
    match value {
        Value::String(text) => {
            if let Some(odd) = text.chars().find(|letter| !is_latin(*letter)) {
                complaints.say_with("30600", &[name, odd.encode_utf8(&mut [0; 4])]);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, name, complaints)),
        Value::Object(values) => values.iter().for_each(|(name, value)| walk(value, name, complaints)),
        Value::Null | Value::Bool(_) | Value::Number(_) => (),
    }
}

fn is_latin(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\t' | '\n' | '\r' | '\u{a0}'..='\u{17f}' | '\u{218}'..='\u{21b}' | '\u{1e80}'..='\u{1e85}')
        || matches!(letter, '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '€' | '\u{202f}')
}
