//! Each rule of the table, and what breaks it.

use envoi::domain::ArticleDraft;
use envoi::domain::ContentsCategory;
use envoi::domain::CustomsDraft;
use envoi::domain::Duties;
use envoi::domain::FormatChoice;
use envoi::domain::LabelFormat;
use envoi::domain::OriginalDraft;
use envoi::domain::ShipmentDraft;

use super::parcels::american;
use super::parcels::article;
use super::parcels::back;
use super::parcels::british;
use super::parcels::home;
use super::parcels::original;
use super::parcels::overseas;
use super::parcels::picked_up;
use super::parcels::swiss;
use super::parcels::to;

/// How a rule is held.
pub enum Held {
    /// By one of ours: by which service what parcel goes, how it is spoilt, and what is said of it where.
    Here(&'static str, fn() -> ShipmentDraft, fn(&mut ShipmentDraft), &'static str),
    /// By something that is no rule, and by what.
    Elsewhere(&'static str),
}

use Held::Elsewhere;
use Held::Here;

/// By the ids of the table, in its order.
pub const HELD: &[(&str, Held)] = &[
    ("A01", Here("DOS", swiss, |d| d.customs.articles.clear(), "Customs(Articles): customs-no-article")),
    (
        "A02",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles = (1..=101).map(article).collect(),
            "Customs(Articles): customs-too-many-articles",
        ),
    ),
    ("A03", Elsewhere("the station asks for label and CN23 apart, never for a `_UL` page")),
    (
        "A10",
        Here("DOS", swiss, |d| d.customs.articles[0].description.clear(), "Article(RowId(1), Description): missing"),
    ),
    (
        "A11",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].description = "coton ".repeat(11),
            "Article(RowId(1), Description): too-long",
        ),
    ),
    (
        "A12",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].description.push('🙂'),
            "Article(RowId(1), Description): customs-sign-refused",
        ),
    ),
    (
        "A13",
        Here(
            "DOS",
            american,
            |d| d.customs.articles[0].english = "Bougie parfumée".to_owned(),
            "Article(RowId(1), English): customs-looks-french",
        ),
    ),
    (
        "A14",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].description = "accessoires".to_owned(),
            "Article(RowId(1), Description): customs-vague-better",
        ),
    ),
    (
        "A15",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].description = "xxx".to_owned(),
            "Article(RowId(1), Description): customs-not-a-description",
        ),
    ),
    ("A20", Here("DOS", swiss, |d| d.customs.articles[0].quantity = "".into(), "Article(RowId(1), Quantity): missing")),
    (
        "A21",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].quantity = "1,5".into(),
            "Article(RowId(1), Quantity): not-a-count",
        ),
    ),
    ("A30", Here("DOS", swiss, |d| d.customs.articles[0].weight = "".into(), "Article(RowId(1), Weight): missing")),
    (
        "A31",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].weight = "0".into(),
            "Article(RowId(1), Weight): customs-piece-weight-zero",
        ),
    ),
    (
        "A32",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].weight = "200 kg".into(),
            "Article(RowId(1), Weight): customs-piece-over-parcel",
        ),
    ),
    (
        "A33",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].weight = "601 g".into(),
            "Customs(Articles): customs-articles-over-parcel",
        ),
    ),
    (
        "A34",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].weight = "50 g".into(),
            "Customs(Articles): customs-articles-far-under-parcel",
        ),
    ),
    ("A40", Here("DOS", swiss, |d| d.customs.articles[0].value = "".into(), "Article(RowId(1), Value): missing")),
    (
        "A41",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].value = "0".into(),
            "Article(RowId(1), Value): customs-value-zero",
        ),
    ),
    (
        "A42",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].value = "9,999".into(),
            "Article(RowId(1), Value): customs-not-a-sum",
        ),
    ),
    (
        "A43",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].value = "0,49".into(),
            "Customs(Articles): customs-total-under-one",
        ),
    ),
    ("A44", Elsewhere("La Poste publishes no maximum: its answer 30536 is read by the carrier")),
    (
        "A45",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].value = "500".into(),
            "Customs(Articles): customs-export-declaration",
        ),
    ),
    (
        "A46",
        Here(
            "DOS",
            british,
            |d| d.customs.articles[0].value = "79,99".into(),
            "Customs(Articles): customs-british-value",
        ),
    ),
    ("A47", Here("DOS", american, |_| (), "Duties: customs-united-states-taxed")),
    ("A50", Here("DOS", swiss, |d| d.customs.articles[0].hs_code.clear(), "Article(RowId(1), HsCode): missing")),
    (
        "A51",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].hs_code = "6109100".to_owned(),
            "Article(RowId(1), HsCode): customs-hs-length",
        ),
    ),
    (
        "A52",
        Here(
            "CORI",
            back,
            |d| d.customs.articles[0].hs_code = "61091000".to_owned(),
            "Article(RowId(1), HsCode): customs-hs-return-length",
        ),
    ),
    (
        "A53",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].hs_code = "999999".to_owned(),
            "Article(RowId(1), HsCode): customs-hs-unknown",
        ),
    ),
    (
        "A54",
        Here(
            "DOS",
            swiss,
            |d| {
                d.customs.category = Some(ContentsCategory::Sample);
                d.customs.articles[0].hs_code.clear();
            },
            "Article(RowId(1), HsCode): customs-hs-advised",
        ),
    ),
    ("A60", Here("DOS", swiss, |d| d.customs.articles[0].origin.clear(), "Article(RowId(1), Origin): missing")),
    (
        "A61",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].origin = "XX".to_owned(),
            "Article(RowId(1), Origin): customs-origin-unknown",
        ),
    ),
    (
        "A62",
        Here(
            "DOS",
            swiss,
            |d| {
                d.customs.category = Some(ContentsCategory::Sample);
                d.customs.articles[0].origin.clear();
            },
            "Article(RowId(1), Origin): customs-origin-empty",
        ),
    ),
    (
        "A63",
        Here(
            "CORI",
            back,
            |d| d.customs.articles.push(ArticleDraft { origin: "CN".to_owned(), ..article(2) }),
            "Article(RowId(2), Origin): customs-origins-differ",
        ),
    ),
    (
        "A70",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].currency = "HKD".to_owned(),
            "Article(RowId(1), Currency): customs-currency-refused",
        ),
    ),
    (
        "A71",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles.push(ArticleDraft { currency: "USD".to_owned(), ..article(2) }),
            "Article(RowId(2), Currency): customs-currencies-differ",
        ),
    ),
    ("A72", Here("CORI", back, |d| d.customs.articles[0].currency.clear(), "Article(RowId(1), Currency): missing")),
    (
        "A73",
        Here(
            "DOS",
            swiss,
            |d| d.customs.articles[0].currency.clear(),
            "Article(RowId(1), Currency): customs-currency-empty",
        ),
    ),
    ("A80", Here("CORI", back, |d| d.customs.articles[0].reference.clear(), "Article(RowId(1), Reference): missing")),
    (
        "A81",
        Here(
            "CORI",
            back,
            |d| d.customs.articles[0].reference = "n".repeat(36),
            "Article(RowId(1), Reference): too-long",
        ),
    ),
    (
        "A82",
        Here(
            "CORI",
            back,
            |d| d.customs.originals.push(OriginalDraft { parcel_number: "CA268091420FR".to_owned(), ..original(2) }),
            "Article(RowId(1), OriginalIdent): missing",
        ),
    ),
    (
        "A83",
        Here(
            "CORI",
            back,
            |d| d.customs.articles[0].original_ident = "C".to_owned(),
            "Article(RowId(1), OriginalIdent): customs-original-unknown",
        ),
    ),
    (
        "A90",
        Here("DOS", american, |d| d.customs.articles[0].vat = "-1".into(), "Article(RowId(1), Vat): customs-not-a-sum"),
    ),
    ("C01", Here("DOS", swiss, |d| d.customs.category = None, "Customs(Category): missing")),
    ("C02", Elsewhere("a category is one of six by its type")),
    (
        "C03",
        Here(
            "CORI",
            back,
            |d| d.customs.category = Some(ContentsCategory::Gift),
            "Customs(Category): customs-category-not-return",
        ),
    ),
    (
        "C04",
        Here(
            "DOS",
            british,
            |d| d.customs.category = Some(ContentsCategory::Sample),
            "Customs(Category): customs-category-not-sale",
        ),
    ),
    (
        "C05",
        Here(
            "DOS",
            swiss,
            |d| d.customs.category = Some(ContentsCategory::Other),
            "Customs(Explanation): customs-category-unexplained",
        ),
    ),
    (
        "C06",
        Here(
            "DOS",
            swiss,
            |d| d.customs.category = Some(ContentsCategory::Gift),
            "Customs(Category): customs-gift-from-company",
        ),
    ),
    (
        "O01",
        Here("CORI", back, |d| d.customs.originals.clear(), "Original(RowId(0), ParcelNumber): customs-no-original"),
    ),
    (
        "O02",
        Here(
            "CORI",
            back,
            |d| d.customs.originals.push(original(2)),
            "Original(RowId(2), ParcelNumber): customs-duplicate-original",
        ),
    ),
    (
        "O03",
        Here(
            "CORI",
            back,
            |d| d.customs.originals[0].parcel_number = "CB199930762FR".to_owned(),
            "Original(RowId(1), ParcelNumber): customs-parcel-number-wrong",
        ),
    ),
    (
        "O04",
        Here(
            "CORI",
            back,
            |d| d.customs.originals[0].invoice_number.clear(),
            "Original(RowId(1), InvoiceNumber): missing",
        ),
    ),
    (
        "O05",
        Here(
            "CORI",
            back,
            |d| d.customs.originals[0].invoice_date = "23/11/2026".into(),
            "Original(RowId(1), InvoiceDate): date-ahead",
        ),
    ),
    (
        "O06",
        Here(
            "CORI",
            back,
            |d| d.customs.originals.push(OriginalDraft { invoice_date: "03/10/2026".into(), ..original(2) }),
            "Original(RowId(2), InvoiceDate): customs-invoice-two-dates",
        ),
    ),
    ("D01", Here("DOS", swiss, |d| d.customs = CustomsDraft::default(), "Customs(Articles): customs-no-article")),
    ("D02", Here("DOS", swiss, |d| d.customs.postage = "".into(), "Customs(Postage): missing")),
    ("D03", Here("DOS", swiss, |d| d.customs.copies = "5".into(), "Customs(Copies): customs-copies-over")),
    ("D04", Here("DOS", swiss, |d| d.customs.copies = "2".into(), "Customs(Copies): customs-copies-few")),
    ("D05", Here("DOS", american, |d| d.customs.description.clear(), "Customs(Description): missing")),
    ("D06", Here("DOS", swiss, |d| d.customs.comments = "n".repeat(36), "Customs(Comments): too-long")),
    ("D07", Here("DOS", swiss, |d| d.customs.invoice.clear(), "Customs(Invoice): customs-invoice-advised")),
    ("D08", Here("DOS", swiss, |d| d.customs.licence = "n".repeat(36), "Customs(Licence): too-long")),
    ("D09", Here("CDS", overseas, |_| (), "Customs(ImportersReference): customs-importer-advised")),
    ("D10", Here("DOS", american, |d| d.customs.eori.clear(), "Customs(Eori): missing")),
    ("D11", Here("DOS", american, |d| d.customs.eori = "1234567".to_owned(), "Customs(Eori): customs-eori-shape")),
    ("D12", Here("CDS", overseas, |_| (), "Customs(ConsigneeEori): customs-consignee-eori-advised")),
    ("D13", Here("DOS", swiss, |d| *d = to("AU", "2000", swiss()), "Customs(Gst): customs-gst-advised")),
    (
        "D14",
        Here("DOS", swiss, |d| *d = to("GB", "SW1A 1AA", swiss()), "Customs(Comments): customs-british-vat-advised"),
    ),
    ("D15", Here("DOS", swiss, |d| *d = to("DE", "10115", swiss()), "Customs(Articles): customs-declaration-ignored")),
    ("P01", Here("DOM", home, |d| d.parcel.weight = "30,01 kg".into(), "Weight: weight-over")),
    ("P02", Here("DOS", american, |d| d.parcel.size = "".into(), "Size: missing")),
    ("P03", Here("DOM", home, |d| d.parcel.size = "120x20x5".into(), "Size: colissimo-non-standard-size")),
    ("P04", Here("HD", picked_up, |d| d.parcel.size = "120x20x5".into(), "Size: colissimo-point-standard-size-only")),
    ("P05", Here("HD", picked_up, |d| d.handling.point = None, "PickupPoint: missing")),
    ("P06", Here("DOS", home, |d| d.handling.insurance = "5001".into(), "Insurance: colissimo-insurance-over")),
    ("P07", Here("DOS", swiss, |d| d.handling.undeliverable = None, "Undeliverable: missing")),
    (
        "P08",
        Here(
            "COM",
            overseas,
            |d| d.handling.duties = Duties::SenderOverseas,
            "Duties: colissimo-duties-overseas-not-there",
        ),
    ),
    ("P09", Here("DOS", american, |d| *d = to("NO", "0150", american()), "Duties: colissimo-duties-not-there")),
    ("P10", Here("DOM", home, |d| *d = to("DE", "10115", home()), "Service: colissimo-service-instead")),
    (
        "P11",
        Here("CORI", back, |d| d.format = FormatChoice::Fixed(LabelFormat::Zpl), "Format: colissimo-return-on-page"),
    ),
    (
        "N01",
        Here(
            "DOM",
            home,
            |d| d.consignee.postcode = "97400".to_owned(),
            "Address(Consignee, Country): colissimo-postcode-of-territory",
        ),
    ),
    ("N02", Here("DOS", american, |d| d.consignee.state.clear(), "Address(Consignee, State): missing")),
    ("N03", Here("DOS", american, |d| d.order.phone = "".into(), "OrderPhone: missing")),
    (
        "N04",
        Here(
            "DOM",
            home,
            |d| {
                *d = to("BE", "1000", home());
                d.order.phone = "+32 470 12 34 5".into();
            },
            "OrderPhone: colissimo-mobile-belgian",
        ),
    ),
    ("N05", Here("DOM", home, |d| d.consignee.street.clear(), "Address(Consignee, Street): missing")),
    (
        "N06",
        Here(
            "DOM",
            home,
            |d| d.consignee.street = "1234 avenue du Général-de-Gaulle prolongée".to_owned(),
            "Address(Consignee, Street): colissimo-line-moved",
        ),
    ),
    ("N07", Elsewhere("on a return the desk is the addressee, and its name stands for its company in the request")),
    (
        "N08",
        Here("DOM", home, |d| d.consignee.city = "София".to_owned(), "Address(Consignee, City): customs-sign-refused"),
    ),
    (
        "N09",
        Elsewhere(
            "the request leaves a reference away that the label has no room for; the order number itself is held to 30 signs",
        ),
    ),
    ("N10", Elsewhere("a parcel is handed over today or later by the type of its day")),
];
