//! Secrets: in the system's keyring, or in this process alone until it ends. Never in a file of ours.
//!
//! The only place that knows the keyring. A secret is a [`SecretString`] on its way in and out; no error, log line or `Debug`
//! holds any part of one. Calls may wait for the keyring and make it ask the person to unlock it: never on the window's thread.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

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
use crate::waiting::at_most;

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

    /// Makes it ask the person to unlock it, if it is locked.
    fn unlock(&mut self) -> Result<(), SecretError>;
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
///
/// Each call runs in a thread of its own and is given up after a time: a session's bus may take a call and never answer. Only a
/// keyring that says it is locked is waited for longer, since it asks a person.
pub struct Keyring {
    service: String,
    way: Way,
    connected: Option<Arc<CredentialStore>>,
}

/// How a keyring is reached. Functions, so that a failed start can be tried again, and so that a test can have its own.
#[derive(Clone)]
struct Way {
    connect: Arc<dyn Fn() -> Result<Arc<CredentialStore>, KeyringError> + Send + Sync>,
    is_locked: Arc<dyn Fn() -> Result<bool, KeyringError> + Send + Sync>,
    /// How long a keyring may take that asks nobody.
    answer: Duration,
    /// How long a person may take to unlock it.
    person: Duration,
}

/// Secrets in memory: gone with the process, wiped when dropped.
#[derive(Default)]
pub struct SessionSecrets {
    kept: BTreeMap<SecretKey, SecretString>,
}

/// The secrets of one world: what the person chose to keep for this session only, and the keyring for everything else. What is
/// kept for the session is given at once, even while the keyring waits for its person.
pub struct Secrets {
    session: Mutex<SessionSecrets>,
    keyring: Mutex<Box<dyn SecretStore>>,
}

impl Keyring {
    /// The keyring under a service name of ours. Nothing is asked of it yet.
    pub fn new(service: &str) -> Self {
        let (answer, person) = (Duration::from_secs(5), Duration::from_secs(120));
        let way = Way { connect: Arc::new(connect), is_locked: Arc::new(is_locked), answer, person };
        Self::reached_by(service, way)
    }

    fn reached_by(service: &str, way: Way) -> Self {
        Self { service: service.to_owned(), way, connected: None }
    }

    /// The name under which a world's secrets are kept. Each has its own, so practice never sees a real key.
    pub fn service(world: World) -> &'static str {
        match world {
            World::Desk => "ch.envoi.Envoi",
            World::Practice => "ch.envoi.Envoi.practice",
        }
    }

    /// Whether it is locked, without asking anybody. An error means that none answers.
    fn is_locked(&self) -> Result<bool, SecretError> {
        let is_locked = Arc::clone(&self.way.is_locked);
        let answer = at_most(self.way.answer, "keyring", move || is_locked().map_err(|error| sorted(&error)));
        answer.unwrap_or(Err(SecretError::Absent))
    }

    fn entry(&mut self, user: &str) -> Result<Entry, SecretError> {
        let store = match &self.connected {
            Some(store) => Arc::clone(store),
            None => {
                let connect = Arc::clone(&self.way.connect);
                let store = at_most(self.way.answer, "keyring", move || connect().map_err(|error| sorted(&error)));
                Arc::clone(self.connected.insert(store.unwrap_or(Err(SecretError::Absent))?))
            }
        };
        store.build(&self.service, user, None).map_err(|error| sorted(&error))
    }

    /// Does something with an entry, and if the keyring is not there any more, lets go of it so that the next call looks for
    /// it anew: keyrings restart.
    fn with<T: Send + 'static>(
        &mut self,
        user: &str,
        act: impl FnOnce(&Entry) -> Result<T, KeyringError> + Send + 'static,
    ) -> Result<Option<T>, SecretError> {
        let done = self.within_time(user, act);
        if matches!(done, Err(SecretError::Absent | SecretError::Locked)) {
            self.connected = None;
        }
        done
    }

    fn within_time<T: Send + 'static>(
        &mut self,
        user: &str,
        act: impl FnOnce(&Entry) -> Result<T, KeyringError> + Send + 'static,
    ) -> Result<Option<T>, SecretError> {
        // A person who does not answer leaves it locked; a keyring that asks nobody and does not answer is none.
        let (limit, silence) = match self.is_locked()? {
            true => (self.way.person, SecretError::Locked),
            false => (self.way.answer, SecretError::Absent),
        };
        let entry = self.entry(user)?;
        let done = at_most(limit, "keyring", move || match act(&entry) {
            Ok(done) => Ok(Some(done)),
            Err(KeyringError::NoEntry) => Ok(None),
            Err(error) => Err(sorted(&error)),
        });
        done.unwrap_or(Err(silence))
    }
}

impl SecretStore for Keyring {
    fn get(&mut self, key: &SecretKey) -> Result<Option<SecretString>, SecretError> {
        self.with(&user(key), |entry| entry.get_password().map(SecretString::from))
    }

