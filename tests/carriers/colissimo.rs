//! The contract of a carrier, held by Colissimo at its practice counter: what it does, and that it says so where it does not.

use std::time::Duration;

use envoi::carriers;
use envoi::carriers::Carrier;
use envoi::carriers::CarrierError;
use envoi::carriers::Keys;
use envoi::carriers::Reach;
use envoi::domain::CarrierAccount;
use envoi::domain::CarrierKind;
use envoi::domain::CustomsTask;
use envoi::domain::DepositSlip;
use envoi::domain::Failure;
use envoi::domain::Field;
use envoi::domain::Grams;
use envoi::domain::LabelFormat;
use envoi::domain::LabelImageId;
use envoi::domain::MailboxPickup;
use envoi::domain::Mishap;
use envoi::domain::PaperKind;
use envoi::domain::PointWanted;
use envoi::domain::PointsWanted;
use envoi::domain::Remedy;
use envoi::domain::Shipment;
use envoi::domain::TrackingNumber;
use envoi::domain::Whereabouts;
use envoi::http::Patience;
use envoi::label;
use envoi::practice::Misbehaviour;
use envoi::practice::RetryAfter;
use envoi::practice::Shape;
use envoi::practice::colissimo::Options;
use envoi::practice::colissimo::Server;
use envoi::practice::colissimo::Travel;
use secrecy::SecretString;
use serde_json::json;

use super::new_id;
use crate::conformance::colissimo as papers;
use crate::desk;

const GENERATE: &str = "POST /sls-ws/SlsServiceWSRest/3.1/generateLabel";
const CHECK: &str = "POST /sls-ws/SlsServiceWSRest/3.1/checkGenerateLabel";

#[test]
fn a_label_comes_with_its_number_and_its_paper_in_the_printer_s_format() {
    let shop = Shop::open();
    for (format, kind) in [("Pdf", LabelFormat::Pdf), ("Zpl", LabelFormat::Zpl), ("Png", LabelFormat::Pdf)] {
        let bought = shop.carrier().buy(&within_france(format), &new_id());
        let label = bought.outcome.expect("a label");
        assert_eq!((label.label_id.as_str(), label.cost, label.voided), (label.tracking.0.as_str(), None, false));
        let kinds: Vec<_> = bought.files.iter().map(|file| (file.kind, label::kind(&file.bytes))).collect();
        assert_eq!(kinds, [(PaperKind::Label, Ok(kind))], "{format}");
        assert!(label::says_specimen(&bought.files[0].bytes), "{format}");
        assert!(shop.server.ledger().label(&label.label_id).is_some() && bought.raw.is_some());
    }
    assert_eq!(shop.server.ledger().labels().len(), 3, "a check makes no label");
}

#[test]
fn a_parcel_abroad_comes_with_its_declaration_and_without_one_it_is_declared_again() {
    let shop = Shop::open();
    let kinds = |bought: &carriers::Purchased| bought.files.iter().map(|file| file.kind).collect::<Vec<_>>();
    let bought = shop.carrier().buy(&to_switzerland(), &new_id());
    assert!(bought.outcome.is_ok(), "{:?}", bought.outcome);
    assert_eq!((kinds(&bought), bought.missing.len()), (vec![PaperKind::Label, PaperKind::Cn23], 0));
    assert_eq!(label::kind(&bought.files[1].bytes), Ok(LabelFormat::Pdf));

    shop.server.misbehave_on(Misbehaviour::OtherShape(Shape::NoDeclaration), 1, GENERATE);
    let bought = shop.carrier().buy(&to_switzerland(), &new_id());
    assert_eq!((kinds(&bought), bought.missing.len()), (vec![PaperKind::Label, PaperKind::Cn23], 0), "declared again");

    shop.server.misbehave_on(Misbehaviour::OtherShape(Shape::NoDeclaration), 1, GENERATE);
    let declare = "POST /sls-ws/SlsServiceWSRest/3.1/generateCN23";
    shop.server.misbehave_on(Misbehaviour::BadGateway, 1, declare);
    let bought = shop.carrier().buy(&to_switzerland(), &new_id());
    assert!(bought.outcome.is_ok(), "the label is kept");
    assert_eq!(
        (kinds(&bought), bought.missing),
        (vec![PaperKind::Label], vec![PaperKind::Cn23]),
        "and the lack is told"
    );
}

