//! La Poste's bordereau de dépôt: what is handed over in a day, with the code that its site reads.
//!
//! Drawn here where the carrier's own cannot be had. Its text is `assets/forms/deposit-slip.tsv`; what it says and how its
//! code is made up is in La Poste's SLS documentation, under "bordereau de dépôt".

use std::ops::Range;

use jiff::civil::Date;

use super::codes::draw_pdf_417;
use super::form::Area;
use super::form::Form;
use super::form::country_names;
use super::form::sizes;
use super::form::write;
use super::form::write_amid;
use super::grid::Grid;
use super::grid::Room;
use super::lettering::Weight;
use super::lettering::width;
use super::page::Align;
use super::page::Page;
use super::page::bound;
use crate::domain::Address;
use crate::domain::DepositSlip;
use crate::domain::Grams;
use crate::domain::Money;
use crate::domain::TrackingNumber;

static FORM: Form = Form::new(include_str!("../../assets/forms/deposit-slip.tsv"));

/// A4 on its side.
const PAPER: (f32, f32) = (297.0, 210.0);
const LEFT: f32 = 10.0;
const WIDTH: f32 = PAPER.0 - 2.0 * LEFT;
/// Where the table begins, and how high its heads are.
const TABLE: f32 = 43.0;
const HEADS: f32 = 7.0;
/// Where the page's own sums stand.
const FOOT: f32 = 5.5;
/// What the last page has below its table: the code, a place for a stamp, and a note.
const END: f32 = 57.0;
const BOTTOM: f32 = PAPER.1 - 8.0;

const SMALL: f32 = 2.1;
const FILLED: f32 = 2.9;

/// What stands on the slip.
#[derive(Clone, Copy)]
pub struct SlipPaper<'a> {
    /// The slip's number: up to ten figures, each slip's one above the last one's.
    pub number: &'a str,
    /// The day on which the parcels are handed over.
    pub date: Date,
    /// The account's number: six figures.
    pub account: &'a str,
    /// Where they are handed over, as La Poste calls it: its number, its name or both.
    pub site: &'a str,
    /// Who hands over.
    pub sender: &'a Address,
    /// What is handed over, in any order.
    pub parcels: &'a [SlipParcel],
}

/// A parcel on the slip.
#[derive(Clone, PartialEq, Eq)]
pub struct SlipParcel {
    /// Its whole number, check digit included.
    pub number: TrackingNumber,
    /// The sender's own number for it.
    pub reference: Option<String>,
    /// Where it goes.
    pub consignee: Address,
    /// What it weighs.
    pub weight: Grams,
    /// For how much it is insured.
    pub insurance: Option<Money>,
    /// No belt carries it.
    pub non_machinable: bool,
    /// The sender pays its duties overseas (`ftd`).
    pub duties_paid: bool,
}

/// Why no slip can be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSlip {
    /// None, or more than a slip takes.
    #[error("a slip has 1 to {most} parcels, not {0}", most = DepositSlip::MOST)]
    Parcels(usize),
    /// The slip's number cannot be coded.
    #[error("a slip's number is 1 to 10 figures")]
    Number,
    /// The account's number cannot be coded.
    #[error("a slip's account is 6 figures")]
    Account,
    /// The number of the so many'th parcel cannot be coded.
    #[error("the number of parcel {0} is not 13 letters and figures")]
    ParcelNumber(usize),
}

impl std::fmt::Debug for SlipParcel {
    /// Never the person: a log may hold a `Debug`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SlipParcel({})", self.number.0)
    }
}

/// The slip as a PDF, parcels in the order of their numbers. The same slip gives the same bytes.
pub fn deposit_slip(slip: &SlipPaper<'_>) -> Result<Vec<u8>, NoSlip> {
    Ok(bound(&pages(slip)?, FORM.french("title")))
}

