//! LateShipment is told of each label, whatever it answers and whatever the network does.

mod killed;

use std::time::Duration;

use envoi::command::Command;
use envoi::command::Event;
use envoi::command::PushRequest;
use envoi::command::Ticket;
use envoi::domain::Failure;
use envoi::domain::HistoryRow;
use envoi::domain::IntentId;
use envoi::domain::KeepSecrets;
use envoi::domain::LabelFormat;
use envoi::domain::Mishap;
use envoi::domain::PushAccount;
use envoi::domain::PushFlag;
use envoi::domain::PushReason;
use envoi::domain::PushRecord;
use envoi::domain::PushState;
use envoi::domain::PushStatus;
use envoi::domain::PushTrial;
use envoi::domain::ShipmentState;
use envoi::domain::WithoutNumber;
use envoi::domain::World;
use envoi::domain::own_reference;
use envoi::practice::RetryAfter;
use envoi::practice::lateshipment::Misbehaviour;
use envoi::practice::lateshipment::Options;
use envoi::practice::lateshipment::Server;
use secrecy::SecretString;

use crate::desk::Desk;
use crate::desk::draft;
use crate::desk::sender;
use crate::desk::wait_until;

const EMAIL: &str = "desk@shop.example";
const KEY: &str = "PRACTICE-push-0123-cd3f";

#[test]
fn a_bought_label_is_told_once_with_all_twelve_fields() {
    let mut shop = Shop::open();
    let row = shop.ship("10391");
    let row = shop.after_told(&row.intent, PushState::Sent);
    assert_eq!(row.push.as_ref().map(|push| push.tries), Some(1));
    let delivered = shop.hook.delivered();
    assert_eq!(delivered.len(), 1);
    let body = delivered[0].body.as_object().expect("an object");
    assert_eq!(body.len(), 12);
    assert!(body.values().all(serde_json::Value::is_string), "{body:?}");
    assert_eq!(body["order_no"], "10391");
    assert_eq!(body["trackingnumber"], row.tracking.expect("a number").0);
    assert_eq!(body["carrier_type"], "La Poste");
    assert_eq!(body["shipping_address"], "Élodie Œuvrard,27 rue du Modèle bât. C,Marseille,fr 13006");
    let status = shop.status(|status| status.sent == 1);
    assert_eq!((status.waiting, status.held, status.refused, status.paused()), (0, 0, 0, None));
}

#[test]
fn an_unclear_answer_is_held_and_sent_again_only_by_a_person() {
    for (misbehaviour, reason, already_there) in [
        (Misbehaviour::OtherStatus, PushReason::OtherStatus, 0),
        (Misbehaviour::WebPage, PushReason::NotJson, 0),
        (Misbehaviour::Empty, PushReason::Empty, 1),
    ] {
        let mut shop = Shop::open();
        shop.hook.misbehave(misbehaviour, 1);
        let row = shop.ship("1");
        let held = shop.after_told(&row.intent, PushState::Held);
        assert_eq!(held.push.and_then(|push| push.reason), Some(reason));
        let next = shop.ship("2");
        shop.after_told(&next.intent, PushState::Sent);
        assert_eq!(shop.deliveries("1"), already_there, "nothing is sent again by itself");
        assert_eq!(shop.desk.history("").to_settle.len(), 1, "it is on the shelf");
        shop.again(&row.intent, None);
        shop.after_told(&row.intent, PushState::Sent);
        assert_eq!(shop.deliveries("1"), already_there + 1);
        assert!(shop.desk.history("").to_settle.is_empty());
    }
}

#[test]
fn a_refused_delivery_waits_for_another_number_and_stops_nobody() {
    let mut shop = Shop::open();
    shop.hook.misbehave(Misbehaviour::Fail(409), 1);
    let row = shop.ship("1");
    let refused = shop.after_told(&row.intent, PushState::Refused);
    let push = refused.push.expect("a telling");
    assert_eq!(push.reason, Some(PushReason::FieldsEmpty));
    assert!(push.said.contains("empty"), "{}", push.said);
    let next = shop.ship("2");
    shop.after_told(&next.intent, PushState::Sent);
    shop.again(&row.intent, Some("10466"));
    shop.after_told(&row.intent, PushState::Sent);
    assert_eq!((shop.deliveries("1"), shop.deliveries("10466")), (0, 1));
}