#[test]
fn a_label_whose_file_did_not_come_is_asked_for_at_once() {
    let shop = Shop::open();
    shop.server.misbehave_on(Misbehaviour::OtherShape(Shape::NoLabel), 1, GENERATE);
    let bought = shop.carrier().buy(&within_france("Zpl"), &new_id());
    let kinds: Vec<_> = bought.files.iter().map(|file| (file.kind, label::kind(&file.bytes))).collect();
    assert_eq!(kinds, [(PaperKind::Label, Ok(LabelFormat::Zpl))]);
    assert_eq!(shop.server.ledger().labels().len(), 1);
}

#[test]
fn every_shape_of_an_answer_is_read() {
    let shop = Shop::open();
    for shape in [Shape::Mixed, Shape::Flat, Shape::Unbound] {
        shop.server.misbehave_on(Misbehaviour::OtherShape(shape), 1, GENERATE);
        let bought = shop.carrier().buy(&to_switzerland(), &new_id());
        assert!(bought.outcome.is_ok(), "{shape:?}: {:?}", bought.outcome);
        assert_eq!(bought.files.len(), 2, "{shape:?}");
    }
}

#[test]
fn what_is_lost_after_a_purchase_is_a_doubt_and_before_it_nothing_was_sent() {
    let shop = Shop::open();
    let long = Duration::from_secs(30);
    for misbehaviour in [
        Misbehaviour::DropBeforeCommit,
        Misbehaviour::DropAfterCommit,
        Misbehaviour::FailBeforeCommit(500),
        Misbehaviour::FailAfterCommit(503),
        Misbehaviour::SlowStart(long),
        Misbehaviour::SlowBody(long),
        Misbehaviour::BadGateway,
        Misbehaviour::WebPage,
        Misbehaviour::Garbage,
        Misbehaviour::CutShort,
    ] {
        shop.server.behave();
        let carrier = shop.carrier_without_patience();
        shop.server.misbehave_on(misbehaviour, 1, GENERATE);
        let bought = carrier.buy(&within_france("Pdf"), &new_id());
        assert_eq!((bought.outcome, bought.files.len()), (Err(CarrierError::InDoubt), 0), "{misbehaviour:?}");
        let before = shop.server.ledger().labels().len();
        shop.server.behave();
        shop.server.misbehave_on(misbehaviour, 1, CHECK);
        let outcome = carrier.buy(&within_france("Pdf"), &new_id()).outcome;
        assert!(matches!(outcome, Err(CarrierError::Unreachable { .. })), "{misbehaviour:?}: {outcome:?}");
        assert_eq!(shop.server.ledger().labels().len(), before, "{misbehaviour:?}: nothing was asked for");
    }
    shop.server.behave();
    shop.server.misbehave_on(Misbehaviour::TooManyRequests(RetryAfter::Seconds(7)), 1, GENERATE);
    let outcome = shop.carrier().buy(&within_france("Pdf"), &new_id()).outcome;
    assert_eq!(outcome, Err(CarrierError::Busy { seconds: 7 }));
}

#[test]
fn a_counter_that_is_closed_has_been_sent_nothing() {
    let shop = Shop::open();
    let carrier = shop.carrier();
    shop.server.stop();
    for error in [
        carrier.buy(&within_france("Pdf"), &new_id()).outcome.map(drop),
        carrier.track("6C00000000000").map(drop),
        carrier.pickup_points(&near_lyon()).map(drop),
        carrier.deposit_slip(&[TrackingNumber("6C00000000000".to_owned())]).map(drop),
    ] {
        assert!(matches!(error, Err(CarrierError::Unreachable { .. })), "{error:?}");
    }
}

