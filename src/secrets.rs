//! Secrets: in the system's keyring, or in this process alone until it ends. Never in a file of ours.
//!
//! The only place that knows the keyring. A secret is a [`SecretString`] on its way in and out; no error, log line or `Debug`
//! holds any part of one. Calls may wait for the keyring and make it ask the person to unlock it: never on the window's thread.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use keyring_core::CredentialStore;
use keyring_core::Entry;
use keyring_core::Error as KeyringError;
use secrecy::ExposeSecret as _;
use secrecy::SecretString;

use crate::domain::Failure;
use crate::domain::KeepSecrets;
use crate::domain::KeyringState;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::SecretKey;
use crate::domain::World;

/// Keeps secrets by their keys.
pub trait SecretStore: Send {
    /// The secret; none if none is kept.
    fn get(&mut self, key: &SecretKey) -> Result<Option<SecretString>, SecretError>;

    /// Keeps a secret in place of the one before it.
    fn set(&mut self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretError>;

    /// Forgets a secret. It is no error if none was kept.
    fn remove(&mut self, key: &SecretKey) -> Result<(), SecretError>;

    /// Whether it works now. Asks anew each time: a keyring may come and go.
    fn state(&mut self) -> KeyringState;
}

/// Why a secret could not be kept or given. Says nothing of the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// The keyring is locked, or the person dismissed its question.
    #[error("the keyring is locked")]
    Locked,
    /// There is no keyring, or it does not answer.
    #[error("there is no keyring")]
    Absent,
    /// The keyring answered with something that is no secret of ours, or would not take this one.
    #[error("the keyring did not take or give the secret")]
    Unusable,
}

/// The system's keyring: the Secret Service on Linux.
pub struct Keyring {
    service: String,
    connect: Connect,
    connected: Option<Arc<CredentialStore>>,
}

/// How a keyring is reached. A function, so that a failed start can be tried again, and so that a test can have its own.
type Connect = Box<dyn Fn() -> Result<Arc<CredentialStore>, KeyringError> + Send>;

/// Secrets in memory: gone with the process, wiped when dropped.
#[derive(Default)]
pub struct SessionSecrets {
    kept: BTreeMap<SecretKey, SecretString>,
}

/// The secrets of one world: what the person chose to keep for this session only, and the keyring for everything else.
pub struct Secrets {
    session: SessionSecrets,
    keyring: Box<dyn SecretStore>,
}

impl Keyring {
    /// The keyring under a service name of ours. Nothing is asked of it yet.
    pub fn new(service: &str) -> Self {
        Self::reached_by(service, Box::new(connect))
    }

    fn reached_by(service: &str, connect: Connect) -> Self {
        Self { service: service.to_owned(), connect, connected: None }
    }

    /// The name under which a world's secrets are kept. Each has its own, so practice never sees a real key.
    pub fn service(world: World) -> &'static str {
        match world {
            World::Desk => "ch.envoi.Envoi",
            World::Practice => "ch.envoi.Envoi.practice",
        }
    }

    fn entry(&mut self, user: &str) -> Result<Entry, SecretError> {
        let store = match &self.connected {
            Some(store) => Arc::clone(store),
            None => {
                let store = (self.connect)().map_err(|error| sorted(&error))?;
                Arc::clone(self.connected.insert(store))
            }
        };
        store.build(&self.service, user, None).map_err(|error| sorted(&error))
    }

    /// Does something with an entry, and if the keyring is not there any more, lets go of it so that the next call looks for
    /// it anew: keyrings restart.
    fn with<T>(
        &mut self,
        key: &SecretKey,
        act: impl Fn(&Entry) -> Result<T, KeyringError>,
    ) -> Result<Option<T>, SecretError> {
        let user = format!("{} {}", key.account.0, key.name);
        match act(&self.entry(&user)?) {
            Ok(done) => Ok(Some(done)),
            Err(KeyringError::NoEntry) => Ok(None),
            Err(error) => {
                let error = sorted(&error);
                if error == SecretError::Absent {
                    self.connected = None;
                }
                Err(error)
            }
        }
    }
}

impl SecretStore for Keyring {
    fn get(&mut self, key: &SecretKey) -> Result<Option<SecretString>, SecretError> {
        self.with(key, |entry| entry.get_password().map(SecretString::from))
    }

