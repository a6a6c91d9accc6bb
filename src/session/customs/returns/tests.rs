//! Returns, as a session makes them of what was shipped.

use jiff::civil::date;

use super::*;
use crate::command::CustomsEvent;
use crate::command::Event;
use crate::domain::AddressDraft;
use crate::domain::CarrierKind;
use crate::domain::IntentId;
use crate::domain::ParcelDraft;
use crate::domain::Part;
use crate::domain::TrackingNumber;
use crate::domain::Undeliverable;
use crate::session::Screen;
use crate::session::tests::desk as lettre_suivie;
use crate::session::tests::row;

#[test]
fn a_parcel_to_switzerland_comes_back_with_its_articles_and_where_they_came_from() {
    let (mut session, mut commands) = desk();
    let sold = shipment(&mut session, "DOS", swiss());
    let row = shipped(&sold, "CB199930761FR");
    session.begin_return(&row, &mut commands);
    read(&mut session, &mut commands, &sold);
    session.fill_in_return(&mut commands);

    assert_eq!((session.screen, session.customs.returns.is_none()), (Screen::Ship, true));
    let draft = &session.ship.draft;
    assert_eq!(draft.service.as_ref().map(|service| service.0.as_str()), Some("CORI"));
    assert_eq!(draft.handling.direction, Direction::Return);
    assert_eq!((draft.handling.undeliverable, draft.order.number.as_str()), (None, "R-118"));
    let customs = &draft.customs;
    assert_eq!(customs.category, Some(ContentsCategory::Return));
    let article = &customs.articles[0];
    assert_eq!((article.description.as_str(), article.original_ident.as_str()), ("T-shirt en coton", "A"));
    assert_eq!((article.weight.text.as_str(), article.value.text.as_str()), ("150 g", "19.90"));
    let original = &customs.originals[0];
    assert_eq!((original.invoice_number.as_str(), original.parcel_number.as_str()), ("F-2026-118", "CB199930761FR"));
    assert_eq!(original.invoice_date.text, "2026-11-20", "the order's day");
    // What an outgoing parcel does not say has to be typed, and nothing else.
    let missing: Vec<Field> = session.ship.to_fix().iter().map(|problem| problem.field).collect();
    assert_eq!(missing, [Field::Article(article.row, crate::domain::ArticleColumn::Reference)]);
    assert_eq!(session.ship.focus, Some(missing[0]));
}

#[test]
fn what_was_being_typed_can_be_had_back_from_under_a_return() {
    let (mut session, mut commands) = desk();
    let sold = shipment(&mut session, "DOS", swiss());
    session.ship.draft.consignee.name = "Somebody else".to_owned();
    session.edited();
    session.begin_return(&shipped(&sold, "CB199930761FR"), &mut commands);
    read(&mut session, &mut commands, &sold);
    session.fill_in_return(&mut commands);
    session.undo(&mut commands);
    assert_eq!(session.ship.draft.consignee.name, "Somebody else");
}

#[test]
fn a_code_is_asked_for_what_would_be_a_sound_return_within_france() {
    let (mut session, mut commands) = desk();
    let sold = shipment(&mut session, "DOM", domestic());
    session.begin_return(&shipped(&sold, "6A07905668182"), &mut commands);
    session.make_return_code(&mut commands);
    assert!(code_asked(&commands).is_none(), "nothing is known of it yet");
    read(&mut session, &mut commands, &sold);
    assert_eq!(session.why_no_return_code(), None);
    session.make_return_code(&mut commands);
    let (ticket, comes_back) = code_asked(&commands).expect("a code was asked for");
    assert_eq!((comes_back.service().0.as_str(), comes_back.handling().direction), ("CORE", Direction::Return));
    assert_eq!(comes_back.consignee(), sold.consignee());

    let (code, parcel) = ("039ABCDEF".to_owned(), TrackingNumber("8R00000000002".to_owned()));
    let outcome = Ok(ReturnCode { code, parcel, until: date(2026, 12, 2) });
    session.apply(Event::Customs(CustomsEvent::ReturnCodeMade { ticket, outcome }), &mut commands);
    assert!(session.customs.returns.is_none(), "it is shown from the records");
}

#[test]
fn only_what_went_out_comes_back_and_only_where_la_poste_brings_it() {
    let (mut session, _) = desk();
    let sold = shipment(&mut session, "DOM", domestic());
    let home = shipped(&sold, "6A07905668182");
    assert_eq!(session.comes_back(&home), Some(ComesBack::ByLabel(Product::Core)));
    let back = HistoryRow { service: ServiceCode("CORE".to_owned()), ..home.clone() };
    assert_eq!(session.comes_back(&back), Some(ComesBack::FromALetterBox));
    let mut overseas = back;
    overseas.consignee.postcode = "97400".to_owned();
    assert_eq!(session.comes_back(&overseas), None, "no letter box is emptied there");
    let mut american = home.clone();
    american.consignee.country = "US".parse().expect("a country");
    assert_eq!(session.comes_back(&american), None);
    let erased = HistoryRow { erased_ms: Some(1), ..home.clone() };
    assert_eq!(session.comes_back(&erased), None, "nobody is known whom it could come from");
    let voided = HistoryRow { state: ShipmentState::Discarded, ..home };
    assert_eq!(session.comes_back(&voided), None);
}

