//! Articles from a file and into one.

use super::Session;
use crate::command::Command;
use crate::command::CustomsCommand;
use crate::command::ExportTo;
use crate::command::FileDialogs;
use crate::command::ImportFrom;
use crate::domain::ArticleColumn;
use crate::domain::read_articles;
use crate::domain::write_articles;
use crate::session::News;

/// The box for a path, where the system has no file dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleFile {
    /// Of a list to read.
    Read(String),
    /// Of a list to write.
    Write(String),
}

impl ArticleFile {
    /// Which list is read: the system's dialog asks, else the path that was typed; none where the box for it has just been opened.
    pub(in crate::session) fn read_from(file: &mut Option<Self>, dialogs: FileDialogs) -> Option<ImportFrom> {
        let typed = match file.take() {
            Some(Self::Read(path)) => path,
            Some(Self::Write(_)) | None => String::new(),
        };
        match dialogs {
            FileDialogs::Available => Some(ImportFrom::Ask),
            FileDialogs::Absent if !typed.trim().is_empty() => Some(ImportFrom::Path(typed.trim().into())),
            FileDialogs::Absent => {
                *file = Some(Self::Read(String::new()));
                None
            }
        }
    }

    /// Where a list is written, in the same way.
    pub(in crate::session) fn write_to(file: &mut Option<Self>, dialogs: FileDialogs) -> Option<ExportTo> {
        let typed = match file.take() {
            Some(Self::Write(path)) => path,
            Some(Self::Read(_)) | None => String::new(),
        };
        match dialogs {
            FileDialogs::Available => Some(ExportTo::Ask),
            FileDialogs::Absent if !typed.trim().is_empty() => Some(ExportTo::Path(typed.trim().into())),
            FileDialogs::Absent => {
                *file = Some(Self::Write(String::new()));
                None
            }
        }
    }
}

impl Session {
    /// Reads a list of articles: the system's dialog asks which, else a box for a path opens.
    pub fn read_article_list(&mut self, commands: &mut Vec<Command>) {
        let Some(from) = ArticleFile::read_from(&mut self.customs.file, self.dialogs) else { return };
        commands.push(Command::Customs(CustomsCommand::ReadList(from)));
    }

    /// Writes the articles as a list for spreadsheets.
    pub fn write_article_list(&mut self, commands: &mut Vec<Command>) {
        let Some(to) = ArticleFile::write_to(&mut self.customs.file, self.dialogs) else { return };
        let words = self.words;
        let heads = words.article_heads(&ArticleColumn::ALL);
        let bytes = write_articles(&self.ship.draft.customs.articles, &heads, words.sheet().habits.decimal);
        let name = format!("{}.csv", words.get("customs-file-name"));
        commands.push(Command::Customs(CustomsCommand::WriteList { to, name, bytes }));
    }

    pub(super) fn import_articles(&mut self, bytes: &[u8]) {
        match read_articles(bytes) {
            Ok(pasted) => self.fill_articles(None, &pasted),
            Err(_) => self.tell(News::NoArticlesInList),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use crate::words::Words;

    #[test]
    fn a_list_that_was_written_in_any_language_is_read_back() {
        for lang in Lang::languages() {
            let now = "2026-11-21T14:31:00[Europe/Paris]".parse().expect("a moment");
            let mut session = Session::new(Words::new(lang), now);
            session.dialogs = FileDialogs::Available;
            session.paste_articles("Mug\t2\t0,340\t14,00\t6912.00\tPT");
            let mut commands = Vec::new();
            session.write_article_list(&mut commands);
            let Some(Command::Customs(CustomsCommand::WriteList { bytes, .. })) = commands.pop() else {
                panic!("no list was written");
            };
            session.ship.draft.customs.articles.clear();
            session.import_articles(&bytes);
            let totals = session.totals();
            assert_eq!((totals.net_weight, totals.value.0, totals.unread), (680, 2800, 0), "{lang:?}");
        }
    }
}
