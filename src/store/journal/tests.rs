//! The journal, step by step and with the power cut between the steps.

use super::super::purchases::OpenIntent;
use super::super::purchases::PaperWanted;
use super::super::tests::Desk;
use super::super::tests::label;
use super::super::tests::shipment;
use super::*;

#[test]
fn a_label_goes_from_wish_to_paper_to_void() {
    let mut desk = Desk::new();
    let intent = desk.begin(1, |_| ());
    assert_eq!(desk.state(&intent), ShipmentState::Buying);
    let (attempt, external) = desk.store.start_attempt(&intent, 2).unwrap();
    assert_eq!((attempt, external), (1, ExternalId::of(&intent, 1)));
    desk.store.end_attempt(&intent, 1, &AttemptEnd::Bought(label("1L1")), 3).unwrap();
    assert_eq!(desk.state(&intent), ShipmentState::PaperMissing);
    let hash = FileHash::of(b"%PDF-");
    desk.store.labelled(&intent, &[(PaperKind::Label, LabelFormat::Pdf, hash.clone())], 4).unwrap();
    assert_eq!(desk.state(&intent), ShipmentState::Labelled);
    let purchase = desk.store.purchase(&intent).unwrap().unwrap();
    assert_eq!(purchase.label, Some(label("1L1")));
    assert_eq!(purchase.papers, [(LabelFormat::Pdf, hash)]);
    assert_eq!(purchase.account, desk.account);
    desk.store.voided(&intent, 5).unwrap();
    desk.store.voided(&intent, 6).unwrap();
    assert_eq!(desk.state(&intent), ShipmentState::Voided);
    assert_eq!(
        desk.store.purchase(&intent).unwrap().map(|purchase| purchase.shipment),
        Some(shipment(&desk.account, |_| ())),
        "and stays in the books"
    );
}

#[test]
fn every_end_of_an_attempt_is_a_state() {
    let voided = BoughtLabel { voided: true, ..label("1L2") };
    for (end, state) in [
        (AttemptEnd::NotSent, ShipmentState::NotSent),
        (AttemptEnd::Refused(words()), ShipmentState::Refused),
        (AttemptEnd::Busy, ShipmentState::Buying),
        (AttemptEnd::InDoubt, ShipmentState::InDoubt),
        (AttemptEnd::SettledAbsent, ShipmentState::NotBought),
        (AttemptEnd::Bought(label("1L1")), ShipmentState::PaperMissing),
        (AttemptEnd::Bought(voided), ShipmentState::Voided),
    ] {
        let (desk, intent) = attempted(&[&end]);
        assert_eq!(desk.state(&intent), state, "{end:?}");
    }
}

#[test]
fn what_the_carrier_said_is_kept_until_the_next_attempt() {
    let (mut desk, intent) = attempted(&[&AttemptEnd::Refused(words())]);
    assert_eq!(desk.store.row(&intent).unwrap().unwrap().refusal, Some(words()));
    desk.store.start_attempt(&intent, 9).unwrap();
    assert_eq!(desk.store.row(&intent).unwrap().unwrap().refusal, None);
    assert_eq!(desk.state(&intent), ShipmentState::Buying);
}

#[test]
fn a_wish_is_recorded_once() {
    let mut desk = Desk::new();
    let intent = desk.begin(1, |_| ());
    let shipment = shipment(&desk.account, |draft| draft.parcel.weight = "9 g".into());
    let again = desk.store.begin(&intent, &desk.account, &shipment, None, &Spending::default(), 2);
    assert_forbidden(again, Forbidden::Begun);
    assert_ne!(
        desk.store.purchase(&intent).unwrap().map(|purchase| purchase.shipment),
        Some(shipment),
        "the first one stands"
    );
}

