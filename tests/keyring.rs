//! The keyring for real: GNOME's daemon on a session bus of its own, and the buses that have none, or that never answer.
//!
//! What is done with a keyring is done in a process of its own, since a process has one session bus: each test starts this program
//! again for [`inside_a_session`]. Needs dbus-daemon and gnome-keyring, which `packaging/test.sh` installs; without them it says
//! that it was skipped, and where the whole suite is run it fails.

mod bus;
mod prompter;

use envoi::domain::AccountId;
use envoi::domain::Failure;
use envoi::domain::KeyringState;
use envoi::domain::Mishap;
use envoi::domain::SecretKey;
use envoi::domain::World;
use envoi::secrets::Keyring;
use envoi::secrets::SecretError;
use envoi::secrets::SecretStore as _;
use secrecy::ExposeSecret as _;
use secrecy::SecretString;

use bus::Bus;
use bus::SilentBus;
use prompter::Refusing;

/// Says what is to be done inside.
const INSIDE: &str = "ENVOI_TEST_INSIDE";

#[test]
fn the_real_daemon_keeps_gives_replaces_and_forgets() {
    if !installed() {
        return;
    }
    let bus = Bus::with_the_daemon();
    bus.inside("keep and replace");
    let items = bus.items();
    assert_eq!(items.len(), 1, "what is replaced is not kept beside it: {items:?}");
    assert_eq!(items[0].get("service").map(String::as_str), Some("ch.envoi.Envoi"));
    for (name, value) in &items[0] {
        assert!(!value.contains("s3cret"), "anybody may read {name}");
    }
    // Another process, as after the window was closed and opened again.
    bus.inside("find and forget");
    assert_eq!(bus.items(), []);
}

#[test]
fn the_two_worlds_never_share_a_secret() {
    if !installed() {
        return;
    }
    let bus = Bus::with_the_daemon();
    bus.inside("keep in both worlds");
    assert_eq!(bus.services(), ["ch.envoi.Envoi", "ch.envoi.Envoi.practice"]);
    bus.inside("forget the practice world");
    assert_eq!(bus.services(), ["ch.envoi.Envoi"]);
}

#[test]
fn a_bus_without_a_keyring_is_a_desk_without_one() {
    if !installed() {
        return;
    }
    Bus::empty().inside("find none");
}

#[test]
fn a_locked_keyring_says_so_and_gives_nothing() {
    if !installed() {
        return;
    }
    let bus = Bus::with_the_daemon();
    bus.inside("keep and replace");
    bus.lock();
    // Nobody is there who could ask a person: the question is as good as refused.
    bus.inside("meet it locked");
    assert!(bus.is_locked());
}

#[test]
fn a_person_who_says_no_leaves_it_locked_and_is_asked_only_when_something_is_wanted() {
    if !installed() {
        return;
    }
    let bus = Bus::with_the_daemon();
    bus.inside("keep and replace");
    bus.lock();
    let person = Refusing::on(bus.connect());
    bus.inside("only ask how it is");
    assert_eq!(person.asked(), 0, "to ask how it is disturbs nobody");
    bus.inside("meet it locked");
    assert!(person.asked() >= 3, "for a key, for keeping one and for being unlocked: {}", person.asked());
    assert!(bus.is_locked());
}

#[test]
fn a_bus_that_never_answers_is_given_up_and_the_screen_says_what_to_do() {
    let bus = SilentBus::start();
    bus.inside("give up");
    assert!(bus.came() >= 1, "somebody asked");
    #[cfg(feature = "window")]
    bus.inside("show that none answers");
}