#[test]
fn a_refusal_stands_at_its_box_with_our_sentence_and_nothing_is_made() {
    let shop = Shop::open();
    let spoilt = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut json = serde_json::to_value(to_switzerland()).expect("a shipment is JSON");
        change(&mut json);
        serde_json::from_value::<Shipment>(json).expect("a shipment")
    };
    let cases: [(Field, Shipment); 3] = [
        (Field::Undeliverable, spoilt(&|json| json["handling"]["undeliverable"] = serde_json::Value::Null)),
        (
            Field::Customs(envoi::domain::CustomsBox::Articles),
            spoilt(&|json| json["customs"]["items"][0]["hs_code"] = json!("61")),
        ),
        (
            Field::Customs(envoi::domain::CustomsBox::Postage),
            spoilt(&|json| json["customs"]["postage"]["cents"] = json!(0)),
        ),
    ];
    for (field, shipment) in cases {
        for shape in [None, Some(Shape::Refused200), Some(Shape::Mixed)] {
            if let Some(shape) = shape {
                shop.server.misbehave_on(Misbehaviour::OtherShape(shape), 1, CHECK);
            }
            match shop.carrier().buy(&shipment, &new_id()).outcome {
                Err(CarrierError::Rejected { problems, words }) => {
                    assert!(problems.at(field).is_some(), "{field:?} {shape:?}: {problems:?}");
                    assert!(words.sentence().is_some() && !words.message.is_empty(), "{words:?}");
                }
                other => panic!("{field:?} {shape:?}: {other:?}"),
            }
            shop.server.behave();
        }
    }
    assert_eq!(shop.server.ledger().labels().len(), 0);
}

#[test]
fn a_key_is_tried_without_cost_and_one_that_is_wrong_too_often_locks_the_door() {
    let shop = Shop::open();
    let test = |with: &str| carriers::test_key(CarrierKind::Colissimo, &shop.account.endpoint, key(with), &reach());
    let tested = test("PRACTICE-another-desk").expect("a good key");
    assert_eq!((tested.tail.as_str(), tested.carriers), ("desk", 1));
    assert!(matches!(test("nobody's key"), Err(CarrierError::Credentials { .. })));
    assert_eq!(shop.server.ledger().labels().len(), 0, "trying makes no label");
    // Five wrong ones in a row lock it; a good key does not open it.
    let wrong = carriers::open(&shop.account, key("nobody's key"), &reach()).expect("an address on loopback");
    let errors: Vec<CarrierError> =
        (0..6).filter_map(|_| wrong.buy(&within_france("Pdf"), &new_id()).outcome.err()).collect();
    assert!(matches!(errors.last(), Some(CarrierError::Locked { .. })), "{errors:?}");
    let failure = Failure::from(errors[5].clone());
    assert_eq!((failure.mishap, failure.remedy), (Mishap::AccessLocked, Remedy::ReconnectTheAccount));
    // What asks by itself stays away from the door, and hears why.
    assert!(matches!(wrong.track("6C00000000000"), Err(CarrierError::Locked { .. })));
}

