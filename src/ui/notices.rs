//! What there is to tell that belongs to no field: one node a notice, so that a screen reader speaks each when it comes.

use egui::Id;
use egui::Margin;
use egui::Ui;

use super::failure::details_ui;
use super::frame;
use super::history::panel;
use super::suggest;
use super::widgets::Notice;
use super::widgets::NoticeAnswer;
use super::widgets::Tone;
use crate::command::Command;
use crate::command::Restored;
use crate::command::Salvaged;
use crate::domain::Failure;
use crate::domain::HistoryRow;
use crate::domain::PrintQuestion;
use crate::domain::PrintRecord;
use crate::domain::PrintWish;
use crate::domain::Remedy;
use crate::session::ArticleDeed;
use crate::session::Did;
use crate::session::News;
use crate::session::Screen;
use crate::session::Session;
use crate::session::SettingsPage;
use crate::session::Turn;
use crate::words::Words;

/// Draws the notices under one another and says where they end, in points from the window's top.
pub(super) fn notices_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) -> f32 {
    frame::padded(ui, "list", Margin { left: 20, right: 20, top: 8, bottom: 0 }, |ui| {
        for notice in session.notices.clone() {
            // The shelf says it there, with the same answers.
            if session.screen == Screen::History && matches!(notice.news, News::PrintAsks(_)) {
                continue;
            }
            let id = Id::unique(("notice", notice.id));
            match notice_ui(ui, id, session.words, &notice.news) {
                NoticeAnswer::None => (),
                NoticeAnswer::Close => session.close_notice(notice.id),
                NoticeAnswer::Act => {
                    session.close_notice(notice.id);
                    act_on(session, &notice.news, commands);
                }
                NoticeAnswer::Also => {
                    session.close_notice(notice.id);
                    act_also_on(session, &notice.news, commands);
                }
            }
            if let News::Failed(Failure { details: Some(details), .. }) = &notice.news {
                details_ui(ui, id.with("details"), session.words, details);
            }
        }
        ui.add_space(2.0);
        ui.min_rect().bottom()
    })
}

/// What a notice says.
pub(super) struct Said {
    pub(super) tone: Tone,
    pub(super) title: String,
    pub(super) text: String,
    /// The word of its button, where there is something to press.
    pub(super) action: Option<&'static str>,
    /// The word of a second one, for all that is like it.
    pub(super) also: Option<&'static str>,
}

fn notice_ui(ui: &mut Ui, id: Id, words: Words, news: &News) -> NoticeAnswer {
    let Said { tone, title, text, action, also } = said(words, news);
    Notice { id, tone, title: &title, text: &text, action, also, close: Some(words.get("close")) }.show(ui)
}

