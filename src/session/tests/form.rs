//! Filling the form in one go, having it back, and keeping it for the case of a crash.

use super::*;
use crate::command::BookCommand;
use crate::command::BookEvent;
use crate::domain::Contact;
use crate::domain::ContactId;
use crate::domain::KeptDraft;
use crate::domain::KnownFrom;
use crate::domain::Preset;
use crate::domain::ShipDay;
use crate::domain::Suggestion;

#[test]
fn what_is_typed_is_kept_once_typing_rests_and_not_at_every_key() {
    let (mut session, mut commands) = desk();
    for letter in "Camille".chars() {
        session.ship.draft.consignee.name.push(letter);
        session.edited();
        let_time_pass(&mut session, 100, &mut commands);
    }
    assert!(kept(&commands).is_empty());
    let_time_pass(&mut session, 500, &mut commands);
    assert_eq!(kept(&commands)[0].draft.consignee.name, "Camille");
    let_time_pass(&mut session, 5000, &mut commands);
    assert_eq!(kept(&commands).len(), 1);
    session.clear_typed();
    let_time_pass(&mut session, 500, &mut commands);
    let intent = kept(&commands)[0].intent.clone();
    assert!(matches!(commands.last(), Some(Command::Book(BookCommand::DropDraft(dropped))) if *dropped == intent));
}

#[test]
fn who_never_rests_is_kept_all_the_same() {
    let (mut session, mut commands) = desk();
    for _ in 0..40 {
        session.ship.draft.consignee.name.push('a');
        session.edited();
        let_time_pass(&mut session, 100, &mut commands);
    }
    assert_eq!(kept(&commands).len(), 1);
}

#[test]
fn a_draft_becomes_the_purchase_of_its_id_and_the_next_form_has_another() {
    let (mut session, mut commands) = ready_desk();
    session.ship.draft.order.number = "A1".to_owned();
    session.edited();
    session.buy(&mut commands);
    let first = kept(&commands)[0].clone();
    assert_eq!((first.draft.order.number.as_str(), bought(&commands)), ("A1", vec![first.intent.clone()]));
    commands.clear();
    session.ship.draft.consignee.name = "Nadia".to_owned();
    session.edited();
    let_time_pass(&mut session, 500, &mut commands);
    assert_ne!(kept(&commands)[0].intent, first.intent);
    assert!(!commands.iter().any(|command| matches!(command, Command::Book(BookCommand::DropDraft(_)))));
}

#[test]
fn a_draft_comes_back_with_its_kept_warnings_and_what_waited_to_be_bought_waits_on_the_strip() {
    let (mut session, mut commands) = desk();
    type_a_parcel(&mut session);
    session.ship.draft.order.date = "24/12/2026".into();
    session.ship.draft.ship_day = ShipDay::Tomorrow;
    session.ship.draft.consignee.street = "Poste restante".to_owned();
    session.edited();
    let warned: Vec<Field> = session.ship.checked.problems.iter().map(|problem| problem.field).collect();
    warned.iter().for_each(|field| session.keep_warning(*field));
    session.recheck();
    let_time_pass(&mut session, 500, &mut commands);
    let first = kept(&commands).pop().expect("kept").clone();
    assert!(!first.accepted.is_empty());
    let text = serde_json::to_string(&first).expect("a draft is text");
    let read: KeptDraft = serde_json::from_str(&text).expect("and is read back");

    let yesterday = 24 * 3600 * 1000;
    let (mut session, mut commands) = desk();
    let older = KeptDraft::of(IntentId::new(), &draft(), 1);
    let read = KeptDraft { saved_ms: session.now_ms() - yesterday, ..read };
    let drafts = BookEvent::DraftsFound(vec![read.clone(), older.clone()]);
    session.apply(Event::Book(drafts), &mut commands);
    assert_eq!(session.ship.draft.consignee.street, "Poste restante");
    assert_eq!(session.ship.draft.ship_day, ShipDay::Today, "what was tomorrow is today");
    let accepted: Vec<String> = session.ship.draft.accepted.iter().map(|key| key.text()).collect();
    assert_eq!(accepted, first.accepted);
    assert!(matches!(session.notices[0].news, News::DraftRestored { days_ago: 1, .. }));
    assert_eq!(session.ship.under_way.len(), 1);
    // Taken back into the form, it is the form's, and no draft of its own any more.
    session.clear_typed();
    session.take_back(&older.intent, &mut commands);
    assert_eq!(session.ship.draft.consignee.name, "Camille Roussel");
    let_time_pass(&mut session, 500, &mut commands);
    let dropped =
        |command: &Command| matches!(command, Command::Book(BookCommand::DropDraft(id)) if *id == older.intent);
    assert!(commands.iter().any(dropped));
}

