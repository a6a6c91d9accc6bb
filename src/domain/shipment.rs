//! From what is being typed to what can be bought, and what comes of it.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;
use sha2::Digest as _;
use sha2::Sha256;

use super::AccountId;
use super::Address;
use super::AddressDraft;
use super::ContentsCategory;
use super::Count;
use super::CustomsDeclaration;
use super::CustomsDraft;
use super::Dimensions;
use super::Direction;
use super::Entry;
use super::Findings;
use super::Grams;
use super::Handling;
use super::HandlingDraft;
use super::LabelFormat;
use super::LabelImageId;
use super::LogoChoice;
use super::Money;
use super::PaperKind;
use super::ProblemKey;
use super::Sender;
use super::ServiceCode;

/// What the operator is filling in. Half-typed text is legal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShipmentDraft {
    /// Whom it is for.
    pub consignee: AddressDraft,
    /// What is weighed and measured.
    pub parcel: ParcelDraft,
    /// What it belongs to.
    pub order: OrderDraft,
    /// What the customs are told.
    pub customs: CustomsDraft,
    /// What is asked of the carrier beyond carrying.
    pub handling: HandlingDraft,
    /// The chosen service; the account's first where none was chosen.
    pub service: Option<ServiceCode>,
    /// When it is handed over.
    pub ship_day: ShipDay,
    /// What the label is bought as.
    pub format: FormatChoice,
    /// Whether the label carries the account's logo.
    pub logo: LogoChoice,
    /// Warnings that the operator keeps as they are. Kept by their texts in a [`super::KeptDraft`].
    #[serde(skip)]
    pub accepted: BTreeSet<ProblemKey>,
    /// What others said of what is typed; asked anew after a restart.
    #[serde(skip)]
    pub findings: Findings,
}

/// The parcel as it is being typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParcelDraft {
    /// As the scale or the operator has it.
    pub weight: Entry<Grams>,
    /// Three sides in one field.
    pub size: Entry<Dimensions>,
}

/// The order as it is being typed. All of it is optional.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderDraft {
    /// The shop's number.
    pub number: String,
    /// The day of the order.
    pub date: Entry<OrderDate>,
    /// The customer's e-mail.
    pub email: Entry<Email>,
    /// The customer's telephone.
    pub phone: Entry<Phone>,
    /// What is inside, in words.
    pub contents: String,
    /// What it was sold for.
    pub amount: Entry<Money>,
    /// How many pieces.
    pub items: Entry<Count>,
    /// Filled in when another address pays.
    pub billing: Option<AddressDraft>,
}

/// The day a parcel is handed over, counted from the day it is bought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ShipDay {
    /// The same day.
    #[default]
    Today,
    /// The next.
    Tomorrow,
    /// The one after.
    AfterTomorrow,
}

/// What a label is bought as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FormatChoice {
    /// What the chosen printer speaks.
    #[default]
    AsThePrinter,
    /// This format, whatever the printer speaks.
    Fixed(LabelFormat),
}

/// An order's date, read as people write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OrderDate(pub Date);

/// An e-mail address that could exist.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Email(pub String);

/// A telephone number that could exist, as typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone(pub String);

/// The text is no date of this or the last centuries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

/// The text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnEmail;

/// The text is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPhone;

/// The order that a shipment belongs to, as far as it was given.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The shop's number.
    pub number: Option<String>,
    /// The day of the order.
    pub date: Option<Date>,
    /// The customer's e-mail.
    pub email: Option<String>,
    /// The customer's telephone.
    pub phone: Option<String>,
    /// What is inside.
    pub contents: Option<String>,
    /// What it was sold for.
    pub amount: Option<Money>,
    /// How many pieces.
    pub items: Option<u32>,
    /// Who pays, when not the consignee.
    pub billing: Option<Address>,
}

