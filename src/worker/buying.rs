//! Money: one purchase, from the button to the label on this desk's disk.
//!
//! The journal decides what may be sent; this only follows it. After a request that may have bought something and gave no
//! usable answer, nothing is sent again: the doubt goes to [`super::settling`].

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use crate::carriers::Carrier;
use crate::carriers::CarrierError;
use crate::carriers::Purchased;
use crate::command::Deed;
use crate::command::Event;
use crate::command::Purchase;
use crate::command::Ticket;
use crate::domain::BoughtLabel;
use crate::domain::CarrierAccount;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::LabelFile;
use crate::domain::LabelFormat;
use crate::domain::Mishap;
use crate::domain::OverCap;
use crate::domain::PaperKind;
use crate::domain::PrinterId;
use crate::domain::Remedy;
use crate::domain::Shipment;
use crate::domain::ShipmentState;
use crate::domain::Spending;
use crate::label;
use crate::store::AttemptEnd;
use crate::store::FilesError;
use crate::store::Forbidden;
use crate::store::KeptPaper;
use crate::store::StoreError;

use super::declarations;
use super::now_ms;
use super::world::Desk;
use super::world::Records;

/// How long a purchase waits, all in all, for a carrier that asks to wait.
const PATIENCE_WITH_BUSY: Duration = Duration::from_secs(180);

/// How long after each try a paid label's file is asked for once more, before it waits on the shelf.
const PAPER_PAUSES: [Duration; 3] = [Duration::from_millis(300), Duration::from_secs(1), Duration::from_secs(3)];

impl Desk {
    /// Asks for prices, unless a newer question has come since.
    pub(super) fn rates(&self, records: &Records, ticket: Ticket, shipment: &Shipment) {
        if self.newest_rates.load(Ordering::SeqCst) != ticket.0 {
            return;
        }
        let outcome =
            self.carrier(shipment.account(), None).and_then(|carrier| carrier.rates(shipment).map_err(Failure::from));
        let outcome = self.priced(records, shipment, outcome);
        self.shared.tell(Event::Rates { ticket, outcome });
    }

    /// Buys one label and prints it.
    pub(super) fn buy(self: &Arc<Self>, records: &mut Records, purchase: Purchase) {
        let Purchase { intent, shipment, digest, printer, expected, over_cap } = purchase;
        let gone = || Failure::new(Mishap::Gone, Remedy::ReconnectTheAccount);
        let not_taken = |failure| self.shared.tell(Event::NotTaken { intent: intent.clone(), failure });
        if shipment.digest() != digest {
            tracing::error!(intent = intent.0, "what was to be bought is not what was on screen");
            return not_taken(gone());
        }
        let Some(account) = self.account(shipment.account()) else {
            return not_taken(gone());
        };
        let budget = match self.budget() {
            Ok(budget) => budget,
            Err(failure) => return not_taken(failure),
        };
        let spending = Spending { expected, over_cap, budget };
        match records.store.begin(&intent, &account, &shipment, printer.as_ref(), &spending, now_ms()) {
            Ok(()) => (),
            // The button was pressed twice for one intent: once is what was meant.
            Err(StoreError::Forbidden { why: Forbidden::Begun, .. }) => return,
            Err(error @ StoreError::Forbidden { why: Forbidden::OverCap { .. }, .. }) => {
                tracing::info!(intent = intent.0, "not begun: it would pass the day's cap");
                return not_taken(error.into());
            }
            Err(error) => {
                tracing::error!(%error, "nothing is bought that cannot be recorded");
                return not_taken(error.into());
            }
        }
        self.attempt(records, &intent, &account, &shipment, printer.as_ref());
    }

    /// Buys once more what was wanted before, as a wish of its own. What was to be handed over on a day that is past is to be looked
    /// at again by a person.
    pub(super) fn buy_the_same(
        self: &Arc<Self>,
        records: &mut Records,
        intent: &IntentId,
        account: &CarrierAccount,
        shipment: &Shipment,
        printer: Option<&PrinterId>,
    ) {
        let not_taken = |failure| self.shared.tell(Event::NotTaken { intent: intent.clone(), failure });
        if shipment.ship_date() < jiff::Zoned::now().date() {
            return not_taken(Failure::new(Mishap::OutOfDate, Remedy::Nothing));
        }
        let begun = self.budget().and_then(|budget| {
            let spending = Spending { expected: None, over_cap: OverCap::Held, budget };
            Ok(records.store.begin(intent, account, shipment, printer, &spending, now_ms())?)
        });
        match begun {
            Ok(()) => self.attempt(records, intent, account, shipment, printer),
            Err(failure) => not_taken(failure),
        }
    }

