//! What is shown although its box is empty, because it is what will be sent; and the sums under the table.

use crate::domain::ArticleDraft;
use crate::domain::Count;
use crate::domain::CountryCode;
use crate::domain::Currency;
use crate::domain::CustomsDraft;
use crate::domain::Grams;
use crate::domain::Hundredths;
use crate::domain::countries;

use super::CURRENCIES;
use super::Demands;

/// What a box comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<T> {
    /// It was typed.
    Typed(T),
    /// The box is empty and this is sent for it: shown in grey.
    Assumed(T),
    /// The box is empty and has to be filled in.
    Wanted,
    /// What was typed is none.
    Unreadable,
}

/// What is declared of all articles, as far as it can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CustomsTotals {
    /// All pieces.
    pub pieces: u64,
    /// What they weigh, in grams.
    pub net_weight: u64,
    /// What they are worth; see `currency`.
    pub value: Hundredths,
    /// The currency of all values; none where they differ or one cannot be read.
    pub currency: Option<Currency>,
    /// What the parcel weighs beyond them, in grams: packing. Below nought they are too heavy. None before the parcel is weighed.
    pub rest: Option<i64>,
    /// Rows whose quantity, weight or value cannot be read yet; the sums leave them out.
    pub unread: usize,
}

impl<T: Copy> Shown<T> {
    /// What is sent.
    pub fn sent(self) -> Option<T> {
        match self {
            Self::Typed(value) | Self::Assumed(value) => Some(value),
            Self::Wanted | Self::Unreadable => None,
        }
    }
}

/// The country of origin. France for an empty box, as La Poste would have it, but not where the box has to be filled in.
pub fn shown_origin(article: &ArticleDraft, demands: &Demands) -> Shown<CountryCode> {
    let typed = article.origin.trim();
    if typed.is_empty() {
        return if demands.origin { Shown::Wanted } else { Shown::Assumed(CountryCode::FR) };
    }
    match typed.parse() {
        Ok(code) if countries::country(code).is_some() => Shown::Typed(code),
        Ok(_) | Err(_) => Shown::Unreadable,
    }
}

/// The currency. Euros for an empty box, but not on a return, which names it.
pub fn shown_currency(article: &ArticleDraft, demands: &Demands) -> Shown<Currency> {
    let typed = article.currency.trim();
    if typed.is_empty() {
        return if demands.returned { Shown::Wanted } else { Shown::Assumed(Currency::EUR) };
    }
    match typed.parse::<Currency>() {
        Ok(currency) if CURRENCIES.contains(&currency.code()) => Shown::Typed(currency),
        Ok(_) | Err(_) => Shown::Unreadable,
    }
}

/// The letter of the outgoing parcel that an article came in. With one such parcel there is no choice.
pub fn shown_ident(article: &ArticleDraft, customs: &CustomsDraft) -> Shown<char> {
    let typed = article.original_ident.trim();
    let mut signs = typed.chars();
    match (signs.next(), signs.next()) {
        (None, _) if customs.originals.len() == 1 => Shown::Assumed('A'),
        (None, _) => Shown::Wanted,
        (Some(letter), None) => {
            let letter = letter.to_ascii_uppercase();
            let known = (0..customs.originals.len()).any(|at| super::originals::letter(at) == Some(letter));
            if known { Shown::Typed(letter) } else { Shown::Unreadable }
        }
        (Some(_), Some(_)) => Shown::Unreadable,
    }
}

/// The sums of what is typed, against the parcel's weight where it is known.
pub fn totals(customs: &CustomsDraft, parcel: Option<Grams>) -> CustomsTotals {
    let mut sums = Sums::default();
    for article in customs.articles.iter().filter(|article| !article.is_blank()) {
        let currency = shown_currency(article, &Demands::default()).sent();
        sums.add(article.quantity.value().ok(), article.weight.value().ok(), article.value.value().ok(), currency);
    }
    sums.totals(parcel)
}

/// The sums, row by row.
#[derive(Default)]
pub(super) struct Sums {
    totals: CustomsTotals,
    currency: Option<Currency>,
    /// A currency cannot be read or is another than the first.
    mixed: bool,
}

