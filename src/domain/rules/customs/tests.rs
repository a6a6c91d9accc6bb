//! The rules of the declaration, read as an operator meets them.

use super::super::Checked;
use super::super::colissimo::tests::american;
use super::super::colissimo::tests::article;
use super::super::colissimo::tests::check_by;
use super::super::colissimo::tests::domestic;
use super::super::colissimo::tests::swiss;
use super::super::colissimo::tests::to;
use crate::domain::ContentsCategory;
use crate::domain::CountryCode;
use crate::domain::CustomsDraft;
use crate::domain::Direction;
use crate::domain::Duties;
use crate::domain::OriginalDraft;
use crate::domain::RowId;
use crate::domain::ShipmentDraft;

/// Spoils a sound sale to Geneva.
#[track_caller]
fn check_swiss(change: impl FnOnce(&mut CustomsDraft), expected: &[&str]) -> Checked {
    let mut draft = swiss();
    change(&mut draft.customs);
    check_by("DOS", &draft, expected)
}

/// Spoils its one article.
#[track_caller]
fn check_article(change: impl FnOnce(&mut crate::domain::ArticleDraft), expected: &[&str]) -> Checked {
    check_swiss(|customs| change(&mut customs.articles[0]), expected)
}

#[track_caller]
fn check_american(change: impl FnOnce(&mut CustomsDraft), expected: &[&str]) -> Checked {
    let mut draft = american();
    change(&mut draft.customs);
    let all: Vec<&str> = ["Duties: customs-united-states-taxed~"].iter().chain(expected).copied().collect();
    check_by("DOS", &draft, &all)
}

/// A return from Geneva to Lyon, 7R.
fn back() -> ShipmentDraft {
    let mut draft = swiss();
    draft.handling.direction = Direction::Return;
    draft.handling.undeliverable = None;
    draft.format = crate::domain::FormatChoice::Fixed(crate::domain::LabelFormat::Pdf);
    draft.customs.category = Some(ContentsCategory::Return);
    draft.customs.articles[0].reference = "TS-1".to_owned();
    draft.customs.originals = vec![original(1, "CB199930761FR")];
    draft
}

fn original(row: u32, number: &str) -> OriginalDraft {
    OriginalDraft {
        row: RowId(row),
        invoice_number: "F-2026-100".to_owned(),
        invoice_date: "02/10/2026".into(),
        parcel_number: number.to_owned(),
    }
}

#[track_caller]
fn check_back(change: impl FnOnce(&mut CustomsDraft), expected: &[&str]) -> Checked {
    let mut draft = back();
    change(&mut draft.customs);
    check_by("CORI", &draft, expected)
}

#[test]
fn a_sound_declaration_goes_out_as_it_is_shown() {
    let checked = check_swiss(|_| (), &[]);
    let shipment = checked.shipment.unwrap();
    let customs = shipment.customs().expect("Switzerland wants one");
    assert_eq!((customs.items.len(), customs.copies, customs.postage.cents), (1, 4, 1250));
    assert_eq!(customs.items[0].hs_code.as_ref().unwrap().digits(), "610910");
    assert_eq!(customs.items[0].description, "T-shirt en coton");
    assert_eq!((customs.net_weight(), customs.total_value().0), (300, 3980));
}

#[test]
fn where_no_declaration_is_wanted_none_is_asked_for_and_what_was_typed_is_left_away() {
    let mut german = to("DE", "10115", swiss());
    german.customs.articles[0].hs_code = "1".to_owned();
    let checked = check_by("DOS", &german, &["Articles: customs-declaration-ignored~"]);
    assert!(checked.shipment.unwrap().customs().is_none());
    check_by("DOM", &domestic(), &[]);
}

#[test]
fn a_declaration_has_one_to_a_hundred_articles() {
    check_swiss(|customs| customs.articles.clear(), &["Articles: customs-no-article"]);
    let many = |count: u32| {
        move |customs: &mut CustomsDraft| {
            customs.articles = (1..=count).map(article).collect();
            for article in &mut customs.articles {
                (article.quantity, article.weight) = ("1".into(), "10 g".into());
            }
        }
    };
    check_swiss(many(10), &["Articles: customs-articles-far-under-parcel~"]);
    check_swiss(many(11), &["Articles: customs-over-ten-articles?", "Articles: customs-articles-far-under-parcel~"]);
    let export = "Articles: customs-export-declaration?";
    check_swiss(many(100), &["Articles: customs-over-ten-articles?", export, "Eori: missing"]);
    check_swiss(many(101), &["Articles: customs-too-many-articles", export, "Eori: missing"]);
}

