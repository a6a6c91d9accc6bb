//! The label: who it goes to, who it comes from, how it is sorted, and three codes.

use serde_json::Value;

use super::country_name;
use super::sheet::Sheet;
use super::sheet::Weight;
use crate::domain::fold;
use crate::practice::colissimo::checks::text;
use crate::practice::colissimo::facts;
use crate::practice::colissimo::ledger::Labelled;
use crate::practice::colissimo::numbers;
use crate::practice::colissimo::sales::in_paris;
use crate::practice::specimen::codes;

const SPECIMEN: &str = "SPECIMEN";

/// The label in the first ten centimetres of a sheet, so many millimetres high.
pub(super) fn draw(sheet: &mut Sheet, label: &Labelled, height: f32) {
    // Everything stands where it does on a label of twelve centimetres, and closer on a shorter one.
    let scale = height / 120.0;
    let y = |at: f32| at * scale;
    let letter = &label.request["letter"];
    sheet.shrink(scale);
    sheet.frame([0.5, 0.5], [98.5, height - 1.5]);
    for (x, at, length) in [(0.5, 38.0, 65.5), (0.5, 59.0, 65.5), (0.5, 67.5, 98.5), (66.0, 33.5, 33.0)] {
        sheet.across(x, y(at), length);
    }
    sheet.down(66.0, 0.5, y(67.0));
    sheet.down(50.0, y(38.0), y(21.0));
    addressee(sheet, letter, scale);
    sender(sheet, label, scale);
    let payload = cab_2d(label);
    sheet.matrix([67.0, y(34.5)], [31.5, y(32.5)], codes::aztec(&payload));
    delivery(sheet, label, scale);
    sorting(sheet, label, scale);
    sheet.shrink(1.0);
}

/// What a person wrote, as La Poste prints it: in capitals without accents.
pub(super) fn printed(text: &str) -> String {
    fold(text).to_uppercase()
}

fn addressee(sheet: &mut Sheet, letter: &Value, scale: f32) {
    let block = &letter["addressee"];
    let address = &block["address"];
    let own = |name: &str| text(&address[name]).unwrap_or_default();
    let person = format!("{} {}", own("lastName"), own("firstName"));
    // Swiss labels have room for the street alone.
    let lines: &[&str] = if own("countryCode") == "CH" { &["line2"] } else { &["line0", "line1", "line2", "line3"] };
    let mut rows = vec![own("companyName"), person.trim().to_owned()];
    rows.extend(lines.iter().map(|name| own(name)));
    rows.retain(|row| !row.trim().is_empty());
    rows.truncate(6);
    let leading = (26.0 / rows.len().max(4) as f32).min(5.2) * scale;
    for (at, row) in (1_u8..).zip(&rows) {
        let weight = if at == 1 { Weight::Bold } else { Weight::Regular };
        sheet.text([2.0, 1.5 + leading * f32::from(at)], 11.0, weight, 62.0, &printed(row));
    }
    let town = printed(&format!("{} {}", own("zipCode"), own("city")));
    sheet.text([2.0, 32.5 * scale], 15.0, Weight::Bold, 62.0, &town);
    let reference = text(&block["addresseeParcelRef"]).unwrap_or_default();
    let country = country_name(&own("countryCode"));
    sheet.text([2.0, 36.5 * scale], 8.0, Weight::Regular, 40.0, &country);
    sheet.text([44.0, 36.5 * scale], 7.0, Weight::Regular, 21.0, &reference);
}

