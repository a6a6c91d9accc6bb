//! Connecting, read as an operator does it.

use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;
use secrecy::ExposeSecret as _;

use super::*;
use crate::command::Event;
use crate::command::ImageWish;
use crate::domain::CarrierWords;
use crate::domain::Failure;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::KeepSecrets;
use crate::domain::KeyKind;
use crate::domain::KeyTested;
use crate::domain::KeyringState;
use crate::domain::LabelDownload;
use crate::domain::LabelImage;
use crate::domain::LabelImageId;
use crate::domain::Listed;
use crate::domain::ListedPackage;
use crate::domain::ListedService;
use crate::domain::Mishap;
use crate::domain::Problems;
use crate::domain::Remedy;
use crate::domain::ServiceCode;
use crate::ui::one_screen::Desk;
use crate::ui::one_screen::desk;
use crate::ui::one_screen::draw_everywhere;
use crate::ui::one_screen::session;
use crate::words::Lang;

fn no_account() -> Session {
    let mut session = session(Lang::EN);
    session.accounts.clear();
    session
}

fn type_text(desk: &mut Harness<'_, Desk>, text: &str) {
    desk.event(egui::Event::Text(text.to_owned()));
    desk.run();
}

fn press(desk: &mut Harness<'_, Desk>, key: Key) {
    desk.key_press(key);
    desk.run();
}

