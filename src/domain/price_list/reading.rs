//! Price lists as CSV: read leniently in four languages, with each mistake told by its line; written so that a spreadsheet
//! opens them and what it saves is read again.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::ListedPrice;
use super::PriceList;
use super::Zone;
use super::service_named;
use crate::domain::CountryCode;
use crate::domain::Currency;
use crate::domain::Fact;
use crate::domain::Grams;
use crate::domain::Money;
use crate::domain::OrderDate;
use crate::domain::countries;
use crate::domain::sheet_reader;

/// More lines than any carrier's list has.
const MOST_LINES: usize = 20_000;
/// More mistakes than anybody reads at once.
const MOST_FAULTS: usize = 20;

/// A column of a price list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceColumn {
    /// The first day on which it holds.
    ValidFrom,
    /// Which service; blank for every one.
    Service,
    /// What the owner calls the zone.
    Zone,
    /// The zone's countries; blank for the whole world.
    Countries,
    /// How the zone's postcodes begin; blank for all.
    Postcodes,
    /// The heaviest parcel.
    UpTo,
    /// What it costs.
    Price,
    /// In what; blank for euros.
    Currency,
}

/// What is wrong with a file, and in which line; the head is line 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceFault {
    /// Where.
    pub line: u64,
    /// What.
    pub mistake: PriceMistake,
}

/// What can be wrong with a line of a price list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PriceMistake {
    /// There is no price in it.
    Empty,
    /// More lines than are read.
    TooLong,
    /// A quotation mark is left open, or the line is no text.
    Garbled,
    /// A column that every list needs.
    ColumnMissing(PriceColumn),
    /// A head that names no column.
    ColumnUnknown(String),
    /// Two heads name the same column.
    ColumnTwice(PriceColumn),
    /// A cell that must not be empty is.
    CellEmpty(PriceColumn),
    /// Not a day.
    NotADate(String),
    /// No service goes by this name.
    ServiceUnknown(String),
    /// No country goes by this name or code.
    CountryUnknown(String),
    /// No postcode begins like that.
    NotAPostcode(String),
    /// Postcodes without a country.
    PostcodeWithoutCountry,
    /// Not a mass.
    NotAWeight(String),
    /// Not an amount of at least a cent.
    NotAPrice(String),
    /// Not a currency.
    NotACurrency(String),
    /// An earlier line has a price for the same.
    SaidTwice {
        /// Which.
        line: u64,
    },
}

impl PriceColumn {
    /// In the order in which they are written.
    pub const ALL: [Self; 8] = [
        Self::ValidFrom,
        Self::Service,
        Self::Zone,
        Self::Countries,
        Self::Postcodes,
        Self::UpTo,
        Self::Price,
        Self::Currency,
    ];

    /// The id of its head in the words.
    pub fn id(self) -> &'static str {
        match self {
            Self::ValidFrom => "price-column-valid-from",
            Self::Service => "price-column-service",
            Self::Zone => "price-column-zone",
            Self::Countries => "price-column-countries",
            Self::Postcodes => "price-column-postcodes",
            Self::UpTo => "price-column-up-to",
            Self::Price => "price-column-price",
            Self::Currency => "price-column-currency",
        }
    }

    /// Every list needs these.
    const NEEDED: [Self; 3] = [Self::ValidFrom, Self::UpTo, Self::Price];
}