    fn set(&mut self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretError> {
        let kept = self.with(key, |entry| entry.set_password(secret.expose_secret()))?;
        kept.ok_or(SecretError::Unusable)
    }

    fn remove(&mut self, key: &SecretKey) -> Result<(), SecretError> {
        self.with(key, Entry::delete_credential).map(|_| ())
    }

    fn state(&mut self) -> KeyringState {
        // Asking for something that is not there opens a connection and asks no question of the person.
        self.connected = None;
        match self.entry("state").and_then(|entry| match entry.get_password() {
            Ok(_) | Err(KeyringError::NoEntry) => Ok(()),
            Err(error) => Err(sorted(&error)),
        }) {
            Ok(()) => KeyringState::Ready,
            Err(SecretError::Locked) => KeyringState::Locked,
            Err(SecretError::Absent | SecretError::Unusable) => KeyringState::Absent,
        }
    }
}

impl SecretStore for SessionSecrets {
    fn get(&mut self, key: &SecretKey) -> Result<Option<SecretString>, SecretError> {
        Ok(self.kept.get(key).cloned())
    }

    fn set(&mut self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretError> {
        self.kept.insert(key.clone(), secret.clone());
        Ok(())
    }

    fn remove(&mut self, key: &SecretKey) -> Result<(), SecretError> {
        self.kept.remove(key);
        Ok(())
    }

    fn state(&mut self) -> KeyringState {
        KeyringState::Ready
    }
}

impl Secrets {
    /// A world's secrets in the system's keyring.
    pub fn of(world: World) -> Self {
        Self::in_store(Box::new(Keyring::new(Keyring::service(world))))
    }

    /// Secrets in a store of the caller's: memory, for a practice run or a test.
    pub fn in_store(keyring: Box<dyn SecretStore>) -> Self {
        Self { session: SessionSecrets::default(), keyring }
    }

    /// The secret; none if none is kept. What was given for this session counts first.
    pub fn get(&mut self, key: &SecretKey) -> Result<Option<SecretString>, SecretError> {
        match self.session.get(key)? {
            Some(secret) => Ok(Some(secret)),
            None => self.keyring.get(key),
        }
    }

    /// Keeps a secret where the person chose, and nowhere else: never in memory only because the keyring would not take it.
    pub fn set(&mut self, key: &SecretKey, secret: &SecretString, keep: KeepSecrets) -> Result<(), SecretError> {
        match keep {
            KeepSecrets::ForThisSession => self.session.set(key, secret),
            KeepSecrets::InTheKeyring => {
                self.keyring.set(key, secret)?;
                self.session.remove(key)
            }
        }
    }

    /// Forgets a secret in both places. An error means that the keyring may still have it.
    pub fn remove(&mut self, key: &SecretKey) -> Result<(), SecretError> {
        let for_this_session = self.session.get(key)?.is_some();
        self.session.remove(key)?;
        match self.keyring.remove(key) {
            // It was kept for the session because there is no keyring: nothing is left anywhere.
            Err(SecretError::Absent) if for_this_session => Ok(()),
            outcome => outcome,
        }
    }

    /// Whether the keyring works now.
    pub fn state(&mut self) -> KeyringState {
        self.keyring.state()
    }
}

impl fmt::Debug for Secrets {
    /// Never a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl From<SecretError> for Failure {
    fn from(error: SecretError) -> Self {
        match error {
            // The next try makes the keyring ask again.
            SecretError::Locked | SecretError::Absent => Failure::new(Mishap::Keyring, Remedy::TryAgain),
            SecretError::Unusable => Failure::new(Mishap::Keyring, Remedy::ReconnectTheAccount),
        }
    }
}

/// A store of our own making: the `keyring` crate remembers a failed start for as long as the process lives.
#[cfg(target_os = "linux")]
fn connect() -> Result<Arc<CredentialStore>, KeyringError> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

/// Elsewhere the `keyring` crate chooses the system's own store.
#[cfg(not(target_os = "linux"))]
fn connect() -> Result<Arc<CredentialStore>, KeyringError> {
    // Making any entry puts the system's store in place.
    keyring::Entry::new("ch.envoi.Envoi", "start")?;
    keyring_core::get_default_store().ok_or(KeyringError::NoDefaultStore)
}

/// Sorts the keyring's errors and drops what they carry: some hold the very bytes of the secret.
fn sorted(error: &KeyringError) -> SecretError {
    match error {
        KeyringError::NoStorageAccess(_) => SecretError::Locked,
        KeyringError::PlatformFailure(_) | KeyringError::NoDefaultStore => SecretError::Absent,
        // The list is the keyring's and may grow.
        _ => SecretError::Unusable,
    }
}

#[cfg(test)]
mod tests {
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
        let mut keyring = Keyring::reached_by("test", Box::new(connect));
        assert_eq!(keyring.state(), KeyringState::Absent);
        assert_eq!(keyring.set(&key("a"), &secret("x")), Err(SecretError::Absent));
        *there.lock().unwrap() = true;
        assert_eq!(keyring.state(), KeyringState::Ready);
        keyring.set(&key("a"), &secret("x")).unwrap();
    }

