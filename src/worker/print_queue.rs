//! A printer's queue: what waits is rows in the records, and the printer's own lane works them off one after the other.
//!
//! A job goes out once. A printer that says it needs a hand is waited for before the first byte; what it has is followed until it
//! says what became of it; what may have left and was lost sight of is in doubt, and only a person prints it again.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::command::Deed;
use crate::domain::CodeDemands;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::JobState;
use crate::domain::JobTrouble;
use crate::domain::Mishap;
use crate::domain::PaperKind;
use crate::domain::PrintWish;
use crate::domain::PrinterId;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::PrinterTrouble;
use crate::domain::Remedy;
use crate::domain::Troubles;
use crate::domain::codes_carry;
use crate::label;
use crate::printing;
use crate::printing::Go;
use crate::printing::JobHandle;
use crate::printing::Payload;
use crate::printing::PrintError;
use crate::printing::Printer;
use crate::printing::Sent;
use crate::store::OpenJob;
use crate::store::Store;
use crate::store::StoreError;

use super::now_ms;
use super::pages;
use super::printers::may_be_printed;
use super::printers::prepare;
use super::world::Desk;
use super::world::Records;
use super::world::lock;

/// How often a printer that is at a job, or waits for a hand, is asked how it is.
const ROUND: Duration = Duration::from_millis(400);
/// For how long a printer that has a job may be silent before the job is in doubt.
const SILENT: Duration = Duration::from_secs(20);
/// After this silence it is said.
const SILENCE_IS_SAID: Duration = Duration::from_secs(1);
/// A queue that says neither what holds a job nor that it is done has lost its printer: some say so nowhere but in a sentence.
const UNEXPLAINED: Duration = Duration::from_secs(45);
/// How long a test label, which nobody waits for, is followed.
const TEST: Duration = Duration::from_secs(10);
/// How long the end of a world waits for a printer that is at a job.
const CLOSING: Duration = Duration::from_secs(3);

/// A printer's own lane: the records, and the printer as long as it is set up the same way.
pub(super) struct AtPrinter {
    pub(super) records: Records,
    open: Option<(PrinterSetup, Box<dyn Printer>)>,
}

impl AtPrinter {
    pub(super) fn new(records: Records) -> Self {
        Self { records, open: None }
    }

    /// The printer; what was learned of it is kept as long as its set-up is.
    pub(super) fn printer(&mut self, setup: &PrinterSetup) -> &mut dyn Printer {
        let known = self.open.take().filter(|(known, _)| known == setup);
        let (_, printer) = self.open.insert(known.unwrap_or_else(|| (setup.clone(), printing::open(setup))));
        printer.as_mut()
    }
}

/// How a job ended.
enum End {
    /// It got as far as its printer tells.
    At(JobState),
    /// It did not get there.
    Failed(JobTrouble, Failure),
    /// The world closes: the row says how to go on.
    Left,
}

impl Desk {
    /// Puts one of a shipment's papers into its printer's queue. The rows are on disk when this returns.
    pub(super) fn hand_paper_to(
        self: &Arc<Self>,
        store: &mut Store,
        intent: &IntentId,
        kind: PaperKind,
        copies: u8,
        setup: &PrinterSetup,
        wish: PrintWish,
    ) -> Result<(), Failure> {
        may_be_printed(store, intent, kind, setup)?;
        for _ in 0..copies {
            store.job_begin(intent, kind, setup, wish, now_ms())?;
        }
        if wish == PrintWish::Again {
            tracing::info!(intent = intent.0, kind = kind.code(), copies, "printed once more, as a person asked");
        }
        self.tell_row(store, intent, Deed::Printing, Ok(()));
        self.work_off_later(&setup.id)
    }

    /// Goes on with what waited when the station stopped.
    pub(super) fn go_on_printing(self: &Arc<Self>, store: &Store) -> Result<(), Failure> {
        for printer in store.printers_with_jobs()? {
            self.work_off_later(&printer)?;
        }
        Ok(())
    }

