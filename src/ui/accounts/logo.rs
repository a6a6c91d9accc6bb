//! The logo on an account's labels: the images that the carrier keeps, which of them is used, and the form that adds one.

use egui::Id;
use egui::Ui;

use crate::command::Command;
use crate::command::FileDialogs;
use crate::command::ImageWish;
use crate::command::PickFile;
use crate::command::Remote;
use crate::domain::CarrierAccount;
use crate::domain::Field;
use crate::domain::LabelImage;
use crate::session::Session;
use crate::ui::failure::failure_ui;
use crate::ui::fields;
use crate::ui::fields::field_id;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::Card;
use crate::ui::widgets::FieldRow;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;
use crate::ui::widgets::Note;
use crate::ui::widgets::Tag;
use crate::ui::widgets::Tone;
use crate::ui::widgets::field_ui;
use crate::ui::widgets::section_ui;
use crate::words::Words;

/// The labels stand in the same column as on the connect form.
const COLUMN: f32 = 150.0;

/// Draws the images and the form.
pub(super) fn logo_ui(ui: &mut Ui, session: &mut Session, account: &CarrierAccount, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    take_dropped(ui, session, commands);
    section_ui(ui, words.get("logo"), |_| ());
    say_wrapped(ui, words.get("logo-why"), Type::Label, tokens.text2);
    images_ui(ui, session, account, commands);
    if let Remote::Failed(failure) = &session.account_desk.images {
        let failure = failure.clone();
        ui.add_space(4.0);
        if failure_ui(ui, Id::unique("images failed"), words, &failure, "") {
            session.wish_for_images(ImageWish::List, commands);
        }
    }
    ui.add_space(4.0);
    form_ui(ui, session, commands);
}

/// A file that is dropped on the page is looked at like one that was picked.
fn take_dropped(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_path_buf()));
    if let Some(path) = dropped {
        session.look_at_logo(PickFile::Path(path), commands);
    }
}

fn images_ui(ui: &mut Ui, session: &mut Session, account: &CarrierAccount, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let waiting = session.account_desk.images.is_waiting();
    let images = session.account_desk.images.known().cloned();
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let none = account.logo.is_none();
        ui.horizontal_wrapped(|ui| {
            say(ui, words.get("logo-none"), Type::BodyMedium, tokens.text);
            if none {
                ui.add(Tag::new(Tone::Chosen, words.get("logo-in-use")));
            } else if named(ui, words.get("logo-use"), words.get("logo-none")) {
                session.use_logo(None, commands);
            }
        });
        for image in images.iter().flatten() {
            image_ui(ui, session, account, image, commands);
        }
        if images.as_ref().is_some_and(Vec::is_empty) {
            say_wrapped(ui, words.get("logo-none-kept"), Type::Label, tokens.text2);
        }
        if waiting {
            say_wrapped(ui, words.get("logo-listing"), Type::Label, tokens.text2);
        } else if ui.add(Button::link(words.get("logo-list-again"))).clicked() {
            session.wish_for_images(ImageWish::List, commands);
        }
    });
}

/// A button whose spoken name says of which image it is.
fn named(ui: &mut Ui, word: &str, image: &str) -> bool {
    let response = ui.push_id((word, image), |ui| ui.add(Button::plain(word))).inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{word} {image}")));
    response.clicked()
}

fn image_ui(
    ui: &mut Ui,
    session: &mut Session,
    account: &CarrierAccount,
    image: &LabelImage,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let in_use = account.logo.as_ref().is_some_and(|logo| logo.id == image.id);
    ui.horizontal_wrapped(|ui| {
        say(ui, image.name.as_str(), Type::BodyMedium, tokens.text);
        if image.is_default {
            ui.add(Tag::new(Tone::Neutral, words.get("logo-default")));
        }
        if in_use {
            ui.add(Tag::new(Tone::Chosen, words.get("logo-in-use")));
        } else if named(ui, words.get("logo-use"), &image.name) {
            session.use_logo(Some(image.clone()), commands);
        }
        // Another name is what the form's box of names holds.
        let new_name = session.account_desk.logo.name.trim().to_owned();
        let is_another =
            !new_name.is_empty() && new_name != image.name && session.account_desk.logo.picked.known().is_none();
        if is_another && named(ui, words.get("logo-rename"), &image.name) {
            session.wish_for_images(ImageWish::Rename(LabelImage { name: new_name, ..image.clone() }), commands);
        }
        if session.account_desk.forgetting.as_ref() != Some(&image.id)
            && named(ui, words.get("logo-delete"), &image.name)
        {
            session.account_desk.forgetting = Some(image.id.clone());
        }
    });
    if session.account_desk.forgetting.as_ref() == Some(&image.id) {
        let sentence = words.with("logo-delete-consequence", &[("name", image.name.as_str().into())]);
        Card::new().edge(Tone::Warning).tinted().show(ui, |ui| {
            say_wrapped(ui, sentence, Type::Body, tokens.text);
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::plain(words.get("logo-delete-really"))).clicked() {
                    session.wish_for_images(ImageWish::Delete(image.id.clone()), commands);
                }
                if ui.add(Button::plain(words.get("logo-keep"))).clicked() {
                    session.account_desk.forgetting = None;
                }
            });
        });
    }
}

