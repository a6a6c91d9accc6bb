//! What a carrier sells and within which limits: tables, with the source of each number beside it.

mod colissimo;

use std::borrow::Cow;

use serde::Deserialize;
use serde::Serialize;

use super::Currency;
use super::ExpectedPrice;
use super::Grams;
use super::LabelFormat;
use super::Money;
use super::PriceSource;
use super::SecretKey;
use super::Usual;

/// A carrier system that the station can buy from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CarrierKind {
    /// La Poste Lettre Suivie, bought through the ShipStation API (formerly ShipEngine).
    LettreSuivie,
    /// La Poste Colissimo, bought through La Poste's own web service (SLS).
    Colissimo,
}

/// A service's code as the carrier spells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ServiceCode(pub String);

/// A service that can be bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Who sells it.
    pub carrier: CarrierKind,
    /// As the carrier spells it.
    pub code: Cow<'static, str>,
    /// The carrier's brand name, the same in every language.
    pub name: Cow<'static, str>,
    /// The code of the one package type it takes.
    pub package: Cow<'static, str>,
    /// What it can do.
    pub capabilities: Capabilities,
    /// How we know of it.
    pub known: Known,
}

/// How we know of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is in our tables: its limits are known.
    InOurTables,
    /// The carrier lists it and our tables do not: nobody here knows its limits.
    ListedOnly {
        /// The carrier says that it leaves the country.
        international: bool,
    },
}

/// What becomes of the money for a label that is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unused {
    /// It is paid, and given back when the label is voided at the carrier.
    VoidedThere,
    /// It is never asked for: the carrier bills what it has scanned (La Poste: a label is invoiced when it is taken over).
    NotBilled,
}

/// What a carrier's documents say that a service does. What it does not do is not on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// In the order in which they are shown.
    pub offered: &'static [Capability],
    /// Said plainly on the account's card.
    pub not_offered: &'static [Capability],
    /// Label formats, the desk's favourite first.
    pub formats: &'static [LabelFormat],
}

/// Something a carrier does or does not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Capability {
    /// From France to France.
    DomesticFrance,
    /// Within the weight and size limits in force.
    WithinLimits,
    /// Prices before buying, surcharges not included.
    RatesBeforeSurcharges,
    /// Labels of 4 by 6 inches as PDF, PNG or ZPL.
    Label4x6,
    /// Void.
    Void,
    /// Tracking.
    Tracking,
    /// A logo on the label, not with ZPL.
    Logo,
    /// Return labels.
    Returns,
    /// Insurance by the carrier.
    Insurance,
    /// Insurance by whoever sells the label: another contract.
    SellerInsurance,
    /// References printed on the label.
    LabelReferences,
    /// Several parcels in one shipment.
    MultiPackage,
    /// A code on a telephone in place of paper.
    Paperless,
    /// Signature or other confirmation of delivery.
    DeliveryConfirmation,
    /// The API's advanced options.
    AdvancedOptions,
    /// Dangerous goods.
    DangerousGoods,
    /// Manifests.
    Manifests,
    /// Pick-ups at the sender's door.
    Pickups,
    /// Delivery to service points.
    ServicePoints,
    /// Within France, overseas and abroad.
    Worldwide,
    /// The customs declaration CN23.
    CustomsDeclaration,
    /// Duties and taxes paid by the sender.
    DutiesPaid,
    /// Deposit slips for the carrier's counter.
    DepositSlips,
}

/// Which document's limits are in force for an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LimitsProfile {
    /// The carrier guide of the API that sells the label.
    #[default]
    Documented,
    /// La Poste's own page.
    LaPoste,
}

/// The document that states a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// ShipStation API's guide "La Poste-Lettre Suivie".
    ShipStationGuide,
    /// ShipStation API's reference.
    ShipStationReference,
    /// La Poste's page on letter sizes.
    LaPostePage,
    /// The French postal norm for address lines, NF Z10-011.
    PostalNorm,
    /// What a label of 4 by 6 inches can show.
    Paper,
    /// The carrier's own list of services.
    CarrierList,
    /// La Poste's Article schema.
    ArticleSchema,
    /// La Poste's documentation of its web service (SLS).
    SlsDocumentation,
    /// La Poste's pages on Colissimo.
    ColissimoPages,
}

