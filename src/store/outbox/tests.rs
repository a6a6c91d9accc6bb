//! The outbox, step by step and with the power cut between the steps.

use super::super::tests::Desk;
use super::*;
use crate::domain::ShipmentState;

const HOUR: i64 = 3_600_000;

#[test]
fn a_row_is_written_with_the_label_and_only_where_somebody_is_to_be_told() {
    let mut desk = Desk::new();
    let before = desk.buy(1, "1L0", |_| ());
    desk.store.connect_push(&account(), 2).unwrap();
    let intent = desk.begin(3, |draft| draft.order.number = "10391".to_owned());
    assert_eq!(push(&desk, &intent), None);
    desk.store.start_attempt(&intent, 4).unwrap();
    assert_eq!(push(&desk, &intent), None);
    let bought = super::super::AttemptEnd::Bought(super::super::tests::label("1L1"));
    desk.store.end_attempt(&intent, 1, &bought, 5).unwrap();
    desk.store.end_attempt(&intent, 1, &bought, 6).unwrap();
    let row = push(&desk, &intent).unwrap();
    assert_eq!((row.state, row.order_no.as_str(), row.changed_ms), (PushState::Waiting, "10391", 5));
    assert_eq!(push(&desk, &before), None, "labels from before the connection are old news");
    assert_eq!(desk.store.push_status().unwrap().waiting, 1);
}

#[test]
fn an_order_without_a_number_goes_under_our_reference_or_waits_for_one() {
    let mut desk = connected();
    let intent = desk.buy(1, "1L1", |draft| draft.order.number = "  ".to_owned());
    assert_eq!(push(&desk, &intent).unwrap().order_no, own_reference(&intent));
    desk.store.change_push(&PushAccount { without_number: WithoutNumber::Wait, ..account() }, 2).unwrap();
    let other = desk.buy(3, "1L2", |_| ());
    assert_eq!(push(&desk, &other).unwrap().order_no, "");
    end(&mut desk, &other, PushReason::NoOrderNumber, 4);
    assert_eq!(push(&desk, &other).unwrap().state, PushState::Refused);
    desk.store.change_push(&account(), 5).unwrap();
    assert_eq!(push(&desk, &other).unwrap().state, PushState::Waiting, "the setting has mended it");
}

#[test]
fn a_specimen_is_written_down_for_a_practice_lateshipment_alone() {
    let mut desk = Desk::new();
    desk.store.connect_push(&PushAccount { endpoint: PushAccount::ENDPOINT.to_owned(), ..account() }, 1).unwrap();
    let specimen = desk.buy(2, "1L1", |_| ());
    assert_eq!(push(&desk, &specimen), None, "its carrier answers on this machine");
    desk.account.endpoint = "https://api.shipengine.com".to_owned();
    let real = desk.buy(3, "1L2", |_| ());
    assert!(push(&desk, &real).is_some());
}

#[test]
fn labels_are_told_in_the_order_they_were_bought() {
    let mut desk = connected();
    let first = desk.buy(1, "1L1", |_| ());
    let second = desk.buy(2, "1L2", |_| ());
    assert_eq!(due(&desk, 3), Some(first.clone()));
    fail(&mut desk, &first, PushReason::ServerError, 3, 10);
    assert_eq!(due(&desk, 4), None, "who came later waits for who came first");
    desk.restart();
    assert_eq!(due(&desk, 9), None, "and a restart does not change that");
    assert_eq!(due(&desk, 10), Some(first.clone()));
    for now in 10..15 {
        fail(&mut desk, &first, PushReason::ServerError, now, now + HOUR);
    }
    assert_eq!(due(&desk, 16), Some(second), "one that fails again and again keeps nobody waiting for ever");
    assert_eq!(due(&desk, 14 + HOUR), Some(first));
}

#[test]
fn a_clock_that_was_set_back_stops_nothing() {
    let mut desk = connected();
    let intent = desk.buy(100 * HOUR, "1L1", |_| ());
    fail(&mut desk, &intent, PushReason::Lost, 100 * HOUR, 101 * HOUR);
    assert_eq!(due(&desk, 100 * HOUR), None);
    assert_eq!(due(&desk, HOUR), Some(intent));
}