fn form_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    let sending = session.account_desk.logo.sending.is_some();
    Card::new().show(ui, |ui| {
        say(ui, words.get("logo-add"), Type::LabelStrong, tokens.text);
        ui.add_space(4.0);
        file_ui(ui, session, commands);
        name_ui(ui, session);
        let word = words.get(if sending { "logo-sending" } else { "logo-send" });
        if ui.add_enabled(!sending, Button::plain(word)).clicked() {
            session.send_logo(commands);
        }
    });
}

fn file_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let label = words.field(Field::LogoFile);
    let has_dialog = session.dialogs == FileDialogs::Available;
    let said = picked(session, words);
    let problem = session.account_desk.logo.problem_at(Field::LogoFile);
    let failed = match &session.account_desk.logo.picked {
        Remote::Failed(failure) => Some(words.mishap(&failure.mishap)),
        Remote::NotAsked | Remote::Waiting(..) | Remote::Here(_) => None,
    };
    let wrong = problem.as_ref().map(|problem| (problem.severity, words.problem(problem)));
    let note = match (&failed, &wrong) {
        (Some(sentence), _) => Note::error(sentence),
        (None, Some((severity, sentence))) => fields::note(*severity, sentence),
        (None, None) => Note::hint(said.as_deref().unwrap_or(words.get("logo-file-hint"))),
    };
    let (mut pick, mut read) = (false, false);
    FieldRow::new(label).column(COLUMN).show(ui, |row| {
        let buttons = if has_dialog { 300.0 } else { 170.0 };
        let width = (row.ui().available_width() - buttons).max(120.0);
        let spec = FieldSpec::new(field_id(Field::LogoFile), label, &mut session.account_desk.logo.path);
        let response = row.field(spec.width(width).note(note));
        read = response.lost_focus() && row.ui().input(|input| input.key_pressed(egui::Key::Enter));
        read |= row.ui().add(Button::plain(words.get("logo-read"))).clicked();
        if has_dialog {
            pick = row.ui().add(Button::plain(words.get("logo-pick")).icon(Icon::Folder)).clicked();
        }
    });
    if pick {
        session.look_at_logo(PickFile::Ask, commands);
    } else if read {
        session.look_at_typed_logo(commands);
    }
}

/// The picked file in a line; none before one is picked.
fn picked(session: &Session, words: Words) -> Option<String> {
    let picked = session.account_desk.logo.picked.known()?;
    let facts = [
        ("name", picked.file_name.as_str().into()),
        ("kilobytes", (picked.facts.bytes.div_ceil(1024) as u64).into()),
        ("width", u64::from(picked.facts.width).into()),
        ("height", u64::from(picked.facts.height).into()),
    ];
    Some(words.with("logo-file-picked", &facts))
}

fn name_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    let problem = session.account_desk.logo.problem_at(Field::LogoName);
    let wrong = problem.as_ref().map(|problem| words.problem(problem));
    let note = match (&problem, &wrong) {
        (Some(problem), Some(sentence)) => fields::note(problem.severity, sentence),
        (None, _) | (_, None) => Note::hint(words.get("logo-name-hint")),
    };
    let label = words.field(Field::LogoName);
    let spec = FieldSpec::new(field_id(Field::LogoName), label, &mut session.account_desk.logo.name);
    if field_ui(ui, spec.column(COLUMN).note(note)).changed() {
        session.account_desk.logo.edited();
    }
}
