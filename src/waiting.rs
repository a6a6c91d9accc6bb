//! Calls that the system may never answer, given up after a time.
//!
//! A look-up of a name, a session bus, a keyring: each answers at once as a rule, and some never. Whoever asks says how long that
//! may take; what still waits then is left to itself in a thread of its own. Knows nothing of what is asked.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// So many calls may be waiting at once: one that never answers is not asked for ever anew.
const MOST: usize = 32;

static WAITING: AtomicUsize = AtomicUsize::new(0);

/// Does this in a thread of its own and waits for it no longer than `limit`; none when it took longer, failed to start, or
/// ended in a panic.
pub fn at_most<T: Send + 'static>(limit: Duration, name: &str, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    if WAITING.fetch_add(1, Ordering::SeqCst) >= MOST {
        WAITING.fetch_sub(1, Ordering::SeqCst);
        tracing::warn!(name, "so many calls wait for the system already that this one is not made");
        return None;
    }
    let (answer, answered) = mpsc::sync_channel(1);
    let counted = Counted;
    let started = thread::Builder::new().name(name.to_owned()).spawn(move || {
        let _counted = counted;
        // Nobody waits any more: what came is dropped.
        let _ = answer.send(work());
    });
    if let Err(error) = started {
        tracing::warn!(%error, name, "no thread to ask the system in");
        return None;
    }
    let answer = answered.recv_timeout(limit).ok();
    if answer.is_none() {
        tracing::warn!(name, "the system did not answer in time");
    }
    answer
}

/// One call that waits, until it ends in whatever way.
struct Counted;

impl Drop for Counted {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_time_is_given_and_none_is_waited_for_longer() {
        assert_eq!(at_most(Duration::from_secs(60), "test", || 7), Some(7));
        let (end, ended) = mpsc::sync_channel::<()>(1);
        let never = move || ended.recv().is_err();
        assert_eq!(at_most(Duration::from_millis(20), "test", never), None);
        drop(end);
        assert_eq!(at_most(Duration::from_secs(60), "test", || panic!("on purpose")), None::<()>);
    }
}