#[test]
fn an_account_is_known_by_its_key_or_by_contract_and_password() {
    let shop = Shop::open();
    let connect = |api: &str, contract: &str, password: &str| {
        let texts = [("nickname", "Colissimo".to_owned()), ("contract_number", contract.to_owned())].into();
        let others = [("contract_password", key(password))].into();
        let keys = Keys { api: key(api), others };
        carriers::connect(CarrierKind::Colissimo, &shop.account.endpoint, keys, &texts, &reach())
    };
    assert_eq!(connect("PRACTICE-desk", "", "").map(|connection| connection.carrier_id), Ok(String::new()));
    let by_contract = connect("", "900001", "PRACTICE").expect("known by its password");
    assert_eq!(by_contract.carrier_id, "900001");
    assert!(matches!(connect("", "900001", "wrong"), Err(CarrierError::Credentials { .. })));
    match connect("", "900001", "") {
        Err(CarrierError::Rejected { problems, .. }) => {
            assert!(problems.at(Field::Credential("contract_password")).is_some(), "{problems:?}");
            assert!(problems.at(Field::Credential("contract_number")).is_none(), "{problems:?}");
        }
        other => panic!("nothing to say who it is by: {other:?}"),
    }

    let account = CarrierAccount { carrier_id: by_contract.carrier_id, ..shop.account.clone() };
    let others = [("contract_password", key("PRACTICE"))].into();
    let keys = Keys { others, ..Keys::default() };
    let carrier = carriers::open(&account, keys, &reach()).expect("an address on loopback");
    let label = carrier.buy(&within_france("Pdf"), &new_id()).outcome.expect("a label");
    carrier.track(&label.label_id).expect("its way");
    assert!(!carrier.pickup_points(&near_lyon()).expect("points").is_empty());
}

#[test]
fn a_parcel_is_followed_to_its_door_and_customs_that_wait_are_a_task() {
    let shop = Shop::open();
    let carrier = shop.carrier();
    let label = carrier.buy(&to_switzerland(), &new_id()).outcome.expect("a label").label_id;
    for (travel, whereabouts, task) in [
        (Travel::Announced, Whereabouts::Announced, None),
        (Travel::Accepted, Whereabouts::Accepted, None),
        (Travel::OnItsWay, Whereabouts::OnItsWay, None),
        (Travel::Attempted, Whereabouts::Attempted, None),
        (Travel::ToCollect, Whereabouts::ToCollect, None),
        (Travel::InvoiceMissing, Whereabouts::Problem, Some(CustomsTask::InvoiceMissing)),
        (Travel::DeclarationMissing, Whereabouts::Problem, Some(CustomsTask::DeclarationMissing)),
        (Travel::ImporterUnknown, Whereabouts::Problem, Some(CustomsTask::VatNumberAwaited)),
        (Travel::Released, Whereabouts::OnItsWay, None),
        (Travel::Returned, Whereabouts::Problem, None),
        (Travel::Delivered, Whereabouts::Delivered, None),
    ] {
        shop.server.travel(&label, &[Travel::Announced, travel]);
        let tracking = carrier.track(&label).expect("its way");
        assert_eq!((tracking.whereabouts, tracking.task), (whereabouts.clone(), task), "{travel:?}");
        assert_eq!(tracking.delivered_ms.is_some(), whereabouts == Whereabouts::Delivered, "{travel:?}");
    }
    shop.server.travel(&label, &[Travel::Accepted, Travel::Odd]);
    let odd = carrier.track(&label).expect("its way");
    assert!(matches!(odd.events[0].whereabouts, Whereabouts::Other(_)), "{:?}", odd.events);
    let unseen = carrier.track("6C00000000000").expect("no more is known");
    assert_eq!((unseen.whereabouts, unseen.events.len()), (Whereabouts::Announced, 0));
}

#[test]
fn without_a_contract_s_tracking_the_public_one_is_asked_with_its_own_key() {
    let shop = Shop::open();
    let label = shop.carrier().buy(&within_france("Pdf"), &new_id()).outcome.expect("a label").label_id;
    shop.server.travel(&label, &[Travel::Announced, Travel::Accepted, Travel::Delivered]);
    let track = |okapi: &str| {
        let keys = Keys { others: [("okapi_key", key(okapi))].into(), ..Keys::default() };
        let account = CarrierAccount { carrier_id: String::new(), ..shop.account.clone() };
        carriers::open(&account, keys, &reach()).expect("an address on loopback").track(&label)
    };
    let tracking = track("PRACTICE-okapi").expect("its way");
    assert_eq!((tracking.whereabouts, tracking.events.len()), (Whereabouts::Delivered, 3));
    assert!(matches!(track("nobody's"), Err(CarrierError::Credentials { .. })));
}

