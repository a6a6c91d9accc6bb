//! The operator's day, without a window: edits, commands and events.

mod first_steps;
mod form;
mod printers;

use std::collections::BTreeMap;

use jiff::Zoned;

use super::*;
use crate::command::LabelView;
use crate::domain::CarrierKind;
use crate::domain::CarrierWords;
use crate::domain::Dots;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::HistoryPage;
use crate::domain::KeyKind;
use crate::domain::KeyTested;
use crate::domain::LabelFormat;
use crate::domain::LabelGrades;
use crate::domain::LimitsProfile;
use crate::domain::Line;
use crate::domain::Mishap;
use crate::domain::Money;
use crate::domain::Party;
use crate::domain::PriceBook;
use crate::domain::PriceSource;
use crate::domain::PrinterSetup;
use crate::domain::PrinterWay;
use crate::domain::Problems;
use crate::domain::Rate;
use crate::domain::Remedy;
use crate::domain::ServiceCode;
use crate::domain::ShipmentState;
use crate::domain::Surcharges;
use crate::domain::rules::tests::account;
use crate::domain::rules::tests::draft;

/// A desk with an account, a sender and a folder printer, as on any morning.
pub(super) fn desk() -> (Session, Vec<Command>) {
    let now: Zoned = "2026-11-22T09:00:00+01:00[Europe/Paris]".parse().expect("a time");
    let mut session = Session::new(Words::new(Lang::EN), now);
    session.forced_language = Some(Lang::EN);
    let mut commands = Vec::new();
    let printer = PrinterSetup {
        id: PrinterId("folder".to_owned()),
        name: "Folder".to_owned(),
        way: PrinterWay::Folder { path: "/labels".into() },
        language: LabelFormat::Pdf,
        dpi: 203,
        shift: Default::default(),
        paper: Default::default(),
    };
    let opened = OpenedWorld {
        world: World::Desk,
        accounts: vec![account()],
        settings: Settings { printers: vec![printer], ..Settings::default() },
        sender: None,
        prices: PriceBook::default(),
        last: None,
    };
    session.apply(Event::WorldOpened(Box::new(opened)), &mut commands);
    commands.clear();
    (session, commands)
}

fn type_a_parcel(session: &mut Session) {
    session.ship.draft = draft();
    session.edited();
}

fn let_time_pass(session: &mut Session, ms: i64, commands: &mut Vec<Command>) {
    let later = session.now.checked_add(jiff::Span::new().milliseconds(ms)).expect("near");
    session.tick(later, commands);
}

pub(super) fn rate(cents: i64) -> Rate {
    Rate {
        service: ServiceCode("la_poste_lettre_suivie_b2c_std".to_owned()),
        price: Money::euros(cents),
        source: PriceSource::Quoted,
        usual: None,
        surcharges: Surcharges::Excluded,
        warnings: Vec::new(),
    }
}

/// Types a parcel and lets its price come.
pub(super) fn ready_desk() -> (Session, Vec<Command>) {
    let (mut session, mut commands) = desk();
    type_a_parcel(&mut session);
    let_time_pass(&mut session, 400, &mut commands);
    let ticket = asked_for_rates(&commands).expect("typing rests");
    session.apply(Event::Rates { ticket, outcome: Ok(vec![rate(444)]) }, &mut commands);
    commands.clear();
    (session, commands)
}

fn asked_for_rates(commands: &[Command]) -> Option<Ticket> {
    commands.iter().rev().find_map(|command| match command {
        Command::GetRates { ticket, .. } => Some(*ticket),
        _ => None,
    })
}

pub(super) fn bought(commands: &[Command]) -> Vec<IntentId> {
    let intent = |command: &Command| match command {
        Command::Buy(purchase) => Some(purchase.intent.clone()),
        _ => None,
    };
    commands.iter().filter_map(intent).collect()
}

