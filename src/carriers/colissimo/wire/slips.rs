//! Deposit slips.

use serde::Deserialize;
use serde::Serialize;

use crate::domain::DepositSlip;
use crate::domain::TrackingNumber;

use super::read::lenient;

/// `generateBordereauByParcelsNumbers`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct SlipRequest<'a> {
    generate_bordereau_parcel_number_list: Parcels<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Parcels<'a> {
    parcels_numbers: Vec<&'a str>,
}

/// `bordereauHeader`: numbers come as numbers and as text.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(in crate::carriers::colissimo) struct SlipHeader {
    #[serde(deserialize_with = "lenient::text")]
    bordereau_number: Option<String>,
    publishing_date: Option<i64>,
    #[serde(rename = "codeSitePCH", deserialize_with = "lenient::text")]
    site_code: Option<String>,
    #[serde(rename = "nameSitePCH", deserialize_with = "lenient::text")]
    site_name: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    client_number: Option<String>,
}

impl<'a> SlipRequest<'a> {
    pub(in crate::carriers::colissimo) fn new(parcels: &'a [TrackingNumber]) -> Self {
        let parcels_numbers = parcels.iter().map(|parcel| parcel.0.as_str()).collect();
        Self { generate_bordereau_parcel_number_list: Parcels { parcels_numbers } }
    }
}

impl SlipHeader {
    /// The slip with its page and what is on it; none where it has no number.
    pub(in crate::carriers::colissimo) fn into_slip(
        self,
        parcels: Vec<TrackingNumber>,
        pdf: Vec<u8>,
    ) -> Option<DepositSlip> {
        Some(DepositSlip {
            number: self.bordereau_number?,
            made_ms: self.publishing_date.unwrap_or_default(),
            parcels,
            site: self.site_name.or(self.site_code).unwrap_or_default(),
            client: self.client_number.unwrap_or_default(),
            pdf,
        })
    }
}
