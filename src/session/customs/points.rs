//! Where the parcel can be picked up: asked for an address, listed, and one of them chosen.

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::Ticket;
use crate::domain::Failure;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::PickupPoint;
use crate::domain::PointsWanted;
use crate::domain::rules;

use super::Session;

impl Session {
    /// Asks for the points near the consignee.
    pub fn find_points(&mut self, commands: &mut Vec<Command>) {
        let Some(account) = self.account().map(|account| account.id.clone()) else { return };
        let draft = &self.ship.draft;
        let wanted = PointsWanted {
            near: rules::read_address(&draft.consignee),
            weight: draft.parcel.weight.value().unwrap_or(Grams(1000)),
            ship_date: draft.ship_day.date(self.today()),
        };
        let ticket = self.ticket();
        self.customs.points.wait(ticket);
        commands.push(Command::Customs(CustomsCommand::FindPoints { ticket, account, wanted }));
    }

    /// Takes one of the points.
    pub fn choose_point(&mut self, point: &PickupPoint) {
        self.ship.draft.handling.point = Some(point.clone());
        self.edited();
    }

    /// Lets another be chosen.
    pub fn forget_point(&mut self) {
        self.ship.draft.handling.point = None;
        self.edited();
        self.ship.focus = Some(Field::PickupPoint);
    }

    pub(super) fn points_came(&mut self, ticket: Ticket, outcome: Result<Vec<PickupPoint>, Failure>) {
        self.customs.points.answer(ticket, outcome);
    }
}
