//! The declaration of what is in a parcel, and the invoice of one whose duties are paid ahead. In French, as the real one.

use serde_json::Value;

use super::country_name;
use super::geolabel::field;
use super::geolabel::grouped;
use super::geolabel::printed;
use super::sheet::Sheet;
use super::sheet::Weight;
use crate::practice::colissimo::checks::number;
use crate::practice::colissimo::checks::text;
use crate::practice::colissimo::ledger::Labelled;
use crate::practice::colissimo::sales::in_paris;

/// Rows that the form has place for.
const ROWS: usize = 14;

/// A form's corner and scale on a sheet.
struct Place {
    x: f32,
    y: f32,
    scale: f32,
}

impl Place {
    fn at(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        [self.x + x * self.scale, self.y + y * self.scale]
    }

    fn say(&self, sheet: &mut Sheet, at: [f32; 2], points: f32, room: f32, line: &str) {
        sheet.text(self.at(at), points * self.scale, Weight::Regular, room * self.scale, line);
    }

    fn say_bold(&self, sheet: &mut Sheet, at: [f32; 2], points: f32, room: f32, line: &str) {
        sheet.text(self.at(at), points * self.scale, Weight::Bold, room * self.scale, line);
    }

    fn frame(&self, sheet: &mut Sheet, at: [f32; 2], [width, height]: [f32; 2]) {
        sheet.frame(self.at(at), [width * self.scale, height * self.scale]);
    }
}

/// The form, 187 mm wide and 150 mm high at full scale.
pub(super) fn draw(sheet: &mut Sheet, label: &Labelled, x: f32, y: f32, scale: f32) {
    let place = Place { x, y, scale };
    let letter = &label.request["letter"];
    let customs = &letter["customsDeclarations"];
    place.say_bold(sheet, [73.0, 9.0], 12.0, 40.0, "FRANCE");
    place.say_bold(sheet, [112.0, 9.0], 10.5, 74.0, "DECLARATION EN DOUANE CN23");
    sheet.block(place.at([0.0, 1.0]), [48.0 * scale, 11.0 * scale], "SPECIMEN");
    sheet.bars(place.at([103.0, 12.0]), [83.0 * scale, 22.0 * scale], &label.parcel_number);
    place.say_bold(sheet, [128.0, 38.0], 8.0, 58.0, &grouped(&label.parcel_number));

    place.frame(sheet, [0.0, 14.0], [102.0, 33.0]);
    let eori = field(label, "EORI").unwrap_or_default();
    party(sheet, &place, &letter["sender"]["address"], 18.0, "EXPEDITEUR", &format!("N. EORI {eori}"));
    place.frame(sheet, [0.0, 47.0], [102.0, 33.0]);
    let eori = field(label, "EORI_ADDRESSEE").or(field(label, "EORI_ADRESSEE")).unwrap_or_default();
    party(sheet, &place, &letter["addressee"]["address"], 51.0, "DESTINATAIRE", &format!("N. EORI {eori}"));
    importer(sheet, &place, customs);
    let bottom = articles(sheet, &place, letter);
    below(sheet, &place, label, bottom);
}

fn party(sheet: &mut Sheet, place: &Place, address: &Value, y: f32, title: &str, eori: &str) {
    let own = |name: &str| text(&address[name]).unwrap_or_default();
    place.say_bold(sheet, [1.5, y], 8.5, 40.0, title);
    place.say(sheet, [60.0, y], 6.0, 40.0, eori);
    let lines = ["line0", "line1", "line2", "line3"].map(own).join(" ");
    let phone = text(&address["mobileNumber"]).or(text(&address["phoneNumber"])).unwrap_or_default();
    let rows = [
        ("Société", own("companyName")),
        ("Contact", format!("{} {}", own("lastName"), own("firstName"))),
        ("Adresse", lines),
        ("CP, Ville", format!("{} {}", own("zipCode"), own("city"))),
        ("Pays", country_name(&own("countryCode"))),
        ("N. de tél", phone),
        ("Mail", own("email")),
    ];
    for (at, (name, fact)) in (1_u8..).zip(rows) {
        let row = y + 3.9 * f32::from(at);
        place.say(sheet, [1.5, row], 6.0, 14.0, name);
        place.say_bold(sheet, [16.0, row], 6.5, 84.0, &printed(&fact));
    }
}

