//! The declaration that is being filled in, and what the desk hears about articles, pick-up points and slips.

use crate::command::Command;
use crate::command::CustomsEvent;

use super::Session;

/// What belongs to the declaration beside what is typed into it.
#[derive(Debug, Default)]
pub struct CustomsDesk {}

impl Session {
    pub(super) fn customs_said(&mut self, event: CustomsEvent, _: &mut Vec<Command>) {
        match event {
            CustomsEvent::Suggested { .. }
            | CustomsEvent::Found { .. }
            | CustomsEvent::Kept(_)
            | CustomsEvent::ListRead(_)
            | CustomsEvent::Written(_)
            | CustomsEvent::NotDone { .. }
            | CustomsEvent::Drawn { .. }
            | CustomsEvent::Points { .. }
            | CustomsEvent::SlipMade { .. } => (),
        }
    }
}
