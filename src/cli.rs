//! The same station without a window.
//!
//! `envoi practice --out DIR` buys labels for a list of orders from the carrier in the box and leaves files; `envoi practice
//! serve` is that carrier as a process of its own. `envoi backup`, `restore` and `history` see to what is kept. `envoi label`
//! draws, grades and converts label files. What is printed is in the operator's language; clap's own help is English, the
//! language of command lines.

mod label;
mod orders;
mod practice;
mod upkeep;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;
use jiff::civil::Date;
use label::LabelCommand;

use crate::domain::ThemeChoice;
use crate::domain::World;
use crate::words::Lang;
use crate::words::Words;

/// What was asked for on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "envoi",
    version,
    about = "The shipping station of a packing desk",
    args_conflicts_with_subcommands = true
)]
pub struct Arguments {
    /// What to do without a window.
    #[command(subcommand)]
    command: Option<Command>,
    /// How the window opens.
    #[command(flatten)]
    pub window: WindowArguments,
}

/// How the window opens. Nothing of it is remembered.
#[derive(Args, Debug)]
pub struct WindowArguments {
    /// The language, such as fr or en
    #[arg(long, global = true, value_parser = language)]
    pub lang: Option<Lang>,
    /// Light, dark, or as the system has it
    #[arg(long)]
    pub theme: Option<ThemeArgument>,
    /// Zoom, such as 1.5 or 200%
    #[arg(long, value_parser = scale)]
    pub scale: Option<f32>,
    /// The window's size in pixels, such as 1280x800
    #[arg(long, value_parser = size)]
    pub size: Option<(f32, f32)>,
    /// Open the practice desk
    #[arg(long)]
    pub practice: bool,
}

/// A theme by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ThemeArgument {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Practise without a window: buy specimen labels for a list of orders and leave their files
    Practice(PracticeArguments),
    /// Copy everything into a folder and restore the copy for trial
    Backup {
        /// The folder; the one of the settings without it
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Bring everything back from a folder of backups
    Restore {
        /// The folder that Envoi writes backups into, or one backup in it
        from: PathBuf,
        /// The data folder; the usual one without it
        #[arg(long)]
        to: Option<PathBuf>,
        /// Put aside what the data folder holds; without it only an empty one is restored into
        #[arg(long)]
        move_aside: bool,
    },
    /// Draw, grade and convert label files
    #[command(subcommand)]
    Label(LabelCommand),
    /// Write the history as a list for a spreadsheet
    History {
        /// The file
        #[arg(long)]
        csv: PathBuf,
        /// The first day, such as 2026-01-01
        #[arg(long)]
        from: Option<Date>,
        /// The last day
        #[arg(long)]
        to: Option<Date>,
        /// Of the practice desk
        #[arg(long = "of-practice")]
        of_practice: bool,
    },
}

#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
struct PracticeArguments {
    #[command(subcommand)]
    command: Option<PracticeCommand>,
    /// The folder for labels, summary and books
    #[arg(long, required = true)]
    out: Option<PathBuf>,
    /// The orders, as CSV with a head line; three made-up ones without it
    #[arg(long)]
    orders: Option<PathBuf>,
    /// A practice carrier that runs as its own process (see `practice serve`)
    #[arg(long, value_name = "URL")]
    carrier: Option<String>,
}

#[derive(Debug, Subcommand)]
enum PracticeCommand {
    /// Be the practice carrier, on loopback, until killed
    Serve {
        /// The folder of the carrier's books
        #[arg(long)]
        ledger: PathBuf,
        /// The port; any free one without it
        #[arg(long, default_value_t = 0)]
        port: u16,
        /// Which system to be
        #[arg(long, value_enum, default_value_t = ServedArgument::Shipengine)]
        system: ServedArgument,
    },
}

/// A practice system by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ServedArgument {
    /// The carrier that sells labels
    Shipengine,
    /// The webhook that is told of labels
    Lateshipment,
    /// La Poste's Colissimo services
    Colissimo,
}

impl From<ThemeArgument> for ThemeChoice {
    fn from(theme: ThemeArgument) -> Self {
        match theme {
            ThemeArgument::System => Self::System,
            ThemeArgument::Light => Self::Light,
            ThemeArgument::Dark => Self::Dark,
        }
    }
}

/// What to do next.
pub enum Todo {
    /// Open the window.
    Window(WindowArguments),
    /// Nothing more; this is how it went.
    Done(ExitCode),
}

