//! Running other people's readers where neither their panic nor their endless loop reaches us.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::NotALabel;

/// How long a label may take. One takes 10 to 100 ms; a file made to hang takes for ever.
const PATIENCE: Duration = Duration::from_secs(20);

/// Room for nested objects: a file may nest deeper than a thread's usual two megabytes hold.
const STACK: usize = 32 * 1024 * 1024;

/// Runs a reader in a thread of its own. One that hangs keeps its thread, and that is all it keeps.
pub(super) fn guarded<T: Send + 'static>(
    format: &'static str,
    work: impl FnOnce() -> Result<T, NotALabel> + Send + 'static,
) -> Result<T, NotALabel> {
    guarded_for(PATIENCE, format, work)
}

/// The same, given up after that time.
pub(super) fn guarded_for<T: Send + 'static>(
    patience: Duration,
    format: &'static str,
    work: impl FnOnce() -> Result<T, NotALabel> + Send + 'static,
) -> Result<T, NotALabel> {
    let broken = |why: String| NotALabel::Broken { format, why };
    let (done, result) = mpsc::sync_channel(1);
    let worker = thread::Builder::new()
        .name("label".into())
        .stack_size(STACK)
        .spawn(move || drop(done.send(work())))
        .map_err(|error| broken(error.to_string()))?;
    match result.recv_timeout(patience) {
        Ok(answer) => answer,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(NotALabel::TooSlow),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            // The worker ended without an answer, so it panicked: join only collects that.
            drop(worker.join());
            Err(broken("the reader gave up".to_owned()))
        }
    }
}
