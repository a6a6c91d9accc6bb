//! Setting a printer up: a folder that something watches, or a label printer on the network.

use std::path::PathBuf;

use crate::command::Command;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::Failure;
use crate::domain::FoundPrinter;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::PaperKind;
use crate::domain::PrintShift;
use crate::domain::PrinterId;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::PrinterTrouble;
use crate::domain::PrinterWay;
use crate::domain::RoutedPaper;

use super::News;
use super::PaperDesk;
use super::Screen;
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
    /// The printers that this computer knows.
    pub known: Remote<Vec<FoundPrinter>>,
    /// What answers at the address that was typed.
    pub looked_at: Remote<Vec<FoundPrinter>>,
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
    /// A network port, or an address of IPP.
    Raw,
    /// A device of this computer.
    Device,
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
            known: Remote::NotAsked,
            looked_at: Remote::NotAsked,
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
            PrinterWayChoice::Raw => self.network(),
            PrinterWayChoice::Device => self.folder().map(|device| PrinterWay::Usb { device }),
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

    /// What the address stands for: a port of its own, or a queue, which is written with `ipp://`.
    pub fn network(&self) -> Option<PrinterWay> {
        let typed = self.host.trim();
        match typed.split_once("://") {
            Some((scheme, rest)) => {
                let known = ["ipp", "ipps", "http", "https"].contains(&scheme.to_ascii_lowercase().as_str());
                let sound = known && !rest.is_empty() && !typed.chars().any(|c| c.is_whitespace() || c.is_control());
                sound.then(|| PrinterWay::Ipp { uri: typed.to_owned() })
            }
            None => self.raw().map(|(host, port)| PrinterWay::Raw { host, port }),
        }
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
                    PrinterWay::Ipp { uri } => (PrinterWayChoice::Raw, String::new(), uri.clone()),
                    PrinterWay::Usb { device } => {
                        (PrinterWayChoice::Device, device.display().to_string(), String::new())
                    }
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
                    ..PrinterDesk::default()
                }
            }
        };
    }

    /// Opens the form for a new printer, and looks for those that this computer knows.
    pub fn add_printer(&mut self, commands: &mut Vec<Command>) {
        self.edit_printer(None);
        let ticket = self.ticket();
        self.printer.known.wait(ticket);
        commands.push(Command::FindPrinters { ticket, at: None });
    }

    /// Looks for a printer at the address of the form.
    pub fn look_at_address(&mut self, commands: &mut Vec<Command>) {
        if self.printer.network().is_none() {
            self.printer.tried = true;
            return;
        }
        let ticket = self.ticket();
        self.printer.looked_at.wait(ticket);
        commands.push(Command::FindPrinters { ticket, at: Some(self.printer.host.trim().to_owned()) });
    }

    pub(super) fn printers_found(
        &mut self,
        ticket: Ticket,
        outcome: Result<Vec<FoundPrinter>, Failure>,
        commands: &mut Vec<Command>,
    ) {
        if self.printer.known.awaits(ticket) {
            self.printer.known.answer(ticket, outcome);
            return;
        }
        if self.printer.looked_at.awaits(ticket) {
            let found = outcome.as_ref().ok().and_then(|found| found.first()).cloned();
            self.printer.looked_at.answer(ticket, outcome);
            if let Some(found) = found {
                self.use_found_printer(found, commands);
            }
        }
    }

    /// Sets a printer up that was found: by its own name where nobody has typed another.
    pub fn use_found_printer(&mut self, found: FoundPrinter, commands: &mut Vec<Command>) {
        let typed = self.printer.name.trim();
        let name = if typed.is_empty() { found.name } else { typed.to_owned() };
        let id = self.printer.changes.clone().unwrap_or_default();
        let dpi = found.dpi.unwrap_or(self.printer.dpi);
        let (shift, paper) = (self.printer.shift, self.printer.paper.paper().unwrap_or_default());
        let setup = PrinterSetup { id, name, way: found.way, language: found.language, dpi, shift, paper };
        self.edit_printer(Some(&setup));
        self.save_printer(commands);
    }

    /// What the label printer needs before it prints; none when it is ready, or was not heard.
    pub fn printer_waits(&self) -> Option<PrinterTrouble> {
        let (_, state) = self.label_printer_state()?;
        state.known()?.troubles().worst()
    }

    /// Has an eye kept on the label printer while a parcel is typed.
    pub(super) fn watch_the_printer(&mut self, commands: &mut Vec<Command>) {
        let wanted = (self.screen == Screen::Ship).then(|| self.label_printer().cloned()).flatten();
        if wanted != self.watched {
            self.watched.clone_from(&wanted);
            commands.push(Command::WatchPrinter(wanted));
        }
    }

    /// Takes back a paper that is not out yet.
    pub fn cancel_print(&mut self, intent: &IntentId, kind: PaperKind, commands: &mut Vec<Command>) {
        commands.push(Command::CancelPrint { intent: intent.clone(), kind });
    }

    /// A paper waits, goes on or is out: one notice as long as it is held or asks, and none after that.
    pub(super) fn paper_moved(&mut self, row: HistoryRow) {
        self.ship.row_changed(&row);
        let about =
            |news: &News| matches!(news, News::PrinterHolds(held) | News::PrintAsks(held) if held.intent == row.intent);
        self.notices.retain(|notice| !about(&notice.news));
        if row.held_by().is_some() {
            self.tell(News::PrinterHolds(Box::new(row)));
        } else if row.asking().is_some() {
            self.tell(News::PrintAsks(Box::new(row)));
        }
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
        self.settings.let_through.retain(|answer| answer.printer != *id);
        self.settings_changed(commands);
        self.recheck();
    }

    /// The printer that labels of the account's carrier go to. How large a label is, is known once it is there.
    pub fn label_printer(&self) -> Option<&PrinterSetup> {
        let carrier = self.account().map(|account| account.kind);
        self.settings.routed(RoutedPaper::Label, carrier, None).map(|routed| routed.printer)
    }

    /// The printer that a paper beside the label goes to: a page of A4.
    pub fn printer_for(&self, kind: PaperKind) -> Option<&PrinterSetup> {
        let carrier = self.account().map(|account| account.kind);
        self.settings.routed(kind.into(), carrier, Some(Media::A4)).map(|routed| routed.printer)
    }

    /// How that printer is, as far as it was asked.
    pub fn label_printer_state(&self) -> Option<(&PrinterSetup, &Remote<PrinterReadiness>)> {
        let printer = self.label_printer()?;
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