#[test]
fn refused_credentials_pause_everything_until_they_are_renewed() {
    for (status, reason) in [(401, PushReason::Credentials), (400, PushReason::HeadersMissing)] {
        let mut shop = Shop::open();
        shop.hook.misbehave(Misbehaviour::Fail(status), 1);
        let first = shop.ship("1");
        shop.status(|status| status.paused() == Some(reason));
        let second = shop.ship("2");
        assert_eq!(second.state, ShipmentState::Labelled, "buying goes on");
        assert_eq!(shop.status(|status| status.waiting == 2).paused(), Some(reason));
        assert_eq!(shop.hook.asked(), 2, "the trial and the one that was refused");
        shop.connect();
        shop.after_told(&first.intent, PushState::Sent);
        shop.after_told(&second.intent, PushState::Sent);
        let told: Vec<String> = shop.hook.delivered().iter().map(|told| told.field("order_no").to_owned()).collect();
        assert_eq!(told, ["1", "2"]);
    }
}

#[test]
fn a_wrong_key_is_found_out_by_the_trial_and_tells_of_nothing() {
    let mut shop = Shop::open();
    assert_eq!(shop.try_push(KEY, &shop.hook.url(), None).expect("an answer").reason, PushReason::FieldsEmpty);
    let base = shop.hook.url();
    for (key, url, reason) in [
        ("wrong", base.clone(), PushReason::Credentials),
        (KEY, base.replace("webhookapi", "nothing"), PushReason::WrongAddress),
        (KEY, "http://127.0.0.1:9/".to_owned(), PushReason::Unreachable),
        (KEY, "http://lateshipment.example/".to_owned(), PushReason::WrongAddress),
    ] {
        assert_eq!(shop.try_push(key, &url, Some(KeepSecrets::ForThisSession)).expect("an answer").reason, reason);
    }
    for (misbehaviour, reason) in [
        (Misbehaviour::WebPage, PushReason::NotJson),
        (Misbehaviour::Empty, PushReason::Empty),
        (Misbehaviour::Fail(400), PushReason::HeadersMissing),
        (Misbehaviour::Fail(500), PushReason::ServerError),
        (Misbehaviour::TooManyRequests(RetryAfter::Missing), PushReason::Busy),
        (Misbehaviour::DropBefore, PushReason::Lost),
    ] {
        shop.hook.misbehave(misbehaviour, 1);
        assert_eq!(shop.try_push(KEY, &base, None).expect("an answer").reason, reason, "{misbehaviour:?}");
    }
    assert!(shop.hook.delivered().is_empty());
    let row = shop.ship("1");
    shop.after_told(&row.intent, PushState::Sent);
}

#[test]
fn a_passing_trouble_is_waited_out_and_a_lost_answer_may_double() {
    for (misbehaviour, times) in [
        (Misbehaviour::Fail(500), 1),
        (Misbehaviour::FailAfter(503), 2),
        (Misbehaviour::TooManyRequests(RetryAfter::Missing), 1),
        (Misbehaviour::TooManyRequests(RetryAfter::Date(1)), 1),
        (Misbehaviour::DropBefore, 1),
        (Misbehaviour::DropAfter, 2),
        (Misbehaviour::CutShort, 2),
        (Misbehaviour::Redirect, 1),
    ] {
        let mut shop = Shop::open();
        shop.hook.misbehave(misbehaviour, 1);
        let row = shop.ship("1");
        let row = shop.after_told(&row.intent, PushState::Sent);
        assert_eq!((shop.deliveries("1"), row.push.map(|push| push.tries)), (times, Some(2)), "{misbehaviour:?}");
    }
}

#[test]
fn a_wait_that_is_asked_for_is_kept_even_by_a_person_in_no_hurry() {
    let mut shop = Shop::open();
    shop.hook.misbehave(Misbehaviour::TooManyRequests(RetryAfter::Seconds(7200)), 1);
    let row = shop.ship("1");
    let waits = shop.told(&row.intent, |push| push.reason == Some(PushReason::Busy));
    let push = waits.push.expect("a telling");
    let wait = push.next_ms - push.changed_ms;
    assert!((7_190_000..=7_210_000).contains(&wait), "{wait} ms");
    shop.ship("2");
    shop.status(|status| status.waiting == 2);
    assert!(shop.hook.delivered().is_empty(), "and the next one waits too");
    shop.desk.send(Command::ResumePush);
    shop.after_told(&row.intent, PushState::Sent);
}

#[test]
fn packing_never_waits_for_it() {
    let mut shop = Shop::open();
    shop.hook.misbehave(Misbehaviour::Slow(Duration::from_secs(4)), 1);
    for order in ["1", "2", "3"] {
        assert_eq!(shop.ship(order).state, ShipmentState::Labelled);
    }
    assert!(shop.hook.delivered().len() <= 1, "the first one was still on its way");
}

