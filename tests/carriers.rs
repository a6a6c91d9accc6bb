//! What every carrier must do, run against each of them at its practice counter.
//!
//! A new carrier adds an arm to [`Counter::open`]; everything here then holds for it, or does not.

mod colissimo;

use std::collections::BTreeMap;
use std::time::Duration;

use envoi::carriers;
use envoi::carriers::Carrier;
use envoi::carriers::CarrierError;
use envoi::carriers::Found;
use envoi::carriers::Reach;
use envoi::domain::AccountId;
use envoi::domain::AddressVerdict;
use envoi::domain::BoughtLabel;
use envoi::domain::CarrierAccount;
use envoi::domain::CarrierKind;
use envoi::domain::ExternalId;
use envoi::domain::Failure;
use envoi::domain::Field;
use envoi::domain::IntentId;
use envoi::domain::KeyKind;
use envoi::domain::LabelDownload;
use envoi::domain::LabelFormat;
use envoi::domain::LabelImage;
use envoi::domain::LimitsProfile;
use envoi::domain::Line;
use envoi::domain::LogoKind;
use envoi::domain::NewLogo;
use envoi::domain::Offer;
use envoi::domain::Remedy;
use envoi::domain::Shipment;
use envoi::domain::Standing;
use envoi::domain::Whereabouts;
use envoi::domain::rules;
use envoi::domain::rules::RuleContext;
use envoi::http::Patience;
use envoi::label;
use envoi::practice::Misbehaviour;
use envoi::practice::RetryAfter;
use envoi::practice::shipengine;
use envoi::practice::shipengine::Plan;
use envoi::practice::shipengine::Server;
use envoi::practice::shipengine::Travel;
use secrecy::SecretString;

use crate::conformance;
use crate::desk;

#[test]
fn a_price_and_a_label_are_had_and_found_by_our_id() {
    for_each_carrier(|counter| {
        let (carrier, shipment, id) = (counter.carrier(), counter.shipment(), new_id());
        let listed = carrier.catalogue().expect("its lists");
        assert!(listed.services.iter().any(|service| service.code == *shipment.service()));
        assert!(listed.packages.iter().any(|package| package.code == shipment.package()));
        let rates = carrier.rates(&shipment).expect("rates");
        assert_eq!(carrier.find(&id), Ok(Found::Nothing));

        let label = carrier.buy(&shipment, &id).outcome.expect("a label");
        assert_eq!(label.cost, rates.first().map(|rate| rate.price));
        assert!(!label.label_id.is_empty() && !label.tracking.0.is_empty() && !label.voided);
        assert_eq!(carrier.find(&id), Ok(Found::Label(label)));
        assert_eq!(carrier.find(&new_id()), Ok(Found::Nothing));
        assert_eq!(counter.server.ledger().labels().len(), 1, "asking buys nothing");
    });
}

#[test]
fn the_paper_comes_in_every_format_and_is_what_it_says() {
    for_each_carrier(|counter| {
        let (carrier, shipment) = (counter.carrier(), counter.shipment());
        let label = carrier.buy(&shipment, &new_id()).outcome.expect("a label");
        let files = carrier.paper(&label, &LabelFormat::BOUGHT, None).expect("its paper");
        let kinds: Vec<_> = files.iter().map(|file| label::kind(&file.bytes)).collect();
        assert_eq!(kinds, [Ok(LabelFormat::Pdf), Ok(LabelFormat::Png), Ok(LabelFormat::Zpl)]);
        assert!(
            files.iter().filter(|file| file.format != LabelFormat::Png).all(|file| label::says_specimen(&file.bytes))
        );
    });
}

#[test]
fn paper_that_cannot_be_downloaded_is_asked_for_inline_or_said_to_be_missing() {
    for_each_carrier(|counter| {
        let (carrier, shipment) = (counter.carrier(), counter.shipment());
        let label = carrier.buy(&shipment, &new_id()).outcome.expect("a label");
        counter.server.misbehave_on(Misbehaviour::FailBeforeCommit(503), 1, "GET /v1/downloads/*");
        let files = carrier.paper(&label, &[LabelFormat::Pdf], None).expect("inline");
        assert_eq!(label::kind(&files[0].bytes), Ok(LabelFormat::Pdf));
        counter.server.misbehave_on(Misbehaviour::DropBeforeCommit, 9, "GET /v1/*");
        assert!(carrier.paper(&label, &[LabelFormat::Pdf], None).is_err());
    });
}