    /// Takes back what waits or is on its way of a shipment's paper.
    pub(super) fn cancel_print(&self, records: &mut Records, intent: &IntentId, kind: PaperKind) {
        let outcome = records.store.jobs_cancel(intent, kind, now_ms()).map_err(Failure::from);
        let outcome = outcome.map(|under_way| lock(&self.taken_back).extend(under_way));
        self.tell_row(&records.store, intent, Deed::Printing, outcome);
    }

    fn work_off_later(self: &Arc<Self>, printer: &PrinterId) -> Result<(), Failure> {
        let (desk, id) = (Arc::clone(self), printer.clone());
        let given = self.printer_lane(printer)?.give(move |at| desk.work_off(at, &id));
        if let Err(failure) = given {
            // A lane that is full of work comes by this row all the same: it reads the records until none is left.
            tracing::info!(mishap = failure.mishap.id(), "a printer's lane is full");
        }
        Ok(())
    }

    fn work_off(self: &Arc<Self>, at: &mut AtPrinter, printer: &PrinterId) {
        loop {
            match at.records.store.job_next(printer) {
                Ok(Some(job)) => match self.do_job(at, &job) {
                    Ok(Went::On) => (),
                    Ok(Went::Closing) => return,
                    // A row that cannot be written would be done for ever.
                    Err(error) => return tracing::error!(%error, job = job.id, "a print job is not recorded"),
                },
                Ok(None) => return,
                Err(error) => return tracing::error!(%error, "print jobs cannot be read"),
            }
        }
    }

    fn do_job(self: &Arc<Self>, at: &mut AtPrinter, job: &OpenJob) -> Result<Went, StoreError> {
        let end = match self.shared.printer(&job.printer) {
            None => End::Failed(JobTrouble::NoAnswer, Failure::new(Mishap::NoPrinter, Remedy::OpenPrinters)),
            Some(setup) => {
                let end = match (job.state, job.handle.as_deref().and_then(JobHandle::read)) {
                    (JobState::Sending, Some(handle)) => self.follow(at, job, &setup, &handle, Since::LastTime),
                    (JobState::Sending, None) => in_doubt(&setup),
                    _ => self.bring_out(at, job, &setup)?,
                };
                self.ask_printer_in(at, &setup);
                end
            }
        };
        lock(&self.taken_back).remove(&job.id);
        let (state, trouble, outcome) = match end {
            End::Left => return Ok(Went::Closing),
            End::At(state) => (state, None, Ok(())),
            End::Failed(trouble, failure) => (JobState::Failed, Some(trouble), Err(failure)),
        };
        let came_out = !matches!(state, JobState::Failed | JobState::Cancelled);
        if let Some(setup) = self.shared.printer(&job.printer).filter(|_| came_out && job.kind == PaperKind::Label) {
            self.shared.sheet_place_taken(&setup.id, &setup.target());
        }
        at.records.store.job_end(job.id, state, trouble, now_ms())?;
        let deed = if state == JobState::Cancelled { Deed::Printing } else { Deed::Printed };
        self.tell_row(&at.records.store, &job.intent, deed, outcome);
        Ok(Went::On)
    }

    /// Waits until the printer is ready, sends, and follows.
    fn bring_out(&self, at: &mut AtPrinter, job: &OpenJob, setup: &PrinterSetup) -> Result<End, StoreError> {
        let place = self.shared.sheet_place(Some(&setup.id), &setup.target());
        let (payload, drawn) = match prepare(&at.records, &job.intent, job.kind, setup, place) {
            Ok(prepared) => prepared,
            Err(failure) => return Ok(End::Failed(trouble_of(&failure), failure)),
        };
        let unasked = job.kind == PaperKind::Label && job.wish == PrintWish::Bought;
        if unasked && says_another_number(&at.records, job, setup, place, drawn) {
            return Ok(End::Failed(JobTrouble::NoCode, Failure::new(Mishap::NoCode, Remedy::Nothing)));
        }
        if let Some(end) = self.wait_until_ready(at, job, setup)? {
            return Ok(end);
        }
        if !at.records.store.job_sending(job.id)? {
            return Ok(End::At(JobState::Cancelled));
        }
        self.tell_row(&at.records.store, &job.intent, Deed::Printing, Ok(()));
        let mut said = Troubles::NONE;
        let sent = self.send(at, job, setup, &payload, &mut said);
        Ok(match sent {
            Ok(Sent { state: JobState::Cancelled, .. }) if !lock(&self.taken_back).contains(&job.id) => in_doubt(setup),
            Ok(Sent { state: JobState::Sending, job: Some(handle) }) => {
                if let Some(stored) = handle.stored() {
                    at.records.store.job_has(job.id, &stored)?;
                }
                self.follow(at, job, setup, &handle, Since::Now)
            }
            Ok(Sent { state, .. }) => End::At(state),
            Err(error) => failed(error),
        })
    }