#[test]
fn a_label_that_is_voided_first_is_never_told_and_one_that_is_voided_later_is_flagged() {
    let mut shop = Shop::open();
    shop.desk.send(Command::PausePush);
    shop.status(|status| status.paused() == Some(PushReason::ByHand));
    let first = shop.ship("1");
    let (row, _) = shop.desk.void(&first.intent);
    assert_eq!(row.push.map(|push| push.state), Some(PushState::Cancelled));
    shop.desk.send(Command::ResumePush);
    let second = shop.ship("2");
    shop.after_told(&second.intent, PushState::Sent);
    assert_eq!(shop.deliveries("1"), 0);
    let (row, _) = shop.desk.void(&second.intent);
    assert_eq!(row.push.map(|push| push.flagged), Some(PushFlag::New));
    assert_eq!(shop.desk.history("").to_settle.len(), 1);
    shop.desk.send(Command::DismissPush { intent: second.intent.clone() });
    shop.told(&second.intent, |push| push.flagged == PushFlag::Noted);
    assert!(shop.desk.history("").to_settle.is_empty());
}

#[test]
fn the_carriers_name_and_our_reference_are_as_they_are_set() {
    let mut shop = Shop::open();
    shop.desk.send(Command::PausePush);
    let account = shop.status(|status| status.paused().is_some()).account.expect("connected");
    shop.desk.send(Command::ResumePush);
    let names = [(envoi::domain::CarrierKind::LettreSuivie, "laposte-fr".to_owned())];
    let account = PushAccount { carrier_types: names.into(), without_number: WithoutNumber::Wait, ..account };
    shop.desk.send(Command::SavePush(account.clone()));
    shop.status(|status| status.account.as_ref().is_some_and(|kept| kept.without_number == WithoutNumber::Wait));
    let row = shop.ship("");
    let waits = shop.after_told(&row.intent, PushState::Refused);
    assert_eq!(waits.push.and_then(|push| push.reason), Some(PushReason::NoOrderNumber));
    assert_eq!(shop.hook.asked(), 1, "the trial: what is missing is known without asking");
    shop.desk.send(Command::SavePush(PushAccount { without_number: WithoutNumber::OurReference, ..account }));
    shop.after_told(&row.intent, PushState::Sent);
    let told = &shop.hook.delivered()[0];
    assert_eq!(told.field("order_no"), own_reference(&row.intent));
    assert_eq!(told.field("carrier_type"), "laposte-fr");
}

#[test]
fn nobody_is_told_of_what_is_practised() {
    let hook = Server::start(Options::new(tempfile::tempdir().expect("a folder").path())).expect("a hook");
    let mut desk = Desk::open();
    let request = PushRequest { email: EMAIL.to_owned(), key: Some(SecretString::from(KEY)), endpoint: hook.url() };
    desk.send(Command::TryPush { ticket: Ticket(7), request, connect: Some(KeepSecrets::ForThisSession) });
    let outcome = desk.wait(|event| match event {
        Event::PushTried { ticket: Ticket(7), outcome } => Some(outcome.clone()),
        _ => None,
    });
    assert_eq!(outcome.map_err(|failure| failure.mishap), Err(Mishap::Unsupported));
    let row = desk.bought(&draft("1"));
    assert_eq!((row.push, hook.asked()), (None, 0));
}

#[test]
fn a_sandbox_key_connects_nothing_so_no_test_label_is_ever_told() {
    let mut desk = Desk::for_real();
    let refused = desk.connect("TEST_0123456789abcdef", None).expect_err("a sandbox key");
    assert_eq!(refused.mishap, Mishap::SandboxKey);
}

#[test]
fn a_key_for_one_session_is_asked_for_again_and_then_all_goes_on() {
    let mut shop = Shop::open();
    shop.hook.misbehave(Misbehaviour::Fail(503), 1000);
    let first = shop.ship("1");
    shop.told(&first.intent, |push| push.reason == Some(PushReason::ServerError));
    let mut shop = shop.reopen();
    let status = shop.status(|status| status.paused().is_some());
    assert_eq!((status.paused(), status.waiting), (Some(PushReason::KeyMissing), 1));
    shop.hook.behave();
    shop.connect();
    shop.after_told(&first.intent, PushState::Sent);
    assert_eq!(shop.deliveries("1"), 1);
}

#[test]
fn who_disconnects_tells_nobody_any_more() {
    let mut shop = Shop::open();
    shop.desk.send(Command::PausePush);
    let waiting = shop.ship("1");
    shop.desk.send(Command::DisconnectPush);
    shop.status(|status| status.account.is_none());
    assert_eq!(shop.ship("2").push, None);
    let page = shop.desk.history("");
    let row = page.rows.iter().find(|row| row.intent == waiting.intent).expect("it stays in the history");
    assert_eq!(row.push.as_ref().map(|push| push.state), Some(PushState::Cancelled));
    assert!(shop.hook.delivered().is_empty());
}