    /// Tries again what is settled as not bought, refused or not sent. The journal says no to anything else, and a parcel that was
    /// to be handed over on a day that is past is to be looked at again by a person.
    pub(super) fn buy_again(self: &Arc<Self>, records: &mut Records, intent: &IntentId) {
        match records.store.purchase(intent) {
            Ok(Some(purchase)) if purchase.shipment.ship_date() < jiff::Zoned::now().date() => {
                let failure = Failure::new(Mishap::OutOfDate, Remedy::Nothing);
                self.tell_row(&records.store, intent, Deed::Bought, Err(failure));
            }
            Ok(Some(purchase)) => {
                let resumed = self.budget().and_then(|budget| Ok(records.store.resume(intent, &budget, now_ms())?));
                if let Err(failure) = resumed {
                    return self.tell_row(&records.store, intent, Deed::Bought, Err(failure));
                }
                let account = self.account(&purchase.account.id).unwrap_or(purchase.account);
                self.attempt(records, intent, &account, &purchase.shipment, purchase.printer.as_ref());
            }
            Ok(None) => self.shared.tell(Event::Refused(Failure::new(Mishap::Gone, Remedy::Nothing))),
            Err(error) => self.shared.tell(Event::Refused(error.into())),
        }
    }

    fn attempt(
        self: &Arc<Self>,
        records: &mut Records,
        intent: &IntentId,
        account: &CarrierAccount,
        shipment: &Shipment,
        printer: Option<&PrinterId>,
    ) {
        let outcome = self.attempt_until_it_ends(records, intent, account, shipment);
        match outcome {
            Ok((label, paper)) => {
                let format = shipment.format();
                self.bring_home(records, intent, account, &label, paper, format, printer, Deed::Bought);
            }
            Err(failure) => self.tell_row(&records.store, intent, Deed::Bought, Err(failure)),
        }
    }

    fn attempt_until_it_ends(
        &self,
        records: &mut Records,
        intent: &IntentId,
        account: &CarrierAccount,
        shipment: &Shipment,
    ) -> Result<(BoughtLabel, Paper), Failure> {
        let carrier = self.carrier(&account.id, Some(account));
        let mut waited = Duration::ZERO;
        loop {
            let (attempt, external) = records.store.start_attempt(intent, now_ms())?;
            self.tell_row(&records.store, intent, Deed::Began, Ok(()));
            let Purchased { outcome: answer, files, raw, missing } = match &carrier {
                Ok(carrier) => carrier.buy(shipment, &external),
                // Without a key nothing can be sent, and the journal must not believe that something was.
                Err(failure) => {
                    records.store.end_attempt(intent, attempt, &AttemptEnd::NotSent, now_ms())?;
                    return Err(failure.clone());
                }
            };
            let end = end_of(&answer);
            let papers = put(records, &files);
            records.store.end_attempt_with_papers(intent, attempt, &end, &papers, now_ms())?;
            if let Some(raw) = raw
                && let Err(error) = records.store.keep_answer(intent, attempt, &raw)
            {
                tracing::warn!(%error, "what the carrier answered is not kept");
            }
            let seconds = match answer {
                Ok(label) => {
                    // Told at once and loudly: the parcel must not leave without it.
                    if missing.contains(&PaperKind::Cn23) {
                        let tracking = label.tracking.0.clone();
                        let failure = Failure::new(Mishap::Cn23Missing { tracking }, Remedy::Nothing);
                        self.shared.tell(Event::Refused(failure));
                        self.stand_in(records, intent, shipment, &label);
                    }
                    return Ok((label, if papers.is_empty() { Paper::ToFetch } else { Paper::CameWithIt }));
                }
                Err(CarrierError::Busy { seconds }) => seconds,
                // Whatever else an answer to a purchase may be, the operator sees it as the doubt that it is.
                Err(_) if end == AttemptEnd::InDoubt => return Err(CarrierError::InDoubt.into()),
                Err(error) => return Err(error.into()),
            };
            // A second at least: a server that says "now" and means "no" is not hammered.
            let wait = Duration::from_secs(seconds.max(1));
            waited += wait;
            if waited > PATIENCE_WITH_BUSY {
                let (attempt, _) = records.store.start_attempt(intent, now_ms())?;
                records.store.end_attempt(intent, attempt, &AttemptEnd::NotSent, now_ms())?;
                return Err(CarrierError::Busy { seconds }.into());
            }
            // A request that was put off has bought nothing, so the screen may promise that.
            let until_ms = now_ms() + i64::try_from(wait.as_millis()).unwrap_or(0);
            self.shared.tell(Event::PurchaseWaits { intent: intent.clone(), until_ms });
            thread::sleep(wait);
        }
    }

