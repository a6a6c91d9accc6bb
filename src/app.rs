//! The window: applies events, draws, sends commands, and knows nothing else.

mod keys;
mod scanner;

use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

use eframe::egui;
use jiff::Zoned;

use crate::command::Command;
use crate::command::Event;
use crate::domain::ThemeChoice;
use crate::domain::World;
use crate::session::Session;
use crate::ui;
use crate::words::Lang;
use crate::words::Words;
use crate::worker::Options;
use crate::worker::Worker;

/// The desk in its window.
pub struct App {
    session: Session,
    /// Gone once the window closes.
    worker: Option<Worker>,
    events: mpsc::Receiver<Event>,
    commands: Vec<Command>,
    forced_theme: Option<ThemeChoice>,
    forced_zoom: Option<f32>,
    title: String,
    keys: keys::Queue,
    scanner: scanner::Scanner,
    full_screen: bool,
}

/// How the window opens. What was given here wins over the settings and is not remembered.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The folder of everything that is remembered.
    pub home: Option<PathBuf>,
    /// The language.
    pub lang: Option<Lang>,
    /// Light or dark.
    pub theme: Option<ThemeChoice>,
    /// Zoom, 1 being the design's own size.
    pub scale: Option<f32>,
    /// Width and height in pixels.
    pub size: Option<(f32, f32)>,
    /// Open the practice desk.
    pub practice: bool,
}

/// How long a window that closes waits for what it has just asked for.
const CLOSING: Duration = Duration::from_secs(2);

/// Opens the window and stays until it is closed.
pub fn run(opening: &Opening) -> ExitCode {
    let words = Words::new(opening.lang.unwrap_or_else(Lang::of_the_system));
    let (width, height) = opening.size.unwrap_or((1280.0, 800.0));
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
            match start_worker(ctx, opening.home.as_deref()) {
                Ok((worker, events)) => Ok(Box::new(App::new(ctx, worker, events, words, opening))),
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
fn start_worker(ctx: &egui::Context, root: Option<&Path>) -> Result<(Worker, mpsc::Receiver<Event>), &'static str> {
    let root = root.ok_or("start-no-home")?.to_path_buf();
    let mut options = Options::new(root);
    let ctx = ctx.clone();
    options.wake = Box::new(move || wake(&ctx));
    Worker::start(options).map_err(|error| {
        tracing::error!(%error, "the background did not start");
        error.id()
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
        opening: &Opening,
    ) -> Self {
        ui::theme::install(ctx);
        let mut session = Session::new(words, Zoned::now());
        session.forced_language = opening.lang;
        let mut commands = Vec::new();
        session.open_world(if opening.practice { World::Practice } else { World::Desk }, &mut commands);
        Self {
            session,
            worker: Some(worker),
            events,
            commands,
            forced_theme: opening.theme,
            forced_zoom: opening.scale,
            title: String::new(),
            keys: keys::Queue::default(),
            scanner: scanner::Scanner::default(),
            full_screen: false,
        }
    }

    fn send_commands(&mut self) {
        for command in std::mem::take(&mut self.commands) {
            let Some(worker) = &self.worker else { return };
            if let Err(answer) = worker.send(command) {
                self.session.apply(*answer, &mut self.commands);
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
        let wanted = self.forced_zoom.unwrap_or(percent);
        ctx.set_zoom_factor(if self.session.is_packing() { ui::packing_zoom(ctx, wanted) } else { wanted });
        if self.session.is_packing() != self.full_screen {
            self.full_screen = self.session.is_packing();
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(self.full_screen));
        }
        let title = ui::window_title(&self.session);
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        let aim = if ui::takes_codes(ctx) { scanner::Aim::Field } else { scanner::Aim::Station };
        let now = input.time.unwrap_or_else(|| ctx.input(|input| input.time));
        let came = input.events.len();
        let (events, scan) = self.scanner.look(std::mem::take(&mut input.events), now, aim);
        if events.len() > came {
            // What was held back is drawn as if it had only just come: one more frame shows what it did.
            wake(ctx);
        }
        input.events = events;
        if let Some(code) = scan {
            self.session.scanned(&code, &mut self.commands);
            wake(ctx);
        }
        if let Some(seconds) = self.scanner.waits() {
            ctx.request_repaint_after(Duration::from_secs_f64(seconds));
        }
        if self.keys.take_a_step(&mut input.events) {
            wake(ctx);
        }
    }

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
        // `cargo bench` counts these: an idle desk has none.
        tracing::trace!(world = ?self.session.world, "frame given");
    }

    /// What was typed a moment ago waits to be kept: the window does not take it along.
    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.session.keep_draft_now(&mut self.commands);
        self.send_commands();
        if let Some(worker) = self.worker.take() {
            worker.finish_within(CLOSING);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_just_before_the_window_closes_is_kept() {
        let home = tempfile::tempdir().unwrap();
        let mut app = practising(home.path());
        let now = Zoned::now();
        app.session.tick(now.clone(), &mut app.commands);
        app.session.ship.draft.consignee.name = "Camille Roussel".to_owned();
        app.session.edited();
        app.session.tick(now, &mut app.commands);
        assert!(!app.commands.iter().any(|command| matches!(command, Command::Book(_))), "typing has not rested yet");
        eframe::App::on_exit(&mut app, None);
        drop(app);

        let mut app = practising(home.path());
        while app.session.ship.draft.consignee.name.is_empty() {
            take_in(&mut app);
        }
        assert_eq!(app.session.ship.draft.consignee.name, "Camille Roussel");
    }

    fn practising(home: &Path) -> App {
        let mut options = Options::new(home.to_path_buf());
        options.keyring = false;
        let (worker, events) = Worker::start(options).unwrap();
        let opening = Opening { practice: true, ..Opening::default() };
        let mut app = App::new(&egui::Context::default(), worker, events, Words::new(Lang::EN), &opening);
        app.send_commands();
        while app.session.account().is_none() {
            take_in(&mut app);
        }
        app
    }

    /// Waits for what the background says next.
    fn take_in(app: &mut App) {
        let event = app.events.recv_timeout(Duration::from_secs(60)).unwrap();
        app.session.apply(event, &mut app.commands);
        app.send_commands();
    }
}
