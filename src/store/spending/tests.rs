//! The day's cap: what counts, what does not, and two lanes at once.

use super::super::AttemptEnd;
use super::super::tests::Desk;
use super::super::tests::label;
use super::super::tests::shipment;
use super::*;
use crate::domain::BoughtLabel;
use crate::domain::ExpectedPrice;
use crate::domain::ShipmentState;

/// A day that began at this moment; before it was yesterday.
const MIDNIGHT: i64 = 1000;

#[test]
fn what_is_bought_under_way_and_in_doubt_counts_and_what_came_to_nothing_does_not() {
    let mut desk = Desk::new();
    let day = |desk: &Desk| spent(&desk.store.database, MIDNIGHT, None).unwrap();
    desk.buy(MIDNIGHT - 1, "1L0", |_| ());
    assert_eq!(day(&desk), [], "yesterday's is yesterday's");
    let bought = desk.buy(MIDNIGHT + 1, "1L1", |_| ());
    assert_eq!(day(&desk), [Money::euros(315)]);
    let under_way = begin(&mut desk.store, &desk.account, Some(455), OverCap::Held, None).unwrap();
    assert_eq!(day(&desk), [Money::euros(315 + 455)]);
    let (attempt, _) = desk.store.start_attempt(&under_way, MIDNIGHT + 2).unwrap();
    desk.store.end_attempt(&under_way, attempt, &AttemptEnd::InDoubt, MIDNIGHT + 3).unwrap();
    assert_eq!(day(&desk), [Money::euros(315 + 455)]);
    desk.store.end_attempt(&under_way, attempt, &AttemptEnd::SettledAbsent, MIDNIGHT + 4).unwrap();
    assert_eq!(day(&desk), [Money::euros(315)]);
    desk.store.voided(&bought, MIDNIGHT + 5).unwrap();
    assert_eq!(day(&desk), []);
}

#[test]
fn the_next_that_would_pass_the_cap_is_refused_before_anything_is_recorded() {
    let mut desk = Desk::new();
    let cap = Some(Money::euros(1000));
    begin(&mut desk.store, &desk.account, Some(455), OverCap::Held, cap).unwrap();
    begin(&mut desk.store, &desk.account, Some(455), OverCap::Held, cap).unwrap();
    let spent = Money::euros(910);
    let why = begin(&mut desk.store, &desk.account, Some(455), OverCap::Held, cap).unwrap_err();
    assert_eq!(why, Forbidden::OverCap { cap: Money::euros(1000), spent });
    begin(&mut desk.store, &desk.account, Some(90), OverCap::Held, cap).expect("the rest of the day");
    begin(&mut desk.store, &desk.account, None, OverCap::Held, cap).expect_err("the cap is reached");
    let allowed = begin(&mut desk.store, &desk.account, Some(455), OverCap::AllowedOnce, cap).unwrap();
    let row = desk.store.row(&allowed).unwrap().unwrap();
    assert_eq!(row.over_cap, OverCap::AllowedOnce);
    assert_eq!(row.expected.map(|expected| expected.price), Some(Money::euros(455)));
    let within = begin(&mut desk.store, &desk.account, Some(455), OverCap::AllowedOnce, None).unwrap();
    assert_eq!(desk.store.row(&within).unwrap().unwrap().over_cap, OverCap::Held, "nothing was passed");
}