fn importer(sheet: &mut Sheet, place: &Place, customs: &Value) {
    place.frame(sheet, [103.0, 47.0], [84.0, 33.0]);
    place.say_bold(sheet, [104.0, 51.0], 8.0, 82.0, "REFERENCE DE L'IMPORTATEUR / DESTINATAIRE");
    let address = &customs["importerAddress"];
    let own = |name: &str| text(&address[name]).unwrap_or_default();
    let rows = [
        ("N. TVA", text(&customs["importersReference"]).unwrap_or_default()),
        ("Société", own("companyName")),
        ("Contact", format!("{} {}", own("lastName"), own("firstName"))),
        ("Adresse", own("line2")),
        ("C.P.", format!("{} {}", own("zipCode"), own("city"))),
        ("Tél", format!("{} {}", own("phoneNumber"), own("mobileNumber"))),
    ];
    for (at, (name, fact)) in (1_u8..).zip(rows) {
        let row = 51.0 + 3.9 * f32::from(at);
        place.say(sheet, [104.0, row], 6.0, 12.0, name);
        place.say_bold(sheet, [117.0, row], 6.5, 68.0, &printed(&fact));
    }
}

/// The table; gives the height at which it ends.
fn articles(sheet: &mut Sheet, place: &Place, letter: &Value) -> f32 {
    let (listed, sums) = contents(letter);
    let columns =
        [(0.0, "Description détaillée du contenu"), (93.0, "Qté"), (103.0, "Poids net (kg)"), (119.0, "Valeur (EUR)")];
    let more = [(136.0, "N. tarifaire"), (155.0, "Pays d'origine")];
    place.frame(sheet, [0.0, 81.0], [187.0, 5.0]);
    for (x, title) in columns.into_iter().chain(more) {
        place.say_bold(sheet, [x + 1.0, 84.6], 6.5, 30.0, title);
    }
    let shown = listed.iter().take(ROWS);
    let rows = shown.len() as f32;
    for (at, article) in (1_u8..).zip(shown) {
        let y = 85.5 + 3.8 * f32::from(at);
        let [description, quantity, weight, value, code, origin] = article;
        place.say(sheet, [1.0, y], 6.0, 91.0, description);
        for (x, fact) in [(94.0, quantity), (104.0, weight), (120.0, value), (137.0, code)] {
            place.say(sheet, [x, y], 6.0, 17.0, fact);
        }
        place.say(sheet, [156.0, y], 6.0, 30.0, &country_name(origin));
    }
    let bottom = 86.5 + 3.8 * rows;
    place.frame(sheet, [0.0, 86.0], [187.0, bottom - 86.0 + 4.5]);
    let [weight, value] = sums;
    place.say_bold(sheet, [93.0, bottom + 3.5], 6.5, 9.0, "Total");
    place.say_bold(sheet, [104.0, bottom + 3.5], 6.5, 15.0, &format!("{weight:.3}"));
    place.say_bold(sheet, [120.0, bottom + 3.5], 6.5, 15.0, &format!("{value:.2}"));
    let carriage = number(&letter["service"]["totalAmount"]).ok().flatten().unwrap_or(0.0) / 100.0;
    place.say(sheet, [140.0, bottom + 3.5], 6.5, 46.0, &format!("Frais de port : {carriage:.2} EUR"));
    bottom + 4.5
}