pub(super) fn row(intent: &IntentId, state: ShipmentState) -> HistoryRow {
    let (session, _) = {
        let (mut session, commands) = desk();
        type_a_parcel(&mut session);
        (session, commands)
    };
    let shipment = session.ship.checked.shipment.expect("sound");
    HistoryRow {
        account: shipment.account().clone(),
        weight: shipment.weight(),
        size: shipment.size(),
        cost: Some(Money::euros(444)),
        ..HistoryRow::example(&intent.0, state, shipment.consignee().clone())
    }
}

#[test]
fn an_account_without_a_sender_asks_for_it_first() {
    let (mut session, mut commands) = desk();
    let nameless = CarrierAccount { sender: None, ..account() };
    let opened = OpenedWorld {
        world: World::Practice,
        accounts: vec![nameless],
        settings: Settings::default(),
        sender: account().sender,
        prices: PriceBook::default(),
        last: None,
    };
    session.apply(Event::WorldOpened(Box::new(opened)), &mut commands);
    assert_eq!(session.screen, Screen::Sender);
    // The station's last sender is offered, and one press is enough.
    commands.clear();
    session.save_sender(&mut commands);
    assert!(commands.iter().any(|command| matches!(command, Command::SaveSender { .. })));
    assert_eq!(session.screen, Screen::Ship);
}

#[test]
fn prices_are_asked_once_typing_rests() {
    let (mut session, mut commands) = desk();
    type_a_parcel(&mut session);
    assert_eq!(session.why_not(), Some(WhyNot::PriceComing));
    let_time_pass(&mut session, 100, &mut commands);
    session.ship.draft.parcel.weight = "413 g".into();
    session.edited();
    let_time_pass(&mut session, 300, &mut commands);
    assert_eq!(asked_for_rates(&commands), None);
    let_time_pass(&mut session, 100, &mut commands);
    assert!(asked_for_rates(&commands).is_some());
}

#[test]
fn the_price_of_an_older_parcel_is_not_shown_for_a_newer() {
    let (mut session, mut commands) = ready_desk();
    assert_eq!(session.price(), Price::Known(&rate(444)));
    session.ship.draft.parcel.weight = "1 kg".into();
    session.edited();
    assert_eq!(session.price(), Price::Coming(Some(&rate(444))));
    assert_eq!(session.why_not(), Some(WhyNot::PriceComing));
    session.buy(&mut commands);
    assert_eq!(bought(&commands), []);
}

#[test]
fn a_name_corrected_keeps_the_price() {
    let (mut session, _) = ready_desk();
    session.ship.draft.consignee.name.push('e');
    session.edited();
    assert_eq!(session.price(), Price::Known(&rate(444)));
}

#[test]
fn a_double_press_buys_once_and_the_form_is_free() {
    let (mut session, mut commands) = ready_desk();
    session.buy(&mut commands);
    session.buy(&mut commands);
    assert_eq!(bought(&commands).len(), 1);
    assert!(session.ship.is_blank());
    assert_eq!(session.ship.under_way.len(), 1);
    assert_eq!(session.ship.focus, Some(Field::Address(Party::Consignee, Line::Name)));
}

#[test]
fn what_is_bought_is_what_was_on_screen() {
    let (mut session, mut commands) = ready_desk();
    let on_screen = session.ship.checked.shipment.clone().expect("ready");
    session.buy(&mut commands);
    let purchase = commands.iter().find_map(|command| match command {
        Command::Buy(purchase) => Some(purchase.clone()),
        _ => None,
    });
    let purchase = purchase.expect("bought");
    assert_eq!((purchase.digest, &purchase.shipment), (on_screen.digest(), &on_screen));
    assert_eq!(purchase.printer, Some(PrinterId("folder".to_owned())));
}

