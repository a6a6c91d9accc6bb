//! The papers of a shipment one by one, labels that are put away unused, and the slip that a day's parcels are handed over with.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::ExportTo;
use crate::command::FileDialogs;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::AccountId;
use crate::domain::CarrierKind;
use crate::domain::DepositSlip;
use crate::domain::Failure;
use crate::domain::HistoryFilter;
use crate::domain::HistoryQuery;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::PackingText;
use crate::domain::PaperKind;
use crate::domain::ShipmentState;
use crate::domain::Unused;

use super::Session;

/// The slip that is being made.
#[derive(Debug, Default)]
pub struct SlipDesk {
    /// Parcels that stay off it.
    pub left_off: BTreeSet<IntentId>,
    /// What became of it.
    pub made: Remote<DepositSlip>,
    /// The box for the path of its page, where the system has no file dialog.
    pub path: Option<String>,
}

/// A paper that can be printed and taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// One that came with the label and is kept.
    Kept(PaperKind),
    /// The packing slip, which is drawn anew each time.
    PackingSlip,
}

/// The box for the path of a paper, where the system has no file dialog.
#[derive(Debug)]
pub struct PaperPath {
    /// Whose paper.
    pub intent: IntentId,
    /// Which.
    pub sheet: Sheet,
    /// What is typed.
    pub path: String,
}

impl Session {
    /// What becomes of the money for a label of this shipment that is not used.
    pub fn unused(&self, row: &HistoryRow) -> Unused {
        let account = self.accounts.iter().find(|account| account.id == row.account);
        account.map_or(Unused::VoidedThere, |account| account.kind.unused())
    }

    /// Takes a label back: voided at the carrier, or put away where the carrier bills only what is used.
    pub(in crate::session) fn take_back_label(&self, intent: &IntentId, commands: &mut Vec<Command>) {
        let page = self.history.page.known();
        let rows = page.into_iter().flat_map(|page| page.rows.iter().chain(&page.to_settle));
        let rows = rows.chain(&self.ship.last).chain(&self.label.row);
        let row = rows.into_iter().find(|row| row.intent == *intent);
        match row.map_or(Unused::VoidedThere, |row| self.unused(row)) {
            Unused::VoidedThere => commands.push(Command::Void { intent: intent.clone() }),
            Unused::NotBilled => commands.push(Command::Customs(CustomsCommand::Discard(intent.clone()))),
        }
    }

    /// Prints one of a shipment's papers.
    pub fn print_paper(&mut self, row: &HistoryRow, sheet: Sheet, commands: &mut Vec<Command>) {
        let intent = row.intent.clone();
        commands.push(Command::Customs(match sheet {
            Sheet::Kept(kind) => CustomsCommand::PrintPaper { intent, kind, copies: 1 },
            Sheet::PackingSlip => CustomsCommand::PrintPackingSlip { intent, text: self.packing_text(row) },
        }));
    }

    /// Writes one of a shipment's papers: the system's dialog asks where, else a box for a path opens.
    pub fn export_paper(&mut self, row: &HistoryRow, sheet: Sheet, commands: &mut Vec<Command>) {
        let intent = row.intent.clone();
        let typed = self.customs.paper_path.take();
        let typed = typed.filter(|typed| typed.intent == intent && typed.sheet == sheet).map(|typed| typed.path);
        let to = match (self.dialogs, typed) {
            (FileDialogs::Available, _) => ExportTo::Ask,
            (FileDialogs::Absent, Some(path)) if !path.trim().is_empty() => ExportTo::Path(path.trim().into()),
            (FileDialogs::Absent, _) => {
                self.customs.paper_path = Some(PaperPath { intent, sheet, path: String::new() });
                return;
            }
        };
        commands.push(Command::Customs(match sheet {
            Sheet::Kept(kind) => CustomsCommand::ExportPaper { intent, kind, to },
            Sheet::PackingSlip => CustomsCommand::ExportPackingSlip { intent, text: self.packing_text(row), to },
        }));
    }

    /// What a packing slip is drawn with, in the desk's own language: it is read by whoever packs.
    fn packing_text(&self, row: &HistoryRow) -> Box<PackingText> {
        let day =
            Timestamp::from_millisecond(row.created_ms).map(|at| at.to_zoned(self.now.time_zone().clone()).date());
        Box::new(PackingText {
            words: self.words.packing_words(),
            tongue: self.words.lang().tongue(),
            date: self.words.day(day.unwrap_or_else(|_| self.today())),
            decimal: self.words.sheet().habits.decimal,
        })
    }

    /// The account whose parcels are handed over with a slip.
    pub fn slip_account(&self) -> Option<AccountId> {
        let slips = |kind: CarrierKind| match kind {
            CarrierKind::LettreSuivie => false,
            CarrierKind::Colissimo => true,
        };
        let own = self.account().filter(|account| slips(account.kind));
        own.or_else(|| self.accounts.iter().find(|account| slips(account.kind))).map(|account| account.id.clone())
    }

