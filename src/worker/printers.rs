//! Paper: what a printer is sent, and what it says of itself.

use std::sync::Arc;

use crate::command::Deed;
use crate::command::Event;
use crate::command::TestSent;
use crate::command::Ticket;
use crate::documents;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::Mishap;
use crate::domain::PaperKind;
use crate::domain::PrintRecord;
use crate::domain::PrintWish;
use crate::domain::PrinterId;
use crate::domain::PrinterReadiness;
use crate::domain::PrinterSetup;
use crate::domain::Remedy;
use crate::domain::ShipmentState;
use crate::label;
use crate::printing;
use crate::printing::Payload;
use crate::printing::find::NoPrinter;
use crate::store::FileHash;
use crate::store::Files;
use crate::store::KeptPaper;
use crate::store::Store;

use super::pages;
use super::print_queue::AtPrinter;
use super::world::Desk;
use super::world::Records;
use super::world::lock;

impl Desk {
    /// Asks a printer how it is.
    pub(super) fn ask_printer_in(&self, at: &mut AtPrinter, setup: &PrinterSetup) {
        let outcome = at.printer(setup).status().map_err(Failure::from);
        self.say_printer(setup, outcome);
    }

    /// The same, where it is worth telling only what is new.
    pub(super) fn look_at_printer(&self, at: &mut AtPrinter, setup: &PrinterSetup) {
        let outcome = at.printer(setup).status().map_err(Failure::from);
        let known = lock(&self.said).get(&setup.id) == Some(&outcome);
        if !known {
            self.say_printer(setup, outcome);
        }
    }

    /// Tells how a printer is.
    pub(super) fn say_printer(&self, setup: &PrinterSetup, outcome: Result<PrinterReadiness, Failure>) {
        lock(&self.said).insert(setup.id.clone(), outcome.clone());
        self.shared.tell(Event::PrinterSaid { printer: setup.id.clone(), outcome });
    }

    /// Gives a printer's lane the question how it is; one that waits already is enough.
    pub(super) fn ask_printer(self: &Arc<Self>, setup: PrinterSetup, tell: Tell) -> Result<(), Failure> {
        if !lock(&self.asked).insert(setup.id.clone()) {
            return Ok(());
        }
        let (desk, id) = (Arc::clone(self), setup.id.clone());
        let given = self.printer_lane(&setup.id).and_then(|lane| {
            lane.give(move |at| {
                lock(&desk.asked).remove(&setup.id);
                match tell {
                    Tell::Always => desk.ask_printer_in(at, &setup),
                    Tell::News => desk.look_at_printer(at, &setup),
                }
            })
        });
        if given.is_err() {
            lock(&self.asked).remove(&id);
        }
        given
    }

    /// Hands a kept label to its printer's own lane, so that a printer that is off delays nothing else. With the purchase come as
    /// many as were asked for where labels were given to their printer; else one, or as many as a question has stopped.
    pub(super) fn hand_to_printer(
        self: &Arc<Self>,
        records: &mut Records,
        intent: &IntentId,
        printer: Option<&PrinterId>,
        wish: PrintWish,
    ) -> Result<(), Failure> {
        let none = || Failure::new(Mishap::NoPrinter, Remedy::OpenPrinters);
        let (setup, routed) = self.routed_label(records, intent, printer)?.ok_or_else(none)?;
        let asking = records.store.row(intent)?.and_then(|row| row.print).filter(PrintRecord::asks);
        let (wish, copies) = match (wish, asking) {
            (PrintWish::Bought, _) => (wish, routed),
            (PrintWish::Again, _) | (PrintWish::Anyway | PrintWish::WhatFits, None) => (PrintWish::Again, 1),
            // What was let through on one printer was not on another, which has dots of its own.
            (PrintWish::Anyway | PrintWish::WhatFits, Some(asked)) => (
                if asked.printer == setup.id { wish } else { PrintWish::Again },
                if asked.wish == PrintWish::Bought { routed } else { 1 },
            ),
        };
        self.hand_paper_to(&mut records.store, intent, PaperKind::Label, copies, &setup, wish)
    }

    /// Prints a label once more, or after a question.
    pub(super) fn print_again(
        self: &Arc<Self>,
        records: &mut Records,
        intent: &IntentId,
        printer: Option<&PrinterId>,
        wish: PrintWish,
    ) {
        if let Err(failure) = self.hand_to_printer(records, intent, printer, wish) {
            self.tell_row(&records.store, intent, Deed::Printed, Err(failure));
        }
    }

    /// Looks for printers: those that this computer knows, or what answers at an address.
    pub(super) fn find_printers(&self, ticket: Ticket, at: Option<&str>) {
        let outcome = match at {
            None => Ok(printing::find::known()),
            Some(typed) => {
                let host = typed.trim().to_owned();
                let none = |why| match why {
                    NoPrinter::Nobody => Failure::new(Mishap::NoPrinterThere { host }, Remedy::Nothing),
                    NoPrinter::Locked => Failure::new(Mishap::PrinterLocked { name: host }, Remedy::Nothing),
                };
                printing::find::at(typed).map(|found| vec![found]).map_err(none)
            }
        };
        self.shared.tell(Event::PrintersFound { ticket, outcome });
    }

    /// Prints a label that has just come, and the papers beside it, each on its printer. What no printer takes stays kept: the
    /// history offers it.
    pub(super) fn print_all(self: &Arc<Self>, records: &mut Records, intent: &IntentId, printer: Option<&PrinterId>) {
        let mut outcomes = vec![self.hand_to_printer(records, intent, printer, PrintWish::Bought)];
        let papers = records.store.row(intent).ok().flatten().map(|row| row.papers).unwrap_or_default();
        for paper in papers {
            let outcome = self.routed_paper(records, intent, paper.kind).and_then(|routed| match routed {
                Some((setup, copies)) => {
                    self.hand_paper_to(&mut records.store, intent, paper.kind, copies, &setup, PrintWish::Bought)
                }
                None => Ok(()),
            });
            outcomes.push(outcome);
        }
        for failure in outcomes.into_iter().filter_map(Result::err) {
            self.tell_row(&records.store, intent, Deed::Printed, Err(failure));
        }
    }

