//! The declaration CN23: its boxes, the table of articles, and the sentence about what is wrong in it.
//!
//! Where there is room the articles are a table whose cells show text until one has the focus; at 200 % each article is a card
//! of labelled fields.

mod band;
mod boxes;
mod cards;
mod cell;
pub(super) mod keys;
mod layout;
mod paste;
mod table;

pub(super) use paste::paste_box;

use egui::Ui;

use super::Act;
use super::key_cap;
use super::theme::Tokens;
use super::theme::Type;
use super::theme::say_wrapped;
use super::widgets::Button;
use super::widgets::Icon;
use super::widgets::Tag;
use super::widgets::Tone;
use super::widgets::section_ui;
use crate::command::Command;
use crate::session::Session;

/// Draws the section.
pub(super) fn customs_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    head_ui(ui, session, commands);
    paste::paste_ui(ui, session, commands);
    boxes::front_ui(ui, session);
    if ui.ctx().content_rect().width() < super::WORDED_RAIL_FROM {
        cards::cards_ui(ui, session);
    } else {
        table::table_ui(ui, session);
    }
    band::band_ui(ui, session);
    boxes::more_ui(ui, session);
}

/// The name of the section, and what is done to the table as a whole.
fn head_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    let words = session.words;
    section_ui(ui, words.get("customs"), |ui| {
        ui.add(Tag::new(Tone::Chosen, "CN23").plain());
    });
    let (mut paste, mut add, mut read, mut write) = (false, false, false, false);
    ui.horizontal_wrapped(|ui| {
        let key = key_cap(words, Act::AddArticle);
        add = ui.add(Button::plain(words.get("article-add")).icon(Icon::Plus).key(&key)).clicked();
        paste = ui.add(Button::plain(words.get("rows-paste")).icon(Icon::Paste)).clicked();
        read = ui.add(Button::link(words.get("rows-import"))).clicked();
        let any = session.ship.draft.customs.articles.iter().any(|article| !article.is_blank());
        write = ui.add_enabled(any, Button::link(words.get("rows-export"))).clicked();
    });
    ui.add_space(2.0);
    if add {
        session.add_article();
    }
    if paste {
        paste::open(ui, session);
    }
    if read {
        session.read_article_list(commands);
    }
    if write {
        session.write_article_list(commands);
    }
}

/// What to do while there is no article yet.
fn none_ui(ui: &mut Ui, session: &Session) {
    let tokens = Tokens::of(ui);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 10)).show(ui, |ui| {
        say_wrapped(ui, session.words.get("articles-none"), Type::Label, tokens.text2);
    });
}

#[cfg(test)]
mod tests;
