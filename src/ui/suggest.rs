//! Who may be meant while a name is typed: a list under the field, chosen by arrows and Enter or by the mouse.
//!
//! The focus stays in the field; a screen reader is told which of the list is marked. Enter takes somebody only when one is
//! marked, so that who types on is never interrupted.

use egui::Align2;
use egui::Area;
use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Order;
use egui::Rect;
use egui::Response;
use egui::ScrollArea;
use egui::Sense;
use egui::Stroke;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::HasPopup;
use egui::accesskit::Live;
use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::text::TextWrapping;

use super::fields::field_id;
use super::theme::RADIUS;
use super::theme::RADIUS_CARD;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say;
use crate::domain::Contact;
use crate::domain::Field;
use crate::domain::KnownFrom;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Suggestion;
use crate::session::Screen;
use crate::session::Session;

/// Height of one of the list.
const ROW: f32 = 44.0;
/// Height of the line that says which keys choose.
const HINT: f32 = 24.0;
/// Around the list.
const MARGIN: f32 = 5.0;
/// No list is taller than this many rows.
const MOST: f32 = 6.0;

/// Takes the keys that choose from an open list, before the field and the focus can.
pub(super) fn take_keys(ui: &Ui, session: &mut Session) {
    let Some(line) = session.ship.suggest.open_at() else { return };
    if session.screen != Screen::Ship {
        session.ship.suggest.close();
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        session.ship.suggest.close();
        // Escape has taken the focus away before anybody was asked.
        session.ship.focus = Some(field(line));
    }
    if ui.memory(|memory| memory.focused()) != Some(field_id(field(line))) {
        return;
    }
    if pressed(Key::ArrowDown) {
        session.ship.suggest.mark_next();
    }
    if pressed(Key::ArrowUp) {
        session.ship.suggest.mark_before();
    }
    if session.ship.suggest.marked().is_some() && pressed(Key::Enter) {
        session.pick_marked();
    }
}

/// Draws the list under a field that was just drawn, if it is open there.
pub(super) fn list_ui(ui: &Ui, session: &mut Session, line: Line) {
    let rows = session.ship.suggest.rows_at(line).to_vec();
    let id = field_id(field(line));
    let Some(at) = ui.ctx().read_response(id).map(|response| response.rect) else { return };
    if rows.is_empty() {
        return;
    }
    let screen = ui.ctx().content_rect();
    let wanted = ROW * (rows.len() as f32).min(MOST) + HINT + 2.0 * MARGIN;
    let (above, below) = (at.top() - screen.top() - 8.0, screen.bottom() - at.bottom() - 8.0);
    let down = below >= wanted || below >= above;
    let height = wanted.min(if down { below } else { above });
    let top = if down { at.bottom() + 2.0 } else { at.top() - 2.0 - height };
    let left = at.left() - 11.0;
    let place = Rect::from_min_size(egui::pos2(left, top), Vec2::new((at.width() + 60.0).max(300.0), height));
    let marked = session.ship.suggest.marked();
    let area = Area::new(id.with("suggestions")).order(Order::Foreground).fixed_pos(place.min).constrain(true);
    let shown = area.show(ui.ctx(), |ui| popup_ui(ui, session, &rows, marked, place.size()));
    let picked = shown.inner.and_then(|at| rows.get(at));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_has_popup(HasPopup::Listbox);
        node.set_expanded(true);
        node.push_controlled(list_id().accesskit_id());
        if let Some(marked) = marked {
            node.set_active_descendant(option_id(marked).accesskit_id());
        }
    });
    match picked {
        Some(suggestion) => session.pick(suggestion),
        None => {
            let typing = ui.memory(|memory| memory.focused()) == Some(id) || session.ship.focus == Some(field(line));
            // A press on the list takes the focus before the click is over.
            if !typing && !shown.response.contains_pointer() {
                session.ship.suggest.close();
            }
        }
    }
}

