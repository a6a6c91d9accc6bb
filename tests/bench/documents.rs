//! The papers that we draw: a preview is drawn anew with every key.

use envoi::documents::Cn23;
use envoi::documents::Cn23Paper;
use envoi::documents::Cn23Party;
use envoi::documents::SlipPaper;
use envoi::documents::SlipParcel;
use envoi::documents::cn23;
use envoi::documents::deposit_slip;
use envoi::domain::Address;
use envoi::domain::ContentsCategory;
use envoi::domain::CountryCode;
use envoi::domain::Currency;
use envoi::domain::CustomsDeclaration;
use envoi::domain::CustomsItem;
use envoi::domain::DepositSlip;
use envoi::domain::Grams;
use envoi::domain::Hundredths;
use envoi::domain::Money;
use envoi::domain::TrackingNumber;

use crate::measure as time;

pub fn measure() {
    // The aim is under 5 ms for a form of a dozen articles.
    for (articles, copies) in [(1, 1), (12, 1), (12, 4), (100, 1)] {
        let declaration = declaration(articles, copies);
        time(&format!("a CN23 of {articles} articles as PDF on A4, copies: {copies}"), 40, || {
            drawn(&declaration, Cn23Paper::A4)
        });
    }
    let declaration = declaration(12, 1);
    time("a CN23 of 12 articles as PDF on labels", 40, || drawn(&declaration, Cn23Paper::Label { dpi: 203 }));
    let parcels = parcels();
    time("a deposit slip of 50 parcels as PDF", 20, || slip(&parcels));
}

fn drawn(declaration: &CustomsDeclaration, paper: Cn23Paper) -> Vec<u8> {
    let (sender, consignee) = (address("Papeterie du Lac", "FR"), address("Jürg Müßiggänger", "CH"));
    let number = TrackingNumber("8Q54016039950".to_owned());
    let form = Cn23 {
        declaration,
        operator: "La Poste",
        sender: Cn23Party { address: &sender, email: None },
        consignee: Cn23Party { address: &consignee, email: None },
        reference: Some("10482"),
        gross: Grams(2500),
        number: Some(&number),
        office: Some("LYON PFC"),
        date: Some(jiff::civil::date(2026, 11, 22)),
    };
    cn23(&form, paper)
}

fn slip(parcels: &[SlipParcel]) -> Vec<u8> {
    let slip = SlipPaper {
        number: "484",
        date: jiff::civil::date(2026, 11, 22),
        account: "123456",
        site: "841736",
        sender: &address("Papeterie du Lac", "FR"),
        parcels,
    };
    deposit_slip(&slip).expect("its numbers are sound")
}

fn declaration(articles: usize, copies: u8) -> CustomsDeclaration {
    let item = |number: usize| CustomsItem {
        own_description: None,
        description: "T-shirt en coton, manches courtes".to_owned(),
        quantity: 2,
        weight: Grams(90),
        value: Hundredths(1990),
        hs_code: "610910".parse().ok(),
        origin: CountryCode::FR,
        reference: Some(format!("TS-{number}")),
        original_ident: None,
        vat: None,
        customs_fees: None,
        origin_label: None,
    };
    CustomsDeclaration {
        category: ContentsCategory::Commercial,
        explanation: None,
        description: None,
        items: (1..=articles).map(item).collect(),
        currency: Currency::EUR,
        invoice: Some("F-2026-118".to_owned()),
        licence: None,
        certificate: None,
        importers_reference: None,
        importer: None,
        eori: Some("FR12345678901234".to_owned()),
        consignee_eori: None,
        gst: None,
        comments: None,
        postage: Money::euros(1235),
        copies,
        originals: Vec::new(),
    }
}

fn parcels() -> Vec<SlipParcel> {
    let parcel = |number: usize| SlipParcel {
        number: TrackingNumber(format!("8Q5401600{number:03}0")),
        reference: None,
        consignee: address("Jürg Müßiggänger", "CH"),
        weight: Grams(1250),
        insurance: None,
        non_machinable: false,
        duties_paid: false,
    };
    (0..DepositSlip::MOST).map(parcel).collect()
}

fn address(name: &str, country: &str) -> Address {
    Address {
        name: name.to_owned(),
        company: None,
        street: "14 rue Sala".to_owned(),
        extra: None,
        postcode: "69002".to_owned(),
        city: "Lyon".to_owned(),
        country: country.parse().expect("a country's code"),
        state: None,
        phone: None,
    }
}