#[test]
fn what_is_taken_up_again_is_held_against_todays_cap() {
    let mut desk = Desk::new();
    let cap = Some(Money::euros(500));
    let budget = Budget { cap, midnight_ms: MIDNIGHT };
    let refused = begin(&mut desk.store, &desk.account, Some(455), OverCap::Held, cap).unwrap();
    let (attempt, _) = desk.store.start_attempt(&refused, MIDNIGHT).unwrap();
    desk.store.end_attempt(&refused, attempt, &AttemptEnd::NotSent, MIDNIGHT).unwrap();
    let other = begin(&mut desk.store, &desk.account, Some(455), OverCap::Held, cap).unwrap();
    assert!(desk.store.resume(&refused, &budget, MIDNIGHT + 1).is_err());
    assert_eq!(desk.state(&refused), ShipmentState::NotSent);
    let (attempt, _) = desk.store.start_attempt(&other, MIDNIGHT).unwrap();
    desk.store.end_attempt(&other, attempt, &AttemptEnd::NotSent, MIDNIGHT).unwrap();
    desk.store.resume(&refused, &budget, MIDNIGHT + 2).unwrap();
    assert_eq!(desk.state(&refused), ShipmentState::Buying);
    assert!(desk.store.resume(&other, &budget, MIDNIGHT + 2).is_err(), "the first has taken the rest");
    desk.store.recover(MIDNIGHT + 3).unwrap();
    assert_eq!(desk.state(&refused), ShipmentState::NotBought, "nothing was sent before the stop");
}

#[test]
fn of_many_lanes_at_once_only_as_many_begin_as_the_cap_allows() {
    let desk = Desk::new();
    let begun = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..8)
            .map(|_| {
                let (mut lane, account) = (desk.lane(), desk.account.clone());
                scope.spawn(move || {
                    begin(&mut lane, &account, Some(455), OverCap::Held, Some(Money::euros(1400))).is_ok()
                })
            })
            .collect();
        lanes.into_iter().map(|lane| lane.join().unwrap()).filter(|begun| *begun).count()
    });
    assert_eq!(begun, 3);
}

#[test]
fn only_what_is_alike_and_lately_bought_is_compared() {
    let mut desk = Desk::new();
    let like = shipment(&desk.account, |_| ());
    let lately = |desk: &Desk| desk.store.paid_lately(&like, Currency::EUR, MIDNIGHT).unwrap();
    desk.buy(MIDNIGHT - 1, "1L0", |_| ());
    desk.buy(MIDNIGHT, "1L1", |_| ());
    desk.buy(MIDNIGHT, "1L2", |draft| draft.parcel.weight = "300 g".into());
    desk.buy(MIDNIGHT, "1L3", |draft| draft.parcel.weight = "3 kg".into());
    let voided = desk.buy(MIDNIGHT, "1L4", |_| ());
    desk.store.voided(&voided, MIDNIGHT).unwrap();
    let francs = BoughtLabel { cost: Some(Money { cents: 900, currency: Currency::CHF }), ..label("1L5") };
    let intent = desk.begin(MIDNIGHT, |_| ());
    let (attempt, _) = desk.store.start_attempt(&intent, MIDNIGHT).unwrap();
    desk.store.end_attempt(&intent, attempt, &AttemptEnd::Bought(francs), MIDNIGHT).unwrap();
    assert_eq!(lately(&desk), [315, 315]);
}

fn begin(
    store: &mut Store,
    account: &crate::domain::CarrierAccount,
    cents: Option<i64>,
    over_cap: OverCap,
    cap: Option<Money>,
) -> Result<IntentId, Forbidden> {
    let intent = IntentId::new();
    let source = PriceSource::Quoted;
    let expected = cents.map(|cents| ExpectedPrice { price: Money::euros(cents), source });
    let spending = Spending { expected, over_cap, budget: Budget { cap, midnight_ms: MIDNIGHT } };
    match store.begin(&intent, account, &shipment(account, |_| ()), None, &spending, MIDNIGHT) {
        Ok(()) => Ok(intent),
        Err(StoreError::Forbidden { why, .. }) => Err(why),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn the_days_sums_are_found_by_the_day_however_long_the_history_is() {
    let desk = Desk::new();
    let sql = format!("EXPLAIN QUERY PLAN SELECT sum(cost_cents) FROM intent WHERE {BOUGHT_SINCE}");
    let plan: String = desk.store.database.query_row(&sql, [MIDNIGHT], |row| row.get("detail")).unwrap();
    assert!(plan.contains("intent_by_purchase"), "{plan}");
}
