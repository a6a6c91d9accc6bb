//! The declaration as it will be on paper, drawn while it is typed.

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::PaperKind;
use crate::domain::ShipmentDigest;
use crate::domain::rules::Demands;

use super::Session;

/// How long typing must rest before it is drawn, in milliseconds.
const TYPING_RESTS_MS: i64 = 400;

/// Fine enough for a screen.
const DPI: u32 = 120;

/// How many of the form go with a parcel where nothing is said (SLS documentation: three outside, one kept).
const COPIES: u32 = 4;

/// The preview beside the label's sketch.
#[derive(Debug, Default)]
pub struct CustomsPreview {
    /// It is what the label's column shows.
    pub open: bool,
    /// Its pages.
    pub pages: Remote<Vec<Dots>>,
    of: Option<ShipmentDigest>,
    due_ms: Option<i64>,
}

impl Session {
    /// Shows the declaration in place of the label's sketch, or the sketch again.
    pub fn show_preview(&mut self, open: bool) {
        self.customs.preview.open = open;
        self.note_preview();
    }

    /// Notes, after an edit, whether the preview is to be drawn anew.
    pub(in crate::session) fn note_preview(&mut self) {
        let Demands { declared, .. } = self.customs.demands;
        if !(self.customs.preview.open && declared) {
            self.customs.preview.due_ms = None;
            return;
        }
        let digest = self.ship.checked.shipment.as_ref().map(|shipment| shipment.digest());
        let due_ms = self.now_ms() + TYPING_RESTS_MS;
        let preview = &mut self.customs.preview;
        preview.due_ms = (digest.is_some() && digest != preview.of).then_some(due_ms);
    }

    /// Has it drawn once typing rests. Says in how many milliseconds that will be.
    pub(in crate::session) fn draw_if_due(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        let rest = self.customs.preview.due_ms? - self.now_ms();
        if rest > 0 {
            return u64::try_from(rest).ok();
        }
        self.customs.preview.due_ms = None;
        let shipment = Box::new(self.ship.checked.shipment.clone()?);
        let ticket = self.ticket();
        let preview = &mut self.customs.preview;
        preview.of = Some(shipment.digest());
        preview.pages.wait(ticket);
        commands.push(Command::Customs(CustomsCommand::Draw { ticket, shipment, dpi: DPI }));
        None
    }

    pub(super) fn drawn(&mut self, ticket: Ticket, outcome: Result<Vec<Dots>, Failure>) {
        self.customs.preview.pages.answer(ticket, outcome);
    }

    /// What will be printed with what is on screen, and how many times each.
    pub fn papers(&self) -> Vec<(PaperKind, u32)> {
        let mut papers = vec![(PaperKind::Label, 1)];
        if self.needs_customs() {
            let copies = &self.ship.draft.customs.copies;
            let copies = if copies.is_blank() { COPIES } else { copies.value().map_or(COPIES, |copies| copies.0) };
            papers.push((PaperKind::Cn23, copies));
        }
        papers
    }
}
