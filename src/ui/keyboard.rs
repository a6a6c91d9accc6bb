//! The keys that work whatever has the focus: one table, from which the key caps are written too.
//!
//! Keys are taken before any widget sees them. Those that belong to one screen are left alone on the others.

use egui::Event;
use egui::FocusDirection;
use egui::Key;
use egui::Modifiers;
use egui::Popup;
use egui::Ui;
use egui::ViewportCommand;
use egui::text_edit::TextEditState;

use super::accounts;
use super::action_bar;
use super::customs;
use super::packages;
use super::packing;
use super::picker;
use super::recipient;
use super::scan;
use super::suggest;
use crate::command::Command;
use crate::domain::HistoryRow;
use crate::domain::RowId;
use crate::session::Screen;
use crate::session::Session;
use crate::session::Step;
use crate::session::Turn;
use crate::words::Words;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Opens a screen of the rail.
    Open(Screen),
    /// Goes to the next problem.
    NextProblem,
    /// Goes to the problem before.
    ProblemBefore,
    /// The main button of the screen.
    Buy,
    /// Takes an address from the clipboard, or opens the box for one.
    PasteAddress,
    /// Another parcel for the order of the last one.
    AnotherParcel,
    /// Prints the last label once more.
    Reprint,
    /// Voids the last label; the strip's button itself watches how long the key is held.
    Void,
    /// Shows the last label large.
    ShowLabel,
    /// Undoes what was done to the form as a whole, or taken off a list.
    Undo,
    /// Does it again.
    Redo,
    /// Leaves a box, a panel or the large label.
    Leave,
    /// Goes to the scan field.
    Scan,
    /// Enters packing mode, or leaves it.
    TurnPacking,
    /// Adds an article to the declaration.
    AddArticle,
    /// Doubles the article that has the focus.
    DoubleArticle,
    /// Takes the article that has the focus off the declaration.
    RemoveArticle,
    /// Moves the article that has the focus up.
    ArticleUp,
    /// Moves it down.
    ArticleDown,
    /// Looks for the tariff number of the article that has the focus.
    SearchTariff,
}

struct Shortcut {
    act: Act,
    modifiers: Modifiers,
    key: Key,
}

const fn shortcut(act: Act, modifiers: Modifiers, key: Key) -> Shortcut {
    Shortcut { act, modifiers, key }
}

/// Every shortcut. One with more modifiers stands before one with fewer on the same key, which would take it too.
const SHORTCUTS: &[Shortcut] = &[
    shortcut(Act::Open(Screen::Ship), Modifiers::CTRL, Key::Num1),
    shortcut(Act::Open(Screen::History), Modifiers::CTRL, Key::Num2),
    shortcut(Act::Open(Screen::Accounts), Modifiers::CTRL, Key::Num3),
    shortcut(Act::Open(Screen::Settings), Modifiers::CTRL, Key::Num4),
    shortcut(Act::ProblemBefore, Modifiers::SHIFT, Key::F6),
    shortcut(Act::NextProblem, Modifiers::NONE, Key::F6),
    shortcut(Act::Buy, Modifiers::CTRL, Key::Enter),
    shortcut(Act::PasteAddress, Modifiers::CTRL.plus(Modifiers::SHIFT), Key::V),
    shortcut(Act::AnotherParcel, Modifiers::NONE, Key::F7),
    shortcut(Act::Reprint, Modifiers::NONE, Key::F8),
    shortcut(Act::Void, Modifiers::NONE, Key::F9),
    shortcut(Act::ShowLabel, Modifiers::CTRL, Key::L),
    shortcut(Act::Redo, Modifiers::CTRL.plus(Modifiers::SHIFT), Key::Z),
    shortcut(Act::Undo, Modifiers::CTRL, Key::Z),
    shortcut(Act::Leave, Modifiers::NONE, Key::Escape),
    shortcut(Act::Scan, Modifiers::CTRL, Key::K),
    shortcut(Act::TurnPacking, Modifiers::NONE, Key::F11),
    shortcut(Act::AddArticle, Modifiers::CTRL, Key::Plus),
    shortcut(Act::DoubleArticle, Modifiers::CTRL, Key::D),
    shortcut(Act::RemoveArticle, Modifiers::CTRL, Key::Delete),
    shortcut(Act::ArticleUp, Modifiers::ALT, Key::ArrowUp),
    shortcut(Act::ArticleDown, Modifiers::ALT, Key::ArrowDown),
    shortcut(Act::SearchTariff, Modifiers::NONE, Key::F4),
];

