//! The catalogue of articles: searched, added to, mended, taken in from a list and written as one.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Response;
use egui::Ui;

use super::addresses::Wish;
use super::addresses::entry_ui;
use super::addresses::path_ui;
use crate::command::Command;
use crate::command::Remote;
use crate::domain::ArticleColumn;
use crate::domain::ArticlePage;
use crate::domain::CountryCode;
use crate::domain::Currency;
use crate::domain::Field;
use crate::domain::HsCode;
use crate::domain::KnownArticle;
use crate::domain::rules::CURRENCIES;
use crate::session::ArticleFile;
use crate::session::ArticleForm;
use crate::session::Session;
use crate::ui::failure::failure_ui;
use crate::ui::fields::note;
use crate::ui::options::Answer;
use crate::ui::options::Offered;
use crate::ui::options::Options;
use crate::ui::options::Pressed;
use crate::ui::options::pressed;
use crate::ui::picker::known_of;
use crate::ui::picker::offered;
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
use crate::ui::widgets::section_ui;
use crate::ui::widgets::select_ui;
use crate::words::Words;

/// The labels are those of the table of articles, which are longer than an address's.
const COLUMN: f32 = 190.0;

/// Draws the page.
pub(super) fn articles_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    if matches!(session.articles.page, Remote::NotAsked) {
        session.find_articles(commands);
    }
    section_ui(ui, words.get("settings-articles"), |_| ());
    ui.add_space(4.0);
    let search =
        FieldSpec::new(Id::unique("article search"), words.get("catalogue-search"), &mut session.articles.text);
    if search.icon(Icon::Search).placeholder(words.get("catalogue-search-example")).bare_ui(ui).changed() {
        session.find_articles(commands);
    }
    ui.add_space(4.0);
    tools_ui(ui, session, commands);
    if session.articles.form.as_ref().is_some_and(|form| !form.changes) {
        form_ui(ui, session, commands);
    }
    list_ui(ui, session, commands);
}

fn tools_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::plain(words.get("catalogue-add")).icon(Icon::Plus)).clicked() {
            session.edit_article(None);
        }
        if ui.add(Button::plain(words.get("book-import")).icon(Icon::Folder)).clicked() {
            session.import_catalogue(commands);
        }
        if ui.add(Button::plain(words.get("export-csv")).icon(Icon::Download)).clicked() {
            session.export_catalogue(commands);
        }
    });
    say_wrapped(ui, words.get("catalogue-import-hint"), Type::Small, Tokens::of(ui).text2);
    ui.add_space(4.0);
    // Where the system has no dialog, a path is typed.
    match session.articles.file.take() {
        Some(ArticleFile::Read(mut path)) => {
            let answer = path_ui(ui, words, ("articles import path", "book-import-path", "book-import-go"), &mut path);
            session.articles.file = (answer != Some(false)).then_some(ArticleFile::Read(path));
            if answer == Some(true) {
                session.import_catalogue(commands);
            }
        }
        Some(ArticleFile::Write(mut path)) => {
            let answer = path_ui(ui, words, ("articles export path", "book-export-path", "book-export-go"), &mut path);
            session.articles.file = (answer != Some(false)).then_some(ArticleFile::Write(path));
            if answer == Some(true) {
                session.export_catalogue(commands);
            }
        }
        None => (),
    }
}

fn list_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    if let Some(failure) = session.articles.page.failure().cloned() {
        if failure_ui(ui, Id::unique("catalogue failure"), words, &failure, "") {
            session.find_articles(commands);
        }
        return;
    }
    let Some(page) = session.articles.page.known().cloned() else { return };
    if page.total == 0 {
        say_wrapped(ui, words.get("catalogue-empty"), Type::Body, tokens.text2);
        return;
    }
    say_wrapped(ui, counted(words, &page), Type::Label, tokens.text2);
    ui.add_space(2.0);
    let changed = session.articles.form.as_ref().filter(|form| form.changes).map(|form| form.id().clone());
    let mut wish = None;
    for article in &page.rows {
        if changed.as_ref() == Some(&article.id) {
            form_ui(ui, session, commands);
            continue;
        }
        let remove = words.with("catalogue-remove", &[("name", article.description.as_str().into())]);
        if let Some(pressed) = entry_ui(ui, &article.id.0, [article.description.clone(), told(words, article)], &remove)
        {
            wish = Some((article, pressed));
        }
    }
    match wish {
        Some((article, Wish::Change)) => session.edit_article(Some(article)),
        Some((article, Wish::Remove)) => session.forget_article(&article.id, commands),
        None => (),
    }
}