/// The only thing a carrier accepts. Its fields are private: [`super::rules::check`] alone makes one, so nothing unchecked is
/// ever bought. (The journal reads back what it wrote, so that a doubt can be settled after a restart.)
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipment {
    pub(super) account: AccountId,
    pub(super) service: ServiceCode,
    pub(super) package: String,
    pub(super) sender: Sender,
    pub(super) consignee: Address,
    pub(super) weight: Grams,
    pub(super) size: Dimensions,
    pub(super) order: Order,
    pub(super) ship_date: Date,
    pub(super) format: LabelFormat,
    pub(super) kept_warnings: Vec<String>,
    /// Left out where there is none, so that what was fingerprinted before there were logos keeps its fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) logo: Option<LabelImageId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) customs: Option<CustomsDeclaration>,
    #[serde(default, skip_serializing_if = "Handling::is_plain")]
    pub(super) handling: Handling,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) dpi: Option<u32>,
}

/// A fingerprint of a shipment: what was on screen when the operator pressed the button.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ShipmentDigest(pub String);

/// One wish to buy one label. Ours, unique across desks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IntentId(pub String);

/// What an attempt is known by at the carrier: at most 50 ASCII signs, unique across desks, nothing personal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ExternalId(pub String);

/// What a parcel is followed by, without spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TrackingNumber(pub String);

/// A label in the carrier's books: paid, whether or not its paper is here yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoughtLabel {
    /// The carrier's id of the label.
    pub label_id: String,
    /// The carrier's id of the shipment.
    pub carrier_shipment_id: String,
    /// What the parcel is followed by.
    pub tracking: TrackingNumber,
    /// What it cost, where the carrier says so.
    pub cost: Option<Money>,
    /// The carrier has voided it since.
    pub voided: bool,
}

/// What a carrier answered to a purchase, to the letter: for whoever has to find out later what happened. It names people, so it
/// goes when they are erased, and is never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct RawAnswer(pub String);

/// One file of a label, as received.
#[derive(Clone, PartialEq, Eq)]
pub struct LabelFile {
    /// What it is for.
    pub kind: PaperKind,
    /// What it was asked for as. What it is, its bytes tell.
    pub format: LabelFormat,
    /// To the byte.
    pub bytes: Vec<u8>,
}

impl ShipmentDraft {
    /// Nothing typed, for the next parcel: what the desk ships by stays, since it belongs to the desk and not to a parcel.
    pub fn emptied(&self) -> Self {
        // A return is made once in a while: the next parcel goes out again.
        let service = match self.handling.direction {
            Direction::Out => self.service.clone(),
            Direction::Return => None,
        };
        let CustomsDraft { category, eori, .. } = &self.customs;
        // Only what comes back is sent as a return.
        let category = category.filter(|category| *category != ContentsCategory::Return);
        let customs = CustomsDraft { category, eori: eori.clone(), ..CustomsDraft::default() };
        Self { service, format: self.format, logo: self.logo, customs, ..Self::default() }
    }
}

impl ShipDay {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Today, Self::Tomorrow, Self::AfterTomorrow];

    /// The same day, said `passed` days later; a day that is past becomes today.
    #[must_use]
    pub fn said_later(self, passed: i32) -> Self {
        match (self, passed) {
            (day, i32::MIN..=0) => day,
            (Self::AfterTomorrow, 1) => Self::Tomorrow,
            (Self::Today | Self::Tomorrow | Self::AfterTomorrow, _) => Self::Today,
        }
    }

    /// The date it means when today is `today`.
    pub fn date(self, today: Date) -> Date {
        let days = match self {
            Self::Today => 0,
            Self::Tomorrow => 1,
            Self::AfterTomorrow => 2,
        };
        today.saturating_add(jiff::Span::new().days(days))
    }
}

impl FormatChoice {
    /// The format when the printer speaks `printer`.
    pub fn format(self, printer: LabelFormat) -> LabelFormat {
        match self {
            Self::AsThePrinter => printer,
            Self::Fixed(format) => format,
        }
    }
}

impl std::str::FromStr for OrderDate {
    type Err = NotADate;

