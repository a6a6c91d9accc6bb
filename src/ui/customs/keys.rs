//! The keys of the table: taken before any widget and before the focus moves by itself.

use egui::Event;
use egui::FocusDirection;
use egui::Key;
use egui::Modifiers;
use egui::Ui;

use super::paste::paste_box;
use crate::domain::ArticleColumn;
use crate::domain::Field;
use crate::domain::RowId;
use crate::domain::is_rows;
use crate::session::Session;
use crate::session::Step;
use crate::ui::fields::field_id;

/// The cell that has the focus.
pub(in crate::ui) fn cell(ui: &Ui, session: &Session) -> Option<(RowId, ArticleColumn)> {
    let (row, column) = session.cell_now()?;
    ui.memory(|memory| memory.has_focus(field_id(Field::Article(row, column)))).then_some((row, column))
}

/// Takes the keys that go from cell to cell, and rows that are pasted.
pub(in crate::ui) fn take_keys(ui: &Ui, session: &mut Session) {
    take_rows(ui, session);
    let Some((row, column)) = cell(ui, session) else { return };
    let table = ui.ctx().content_rect().width() >= crate::ui::WORDED_RAIL_FROM;
    let steps = [
        (Modifiers::SHIFT, Key::Tab, Step::Back, table),
        (Modifiers::NONE, Key::Tab, Step::Next, table),
        (Modifiers::SHIFT, Key::Enter, Step::Up, true),
        (Modifiers::NONE, Key::Enter, Step::Down, true),
        (Modifiers::NONE, Key::ArrowUp, Step::Up, table),
        (Modifiers::NONE, Key::ArrowDown, Step::Down, table),
    ];
    for (modifiers, key, step, heard) in steps {
        if heard && ui.input_mut(|input| consume(input, modifiers, key)) {
            return go(ui, session, row, column, step, key);
        }
    }
}

/// Exactly these modifiers: Alt with an arrow moves the row, and is no step.
fn consume(input: &mut egui::InputState, modifiers: Modifiers, key: Key) -> bool {
    input.modifiers.matches_exact(modifiers) && input.consume_key(modifiers, key)
}

fn go(ui: &Ui, session: &mut Session, row: RowId, column: ArticleColumn, step: Step, key: Key) {
    if let Some(next) = session.cell_after(row, column, step) {
        session.ship.focus = Some(next);
        return;
    }
    match (step, key) {
        // Below the last article comes a new one, unless that is still empty.
        (Step::Down, Key::Enter)
            if session.ship.draft.customs.article(row).is_some_and(|article| !article.is_blank()) =>
        {
            session.add_article();
        }
        (Step::Next, _) | (Step::Down, Key::Enter) => {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        }
        (Step::Back, _) => ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous)),
        (Step::Down | Step::Up, _) => (),
    }
}

/// Rows that are pasted into a cell or into the box for them fill the table; a word is pasted as everywhere.
fn take_rows(ui: &Ui, session: &mut Session) {
    let boxed = session.customs.paste.as_ref().is_some_and(|typed| typed.trim().is_empty());
    let here = cell(ui, session).is_some();
    let at_box = ui.memory(|memory| memory.focused()) == Some(paste_box());
    let block = ui.input_mut(|input| {
        let wanted = |event: &Event| match event {
            Event::Paste(text) => here && is_rows(text) || boxed && (at_box || !here) && !text.trim().is_empty(),
            _ => false,
        };
        let at = input.events.iter().position(wanted)?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    });
    if let Some(block) = block {
        session.paste_articles(&block);
    }
}
