//! The parcel being typed, its price, and the purchases under way.

use std::collections::BTreeSet;

use crate::command::Command;
use crate::command::Deed;
use crate::command::LabelView;
use crate::command::Purchase;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::CarrierKind;
use crate::domain::Failure;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::HistoryRow;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::LimitsProfile;
use crate::domain::Line;
use crate::domain::OverCap;
use crate::domain::Party;
use crate::domain::PrinterTrouble;
use crate::domain::Problem;
use crate::domain::Problems;
use crate::domain::Rate;
use crate::domain::Service;
use crate::domain::ShipmentDraft;
use crate::domain::ShipmentState;
use crate::domain::rules;
use crate::domain::rules::Checked;
use crate::domain::rules::Demands;
use crate::domain::rules::RuleContext;

use super::CapPassed;
use super::Screen;
use super::Session;
use super::book::SuggestDesk;
use super::drafts::Keeping;
use super::findings::Inquiries;
use super::kept::KeptTexts;
use super::undo::UndoDesk;

/// Where the focus waits when a form is empty.
pub(super) const FIRST_FIELD: Field = Field::Address(Party::Consignee, Line::Name);

/// How long typing must rest before a price is asked, in milliseconds.
pub(super) const TYPING_RESTS_MS: i64 = 350;

/// The parcel being typed and what became of the last ones.
#[derive(Default)]
pub struct ShipDesk {
    /// What is being typed.
    pub draft: ShipmentDraft,
    /// What the rules say of it.
    pub checked: Checked,
    /// What the carrier said of the last draft that came back refused, shown until it is edited.
    pub refused: Problems,
    /// What it costs.
    pub rates: Remote<Vec<Rate>>,
    /// The field that takes the focus when the form is drawn next.
    pub focus: Option<Field>,
    /// The order's fields are unfolded.
    pub order_open: bool,
    /// The box that an address is pasted into, while it is open.
    pub paste: Option<String>,
    /// Purchases that are not over, the oldest first.
    pub under_way: Vec<UnderWay>,
    /// Whether what is on screen may pass the day's cap.
    pub over_cap: OverCap,
    /// The printer needs a hand, and the label is bought all the same: it waits for its paper.
    pub print_later: bool,
    /// The last parcel that was bought.
    pub last: Option<HistoryRow>,
    /// Its label's dots.
    pub last_view: Remote<LabelView>,
    /// The focus goes to the question about the price when the form is drawn next.
    pub asking_about_price: bool,
    /// Who may be meant by what is being typed.
    pub suggest: SuggestDesk,
    /// What can be undone of what was done to the form, or taken off a list.
    pub undo: UndoDesk,
    /// What is kept of the form for the case of a crash.
    pub(super) keeping: Keeping,
    kept_texts: KeptTexts,
    touched: BTreeSet<Field>,
    tried: bool,
    /// The purchase whose form comes back as soon as the records have let go of it.
    taking_back: Option<IntentId>,
    /// The problem that F6 went to last.
    visited: Option<Field>,
    price_key: Option<String>,
    pub(super) price_due_ms: Option<i64>,
    /// The carrier asks to wait with the price until then.
    pub(super) price_waits_until_ms: Option<i64>,
    /// What else is asked of what is being typed.
    pub(super) inquiries: Inquiries,
    begun: u64,
}

/// A purchase that is not over.
#[derive(Clone, Debug)]
pub struct UnderWay {
    /// Which.
    pub intent: IntentId,
    /// What was typed, kept until the label is here: a refusal gives it back.
    pub draft: ShipmentDraft,
    /// When the button was pressed, in milliseconds since 1970.
    pub since_ms: i64,
    /// The carrier asks to wait, until then, in milliseconds since 1970; nothing of it has been sent.
    pub waits_until_ms: Option<i64>,
    /// It could not even be taken in: no record knows of it, and its form waits to be taken back.
    pub not_taken: bool,
}

/// What the parcel costs, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Price<'a> {
    /// Not to be asked yet: the form has errors.
    Open,
    /// Being asked; what it was before the last edit, if anything.
    Coming(Option<&'a Rate>),
    /// What the carrier quotes for what is on screen.
    Known(&'a Rate),
    /// The carrier quotes nothing for this service.
    NotQuoted,
    /// The carrier could not be asked.
    Failed(&'a Failure),
}

/// Why the button does not buy yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// No account is connected.
    NoAccount,
    /// So many errors stand in the way.
    ToFix(usize),
    /// The price of what is on screen is still being asked.
    PriceComing,
    /// The price is far above what is usual, and nobody has kept it yet.
    PriceUnusual,
    /// It would pass what may be spent in a day.
    OverCap(CapPassed),
    /// The label printer needs a hand: the paper would come later than the parcel.
    PrinterWaits(PrinterTrouble),
}

impl std::fmt::Debug for ShipDesk {
    /// Never what is typed or pasted: it is somebody's address.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ShipDesk({} under way)", self.under_way.len())
    }
}

