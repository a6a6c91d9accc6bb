//! A printer behind a network port, 9100 as a rule: bytes in, paper out, and hardly a word back.
//!
//! One connection a job, closed at once: such printers serve one caller at a time. The port confirms nothing, so the best that
//! is ever said is "sent".

use std::io;
use std::io::Read as _;
use std::io::Write as _;
use std::net::Shutdown;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::net::ToSocketAddrs as _;
use std::time::Duration;
use std::time::Instant;

use super::Payload;
use super::PrintError;
use super::Printer;
use crate::domain::JobState;
use crate::domain::LabelFormat;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::PrinterTrouble;
use crate::waiting::at_most;

/// Sends each label over a connection of its own.
pub(super) struct RawPrinter {
    name: String,
    host: String,
    port: u16,
    language: LabelFormat,
    patience: Patience,
    look_up: LookUp,
}

/// How a host's name becomes addresses.
type LookUp = fn(&str, u16) -> io::Result<Vec<SocketAddr>>;

/// How long to wait for a printer.
#[derive(Clone, Copy)]
struct Patience {
    /// For a connection.
    connect: Duration,
    /// For it to take more bytes: a printer without paper takes none.
    write: Duration,
    /// For it to close after the last byte.
    close: Duration,
    /// For what it says of itself.
    status: Duration,
}

impl Patience {
    const REAL: Self = Self {
        connect: Duration::from_secs(3),
        write: Duration::from_secs(15),
        close: Duration::from_secs(1),
        status: Duration::from_secs(1),
    };
}

impl RawPrinter {
    pub(super) fn new(setup: &PrinterSetup, host: &str, port: u16) -> Self {
        Self {
            name: setup.name.clone(),
            // People write `[::1]` as browsers do.
            host: host.trim().trim_start_matches('[').trim_end_matches(']').to_owned(),
            port,
            language: setup.language,
            patience: Patience::REAL,
            look_up: |host, port| Ok((host, port).to_socket_addrs()?.collect()),
        }
    }

    fn call(&self) -> Result<TcpStream, PrintError> {
        self.connect().map_err(|cause| PrintError::NoAnswer { name: self.name.clone(), cause })
    }

    /// Tries each address of the host until time is up.
    fn connect(&self) -> io::Result<TcpStream> {
        let end = Instant::now() + self.patience.connect;
        let mut last = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
        for address in self.addresses(end)? {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(io::ErrorKind::TimedOut.into());
            }
            match TcpStream::connect_timeout(&address, left) {
                Ok(stream) => {
                    stream.set_write_timeout(Some(self.patience.write))?;
                    return Ok(stream);
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// The addresses of the host. The system's look-up has no limit of its own: a name server that is gone takes half a minute.
    fn addresses(&self, end: Instant) -> io::Result<Vec<SocketAddr>> {
        let (host, port, look_up) = (self.host.clone(), self.port, self.look_up);
        let left = end.saturating_duration_since(Instant::now());
        at_most(left, "look-up", move || look_up(&host, port)).unwrap_or_else(|| Err(io::ErrorKind::TimedOut.into()))
    }

    /// The three lines of `~HS`, or as much of them as comes in time.
    fn host_status(&self, stream: &mut TcpStream) -> io::Result<Vec<u8>> {
        const LINES: usize = 3;
        const MOST: usize = 4096;
        stream.write_all(b"~HS\r\n")?;
        let end = Instant::now() + self.patience.status;
        let mut answer = Vec::new();
        while answer.iter().filter(|byte| **byte == ETX).count() < LINES && answer.len() < MOST {
            match read_before(stream, end)? {
                Some(bytes) if !bytes.is_empty() => answer.extend(bytes),
                Some(_) | None => break,
            }
        }
        Ok(answer)
    }
}

impl Printer for RawPrinter {
    fn status(&mut self) -> Result<PrinterReadiness, PrintError> {
        let mut stream = self.call()?;
        let said = match self.language {
            // A printer that is busy printing, or is no Zebra, says nothing; it did take the call.
            LabelFormat::Zpl => self.host_status(&mut stream).ok().and_then(|answer| read_host_status(&answer)),
            LabelFormat::Pdf
            | LabelFormat::Png
            | LabelFormat::Jpeg
            | LabelFormat::Gif
            | LabelFormat::Tspl
            | LabelFormat::Epl
            | LabelFormat::Pwg => None,
        };
        Ok(said.unwrap_or(PrinterReadiness::Ready))
    }

    fn submit(&mut self, payload: &Payload) -> Result<JobState, PrintError> {
        payload.check()?;
        if payload.format != self.language {
            return Err(PrintError::WrongFormat { name: self.name.clone(), format: payload.format });
        }
        let mut stream = self.call()?;
        let mut sent = 0;
        let outcome =
            send(&mut stream, &payload.bytes, &mut sent).and_then(|()| see_out(&mut stream, self.patience.close));
        match outcome {
            Ok(()) => Ok(JobState::SentUnconfirmed),
            Err(cause) => Err(PrintError::Interrupted { name: self.name.clone(), sent, cause }),
        }
    }
}

/// Writes all of it, giving up when the printer takes nothing for as long as the stream's write timeout.
fn send(stream: &mut TcpStream, bytes: &[u8], sent: &mut usize) -> io::Result<()> {
    while *sent < bytes.len() {
        match stream.write(&bytes[*sent..]) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => *sent += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Says that nothing more comes and waits a little for the printer to close. Writing alone would not notice a printer that hung
/// up half-way: the system takes bytes that it can no longer deliver. Whatever the printer says is drained and dropped, since
/// closing with words unread would cut off its reading, too.
fn see_out(stream: &mut TcpStream, patience: Duration) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    let end = Instant::now() + patience;
    while let Some(bytes) = read_before(stream, end)? {
        if bytes.is_empty() {
            return Ok(());
        }
    }
    Ok(())
}

/// Some bytes; no bytes at the end of the stream; none when the time is up.
fn read_before(stream: &mut TcpStream, end: Instant) -> io::Result<Option<Vec<u8>>> {
    let mut buffer = [0; 512];
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(None);
        }
        stream.set_read_timeout(Some(left))?;
        match stream.read(&mut buffer) {
            Ok(count) => return Ok(Some(buffer[..count].to_vec())),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        }
    }
}

const STX: u8 = 2;
const ETX: u8 = 3;

/// Reads a Zebra's answer to `~HS`: lines of comma-separated numbers between STX and ETX. In the first, the second field is
/// "no paper" and the third "paused"; in the second line, the third is "head up" and the fourth "no ribbon". None if it is
/// anything else.
fn read_host_status(answer: &[u8]) -> Option<PrinterReadiness> {
    let text = std::str::from_utf8(answer).ok()?;
    let lines: Vec<Vec<&str>> = text
        .split(char::from(STX))
        .skip(1)
        .map(|line| line.split(char::from(ETX)).next().unwrap_or_default().split(',').map(str::trim).collect())
        .collect();
    let [first, second, ..] = lines.as_slice() else { return None };
    let flag = |line: &[&str], field: usize| match *line.get(field)? {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    };
    let found = [
        (flag(second, 2)?, PrinterTrouble::HeadOpen),
        (flag(first, 1)?, PrinterTrouble::PaperOut),
        (flag(second, 3)?, PrinterTrouble::RibbonOut),
        (flag(first, 2)?, PrinterTrouble::Paused),
    ];
    let trouble = found.into_iter().find_map(|(raised, trouble)| raised.then_some(trouble));
    Some(trouble.map_or(PrinterReadiness::Ready, PrinterReadiness::NeedsHand))
}

#[cfg(test)]
mod tests;
