//! The packing slip of a shipment: drawn when somebody asks for it, printed or written, and not kept.

use std::path::PathBuf;
use std::sync::Arc;

use crate::command::Deed;
use crate::command::ExportTo;
use crate::documents;
use crate::documents::PackingSlip;
use crate::domain::CustomsItem;
use crate::domain::Failure;
use crate::domain::Grams;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::Media;
use crate::domain::Mishap;
use crate::domain::PackingText;
use crate::domain::Remedy;
use crate::domain::Service;
use crate::printing::Payload;

use super::papers;
use super::printers;
use super::world::Desk;
use super::world::Records;

impl Desk {
    /// Draws a packing slip and hands it to the printer of documents.
    pub(super) fn print_packing_slip(
        self: &Arc<Self>,
        records: &Records,
        intent: &IntentId,
        text: &PackingText,
    ) -> Result<(), Failure> {
        let carrier = records.store.purchase(intent)?.map(|purchase| purchase.account.kind);
        let routed = self.routed_slip(carrier).filter(|(setup, _)| setup.language == LabelFormat::Pdf);
        let (setup, _) = routed.ok_or_else(|| Failure::new(Mishap::NoPagePrinter, Remedy::OpenPrinters))?;
        let (stem, bytes) = drawn(records, intent, text)?;
        let payload = Payload { bytes, format: LabelFormat::Pdf, file_stem: stem, media: Some(Media::A4) };
        let (desk, intent) = (Arc::clone(self), intent.clone());
        self.printer_lane(&setup.id)?.give(move |at| {
            let sent = desk.send_aside(at, &setup, &payload);
            if let Err(failure) = &sent {
                tracing::warn!(mishap = failure.mishap.id(), "a packing slip did not get to its printer");
            }
            desk.tell_row(&at.records.store, &intent, Deed::Printed, sent.map(|_| ()));
        })
    }
}

/// Draws a packing slip into a file.
pub(super) fn export(
    records: &Records,
    intent: &IntentId,
    text: &PackingText,
    to: ExportTo,
) -> Result<Option<PathBuf>, Failure> {
    let (stem, bytes) = drawn(records, intent, text)?;
    papers::keep(&bytes, &format!("{stem}.pdf"), to)
}

/// The slip and what its file is called, which names nobody.
fn drawn(records: &Records, intent: &IntentId, text: &PackingText) -> Result<(String, Vec<u8>), Failure> {
    let gone = || Failure::new(Mishap::Gone, Remedy::Nothing);
    let purchase = records.store.purchase(intent)?.ok_or_else(gone)?;
    let row = records.store.row(intent)?.filter(|row| row.has_packing_slip()).ok_or_else(gone)?;
    let shipment = &purchase.shipment;
    let items: Vec<CustomsItem> = shipment.customs().into_iter().flat_map(|customs| &customs.items).map(own).collect();
    let service = Service::by_code(purchase.account.kind, &shipment.service().0);
    let weighed = |weight: Grams| weighed(weight, text.decimal);
    let slip = PackingSlip {
        words: &text.words,
        sender: &shipment.sender().address,
        consignee: shipment.consignee(),
        tongue: text.tongue,
        order: shipment.order().number.as_deref(),
        contents: shipment.order().contents.as_deref(),
        items: &items,
        date: &text.date,
        service: service.map_or(shipment.service().0.as_str(), |service| &service.name),
        weight: shipment.weight(),
        weighed: &weighed,
        tracking: row.tracking.as_ref(),
    };
    Ok((format!("{}-packing-slip", printers::file_stem(&row)), documents::packing_slip(&slip)))
}

/// An article as the desk calls it: whoever packs has never read the English that customs were told.
fn own(item: &CustomsItem) -> CustomsItem {
    let description = item.own_description.clone().unwrap_or_else(|| item.description.clone());
    CustomsItem { description, ..item.clone() }
}

/// `412 g`, and from a kilogram on `1,25 kg`.
fn weighed(Grams(grams): Grams, decimal: char) -> String {
    if grams < 1000 {
        return format!("{grams} g");
    }
    let parts = format!("{:03}", grams % 1000);
    let parts = parts.trim_end_matches('0');
    let mark = if parts.is_empty() { String::new() } else { decimal.to_string() };
    format!("{}{mark}{parts} kg", grams / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_written_with_the_mark_of_the_language_and_without_needless_noughts() {
        let written = [412, 1000, 1250, 30_005].map(|grams| weighed(Grams(grams), ','));
        assert_eq!(written, ["412 g", "1 kg", "1,25 kg", "30,005 kg"]);
        assert_eq!(weighed(Grams(1250), '.'), "1.25 kg");
    }
}
