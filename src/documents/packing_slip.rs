//! The packing slip: what goes into a parcel, for whoever packs it and for whoever opens it.
//!
//! Its words come as data, in the operator's language; so do weights and dates, written as that language writes them.

use std::ops::Range;

use super::codes::draw_code_128;
use super::form::Area;
use super::form::Ticked;
use super::form::sizes;
use super::form::tick_box;
use super::form::write;
use super::form::write_amid;
use super::grid::Grid;
use super::grid::Room;
use super::lettering::Weight;
use super::lettering::clean;
use super::lettering::wrapped;
use super::page::Align;
use super::page::Page;
use super::page::bound;
use crate::domain::Address;
use crate::domain::CustomsItem;
use crate::domain::Grams;
use crate::domain::PackingWords;
use crate::domain::Tongue;
use crate::domain::TrackingNumber;
use crate::domain::countries;

/// A4.
const PAPER: (f32, f32) = (210.0, 297.0);
const LEFT: f32 = 15.0;
const WIDTH: f32 = PAPER.0 - 2.0 * LEFT;
const BOTTOM: f32 = PAPER.1 - 15.0;
/// Where the table begins on the first page and on each later one.
const FIRST: f32 = 118.0;
const LATER: f32 = 30.0;
const HEADS: f32 = 7.0;
/// An office printer's 600 and 1200 dots are whole ones of these.
const DPI: u32 = 300;

const SMALL: f32 = 2.6;
const FILLED: f32 = 3.4;

/// What stands on the slip.
#[derive(Clone, Copy)]
pub struct PackingSlip<'a> {
    /// The words around it.
    pub words: &'a PackingWords,
    /// Where it comes from.
    pub sender: &'a Address,
    /// Where it goes.
    pub consignee: &'a Address,
    /// The operator's language, for the countries' names.
    pub tongue: Tongue,
    /// The shop's number.
    pub order: Option<&'a str>,
    /// What is inside, in the order's own words: printed where there are no articles.
    pub contents: Option<&'a str>,
    /// The declaration's articles.
    pub items: &'a [CustomsItem],
    /// The day, as the operator writes days.
    pub date: &'a str,
    /// What carries it.
    pub service: &'a str,
    /// What the parcel weighs, packing included.
    pub weight: Grams,
    /// A weight as the operator writes it.
    pub weighed: &'a dyn Fn(Grams) -> String,
    /// The parcel's number, where it has one yet.
    pub tracking: Option<&'a TrackingNumber>,
}

/// The slip as a PDF. The same slip gives the same bytes.
pub fn packing_slip(slip: &PackingSlip<'_>) -> Vec<u8> {
    bound(&pages(slip), &slip.words.title)
}

fn pages(slip: &PackingSlip<'_>) -> Vec<Page> {
    let columns = COLUMNS.map(|(wide, align)| (wide, align));
    let cells = |item: &CustomsItem| {
        vec![
            String::new(),
            item.quantity.to_string(),
            item.description.clone(),
            item.reference.clone().unwrap_or_default(),
            (slip.weighed)(item.weight),
        ]
    };
    let grid = Grid::of(&columns, slip.items.iter().map(cells), FILLED, 1.5);
    let (first, later) = (BOTTOM - FIRST - HEADS, BOTTOM - LATER - HEADS);
    let shared = grid.pages(Room { first, later, followed: 0.0, last: 0.0 });
    let of = shared.len();
    let draw = |(index, range): (usize, &Range<usize>)| {
        let mut page = Page::new(PAPER.0, PAPER.1);
        header(&mut page, slip, (index + 1, of));
        let top = if index == 0 { FIRST } else { LATER };
        if index == 0 {
            addresses(&mut page, slip);
            facts(&mut page, slip);
        }
        if slip.items.is_empty() {
            contents(&mut page, slip, top);
        } else {
            table(&mut page, slip, &grid, (top, range.clone()));
        }
        page
    };
    shared.iter().enumerate().map(draw).collect()
}

