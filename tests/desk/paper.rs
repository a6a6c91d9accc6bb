//! What a desk of the tests does with paper: its printers, prints, and what it shows of a label.

use std::path::Path;
use std::path::PathBuf;

use envoi::command::Command;
use envoi::command::Deed;
use envoi::command::Event;
use envoi::command::ExportTo;
use envoi::command::LabelView;
use envoi::command::Ticket;
use envoi::domain::Failure;
use envoi::domain::HistoryRow;
use envoi::domain::IntentId;
use envoi::domain::LabelFormat;
use envoi::domain::PageTarget;
use envoi::domain::PrintWish;
use envoi::domain::PrinterId;
use envoi::domain::PrinterSetup;
use envoi::domain::PrinterWay;
use envoi::domain::Settings;

use super::Desk;

impl Desk {
    /// Keeps this printer as the only one.
    pub fn keep_printer(&mut self, printer: &PrinterSetup) {
        self.keep_settings(Settings { printers: vec![printer.clone()], ..Settings::default() });
    }

    /// Keeps these settings.
    pub fn keep_settings(&mut self, settings: Settings) {
        self.send(Command::SaveSettings(settings));
        let kept = self.wait(|event| match event {
            Event::SettingsKept(outcome) => Some(outcome.clone()),
            _ => None,
        });
        kept.expect("settings are kept");
    }

    /// Prints a label on the printer.
    pub fn print(&mut self, intent: &IntentId) -> (HistoryRow, Result<(), Failure>) {
        self.print_as(intent, PrintWish::Again)
    }

    /// Prints a label as a person wishes it: once more, or after a question.
    pub fn print_as(&mut self, intent: &IntentId, wish: PrintWish) -> (HistoryRow, Result<(), Failure>) {
        self.send(Command::Print { intent: intent.clone(), printer: None, wish });
        self.after(intent, Deed::Printed)
    }

    /// Shows a label.
    pub fn show(&mut self, intent: &IntentId) -> LabelView {
        let ticket = self.ticket();
        self.send(Command::ShowLabel { ticket, intent: intent.clone(), printer: None, target: PageTarget::default() });
        self.shown(ticket)
    }

    fn shown(&mut self, ticket: Ticket) -> LabelView {
        self.wait(|event| match event {
            Event::Label { ticket: answered, outcome } if *answered == ticket => {
                Some(outcome.clone().expect("a label that can be shown"))
            }
            _ => None,
        })
    }

    /// Shows a label as the screen does that has this printer for labels.
    pub fn show_for(&mut self, intent: &IntentId, printer: &PrinterSetup) -> LabelView {
        let ticket = self.ticket();
        let (target, printer) = (printer.target(), Some(printer.id.clone()));
        self.send(Command::ShowLabel { ticket, intent: intent.clone(), printer, target });
        self.shown(ticket)
    }

    /// Exports a label's PDF to a path.
    pub fn export(&mut self, intent: &IntentId, to: PathBuf) -> Result<Option<PathBuf>, Failure> {
        self.send(Command::ExportPdf { intent: intent.clone(), to: ExportTo::Path(to) });
        self.wait(|event| match event {
            Event::Exported(outcome) => Some(outcome.clone()),
            _ => None,
        })
    }
}

/// A printer that puts files into a folder.
pub fn folder_printer(folder: &Path, language: LabelFormat) -> PrinterSetup {
    let way = PrinterWay::Folder { path: folder.to_path_buf() };
    PrinterSetup {
        id: PrinterId::new(),
        name: "Dossier".to_owned(),
        way,
        language,
        dpi: 203,
        shift: Default::default(),
        paper: Default::default(),
    }
}
