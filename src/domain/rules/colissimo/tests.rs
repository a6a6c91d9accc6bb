//! The rules of a Colissimo parcel, read as an operator meets them. The fixtures serve the declaration's tests too.

use jiff::civil::date;

use super::super::Checked;
use super::super::RuleContext;
use super::super::check;
use super::super::check_sender;
use super::super::tests::account as lettre_suivie;
use super::super::tests::sender_draft;
use crate::domain::AddressDraft;
use crate::domain::ArticleDraft;
use crate::domain::CarrierAccount;
use crate::domain::CarrierKind;
use crate::domain::ContentsCategory;
use crate::domain::CustomsDraft;
use crate::domain::Direction;
use crate::domain::Duties;
use crate::domain::Field;
use crate::domain::FormatChoice;
use crate::domain::Grams;
use crate::domain::HandlingDraft;
use crate::domain::LabelFormat;
use crate::domain::Money;
use crate::domain::ParcelDraft;
use crate::domain::Part;
use crate::domain::PickupPoint;
use crate::domain::Problem;
use crate::domain::RowId;
use crate::domain::SenderDraft;
use crate::domain::Service;
use crate::domain::Severity;
use crate::domain::ShipmentDraft;
use crate::domain::TrackingNumber;
use crate::domain::Undeliverable;

/// A desk in Lyon with a contract.
pub(in crate::domain::rules) fn account() -> CarrierAccount {
    account_in("FR", "69002")
}

fn account_in(country: &str, postcode: &str) -> CarrierAccount {
    let address = AddressDraft {
        country: country.parse().unwrap(),
        postcode: postcode.to_owned(),
        company: "Papeterie du Rhône".to_owned(),
        ..sender_draft()
    };
    let (problems, sender) = check_sender(&SenderDraft { address, ..SenderDraft::default() }, CarrierKind::Colissimo);
    assert!(problems.is_empty(), "{problems:?}");
    CarrierAccount { kind: CarrierKind::Colissimo, sender, ..lettre_suivie() }
}

/// A parcel to Lyon that can be bought.
pub(in crate::domain::rules) fn domestic() -> ShipmentDraft {
    ShipmentDraft {
        consignee: AddressDraft {
            name: "Camille Roussel".to_owned(),
            street: "27 rue Paul Bert".to_owned(),
            postcode: "69003".to_owned(),
            city: "Lyon".to_owned(),
            ..AddressDraft::default()
        },
        parcel: ParcelDraft { weight: "1,2 kg".into(), size: "".into() },
        ..ShipmentDraft::default()
    }
}

/// A sale to Geneva with all that the customs ask.
pub(in crate::domain::rules) fn swiss() -> ShipmentDraft {
    let mut draft = to("CH", "1201", domestic());
    draft.handling = HandlingDraft { undeliverable: Some(Undeliverable::ComeBack), ..HandlingDraft::default() };
    draft.customs = CustomsDraft {
        articles: vec![article(1)],
        category: Some(ContentsCategory::Commercial),
        invoice: "F-2026-118".to_owned(),
        postage: "12,50".into(),
        next_row: 1,
        ..CustomsDraft::default()
    };
    draft
}

/// A sale to New York whose duties the desk pays.
pub(in crate::domain::rules) fn american() -> ShipmentDraft {
    let mut draft = to("US", "10118", swiss());
    draft.consignee.state = "NY".to_owned();
    draft.order.phone = "+12125550123".into();
    draft.parcel.size = "30x20x10".into();
    draft.handling.duties = Duties::Sender;
    draft.customs.eori = "FR123456789".to_owned();
    draft.customs.description = "Clothing".to_owned();
    draft.customs.articles[0].english = "Cotton T-shirt".to_owned();
    draft
}

pub(in crate::domain::rules) fn article(row: u32) -> ArticleDraft {
    ArticleDraft {
        row: RowId(row),
        description: "T-shirt en coton".to_owned(),
        quantity: "2".into(),
        weight: "150 g".into(),
        value: "19,90".into(),
        currency: "EUR".to_owned(),
        hs_code: "6109.10".to_owned(),
        origin: "PT".to_owned(),
        ..ArticleDraft::default()
    }
}

