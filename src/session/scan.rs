//! What a scanner reads: an order, a label's number, or a command of the printed card.
//!
//! A scan lands here whatever has the focus, so it must never do more than a packer expects of it: it finds, or it fills an empty
//! box, and it buys only by the card, in packing mode, for an order that was open before.

use crate::command::Command;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::Failure;
use crate::domain::HistoryPage;
use crate::domain::HistoryQuery;

use super::CardCommand;
use super::News;
use super::Screen;
use super::Session;

/// Fewer signs than this are somebody's typing.
const SHORTEST: usize = 5;

/// So long must the scanner have rested before a command of the card is obeyed, in milliseconds: two codes read in one sweep are
/// an accident.
const PAUSE_MS: i64 = 600;

/// The scan field and what was read last.
#[derive(Debug, Default)]
pub struct ScanDesk {
    /// What stands in the field.
    pub text: String,
    /// The field takes the focus when it is drawn next.
    pub wants_focus: bool,
    /// The field is unfolded, where there is only room for its icon.
    pub open: bool,
    /// What was read and is being looked for.
    asked: Option<String>,
    found: Remote<HistoryPage>,
    /// When something was last read, in milliseconds since 1970.
    last_ms: i64,
}

/// Whether signs that came as fast as from a scanner are a code, and not a weight from a scale that types: no white space, a
/// figure, and no decimal number.
#[must_use]
pub fn reads_as_code(typed: &str) -> bool {
    let figure = typed.chars().any(|letter| letter.is_ascii_digit());
    let unbroken = typed.chars().all(|letter| !letter.is_whitespace() && !letter.is_control());
    let number = typed.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()).replace(',', ".");
    let decimal = number.contains('.') && number.parse::<f64>().is_ok();
    let command = CardCommand::read(typed).is_some();
    typed.chars().count() >= SHORTEST && unbroken && (command || figure && !decimal)
}

impl Session {
    /// Takes in what the scanner read.
    pub fn scanned(&mut self, code: &str, commands: &mut Vec<Command>) {
        let code = code.trim();
        let rested = self.now_ms() - self.scan.last_ms >= PAUSE_MS;
        self.scan.last_ms = self.now_ms();
        self.scan.text.clear();
        match CardCommand::read(code) {
            Some(command) if rested => self.obey(command, commands),
            Some(_) => (),
            None => self.look_for(code, commands),
        }
    }

    /// Takes in what was typed into the scan field.
    pub fn search_from_bar(&mut self, commands: &mut Vec<Command>) {
        let text = std::mem::take(&mut self.scan.text);
        self.scan.open = false;
        if !text.trim().is_empty() {
            self.scanned(&text, commands);
        }
    }

    /// Puts the focus into the scan field, unfolding it.
    pub fn wait_for_scan(&mut self) {
        self.scan.wants_focus = true;
        self.scan.open = true;
    }

    fn look_for(&mut self, text: &str, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        self.scan.asked = Some(text.to_owned());
        self.scan.found = Remote::Waiting(ticket, None);
        let query = HistoryQuery { text: text.to_owned(), ..HistoryQuery::default() };
        commands.push(Command::FindInHistory { ticket, query });
    }

    pub(super) fn scan_awaits(&self, ticket: Ticket) -> bool {
        self.scan.found.awaits(ticket)
    }

