//! The edge that a finished or failed job shows: at full width for a moment, once, for the corner of the eye.

use egui::Id;
use egui::Rect;
use egui::Ui;

use super::theme::Tokens;
use super::widgets::Tone;
use crate::domain::Signal;
use crate::session::Session;

/// How long, in seconds.
const FLASH: f64 = 0.16;

/// Which signal is shown, and since when, in egui's seconds.
#[derive(Clone, Copy)]
struct Shown {
    number: u64,
    since: f64,
}

/// Fills a rectangle with the colour of a signal that has just been raised. What stands in it is drawn over.
pub(super) fn flash_ui(ui: &Ui, session: &Session, rect: Rect) {
    let Some(raised) = session.raised.filter(|_| session.settings.motion.is_on()) else { return };
    let id = Id::unique("signal shown");
    let now = ui.input(|input| input.time);
    let known: Option<Shown> = ui.data(|data| data.get_temp(id));
    let shown =
        known.filter(|shown| shown.number == raised.number).unwrap_or(Shown { number: raised.number, since: now });
    ui.data_mut(|data| data.insert_temp(id, shown));
    let left = FLASH - (now - shown.since);
    if left > 0.0 {
        ui.painter().rect_filled(rect, 0.0, tone_of(raised.signal).edge(Tokens::of(ui)));
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
}

fn tone_of(signal: Signal) -> Tone {
    match signal {
        Signal::Done => Tone::Done,
        Signal::NeedsYou => Tone::Error,
    }
}