#[test]
fn the_blocked_button_goes_to_the_first_problem() {
    let (mut session, mut commands) = desk();
    let name = Field::Address(Party::Consignee, Line::Name);
    assert_eq!(session.ship.problem_at(name), None, "nobody has been there yet");
    session.buy(&mut commands);
    assert_eq!(session.ship.focus, Some(name));
    assert!(session.ship.problem_at(name).is_some());
    session.ship.focus = None;
    session.focus_problem(Turn::Next);
    assert_eq!(session.ship.focus, Some(Field::Address(Party::Consignee, Line::Street)));
    session.focus_problem(Turn::Back);
    assert_eq!(session.ship.focus, Some(name));
    session.focus_problem(Turn::Back);
    assert_eq!(session.ship.focus, Some(Field::Size));
}

#[test]
fn a_bought_label_moves_to_the_strip() {
    let (mut session, mut commands) = ready_desk();
    session.buy(&mut commands);
    let intent = bought(&commands).remove(0);
    let row = Box::new(row(&intent, ShipmentState::Labelled));
    session.apply(Event::Shipment { row, deed: Deed::Bought, outcome: Ok(()) }, &mut commands);
    assert!(session.ship.under_way.is_empty());
    assert_eq!(session.ship.last.as_ref().map(|row| row.intent.clone()), Some(intent));
}

#[test]
fn a_refused_parcel_comes_back_with_the_carriers_words_at_the_field() {
    let (mut session, mut commands) = ready_desk();
    session.buy(&mut commands);
    let intent = bought(&commands).remove(0);
    let words = CarrierWords { message: "Too heavy".to_owned(), ..CarrierWords::default() };
    let mut problems = Problems::default();
    problems.error(Field::Weight, Fault::CarrierRefused(words));
    let mishap =
        Mishap::Refused { said: Box::new(CarrierWords { message: "Too heavy".to_owned(), ..CarrierWords::default() }) };
    let failure = Failure { problems, ..Failure::new(mishap, Remedy::MendTheFields) };
    let row = Box::new(row(&intent, ShipmentState::Refused));
    session.apply(Event::Shipment { row: row.clone(), deed: Deed::Bought, outcome: Err(failure) }, &mut commands);
    assert!(session.ship.is_blank(), "the records still hold it, so it could be bought twice");
    assert!(commands.iter().any(|command| matches!(command, Command::Dismiss { .. })));
    session.apply(Event::Shipment { row, deed: Deed::Dismissed, outcome: Ok(()) }, &mut commands);
    assert_eq!(session.ship.draft.consignee.name, "Camille Roussel");
    let said = session.ship.problem_at(Field::Weight).map(|problem| problem.fault.id());
    assert_eq!(said, Some("carrier-refused"));
    session.ship.draft.parcel.weight = "400 g".into();
    session.edited();
    assert_eq!(session.ship.problem_at(Field::Weight), None);
}

#[test]
fn a_refusal_does_not_overwrite_the_next_parcel() {
    let (mut session, mut commands) = ready_desk();
    session.buy(&mut commands);
    let intent = bought(&commands).remove(0);
    session.ship.draft.consignee.name = "Nadia Ferrand".to_owned();
    session.edited();
    let failure = Failure::new(Mishap::Unreachable { host: "carrier".to_owned() }, Remedy::CheckTheNetwork);
    let row = Box::new(row(&intent, ShipmentState::NotSent));
    session.apply(Event::Shipment { row: row.clone(), deed: Deed::Bought, outcome: Err(failure) }, &mut commands);
    session.take_back(&intent, &mut commands);
    assert_eq!(session.ship.draft.consignee.name, "Nadia Ferrand");
    assert_eq!(session.ship.under_way.len(), 1, "it waits to be taken back");
    session.clear_form();
    session.take_back(&intent, &mut commands);
    session.apply(Event::Shipment { row, deed: Deed::Dismissed, outcome: Ok(()) }, &mut commands);
    assert_eq!(session.ship.draft.consignee.name, "Camille Roussel");
}