#[test]
fn each_answer_leaves_the_row_where_it_belongs() {
    for (reason, code) in PushReason::ALL {
        let mut desk = connected();
        let intent = desk.buy(1, "1L1", |_| ());
        end(&mut desk, &intent, reason, 2);
        let state = match reason.fate() {
            PushFate::Done => PushState::Sent,
            PushFate::Hold => PushState::Held,
            PushFate::Refuse => PushState::Refused,
            PushFate::PauseAll | PushFate::Later => PushState::Waiting,
        };
        let row = push(&desk, &intent).unwrap();
        assert_eq!((row.state, row.reason, row.tries), (state, Some(reason), 1), "{code}");
        let paused = (reason.fate() == PushFate::PauseAll).then_some(reason);
        assert_eq!(desk.store.push_status().unwrap().paused(), paused, "{code}");
        let unknown = u32::from(reason.heard() == PushHeard::Perhaps);
        assert_eq!(desk.store.push_doubles(&intent).unwrap(), unknown, "{code}");
        let page = desk.store.page(&crate::domain::HistoryQuery::default(), 0).unwrap();
        let on_shelf = page.to_settle.iter().any(|row| row.push.as_ref().is_some_and(PushRecord::needs_a_person));
        assert_eq!(on_shelf, matches!(state, PushState::Held | PushState::Refused), "{code}");
    }
}

#[test]
fn a_pause_keeps_what_waits_until_the_credentials_are_renewed() {
    let mut desk = connected();
    let first = desk.buy(1, "1L1", |_| ());
    end(&mut desk, &first, PushReason::Credentials, 2);
    let second = desk.buy(3, "1L2", |_| ());
    desk.restart();
    assert_eq!(due(&desk, 9), None);
    assert_eq!(desk.store.push_status().unwrap().waiting, 2);
    desk.store.change_push(&account(), 10).unwrap();
    assert_eq!(due(&desk, 10), None, "a setting is no key");
    desk.store.connect_push(&account(), 11).unwrap();
    assert_eq!(due(&desk, 11), Some(first.clone()));
    end(&mut desk, &first, PushReason::Taken, 12);
    assert_eq!(due(&desk, 12), Some(second));
}

#[test]
fn a_crash_between_the_request_and_its_answer_sends_it_again() {
    let mut desk = connected();
    let intent = desk.buy(1, "1L1", |_| ());
    assert!(desk.store.begin_push(&intent, "1", 2).unwrap());
    desk.restart();
    assert_eq!(due(&desk, 3), Some(intent.clone()));
    assert_eq!(desk.store.push_doubles(&intent).unwrap(), 1, "and it is known that it may arrive twice");
}

#[test]
fn what_is_voided_first_is_not_told_and_what_is_voided_later_is_flagged() {
    let mut desk = connected();
    let never = desk.buy(1, "1L1", |_| ());
    let refused = desk.buy(2, "1L2", |_| ());
    let held = desk.buy(3, "1L3", |_| ());
    let sent = desk.buy(4, "1L4", |_| ());
    let lost = desk.buy(5, "1L5", |_| ());
    end(&mut desk, &refused, PushReason::FieldsEmpty, 6);
    end(&mut desk, &held, PushReason::NotJson, 6);
    end(&mut desk, &sent, PushReason::Taken, 6);
    fail(&mut desk, &lost, PushReason::Lost, 6, 7);
    for intent in [&never, &refused, &held, &sent, &lost] {
        desk.store.voided(intent, 8).unwrap();
        desk.store.voided(intent, 9).unwrap();
    }
    assert_eq!(due(&desk, 10), None);
    for (intent, state, flagged) in [
        (&never, PushState::Cancelled, PushFlag::None),
        (&refused, PushState::Cancelled, PushFlag::None),
        (&held, PushState::Cancelled, PushFlag::New),
        (&sent, PushState::Sent, PushFlag::New),
        (&lost, PushState::Cancelled, PushFlag::New),
    ] {
        let row = push(&desk, intent).unwrap();
        assert_eq!((row.state, row.flagged), (state, flagged));
    }
    desk.store.dismiss_push(&sent, 11).unwrap();
    assert_eq!(push(&desk, &sent).unwrap().flagged, PushFlag::Noted);
    desk.store.send_push_again(&sent, None, 12).unwrap();
    desk.store.send_push_again(&never, None, 12).unwrap();
    assert_eq!(due(&desk, 12), None, "nobody is told of a label that is void");
}

