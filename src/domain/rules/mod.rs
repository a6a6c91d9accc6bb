//! What must hold before a label can be bought.
//!
//! Rules are pure and listed in the order of the form, one list for each carrier ([`rules_of`]); what holds of all is in each
//! list. All of a list always run; a [`Shipment`] exists only if none objects. The form runs them on every change; an import
//! and the command line call the same [`check`].

mod address;
mod colissimo;
mod customs;
mod logo;
mod order;
mod parcel;
mod price;
mod service;

use jiff::civil::Date;

use super::Address;
use super::AddressDraft;
use super::CarrierAccount;
use super::CarrierKind;
use super::CredentialField;
use super::Dimensions;
use super::Fault;
use super::Field;
use super::Grams;
use super::Known;
use super::LabelFormat;
use super::LabelImage;
use super::Limits;
use super::LimitsProfile;
use super::Line;
use super::LogoChoice;
use super::Party;
use super::Problems;
use super::Sender;
use super::SenderDraft;
use super::Service;
use super::Shape;
use super::Shipment;
use super::ShipmentDraft;

pub use colissimo::COLISSIMO_LINE;
pub use colissimo::parted_line;
pub use colissimo::sent_weight;
pub use customs::ARTICLES;
pub use customs::CURRENCIES;
pub use customs::CustomsTotals;
pub use customs::Demands;
pub use customs::Shown;
pub use customs::known_article;
pub use customs::shown_currency;
pub use customs::shown_ident;
pub use customs::shown_origin;
pub use customs::totals;
pub use logo::LOGO_NAME;
pub use logo::check_logo;
pub use order::ORDER_NUMBER;
pub use service::check_endpoint;

/// Everything a rule may look at beside the draft. The clock arrives as data.
#[derive(Clone, Debug)]
pub struct RuleContext<'a> {
    /// Who buys; its limits profile is in force.
    pub account: &'a CarrierAccount,
    /// What is bought.
    pub service: &'a Service,
    /// The date at the desk.
    pub today: Date,
    /// What the printer speaks.
    pub printer: LabelFormat,
    /// The dots to the inch that it prints.
    pub dpi: u32,
}

/// A pure function that looks at one thing and reports at its field.
pub type Rule = fn(&ShipmentDraft, &RuleContext<'_>, &mut Problems);

/// The same for an address that a sender has.
type SenderRule = fn(&AddressDraft, Party, &mut Problems);

/// Both answers from one pass: what is wrong, and the shipment if nothing is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// What stands in the way or is worth a second look.
    pub problems: Problems,
    /// There exactly when no problem is an error.
    pub shipment: Option<Shipment>,
}

/// The rules of a carrier, in the order of the form.
pub fn rules_of(kind: CarrierKind) -> &'static [Rule] {
    match kind {
        CarrierKind::LettreSuivie => LETTRE_SUIVIE,
        CarrierKind::Colissimo => COLISSIMO,
    }
}

/// Runs every rule of the account's carrier over a draft.
pub fn check(draft: &ShipmentDraft, context: &RuleContext<'_>) -> Checked {
    let mut problems = Problems::default();
    for rule in rules_of(context.account.kind) {
        rule(draft, context, &mut problems);
    }
    problems.keep(&draft.accepted);
    let shipment = if problems.has_errors() { None } else { shipment(draft, context, &problems) };
    Checked { problems, shipment }
}

/// For how many signs a carrier has room in a line of an address: what its box counts up to.
pub fn address_room(kind: CarrierKind, line: Line) -> usize {
    match (kind, line) {
        (CarrierKind::LettreSuivie, Line::City) => address::TOWN,
        (CarrierKind::LettreSuivie, _) => address::ADDRESS_LINE,
        (CarrierKind::Colissimo, _) => COLISSIMO_LINE,
    }
}

/// Runs a carrier's rules of addresses over a sender: what is wrong, and the sender if nothing is.
pub fn check_sender(draft: &SenderDraft, kind: CarrierKind) -> (Problems, Option<Sender>) {
    let mut problems = Problems::default();
    let (lines, read): (SenderRule, fn(&AddressDraft) -> Address) = match kind {
        CarrierKind::LettreSuivie => (address::sender_lines, address::read),
        CarrierKind::Colissimo => (colissimo::sender_lines, colissimo::sent_address),
    };
    lines(&draft.address, Party::Sender, &mut problems);
    if let Some(return_to) = &draft.return_to {
        lines(return_to, Party::Return, &mut problems);
    }
    let (eori, contents) = match kind {
        CarrierKind::LettreSuivie => (None, None),
        CarrierKind::Colissimo => {
            customs::sender_eori(&draft.eori, &mut problems);
            (optional(&draft.eori.split_whitespace().collect::<String>()), draft.contents)
        }
    };
    let sender = (!problems.has_errors()).then(|| Sender {
        address: read(&draft.address),
        return_to: draft.return_to.as_ref().map(read),
        eori,
        contents,
    });
    (problems, sender)
}