#[test]
fn a_purchase_that_could_not_be_taken_in_gives_its_form_back() {
    let (mut session, mut commands) = ready_desk();
    session.buy(&mut commands);
    let intent = bought(&commands).remove(0);
    let failure = Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain);
    session.apply(Event::NotTaken { intent, failure }, &mut commands);
    assert_eq!(session.ship.draft.consignee.name, "Camille Roussel");
    assert!(session.ship.under_way.is_empty());
}

#[test]
fn a_form_is_not_given_back_while_its_purchase_is_tried_again() {
    let (mut session, mut commands) = ready_desk();
    session.buy(&mut commands);
    let intent = bought(&commands).remove(0);
    session.take_back(&intent, &mut commands);
    let failure = Failure::new(Mishap::InDoubt, Remedy::Settle);
    let row = Box::new(row(&intent, ShipmentState::Buying));
    session.apply(Event::Shipment { row, deed: Deed::Dismissed, outcome: Err(failure) }, &mut commands);
    assert!(session.ship.is_blank());
    assert_eq!(session.ship.under_way.len(), 1);
}

#[test]
fn la_postes_limits_are_one_press_away_and_remembered() {
    let (mut session, mut commands) = desk();
    type_a_parcel(&mut session);
    session.ship.draft.parcel.size = "22x16x2".into();
    session.edited();
    assert!(session.ship.checked.shipment.is_none());
    session.use_limits(LimitsProfile::LaPoste, &mut commands);
    assert!(session.ship.checked.shipment.is_some());
    let kept =
        commands.iter().any(|command| matches!(command, Command::UseLimits { profile: LimitsProfile::LaPoste, .. }));
    assert!(kept);
}

#[test]
fn a_kept_warning_is_not_said_again_and_travels_along() {
    let (mut session, _) = desk();
    type_a_parcel(&mut session);
    session.ship.draft.consignee.name = "n".repeat(40);
    session.edited();
    let name = Field::Address(Party::Consignee, Line::Name);
    assert!(session.ship.problem_at(name).is_some());
    session.keep_warning(name);
    assert_eq!(session.ship.problem_at(name), None);
    let shipment = session.ship.checked.shipment.as_ref().expect("a warning stops nothing");
    assert_eq!(shipment.kept_warnings(), ["too-long"]);
}

#[test]
fn a_pasted_block_fills_the_form_and_the_focus_goes_on() {
    let (mut session, _) = desk();
    session.paste_address("Camille Roussel\n27 rue Paul Bert\n69003 Lyon\n06 12 34 56 78\nc.roussel@atelier.example");
    assert_eq!(session.ship.draft.consignee.city, "Lyon");
    assert_eq!(session.ship.draft.order.phone.text, "06 12 34 56 78");
    assert_eq!(session.ship.draft.order.email.text, "c.roussel@atelier.example");
    assert_eq!(session.ship.focus, Some(Field::Weight));
}

#[test]
fn shipping_again_fills_the_form_and_buys_nothing_by_itself() {
    let (mut session, mut commands) = desk();
    let before = row(&IntentId("one".to_owned()), ShipmentState::Voided);
    session.ship_again(&before, &mut commands);
    assert_eq!(session.screen, Screen::Ship);
    assert_eq!(session.ship.checked.shipment.as_ref().map(|shipment| shipment.weight()), Some(before.weight));
    assert_eq!(bought(&commands), []);
}

#[test]
fn another_parcel_of_the_order_wants_its_own_weight_and_size() {
    let (mut session, mut commands) = desk();
    session.ship.last = Some(row(&IntentId("one".to_owned()), ShipmentState::Labelled));
    session.another_parcel(&mut commands);
    assert_eq!(session.ship.draft.consignee.name, "Camille Roussel");
    assert!(session.ship.draft.parcel.weight.is_blank() && session.ship.draft.parcel.size.is_blank());
}