    /// Sends a test label to a printer, in its own language.
    pub(super) fn print_test(&self, at: &mut AtPrinter, setup: &PrinterSetup, lines: &[String]) {
        let outcome = test_label(setup, lines).and_then(|(dots, bytes)| {
            let media = Some(Media::FOUR_BY_SIX);
            let payload = Payload { bytes, format: setup.language, file_stem: "envoi-test".to_owned(), media };
            let state = self.send_aside(at, setup, &payload)?;
            Ok(TestSent { state, dots })
        });
        self.shared.tell(Event::TestPrinted { printer: setup.id.clone(), outcome });
        self.ask_printer_in(at, setup);
    }
}

/// What is told of a printer that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tell {
    /// What it says.
    Always,
    /// What it says, where that is something new.
    News,
}

/// A paper can go to that printer: it is paid for, stands, and is kept in a language that the printer reads.
pub(super) fn may_be_printed(
    store: &Store,
    intent: &IntentId,
    kind: PaperKind,
    setup: &PrinterSetup,
) -> Result<(), Failure> {
    let purchase = store.purchase(intent)?.ok_or_else(|| Failure::new(Mishap::Gone, Remedy::Nothing))?;
    stands(purchase.state)?;
    match kind {
        PaperKind::Label => Ok(()),
        PaperKind::Cn23 | PaperKind::Invoice => page_in(&purchase.customs_papers, kind, setup.language).map(|_| ()),
    }
}

fn stands(state: ShipmentState) -> Result<(), Failure> {
    match state {
        ShipmentState::Labelled => Ok(()),
        ShipmentState::Voided | ShipmentState::Discarded => Err(Failure::new(Mishap::AlreadyVoided, Remedy::Nothing)),
        ShipmentState::PaperMissing => Err(Failure::new(Mishap::PaperMissing, Remedy::FetchThePaper)),
        ShipmentState::Buying
        | ShipmentState::InDoubt
        | ShipmentState::NotBought
        | ShipmentState::Refused
        | ShipmentState::NotSent => Err(Failure::new(Mishap::Gone, Remedy::Nothing)),
    }
}

/// What a printer is sent of a shipment's paper; a label at that place of its sheet, with its dots where it had to be drawn.
pub(super) fn prepare(
    records: &Records,
    intent: &IntentId,
    kind: PaperKind,
    setup: &PrinterSetup,
    place: u8,
) -> Result<(Payload, Option<Dots>), Failure> {
    let purchase = records.store.purchase(intent)?.ok_or_else(|| Failure::new(Mishap::Gone, Remedy::Nothing))?;
    stands(purchase.state)?;
    let row = records.store.row(intent)?;
    let file_stem = row.as_ref().map_or_else(|| intent.0.clone(), file_stem);
    let (bytes, drawn) = match kind {
        PaperKind::Label => pages::label_bytes(&records.files, &purchase.papers, &setup.target(), place, &file_stem)?,
        PaperKind::Cn23 | PaperKind::Invoice => {
            (page_of(&records.files, &purchase.customs_papers, kind, setup.language)?, None)
        }
    };
    let file_stem = if kind == PaperKind::Label { file_stem } else { format!("{file_stem}-{}", kind.code()) };
    let media = (kind == PaperKind::Label).then_some(setup.paper.media);
    Ok((Payload { bytes, format: setup.language, file_stem, media }, drawn))
}

/// A paper beside the label, to the byte. It is a page of its own size, so it is never drawn anew for a label printer.
pub(super) fn page_of(
    files: &Files,
    papers: &[KeptPaper],
    kind: PaperKind,
    language: LabelFormat,
) -> Result<Vec<u8>, Failure> {
    Ok(files.get(page_in(papers, kind, language)?)?)
}

fn page_in(papers: &[KeptPaper], kind: PaperKind, language: LabelFormat) -> Result<&FileHash, Failure> {
    let mut kept = papers.iter().filter(|(of, ..)| *of == kind).peekable();
    if kept.peek().is_none() {
        return Err(Failure::new(Mishap::Gone, Remedy::Nothing));
    }
    let found = kept.find(|(_, format, _)| *format == language);
    found.map(|(_, _, hash)| hash).ok_or_else(|| Failure::new(Mishap::NoPagePrinter, Remedy::OpenPrinters))
}

/// As large as what can be printed: the frame of a head that is narrower than its paper is at the head's edge.
fn test_label(setup: &PrinterSetup, lines: &[String]) -> Result<(Dots, Vec<u8>), Failure> {
    let (across, down) = setup.paper.printable(setup.language, setup.dpi);
    let media = Media::of_dots(across, down, setup.dpi);
    let [width, height] = [media.width, media.height].map(|tenths| tenths as f32 / 10.0);
    let page = documents::test_label(width, height, setup.dpi, lines);
    let dots = label::decode(&page, setup.dpi, media)?.shifted(setup.shift);
    let bytes = label::convert::to_language(&dots, setup.language, setup.paper.packing, "Envoi")?;
    Ok((dots, bytes))
}

/// What files of a shipment are called: its tracking number, which is unique and names nobody.
pub(super) fn file_stem(row: &HistoryRow) -> String {
    match &row.tracking {
        Some(tracking) if !tracking.0.is_empty() => tracking.0.clone(),
        Some(_) | None => row.intent.0.clone(),
    }
}
