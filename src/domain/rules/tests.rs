//! The rules, read as an operator meets them.

use jiff::civil::date;

use super::*;
use crate::domain::AccountId;
use crate::domain::CarrierKind;
use crate::domain::Catalogue;
use crate::domain::CountryCode;
use crate::domain::Line;
use crate::domain::LogoFacts;
use crate::domain::LogoKind;
use crate::domain::ParcelDraft;
use crate::domain::Severity;
use crate::domain::department;

/// An account with a sender, as after the first set-up.
pub(crate) fn account() -> CarrierAccount {
    let (problems, sender) =
        check_sender(&SenderDraft { address: sender_draft(), ..SenderDraft::default() }, CarrierKind::LettreSuivie);
    assert!(problems.is_empty(), "{problems:?}");
    CarrierAccount {
        id: AccountId("account".to_owned()),
        kind: CarrierKind::LettreSuivie,
        nickname: "Lettre Suivie".to_owned(),
        carrier_id: "se-1".to_owned(),
        carrier_code: "la_poste_lettre_suivie".to_owned(),
        endpoint: "http://127.0.0.1:9".to_owned(),
        key_tail: "k4Qd".to_owned(),
        limits: LimitsProfile::Documented,
        address_check: Default::default(),
        // Read so late that no test has to read it again.
        catalogue: Catalogue { read_ms: Some(4_102_444_800_000), ..Catalogue::default() },
        logo: None,
        download: Default::default(),
        sender,
    }
}

/// A sender that has all the rules ask.
pub(crate) fn sender_draft() -> AddressDraft {
    AddressDraft {
        name: "Papeterie du Rhône".to_owned(),
        street: "14 rue Sala".to_owned(),
        postcode: "69002".to_owned(),
        city: "Lyon".to_owned(),
        phone: "04 72 00 00 00".to_owned(),
        ..AddressDraft::default()
    }
}

/// A draft that can be bought.
pub(crate) fn draft() -> ShipmentDraft {
    ShipmentDraft {
        consignee: AddressDraft {
            name: "Camille Roussel".to_owned(),
            company: "Atelier Roussel".to_owned(),
            street: "27 rue Paul Bert".to_owned(),
            extra: "bât. C".to_owned(),
            postcode: "69003".to_owned(),
            city: "Lyon".to_owned(),
            ..AddressDraft::default()
        },
        parcel: ParcelDraft { weight: "412 g".into(), size: "14x9x2,5".into() },
        ..ShipmentDraft::default()
    }
}

/// What `check` says of the draft that `change` makes, as `field: rule` with `?` for a warning, `!` for an objection.
#[track_caller]
fn check_that(profile: LimitsProfile, change: impl FnOnce(&mut ShipmentDraft), expected: &[&str]) -> Checked {
    let mut account = account();
    account.limits = profile;
    let mut draft = draft();
    change(&mut draft);
    let context = RuleContext {
        account: &account,
        service: &account.kind.services()[0],
        today: date(2026, 11, 22),
        printer: LabelFormat::Pdf,
        dpi: 203,
    };
    let checked = check(&draft, &context);
    let said: Vec<String> = checked
        .problems
        .iter()
        .map(|problem| {
            let mark = match problem.severity {
                Severity::Error => "",
                Severity::Objection => "!",
                Severity::Warning => "?",
                Severity::Note => "~",
            };
            format!("{:?}: {}{mark}", problem.field, problem.fault.id())
        })
        .collect();
    assert_eq!(said, expected);
    assert_eq!(checked.shipment.is_some(), !checked.problems.has_errors());
    checked
}

#[track_caller]
fn check_weight(typed: &str, expected: &[&str]) {
    check_that(LimitsProfile::Documented, |draft| draft.parcel.weight = typed.into(), expected);
}

#[track_caller]
fn check_size(profile: LimitsProfile, typed: &str, expected: &[&str]) -> Checked {
    check_that(profile, |draft| draft.parcel.size = typed.into(), expected)
}