#[test]
fn the_key_is_tried_alone_and_leaves_its_text_box() {
    let (mut session, mut commands) = desk();
    session.open_connect_form(CarrierKind::LettreSuivie, None);
    session.connect.key_text = " a-production-key-k4Qd ".to_owned();
    session.test_key(&mut commands);
    assert_eq!(session.connect.key_text, "");
    let Some(Command::TestKey { ticket, .. }) = commands.pop() else { panic!("no key was tried") };
    assert_eq!(session.connect.step(), ConnectStep::Key);
    let tested = KeyTested { kind: KeyKind::Production, tail: "k4Qd".to_owned(), carriers: 0 };
    session.apply(Event::KeyTested { ticket, outcome: Ok(tested) }, &mut commands);
    assert_eq!(session.connect.step(), ConnectStep::Contract);
}

#[test]
fn a_sandbox_key_is_explained_and_goes_no_further() {
    let (mut session, mut commands) = desk();
    session.open_connect_form(CarrierKind::LettreSuivie, None);
    session.connect.key_text = "TEST_abcdefghijkl".to_owned();
    session.test_key(&mut commands);
    let Some(Command::TestKey { ticket, .. }) = commands.pop() else { panic!("no key was tried") };
    let tested = KeyTested { kind: KeyKind::Sandbox, tail: "ijkl".to_owned(), carriers: 3 };
    session.apply(Event::KeyTested { ticket, outcome: Ok(tested) }, &mut commands);
    assert_eq!(session.connect.step(), ConnectStep::Key);
    assert_eq!(session.connect.key.failure().map(|failure| &failure.mishap), Some(&Mishap::SandboxKey));
}

/// A form with a key that was tried and a contract typed in.
fn filled_connect_form() -> (Session, Vec<Command>) {
    let (mut session, mut commands) = desk();
    session.open_connect_form(CarrierKind::LettreSuivie, None);
    session.connect.key_text = "a-production-key-k4Qd".to_owned();
    session.test_key(&mut commands);
    let Some(Command::TestKey { ticket, .. }) = commands.pop() else { panic!("no key was tried") };
    let tested = KeyTested { kind: KeyKind::Production, tail: "k4Qd".to_owned(), carriers: 0 };
    session.apply(Event::KeyTested { ticket, outcome: Ok(tested) }, &mut commands);
    "123456789".clone_into(session.connect.text_mut("contract_number", false));
    "123abc".clone_into(session.connect.text_mut("cust_account_number", false));
    commands.clear();
    (session, commands)
}

#[test]
fn the_form_is_sent_with_its_blanks_left_out_and_its_secrets_apart() {
    let (mut session, mut commands) = filled_connect_form();
    "hush".clone_into(session.connect.text_mut("client_secret", true));
    session.connect_account(&mut commands);
    let Some(Command::Connect { form, .. }) = commands.pop() else { panic!("not connected") };
    let texts = [("nickname", "Lettre Suivie"), ("contract_number", "123456789"), ("cust_account_number", "123abc")];
    assert_eq!(form.texts, texts.map(|(name, text)| (name, text.to_owned())).into());
    assert_eq!(form.secrets.keys().copied().collect::<Vec<_>>(), ["client_secret"]);
    assert_eq!(session.connect.secret_texts, BTreeMap::new());
    session.connect_account(&mut commands);
    assert!(commands.is_empty(), "one press, one connection");
}

#[test]
fn a_wrong_field_is_shown_at_its_box_and_nothing_is_lost() {
    let (mut session, mut commands) = filled_connect_form();
    session.connect_account(&mut commands);
    let Some(Command::Connect { ticket, .. }) = commands.pop() else { panic!("not connected") };
    let mut problems = Problems::default();
    problems.error(Field::Credential("contract_number"), Fault::CarrierRefused(CarrierWords::default()));
    let mishap = Mishap::Refused { said: Box::new(CarrierWords::default()) };
    let failure = Failure { problems, ..Failure::new(mishap, Remedy::MendTheFields) };
    session.apply(Event::Connected { ticket, outcome: Err(failure) }, &mut commands);
    assert!(session.connect.problem_at("contract_number").is_some());
    assert_eq!(session.connect.text_mut("contract_number", false), "123456789");
    assert_eq!(session.connect.focus, Some(Field::Credential("contract_number")));
}