pub(in crate::domain::rules) fn to(country: &str, postcode: &str, mut draft: ShipmentDraft) -> ShipmentDraft {
    draft.consignee.country = country.parse().unwrap();
    draft.consignee.postcode = postcode.to_owned();
    draft
}

/// What the rules say of a draft by a service: `place: rule`, with `?` for a warning, `!` for an objection and `~` for a note.
pub(in crate::domain::rules) fn said(checked: &Checked) -> Vec<String> {
    let place = |field: Field| match field {
        Field::Article(row, column) => format!("{}.{column:?}", row.0),
        Field::Original(row, column) => format!("original {}.{column:?}", row.0),
        Field::Customs(at) => format!("{at:?}"),
        Field::Address(_, line) => format!("{line:?}"),
        other => format!("{other:?}"),
    };
    let sentence = |problem: &Problem| {
        let mark = match problem.severity {
            Severity::Error => "",
            Severity::Objection => "!",
            Severity::Warning => "?",
            Severity::Note => "~",
        };
        format!("{}: {}{mark}", place(problem.field), problem.fault.id())
    };
    checked.problems.iter().map(sentence).collect()
}

#[track_caller]
pub(in crate::domain::rules) fn check_by(service: &str, draft: &ShipmentDraft, expected: &[&str]) -> Checked {
    check_from(&account(), service, draft, expected)
}

#[track_caller]
pub(in crate::domain::rules) fn check_from(
    account: &CarrierAccount,
    service: &str,
    draft: &ShipmentDraft,
    expected: &[&str],
) -> Checked {
    let service = Service::by_code(CarrierKind::Colissimo, service).expect("in the table");
    let context = RuleContext { account, service, today: date(2026, 11, 22), printer: LabelFormat::Zpl, dpi: 203 };
    let checked = check(draft, &context);
    assert_eq!(said(&checked), expected);
    assert_eq!(checked.shipment.is_some(), !checked.problems.has_errors());
    checked
}

#[track_caller]
fn check_domestic(service: &str, change: impl FnOnce(&mut ShipmentDraft), expected: &[&str]) -> Checked {
    let mut draft = domestic();
    change(&mut draft);
    check_by(service, &draft, expected)
}

#[track_caller]
fn check_american(change: impl FnOnce(&mut ShipmentDraft), expected: &[&str]) -> Checked {
    let mut draft = american();
    change(&mut draft);
    check_by("DOS", &draft, expected)
}

fn point() -> PickupPoint {
    PickupPoint {
        id: "060567".to_owned(),
        network: "R01".to_owned(),
        name: "Tabac".to_owned(),
        street: "1 rue Sala".to_owned(),
        postcode: "69002".to_owned(),
        city: "Lyon".to_owned(),
        country: "FR".parse().unwrap(),
        kind: "A2P".to_owned(),
        distance_m: None,
        max_weight: None,
        hours: Vec::new(),
        closed: Vec::new(),
    }
}

fn with_a_point(draft: &mut ShipmentDraft) {
    draft.handling.point = Some(point());
    draft.order.phone = "06 12 34 56 78".into();
    draft.order.email = "camille@atelier.example".into();
}

#[test]
fn a_parcel_at_home_needs_no_size_and_no_declaration() {
    let checked = check_domestic("DOM", |_| (), &[]);
    let shipment = checked.shipment.expect("sound");
    assert!(shipment.customs().is_none() && shipment.handling().is_plain());
}

#[test]
fn a_weight_goes_in_steps_of_ten_grams_and_up_to_thirty_kilograms() {
    let weigh =
        |typed: &str, expected: &[&str]| check_domestic("DOM", |draft| draft.parcel.weight = typed.into(), expected);
    assert_eq!(weigh("1234 g", &["Weight: colissimo-weight-rounded~"]).shipment.unwrap().weight(), Grams(1240));
    weigh("30 kg", &[]);
    weigh("30,001 kg", &["Weight: weight-over"]);
    weigh("0", &["Weight: weight-zero"]);
    weigh("", &["Weight: missing"]);
    weigh("heavy", &["Weight: not-a-weight"]);
}

