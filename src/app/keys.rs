//! Keys in the order they were pressed, however slow a frame was.
//!
//! A scanner types twenty signs and a Tab faster than a busy machine draws. egui moves the focus once a frame, so that what
//! was typed after a Tab in the same frame would land in the field before it. Here each key that may move the
//! focus has a frame to itself, and what came after waits.

use std::collections::VecDeque;

use eframe::egui::Event;
use eframe::egui::Key;

/// What was pressed and not drawn yet.
#[derive(Debug, Default)]
pub(super) struct Queue(VecDeque<Event>);

impl Queue {
    /// Leaves in `events` what may go into one frame, and keeps the rest. Says whether another frame is wanted.
    pub(super) fn take_a_step(&mut self, events: &mut Vec<Event>) -> bool {
        self.0.extend(events.drain(..));
        while let Some(event) = self.0.pop_front() {
            if !may_move_the_focus(&event) {
                events.push(event);
                continue;
            }
            // Alone: the control that gets the focus sees its whole frame, and what came before was not meant for it.
            if events.is_empty() {
                events.push(event);
            } else {
                self.0.push_front(event);
            }
            break;
        }
        !self.0.is_empty()
    }
}

/// Tab, Enter and the mouse do, every function key and every shortcut may.
fn may_move_the_focus(event: &Event) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            // Selecting, copying and the like stay in the field.
            let edits = matches!(key, Key::A | Key::C | Key::V | Key::X | Key::Z);
            let alone = matches!(key, Key::Tab | Key::Enter | Key::Escape | Key::F6 | Key::F7 | Key::F8 | Key::F11);
            alone || (modifiers.command && !edits)
        }
        Event::PointerButton { .. } => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;
    use eframe::egui::PointerButton;
    use eframe::egui::Pos2;

    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn what_is_typed_after_a_tab_waits_for_the_next_frame() {
        let mut queue = Queue::default();
        let tab = || key(Key::Tab, Modifiers::NONE);
        let mut frame = vec![text("Lyon"), tab(), text("412 g"), tab(), tab(), text("14x9x3")];
        assert!(queue.take_a_step(&mut frame));
        assert_eq!(frame, [text("Lyon")]);
        for expected in [tab(), text("412 g"), tab()] {
            let mut frame = Vec::new();
            assert!(queue.take_a_step(&mut frame));
            assert_eq!(frame, [expected]);
        }
        let mut frame = vec![text("!")];
        assert!(queue.take_a_step(&mut frame));
        assert_eq!(frame, [tab()]);
        let mut frame = Vec::new();
        assert!(!queue.take_a_step(&mut frame));
        assert_eq!(frame, [text("14x9x3"), text("!")]);
    }

    #[test]
    fn what_is_typed_before_a_click_stays_in_its_field() {
        let click = || Event::PointerButton {
            pos: Pos2::ZERO,
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        };
        let mut queue = Queue::default();
        let mut frame = vec![text("http://"), click(), text("key")];
        for expected in [text("http://"), click(), text("key")] {
            queue.take_a_step(&mut frame);
            assert_eq!(std::mem::take(&mut frame), [expected]);
        }
    }

    #[test]
    fn a_shortcut_ends_a_frame_and_editing_does_not() {
        let mut queue = Queue::default();
        let mut frame =
            vec![key(Key::A, Modifiers::COMMAND), text("69003"), key(Key::Num2, Modifiers::COMMAND), text("x")];
        assert!(queue.take_a_step(&mut frame));
        assert_eq!(frame.len(), 2);
    }
}