fn sender(sheet: &mut Sheet, label: &Labelled, scale: f32) {
    let address = &label.request["letter"]["sender"]["address"];
    let own = |name: &str| text(&address[name]).unwrap_or_default();
    let person = format!("{} {}", own("lastName"), own("firstName"));
    let mut rows = vec!["Expéditeur".to_owned(), own("companyName"), person.trim().to_owned()];
    rows.extend(["line0", "line1", "line2", "line3"].map(own));
    rows.push(format!("{} {}", own("zipCode"), own("city")));
    rows.push(country_name(&own("countryCode")));
    rows.push(format!("Tél. {}", text(&address["phoneNumber"]).or(text(&address["mobileNumber"])).unwrap_or_default()));
    rows.push(format!("Compte {}", label.account));
    rows.retain(|row| !row.trim().is_empty());
    for (at, row) in (1_u8..).zip(rows.iter().take(11)) {
        let weight = if at == 1 { Weight::Bold } else { Weight::Regular };
        sheet.text([67.5, (0.5 + 2.9 * f32::from(at)) * scale], 6.5, weight, 31.0, &printed(row));
    }
}

/// The number with its bars, and what the postman has to know.
fn delivery(sheet: &mut Sheet, label: &Labelled, scale: f32) {
    let letter = &label.request["letter"];
    let y = |at: f32| at * scale;
    sheet.text([2.0, y(41.0)], 7.0, Weight::Regular, 17.0, "N° colis");
    sheet.text([14.0, y(41.0)], 8.5, Weight::Bold, 35.0, &grouped(&label.parcel_number));
    sheet.bars([0.8, y(42.0)], [49.0, y(9.0)], &label.parcel_number);
    let address = &letter["addressee"]["address"];
    let own = |name: &str| text(&address[name]).unwrap_or_default();
    let phone = format!("Tél. {} / {}", own("phoneNumber"), own("mobileNumber"));
    sheet.text([2.0, y(53.7)], 6.0, Weight::Regular, 47.0, &phone);
    let doors = format!("Code {} {} / {}", own("doorCode1"), own("doorCode2"), own("intercom"));
    sheet.text([2.0, y(56.0)], 6.0, Weight::Regular, 47.0, &doors);
    let wish =
        text(&letter["parcel"]["instructions"]).or(text(&letter["sender"]["senderParcelRef"])).unwrap_or_default();
    sheet.text([2.0, y(58.3)], 6.0, Weight::Regular, 47.0, &wish);

    let [at, of] = ["PARCEL_ITERATION_NUMBER", "TOTAL_NUMBER_PARCEL"].map(|key| field(label, key));
    let place = format!("{}/{}", at.unwrap_or_else(|| "1".to_owned()), of.unwrap_or_else(|| "1".to_owned()));
    sheet.middle([50.0, y(43.0)], 8.0, Weight::Regular, 16.0, "Colis");
    sheet.middle([50.0, y(47.0)], 9.0, Weight::Bold, 16.0, &place);
    sheet.middle([50.0, y(52.0)], 8.0, Weight::Regular, 16.0, "Poids");
    let weight = format!("{:.2} kg", f64::from(label.weight_grams) / 1000.0);
    sheet.middle([50.0, y(56.0)], 9.0, Weight::Bold, 16.0, &weight);
}

/// The row of boxes, the lines that people sort by, and the code that machines sort by.
fn sorting(sheet: &mut Sheet, label: &Labelled, scale: f32) {
    let y = |at: f32| at * scale;
    sheet.block([1.5, y(60.0)], [40.0, y(6.8)], SPECIMEN);
    let offer = if is_signed(label) { "AVEC SIGN." } else { "SANS SIGN." };
    sheet.middle([42.0, y(65.3)], 12.0, Weight::Bold, 24.0, offer);

    let number = &label.parcel_number;
    let (head, figures) = number.split_at(number.len().min(2));
    sheet.text([1.5, y(73.5)], 17.0, Weight::Bold, 20.0, &format!("11{head}"));
    sheet.text([21.0, y(73.5)], 15.0, Weight::Regular, 45.0, figures);
    sheet.text([68.0, y(73.5)], 11.0, Weight::Bold, 30.0, &service_name(label));
    sheet.middle([1.0, y(82.5)], 24.0, Weight::Regular, 97.0, &line(label));
    let code = format!("{}-{}-{}", service(label), label.country, postcode(label));
    sheet.middle([1.0, y(87.0)], 10.0, Weight::Regular, 97.0, &code);
    let made = in_paris(&label.created_at).strftime("%d/%m/%y %H:%M").to_string();
    sheet.middle([1.0, y(89.8)], 6.0, Weight::Regular, 97.0, &format!("{made} PRACTICE"));

    sheet.bars([1.0, y(91.0)], [97.5, y(24.0)], &label.partner_number);
    sheet.middle([1.0, y(118.3)], 8.0, Weight::Regular, 97.0, &grouped_by_four(&label.partner_number));
}