impl PriceMistake {
    /// The id of its sentence in the words.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "price-mistake-empty",
            Self::TooLong => "price-mistake-too-long",
            Self::Garbled => "price-mistake-garbled",
            Self::ColumnMissing(_) => "price-mistake-column-missing",
            Self::ColumnUnknown(_) => "price-mistake-column-unknown",
            Self::ColumnTwice(_) => "price-mistake-column-twice",
            Self::CellEmpty(_) => "price-mistake-cell-empty",
            Self::NotADate(_) => "price-mistake-not-a-date",
            Self::ServiceUnknown(_) => "price-mistake-service-unknown",
            Self::CountryUnknown(_) => "price-mistake-country-unknown",
            Self::NotAPostcode(_) => "price-mistake-not-a-postcode",
            Self::PostcodeWithoutCountry => "price-mistake-postcode-without-country",
            Self::NotAWeight(_) => "price-mistake-not-a-weight",
            Self::NotAPrice(_) => "price-mistake-not-a-price",
            Self::NotACurrency(_) => "price-mistake-not-a-currency",
            Self::SaidTwice { .. } => "price-mistake-said-twice",
        }
    }

    /// What its sentence is made of, beside the line.
    pub fn fact(&self) -> Option<(&'static str, Fact)> {
        match self {
            Self::Empty | Self::TooLong | Self::Garbled | Self::PostcodeWithoutCountry => None,
            Self::ColumnMissing(column) | Self::ColumnTwice(column) | Self::CellEmpty(column) => {
                Some(("column", Fact::Column(*column)))
            }
            Self::ColumnUnknown(text)
            | Self::NotADate(text)
            | Self::ServiceUnknown(text)
            | Self::CountryUnknown(text)
            | Self::NotAPostcode(text)
            | Self::NotAWeight(text)
            | Self::NotAPrice(text)
            | Self::NotACurrency(text) => Some(("text", Fact::Text(text.clone()))),
            Self::SaidTwice { line } => Some(("other", Fact::Number(*line))),
        }
    }

    /// One of each, so that a test can walk their sentences in every language.
    pub fn examples() -> Vec<Self> {
        let text = || "?".to_owned();
        vec![
            Self::Empty,
            Self::TooLong,
            Self::Garbled,
            Self::ColumnMissing(PriceColumn::Price),
            Self::ColumnUnknown(text()),
            Self::ColumnTwice(PriceColumn::UpTo),
            Self::CellEmpty(PriceColumn::Price),
            Self::NotADate(text()),
            Self::ServiceUnknown(text()),
            Self::CountryUnknown(text()),
            Self::NotAPostcode(text()),
            Self::PostcodeWithoutCountry,
            Self::NotAWeight(text()),
            Self::NotAPrice(text()),
            Self::NotACurrency(text()),
            Self::SaidTwice { line: 2 },
        ]
    }
}