/// `12 articles`, or how many of them were found, and that not all of these are shown.
fn counted(words: Words, page: &ArticlePage) -> String {
    let facts = [
        ("total", words.count(page.total).into()),
        ("matches", words.count(page.matches).into()),
        ("shown", page.rows.len().into()),
    ];
    if page.matches > page.rows.len() as u64 {
        words.with("catalogue-some-shown", &facts)
    } else if page.matches == page.total {
        words.with("catalogue-count", &[("count", page.total.into())])
    } else {
        words.with("catalogue-found", &facts)
    }
}

/// `6109.10 · 180 g · 19,90 € · Portugal · 7 times`.
fn told(words: Words, article: &KnownArticle) -> String {
    let used = words.with("catalogue-used", &[("count", article.times.into())]);
    [known_of(words, article), used].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn field_of(column: ArticleColumn) -> Id {
    Id::unique(("known article", column.id()))
}

fn form_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let words = session.words;
    // Before the form's own widgets see it: Enter would press what has the focus.
    let mut save = ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Enter));
    let mut cancel = false;
    let Some(form) = &mut session.articles.form else { return };
    take_keys(ui, words, form);
    let problems = form.problems();
    ui.add_space(4.0);
    Card::new().show(ui, |ui| {
        let title = if form.changes { words.get("catalogue-change") } else { words.get("catalogue-new") };
        say(ui, title, Type::LabelStrong, tokens.text);
        ui.add_space(6.0);
        for column in KnownArticle::COLUMNS {
            let said = form.said(&problems, column).map(|problem| (problem.severity, words.problem(problem)));
            let said = said.as_ref().map(|(severity, sentence)| note(*severity, sentence));
            if column == ArticleColumn::Currency {
                currency_ui(ui, words, form, said);
            } else {
                box_ui(ui, words, form, column, said);
            }
        }
        ui.horizontal_wrapped(|ui| {
            let button = Button::filled(words.get("catalogue-save")).key(words.get("key-ctrl-enter"));
            save |= ui.add(button).clicked();
            cancel = ui.add(Button::plain(words.get("cancel"))).clicked();
        });
    });
    ui.add_space(6.0);
    if save {
        session.save_article(commands);
    } else if cancel {
        session.articles.form = None;
    }
}

/// Takes the keys that choose from an open list, before the box and the focus can; F4 opens the list of tariff numbers.
fn take_keys(ui: &Ui, words: Words, form: &mut ArticleForm) {
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F4)) {
        return form.search_tariff(words.lang().tongue());
    }
    let Some(column) = open_at(form) else { return };
    match pressed(ui, field_of(column), form.picker.marked().is_some()) {
        Some(Pressed::Close) => {
            form.picker.close();
            // Escape has taken the focus away before anybody was asked.
            form.focus = Some(column);
        }
        Some(Pressed::Next) => form.picker.mark_next(),
        Some(Pressed::Before) => form.picker.mark_before(),
        Some(Pressed::Take) => form.take_marked(),
        None => (),
    }
}

fn open_at(form: &ArticleForm) -> Option<ArticleColumn> {
    KnownArticle::COLUMNS.into_iter().find(|column| form.picker.open_at() == Some(ArticleForm::field(*column)))
}

fn box_ui(ui: &mut Ui, words: Words, form: &mut ArticleForm, column: ArticleColumn, said: Option<Note<'_>>) {
    let echo = echo(words, form, column);
    let hint = hint(words, column);
    let spec = FieldSpec::new(field_of(column), words.get(column.id()), form.article.text_mut(column));
    let spec = spec.column(COLUMN).note(said.or(hint.map(Note::hint))).echo(echo.as_deref());
    let response = field_ui(ui, spec);
    if response.changed() {
        form.typed(column, words.lang().tongue());
    }
    if response.lost_focus() {
        form.leave(column);
    }
    follow(&response, form, column);
    offers_ui(ui, words, form, column);
}

