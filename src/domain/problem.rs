//! What is wrong, where it is mended, and what can be done: facts, without a language.

mod list;

use super::ArticleColumn;
use super::CarrierWords;
use super::CountryCode;
use super::CustomsBox;
use super::CustomsFault;
use super::Grams;
use super::Line;
use super::Media;
use super::Millimetres;
use super::Money;
use super::OriginalColumn;
use super::Party;
use super::PriceColumn;
use super::RowId;
use super::Source;
use super::Usual;
use super::UsualBasis;
use jiff::civil::Date;

pub use list::*;

/// The box of a form at which something is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A line of an address.
    Address(Party, Line),
    /// The parcel's weight.
    Weight,
    /// The parcel's size.
    Size,
    /// The chosen service.
    Service,
    /// The day it is shipped.
    ShipDate,
    /// The label's format.
    Format,
    /// The order's number.
    OrderNumber,
    /// The order's date.
    OrderDate,
    /// The customer's e-mail.
    OrderEmail,
    /// The customer's telephone.
    OrderPhone,
    /// What is inside.
    OrderContents,
    /// What it was sold for.
    OrderAmount,
    /// How many pieces.
    OrderItems,
    /// A cell of the table of articles.
    Article(RowId, ArticleColumn),
    /// A box of the declaration outside the table.
    Customs(CustomsBox),
    /// A box of the row of an outgoing parcel whose articles come back.
    Original(RowId, OriginalColumn),
    /// For how much it is insured.
    Insurance,
    /// Who pays duties and taxes.
    Duties,
    /// What becomes of it when it cannot be delivered.
    Undeliverable,
    /// Where it is picked up.
    PickupPoint,
    /// For whoever delivers.
    Instructions,
    /// Its place among the parcels of one shipment.
    Part,
    /// Where the API answers.
    Endpoint,
    /// What an image is called.
    LogoName,
    /// The file that becomes an image.
    LogoFile,
    /// A box of the connect form, by the carrier's name for it.
    Credential(&'static str),
    /// Whatever no box stands for.
    Shipment,
}

