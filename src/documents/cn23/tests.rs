//! The form as a post office would look at it: whole, legible, and its code in reach of a scanner.

use super::super::test_label;
use super::super::tests::assert_laid_out;
use super::super::tests::code_in;
use super::super::tests::lines_of;
use super::super::tests::text_of;
use super::*;
use crate::domain::ContentsCategory;
use crate::domain::CustomsItem;
use crate::domain::Hundredths;
use crate::domain::Media;
use crate::domain::Money;
use crate::domain::OriginalInvoice;
use crate::label;

const PAPERS: [Cn23Paper; 3] = [Cn23Paper::A4, Cn23Paper::Label { dpi: 203 }, Cn23Paper::Label { dpi: 300 }];

#[test]
fn every_text_of_the_form_is_on_the_paper_in_french_and_in_english() {
    let sample = Sample { gst: Some("12 345 678 901".into()), ..Sample::coming_back(100) };
    for paper in PAPERS {
        let words = sample.pages(paper).iter().flat_map(lines_of).collect::<Vec<_>>().join(" ").replace("- ", "");
        for [id, french, english] in FORM.lines() {
            for text in [french, english] {
                assert!(words.contains(*text), "{id} is not on {paper:?}: {text}");
            }
        }
    }
}

#[test]
fn what_was_declared_can_be_selected_from_the_paper() {
    let sample = Sample::of(2);
    for paper in PAPERS {
        let text = text_of(&sample.pdf(paper));
        for filled in [
            "La Poste",
            "Papeterie du Lac",
            "14 rue Sala",
            "69002 Lyon",
            "FRANCE",
            "+33 4 78 00 00 00",
            "FR12345678901234",
            "10482",
            "Jürg Müßiggänger",
            "8004 Zürich",
            "SUISSE / SWITZERLAND",
            "juerg@example.com",
            "CHE-123.456.789 TVA",
            "T-shirt en coton, manches courtes",
            "(Réf. TS-1)",
            "0.180",
            "19.90",
            "61091000",
            "PORTUGAL",
            "1.250",
            "0.720",
            "79.60 EUR",
            "12.35 EUR",
            "Cadeau d'anniversaire",
            "LIC-2026-7",
            "F-2026-118",
            "LYON PFC - 22/11/2026",
            "8Q 54016 03995 0",
        ] {
            assert!(text.contains(filled), "{filled} is not on {paper:?}:\n{text}");
        }
    }
}

#[test]
fn a_hundred_articles_are_all_there_in_their_order_and_each_page_knows_its_place() {
    for paper in PAPERS {
        let sample = Sample::of(100);
        let pages = sample.pages(paper);
        let all: Vec<String> = pages.iter().flat_map(lines_of).collect();
        let numbers: Vec<usize> =
            all.iter().filter_map(|line| line.split("TS-").nth(1)?.trim_end_matches(')').parse().ok()).collect();
        assert_eq!(numbers, (1..=100).collect::<Vec<_>>(), "{paper:?}");
        for (index, page) in pages.iter().enumerate() {
            let place = format!("Page {} / {}", index + 1, pages.len());
            let lines = lines_of(page);
            assert!(lines.contains(&place), "{place} of {lines:?}");
            let follows = format!("Suite page {0} / Continued on page {0}", index + 2);
            assert_eq!(lines.contains(&follows), index + 1 < pages.len(), "{place}");
        }
        assert!(all.iter().any(|line| line == "3980.00 EUR"), "{paper:?}");
    }
}

#[test]
fn nothing_is_cut_and_nothing_lies_on_anything_else() {
    let fullest = "Ä".repeat(64);
    let wordy = "Chemises d'homme en coton biologique tissées, manches longues, W".to_owned();
    for text in [fullest, wordy] {
        let mut sample = Sample { gst: Some(text[..20].to_owned()), ..Sample::coming_back(12) };
        for item in &mut sample.items {
            item.description = text.clone();
            item.reference = Some("R".repeat(35));
            item.weight = Grams(29_999);
            item.quantity = 99_999;
            item.value = Hundredths(99_999_999);
            item.hs_code = "61091000101".parse().ok();
            item.origin = "SH".parse().unwrap();
        }
        let long: String = text.chars().take(35).collect();
        for address in [&mut sample.from, &mut sample.to] {
            address.name = long.clone();
            address.company = Some(long.clone());
            address.street = long.clone();
            address.extra = Some(long.clone());
            address.city = long.clone();
            address.country = "SH".parse().unwrap();
        }
        sample.explanation = Some(long.clone());
        sample.comments = Some(long);
        for paper in PAPERS {
            for page in sample.pages(paper) {
                assert_laid_out(&page);
                assert!(lines_of(&page).iter().all(|line| !line.contains('…')), "{paper:?}: {:?}", lines_of(&page));
            }
        }
    }
    for sample in [Sample::of(1), Sample::of(12), Sample::of(100), Sample::coming_back(3)] {
        for paper in PAPERS {
            sample.pages(paper).iter().for_each(assert_laid_out);
        }
    }
}