/// Reads a file with one or more lists: all of it, or every mistake that stands in the way.
pub fn read_price_lists(text: &str) -> Result<Vec<PriceList>, Vec<PriceFault>> {
    let mut reader = sheet_reader(text);
    let heads = reader.headers().map_err(|_| vec![PriceFault { line: 1, mistake: PriceMistake::Garbled }])?.clone();
    let columns = columns(&heads).map_err(|mistakes| at_line(1, mistakes))?;
    let (mut lists, mut faults) = (BTreeMap::<Date, Vec<ListedPrice>>::new(), Vec::new());
    let mut said = BTreeMap::new();
    for (nth, record) in reader.records().enumerate() {
        let Ok(record) = record else {
            faults.push(PriceFault { line: nth as u64 + 2, mistake: PriceMistake::Garbled });
            continue;
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(str::is_empty) {
            continue;
        }
        if nth >= MOST_LINES {
            faults.push(PriceFault { line, mistake: PriceMistake::TooLong });
            break;
        }
        let cells = Cells { columns: &columns, record: &record };
        match cells.read() {
            Ok((from, listed)) => {
                let same = (from, listed.service.clone(), listed.zone.countries.clone(), listed.zone.postcodes.clone());
                match said.insert((same, listed.up_to), line) {
                    Some(line_before) => {
                        let mistake = PriceMistake::SaidTwice { line: line_before };
                        faults.push(PriceFault { line, mistake });
                    }
                    None => lists.entry(from).or_default().push(listed),
                }
            }
            Err(mistakes) => faults.extend(at_line(line, mistakes)),
        }
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    if faults.is_empty() && lists.is_empty() {
        faults.push(PriceFault { line: 1, mistake: PriceMistake::Empty });
    }
    if faults.is_empty() {
        Ok(lists.into_iter().map(|(valid_from, prices)| PriceList { valid_from, prices }).collect())
    } else {
        Err(faults)
    }
}

/// Writes lists under these heads, in the order of [`PriceColumn::ALL`], for a spreadsheet of the desk's language.
pub fn write_price_lists(heads: [&str; 8], lists: &[PriceList]) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(heads);
    for list in lists {
        for listed in &list.prices {
            let countries: Vec<&str> = listed.zone.countries.iter().map(CountryCode::code).collect();
            let cents = listed.price.cents;
            let _ = writer.write_record([
                list.valid_from.to_string(),
                listed.service.clone().unwrap_or_default(),
                not_a_formula(&listed.zone.name),
                countries.join(" "),
                listed.zone.postcodes.join(" "),
                format!("{} g", listed.up_to.0),
                format!("{},{:02}", cents / 100, cents % 100),
                listed.price.currency.code().to_owned(),
            ]);
        }
    }
    // The mark by which spreadsheets know the letters' encoding.
    format!("\u{feff}{}", String::from_utf8_lossy(&writer.into_inner().unwrap_or_default()))
}

/// A spreadsheet runs a cell that begins like this.
fn not_a_formula(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn at_line(line: u64, mistakes: Vec<PriceMistake>) -> Vec<PriceFault> {
    mistakes.into_iter().map(|mistake| PriceFault { line, mistake }).collect()
}

/// What a bare number in a column of weights means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bare {
    AsTyped,
    Kilograms,
}

fn columns(heads: &csv::StringRecord) -> Result<Vec<(PriceColumn, Bare)>, Vec<PriceMistake>> {
    let (mut columns, mut mistakes) = (Vec::new(), Vec::new());
    for head in heads {
        match column(head) {
            Some(found) => {
                if columns.iter().any(|(column, _)| *column == found.0) {
                    mistakes.push(PriceMistake::ColumnTwice(found.0));
                }
                columns.push(found);
            }
            None => mistakes.push(PriceMistake::ColumnUnknown(head.to_owned())),
        }
    }
    for needed in PriceColumn::NEEDED {
        if columns.iter().all(|(column, _)| *column != needed) {
            mistakes.push(PriceMistake::ColumnMissing(needed));
        }
    }
    if mistakes.is_empty() { Ok(columns) } else { Err(mistakes) }
}

/// A head as people write it in French, English, German or Italian; what stands in brackets is its unit.
fn column(head: &str) -> Option<(PriceColumn, Bare)> {
    let lower = head.to_lowercase().replace(['’', '_'], "'").replace('\u{a0}', " ");
    let (name, unit) = lower.split_once('(').unwrap_or((&lower, ""));
    let bare = if unit.contains("kg") || name.ends_with(" kg") { Bare::Kilograms } else { Bare::AsTyped };
    let name = name.trim().trim_end_matches(" kg").trim_end_matches(" g").replace('\'', " ");
    let column = match name.split_whitespace().collect::<Vec<_>>().join(" ").as_str() {
        "valid from" | "from" | "date" | "valable dès" | "valable des" | "à partir du" | "a partir du" | "dès le"
        | "depuis" | "gültig ab" | "gueltig ab" | "ab" | "datum" | "valido dal" | "dal" | "data" => {
            PriceColumn::ValidFrom
        }
        "service" | "dienst" | "leistung" | "servizio" => PriceColumn::Service,
        "zone" | "zona" | "gebiet" => PriceColumn::Zone,
        "countries" | "country" | "pays" | "länder" | "laender" | "land" | "paesi" | "paese" => PriceColumn::Countries,
        "postcodes" | "postcode" | "zip" | "codes postaux" | "code postal" | "cp" | "postleitzahlen"
        | "postleitzahl" | "plz" | "cap" | "codici postali" | "npa" => PriceColumn::Postcodes,
        "up to" | "weight" | "max weight" | "jusqu à" | "jusqu a" | "poids" | "poids max" | "bis" | "gewicht"
        | "fino a" | "peso" => PriceColumn::UpTo,
        "price" | "prix" | "tarif" | "preis" | "prezzo" | "tariffa" => PriceColumn::Price,
        "currency" | "devise" | "monnaie" | "währung" | "waehrung" | "valuta" => PriceColumn::Currency,
        _ => return None,
    };
    Some((column, bare))
}

struct Cells<'a> {
    columns: &'a [(PriceColumn, Bare)],
    record: &'a csv::StringRecord,
}