#[test]
fn no_attempt_follows_one_that_may_have_bought() {
    let (mut desk, intent) = attempted(&[]);
    desk.store.start_attempt(&intent, 1).unwrap();
    assert_forbidden(desk.store.start_attempt(&intent, 2), Forbidden::UnderWay);
    desk.restart();
    assert_forbidden(desk.store.start_attempt(&intent, 3), Forbidden::UnderWay);
    desk.store.end_attempt(&intent, 1, &AttemptEnd::InDoubt, 4).unwrap();
    assert_forbidden(desk.store.start_attempt(&intent, 5), Forbidden::InDoubt);
    desk.store.end_attempt(&intent, 1, &AttemptEnd::Bought(label("1L1")), 6).unwrap();
    assert_forbidden(desk.store.start_attempt(&intent, 7), Forbidden::Bought);
    desk.store.voided(&intent, 8).unwrap();
    assert_forbidden(desk.store.start_attempt(&intent, 9), Forbidden::Bought);
}

#[test]
fn the_database_itself_has_no_room_for_a_second_costly_attempt() {
    let (desk, intent) = attempted(&[&AttemptEnd::InDoubt]);
    let forced = desk.store.database.execute(
        "INSERT INTO attempt (intent_id, number, external_id, outcome, sent_ms) VALUES (?1, 2, 'x', 'sent', 1)",
        [&intent.0],
    );
    assert!(forced.is_err());
}

#[test]
fn a_refusal_gets_a_new_id_and_everything_else_the_old_one() {
    for (end, external) in [
        (AttemptEnd::Refused(words()), 2),
        (AttemptEnd::NotSent, 1),
        (AttemptEnd::Busy, 1),
        (AttemptEnd::SettledAbsent, 1),
    ] {
        let (mut desk, intent) = attempted(&[&end]);
        let next = desk.store.start_attempt(&intent, 9).unwrap();
        assert_eq!(next, (2, ExternalId::of(&intent, external)), "{end:?}");
    }
    let (mut desk, intent) = attempted(&[&AttemptEnd::SettledAbsent, &AttemptEnd::Refused(words())]);
    assert_eq!(desk.store.start_attempt(&intent, 9).unwrap(), (3, ExternalId::of(&intent, 3)));
}

#[test]
fn an_attempt_ends_once_and_a_doubt_is_settled_once() {
    let (mut desk, intent) = attempted(&[&AttemptEnd::InDoubt]);
    desk.store.end_attempt(&intent, 1, &AttemptEnd::InDoubt, 5).unwrap();
    for end in [AttemptEnd::NotSent, AttemptEnd::Refused(words()), AttemptEnd::Busy] {
        assert_forbidden(desk.store.end_attempt(&intent, 1, &end, 5), Forbidden::Ended);
    }
    assert_forbidden(desk.store.end_attempt(&intent, 2, &AttemptEnd::InDoubt, 5), Forbidden::Ended);
    desk.store.end_attempt(&intent, 1, &AttemptEnd::SettledAbsent, 6).unwrap();
    assert_forbidden(desk.store.end_attempt(&intent, 1, &AttemptEnd::InDoubt, 7), Forbidden::Ended);
    desk.store.start_attempt(&intent, 8).unwrap();
    assert_forbidden(desk.store.end_attempt(&intent, 1, &AttemptEnd::SettledAbsent, 9), Forbidden::Ended);
}

#[test]
fn news_of_a_paid_label_is_never_turned_away() {
    for end in [
        AttemptEnd::InDoubt,
        AttemptEnd::SettledAbsent,
        AttemptEnd::NotSent,
        AttemptEnd::Refused(words()),
        AttemptEnd::Busy,
    ] {
        let (mut desk, intent) = attempted(&[&end]);
        desk.store.end_attempt(&intent, 1, &AttemptEnd::Bought(label("1L1")), 5).unwrap();
        assert_eq!(desk.state(&intent), ShipmentState::PaperMissing, "{end:?}");
        assert_eq!(desk.store.row(&intent).unwrap().unwrap().refusal, None);
    }
    let (mut desk, intent) = attempted(&[&AttemptEnd::NotSent]);
    desk.store.give_up(&intent, 5).unwrap();
    desk.store.end_attempt(&intent, 1, &AttemptEnd::Bought(label("1L1")), 6).unwrap();
    let page = desk.store.page(&Default::default(), 0).unwrap();
    assert_eq!(page.to_settle.len(), 1, "even of something put away");
}