#[test]
fn pick_up_points_and_the_army_take_twenty_kilograms() {
    check_domestic(
        "HD",
        |draft| {
            with_a_point(draft);
            draft.parcel.weight = "20,01 kg".into();
        },
        &["Weight: weight-over"],
    );
    let army = |weight: &str, expected: &[&str]| {
        let mut draft = to("FR", "00200", domestic());
        draft.parcel.weight = weight.into();
        check_by("DOS", &draft, expected);
    };
    army("20 kg", &[]);
    army("21 kg", &["Weight: weight-over"]);
}

#[test]
fn a_locker_may_take_less() {
    let light = |draft: &mut ShipmentDraft| {
        with_a_point(draft);
        draft.handling.point = Some(PickupPoint { max_weight: Some(Grams(1000)), ..point() });
    };
    check_domestic("HD", light, &["Weight: weight-over"]);
}

#[test]
fn a_large_parcel_is_carried_by_hand_and_that_is_said() {
    let size = |typed: &str, expected: &[&str]| {
        let checked = check_domestic("DOM", |draft| draft.parcel.size = typed.into(), expected);
        checked.shipment.map(|shipment| shipment.handling().non_machinable)
    };
    assert_eq!(size("100x30x20", &[]), Some(false));
    assert_eq!(size("101x30x10", &["Size: colissimo-non-standard-size?"]), Some(true));
    assert_eq!(size("90x40x21", &["Size: colissimo-non-standard-size?"]), Some(true));
    assert_eq!(size("100x60x40", &["Size: colissimo-non-standard-size?"]), Some(true));
    assert_eq!(size("100x60x41", &["Size: sum-not-under"]), None);
    assert_eq!(size("201x1x1", &["Size: size-over"]), None);
    assert_eq!(size("15x10x2", &["Size: face-under?"]), Some(false));
    assert_eq!(size("14x9", &["Size: not-a-size"]), None);
    assert_eq!(size("14x0x3", &["Size: side-zero"]), None);
    let awkward = check_domestic("DOM", |draft| draft.handling.awkward = true, &["Size: colissimo-non-standard-size?"]);
    assert!(awkward.shipment.unwrap().handling().non_machinable);
}

#[test]
fn a_pick_up_parcel_has_a_point_a_full_name_a_mobile_and_an_e_mail() {
    let checked = check_domestic("HD", with_a_point, &[]);
    assert_eq!(checked.shipment.unwrap().handling().point.as_ref().unwrap().id, "060567");
    let expected = ["OrderPhone: missing", "OrderEmail: missing", "PickupPoint: missing"];
    check_domestic("HD", |_| (), &expected);
    let spoil = |change: fn(&mut ShipmentDraft), expected: &[&str]| {
        check_domestic(
            "HD",
            |draft| {
                with_a_point(draft);
                change(draft);
            },
            expected,
        );
    };
    spoil(
        |draft| draft.handling.point.as_mut().unwrap().id = "60567".to_owned(),
        &["PickupPoint: colissimo-point-number"],
    );
    spoil(
        |draft| draft.handling.point.as_mut().unwrap().country = "BE".parse().unwrap(),
        &["PickupPoint: colissimo-point-elsewhere"],
    );
    spoil(|draft| draft.parcel.size = "120x20x5".into(), &["Size: colissimo-point-standard-size-only"]);
    spoil(|draft| draft.consignee.name = "Camille".to_owned(), &["Name: colissimo-first-name"]);
    spoil(|draft| draft.order.phone = "04 72 00 00 00".into(), &["OrderPhone: colissimo-mobile-french"]);
    spoil(|draft| draft.order.phone = "+44 7911 123456".into(), &["OrderPhone: colissimo-mobile-french?"]);
    spoil(|draft| draft.order.phone = "123456789".into(), &["OrderPhone: colissimo-mobile-counts"]);
    spoil(|draft| draft.order.phone = "+123456789012345".into(), &["OrderPhone: colissimo-mobile-long"]);
}

