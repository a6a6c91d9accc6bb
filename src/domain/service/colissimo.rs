//! What Colissimo sells to a desk in France: La Poste's SLS documentation, and its pages for sizes.

use std::borrow::Cow;

use crate::domain::Capabilities;
use crate::domain::Capability;
use crate::domain::CarrierKind;
use crate::domain::CredentialField;
use crate::domain::Grams;
use crate::domain::Known;
use crate::domain::LabelFormat;
use crate::domain::Limits;
use crate::domain::Service;
use crate::domain::Shape;
use crate::domain::Source;

/// By the product code that the web service asks for; the prefix of the parcel's number follows from it and from where it goes.
pub(super) static SERVICES: &[Service] = &[
    service("DOM", "Colissimo Domicile sans signature"),
    service("DOS", "Colissimo Domicile avec signature"),
    service("HD", "Colissimo Hors domicile"),
    service("COM", "Colissimo Outre-Mer sans signature"),
    service("CDS", "Colissimo Outre-Mer avec signature"),
    service("ECO", "Colissimo Éco Outre-Mer"),
    service("CORE", "Colissimo Retour France"),
    service("CORI", "Colissimo Retour International"),
    service("CORF", "Colissimo Retour depuis la France"),
];

/// At most 30 kg; length, width and height together at most 200 cm; a face of at least 16 by 11 cm.
pub(super) const LIMITS: Limits = Limits {
    weight: Grams(30_000),
    max_sides: [2000, 2000, 2000],
    min_face: Some([160, 110]),
    sum_under: 2001,
    source: Source::ColissimoPages,
};

/// The API key is the first step of the form; the contract number is what labels and slips carry.
pub(super) const CREDENTIALS: &[CredentialField] = &[
    CredentialField {
        name: "nickname",
        required: true,
        secret: false,
        example: "Colissimo",
        max_length: 50,
        shape: Shape::Line,
    },
    CredentialField {
        name: "contract_number",
        required: false,
        secret: false,
        example: "123456",
        max_length: 10,
        shape: Shape::Token,
    },
    CredentialField {
        name: "contract_password",
        required: false,
        secret: true,
        example: "",
        max_length: 100,
        shape: Shape::Line,
    },
    CredentialField {
        name: "okapi_key",
        required: false,
        secret: true,
        example: "",
        max_length: 200,
        shape: Shape::Token,
    },
];

const CAPABILITIES: Capabilities = Capabilities {
    offered: &[
        Capability::Worldwide,
        Capability::WithinLimits,
        Capability::Label4x6,
        Capability::CustomsDeclaration,
        Capability::DutiesPaid,
        Capability::Returns,
        Capability::Insurance,
        Capability::ServicePoints,
        Capability::MultiPackage,
        Capability::DepositSlips,
        Capability::Tracking,
    ],
    not_offered: &[
        Capability::RatesBeforeSurcharges,
        Capability::Void,
        Capability::Logo,
        Capability::DangerousGoods,
        Capability::Paperless,
    ],
    formats: &[LabelFormat::Pdf, LabelFormat::Zpl],
};

const fn service(code: &'static str, name: &'static str) -> Service {
    Service {
        carrier: CarrierKind::Colissimo,
        code: Cow::Borrowed(code),
        name: Cow::Borrowed(name),
        package: Cow::Borrowed(""),
        capabilities: CAPABILITIES,
        known: Known::InOurTables,
    }
}