/// The news in words.
pub(super) fn said(words: Words, news: &News) -> Said {
    let (tone, title, text, action) = match news {
        News::Failed(failure) => {
            let tone = if failure.remedy == Remedy::Settle { Tone::Waiting } else { Tone::Error };
            // Asking again what a purchase asked would buy blindly: the form is there for that.
            (tone, words.mishap(&failure.mishap), String::new(), remedy(words, failure.remedy))
        }
        News::Exported(path) => (Tone::Done, words.get("news-exported").to_owned(), path.display().to_string(), None),
        News::Voided(row) => {
            (Tone::Done, words.get("news-voided").to_owned(), told_of(words, row), Some(words.get("see")))
        }
        News::Settled(row) => {
            (Tone::Done, words.get("news-settled").to_owned(), told_of(words, row), Some(words.get("see")))
        }
        News::ChargedOtherwise(row) => {
            (Tone::Warning, words.get("news-charged-otherwise").to_owned(), charged(words, row), Some(words.get("see")))
        }
        News::BackupFailed => {
            (Tone::Error, words.get("news-backup-failed").to_owned(), String::new(), Some(words.get("see")))
        }
        News::Restored(restored) => (
            Tone::Done,
            words.get("news-restored").to_owned(),
            keys_missing(words, restored),
            (!restored.keys_missing.is_empty()).then(|| words.get("remedy-reconnect")),
        ),
        News::Salvaged(salvaged) => {
            (Tone::Warning, words.get("news-salvaged").to_owned(), saved(words, salvaged), Some(words.get("see")))
        }
        News::PrinterHolds(row) => {
            (Tone::Warning, held(words, row), words.get("news-printer-holds").to_owned(), Some(words.get("see")))
        }
        News::PrintAsks(row) => {
            let asked = row.print.as_ref().map(|print| words.asked(print));
            let (title, text) = asked.map(|asked| (asked.title, asked.text)).unwrap_or_default();
            let title = format!("{title} · {}", panel::whom(words, row));
            (Tone::Warning, title, text, Some(asks_for(words, row)))
        }
        News::LetThrough(answer) => {
            let text = words.let_through("let-through-line", answer, "");
            (Tone::Done, words.get("news-let-through").to_owned(), text, Some(words.get("see")))
        }
        News::CameLate(row) => {
            (Tone::Warning, words.get("news-came-late").to_owned(), told_of(words, row), Some(words.get("see")))
        }
        News::Disconnected => (Tone::Done, words.get("news-disconnected").to_owned(), String::new(), None),
        News::ShippedBefore(row) => {
            (Tone::Warning, words.get("news-shipped-before").to_owned(), told_of(words, row), None)
        }
        News::NothingFound(text) => {
            let title = words.with("news-nothing-found", &[("text", text.as_str().into())]);
            (Tone::Warning, title, String::new(), None)
        }
        News::OrderOpen { open, scanned } => {
            let facts = [("open", open.as_str().into()), ("scanned", scanned.as_str().into())];
            (Tone::Warning, words.with("news-order-open", &facts), String::new(), None)
        }
        News::NothingOpen => (Tone::Warning, words.get("news-nothing-open").to_owned(), String::new(), None),
        News::CardOutsidePacking => (Tone::Warning, words.get("news-card-outside").to_owned(), String::new(), None),
        News::ReadVoidAgain(row) => (Tone::Warning, words.get("news-void-again").to_owned(), told_of(words, row), None),
        News::PushPaused(reason) => {
            let title = words.get("push-paused-title").to_owned();
            (Tone::Warning, title, words.push_reason(*reason).to_owned(), Some(words.get("see")))
        }

        News::Did { what, .. } => {
            let (title, text) = done(words, what);
            (Tone::Done, title.to_owned(), text, Some(words.get("undo")))
        }
        News::DraftRestored { saved_ms, days_ago } => {
            let title = match days_ago {
                0 => words.with("news-draft-restored", &[("time", words.minute_ms(*saved_ms).into())]),
                _ => words.with("news-draft-restored-of-day", &[("time", words.moment_ms(*saved_ms).into())]),
            };
            (Tone::Neutral, title, String::new(), Some(words.get("clear-form")))
        }
        News::ContactKept(contact) => {
            (Tone::Done, words.get("news-contact-kept").to_owned(), suggest::who(contact), None)
        }
        News::NoArticlesInList => {
            let (title, text) = ("news-no-articles", "news-no-articles-hint");
            (Tone::Warning, words.get(title).to_owned(), words.get(text).to_owned(), None)
        }
        News::BookExported(path) => {
            (Tone::Done, words.get("news-book-exported").to_owned(), path.display().to_string(), None)
        }
    };
    Said { tone, title, text, action, also: also(words, news) }
}

/// The word of the button that answers what is asked before a label is printed: one that would lose a code is not printed at all.
fn asks_for(words: Words, row: &HistoryRow) -> &'static str {
    match row.next_wish() {
        PrintWish::Anyway | PrintWish::WhatFits => words.print_word(row),
        PrintWish::Bought | PrintWish::Again => words.get("see"),
    }
}

/// The word of a second button: the answer for all labels of a carrier.
fn also(words: Words, news: &News) -> Option<&'static str> {
    let News::PrintAsks(row) = news else { return None };
    let low = |print: &PrintRecord| matches!(print.question, Some(PrintQuestion::LowGrade(_)));
    row.asking().filter(|print| low(print)).map(|_| words.get("print-all-such"))
}

/// Which label the news is about: its state, who it was for, its number.
fn told_of(words: Words, row: &HistoryRow) -> String {
    let mut parts = vec![words.state(row.state).to_owned(), row.consignee.name.clone()];
    parts.extend(row.tracking.as_ref().map(|tracking| tracking.grouped()));
    parts.join(" · ")
}

