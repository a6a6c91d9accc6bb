//! The price as the operator meets it: where it comes from, whether it is usual, and what is left of the day's cap.

use jiff::civil::date;

use super::super::Remote;
use super::super::WhyNot;
use super::super::tests::bought;
use super::super::tests::desk;
use super::super::tests::rate;
use super::super::tests::ready_desk;
use super::super::tests::row;
use super::*;
use crate::command::Deed;
use crate::command::Event;
use crate::command::Ticket;
use crate::domain::ExpectedPrice;
use crate::domain::HistoryPage;
use crate::domain::IntentId;
use crate::domain::PriceSource;
use crate::domain::Rate;
use crate::domain::ShipmentState;
use crate::domain::Usual;
use crate::domain::UsualBasis;
use crate::words::Lang;
use crate::words::Words;

#[test]
fn what_is_bought_carries_the_price_that_was_on_screen_and_who_said_so() {
    let (mut session, mut commands) = ready_desk();
    let source = PriceSource::Listed { from: date(2026, 1, 1) };
    priced(&mut session, Rate { source, ..rate(444) });
    session.buy(&mut commands);
    let purchase = commands.iter().find_map(|command| match command {
        Command::Buy(purchase) => Some(purchase),
        _ => None,
    });
    let expected = ExpectedPrice { price: Money::euros(444), source };
    assert_eq!(purchase.map(|purchase| (purchase.expected, purchase.over_cap)), Some((Some(expected), OverCap::Held)));
}

#[test]
fn an_unusual_price_asks_once_and_what_is_kept_travels_along() {
    let (mut session, mut commands) = ready_desk();
    priced(&mut session, unusual());
    assert_eq!(session.why_not(), Some(WhyNot::PriceUnusual));
    session.buy(&mut commands);
    assert!(bought(&commands).is_empty() && session.ship.asking_about_price);
    session.keep_warning(Field::Service);
    assert_eq!((session.why_not(), session.unusual_price()), (None, None));
    session.ship.draft.consignee.name = "Camille R.".to_owned();
    session.edited();
    assert_eq!(session.why_not(), None, "a name changes no price");
    let shipment = session.ship.checked.shipment.clone().expect("sound");
    assert!(shipment.kept_warnings().contains(&"price-over-usual".to_owned()));
    session.buy(&mut commands);
    assert_eq!(bought(&commands).len(), 1);
}

#[test]
fn what_was_kept_about_one_price_is_not_kept_about_the_next() {
    let (mut session, mut commands) = ready_desk();
    priced(&mut session, unusual());
    session.keep_warning(Field::Service);
    session.ship.draft.parcel.weight = "2 kg".into();
    session.edited();
    priced(&mut session, unusual());
    assert_eq!(session.why_not(), Some(WhyNot::PriceUnusual));
    session.buy(&mut commands);
    assert!(bought(&commands).is_empty());
}

#[test]
fn a_purchase_that_would_pass_the_cap_waits_for_a_person() {
    let (mut session, mut commands) = ready_desk();
    session.settings.daily_cap = Some(Money::euros(1000));
    spent(&mut session, 556);
    assert_eq!(session.why_not(), None, "to the cent");
    spent(&mut session, 557);
    let passed = CapPassed { cap: Money::euros(1000), spent: Money::euros(557) };
    assert_eq!(session.why_not(), Some(WhyNot::OverCap(passed)));
    session.buy(&mut commands);
    assert!(bought(&commands).is_empty());
    session.allow_over_cap();
    session.buy(&mut commands);
    assert!(
        commands.iter().any(|command| matches!(command, Command::Buy(one) if one.over_cap == OverCap::AllowedOnce))
    );
    assert_eq!(session.ship.over_cap, OverCap::Held, "the next asks again");
}

#[test]
fn another_sum_than_was_shown_is_told_once() {
    let (mut session, mut commands) = desk();
    let expected = ExpectedPrice { price: Money::euros(444), source: PriceSource::Quoted };
    let dearer = HistoryRow {
        cost: Some(Money::euros(510)),
        expected: Some(expected),
        ..row(&IntentId::new(), ShipmentState::Labelled)
    };
    let as_shown = HistoryRow { cost: Some(Money::euros(444)), intent: IntentId::new(), ..dearer.clone() };
    for row in [as_shown, dearer.clone(), dearer] {
        let event = Event::Shipment { row: Box::new(row), deed: Deed::Bought, outcome: Ok(()) };
        session.apply(event, &mut commands);
    }
    let told: Vec<_> = session.notices.iter().map(|notice| &notice.news).collect();
    assert!(matches!(told.as_slice(), [News::ChargedOtherwise(_)]), "{told:?}");
}

#[test]
fn a_list_that_was_removed_can_be_put_back() {
    let (mut session, mut commands) = desk();
    let book: PriceBook = read_price_lists(EXAMPLE).expect("the example reads").into_iter().collect();
    session.apply(Event::Prices(Ok(book.clone())), &mut commands);
    let list = book.lists()[0].clone();
    session.remove_prices(list.valid_from, &mut commands);
    session.apply(Event::Prices(Ok(PriceBook::default())), &mut commands);
    session.put_prices_back(&mut commands);
    assert!(matches!(commands.as_slice(), [Command::RemovePrices(_), Command::KeepPrices(back)] if *back == list));
}

#[test]
fn the_template_of_every_language_is_read_again() {
    let (mut session, _) = desk();
    for lang in Lang::all() {
        session.words = Words::new(*lang);
        let read = read_price_lists(&session.prices_as_text());
        assert_eq!(read, read_price_lists(EXAMPLE), "{lang:?}");
        assert!(read.is_ok());
    }
}

#[test]
fn the_cap_is_read_as_typed_and_a_slip_keeps_the_old_one() {
    let (mut session, mut commands) = desk();
    for (typed, kept) in [("150", Some(15_000)), ("a lot", Some(15_000)), ("0", Some(15_000)), (" ", None)] {
        session.prices.cap_text = Some(typed.to_owned());
        session.keep_cap(&mut commands);
        assert_eq!(session.settings.daily_cap, kept.map(Money::euros), "{typed}");
    }
}

fn unusual() -> Rate {
    let usual = Usual { price: Money::euros(444), basis: UsualBasis::Bought { times: 9 } };
    Rate { usual: Some(usual), ..rate(900) }
}

/// The price of what is on screen has come.
fn priced(session: &mut Session, rate: Rate) {
    session.ship.rates = Remote::Waiting(Ticket(900), None);
    session.apply(Event::Rates { ticket: Ticket(900), outcome: Ok(vec![rate]) }, &mut Vec::new());
}

fn spent(session: &mut Session, cents: i64) {
    let page = HistoryPage { spent_today: vec![Money::euros(cents)], ..HistoryPage::default() };
    session.history.page = Remote::Here(page);
}
