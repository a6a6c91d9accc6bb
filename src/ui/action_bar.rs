//! The bar at the foot.

use crate::command::Command;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::session::Session;

/// Presses the main button. On an empty form there is nothing to blame: the focus goes where typing begins. So a second
/// Enter, right after a purchase has cleared the form, does nothing at all.
pub(super) fn press(session: &mut Session, commands: &mut Vec<Command>) {
    if session.ship.is_blank() && session.account().is_some() {
        session.ship.focus = Some(Field::Address(Party::Consignee, Line::Name));
    } else {
        session.buy(commands);
    }
}
