//! What we send: strict, and no key more than is meant.

use serde::Serialize;

use crate::domain::Address;
use crate::domain::AddressCheck;
use crate::domain::CountryCode;
use crate::domain::ExternalId;
use crate::domain::LabelDownload;
use crate::domain::Shipment;
use crate::domain::department;

/// `POST /v1/labels`.
#[derive(Serialize)]
pub(in crate::carriers::shipengine) struct LabelRequest<'a> {
    shipment: ShipmentBody<'a>,
    label_format: &'static str,
    label_layout: &'static str,
    label_download_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label_image_id: Option<&'a str>,
    display_scheme: &'static str,
    validate_address: &'static str,
}

/// `POST /v1/rates`.
#[derive(Serialize)]
pub(in crate::carriers::shipengine) struct RatesRequest<'a> {
    rate_options: RateOptions<'a>,
    shipment: ShipmentBody<'a>,
}

#[derive(Serialize)]
struct RateOptions<'a> {
    carrier_ids: [&'a str; 1],
    service_codes: [&'a str; 1],
    package_types: [&'a str; 1],
}

#[derive(Serialize)]
struct ShipmentBody<'a> {
    carrier_id: &'a str,
    service_code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_shipment_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipment_number: Option<&'a str>,
    /// The same number once more: lists of labels give this one back, so that another desk sees what is shipped already.
    #[serde(skip_serializing_if = "Option::is_none")]
    external_order_id: Option<&'a str>,
    /// Inside a shipment that is rated; a purchase says it beside.
    #[serde(skip_serializing_if = "Option::is_none")]
    validate_address: Option<&'static str>,
    ship_date: String,
    ship_to: AddressBody<'a>,
    ship_from: AddressBody<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_to: Option<AddressBody<'a>>,
    confirmation: &'static str,
    insurance_provider: &'static str,
    packages: [PackageBody<'a>; 1],
}

#[derive(Serialize)]
pub(in crate::carriers::shipengine) struct AddressBody<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    company_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    address_line1: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_line2: Option<&'a str>,
    city_locality: &'a str,
    state_province: &'a str,
    postal_code: &'a str,
    country_code: &'a str,
    address_residential_indicator: &'static str,
}

#[derive(Serialize)]
struct PackageBody<'a> {
    package_code: &'a str,
    weight: WeightBody,
    dimensions: DimensionsBody,
}

#[derive(Serialize)]
struct WeightBody {
    value: u32,
    unit: &'static str,
}

#[derive(Serialize)]
struct DimensionsBody {
    unit: &'static str,
    length: f64,
    width: f64,
    height: f64,
}

impl<'a> LabelRequest<'a> {
    /// A 4x6 label. By address one purchase gives all formats; inside the answer it gives the one that was asked for.
    pub(in crate::carriers::shipengine) fn new(
        carrier_id: &'a str,
        shipment: &'a Shipment,
        id: &'a ExternalId,
        download: LabelDownload,
    ) -> Self {
        Self {
            shipment: ShipmentBody::new(carrier_id, shipment, Some(&id.0)),
            label_format: shipment.format().extension(),
            label_layout: "4x6",
            label_download_type: match download {
                LabelDownload::ByAddress => "url",
                LabelDownload::Inline => "inline",
            },
            label_image_id: shipment.logo().map(|image| image.0.as_str()),
            display_scheme: "label",
            // The station has checked what can be checked; a carrier that rewrites an address would print what was not on screen.
            validate_address: "no_validation",
        }
    }
}

/// How the API is to look at addresses. Never so that it rewrites them: what is printed is what was on screen.
fn validation(check: AddressCheck) -> &'static str {
    match check {
        AddressCheck::AtPurchase => "validate_only",
        AddressCheck::Off | AddressCheck::WhileTyping | AddressCheck::NotInThePlan => "no_validation",
    }
}

impl LabelRequest<'_> {
    /// With addresses looked at as the account wants it.
    pub(in crate::carriers::shipengine) fn checking(self, check: AddressCheck) -> Self {
        Self { validate_address: validation(check), ..self }
    }
}

impl RatesRequest<'_> {
    /// With addresses looked at as the account wants it.
    pub(in crate::carriers::shipengine) fn checking(mut self, check: AddressCheck) -> Self {
        self.shipment.validate_address = Some(validation(check));
        self
    }
}

impl<'a> RatesRequest<'a> {
    pub(in crate::carriers::shipengine) fn new(carrier_id: &'a str, shipment: &'a Shipment) -> Self {
        Self {
            rate_options: RateOptions {
                carrier_ids: [carrier_id],
                service_codes: [&shipment.service().0],
                package_types: [shipment.package()],
            },
            shipment: ShipmentBody::new(carrier_id, shipment, None),
        }
    }
}

impl<'a> ShipmentBody<'a> {
    fn new(carrier_id: &'a str, shipment: &'a Shipment, id: Option<&'a str>) -> Self {
        let size = shipment.size();
        // Tenths are exact in what JSON writes: 25 mm is 2.5, never 2.5000000001.
        let centimetres = |millimetres: u32| f64::from(millimetres) / 10.0;
        Self {
            carrier_id,
            service_code: &shipment.service().0,
            external_shipment_id: id,
            shipment_number: shipment.order().number.as_deref(),
            external_order_id: shipment.order().number.as_deref(),
            validate_address: None,
            ship_date: shipment.ship_date().to_string(),
            ship_to: AddressBody::new(shipment.consignee()),
            ship_from: AddressBody::new(&shipment.sender().address),
            return_to: shipment.sender().return_to.as_ref().map(AddressBody::new),
            confirmation: "none",
            insurance_provider: "none",
            packages: [PackageBody {
                package_code: shipment.package(),
                weight: WeightBody { value: shipment.weight().0, unit: "gram" },
                dimensions: DimensionsBody {
                    unit: "centimeter",
                    length: centimetres(size.length.0),
                    width: centimetres(size.width.0),
                    height: centimetres(size.height.0),
                },
            }],
        }
    }
}

impl<'a> AddressBody<'a> {
    pub(in crate::carriers::shipengine) fn new(address: &'a Address) -> Self {
        // The API wants a state and France has none: the department stands for it, else the town.
        let department = (address.country == CountryCode::FR).then(|| department(&address.postcode)).flatten();
        Self {
            name: &address.name,
            company_name: address.company.as_deref(),
            phone: address.phone.as_deref(),
            address_line1: &address.street,
            address_line2: address.extra.as_deref(),
            city_locality: &address.city,
            state_province: department.unwrap_or(&address.city),
            postal_code: &address.postcode,
            country_code: address.country.code(),
            address_residential_indicator: "unknown",
        }
    }
}
