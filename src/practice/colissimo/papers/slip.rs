//! The deposit slip: A4 across, a row a parcel, and a code that a scanner reads the parcels of a page from.

use super::sheet::Sheet;
use super::sheet::Weight;
use crate::practice::colissimo::checks::flag;
use crate::practice::colissimo::checks::text;
use crate::practice::colissimo::ledger::Labelled;
use crate::practice::colissimo::ledger::Slip;
use crate::practice::colissimo::sales::in_paris;
use crate::practice::specimen::codes;
use crate::practice::specimen::marks::Page;

/// Parcels on a page: as many as one code holds with room to spare.
const ROWS: usize = 25;

pub(super) fn pages(slip: &Slip, labels: &[Labelled]) -> Vec<Page> {
    let mut labels: Vec<&Labelled> = labels.iter().collect();
    labels.sort_by(|a, b| a.parcel_number.cmp(&b.parcel_number));
    let count = labels.chunks(ROWS).len().max(1);
    let of = |at: usize| labels.chunks(ROWS).nth(at).unwrap_or_default();
    (0..count).map(|at| page(slip, &labels, of(at), [at + 1, count])).collect()
}

fn page(slip: &Slip, all: &[&Labelled], shown: &[&Labelled], [at, of]: [usize; 2]) -> Page {
    let mut sheet = Sheet::new(297.0, 210.0, 300);
    let grams: u32 = all.iter().map(|label| label.weight_grams).sum();
    let day = in_paris(&slip.created_at);
    sheet.text([8.0, 12.0], 14.0, Weight::Bold, 110.0, "Bordereau de remise Offre Entreprises Colissimo");
    sheet.block([225.0, 5.0], [60.0, 14.0], "SPECIMEN");
    let left = [
        "Site de prise en charge : 999001 PFC PRACTICE".to_owned(),
        format!("N° Client : {}", slip.account),
        format!("N° Bordereau : {:010}", slip.number),
        format!("Date : {}", day.strftime("%d/%m/%Y")),
    ];
    let right = [
        format!("Nombre total de colis : {}", all.len()),
        format!("Poids total des colis : {:.2} kg", f64::from(grams) / 1000.0),
        format!("Page : {at} / {of}"),
    ];
    for (row, line) in (0_u8..).zip(left) {
        sheet.text([8.0, 19.0 + 5.0 * f32::from(row)], 9.0, Weight::Regular, 110.0, &line);
    }
    for (row, line) in (0_u8..).zip(right) {
        sheet.text([130.0, 19.0 + 5.0 * f32::from(row)], 9.0, Weight::Regular, 90.0, &line);
    }
    table(&mut sheet, shown);
    sheet.frame([8.0, 178.0], [60.0, 24.0]);
    sheet.text([9.0, 182.0], 7.0, Weight::Regular, 55.0, "Visa, zone réservée");
    sheet.matrix([80.0, 176.0], [150.0, 28.0], codes::pdf417(&code(slip, shown)));
    sheet.page()
}

fn table(sheet: &mut Sheet, shown: &[&Labelled]) {
    const COLUMNS: [(f32, &str, f32); 9] = [
        (8.0, "N° Colis", 30.0),
        (40.0, "Réf. expéditeur", 36.0),
        (78.0, "Nom destinataire", 46.0),
        (126.0, "Adresse", 52.0),
        (180.0, "CPOST", 18.0),
        (200.0, "Ville", 40.0),
        (242.0, "CPAYS", 12.0),
        (256.0, "Poids", 14.0),
        (272.0, "Non méca", 16.0),
    ];
    sheet.frame([7.0, 40.0], [283.0, 6.0]);
    for (x, title, room) in COLUMNS {
        sheet.text([x, 44.2], 7.5, Weight::Bold, room, title);
    }
    for (row, label) in (1_u8..).zip(shown) {
        let letter = &label.request["letter"];
        let address = &letter["addressee"]["address"];
        let own = |name: &str| text(&address[name]).unwrap_or_default();
        let bulky = flag(&letter["parcel"]["nonMachinable"]) == Ok(true);
        let cells = [
            label.parcel_number.clone(),
            label.order_number.clone(),
            format!("{} {} {}", own("companyName"), own("lastName"), own("firstName")),
            own("line2"),
            own("zipCode"),
            own("city"),
            own("countryCode"),
            format!("{:.2}", f64::from(label.weight_grams) / 1000.0),
            u8::from(bulky).to_string(),
        ];
        for ((x, _, room), cell) in COLUMNS.into_iter().zip(cells) {
            sheet.text([x, 46.0 + 5.0 * f32::from(row)], 7.0, Weight::Regular, room, &cell);
        }
    }
}

/// Account, day, number and the parcels without their keys, between two fixed words.
fn code(slip: &Slip, shown: &[&Labelled]) -> String {
    let day = in_paris(&slip.created_at).strftime("%d%m%Y").to_string();
    let parcels: String = shown.iter().filter_map(|label| label.parcel_number.get(..12)).collect();
    format!("DEBBORCS{:0>6}{day}{:010}{parcels}FINBORCS", slip.account, slip.number)
}