fn pages(slip: &SlipPaper<'_>) -> Result<Vec<Page>, NoSlip> {
    let mut parcels: Vec<&SlipParcel> = slip.parcels.iter().collect();
    parcels.sort_by(|a, b| a.number.0.cmp(&b.number.0));
    let coded = coded(slip, &parcels)?;
    let columns = COLUMNS.map(|(_, wide, align)| (wide, align));
    let grid = Grid::of(&columns, parcels.iter().map(|parcel| cells(parcel)), 2.4, 0.9);
    let rows = BOTTOM - TABLE - HEADS;
    let shared = grid.pages(Room { first: rows, later: rows, followed: FOOT, last: FOOT + END });
    let of = shared.len();
    let draw = |(index, range): (usize, &Range<usize>)| {
        let mut page = Page::new(PAPER.0, PAPER.1);
        header(&mut page, slip, &parcels, (index + 1, of));
        table(&mut page, &grid, &parcels, range.clone());
        if index + 1 == of {
            end(&mut page, &coded);
        }
        page
    };
    Ok(shared.iter().enumerate().map(draw).collect())
}

/// What the code says: the account, the day, the slip, and each parcel's number without its check digit.
fn coded(slip: &SlipPaper<'_>, parcels: &[&SlipParcel]) -> Result<String, NoSlip> {
    let figures = |text: &str| text.bytes().all(|sign| sign.is_ascii_digit());
    if !(1..=DepositSlip::MOST).contains(&parcels.len()) {
        return Err(NoSlip::Parcels(parcels.len()));
    }
    if !(1..=10).contains(&slip.number.len()) || !figures(slip.number) {
        return Err(NoSlip::Number);
    }
    if slip.account.len() != 6 || !figures(slip.account) {
        return Err(NoSlip::Account);
    }
    let mut coded = format!("DEBBORCS{}{}{:0>10}", slip.account, slip.date.strftime("%d%m%Y"), slip.number);
    for (index, parcel) in parcels.iter().enumerate() {
        let number = without_check_digit(&parcel.number.0).ok_or(NoSlip::ParcelNumber(index + 1))?;
        coded.push_str(&number);
    }
    coded.push_str("FINBORCS");
    Ok(coded)
}

/// Twelve signs: La Poste's own numbers end in their check digit; in those of the UPU the country follows it.
fn without_check_digit(number: &str) -> Option<String> {
    let sound = number.len() == 13 && number.bytes().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit());
    let (body, country) = sound.then(|| number.split_at(11))?;
    let is_international = country.bytes().all(|sign| sign.is_ascii_uppercase());
    Some(if is_international { format!("{}{country}", &body[..10]) } else { number[..12].to_owned() })
}

const COLUMNS: [(&str, f32, Align); 11] = [
    ("parcel", 31.0, Align::Left),
    ("reference", 27.0, Align::Left),
    ("consignee", 46.0, Align::Left),
    ("street", 44.0, Align::Left),
    ("postcode", 16.0, Align::Left),
    ("town", 33.0, Align::Left),
    ("country", 26.0, Align::Left),
    ("weight", 14.0, Align::Right),
    ("insurance", 20.0, Align::Right),
    ("by-hand", 11.0, Align::Centre),
    ("duties", 9.0, Align::Centre),
];

fn cells(parcel: &SlipParcel) -> Vec<String> {
    let address = &parcel.consignee;
    let consignee: Vec<&str> =
        [Some(address.name.as_str()), address.company.as_deref()].into_iter().flatten().collect();
    let street: Vec<&str> = [Some(address.street.as_str()), address.extra.as_deref()].into_iter().flatten().collect();
    let [country, _] = country_names(address.country);
    let flag = |is: bool| if is { "1" } else { "0" }.to_owned();
    vec![
        parcel.number.0.clone(),
        parcel.reference.clone().unwrap_or_default(),
        consignee.join(", "),
        street.join(", "),
        address.postcode.clone(),
        address.city.clone(),
        country,
        kilograms(parcel.weight.0.into()),
        parcel.insurance.map(|money| money.to_string()).unwrap_or_default(),
        flag(parcel.non_machinable),
        flag(parcel.duties_paid),
    ]
}

