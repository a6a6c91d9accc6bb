//! The one question before what no key undoes.

use egui::Align;
use egui::Frame;
use egui::Id;
use egui::Key;
use egui::Layout;
use egui::Margin;
use egui::Modal;
use egui::Ui;

use crate::command::Command;
use crate::session::Session;
use crate::ui::theme::RADIUS_CARD;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;

/// Draws the question over the window. `Cancel` has the focus, so that a hasty Enter does nothing.
pub(super) fn ask_ui(
    ui: &mut Ui,
    session: &mut Session,
    commands: &mut Vec<Command>,
    title: &str,
    texts: &[&str],
    yes: &str,
) {
    let tokens = Tokens::of(ui);
    let cancel = session.words.get("cancel");
    let room = ui.ctx().content_rect().width();
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(20)).corner_radius(RADIUS_CARD);
    let answered = Modal::new(Id::unique("the question")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_max_width(440.0_f32.min(room - 48.0));
        say_wrapped(ui, title, Type::Heading, tokens.text);
        ui.add_space(4.0);
        for text in texts {
            say_wrapped(ui, *text, Type::Body, tokens.text);
            ui.add_space(4.0);
        }
        ui.add_space(6.0);
        ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
            let no = ui.add(Button::plain(cancel));
            if ui.memory(|memory| memory.focused().is_none()) {
                no.request_focus();
            }
            let yes = ui.add(Button::plain(yes));
            (no.clicked(), yes.clicked())
        })
        .inner
    });
    let (no, yes) = answered.inner;
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if yes {
        session.confirm(commands);
    } else if no || escaped {
        session.upkeep.asks = None;
    }
}