#[test]
fn a_void_holds_twice_and_a_polite_refusal_is_a_refusal() {
    for_each_carrier(|counter| {
        let (carrier, shipment, id) = (counter.carrier(), counter.shipment(), new_id());
        let label = carrier.buy(&shipment, &id).outcome.expect("a label");
        counter.server.misbehave(Misbehaviour::VoidRefused, 1);
        match carrier.void(&label.label_id) {
            Err(CarrierError::VoidRefused { words }) => assert!(!words.message.is_empty()),
            other => panic!("{other:?}"),
        }
        counter.server.misbehave_on(Misbehaviour::DropAfterCommit, 1, "PUT /v1/labels/*");
        assert_eq!(carrier.void(&label.label_id), Ok(()), "an answer that was lost is looked up");
        assert_eq!(carrier.void(&label.label_id), Ok(()), "what is voided counts as voided");
        let voided = BoughtLabel { voided: true, ..label };
        assert_eq!(carrier.find(&id), Ok(Found::Label(voided)), "and is found as that");
        assert!(carrier.void("se-1").is_err(), "a label that nobody knows");
    });
}

#[test]
fn a_parcel_is_followed_from_its_label_to_its_door() {
    for_each_carrier(|counter| {
        let (carrier, shipment, id) = (counter.carrier(), counter.shipment(), new_id());
        let label = carrier.buy(&shipment, &id).outcome.expect("a label");
        let fresh = carrier.track(&label.label_id).expect("its way");
        assert_eq!((fresh.whereabouts, fresh.events.len()), (Whereabouts::Announced, 0));
        for (travel, whereabouts) in [
            (Travel::Accepted, Whereabouts::Accepted),
            (Travel::OnItsWay, Whereabouts::OnItsWay),
            (Travel::Attempted, Whereabouts::Attempted),
            (Travel::ToCollect, Whereabouts::ToCollect),
            (Travel::Problem, Whereabouts::Problem),
            (Travel::Odd, Whereabouts::Other("QZ".to_owned())),
            (Travel::Delivered, Whereabouts::Delivered),
        ] {
            counter.server.travel(&label.label_id, &[Travel::Accepted, travel]);
            let tracking = carrier.track(&label.label_id).expect("its way");
            assert_eq!(tracking.whereabouts, whereabouts, "{travel:?}");
            assert_eq!(tracking.events.first().map(|event| event.whereabouts.clone()), Some(whereabouts), "{travel:?}");
            assert_eq!(tracking.events.len(), 2);
        }
        assert!(carrier.track("se-1").is_err(), "a label that nobody knows");
    });
}

#[test]
fn an_address_is_known_suggested_or_doubted_and_a_plan_without_the_service_says_so() {
    for_each_carrier(|counter| {
        let carrier = counter.carrier();
        let asked = |change: &dyn Fn(&mut envoi::domain::ShipmentDraft)| {
            let mut draft = desk::draft("1");
            change(&mut draft);
            rules::read_address(&draft.consignee)
        };
        let check = |address| carrier.check_address(&address);
        assert_eq!(check(asked(&|_| ())), Ok(AddressVerdict::Known), "capitals are no news");
        let street = asked(&|draft| draft.consignee.street = "27 bd du Modèle".to_owned());
        let lines = vec![(Line::Street, "27 BOULEVARD DU MODÈLE".to_owned())];
        assert_eq!(check(street), Ok(AddressVerdict::Suggests(lines)));
        for doubted in ["1 rue de Nulle Part", "bât. C, nulle part"] {
            let address = asked(&|draft| draft.consignee.street = doubted.to_owned());
            assert!(matches!(check(address), Ok(AddressVerdict::Doubts(said)) if !said.is_empty()), "{doubted}");
        }
    });
    let books = tempfile::tempdir().expect("a folder");
    let free = shipengine::Options { plan: Plan::Free, ..shipengine::Options::new(books.path()) };
    let server = Server::start(free).expect("a server");
    let account = CarrierAccount { endpoint: server.base_url(), ..Counter::open(CarrierKind::LettreSuivie).account };
    let carrier = carriers::open(&account, key("PRACTICE-desk"), &reach()).expect("an address on loopback");
    let address = rules::read_address(&desk::draft("1").consignee);
    assert_eq!(carrier.check_address(&address), Err(CarrierError::Unsupported));
}

