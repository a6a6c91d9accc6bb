//! Two tones, made here and played by whatever the system has.
//!
//! They differ in rhythm and direction, not only in pitch, so that they are told apart in a noisy hall: done is one quick step
//! up, "needs you" is two slow steps down. Where the system has no player that we know, there is silence, and the settings say
//! so. Nothing here waits longer than [`LONGEST`].

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::domain::Signal;
use crate::domain::SoundOutput;

/// The programs that play a WAV file, and what they want before its name.
const PLAYERS: [(&str, &[&str]); 3] = [("pw-play", &[]), ("paplay", &[]), ("aplay", &["-q"])];

/// A player that hangs is ended after this.
const LONGEST: Duration = Duration::from_secs(4);

const RATE: u32 = 22_050;

/// What tones would be heard through, by the folders of this search path.
pub fn output(path: &std::ffi::OsStr) -> SoundOutput {
    player(path).map_or(SoundOutput::Absent, |(name, ..)| SoundOutput::Through(name))
}

/// Plays a tone and waits for its end. Its file is kept in `folder`, where a player can read it.
pub fn play(signal: Signal, folder: &Path, path: &std::ffi::OsStr) -> io::Result<SoundOutput> {
    let Some((name, program, before)) = player(path) else { return Ok(SoundOutput::Absent) };
    let file = kept(signal, folder)?;
    let mut playing = Command::new(program)
        .args(before)
        .arg(&file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let begun = Instant::now();
    loop {
        match playing.try_wait()? {
            Some(ended) if ended.success() => return Ok(SoundOutput::Through(name)),
            Some(_) => return Ok(SoundOutput::Absent),
            None if begun.elapsed() > LONGEST => {
                playing.kill()?;
                playing.wait()?;
                return Ok(SoundOutput::Absent);
            }
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn player(path: &std::ffi::OsStr) -> Option<(&'static str, PathBuf, &'static [&'static str])> {
    PLAYERS.into_iter().find_map(|(name, before)| {
        let program = std::env::split_paths(path).map(|folder| folder.join(name)).find(|file| file.is_file())?;
        Some((name, program, before))
    })
}

fn kept(signal: Signal, folder: &Path) -> io::Result<PathBuf> {
    let name = match signal {
        Signal::Done => "done.wav",
        Signal::NeedsYou => "needs-you.wav",
    };
    let file = folder.join(name);
    let bytes = wav(signal);
    if fs::read(&file).is_ok_and(|kept| kept == bytes) {
        return Ok(file);
    }
    fs::create_dir_all(folder)?;
    fs::write(&file, bytes)?;
    Ok(file)
}

/// A tone as a WAV file of 16 bits, one channel.
fn wav(signal: Signal) -> Vec<u8> {
    // Pitch in Hz (none is a rest), then milliseconds.
    let notes: &[(f32, u32)] = match signal {
        Signal::Done => &[(784.0, 70), (1175.0, 160)],
        Signal::NeedsYou => &[(523.0, 190), (392.0, 240), (0.0, 90), (523.0, 190), (392.0, 300)],
    };
    let samples: Vec<i16> = notes.iter().flat_map(|(pitch, ms)| note(*pitch, *ms)).collect();
    let data = u32::try_from(samples.len() * 2).unwrap_or(0);
    let mut wav = Vec::new();
    wav.extend(b"RIFF");
    wav.extend((36 + data).to_le_bytes());
    wav.extend(b"WAVEfmt ");
    wav.extend(16_u32.to_le_bytes());
    wav.extend(1_u16.to_le_bytes());
    wav.extend(1_u16.to_le_bytes());
    wav.extend(RATE.to_le_bytes());
    wav.extend((RATE * 2).to_le_bytes());
    wav.extend(2_u16.to_le_bytes());
    wav.extend(16_u16.to_le_bytes());
    wav.extend(b"data");
    wav.extend(data.to_le_bytes());
    wav.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    wav
}

/// A soft sine with a first overtone. It swells and fades within a few milliseconds, since an edge would click.
fn note(pitch: f32, ms: u32) -> impl Iterator<Item = i16> {
    let count = RATE * ms / 1000;
    (0..count).map(move |at| {
        let angle = at as f32 / RATE as f32 * pitch * std::f32::consts::TAU;
        let nearest_end = at.min(count - 1 - at) as f32 / RATE as f32;
        let swell = (nearest_end / 0.008).min(1.0);
        ((angle.sin() + 0.3 * (2.0 * angle).sin()) * swell * 9000.0) as i16
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_tones_are_short_whole_and_told_apart_by_their_rhythm() {
        let [done, needs_you] = Signal::ALL.map(wav);
        for tone in [&done, &needs_you] {
            assert_eq!(&tone[..4], b"RIFF");
            let said = u32::from_le_bytes(tone[4..8].try_into().unwrap());
            assert_eq!(said as usize + 8, tone.len());
        }
        let seconds = |tone: &[u8]| (tone.len() - 44) as f32 / 2.0 / RATE as f32;
        assert!(seconds(&done) < 0.4 && seconds(&needs_you) < 1.5);
        assert!(seconds(&needs_you) > 3.0 * seconds(&done));
    }

    #[test]
    fn without_a_player_there_is_silence_and_no_failure() {
        let empty = tempfile::tempdir().unwrap();
        let path = empty.path().as_os_str();
        assert_eq!(output(path), SoundOutput::Absent);
        assert_eq!(play(Signal::Done, empty.path(), path).unwrap(), SoundOutput::Absent);
    }

    #[cfg(unix)]
    #[test]
    fn the_first_player_that_is_there_gets_the_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let bin = tempfile::tempdir().unwrap();
        let told = bin.path().join("told");
        let script = format!("#!/bin/sh\nprintf '%s' \"$*\" > '{}'\n", told.display());
        fs::write(bin.path().join("aplay"), script).unwrap();
        fs::set_permissions(bin.path().join("aplay"), fs::Permissions::from_mode(0o755)).unwrap();
        let heard = play(Signal::NeedsYou, &bin.path().join("tones"), bin.path().as_os_str()).unwrap();
        assert_eq!(heard, SoundOutput::Through("aplay"));
        let told = fs::read_to_string(told).unwrap();
        let file = told.strip_prefix("-q ").unwrap();
        assert_eq!(fs::read(file).unwrap(), wav(Signal::NeedsYou));
    }
}