#[test]
fn without_a_keyring_the_operator_must_agree_to_this_session_only() {
    let (mut session, mut commands) = filled_connect_form();
    session.keyring = KeyringState::Absent;
    session.connect_account(&mut commands);
    assert!(commands.is_empty());
    session.connect.session_only = true;
    session.connect_account(&mut commands);
    let kept = commands.iter().any(|command| {
        matches!(command, Command::Connect { form, .. } if form.keep == crate::domain::KeepSecrets::ForThisSession)
    });
    assert!(kept);
}

#[test]
fn a_label_that_was_asked_for_before_another_is_not_shown() {
    let (mut session, mut commands) = desk();
    let first = row(&IntentId("one".to_owned()), ShipmentState::Labelled);
    session.show_label(&first, &mut commands);
    let Some(Command::ShowLabel { ticket: old, .. }) = commands.pop() else { panic!("not asked") };
    session.show_label(&row(&IntentId("two".to_owned()), ShipmentState::Labelled), &mut commands);
    let dots = Dots::white(8, 8, 203).expect("small");
    let view = LabelView {
        printer: None,
        intent: first.intent,
        dots,
        notes: Vec::new(),
        from: LabelFormat::Pdf,
        specimen: true,
        grades: LabelGrades::default(),
    };
    session.apply(Event::Label { ticket: old, outcome: Ok(view) }, &mut commands);
    assert!(session.label.view.here().is_none());
}

#[test]
fn an_export_asks_for_a_path_where_no_dialog_can() {
    let (mut session, mut commands) = desk();
    let intent = IntentId("one".to_owned());
    session.export_pdf(&intent, &mut commands);
    assert!(commands.is_empty());
    session.history.export_path = Some("/tmp/label.pdf".to_owned());
    session.export_pdf(&intent, &mut commands);
    assert!(matches!(commands.as_slice(), [Command::ExportPdf { .. }]));
}

#[test]
fn good_news_stays_on_its_screen_and_what_waits_follows() {
    let (mut session, mut commands) = desk();
    session.apply(Event::Exported(Ok(Some("/labels/one.pdf".into()))), &mut commands);
    session.tell(News::BackupFailed);
    session.go_to(session.screen, &mut commands);
    assert_eq!(session.notices.len(), 2);
    session.go_to(Screen::Accounts, &mut commands);
    assert!(matches!(session.notices.as_slice(), [Notice { news: News::BackupFailed, .. }]));
}

#[test]
fn the_shelf_counts_what_waits_for_a_person() {
    let (mut session, mut commands) = desk();
    session.find_in_history(&mut commands);
    let Some(Command::FindInHistory { ticket, .. }) = commands.pop() else { panic!("not asked") };
    let waiting = row(&IntentId("one".to_owned()), ShipmentState::InDoubt);
    let page = HistoryPage { to_settle: vec![waiting], ..HistoryPage::default() };
    session.apply(Event::History { ticket, outcome: Ok(page) }, &mut commands);
    assert_eq!(session.history.waiting(), 1);
}

#[test]
fn a_printers_address_reads_with_and_without_a_port() {
    let raw = |host: &str| PrinterDesk { host: host.to_owned(), ..PrinterDesk::default() }.raw();
    assert_eq!(raw("192.168.1.40"), Some(("192.168.1.40".to_owned(), 9100)));
    assert_eq!(raw("zebra:9101"), Some(("zebra".to_owned(), 9101)));
    assert_eq!(raw("[::1]:9100"), Some(("::1".to_owned(), 9100)));
    assert_eq!(raw("::1"), Some(("::1".to_owned(), 9100)));
    for wrong in ["", "zebra:", "zebra:0", "zebra:99999", "ze bra", "http://zebra"] {
        assert_eq!(raw(wrong), None, "{wrong}");
    }
}