    #[test]
    fn a_locked_keyring_says_so() {
        let connect = || Err(KeyringError::NoStorageAccess("prompt dismissed".into()));
        let mut keyring = Keyring::reached_by("test", Box::new(connect));
        assert_eq!(keyring.state(), KeyringState::Locked);
        assert_eq!(read(keyring.get(&key("a"))), Err(SecretError::Locked));
    }

    #[test]
    fn what_is_kept_for_the_session_stays_out_of_the_keyring() {
        let (keyring, store) = mocked();
        let mut secrets = Secrets::in_store(Box::new(keyring));
        secrets.set(&key("a"), &secret("session"), KeepSecrets::ForThisSession).unwrap();
        assert_eq!(read(secrets.get(&key("a"))), Ok(Some("session".to_owned())));
        assert!(
            store.inner.lock().unwrap().borrow().iter().all(|kept| kept
                .inner
                .lock()
                .unwrap()
                .borrow()
                .secret
                .is_none())
        );

        secrets.set(&key("a"), &secret("keyring"), KeepSecrets::InTheKeyring).unwrap();
        assert_eq!(read(secrets.get(&key("a"))), Ok(Some("keyring".to_owned())), "the later choice counts");
        secrets.remove(&key("a")).unwrap();
        assert_eq!(read(secrets.get(&key("a"))), Ok(None));
    }

    #[test]
    fn without_a_keyring_only_the_session_keeps_and_only_when_asked() {
        let none = || Err(KeyringError::PlatformFailure("none".into()));
        let mut secrets = Secrets::in_store(Box::new(Keyring::reached_by("test", Box::new(none))));
        assert_eq!(secrets.set(&key("a"), &secret("x"), KeepSecrets::InTheKeyring), Err(SecretError::Absent));
        assert_eq!(read(secrets.get(&key("a"))), Err(SecretError::Absent));
        secrets.set(&key("a"), &secret("x"), KeepSecrets::ForThisSession).unwrap();
        assert_eq!(read(secrets.get(&key("a"))), Ok(Some("x".to_owned())));
        secrets.remove(&key("a")).unwrap();
        assert_eq!(secrets.remove(&key("a")), Err(SecretError::Absent), "whether a keyring has it, nobody knows");
        assert!(!format!("{secrets:?}").contains('x'));
    }

    /// Runs the test below inside a session bus with a keyring daemon of its own, so that it touches nobody's keyring.
    #[cfg(target_os = "linux")]
    #[test]
    fn the_real_keyring_daemon_keeps_a_secret() {
        use std::process::Command;
        let installed = ["dbus-run-session", "gnome-keyring-daemon"]
            .iter()
            .all(|tool| Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success()));
        if !installed {
            assert!(std::env::var_os("CI").is_none(), "dbus-run-session or gnome-keyring-daemon is missing");
            eprintln!("skipped: dbus-run-session or gnome-keyring-daemon is missing");
            return;
        }
        let home = tempfile::tempdir().unwrap();
        let script =
            "printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$0\" \"$@\"";
        let output = Command::new("dbus-run-session")
            .args(["--", "sh", "-c", script])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "secrets::tests::inside_a_keyring_session", "--nocapture"])
            .env(INSIDE, "1")
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env("XDG_RUNTIME_DIR", home.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.contains("the keyring kept it"), "{said}");
    }

    const INSIDE: &str = "ENVOI_TEST_INSIDE_KEYRING_SESSION";

    /// Does nothing by itself; see above.
    #[cfg(target_os = "linux")]
    #[test]
    fn inside_a_keyring_session() {
        if std::env::var_os(INSIDE).is_none() {
            return;
        }
        let mut keyring = Keyring::new("ch.envoi.Envoi.test");
        assert_eq!(keyring.state(), KeyringState::Ready);
        assert_eq!(read(keyring.get(&key("a"))), Ok(None));
        keyring.set(&key("a"), &secret("TEST_Zwölf 🔑")).unwrap();
        let mut restarted = Keyring::new("ch.envoi.Envoi.test");
        assert_eq!(read(restarted.get(&key("a"))), Ok(Some("TEST_Zwölf 🔑".to_owned())));
        assert_eq!(read(Keyring::new("ch.envoi.Envoi").get(&key("a"))), Ok(None), "another world, another key");
        restarted.remove(&key("a")).unwrap();
        assert_eq!(read(keyring.get(&key("a"))), Ok(None));
        eprintln!("the keyring kept it");
    }

    fn mocked() -> (Keyring, Arc<mock::Store>) {
        let store = mock::Store::new().unwrap();
        let kept = store.clone();
        (Keyring::reached_by("test", Box::new(move || Ok(kept.clone()))), store)
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
}