#[test]
fn every_label_is_on_some_page_with_its_id_and_its_order() {
    for_each_carrier(|counter| {
        let (carrier, shipment) = (counter.carrier(), counter.shipment());
        let bought: Vec<_> =
            (0..3).map(|_| (new_id(), carrier.buy(&shipment, &new_id()).outcome.expect("a label"))).collect();
        carrier.void(&bought[1].1.label_id).expect("voided");
        counter.server.travel(&bought[2].1.label_id, &[Travel::Delivered]);
        let page = carrier.labels(0, 1).expect("a page");
        let ids: Vec<_> = page.labels.iter().map(|label| label.label_id.as_str()).collect();
        let newest_first: Vec<_> = bought.iter().rev().map(|(_, label)| label.label_id.as_str()).collect();
        assert_eq!((ids, page.pages), (newest_first, 1));
        assert_eq!(page.labels[0].standing, Standing::Delivered);
        assert!(page.labels[1].voided);
        assert_eq!(page.labels[2].standing, Standing::InTransit, "bought, which is not moving");
        assert!(page.labels.iter().all(|label| label.order.as_deref() == Some("10481") && label.external.is_some()));
        assert_eq!(carrier.labels(0, 2).expect("a page beyond").labels, []);
        let tomorrow = jiff::Timestamp::now().as_millisecond() + 86_400_000;
        assert_eq!(carrier.labels(tomorrow, 1).expect("a page").labels, []);
    });
}

#[test]
fn what_is_known_without_a_label_can_be_withdrawn_and_is_never_sold_after() {
    for_each_carrier(|counter| {
        let (carrier, shipment, id) = (counter.carrier(), counter.shipment(), new_id());
        assert_eq!(carrier.withdraw(&id), Ok(Found::Nothing), "nothing is known");
        counter.server.misbehave(Misbehaviour::ShipmentOnly, 1);
        assert_eq!(carrier.buy(&shipment, &id).outcome, Err(CarrierError::InDoubt));
        assert_eq!(carrier.find(&id), Ok(Found::Pending));
        assert_eq!(carrier.withdraw(&id), Ok(Found::Withdrawn));
        assert_eq!(carrier.withdraw(&id), Ok(Found::Withdrawn), "twice");
        assert_eq!(carrier.find(&id), Ok(Found::Withdrawn));
        assert_eq!(carrier.buy(&shipment, &id).outcome, Err(CarrierError::InDoubt), "its id is spent");
        assert_eq!(counter.server.ledger().labels().len(), 0);

        let sold = new_id();
        let label = carrier.buy(&shipment, &sold).outcome.expect("a label");
        let refused = carrier.withdraw(&sold);
        assert!(matches!(refused, Err(CarrierError::Rejected { .. })), "what is sold is voided instead: {refused:?}");
        assert_eq!(carrier.find(&sold), Ok(Found::Label(label)));
    });
}

#[test]
fn one_id_is_sold_once_and_the_second_buyer_finds_the_first_label() {
    for_each_carrier(|counter| {
        let (carrier, shipment, id) = (counter.carrier(), counter.shipment(), new_id());
        let label = carrier.buy(&shipment, &id).outcome.expect("a label");
        assert_eq!(carrier.buy(&shipment, &id).outcome, Err(CarrierError::InDoubt));
        assert_eq!(carrier.find(&id), Ok(Found::Label(label)));
        assert_eq!(counter.server.ledger().labels().len(), 1);
    });
}