#[test]
fn a_complete_draft_becomes_a_shipment() {
    let checked = check_that(LimitsProfile::Documented, |_| (), &[]);
    let shipment = checked.shipment.expect("nothing objects");
    assert_eq!(shipment.consignee().postcode, "69003");
    assert_eq!(shipment.digest(), shipment.clone().digest());
}

#[test]
fn the_digest_changes_with_anything_on_screen() {
    let digest = |change: fn(&mut ShipmentDraft)| {
        check_that(LimitsProfile::Documented, change, &[]).shipment.expect("sound").digest()
    };
    let first = digest(|_| ());
    assert_ne!(first, digest(|draft| draft.consignee.name.push('e')));
    assert_ne!(first, digest(|draft| draft.parcel.weight = "413".into()));
    assert_ne!(first, digest(|draft| draft.order.number = "10482".to_owned()));
}

#[test]
fn the_weight_is_held_against_the_service() {
    check_weight("3 kg", &[]);
    check_weight("3000 g", &[]);
    check_weight("3001 g", &["Weight: weight-over"]);
    check_weight("3000,1 g", &["Weight: weight-over"]);
    check_weight("1", &[]);
    check_weight("0", &["Weight: weight-zero"]);
    check_weight("", &["Weight: missing"]);
    check_weight("heavy", &["Weight: not-a-weight"]);
}

#[test]
fn the_documented_sides_hold_on_both_sides_of_each_boundary() {
    let documented = LimitsProfile::Documented;
    check_size(documented, "140x90x30 mm", &[]);
    check_size(documented, "141x90x30 mm", &["Size: size-over"]);
    check_size(documented, "140x91x30 mm", &["Size: size-over"]);
    check_size(documented, "140x90x31 mm", &["Size: size-over"]);
    check_size(documented, "139x89x29 mm", &[]);
    check_size(documented, "14x9x3,01", &["Size: size-over"]);
    check_size(documented, "14x0x3", &["Size: side-zero"]);
    check_size(documented, "14x9", &["Size: not-a-size"]);
}

#[test]
fn a_parcel_may_be_turned() {
    for typed in ["14x9x3", "9x14x3", "3x9x14", "3x14x9"] {
        check_size(LimitsProfile::Documented, typed, &[]);
    }
}

#[test]
fn the_refusal_tells_whether_la_poste_would_take_it() {
    let other_allows = |typed| {
        let checked = check_size(LimitsProfile::Documented, typed, &["Size: size-over"]);
        match checked.problems.at(Field::Size).map(|problem| problem.fault.clone()) {
            Some(Fault::SizeOver { other_allows, .. }) => other_allows,
            other => panic!("{other:?}"),
        }
    };
    assert!(other_allows("22x16x2"));
    assert!(!other_allows("22x16x4"));
    assert!(!other_allows("13x10x2"));
}

#[test]
fn la_postes_own_limits_hold_on_both_sides_of_each_boundary() {
    let la_poste = LimitsProfile::LaPoste;
    check_size(la_poste, "140x90x1 mm", &[]);
    check_size(la_poste, "139x90x1 mm", &["Size: face-under"]);
    check_size(la_poste, "140x89x1 mm", &["Size: face-under"]);
    check_size(la_poste, "140x90x31 mm", &["Size: size-over"]);
    check_size(la_poste, "600x269x30 mm", &[]);
    check_size(la_poste, "601x100x30 mm", &["Size: size-over"]);
}

#[test]
fn the_sum_of_the_sides_stays_under_ninety_centimetres() {
    let la_poste = LimitsProfile::LaPoste;
    check_size(la_poste, "600x280x19 mm", &[]);
    check_size(la_poste, "600x280x20 mm", &["Size: sum-not-under"]);
    check_size(LimitsProfile::Documented, "600x280x20 mm", &["Size: size-over", "Size: sum-not-under"]);
}

#[test]
fn an_absurd_size_is_refused_and_nothing_else() {
    check_size(LimitsProfile::Documented, "5000000 m x 1 x 1", &["Size: not-a-size"]);
    check_size(LimitsProfile::Documented, "400000x400000x400000 cm", &["Size: size-over", "Size: sum-not-under"]);
}