impl ShipDesk {
    /// How many forms were begun since the station was opened: each is another one on the screen.
    pub fn parcels_begun(&self) -> u64 {
        self.begun
    }

    /// Nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.draft == self.draft.emptied()
    }

    /// Notes that the operator was at a field and left it.
    pub fn touch(&mut self, field: Field) {
        // Walking through an empty form, or leaving one that was just bought, misses nothing.
        if !self.is_blank() {
            self.touched.insert(field);
        }
    }

    /// What to say at a field. That something is missing is said only once the operator has been there, or has tried to buy.
    pub fn problem_at(&self, field: Field) -> Option<&Problem> {
        let problem = self.refused.at(field).or_else(|| self.checked.problems.at(field))?;
        let unasked = problem.fault == Fault::Missing && !self.tried && !self.touched.contains(&field);
        let kept = self.draft.accepted.contains(&problem.key());
        (!unasked && !kept).then_some(problem)
    }

    /// The errors that stand in the way, one for each field, in the order of the form.
    pub fn to_fix(&self) -> Vec<&Problem> {
        self.checked.problems.errors().collect()
    }

    /// The warnings that nobody has kept yet, one for each field, in the order of the form.
    pub fn to_review(&self) -> Vec<&Problem> {
        let mut seen = BTreeSet::new();
        let open = self.checked.problems.warnings().filter(|problem| !self.draft.accepted.contains(&problem.key()));
        open.filter(|problem| seen.insert(problem.field)).collect()
    }

    /// The fields that F6 walks: what must be mended, and once that is done, what is worth a second look.
    fn to_walk(&self) -> Vec<Field> {
        let errors: Vec<Field> = self.to_fix().iter().map(|problem| problem.field).collect();
        if errors.is_empty() { self.to_review().iter().map(|problem| problem.field).collect() } else { errors }
    }

    /// Those among them that the operator has not come to yet: only missing, and not visited.
    pub fn is_only_unfinished(&self) -> bool {
        !self.tried && self.to_fix().iter().all(|problem| self.problem_at(problem.field).is_none())
    }

    /// The dots of the last label, while no other parcel is being typed.
    pub fn label_to_show(&self) -> Option<&LabelView> {
        // A voided one is not for any parcel any more.
        let last = self.last.as_ref().filter(|last| last.state == ShipmentState::Labelled)?;
        self.last_view.here().filter(|view| view.intent == last.intent && self.is_blank())
    }

    /// Notes that the operator has seen every field: the form comes back as it was left.
    pub(super) fn touch_all(&mut self) {
        self.tried = true;
    }

    pub(super) fn row_changed(&mut self, row: &HistoryRow) {
        if self.last.as_ref().is_some_and(|last| last.intent == row.intent) {
            self.last = Some(row.clone());
        }
    }

    pub(super) fn clear(&mut self) {
        self.begun += 1;
        self.suggest = SuggestDesk::default();
        self.draft = self.draft.emptied();
        self.refused = Problems::default();
        self.touched.clear();
        self.tried = false;
        self.visited = None;
        self.paste = None;
        self.rates = Remote::NotAsked;
        self.over_cap = OverCap::Held;
        self.print_later = false;
        self.asking_about_price = false;
        self.price_key = None;
        self.price_due_ms = None;
        self.price_waits_until_ms = None;
        self.inquiries = Inquiries::default();
        self.kept_texts = KeptTexts::default();
    }
}

impl Session {
    /// The chosen service: the draft's, else the account's first that can be bought.
    pub fn service(&self) -> Option<Service> {
        let chosen = self.ship.draft.service.clone().or_else(|| self.first_service_there());
        Some(self.account()?.offer(chosen.as_ref())?.service)
    }

    /// What the label printer takes; a page where none is set up.
    pub fn printer_language(&self) -> LabelFormat {
        self.label_printer().map_or(LabelFormat::Pdf, |printer| printer.language.bought())
    }

    /// The dots to the inch of the label printer; as most printers have them where none is set up.
    pub fn printer_dpi(&self) -> u32 {
        self.label_printer().map_or(203, |printer| printer.dpi)
    }