/// What was charged, what was on screen, and for whom.
fn charged(words: Words, row: &HistoryRow) -> String {
    let Some((expected, cost)) = row.charged_otherwise() else { return told_of(words, row) };
    let facts = [("charged", words.price(cost).into()), ("expected", words.price(expected.price).into())];
    format!("{} · {}", words.with("charged-otherwise", &facts), told_of(words, row))
}

/// What was done, and to whom or what.
fn done(words: Words, did: &Did) -> (&'static str, String) {
    match did {
        Did::Cleared => (words.get("did-clear"), String::new()),
        Did::Pasted => (words.get("did-paste"), String::new()),
        Did::Picked(contact) => (words.get("did-pick"), suggest::who(contact)),
        Did::UsedPreset(name) => (words.get("did-use-package"), name.clone()),
        Did::ShippedAgain => (words.get("did-ship-again"), String::new()),
        Did::TakenFromList => (words.get("did-take-from-list"), String::new()),
        Did::Articles(deed) => done_to_articles(words, *deed),
        Did::ContactRemoved(contact) => (words.get("did-remove-contact"), suggest::who(contact)),
        Did::PresetRemoved(name) => (words.get("did-remove-package"), name.clone()),
        Did::ArticleForgotten(name) => (words.get("did-forget-article"), name.clone()),
        Did::ArticlesImported(imported) => {
            let counts = [("added", imported.added), ("known", imported.known), ("nameless", imported.nameless)];
            let counts = counts.into_iter().chain([("unread", imported.unread)]);
            let counts: Vec<_> = counts.map(|(name, count)| (name, count.into())).collect();
            (words.get("news-imported"), words.with("articles-imported-counts", &counts))
        }
        Did::Imported(imported) => {
            let counts = [("added", imported.added), ("known", imported.known), ("nameless", imported.nameless)];
            let counts = counts.map(|(name, count)| (name, count.into()));
            (words.get("news-imported"), words.with("news-imported-counts", &counts))
        }
    }
}

/// What was done to the table of articles, and to how many of them.
fn done_to_articles(words: Words, deed: ArticleDeed) -> (&'static str, String) {
    match deed {
        ArticleDeed::Added => (words.get("did-add-article"), String::new()),
        ArticleDeed::Doubled => (words.get("did-double-article"), String::new()),
        ArticleDeed::Moved => (words.get("did-move-article"), String::new()),
        ArticleDeed::Picked => (words.get("did-pick-article"), String::new()),
        ArticleDeed::Removed(place) => {
            (words.get("did-remove-article"), words.with("article-number", &[("number", place.into())]))
        }
        ArticleDeed::Filled { rows, left_out: 0 } => {
            (words.get("did-fill-articles"), words.with("rows-filled", &[("count", rows.into())]))
        }
        ArticleDeed::Filled { rows, left_out } => {
            let facts = [("count", rows.into()), ("left", left_out.into())];
            (words.get("did-fill-articles"), words.with("rows-filled-and-left-out", &facts))
        }
    }
}

/// Which keys are to be given again.
pub(super) fn keys_missing(words: Words, restored: &Restored) -> String {
    if restored.keys_missing.is_empty() {
        return words.get("backup-keys-here").to_owned();
    }
    words.with("backup-keys-missing", &[("accounts", restored.keys_missing.join(", ").into())])
}

/// How much could be read, and what is to be looked at.
fn saved(words: Words, salvaged: &Salvaged) -> String {
    let file = salvaged.aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut text = words.with("news-salvaged-rows", &[("count", salvaged.saved.into()), ("file", file.into())]);
    if salvaged.strangers > 0 {
        text.push(' ');
        text.push_str(&words.with("news-salvaged-strangers", &[("count", salvaged.strangers.into())]));
    }
    text
}

