//! What comes back, through the whole station, at the practice counter of Colissimo.

use envoi::command::Command;
use envoi::command::CustomsCommand;
use envoi::command::CustomsEvent;
use envoi::command::Event;
use envoi::command::Ticket;
use envoi::domain::CarrierKind;
use envoi::domain::Direction;
use envoi::domain::HistoryRow;
use envoi::domain::LabelFormat;
use envoi::domain::Service;
use envoi::domain::Shipment;
use envoi::domain::ShipmentState;
use envoi::domain::World;
use envoi::domain::rules;
use envoi::domain::rules::RuleContext;

use crate::desk;
use crate::desk::Desk;

#[test]
fn a_parcel_comes_back_by_a_code_and_a_return_is_fetched_from_its_letter_box() {
    let mut desk = colissimo();
    let sold = shipment(&desk, "DOM", Direction::Out);
    let parcel = bought(&mut desk, &sold);

    let intent = parcel.intent.clone();
    let read = ask(
        &mut desk,
        |ticket| CustomsCommand::ReadShipment { ticket, intent },
        |event, asked| match event {
            CustomsEvent::ShipmentRead { ticket, outcome } if *ticket == asked => Some(outcome.clone()),
            _ => None,
        },
    );
    assert_eq!(read.as_deref(), Ok(&sold), "to the letter");

    let back = shipment(&desk, "CORE", Direction::Return);
    let (intent, comes_back) = (parcel.intent.clone(), Box::new(back.clone()));
    let made = |ticket| CustomsCommand::MakeReturnCode { ticket, intent, comes_back };
    let code = ask(&mut desk, made, |event, asked| match event {
        CustomsEvent::ReturnCodeMade { ticket, outcome } if *ticket == asked => Some(outcome.clone()),
        _ => None,
    });
    let code = code.expect("a code");
    assert_eq!(row(&mut desk, &parcel).return_code, Some(code), "kept with what it was made for");

    let label = bought(&mut desk, &back);
    let intent = label.intent.clone();
    let days = ask(
        &mut desk,
        |ticket| CustomsCommand::FindPickupDays { ticket, intent },
        |event, asked| match event {
            CustomsEvent::PickupDays { ticket, outcome } if *ticket == asked => Some(outcome.clone()),
            _ => None,
        },
    );
    let day = days.expect("days").days[0];
    for again in [false, true] {
        let intent = label.intent.clone();
        let plan = |ticket| CustomsCommand::PlanPickup { ticket, intent, day };
        let planned = ask(&mut desk, plan, |event, asked| match event {
            CustomsEvent::PickupPlanned { ticket, outcome } if *ticket == asked => Some(outcome.clone()),
            _ => None,
        });
        assert_eq!(planned.is_err(), again, "{planned:?}");
        assert_eq!(row(&mut desk, &label).pickup, Some(day), "what was planned stays planned");
    }
}

/// A practice desk that ships with Colissimo.
fn colissimo() -> Desk {
    let mut desk = Desk::with_the_carrier_inside();
    let sender = desk.account.sender.clone().expect("who sends is known");
    let accounts = desk.open_world(World::Practice);
    let account = accounts.into_iter().find(|account| account.kind == CarrierKind::Colissimo);
    desk.account = account.expect("practice has one");
    desk.save_sender(sender);
    desk
}

fn shipment(desk: &Desk, service: &str, direction: Direction) -> Shipment {
    let mut draft = desk::draft("R-1042");
    draft.handling.direction = direction;
    let service = Service::by_code(CarrierKind::Colissimo, service).expect("in the table");
    let (account, today, printer) = (&desk.account, desk::today(), LabelFormat::Pdf);
    let checked = rules::check(&draft, &RuleContext { account, service, today, printer, dpi: 203 });
    checked.shipment.unwrap_or_else(|| panic!("not sound: {:?}", checked.problems))
}

fn bought(desk: &mut Desk, shipment: &Shipment) -> HistoryRow {
    let intent = desk.buy(shipment, None);
    let (row, outcome) = desk.end_of(&intent);
    assert_eq!((row.state, outcome), (ShipmentState::Labelled, Ok(())));
    row
}

fn row(desk: &mut Desk, of: &HistoryRow) -> HistoryRow {
    let page = desk.history("");
    page.rows.into_iter().find(|row| row.intent == of.intent).expect("it is in the history")
}

fn ask<T>(
    desk: &mut Desk,
    command: impl FnOnce(Ticket) -> CustomsCommand,
    answer: impl Fn(&CustomsEvent, Ticket) -> Option<T>,
) -> T {
    // Far from those that the desk gives out itself, and never the same twice.
    let ticket = Ticket(1_000_000 + desk.heard().len() as u64);
    desk.send(Command::Customs(command(ticket)));
    desk.wait(|event| match event {
        Event::Customs(event) => answer(event, ticket),
        _ => None,
    })
}
