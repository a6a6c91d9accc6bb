//! Returns that are fetched from a letter box, in France alone.

use jiff::civil::Date;
use serde::Serialize;

use crate::domain::Address;
use crate::domain::TrackingNumber;

use super::sent::text;

/// `getListMailBoxPickingDates`.
#[derive(Serialize)]
pub(in crate::carriers::colissimo) struct MailboxQuestion {
    sender: Place,
}

/// `planPickup`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct PickupPlan {
    parcel_number: String,
    mail_box_picking_date: String,
    sender: Place,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line1: Option<String>,
    line2: String,
    zip_code: String,
    city: String,
    country_code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

impl MailboxQuestion {
    pub(in crate::carriers::colissimo) fn new(at: &Address) -> Self {
        Self { sender: Place { last_name: None, ..Place::new(at, None) } }
    }
}

impl PickupPlan {
    pub(in crate::carriers::colissimo) fn new(
        parcel: &TrackingNumber,
        day: Date,
        at: &Address,
        email: Option<&str>,
    ) -> Self {
        Self { parcel_number: parcel.0.clone(), mail_box_picking_date: day.to_string(), sender: Place::new(at, email) }
    }
}

impl Place {
    fn new(at: &Address, email: Option<&str>) -> Self {
        Self {
            last_name: text(&at.name),
            line1: at.extra.as_deref().and_then(text),
            line2: at.street.trim().to_owned(),
            zip_code: at.postcode.trim().to_owned(),
            city: at.city.trim().to_owned(),
            country_code: at.country.code().to_owned(),
            email: email.and_then(text),
        }
    }
}