/// A square to be ticked, how many, what, its reference, and what one weighs.
const COLUMNS: [(f32, Align); 5] =
    [(10.0, Align::Left), (16.0, Align::Right), (88.0, Align::Left), (40.0, Align::Left), (26.0, Align::Right)];

fn header(page: &mut Page, slip: &PackingSlip<'_>, (number, of): (usize, usize)) {
    let title = Area::new(LEFT, 13.0, WIDTH * 0.6, 9.0);
    write(page, title, &sizes(8.0, 4.0), (Align::Left, Weight::Bold), &slip.words.title);
    let right = Area::new(LEFT + WIDTH * 0.62, 13.0, WIDTH * 0.38, 5.0);
    let order = slip.order.unwrap_or_default();
    write(page, right, &sizes(5.0, 2.0), (Align::Right, Weight::Bold), order);
    page.aligned(LEFT, WIDTH, 22.5, SMALL, (Align::Right, Weight::Regular), &format!("{number} / {of}"));
    page.rule(LEFT, 25.0, WIDTH);
}

fn addresses(page: &mut Page, slip: &PackingSlip<'_>) {
    let halves = Area::new(LEFT, 29.0, WIDTH, 36.0).columns([WIDTH / 2.0; 2]);
    let parties = [(&slip.words.sender, slip.sender), (&slip.words.consignee, slip.consignee)];
    for ((title, address), half) in parties.into_iter().zip(halves) {
        let room = Area { width: half.width - 6.0, ..half };
        write(page, room.top(SMALL), &sizes(SMALL, 1.8), (Align::Left, Weight::Regular), title);
        let state = address.state.as_deref().map(|state| format!(" {state}")).unwrap_or_default();
        let town = format!("{} {}{state}", address.postcode, address.city);
        let country = countries::name(address.country, slip.tongue).unwrap_or(address.country.code()).to_owned();
        let lines = [Some(&address.name), address.company.as_ref(), Some(&address.street), address.extra.as_ref()];
        let lines: Vec<&String> = lines.into_iter().flatten().chain([&town, &country]).chain(&address.phone).collect();
        let below = room.below(SMALL * 1.6);
        let pitch = (below.height / lines.len() as f32).min(5.2);
        for (index, line) in lines.into_iter().enumerate() {
            let weight = if index == 0 { Weight::Bold } else { Weight::Regular };
            let place = below.below(pitch * index as f32).top(pitch);
            write_amid(page, place, &sizes(4.0, 1.4), (Align::Left, weight), line);
        }
    }
    page.rule(LEFT, 68.0, WIDTH);
}

/// What is to be known of the parcel, and the two codes by which it is found.
fn facts(page: &mut Page, slip: &PackingSlip<'_>) {
    let words = slip.words;
    let tracking = slip.tracking.map(TrackingNumber::grouped).unwrap_or_default();
    let facts = [
        (&words.order, slip.order.unwrap_or_default().to_owned()),
        (&words.date, slip.date.to_owned()),
        (&words.service, slip.service.to_owned()),
        (&words.weight, (slip.weighed)(slip.weight)),
        (&words.tracking, tracking),
    ];
    let area = Area::new(LEFT, 71.0, WIDTH / 2.0, 42.0);
    let pitch = area.height / facts.len() as f32;
    for (index, (label, value)) in facts.into_iter().enumerate() {
        let [left, right] = area.below(pitch * index as f32).top(pitch).columns([32.0, area.width - 38.0]);
        let label_room = Area { width: left.width - 2.0, ..left };
        write_amid(page, label_room, &sizes(SMALL, 1.8), (Align::Left, Weight::Regular), label);
        write_amid(page, right, &sizes(FILLED * 1.1, 1.8), (Align::Left, Weight::Bold), &value);
    }
    let codes = [(&words.order, slip.order), (&words.tracking, slip.tracking.map(|number| number.0.as_str()))];
    let half = Area::new(LEFT + WIDTH / 2.0, 71.0, WIDTH / 2.0, 42.0);
    for (index, (label, code)) in codes.into_iter().enumerate() {
        let Some(code) = code else { continue };
        let place = half.below(21.0 * index as f32).top(20.0);
        if draw_code_128(page, code, (place.x, place.y, place.width, 13.0), DPI) {
            let line = format!("{label} {code}");
            let below = place.below(14.0).top(SMALL * 1.2);
            write(page, below, &sizes(SMALL, 1.4), (Align::Centre, Weight::Regular), &line);
        }
    }
}

