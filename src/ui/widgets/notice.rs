//! Notices: what has happened meanwhile, with the one thing that can be done about it.

use egui::Id;
use egui::Margin;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::accesskit::Live;
use egui::accesskit::Role;

use super::Button;
use super::Card;
use super::Icon;
use super::Tone;
use super::icon_ui;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;

/// From this width on, in points, two buttons stand beside what is said.
const BESIDE_FROM: f32 = 700.0;

/// A notice to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// One a notice: a screen reader announces a live region only when its node is new.
    pub id: Id,
    /// What state it speaks of.
    pub tone: Tone,
    /// What has happened.
    pub title: &'a str,
    /// What it means; empty for nothing more.
    pub text: &'a str,
    /// The word on its button; `None` for no button.
    pub action: Option<&'a str>,
    /// The word on a second button, for more than that; `None` for no such button.
    pub also: Option<&'a str>,
    /// The name of its closing button; `None` for one that stays.
    pub close: Option<&'a str>,
}

/// What was pressed on a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeAnswer {
    /// Nothing yet.
    None,
    /// Its button.
    Act,
    /// Its second button.
    Also,
    /// Its closing button.
    Close,
}

impl Notice<'_> {
    /// Draws the notice over the whole width.
    pub fn show(self, ui: &mut Ui) -> NoticeAnswer {
        let builder = UiBuilder::new().scope_id(self.id).accessibility_role(match self.tone {
            Tone::Error | Tone::Warning => Role::Alert,
            Tone::Waiting | Tone::Done | Tone::Neutral | Tone::Chosen | Tone::Practice => Role::Status,
        });
        // All of it is spoken when it comes, not its title alone.
        let said = if self.text.is_empty() { self.title.to_owned() } else { format!("{}. {}", self.title, self.text) };
        let shown = ui.scope_builder(builder.accessibility_label(said), |ui| {
            let margin = Margin { left: 16, right: 10, top: 8, bottom: 8 };
            Card::new().edge(self.tone).margin(margin).show(ui, |ui| self.content_ui(ui)).inner
        });
        ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_live(Live::Polite));
        shown.inner
    }

    fn content_ui(self, ui: &mut Ui) -> NoticeAnswer {
        let mut answer = NoticeAnswer::None;
        // Two buttons beside a sentence leave no room to read it in a column.
        let below = self.also.is_some() && ui.available_width() < BESIDE_FROM;
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 36.0), layout, |ui| {
            if let Some(close) = self.close
                && ui.add(Button::icon_only(Icon::Cross, close)).clicked()
            {
                answer = NoticeAnswer::Close;
            }
            if !below {
                self.buttons_ui(ui, &mut answer);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| self.said_ui(ui));
        });
        if below {
            ui.horizontal_wrapped(|ui| self.buttons_ui(ui, &mut answer));
        }
        answer
    }

    fn buttons_ui(self, ui: &mut Ui, answer: &mut NoticeAnswer) {
        for (word, pressed) in [(self.action, NoticeAnswer::Act), (self.also, NoticeAnswer::Also)] {
            if let Some(word) = word
                && ui.add(Button::plain(word)).clicked()
            {
                *answer = pressed;
            }
        }
    }

    fn said_ui(self, ui: &mut Ui) {
        let tokens = Tokens::of(ui);
        if let Some(icon) = self.tone.icon() {
            icon_ui(ui, icon, 18.0, self.tone.ink(tokens));
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            say_wrapped(ui, self.title, Type::BodyStrong, tokens.text);
            if !self.text.is_empty() {
                say_wrapped(ui, self.text, Type::Label, tokens.text2);
            }
        });
    }
}