/// Types a key, tries it, and answers that it is of that kind.
fn with_key(mut desk: Harness<'static, Desk>, kind: KeyKind) -> Harness<'static, Desk> {
    desk.run();
    type_text(&mut desk, "k-0123456789-k4Qd");
    press(&mut desk, Key::Enter);
    let (session, commands) = desk.state_mut();
    let ticket = match commands.pop() {
        Some(Command::TestKey { ticket, key, endpoint, .. }) => {
            assert_eq!(key.expose_secret(), "k-0123456789-k4Qd");
            assert_eq!(endpoint, CarrierKind::LettreSuivie.endpoint());
            ticket
        }
        other => panic!("{other:?}"),
    };
    let outcome = Ok(KeyTested { kind, tail: "k4Qd".to_owned(), carriers: 2 });
    session.apply(Event::KeyTested { ticket, outcome }, commands);
    desk.run();
    desk.run();
    desk
}

#[test]
fn an_account_is_connected_by_keyboard_alone() {
    let mut desk = with_key(desk(no_account(), accounts_ui), KeyKind::Production);
    assert!(desk.get_by_role_and_label(Role::TextInput, "Contract number").is_focused());
    type_text(&mut desk, "123456789");
    press(&mut desk, Key::Tab);
    type_text(&mut desk, "123abc");
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    match desk.state().1.as_slice() {
        [Command::Connect { form, .. }] => {
            assert_eq!(form.texts["contract_number"], "123456789");
            assert_eq!(form.texts["cust_account_number"], "123abc");
            assert_eq!(form.keep, KeepSecrets::InTheKeyring);
            assert_eq!(form.key.expose_secret(), "k-0123456789-k4Qd");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_key_is_never_shown_again() {
    let desk = with_key(desk(no_account(), accounts_ui), KeyKind::Production);
    desk.get_by_label("••••••••••••k4Qd");
    assert!(desk.query_by_label_contains("0123456789").is_none());
    assert!(desk.state().0.connect.key_text.is_empty());
}

#[test]
fn a_sandbox_key_is_explained() {
    let desk = with_key(desk(no_account(), accounts_ui), KeyKind::Sandbox);
    desk.get_by_label_contains("where there is no Lettre Suivie");
    assert!(desk.query_by_role_and_label(Role::TextInput, "Contract number").is_none());
}

#[test]
fn a_wrong_box_is_named_with_its_hint() {
    let mut desk = with_key(desk(no_account(), accounts_ui), KeyKind::Production);
    type_text(&mut desk, "12 34");
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    let contract = desk.get_by_role_and_label(Role::TextInput, "Contract number");
    let said = contract.accesskit_node().description().unwrap_or_default();
    assert!(said.contains("123456789"), "the hint stays: {said}");
    assert!(desk.state().1.is_empty());
}

#[test]
fn a_box_that_the_carrier_refused_says_so_until_it_is_edited() {
    let mut desk = with_key(desk(no_account(), accounts_ui), KeyKind::Production);
    type_text(&mut desk, "123456789");
    press(&mut desk, Key::Tab);
    type_text(&mut desk, "123abc");
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    let (session, commands) = desk.state_mut();
    let Some(Command::Connect { ticket, .. }) = commands.pop() else { panic!("{commands:?}") };
    let said = CarrierWords { message: "no such contract".to_owned(), ..CarrierWords::default() };
    let mut problems = Problems::default();
    problems.error(Field::Credential("contract_number"), Fault::CarrierRefused(said.clone()));
    let mishap = Mishap::Refused { said: Box::new(said.clone()) };
    let failure = Failure { mishap, remedy: Remedy::MendTheFields, details: Some(said), problems };
    session.apply(Event::Connected { ticket, outcome: Err(failure) }, commands);
    desk.run();
    desk.run();
    let contract = desk.get_by_role_and_label(Role::TextInput, "Contract number");
    assert!(contract.is_focused());
    assert!(contract.accesskit_node().description().is_some_and(|said| said.contains("no such contract")));
    type_text(&mut desk, "0");
    let contract = desk.get_by_role_and_label(Role::TextInput, "Contract number");
    assert!(contract.accesskit_node().description().is_some_and(|said| !said.contains("no such contract")));
}

#[test]
fn without_a_keyring_nothing_is_sent_before_the_operator_agrees() {
    let mut session = no_account();
    session.keyring = KeyringState::Absent;
    let mut desk = with_key(desk(session, accounts_ui), KeyKind::Production);
    type_text(&mut desk, "123456789");
    press(&mut desk, Key::Tab);
    type_text(&mut desk, "123abc");
    assert!(desk.get_by_role_and_label(Role::Button, "Connect").accesskit_node().is_disabled());
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    assert!(desk.state().1.is_empty());
    desk.get_by_role(Role::CheckBox).click();
    desk.run();
    desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    desk.run();
    assert!(
        matches!(desk.state().1.as_slice(), [Command::Connect { form, .. }] if form.keep == KeepSecrets::ForThisSession)
    );
}

#[test]
fn disconnecting_says_what_it_means_and_asks_again() {
    let mut desk = desk(session(Lang::EN), accounts_ui);
    desk.get_by_label("Disconnect…").scroll_to_me();
    desk.run();
    desk.get_by_label("Disconnect…").click();
    desk.run();
    desk.run();
    assert!(desk.state().1.is_empty());
    desk.get_by_label_contains("can no longer be voided");
    desk.get_by_label("Disconnect for good").click();
    desk.run();
    assert!(matches!(desk.state().1.as_slice(), [Command::Disconnect { .. }]));
}

#[test]
fn the_other_document_s_limits_are_a_press_away() {
    let mut desk = desk(session(Lang::EN), accounts_ui);
    desk.get_by_label("Use these limits").click();
    desk.run();
    let (session, commands) = desk.state();
    assert!(matches!(commands.as_slice(), [Command::UseLimits { profile: LimitsProfile::LaPoste, .. }]));
    assert_eq!(session.accounts[0].limits, LimitsProfile::LaPoste);
}

#[test]
fn what_the_carrier_lists_stands_beside_our_tables_and_is_read_again_by_hand() {
    let mut session = session(Lang::EN);
    let account = &mut session.accounts[0];
    let listed = Listed {
        services: vec![ListedService {
            code: ServiceCode("new".to_owned()),
            name: "Lettre Nouvelle".to_owned(),
            international: false,
            gone: None,
        }],
        packages: vec![ListedPackage { code: "p".to_owned(), name: "Pochette".to_owned() }],
        ..Listed::default()
    };
    account.catalogue = account.catalogue.updated(account.kind, listed, jiff::civil::date(2026, 11, 21), 1);
    let mut desk = desk(session, accounts_ui);
    desk.get_by_label("Lettre Nouvelle");
    desk.get_by_label("Pochette");
    for said in ["catalogue-not-in-our-tables", "catalogue-refresh"] {
        desk.get_by_label(Words::new(Lang::EN).get(said));
    }
    desk.state_mut().1.clear();
    press_button(&mut desk, "catalogue-refresh");
    let (session, commands) = desk.state_mut();
    let Some(Command::ReadCatalogue { ticket, .. }) = commands.pop() else { panic!("{commands:?}") };
    let failure = Failure::new(Mishap::Unreachable { host: "carrier.example".to_owned() }, Remedy::TryAgain);
    session.apply(Event::CatalogueRead { ticket, outcome: Err(failure) }, commands);
    desk.run();
    desk.get_by_label_contains("carrier.example");
}

#[test]
fn an_account_that_is_connected_anew_is_listed_once_and_says_at_which_step() {
    let mut session = session(Lang::EN);
    let account = session.accounts[0].clone();
    session.open_connect_form(account.kind, Some(account.id.clone()));
    let desk = desk(session, accounts_ui);
    let step = Words::new(Lang::EN).get("accounts-step-1");
    let lines: Vec<String> =
        desk.query_all_by_role(Role::ListBoxOption).filter_map(|line| line.accesskit_node().label()).collect();
    let ours: Vec<&String> = lines.iter().filter(|line| line.contains(&account.nickname)).collect();
    assert!(matches!(ours.as_slice(), [line] if line.ends_with(step)), "{lines:?}");
}

#[test]
fn an_image_is_used_and_forgotten_only_after_a_yes() {
    let mut session = session(Lang::EN);
    let mut commands = Vec::new();
    session.see_images(&mut commands);
    let Some(Command::Images { ticket, .. }) = commands.pop() else { panic!("{commands:?}") };
    let image = LabelImage { id: LabelImageId("img_1".to_owned()), name: "Atelier".to_owned(), is_default: false };
    session.apply(Event::Images { ticket, outcome: Ok(vec![image.clone()]) }, &mut commands);
    let mut desk = desk(session, accounts_ui);
    let words = Words::new(Lang::EN);
    press_named(&mut desk, &format!("{} Atelier", words.get("logo-use")));
    assert!(matches!(desk.state().1.last(), Some(Command::UseLogo { logo: Some(used), .. }) if *used == image));
    desk.state_mut().1.clear();
    press_named(&mut desk, &format!("{} Atelier", words.get("logo-delete")));
    assert!(desk.state().1.is_empty(), "it is asked first");
    press_button(&mut desk, "logo-keep");
    assert!(desk.query_by_label(words.get("logo-delete-really")).is_none() && desk.state().1.is_empty());
    press_named(&mut desk, &format!("{} Atelier", words.get("logo-delete")));
    press_button(&mut desk, "logo-delete-really");
    assert!(
        matches!(desk.state().1.last(), Some(Command::Images { wish: ImageWish::Delete(id), .. }) if *id == image.id)
    );
}

#[test]
fn an_endpoint_without_encryption_is_refused_in_the_form_and_loopback_is_not() {
    for (endpoint, refused) in [("http://carrier.example", true), ("http://127.0.0.1:8080", false)] {
        let mut desk = desk(no_account(), accounts_ui);
        desk.run();
        type_text(&mut desk, "k-0123456789-k4Qd");
        desk.state_mut().0.connect.endpoint = endpoint.to_owned();
        press(&mut desk, Key::Enter);
        let asked = desk.state().1.iter().any(|command| matches!(command, Command::TestKey { .. }));
        assert_eq!(asked, !refused, "{endpoint}");
    }
}

#[test]
fn how_files_come_is_folded_away_and_chosen_there() {
    let mut desk = desk(session(Lang::EN), accounts_ui);
    assert!(desk.query_by_label(Words::new(Lang::EN).get("download-inline")).is_none());
    press_button(&mut desk, "accounts-advanced");
    press_button(&mut desk, "download-inline");
    assert!(
        matches!(desk.state().1.last(), Some(Command::UseDownload { download: LabelDownload::Inline, .. })),
        "{:?}",
        desk.state().1
    );
}

fn press_button(desk: &mut Harness<'_, Desk>, id: &str) {
    press_named(desk, Words::new(Lang::EN).get(id));
}

fn press_named(desk: &mut Harness<'_, Desk>, name: &str) {
    desk.get_by_role_and_label(Role::Button, name).scroll_to_me();
    desk.run();
    desk.get_by_role_and_label(Role::Button, name).click();
    desk.run();
}

#[test]
fn every_credential_has_its_words() {
    for lang in Lang::languages() {
        let words = Words::new(lang);
        for field in CarrierKind::ALL.iter().flat_map(|kind| kind.credentials()) {
            for id in [format!("credential-{}", field.name), format!("credential-{}-hint", field.name)] {
                assert!(!words.get(&id).starts_with('⟦'), "{id}");
            }
        }
    }
}

#[test]
fn it_fits_every_desk() {
    draw_everywhere(|_| (), accounts_ui);
    draw_everywhere(
        |session| {
            session.keyring = KeyringState::Locked;
            session.open_connect_form(CarrierKind::LettreSuivie, None);
        },
        accounts_ui,
    );
}