    /// Runs the rules over the draft: called after every edit.
    pub fn recheck(&mut self) {
        self.ship.kept_texts.let_go_of_what_changed(&mut self.ship.draft);
        let (today, printer, dpi) = (self.today(), self.printer_language(), self.printer_dpi());
        let (checked, demands) = match (self.account(), self.service()) {
            (Some(account), Some(service)) => {
                let context = RuleContext { account, service: &service, today, printer, dpi };
                let demands = match account.kind {
                    CarrierKind::LettreSuivie => Demands::default(),
                    CarrierKind::Colissimo => Demands::of(&self.ship.draft, &context),
                };
                (rules::check(&self.ship.draft, &context), demands)
            }
            (None, _) | (_, None) => (Checked::default(), Demands::default()),
        };
        self.customs.demands = demands;
        let key = checked.shipment.as_ref().map(|shipment| shipment.price_key());
        self.ship.checked = checked;
        self.note_what_to_keep();
        self.note_preview();
        if key != self.ship.price_key {
            self.forget_kept_price();
            self.ship.price_due_ms = key.is_some().then(|| self.now_ms() + TYPING_RESTS_MS);
            self.ship.price_waits_until_ms = None;
            self.ship.price_key = key;
            self.ship.rates = match std::mem::take(&mut self.ship.rates) {
                Remote::Here(rates) | Remote::Waiting(_, Some(rates)) => Remote::Waiting(Ticket(0), Some(rates)),
                Remote::NotAsked | Remote::Waiting(_, None) | Remote::Failed(_) => Remote::Waiting(Ticket(0), None),
            };
        }
        self.weigh_price();
    }

    /// Takes an edit in at a field: what the carrier said of it before no longer holds.
    pub fn edited(&mut self) {
        self.ship.refused = Problems::default();
        self.ship.undo.typed();
        self.forget_old_findings();
        self.recheck();
    }

