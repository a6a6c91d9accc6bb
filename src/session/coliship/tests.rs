//! ColiShip's list without a window. The files are made up.

use super::*;
use crate::command::CustomsEvent;
use crate::command::Event;
use crate::domain::CarrierAccount;
use crate::domain::rules::tests::account;
use crate::session::News;
use crate::words::Lang;
use crate::words::Words;

const MAPPING: &str = "[GENERAL]\nEntetLigneColis=EXP\n[CHAMPS]\nEntenteLigneColis=1\nReferenceExpedition=2\n\
    NomDestinataire=3\nAdresse1=4\nCodePostal=5\nCommune=6\nCodePays=7\nPoids=8\nCodeProduit=9\n";

const PARCELS: &str = "EXP;10481;Roussel;27 rue du Modèle;69003;Lyon;FR;412;DOM\nXXX;1\n\
    EXP;10482;Martin;1 place du Modèle;1003;Lausanne;CH;800;ZZZ\n";

#[test]
fn the_mapping_is_kept_in_the_settings_and_the_parcels_wait() {
    let (mut session, mut commands) = (session(), Vec::new());
    read(&mut session, ColishipFile::Mapping, MAPPING, &mut commands);
    let kept = commands.iter().any(
        |command| matches!(command, Command::SaveSettings(kept) if kept.coliship_mapping.as_deref() == Some(MAPPING)),
    );
    assert!(kept, "{commands:?}");
    read(&mut session, ColishipFile::Parcels, PARCELS, &mut commands);
    assert_eq!((session.coliship.waiting(), session.coliship.skipped.as_slice()), (2, [2].as_slice()));
}

#[test]
fn a_parcel_is_taken_into_the_form_and_what_was_typed_can_be_had_back() {
    let (mut session, mut commands) = (with_a_list(), Vec::new());
    session.ship.draft.consignee.name = "Paul Meyer".to_owned();
    session.edited();
    session.take_next_waiting(&mut commands);
    let draft = &session.ship.draft;
    assert_eq!((draft.consignee.name.as_str(), draft.order.number.as_str()), ("Roussel", "10481"));
    assert_eq!(session.screen, Screen::Ship);
    assert_eq!((session.coliship.waiting(), session.coliship.parcels[0].taken), (1, true));
    let Some(News::Did { step, what: Did::TakenFromList }) = session.notices.last().map(|told| told.news.clone())
    else {
        panic!("it is told")
    };
    session.undo_step(step, &mut commands);
    assert_eq!(session.ship.draft.consignee.name, "Paul Meyer");
}

#[test]
fn a_product_that_the_account_does_not_have_is_not_chosen() {
    let (mut session, mut commands) = (with_a_list(), Vec::new());
    session.take_waiting(0, &mut commands);
    assert_eq!(session.ship.draft.service.as_ref().map(|code| code.0.as_str()), Some("DOM"));
    session.take_waiting(1, &mut commands);
    assert_ne!(session.ship.draft.service.as_ref().map(|code| code.0.as_str()), Some("ZZZ"));
}

#[test]
fn parcels_go_by_colissimo_where_there_is_such_an_account() {
    let (mut session, mut commands) = (with_a_list(), Vec::new());
    let colissimo = session.accounts[0].clone();
    session.accounts.insert(0, account());
    session.account = Some(session.accounts[0].id.clone());
    session.take_next_waiting(&mut commands);
    assert_eq!((session.account.as_ref(), session.screen), (Some(&colissimo.id), Screen::Ship));
    session.account = Some(session.accounts[0].id.clone());
    session.accounts[1].sender = None;
    session.take_next_waiting(&mut commands);
    assert_eq!((session.account.as_ref(), session.screen), (Some(&colissimo.id), Screen::Sender));
    assert_eq!(session.ship.draft.consignee.name, "Martin", "the parcel waits in the form until the sender is said");
}

#[test]
fn the_same_file_opened_again_offers_no_parcel_twice() {
    let (mut session, mut commands) = (with_a_list(), Vec::new());
    session.take_next_waiting(&mut commands);
    read(&mut session, ColishipFile::Parcels, PARCELS, &mut commands);
    assert_eq!((session.coliship.parcels.len(), session.coliship.waiting()), (2, 1));
}

#[test]
fn a_file_that_is_another_s_says_so_and_leaves_the_list_alone() {
    let (mut session, mut commands) = (with_a_list(), Vec::new());
    read(&mut session, ColishipFile::Parcels, "Nom;Ville\nRoussel;Lyon\n", &mut commands);
    assert_eq!((session.coliship.fault, session.coliship.waiting()), (Some(ColishipFault::NoParcel), 2));
    read(&mut session, ColishipFile::Mapping, "a letter", &mut commands);
    assert_eq!(session.coliship.fault, Some(ColishipFault::NotAMapping));
    assert_eq!(session.settings.coliship_mapping.as_deref(), Some(MAPPING));
}

#[test]
fn nobody_of_the_list_is_named_by_its_debug() {
    let said = format!("{:?} {:?}", with_a_list().coliship, FileBytes(PARCELS.as_bytes().to_vec()));
    assert!(!said.contains("Roussel") && !said.contains("82, 111"), "{said}");
}

fn session() -> Session {
    let now = "2026-11-21T14:31:00[Europe/Paris]".parse().expect("a moment");
    let mut session = Session::new(Words::new(Lang::FR), now);
    session.accounts = vec![colissimo_account()];
    session
}

fn colissimo_account() -> CarrierAccount {
    CarrierAccount { id: AccountId("colissimo".to_owned()), kind: CarrierKind::Colissimo, ..account() }
}

fn with_a_list() -> Session {
    let mut session = session();
    session.settings.coliship_mapping = Some(MAPPING.to_owned());
    read(&mut session, ColishipFile::Parcels, PARCELS, &mut Vec::new());
    session
}

fn read(session: &mut Session, file: ColishipFile, text: &str, commands: &mut Vec<Command>) {
    let outcome = Ok(Some(FileBytes(text.as_bytes().to_vec())));
    session.apply(Event::Customs(CustomsEvent::ColishipRead { file, outcome }), commands);
}