#[test]
fn a_return_that_is_shipped_again_is_a_return() {
    let (mut session, mut commands) = desk();
    let sold = shipment(&mut session, "DOM", domestic());
    let back = HistoryRow { service: ServiceCode("CORE".to_owned()), ..shipped(&sold, "8R00000000002") };
    session.ship_again(&back, &mut commands);
    assert_eq!(session.ship.draft.handling.direction, Direction::Return);
    assert!(session.ship.checked.shipment.is_some(), "{:?}", session.ship.checked.problems);
}

#[test]
fn the_next_parcel_of_a_shipment_of_several_names_those_before_it() {
    let (mut session, mut commands) = desk();
    let sold = shipment(&mut session, "DOS", swiss());
    let first = TrackingNumber("CB199930761FR".to_owned());
    let part = Part { number: 1, of: 2, followers: Vec::new() };
    session.ship.last = Some(HistoryRow { part: Some(part), ..shipped(&sold, &first.0) });
    session.another_parcel(&mut commands);
    let part = session.ship.draft.handling.part.clone().expect("it is one of several");
    assert_eq!((part.number, part.of, part.followers.as_slice()), (2, 2, std::slice::from_ref(&first)));

    session.ship.last = Some(HistoryRow { part: Some(part), ..shipped(&sold, "CA268091420FR") });
    session.another_parcel(&mut commands);
    assert_eq!(session.ship.draft.handling.part, None, "they are all bought");
}

fn desk() -> (Session, Vec<Command>) {
    let (mut session, commands) = lettre_suivie();
    let account = &mut session.accounts[0];
    account.kind = CarrierKind::Colissimo;
    if let Some(sender) = &mut account.sender {
        sender.address.company = Some("Papeterie du Rhône".to_owned());
    }
    (session, commands)
}

fn domestic() -> ShipmentDraft {
    let consignee = AddressDraft {
        name: "Camille Roussel".to_owned(),
        street: "27 rue Paul Bert".to_owned(),
        postcode: "69003".to_owned(),
        city: "Lyon".to_owned(),
        ..AddressDraft::default()
    };
    let parcel = ParcelDraft { weight: "600 g".into(), size: "".into() };
    ShipmentDraft { consignee, parcel, ..ShipmentDraft::default() }
}

fn swiss() -> ShipmentDraft {
    let mut draft = domestic();
    draft.consignee.country = "CH".parse().expect("a country");
    draft.consignee.postcode = "1201".to_owned();
    (draft.order.number, draft.order.date) = ("R-118".to_owned(), "2026-11-20".into());
    draft.handling.undeliverable = Some(Undeliverable::ComeBack);
    let row = draft.customs.new_row();
    draft.customs.articles.push(ArticleDraft {
        row,
        description: "T-shirt en coton".to_owned(),
        quantity: "2".into(),
        weight: "150 g".into(),
        value: "19,90".into(),
        hs_code: "6109.10".to_owned(),
        origin: "PT".to_owned(),
        ..ArticleDraft::default()
    });
    draft.customs.category = Some(ContentsCategory::Commercial);
    draft.customs.invoice = "F-2026-118".to_owned();
    draft.customs.postage = "12,50".into();
    draft
}

/// What would be bought of a draft.
fn shipment(session: &mut Session, service: &str, draft: ShipmentDraft) -> Shipment {
    session.ship.draft = ShipmentDraft { service: Some(ServiceCode(service.to_owned())), ..draft };
    session.edited();
    let checked = &session.ship.checked;
    let shipment = checked.shipment.clone().unwrap_or_else(|| panic!("{:?}", checked.problems));
    session.clear_form();
    shipment
}

fn shipped(sold: &Shipment, number: &str) -> HistoryRow {
    HistoryRow {
        account: sold.account().clone(),
        consignee: sold.consignee().clone(),
        service: sold.service().clone(),
        order: sold.order().clone(),
        weight: sold.weight(),
        tracking: Some(TrackingNumber(number.to_owned())),
        ..row(&IntentId("one".to_owned()), ShipmentState::Labelled)
    }
}

/// The records answer what was shipped.
fn read(session: &mut Session, commands: &mut Vec<Command>, sold: &Shipment) {
    let asked = commands.iter().rev().find_map(|command| match command {
        Command::Customs(CustomsCommand::ReadShipment { ticket, .. }) => Some(*ticket),
        _ => None,
    });
    let (ticket, outcome) = (asked.expect("it was asked for"), Ok(Box::new(sold.clone())));
    session.apply(Event::Customs(CustomsEvent::ShipmentRead { ticket, outcome }), commands);
}

fn code_asked(commands: &[Command]) -> Option<(Ticket, &Shipment)> {
    commands.iter().rev().find_map(|command| match command {
        Command::Customs(CustomsCommand::MakeReturnCode { ticket, comes_back, .. }) => Some((*ticket, &**comes_back)),
        _ => None,
    })
}