/// The articles as they are written, and what they weigh and are worth together.
fn contents(letter: &Value) -> (Vec<[String; 6]>, [f64; 2]) {
    let listed = letter["customsDeclarations"]["contents"]["article"].as_array();
    let mut sums = [0.0, 0.0];
    let mut rows = Vec::new();
    for article in listed.into_iter().flatten().filter(|article| article.is_object()) {
        let own = |name: &str| text(&article[name]).unwrap_or_default();
        let figure = |name: &str| number(&article[name]).ok().flatten().unwrap_or(0.0);
        let quantity = figure("quantity");
        sums[0] += quantity * figure("weight");
        sums[1] += quantity * figure("value");
        let origin = text(&article["originCountry"]).unwrap_or_else(|| "FR".to_owned());
        rows.push([
            own("description"),
            format!("{quantity:.0}"),
            format!("{:.3}", figure("weight")),
            format!("{:.2}", figure("value")),
            own("hsCode"),
            origin,
        ]);
    }
    (rows, sums)
}

fn below(sheet: &mut Sheet, place: &Place, label: &Labelled, top: f32) {
    const CATEGORIES: [(&str, &str); 6] = [
        ("1", "Cadeau"),
        ("2", "Echantillon"),
        ("3", "Vente de marchandise"),
        ("4", "Document"),
        ("6", "Retour de marchandise"),
        ("5", "Autre"),
    ];
    let customs = &label.request["letter"]["customsDeclarations"];
    let own = |name: &str| text(&customs[name]).unwrap_or_default();
    let chosen = text(&customs["contents"]["category"]["value"]).unwrap_or_default();
    place.frame(sheet, [0.0, top], [102.0, 17.0]);
    place.say_bold(sheet, [1.5, top + 3.5], 7.0, 60.0, "Catégorie de l'envoi");
    for (at, (value, name)) in CATEGORIES.into_iter().enumerate() {
        let (column, row) = ((at % 3) as f32, (at / 3) as f32);
        let tick = if value == chosen { "[X]" } else { "[ ]" };
        place.say(sheet, [1.5 + 33.0 * column, top + 7.5 + 4.0 * row], 6.5, 32.0, &format!("{tick} {name}"));
    }
    let explanations = text(&customs["contents"]["explanations"]).unwrap_or_default();
    place.say(sheet, [1.5, top + 15.5], 6.5, 99.0, &format!("Explication : {explanations}"));
    place.frame(sheet, [103.0, top], [84.0, 17.0]);
    place.say_bold(sheet, [104.0, top + 3.5], 7.0, 80.0, "Bureau d'origine / date de dépôt");
    let today = in_paris(&label.created_at).strftime("%d/%m/%Y").to_string();
    place.say(sheet, [104.0, top + 8.5], 7.0, 80.0, &format!("PFC PRACTICE - {today}"));

    place.frame(sheet, [0.0, top + 17.0], [102.0, 24.0]);
    place.say_bold(sheet, [1.5, top + 20.5], 7.0, 60.0, "Observations :");
    place.say(sheet, [1.5, top + 25.0], 7.0, 99.0, &own("comments"));
    let papers = [("Licence", "licenceNumber"), ("Certificat", "certificatNumber"), ("Facture", "invoiceNumber")];
    for (at, (name, key)) in (0_u8..).zip(papers) {
        let x = 1.5 + 34.0 * f32::from(at);
        let tick = if own(key).is_empty() { "[ ]" } else { "[X]" };
        place.say(sheet, [x, top + 33.0], 7.0, 32.0, &format!("{tick} {name}"));
        place.say(sheet, [x, top + 38.0], 7.0, 32.0, &own(key));
    }
    place.frame(sheet, [103.0, top + 17.0], [84.0, 24.0]);
    place.say(sheet, [104.0, top + 21.5], 7.0, 82.0, "Déclaration d’entraînement : ne passe aucune frontière.");
    place.say(sheet, [104.0, top + 30.0], 7.0, 82.0, &format!("Date {today}"));
    place.say(sheet, [104.0, top + 35.0], 7.0, 82.0, "Signature");
}