#[test]
fn a_point_that_the_service_does_not_use_is_said_and_left_away() {
    let checked = check_domestic("DOM", with_a_point, &["PickupPoint: colissimo-point-not-used?"]);
    assert!(checked.shipment.unwrap().handling().point.is_none());
}

#[test]
fn a_belgian_mobile_is_written_in_one_way() {
    let call = |typed: &str, expected: &[&str]| {
        let mut draft = to("BE", "1000", domestic());
        draft.order.phone = typed.into();
        check_by("DOM", &draft, expected);
    };
    call("+32470123456", &[]);
    call("+32 470 12 34 56", &[]);
    // These the station writes in that way itself, or sends as a fixed number.
    call("0470123456", &[]);
    call("02 123 45 67", &[]);
    call("+32 470 12 34 5", &["OrderPhone: colissimo-mobile-belgian"]);
    call("", &[]);
}

#[test]
fn insurance_goes_by_steps_and_not_with_every_service() {
    let insure = |service: &str, typed: &str, expected: &[&str]| {
        let checked = check_domestic(service, |draft| draft.handling.insurance = typed.into(), expected);
        checked.shipment.and_then(|shipment| shipment.handling().insurance)
    };
    assert_eq!(insure("DOS", "300", &[]), Some(Money::euros(30_000)));
    assert_eq!(insure("DOS", "162 €", &["Insurance: colissimo-insurance-step~"]), Some(Money::euros(30_000)));
    assert_eq!(insure("DOS", "5000", &[]), Some(Money::euros(500_000)));
    assert_eq!(insure("DOS", "5000,01", &["Insurance: colissimo-insurance-over"]), None);
    assert_eq!(insure("DOM", "100", &["Insurance: colissimo-insurance-not-offered"]), None);
    assert_eq!(insure("DOS", "100 CHF", &["Insurance: customs-not-euros"]), None);
    assert_eq!(insure("DOS", "much", &["Insurance: not-an-amount"]), None);
    assert_eq!(insure("DOM", "0", &[]), None);
    let mut draft = domestic();
    with_a_point(&mut draft);
    draft.handling.insurance = "1001".into();
    check_by("HD", &draft, &["Insurance: colissimo-insurance-over"]);
}

#[test]
fn duties_paid_ask_for_a_mobile_a_size_english_and_an_eori() {
    let us = "Duties: customs-united-states-taxed~";
    let checked = check_american(|_| (), &[us]);
    assert_eq!(checked.shipment.unwrap().handling().duties, Duties::Sender);
    check_american(|draft| draft.order.phone = "".into(), &["OrderPhone: missing", us]);
    check_american(|draft| draft.parcel.size = "".into(), &["Size: missing", us]);
    check_american(|draft| draft.customs.description.clear(), &[us, "Description: missing"]);
    check_american(|draft| draft.customs.eori.clear(), &[us, "Eori: missing"]);
    check_american(
        |draft| draft.customs.description = "Vêtements en coton".to_owned(),
        &[us, "Description: customs-looks-french!"],
    );
}

#[test]
fn duties_are_paid_only_where_the_lists_say_so() {
    let mut norwegian = to("NO", "0150", american());
    norwegian.consignee.state.clear();
    check_by("DOS", &norwegian, &["Duties: colissimo-duties-not-there"]);
    let mut overseas = to("RE", "97400", swiss());
    overseas.handling.duties = Duties::SenderOverseas;
    check_by("CDS", &overseas, &[]);
    check_by("COM", &overseas, &["Duties: colissimo-duties-overseas-not-there"]);
    check_by("CDS", &to("YT", "97600", overseas), &["Duties: colissimo-duties-overseas-not-there"]);
}