    /// Opens the choice of parcels for a slip: today's, which stand on none yet.
    pub fn begin_slip(&mut self, commands: &mut Vec<Command>) {
        self.customs.slip = Some(SlipDesk::default());
        self.history.query = HistoryQuery { filter: HistoryFilter::Today, ..HistoryQuery::default() };
        self.find_in_history(commands);
    }

    /// Today's parcels that stand on no slip yet, as many as one takes.
    pub fn slip_parcels(&self) -> Vec<&HistoryRow> {
        let account = self.slip_account();
        let rows = self.history.page.known().map_or(&[][..], |page| &page.rows);
        let waiting = rows.iter().filter(|row| {
            let bought = row.state == ShipmentState::Labelled && row.tracking.is_some();
            Some(&row.account) == account.as_ref() && bought && row.slip.is_none()
        });
        waiting.take(DepositSlip::MOST).collect()
    }

    /// Makes the slip for those that were not left off.
    pub fn make_slip(&mut self, commands: &mut Vec<Command>) {
        let Some(account) = self.slip_account() else { return };
        let Some(left_off) = self.customs.slip.as_ref().map(|slip| slip.left_off.clone()) else { return };
        let parcels = self.slip_parcels().into_iter().map(|row| row.intent.clone());
        let parcels: Vec<IntentId> = parcels.filter(|intent| !left_off.contains(intent)).collect();
        if parcels.is_empty() {
            return;
        }
        let ticket = self.ticket();
        if let Some(slip) = &mut self.customs.slip {
            slip.made.wait(ticket);
        }
        commands.push(Command::Customs(CustomsCommand::MakeSlip { ticket, account, parcels }));
    }

    /// Writes the page of the slip that was made.
    pub fn export_slip(&mut self, commands: &mut Vec<Command>) {
        let (Some(account), Some(slip)) = (self.slip_account(), self.customs.slip.as_mut()) else { return };
        let Some(number) = slip.made.here().map(|slip| slip.number.clone()) else { return };
        let to = match (self.dialogs, slip.path.take()) {
            (FileDialogs::Available, _) => ExportTo::Ask,
            (FileDialogs::Absent, Some(path)) if !path.trim().is_empty() => ExportTo::Path(path.trim().into()),
            (FileDialogs::Absent, _) => {
                slip.path = Some(String::new());
                return;
            }
        };
        commands.push(Command::Customs(CustomsCommand::ExportSlip { account, number, to }));
    }

    pub(super) fn slip_made(
        &mut self,
        ticket: Ticket,
        outcome: Result<Box<DepositSlip>, Failure>,
        commands: &mut Vec<Command>,
    ) {
        let answered = match &mut self.customs.slip {
            Some(slip) => slip.made.answer(ticket, outcome.map(|slip| *slip)),
            None => false,
        };
        if answered {
            self.find_in_history(commands);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use crate::words::Words;

    #[test]
    fn a_packing_slip_speaks_the_desks_language_in_its_own_dates_and_numbers() {
        let consignee = crate::domain::rules::read_address(&crate::domain::rules::tests::draft().consignee);
        let example = HistoryRow::example("intent", ShipmentState::Labelled, consignee);
        let row = HistoryRow { created_ms: 1_795_271_520_000, ..example };
        for (lang, title, date, decimal) in
            [(Lang::FR, "Bon de préparation", "21/11/2026", ','), (Lang::EN, "Packing slip", "21/11/2026", '.')]
        {
            let now = "2026-11-23T14:31:00[Europe/Paris]".parse().expect("a moment");
            let mut session = Session::new(Words::new(lang), now);
            let mut commands = Vec::new();
            session.print_paper(&row, Sheet::PackingSlip, &mut commands);
            let Some(Command::Customs(CustomsCommand::PrintPackingSlip { text, .. })) = commands.pop() else {
                panic!("it is asked for")
            };
            assert_eq!((text.words.title.as_str(), text.date.as_str(), text.decimal), (title, date, decimal));
        }
    }

    #[test]
    fn a_path_that_was_typed_for_one_paper_is_not_that_of_another() {
        let now = "2026-11-23T14:31:00[Europe/Paris]".parse().expect("a moment");
        let mut session = Session::new(Words::new(Lang::FR), now);
        let consignee = crate::domain::rules::read_address(&crate::domain::rules::tests::draft().consignee);
        let row = HistoryRow::example("intent", ShipmentState::Labelled, consignee);
        let mut commands = Vec::new();
        session.export_paper(&row, Sheet::Kept(PaperKind::Cn23), &mut commands);
        session.customs.paper_path.as_mut().expect("the box is open").path = "/srv/cn23.pdf".to_owned();
        session.export_paper(&row, Sheet::PackingSlip, &mut commands);
        assert!(commands.is_empty());
        let open = session.customs.paper_path.as_mut().expect("another box is open");
        assert_eq!((open.sheet, open.path.as_str()), (Sheet::PackingSlip, ""));
        open.path = "/srv/slip.pdf".to_owned();
        session.export_paper(&row, Sheet::PackingSlip, &mut commands);
        assert!(matches!(commands.as_slice(), [Command::Customs(CustomsCommand::ExportPackingSlip { .. })]));
    }
}
