//! Setting a printer up: a folder that something watches, or a label printer on the network.

use std::path::PathBuf;

use crate::command::Command;
use crate::command::Remote;
use crate::domain::LabelFormat;
use crate::domain::PrintShift;
use crate::domain::PrinterId;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::PrinterWay;

use super::PaperDesk;
use super::Session;

/// The printer's form.
#[derive(Debug)]
pub struct PrinterDesk {
    /// The printer that is being changed; none for a new one.
    pub changes: Option<PrinterId>,
    /// The form is open.
    pub open: bool,
    /// What it is called here.
    pub name: String,
    /// How it is reached.
    pub way: PrinterWayChoice,
    /// The folder's path.
    pub path: String,
    /// Host, with or without a port.
    pub host: String,
    /// What it takes.
    pub language: LabelFormat,
    /// Dots to the inch.
    pub dpi: u32,
    /// How its test label asked for everything to be moved.
    pub shift: PrintShift,
    /// What is loaded, and how a label is put on it.
    pub paper: PaperDesk,
    /// The operator has tried to save.
    pub tried: bool,
}

/// What a folder is being picked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PicksFor {
    /// For a printer.
    #[default]
    Printer,
    /// For copies of everything.
    Backup,
}

/// The ways of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PrinterWayChoice {
    /// A folder.
    #[default]
    Folder,
    /// A network port.
    Raw,
}

/// The port that label printers listen at.
const RAW_PORT: u16 = 9100;

impl Default for PrinterDesk {
    fn default() -> Self {
        Self {
            changes: None,
            open: false,
            name: String::new(),
            way: PrinterWayChoice::Folder,
            path: String::new(),
            host: String::new(),
            language: LabelFormat::Pdf,
            dpi: 203,
            shift: PrintShift::default(),
            paper: PaperDesk::default(),
            tried: false,
        }
    }
}

impl PrinterDesk {
    /// The resolutions that label printers have.
    pub const DPIS: [u32; 3] = [203, 300, 600];

    /// The printer that the form describes, if it does.
    pub fn setup(&self) -> Option<PrinterSetup> {
        let name = self.name.trim();
        let way = match self.way {
            PrinterWayChoice::Folder => self.folder().map(|path| PrinterWay::Folder { path }),
            PrinterWayChoice::Raw => self.raw().map(|(host, port)| PrinterWay::Raw { host, port }),
        }?;
        let paper = self.paper.paper()?;
        (!name.is_empty()).then(|| PrinterSetup {
            id: self.changes.clone().unwrap_or_default(),
            name: name.to_owned(),
            way,
            language: self.language,
            dpi: self.dpi,
            shift: self.shift,
            paper,
        })
    }

    /// The folder, as an absolute path.
    pub fn folder(&self) -> Option<PathBuf> {
        let path = PathBuf::from(self.path.trim());
        path.is_absolute().then_some(path)
    }

    /// Host and port: `192.168.1.40`, `zebra:9101`, `[::1]:9100`.
    pub fn raw(&self) -> Option<(String, u16)> {
        let typed = self.host.trim();
        let (host, port) = match typed.rsplit_once(':') {
            // More than one colon without brackets is an address of its own, not a port.
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port.parse().ok()?),
            Some(_) | None => (typed, RAW_PORT),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let sound =
            !host.is_empty() && port > 0 && !host.chars().any(|c| c.is_whitespace() || c.is_control() || c == '/');
        sound.then(|| (host.to_owned(), port))
    }
}

impl Session {
    /// Opens the form for a new printer, or to change one.
    pub fn edit_printer(&mut self, setup: Option<&PrinterSetup>) {
        self.printer = match setup {
            None => PrinterDesk { open: true, ..PrinterDesk::default() },
            Some(setup) => {
                let (way, path, host) = match &setup.way {
                    PrinterWay::Folder { path } => {
                        (PrinterWayChoice::Folder, path.display().to_string(), String::new())
                    }
                    PrinterWay::Raw { host, port } if host.contains(':') => {
                        (PrinterWayChoice::Raw, String::new(), format!("[{host}]:{port}"))
                    }
                    PrinterWay::Raw { host, port } => (PrinterWayChoice::Raw, String::new(), format!("{host}:{port}")),
                };
                PrinterDesk {
                    changes: Some(setup.id.clone()),
                    open: true,
                    name: setup.name.clone(),
                    way,
                    path,
                    host,
                    language: setup.language,
                    dpi: setup.dpi,
                    shift: setup.shift,
                    paper: PaperDesk::of(setup.paper),
                    tried: false,
                }
            }
        };
    }

    /// Keeps the printer of the form; labels go to it from now on when it is the first.
    pub fn save_printer(&mut self, commands: &mut Vec<Command>) {
        self.printer.tried = true;
        let Some(setup) = self.printer.setup() else { return };
        let id = setup.id.clone();
        match self.settings.printers.iter_mut().find(|known| known.id == setup.id) {
            Some(known) => *known = setup,
            None => self.settings.printers.push(setup),
        }
        self.settings.label_printer.get_or_insert(id);
        self.printer = PrinterDesk::default();
        self.settings_changed(commands);
        self.ask_printer(commands);
        self.recheck();
    }

    /// Labels go to this printer from now on.
    pub fn use_printer(&mut self, id: &PrinterId, commands: &mut Vec<Command>) {
        self.settings.label_printer = Some(id.clone());
        self.settings_changed(commands);
        self.ask_printer(commands);
        self.recheck();
    }

    /// Papers beside the label go to this printer from now on.
    pub fn use_printer_for_papers(&mut self, id: &PrinterId, commands: &mut Vec<Command>) {
        self.settings.document_printer = Some(id.clone());
        self.settings_changed(commands);
    }

    /// Forgets a printer.
    pub fn remove_printer(&mut self, id: &PrinterId, commands: &mut Vec<Command>) {
        self.settings.printers.retain(|printer| printer.id != *id);
        if self.settings.label_printer.as_ref() == Some(id) {
            self.settings.label_printer = None;
        }
        if self.settings.document_printer.as_ref() == Some(id) {
            self.settings.document_printer = None;
        }
        self.settings.routes.retain(|route| route.printer.as_ref() != Some(id));
        self.settings_changed(commands);
        self.recheck();
    }

    /// How the label printer is, as far as it was asked.
    pub fn label_printer_state(&self) -> Option<(&PrinterSetup, &Remote<PrinterReadiness>)> {
        let printer = self.settings.label_printer()?;
        Some((printer, self.printers.get(&printer.id)?))
    }

    /// Asks the label printer how it is.
    pub fn ask_label_printer(&mut self, commands: &mut Vec<Command>) {
        self.ask_printer(commands);
    }

    pub(super) fn folder_picked(&mut self, path: PathBuf, commands: &mut Vec<Command>) {
        match std::mem::take(&mut self.picks_for) {
            PicksFor::Printer => self.printer.path = path.display().to_string(),
            PicksFor::Backup => {
                self.settings.backup_folder = Some(path);
                self.settings_changed(commands);
            }
        }
    }
}
