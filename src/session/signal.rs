//! When the station says something without words: a job is finished, or waits for a person.

use crate::command::Command;
use crate::command::Deed;
use crate::domain::HistoryRow;
use crate::domain::ShipmentState;
use crate::domain::Signal;
use crate::domain::SoundOutput;
use crate::domain::Switch;

use super::Session;

/// A signal that was raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Never given twice, so that a screen shows each once.
    pub number: u64,
    /// Which.
    pub signal: Signal,
}

/// The tones, as far as they were asked for.
#[derive(Debug, Default)]
pub struct SoundDesk {
    /// What they are heard through; none until it was asked.
    pub output: Option<SoundOutput>,
}

impl Session {
    /// Sounds the tone and shows the edge, as far as they are wanted.
    pub(super) fn raise(&mut self, signal: Signal, commands: &mut Vec<Command>) {
        if self.settings.sounds.is_on() {
            commands.push(Command::Play(signal));
        }
        if self.settings.edges.is_on() {
            let number = self.ticket().0;
            self.raised = Some(Raised { number, signal });
        }
    }

    /// What happened to a shipment, where it is worth turning round for. With a printer a purchase is finished when its paper
    /// is sent; without, when it is kept.
    pub(super) fn raise_for(&mut self, row: &HistoryRow, deed: Deed, done: bool, commands: &mut Vec<Command>) {
        let printer = self.settings.label_printer().is_some();
        let signal = match (deed, done) {
            (Deed::Began | Deed::Dismissed | Deed::Tracked, _) => None,
            (_, false) => Some(Signal::NeedsYou),
            (Deed::CameLate, true) => Some(Signal::NeedsYou),
            (Deed::Told, true) => None,
            (Deed::Printing, true) => row.held_by().map(|_| Signal::NeedsYou),
            (Deed::Printed | Deed::Voided, true) => Some(Signal::Done),
            (Deed::Bought | Deed::Settled | Deed::Fetched, true) => match row.state {
                ShipmentState::Labelled => (!printer).then_some(Signal::Done),
                ShipmentState::Buying => None,
                ShipmentState::Voided | ShipmentState::Discarded => Some(Signal::Done),
                ShipmentState::InDoubt
                | ShipmentState::NotBought
                | ShipmentState::Refused
                | ShipmentState::NotSent
                | ShipmentState::PaperMissing => Some(Signal::NeedsYou),
            },
        };
        if let Some(signal) = signal {
            self.raise(signal, commands);
        }
    }

    /// Tries a tone, whether or not tones are on.
    pub fn try_tone(&mut self, signal: Signal, commands: &mut Vec<Command>) {
        commands.push(Command::Play(signal));
        self.sounds_are_settled(commands);
    }

    /// Switches the tones on or off.
    pub fn use_sounds(&mut self, sounds: Switch, commands: &mut Vec<Command>) {
        self.settings.sounds = sounds;
        self.settings.sounds_settled = true;
        self.settings_changed(commands);
    }

    fn sounds_are_settled(&mut self, commands: &mut Vec<Command>) {
        if !self.settings.sounds_settled {
            self.settings.sounds_settled = true;
            self.settings_changed(commands);
        }
    }
}