fn table(page: &mut Page, slip: &PackingSlip<'_>, grid: &Grid, (top, range): (f32, Range<usize>)) {
    let words = slip.words;
    let heads = ["", &words.quantity, &words.article, &words.reference, &words.unit_weight];
    page.shade(LEFT, top, WIDTH, HEADS);
    let mut x = LEFT;
    for ((wide, align), head) in COLUMNS.into_iter().zip(heads) {
        let cell = Area::new(x + 1.5, top + 0.8, wide - 3.0, HEADS - 1.6);
        write_amid(page, cell, &sizes(SMALL, 1.6), (align, Weight::Bold), head);
        x += wide;
    }
    page.rule(LEFT, top + HEADS, WIDTH);
    let mut y = top + HEADS;
    for index in range {
        tick_box(page, LEFT + 2.2, y + 1.1, 3.4, Ticked::No);
        y = grid.draw(page, (LEFT, y), index..index + 1);
    }
}

/// What the order says is inside, over as many lines as it needs.
fn contents(page: &mut Page, slip: &PackingSlip<'_>, top: f32) {
    let Some(contents) = slip.contents else { return };
    page.text(LEFT, top + 4.0, SMALL, Weight::Bold, &clean(&slip.words.contents));
    let room = BOTTOM - top - 8.0;
    let lines = wrapped(&clean(contents), Weight::Regular, FILLED * 1.2, WIDTH - 9.0, (room / 5.0) as usize);
    tick_box(page, LEFT + 0.2, top + 8.2, 3.4, Ticked::No);
    page.lines(LEFT + 7.0, top + 8.0, WIDTH - 9.0, FILLED * 1.2, (Align::Left, Weight::Regular), &lines);
}

#[cfg(test)]
mod tests {
    use super::super::test_label;
    use super::super::tests::assert_laid_out;
    use super::super::tests::code_in;
    use super::super::tests::lines_of;
    use super::super::tests::text_of;
    use super::*;
    use crate::domain::CountryCode;
    use crate::domain::Hundredths;

    #[test]
    fn what_is_to_be_packed_can_be_read_and_selected() {
        let text = text_of(&on_slip(&items(3), packing_slip));
        for filled in [
            "Bon de préparation",
            "Papeterie du Lac",
            "Zoë Brûlé",
            "97400 Saint-Denis",
            "La Réunion",
            "10482",
            "22.11.2026",
            "Colissimo Domicile",
            "1,25 kg",
            "8Q 5401 6039 950",
            "Carnet relié, couverture en lin",
            "REF-2",
            "0,18 kg",
        ] {
            assert!(text.contains(filled), "{filled} is not on the slip:\n{text}");
        }
        assert!(!text.contains("carnets et encres"), "articles are told, so the order's own words are not");
    }

    #[test]
    fn an_order_without_articles_says_what_it_holds_in_its_own_words() {
        let text = text_of(&on_slip(&[], packing_slip));
        assert!(text.contains("Contenu") && text.contains("carnets et encres"), "{text}");
        assert!(!text.contains("Quantité"));
    }

    #[test]
    fn a_hundred_articles_are_all_there_in_their_order_and_nothing_lies_on_anything_else() {
        let pages = on_slip(&items(100), pages);
        assert!(pages.len() > 2);
        pages.iter().for_each(assert_laid_out);
        let lines: Vec<String> = pages.iter().flat_map(lines_of).collect();
        let told: Vec<&String> = lines.iter().filter(|line| line.starts_with("REF-")).collect();
        assert_eq!(
            told,
            (1..=100).map(|number| format!("REF-{number}")).collect::<Vec<_>>().iter().collect::<Vec<_>>()
        );
        assert!(lines.contains(&format!("{0} / {0}", pages.len())));
    }