#[test]
fn a_bought_label_stays_the_one_it_is() {
    let (mut desk, intent) = attempted(&[&AttemptEnd::Bought(label("1L1"))]);
    desk.store.labelled(&intent, &[(PaperKind::Label, LabelFormat::Zpl, FileHash::of(b""))], 5).unwrap();
    desk.store.end_attempt(&intent, 1, &AttemptEnd::Bought(label("1L1")), 6).unwrap();
    assert_eq!(desk.state(&intent), ShipmentState::Labelled, "the same news twice changes nothing");
    for end in [AttemptEnd::Bought(label("1L2")), AttemptEnd::InDoubt, AttemptEnd::SettledAbsent] {
        assert_forbidden(desk.store.end_attempt(&intent, 1, &end, 7), Forbidden::Bought);
    }
    assert_eq!(desk.store.purchase(&intent).unwrap().unwrap().label, Some(label("1L1")));
}

#[test]
fn paper_and_void_need_a_bought_label() {
    let (mut desk, intent) = attempted(&[&AttemptEnd::InDoubt]);
    let files = [(PaperKind::Label, LabelFormat::Zpl, FileHash::of(b""))];
    assert_forbidden(desk.store.labelled(&intent, &files, 5), Forbidden::NotBought);
    assert_forbidden(desk.store.voided(&intent, 5), Forbidden::NotBought);
    assert_eq!(desk.state(&intent), ShipmentState::InDoubt);
}

#[test]
fn a_voided_label_stays_voided_when_its_paper_comes_late() {
    let (mut desk, intent) = attempted(&[&AttemptEnd::Bought(label("1L1"))]);
    desk.store.voided(&intent, 5).unwrap();
    desk.store.labelled(&intent, &[(PaperKind::Label, LabelFormat::Zpl, FileHash::of(b""))], 6).unwrap();
    assert_eq!(desk.state(&intent), ShipmentState::Voided);
    assert_eq!(desk.store.row(&intent).unwrap().unwrap().formats, [LabelFormat::Zpl]);
}

#[test]
fn what_is_unknown_is_gone_and_no_panic() {
    let mut desk = Desk::new();
    let nobody = IntentId::new();
    assert!(matches!(desk.store.start_attempt(&nobody, 1), Err(StoreError::Missing(_))));
    assert!(matches!(desk.store.voided(&nobody, 1), Err(StoreError::Missing(_))));
    assert_eq!(desk.store.purchase(&nobody).unwrap(), None);
}

#[test]
fn a_crash_before_the_attempt_was_written_bought_nothing() {
    let mut desk = Desk::new();
    let intent = desk.begin(1, |_| ());
    desk.restart();
    desk.store.recover(2).unwrap();
    assert_eq!(desk.state(&intent), ShipmentState::NotBought);
    assert_eq!(desk.store.open_intents().unwrap(), []);
    assert_eq!(desk.store.start_attempt(&intent, 3).unwrap().0, 1);
}

#[test]
fn a_crash_after_the_attempt_was_written_is_a_doubt() {
    let mut desk = Desk::new();
    let printer = PrinterId("printer".to_owned());
    let (intent, parcel) = (IntentId::new(), shipment(&desk.account, |_| ()));
    desk.store.begin(&intent, &desk.account, &parcel, Some(&printer), &Spending::default(), 1).unwrap();
    let (attempt, external) = desk.store.start_attempt(&intent, 2).unwrap();
    desk.restart();
    desk.store.recover(3).unwrap();
    let expected = OpenIntent {
        intent: intent.clone(),
        account: desk.account.clone(),
        shipment: parcel,
        external,
        attempt,
        state: ShipmentState::InDoubt,
        sent_ms: 2,
        printer: Some(printer),
    };
    assert_eq!(desk.store.open_intents().unwrap(), [expected]);
    assert_forbidden(desk.store.start_attempt(&intent, 4), Forbidden::InDoubt);
    desk.store.end_attempt(&intent, attempt, &AttemptEnd::Bought(label("1L1")), 5).unwrap();
    assert_eq!(desk.store.open_intents().unwrap(), []);
}

