//! La Poste's own codes: what its web service would answer with if it were asked all the same. Shown under details.

use crate::domain::ArticleColumn;
use crate::domain::CustomsBox;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::OriginalColumn;
use crate::domain::Party;
use crate::domain::Problem;

use super::CustomsFault;

impl CustomsFault {
    /// The code that La Poste's service would refuse it with; none where it refuses nothing.
    pub fn la_poste_code(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoArticle => "30505",
            Self::TooManyArticles { .. } => "30506",
            Self::OverTenArticles { .. } => "30523",
            Self::SignRefused { .. } => "30600",
            Self::NotADescription => "30511",
            Self::PieceWeightZero | Self::PieceWeightLight => "30515",
            Self::PieceOverParcel { .. } => "30507",
            Self::ArticlesOverParcel { .. } => "30540",
            Self::NotASum | Self::ValueZero | Self::TotalUnderOne => "30517",
            Self::ExportDeclaration { .. } => "30561",
            Self::BritishValue { .. } => "40023",
            Self::HsNotDigits | Self::HsLength { .. } | Self::HsReturnLength { .. } | Self::HsUnknown { .. } => "30519",
            Self::OriginUnknown { .. } => "30521",
            Self::OriginsDiffer { .. } => "30538",
            Self::CurrencyRefused { .. } => "30544",
            Self::CurrenciesDiffer { .. } => "30537",
            Self::OriginalUnknown { .. } => "30547",
            Self::NoOriginal => "30554",
            Self::OverFiveOriginals { .. } => "30531",
            Self::DuplicateOriginal => "30550",
            Self::ParcelNumberWrong | Self::ParcelNumberOdd => "30525",
            Self::InvoiceTwoDates { .. } => "30553",
            Self::CategoryNotReturn => "30542",
            Self::CategoryNotSale => "40022",
            Self::PostageZero => "30020",
            Self::ImporterAdvised => "30551",
            Self::EoriShape => "30562",
            Self::PointStandardSizeOnly => "30303",
            Self::PointNumber | Self::PointElsewhere => "30401",
            Self::PointNotUsed => "30404",
            Self::InsuranceNotOffered | Self::InsuranceOver { .. } => "30309",
            Self::DutiesNotThere { .. } => "30328",
            Self::DutiesOverseasNotThere => "30326",
            Self::ServiceNotThere { .. } | Self::ServiceInstead { .. } | Self::ServiceOtherWay => "30213",
            Self::ReturnOnPage => "30026",
            Self::PartImpossible => "30341",
            Self::PartAtHome => "30345",
            Self::TownWithoutLetter => "30214",
            Self::GirthOver => "30335",
            Self::PostcodeShape { .. } | Self::PostcodeOfTerritory { .. } => "30212",
            Self::StateShape | Self::StateNotPostcode => "30224",
            Self::MobileCounts | Self::MobileLong | Self::MobileBelgian => "30221",
            Self::MobileFrench => "30220",
            Self::FirstName => "30202",
            Self::SenderElsewhere { .. } => "30109",
            Self::LooksFrench { .. }
            | Self::SentAsEnglish { .. }
            | Self::Vague { .. }
            | Self::DescriptionIsReference
            | Self::ArticlesFarUnderParcel { .. }
            | Self::NotInEuros { .. }
            | Self::HsReturnSample
            | Self::HsAdvised
            | Self::OriginEmpty
            | Self::CurrencyEmpty
            | Self::EnglishHalf
            | Self::CategoryReturnOutward
            | Self::CategoryUnexplained
            | Self::GiftFromCompany
            | Self::NotEuros
            | Self::CopiesOver
            | Self::CopiesFew
            | Self::InvoiceAdvised
            | Self::ImporterIncomplete
            | Self::EoriSiret
            | Self::ConsigneeEoriAdvised
            | Self::GstAdvised
            | Self::BritishVatAdvised
            | Self::UnitedStatesTaxed
            | Self::DeclarationIgnored
            | Self::WeightRounded { .. }
            | Self::NonStandardSize
            | Self::InsuranceStep { .. }
            | Self::LineCut { .. }
            | Self::LineMoved { .. } => return None,
        })
    }
}

impl Problem {
    /// The code that La Poste's web service would refuse a Colissimo parcel with for this; none where it has none. What the box
    /// is tells as much as what is wrong with it.
    pub fn la_poste_code(&self) -> Option<&'static str> {
        match (&self.fault, self.field) {
            (Fault::Customs(CustomsFault::LooksFrench { .. }), Field::Customs(CustomsBox::Description)) => {
                Some("30557")
            }
            // The sender's town and postcode have codes of their own.
            (Fault::Customs(fault), Field::Address(Party::Sender | Party::Return, _)) => match fault {
                CustomsFault::TownWithoutLetter => Some("30110"),
                CustomsFault::PostcodeShape { .. } | CustomsFault::PostcodeOfTerritory { .. } => Some("30108"),
                fault => fault.la_poste_code(),
            },
            (Fault::Customs(CustomsFault::NotEuros), Field::Insurance) => Some("30309"),
            (Fault::Customs(CustomsFault::NotEuros), Field::Customs(CustomsBox::Postage)) => Some("30020"),
            // Of taxes and duties it checks nothing.
            (
                Fault::Customs(CustomsFault::NotASum),
                Field::Article(_, ArticleColumn::Vat | ArticleColumn::CustomsFees),
            ) => None,
            (Fault::Customs(fault), _) => fault.la_poste_code(),
            // So it was recorded: nought is no weight, and 99999 no place that the product goes to.
            (Fault::WeightZero, Field::Weight) => Some("30300"),
            (Fault::PostcodeUnknown, Field::Address(Party::Sender | Party::Return, _)) => Some("30109"),
            (Fault::PostcodeUnknown, Field::Address(..)) => Some("30213"),
            (Fault::Missing, field) => when_missing(field),
            (Fault::ShipDatePast, _) => Some("30002"),
            (Fault::Unprintable { .. }, _) => Some("30600"),
            (_, field) => when_wrong(field),
        }
    }
}