/// The space below a label of fifteen centimetres: the customer's own code or text, and that it is no label.
pub(super) fn foot(sheet: &mut Sheet, label: &Labelled) {
    sheet.block([1.5, 122.0], [40.0, 12.0], SPECIMEN);
    sheet.text([1.5, 138.5], 8.0, Weight::Bold, 45.0, "Étiquette d’entraînement");
    sheet.text([1.5, 142.5], 8.0, Weight::Regular, 45.0, "Ne vaut pas affranchissement");
    let own_code = match field(label, "PRINT_CUSTOMER_BARCODE").as_deref() {
        Some("1") => field(label, "CUSTOMER_BARCODE"),
        Some("2") => Some(label.parcel_number.clone()),
        Some(_) | None => None,
    };
    if let Some(code) = own_code {
        sheet.bars([45.0, 122.0], [54.0, 14.0], &code);
        sheet.middle([45.0, 140.0], 8.0, Weight::Regular, 54.0, &code);
    } else if field(label, "PRINT_CUSTOMER_LABEL").as_deref() == Some("1") {
        let own: String = field(label, "CUSTOMER_LABEL").unwrap_or_default().chars().take(15).collect();
        sheet.middle([45.0, 130.0], 14.0, Weight::Bold, 54.0, &own);
    }
}

/// The right side of A4: what the customer keeps.
pub(super) fn receipt(sheet: &mut Sheet, label: &Labelled) {
    sheet.frame([160.0, 10.0], [127.0, 90.0]);
    sheet.block([165.0, 15.0], [60.0, 14.0], SPECIMEN);
    let letter = &label.request["letter"];
    let town = |whose: &str| {
        let address = &letter[whose]["address"];
        let own = |name: &str| text(&address[name]).unwrap_or_default();
        format!("{} {} {}", own("zipCode"), own("city"), own("countryCode"))
    };
    let rows = [
        "Preuve de dépôt d’entraînement".to_owned(),
        format!("Colis {}", grouped(&label.parcel_number)),
        format!("De {}", town("sender")),
        format!("À {}", town("addressee")),
        format!("Dépôt {}", label.deposit_date),
    ];
    for (at, row) in (0_u8..).zip(rows) {
        sheet.text([165.0, 40.0 + 8.0 * f32::from(at)], 11.0, Weight::Regular, 118.0, &row);
    }
}

/// A page with nothing but the code that stands for a label.
pub(super) fn token(sheet: &mut Sheet, label: &Labelled) {
    sheet.frame([2.0, 2.0], [96.0, 146.0]);
    sheet.block([10.0, 10.0], [80.0, 16.0], SPECIMEN);
    let token = label.token.clone().unwrap_or_default();
    sheet.middle([5.0, 45.0], 28.0, Weight::Bold, 90.0, &token);
    sheet.bars([5.0, 52.0], [90.0, 22.0], &token);
    sheet.matrix([30.0, 84.0], [40.0, 40.0], codes::aztec(&token));
    sheet.middle([5.0, 138.0], 9.0, Weight::Regular, 90.0, "Dix jours pour déposer le colis");
}

