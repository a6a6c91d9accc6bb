//! A printer or a queue that speaks IPP: network printers, CUPS, printer applications.
//!
//! A job says its paper to the hundredth of a millimetre and asks for no scaling; its page is made for that paper, so nothing is
//! turned on the way. What became of a job is read from `job-state` alone: CUPS lets old reasons stand beside a state that is new.

mod message;
mod reasons;

use std::io;

use crate::domain::JobState;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::PrinterAbilities;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::Troubles;
use crate::http;
use crate::http::DevicePatience;
use crate::http::HttpError;

use super::Heed;
use super::JobHandle;
use super::Payload;
use super::PrintError;
use super::Printer;
use super::Progress;
use super::Sent;
use message::Answer;
use message::Attribute;
use message::Group;
use message::Kind;
use message::Operation;
use message::Request;
use message::Value;
use message::number;
use message::texts;
use message::values;

/// Gives each label to a queue as a job.
pub(super) struct IppPrinter {
    name: String,
    uri: String,
    language: LabelFormat,
    /// What it takes, by their MIME types, once it was asked.
    takes: Option<Vec<String>>,
}

/// `job-state`, as RFC 8011 numbers it.
const HELD: i32 = 4;
const STOPPED: i32 = 6;
const CANCELLED: i32 = 7;
const ABORTED: i32 = 8;
const COMPLETED: i32 = 9;

/// What a document is called there.
pub(super) fn mime(format: LabelFormat) -> &'static str {
    match format {
        LabelFormat::Pdf => "application/pdf",
        LabelFormat::Png => "image/png",
        LabelFormat::Zpl => "application/vnd.zebra-zpl",
        LabelFormat::Jpeg => "image/jpeg",
        LabelFormat::Gif => "image/gif",
        LabelFormat::Pwg => "image/pwg-raster",
        LabelFormat::Tspl => "application/vnd.tsc-tspl",
        LabelFormat::Epl => "application/vnd.eltron-epl",
    }
}

/// Why nothing was heard in IPP.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unheard {
    /// No answer, or none in IPP.
    #[error(transparent)]
    Line(#[from] HttpError),
    /// Only those are answered who give a name and a password.
    #[error("it wants a name and a password")]
    Locked,
}

/// A queue of a CUPS server.
pub(super) struct Queue {
    pub(super) name: String,
    pub(super) uri: String,
    pub(super) abilities: PrinterAbilities,
}

/// Where an address of IPP is asked over HTTP: `ipp` and `ipps` stand for it, and their port is 631 where none is written.
pub(super) fn address(uri: &str) -> Option<String> {
    let (scheme, rest) = uri.trim().split_once("://")?;
    let scheme = match scheme.to_ascii_lowercase().as_str() {
        "ipp" | "http" => "http",
        "ipps" | "https" => "https",
        _ => return None,
    };
    let (host, path) = rest.split_once('/').map_or((rest, ""), |(host, path)| (host, path));
    let after_brackets = host.rsplit_once(']').map_or(host, |(_, after)| after);
    let port = if after_brackets.contains(':') { "" } else { ":631" };
    (!host.is_empty()).then(|| format!("{scheme}://{host}{port}/{path}"))
}

/// The same address as IPP writes it inside a message, always with its port.
fn as_ipp(uri: &str) -> String {
    let address = address(uri).unwrap_or_default();
    match address.split_once("://") {
        Some(("https", rest)) => format!("ipps://{rest}"),
        Some((_, rest)) => format!("ipp://{rest}"),
        None => String::new(),
    }
}

/// What a printer at an address can do. For addresses that nobody has set up yet.
pub(super) fn look(uri: &str, patience: DevicePatience) -> Result<(String, PrinterAbilities), Unheard> {
    let answer = send(uri, about_printer(uri).finish(b""), patience)?;
    let printer = answer.first(Group::Printer);
    let name = ["printer-info", "printer-make-and-model", "printer-name"];
    let name = name.into_iter().find_map(|name| texts(printer, name).find(|text| !text.is_empty()));
    Ok((name.unwrap_or_default().to_owned(), abilities_of(printer)))
}

/// The queues of a CUPS server.
pub(super) fn queues(server: &str, patience: DevicePatience) -> Result<Vec<Queue>, Unheard> {
    let asked = ["printer-name", "printer-info", "document-format-supported", "printer-resolution-default"];
    let request = Request::new(Operation::CupsGetPrinters).texts(Kind::Keyword, "requested-attributes", &asked);
    let answer = send(server, request.finish(b""), patience)?;
    let queue = |printer: &[Attribute]| {
        let id = texts(printer, "printer-name").next().filter(|name| !name.is_empty() && !name.contains('/'))?;
        let info = texts(printer, "printer-info").find(|text| !text.is_empty()).unwrap_or(id);
        // The server's own address for it names the computer as others see it; it is asked where it was found.
        let uri = as_ipp(&format!("{}/printers/{id}", server.trim_end_matches('/')));
        Some(Queue { name: info.to_owned(), uri, abilities: abilities_of(printer) })
    };
    Ok(answer.of(Group::Printer).filter_map(queue).collect())
}

