//! The ways to change a parcel: each a named edit of one or two boxes, to something right, something wrong or something between.

use envoi::domain::AddressDraft;
use envoi::domain::ArticleColumn;
use envoi::domain::ContentsCategory;
use envoi::domain::CustomsBox;
use envoi::domain::Direction;
use envoi::domain::Duties;
use envoi::domain::FormatChoice;
use envoi::domain::LabelFormat;
use envoi::domain::OriginalColumn;
use envoi::domain::OriginalDraft;
use envoi::domain::Part;
use envoi::domain::ShipDay;
use envoi::domain::TrackingNumber;
use envoi::domain::Undeliverable;

use super::bases::Case;
use super::chance::Chance;
use super::values::*;
use crate::article_rules::parcels;

/// Changes the case and says to what, or finds nothing there to change.
pub type Edit = fn(&mut Case, &mut Chance) -> Option<String>;

/// By their names.
pub const EDITS: &[(&str, Edit)] = &[
    ("article text", |case, chance| cell(case, chance, ArticleColumn::Description, DESCRIPTIONS)),
    ("article English", |case, chance| cell(case, chance, ArticleColumn::English, DESCRIPTIONS)),
    ("quantity", |case, chance| cell(case, chance, ArticleColumn::Quantity, QUANTITIES)),
    ("article weight", |case, chance| cell(case, chance, ArticleColumn::Weight, PIECE_WEIGHTS)),
    ("article value", |case, chance| cell(case, chance, ArticleColumn::Value, VALUES)),
    ("currency", |case, chance| cell(case, chance, ArticleColumn::Currency, CURRENCIES)),
    ("currency of all", |case, chance| {
        let currency = typed(chance, CURRENCIES);
        case.draft.customs.articles.iter_mut().for_each(|article| article.currency.clone_from(&currency));
        Some(currency)
    }),
    ("HS code", |case, chance| cell(case, chance, ArticleColumn::HsCode, HS_CODES)),
    ("origin", |case, chance| cell(case, chance, ArticleColumn::Origin, ORIGINS)),
    ("artref", |case, chance| cell(case, chance, ArticleColumn::Reference, REFERENCES)),
    ("originalIdent", |case, chance| cell(case, chance, ArticleColumn::OriginalIdent, IDENTS)),
    ("VAT", |case, chance| cell(case, chance, ArticleColumn::Vat, VALUES)),
    ("customs fees", |case, chance| cell(case, chance, ArticleColumn::CustomsFees, VALUES)),
    ("origin label", |case, chance| cell(case, chance, ArticleColumn::OriginLabel, LINES)),
    ("number of articles", articles),
    ("category", category),
    ("category and explanation", |case, chance| {
        let chosen = category(case, chance)?;
        Some(format!("{chosen}, {}", text_box(case, chance, CustomsBox::Explanation, LINES)?))
    }),
    ("explanation", |case, chance| text_box(case, chance, CustomsBox::Explanation, LINES)),
    ("general description", |case, chance| text_box(case, chance, CustomsBox::Description, DESCRIPTIONS)),
    ("invoice", |case, chance| text_box(case, chance, CustomsBox::Invoice, LINES)),
    ("licence", |case, chance| text_box(case, chance, CustomsBox::Licence, LINES)),
    ("certificate", |case, chance| text_box(case, chance, CustomsBox::Certificate, LINES)),
    ("importer's reference", |case, chance| text_box(case, chance, CustomsBox::ImportersReference, LINES)),
    ("EORI", |case, chance| text_box(case, chance, CustomsBox::Eori, EORIS)),
    ("EORI of the addressee", |case, chance| text_box(case, chance, CustomsBox::ConsigneeEori, EORIS)),
    ("GST", |case, chance| text_box(case, chance, CustomsBox::Gst, LINES)),
    ("comments", |case, chance| text_box(case, chance, CustomsBox::Comments, LINES)),
    ("postage", |case, chance| text_box(case, chance, CustomsBox::Postage, AMOUNTS)),
    ("copies", |case, chance| text_box(case, chance, CustomsBox::Copies, COPIES)),
    ("importer", importer),
    ("originals", originals),
    ("original's invoice", |case, chance| original(case, chance, OriginalColumn::InvoiceNumber, LINES)),
    ("original's date", |case, chance| original(case, chance, OriginalColumn::InvoiceDate, DATES)),
    ("original's number", |case, chance| original(case, chance, OriginalColumn::ParcelNumber, PARCELS)),
    ("name", |case, chance| set(&mut case.draft.consignee.name, chance, NAMES)),
    ("company", |case, chance| set(&mut case.draft.consignee.company, chance, NAMES)),
    ("company alone", |case, chance| {
        case.draft.consignee.name.clear();
        set(&mut case.draft.consignee.company, chance, NAMES)
    }),
    ("street", |case, chance| set(&mut case.draft.consignee.street, chance, STREETS)),
    ("extra line", |case, chance| set(&mut case.draft.consignee.extra, chance, LINES)),
    ("town", |case, chance| set(&mut case.draft.consignee.city, chance, TOWNS)),
    ("postcode", |case, chance| set(&mut case.draft.consignee.postcode, chance, POSTCODES)),
    ("state", |case, chance| set(&mut case.draft.consignee.state, chance, STATES)),
    ("phone of the address", |case, chance| set(&mut case.draft.consignee.phone, chance, PHONES)),
    ("country alone", |case, chance| {
        let (country, _) = PLACES[chance.below(PLACES.len())];
        case.draft.consignee.country = country.parse().expect("a code");
        Some(country.to_owned())
    }),
    ("destination", destination),
    ("destination", destination),
    ("destination and product", |case, chance| {
        let to = destination(case, chance)?;
        Some(format!("{to}, {}", product(case, chance)?))
    }),
    ("product", product),
    ("phone", |case, chance| set(&mut case.draft.order.phone.text, chance, PHONES)),
    ("e-mail", |case, chance| set(&mut case.draft.order.email.text, chance, EMAILS)),
    ("order number", |case, chance| set(&mut case.draft.order.number, chance, LINES)),
    ("weight", |case, chance| set(&mut case.draft.parcel.weight.text, chance, WEIGHTS)),
    ("size", |case, chance| set(&mut case.draft.parcel.size.text, chance, SIZES)),
    ("awkward", |case, _| {
        case.draft.handling.awkward = true;
        Some("yes".to_owned())
    }),
    ("insurance", |case, chance| set(&mut case.draft.handling.insurance.text, chance, AMOUNTS)),
    ("duties", |case, chance| {
        case.draft.handling.duties = Duties::ALL[chance.below(3)];
        Some(case.draft.handling.duties.id().to_owned())
    }),
    ("undeliverable", |case, chance| {
        let choices = [None, Some(Undeliverable::ComeBack), Some(Undeliverable::Abandon)];
        case.draft.handling.undeliverable = choices[chance.below(3)];
        Some(format!("{:?}", case.draft.handling.undeliverable))
    }),
    ("point", point),
    ("instructions", |case, chance| set(&mut case.draft.handling.instructions, chance, LINES)),
    ("part", part),
    ("direction", |case, _| {
        let other = match case.draft.handling.direction {
            Direction::Out => Direction::Return,
            Direction::Return => Direction::Out,
        };
        case.draft.handling.direction = other;
        Some(format!("{other:?}"))
    }),
    ("format", |case, chance| {
        let formats = [LabelFormat::Pdf, LabelFormat::Zpl, LabelFormat::Png];
        case.draft.format = FormatChoice::Fixed(formats[chance.below(3)]);
        Some(format!("{:?}", case.draft.format))
    }),
    ("ship day", |case, chance| {
        case.draft.ship_day = [ShipDay::Today, ShipDay::Tomorrow, ShipDay::AfterTomorrow][chance.below(3)];
        Some(format!("{:?}", case.draft.ship_day))
    }),
    ("sender's name", |case, chance| {
        case.sender.company.clear();
        set(&mut case.sender.name, chance, NAMES)
    }),
    ("sender's street", |case, chance| set(&mut case.sender.street, chance, STREETS)),
    ("sender's town", |case, chance| set(&mut case.sender.city, chance, TOWNS)),
    ("sender's postcode", |case, chance| set(&mut case.sender.postcode, chance, POSTCODES)),
    ("sender's phone", |case, chance| set(&mut case.sender.phone, chance, PHONES)),
    ("sender's place", |case, chance| {
        let (country, postcode) = PLACES[chance.below(PLACES.len())];
        move_to(&mut case.sender, country, postcode);
        Some(format!("{country} {postcode}"))
    }),
];

