//! Whom the parcel is for: typed line by line, or pasted as a block that is taken apart.

use egui::Align;
use egui::Id;
use egui::Layout;
use egui::Rect;
use egui::TextEdit;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;

use super::Act;
use super::country::CountryBox;
use super::fields::Look;
use super::fields::box_ui;
use super::fields::field_id;
use super::fields::follow;
use super::fields::keep_ui;
use super::fields::line_ui;
use super::key_cap;
use super::keyboard;
use super::picker;
use super::suggest;
use super::theme::CONTROL;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::FieldRow;
use super::widgets::Icon;
use super::widgets::key_cap_ui;
use super::widgets::section_ui;
use crate::command::Command;
use crate::domain::AddressDraft;
use crate::domain::CountryCode;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::rules::address_room;
use crate::session::Session;

/// Draws the section. Gives the place of what stands under it and is tabbed to after the parcel's fields.
pub(super) fn recipient_ui(ui: &mut Ui, session: &mut Session) -> Option<Rect> {
    let words = session.words;
    let (mut paste, mut clear) = (false, false);
    section_ui(ui, words.get("recipient"), |ui| {
        if session.ship.paste.is_none() {
            // Where the table of articles has taken the room, the link is a word.
            let short = ui.available_width() < 200.0;
            let take = Button::link(words.get(if short { "paste-short" } else { "paste-address" }));
            // While there is something to clear, its button takes the place of the key's reminder.
            if session.ship.is_blank() {
                key_cap_ui(ui, &key_cap(words, Act::PasteAddress));
                paste = ui.add(take).clicked();
            } else {
                let empty = Button::link(words.get("clear-form"));
                let size = Vec2::new(empty.wide(ui) + take.wide(ui) + 18.0, ui.available_height());
                // They end at the right and are tabbed to from the left, as they are read.
                ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                    clear = ui.add(empty).clicked();
                    ui.add_space(10.0);
                    paste = ui.add(take).clicked();
                });
            }
        }
    });
    if clear {
        session.clear_typed();
    }
    if paste {
        keyboard::open_paste_box(ui, session);
    }
    if session.ship.paste.is_some() {
        paste_ui(ui, session);
    }
    address_ui(ui, session, Party::Consignee)
}

/// Draws the link that keeps the recipient in the address book, where [`recipient_ui`] has left room for it.
pub(super) fn keep_in_book_ui(ui: &mut Ui, place: Rect, session: &mut Session, commands: &mut Vec<Command>) {
    let mut line = ui.new_child(UiBuilder::new().id_salt("keep in book").max_rect(place));
    let nameless =
        session.ship.draft.consignee.name.trim().is_empty() && session.ship.draft.consignee.company.trim().is_empty();
    let link = Button::link(session.words.get("keep-in-book"));
    if line.add_enabled(!nameless, link).clicked() {
        session.keep_recipient(commands);
    }
}

/// Draws the lines of an address: the recipient's, or of who pays. Gives the empty line under the country, if it is empty.
pub(super) fn address_ui(ui: &mut Ui, session: &mut Session, party: Party) -> Option<Rect> {
    let words = session.words;
    let kind = session.account().map(|account| account.kind);
    let room = |line| kind.map(|kind| address_room(kind, line));
    for of in [Line::Name, Line::Company, Line::Street, Line::Extra] {
        line_ui(ui, session, Field::Address(party, of), Look { room: room(of), ..Look::default() });
        if party == Party::Consignee {
            suggest::list_ui(ui, session, of);
        }
    }
    FieldRow::new(words.get("postcode-and-city")).show(ui, |row| {
        let postcode = Look { width: Some(84.0), ..Look::default() };
        box_ui(row, session, Field::Address(party, Line::Postcode), postcode);
        let town = Look { room: room(Line::City), ..Look::default() };
        box_ui(row, session, Field::Address(party, Line::City), town);
    });
    keep_ui(ui, session, Field::Address(party, Line::Postcode));
    keep_ui(ui, session, Field::Address(party, Line::City));
    let draft = &session.ship.draft;
    let address = match party {
        Party::Billing => draft.order.billing.as_ref(),
        Party::Consignee | Party::Sender | Party::Return => Some(&draft.consignee),
    };
    if address.is_some_and(|address| has_states(address.country) || !address.state.is_empty()) {
        line_ui(ui, session, Field::Address(party, Line::State), Look { example: "NY", ..Look::default() });
    }
    country_ui(ui, session, party)
}