/// How heavy and how large a parcel may be. Sides are compared sorted: a parcel may be turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most it may weigh.
    pub weight: Grams,
    /// Longest, middle and shortest side at the most, in millimetres.
    pub max_sides: [u32; 3],
    /// Longest and middle side at the least, in millimetres.
    pub min_face: Option<[u32; 2]>,
    /// The sum of the sides must stay under this, in millimetres.
    pub sum_under: u32,
    /// Who says so.
    pub source: Source,
}

/// What a service costs, before what the carrier adds later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Which service.
    pub service: ServiceCode,
    /// How much.
    pub price: Money,
    /// Who says so.
    pub source: PriceSource,
    /// What such a parcel costs as a rule, where that is known.
    pub usual: Option<Usual>,
    /// The carrier adds surcharges that the quote leaves out.
    pub surcharges: Surcharges,
    /// What the carrier warns of, in its own words.
    pub warnings: Vec<String>,
}

/// Whether a quoted price is all there is to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surcharges {
    /// The quote is the price.
    Included,
    /// Fuel and the like come on top.
    Excluded,
}

/// One box of a connect form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CredentialField {
    /// The key in the carrier's request, and the stem of the words on screen.
    pub name: &'static str,
    /// Whether the carrier refuses to connect without it.
    pub required: bool,
    /// Kept in the keyring alone and never shown again.
    pub secret: bool,
    /// Shown in the empty box.
    pub example: &'static str,
    /// Longest text that makes sense, in characters.
    pub max_length: usize,
    /// What it must look like.
    pub shape: Shape,
}

/// What a credential looks like, so that a slip is seen before it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Any one line of text.
    Line,
    /// ASCII letters, digits and `-_./+=`, without spaces.
    Token,
}

impl CarrierKind {
    /// Every carrier system, in the order in which they are offered.
    pub const ALL: &[Self] = &[Self::LettreSuivie, Self::Colissimo];