/// Does nothing by itself; see above.
#[test]
fn inside_a_session() {
    let Ok(what) = std::env::var(INSIDE) else { return };
    let mut keyring = Keyring::new(Keyring::service(World::Desk));
    let mut practice = Keyring::new(Keyring::service(World::Practice));
    match what.as_str() {
        "keep and replace" => {
            assert_eq!(keyring.state(), KeyringState::Ready);
            assert_eq!(read(keyring.get(&key())), Ok(None));
            keyring.set(&key(), &secret("s3cret-first")).expect("it is kept");
            keyring.set(&key(), &secret("s3cret-Zwölf 🔑")).expect("it is replaced");
            assert_eq!(read(keyring.get(&key())), Ok(Some("s3cret-Zwölf 🔑".to_owned())));
        }
        "find and forget" => {
            assert_eq!(read(keyring.get(&key())), Ok(Some("s3cret-Zwölf 🔑".to_owned())));
            keyring.remove(&key()).expect("it is forgotten");
            keyring.remove(&key()).expect("to forget nothing is no error");
            assert_eq!(read(keyring.get(&key())), Ok(None));
        }
        "keep in both worlds" => {
            keyring.set(&key(), &secret("s3cret-real")).expect("it is kept");
            assert_eq!(read(practice.get(&key())), Ok(None), "practice does not see a real key");
            practice.set(&key(), &secret("s3cret-play")).expect("it is kept");
            assert_eq!(read(keyring.get(&key())), Ok(Some("s3cret-real".to_owned())));
            assert_eq!(read(practice.get(&key())), Ok(Some("s3cret-play".to_owned())));
        }
        "forget the practice world" => {
            practice.remove(&key()).expect("it is forgotten");
            assert_eq!(read(practice.get(&key())), Ok(None));
            assert_eq!(read(keyring.get(&key())), Ok(Some("s3cret-real".to_owned())));
        }
        "only ask how it is" => assert_eq!(keyring.state(), KeyringState::Locked),
        "meet it locked" => {
            assert_eq!(keyring.state(), KeyringState::Locked);
            check_refused(&mut keyring, SecretError::Locked, Mishap::KeyringLocked);
            assert_eq!(keyring.unlock(), Err(SecretError::Locked));
            assert_eq!(keyring.state(), KeyringState::Locked);
        }
        "find none" | "give up" => {
            assert_eq!(keyring.state(), KeyringState::Absent);
            check_refused(&mut keyring, SecretError::Absent, Mishap::KeyringAbsent);
        }
        #[cfg(feature = "window")]
        "show that none answers" => screen::shows_that_none_answers(),
        other => panic!("nobody knows how to {other}"),
    }
    eprintln!("{}", done(&what));
}

/// Neither a key is given nor one taken, and the failure says so without saying which.
fn check_refused(keyring: &mut Keyring, error: SecretError, mishap: Mishap) {
    assert_eq!(read(keyring.get(&key())), Err(error));
    assert_eq!(keyring.set(&key(), &secret("s3cret-other")), Err(error));
    let failure = Failure::from(error);
    assert_eq!(failure.mishap, mishap);
    assert!(!format!("{failure:?}").contains("s3cret"));
}

/// The station in its window, on the bus of this process.
#[cfg(feature = "window")]
mod screen {
    use std::thread;
    use std::time::Duration;
    use std::time::Instant;

    use egui::accesskit::Role;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;
    use envoi::app::App;
    use envoi::app::Opening;
    use envoi::words::Lang;
    use envoi::words::Words;
    use envoi::worker::Options;
    use envoi::worker::Worker;

    pub fn shows_that_none_answers() {
        let home = tempfile::tempdir().expect("a folder");
        let options = Options::new(home.path().to_path_buf());
        assert!(options.keyring, "a station uses the system's keyring");
        let (worker, events) = Worker::start(options).expect("a station starts");
        let opening = Opening { lang: Some(Lang::EN), ..Opening::default() };
        let words = Words::new(Lang::EN);
        let mut desk = Harness::builder()
            .with_theme(egui::Theme::Light)
            .with_size([1280.0, 800.0])
            .build_eframe(|creation| App::new(&creation.egui_ctx, worker, events, words, &opening));
        wait_for(&mut desk, words.get("welcome-connect-title"));
        desk.get_by_role_and_label(Role::Button, words.get("welcome-connect-title")).click();
        // The window draws all the while: what is waited for is waited for elsewhere.
        wait_for(&mut desk, words.get("keyring-asked"));
        wait_for(&mut desk, words.get("accounts-keyring-absent"));
        assert!(desk.query_by_label(words.get("keyring-ask-again")).is_some());
        assert!(desk.query_by_label(words.get("accounts-session-only")).is_some());
    }

    fn wait_for(desk: &mut Harness<'_, App>, text: &str) {
        let began = Instant::now();
        while desk.query_all_by_label(text).next().is_none() {
            assert!(began.elapsed() < Duration::from_secs(60), "never on screen: {text}");
            thread::sleep(Duration::from_millis(10));
            desk.step();
        }
    }
}

/// The tools are here. Where the whole suite is run they must be.
fn installed() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let has = |program: &&str| std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    let missing: Vec<&str> = ["dbus-daemon", "gnome-keyring-daemon"].into_iter().filter(|tool| !has(tool)).collect();
    if !missing.is_empty() {
        assert!(!crate::is_whole_suite(), "the keyring is tested here, and there is no {missing:?}");
        eprintln!("skipped: there is no {missing:?}");
    }
    missing.is_empty()
}

/// What is said when it is done: a test that was not found passes too.
fn done(what: &str) -> String {
    format!("done: {what}")
}

fn key() -> SecretKey {
    SecretKey::api_key(&AccountId("account".to_owned()))
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

fn read(outcome: Result<Option<SecretString>, SecretError>) -> Result<Option<String>, SecretError> {
    outcome.map(|secret| secret.map(|secret| secret.expose_secret().to_owned()))
}
