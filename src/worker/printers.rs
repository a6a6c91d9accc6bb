//! Paper: what a printer is sent, and what it says of itself.

use std::sync::Arc;

use crate::command::Deed;
use crate::command::Event;
use crate::command::TestSent;
use crate::documents;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::JobState;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::Mishap;
use crate::domain::PaperKind;
use crate::domain::PrinterId;
use crate::domain::PrinterSetup;
use crate::domain::Remedy;
use crate::domain::RoutedPaper;
use crate::domain::ShipmentState;
use crate::label;
use crate::printing;
use crate::printing::Payload;
use crate::store::Files;
use crate::store::KeptPaper;

use super::now_ms;
use super::pages;
use super::world::Desk;
use super::world::Records;

/// How many of a label come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Copies {
    /// As many as were asked for where labels were given to their printer.
    AsRouted,
    /// One: somebody wants another one.
    One,
}

impl Desk {
    /// Asks a printer how it is.
    pub(super) fn ask_printer(&self, setup: &PrinterSetup) {
        let outcome = printing::open(setup).status().map_err(Failure::from);
        self.shared.tell(Event::PrinterSaid { printer: setup.id.clone(), outcome });
    }

    /// Hands a kept label to its printer's own lane, so that a printer that is off delays nothing else.
    pub(super) fn hand_to_printer(
        self: &Arc<Self>,
        records: &Records,
        intent: &IntentId,
        printer: Option<&PrinterId>,
        copies: Copies,
    ) -> Result<(), Failure> {
        let none = || Failure::new(Mishap::NoPrinter, Remedy::OpenPrinters);
        let (setup, routed) = self.routed_label(records, intent, printer)?.ok_or_else(none)?;
        let copies = match copies {
            Copies::AsRouted => routed,
            Copies::One => 1,
        };
        self.hand_paper_to(intent, PaperKind::Label, copies, setup)
    }

    /// The printer that a label goes to: the one that was asked for, else the one that labels of its carrier and its size go to.
    fn routed_label(
        &self,
        records: &Records,
        intent: &IntentId,
        asked: Option<&PrinterId>,
    ) -> Result<Option<(PrinterSetup, u8)>, Failure> {
        let settings = self.shared.station().settings()?;
        let usual = settings.label_printer().map(|printer| &printer.id);
        // A printer that was removed since is stood in for by the one that such labels go to now.
        let other = asked.filter(|asked| usual != Some(*asked));
        if let Some(setup) = other.and_then(|id| settings.printers.iter().find(|printer| printer.id == *id)) {
            return Ok(Some((setup.clone(), 1)));
        }
        let purchase = records.store.purchase(intent)?;
        let carrier = purchase.as_ref().map(|purchase| purchase.account.kind);
        let by_size = settings.routes.iter().any(|route| route.paper == RoutedPaper::Label && route.media.is_some());
        let papers = purchase.filter(|_| by_size).map(|purchase| purchase.papers).unwrap_or_default();
        let media = pages::size_of_label(&records.files, &papers);
        let routed = settings.routed(RoutedPaper::Label, carrier, media);
        Ok(routed.map(|routed| (routed.printer.clone(), routed.copies)))
    }

    /// Prints a label once more.
    pub(super) fn print_again(self: &Arc<Self>, records: &Records, intent: &IntentId, printer: Option<&PrinterId>) {
        if let Err(failure) = self.hand_to_printer(records, intent, printer, Copies::One) {
            self.tell_row(&records.store, intent, Deed::Printed, Err(failure));
        }
    }

    /// Hands one of a shipment's papers to a printer's own lane.
    pub(super) fn hand_paper_to(
        self: &Arc<Self>,
        intent: &IntentId,
        kind: PaperKind,
        copies: u8,
        setup: PrinterSetup,
    ) -> Result<(), Failure> {
        let (desk, intent) = (Arc::clone(self), intent.clone());
        self.printer_lane(&setup.id)?.give(move |records| {
            for _ in 0..copies {
                desk.print(records, &intent, kind, &setup);
            }
        })
    }

    /// Prints a label that has just come, and the papers beside it, each on its printer. What no printer takes stays kept: the
    /// history offers it.
    pub(super) fn print_all(self: &Arc<Self>, records: &Records, intent: &IntentId, printer: Option<&PrinterId>) {
        let mut outcomes = vec![self.hand_to_printer(records, intent, printer, Copies::AsRouted)];
        let papers = records.store.row(intent).ok().flatten().map(|row| row.papers).unwrap_or_default();
        for paper in papers {
            if let Some((setup, copies)) = self.shared.routed(paper.kind.into()) {
                outcomes.push(self.hand_paper_to(intent, paper.kind, copies, setup));
            }
        }
        for failure in outcomes.into_iter().filter_map(Result::err) {
            self.tell_row(&records.store, intent, Deed::Printed, Err(failure));
        }
    }