#[test]
fn a_void_while_the_request_is_out_is_flagged_if_it_was_taken() {
    for (reason, state, flagged) in [
        (PushReason::Taken, PushState::Sent, PushFlag::New),
        (PushReason::Lost, PushState::Cancelled, PushFlag::New),
        (PushReason::Unreachable, PushState::Cancelled, PushFlag::None),
        (PushReason::FieldsEmpty, PushState::Cancelled, PushFlag::None),
    ] {
        let mut desk = connected();
        let intent = desk.buy(1, "1L1", |_| ());
        desk.store.begin_push(&intent, "1", 2).unwrap();
        desk.store.voided(&intent, 3).unwrap();
        desk.store.end_push(&intent, &ended(reason, 4), 4).unwrap();
        let row = push(&desk, &intent).unwrap();
        assert_eq!((row.state, row.flagged), (state, flagged), "{reason:?}");
        assert!(!desk.store.begin_push(&intent, "1", 5).unwrap());
    }
}

#[test]
fn a_person_sends_it_again_under_another_number_or_lets_it_go() {
    let mut desk = connected();
    let intent = desk.buy(1, "1L1", |_| ());
    end(&mut desk, &intent, PushReason::FieldsEmpty, 2);
    desk.store.send_push_again(&intent, Some("10466"), 3).unwrap();
    let row = push(&desk, &intent).unwrap();
    assert_eq!((row.state, row.order_no.as_str()), (PushState::Waiting, "10466"));
    end(&mut desk, &intent, PushReason::Empty, 4);
    desk.store.dismiss_push(&intent, 5).unwrap();
    let row = push(&desk, &intent).unwrap();
    assert_eq!((row.state, row.needs_a_person()), (PushState::Cancelled, false));
    let page = desk.store.page(&crate::domain::HistoryQuery::default(), 0).unwrap();
    assert!(page.to_settle.iter().all(|row| row.state == ShipmentState::PaperMissing), "only its paper is missing");
}

#[test]
fn who_disconnects_tells_nobody_any_more() {
    let mut desk = connected();
    let intent = desk.buy(1, "1L1", |_| ());
    desk.store.disconnect_push(2).unwrap();
    assert_eq!(push(&desk, &intent).unwrap().state, PushState::Cancelled);
    assert_eq!(desk.store.push_account().unwrap(), None);
    let later = desk.buy(3, "1L2", |_| ());
    assert_eq!(push(&desk, &later), None);
}

#[test]
fn a_paid_label_is_recorded_even_if_the_connection_cannot_be_read() {
    let mut desk = connected();
    desk.store.database.execute("UPDATE push_account SET body = '{'", ()).unwrap();
    let intent = desk.buy(1, "1L1", |_| ());
    assert_eq!(desk.state(&intent), ShipmentState::PaperMissing);
}

#[test]
fn the_same_order_and_number_is_told_once() {
    let mut desk = connected();
    let number = |draft: &mut crate::domain::ShipmentDraft| draft.order.number = "10391".to_owned();
    desk.buy(1, "1L1", number);
    desk.buy(2, "1L1", number);
    desk.buy(3, "1L2", number);
    assert_eq!(desk.store.push_status().unwrap().waiting, 2, "one for each parcel of the order");
}

fn connected() -> Desk {
    let mut desk = Desk::new();
    desk.store.connect_push(&account(), 0).unwrap();
    desk
}

/// On this machine, as the tests' carrier is.
fn account() -> PushAccount {
    PushAccount {
        email: "desk@shop.example".to_owned(),
        key_tail: "cd3f".to_owned(),
        endpoint: "http://127.0.0.1:9/hook".to_owned(),
        carrier_types: std::collections::BTreeMap::new(),
        without_number: WithoutNumber::default(),
        paused: None,
    }
}

fn push(desk: &Desk, intent: &IntentId) -> Option<PushRecord> {
    desk.store.row(intent).unwrap().unwrap().push
}

fn due(desk: &Desk, now_ms: i64) -> Option<IntentId> {
    desk.store.due_push(now_ms, 6).unwrap().map(|due| due.intent)
}

fn ended(reason: PushReason, next_ms: i64) -> PushEnd {
    PushEnd { reason, said: String::new(), next_ms }
}

/// One request and its answer.
fn end(desk: &mut Desk, intent: &IntentId, reason: PushReason, now_ms: i64) {
    fail(desk, intent, reason, now_ms, now_ms);
}

fn fail(desk: &mut Desk, intent: &IntentId, reason: PushReason, now_ms: i64, next_ms: i64) {
    let order_no = push(desk, intent).unwrap().order_no;
    assert!(desk.store.begin_push(intent, &order_no, now_ms).unwrap());
    desk.store.end_push(intent, &ended(reason, next_ms), now_ms).unwrap();
}
