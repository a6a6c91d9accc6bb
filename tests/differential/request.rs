//! A draft as La Poste's JSON, whatever the rules think of it.
//!
//! What can be read is sent as our carrier sends it; what cannot is sent as it was typed, and what is empty is left out: so the
//! judges see what an operator without rules would have sent. Nothing here asks a rule.

use envoi::domain::Address;
use envoi::domain::AddressDraft;
use envoi::domain::ArticleDraft;
use envoi::domain::Currency;
use envoi::domain::CustomsDraft;
use envoi::domain::Direction;
use envoi::domain::Duties;
use envoi::domain::Entry;
use envoi::domain::FormatChoice;
use envoi::domain::Grams;
use envoi::domain::HsCode;
use envoi::domain::Hundredths;
use envoi::domain::LabelFormat;
use envoi::domain::Money;
use envoi::domain::Phone;
use envoi::domain::Undeliverable;
use envoi::domain::colissimo;
use envoi::domain::rules;
use jiff::civil::Date;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::bases::Case;

/// What would be asked on this day. A declaration goes along where something was typed into it.
pub fn request(case: &Case, today: Date) -> Value {
    let Case { draft, sender, .. } = case;
    let handling = &draft.handling;
    let back = handling.direction == Direction::Return;
    let at_a_point = handling.point.is_some() && case.service == "HD";
    let shop = address(sender, false);
    let customer = customer(case, at_a_point);
    let (from, to) = if back { (customer, of_a_company(shop)) } else { (shop, customer) };
    let declared = !draft.customs.is_blank();
    let postage = declared.then(|| cents(&draft.customs.postage)).flatten();
    let number = draft.order.number.trim();
    let within = |most: usize| some(number).filter(|_| number.chars().count() <= most);
    let choice = handling.undeliverable.filter(|_| !back).map(|choice| match choice {
        Undeliverable::ComeBack => 2,
        Undeliverable::Abandon => 3,
    });
    let shop_name = some(sender.company.trim()).or(some(sender.name.trim()));
    let letter = object([
        (
            "service",
            object([
                ("productCode", json!(case.service)),
                ("depositDate", json!(draft.ship_day.date(today).to_string())),
                ("transportationAmount", postage.clone().into()),
                ("totalAmount", postage.into()),
                // What does not fit is refused by the rules and not left out.
                ("orderNumber", some(number).into()),
                ("commercialName", shop_name.into()),
                ("returnTypeChoice", choice.into()),
            ]),
        ),
        (
            "parcel",
            object([
                ("weight", read(&draft.parcel.weight, |weight: Grams| json!(kilograms(weight.0.div_ceil(10), 100.0)))),
                ("insuranceValue", insured(&handling.insurance)),
                ("nonMachinable", is(is_bulky(case))),
                ("ddp", is(handling.duties == Duties::Sender)),
                ("ftd", is(handling.duties == Duties::SenderOverseas)),
                ("instructions", some(handling.instructions.trim()).into()),
                ("pickupLocationId", handling.point.as_ref().filter(|_| at_a_point).map(|at| at.id.clone()).into()),
            ]),
        ),
        ("customsDeclarations", if declared { declaration(case) } else { Value::Null }),
        ("sender", object([("senderParcelRef", within(17).into()), ("address", from)])),
        ("addressee", object([("addresseeParcelRef", within(15).into()), ("address", to)])),
    ]);
    let fields = fields(case, declared);
    let fields = if fields.is_empty() { Value::Null } else { json!({ "field": fields }) };
    let output = json!({ "x": 0, "y": 0, "outputPrintingType": printing_type(case) });
    object([("outputFormat", output), ("letter", letter), ("fields", fields)])
}

fn printing_type(case: &Case) -> &'static str {
    let format = match case.draft.format {
        FormatChoice::AsThePrinter => case.printer,
        FormatChoice::Fixed(format) => format,
    };
    match (case.service == "CORI", format == LabelFormat::Zpl) {
        (true, _) => "PDF_A4_300dpi",
        (false, true) => "ZPL_10x15_203dpi",
        (false, false) => "PDF_10x15_300dpi",
    }
}

