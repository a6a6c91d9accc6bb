//! The list under a field that is being typed into: articles of the catalogue, tariff numbers, countries.
//!
//! One list is open at a time. The focus stays in the field; the arrows mark one of the list, and Enter takes it only when one is
//! marked, so that who types on is never interrupted.

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::AddressDraft;
use crate::domain::ArticleColumn;
use crate::domain::CountryCode;
use crate::domain::Currency;
use crate::domain::Failure;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::KnownArticle;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::RowId;
use crate::domain::countries;
use crate::domain::tariff;

use super::ArticleDeed;
use super::Session;
use super::undo::GaveWay;

/// One letter says nothing yet.
const FROM_LETTERS: usize = 2;

/// How long typing must rest before the catalogue is asked, in milliseconds.
const TYPING_RESTS_MS: i64 = 60;

/// More than anybody reads.
pub(super) const MOST: usize = 40;

/// How many goods of our own table stand below what the catalogue knows.
const GOODS: usize = 6;

/// One of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// An article that was declared before.
    Known(Box<KnownArticle>),
    /// A tariff number, with where it was found.
    Tariff(tariff::Hit),
    /// A country.
    Country(CountryCode),
}

/// The list that is open, if one is.
#[derive(Debug, Default)]
pub struct Picker {
    at: Option<Field>,
    rows: Vec<Choice>,
    marked: Option<usize>,
    due_ms: Option<i64>,
    asked: Remote<Vec<KnownArticle>>,
    /// What is typed where a country is chosen: the form itself holds only its code.
    pub country_text: String,
    /// Where that is.
    country_at: Option<Field>,
}

impl Picker {
    /// The list under a field.
    pub fn rows_at(&self, field: Field) -> &[Choice] {
        if self.at == Some(field) { &self.rows } else { &[] }
    }

    /// The field whose list is open.
    pub fn open_at(&self) -> Option<Field> {
        self.at.filter(|_| !self.rows.is_empty())
    }

    /// Which of the list is marked.
    pub fn marked(&self) -> Option<usize> {
        self.marked
    }

    /// Marks the next one; after the last, none, so that what was typed can be kept.
    pub fn mark_next(&mut self) {
        self.marked = match self.marked {
            None => (!self.rows.is_empty()).then_some(0),
            Some(at) => Some(at + 1).filter(|at| *at < self.rows.len()),
        };
    }

    /// Marks the one before.
    pub fn mark_before(&mut self) {
        self.marked = match self.marked {
            None => self.rows.len().checked_sub(1),
            Some(at) => at.checked_sub(1),
        };
    }

    /// Takes the list away; what was typed stays.
    pub fn close(&mut self) {
        let country_text = std::mem::take(&mut self.country_text);
        *self = Self { country_text, country_at: self.country_at, ..Self::default() };
    }

    pub(super) fn open(&mut self, field: Field, rows: Vec<Choice>) {
        self.marked = self.marked.filter(|at| self.at == Some(field) && *at < rows.len());
        (self.at, self.rows) = (Some(field), rows);
    }
}

impl Session {
    /// Takes in that something was typed at a field that has a list.
    pub(super) fn look_up_typed(&mut self, field: Field) {
        match field {
            Field::Article(row, ArticleColumn::Description | ArticleColumn::English) => {
                self.look_up_article(field, row)
            }
            Field::Article(_, ArticleColumn::HsCode) => self.look_up_tariff(field),
            Field::Article(_, ArticleColumn::Origin) => {
                let typed = self.cell_text(field);
                self.look_up_country(field, &typed);
            }
            _ => (),
        }
    }

    /// Takes in what is typed where a country of an address is chosen.
    pub fn country_typed(&mut self, field: Field) {
        let typed = self.picker.country_text.clone();
        self.look_up_country(field, &typed);
    }

