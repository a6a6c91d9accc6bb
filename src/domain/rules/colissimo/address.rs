//! What Colissimo asks of an address: lines of 35 signs, Latin letters, a postcode that fits, a number that can be called.

use crate::domain::Address;
use crate::domain::AddressDraft;
use crate::domain::CountryCode;
use crate::domain::CustomsFault;
use crate::domain::Direction;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Phone;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;
use crate::domain::Source;
use crate::domain::colissimo::Area;
use crate::domain::colissimo::Product;
use crate::domain::colissimo::destination;
use crate::domain::colissimo::telephones;

use super::super::RuleContext;
use super::super::address;
use super::super::beyond_latin;
use super::super::unprintable;
use super::Way;
use super::postcode;

/// Signs in a line of an address (SLS documentation, "AN35"); the service cuts the rest off on the right.
pub const COLISSIMO_LINE: usize = 35;

/// Signs of an e-mail address (SLS documentation, "AN5...80").
const EMAIL: usize = 80;

/// Signs of a mobile number (SLS documentation).
const MOBILE: usize = 15;

/// Digits of the shortest fixed number; the documentation's ten are those of France.
const FIXED: usize = 8;

pub(in crate::domain::rules) fn consignee(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    lines(&draft.consignee, Party::Consignee, problems);
    let way = Way::of(draft, context);
    let (name, company) = (draft.consignee.name.trim(), draft.consignee.company.trim());
    // A company stands in for the person who is not named.
    let name = if name.is_empty() { company } else { name };
    // Whoever picks up shows a paper with a first name on it.
    if way.product == Some(Product::Hd) && !name.is_empty() && name.split_whitespace().count() < 2 {
        problems.error(Field::Address(Party::Consignee, Line::Name), CustomsFault::FirstName.into());
    }
}

/// The contract is for senders in France, Monaco, Andorra and overseas.
pub(in crate::domain::rules) fn sender_lines(draft: &AddressDraft, party: Party, problems: &mut Problems) {
    lines(draft, party, problems);
    postcode::fits(draft, party, problems);
    // The sender receives what comes back.
    let phone = draft.phone.trim();
    if let Some(fault) = number(phone, draft.country).filter(|_| phone.parse::<Phone>().is_ok()) {
        problems.error(Field::Address(party, Line::Phone), fault);
    }
    if matches!(destination(draft.country, &draft.postcode).area, Area::Army | Area::Union | Area::World) {
        let fault = CustomsFault::SenderElsewhere { country: draft.country };
        problems.error(Field::Address(party, Line::Country), fault.into());
    }
}

/// The postcode is one of its country, and the state is given where the carrier sorts by it.
pub(in crate::domain::rules) fn place(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    postcode::fits(&draft.consignee, Party::Consignee, problems);
    postcode::state(&draft.consignee, problems);
}

/// How the consignee is reached: a mobile and an e-mail at a pick-up point, a mobile where duties are paid and in the United States.
pub(in crate::domain::rules) fn reached(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let way = Way::of(draft, context);
    let email = &draft.order.email;
    let length = email.text.trim().chars().count();
    if length > EMAIL {
        let fault = Fault::TooLong { length, limit: EMAIL, source: Source::SlsDocumentation };
        problems.error(Field::OrderEmail, fault);
    }
    if way.direction == Direction::Return {
        return;
    }
    let at_a_point = way.product == Some(Product::Hd);
    let typed = [draft.order.phone.text.trim(), draft.consignee.phone.trim()];
    match typed.into_iter().find(|typed| !typed.is_empty()) {
        None if at_a_point || way.duties_paid || way.goes_to("US") => {
            problems.error(Field::OrderPhone, Fault::Missing);
        }
        None => (),
        Some(typed) => mobile(typed, draft.consignee.country, &way, problems),
    }
    if at_a_point && email.is_blank() {
        problems.error(Field::OrderEmail, Fault::Missing);
    }
}

fn mobile(typed: &str, country: CountryCode, way: &Way, problems: &mut Problems) {
    if typed.parse::<Phone>().is_err() {
        return;
    }
    let at = Field::OrderPhone;
    if let Some(fault) = number(typed, country) {
        return problems.error(at, fault);
    }
    let at_a_point = way.product == Some(Product::Hd);
    match telephones(typed, country.code()).1 {
        None if at_a_point && country.code() == "BE" => problems.error(at, CustomsFault::MobileBelgian.into()),
        None if at_a_point => problems.error(at, CustomsFault::MobileFrench.into()),
        Some(number) if at_a_point && way.goes_to("FR") && !is_french(&number) => {
            problems.warning(at, CustomsFault::MobileFrench.into());
        }
        None | Some(_) => (),
    }
}

/// What is wrong with a number in the box that it goes into: that of the mobile, or, where its country knows it as a fixed one, the
/// other.
fn number(typed: &str, country: CountryCode) -> Option<Fault> {
    let (fixed, mobile) = telephones(typed, country.code());
    let fault = match mobile {
        None => {
            let digits = fixed?.bytes().filter(u8::is_ascii_digit).count();
            return (digits < FIXED).then_some(Fault::NotAPhone);
        }
        Some(number) if number.len() > MOBILE => CustomsFault::MobileLong,
        Some(number) if counts_up(&number) || number.contains("123456789") => CustomsFault::MobileCounts,
        Some(number) if country.code() == "BE" && !is_belgian(&number) => CustomsFault::MobileBelgian,
        Some(_) => return None,
    };
    Some(fault.into())
}