/// The declaration below a label on one sheet: three articles at most are named, all are counted.
pub(super) fn small(sheet: &mut Sheet, label: &Labelled, top: f32) {
    let letter = &label.request["letter"];
    let (listed, [weight, value]) = contents(letter);
    sheet.frame([0.5, top], [98.5, 54.0]);
    sheet.text([2.0, top + 4.5], 9.0, Weight::Bold, 60.0, "DECLARATION EN DOUANE CN23");
    sheet.block([68.0, top + 1.0], [30.0, 6.0], "SPECIMEN");
    sheet.text([2.0, top + 9.0], 7.0, Weight::Regular, 60.0, &grouped(&label.parcel_number));
    for (at, article) in (1_u8..).zip(listed.iter().take(3)) {
        let [description, quantity, weight, value, code, origin] = article;
        let line = format!("{quantity} x {description} · {weight} kg · {value} EUR · {code} · {origin}");
        sheet.text([2.0, top + 10.0 + 5.0 * f32::from(at)], 7.5, Weight::Regular, 95.0, &line);
    }
    let total = format!("Total {weight:.3} kg, {value:.2} EUR");
    sheet.text([2.0, top + 31.0], 8.0, Weight::Bold, 95.0, &total);
    let customs = &letter["customsDeclarations"];
    let category = text(&customs["contents"]["category"]["value"]).unwrap_or_default();
    sheet.text([2.0, top + 36.0], 7.5, Weight::Regular, 95.0, &format!("Catégorie {category}"));
    let comments = text(&customs["comments"]).unwrap_or_default();
    sheet.text([2.0, top + 41.0], 7.5, Weight::Regular, 95.0, &comments);
    let invoice = text(&customs["invoiceNumber"]).unwrap_or_default();
    sheet.text([2.0, top + 46.0], 7.5, Weight::Regular, 95.0, &format!("Facture {invoice}"));
}

/// The invoice, in English.
pub(super) fn invoice(sheet: &mut Sheet, label: &Labelled) {
    let letter = &label.request["letter"];
    let (listed, [weight, value]) = contents(letter);
    sheet.block([15.0, 12.0], [60.0, 14.0], "SPECIMEN");
    sheet.text([90.0, 22.0], 16.0, Weight::Bold, 110.0, "COMMERCIAL INVOICE DDP");
    sheet.bars([100.0, 26.0], [100.0, 18.0], &label.parcel_number);
    sheet.middle([100.0, 49.0], 9.0, Weight::Bold, 100.0, &grouped(&label.parcel_number));
    for (x, title, whose) in [(15.0, "SENDER", "sender"), (110.0, "CONSIGNEE", "addressee")] {
        let address = &letter[whose]["address"];
        let own = |name: &str| text(&address[name]).unwrap_or_default();
        let rows = [
            title.to_owned(),
            own("companyName"),
            format!("{} {}", own("lastName"), own("firstName")),
            own("line2"),
            format!("{} {} {}", own("zipCode"), own("city"), own("stateOrProvinceCode")),
            country_name(&own("countryCode")),
        ];
        for (at, row) in (0_u8..).zip(rows) {
            sheet.text([x, 58.0 + 5.0 * f32::from(at)], 9.0, Weight::Regular, 85.0, &row);
        }
    }
    for (at, article) in (0_u8..).zip(listed.iter().take(30)) {
        let [description, quantity, weight, value, code, origin] = article;
        let y = 95.0 + 5.0 * f32::from(at);
        for (x, room, fact) in [
            (15.0, 80.0, description),
            (98.0, 22.0, code),
            (122.0, 12.0, origin),
            (136.0, 10.0, quantity),
            (148.0, 20.0, weight),
            (170.0, 25.0, value),
        ] {
            sheet.text([x, y], 8.0, Weight::Regular, room, fact);
        }
    }
    let carriage = number(&letter["service"]["totalAmount"]).ok().flatten().unwrap_or(0.0) / 100.0;
    let total = format!(
        "Net weight {weight:.3} kg   Goods {value:.2} EUR   Shipping {carriage:.2} EUR   Total {:.2} EUR",
        value + carriage
    );
    sheet.text([15.0, 255.0], 10.0, Weight::Bold, 180.0, &total);
}