#[test]
fn paper_that_was_lost_is_had_again_where_la_poste_has_it() {
    let shop = Shop::open();
    let carrier = shop.carrier();
    let label = carrier.buy(&within_france("Pdf"), &new_id()).outcome.expect("a label");
    let files =
        carrier.paper(&label, &[LabelFormat::Zpl, LabelFormat::Png, LabelFormat::Pdf], None).expect("its paper");
    let kinds: Vec<_> = files.iter().map(|file| label::kind(&file.bytes)).collect();
    assert_eq!(kinds, [Ok(LabelFormat::Zpl), Ok(LabelFormat::Pdf)], "no pictures");
    let swiss = carrier.buy(&to_switzerland(), &new_id()).outcome.expect("a label");
    assert!(matches!(carrier.paper(&swiss, &[LabelFormat::Pdf], None), Err(CarrierError::Rejected { .. })));
}

#[test]
fn points_are_found_near_an_address_and_looked_at_again_by_their_id() {
    let shop = Shop::open();
    let carrier = shop.carrier();
    let points = carrier.pickup_points(&near_lyon()).expect("points");
    assert!(points.len() > 1 && points.is_sorted_by_key(|point| point.distance_m), "{} points", points.len());
    let first = &points[0];
    let (id, network) = (first.id.clone(), first.network.clone());
    let wanted = PointWanted { id, network, weight: Grams(1200), ship_date: desk::today() };
    let again = carrier.pickup_point(&wanted).expect("the same point");
    assert_eq!((&again.id, &again.name), (&first.id, &first.name));
    let gone = PointWanted { id: "999999".to_owned(), ..wanted };
    assert!(carrier.pickup_point(&gone).is_err());
}

#[test]
fn parcels_are_handed_over_with_a_slip_that_can_be_had_again() {
    let shop = Shop::open();
    let carrier = shop.carrier();
    let bought = |_| carrier.buy(&within_france("Pdf"), &new_id()).outcome.expect("a label").tracking;
    let parcels: Vec<TrackingNumber> = (0..2).map(bought).collect();
    let slip = carrier.deposit_slip(&parcels).expect("a slip");
    assert_eq!(slip.parcels, parcels);
    assert!(slip.pdf.starts_with(b"%PDF") && !slip.number.is_empty() && slip.made_ms > 0);
    let again = carrier.deposit_slip_again(&slip.number).expect("the same slip");
    assert_eq!((again.number, again.pdf.starts_with(b"%PDF")), (slip.number, true));
    let unknown = TrackingNumber("6C00000000000".to_owned());
    match carrier.deposit_slip(&[unknown]) {
        Err(CarrierError::Rejected { words, .. }) => assert_eq!(words.sentence(), Some("la-poste-slip-parcel")),
        other => panic!("{other:?}"),
    }
    let many: Vec<TrackingNumber> = (0..120).map(|number| TrackingNumber(number.to_string())).collect();
    assert_eq!(carrier.deposit_slip(&many), Err(CarrierError::Unsupported), "more than a slip holds");
    assert_eq!(DepositSlip::batches(&many).map(<[_]>::len).collect::<Vec<_>>(), [50, 50, 20]);
}