fn about_printer(uri: &str) -> Request {
    let asked = [
        "printer-state",
        "printer-state-reasons",
        "printer-is-accepting-jobs",
        "printer-info",
        "printer-name",
        "printer-make-and-model",
        "document-format-supported",
        "printer-resolution-default",
        "media-col-ready",
    ];
    operation(Operation::GetPrinterAttributes, uri).texts(Kind::Keyword, "requested-attributes", &asked)
}

/// A request to a printer, which names it and who asks. No person's name leaves the desk.
fn operation(operation: Operation, uri: &str) -> Request {
    Request::new(operation).text(Kind::Uri, "printer-uri", &as_ipp(uri))
}

fn abilities_of(printer: &[Attribute]) -> PrinterAbilities {
    let takes: Vec<&str> = texts(printer, "document-format-supported").collect();
    let best_first = [LabelFormat::Zpl, LabelFormat::Pdf, LabelFormat::Png];
    let dpi = match values(printer, "printer-resolution-default").first() {
        Some(Value::Resolution(x, _)) => u32::try_from(*x).ok().filter(|dpi| (100..=2400).contains(dpi)),
        Some(_) | None => None,
    };
    PrinterAbilities {
        languages: best_first.into_iter().filter(|format| takes.contains(&mime(*format))).collect(),
        dpi,
        media_ready: values(printer, "media-col-ready").iter().filter_map(media).collect(),
        confirms: true,
        cancels: true,
    }
}

fn media(value: &Value) -> Option<Media> {
    let Value::Collection(media) = value else { return None };
    let Value::Collection(size) = values(media, "media-size").first()? else { return None };
    let tenths = |name| number(size, name).and_then(|hundredths| u32::try_from((hundredths + 5) / 10).ok());
    Some(Media { width: tenths("x-dimension")?, height: tenths("y-dimension")? })
}

fn troubles_of(printer: &[Attribute]) -> Troubles {
    let takes_jobs = values(printer, "printer-is-accepting-jobs").first() != Some(&Value::Boolean(false));
    reasons::troubles(number(printer, "printer-state"), texts(printer, "printer-state-reasons"), takes_jobs)
}

fn send(uri: &str, message: Vec<u8>, patience: DevicePatience) -> Result<Answer, Unheard> {
    let address = address(uri).ok_or(HttpError::BadAddress)?;
    let answer = http::post_to_device(&address, "application/ipp", message, patience)?;
    if matches!(answer.status, 401 | 403) {
        return Err(Unheard::Locked);
    }
    // A server that is none of ours answers with a page.
    let read = (answer.status == 200).then(|| Answer::read(&answer.body)).flatten();
    read.ok_or_else(|| {
        tracing::warn!(status = answer.status, "no answer in IPP");
        HttpError::Lost.into()
    })
}

impl IppPrinter {
    pub(super) fn new(setup: &PrinterSetup, uri: &str) -> Self {
        Self { name: setup.name.clone(), uri: uri.to_owned(), language: setup.language, takes: None }
    }

    /// A question, which changes nothing: whatever goes wrong, nothing was printed by it.
    fn ask(&self, request: Request) -> Result<Answer, PrintError> {
        let answer = send(&self.uri, request.finish(b""), DevicePatience::default());
        let answer = answer.map_err(|error| self.unheard(error))?;
        if answer.is_ok() { Ok(answer) } else { Err(self.refused(&answer)) }
    }

    fn unheard(&self, error: Unheard) -> PrintError {
        let name = self.name.clone();
        match error {
            Unheard::Line(error) => PrintError::NoAnswer { name, cause: io::Error::other(error) },
            Unheard::Locked => PrintError::Locked { name },
        }
    }

    fn refused(&self, answer: &Answer) -> PrintError {
        let unsupported: Vec<&str> =
            answer.of(Group::Unsupported).flatten().map(|attribute| attribute.name.as_str()).collect();
        let said = format!("status {:#06x} {}", answer.status, unsupported.join(" "));
        PrintError::Refused { name: self.name.clone(), said }
    }

    fn about_job(&self, what: Operation, number: i32) -> Request {
        let request = operation(what, &self.uri).number(Kind::Integer, "job-id", number);
        request.text(Kind::Name, "requesting-user-name", USER)
    }

    /// What is printed, and on what. The same for asking whether it would be taken.
    fn job(&self, what: Operation, payload: &Payload) -> Request {
        let request = operation(what, &self.uri)
            .text(Kind::Name, "requesting-user-name", USER)
            .text(Kind::Name, "job-name", &payload.file_stem)
            // An attribute that it does not know must not be dropped in silence: the paper would be another.
            .flag("ipp-attribute-fidelity", !self.language.is_program())
            .text(Kind::MimeType, "document-format", mime(payload.format))
            .group(Group::Job)
            .number(Kind::Integer, "copies", 1);
        // A label in the printer's own language says its paper itself.
        let page = payload.media.filter(|_| !payload.format.is_program());
        match page {
            Some(media) => request
                .text(Kind::Keyword, "print-scaling", "none")
                .media_col(hundredths(media.width), hundredths(media.height)),
            None => request,
        }
    }

