//! Whom the parcel is for.

use egui::Id;

use super::fields::field_id;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;

/// Whether a text box is a line of the recipient's address.
pub(super) fn is_line(id: Id) -> bool {
    let lines = [Line::Name, Line::Company, Line::Street, Line::Extra, Line::Postcode, Line::City];
    lines.into_iter().any(|line| field_id(Field::Address(Party::Consignee, line)) == id)
}

/// The box that an address is pasted into.
pub(super) fn paste_box() -> Id {
    Id::unique("paste an address")
}