    #[test]
    fn long_texts_stay_in_their_places() {
        let mut long = items(4);
        long[1].description = "Ä".repeat(64);
        long[2].description = "Chemises en coton biologique tissées, ".repeat(7);
        long[3].reference = Some("R".repeat(35));
        on_slip(&long, pages).iter().for_each(assert_laid_out);
        on_slip(&items(1), |slip| {
            let wordy = "Größe Ärmel ".repeat(60);
            let consignee = Address { name: wordy.clone(), street: wordy.clone(), ..slip.consignee.clone() };
            let slip = PackingSlip { consignee: &consignee, order: Some(&wordy), service: &wordy, ..*slip };
            pages(&slip).iter().for_each(assert_laid_out);
            let slip = PackingSlip { items: &[], contents: Some(&wordy), ..slip };
            pages(&slip).iter().for_each(assert_laid_out);
        });
    }

    #[test]
    fn order_and_parcel_are_scanned_from_the_paper() {
        let pdf = on_slip(&items(2), packing_slip);
        for (top, says) in [(70.0, "10482"), (91.0, "8Q54016039950")] {
            let area = Area::new(LEFT + WIDTH / 2.0, top, WIDTH / 2.0, 16.0);
            let read = code_in(&pdf, 203, area, rxing::BarcodeFormat::CODE_128);
            assert_eq!(read.as_deref(), Some(says));
        }
    }

    #[test]
    fn the_same_slip_gives_the_same_bytes() {
        let pdf = on_slip(&items(2), packing_slip);
        test_label(101.6, 152.4, 203, &["Ærø".to_owned()]);
        assert_eq!(pdf, on_slip(&items(2), packing_slip));
    }

    fn items(count: usize) -> Vec<CustomsItem> {
        let item = |number: usize| CustomsItem {
            own_description: None,
            description: "Carnet relié, couverture en lin".into(),
            quantity: number as u32,
            weight: Grams(180),
            value: Hundredths(1990),
            hs_code: None,
            origin: CountryCode::FR,
            reference: Some(format!("REF-{number}")),
            original_ident: None,
            vat: None,
            customs_fees: None,
            origin_label: None,
        };
        (1..=count).map(item).collect()
    }

    fn on_slip<T>(items: &[CustomsItem], draw: impl FnOnce(&PackingSlip<'_>) -> T) -> T {
        let word = str::to_owned;
        let words = PackingWords {
            title: word("Bon de préparation"),
            sender: word("Expéditeur"),
            consignee: word("Destinataire"),
            order: word("Commande"),
            date: word("Date"),
            service: word("Service"),
            weight: word("Poids"),
            tracking: word("Suivi"),
            contents: word("Contenu"),
            article: word("Article"),
            quantity: word("Quantité"),
            reference: word("Référence"),
            unit_weight: word("Poids unitaire"),
        };
        let address = |name: &str, postcode: &str, city: &str, country: &str| Address {
            name: name.into(),
            company: None,
            street: "14 rue Sala".into(),
            extra: None,
            postcode: postcode.into(),
            city: city.into(),
            country: country.parse().unwrap(),
            state: None,
            phone: None,
        };
        let weighed = |weight: Grams| format!("{},{:02} kg", weight.0 / 1000, weight.0 % 1000 / 10);
        draw(&PackingSlip {
            words: &words,
            sender: &address("Papeterie du Lac", "69002", "Lyon", "FR"),
            consignee: &address("Zoë Brûlé", "97400", "Saint-Denis", "RE"),
            tongue: Tongue::Fr,
            order: Some("10482"),
            contents: Some("2 carnets et encres"),
            items,
            date: "22.11.2026",
            service: "Colissimo Domicile",
            weight: Grams(1250),
            weighed: &weighed,
            tracking: Some(&TrackingNumber("8Q54016039950".into())),
        })
    }
}