    /// Sends a kept paper to a printer: the job is on disk before the first byte goes out.
    fn print(&self, records: &mut Records, intent: &IntentId, kind: PaperKind, setup: &PrinterSetup) {
        let place = self.shared.sheet_place(Some(&setup.id), &setup.target());
        let sent = prepare(records, intent, kind, setup, place).and_then(|payload| {
            let job = records.store.job_begin(intent, kind, setup, now_ms())?;
            self.send(records, job, setup, &payload)
        });
        if sent.is_ok() && kind == PaperKind::Label {
            self.shared.sheet_place_taken(&setup.id, &setup.target());
        }
        self.tell_row(&records.store, intent, Deed::Printed, sent);
        self.ask_printer(setup);
    }

    /// Sends a test label to a printer, in its own language.
    pub(super) fn print_test(&self, setup: &PrinterSetup, lines: &[String]) {
        let outcome = test_label(setup, lines).and_then(|(dots, bytes)| {
            let payload = Payload { bytes, format: setup.language, file_stem: "envoi-test".to_owned() };
            let state = printing::open(setup).submit(&payload)?;
            Ok(TestSent { state, dots })
        });
        self.shared.tell(Event::TestPrinted { printer: setup.id.clone(), outcome });
        self.ask_printer(setup);
    }

    fn send(&self, records: &mut Records, job: i64, setup: &PrinterSetup, payload: &Payload) -> Result<(), Failure> {
        let sent = printing::open(setup).submit(payload);
        let (state, trouble) = match &sent {
            Ok(state) => (*state, None),
            Err(error) => {
                tracing::warn!(%error, "a label did not get to its printer");
                (JobState::Failed, Some(error.trouble()))
            }
        };
        records.store.job_end(job, state, trouble, now_ms())?;
        sent.map(|_| ()).map_err(Failure::from)
    }
}

fn prepare(
    records: &Records,
    intent: &IntentId,
    kind: PaperKind,
    setup: &PrinterSetup,
    place: u8,
) -> Result<Payload, Failure> {
    let purchase = records.store.purchase(intent)?.ok_or_else(|| Failure::new(Mishap::Gone, Remedy::Nothing))?;
    match purchase.state {
        ShipmentState::Labelled => (),
        ShipmentState::Voided | ShipmentState::Discarded => {
            return Err(Failure::new(Mishap::AlreadyVoided, Remedy::Nothing));
        }
        ShipmentState::PaperMissing => return Err(Failure::new(Mishap::PaperMissing, Remedy::FetchThePaper)),
        ShipmentState::Buying
        | ShipmentState::InDoubt
        | ShipmentState::NotBought
        | ShipmentState::Refused
        | ShipmentState::NotSent => return Err(Failure::new(Mishap::Gone, Remedy::Nothing)),
    }
    let row = records.store.row(intent)?;
    let file_stem = row.as_ref().map_or_else(|| intent.0.clone(), file_stem);
    let bytes = match kind {
        PaperKind::Label => pages::label_bytes(&records.files, &purchase.papers, &setup.target(), place, &file_stem)?,
        PaperKind::Cn23 | PaperKind::Invoice => {
            page_of(&records.files, &purchase.customs_papers, kind, setup.language)?
        }
    };
    let file_stem = if kind == PaperKind::Label { file_stem } else { format!("{file_stem}-{}", kind.code()) };
    Ok(Payload { bytes, format: setup.language, file_stem })
}

/// A paper beside the label, to the byte. It is a page of its own size, so it is never drawn anew for a label printer.
pub(super) fn page_of(
    files: &Files,
    papers: &[KeptPaper],
    kind: PaperKind,
    language: LabelFormat,
) -> Result<Vec<u8>, Failure> {
    let mut kept = papers.iter().filter(|(of, ..)| *of == kind).peekable();
    if kept.peek().is_none() {
        return Err(Failure::new(Mishap::Gone, Remedy::Nothing));
    }
    match kept.find(|(_, format, _)| *format == language) {
        Some((_, _, hash)) => Ok(files.get(hash)?),
        None => Err(Failure::new(Mishap::NoPagePrinter, Remedy::OpenPrinters)),
    }
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