#[test]
fn a_crash_while_waiting_for_a_busy_carrier_bought_nothing() {
    let (mut desk, intent) = attempted(&[&AttemptEnd::NotSent, &AttemptEnd::Busy]);
    desk.restart();
    desk.store.recover(9).unwrap();
    assert_eq!(desk.state(&intent), ShipmentState::NotBought);
    assert_eq!(desk.store.start_attempt(&intent, 10).unwrap(), (3, ExternalId::of(&intent, 1)));
}

#[test]
fn a_crash_between_purchase_and_paper_leaves_paper_to_fetch() {
    let (mut desk, intent) = attempted(&[&AttemptEnd::Bought(label("1L1"))]);
    desk.restart();
    desk.store.recover(9).unwrap();
    let account = desk.account.clone();
    let expected = PaperWanted { intent, account };
    assert_eq!(desk.store.paper_missing().unwrap(), [expected]);
    desk.label(10, "1L2", |_| ());
    assert_eq!(desk.store.paper_missing().unwrap().len(), 1);
}

#[test]
fn a_recovery_touches_nothing_that_is_settled() {
    for end in [AttemptEnd::NotSent, AttemptEnd::Refused(words()), AttemptEnd::Bought(label("1L1"))] {
        let (mut desk, intent) = attempted(&[&end]);
        let before = desk.state(&intent);
        desk.store.recover(9).unwrap();
        desk.store.recover(10).unwrap();
        assert_eq!(desk.state(&intent), before);
    }
}

#[test]
fn a_removed_account_can_still_settle_its_doubts() {
    let (mut desk, _) = attempted(&[&AttemptEnd::InDoubt]);
    let account = desk.account.clone();
    desk.store.save_account(&account, 5).unwrap();
    desk.store.remove_account(&account.id, 6).unwrap();
    assert_eq!(desk.store.open_intents().unwrap()[0].account, account);
}

#[test]
fn only_what_cost_nothing_or_is_here_can_be_put_away() {
    for end in [AttemptEnd::NotSent, AttemptEnd::Refused(words()), AttemptEnd::SettledAbsent] {
        let (mut desk, intent) = attempted(&[&end]);
        assert_eq!(desk.store.page(&Default::default(), 0).unwrap().to_settle.len(), 1);
        desk.store.give_up(&intent, 5).unwrap();
        let page = desk.store.page(&Default::default(), 0).unwrap();
        assert_eq!((page.to_settle.len(), page.rows.len()), (0, 1), "{end:?}");
        assert_forbidden(desk.store.start_attempt(&intent, 6), Forbidden::GivenUp);
    }
    for (end, why) in [
        (AttemptEnd::InDoubt, Forbidden::InDoubt),
        (AttemptEnd::Busy, Forbidden::UnderWay),
        (AttemptEnd::Bought(label("1L1")), Forbidden::Bought),
    ] {
        let (mut desk, intent) = attempted(&[&end]);
        assert_forbidden(desk.store.give_up(&intent, 5), why);
    }
}

#[test]
fn of_two_lanes_one_starts_the_attempt() {
    let mut desk = Desk::new();
    let intent = desk.begin(1, |_| ());
    let started = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..4)
            .map(|_| {
                let (mut lane, intent) = (desk.lane(), intent.clone());
                scope.spawn(move || lane.start_attempt(&intent, 2).is_ok())
            })
            .collect();
        lanes.into_iter().map(|lane| usize::from(lane.join().unwrap())).sum::<usize>()
    });
    assert_eq!(started, 1);
}

#[test]
fn lanes_that_write_at_once_wait_for_each_other() {
    let desk = Desk::new();
    let (account, parcel) = (desk.account.clone(), shipment(&desk.account, |_| ()));
    std::thread::scope(|scope| {
        for _ in 0..3 {
            let mut lane = desk.lane();
            let (account, parcel) = (&account, &parcel);
            scope.spawn(move || {
                for _ in 0..20 {
                    lane.begin(&IntentId::new(), account, parcel, None, &Spending::default(), 1).unwrap();
                }
            });
        }
    });
    assert_eq!(desk.store.page(&Default::default(), 0).unwrap().total, 60);
}