/// The word of the button, where pressing it from here means something.
fn remedy(words: Words, remedy: Remedy) -> Option<&'static str> {
    match remedy {
        Remedy::MendTheFields
        | Remedy::ReconnectTheAccount
        | Remedy::TypeTheKeyAgain
        | Remedy::OpenPrinters
        | Remedy::OpenPrices
        | Remedy::OpenAccounts
        | Remedy::OpenNetwork => words.remedy(remedy),
        // What is in doubt or unpaid-for paper waits in the history, where each has its own button.
        Remedy::Settle | Remedy::FetchThePaper => Some(words.get("see")),
        Remedy::TryAgain | Remedy::CheckTheNetwork => words.remedy(remedy),
        Remedy::Nothing => None,
    }
}

pub(super) fn act_on(session: &mut Session, news: &News, commands: &mut Vec<Command>) {
    match news {
        News::Failed(failure) => match failure.remedy {
            Remedy::MendTheFields => {
                session.go_to(Screen::Ship, commands);
                session.focus_problem(Turn::First);
            }
            Remedy::ReconnectTheAccount | Remedy::TypeTheKeyAgain | Remedy::OpenAccounts => {
                session.go_to(Screen::Accounts, commands)
            }
            Remedy::OpenPrinters => session.open_settings(SettingsPage::Printers, commands),
            Remedy::OpenPrices => session.open_settings(SettingsPage::Prices, commands),
            Remedy::OpenNetwork => session.open_settings(SettingsPage::Network, commands),
            Remedy::Settle | Remedy::FetchThePaper => session.go_to(Screen::History, commands),
            Remedy::TryAgain | Remedy::CheckTheNetwork => try_again(session, commands),
            Remedy::Nothing => (),
        },
        News::Voided(row)
        | News::Settled(row)
        | News::ChargedOtherwise(row)
        | News::CameLate(row)
        | News::PrinterHolds(row) => {
            session.history.selected = Some(row.intent.clone());
            session.go_to(Screen::History, commands);
        }
        News::PrintAsks(row) => match row.next_wish() {
            PrintWish::Anyway | PrintWish::WhatFits => session.reprint(row, commands),
            PrintWish::Bought | PrintWish::Again => session.show_label(row, commands),
        },
        News::LetThrough(_) => session.open_settings(SettingsPage::Printers, commands),
        News::BackupFailed | News::Salvaged(_) => session.open_settings(SettingsPage::Backup, commands),
        News::Restored(_) => session.go_to(Screen::Accounts, commands),
        News::Exported(_)
        | News::Disconnected
        | News::ContactKept(_)
        | News::NoArticlesInList
        | News::BookExported(_)
        | News::ShippedBefore(_)
        | News::NothingFound(_)
        | News::OrderOpen { .. }
        | News::NothingOpen
        | News::CardOutsidePacking
        | News::ReadVoidAgain(_) => (),
        News::PushPaused(_) => {
            session.show_push();
            session.go_to(Screen::Accounts, commands);
        }
        News::Did { step, .. } => session.undo_step(*step, commands),
        News::DraftRestored { .. } => session.clear_typed(),
    }
}

/// The second button: what is asked about this label is answered for all that are like it.
pub(super) fn act_also_on(session: &mut Session, news: &News, commands: &mut Vec<Command>) {
    if let News::PrintAsks(row) = news {
        session.print_all_such(row, commands);
    }
}

/// What a paper waits for: the printer's name, and what to do.
fn held(words: Words, row: &HistoryRow) -> String {
    let printer = row.print.as_ref().map_or("", |print| print.printer_name.as_str());
    let trouble = row.held_by().map_or("", |trouble| trouble.id());
    format!("{printer}: {}", words.with(trouble, &[("printer", printer.into())]))
}

/// Asks anew for what the open screen shows. Nothing that costs money: a purchase that came to nothing waits in the history.
fn try_again(session: &mut Session, commands: &mut Vec<Command>) {
    match session.screen {
        Screen::Ship => {
            if session.history.waiting() > 0 {
                session.go_to(Screen::History, commands);
            } else {
                session.ask_for_rates(commands);
                session.ask_label_printer(commands);
            }
        }
        Screen::Label => {
            if let Some(intent) = session.label.row.as_ref().map(|row| row.intent.clone()) {
                session.ask_for_label(&intent, commands);
            }
        }
        Screen::History => session.find_in_history(commands),
        Screen::Settings => session.ask_label_printer(commands),
        Screen::Welcome | Screen::Sender | Screen::Accounts => (),
    }
}