/// What can be wrong, with the facts that a sentence about it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The field is empty.
    Missing,
    /// More characters than the source allows.
    TooLong {
        /// Characters typed.
        length: usize,
        /// Characters allowed.
        limit: usize,
        /// Who says so.
        source: Source,
    },
    /// A sign that neither a form nor a printer can carry.
    Unprintable {
        /// The first of them, or its code where it shows nothing.
        sign: String,
    },
    /// A French postcode has five digits.
    PostcodeDigits {
        /// How many digits there are.
        found: usize,
    },
    /// No French department begins like that.
    PostcodeUnknown,
    /// The postcode lies overseas, where the guide's "within France" may not reach.
    PostcodeOverseas,
    /// The service stays within France.
    OutsideFrance {
        /// Where it should go.
        country: CountryCode,
        /// Who says so.
        source: Source,
    },
    /// The text is no mass.
    NotAWeight,
    /// The mass is nothing.
    WeightZero,
    /// More than the service carries.
    WeightOver {
        /// The most it carries.
        limit: Grams,
        /// Who says so.
        source: Source,
    },
    /// The text is not three sides.
    NotASize {
        /// How many could be read.
        sides: usize,
    },
    /// A side is nothing.
    SideZero,
    /// A side is longer than the service takes.
    SizeOver {
        /// Longest, middle and shortest side at the most.
        limit: [u32; 3],
        /// Who says so.
        source: Source,
        /// The other source would take it.
        other_allows: bool,
    },
    /// The face is smaller than the service takes.
    FaceUnder {
        /// Longest and middle side at the least.
        limit: [u32; 2],
        /// Who says so.
        source: Source,
        /// The other source would take it.
        other_allows: bool,
    },
    /// Length, width and height together reach the limit.
    SumNotUnder {
        /// What they come to, in millimetres.
        sum: u64,
        /// What they must stay under.
        limit: Millimetres,
        /// Who says so.
        source: Source,
    },
    /// The text names no country, or more than one.
    NotACountry {
        /// What was typed.
        text: String,
    },
    /// The text is no telephone number.
    NotAPhone,
    /// The text is no e-mail address.
    NotAnEmail,
    /// The text is no date.
    NotADate,
    /// The date lies ahead.
    DateAhead,
    /// A label cannot be dated before today.
    ShipDatePast,
    /// The text is no amount.
    NotAnAmount,
    /// The text is no number of pieces.
    NotACount,
    /// A credential has a sign or a space that none has.
    NotAToken,
    /// No sender has been given for this account.
    NoSender,
    /// The price is far above what such a parcel costs as a rule.
    PriceUnusual {
        /// What is asked now.
        price: Money,
        /// What it is as a rule, and how that is known.
        usual: Usual,
        /// By how many percent it is more.
        percent: u32,
    },
    /// The carrier's service would write this line otherwise.
    AddressSuggested {
        /// How it would write it.
        suggestion: String,
    },
    /// The carrier's service does not know the address.
    AddressDoubted {
        /// In its own words; may be empty.
        message: String,
    },
    /// The carrier does not list the service any more.
    ServiceGone {
        /// The first day on which it was missed.
        since: Date,
    },
    /// Our tables do not know the service, so nobody here knows its limits.
    LimitsUnknown,
    /// A logo cannot be drawn into a printer's program.
    LogoWithZpl {
        /// The image's name.
        name: String,
    },
    /// The image is larger than the carrier takes.
    LogoTooLarge {
        /// In kilobytes.
        found: u64,
        /// In kilobytes.
        limit: u64,
    },
    /// Something shines through the image.
    LogoTransparent,
    /// The image is far from a square.
    LogoNotSquare {
        /// In points of the picture.
        width: u32,
        /// In points of the picture.
        height: u32,
    },
    /// The image has so few points that they will be seen.
    LogoCoarse {
        /// In points of the picture.
        width: u32,
        /// In points of the picture.
        height: u32,
    },
    /// The text is no address of a server.
    NotAnEndpoint,
    /// Not encrypted, and not this machine.
    NotHttps,
    /// Another desk of the same account has bought a label for this order.
    ShippedElsewhere {
        /// What that parcel is followed by.
        tracking: String,
        /// When it was bought, in milliseconds since 1970.
        created_ms: Option<i64>,
    },
    /// Something about the declaration, or about what the parcel's carrier is asked to do.
    Customs(CustomsFault),
    /// The carrier named this field in its refusal.
    CarrierRefused(CarrierWords),
}

/// A fact that goes into a sentence; how it is written depends on the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A plain number.
    Number(u64),
    /// Text as it is.
    Text(String),
    /// A mass.
    Weight(Grams),
    /// A length.
    Length(Millimetres),
    /// A length in tenths of a millimetre, shown as millimetres.
    Tenths(u64),
    /// A paper's two sides, shown as `101.6 × 152.4 mm`.
    Paper(Media),
    /// Sides, shown as `14 × 9 × 3 cm`.
    Sides(Vec<u32>),
    /// A day.
    Date(Date),
    /// A document's name.
    Source(Source),
    /// A country's name.
    Country(CountryCode),
    /// An amount in its currency.
    Price(Money),
    /// A day with its year.
    Day(Date),
    /// The head of a column of a price list.
    Column(PriceColumn),
    /// A moment in milliseconds since 1970, at the desk's own time.
    Moment(i64),
    /// What a carrier said: by our own sentence where there is one for its code.
    Said(CarrierWords),
}

impl Field {
    /// The list of outgoing parcels as a whole: no row of it has the number nought.
    pub const ORIGINALS: Self = Self::Original(RowId(0), OriginalColumn::ParcelNumber);
}

