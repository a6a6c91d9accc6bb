//! Prices and caps: the owner's price lists, what is unusual about a price, and how much of the day's cap is left.

use jiff::civil::Date;

use crate::command::Command;
use crate::command::ExportTo;
use crate::command::FileDialogs;
use crate::command::ImportFrom;
use crate::command::Ticket;
use crate::domain::Budget;
use crate::domain::Currency;
use crate::domain::Failure;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::HistoryRow;
use crate::domain::Mishap;
use crate::domain::Money;
use crate::domain::OverCap;
use crate::domain::PriceBook;
use crate::domain::PriceColumn;
use crate::domain::PriceFault;
use crate::domain::PriceList;
use crate::domain::Problem;
use crate::domain::Rate;
use crate::domain::read_price_lists;
use crate::domain::write_price_lists;

use super::News;
use super::Price;
use super::Session;

/// The page of prices and caps.
#[derive(Debug, Default)]
pub struct PriceDesk {
    /// The owner's own prices.
    pub book: PriceBook,
    /// The list that is shown, by its date; the one in force where none was chosen.
    pub shown: Option<Date>,
    /// The file that could not be taken in, and why.
    pub refused: Option<(String, Vec<PriceFault>)>,
    /// The list that was removed last, to be put back.
    pub removed: Option<PriceList>,
    /// The box for the path of an import, where the system has no file dialog.
    pub import_path: Option<String>,
    /// The box for the path of an export, where the system has no file dialog.
    pub export_path: Option<String>,
    /// The cap as it is being typed; none while nobody types.
    pub cap_text: Option<String>,
}

/// How the day's cap stands in the way of what is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapPassed {
    /// The most that may be spent.
    pub cap: Money,
    /// What is spent today or bound already.
    pub spent: Money,
}

/// A list as people start one: they replace its lines by their own.
const EXAMPLE: &str = "from;service;zone;countries;postcodes;up to;price;currency\n\
    2026-01-01;;France;FR;;100 g;3,15;EUR\n\
    2026-01-01;;France;FR;;500 g;4,95;EUR\n\
    2026-01-01;;Corse;FR;20;500 g;5,60;EUR\n\
    2026-01-01;;Suisse;CH;;500 g;12,90;EUR\n";

impl PriceDesk {
    /// The list that is shown: the chosen one, else the one in force, else the next to come.
    pub fn shown_list(&self, today: Date) -> Option<&PriceList> {
        let chosen = self.shown.and_then(|day| self.book.lists().iter().find(|list| list.valid_from == day));
        chosen.or_else(|| self.book.in_force(today)).or_else(|| self.book.lists().last())
    }
}

impl Session {
    /// What is spent today in a currency or bound by purchases under way and in doubt, as far as the records were looked into.
    pub fn spent_today(&self, currency: Currency) -> Money {
        let sums = self.history.page.known().map_or(&[][..], |page| &page.spent_today);
        let sum = sums.iter().find(|sum| sum.currency == currency).copied();
        sum.unwrap_or(Money { cents: 0, currency })
    }

    /// The day's cap, where what is on screen would pass it and nobody has let it pass. The background holds purchases against it
    /// once more, when they begin.
    pub fn cap_passed(&self) -> Option<CapPassed> {
        let cap = self.settings.daily_cap?;
        let spent = self.spent_today(cap.currency);
        let price = match self.price() {
            Price::Known(rate) => Some(rate.price),
            Price::Open | Price::Coming(_) | Price::NotQuoted | Price::Failed(_) => None,
        };
        let passed = Budget { cap: Some(cap), midnight_ms: 0 }.is_passed_by(spent.cents, price);
        (passed && self.ship.over_cap == OverCap::Held).then_some(CapPassed { cap, spent })
    }

    /// Lets what is on screen pass the day's cap; what is bought says so.
    pub fn allow_over_cap(&mut self) {
        self.ship.over_cap = OverCap::AllowedOnce;
    }

    /// The warning about an unusual price, while nobody has kept it.
    pub fn unusual_price(&self) -> Option<&Problem> {
        let mut warnings = self.ship.checked.problems.warnings();
        let unusual = warnings.find(|problem| matches!(problem.fault, Fault::PriceUnusual { .. }))?;
        (!self.ship.draft.accepted.contains(&unusual.key())).then_some(unusual)
    }

    /// Holds the price that has come against what is usual.
    pub(super) fn weigh_price(&mut self) {
        if let Price::Known(rate) = self.price() {
            let rate = rate.clone();
            self.ship.checked.weigh(&rate);
        }
    }

    /// What was kept about a price was kept about that price.
    pub(super) fn forget_kept_price(&mut self) {
        let about_a_price = |rule: &str| rule.starts_with("price-over-");
        self.ship.draft.accepted.retain(|key| key.field != Field::Service || !about_a_price(key.rule));
        self.ship.over_cap = OverCap::Held;
    }

    /// Tells once when something else was charged than was on screen.
    pub(super) fn tell_if_charged_otherwise(&mut self, row: &HistoryRow) {
        let is_new = self.ship.last.as_ref().is_none_or(|last| last.intent != row.intent || last.cost != row.cost);
        if is_new && row.charged_otherwise().is_some() {
            self.tell(News::ChargedOtherwise(Box::new(row.clone())));
        }
    }

