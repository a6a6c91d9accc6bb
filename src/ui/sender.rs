//! Who sends: asked once for an account, printed on every label.

use egui::Id;
use egui::Key;
use egui::Layout;
use egui::Modifiers;
use egui::Rect;
use egui::ScrollArea;
use egui::Ui;
use egui::UiBuilder;
use egui::Vec2;

use super::country::CountryBox;
use super::fields;
use super::fields::field_id;
use super::frame;
use super::picker;
use super::theme::LABELS_BESIDE_FROM;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::FieldRow;
use super::widgets::FieldSpec;
use super::widgets::Labels;
use super::widgets::Note;
use super::widgets::Select;
use super::widgets::key_cap_ui;
use super::widgets::section_ui;
use super::widgets::select_ui;
use super::widgets::separator_ui;
use crate::command::Command;
use crate::domain::AddressDraft;
use crate::domain::ContentsCategory;
use crate::domain::CustomsBox;
use crate::domain::Field;
use crate::domain::Line;
use crate::domain::Party;
use crate::domain::Problem;
use crate::session::Screen;
use crate::session::Session;
use crate::words::Words;

/// No line of the form grows wider than this.
const WIDTH: f32 = 640.0;
/// The height of the bar that saves.
const FOOT: f32 = 64.0;
const COLUMN: f32 = 120.0;

/// Draws the sender's form with its bar.
pub(super) fn sender_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    // Before any widget sees them: Enter would press what has the focus.
    if ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Enter)) {
        session.save_sender(commands);
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F6)) {
        go_to_problem(session);
    }
    let tokens = Tokens::of(ui);
    let mut form = ui.max_rect();
    let foot = frame::cut_bottom(&mut form, FOOT);
    ui.painter().rect_filled(form, 0.0, tokens.surface);
    frame::pane(ui, "sender form", form, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let place = middle(ui.max_rect()).shrink2(Vec2::new(4.0, 0.0));
            let place = Rect::from_min_max(place.min, egui::pos2(place.right(), f32::INFINITY));
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| form_ui(ui, session));
        });
    });
    frame::pane(ui, "sender foot", foot, |ui| foot_ui(ui, session, commands));
}

/// The column of the form, in the middle of what there is.
fn middle(rect: Rect) -> Rect {
    let width = (rect.width() - 40.0).clamp(0.0, WIDTH);
    Rect::from_center_size(rect.center(), Vec2::new(width, rect.height()))
}

fn form_ui(ui: &mut Ui, session: &mut Session) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    ui.add_space(20.0);
    say_wrapped(ui, words.get("sender-title"), Type::Title, tokens.text);
    say_wrapped(ui, words.get("sender-why"), Type::Body, tokens.text2);
    ui.add_space(14.0);
    address_ui(ui, session, Party::Sender);

    let mut elsewhere = session.sender.draft.return_to.is_some();
    ui.add_space(4.0);
    if ui.checkbox(&mut elsewhere, Type::Body.rich(words.get("sender-return-elsewhere"), tokens.text)).changed() {
        session.return_elsewhere(elsewhere);
    }
    if elsewhere {
        ui.add_space(10.0);
        section_ui(ui, words.get("sender-return-title"), |_| ());
        say_wrapped(ui, words.get("sender-return-why"), Type::Label, tokens.text2);
        ui.add_space(8.0);
        address_ui(ui, session, Party::Return);
    }
    if session.sender.declares() {
        ui.add_space(10.0);
        customs_ui(ui, session);
    }
    ui.add_space(20.0);
}