    /// The brand name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::LettreSuivie => "La Poste Lettre Suivie",
            Self::Colissimo => "La Poste Colissimo",
        }
    }

    /// Whose API sells it.
    pub fn seller(self) -> &'static str {
        match self {
            Self::LettreSuivie => "ShipStation API",
            Self::Colissimo => "La Poste SLS",
        }
    }

    /// Where the API answers.
    pub fn endpoint(self) -> &'static str {
        match self {
            Self::LettreSuivie => "https://api.shipengine.com",
            Self::Colissimo => "https://ws.colissimo.fr",
        }
    }

    /// What it sells. Carriers may change their lists; this is what their documents state.
    pub fn services(self) -> &'static [Service] {
        match self {
            Self::LettreSuivie => LETTRE_SUIVIE,
            Self::Colissimo => colissimo::SERVICES,
        }
    }

    /// The boxes of the second step of its connect form; the API key is the first step.
    pub fn credentials(self) -> &'static [CredentialField] {
        match self {
            Self::LettreSuivie => LETTRE_SUIVIE_CREDENTIALS,
            Self::Colissimo => colissimo::CREDENTIALS,
        }
    }

    /// The secrets by any one of which an account says who it is, the best first.
    pub fn ways_in(self) -> &'static [&'static str] {
        match self {
            Self::LettreSuivie => &[SecretKey::API_KEY],
            Self::Colissimo => &[SecretKey::API_KEY, "contract_password"],
        }
    }

    /// The limits in force under a profile.
    pub fn limits(self, profile: LimitsProfile) -> &'static Limits {
        match (self, profile) {
            (Self::LettreSuivie, LimitsProfile::Documented) => &LETTRE_SUIVIE_DOCUMENTED,
            (Self::LettreSuivie, LimitsProfile::LaPoste) => &LETTRE_SUIVIE_LA_POSTE,
            (Self::Colissimo, LimitsProfile::Documented | LimitsProfile::LaPoste) => &colissimo::LIMITS,
        }
    }

    /// What becomes of the money for a label that is not used.
    pub fn unused(self) -> Unused {
        match self {
            Self::LettreSuivie => Unused::VoidedThere,
            Self::Colissimo => Unused::NotBilled,
        }
    }

    /// A lost purchase can be looked for under our own id.
    pub fn finds_lost_purchases(self) -> bool {
        match self {
            Self::LettreSuivie => true,
            Self::Colissimo => false,
        }
    }

    /// Dots to the inch that its PDF labels are made for: their bars are whole dots there (La Poste's formats are named so).
    pub fn page_dpi(self) -> u32 {
        match self {
            Self::LettreSuivie => 203,
            Self::Colissimo => 300,
        }
    }

    /// Its parcels take customs declarations.
    pub fn declares(self) -> bool {
        match self {
            Self::LettreSuivie => false,
            Self::Colissimo => true,
        }
    }

    /// Its parcels can come back by labels and codes that are made here.
    pub fn makes_returns(self) -> bool {
        match self {
            Self::LettreSuivie => false,
            Self::Colissimo => true,
        }
    }

    /// Two documents state its limits otherwise, so that an account chooses whose are in force.
    pub fn has_two_documents(self) -> bool {
        match self {
            Self::LettreSuivie => true,
            Self::Colissimo => false,
        }
    }

    /// The currency its prices come in, for totals of nothing.
    pub fn currency(self) -> Currency {
        match self {
            Self::LettreSuivie | Self::Colissimo => Currency::EUR,
        }
    }
}

impl Rate {
    /// What a purchase is recorded to be expected to cost.
    pub fn expected(&self) -> ExpectedPrice {
        ExpectedPrice { price: self.price, source: self.source }
    }
}

impl Service {
    /// The service with this code in our tables.
    pub fn by_code(carrier: CarrierKind, code: &str) -> Option<&'static Self> {
        carrier.services().iter().find(|service| service.code == code)
    }
}

impl LimitsProfile {
    /// The other of the two.
    pub fn other(self) -> Self {
        match self {
            Self::Documented => Self::LaPoste,
            Self::LaPoste => Self::Documented,
        }
    }
}

impl Source {
    /// Every source, for the test that walks their words.
    pub const ALL: &[Self] = &[
        Self::ShipStationGuide,
        Self::ShipStationReference,
        Self::LaPostePage,
        Self::PostalNorm,
        Self::Paper,
        Self::CarrierList,
        Self::ArticleSchema,
        Self::SlsDocumentation,
        Self::ColissimoPages,
    ];

    /// The id of its name in the words.
    pub fn id(self) -> &'static str {
        match self {
            Self::ShipStationGuide => "source-shipstation-guide",
            Self::ShipStationReference => "source-shipstation-reference",
            Self::LaPostePage => "source-la-poste-page",
            Self::PostalNorm => "source-postal-norm",
            Self::Paper => "source-paper",
            Self::CarrierList => "source-carrier-list",
            Self::ArticleSchema => "source-article-schema",
            Self::SlsDocumentation => "source-sls-documentation",
            Self::ColissimoPages => "source-colissimo-pages",
        }
    }
}

