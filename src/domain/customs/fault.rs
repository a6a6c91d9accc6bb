//! What can be wrong with a declaration or with what a Colissimo parcel is told to do, with the facts that a sentence needs.

mod codes;
mod wording;

use crate::domain::CountryCode;
use crate::domain::Currency;
use crate::domain::Fault;
use crate::domain::Grams;
use crate::domain::Money;

/// A fault of a declaration, of a Colissimo address or of what Colissimo is asked to do. What any form can have wrong (an empty
/// box, a text that is too long, a number that is none) is a plain [`crate::domain::Fault`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomsFault {
    /// The parcel needs a declaration and it has no article.
    NoArticle,
    /// More lines than the schema takes.
    TooManyArticles {
        /// How many there are.
        lines: usize,
    },
    /// The schema takes them; La Poste's list of errors speaks of ten.
    OverTenArticles {
        /// How many there are.
        lines: usize,
    },
    /// A sign beyond Latin writing.
    SignRefused {
        /// The first of them.
        sign: String,
    },
    /// Digits, signs or one letter over and over.
    NotADescription,
    /// It has to be in English and looks French.
    LooksFrench {
        /// What would be sent.
        text: String,
    },
    /// It has to be in English, none was given, and what was typed as the description does not look French.
    SentAsEnglish {
        /// What is sent.
        text: String,
    },
    /// Customs refuse such words.
    Vague {
        /// Something better, in the language that is sent.
        better: Option<&'static str>,
    },
    /// The description is the shop's reference.
    DescriptionIsReference,
    /// One piece weighs nothing.
    PieceWeightZero,
    /// La Poste's own plug-in declares at least 10 g.
    PieceWeightLight,
    /// One piece is heavier than the parcel.
    PieceOverParcel {
        /// One piece.
        piece: Grams,
        /// The parcel as it is declared.
        parcel: Grams,
    },
    /// All pieces together are heavier than the parcel.
    ArticlesOverParcel {
        /// All pieces.
        articles: Grams,
        /// The parcel as it is declared.
        parcel: Grams,
    },
    /// All pieces together are a small part of the parcel.
    ArticlesFarUnderParcel {
        /// All pieces.
        articles: Grams,
        /// The parcel as it is declared.
        parcel: Grams,
    },
    /// No amount, or more than two decimals, or a currency in the wrong column.
    NotASum,
    /// One piece is worth nothing.
    ValueZero,
    /// All pieces together are worth less than one.
    TotalUnderOne,
    /// From a thousand euros on, an export declaration is needed.
    ExportDeclaration {
        /// What all pieces are worth.
        total: Money,
    },
    /// Duties paid to the United Kingdom hold between two values.
    BritishValue {
        /// What all pieces are worth.
        total: Money,
    },
    /// The schema says "in euros" and the values are in another currency.
    NotInEuros {
        /// Which.
        currency: Currency,
    },
    /// The tariff number has something other than digits, dots and spaces.
    HsNotDigits,
    /// A tariff number of a parcel on its way out has 6, 8 or 10 digits.
    HsLength {
        /// How many there are.
        digits: usize,
    },
    /// A tariff number of a return has 6 or 11 digits.
    HsReturnLength {
        /// How many there are.
        digits: usize,
    },
    /// Right by the schema; La Poste's sample of 2019 has 8 digits.
    HsReturnSample,
    /// The nomenclature has no such six digits.
    HsUnknown {
        /// The six digits.
        code: String,
    },
    /// Not asked for, but clearing goes without a hitch with it.
    HsAdvised,
    /// No country has this code.
    OriginUnknown {
        /// What was typed.
        text: String,
    },
    /// La Poste declares France where nothing is said.
    OriginEmpty,
    /// The articles of a return come from one country.
    OriginsDiffer {
        /// That of the first article.
        first: CountryCode,
    },
    /// Not one of the eight currencies.
    CurrencyRefused {
        /// What was typed.
        text: String,
    },
    /// All articles have one currency.
    CurrenciesDiffer {
        /// That of the first article.
        first: Currency,
    },
    /// Euros where nothing is said.
    CurrencyEmpty,
    /// No outgoing parcel has this letter.
    OriginalUnknown {
        /// What was typed.
        ident: String,
    },
    /// The schema's English text asks for more than its French one.
    EnglishHalf,
    /// A return names the outgoing parcels.
    NoOriginal,
    /// La Poste's documentation takes five outgoing parcels.
    OverFiveOriginals {
        /// How many there are.
        parcels: usize,
    },
    /// An outgoing parcel is named twice.
    DuplicateOriginal,
    /// The key at the end of the parcel's number is wrong.
    ParcelNumberWrong,
    /// No number of La Poste looks like that.
    ParcelNumberOdd,
    /// One invoice has two dates.
    InvoiceTwoDates {
        /// Its number.
        invoice: String,
    },
    /// A return is declared as one.
    CategoryNotReturn,
    /// A parcel on its way out is declared as a return.
    CategoryReturnOutward,
    /// Duties paid to the United Kingdom hold for sales alone.
    CategoryNotSale,
    /// "Other" and "return" want a word of explanation.
    CategoryUnexplained,
    /// A gift is from one person to another.
    GiftFromCompany,
    /// The carriage costs something, even where the customer does not pay it.
    PostageZero,
    /// Amounts beside the articles' values are in euros.
    NotEuros,
    /// One to four copies.
    CopiesOver,
    /// La Poste asks for four copies.
    CopiesFew,
    /// A sale has an invoice.
    InvoiceAdvised,
    /// A company that imports has a number.
    ImporterAdvised,
    /// Somebody else imports and cannot be found.
    ImporterIncomplete,
    /// No EORI looks like that.
    EoriShape,
    /// An EORI of the old shape, from the SIRET.
    EoriSiret,
    /// A company overseas has an EORI.
    ConsigneeEoriAdvised,
    /// Australia asks sellers for a number.
    GstAdvised,
    /// The United Kingdom asks sellers of small parcels for a number.
    BritishVatAdvised,
    /// Every parcel to the United States is taxed.
    UnitedStatesTaxed,
    /// No declaration is needed, so what was typed is not sent.
    DeclarationIgnored,
    /// The service takes two decimals of a kilogram.
    WeightRounded {
        /// What is declared.
        sent: Grams,
    },
    /// Larger than the standard size: a surcharge.
    NonStandardSize,
    /// Pick-up points take the standard size alone.
    PointStandardSizeOnly,
    /// A pick-up point has six digits.
    PointNumber,
    /// The service delivers to the door.
    PointNotUsed,
    /// The pick-up point is in another country than the consignee.
    PointElsewhere,
    /// The service is not insured.
    InsuranceNotOffered,
    /// More than the service insures.
    InsuranceOver {
        /// The most.
        limit: Money,
    },
    /// Insurance goes by steps.
    InsuranceStep {
        /// The step that is bought.
        step: Money,
    },
    /// Duties are not paid by the sender there.
    DutiesNotThere {
        /// Where it goes.
        country: CountryCode,
    },
    /// Duties overseas are paid by the sender to four places, with signature.
    DutiesOverseasNotThere,
    /// The service does not go there.
    ServiceNotThere {
        /// From where.
        from: CountryCode,
        /// To where.
        to: CountryCode,
    },
    /// The service does not go there and another does.
    ServiceInstead {
        /// To where.
        to: CountryCode,
        /// The other's name.
        instead: String,
    },
    /// A return service for a parcel on its way out, or the other way round.
    ServiceOtherWay,
    /// Labels of such returns come on A4 alone.
    ReturnOnPage,
    /// No place among the parcels of one shipment.
    PartImpossible,
    /// Parcels of one shipment go abroad or overseas together; within France it may be refused.
    PartAtHome,
    /// What has no letter is no town.
    TownWithoutLetter,
    /// Where the sender pays the duties, length and girth have a limit of their own.
    GirthOver,
    /// The carrier cuts the line.
    LineCut {
        /// What it cuts off.
        cut: String,
    },
    /// The line goes on in the next one.
    LineMoved {
        /// What goes there.
        moved: String,
    },
    /// Postcodes of that country look otherwise.
    PostcodeShape {
        /// One that looks right.
        example: String,
    },
    /// The postcode belongs to a place that has a code of its own.
    PostcodeOfTerritory {
        /// That place.
        country: CountryCode,
    },
    /// A state or province is two letters.
    StateShape,
    /// The postcode is not in that state or province.
    StateNotPostcode,
    /// The number counts up.
    MobileCounts,
    /// More than fifteen signs.
    MobileLong,
    /// A Belgian mobile is `+324` and eight digits.
    MobileBelgian,
    /// It does not look like a French mobile number.
    MobileFrench,
    /// Who picks up has a first name.
    FirstName,
    /// The contract sends from France, Monaco, Andorra or overseas.
    SenderElsewhere {
        /// Where the sender is.
        country: CountryCode,
    },
}

impl From<CustomsFault> for Fault {
    fn from(fault: CustomsFault) -> Self {
        Self::Customs(fault)
    }
}
