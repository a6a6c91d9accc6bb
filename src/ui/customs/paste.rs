//! Rows from the clipboard, and the boxes that stand in where the system gives neither its clipboard nor a file dialog.

use egui::Frame;
use egui::Id;
use egui::Stroke;
use egui::TextEdit;
use egui::Ui;
use egui::ViewportCommand;

use crate::command::Command;
use crate::session::ArticleFile;
use crate::session::Session;
use crate::ui::Act;
use crate::ui::key_cap;
use crate::ui::theme::RADIUS;
use crate::ui::theme::Tokens;
use crate::ui::theme::Type;
use crate::ui::theme::say_wrapped;
use crate::ui::widgets::Button;
use crate::ui::widgets::FieldSpec;
use crate::ui::widgets::Icon;

/// Opens the box and asks the system for the clipboard; where it holds rows, they are taken at once.
pub(super) fn open(ui: &Ui, session: &mut Session) {
    session.customs.paste = Some(String::new());
    ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
}

/// The box that rows are pasted into.
pub(in crate::ui) fn paste_box() -> Id {
    Id::unique("paste articles")
}

/// Draws what is open of the two.
pub(super) fn paste_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    rows_ui(ui, session);
    file_ui(ui, session, commands);
}

fn rows_ui(ui: &mut Ui, session: &mut Session) {
    let words = session.words;
    let tokens = Tokens::of(ui);
    let Some(mut rows) = session.customs.paste.take() else { return };
    let opened = rows.is_empty() && ui.memory(|memory| memory.focused()) != Some(paste_box());
    let frame = Frame::new()
        .fill(tokens.field)
        .stroke(Stroke::new(2.0, tokens.accent_text))
        .corner_radius(RADIUS)
        .inner_margin(10.0);
    frame.show(ui, |ui| {
        let edit = TextEdit::multiline(&mut rows)
            .id(paste_box())
            .font(Type::Body.font())
            .desired_rows(3)
            .desired_width(f32::INFINITY)
            .frame(Frame::NONE);
        let response = ui.add(edit).accessible_name(words.get("rows-paste"));
        if opened {
            response.request_focus();
        }
    });
    say_wrapped(ui, words.get("rows-paste-hint"), Type::Small, tokens.text3);
    let (mut take, mut close) = (false, false);
    ui.horizontal(|ui| {
        let fill = Button::plain(words.get("rows-take")).icon(Icon::Paste);
        take = ui.add_enabled(!rows.trim().is_empty(), fill).clicked();
        let leave = key_cap(words, Act::Leave);
        close = ui.add(Button::quiet(words.get("close")).key(&leave)).clicked();
    });
    ui.add_space(6.0);
    match (take, close) {
        (true, _) => session.paste_articles(&rows),
        (false, true) => (),
        (false, false) => session.customs.paste = Some(rows),
    }
}

/// The path of a list, typed.
fn file_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    let Some(mut file) = session.customs.file.take() else { return };
    let (label, path) = match &mut file {
        ArticleFile::Read(path) => (words.get("rows-import"), path),
        ArticleFile::Write(path) => (words.get("rows-export"), path),
    };
    let (mut go, mut close) = (false, false);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 190.0).max(120.0);
        let spec = FieldSpec::new(Id::unique("article file"), label, path).width(width).placeholder("articles.csv");
        spec.bare_ui(ui);
        go = ui.add_enabled(!path.trim().is_empty(), Button::plain(words.get("rows-file-go"))).clicked();
        close = ui.add(Button::quiet(words.get("close"))).clicked();
    });
    ui.add_space(6.0);
    let reads = matches!(file, ArticleFile::Read(_));
    if !close {
        session.customs.file = Some(file);
    }
    match (go, reads) {
        (true, true) => session.read_article_list(commands),
        (true, false) => session.write_article_list(commands),
        (false, _) => (),
    }
}
