//! A lane: one named thread that does one thing after the other.

use std::panic;
use std::panic::AssertUnwindSafe;
use std::sync::mpsc;
use std::thread;

use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::Remedy;

/// As many jobs may wait in a lane as a packer gives in a quarter of an hour.
const JOBS: usize = 64;

type Job<T> = Box<dyn FnOnce(&mut T) + Send>;

/// A thread with a state of its own, and the jobs that wait for it. Dropped, it finishes what waits and ends.
pub(super) struct Lane<T> {
    jobs: Option<mpsc::SyncSender<Job<T>>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl<T: Send + 'static> Lane<T> {
    /// Starts a lane. Its state is moved into its thread.
    pub(super) fn start(name: &str, mut state: T) -> std::io::Result<Self> {
        let (jobs, inbox) = mpsc::sync_channel::<Job<T>>(JOBS);
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            while let Ok(job) = inbox.recv() {
                // One bad job must not take the lane away from all that come after it.
                if panic::catch_unwind(AssertUnwindSafe(|| job(&mut state))).is_err() {
                    tracing::error!("a job ended in a panic");
                }
            }
        })?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Gives the lane a job; a full lane says so.
    pub(super) fn give(&self, job: impl FnOnce(&mut T) + Send + 'static) -> Result<(), Failure> {
        let full = || Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain);
        self.jobs.as_ref().ok_or_else(full)?.try_send(Box::new(job)).map_err(|_| full())
    }
}

impl<T> Drop for Lane<T> {
    fn drop(&mut self) {
        self.jobs = None;
        // The last one to hold a lane may be a job of its own; it ends by itself.
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != thread::current().id()
            && thread.join().is_err()
        {
            tracing::error!("a lane ended in a panic");
        }
    }
}
