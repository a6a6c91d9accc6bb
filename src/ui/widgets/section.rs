//! The head of a section: its name at the left, and what belongs to the whole of it at the right.

use egui::Align;
use egui::Layout;
use egui::Rect;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;

use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;

/// Draws a heading of 24 points. `right` adds from the right end leftwards, such as a link and its key.
pub fn section_ui(ui: &mut Ui, name: &str, right: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(ui);
    let size = Vec2::new(ui.available_width(), Type::Heading.line());
    let (_, rect) = ui.allocate_space(size);
    let mut head = in_line(ui, rect, Layout::left_to_right(Align::Center), "name");
    say(&mut head, name, Type::Heading, tokens.text);
    let rest = Rect::from_min_max(head.min_rect().right_top() + Vec2::new(8.0, 0.0), rect.right_bottom());
    let mut aside = in_line(ui, rest, Layout::right_to_left(Align::Center), "aside");
    right(&mut aside);
}

fn in_line(ui: &mut Ui, rect: Rect, layout: Layout, salt: &str) -> Ui {
    // What is added is centred on the line of the heading, not on a control's height.
    let mut line = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout));
    line.spacing_mut().interact_size.y = Type::Heading.line();
    line.spacing_mut().item_spacing.x = 4.0;
    line
}
