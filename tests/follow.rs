//! Parcels followed, two desks with one account, and the last doubts: told, and never a second label.

use std::time::Duration;

use envoi::command::Command;
use envoi::command::Deed;
use envoi::command::Event;
use envoi::command::Look;
use envoi::domain::HistoryRow;
use envoi::domain::LabelFormat;
use envoi::domain::Mishap;
use envoi::domain::Moment;
use envoi::domain::ShipmentState;
use envoi::domain::Whereabouts;
use envoi::practice::Misbehaviour;
use envoi::practice::RetryAfter;
use envoi::practice::shipengine::Travel;

use crate::desk::Desk;
use crate::desk::draft;
use crate::desk::wait_until;

#[test]
fn a_parcel_is_followed_until_it_arrives() {
    let mut desk = Desk::that_follows();
    let row = desk.bought(&draft("1"));
    assert_eq!(seen(&mut desk, &row, &Whereabouts::Announced).delivered_ms, None, "bought, which is not moving");
    let label = row.label_id.clone().expect("a label");
    desk.carrier().travel(&label, &[Travel::Accepted, Travel::OnItsWay]);
    seen(&mut desk, &row, &Whereabouts::OnItsWay);
    desk.carrier().travel(&label, &[Travel::Accepted, Travel::OnItsWay, Travel::Attempted]);
    seen(&mut desk, &row, &Whereabouts::Attempted);
    desk.carrier().travel(&label, &[Travel::Accepted, Travel::Attempted, Travel::Delivered]);
    assert!(seen(&mut desk, &row, &Whereabouts::Delivered).delivered_ms.is_some());
}

#[test]
fn every_page_of_the_labels_is_gone_through() {
    let mut desk = Desk::that_follows();
    let first = desk.bought(&draft("1"));
    let label = first.label_id.clone().expect("a label");
    // The list has the newest first, and more than a page of them.
    for order in ["2", "3", "4", "5"] {
        desk.bought(&draft(order));
    }
    desk.carrier().travel(&label, &[Travel::Delivered]);
    seen(&mut desk, &first, &Whereabouts::Delivered);
}

#[test]
fn an_open_panel_shows_what_happened_the_newest_first_and_codes_that_nobody_knows() {
    let mut desk = Desk::open();
    let row = desk.bought(&draft("1"));
    let label = row.label_id.clone().expect("a label");
    let fresh = desk.track(&row.intent, Look::IfOld).tracking.expect("an answer");
    assert_eq!((fresh.whereabouts, fresh.events.len()), (Whereabouts::Announced, 0));
    desk.carrier().travel(&label, &[Travel::Accepted, Travel::Odd]);
    let kept = desk.track(&row.intent, Look::IfOld).tracking.expect("what is kept");
    assert_eq!(kept.whereabouts, Whereabouts::Announced, "asked a moment ago");
    let now = desk.track(&row.intent, Look::Now).tracking.expect("an answer");
    assert_eq!(now.whereabouts, Whereabouts::Other("QZ".to_owned()));
    assert_eq!(now.detail.as_deref(), Some("TAKEN_BY_A_CAT"));
    let moments: Vec<bool> = now.events.iter().map(|event| matches!(event.moment, Moment::Local(_))).collect();
    assert_eq!(moments, [true, false], "a time without a zone stays one");

    desk.switch_the_carrier_off();
    let view = desk.track(&row.intent, Look::Now);
    assert_eq!(view.tracking, Some(now), "what was known stays on screen");
    assert!(matches!(view.failure.map(|failure| failure.mishap), Some(Mishap::Unreachable { .. })));
}

#[test]
fn what_one_desk_has_shipped_the_other_sees_by_its_order_and_never_prints() {
    let mut first = Desk::open();
    let row = first.bought(&draft("10481"));
    let mut second = Desk::beside(&first);
    assert_eq!(second.look_for_order("10481"), [], "nobody has told it yet");
    second.hear_of_another_desk();
    let [label] = second.look_for_order("10481").try_into().expect("one label");
    assert_eq!((Some(&label.label_id), Some(&label.tracking)), (row.label_id.as_ref(), row.tracking.as_ref()));
    assert_eq!(second.look_for_order("10482"), []);

    let mut typed = draft("10481");
    typed.findings.order = Some(envoi::domain::OrderFound { number: "10481".to_owned(), labels: vec![label.clone()] });
    let checked = second.check(&typed, LabelFormat::Pdf);
    let warning = checked.problems.at(envoi::domain::Field::OrderNumber).expect("it is said at the number");
    assert_eq!(warning.fault.id(), "shipped-elsewhere");
    let kept = checked.shipment.expect("a warning can be kept").kept_warnings().to_vec();
    assert_eq!(kept, ["shipped-elsewhere"], "and that it was kept is recorded");

    let page = second.history("10481");
    assert_eq!((page.rows.len(), page.total, page.elsewhere.len()), (0, 0, 1), "no shipment of this desk, no paper");
    assert_eq!(first.carrier().ledger().labels().len(), 1);
}

