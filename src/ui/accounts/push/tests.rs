//! LateShipment's form and page, read as an operator does it.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;
use secrecy::ExposeSecret as _;

use super::super::accounts_ui;
use super::*;
use crate::command::Event;
use crate::domain::KeepSecrets;
use crate::domain::KeyringState;
use crate::domain::PushTrial;
use crate::ui::one_screen::Desk;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::session;
use crate::words::Lang;

/// As many as a busy morning has, in the given state.
fn status(paused: Option<PushReason>) -> PushStatus {
    PushStatus {
        account: Some(PushAccount {
            email: "desk@shop.example".to_owned(),
            key_tail: "cd3f".to_owned(),
            endpoint: PushAccount::ENDPOINT.to_owned(),
            carrier_types: Default::default(),
            without_number: WithoutNumber::OurReference,
            paused,
        }),
        waiting: 12,
        sent: 41_206,
        held: 1,
        refused: 2,
        next_ms: Some(4_102_444_800_000),
        trouble: Some(PushReason::ServerError),
    }
}

fn on_page(prepare: impl FnOnce(&mut Session)) -> Harness<'static, Desk> {
    let mut session = session(Lang::EN);
    prepare(&mut session);
    session.show_push();
    desk(session, accounts_ui)
}

fn type_into(desk: &mut Harness<'_, Desk>, label: &str, role: Role, text: &str) {
    desk.get_by_role_and_label(role, label).focus();
    desk.run();
    desk.event(egui::Event::Text(text.to_owned()));
    desk.run();
}

fn press(desk: &mut Harness<'_, Desk>, label: &str) {
    desk.get_by_role_and_label(Role::Button, label).click();
    desk.run();
}

/// Answers the trial that was asked for last.
fn answer(desk: &mut Harness<'_, Desk>, reason: PushReason) {
    let (session, commands) = desk.state_mut();
    let ticket = match commands.pop() {
        Some(Command::TryPush { ticket, .. }) => ticket,
        other => panic!("{other:?}"),
    };
    let outcome = Ok(PushTrial { reason, said: "Their own words".to_owned() });
    session.apply(Event::PushTried { ticket, outcome }, commands);
    desk.run();
}

#[test]
fn it_is_connected_with_an_email_and_a_key_that_leaves_its_box() {
    let mut desk = on_page(|_| ());
    press(&mut desk, "Connect");
    desk.get_by_label_contains("Type the e-mail address");
    assert!(desk.state().1.is_empty());
    type_into(&mut desk, "E-mail address", Role::TextInput, "desk@shop.example");
    press(&mut desk, "Connect");
    desk.get_by_label_contains("Paste the API key");
    type_into(&mut desk, "API key", Role::PasswordInput, "k-0123456789-cd3f");
    press(&mut desk, "Connect");
    match desk.state().1.as_slice() {
        [Command::TryPush { request, connect, .. }] => {
            assert_eq!((request.email.as_str(), *connect), ("desk@shop.example", Some(KeepSecrets::InTheKeyring)));
            assert_eq!(request.key.as_ref().map(|key| key.expose_secret()), Some("k-0123456789-cd3f"));
            assert_eq!(request.endpoint, PushAccount::ENDPOINT);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(desk.state().0.push.key_text, "");
    answer(&mut desk, PushReason::FieldsEmpty);
    let (session, commands) = desk.state_mut();
    session.apply(Event::Push(Box::new(status(None))), commands);
    desk.run();
    desk.get_by_label("••••cd3f");
    desk.get_by_label("41206");
}

#[test]
fn each_answer_to_the_trial_is_explained() {
    for (reason, said) in [
        (PushReason::FieldsEmpty, "accepted"),
        (PushReason::Credentials, "refused. Give them again"),
        (PushReason::NotJson, "sign in"),
        (PushReason::Unreachable, "does not answer"),
        (PushReason::WrongAddress, "no service"),
        (PushReason::HeadersMissing, "did not arrive"),
    ] {
        let mut desk = on_page(|session| session.push.status = status(None));
        press(&mut desk, "Test");
        answer(&mut desk, reason);
        desk.get_by_label_contains(said);
        assert_eq!(desk.query_by_label_contains("Their own words").is_some(), !reason.opens());
        assert!(desk.state().1.is_empty(), "{reason:?}");
    }
}

#[test]
fn without_a_keyring_the_session_must_be_agreed_to() {
    let mut desk = on_page(|session| session.keyring = KeyringState::Absent);
    assert!(desk.get_by_role_and_label(Role::Button, "Connect").accesskit_node().is_disabled());
    desk.get_by_label("Keep the key for this session only").click();
    desk.run();
    assert!(!desk.get_by_role_and_label(Role::Button, "Connect").accesskit_node().is_disabled());
}

#[test]
fn a_refused_key_opens_the_form_and_a_pause_by_hand_is_undone_by_hand() {
    let desk = on_page(|session| session.push.status = status(Some(PushReason::Credentials)));
    assert!(desk.get_by_role_and_label(Role::PasswordInput, "API key").is_focused());
    let mut desk = on_page(|session| session.push.status = status(Some(PushReason::ByHand)));
    press(&mut desk, "Resume");
    assert!(matches!(desk.state().1.as_slice(), [Command::ResumePush]));
    let mut desk = on_page(|session| session.push.status = status(None));
    press(&mut desk, "Pause");
    assert!(matches!(desk.state().1.as_slice(), [Command::PausePush]));
}

#[test]
fn the_carriers_name_and_our_reference_are_set_here() {
    let mut desk = on_page(|session| session.push.status = status(None));
    type_into(&mut desk, "La Poste Lettre Suivie", Role::TextInput, "!");
    press(&mut desk, "Keep this name");
    desk.get_by_label("Without an order number, send our own reference").click();
    desk.run();
    match desk.state().1.as_slice() {
        [Command::SavePush(named), Command::SavePush(both)] => {
            assert_eq!(named.carrier_type(CarrierKind::LettreSuivie), "La Poste!");
            assert_eq!(both.without_number, WithoutNumber::Wait);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn parting_with_it_says_what_is_lost_first() {
    let mut desk = on_page(|session| session.push.status = status(None));
    press(&mut desk, "Disconnect…");
    assert!(desk.state().1.is_empty());
    desk.get_by_label_contains("will not go out any more");
    press(&mut desk, "Disconnect for good");
    assert!(matches!(desk.state().1.as_slice(), [Command::DisconnectPush]));
}

#[test]
fn it_fits_every_desk() {
    draw_everywhere(
        |session| {
            session.keyring = KeyringState::Locked;
            session.show_push();
        },
        accounts_ui,
    );
    draw_everywhere(
        |session| {
            session.push.status = status(None);
            session.show_push();
        },
        accounts_ui,
    );
    draw_everywhere(
        |session| {
            session.without_key = session.accounts.iter().map(|account| account.id.clone()).collect();
            session.push.status = status(Some(PushReason::WrongAddress));
            session.show_push();
        },
        accounts_ui,
    );
}