    /// Begins choosing a country: what is chosen stands there, to be typed over.
    pub fn begin_country(&mut self, field: Field, chosen: CountryCode) {
        self.picker.close();
        self.picker.country_at = Some(field);
        let unknown = self.address_at(field).map(|address| address.country_text.clone()).unwrap_or_default();
        self.picker.country_text = if unknown.is_empty() { self.words.country(chosen).to_owned() } else { unknown };
    }

    /// A country is being chosen there.
    pub fn is_choosing_country(&self, field: Field) -> bool {
        self.picker.country_at == Some(field)
    }

    /// Offers countries before anything is typed: those that most parcels go to.
    pub fn offer_countries(&mut self, field: Field) {
        let offered = CountryCode::OFFERED.iter().copied().map(Choice::Country).collect();
        self.picker.open(field, offered);
    }

    /// The field is left: a name, a code or the beginning of one name counts without being picked. What is no country stays to be
    /// mended, so that the parcel does not go to the one before.
    pub fn end_country(&mut self, field: Field) {
        let typed = std::mem::take(&mut self.picker.country_text);
        self.picker.country_at = None;
        match countries::meant(typed.trim()) {
            Some(country) => self.choose_country(field, country),
            None => self.keep_unknown_country(field, typed.trim()),
        }
        if self.picker.at == Some(field) {
            self.picker.close();
        }
    }

    /// The focus is in a cell: the one before is left.
    pub fn enter_cell(&mut self, row: RowId, column: ArticleColumn) {
        if let Some((row, column)) = self.customs.cell.replace((row, column)).filter(|before| *before != (row, column))
        {
            self.leave_cell(row, column);
        }
    }

    /// A cell is left: a country's whole name stands for its code without being picked. What is no country stays as it was typed.
    pub fn leave_cell(&mut self, row: RowId, column: ArticleColumn) {
        let Some(article) = self.ship.draft.customs.article_mut(row).filter(|_| column == ArticleColumn::Origin) else {
            return;
        };
        if let Some(country) =
            countries::named(article.origin.trim()).filter(|country| article.origin != country.code())
        {
            country.code().clone_into(&mut article.origin);
            self.edited();
        }
    }

    /// Looks for the tariff number of an article, in its cell: by what stands there, else by what the article is.
    pub fn search_tariff(&mut self, row: RowId) {
        let field = Field::Article(row, ArticleColumn::HsCode);
        self.go_to_field(field);
        self.customs.cell = Some((row, ArticleColumn::HsCode));
        let Some(article) = self.ship.draft.customs.article(row) else { return };
        let by = [&article.hs_code, &article.description, &article.english];
        let tongue = self.words.lang().tongue();
        let hits = by.into_iter().map(|text| tariff::search(text, tongue)).find(|hits| !hits.is_empty());
        let rows = hits.unwrap_or_default().into_iter().take(MOST).map(Choice::Tariff).collect();
        self.picker.close();
        self.picker.open(field, rows);
    }

    /// Takes the marked one.
    pub fn pick_choice(&mut self) {
        let picker = &self.picker;
        if let Some((field, choice)) = picker.at.zip(picker.marked.and_then(|at| picker.rows.get(at)).cloned()) {
            self.take_choice(field, &choice);
        }
    }

    /// Takes one of the list into its field, and what it knows besides into the row.
    pub fn take_choice(&mut self, field: Field, choice: &Choice) {
        self.picker.close();
        let row = match field {
            Field::Article(row, _) => Some(row),
            _ => None,
        };
        match (choice, row) {
            (Choice::Known(known), Some(row)) => self.fill_in_known(row, known),
            (Choice::Tariff(hit), Some(row)) => self.fill_in_tariff(field, row, *hit),
            (Choice::Country(country), Some(row)) => {
                if let Some(article) = self.ship.draft.customs.article_mut(row) {
                    country.code().clone_into(&mut article.origin);
                    self.edited();
                }
            }
            (Choice::Country(country), None) => {
                self.choose_country(field, *country);
                self.begin_country(field, *country);
            }
            (Choice::Known(_) | Choice::Tariff(_), None) => (),
        }
        self.focus_on(field);
    }