    fn set(&mut self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretError> {
        let secret = secret.clone();
        let kept = self.with(&user(key), move |entry| entry.set_password(secret.expose_secret()))?;
        kept.ok_or(SecretError::Unusable)
    }

    fn remove(&mut self, key: &SecretKey) -> Result<(), SecretError> {
        self.with(&user(key), Entry::delete_credential).map(|_| ())
    }

    fn state(&mut self) -> KeyringState {
        // A connection from before may be to a daemon that is gone.
        self.connected = None;
        match self.is_locked().and_then(|locked| if locked { Err(SecretError::Locked) } else { self.entry("state") }) {
            Ok(_) => KeyringState::Ready,
            Err(SecretError::Locked) => KeyringState::Locked,
            Err(SecretError::Absent | SecretError::Unusable) => KeyringState::Absent,
        }
    }

    fn unlock(&mut self) -> Result<(), SecretError> {
        // Keeping something is what makes a keyring unlock itself; what is kept says nothing and is gone at once.
        self.with(UNLOCKING, |entry| entry.set_password(UNLOCKING).and_then(|()| entry.delete_credential()))?;
        Ok(())
    }
}

/// The name of the entry that is kept for a moment to have the keyring unlocked.
const UNLOCKING: &str = "unlocking";

fn user(key: &SecretKey) -> String {
    format!("{} {}", key.account.0, key.name)
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

    fn unlock(&mut self) -> Result<(), SecretError> {
        Ok(())
    }
}

impl Secrets {
    /// A world's secrets in the system's keyring.
    pub fn of(world: World) -> Self {
        Self::in_store(Box::new(Keyring::new(Keyring::service(world))))
    }

    /// Secrets in a store of the caller's: memory, for a practice run or a test.
    pub fn in_store(keyring: Box<dyn SecretStore>) -> Self {
        Self { session: Mutex::default(), keyring: Mutex::new(keyring) }
    }

    /// The secret; none if none is kept. What was given for this session counts first.
    pub fn get(&self, key: &SecretKey) -> Result<Option<SecretString>, SecretError> {
        let for_this_session = lock(&self.session).get(key)?;
        match for_this_session {
            Some(secret) => Ok(Some(secret)),
            None => lock(&self.keyring).get(key),
        }
    }

    /// Keeps a secret where the person chose, and nowhere else: never in memory only because the keyring would not take it.
    pub fn set(&self, key: &SecretKey, secret: &SecretString, keep: KeepSecrets) -> Result<(), SecretError> {
        match keep {
            KeepSecrets::ForThisSession => lock(&self.session).set(key, secret),
            KeepSecrets::InTheKeyring => {
                lock(&self.keyring).set(key, secret)?;
                lock(&self.session).remove(key)
            }
        }
    }

    /// Forgets a secret in both places. An error means that the keyring may still have it.
    pub fn remove(&self, key: &SecretKey) -> Result<(), SecretError> {
        let for_this_session = lock(&self.session).get(key)?.is_some();
        lock(&self.session).remove(key)?;
        match lock(&self.keyring).remove(key) {
            // It was kept for the session because there is no keyring: nothing is left anywhere.
            Err(SecretError::Absent) if for_this_session => Ok(()),
            outcome => outcome,
        }
    }

    /// Whether the keyring works now.
    pub fn state(&self) -> KeyringState {
        lock(&self.keyring).state()
    }

    /// Makes the keyring ask the person to unlock it.
    pub fn unlock(&self) -> Result<(), SecretError> {
        lock(&self.keyring).unlock()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
            // The account's page says what to do, and has the keyring ask again.
            SecretError::Locked => Failure::new(Mishap::KeyringLocked, Remedy::OpenAccounts),
            SecretError::Absent => Failure::new(Mishap::KeyringAbsent, Remedy::OpenAccounts),
            SecretError::Unusable => Failure::new(Mishap::Keyring, Remedy::ReconnectTheAccount),
        }
    }
}

/// A store of our own making: the `keyring` crate remembers a failed start for as long as the process lives.
#[cfg(target_os = "linux")]
fn connect() -> Result<Arc<CredentialStore>, KeyringError> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

/// Whether the collection that new secrets go to is locked, as after a log-in without a password. Asks the Secret Service itself,
/// which shows no question for that; the store would only find out by asking one.
#[cfg(target_os = "linux")]
fn is_locked() -> Result<bool, KeyringError> {
    const SERVICE: &str = "org.freedesktop.secrets";
    let absent = |error: zbus::Error| KeyringError::PlatformFailure(error.into());
    let session = zbus::blocking::Connection::session().map_err(absent)?;
    let path = "/org/freedesktop/secrets";
    let service = zbus::blocking::Proxy::new(&session, SERVICE, path, "org.freedesktop.Secret.Service");
    let service = service.map_err(absent)?;
    let collection: zbus::zvariant::OwnedObjectPath = service.call("ReadAlias", &("default",)).map_err(absent)?;
    // A service without a place for new secrets keeps none.
    if collection.as_str() == "/" {
        return Err(KeyringError::NoDefaultStore);
    }
    let collection = zbus::blocking::Proxy::new(&session, SERVICE, collection, "org.freedesktop.Secret.Collection")
        .map_err(absent)?;
    collection.get_property("Locked").map_err(absent)
}

/// Elsewhere a keyring opens with the person's log-in.
#[cfg(not(target_os = "linux"))]
fn is_locked() -> Result<bool, KeyringError> {
    Ok(false)
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
mod tests;
