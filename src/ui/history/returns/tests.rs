//! Returns, as they are made in the panel.

use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use super::*;
use crate::command::CustomsCommand;
use crate::command::CustomsEvent;
use crate::command::Event;
use crate::command::Remote;
use crate::domain::CarrierKind;
use crate::domain::CustomsTask;
use crate::domain::HistoryPage;
use crate::domain::Mishap;
use crate::domain::ServiceCode;
use crate::domain::ShipmentState;
use crate::domain::TrackingNumber;
use crate::ui::history::history_ui;
use crate::ui::one_screen::Desk;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::row;
use crate::ui::one_screen::session;
use crate::words::Lang;

#[test]
fn a_carrier_that_makes_no_returns_offers_none() {
    let mut session = session(Lang::EN);
    shipped(&mut session, "DOM", |_| ());
    session.accounts[0].kind = CarrierKind::LettreSuivie;
    let desk = desk(session, history_ui);
    assert!(desk.query_by_label("Return…").is_none());
}

#[test]
fn a_code_that_was_made_stands_large_with_its_last_day_and_is_copied() {
    let mut session = session(Lang::EN);
    shipped(&mut session, "DOM", |row| row.return_code = Some(code()));
    let mut desk = desk(session, history_ui);
    desk.get_by_label("039ABCDEF");
    desk.get_by_label_contains("Good until");
    desk.get_by_label("Copy the code").click();
    desk.step();
    let copied = desk.output().platform_output.commands.clone();
    assert!(copied.contains(&egui::OutputCommand::CopyText("039ABCDEF".to_owned())), "{copied:?}");
}

#[test]
fn a_code_whose_days_are_over_says_so() {
    let mut session = session(Lang::EN);
    let over = ReturnCode { until: date(2026, 11, 20), ..code() };
    shipped(&mut session, "DOM", |row| row.return_code = Some(over));
    desk(session, history_ui).get_by_label_contains("Expired on");
}

#[test]
fn a_refusal_of_a_pick_up_is_said_and_asked_again() {
    let mut session = session(Lang::EN);
    shipped(&mut session, "CORE", |_| ());
    let mut desk = desk(session, history_ui);
    desk.get_by_label("Pick-up from the letter box…").click();
    desk.run();
    let ticket = ask(&desk, |command| match command {
        CustomsCommand::FindPickupDays { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let failure = Failure::new(Mishap::Busy { seconds: 3 }, Remedy::TryAgain);
    tell(&mut desk, CustomsEvent::PickupDays { ticket, outcome: Err(failure) });
    desk.state_mut().1.clear();
    desk.get_by_label("Try again").click();
    desk.run();
    let ticket = ask(&desk, |command| match command {
        CustomsCommand::FindPickupDays { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let dates = MailboxDates {
        days: vec![date(2026, 11, 23), date(2026, 11, 24)],
        until: Some("08h00".to_owned()),
        ask_before: Some("23h00".to_owned()),
    };
    tell(&mut desk, CustomsEvent::PickupDays { ticket, outcome: Ok(dates) });
    desk.get_by_label("In the box before 08h00");
    desk.get_by_label("Ask for the pick-up").click();
    desk.run();
    let (ticket, day) = ask(&desk, |command| match command {
        CustomsCommand::PlanPickup { ticket, day, .. } => Some((*ticket, *day)),
        _ => None,
    });
    assert_eq!(day, date(2026, 11, 23));
    assert!(desk.get_by_label("Ask for the pick-up").accesskit_node().is_disabled());
    tell(&mut desk, CustomsEvent::PickupPlanned { ticket, outcome: Ok(day) });
    assert!(desk.query_by_label("Ask for the pick-up").is_none());
}

#[test]
fn a_day_that_is_planned_is_shown_and_nothing_is_asked_again() {
    let mut session = session(Lang::EN);
    shipped(&mut session, "CORE", |row| row.pickup = Some(date(2026, 11, 24)));
    let desk = desk(session, history_ui);
    desk.get_by_label_contains("The postman comes on");
    assert!(desk.query_by_label("Pick-up from the letter box…").is_none());
}

#[test]
fn what_customs_wait_for_is_on_the_shelf_and_in_the_panel_until_it_is_done() {
    let mut session = session(Lang::EN);
    shipped(&mut session, "DOS", |row| row.task = Some(CustomsTask::InvoiceMissing));
    if let Remote::Here(page) = &mut session.history.page {
        page.to_settle = page.rows.clone();
    }
    assert_eq!(session.history.waiting(), 1);
    let mut desk = desk(session, history_ui);
    assert_eq!(desk.get_all_by_label("Send La Poste the invoice").count(), 2);
    desk.get_all_by_label("Done").next().expect("the shelf's").click();
    desk.run();
    let intent = ask(&desk, |command| match command {
        CustomsCommand::TaskDone(intent) => Some(intent.clone()),
        _ => None,
    });
    assert_eq!(intent.0, "intent-1");
}

#[test]
fn it_fits_every_desk() {
    draw_everywhere(
        |session| {
            shipped(session, "DOM", |row| {
                row.return_code = Some(code());
                row.task = Some(CustomsTask::ParcelNumbersAwaited);
            });
            let row = session.history.selected_row().cloned().expect("selected");
            session.begin_return(&row, &mut Vec::new());
        },
        history_ui,
    );
}

#[test]
fn a_letter_box_fits_every_desk() {
    draw_everywhere(
        |session| {
            shipped(session, "CORE", |_| ());
            let row = session.history.selected_row().cloned().expect("selected");
            session.begin_return(&row, &mut Vec::new());
            let desk = session.customs.returns.as_mut().expect("open");
            desk.days = Remote::Here(MailboxDates {
                days: vec![date(2026, 11, 24)],
                until: Some("08h00".to_owned()),
                ask_before: Some("23h00".to_owned()),
            });
        },
        history_ui,
    );
}

fn code() -> ReturnCode {
    let parcel = TrackingNumber("8R00000000002".to_owned());
    ReturnCode { code: "039ABCDEF".to_owned(), parcel, until: date(2026, 12, 1) }
}

/// One Colissimo parcel with its panel open.
fn shipped(session: &mut Session, service: &str, change: impl FnOnce(&mut HistoryRow)) {
    session.accounts[0].kind = CarrierKind::Colissimo;
    let mut row = row(1, ShipmentState::Labelled, "Camille Roussel");
    row.account = session.accounts[0].id.clone();
    row.service = ServiceCode(service.to_owned());
    change(&mut row);
    session.history.selected = Some(row.intent.clone());
    let page = HistoryPage { rows: vec![row], matches: 1, total: 1, ..HistoryPage::default() };
    session.history.page = Remote::Here(page);
}

/// What was asked last of that kind.
fn ask<T>(desk: &Harness<'static, Desk>, of: impl Fn(&CustomsCommand) -> Option<T>) -> T {
    let commands = desk.state().1.iter().rev();
    let asked = commands.filter_map(|command| match command {
        Command::Customs(command) => of(command),
        _ => None,
    });
    asked.into_iter().next().expect("it was asked")
}

fn tell(desk: &mut Harness<'static, Desk>, event: CustomsEvent) {
    let (session, commands) = desk.state_mut();
    session.apply(Event::Customs(event), commands);
    desk.run();
}
