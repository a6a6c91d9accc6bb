//! Telling a scanner from a hand.
//!
//! A scanner that pretends to be a keyboard types a code and Enter at a speed no hand has. So signs are held for a moment: when
//! they go on coming that fast and end with Enter, they are a scan, and no field and no button sees any of them. When they
//! do not, they are let go as they came. The moment is too short to be noticed when typing.

use eframe::egui::Event;
use eframe::egui::Key;

/// So long may the next sign of a scan be in coming, in seconds.
const GAP: f64 = 0.045;

/// A sign of a scan takes no longer than this on the average, in seconds; a quick hand takes more than twice as long.
const PER_SIGN: f64 = 0.04;

/// Signs that may be a scan.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    held: Vec<Event>,
    typed: String,
    begun: f64,
    last: f64,
}

/// Who takes signs that came as fast as from a scanner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// The station: they are a scan.
    Station,
    /// The field that has the focus takes codes, and takes this one.
    Field,
}

impl Scanner {
    /// Looks at the events of a frame: gives on what is not a scan, in its order, and the scan if one has ended. `now` is in
    /// seconds.
    pub(super) fn look(&mut self, events: Vec<Event>, now: f64, aim: Aim) -> (Vec<Event>, Option<String>) {
        let mut on = Vec::new();
        let mut scan = None;
        let mut came = false;
        for event in events {
            match &event {
                Event::Text(text) if text.chars().all(|letter| !letter.is_control()) => {
                    came = true;
                    self.hold(now);
                    self.typed.push_str(text);
                    self.held.push(event);
                }
                Event::Key { key, modifiers, .. } if is_sign(*key) && !modifiers.command && !modifiers.alt => {
                    came = true;
                    self.hold(now);
                    self.held.push(event);
                }
                Event::Key { key: Key::Enter, pressed: true, modifiers, .. }
                    if modifiers.is_none() && aim == Aim::Station && self.is_scan(now) =>
                {
                    self.held.clear();
                    scan = Some(std::mem::take(&mut self.typed));
                }
                Event::Key { .. } | Event::PointerButton { .. } | Event::Paste(_) | Event::Ime(_) | Event::Text(_) => {
                    self.let_go(&mut on);
                    on.push(event);
                }
                _ => on.push(event),
            }
        }
        // On a slow frame what goes on coming arrives with the frame after: silence is judged only where nothing came.
        if !came && now - self.last > GAP || self.is_slow(now) {
            self.let_go(&mut on);
        }
        (on, scan)
    }

    /// In how many seconds it wants to look again.
    pub(super) fn waits(&self) -> Option<f64> {
        (!self.held.is_empty()).then_some(GAP + 0.002)
    }

    fn hold(&mut self, now: f64) {
        if self.held.is_empty() {
            self.begun = now;
        }
        self.last = now;
    }

    fn let_go(&mut self, on: &mut Vec<Event>) {
        on.append(&mut self.held);
        self.typed.clear();
    }

    fn is_scan(&self, now: f64) -> bool {
        !self.is_slow(now) && crate::session::reads_as_code(&self.typed)
    }

    fn is_slow(&self, now: f64) -> bool {
        now - self.begun > PER_SIGN * (self.typed.chars().count() as f64 + 1.0)
    }
}

/// A key that types something, alone or with Shift.
fn is_sign(key: Key) -> bool {
    (Key::Colon..=Key::Z).contains(&key)
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    /// Types one sign a frame, so many seconds apart, and Enter; gives what went on and what was read.
    fn type_in(signs: &str, apart: f64, aim: Aim) -> (Vec<Event>, Vec<String>) {
        let mut scanner = Scanner::default();
        let (mut on, mut read) = (Vec::new(), Vec::new());
        let mut now = 10.0;
        let all = signs.chars().map(|sign| text(&sign.to_string())).chain([key(Key::Enter)]);
        for event in all {
            // Frames come in between, as after any key.
            for (events, at) in [(vec![event], now), (Vec::new(), now + (GAP + 0.002).min(apart * 0.9))] {
                let (passed, scan) = scanner.look(events, at, aim);
                on.extend(passed);
                read.extend(scan);
            }
            now += apart;
        }
        on.extend(scanner.look(Vec::new(), now + 1.0, aim).0);
        (on, read)
    }

    fn typed(on: &[Event]) -> String {
        let text = |event: &Event| match event {
            Event::Text(text) => Some(text.clone()),
            _ => None,
        };
        on.iter().filter_map(text).collect()
    }

    #[test]
    fn a_scan_is_read_and_neither_its_signs_nor_its_enter_reach_anything() {
        let (on, read) = type_in("CMD-10482", 0.01, Aim::Station);
        assert_eq!((on, read), (Vec::new(), vec!["CMD-10482".to_owned()]));
    }

    #[test]
    fn a_whole_scan_in_one_slow_frame_is_read_too() {
        let mut scanner = Scanner::default();
        let mut frame: Vec<Event> = "10482".chars().map(|sign| text(&sign.to_string())).collect();
        frame.push(key(Key::Enter));
        assert_eq!(scanner.look(frame, 1.0, Aim::Station), (Vec::new(), Some("10482".to_owned())));
    }

    #[test]
    fn a_hand_is_never_a_scanner() {
        let (on, read) = type_in("CMD-10482", 0.09, Aim::Station);
        assert_eq!((typed(&on).as_str(), read.len()), ("CMD-10482", 0));
        assert!(on.contains(&key(Key::Enter)));
    }

    #[test]
    fn a_name_a_weight_of_a_scale_and_few_signs_go_where_they_are_typed() {
        for signs in ["Camille Roussel 3", "0.412kg", "412"] {
            let (on, read) = type_in(signs, 0.005, Aim::Station);
            assert_eq!((typed(&on).as_str(), read.len()), (signs, 0));
        }
    }

    #[test]
    fn a_field_that_takes_codes_gets_its_code_and_its_enter() {
        let (on, read) = type_in("CMD-10482", 0.01, Aim::Field);
        assert_eq!((typed(&on).as_str(), read.len()), ("CMD-10482", 0));
        assert!(on.contains(&key(Key::Enter)));
    }
}