fn header(page: &mut Page, slip: &SlipPaper<'_>, parcels: &[&SlipParcel], (number, of): (usize, usize)) {
    page.text(LEFT, 14.5, 7.0, Weight::Bold, FORM.french("title"));
    let counted = format!("{} {number} / {of}", FORM.french("page"));
    page.aligned(LEFT, WIDTH, 14.5, 3.2, (Align::Right, Weight::Regular), &counted);

    let sender = Area::new(LEFT, 18.0, 108.0, 21.0);
    page.frame(sender.x, sender.y, sender.width, sender.height);
    let within = sender.inset(1.2);
    write(page, within.top(SMALL), &[SMALL], (Align::Left, Weight::Regular), FORM.french("sender"));
    let address = slip.sender;
    let [country, _] = country_names(address.country);
    let town = format!("{} {}", address.postcode, address.city);
    let lines = [Some(&address.name), address.company.as_ref(), Some(&address.street), address.extra.as_ref()];
    let lines: Vec<&String> = lines.into_iter().flatten().chain([&town, &country]).collect();
    let below = within.below(SMALL * 1.3);
    let pitch = below.height / lines.len() as f32;
    for (index, line) in lines.into_iter().enumerate() {
        let weight = if index == 0 { Weight::Bold } else { Weight::Regular };
        let place = below.below(pitch * index as f32).top(pitch);
        write_amid(page, place, &sizes(FILLED.min(pitch * 0.9), 1.0), (Align::Left, weight), line);
    }

    let total: u64 = parcels.iter().map(|parcel| u64::from(parcel.weight.0)).sum();
    let facts = [
        ("number", format!("{:0>10}", slip.number)),
        ("date", slip.date.strftime("%d/%m/%Y").to_string()),
        ("account", slip.account.to_owned()),
        ("site", slip.site.to_owned()),
        ("total-count", parcels.len().to_string()),
        ("total-weight", kilograms(total)),
    ];
    let area = Area::new(LEFT + 118.0, 18.0, WIDTH - 118.0, 21.0);
    let (wide, high) = (area.width / 2.0, area.height / 3.0);
    for (index, (id, value)) in facts.into_iter().enumerate() {
        let (x, y) = (area.x + wide * (index / 3) as f32, area.y + high * (index % 3) as f32);
        page.frame(x, y, wide, high);
        let [label, filled] = Area::new(x + 1.2, y, wide - 2.4, high).columns([34.0, wide - 36.4]);
        let room = Area { width: label.width - 1.0, ..label };
        write_amid(page, room, &sizes(SMALL, 1.6), (Align::Left, Weight::Regular), FORM.french(id));
        write_amid(page, filled, &sizes(FILLED, 1.2), (Align::Left, Weight::Bold), &value);
    }
}

fn table(page: &mut Page, grid: &Grid, parcels: &[&SlipParcel], range: Range<usize>) {
    page.shade(LEFT, TABLE, WIDTH, HEADS);
    let mut x = LEFT;
    for (id, wide, _) in COLUMNS {
        let cell = Area::new(x, TABLE, wide, HEADS).inset(0.6);
        write_amid(page, cell, &sizes(SMALL, 1.5), (Align::Centre, Weight::Bold), FORM.french(id));
        x += wide;
    }
    page.rule(LEFT, TABLE + HEADS, WIDTH);
    let bottom = grid.draw(page, (LEFT, TABLE + HEADS), range.clone());
    let mut x = LEFT;
    for (_, wide, _) in &COLUMNS[..COLUMNS.len() - 1] {
        x += wide;
        page.post(x, TABLE, bottom - TABLE);
    }
    page.frame(LEFT, TABLE, WIDTH, bottom - TABLE);
    let weight: u64 = parcels[range.clone()].iter().map(|parcel| u64::from(parcel.weight.0)).sum();
    let mut right = LEFT + WIDTH;
    for (id, value) in [("page-weight", kilograms(weight)), ("page-count", range.len().to_string())] {
        let line = format!("{} {value}", FORM.french(id));
        right -= width(&line, Weight::Regular, SMALL * 1.1);
        page.text(right, bottom + FOOT - 1.6, SMALL * 1.1, Weight::Regular, &line);
        right -= 8.0;
    }
}

