//! What is asked before a label is printed, and the answers; and where on its sheet the next label goes.

use std::collections::BTreeMap;

use crate::command::Command;
use crate::domain::CarrierKind;
use crate::domain::HistoryRow;
use crate::domain::LetThrough;
use crate::domain::PrintQuestion;
use crate::domain::PrinterId;

use super::News;
use super::Screen;
use super::Session;

impl Session {
    /// Sends a label to paper: the answer to what was asked about it, where something was, and else once more. What is on the row
    /// is what was on screen. A voided one has no paper any more.
    pub fn reprint(&mut self, row: &HistoryRow, commands: &mut Vec<Command>) {
        commands.push(Command::Print { intent: row.intent.clone(), printer: None, wish: row.next_wish() });
    }

    /// The answer that could be remembered about a label that waits: labels of its carrier down to its grade, on its printer.
    pub fn answer_for_all(&self, row: &HistoryRow) -> Option<LetThrough> {
        let print = row.asking()?;
        let Some(PrintQuestion::LowGrade(low)) = &print.question else { return None };
        // A printer that was removed since has no settings in which the answer could be taken back.
        let known = self.settings.printers.iter().any(|printer| printer.id == print.printer);
        let carrier = self.carrier_of(row).filter(|_| known)?;
        Some(LetThrough { printer: print.printer.clone(), carrier, down_to: low.grade })
    }

    /// Prints a label that waits, and from now on all such labels without asking.
    pub fn print_all_such(&mut self, row: &HistoryRow, commands: &mut Vec<Command>) {
        if let Some(answer) = self.answer_for_all(row) {
            self.settings.let_through(answer.clone());
            self.settings_changed(commands);
            self.tell(News::LetThrough(answer));
        }
        self.reprint(row, commands);
    }

    /// Such labels are asked about again.
    pub fn ask_again(&mut self, answer: &LetThrough, commands: &mut Vec<Command>) {
        self.settings.let_through.retain(|known| known != answer);
        self.settings_changed(commands);
    }

    /// The place on its sheet that the next label of a printer takes, from 0 on.
    pub fn sheet_place(&self, printer: &PrinterId) -> u8 {
        let places = self.settings.printers.iter().find(|known| known.id == *printer);
        let places = places.map_or(1, |printer| printer.paper.sheet.places());
        self.sheet_places.get(printer).copied().unwrap_or_default() % places
    }

    /// The next label of a printer takes this place.
    pub fn use_sheet_place(&mut self, printer: &PrinterId, place: u8, commands: &mut Vec<Command>) {
        // Shown at once; the background keeps it.
        self.sheet_places.insert(printer.clone(), place);
        commands.push(Command::UseSheetPlace { printer: printer.clone(), place });
    }

    pub(super) fn sheet_places_are(&mut self, places: BTreeMap<PrinterId, u8>, commands: &mut Vec<Command>) {
        self.sheet_places = places;
        // The large label lies where it would be printed.
        let on_sheet = self.label.view.known().is_some_and(|view| view.is_on_sheet());
        if let Some(row) = self.label.row.clone().filter(|_| self.screen == Screen::Label && on_sheet) {
            self.ask_for_label(&row.intent, commands);
        }
    }

    fn carrier_of(&self, row: &HistoryRow) -> Option<CarrierKind> {
        let account = self.accounts.iter().find(|account| account.id == row.account);
        account.map(|account| account.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CodeRemedy;
    use crate::domain::Grade;
    use crate::domain::JobState;
    use crate::domain::JobTrouble;
    use crate::domain::LowGrade;
    use crate::domain::Mend;
    use crate::domain::PrintRecord;
    use crate::domain::PrintWish;
    use crate::domain::ShipmentState;
    use crate::domain::Symbology;
    use crate::session::tests::desk;

    #[test]
    fn an_answer_for_all_prints_this_label_and_stands_in_the_settings_until_it_is_taken_back() {
        let (mut session, _) = desk();
        let row = asking(&session);
        let mut commands = Vec::new();
        session.print_all_such(&row, &mut commands);
        let expected = LetThrough {
            printer: session.settings.printers[0].id.clone(),
            carrier: CarrierKind::LettreSuivie,
            down_to: Grade::D,
        };
        assert_eq!(session.settings.let_through.as_slice(), std::slice::from_ref(&expected));
        assert!(
            matches!(commands.as_slice(), [Command::SaveSettings(_), Command::Print { wish: PrintWish::Anyway, .. }]),
            "{commands:?}"
        );
        session.ask_again(&expected, &mut commands);
        assert!(session.settings.let_through.is_empty());
        session.settings.printers.clear();
        assert_eq!(session.answer_for_all(&row), None, "its printer is gone");
    }

    #[test]
    fn a_question_is_one_notice_and_goes_when_the_label_does() {
        let (mut session, _) = desk();
        let row = asking(&session);
        session.paper_moved(row.clone());
        session.paper_moved(row.clone());
        let asks = |session: &Session| {
            session.notices.iter().filter(|notice| matches!(notice.news, News::PrintAsks(_))).count()
        };
        assert_eq!(asks(&session), 1);
        let print = row.print.clone().map(|print| PrintRecord { state: JobState::Printed, trouble: None, ..print });
        session.paper_moved(HistoryRow { print, ..row });
        assert_eq!(asks(&session), 0);
    }

    fn asking(session: &Session) -> HistoryRow {
        let id = session.settings.printers[0].id.clone();
        let low = LowGrade {
            symbology: Symbology::Code128,
            grade: Grade::D,
            carries: true,
            fault: None,
            mend: Mend::Usual(CodeRemedy::CarriersZpl),
        };
        let consignee = crate::domain::rules::read_address(&Default::default());
        let row = HistoryRow::example("1", ShipmentState::Labelled, consignee);
        let print = PrintRecord {
            printer: id,
            printer_name: "Zebra".to_owned(),
            state: JobState::Failed,
            at_ms: 0,
            times: 1,
            trouble: Some(JobTrouble::LowGrade),
            wish: PrintWish::Bought,
            question: Some(PrintQuestion::LowGrade(low)),
        };
        let account = session.accounts[0].id.clone();
        HistoryRow { account, print: Some(print), ..row }
    }
}
