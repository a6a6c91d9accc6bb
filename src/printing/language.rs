//! A printer that takes a page language down a line, and hardly says a word back: a network port, or a device of this computer.
//!
//! One line a job, closed at once. Nothing of ours goes in between the bytes of a label: inside a graphic, a question would end
//! it. One that answers is asked on the job's line before the first byte, what it was like, and after the last, which it
//! answers when it has read them all; then on lines of their own until there is [`evidence`] that the label came out, which is
//! as near to paper as it can tell. Of a silent one the best that is ever said is "sent".

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
use super::evidence::Counter;
use super::evidence::Evidence;
use super::evidence::Said;
use super::evidence::Standing;
use super::line::Device;
use super::line::Line;
use super::line::Port;
use super::line::Way;
use super::tspl;
use super::zebra;
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
    counts: Answers,
    counter: Counter,
    label: Option<Evidence>,
}

/// How a printer is asked how it is, in its language.
struct Question {
    how: &'static [u8],
    is_whole: fn(&[u8]) -> bool,
    read: fn(&[u8]) -> Option<Said>,
}

impl Question {
    /// None where nobody can be asked in that language.
    fn in_language(language: LabelFormat) -> Option<Self> {
        match language {
            LabelFormat::Zpl => Some(Self { how: zebra::HOW, is_whole: zebra::is_whole_how, read: zebra::read_how }),
            LabelFormat::Tspl => Some(Self { how: tspl::HOW, is_whole: tspl::is_whole, read: tspl::read_how }),
            LabelFormat::Pdf
            | LabelFormat::Png
            | LabelFormat::Jpeg
            | LabelFormat::Gif
            | LabelFormat::Epl
            | LabelFormat::Pwg => None,
        }
    }
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
    /// For a line to one that has just answered: one that is off now is missed soon.
    again: Duration,
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
        again: Duration::from_secs(1),
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
            counts: Answers::Unknown,
            counter: Counter::Unproven,
            label: None,
        }
    }

    fn open(&self, patience: Duration) -> Result<Box<dyn Line>, PrintError> {
        self.way.open(patience).map_err(|cause| self.no_answer(cause))
    }

    fn no_answer(&self, cause: io::Error) -> PrintError {
        PrintError::NoAnswer { name: self.name.clone(), cause }
    }

    fn silent(&self) -> PrintError {
        self.no_answer(io::ErrorKind::TimedOut.into())
    }

    /// How it says it is; none where it says nothing. One that was silent before is not waited for again and again.
    fn ask_how(&mut self, line: &mut dyn Line) -> Option<Said> {
        let question = Question::in_language(self.language).filter(|_| self.answers != Answers::No)?;
        let said = ask(line, question.how, question.is_whole, self.patience.status).ok();
        let said = said.as_deref().and_then(question.read);
        match (said, self.answers) {
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
        said
    }

    /// The same, with how many labels it has brought out. One that does not say so at once keeps no count.
    fn ask_all(&mut self, line: &mut dyn Line) -> Option<Said> {
        let said = self.ask_how(line)?;
        if self.language != LabelFormat::Zpl || self.counts == Answers::No {
            return Some(said);
        }
        let answer = ask(line, zebra::COUNT, zebra::is_whole_count, self.patience.status).ok();
        let counted = answer.as_deref().and_then(zebra::read_count);
        match (counted, self.counts) {
            (Some(_), _) => self.counts = Answers::Yes,
            (None, Answers::Unknown) => self.counts = Answers::No,
            (None, Answers::Yes | Answers::No) => (),
        }
        Some(Said { counted, ..said })
    }

    /// Sends one label down an open line; whether to go on.
    fn bring(&mut self, line: &mut dyn Line, bytes: &[u8], sent: &mut usize, heed: Heed<'_>) -> io::Result<Go> {
        if self.write(line, bytes, sent, heed)? == Go::Stop {
            return Ok(Go::Stop);
        }
        if self.label.is_some() {
            self.hear_that_it_is_read(line, heed)?;
        }
        line.end(self.patience.close)?;
        Ok(Go::On)
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

    /// The system takes bytes long before the printer reads them. A question behind the last of them is answered when it has
    /// read them all. From here on nobody can take the label back: whoever stops leaves a doubt.
    fn hear_that_it_is_read(&mut self, line: &mut dyn Line, heed: Heed<'_>) -> io::Result<()> {
        let Some(question) = Question::in_language(self.language) else { return Ok(()) };
        let since = Instant::now();
        let mut asked = 0;
        let mut stalled = false;
        let mut answer = Vec::new();
        while !(question.is_whole)(&answer) {
            let end = Instant::now() + self.patience.stall;
            let went_on = if asked < question.how.len() {
                let count = line.take(&question.how[asked..], self.patience.stall)?;
                asked += count;
                count > 0
            } else {
                match line.hear(end)? {
                    Some(bytes) if bytes.is_empty() => return Err(io::ErrorKind::UnexpectedEof.into()),
                    Some(bytes) => {
                        answer.extend(bytes);
                        true
                    }
                    None => false,
                }
            };
            if went_on && answer.len() < MOST {
                continue;
            }
            stalled = true;
            if heed(PrinterTrouble::TakesNothing.into()) == Go::Stop || since.elapsed() >= self.patience.write {
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
        if stalled {
            // Whoever wants it back from here on asks the printer.
            heed(Troubles::NONE);
        }
        if let Some(label) = &mut self.label {
            label.read(Instant::now());
        }
        Ok(())
    }
}

/// No answer is longer.
const MOST: usize = 4096;

/// The answer to a question, or as much of it as comes in time.
pub(super) fn ask(
    line: &mut dyn Line,
    question: &[u8],
    is_whole: fn(&[u8]) -> bool,
    patience: Duration,
) -> io::Result<Vec<u8>> {
    let end = Instant::now() + patience;
    let mut asked = 0;
    while asked < question.len() {
        match line.take(&question[asked..], end.saturating_duration_since(Instant::now()))? {
            0 => return Err(io::ErrorKind::TimedOut.into()),
            count => asked += count,
        }
    }
    let mut answer = Vec::new();
    while !is_whole(&answer) && answer.len() < MOST {
        match line.hear(end)? {
            Some(bytes) if !bytes.is_empty() => answer.extend(bytes),
            Some(_) | None => break,
        }
    }
    Ok(answer)
}

impl Printer for LanguagePrinter {
    fn abilities(&mut self) -> Result<PrinterAbilities, PrintError> {
        let mut line = self.open(self.patience.open)?;
        if self.language == LabelFormat::Tspl {
            let confirms = self.ask_how(line.as_mut()).is_some();
            let languages = if confirms { vec![LabelFormat::Tspl] } else { Vec::new() };
            return Ok(PrinterAbilities { languages, confirms, ..PrinterAbilities::default() });
        }
        let said = ask(line.as_mut(), zebra::WHAT, zebra::is_whole_what, self.patience.status).ok();
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
        let opened = self.open(self.patience.open);
        if opened.is_err() && self.answers == Answers::No {
            // It was off: one that starts is silent for a while, and may answer from then on.
            (self.answers, self.quiet) = (Answers::Unknown, 0);
        }
        let mut line = opened?;
        Ok(match self.ask_how(line.as_mut()) {
            Some(said) => said.troubles.readiness(),
            // It starts, or is busy with somebody else's job: it would take a label for which it has no ear.
            None if self.answers == Answers::Yes => PrinterReadiness::NeedsHand(PrinterTrouble::Silent.into()),
            // One that never says anything did take the call.
            None => PrinterReadiness::Ready,
        })
    }

    fn submit(&mut self, payload: &Payload, heed: Heed<'_>) -> Result<Sent, PrintError> {
        payload.check()?;
        if payload.format != self.language {
            return Err(PrintError::WrongFormat { name: self.name.clone(), format: payload.format });
        }
        let mut line = self.open(self.patience.open)?;
        self.label = None;
        if self.answers == Answers::Yes {
            let before = self.ask_all(line.as_mut()).ok_or_else(|| self.silent())?;
            self.label = Some(Evidence::of(before, self.counter, Instant::now()));
        }
        let mut sent = 0;
        match self.bring(line.as_mut(), &payload.bytes, &mut sent, heed) {
            Ok(Go::Stop) => Ok(Sent { state: JobState::Cancelled, job: None }),
            Ok(Go::On) if self.label.is_some() => Ok(Sent { state: JobState::Sending, job: Some(JobHandle::InMemory) }),
            Ok(Go::On) => Ok(Sent { state: JobState::SentUnconfirmed, job: None }),
            Err(cause) => Err(PrintError::Interrupted { name: self.name.clone(), sent, cause }),
        }
    }

    /// Asks until there is evidence. One that has answered and is silent now gives no answer at all: it may be off.
    fn poll(&mut self, _: &JobHandle) -> Result<Progress, PrintError> {
        let mut line = self.open(self.patience.again)?;
        let said = self.ask_all(line.as_mut()).ok_or_else(|| self.silent())?;
        let forgotten = || PrintError::Forgotten { name: self.name.clone() };
        let label = self.label.as_mut().ok_or_else(forgotten)?;
        if label.is_counted(said) {
            self.counter = Counter::Moves;
        }
        let (state, troubles) = match label.weigh(said, Instant::now()) {
            Standing::Inside(troubles) => (JobState::Sending, troubles),
            Standing::Out => (JobState::Printed, Troubles::NONE),
            Standing::Through => (JobState::SentUnconfirmed, Troubles::NONE),
            Standing::TakenBack => (JobState::Cancelled, Troubles::NONE),
            Standing::Lost => return Err(forgotten()),
        };
        Ok(Progress { state, troubles })
    }

    /// Forgets what is in its memory, where that is provably no more than the one label: another desk's must not go with it. On
    /// one line with the question, so that nobody comes between. What is under the head may come out: it is asked on.
    fn cancel(&mut self, _: &JobHandle) -> Result<(), PrintError> {
        let mut line = self.open(self.patience.again)?;
        let said = self.ask_all(line.as_mut()).ok_or_else(|| self.silent())?;
        let label = self.label.as_mut().filter(|label| label.is_alone(said, Instant::now()));
        let Some(label) = label else {
            let said = "others' labels may be in its memory".to_owned();
            return Err(PrintError::NotTakenBack { name: self.name.clone(), said });
        };
        label.take_back();
        let took = line.take(zebra::FORGET_ALL, self.patience.status).map_err(|cause| self.no_answer(cause))?;
        if took < zebra::FORGET_ALL.len() {
            return Err(self.silent());
        }
        line.end(self.patience.close).map_err(|cause| self.no_answer(cause))
    }
}

#[cfg(test)]
mod tests;