/// Each digit is the one after the one before it: `123456789`. The service refuses it.
fn counts_up(number: &str) -> bool {
    let digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    digits.len() > 1 && digits.windows(2).all(|pair| (pair[0] + 1) % 10 == pair[1])
}

fn is_belgian(number: &str) -> bool {
    number.strip_prefix("+324").is_some_and(|rest| rest.len() == 8)
}

fn is_french(number: &str) -> bool {
    let national = number.strip_prefix("+33").or_else(|| number.strip_prefix("0033"));
    let national = national.or_else(|| number.strip_prefix('0')).unwrap_or("");
    national.len() == 9 && national.starts_with(['6', '7'])
}

/// The address as it goes out, its postcode as its country writes it.
pub(in crate::domain::rules) fn sent_address(draft: &AddressDraft) -> Address {
    Address { postcode: postcode::sent(draft), state: postcode::sent_state(draft), ..address::read(draft) }
}

/// What holds of every address that the service sees.
fn lines(draft: &AddressDraft, party: Party, problems: &mut Problems) {
    let at = |line| Field::Address(party, line);
    lengths(draft, at, problems);
    // A company can stand for the person; a label without either has nobody to go to.
    if draft.name.trim().is_empty() && draft.company.trim().is_empty() {
        problems.error(at(Line::Name), Fault::Missing);
    }
    for line in [Line::Street, Line::City] {
        if draft.line(line).trim().is_empty() {
            problems.error(at(line), Fault::Missing);
        }
    }
    address::country(draft, party, problems);
    let city = draft.city.trim();
    if !city.is_empty() && !city.chars().any(char::is_alphabetic) {
        problems.error(at(Line::City), CustomsFault::TownWithoutLetter.into());
    }
    if !draft.phone.trim().is_empty() && draft.phone.parse::<Phone>().is_err() {
        problems.error(at(Line::Phone), Fault::NotAPhone);
    }
}

/// What of each line does not fit, said at its box.
pub(in crate::domain::rules) fn lengths(draft: &AddressDraft, at: impl Fn(Line) -> Field, problems: &mut Problems) {
    for line in [Line::Name, Line::Company, Line::Extra, Line::City] {
        let text = draft.line(line);
        if signs(text, at(line), problems) {
            let (_, cut) = parted_line(text);
            if !cut.is_empty() {
                problems.warning(at(line), CustomsFault::LineCut { cut: cut.to_owned() }.into());
            }
        }
    }
    street(draft, at(Line::Street), problems);
}

/// A street that is too long goes on in the line below, where there is one; Swiss and Belgian labels print the street alone.
fn street(draft: &AddressDraft, at: Field, problems: &mut Problems) {
    if !signs(&draft.street, at, problems) {
        return;
    }
    let (_, rest) = parted_line(&draft.street);
    if rest.is_empty() {
        return;
    }
    let prints_more = !matches!(draft.country.code(), "CH" | "BE") && draft.extra.trim().is_empty();
    let (moved, cut) = if prints_more { parted_line(rest) } else { ("", rest) };
    let fault = if cut.is_empty() {
        CustomsFault::LineMoved { moved: moved.to_owned() }
    } else {
        CustomsFault::LineCut { cut: cut.to_owned() }
    };
    problems.warning(at, fault.into());
}

/// Whether every sign of a text can be sent; says which cannot.
pub(in crate::domain::rules) fn signs(text: &str, at: Field, problems: &mut Problems) -> bool {
    if let Some(sign) = unprintable(text) {
        problems.error(at, Fault::Unprintable { sign });
        return false;
    }
    if let Some(sign) = beyond_latin(text) {
        problems.error(at, CustomsFault::SignRefused { sign }.into());
        return false;
    }
    true
}

/// A line of an address in what fits and what is left, split at a space where there is one: a word is not cut.
pub fn parted_line(text: &str) -> (&str, &str) {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(COLISSIMO_LINE) else { return (text, "") };
    let (head, tail) = text.split_at(end);
    if tail.starts_with(char::is_whitespace) {
        return (head.trim_end(), tail.trim_start());
    }
    match head.rfind(char::is_whitespace) {
        Some(space) => (head[..space].trim_end(), text[space..].trim_start()),
        None => (head, tail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_parted_at_a_space_and_a_word_is_never_cut() {
        assert_eq!(parted_line("27 rue Paul Bert"), ("27 rue Paul Bert", ""));
        let long = "1234 avenue du Général-de-Gaulle prolongée";
        assert_eq!(parted_line(long), ("1234 avenue du Général-de-Gaulle", "prolongée"));
        assert_eq!(parted_line(&"x".repeat(36)), ("x".repeat(35).as_str(), "x"));
        let full = format!("{} y", "x".repeat(35));
        assert_eq!(parted_line(&full), ("x".repeat(35).as_str(), "y"));
    }

    #[test]
    fn a_number_that_counts_up_is_seen() {
        assert!(counts_up("123456789"));
        assert!(counts_up("0123456789"));
        assert!(!counts_up("0612345678"));
        assert!(!counts_up("+33612345678"));
    }

    #[test]
    fn belgian_and_french_mobiles_are_known_by_their_first_digits() {
        assert!(is_belgian("+32470123456"));
        assert!(!is_belgian("0470123456"));
        assert!(is_french("0612345678") && is_french("+33712345678") && is_french("0033612345678"));
        assert!(!is_french("0472000000") && !is_french("061234567"));
    }
}