/// What every declaration begins with.
fn customs_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    section_ui(ui, words.get("sender-customs-title"), |_| ());
    say_wrapped(ui, words.get("sender-customs-why"), Type::Label, Tokens::of(ui).text2);
    ui.add_space(8.0);
    let field = Field::Customs(CustomsBox::Eori);
    let problem = session.sender.problem_at(field);
    let sentence = sentence(words, problem.as_ref());
    let note = note(problem.as_ref(), &sentence).unwrap_or(Note::hint(words.get("sender-eori-hint")));
    let labels = labels(ui);
    let spec = FieldSpec::new(field_id(field), words.get("eori-short"), &mut session.sender.draft.eori);
    let response = super::widgets::field_ui(ui, spec.note(note).labels(labels));
    follow(&response, session, field);
    let mut names = vec![words.get("category-choose")];
    names.extend(ContentsCategory::ALL.iter().map(|category| words.get(category.id())));
    let chosen = session.sender.draft.contents;
    let chosen = chosen.and_then(|chosen| ContentsCategory::ALL.iter().position(|category| *category == chosen));
    let mut at = chosen.map_or(0, |at| at + 1);
    let field = field_id(Field::Customs(CustomsBox::Category));
    let select = Select::new(field, words.get("customs-category"), &names).column(COLUMN);
    if select_ui(ui, select, &mut at).changed() {
        session.sender.draft.contents = at.checked_sub(1).and_then(|at| ContentsCategory::ALL.get(at)).copied();
    }
}

/// The lines of one address, in the order of the form.
fn address_ui(ui: &mut Ui, session: &mut Session, party: Party) {
    let words = session.words;
    for line in [Line::Name, Line::Company, Line::Street, Line::Extra] {
        line_ui(ui, session, party, line);
    }
    let label = words.get("sender-postcode-city");
    let labels = labels(ui);
    let room = session.sender.room(Line::City);
    let problems = [Line::Postcode, Line::City].map(|line| problem_at(session, party, line));
    let sentences = problems.each_ref().map(|problem| sentence(words, problem.as_ref()));
    FieldRow::new(label).labels(labels).show(ui, |row| {
        for (index, line) in [Line::Postcode, Line::City].into_iter().enumerate() {
            let note = note(problems[index].as_ref(), &sentences[index]);
            let field = Field::Address(party, line);
            let Some(text) = text_mut(session, party, line) else { continue };
            let used = text.chars().count();
            let mut spec = FieldSpec::new(field_id(field), name(words, line), text).note(note);
            spec = if line == Line::Postcode { spec.width(112.0) } else { counted(spec, used, room) };
            let response = row.field(spec);
            follow(&response, session, field);
        }
    });
    country_ui(ui, session, party);
    line_ui(ui, session, party, Line::Phone);
}

/// The country: shown from the start, since a label says where it comes from.
fn country_ui(ui: &mut Ui, session: &mut Session, party: Party) {
    let words = session.words;
    let field = Field::Address(party, Line::Country);
    let problem = problem_at(session, party, Line::Country);
    let said = problem.map(|problem| (problem.severity, words.problem(&problem)));
    let draft = &session.sender.draft;
    let address = match party {
        Party::Return => draft.return_to.as_ref(),
        Party::Sender | Party::Consignee | Party::Billing => Some(&draft.address),
    };
    let Some(AddressDraft { country, country_text, .. }) = address.cloned() else { return };
    let label = name(words, Line::Country);
    let (labels, echo) = (Some(labels(ui)), country.code());
    let country = CountryBox { field, label, country, unknown: &country_text, said: said.as_ref(), echo, labels };
    let response = country.show(ui, session);
    follow(&response, session, field);
    picker::list_ui(ui, session, field);
}

fn line_ui(ui: &mut Ui, session: &mut Session, party: Party, line: Line) {
    let words = session.words;
    let field = Field::Address(party, line);
    let problem = problem_at(session, party, line);
    let sentence = sentence(words, problem.as_ref());
    let hint = match line {
        Line::Extra => words.get("sender-extra-hint"),
        Line::Phone => words.get("sender-phone-hint"),
        Line::Name | Line::Company | Line::Street | Line::Postcode | Line::City | Line::Country | Line::State => "",
    };
    let note = note(problem.as_ref(), &sentence).unwrap_or(Note::hint(hint));
    let labels = labels(ui);
    let room = session.sender.room(line);
    let Some(text) = text_mut(session, party, line) else { return };
    let used = text.chars().count();
    let spec = FieldSpec::new(field_id(field), name(words, line), text).note(note).labels(labels);
    let spec = if line == Line::Phone { spec } else { counted(spec, used, room) };
    let response = super::widgets::field_ui(ui, spec);
    follow(&response, session, field);
}

/// The name of a line alone: among a chip's words it would be the sender's.
fn name(words: Words, line: Line) -> &'static str {
    words.field(Field::Address(Party::Consignee, line))
}

