//! Where parcels are, as the records have it.

use super::super::tests::Desk;
use super::*;
use crate::domain::HistoryFilter;
use crate::domain::HistoryQuery;
use crate::domain::Moment;
use crate::domain::Standing;
use crate::domain::TrackingEvent;
use crate::store::AttemptEnd;

#[test]
fn a_list_moves_parcels_and_undoes_nothing_that_is_known_more_finely() {
    let mut desk = Desk::new();
    let [one, two] = ["1L1", "1L2"].map(|number| desk.label(10, number, |_| ()));
    assert_eq!(take_in(&mut desk, &[listed("1L1", Standing::InTransit)]).moved, std::slice::from_ref(&one));
    assert_eq!(whereabouts(&desk, &one), Some(Whereabouts::Announced), "bought, which is not moving");
    assert_eq!(take_in(&mut desk, &[listed("1L1", Standing::InTransit)]).moved, [], "no news");

    desk.store.keep_tracking(&one, &tracking(Whereabouts::OnItsWay, None), 20).unwrap();
    take_in(&mut desk, &[listed("1L1", Standing::InTransit), listed("1L2", Standing::Delivered)]);
    assert_eq!(whereabouts(&desk, &one), Some(Whereabouts::OnItsWay));
    assert_eq!(desk.store.row(&two).unwrap().unwrap().delivered_ms, Some(NOW_MS));

    desk.store.keep_tracking(&two, &tracking(Whereabouts::Delivered, Some(900)), 30).unwrap();
    assert_eq!(desk.store.row(&two).unwrap().unwrap().delivered_ms, Some(900), "the carrier's own moment");
    take_in(&mut desk, &[listed("1L2", Standing::InTransit)]);
    assert_eq!(whereabouts(&desk, &two), Some(Whereabouts::Delivered), "what has arrived stays arrived");
}

#[test]
fn what_was_told_of_a_parcel_is_kept_to_the_letter() {
    let mut desk = Desk::new();
    let parcel = desk.label(10, "1L1", |_| ());
    assert_eq!(desk.store.tracking(&parcel).unwrap(), None);
    let told = tracking(Whereabouts::Other("QZ".to_owned()), None);
    desk.store.keep_tracking(&parcel, &told, 77).unwrap();
    desk.restart();
    assert_eq!(desk.store.tracking(&parcel).unwrap(), Some(KeptTracking { tracking: told, asked_ms: 77 }));
    assert_eq!(whereabouts(&desk, &parcel), Some(Whereabouts::Other("QZ".to_owned())));
}

#[test]
fn only_what_is_paid_young_and_not_there_yet_is_followed() {
    let mut desk = Desk::new();
    let account = desk.account.id.clone();
    assert_eq!(desk.store.oldest_under_way(&account, 0).unwrap(), None);
    let old = desk.label(100, "1L1", |_| ());
    let [late, fresh, voided] = [200, 300, 400].map(|ms| desk.label(ms, &format!("1L{ms}"), |_| ()));
    desk.store.voided(&voided, 500).unwrap();
    let follow = |desk: &Desk, young_ms, asked_ms| {
        let parcels = desk.store.to_follow(&account, young_ms, asked_ms, 10).unwrap();
        parcels.into_iter().map(|parcel| parcel.intent).collect::<Vec<_>>()
    };
    assert_eq!(desk.store.oldest_under_way(&account, 0).unwrap(), Some(100));
    assert_eq!(desk.store.oldest_under_way(&account, 150).unwrap(), Some(200));
    assert_eq!(follow(&desk, 150, 1000), [late.clone(), fresh.clone()]);
    assert_eq!(follow(&desk, 0, 150), [old], "what was just bought has gone nowhere yet");
    desk.store.keep_tracking(&late, &tracking(Whereabouts::OnItsWay, None), 600).unwrap();
    desk.store.keep_tracking(&fresh, &tracking(Whereabouts::Attempted, None), 700).unwrap();
    assert_eq!(follow(&desk, 150, 1000), [fresh.clone(), late.clone()], "trouble first");
    assert_eq!(follow(&desk, 150, 650), std::slice::from_ref(&late), "not more often than agreed");
    desk.store.keep_tracking(&late, &tracking(Whereabouts::Delivered, Some(1)), 800).unwrap();
    assert_eq!(follow(&desk, 150, 1000), [fresh]);
}

#[test]
fn another_desks_label_is_known_by_its_order_and_is_no_shipment_of_ours() {
    let mut desk = Desk::new();
    desk.label(10, "1L1", |_| ());
    let theirs = ListedLabel {
        external: Some("0199-other-desk-1".to_owned()),
        order: Some("10391".to_owned()),
        ..listed("1L9", Standing::InTransit)
    };
    assert_eq!(take_in(&mut desk, std::slice::from_ref(&theirs)).elsewhere, 1);
    assert_eq!(take_in(&mut desk, std::slice::from_ref(&theirs)).elsewhere, 0, "known by then");
    let found = desk.store.elsewhere_of("10391").unwrap();
    assert_eq!(found.iter().map(|label| label.tracking.0.as_str()).collect::<Vec<_>>(), ["1L9"]);
    assert_eq!(desk.store.elsewhere_of("10392").unwrap(), []);
    let page =
        |text: &str| desk.store.page(&HistoryQuery { text: text.to_owned(), ..HistoryQuery::default() }, 0).unwrap();
    assert_eq!((page("").total, page("").elsewhere.len()), (1, 1));
    assert_eq!((page("10391").elsewhere.len(), page("1l9").elsewhere.len(), page("x").elsewhere.len()), (1, 1, 0));

    take_in(&mut desk, &[ListedLabel { voided: true, ..theirs }]);
    assert_eq!(desk.store.elsewhere_of("10391").unwrap(), [], "a voided label ships nothing");
}