#[test]
fn an_empty_row_below_is_no_article_and_an_empty_first_one_says_what_it_wants() {
    let checked = check_swiss(
        |customs| {
            customs.add_article();
        },
        &[],
    );
    assert_eq!(checked.shipment.unwrap().customs().unwrap().items.len(), 1);
    check_swiss(
        |customs| {
            customs.articles.clear();
            customs.add_article();
        },
        &[
            "2.Description: missing",
            "2.Quantity: missing",
            "2.Weight: missing",
            "2.Value: missing",
            "2.Currency: customs-currency-empty~",
            "2.HsCode: missing",
            "2.Origin: missing",
        ],
    );
}

#[test]
fn a_description_has_one_to_sixty_four_latin_signs() {
    let describe =
        |text: &str, expected: &[&str]| check_article(|article| article.description = text.to_owned(), expected);
    describe("", &["1.Description: missing"]);
    describe(&"coton ".repeat(10), &[]);
    describe(&"n".repeat(64), &["1.Description: customs-not-a-description!"]);
    describe(&format!("coton {}", "xy".repeat(29)), &[]);
    describe(&format!("coton {}", "xyz".repeat(20)), &["1.Description: too-long"]);
    describe("футболка", &["1.Description: customs-sign-refused"]);
    describe("T-shirt 🙂", &["1.Description: customs-sign-refused"]);
    describe("T-shirt\u{7}", &["1.Description: unprintable"]);
}

#[test]
fn a_description_says_something() {
    let describe =
        |text: &str, expected: &[&str]| check_article(|article| article.description = text.to_owned(), expected);
    for text in ["12345", "xxx", "---", "ab"] {
        describe(text, &["1.Description: customs-not-a-description!"]);
    }
    describe("accessoires", &["1.Description: customs-vague-better?"]);
    check_article(
        |article| (article.description, article.reference) = ("TS-COT-1".to_owned(), "TS-COT-1".to_owned()),
        &["1.Description: customs-description-is-reference?"],
    );
}

#[test]
fn the_english_text_is_what_goes_to_the_united_states() {
    let checked = check_american(|_| (), &[]);
    assert_eq!(checked.shipment.unwrap().customs().unwrap().items[0].description, "Cotton T-shirt");
    check_american(|customs| customs.articles[0].description.clear(), &[]);
    check_american(
        |customs| {
            (customs.articles[0].english, customs.articles[0].description) = (String::new(), "Yoga mat".to_owned())
        },
        &["1.English: customs-sent-as-english?"],
    );
    let french = "1.English: customs-looks-french!";
    check_american(|customs| customs.articles[0].english = "Bougie parfumée".to_owned(), &[french]);
    check_american(|customs| customs.articles[0].english.clear(), &[french]);
}

#[test]
fn a_text_that_looks_french_stops_until_a_person_keeps_it() {
    let mut draft = american();
    draft.customs.articles[0].english = "Bougie parfumée".to_owned();
    let us = "Duties: customs-united-states-taxed~";
    let checked = check_by("DOS", &draft, &[us, "1.English: customs-looks-french!"]);
    assert!(checked.shipment.is_none());
    draft.accepted.extend(checked.problems.iter().map(|problem| problem.key()));
    let checked = check_by("DOS", &draft, &[us, "1.English: customs-looks-french?"]);
    assert_eq!(checked.shipment.unwrap().kept_warnings(), ["customs-looks-french"]);
}

#[test]
fn a_number_in_the_box_of_the_contents_is_doubted() {
    check_american(|customs| customs.description = "32,40".to_owned(), &["Description: customs-not-a-description!"]);
    check_american(|customs| customs.description = "Clothing".to_owned(), &[]);
}

#[test]
fn a_quantity_is_a_whole_number_from_one_on() {
    let count = |text: &str, expected: &[&str]| check_article(|article| article.quantity = text.into(), expected);
    count("", &["1.Quantity: missing"]);
    for text in ["0", "1,5", "-1", "two"] {
        count(text, &["1.Quantity: not-a-count"]);
    }
    count("3", &[]);
}

