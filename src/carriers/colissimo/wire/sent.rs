//! The request for a label. The check before it, the return code and the declaration alone take the same.

use jiff::civil::Date;
use serde::Serialize;

use crate::domain::Direction;
use crate::domain::Duties;
use crate::domain::LabelFormat;
use crate::domain::Shipment;
use crate::domain::TrackingNumber;
use crate::domain::Undeliverable;

use super::address::AddressBody;
use super::address::Names;
use super::customs::Declarations;
use super::number::Decimal;
use super::number::cents;

/// `generateLabel`, `checkGenerateLabel`, `generateToken` and `generateCN23`, version 3.1.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct LabelRequest {
    output_format: OutputFormat,
    letter: Letter,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Fields>,
}

/// `checkGenerateLabel` for a parcel that nobody sends: it costs nothing, makes nothing, and tells whether who asks is known.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct TrialRequest {
    output_format: OutputFormat,
    letter: serde_json::Value,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OutputFormat {
    x: i32,
    y: i32,
    output_printing_type: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Letter {
    service: Service,
    parcel: Parcel,
    #[serde(skip_serializing_if = "Option::is_none")]
    customs_declarations: Option<Declarations>,
    sender: Sender,
    addressee: Addressee,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Service {
    product_code: String,
    deposit_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    transportation_amount: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_amount: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_number: Option<String>,
    commercial_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_type_choice: Option<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Parcel {
    weight: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    insurance_value: Option<i64>,
    #[serde(skip_serializing_if = "is_not")]
    non_machinable: bool,
    #[serde(skip_serializing_if = "is_not")]
    ddp: bool,
    #[serde(skip_serializing_if = "is_not")]
    ftd: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    instructions: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pickup_location_id: Option<String>,
    /// Of a parcel that has a label already: for its declaration alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    parcel_number: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Sender {
    #[serde(skip_serializing_if = "Option::is_none")]
    sender_parcel_ref: Option<String>,
    address: AddressBody,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Addressee {
    #[serde(skip_serializing_if = "Option::is_none")]
    addressee_parcel_ref: Option<String>,
    address: AddressBody,
}

#[derive(Serialize)]
struct Fields {
    field: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    key: &'static str,
    value: String,
}

impl LabelRequest {
    /// What is asked for a shipment that is handed in on this day.
    pub(in crate::carriers::colissimo) fn new(shipment: &Shipment, deposit: Date) -> Self {
        let (order, handling) = (shipment.order(), shipment.handling());
        let desk = shipment.sender();
        let returns = handling.direction == Direction::Return;
        let names = if handling.point.is_some() { Names::Parted } else { Names::Whole };
        let customer =
            AddressBody::new(shipment.consignee(), names).reached_by(order, shipment.consignee().country.code());
        let shop = match (returns, &desk.return_to) {
            (true, Some(return_to)) => return_to,
            _ => &desk.address,
        };
        let (from, to) = if returns {
            (customer, AddressBody::new(shop, Names::Whole).of_a_company())
        } else {
            (AddressBody::new(shop, Names::Whole), customer.delivered_to())
        };
        let number = order.number.as_deref().and_then(text);
        let within = |most: usize| number.clone().filter(|number| number.chars().count() <= most);
        let postage = shipment.customs().map(|declaration| cents(declaration.postage));
        let letter = Letter {
            service: Service {
                product_code: shipment.service().0.clone(),
                deposit_date: deposit.to_string(),
                transportation_amount: postage,
                total_amount: postage,
                order_number: within(30),
                commercial_name: desk
                    .address
                    .company
                    .as_deref()
                    .and_then(text)
                    .unwrap_or_else(|| desk.address.name.clone()),
                return_type_choice: handling.undeliverable.map(|choice| match choice {
                    Undeliverable::ComeBack => 2,
                    Undeliverable::Abandon => 3,
                }),
            },
            parcel: Parcel {
                weight: Decimal::parcel(shipment.weight()),
                insurance_value: handling.insurance.map(cents),
                non_machinable: handling.non_machinable,
                ddp: handling.duties == Duties::Sender,
                ftd: handling.duties == Duties::SenderOverseas,
                instructions: handling.instructions.as_deref().and_then(text),
                pickup_location_id: handling.point.as_ref().map(|point| point.id.clone()),
                parcel_number: None,
            },
            customs_declarations: shipment.customs().map(Declarations::new),
            sender: Sender { sender_parcel_ref: within(17), address: from },
            addressee: Addressee { addressee_parcel_ref: within(15), address: to },
        };
        let output_printing_type = printing_type(asked_format(shipment), page_of(shipment), shipment.dpi());
        let fields = fields(shipment);
        Self {
            output_format: OutputFormat { x: 0, y: 0, output_printing_type },
            letter,
            fields: (!fields.is_empty()).then_some(Fields { field: fields }),
        }
    }

    /// The same for a parcel that has its label: what `generateCN23` asks.
    pub(in crate::carriers::colissimo) fn of_parcel(mut self, parcel: &TrackingNumber) -> Self {
        self.letter.parcel.parcel_number = Some(parcel.0.clone());
        self.output_format.output_printing_type = "PDF_A4_300dpi";
        self
    }
}

impl TrialRequest {
    /// From La Poste's town to La Poste's town, for nobody.
    pub(in crate::carriers::colissimo) fn new(today: Date) -> Self {
        let somewhere = serde_json::json!({
            "lastName": "Envoi", "line2": "1 rue du Louvre", "countryCode": "FR", "city": "Paris", "zipCode": "75001",
        });
        let letter = serde_json::json!({
            "service": { "productCode": "DOM", "depositDate": today.to_string(), "commercialName": "Envoi" },
            "parcel": { "weight": 1 },
            "sender": { "address": somewhere },
            "addressee": { "address": somewhere },
        });
        Self { output_format: OutputFormat { x: 0, y: 0, output_printing_type: "PDF_10x15_300dpi" }, letter }
    }
}

/// What a label is asked for as: international returns exist as a page alone, and La Poste makes no pictures.
pub(in crate::carriers::colissimo) fn asked_format(shipment: &Shipment) -> LabelFormat {
    let sold_as_zpl = shipment.format() == LabelFormat::Zpl && page_of(shipment) == Page::Label;
    if sold_as_zpl { LabelFormat::Zpl } else { LabelFormat::Pdf }
}

/// How large a label's page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::carriers::colissimo) enum Page {
    /// 10 by 15 cm.
    Label,
    /// A sheet: international returns (7R, 5R) have no other.
    A4,
}

fn page_of(shipment: &Shipment) -> Page {
    if shipment.service().0 == "CORI" { Page::A4 } else { Page::Label }
}

/// La Poste's name of a format, in the printer's own language for its dots: 300 to the inch, else 203, which most have.
pub(in crate::carriers::colissimo) fn printing_type(format: LabelFormat, page: Page, dpi: Option<u32>) -> &'static str {
    match page {
        Page::Label if format == LabelFormat::Zpl && dpi == Some(300) => "ZPL_10x15_300dpi",
        Page::Label if format == LabelFormat::Zpl => "ZPL_10x15_203dpi",
        Page::Label => "PDF_10x15_300dpi",
        Page::A4 => "PDF_A4_300dpi",
    }
}

/// What has no place in the letter.
fn fields(shipment: &Shipment) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut field = |key, value: Option<String>| fields.extend(value.map(|value| Field { key, value }));
    let handling = shipment.handling();
    if let Some(declaration) = shipment.customs() {
        field("OUTPUT_PRINT_TYPE_CN23", Some("PDF_A4_300dpi".to_owned()));
        field("EORI", declaration.eori.as_deref().and_then(text));
        field("EORI_ADDRESSEE", declaration.consignee_eori.as_deref().and_then(text));
        field("GST", declaration.gst.as_deref().and_then(text));
    }
    // Asked for with duties paid (30329 to 30335), in whole centimetres.
    if handling.duties == Duties::Sender {
        let [length, width, height] = shipment.size().sorted().map(|side| side.div_ceil(10).to_string());
        field("LENGTH", Some(length));
        field("WIDTH", Some(width));
        field("HEIGHT", Some(height));
    }
    if let Some(part) = &handling.part {
        let last = part.number == part.of;
        field("TYPE_MULTI_PARCEL", Some(if last { "MASTER" } else { "FOLLOWER" }.to_owned()));
        field("PARCEL_ITERATION_NUMBER", Some(part.number.to_string()));
        field("TOTAL_NUMBER_PARCEL", Some(part.of.to_string()));
        let followers: Vec<&str> = part.followers.iter().map(|parcel| parcel.0.as_str()).collect();
        field("LIST_FOLLOWER_PARCEL", (last && !followers.is_empty()).then(|| followers.join("/")));
    }
    fields
}

/// A text without the blanks around it; none where nothing is left.
pub(super) fn text(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn is_not(flag: &bool) -> bool {
    !flag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zpl_is_asked_for_as_fine_as_the_printer_is_and_pages_as_fine_as_they_come() {
        let name = |format, dpi| printing_type(format, Page::Label, dpi);
        assert_eq!(name(LabelFormat::Zpl, None), "ZPL_10x15_203dpi");
        assert_eq!(name(LabelFormat::Zpl, Some(300)), "ZPL_10x15_300dpi");
        assert_eq!(name(LabelFormat::Pdf, Some(300)), "PDF_10x15_300dpi");
        assert_eq!(printing_type(LabelFormat::Zpl, Page::A4, Some(300)), "PDF_A4_300dpi");
    }
}