fn customer(case: &Case, at_a_point: bool) -> Value {
    let Case { draft, .. } = case;
    let mut theirs = address(&draft.consignee, at_a_point);
    let order = &draft.order;
    if !order.phone.is_blank() {
        set_phones(&mut theirs, &order.phone.text, draft.consignee.country.code());
    }
    if let Some(email) = some(order.email.text.trim()) {
        theirs["email"] = json!(email);
    }
    // A Swiss label prints one line: what fits goes on it.
    let (street, extra) = (text(&theirs, "line2"), text(&theirs, "line1"));
    let whole = format!("{street}, {extra}");
    let out = draft.handling.direction == Direction::Out;
    if out && draft.consignee.country.code() == "CH" && !extra.is_empty() && whole.chars().count() <= 35 {
        theirs["line2"] = json!(whole);
        theirs.as_object_mut().expect("an address").remove("line1");
    }
    theirs
}

fn address(typed: &AddressDraft, parted: bool) -> Value {
    let Address { name, company, street, extra, city, country, state, .. } = rules::read_address(typed);
    let postcode = match colissimo::postcode(typed.country, typed.postcode.trim()) {
        colissimo::Postcode::Written(written) => written,
        _ => typed.postcode.clone(),
    };
    let postcode: String = postcode.split_whitespace().collect();
    let (first, last) = match name.split_once(' ') {
        Some((first, last)) if parted => (Some(first), last.trim()),
        _ => (None, name.as_str()),
    };
    let army = country.code() == "FR" && matches!(postcode.as_str(), "00100" | "00200");
    let line = |text: &str| some(rules::parted_line(text).0);
    let (street, rest) = rules::parted_line(&street);
    let goes_on = !matches!(country.code(), "CH" | "BE") && extra.is_none();
    let mut address = object([
        ("companyName", company.as_deref().and_then(line).into()),
        ("lastName", line(last).into()),
        ("firstName", first.map(|first| first.chars().take(29).collect::<String>()).into()),
        ("line1", extra.as_deref().and_then(line).into()),
        ("line2", json!(street)),
        ("line3", line(rest).filter(|_| goes_on).into()),
        ("countryCode", json!(if army { "S1" } else { country.code() })),
        ("city", json!(if army { "Hub Armée".to_owned() } else { line(&city).unwrap_or_default() })),
        ("zipCode", json!(postcode)),
        // The box takes two letters; elsewhere than where it is asked for, nothing else is sent.
        ("stateOrProvinceCode", state.filter(|state| state.len() == 2 || matches!(country.code(), "US" | "CA")).into()),
    ]);
    set_phones(&mut address, &typed.phone, country.code());
    address
}