#[test]
fn a_wrong_key_is_said_to_be_one_whatever_is_asked() {
    for_each_carrier(|counter| {
        let (carrier, shipment) = (counter.carrier_with("nobody's key"), counter.shipment());
        check_key_refused(carrier.rates(&shipment));
        check_key_refused(carrier.buy(&shipment, &new_id()).outcome);
        check_key_refused(carrier.find(&new_id()));
        check_key_refused(carriers::test_key(counter.kind, &counter.server.base_url(), key("nobody's key"), &reach()));
        assert_eq!(counter.server.ledger().labels().len(), 0);
    });
}

#[test]
fn a_carrier_that_is_off_has_been_sent_nothing() {
    for_each_carrier(|counter| {
        let (carrier, shipment) = (counter.carrier(), counter.shipment());
        counter.server.stop();
        for error in [
            carrier.buy(&shipment, &new_id()).outcome.map(drop),
            carrier.rates(&shipment).map(drop),
            carrier.find(&new_id()).map(drop),
            carrier.void("se-1"),
        ] {
            assert!(matches!(error, Err(CarrierError::Unreachable { .. })), "{error:?}");
        }
    });
}

#[test]
fn a_carrier_that_asks_to_wait_says_how_long_in_any_form() {
    let forms = [
        (RetryAfter::Seconds(7), 7..=7),
        (RetryAfter::Seconds(0), 0..=0),
        (RetryAfter::Missing, 5..=5),
        (RetryAfter::Date(60), 50..=60),
    ];
    for_each_carrier(|counter| {
        for (form, seconds) in forms.clone() {
            for asked in [Asked::Price, Asked::Label] {
                counter.server.behave();
                counter.server.misbehave_on(Misbehaviour::TooManyRequests(form), 1, "POST /v1/*");
                match asked.of(counter.carrier().as_ref(), &counter.shipment()) {
                    Err(CarrierError::Busy { seconds: said }) => assert!(seconds.contains(&said), "{form:?}: {said}"),
                    other => panic!("{form:?}, {asked:?}: {other:?}"),
                }
            }
        }
        assert_eq!(counter.server.ledger().labels().len(), 0);
    });
}

#[test]
fn what_cannot_be_read_is_a_doubt_when_it_may_have_cost_money_and_a_nuisance_otherwise() {
    let long = Duration::from_secs(30);
    let garbage = [
        Misbehaviour::DropBeforeCommit,
        Misbehaviour::DropAfterCommit,
        Misbehaviour::FailBeforeCommit(500),
        Misbehaviour::FailAfterCommit(503),
        Misbehaviour::SlowStart(long),
        Misbehaviour::SlowBody(long),
        Misbehaviour::BadGateway,
        Misbehaviour::WebPage,
        Misbehaviour::CutShort,
        Misbehaviour::Endless(200_000_000),
    ];
    for_each_carrier(|counter| {
        let (carrier, shipment) = (counter.carrier_without_patience(), counter.shipment());
        for misbehaviour in garbage {
            counter.server.misbehave(misbehaviour, 1);
            assert_eq!(carrier.buy(&shipment, &new_id()).outcome, Err(CarrierError::InDoubt), "{misbehaviour:?}");
            counter.server.misbehave_on(misbehaviour, 1, "POST /v1/rates");
            let error = carrier.rates(&shipment).expect_err("nothing to read");
            assert!(matches!(error, CarrierError::Unexpected { .. }), "{misbehaviour:?}: {error:?}");
            assert_eq!(Failure::from(error).remedy, Remedy::TryAgain, "{misbehaviour:?}");
        }
        counter.carrier().rates(&shipment).expect("afterwards all is well");
    });
}

#[test]
fn a_key_is_tried_alone_and_a_sandbox_key_is_known_for_one() {
    for_each_carrier(|counter| {
        let endpoint = counter.server.base_url();
        let tested = carriers::test_key(counter.kind, &endpoint, key("PRACTICE-another-desk"), &reach());
        let tested = tested.expect("a good key");
        assert_eq!((tested.kind, tested.tail.as_str(), tested.carriers), (KeyKind::Production, "desk", 1));
        let sandbox = carriers::test_key(counter.kind, &endpoint, key("TEST_practice-desk"), &reach());
        assert_eq!(sandbox.expect("a good key").kind, KeyKind::Sandbox);
        let refused = counter.connect("TEST_practice-desk", &[]).expect_err("not in the sandbox");
        assert!(matches!(refused, CarrierError::Rejected { .. }), "{refused:?}");
    });
}