#[test]
fn what_colissimo_does_not_do_it_says_so() {
    let shop = Shop::open();
    let (carrier, shipment) = (shop.carrier(), within_france("Pdf"));
    let unsupported = [
        carrier.rates(&shipment).map(drop),
        carrier.catalogue().map(drop),
        carrier.find(&new_id()).map(drop),
        carrier.withdraw(&new_id()).map(drop),
        carrier.labels(0, 1).map(drop),
        carrier.check_address(shipment.consignee()).map(drop),
        carrier.void("6C00000000000"),
        carrier.images().map(drop),
        carrier.delete_image(&LabelImageId("1".to_owned())),
    ];
    assert!(unsupported.iter().all(|outcome| *outcome == Err(CarrierError::Unsupported)), "{unsupported:?}");
    assert_eq!((carrier.disconnect(), carrier.disconnect()), (Ok(()), Ok(())));
    carrier.buy(&shipment, &new_id()).outcome.expect("a key is unmade by La Poste alone");
}

/// A practice counter with an account.
#[test]
fn a_return_comes_by_a_code_or_is_fetched_from_its_letter_box() {
    let shop = Shop::open();
    let comes_back = comes_back();
    let code = shop.carrier().return_code(&comes_back).expect("a code");
    assert!(code.parcel.0.starts_with("8R"), "{}", code.parcel.0);
    assert_eq!(code.code.len(), 9);
    assert!(code.until > desk::today(), "it is good for some days");
    let refused = shop.carrier().return_code(&to_switzerland());
    assert!(matches!(refused, Err(CarrierError::Rejected { .. })), "{refused:?}");

    let label = shop.carrier().buy(&comes_back, &new_id()).outcome.expect("a return label");
    let dates = shop.carrier().mailbox_dates(comes_back.consignee()).expect("days");
    assert!(!dates.days.is_empty() && dates.until.is_some());
    let day = dates.days[0];
    let pickup = MailboxPickup { parcel: label.tracking.clone(), day, at: comes_back.consignee().clone(), email: None };
    assert_eq!(shop.carrier().plan_mailbox_pickup(&pickup), Ok(()));
    assert_eq!(shop.server.ledger().picking(&label.tracking.0).map(str::to_owned), Some(day.to_string()));
    let twice = shop.carrier().plan_mailbox_pickup(&pickup);
    assert!(matches!(&twice, Err(CarrierError::Rejected { words, .. }) if words.code == "30803"), "{twice:?}");
}

struct Shop {
    server: Server,
    account: CarrierAccount,
    // Kept so that the books are removed with the counter.
    _books: tempfile::TempDir,
}

impl Shop {
    fn open() -> Self {
        let books = tempfile::tempdir().expect("a folder");
        let server = Server::start(Options::new(books.path())).expect("a server");
        let account = papers::account(&server.base_url());
        Self { server, account, _books: books }
    }

    fn carrier(&self) -> Box<dyn Carrier> {
        carriers::open(&self.account, key("PRACTICE-desk"), &reach()).expect("an address on loopback")
    }

    /// For what never answers well, so that nobody waits for it.
    fn carrier_without_patience(&self) -> Box<dyn Carrier> {
        let short = Duration::from_millis(700);
        let patience = Patience { first_byte: short, purchase: short, body: short, ..patience() };
        carriers::open(&self.account, key("PRACTICE-desk"), &Reach::new(patience)).expect("an address on loopback")
    }
}

fn within_france(format: &str) -> Shipment {
    papers::requests::shipment(format, &papers::within_france())
}

fn to_switzerland() -> Shipment {
    papers::requests::to_switzerland("Pdf")
}

/// A return from Lyon.
fn comes_back() -> Shipment {
    let mut request = papers::within_france();
    request["letter"]["service"]["productCode"] = json!("CORE");
    papers::requests::shipment("Pdf", &request)
}

fn near_lyon() -> PointsWanted {
    PointsWanted { near: within_france("Pdf").consignee().clone(), weight: Grams(1200), ship_date: desk::today() }
}

fn key(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

/// A label is drawn before it is answered, which takes a busy machine a while.
fn patience() -> Patience {
    Patience { purchase: Duration::from_secs(20), first_byte: Duration::from_secs(20), ..desk::little_patience() }
}

fn reach() -> Reach {
    Reach::new(patience())
}
