//! Rules for addresses: lines, postcodes, telephones, and whether the route is one the service serves.

use crate::domain::Address;
use crate::domain::AddressDraft;
use crate::domain::AddressVerdict;
use crate::domain::CountryCode;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Known;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Phone;
use crate::domain::Problems;
use crate::domain::ShipmentDraft;
use crate::domain::Source;
use crate::domain::department;

use super::RuleContext;
use super::beyond_latin;
use super::optional;
use super::unprintable;

/// Signs in a line of a French address, NF Z10-011.
pub const ADDRESS_LINE: usize = 38;

/// Signs left for the town beside a postcode and a space in such a line.
pub const TOWN: usize = 32;

/// More than any line of a 4x6 label can show, even set small.
const PAPER_LINE: usize = 100;

pub(super) fn consignee(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    lines(&draft.consignee, Party::Consignee, problems);
}

/// What the carrier's service says of the address as it stands: never taken over by itself, and kept if the operator knows better.
pub(super) fn service(draft: &ShipmentDraft, _: &RuleContext<'_>, problems: &mut Problems) {
    match draft.findings.verdict(&read(&draft.consignee)) {
        None | Some(AddressVerdict::Known) => (),
        Some(AddressVerdict::Suggests(lines)) => {
            for (line, suggestion) in lines {
                let fault = Fault::AddressSuggested { suggestion: suggestion.clone() };
                problems.warning(Field::Address(Party::Consignee, *line), fault);
            }
        }
        Some(AddressVerdict::Doubts(message)) => {
            let fault = Fault::AddressDoubted { message: message.clone() };
            problems.warning(Field::Address(Party::Consignee, Line::Street), fault);
        }
    }
}

/// The guide sells this service "domestically within France" only; overseas France has postcodes of its own and may be beyond it.
pub(super) fn route(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    let consignee = &draft.consignee;
    let at = |line| Field::Address(Party::Consignee, line);
    let abroad = matches!(context.service.known, Known::ListedOnly { international: true });
    if consignee.country != CountryCode::FR && !abroad {
        let source = context.limits().map_or(Source::CarrierList, |limits| limits.source);
        let fault = Fault::OutsideFrance { country: consignee.country, source };
        problems.error(at(Line::Country), fault);
    } else if matches!(consignee.postcode.trim().get(..2), Some("97" | "98")) && is_whole(&consignee.postcode) {
        problems.warning(at(Line::Postcode), Fault::PostcodeOverseas);
    }
}

/// A label needs a sender; it is asked for elsewhere, so all that is said here is that there is none.
pub(super) fn sender(_: &ShipmentDraft, context: &RuleContext<'_>, problems: &mut Problems) {
    if context.account.sender.is_none() {
        problems.error(Field::Address(Party::Sender, Line::Name), Fault::NoSender);
    }
}

/// The API asks a telephone and an address in France of the sender.
pub(super) fn sender_lines(draft: &AddressDraft, party: Party, problems: &mut Problems) {
    lines(draft, party, problems);
    if draft.country != CountryCode::FR {
        let fault = Fault::OutsideFrance { country: draft.country, source: Source::ShipStationGuide };
        problems.error(Field::Address(party, Line::Country), fault);
    }
    if draft.phone.trim().is_empty() {
        problems.error(Field::Address(party, Line::Phone), Fault::Missing);
    }
}

/// What holds of every address that a parcel may see.
pub(super) fn lines(draft: &AddressDraft, party: Party, problems: &mut Problems) {
    for line in [Line::Name, Line::Company, Line::Street, Line::Extra] {
        text_line(draft.line(line), Field::Address(party, line), ADDRESS_LINE, problems);
    }
    let missing = |line: Line, problems: &mut Problems| {
        if draft.line(line).trim().is_empty() {
            problems.error(Field::Address(party, line), Fault::Missing);
        }
    };
    // A company can stand for the person; a label without either has nobody to go to.
    if draft.company.trim().is_empty() {
        missing(Line::Name, problems);
    }
    missing(Line::Street, problems);
    postcode(draft, party, problems);
    text_line(&draft.city, Field::Address(party, Line::City), TOWN, problems);
    missing(Line::City, problems);
    country(draft, party, problems);
    if !draft.phone.trim().is_empty() && draft.phone.parse::<Phone>().is_err() {
        problems.error(Field::Address(party, Line::Phone), Fault::NotAPhone);
    }
}

/// A country that was typed and is none must not stay what it was before without a word.
pub(super) fn country(draft: &AddressDraft, party: Party, problems: &mut Problems) {
    let text = draft.country_text.trim();
    if !text.is_empty() {
        problems.error(Field::Address(party, Line::Country), Fault::NotACountry { text: text.to_owned() });
    }
}

/// The address as it goes out: trimmed, blanks left away, the company in the name's place where no person is named.
pub(super) fn read(draft: &AddressDraft) -> Address {
    let (name, company) = match (optional(&draft.name), optional(&draft.company)) {
        (Some(name), company) => (name, company),
        (None, company) => (company.unwrap_or_default(), None),
    };
    Address {
        name,
        company,
        street: draft.street.trim().to_owned(),
        extra: optional(&draft.extra),
        postcode: draft.postcode.split_whitespace().collect(),
        city: draft.city.trim().to_owned(),
        country: draft.country,
        state: optional(&draft.state).map(|state| state.to_uppercase()),
        phone: optional(&draft.phone),
    }
}

pub(super) fn postcode(draft: &AddressDraft, party: Party, problems: &mut Problems) {
    let at = Field::Address(party, Line::Postcode);
    let text = draft.postcode.trim();
    if text.is_empty() {
        problems.error(at, Fault::Missing);
    } else if draft.country == CountryCode::FR {
        if !is_whole(text) {
            let found = text.chars().filter(char::is_ascii_digit).count();
            problems.error(at, Fault::PostcodeDigits { found });
        } else if department(&text.split_whitespace().collect::<String>()).is_none() {
            problems.error(at, Fault::PostcodeUnknown);
        }
    } else {
        text_line(text, at, 12, problems);
    }
}

/// Five digits, with or without a space after the department.
fn is_whole(postcode: &str) -> bool {
    let signs: String = postcode.split_whitespace().collect();
    signs.len() == 5 && signs.bytes().all(|sign| sign.is_ascii_digit())
}

pub(super) fn text_line(text: &str, at: Field, norm: usize, problems: &mut Problems) {
    let length = text.trim().chars().count();
    if let Some(sign) = unprintable(text) {
        problems.error(at, Fault::Unprintable { sign });
    } else if length > PAPER_LINE {
        problems.error(at, Fault::TooLong { length, limit: PAPER_LINE, source: Source::Paper });
    } else if let Some(sign) = beyond_latin(text) {
        problems.warning(at, Fault::Unprintable { sign });
    } else if length > norm {
        problems.warning(at, Fault::TooLong { length, limit: norm, source: Source::PostalNorm });
    }
}