    /// Keeps the customs form that we draw ourselves beside a label that came without the carrier's.
    fn stand_in(&self, records: &mut Records, intent: &IntentId, shipment: &Shipment, label: &BoughtLabel) {
        let Some(bytes) = declarations::form_of(shipment, &label.tracking) else { return };
        let kept = records.files.put(&bytes).map_err(Failure::from).and_then(|hash| {
            Ok(records.store.labelled(intent, &[(PaperKind::Cn23, LabelFormat::Pdf, hash)], now_ms())?)
        });
        if let Err(failure) = kept {
            tracing::error!(mishap = failure.mishap.id(), "a declaration that was drawn here is not kept");
        }
    }

    /// A label is bought: fetches its paper where it did not come with the answer, and prints it.
    #[expect(clippy::too_many_arguments, reason = "the facts of one purchase, needed here and nowhere together")]
    pub(super) fn bring_home(
        self: &Arc<Self>,
        records: &mut Records,
        intent: &IntentId,
        account: &CarrierAccount,
        label: &BoughtLabel,
        paper: Paper,
        format: LabelFormat,
        printer: Option<&PrinterId>,
        deed: Deed,
    ) {
        if label.voided {
            return self.tell_row(&records.store, intent, deed, Ok(()));
        }
        let fetched = || {
            let carrier = self.carrier(&account.id, Some(account))?;
            let dpi = records.store.purchase(intent)?.and_then(|purchase| purchase.shipment.dpi());
            fetch(carrier.as_ref(), label, format, dpi, &self.shared.companions)
        };
        let kept = match paper {
            Paper::CameWithIt => Ok(Kept::Now),
            Paper::ToFetch => fetched().and_then(|files| keep(records, intent, &files)),
        };
        let is_new = matches!(kept, Ok(Kept::Now));
        if is_new {
            learn(records, intent);
        }
        self.tell_row(&records.store, intent, deed, kept.map(|_| ()));
        if is_new && printer.is_some() {
            self.print_all(records, intent, printer);
        }
    }

    /// Fetches the paper of a label that is paid, and prints it if it never came before. A label whose kept files are of no use
    /// gets them anew.
    pub(super) fn fetch_paper(self: &Arc<Self>, records: &mut Records, intent: &IntentId) {
        let purchase = match records.store.purchase(intent) {
            Ok(Some(purchase)) => purchase,
            Ok(None) => return self.shared.tell(Event::Refused(Failure::new(Mishap::Gone, Remedy::Nothing))),
            Err(error) => return self.shared.tell(Event::Refused(error.into())),
        };
        match &purchase.label {
            Some(label) if purchase.state == ShipmentState::PaperMissing => {
                let format = purchase.shipment.format();
                let printer = purchase.printer.as_ref();
                let account = &purchase.account;
                self.bring_home(records, intent, account, label, Paper::ToFetch, format, printer, Deed::Fetched);
            }
            // Another command has fetched it meanwhile, or there is none to fetch: whoever asked sees how it stands.
            Some(_) | None => self.tell_row(&records.store, intent, Deed::Fetched, Ok(())),
        }
    }

    /// Voids a label at the carrier.
    pub(super) fn void(&self, records: &mut Records, intent: &IntentId) {
        let outcome = self.void_at_the_carrier(records, intent);
        self.tell_row(&records.store, intent, Deed::Voided, outcome);
    }

    fn void_at_the_carrier(&self, records: &mut Records, intent: &IntentId) -> Result<(), Failure> {
        let gone = || Failure::new(Mishap::Gone, Remedy::Nothing);
        let purchase = records.store.purchase(intent)?.ok_or_else(gone)?;
        let label = purchase.label.ok_or_else(gone)?;
        if purchase.state == ShipmentState::Voided {
            return Ok(());
        }
        let carrier = self.carrier(&purchase.account.id, Some(&purchase.account))?;
        carrier.void(&label.label_id)?;
        records.store.voided(intent, now_ms())?;
        Ok(())
    }
}

