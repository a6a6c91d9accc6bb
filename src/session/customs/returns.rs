//! What comes back: a return label from what was shipped, a code in its place, and returns that are fetched from a letter box.

use jiff::civil::Date;

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::ArticleDraft;
use crate::domain::ContentsCategory;
use crate::domain::CountryCode;
use crate::domain::CustomsDeclaration;
use crate::domain::CustomsDraft;
use crate::domain::CustomsItem;
use crate::domain::Direction;
use crate::domain::Failure;
use crate::domain::Field;
use crate::domain::HandlingDraft;
use crate::domain::HistoryRow;
use crate::domain::MailboxDates;
use crate::domain::OriginalDraft;
use crate::domain::Problem;
use crate::domain::ReturnCode;
use crate::domain::ServiceCode;
use crate::domain::Shipment;
use crate::domain::ShipmentDraft;
use crate::domain::ShipmentState;
use crate::domain::colissimo;
use crate::domain::colissimo::Product;
use crate::domain::colissimo::Way;
use crate::domain::rules;
use crate::domain::rules::Checked;
use crate::domain::rules::RuleContext;
use crate::domain::typed_weight;

use super::Session;
use crate::session::fill;

/// The letter of the one outgoing parcel that a return is made from.
const ORIGINAL: &str = "A";

/// How something can come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComesBack {
    /// It went out, and comes back by a label of this product.
    ByLabel(Product),
    /// It is a return itself, and can be fetched from the letter box of whom it comes from.
    FromALetterBox,
}

/// A return that is being made of a shipment, or a return that is to be fetched.
#[derive(Debug)]
pub struct ReturnDesk {
    /// Of which shipment.
    pub row: Box<HistoryRow>,
    /// How it comes back.
    pub comes_back: ComesBack,
    /// What was shipped, whole.
    pub shipped: Remote<Box<Shipment>>,
    /// The code that was asked for; it is kept with the shipment too.
    pub code: Remote<ReturnCode>,
    /// On which days it can be fetched.
    pub days: Remote<MailboxDates>,
    /// The chosen one.
    pub day: Option<Date>,
    /// The day on which it will be fetched; it is kept with the shipment too.
    pub planned: Remote<Date>,
}

impl Session {
    /// How what was shipped can come back; none where the carrier does not do it, or nothing is known of it any more.
    pub fn comes_back(&self, row: &HistoryRow) -> Option<ComesBack> {
        let account = self.accounts.iter().find(|account| account.id == row.account)?;
        if !account.kind.makes_returns() || row.state != ShipmentState::Labelled || row.erased_ms.is_some() {
            return None;
        }
        let product: Product = row.service.0.parse().ok()?;
        let there = colissimo::destination(row.consignee.country, &row.consignee.postcode);
        if product.way() == Way::Return {
            let fetched = product == Product::Core && colissimo::has_letter_boxes(&there);
            return fetched.then_some(ComesBack::FromALetterBox);
        }
        let desk = account.sender.as_ref().map(|sender| &sender.address);
        let desk = desk.map_or_else(
            || colissimo::destination(CountryCode::FR, ""),
            |desk| colissimo::destination(desk.country, &desk.postcode),
        );
        colissimo::comes_back_by(&desk, &there).map(ComesBack::ByLabel)
    }

    /// Opens what can be done about the return of a shipment, and asks for what that takes.
    pub fn begin_return(&mut self, row: &HistoryRow, commands: &mut Vec<Command>) {
        let Some(comes_back) = self.comes_back(row) else { return };
        self.customs.returns = Some(ReturnDesk {
            row: Box::new(row.clone()),
            comes_back,
            shipped: Remote::NotAsked,
            code: Remote::NotAsked,
            days: Remote::NotAsked,
            day: None,
            planned: Remote::NotAsked,
        });
        match comes_back {
            ComesBack::ByLabel(_) => self.read_what_was_shipped(commands),
            ComesBack::FromALetterBox => self.find_pickup_days(commands),
        }
    }

    /// Reads what was shipped, for the return that is open.
    pub fn read_what_was_shipped(&mut self, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        let Some(desk) = &mut self.customs.returns else { return };
        desk.shipped.wait(ticket);
        let intent = desk.row.intent.clone();
        commands.push(Command::Customs(CustomsCommand::ReadShipment { ticket, intent }));
    }

    /// Asks on which days the return that is open can be fetched.
    pub fn find_pickup_days(&mut self, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        let Some(desk) = &mut self.customs.returns else { return };
        desk.days.wait(ticket);
        let intent = desk.row.intent.clone();
        commands.push(Command::Customs(CustomsCommand::FindPickupDays { ticket, intent }));
    }

    /// Fills the form with the return of what was shipped. What was being typed can be had back.
    pub fn fill_in_return(&mut self, commands: &mut Vec<Command>) {
        let Some(draft) = self.return_draft() else { return };
        let Some(desk) = self.customs.returns.take() else { return };
        self.account = Some(desk.row.account.clone());
        self.fill_form(draft, commands);
        let first = self.ship.to_fix().first().map(|problem| problem.field);
        self.ship.focus = first.or(Some(Field::Weight));
    }

    /// The first thing that is against a code for this return; none where nothing is, or nothing is known yet.
    pub fn why_no_return_code(&self) -> Option<Problem> {
        self.checked_return()?.problems.errors().next().cloned()
    }

    /// Asks for a code in place of the return's label.
    pub fn make_return_code(&mut self, commands: &mut Vec<Command>) {
        let Some(comes_back) = self.checked_return().and_then(|checked| checked.shipment) else { return };
        let ticket = self.ticket();
        let Some(desk) = &mut self.customs.returns else { return };
        desk.code.wait(ticket);
        let (intent, comes_back) = (desk.row.intent.clone(), Box::new(comes_back));
        commands.push(Command::Customs(CustomsCommand::MakeReturnCode { ticket, intent, comes_back }));
    }