/// What stands on the key cap of an act: `Ctrl Maj V`.
#[must_use]
pub fn key_cap(words: Words, act: Act) -> String {
    let Some(shortcut) = SHORTCUTS.iter().find(|shortcut| shortcut.act == act) else { return String::new() };
    let mut caps = Vec::new();
    if shortcut.modifiers.ctrl {
        caps.push(words.get("key-ctrl"));
    }
    if shortcut.modifiers.alt {
        caps.push(words.get("key-alt"));
    }
    if shortcut.modifiers.shift {
        caps.push(words.get("key-shift"));
    }
    caps.push(match shortcut.key {
        Key::Enter => words.get("key-enter"),
        Key::Escape => words.get("key-escape"),
        Key::Delete => words.get("key-delete"),
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        key => key.symbol_or_name(),
    });
    caps.join(" ")
}

/// The key of an act, for a button that is held.
pub(super) fn key_of(act: Act) -> Option<Key> {
    SHORTCUTS.iter().find(|shortcut| shortcut.act == act).map(|shortcut| shortcut.key)
}

/// Takes the shortcuts of this frame, before any widget can.
pub(super) fn take_shortcuts(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>) {
    if session.world.is_none() {
        return;
    }
    suggest::take_keys(ui, session);
    picker::take_keys(ui, session);
    if session.screen == Screen::Ship {
        packages::take_key(ui, session);
    }
    if shows_articles(session) {
        customs::keys::take_keys(ui, session);
    }
    for shortcut in SHORTCUTS {
        if is_heard(ui, session, shortcut.act)
            && ui.input_mut(|input| input.consume_key(shortcut.modifiers, shortcut.key))
        {
            perform(ui, session, shortcut.act, commands);
        }
    }
    if session.is_packing() {
        return;
    }
    if session.screen == Screen::Ship {
        take_pasted_address(ui, session);
    }
    match session.screen {
        Screen::Ship | Screen::Sender => enter_goes_on(ui),
        Screen::Welcome | Screen::Label | Screen::History | Screen::Accounts | Screen::Settings => (),
    }
}

/// Whether the open screen has a use for the act.
fn is_heard(ui: &Ui, session: &Session, act: Act) -> bool {
    let shipping = session.screen == Screen::Ship;
    match act {
        Act::Open(_) => super::has_rail(session.screen) && !session.is_packing(),
        Act::Scan | Act::TurnPacking => super::has_rail(session.screen),
        Act::NextProblem | Act::ProblemBefore | Act::Buy => shipping,
        Act::PasteAddress => shipping && !session.is_packing(),
        Act::AnotherParcel | Act::Reprint => shipping && session.ship.last.is_some(),
        Act::ShowLabel => shipping && !session.is_packing() && session.ship.last.is_some(),
        Act::Undo => session.can_undo_here() && form_comes_first(ui, session),
        Act::Redo => shipping && session.ship.undo.can_redo() && form_comes_first(ui, session),
        Act::AddArticle => shows_articles(session),
        Act::DoubleArticle | Act::RemoveArticle | Act::ArticleUp | Act::ArticleDown | Act::SearchTariff => {
            shows_articles(session) && customs::keys::cell(ui, session).is_some()
        }
        // Consumed by nobody: the button sees for itself whether the key is down.
        Act::Void => false,
        // An open list closes first.
        Act::Leave => !Popup::is_any_open(ui.ctx()) && can_leave(session),
    }
}

/// The table of articles is on screen.
fn shows_articles(session: &Session) -> bool {
    session.screen == Screen::Ship && !session.is_packing() && session.needs_customs()
}

/// A text field undoes its own typing; what was done to the form as a whole comes first where it was done last.
fn form_comes_first(ui: &Ui, session: &Session) -> bool {
    let typing = ui.memory(|memory| memory.focused()).is_some_and(|id| TextEditState::load(ui.ctx(), id).is_some());
    !typing || session.screen == Screen::Ship && session.ship.undo.comes_before_typing()
}

fn can_leave(session: &Session) -> bool {
    match session.screen {
        Screen::Ship => {
            session.ship.paste.is_some()
                || session.customs.paste.is_some()
                || session.is_packing() && session.pack.mending.is_some()
        }
        Screen::Label => true,
        Screen::History => session.history.export_path.is_some() || session.history.selected.is_some(),
        Screen::Accounts => session.connect.kind.is_some(),
        Screen::Welcome | Screen::Sender | Screen::Settings => false,
    }
}