impl Cells<'_> {
    fn read(&self) -> Result<(Date, ListedPrice), Vec<PriceMistake>> {
        let mut mistakes = Vec::new();
        let from = noted(self.from(), &mut mistakes);
        let service = noted(self.service(), &mut mistakes);
        let zone = noted(self.zone(), &mut mistakes);
        let up_to = noted(self.up_to(), &mut mistakes);
        let price = noted(self.price(), &mut mistakes);
        match (from, service, zone, up_to, price) {
            (Some(from), Some(service), Some(zone), Some(up_to), Some(price)) => {
                Ok((from, ListedPrice { service, zone, up_to, price }))
            }
            _ => Err(mistakes),
        }
    }

    fn cell(&self, wanted: PriceColumn) -> (&str, Bare) {
        let found = self.columns.iter().position(|(column, _)| *column == wanted);
        let text = found.and_then(|at| self.record.get(at)).unwrap_or_default();
        (text, found.map_or(Bare::AsTyped, |at| self.columns[at].1))
    }

    fn needed(&self, wanted: PriceColumn) -> Result<(&str, Bare), PriceMistake> {
        let (text, bare) = self.cell(wanted);
        if text.is_empty() { Err(PriceMistake::CellEmpty(wanted)) } else { Ok((text, bare)) }
    }

    fn from(&self) -> Result<Date, PriceMistake> {
        let (text, _) = self.needed(PriceColumn::ValidFrom)?;
        text.parse::<OrderDate>().map(|date| date.0).map_err(|_| PriceMistake::NotADate(text.to_owned()))
    }

    fn service(&self) -> Result<Option<String>, PriceMistake> {
        match self.cell(PriceColumn::Service).0 {
            "" | "*" => Ok(None),
            text => match service_named(text) {
                Some(service) => Ok(Some(service.code.clone().into_owned())),
                None => Err(PriceMistake::ServiceUnknown(text.to_owned())),
            },
        }
    }

    fn zone(&self) -> Result<Zone, PriceMistake> {
        let mut countries = Vec::new();
        for text in parts(self.cell(PriceColumn::Countries).0) {
            // Several codes with only spaces between them are several countries; one name may have spaces.
            let named = |text: &str| countries::named(text).or_else(|| text.parse::<CountryCode>().ok());
            match named(text) {
                Some(country) => countries.push(country),
                None => {
                    let unknown = || PriceMistake::CountryUnknown(text.to_owned());
                    let each: Option<Vec<_>> = text.split_whitespace().map(named).collect();
                    countries.extend(each.ok_or_else(unknown)?);
                }
            }
        }
        countries.sort_unstable();
        countries.dedup();
        let mut postcodes = Vec::new();
        for text in parts(self.cell(PriceColumn::Postcodes).0).flat_map(str::split_whitespace) {
            let start = text.trim_end_matches(['*', '…', '.', 'x', 'X']).to_ascii_uppercase();
            if start.is_empty() || start.len() > 10 || !start.chars().all(|sign| sign.is_ascii_alphanumeric()) {
                return Err(PriceMistake::NotAPostcode(text.to_owned()));
            }
            postcodes.push(start);
        }
        postcodes.sort_unstable();
        postcodes.dedup();
        if countries.is_empty() && !postcodes.is_empty() {
            return Err(PriceMistake::PostcodeWithoutCountry);
        }
        Ok(Zone { name: self.cell(PriceColumn::Zone).0.to_owned(), countries, postcodes })
    }

    fn up_to(&self) -> Result<Grams, PriceMistake> {
        let (text, bare) = self.needed(PriceColumn::UpTo)?;
        let text = text.trim_start_matches(['≤', '<', '=']).trim();
        let is_bare = text.chars().all(|sign| !sign.is_alphabetic());
        let with_unit = if bare == Bare::Kilograms && is_bare { format!("{text} kg") } else { text.to_owned() };
        let read = with_unit.parse().ok().filter(|weight| *weight > Grams(0));
        read.ok_or_else(|| PriceMistake::NotAWeight(text.to_owned()))
    }

    fn price(&self) -> Result<Money, PriceMistake> {
        let (text, _) = self.needed(PriceColumn::Price)?;
        let money: Money = text.parse().map_err(|_| PriceMistake::NotAPrice(text.to_owned()))?;
        if money.cents <= 0 {
            return Err(PriceMistake::NotAPrice(text.to_owned()));
        }
        let named = self.cell(PriceColumn::Currency).0;
        if named.is_empty() {
            return Ok(money);
        }
        let code = match named.to_uppercase().as_str() {
            "€" | "EURO" | "EUROS" => "EUR".to_owned(),
            "FR." | "FR" | "SFR" => "CHF".to_owned(),
            code => code.to_owned(),
        };
        let currency: Currency = code.parse().map_err(|_| PriceMistake::NotACurrency(named.to_owned()))?;
        // A price that names another currency than its own column says two things.
        let says_another = text.chars().any(|sign| sign.is_alphabetic() || sign == '€') && money.currency != currency;
        if says_another { Err(PriceMistake::NotAPrice(text.to_owned())) } else { Ok(Money { currency, ..money }) }
    }
}

fn noted<T>(outcome: Result<T, PriceMistake>, mistakes: &mut Vec<PriceMistake>) -> Option<T> {
    outcome.map_err(|mistake| mistakes.push(mistake)).ok()
}