#[test]
fn outside_the_union_it_is_said_what_becomes_of_an_undeliverable_parcel() {
    let mut draft = swiss();
    draft.handling.undeliverable = None;
    check_by("DOS", &draft, &["Undeliverable: missing"]);
    let mut german = to("DE", "10115", domestic());
    german.handling.undeliverable = Some(Undeliverable::Abandon);
    let checked = check_by("DOS", &german, &[]);
    assert_eq!(checked.shipment.unwrap().handling().undeliverable, None, "inside it must not be said");
}

#[test]
fn a_service_that_does_not_go_there_is_refused_by_name() {
    check_by("DOM", &to("DE", "10115", domestic()), &["Service: colissimo-service-instead"]);
    check_by(
        "HD",
        &to("US", "10118", american()),
        &[
            "OrderEmail: missing",
            "Service: colissimo-service-not-there",
            "PickupPoint: missing",
            "Duties: colissimo-duties-not-there",
            "Duties: customs-united-states-taxed~",
        ],
    );
    check_by("CORE", &domestic(), &["Service: colissimo-service-other-way"]);
    let mut back = domestic();
    back.handling.direction = Direction::Return;
    check_by("CORE", &back, &[]);
    check_by("DOM", &back, &["Service: colissimo-service-other-way"]);
    check_from(&account_in("RE", "97410"), "CORE", &to("RE", "97400", back), &[]);
}

#[test]
fn an_international_return_is_a_page_whatever_the_printer_speaks() {
    let mut back = to("DE", "10115", domestic());
    back.handling.direction = Direction::Return;
    let checked = check_by("CORI", &back, &["Format: colissimo-return-on-page~"]);
    assert_eq!(checked.shipment.unwrap().format(), LabelFormat::Pdf);
    back.format = FormatChoice::Fixed(LabelFormat::Zpl);
    check_by("CORI", &back, &["Format: colissimo-return-on-page?"]);
    back.format = FormatChoice::Fixed(LabelFormat::Pdf);
    check_by("CORI", &back, &[]);
}

#[test]
fn a_line_goes_on_below_or_is_cut_and_that_is_said() {
    let street = |country: &str, postcode: &str, street: &str, extra: &str, expected: &[&str]| {
        let mut draft = to(country, postcode, domestic());
        draft.consignee.street = street.to_owned();
        draft.consignee.extra = extra.to_owned();
        check_by("DOS", &draft, expected);
    };
    let long = "1234 avenue du Général-de-Gaulle prolongée";
    street("FR", "69003", long, "", &["Street: colissimo-line-moved?"]);
    street("FR", "69003", long, "bât. C", &["Street: colissimo-line-cut?"]);
    street("BE", "1000", long, "", &["Street: colissimo-line-cut?"]);
    check_domestic("DOM", |draft| draft.consignee.name = "n".repeat(36), &["Name: colissimo-line-cut?"]);
    check_domestic("DOM", |draft| draft.consignee.name = "Ω".to_owned(), &["Name: customs-sign-refused"]);
    check_domestic("DOM", |draft| draft.consignee.name = "Zoë Nguyễn-Łukasz".to_owned(), &[]);
}

#[test]
fn an_address_has_somebody_a_street_a_town_and_a_postcode_that_fits() {
    check_domestic("DOM", |draft| draft.consignee.name.clear(), &["Name: missing"]);
    check_domestic("DOM", |draft| draft.consignee.street.clear(), &["Street: missing"]);
    check_domestic("DOM", |draft| draft.consignee.city.clear(), &["City: missing"]);
    check_domestic("DOM", |draft| draft.consignee.postcode.clear(), &["Postcode: missing"]);
    check_domestic(
        "DOM",
        |draft| draft.consignee.postcode = "6900".to_owned(),
        &["Postcode: colissimo-postcode-shape"],
    );
    check_domestic("DOM", |draft| draft.consignee.phone = "call".to_owned(), &["Phone: not-a-phone"]);
    let luxembourg = check_by("DOS", &to("LU", "L-1234", domestic()), &[]);
    assert_eq!(luxembourg.shipment.unwrap().consignee().postcode, "1234");
}

#[test]
fn a_territory_goes_by_its_own_code() {
    let expected = ["Country: colissimo-postcode-of-territory"];
    check_by("CDS", &to("FR", "97400", swiss()), &expected);
    check_by("CDS", &to("RE", "97400", swiss()), &[]);
}