fn perform(ui: &Ui, session: &mut Session, act: Act, commands: &mut Vec<Command>) {
    match act {
        Act::Open(screen) => session.go_to(screen, commands),
        Act::Scan => session.wait_for_scan(),
        Act::TurnPacking => session.turn_packing(commands),
        Act::NextProblem | Act::ProblemBefore if session.is_packing() => packing::mend_first(session, commands),
        Act::Buy if session.is_packing() => packing::press(session, commands),
        Act::NextProblem => session.focus_problem(Turn::Next),
        Act::ProblemBefore => session.focus_problem(Turn::Back),
        Act::Buy => action_bar::press(session, commands),
        Act::PasteAddress => open_paste_box(ui, session),
        Act::AnotherParcel => session.another_parcel(commands),
        Act::Reprint => {
            if let Some(last) = session.ship.last.clone().filter(HistoryRow::is_printable) {
                session.reprint(&last, commands);
            }
        }
        Act::ShowLabel => {
            if let Some(last) = session.ship.last.clone() {
                session.show_label(&last, commands);
            }
        }
        Act::Undo => session.undo(commands),
        Act::Redo => session.redo(),
        Act::AddArticle => session.add_article(),
        Act::DoubleArticle | Act::RemoveArticle | Act::ArticleUp | Act::ArticleDown | Act::SearchTariff => {
            if let Some((row, _)) = session.cell_now() {
                perform_on_article(session, act, row);
            }
        }
        Act::Void => (),
        Act::Leave => leave(ui, session, commands),
    }
}

fn perform_on_article(session: &mut Session, act: Act, row: RowId) {
    match act {
        Act::DoubleArticle => session.double_article(row),
        Act::RemoveArticle => session.remove_article(row),
        Act::ArticleUp => session.move_article(row, Step::Up),
        Act::ArticleDown => session.move_article(row, Step::Down),
        Act::SearchTariff => session.search_tariff(row),
        _ => (),
    }
}

fn leave(ui: &Ui, session: &mut Session, commands: &mut Vec<Command>) {
    match session.screen {
        Screen::Ship if session.is_packing() => session.mended(),
        Screen::Ship if session.customs.paste.is_some() => session.customs.paste = None,
        Screen::Ship => session.ship.paste = None,
        Screen::Label => session.close_label(commands),
        Screen::History if session.history.export_path.is_some() => session.history.export_path = None,
        Screen::History => session.history.selected = None,
        Screen::Accounts => accounts::cancel(ui, session, commands),
        Screen::Welcome | Screen::Sender | Screen::Settings => (),
    }
}

/// Opens the box for an address and asks the system for the clipboard; where it holds text, that is taken at once.
pub(super) fn open_paste_box(ui: &Ui, session: &mut Session) {
    session.ship.paste = Some(String::new());
    ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
}

/// A block that is pasted into the open box, or of several lines into a line of the address, is an address to take apart.
fn take_pasted_address(ui: &Ui, session: &mut Session) {
    let boxed = session.ship.paste.as_ref().is_some_and(|typed| typed.trim().is_empty());
    let in_address = ui.memory(|memory| memory.focused()).is_some_and(recipient::is_line);
    let block = ui.input_mut(|input| {
        let at = input.events.iter().position(|event| match event {
            Event::Paste(text) => boxed && !text.trim().is_empty() || in_address && text.trim().lines().count() > 2,
            _ => false,
        })?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    });
    if let Some(block) = block {
        session.paste_address(&block);
    }
}

/// Enter in a line of text goes to the next field, as Tab does.
fn enter_goes_on(ui: &Ui) {
    let Some(focused) = ui.memory(|memory| memory.focused()) else { return };
    let typing = TextEditState::load(ui.ctx(), focused).is_some();
    if typing
        && focused != recipient::paste_box()
        && focused != customs::paste_box()
        && focused != scan::field_id()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn no_two_acts_share_a_shortcut() {
        for (index, one) in SHORTCUTS.iter().enumerate() {
            for other in &SHORTCUTS[index + 1..] {
                assert!((one.modifiers, one.key) != (other.modifiers, other.key), "{:?} and {:?}", one.act, other.act);
                assert_ne!(one.act, other.act);
            }
        }
    }

    #[test]
    fn a_shortcut_with_fewer_modifiers_never_hides_one_with_more() {
        for (index, one) in SHORTCUTS.iter().enumerate() {
            for later in &SHORTCUTS[index + 1..] {
                let hidden = one.key == later.key && later.modifiers.matches_logically(one.modifiers);
                assert!(!hidden, "{:?} hides {:?}", one.act, later.act);
            }
        }
    }

    #[test]
    fn caps_are_written_in_the_words_of_the_keyboard() {
        assert_eq!(key_cap(Words::new(Lang::FR), Act::PasteAddress), "Ctrl Maj V");
        assert_eq!(key_cap(Words::new(Lang::FR), Act::Buy), "Ctrl Entrée");
        assert_eq!(key_cap(Words::new(Lang::EN), Act::PasteAddress), "Ctrl Shift V");
        assert_eq!(key_cap(Words::new(Lang::EN), Act::NextProblem), "F6");
    }
}