impl Fault {
    /// The id of its sentence in the words; also the id of the rule.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong { .. } => "too-long",
            Self::Unprintable { .. } => "unprintable",
            Self::PostcodeDigits { .. } => "postcode-digits",
            Self::PostcodeUnknown => "postcode-unknown",
            Self::PostcodeOverseas => "postcode-overseas",
            Self::OutsideFrance { .. } => "outside-france",
            Self::NotAWeight => "not-a-weight",
            Self::WeightZero => "weight-zero",
            Self::WeightOver { .. } => "weight-over",
            Self::NotASize { .. } => "not-a-size",
            Self::SideZero => "side-zero",
            Self::SizeOver { .. } => "size-over",
            Self::FaceUnder { .. } => "face-under",
            Self::SumNotUnder { .. } => "sum-not-under",
            Self::NotACountry { .. } => "not-a-country",
            Self::NotAPhone => "not-a-phone",
            Self::NotAnEmail => "not-an-email",
            Self::NotADate => "not-a-date",
            Self::DateAhead => "date-ahead",
            Self::ShipDatePast => "ship-date-past",
            Self::NotAnAmount => "not-an-amount",
            Self::NotACount => "not-a-count",
            Self::NotAToken => "not-a-token",
            Self::NoSender => "no-sender",
            Self::PriceUnusual { usual: Usual { basis: UsualBasis::Bought { .. }, .. }, .. } => "price-over-usual",
            Self::PriceUnusual { usual: Usual { basis: UsualBasis::Listed { .. }, .. }, .. } => "price-over-list",
            Self::AddressSuggested { .. } => "address-suggested",
            Self::AddressDoubted { .. } => "address-doubted",
            Self::ServiceGone { .. } => "service-gone",
            Self::LimitsUnknown => "limits-unknown",
            Self::LogoWithZpl { .. } => "logo-with-zpl",
            Self::LogoTooLarge { .. } => "logo-too-large",
            Self::LogoTransparent => "logo-transparent",
            Self::LogoNotSquare { .. } => "logo-not-square",
            Self::LogoCoarse { .. } => "logo-coarse",
            Self::NotAnEndpoint => "not-an-endpoint",
            Self::NotHttps => "not-https",
            Self::ShippedElsewhere { .. } => "shipped-elsewhere",
            Self::Customs(fault) => fault.id(),
            Self::CarrierRefused(_) => "carrier-refused",
        }
    }

    /// What its sentence is made of.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::Missing
            | Self::PostcodeUnknown
            | Self::PostcodeOverseas
            | Self::NotAWeight
            | Self::WeightZero
            | Self::SideZero
            | Self::NotAPhone
            | Self::NotAnEmail
            | Self::NotADate
            | Self::DateAhead
            | Self::ShipDatePast
            | Self::NotAnAmount
            | Self::NotACount
            | Self::NotAToken
            | Self::NoSender
            | Self::LimitsUnknown
            | Self::LogoTransparent
            | Self::NotAnEndpoint
            | Self::NotHttps => Vec::new(),
            Self::ServiceGone { since } => vec![("since", Fact::Date(*since))],
            Self::LogoWithZpl { name } => vec![("name", Fact::Text(name.clone()))],
            Self::LogoTooLarge { found, limit } => {
                vec![("found", Fact::Number(*found)), ("limit", Fact::Number(*limit))]
            }
            Self::LogoNotSquare { width, height } | Self::LogoCoarse { width, height } => {
                vec![("width", Fact::Number(u64::from(*width))), ("height", Fact::Number(u64::from(*height)))]
            }
            Self::TooLong { length, limit, source } => vec![
                ("length", Fact::Number(*length as u64)),
                ("limit", Fact::Number(*limit as u64)),
                ("source", Fact::Source(*source)),
            ],
            Self::AddressSuggested { suggestion } => vec![("suggestion", Fact::Text(suggestion.clone()))],
            Self::AddressDoubted { message } => vec![("message", Fact::Text(message.clone()))],
            Self::ShippedElsewhere { tracking, created_ms } => vec![
                ("tracking", Fact::Text(tracking.clone())),
                ("time", created_ms.map_or_else(|| Fact::Text("?".to_owned()), Fact::Moment)),
            ],
            Self::NotACountry { text } => vec![("text", Fact::Text(text.clone()))],
            Self::Unprintable { sign } => vec![("sign", Fact::Text(sign.clone()))],
            Self::PostcodeDigits { found } => vec![("found", Fact::Number(*found as u64))],
            Self::OutsideFrance { country, source } => {
                vec![("country", Fact::Country(*country)), ("source", Fact::Source(*source))]
            }
            Self::WeightOver { limit, source } => {
                vec![("limit", Fact::Weight(*limit)), ("source", Fact::Source(*source))]
            }
            Self::NotASize { sides } => vec![("sides", Fact::Number(*sides as u64))],
            Self::SizeOver { limit, source, .. } => {
                vec![("limit", Fact::Sides(limit.to_vec())), ("source", Fact::Source(*source))]
            }
            Self::FaceUnder { limit, source, .. } => {
                vec![("limit", Fact::Sides(limit.to_vec())), ("source", Fact::Source(*source))]
            }
            Self::SumNotUnder { sum, limit, source } => vec![
                ("sum", Fact::Length(Millimetres(u32::try_from(*sum).unwrap_or(u32::MAX)))),
                ("limit", Fact::Length(*limit)),
                ("source", Fact::Source(*source)),
            ],
            Self::PriceUnusual { price, usual, percent } => vec![
                ("price", Fact::Price(*price)),
                ("usual", Fact::Price(usual.price)),
                ("percent", Fact::Number(u64::from(*percent))),
                match usual.basis {
                    UsualBasis::Bought { times } => ("times", Fact::Number(u64::from(times))),
                    UsualBasis::Listed { from } => ("date", Fact::Day(from)),
                },
            ],
            Self::Customs(fault) => fault.facts(),
            Self::CarrierRefused(words) => vec![("message", Fact::Said(words.clone()))],
        }
    }

    /// The document that states the rule, where one does.
    pub fn source(&self) -> Option<Source> {
        self.facts().into_iter().find_map(|(_, fact)| match fact {
            Fact::Source(source) => Some(source),
            Fact::Number(_)
            | Fact::Text(_)
            | Fact::Weight(_)
            | Fact::Length(_)
            | Fact::Tenths(_)
            | Fact::Paper(_)
            | Fact::Sides(_)
            | Fact::Date(_)
            | Fact::Country(_)
            | Fact::Price(_)
            | Fact::Day(_)
            | Fact::Column(_)
            | Fact::Moment(_)
            | Fact::Said(_) => None,
        })
    }

    /// One of each, so that a test can walk their sentences in every language.
    pub fn examples() -> Vec<Self> {
        let source = Source::ShipStationGuide;
        let customs = CustomsFault::examples().into_iter().map(Self::Customs);
        let others = vec![
            Self::Missing,
            Self::TooLong { length: 41, limit: 38, source },
            Self::Unprintable { sign: "U+0007".to_owned() },
            Self::PostcodeDigits { found: 4 },
            Self::PostcodeUnknown,
            Self::PostcodeOverseas,
            Self::OutsideFrance { country: CountryCode::default(), source },
            Self::NotAWeight,
            Self::WeightZero,
            Self::WeightOver { limit: Grams(3000), source },
            Self::NotASize { sides: 2 },
            Self::SideZero,
            Self::SizeOver { limit: [140, 90, 30], source, other_allows: true },
            Self::FaceUnder { limit: [140, 90], source, other_allows: true },
            Self::SumNotUnder { sum: 900, limit: Millimetres(900), source },
            Self::NotACountry { text: "Gui".to_owned() },
            Self::NotAPhone,
            Self::NotAnEmail,
            Self::NotADate,
            Self::DateAhead,
            Self::ShipDatePast,
            Self::NotAnAmount,
            Self::NotACount,
            Self::NotAToken,
            Self::NoSender,
            Self::PriceUnusual {
                price: Money::euros(900),
                usual: Usual { price: Money::euros(455), basis: UsualBasis::Bought { times: 12 } },
                percent: 97,
            },
            Self::PriceUnusual {
                price: Money::euros(900),
                usual: Usual {
                    price: Money::euros(455),
                    basis: UsualBasis::Listed { from: Date::constant(2026, 1, 1) },
                },
                percent: 97,
            },
            Self::AddressSuggested { suggestion: "27 BOULEVARD DU MODELE".to_owned() },
            Self::AddressDoubted { message: "Not found".to_owned() },
            Self::ServiceGone { since: Date::constant(2026, 11, 20) },
            Self::LimitsUnknown,
            Self::LogoWithZpl { name: "Logo".to_owned() },
            Self::LogoTooLarge { found: 640, limit: 512 },
            Self::LogoTransparent,
            Self::LogoNotSquare { width: 600, height: 200 },
            Self::LogoCoarse { width: 64, height: 64 },
            Self::NotAnEndpoint,
            Self::NotHttps,
            Self::ShippedElsewhere { tracking: "1L 0048 2917 365".to_owned(), created_ms: Some(0) },
            Self::CarrierRefused(CarrierWords::default()),
        ];
        others.into_iter().chain(customs).collect()
    }
}
