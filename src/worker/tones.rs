//! Tones, in a lane of their own: a player that hangs delays nothing but the next tone.

use crate::command::Event;
use crate::domain::Signal;
use crate::domain::SoundOutput;
use crate::sound;

use super::world::Desk;

impl Desk {
    /// Says what tones would be heard through.
    pub(super) fn ask_sound(&self) {
        self.shared.tell(Event::Sound(sound::output(&search_path())));
    }

    /// Plays a tone.
    pub(super) fn play(&self, signal: Signal) {
        let played = sound::play(signal, &self.shared.root.join("tones"), &search_path());
        let output = played.unwrap_or_else(|error| {
            tracing::warn!(%error, "a tone could not be played");
            SoundOutput::Absent
        });
        self.shared.tell(Event::Sound(output));
    }
}

fn search_path() -> std::ffi::OsString {
    std::env::var_os("PATH").unwrap_or_default()
}
