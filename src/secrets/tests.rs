//! The keyring, as far as a mock of it can tell; `tests/keyring.rs` has the real daemon.

use std::sync::Mutex;

use keyring_core::mock;

use super::*;
use crate::domain::AccountId;

#[test]
fn a_secret_is_kept_changed_and_forgotten() {
    let (mut keyring, _) = mocked();
    let stores: [&mut dyn SecretStore; 2] = [&mut keyring, &mut SessionSecrets::default()];
    for store in stores {
        assert_eq!(read(store.get(&key("a"))), Ok(None));
        store.set(&key("a"), &secret("first")).unwrap();
        store.set(&key("a"), &secret("Zwölf 🔑")).unwrap();
        store.set(&key("b"), &secret("other")).unwrap();
        assert_eq!(read(store.get(&key("a"))), Ok(Some("Zwölf 🔑".to_owned())));
        store.remove(&key("a")).unwrap();
        store.remove(&key("a")).unwrap();
        assert_eq!(read(store.get(&key("a"))), Ok(None));
        assert_eq!(read(store.get(&key("b"))), Ok(Some("other".to_owned())));
        assert_eq!(store.state(), KeyringState::Ready);
    }
}

#[test]
fn the_keyrings_errors_are_sorted_and_say_no_secret() {
    let cause = || Box::new(std::io::Error::other("s3cret"));
    for (error, expected) in [
        (KeyringError::NoStorageAccess(cause()), SecretError::Locked),
        (KeyringError::PlatformFailure(cause()), SecretError::Absent),
        (KeyringError::NoDefaultStore, SecretError::Absent),
        (KeyringError::BadEncoding(b"s3cret".to_vec()), SecretError::Unusable),
        (KeyringError::BadDataFormat(b"s3cret".to_vec(), cause()), SecretError::Unusable),
        (KeyringError::TooLong("s3cret".to_owned(), 9), SecretError::Unusable),
    ] {
        let (mut keyring, store) = mocked();
        keyring.set(&key("a"), &secret("s3cret")).unwrap();
        fail_next(&store, error);
        let found = keyring.get(&key("a")).unwrap_err();
        assert_eq!(found, expected);
        let shown = format!("{found} {found:?} {:?} {:?}", Failure::from(found), key("a"));
        assert!(!shown.contains("s3cret"), "{shown}");
        assert_eq!(read(keyring.get(&key("a"))), Ok(Some("s3cret".to_owned())), "and the next call works");
    }
}

#[test]
fn a_keyring_that_comes_late_is_found() {
    let there = Arc::new(Mutex::new(false));
    let (store, asked) = (mock::Store::new().unwrap(), Arc::clone(&there));
    let connect = move || -> Result<Arc<CredentialStore>, KeyringError> {
        if *asked.lock().unwrap() { Ok(store.clone()) } else { Err(KeyringError::PlatformFailure("none".into())) }
    };
    let mut keyring = Keyring::reached_by("test", way(connect));
    assert_eq!(keyring.state(), KeyringState::Absent);
    assert_eq!(keyring.set(&key("a"), &secret("x")), Err(SecretError::Absent));
    *there.lock().unwrap() = true;
    assert_eq!(keyring.state(), KeyringState::Ready);
    keyring.set(&key("a"), &secret("x")).unwrap();
}

#[test]
fn a_locked_keyring_says_so() {
    let connect = || Err(KeyringError::NoStorageAccess("prompt dismissed".into()));
    let mut keyring = Keyring::reached_by("test", way(connect));
    assert_eq!(keyring.state(), KeyringState::Locked);
    assert_eq!(read(keyring.get(&key("a"))), Err(SecretError::Locked));
}

#[test]
fn what_is_kept_for_the_session_stays_out_of_the_keyring() {
    let (keyring, store) = mocked();
    let secrets = Secrets::in_store(Box::new(keyring));
    secrets.set(&key("a"), &secret("session"), KeepSecrets::ForThisSession).unwrap();
    assert_eq!(read(secrets.get(&key("a"))), Ok(Some("session".to_owned())));
    assert!(
        store.inner.lock().unwrap().borrow().iter().all(|kept| kept.inner.lock().unwrap().borrow().secret.is_none())
    );

    secrets.set(&key("a"), &secret("keyring"), KeepSecrets::InTheKeyring).unwrap();
    assert_eq!(read(secrets.get(&key("a"))), Ok(Some("keyring".to_owned())), "the later choice counts");
    secrets.remove(&key("a")).unwrap();
    assert_eq!(read(secrets.get(&key("a"))), Ok(None));
}

#[test]
fn without_a_keyring_only_the_session_keeps_and_only_when_asked() {
    let none = || Err(KeyringError::PlatformFailure("none".into()));
    let secrets = Secrets::in_store(Box::new(Keyring::reached_by("test", way(none))));
    assert_eq!(secrets.set(&key("a"), &secret("x"), KeepSecrets::InTheKeyring), Err(SecretError::Absent));
    assert_eq!(read(secrets.get(&key("a"))), Err(SecretError::Absent));
    secrets.set(&key("a"), &secret("x"), KeepSecrets::ForThisSession).unwrap();
    assert_eq!(read(secrets.get(&key("a"))), Ok(Some("x".to_owned())));
    secrets.remove(&key("a")).unwrap();
    assert_eq!(secrets.remove(&key("a")), Err(SecretError::Absent), "whether a keyring has it, nobody knows");
    assert!(!format!("{secrets:?}").contains('x'));
}

/// A way to a keyring that is open, and that is there when `connect` says so.
fn way(connect: impl Fn() -> Result<Arc<CredentialStore>, KeyringError> + Send + Sync + 'static) -> Way {
    let minute = Duration::from_secs(60);
    Way { connect: Arc::new(connect), is_locked: Arc::new(|| Ok(false)), answer: minute, person: minute }
}

fn mocked() -> (Keyring, Arc<mock::Store>) {
    let store = mock::Store::new().unwrap();
    let kept = store.clone();
    (Keyring::reached_by("test", way(move || Ok(kept.clone()))), store)
}

/// The one entry of the store fails the next call.
fn fail_next(store: &mock::Store, error: KeyringError) {
    store.inner.lock().unwrap().borrow()[0].set_error(error);
}

fn key(account: &str) -> SecretKey {
    SecretKey::api_key(&AccountId(account.to_owned()))
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

fn read(outcome: Result<Option<SecretString>, SecretError>) -> Result<Option<String>, SecretError> {
    outcome.map(|secret| secret.map(|secret| secret.expose_secret().to_owned()))
}