#[test]
fn whatever_is_typed_stays_in_its_boxes() {
    let words =
        ["x".repeat(10_000), "Jean ".repeat(2_000), "邮政 🎉 \u{202e}".repeat(50), "\u{0}\u{1b}[31m\r\n\t".into()];
    for word in words {
        let mut sample = Sample::of(3);
        sample.from.name = word.clone();
        sample.to.street = word.clone();
        sample.to.postcode = word.clone();
        sample.items[1].description = word.clone();
        sample.comments = Some(word.clone());
        sample.number = Some(TrackingNumber(word));
        for paper in PAPERS {
            sample.pages(paper).iter().for_each(assert_laid_out);
        }
    }
}

#[test]
fn the_number_is_scanned_from_the_dots_of_every_head() {
    let (domestic, abroad) = ("8Q54016039950", "EY926652383FR");
    for (number, paper, dpi) in [
        (domestic, Cn23Paper::A4, 203),
        (abroad, Cn23Paper::A4, 300),
        (abroad, Cn23Paper::Label { dpi: 203 }, 203),
        (domestic, Cn23Paper::Label { dpi: 300 }, 300),
    ] {
        let sample = Sample { number: Some(TrackingNumber(number.into())), ..Sample::of(2) };
        let area = Layout::of(paper, false).number;
        let read = code_in(&sample.pdf(paper), dpi, area, rxing::BarcodeFormat::CODE_128);
        assert_eq!(read.as_deref(), Some(number), "{paper:?} at {dpi} dpi");
    }
}

#[test]
fn the_bars_are_whole_dots_and_no_narrower_than_the_union_advises() {
    for (paper, dpi) in
        [(Cn23Paper::A4, 300.0), (Cn23Paper::Label { dpi: 203 }, 203.0), (Cn23Paper::Label { dpi: 300 }, 300.0)]
    {
        let page = &Sample { number: Some(TrackingNumber("EY926652383FR".into())), ..Sample::of(1) }.pages(paper)[0];
        let bars = page.marks().iter().find_map(|mark| match mark {
            super::super::page::Mark::Fill { shapes, .. } if shapes.len() > 20 => Some(shapes),
            _ => None,
        });
        let dot = 25.4_f32 / dpi;
        for (x, _, width, _) in bars.unwrap() {
            for side in [x / dot, width / dot] {
                assert!((side - side.round()).abs() < 0.02, "{side} dots at {dpi} dpi");
            }
            assert!(*width >= 0.33);
        }
    }
}

#[test]
fn one_square_is_crossed_for_the_category_and_one_for_each_paper_that_comes_along() {
    for category in ContentsCategory::ALL {
        let sample = Sample { category, ..Sample::of(1) };
        let crosses =
            |sample: &Sample| lines_of(&sample.pages(Cn23Paper::A4)[0]).iter().filter(|line| *line == "X").count();
        // The sample has a licence and an invoice.
        assert_eq!(crosses(&sample), 3, "{category:?}");
    }
}

#[test]
fn a_screen_shows_every_page_and_not_the_first_alone() {
    let sample = Sample::of(100);
    let pages = sample.pages(Cn23Paper::A4).len();
    assert!(pages > 1, "{pages}");
    let pdf = sample.pdf(Cn23Paper::A4);
    let shown = |most| label::decode_pages(&pdf, 40, Media::A4, most).unwrap();
    assert_eq!(shown(30).len(), pages);
    assert_ne!(shown(30)[0], shown(30)[1]);
    assert_eq!(shown(1), [label::decode(&pdf, 40, Media::A4).unwrap()]);
}

#[test]
fn there_are_as_many_copies_as_are_required_and_all_are_alike() {
    let one = Sample { copies: 1, ..Sample::of(30) };
    let four = Sample { copies: 4, ..Sample::of(30) };
    let pages = |sample: &Sample| text_of(&sample.pdf(Cn23Paper::A4)).matches("CN 23").count();
    assert_eq!(pages(&four), 4 * pages(&one));
    assert_eq!(text_of(&four.pdf(Cn23Paper::A4)), text_of(&one.pdf(Cn23Paper::A4)).repeat(4));
}

#[test]
fn the_same_form_gives_the_same_bytes_whatever_was_drawn_in_between() {
    let sample = Sample::of(12);
    for paper in PAPERS {
        let first = sample.pdf(paper);
        test_label(101.6, 152.4, 203, &["Ærø ж Ω".to_owned()]);
        Sample::of(100).pdf(Cn23Paper::A4);
        assert_eq!(first, sample.pdf(paper));
        assert_ne!(first, Sample { comments: None, ..Sample::of(12) }.pdf(paper));
    }
}