/// The parts of a list within a cell.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '|', '/', '+']).map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_the_same_from_any_spreadsheet_and_language() {
        let expected = read_price_lists(
            "Valable dès;Service;Zone;Pays;Codes postaux;Jusqu’à;Prix;Devise\n\
             2026-01-01;;Corse;FR;20;250 g;5,60;EUR\n",
        )
        .unwrap();
        assert_eq!(expected[0].prices[0].price, Money::euros(560));
        for text in [
            "\u{feff}valid from,service,zone,countries,postcodes,up to,price,currency\n01/01/2026,,Corse,France,20*,250,5.60,eur\n",
            "Gültig ab\tZone\tLänder\tPLZ\tBis (kg)\tPreis\n1.1.2026\tCorse\tFrankreich\t20\t0,25\t5,60 €\n",
            "Valido dal;Zona;Paesi;CAP;Fino a;Prezzo;Valuta\r\n2026-01-01;Corse;FR;20;0,25 kg;5,60;€\r\n;;;;;;\r\n",
            "price;from;countries;postcodes;weight;zone\n\"5,60\";2026-01-01;\"FR\";20;250 g;Corse\n",
        ] {
            assert_eq!(read_price_lists(text), Ok(expected.clone()), "{text}");
        }
    }

    #[test]
    fn several_countries_and_postcodes_stand_in_one_cell() {
        let lists = read_price_lists(
            "from;countries;postcodes;up to;price\n2026-01-01;FR, MC | royaume-uni/be;974 976;1 kg;8\n",
        );
        let zone = &lists.unwrap()[0].prices[0].zone;
        assert_eq!(zone.countries.iter().map(CountryCode::code).collect::<Vec<_>>(), ["BE", "FR", "GB", "MC"]);
        assert_eq!(zone.postcodes, ["974", "976"]);
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let faults = read_price_lists(
            "from;service;countries;postcodes;up to;price;currency\n\
             soon;;FR;;100 g;3;EUR\n\
             2026-01-01;Chronopost;FR;;100 g;3;EUR\n\
             2026-01-01;;Narnia;;heavy;free;EUR\n\
             2026-01-01;;FR;;;3;EUR\n\
             2026-01-01;;FR;;100 g;0;EUR\n\
             2026-01-01;;FR;;100 g;3;shells\n\
             2026-01-01;;FR;;100 g;3 CHF;EUR\n\
             2026-01-01;;;75;100 g;3;EUR\n\
             2026-01-01;;FR;é;100 g;3;EUR\n\
             2026-01-01;;FR;;200 g;4;EUR\n\
             2026-01-01;;France;;0,2 kg;5;EUR\n",
        )
        .unwrap_err();
        let told: Vec<(u64, &str)> = faults.iter().map(|fault| (fault.line, fault.mistake.id())).collect();
        assert_eq!(
            told,
            [
                (2, "price-mistake-not-a-date"),
                (3, "price-mistake-service-unknown"),
                (4, "price-mistake-country-unknown"),
                (4, "price-mistake-not-a-weight"),
                (4, "price-mistake-not-a-price"),
                (5, "price-mistake-cell-empty"),
                (6, "price-mistake-not-a-price"),
                (7, "price-mistake-not-a-currency"),
                (8, "price-mistake-not-a-price"),
                (9, "price-mistake-postcode-without-country"),
                (10, "price-mistake-not-a-postcode"),
                (12, "price-mistake-said-twice"),
            ]
        );
        assert_eq!(faults.last().map(|fault| fault.mistake.clone()), Some(PriceMistake::SaidTwice { line: 11 }));
    }

    #[test]
    fn a_file_that_is_no_list_says_which_columns_it_lacks() {
        let ids = |text: &str| -> Vec<&str> {
            read_price_lists(text).unwrap_err().iter().map(|fault| fault.mistake.id()).collect()
        };
        let missing = "price-mistake-column-missing";
        assert_eq!(ids(""), [missing, missing, missing]);
        assert_eq!(ids("from;up to;price\n"), ["price-mistake-empty"]);
        assert_eq!(ids("from;up to;price;colour\n"), ["price-mistake-column-unknown"]);
        assert_eq!(ids("from;up to;price;prix\n"), ["price-mistake-column-twice"]);
        assert!(ids(&"?;".repeat(10_000)).len() > 3);
    }

    #[test]
    fn what_is_written_is_read_again_and_runs_no_formula() {
        let lists = read_price_lists(
            "from;service;zone;countries;postcodes;up to;price;currency\n\
             2026-01-01;Lettre Suivie;Ile;FR;20;250 g;5,60;EUR\n2027-01-01;;Monde;;;1,5 kg;1000,05;CHF\n",
        )
        .unwrap();
        let heads = ["valid from", "service", "zone", "countries", "postcodes", "up to", "price", "currency"];
        assert_eq!(read_price_lists(&write_price_lists(heads, &lists)), Ok(lists.clone()));
        let mut sly = lists;
        sly[0].prices[0].zone.name = "=1+1".to_owned();
        assert!(write_price_lists(heads, &sly).contains(";'=1+1;"));
    }
}