#[test]
fn the_united_states_and_canada_want_a_state_that_fits() {
    let us = "Duties: customs-united-states-taxed~";
    check_american(|draft| draft.consignee.state.clear(), &["State: missing", us]);
    check_american(|draft| draft.consignee.state = "New York".to_owned(), &["State: colissimo-state-shape", us]);
    check_american(|draft| draft.consignee.state = "XX".to_owned(), &["State: colissimo-state-shape", us]);
    let checked =
        check_american(|draft| draft.consignee.state = "ca".to_owned(), &["State: colissimo-state-not-postcode!", us]);
    let key = checked.problems.iter().next().unwrap().key();
    let kept = |draft: &mut ShipmentDraft| {
        draft.consignee.state = "ca".to_owned();
        draft.accepted.insert(key);
    };
    let checked = check_american(kept, &["State: colissimo-state-not-postcode?", us]);
    assert_eq!(checked.shipment.unwrap().kept_warnings(), ["colissimo-state-not-postcode"]);
}

#[test]
fn instructions_and_order_numbers_go_out_whole() {
    check_domestic("DOM", |draft| draft.handling.instructions = "n".repeat(35), &[]);
    check_domestic("DOM", |draft| draft.handling.instructions = "n".repeat(36), &["Instructions: too-long"]);
    check_domestic("DOM", |draft| draft.order.number = "n".repeat(30), &[]);
    check_domestic("DOM", |draft| draft.order.number = "n".repeat(31), &["OrderNumber: too-long"]);
}

#[test]
fn two_to_five_parcels_make_a_shipment_and_the_last_names_the_others() {
    let follower = || TrackingNumber("6A07905668182".to_owned());
    let part = |number, of, followers: usize, expected: &[&str]| {
        let followers = (0..followers).map(|_| follower()).collect();
        let mut draft = to("BE", "1000", domestic());
        draft.handling.part = Some(Part { number, of, followers });
        check_by("DOM", &draft, expected);
    };
    part(1, 2, 0, &[]);
    part(2, 2, 1, &[]);
    part(5, 5, 4, &[]);
    for (number, of, followers) in [(2, 2, 0), (1, 1, 0), (1, 6, 0), (3, 2, 2), (0, 2, 0), (3, 3, 1)] {
        part(number, of, followers, &["Part: colissimo-part-impossible"]);
    }
}

#[test]
fn parcels_of_one_shipment_are_asked_about_within_france_and_have_numbers_of_la_poste() {
    let part = |number: &str| Some(Part { number: 2, of: 2, followers: vec![TrackingNumber(number.to_owned())] });
    check_domestic("DOM", |draft| draft.handling.part = part("6A07905668182"), &["Part: colissimo-part-at-home!"]);
    check_domestic("DOM", |draft| draft.handling.part = part("6A07905668183"), &["Part: colissimo-part-impossible"]);
}

#[test]
fn a_town_has_a_letter_and_a_postcode_overseas_is_of_its_island() {
    check_domestic("DOM", |draft| draft.consignee.city = "12345".to_owned(), &["City: colissimo-town-without-letter"]);
    let draft = to("RE", "75002", domestic());
    let account = account();
    let service = Service::by_code(CarrierKind::Colissimo, "COM").expect("in the table");
    let today = date(2026, 11, 22);
    let context = RuleContext { account: &account, service, today, printer: LabelFormat::Zpl, dpi: 203 };
    let said = said(&check(&draft, &context));
    assert!(said.iter().any(|said| said == "Country: colissimo-postcode-of-territory"), "{said:?}");
}

#[test]
fn what_fedex_takes_where_the_sender_pays_the_duties_is_smaller() {
    check_american(
        |draft| draft.parcel.size = "66x66x66".into(),
        &["Size: colissimo-non-standard-size?", "Duties: customs-united-states-taxed~"],
    );
    check_american(
        |draft| draft.parcel.size = "66x67x67".into(),
        &["Size: colissimo-girth-over", "Duties: customs-united-states-taxed~"],
    );
}