#[test]
fn lanes_may_open_new_records_at_once() {
    for _ in 0..30 {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| Store::open(folder.path()).unwrap());
            }
        });
    }
}

#[test]
fn a_shipment_that_cannot_be_read_is_an_error_that_quotes_nobody() {
    let (desk, intent) = attempted(&[&AttemptEnd::InDoubt]);
    desk.store.database.execute("UPDATE intent SET shipment = '{\"account\": \"Camille Roussel\"}'", ()).unwrap();
    assert_eq!(desk.store.open_intents().unwrap(), [], "the others would still be settled");
    let error = desk.store.purchase(&intent).unwrap_err();
    assert_eq!(error.to_string(), format!("unreadable shipment of intent {}", intent.0));
}

/// A desk with an intent whose attempts ended like this.
fn attempted(ends: &[&AttemptEnd]) -> (Desk, IntentId) {
    let mut desk = Desk::new();
    let intent = desk.begin(1, |_| ());
    for end in ends {
        let (attempt, _) = desk.store.start_attempt(&intent, 2).unwrap();
        desk.store.end_attempt(&intent, attempt, end, 3).unwrap();
    }
    (desk, intent)
}

fn words() -> CarrierWords {
    CarrierWords { code: "invalid_field_value".to_owned(), status: 400, ..CarrierWords::default() }
}

fn assert_forbidden<T: std::fmt::Debug>(outcome: Result<T, StoreError>, expected: Forbidden) {
    match outcome {
        Err(StoreError::Forbidden { why, .. }) => assert_eq!(why, expected),
        other => panic!("{expected:?} expected, not {other:?}"),
    }
}

#[test]
fn papers_that_come_with_the_answer_are_recorded_with_it() {
    let mut desk = Desk::new();
    let intent = desk.begin(1, |_| ());
    let (attempt, _) = desk.store.start_attempt(&intent, 2).unwrap();
    let papers = [
        (PaperKind::Label, LabelFormat::Pdf, FileHash::of(b"label")),
        (PaperKind::Cn23, LabelFormat::Pdf, FileHash::of(b"cn23")),
    ];
    let bought = AttemptEnd::Bought(label("1L9"));
    desk.store.end_attempt_with_papers(&intent, attempt, &bought, &papers, 3).unwrap();
    let purchase = desk.store.purchase(&intent).unwrap().unwrap();
    assert_eq!(purchase.state, ShipmentState::Labelled);
    assert_eq!(purchase.customs_papers, [papers[1].clone()]);
    let row = desk.store.row(&intent).unwrap().unwrap();
    assert_eq!(row.papers.iter().map(|paper| (paper.kind, paper.job)).collect::<Vec<_>>(), [(PaperKind::Cn23, None)]);
}

#[test]
fn a_lost_purchase_that_is_put_away_is_never_asked_about_nor_bought_again() {
    let mut desk = Desk::new();
    let intent = desk.begin(1, |_| ());
    let (attempt, _) = desk.store.start_attempt(&intent, 2).unwrap();
    desk.store.end_attempt(&intent, attempt, &AttemptEnd::InDoubt, 3).unwrap();
    desk.store.discard(&intent, 4).unwrap();
    desk.store.discard(&intent, 5).unwrap();
    assert_eq!(desk.store.row(&intent).unwrap().unwrap().state, ShipmentState::Discarded);
    assert!(desk.store.open_intents().unwrap().is_empty());
    assert_forbidden(desk.store.start_attempt(&intent, 6), Forbidden::GivenUp);
    desk.store.recover(7).unwrap();
    assert_eq!(desk.store.row(&intent).unwrap().unwrap().state, ShipmentState::Discarded);
}

#[test]
fn what_was_never_bought_cannot_be_put_away_as_a_label() {
    let mut desk = Desk::new();
    let intent = desk.begin(1, |_| ());
    let (attempt, _) = desk.store.start_attempt(&intent, 2).unwrap();
    assert_forbidden(desk.store.discard(&intent, 3), Forbidden::UnderWay);
    desk.store.end_attempt(&intent, attempt, &AttemptEnd::NotSent, 3).unwrap();
    assert_forbidden(desk.store.discard(&intent, 4), Forbidden::NotBought);
}