#[test]
fn a_connection_that_is_refused_names_the_box_to_mend() {
    for_each_carrier(|counter| {
        for (name, text) in [("contract_number", "000000000"), ("contract_number", ""), ("nickname", " ")] {
            match counter.connect("PRACTICE-desk", &[(name, text)]) {
                Err(CarrierError::Rejected { problems, words }) => {
                    assert!(problems.at(Field::Credential(name)).is_some(), "{name}: {problems:?}");
                    assert!(!words.message.is_empty() && !words.request_id.is_empty(), "{words:?}");
                }
                other => panic!("{name}: {other:?}"),
            }
        }
        check_key_refused(counter.connect("nobody's key", &[]));
    });
}

#[test]
fn a_parcel_that_the_carrier_finds_too_large_is_refused_at_its_size() {
    for_each_carrier(|mut counter| {
        counter.account.limits = LimitsProfile::LaPoste;
        let mut draft = desk::draft("1");
        draft.parcel.size = "22x16x2".into();
        let shipment = counter.check(&draft);
        for asked in [Asked::Price, Asked::Label] {
            match asked.of(counter.carrier().as_ref(), &shipment) {
                Err(CarrierError::Rejected { problems, words }) => {
                    assert!(problems.at(Field::Size).is_some(), "{asked:?}: {problems:?}");
                    assert_eq!(words.source, "carrier");
                }
                other => panic!("{asked:?}: {other:?}"),
            }
        }
    });
}

#[test]
fn a_disconnected_account_buys_nothing_and_may_be_disconnected_again() {
    for_each_carrier(|counter| {
        let (carrier, shipment) = (counter.carrier(), counter.shipment());
        assert_eq!(carrier.disconnect(), Ok(()));
        assert_eq!(carrier.disconnect(), Ok(()));
        assert!(counter.server.ledger().accounts()[0].disconnected);
        let refused = carrier.buy(&shipment, &new_id()).outcome;
        assert!(matches!(refused, Err(CarrierError::Rejected { .. })), "{refused:?}");
    });
}

#[test]
fn a_label_that_comes_inside_the_answer_is_whole_and_the_answer_is_kept_without_it() {
    for_each_carrier(|mut counter| {
        counter.account.download = LabelDownload::Inline;
        let bought = counter.carrier().buy(&counter.shipment(), &new_id());
        let label = bought.outcome.expect("a label");
        let kinds: Vec<_> = bought.files.iter().map(|file| label::kind(&file.bytes)).collect();
        assert_eq!(kinds, [Ok(LabelFormat::Pdf)]);
        let raw = bought.raw.expect("the answer").0;
        assert!(raw.contains(&label.label_id) && raw.len() < bought.files[0].bytes.len(), "{} bytes", raw.len());
        counter.account.download = LabelDownload::ByAddress;
        let bought = counter.carrier().buy(&counter.shipment(), &new_id());
        assert!(bought.files.is_empty() && bought.outcome.is_ok());
    });
}

#[test]
fn images_are_kept_named_put_on_labels_and_forgotten() {
    for_each_carrier(|mut counter| {
        let carrier = counter.carrier();
        let logo = NewLogo { name: "Logo".to_owned(), kind: LogoKind::Png, bytes: conformance::picture() };
        carrier.add_image(&logo).expect("an image");
        let image = carrier.images().expect("the images").remove(0);
        let named = LabelImage { name: "Atelier".to_owned(), ..image.clone() };
        carrier.rename_image(&named).expect("another name");
        assert_eq!(carrier.images().as_deref(), Ok([named.clone()].as_slice()));
        let wrong = NewLogo { kind: LogoKind::Jpeg, ..logo };
        match carrier.add_image(&wrong) {
            Err(CarrierError::Rejected { problems, .. }) => assert!(problems.at(Field::LogoFile).is_some()),
            other => panic!("{other:?}"),
        }

        counter.account.logo = Some(named);
        counter.carrier().buy(&counter.shipment(), &new_id()).outcome.expect("a label with a logo");
        assert_eq!(counter.server.ledger().labels()[0].label_image_id.as_ref(), Some(&image.id.0));
        let shipment = counter.shipment();
        assert_eq!((carrier.delete_image(&image.id), carrier.delete_image(&image.id)), (Ok(()), Ok(())));
        match carrier.buy(&shipment, &new_id()).outcome {
            Err(CarrierError::Rejected { problems, .. }) => assert!(problems.at(Field::Format).is_some()),
            other => panic!("a logo that is gone: {other:?}"),
        }
    });
}

