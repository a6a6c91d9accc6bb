//! What SLS does beside labels and slips: declarations alone, labels once more, codes for returns, letter boxes.

use jiff::Timestamp;
use jiff::ToSpan as _;
use serde::Serialize;

use crate::domain::Address;
use crate::domain::Direction;
use crate::domain::LaPosteService;
use crate::domain::LabelFile;
use crate::domain::LabelFormat;
use crate::domain::MailboxDates;
use crate::domain::MailboxPickup;
use crate::domain::PaperKind;
use crate::domain::ReturnCode;
use crate::domain::Shipment;
use crate::domain::TrackingNumber;
use crate::domain::Undeliverable;
use crate::http::Answer;
use crate::http::Charges;

use super::CarrierError;
use super::Colissimo;
use super::deposit;
use super::errors;
use super::papers;
use super::read;
use super::wire;
use super::wire::Answered;
use super::wire::Paris;

/// For so many days a return code is good (SLS documentation).
const CODE_DAYS: i64 = 10;

/// What La Poste offers for a parcel abroad (`getProductInter`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnChoices {
    /// The prefixes of the numbers that such a parcel would get.
    pub prefixes: Vec<String>,
    /// What may become of it when it cannot be delivered.
    pub undeliverable: Vec<Undeliverable>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LabelAgain<'a> {
    parcel_number: &'a str,
    output_printing_type: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProductQuestion<'a> {
    product_code: &'a str,
    insurance: bool,
    non_machinable: bool,
    return_receipt: bool,
    country_code: &'a str,
    zip_code: &'a str,
}

impl Colissimo {
    /// The label of a parcel once more. La Poste does not have it for every parcel: not with duties paid, not for FedEx, not for
    /// Switzerland. The declaration does not come with it.
    pub fn label_again(
        &self,
        parcel: &TrackingNumber,
        format: LabelFormat,
        dpi: Option<u32>,
    ) -> Result<LabelFile, CarrierError> {
        if format == LabelFormat::Png {
            return Err(CarrierError::Unsupported);
        }
        self.knock()?;
        let output_printing_type = wire::printing_type(format, wire::Page::Label, dpi);
        let asked = LabelAgain { parcel_number: &parcel.0, output_printing_type };
        let answer = self.sls("getLabel", &asked, Charges::No)?;
        let answered = self.yes(&answer, Direction::Out)?;
        let bytes = answered.file("label").ok_or(CarrierError::PaperMissing)?;
        Ok(LabelFile { kind: PaperKind::Label, format, bytes })
    }

    /// The declaration of a parcel that has its label (`generateCN23`): what to do when it did not come with the label.
    pub fn declare(&self, shipment: &Shipment, parcel: &TrackingNumber) -> Result<LabelFile, CarrierError> {
        let request = wire::LabelRequest::new(shipment, deposit(shipment)).of_parcel(parcel);
        let direction = shipment.handling().direction;
        let answer = self.sls("generateCN23", &request, Charges::No)?;
        let answered = self.yes(&answer, direction)?;
        let mut files = papers(&answered, LabelFormat::Pdf).into_iter();
        files.find(|file| file.kind == PaperKind::Cn23).ok_or(CarrierError::PaperMissing)
    }

    /// A code in place of a return label (`generateToken`). Costs nothing before the parcel is scanned; one request.
    pub(super) fn ask_return_code(&self, shipment: &Shipment) -> Result<ReturnCode, CarrierError> {
        let request = wire::LabelRequest::new(shipment, deposit(shipment));
        let direction = shipment.handling().direction;
        let answer = self.sls("generateToken", &request, Charges::No)?;
        let answered = self.yes(&answer, direction)?;
        let (code, parcel) = (answered.text("token"), answered.text("parcelNumber"));
        let (Some(code), Some(parcel)) = (code, parcel) else {
            return Err(errors::unreadable(LaPosteService::Sls, &answer));
        };
        let until = Paris::clock().day(Timestamp::now()).saturating_add(CODE_DAYS.days());
        Ok(ReturnCode { code, parcel: TrackingNumber(parcel), until })
    }

    /// What becomes of a parcel of this product that cannot be delivered there.
    pub fn return_choices(&self, product: &str, to: &Address, insured: bool) -> Result<ReturnChoices, CarrierError> {
        let asked = ProductQuestion {
            product_code: product,
            insurance: insured,
            non_machinable: false,
            return_receipt: false,
            country_code: to.country.code(),
            zip_code: &to.postcode,
        };
        let answer = self.sls("getProductInter", &asked, Charges::No)?;
        let answered = self.yes(&answer, Direction::Out)?;
        let choice = |number: String| match number.as_str() {
            "2" => Some(Undeliverable::ComeBack),
            "3" => Some(Undeliverable::Abandon),
            _ => None,
        };
        Ok(ReturnChoices {
            prefixes: answered.texts("product"),
            undeliverable: answered.texts("returnTypeChoice").into_iter().filter_map(choice).collect(),
        })
    }

    /// When a return can be fetched from the letter box of an address in France (`getListMailBoxPickingDates`).
    pub(super) fn ask_mailbox_dates(&self, at: &Address) -> Result<MailboxDates, CarrierError> {
        let answer = self.sls("getListMailBoxPickingDates", &wire::MailboxQuestion::new(at), Charges::No)?;
        let answered = self.yes(&answer, Direction::Return)?;
        let paris = Paris::clock();
        Ok(MailboxDates {
            days: answered.moments("mailBoxPickingDates").into_iter().filter_map(|ms| paris.day_of_ms(ms)).collect(),
            until: answered.text("mailBoxPickingDateMaxHour"),
            ask_before: answered.text("validityTime"),
        })
    }

    /// Has a return fetched from a letter box (`planPickup`).
    pub(super) fn plan_pickup(&self, pickup: &MailboxPickup) -> Result<(), CarrierError> {
        let MailboxPickup { parcel, day, at, email } = pickup;
        let asked = wire::PickupPlan::new(parcel, *day, at, email.as_deref());
        let answer = self.sls("planPickup", &asked, Charges::No)?;
        self.yes(&answer, Direction::Return).map(drop)
    }

    fn yes<'a>(&self, answer: &'a Answer, direction: Direction) -> Result<Answered<'a>, CarrierError> {
        read(answer, direction).map_err(|error| self.noted(error))
    }
}
