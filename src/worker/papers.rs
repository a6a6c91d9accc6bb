//! Kept labels: their dots for the screen, their PDF for a file.

use std::path::Path;
use std::path::PathBuf;

use crate::command::Card;
use crate::command::Event;
use crate::command::ExportTo;
use crate::command::LabelView;
use crate::command::Ticket;
use crate::documents;
use crate::domain::CodeDemands;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::Mishap;
use crate::domain::PageTarget;
use crate::domain::PrinterId;
use crate::domain::PrinterSetup;
use crate::domain::Remedy;
use crate::label;

use super::dialogs;
use super::pages;
use super::printers;
use super::world::Desk;
use super::world::Records;

impl Desk {
    /// The dots of a label.
    pub(super) fn show_label(
        &self,
        records: &mut Records,
        ticket: Ticket,
        intent: &IntentId,
        printer: Option<&PrinterId>,
        target: &PageTarget,
    ) {
        // As it would be printed now, on the printer that such labels go to.
        let routed = printer.and_then(|asked| self.routed_label(records, intent, Some(asked)).ok().flatten());
        let setup = routed.map(|(setup, _)| setup);
        let target = setup.as_ref().map_or(*target, PrinterSetup::target);
        let printer = setup.map(|setup| setup.id);
        let place = self.shared.sheet_place(printer.as_ref(), &target);
        let outcome = view(records, intent, printer, &target, place);
        self.shared.tell(Event::Label { ticket, outcome });
    }

    /// Writes a label's PDF where the operator wants it.
    pub(super) fn export_pdf(&self, records: &mut Records, intent: &IntentId, to: ExportTo) {
        self.shared.tell(Event::Exported(export(records, intent, to)));
    }

    /// Writes the card of commands for the scanner where the operator wants it.
    pub(super) fn export_card(&self, card: &Card, to: ExportTo) {
        let bytes = documents::command_card(&card.title, &card.hint, &card.commands);
        self.shared.tell(Event::Exported(keep(&bytes, "envoi-card.pdf", to)));
    }

    /// Writes a label in every format into a folder.
    pub(super) fn export_files(&self, records: &mut Records, intent: &IntentId, folder: &Path) {
        let outcome = export_all(records, intent, folder);
        self.shared.tell(Event::Exported(outcome.map(|()| Some(folder.to_path_buf()))));
    }
}

fn export_all(records: &Records, intent: &IntentId, folder: &Path) -> Result<(), Failure> {
    let gone = || Failure::new(Mishap::Gone, Remedy::Nothing);
    let purchase = records.store.purchase(intent)?.ok_or_else(gone)?;
    let stem = printers::file_stem(&records.store.row(intent)?.ok_or_else(gone)?);
    for format in LabelFormat::BOUGHT {
        let bytes = pages::in_language(&records.files, &purchase.papers, format, 203, &stem)?;
        write(&folder.join(format!("{stem}.{}", format.extension())), &bytes)?;
    }
    Ok(())
}

fn view(
    records: &Records,
    intent: &IntentId,
    printer: Option<PrinterId>,
    target: &PageTarget,
    place: u8,
) -> Result<LabelView, Failure> {
    let purchase = records.store.purchase(intent)?.ok_or_else(|| Failure::new(Mishap::Gone, Remedy::Nothing))?;
    let page = pages::label_page(&records.files, &purchase.papers, target, place)?;
    let mut specimen = false;
    for (_, hash) in &purchase.papers {
        specimen = specimen || label::says_specimen(&records.files.get(hash)?);
    }
    let grades = label::grade(&page.dots, &CodeDemands::USUAL);
    let (dots, notes, from) = (page.dots, page.notes, page.from);
    Ok(LabelView { intent: intent.clone(), printer, dots, notes, from, specimen, grades })
}

fn export(records: &Records, intent: &IntentId, to: ExportTo) -> Result<Option<PathBuf>, Failure> {
    let gone = || Failure::new(Mishap::Gone, Remedy::Nothing);
    let purchase = records.store.purchase(intent)?.ok_or_else(gone)?;
    let row = records.store.row(intent)?.ok_or_else(gone)?;
    let stem = printers::file_stem(&row);
    // Finer than any label printer: an archive should not depend on the head of today.
    let bytes = pages::in_language(&records.files, &purchase.papers, LabelFormat::Pdf, 300, &stem)?;
    keep(&bytes, &format!("{stem}.pdf"), to)
}

/// Writes a document where the operator wants it, under `name` where only a folder is said.
pub(super) fn keep(bytes: &[u8], name: &str, to: ExportTo) -> Result<Option<PathBuf>, Failure> {
    let path = match to {
        ExportTo::Ask => match dialogs::save_as(name) {
            Some(path) => path,
            None => return Ok(None),
        },
        ExportTo::Path(path) => typed_path(&path, name)?,
    };
    write(&path, bytes)?;
    Ok(Some(path))
}

/// Where a typed path leads: a folder takes the file under its own name; a file that is there already is left alone.
pub(super) fn typed_path(path: &Path, name: &str) -> Result<PathBuf, Failure> {
    if !path.is_absolute() {
        return Err(Failure::new(Mishap::CannotWrite { path: path.display().to_string() }, Remedy::TryAgain));
    }
    Ok(if path.is_dir() { free(&path.join(name)) } else { free(path) })
}

/// The path itself, or with `-2`, `-3`, … before its ending where there is a file already.
fn free(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let mut numbered = (2..).map(|number: u32| path.with_file_name(format!("{stem}-{number}{ending}")));
    let first = path.to_path_buf();
    std::iter::once(first.clone()).chain(numbered.by_ref().take(999)).find(|path| !path.exists()).unwrap_or(first)
}

pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|error| {
        tracing::warn!(%error, "an export could not be written");
        Failure::new(Mishap::CannotWrite { path: path.display().to_string() }, Remedy::TryAgain)
    })
}