    /// None once the printer is ready. Until then the job waits, and whoever looks sees for what. One that does not answer at all
    /// has been sent nothing: that is told, and not waited for.
    fn wait_until_ready(
        &self,
        at: &mut AtPrinter,
        job: &OpenJob,
        setup: &PrinterSetup,
    ) -> Result<Option<End>, StoreError> {
        let mut said = Troubles::NONE;
        loop {
            let troubles = match at.printer(setup).status() {
                Ok(PrinterReadiness::Ready) => return Ok(None),
                Ok(PrinterReadiness::NeedsHand(troubles)) => troubles,
                // Whoever changes a roll may switch it off for that.
                Err(PrintError::NoAnswer { .. }) if !said.is_empty() => PrinterTrouble::Offline.into(),
                Err(error) => return Ok(Some(failed(error))),
            };
            self.say_what_holds(at, job, setup, troubles, &mut said);
            thread::sleep(ROUND);
            if !at.records.store.job_is_queued(job.id)? {
                return Ok(Some(End::At(JobState::Cancelled)));
            }
            if self.closing.load(Ordering::Relaxed) {
                return Ok(Some(End::Left));
            }
        }
    }

    fn send(
        &self,
        at: &mut AtPrinter,
        job: &OpenJob,
        setup: &PrinterSetup,
        payload: &Payload,
        said: &mut Troubles,
    ) -> Result<Sent, PrintError> {
        let known = at.open.take().filter(|(known, _)| known == setup);
        let (known, mut printer) = known.unwrap_or_else(|| (setup.clone(), printing::open(setup)));
        let mut heed = |troubles| {
            self.say_what_holds(at, job, setup, troubles, said);
            let stop = self.closing.load(Ordering::Relaxed) || lock(&self.taken_back).contains(&job.id);
            if stop { Go::Stop } else { Go::On }
        };
        let sent = printer.submit(payload, &mut heed);
        at.open = Some((known, printer));
        sent
    }

    /// Asks a printer what becomes of a job that it has, until it says.
    fn follow(&self, at: &mut AtPrinter, job: &OpenJob, setup: &PrinterSetup, handle: &JobHandle, since: Since) -> End {
        let mut said = Troubles::NONE;
        let begun = Instant::now();
        let mut heard = begun;
        let mut asked_back = false;
        let mut closing = None;
        loop {
            if !asked_back && lock(&self.taken_back).contains(&job.id) {
                asked_back = true;
                match (at.printer(setup).cancel(handle), handle) {
                    (Ok(()), JobHandle::InMemory) => return End::At(JobState::Cancelled),
                    (Ok(()), JobHandle::Numbered(_)) => (),
                    (Err(error), _) => {
                        tracing::info!(%error, job = job.id, "a job goes on");
                        self.tell_row(&at.records.store, &job.intent, Deed::Printing, Err(error.into()));
                    }
                }
            }
            let troubles = match at.printer(setup).poll(handle) {
                Ok(progress) => {
                    heard = Instant::now();
                    match progress.state {
                        JobState::Sending => (),
                        JobState::Failed => {
                            let refused = Mishap::PrinterRefused { name: setup.name.clone() };
                            return End::Failed(JobTrouble::Refused, Failure::new(refused, Remedy::OpenPrinters));
                        }
                        end => return End::At(end),
                    }
                    let unexplained = progress.troubles.is_empty() && begun.elapsed() >= UNEXPLAINED;
                    if unexplained { PrinterTrouble::TakesNothing.into() } else { progress.troubles }
                }
                // It has forgotten the job: nobody knows what became of it.
                Err(PrintError::Refused { .. }) => return in_doubt(setup),
                Err(_) if heard.elapsed() >= SILENT && since == Since::Now => return in_doubt(setup),
                Err(_) if heard.elapsed() >= SILENCE_IS_SAID => PrinterTrouble::Offline.into(),
                Err(_) => said,
            };
            self.say_what_holds(at, job, setup, troubles, &mut said);
            if self.closing.load(Ordering::Relaxed) {
                let closing = closing.get_or_insert_with(Instant::now);
                let patient = said.is_empty() && closing.elapsed() < CLOSING;
                match handle {
                    _ if patient => (),
                    JobHandle::Numbered(_) => return End::Left,
                    JobHandle::InMemory => return End::Failed(JobTrouble::Stopped, doubt(setup)),
                }
            }
            thread::sleep(ROUND);
        }
    }