/// Whether a text box is a line of the recipient's address.
pub(super) fn is_line(id: Id) -> bool {
    let lines = [Line::Name, Line::Company, Line::Street, Line::Extra, Line::Postcode, Line::City];
    lines.into_iter().any(|line| field_id(Field::Address(Party::Consignee, line)) == id)
}

/// The box that an address is pasted into.
pub(super) fn paste_box() -> Id {
    Id::unique("paste an address")
}

fn paste_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let Some(mut block) = session.ship.paste.take() else { return };
    let opened = block.is_empty() && ui.memory(|memory| memory.focused()) != Some(paste_box());
    let frame = egui::Frame::new()
        .fill(tokens.field)
        .stroke(egui::Stroke::new(2.0, tokens.accent_text))
        .corner_radius(super::theme::RADIUS)
        .inner_margin(10.0);
    frame.show(ui, |ui| {
        let edit = TextEdit::multiline(&mut block)
            .id(paste_box())
            .font(Type::Body.font())
            .desired_rows(4)
            .desired_width(f32::INFINITY)
            .frame(egui::Frame::NONE);
        let response = ui.add(edit).accessible_name(words.get("paste-address"));
        if opened {
            response.request_focus();
        }
    });
    say_wrapped(ui, words.get("paste-hint"), Type::Small, tokens.text3);
    let (mut take, mut close) = (false, false);
    ui.horizontal(|ui| {
        let fill = Button::plain(words.get("paste-take")).icon(Icon::Paste);
        take = ui.add_enabled(!block.trim().is_empty(), fill).clicked();
        let leave = key_cap(words, Act::Leave);
        close = ui.add(Button::quiet(words.get("close")).key(&leave)).clicked();
    });
    ui.add_space(6.0);
    match (take, close) {
        (true, _) => session.paste_address(&block),
        (false, true) => (),
        (false, false) => session.ship.paste = Some(block),
    }
}

/// The country, and the empty line under it, if it is empty.
fn country_ui(ui: &mut Ui, session: &mut Session, party: Party) -> Option<Rect> {
    let words = session.words;
    let field = Field::Address(party, Line::Country);
    let problem = session.ship.problem_at(field);
    let said = problem.map(|problem| (problem.severity, words.problem(problem)));
    let draft = &session.ship.draft;
    let address = match party {
        Party::Billing => draft.order.billing.as_ref(),
        Party::Consignee | Party::Sender | Party::Return => Some(&draft.consignee),
    };
    let AddressDraft { country, country_text, .. } = address?.clone();
    let declared = party == Party::Consignee && session.needs_customs();
    let echo = if declared { format!("{} · CN23", country.code()) } else { country.code().to_owned() };
    let (label, said_of) = (words.field(field), said.as_ref());
    let country =
        CountryBox { field, label, country, unknown: &country_text, said: said_of, echo: &echo, labels: None };
    let response = country.show(ui, session);
    follow(&response, session, field);
    picker::list_ui(ui, session, field);
    keep_ui(ui, session, field);
    // On the line of the text in the box, below its edge.
    let corner = egui::pos2(response.rect.left(), response.rect.center().y + CONTROL / 2.0);
    let width = (ui.max_rect().right() - corner.x).max(response.rect.width());
    let below = Rect::from_min_size(corner, Vec2::new(width, 22.0));
    said.is_none().then_some(below)
}

/// Whether the country's addresses have a state or a province.
pub(in crate::ui) fn has_states(country: CountryCode) -> bool {
    matches!(country.code(), "US" | "CA")
}