#[test]
fn a_draft_that_cannot_be_kept_is_told_once() {
    let (mut session, mut commands) = desk();
    for _ in 0..3 {
        let failure = Failure::new(Mishap::Records, Remedy::Nothing);
        session.apply(Event::Book(BookEvent::DraftKept(Err(failure))), &mut commands);
    }
    assert_eq!(session.notices.len(), 1);
}

#[test]
fn shipping_again_keeps_what_was_being_typed() {
    let (mut session, mut commands) = desk();
    session.ship.draft.consignee.name = "Nadia Ferrand".to_owned();
    session.edited();
    let before = session.ship.draft.clone();
    session.ship_again(&row(&IntentId("one".to_owned()), ShipmentState::Labelled), &mut commands);
    assert_eq!(session.ship.draft.consignee.name, "Camille Roussel");
    assert!(matches!(&session.notices[0].news, News::Did { what: Did::ShippedAgain, .. }));
    let after = session.ship.draft.clone();
    session.undo(&mut commands);
    assert_eq!(session.ship.draft, before);
    assert!(session.notices.is_empty());
    session.redo();
    assert_eq!(session.ship.draft, after);
    session.undo(&mut commands);
    assert_eq!(session.ship.draft, before);
    session.undo(&mut commands);
    assert_eq!(session.ship.draft, before, "there is nothing more to undo");
}

#[test]
fn a_form_that_was_replaced_can_come_back_after_the_other_is_bought() {
    let (mut session, mut commands) = ready_desk();
    session.ship.draft.order.number = "A1".to_owned();
    session.clear_typed();
    type_a_parcel(&mut session);
    session.paste_address("Nadia Ferrand\n12 avenue de la Gare\n31000 Toulouse");
    let_time_pass(&mut session, 400, &mut commands);
    let ticket = asked_for_rates(&commands).expect("typing rests");
    session.apply(Event::Rates { ticket, outcome: Ok(vec![rate(444)]) }, &mut commands);
    session.buy(&mut commands);
    assert!(session.ship.is_blank() && session.notices.is_empty());
    session.undo(&mut commands);
    assert_eq!(session.ship.draft.order.number, "A1", "not the address that was bought");
}

#[test]
fn picking_somebody_fills_the_recipient_and_leaves_nothing_of_somebody_else() {
    let (mut session, mut commands) = desk();
    session.ship.draft.consignee.name = "rou".to_owned();
    session.edited();
    let camille = somebody("Camille Roussel", "c@a.example");
    session.pick(&camille);
    assert_eq!(session.ship.draft.consignee.city, "Lyon");
    assert_eq!(session.ship.draft.order.email.text, "c@a.example");
    assert!(session.notices.is_empty(), "only the letters to find somebody by gave way");
    session.ship.draft.parcel.weight = "412 g".into();
    session.edited();
    session.pick(&somebody("Nadia Ferrand", ""));
    assert_eq!(session.ship.draft.order.email.text, "", "not the other one's");
    assert!(matches!(&session.notices[0].news, News::Did { what: Did::Picked(_), .. }));
    session.ship.draft.parcel.size = "14x9x2".into();
    session.edited();
    session.undo(&mut commands);
    let draft = &session.ship.draft;
    assert_eq!((draft.consignee.name.as_str(), draft.order.email.text.as_str()), ("Camille Roussel", "c@a.example"));
    assert_eq!(draft.parcel.size.text, "14x9x2", "what was typed since stays");
}