    /// What was read is known, or it is a new order.
    pub(super) fn scan_found(&mut self, outcome: Result<HistoryPage, Failure>, commands: &mut Vec<Command>) {
        self.scan.found = Remote::NotAsked;
        let Some(text) = self.scan.asked.take() else { return };
        let page = match outcome {
            Ok(page) => page,
            Err(failure) => return self.tell(News::Failed(failure)),
        };
        let is_it = |row: &&crate::domain::HistoryRow| {
            row.order.number.as_deref() == Some(text.as_str())
                || row.tracking.as_ref().is_some_and(|tracking| same_number(&tracking.0, &text))
        };
        match page.rows.iter().find(is_it) {
            Some(row) if self.packing => {
                let row = row.clone();
                self.tell(News::ShippedBefore(Box::new(row.clone())));
                self.ship.last = Some(row);
                self.ask_for_last_label(commands);
            }
            Some(row) => self.show_in_history(&text, Some(row.intent.clone()), commands),
            None if page.rows.is_empty() && reads_as_code(&text) => self.begin_order(text, commands),
            None if self.packing => self.tell(News::NothingFound(text)),
            None => self.show_in_history(&text, None, commands),
        }
    }

    fn show_in_history(&mut self, text: &str, selected: Option<crate::domain::IntentId>, commands: &mut Vec<Command>) {
        self.history.query = HistoryQuery { text: text.to_owned(), ..HistoryQuery::default() };
        self.history.selected = selected;
        self.go_to(Screen::History, commands);
    }

    /// A number that no shipment has: the order of the parcel to come. One that is open is never overwritten.
    fn begin_order(&mut self, number: String, commands: &mut Vec<Command>) {
        let open = self.ship.draft.order.number.trim();
        if !open.is_empty() && open != number {
            let open = open.to_owned();
            return self.tell(News::OrderOpen { open, scanned: number });
        }
        self.ship.draft.order.number = number;
        self.edited();
        if self.screen != Screen::Ship {
            self.go_to(Screen::Ship, commands);
        }
    }
}

/// Tracking numbers are printed in groups and read without.
fn same_number(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::tests::account;
    use crate::domain::rules::tests::draft;
    use crate::words::Lang;
    use crate::words::Words;

    #[test]
    fn one_sweep_over_an_order_and_the_card_buys_nothing() {
        let mut session = packing();
        let mut commands = Vec::new();
        session.scanned("CMD-10482", &mut commands);
        later(&mut session, 200);
        session.scanned(&CardCommand::Print.code(), &mut commands);
        later(&mut session, 200);
        session.scanned(&CardCommand::Next.code(), &mut commands);
        assert!(!session.ship.is_blank());
        assert!(matches!(commands.as_slice(), [Command::FindInHistory { .. }]));
    }

    #[test]
    fn after_a_rest_the_card_is_obeyed() {
        let mut session = packing();
        later(&mut session, PAUSE_MS);
        session.scanned(&CardCommand::Next.code(), &mut Vec::new());
        assert!(session.ship.is_blank());
    }

    #[test]
    fn an_unknown_number_begins_an_order_and_never_overwrites_one() {
        let mut session = packing();
        session.ship.draft.order.number.clear();
        for (scanned, open) in [("CMD-10482", "CMD-10482"), ("CMD-10483", "CMD-10482")] {
            session.scanned(scanned, &mut Vec::new());
            session.scan_found(Ok(HistoryPage::default()), &mut Vec::new());
            assert_eq!(session.ship.draft.order.number, open);
        }
        assert!(matches!(session.notices.last().map(|notice| &notice.news), Some(News::OrderOpen { .. })));
    }

    #[test]
    fn the_card_does_nothing_outside_packing_mode() {
        let mut session = packing();
        session.packing = false;
        let mut commands = Vec::new();
        later(&mut session, PAUSE_MS);
        session.scanned(&CardCommand::Print.code(), &mut commands);
        assert!(commands.is_empty() && !session.ship.is_blank());
    }

    fn packing() -> Session {
        let now = "2026-11-22T09:00:00[Europe/Paris]".parse().expect("a moment");
        let mut session = Session::new(Words::new(Lang::EN), now);
        session.accounts = vec![account()];
        session.screen = Screen::Ship;
        session.packing = true;
        session.ship.draft = draft();
        session.edited();
        session
    }

    fn later(session: &mut Session, ms: i64) {
        session.now = session.now.saturating_add(jiff::SignedDuration::from_millis(ms));
    }
}