    /// It says that it takes this format: a PDF must not reach a queue that passes bytes on as they are.
    fn takes(&mut self, format: LabelFormat) -> Result<bool, PrintError> {
        if self.takes.is_none() {
            let answer = self.ask(about_printer(&self.uri))?;
            let takes = texts(answer.first(Group::Printer), "document-format-supported").map(str::to_owned).collect();
            self.takes = Some(takes);
        }
        Ok(self.takes.iter().flatten().any(|taken| taken == mime(format)))
    }
}

/// Who prints: a desk, whoever stands at it.
const USER: &str = "envoi";

fn hundredths(tenths: u32) -> i32 {
    i32::try_from(tenths * 10).unwrap_or(i32::MAX)
}

impl Printer for IppPrinter {
    fn abilities(&mut self) -> Result<PrinterAbilities, PrintError> {
        let answer = self.ask(about_printer(&self.uri))?;
        Ok(abilities_of(answer.first(Group::Printer)))
    }

    fn status(&mut self) -> Result<PrinterReadiness, PrintError> {
        let answer = self.ask(about_printer(&self.uri))?;
        let printer = answer.first(Group::Printer);
        self.takes = Some(texts(printer, "document-format-supported").map(str::to_owned).collect());
        Ok(troubles_of(printer).readiness())
    }

    fn submit(&mut self, payload: &Payload, _: Heed<'_>) -> Result<Sent, PrintError> {
        payload.check()?;
        if payload.format != self.language || !self.takes(payload.format)? {
            return Err(PrintError::WrongFormat { name: self.name.clone(), format: payload.format });
        }
        // Asked before the bytes go out, a refusal is sure to have printed nothing.
        self.ask(self.job(Operation::ValidateJob, payload))?;
        let message = self.job(Operation::PrintJob, payload).finish(&payload.bytes);
        let interrupted = |error: HttpError| PrintError::Interrupted {
            name: self.name.clone(),
            sent: payload.bytes.len(),
            cause: io::Error::other(error),
        };
        let answer = match send(&self.uri, message, DevicePatience::default()) {
            Ok(answer) => answer,
            Err(error @ (Unheard::Locked | Unheard::Line(HttpError::NotSent { .. }))) => {
                return Err(self.unheard(error));
            }
            Err(Unheard::Line(error)) => return Err(interrupted(error)),
        };
        if !answer.is_ok() {
            return Err(self.refused(&answer));
        }
        let number = number(answer.first(Group::Job), "job-id").ok_or_else(|| interrupted(HttpError::Lost))?;
        Ok(Sent { state: JobState::Sending, job: Some(JobHandle::Numbered(number)) })
    }

    fn poll(&mut self, job: &JobHandle) -> Result<Progress, PrintError> {
        let JobHandle::Numbered(id) = job else {
            return Ok(Progress { state: JobState::SentUnconfirmed, troubles: Troubles::NONE });
        };
        let asked = ["job-state"];
        let request = self.about_job(Operation::GetJobAttributes, *id);
        let answer = self.ask(request.texts(Kind::Keyword, "requested-attributes", &asked))?;
        let state = match number(answer.first(Group::Job), "job-state") {
            Some(CANCELLED) => JobState::Cancelled,
            Some(ABORTED) => JobState::Failed,
            Some(COMPLETED) => JobState::Printed,
            Some(_) => JobState::Sending,
            None => return Err(self.unheard(HttpError::Lost.into())),
        };
        let held = matches!(number(answer.first(Group::Job), "job-state"), Some(HELD | STOPPED));
        let troubles = if state == JobState::Sending { self.status()?.troubles() } else { Troubles::NONE };
        let stopped = held && troubles.is_empty();
        let troubles = if stopped { crate::domain::PrinterTrouble::Stopped.into() } else { troubles };
        Ok(Progress { state, troubles })
    }

    fn cancel(&mut self, job: &JobHandle) -> Result<(), PrintError> {
        let JobHandle::Numbered(id) = job else { return Ok(()) };
        match self.ask(self.about_job(Operation::CancelJob, *id)) {
            Ok(_) => Ok(()),
            Err(PrintError::Refused { name, said }) => Err(PrintError::NotTakenBack { name, said }),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_always_written() {
        for (written, asked, inside) in [
            ("ipp://printer/ipp/print", "http://printer:631/ipp/print", "ipp://printer:631/ipp/print"),
            ("ipps://printer", "https://printer:631/", "ipps://printer:631/"),
            ("http://127.0.0.1:9631/printers/A", "http://127.0.0.1:9631/printers/A", "ipp://127.0.0.1:9631/printers/A"),
            ("ipp://[::1]/x", "http://[::1]:631/x", "ipp://[::1]:631/x"),
            ("ipp://[::1]:8631/x", "http://[::1]:8631/x", "ipp://[::1]:8631/x"),
        ] {
            assert_eq!(address(written).as_deref(), Some(asked), "{written}");
            assert_eq!(as_ipp(written), inside, "{written}");
        }
        for none in ["", "printer", "ftp://printer/", "ipp://", "socket://printer:9100"] {
            assert_eq!(address(none), None, "{none}");
        }
    }
}