    /// Reads `2026-11-20`, `20/11/2026`, `20.11.26`, `20 11 2026`: day before month, as written in all four languages.
    fn from_str(typed: &str) -> Result<Self, NotADate> {
        let parts: Vec<&str> = typed.trim().split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
        let number = |part: &str| part.parse::<i16>().map_err(|_| NotADate);
        let [first, month, last] = parts.as_slice() else { return Err(NotADate) };
        let (year, day) =
            if first.len() == 4 { (number(first)?, number(last)?) } else { (number(last)?, number(first)?) };
        let year = if (0..100).contains(&year) { year + 2000 } else { year };
        if !(1900..=2200).contains(&year) {
            return Err(NotADate);
        }
        let small = |number: i16| i8::try_from(number).map_err(|_| NotADate);
        Date::new(year, small(number(month)?)?, small(day)?).map(Self).map_err(|_| NotADate)
    }
}

impl std::str::FromStr for Email {
    type Err = NotAnEmail;

    /// Something, one `@`, and a domain with a dot: what a slip breaks. Whether it exists, only a letter tells.
    fn from_str(typed: &str) -> Result<Self, NotAnEmail> {
        let typed = typed.trim();
        let (name, domain) = typed.split_once('@').ok_or(NotAnEmail)?;
        let sound = !name.is_empty()
            && typed.len() <= 254
            && !typed.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '"'))
            && !domain.contains('@')
            && domain.split('.').count() >= 2
            && domain.split('.').all(|part| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-'));
        if sound { Ok(Self(typed.to_owned())) } else { Err(NotAnEmail) }
    }
}

impl std::str::FromStr for Phone {
    type Err = NotAPhone;

    /// Six to fifteen digits (E.164), with spaces, dots, dashes and brackets between them and a `+` before.
    fn from_str(typed: &str) -> Result<Self, NotAPhone> {
        let typed = typed.trim();
        let digits = typed.chars().filter(char::is_ascii_digit).count();
        let rest = typed.strip_prefix('+').unwrap_or(typed);
        let signs =
            rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '(' | ')' | '/' | '\u{a0}'));
        if signs && (6..=15).contains(&digits) { Ok(Self(typed.to_owned())) } else { Err(NotAPhone) }
    }
}

impl Shipment {
    /// The same with nothing that tells for whom it was: what it weighed and cost, from where to which part of a country, stays.
    pub fn without_its_person(&self) -> Self {
        let region: String = self.consignee.postcode.chars().take(2).collect();
        let nobody = Address {
            name: String::new(),
            company: None,
            street: String::new(),
            extra: None,
            postcode: region,
            city: String::new(),
            country: self.consignee.country,
            phone: None,
            state: None,
        };
        let order = Order { email: None, phone: None, contents: None, billing: None, ..self.order.clone() };
        let handling = Handling { point: None, instructions: None, ..self.handling.clone() };
        let customs = self.customs.as_ref().map(CustomsDeclaration::without_its_person);
        Self { consignee: nobody, order, handling, customs, kept_warnings: Vec::new(), ..self.clone() }
    }

    /// Whose account pays.
    pub fn account(&self) -> &AccountId {
        &self.account
    }

    /// The service's code.
    pub fn service(&self) -> &ServiceCode {
        &self.service
    }

    /// The package type's code.
    pub fn package(&self) -> &str {
        &self.package
    }

    /// Who sends it.
    pub fn sender(&self) -> &Sender {
        &self.sender
    }

    /// Whom it is for.
    pub fn consignee(&self) -> &Address {
        &self.consignee
    }

    /// What it weighs.
    pub fn weight(&self) -> Grams {
        self.weight
    }

    /// How large it is.
    pub fn size(&self) -> Dimensions {
        self.size
    }

    /// What it belongs to.
    pub fn order(&self) -> &Order {
        &self.order
    }

    /// When it is handed over.
    pub fn ship_date(&self) -> Date {
        self.ship_date
    }

    /// What the label is bought as.
    pub fn format(&self) -> LabelFormat {
        self.format
    }

    /// The dots to the inch that a label in a printer's own language is made for, where they are not 203.
    pub fn dpi(&self) -> Option<u32> {
        self.dpi
    }

    /// The image that the label carries.
    pub fn logo(&self) -> Option<&LabelImageId> {
        self.logo.as_ref()
    }

    /// What the customs are told; none where the parcel stays inside the customs territory.
    pub fn customs(&self) -> Option<&CustomsDeclaration> {
        self.customs.as_ref()
    }