fn set(at: &mut String, chance: &mut Chance, values: &[&str]) -> Option<String> {
    *at = typed(chance, values);
    Some(at.clone())
}

fn cell(case: &mut Case, chance: &mut Chance, column: ArticleColumn, values: &[&str]) -> Option<String> {
    let articles = &mut case.draft.customs.articles;
    if articles.is_empty() {
        return None;
    }
    let at = chance.below(articles.len());
    set(articles[at].text_mut(column), chance, values)
}

fn text_box(case: &mut Case, chance: &mut Chance, at: CustomsBox, values: &[&str]) -> Option<String> {
    if case.draft.customs.is_blank() {
        return None;
    }
    set(case.draft.customs.text_mut(at)?, chance, values)
}

fn original(case: &mut Case, chance: &mut Chance, column: OriginalColumn, values: &[&str]) -> Option<String> {
    set(case.draft.customs.originals.first_mut()?.text_mut(column), chance, values)
}

fn articles(case: &mut Case, chance: &mut Chance) -> Option<String> {
    let articles = &mut case.draft.customs.articles;
    let first = articles.first()?.clone();
    let count = [0, 1, 2, 10, 11, 100, 101][chance.below(7)];
    let light = |row| {
        let mut article = first.clone();
        (article.row, article.quantity, article.weight) = (parcels::article(row).row, "1".into(), "11 g".into());
        article
    };
    *articles = (1..=count).map(light).collect();
    case.draft.customs.next_row = count;
    Some(count.to_string())
}