/// The station sorts a number by its first digits where these tell, and calls it a mobile where they do not.
fn set_phones(address: &mut Value, typed: &str, country: &str) {
    let address = address.as_object_mut().expect("an address");
    address.remove("phoneNumber");
    address.remove("mobileNumber");
    let typed = typed.trim().replace("(0)", "");
    if typed.is_empty() {
        return;
    }
    if typed.parse::<Phone>().is_err() {
        let key = if ["FR", "MC", "BE"].contains(&country) { "phoneNumber" } else { "mobileNumber" };
        address.insert(key.to_owned(), json!(typed));
        return;
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let number = match digits.strip_prefix("00") {
        _ if typed.starts_with('+') => format!("+{digits}"),
        Some(abroad) => format!("+{abroad}"),
        None => digits,
    };
    let codes: &[&str] = match country {
        "FR" | "MC" => &["+33"],
        "GP" | "MQ" | "GF" | "RE" | "YT" | "PM" | "BL" | "MF" => &["+33", "+590", "+596", "+594", "+262", "+508"],
        "BE" => &["+32"],
        _ => &[],
    };
    let national = codes.iter().find_map(|code| number.strip_prefix(code)).or_else(|| number.strip_prefix('0'));
    let national = national.map(|rest| rest.strip_prefix('0').unwrap_or(rest).to_owned());
    let (key, number) = match (country, national) {
        (_, _) if codes.is_empty() => ("mobileNumber", number),
        ("BE", Some(national)) if national.starts_with('4') => ("mobileNumber", format!("+32{national}")),
        ("BE", _) => ("phoneNumber", number),
        (_, Some(national)) if !national.starts_with(['6', '7']) => ("phoneNumber", number),
        (_, _) => ("mobileNumber", number),
    };
    address.insert(key.to_owned(), json!(number));
}

fn of_a_company(mut shop: Value) -> Value {
    if shop["companyName"].is_null() {
        shop["companyName"] = shop["lastName"].clone();
    }
    shop
}

fn declaration(case: &Case) -> Value {
    let customs = &case.draft.customs;
    let out = case.draft.handling.direction == Direction::Out;
    let us = out && case.draft.consignee.country.code() == "US";
    let english = us || case.draft.handling.duties == Duties::Sender;
    let back = case.service == "CORI";
    let articles = customs.articles.iter().filter(|article| !article.is_blank());
    let articles: Vec<Value> = articles.map(|typed| article(typed, customs, english, back)).collect();
    let originals: Vec<Value> = customs.originals.iter().enumerate().filter(|_| back).map(original).collect();
    let category = customs.category.map(|category| json!({ "value": category.number() }));
    let copies = if customs.copies.is_blank() { json!(4) } else { read(&customs.copies, |count| json!(count.0)) };
    let own = |text: &str| Value::from(some(text.trim()));
    object([
        ("includeCustomsDeclarations", json!(true)),
        ("numberOfCopies", copies),
        (
            "contents",
            object([
                ("article", if articles.is_empty() { Value::Null } else { json!(articles) }),
                ("category", category.into()),
                ("original", if originals.is_empty() { Value::Null } else { json!(originals) }),
                ("explanations", own(&customs.explanation)),
            ]),
        ),
        ("importersReference", own(&customs.importers_reference)),
        ("importerAddress", customs.importer.as_ref().filter(|it| !it.is_blank()).map(|it| address(it, false)).into()),
        ("comments", own(&customs.comments)),
        ("description", own(&customs.description)),
        ("invoiceNumber", own(&customs.invoice)),
        ("licenceNumber", own(&customs.licence)),
        ("certificatNumber", own(&customs.certificate)),
    ])
}

fn article(typed: &ArticleDraft, customs: &CustomsDraft, english: bool, back: bool) -> Value {
    let own = |text: &str| Value::from(some(text.trim()));
    let description = if english && !typed.english.trim().is_empty() { &typed.english } else { &typed.description };
    let code = typed.hs_code.parse::<HsCode>().map_or(typed.hs_code.clone(), |code| code.digits().to_owned());
    let currency = typed.currency.parse::<Currency>().map_or(typed.currency.clone(), |read| read.code().to_owned());
    let origin = typed.origin.parse::<envoi::domain::CountryCode>();
    let origin = origin.map_or(typed.origin.clone(), |read| read.code().to_owned());
    let letter = match some(typed.original_ident.trim()) {
        _ if !back => None,
        None if customs.originals.len() == 1 => Some("A".to_owned()),
        letter => letter.map(|letter| letter.to_ascii_uppercase()),
    };
    let hundredths = |sum: Hundredths| json!(sum.0 as f64 / 100.0);
    object([
        ("description", own(description)),
        ("quantity", read(&typed.quantity, |count| json!(count.0))),
        ("weight", read(&typed.weight, |weight: Grams| json!(kilograms(weight.0, 1000.0)))),
        ("value", read(&typed.value, hundredths)),
        ("hsCode", own(&code)),
        ("originCountry", own(&origin)),
        ("originCountryLabel", own(&typed.origin_label)),
        ("currency", own(&currency)),
        ("artref", own(&typed.reference)),
        ("originalIdent", letter.into()),
        ("vatAmount", read(&typed.vat, hundredths)),
        ("customsFees", read(&typed.customs_fees, hundredths)),
    ])
}

fn original((at, typed): (usize, &envoi::domain::OriginalDraft)) -> Value {
    let letter = u8::try_from(at).ok().filter(|at| *at < 26).map(|at| char::from(b'A' + at).to_string());
    let number: String = typed.parcel_number.split_whitespace().collect();
    object([
        ("originalIdent", letter.into()),
        ("originalInvoiceNumber", some(typed.invoice_number.trim()).into()),
        ("originalInvoiceDate", read(&typed.invoice_date, |day| json!(day.0.to_string()))),
        ("originalParcelNumber", some(&number.to_uppercase()).into()),
    ])
}

fn fields(case: &Case, declared: bool) -> Vec<Value> {
    let (customs, handling) = (&case.draft.customs, &case.draft.handling);
    let compact = |text: &str| some(&text.split_whitespace().collect::<String>().to_uppercase());
    let mut fields: Vec<(&str, Option<String>)> = Vec::new();
    if declared {
        fields.push(("OUTPUT_PRINT_TYPE_CN23", Some("PDF_A4_300dpi".to_owned())));
        fields.push(("EORI", compact(&customs.eori)));
        fields.push(("EORI_ADDRESSEE", compact(&customs.consignee_eori)));
        fields.push(("GST", some(customs.gst.trim())));
    }
    if let (Duties::Sender, Ok(size)) = (handling.duties, case.draft.parcel.size.value()) {
        let sides = size.sorted().map(|side| side.div_ceil(10).to_string());
        fields.extend(["LENGTH", "WIDTH", "HEIGHT"].into_iter().zip(sides.map(Some)));
    }
    if let Some(part) = &handling.part {
        let role = if part.number == part.of { "MASTER" } else { "FOLLOWER" };
        fields.push(("TYPE_MULTI_PARCEL", Some(role.to_owned())));
        fields.push(("PARCEL_ITERATION_NUMBER", Some(part.number.to_string())));
        fields.push(("TOTAL_NUMBER_PARCEL", Some(part.of.to_string())));
        let followers: Vec<&str> = part.followers.iter().map(|parcel| parcel.0.as_str()).collect();
        fields.push(("LIST_FOLLOWER_PARCEL", some(&followers.join("/")).filter(|_| role == "MASTER")));
    }
    let filled = fields.into_iter().filter_map(|(key, value)| Some((key, value?)));
    filled.map(|(key, value)| json!({ "key": key, "value": value })).collect()
}

fn is_bulky(case: &Case) -> bool {
    let size = case.draft.parcel.size.value();
    case.draft.handling.awkward || size.is_ok_and(|size| size.sorted()[0] > 1000 || size.sum() > 1500)
}

/// In cents, up to the step that covers it.
fn insured(typed: &Entry<Money>) -> Value {
    match cents(typed) {
        Some(Value::Number(cents)) if cents.as_i64() == Some(0) => Value::Null,
        Some(Value::Number(cents)) => {
            let cents = cents.as_i64().unwrap_or_default();
            let steps = [15_000, 30_000, 50_000, 100_000, 200_000, 500_000];
            json!(steps.into_iter().find(|step| cents <= *step).unwrap_or(cents))
        }
        other => other.unwrap_or_default(),
    }
}

fn cents(typed: &Entry<Money>) -> Option<Value> {
    match typed.value() {
        _ if typed.is_blank() => None,
        Ok(Money { cents, currency: Currency::EUR }) => Some(json!(cents)),
        // The service knows cents of euros alone.
        Ok(_) | Err(_) => Some(json!(typed.text.trim())),
    }
}

/// What was typed, read; as it stands where it cannot be; nothing where there is nothing.
fn read<T: std::str::FromStr>(typed: &Entry<T>, write: impl Fn(T) -> Value) -> Value {
    match typed.value() {
        _ if typed.is_blank() => Value::Null,
        Ok(value) => write(value),
        Err(_) => as_typed(&typed.text),
    }
}

fn as_typed(text: &str) -> Value {
    let text = text.trim();
    text.replace(',', ".").parse::<f64>().map_or(json!(text), |number| json!(number))
}

fn kilograms(units: u32, in_one: f64) -> f64 {
    f64::from(units) / in_one
}

fn is(flag: bool) -> Value {
    if flag { json!(true) } else { Value::Null }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn text(of: &Value, key: &str) -> String {
    of[key].as_str().unwrap_or_default().to_owned()
}

/// What is not there is left out.
fn object<const KEYS: usize>(entries: [(&str, Value); KEYS]) -> Value {
    let filled = entries.into_iter().filter(|(_, value)| !value.is_null());
    filled.map(|(key, value)| (key.to_owned(), value)).collect::<Map<String, Value>>().into()
}