#[test]
fn a_form_without_a_number_has_no_bars() {
    let sample = Sample { number: None, ..Sample::of(1) };
    let pdf = sample.pdf(Cn23Paper::A4);
    assert_eq!(code_in(&pdf, 300, Layout::of(Cn23Paper::A4, false).number, rxing::BarcodeFormat::CODE_128), None);
    assert!(text_of(&pdf).contains("CN 23"));
}

#[test]
fn goods_that_come_back_name_the_parcel_and_the_invoice_they_went_out_with() {
    for paper in PAPERS {
        let lines = Sample::coming_back(2).pages(paper).iter().flat_map(lines_of).collect::<Vec<_>>().join(" ");
        let together = lines.replace(' ', "");
        for filled in ["CB199930761FR", "F-2026-1", "02/01/2026", "CB199930762FR", "F-2026-2"] {
            assert!(together.contains(filled), "{filled} is not on {paper:?}: {lines}");
        }
    }
}

/// A parcel from Lyon to Zurich.
struct Sample {
    from: Address,
    to: Address,
    items: Vec<CustomsItem>,
    category: ContentsCategory,
    explanation: Option<String>,
    comments: Option<String>,
    gst: Option<String>,
    originals: Vec<OriginalInvoice>,
    number: Option<TrackingNumber>,
    copies: u8,
}

impl Sample {
    fn of(articles: usize) -> Self {
        let address = |name: &str, street: &str, postcode: &str, city: &str, country: &str, phone: &str| Address {
            name: name.into(),
            company: None,
            street: street.into(),
            extra: None,
            postcode: postcode.into(),
            city: city.into(),
            country: country.parse().unwrap(),
            state: None,
            phone: Some(phone.into()),
        };
        let item = |number: usize| CustomsItem {
            own_description: None,
            description: "T-shirt en coton, manches courtes".into(),
            quantity: 2,
            weight: Grams(180),
            value: Hundredths(1990),
            hs_code: "6109.10.00".parse().ok(),
            origin: "PT".parse().unwrap(),
            reference: Some(format!("TS-{number}")),
            original_ident: None,
            vat: None,
            customs_fees: None,
            origin_label: None,
        };
        Self {
            from: address("Papeterie du Lac", "14 rue Sala", "69002", "Lyon", "FR", "+33 4 78 00 00 00"),
            to: address("Jürg Müßiggänger", "Langstrasse 12", "8004", "Zürich", "CH", "+41 44 000 00 00"),
            items: (1..=articles).map(item).collect(),
            category: ContentsCategory::Commercial,
            explanation: Some("Cadeau d'anniversaire".into()),
            comments: Some("N. TVA : GB123456789".into()),
            gst: None,
            originals: Vec::new(),
            number: Some(TrackingNumber("8Q54016039950".into())),
            copies: 1,
        }
    }

    fn coming_back(articles: usize) -> Self {
        let mut sample = Self { category: ContentsCategory::Return, ..Self::of(articles) };
        for (index, item) in sample.items.iter_mut().enumerate() {
            item.original_ident = Some(if index % 2 == 0 { 'A' } else { 'B' });
        }
        let original = |ident: char, number: u32| OriginalInvoice {
            ident,
            invoice_number: format!("F-2026-{number}"),
            invoice_date: jiff::civil::date(2026, 1, 2),
            parcel_number: format!("CB19993076{number}FR"),
        };
        sample.originals = vec![original('A', 1), original('B', 2)];
        sample
    }

    fn pages(&self, paper: Cn23Paper) -> Vec<Page> {
        self.drawn(|form| pages(form, paper))
    }

    fn pdf(&self, paper: Cn23Paper) -> Vec<u8> {
        self.drawn(|form| cn23(form, paper))
    }

    fn drawn<T>(&self, draw: impl FnOnce(&Cn23<'_>) -> T) -> T {
        let declaration = CustomsDeclaration {
            category: self.category,
            explanation: self.explanation.clone(),
            description: None,
            items: self.items.clone(),
            currency: "EUR".parse().unwrap(),
            invoice: Some("F-2026-118".into()),
            licence: Some("LIC-2026-7".into()),
            certificate: None,
            importers_reference: Some("CHE-123.456.789 TVA".into()),
            importer: Some(self.to.clone()),
            eori: Some("FR12345678901234".into()),
            consignee_eori: None,
            gst: self.gst.clone(),
            comments: self.comments.clone(),
            postage: Money::euros(1235),
            copies: self.copies,
            originals: self.originals.clone(),
        };
        draw(&Cn23 {
            declaration: &declaration,
            operator: "La Poste",
            sender: Cn23Party { address: &self.from, email: Some("bonjour@example.fr") },
            consignee: Cn23Party { address: &self.to, email: Some("juerg@example.com") },
            reference: Some("10482"),
            gross: Grams(1250),
            number: self.number.as_ref(),
            office: Some("LYON PFC"),
            date: Some(jiff::civil::date(2026, 11, 22)),
        })
    }
}
