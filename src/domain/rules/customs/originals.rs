//! Rules for the outgoing parcels whose articles come back (7R from outside the Union, 5R).

use crate::domain::CustomsDraft;
use crate::domain::CustomsFault;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::OriginalColumn;
use crate::domain::OriginalDraft;
use crate::domain::Problems;

use super::super::RuleContext;
use super::Demands;
use super::boxes::line;

/// Outgoing parcels that La Poste's documentation takes (error 30531); the schema names no end.
const FIVE: usize = 5;

/// Signs of a number (SLS documentation, "AN1...35").
const NUMBER: usize = 35;

pub(super) fn originals(customs: &CustomsDraft, demands: &Demands, context: &RuleContext<'_>, problems: &mut Problems) {
    let parcels = &customs.originals;
    if parcels.is_empty() {
        if demands.originals {
            problems.error(Field::ORIGINALS, CustomsFault::NoOriginal.into());
        } else {
            // The schema's English text asks for them on every 7R, its French one from outside the Union alone.
            problems.warning(Field::ORIGINALS, CustomsFault::EnglishHalf.into());
        }
        return;
    }
    let fault = || CustomsFault::OverFiveOriginals { parcels: parcels.len() };
    if parcels.len() > FIVE {
        problems.warning(Field::ORIGINALS, fault().into());
    }
    for (at, parcel) in parcels.iter().enumerate() {
        let before = parcels.get(..at).unwrap_or_default();
        row(parcel, before, context, problems);
        if letter(at).is_none() {
            // Past Z there is no letter, so nothing could be linked to it.
            problems.error(Field::Original(parcel.row, OriginalColumn::ParcelNumber), fault().into());
        }
    }
}

/// The letter of the outgoing parcel at a place, counted from nought.
pub(super) fn letter(at: usize) -> Option<char> {
    u8::try_from(at).ok().filter(|at| *at < 26).map(|at| char::from(b'A' + at))
}

fn row(parcel: &OriginalDraft, before: &[OriginalDraft], context: &RuleContext<'_>, problems: &mut Problems) {
    let at = |column| Field::Original(parcel.row, column);
    let number = compact(&parcel.parcel_number);
    if number.is_empty() {
        problems.error(at(OriginalColumn::ParcelNumber), Fault::Missing);
    } else {
        line(&number, at(OriginalColumn::ParcelNumber), NUMBER, problems);
        match key_holds(&number) {
            Some(true) => (),
            Some(false) => problems.error(at(OriginalColumn::ParcelNumber), CustomsFault::ParcelNumberWrong.into()),
            None => problems.error(at(OriginalColumn::ParcelNumber), CustomsFault::ParcelNumberOdd.into()),
        }
        if before.iter().any(|other| compact(&other.parcel_number) == number) {
            problems.error(at(OriginalColumn::ParcelNumber), CustomsFault::DuplicateOriginal.into());
        }
    }
    let invoice = parcel.invoice_number.trim();
    if invoice.is_empty() {
        problems.error(at(OriginalColumn::InvoiceNumber), Fault::Missing);
    } else {
        line(invoice, at(OriginalColumn::InvoiceNumber), NUMBER, problems);
    }
    let date = at(OriginalColumn::InvoiceDate);
    if parcel.invoice_date.is_blank() {
        return problems.error(date, Fault::Missing);
    }
    let Ok(day) = parcel.invoice_date.value() else { return problems.error(date, Fault::NotADate) };
    if day.0 > context.today {
        problems.error(date, Fault::DateAhead);
    }
    let same = |other: &&OriginalDraft| !invoice.is_empty() && other.invoice_number.trim() == invoice;
    if before.iter().filter(same).any(|other| other.invoice_date.value().is_ok_and(|other| other != day)) {
        problems.error(date, CustomsFault::InvoiceTwoDates { invoice: invoice.to_owned() }.into());
    }
}

/// A parcel's number in capitals and without spaces.
pub(super) fn compact(number: &str) -> String {
    number.split_whitespace().flat_map(str::chars).map(|sign| sign.to_ascii_uppercase()).collect()
}

/// Whether the key of a number is right: the last of 13 signs at home and overseas, the one before the country abroad. None where
/// the number has neither shape.
pub(in crate::domain::rules) fn key_holds(number: &str) -> Option<bool> {
    let signs = number.as_bytes();
    if signs.len() != 13 {
        return None;
    }
    let digits = |range: &[u8]| range.iter().all(u8::is_ascii_digit);
    let value = |sign: u8| u32::from(sign - b'0');
    match (signs.get(..2)?, signs.get(2..)?) {
        // GS1: weights 3 and 1 from the right.
        ([first, second], rest) if first.is_ascii_digit() && second.is_ascii_alphanumeric() && digits(rest) => {
            let (key, body) = rest.split_last()?;
            let weighed =
                body.iter().rev().enumerate().map(|(at, sign)| value(*sign) * if at % 2 == 0 { 3 } else { 1 });
            Some((10 - weighed.sum::<u32>() % 10) % 10 == value(*key))
        }
        // UPU S10.
        (prefix, rest) if prefix.iter().all(u8::is_ascii_uppercase) => {
            let (body, tail) = (rest.get(..8)?, rest.get(9..)?);
            let key = *rest.get(8)?;
            if !digits(body) || !key.is_ascii_digit() || !tail.iter().all(u8::is_ascii_uppercase) {
                return None;
            }
            let weighed = body.iter().zip([8, 6, 4, 2, 3, 5, 9, 7]).map(|(sign, weight)| value(*sign) * weight);
            let expected = match 11 - weighed.sum::<u32>() % 11 {
                10 => 0,
                11 => 5,
                other => other,
            };
            Some(expected == value(key))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_a_number_is_held_against_its_digits() {
        for number in ["6A07905668182", "7R00198736552", "CA268091420FR", "CB199930761FR"] {
            assert_eq!(key_holds(number), Some(true), "{number}");
        }
        for number in ["6A07905668183", "CB199930762FR"] {
            assert_eq!(key_holds(number), Some(false), "{number}");
        }
        for number in ["", "123", "6A0790566818X", "CB19993076FR", "1234567890123456"] {
            assert_eq!(key_holds(number), None, "{number}");
        }
    }

    #[test]
    fn the_first_outgoing_parcel_is_a_and_the_third_c() {
        assert_eq!((letter(0), letter(2), letter(25), letter(26)), (Some('A'), Some('C'), Some('Z'), None));
    }
}