#[test]
fn a_long_list_of_images_is_read_to_its_end() {
    // Its lists have two on a page.
    let desk = desk::Desk::that_follows();
    let carrier = carriers::open(&desk.account, key("PRACTICE-desk"), &reach()).expect("an address on loopback");
    let names: Vec<String> = (0..5).map(|nth| format!("Logo {nth}")).collect();
    for name in &names {
        let logo = NewLogo { name: name.clone(), kind: LogoKind::Png, bytes: conformance::picture() };
        carrier.add_image(&logo).expect("an image");
    }
    let read: Vec<String> = carrier.images().expect("the images").into_iter().map(|image| image.name).collect();
    assert_eq!(read, names);
}

#[test]
fn a_service_that_only_the_carrier_knows_can_be_bought_and_one_that_went_cannot() {
    for_each_carrier(|mut counter| {
        let ours = counter.kind.services()[0].code.to_string();
        counter.server.list_services(&[("a_new_service", "Lettre Nouvelle")]);
        let listed = counter.carrier().catalogue().expect("its lists");
        counter.account.catalogue = counter.account.catalogue.updated(counter.kind, listed, desk::today(), 1);
        let offers = counter.account.offers();
        let gone: Vec<_> = offers.iter().map(|offer| (offer.service.code.to_string(), offer.gone)).collect();
        assert_eq!(gone, [(ours, Some(desk::today())), ("a_new_service".to_owned(), None)]);

        let draft = desk::draft("1");
        let checked = |offer: &Offer| {
            let (account, today) = (&counter.account, desk::today());
            rules::check(
                &draft,
                &RuleContext { account, service: &offer.service, today, printer: LabelFormat::Pdf, dpi: 203 },
            )
        };
        let refused = checked(&offers[0]);
        assert_eq!(refused.problems.at(Field::Service).map(|problem| problem.fault.id()), Some("service-gone"));
        let new = checked(&offers[1]);
        assert_eq!(new.problems.at(Field::Service).map(|problem| problem.fault.id()), Some("limits-unknown"));
        let shipment = new.shipment.expect("a warning stops nothing");
        counter.carrier().buy(&shipment, &new_id()).outcome.expect("a label");
    });
}

#[test]
fn what_was_bought_before_a_new_connection_is_found_and_voided_after_it() {
    for_each_carrier(|mut counter| {
        let id = new_id();
        let label = counter.carrier().buy(&counter.shipment(), &id).outcome.expect("a label");
        counter.carrier().disconnect().expect("disconnected");
        let before = counter.account.carrier_id.clone();
        counter.account.carrier_id = counter.connect("PRACTICE-desk", &[]).expect("connected anew").carrier_id;
        assert_ne!(counter.account.carrier_id, before, "a connection has an id of its own");
        let carrier = counter.carrier();
        assert_eq!(carrier.find(&id), Ok(Found::Label(label.clone())));
        assert!(carrier.track(&label.label_id).is_ok());
        assert!(carrier.paper(&label, &[LabelFormat::Pdf], None).is_ok());
        assert_eq!(carrier.void(&label.label_id), Ok(()));
        assert_eq!(counter.server.ledger().labels()[0].carrier_id, before);
        carrier.buy(&counter.shipment(), &new_id()).outcome.expect("and new ones are bought");
    });
}

/// What is asked of a carrier.
#[derive(Clone, Copy, Debug)]
enum Asked {
    Price,
    Label,
}