/// Reads the command line and does what needs no window.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Todo {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are errors to clap, and no failure to anybody.
            let code = if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
            if let Err(error) = error.print() {
                tracing::error!(%error, "nobody reads what is printed");
            }
            return Todo::Done(code);
        }
    };
    let lang = arguments.window.lang.unwrap_or_else(Lang::of_the_system);
    match arguments.command {
        None => Todo::Window(arguments.window),
        Some(Command::Practice(PracticeArguments { command: Some(serve), .. })) => {
            let PracticeCommand::Serve { ledger, port, system } = serve;
            Todo::Done(practice::serve(ledger, port, system))
        }
        Some(Command::Practice(PracticeArguments { command: None, out, orders, carrier })) => match out {
            Some(out) => Todo::Done(practice::run(lang, &out, orders.as_deref(), carrier)),
            None => Todo::Done(ExitCode::from(2)),
        },
        Some(Command::Backup { to }) => at_home(lang, |words, home| upkeep::back_up(words, home, to)),
        Some(Command::Restore { from, to, move_aside }) => {
            let may = if move_aside { upkeep::MoveAside::Yes } else { upkeep::MoveAside::No };
            match to {
                Some(to) => Todo::Done(upkeep::restore(Words::new(lang), &from, &to, may)),
                None => at_home(lang, |words, home| upkeep::restore(words, &from, home, may)),
            }
        }
        Some(Command::Label(command)) => Todo::Done(label::run(Words::new(lang), command)),
        Some(Command::History { csv, from, to, of_practice }) => at_home(lang, |words, home| {
            let world = if of_practice { World::Practice } else { World::Desk };
            upkeep::list(words, home, world, &csv, from, to)
        }),
    }
}

fn at_home(lang: Lang, act: impl FnOnce(Words, &Path) -> ExitCode) -> Todo {
    let words = Words::new(lang);
    Todo::Done(match home() {
        Some(home) => act(words, &home),
        None => {
            say_wrong(words.get("start-no-home"));
            ExitCode::FAILURE
        }
    })
}

fn say(text: &str) {
    if let Err(error) = writeln!(std::io::stdout(), "{text}") {
        tracing::warn!(%error, "nobody reads what is printed");
    }
}

fn say_wrong(text: &str) {
    if let Err(error) = writeln!(std::io::stderr(), "envoi: {text}") {
        tracing::warn!(%error, "nobody reads what is printed");
    }
}

/// The folder of everything that is remembered: `ENVOI_HOME`, else the system's place for a program's data.
pub fn home() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    if let Some(home) = std::env::var_os("ENVOI_HOME").filter(|home| !home.is_empty()) {
        return Some(PathBuf::from(home));
    }
    Some(etcetera::choose_base_strategy().ok()?.data_dir().join("envoi"))
}

fn language(text: &str) -> Result<Lang, String> {
    let codes = || Lang::all().iter().map(|lang| lang.code()).collect::<Vec<_>>().join(" or ");
    Lang::from_code(text).ok_or_else(codes)
}

fn scale(text: &str) -> Result<f32, String> {
    let (number, divisor) = text.strip_suffix('%').map_or((text, 1.0), |percent| (percent, 100.0));
    let scale: f32 = number.trim().parse().map_err(|_| "a number such as 1.5, or a percentage".to_owned())?;
    let scale = scale / divisor;
    if (0.5..=4.0).contains(&scale) { Ok(scale) } else { Err("between 0.5 and 4".to_owned()) }
}

fn size(text: &str) -> Result<(f32, f32), String> {
    let wrong = || "width and height such as 1280x800".to_owned();
    let (width, height) = text.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let side = |side: &str| side.trim().parse::<u16>().ok().filter(|side| *side >= 320).map(f32::from);
    Ok((side(width).ok_or_else(wrong)?, side(height).ok_or_else(wrong)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_makes_sense_to_clap() {
        use clap::CommandFactory as _;
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_window_opens_as_it_is_told() {
        let parse = |line: &str| Arguments::try_parse_from(line.split(' '));
        let window = parse("envoi --lang en --theme dark --scale 200% --size 1920x1080").expect("sound").window;
        assert_eq!((window.lang, window.scale, window.size), (Some(Lang::EN), Some(2.0), Some((1920.0, 1080.0))));
        assert!(parse("envoi --scale 20").is_err());
        assert!(parse("envoi --size 20").is_err());
        assert!(parse("envoi --lang tlh").is_err());
    }

    #[test]
    fn labels_are_graded_drawn_and_converted() {
        let parse = |line: &str| Arguments::try_parse_from(line.split(' ')).is_ok();
        assert!(parse("envoi label grade a.pdf b.zpl --dpi 300 --json --tracking 6A1"));
        assert!(parse("envoi label render a.pdf --out a.png --paper 105x148"));
        assert!(parse("envoi label convert a.pdf --to zpl --out a.zpl"));
        assert!(!parse("envoi label grade"));
        assert!(!parse("envoi label convert a.pdf --to gif --out a.gif"));
        assert!(!parse("envoi label render a.pdf --out a.png --dpi 5"));
    }

    #[test]
    fn practice_wants_a_folder_and_serving_wants_a_ledger() {
        let parse = |line: &str| Arguments::try_parse_from(line.split(' ')).is_ok();
        assert!(parse("envoi practice --out labels"));
        assert!(parse("envoi practice --out labels --orders orders.csv --lang fr"));
        assert!(parse("envoi practice serve --ledger books"));
        assert!(!parse("envoi practice"));
        assert!(!parse("envoi practice serve"));
    }
}