/// A real desk whose carrier and whose LateShipment are in the box.
struct Shop {
    desk: Desk,
    hook: Server,
    books: tempfile::TempDir,
}

impl Shop {
    fn open() -> Self {
        let books = tempfile::tempdir().expect("a folder");
        let hook = Server::start(Options::new(books.path())).expect("a hook");
        let mut desk = Desk::for_real();
        desk.connect("CANARY-key-8f1d", None).expect("connected");
        desk.save_sender(sender());
        let mut shop = Self { desk, hook, books };
        shop.connect();
        shop
    }

    fn reopen(self) -> Self {
        let Self { desk, hook, books } = self;
        let desk = desk.reopen_for_real();
        let early = desk.heard().iter().any(|event| matches!(event, Event::Push(_)));
        assert!(!early, "news of the outbox before its world is open would be forgotten");
        Self { desk, hook, books }
    }

    fn connect(&mut self) {
        let url = self.hook.url();
        let trial = self.try_push(KEY, &url, Some(KeepSecrets::ForThisSession)).expect("an answer");
        assert!(trial.reason.opens(), "{trial:?}");
        self.status(|status| status.account.is_some() && status.paused().is_none());
        assert!(self.books.path().exists());
    }

    fn try_push(&mut self, key: &str, url: &str, connect: Option<KeepSecrets>) -> Result<PushTrial, Failure> {
        let request = PushRequest {
            email: EMAIL.to_owned(),
            key: Some(SecretString::from(key.to_owned())),
            endpoint: url.to_owned(),
        };
        self.desk.send(Command::TryPush { ticket: Ticket(99), request, connect });
        self.desk.wait(|event| match event {
            Event::PushTried { outcome, .. } => Some(outcome.clone()),
            _ => None,
        })
    }

    fn ship(&mut self, order: &str) -> HistoryRow {
        let shipment = self.desk.shipment(&draft(order), LabelFormat::Pdf);
        let intent = self.desk.buy(&shipment, None);
        let (row, outcome) = self.desk.end_of(&intent);
        assert_eq!(outcome, Ok(()));
        row
    }

    fn again(&self, intent: &IntentId, order_no: Option<&str>) {
        let order_no = order_no.map(str::to_owned);
        self.desk.send(Command::SendPushAgain { intent: intent.clone(), order_no });
    }

    /// Waits until the telling of a label stands so.
    fn after_told(&mut self, intent: &IntentId, state: PushState) -> HistoryRow {
        self.told(intent, |push| push.state == state)
    }

    fn told(&mut self, intent: &IntentId, wanted: impl Fn(&PushRecord) -> bool) -> HistoryRow {
        self.desk.wait(|event| match event {
            Event::Shipment { row, .. } if row.intent == *intent && row.push.as_ref().is_some_and(&wanted) => {
                Some((**row).clone())
            }
            _ => None,
        })
    }

    fn status(&mut self, wanted: impl Fn(&PushStatus) -> bool) -> PushStatus {
        self.desk.wait(|event| match event {
            Event::Push(status) if wanted(status) => Some((**status).clone()),
            _ => None,
        })
    }

    /// How often LateShipment has taken an order.
    fn deliveries(&self, order: &str) -> usize {
        self.hook.delivered().iter().filter(|told| told.field("order_no") == order).count()
    }
}

#[test]
fn what_waits_goes_out_when_the_network_is_back() {
    let mut shop = Shop::open();
    shop.hook.misbehave(Misbehaviour::DropBefore, 5);
    let rows: Vec<HistoryRow> = ["1", "2", "3", "4"].map(|order| shop.ship(order)).into();
    for row in &rows {
        shop.after_told(&row.intent, PushState::Sent);
    }
    wait_until("all four", || shop.hook.delivered().len() == 4);
    let told: Vec<String> = shop.hook.delivered().iter().map(|told| told.field("order_no").to_owned()).collect();
    assert_eq!(told, ["1", "2", "3", "4"], "in the order in which they were bought");
}

/// The doors of the two worlds are not mixed up.
#[test]
fn the_real_desk_goes_on_telling_after_a_look_at_practice() {
    let mut shop = Shop::open();
    shop.desk.open_world(World::Practice);
    shop.desk.open_world(World::Desk);
    let status = shop.status(|status| status.paused().is_some());
    assert_eq!(status.paused(), Some(PushReason::KeyMissing), "a key for the session goes with its world");
}
