//! The ids of the faults' sentences and what the sentences are made of.

use crate::domain::CountryCode;
use crate::domain::Currency;
use crate::domain::Fact;
use crate::domain::Grams;
use crate::domain::Money;

use super::CustomsFault;

impl CustomsFault {
    /// The id of its sentence in the words; also the id of the rule.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoArticle => "customs-no-article",
            Self::TooManyArticles { .. } => "customs-too-many-articles",
            Self::OverTenArticles { .. } => "customs-over-ten-articles",
            Self::SignRefused { .. } => "customs-sign-refused",
            Self::NotADescription => "customs-not-a-description",
            Self::LooksFrench { .. } => "customs-looks-french",
            Self::SentAsEnglish { .. } => "customs-sent-as-english",
            Self::Vague { better: None } => "customs-vague",
            Self::Vague { better: Some(_) } => "customs-vague-better",
            Self::DescriptionIsReference => "customs-description-is-reference",
            Self::PieceWeightZero => "customs-piece-weight-zero",
            Self::PieceWeightLight => "customs-piece-weight-light",
            Self::PieceOverParcel { .. } => "customs-piece-over-parcel",
            Self::ArticlesOverParcel { .. } => "customs-articles-over-parcel",
            Self::ArticlesFarUnderParcel { .. } => "customs-articles-far-under-parcel",
            Self::NotASum => "customs-not-a-sum",
            Self::ValueZero => "customs-value-zero",
            Self::TotalUnderOne => "customs-total-under-one",
            Self::ExportDeclaration { .. } => "customs-export-declaration",
            Self::BritishValue { .. } => "customs-british-value",
            Self::NotInEuros { .. } => "customs-not-in-euros",
            Self::HsNotDigits => "customs-hs-not-digits",
            Self::HsLength { .. } => "customs-hs-length",
            Self::HsReturnLength { .. } => "customs-hs-return-length",
            Self::HsReturnSample => "customs-hs-return-sample",
            Self::HsUnknown { .. } => "customs-hs-unknown",
            Self::HsAdvised => "customs-hs-advised",
            Self::OriginUnknown { .. } => "customs-origin-unknown",
            Self::OriginEmpty => "customs-origin-empty",
            Self::OriginsDiffer { .. } => "customs-origins-differ",
            Self::CurrencyRefused { .. } => "customs-currency-refused",
            Self::CurrenciesDiffer { .. } => "customs-currencies-differ",
            Self::CurrencyEmpty => "customs-currency-empty",
            Self::OriginalUnknown { .. } => "customs-original-unknown",
            Self::EnglishHalf => "customs-english-half",
            Self::NoOriginal => "customs-no-original",
            Self::OverFiveOriginals { .. } => "customs-over-five-originals",
            Self::DuplicateOriginal => "customs-duplicate-original",
            Self::ParcelNumberWrong => "customs-parcel-number-wrong",
            Self::ParcelNumberOdd => "customs-parcel-number-odd",
            Self::InvoiceTwoDates { .. } => "customs-invoice-two-dates",
            Self::CategoryNotReturn => "customs-category-not-return",
            Self::CategoryReturnOutward => "customs-category-return-outward",
            Self::CategoryNotSale => "customs-category-not-sale",
            Self::CategoryUnexplained => "customs-category-unexplained",
            Self::GiftFromCompany => "customs-gift-from-company",
            Self::PostageZero => "customs-postage-zero",
            Self::NotEuros => "customs-not-euros",
            Self::CopiesOver => "customs-copies-over",
            Self::CopiesFew => "customs-copies-few",
            Self::InvoiceAdvised => "customs-invoice-advised",
            Self::ImporterAdvised => "customs-importer-advised",
            Self::ImporterIncomplete => "customs-importer-incomplete",
            Self::EoriShape => "customs-eori-shape",
            Self::EoriSiret => "customs-eori-siret",
            Self::ConsigneeEoriAdvised => "customs-consignee-eori-advised",
            Self::GstAdvised => "customs-gst-advised",
            Self::BritishVatAdvised => "customs-british-vat-advised",
            Self::UnitedStatesTaxed => "customs-united-states-taxed",
            Self::DeclarationIgnored => "customs-declaration-ignored",
            Self::WeightRounded { .. } => "colissimo-weight-rounded",
            Self::NonStandardSize => "colissimo-non-standard-size",
            Self::PointStandardSizeOnly => "colissimo-point-standard-size-only",
            Self::PointNumber => "colissimo-point-number",
            Self::PointNotUsed => "colissimo-point-not-used",
            Self::PointElsewhere => "colissimo-point-elsewhere",
            Self::InsuranceNotOffered => "colissimo-insurance-not-offered",
            Self::InsuranceOver { .. } => "colissimo-insurance-over",
            Self::InsuranceStep { .. } => "colissimo-insurance-step",
            Self::DutiesNotThere { .. } => "colissimo-duties-not-there",
            Self::DutiesOverseasNotThere => "colissimo-duties-overseas-not-there",
            Self::ServiceNotThere { .. } => "colissimo-service-not-there",
            Self::ServiceInstead { .. } => "colissimo-service-instead",
            Self::ServiceOtherWay => "colissimo-service-other-way",
            Self::ReturnOnPage => "colissimo-return-on-page",
            Self::PartImpossible => "colissimo-part-impossible",
            Self::PartAtHome => "colissimo-part-at-home",
            Self::TownWithoutLetter => "colissimo-town-without-letter",
            Self::GirthOver => "colissimo-girth-over",
            Self::LineCut { .. } => "colissimo-line-cut",
            Self::LineMoved { .. } => "colissimo-line-moved",
            Self::PostcodeShape { .. } => "colissimo-postcode-shape",
            Self::PostcodeOfTerritory { .. } => "colissimo-postcode-of-territory",
            Self::StateShape => "colissimo-state-shape",
            Self::StateNotPostcode => "colissimo-state-not-postcode",
            Self::MobileCounts => "colissimo-mobile-counts",
            Self::MobileLong => "colissimo-mobile-long",
            Self::MobileBelgian => "colissimo-mobile-belgian",
            Self::MobileFrench => "colissimo-mobile-french",
            Self::FirstName => "colissimo-first-name",
            Self::SenderElsewhere { .. } => "colissimo-sender-elsewhere",
        }
    }

    /// What its sentence is made of.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        let number = |number: usize| Fact::Number(number as u64);
        match self {
            Self::TooManyArticles { lines } | Self::OverTenArticles { lines } => vec![("lines", number(*lines))],
            Self::SignRefused { sign } => vec![("sign", Fact::Text(sign.clone()))],
            Self::LooksFrench { text }
            | Self::SentAsEnglish { text }
            | Self::OriginUnknown { text }
            | Self::CurrencyRefused { text } => vec![("text", Fact::Text(text.clone()))],
            Self::Vague { better } => {
                better.iter().map(|better| ("better", Fact::Text((*better).to_owned()))).collect()
            }
            Self::PieceOverParcel { piece, parcel } => {
                vec![("piece", Fact::Weight(*piece)), ("parcel", Fact::Weight(*parcel))]
            }
            Self::ArticlesOverParcel { articles, parcel } | Self::ArticlesFarUnderParcel { articles, parcel } => {
                vec![("articles", Fact::Weight(*articles)), ("parcel", Fact::Weight(*parcel))]
            }
            Self::ExportDeclaration { total } | Self::BritishValue { total } => vec![("total", Fact::Price(*total))],
            Self::NotInEuros { currency } => vec![("currency", Fact::Text(currency.code().to_owned()))],
            Self::CurrenciesDiffer { first } => vec![("first", Fact::Text(first.code().to_owned()))],
            Self::HsLength { digits } | Self::HsReturnLength { digits } => vec![("digits", number(*digits))],
            Self::HsUnknown { code } => vec![("code", Fact::Text(code.clone()))],
            Self::OriginsDiffer { first } => vec![("first", Fact::Country(*first))],
            Self::OriginalUnknown { ident } => vec![("ident", Fact::Text(ident.clone()))],
            Self::OverFiveOriginals { parcels } => vec![("parcels", number(*parcels))],
            Self::InvoiceTwoDates { invoice } => vec![("invoice", Fact::Text(invoice.clone()))],
            Self::WeightRounded { sent } => vec![("sent", Fact::Weight(*sent))],
            Self::InsuranceOver { limit } => vec![("limit", Fact::Price(*limit))],
            Self::InsuranceStep { step } => vec![("step", Fact::Price(*step))],
            Self::ServiceNotThere { from, to } => vec![("from", Fact::Country(*from)), ("to", Fact::Country(*to))],
            Self::ServiceInstead { to, instead } => {
                vec![("to", Fact::Country(*to)), ("instead", Fact::Text(instead.clone()))]
            }
            Self::DutiesNotThere { country }
            | Self::PostcodeOfTerritory { country }
            | Self::SenderElsewhere { country } => vec![("country", Fact::Country(*country))],
            Self::LineCut { cut } => vec![("cut", Fact::Text(cut.clone()))],
            Self::LineMoved { moved } => vec![("moved", Fact::Text(moved.clone()))],
            Self::PostcodeShape { example } => vec![("example", Fact::Text(example.clone()))],
            Self::NoArticle
            | Self::NotADescription
            | Self::DescriptionIsReference
            | Self::PieceWeightZero
            | Self::PieceWeightLight
            | Self::NotASum
            | Self::ValueZero
            | Self::TotalUnderOne
            | Self::HsNotDigits
            | Self::HsReturnSample
            | Self::HsAdvised
            | Self::OriginEmpty
            | Self::CurrencyEmpty
            | Self::EnglishHalf
            | Self::NoOriginal
            | Self::DuplicateOriginal
            | Self::ParcelNumberWrong
            | Self::ParcelNumberOdd
            | Self::CategoryNotReturn
            | Self::CategoryReturnOutward
            | Self::CategoryNotSale
            | Self::CategoryUnexplained
            | Self::GiftFromCompany
            | Self::PostageZero
            | Self::NotEuros
            | Self::CopiesOver
            | Self::CopiesFew
            | Self::InvoiceAdvised
            | Self::ImporterAdvised
            | Self::ImporterIncomplete
            | Self::EoriShape
            | Self::EoriSiret
            | Self::ConsigneeEoriAdvised
            | Self::GstAdvised
            | Self::BritishVatAdvised
            | Self::UnitedStatesTaxed
            | Self::DeclarationIgnored
            | Self::NonStandardSize
            | Self::PointStandardSizeOnly
            | Self::PointNumber
            | Self::PointNotUsed
            | Self::PointElsewhere
            | Self::InsuranceNotOffered
            | Self::DutiesOverseasNotThere
            | Self::ServiceOtherWay
            | Self::ReturnOnPage
            | Self::PartImpossible
            | Self::PartAtHome
            | Self::TownWithoutLetter
            | Self::GirthOver
            | Self::StateShape
            | Self::StateNotPostcode
            | Self::MobileCounts
            | Self::MobileLong
            | Self::MobileBelgian
            | Self::MobileFrench
            | Self::FirstName => Vec::new(),
        }
    }

    /// One of each, so that a test can walk their sentences in every language.
    pub fn examples() -> Vec<Self> {
        let text = || "T-shirt".to_owned();
        let (piece, parcel) = (Grams(1200), Grams(1000));
        let total = Money::euros(120_000);
        let country = CountryCode::FR;
        vec![
            Self::NoArticle,
            Self::TooManyArticles { lines: 101 },
            Self::OverTenArticles { lines: 12 },
            Self::SignRefused { sign: "Ω".to_owned() },
            Self::NotADescription,
            Self::LooksFrench { text: text() },
            Self::SentAsEnglish { text: text() },
            Self::Vague { better: None },
            Self::Vague { better: Some("Cotton T-shirt") },
            Self::DescriptionIsReference,
            Self::PieceWeightZero,
            Self::PieceWeightLight,
            Self::PieceOverParcel { piece, parcel },
            Self::ArticlesOverParcel { articles: piece, parcel },
            Self::ArticlesFarUnderParcel { articles: Grams(100), parcel },
            Self::NotASum,
            Self::ValueZero,
            Self::TotalUnderOne,
            Self::ExportDeclaration { total },
            Self::BritishValue { total },
            Self::NotInEuros { currency: Currency::CHF },
            Self::HsNotDigits,
            Self::HsLength { digits: 7 },
            Self::HsReturnLength { digits: 8 },
            Self::HsReturnSample,
            Self::HsUnknown { code: "610999".to_owned() },
            Self::HsAdvised,
            Self::OriginUnknown { text: text() },
            Self::OriginEmpty,
            Self::OriginsDiffer { first: country },
            Self::CurrencyRefused { text: "HKD".to_owned() },
            Self::CurrenciesDiffer { first: Currency::EUR },
            Self::CurrencyEmpty,
            Self::OriginalUnknown { ident: "F".to_owned() },
            Self::EnglishHalf,
            Self::NoOriginal,
            Self::OverFiveOriginals { parcels: 6 },
            Self::DuplicateOriginal,
            Self::ParcelNumberWrong,
            Self::ParcelNumberOdd,
            Self::InvoiceTwoDates { invoice: "F-1".to_owned() },
            Self::CategoryNotReturn,
            Self::CategoryReturnOutward,
            Self::CategoryNotSale,
            Self::CategoryUnexplained,
            Self::GiftFromCompany,
            Self::PostageZero,
            Self::NotEuros,
            Self::CopiesOver,
            Self::CopiesFew,
            Self::InvoiceAdvised,
            Self::ImporterAdvised,
            Self::ImporterIncomplete,
            Self::EoriShape,
            Self::EoriSiret,
            Self::ConsigneeEoriAdvised,
            Self::GstAdvised,
            Self::BritishVatAdvised,
            Self::UnitedStatesTaxed,
            Self::DeclarationIgnored,
            Self::WeightRounded { sent: Grams(1240) },
            Self::NonStandardSize,
            Self::PointStandardSizeOnly,
            Self::PointNumber,
            Self::PointNotUsed,
            Self::PointElsewhere,
            Self::InsuranceNotOffered,
            Self::InsuranceOver { limit: total },
            Self::InsuranceStep { step: total },
            Self::DutiesNotThere { country },
            Self::DutiesOverseasNotThere,
            Self::ServiceNotThere { from: country, to: country },
            Self::ServiceInstead { to: country, instead: "Colissimo".to_owned() },
            Self::ServiceOtherWay,
            Self::ReturnOnPage,
            Self::PartImpossible,
            Self::PartAtHome,
            Self::TownWithoutLetter,
            Self::GirthOver,
            Self::LineCut { cut: text() },
            Self::LineMoved { moved: text() },
            Self::PostcodeShape { example: "1003".to_owned() },
            Self::PostcodeOfTerritory { country },
            Self::StateShape,
            Self::StateNotPostcode,
            Self::MobileCounts,
            Self::MobileLong,
            Self::MobileBelgian,
            Self::MobileFrench,
            Self::FirstName,
            Self::SenderElsewhere { country },
        ]
    }
}