    /// Sends the focus to a field of whichever form has it.
    pub fn focus_on(&mut self, field: Field) {
        match field {
            Field::Address(Party::Sender | Party::Return, _) => self.sender.focus = Some(field),
            _ => self.ship.focus = Some(field),
        }
    }

    /// The focus is on its way to the field.
    pub fn awaits_focus(&self, field: Field) -> bool {
        [self.ship.focus, self.sender.focus].contains(&Some(field))
    }

    /// Asks the catalogue once typing rests. Says in how many milliseconds that will be.
    pub(super) fn suggest_articles_if_due(&mut self, commands: &mut Vec<Command>) -> Option<u64> {
        let rest = self.picker.due_ms? - self.now_ms();
        if rest > 0 {
            return u64::try_from(rest).ok();
        }
        self.picker.due_ms = None;
        let field = self.picker.at?;
        let text = self.cell_text(field).trim().to_owned();
        let ticket = self.ticket();
        self.picker.asked.wait(ticket);
        commands.push(Command::Customs(CustomsCommand::SuggestArticles { ticket, text }));
        None
    }

    pub(super) fn articles_suggested(&mut self, ticket: Ticket, outcome: Result<Vec<KnownArticle>, Failure>) {
        // A catalogue that cannot be asked suggests nothing; nobody is interrupted for that.
        if self.picker.asked.answer(ticket, outcome)
            && let Some(field) = self.picker.at
        {
            let known = self.picker.asked.here().cloned().unwrap_or_default();
            let rows = known.into_iter().map(|known| Choice::Known(Box::new(known))).collect::<Vec<_>>();
            let rows = rows.into_iter().chain(self.goods_for(field)).collect();
            self.picker.open(field, rows);
        }
    }

    fn look_up_article(&mut self, field: Field, _: RowId) {
        if self.cell_text(field).trim().chars().count() < FROM_LETTERS {
            self.picker.close();
            return;
        }
        let due_ms = self.now_ms() + TYPING_RESTS_MS;
        if self.picker.at != Some(field) {
            self.picker.close();
        }
        (self.picker.at, self.picker.marked, self.picker.due_ms) = (Some(field), None, Some(due_ms));
    }

    fn look_up_tariff(&mut self, field: Field) {
        let typed = self.cell_text(field);
        let whole = typed.chars().filter(char::is_ascii_digit).count() >= 6;
        if typed.trim().chars().count() < FROM_LETTERS || whole {
            self.picker.close();
            return;
        }
        let hits = tariff::search(&typed, self.words.lang().tongue());
        self.picker.open(field, hits.into_iter().take(MOST).map(Choice::Tariff).collect());
    }

    fn look_up_country(&mut self, field: Field, typed: &str) {
        let typed = typed.trim();
        let found = countries::search(typed);
        let exact = found.first().is_some_and(|code| code.code() == typed);
        if typed.is_empty() || exact && found.len() == 1 {
            self.picker.close();
            return;
        }
        self.picker.open(field, found.into_iter().take(MOST).map(Choice::Country).collect());
    }

    /// Goods of our own table that the typed words name, for where the catalogue knows nothing yet.
    fn goods_for(&self, field: Field) -> impl Iterator<Item = Choice> + use<> {
        let hits = tariff::search(&self.cell_text(field), self.words.lang().tongue());
        let ours = hits.into_iter().filter(|hit| matches!(hit.found, tariff::Found::Goods(_)));
        ours.take(GOODS).map(Choice::Tariff)
    }

    fn cell_text(&self, field: Field) -> String {
        match field {
            Field::Article(row, column) => {
                self.ship.draft.customs.article(row).map_or_else(String::new, |article| article.text(column).to_owned())
            }
            _ => String::new(),
        }
    }

