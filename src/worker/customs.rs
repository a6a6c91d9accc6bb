//! Declarations, articles, pick-up points and deposit slips.

use crate::command::Command;
use crate::command::CustomsCommand;
use crate::domain::Failure;
use crate::domain::Mishap;
use crate::domain::Remedy;

use super::world::Desk;
use super::world::Records;

impl Desk {
    /// Does what was asked.
    pub(super) fn customs(&self, _: &mut Records, command: CustomsCommand) {
        let asker = Command::Customs(command).asker();
        self.shared.tell(asker.refused(Failure::new(Mishap::Unsupported, Remedy::Nothing)));
    }
}