#[test]
fn one_piece_weighs_something_and_all_no_more_than_the_parcel() {
    let weigh = |text: &str, expected: &[&str]| check_article(|article| article.weight = text.into(), expected);
    weigh("", &["1.Weight: missing"]);
    weigh("light", &["1.Weight: not-a-weight"]);
    weigh("0", &["1.Weight: customs-piece-weight-zero"]);
    weigh("9 g", &["1.Weight: customs-piece-weight-light?", "Articles: customs-articles-far-under-parcel~"]);
    weigh("600 g", &[]);
    weigh("601 g", &["Articles: customs-articles-over-parcel"]);
    weigh("200 kg", &["1.Weight: customs-piece-over-parcel", "Articles: customs-articles-over-parcel"]);
    weigh("119 g", &["Articles: customs-articles-far-under-parcel~"]);
    weigh("120 g", &[]);
}

#[test]
fn net_weights_are_held_against_the_weight_that_is_declared() {
    let mut draft = swiss();
    draft.parcel.weight = "1195 g".into();
    draft.customs.articles[0].weight = "600 g".into();
    check_by("DOS", &draft, &["Weight: colissimo-weight-rounded~"]);
}

#[test]
fn a_value_is_above_nought_with_two_decimals() {
    let value = |text: &str, expected: &[&str]| check_article(|article| article.value = text.into(), expected);
    value("", &["1.Value: missing"]);
    value("0", &["1.Value: customs-value-zero", "Articles: customs-total-under-one"]);
    value("0,49", &["Articles: customs-total-under-one"]);
    value("0,50", &[]);
    value("9,999", &["1.Value: customs-not-a-sum"]);
    value("5 €", &["1.Value: customs-not-a-sum"]);
    let checked = value("0,1", &["Articles: customs-total-under-one"]);
    assert!(checked.shipment.is_none());
    assert_eq!(value("16,79", &[]).shipment.unwrap().customs().unwrap().total_value().to_string(), "33.58");
}

#[test]
fn from_a_thousand_euros_on_there_is_an_export_declaration_and_an_eori() {
    let value = |text: &str, eori: &str, expected: &[&str]| {
        check_swiss(|customs| (customs.articles[0].value, customs.eori) = (text.into(), eori.to_owned()), expected);
    };
    value("499,99", "", &[]);
    value("500", "", &["Articles: customs-export-declaration?", "Eori: missing"]);
    value("500", "FR123456789", &["Articles: customs-export-declaration?"]);
}

#[test]
fn another_currency_is_declared_as_it_is_and_held_against_no_threshold() {
    let francs = |customs: &mut CustomsDraft| {
        (customs.articles[0].currency, customs.articles[0].value) = ("CHF".to_owned(), "900".into());
    };
    let checked = check_swiss(francs, &["Articles: customs-not-in-euros?"]);
    let shipment = checked.shipment.unwrap();
    let customs = shipment.customs().unwrap();
    assert_eq!((customs.currency.code(), customs.items[0].value.0), ("CHF", 90_000));
}

#[test]
fn a_currency_is_one_of_eight_and_the_same_for_all() {
    let currency =
        |text: &str, expected: &[&str]| check_article(|article| article.currency = text.to_owned(), expected);
    for code in super::CURRENCIES {
        let expected: &[&str] = if code == "EUR" { &[] } else { &["Articles: customs-not-in-euros?"] };
        currency(code, expected);
    }
    currency("HKD", &["1.Currency: customs-currency-refused"]);
    currency("euros", &["1.Currency: customs-currency-refused"]);
    currency("", &["1.Currency: customs-currency-empty~"]);
    let two = |first: &'static str, second: &'static str| {
        move |customs: &mut CustomsDraft| {
            customs.articles.push(article(2));
            customs.articles[0].currency = first.to_owned();
            customs.articles[1].currency = second.to_owned();
        }
    };
    check_swiss(two("EUR", "USD"), &["2.Currency: customs-currencies-differ"]);
    check_swiss(two("", "EUR"), &["1.Currency: customs-currency-empty~"]);
}