/// Draws the list in its frame. Gives the one that was pressed.
fn popup_ui(ui: &mut Ui, session: &Session, rows: &[Suggestion], marked: Option<usize>, size: Vec2) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let mut pressed = None;
    let frame = egui::Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.edge))
        .corner_radius(RADIUS_CARD)
        .inner_margin(MARGIN)
        .shadow(ui.style().visuals.popup_shadow);
    frame.show(ui, |ui| {
        ui.set_width(size.x - 2.0 * MARGIN);
        ui.spacing_mut().item_spacing.y = 0.0;
        let builder = UiBuilder::new().scope_id(list_id()).accessibility_role(Role::ListBox);
        ui.scope_builder(builder.accessibility_label(words.get("suggest-list")), |ui| {
            let height = (size.y - HINT - 2.0 * MARGIN).max(ROW);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for (at, suggestion) in rows.iter().enumerate() {
                    let response = option_ui(ui, session, at, suggestion, marked == Some(at));
                    if marked == Some(at) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        pressed = Some(at);
                    }
                }
            });
        });
        let hint = words.with("suggest-hint", &[("count", rows.len().into())]);
        ui.horizontal(|ui| {
            ui.set_height(HINT);
            ui.add_space(9.0);
            let said = say(ui, hint, Type::Small, tokens.text2);
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
        });
    });
    pressed
}

/// One of the list: who, and on a second line where.
fn option_ui(ui: &mut Ui, session: &Session, at: usize, suggestion: &Suggestion, marked: bool) -> Response {
    let tokens = Tokens::of(ui);
    let known = session.words.get(match suggestion.known {
        KnownFrom::TheBook => "suggest-from-book",
        KnownFrom::AnEarlierParcel => "suggest-from-parcel",
    });
    let (who, place) = (who(&suggestion.contact), place(&suggestion.contact));
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), ROW));
    // No focus of its own: it stays in the field, where one goes on typing.
    let response = ui.interact(rect, option_id(at), Sense::CLICK);
    let name = format!("{who}, {place}, {known}");
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, name.as_str()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(marked));
    let fill = match (marked, response.hovered()) {
        (true, _) => tokens.tint,
        (false, true) => tokens.hover,
        (false, false) => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, RADIUS, fill);
    if marked {
        let stroke = Stroke::new(2.0, tokens.accent_text);
        ui.painter().rect_stroke(rect, RADIUS, stroke, egui::StrokeKind::Inside);
    }
    let right = rect.right() - 9.0;
    let tag = super::theme::paint_text(
        ui.painter(),
        egui::pos2(right, rect.top() + 13.0),
        Align2::RIGHT_CENTER,
        known,
        Type::Small,
        tokens.text2,
    );
    let left = rect.left() + 9.0;
    let lines = [
        (who, Type::BodyMedium, tokens.text, rect.top() + 13.0, tag.left() - 8.0),
        (place, Type::Label, tokens.text2, rect.top() + 32.0, right),
    ];
    for (text, style, ink, y, end) in lines {
        let mut job = LayoutJob::single_section(text, style.format(ink));
        job.wrap = TextWrapping::truncate_at_width((end - left).max(1.0));
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let place = Align2::LEFT_CENTER.anchor_size(egui::pos2(left, y), galley.size());
        ui.painter().galley(place.min, galley, ink);
    }
    response
}

/// `Camille Roussel, Atelier Roussel`.
pub(super) fn who(contact: &Contact) -> String {
    joined([&contact.address.name, &contact.address.company], ", ")
}

/// `27 rue Paul Bert, 69003 Lyon`.
pub(super) fn place(contact: &Contact) -> String {
    let address = &contact.address;
    let town = joined([&address.postcode, &address.city], " ");
    joined([&address.street, &town], ", ")
}

fn joined(parts: [&String; 2], between: &str) -> String {
    let parts = parts.map(|part| part.trim());
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

fn field(line: Line) -> Field {
    Field::Address(Party::Consignee, line)
}

fn list_id() -> Id {
    Id::unique("suggested")
}

fn option_id(at: usize) -> Id {
    Id::unique(("suggested", at))
}

#[cfg(test)]
mod tests;
