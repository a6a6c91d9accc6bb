//! The owner's own prices: taking a file in, and what they add to a carrier's quotes.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::command::Event;
use crate::command::ExportTo;
use crate::command::ImportFrom;
use crate::domain::Budget;
use crate::domain::Failure;
use crate::domain::ListUse;
use crate::domain::Mishap;
use crate::domain::PriceBook;
use crate::domain::PriceList;
use crate::domain::PriceSource;
use crate::domain::Rate;
use crate::domain::Remedy;
use crate::domain::Service;
use crate::domain::ServiceCode;
use crate::domain::Shipment;
use crate::domain::Surcharges;
use crate::domain::Usual;
use crate::domain::UsualBasis;
use crate::domain::read_price_lists;

use super::dialogs;
use super::midnight_ms;
use super::now_ms;
use super::world::Desk;
use super::world::Records;
use super::world::lock;

/// Larger than any price list.
const LARGEST_FILE: u64 = 4 << 20;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Desk {
    /// What may be spent today.
    pub(super) fn budget(&self) -> Result<Budget, Failure> {
        let settings = self.shared.station().settings()?;
        Ok(Budget { cap: settings.daily_cap, midnight_ms: midnight_ms() })
    }

    /// Adds to a carrier's quotes what the owner's list says where it quotes nothing, and what each costs as a rule.
    pub(super) fn priced(
        &self,
        records: &Records,
        shipment: &Shipment,
        quoted: Result<Vec<Rate>, Failure>,
    ) -> Result<Vec<Rate>, Failure> {
        let mut rates = match quoted {
            Ok(mut rates) => {
                let listed = self.listed(shipment);
                rates.extend(listed.into_iter().filter(|listed| !rates_hold(&rates, listed)).collect::<Vec<_>>());
                rates
            }
            Err(failure) if self.lists_stand_in_for(&failure.mishap) => {
                let listed = self.listed(shipment);
                // That a carrier quotes nothing at all is no failure.
                if listed.is_empty() && failure.mishap != Mishap::Unsupported {
                    return Err(failure);
                }
                listed
            }
            Err(failure) => return Err(failure),
        };
        for rate in rates.iter_mut().filter(|rate| rate.service == *shipment.service()) {
            rate.usual = self.usual(records, shipment, rate);
        }
        Ok(rates)
    }

    /// The prices of the owner's list for every service of the account's carrier.
    fn listed(&self, shipment: &Shipment) -> Vec<Rate> {
        let Some(account) = self.account(shipment.account()) else { return Vec::new() };
        let book = lock(&self.prices);
        let priced = account.kind.services().iter().filter_map(|service| {
            let (price, from) = book.price(shipment, service)?;
            Some(Rate {
                service: ServiceCode(service.code.clone().into_owned()),
                price,
                source: PriceSource::Listed { from },
                usual: None,
                // Whatever comes on top is the owner's to put into the list.
                surcharges: Surcharges::Included,
                warnings: Vec::new(),
            })
        });
        priced.collect()
    }

    /// A carrier that quotes nothing is what the lists are for; one that cannot be asked now, only where the owner allows. A key
    /// that is refused or missing would not buy either.
    fn lists_stand_in_for(&self, mishap: &Mishap) -> bool {
        let may_be_back = matches!(mishap, Mishap::Unreachable { .. } | Mishap::Busy { .. } | Mishap::Unreadable);
        let allowed = || {
            let settings = self.shared.station().settings().unwrap_or_default();
            settings.list_use == ListUse::AlsoWhenTheQuoteFails
        };
        *mishap == Mishap::Unsupported || (may_be_back && allowed())
    }

    /// What such a parcel cost lately here; until there is enough of that, what the owner's list says of a quote.
    fn usual(&self, records: &Records, shipment: &Shipment, rate: &Rate) -> Option<Usual> {
        let currency = rate.price.currency;
        let since = now_ms() - Usual::DAYS * DAY_MS;
        let paid = records.store.paid_lately(shipment, currency, since).unwrap_or_else(|error| {
            tracing::warn!(%error, "what such a parcel cost lately is not known");
            Vec::new()
        });
        Usual::of(paid, currency).or_else(|| {
            let account = self.account(shipment.account())?;
            let service = Service::by_code(account.kind, &shipment.service().0)?;
            let (price, from) = lock(&self.prices).price(shipment, service)?;
            (rate.source == PriceSource::Quoted).then_some(Usual { price, basis: UsualBasis::Listed { from } })
        })
    }

    /// Takes the owner's prices in from a file.
    pub(super) fn import_prices(&self, records: &mut Records, from: ImportFrom) {
        let path = match from {
            ImportFrom::Path(path) => path,
            ImportFrom::Ask => match dialogs::open_list() {
                Some(path) => path,
                None => return,
            },
        };
        let Some(text) = read(&path) else {
            let failure = Failure::new(Mishap::CannotRead { path: file_name(&path) }, Remedy::OpenPrices);
            return self.shared.tell(Event::Prices(Err(failure)));
        };
        match read_price_lists(&text) {
            Ok(lists) => self.keep_prices(records, &lists),
            Err(faults) => self.shared.tell(Event::PricesRefused { file: file_name(&path), faults }),
        }
    }

    /// Keeps lists, each in place of the one of its date.
    pub(super) fn keep_prices(&self, records: &mut Records, lists: &[PriceList]) {
        let kept = records.store.keep_price_lists(lists, now_ms());
        self.tell_prices(records, kept.map_err(Failure::from));
    }

    /// Forgets the list of a date.
    pub(super) fn remove_prices(&self, records: &mut Records, valid_from: Date) {
        let removed = records.store.remove_price_list(valid_from);
        self.tell_prices(records, removed.map_err(Failure::from));
    }

    fn tell_prices(&self, records: &Records, outcome: Result<(), Failure>) {
        let book = outcome.and_then(|()| -> Result<PriceBook, Failure> { Ok(records.store.price_book()?) });
        if let Ok(book) = &book {
            *lock(&self.prices) = book.clone();
        }
        self.shared.tell(Event::Prices(book));
    }

    /// Writes a price list where the operator wants it.
    pub(super) fn export_prices(&self, text: &str, to: ExportTo) {
        let path = match to {
            ExportTo::Path(path) => Some(path),
            ExportTo::Ask => dialogs::save_sheet("envoi-prices.csv"),
        };
        let written = path.map(|path| match fs::write(&path, text) {
            Ok(()) => Ok(path),
            Err(error) => {
                tracing::warn!(%error, "a price list could not be written");
                Err(Failure::new(Mishap::CannotWrite { path: file_name(&path) }, Remedy::OpenPrices))
            }
        });
        self.shared.tell(Event::Exported(written.transpose()));
    }
}

fn rates_hold(rates: &[Rate], listed: &Rate) -> bool {
    rates.iter().any(|rate| rate.service == listed.service)
}

/// The text of a file that is not too large. Spreadsheets write other encodings too: what is no UTF-8 is read as the letters of
/// western Europe.
fn read(path: &Path) -> Option<String> {
    let known = fs::metadata(path).inspect_err(|error| tracing::warn!(%error, "a price list cannot be read")).ok()?;
    if known.len() > LARGEST_FILE || !known.is_file() {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    Some(String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(western).collect()))
}

/// A letter of Windows-1252, as far as a price list has any.
fn western(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x92 => '’',
        _ => char::from(byte),
    }
}

fn file_name(path: &Path) -> String {
    PathBuf::from(path.file_name().unwrap_or_default()).display().to_string()
}
