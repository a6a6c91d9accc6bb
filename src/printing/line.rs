//! The two lines that bytes go down to a label printer: a network port and a device of this computer.
//!
//! A line is opened for one job or one question and closed at once: such printers serve one caller at a time. Knows no language.

use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::Read as _;
use std::io::Write as _;
use std::net::Shutdown;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::waiting::at_most;

/// An open line.
pub(super) trait Line {
    /// Takes some of the bytes, waiting no longer than this for room; nothing when there is none.
    fn take(&mut self, bytes: &[u8], patience: Duration) -> io::Result<usize>;

    /// Some bytes; no bytes at the end of the line; none when the time is up.
    fn hear(&mut self, end: Instant) -> io::Result<Option<Vec<u8>>>;

    /// Says that nothing more comes and waits a little for the other side to say so too.
    fn end(&mut self, patience: Duration) -> io::Result<()>;
}

/// Where a line leads.
pub(super) trait Way: Send {
    /// Opens a line, within this time.
    fn open(&self, patience: Duration) -> io::Result<Box<dyn Line>>;
}

/// How a host's name becomes addresses.
pub(super) type LookUp = fn(&str, u16) -> io::Result<Vec<SocketAddr>>;

/// A network port, 9100 as a rule.
pub(super) struct Port {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) look_up: LookUp,
}

/// A device of this computer, `/dev/usb/lp0` as a rule.
pub(super) struct Device {
    pub(super) path: PathBuf,
}

impl Way for Port {
    /// Tries each address of the host until time is up.
    fn open(&self, patience: Duration) -> io::Result<Box<dyn Line>> {
        let end = Instant::now() + patience;
        let mut last = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
        for address in self.addresses(end)? {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(io::ErrorKind::TimedOut.into());
            }
            match TcpStream::connect_timeout(&address, left) {
                Ok(stream) => {
                    // A question of a few bytes must not wait for more.
                    stream.set_nodelay(true)?;
                    return Ok(Box::new(stream));
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }
}

impl Port {
    /// The addresses of the host. The system's look-up has no limit of its own: a name server that is gone takes half a minute.
    fn addresses(&self, end: Instant) -> io::Result<Vec<SocketAddr>> {
        let (host, port, look_up) = (self.host.clone(), self.port, self.look_up);
        let left = end.saturating_duration_since(Instant::now());
        at_most(left, "look-up", move || look_up(&host, port)).unwrap_or_else(|| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl Line for TcpStream {
    fn take(&mut self, bytes: &[u8], patience: Duration) -> io::Result<usize> {
        self.set_write_timeout(Some(patience.max(Duration::from_millis(1))))?;
        match self.write(bytes) {
            Err(error) if is_pause(&error) => Ok(0),
            Ok(0) if !bytes.is_empty() => Err(io::ErrorKind::WriteZero.into()),
            outcome => outcome,
        }
    }

    fn hear(&mut self, end: Instant) -> io::Result<Option<Vec<u8>>> {
        let mut buffer = [0; 512];
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(None);
            }
            self.set_read_timeout(Some(left))?;
            match self.read(&mut buffer) {
                Ok(count) => return Ok(Some(buffer[..count].to_vec())),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
                Err(error) if is_pause(&error) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
    }

    /// Writing alone would not notice a printer that hung up half-way: the system takes bytes that it can no longer deliver.
    /// Whatever the printer says is drained and dropped, since closing with words unread would cut off its reading, too.
    fn end(&mut self, patience: Duration) -> io::Result<()> {
        self.shutdown(Shutdown::Write)?;
        let end = Instant::now() + patience;
        while let Some(bytes) = self.hear(end)? {
            if bytes.is_empty() {
                return Ok(());
            }
        }
        Ok(())
    }
}

impl Way for Device {
    fn open(&self, patience: Duration) -> io::Result<Box<dyn Line>> {
        let end = Instant::now() + patience;
        loop {
            match open_device(&self.path) {
                Ok(file) => return Ok(Box::new(file)),
                // One holder at a time: another program is through soon.
                Err(error) if error.kind() == io::ErrorKind::ResourceBusy && Instant::now() < end => {
                    thread::sleep(LOOK_AGAIN);
                }
                Err(error) => return Err(error),
            }
        }
    }
}

/// A device says nothing of its own accord when it has room or words: it is looked at again.
const LOOK_AGAIN: Duration = Duration::from_millis(15);

/// Without waiting: a printer without paper would hold whoever writes to it for as long as it likes.
fn open_device(path: &std::path::Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(target_os = "linux")]
    {
        /// Linux's own numbers on the processors that Envoi is built for.
        const O_NONBLOCK: i32 = 0o4000;
        const O_NOCTTY: i32 = 0o400;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, O_NONBLOCK | O_NOCTTY);
    }
    options.open(path)
}

impl Line for File {
    fn take(&mut self, bytes: &[u8], patience: Duration) -> io::Result<usize> {
        // What the kernel's driver passes on at once.
        const PIECE: usize = 8192;
        let end = Instant::now() + patience;
        let piece = &bytes[..bytes.len().min(PIECE)];
        loop {
            match self.write(piece) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
                Err(error) if !is_pause(&error) => return Err(error),
                Ok(count) if count > 0 => return Ok(count),
                Ok(_) | Err(_) if Instant::now() >= end => return Ok(0),
                Ok(_) | Err(_) => thread::sleep(LOOK_AGAIN),
            }
        }
    }

    fn hear(&mut self, end: Instant) -> io::Result<Option<Vec<u8>>> {
        let mut buffer = [0; 512];
        loop {
            match self.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
                Err(error) if !is_pause(&error) => return Err(error),
                Ok(count) if count > 0 => return Ok(Some(buffer[..count].to_vec())),
                // A device has no end: nothing read is nothing said yet.
                Ok(_) | Err(_) if Instant::now() >= end => return Ok(None),
                Ok(_) | Err(_) => thread::sleep(LOOK_AGAIN),
            }
        }
    }

    fn end(&mut self, _: Duration) -> io::Result<()> {
        self.flush()
    }
}

fn is_pause(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}
