//! The page of a deposit slip that we draw ourselves, where the carrier made the slip and gave no page.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::documents::SlipPaper;
use crate::documents::SlipParcel;
use crate::documents::deposit_slip;
use crate::domain::DepositSlip;
use crate::domain::Duties;
use crate::domain::IntentId;
use crate::store::Purchase;

use super::world::Records;

/// The page as a PDF; none where the records lack what stands on it, or its numbers cannot be coded.
pub(super) fn drawn(records: &Records, slip: &DepositSlip, parcels: &[IntentId]) -> Option<Vec<u8>> {
    let purchases: Vec<Purchase> =
        parcels.iter().filter_map(|intent| records.store.purchase(intent).ok().flatten()).collect();
    page(slip, &purchases)
}

fn page(slip: &DepositSlip, purchases: &[Purchase]) -> Option<Vec<u8>> {
    let sender = &purchases.first()?.account.sender.as_ref()?.address;
    let parcels: Vec<SlipParcel> = purchases.iter().filter_map(|bought| parcel(bought, slip)).collect();
    let made = Timestamp::from_millisecond(slip.made_ms).ok()?.to_zoned(TimeZone::system());
    let paper = SlipPaper {
        number: &slip.number,
        date: made.date(),
        account: &slip.client,
        site: &slip.site,
        sender,
        parcels: &parcels,
    };
    deposit_slip(&paper).inspect_err(|error| tracing::warn!(%error, "a slip has no page")).ok()
}

/// A parcel as it was bought; none where the carrier did not put it on the slip.
fn parcel(bought: &Purchase, slip: &DepositSlip) -> Option<SlipParcel> {
    let shipment = &bought.shipment;
    let handling = shipment.handling();
    let number = bought.label.as_ref()?.tracking.clone();
    slip.parcels.contains(&number).then(|| SlipParcel {
        number,
        reference: shipment.order().number.clone(),
        consignee: shipment.consignee().clone(),
        weight: shipment.weight(),
        insurance: handling.insurance,
        non_machinable: handling.non_machinable,
        duties_paid: handling.duties == Duties::SenderOverseas,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::BoughtLabel;
    use crate::domain::ShipmentState;
    use crate::domain::TrackingNumber;
    use crate::domain::rules;

    #[test]
    fn a_slip_that_came_without_its_page_gets_one_of_what_the_carrier_put_on_it() {
        let bought = ["6C00000000001", "6C00000000002"].map(bought);
        let drawn = page(&slip(&["6C00000000001", "6C00000000002"]), &bought).expect("a page");
        assert!(drawn.starts_with(b"%PDF"));
        let shorter = page(&slip(&["6C00000000002"]), &bought).expect("a page");
        assert_ne!(drawn, shorter);
        assert_eq!(page(&slip(&["6C00000000009"]), &bought), None, "nothing of ours is on it");
        assert_eq!(page(&slip(&["6C00000000001"]), &[]), None);
    }

    fn slip(parcels: &[&str]) -> DepositSlip {
        let parcels = parcels.iter().map(|number| TrackingNumber((*number).to_owned())).collect();
        let (site, client) = ("PFC".to_owned(), "123456".to_owned());
        DepositSlip { number: "484".to_owned(), made_ms: 1_763_800_000_000, parcels, site, client, pdf: Vec::new() }
    }

    fn bought(tracking: &str) -> Purchase {
        let account = rules::tests::account();
        let service = &account.kind.services()[0];
        let today = jiff::civil::date(2026, 11, 22);
        let context = rules::RuleContext {
            account: &account,
            service,
            today,
            printer: crate::domain::LabelFormat::Pdf,
            dpi: 203,
        };
        let shipment = rules::check(&rules::tests::draft(), &context).shipment.expect("a sound draft");
        let label = BoughtLabel {
            label_id: tracking.to_owned(),
            carrier_shipment_id: String::new(),
            tracking: TrackingNumber(tracking.to_owned()),
            cost: None,
            voided: false,
        };
        Purchase {
            account,
            shipment,
            state: ShipmentState::Labelled,
            label: Some(label),
            papers: Vec::new(),
            customs_papers: Vec::new(),
            printer: None,
        }
    }
}