#[test]
fn a_package_fills_the_measures_and_what_it_overwrites_can_be_had_back() {
    let (mut session, mut commands) = desk();
    let preset = Preset {
        name: "Small box".to_owned(),
        size: Some([140, 90, 25].into()),
        weight: Some(crate::domain::Grams(412)),
        service: None,
    };
    session.settings.presets.push(preset);
    session.use_preset(0);
    session.use_preset(7);
    let measures = |session: &Session| {
        let parcel = &session.ship.draft.parcel;
        (parcel.weight.text.clone(), parcel.size.text.clone())
    };
    assert_eq!(measures(&session), ("412 g".to_owned(), "140x90x25 mm".to_owned()));
    assert!(session.notices.is_empty());
    session.ship.draft.parcel.weight = "500 g".into();
    session.edited();
    session.use_preset(0);
    assert!(matches!(&session.notices[0].news, News::Did { what: Did::UsedPreset(_), .. }));
    session.undo(&mut commands);
    assert_eq!(measures(&session).0, "500 g");
    session.remove_preset(0, &mut commands);
    assert!(session.settings.presets.is_empty());
    session.undo(&mut commands);
    assert_eq!(session.settings.presets.len(), 1);
}

#[test]
fn the_book_is_asked_while_a_name_is_typed_and_an_older_answer_is_dropped() {
    let (mut session, mut commands) = desk();
    let name = Field::Address(Party::Consignee, Line::Name);
    let mut tickets = Vec::new();
    for typed in ["r", "ro", "rou"] {
        session.ship.draft.consignee.name = typed.to_owned();
        session.edited();
        session.typed_at(name);
        let_time_pass(&mut session, 60, &mut commands);
        tickets.extend(commands.drain(..).filter_map(|command| match command {
            Command::Book(BookCommand::Suggest { ticket, .. }) => Some(ticket),
            _ => None,
        }));
    }
    assert_eq!(tickets.len(), 2, "one letter says nothing");
    let found = |who: &str| Ok(vec![somebody(who, "")]);
    let suggested = |ticket, outcome| Event::Book(BookEvent::Suggested { ticket, outcome });
    session.apply(suggested(tickets[1], found("Camille Roussel")), &mut commands);
    session.apply(suggested(tickets[0], found("Robert")), &mut commands);
    assert_eq!(session.ship.suggest.rows_at(Line::Name)[0].contact.called(), "Camille Roussel");
    session.pick_marked();
    assert_eq!(session.ship.draft.consignee.name, "rou", "nobody is marked");
    session.ship.suggest.mark_next();
    session.pick_marked();
    assert_eq!(session.ship.draft.consignee.name, "Camille Roussel");
    assert_eq!(session.ship.suggest.open_at(), None);
}

#[test]
fn an_entry_that_was_taken_off_is_put_back() {
    let (mut session, mut commands) = desk();
    let contact = somebody("Camille Roussel", "").contact;
    session.apply(Event::Book(BookEvent::Removed(Ok(Some(Box::new(contact.clone()))))), &mut commands);
    commands.clear();
    session.undo(&mut commands);
    assert!(matches!(commands.as_slice(), [Command::Book(BookCommand::Keep(kept))] if **kept == contact));
}

fn kept(commands: &[Command]) -> Vec<&KeptDraft> {
    let draft = |command| match command {
        &Command::Book(BookCommand::KeepDraft(ref draft)) => Some(&**draft),
        _ => None,
    };
    commands.iter().filter_map(draft).collect()
}

fn somebody(name: &str, email: &str) -> Suggestion {
    let mut address = draft().consignee;
    address.name = name.to_owned();
    let contact = Contact { id: ContactId(name.to_owned()), address, email: email.to_owned() };
    Suggestion { contact, known: KnownFrom::TheBook }
}
