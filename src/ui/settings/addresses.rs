//! The address book: searched, added to, mended, taken in from a list and written as one.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Sense;
use egui::Stroke;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;
use egui::WidgetInfo;
use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::text::TextWrapping;

use super::COLUMN;
use crate::command::Command;
use crate::command::Remote;
use crate::domain::BookPage;
use crate::domain::Contact;
use crate::domain::ContactColumn;
use crate::domain::CountryCode;
use crate::session::ContactForm;
use crate::session::Session;
use crate::session::head_id;
use crate::ui::failure::failure_ui;
use crate::ui::recipient::has_states;
use crate::ui::suggest::place;
use crate::ui::suggest::who;
use crate::ui::theme::CARD_ROW;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::Select;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::section_ui;
use crate::ui::widgets::select_ui;
use crate::words::Words;

/// What was pressed at an entry.
pub(super) enum Wish {
    /// To change it.
    Change,
    /// To take it off.
    Remove,
}

/// Draws the page.
pub(super) fn addresses_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    if matches!(session.book.page, Remote::NotAsked) {
        session.find_in_book(commands);
    }
    section_ui(ui, words.get("settings-addresses"), |_| ());
    ui.add_space(4.0);
    let search = FieldSpec::new(Id::unique("book search"), words.get("book-search"), &mut session.book.text);
    if search.icon(Icon::Search).placeholder(words.get("book-search-example")).bare_ui(ui).changed() {
        session.find_in_book(commands);
    }
    ui.add_space(4.0);
    tools_ui(ui, session, commands);
    if session.book.form.as_ref().is_some_and(|form| !form.changes) {
        form_ui(ui, session, commands);
    }
    list_ui(ui, session, commands);
}

fn tools_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::plain(words.get("book-add")).icon(Icon::Plus)).clicked() {
            session.edit_contact(None);
            ui.memory_mut(|memory| memory.request_focus(field_of(ContactColumn::Name)));
        }
        if ui.add(Button::plain(words.get("book-import")).icon(Icon::Folder)).clicked() {
            session.book.export_path = None;
            session.import_contacts(commands);
        }
        if ui.add(Button::plain(words.get("export-csv")).icon(Icon::Download)).clicked() {
            session.book.import_path = None;
            session.export_contacts(commands);
        }
    });
    say_wrapped(ui, words.get("book-import-hint"), Type::Small, Tokens::of(ui).text2);
    ui.add_space(4.0);
    // Where the system has no dialog, a path is typed.
    if let Some(mut path) = session.book.import_path.take() {
        let answer = path_ui(ui, words, ("book import path", "book-import-path", "book-import-go"), &mut path);
        session.book.import_path = answer.is_none().then_some(path.clone());
        if answer == Some(true) {
            session.book.import_path = Some(path);
            session.import_contacts(commands);
        }
    }
    if let Some(mut path) = session.book.export_path.take() {
        let answer = path_ui(ui, words, ("book export path", "book-export-path", "book-export-go"), &mut path);
        session.book.export_path = answer.is_none().then_some(path.clone());
        if answer == Some(true) {
            session.book.export_path = Some(path);
            session.export_contacts(commands);
        }
    }
}

/// Draws the box for a path with its two buttons; the focus goes to it when it opens. Says whether it is to be used, once one of them was pressed.
pub(super) fn path_ui(
    ui: &mut Ui,
    words: Words,
    (id, label, go): (&str, &str, &str),
    path: &mut String,
) -> Option<bool> {
    let mut answer = None;
    Card::new().show(ui, |ui| {
        let response = field_ui(ui, FieldSpec::new(Id::unique(id), words.get(label), path).column(COLUMN));
        // Asked for before the box is drawn, the focus would be taken from it by the very click that opened it.
        let (drawn, now) = (Id::unique((id, "drawn last")), ui.ctx().cumulative_pass_nr());
        let last: Option<u64> = ui.data(|data| data.get_temp(drawn));
        ui.data_mut(|data| data.insert_temp(drawn, now));
        if last.is_none_or(|last| last + 1 < now) {
            response.request_focus();
            ui.ctx().request_repaint_after(std::time::Duration::ZERO);
        }
        ui.horizontal_wrapped(|ui| {
            if ui.add_enabled(!path.trim().is_empty(), Button::plain(words.get(go))).clicked() {
                answer = Some(true);
            }
            if ui.add(Button::plain(words.get("cancel"))).clicked() {
                answer = Some(false);
            }
        });
    });
    ui.add_space(4.0);
    answer
}

fn list_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    if let Some(failure) = session.book.page.failure().cloned() {
        if failure_ui(ui, Id::unique("book failure"), words, &failure, "") {
            session.find_in_book(commands);
        }
        return;
    }
    let Some(page) = session.book.page.known().cloned() else { return };
    if page.total == 0 {
        say_wrapped(ui, words.get("book-empty"), Type::Body, tokens.text2);
        return;
    }
    say(ui, counted(words, &page), Type::Label, tokens.text2);
    ui.add_space(2.0);
    let changed = session.book.form.as_ref().filter(|form| form.changes).map(|form| form.contact.id.clone());
    let mut wish = None;
    for contact in &page.rows {
        if changed.as_ref() == Some(&contact.id) {
            form_ui(ui, session, commands);
        } else if let Some(pressed) = row_ui(ui, words, contact) {
            wish = Some((contact, pressed));
        }
    }
    match wish {
        Some((contact, Wish::Change)) => {
            session.edit_contact(Some(contact));
            ui.memory_mut(|memory| memory.request_focus(field_of(ContactColumn::Name)));
        }
        Some((contact, Wish::Remove)) => session.remove_contact(&contact.id, commands),
        None => (),
    }
}