/// Checks what was typed into one box of a connect form.
pub fn check_credential(field: &'static CredentialField, text: &str) -> Problems {
    let mut problems = Problems::default();
    let at = Field::Credential(field.name);
    let text = text.trim();
    if text.is_empty() {
        if field.required {
            problems.error(at, Fault::Missing);
        }
        return problems;
    }
    let length = text.chars().count();
    if length > field.max_length {
        let source = super::Source::ShipStationReference;
        problems.error(at, Fault::TooLong { length, limit: field.max_length, source });
    }
    let sound = match field.shape {
        Shape::Line => !text.chars().any(char::is_control),
        Shape::Token => {
            text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | '='))
        }
    };
    if !sound {
        problems.error(at, Fault::NotAToken);
    }
    problems
}

/// Whether a parcel's weight and size would pass under another profile: what the refusal's button offers.
fn fits(limits: &Limits, weight: Option<Grams>, size: Dimensions) -> bool {
    let sides = size.sorted();
    let within = sides.iter().zip(limits.max_sides).all(|(side, limit)| *side <= limit);
    let face = limits.min_face.is_none_or(|[long, middle]| sides[0] >= long && sides[1] >= middle);
    within && face && size.sum() < u64::from(limits.sum_under) && weight.is_none_or(|weight| weight <= limits.weight)
}

const LETTRE_SUIVIE: &[Rule] = &[
    address::consignee,
    address::route,
    address::service,
    parcel::weight,
    parcel::size,
    service::listed,
    logo::format,
    order::number,
    order::date,
    order::contact,
    order::contents,
    order::billing,
    address::sender,
];

const COLISSIMO: &[Rule] = &[
    colissimo::consignee,
    colissimo::place,
    colissimo::reached,
    address::service,
    colissimo::weight,
    colissimo::size,
    service::listed,
    colissimo::route,
    colissimo::point,
    colissimo::insurance,
    colissimo::duties,
    colissimo::undeliverable,
    colissimo::instructions,
    colissimo::part,
    customs::declaration,
    colissimo::format,
    colissimo::order_number,
    order::date,
    order::contact,
    order::contents,
    order::billing,
    address::sender,
];

impl<'a> RuleContext<'a> {
    /// The limits in force for this account; none for a service that our tables do not know.
    pub fn limits(&self) -> Option<&'static Limits> {
        match self.service.known {
            Known::InOurTables => Some(self.account.kind.limits(self.account.limits)),
            Known::ListedOnly { .. } => None,
        }
    }

    /// The image that the label would carry.
    fn logo(&self, draft: &ShipmentDraft) -> Option<&'a LabelImage> {
        match draft.logo {
            LogoChoice::AsTheAccount => self.account.logo.as_ref(),
            LogoChoice::Without => None,
        }
    }

    /// The limits of the profile that is not in force.
    fn other_limits(&self) -> &'static Limits {
        let other: LimitsProfile = self.account.limits.other();
        self.account.kind.limits(other)
    }
}

/// Reads everything that the rules have just found readable.
fn shipment(draft: &ShipmentDraft, context: &RuleContext<'_>, problems: &Problems) -> Option<Shipment> {
    let plain = Shipment {
        account: context.account.id.clone(),
        service: super::ServiceCode(context.service.code.to_string()),
        package: context.service.package.to_string(),
        sender: context.account.sender.clone()?,
        consignee: address::read(&draft.consignee),
        weight: draft.parcel.weight.value().ok()?,
        size: draft.parcel.size.value().unwrap_or_default(),
        order: order::read(&draft.order),
        ship_date: draft.ship_day.date(context.today),
        format: draft.format.format(context.printer),
        kept_warnings: kept(problems),
        logo: context.logo(draft).map(|image| image.id.clone()),
        customs: None,
        handling: super::Handling::default(),
        dpi: None,
    };
    match context.account.kind {
        CarrierKind::LettreSuivie => Some(plain),
        CarrierKind::Colissimo => Some(Shipment {
            weight: sent_weight(plain.weight),
            consignee: colissimo::sent_address(&draft.consignee),
            format: colissimo::sent_format(draft, context),
            customs: customs::read(draft, context)?,
            handling: colissimo::handling(draft, context)?,
            logo: None,
            dpi: colissimo::sent_dpi(draft, context),
            ..plain
        }),
    }
}

/// The rules whose warnings stand, each once however many boxes it speaks of.
fn kept(problems: &Problems) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for warning in problems.warnings() {
        let id = warning.fault.id();
        if !ids.iter().any(|kept| kept == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

/// A line of an optional text, trimmed; none when blank.
fn optional(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The first sign that no form or printer can carry: controls, and marks that show nothing.
fn unprintable(text: &str) -> Option<String> {
    let sign = text.chars().find(|c| {
        c.is_control() || matches!(*c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
    })?;
    Some(format!("U+{:04X}", u32::from(sign)))
}

/// The first sign beyond the letters that label printers and postal machines know: emoji and other scripts.
fn beyond_latin(text: &str) -> Option<String> {
    text.chars()
        .find(|c| !matches!(*c, '\u{20}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{203a}' | '€' | '™'))
        .map(String::from)
}

/// An address that was already found sound, or that is only kept for the record.
pub fn read_address(draft: &AddressDraft) -> Address {
    address::read(draft)
}

#[cfg(test)]
pub(crate) mod tests;
