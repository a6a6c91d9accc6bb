//! The customs form that we draw ourselves: while it is typed, and where a carrier gives none.

use crate::documents::Cn23;
use crate::documents::Cn23Paper;
use crate::documents::Cn23Party;
use crate::documents::cn23;
use crate::domain::CustomsDeclaration;
use crate::domain::Direction;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::Media;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::Shipment;
use crate::domain::TrackingNumber;
use crate::label;

/// No declaration of a hundred articles has more.
const PAGES: usize = 30;

/// One copy of the form as dots, before there is a parcel number.
pub(super) fn drawn(shipment: &Shipment, dpi: u32) -> Result<Vec<Dots>, Failure> {
    let declaration = shipment.customs().ok_or_else(|| Failure::new(Mishap::Gone, Remedy::Nothing))?;
    let once = CustomsDeclaration { copies: 1, ..declaration.clone() };
    let bytes = form(shipment, &once, None);
    Ok(label::decode_pages(&bytes, dpi, Media::A4, PAGES)?)
}

/// The form as a page to print and to keep, in as many copies as are declared.
pub(super) fn form_of(shipment: &Shipment, number: &TrackingNumber) -> Option<Vec<u8>> {
    shipment.customs().map(|declaration| form(shipment, declaration, Some(number)))
}

fn form(shipment: &Shipment, declaration: &CustomsDeclaration, number: Option<&TrackingNumber>) -> Vec<u8> {
    let desk = Cn23Party { address: &shipment.sender().address, email: None };
    let order = shipment.order();
    let other = Cn23Party { address: shipment.consignee(), email: order.email.as_deref() };
    let (sender, consignee) = match shipment.handling().direction {
        Direction::Out => (desk, other),
        Direction::Return => (other, desk),
    };
    let form = Cn23 {
        declaration,
        operator: "La Poste",
        sender,
        consignee,
        reference: order.number.as_deref(),
        gross: shipment.weight(),
        number,
        office: Some(&sender.address.city),
        date: Some(shipment.ship_date()),
    };
    cn23(&form, Cn23Paper::A4)
}