    /// What the chosen service costs for what is on screen.
    pub fn price(&self) -> Price<'_> {
        if self.ship.checked.shipment.is_none() {
            return Price::Open;
        }
        let service = self.service();
        let of = |rates: &'_ [Rate]| {
            rates.iter().position(|rate| service.as_ref().is_some_and(|service| rate.service.0 == service.code))
        };
        match &self.ship.rates {
            Remote::NotAsked => Price::Coming(None),
            Remote::Waiting(_, before) => {
                Price::Coming(before.as_ref().and_then(|rates| of(rates).and_then(|at| rates.get(at))))
            }
            Remote::Here(rates) => of(rates).and_then(|at| rates.get(at)).map_or(Price::NotQuoted, Price::Known),
            Remote::Failed(failure) => Price::Failed(failure),
        }
    }

    /// Why the button does not buy; none when it does.
    pub fn why_not(&self) -> Option<WhyNot> {
        if self.account().is_none() {
            return Some(WhyNot::NoAccount);
        }
        if self.ship.checked.shipment.is_none() {
            return Some(WhyNot::ToFix(self.ship.to_fix().len()));
        }
        match self.price() {
            Price::Open | Price::Coming(_) => Some(WhyNot::PriceComing),
            Price::Known(_) if self.unusual_price().is_some() => Some(WhyNot::PriceUnusual),
            Price::Known(_) | Price::NotQuoted | Price::Failed(_) => {
                let waits = || self.printer_waits().filter(|_| !self.ship.print_later).map(WhyNot::PrinterWaits);
                self.cap_passed().map(WhyNot::OverCap).or_else(waits)
            }
        }
    }

    /// The big button: buys what is on screen, or goes to what stands in the way. The form is free at once.
    pub fn buy(&mut self, commands: &mut Vec<Command>) {
        match self.why_not() {
            Some(WhyNot::ToFix(_)) => {
                self.ship.tried = true;
                self.focus_problem(Turn::First);
            }
            Some(WhyNot::NoAccount) => self.go_to(Screen::Accounts, commands),
            Some(WhyNot::PriceComing) => (),
            // Waiting is what happens by itself; the button says what a second press does.
            Some(WhyNot::PrinterWaits(_)) => self.ship.print_later = true,
            // The question about it is drawn at the price, where the focus goes.
            Some(WhyNot::PriceUnusual | WhyNot::OverCap(_)) => self.ship.asking_about_price = true,
            None => {
                let Some(shipment) = self.ship.checked.shipment.clone() else { return };
                // Under the id that what was typed is kept by: with the purchase in the journal, the draft is gone from it.
                self.keep_draft_now(commands);
                let intent = self.ship.keeping.bought();
                let under_way = UnderWay {
                    intent: intent.clone(),
                    draft: self.ship.draft.clone(),
                    since_ms: self.now_ms(),
                    waits_until_ms: None,
                    not_taken: false,
                };
                self.ship.under_way.push(under_way);
                let printer = self.settings.label_printer().map(|printer| printer.id.clone());
                let digest = shipment.digest();
                let expected = match self.price() {
                    Price::Known(rate) => Some(rate.expected()),
                    Price::Open | Price::Coming(_) | Price::NotQuoted | Price::Failed(_) => None,
                };
                let over_cap = self.ship.over_cap;
                commands.push(Command::Buy(Purchase { intent, shipment, digest, printer, expected, over_cap }));
                self.ship.undo.bought();
                self.close_notices_about_the_form();
                self.clear_form();
            }
        }
    }

    /// Empties the form and waits for the next parcel.
    pub fn clear_form(&mut self) {
        self.ship.clear();
        (self.customs.cell, self.customs.paste) = (None, None);
        self.customs.points = Remote::NotAsked;
        self.ship.focus = Some(FIRST_FIELD);
        self.begin_with_the_sender();
        self.recheck();
    }

    /// Puts the focus where typing goes on, unless something else has asked for it.
    pub(super) fn wait_at_the_form(&mut self) {
        let unfinished = || self.ship.to_fix().first().map(|problem| problem.field);
        let field = if self.ship.is_blank() { None } else { unfinished() };
        self.ship.focus = self.ship.focus.or(field).or(Some(FIRST_FIELD));
    }

    /// Walks the focus over the problems, in the order of the form.
    pub fn focus_problem(&mut self, turn: Turn) {
        let fields = self.ship.to_walk();
        let at = self.ship.visited.and_then(|field| fields.iter().position(|other| *other == field));
        let next = match (turn, at) {
            (Turn::First, _) | (Turn::Next, None) => fields.first(),
            (Turn::Next, Some(at)) => fields.get(at + 1).or_else(|| fields.first()),
            (Turn::Back, None) => fields.last(),
            (Turn::Back, Some(at)) => at.checked_sub(1).and_then(|at| fields.get(at)).or_else(|| fields.last()),
        };
        if let Some(field) = next.copied() {
            self.go_to_field(field);
        }
    }

    /// Puts the focus at a field, unfolding what hides it.
    pub fn go_to_field(&mut self, field: Field) {
        match field {
            Field::Address(Party::Sender | Party::Return, _) => self.edit_sender(),
            Field::OrderNumber
            | Field::OrderDate
            | Field::OrderEmail
            | Field::OrderPhone
            | Field::OrderContents
            | Field::OrderAmount
            | Field::OrderItems
            | Field::Address(Party::Billing, _) => self.ship.order_open = true,
            Field::Customs(at) => self.customs.more_open |= !Self::is_box_up_front(at),
            Field::Original(..) => self.customs.more_open = true,
            Field::Address(Party::Consignee, _)
            | Field::Weight
            | Field::Size
            | Field::Service
            | Field::ShipDate
            | Field::Format
            | Field::Endpoint
            | Field::LogoName
            | Field::LogoFile
            | Field::Credential(_)
            | Field::Article(..)
            | Field::Insurance
            | Field::Duties
            | Field::Undeliverable
            | Field::PickupPoint
            | Field::Instructions
            | Field::Part
            | Field::Shipment => (),
        }
        self.ship.visited = Some(field);
        self.ship.touch(field);
        self.ship.focus = Some(field);
    }

    /// Keeps a warning as it is; what is bought says so.
    pub fn keep_warning(&mut self, field: Field) {
        if let Some(key) = self.ship.checked.problems.at(field).map(Problem::key) {
            self.ship.draft.accepted.insert(key);
        }
    }

    /// Uses the limits of the other document from now on, for this account.
    pub fn use_limits(&mut self, profile: LimitsProfile, commands: &mut Vec<Command>) {
        if let Some(account) = self.account().map(|account| account.id.clone()) {
            commands.push(Command::UseLimits { account: account.clone(), profile });
            // Shown at once; the background keeps it.
            if let Some(known) = self.accounts.iter_mut().find(|known| known.id == account) {
                known.limits = profile;
            }
            self.recheck();
        }
    }

    /// Gives the form of a purchase back that certainly bought nothing. What is bought from it is a new wish, so the records must
    /// let go of the old one first: otherwise it could still be bought too. Nothing that is being typed is overwritten.
    pub fn take_back(&mut self, intent: &IntentId, commands: &mut Vec<Command>) {
        let Some(under_way) = self.ship.under_way.iter().find(|under_way| under_way.intent == *intent) else { return };
        if !self.ship.is_blank() {
            self.ship.focus = Some(FIRST_FIELD);
        } else if under_way.not_taken {
            self.restore(intent);
        } else {
            self.ship.taking_back = Some(intent.clone());
            commands.push(Command::Dismiss { intent: intent.clone() });
        }
    }

    pub(super) fn dismissed(&mut self, row: &HistoryRow, outcome: Result<(), Failure>) {
        let wanted = self.ship.taking_back.take_if(|intent| *intent == row.intent).is_some();
        match outcome {
            Ok(()) if wanted && self.ship.is_blank() => self.restore(&row.intent),
            // Something was typed meanwhile: the form waits on the strip, and no record knows of it any more.
            Ok(()) if wanted => {
                for under_way in self.ship.under_way.iter_mut().filter(|under_way| under_way.intent == row.intent) {
                    under_way.not_taken = true;
                }
            }
            Ok(()) => self.ship.under_way.retain(|under_way| under_way.intent != row.intent),
            Err(failure) => self.tell(super::News::Failed(failure)),
        }
    }

    /// A purchase that no record knows of: its form comes back at once, or waits on the strip while another is being typed.
    pub(super) fn not_taken(&mut self, intent: &IntentId, failure: Failure) {
        for under_way in self.ship.under_way.iter_mut().filter(|under_way| under_way.intent == *intent) {
            under_way.not_taken = true;
        }
        if self.ship.is_blank() {
            self.restore(intent);
        }
        self.tell(super::News::Failed(failure));
    }

    pub(super) fn restore(&mut self, intent: &IntentId) {
        if let Some(at) = self.ship.under_way.iter().position(|under_way| under_way.intent == *intent) {
            let under_way = self.ship.under_way.remove(at);
            let refused = std::mem::take(&mut self.ship.refused);
            if under_way.not_taken {
                self.ship.keeping.forget(under_way.intent);
            }
            self.ship.clear();
            self.ship.draft = under_way.draft;
            self.ship.refused = refused;
            self.ship.tried = true;
            self.recheck();
            self.ship.focus = Some(FIRST_FIELD);
        }
    }

    /// Asks what is due once typing rests. Says in how many milliseconds something is due next.
    pub(super) fn ask_what_is_due(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        let lists = self.read_due_catalogues(commands);
        let due = [self.ask_for_due_rates(commands), self.ask_for_due_findings(commands), lists];
        due.into_iter().flatten().min()
    }

    /// Asks for the dots of the last label: the strip shows it, and the label's column until the next parcel is typed.
    pub(super) fn ask_for_last_label(&mut self, commands: &mut Vec<Command>) {
        let Some(last) = self.ship.last.as_ref().filter(|last| !last.formats.is_empty()) else { return };
        let (intent, account) = (last.intent.clone(), last.account.clone());
        let ticket = self.ticket();
        self.ship.last_view = Remote::Waiting(ticket, None);
        commands.push(self.show_as_printed(ticket, intent, Some(&account)));
    }

    pub(super) fn purchase_changed(
        &mut self,
        row: HistoryRow,
        deed: Deed,
        outcome: Result<(), Failure>,
        commands: &mut Vec<Command>,
    ) {
        let intent = row.intent.clone();
        if deed == Deed::Began {
            return;
        }
        for under_way in self.ship.under_way.iter_mut().filter(|under_way| under_way.intent == intent) {
            under_way.waits_until_ms = None;
        }
        match row.state {
            ShipmentState::Buying => (),
            // Put away, it is nobody's last parcel; what is made in its place says so itself.
            ShipmentState::Discarded => self.ship.under_way.retain(|under_way| under_way.intent != intent),
            ShipmentState::Labelled | ShipmentState::PaperMissing | ShipmentState::Voided => {
                self.ship.under_way.retain(|under_way| under_way.intent != intent);
                self.tell_if_charged_otherwise(&row);
                self.ship.last = Some(row);
                self.ask_for_last_label(commands);
            }
            ShipmentState::Refused | ShipmentState::NotSent => {
                // The form comes back by itself only where nothing new was begun.
                if self.ship.is_blank() {
                    self.take_back(&intent, commands);
                }
            }
            // Only the shelf buys it again: under its old id, so that a late original collides and never doubles.
            ShipmentState::NotBought => self.ship.under_way.retain(|under_way| under_way.intent != intent),
            // The shelf keeps it; the draft is kept too, for the case that it was never bought.
            ShipmentState::InDoubt => (),
        }
        if let Err(failure) = outcome {
            if self.ship.taking_back.as_ref() == Some(&intent) {
                self.ship.refused = failure.problems.clone();
            }
            self.tell(super::News::Failed(failure));
        }
    }
}

/// Which problem the focus goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The first of the form.
    First,
    /// The one after the last visited.
    Next,
    /// The one before.
    Back,
}