impl Capability {
    /// The id of its words.
    pub fn id(self) -> &'static str {
        match self {
            Self::DomesticFrance => "can-domestic-france",
            Self::WithinLimits => "can-within-limits",
            Self::RatesBeforeSurcharges => "can-rates",
            Self::Label4x6 => "can-label-4x6",
            Self::Void => "can-void",
            Self::Tracking => "can-tracking",
            Self::Logo => "can-logo",
            Self::Returns => "can-returns",
            Self::Insurance => "can-insurance",
            Self::SellerInsurance => "can-seller-insurance",
            Self::LabelReferences => "can-label-references",
            Self::MultiPackage => "can-multi-package",
            Self::Paperless => "can-paperless",
            Self::DeliveryConfirmation => "can-delivery-confirmation",
            Self::AdvancedOptions => "can-advanced-options",
            Self::DangerousGoods => "can-dangerous-goods",
            Self::Manifests => "can-manifests",
            Self::Pickups => "can-pickups",
            Self::ServicePoints => "can-service-points",
            Self::Worldwide => "can-worldwide",
            Self::CustomsDeclaration => "can-customs-declaration",
            Self::DutiesPaid => "can-duties-paid",
            Self::DepositSlips => "can-deposit-slips",
        }
    }
}

/// ShipStation API's guide: one service, one package type, and a frank list of what is not supported.
static LETTRE_SUIVIE: &[Service] = &[Service {
    carrier: CarrierKind::LettreSuivie,
    code: Cow::Borrowed("la_poste_lettre_suivie_b2c_std"),
    name: Cow::Borrowed("Lettre Suivie"),
    package: Cow::Borrowed("la_poste_lettre_suivie_package"),
    known: Known::InOurTables,
    capabilities: Capabilities {
        offered: &[
            Capability::DomesticFrance,
            Capability::WithinLimits,
            Capability::RatesBeforeSurcharges,
            Capability::Label4x6,
            Capability::Void,
            Capability::Logo,
        ],
        not_offered: &[
            Capability::Returns,
            Capability::Insurance,
            Capability::SellerInsurance,
            Capability::LabelReferences,
            Capability::MultiPackage,
            Capability::Paperless,
            Capability::DeliveryConfirmation,
            Capability::AdvancedOptions,
            Capability::DangerousGoods,
            Capability::Manifests,
            Capability::Pickups,
            Capability::ServicePoints,
        ],
        formats: &[LabelFormat::Pdf, LabelFormat::Png, LabelFormat::Zpl],
    },
}];

/// Guide: "Max. weight 3 kg"; length 14 cm, width 9 cm, height 3 cm; sum "less than 90 cm".
const LETTRE_SUIVIE_DOCUMENTED: Limits = Limits {
    weight: Grams(3000),
    max_sides: [140, 90, 30],
    min_face: None,
    sum_under: 900,
    source: Source::ShipStationGuide,
};

/// La Poste: a face of at least 14 by 9 cm, at most 60 cm long and 3 cm thick, 3 kg; the sum stays under the 90 cm of the guide
/// and of the Universal Postal Union, which is the stricter of the published sums.
const LETTRE_SUIVIE_LA_POSTE: Limits = Limits {
    weight: Grams(3000),
    max_sides: [600, 600, 30],
    min_face: Some([140, 90]),
    sum_under: 900,
    source: Source::LaPostePage,
};

/// Guide, "Requirements", in its order.
const LETTRE_SUIVIE_CREDENTIALS: &[CredentialField] = &[
    CredentialField {
        name: "nickname",
        required: true,
        secret: false,
        example: "Lettre Suivie",
        max_length: 50,
        shape: Shape::Line,
    },
    CredentialField {
        name: "contract_number",
        required: true,
        secret: false,
        example: "123456789",
        max_length: 50,
        shape: Shape::Token,
    },
    CredentialField {
        name: "cust_account_number",
        required: true,
        secret: false,
        example: "123abc",
        max_length: 50,
        shape: Shape::Token,
    },
    CredentialField {
        name: "client_id",
        required: false,
        secret: false,
        example: "987654",
        max_length: 200,
        shape: Shape::Token,
    },
    CredentialField {
        name: "client_secret",
        required: false,
        secret: true,
        example: "",
        max_length: 200,
        shape: Shape::Token,
    },
    CredentialField {
        name: "sales_channel",
        required: false,
        secret: false,
        example: "",
        max_length: 100,
        shape: Shape::Line,
    },
];
