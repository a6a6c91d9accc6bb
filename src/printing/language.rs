//! A printer that takes a page language down a line, and hardly says a word back: a network port, or a device of this computer.
//!
//! One line a job, closed at once. Nothing of ours goes in between the bytes of a label: inside a graphic, a question would end
//! it. A printer that answers `~HS` is asked after the line is closed until its memory is empty, which is as near to paper as
//! it can tell; of a silent one the best that is ever said is "sent".

use std::io;
use std::net::ToSocketAddrs as _;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use super::Go;
use super::Heed;
use super::JobHandle;
use super::Payload;
use super::PrintError;
use super::Printer;
use super::Progress;
use super::Sent;
use super::line::Device;
use super::line::Line;
use super::line::Port;
use super::line::Way;
use super::zebra;
use super::zebra::HostStatus;
use crate::domain::JobState;
use crate::domain::LabelFormat;
use crate::domain::PrinterAbilities;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::PrinterTrouble;
use crate::domain::Troubles;

/// Sends each label down a line of its own.
pub(super) struct LanguagePrinter {
    name: String,
    way: Box<dyn Way>,
    language: LabelFormat,
    patience: Patience,
    answers: Answers,
    quiet: u32,
}

/// Whether it answers when it is asked how it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answers {
    /// Nobody has asked it yet.
    Unknown,
    /// It did.
    Yes,
    /// It took the question and said nothing.
    No,
}

/// How long to wait for a printer.
#[derive(Clone, Copy)]
struct Patience {
    /// For a line.
    open: Duration,
    /// For it to take more bytes, before that is said.
    stall: Duration,
    /// For it to take more bytes at all: a roll is changed in less.
    write: Duration,
    /// For it to close after the last byte.
    close: Duration,
    /// For what it says of itself.
    status: Duration,
}

impl Patience {
    const REAL: Self = Self {
        open: Duration::from_secs(3),
        stall: Duration::from_secs(1),
        write: Duration::from_secs(300),
        close: Duration::from_secs(1),
        status: Duration::from_secs(1),
    };
}

impl LanguagePrinter {
    /// A printer behind a network port.
    pub(super) fn at_port(setup: &PrinterSetup, host: &str, port: u16) -> Self {
        // People write `[::1]` as browsers do.
        let host = host.trim().trim_start_matches('[').trim_end_matches(']').to_owned();
        let look_up = |host: &str, port| Ok((host, port).to_socket_addrs()?.collect());
        Self::new(setup, Box::new(Port { host, port, look_up }))
    }

    /// A printer at this computer.
    pub(super) fn at_device(setup: &PrinterSetup, device: &Path) -> Self {
        Self::new(setup, Box::new(Device { path: device.to_owned() }))
    }

    fn new(setup: &PrinterSetup, way: Box<dyn Way>) -> Self {
        Self {
            name: setup.name.clone(),
            way,
            language: setup.language,
            patience: Patience::REAL,
            answers: Answers::Unknown,
            quiet: 0,
        }
    }

    fn open(&self) -> Result<Box<dyn Line>, PrintError> {
        self.way.open(self.patience.open).map_err(|cause| self.no_answer(cause))
    }

    fn no_answer(&self, cause: io::Error) -> PrintError {
        PrintError::NoAnswer { name: self.name.clone(), cause }
    }

    /// How it says it is; none where it says nothing. One that was silent before is not waited for again and again.
    fn ask_how(&mut self, line: &mut dyn Line) -> Option<HostStatus> {
        let asks = match self.language {
            LabelFormat::Zpl => self.answers != Answers::No,
            LabelFormat::Pdf
            | LabelFormat::Png
            | LabelFormat::Jpeg
            | LabelFormat::Gif
            | LabelFormat::Tspl
            | LabelFormat::Epl
            | LabelFormat::Pwg => false,
        };
        if !asks {
            return None;
        }
        let said = ask(line, zebra::HOW, zebra::HOW_LINES, self.patience.status).ok();
        let status = said.as_deref().and_then(zebra::read_how);
        match (status, self.answers) {
            (Some(_), _) => (self.answers, self.quiet) = (Answers::Yes, 0),
            // A Zebra is silent while it starts; one that never spoke is believed at the third time.
            (None, Answers::Unknown) => {
                self.quiet += 1;
                if self.quiet >= 3 {
                    self.answers = Answers::No;
                }
            }
            (None, Answers::Yes | Answers::No) => (),
        }
        status
    }