/// What the last page ends with, at its foot.
fn end(page: &mut Page, coded: &str) {
    let area = Area::new(LEFT, BOTTOM - END + 4.0, WIDTH, END - 4.0);
    let [visa, code, note] = area.columns([56.0, 163.0, 58.0]);
    let plain = (Align::Left, Weight::Regular);
    write(page, visa.top(SMALL * 1.3), &sizes(SMALL, 1.6), plain, FORM.french("visa"));
    page.frame(visa.x, visa.y + 4.0, visa.width, 36.0);
    write(page, visa.below(42.0), &sizes(SMALL, 1.6), plain, FORM.french("visa-note"));
    draw_pdf_417(page, coded, (code.x, code.y, code.width, code.height));
    write(page, note.top(20.0), &sizes(SMALL * 1.1, 1.8), (Align::Left, Weight::Bold), FORM.french("note"));
}

/// Grams as the slip has them: `1.25`, and a third figure where it counts.
fn kilograms(grams: u64) -> String {
    match grams % 10 {
        0 => format!("{}.{:02}", grams / 1000, grams % 1000 / 10),
        _ => format!("{}.{:03}", grams / 1000, grams % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_label;
    use super::super::tests::assert_laid_out;
    use super::super::tests::code_in;
    use super::super::tests::lines_of;
    use super::super::tests::text_of;
    use super::*;

    #[test]
    fn every_text_of_the_form_is_on_the_paper() {
        let words = on_slip(&parcels(3), pages).unwrap().iter().flat_map(lines_of).collect::<Vec<_>>();
        let words = words.join(" ");
        for [id, french, _] in FORM.lines() {
            assert!(words.contains(french), "{id} is not on the slip: {french}");
        }
    }

    #[test]
    fn the_code_says_account_day_slip_and_parcels_without_their_check_digits() {
        let mut some = parcels(1);
        some.push(SlipParcel { number: TrackingNumber("EY926652383FR".into()), ..some[0].clone() });
        let read = read_from(&on_slip(&some, deposit_slip).unwrap(), 203);
        let says = "DEBBORCS123456221120260000000484".to_owned() + "8Q5401600000" + "EY92665238FR" + "FINBORCS";
        assert_eq!(read, Some(says));
    }

    #[test]
    fn a_full_slip_is_scanned_from_the_dots_of_every_head() {
        let all = parcels(DepositSlip::MOST);
        let says = on_slip(&all, |slip| coded(slip, &all.iter().collect::<Vec<_>>())).unwrap();
        assert_eq!(says.len(), 40 + 12 * DepositSlip::MOST);
        // The last page alone: a first page is what is drawn as dots.
        let page = on_slip(&all, pages).unwrap().pop().unwrap();
        for dpi in [203, 300] {
            assert_eq!(read_from(&page.clone().pdf("page"), dpi).as_ref(), Some(&says), "{dpi} dpi");
        }
    }

    #[test]
    fn every_parcel_is_on_the_slip_once_in_the_order_of_the_numbers_and_the_sums_are_right() {
        let mut all = parcels(50);
        all.reverse();
        let drawn = on_slip(&all, pages).unwrap();
        assert!(drawn.len() > 1);
        let lines: Vec<String> = drawn.iter().flat_map(lines_of).collect();
        let numbers: Vec<&String> = lines.iter().filter(|line| line.starts_with("8Q")).collect();
        assert_eq!(numbers.len(), 50);
        assert!(numbers.is_sorted());
        let after = |words: &str| -> Vec<u64> {
            lines.iter().filter_map(|line| line.strip_prefix(words)?.trim().replace('.', "").parse().ok()).collect()
        };
        assert_eq!(after("Colis de la page ").iter().sum::<u64>(), 50);
        // In hundredths of a kilogram.
        assert_eq!(after("Poids des colis de la page (kg) ").iter().sum::<u64>(), 50 * 125);
        assert!(lines.contains(&"62.50".to_owned()) && lines.contains(&format!("Page {0} / {0}", drawn.len())));
    }

    #[test]
    fn nothing_is_cut_and_nothing_lies_on_anything_else() {
        for count in [1, 14, 20, 50] {
            on_slip(&parcels(count), pages).unwrap().iter().for_each(assert_laid_out);
        }
        let mut long = parcels(20);
        for parcel in &mut long {
            let text = "Établissements Müller & Fils, É".to_owned() + &"W".repeat(8);
            parcel.reference = Some("R".repeat(35));
            let street = text.clone();
            parcel.consignee = Address {
                name: text.clone(),
                company: Some(text.clone()),
                extra: Some(text),
                street,
                ..parcel.consignee.clone()
            };
            parcel.weight = Grams(29_999);
            parcel.insurance = Some(Money::euros(500_000));
        }
        for page in on_slip(&long, pages).unwrap() {
            assert_laid_out(&page);
            assert!(lines_of(&page).iter().all(|line| !line.contains('…')));
        }
    }

    #[test]
    fn the_same_slip_gives_the_same_bytes_and_its_text_can_be_selected() {
        let pdf = on_slip(&parcels(3), deposit_slip).unwrap();
        test_label(101.6, 152.4, 203, &["Ærø".to_owned()]);
        assert_eq!(pdf, on_slip(&parcels(3), deposit_slip).unwrap());
        let text = text_of(&pdf);
        for filled in [
            "0000000484",
            "22/11/2026",
            "123456",
            "LYON PFC",
            "8Q54016000011",
            "Jürg Müßiggänger",
            "SUISSE",
            "50.00 EUR",
        ] {
            assert!(text.contains(filled), "{filled} is not on the slip:\n{text}");
        }
    }

    #[test]
    fn what_cannot_be_coded_is_refused_by_name() {
        let refused = |slip: &dyn Fn(&mut SlipPaper<'_>), parcels: &[SlipParcel]| {
            on_slip(parcels, |paper| {
                let mut paper = *paper;
                slip(&mut paper);
                deposit_slip(&paper).unwrap_err()
            })
        };
        assert_eq!(refused(&|_| (), &[]), NoSlip::Parcels(0));
        assert_eq!(refused(&|_| (), &parcels(51)), NoSlip::Parcels(51));
        assert_eq!(refused(&|slip| slip.number = "12345678901", &parcels(1)), NoSlip::Number);
        assert_eq!(refused(&|slip| slip.account = "12345", &parcels(1)), NoSlip::Account);
        let odd = SlipParcel { number: TrackingNumber("8Q5401600001".into()), ..parcels(1)[0].clone() };
        assert_eq!(refused(&|_| (), &[odd]), NoSlip::ParcelNumber(1));
    }

    fn read_from(pdf: &[u8], dpi: u32) -> Option<String> {
        let area = Area::new(LEFT + 50.0, BOTTOM - END, 175.0, END);
        code_in(pdf, dpi, area, rxing::BarcodeFormat::PDF_417)
    }

    fn parcels(count: usize) -> Vec<SlipParcel> {
        let parcel = |number: usize| SlipParcel {
            number: TrackingNumber(format!("8Q5401600{number:03}{}", number % 10)),
            reference: Some(format!("CMD-{number}")),
            consignee: address("Jürg Müßiggänger", "CH"),
            weight: Grams(1250),
            insurance: Some(Money::euros(5000)),
            non_machinable: number.is_multiple_of(5),
            duties_paid: false,
        };
        (0..count).map(parcel).collect()
    }

    fn address(name: &str, country: &str) -> Address {
        Address {
            name: name.into(),
            company: None,
            street: "14 rue Sala".into(),
            extra: None,
            postcode: "69002".into(),
            city: "Lyon".into(),
            country: country.parse().unwrap(),
            state: None,
            phone: None,
        }
    }

    fn on_slip<T>(parcels: &[SlipParcel], draw: impl FnOnce(&SlipPaper<'_>) -> T) -> T {
        draw(&SlipPaper {
            number: "484",
            date: jiff::civil::date(2026, 11, 22),
            account: "123456",
            site: "841736 LYON PFC",
            sender: &address("Papeterie du Lac", "FR"),
            parcels,
        })
    }
}