#[test]
fn a_tariff_number_has_six_eight_or_ten_digits_on_the_way_out() {
    let hs = |text: &str, expected: &[&str]| check_article(|article| article.hs_code = text.to_owned(), expected);
    hs("610910", &[]);
    hs("6109.10.00", &[]);
    hs("6109 10 00 10", &[]);
    for text in ["61", "61091", "6109100", "610910001", "61091000100"] {
        hs(text, &["1.HsCode: customs-hs-length"]);
    }
    hs("61O910", &["1.HsCode: customs-hs-not-digits"]);
    hs("999999", &["1.HsCode: customs-hs-unknown?"]);
    hs("", &["1.HsCode: missing"]);
    check_swiss(
        |customs| {
            customs.category = Some(ContentsCategory::Sample);
            customs.articles[0].hs_code.clear();
        },
        &["1.HsCode: customs-hs-advised?"],
    );
}

#[test]
fn an_origin_is_a_country_and_a_wrong_one_is_never_france() {
    let origin = |text: &str, expected: &[&str]| check_article(|article| article.origin = text.to_owned(), expected);
    origin("pt", &[]);
    origin("", &["1.Origin: missing"]);
    for text in ["XX", "PRT", "Portugal", "P1"] {
        origin(text, &["1.Origin: customs-origin-unknown"]);
    }
    let sample = |customs: &mut CustomsDraft| {
        customs.category = Some(ContentsCategory::Sample);
        customs.articles[0].origin.clear();
    };
    let checked = check_swiss(sample, &["1.Origin: customs-origin-empty?"]);
    assert_eq!(checked.shipment.unwrap().customs().unwrap().items[0].origin, CountryCode::FR);
    check_swiss(
        |customs| {
            customs.category = Some(ContentsCategory::Sample);
            customs.articles[0].origin = "XX".to_owned();
        },
        &["1.Origin: customs-origin-unknown"],
    );
}

#[test]
fn a_reference_has_thirty_five_signs_and_is_asked_for_on_returns_alone() {
    let reference =
        |text: &str, expected: &[&str]| check_article(|article| article.reference = text.to_owned(), expected);
    reference("", &[]);
    reference(&"A1".repeat(17), &[]);
    reference(&"A1".repeat(18), &["1.Reference: too-long"]);
}

#[test]
fn vat_and_fees_are_sums_or_empty() {
    check_article(|article| article.vat = "3,98".into(), &[]);
    check_article(|article| article.vat = "-1".into(), &["1.Vat: customs-not-a-sum"]);
    check_article(|article| article.customs_fees = "some".into(), &["1.CustomsFees: customs-not-a-sum"]);
    check_article(|article| article.origin_label = "Португалия".to_owned(), &["1.OriginLabel: customs-sign-refused"]);
}

#[test]
fn a_category_is_chosen_and_says_what_it_is() {
    let category = |category, expected: &[&str]| check_swiss(|customs| customs.category = category, expected);
    category(None, &["Category: missing"]);
    category(Some(ContentsCategory::Gift), &["Category: customs-gift-from-company?"]);
    category(Some(ContentsCategory::Other), &["Explanation: customs-category-unexplained?"]);
    category(Some(ContentsCategory::Return), &["Category: customs-category-return-outward?"]);
    category(Some(ContentsCategory::Document), &[]);
}

#[test]
fn duties_paid_to_the_united_kingdom_are_for_sales_within_bounds() {
    let british = |value: &str, category, expected: &[&str]| {
        let mut draft = to("GB", "SW1A 1AA", american());
        draft.consignee.state.clear();
        draft.handling.duties = Duties::Sender;
        draft.customs.comments = "N. TVA : GB123456789".to_owned();
        draft.customs.category = Some(category);
        draft.customs.articles[0].value = value.into();
        check_by("DOS", &draft, expected);
    };
    british("80", ContentsCategory::Commercial, &[]);
    british("79,99", ContentsCategory::Commercial, &["Articles: customs-british-value"]);
    british("525", ContentsCategory::Commercial, &["Articles: customs-export-declaration?"]);
    let over = ["Articles: customs-british-value", "Articles: customs-export-declaration?"];
    british("525,01", ContentsCategory::Commercial, &over);
    british("80", ContentsCategory::Sample, &["Category: customs-category-not-sale"]);
}

