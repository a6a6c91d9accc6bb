//! Where a paper goes: by what it is, whose it is and how large it is.

use crate::domain::CarrierKind;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::Media;
use crate::domain::PaperKind;
use crate::domain::PrinterId;
use crate::domain::PrinterSetup;
use crate::domain::RoutedPaper;
use crate::domain::Settings;

use super::pages;
use super::world::Desk;
use super::world::Records;

impl Desk {
    /// The printer that a label goes to, and how many of it: the one that was asked for, else the one that labels of its carrier
    /// and its size go to.
    pub(super) fn routed_label(
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
        routed_of(&settings, records, intent, PaperKind::Label)
    }

    /// The printer that one of a shipment's papers goes to, and how many of it; none where no printer takes it.
    pub(super) fn routed_paper(
        &self,
        records: &Records,
        intent: &IntentId,
        kind: PaperKind,
    ) -> Result<Option<(PrinterSetup, u8)>, Failure> {
        routed_of(&self.shared.station().settings()?, records, intent, kind)
    }

    /// The printer that a slip of a carrier's parcels goes to, and how many of it. Slips are pages of A4.
    pub(super) fn routed_slip(&self, carrier: Option<CarrierKind>) -> Option<(PrinterSetup, u8)> {
        let settings = self.shared.station().settings().ok()?;
        let routed = settings.routed(RoutedPaper::Slip, carrier, Some(Media::A4))?;
        Some((routed.printer.clone(), routed.copies))
    }
}

fn routed_of(
    settings: &Settings,
    records: &Records,
    intent: &IntentId,
    kind: PaperKind,
) -> Result<Option<(PrinterSetup, u8)>, Failure> {
    let paper = RoutedPaper::from(kind);
    let purchase = records.store.purchase(intent)?;
    let carrier = purchase.as_ref().map(|purchase| purchase.account.kind);
    // A file is opened to be measured only where somebody has asked for its size.
    let by_size = settings.routes.iter().any(|route| route.paper == paper && route.media.is_some());
    let media = purchase.filter(|_| by_size).and_then(|purchase| match kind {
        PaperKind::Label => pages::size_of(&records.files, &purchase.papers),
        PaperKind::Cn23 | PaperKind::Invoice => {
            let kept = purchase.customs_papers.into_iter().filter(|(of, ..)| *of == kind);
            let kept: Vec<_> = kept.map(|(_, format, hash)| (format, hash)).collect();
            pages::size_of(&records.files, &kept)
        }
    });
    let routed = settings.routed(paper, carrier, media);
    Ok(routed.map(|routed| (routed.printer.clone(), routed.copies)))
}