    /// Has the return fetched on the chosen day.
    pub fn plan_pickup(&mut self, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        let Some(desk) = &mut self.customs.returns else { return };
        let Some(day) = desk.day.filter(|_| !desk.planned.is_waiting()) else { return };
        desk.planned.wait(ticket);
        let intent = desk.row.intent.clone();
        commands.push(Command::Customs(CustomsCommand::PlanPickup { ticket, intent, day }));
    }

    /// A person has done what customs wait for.
    pub fn customs_task_done(&mut self, row: &HistoryRow, commands: &mut Vec<Command>) {
        commands.push(Command::Customs(CustomsCommand::TaskDone(row.intent.clone())));
    }

    pub(super) fn shipment_read(&mut self, ticket: Ticket, outcome: Result<Box<Shipment>, Failure>) {
        if let Some(desk) = &mut self.customs.returns {
            desk.shipped.answer(ticket, outcome);
        }
    }

    pub(super) fn return_code_made(&mut self, ticket: Ticket, outcome: Result<ReturnCode, Failure>) {
        let made = outcome.is_ok();
        // The code itself is shown from the records.
        if let Some(desk) = &mut self.customs.returns
            && desk.code.answer(ticket, outcome)
            && made
        {
            self.customs.returns = None;
        }
    }

    pub(super) fn pickup_days_came(&mut self, ticket: Ticket, outcome: Result<MailboxDates, Failure>) {
        if let Some(desk) = &mut self.customs.returns
            && desk.days.answer(ticket, outcome)
        {
            desk.day = desk.days.here().and_then(|dates| dates.days.first()).copied();
        }
    }

    pub(super) fn pickup_planned(&mut self, ticket: Ticket, outcome: Result<Date, Failure>) {
        let planned = outcome.is_ok();
        // The day itself is shown from the records.
        if let Some(desk) = &mut self.customs.returns
            && desk.planned.answer(ticket, outcome)
            && planned
        {
            self.customs.returns = None;
        }
    }

    /// What was shipped, as a return; none before it is read.
    fn return_draft(&self) -> Option<ShipmentDraft> {
        let desk = self.customs.returns.as_ref()?;
        let ComesBack::ByLabel(product) = desk.comes_back else { return None };
        Some(return_of(desk.shipped.here()?, &desk.row, product, &self.ship.draft.emptied()))
    }

    fn checked_return(&self) -> Option<Checked> {
        let draft = self.return_draft()?;
        let desk = self.customs.returns.as_ref()?;
        let account = self.accounts.iter().find(|account| account.id == desk.row.account)?;
        let service = account.offer(draft.service.as_ref())?.service;
        let (today, printer, dpi) = (self.today(), self.printer_language(), self.printer_dpi());
        Some(rules::check(&draft, &RuleContext { account, service: &service, today, printer, dpi }))
    }
}

/// The form of a return: the same people, whom the direction turns around, the same goods, and where they came from.
fn return_of(shipment: &Shipment, row: &HistoryRow, product: Product, empty: &ShipmentDraft) -> ShipmentDraft {
    let mut draft = fill::draft_from(row, empty);
    draft.service = Some(ServiceCode(product.code().to_owned()));
    draft.handling = HandlingDraft { direction: Direction::Return, ..HandlingDraft::default() };
    draft.customs = CustomsDraft::default();
    if let Some(declared) = shipment.customs() {
        draft.customs = declared_back(declared, shipment, row);
    }
    draft
}

fn declared_back(declared: &CustomsDeclaration, shipment: &Shipment, row: &HistoryRow) -> CustomsDraft {
    let mut customs = CustomsDraft { category: Some(ContentsCategory::Return), ..CustomsDraft::default() };
    for item in &declared.items {
        let row = customs.new_row();
        // A return says its currency, be it the euro.
        let currency = declared.currency.code().to_owned();
        customs.articles.push(ArticleDraft { row, currency, ..article(item) });
    }
    // The day of the invoice is not recorded: the order's, else the day on which it left, is what it is most likely to be.
    let invoiced = shipment.order().date.unwrap_or(shipment.ship_date());
    let original = OriginalDraft {
        row: customs.new_row(),
        invoice_number: declared.invoice.clone().unwrap_or_default(),
        invoice_date: invoiced.to_string().as_str().into(),
        parcel_number: row.tracking.as_ref().map(|parcel| parcel.0.clone()).unwrap_or_default(),
    };
    customs.originals.push(original);
    customs.invoice = declared.invoice.clone().unwrap_or_default();
    customs.postage = declared.postage.to_string().as_str().into();
    customs
}

fn article(item: &CustomsItem) -> ArticleDraft {
    // What the desk calls it, beside what was sent in English.
    let (description, english) = match &item.own_description {
        Some(own) => (own.clone(), item.description.clone()),
        None => (item.description.clone(), String::new()),
    };
    ArticleDraft {
        description,
        english,
        quantity: item.quantity.to_string().as_str().into(),
        weight: typed_weight(item.weight).as_str().into(),
        value: item.value.to_string().as_str().into(),
        hs_code: item.hs_code.as_ref().map(|code| code.dotted()).unwrap_or_default(),
        origin: item.origin.code().to_owned(),
        reference: item.reference.clone().unwrap_or_default(),
        original_ident: ORIGINAL.to_owned(),
        ..ArticleDraft::default()
    }
}

#[cfg(test)]
mod tests;