#[test]
fn the_service_stays_within_france() {
    let to = |country: &str, postcode: &str, expected: &[&str]| {
        let (country, postcode) = (country.parse::<CountryCode>().expect("a code"), postcode.to_owned());
        check_that(
            LimitsProfile::Documented,
            |draft| (draft.consignee.country, draft.consignee.postcode) = (country, postcode),
            expected,
        );
    };
    to("FR", "69003", &[]);
    to("FR", "69 003", &[]);
    to("CH", "1003", &["Address(Consignee, Country): outside-france"]);
    to("RE", "97400", &["Address(Consignee, Country): outside-france"]);
    to("FR", "97400", &["Address(Consignee, Postcode): postcode-overseas?"]);
    to("FR", "6903", &["Address(Consignee, Postcode): postcode-digits"]);
    to("FR", "", &["Address(Consignee, Postcode): missing"]);
    to("FR", "00100", &["Address(Consignee, Postcode): postcode-unknown"]);
    assert_eq!(department("69003"), Some("Rhône"));
}

#[test]
fn a_line_warns_past_the_postal_norm_and_stops_past_the_paper() {
    let name = |length: usize, expected: &[&str]| {
        check_that(LimitsProfile::Documented, |draft| draft.consignee.name = "n".repeat(length), expected);
    };
    name(38, &[]);
    name(39, &["Address(Consignee, Name): too-long?"]);
    name(100, &["Address(Consignee, Name): too-long?"]);
    name(101, &["Address(Consignee, Name): too-long"]);
    name(10_000, &["Address(Consignee, Name): too-long"]);
}

#[test]
fn signs_that_no_printer_carries_are_named() {
    let name = |text: &str, expected: &[&str]| {
        check_that(LimitsProfile::Documented, |draft| draft.consignee.name = text.to_owned(), expected);
    };
    name("Zoë Nguyễn-Łukasz", &[]);
    name("^XA^FDx^XZ", &[]);
    name("Camille 🙂", &["Address(Consignee, Name): unprintable?"]);
    name("Camille\u{7}", &["Address(Consignee, Name): unprintable"]);
    name("Camille\u{202e}", &["Address(Consignee, Name): unprintable"]);
}

#[test]
fn a_company_stands_for_a_person() {
    let checked = check_that(LimitsProfile::Documented, |draft| draft.consignee.name.clear(), &[]);
    let consignee = checked.shipment.expect("sound").consignee().clone();
    assert_eq!((consignee.name.as_str(), consignee.company), ("Atelier Roussel", None));
    let nobody = |draft: &mut ShipmentDraft| {
        draft.consignee.name.clear();
        draft.consignee.company.clear();
    };
    check_that(LimitsProfile::Documented, nobody, &["Address(Consignee, Name): missing"]);
}

#[test]
fn an_order_may_be_empty_but_not_unreadable() {
    let spoil = |draft: &mut ShipmentDraft| {
        draft.order.number = "n".repeat(51);
        draft.order.date = "tomorrow".into();
        draft.order.email = "nobody".into();
        draft.order.phone = "call".into();
        draft.order.amount = "much".into();
        draft.order.items = "some".into();
    };
    let expected = [
        "OrderNumber: too-long",
        "OrderDate: not-a-date",
        "OrderEmail: not-an-email",
        "OrderPhone: not-a-phone",
        "OrderAmount: not-an-amount",
        "OrderItems: not-a-count",
    ];
    check_that(LimitsProfile::Documented, spoil, &expected);
    check_that(LimitsProfile::Documented, |draft| draft.order.date = "23/11/2026".into(), &["OrderDate: date-ahead?"]);
}