#[test]
fn a_label_of_ours_that_no_record_knows_is_a_doubt_and_not_somebody_elses() {
    let mut desk = Desk::new();
    let intent = desk.begin(10, |_| ());
    let (attempt, external) = desk.store.start_attempt(&intent, 10).unwrap();
    desk.store.end_attempt(&intent, attempt, &AttemptEnd::InDoubt, 11).unwrap();
    desk.store.end_attempt(&intent, attempt, &AttemptEnd::SettledAbsent, 12).unwrap();
    let late = ListedLabel { external: Some(external.0), ..listed("1L1", Standing::InTransit) };
    let taken = take_in(&mut desk, &[late]);
    assert_eq!((taken.doubts, taken.elsewhere), (vec![intent.clone()], 0));
    assert_eq!(desk.store.believed_absent(0).unwrap().len(), 1);
    assert_eq!(desk.store.believed_absent(11).unwrap().len(), 0, "an old absence is believed for good");
}

#[test]
fn filters_find_what_has_not_arrived_and_what_will_not_by_itself() {
    let mut desk = Desk::new();
    let [silent, moving, stuck, there] = ["1L1", "1L2", "1L3", "1L4"].map(|number| desk.label(10, number, |_| ()));
    let voided = desk.label(10, "1L5", |_| ());
    desk.store.keep_tracking(&voided, &tracking(Whereabouts::Problem, None), 20).unwrap();
    desk.store.voided(&voided, 20).unwrap();
    desk.begin(10, |_| ());
    for (parcel, whereabouts) in
        [(&moving, Whereabouts::OnItsWay), (&stuck, Whereabouts::Problem), (&there, Whereabouts::Delivered)]
    {
        desk.store.keep_tracking(parcel, &tracking(whereabouts, None), 20).unwrap();
    }
    let found = |filter| {
        let page = desk.store.page(&HistoryQuery { filter, ..HistoryQuery::default() }, 0).unwrap();
        assert_eq!(page.matches, page.rows.len() as u64);
        let mut found: Vec<IntentId> = page.rows.into_iter().map(|row| row.intent).collect();
        found.sort();
        found
    };
    let sorted = |mut parcels: Vec<IntentId>| {
        parcels.sort();
        parcels
    };
    assert_eq!(found(HistoryFilter::Undelivered), sorted(vec![silent, moving, stuck.clone()]));
    assert_eq!(found(HistoryFilter::Trouble), [stuck]);
}

const NOW_MS: i64 = 1000;

fn take_in(desk: &mut Desk, labels: &[ListedLabel]) -> TakenIn {
    let account = desk.account.id.clone();
    desk.store.take_in(&account, labels, NOW_MS).unwrap()
}

fn whereabouts(desk: &Desk, intent: &IntentId) -> Option<Whereabouts> {
    desk.store.row(intent).unwrap().unwrap().whereabouts
}

/// As the carrier lists what [`Desk::label`] bought.
fn listed(number: &str, standing: Standing) -> ListedLabel {
    ListedLabel {
        label_id: format!("se-label-{number}"),
        external: None,
        order: None,
        tracking: TrackingNumber(number.to_owned()),
        standing,
        voided: false,
        created_ms: Some(5),
    }
}

fn tracking(whereabouts: Whereabouts, delivered_ms: Option<i64>) -> Tracking {
    let event = TrackingEvent {
        moment: Moment::Local("2026-11-20T07:42:00".parse().unwrap()),
        whereabouts: whereabouts.clone(),
        detail: Some("HUB_SCAN_IN".to_owned()),
        said: "Tri".to_owned(),
        place: "Lyon, FR".to_owned(),
    };
    let events = vec![event];
    Tracking { whereabouts, detail: None, exception: None, expected: None, delivered_ms, events, task: None }
}

#[test]
fn what_customs_wait_for_is_on_the_shelf_until_the_parcel_goes_on_or_it_is_done() {
    let mut desk = Desk::new();
    let parcel = desk.label(10, "6A1", |_| ());
    let waits = |task| Tracking { task, ..tracking(Whereabouts::Problem, None) };
    let shelf = |desk: &Desk| {
        let page = desk.store.page(&HistoryQuery::default(), 0).unwrap();
        page.to_settle.into_iter().map(|row| row.customs_wait()).collect::<Vec<_>>()
    };
    desk.store.keep_tracking(&parcel, &waits(Some(CustomsTask::InvoiceMissing)), 20).unwrap();
    assert_eq!(shelf(&desk), [Some(CustomsTask::InvoiceMissing)]);
    assert_eq!(desk.store.row(&parcel).unwrap().unwrap().to_sort_out(), 1);

    desk.store.task_done(&parcel, 30).unwrap();
    assert_eq!(shelf(&desk), []);
    desk.store.keep_tracking(&parcel, &waits(Some(CustomsTask::InvoiceMissing)), 40).unwrap();
    assert_eq!(shelf(&desk), [], "told once more, and done all the same");
    desk.store.keep_tracking(&parcel, &waits(Some(CustomsTask::VatNumberAwaited)), 50).unwrap();
    assert_eq!(shelf(&desk), [Some(CustomsTask::VatNumberAwaited)], "another wait is not done");

    desk.store.keep_tracking(&parcel, &waits(None), 60).unwrap();
    assert_eq!(shelf(&desk), [], "it goes on");
    desk.store.keep_tracking(&parcel, &waits(Some(CustomsTask::Held)), 70).unwrap();
    desk.store.voided(&parcel, 80).unwrap();
    assert_eq!(shelf(&desk), [], "nobody waits for a parcel that does not go");
}