impl Asked {
    fn of(self, carrier: &dyn Carrier, shipment: &Shipment) -> Result<(), CarrierError> {
        match self {
            Self::Price => carrier.rates(shipment).map(drop),
            Self::Label => carrier.buy(shipment, &new_id()).outcome.map(drop),
        }
    }
}

/// A carrier's practice counter, with an account.
struct Counter {
    kind: CarrierKind,
    account: CarrierAccount,
    server: Server,
    // Kept so that the books are removed with the counter.
    _books: tempfile::TempDir,
}

impl Counter {
    fn open(kind: CarrierKind) -> Self {
        let books = tempfile::tempdir().expect("a folder");
        let server = match kind {
            CarrierKind::LettreSuivie => Server::start(shipengine::Options::new(books.path())).expect("a server"),
            CarrierKind::Colissimo => panic!("its contract is held in a file of its own"),
        };
        let account = CarrierAccount {
            id: AccountId("an-account".to_owned()),
            kind,
            nickname: "Comptoir".to_owned(),
            carrier_id: String::new(),
            carrier_code: String::new(),
            endpoint: server.base_url(),
            key_tail: String::new(),
            limits: LimitsProfile::default(),
            address_check: Default::default(),
            catalogue: Default::default(),
            logo: None,
            download: Default::default(),
            sender: Some(desk::sender()),
        };
        let mut counter = Self { kind, account, server, _books: books };
        let connection = counter.connect("PRACTICE-desk", &[]).expect("connected");
        counter.account.carrier_id = connection.carrier_id;
        counter.account.carrier_code = connection.carrier_code;
        counter.account.catalogue = counter.account.catalogue.updated(kind, connection.listed, desk::today(), 0);
        counter
    }

    fn connect(&self, with: &str, changed: &[(&'static str, &str)]) -> Result<carriers::Connection, CarrierError> {
        let required = self.kind.credentials().iter().filter(|field| field.required);
        let mut texts: BTreeMap<&'static str, String> =
            required.map(|field| (field.name, field.example.to_owned())).collect();
        texts.extend(changed.iter().map(|(name, text)| (*name, (*text).to_owned())));
        carriers::connect(self.kind, &self.server.base_url(), key(with), &texts, &reach())
    }

    fn carrier(&self) -> Box<dyn Carrier> {
        self.carrier_with("PRACTICE-desk")
    }

    /// With a gate of its own, so that one question's 429 does not hold up the next.
    fn carrier_with(&self, with: &str) -> Box<dyn Carrier> {
        carriers::open(&self.account, key(with), &reach()).expect("an address on loopback")
    }

    /// For what never answers well, so that nobody waits for it.
    fn carrier_without_patience(&self) -> Box<dyn Carrier> {
        let short = Duration::from_millis(300);
        let patience = Patience { first_byte: short, purchase: short, body: short, ..desk::little_patience() };
        carriers::open(&self.account, key("PRACTICE-desk"), &Reach::new(patience)).expect("an address on loopback")
    }

    fn shipment(&self) -> Shipment {
        self.check(&desk::draft("10481"))
    }

    fn check(&self, draft: &envoi::domain::ShipmentDraft) -> Shipment {
        let service = self.kind.services().first().expect("it sells something");
        let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let context = RuleContext { account: &self.account, service, today, printer: LabelFormat::Pdf, dpi: 203 };
        rules::check(draft, &context).shipment.expect("a sound draft")
    }
}

fn for_each_carrier(check: impl Fn(Counter)) {
    for kind in CarrierKind::ALL {
        match kind {
            CarrierKind::LettreSuivie => check(Counter::open(*kind)),
            // It quotes nothing, lists nothing and voids nothing: its contract is held in a file of its own.
            CarrierKind::Colissimo => (),
        }
    }
}

fn check_key_refused<T: std::fmt::Debug>(outcome: Result<T, CarrierError>) {
    match outcome {
        Err(CarrierError::Credentials { words }) => assert_eq!(words.status, 401),
        other => panic!("{other:?}"),
    }
}

fn key(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

/// With a gate of its own.
fn reach() -> Reach {
    Reach::new(desk::little_patience())
}

fn new_id() -> ExternalId {
    ExternalId::of(&IntentId::new(), 1)
}