    /// Asks for prices once typing rests. Says in how many milliseconds that will be.
    pub(super) fn ask_for_due_rates(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        let due = self.ship.price_due_ms?;
        let rest = due - self.now_ms();
        if rest > 0 {
            return u64::try_from(rest).ok();
        }
        self.ship.price_due_ms = None;
        self.ship.price_waits_until_ms = None;
        self.ask_for_rates(commands);
        None
    }

    /// Asks for prices now.
    pub fn ask_for_rates(&mut self, commands: &mut Vec<Command>) {
        if let Some(shipment) = self.ship.checked.shipment.clone() {
            let ticket = self.ticket();
            self.ship.rates.wait(ticket);
            commands.push(Command::GetRates { ticket, shipment });
        }
    }

    pub(super) fn rates_came(&mut self, ticket: Ticket, outcome: Result<Vec<Rate>, Failure>) {
        let busy = match &outcome {
            Err(Failure { mishap: Mishap::Busy { seconds }, .. }) => Some(seconds.saturating_mul(1000)),
            Ok(_) | Err(_) => None,
        };
        let awaited = self.ship.rates.answer(ticket, outcome);
        if awaited {
            self.recheck();
        }
        // A question is free: it is asked again by itself as soon as the carrier takes it.
        if awaited && let Some(busy) = busy {
            let due = self.now_ms().saturating_add_unsigned(busy.max(1000));
            self.ship.price_due_ms = Some(due);
            self.ship.price_waits_until_ms = Some(due);
        }
    }

    /// Takes a file of prices in: the system's dialog asks for it, else a box for a path opens.
    pub fn import_prices(&mut self, commands: &mut Vec<Command>) {
        self.prices.refused = None;
        match (self.dialogs, self.prices.import_path.take()) {
            (FileDialogs::Available, _) => commands.push(Command::ImportPrices(ImportFrom::Ask)),
            (FileDialogs::Absent, Some(path)) if !path.trim().is_empty() => {
                commands.push(Command::ImportPrices(ImportFrom::Path(path.trim().into())));
                // Kept to be mended, should the file be no price list.
                self.prices.import_path = Some(path);
            }
            (FileDialogs::Absent, _) => self.prices.import_path = Some(String::new()),
        }
    }

    /// Writes the lists, or an example of one, for a spreadsheet: the system's dialog asks where, else a box for a path opens.
    pub fn export_prices(&mut self, commands: &mut Vec<Command>) {
        let to = match (self.dialogs, self.prices.export_path.take()) {
            (FileDialogs::Available, _) => ExportTo::Ask,
            (FileDialogs::Absent, Some(path)) if !path.trim().is_empty() => ExportTo::Path(path.trim().into()),
            (FileDialogs::Absent, _) => {
                self.prices.export_path = Some(String::new());
                return;
            }
        };
        commands.push(Command::ExportPrices { text: self.prices_as_text(), to });
    }

    /// The lists as CSV under heads of the desk's language, which are read again.
    fn prices_as_text(&self) -> String {
        let heads = PriceColumn::ALL.map(|column| self.words.get(column.id()));
        if self.prices.book.is_empty() {
            write_price_lists(heads, &read_price_lists(EXAMPLE).unwrap_or_default())
        } else {
            write_price_lists(heads, self.prices.book.lists())
        }
    }

    /// Removes a list; it can be put back until the next is removed.
    pub fn remove_prices(&mut self, valid_from: Date, commands: &mut Vec<Command>) {
        self.prices.removed = self.prices.book.lists().iter().find(|list| list.valid_from == valid_from).cloned();
        self.prices.shown = None;
        commands.push(Command::RemovePrices(valid_from));
    }

    /// Puts the list back that was removed last.
    pub fn put_prices_back(&mut self, commands: &mut Vec<Command>) {
        if let Some(list) = self.prices.removed.take() {
            self.prices.shown = Some(list.valid_from);
            commands.push(Command::KeepPrices(list));
        }
    }

    pub(super) fn prices_changed(&mut self, outcome: Result<PriceBook, Failure>, commands: &mut Vec<Command>) {
        match outcome {
            Ok(book) => {
                self.prices.book = book;
                self.prices.import_path = None;
                // Another price may hold for what is on screen.
                if self.ship.checked.shipment.is_some() {
                    self.ask_for_rates(commands);
                }
            }
            Err(failure) => self.tell(News::Failed(failure)),
        }
    }

    /// What is typed as the day's cap; a blank box means none.
    pub fn typed_cap(&self) -> Result<Option<Money>, NotACap> {
        match self.prices.cap_text.as_deref().map(str::trim) {
            None => Ok(self.settings.daily_cap),
            Some("") => Ok(None),
            Some(text) => text.parse().ok().filter(|cap: &Money| cap.cents > 0).map(Some).ok_or(NotACap),
        }
    }

    /// Keeps the cap that was typed, if it can be read.
    pub fn keep_cap(&mut self, commands: &mut Vec<Command>) {
        if let Ok(cap) = self.typed_cap() {
            self.prices.cap_text = None;
            if cap != self.settings.daily_cap {
                self.settings.daily_cap = cap;
                self.settings_changed(commands);
            }
        }
    }
}

/// The text is no amount that a day could cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACap;

#[cfg(test)]
mod tests;
