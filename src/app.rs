//! The window: applies events, draws, sends commands, and knows nothing else.

use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

use eframe::egui;
use jiff::Zoned;

use crate::cli;
use crate::cli::WindowArguments;
use crate::command::Command;
use crate::command::Event;
use crate::domain::ThemeChoice;
use crate::domain::World;
use crate::session::News;
use crate::session::Session;
use crate::store::InstanceError;
use crate::ui;
use crate::words::Lang;
use crate::words::Words;
use crate::worker::Options;
use crate::worker::StartError;
use crate::worker::Worker;

/// The desk in its window.
pub struct App {
    session: Session,
    worker: Worker,
    events: mpsc::Receiver<Event>,
    commands: Vec<Command>,
    forced_theme: Option<ThemeChoice>,
    forced_zoom: Option<f32>,
    title: String,
}

/// Opens the window and stays until it is closed.
pub fn run(arguments: &WindowArguments) -> ExitCode {
    let words = Words::new(arguments.lang.unwrap_or_else(Lang::of_the_system));
    let (width, height) = arguments.size.unwrap_or((1280.0, 800.0));
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("ch.envoi.Envoi")
        .with_title(words.get("app-name"))
        .with_icon(ui::window_icon())
        .with_inner_size([width, height])
        .with_min_inner_size([320.0, 320.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let opened = eframe::run_native(
        "envoi",
        options,
        Box::new(|creation| {
            let ctx = &creation.egui_ctx;
            match start_worker(ctx) {
                Ok((worker, events)) => Ok(Box::new(App::new(ctx, worker, events, words, arguments))),
                Err(sentence) => {
                    ui::theme::install(ctx);
                    tracing::error!(sentence, "the station cannot start");
                    Ok(Box::new(Refusal { words, sentence: words.get(sentence) }))
                }
            }
        }),
    );
    match opened {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "no window can be opened here; `envoi practice --out DIR` needs none");
            ExitCode::FAILURE
        }
    }
}

/// Starts the background; the id of the sentence that says why not.
fn start_worker(ctx: &egui::Context) -> Result<(Worker, mpsc::Receiver<Event>), &'static str> {
    let root = cli::home().ok_or("start-no-home")?;
    let mut options = Options::new(root);
    let ctx = ctx.clone();
    options.wake = Box::new(move || wake(&ctx));
    Worker::start(options).map_err(|error| {
        tracing::error!(%error, "the background did not start");
        match error {
            StartError::Instance(InstanceError::AlreadyRunning) => "start-already-running",
            StartError::Instance(InstanceError::Unusable(_)) => "start-folder-unusable",
            StartError::Store(_) | StartError::Thread(_) => "start-records-unusable",
        }
    })
}

#[expect(clippy::disallowed_methods, reason = "this is the one place where something happened to draw")]
fn wake(ctx: &egui::Context) {
    ctx.request_repaint();
}

impl App {
    /// A desk on a background that was started for it.
    pub fn new(
        ctx: &egui::Context,
        worker: Worker,
        events: mpsc::Receiver<Event>,
        words: Words,
        arguments: &WindowArguments,
    ) -> Self {
        ui::theme::install(ctx);
        let mut session = Session::new(words, Zoned::now());
        session.forced_language = arguments.lang;
        let mut commands = Vec::new();
        session.open_world(if arguments.practice { World::Practice } else { World::Desk }, &mut commands);
        Self {
            session,
            worker,
            events,
            commands,
            forced_theme: arguments.theme.map(ThemeChoice::from),
            forced_zoom: arguments.scale,
            title: String::new(),
        }
    }

    fn send_commands(&mut self) {
        for command in std::mem::take(&mut self.commands) {
            if let Err(failure) = self.worker.send(command) {
                self.session.tell(News::Failed(failure));
            }
        }
    }

    fn dress(&mut self, ctx: &egui::Context) {
        let theme = match self.forced_theme.unwrap_or(self.session.settings.theme) {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        };
        ctx.set_theme(theme);
        let percent = self.session.settings.zoom_percent.map_or(1.0, |percent| f32::from(percent) / 100.0);
        ctx.set_zoom_factor(self.forced_zoom.unwrap_or(percent));
        let title = ui::window_title(&self.session);
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        while let Ok(event) = self.events.try_recv() {
            self.session.apply(event, &mut self.commands);
        }
        if let Some(due_ms) = self.session.tick(Zoned::now(), &mut self.commands) {
            ctx.request_repaint_after(Duration::from_millis(due_ms));
        }
        self.send_commands();
        self.dress(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let chosen =
            (self.session.settings.theme, self.session.settings.language.clone(), self.session.settings.zoom_percent);
        ui::desk_ui(ui, &mut self.session, &mut self.commands);
        let now =
            (self.session.settings.theme, self.session.settings.language.clone(), self.session.settings.zoom_percent);
        if chosen != now {
            // What was just chosen on screen wins over the command line.
            (self.forced_theme, self.forced_zoom, self.session.forced_language) = (None, None, None);
            wake(ui.ctx());
        }
        self.send_commands();
        if let Some(due_ms) = self.session.tick(Zoned::now(), &mut self.commands) {
            ui.ctx().request_repaint_after(Duration::from_millis(due_ms));
        }
    }
}

/// A window that only says why there is no desk in it.
struct Refusal {
    words: Words,
    sentence: &'static str,
}

impl eframe::App for Refusal {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        if ui::refusal_ui(ui, self.words, self.sentence) {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}