#[test]
fn a_sender_needs_a_telephone_and_an_address_in_france() {
    let mut address = sender_draft();
    address.phone.clear();
    address.country = "CH".parse().expect("a code");
    let (problems, sender) =
        check_sender(&SenderDraft { address, ..SenderDraft::default() }, CarrierKind::LettreSuivie);
    let said: Vec<_> = problems.iter().map(|problem| problem.field).collect();
    let at = |line| Field::Address(Party::Sender, line);
    assert_eq!((said, sender), (vec![at(Line::Country), at(Line::Phone)], None));
}

#[test]
fn a_credential_is_checked_before_it_is_sent() {
    let fields = CarrierKind::LettreSuivie.credentials();
    let said = |name: &str, text: &str| {
        let field = fields.iter().find(|field| field.name == name).expect("in the table");
        check_credential(field, text).iter().map(|problem| problem.fault.id()).collect::<Vec<_>>()
    };
    assert_eq!(said("contract_number", "123456789"), [""; 0]);
    assert_eq!(said("contract_number", " 123456789 "), [""; 0]);
    assert_eq!(said("contract_number", ""), ["missing"]);
    assert_eq!(said("contract_number", "12 34"), ["not-a-token"]);
    assert_eq!(said("client_id", ""), [""; 0]);
    assert_eq!(said("nickname", &"n".repeat(51)), ["too-long"]);
}

#[test]
fn kept_warnings_travel_with_the_shipment() {
    let checked = check_that(
        LimitsProfile::Documented,
        |draft| draft.consignee.name = "n".repeat(39),
        &["Address(Consignee, Name): too-long?"],
    );
    assert_eq!(checked.shipment.expect("a warning stops nothing").kept_warnings(), ["too-long"]);
}

#[test]
fn a_logo_and_zpl_exclude_each_other_and_nothing_else_does() {
    let check_logo = |format, logo, expected: &[&str]| {
        let mut account = account();
        account.logo = Some(LabelImage {
            id: crate::domain::LabelImageId("img_1".to_owned()),
            name: "Atelier".to_owned(),
            is_default: false,
        });
        let draft = ShipmentDraft { logo, ..draft() };
        let service = &account.kind.services()[0];
        let context = RuleContext { account: &account, service, today: date(2026, 11, 22), printer: format, dpi: 203 };
        let checked = check(&draft, &context);
        let said: Vec<_> = checked.problems.iter().map(|problem| problem.fault.id()).collect();
        assert_eq!(said, expected, "{format:?} {logo:?}");
        checked.shipment.map(|shipment| shipment.logo().is_some())
    };
    assert_eq!(check_logo(LabelFormat::Zpl, LogoChoice::AsTheAccount, &["logo-with-zpl"]), None);
    assert_eq!(check_logo(LabelFormat::Zpl, LogoChoice::Without, &[]), Some(false));
    assert_eq!(check_logo(LabelFormat::Pdf, LogoChoice::AsTheAccount, &[]), Some(true));
    assert_eq!(check_logo(LabelFormat::Png, LogoChoice::AsTheAccount, &[]), Some(true));
}

#[test]
fn an_image_is_held_against_what_the_carrier_takes() {
    let fine = LogoFacts { kind: LogoKind::Png, bytes: 512 << 10, width: 300, height: 300, transparent: false };
    let check_image = |name: &str, file: Option<LogoFacts>, expected: &[&str]| {
        let said: Vec<_> = check_logo(name, file).iter().map(|problem| problem.fault.id()).collect();
        assert_eq!(said, expected);
    };
    check_image("Atelier", Some(fine), &[]);
    check_image(" ", None, &["missing", "missing"]);
    check_image(&"x".repeat(51), Some(fine), &["too-long"]);
    check_image("Atelier", Some(LogoFacts { bytes: (512 << 10) + 1, ..fine }), &["logo-too-large"]);
    check_image("Atelier", Some(LogoFacts { transparent: true, ..fine }), &["logo-transparent"]);
    check_image("Atelier", Some(LogoFacts { width: 600, ..fine }), &["logo-not-square"]);
    check_image("Atelier", Some(LogoFacts { width: 80, height: 80, ..fine }), &["logo-coarse"]);
}