#[test]
fn boxes_have_thirty_five_signs() {
    check_swiss(|customs| customs.comments = "n".repeat(35), &[]);
    check_swiss(|customs| customs.comments = "n".repeat(36), &["Comments: too-long"]);
    check_swiss(|customs| customs.licence = "n".repeat(36), &["Licence: too-long"]);
    check_swiss(|customs| customs.certificate = "Ω".to_owned(), &["Certificate: customs-sign-refused"]);
    check_swiss(|customs| customs.invoice.clear(), &["Invoice: customs-invoice-advised?"]);
    check_swiss(|customs| customs.description = "n".repeat(65), &["Description: too-long"]);
}

#[test]
fn the_carriage_costs_something_in_euros() {
    let postage = |text: &str, expected: &[&str]| check_swiss(|customs| customs.postage = text.into(), expected);
    postage("", &["Postage: missing"]);
    postage("0", &["Postage: customs-postage-zero"]);
    postage("much", &["Postage: not-an-amount"]);
    postage("9 CHF", &["Postage: customs-not-euros"]);
    postage("9,90 €", &[]);
}

#[test]
fn there_are_one_to_four_copies() {
    let copies = |text: &str, expected: &[&str]| check_swiss(|customs| customs.copies = text.into(), expected);
    copies("", &[]);
    copies("4", &[]);
    copies("2", &["Copies: customs-copies-few?"]);
    copies("5", &["Copies: customs-copies-over"]);
    copies("0", &["Copies: not-a-count"]);
}

#[test]
fn an_eori_is_two_letters_and_the_siren() {
    let eori = |text: &str, expected: &[&str]| check_swiss(|customs| customs.eori = text.to_owned(), expected);
    eori("FR123456789", &[]);
    eori("FR 123 456 789", &[]);
    eori("FR12345678900012", &["Eori: customs-eori-siret?"]);
    eori("DE1234567", &[]);
    for text in ["1234567", "FR12345", "FR12345678A", "F"] {
        eori(text, &["Eori: customs-eori-shape"]);
    }
}

#[test]
fn overseas_companies_australia_and_the_united_kingdom_have_numbers_of_their_own() {
    let mut overseas = to("RE", "97400", swiss());
    check_by("CDS", &overseas, &[]);
    overseas.consignee.company = "Atelier Roussel".to_owned();
    check_by(
        "CDS",
        &overseas,
        &["ImportersReference: customs-importer-advised?", "ConsigneeEori: customs-consignee-eori-advised?"],
    );
    let mut australian = to("AU", "2000", swiss());
    check_by("DOS", &australian, &["Gst: customs-gst-advised?"]);
    australian.customs.gst = "12345678901".to_owned();
    check_by("DOS", &australian, &[]);
    check_by("DOS", &to("GB", "SW1A 1AA", swiss()), &["Comments: customs-british-vat-advised~"]);
}

#[test]
fn a_sound_return_from_outside_the_union_names_its_outgoing_parcel() {
    let checked = check_back(|_| (), &[]);
    let shipment = checked.shipment.unwrap();
    let customs = shipment.customs().unwrap();
    assert_eq!((customs.originals[0].ident, customs.items[0].original_ident), ('A', Some('A')));
    assert_eq!(customs.originals[0].parcel_number, "CB199930761FR");
}

#[test]
fn a_return_asks_for_more_of_each_article() {
    check_back(|customs| customs.articles[0].hs_code.clear(), &["1.HsCode: missing"]);
    check_back(|customs| customs.articles[0].hs_code = "61091000".to_owned(), &["1.HsCode: customs-hs-return-length"]);
    check_back(
        |customs| customs.articles[0].hs_code = "61091000101".to_owned(),
        &["1.HsCode: customs-hs-return-sample?"],
    );
    check_back(|customs| customs.articles[0].origin.clear(), &["1.Origin: missing"]);
    check_back(|customs| customs.articles[0].currency.clear(), &["1.Currency: missing"]);
    check_back(|customs| customs.articles[0].reference.clear(), &["1.Reference: missing"]);
    check_back(
        |customs| customs.category = Some(ContentsCategory::Commercial),
        &["Category: customs-category-not-return"],
    );
    let two = |customs: &mut CustomsDraft| {
        let second =
            crate::domain::ArticleDraft { origin: "CN".to_owned(), reference: "TS-2".to_owned(), ..article(2) };
        customs.articles.push(second);
    };
    check_back(two, &["2.Origin: customs-origins-differ"]);
}

