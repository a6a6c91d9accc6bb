//! Packing mode: the same parcel, seen from two metres, and the commands that a printed card gives to the scanner.

use crate::command::Command;
use crate::domain::Field;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::Line;
use crate::domain::Party;

use super::News;
use super::Screen;
use super::Session;

/// So long does the card's void wait to be read a second time, in milliseconds.
const VOID_AGAIN_MS: i64 = 10_000;

/// What begins every code of the card. These letters lie at the same keys on French, German and English keyboards, which is what
/// a scanner pretends to be; so do those of the commands.
const PREFIX: &str = "ENVOIDO";

/// What the card can be scanned for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardCommand {
    /// Buys and prints what is open.
    Print,
    /// Prints the last label once more.
    Reprint,
    /// Voids the last label.
    Void,
    /// Another parcel for the last order.
    Another,
    /// Puts what is open away and waits for the next order.
    Next,
}

impl CardCommand {
    /// Every command, in the order of the card.
    pub const ALL: [Self; 5] = [Self::Print, Self::Reprint, Self::Another, Self::Next, Self::Void];

    /// What its code says.
    #[must_use]
    pub fn code(self) -> String {
        let command = match self {
            Self::Print => "PRINT",
            Self::Reprint => "REPRINT",
            Self::Void => "VOID",
            Self::Another => "OTHER",
            Self::Next => "NEXT",
        };
        format!("{PREFIX}{command}")
    }

    /// The id of its word.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Print => "card-print",
            Self::Reprint => "card-reprint",
            Self::Void => "card-void",
            Self::Another => "card-another",
            Self::Next => "card-next",
        }
    }

    /// Reads a code of the card; a keyboard whose capitals are locked swaps its case.
    #[must_use]
    pub fn read(scanned: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|command| command.code().eq_ignore_ascii_case(scanned))
    }
}

/// What packing mode is at, beside the parcel itself.
#[derive(Debug, Default)]
pub struct PackingDesk {
    /// The field that is being mended, while its box is open.
    pub mending: Option<Field>,
    /// The label that the card's void was read for, and when.
    void_read: Option<(IntentId, i64)>,
}

impl Session {
    /// Enters packing mode or leaves it. The parcel stays as it is.
    pub fn turn_packing(&mut self, commands: &mut Vec<Command>) {
        self.packing = !self.packing;
        self.pack = PackingDesk::default();
        self.go_to(Screen::Ship, commands);
        if self.packing {
            self.ship.focus = None;
            self.wait_for_scan();
        }
    }

    /// Opens the box of a field in packing mode. What has no box of one line is mended in the form.
    pub fn mend(&mut self, field: Field, commands: &mut Vec<Command>) {
        match field {
            Field::Address(Party::Sender | Party::Return, _)
            | Field::Address(_, Line::Country | Line::State | Line::Phone)
            | Field::Article(..)
            | Field::Customs(_)
            | Field::Original(..)
            | Field::Insurance
            | Field::Duties
            | Field::Undeliverable
            | Field::PickupPoint
            | Field::Instructions
            | Field::Part
            | Field::Service
            | Field::ShipDate
            | Field::Format
            | Field::Credential(_)
            | Field::Endpoint
            | Field::LogoName
            | Field::LogoFile
            | Field::Shipment => {
                self.turn_packing(commands);
                self.go_to_field(field);
            }
            Field::Address(..)
            | Field::Weight
            | Field::Size
            | Field::OrderNumber
            | Field::OrderDate
            | Field::OrderEmail
            | Field::OrderPhone
            | Field::OrderContents
            | Field::OrderAmount
            | Field::OrderItems => {
                self.pack.mending = Some(field);
                self.go_to_field(field);
            }
        }
    }

    /// Closes the box, and waits for a scan again.
    pub fn mended(&mut self) {
        self.pack.mending = None;
        self.ship.focus = None;
        self.wait_for_scan();
    }

    /// Does what the card says. A command is for packing mode alone: elsewhere hands are free for keys.
    pub fn obey(&mut self, command: CardCommand, commands: &mut Vec<Command>) {
        if !self.packing {
            return self.tell(News::CardOutsidePacking);
        }
        let last = self.ship.last.clone();
        let printable = last.as_ref().is_some_and(HistoryRow::is_printable);
        match (command, last) {
            (CardCommand::Print, _) if self.ship.is_blank() => self.tell(News::NothingOpen),
            (CardCommand::Print, _) => self.buy(commands),
            (CardCommand::Next, _) => {
                self.clear_typed();
                self.mended();
            }
            (CardCommand::Reprint, Some(last)) if printable => self.reprint(&last, commands),
            (CardCommand::Another, Some(_)) => self.another_parcel(commands),
            (CardCommand::Void, Some(last)) => self.void_by_card(last.intent, commands),
            (CardCommand::Reprint, Some(_)) => self.tell(News::NothingOpen),
            (CardCommand::Reprint | CardCommand::Another | CardCommand::Void, None) => self.tell(News::NothingOpen),
        }
    }

    /// A void is read twice, as its key is held: one sweep over the card voids nothing.
    fn void_by_card(&mut self, last: IntentId, commands: &mut Vec<Command>) {
        let now = self.now_ms();
        let again = self.pack.void_read.take().is_some_and(|(intent, at)| intent == last && now - at < VOID_AGAIN_MS);
        if again {
            return self.void(&last, commands);
        }
        self.pack.void_read = Some((last, now));
        if let Some(row) = self.ship.last.clone() {
            self.tell(News::ReadVoidAgain(Box::new(row)));
        }
    }
}