impl Sums {
    /// Takes a row in, as far as it can be read.
    pub fn add(
        &mut self,
        quantity: Option<Count>,
        weight: Option<Grams>,
        value: Option<Hundredths>,
        currency: Option<Currency>,
    ) {
        self.mixed |= currency.is_none() || self.currency.is_some_and(|first| Some(first) != currency);
        self.currency = self.currency.or(currency);
        let (Some(Count(quantity)), Some(weight), Some(value)) = (quantity, weight, value) else {
            self.totals.unread += 1;
            return;
        };
        self.totals.pieces += u64::from(quantity);
        self.totals.net_weight += u64::from(quantity) * u64::from(weight.0);
        let value = value.0.saturating_mul(i64::from(quantity));
        self.totals.value = Hundredths(self.totals.value.0.saturating_add(value));
    }

    /// What they come to.
    pub fn totals(self, parcel: Option<Grams>) -> CustomsTotals {
        let net = i64::try_from(self.totals.net_weight).unwrap_or(i64::MAX);
        let rest = parcel.map(|parcel| i64::from(parcel.0).saturating_sub(net));
        CustomsTotals { currency: self.currency.filter(|_| !self.mixed), rest, ..self.totals }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(change: impl FnOnce(&mut ArticleDraft)) -> ArticleDraft {
        let mut article = ArticleDraft {
            description: "T-shirt".to_owned(),
            quantity: "2".into(),
            weight: "150".into(),
            value: "19,90".into(),
            ..ArticleDraft::default()
        };
        change(&mut article);
        article
    }

    #[test]
    fn an_empty_origin_is_shown_as_france_and_not_where_it_has_to_be_said() {
        let said = |text: &str, origin| {
            let demands = Demands { origin, ..Demands::default() };
            shown_origin(&article(|article| article.origin = text.to_owned()), &demands)
        };
        assert_eq!(said("", false), Shown::Assumed(CountryCode::FR));
        assert_eq!(said("", true), Shown::Wanted);
        assert_eq!(said("pt", true), Shown::Typed("PT".parse().unwrap()));
        assert_eq!(said("France", false), Shown::Unreadable);
        assert_eq!(said("QQ", false), Shown::Unreadable);
    }

    #[test]
    fn an_empty_currency_is_shown_as_euros_and_not_on_a_return() {
        let said = |text: &str, returned| {
            let demands = Demands { returned, ..Demands::default() };
            shown_currency(&article(|article| article.currency = text.to_owned()), &demands)
        };
        assert_eq!(said("", false), Shown::Assumed(Currency::EUR));
        assert_eq!(said("", true), Shown::Wanted);
        assert_eq!(said("chf", true), Shown::Typed(Currency::CHF));
        assert_eq!(said("HKD", false), Shown::Unreadable);
    }

    #[test]
    fn an_outgoing_parcel_has_the_letter_of_its_place() {
        let said = |ident: &str, originals: usize| {
            let customs = CustomsDraft { originals: vec![Default::default(); originals], ..CustomsDraft::default() };
            shown_ident(&article(|article| article.original_ident = ident.to_owned()), &customs)
        };
        assert_eq!(said("", 1), Shown::Assumed('A'));
        assert_eq!(said("", 2), Shown::Wanted);
        assert_eq!(said("c", 3), Shown::Typed('C'));
        assert_eq!(said("C", 2), Shown::Unreadable);
        assert_eq!(said("AB", 3), Shown::Unreadable);
    }

    #[test]
    fn totals_are_pieces_net_weight_value_and_what_is_left_for_packing() {
        let articles = vec![article(|_| ()), article(|article| article.quantity = "1".into()), ArticleDraft::default()];
        let mut customs = CustomsDraft { articles, ..CustomsDraft::default() };
        let sums = totals(&customs, Some(Grams(1000)));
        assert_eq!((sums.pieces, sums.net_weight, sums.value), (3, 450, Hundredths(5970)));
        assert_eq!((sums.currency, sums.rest, sums.unread), (Some(Currency::EUR), Some(550), 0));
        customs.articles[1].currency = "CHF".to_owned();
        customs.articles[1].weight = "".into();
        let sums = totals(&customs, Some(Grams(100)));
        assert_eq!((sums.currency, sums.rest, sums.unread), (None, Some(-200), 1));
    }
}