fn when_missing(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Article(_, column) => match column {
            ArticleColumn::Description | ArticleColumn::English => "30510",
            ArticleColumn::Quantity => "30512",
            ArticleColumn::Weight => "30514",
            ArticleColumn::Value => "30516",
            ArticleColumn::Currency => "30524",
            ArticleColumn::HsCode => "30518",
            ArticleColumn::Origin => "30520",
            ArticleColumn::Reference => "30522",
            ArticleColumn::OriginalIdent => "30548",
            ArticleColumn::Vat | ArticleColumn::CustomsFees | ArticleColumn::OriginLabel => return None,
        },
        Field::Original(_, OriginalColumn::InvoiceNumber) => "30529",
        Field::Original(_, OriginalColumn::InvoiceDate) => "30530",
        Field::Original(_, OriginalColumn::ParcelNumber) => "30528",
        Field::Customs(CustomsBox::Articles) => "30505",
        Field::Customs(CustomsBox::Category) => "30503",
        Field::Customs(CustomsBox::Description) => "30557",
        Field::Customs(CustomsBox::Postage) => "30020",
        Field::Customs(CustomsBox::Eori) => "30561",
        Field::Address(Party::Sender | Party::Return, line) => match line {
            Line::Name => "30065",
            Line::Street => "30100",
            Line::Postcode => "30106",
            Line::City => "30104",
            Line::Country => "30102",
            Line::Company | Line::Extra | Line::State | Line::Phone => return None,
        },
        Field::Address(Party::Consignee, line) => match line {
            Line::Name => "30200",
            Line::Company => "30089",
            Line::Street => "30204",
            Line::Postcode => "30210",
            Line::City => "30208",
            Line::Country => "30206",
            Line::State => "30224",
            Line::Extra | Line::Phone => return None,
        },
        Field::OrderPhone => "30220",
        Field::OrderEmail => "30222",
        Field::Weight => "30300",
        Field::Size => "30329",
        Field::PickupPoint => "30400",
        Field::Undeliverable => "30323",
        Field::Address(Party::Billing, _)
        | Field::Customs(_)
        | Field::Service
        | Field::ShipDate
        | Field::Format
        | Field::OrderNumber
        | Field::OrderDate
        | Field::OrderContents
        | Field::OrderAmount
        | Field::OrderItems
        | Field::Insurance
        | Field::Duties
        | Field::Instructions
        | Field::Part
        | Field::Endpoint
        | Field::LogoName
        | Field::LogoFile
        | Field::Credential(_)
        | Field::Shipment => return None,
    })
}

fn when_wrong(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Article(_, column) => match column {
            ArticleColumn::Description | ArticleColumn::English => "30511",
            ArticleColumn::Quantity => "30513",
            ArticleColumn::Weight => "30515",
            ArticleColumn::Value => "30517",
            ArticleColumn::Reference => "30543",
            ArticleColumn::Currency
            | ArticleColumn::HsCode
            | ArticleColumn::Origin
            | ArticleColumn::OriginalIdent
            | ArticleColumn::Vat
            | ArticleColumn::CustomsFees
            | ArticleColumn::OriginLabel => return None,
        },
        Field::Original(_, OriginalColumn::InvoiceDate) => "30533",
        Field::Original(_, OriginalColumn::ParcelNumber) => "30525",
        Field::Customs(CustomsBox::Comments) => "30539",
        Field::Customs(CustomsBox::Invoice) => "30532",
        Field::Customs(CustomsBox::ImportersReference) => "30535",
        Field::Customs(CustomsBox::Postage) => "30020",
        Field::Address(Party::Sender | Party::Return, Line::Postcode) => "30107",
        Field::Address(Party::Sender | Party::Return, Line::Phone) => "30047",
        Field::Address(Party::Consignee, Line::Postcode) => "30211",
        Field::Address(Party::Consignee, Line::Phone) => "30085",
        Field::OrderPhone => "30221",
        Field::OrderEmail => "30223",
        Field::Weight => "30301",
        Field::Size => "30303",
        Field::Insurance => "30309",
        Field::Address(..)
        | Field::Customs(_)
        | Field::Original(..)
        | Field::Service
        | Field::ShipDate
        | Field::Format
        | Field::OrderNumber
        | Field::OrderDate
        | Field::OrderContents
        | Field::OrderAmount
        | Field::OrderItems
        | Field::Duties
        | Field::Undeliverable
        | Field::PickupPoint
        | Field::Instructions
        | Field::Part
        | Field::Endpoint
        | Field::LogoName
        | Field::LogoFile
        | Field::Credential(_)
        | Field::Shipment => return None,
    })
}