    /// What is asked of the carrier beyond carrying.
    pub fn handling(&self) -> &Handling {
        &self.handling
    }

    /// The rules whose warnings stood when this was made.
    pub fn kept_warnings(&self) -> &[String] {
        &self.kept_warnings
    }

    /// The fingerprint of all of it.
    pub fn digest(&self) -> ShipmentDigest {
        let text = serde_json::to_vec(self).expect("a shipment is strings and numbers, which JSON always takes");
        ShipmentDigest(Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// What a price depends on: the same key, the same price.
    pub fn price_key(&self) -> String {
        let [a, b, c] = self.size.sorted();
        let Address { postcode, country, .. } = &self.consignee;
        format!(
            "{}|{}|{}|{a}x{b}x{c}|{postcode}|{country:?}|{}",
            self.account.0, self.service.0, self.weight.0, self.ship_date
        )
    }
}

impl IntentId {
    /// A new one, sortable by time.
    pub fn new() -> Self {
        Self(uuid::Uuid::now_v7().to_string())
    }
}

impl Default for IntentId {
    fn default() -> Self {
        Self::new()
    }
}

impl ExternalId {
    /// The id of the `attempt`-th attempt at an intent: 36 signs and a small number.
    pub fn of(intent: &IntentId, attempt: u32) -> Self {
        Self(format!("{}-{attempt}", intent.0))
    }
}

impl TrackingNumber {
    /// In groups for the eye: `1L 0048 2917 365`.
    pub fn grouped(&self) -> String {
        let signs: Vec<char> = self.0.chars().collect();
        let (head, tail) = signs.split_at(signs.len().min(2));
        let mut text: String = head.iter().collect();
        for group in tail.chunks(4) {
            text.push(' ');
            text.extend(group);
        }
        text
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

impl fmt::Debug for OrderDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OrderDraft(…)")
    }
}

impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Order(…)")
    }
}

impl fmt::Debug for Shipment {
    /// Never the persons: a log may hold a `Debug`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shipment({} by {})", self.service.0, self.account.0)
    }
}

impl fmt::Debug for RawAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawAnswer({} bytes)", self.0.len())
    }
}

impl fmt::Debug for LabelFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LabelFile({}, {} bytes)", self.format.name(), self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_date_reads_day_before_month() {
        let read = |typed: &str| typed.parse::<OrderDate>().ok().map(|date| date.0.to_string());
        for typed in ["20/11/2026", "20.11.26", "2026-11-20", "20 11 2026"] {
            assert_eq!(read(typed).as_deref(), Some("2026-11-20"), "{typed}");
        }
        for typed in ["", "20/11", "31/02/2026", "yesterday", "20/11/20266", "1/2/3/4"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_slip_in_an_email_or_a_phone_is_seen() {
        assert!("c.roussel@atelier.example".parse::<Email>().is_ok());
        for typed in ["", "c.roussel", "a@b", "a b@c.example", "a@b..example", "a@b@c.example"] {
            assert!(typed.parse::<Email>().is_err(), "{typed}");
        }
        for typed in ["06 12 34 56 78", "+33 6 12 34 56 78", "0041.21.123.45.67"] {
            assert!(typed.parse::<Phone>().is_ok(), "{typed}");
        }
        for typed in ["", "12345", "call me", "06-12-34-56-78-90-12-34-56"] {
            assert!(typed.parse::<Phone>().is_err(), "{typed}");
        }
    }

    #[test]
    fn an_external_id_fits_the_fifty_signs_that_the_api_keeps() {
        let id = ExternalId::of(&IntentId::new(), 9999);
        assert!(id.0.len() <= 50 && id.0.is_ascii(), "{}", id.0);
    }

    #[test]
    fn a_tracking_number_is_grouped_for_the_eye() {
        assert_eq!(TrackingNumber("1L00482917365".to_owned()).grouped(), "1L 0048 2917 365");
        assert_eq!(TrackingNumber("1".to_owned()).grouped(), "1");
        assert_eq!(TrackingNumber(String::new()).grouped(), "");
    }
}
