//! What went on, for whoever has to find out: files in the data folder, and the last lines in memory.
//!
//! Redacted by type: a number and a truth are written as they are; a text only under a name from a short list, whose values are
//! ids, paths of an API and errors of our own; every other value is left out. What crates say that are not ours stays out of the
//! file. A panic is written with its place and never with its words.

use std::collections::VecDeque;
use std::fmt;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;

use tracing::Event;
use tracing::Level;
use tracing::Subscriber;
use tracing::field::Field;
use tracing::field::Visit;
use tracing_appender::rolling::RollingFileAppender;
use tracing_appender::rolling::Rotation;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::Layer;
use tracing_subscriber::Registry;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::Context;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// So many days are kept.
const DAYS: usize = 7;

/// No day's file grows beyond this: a fault that repeats itself says nothing new.
const LARGEST: u64 = 8 << 20;

/// So many lines are remembered for whoever helps.
const REMEMBERED: usize = 30;

/// The names under which a text is written. Their values are ids and words of our own.
const NAMES: &[&str] = &[
    "message", "error", "intent", "account", "id", "table", "mishap", "method", "path", "label", "place", "thread",
    "sentence",
];

static LAST: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// Begins to log: into files below `home`, and, as `ENVOI_LOG` asks, to the standard error.
pub fn begin(home: Option<&Path>) {
    let filter = EnvFilter::try_from_env("ENVOI_LOG").unwrap_or_else(|_| EnvFilter::new("error"));
    let shown = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_filter(filter);
    let file = Mutex::new(LogFile { home: home.map(Path::to_path_buf), ..LogFile::default() });
    let begun = Registry::default().with(shown).with(Redacted { file }.with_filter(LevelFilter::INFO)).try_init();
    if begun.is_ok() {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            let current = std::thread::current();
            let thread = current.name().unwrap_or_default();
            tracing::error!(place, thread, "a panic");
        }));
    }
}

/// The last lines of trouble, the oldest first.
pub fn last_lines() -> Vec<String> {
    LAST.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
}

/// Writes a line for each event of ours, with what may be written.
struct Redacted {
    file: Mutex<LogFile>,
}

/// The day's file. Opened with its first line: before the first start there is no folder, and none is made for a log.
#[derive(Default)]
struct LogFile {
    home: Option<PathBuf>,
    appender: Option<RollingFileAppender>,
    day: i64,
    written: u64,
}

impl<S: Subscriber> Layer<S> for Redacted {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let about = event.metadata();
        if !about.target().starts_with("envoi") || *about.level() > Level::INFO {
            return;
        }
        let mut line = Line::default();
        event.record(&mut line);
        let now = jiff::Timestamp::now();
        let text = format!("{} {} {}{}", now.strftime("%Y-%m-%dT%H:%M:%SZ"), about.level(), about.target(), line.text);
        if *about.level() <= Level::WARN {
            let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
            if last.len() == REMEMBERED {
                last.pop_front();
            }
            last.push_back(text.clone());
        }
        self.file.lock().unwrap_or_else(PoisonError::into_inner).write(&text, now.as_second() / 86_400);
    }
}

impl LogFile {
    /// A log that cannot be written is no reason to stop: there is nobody to tell.
    fn write(&mut self, text: &str, day: i64) {
        use std::io::Write as _;
        if self.day != day {
            (self.day, self.written) = (day, 0);
        }
        self.written += text.len() as u64;
        if self.written > LARGEST {
            return;
        }
        if self.appender.is_none() {
            self.appender = self.home.as_deref().filter(|home| home.is_dir()).and_then(appender_in);
        }
        if let Some(appender) = &mut self.appender {
            let _ = writeln!(appender, "{text}");
        }
    }
}

fn appender_in(home: &Path) -> Option<RollingFileAppender> {
    let folder = home.join("log");
    std::fs::create_dir_all(&folder).ok()?;
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .max_log_files(DAYS)
        .filename_prefix("envoi")
        .filename_suffix("log");
    appender.build(folder).ok()
}

/// One event as it may be written.
#[derive(Default)]
struct Line {
    text: String,
}

impl Line {
    fn add(&mut self, field: &Field, value: &dyn fmt::Display) {
        use fmt::Write as _;
        // Writing into a text never fails.
        let _ = match field.name() {
            "message" => write!(self.text, " {value}"),
            name => write!(self.text, " {name}={value}"),
        };
    }
}

impl Visit for Line {
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.add(field, &value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.add(field, &value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.add(field, &value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if NAMES.contains(&field.name()) {
            self.add(field, &value.replace(char::is_control, " "));
        } else {
            self.add(field, &"…");
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if NAMES.contains(&field.name()) {
            self.add(field, &format!("{value:?}").replace(char::is_control, " "));
        } else {
            self.add(field, &"…");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_ids_and_numbers_and_nothing_that_was_typed() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = Mutex::new(LogFile { home: Some(folder.path().to_path_buf()), ..LogFile::default() });
        let log = Registry::default().with(Redacted { file });
        tracing::subscriber::with_default(log, || {
            let name = "Zéphyrine Quasiment";
            tracing::error!(intent = "0191-a", status = 400, name, who = ?name, "refused");
            tracing::info!(target: "hyper", "{name} in somebody else's words");
            tracing::debug!("too fine");
        });
        let file =
            std::fs::read_dir(folder.path().join("log")).expect("a folder").next().expect("a file").expect("read");
        let text = std::fs::read_to_string(file.path()).expect("read");
        assert!(text.contains("refused intent=0191-a status=400 name=… who=…"), "{text}");
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(last_lines().iter().any(|line| line.contains("0191-a")));
    }
}