#[test]
fn an_article_comes_from_an_outgoing_parcel_of_the_list() {
    let more = |numbers: &'static [&'static str], ident: &'static str| {
        move |customs: &mut CustomsDraft| {
            customs.originals = numbers.iter().zip(1..).map(|(number, row)| original(row, number)).collect();
            customs.articles[0].original_ident = ident.to_owned();
        }
    };
    let two = &["CB199930761FR", "CA268091420FR"];
    assert_eq!(check_back(more(two, "b"), &[]).shipment.unwrap().customs().unwrap().items[0].original_ident, Some('B'));
    check_back(more(two, ""), &["1.OriginalIdent: missing"]);
    check_back(more(two, "C"), &["1.OriginalIdent: customs-original-unknown"]);
    check_back(more(&[], ""), &["1.OriginalIdent: missing", "original 0.ParcelNumber: customs-no-original"]);
}

#[test]
fn more_than_five_outgoing_parcels_are_a_warning_that_names_its_source() {
    let numbers =
        ["CB199930761FR", "CA268091420FR", "EW112720413FR", "6A07905668182", "6A15984040331", "6M17372480385"];
    check_back(
        |customs| {
            customs.originals = numbers.iter().zip(1..).map(|(number, row)| original(row, number)).collect();
            customs.articles[0].original_ident = "F".to_owned();
        },
        &["original 0.ParcelNumber: customs-over-five-originals?"],
    );
}

#[test]
fn an_outgoing_parcel_has_a_number_that_can_be_an_invoice_and_one_date_for_it() {
    let spoil = |change: fn(&mut OriginalDraft), expected: &[&str]| {
        check_back(|customs| change(&mut customs.originals[0]), expected);
    };
    spoil(|parcel| parcel.parcel_number.clear(), &["original 1.ParcelNumber: missing"]);
    spoil(
        |parcel| parcel.parcel_number = "CB199930762FR".to_owned(),
        &["original 1.ParcelNumber: customs-parcel-number-wrong"],
    );
    spoil(|parcel| parcel.parcel_number = "12345".to_owned(), &["original 1.ParcelNumber: customs-parcel-number-odd"]);
    spoil(|parcel| parcel.invoice_number.clear(), &["original 1.InvoiceNumber: missing"]);
    spoil(|parcel| parcel.invoice_number = "n".repeat(36), &["original 1.InvoiceNumber: too-long"]);
    spoil(|parcel| parcel.invoice_date = "".into(), &["original 1.InvoiceDate: missing"]);
    spoil(|parcel| parcel.invoice_date = "soon".into(), &["original 1.InvoiceDate: not-a-date"]);
    spoil(|parcel| parcel.invoice_date = "23/11/2026".into(), &["original 1.InvoiceDate: date-ahead"]);
    spoil(|parcel| parcel.invoice_date = "22/11/2026".into(), &[]);
    check_back(
        |customs| {
            customs.originals.push(OriginalDraft { invoice_date: "03/10/2026".into(), ..original(2, "CB199930761FR") });
            customs.articles[0].original_ident = "A".to_owned();
        },
        &["original 2.ParcelNumber: customs-duplicate-original", "original 2.InvoiceDate: customs-invoice-two-dates"],
    );
}

#[test]
fn a_return_from_within_the_union_asks_for_no_reference_and_no_outgoing_parcel() {
    let mut german = to("DE", "10115", back());
    german.customs = CustomsDraft::default();
    let checked = check_by("CORI", &german, &[]);
    assert!(checked.shipment.unwrap().customs().is_none());
    // Helgoland is German and outside the customs territory: there the schema's two languages part.
    let mut island = to("DE", "27498", back());
    island.customs.originals.clear();
    island.customs.articles[0].reference.clear();
    let checked = check_by("CORI", &island, &["original 0.ParcelNumber: customs-english-half?"]);
    assert!(checked.shipment.unwrap().customs().unwrap().originals.is_empty());
}

#[test]
fn a_return_from_overseas_asks_for_them() {
    let mut draft = to("RE", "97400", back());
    check_by("CORI", &draft, &[]);
    draft.customs.originals.clear();
    draft.customs.articles[0].reference.clear();
    check_by(
        "CORI",
        &draft,
        &["1.Reference: missing", "1.OriginalIdent: missing", "original 0.ParcelNumber: customs-no-original"],
    );
}