/// What the journal is told of an answer to a purchase.
fn end_of(answer: &Result<BoughtLabel, CarrierError>) -> AttemptEnd {
    match answer {
        Ok(label) => AttemptEnd::Bought(label.clone()),
        Err(
            CarrierError::Rejected { words, .. } | CarrierError::Credentials { words } | CarrierError::Locked { words },
        ) => AttemptEnd::Refused(words.clone()),
        Err(CarrierError::Busy { .. }) => AttemptEnd::Busy,
        Err(CarrierError::Unreachable { .. } | CarrierError::Unsupported) => AttemptEnd::NotSent,
        Err(
            CarrierError::InDoubt
            | CarrierError::Unexpected { .. }
            | CarrierError::VoidRefused { .. }
            | CarrierError::PaperMissing,
        ) => AttemptEnd::InDoubt,
    }
}

/// The label's file, and its companions for the screen, the archive and other printers.
fn fetch(
    carrier: &dyn Carrier,
    label: &BoughtLabel,
    format: LabelFormat,
    dpi: Option<u32>,
    companions: &[LabelFormat],
) -> Result<Vec<LabelFile>, Failure> {
    let mut formats = vec![format];
    formats.extend(companions.iter().filter(|companion| **companion != format));
    let mut pauses = PAPER_PAUSES.into_iter();
    let last = loop {
        match (carrier.paper(label, &formats, dpi).and_then(only_labels), pauses.next()) {
            (Ok(files), _) => return Ok(files),
            (Err(_), Some(pause)) => thread::sleep(pause),
            (Err(error), None) => break error,
        }
    };
    tracing::warn!(error = %last, label = label.label_id, "a paid label's paper did not come");
    Err(CarrierError::PaperMissing.into())
}

/// A file that is not what it was asked for as is no label: an error page must not be kept for one.
fn only_labels(files: Vec<LabelFile>) -> Result<Vec<LabelFile>, CarrierError> {
    let is_what_it_claims = |file: &LabelFile| label::kind(&file.bytes) == Ok(file.format);
    match files.split_first() {
        Some((first, _)) if is_what_it_claims(first) => Ok(files.into_iter().filter(is_what_it_claims).collect()),
        Some(_) | None => Err(CarrierError::PaperMissing),
    }
}

/// What was declared is known the next time. Nothing hangs on it, so a failure is only logged.
fn learn(records: &mut Records, intent: &IntentId) {
    let learned = records.store.purchase(intent).and_then(|purchase| {
        let shipment = purchase.map(|purchase| purchase.shipment);
        match shipment.as_ref().and_then(Shipment::customs) {
            Some(declaration) => records.store.learn_articles(declaration, now_ms()),
            None => Ok(()),
        }
    });
    if let Err(error) = learned {
        tracing::warn!(%error, "the articles of a declaration are not learned");
    }
}

/// Where the paper of a label that was just bought is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    /// It came with the answer and is kept and recorded.
    CameWithIt,
    /// Still at the carrier.
    ToFetch,
}

/// Puts the papers of an answer on the disk, so that they can be recorded with it: some carriers give them once. Nothing is kept of
/// an answer without a label that can be read; it is fetched like any other.
fn put(records: &Records, files: &[LabelFile]) -> Vec<KeptPaper> {
    let sound = |file: &&LabelFile| label::kind(&file.bytes) == Ok(file.format);
    if !files.iter().filter(sound).any(|file| file.kind == PaperKind::Label) {
        return Vec::new();
    }
    let kept = files.iter().filter(sound).map(|file| Ok((file.kind, file.format, records.files.put(&file.bytes)?)));
    kept.collect::<Result<_, FilesError>>().unwrap_or_else(|error| {
        tracing::error!(%error, "a label's papers cannot be kept");
        Vec::new()
    })
}

/// Whether a label's paper came now or was here already: two may have fetched it at once, and it is printed once.
enum Kept {
    Now,
    Before,
}

/// Bytes first, then the row that names them: an orphan is harmless, a row without bytes is not.
fn keep(records: &mut Records, intent: &IntentId, files: &[LabelFile]) -> Result<Kept, Failure> {
    let mut kept = Vec::new();
    for file in files {
        kept.push((file.kind, file.format, records.files.put(&file.bytes)?));
    }
    let before = records.store.purchase(intent)?.is_some_and(|purchase| !purchase.papers.is_empty());
    records.store.labelled(intent, &kept, now_ms())?;
    Ok(if before { Kept::Before } else { Kept::Now })
}