    /// Writes all of it. What stands in the way is told, and the line given up when it takes nothing for too long.
    fn write(&self, line: &mut dyn Line, bytes: &[u8], sent: &mut usize, heed: Heed<'_>) -> io::Result<Go> {
        let mut since = Instant::now();
        let mut stalled = false;
        while *sent < bytes.len() {
            let count = line.take(&bytes[*sent..], self.patience.stall)?;
            *sent += count;
            if count > 0 {
                since = Instant::now();
                if std::mem::take(&mut stalled) && heed(Troubles::NONE) == Go::Stop {
                    return Ok(Go::Stop);
                }
                continue;
            }
            stalled = true;
            if heed(PrinterTrouble::TakesNothing.into()) == Go::Stop {
                return Ok(Go::Stop);
            }
            if since.elapsed() >= self.patience.write {
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
        Ok(Go::On)
    }
}

/// The answer to a question: so many lines, or as much of them as comes in time.
pub(super) fn ask(line: &mut dyn Line, question: &[u8], lines: usize, patience: Duration) -> io::Result<Vec<u8>> {
    const MOST: usize = 4096;
    let end = Instant::now() + patience;
    let mut asked = 0;
    while asked < question.len() {
        match line.take(&question[asked..], end.saturating_duration_since(Instant::now()))? {
            0 => return Err(io::ErrorKind::TimedOut.into()),
            count => asked += count,
        }
    }
    let mut answer = Vec::new();
    while answer.iter().filter(|byte| **byte == zebra::ETX).count() < lines && answer.len() < MOST {
        match line.hear(end)? {
            Some(bytes) if !bytes.is_empty() => answer.extend(bytes),
            Some(_) | None => break,
        }
    }
    Ok(answer)
}

impl Printer for LanguagePrinter {
    fn abilities(&mut self) -> Result<PrinterAbilities, PrintError> {
        let mut line = self.open()?;
        let said = ask(line.as_mut(), zebra::WHAT, 1, self.patience.status).ok();
        let what = said.as_deref().and_then(zebra::read_what);
        Ok(match what {
            Some(what) => PrinterAbilities {
                languages: vec![LabelFormat::Zpl],
                dpi: Some(what.dpi),
                media_ready: Vec::new(),
                confirms: true,
                cancels: true,
            },
            None => PrinterAbilities::default(),
        })
    }

    fn status(&mut self) -> Result<PrinterReadiness, PrintError> {
        let opened = self.open();
        if opened.is_err() && self.answers == Answers::No {
            // It was off: one that starts is silent for a while, and may answer from then on.
            (self.answers, self.quiet) = (Answers::Unknown, 0);
        }
        let mut line = opened?;
        let said = self.ask_how(line.as_mut());
        // A printer that says nothing did take the call.
        Ok(said.map_or(Troubles::NONE, |status| status.troubles).readiness())
    }

    fn submit(&mut self, payload: &Payload, heed: Heed<'_>) -> Result<Sent, PrintError> {
        payload.check()?;
        if payload.format != self.language {
            return Err(PrintError::WrongFormat { name: self.name.clone(), format: payload.format });
        }
        let mut line = self.open()?;
        let mut sent = 0;
        let outcome = self.write(line.as_mut(), &payload.bytes, &mut sent, heed).and_then(|go| {
            if go == Go::On {
                line.end(self.patience.close)?;
            }
            Ok(go)
        });
        match outcome {
            Ok(Go::Stop) => Ok(Sent { state: JobState::Cancelled, job: None }),
            Ok(Go::On) if self.answers == Answers::Yes => {
                Ok(Sent { state: JobState::Sending, job: Some(JobHandle::InMemory) })
            }
            Ok(Go::On) => Ok(Sent { state: JobState::SentUnconfirmed, job: None }),
            Err(cause) => Err(PrintError::Interrupted { name: self.name.clone(), sent, cause }),
        }
    }

    /// Asks until its memory is empty. One that has answered and is silent now gives no answer at all: it may be off.
    fn poll(&mut self, _: &JobHandle) -> Result<Progress, PrintError> {
        let mut line = self.open()?;
        let status = self.ask_how(line.as_mut()).ok_or_else(|| self.no_answer(io::ErrorKind::TimedOut.into()))?;
        // A label without paper under the head is not out, whatever its memory says.
        let out = status.is_through() && status.troubles.is_empty();
        let state = if out { JobState::Printed } else { JobState::Sending };
        Ok(Progress { state, troubles: status.troubles })
    }

    /// Forgets what is in its memory, where that is no more than the one label: another desk's must not go with it.
    fn cancel(&mut self, _: &JobHandle) -> Result<(), PrintError> {
        let mut line = self.open()?;
        let status = self.ask_how(line.as_mut()).ok_or_else(|| self.no_answer(io::ErrorKind::TimedOut.into()))?;
        if status.waiting > 1 {
            let said = format!("{} labels are in its memory, others' among them", status.waiting);
            return Err(PrintError::NotTakenBack { name: self.name.clone(), said });
        }
        let took = line.take(zebra::FORGET_ALL, self.patience.status).map_err(|cause| self.no_answer(cause))?;
        if took < zebra::FORGET_ALL.len() {
            return Err(self.no_answer(io::ErrorKind::TimedOut.into()));
        }
        line.end(self.patience.close).map_err(|cause| self.no_answer(cause))
    }
}

#[cfg(test)]
mod tests;
