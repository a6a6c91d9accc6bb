//! Envoi's way in: the command line, then the window or what needs none.

use std::process::ExitCode;

use envoi::cli;

fn main() -> ExitCode {
    // What went on, in the data folder; never a secret, a person or a body.
    envoi::log::begin(cli::home().as_deref());
    match cli::run(std::env::args_os()) {
        cli::Todo::Done(code) => code,
        cli::Todo::Window(arguments) => open_window(&arguments),
    }
}

#[cfg(feature = "window")]
fn open_window(arguments: &cli::WindowArguments) -> ExitCode {
    envoi::app::run(&envoi::app::Opening {
        home: cli::home(),
        lang: arguments.lang,
        theme: arguments.theme.map(Into::into),
        scale: arguments.scale,
        size: arguments.size,
        practice: arguments.practice,
    })
}

#[cfg(not(feature = "window"))]
fn open_window(_: &cli::WindowArguments) -> ExitCode {
    tracing::error!("this Envoi was built without its window: try `envoi practice --out DIR`");
    ExitCode::FAILURE
}