    /// Records and tells what holds a job, when it is something new.
    fn say_what_holds(
        &self,
        at: &mut AtPrinter,
        job: &OpenJob,
        setup: &PrinterSetup,
        troubles: Troubles,
        said: &mut Troubles,
    ) {
        if troubles == *said {
            return;
        }
        *said = troubles;
        if let Err(error) = at.records.store.job_waits(job.id, troubles.worst().map(JobTrouble::Printer)) {
            tracing::error!(%error, job = job.id, "what a job waits for is not recorded");
        }
        self.tell_row(&at.records.store, &job.intent, Deed::Printing, Ok(()));
        self.say_printer(setup, Ok(troubles.readiness()));
    }

    /// Sends what has no row: a test label, a slip. Followed for a moment, so that paper that is missing is said.
    pub(super) fn send_aside(
        &self,
        at: &mut AtPrinter,
        setup: &PrinterSetup,
        payload: &Payload,
    ) -> Result<JobState, Failure> {
        let begun = Instant::now();
        let printer = at.printer(setup);
        printer.status()?;
        let sent = printer.submit(payload, &mut |_| if begun.elapsed() > TEST { Go::Stop } else { Go::On })?;
        let (mut state, Some(handle)) = (sent.state, sent.job) else { return Ok(sent.state) };
        while state.is_open() && begun.elapsed() < TEST && !self.closing.load(Ordering::Relaxed) {
            thread::sleep(ROUND);
            state = match printer.poll(&handle) {
                Ok(progress) => progress.state,
                Err(_) => state,
            };
        }
        Ok(state)
    }
}

/// Whether the lane goes on with the next.
enum Went {
    On,
    Closing,
}

/// When a job was given to its printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Since {
    /// Just now.
    Now,
    /// Before the station stopped; its printer may still be switched off.
    LastTime,
}

/// Whether the codes of a label can be looked at and none of them gives its number: that nobody sticks on a parcel unseen. What cannot
/// be drawn here, such as a printer's own program, is not judged; nor is a label without a number. What was drawn for the printer is
/// not drawn again.
fn says_another_number(records: &Records, job: &OpenJob, setup: &PrinterSetup, place: u8, drawn: Option<Dots>) -> bool {
    let Some(tracking) = records.store.row(&job.intent).ok().flatten().and_then(|row| row.tracking) else {
        return false;
    };
    let draw = || {
        let purchase = records.store.purchase(&job.intent).ok().flatten()?;
        let page = pages::label_page(&records.files, &purchase.papers, &setup.target(), place);
        page.ok().map(|page| page.dots)
    };
    let dots = drawn.or_else(draw);
    dots.is_some_and(|dots| !codes_carry(&label::grade(&dots, &CodeDemands::USUAL), &tracking))
}

fn failed(error: PrintError) -> End {
    tracing::warn!(%error, "a label did not get to its printer");
    End::Failed(error.trouble(), error.into())
}

fn doubt(setup: &PrinterSetup) -> Failure {
    Failure::new(Mishap::PrintInDoubt { name: setup.name.clone() }, Remedy::Nothing)
}

fn in_doubt(setup: &PrinterSetup) -> End {
    End::Failed(JobTrouble::Interrupted, doubt(setup))
}

fn trouble_of(failure: &Failure) -> JobTrouble {
    match failure.mishap {
        Mishap::NoPagePrinter | Mishap::WrongFormat { .. } => JobTrouble::WrongFormat,
        _ => JobTrouble::NotALabel,
    }
}