    /// Fills a row with what the catalogue knows of an article. How many there are is never remembered, and what was typed into
    /// the other cells stays.
    fn fill_in_known(&mut self, row: RowId, known: &KnownArticle) {
        let before = self.ship.draft.clone();
        let decimal = self.words.sheet().habits.decimal;
        // A column that the route does not ask for must not come up between two cells.
        let reference = if self.customs.demands.originals { known.reference.clone() } else { String::new() };
        let currency = Some(known.currency.clone()).filter(|code| code != Currency::EUR.code()).unwrap_or_default();
        let Some(article) = self.ship.draft.customs.article_mut(row) else { return };
        known.description.clone_into(&mut article.description);
        let weight = known.weight.map(|Grams(grams)| format!("{grams} g")).unwrap_or_default();
        let value = known.value_typed(decimal);
        let cells = [
            (ArticleColumn::English, known.english.clone()),
            (ArticleColumn::Weight, weight),
            (ArticleColumn::Value, value),
            (ArticleColumn::Currency, currency),
            (ArticleColumn::HsCode, known.hs_code.clone()),
            (ArticleColumn::Origin, known.origin.clone()),
            (ArticleColumn::Reference, reference),
        ];
        for (column, text) in cells {
            let cell = article.text_mut(column);
            if cell.trim().is_empty() {
                *cell = text;
            }
        }
        self.done_to_articles(ArticleDeed::Picked, before, GaveWay::Nothing);
    }

    /// Puts a tariff number into a row; from our own table the wording too, where a description was being typed.
    fn fill_in_tariff(&mut self, field: Field, row: RowId, hit: tariff::Hit) {
        let before = self.ship.draft.clone();
        let french = self.words.lang().tongue() != crate::domain::Tongue::En;
        let Some(article) = self.ship.draft.customs.article_mut(row) else { return };
        if let Ok(code) = hit.code.parse::<crate::domain::HsCode>() {
            article.hs_code = code.dotted();
        }
        if let tariff::Found::Goods(good) = hit.found {
            let typed = matches!(field, Field::Article(_, ArticleColumn::Description | ArticleColumn::English));
            if typed {
                let wording = if french { good.wording_fr } else { good.wording_en };
                wording.clone_into(&mut article.description);
            }
            if article.english.trim().is_empty() {
                good.wording_en.clone_into(&mut article.english);
            }
        }
        self.done_to_articles(ArticleDeed::Picked, before, GaveWay::Nothing);
    }

    fn choose_country(&mut self, field: Field, country: CountryCode) {
        let Some(address) = self.address_at(field) else { return };
        let changed = address.country != country || !address.country_text.is_empty();
        address.country = country;
        address.country_text.clear();
        if changed && !is_of_sender(field) {
            self.edited();
        }
    }

    /// A box that was emptied is left as it was: there is always a country.
    fn keep_unknown_country(&mut self, field: Field, typed: &str) {
        if let Some(address) = self.address_at(field)
            && address.country_text != typed
        {
            typed.clone_into(&mut address.country_text);
            if !is_of_sender(field) {
                self.edited();
            }
        }
    }

    fn address_at(&mut self, field: Field) -> Option<&mut AddressDraft> {
        let sender = &mut self.sender.draft;
        match field {
            Field::Address(Party::Sender, Line::Country) => Some(&mut sender.address),
            Field::Address(Party::Return, Line::Country) => sender.return_to.as_mut(),
            Field::Address(Party::Billing, Line::Country) => self.ship.draft.order.billing.as_mut(),
            Field::Address(Party::Consignee, Line::Country) => Some(&mut self.ship.draft.consignee),
            _ => None,
        }
    }
}

/// The sender's form is checked as it is drawn; the parcel's when it was edited.
fn is_of_sender(field: Field) -> bool {
    matches!(field, Field::Address(Party::Sender | Party::Return, _))
}

#[cfg(test)]
mod tests;
