//! Envoi's way in: the command line, then the window or what needs none.

use std::process::ExitCode;

use envoi::cli;

fn main() -> ExitCode {
    // What went on, for whoever asks with ENVOI_LOG; never a secret, an address or a body.
    let filter = tracing_subscriber::EnvFilter::try_from_env("ENVOI_LOG");
    tracing_subscriber::fmt()
        .with_env_filter(filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("error")))
        .with_writer(std::io::stderr)
        .init();
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