#[test]
fn two_desks_that_buy_at_once_have_one_label_a_parcel() {
    let mut first = Desk::that_follows();
    let mut second = Desk::beside(&first);
    let mut bought = Vec::new();
    for number in 0..5 {
        let order = number.to_string();
        let parcels =
            [first.shipment(&draft(&order), LabelFormat::Pdf), second.shipment(&draft(&order), LabelFormat::Pdf)];
        let intents = [first.buy(&parcels[0], None), second.buy(&parcels[1], None)];
        bought.push(first.end_of(&intents[0]).0);
        bought.push(second.end_of(&intents[1]).0);
    }
    assert!(bought.iter().all(|row| row.state == ShipmentState::Labelled));
    let mut labels: Vec<_> = bought.iter().filter_map(|row| row.label_id.clone()).collect();
    labels.sort();
    labels.dedup();
    assert_eq!((labels.len(), first.carrier().ledger().labels().len()), (10, 10), "none was taken for another's");
}

#[test]
fn a_shipment_that_the_carrier_knows_without_a_label_is_withdrawn_and_bought_again() {
    let mut desk = Desk::open();
    desk.carrier().misbehave(Misbehaviour::ShipmentOnly, 1);
    let parcel = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&parcel, None);
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::NotBought);
    assert!(desk.carrier().ledger().shipments().iter().all(|noted| noted.cancelled));
    desk.send(Command::BuyAgain { intent: intent.clone() });
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::Labelled, "under a new id");
    assert_eq!(desk.carrier().ledger().labels().len(), 1);
}

#[test]
fn a_label_that_came_after_its_absence_was_believed_is_told_at_the_next_start() {
    let mut desk = Desk::open();
    desk.carrier().misbehave(Misbehaviour::LateCommit(Duration::from_secs(4)), 1);
    let parcel = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let intent = desk.buy(&parcel, None);
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::NotBought);
    desk.send(Command::Dismiss { intent: intent.clone() });
    assert_eq!(desk.after(&intent, Deed::Dismissed).1, Ok(()));
    wait_until("the late sale", || desk.carrier().ledger().labels().len() == 1);
    let mut desk = desk.reopen();
    let (row, outcome) = desk.after(&intent, Deed::CameLate);
    assert_eq!((row.state, outcome), (ShipmentState::Labelled, Ok(())), "its paper is kept");
    assert_eq!(row.print, None, "and not printed by itself");
    assert_eq!(desk.void(&intent).1, Ok(()));
}

#[test]
fn a_late_label_is_told_as_soon_as_a_list_shows_it() {
    let mut desk = Desk::that_follows();
    // Something under way, so that lists are asked for.
    desk.bought(&draft("1"));
    desk.carrier().misbehave(Misbehaviour::LateCommit(Duration::from_secs(4)), 1);
    let parcel = desk.shipment(&draft("2"), LabelFormat::Pdf);
    let intent = desk.buy(&parcel, None);
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::NotBought);
    assert_eq!(desk.after(&intent, Deed::CameLate).0.state, ShipmentState::Labelled);
    assert_eq!(desk.carrier().ledger().labels().len(), 2);
}

#[test]
fn a_purchase_that_is_put_off_says_until_when() {
    let mut desk = Desk::open();
    desk.carrier().misbehave(Misbehaviour::TooManyRequests(RetryAfter::Seconds(2)), 1);
    let parcel = desk.shipment(&draft("1"), LabelFormat::Pdf);
    let before_ms = jiff::Timestamp::now().as_millisecond();
    let intent = desk.buy(&parcel, None);
    let until_ms = desk.wait(|event| match event {
        Event::PurchaseWaits { intent: waiting, until_ms } if *waiting == intent => Some(*until_ms),
        _ => None,
    });
    assert!(until_ms >= before_ms + 2000, "{until_ms}");
    assert_eq!(desk.carrier().ledger().labels().len(), 0, "nothing is bought meanwhile");
    assert_eq!(desk.end_of(&intent).0.state, ShipmentState::Labelled);
}

#[test]
fn a_plan_without_the_address_service_is_remembered_for_the_account() {
    let mut desk = Desk::open();
    desk.carrier().misbehave_on(Misbehaviour::FailBeforeCommit(403), 1, "POST /v1/addresses/validate");
    let account = desk.account.id.clone();
    let address = envoi::domain::rules::read_address(&draft("1").consignee);
    desk.send(Command::CheckAddress { ticket: envoi::command::Ticket(900), account, address });
    let known = desk.wait(|event| match event {
        Event::AccountChanged(account) => Some(account.clone()),
        _ => None,
    });
    assert_eq!(known.address_check, envoi::domain::AddressCheck::NotInThePlan);
    let desk = desk.reopen();
    assert_eq!(desk.account.address_check, envoi::domain::AddressCheck::NotInThePlan, "after a restart too");
}

/// Waits until a parcel is known to be there.
fn seen(desk: &mut Desk, row: &HistoryRow, whereabouts: &Whereabouts) -> HistoryRow {
    loop {
        let page = desk.history("");
        let found = page.rows.into_iter().find(|known| known.intent == row.intent).expect("it is in the history");
        if found.whereabouts.as_ref() == Some(whereabouts) {
            return found;
        }
        desk.wait(|event| match event {
            Event::ParcelsMoved { .. } => Some(()),
            Event::Shipment { deed: Deed::Tracked, .. } => Some(()),
            _ => None,
        });
    }
}
