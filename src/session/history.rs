//! Looking back: the history's list, the panel of one shipment, and a label shown large.

use crate::command::Command;
use crate::command::ExportTo;
use crate::command::FileDialogs;
use crate::command::LabelView;
use crate::command::Look;
use crate::command::Remote;
use crate::command::Ticket;
use crate::command::TrackingView;
use crate::domain::AccountId;
use crate::domain::HistoryPage;
use crate::domain::HistoryQuery;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::PageTarget;
use crate::domain::PrinterSetup;
use crate::domain::PushReason;
use crate::domain::Whereabouts;

use super::Screen;
use super::Session;

/// The history's list and panel.
#[derive(Debug, Default)]
pub struct HistoryDesk {
    /// What is looked for.
    pub query: HistoryQuery,
    /// What was found.
    pub page: Remote<HistoryPage>,
    /// Something changed since it was looked into; one look serves many changes.
    pub(super) stale: bool,
    /// The shipment whose panel is open.
    pub selected: Option<IntentId>,
    /// Where the parcel of that panel is.
    pub tracking: Remote<TrackingView>,
    /// The shipment that this was asked for, and where it was then: it is asked again once it has moved.
    pub(super) tracked: Option<(IntentId, Option<Whereabouts>)>,
    /// The box for the path of an export, where the system has no file dialog.
    pub export_path: Option<String>,
}

/// One label, large.
#[derive(Debug, Default)]
pub struct LabelDesk {
    /// Its shipment.
    pub row: Option<HistoryRow>,
    /// Its dots.
    pub view: Remote<LabelView>,
    /// Rulers in millimetres are shown.
    pub rulers: bool,
    /// No frames and grades are drawn round the codes.
    pub codes_hidden: bool,
    /// The code that is looked at closely, counted from the top.
    pub code: Option<usize>,
    /// Dots of the screen for one dot of paper; none fits the window.
    pub zoom: Option<f32>,
    /// Where it was opened from, and goes back to.
    pub back: Option<Screen>,
}

impl HistoryDesk {
    /// The shipment whose panel is open.
    pub fn selected_row(&self) -> Option<&HistoryRow> {
        let selected = self.selected.as_ref()?;
        let page = self.page.known()?;
        page.rows.iter().chain(&page.to_settle).find(|row| row.intent == *selected)
    }

    /// How many things about shipments wait for a person.
    pub fn waiting(&self) -> usize {
        self.page.known().map_or(0, |page| page.to_settle.iter().map(HistoryRow::to_sort_out).sum())
    }

    pub(super) fn row_changed(&mut self, row: &HistoryRow) {
        if let Remote::Here(page) | Remote::Waiting(_, Some(page)) = &mut self.page {
            for known in page.rows.iter_mut().chain(&mut page.to_settle) {
                if known.intent == row.intent {
                    *known = row.clone();
                }
            }
        }
    }
}

impl LabelDesk {
    pub(super) fn row_changed(&mut self, row: &HistoryRow) {
        if self.row.as_ref().is_some_and(|known| known.intent == row.intent) {
            self.row = Some(row.clone());
        }
    }
}

impl Session {
    /// How many lines are on the shelf: what waits about shipments, about the outbox, and about accounts.
    pub fn to_sort_out(&self) -> usize {
        let outbox = usize::from(self.push.status.paused().is_some_and(|reason| reason != PushReason::ByHand));
        self.history.waiting() + outbox + self.without_key.len()
    }

    /// Looks into the history for what the search field holds.
    pub fn find_in_history(&mut self, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        self.history.page.wait(ticket);
        commands.push(Command::FindInHistory { ticket, query: self.history.query.clone() });
    }

    /// Opens the panel of the row before or after the one that is open.
    pub fn select_row(&mut self, forward: bool) {
        let Some(page) = self.history.page.known() else { return };
        let at = self.history.selected.as_ref().and_then(|id| page.rows.iter().position(|row| row.intent == *id));
        let next = match (at, forward) {
            (None, _) => page.rows.first(),
            (Some(at), true) => page.rows.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| page.rows.get(at)),
        };
        if let Some(row) = next {
            self.history.selected = Some(row.intent.clone());
        }
    }

    /// Asks where the parcel of the open panel is, once for each panel that is opened and each time it has moved.
    pub fn follow_the_open_panel(&mut self, commands: &mut Vec<Command>) {
        let open = self.history.selected_row().filter(|row| row.label_id.is_some());
        let open = open.map(|row| (row.intent.clone(), row.whereabouts.clone()));
        if open != self.history.tracked {
            let another = open.as_ref().map(|open| &open.0) != self.history.tracked.as_ref().map(|tracked| &tracked.0);
            if another {
                self.history.tracking = Remote::NotAsked;
            }
            self.history.tracked = open;
            self.track(Look::IfOld, commands);
        }
    }

    /// Asks where the parcel of the open panel is.
    pub fn track(&mut self, look: Look, commands: &mut Vec<Command>) {
        if let Some((intent, _)) = self.history.tracked.clone() {
            let ticket = self.ticket();
            self.history.tracking.wait(ticket);
            commands.push(Command::Track { ticket, intent, look });
        }
    }

    /// Shows a label's own dots, large.
    pub fn show_label(&mut self, row: &HistoryRow, commands: &mut Vec<Command>) {
        let back = if self.screen == Screen::Label { self.label.back } else { Some(self.screen) };
        self.label = LabelDesk { row: Some(row.clone()), back, rulers: true, ..LabelDesk::default() };
        self.screen = Screen::Label;
        self.ask_for_label(&row.intent.clone(), commands);
    }

    /// Asks for a label's dots at the resolution of the printer that it goes to.
    pub fn ask_for_label(&mut self, intent: &IntentId, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        self.label.view.wait(ticket);
        let account = self.label.row.as_ref().map(|row| row.account.clone());
        commands.push(self.show_as_printed(ticket, intent.clone(), account.as_ref()));
    }

    /// A label as the printer makes it that it goes to, which the background finds; without one, as a page at the resolution that
    /// its carrier makes it for.
    pub(super) fn show_as_printed(&self, ticket: Ticket, intent: IntentId, account: Option<&AccountId>) -> Command {
        let account = self.accounts.iter().find(|known| Some(&known.id) == account);
        let as_made =
            PageTarget { dpi: account.map_or(203, |account| account.kind.page_dpi()), ..PageTarget::default() };
        let printer = self.settings.label_printer();
        let target = printer.map_or(as_made, PrinterSetup::target);
        Command::ShowLabel { ticket, intent, printer: printer.map(|printer| printer.id.clone()), target }
    }

    /// Closes the large label.
    pub fn close_label(&mut self, commands: &mut Vec<Command>) {
        let back = self.label.back.unwrap_or(Screen::Ship);
        self.go_to(back, commands);
    }

    /// Writes a label's PDF: the system's dialog asks where, else a box for a path opens.
    pub fn export_pdf(&mut self, intent: &IntentId, commands: &mut Vec<Command>) {
        match (self.dialogs, self.history.export_path.take()) {
            (FileDialogs::Available, _) => {
                commands.push(Command::ExportPdf { intent: intent.clone(), to: ExportTo::Ask });
            }
            (FileDialogs::Absent, Some(path)) if !path.trim().is_empty() => {
                let to = ExportTo::Path(path.trim().into());
                commands.push(Command::ExportPdf { intent: intent.clone(), to });
            }
            (FileDialogs::Absent, _) => self.history.export_path = Some(String::new()),
        }
    }
}