/// `12 adresses`, or how many of them were found, and that not all of these are shown.
fn counted(words: Words, page: &BookPage) -> String {
    let facts = [
        ("total", words.count(page.total).into()),
        ("matches", words.count(page.matches).into()),
        ("shown", page.rows.len().into()),
    ];
    if page.matches > page.rows.len() as u64 {
        words.with("book-some-shown", &facts)
    } else if page.matches == page.total {
        words.with("book-count", &[("count", page.total.into())])
    } else {
        words.with("book-found", &facts)
    }
}

fn row_ui(ui: &mut Ui, words: Words, contact: &Contact) -> Option<Wish> {
    let (who, place) = (who(contact), place(contact));
    let remove = words.with("book-remove", &[("name", contact.called().into())]);
    entry_ui(ui, &contact.id.0, [who, place], &remove)
}

/// Draws an entry of a list that is kept here: two lines that open it, and a button that takes it off.
pub(super) fn entry_ui(ui: &mut Ui, id: &str, [who, place]: [String; 2], remove: &str) -> Option<Wish> {
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), CARD_ROW));
    // Only what can be seen is laid out: a page may hold hundreds of rows.
    if !ui.is_rect_visible(rect) {
        return None;
    }
    let mut wish = None;
    let mut open = rect;
    open.max.x -= 44.0;
    let response = ui.interact(open, Id::unique(("book row", id)), Sense::click());
    let name = [who.as_str(), &place].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    if response.hovered() {
        ui.painter().rect_filled(open, 0.0, tokens.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let lines = [(who, Type::BodyMedium, tokens.text, 17.0), (place, Type::Label, tokens.text2, 36.0)];
    for (text, style, ink, y) in lines {
        let mut job = LayoutJob::single_section(text, style.format(ink));
        job.wrap = TextWrapping::truncate_at_width(open.width() - 16.0);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = egui::pos2(open.left() + 8.0, open.top() + y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    }
    focus_ring(ui, &response, open.shrink(3.0), 4.0);
    if response.clicked() {
        wish = Some(Wish::Change);
    }
    let bin = egui::Rect::from_min_max(egui::pos2(open.right() + 4.0, rect.top() + 8.0), rect.max);
    let mut aside = ui.new_child(UiBuilder::new().id_salt(id).max_rect(bin));
    if aside.add(Button::icon_only(Icon::Trash, remove)).clicked() {
        wish = Some(Wish::Remove);
    }
    wish
}

fn field_of(column: ContactColumn) -> Id {
    Id::unique(("contact", head_id(column)))
}

fn form_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    // Before the form's own widgets see it: Enter would press what has the focus.
    if ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Enter)) {
        session.save_contact(commands);
    }
    let Some(form) = &mut session.book.form else { return };
    let (mut save, mut cancel) = (false, false);
    ui.add_space(4.0);
    Card::new().show(ui, |ui| {
        let title = if form.changes { words.get("book-change") } else { words.get("book-new") };
        say(ui, title, Type::LabelStrong, tokens.text);
        ui.add_space(6.0);
        for column in ContactColumn::ALL {
            let address = &form.contact.address;
            if column == ContactColumn::State && !has_states(address.country) && address.state.is_empty() {
                continue;
            }
            column_ui(ui, words, form, column);
        }
        ui.horizontal_wrapped(|ui| {
            let button = Button::filled(words.get("book-save")).key(words.get("key-ctrl-enter"));
            save = ui.add(button).clicked();
            cancel = ui.add(Button::plain(words.get("cancel"))).clicked();
        });
    });
    ui.add_space(6.0);
    if save {
        session.save_contact(commands);
    } else if cancel {
        session.book.form = None;
    }
}

fn column_ui(ui: &mut Ui, words: Words, form: &mut ContactForm, column: ContactColumn) {
    let lacking = form.tried && form.is_nameless();
    let note = lacking.then(|| Note::error(words.get("book-nameless")));
    let (label, address) = (words.get(head_id(column)), &mut form.contact.address);
    let (text, note) = match column {
        ContactColumn::Name => (&mut address.name, note),
        ContactColumn::Company => (&mut address.company, None),
        ContactColumn::Street => (&mut address.street, None),
        ContactColumn::Extra => (&mut address.extra, None),
        ContactColumn::Postcode => (&mut address.postcode, None),
        ContactColumn::City => (&mut address.city, None),
        ContactColumn::State => (&mut address.state, None),
        ContactColumn::Email => (&mut form.contact.email, None),
        ContactColumn::Phone => (&mut address.phone, None),
        ContactColumn::Country => {
            country_ui(ui, words, label, &mut address.country);
            return;
        }
    };
    field_ui(ui, FieldSpec::new(field_of(column), label, text).column(COLUMN).note(note));
}

fn country_ui(ui: &mut Ui, words: Words, label: &str, country: &mut CountryCode) {
    let offered = CountryCode::OFFERED;
    let mut names: Vec<&str> = offered.iter().map(|code| words.country(*code)).collect();
    let at = offered.iter().position(|code| code == country);
    // A list may name a country that a form does not offer.
    let unoffered = country.code().to_owned();
    if at.is_none() {
        names.push(&unoffered);
    }
    let mut chosen = at.unwrap_or(offered.len());
    let select = Select::new(field_of(ContactColumn::Country), label, &names).column(COLUMN).width(240.0);
    if select_ui(ui, select, &mut chosen).changed()
        && let Some(code) = offered.get(chosen)
    {
        *country = *code;
    }
}

#[cfg(test)]
mod tests;