#[test]
fn a_sender_is_in_france_monaco_andorra_or_overseas_and_needs_no_telephone() {
    let sender = |country: &str, postcode: &str| {
        let address = AddressDraft {
            country: country.parse().unwrap(),
            postcode: postcode.to_owned(),
            phone: String::new(),
            ..sender_draft()
        };
        let (problems, _) = check_sender(&SenderDraft { address, ..SenderDraft::default() }, CarrierKind::Colissimo);
        problems.iter().map(|problem| problem.fault.id()).collect::<Vec<_>>()
    };
    for (country, postcode) in [("FR", "69002"), ("MC", "98000"), ("AD", "AD500"), ("RE", "97400")] {
        assert_eq!(sender(country, postcode), [""; 0], "{country}");
    }
    assert_eq!(sender("CH", "1201"), ["colissimo-sender-elsewhere"]);
    assert_eq!(sender("FR", "97400"), ["colissimo-postcode-of-territory"]);
}

#[test]
fn a_senders_eori_has_the_shape_of_one_or_is_left_out() {
    let sender = |typed: &str, kind| {
        let draft = SenderDraft { address: sender_draft(), eori: typed.to_owned(), ..SenderDraft::default() };
        let (problems, sender) = check_sender(&draft, kind);
        let said: Vec<_> = problems.iter().map(|problem| problem.fault.id()).collect();
        (said, sender.and_then(|sender| sender.eori))
    };
    assert_eq!(sender("FR 123 456 789", CarrierKind::Colissimo), (vec![], Some("FR123456789".to_owned())));
    assert_eq!(sender("", CarrierKind::Colissimo), (vec![], None));
    assert_eq!(sender("123", CarrierKind::Colissimo), (vec!["customs-eori-shape"], None));
    assert_eq!(sender("123", CarrierKind::LettreSuivie), (vec![], None), "no declaration asks for it");
}

#[test]
fn zpl_is_made_for_the_dots_of_the_printer_or_a_page_is() {
    let made_for = |printer, dpi| {
        let account = account();
        let service = Service::by_code(CarrierKind::Colissimo, "DOM").unwrap();
        let context = RuleContext { account: &account, service, today: date(2026, 11, 22), printer, dpi };
        let shipment = check(&domestic(), &context).shipment.unwrap();
        (shipment.format(), shipment.dpi())
    };
    assert_eq!(made_for(LabelFormat::Zpl, 203), (LabelFormat::Zpl, None));
    assert_eq!(made_for(LabelFormat::Zpl, 300), (LabelFormat::Zpl, Some(300)));
    assert_eq!(made_for(LabelFormat::Zpl, 600), (LabelFormat::Pdf, None), "La Poste makes no such ZPL");
    assert_eq!(made_for(LabelFormat::Pdf, 300), (LabelFormat::Pdf, None));
}

#[test]
fn the_codes_of_la_poste_go_with_the_box() {
    let code = |change: fn(&mut ShipmentDraft)| {
        let mut draft = swiss();
        change(&mut draft);
        let account = account();
        let service = Service::by_code(CarrierKind::Colissimo, "DOS").unwrap();
        let context =
            RuleContext { account: &account, service, today: date(2026, 11, 22), printer: LabelFormat::Pdf, dpi: 203 };
        check(&draft, &context).problems.iter().next().and_then(Problem::la_poste_code)
    };
    assert_eq!(code(|draft| draft.customs.articles[0].hs_code = "61091".to_owned()), Some("30519"));
    assert_eq!(code(|draft| draft.customs.articles[0].description.clear()), Some("30510"));
    assert_eq!(code(|draft| draft.customs.articles[0].quantity = "0".into()), Some("30513"));
    assert_eq!(code(|draft| draft.customs.postage = "".into()), Some("30020"));
    assert_eq!(code(|draft| draft.parcel.weight = "".into()), Some("30300"));
    assert_eq!(code(|draft| draft.consignee.city.clear()), Some("30208"));
}
