//! The texts of a form, by their fields.

use super::Field;
use super::Party;
use super::ShipmentDraft;

impl ShipmentDraft {
    /// The text behind a field, to edit; none for what is chosen, and for what the form does not hold.
    pub fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        let order = &mut self.order;
        match field {
            Field::Address(Party::Consignee, line) => self.consignee.line_mut(line),
            Field::Address(Party::Billing, line) => order.billing.as_mut().and_then(|billing| billing.line_mut(line)),
            Field::Weight => Some(&mut self.parcel.weight.text),
            Field::Size => Some(&mut self.parcel.size.text),
            Field::OrderNumber => Some(&mut order.number),
            Field::OrderDate => Some(&mut order.date.text),
            Field::OrderEmail => Some(&mut order.email.text),
            Field::OrderPhone => Some(&mut order.phone.text),
            Field::OrderContents => Some(&mut order.contents),
            Field::OrderAmount => Some(&mut order.amount.text),
            Field::OrderItems => Some(&mut order.items.text),
            Field::Article(row, column) => self.customs.article_mut(row).map(|article| article.text_mut(column)),
            Field::Customs(at) => self.customs.text_mut(at),
            Field::Original(row, column) => {
                let original = self.customs.originals.iter_mut().find(|original| original.row == row);
                original.map(|original| original.text_mut(column))
            }
            Field::Insurance => Some(&mut self.handling.insurance.text),
            Field::Instructions => Some(&mut self.handling.instructions),
            Field::Address(Party::Sender | Party::Return, _)
            | Field::Duties
            | Field::Undeliverable
            | Field::PickupPoint
            | Field::Part
            | Field::Service
            | Field::ShipDate
            | Field::Format
            | Field::Endpoint
            | Field::LogoName
            | Field::LogoFile
            | Field::Credential(_)
            | Field::Shipment => None,
        }
    }
}
