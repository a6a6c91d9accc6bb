//! The label printer, looked at while somebody types a parcel: its paper is missed before money is spent. What it says is told
//! when it is something new, so a window that stands still stays still.

use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::PrinterSetup;
use crate::domain::Remedy;

use super::printers::Tell;
use super::world::Desk;

/// How often it is asked: with the time that an answer may take, what it knows is known here within two seconds.
const ROUND: Duration = Duration::from_secs(1);
/// For how long after the last touch of the desk it is asked on.
const RESTED_MS: i64 = 10 * 60_000;

/// The thread that keeps an eye on one printer.
pub(super) struct Watcher {
    wishes: Option<mpsc::SyncSender<Option<PrinterSetup>>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Watcher {
    /// Starts with nothing to watch.
    pub(super) fn start(desk: &Arc<Desk>) -> Result<Self, Failure> {
        let desk = Arc::clone(desk);
        let (wishes, inbox) = mpsc::sync_channel(16);
        let watch = move || {
            let mut watched: Option<PrinterSetup> = None;
            loop {
                let wish = match &watched {
                    Some(_) => inbox.recv_timeout(ROUND),
                    None => inbox.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
                };
                match wish {
                    Ok(wish) => watched = wish,
                    Err(mpsc::RecvTimeoutError::Timeout) => (),
                    Err(mpsc::RecvTimeoutError::Disconnected) => break,
                }
                let at_work = desk.shared.rested_ms() < RESTED_MS;
                if let Some(setup) = watched.clone().filter(|_| at_work)
                    && let Err(failure) = desk.ask_printer(setup, Tell::News)
                {
                    tracing::debug!(mishap = failure.mishap.id(), "the printer is not asked this time");
                }
            }
        };
        let thread = thread::Builder::new().name("watching".to_owned()).spawn(watch).map_err(|error| {
            tracing::error!(%error, "no thread to watch a printer");
            Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain)
        })?;
        Ok(Self { wishes: Some(wishes), thread: Some(thread) })
    }

    /// Watches this printer from now on, and no other.
    pub(super) fn watch(&self, printer: Option<PrinterSetup>) -> Result<(), Failure> {
        let full = || Failure::new(Mishap::TooMuchWaiting, Remedy::TryAgain);
        self.wishes.as_ref().ok_or_else(full)?.try_send(printer).map_err(|_| full())
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.wishes = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("watching ended in a panic");
        }
    }
}