/// What the square code says: the routing's facts and both addresses, between the separators of its standard.
pub(in crate::practice::colissimo) fn cab_2d(label: &Labelled) -> String {
    let letter = &label.request["letter"];
    let side = |whose: &str| {
        let address = &letter[whose]["address"];
        let own = |name: &str| text(&address[name]).unwrap_or_default();
        let person = format!("{} {}", own("lastName"), own("firstName"));
        [person.trim().to_owned(), own("line2"), own("city"), own("mobileNumber"), own("email")]
    };
    let numeric = facts::country(&label.country).map_or("250", |country| country.numeric);
    let weight = format!("{:05.2}KG", f64::from(label.weight_grams) / 1000.0);
    let [to, street, town, mobile, email] = side("addressee");
    let [from, sender_street, sender_town, ..] = side("sender");
    let groups = [
        "02".to_owned(),
        format!("00{}", postcode(label)),
        numeric.to_owned(),
        service(label),
        format!("11{}", label.parcel_number),
        "GEOP".to_owned(),
        label.account.clone(),
        "001/001".to_owned(),
        weight,
        SPECIMEN.to_owned(),
        street,
        town,
    ];
    let text = format!(
        "[)>\u{1e}01\u{1d}{}\u{1e}07\u{1d}{to}\u{1f}{mobile}\u{1f}{email}\u{1e}07\u{1d}{from}\u{1f}{sender_street}\u{1f}{sender_town}\u{1e}\u{4}",
        groups.join("\u{1d}")
    );
    // The code is read as Latin-1 wherever it is read.
    text.chars().map(|letter| if u32::from(letter) < 256 { letter } else { '?' }).collect()
}

/// The service's three figures, as the routing code has them.
fn service(label: &Labelled) -> String {
    let routed = label.partner_number.len() == 28;
    label.partner_number.get(21..24).filter(|_| routed).unwrap_or("801").to_owned()
}

fn is_signed(label: &Labelled) -> bool {
    facts::product(&label.product).is_some_and(|product| product.signed)
}

fn service_name(label: &Labelled) -> String {
    let kind = match label.prefix.as_str() {
        "6H" | "6M" | "CM" | "CG" | "CI" => "Retrait",
        "8R" | "7R" | "5R" | "CQ" => "Retour",
        _ if label.network == "COL" && label.country == "FR" => "Dom",
        _ if label.network == "COL" => "Outre-mer",
        _ => "Inter",
    };
    if is_signed(label) { format!("{kind}_Sign") } else { kind.to_owned() }
}

/// The line that people sort by: made up, but the same for the same place.
fn line(label: &Labelled) -> String {
    let postcode = postcode(label);
    let key = numbers::key_37_36(&postcode.to_ascii_uppercase());
    let place = postcode.get(..2).unwrap_or("00");
    format!("{}-{}-{}{key}", label.country, label.network, place)
}

fn postcode(label: &Labelled) -> String {
    text(&label.request["letter"]["addressee"]["address"]["zipCode"]).unwrap_or_default()
}

/// A free field of a request.
pub(super) fn field(label: &Labelled, key: &str) -> Option<String> {
    let fields = &label.request["fields"];
    let lists = ["field", "customField"].map(|name| fields[name].as_array());
    let found = lists.into_iter().flatten().flatten().find(|field| field["key"] == key)?;
    text(&found["value"])
}

/// `8Q 54016 03995 0` or `CF 0326 5126 3 FR`, as declarations and labels show it.
pub(super) fn grouped(number: &str) -> String {
    let cuts: &[usize] = match number.len() {
        13 if number.ends_with("FR") => &[0, 2, 6, 10, 11, 13],
        13 => &[0, 2, 7, 12, 13],
        _ => return number.to_owned(),
    };
    let parts = cuts.windows(2).filter_map(|cut| number.get(cut[0]..cut[1]));
    parts.collect::<Vec<_>>().join(" ")
}

fn grouped_by_four(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