fn category(case: &mut Case, chance: &mut Chance) -> Option<String> {
    use ContentsCategory::*;
    if case.draft.customs.is_blank() {
        return None;
    }
    let choices = [None, Some(Gift), Some(Sample), Some(Commercial), Some(Document), Some(Other), Some(Return)];
    case.draft.customs.category = choices[chance.below(choices.len())];
    Some(format!("{:?}", case.draft.customs.category))
}

fn importer(case: &mut Case, chance: &mut Chance) -> Option<String> {
    if case.draft.customs.is_blank() {
        return None;
    }
    let mut importer = AddressDraft { name: "Jean Modèle".to_owned(), ..case.draft.consignee.clone() };
    let said = match chance.below(5) {
        0 => set(&mut importer.street, chance, STREETS),
        1 => set(&mut importer.city, chance, TOWNS),
        2 => set(&mut importer.name, chance, NAMES),
        3 => set(&mut importer.postcode, chance, POSTCODES),
        _ => Some("whole".to_owned()),
    };
    case.draft.customs.importer = Some(importer);
    said
}

fn originals(case: &mut Case, chance: &mut Chance) -> Option<String> {
    let customs = &mut case.draft.customs;
    if customs.is_blank() {
        return None;
    }
    let first = parcels::original(1);
    let numbered = |row: u32| OriginalDraft {
        parcel_number: PARCELS_OF_ONE_RETURN[row as usize % PARCELS_OF_ONE_RETURN.len()].to_owned(),
        ..parcels::original(row)
    };
    let (said, made): (&str, Vec<OriginalDraft>) = match chance.below(7) {
        0 => ("none", Vec::new()),
        1 => ("one", vec![first]),
        2 => ("two", (1..=2).map(numbered).collect()),
        3 => ("the same twice", vec![first.clone(), OriginalDraft { row: numbered(2).row, ..first }]),
        4 => ("five", (1..=5).map(numbered).collect()),
        5 => ("six", (1..=6).map(numbered).collect()),
        _ => {
            let other = OriginalDraft { invoice_date: "03/10/2026".into(), ..numbered(2) };
            ("one invoice of two days", vec![numbered(1), other])
        }
    };
    let several = made.len() > 1;
    customs.originals = made;
    if several && chance.below(4) > 0 {
        customs.articles.iter_mut().for_each(|article| article.original_ident = "A".to_owned());
    }
    Some(said.to_owned())
}

fn destination(case: &mut Case, chance: &mut Chance) -> Option<String> {
    let (country, postcode) = PLACES[chance.below(PLACES.len())];
    move_to(&mut case.draft.consignee, country, postcode);
    Some(format!("{country} {postcode}"))
}

fn move_to(address: &mut AddressDraft, country: &str, postcode: &str) {
    address.country = country.parse().expect("a code");
    address.postcode = postcode.to_owned();
}

fn product(case: &mut Case, chance: &mut Chance) -> Option<String> {
    case.service = chance.one_of(PRODUCTS).to_owned();
    Some(case.service.clone())
}

fn point(case: &mut Case, chance: &mut Chance) -> Option<String> {
    let point = parcels::picked_up().handling.point;
    let id = typed(chance, POINTS);
    case.draft.handling.point = point.filter(|_| id != "none");
    let at = case.draft.consignee.country;
    if let Some(point) = &mut case.draft.handling.point {
        point.id.clone_from(&id);
        // Chosen for the address that the parcel goes to, but for one in three.
        if chance.below(3) > 0 {
            point.country = at;
        }
    }
    Some(id)
}

fn part(case: &mut Case, chance: &mut Chance) -> Option<String> {
    let (number, of) = [(1, 2), (2, 2), (3, 3), (5, 5), (6, 6), (3, 2), (1, 1)][chance.below(7)];
    let parcel = ["6C00000000000", "CB199930761FR", "CB199930762FR"][chance.below(3)];
    let named = if number == of && chance.below(4) > 0 { number - 1 } else { 0 };
    let followers = (0..named).map(|_| TrackingNumber(parcel.to_owned())).collect();
    case.draft.handling.part = Some(Part { number, of, followers });
    Some(format!("{number} of {of}, {named} of {parcel}"))
}