/// Sends the focus to a box that is to get it, and brings it into sight.
fn follow(response: &Response, form: &mut ArticleForm, column: ArticleColumn) {
    if form.focus == Some(column) {
        form.focus = None;
        response.request_focus();
        response.scroll_to_me(None);
        // Which keys the box keeps to itself is settled in the frame after, and that must not wait for the next key.
        response.ctx.request_repaint_after(std::time::Duration::ZERO);
    }
}

/// How what is typed is read, where that says more.
fn echo(words: Words, form: &ArticleForm, column: ArticleColumn) -> Option<String> {
    let typed = form.article.text(column).trim();
    let read = match column {
        ArticleColumn::Weight => form.article.weight.value().ok().map(|weight| words.grams(weight.0)),
        ArticleColumn::Value => {
            let code = form.article.currency.parse::<Currency>().unwrap_or(Currency::EUR);
            form.article.value.value().ok().map(|value| words.money(value.0, code.code()))
        }
        ArticleColumn::HsCode => typed.parse::<HsCode>().ok().map(|code| code.dotted()),
        ArticleColumn::Origin => {
            let country = typed.parse::<CountryCode>().ok();
            let known = country.filter(|_| form.problems().at(ArticleForm::field(column)).is_none());
            known.map(|country| words.country(country).to_owned())
        }
        ArticleColumn::Description
        | ArticleColumn::English
        | ArticleColumn::Quantity
        | ArticleColumn::Currency
        | ArticleColumn::Reference
        | ArticleColumn::OriginalIdent
        | ArticleColumn::Vat
        | ArticleColumn::CustomsFees
        | ArticleColumn::OriginLabel => None,
    };
    read.filter(|read| read != typed)
}

fn hint(words: Words, column: ArticleColumn) -> Option<&'static str> {
    match column {
        ArticleColumn::English => Some(words.get("catalogue-english-hint")),
        ArticleColumn::HsCode => Some(words.get("catalogue-hs-hint")),
        ArticleColumn::Description
        | ArticleColumn::Quantity
        | ArticleColumn::Weight
        | ArticleColumn::Value
        | ArticleColumn::Currency
        | ArticleColumn::Origin
        | ArticleColumn::Reference
        | ArticleColumn::OriginalIdent
        | ArticleColumn::Vat
        | ArticleColumn::CustomsFees
        | ArticleColumn::OriginLabel => None,
    }
}

/// The list under a box that is being typed into.
fn offers_ui(ui: &Ui, words: Words, form: &mut ArticleForm, column: ArticleColumn) {
    let field: Field = ArticleForm::field(column);
    let choices = form.picker.rows_at(field).to_vec();
    if choices.is_empty() {
        return;
    }
    let rows: Vec<Offered> = choices.iter().map(|choice| offered(words, choice)).collect();
    let hint = words.with("suggest-hint", &[("count", rows.len().into())]);
    let options = Options {
        field: field_of(column),
        name: words.get("picker-list"),
        hint: &hint,
        rows: &rows,
        marked: form.picker.marked(),
        width: if column == ArticleColumn::HsCode { 480.0 } else { 280.0 },
    };
    match options.show(ui, form.focus == Some(column)) {
        Answer::Picked(at) => {
            if let Some(choice) = choices.get(at) {
                form.take(choice);
                form.focus = Some(column);
            }
        }
        Answer::Left => form.picker.close(),
        Answer::Open => (),
    }
}

fn currency_ui(ui: &mut Ui, words: Words, form: &mut ArticleForm, said: Option<Note<'_>>) {
    let typed = form.article.currency.trim().to_owned();
    let mut names = CURRENCIES.to_vec();
    let at = if typed.is_empty() { Some(0) } else { CURRENCIES.iter().position(|code| *code == typed) };
    // What an older list said stays on screen until another is chosen.
    if at.is_none() {
        names.push(&typed);
    }
    let mut chosen = at.unwrap_or(CURRENCIES.len());
    let column = ArticleColumn::Currency;
    let select = Select::new(field_of(column), words.get(column.id()), &names).column(COLUMN).width(120.0).note(said);
    let response = select_ui(ui, select, &mut chosen);
    follow(&response, form, column);
    if response.changed()
        && let Some(code) = CURRENCIES.get(chosen)
    {
        (*code).clone_into(&mut form.article.currency);
    }
}

#[cfg(test)]
mod tests;