/// The counter comes when it begins to matter.
fn counted(spec: FieldSpec<'_>, used: usize, room: Option<usize>) -> FieldSpec<'_> {
    match room.filter(|_| used > 0) {
        Some(room) => spec.counter(used, room),
        None => spec,
    }
}

fn labels(ui: &Ui) -> Labels {
    if ui.ctx().content_rect().width() < LABELS_BESIDE_FROM { Labels::Above } else { Labels::Beside(COLUMN) }
}

fn text_mut(session: &mut Session, party: Party, line: Line) -> Option<&mut String> {
    let draft = &mut session.sender.draft;
    match party {
        Party::Return => draft.return_to.as_mut()?.line_mut(line),
        Party::Sender | Party::Consignee | Party::Billing => draft.address.line_mut(line),
    }
}

fn problem_at(session: &Session, party: Party, line: Line) -> Option<Problem> {
    session.sender.problem_at(Field::Address(party, line))
}

fn sentence(words: Words, problem: Option<&Problem>) -> String {
    problem.map(|problem| words.problem(problem)).unwrap_or_default()
}

fn note<'a>(problem: Option<&Problem>, sentence: &'a str) -> Option<Note<'a>> {
    problem.map(|problem| fields::note(problem.severity, sentence))
}

/// Takes the focus where it is sent, and notes where the operator has been.
fn follow(response: &egui::Response, session: &mut Session, field: Field) {
    if session.sender.focus == Some(field) {
        session.sender.focus = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.lost_focus() {
        session.sender.touch(field);
    }
}

/// Saving with something in the way goes to it, and that is all it does.
fn go_to_problem(session: &mut Session) {
    if session.sender.to_fix() > 0 {
        session.save_sender(&mut Vec::new());
    }
}

fn foot_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, tokens.bg);
    separator_ui(ui);
    let row = middle(Rect::from_min_max(rect.min + Vec2::new(0.0, 14.0), rect.max - Vec2::new(0.0, 14.0)));
    let builder = UiBuilder::new().max_rect(row).layout(Layout::left_to_right(egui::Align::Center));
    let mut left = ui.new_child(builder.clone().id_salt("left"));
    let to_fix = session.sender.to_fix();
    if to_fix > 0 {
        let text = words.with("to-fix", &[("count", (to_fix as u64).into())]);
        if left.push_id(Id::unique("sender to fix"), |ui| ui.add(Button::link(&text))).inner.clicked() {
            go_to_problem(session);
        }
        key_cap_ui(&mut left, "F6");
    } else {
        say(&mut left, words.get("everything-ready"), Type::Label, tokens.text2);
    }

    // What is drawn last is tabbed to last: the button that saves.
    let save = Button::filled(words.get("sender-save")).key(words.get("key-ctrl-enter"));
    let has_sender = session.account().is_some_and(|account| account.sender.is_some());
    let cancel = Button::plain(words.get("cancel"));
    let cancel_width = if has_sender { cancel.wide(ui) + ui.spacing().item_spacing.x } else { 0.0 };
    let place = row.with_min_x((row.right() - save.wide(ui) - cancel_width).max(row.left()));
    let mut right = ui.new_child(builder.id_salt("right").max_rect(place));
    if has_sender && right.add(cancel).clicked() {
        session.go_to(Screen::Accounts, commands);
    }
    if right.add(save).clicked() {
        session.save_sender(commands);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CarrierKind;
    use crate::domain::rules;
    use crate::ui::desk_ui;
    use crate::ui::one_screen::desk;
    use crate::ui::one_screen::draw_everywhere;
    use crate::ui::one_screen::session;
    use crate::words::Lang;
    use egui::accesskit::Role;
    use egui_kittest::kittest::NodeT as _;
    use egui_kittest::kittest::Queryable as _;

    fn first_time() -> Session {
        let mut session = session(Lang::EN);
        session.accounts[0].sender = None;
        session.edit_sender();
        session
    }

    #[test]
    fn a_sender_is_typed_by_keyboard_alone() {
        let mut desk = desk(first_time(), desk_ui);
        assert!(desk.get_by_role_and_label(Role::TextInput, "Name").is_focused());
        for text in ["Papeterie du Rhône", "", "14 rue Sala", "", "69002", "Lyon", "france", "04 72 00 00 00"] {
            desk.event(egui::Event::Text(text.to_owned()));
            desk.run();
            desk.key_press(Key::Enter);
            desk.run();
        }
        desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
        desk.run();
        let (session, commands) = desk.state();
        assert!(
            matches!(commands.as_slice(), [Command::SaveSender { sender, .. }, ..] if sender.address.city == "Lyon"),
            "{commands:?}"
        );
        // Once, the list of what is still to do.
        assert_eq!(session.screen, Screen::Settings);
    }

    #[test]
    fn a_problem_is_said_at_its_field_and_saving_goes_there() {
        let mut session = first_time();
        session.sender.draft.address = rules::tests::sender_draft();
        session.sender.draft.address.phone.clear();
        let mut desk = desk(session, sender_ui);
        desk.get_by_label("Save the sender").click();
        desk.run();
        desk.run();
        let phone = desk.get_by_role_and_label(Role::TextInput, "Telephone");
        assert!(phone.is_focused());
        assert!(phone.accesskit_node().description().is_some_and(|sentence| sentence.contains("the API asks")));
        assert!(desk.state().1.is_empty());
    }

    #[test]
    fn the_country_is_shown_and_found_by_its_name_and_held_against_the_carrier() {
        let mut session = first_time();
        session.accounts[0].kind = CarrierKind::Colissimo;
        session.edit_sender();
        session.sender.draft.address = rules::tests::sender_draft();
        let mut desk = desk(session, desk_ui);
        let country = || desk_country(&desk);
        assert_eq!(country().accesskit_node().value().as_deref(), Some("France"));
        country().focus();
        desk.run();
        desk.event(egui::Event::Text("suiss".to_owned()));
        desk.run();
        desk.key_press(Key::ArrowDown);
        desk.run();
        desk.key_press(Key::Enter);
        desk.run();
        assert_eq!(desk.state().0.sender.draft.address.country.code(), "CH");
        desk.key_press_modifiers(Modifiers::CTRL, Key::Enter);
        desk.run();
        desk.run();
        assert!(
            desk_country(&desk).accesskit_node().description().is_some_and(|said| said.contains("Colissimo sends"))
        );
        assert!(!desk.state().1.iter().any(|command| matches!(command, Command::SaveSender { .. })));
    }

    fn desk_country<'d>(
        desk: &'d egui_kittest::Harness<'static, crate::ui::one_screen::Desk>,
    ) -> egui_kittest::Node<'d> {
        desk.get_by_role_and_label(Role::TextInput, "Country")
    }

    #[test]
    fn an_eori_is_asked_for_once_where_parcels_are_declared() {
        let mut lettre_suivie = first_time();
        lettre_suivie.edit_sender();
        assert!(desk(lettre_suivie, sender_ui).query_by_label("EORI").is_none());
        let mut session = first_time();
        session.accounts[0].kind = CarrierKind::Colissimo;
        session.edit_sender();
        session.sender.draft.address = rules::tests::sender_draft();
        session.sender.draft.eori = "FR123456789".to_owned();
        let mut desk = desk(session, sender_ui);
        desk.get_by_role_and_label(Role::TextInput, "EORI");
        desk.get_by_label("Save the sender").click();
        desk.run();
        assert!(matches!(desk.state().1.as_slice(),
            [Command::SaveSender { sender, .. }, ..] if sender.eori.as_deref() == Some("FR123456789")));
    }

    #[test]
    fn undelivered_parcels_may_go_elsewhere() {
        let mut desk = desk(first_time(), sender_ui);
        desk.get_by_role(Role::CheckBox).click();
        desk.run();
        assert!(desk.state().0.sender.draft.return_to.is_some());
        assert_eq!(desk.get_all_by_role_and_label(Role::TextInput, "Name").count(), 2);
    }

    #[test]
    fn it_fits_every_desk() {
        draw_everywhere(
            |session| {
                session.accounts[0].kind = CarrierKind::Colissimo;
                session.edit_sender();
                session.return_elsewhere(true);
            },
            sender_ui,
        );
    }
}
